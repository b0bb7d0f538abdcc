//! Worksheets: where texts are kept, in which order rows stand, what is said about what was filled in, and the
//! document that comes out.

use proptest::prelude::*;
use pulldown_cmark::{Event, Parser, Tag, TagEnd};
use waymark_domain::attempt::Millis;
use waymark_domain::ids::{ColumnId, FieldId, OptionId, SheetId, WorksheetId, WriterId};
use waymark_domain::json::object;
use waymark_domain::notes::{DAY, Merged, NOTES, Subject, day};
use waymark_domain::record::Record;
use waymark_domain::worksheet::{
    Check, Column, Document, Entry, Field, Filled, Input, Piece, Plain, Portion, Remark, Rule, Slot, Worksheet,
    between, latest,
};

/// Noon of 21 November 2026.
const NOW: Millis = 1_795_262_400_000;
const HOUR: Millis = 60 * 60 * 1000;

fn options(texts: &[(&str, &str)]) -> Vec<(OptionId, String)> {
    texts.iter().map(|(id, text)| (OptionId::new(*id), (*text).to_owned())).collect()
}

fn column(id: &str, label: &str, plain: Plain) -> Column {
    Column { id: ColumnId::new(id), label: label.to_owned(), plain, options: Vec::new() }
}

/// Readers: a line, some lines, a choice, a day, a number.
fn rows(start: u8) -> Input {
    let why = options(&[("use", "will use it"), ("run", "will run it")]);
    let columns = vec![
        column("who", "Reader", Plain::Line),
        column("missed", "What they missed", Plain::Text),
        Column { options: why, ..column("why", "Why them?", Plain::Line) },
        column("by", "By", Plain::Date),
        column("hours", "Hours", Plain::Number("hours".to_owned())),
    ];
    Input::Rows { columns, start, row: "reader".to_owned() }
}

fn field(id: &str, input: Input) -> Field {
    Field {
        id: FieldId::new(id),
        label: format!("Question {id}?"),
        help: String::new(),
        heading: format!("On {id}"),
        example: String::new(),
        input,
        checks: Vec::new(),
    }
}

fn ticks() -> Input {
    Input::Ticks(options(&[("a", "First"), ("b", "Second"), ("c", "Third")]))
}

fn choice() -> Input {
    Input::Choice(options(&[("weeks", "Some weeks"), ("grave", "Lose data")]))
}

fn in_field(text: &str) -> (Slot, String) {
    (Slot::Field(FieldId::new("x")), text.to_owned())
}

fn cell(row: &str, column: &str, text: &str) -> (Slot, String) {
    (Slot::Cell(FieldId::new("x"), row.to_owned(), ColumnId::new(column)), text.to_owned())
}

fn tick(option: &str) -> (Slot, String) {
    (Slot::Tick(FieldId::new("x"), OptionId::new(option)), "1".to_owned())
}

fn filled(texts: &[(Slot, String)]) -> Filled {
    with(Filled::default(), texts)
}

fn with(filled: Filled, texts: &[(Slot, String)]) -> Filled {
    texts.iter().fold(filled, |filled, (slot, text)| filled.with(slot.clone(), text, NOW))
}

fn words(number: usize) -> String {
    vec!["word"; number].join(" ")
}

// ------------------------------------------------------------------------------------------------ places

#[test]
fn keys_are_as_they_were() {
    let (field, row) = (FieldId::new("readers"), "mi5k2a7xq31d".to_owned());
    let column = ColumnId::new("who");
    for (slot, key) in [
        (Slot::Name, "name"),
        (Slot::Field(field.clone()), "f/readers"),
        (Slot::Tick(field.clone(), OptionId::new("five")), "f/readers/five"),
        (Slot::Cell(field.clone(), row.clone(), column.clone()), "w/readers/mi5k2a7xq31d/who"),
        (Slot::Place(field.clone(), row.clone()), "o/readers/mi5k2a7xq31d"),
        (Slot::looked(&field, "Is it one person?"), "k/readers/ac5c6748"),
        (Slot::Name.beside(), "b/name"),
        (Slot::Cell(field, row, column).beside(), "b/w/readers/mi5k2a7xq31d/who"),
    ] {
        assert_eq!(slot.key(), key);
        assert_eq!(Slot::parse(key), Some(slot));
    }
}

#[test]
fn what_is_no_key_is_no_place() {
    for key in ["", "name/x", "f", "f/", "f//", "f/A b", "w/x/y", "o/x", "z/x", "b/b/name", "b/", "f/x/y/z", "start"] {
        assert_eq!(Slot::parse(key), None, "{key}");
    }
}

fn any_id() -> impl Strategy<Value = String> {
    "[a-z0-9][a-z0-9-]{0,12}"
}

fn any_slot() -> impl Strategy<Value = Slot> {
    let plain = prop_oneof![
        Just(Slot::Name),
        any_id().prop_map(|id| Slot::Field(FieldId::new(id))),
        (any_id(), any_id()).prop_map(|(id, option)| Slot::Tick(FieldId::new(id), OptionId::new(option))),
        (any_id(), any_id(), any_id()).prop_map(|(id, row, column)| Slot::Cell(
            FieldId::new(id),
            row,
            ColumnId::new(column)
        )),
        (any_id(), any_id()).prop_map(|(id, row)| Slot::Place(FieldId::new(id), row)),
        (any_id(), "[^/]{0,20}").prop_map(|(id, say)| Slot::looked(&FieldId::new(id), &say)),
    ];
    (plain, any::<bool>()).prop_map(|(slot, beside)| if beside { slot.beside() } else { slot })
}

proptest! {
    #[test]
    fn every_place_is_found_again_by_its_key(slot in any_slot()) {
        prop_assert_eq!(Slot::parse(&slot.key()), Some(slot));
    }

    #[test]
    fn two_places_never_share_a_key(one in any_slot(), other in any_slot()) {
        prop_assert_eq!(one.key() == other.key(), one == other);
    }
}

#[test]
fn what_was_filled_in_is_what_the_notes_say() {
    let writer = WriterId::new("w1");
    let mut notes = Merged::new(Subject::Sheet(WorksheetId::new("strategy"), SheetId::new("s1")));
    notes.write("f/x", " Some words ".to_owned(), &writer, NOW);
    notes.write("f/y", "Gone".to_owned(), &writer, NOW);
    notes.write("f/y", String::new(), &writer, NOW + 1);
    notes.write("what/a/newer/version/wrote", "unknown".to_owned(), &writer, NOW);
    let seen = Filled::of(&notes);
    assert_eq!(seen.text(&Slot::Field(FieldId::new("x"))), "Some words");
    assert_eq!(seen.text(&Slot::Field(FieldId::new("y"))), "");
    assert_eq!(seen, Filled::default().with(Slot::Field(FieldId::new("x")), " Some words ", NOW));
}

#[test]
fn the_latest_document_is_found_by_the_ids_of_records() {
    let record =
        |kind: &str, id: &str, at: Millis| Record::new(kind, id.to_owned(), &WriterId::new("w"), at, object([]));
    let of = |records: &[Record], id: &str| latest(records, &WorksheetId::new(id));
    let all = [
        record(NOTES, "sheet.strategy.old.w1", NOW - DAY),
        record(NOTES, "sheet.strategy.new.w1", NOW - HOUR),
        record(NOTES, "sheet.strategy.old.w2", NOW),
        record(NOTES, "sheet.strategy-two.other.w1", NOW + HOUR),
        record(NOTES, "guide.strategy.w1", NOW + HOUR),
        record("attempt", "sheet.strategy.attempt.w1", NOW + HOUR),
    ];
    assert_eq!(of(&all, "strategy"), Some(SheetId::new("old")), "written last by another page");
    assert_eq!(of(&all[..2], "strategy"), Some(SheetId::new("new")));
    assert_eq!(of(&all, "vision"), None);
}

// ------------------------------------------------------------------------------------------------ rows

/// The ids of the rows, in order.
fn order(field: &Field, filled: &Filled) -> String {
    filled.rows(field).join(" ")
}

#[test]
fn rows_begin_empty_and_keep_the_order_they_are_shown_in() {
    let field = field("x", rows(3));
    assert_eq!(order(&field, &Filled::default()), "1 2 3");
    let second = filled(&[cell("2", "who", "Ola")]);
    assert_eq!(order(&field, &second), "1 2 3", "the first is still empty and still the first");
    let added = with(second.clone(), &second.added(&field, "mi5k2a7x"));
    let added = with(added.clone(), &added.added(&field, "mi5k2b00"));
    assert_eq!(order(&field, &added), "1 2 3 mi5k2a7x mi5k2b00");
    assert_eq!(order(&self::field("y", rows(2)), &added), "1 2", "another field's rows are its own");
    assert_eq!(order(&self::field("z", choice()), &added), "", "what has no rows has none");
}

#[test]
fn a_row_that_holds_something_is_never_hidden() {
    let field = field("x", rows(1));
    let other = filled(&[cell("mi5k2a7x", "a-column-that-is-gone", "Ola")]);
    assert_eq!(order(&field, &other), "1 mi5k2a7x");
    // Another tab wrote into a row that this one took out.
    let gone = with(Filled::default(), &Filled::default().removed(&field, "1"));
    assert_eq!(order(&field, &gone), "");
    assert_eq!(order(&field, &with(gone, &[cell("1", "who", "Ola")])), "1");
}

#[test]
fn rows_are_moved_taken_out_and_put_back() {
    let field = field("x", rows(3));
    let begun = filled(&[cell("1", "who", "Ola"), cell("2", "who", "Ye-jin"), cell("3", "who", "Emeka")]);
    let up = with(begun.clone(), &begun.moved(&field, "3", 0));
    assert_eq!(order(&field, &up), "3 1 2");
    let down = with(up.clone(), &up.moved(&field, "3", 2));
    assert_eq!(order(&field, &down), "1 2 3");
    // Whoever is added comes last, wherever the others went.
    let last = with(up.clone(), &up.moved(&field, "1", 2));
    let added = with(last.clone(), &last.added(&field, "0"));
    assert_eq!(order(&field, &added), "3 2 1 0");

    let kept = added.of_row(&field, "2");
    let taken = added.removed(&field, "2");
    let out = with(added.clone(), &taken);
    assert_eq!(order(&field, &out), "3 1 0");
    assert_eq!(out.text(&cell("2", "who", "").0), "", "its words are gone, too");
    let place = (Slot::Place(FieldId::new("x"), "2".to_owned()), String::new());
    let back = with(with(out, &[place]), &kept);
    assert_eq!(back, added);

    let kept = added.of_row(&field, "0");
    let out = with(added.clone(), &added.removed(&field, "0"));
    assert_eq!(order(&field, &out), "3 2 1");
    assert_eq!(with(out, &kept), added, "one that was added comes back to its place");
}

#[test]
fn moving_a_row_writes_one_place_and_no_cell() {
    let field = field("x", rows(4));
    let texts = Filled::default().moved(&field, "4", 1);
    assert_eq!(texts, [(Slot::Place(FieldId::new("x"), "4".to_owned()), "1i".to_owned())]);
}

#[test]
fn two_tabs_that_move_different_rows_both_have_their_way() {
    let field = field("x", rows(5));
    let (one, other) = (Filled::default().moved(&field, "5", 0), Filled::default().moved(&field, "2", 3));
    assert_eq!(order(&field, &filled(&[one, other].concat())), "5 1 3 4 2");
}

#[test]
fn places_that_leave_no_room_are_all_chosen_anew() {
    let field = field("x", rows(3));
    let place = |row: &str, place: &str| (Slot::Place(FieldId::new("x"), row.to_owned()), place.to_owned());
    for places in [
        // Two tabs moved two rows to the same place.
        vec![place("1", "5"), place("2", "5")],
        // A place that nothing here makes.
        vec![place("1", "5"), place("2", "50")],
        vec![place("1", "Ä"), place("2", "Ö")],
    ] {
        let begun = filled(&places);
        let shown = begun.rows(&field);
        let (first, second) = (shown.iter().position(|row| row == "1"), shown.iter().position(|row| row == "2"));
        let to = first.max(second).expect("both are there");
        let moved = with(begun.clone(), &begun.moved(&field, "3", to));
        let mut wanted: Vec<String> = shown.into_iter().filter(|row| row != "3").collect();
        wanted.insert(to, "3".to_owned());
        assert_eq!(moved.rows(&field), wanted, "{places:?}");
    }
}

/// Something that happens to rows.
#[derive(Clone, Debug)]
enum Happening {
    Add,
    Move(usize, usize),
    Remove(usize),
}

fn any_happening() -> impl Strategy<Value = Happening> {
    prop_oneof![
        3 => Just(Happening::Add),
        5 => (any::<prop::sample::Index>(), any::<prop::sample::Index>())
            .prop_map(|(from, to)| Happening::Move(from.index(20), to.index(20))),
        1 => any::<prop::sample::Index>().prop_map(|row| Happening::Remove(row.index(20))),
    ]
}

proptest! {
    #[test]
    fn something_is_always_between(low in "[0-9a-z]{0,6}", high in prop::option::of("[0-9a-z]{0,6}")) {
        match between(&low, high.as_deref()) {
            Some(made) => {
                prop_assert!(low < made && high.as_ref().is_none_or(|high| made < *high), "{low} {made} {high:?}");
                prop_assert!(!made.ends_with('0'));
            }
            // Nothing sorts before what ends in zeros, but what it ends in zeros of.
            None => {
                let high = high.expect("behind everything there is always room");
                prop_assert!(high <= low || high.trim_end_matches('0') == low.trim_end_matches('0'), "{low} {high}");
            }
        }
    }

    #[test]
    fn rows_stand_where_they_were_put(happenings in prop::collection::vec(any_happening(), 0..40)) {
        let field = field("x", rows(3));
        let mut now = Filled::default();
        let mut wanted: Vec<String> = now.rows(&field);
        for (number, happening) in happenings.into_iter().enumerate() {
            match happening {
                Happening::Add => {
                    // Ids are made of the time, and a clock can be set back.
                    let id = format!("m{:03}", (number * 37) % 101);
                    if !wanted.contains(&id) {
                        now = with(now.clone(), &now.added(&field, &id));
                        wanted.push(id);
                    }
                }
                Happening::Move(from, to) if from < wanted.len() && to < wanted.len() => {
                    let row = wanted.remove(from);
                    now = with(now.clone(), &now.moved(&field, &row, to));
                    wanted.insert(to, row);
                }
                Happening::Remove(row) if row < wanted.len() => {
                    let row = wanted.remove(row);
                    now = with(now.clone(), &now.removed(&field, &row));
                }
                Happening::Move(..) | Happening::Remove(_) => {}
            }
            prop_assert_eq!(now.rows(&field), wanted.clone());
        }
    }
}

// ------------------------------------------------------------------------------------------------ checks

/// What is said about a field with one check.
fn said(input: Input, rule: Rule, texts: &[(Slot, String)], now: Millis) -> bool {
    let check = Check { rule, say: "Look again.".to_owned() };
    let field = Field { checks: vec![check.clone()], ..field("x", input) };
    let remarks = field.remarks(&filled(texts), now, 0);
    assert!(remarks.iter().all(|remark| *remark == Remark::Check(&check)), "{remarks:?}");
    !remarks.is_empty()
}

#[test]
fn each_rule_holds_where_it_should() {
    let line = || Input::Plain(Plain::Line);
    let number = || Input::Plain(Plain::Number("hours".to_owned()));
    let list = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
    let many = u32::MAX;
    let three = [cell("1", "who", "Ola"), cell("2", "missed", "All of it"), cell("3", "why", "use")];
    for (input, rule, texts, holds) in [
        (line(), Rule::Words(2, 4), vec![in_field(&words(1))], false),
        (line(), Rule::Words(2, 4), vec![in_field(&words(2))], true),
        (line(), Rule::Words(2, 4), vec![in_field(&words(4))], true),
        (line(), Rule::Words(2, 4), vec![in_field(&words(5))], false),
        (line(), Rule::Words(0, 4), vec![in_field("one")], true),
        (line(), Rule::Words(2, many), vec![in_field(" a\n b ")], true),
        // Of rows, what is typed in words: no ids of options, no days, no numbers.
        (rows(0), Rule::Words(4, 4), three.to_vec(), true),
        (rows(0), Rule::Words(1, many), vec![cell("1", "why", "use"), cell("1", "by", "2027-03-01")], false),
        (rows(0), Rule::Rows(3, many), three.to_vec(), true),
        (rows(0), Rule::Rows(4, many), three.to_vec(), false),
        (rows(9), Rule::Rows(0, 2), three.to_vec(), false),
        (rows(9), Rule::Rows(0, 3), three.to_vec(), true),
        (ticks(), Rule::Ticked(2, many), vec![tick("a")], false),
        (ticks(), Rule::Ticked(2, many), vec![tick("a"), tick("c")], true),
        (ticks(), Rule::Ticked(0, 1), vec![tick("a"), tick("c")], false),
        (ticks(), Rule::Ticked(0, 1), vec![tick("a"), tick("no-longer-offered")], true),
        (number(), Rule::Number(2, 8), vec![in_field("2")], true),
        (number(), Rule::Number(2, 8), vec![in_field("8.0")], true),
        (number(), Rule::Number(2, 8), vec![in_field("8.001")], false),
        (number(), Rule::Number(2, 8), vec![in_field("1,9")], false),
        (number(), Rule::Number(2, 8), vec![in_field("7,5")], true),
        (number(), Rule::Number(2000, 2400), vec![in_field("2,300")], true),
        (number(), Rule::Number(-3, 8), vec![in_field("-2.5")], true),
        (number(), Rule::Number(-3, 8), vec![in_field("−4")], false),
        (line(), Rule::Mentions(list(&["because", "so that"])), vec![in_field("So, THAT is it")], true),
        (line(), Rule::Mentions(list(&["because", "so that"])), vec![in_field("so, and that")], false),
        (line(), Rule::Mentions(list(&["don’t"])), vec![in_field("I don't know")], true),
        (line(), Rule::Mentions(list(&["log"])), vec![in_field("catalogue")], false),
        (rows(0), Rule::Mentions(list(&["all of it"])), three.to_vec(), true),
        (rows(0), Rule::Mentions(list(&["use"])), three.to_vec(), false),
        (line(), Rule::Avoids(list(&["best practice"])), vec![in_field("Our best-practice way")], false),
        (line(), Rule::Avoids(list(&["best practice"])), vec![in_field("the best, practice")], false),
        (line(), Rule::Avoids(list(&["best practice"])), vec![in_field("best practices")], true),
        (rows(0), Rule::Avoids(list(&["ola"])), three.to_vec(), false),
        (line(), Rule::Ask, vec![in_field("x")], false),
        (
            line(),
            Rule::Ask,
            vec![in_field("x"), (Slot::looked(&FieldId::new("x"), "Look again."), "1".to_owned())],
            true,
        ),
        (line(), Rule::Ask, vec![in_field("x"), (Slot::looked(&FieldId::new("x"), "Another?"), "1".to_owned())], false),
        (choice(), Rule::Ask, vec![in_field("weeks")], false),
    ] {
        let about = format!("{rule:?} of {texts:?}");
        assert_eq!(said(input, rule, &texts, NOW), !holds, "{about}");
    }
}

#[test]
fn an_empty_field_is_no_mistake() {
    let rules = [
        Rule::Words(20, 40),
        Rule::Rows(3, 5),
        Rule::Number(3, 5),
        Rule::Ticked(1, 2),
        Rule::Days(1, 2),
        Rule::Mentions(vec!["because".to_owned()]),
        Rule::Ask,
    ];
    let nothing =
        [in_field("  \n "), cell("1", "who", " "), (Slot::Place(FieldId::new("x"), "2".to_owned()), "5".to_owned())];
    for rule in rules {
        for input in [Input::Plain(Plain::Text), Input::Plain(Plain::Date), choice(), ticks(), rows(3)] {
            assert!(!said(input.clone(), rule.clone(), &[], NOW), "{rule:?} of {input:?}");
            assert!(!said(input.clone(), rule.clone(), &nothing, NOW), "{rule:?} of {input:?}");
        }
    }
}

/// A day so many days after today, as a browser writes it.
fn ahead(days: i64) -> String {
    let wanted = NOW.div_euclid(DAY) + days;
    let all =
        (2025..=2028).flat_map(|year| (1..=12).flat_map(move |month| (1..=31).map(move |day| (year, month, day))));
    let all = all.map(|(year, month, day)| format!("{year}-{month:02}-{day:02}"));
    all.into_iter().find(|text| day(text) == Some(wanted)).expect("within these years")
}

#[test]
fn a_day_is_judged_by_the_day_it_was_written_on() {
    let judge = |chosen: i64, later: Millis, east: Millis| {
        let check = Check { rule: Rule::Days(2, 21), say: "Look again.".to_owned() };
        let field = Field { checks: vec![check], ..field("x", Input::Plain(Plain::Date)) };
        field.remarks(&filled(&[in_field(&ahead(chosen))]), NOW + later, east).is_empty()
    };
    for (chosen, later, holds) in [
        (1, 0, false),
        (2, 0, true),
        (21, 0, true),
        (22, 0, false),
        // A year mistyped: said while it can be mended.
        (-300, 0, false),
        // Well chosen, it stays so, although it comes nearer and passes.
        (2, DAY, true),
        (2, 2 * DAY, true),
        (2, 90 * DAY, true),
        (21, 20 * DAY, true),
        // Badly chosen, it is said until it has passed.
        (1, DAY, false),
        (1, 2 * DAY, true),
        (22, 20 * DAY, false),
        (22, 23 * DAY, true),
        (-300, DAY, true),
    ] {
        assert_eq!(judge(chosen, later, 0), holds, "{chosen} days ahead, {later} ms later");
    }
    // It is noon in Greenwich, and the next day in the far east already.
    assert!(!judge(2, 0, 14 * HOUR));
    assert!(judge(22, 0, 14 * HOUR));
    // In the far west it is still the day before.
    assert!(judge(1, 0, -13 * HOUR));
}

#[test]
fn what_is_no_number_or_day_is_told_so_and_not_judged() {
    let of = |plain: Plain, rule: Rule, text: &str| {
        let check = Check { rule, say: "Look again.".to_owned() };
        let field = Field { checks: vec![check], ..field("x", Input::Plain(plain)) };
        field
            .remarks(&filled(&[in_field(text)]), NOW, 0)
            .iter()
            .map(|remark| remark.words().to_owned())
            .collect::<Vec<_>>()
    };
    for text in ["about 6", "6 h", "six", "-", ".", ",", "1.2.3", "--2", "1234567890123456"] {
        let said = of(Plain::Number("hours".to_owned()), Rule::Number(0, 3), text);
        assert_eq!(said, [Remark::NoNumber.words()], "{text}");
    }
    for text in ["1.3.2027", "2027-13-01", "tomorrow"] {
        assert_eq!(of(Plain::Date, Rule::Days(0, 3), text), [Remark::NoDay.words()], "{text}");
    }
    assert_eq!(of(Plain::Number(String::new()), Rule::Number(0, 3), "4"), ["Look again."]);
}

#[test]
fn only_questions_are_answered_by_looking() {
    let check = |rule| Check { rule, say: String::new() };
    let (ask, other) = (check(Rule::Ask), check(Rule::Words(1, 2)));
    assert!(Remark::Check(&ask).asks());
    assert!(!Remark::Check(&other).asks() && !Remark::NoDay.asks() && !Remark::NoNumber.asks());
}

// ------------------------------------------------------------------------------------------------ the document

fn worksheet() -> Worksheet {
    let portion = |title: &str, fields: Vec<Field>| Portion {
        id: title.to_lowercase(),
        title: title.to_owned(),
        text: Vec::new(),
        fields,
    };
    Worksheet {
        id: WorksheetId::new("strategy"),
        title: "Strategy from five designs".to_owned(),
        summary: String::new(),
        minutes: (20, 40),
        opening: Vec::new(),
        closing: Vec::new(),
        document: "Engineering strategy".to_owned(),
        pages: Some((1, 2)),
        parts: vec![
            portion(
                "Material",
                vec![field("line", Input::Plain(Plain::Line)), field("text", Input::Plain(Plain::Text))],
            ),
            portion("Nothing", vec![field("empty", Input::Plain(Plain::Text))]),
            portion(
                "Rest",
                vec![
                    field("number", Input::Plain(Plain::Number("hours".to_owned()))),
                    field("date", Input::Plain(Plain::Date)),
                    field("choice", choice()),
                    field("ticks", ticks()),
                    field("rows", rows(3)),
                ],
            ),
        ],
        sources: Vec::new(),
    }
}

fn at(field: &str, text: &str) -> (Slot, String) {
    (Slot::Field(FieldId::new(field)), text.to_owned())
}

fn in_row(row: &str, column: &str, text: &str) -> (Slot, String) {
    (Slot::Cell(FieldId::new("rows"), row.to_owned(), ColumnId::new(column)), text.to_owned())
}

/// Something in every kind of field.
fn full() -> Filled {
    let ticked = |option: &str| (Slot::Tick(FieldId::new("ticks"), OptionId::new(option)), "1".to_owned());
    let begun = filled(&[
        (Slot::Name, "  Refunds,\n twice ".to_owned()),
        at("line", "Hours from merge to production"),
        at("text", "First line.\n\n- one\n* two\nBetween.\n1. first\n2) second\n5. fifth\n2026. A year"),
        at("number", "2,5"),
        at("date", "2027-03-01"),
        at("choice", "grave"),
        ticked("c"),
        ticked("a"),
        in_row("1", "who", "Ola"),
        in_row("1", "missed", "How we find out.\n\n # And when "),
        in_row("1", "hours", "3"),
        in_row("2", "missed", "Nothing"),
        in_row("2", "why", "run"),
        in_row("3", "who", "  "),
        (Slot::Field(FieldId::new("text")).beside(), "what another tab wrote".to_owned()),
        (Slot::looked(&FieldId::new("line"), "Really?"), "1".to_owned()),
    ]);
    let field = field("rows", rows(3));
    with(begun.clone(), &begun.moved(&field, "2", 0))
}

#[test]
fn the_document_has_everything_that_was_filled_in_and_nothing_else() {
    let list = |items: &[&str]| items.iter().map(|item| (*item).to_owned()).collect::<Vec<_>>();
    let entry = |id: &str, body: Vec<Piece>| Entry { heading: format!("On {id}"), body };
    let paragraph = |text: &str| Piece::Paragraph(text.to_owned());
    let document = worksheet().document(&full());
    assert_eq!(document.title, "Refunds, twice");
    let material = vec![
        entry("line", vec![paragraph("Hours from merge to production")]),
        entry(
            "text",
            vec![
                paragraph("First line."),
                Piece::List(None, list(&["one", "two"])),
                paragraph("Between."),
                Piece::List(Some(1), list(&["first", "second"])),
                paragraph("5. fifth"),
                paragraph("2026. A year"),
            ],
        ),
    ];
    let heads = list(&["Reader", "What they missed", "Why them?", "Hours"]);
    let rest = vec![
        entry("number", vec![paragraph("2,5 hours")]),
        entry("date", vec![paragraph("1 March 2027")]),
        entry("choice", vec![paragraph("Lose data")]),
        entry("ticks", vec![Piece::List(None, list(&["First", "Third"]))]),
        entry(
            "rows",
            vec![Piece::Table(
                heads,
                vec![
                    list(&["", "Nothing", "will run it", ""]),
                    list(&["Ola", "How we find out.\n# And when", "", "3 hours"]),
                ],
            )],
        ),
    ];
    assert_eq!(document.parts, [("Material".to_owned(), material), ("Rest".to_owned(), rest)]);
    assert!(!document.is_empty());
    assert_eq!(document.words(), 5 + (2 + 2 + 1 + 2 + 2 + 3) + 2 + 3 + 2 + 2 + (1 + 3 + 1 + 7 + 2));
    assert_eq!(worksheet().filled(&full()), 7);
}

#[test]
fn the_document_in_markdown() {
    let expected = "\
# Refunds, twice

21 November 2026

## Material

### On line

Hours from merge to production

### On text

First line.

- one
- two

Between.

1. first
2. second

5\\. fifth

2026\\. A year

## Rest

### On number

2,5 hours

### On date

1 March 2027

### On choice

Lose data

### On ticks

- First
- Third

### On rows

- **What they missed:** Nothing
  - **Why them?** will run it
- **Reader:** Ola
  - **What they missed:** How we find out.  
    \\# And when
  - **Hours:** 3 hours
";
    assert_eq!(worksheet().document(&full()).markdown("21 November 2026"), expected);
}

#[test]
fn a_heading_is_not_said_twice() {
    let mut sheet = worksheet();
    for part in &mut sheet.parts {
        for field in &mut part.fields {
            field.heading = part.title.clone();
        }
    }
    let markdown = sheet.document(&filled(&[at("line", "One"), at("text", "Two")])).markdown("Today");
    assert!(markdown.ends_with("## Material\n\nOne\n\n### Material\n\nTwo\n"), "{markdown}");
}

#[test]
fn nothing_comes_of_nothing() {
    let spaces = filled(&[(Slot::Name, " ".to_owned()), at("line", "\n"), in_row("1", "who", " ")]);
    for nothing in [Filled::default(), spaces] {
        let document = worksheet().document(&nothing);
        assert_eq!(document, Document { title: "Engineering strategy".to_owned(), parts: Vec::new() });
        assert!(document.is_empty());
        assert_eq!((document.words(), worksheet().filled(&nothing)), (0, 0));
        assert_eq!(document.markdown("Today"), "# Engineering strategy\n\nToday\n");
    }
}

#[test]
fn a_single_column_is_a_list_and_what_is_no_longer_offered_keeps_its_id() {
    let list = filled(&[in_row("1", "missed", "All"), in_row("2", "missed", "Some\nmore")]);
    let markdown = worksheet().document(&list).markdown("Today");
    assert!(markdown.ends_with("### On rows\n\n- All\n- Some  \n  more\n"), "{markdown}");
    let old = filled(&[at("choice", "was-offered"), at("date", "some day")]);
    let markdown = worksheet().document(&old).markdown("Today");
    assert!(markdown.contains("### On choice\n\nwas-offered\n") && markdown.contains("\n\nsome day\n"), "{markdown}");
}

#[test]
fn what_looks_like_markup_is_escaped_and_nothing_else_is() {
    for (typed, written) in [
        ("# no heading", "\\# no heading"),
        ("#refunds is our channel", "#refunds is our channel"),
        ("> no quote", "\\> no quote"),
        ("---", "\\---"),
        ("-", "\\-"),
        ("-5 degrees", "-5 degrees"),
        ("===", "\\==="),
        ("+", "\\+"),
        ("2026. A year", "2026\\. A year"),
        ("2.5 hours", "2.5 hours"),
        ("3.", "3\\."),
        ("a * b_c _d_ `e` ~f ~~g~~", "a \\* b_c \\_d\\_ \\`e\\` ~f \\~\\~g\\~\\~"),
        ("[a](b) ![c](d) [ ]", "\\[a](b) !\\[c](d) \\[ ]"),
        ("<b> <!-- </b> a < b <3", "\\<b> \\<!-- \\</b> a < b <3"),
        ("R&D &amp; &#65; a & b; c", "R&D \\&amp; \\&#65; a & b; c"),
        ("C:\\temp\\", "C:\\\\temp\\\\"),
        ("“quoted”, 50 %, it’s (fine)!", "“quoted”, 50 %, it’s (fine)!"),
    ] {
        let markdown = worksheet().document(&filled(&[at("text", typed)])).markdown("Today");
        assert!(markdown.ends_with(&format!("### On text\n\n{written}\n")), "{typed}: {markdown}");
    }
    let named = filled(&[(Slot::Name, "C # and F #".to_owned()), at("line", "x")]);
    assert!(worksheet().document(&named).markdown("Today").starts_with("# C # and F \\#\n"));
}

/// What is seen of a Markdown text: a line for each paragraph, heading and point.
#[expect(clippy::wildcard_enum_match_arm, reason = "whatever else a parser may find in the text is unwanted")]
fn rendered(markdown: &str) -> Vec<String> {
    let (mut lines, mut line) = (Vec::new(), String::new());
    for event in Parser::new(markdown) {
        match event {
            Event::Text(text) | Event::Code(text) => line += &text,
            Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item) => {
                lines.push(std::mem::take(&mut line));
            }
            // A point may go on with points of its own.
            Event::Start(Tag::List(_)) => lines.push(std::mem::take(&mut line)),
            Event::Start(Tag::Paragraph | Tag::Heading { .. } | Tag::Item | Tag::Strong)
            | Event::End(TagEnd::List(_) | TagEnd::Strong) => {}
            other => lines.push(format!("unwanted: {other:?}")),
        }
    }
    lines.retain(|line| !line.is_empty());
    lines
}

/// Texts in which markup is likely.
fn any_typed() -> impl Strategy<Value = String> {
    let sign = prop::sample::select(vec![
        "#",
        "##",
        ">",
        "-",
        "--",
        "---",
        "*",
        "**",
        "_",
        "__",
        "`",
        "```",
        "~~~",
        "~~",
        "[",
        "]",
        "(",
        ")",
        "[a]: b",
        "<",
        "<a>",
        "<!--",
        "-->",
        "&amp;",
        "&",
        ";",
        "\\",
        "|",
        "+",
        "=",
        "===",
        "1.",
        "1)",
        "12345.",
        "!",
        ":",
        "http://a.b",
        "word",
        "Ärger",
        " ",
        "  ",
        "    ",
        "\t",
        "\n",
        "\n\n",
        "a",
        "1",
        "•",
        "–",
    ]);
    prop::collection::vec(sign, 0..12).prop_map(|signs| signs.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn what_is_typed_is_what_is_read(name in any_typed(), text in any_typed(), first in any_typed(), second in any_typed()) {
        let texts = filled(&[
            (Slot::Name, name),
            at("text", &text),
            in_row("1", "who", &first),
            in_row("1", "missed", &second),
            in_row("2", "missed", "end"),
        ]);
        let document = worksheet().document(&texts);
        let mut wanted = vec![document.title.clone(), "Today".to_owned()];
        for (title, entries) in &document.parts {
            wanted.push(title.clone());
            for entry in entries {
                wanted.push(entry.heading.clone());
                for piece in &entry.body {
                    match piece {
                        Piece::Paragraph(text) => wanted.push(text.clone()),
                        Piece::List(_, items) => wanted.extend(items.iter().cloned()),
                        Piece::Table(heads, rows) => for row in rows {
                            for (head, cell) in heads.iter().zip(row).filter(|(_, cell)| !cell.is_empty()) {
                                let head = if heads.len() > 1 { format!("{head}: ") } else { String::new() };
                                wanted.extend(format!("{head}{cell}").lines().map(str::to_owned));
                            }
                        },
                    }
                }
            }
        }
        wanted.retain(|line| !line.is_empty());
        let markdown = document.markdown("Today");
        prop_assert_eq!(rendered(&markdown), wanted, "{}", markdown);
    }

    #[test]
    fn every_word_of_a_text_is_in_the_document(text in any_typed()) {
        let document = worksheet().document(&filled(&[at("text", &text)]));
        // But for the signs that make a point, which Markdown writes anew.
        let signs: &[char] = &['-', '*', '+', '•', '–', '.', ')', '1', '2', '3', '4', '5'];
        let bare = |text: &str| text.replace(|c: char| c.is_whitespace() || signs.contains(&c), "");
        let shown: String = document.parts.iter().flat_map(|(_, entries)| entries).flat_map(|entry| &entry.body).map(|piece| {
            match piece {
                Piece::Paragraph(text) => bare(text),
                Piece::List(_, items) => bare(&items.concat()),
                Piece::Table(..) => String::new(),
            }
        }).collect();
        prop_assert_eq!(shown, bare(&text));
    }
}
