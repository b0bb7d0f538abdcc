//! The order options are shown in, and the chance behind it. Attempts keep only their seed, so what
//! is frozen here may never change.

mod support;

use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use support::{REAL, Size, any_size, profile};
use waymark_domain::attempt::Part;
use waymark_domain::form::{Kind, Offer};
use waymark_domain::ids::{AssessmentId, AttemptId};
use waymark_domain::profile::Profile;
use waymark_domain::random::Chance;

/// For each situation its options in the order they are shown.
fn shown(profile: &Profile, seed: u64) -> Vec<Vec<Offer>> {
    let form = profile.form();
    let scored = form.asked.iter().filter(|asked| asked.kind == Kind::Scored);
    scored.map(|asked| form.shown(asked, seed).into_iter().cloned().collect()).collect()
}

/// For each question the initials of the dimensions in the order they are shown.
fn letters(profile: &Profile, seed: u64) -> Vec<String> {
    shown(profile, seed).iter().map(|row| row.iter().map(|offer| offer.id.as_str()).collect()).collect()
}

/// How often each dimension stands at each place in `rows`.
fn places(rows: &[String]) -> BTreeMap<(usize, char), usize> {
    let mut places = BTreeMap::new();
    for (place, letter) in rows.iter().flat_map(|row| row.chars().enumerate()) {
        *places.entry((place, letter)).or_default() += 1;
    }
    places
}

proptest! {
    #[test]
    fn each_question_shows_each_of_its_options_once(size in any_size(), seed: u64) {
        let profile = profile(size);
        for (question, row) in profile.questions.iter().zip(shown(&profile, seed)) {
            let own: BTreeSet<_> = question.options.iter().map(|o| (&o.id, &o.text)).collect();
            let seen: BTreeSet<_> = row.iter().map(|o| (&o.id, &o.text)).collect();
            prop_assert_eq!(row.len(), question.options.len());
            prop_assert_eq!(own, seen);
        }
        prop_assert_eq!(shown(&profile, seed).len(), profile.questions.len());
    }

    #[test]
    fn in_a_block_each_dimension_stands_once_at_each_place(size in any_size(), seed: u64) {
        for block in letters(&profile(size), seed).chunks(size.dimensions) {
            let places = places(block);
            prop_assert!(places.values().all(|times| *times == 1), "{:?}", block);
            if block.len() == size.dimensions {
                prop_assert_eq!(places.len(), size.dimensions * size.dimensions);
            }
        }
    }

    #[test]
    fn always_the_same_place_picks_every_dimension_equally_often(size in any_size(), seed: u64) {
        let rows = letters(&profile(size), seed);
        let places = places(&rows);
        for place in 0..size.dimensions {
            let all = rows.first().expect("there are questions").chars();
            let times = all.map(|letter| places.get(&(place, letter)).copied().unwrap_or(0));
            let (least, most) = times.fold((usize::MAX, 0), |(l, m), t| (l.min(t), m.max(t)));
            prop_assert!(most - least <= 1, "place {}: from {} to {}", place, least, most);
        }
    }

    #[test]
    fn the_order_follows_from_the_seed_and_not_from_the_content_files_order(
        size in any_size(),
        seed: u64,
        turn in 0..6_usize,
    ) {
        let straight = profile(size);
        let mut turned = straight.clone();
        for question in &mut turned.questions {
            question.options.rotate_left(turn % size.dimensions);
        }
        prop_assert_eq!(letters(&straight, seed), letters(&straight, seed));
        prop_assert_eq!(letters(&straight, seed), letters(&turned, seed));
    }

    #[test]
    fn below_stays_below(seed: u64, end in 0..100_usize) {
        let mut chance = Chance::new(seed);
        for _ in 0..100 {
            let number = chance.below(end);
            prop_assert!(number < end || (end == 0 && number == 0));
        }
    }
}

#[test]
fn frozen_orders() {
    let four = [
        (0, "abcd dcba cadb bdac acdb bdca dabc cbad cdba bacd dbac acdb dcba abcd"),
        (1, "cbda adcb dabc bcad bdac dbca acdb cabd bcad abdc dacb cdba abcd cdab"),
        ((1 << 53) - 1, "dcba bacd abdc cdab abcd badc dcab cdba dcab cbda bacd adbc acdb bdca"),
    ];
    for (seed, order) in four {
        assert_eq!(letters(&profile(REAL), seed).join(" "), order, "seed {seed}");
    }
    let three = Size { dimensions: 3, questions: 8, ..REAL };
    assert_eq!(letters(&profile(three), 7).join(" "), "bca cab abc cba bac acb bac acb");
}

#[test]
fn frozen_seeds() {
    for (attempt, seed) in
        [("m5abc", 7_217_361_476_008_902), ("m9zxk2pq0a1b2c", 6_655_063_188_565_290), ("a", 6_170_989_844_021_309)]
    {
        let begun = Part::begin(AttemptId::new(attempt), AssessmentId::new("trees"), 3, 0);
        assert_eq!(begun.seed, seed, "{attempt}");
        assert!(begun.seed < 1 << 53, "a number JavaScript can hold");
    }
}

#[test]
fn frozen_chance() {
    let first = |seed: u64, end: usize| {
        let mut chance = Chance::new(seed);
        std::array::from_fn::<usize, 8, _>(|_| chance.below(end))
    };
    // SplitMix64's published first numbers for seed 1234567, cut down to 32 bits from above.
    assert_eq!(
        first(1_234_567, 1 << 32)[..3],
        [6_457_827_717_110_365_317_u64, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]
            .map(|number| usize::try_from(number >> 32).expect("32 bits"))
    );
    assert_eq!(first(0, 4), [3, 1, 0, 3, 0, 1, 0, 3]);
    assert_eq!(first(1, 6), [3, 4, 5, 2, 2, 4, 5, 3]);
    let mut letters: Vec<char> = "abcdefgh".chars().collect();
    Chance::new(3).shuffle(&mut letters);
    assert_eq!(letters.iter().collect::<String>(), "cfbghdea");
}

#[test]
fn numbers_and_permutations_come_about_equally_often() {
    let mut chance = Chance::new(20_261_121);
    let mut numbers = [0_u32; 6];
    let mut permutations: BTreeMap<[u8; 4], u32> = BTreeMap::new();
    for _ in 0..24_000 {
        *numbers.get_mut(chance.below(6)).expect("below 6") += 1;
        let mut items = [0, 1, 2, 3];
        chance.shuffle(&mut items);
        *permutations.entry(items).or_default() += 1;
    }
    // Five standard deviations of a fair draw: 4000 ± 290 and 1000 ± 155.
    assert!(numbers.iter().all(|times| (3710..=4290).contains(times)), "{numbers:?}");
    assert_eq!(permutations.len(), 24);
    assert!(permutations.values().all(|times| (845..=1155).contains(times)), "{permutations:?}");
}
