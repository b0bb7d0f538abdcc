//! Notes: what several pages write is put together, and nothing of it is ever lost.

mod support;

use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use support::{AsValue, plain};
use waymark_domain::attempt::Millis;
use waymark_domain::backup::{dry_run, export};
use waymark_domain::ids::{
    ChecklistId, GuideId, ItemId, PathId, PromptId, SectionId, SheetId, StepId, WorksheetId, WriterId,
};
use waymark_domain::notes::{
    DAY, Merged, NOTES, Note, Notes, Subject, answers, day, fingerprint, is_due, key, merged, of_record, outgrown,
};
use waymark_domain::record::{Record, Unreadable, part_id};
use waymark_domain::shelf::Loaded;

const MINUTE: Millis = 60 * 1000;
const NOW: Millis = 1_795_219_200_000;

fn guide(id: &str) -> Subject {
    Subject::Guide(GuideId::new(id))
}

fn writer(name: &str) -> WriterId {
    WriterId::new(name)
}

/// An open page, as `src/notebook.rs` and `src/store.rs` have it: it reads all records it knows, and writes one of
/// its own.
#[derive(Clone)]
struct Page {
    writer: WriterId,
    known: BTreeMap<String, Record>,
}

impl Page {
    fn open(name: &str, records: &[&Record]) -> Self {
        let mut page = Self { writer: writer(name), known: BTreeMap::new() };
        page.hear(records);
        page
    }

    /// Takes in what other pages saved.
    fn hear(&mut self, records: &[&Record]) {
        self.known.extend(records.iter().map(|record| (record.id.clone(), (*record).clone())));
    }

    /// Hears that another page took a record away. If it was its own, it goes by another name from then on: the
    /// old record may come back with a backup, in a later revision than one that is begun anew.
    fn hear_gone(&mut self, id: &str) {
        self.known.remove(id);
        if id == part_id(&of(), &self.writer) {
            self.writer = writer(&format!("{}-again", self.writer));
        }
    }

    fn sees(&self) -> Merged {
        found(merged(self.known.values()), &of())
    }

    /// Writes, and gives the record that is saved.
    fn write(&mut self, key: &str, text: &str, now: Millis) -> Record {
        let mut all = self.sees();
        all.write(key, text.to_owned(), &self.writer, now);
        let id = part_id(&of(), &self.writer);
        let data = all.part().to_json();
        let record = match self.known.get(&id) {
            Some(earlier) => earlier.next(now, data),
            None => Record::new(NOTES, id.clone(), &self.writer, now, data),
        };
        self.known.insert(id, record.clone());
        record
    }
}

/// What the pages of these tests write about.
fn of() -> Subject {
    guide("letting-go")
}

fn found(all: Vec<Merged>, of: &Subject) -> Merged {
    all.into_iter().find(|notes| notes.of == *of).unwrap_or_else(|| Merged::new(of.clone()))
}

/// Everything that is shown under a key, the latest first.
fn shown<'a>(notes: &'a Merged, key: &str) -> Vec<&'a str> {
    notes.note(key).into_iter().chain(notes.rivals(key)).map(|note| note.text.as_str()).collect()
}

fn together(records: &[&Record]) -> Merged {
    found(merged(records.iter().copied()), &of())
}

/// The same, in an order that does not depend on that of the records.
fn sorted(mut all: Vec<Merged>) -> Vec<Merged> {
    all.sort_by(|a, b| a.of.cmp(&b.of));
    all
}

// ------------------------------------------------------------------------------------- by example

#[test]
fn whoever_saw_a_text_overwrites_it() {
    let mut one = Page::open("w1", &[]);
    let first = one.write("k", "first", NOW);
    let mut two = Page::open("w2", &[&first]);
    let second = two.write("k", "second", NOW + 5);
    assert_eq!(shown(&together(&[&first, &second]), "k"), ["second"]);
    // The page that is still open hears it, and overwrites it in turn.
    one.hear(&[&second]);
    let third = one.write("k", "third", NOW + 9);
    assert_eq!(shown(&together(&[&third, &second]), "k"), ["third"]);
    assert_eq!(shown(&together(&[&first, &third]), "k"), ["third"], "what was seen of something is seen");
}

#[test]
fn two_who_did_not_see_each_other_keep_both_texts_the_later_first() {
    let earlier = Page::open("w1", &[]).write("k", "earlier", NOW);
    let later = Page::open("w2", &[]).write("k", "later", NOW + 1);
    for records in [[&earlier, &later], [&later, &earlier]] {
        let notes = together(&records);
        assert_eq!(shown(&notes, "k"), ["later", "earlier"]);
        assert_eq!((notes.text("k"), notes.note("k").map(|note| note.at)), ("later", Some(NOW + 1)));
    }
    // Who sees both and writes leaves one.
    let both = Page::open("w3", &[&earlier, &later]).write("k", "both", NOW + 2);
    assert_eq!(shown(&together(&[&earlier, &later, &both]), "k"), ["both"]);
}

/// A time alone would not do: the newest text here is younger than the one from elsewhere, and nobody saw that.
#[test]
fn what_was_written_elsewhere_earlier_and_comes_in_later_is_not_overwritten() {
    let mut here = Page::open("w1", &[]);
    here.write("k", "here", NOW + 10);
    let now = here.write("k", "here, bettered", NOW + 20);
    let elsewhere = Page::open("w2", &[]).write("k", "elsewhere", NOW);
    assert_eq!(shown(&together(&[&now, &elsewhere]), "k"), ["here, bettered", "elsewhere"]);
    let old = |text: &Record| outgrown(&[now.clone(), text.clone()], NOW + DAY).is_empty();
    assert!(old(&elsewhere), "and its record is kept");
}

/// Each save of a page takes the place of its earlier one. A text of its own that lost the first place to
/// another tab's must be in there as well.
#[test]
fn a_page_keeps_its_own_text_beside_a_rival() {
    let mut one = Page::open("w1", &[]);
    let mine = one.write("k", "mine", NOW);
    let theirs = Page::open("w2", &[]).write("k", "theirs", NOW + 5);
    one.hear(&[&theirs]);
    let more = one.write("another key", "more", NOW + 9);
    assert_eq!(mine.id, more.id);
    assert_eq!(shown(&together(&[&more, &theirs]), "k"), ["theirs", "mine"]);
    assert_eq!(shown(&together(&[&more]), "k"), ["theirs", "mine"], "everything that it knew is in its record");
}

#[test]
fn equal_texts_are_no_rivals() {
    let one = Page::open("w1", &[]).write("k", "the same", NOW);
    let two = Page::open("w2", &[]).write("k", "the same", NOW + 5);
    let three = Page::open("w3", &[]).write("k", "another", NOW + 3);
    let notes = together(&[&one, &two]);
    assert_eq!((shown(&notes, "k"), notes.note("k").map(|note| note.at)), (vec!["the same"], Some(NOW + 5)));
    assert_eq!(shown(&together(&[&one, &two, &three]), "k"), ["the same", "another"]);
    let four = Page::open("w5", &[]).write("k", "another", NOW + 2);
    let notes = together(&[&one, &two, &three, &four]);
    assert_eq!(shown(&notes, "k"), ["the same", "another"]);
    assert_eq!(notes.rivals("k").map(|note| note.at).collect::<Vec<_>>(), [NOW + 3]);
    let changed = Page::open("w4", &[&one, &two]).write("k", "changed", NOW + 9);
    assert_eq!(shown(&together(&[&one, &two, &changed]), "k"), ["changed"], "both of them were seen");
}

#[test]
fn a_text_taken_away_stays_away() {
    let written = Page::open("w1", &[]).write("k", "written", NOW);
    let mut two = Page::open("w2", &[&written]);
    let gone = two.write("k", "", NOW + 5);
    let notes = together(&[&written, &gone]);
    assert_eq!((shown(&notes, "k"), notes.text("k"), notes.is_empty()), (vec![], "", true));
    assert_eq!(notes.all().count(), 0);
    assert_eq!(notes.touched(), NOW + 5, "something was done");
    // A page that opens afterwards and writes something else brings nothing back.
    let other = Page::open("w3", &[&written, &gone]).write("j", "other", NOW + 9);
    let notes = together(&[&written, &other]);
    assert_eq!(notes.all().map(|(key, note)| (key, note.text.as_str())).collect::<Vec<_>>(), [("j", "other")]);
}

/// Taking away is no reason to lose what whoever did it had not seen.
#[test]
fn taking_a_text_away_does_not_take_away_what_another_wrote_unseen() {
    let written = Page::open("w1", &[]).write("k", "written", NOW);
    let changed = Page::open("w2", &[&written]).write("k", "changed", NOW + 3);
    let gone = Page::open("w3", &[&written]).write("k", "", NOW + 5);
    let notes = together(&[&written, &changed, &gone]);
    assert_eq!((shown(&notes, "k"), notes.text("k")), (vec!["changed"], "changed"));
    assert_eq!(notes.all().map(|(key, _)| key).collect::<Vec<_>>(), ["k"]);
}

#[test]
fn a_clock_set_back_makes_no_text_lose() {
    let mut one = Page::open("w1", &[]);
    let first = one.write("k", "first", NOW);
    let second = one.write("k", "second", NOW - DAY);
    assert_eq!(shown(&together(&[&second]), "k"), ["second"]);
    assert_eq!(together(&[&second]).note("k").map(|note| note.at), Some(NOW + 1));
    let third = Page::open("w2", &[&second]).write("k", "third", NOW - 2 * DAY);
    assert_eq!(shown(&together(&[&third, &second, &first]), "k"), ["third"]);
    let fourth = Page::open("w3", &[&third]).write("k", "fourth", NOW + DAY);
    assert_eq!(together(&[&fourth, &first]).note("k").map(|note| note.at), Some(NOW + DAY), "the clock is right again");
}

#[test]
fn a_clock_at_the_end_of_time_stops_nothing() {
    for now in [Millis::MIN, -1, 0, Millis::MAX - 1, Millis::MAX] {
        let mut one = Page::open("w1", &[]);
        let first = one.write("k", "first", now);
        let second = one.write("k", "second", now);
        let third = Page::open("w2", &[&second]).write("k", "third", now);
        let notes = together(&[&first, &second, &third]);
        assert!(shown(&notes, "k").contains(&"third"), "{now}: {notes:?}");
        for now in [Millis::MIN, 0, Millis::MAX] {
            let _ = outgrown(&[first.clone(), second.clone(), third.clone()], now);
        }
    }
}

#[test]
fn subjects_and_keys_keep_apart() {
    let mut page = Page::open("w1", &[]);
    page.write("k", "a", NOW);
    let guide_record = page.write("j", "b", NOW);
    let mut path = Merged::new(Subject::Path(PathId::new("letting-go")));
    path.write("k", "c".to_owned(), &writer("w1"), NOW);
    let path_record = Record::new(NOTES, part_id(&path.of, &writer("w1")), &writer("w1"), NOW, path.part().to_json());
    let foreign = Record::new("goal", "g".to_owned(), &writer("w1"), NOW, path.part().to_json());
    let damaged = Record::new(NOTES, "x.w1".to_owned(), &writer("w1"), NOW, plain(&json!({ "of": "x" })));
    let all = sorted(merged([&guide_record, &path_record, &foreign, &damaged]));
    let told: Vec<(String, Vec<&str>)> = all
        .iter()
        .map(|notes| (notes.of.to_string(), notes.all().map(|(_, note)| note.text.as_str()).collect()))
        .collect();
    let expected = [("guide.letting-go".to_owned(), vec!["b", "a"]), ("path.letting-go".to_owned(), vec!["c"])];
    assert_eq!(told, expected);
    assert_eq!((of_record(&foreign), of_record(&damaged)), (None, None));
}

// -------------------------------------------------------------------------------- random histories

/// Something that happens. Pages, keys and computers are counted, and wrap.
#[derive(Clone, Debug)]
enum Happening {
    /// A page is opened on a computer; like every page it reads all records there and takes away those that are
    /// outgrown.
    Open(usize),
    /// A page writes under a key; not a text, if it takes away what is there.
    Write(usize, usize, bool),
    /// A page hears of what became of one record.
    Hear(usize, usize),
    /// A page hears of everything.
    HearAll(usize),
    /// Time passes on a computer, or its clock is set back.
    Wait(usize, Millis),
    /// A backup of one computer is taken in by a page.
    Import(usize, usize),
    /// A backup is kept for later.
    Backup(usize),
    /// The backup that was kept is taken in by a page.
    Restore(usize),
}

fn any_happening() -> impl Strategy<Value = Happening> {
    let page = || 0..6_usize;
    prop_oneof![
        2 => (0..2_usize).prop_map(Happening::Open),
        6 => (page(), 0..2_usize, prop::bool::weighted(0.8))
            .prop_map(|(page, key, text)| Happening::Write(page, key, text)),
        3 => (page(), 0..8_usize).prop_map(|(page, record)| Happening::Hear(page, record)),
        2 => page().prop_map(Happening::HearAll),
        3 => (0..2_usize, -30..90_i64).prop_map(|(computer, minutes)| Happening::Wait(computer, minutes * MINUTE)),
        1 => (0..2_usize, page()).prop_map(|(from, page)| Happening::Import(from, page)),
        1 => (0..2_usize).prop_map(Happening::Backup),
        1 => page().prop_map(Happening::Restore),
    ]
}

/// A text that was written, and which ones its writer knew under that key.
struct Written {
    key: &'static str,
    text: String,
    over: BTreeSet<usize>,
}

/// A browser: what is saved there, its clock, and everything that was ever known there.
#[derive(Default)]
struct Computer {
    saved: BTreeMap<String, Record>,
    now: Millis,
    known: BTreeSet<usize>,
}

/// What happened, told in two ways: as records, and as who knew what. What can be seen is compared.
struct World {
    computers: [Computer; 2],
    pages: Vec<(usize, Page)>,
    written: Vec<Written>,
    /// For each state of a record, what its page knew.
    knew: BTreeMap<String, BTreeSet<usize>>,
    backup: (String, BTreeSet<usize>),
}

impl World {
    fn new() -> Self {
        let computers = [Computer { now: NOW, ..Computer::default() }, Computer { now: NOW, ..Computer::default() }];
        let nothing = export("base", NOW, &Loaded::default());
        let (pages, written, knew) = (Vec::new(), Vec::new(), BTreeMap::new());
        let mut world = Self { computers, pages, written, knew, backup: (nothing, BTreeSet::new()) };
        world.open(0);
        world.open(1);
        world
    }

    fn open(&mut self, on: usize) {
        let computer = &mut self.computers[on];
        let all: Vec<Record> = computer.saved.values().cloned().collect();
        for gone in outgrown(&all, computer.now) {
            computer.saved.remove(&gone.id);
        }
        let records: Vec<&Record> = computer.saved.values().collect();
        let page = Page::open(&format!("w{}", self.pages.len()), &records);
        self.pages.push((on, page));
    }

    /// Everything a page knows of.
    fn knows(&self, page: &Page) -> BTreeSet<usize> {
        let of = |record: &Record| self.knew.get(&record.text()).cloned().unwrap_or_default();
        page.known.values().flat_map(of).collect()
    }

    fn happen(&mut self, happening: &Happening) {
        let pages = self.pages.len();
        match *happening {
            Happening::Open(on) => self.open(on),
            Happening::Write(page, key, has_text) => {
                let (on, mut page_now) = self.pages[page % pages].clone();
                let key = ["k", "j"][key];
                let mut knew = self.knows(&page_now);
                let over = knew.iter().copied().filter(|id| self.written[*id].key == key).collect();
                let text = if has_text { format!("text {}", self.written.len()) } else { String::new() };
                let record = page_now.write(key, &text, self.computers[on].now);
                knew.insert(self.written.len());
                self.written.push(Written { key, text, over });
                self.computers[on].known.extend(&knew);
                self.knew.insert(record.text(), knew);
                self.computers[on].saved.insert(record.id.clone(), record);
                self.pages[page % pages].1 = page_now;
            }
            Happening::Hear(page, record) => {
                let (on, page) = &mut self.pages[page % pages];
                let saved = &self.computers[*on].saved;
                let ids: BTreeSet<String> = saved.keys().chain(page.known.keys()).cloned().collect();
                if let Some(id) = ids.iter().nth(record % ids.len().max(1)) {
                    match saved.get(id) {
                        Some(record) => page.hear(&[record]),
                        None => page.hear_gone(id),
                    }
                }
            }
            Happening::HearAll(page) => {
                let (on, page) = &mut self.pages[page % pages];
                let saved = &self.computers[*on].saved;
                let gone: Vec<String> = page.known.keys().filter(|id| !saved.contains_key(*id)).cloned().collect();
                gone.iter().for_each(|id| page.hear_gone(id));
                page.hear(&saved.values().collect::<Vec<_>>());
            }
            Happening::Wait(computer, time) => self.computers[computer].now += time,
            Happening::Import(from, page) => {
                let (backup, knew) = self.backup_of(from);
                self.take_in(&backup, &knew, page % pages);
            }
            Happening::Backup(of) => self.backup = self.backup_of(of),
            Happening::Restore(page) => {
                let (backup, knew) = self.backup.clone();
                self.take_in(&backup, &knew, page % pages);
            }
        }
    }

    fn backup_of(&self, computer: usize) -> (String, BTreeSet<usize>) {
        let computer = &self.computers[computer];
        let records = computer.saved.values().cloned().collect();
        (export("base", computer.now, &Loaded { records, ..Loaded::default() }), computer.known.clone())
    }

    fn take_in(&mut self, backup: &str, knew: &BTreeSet<usize>, page: usize) {
        let (on, page) = &mut self.pages[page];
        let computer = &mut self.computers[*on];
        page.hear(&computer.saved.values().collect::<Vec<_>>());
        let here: Vec<Record> = page.known.values().cloned().collect();
        let run = dry_run(backup, &here).expect("a backup");
        for record in run.to_save() {
            page.hear(&[record]);
            computer.saved.insert(record.id.clone(), record.clone());
        }
        computer.known.extend(knew);
    }

    /// On each computer exactly those texts are there that nobody there overwrote who knew them.
    fn nothing_is_lost(&self) -> Result<(), TestCaseError> {
        for computer in &self.computers {
            let notes = found(merged(computer.saved.values()), &of());
            for key in ["k", "j"] {
                let is_there = |id: &&usize| {
                    let overwritten = computer.known.iter().any(|other| self.written[*other].over.contains(*id));
                    self.written[**id].key == key && !overwritten && !self.written[**id].text.is_empty()
                };
                let expected: BTreeSet<&str> =
                    computer.known.iter().filter(is_there).map(|id| self.written[*id].text.as_str()).collect();
                let shown = shown(&notes, key);
                prop_assert_eq!(shown.iter().copied().collect::<BTreeSet<_>>(), expected);
                prop_assert_eq!(notes.note(key).is_some(), !shown.is_empty());
                let times: Vec<Millis> =
                    notes.note(key).into_iter().chain(notes.rivals(key)).map(|note| note.at).collect();
                prop_assert!(times.iter().rev().is_sorted(), "the later first: {:?}", times);
            }
        }
        Ok(())
    }

    fn records(&self) -> Vec<Record> {
        self.computers.iter().flat_map(|computer| computer.saved.values().cloned()).collect()
    }
}

proptest! {
    /// Pages that save, hear each other or not, are opened and forgotten, on two computers whose clocks go as
    /// they like, with backups between them: what somebody wrote is there until somebody who knew of it writes
    /// over it, and then it is gone for good.
    #[test]
    fn nothing_is_lost_whatever_happens(happenings in prop::collection::vec(any_happening(), 1..40)) {
        let mut world = World::new();
        for happening in &happenings {
            world.happen(happening);
            world.nothing_is_lost()?;
        }
    }

    /// However records arrive, how often, and in what portions: what comes out is the same.
    #[test]
    fn the_order_of_arrival_does_not_matter(
        happenings in prop::collection::vec(any_happening(), 1..30),
        (shuffle, split) in (any::<prop::sample::Index>(), any::<prop::sample::Index>()),
    ) {
        let mut world = World::new();
        happenings.iter().for_each(|happening| world.happen(happening));
        let records = world.records();
        let whole = merged(&records);
        let mut turned = records.clone();
        turned.rotate_left(shuffle.index(records.len().max(1)).min(records.len()));
        prop_assert_eq!(&merged(&turned), &whole);
        turned.reverse();
        prop_assert_eq!(&merged(&turned), &whole);
        prop_assert_eq!(&merged(records.iter().chain(&turned)), &whole);
        // What a page makes of some of them stands for these.
        let (some, rest) = turned.split_at(split.index(records.len() + 1));
        let parts: Vec<Record> = merged(some)
            .iter()
            .map(|notes| Record::new(NOTES, part_id(&notes.of, &writer("w")), &writer("w"), NOW, notes.part().to_json()))
            .collect();
        prop_assert_eq!(&merged(parts.iter().chain(rest)), &whole);
        prop_assert_eq!(&merged(rest.iter().chain(&parts)), &whole);
    }

    /// Whatever records say, even what no page would ever write.
    #[test]
    fn without_outgrown_records_everything_is_there_as_before(
        records in any_records(),
        now in 0..40_i64,
    ) {
        let now = NOW + now * MINUTE;
        let gone = outgrown(&records, now);
        let rest: Vec<&Record> = records.iter().filter(|record| !gone.contains(record)).collect();
        prop_assert_eq!(sorted(merged(rest.iter().copied())), sorted(merged(&records)));
        for record in gone {
            prop_assert!(now - record.at() > 10 * MINUTE, "it was written just now");
        }
        prop_assert!(outgrown(&rest.into_iter().cloned().collect::<Vec<_>>(), now).is_empty(), "once is enough");
    }

    #[test]
    fn whatever_records_say_their_order_does_not_matter(records in any_records()) {
        let whole = sorted(merged(&records));
        let backwards: Vec<&Record> = records.iter().rev().collect();
        prop_assert_eq!(&sorted(merged(backwards.iter().copied())), &whole);
        prop_assert_eq!(&sorted(merged(backwards.iter().copied().chain(&records))), &whole);
        // Of texts under a key at least one always stays.
        for notes in records.iter().filter_map(of_record) {
            let all = found(whole.clone(), &notes.of);
            for key in notes.texts.keys() {
                prop_assert!(!all.part().texts.get(key).is_none_or(Vec::is_empty), "{} of {}", key, notes.of);
            }
        }
    }

    #[test]
    fn all_notes_come_back_from_json(notes in any_notes()) {
        let json = notes.to_json();
        prop_assert_eq!(Notes::from_json(&json), Ok(notes.clone()));
        // As text, and as `serde_json` has it.
        let record = Record::new(NOTES, "x.w1".to_owned(), &writer("w1"), NOW, json);
        let parsed = Record::parse(&record.text()).expect("a record");
        prop_assert_eq!(of_record(&parsed), Some(notes.clone()));
        let other = Record::parse(&record.value().to_string()).expect("a record");
        let sorted = |mut notes: Notes| {
            notes.texts.values_mut().flatten().for_each(|note| note.seen.sort());
            notes
        };
        prop_assert_eq!(of_record(&other).map(sorted), Some(sorted(notes)));
    }
}

fn any_note() -> impl Strategy<Value = Note> {
    let name = || prop::sample::select(vec!["w1", "w2", "w3"]).prop_map(WriterId::new);
    let text = prop::sample::select(vec!["", "a", "b", "„zwei\nZeilen“ \u{1F332}"]).prop_map(str::to_owned);
    (-2..8_i64, text, name(), prop::collection::btree_map(name(), -2..8_i64, 0..3))
        .prop_map(|(at, text, by, seen)| Note { at, text, by, seen: seen.into_iter().collect() })
}

fn any_notes() -> impl Strategy<Value = Notes> {
    let of = prop::sample::select(vec![
        guide("a"),
        Subject::Path(PathId::new("a")),
        Subject::Sheet(WorksheetId::new("a"), SheetId::new("b")),
    ]);
    let texts = prop::collection::btree_map("[ka/]{0,2}", prop::collection::vec(any_note(), 1..3), 0..3);
    (of, texts).prop_map(|(of, texts)| Notes { of, texts })
}

/// Records of notes, each of a page of its own, saved within half an hour.
fn any_records() -> impl Strategy<Value = Vec<Record>> {
    let record = |(page, (notes, minutes)): (usize, (Notes, Millis))| {
        let by = writer(&format!("w{page}"));
        Record::new(NOTES, part_id(&notes.of, &by), &by, NOW + minutes * MINUTE, notes.to_json())
    };
    prop::collection::vec((any_notes(), 0..30_i64), 0..6)
        .prop_map(move |all| all.into_iter().enumerate().map(record).collect())
}

// ----------------------------------------------------------------------------------- what can go

#[test]
fn records_that_another_one_holds_can_go_after_ten_minutes() {
    let first = Page::open("w1", &[]).write("k", "first", NOW);
    let second = Page::open("w2", &[&first]).write("k", "second", NOW + MINUTE);
    let beside = Page::open("w3", &[&first]).write("j", "beside", NOW + MINUTE);
    let rival = Page::open("w4", &[]).write("k", "rival", NOW + MINUTE);
    let last = Page::open("w5", &[&first, &second, &beside]).write("j", "last", NOW + 2 * MINUTE);
    let (all, two) = ([&first, &second, &beside, &rival, &last], [&first, &second]);
    #[rustfmt::skip]
    let table: [(&str, &[&Record], Millis, &[&Record]); 8] = [
        ("nothing",                   &[],               NOW + DAY,         &[]),
        ("one alone",                 &[&first],         NOW + DAY,         &[]),
        ("overwritten",               &two,              NOW + DAY,         &[&first]),
        ("just before its time",      &two,              NOW + 10 * MINUTE, &[]),
        ("just after",                &two,              NOW + 10 * MINUTE + 1, &[&first]),
        ("a clock set back",          &two,              NOW - DAY,         &[]),
        ("copied, too",               &[&first, &beside], NOW + DAY,        &[&first]),
        ("all sorts",                 &all,              NOW + DAY,         &[&first, &second, &beside]),
    ];
    for (case, records, now, expected) in table {
        let records: Vec<Record> = records.iter().map(|record| (*record).clone()).collect();
        assert_eq!(outgrown(&records, now), expected, "{case}");
    }
    // Of two that hold the same, one stays.
    let twin = Record::new(NOTES, part_id(&of(), &writer("w9")), &writer("w9"), NOW, first.data().clone());
    for pair in [[first.clone(), twin.clone()], [twin, first]] {
        assert_eq!(outgrown(&pair, NOW + DAY), [&pair[0]]);
    }
}

/// No page writes such records, but a backup can bring them: who knows of the second text does not know of the first,
/// which would come back if the second went.
#[test]
fn a_record_stays_while_something_stays_away_because_of_it() {
    let record = |by: &str, at, seen: &[(&str, Millis)]| {
        let seen = seen.iter().map(|(by, at)| (writer(by), *at)).collect();
        let note = Note { at, text: by.to_owned(), by: writer(by), seen };
        let notes = Notes { of: of(), texts: BTreeMap::from([("k".to_owned(), vec![note])]) };
        Record::new(NOTES, part_id(&of(), &writer(by)), &writer(by), NOW, notes.to_json())
    };
    let (first, second) = (record("w1", 1, &[]), record("w2", 2, &[("w1", 1)]));
    let unaware = record("w3", 3, &[("w2", 2)]);
    let all = [first.clone(), second.clone(), unaware];
    assert_eq!(shown(&together(&all.iter().collect::<Vec<_>>()), "k"), ["w3"]);
    assert_eq!(outgrown(&all, NOW + DAY), [&first]);
    let aware = record("w3", 3, &[("w2", 2), ("w1", 1)]);
    assert_eq!(outgrown(&[first.clone(), second.clone(), aware], NOW + DAY), [&first, &second]);
}

/// "Unknown fields are kept": what a newer version put in does not go because an older one cannot see it.
#[test]
fn a_record_with_more_than_is_known_here_stays() {
    let first = Page::open("w1", &[]).write("k", "first", NOW);
    let second = Page::open("w2", &[&first]).write("k", "second", NOW + MINUTE);
    let with = |change: &dyn Fn(&mut Value)| {
        let mut value = first.value();
        change(&mut value["data"]);
        Record::from_json(plain(&value)).expect("a record")
    };
    let known = with(&|_| ());
    assert_eq!(outgrown(&[known.clone(), second.clone()], NOW + DAY), [&known]);
    for change in [
        &(|data: &mut Value| data["mood"] = json!("sunny")) as &dyn Fn(&mut Value),
        &|data| data["texts"]["k"]["colour"] = json!(7),
        &|data| data["texts"]["k"]["rivals"] = json!([]),
    ] {
        let record = with(change);
        assert!(of_record(&record).is_some(), "it is read all the same");
        assert_eq!(outgrown(&[record, second.clone()], NOW + DAY), Vec::<&Record>::new());
    }
}

#[test]
fn what_is_no_sound_notes_never_goes() {
    let first = Page::open("w1", &[]).write("k", "first", NOW);
    let second = Page::open("w2", &[&first]).write("k", "second", NOW + MINUTE);
    let goal = Record::new("goal", "g".to_owned(), &writer("w1"), NOW, first.data().clone());
    let broken = Record::new(NOTES, "x.w1".to_owned(), &writer("w1"), NOW, plain(&json!({ "of": 7 })));
    assert_eq!(outgrown(&[goal, broken, second], NOW + DAY), Vec::<&Record>::new());
}

// ------------------------------------------------------------------------------------------- JSON

/// How notes stand in a record.
fn sound() -> Value {
    json!({
        "of": "guide.letting-go",
        "texts": {
            "k": {
                "at": 5, "by": "w1", "seen": { "w2": 4 }, "text": "later",
                "rivals": [{ "at": 3, "by": "w3", "seen": {}, "text": "earlier" }]
            },
        }
    })
}

/// The record that holds these notes, or that it is damaged.
fn record_of(notes: &Value) -> Result<Record, Unreadable> {
    Record::from_json(plain(&json!({ "v": 2, "kind": "notes", "id": "x.w1", "rev": 1, "data": notes })))
}

#[test]
fn notes_as_json() {
    let note = |at, text: &str, by, seen: &[(&str, Millis)]| Note {
        at,
        text: text.to_owned(),
        by: writer(by),
        seen: seen.iter().map(|(by, at)| (writer(by), *at)).collect(),
    };
    let all = vec![note(5, "later", "w1", &[("w2", 4)]), note(3, "earlier", "w3", &[])];
    let notes = Notes { of: of(), texts: BTreeMap::from([("k".to_owned(), all)]) };
    assert_eq!(Notes::from_json(&plain(&sound())), Ok(notes.clone()));
    assert_eq!(serde_json::from_str::<Value>(&notes.to_json().to_string()).expect("JSON"), sound());
    let empty = Merged::new(of()).part();
    assert_eq!(empty.to_json().to_string(), r#"{"of":"guide.letting-go","texts":{}}"#);
    assert_eq!(Notes::from_json(&empty.to_json()), Ok(empty));
}

/// A place, what may not stand there, and the field that is named. `MUST` also tries without it.
#[test]
#[rustfmt::skip]
fn each_bad_field_is_refused_and_named() {
    const MUST: bool = true;
    const MAY: bool = false;
    let no_subject = || json!([
        null, 7, [], {}, "", "guide", "guide.", ".a", "guide.A", "guide.a.b", "guide.a b", "Guide.a", "goal.a",
        "path.a.b", "sheet.a", "sheet.a.b.c", "sheet.a.", "guide.-a", "guide:a", " guide.a",
    ]);
    let no_time = || json!([null, "5", 1.5, 1e30, [5], {}, true]);
    let no_text = || json!([null, 7, true, ["a"], { "a": "a" }]);
    let table = [
        ("/of",                    MUST, no_subject(),                         "of"),
        ("/texts",                 MUST, json!([null, 7, "a", []]),            "texts"),
        ("/texts/k",               MAY,  json!([null, 7, "a", [], {}]),        "seen"),
        ("/texts/k/at",            MUST, no_time(),                            "at"),
        ("/texts/k/by",            MUST, no_text(),                            "by"),
        ("/texts/k/seen",          MUST, json!([null, 7, "a", []]),            "seen"),
        ("/texts/k/seen/w2",       MAY,  no_time(),                            "seen"),
        ("/texts/k/text",          MUST, no_text(),                            "text"),
        ("/texts/k/rivals",        MAY,  json!([null, 7, "a", {}]),            "rivals"),
        ("/texts/k/rivals/0",      MAY,  json!([null, 7, "a", [], {}]),        "seen"),
        ("/texts/k/rivals/0/at",   MUST, no_time(),                            "at"),
        ("/texts/k/rivals/0/text", MUST, no_text(),                            "text"),
    ];
    for (pointer, must, wrong, field) in table {
        for value in wrong.as_array().expect("a list") {
            let mut notes = sound();
            *notes.pointer_mut(pointer).expect("it is there") = value.clone();
            assert_eq!(Notes::from_json(&plain(&notes)), Err(field), "{pointer} {value}");
            assert!(record_of(&notes).is_err(), "{pointer} {value}");
        }
        let (parent, name) = pointer.rsplit_once('/').expect("begins with a slash");
        let mut notes = sound();
        let parent = notes.pointer_mut(parent).expect("it is there");
        if let Some(list) = parent.as_array_mut() {
            list.clear();
        } else if let Some(fields) = parent.as_object_mut() {
            fields.remove(name);
        }
        let read = Notes::from_json(&plain(&notes)).map(|_| ());
        assert_eq!(read, if must { Err(field) } else { Ok(()) }, "without {pointer}");
        assert_eq!(record_of(&notes).is_err(), must, "without {pointer}");
    }
    assert_eq!(Notes::from_json(&plain(&json!(null))), Err("of"));
    assert_eq!(Notes::from_json(&plain(&json!([]))), Err("of"));
}

#[test]
fn subjects() {
    let table = [
        (guide("letting-go"), "guide.letting-go"),
        (guide("guide"), "guide.guide"),
        (Subject::Path(PathId::new("new-manager")), "path.new-manager"),
        (Subject::Sheet(WorksheetId::new("strategy"), SheetId::new("mi5k2a")), "sheet.strategy.mi5k2a"),
    ];
    for (subject, text) in table {
        assert_eq!(subject.to_string(), text);
        assert_eq!(Subject::parse(text), Some(subject.clone()));
        assert_eq!(part_id(&subject, &writer("w1")), format!("{text}.w1"));
    }
}

proptest! {
    #[test]
    fn no_text_at_all_is_a_subject_by_chance(
        text in "(guide|path|sheet|sheets|)[.]?[a-z-]{0,41}([.][a-z0-9]{0,3}){0,2}|.{0,30}",
    ) {
        let subject = Subject::parse(&text);
        // A record is sound exactly if its notes can be read.
        prop_assert_eq!(record_of(&json!({ "of": text, "texts": {} })).is_ok(), subject.is_some());
        if let Some(subject) = subject {
            prop_assert_eq!(subject.to_string(), text);
        }
    }

    #[test]
    fn no_text_at_all_is_a_day_by_chance(text in "[0-9]{1,5}-[0-9]{1,3}-[0-9+ ]{1,3}|.{0,12}") {
        if let Some(found) = day(&text) {
            prop_assert_eq!(text.len(), 10);
            prop_assert!((-719_528..=2_932_896).contains(&found), "{}", found);
        }
    }
}

// ------------------------------------------------------------------------------------------- days

#[test]
fn days() {
    #[rustfmt::skip]
    let table = [
        ("1970-01-01", Some(0)),
        ("1969-12-31", Some(-1)),
        ("1970-03-01", Some(59)),
        ("2000-02-29", Some(11_016)),
        ("2000-03-01", Some(11_017)),
        ("2026-11-21", Some(20_778)),
        ("0000-01-01", Some(-719_528)),
        ("9999-12-31", Some(2_932_896)),
        // Leap years: every fourth, but for three of four centuries.
        ("2024-02-29", Some(19_782)),
        ("2023-02-29", None),
        ("1900-02-29", None),
        ("2100-02-29", None),
        ("2400-02-29", Some(157_113)),
        // Days there are not.
        ("2026-02-30", None),
        ("2026-04-31", None),
        ("2026-01-32", None),
        ("2026-01-00", None),
        ("2026-00-01", None),
        ("2026-13-01", None),
        // What is no day at all.
        ("", None),
        ("today", None),
        ("2026", None),
        ("2026-11", None),
        ("2026-1-5", None),
        ("26-11-21", None),
        ("02026-11-21", None),
        ("2026-11-21-1", None),
        ("2026-11-21T00:00", None),
        ("2026/11/21", None),
        ("21.11.2026", None),
        (" 2026-11-21", None),
        ("+026-11-21", None),
        ("-026-11-21", None),
        ("2026-+1-21", None),
        ("2026--1-21", None),
        ("2026-11-+1", None),
        ("２026-11-2", None),
        ("2026-11-2é", None),
    ];
    for (text, expected) in table {
        assert_eq!(day(text), expected, "{text:?}");
    }
    assert_eq!(NOW.div_euclid(DAY), day("2026-11-21").expect("a day"), "the same day as a clock has it");
}

/// By counting, for four centuries.
#[test]
fn days_follow_each_other() {
    let mut expected = day("1800-01-01").expect("a day");
    for year in 1800..2200 {
        let is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
        let months = [31, if is_leap { 29 } else { 28 }, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
        for (month, days) in (1..).zip(months) {
            for date in 1..=days {
                assert_eq!(day(&format!("{year}-{month:02}-{date:02}")), Some(expected));
                expected += 1;
            }
            assert_eq!(day(&format!("{year}-{month:02}-{:02}", days + 1)), None);
        }
    }
}

// ---------------------------------------------------------------------------------------- prompts

/// Notes in which these keys hold a text.
fn with(keys: &[String]) -> Merged {
    let mut notes = Merged::new(of());
    for key in keys {
        notes.write(key, format!("text of {key}"), &writer("w1"), NOW);
    }
    notes
}

#[test]
fn answers_come_the_latest_first() {
    let (why, whose) = (PromptId::new("why"), PromptId::new("why-not"));
    let mut notes = with(&[
        key::answer(&why, NOW),
        key::answer(&whose, NOW + 1),
        // Times of different lengths, so that the order of keys is not that of times.
        key::answer(&why, 999),
        key::answer(&why, -5),
        key::answer(&why, NOW + DAY),
        key::answer(&why, 7),
        "a/why/soon".to_owned(),
        "a/why".to_owned(),
        key::tick(&ChecklistId::new("why"), &ItemId::new("7")),
    ]);
    notes.write(&key::answer(&why, 7), String::new(), &writer("w1"), NOW);
    let times = |prompt: &PromptId| answers(&notes, prompt).iter().map(|(begun, _)| *begun).collect::<Vec<_>>();
    assert_eq!(times(&why), [NOW + DAY, NOW, 999, -5]);
    assert_eq!(times(&whose), [NOW + 1]);
    assert_eq!(times(&PromptId::new("who")), [0; 0]);
    assert_eq!(answers(&notes, &whose)[0].1.text, format!("text of a/why-not/{}", NOW + 1));
}

#[test]
fn a_prompt_is_asked_again_when_its_days_are_over() {
    let why = PromptId::new("why");
    // When it was answered last, after how many days it is asked again, what time it is.
    #[rustfmt::skip]
    let table = [
        (None,               30, NOW,                 false),
        (Some(NOW),          30, NOW,                 false),
        (Some(NOW),          30, NOW + 30 * DAY - 1,  false),
        (Some(NOW),          30, NOW + 30 * DAY,      true),
        (Some(NOW),          30, NOW + 300 * DAY,     true),
        (Some(NOW),          0,  NOW + 300 * DAY,     false),
        (Some(NOW),          7,  NOW - DAY,           false),
        (Some(Millis::MIN),  30, Millis::MAX,         true),
        (Some(Millis::MAX),  30, Millis::MIN,         false),
        (Some(NOW),          u16::MAX, Millis::MAX,   true),
    ];
    for (begun, again, now, expected) in table {
        let notes = with(&begun.map(|begun| key::answer(&why, begun)).into_iter().collect::<Vec<_>>());
        assert_eq!(is_due(&answers(&notes, &why), again, now), expected, "{begun:?} {again} {now}");
    }
    // The latest answer counts.
    let notes = with(&[key::answer(&why, NOW - 90 * DAY), key::answer(&why, NOW)]);
    assert!(!is_due(&answers(&notes, &why), 30, NOW + DAY));
}

#[test]
fn keys() {
    let prompt = PromptId::new("last-answer");
    for begun in [Millis::MIN, -1, 0, NOW, Millis::MAX] {
        assert_eq!(key::of_answer(&key::answer(&prompt, begun)), Some((prompt.clone(), begun)));
    }
    for other in ["", "a", "a/", "a/b", "a/b/", "a/b/c", "a/b/1/2", "t/b/1", "A/b/1", "p", "start"] {
        assert_eq!(key::of_answer(other), None, "{other}");
    }
    // What is kept under the same ids is told apart, also from what worksheets keep.
    let (list, item) = (ChecklistId::new("p"), ItemId::new("1"));
    let all = [
        key::answer(&PromptId::new("p"), 1),
        key::tick(&list, &item),
        key::read(&SectionId::new("p")),
        key::step(&StepId::new("p")),
        key::PLACE.to_owned(),
        key::START.to_owned(),
    ];
    assert_eq!(all, ["a/p/1", "t/p/1", "r/p", "s/p", "p", "start"], "keys live for ever");
}

/// Published values of FNV-1a: a fingerprint lives as long as what is saved.
#[test]
fn fingerprints() {
    for (text, expected) in [("", "811c9dc5"), ("a", "e40c292c"), ("foobar", "bf9cf968")] {
        assert_eq!(fingerprint(text), expected);
    }
    assert_eq!(fingerprint("é").len(), 8);
}

/// What a person saw when they wrote is what they wrote over; what came from another tab meanwhile stays beside it.
#[test]
fn a_text_is_written_over_what_was_shown_alone() {
    let (mine, theirs) = (writer("w1"), writer("w2"));
    let mut notes = Merged::new(of());
    notes.write("a", "Beginning.".to_owned(), &mine, NOW);
    // Another tab was faster, and this page heard of it without showing it.
    notes.write_over("a", "Beginning.", "Theirs.".to_owned(), &theirs, NOW + 1);
    notes.write_over("a", "Beginning.", "Mine.".to_owned(), &mine, NOW + 2);
    assert_eq!(notes.text("a"), "Mine.");
    assert_eq!(notes.rivals("a").map(|note| note.text.as_str()).collect::<Vec<_>>(), ["Theirs."]);
    // Going on writes over one's own, however its ends were trimmed.
    notes.write_over("a", " Mine.\n", "Mine, longer.".to_owned(), &mine, NOW + 3);
    assert_eq!(notes.rivals("a").map(|note| note.text.as_str()).collect::<Vec<_>>(), ["Theirs."]);
    // It is so for whoever reads the record.
    let record = Record::new(NOTES, part_id(&of(), &mine), &mine, NOW + 3, notes.part().to_json());
    let read = merged([&record]);
    assert_eq!(read.first().map(|notes| notes.text("a")), Some("Mine, longer."));
    assert_eq!(read.first().map(|notes| notes.rivals("a").count()), Some(1));
    // Whoever put both together saw both.
    notes.write("a", "Both.".to_owned(), &mine, NOW + 4);
    assert_eq!((notes.text("a"), notes.rivals("a").count()), ("Both.", 0));
}
