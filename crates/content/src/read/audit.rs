//! `assessments/ID.toml` of the kind `audit`.

use crate::diagnostic::Fault;
use crate::ledger::Kind;
use crate::read::advice::{advice, advice_in};
use crate::read::assessment::reserved;
use crate::read::cited;
use crate::read::facets::options;
use crate::read::table::{Places, Table, Value};
use waymark_domain::audit::{Act, Audit, GONE, HOURS, HourShare, NAME, PLACE, WorkClass, rating};
use waymark_domain::form::{Asked, List};
use waymark_domain::ids::{DimensionId, IdeaId, OptionId, QuestionId};

/// The key of an example's item that says what class comes out.
pub(crate) const CLASS: &str = "class";

/// Ids that stand for something else about a piece of work.
const TAKEN: [(&str, &str); 5] = [
    (NAME, "what a piece is called"),
    (HOURS, "the hours of a piece"),
    (PLACE, "the place of a piece in the list"),
    (GONE, "a piece that was taken out"),
    (CLASS, "the class of a piece in examples"),
];

/// How many answers a rating has: more than a scale, because kinds of work have no order.
const KINDS: std::ops::RangeInclusive<usize> = 2..=8;

pub(crate) fn audit(root: &Table<'_>, scope: &str) -> Audit {
    let (ratings, rating_ideas) = root.tables("ratings").into_iter().map(|table| read_rating(table, scope)).unzip();
    let picture = root.table("picture");
    let drawn = |key| picture.as_ref().map(|picture| picture.refer(key, Kind::Rating, scope).value).unwrap_or_default();
    let [across, up, ring] = ["across", "up", "ring"].map(|key| QuestionId::new(drawn(key)));
    if let Some(picture) = picture {
        picture.done();
    }
    Audit {
        list: list(root, ratings),
        rating_ideas,
        across,
        up,
        ring,
        classes: root.tables_in("classes", 2..=usize::MAX).into_iter().map(|table| class(table, scope)).collect(),
        shares: root.tables("shares").into_iter().map(|table| share(table, scope)).collect(),
        thin: advice_in(root, "thin"),
    }
}

fn list(root: &Table<'_>, ratings: Vec<(String, Asked)>) -> List {
    let (least, most) = (root.number("least", 1..=12), root.number("most", 1..=12));
    if least > most && most > 0 {
        let place = Places::of(root).at("most");
        root.ledger().fault(Fault::OutOfRange, &place, "`most` is less than `least`", "make it the larger of the two");
    }
    let item = root.table("item");
    let label = |key| item.as_ref().map(|item| item.text(key)).unwrap_or_default();
    let [name, hours, hint] = ["name", "hours", "hint"].map(label);
    if let Some(item) = item {
        item.done();
    }
    List { least, most, window: root.text("window"), name, hours, hint, ratings }
}

fn read_rating(table: Table<'_>, scope: &str) -> ((String, Asked), Vec<IdeaId>) {
    let id = table.give(Kind::Rating, scope);
    reserved(&table, Kind::Rating, &id, &TAKEN);
    let read = options(&table, &format!("{scope}/{}", id.value), KINDS);
    let options: Vec<(OptionId, String)> = read.into_iter().map(|(_, option)| option).collect();
    let asked = rating(&QuestionId::new(id.value), &table.text("prompt"), &options);
    let read = ((table.text("short"), asked), cited::ideas(&table));
    table.done();
    read
}

fn class(table: Table<'_>, scope: &str) -> WorkClass {
    let class = WorkClass {
        id: DimensionId::new(table.give(Kind::Class, scope).value),
        name: table.text("name"),
        act: table.take("do").and_then(|value| value.name_of("act", &Act::ALL)).unwrap_or(Act::Keep),
        when: table.tables_if_any("when", 1..=usize::MAX).iter().map(|line| condition(line, scope)).collect(),
        reason: table.text("reason"),
        told: advice(&table),
    };
    table.done();
    class
}

/// Ratings, each with the options that fit.
fn condition(line: &Table<'_>, scope: &str) -> Vec<(QuestionId, Vec<OptionId>)> {
    let mut condition = Vec::new();
    for (rating, value) in line.rest() {
        line.ledger().refer(Kind::Rating, scope, &rating);
        let option = |value: &Value<'_>| {
            let id = value.id(Kind::Option);
            line.ledger().refer(Kind::Option, &format!("{scope}/{}", rating.value), &id);
            OptionId::new(id.value)
        };
        let options = value.list(1..=usize::MAX).iter().map(option).collect();
        condition.push((QuestionId::new(rating.value.as_str()), options));
    }
    if condition.is_empty() {
        // It would fit every piece.
        let message = "a line of `when` names no rating";
        line.ledger().fault(Fault::OutOfRange, &line.place(), message, "name at least one, or take the line out");
    }
    condition
}

fn share(table: Table<'_>, scope: &str) -> HourShare {
    let share = HourShare {
        id: DimensionId::new(table.give(Kind::Share, scope).value),
        title: table.text("title"),
        rating: QuestionId::new(table.refer("rating", Kind::Rating, scope).value),
        means: table.text("means"),
        ideas: cited::ideas(&table),
    };
    table.done();
    share
}
