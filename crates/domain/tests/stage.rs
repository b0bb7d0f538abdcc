//! Evidence for stages, none of which can be skipped.

mod support;

use proptest::prelude::*;
use std::collections::BTreeMap;
use support::any_sheet_of;
use support::small::{Says, answers, any_stages, around, ask, circles, form, id, layout, opt, stages};
use waymark_domain::assessment::{Engine, Scored};
use waymark_domain::facets::ANSWER;
use waymark_domain::ids::{LensId, OptionId, QuestionId};
use waymark_domain::scoring::Sheet;
use waymark_domain::stage::{HOLDS, NOT_YET, PARTLY, StageScore, Stages, Statement, YES};

/// Answers to `e0`, `e1`, …: `y`es, `p`artly, `n`ot yet, `?` not sure, `-` never answered.
fn said(text: &str) -> Sheet {
    let letters = text.chars().filter(|letter| !letter.is_whitespace()).enumerate();
    let mark = |letter| match letter {
        'y' => Some(Some(opt(YES))),
        'p' => Some(Some(opt(PARTLY))),
        'n' => Some(Some(opt(NOT_YET))),
        '?' => Some(None),
        _ => None,
    };
    let marks = letters.filter_map(|(number, letter)| Some((ask(&format!("e{number}")), mark(letter)?)));
    Sheet { lenses: BTreeMap::from([(LensId::new(ANSWER), marks.collect())]), ..Sheet::default() }
}

/// `s0 s2`
fn names(ids: &[impl ToString]) -> String {
    ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

fn shares(score: &StageScore) -> Vec<Option<u8>> {
    score.stages.iter().map(|stage| stage.share).collect()
}

fn marks_in(sheet: &mut Sheet) -> &mut BTreeMap<QuestionId, Option<OptionId>> {
    sheet.lenses.entry(LensId::new(ANSWER)).or_default()
}

fn any_answered() -> impl Strategy<Value = (Stages, Sheet)> {
    any_stages().prop_flat_map(|stages| {
        let sheet = any_sheet_of(layout(&Engine::Stage(stages.clone()), 3));
        (Just(stages), sheet)
    })
}

/// The place of the stage that a statement is evidence for.
fn place_of(stages: &Stages, statement: &Statement) -> usize {
    stages.stages.iter().position(|stage| stage.id == statement.stage).expect("every statement has its stage")
}

/// Answers to three stages of three statements; how many stages hold, which are exposed, where the
/// way stalls, and how many answers are missing.
#[test]
fn places() {
    #[rustfmt::skip]
    let table = [
        ("yyy yyy yyy", 3, "",      "",   0),
        ("yyy yyy nnn", 2, "",      "",   0), // of both steps two in three are there
        ("yyy nnn nnn", 1, "",      "t0", 0),
        ("nnn nnn nnn", 0, "",      "t0", 0),
        // A third may be missing, or a third less than whole.
        ("yyn nyy yny", 3, "",      "",   0), // e0 and e6, not e3: 67 % of t0; e1, e4, not e7: 67 % of t1
        ("ypp pyp ppy", 3, "",      "",   0),
        ("ypn yyy yyy", 0, "s1 s2", "t1", 0), // half of s0, and half of its step t1
        // No stage is skipped.
        ("nnn yyy nnn", 0, "s1",    "t0", 0),
        ("nnn yyy yyy", 0, "s1 s2", "t0", 0),
        ("nnn nnn yyy", 0, "s2",    "t0", 0),
        ("yyy nnn yyy", 1, "s2",    "t0", 0),
        // Where it stalls, up to the stage that comes next.
        ("yyy pnn yyy", 1, "s2",    "t1", 0),
        ("yyy ynn nnn", 1, "",      "t1", 0),
        ("yyy nyn nnn", 1, "",      "t0", 0),
        ("nyy nyy nyy", 3, "",      "t0", 0),
        ("ynn yyy nyy", 0, "s1 s2", "t1", 0), // e6 is beyond
        ("yyy yyy nyy", 3, "",      "",   0),
        // Not known is neither there nor missing.
        ("yyy y-- yyy", 1, "s2",    "",   0),
        ("yyy y-? yyy", 1, "s2",    "",   0),
        ("yy- yy- yy-", 3, "",      "",   0),
        // Too little.
        ("yyy yy- ---", 2, "",      "",   1),
        ("yyy yy? ???", 2, "",      "",   1),
        ("yyy --- ---", 1, "",      "",   3),
        ("--- --- ---", 0, "",      "",   6),
        ("--- yyy yyy", 0, "",      "",   1), // without the first stage there is no place, and none outside
        ("y-- yyy yyy", 0, "",      "",   1),
        ("nnn yyy ---", 0, "s1",    "t0", 0),
        ("nnn yy- ---", 0, "",      "t0", 1),
    ];
    for (marks, place, exposed, stalls, missing) in table {
        let score = circles().score(&said(marks));
        let stalled = score.stalls.as_ref().map_or(String::new(), ToString::to_string);
        let found = (score.place, names(&score.exposed), score.missing);
        assert_eq!(found, (place, exposed.to_owned(), missing), "{marks}: {score:?}");
        assert_eq!(stalled, stalls, "{marks}");
        let reached = score.reached().map(ToString::to_string);
        assert_eq!(reached, place.checked_sub(1).map(|place| format!("s{place}")), "{marks}");
    }
}

/// Answers to six statements of one stage, and the share of evidence they make.
#[test]
fn shares_of_evidence() {
    let one = stages(1, 0, &[Says(0, None, true); 6]);
    #[rustfmt::skip]
    let table = [
        ("yyyyyy", Some(100), true),
        ("yyyynn", Some(67),  true),
        ("yyypnn", Some(58),  false),
        ("pppppp", Some(50),  false),
        ("yyyppn", Some(67),  true),
        ("ynnnnn", Some(17),  false),
        ("pnnnnn", Some(8),   false),
        ("nnnnnn", Some(0),   false),
        // What is not known counts neither way.
        ("yyyy--", Some(100), true),
        ("yyyy??", Some(100), true),
        ("yyny-?", Some(75),  true),
        ("yyy---", None,      false),
        ("??????", None,      false),
        ("------", None,      false),
    ];
    for (marks, share, holds) in table {
        let score = one.score(&said(marks));
        assert_eq!((shares(&score), score.stages[0].holds()), (vec![share], holds), "{marks}");
    }
    assert_eq!(HOLDS, 67, "two in three");
}

#[test]
fn each_place_has_its_words() {
    let stages = circles();
    let table = [
        ("nnn nnn nnn", "start", "start", ""),
        ("yyy nnn nnn", "s0", "reached", "s0"),
        ("yyy yyy nnn", "s1", "reached", "s1"),
        ("yyy yyy yyy", "s2", "reached", "s2"),
        ("nnn yyy yyy", "start", "start", ""),
        ("yyy yyn ---", "s1", "reached", "s1"),
        ("yyy --- ---", "thin", "thin", ""),
        ("--- yyy yyy", "thin", "thin", ""),
    ];
    for (marks, words, outcome, lead) in table {
        let score = stages.score(&said(marks));
        assert_eq!(stages.tell(&score).headline, format!("Headline of {words}."), "{marks}");
        let reading = score.reading();
        assert_eq!((reading.series.as_str(), reading.outcome.as_str()), (ANSWER, outcome), "{marks}");
        assert_eq!(reading.leads.join(" "), lead, "{marks}");
    }
    let reading = stages.score(&said("yyy ypn n--")).reading();
    assert_eq!(reading.figures, [("s0".to_owned(), 100), ("s1".to_owned(), 50)], "s2 has too few answers");
}

/// As in a summary: shares, and what they amount to.
#[test]
fn results_of_shares_alone() {
    let stages = circles();
    #[rustfmt::skip]
    let table = [
        ([Some(100), Some(67), Some(66)], 2, "",      0),
        ([Some(66), Some(67), Some(100)], 0, "s1 s2", 0),
        ([Some(67), None, Some(100)],     1, "s2",    0),
        ([Some(0), Some(0), Some(0)],     0, "",      0),
        ([None, Some(100), Some(100)],    0, "",      1),
        ([None, None, None],              0, "",      1),
    ];
    for (of, place, exposed, missing) in table {
        let named = of.iter().enumerate().filter_map(|(number, share)| Some((format!("s{number}"), (*share)?)));
        let score = stages.of_figures(&named.collect::<Vec<_>>());
        assert_eq!((score.place, names(&score.exposed), score.missing), (place, exposed.to_owned(), missing), "{of:?}");
        assert_eq!((shares(&score), score.stalls), (of.to_vec(), None));
    }
    assert_eq!(stages.of_figures(&[("gone".to_owned(), 100)]).missing, 1);
}

#[test]
fn the_form_asks_in_order_and_keeps_the_order_of_answers() {
    let form = form(Engine::Stage(circles()));
    assert_eq!((form.shuffled, form.longest, form.noun.as_str()), (false, 0, "statement"));
    assert_eq!((form.lenses[0].id.as_str(), form.lenses[0].ask.as_str()), (ANSWER, "In the last six months"));
    for (number, asked) in form.asked.iter().enumerate() {
        assert_eq!(asked.id, ask(&format!("e{number}")));
        let ids: Vec<&str> = asked.offers.iter().map(|offer| offer.id.as_str()).collect();
        assert_eq!(ids, [YES, PARTLY, NOT_YET]);
    }
}

proptest! {
    /// Every stage can be reached, by the evidence of it and of those before it and by nothing else.
    #[test]
    fn each_stage_is_attainable(stages in any_stages()) {
        for place in 0..=stages.stages.len() {
            let mark = |item: &Statement| if place_of(&stages, item) < place { YES } else { NOT_YET };
            let marks = stages.questions.iter().map(|item| format!("{} {}", item.id, mark(item)));
            let score = stages.score(&answers(&marks.collect::<Vec<_>>().join(", ")));
            prop_assert_eq!((score.place, score.missing), (place, 0));
            prop_assert_eq!(score.exposed, []);
        }
    }

    #[test]
    fn no_stage_is_skipped((stages, sheet) in any_answered()) {
        let score = stages.score(&sheet);
        let holds: Vec<bool> = score.stages.iter().map(|stage| stage.holds()).collect();
        prop_assert!(holds.iter().take(score.place).all(|holds| *holds));
        prop_assert!(holds.get(score.place) != Some(&true), "the next one is not there");
        // What holds is reached or exposed, and nothing is both.
        for (place, stage) in score.stages.iter().enumerate() {
            let exposed = score.exposed.contains(&stage.stage);
            prop_assert_eq!(exposed, stage.holds() && place > score.place && score.missing == 0);
        }
        prop_assert_eq!(score.reached().is_some(), score.place > 0);
    }

    /// Whatever is said of what lies further out, the place inside stays.
    #[test]
    fn evidence_further_out_never_moves_the_place_down(
        (stages, sheet) in any_answered(),
        with in prop::collection::vec(prop::sample::select(vec!["yes", "partly", "not-yet", "?", "-"]), 30),
    ) {
        let before = stages.score(&sheet);
        let mut more = sheet;
        let outer = stages.questions.iter().filter(|item| place_of(&stages, item) > before.place);
        for (item, mark) in outer.zip(with) {
            match mark {
                "-" => drop(marks_in(&mut more).remove(&item.id)),
                "?" => drop(marks_in(&mut more).insert(item.id.clone(), None)),
                mark => drop(marks_in(&mut more).insert(item.id.clone(), Some(opt(mark)))),
            }
        }
        prop_assert_eq!(stages.score(&more).place, before.place);
    }

    /// More evidence anywhere, also of the next stage, never lowers a share or the place.
    #[test]
    fn more_evidence_never_lowers_anything((stages, sheet) in any_answered(), which: prop::sample::Index) {
        let item = which.get(&stages.questions);
        let (mut more, before) = (sheet.clone(), stages.score(&sheet));
        marks_in(&mut more).insert(item.id.clone(), Some(opt(YES)));
        let after = stages.score(&more);
        prop_assert!(after.place >= before.place && after.missing <= before.missing);
        for (place, (before, after)) in before.stages.iter().zip(&after.stages).enumerate() {
            prop_assert!(before.share <= after.share);
            prop_assert!(before == after || place == place_of(&stages, item), "only its own stage moves");
        }
    }

    /// Leaving out an answer is not the same as saying "partly", unless the others come to a half.
    #[test]
    fn skipping_is_not_neutral(others in prop::collection::vec(0..3_usize, 3..=5)) {
        let one = stages(1, 0, &vec![Says(0, None, true); others.len() + 1]);
        let of = |last: char| {
            let text: String = others.iter().map(|place| ['n', 'p', 'y'][*place]).chain([last]).collect();
            shares(&one.score(&said(&text)))[0].expect("enough of them are answered")
        };
        let far = |share: u8| share.abs_diff(50);
        if others.iter().sum::<usize>() == others.len() {
            prop_assert_eq!((of('?'), of('-'), of('p')), (50, 50, 50));
        } else {
            prop_assert!(far(of('-')) > far(of('p')));
            prop_assert_eq!(of('-'), of('?'));
        }
        prop_assert!(of('n') <= of('-') && of('-') <= of('y'));
    }

    #[test]
    fn over_a_third_skipped_is_thin((stages, sheet) in any_answered()) {
        let score = stages.score(&sheet);
        let answered = sheet.lenses.values().flat_map(BTreeMap::values).filter(|mark| mark.is_some()).count();
        let asked = stages.questions.len();
        let missing = (0..).find(|more| (asked - answered - more) * 3 <= asked).expect("all of them");
        let first_unknown = shares(&score)[0].is_none();
        prop_assert_eq!(usize::from(score.missing), missing.max(usize::from(first_unknown)));
        prop_assert_eq!(Scored::Stage(score.clone()).is_thin(), score.missing > 0);
    }

    /// What is missing of a step lies in the stages up to the next one, and the steps before it hold.
    #[test]
    fn the_way_stalls_at_the_first_step_that_is_missing((stages, sheet) in any_answered()) {
        let score = stages.score(&sheet);
        let share = |step: &waymark_domain::stage::Step| {
            let near = stages.questions.iter().filter(|item| place_of(&stages, item) <= score.place);
            let marks: Vec<Option<&OptionId>> = near
                .filter(|item| item.step.as_ref() == Some(&step.id))
                .map(|item| sheet.mark(&LensId::new(ANSWER), &item.id))
                .collect();
            let answered: Vec<&OptionId> = marks.iter().copied().flatten().collect();
            let worth = |mark: &&OptionId| match mark.as_str() {
                YES => 100_usize,
                PARTLY => 50,
                _ => 0,
            };
            let sum: usize = answered.iter().map(worth).sum();
            (!answered.is_empty() && answered.len() * 3 >= marks.len() * 2).then_some((sum, answered.len()))
        };
        // Two in three, rounded as a percentage is.
        let is_missing = |step: &&waymark_domain::stage::Step| {
            share(step).is_some_and(|(sum, answered)| sum * 2 < answered * 133)
        };
        let expected = stages.steps.iter().find(is_missing).map(|step| step.id.clone());
        prop_assert_eq!(score.stalls, expected);
    }

    #[test]
    fn the_order_of_statements_answers_and_marks_does_not_matter(
        (stages, sheet) in any_answered(),
        turn in 0..30_usize,
    ) {
        let mut turned = stages.clone();
        let statements = turned.questions.len();
        turned.questions.rotate_left(turn % statements);
        turned.answers.reverse();
        prop_assert_eq!(stages.score(&sheet), turned.score(&sheet));
    }

    #[test]
    fn unknown_statements_options_and_lenses_count_for_nothing((stages, sheet) in any_answered()) {
        let mut more = sheet.clone();
        marks_in(&mut more).insert(ask("gone"), Some(opt(YES)));
        for item in &stages.questions {
            marks_in(&mut more).entry(item.id.clone()).or_insert(Some(opt("gone")));
        }
        let everything = stages.questions.iter().map(|item| (item.id.clone(), Some(opt(YES))));
        more.lenses.insert(LensId::new("gone"), everything.collect());
        more.context = sheet.lenses.values().next().cloned().unwrap_or_default();
        prop_assert_eq!(stages.score(&sheet), stages.score(&more));
    }

    /// The same shares as a summary amount to the same, if there are answers enough.
    #[test]
    fn a_summary_says_the_same((stages, sheet) in any_answered()) {
        let score = stages.score(&sheet);
        let again = stages.of_figures(&score.reading().figures);
        prop_assert_eq!((&again.stages, again.place), (&score.stages, score.place));
        if score.missing == 0 {
            prop_assert_eq!((again.missing, &again.exposed), (0, &score.exposed));
        }
    }
}

#[test]
fn a_stage_goes_by_its_id() {
    assert_eq!(around(Engine::Stage(circles())).engine.kind(), "stage");
    assert_eq!(circles().stage(&id("s1")).map(|stage| stage.name.as_str()), Some("Stage 1"));
    assert_eq!(circles().stage(&id("gone")), None);
    assert_eq!(stages(0, 0, &[]).score(&Sheet::default()).missing, 1, "without stages there is no place");
}
