//! Backups: out, and in again.

mod support;

use serde_json::{Value, json};
use support::{AsValue, plain};
use waymark_domain::attempt::Part;
use waymark_domain::backup::{BadBackup, DryRun, LARGEST, dry_run, export};
use waymark_domain::ids::{AssessmentId, AttemptId, GuideId, WriterId};
use waymark_domain::notes::{self, Merged, NOTES, Subject};
use waymark_domain::record::{ATTEMPT, Record, Unreadable, part_id};
use waymark_domain::shelf::{Loaded, MemoryShelf, Shelf, load, save};

/// A record at its `rev`-th revision, with a field that says so.
fn record(attempt: &str, rev: u64) -> Record {
    let part = Part::begin(AttemptId::new(attempt), AssessmentId::new("trees"), 3, 1000);
    let writer = WriterId::new("w1");
    let first = Record::new(ATTEMPT, part_id(&part.attempt, &writer), &writer, 1000, part.to_json());
    (2..=rev).fold(first, |record, rev| record.next(1000, plain(&json!({ "saved": rev }))))
}

fn goal(rev: u64) -> Record {
    Record::from_json(plain(&json!({ "v": 1, "kind": "goal", "id": "a.w1", "rev": rev, "data": {} })))
        .expect("a record")
}

fn of(records: Vec<Record>) -> Loaded {
    Loaded { records, ..Loaded::default() }
}

fn file(records: &[Value]) -> String {
    json!({ "backup": 1, "site": "base", "at": 5, "records": records, "unreadable": {} }).to_string()
}

fn run(records: &[Record], here: &[Record]) -> DryRun {
    let values: Vec<Value> = records.iter().map(AsValue::value).collect();
    dry_run(&file(&values), here).expect("a backup")
}

/// The records that would be saved: id and revision.
fn saved(run: &DryRun) -> Vec<(String, u64)> {
    run.to_save().map(|record| (record.key(""), record.rev)).collect()
}

#[test]
fn on_an_empty_browser_everything_is_new() {
    let loaded = of(vec![record("a", 3), record("b", 1), goal(2)]);
    let run = dry_run(&export("base", 5, &loaded), &[]).expect("a backup");
    assert_eq!(run, DryRun { new: loaded.records.clone(), ..DryRun::default() });

    let shelf = MemoryShelf::default();
    for record in run.to_save() {
        save(&shelf, "base", record).expect("memory has room");
    }
    assert_eq!(load(&shelf, "base"), Ok(loaded));
}

#[test]
fn on_the_same_browser_everything_is_known() {
    let loaded = of(vec![record("a", 3), record("b", 1), goal(2)]);
    let run = dry_run(&export("base", 5, &loaded), &loaded.records).expect("a backup");
    assert_eq!(run, DryRun { known: 3, ..DryRun::default() });
    assert_eq!(run.to_save().count(), 0);
}

#[test]
fn fields_nobody_knows_travel_along() {
    let text = r#"{"v":1,"kind":"goal","id":"g","rev":1,"mood":[1],"data":{"x":{"y":null}}}"#;
    let odd = Record::parse(text).expect("a record");
    let run = dry_run(&export("base", 5, &of(vec![odd.clone()])), &[]).expect("a backup");
    assert_eq!(run.new, [odd]);
}

/// What the file holds, what is here, and how many are new, newer and known.
#[test]
fn revisions_decide() {
    let (a1, a2, a3, b1) = (record("a", 1), record("a", 2), record("a", 3), record("b", 1));
    #[rustfmt::skip]
    let table = [
        ("nothing at all",            vec![],            vec![],   (0, 0, 0), vec![]),
        ("older",                     vec![&a1],         vec![&a2], (0, 0, 1), vec![]),
        ("the same",                  vec![&a2],         vec![&a2], (0, 0, 1), vec![]),
        ("newer",                     vec![&a3],         vec![&a2], (0, 1, 0), vec![("a", 3)]),
        ("another",                   vec![&b1],         vec![&a2], (1, 0, 0), vec![("b", 1)]),
        ("all sorts",                 vec![&a3, &b1],    vec![&a1], (1, 1, 0), vec![("b", 1), ("a", 3)]),
        ("twice the same, new",       vec![&a1, &a1],    vec![],    (1, 0, 1), vec![("a", 1)]),
        ("twice, the later last",     vec![&a1, &a3],    vec![],    (1, 0, 1), vec![("a", 3)]),
        ("twice, the later first",    vec![&a3, &a1],    vec![],    (1, 0, 1), vec![("a", 3)]),
        ("twice newer, later last",   vec![&a2, &a3],    vec![&a1], (0, 1, 1), vec![("a", 3)]),
        ("twice newer, later first",  vec![&a3, &a2],    vec![&a1], (0, 1, 1), vec![("a", 3)]),
        ("an older and a newer",      vec![&a1, &a3],    vec![&a2], (0, 1, 1), vec![("a", 3)]),
    ];
    for (case, file, here, (new, newer, known), expected) in table {
        let owned = |records: &[&Record]| -> Vec<Record> { records.iter().map(|r| (*r).clone()).collect() };
        let run = run(&owned(&file), &owned(&here));
        assert_eq!((run.new.len(), run.newer.len(), run.known), (new, newer, known), "{case}");
        let expected: Vec<(String, u64)> =
            expected.into_iter().map(|(id, rev)| (format!(":r:attempt:{id}.w1"), rev)).collect();
        assert_eq!(saved(&run), expected, "{case}");
    }
}

#[test]
fn records_of_different_kinds_may_share_an_id() {
    let here = [record("a", 5)];
    assert_eq!(saved(&run(&[goal(1)], &here)), [(":r:goal:a.w1".to_owned(), 1)]);
}

#[test]
fn records_that_cannot_be_used_are_counted_and_left_out() {
    let newer = json!({ "v": 3, "kind": "attempt" });
    let values = [json!(null), record("a", 1).value(), json!({ "v": 1 }), newer, json!("text")];
    let run = dry_run(&file(&values), &[]).expect("a backup");
    let new: Vec<Value> = run.new.iter().map(AsValue::value).collect();
    assert_eq!(new, [record("a", 1).value()]);
    assert_eq!(run.refused.len(), 4);
    assert_eq!(run.refused.iter().filter(|why| **why == Unreadable::Newer(3)).count(), 1);
}

/// The notes of a page, which wrote this under a key after what it saw.
fn notes(writer: &str, text: &str, saw: &[&Record]) -> Record {
    let of = Subject::Guide(GuideId::new("letting-go"));
    let writer = WriterId::new(writer);
    let mut all = notes::merged(saw.iter().copied()).pop().unwrap_or_else(|| Merged::new(of));
    all.write("k", text.to_owned(), &writer, 1000);
    let id = part_id(&all.of, &writer);
    let earlier = saw.iter().find(|record| record.id == id);
    let data = all.part().to_json();
    earlier
        .map_or_else(|| Record::new(NOTES, id, &writer, 1000, data.clone()), |record| record.next(1000, data.clone()))
}

fn shown(records: &[Record]) -> Vec<String> {
    let all = notes::merged(records).pop().expect("notes");
    all.note("k").into_iter().chain(all.rivals("k")).map(|note| note.text.clone()).collect()
}

/// What the file holds, what is here, what would be saved, and what is shown then.
type Case<'a> = (&'a str, &'a [&'a Record], &'a [&'a Record], &'a [(&'a str, u64)], &'a [&'a str]);

/// Records of notes come in by id and revision like all others; what they say is put together afterwards, and
/// neither side's words are lost.
#[test]
fn notes_of_two_computers_are_put_together() {
    let both = notes("w1", "from before", &[]);
    let here = notes("w2", "written here", &[&both]);
    let later = notes("w2", "written here later", &[&both, &here]);
    let there = notes("w3", "written there", &[&both]);
    #[rustfmt::skip]
    let table: [Case; 5] = [
        ("both went on",       &[&both, &there], &[&both, &here],  &[("w3", 1)],            &["written there", "written here"]),
        ("only there",         &[&both, &there], &[&both],         &[("w3", 1)],            &["written there"]),
        ("an older backup",    &[&both, &here],  &[&both, &later], &[],                     &["written here later"]),
        ("a newer backup",     &[&both, &later], &[&both, &here],  &[("w2", 2)],            &["written here later"]),
        ("outgrown here",      &[&both],         &[&later],        &[("w1", 1)],            &["written here later"]),
    ];
    for (case, file, here, expected, told) in table {
        let owned = |records: &[&Record]| -> Vec<Record> { records.iter().map(|record| (*record).clone()).collect() };
        let mut here = owned(here);
        let text = export("base", 5, &of(owned(file)));
        let run = dry_run(&text, &here).expect("a backup");
        let expected: Vec<(String, u64)> =
            expected.iter().map(|(by, rev)| (format!(":r:notes:guide.letting-go.{by}"), *rev)).collect();
        assert_eq!(saved(&run), expected, "{case}");
        for record in run.to_save() {
            here.retain(|mine| mine.id != record.id);
            here.push(record.clone());
        }
        assert_eq!(shown(&here), told, "{case}");
    }
}

#[test]
fn damaged_notes_are_refused_and_carried_in_the_next_backup() {
    let sound = notes("w1", "sound", &[]);
    let mut wrong = sound.value();
    wrong["data"]["texts"]["k"]["at"] = json!("noon");
    let run = dry_run(&file(&[wrong.clone(), sound.value()]), &[]).expect("a backup");
    assert_eq!(saved(&run), [(":r:notes:guide.letting-go.w1".to_owned(), 1)]);
    assert_eq!(run.refused, [Unreadable::Damaged("no valid notes".to_owned())]);
    // As a shelf holds them.
    let (key, text) = ("base:r:notes:guide.letting-go.w1", wrong.to_string());
    let run = dry_run(&rescue(&[(key, &text)]), &[]).expect("a rescue file");
    assert_eq!((run.new.len(), run.refused.len()), (0, 1));
    let shelf = MemoryShelf::default();
    shelf.write(key, &text).expect("memory has room");
    let loaded = load(&shelf, "base").expect("it can be read");
    assert!(export("base", 5, &loaded).contains("noon"));
}

/// A backup outlives the version that made it.
#[test]
fn backups_of_version_1() {
    let sound = include_str!("fixtures/records/v1-finished.json");
    let old = |text: &str| serde_json::from_str::<Value>(text).expect("JSON");
    let wrong = sound.replace(r#""named""#, r#""great""#).replace("w7k3", "w8");
    let run = dry_run(&file(&[old(sound), old(&wrong)]), &[]).expect("a backup");
    assert_eq!(run.new, [Record::parse(sound).expect("version 1 is read for ever")]);
    assert_eq!(run.refused, [Unreadable::Damaged("no valid readings".to_owned())]);
    // The same revision in the form of today is the same record.
    let again = dry_run(&file(&[old(sound)]), &run.new).expect("a backup");
    assert_eq!(again, DryRun { known: 1, ..DryRun::default() });
}

#[test]
fn unreadable_texts_are_in_the_file_as_they_are() {
    let loaded = Loaded {
        records: vec![record("a", 1)],
        quarantine: vec![("base:q:x".to_owned(), "{\"half\": \u{1F343}".to_owned())],
        read_only: vec![("base:r:y".to_owned(), "{\"v\":3}".to_owned(), Unreadable::Newer(3))],
    };
    let text = export("base", 1_795_219_200_000, &loaded);
    let value: Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(value["unreadable"], json!({ "base:q:x": "{\"half\": \u{1F343}", "base:r:y": "{\"v\":3}" }));
    assert_eq!((&value["backup"], &value["site"]), (&json!(1), &json!("base")));
    assert_eq!(value["at"], json!(1_795_219_200_000_i64));
    let run = dry_run(&text, &[]).expect("a backup");
    assert_eq!((run.new.len(), run.unreadable), (1, 2));
}

/// A rescue file as `public/boot.js` writes it.
fn rescue(texts: &[(&str, &str)]) -> String {
    let records: serde_json::Map<_, _> = texts.iter().map(|(key, text)| ((*key).to_owned(), json!(text))).collect();
    let whole = json!({ "kind": "rescue", "key": "base:", "at": "2026-11-21T00:00:00.000Z", "records": records });
    serde_json::to_string_pretty(&whole).expect("JSON")
}

/// What a dead app saved as a file is taken in by a living one.
#[test]
fn a_rescue_file_brings_everything_back() {
    let shelf = MemoryShelf::default();
    for record in [record("a", 3), record("b", 1), goal(2)] {
        save(&shelf, "base", &record).expect("memory has room");
    }
    let before = load(&shelf, "base").expect("it can be read");
    let keys = shelf.keys().expect("memory");
    let texts: Vec<(String, String)> =
        keys.into_iter().map(|key| (key.clone(), shelf.read(&key).ok().flatten().expect("listed"))).collect();
    let texts: Vec<(&str, &str)> = texts.iter().map(|(key, text)| (key.as_str(), text.as_str())).collect();

    let run = dry_run(&rescue(&texts), &[]).expect("a rescue file");
    assert_eq!(run, DryRun { new: before.records.clone(), ..DryRun::default() });
    let run = dry_run(&rescue(&texts), &before.records).expect("a rescue file");
    assert_eq!(run, DryRun { known: 3, ..DryRun::default() });
    let run = dry_run(&rescue(&texts), &[record("a", 2), goal(2)]).expect("a rescue file");
    assert_eq!(saved(&run), [(":r:attempt:b.w1".to_owned(), 1), (":r:attempt:a.w1".to_owned(), 3)]);
    assert_eq!(run.known, 1);
}

/// What stands under a key of a rescue file, and how many are new, refused and unreadable.
#[test]
fn what_a_rescue_file_may_hold() {
    let (sound, newer) = (record("a", 1).text(), r#"{"v":3,"anything":"else"}"#);
    let half = sound.split_at(sound.len() / 2).0;
    #[rustfmt::skip]
    let table = [
        ("a record",                  "base:r:attempt:a.w1",        sound.as_str(), (1, 0, 0)),
        ("half a record",             "base:r:attempt:a.w1",        half,           (0, 1, 0)),
        ("an empty text",             "base:r:attempt:a.w1",        "",             (0, 1, 0)),
        ("a newer version",           "base:r:attempt:a.w1",        newer,          (0, 1, 0)),
        ("a newer one, another name", "base:r:x",                   newer,          (0, 1, 0)),
        ("not under its own name",    "base:r:attempt:c.w1",        &sound,         (0, 1, 0)),
        ("set aside",                 "base:q:base:r:attempt:a.w1", half,           (0, 0, 1)),
        ("set aside, and sound",      "base:q:base:r:attempt:a.w1", &sound,         (0, 0, 1)),
        ("the theme",                 "base:theme",                 "dark",         (0, 0, 0)),
        ("a key nobody knows",        "base:meta",                  &sound,         (0, 0, 0)),
        ("another site's",            "other:r:attempt:a.w1",       &sound,         (0, 0, 0)),
    ];
    for (case, key, text, expected) in table {
        let run = dry_run(&rescue(&[(key, text), ("base:r:attempt:b.w1", &record("b", 1).text())]), &[record("b", 1)]);
        let run = run.expect("a rescue file");
        assert_eq!((run.new.len(), run.refused.len(), run.unreadable), expected, "{case}");
        assert_eq!((run.known, run.newer.len()), (1, 0), "{case}");
    }
    let run = dry_run(&rescue(&[("base:r:x", newer)]), &[]).expect("a rescue file");
    assert_eq!(run.refused, [Unreadable::Newer(3)]);
}

#[test]
fn files_that_look_like_a_rescue() {
    let table = [
        json!({ "kind": "rescue" }),
        json!({ "kind": "rescue", "key": "base:" }),
        json!({ "kind": "rescue", "records": {} }),
        json!({ "kind": "rescue", "key": "base:", "records": [] }),
        json!({ "kind": "rescue", "key": "base:", "records": "base:r:" }),
        json!({ "kind": "rescue", "key": "base", "records": {} }),
        json!({ "kind": "rescue", "key": 7, "records": {} }),
        json!({ "kind": "Rescue", "key": "base:", "records": {} }),
        json!({ "key": "base:", "records": {} }),
    ];
    for value in table {
        assert_eq!(dry_run(&value.to_string(), &[]), Err(BadBackup::NotABackup), "{value}");
    }
    let nothing = json!({ "kind": "rescue", "key": "base:", "records": {} });
    assert_eq!(dry_run(&nothing.to_string(), &[]), Ok(DryRun::default()));
    let null = json!({ "kind": "rescue", "key": "base:", "records": { "base:r:a": null } });
    assert_eq!(dry_run(&null.to_string(), &[]).expect("a rescue file").refused.len(), 1);
}

#[test]
fn files_that_are_no_backup() {
    let sound = file(&[record("a", 1).value()]);
    #[rustfmt::skip]
    let table = [
        ("nothing",                String::new(),                                   BadBackup::NotJson),
        ("cut short",              sound[..sound.len() - 2].to_owned(),             BadBackup::NotJson),
        ("a picture",              "\u{FFFD}PNG\r\n".to_owned(),                    BadBackup::NotJson),
        ("an array",               "[]".to_owned(),                                 BadBackup::NotABackup),
        ("a text",                 "\"backup\"".to_owned(),                         BadBackup::NotABackup),
        ("other JSON",             "{\"records\":[]}".to_owned(),                   BadBackup::NotABackup),
        ("no number",              "{\"backup\":true,\"records\":[]}".to_owned(),   BadBackup::NotABackup),
        ("number 0",               "{\"backup\":0,\"records\":[]}".to_owned(),      BadBackup::NotABackup),
        ("a negative number",      "{\"backup\":-1,\"records\":[]}".to_owned(),     BadBackup::NotABackup),
        ("no records",             "{\"backup\":1}".to_owned(),                     BadBackup::NotABackup),
        ("records by name",        "{\"backup\":1,\"records\":{}}".to_owned(),      BadBackup::NotABackup),
        ("a record by itself",     record("a", 1).text(),                           BadBackup::NotABackup),
        ("a newer format",         "{\"backup\":2}".to_owned(),                     BadBackup::Newer),
    ];
    for (case, text, expected) in table {
        assert_eq!(dry_run(&text, &[]), Err(expected), "{case}");
    }
}

#[test]
fn a_file_over_5_mb_is_refused_and_one_of_just_5_mb_is_not() {
    let largest = usize::try_from(LARGEST).expect("5 MB");
    let sound = file(&[record("a", 1).value()]);
    let padded = |length: usize| format!("{sound}{}", " ".repeat(length - sound.len()));
    assert!(dry_run(&padded(largest), &[]).is_ok());
    assert_eq!(dry_run(&padded(largest + 1), &[]), Err(BadBackup::TooLarge));
}

#[test]
fn each_fault_says_what_to_do() {
    for bad in [BadBackup::TooLarge, BadBackup::NotJson, BadBackup::NotABackup] {
        assert!(bad.to_string().contains("Choose the file that \"Download everything\" gave you."), "{bad:?}");
    }
    assert!(BadBackup::Newer.to_string().contains("Reload the page"));
}
