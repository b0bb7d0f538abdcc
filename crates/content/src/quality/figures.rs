//! What the measures of several engines are made of: chances, sheets made up for a purpose, and the
//! measures themselves.

use crate::quality::shown;
use std::collections::BTreeMap;
use waymark_domain::assessment::Measure;
use waymark_domain::ids::{LensId, OptionId, QuestionId};
use waymark_domain::scoring::Sheet;

/// The noise is what so many of a hundred pairs of sittings stay within.
const NOISE_COVERS: f64 = 0.9;

/// Chances that ought to make up a share may fall short of it by the way computers add.
const ROUNDING: f64 = 1e-9;

/// How likely each figure is.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::quality) struct Spread(BTreeMap<u32, f64>);

impl Spread {
    /// Figures and their chances; those of equal figures add up.
    pub(in crate::quality) fn of(chances: impl IntoIterator<Item = (u32, f64)>) -> Self {
        let mut spread = BTreeMap::new();
        for (figure, chance) in chances {
            *spread.entry(figure).or_insert(0.0) += chance;
        }
        Self(spread)
    }

    /// Every one of these figures equally often.
    pub(in crate::quality) fn even(figures: &[u32]) -> Self {
        Self::of(figures.iter().map(|figure| (*figure, 1.0 / number(figures.len()))))
    }

    /// The sum of nothing.
    pub(in crate::quality) fn none() -> Self {
        Self::of([(0, 1.0)])
    }

    /// The sum of two that do not hang on each other.
    pub(in crate::quality) fn plus(&self, other: &Self) -> Self {
        Self::of(self.iter().flat_map(|(a, p)| other.iter().map(move |(b, q)| (a + b, p * q))))
    }

    /// What follows from each figure.
    pub(in crate::quality) fn map(&self, to: impl Fn(u32) -> u32) -> Self {
        Self::of(self.iter().map(|(figure, chance)| (to(figure), chance)))
    }

    pub(in crate::quality) fn iter(&self) -> impl Iterator<Item = (u32, f64)> + Clone {
        self.0.iter().map(|(figure, chance)| (*figure, *chance))
    }

    /// How likely the figure is to be as `holds` says.
    pub(in crate::quality) fn chance(&self, holds: impl Fn(u32) -> bool) -> f64 {
        self.iter().filter(|(figure, _)| holds(*figure)).map(|(_, chance)| chance).sum()
    }

    /// What nine in ten differences between two such figures stay within.
    fn change(&self) -> u32 {
        let pairs = self.iter().flat_map(|(a, p)| self.iter().map(move |(b, q)| (a.abs_diff(b), p * q)));
        Self::of(pairs).covering()
    }

    /// What nine in ten of the figures stay within.
    pub(in crate::quality) fn covering(&self) -> u32 {
        let mut within = 0.0;
        let covers = |(_, chance): &(u32, f64)| {
            within += chance;
            within >= NOISE_COVERS - ROUNDING
        };
        self.iter().find(covers).map_or(0, |(figure, _)| figure)
    }
}

/// What the answers to a question are worth, least first.
pub(in crate::quality) type Ladder = Vec<u32>;

/// The worth of one answer whose true one is at `place`, if with the chance `moves` it is a
/// neighbour of that: either of the two, or at an end the only one.
pub(in crate::quality) fn sitting(ladder: &[u32], place: usize, moves: f64) -> Spread {
    let near = [place.checked_sub(1), Some(place + 1)].into_iter().flatten();
    let near: Vec<u32> = near.filter_map(|place| ladder.get(place).copied()).collect();
    let each = if near.is_empty() { 0.0 } else { moves / number(near.len()) };
    let stays = 1.0 - each * number(near.len());
    let here = ladder.get(place).map(|worth| (*worth, stays));
    Spread::of(here.into_iter().chain(near.into_iter().map(|worth| (worth, each))))
}

/// For the person who fares worst, whatever they would truly answer: what nine in ten changes of a
/// score stay within, from one sitting to another, each answer moving as in [`sitting`].
pub(in crate::quality) fn worst_change(ladders: &[Ladder], moves: f64, score: &impl Fn(u32) -> u32) -> u32 {
    let mut ladders = ladders.to_vec();
    ladders.sort();
    worst_change_after(&Spread::none(), &ladders, 0, moves, score)
}

/// Questions that are alike stand together, and the true answers to those need to be tried in
/// rising order only.
fn worst_change_after(sum: &Spread, ladders: &[Ladder], least: usize, moves: f64, score: &impl Fn(u32) -> u32) -> u32 {
    let Some((ladder, rest)) = ladders.split_first() else { return sum.map(score).change() };
    let is_alike = rest.first() == Some(ladder);
    let change = |place| {
        let sum = sum.plus(&sitting(ladder, place, moves));
        worst_change_after(&sum, rest, if is_alike { place } else { 0 }, moves, score)
    };
    (least..ladder.len()).map(change).max().unwrap_or(0)
}

/// A sheet with these marks, all through one lens.
pub(in crate::quality) fn sheet<'a>(
    lens: &str,
    marks: impl IntoIterator<Item = (&'a QuestionId, &'a OptionId)>,
) -> Sheet {
    let marks = marks.into_iter().map(|(question, option)| (question.clone(), Some(option.clone())));
    Sheet { lenses: BTreeMap::from([(LensId::new(lens), marks.collect())]), ..Sheet::default() }
}

/// The name of something that can come out, and its chance.
pub(in crate::quality) type Named<'a> = (&'a str, f64);

/// The rarest and the commonest, of equals the first.
pub(in crate::quality) fn extremes<'a>(results: &[Named<'a>]) -> Option<(Named<'a>, Named<'a>)> {
    let rarest = results.iter().copied().reduce(|a, b| if b.1 < a.1 { b } else { a })?;
    let commonest = results.iter().copied().reduce(|a, b| if b.1 > a.1 { b } else { a })?;
    Some((rarest, commonest))
}

/// Small counts, as figures.
pub(in crate::quality) fn number(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::INFINITY, f64::from)
}

/// A share of at most `most` percent. Shares are shown in percent with two decimals: finer figures
/// would only show how computers add.
pub(in crate::quality) fn at_most(id: &str, what: &str, share: f64, most: f64) -> Measure {
    let value = percent(share);
    measure(id, what, value, "percent", &format!("at most {most} %"), value <= most)
}

/// A share of at least `least` percent.
pub(in crate::quality) fn at_least(id: &str, what: &str, share: f64, least: f64) -> Measure {
    let value = percent(share);
    measure(id, what, value, "percent", &format!("at least {least} %"), value >= least)
}

/// A share from `least` to `most` percent.
pub(in crate::quality) fn between(id: &str, what: &str, share: f64, (least, most): (f64, f64)) -> Measure {
    let value = percent(share);
    measure(id, what, value, "percent", &format!("{least} to {most} %"), (least..=most).contains(&value))
}

/// So many of something.
pub(in crate::quality) fn count(id: &str, what: &str, count: usize, unit: &str, goal: &str, met: bool) -> Measure {
    measure(id, what, number(count), unit, goal, met)
}

/// The instrument's noise, which is small enough up to `most`.
pub(in crate::quality) fn noise(what: &str, points: u32, most: u32) -> (u8, Measure) {
    let goal = format!("at most {most}, and a change up to this size is put down to chance");
    let points = u8::try_from(points).unwrap_or(u8::MAX);
    (points, measure("noise", what, f64::from(points), "points", &goal, u32::from(points) <= most))
}

fn measure(id: &str, what: &str, value: f64, unit: &str, goal: &str, met: bool) -> Measure {
    let mut measure = Measure {
        id: id.to_owned(),
        what: what.to_owned(),
        value,
        unit: unit.to_owned(),
        shown: String::new(),
        goal: format!("{goal}: {}", if met { "met" } else { "not met" }),
        met,
    };
    measure.shown = shown(&measure);
    measure
}

fn percent(chance: f64) -> f64 {
    (chance * 10_000.0).round() / 100.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn close(a: f64, b: f64) -> bool {
        (a - b).abs() < 1e-9
    }

    #[test]
    fn an_answer_moves_to_its_neighbours() {
        let ladder = [0, 300, 600, 900, 1200];
        assert_eq!(sitting(&ladder, 2, 0.3), Spread::of([(300, 0.15), (600, 0.7), (900, 0.15)]));
        assert_eq!(sitting(&ladder, 0, 0.3), Spread::of([(0, 0.7), (300, 0.3)]));
        assert_eq!(sitting(&ladder, 4, 0.3), Spread::of([(900, 0.3), (1200, 0.7)]));
        assert_eq!(sitting(&[7], 0, 0.3), Spread::of([(7, 1.0)]));
    }

    #[test]
    fn one_question_changes_by_what_its_neighbours_are_away() {
        // In the middle two sittings agree with 0.7² + 2 · 0.15² = 0.535, and lie within one step
        // of each other unless one is below and one above: 1 - 2 · 0.15² = 0.955.
        assert_eq!(worst_change(&[vec![0, 25, 50, 75, 100]], 0.3, &|sum| sum), 25);
        // An answer that moves in one of a hundred sittings stays as it is in 98 of 100 pairs.
        assert_eq!(worst_change(&[vec![0, 25, 50, 75, 100]], 0.01, &|sum| sum), 0);
        assert_eq!(worst_change(&[vec![0, 100]], 0.5, &|sum| sum), 100);
    }

    #[test]
    fn trying_true_answers_in_rising_order_misses_none() {
        let ladders = [vec![0, 300, 600, 900, 1200], vec![0, 400, 800, 1200], vec![0, 400, 800, 1200]];
        let mut worst = 0;
        for (a, b, c) in (0..5).flat_map(|a| (0..4).flat_map(move |b| (0..4).map(move |c| (a, b, c)))) {
            let places = ladders.iter().zip([a, b, c]);
            let sum = places.fold(Spread::none(), |sum, (ladder, place)| sum.plus(&sitting(ladder, place, 0.3)));
            worst = worst.max(sum.map(|sum| sum / 36).change());
        }
        assert_eq!(worst_change(&ladders, 0.3, &|sum| sum / 36), worst);
    }

    #[test]
    fn measures_say_whether_their_goal_is_met() {
        let met = at_most("id", "what", 0.049_99, 5.0);
        assert_eq!((met.met, met.shown.as_str(), met.goal.as_str()), (true, "5 %", "at most 5 %: met"));
        let missed = at_most("id", "what", 0.050_1, 5.0);
        assert_eq!((missed.met, missed.shown.as_str()), (false, "5.01 %"));
        assert!(between("id", "what", 0.1, (10.0, 60.0)).met && !between("id", "what", 0.61, (10.0, 60.0)).met);
        assert!(at_least("id", "what", 0.9, 90.0).met && !at_least("id", "what", 0.89, 90.0).met);
        assert_eq!(
            (noise("what", 17, 25).0, noise("what", 17, 25).1.met, noise("what", 26, 25).1.met),
            (17, true, false)
        );
    }

    #[test]
    fn extremes_are_the_first_of_equals() {
        assert_eq!(extremes(&[("a", 0.3), ("b", 0.1), ("c", 0.3), ("d", 0.1)]), Some((("b", 0.1), ("a", 0.3))));
        assert_eq!(extremes(&[]), None);
    }

    proptest! {
        #[test]
        fn chances_add_up(ladder in proptest::collection::vec(0_u32..1200, 1..6), place in 0_usize..6, moves in 0.0..1.0) {
            let place = place.min(ladder.len() - 1);
            let one = sitting(&ladder, place, moves);
            prop_assert!(close(one.chance(|_| true), 1.0));
            prop_assert!(close(one.plus(&Spread::even(&ladder)).chance(|_| true), 1.0));
        }
    }
}
