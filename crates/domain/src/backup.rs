//! One file with everything that is kept, and taking such a file in again.

use crate::attempt::Millis;
use crate::json::{Json, object};
use crate::record::{Record, Unreadable, quarantine_prefix, records_prefix};
use crate::shelf::{Loaded, parse_under};
use std::fmt;

/// Larger files are refused before they are read, in bytes.
pub const LARGEST: u64 = 5 * 1024 * 1024;

/// Everything in one JSON text: records, and unreadable texts as they are.
#[must_use]
pub fn export(site: &str, at: Millis, loaded: &Loaded) -> String {
    let mut unreadable = Json::Object(Vec::new());
    for (key, text) in &loaded.quarantine {
        unreadable.set(key, Json::text(text));
    }
    for (key, text, _) in &loaded.read_only {
        unreadable.set(key, Json::text(text));
    }
    let whole = object([
        ("backup", Json::number(1)),
        ("site", Json::text(site)),
        ("at", Json::number(at)),
        ("records", Json::List(loaded.records.iter().map(|record| record.json().clone()).collect())),
        ("unreadable", unreadable),
    ]);
    whole.to_string()
}

/// What taking a backup in would do. Nothing has happened yet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DryRun {
    /// Records that are not here yet.
    pub new: Vec<Record>,
    /// Records that are here in an earlier revision.
    pub newer: Vec<Record>,
    /// How many are already here, or in the file once more, in the same or a later revision.
    pub known: usize,
    /// Records of the file that cannot be used, and why.
    pub refused: Vec<Unreadable>,
    /// How many unreadable texts the file carries that were set aside earlier; they stay in the file.
    pub unreadable: usize,
}

impl DryRun {
    /// The records that would be saved.
    pub fn to_save(&self) -> impl Iterator<Item = &Record> {
        self.new.iter().chain(&self.newer)
    }

    /// Takes account of one record of the file.
    fn add(&mut self, found: Result<Record, Unreadable>, here: &[Record]) {
        match found {
            Err(why) => self.refused.push(why),
            Ok(record) => match here.iter().find(|mine| is_same(mine, &record)) {
                None => self.known += keep_latest(&mut self.new, record),
                Some(mine) if mine.rev < record.rev => self.known += keep_latest(&mut self.newer, record),
                Some(_) => self.known += 1,
            },
        }
    }

    /// A rescue file is a shelf as it stood: under each key a raw text. What [`crate::shelf::load`]
    /// would take for a record is one here, and what it would set aside is refused. Other keys,
    /// such as the theme, are no answers and not worth a word.
    fn of_rescue(whole: &Json, here: &[Record]) -> Option<Self> {
        let mut run = Self::default();
        let site = whole.get("key")?.as_str()?.strip_suffix(':')?;
        let (records, aside) = (records_prefix(site), quarantine_prefix(site));
        for (key, text) in whole.get("records")?.as_object()? {
            if key.starts_with(&records) {
                run.add(parse_under(site, key, text.as_str().unwrap_or_default()), here);
            }
            run.unreadable += usize::from(key.starts_with(&aside));
        }
        Some(run)
    }
}

/// Why a file cannot be taken in. `Display` tells the reader what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BadBackup {
    /// Over [`LARGEST`].
    TooLarge,
    /// Not JSON.
    NotJson,
    /// JSON, but not a backup.
    NotABackup,
    /// A backup of a newer format.
    Newer,
}

impl fmt::Display for BadBackup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::TooLarge => "This file is larger than 5 MB, so it is no backup from here. Choose the file that \"Download everything\" gave you.",
            Self::NotJson => "This file cannot be read. It may have been cut short. Choose the file that \"Download everything\" gave you.",
            Self::NotABackup => "This file is not a backup from here. Choose the file that \"Download everything\" gave you.",
            Self::Newer => "This backup comes from a newer version of this site. Reload the page to get that version, then try again.",
        })
    }
}

/// Reads a backup and compares it with what is here, by record id and revision. A backup is what
/// [`export`] makes, or the rescue file that `public/boot.js` makes when the app cannot.
///
/// # Errors
/// [`BadBackup`] if it is none.
pub fn dry_run(text: &str, here: &[Record]) -> Result<DryRun, BadBackup> {
    if text.len() as u64 > LARGEST {
        return Err(BadBackup::TooLarge);
    }
    let whole = Json::parse(text).map_err(|_| BadBackup::NotJson)?;
    if whole.get("kind").and_then(Json::as_str) == Some("rescue") {
        return DryRun::of_rescue(&whole, here).ok_or(BadBackup::NotABackup);
    }
    match whole.get("backup").and_then(Json::as_whole::<u64>) {
        Some(1) => {}
        Some(newer) if newer > 1 => return Err(BadBackup::Newer),
        _ => return Err(BadBackup::NotABackup),
    }
    let records = whole.get("records").and_then(Json::as_list).ok_or(BadBackup::NotABackup)?;
    let mut run = DryRun {
        unreadable: whole.get("unreadable").and_then(Json::as_object).map_or(0, <[_]>::len),
        ..DryRun::default()
    };
    for value in records {
        run.add(Record::from_json(value.clone()), here);
    }
    Ok(run)
}

fn is_same(a: &Record, b: &Record) -> bool {
    a.kind == b.kind && a.id == b.id
}

/// Puts `record` among `kept`. Should the file hold it twice, only the later revision stays;
/// returns how many were left out.
fn keep_latest(kept: &mut Vec<Record>, record: Record) -> usize {
    match kept.iter_mut().find(|seen| is_same(seen, &record)) {
        None => {
            kept.push(record);
            0
        }
        Some(seen) => {
            if seen.rev < record.rev {
                *seen = record;
            }
            1
        }
    }
}
