//! Rows: which there are, in which order, and what to write so that it changes.
//!
//! A row has an id, and a *place*, by which rows are in order: a string that sorts, at first its id. Moving a
//! row writes a place for it that sorts between those of its new neighbours, and nothing else; so two tabs
//! that move different rows do not undo each other's work, and no cell is ever written again.

use super::filled::{Filled, Slot};
use super::{Field, Input};
use crate::ids::FieldId;

/// The place of a row that was taken out. It sorts before every other.
const GONE: &str = "-";

/// What a row's place is made of: base 36, like the ids.
const BASE: u32 = 36;

impl Filled {
    /// The ids of a field's rows in order, empty ones included. There are those it begins with; those that
    /// were added, which have a place; and whatever holds a text, so that none is ever hidden.
    #[must_use]
    pub fn rows(&self, field: &Field) -> Vec<String> {
        let mut rows: Vec<String> = begins_with(field).collect();
        rows.retain(|row| self.text(&Slot::Place(field.id.clone(), row.clone())) != GONE);
        for (slot, text) in self.all() {
            let row = match slot {
                Slot::Cell(of, row, _) if *of == field.id => row,
                Slot::Place(of, row) if *of == field.id && text != GONE => row,
                Slot::Name
                | Slot::Field(_)
                | Slot::Tick(..)
                | Slot::Cell(..)
                | Slot::Place(..)
                | Slot::Looked(..)
                | Slot::Beside(_) => continue,
            };
            if !rows.contains(row) {
                rows.push(row.clone());
            }
        }
        // Two rows can have one place where two tabs chose it at the same time.
        rows.sort_by(|a, b| self.place(&field.id, a).cmp(&self.place(&field.id, b)).then_with(|| a.cmp(b)));
        rows
    }

    /// Everything that is kept of a row.
    #[must_use]
    pub fn of_row(&self, field: &Field, row: &str) -> Vec<(Slot, String)> {
        let of_it = |slot: &Slot| match slot {
            Slot::Cell(of, at, _) | Slot::Place(of, at) => *of == field.id && at == row,
            Slot::Beside(slot) => matches!(slot.as_ref(), Slot::Cell(of, at, _) if *of == field.id && at == row),
            Slot::Name | Slot::Field(_) | Slot::Tick(..) | Slot::Looked(..) => false,
        };
        self.all().filter(|(slot, _)| of_it(slot)).map(|(slot, text)| (slot.clone(), text.to_owned())).collect()
    }

    /// What to write so that there is a row with this new id behind all others.
    #[must_use]
    pub fn added(&self, field: &Field, row: &str) -> Vec<(Slot, String)> {
        let rows = self.rows(field);
        let Some(last) = rows.last().map(|last| self.place(&field.id, last)) else {
            return vec![(Slot::Place(field.id.clone(), row.to_owned()), row.to_owned())];
        };
        if last.as_str() < row {
            return vec![(Slot::Place(field.id.clone(), row.to_owned()), row.to_owned())];
        }
        self.placed(field, rows, row, usize::MAX)
    }

    /// What to write so that a row is the one with `to` rows before it.
    #[must_use]
    pub fn moved(&self, field: &Field, row: &str, to: usize) -> Vec<(Slot, String)> {
        let mut rows = self.rows(field);
        rows.retain(|other| other != row);
        self.placed(field, rows, row, to)
    }

    /// What to write so that a row and everything in it is gone. To bring it back, write what was
    /// [kept of it](Filled::of_row), and an empty text as its place if it had none.
    #[must_use]
    pub fn removed(&self, field: &Field, row: &str) -> Vec<(Slot, String)> {
        let mut texts: Vec<(Slot, String)> =
            self.of_row(field, row).into_iter().map(|(slot, _)| (slot, String::new())).collect();
        if begins_with(field).any(|first| first == row) {
            // It is there without a text, so that it is gone has to be said.
            texts.retain(|(slot, _)| !matches!(slot, Slot::Place(..)));
            texts.push((Slot::Place(field.id.clone(), row.to_owned()), GONE.to_owned()));
        }
        texts
    }

    fn placed(&self, field: &Field, mut rows: Vec<String>, row: &str, to: usize) -> Vec<(Slot, String)> {
        let to = to.min(rows.len());
        let before = to.checked_sub(1).and_then(|place| rows.get(place)).map(|row| self.place(&field.id, row));
        let after = rows.get(to).map(|row| self.place(&field.id, row));
        if let Some(place) = between(before.as_deref().unwrap_or(""), after.as_deref()) {
            return vec![(Slot::Place(field.id.clone(), row.to_owned()), place)];
        }
        // There is nothing between two places that are the same, or that nobody here made: all get new ones.
        rows.insert(to, row.to_owned());
        let place = |(place, row): (u32, String)| (Slot::Place(field.id.clone(), row), numbered(place));
        (1..).zip(rows).map(place).collect()
    }

    fn place(&self, field: &FieldId, row: &str) -> String {
        let place = self.text(&Slot::Place(field.clone(), row.to_owned()));
        if place.is_empty() || place == GONE { row.to_owned() } else { place.to_owned() }
    }
}

/// The ids of the rows that a field begins with.
fn begins_with(field: &Field) -> impl Iterator<Item = String> {
    let start = if let Input::Rows { start, .. } = &field.input { *start } else { 0 };
    (1..=start).map(|row| row.to_string())
}

/// A text of `0-9a-z` that sorts after `low` and before `high`, or after `low` alone; `None` if there is none. It
/// never ends in `0`, so there is always something between two that were made here.
#[must_use]
pub fn between(low: &str, high: Option<&str>) -> Option<String> {
    let mut out = String::new();
    let (mut low, mut high) = (low.chars(), high.map(str::chars));
    loop {
        // Where `low` ends, everything that goes on is behind it.
        let least = match low.next() {
            Some(digit) => digit.to_digit(BASE)?,
            None => 0,
        };
        let most = match &mut high {
            Some(high) => high.next()?.to_digit(BASE)?,
            None => BASE,
        };
        match most.checked_sub(least)? {
            0 => out.push(char::from_digit(least, BASE)?),
            1 => {
                out.push(char::from_digit(least, BASE)?);
                high = None;
            }
            more => {
                out.push(char::from_digit(least + more / 2, BASE)?);
                return Some(out);
            }
        }
    }
}

/// The place of a row by its number, with room before and behind.
fn numbered(place: u32) -> String {
    let digit = |value: u32| char::from_digit(value % BASE, BASE).unwrap_or('0');
    [digit(place / (BASE * BASE)), digit(place / BASE), digit(place), 'i'].iter().collect()
}
