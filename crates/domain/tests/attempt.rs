//! Attempts: marking, and putting together what several pages saved.

mod support;

use proptest::prelude::*;
use std::collections::BTreeMap;
use support::{REAL, Size, c, option, profile, q, score_of};
use waymark_domain::attempt::{Attempt, BESIDE, CONTEXT, CORRECTABLE, Finished, Mark, Millis, Part, WORDS};
use waymark_domain::form::Kind;
use waymark_domain::ids::{AssessmentId, AttemptId, LensId, OptionId, QuestionId};
use waymark_domain::reading::Reading;

fn part(started: Millis) -> Part {
    Part::begin(AttemptId::new("a1"), AssessmentId::new("trees"), 3, started)
}

fn lens(id: &str) -> LensId {
    LensId::new(id)
}

/// What a result with this count of the first dimension came to.
fn readings(count: u8) -> Vec<Reading> {
    vec![score_of(&profile(REAL), "work", &[count, 10, 0, 0]).reading()]
}

/// Few lenses, questions, times, choices and words, so that marks collide.
fn any_part() -> impl Strategy<Value = Part> {
    let choice = prop::option::of(prop::sample::select(vec!["a", "b", "c"]));
    let mark = (0..4_i64, choice, prop::sample::select(vec!["", "", "some", "words"]));
    let cell = (prop::sample::select(vec!["work", "energy", CONTEXT, WORDS]), 0..3_usize);
    let marks = prop::collection::vec((cell, mark), 0..8);
    let finished = (0..4_i64, 0..3_i64, 0..3_u8);
    (marks, prop::option::of(finished), 0..4_i64, 1..4_u32).prop_map(|(marks, finished, started, revision)| {
        let mut part = Part { revision, ..part(started) };
        for ((in_lens, question), (at, choice, words)) in marks {
            let mark = Mark { at, choice: choice.map(OptionId::new), words: words.to_owned() };
            part.marks.entry(lens(in_lens)).or_default().insert(q(question), mark);
        }
        part.finished = finished.map(|(at, scored, count)| Finished { at, scored, readings: readings(count) });
        part
    })
}

fn merged(a: &Part, b: &Part) -> Part {
    let mut all = a.clone();
    all.merge(b);
    all
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1024))]

    #[test]
    fn merging_is_commutative(a in any_part(), b in any_part()) {
        prop_assert_eq!(merged(&a, &b), merged(&b, &a));
    }

    #[test]
    fn merging_is_associative(a in any_part(), b in any_part(), c in any_part()) {
        prop_assert_eq!(merged(&merged(&a, &b), &c), merged(&a, &merged(&b, &c)));
    }

    #[test]
    fn merging_is_idempotent(a in any_part(), b in any_part()) {
        prop_assert_eq!(&merged(&a, &a), &a);
        let all = merged(&a, &b);
        prop_assert_eq!(&merged(&all, &b), &all);
        prop_assert_eq!(&merged(&all, &a), &all);
    }

    #[test]
    fn no_mark_is_lost_and_the_later_one_wins(a in any_part(), b in any_part()) {
        let all = merged(&a, &b);
        for (lens, marks) in a.marks.iter().chain(&b.marks) {
            for (question, mark) in marks {
                let kept = all.marked(lens, question).expect("it is there");
                prop_assert!(kept.at >= mark.at);
                let theirs = [a.marked(lens, question), b.marked(lens, question)];
                prop_assert!(theirs.contains(&Some(kept)), "nothing is made up");
            }
        }
    }

    #[test]
    fn whatever_the_clock_says_the_last_mark_made_on_a_page_is_the_one_that_counts(
        before in any_part(),
        marks in prop::collection::vec((-3..6_i64, prop::option::of(0..3_usize)), 1..6),
    ) {
        let mut page = before.clone();
        let mut last = None;
        for (at, choice) in marks {
            last = choice.map(|place| OptionId::new(["a", "b", "c"][place]));
            page.mark(&lens("work"), &q(0), last.clone(), at);
        }
        let choice = |part: &Part| part.marked(&lens("work"), &q(0)).and_then(|mark| mark.choice.clone());
        prop_assert_eq!(&choice(&page), &last);
        prop_assert_eq!(&choice(&merged(&page, &before)), &last);
        prop_assert_eq!(&choice(&merged(&before, &page)), &last);
    }

    #[test]
    fn whatever_the_clock_says_the_last_words_written_on_a_page_are_those_that_count(
        before in any_part(),
        texts in prop::collection::vec((-3..6_i64, prop::sample::select(vec!["", "a", "b", "words"])), 1..6),
    ) {
        let mut page = before.clone();
        let mut last = "";
        for (at, words) in texts {
            last = words;
            page.write(&lens(WORDS), &q(0), words.to_owned(), at);
        }
        for part in [page.clone(), merged(&page, &before), merged(&before, &page)] {
            prop_assert_eq!(part.written(&lens(WORDS), &q(0)), last);
        }
    }

    /// Every mark is on the sheet once: as words where something was written, else as a choice.
    #[test]
    fn a_sheet_holds_every_mark(part in any_part()) {
        let sheet = part.sheet();
        for (of, marks) in &part.marks {
            for (question, mark) in marks {
                let words = sheet.words.get(of).and_then(|words| words.get(question));
                prop_assert_eq!(words, (!mark.words.is_empty()).then_some(&mark.words));
                let choices = if of.as_str() == CONTEXT { Some(&sheet.context) } else { sheet.lenses.get(of) };
                let choice = choices.and_then(|choices| choices.get(question));
                let chosen = mark.words.is_empty() && of.as_str() != WORDS;
                prop_assert_eq!(choice, chosen.then_some(&mark.choice));
            }
        }
        prop_assert!(!sheet.lenses.contains_key(&lens(WORDS)) && !sheet.lenses.contains_key(&lens(CONTEXT)));
    }
}

/// Times of the result's first sight and last scoring, and which of two scores is kept.
#[test]
fn of_two_results_the_later_scoring_is_kept_and_the_first_sight() {
    let result = |at, scored, count| Some(Finished { at, scored, readings: readings(count) });
    let table = [
        (None, None, None),
        (result(5, 5, 1), None, result(5, 5, 1)),
        (result(5, 5, 1), result(7, 9, 2), result(5, 9, 2)),
        (result(5, 10, 1), result(3, 9, 2), result(3, 10, 1)),
    ];
    for (mine, theirs, expected) in table {
        let (a, b) = (Part { finished: mine, ..part(0) }, Part { finished: theirs, ..part(0) });
        assert_eq!(merged(&a, &b).finished, expected);
        assert_eq!(merged(&b, &a).finished, expected);
    }
}

#[test]
fn a_mark_after_one_from_the_end_of_time_still_counts() {
    let mut part = part(0);
    part.mark(&lens("work"), &q(0), Some(option("ash")), Millis::MAX);
    part.mark(&lens("work"), &q(0), Some(option("birch")), 5);
    let mark = part.marked(&lens("work"), &q(0)).expect("marked");
    assert_eq!(mark.choice, Some(option("birch")));
}

#[test]
fn correctable() {
    const DAY: Millis = CORRECTABLE;
    let begun = |attempt: &str, assessment: &str, started| {
        Part::begin(AttemptId::new(attempt), AssessmentId::new(assessment), 3, started)
    };
    let mine = |finished: Option<Millis>| Attempt {
        finished: finished.map(|at| Finished { at, scored: at + 5 * DAY, readings: Vec::new() }),
        ..begun("mine", "trees", 1000)
    };
    let (earlier, later) = (begun("other", "trees", 999), begun("other", "trees", 1001));
    let elsewhere = begun("other", "flowers", 1001);
    #[rustfmt::skip]
    let table = [
        ("unfinished, however old",          None,       90 * DAY,       vec![],          true),
        ("unfinished, another begun later",  None,       2000,           vec![&later],    true),
        ("just finished",                    Some(2000), 2000,           vec![],          true),
        ("a day less a moment",              Some(2000), 2000 + DAY - 1, vec![],          true),
        ("a day",                            Some(2000), 2000 + DAY,     vec![],          false),
        ("another begun earlier",            Some(2000), 3000,           vec![&earlier],  true),
        ("another begun later",              Some(2000), 3000,           vec![&later],    false),
        ("another assessment begun later",   Some(2000), 3000,           vec![&elsewhere], true),
        ("the clock was set back",           Some(2000), 1500,           vec![],          true),
    ];
    for (case, finished, now, others, expected) in table {
        let attempt = mine(finished);
        let all: Vec<Attempt> = others.into_iter().chain([&attempt]).cloned().collect();
        assert_eq!(attempt.correctable(now, &all), expected, "{case}");
    }
}

/// On a map several attempts at one assessment belong together, and none of them is a later one.
#[test]
fn another_side_of_the_same_map_does_not_end_corrections() {
    let side = |attempt: &str, started: Millis, beside: &str| {
        let mut part = Part::begin(AttemptId::new(attempt), AssessmentId::new("trees"), 3, started);
        if !beside.is_empty() {
            part.write(&lens(WORDS), &QuestionId::new(BESIDE), beside.to_owned(), started);
        }
        part.finished = Some(Finished { at: started, scored: started, readings: Vec::new() });
        part
    };
    let map = [side("first", 10, ""), side("second", 20, "first"), side("third", 30, "first")];
    let table = [
        ("nothing else", None, [true; 3]),
        ("a later map", Some(side("other", 25, "")), [false, false, true]),
        ("the other side of a later map", Some(side("more", 40, "other")), [false; 3]),
        ("an earlier map", Some(side("other", 5, "")), [true; 3]),
    ];
    for (case, more, expected) in table {
        let all: Vec<Attempt> = map.iter().cloned().chain(more).collect();
        assert_eq!(map.each_ref().map(|side| side.correctable(50, &all)), expected, "{case}");
    }
    let first = Some(AttemptId::new("first"));
    assert_eq!(map.each_ref().map(Part::beside), [None, first.clone(), first]);
}

#[test]
fn a_sheet_has_the_marks_without_their_times() {
    let mut part = part(0);
    part.mark(&lens("work"), &q(0), Some(option("ash")), 1);
    part.mark(&lens("work"), &q(1), None, 2);
    part.mark(&lens("energy"), &q(0), Some(option("birch")), 3);
    part.mark(&lens("work"), &q(0), Some(option("cedar")), 4);
    part.mark(&lens(CONTEXT), &c(0), Some(OptionId::new("two")), 5);
    let sheet = part.sheet();
    let marks = |marks: &[(QuestionId, Option<OptionId>)]| -> BTreeMap<_, _> { marks.iter().cloned().collect() };
    let expected = BTreeMap::from([
        (lens("energy"), marks(&[(q(0), Some(option("birch")))])),
        (lens("work"), marks(&[(q(0), Some(option("cedar"))), (q(1), None)])),
    ]);
    assert_eq!(sheet.lenses, expected);
    assert_eq!(sheet.context, marks(&[(c(0), Some(OptionId::new("two")))]));
    assert_eq!(sheet.mark(&lens("work"), &q(1)), None);
    assert_eq!(sheet.words, BTreeMap::new());
}

/// What is written, what was written over, and what was cleared again.
#[test]
fn a_sheet_has_the_words() {
    let mut part = part(0);
    part.write(&lens(WORDS), &q(0), "first".to_owned(), 1);
    part.write(&lens(WORDS), &q(0), "„Grün“".to_owned(), 2);
    part.write(&lens(WORDS), &q(1), "cleared".to_owned(), 3);
    part.write(&lens(WORDS), &q(1), String::new(), 4);
    part.write(&lens("piece-1"), &QuestionId::new("name"), "Reviews".to_owned(), 5);
    part.mark(&lens("piece-1"), &q(0), Some(option("ash")), 6);
    let sheet = part.sheet();
    let words = |of: &str, words: &str| BTreeMap::from([(QuestionId::new(of), words.to_owned())]);
    let expected = [(lens("piece-1"), words("name", "Reviews")), (lens(WORDS), words("q0", "„Grün“"))];
    assert_eq!(sheet.words, BTreeMap::from(expected));
    assert_eq!(sheet.mark(&lens("piece-1"), &q(0)), Some(&option("ash")));
    assert_eq!(sheet.lenses.len(), 1);
    assert_eq!((part.written(&lens(WORDS), &q(1)), part.written(&lens(WORDS), &q(2))), ("", ""));
    assert!(part.marked(&lens(WORDS), &q(1)).is_some(), "cleared is not the same as never asked");
}

#[test]
fn dates() {
    let mut part = part(10);
    assert_eq!((part.date(), part.touched()), (10, 10));
    part.mark(&lens("work"), &q(0), None, 20);
    assert_eq!((part.date(), part.touched()), (10, 20));
    part.finished = Some(Finished { at: 30, scored: 40, readings: Vec::new() });
    assert_eq!((part.date(), part.touched()), (30, 40));
}

#[test]
fn a_question_is_marked_when_it_is_through_each_of_its_lenses() {
    let profile = profile(Size { questions: 8, context: 1, ..REAL });
    let form = profile.form();
    let asked: Vec<&QuestionId> = form.asked.iter().map(|asked| &asked.id).collect();
    assert_eq!(asked.len(), 9);
    assert_eq!(asked.last(), Some(&&c(0)));
    let question = |id: &QuestionId| form.question(id).expect("it is asked");
    assert_eq!(form.lenses_of(question(&q(0))), [lens("work"), lens("energy")]);
    assert_eq!(form.lenses_of(question(&c(0))), [lens(CONTEXT)]);
    assert_eq!((question(&q(0)).kind, question(&c(0)).kind), (Kind::Scored, Kind::Context));
    assert_eq!(form.question(&q(8)), None);

    let mut part = part(0);
    let is_marked = |part: &Part, id: &QuestionId| form.is_marked(part, question(id));
    assert!(!is_marked(&part, &q(0)));
    part.mark(&lens("work"), &q(0), Some(option("ash")), 1);
    assert!(!is_marked(&part, &q(0)), "one lens is open");
    part.mark(&lens("energy"), &q(0), None, 2);
    assert!(is_marked(&part, &q(0)), "not sure is a mark");
    assert!(!is_marked(&part, &c(0)));
    part.mark(&lens(CONTEXT), &c(0), None, 3);
    assert!(is_marked(&part, &c(0)));
}
