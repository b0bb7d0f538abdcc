//! Attempts: marking, and putting together what several pages saved.

mod support;

use proptest::prelude::*;
use std::collections::BTreeMap;
use support::{REAL, Size, c, option, profile, q, score_of};
use waymark_domain::attempt::{Attempt, CONTEXT, CORRECTABLE, Finished, Mark, Millis, Part};
use waymark_domain::ids::{AssessmentId, AttemptId, LensId, OptionId, QuestionId};

fn part(started: Millis) -> Part {
    Part::begin(AttemptId::new("a1"), AssessmentId::new("trees"), 3, started)
}

fn lens(id: &str) -> LensId {
    LensId::new(id)
}

/// Few lenses, questions, times and choices, so that marks collide.
fn any_part() -> impl Strategy<Value = Part> {
    let mark = (0..4_i64, prop::option::of(prop::sample::select(vec!["a", "b", "c"])));
    let cell = (prop::sample::select(vec!["work", "energy", CONTEXT]), 0..3_usize);
    let marks = prop::collection::vec((cell, mark), 0..8);
    let finished = (0..4_i64, 0..3_i64, 0..3_u8);
    (marks, prop::option::of(finished), 0..4_i64, 1..4_u32).prop_map(|(marks, finished, started, revision)| {
        let mut part = Part { revision, ..part(started) };
        for ((in_lens, question), (at, choice)) in marks {
            let mark = Mark { at, choice: choice.map(OptionId::new) };
            part.marks.entry(lens(in_lens)).or_default().insert(q(question), mark);
        }
        part.finished = finished.map(|(at, scored, count)| Finished {
            at,
            scored,
            scores: vec![score_of(&profile(REAL), "work", &[count, 10, 0, 0])],
        });
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
}

/// Times of the result's first sight and last scoring, and which of two scores is kept.
#[test]
fn of_two_results_the_later_scoring_is_kept_and_the_first_sight() {
    let result = |at, scored, count| {
        let scores = vec![score_of(&profile(REAL), "work", &[count, 0, 0, 0])];
        Some(Finished { at, scored, scores })
    };
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
        finished: finished.map(|at| Finished { at, scored: at + 5 * DAY, scores: Vec::new() }),
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
}

#[test]
fn dates() {
    let mut part = part(10);
    assert_eq!((part.date(), part.touched()), (10, 10));
    part.mark(&lens("work"), &q(0), None, 20);
    assert_eq!((part.date(), part.touched()), (10, 20));
    part.finished = Some(Finished { at: 30, scored: 40, scores: Vec::new() });
    assert_eq!((part.date(), part.touched()), (30, 40));
}

#[test]
fn a_question_is_marked_when_it_is_through_each_of_its_lenses() {
    let profile = profile(Size { questions: 8, context: 1, ..REAL });
    let asked: Vec<&QuestionId> = profile.question_ids().collect();
    assert_eq!(asked.len(), 9);
    assert_eq!(asked.last(), Some(&&c(0)));
    assert_eq!(profile.lenses_of(&q(0)), [lens("work"), lens("energy")]);
    assert_eq!(profile.lenses_of(&c(0)), [lens(CONTEXT)]);

    let mut part = part(0);
    let is_marked = |part: &Part, question: &QuestionId| profile.is_marked(part, question);
    assert!(!is_marked(&part, &q(0)));
    part.mark(&lens("work"), &q(0), Some(option("ash")), 1);
    assert!(!is_marked(&part, &q(0)), "one lens is open");
    part.mark(&lens("energy"), &q(0), None, 2);
    assert!(is_marked(&part, &q(0)), "not sure is a mark");
    assert!(!is_marked(&part, &c(0)));
    part.mark(&lens(CONTEXT), &c(0), None, 3);
    assert!(is_marked(&part, &c(0)));
}
