//! What the reader saved, and the one door through which anything is saved.
//!
//! Records come in as an argument when the app starts. Components call the intents below; each
//! changes what is in memory, then keeps it, and says whether that worked. What is in memory stays
//! right whatever the browser's storage does. A second, durable place to keep records in belongs
//! behind [`Store::keep`] and nowhere else.

use crate::browser::listen::StorageChange;
use crate::browser::storage::LocalShelf;
use crate::browser::{clock, tab, theme};
use leptos::prelude::*;
use std::collections::BTreeMap;
use waymark_domain::attempt::{Attempt, BESIDE, Finished, Millis, Part, WORDS};
use waymark_domain::backup;
use waymark_domain::ids::{AssessmentId, AttemptId, LensId, OptionId, QuestionId, WriterId};
use waymark_domain::json::Json;
use waymark_domain::reading::Reading;
use waymark_domain::record::{self, ATTEMPT, Record, Unreadable};
use waymark_domain::shelf::{self, Loaded, Shelf, Trouble};

/// Whether what is in memory is also in the browser's storage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeping {
    /// Nothing had to be saved yet.
    Quiet,
    /// The last change was saved and read back; counts saves, so that each can be announced.
    Saved(u32),
    /// Not saved, and why.
    Failing(Trouble),
    /// Everything was deleted by another tab or the browser; memory still has it.
    Cleared,
}

/// What was deleted, for as long as that can be undone.
#[derive(Clone, Debug, PartialEq)]
pub struct Deleted {
    /// What it was, as the notice calls it: "Attempt".
    pub what: &'static str,
    /// Its id where it was an attempt.
    attempt: Option<AttemptId>,
    records: Vec<Record>,
}

/// What the reader saved. Cheap to copy; put into the context once, by the shell.
#[derive(Clone, Copy)]
pub struct Store {
    site: StoredValue<String>,
    writer: StoredValue<WriterId>,
    shelf: StoredValue<Option<LocalShelf>>,
    records: StoredValue<BTreeMap<String, Record>>,
    aside: RwSignal<Aside>,
    attempts: RwSignal<Vec<Attempt>>,
    /// Counts changes of records, for whoever reads more than attempts from them.
    changes: RwSignal<u32>,
    keeping: RwSignal<Keeping>,
    deleted: RwSignal<Option<Deleted>>,
}

/// Texts that cannot be used and are kept as they are.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Aside {
    /// See [`Loaded::quarantine`].
    pub quarantine: Vec<(String, String)>,
    /// See [`Loaded::read_only`].
    pub read_only: Vec<(String, String, Unreadable)>,
}

impl Store {
    /// A store that begins with what was loaded from `shelf`; without a shelf it works in memory.
    /// `carried` is what the tab brought along from a page that could not save.
    #[must_use]
    pub fn new(
        site: String,
        writer: WriterId,
        shelf: Option<LocalShelf>,
        loaded: Result<Loaded, Trouble>,
        carried: Vec<Record>,
    ) -> Self {
        let keeping = match (&shelf, &loaded) {
            (Some(_), Ok(_)) => Keeping::Quiet,
            (None, _) => Keeping::Failing(Trouble::Blocked),
            (Some(_), Err(trouble)) => Keeping::Failing(*trouble),
        };
        let loaded = loaded.unwrap_or_default();
        let mut records: BTreeMap<String, Record> = BTreeMap::new();
        for record in loaded.records.into_iter().chain(carried) {
            let key = record.key(&site);
            if records.get(&key).is_none_or(|known| known.rev < record.rev) {
                records.insert(key, record);
            }
        }
        let attempts = record::attempts(records.values());
        Self {
            site: StoredValue::new(site),
            writer: StoredValue::new(writer),
            shelf: StoredValue::new(shelf),
            records: StoredValue::new(records),
            aside: RwSignal::new(Aside { quarantine: loaded.quarantine, read_only: loaded.read_only }),
            attempts: RwSignal::new(attempts),
            changes: RwSignal::new(0),
            keeping: RwSignal::new(keeping),
            deleted: RwSignal::new(None),
        }
    }

    /// A store without anything in it, for the prerenderer.
    #[must_use]
    pub fn empty(site: String) -> Self {
        let store = Self::new(site, WriterId::new("none"), None, Ok(Loaded::default()), Vec::new());
        store.keeping.set(Keeping::Quiet);
        store
    }

    /// Prefix of everything the site saves.
    #[must_use]
    pub fn site(self) -> String {
        self.site.get_value()
    }

    /// The name under which this page writes.
    #[must_use]
    pub fn writer(self) -> WriterId {
        self.writer.get_value()
    }

    /// All attempts, latest first; reactive.
    #[must_use]
    pub fn attempts(self) -> Vec<Attempt> {
        self.attempts.get()
    }

    /// One attempt; reactive.
    #[must_use]
    pub fn attempt(self, id: &AttemptId) -> Option<Attempt> {
        self.attempts.with(|all| all.iter().find(|attempt| attempt.attempt == *id).cloned())
    }

    /// The newest unfinished attempt at an assessment with at least one mark; reactive.
    #[must_use]
    pub fn unfinished(self, assessment: &AssessmentId) -> Option<Attempt> {
        let open = |a: &&Attempt| a.assessment == *assessment && a.finished.is_none() && !a.marks.is_empty();
        self.attempts.with(|all| all.iter().filter(open).max_by_key(|attempt| attempt.touched()).cloned())
    }

    /// The other side of a map that was begun beside `first` and is not finished; reactive.
    #[must_use]
    pub fn begun_beside(self, first: &AttemptId) -> Option<Attempt> {
        let begun = |a: &&Attempt| a.finished.is_none() && a.beside().as_ref() == Some(first);
        self.attempts.with(|all| all.iter().find(begun).cloned())
    }

    /// Whether saving works; reactive.
    #[must_use]
    pub fn keeping(self) -> Keeping {
        self.keeping.get()
    }

    /// Says nothing of trouble until something is to be saved: for pages that most people only read.
    pub fn wait_for_words(self) {
        if let Keeping::Failing(_) = self.keeping.get_untracked() {
            self.keeping.set(Keeping::Quiet);
        }
    }

    /// What was set aside; reactive.
    #[must_use]
    pub fn aside(self) -> Aside {
        self.aside.get()
    }

    /// The attempt that was deleted last, while that can be undone; reactive.
    #[must_use]
    pub fn deleted(self) -> Option<Deleted> {
        self.deleted.get()
    }

    /// Marks a question in `attempt`, which need not have been saved before. What its result's page
    /// said is no longer so, and is noted anew when that page is next shown.
    pub fn mark(
        self,
        mut attempt: Attempt,
        revision: u32,
        lens: &LensId,
        question: &QuestionId,
        choice: Option<OptionId>,
        now: Millis,
    ) {
        attempt.mark(lens, question, choice, now);
        self.put_changed(attempt, revision, now);
    }

    /// Keeps words for a question, as [`Store::mark`] keeps a choice.
    pub fn write(
        self,
        mut attempt: Attempt,
        revision: u32,
        lens: &LensId,
        question: &QuestionId,
        words: String,
        now: Millis,
    ) {
        attempt.write(lens, question, words, now);
        self.put_changed(attempt, revision, now);
    }

    /// Keeps what somebody writes on a result's page. It is no answer, so it corrects nothing: what the
    /// page shows and what the history keeps stay as they are, however old the result.
    pub fn jot(self, attempt: &AttemptId, question: &QuestionId, words: String, now: Millis) {
        let found = self.attempts.with_untracked(|all| all.iter().find(|other| other.attempt == *attempt).cloned());
        if let Some(mut attempt) = found {
            attempt.write(&LensId::new(WORDS), question, words, now);
            self.put(attempt, now);
        }
    }

    /// Begins the other side of a map beside the first. It is kept before there is an answer, so that
    /// the first side's map is hidden from then on, whatever becomes of the page.
    pub fn begin_beside(self, first: &Attempt, fresh: AttemptId, revision: u32, now: Millis) {
        let mut begun = Part::begin(fresh, first.assessment.clone(), revision, now);
        begun.write(&LensId::new(WORDS), &QuestionId::new(BESIDE), first.attempt.to_string(), now);
        self.put(begun, now);
    }

    fn put_changed(self, mut attempt: Attempt, revision: u32, now: Millis) {
        attempt.revision = revision;
        if let Some(finished) = &mut attempt.finished {
            *finished = Finished { at: finished.at, scored: now, readings: Vec::new() };
        }
        self.put(attempt, now);
    }

    /// Keeps that the result of an attempt is to be shown. Returns whether it is the first result
    /// this browser keeps.
    pub fn finish(self, mut attempt: Attempt, now: Millis) -> bool {
        let first = self.attempts.with_untracked(|all| all.iter().all(|other| other.finished.is_none()));
        let at = attempt.finished.as_ref().map_or(now, |finished| finished.at);
        attempt.finished = Some(Finished { at, scored: now, readings: Vec::new() });
        self.put(attempt, now);
        first
    }

    /// Keeps what a result's page shows, for the history. What was noted before stays as it is.
    pub fn note(self, mut attempt: Attempt, readings: Vec<Reading>, now: Millis) {
        if let Some(finished) = attempt.finished.as_mut().filter(|finished| finished.readings.is_empty()) {
            finished.readings = readings;
            self.put(attempt, now);
        }
    }

    /// Puts an attempt into memory and keeps this page's part of it.
    fn put(self, attempt: Attempt, now: Millis) {
        let (id, data) = (attempt.attempt.to_string(), attempt.to_json());
        self.show(attempt);
        self.put_own(ATTEMPT, &id, data, now, false);
    }

    /// All records, whenever one of them changed; reactive.
    pub fn with_records<T>(self, read: impl FnOnce(&BTreeMap<String, Record>) -> T) -> T {
        self.changes.track();
        self.records.with_value(read)
    }

    /// Keeps a record of `kind` that only this page writes; `id` tells it from others of its kind, the
    /// page's own name is put behind it. Said aloud, unless it is `quiet`: then nobody asked for it, and it
    /// must not disturb whether it works or not.
    pub fn put_own(self, kind: &str, id: &str, data: Json, now: Millis, quiet: bool) {
        let (site, writer) = (self.site(), self.writer.get_value());
        let mut record = Record::new(kind, record::part_id(id, &writer), &writer, now, data.clone());
        if let Some(earlier) = self.records.with_value(|records| records.get(&record.key(&site)).cloned()) {
            record = earlier.next(now, data);
        }
        self.records.update_value(|records| drop(records.insert(record.key(&site), record.clone())));
        self.changes.update(|changes| *changes += 1);
        let before = self.keeping.get_untracked();
        self.keep(std::slice::from_ref(&record));
        if quiet {
            self.keeping.set(before);
        }
    }

    /// Takes records away that others contain.
    pub fn outgrow(self, records: &[Record]) {
        let site = self.site();
        // What the tab carries is nowhere else: a record that only it contains must stay.
        if tab::carried(&site).is_some() {
            return;
        }
        for record in records {
            let key = record.key(&site);
            let removed = self.shelf.with_value(|shelf| shelf.as_ref().is_some_and(|shelf| shelf.remove(&key).is_ok()));
            if removed {
                self.records.update_value(|all| drop(all.remove(&key)));
            }
        }
    }

    /// Puts an attempt in its place among the others.
    fn show(self, attempt: Attempt) {
        self.attempts.update(|all| {
            all.retain(|other| other.attempt != attempt.attempt);
            let place = all.partition_point(|other| other.date() > attempt.date());
            all.insert(place, attempt);
        });
    }

    /// The one door: keeps records in the browser's storage and notes whether that worked.
    /// Stops at the first that cannot be kept; they all stay in memory, and the tab carries them to
    /// the next page.
    fn keep(self, records: &[Record]) {
        let site = self.site();
        let kept = self.shelf.with_value(|shelf| {
            let shelf = shelf.as_ref().ok_or(Trouble::Blocked)?;
            records.iter().try_for_each(|record| shelf::save(shelf, &site, record))
        });
        match kept {
            Ok(()) => tab::drop_carried(&site),
            Err(_) => tab::carry(&site, &record::to_text(&self.records())),
        }
        self.keeping.update(|keeping| {
            *keeping = match (kept, *keeping) {
                (Err(trouble), _) => Keeping::Failing(trouble),
                (Ok(()), Keeping::Saved(times)) => Keeping::Saved(times + 1),
                (Ok(()), _) => Keeping::Saved(1),
            }
        });
    }

    /// Deletes an attempt; [`Store::undo_delete`] brings it back.
    pub fn delete(self, attempt: &AttemptId) {
        self.delete_records("Attempt", Some(attempt), &self.keys_of(attempt));
    }

    /// Deletes the records under these keys; [`Store::undo_delete`] brings them back. `what` is how the
    /// notice calls them.
    pub fn delete_records(self, what: &'static str, attempt: Option<&AttemptId>, keys: &[String]) {
        let mut records = Vec::new();
        self.records.update_value(|all| records.extend(keys.iter().filter_map(|key| all.remove(key))));
        self.gather();
        let removed = self.shelf.with_value(|shelf| match shelf {
            Some(shelf) => keys.iter().try_for_each(|key| shelf.remove(key)),
            None => Ok(()),
        });
        if let Err(trouble) = removed {
            self.keeping.set(Keeping::Failing(trouble));
        }
        keys.iter().for_each(|key| self.rename_for(key));
        let site = self.site();
        if tab::carried(&site).is_some() {
            tab::carry(&site, &record::to_text(&self.records()));
        }
        self.deleted.set(Some(Deleted { what, attempt: attempt.cloned(), records }));
    }

    /// Brings back what was deleted last, and returns which attempt that was, if it was one.
    pub fn undo_delete(self) -> Option<AttemptId> {
        let deleted = self.deleted.get_untracked()?;
        self.deleted.set(None);
        self.take_in(&deleted.records);
        deleted.attempt
    }

    /// Puts records in as they are, from a backup or an undone deletion.
    pub fn take_in(self, records: &[Record]) {
        let site = self.site();
        self.records.update_value(|all| {
            all.extend(records.iter().map(|record| (record.key(&site), record.clone())));
        });
        self.gather();
        self.keep(records);
    }

    /// Deletes everything this site ever kept here, set-aside texts and the theme included.
    pub fn delete_everything(self) {
        let prefix = format!("{}:", self.site());
        let removed = self.shelf.with_value(|shelf| {
            let Some(shelf) = shelf else { return Ok(()) };
            let keys = shelf.keys()?;
            keys.iter().filter(|key| key.starts_with(&prefix)).try_for_each(|key| shelf.remove(key))
        });
        tab::drop_carried(&self.site());
        theme::forget();
        self.records.with_value(|all| all.keys().for_each(|key| self.rename_for(key)));
        self.records.update_value(BTreeMap::clear);
        self.aside.set(Aside::default());
        self.deleted.set(None);
        self.gather();
        self.keeping.set(removed.map_or_else(Keeping::Failing, |()| match self.keeping.get_untracked() {
            failing @ Keeping::Failing(_) => failing,
            Keeping::Quiet | Keeping::Saved(_) | Keeping::Cleared => Keeping::Quiet,
        }));
    }

    /// Everything in one text; see [`backup`].
    #[must_use]
    pub fn backup(self, now: Millis) -> String {
        let aside = self.aside.get_untracked();
        let records = self.records();
        let loaded = Loaded { records, quarantine: aside.quarantine, read_only: aside.read_only };
        backup::export(&self.site(), now, &loaded)
    }

    /// All records.
    #[must_use]
    pub fn records(self) -> Vec<Record> {
        self.records.with_value(|all| all.values().cloned().collect())
    }

    /// Takes note of what another tab did. Never answered by a write, or two tabs would answer
    /// each other for ever.
    pub fn heard(self, change: StorageChange) {
        match change {
            StorageChange::Cleared => self.keeping.set(Keeping::Cleared),
            StorageChange::Key(key, text) if key.starts_with(&record::records_prefix(&self.site())) => {
                match text.as_deref().map(Record::parse) {
                    Some(Ok(record)) => self.records.update_value(|all| {
                        if all.get(&key).is_none_or(|mine| mine.rev <= record.rev) {
                            all.insert(key, record);
                        }
                    }),
                    // Another tab's version of this page may be newer; what it saves is its own.
                    Some(Err(_)) => return,
                    None => {
                        self.records.update_value(|all| drop(all.remove(&key)));
                        self.rename_for(&key);
                    }
                }
                self.gather();
            }
            StorageChange::Key(..) => {}
        }
    }

    /// Puts the attempts together anew from all records.
    fn gather(self) {
        self.attempts.set(self.records.with_value(|all| record::attempts(all.values())));
        self.changes.update(|changes| *changes += 1);
    }

    /// A record that was taken away may come back, from a backup or an undone deletion, and in a later revision than
    /// one that is begun anew. So a page whose own was taken away goes by another name from then on.
    fn rename_for(self, gone: &str) {
        if self.writer.with_value(|writer| gone.ends_with(writer.as_str())) {
            self.writer.set_value(WriterId::new(clock::fresh_id()));
        }
    }

    fn keys_of(self, attempt: &AttemptId) -> Vec<String> {
        self.records.with_value(|all| {
            let of_it = |record: &Record| record.part().is_ok_and(|part: Part| part.attempt == *attempt);
            all.iter().filter(|(_, record)| of_it(record)).map(|(key, _)| key.clone()).collect()
        })
    }
}

/// What the reader saved, from any component.
#[must_use]
pub fn use_store() -> Store {
    expect_context()
}
