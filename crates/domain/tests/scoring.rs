//! From counts and sheets to outcomes.

mod support;

use proptest::prelude::*;
use std::collections::BTreeMap;
use support::{DIMENSIONS, REAL, any_answered, counts, option, pairs, profile, profile_of, q, score_of, sheet_of};
use waymark_domain::ids::{DimensionId, LensId, OptionId, QuestionId};
use waymark_domain::profile::Rules;
use waymark_domain::scoring::{Decision, LensGap, LensScore, Outcome, Sheet, Turning, decide, evidence, gap, score};

fn told(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Named { dimension } => dimension.to_string(),
        Outcome::Blend { first, second } => format!("{first}+{second}"),
        Outcome::Unclear => "unclear".to_owned(),
        Outcome::Thin { missing } => format!("thin {missing}"),
    }
}

/// Counts of ash, birch, cedar and dogwood, and what they amount to with 14 questions.
#[rustfmt::skip]
const OUTCOMES: [([usize; 4], &str); 37] = [
    // 14 answers: a lead of 5 names; else the first two hold 11, the second 2 ahead of the third.
    ([14, 0, 0, 0], "ash"),
    ([0, 14, 0, 0], "birch"),
    ([9, 4, 1, 0], "ash"),
    ([1, 4, 0, 9], "dogwood"),
    ([8, 3, 3, 0], "ash"),
    ([8, 4, 1, 1], "ash+birch"),
    ([8, 4, 2, 0], "ash+birch"),
    ([4, 8, 2, 0], "birch+ash"),
    ([6, 5, 3, 0], "ash+birch"),
    ([7, 7, 0, 0], "ash+birch"),
    ([0, 0, 7, 7], "cedar+dogwood"),
    ([7, 4, 3, 0], "unclear"),
    ([6, 4, 2, 2], "unclear"),
    ([5, 5, 2, 2], "unclear"),
    ([6, 4, 4, 0], "unclear"),
    ([4, 4, 3, 3], "unclear"),
    // 13 answers: 5, or 11 together.
    ([8, 3, 2, 0], "ash"),
    ([7, 4, 2, 0], "ash+birch"),
    ([6, 4, 2, 1], "unclear"),
    ([7, 3, 3, 0], "unclear"),
    // 12 answers: 5, or 10 together.
    ([7, 2, 2, 1], "ash"),
    ([6, 4, 2, 0], "ash+birch"),
    ([5, 4, 2, 1], "unclear"),
    ([6, 3, 3, 0], "unclear"),
    // 11 answers: 5, or 9 together.
    ([7, 2, 2, 0], "ash"),
    ([5, 4, 2, 0], "ash+birch"),
    ([4, 4, 2, 1], "unclear"),
    ([6, 3, 2, 0], "unclear"),
    // 10 answers, the fewest that say anything: 5, or 8 together.
    ([7, 2, 1, 0], "ash"),
    ([4, 4, 2, 0], "ash+birch"),
    ([5, 3, 1, 1], "ash+birch"),
    ([6, 2, 1, 1], "unclear"),
    ([4, 3, 2, 1], "unclear"),
    // Fewer.
    ([9, 0, 0, 0], "thin 1"),
    ([3, 2, 2, 2], "thin 1"),
    ([5, 0, 0, 0], "thin 5"),
    ([0, 0, 0, 0], "thin 10"),
];

#[test]
fn outcomes() {
    let profile = profile(REAL);
    for (counts, expected) in OUTCOMES {
        let scores = score(&profile, &sheet_of(&profile, "work", &counts));
        let [work, energy] = scores.as_slice() else { unreachable!("two lenses") };
        assert_eq!(told(&work.outcome), expected, "{counts:?}");
        assert_eq!(usize::from(work.answered), counts.iter().sum::<usize>(), "{counts:?}");
        assert_eq!(told(&energy.outcome), "thin 10", "nothing was marked for energy");
        let small = counts.map(|count| u8::try_from(count).expect("at most 14"));
        assert_eq!(*work, score_of(&profile, "work", &small), "a summary says the same");
    }
}

#[test]
fn every_kind_of_outcome_is_in_the_table() {
    for kind in ["ash", "+", "unclear", "thin"] {
        assert!(OUTCOMES.iter().filter(|(_, told)| told.contains(kind)).count() >= 4, "{kind}");
    }
}

#[test]
fn a_score_holds_its_figures() {
    let profile = profile(REAL);
    let score = score_of(&profile, "energy", &[1, 3, 0, 8]);
    assert_eq!(counts(&score), [("dogwood", 8), ("birch", 3), ("ash", 1), ("cedar", 0)]);
    assert_eq!((score.answered, score.asked, score.lead, score.margin), (12, 14, 5, 5));
    assert_eq!(score.lens.as_str(), "energy");
}

#[test]
fn equals_stay_in_the_contents_order() {
    let score = score_of(&profile(REAL), "work", &[2, 5, 2, 5]);
    assert_eq!(counts(&score), [("birch", 5), ("dogwood", 5), ("ash", 2), ("cedar", 2)]);
}

#[test]
fn rules_without_numbers_name_nobody() {
    assert_eq!(decide(&Rules::none(), &[14, 0, 0, 0]), Decision::Unclear);
    assert_eq!(decide(&Rules::none(), &[]), Decision::Unclear);
}

/// Skipping answers is not neutral: before, how many of each are skipped, and after.
#[test]
fn skipping_can_change_the_outcome() {
    let table = [
        ([9, 4, 1, 0], [1, 0, 0, 0], "ash+birch"),
        ([8, 4, 1, 1], [0, 1, 0, 0], "ash"),
        ([6, 4, 2, 2], [0, 0, 2, 2], "ash+birch"),
        ([8, 4, 1, 1], [2, 1, 1, 1], "thin 1"),
    ];
    let profile = profile(REAL);
    for (before, skipped, after) in table {
        let left: Vec<u8> = before.iter().zip(skipped).map(|(count, skip)| count - skip).collect();
        let (before, left) = (score_of(&profile, "work", &before), score_of(&profile, "work", &left));
        assert_ne!(before.outcome, left.outcome);
        assert_eq!(told(&left.outcome), after);
    }
}

proptest! {
    #[test]
    fn a_skipped_question_counts_like_one_never_answered((assessment, sheet) in any_answered()) {
        let profile = profile_of(&assessment);
        let mut never = sheet.clone();
        for marks in never.lenses.values_mut() {
            marks.retain(|_, mark| mark.is_some());
        }
        prop_assert_eq!(score(profile, &sheet), score(profile, &never));
        for score in score(profile, &sheet) {
            let marks = sheet.lenses.get(&score.lens).into_iter().flat_map(BTreeMap::values);
            prop_assert_eq!(usize::from(score.answered), marks.filter(|mark| mark.is_some()).count());
        }
    }

    #[test]
    fn skipping_one_takes_one_from_its_dimension_and_from_the_answers(
        (assessment, sheet) in any_answered(),
        which: prop::sample::Index,
    ) {
        let profile = profile_of(&assessment);
        let lens = LensId::new("work");
        let marked: Vec<_> = profile.questions.iter().filter(|q| sheet.mark(&lens, &q.id).is_some()).collect();
        prop_assume!(!marked.is_empty());
        let question = which.get(&marked);
        let mark = sheet.mark(&lens, &question.id).expect("marked");
        let choice = question.options.iter().find(|o| o.id == *mark).expect("one of its options");
        let mut less = sheet.clone();
        less.lenses.get_mut(&lens).expect("marked").insert(question.id.clone(), None);
        let before = score(profile, &sheet).into_iter().next().expect("a lens");
        let after = score(profile, &less).into_iter().next().expect("a lens");
        prop_assert_eq!(after.answered + 1, before.answered);
        let count = |score: &LensScore| {
            counts(score).into_iter().find(|(id, _)| *id == choice.dimension.as_str()).map(|(_, n)| n)
        };
        prop_assert_eq!(count(&after).map(|n| n + 1), count(&before));
    }

    #[test]
    fn the_order_of_questions_and_options_does_not_matter(
        (assessment, sheet) in any_answered(),
        turn in 0..24_usize,
    ) {
        let profile = profile_of(&assessment);
        let mut turned = profile.clone();
        let questions = turned.questions.len();
        turned.questions.rotate_left(turn % questions);
        for question in &mut turned.questions {
            question.options.reverse();
        }
        prop_assert_eq!(score(profile, &sheet), score(&turned, &sheet));
    }

    #[test]
    fn unknown_questions_options_and_lenses_count_for_nothing((assessment, sheet) in any_answered()) {
        let profile = profile_of(&assessment);
        let mut more = sheet.clone();
        for marks in more.lenses.values_mut() {
            marks.insert(QuestionId::new("gone"), Some(option("ash")));
            for question in &profile.questions {
                marks.entry(question.id.clone()).or_insert(Some(OptionId::new("gone")));
            }
        }
        let everything = profile.questions.iter().map(|q| (q.id.clone(), Some(option("birch"))));
        more.lenses.insert(LensId::new("gone"), everything.collect());
        more.context.insert(q(0), Some(option("ash")));
        prop_assert_eq!(score(profile, &sheet), score(profile, &more));
    }

    #[test]
    fn scores_agree_with_themselves((assessment, sheet) in any_answered()) {
        let profile = profile_of(&assessment);
        for score in score(profile, &sheet) {
            let counts: Vec<u8> = score.ranking.iter().map(|ranked| ranked.count).collect();
            prop_assert!(counts.is_sorted_by(|a, b| a >= b));
            prop_assert_eq!(counts.iter().sum::<u8>(), score.answered);
            prop_assert_eq!(counts.len(), profile.dimensions.len());
            prop_assert_eq!(score.lead, counts[0] - counts[1]);
            prop_assert_eq!(score.front().is_some(), score.answered > 0);
            prop_assert!(score.leaders().iter().zip(&score.ranking).all(|(l, r)| **l == r.dimension));
            let leaders = match score.outcome {
                Outcome::Named { .. } => 1,
                Outcome::Blend { .. } => 2,
                Outcome::Unclear | Outcome::Thin { .. } => 0,
            };
            prop_assert_eq!(score.leaders().len(), leaders);
        }
    }

    #[test]
    fn percents_add_up(counts in prop::collection::vec(0..=14_u8, 4)) {
        let score = score_of(&profile(REAL), "work", &counts);
        let of = |id: &str| score.percent(&DimensionId::new(id));
        let sum: u32 = DIMENSIONS.map(|id| u32::from(of(id))).iter().sum();
        prop_assert!(if score.answered == 0 { sum == 0 } else { (98..=102).contains(&sum) }, "{}", sum);
        for (id, count) in DIMENSIONS.iter().zip(&counts) {
            let exact = f64::from(*count) * 100.0 / f64::from(score.answered.max(1));
            prop_assert!((f64::from(of(id)) - exact).abs() <= 0.5, "{} for {}", of(id), exact);
        }
    }

    #[test]
    fn turning_is_what_moving_answers_one_by_one_shows(
        mut counts in prop::collection::vec(0..=9_u8, 2..=6),
        margin in 1..=7_u8,
        more in 0..=14_u8,
        ahead: prop::sample::Index,
    ) {
        let most = counts.iter().copied().max().expect("two at least");
        *ahead.get_mut(&mut counts) = most + margin + more;
        let mut profile = profile(support::Size { dimensions: counts.len(), ..REAL });
        profile.rules.margin = vec![margin; 256];
        profile.rules.least_answers = 1;
        let score = score_of(&profile, "work", &counts);
        let is_sure = matches!(score.outcome, Outcome::Named { .. });
        prop_assert!(is_sure);
        let place = |at: usize| {
            let id = &score.ranking[at].dimension;
            DIMENSIONS.iter().position(|known| *known == id.as_str()).expect("known")
        };
        let (first, second) = (place(0), place(1));
        let moved = |answers: u8| {
            let mut counts = counts.clone();
            counts[first] -= answers;
            counts[second] += answers;
            counts
        };
        let is_named = |answers: u8| score_of(&profile, "work", &moved(answers)).outcome == score.outcome;
        let is_overtaken = |answers: u8| moved(answers)[second] > moved(answers)[first];
        let by_hand = Turning {
            until_unnamed: (0..=counts[first]).find(|n| !is_named(*n)).expect("without answers nobody is named"),
            until_overtaken: (0..=counts[first]).find(|n| is_overtaken(*n)).expect("all of them are enough"),
        };
        prop_assert_eq!(score.turning(), Some(by_hand));
    }

    #[test]
    fn evidence_has_every_question_once((assessment, sheet) in any_answered(), leaders in 0..=2_usize) {
        let profile = profile_of(&assessment);
        let leaders: Vec<&DimensionId> = profile.dimensions.iter().map(|d| &d.id).take(leaders).collect();
        for lens in &profile.lenses {
            let groups = evidence(profile, &sheet, &lens.id, &leaders);
            let mut seen: Vec<&QuestionId> = Vec::new();
            for group in &groups {
                let marked = |(question, choice): &(&_, &waymark_domain::profile::Choice)| {
                    let question: &waymark_domain::profile::Question = question;
                    sheet.mark(&lens.id, &question.id) == Some(&choice.id)
                };
                prop_assert!(group.speaks_for.iter().all(|pair| marked(pair) && leaders.contains(&&pair.1.dimension)));
                prop_assert!(group.against.iter().all(|pair| marked(pair) && !leaders.contains(&&pair.1.dimension)));
                prop_assert!(group.unanswered.iter().all(|q| sheet.mark(&lens.id, &q.id).is_none()));
                let answered = group.speaks_for.iter().chain(&group.against).map(|(question, _)| *question);
                for question in answered.chain(group.unanswered.iter().copied()) {
                    prop_assert_eq!(&question.theme, &group.theme.id);
                    seen.push(&question.id);
                }
            }
            seen.sort();
            let mut all: Vec<&QuestionId> = profile.questions.iter().map(|q| &q.id).collect();
            all.sort();
            prop_assert_eq!(seen, all);
        }
    }
}

#[test]
fn turning_table() {
    let table = [
        ([9, 4, 1, 0], Some((1, 3))),
        ([10, 4, 0, 0], Some((1, 4))),
        ([11, 3, 0, 0], Some((2, 5))),
        ([14, 0, 0, 0], Some((5, 8))),
        ([8, 4, 2, 0], None),
        ([9, 0, 0, 0], None),
    ];
    for (counts, expected) in table {
        let turning = score_of(&profile(REAL), "work", &counts).turning();
        assert_eq!(turning.map(|t| (t.until_unnamed, t.until_overtaken)), expected, "{counts:?}");
    }
}

/// A saved score comes from outside: other rules, another hand. It must not take the page down.
#[test]
fn turning_of_a_saved_score_that_cannot_be() {
    let mut score = score_of(&profile(REAL), "work", &[9, 4, 1, 0]);
    (score.lead, score.margin) = (3, 5);
    assert_eq!(score.turning(), Some(Turning { until_unnamed: 1, until_overtaken: 2 }));
    (score.lead, score.margin) = (255, 0);
    assert_eq!(score.turning(), Some(Turning { until_unnamed: 128, until_overtaken: 128 }));
}

#[test]
fn evidence_leaves_out_themes_without_questions() {
    let mut profile = profile(REAL);
    profile.questions.retain(|question| question.theme.as_str() != "trunk");
    let (sheet, lens) = (Sheet::default(), LensId::new("work"));
    let groups = evidence(&profile, &sheet, &lens, &[]);
    let themes: Vec<&str> = groups.iter().map(|group| group.theme.id.as_str()).collect();
    assert_eq!(themes, ["roots", "crown"]);
}

#[test]
fn the_gap_between_two_lenses() {
    const NAMED: [u8; 4] = [10, 4, 0, 0];
    const OTHER: [u8; 4] = [4, 10, 0, 0];
    const BLEND: [u8; 4] = [7, 7, 0, 0];
    const UNCLEAR: [u8; 4] = [4, 4, 3, 3];
    const THIN: [u8; 4] = [9, 0, 0, 0];
    let table = [
        (NAMED, NAMED, Some(LensGap::Same)),
        (NAMED, OTHER, Some(LensGap::Differs)),
        (NAMED, BLEND, Some(LensGap::Open)),
        (BLEND, BLEND, Some(LensGap::Open)),
        (UNCLEAR, NAMED, Some(LensGap::Open)),
        (UNCLEAR, UNCLEAR, Some(LensGap::Open)),
        (THIN, NAMED, None),
        (NAMED, THIN, None),
        (THIN, THIN, None),
    ];
    let profile = profile(REAL);
    for (work, energy, expected) in table {
        let scores = [score_of(&profile, "work", &work), score_of(&profile, "energy", &energy)];
        assert_eq!(gap(&scores), expected, "{work:?} {energy:?}");
    }
    assert_eq!(gap(&[score_of(&profile, "work", &NAMED)]), None);
    assert_eq!(gap(&[]), None);
}

#[test]
fn each_pair_has_its_blend_in_either_order() {
    let profile = profile(REAL);
    for (a, b) in pairs(&DIMENSIONS[..4]) {
        let (a, b) = (DimensionId::new(a), DimensionId::new(b));
        let blend = profile.blend(&a, &b).expect("every pair has one");
        assert_eq!(blend.of, (a.clone(), b.clone()));
        assert_eq!(profile.blend(&b, &a), Some(blend));
        assert_eq!(profile.blend(&a, &a), None);
    }
}
