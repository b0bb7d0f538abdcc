//! What was filled in, and the key under which each text of it is saved.

use crate::attempt::Millis;
use crate::ids::{ColumnId, FieldId, OptionId, is_id};
use crate::notes::Merged;
use std::collections::BTreeMap;

/// A place for a text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Slot {
    /// What the person calls the document.
    Name,
    /// A field's text, or the option chosen.
    Field(FieldId),
    /// Whether an option is ticked.
    Tick(FieldId, OptionId),
    /// A cell of a row.
    Cell(FieldId, String, ColumnId),
    /// Where a row stands among the others, or that it was taken out; see [`Filled::rows`].
    Place(FieldId, String),
    /// Whether a question that no program can judge was looked at. It goes by the question's words, so
    /// that another question is not taken for answered.
    Looked(FieldId, String),
    /// What else was written for a place: by another tab, or before its text had come. Kept until the
    /// person says what becomes of it.
    Beside(Box<Slot>),
}

impl Slot {
    /// Where a question is noted as looked at.
    #[must_use]
    pub fn looked(field: &FieldId, say: &str) -> Self {
        Self::Looked(field.clone(), crate::notes::fingerprint(say))
    }

    /// The place for what else was written here.
    #[must_use]
    pub fn beside(&self) -> Self {
        Self::Beside(Box::new(self.clone()))
    }

    /// The key its text is saved under.
    #[must_use]
    pub fn key(&self) -> String {
        match self {
            Self::Name => "name".to_owned(),
            Self::Field(field) => format!("f/{field}"),
            Self::Tick(field, option) => format!("f/{field}/{option}"),
            Self::Cell(field, row, column) => format!("w/{field}/{row}/{column}"),
            Self::Place(field, row) => format!("o/{field}/{row}"),
            Self::Looked(field, say) => format!("k/{field}/{say}"),
            Self::Beside(slot) => format!("b/{}", slot.key()),
        }
    }

    /// Reads a key.
    #[must_use]
    pub fn parse(key: &str) -> Option<Self> {
        if let Some(beside) = key.strip_prefix("b/") {
            return Self::parse_plain(beside).map(|slot| slot.beside());
        }
        Self::parse_plain(key)
    }

    fn parse_plain(key: &str) -> Option<Self> {
        let parts: Vec<&str> = key.split('/').collect();
        if !parts.iter().all(|part| is_id(part)) {
            return None;
        }
        Some(match parts.as_slice() {
            ["name"] => Self::Name,
            ["f", field] => Self::Field(FieldId::new(*field)),
            ["f", field, option] => Self::Tick(FieldId::new(*field), OptionId::new(*option)),
            ["w", field, row, column] => Self::Cell(FieldId::new(*field), (*row).to_owned(), ColumnId::new(*column)),
            ["o", field, row] => Self::Place(FieldId::new(*field), (*row).to_owned()),
            ["k", field, say] => Self::Looked(FieldId::new(*field), (*say).to_owned()),
            _ => return None,
        })
    }
}

/// What was filled in: texts that are not empty, by their places, and when each was written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filled(BTreeMap<Slot, (String, Millis)>);

impl Filled {
    /// What the notes on a document say.
    #[must_use]
    pub fn of(notes: &Merged) -> Self {
        let slot = |(key, note): (&str, &crate::notes::Note)| Some((Slot::parse(key)?, (note.text.clone(), note.at)));
        Self(notes.all().filter_map(slot).collect())
    }

    /// The same with a text in a place; an empty one takes it away.
    #[must_use]
    pub fn with(mut self, slot: Slot, text: &str, at: Millis) -> Self {
        if text.trim().is_empty() {
            self.0.remove(&slot);
        } else {
            self.0.insert(slot, (text.to_owned(), at));
        }
        self
    }

    /// The text in a place; empty if there is none.
    #[must_use]
    pub fn text(&self, slot: &Slot) -> &str {
        self.0.get(slot).map_or("", |(text, _)| text.trim())
    }

    /// When the text in a place was written; 0 if there is none.
    pub(super) fn written(&self, slot: &Slot) -> Millis {
        self.0.get(slot).map_or(0, |(_, at)| *at)
    }

    /// Everything there is, in the order of the places.
    pub(super) fn all(&self) -> impl Iterator<Item = (&Slot, &str)> {
        self.0.iter().map(|(slot, (text, _))| (slot, text.trim()))
    }
}
