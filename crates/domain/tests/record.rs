//! Saved records: what is read, what is kept of what is not known, and what is frozen for ever.

mod support;

use serde_json::{Value, json};
use support::{REAL, c, option, profile, q};
use waymark_domain::attempt::{CONTEXT, Finished, Millis, Part};
use waymark_domain::ids::{AssessmentId, AttemptId, LensId, OptionId, WriterId};
use waymark_domain::record::{ATTEMPT, Record, Unreadable, attempts, part_id};
use waymark_domain::scoring::score;

/// What version 1 saved. These files are never changed: somebody's browser still holds the like.
const UNFINISHED: &str = include_str!("fixtures/records/v1-unfinished.json");
const FINISHED: &str = include_str!("fixtures/records/v1-finished.json");

const BEGAN: Millis = 1_795_219_200_000;

fn begun(attempt: &str) -> Part {
    Part::begin(AttemptId::new(attempt), AssessmentId::new("trees"), 3, BEGAN)
}

/// Three marks of a sitting that goes on.
fn unfinished() -> Part {
    let mut part = begun("mi5k2a7xq31d");
    part.mark(&LensId::new("work"), &q(0), Some(option("ash")), BEGAN + 9_000);
    part.mark(&LensId::new("energy"), &q(0), Some(option("cedar")), BEGAN + 12_500);
    part.mark(&LensId::new("work"), &q(1), None, BEGAN + 30_001);
    part
}

/// Every question answered, one corrected after the result was seen.
fn finished() -> Part {
    let mut part = begun("mi5k9z0pp02c");
    for number in 0..14 {
        let (work, energy) = if number < 10 { ("birch", "ash") } else { ("cedar", "dogwood") };
        let at = BEGAN + 1000 * Millis::try_from(number).expect("small");
        part.mark(&LensId::new("work"), &q(number), Some(option(work)), at);
        part.mark(&LensId::new("energy"), &q(number), (number != 7).then(|| option(energy)), at + 500);
    }
    part.mark(&LensId::new(CONTEXT), &c(0), Some(OptionId::new("two")), BEGAN + 20_000);
    part.mark(&LensId::new(CONTEXT), &c(1), None, BEGAN + 21_000);
    let scores = score(&profile(REAL), &part.sheet());
    part.finished = Some(Finished { at: BEGAN + 60_000, scored: BEGAN + 90_000, scores });
    part
}

fn saved(part: &Part, writer: &str) -> Record {
    let writer = WriterId::new(writer);
    Record::new(ATTEMPT, part_id(&part.attempt, &writer), &writer, BEGAN + 90_000, part)
}

fn json_of(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

/// The finished fixture with another value at `pointer`, or with none.
fn with(pointer: &str, value: Option<Value>) -> String {
    let mut whole = json_of(FINISHED);
    let (parent, name) = pointer.rsplit_once('/').expect("begins with a slash");
    let parent = whole.pointer_mut(parent).and_then(Value::as_object_mut);
    let parent = parent.expect("the fixture has it");
    match value {
        Some(value) => parent.insert(name.to_owned(), value),
        None => parent.remove(name),
    };
    whole.to_string()
}

#[test]
fn what_version_1_saved_is_read_for_ever() {
    for (text, part, rev) in [(UNFINISHED, unfinished(), 1), (FINISHED, finished(), 2)] {
        let record = Record::parse(text).expect("version 1 is read for ever");
        assert_eq!(record.part().expect("a part of an attempt"), part);
        assert_eq!((record.kind.as_str(), record.rev), ("attempt", rev));
        assert_eq!(record.id, format!("{}.w7k3", part.attempt));
        assert_eq!(record.key("base"), format!("base:r:attempt:{}.w7k3", part.attempt));
    }
}

/// Should this fail because the format was changed on purpose: raise `VERSION`, write the migration
/// and add fixtures beside the old ones.
#[test]
fn version_1_saves_what_the_fixtures_hold() {
    assert_eq!(saved(&unfinished(), "w7k3").value(), json_of(UNFINISHED));
    let later = saved(&finished(), "w7k3").next(BEGAN + 90_000, &finished());
    assert_eq!(later.value(), json_of(FINISHED));
}

#[test]
fn reading_and_writing_changes_nothing() {
    for text in [UNFINISHED, FINISHED] {
        let record = Record::parse(text).expect("a record");
        assert_eq!(record.text(), text.trim_end());
        assert_eq!(record.value(), json_of(text));
        assert_eq!(Record::parse(&record.text()), Ok(record.clone()));
        assert_eq!(Record::from_json(record.json().clone()), Ok(record));
    }
}

#[test]
fn the_next_revision_has_the_new_data_and_time() {
    let first = saved(&unfinished(), "w7k3");
    let mut more = unfinished();
    more.mark(&LensId::new("work"), &q(2), Some(option("birch")), BEGAN + 40_000);
    let second = first.next(BEGAN + 40_001, more.to_json());
    assert_eq!(second.part().expect("a part"), more);
    assert_eq!((second.rev, &second.kind, &second.id), (2, &first.kind, &first.id));
    assert_eq!(second.value().get("rev"), Some(&json!(2)));
    assert_eq!(second.value().get("at"), Some(&json!(BEGAN + 40_001)));
    assert_eq!(Record::parse(&second.text()), Ok(second.clone()));
    assert_eq!(second.next(0, more.to_json()).rev, 3);
}

#[test]
fn fields_this_version_does_not_know_are_kept() {
    let mut value = json_of(FINISHED);
    value["mood"] = json!({ "sun": [1, 2] });
    value["data"]["tags"] = json!(["a", "b"]);
    let text = value.to_string();
    let record = Record::parse(&text).expect("unknown fields are no fault");
    let mut part = record.part().expect("a part");
    part.mark(&LensId::new("work"), &q(0), None, BEGAN + 99_000);
    let next = Record::parse(&record.next(BEGAN + 99_000, part.to_json()).text()).expect("a record");
    assert_eq!(next.value()["mood"], json!({ "sun": [1, 2] }));
    assert_eq!(next.value()["data"]["tags"], json!(["a", "b"]));
    assert_eq!(next.part().expect("a part"), part);
}

#[test]
fn a_record_of_a_kind_this_version_does_not_know_is_kept_as_it_is() {
    let text = r#"{"v":1,"kind":"goal","id":"g1","rev":7,"data":{"any":"thing"}}"#;
    let record = Record::parse(text).expect("a record");
    assert_eq!(json_of(&record.text()), json_of(text));
    assert_eq!(record.key("base"), "base:r:goal:g1");
    assert_eq!(attempts(&[record]), []);
}

/// The revision is a number from somewhere else; the highest there is must not be passed.
#[test]
fn a_revision_at_its_end() {
    let text = with("/rev", Some(json!(u64::MAX)));
    let record = Record::parse(&text).expect("a record");
    assert_eq!(record.next(0, &finished()).rev, u64::MAX);
}

#[test]
fn texts_that_are_no_record() {
    let half = FINISHED.split_at(FINISHED.len() / 2).0;
    let (array, more) = (format!("[{FINISHED}]"), format!("{FINISHED}x"));
    let deep = "[".repeat(100_000);
    for text in ["", "not json", half, &more, "\"text\"", "null", "7", &array, &deep] {
        let parsed = Record::parse(text);
        assert!(matches!(parsed, Err(Unreadable::Damaged(_))), "{parsed:?}");
    }
}

/// What stands at a place instead, or that nothing does.
#[test]
#[rustfmt::skip]
fn damaged_records() {
    let table = [
        ("/v", None),
        ("/v", Some(json!(0))),
        ("/v", Some(json!(-1))),
        ("/v", Some(json!(1.5))),
        ("/v", Some(json!("1"))),
        ("/kind", None),
        ("/kind", Some(json!(7))),
        ("/id", None),
        ("/id", Some(json!(7))),
        ("/rev", None),
        ("/rev", Some(json!(-1))),
        ("/rev", Some(json!("1"))),
        ("/data", None),
        ("/data", Some(json!(null))),
        ("/data", Some(json!([]))),
        ("/data", Some(json!({}))),
        ("/data/attempt", None),
        ("/data/assessment", None),
        ("/data/revision", Some(json!(-3))),
        ("/data/seed", Some(json!("7"))),
        ("/data/started", None),
        ("/data/marks", Some(json!([]))),
        ("/data/marks/work/q0", Some(json!({ "choice": "a" }))),
        ("/data/marks/work/q0/choice", Some(json!(2))),
        ("/data/finished", Some(json!("yes"))),
        ("/data/finished/scored", None),
        ("/data/finished/scores/0/ranking/0/count", Some(json!(300))),
        ("/data/finished/scores/0/outcome", Some(json!("great"))),
    ];
    for (pointer, value) in table {
        let parsed = Record::parse(&with(pointer, value.clone()));
        assert!(matches!(parsed, Err(Unreadable::Damaged(_))), "{pointer} {value:?}: {parsed:?}");
    }
}

/// A newer version is told from damage by its number alone: whatever else it changed.
#[test]
fn texts_of_a_newer_version() {
    let table = [
        (r#"{"v":2}"#.to_owned(), 2),
        (r#"{"v":900,"data":[]}"#.to_owned(), 900),
        (with("/v", Some(json!(2))), 2),
        (with("/v", Some(json!(u64::MAX))), u64::MAX),
    ];
    for (text, version) in table {
        assert_eq!(Record::parse(&text), Err(Unreadable::Newer(version)), "{text}");
    }
}

#[test]
fn fields_that_may_be_absent() {
    let mut value = json_of(FINISHED);
    for (of, names) in [("", ["writer", "at"]), ("/data", ["marks", "finished"])] {
        let object = value.pointer_mut(of).and_then(Value::as_object_mut);
        let object = object.expect("the fixture has it");
        object.retain(|name, _| !names.contains(&name.as_str()));
    }
    let text = value.to_string();
    let part = Record::parse(&text).and_then(|r| r.part().map_err(|e| Unreadable::Damaged(e.to_string())));
    let Part { attempt, seed, started, .. } = finished();
    let bare = Part { attempt, seed, started, ..begun("") };
    assert_eq!(part, Ok(bare));
}

#[test]
fn what_is_wrong_is_said() {
    let damaged = Record::parse("[]").expect_err("not an object");
    assert_eq!(damaged.to_string(), "it cannot be read (not an object)");
    let newer = Record::parse(r#"{"v":2}"#).expect_err("newer");
    assert_eq!(newer.to_string(), "it was saved by a newer version of this site (format 2)");
}

#[test]
fn attempts_are_put_together_from_what_several_pages_saved() {
    let (mut one, mut two) = (unfinished(), unfinished());
    one.mark(&LensId::new("work"), &q(5), Some(option("ash")), BEGAN + 50_000);
    two.mark(&LensId::new("work"), &q(5), Some(option("birch")), BEGAN + 51_000);
    two.mark(&LensId::new("energy"), &q(6), None, BEGAN + 52_000);
    let foreign = Record::new("goal", "g1".to_owned(), &WriterId::new("w"), 0, plain(&json!({ "a": 1 })));
    let mut records = vec![saved(&one, "w1"), foreign, saved(&finished(), "w1"), saved(&two, "w2")];
    let mut whole = one.clone();
    whole.merge(&two);
    // The finished one is dated by its result, so it is the latest.
    let expected = [finished(), whole];
    for _ in 0..records.len() {
        records.rotate_left(1);
        assert_eq!(attempts(&records), expected);
    }
    let choice = |a: &Part| a.marked(&LensId::new("work"), &q(5)).and_then(|m| m.choice.clone());
    assert_eq!(choice(&attempts(&records)[1]), Some(option("birch")));
    assert_eq!(attempts(&[]), []);
}

#[test]
fn attempts_of_one_moment_come_in_the_order_of_their_ids() {
    let records = ["b", "c", "a"].map(|id| saved(&begun(id), "w1"));
    let ids: Vec<String> = attempts(&records).iter().map(|a| a.attempt.to_string()).collect();
    assert_eq!(ids, ["a", "b", "c"]);
}
