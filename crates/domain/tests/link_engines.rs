//! Results of every engine in links. What holds for all links is tried on profiles in `link.rs`.

mod support;

use proptest::prelude::*;
use std::collections::BTreeMap;
use support::sealed;
use support::small::{
    advice, answers, any_answered, any_list, any_sorter, around, ask, audit, circles, id, incentives, layout, level,
    list, marks, nine, one_of_each, opt, side, sorter, tally,
};
use waymark_domain::assessment::{Assessment, Engine, Layout, Scored};
use waymark_domain::attempt::{BESIDE, Millis, WORDS};
use waymark_domain::audit::{HOURS, NAME, pieces};
use waymark_domain::facets::{Facets, FacetsOutcome};
use waymark_domain::ids::{LensId, OptionId, QuestionId};
use waymark_domain::incentives::{GUESS, Incentives, OWN};
use waymark_domain::link::{Body, Extent, LONGEST_MADE, LinkFault, Shared, encode, find, has_summary};
use waymark_domain::scoring::Sheet;
use waymark_domain::sorter::{ASKER, Sorter};

const DAY: Millis = 24 * 60 * 60 * 1000;
const DATE: Millis = 20_000 * DAY;
/// The day of `DATE`, as bits.
const BITS: &str = "0100111000100000";

fn made(assessment: &Assessment, sheet: &Sheet, extent: Extent, words: &[&str]) -> Result<String, LinkFault> {
    let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
    let scored = assessment.score(sheet, &[]);
    encode(assessment, assessment.revision, DATE, sheet, &scored, extent, &words)
}

fn link(assessment: &Assessment, sheet: &Sheet, extent: Extent, words: &[&str]) -> String {
    made(assessment, sheet, extent, words).expect("it is short enough")
}

fn open(assessment: &Assessment, text: &str) -> Result<Shared, LinkFault> {
    find(text)?.open(assessment)
}

/// The sheet that came, how many marks came, and how many of them fit.
fn came(assessment: &Assessment, text: &str) -> (Sheet, usize, usize) {
    match open(assessment, text).expect("nobody touched it").body {
        Body::Answers { sheet, came, fit } => (sheet, came, fit),
        Body::Summary(_) => unreachable!("answers were sent"),
    }
}

/// What travels of a sheet: without "not sure", which only a tree can tell from no answer, and
/// without words.
fn marks_of(assessment: &Assessment, sheet: &Sheet) -> Sheet {
    let keeps_unsure = matches!(assessment.engine, Engine::Sorter(_));
    let marked = |marks: &BTreeMap<QuestionId, Option<OptionId>>, keep: bool| -> BTreeMap<_, _> {
        marks.iter().filter(|(_, mark)| keep || mark.is_some()).map(|(id, mark)| (id.clone(), mark.clone())).collect()
    };
    let lenses = sheet.lenses.iter().map(|(lens, marks)| (lens.clone(), marked(marks, keeps_unsure)));
    let lenses = lenses.filter(|(_, marks)| !marks.is_empty()).collect();
    Sheet { lenses, context: marked(&sheet.context, false), ..Sheet::default() }
}

/// Words under [`WORDS`].
fn with_words(sheet: Sheet, words: &[(&str, &str)]) -> Sheet {
    let words = words.iter().map(|(of, words)| (ask(of), (*words).to_owned())).collect();
    Sheet { words: BTreeMap::from([(LensId::new(WORDS), words)]), ..sheet }
}

fn written(sheet: &Sheet, of: &str) -> Option<String> {
    sheet.words.get(&LensId::new(WORDS))?.get(&ask(of)).cloned()
}

fn map() -> (Assessment, Sheet) {
    let own: Vec<Option<i8>> = (0..12).map(|number| (number != 3).then_some([-1, 0, 1, 2, 3][number % 5])).collect();
    let guess: Vec<Option<i8>> = (0..12).map(|number| Some([3, 2, 0][number % 3])).collect();
    let mut sheet = side(&own, &guess);
    sheet.context = marks("mine em, theirs pm");
    (around(Engine::Map(incentives(12))), with_words(sheet, &[("hidden", "Äpfel\n„on-call“ 🌲"), ("plan", "Monday")]))
}

fn hours() -> (Assessment, Sheet) {
    let sheet = list(&[
        ("p-x", "Reviews", "6.5", "2", false, "gain high, effort big, seen yes"),
        ("p-y", "Überblick ☂", "12", "1", false, "gain low, effort small, seen -"),
        ("p-z", "Gone", "3", "3", true, "gain high"),
        ("p-w", "Bare", "", "4", false, ""),
    ]);
    (around(Engine::Audit(audit())), sheet)
}

/// One assessment for each engine with answers to it: a link of each kind.
fn examples() -> Vec<(Assessment, String)> {
    let facets = answers("i0 o4, i1 o0, i2 o4, i3 o1, i4 o2, i5 o1, i6 o2, i7 -, i8 o3");
    let stages = answers("e0 yes, e1 yes, e2 partly, e3 not-yet, e4 partly, e5 -, e6 yes, e7 yes, e8 yes");
    let tree = answers("mine -, size big, who other");
    let counted = Sorter { tally: Some(tally()), ..sorter() };
    let plain = [
        (around(Engine::Facets(nine())), facets),
        (around(Engine::Stage(circles())), stages),
        (around(Engine::Sorter(counted)), tree),
    ];
    let of = |(assessment, sheet): &(Assessment, Sheet)| {
        [Extent::Summary, Extent::Answers].map(|extent| (assessment.clone(), link(assessment, sheet, extent, &[])))
    };
    let (incentives, side) = map();
    let (audit, list) = hours();
    let words = [
        (incentives.clone(), link(&incentives, &side, Extent::Answers, &["hidden", "plan"])),
        (audit.clone(), link(&audit, &list, Extent::Answers, &["p-x", "p-y"])),
    ];
    plain.iter().flat_map(of).chain(words).collect()
}

proptest! {
    #[test]
    fn answers_come_out_as_they_went_in((assessment, sheet) in any_answered()) {
        let (came, number, fit) = came(&assessment, &link(&assessment, &sheet, Extent::Answers, &[]));
        let marks = marks_of(&assessment, &sheet);
        let sent: usize = marks.lenses.values().chain([&marks.context]).map(BTreeMap::len).sum();
        prop_assert_eq!((number, fit), (sent, sent));
        prop_assert_eq!(&came, &marks);
        prop_assert_eq!(assessment.score(&came, &[]), assessment.score(&sheet, &[]));
    }

    /// Figures travel, and whoever opens the link is told the same. What they cannot know is where the
    /// way stalls, how much was skipped, and which answers led to a leaf.
    #[test]
    fn summaries_say_the_same((assessment, sheet) in any_answered()) {
        let scored = assessment.score(&sheet, &[]);
        let shared = open(&assessment, &link(&assessment, &sheet, Extent::Summary, &[])).expect("nobody touched it");
        prop_assert_eq!((shared.revision, shared.day), (3, DATE));
        let again = shared.body.scored(&assessment);
        prop_assert_eq!(again.is_thin(), scored.is_thin());
        prop_assert_eq!(assessment.headline(&again), assessment.headline(&scored));
        if !scored.is_thin() {
            prop_assert_eq!(again.readings(), scored.readings());
        }
        match (&scored, &again) {
            (Scored::Facets(sent), Scored::Facets(came)) if !scored.is_thin() => {
                prop_assert_eq!(&came.outcome, &sent.outcome);
                for (sent, came) in sent.facets.iter().zip(&came.facets) {
                    prop_assert_eq!((&sent.facet, sent.score, sent.asked), (&came.facet, came.score, came.asked));
                }
            }
            (Scored::Stage(sent), Scored::Stage(came)) if !scored.is_thin() => {
                prop_assert_eq!((&sent.stages, sent.place, &sent.exposed), (&came.stages, came.place, &came.exposed));
                prop_assert_eq!(&came.stalls, &None);
            }
            (Scored::Sorter(sent), Scored::Sorter(came)) => {
                prop_assert_eq!((&came.leaf, came.way.len()), (&sent.leaf, 0));
            }
            (Scored::Map(_), Scored::Map(_)) => prop_assert_eq!(again, scored),
            (sent, came) => prop_assert!(sent.is_thin() && came.is_thin(), "{:?} came as {:?}", sent, came),
        }
    }

    /// A summary of too few answers holds nothing at all: figures alone would look like a result.
    #[test]
    fn a_thin_summary_is_empty((assessment, mut sheet) in any_answered(), keep in 0..3_usize) {
        for marks in sheet.lenses.values_mut() {
            *marks = marks.clone().into_iter().take(keep).collect();
        }
        // Two answers can be a whole way through a tree.
        prop_assume!(has_summary(&assessment.engine) && assessment.score(&sheet, &[]).is_thin());
        let nothing = link(&assessment, &Sheet::default(), Extent::Summary, &[]);
        prop_assert_eq!(link(&assessment, &sheet, Extent::Summary, &[]), nothing);
    }

    #[test]
    fn lists_come_out_as_they_went_in(sheet in any_list(), tick in prop::collection::vec(any::<bool>(), 12)) {
        let assessment = around(Engine::Audit(audit()));
        let sent = pieces(&sheet);
        let ticked: Vec<&str> = sent.iter().zip(&tick).filter(|(_, tick)| **tick).map(|(piece, _)| piece.id.as_str()).collect();
        for extent in [Extent::Summary, Extent::Answers] {
            let (sheet, number, fit) = came(&assessment, &link(&assessment, &sheet, extent, &ticked));
            let found = pieces(&sheet);
            prop_assert_eq!(found.len(), sent.len());
            let mut rated = 0;
            for (place, (sent, found)) in sent.iter().zip(&found).enumerate() {
                let name = if tick[place] { sent.name.clone() } else { format!("Work {}", place + 1) };
                prop_assert_eq!((&found.name, found.hours), (&name, sent.hours));
                for (_, rating) in &audit().list.ratings {
                    prop_assert_eq!(found.rated(&rating.id), sent.rated(&rating.id));
                    rated += usize::from(sent.rated(&rating.id).is_some());
                }
            }
            prop_assert_eq!((number, fit), (rated, rated));
            let (sent, found) = (audit().score_pieces(sent.clone()), audit().score_pieces(found));
            prop_assert_eq!((sent.hours, sent.total, sent.missing), (found.hours, found.total, found.missing));
        }
    }

    /// What was written stays, unless it is ticked; and it arrives as it was.
    #[test]
    fn words_travel_only_when_they_are_ticked(
        hidden in "\\PC{0,40}", plan in "(\\PC|\n){1,40}",
        tick in (any::<bool>(), any::<bool>()),
        more in prop::sample::select(vec!["", BESIDE, ASKER, "c0", "gone", "name"]),
    ) {
        let (assessment, sheet) = map();
        let texts = [("hidden", hidden.as_str()), ("plan", plan.as_str()), (BESIDE, "secret"), ("gone", "secret")];
        let texts = texts.into_iter().filter(|(_, words)| !words.is_empty()).collect::<Vec<_>>();
        let sheet = with_words(sheet, &texts);
        let words = [(tick.0, "hidden"), (tick.1, "plan"), (true, more)];
        let words: Vec<&str> = words.into_iter().filter(|(tick, _)| *tick).map(|(_, id)| id).collect();
        let (came, number, fit) = came(&assessment, &link(&assessment, &sheet, Extent::Answers, &words));
        let expected = |tick: bool, words: &str| (tick && !words.is_empty()).then(|| words.to_owned());
        let texts = [expected(tick.0, &hidden), expected(tick.1, &plan)];
        prop_assert_eq!(&[written(&came, "hidden"), written(&came, "plan")], &texts);
        let travelled = texts.iter().flatten().count();
        prop_assert_eq!(came.words.values().map(BTreeMap::len).sum::<usize>(), travelled);
        // Of 23 ratings, two roles, and the words.
        prop_assert_eq!((number, fit), (25 + travelled, 25 + travelled));
        prop_assert_eq!(Sheet { words: BTreeMap::new(), ..came }, marks_of(&assessment, &sheet));
    }

    #[test]
    fn no_bits_at_all_bring_the_page_down(bits in "[01]{0,400}", which in 0..5_usize) {
        let assessment = &one_of_each()[which];
        for bits in [format!("1 {BITS} {bits}"), format!("0 {BITS} {bits}"), bits] {
            let _ = open(assessment, &sealed("trees", 3, &bits, '0')).map(|shared| shared.body.scored(assessment));
        }
    }
}

/// Not answered is not "not sure": in a tree it leads nowhere, here as there.
#[test]
fn a_way_with_an_answer_missing_arrives_so() {
    let assessment = around(Engine::Sorter(sorter()));
    for (marks, leaf) in [("mine yes", None), ("mine yes, size -", Some("ask")), ("size small", None), ("mine -", None)]
    {
        let sheet = answers(marks);
        let (came, ..) = came(&assessment, &link(&assessment, &sheet, Extent::Answers, &[]));
        assert_eq!(came, sheet, "{marks}");
        let Scored::Sorter(score) = assessment.score(&came, &[]) else { unreachable!("a tree") };
        assert_eq!(score.leaf, leaf.map(id), "{marks}");
    }
}

/// The name of whoever asked, and which attempt lies beside, concern nobody else.
#[test]
fn what_never_travels() {
    let counted = around(Engine::Sorter(Sorter { tally: Some(tally()), ..sorter() }));
    let sheet = answers("mine no");
    let named = with_words(sheet.clone(), &[(ASKER, "Ana")]);
    for extent in [Extent::Summary, Extent::Answers] {
        let plain = link(&counted, &sheet, extent, &[]);
        assert_eq!(link(&counted, &named, extent, &[ASKER, "words"]), plain);
    }
    let (map, side) = map();
    let beside = with_words(side.clone(), &[(BESIDE, "mi5k9z0pp02c")]);
    let bare = Sheet { words: BTreeMap::new(), ..side };
    assert_eq!(link(&map, &beside, Extent::Answers, &[BESIDE]), link(&map, &bare, Extent::Answers, &[]));
}

#[test]
fn maps_and_audits_have_no_summary() {
    for (assessment, sheet) in [map(), hours()] {
        assert!(!has_summary(&assessment.engine));
        let [summary, answers] =
            [Extent::Summary, Extent::Answers].map(|extent| link(&assessment, &sheet, extent, &[]));
        assert_eq!(summary, answers);
        assert_eq!(open(&assessment, &sealed("trees", 3, &format!("0 {BITS}"), '0')), Err(LinkFault::Damaged));
    }
    assert_eq!(one_of_each().iter().filter(|assessment| has_summary(&assessment.engine)).count(), 3);
}

#[test]
fn a_score_of_another_engine_is_not_sent() {
    for assessment in one_of_each().iter().filter(|assessment| has_summary(&assessment.engine)) {
        for other in one_of_each().iter().filter(|other| other.engine.kind() != assessment.engine.kind()) {
            let scored = other.score(&Sheet::default(), &[]);
            let made = encode(assessment, 3, DATE, &Sheet::default(), &scored, Extent::Summary, &[]);
            assert_eq!(made, Err(LinkFault::Damaged), "{} for {}", other.engine.kind(), assessment.engine.kind());
        }
    }
}

/// Names that are not ticked are numbers; what is gone is not counted.
#[test]
fn pieces_without_names() {
    let (assessment, sheet) = hours();
    #[rustfmt::skip]
    let table: [(&[&str], [&str; 3]); 4] = [
        (&[],                      ["Work 1", "Work 2", "Work 3"]),
        (&["p-x"],                 ["Work 1", "Reviews", "Work 3"]),
        (&["p-w", "p-y", "p-x"],   ["Überblick ☂", "Reviews", "Bare"]),
        (&["p-z", "piece-0", "1"], ["Work 1", "Work 2", "Work 3"]),
    ];
    for (words, names) in table {
        let (came, number, fit) = came(&assessment, &link(&assessment, &sheet, Extent::Answers, words));
        let found = pieces(&came);
        assert_eq!(found.iter().map(|piece| piece.name.as_str()).collect::<Vec<_>>(), names);
        assert_eq!(found.iter().map(|piece| piece.hours).collect::<Vec<_>>(), [24, 13, 0]);
        assert_eq!((number, fit), (5, 5));
    }
}

/// A link over a thousand characters breaks in mail and chat, so it is not made. Nothing is cut off.
#[test]
fn over_long_is_too_long() {
    let (assessment, sheet) = map();
    let made = |letter: &str, times: usize| {
        let sheet = with_words(sheet.clone(), &[("hidden", &letter.repeat(times)), ("plan", "x")]);
        made(&assessment, &sheet, Extent::Answers, &["hidden", "plan"])
    };
    for letter in ["x", "ü", "🌲"] {
        let most = (0..2000).rev().find(|times| made(letter, *times).is_ok()).expect("some are short enough");
        let longest = made(letter, most).expect("it was found so");
        assert!(longest.len() <= LONGEST_MADE && LONGEST_MADE < longest.len() + 4 * letter.len(), "{}", longest.len());
        let (came, ..) = came(&assessment, &longest);
        assert_eq!(written(&came, "hidden"), Some(letter.repeat(most)), "nothing is cut off");
        for more in [most + 1, most * 2, 1024, 5000] {
            assert_eq!(made(letter, more), Err(LinkFault::TooLong), "{letter} {more} times");
        }
    }
    // What is not ticked needs no room.
    let long = with_words(sheet.clone(), &[("hidden", &"x".repeat(5000))]);
    assert!(self::made(&assessment, &long, Extent::Answers, &["plan"]).is_ok());
}

#[test]
fn more_pieces_than_there_is_room_for() {
    let assessment = around(Engine::Audit(audit()));
    let ids: Vec<String> = (10..30).map(|number| format!("p{number}")).collect();
    let rows = |number: usize| -> Vec<support::small::Row<'_>> {
        ids.iter().take(number).map(|id| (id.as_str(), "x", "1", id.split_at(1).1, false, "gain low")).collect()
    };
    let fifteen = link(&assessment, &list(&rows(15)), Extent::Answers, &["p24"]);
    assert_eq!(pieces(&came(&assessment, &fifteen).0).len(), 15);
    assert_eq!(made(&assessment, &list(&rows(16)), Extent::Answers, &[]), Err(LinkFault::TooLong));
}

#[test]
fn more_fields_than_there_is_room_for() {
    let ids: Vec<String> = (0..20).map(|number| format!("f{number:02}")).collect();
    let field = |id: &String| waymark_domain::incentives::Field { id: ask(id), ..incentives(1).fields[0].clone() };
    let assessment = around(Engine::Map(Incentives { fields: ids.iter().map(field).collect(), ..incentives(2) }));
    let texts: Vec<(&str, &str)> = ids.iter().map(|id| (id.as_str(), "x")).collect();
    let sheet = with_words(Sheet::default(), &texts);
    let words: Vec<&str> = ids.iter().map(String::as_str).collect();
    let (came, ..) = came(&assessment, &link(&assessment, &sheet, Extent::Answers, &words[1..16]));
    assert_eq!(came.words.values().map(BTreeMap::len).sum::<usize>(), 15);
    assert_eq!(made(&assessment, &sheet, Extent::Answers, &words[..16]), Err(LinkFault::TooLong), "sixteen");
    assert_eq!(made(&assessment, &sheet, Extent::Answers, &words[16..17]), Err(LinkFault::TooLong), "the seventeenth");
}

#[test]
fn every_flipped_bit_is_damage() {
    const LETTERS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    for (assessment, link) in examples() {
        let begin = link.rfind('.').expect("a payload") + 1;
        for place in begin..link.len() {
            let letter = link.as_bytes()[place];
            let number = LETTERS.bytes().position(|known| known == letter).expect("base64url");
            for bit in 0..6 {
                let mut changed = link.clone().into_bytes();
                changed[place] = LETTERS.as_bytes()[number ^ (1 << bit)];
                let changed = String::from_utf8(changed).expect("ASCII");
                assert_eq!(open(&assessment, &changed), Err(LinkFault::Damaged), "{link} became {changed}");
            }
        }
        for length in begin..link.len() {
            assert_eq!(open(&assessment, link.split_at(length).0), Err(LinkFault::Damaged));
        }
    }
}

/// Engines that share an id would read each other's links, so the checksum is not enough: content
/// never changes an assessment's engine. Whatever comes out, no page goes down.
#[test]
fn links_of_another_engine_bring_no_page_down() {
    for (_, link) in examples() {
        for assessment in one_of_each() {
            let _ = open(&assessment, &link).map(|shared| shared.body.scored(&assessment));
        }
    }
}

#[test]
fn a_revision_that_was_never_published() {
    for mut assessment in one_of_each() {
        let scored = assessment.score(&Sheet::default(), &[]);
        let made = |assessment: &Assessment, revision| {
            encode(assessment, revision, DATE, &Sheet::default(), &scored, Extent::Answers, &[])
        };
        assert_eq!(made(&assessment, 9), Err(LinkFault::UnknownRevision(9)));
        let today = made(&assessment, 3).expect("it is known");
        assessment.layouts[0].revision = 9;
        assert_eq!(open(&assessment, &today), Err(LinkFault::UnknownRevision(3)));
    }
}

/// Answers of a revision with other questions and options: what still has its place is read.
#[test]
fn answers_of_another_revision_that_still_fit() {
    let mut today = around(Engine::Facets(nine()));
    let options = |ids: &[&str]| ids.iter().map(|id| opt(id)).collect::<Vec<OptionId>>();
    today.layouts.push(Layout {
        revision: 2,
        lenses: vec!["answer".to_owned()],
        dimensions: vec!["f2".to_owned(), "gone".to_owned(), "f0".to_owned()],
        questions: vec![
            (ask("i8"), options(&["o4", "o3", "o2", "o1", "o0"])),
            (ask("gone"), options(&["o0", "o1"])),
            (ask("i0"), options(&["o0", "gone", "o4"])),
        ],
        context: Vec::new(),
    });
    let made = |sheet: &Sheet, scored: &Scored, extent| encode(&today, 2, DATE, sheet, scored, extent, &[]);
    let scored = today.score(&Sheet::default(), &[]);
    #[rustfmt::skip]
    let table = [
        ("",                                  "",              0, 0),
        ("i8 o3, i0 o4",                      "i8 o3, i0 o4",  2, 2),
        ("i8 o0, gone o1",                    "i8 o0",         2, 1), // a question that is gone
        ("i8 o0, i0 gone",                    "i8 o0",         2, 1), // an option that is gone
        ("i8 o0, i0 o2, i3 o1",               "i8 o0",         1, 1), // what that revision did not have
    ];
    for (sent, kept, number, fit) in table {
        let link = made(&answers(sent), &scored, Extent::Answers).expect("revision 2 is known");
        let (sheet, all, fitting) = came(&today, &link);
        let expected = if kept.is_empty() { Sheet::default() } else { answers(kept) };
        assert_eq!((sheet, all, fitting), (expected, number, fit), "{sent}");
    }
    // Figures, too: those of facets that both revisions have.
    let facets = Facets { even_points: 0, ..nine() };
    let figures = [("f0", 40), ("f1", 80), ("f2", 100)].map(|(id, figure)| (id.to_owned(), figure));
    let scored = Scored::Facets(facets.of_figures(&figures));
    let link = made(&Sheet::default(), &scored, Extent::Summary).expect("revision 2 is known");
    let Scored::Facets(score) = open(&today, &link).expect("nobody touched it").body.scored(&today) else {
        unreachable!("facets")
    };
    assert_eq!(score.facets.iter().map(|facet| facet.score).collect::<Vec<_>>(), [Some(40), None, Some(100)]);
    assert_eq!(score.outcome, FacetsOutcome::Lowest(id("f0"), id("f2")));
}

/// A tree with a question and a leaf that are gone today, and one that is new.
#[test]
fn ways_of_another_revision() {
    let mut today = around(Engine::Sorter(sorter()));
    let options = |ids: &[&str]| ids.iter().map(|id| opt(id)).collect::<Vec<OptionId>>();
    today.layouts.push(Layout {
        revision: 2,
        lenses: vec!["answer".to_owned()],
        dimensions: ["pass", "gone", "do"].map(str::to_owned).to_vec(),
        questions: vec![
            (ask("size"), options(&["big", "huge", "small"])),
            (ask("gone"), options(&["x"])),
            (ask("mine"), options(&["no", "yes"])),
        ],
        context: Vec::new(),
    });
    #[rustfmt::skip]
    let table = [
        ("mine yes, size small",          "mine yes, size small", 2, 2, Some("do")),
        ("mine -, size small, gone x",    "mine -, size small",   3, 2, Some("do")),
        ("mine -, size small, gone -",    "mine -, size small",   3, 2, Some("do")),
        ("mine yes, size huge",           "mine yes",             2, 1, None), // an option that is gone is no answer
        ("mine yes, size big, who me",    "mine yes, size big",   2, 2, None), // a question that is new was not answered
    ];
    for (sent, kept, number, fit, leaf) in table {
        let sheet = answers(sent);
        let scored = today.score(&sheet, &[]);
        let link = encode(&today, 2, DATE, &sheet, &scored, Extent::Answers, &[]).expect("revision 2 is known");
        assert_eq!(came(&today, &link), (answers(kept), number, fit), "{sent}");
        let Scored::Sorter(score) = today.score(&answers(kept), &[]) else { unreachable!("a tree") };
        assert_eq!(score.leaf, leaf.map(id), "{sent}");
    }
    // A leaf that this revision did not have, and one that today does not.
    let leaf = |bits: &str| {
        let shared = open(&today, &sealed("trees", 2, &format!("0 {BITS} {bits}"), '0'));
        let Ok(Body::Summary(Scored::Sorter(score))) = shared.map(|shared| shared.body) else { return None };
        Some(score.leaf)
    };
    let (none, full) = ("0 0000000", "1 1100100");
    assert_eq!(leaf(&format!("{none} {none} {full}")), Some(Some(id("do"))));
    assert_eq!(leaf(&format!("{none} {full} {none}")), Some(None), "the leaf is gone");
    assert_eq!(leaf(&format!("{full} {none} {full}")), Some(None), "nobody gets two");
    assert_eq!(leaf(&format!("{none} {none} {none}")), Some(None));
}

/// A map whose fields were others, and an audit whose ratings were.
#[test]
fn words_and_ratings_of_another_revision() {
    let (mut today, sheet) = map();
    let mut before = layout(&today.engine, 2);
    before.context = vec![(ask("gone"), Vec::new()), (ask("mine"), vec![opt("pm")]), (ask("hidden"), Vec::new())];
    today.layouts.push(before);
    let sheet = with_words(sheet, &[("gone", "g"), ("hidden", "h"), ("plan", "p")]);
    let scored = today.score(&sheet, &[]);
    let words = ["gone", "hidden", "plan"].map(str::to_owned);
    let link = encode(&today, 2, DATE, &sheet, &scored, Extent::Answers, &words).expect("revision 2 is known");
    let (came_sheet, number, fit) = came(&today, &link);
    assert_eq!(written(&came_sheet, "hidden").as_deref(), Some("h"));
    assert_eq!(came_sheet.words[&LensId::new(WORDS)].len(), 1, "one is gone, one is new");
    assert_eq!((number, fit, came_sheet.context.len()), (25, 24, 0), "23 ratings and two texts");

    let (mut today, sheet) = hours();
    let mut before = layout(&today.engine, 2);
    before.questions =
        vec![(ask("effort"), ["big", "tiny", "small"].map(opt).to_vec()), (ask("gone"), vec![opt("yes")])];
    today.layouts.push(before);
    let mut sheet = sheet;
    sheet.lenses.insert(LensId::new("p-w"), marks("gone yes, effort tiny"));
    let scored = today.score(&sheet, &[]);
    let link = encode(&today, 2, DATE, &sheet, &scored, Extent::Answers, &[]).expect("revision 2 is known");
    let (came, number, fit) = came(&today, &link);
    let rated: Vec<Option<OptionId>> = pieces(&came).iter().map(|piece| piece.rated(&ask("effort")).cloned()).collect();
    assert_eq!(rated, [Some(opt("small")), Some(opt("big")), None]);
    assert_eq!((number, fit), (4, 2));
}

/// Payloads under a right checksum that no sender makes.
#[test]
fn payloads_that_no_sender_makes() {
    let facets = around(Engine::Facets(Facets { facets: nine().facets[..1].to_vec(), ..nine() }));
    let tree = around(Engine::Sorter(sorter()));
    let (map, _) = map();
    let (hours, _) = hours();
    let rated = "0".repeat(2 * 12 * 3);
    let map_of = |words: &str| format!("1 {BITS} {rated} 00 00 {words}");
    let hours_of = |pieces: &str| format!("1 {BITS} {pieces}");
    #[rustfmt::skip]
    let table = [
        ("a figure",                     &facets, format!("0 {BITS} 1 0110010"), '0', true),
        ("the highest figure",           &facets, format!("0 {BITS} 1 1100100"), '0', true),
        ("no figure",                    &facets, format!("0 {BITS} 0 0000000"), '0', true),
        ("over a hundred",               &facets, format!("0 {BITS} 1 1100101"), '0', false),
        ("a figure that is not there",   &facets, format!("0 {BITS} 0 0000001"), '0', false),
        ("ones at the end",              &facets, format!("0 {BITS} 1 0110010"), '1', false),
        ("a byte too many",              &facets, format!("0 {BITS} 1 0110010 0000000 00000000"), '0', false),
        ("nothing",                      &facets, format!("0 {BITS}"), '0', false),
        // Two options and "not sure" in two bits, three of each in three.
        ("a way",                        &tree,   format!("1 {BITS} 01 11 100"), '0', true),
        ("another way",                  &tree,   format!("1 {BITS} 11 00 000"), '0', true),
        ("beyond not sure",              &tree,   format!("1 {BITS} 01 11 101"), '0', false),
        ("no words",                     &map,    map_of("0000"), '0', true),
        ("a word",                       &map,    map_of("0001 0001 0000000001 01111000"), '0', true),
        ("an empty word",                &map,    map_of("0001 0000 0000000000"), '0', true),
        ("two bytes of one letter",      &map,    map_of("0001 0000 0000000010 11000011 10100100"), '0', true),
        ("half a letter",                &map,    map_of("0001 0000 0000000001 11000011"), '0', false),
        ("a field that never was",       &map,    map_of("0001 0010 0000000001 01111000"), '0', false),
        ("shorter than it says",         &map,    map_of("0001 0000 0000000010 01111000"), '0', false),
        ("words without end",            &map,    map_of("1111 0000 1111111111"), '0', false),
        ("a role that never was",        &map,    format!("1 {BITS} {rated} 11 00 0000"), '0', false),
        ("a rating that never was",      &map,    format!("1 {BITS} 110{} 00 00 0000", "0".repeat(2 * 12 * 3 - 3)), '0', false),
        ("no pieces",                    &hours,  hours_of("0000 0000"), '0', true),
        ("a piece",                      &hours,  hours_of("0001 00000001 00 00 00 0000"), '0', true),
        ("a hundred hours",              &hours,  hours_of("0001 11001000 11 10 10 0000"), '0', true),
        ("more hours than a week has",   &hours,  hours_of("0001 11001001 00 00 00 0000"), '0', false),
        ("a name",                       &hours,  hours_of("0001 00000001 00 00 00 0001 0000 0000000001 01111000"), '0', true),
        ("a name of no piece",           &hours,  hours_of("0001 00000001 00 00 00 0001 0001 0000000001 01111000"), '0', false),
        ("a rating that never was",      &hours,  hours_of("0001 00000001 00 11 00 0000"), '0', false),
        ("a piece too few",              &hours,  hours_of("0010 00000001 00 00 00 0000"), '0', false),
    ];
    for (case, assessment, bits, fill, sound) in table {
        let day = open(assessment, &sealed("trees", 3, &bits, fill)).map(|shared| shared.day);
        assert_eq!(day, if sound { Ok(DATE) } else { Err(LinkFault::Damaged) }, "{case}: {bits}");
    }
}

/// Links that were sent once. They are opened for ever.
#[test]
fn frozen_links() {
    let links: Vec<String> = examples().into_iter().map(|(_, link)| link).collect();
    assert_eq!(links, FROZEN);
    for (assessment, link) in examples() {
        assert!(open(&assessment, &link).is_ok());
    }
}

#[rustfmt::skip]
const FROZEN: [&str; 8] = [
    "#r=1.trees.3.JxByTl-AvAm0oA",
    "#r=1.trees.3.pxBTU0xAVELbIg",
    "#r=1.trees.3.JxBpzPIAL7HqVA",
    "#r=1.trees.3.pxAtwqAMbyvC",
    "#r=1.trees.3.JxAAAAByAACn1Zci",
    "#r=1.trees.3.pxByeJeZIQ",
    "#r=1.trees.3.pxAUxSnKVYrFYrExADOHCODMytgVxQE83txaxsLY2cUBOEHhPxlkIDJre3MjC8ikZiGR",
    "#r=1.trees.3.pxAYwoG9AABAB2HOMTK5MTY0sbWQcUxBCA6kyuzSyu7mSVvFJA",
];

/// Some of them once more, bit by bit.
#[test]
fn the_format_by_hand() {
    // 100, 33 and 63 %: the third facet has two answers of three.
    let facets = format!("0 {BITS} 1 1100100 1 0011100 1 0111111");
    assert_eq!(sealed("trees", 3, &facets, '0'), FROZEN[0]);
    // An option's number from 1, in three bits, also where there are four options.
    let facets = format!("1 {BITS} 101 001 101 010 011 010 011 000 100");
    assert_eq!(sealed("trees", 3, &facets, '0'), FROZEN[1]);
    // Not sure is the number after the options.
    let tree = format!("1 {BITS} 11 10 010");
    assert_eq!(sealed("trees", 3, &tree, '0'), FROZEN[5]);
    // Three pieces in their order: hours in halves, three ratings of two bits each; then two names.
    let text = |text: &str| {
        let bytes: String = text.bytes().map(|byte| format!("{byte:08b}")).collect();
        format!("{:010b} {bytes}", text.len())
    };
    let pieces = "0011  00011000 01 01 00  00001101 11 10 10  00000000 00 00 00";
    let names = format!("0010  0000 {}  0001 {}", text("Überblick ☂"), text("Reviews"));
    assert_eq!(sealed("trees", 3, &format!("1 {BITS} {pieces} {names}"), '0'), FROZEN[7]);
}

/// The words of the result, and of the whole list, are not in the link but in the content.
#[test]
fn what_came_is_told_in_todays_words() {
    let (assessment, link) = &examples()[0];
    let shared = open(assessment, link).expect("nobody touched it");
    assert_eq!(assessment.headline(&shared.body.scored(assessment)), "Lowest are Facet 1 and Facet 2.");
    let (assessment, link) = &examples()[5];
    let shared = open(assessment, link).expect("nobody touched it");
    assert_eq!(assessment.headline(&shared.body.scored(assessment)), advice("pass").headline);
}

/// The least a side of a map travels with; nothing of it is made up.
#[test]
fn an_empty_side() {
    let (assessment, _) = map();
    let (came, number, fit) = came(&assessment, &link(&assessment, &Sheet::default(), Extent::Answers, &["hidden"]));
    assert_eq!((came, number, fit), (Sheet::default(), 0, 0));
    let one = side(&[Some(3)], &[]);
    let (came, ..) = self::came(&assessment, &link(&assessment, &one, Extent::Answers, &[]));
    assert_eq!(came.mark(&LensId::new(OWN), &ask("c0")), Some(&level(3)));
    assert_eq!(came.lenses.get(&LensId::new(GUESS)), None);
}

proptest! {
    /// Whatever somebody's tree: sent and opened, it ends where it ended.
    #[test]
    fn a_leaf_arrives(sorter in any_sorter()) {
        let assessment = around(Engine::Sorter(sorter.clone()));
        for leaf in &sorter.leaves {
            let score = waymark_domain::sorter::SorterScore { way: Vec::new(), leaf: Some(leaf.id.clone()) };
            let link = encode(&assessment, 3, DATE, &Sheet::default(), &Scored::Sorter(score.clone()), Extent::Summary, &[]);
            let shared = open(&assessment, &link.expect("short")).expect("nobody touched it");
            prop_assert_eq!(shared.body, Body::Summary(Scored::Sorter(score)));
        }
    }
}

#[test]
fn a_piece_keeps_its_hours_as_they_are_written() {
    let assessment = around(Engine::Audit(audit()));
    for (typed, arrives) in [("6,5", "6.5"), ("½", "0.5"), ("6", "6"), ("", "0"), ("a lot", "0"), ("100", "100")] {
        let sheet = list(&[("p", "x", typed, "1", false, "")]);
        let (came, ..) = came(&assessment, &link(&assessment, &sheet, Extent::Answers, &["p"]));
        let words = &came.words[&LensId::new("piece-0")];
        assert_eq!((words[&ask(HOURS)].as_str(), words[&ask(NAME)].as_str()), (arrives, "x"), "{typed}");
    }
}
