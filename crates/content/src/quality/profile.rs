//! Measured quality of a profile, computed exactly.
//!
//! A person is a set of chances: for each question, how likely each dimension's option is to be
//! chosen. Answering is followed as a distribution over *counts* (how often each dimension was
//! chosen), question by question; every figure is a sum over that distribution. Only always
//! picking the same place on the screen depends on the shuffle, and is tried on its seeds.
//!
//! The people:
//! - *random*: every option equally likely;
//! - *keen on one*: that dimension's option with probability 0.7, else at random;
//! - *even between two*: 45 % each, and the other 10 % spread over the rest.
//!
//! ```
//! // With 14 questions and 4 dimensions a lead of 5 names one.
//! let rules = waymark_content::quality::profile::rules(14, 4);
//! assert_eq!((rules.margin[14], rules.blend_pair[14], rules.least_answers), (5, 11, 10));
//! ```

use crate::check::QUESTIONS;
use crate::quality::shown;
use crate::read::MOST_DIMENSIONS;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use waymark_domain::assessment::Measure;
use waymark_domain::order;
use waymark_domain::profile::{Profile, Rules};
use waymark_domain::scoring::{Decision, decide};

/// Random answers are named no more often than this.
const RANDOM_NAMED: f64 = 0.05;
/// So much of the answers the first two of a blend hold together, in percent.
const BLEND_PAIR: u32 = 78;
/// So far the second of a blend leads the third.
const BLEND_LEAD: u8 = 2;
/// How often the keen person picks their own dimension before chance comes in.
const KEEN: f64 = 0.7;
/// How often the person split evenly picks each of their two.
const EVEN: f64 = 0.45;
/// The noise is what so many of a hundred pairs of sheets stay within.
const NOISE_COVERS: f64 = 0.95;
/// Seeds tried for picking the same place.
const SEEDS: u64 = 1_000;
/// A dimension has the longest option in at most so many percent of the questions.
pub(crate) const MOST_LONGEST: usize = 35;

/// How often each dimension was chosen.
type Counts = [u8; MOST_DIMENSIONS];

/// For one question: dimensions by position, each with the chance that its option is chosen.
type Chances = Vec<(usize, f64)>;

/// Rules and figures of a profile; `None` where its questions do not allow them to be computed
/// (too few or many, or not one option for each dimension), which checks of their own report.
#[must_use]
pub fn of(profile: &Profile) -> Option<(Rules, Vec<Measure>)> {
    let is_balanced = profile.questions.iter().all(|question| {
        let count = |id| question.options.iter().filter(|option| option.dimension == id).count();
        profile.dimensions.iter().all(|dimension| count(dimension.id.clone()) == 1)
            && question.options.len() == profile.dimensions.len()
    });
    let sizes_fit =
        QUESTIONS.contains(&profile.questions.len()) && (2..=MOST_DIMENSIONS).contains(&profile.dimensions.len());
    if !is_balanced || !sizes_fit {
        return None;
    }
    let questions = u8::try_from(profile.questions.len()).ok()?;
    let rules = rules(questions, profile.dimensions.len());
    let measures = measures(profile, &rules, questions);
    Some((rules, measures))
}

/// The numbers that decide an outcome, for so many questions and dimensions.
#[must_use]
pub fn rules(questions: u8, dimensions: usize) -> Rules {
    let steps: Vec<Distribution> = steps(questions, &random(dimensions));
    let margin = steps.iter().zip(0..).map(|(distribution, answered)| margin(distribution, answered)).collect();
    Rules {
        // No result with more than a third skipped.
        least_answers: questions - questions / 3,
        margin,
        blend_pair: (0..=questions).map(blend_pair).collect(),
        blend_lead: BLEND_LEAD,
        noise_points: noise_points(questions, dimensions),
    }
}

/// The smallest lead that chance reaches in at most 5 % of sheets.
fn margin(distribution: &Distribution, answered: u8) -> u8 {
    let enough = |margin: &u8| distribution.chance(|counts| lead(counts) >= *margin) <= RANDOM_NAMED;
    (1..=answered).find(enough).unwrap_or(answered + 1)
}

fn blend_pair(answered: u8) -> u8 {
    let pair = (u32::from(answered) * BLEND_PAIR).div_ceil(100);
    u8::try_from(pair).unwrap_or(u8::MAX)
}

/// The 95th percentile of the difference between two complete sheets of the same keen person, in
/// the count of the dimension that differs most, in percentage points rounded up.
fn noise_points(questions: u8, dimensions: usize) -> u8 {
    let distribution = steps(questions, &keen(dimensions, 0)).pop().unwrap_or_default();
    let points = (0..dimensions).map(|dimension| {
        let counts = distribution.counts_of(dimension);
        let within = |difference: u8| -> f64 {
            let pairs = counts.iter().flat_map(|a| counts.iter().map(move |b| (a, b)));
            pairs.filter(|((a, _), (b, _))| a.abs_diff(**b) <= difference).map(|((_, p), (_, q))| p * q).sum()
        };
        let difference = (0..=questions).find(|d| within(*d) >= NOISE_COVERS).unwrap_or(questions);
        (u32::from(difference) * 100).div_ceil(u32::from(questions).max(1))
    });
    u8::try_from(points.max().unwrap_or(0)).unwrap_or(100)
}

/// What came of answering: how likely each combination of counts is.
#[derive(Clone, Debug)]
struct Distribution(BTreeMap<Counts, f64>);

impl Default for Distribution {
    /// Nothing answered.
    fn default() -> Self {
        Self(BTreeMap::from([(Counts::default(), 1.0)]))
    }
}

impl Distribution {
    /// One more question answered.
    fn answer(&self, chances: &[(usize, f64)]) -> Self {
        let mut next = BTreeMap::new();
        for (counts, so_far) in &self.0 {
            for (dimension, chance) in chances {
                let mut counts = *counts;
                if let Some(count) = counts.get_mut(*dimension) {
                    *count += 1;
                }
                *next.entry(counts).or_insert(0.0) += so_far * chance;
            }
        }
        Self(next)
    }

    /// How likely the counts are to be as `holds` says.
    fn chance(&self, holds: impl Fn(&[u8]) -> bool) -> f64 {
        self.0.iter().filter(|(counts, _)| holds(counts.as_slice())).map(|(_, chance)| chance).sum()
    }

    /// How likely each count of one dimension is.
    fn counts_of(&self, dimension: usize) -> BTreeMap<u8, f64> {
        let mut counts_of = BTreeMap::new();
        for (counts, chance) in &self.0 {
            *counts_of.entry(at(counts, dimension)).or_insert(0.0) += chance;
        }
        counts_of
    }
}

/// The distributions after 0, 1, 2 … so many questions, all answered with the same chances.
fn steps(questions: u8, chances: &Chances) -> Vec<Distribution> {
    let first = Distribution::default();
    std::iter::successors(Some(first), |before| Some(before.answer(chances))).take(usize::from(questions) + 1).collect()
}

fn random(dimensions: usize) -> Chances {
    (0..dimensions).map(|dimension| (dimension, 1.0 / number(dimensions))).collect()
}

fn keen(dimensions: usize, own: usize) -> Chances {
    let by_chance = (1.0 - KEEN) / number(dimensions);
    let chance = |dimension| {
        if dimension == own { KEEN + by_chance } else { by_chance }
    };
    (0..dimensions).map(|dimension| (dimension, chance(dimension))).collect()
}

fn even(dimensions: usize, (a, b): (usize, usize)) -> Chances {
    let others = dimensions.saturating_sub(2);
    let own = if others == 0 { 0.5 } else { EVEN };
    let chance = |d| {
        if d == a || d == b { own } else { (1.0 - 2.0 * EVEN) / number(others) }
    };
    (0..dimensions).map(|dimension| (dimension, chance(dimension))).collect()
}

fn measures(profile: &Profile, rules: &Rules, questions: u8) -> Vec<Measure> {
    let dimensions = profile.dimensions.len();
    let answer_all = |chances: Chances| steps(questions, &chances).pop().unwrap_or_default();
    let named = |counts: &[u8]| decided(rules, counts) == Decision::Named;
    let blend = |counts: &[u8]| decided(rules, counts) == Decision::Blend;

    let by_chance = answer_all(random(dimensions));
    let each = (0..dimensions).map(|d| by_chance.chance(|counts| named(counts) && first(counts) == d));
    let each: Vec<f64> = each.collect();
    let spread = worst(each.iter().copied(), f64::max) - worst(each.iter().copied(), f64::min);

    // Every question has one option for each dimension, so the dimensions are alike, and a person
    // keen on the first, or even between the first two, stands for all such people.
    let keen_person = answer_all(keen(dimensions, 0));
    let keen_named = keen_person.chance(named);
    let keen_right = keen_person.chance(|counts| named(counts) && first(counts) == 0) / keen_named;
    let even_person = answer_all(even(dimensions, (0, 1)));
    let even_blend = even_person.chance(|counts| {
        let of_these = at(counts, 0).min(at(counts, 1));
        blend(counts) && (2..dimensions).all(|other| at(counts, other) < of_these)
    });

    let changed = changed(questions);
    let mut measures = vec![
        at_most("random-named", "Random answers are given a name", percent(by_chance.chance(named)), 5.0),
        at_most("random-named-spread", "Random answers favour one name over another", percent(spread), 0.1),
        at_least(
            "keen-named",
            "Somebody who means one kind seven times in ten, and guesses otherwise, is given a name",
            percent(keen_named),
            90.0,
        ),
        at_least("keen-right", "And that name is the right one", percent(keen_right), 99.0),
        at_most(
            "same-place-named",
            "Always ticking the same place on the screen is given a name",
            percent(same_place_named(profile, rules)),
            5.0,
        ),
        at_least(
            "changed-fifth-keeps-first",
            &format!(
                "After {changed} of {questions} answers of the weakest named sheet change at random, the same kind \
                 is still in front"
            ),
            percent(keeps_first(rules, questions, dimensions)),
            90.0,
        ),
        at_most("random-blend", "Random answers come out as a blend", percent(by_chance.chance(blend)), 20.0),
        at_least(
            "even-blend",
            "Somebody split evenly between two comes out as a blend of these two",
            percent(even_blend),
            70.0,
        ),
        attainable_range(profile, questions),
    ];
    measures.extend(longest_share(profile));
    measures.push(Measure {
        shown: String::new(),
        id: "noise".to_owned(),
        what: "When the same person answers twice, the share of one kind moves by no more than this, 95 times \
               in 100"
            .to_owned(),
        value: f64::from(rules.noise_points),
        unit: "points".to_owned(),
        goal: "none; a change up to this size is put down to chance".to_owned(),
        met: true,
    });
    for measure in &mut measures {
        measure.shown = shown(measure);
    }
    measures
}

/// How many answers are a fifth of them.
fn changed(questions: u8) -> u8 {
    (questions * 2 + 5) / 10
}

/// For the named complete sheet that fares worst: how likely its first stays strictly first when a
/// fifth of the answers, any of them, goes to another dimension, any of them.
fn keeps_first(rules: &Rules, questions: u8, dimensions: usize) -> f64 {
    let all = steps(questions, &random(dimensions)).pop().unwrap_or_default();
    // Dimensions are alike here, so sheets with falling counts stand for all others.
    let falling = |counts: &&Counts| counts.is_sorted_by_key(|count| Reverse(*count));
    let named = all.0.keys().filter(falling).filter(|counts| decided(rules, *counts) == Decision::Named);
    worst(named.map(|counts| stays_first(*counts, questions, dimensions)), f64::min)
}

fn stays_first(sheet: Counts, questions: u8, dimensions: usize) -> f64 {
    // Answers still as they were, and answers already changed, each by dimension.
    let mut states: BTreeMap<(Counts, Counts), f64> = BTreeMap::from([((sheet, Counts::default()), 1.0)]);
    for already in 0..changed(questions) {
        let mut next = BTreeMap::new();
        for ((kept, moved), so_far) in states {
            for from in 0..dimensions {
                let picked = f64::from(at(&kept, from)) / f64::from(questions - already);
                for to in (0..dimensions).filter(|to| *to != from && picked > 0.0) {
                    let (mut kept, mut moved) = (kept, moved);
                    if let (Some(kept), Some(moved)) = (kept.get_mut(from), moved.get_mut(to)) {
                        (*kept, *moved) = (*kept - 1, *moved + 1);
                    }
                    *next.entry((kept, moved)).or_insert(0.0) += so_far * picked / number(dimensions - 1);
                }
            }
        }
        states = next;
    }
    let is_first = |(kept, moved): &(Counts, Counts)| {
        let count = |dimension| at(kept, dimension) + at(moved, dimension);
        (1..dimensions).all(|other| count(other) < count(0))
    };
    states.into_iter().filter(|(state, _)| is_first(state)).map(|(_, chance)| chance).sum()
}

/// For the place that fares worst: in what part of the seeds picking it always is named.
fn same_place_named(profile: &Profile, rules: &Rules) -> f64 {
    let mut named = vec![0_u32; profile.dimensions.len()];
    for seed in 0..SEEDS {
        let mut counts = vec![Counts::default(); profile.dimensions.len()];
        // Every question has one option for each dimension, so an option's number is its dimension's.
        for options in order::places(profile.questions.len(), profile.dimensions.len(), seed) {
            for (place, dimension) in options.into_iter().enumerate() {
                if let Some(count) = counts.get_mut(place).and_then(|counts| counts.get_mut(dimension)) {
                    *count += 1;
                }
            }
        }
        for (named, counts) in named.iter_mut().zip(&counts) {
            *named += u32::from(decided(rules, counts) == Decision::Named);
        }
    }
    let seeds = u32::try_from(SEEDS).unwrap_or(u32::MAX);
    f64::from(named.into_iter().max().unwrap_or(0)) / f64::from(seeds)
}

fn attainable_range(profile: &Profile, questions: u8) -> Measure {
    let attainable = |id| {
        let has = profile.questions.iter().filter(|q| q.options.iter().any(|option| option.dimension == id));
        has.count() == usize::from(questions)
    };
    let met = profile.dimensions.iter().all(|dimension| attainable(dimension.id.clone()));
    Measure {
        shown: String::new(),
        id: "attainable-range".to_owned(),
        what: "Questions in which each kind can be chosen".to_owned(),
        value: f64::from(questions),
        unit: "questions".to_owned(),
        goal: goal("the same for every kind", met),
        met,
    }
}

fn longest_share(profile: &Profile) -> Vec<Measure> {
    let share = |longest: Vec<&str>| percent(number(longest.len()) / number(profile.questions.len()));
    profile
        .dimensions
        .iter()
        .zip(longest_options(profile))
        .map(|(dimension, longest)| {
            let id = format!("longest-option-{}", dimension.id);
            let what = format!("Options that stand for {} and are the longest of their question", dimension.name);
            at_most(&id, &what, share(longest), number(MOST_LONGEST))
        })
        .collect()
}

/// For each dimension the questions whose longest option is its own. Where two are equally long,
/// neither stands out.
pub(crate) fn longest_options(profile: &Profile) -> Vec<Vec<&str>> {
    let length = |text: &str| text.chars().count();
    let longest_is = |question: &waymark_domain::profile::Question, dimension| {
        let longest = question.options.iter().map(|option| length(&option.text)).max();
        let mut all = question.options.iter().filter(|option| Some(length(&option.text)) == longest);
        all.next().is_some_and(|option| option.dimension == dimension) && all.next().is_none()
    };
    profile
        .dimensions
        .iter()
        .map(|dimension| {
            let of_this = profile.questions.iter().filter(|q| longest_is(q, dimension.id.clone()));
            of_this.map(|question| question.id.as_str()).collect()
        })
        .collect()
}

fn decided(rules: &Rules, counts: &[u8]) -> Decision {
    let mut ranked = counts.to_vec();
    ranked.sort_by_key(|count| Reverse(*count));
    decide(rules, &ranked)
}

fn lead(counts: &[u8]) -> u8 {
    let mut ranked = counts.to_vec();
    ranked.sort_by_key(|count| Reverse(*count));
    at(&ranked, 0) - at(&ranked, 1)
}

/// The dimension in front.
fn first(counts: &[u8]) -> usize {
    let first = counts.iter().enumerate().max_by_key(|(dimension, count)| (**count, Reverse(*dimension)));
    first.map_or(0, |(dimension, _)| dimension)
}

fn at(counts: &[u8], place: usize) -> u8 {
    counts.get(place).copied().unwrap_or(0)
}

fn worst(figures: impl Iterator<Item = f64>, worse: fn(f64, f64) -> f64) -> f64 {
    figures.reduce(worse).unwrap_or(0.0)
}

/// Small counts, as figures.
fn number(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::INFINITY, f64::from)
}

/// In percent with two decimals: finer figures would only show how computers add.
fn percent(chance: f64) -> f64 {
    (chance * 10_000.0).round() / 100.0
}

fn at_most(id: &str, what: &str, value: f64, most: f64) -> Measure {
    let met = value <= most;
    let (id, what, unit) = (id.to_owned(), what.to_owned(), "percent".to_owned());
    Measure { shown: String::new(), id, what, value, unit, goal: goal(&format!("at most {most} %"), met), met }
}

fn at_least(id: &str, what: &str, value: f64, least: f64) -> Measure {
    let met = value >= least;
    let (id, what, unit) = (id.to_owned(), what.to_owned(), "percent".to_owned());
    Measure { shown: String::new(), id, what, value, unit, goal: goal(&format!("at least {least} %"), met), met }
}

fn goal(words: &str, met: bool) -> String {
    format!("{words}: {}", if met { "met" } else { "not met" })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Every way of answering `questions` with `dimensions` each, with its chance.
    fn sheets(questions: u8, dimensions: usize, chances: &Chances) -> Vec<(Vec<usize>, f64)> {
        (0..questions).fold(vec![(Vec::new(), 1.0)], |sheets, _| {
            let longer = |(sheet, so_far): (Vec<usize>, f64)| {
                (0..dimensions).map(move |next| {
                    let chance = chances.iter().find(|(d, _)| *d == next).map_or(0.0, |(_, c)| *c);
                    ([sheet.clone(), vec![next]].concat(), so_far * chance)
                })
            };
            sheets.into_iter().flat_map(longer).collect()
        })
    }

    fn count(sheet: &[usize], dimensions: usize) -> Vec<u8> {
        let count = |d| sheet.iter().map(|chosen| u8::from(*chosen == d)).sum();
        (0..dimensions).map(count).collect()
    }

    fn close(a: f64, b: f64) -> bool {
        (a - b).abs() < 1e-9
    }

    #[test]
    fn figures_agree_with_trying_every_sheet() {
        let (questions, dimensions) = (5, 3);
        let rules = rules(questions, dimensions);
        for chances in [random(dimensions), keen(dimensions, 0), even(dimensions, (0, 1))] {
            let all = sheets(questions, dimensions, &chances);
            let by_counting = steps(questions, &chances).pop().expect("there is a last step");
            for decision in [Decision::Named, Decision::Blend, Decision::Unclear] {
                let holds = |counts: &[u8]| decided(&rules, counts) == decision;
                let tried: f64 =
                    all.iter().filter(|(sheet, _)| holds(&count(sheet, dimensions))).map(|(_, chance)| chance).sum();
                assert!(close(tried, by_counting.chance(holds)), "{decision:?}");
            }
        }
    }

    #[test]
    fn changing_answers_agrees_with_trying_every_change() {
        // Two of ten answers, three dimensions: 6 and 2 and 2.
        let sheet = [0, 0, 0, 0, 0, 0, 1, 1, 2, 2];
        let (questions, dimensions) = (10, 3);
        assert_eq!(changed(questions), 2);
        let (mut kept_first, mut tried) = (0.0, 0.0);
        for (a, b) in (0..10).flat_map(|a| (a + 1..10).map(move |b| (a, b))) {
            for to in (0..9).map(|n| (n / 3, n % 3)).filter(|to| to.0 != sheet[a] && to.1 != sheet[b]) {
                let mut changed = sheet;
                (changed[a], changed[b]) = to;
                let counts = count(&changed, dimensions);
                tried += 1.0;
                kept_first += f64::from(u8::from(counts[0] > counts[1] && counts[0] > counts[2]));
            }
        }
        let mut counts = Counts::default();
        counts[..3].copy_from_slice(&[6, 2, 2]);
        assert!(close(kept_first / tried, stays_first(counts, questions, dimensions)));
    }

    #[test]
    fn fourteen_questions_and_four_dimensions_give_the_figures_they_were_chosen_for() {
        let rules = rules(14, 4);
        assert_eq!((rules.margin[14], rules.least_answers), (5, 10));
        assert_eq!((rules.blend_pair[14], rules.blend_lead), (11, 2));
        assert!(rules.least_answers > 0 && rules.margin.len() == 15);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]

        #[test]
        fn chances_add_up(questions in 1_u8..16, dimensions in 2_usize..5, own in 0_usize..2) {
            for chances in [random(dimensions), keen(dimensions, own), even(dimensions, (0, 1))] {
                let all = steps(questions, &chances).pop().expect("there is a last step");
                prop_assert!(close(all.chance(|_| true), 1.0));
                prop_assert!(all.chance(|counts| counts.iter().sum::<u8>() == questions) > 0.999_999);
            }
        }

        #[test]
        fn a_margin_is_the_smallest_that_keeps_chance_out(questions in 1_u8..16, dimensions in 2_usize..5) {
            let rules = rules(questions, dimensions);
            for (answered, distribution) in steps(questions, &random(dimensions)).iter().enumerate() {
                let reached = |margin: u8| distribution.chance(|counts| lead(counts) >= margin);
                let margin = rules.margin[answered];
                prop_assert!(reached(margin) <= RANDOM_NAMED);
                prop_assert!(margin == 1 || reached(margin - 1) > RANDOM_NAMED);
            }
        }

        #[test]
        fn rules_cover_every_number_of_answers(questions in 8_u8..=24, dimensions in 2_usize..4) {
            let rules = rules(questions, dimensions);
            prop_assert_eq!(rules.margin.len(), usize::from(questions) + 1);
            prop_assert_eq!(rules.blend_pair.len(), usize::from(questions) + 1);
            prop_assert!(rules.blend_pair.is_sorted());
            let skipped = questions - rules.least_answers;
            prop_assert!(skipped * 3 <= questions && (skipped + 1) * 3 > questions);
            prop_assert!((1..100).contains(&rules.noise_points));
        }
    }
}
