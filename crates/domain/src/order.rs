//! The order in which options are shown: shuffled once for each attempt, the same for its seed ever
//! after, and balanced, so that somebody who always picks the same place picks every dimension
//! about equally often.

use crate::profile::{Choice, Profile};
use crate::random::Chance;

/// For each question of `profile` its options in the order they are shown.
///
/// Questions are taken in blocks of as many as there are dimensions. Within a block the places form
/// a random Latin square: every dimension stands once at every place. A last, shorter block is cut
/// from such a square.
#[must_use]
pub fn shown(profile: &Profile, seed: u64) -> Vec<Vec<&Choice>> {
    let mut chance = Chance::new(seed);
    let size = profile.dimensions.len().max(1);
    profile
        .questions
        .chunks(size)
        .flat_map(|block| {
            let square = latin_square(size, &mut chance);
            block.iter().zip(square).map(|(question, row)| {
                let of = |place: &usize| {
                    let dimension = profile.dimensions.get(*place)?;
                    question.options.iter().find(|choice| choice.dimension == dimension.id)
                };
                row.iter().filter_map(of).collect()
            })
        })
        .collect()
}

/// A square of `size` rows in which every number below `size` stands once in each row and column.
fn latin_square(size: usize, chance: &mut Chance) -> Vec<Vec<usize>> {
    let mut permutation = || {
        let mut numbers: Vec<usize> = (0..size).collect();
        chance.shuffle(&mut numbers);
        numbers
    };
    let (rows, columns, symbols) = (permutation(), permutation(), permutation());
    let cell = |row: &usize, column: &usize| symbols.get((row + column) % size).copied().unwrap_or(0);
    rows.iter().map(|row| columns.iter().map(|column| cell(row, column)).collect()).collect()
}
