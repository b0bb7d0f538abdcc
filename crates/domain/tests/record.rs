//! Saved records: what is read, what is kept of what is not known, and what is frozen for ever.
//!
//! Version 1 kept the scores of profiles where version 2 keeps readings of any engine; it is brought
//! up to version 2 when it is read.

mod support;

use proptest::prelude::*;
use serde_json::{Value, json};
use support::{AsValue, REAL, any_answered, assessment, c, option, plain, q};
use waymark_domain::attempt::{BESIDE, CONTEXT, Finished, Millis, Part, WORDS};
use waymark_domain::ids::{
    AssessmentId, AttemptId, ChecklistId, GuideId, ItemId, LensId, OptionId, PromptId, QuestionId, SectionId, WriterId,
};
use waymark_domain::notes::{self, Merged, NOTES, Subject, key};
use waymark_domain::reading::{Reading, THIN};
use waymark_domain::record::{ATTEMPT, Record, Unreadable, VERSION, attempts, from_text, part_id, to_text};

/// What version 1 saved. These files are never changed: somebody's browser still holds the like.
const V1_UNFINISHED: &str = include_str!("fixtures/records/v1-unfinished.json");
const V1_FINISHED: &str = include_str!("fixtures/records/v1-finished.json");

/// What version 2 saves: the same two attempts, and one with words in it.
const V2_UNFINISHED: &str = include_str!("fixtures/records/v2-unfinished.json");
const V2_FINISHED: &str = include_str!("fixtures/records/v2-finished.json");
const V2_WRITTEN: &str = include_str!("fixtures/records/v2-written.json");

/// And what was written and ticked in a guide, some of it in two tabs.
const V2_NOTES: &str = include_str!("fixtures/records/v2-notes.json");

/// The finished attempt as each version has it.
const EACH_FINISHED: [&str; 2] = [V1_FINISHED, V2_FINISHED];

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
    let readings = assessment(REAL).score(&part.sheet(), &[]).readings();
    part.finished = Some(Finished { at: BEGAN + 60_000, scored: BEGAN + 90_000, readings });
    part
}

/// The other side of a map: words, some of them cleared again, a piece of a list, and readings of
/// every form that a reading can have.
fn written() -> Part {
    let mut part = Part { revision: 1, ..begun("mi5m3c8yr42e") };
    let (words, piece) = (LensId::new(WORDS), LensId::new("piece-1"));
    part.mark(&LensId::new("own"), &QuestionId::new("dates"), Some(OptionId::new("strongly")), BEGAN + 1_000);
    part.mark(&LensId::new("guess"), &QuestionId::new("dates"), None, BEGAN + 2_000);
    part.write(&words, &QuestionId::new(BESIDE), "mi5k9z0pp02c".to_owned(), BEGAN + 500);
    part.write(
        &words,
        &QuestionId::new("hidden"),
        "Zwei Zeilen:\n„on-call“ \u{1F332} \"x\\y\"".to_owned(),
        BEGAN + 3_000,
    );
    part.write(&words, &QuestionId::new("plan"), String::new(), BEGAN + 4_000);
    part.write(&piece, &QuestionId::new("name"), "Reviews".to_owned(), BEGAN + 5_000);
    part.mark(&piece, &QuestionId::new("effort"), Some(OptionId::new("small")), BEGAN + 6_000);
    let reading = |outcome: &str, leads: &[&str], figures: &[(&str, u8)]| Reading {
        series: LensId::new("own"),
        outcome: outcome.to_owned(),
        leads: leads.iter().map(|lead| (*lead).to_owned()).collect(),
        figures: figures.iter().map(|(of, figure)| ((*of).to_owned(), *figure)).collect(),
    };
    let readings = vec![
        reading("misaligned", &[], &[("shared", 0), ("apart", 100)]),
        reading("blend", &["ash", "elm"], &[]),
        reading(THIN, &[], &[]),
    ];
    part.finished = Some(Finished { at: BEGAN + 60_000, scored: BEGAN + 60_000, readings });
    part
}

fn saved(part: &Part, writer: &str) -> Record {
    let writer = WriterId::new(writer);
    Record::new(ATTEMPT, part_id(&part.attempt, &writer), &writer, BEGAN + 90_000, part.to_json())
}

fn noted(notes: &Merged, writer: &str, at: Millis) -> Record {
    let writer = WriterId::new(writer);
    Record::new(NOTES, part_id(&notes.of, &writer), &writer, at, notes.part().to_json())
}

/// An answer that another tab changed at the same time, ticks, one of which was taken away, a section that was
/// read, and where the reader stopped.
fn notes_of_a_guide() -> Record {
    let (here, there) = (WriterId::new("w7k3"), WriterId::new("w8m1"));
    let answer = key::answer(&PromptId::new("last-fix"), BEGAN);
    let tick = |item: &str| key::tick(&ChecklistId::new("before"), &ItemId::new(item));
    let mut before = Merged::new(Subject::Guide(GuideId::new("letting-go")));
    before.write(&answer, "Zwei Zeilen:\n„on-call“".to_owned(), &here, BEGAN);
    before.write(&tick("claim"), "1".to_owned(), &here, BEGAN + 1_000);
    before.write(&tick("how"), "1".to_owned(), &here, BEGAN + 2_000);
    let mut elsewhere = before.clone();
    elsewhere.write(&answer, "Another end \u{1F332} \"x\\y\"".to_owned(), &there, BEGAN + 5_000);
    let mut whole = before.clone();
    whole.write(&answer, String::from("One line."), &here, BEGAN + 4_000);
    whole.write(&tick("claim"), String::new(), &here, BEGAN + 6_000);
    whole.write(&key::read(&SectionId::new("audit")), "0badcafe".to_owned(), &here, BEGAN + 7_000);
    whole.write(key::PLACE, "audit".to_owned(), &here, BEGAN + 8_000);
    let all = [noted(&whole, "w7k3", BEGAN), noted(&elsewhere, "w8m1", BEGAN)];
    let whole = notes::merged(&all).swap_remove(0);
    noted(&before, "w7k3", BEGAN).next(BEGAN + 9_000, whole.part().to_json())
}

fn json_of(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

/// A fixture with another value at `pointer`, or with none.
fn with(fixture: &str, pointer: &str, value: Option<Value>) -> String {
    let mut whole = json_of(fixture);
    let (parent, name) = pointer.rsplit_once('/').expect("begins with a slash");
    let parent = whole.pointer_mut(parent);
    let parent = parent.expect("the fixture has it");
    match (parent, name.parse::<usize>(), value) {
        (Value::Array(list), Ok(place), Some(value)) => list[place] = value,
        (Value::Array(list), Ok(place), None) => drop(list.remove(place)),
        (parent, _, value) => {
            let fields = parent.as_object_mut().expect("the fixture has it");
            match value {
                Some(value) => fields.insert(name.to_owned(), value),
                None => fields.remove(name),
            };
        }
    }
    whole.to_string()
}

/// The part in the finished fixture of version 1 with another first score: of a lens called `work`.
fn with_score(change: impl Fn(&mut Value)) -> Result<Part, Unreadable> {
    let mut whole = json_of(V1_FINISHED);
    change(&mut whole["data"]["finished"]["scores"][0]);
    let record = Record::parse(&whole.to_string())?;
    Ok(record.part().expect("a record that was read has a part"))
}

/// With figures by name: `serde_json` puts fields in another order.
fn sorted(mut part: Part) -> Part {
    let readings = part.finished.iter_mut().flat_map(|finished| &mut finished.readings);
    readings.for_each(|reading| reading.figures.sort());
    part
}

fn damaged(field: &str) -> Unreadable {
    Unreadable::Damaged(format!("no valid {field}"))
}

#[test]
fn what_was_ever_saved_is_read_for_ever() {
    let table = [
        (V1_UNFINISHED, unfinished(), 1),
        (V1_FINISHED, finished(), 2),
        (V2_UNFINISHED, unfinished(), 1),
        (V2_FINISHED, finished(), 2),
        (V2_WRITTEN, written(), 1),
    ];
    for (text, part, rev) in table {
        let record = Record::parse(text).expect("it is read for ever");
        assert_eq!(record.part().expect("a part of an attempt"), part);
        assert_eq!((record.kind.as_str(), record.rev), ("attempt", rev));
        assert_eq!(record.id, format!("{}.w7k3", part.attempt));
        assert_eq!(record.key("base"), format!("base:r:attempt:{}.w7k3", part.attempt));
    }
}

/// The readings of the finished attempt, by hand: 10 and 4 of 14 answers, and 9 and 4 of 13.
#[test]
fn scores_of_version_1_become_readings() {
    let reading = |series: &str, lead: &str, figures: [(&str, u8); 4]| Reading {
        series: LensId::new(series),
        outcome: "named".to_owned(),
        leads: vec![lead.to_owned()],
        figures: figures.map(|(of, figure)| (of.to_owned(), figure)).to_vec(),
    };
    let expected = [
        reading("work", "birch", [("birch", 71), ("cedar", 29), ("ash", 0), ("dogwood", 0)]),
        reading("energy", "ash", [("ash", 69), ("dogwood", 31), ("birch", 0), ("cedar", 0)]),
    ];
    for text in EACH_FINISHED {
        let part = Record::parse(text).expect("a record").part().expect("a part");
        assert_eq!(part.finished.expect("finished").readings, expected);
    }
}

/// Should this fail because the format was changed on purpose: raise `VERSION`, write the migration
/// and add fixtures beside the old ones.
#[test]
fn version_2_saves_what_the_fixtures_hold() {
    assert_eq!(VERSION, 2);
    assert_eq!(saved(&unfinished(), "w7k3").value(), json_of(V2_UNFINISHED));
    let later = saved(&finished(), "w7k3").next(BEGAN + 90_000, finished().to_json());
    assert_eq!(later.value(), json_of(V2_FINISHED));
    assert_eq!(saved(&written(), "w7k3").value(), json_of(V2_WRITTEN));
    assert_eq!(notes_of_a_guide().value(), json_of(V2_NOTES));
}

#[test]
fn notes_that_were_ever_saved_are_read_for_ever() {
    let record = Record::parse(V2_NOTES).expect("it is read for ever");
    assert_eq!((record.kind.as_str(), record.rev, record.at()), ("notes", 2, BEGAN + 9_000));
    assert_eq!(record.key("base"), "base:r:notes:guide.letting-go.w7k3");
    let notes = notes::merged([&record]).swap_remove(0);
    assert_eq!(notes.of, Subject::Guide(GuideId::new("letting-go")));
    let told: Vec<(&str, &str)> = notes.all().map(|(key, note)| (key, note.text.as_str())).collect();
    let answer = "a/last-fix/1795219200000";
    let expected =
        [(answer, "Another end \u{1F332} \"x\\y\""), ("p", "audit"), ("r/audit", "0badcafe"), ("t/before/how", "1")];
    assert_eq!(told, expected);
    assert_eq!(notes.rivals(answer).map(|note| note.text.as_str()).collect::<Vec<_>>(), ["One line."]);
    assert_eq!(notes::answers(&notes, &PromptId::new("last-fix")).len(), 1);
    assert_eq!(attempts([&record]), [], "no attempt is made of it");
}

/// What a page cannot keep for lack of room it carries to the next one.
#[test]
fn records_are_carried_in_one_text() {
    let all = [saved(&written(), "w1"), notes_of_a_guide()];
    assert_eq!(from_text(&to_text(&all)), all);
    assert_eq!(from_text("[]"), []);
    for none in ["", "null", "{}", "[7, {}]", "[{"] {
        assert_eq!(from_text(none), [], "{none}");
    }
    // What is damaged in it is left out, the rest is not.
    let text = format!("[{}, {}]", with(V2_NOTES, "/data/of", None), V2_WRITTEN);
    assert_eq!(from_text(&text), [saved(&written(), "w7k3")]);
}

#[test]
fn reading_and_writing_changes_nothing() {
    for text in [V2_UNFINISHED, V2_FINISHED, V2_WRITTEN, V2_NOTES] {
        let record = Record::parse(text).expect("a record");
        assert_eq!(record.text(), text.trim_end());
        assert_eq!(record.value(), json_of(text));
        assert_eq!(Record::parse(&record.text()), Ok(record.clone()));
        assert_eq!(Record::from_json(record.json().clone()), Ok(record));
    }
}

/// Of an old record nothing but its version changes, and that readings stand beside the scores. Once
/// it is saved, what is read is the same again.
#[test]
fn bringing_an_old_record_up_to_date_loses_nothing() {
    for text in [V1_UNFINISHED, V1_FINISHED] {
        let record = Record::parse(text).expect("a record");
        assert_eq!(Record::parse(&record.text()), Ok(record.clone()));
        assert_eq!(Record::from_json(record.json().clone()), Ok(record.clone()));
        let (mut now, before) = (record.value(), json_of(text));
        assert_eq!(now["v"].take(), json!(VERSION));
        now["v"] = json!(1);
        if let Some(finished) = now.pointer_mut("/data/finished").and_then(Value::as_object_mut) {
            assert!(finished.remove("readings").is_some());
        }
        assert_eq!(now, before);
        // The next save is one of this version, with nothing left of the old form.
        let part = record.part().expect("a part");
        let next = record.next(BEGAN + 99_000, part.to_json());
        let fresh = saved(&part, "w7k3");
        assert_eq!(next.value()["data"], fresh.value()["data"]);
        assert_eq!(next.value()["v"], json!(2));
        assert_eq!(Record::parse(&next.text()).map(|record| record.part()), Ok(Ok(part)));
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
    for fixture in EACH_FINISHED {
        let mut value = json_of(fixture);
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
}

#[test]
fn fields_of_notes_that_this_version_does_not_know_are_kept() {
    let mut value = json_of(V2_NOTES);
    value["mood"] = json!("sunny");
    value["data"]["tags"] = json!(["a", "b"]);
    let record = Record::parse(&value.to_string()).expect("unknown fields are no fault");
    let mut notes = notes::merged([&record]).swap_remove(0);
    notes.write("p", "step-in".to_owned(), &WriterId::new("w7k3"), BEGAN + 10_000);
    let next = Record::parse(&record.next(BEGAN + 10_000, notes.part().to_json()).text()).expect("a record");
    assert_eq!((&next.value()["mood"], &next.value()["data"]["tags"]), (&json!("sunny"), &json!(["a", "b"])));
    assert_eq!(notes::merged([&next]), [notes]);
}

#[test]
fn a_record_of_a_kind_this_version_does_not_know_is_kept_as_it_is() {
    // Even if it has fields that an attempt would be brought up to date in.
    let data = json!({ "any": "thing", "finished": { "scores": [] } });
    for version in 1..=VERSION {
        let value = json!({ "v": version, "kind": "goal", "id": "g1", "rev": 7, "data": data });
        let record = Record::parse(&value.to_string()).expect("a record");
        let expected = json!({ "v": VERSION, "kind": "goal", "id": "g1", "rev": 7, "data": data });
        assert_eq!(json_of(&record.text()), expected);
        assert_eq!(record.key("base"), "base:r:goal:g1");
        assert_eq!(attempts(&[record]), []);
    }
}

/// The revision is a number from somewhere else; the highest there is must not be passed.
#[test]
fn a_revision_at_its_end() {
    for fixture in EACH_FINISHED {
        let text = with(fixture, "/rev", Some(json!(u64::MAX)));
        let record = Record::parse(&text).expect("a record");
        assert_eq!(record.next(0, finished().to_json()).rev, u64::MAX);
    }
}

#[test]
fn texts_that_are_no_record() {
    let deep = "[".repeat(100_000);
    for fixture in EACH_FINISHED {
        let half = fixture.split_at(fixture.len() / 2).0;
        let (array, more) = (format!("[{fixture}]"), format!("{fixture}x"));
        for text in ["", "not json", half, &more, "\"text\"", "null", "7", &array, &deep] {
            let parsed = Record::parse(text);
            assert!(matches!(parsed, Err(Unreadable::Damaged(_))), "{parsed:?}");
        }
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
    ];
    let of_version_1 = [
        ("/data/finished/scores", None),
        ("/data/finished/scores/0/ranking/0/count", Some(json!(300))),
        ("/data/finished/scores/0/outcome", Some(json!("great"))),
    ];
    let of_version_2 = [
        ("/data/finished/readings", None),
        ("/data/finished/readings/0/figures/birch", Some(json!(300))),
        ("/data/finished/readings/0/outcome", Some(json!(7))),
    ];
    for (fixture, more) in [(V1_FINISHED, of_version_1), (V2_FINISHED, of_version_2)] {
        for (pointer, value) in table.iter().chain(&more) {
            let parsed = Record::parse(&with(fixture, pointer, value.clone()));
            assert!(matches!(parsed, Err(Unreadable::Damaged(_))), "{pointer} {value:?}: {parsed:?}");
        }
    }
}

/// Notes that nobody could read would stay where they are without a word; so they are damaged like any record. Which
/// field it is, is told where they are read (`notes.rs`).
#[test]
#[rustfmt::skip]
fn damaged_notes() {
    let answer = "/data/texts/a~1last-fix~11795219200000";
    let table = [
        ("/data/of",                        None),
        ("/data/of",                        Some(json!("guide"))),
        ("/data/of",                        Some(json!("guide.letting-go.more"))),
        ("/data/of",                        Some(json!("sheet.letting-go"))),
        ("/data/texts",                     None),
        ("/data/texts",                     Some(json!([]))),
        ("/data/texts/p",                   Some(json!("audit"))),
        ("/data/texts/p/at",                Some(json!("5"))),
        ("/data/texts/p/text",              None),
        ("/data/texts/p/by",                None),
        ("/data/texts/p/seen",              Some(json!(5))),
        (&format!("{answer}/rivals"),       Some(json!({}))),
        (&format!("{answer}/rivals/0"),     Some(json!(null))),
        (&format!("{answer}/rivals/0/at"),  None),
        (&format!("{answer}/seen/w7k3"),    Some(json!(1.5))),
    ];
    for (pointer, value) in table {
        let parsed = Record::parse(&with(V2_NOTES, pointer, value.clone()));
        assert_eq!(parsed, Err(damaged("notes")), "{pointer} {value:?}");
    }
    assert!(Record::parse(&with(V2_NOTES, "/data/texts/p", None)).is_ok());
    assert!(Record::parse(&with(V2_NOTES, "/data/more", Some(json!(7)))).is_ok());
    assert!(Record::parse(&with(V2_NOTES, "/v", Some(json!(1)))).is_ok(), "version 1 had none, and would not mind");
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
    let no_figure = || json!([null, "5", 1.5, -1, 101, 256, [5], {}, true]);
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
        ("/marks/work/q0/words",   MAY,  json!([7, true, ["a"], {}]),              "words"),
        ("/marks/context/c0/at",   MUST, no_time(),                                "at"),
        ("/finished",              MAY,  json!([7, "yes", true, [], {}]),          "at"),
        ("/finished/at",           MUST, no_time(),                                "at"),
        ("/finished/scored",       MUST, no_time(),                                "scored"),
    ];
    let first = "/finished/readings/0";
    let of_version_2 = [
        ("/finished/readings",        MUST, json!([null, 7, "a", {}]),             "readings"),
        ("/finished/readings/0",      MAY,  json!([null, 7, "a", [], {}]),         "figures"),
        ("/series",                   MUST, no_text(),                             "series"),
        ("/outcome",                  MUST, no_text(),                             "outcome"),
        ("/leads",                    MUST, json!([null, 7, "a", {}]),             "leads"),
        ("/leads/0",                  MAY,  no_text(),                             "leads"),
        ("/figures",                  MUST, json!([null, 7, "a", []]),             "figures"),
        ("/figures/birch",            MAY,  no_figure(),                           "figures"),
    ];
    for (pointer, must, wrong, field) in table.iter().chain(&of_version_2) {
        let known = pointer.starts_with("/finished") || table.iter().any(|row| row.0 == *pointer);
        let place = if known { format!("/data{pointer}") } else { format!("/data{first}{pointer}") };
        let wrong = wrong.as_array().expect("a list").iter().cloned().map(Some);
        for value in wrong.chain(must.then_some(None)) {
            let text = with(V2_FINISHED, &place, value.clone());
            let data = plain(&json_of(&text)["data"]);
            assert_eq!(Part::from_json(&data), Err(*field), "{place} {value:?}");
            assert_eq!(Record::parse(&text), Err(damaged(field)), "{place} {value:?}");
            // Version 1 had all of this but the readings, and no words.
            if table.iter().any(|row| row.0 == *pointer) {
                let text = with(V1_FINISHED, &place, value.clone());
                assert_eq!(Record::parse(&text), Err(damaged(field)), "{place} {value:?}");
            }
        }
        if !must {
            assert!(Record::parse(&with(V2_FINISHED, &place, None)).is_ok(), "without {place}");
        }
    }
    assert_eq!(Part::from_json(&plain(&json!(null))), Part::from_json(&plain(&json!([]))));
}

/// What an old version cannot have written was damaged since. It is said to be so, and left as it
/// is: an answer is not worth less because the result beside it cannot be read, but a result that
/// nobody was shown must not be made up.
#[test]
#[rustfmt::skip]
fn each_bad_score_of_version_1_is_refused() {
    let no_text = || json!([null, 7, true, ["a"], { "a": "a" }]);
    let no_byte = || json!([null, "5", 1.5, -1, 256, 4_294_967_295_u32, [5], {}, true]);
    let table = [
        ("",                          json!([null, 7, "a", [], {}])),
        ("/lens",                     no_text()),
        ("/ranking",                  json!([null, 7, "a", {}])),
        ("/ranking/0",                json!([null, 7, "a", [], {}])),
        ("/ranking/0/dimension",      no_text()),
        ("/ranking/0/count",          no_byte()),
        ("/answered",                 no_byte()),
        ("/outcome",                  json!([
            null, 7, "", "great", "Unclear", "named", "thin", ["unclear"], {}, { "great": {} }, { "unclear": {} },
            { "named": null }, { "named": 7 }, { "named": "ash" }, { "named": ["ash"] }, { "named": {} },
            { "named": { "dimension": 7 } }, { "named": { "first": "ash" } },
            { "blend": {} }, { "blend": { "second": "ash" } }, { "blend": { "first": "ash" } },
            { "blend": { "first": 1, "second": "ash" } }, { "blend": ["ash", "elm"] },
            { "thin": {} }, { "thin": 3 }, { "thin": { "missing": "3" } }, { "thin": { "missing": 256 } },
        ])),
    ];
    for (pointer, wrong) in table {
        let wrong = wrong.as_array().expect("a list").iter().cloned().map(Some);
        // Taken away is a list with one score less, which is fine.
        let none = (!pointer.is_empty() && pointer != "/ranking/0").then_some(None);
        for value in wrong.chain(none) {
            let place = format!("/data/finished/scores/0{pointer}");
            let text = with(V1_FINISHED, &place, value.clone());
            assert_eq!(Record::parse(&text), Err(damaged("readings")), "{place} {value:?}");
        }
    }
    for wrong in [json!(null), json!(7), json!("a"), json!({})] {
        let text = with(V1_FINISHED, "/data/finished/scores", Some(wrong.clone()));
        assert_eq!(Record::parse(&text), Err(damaged("readings")), "{wrong}");
    }
}

/// Nothing reads these any more, so nothing is refused for their sake.
#[test]
fn what_a_reading_has_no_use_for_may_be_anything() {
    for field in ["asked", "lead", "margin"] {
        for value in [json!(null), json!("5"), json!(-1), json!({})] {
            assert_eq!(with_score(|score| score[field] = value.clone()), Ok(finished()), "{field}: {value}");
        }
    }
}

/// Every outcome of version 1, how it stood in a record, and the reading it becomes.
#[test]
fn outcomes_of_version_1() {
    let table = [
        (json!({ "named": { "dimension": "ash" } }), "named", vec!["ash"]),
        (json!({ "blend": { "first": "elm", "second": "ash" } }), "blend", vec!["elm", "ash"]),
        (json!("unclear"), "unclear", vec![]),
        (json!({ "thin": { "missing": 3 } }), THIN, vec![]),
    ];
    for (stood, outcome, leads) in table {
        let part = with_score(|score| score["outcome"] = stood.clone()).expect("a record");
        let reading = &part.finished.as_ref().expect("finished").readings[0];
        assert_eq!((reading.outcome.as_str(), reading.leads.iter().map(String::as_str).collect()), (outcome, leads));
        let again = Record::parse(&saved(&part, "w1").text()).expect("a record");
        assert_eq!(again.part(), Ok(part), "{stood}");
    }
    // Without any answers there is no share to work out.
    let nothing =
        json!({ "lens": "work", "answered": 0, "outcome": "unclear", "ranking": [{ "dimension": "ash", "count": 0 }] });
    let part = with_score(|score| *score = nothing.clone()).expect("a record");
    assert_eq!(part.finished.expect("finished").readings[0].figures, [("ash".to_owned(), 0)]);
}

/// Readings of whatever a later engine names are kept: names are content, not format.
#[test]
fn outcomes_that_nobody_knows_are_kept() {
    let mut part = finished();
    let readings = &mut part.finished.as_mut().expect("finished").readings;
    readings[1].outcome = "quite-new".to_owned();
    readings[1].leads = vec!["Something else".to_owned(); 5];
    readings[1].figures.clear();
    let record = saved(&part, "w1");
    assert_eq!(record.value()["data"]["finished"]["readings"][1]["outcome"], json!("quite-new"));
    assert_eq!(Record::parse(&record.text()).expect("a record").part(), Ok(part));
}

/// "Not sure" may be left out or written as nothing, and so may words, and a result that was not seen.
#[test]
fn nothing_may_be_written_or_left_out() {
    let mut unsure = finished();
    let marks = unsure.marks.get_mut(&LensId::new("work")).expect("marked");
    marks.get_mut(&q(0)).expect("marked").choice = None;
    let unseen = Part { finished: None, ..finished() };
    for fixture in EACH_FINISHED {
        let read = |pointer: &str, value| {
            let record = Record::parse(&with(fixture, pointer, value));
            record.and_then(|record| record.part().map(sorted).map_err(|_| Unreadable::Newer(0)))
        };
        for value in [None, Some(Value::Null)] {
            assert_eq!(read("/data/marks/work/q0/choice", value.clone()), Ok(sorted(unsure.clone())));
            assert_eq!(read("/data/marks/work/q0/words", value.clone()), Ok(sorted(finished())));
            assert_eq!(read("/data/finished", value), Ok(unseen.clone()));
        }
    }
}

fn any_reading() -> impl Strategy<Value = Reading> {
    let figures = prop::collection::btree_map("[a-z]{1,4}", 0..=100_u8, 0..4);
    let words = || prop::collection::vec(".{0,6}", 0..3);
    (".{0,8}", ".{0,8}", words(), figures).prop_map(|(series, outcome, leads, figures)| Reading {
        series: LensId::new(series),
        outcome,
        leads,
        figures: figures.into_iter().collect(),
    })
}

proptest! {
    /// Marks of any sheet at any times, with any words and any readings.
    #[test]
    fn every_part_comes_back(
        (assessment, sheet) in any_answered(),
        (began, step, seen) in (any::<Millis>(), 0..100_000_i64, any::<bool>()),
        seed in any::<u64>(),
        written in prop::collection::btree_map(0..9_usize, ".{0,40}", 0..4),
        more in prop::collection::vec(any_reading(), 0..3),
    ) {
        let mut part = Part { seed, started: began, ..begun("mi5k2a7xq31d") };
        let in_context = LensId::new(CONTEXT);
        let context = (&in_context, &sheet.context);
        for (lens, marks) in sheet.lenses.iter().chain([context]) {
            for (question, choice) in marks {
                part.mark(lens, question, choice.clone(), began.saturating_add(step));
            }
        }
        for (number, words) in written {
            part.write(&LensId::new(WORDS), &q(number), words, began);
        }
        let readings = assessment.score(&sheet, &[]).readings().into_iter().chain(more).collect();
        part.finished = seen.then_some(Finished { at: began, scored: -step, readings });
        let record = saved(&part, "w1");
        prop_assert_eq!(record.part(), Ok(part.clone()));
        prop_assert_eq!(Record::parse(&record.text()), Ok(record.clone()));
        // `serde_json` changes nothing either.
        let other = Record::parse(&record.value().to_string()).expect("a record");
        prop_assert_eq!(other.part().map(sorted), Ok(sorted(part)));
    }
}

/// A newer version is told from damage by its number alone: whatever else it changed.
#[test]
fn texts_of_a_newer_version() {
    let table = [
        (r#"{"v":3}"#.to_owned(), 3),
        (r#"{"v":900,"data":[]}"#.to_owned(), 900),
        (with(V2_FINISHED, "/v", Some(json!(3))), 3),
        (with(V1_FINISHED, "/v", Some(json!(u64::MAX))), u64::MAX),
    ];
    for (text, version) in table {
        assert_eq!(Record::parse(&text), Err(Unreadable::Newer(version)), "{text}");
    }
}

/// What calls itself of this version is not brought up to it.
#[test]
fn scores_in_a_record_of_version_2_are_no_readings() {
    let text = with(V1_FINISHED, "/v", Some(json!(2)));
    assert_eq!(Record::parse(&text), Err(damaged("readings")));
}

#[test]
fn fields_that_may_be_absent() {
    for fixture in EACH_FINISHED {
        let mut value = json_of(fixture);
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
}

#[test]
fn what_is_wrong_is_said() {
    let damaged = Record::parse("[]").expect_err("no envelope");
    assert_eq!(damaged.to_string(), "it cannot be read (no version)");
    let newer = Record::parse(r#"{"v":3}"#).expect_err("newer");
    assert_eq!(newer.to_string(), "it was saved by a newer version of this site (format 3)");
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

/// Tabs of two versions of the site may have kept parts of one attempt.
#[test]
fn parts_of_different_versions_are_put_together() {
    let old = Record::parse(V1_FINISHED).expect("a record");
    let mut more = finished();
    more.mark(&LensId::new("work"), &q(3), Some(option("ash")), BEGAN + 95_000);
    let result = more.finished.as_mut().expect("finished");
    (result.scored, result.readings[0].outcome) = (BEGAN + 96_000, "unclear".to_owned());
    let new = saved(&more, "w8");
    for records in [[old.clone(), new.clone()], [new, old]] {
        assert_eq!(attempts(&records), [more.clone()]);
    }
}
