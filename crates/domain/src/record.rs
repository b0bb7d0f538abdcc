//! Saved records: the envelope around everything that is kept, and what is done with text that
//! cannot be read.
//!
//! The promises (see ARCHITECTURE.md): what cannot be parsed is set aside and never overwritten;
//! what a newer version wrote is left alone; fields that this version does not know are kept.

use crate::attempt::{Attempt, Millis, Part};
use crate::ids::{AttemptId, WriterId};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::fmt;

/// The version of the envelope and of what is in it.
pub const VERSION: u64 = 1;

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
    whole: Map<String, Value>,
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
    /// A new record around `data`.
    pub fn new(kind: &str, id: String, writer: &WriterId, at: Millis, data: &impl Serialize) -> Self {
        let mut whole = Map::new();
        let mut put = |name: &str, value| drop(whole.insert(name.to_owned(), value));
        put("v", json!(VERSION));
        put("kind", json!(kind));
        put("id", json!(id));
        put("rev", json!(1));
        put("writer", json!(writer.as_str()));
        put("at", json!(at));
        put("data", json!(data));
        Self { kind: kind.to_owned(), id, rev: 1, whole }
    }

    /// Reads a stored text.
    ///
    /// # Errors
    /// [`Unreadable::Damaged`] if it is no record, [`Unreadable::Newer`] if a later version wrote it.
    pub fn parse(text: &str) -> Result<Self, Unreadable> {
        let value = serde_json::from_str(text).map_err(|error| Unreadable::Damaged(error.to_string()))?;
        Self::from_value(value)
    }

    /// Reads a record that stands inside other JSON, such as a backup.
    ///
    /// # Errors
    /// As [`Record::parse`].
    pub fn from_value(value: Value) -> Result<Self, Unreadable> {
        let damaged = |why: &str| Unreadable::Damaged(why.to_owned());
        let Value::Object(whole) = value else { return Err(damaged("not an object")) };
        match whole.get("v").and_then(Value::as_u64) {
            Some(VERSION) => {}
            Some(newer) if newer > VERSION => return Err(Unreadable::Newer(newer)),
            _ => return Err(damaged("no version")),
        }
        let text = |name: &str| whole.get(name).and_then(Value::as_str).map(str::to_owned);
        let (Some(kind), Some(id)) = (text("kind"), text("id")) else {
            return Err(damaged("no kind or id"));
        };
        let rev = whole.get("rev").and_then(Value::as_u64).ok_or_else(|| damaged("no rev"))?;
        if !whole.get("data").is_some_and(Value::is_object) {
            return Err(damaged("no data"));
        }
        let record = Self { kind, id, rev, whole };
        if record.kind == ATTEMPT {
            record.part().map_err(|why| Unreadable::Damaged(why.to_string()))?;
        }
        Ok(record)
    }

    /// The record with `data` in place of what it held, one revision on. Fields of the old data
    /// that `data` does not have are kept: a newer minor version may have put them there.
    #[must_use]
    pub fn next(&self, at: Millis, data: &impl Serialize) -> Self {
        let mut whole = self.whole.clone();
        let rev = self.rev.saturating_add(1);
        if let (Some(Value::Object(old)), Value::Object(new)) = (whole.get_mut("data"), json!(data)) {
            old.extend(new);
        }
        whole.insert("rev".to_owned(), json!(rev));
        whole.insert("at".to_owned(), json!(at));
        Self { rev, whole, kind: self.kind.clone(), id: self.id.clone() }
    }

    /// The text that is stored.
    #[must_use]
    pub fn text(&self) -> String {
        Value::Object(self.whole.clone()).to_string()
    }

    /// The record as JSON.
    #[must_use]
    pub fn value(&self) -> Value {
        Value::Object(self.whole.clone())
    }

    /// The part of an attempt that it holds.
    ///
    /// # Errors
    /// Says which field is missing or wrong.
    pub fn part(&self) -> Result<Part, serde_json::Error> {
        Part::deserialize(self.whole.get("data").unwrap_or(&Value::Null))
    }

    /// The key it is stored under, for a site whose keys begin with `site`.
    #[must_use]
    pub fn key(&self, site: &str) -> String {
        format!("{}{}:{}", records_prefix(site), self.kind, self.id)
    }
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

/// The id of the record in which `writer` keeps its part of `attempt`.
#[must_use]
pub fn part_id(attempt: &AttemptId, writer: &WriterId) -> String {
    format!("{attempt}.{writer}")
}

/// Puts the attempts together that `records` hold parts of; latest first.
#[must_use]
pub fn attempts(records: &[Record]) -> Vec<Attempt> {
    let mut by_id: BTreeMap<String, Attempt> = BTreeMap::new();
    for part in records.iter().filter(|record| record.kind == ATTEMPT).filter_map(|record| record.part().ok()) {
        match by_id.get_mut(part.attempt.as_str()) {
            Some(attempt) => attempt.merge(&part),
            None => drop(by_id.insert(part.attempt.to_string(), part)),
        }
    }
    let mut all: Vec<Attempt> = by_id.into_values().collect();
    all.sort_by(|a, b| b.date().cmp(&a.date()).then_with(|| a.attempt.cmp(&b.attempt)));
    all
}
