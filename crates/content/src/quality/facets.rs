//! Measured quality of facets, computed exactly.
//!
//! Answering is followed as a distribution over sums, question by question; facets do not hang on
//! each other, so that the chance of a result is a product over them.
//!
//! Nobody answers twice quite alike: here each answer is a neighbour of the true one with a chance of
//! three in ten. The people:
//! - *unchanged*: any true answers; the noise is that of whoever fares worst;
//! - *low in two*: the second lowest option in two facets and the second highest in the others;
//! - *random*: every option equally likely.

use super::figures::{Ladder, Spread, at_least, at_most, count, noise, number, sheet, sitting, worst_change};
use waymark_domain::assessment::Measure;
use waymark_domain::facets::{ANSWER, Facet, Facets, FacetsOutcome, Item, STRONG};
use waymark_domain::ids::{OptionId, QuestionId};

/// How often an answer is a neighbour of the true one.
const MOVES: f64 = 0.3;
/// One step of a scale of five. With more noise than that, a whole step in every answer to a
/// facet's questions could be put down to chance.
const MOST_NOISE: u32 = 25;
/// Of equal scores the first facet's counts as the lower, which alone puts the first and the last of
/// seven facets with three questions each a fifth off their share. Any more comes from the questions.
const MOST_UNFAIR: f64 = 25.0;
/// Half a scale. With more, nobody would be told of two low facets but at the ends.
const MOST_EVEN: u8 = 50;
/// 17 times in 20; a hair less, for sums that come to it but for rounding. At 9 in 10 somebody with two
/// low facets would too often be told that none stands out.
const MOSTLY: f64 = 0.85 - 1e-9;
/// Steps of the scale at which somebody alike in everything is tried.
const LEVELS: usize = 8;
/// The fewest questions a facet can have.
const LEAST_QUESTIONS: usize = 3;
/// There are 101 scores.
const SCORES: usize = 101;

/// For each facet what the answers to each of its questions are worth.
type Ladders = Vec<Vec<Ladder>>;

/// The noise in points, how far apart even facets can lie, and the figures. Of facets without questions, or questions without
/// options, which checks of their own report, only what can be said then.
#[must_use]
pub fn of(facets: &Facets) -> (u8, u8, Vec<Measure>) {
    let mut measures = vec![range(facets), questions_per_facet(facets)];
    let Some(ladders) = ladders(facets) else { return (0, 0, measures) };
    let points = ladders.iter().map(|of_one| worst_change(of_one, MOVES, &|sum| score(sum, of_one.len())));
    let (points, noise) = noise(
        "When the same person answers twice, and every answer has a chance of three in ten to be one option off, the \
         score of one facet moves by no more than this, 9 times in 10, whatever the true answers are",
        points.max().unwrap_or(0),
        MOST_NOISE,
    );
    let (apart, even) = even(&ladders);
    measures.extend([noise, even, low_found(&ladders, apart), random_lowest(&ladders, apart), skip_third(facets)]);
    (points, apart, measures)
}

fn ladders(facets: &Facets) -> Option<Ladders> {
    let ladder = |item| {
        let mut ladder: Ladder = worths(facets, item).into_iter().map(|(worth, _)| worth).collect();
        ladder.sort_unstable();
        (ladder.len() > 1).then_some(ladder)
    };
    let of_one = |facet| {
        let ladders: Vec<Ladder> = items(facets, facet).map(ladder).collect::<Option<_>>()?;
        (!ladders.is_empty()).then_some(ladders)
    };
    let ladders: Ladders = facets.facets.iter().map(of_one).collect::<Option<_>>()?;
    (ladders.len() > 1).then_some(ladders)
}

fn items<'a>(facets: &'a Facets, facet: &'a Facet) -> impl Iterator<Item = &'a Item> {
    facets.questions.iter().filter(|item| item.facet == facet.id)
}

/// What each option is worth to a question.
fn worths<'a>(facets: &'a Facets, item: &Item) -> Vec<(u32, &'a OptionId)> {
    let scale = facets.scales.iter().find(|scale| scale.id == item.scale);
    let options = scale.into_iter().flat_map(|scale| &scale.options);
    options.filter_map(|(option, _)| Some((facets.worth(item, option)?, option))).collect()
}

/// A facet's score from the sum of so many answers, as the engine has it.
fn score(sum: u32, answers: usize) -> u32 {
    let answers = u32::try_from(answers).unwrap_or(u32::MAX);
    (sum + answers * 6) / (answers * 12)
}

fn range(facets: &Facets) -> Measure {
    type Marks<'a> = Vec<(&'a QuestionId, &'a OptionId)>;
    let worth = |item: &Item| worths(facets, item);
    let lowest: Marks = facets.questions.iter().filter_map(|q| Some((&q.id, worth(q).into_iter().min()?.1))).collect();
    let highest: Marks = facets.questions.iter().filter_map(|q| Some((&q.id, worth(q).into_iter().max()?.1))).collect();
    let (lowest, highest) = (facets.score(&sheet(ANSWER, lowest)), facets.score(&sheet(ANSWER, highest)));
    let ends = lowest.facets.iter().zip(&highest.facets).map(|(low, high)| (low.score, high.score));
    let full = ends.filter(|ends| *ends == (Some(0), Some(100))).count();
    let what = "Facets whose score can be as low as 0 and as high as 100";
    count("range", what, full, "facets", "every facet", full == facets.facets.len())
}

fn questions_per_facet(facets: &Facets) -> Measure {
    let counts = || facets.facets.iter().map(|facet| items(facets, facet).count());
    let (least, most) = (counts().min().unwrap_or(0), counts().max().unwrap_or(0));
    let what = if least == most {
        "Questions for each facet".to_owned()
    } else {
        format!("Questions for the facet that has fewest, where another has {most}")
    };
    let goal = format!("at least {LEAST_QUESTIONS}");
    count("questions-per-facet", &what, least, "questions", &goal, least >= LEAST_QUESTIONS)
}

/// How far apart the facets of somebody lie, 17 times in 20, who is alike in all of them; wherever on
/// the scales that is, the worst place counts.
fn even(ladders: &Ladders) -> (u8, Measure) {
    let sitting_at = |level: usize, ladders: &Vec<Ladder>| {
        let place = |ladder: &Ladder| (level * (ladder.len().saturating_sub(1)) + LEVELS / 2) / LEVELS;
        let answer = |sum: Spread, ladder: &Ladder| sum.plus(&sitting(ladder, place(ladder), MOVES));
        Scores::of(&ladders.iter().fold(Spread::none(), answer).map(|sum| score(sum, ladders.len())))
    };
    let apart_at = |level: usize| {
        let scores: Vec<Scores> = ladders.iter().map(|of_one| sitting_at(level, of_one)).collect();
        let all_within = |from: usize, to: usize| scores.iter().map(|of_it| of_it.within(from, to)).product::<f64>();
        // The lowest of them is `least`: all are there or above, and not all above.
        let spread_is = |apart: usize| -> f64 {
            (0..SCORES).map(|least| all_within(least, least + apart) - all_within(least + 1, least + apart)).sum()
        };
        (0..SCORES).find(|apart| spread_is(*apart) >= MOSTLY).unwrap_or(SCORES)
    };
    let apart = (0..=LEVELS).map(apart_at).max().unwrap_or(0);
    let what = "The facets of somebody who is alike in all of them, with a chance of three in ten for every answer to be \
                one option off, lie no farther apart than this, 17 times in 20, wherever on the scales they are";
    let goal = format!("at most {MOST_EVEN}, and facets no farther apart are called even");
    let points = u8::try_from(apart).unwrap_or(u8::MAX);
    (points, count("even", what, apart, "points", &goal, apart <= usize::from(MOST_EVEN)))
}

/// For the two facets that fare worst: how often exactly they are named to somebody low in them.
fn low_found(ladders: &Ladders, apart: u8) -> Measure {
    let person = |is_low: bool, ladders: &Vec<Ladder>| {
        let place = |ladder: &Ladder| {
            // Of four or five options the second highest, or the second lowest.
            let high = ladder.len().saturating_sub(2);
            if is_low { high / 2 } else { high }
        };
        let answer = |sum: Spread, ladder: &Ladder| sum.plus(&sitting(ladder, place(ladder), MOVES));
        ladders.iter().fold(Spread::none(), answer).map(|sum| score(sum, ladders.len()))
    };
    let low: Vec<Scores> = ladders.iter().map(|of_one| Scores::of(&person(true, of_one))).collect();
    let high: Vec<Scores> = ladders.iter().map(|of_one| Scores::of(&person(false, of_one))).collect();
    let found = |(a, b)| {
        let of_one = |facet| if facet == a || facet == b { low.get(facet) } else { high.get(facet) };
        let scores: Vec<&Scores> = (0..ladders.len()).filter_map(of_one).collect();
        named(&scores, (a, b), apart)
    };
    at_least(
        "low-found",
        "Somebody who belongs at the second lowest option in two facets and at the second highest in all others, with \
         a chance of three in ten for every answer to be one option off, is told exactly these two (for the two facets \
         that fare worst)",
        pairs(ladders.len()).map(found).reduce(f64::min).unwrap_or(0.0),
        90.0,
    )
}

/// How far a facet is from being named as often as all others.
fn random_lowest(ladders: &Ladders, apart: u8) -> Measure {
    let random = |ladders: &Vec<Ladder>| {
        let answer = |sum: Spread, ladder: &Ladder| sum.plus(&Spread::even(ladder));
        Scores::of(&ladders.iter().fold(Spread::none(), answer).map(|sum| score(sum, ladders.len())))
    };
    let random: Vec<Scores> = ladders.iter().map(random).collect();
    let scores: Vec<&Scores> = random.iter().collect();
    let chances: Vec<_> = pairs(ladders.len()).map(|pair| (pair, named(&scores, pair, apart))).collect();
    let all: f64 = chances.iter().map(|(_, chance)| 2.0 * chance).sum();
    let fair = (all / number(ladders.len())).max(f64::MIN_POSITIVE);
    let unfair = |facet| {
        let of_it = chances.iter().filter(|((a, b), _)| *a == facet || *b == facet);
        (of_it.map(|(_, chance)| chance).sum::<f64>() / fair - 1.0).abs()
    };
    at_most(
        "random-lowest",
        "Random answers name one facet among the two lowest so much more or less often than its fair share (for the \
         facet that is farthest from it)",
        (0..ladders.len()).map(unfair).reduce(f64::max).unwrap_or(0.0),
        MOST_UNFAIR,
    )
}

fn pairs(facets: usize) -> impl Iterator<Item = (usize, usize)> {
    (0..facets).flat_map(move |a| (a + 1..facets).map(move |b| (a, b)))
}

/// How likely the scores of one facet are.
struct Scores {
    each: Vec<(u8, f64)>,
    /// By score how likely that or more is; the last is beyond all scores.
    at_least: Vec<f64>,
}

impl Scores {
    fn of(spread: &Spread) -> Self {
        let each = spread.iter().filter_map(|(score, chance)| Some((u8::try_from(score).ok()?, chance))).collect();
        let at_least = (0..).take(SCORES + 1).map(|least| spread.chance(|score| score >= least)).collect();
        Self { each, at_least }
    }

    /// How likely the score is to be at least `from` and at most `to`.
    fn within(&self, from: usize, to: usize) -> f64 {
        let at_least = |score: usize| self.at_least.get(score).copied().unwrap_or(0.0);
        (at_least(from) - at_least(to + 1)).max(0.0)
    }
}

/// How likely exactly these two facets are to be named as the lowest, as the engine decides it: of
/// equal scores the first facet's is the lower, and there are no lowest where every facet is strong
/// or none lies far from the others.
fn named(scores: &[&Scores], (a, b): (usize, usize), apart: u8) -> f64 {
    let (Some(of_a), Some(of_b)) = (scores.get(a), scores.get(b)) else { return 0.0 };
    let others = |last: (u8, usize), to: usize| -> f64 {
        let others = scores.iter().enumerate().filter(|(facet, _)| *facet != a && *facet != b);
        others.map(|(facet, of_it)| of_it.within(usize::from(last.0) + usize::from(facet < last.1), to)).product()
    };
    let both = of_a.each.iter().flat_map(|a| of_b.each.iter().map(move |b| (*a, *b)));
    let chance = |((score_a, p), (score_b, q)): ((u8, f64), (u8, f64))| {
        let least = score_a.min(score_b);
        let last = (score_a, a).max((score_b, b));
        let near = usize::from(least) + usize::from(apart);
        let even = if usize::from(last.0) <= near { others(last, near) } else { 0.0 };
        let strong = least >= STRONG;
        if strong { 0.0 } else { p * q * (others(last, SCORES) - even) }
    };
    both.map(chance).sum()
}

/// Tried for questions that stand in a row, the last one followed by the first: what counts is how
/// many they are.
fn skip_third(facets: &Facets) -> Measure {
    let all = facets.questions.len();
    let marks: Vec<_> =
        facets.questions.iter().filter_map(|q| Some((&q.id, worths(facets, q).into_iter().next()?.1))).collect();
    let has_result = |skipped: usize| {
        (0..all).any(|from| {
            let kept = marks.iter().cycle().skip(from).take(all - skipped).copied();
            !matches!(facets.score(&sheet(ANSWER, kept)).outcome, FacetsOutcome::Thin(_))
        })
    };
    let most = (0..=all).rev().find(|skipped| has_result(*skipped)).unwrap_or(0);
    let what = format!("Of {all} questions so many can be skipped; with one more there is no result");
    count("skip-third", &what, most, "questions", "at most a third", most * 3 <= all)
}
