//! Finding: what is found, in which order, with which slips, and what is shown of it.

use proptest::prelude::*;
use waymark_domain::find::{Entry, Hit, Index, find};
use waymark_domain::ids::{AssessmentId, GuideId, PathId, SectionId, WorksheetId};
use waymark_domain::text::Target;

fn whole(to: Target, title: &str, text: &str) -> Entry {
    Entry { to, title: title.to_owned(), heading: String::new(), text: text.to_owned() }
}

fn guide(id: &str, title: &str, text: &str) -> Entry {
    whole(Target::Guide(GuideId::new(id), None), title, text)
}

fn section(id: &str, section: &str, title: &str, heading: &str, text: &str) -> Entry {
    let to = Target::Guide(GuideId::new(id), Some(SectionId::new(section)));
    Entry { to, title: title.to_owned(), heading: heading.to_owned(), text: text.to_owned() }
}

/// A small site.
fn site() -> Index {
    let entries = vec![
        guide("guardrails", "Guardrails", "For managers who want to leave room without going missing."),
        section(
            "guardrails",
            "check-ins",
            "Guardrails",
            "A check-in worth its time",
            "Agree the goal and the dates. A check-in is short; the team’s own plan comes first.",
        ),
        guide("archetypes", "The four archetypes", "Four kinds of Staff-level work."),
        section(
            "archetypes",
            "solver",
            "The four archetypes",
            "Solver",
            "Solvers go where the trouble is. They plan little, and they planned less last year.",
        ),
        section(
            "role",
            "hours",
            "What the role is made of",
            "Last week, by the hour",
            "Every archetype has meetings. A goal, agreed with nobody, is no goal. Trust takes time.",
        ),
        guide("what", "What to work on", "Incentives decide more than plans do; so does a naïve strategy."),
        whole(Target::Assessment(AssessmentId::new("map")), "Incentive map", "What two people are rewarded for."),
        whole(Target::Worksheet(WorksheetId::new("strategy")), "A strategy", "Diagnosis, policies, trade-offs."),
        whole(
            Target::Path(PathId::new("new-manager")),
            "New manager",
            "Twelve weeks. Write the time down; time your worth.",
        ),
    ];
    Index { entries }
}

/// Where a hit is, in short.
fn place(hit: &Hit) -> String {
    match &hit.entry.to {
        Target::Guide(id, None) => id.to_string(),
        Target::Guide(id, Some(section)) => format!("{id}#{section}"),
        Target::Assessment(id) => format!("assess:{id}"),
        Target::Worksheet(id) => format!("sheet:{id}"),
        Target::Path(id) => format!("path:{id}"),
        Target::Page(_) | Target::Web(_) => "elsewhere".to_owned(),
    }
}

fn found(query: &str) -> Vec<String> {
    find(&site(), query, 20).iter().map(place).collect()
}

#[test]
fn what_is_found_in_which_order() {
    for (query, expected) in [
        // Titles over headings over texts; a section is not found by the title of its guide alone.
        ("guardrails", &["guardrails"][..]),
        ("archetypes", &["archetypes", "role#hours"]),
        ("solver", &["archetypes#solver"]),
        ("strategy", &["sheet:strategy", "what"]),
        // Each word somewhere: in the title of the guide, the heading, the text.
        ("guardrails check dates", &["guardrails#check-ins"]),
        ("guardrails trouble", &[]),
        // In order ranks higher.
        ("worth its time", &["guardrails#check-ins"]),
        ("worth time", &["guardrails#check-ins", "path:new-manager"]),
        ("time worth", &["guardrails#check-ins", "path:new-manager"]),
        ("goal agreed", &["role#hours", "guardrails#check-ins"]),
        ("agree goal", &["guardrails#check-ins", "role#hours"]),
        // The last word may go on, from two letters.
        ("incent", &["assess:map", "what"]),
        ("check da", &["guardrails#check-ins"]),
        ("ch dates", &[]),
        ("check d", &[]),
        ("g", &[]),
        ("a", &[]),
        ("a a", &["sheet:strategy", "guardrails#check-ins", "role#hours", "what"]),
        // Endings.
        ("guardrail", &["guardrails"]),
        ("strategies", &["sheet:strategy", "what"]),
        ("planning", &["archetypes#solver", "guardrails#check-ins", "what"]),
        ("meeting agreed", &["role#hours"]),
        ("agrees dates", &["guardrails#check-ins"]),
        // Capitals, accents, apostrophes, hyphens.
        ("GUARDRAILS", &["guardrails"]),
        ("naive", &["what"]),
        ("näive", &["what"]),
        ("nai\u{308}ve", &["what"]),
        ("team's", &["guardrails#check-ins"]),
        ("team’s", &["guardrails#check-ins"]),
        ("teams", &["guardrails#check-ins"]),
        ("staff-level", &["archetypes"]),
        ("staff level", &["archetypes"]),
        ("trade-offs", &["sheet:strategy"]),
        // One slip, also in the first letter; not two; not in short words.
        ("guradrails", &["guardrails"]),
        ("uardrails", &["guardrails"]),
        ("fuardrails", &["guardrails"]),
        ("ugardrails", &["guardrails"]),
        ("guardrailss", &["guardrails"]),
        ("guardrals", &["guardrails"]),
        ("gurdrals", &[]),
        ("archetpye", &["archetypes", "role#hours"]),
        ("archeytpes", &["archetypes", "role#hours"]),
        ("truts", &["role#hours"]),
        ("gaol", &["guardrails#check-ins", "role#hours"]),
        ("gaurdr", &["guardrails"]),
        ("gla", &[]),
        // Each word may have one.
        ("chekc daets", &["guardrails#check-ins"]),
        // Nothing to look for.
        ("", &[]),
        ("  … — ", &[]),
        ("xylophone", &[]),
    ] {
        assert_eq!(found(query), expected, "{query:?}");
    }
}

#[test]
fn without_a_slip_goes_before_all_with_one() {
    let index = Index {
        entries: vec![
            guide("a", "Trusting", "Trusty, trusted, truss, trust me: trusts."),
            guide("b", "Truss", "Truss truss truss."),
            guide("c", "Bridges", "In the last line there is a truss."),
            guide("d", "Truth", "Not that."),
        ],
    };
    let hits = find(&index, "truss", 20);
    assert_eq!(hits.iter().map(place).collect::<Vec<_>>(), ["b", "a", "c"]);
    assert!(hits.iter().all(|hit| hit.score.sure == 1));
    let hits = find(&index, "trusz", 20);
    assert_eq!(hits.iter().map(place).collect::<Vec<_>>(), ["a", "b", "c"]);
    assert!(hits.iter().all(|hit| hit.score.sure == 0));
    let hits = find(&index, "trust", 20);
    assert_eq!(hits.iter().map(place).collect::<Vec<_>>(), ["a", "b", "d", "c"]);
    assert_eq!(hits.iter().map(|hit| hit.score.sure).collect::<Vec<_>>(), [1, 0, 0, 0]);
}

#[test]
fn equally_good_ones_keep_their_order_and_the_limit_keeps_the_best() {
    let index = Index {
        entries: (0..9)
            .map(|place| guide(&format!("g{place}"), if place == 7 { "Trust" } else { "Other" }, "About trust."))
            .collect(),
    };
    let places = |limit| find(&index, "trust", limit).iter().map(place).collect::<Vec<_>>();
    assert_eq!(places(20), ["g7", "g0", "g1", "g2", "g3", "g4", "g5", "g6", "g8"]);
    assert_eq!(places(3), ["g7", "g0", "g1"]);
    assert_eq!(places(0), [""; 0]);
}

/// A hit's snippet, with its marks in brackets.
fn shown(title: &str, text: &str, query: &str) -> Vec<String> {
    let index = Index { entries: vec![guide("a", title, text)] };
    let hits = find(&index, query, 20);
    let mark = |hit: &Hit| {
        let mut out = hit.snippet.text.clone();
        for range in hit.snippet.marks.iter().rev() {
            out.insert(range.end, ']');
            out.insert(range.start, '[');
        }
        out
    };
    hits.iter().map(mark).collect()
}

#[test]
fn a_snippet_shows_the_words_and_marks_them() {
    let long = "One two three four five six seven eight nine ten. “I trust you,” he says in June, and means it. \
                Eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty twentyone \
                twentytwo trust twentythree twentyfour twentyfive trusted people twentysix.";
    for (title, text, query, expected) in [
        ("A", "Trust takes time.", "trust", "[Trust] takes time."),
        ("A", "Trust takes time.", "trust time", "[Trust] takes [time]."),
        ("Trust", "Nothing of it here.", "trust", "Nothing of it here."),
        ("Trust", "", "trust", ""),
        ("A", "The team’s own plan.", "teams", "The [team’s] own plan."),
        ("A", "(Trust)", "trust", "([Trust])"),
        ("A", "Trust, trusts, trusted and truss.", "trust", "[Trust], [trusts], [trusted] and truss."),
        ("A", "Not a rust but a truss.", "trust", "Not a [rust] but a [truss]."),
        ("A", "Naïve – déjà vu.", "deja", "Naïve – [déjà] vu."),
        // From the sentence, or from some words before; to the end of a word.
        (
            "A",
            long,
            "trust",
            "… “I [trust] you,” he says in June, and means it. Eleven twelve thirteen fourteen fifteen sixteen \
             seventeen eighteen nineteen twenty twentyone twentytwo [trust] twentythree twentyfour twentyfive …",
        ),
        (
            "A",
            long,
            "trusted people",
            "… seventeen eighteen nineteen twenty twentyone twentytwo [trust] twentythree twentyfour twentyfive [trusted] [people] twentysix.",
        ),
    ] {
        assert_eq!(shown(title, text, query), [expected], "{query:?} in {text:?}");
    }
}

/// A word of letters.
fn word() -> impl Strategy<Value = String> {
    "[a-z]{5,12}"
}

/// What somebody may make of a word with one slip.
fn slipped() -> impl Strategy<Value = (String, String)> {
    (word(), 0..4, any::<prop::sample::Index>(), prop::char::range('a', 'z')).prop_map(|(word, kind, place, letter)| {
        let mut letters: Vec<char> = word.chars().collect();
        let place = place.index(letters.len());
        match kind {
            0 => {
                letters.remove(place);
            }
            1 => letters.insert(place, letter),
            2 => letters[place] = letter,
            _ => {
                let other = if place == 0 { 1 } else { place - 1 };
                letters.swap(place, other);
            }
        }
        (word, letters.into_iter().collect())
    })
}

proptest! {
    #[test]
    fn one_slip_in_a_word_of_a_title_still_finds_it(
        before in prop::collection::vec(word(), 0..3),
        (right, wrong) in slipped(),
        after in prop::collection::vec(word(), 0..3),
    ) {
        let title = |middle: &str| {
            let words = before.iter().map(String::as_str).chain([middle]).chain(after.iter().map(String::as_str));
            words.collect::<Vec<_>>().join(" ")
        };
        let index = Index { entries: vec![guide("other", "Zzz", ""), guide("it", &title(&right), "")] };
        for query in [wrong.clone(), title(&wrong), format!("{wrong} {right}")] {
            let hits = find(&index, &query, 20);
            prop_assert!(hits.iter().any(|hit| place(hit) == "it"), "{:?} does not find {:?}", query, title(&right));
        }
    }

    #[test]
    fn any_query_in_any_text_ends_well(title in ".{0,20}", text in ".{0,400}", query in ".{0,30}", limit in 0..4_usize) {
        let index = Index { entries: vec![guide("a", &title, &text), section("a", "b", &title, &query, &text)] };
        let hits = find(&index, &query, limit);
        prop_assert!(hits.len() <= limit);
        for hit in &hits {
            let mut end = 0;
            for mark in &hit.snippet.marks {
                prop_assert!(mark.start >= end && mark.start < mark.end);
                prop_assert!(hit.snippet.text.get(mark.clone()).is_some());
                end = mark.end;
            }
        }
        prop_assert!(hits.windows(2).all(|pair| pair[0].score >= pair[1].score));
    }

    #[test]
    fn what_stands_there_is_found(words in prop::collection::vec(word(), 1..40), from in any::<prop::sample::Index>(), many in 1..5_usize) {
        let text = words.join(" ");
        let from = from.index(words.len());
        let asked = &words[from..words.len().min(from + many)];
        let index = Index { entries: vec![guide("a", "Title", &text)] };
        let query = asked.join(" ");
        let hits = find(&index, &query, 1);
        prop_assert_eq!(hits.len(), 1);
        prop_assert_eq!(hits[0].score.sure, asked.len());
        let marked: Vec<&str> = hits[0].snippet.marks.iter().filter_map(|mark| hits[0].snippet.text.get(mark.clone())).collect();
        prop_assert!(asked.iter().all(|word| marked.contains(&word.as_str())), "{:?} of {:?}", marked, asked);
    }
}

/// Words that every question has need not stand in the text, unless there is no other.
#[test]
fn common_words_are_passed_over() {
    assert_eq!(found("how to do a check-in")[0], "guardrails#check-ins");
    assert_eq!(found("how what is my strategy"), found("strategy"));
    assert!(found("to work on").contains(&"what".to_owned()));
}
