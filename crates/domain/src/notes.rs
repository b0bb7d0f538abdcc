//! Notes: what somebody writes and ticks in a guide, on a worksheet or along a path.
//!
//! The notes on one [`Subject`] are texts by key. As with attempts, no record is ever written by two pages: each
//! keeps a [`Notes`] of its own with everything it knew, and what a person sees is all of them merged. A later
//! text wins only over texts that its writer had seen; where two pages wrote without seeing each other, both
//! texts stay, the later first. Nothing that was written is dropped.
//!
//! A time alone does not tell what somebody had seen: what was written on another computer comes in with a backup,
//! older than what was written here and never seen. So each text says of which pages its writer had seen what.

use crate::attempt::Millis;
use crate::ids::{
    ChecklistId, GuideId, ItemId, PathId, PromptId, SectionId, SheetId, StepId, WorksheetId, WriterId, is_id,
};
use crate::json::{Json, object};
use crate::record::Record;
use crate::saved::BadField;
use std::collections::BTreeMap;
use std::fmt;

/// The kind of record that holds notes.
pub const NOTES: &str = "notes";

/// A day, in milliseconds.
pub const DAY: Millis = 24 * 60 * 60 * 1000;

/// After how long a record that another one contains may be taken away. Any time would do, but for a tab
/// that writes in the very same moment.
const SETTLED: Millis = 10 * 60 * 1000;

/// What notes are about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// A guide.
    Guide(GuideId),
    /// A path.
    Path(PathId),
    /// One document of a worksheet.
    Sheet(WorksheetId, SheetId),
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Guide(id) => write!(f, "guide.{id}"),
            Self::Path(id) => write!(f, "path.{id}"),
            Self::Sheet(worksheet, id) => write!(f, "sheet.{worksheet}.{id}"),
        }
    }
}

impl Subject {
    /// Reads what `Display` writes.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let parts: Vec<&str> = text.split('.').collect();
        if !parts.iter().all(|part| is_id(part)) {
            return None;
        }
        Some(match parts.as_slice() {
            ["guide", id] => Self::Guide(GuideId::new(*id)),
            ["path", id] => Self::Path(PathId::new(*id)),
            ["sheet", worksheet, id] => Self::Sheet(WorksheetId::new(*worksheet), SheetId::new(*id)),
            _ => return None,
        })
    }
}

/// A text, and what it was written over. It is never changed: another text under the same key is another note.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Note {
    /// When.
    pub at: Millis,
    /// The text; empty if it was taken away.
    pub text: String,
    /// The page that wrote it.
    pub by: WriterId,
    /// For each page whose texts under this key the writer had seen, when the newest of them was written. What
    /// those were written over counts as seen too.
    pub seen: Vec<(WriterId, Millis)>,
}

/// Notes as one page saved them.
#[derive(Clone, Debug, PartialEq)]
pub struct Notes {
    /// What they are about.
    pub of: Subject,
    /// Texts by key. There is more than one under a key only where pages wrote without seeing each other.
    pub texts: BTreeMap<String, Vec<Note>>,
}

/// Notes as a person sees them.
#[derive(Clone, Debug, PartialEq)]
pub struct Merged {
    /// What they are about.
    pub of: Subject,
    /// The texts of each key that nobody overwrote, the latest first.
    texts: BTreeMap<String, Vec<Note>>,
}

impl Note {
    /// Whether its writer had seen what `by` wrote at `at`.
    fn has_seen(&self, by: &WriterId, at: Millis) -> bool {
        self.seen.iter().any(|(known, newest)| known == by && *newest >= at)
    }

    /// Whether it stands in place of `other`.
    fn overwrites(&self, other: &Self) -> bool {
        // Whatever a record claims: nothing is written over something later, so that of all texts one stays.
        self.at > other.at && self.has_seen(&other.by, other.at)
    }

    /// Whether nothing is lost with `other` as long as this is there.
    fn holds(&self, other: &Self) -> bool {
        self == other || self.overwrites(other) && other.seen.iter().all(|(by, at)| self.has_seen(by, *at))
    }

    /// Takes down that something was seen.
    fn see(&mut self, by: &WriterId, at: Millis) {
        match self.seen.iter_mut().find(|(known, _)| known == by) {
            Some((_, newest)) => *newest = at.max(*newest),
            None => self.seen.push((by.clone(), at)),
        }
    }

    fn to_json(&self) -> Json {
        let mut seen = Json::Object(Vec::new());
        for (by, at) in &self.seen {
            seen.set(by.as_str(), Json::number(at));
        }
        object([
            ("at", Json::number(self.at)),
            ("by", Json::text(self.by.as_str())),
            ("seen", seen),
            ("text", Json::text(&self.text)),
        ])
    }

    fn from_json(json: &Json) -> Result<Self, BadField> {
        let mut seen = Vec::new();
        for (by, at) in json.get("seen").and_then(Json::as_object).ok_or("seen")? {
            seen.push((WriterId::new(by.as_str()), at.as_whole().ok_or("seen")?));
        }
        Ok(Self {
            at: json.get("at").and_then(Json::as_whole).ok_or("at")?,
            text: json.get("text").and_then(Json::as_str).ok_or("text")?.to_owned(),
            by: WriterId::new(json.get("by").and_then(Json::as_str).ok_or("by")?),
            seen,
        })
    }
}

impl Notes {
    /// As JSON, for a record: under each key the latest text, and beside it its rivals.
    #[must_use]
    pub fn to_json(&self) -> Json {
        let mut texts = Json::Object(Vec::new());
        for (key, all) in &self.texts {
            let Some((latest, rivals)) = all.split_first() else { continue };
            let mut note = latest.to_json();
            if !rivals.is_empty() {
                note.set("rivals", Json::List(rivals.iter().map(Note::to_json).collect()));
            }
            texts.set(key, note);
        }
        object([("of", Json::text(&self.of.to_string())), ("texts", texts)])
    }

    /// Reads what was saved.
    ///
    /// # Errors
    /// Names the field that is missing or wrong.
    pub fn from_json(json: &Json) -> Result<Self, BadField> {
        let of = json.get("of").and_then(Json::as_str).and_then(Subject::parse).ok_or("of")?;
        let mut texts = BTreeMap::new();
        for (key, note) in json.get("texts").and_then(Json::as_object).ok_or("texts")? {
            let mut all = vec![Note::from_json(note)?];
            if let Some(rivals) = note.get("rivals") {
                for rival in rivals.as_list().ok_or("rivals")? {
                    all.push(Note::from_json(rival)?);
                }
            }
            texts.insert(key.clone(), all);
        }
        Ok(Self { of, texts })
    }

    /// Whether nothing is lost with these notes as long as `other` is there.
    fn is_within(&self, other: &Self) -> bool {
        let held = |key: &String, note: &Note| {
            other.texts.get(key).is_some_and(|theirs| theirs.iter().any(|their| their.holds(note)))
        };
        self.of == other.of && self.texts.iter().all(|(key, all)| all.iter().all(|note| held(key, note)))
    }
}

impl Merged {
    /// Begins without a note.
    #[must_use]
    pub fn new(of: Subject) -> Self {
        Self { of, texts: BTreeMap::new() }
    }

    fn take_in(&mut self, notes: Notes) {
        for (key, theirs) in notes.texts {
            let all = self.texts.entry(key).or_default();
            for note in theirs {
                if !all.contains(&note) {
                    all.push(note);
                }
            }
        }
    }

    /// Leaves what nobody overwrote.
    fn settle(&mut self) {
        for all in self.texts.values_mut() {
            let before = all.clone();
            all.retain(|note| !before.iter().any(|other| other.overwrites(note)));
            all.sort_by(|a, b| b.cmp(a));
        }
    }

    /// The text under a key, if there is one that was not taken away.
    #[must_use]
    pub fn note(&self, key: &str) -> Option<&Note> {
        // Whoever took a text away does not take away what another page wrote unseen.
        self.texts.get(key)?.iter().find(|note| !note.text.is_empty())
    }

    /// The text under a key; empty if there is none.
    #[must_use]
    pub fn text(&self, key: &str) -> &str {
        self.note(key).map_or("", |note| &note.text)
    }

    /// What other pages wrote under the key without seeing the text there. Whoever wrote the same did not
    /// contradict.
    pub fn rivals(&self, key: &str) -> impl Iterator<Item = &Note> {
        let mut told = vec![self.text(key)];
        let mut rivals = Vec::new();
        for note in self.texts.get(key).into_iter().flatten() {
            if !note.text.is_empty() && !told.contains(&note.text.as_str()) {
                told.push(&note.text);
                rivals.push(note);
            }
        }
        rivals.into_iter()
    }

    /// All keys that hold a text, with it, in order.
    pub fn all(&self) -> impl Iterator<Item = (&str, &Note)> {
        self.texts.keys().filter_map(|key| Some((key.as_str(), self.note(key)?)))
    }

    /// Whether nothing is written.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.all().next().is_none()
    }

    /// When anything was last written.
    #[must_use]
    pub fn touched(&self) -> Millis {
        self.texts.values().flatten().map(|note| note.at).max().unwrap_or(0)
    }

    /// Puts a text under a key for the page `by`: it overwrites everything that is there now.
    pub fn write(&mut self, key: &str, text: String, by: &WriterId, now: Millis) {
        self.put(key, text, by, now, |_| true);
    }

    /// Puts a text under a key in place of the text that the person saw when they changed it, which is `shown`.
    /// What came from another page meanwhile stays beside it.
    pub fn write_over(&mut self, key: &str, shown: &str, text: String, by: &WriterId, now: Millis) {
        self.put(key, text, by, now, |old| old.text.trim() == shown.trim());
    }

    fn put(&mut self, key: &str, text: String, by: &WriterId, now: Millis, is_seen: impl Fn(&Note) -> bool) {
        let all = self.texts.entry(key.to_owned()).or_default();
        let mut note = Note { at: now, text, by: by.clone(), seen: Vec::new() };
        let mut unseen = Vec::new();
        for old in all.drain(..) {
            // A clock set back must not make a new text lose against an old one.
            note.at = note.at.max(old.at.saturating_add(1));
            if is_seen(&old) {
                old.seen.iter().for_each(|(by, at)| note.see(by, *at));
                note.see(&old.by, old.at);
            } else {
                unseen.push(old);
            }
        }
        all.push(note);
        all.append(&mut unseen);
    }

    /// What a page keeps of it: everything, so that records of pages long gone can be taken away.
    #[must_use]
    pub fn part(&self) -> Notes {
        Notes { of: self.of.clone(), texts: self.texts.clone() }
    }
}

/// Whether [`Notes::from_json`] reads this. Every bundle asks that of every record it loads, also those that have no
/// use for notes: reading them for it would be 1.7 kB of brotli more before the first question, and this is 0.4.
#[must_use]
pub(crate) fn is_sound(data: &Json) -> bool {
    let texts = || {
        let mut of = data.get("of")?.as_str()?.split('.');
        let ids = match of.next()? {
            "guide" | "path" => 1,
            "sheet" => 2,
            _ => return None,
        };
        (of.clone().count() == ids && of.all(is_id)).then(|| data.get("texts")?.as_object())?
    };
    texts().is_some_and(|texts| {
        texts.iter().all(|(_, note)| {
            let rivals = note.get("rivals").map_or(Some(&[][..]), Json::as_list);
            is_note(note).is_some() && rivals.is_some_and(|all| all.iter().all(|note| is_note(note).is_some()))
        })
    })
}

fn is_note(json: &Json) -> Option<()> {
    json.get("at")?.as_whole::<Millis>()?;
    json.get("text")?.as_str()?;
    json.get("by")?.as_str()?;
    let seen = json.get("seen")?.as_object()?;
    seen.iter().all(|(_, at)| at.as_whole::<Millis>().is_some()).then_some(())
}

/// The notes in a record, if it holds any.
#[must_use]
pub fn of_record(record: &Record) -> Option<Notes> {
    (record.kind == NOTES).then(|| record.data()).and_then(|data| Notes::from_json(data).ok())
}

/// Puts all notes together that `records` hold, by what they are about.
#[must_use]
pub fn merged<'a>(records: impl IntoIterator<Item = &'a Record>) -> Vec<Merged> {
    let mut all: Vec<Merged> = Vec::new();
    for notes in records.into_iter().filter_map(of_record) {
        match all.iter_mut().find(|merged| merged.of == notes.of) {
            Some(merged) => merged.take_in(notes),
            None => {
                let mut merged = Merged::new(notes.of.clone());
                merged.take_in(notes);
                all.push(merged);
            }
        }
    }
    all.iter_mut().for_each(Merged::settle);
    all
}

/// Records whose notes another record holds as well, and that nobody has written for a while: they can go. One
/// that holds more than this version knows of stays.
#[must_use]
pub fn outgrown(records: &[Record], now: Millis) -> Vec<&Record> {
    let parsed: Vec<(&Record, Notes)> = records.iter().filter_map(|one| Some((one, of_record(one)?))).collect();
    let mut gone: Vec<&Record> = Vec::new();
    for (record, notes) in &parsed {
        let is_held = || {
            parsed.iter().any(|(other, theirs)| {
                other.id != record.id && !gone.iter().any(|one| one.id == other.id) && notes.is_within(theirs)
            })
        };
        if now.saturating_sub(record.at()) > SETTLED && notes.to_json() == *record.data() && is_held() {
            gone.push(record);
        }
    }
    gone
}

/// What a text is told from others by: eight hexadecimal digits.
#[must_use]
pub fn fingerprint(text: &str) -> String {
    let hash = text.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    format!("{hash:08x}")
}

/// The day that `YYYY-MM-DD` names, in days since 1970-01-01; `None` if it names none.
#[must_use]
pub fn day(text: &str) -> Option<i64> {
    let is_shaped =
        |(place, byte): (usize, u8)| if matches!(place, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() };
    if text.len() != 10 || !text.bytes().enumerate().all(is_shaped) {
        return None;
    }
    let number = |from: usize, to: usize| text.get(from..to)?.parse::<i64>().ok();
    let (year, month, day) = (number(0, 4)?, number(5, 7)?, number(8, 10)?);
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let last = match month {
        2 => 28 + i64::from(is_leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    if !(1..=12).contains(&month) || !(1..=last).contains(&day) {
        return None;
    }
    // Howard Hinnant's days_from_civil.
    let year = if month <= 2 { year - 1 } else { year };
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    Some(era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468)
}

/// The keys of a guide's notes.
pub mod key {
    use super::{ChecklistId, ItemId, Millis, PromptId, SectionId, StepId};

    /// Where the reader stopped: the id of a section.
    pub const PLACE: &str = "p";
    /// When a path was begun: a day, `YYYY-MM-DD`.
    pub const START: &str = "start";

    /// An answer to a prompt, by when it was begun.
    #[must_use]
    pub fn answer(prompt: &PromptId, begun: Millis) -> String {
        format!("a/{prompt}/{begun}")
    }

    /// The prompt and the time of an answer's key.
    #[must_use]
    pub fn of_answer(key: &str) -> Option<(PromptId, Millis)> {
        let (prompt, begun) = key.strip_prefix("a/")?.split_once('/')?;
        Some((PromptId::new(prompt), begun.parse().ok()?))
    }

    /// How many answers and how many ticks there are.
    #[must_use]
    pub fn counts(notes: &super::Merged) -> (usize, usize) {
        let beginning = |start: &str| notes.all().filter(|(key, _)| key.starts_with(start)).count();
        (beginning("a/"), beginning("t/"))
    }

    /// A tick of a checklist.
    #[must_use]
    pub fn tick(list: &ChecklistId, item: &ItemId) -> String {
        format!("t/{list}/{item}")
    }

    /// That a section was read; its text is the fingerprint of what it said.
    #[must_use]
    pub fn read(section: &SectionId) -> String {
        format!("r/{section}")
    }

    /// That a step of a path is done.
    #[must_use]
    pub fn step(step: &StepId) -> String {
        format!("s/{step}")
    }
}

/// The answers to one prompt, the latest first: when it was begun, and the note.
#[must_use]
pub fn answers<'a>(notes: &'a Merged, prompt: &PromptId) -> Vec<(Millis, &'a Note)> {
    let of_it = |(key, note): (&'a str, &'a Note)| {
        key::of_answer(key).filter(|(of, _)| of == prompt).map(|(_, begun)| (begun, note))
    };
    let mut all: Vec<(Millis, &Note)> = notes.all().filter_map(of_it).collect();
    all.sort_by_key(|(begun, _)| std::cmp::Reverse(*begun));
    all
}

/// Whether a prompt that is asked again after `again` days (0: never) is to be asked again at `now`.
#[must_use]
pub fn is_due(answers: &[(Millis, &Note)], again: u16, now: Millis) -> bool {
    again > 0 && answers.first().is_some_and(|(begun, _)| now.saturating_sub(*begun) >= Millis::from(again) * DAY)
}
