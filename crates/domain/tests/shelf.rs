//! Loading and saving: what cannot be read is never overwritten, and "saved" is said only after
//! reading back.

mod support;

use std::cell::{Cell, RefCell};
use support::plain;
use waymark_domain::attempt::Part;
use waymark_domain::ids::{AssessmentId, AttemptId, WriterId};
use waymark_domain::record::{ATTEMPT, Record, Unreadable, part_id};
use waymark_domain::shelf::{Loaded, MemoryShelf, Shelf, Trouble, load, save};

const SITE: &str = "base";
const DAMAGED: &str = "{\"v\":1,\"kind\":\"attempt\",\"id\":\"a";
const NEWER: &str = r#"{"v":3,"anything":"else"}"#;

/// How a shelf behaves from the moment it is told to.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Manner {
    /// Does what it is asked.
    Honest,
    /// Has no room for anything.
    Full,
    /// Lets nobody in.
    Blocked,
    /// Says it wrote, and keeps what it had.
    Deaf,
    /// Says it wrote, and cuts the end off.
    Cuts,
    /// Refuses to take anything away.
    Clings,
}

struct Fake {
    kept: MemoryShelf,
    manner: Cell<Manner>,
    log: RefCell<Vec<String>>,
}

impl Fake {
    /// A shelf with these texts on it.
    fn with(texts: &[(&str, &str)], manner: Manner) -> Self {
        let kept = MemoryShelf::default();
        for (key, text) in texts {
            kept.write(key, text).expect("memory has room");
        }
        Self { kept, manner: Cell::new(manner), log: RefCell::default() }
    }

    /// Everything on it, whatever it says of itself.
    fn all(&self) -> Vec<(String, String)> {
        let text = |key: &String| self.kept.read(key).ok().flatten().expect("listed");
        self.kept.keys().expect("memory").into_iter().map(|key| (key.clone(), text(&key))).collect()
    }

    fn note(&self, what: &str, key: &str) {
        self.log.borrow_mut().push(format!("{what} {key}"));
    }
}

impl Shelf for Fake {
    fn keys(&self) -> Result<Vec<String>, Trouble> {
        if self.manner.get() == Manner::Blocked { Err(Trouble::Blocked) } else { self.kept.keys() }
    }

    fn read(&self, key: &str) -> Result<Option<String>, Trouble> {
        self.note("read", key);
        if self.manner.get() == Manner::Blocked { Err(Trouble::Blocked) } else { self.kept.read(key) }
    }

    fn write(&self, key: &str, text: &str) -> Result<(), Trouble> {
        self.note("write", key);
        match self.manner.get() {
            Manner::Honest | Manner::Clings => self.kept.write(key, text),
            Manner::Full => Err(Trouble::Full),
            Manner::Blocked => Err(Trouble::Blocked),
            Manner::Deaf => Ok(()),
            Manner::Cuts => self.kept.write(key, text.split_at(text.len() / 2).0),
        }
    }

    fn remove(&self, key: &str) -> Result<(), Trouble> {
        self.note("remove", key);
        match self.manner.get() {
            Manner::Blocked | Manner::Clings => Err(Trouble::Blocked),
            Manner::Honest | Manner::Full | Manner::Deaf | Manner::Cuts => self.kept.remove(key),
        }
    }
}

fn record(attempt: &str) -> Record {
    let part = Part::begin(AttemptId::new(attempt), AssessmentId::new("trees"), 3, 1000);
    let writer = WriterId::new("w1");
    Record::new(ATTEMPT, part_id(&part.attempt, &writer), &writer, 1000, part.to_json())
}

/// The text of `record(attempt)`, `revs` revisions on.
fn text(attempt: &str, revs: u64) -> String {
    (1..revs).fold(record(attempt), |r, at| r.next(1000, plain(&serde_json::json!({ "started": at })))).text()
}

const A: &str = "base:r:attempt:a.w1";
const B: &str = "base:r:attempt:b.w1";
const ASIDE: &str = "base:q:base:r:attempt:a.w1";
const ASIDE_2: &str = "base:q:base:r:attempt:a.w1:2";

fn pairs(texts: &[(&str, &str)]) -> Vec<(String, String)> {
    texts.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect()
}

fn loaded(shelf: &Fake) -> Loaded {
    load(shelf, SITE).expect("the shelf can be read")
}

#[test]
fn loading_moves_damage_aside_and_touches_nothing_else() {
    let (good, other) = (text("b", 1), text("a", 1));
    // On the shelf; on the shelf afterwards; how many records, set aside, read-only.
    #[rustfmt::skip]
    let table = [
        ("nothing", vec![], vec![], (0, 0, 0)),
        ("a record", vec![(B, &*good)], vec![(B, &*good)], (1, 0, 0)),
        ("damage", vec![(A, DAMAGED), (B, &good)], vec![(ASIDE, DAMAGED), (B, &good)], (1, 1, 0)),
        ("damage like one set aside", vec![(A, "x"), (ASIDE, "x")], vec![(ASIDE, "x")], (0, 1, 0)),
        ("damage unlike one set aside", vec![(A, "x"), (ASIDE, "y")], vec![(ASIDE, "y"), (ASIDE_2, "x")], (0, 2, 0)),
        ("damage like the second", vec![(A, "x"), (ASIDE, "y"), (ASIDE_2, "x")], vec![(ASIDE, "y"), (ASIDE_2, "x")], (0, 2, 0)),
        ("an empty text", vec![(A, "")], vec![(ASIDE, "")], (0, 1, 0)),
        ("a newer version", vec![(A, NEWER)], vec![(A, NEWER)], (0, 0, 1)),
        ("a record under a name not its own", vec![(A, &good)], vec![(ASIDE, &good)], (0, 1, 0)),
        ("a newer version under any name", vec![("base:r:x", NEWER)], vec![("base:r:x", NEWER)], (0, 0, 1)),
        ("other sites", vec![("q", "x"), ("bas:r:a", "x"), ("base", "x"), ("base2:r:attempt:a.w1", &other), ("base2:q:z", "x")],
                        vec![("q", "x"), ("bas:r:a", "x"), ("base", "x"), ("base2:r:attempt:a.w1", &other), ("base2:q:z", "x")], (0, 0, 0)),
        ("our own other keys", vec![("base:meta", "x"), ("base:theme", "dark")], vec![("base:meta", "x"), ("base:theme", "dark")], (0, 0, 0)),
    ];
    for (case, before, after, (records, quarantine, read_only)) in table {
        let shelf = Fake::with(&before, Manner::Honest);
        let found = loaded(&shelf);
        let mut after = pairs(&after);
        after.sort();
        assert_eq!(shelf.all(), after, "{case}");
        let numbers = (found.records.len(), found.quarantine.len(), found.read_only.len());
        assert_eq!(numbers, (records, quarantine, read_only), "{case}");
        for (key, text) in &found.quarantine {
            assert!(after.contains(&(key.clone(), text.clone())), "{case}: {key} is where it is said to be");
        }
        let again = loaded(&shelf);
        assert_eq!((again.records, again.read_only), (found.records, found.read_only), "{case}: once more");
        assert_eq!(again.quarantine.len(), quarantine, "{case}: once more");
        assert_eq!(shelf.all(), after, "{case}: once more");
    }
}

/// What version 1 saved is loaded as it is and left as it is, until it changes. What it cannot have
/// saved, such as an outcome that never was, is damaged and not lost: set aside to the last byte.
#[test]
fn what_version_1_saved_is_loaded_and_what_it_cannot_have_saved_is_set_aside() {
    let old = include_str!("fixtures/records/v1-finished.json");
    let wrong = old.replace(r#""named""#, r#""great""#);
    assert_ne!(old, wrong);
    let key = "base:r:attempt:mi5k9z0pp02c.w7k3";

    let shelf = Fake::with(&[(key, old)], Manner::Honest);
    let found = loaded(&shelf);
    assert_eq!((found.records.len(), found.quarantine.len(), found.read_only.len()), (1, 0, 0));
    assert_eq!(shelf.all(), pairs(&[(key, old)]), "loading writes nothing");
    let next = found.records[0].next(2000, found.records[0].part().expect("an attempt").to_json());
    save(&shelf, SITE, &next).expect("there is room");
    assert_eq!(loaded(&shelf).records, [next]);

    let shelf = Fake::with(&[(key, &wrong)], Manner::Honest);
    let found = loaded(&shelf);
    let aside = format!("base:q:{key}");
    assert_eq!(found, Loaded { quarantine: pairs(&[(&aside, &wrong)]), ..Loaded::default() });
    assert_eq!(shelf.all(), pairs(&[(&aside, &wrong)]));
}

/// Notes are loaded like attempts, and like those set aside to the last byte when they cannot be read.
#[test]
fn damaged_notes_are_set_aside() {
    let sound = include_str!("fixtures/records/v2-notes.json").trim_end();
    let key = "base:r:notes:guide.letting-go.w7k3";
    let aside = format!("base:q:{key}");
    let shelf = Fake::with(&[(key, sound)], Manner::Honest);
    let found = loaded(&shelf);
    assert_eq!((found.records.len(), found.quarantine.len(), found.read_only.len()), (1, 0, 0));
    let next = found.records[0].next(2000, found.records[0].data().clone());
    save(&shelf, SITE, &next).expect("there is room");
    assert_eq!(loaded(&shelf).records, [next]);

    for (what, with) in [(r#""of":"guide.letting-go""#, r#""of":"guide""#), (r#""text":"1""#, r#""text":1"#)] {
        let wrong = sound.replacen(what, with, 1);
        assert_ne!(sound, wrong);
        let shelf = Fake::with(&[(key, &wrong)], Manner::Honest);
        assert_eq!(loaded(&shelf), Loaded { quarantine: pairs(&[(&aside, &wrong)]), ..Loaded::default() });
        assert_eq!(shelf.all(), pairs(&[(&aside, &wrong)]));
        // Where there is no room for that, they are in the way of whoever would write there.
        let shelf = Fake::with(&[(key, &wrong)], Manner::Full);
        assert_eq!(loaded(&shelf).read_only.len(), 1);
        shelf.manner.set(Manner::Honest);
        let record = Record::parse(sound).expect("a record");
        assert_eq!(save(&shelf, SITE, &record), Err(Trouble::InTheWay));
        assert_eq!(shelf.all(), pairs(&[(key, &wrong)]));
    }
}

#[test]
fn damage_is_copied_and_read_back_before_it_is_taken_away() {
    let shelf = Fake::with(&[(A, DAMAGED)], Manner::Honest);
    loaded(&shelf);
    let log = shelf.log.borrow();
    let when = |what: &str| log.iter().rposition(|line| *line == what).expect("it happened");
    let (written, back, removed) =
        (when(&format!("write {ASIDE}")), when(&format!("read {ASIDE}")), when(&format!("remove {A}")));
    assert!(written < back && back < removed, "{log:?}");
}

#[test]
fn damage_that_cannot_be_set_aside_stays_where_it_is() {
    for manner in [Manner::Full, Manner::Deaf, Manner::Cuts, Manner::Clings] {
        let shelf = Fake::with(&[(A, DAMAGED)], manner);
        let found = loaded(&shelf);
        assert!(shelf.all().contains(&(A.to_owned(), DAMAGED.to_owned())), "{manner:?}");
        assert_eq!((found.records.len(), found.quarantine.len()), (0, 0), "{manner:?}");
        let [(key, text, Unreadable::Damaged(_))] = found.read_only.as_slice() else {
            unreachable!("{manner:?}: {found:?}")
        };
        assert_eq!((key.as_str(), text.as_str()), (A, DAMAGED), "{manner:?}");
        assert_eq!(save(&shelf, SITE, &record("a")), Err(Trouble::InTheWay), "{manner:?}");
        assert!(shelf.all().contains(&(A.to_owned(), DAMAGED.to_owned())), "{manner:?}");
    }
}

#[test]
fn a_shelf_that_lets_nobody_in_is_no_empty_shelf() {
    let shelf = Fake::with(&[(A, &text("a", 1))], Manner::Blocked);
    assert_eq!(load(&shelf, SITE), Err(Trouble::Blocked));
}

#[test]
fn what_was_saved_is_loaded() {
    let shelf = Fake::with(&[], Manner::Honest);
    save(&shelf, SITE, &record("a")).expect("there is room");
    save(&shelf, SITE, &record("b")).expect("there is room");
    let next = record("a").next(2000, plain(&serde_json::json!({})));
    save(&shelf, SITE, &next).expect("there is room");
    assert_eq!(loaded(&shelf), Loaded { records: vec![next, record("b")], ..Loaded::default() });
}

/// What lies under the key, how the shelf behaves, and what saving says.
#[test]
fn saving() {
    let (old, wrong) = (text("a", 1), text("b", 1));
    #[rustfmt::skip]
    let table = [
        (None,          Manner::Honest,  Ok(())),
        (Some(&*old),   Manner::Honest,  Ok(())),
        (Some(&*old),   Manner::Full,    Err(Trouble::Full)),
        (Some(&*old),   Manner::Blocked, Err(Trouble::Blocked)),
        (Some(&*old),   Manner::Deaf,    Err(Trouble::Changed)),
        (None,          Manner::Full,    Err(Trouble::Full)),
        (None,          Manner::Deaf,    Err(Trouble::Changed)),
        (Some(DAMAGED), Manner::Honest,  Err(Trouble::InTheWay)),
        (Some(""),      Manner::Honest,  Err(Trouble::InTheWay)),
        (Some(NEWER),   Manner::Honest,  Err(Trouble::InTheWay)),
        (Some(&*wrong), Manner::Honest,  Err(Trouble::InTheWay)),
    ];
    for (there, manner, expected) in table {
        let before: Vec<(&str, &str)> = there.map(|text| (A, text)).into_iter().collect();
        let shelf = Fake::with(&before, manner);
        let new = record("a").next(2000, plain(&serde_json::json!({})));
        assert_eq!(save(&shelf, SITE, &new), expected, "{there:?} {manner:?}");
        let after = if expected.is_ok() { pairs(&[(A, &new.text())]) } else { pairs(&before) };
        assert_eq!(shelf.all(), after, "{there:?} {manner:?}");
    }
}

/// Nothing of the old text is left here, so at least nobody is told that it was saved.
#[test]
fn a_shelf_that_cuts_texts_off_is_noticed() {
    for there in [vec![], vec![(A, text("a", 1))]] {
        let before: Vec<(&str, &str)> = there.iter().map(|(key, text)| (*key, text.as_str())).collect();
        let shelf = Fake::with(&before, Manner::Cuts);
        assert_eq!(save(&shelf, SITE, &record("a")), Err(Trouble::Changed));
        shelf.manner.set(Manner::Honest);
        assert_eq!(save(&shelf, SITE, &record("a")), Err(Trouble::InTheWay), "and not overwritten");
    }
}

#[test]
fn damage_that_appears_after_loading_is_not_overwritten() {
    let shelf = Fake::with(&[(A, &text("a", 1))], Manner::Honest);
    let found = loaded(&shelf);
    shelf.kept.write(A, DAMAGED).expect("memory has room");
    let next = found.records[0].next(2000, plain(&serde_json::json!({})));
    assert_eq!(save(&shelf, SITE, &next), Err(Trouble::InTheWay));
    assert_eq!(shelf.all(), pairs(&[(A, DAMAGED)]));
}

#[test]
fn each_trouble_says_what_to_do() {
    for trouble in [Trouble::Blocked, Trouble::Full, Trouble::Changed, Trouble::InTheWay] {
        assert!(trouble.to_string().to_lowercase().contains("download your answers"), "{trouble:?}");
    }
}

#[test]
fn the_memory_shelf_keeps_what_it_is_given() {
    let shelf = MemoryShelf::default();
    assert_eq!(shelf.read("a"), Ok(None));
    assert_eq!(shelf.remove("a"), Ok(()));
    assert_eq!(shelf.write("b", "2").and_then(|()| shelf.write("a", "1")), Ok(()));
    assert_eq!(shelf.write("b", "3"), Ok(()));
    assert_eq!(shelf.keys(), Ok(vec!["a".to_owned(), "b".to_owned()]));
    assert_eq!(shelf.read("b"), Ok(Some("3".to_owned())));
    assert_eq!(shelf.remove("b"), Ok(()));
    assert_eq!(shelf.keys(), Ok(vec!["a".to_owned()]));
}
