//! Saved records: what is read, what is kept of what is not known, and what is frozen for ever.

mod support;

use proptest::prelude::*;
use serde_json::{Value, json};
use support::{AsValue, REAL, any_answered, c, option, plain, profile, q};
use waymark_domain::assessment::Engine;
use waymark_domain::attempt::{CONTEXT, Finished, Millis, Part};
use waymark_domain::ids::{AssessmentId, AttemptId, DimensionId, LensId, OptionId, WriterId};
use waymark_domain::record::{ATTEMPT, Record, Unreadable, attempts, part_id};
use waymark_domain::scoring::{Outcome, score};

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
    Record::new(ATTEMPT, part_id(&part.attempt, &writer), &writer, BEGAN + 90_000, part.to_json())
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

/// The part in the finished fixture with another first score: of a lens called `work`.
fn with_score(change: impl Fn(&mut Value)) -> Result<Part, &'static str> {
    let mut data = json_of(FINISHED)["data"].take();
    change(&mut data["finished"]["scores"][0]);
    Part::from_json(&plain(&data))
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
    let later = saved(&finished(), "w7k3").next(BEGAN + 90_000, finished().to_json());
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
    assert_eq!(record.next(0, finished().to_json()).rev, u64::MAX);
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
        ("/data/attempt", Some(json!("No id"))),
        ("/data/assessment", None),
        ("/data/assessment", Some(json!("../me"))),
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

/// A place in a part of an attempt, what may not stand there, and the field that is named. `MUST`
/// also tries without it.
#[test]
#[rustfmt::skip]
fn each_bad_field_is_refused_and_named() {
    const MUST: bool = true;
    const MAY: bool = false;
    let long = "a".repeat(41);
    let no_ids = || json!([null, 7, "", "A", "a b", "a.b", "a:b", "-a", "é", long, ["a"], { "a": "a" }]);
    let no_text = || json!([null, 7, true, ["a"], { "a": "a" }]);
    let no_time = || json!([null, "5", 1.5, 1e30, [5], {}, true]);
    let no_byte = || json!([null, "5", 1.5, -1, 256, [5], {}, true]);
    let score = "/finished/scores/0";
    let table = [
        ("/attempt",               MUST, no_ids(),                                 "attempt"),
        ("/assessment",            MUST, no_ids(),                                 "assessment"),
        ("/revision",              MUST, json!([null, "3", 1.5, -1, 4_294_967_296_u64, {}]), "revision"),
        ("/seed",                  MUST, json!([null, "3", 1.5, -1, 1e30, {}]),    "seed"),
        ("/started",               MUST, no_time(),                                "started"),
        ("/marks",                 MAY,  json!([null, 7, "a", []]),                "marks"),
        ("/marks/work",            MAY,  json!([null, 7, "a", []]),                "marks"),
        ("/marks/work/q0",         MAY,  json!([null, 7, "a", [], {}]),            "at"),
        ("/marks/work/q0/at",      MUST, no_time(),                                "at"),
        ("/marks/work/q0/choice",  MAY,  json!([7, true, ["a"], {}]),              "choice"),
        ("/marks/context/c0/at",   MUST, no_time(),                                "at"),
        ("/finished",              MAY,  json!([7, "yes", true, [], {}]),          "at"),
        ("/finished/at",           MUST, no_time(),                                "at"),
        ("/finished/scored",       MUST, no_time(),                                "scored"),
        ("/finished/scores",       MUST, json!([null, 7, "a", {}]),                "scores"),
        ("/lens",                  MUST, no_text(),                                "lens"),
        ("/ranking",               MUST, json!([null, 7, "a", {}]),                "ranking"),
        ("/ranking/0/dimension",   MUST, no_text(),                                "dimension"),
        ("/ranking/0/count",       MUST, no_byte(),                                "count"),
        ("/answered",              MUST, no_byte(),                                "answered"),
        ("/asked",                 MUST, no_byte(),                                "asked"),
        ("/lead",                  MUST, no_byte(),                                "lead"),
        ("/margin",                MUST, no_byte(),                                "margin"),
        ("/outcome",               MUST, json!([null, 7, "", "great", "Unclear", "named", ["unclear"], {}, { "great": {} }]), "outcome"),
        ("/outcome/named",         MUST, json!([null, 7, "ash", ["ash"], {}]),     "dimension"),
        ("/outcome/named/dimension", MUST, no_text(),                              "dimension"),
    ];
    for (pointer, must, wrong, field) in table {
        let known = json_of(FINISHED)["data"].pointer(pointer).is_some();
        let place = if known { format!("/data{pointer}") } else { format!("/data{score}{pointer}") };
        let wrong = wrong.as_array().expect("a list").iter().cloned().map(Some);
        for value in wrong.chain(must.then_some(None)) {
            let text = with(&place, value.clone());
            let data = plain(&json_of(&text)["data"]);
            // Without its only name an outcome is none.
            let field = if value.is_none() && pointer == "/outcome/named" { "outcome" } else { field };
            assert_eq!(Part::from_json(&data), Err(field), "{place} {value:?}");
            let says = format!("no valid {field}");
            assert_eq!(Record::parse(&text), Err(Unreadable::Damaged(says)), "{place} {value:?}");
        }
        if !must {
            assert!(Record::parse(&with(&place, None)).is_ok(), "without {place}");
        }
    }
    for (outcome, field) in [
        (json!({ "blend": {} }), "first"),
        (json!({ "blend": { "second": "ash" } }), "first"),
        (json!({ "blend": { "first": "ash" } }), "second"),
        (json!({ "blend": { "first": 1, "second": "ash" } }), "first"),
        (json!({ "blend": ["ash", "elm"] }), "first"),
        (json!({ "thin": {} }), "missing"),
        (json!({ "thin": 3 }), "missing"),
        (json!({ "thin": { "missing": "3" } }), "missing"),
        (json!({ "thin": { "missing": 256 } }), "missing"),
    ] {
        let read = with_score(|score| score["outcome"] = outcome.clone());
        assert_eq!(read, Err(field), "{outcome}");
    }
    assert_eq!(with_score(|score| *score = json!(7)), Err("lens"));
    assert_eq!(Part::from_json(&plain(&json!(null))), Part::from_json(&plain(&json!([]))));
}

/// Every outcome, and how it stands in a record for ever.
#[test]
fn outcomes() {
    let ash = || DimensionId::new("ash");
    let table = [
        (Outcome::Named { dimension: ash() }, json!({ "named": { "dimension": "ash" } })),
        (
            Outcome::Blend { first: DimensionId::new("elm"), second: ash() },
            json!({ "blend": { "first": "elm", "second": "ash" } }),
        ),
        (Outcome::Unclear, json!("unclear")),
        (Outcome::Thin { missing: 3 }, json!({ "thin": { "missing": 3 } })),
    ];
    for (outcome, stands) in table {
        let mut part = finished();
        let result = part.finished.as_mut().expect("finished");
        result.scores[1].outcome = outcome.clone();
        let record = saved(&part, "w1");
        assert_eq!(record.value()["data"]["finished"]["scores"][1]["outcome"], stands);
        let read = Record::parse(&record.text()).expect("a record");
        assert_eq!(read.part(), Ok(part), "{outcome:?}");
    }
}

/// "Not sure" may be left out or written as nothing, and so may a result that was not seen.
#[test]
fn nothing_may_be_written_or_left_out() {
    let read = |pointer: &str, value| {
        Record::parse(&with(pointer, value)).and_then(|r| r.part().map_err(|_| Unreadable::Newer(0)))
    };
    let mut unsure = finished();
    let marks = unsure.marks.get_mut(&LensId::new("work")).expect("marked");
    marks.get_mut(&q(0)).expect("marked").choice = None;
    let unseen = Part { finished: None, ..finished() };
    for value in [None, Some(Value::Null)] {
        assert_eq!(read("/data/marks/work/q0/choice", value.clone()), Ok(unsure.clone()));
        assert_eq!(read("/data/finished", value), Ok(unseen.clone()));
    }
}

proptest! {
    /// Marks of any sheet at any times, with the scores of any profile.
    #[test]
    fn every_part_comes_back(
        (assessment, sheet) in any_answered(),
        (began, step, seen) in (any::<Millis>(), 0..100_000_i64, any::<bool>()),
        seed in any::<u64>(),
    ) {
        let mut part = Part { seed, started: began, ..begun("mi5k2a7xq31d") };
        let in_context = LensId::new(CONTEXT);
        let context = (&in_context, &sheet.context);
        for (lens, marks) in sheet.lenses.iter().chain([context]) {
            for (question, choice) in marks {
                part.mark(lens, question, choice.clone(), began.saturating_add(step));
            }
        }
        let Engine::Profile(profile) = &assessment.engine;
        part.finished = seen.then(|| Finished { at: began, scored: -step, scores: score(profile, &sheet) });
        let record = saved(&part, "w1");
        prop_assert_eq!(record.part(), Ok(part.clone()));
        prop_assert_eq!(Record::parse(&record.text()), Ok(record.clone()));
        // `serde_json`, which puts fields in another order, changes nothing either.
        let other = Record::parse(&record.value().to_string()).expect("a record");
        prop_assert_eq!(other.part(), Ok(part));
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
    let damaged = Record::parse("[]").expect_err("no envelope");
    assert_eq!(damaged.to_string(), "it cannot be read (no version)");
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
