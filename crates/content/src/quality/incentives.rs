//! Measured quality of an incentive map, computed exactly: concerns do not hang on each other, so that
//! figures of the whole map are sums over them.
//!
//! The people:
//! - *random*: every rating equally likely, on both sides and in the guess;
//! - *unchanged*: true ratings at random, each answered with a neighbour of the true one with a chance
//!   of three in ten. (For those whose every concern lies on the line between two classes the noise is
//!   greater, but nobody's do.)

use super::figures::{Spread, at_least, at_most, between, count, noise, number, sheet, sitting};
use std::collections::BTreeMap;
use waymark_domain::assessment::Measure;
use waymark_domain::ids::{OptionId, QuestionId};
use waymark_domain::incentives::{Cause, Class, GUESS, Incentives, Level, MapScore, OWN};
use waymark_domain::reading::percent;

/// How often a rating is a neighbour of the true one.
const MOVES: f64 = 0.3;
/// Three concerns of twelve.
const MOST_NOISE: u32 = 25;

/// Random ratings pull apart, and random guesses are wide of the mark, so that most such maps have the
/// same cause. If nearly all had, the lines between the causes would divide nobody.
const MOST_RANDOM: f64 = 90.0;
/// The causes there are, in words.
const CAUSES: [(Cause, &str); 4] = [
    (Cause::Misaligned, "incentives pull apart"),
    (Cause::Misunderstood, "needs are not known"),
    (Cause::Both, "incentives pull apart, and needs are not known"),
    (Cause::Little, "neither"),
];
/// Counts of two sittings in one figure: those of the first are so many times as large.
const FIRST: u32 = 1_000;

/// The noise in points, and the figures. Without concerns or levels, which checks of their own
/// report, there is nothing to measure.
#[must_use]
pub fn of(map: &Incentives) -> (u8, Vec<Measure>) {
    if map.concerns.is_empty() || map.scale.is_empty() {
        return (0, Vec::new());
    }
    let mut measures = vec![causes(map), random_cause(map, true), random_cause(map, false)];
    measures.extend(classes(map));
    measures.push(swap(map));
    let (points, noise) = noise(
        "When the same two people answer twice, and every rating has a chance of three in ten to be one step off, the \
         share of one class moves by no more than this, 9 times in 10",
        Class::ALL.iter().map(|(_, class)| change(map, *class)).max().unwrap_or(0),
        MOST_NOISE,
    );
    measures.push(noise);
    (points, measures)
}

/// What is said of one concern: for oneself, the guess at the other, and what the other says.
#[derive(Clone, Copy)]
struct Ratings<'a> {
    own: &'a Level,
    guess: Option<&'a Level>,
    theirs: Option<&'a Level>,
}

/// The map where each concern, by its place, has these ratings.
fn score<'a>(map: &'a Incentives, of: impl Fn(usize) -> Ratings<'a>) -> MapScore {
    let marks = |of: &dyn Fn(usize) -> Option<&'a Level>| -> Vec<(&'a QuestionId, &'a OptionId)> {
        let concerns = map.concerns.iter().enumerate();
        concerns.filter_map(|(place, concern)| Some((&concern.id, &of(place)?.id))).collect()
    };
    let mut mine = sheet(OWN, marks(&|place| Some(of(place).own)));
    mine.lenses.extend(sheet(GUESS, marks(&|place| of(place).guess)).lenses);
    let theirs = marks(&|place| of(place).theirs);
    let theirs = (!theirs.is_empty()).then(|| sheet(OWN, theirs));
    map.score(&mine, theirs.as_ref())
}

/// Everything that can be said of one concern, a guess included.
fn all_ratings(map: &Incentives, is_paired: bool) -> Vec<Ratings<'_>> {
    let theirs: Vec<Option<&Level>> = if is_paired { map.scale.iter().map(Some).collect() } else { vec![None] };
    let mut all = Vec::new();
    for own in &map.scale {
        for guess in &map.scale {
            all.extend(theirs.iter().map(|theirs| Ratings { own, guess: Some(guess), theirs: *theirs }));
        }
    }
    all
}

/// Tries the same ratings for every concern, and once more without a guess at every second one.
fn causes(map: &Incentives) -> Measure {
    let is_found = |cause: Cause, is_paired: bool| {
        all_ratings(map, is_paired).into_iter().any(|all| {
            let some = |place| if place % 2 == 0 { all } else { Ratings { guess: None, ..all } };
            score(map, |_| all).cause == cause || score(map, some).cause == cause
        })
    };
    let attained = CAUSES.iter().filter(|(cause, _)| is_found(*cause, false) && is_found(*cause, true)).count();
    let what = "Causes that can come out, without the other side’s own answers as well as with them";
    count("causes", what, attained, "causes", "all four", attained == CAUSES.len())
}

/// What a cause hangs on: concerns that pull apart, that are one side's alone, that are misread.
type Counts = [usize; 3];

/// The chance of each combination of counts, and ratings that come to it.
type Maps<'a> = BTreeMap<Counts, (f64, Vec<Ratings<'a>>)>;

/// The commonest cause of random answers. Concerns are added one by one, and the engine is asked for
/// the cause of one map of each combination of counts.
fn random_cause(map: &Incentives, is_paired: bool) -> Measure {
    let all = all_ratings(map, is_paired);
    let mut kinds = Maps::new();
    for ratings in &all {
        let score = score(map, |_| *ratings);
        let is = |class| usize::from(score.concerns.first().is_some_and(|concern| concern.class == Some(class)));
        let misread = usize::from(score.concerns.first().is_some_and(|concern| concern.misread));
        let counts = [is(Class::Apart), is(Class::Mine) + is(Class::Theirs), misread];
        kinds.entry(counts).or_insert_with(|| (0.0, vec![*ratings])).0 += 1.0 / number(all.len());
    }
    let mut maps = Maps::from([(Counts::default(), (1.0, Vec::new()))]);
    for _ in &map.concerns {
        let mut longer = Maps::new();
        for ([apart, alone, misread], (so_far, ratings)) in maps {
            for (kind, (chance, one)) in &kinds {
                let counts = [apart + kind[0], alone + kind[1], misread + kind[2]];
                let map = longer.entry(counts).or_insert_with(|| (0.0, [ratings.as_slice(), one].concat()));
                map.0 += so_far * chance;
            }
        }
        maps = longer;
    }
    let mut chances = [0.0; CAUSES.len()];
    for (chance, ratings) in maps.into_values() {
        let cause = score(map, |place| ratings[place]).cause;
        let place = CAUSES.iter().position(|(known, _)| *known == cause);
        if let Some(sum) = place.and_then(|place| chances.get_mut(place)) {
            *sum += chance;
        }
    }
    let names = CAUSES.iter().map(|(_, name)| *name);
    let commonest = names.zip(chances).reduce(|a, b| if b.1 > a.1 { b } else { a });
    let (name, chance) = commonest.unwrap_or_default();
    let (id, who) = if is_paired { ("random-cause", "two people") } else { ("random-cause-alone", "one person alone") };
    let what = format!("Random answers of {who} come out as “{name}”, the commonest cause then");
    at_most(id, &what, chance, MOST_RANDOM)
}

/// How often random answers make a concern fall into each class.
fn classes(map: &Incentives) -> Vec<Measure> {
    let pairs = || map.scale.iter().flat_map(|mine| map.scale.iter().map(move |theirs| (mine.weight, theirs.weight)));
    let share = |class| number(pairs().filter(|(mine, theirs)| Class::of(*mine, *theirs) == class).count());
    let measure = |(name, class): (&str, Class)| {
        let words = map.class(class).map_or(name, |text| text.name.as_str());
        let what = format!("A concern that both sides rate at random is “{words}”");
        between(&format!("class-{name}"), &what, share(class) / number(pairs().count()), (5.0, 50.0))
    };
    Class::ALL.into_iter().map(measure).collect()
}

/// Every pair of ratings, laid out from either side.
fn swap(map: &Incentives) -> Measure {
    let mirrored = |class: Class| match class {
        Class::Mine => Class::Theirs,
        Class::Theirs => Class::Mine,
        Class::Shared | Class::Apart | Class::Low => class,
    };
    let is_alike = |(a, b): &(&Level, &Level)| {
        let lay = |own, theirs| score(map, |_| Ratings { own, guess: None, theirs: Some(theirs) });
        let (here, there) = (lay(a, b), lay(b, a));
        let mut both = here.concerns.iter().zip(&there.concerns);
        here.cause == there.cause && both.all(|(here, there)| here.class.map(mirrored) == there.class)
    };
    let pairs = || map.scale.iter().flat_map(|a| map.scale.iter().map(move |b| (a, b)));
    let alike = pairs().filter(is_alike).count();
    at_least(
        "swap",
        "Pairs of ratings for which both people see the same map, each from their own side",
        number(alike) / number(pairs().count()),
        100.0,
    )
}

/// What nine in ten changes of a class's share stay within, from one sitting of both to another.
fn change(map: &Incentives, class: Class) -> u32 {
    // The places of ratings serve as what they are worth.
    let places: Vec<u32> = (0..).take(map.scale.len()).collect();
    let weight = |place: u32| usize::try_from(place).ok().and_then(|place| Some(map.scale.get(place)?.weight));
    let is_class =
        |mine: u32, theirs: u32| weight(mine).zip(weight(theirs)).is_some_and(|(a, b)| Class::of(a, b) == class);
    let sittings: Vec<Spread> = (0..places.len()).map(|place| sitting(&places, place, MOVES)).collect();
    let pairs = || sittings.iter().flat_map(|mine| sittings.iter().map(move |theirs| (mine, theirs)));
    let chance = |(mine, theirs): (&Spread, &Spread)| -> f64 {
        mine.iter().map(|(mine, p)| p * theirs.chance(|theirs| is_class(mine, theirs))).sum()
    };
    // Whether a concern is of the class in the first sitting, and in the second.
    let all = number(pairs().count());
    let one = Spread::of(pairs().map(chance).flat_map(|p| {
        [
            (FIRST + 1, p * p / all),
            (FIRST, p * (1.0 - p) / all),
            (1, p * (1.0 - p) / all),
            (0, (1.0 - p) * (1.0 - p) / all),
        ]
    }));
    let both = map.concerns.iter().fold(Spread::none(), |both, _| both.plus(&one));
    let concerns = u32::try_from(map.concerns.len()).unwrap_or(u32::MAX);
    let share = |count| u32::from(percent(count, concerns));
    both.map(|both| share(both / FIRST).abs_diff(share(both % FIRST))).covering()
}
