//! Keeping records: the one trait between Waymark and whatever stores text by key, and the rules
//! for loading from and saving to it.

use crate::record::{Record, Unreadable, quarantine_prefix, records_prefix};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt;

/// Something that keeps text by key, such as the browser's local storage.
pub trait Shelf {
    /// All keys, in any order.
    ///
    /// # Errors
    /// [`Trouble::Blocked`].
    fn keys(&self) -> Result<Vec<String>, Trouble>;
    /// The text under `key`, if there is one.
    ///
    /// # Errors
    /// [`Trouble::Blocked`].
    fn read(&self, key: &str) -> Result<Option<String>, Trouble>;
    /// Puts `text` under `key`.
    ///
    /// # Errors
    /// [`Trouble::Blocked`] or [`Trouble::Full`].
    fn write(&self, key: &str, text: &str) -> Result<(), Trouble>;
    /// Takes `key` away; it need not be there.
    ///
    /// # Errors
    /// [`Trouble::Blocked`].
    fn remove(&self, key: &str) -> Result<(), Trouble>;
}

/// Why something could not be kept. `Display` tells the reader what to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The browser does not let this site keep anything.
    Blocked,
    /// There is no room left.
    Full,
    /// What was read back is not what was written.
    Changed,
    /// Something that must not be overwritten is in the way.
    InTheWay,
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Blocked => {
                "This browser does not let the site keep anything. You can go on; download your answers before you close the page."
            }
            Self::Full => {
                "There is no room left in this browser's storage. You can go on; download your answers, then delete what you no longer need."
            }
            Self::Changed => {
                "The browser did not keep the last answer as it was. You can go on; download your answers before you close the page."
            }
            Self::InTheWay => {
                "Something saved under the same name cannot be read, so it was left alone. Download your answers before you close the page."
            }
        })
    }
}

/// What was found on a shelf.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Loaded {
    /// Records that can be used.
    pub records: Vec<Record>,
    /// Texts that cannot be read, set aside under a key of their own. `(key, text)`.
    pub quarantine: Vec<(String, String)>,
    /// Texts that stay where they are and must not be overwritten: from a newer version, or
    /// damaged with no room to set them aside. `(key, text, why)`.
    pub read_only: Vec<(String, String, Unreadable)>,
}

/// Loads everything that belongs to `site`. Damaged texts are moved to quarantine: copied, read
/// back, and only then taken away.
///
/// # Errors
/// [`Trouble::Blocked`] if the shelf cannot be read at all.
pub fn load(shelf: &impl Shelf, site: &str) -> Result<Loaded, Trouble> {
    let mut loaded = Loaded::default();
    let keys = shelf.keys()?;
    let (records, aside) = (records_prefix(site), quarantine_prefix(site));
    for key in keys.iter().filter(|key| key.starts_with(&aside)) {
        if let Some(text) = shelf.read(key)? {
            loaded.quarantine.push((key.clone(), text));
        }
    }
    for key in keys.iter().filter(|key| key.starts_with(&records)) {
        let Some(text) = shelf.read(key)? else { continue };
        match parse_under(site, key, &text) {
            Ok(record) => loaded.records.push(record),
            Err(why @ Unreadable::Newer(_)) => loaded.read_only.push((key.clone(), text, why)),
            Err(why @ Unreadable::Damaged(_)) => match set_aside(shelf, site, key, &text) {
                // The same text may lie there from an earlier time.
                Ok(kept) if loaded.quarantine.iter().any(|(there, _)| *there == kept) => {}
                Ok(kept) => loaded.quarantine.push((kept, text)),
                Err(_) => loaded.read_only.push((key.clone(), text, why)),
            },
        }
    }
    Ok(loaded)
}

/// Reads the record that belongs under `key`.
pub(crate) fn parse_under(site: &str, key: &str, text: &str) -> Result<Record, Unreadable> {
    let record = Record::parse(text)?;
    // A record under a key that is not its own would be saved elsewhere and then be there twice.
    let own = record.key(site) == key;
    if own { Ok(record) } else { Err(Unreadable::Damaged("saved under another name".to_owned())) }
}

/// Moves `text` from `key` to a free quarantine key, and returns that.
fn set_aside(shelf: &impl Shelf, site: &str, key: &str, text: &str) -> Result<String, Trouble> {
    let base = format!("{}{}", quarantine_prefix(site), key);
    let mut kept = base.clone();
    let mut number = 1;
    while shelf.read(&kept)?.is_some_and(|there| there != text) {
        number += 1;
        kept = format!("{base}:{number}");
    }
    write_back(shelf, &kept, text)?;
    shelf.remove(key)?;
    Ok(kept)
}

/// Saves a record, and says so only after reading it back.
///
/// # Errors
/// Whatever kept it from being saved. The shelf then holds what it held before, but for
/// [`Trouble::Changed`], where only the shelf knows.
pub fn save(shelf: &impl Shelf, site: &str, record: &Record) -> Result<(), Trouble> {
    let key = record.key(site);
    // Never write over what cannot be read, even if it appeared after loading.
    if let Some(there) = shelf.read(&key)?
        && parse_under(site, &key, &there).is_err()
    {
        return Err(Trouble::InTheWay);
    }
    write_back(shelf, &key, &record.text())
}

fn write_back(shelf: &impl Shelf, key: &str, text: &str) -> Result<(), Trouble> {
    shelf.write(key, text)?;
    if shelf.read(key)?.as_deref() == Some(text) { Ok(()) } else { Err(Trouble::Changed) }
}

/// A shelf in memory: for a browser that keeps nothing, and for tests.
#[derive(Debug, Default)]
pub struct MemoryShelf(RefCell<BTreeMap<String, String>>);

impl Shelf for MemoryShelf {
    fn keys(&self) -> Result<Vec<String>, Trouble> {
        Ok(self.0.borrow().keys().cloned().collect())
    }
    fn read(&self, key: &str) -> Result<Option<String>, Trouble> {
        Ok(self.0.borrow().get(key).cloned())
    }
    fn write(&self, key: &str, text: &str) -> Result<(), Trouble> {
        self.0.borrow_mut().insert(key.to_owned(), text.to_owned());
        Ok(())
    }
    fn remove(&self, key: &str) -> Result<(), Trouble> {
        self.0.borrow_mut().remove(key);
        Ok(())
    }
}
