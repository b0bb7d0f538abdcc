//! The order in which options are shown: shuffled once for each attempt, the same for its seed ever
//! after, and balanced, so that somebody who always picks the same place picks everything that
//! options can count for about equally often.

use crate::random::Chance;

/// For each of `questions` the order of its `size` options, as their numbers.
///
/// Questions are taken in blocks of as many as there are options. Within a block the places form a
/// random Latin square: every option number stands once at every place. A last, shorter block is cut
/// from such a square.
#[must_use]
pub fn places(questions: usize, size: usize, seed: u64) -> Vec<Vec<usize>> {
    let mut chance = Chance::new(seed);
    let mut places: Vec<Vec<usize>> = Vec::new();
    while places.len() < questions {
        places.extend(latin_square(size.max(1), &mut chance));
    }
    places.truncate(questions);
    places
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
