//! What the reader wrote and ticked in guides, on worksheets and along paths.
//!
//! A view of the store's records: only bundles that need it carry its code.

use crate::store::Store;
use leptos::prelude::*;
use std::collections::BTreeMap;
use waymark_domain::attempt::Millis;
use waymark_domain::notes::{self, Merged, NOTES, Subject};
use waymark_domain::record::Record;

/// All notes. Cheap to copy; put into the context once.
#[derive(Clone, Copy)]
pub struct Notebook {
    store: Store,
    all: Memo<Vec<Merged>>,
}

impl Notebook {
    /// The notes in a store.
    #[must_use]
    pub fn new(store: Store) -> Self {
        let merged = move |records: &BTreeMap<String, Record>| notes::merged(records.values());
        Self { store, all: Memo::new(move |_| store.with_records(merged)) }
    }

    /// The notes on one subject; reactive.
    #[must_use]
    pub fn on(self, of: &Subject) -> Merged {
        let found = self.all.with(|all| all.iter().find(|notes| notes.of == *of).cloned());
        found.unwrap_or_else(|| Merged::new(of.clone()))
    }

    /// All subjects there are notes on, with them; reactive.
    #[must_use]
    pub fn all(self) -> Vec<Merged> {
        self.all.with(|all| all.iter().filter(|notes| !notes.is_empty()).cloned().collect())
    }

    /// Keeps a text under a key, and says so.
    pub fn write(self, of: &Subject, key: &str, text: String, now: Millis) {
        self.put(of, [(key.to_owned(), text)], now, false);
    }

    /// Keeps a text in place of the one that the person saw in the field, and says so. What another tab wrote
    /// meanwhile stays beside it.
    pub fn write_over(self, of: &Subject, key: &str, shown: &str, text: String, now: Millis) {
        let mut merged = untrack(|| self.on(of));
        merged.write_over(key, shown, text, &self.store.writer(), now);
        self.store.put_own(NOTES, &of.to_string(), merged.part().to_json(), now, false);
    }

    /// Keeps texts, and says so once.
    pub fn write_all(self, of: &Subject, texts: impl IntoIterator<Item = (String, String)>, now: Millis) {
        self.put(of, texts, now, false);
    }

    /// Keeps what nobody asked to keep: how far somebody read.
    pub fn mark(self, of: &Subject, key: &str, text: String, now: Millis) {
        self.put(of, [(key.to_owned(), text)], now, true);
    }

    fn put(self, of: &Subject, texts: impl IntoIterator<Item = (String, String)>, now: Millis, quiet: bool) {
        let mut merged = untrack(|| self.on(of));
        for (key, text) in texts {
            merged.write(&key, text, &self.store.writer(), now);
        }
        self.store.put_own(NOTES, &of.to_string(), merged.part().to_json(), now, quiet);
    }

    /// Deletes the notes on a subject; the store can bring them back. `what` is how the notice calls them.
    pub fn delete(self, of: &Subject, what: &'static str) {
        let is_of = |record: &Record| notes::of_record(record).is_some_and(|notes| notes.of == *of);
        let keys: Vec<String> = untrack(|| {
            self.store.with_records(|all| {
                all.iter().filter(|(_, record)| is_of(record)).map(|(key, _)| key.clone()).collect()
            })
        });
        self.store.delete_records(what, None, &keys);
    }

    /// Takes away what newer records contain, so that a guide opened every week does not leave a record
    /// each time.
    pub fn tidy(self, now: Millis) {
        let records = self.store.records();
        let gone: Vec<Record> = notes::outgrown(&records, now).into_iter().cloned().collect();
        self.store.outgrow(&gone);
    }
}

/// All notes, from any component.
#[must_use]
pub fn use_notebook() -> Notebook {
    expect_context()
}
