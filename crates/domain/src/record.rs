//! Saved records: the envelope around everything that is kept, and what is done with text that
//! cannot be read.
//!
//! The promises (see ARCHITECTURE.md): what cannot be parsed is set aside and never overwritten;
//! what a newer version wrote is left alone; fields that this version does not know are kept.

use crate::attempt::{Attempt, Millis, Part};
use crate::ids::WriterId;
use crate::json::{Json, object};
use crate::notes::{self, NOTES};
use crate::saved::{self, BadField};
use std::collections::BTreeMap;
use std::fmt;

/// The version of the envelope and of what is in it. Version 1 kept the scores of a profile where
/// version 2 keeps readings of any engine.
pub const VERSION: u64 = 2;

/// The kind of record that holds a [`Part`] of an attempt.
pub const ATTEMPT: &str = "attempt";

/// A saved record of this version, with all its fields, known or not.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// What it is, such as [`ATTEMPT`].
    pub kind: String,
    /// Its own id: for a part of an attempt `<attempt>.<writer>`.
    pub id: String,
    /// Raised with every save; of two versions of a record the higher wins.
    pub rev: u64,
    /// The whole envelope as it was read, unknown fields included.
    whole: Json,
}

/// Why a stored text is not a record that this version can use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It is not JSON, or not an envelope.
    Damaged(String),
    /// It was written by a newer version, which this one must not touch.
    Newer(u64),
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Damaged(why) => write!(f, "it cannot be read ({why})"),
            Self::Newer(version) => write!(f, "it was saved by a newer version of this site (format {version})"),
        }
    }
}

impl Record {
    /// A new record around `data`, which is an object.
    #[must_use]
    pub fn new(kind: &str, id: String, writer: &WriterId, at: Millis, data: Json) -> Self {
        let whole = object([
            ("v", Json::number(VERSION)),
            ("kind", Json::text(kind)),
            ("id", Json::text(&id)),
            ("rev", Json::number(1)),
            ("writer", Json::text(writer.as_str())),
            ("at", Json::number(at)),
            ("data", data),
        ]);
        Self { kind: kind.to_owned(), id, rev: 1, whole }
    }

    /// Reads a stored text.
    ///
    /// # Errors
    /// [`Unreadable::Damaged`] if it is no record, [`Unreadable::Newer`] if a later version wrote it.
    pub fn parse(text: &str) -> Result<Self, Unreadable> {
        let value = Json::parse(text).map_err(|why| Unreadable::Damaged(why.to_string()))?;
        Self::from_json(value)
    }

    /// Reads a record that stands inside other JSON, such as a backup.
    ///
    /// # Errors
    /// As [`Record::parse`].
    pub fn from_json(mut whole: Json) -> Result<Self, Unreadable> {
        let damaged = |why: &str| Unreadable::Damaged(why.to_owned());
        match whole.get("v").and_then(Json::as_whole::<u64>) {
            Some(VERSION) => {}
            Some(1) => migrate(&mut whole),
            Some(newer) if newer > VERSION => return Err(Unreadable::Newer(newer)),
            _ => return Err(damaged("no version")),
        }
        let text = |name: &str| whole.get(name).and_then(Json::as_str).map(str::to_owned);
        let (Some(kind), Some(id)) = (text("kind"), text("id")) else {
            return Err(damaged("no kind or id"));
        };
        let rev = whole.get("rev").and_then(Json::as_whole).ok_or_else(|| damaged("no rev"))?;
        if whole.get("data").and_then(Json::as_object).is_none() {
            return Err(damaged("no data"));
        }
        let record = Self { kind, id, rev, whole };
        let sound = match record.kind.as_str() {
            ATTEMPT => record.part().map(drop),
            NOTES if !notes::is_sound(record.data()) => Err("notes"),
            _ => Ok(()),
        };
        sound.map_err(|field| Unreadable::Damaged(format!("no valid {field}")))?;
        Ok(record)
    }

    /// The record with `data` in place of what it held, one revision on. Fields of the old data
    /// that `data` does not have are kept: a newer minor version may have put them there.
    #[must_use]
    pub fn next(&self, at: Millis, data: Json) -> Self {
        let (mut whole, rev) = (self.whole.clone(), self.rev.saturating_add(1));
        let mut kept = whole.get("data").cloned().unwrap_or(Json::Null);
        if let Json::Object(fields) = data {
            fields.into_iter().for_each(|(name, value)| kept.set(&name, value));
        }
        whole.set("data", kept);
        whole.set("rev", Json::number(rev));
        whole.set("at", Json::number(at));
        Self { rev, whole, kind: self.kind.clone(), id: self.id.clone() }
    }

    /// The text that is stored.
    #[must_use]
    pub fn text(&self) -> String {
        self.whole.to_string()
    }

    /// The record as JSON.
    #[must_use]
    pub fn json(&self) -> &Json {
        &self.whole
    }

    /// What it holds.
    #[must_use]
    pub fn data(&self) -> &Json {
        self.whole.get("data").unwrap_or(&Json::Null)
    }

    /// When it was saved.
    #[must_use]
    pub fn at(&self) -> Millis {
        self.whole.get("at").and_then(Json::as_whole).unwrap_or(0)
    }

    /// The part of an attempt that it holds.
    ///
    /// # Errors
    /// Names the field that is missing or wrong.
    pub fn part(&self) -> Result<Part, BadField> {
        Part::from_json(self.data())
    }

    /// The key it is stored under, for a site whose keys begin with `site`.
    #[must_use]
    pub fn key(&self, site: &str) -> String {
        format!("{}{}:{}", records_prefix(site), self.kind, self.id)
    }
}

/// Brings a record of version 1 up to [`VERSION`], in memory; it is saved so when it next changes.
fn migrate(whole: &mut Json) {
    if let Some(mut data) =
        whole.get("data").cloned().filter(|_| whole.get("kind").and_then(Json::as_str) == Some(ATTEMPT))
    {
        saved::to_version_2(&mut data);
        whole.set("data", data);
    }
    whole.set("v", Json::number(VERSION));
}

/// What every record's key begins with.
#[must_use]
pub fn records_prefix(site: &str) -> String {
    format!("{site}:r:")
}

/// What the key of everything set aside begins with.
#[must_use]
pub fn quarantine_prefix(site: &str) -> String {
    format!("{site}:q:")
}

/// The id of the record in which `writer` keeps its part of something: of an attempt, or of the notes on a subject.
#[must_use]
pub fn part_id<T: fmt::Display + ?Sized>(of: &T, writer: &WriterId) -> String {
    format!("{of}.{writer}")
}

/// Records as one text, for [`from_text`].
#[must_use]
pub fn to_text(records: &[Record]) -> String {
    Json::List(records.iter().map(|record| record.json().clone()).collect()).to_string()
}

/// The records in a text that [`to_text`] made; what cannot be read in it is left out.
#[must_use]
pub fn from_text(text: &str) -> Vec<Record> {
    let Ok(Json::List(all)) = Json::parse(text) else { return Vec::new() };
    all.into_iter().filter_map(|one| Record::from_json(one).ok()).collect()
}

/// Puts the attempts together that `records` hold parts of; latest first.
#[must_use]
pub fn attempts<'a>(records: impl IntoIterator<Item = &'a Record>) -> Vec<Attempt> {
    let mut by_id: BTreeMap<String, Attempt> = BTreeMap::new();
    for part in records.into_iter().filter(|record| record.kind == ATTEMPT).filter_map(|record| record.part().ok()) {
        match by_id.get_mut(part.attempt.as_str()) {
            Some(attempt) => attempt.merge(&part),
            None => drop(by_id.insert(part.attempt.to_string(), part)),
        }
    }
    let mut all: Vec<Attempt> = by_id.into_values().collect();
    all.sort_by(|a, b| b.date().cmp(&a.date()).then_with(|| a.attempt.cmp(&b.attempt)));
    all
}
