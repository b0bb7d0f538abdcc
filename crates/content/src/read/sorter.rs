//! `assessments/ID.toml` of the kind `sorter`.

use crate::diagnostic::{At, Fault};
use crate::ledger::Kind;
use crate::read::advice::advice;
use crate::read::assessment::reserved;
use crate::read::cited;
use crate::read::facets::lend_answer;
use crate::read::table::{Table, Value};
use waymark_domain::ids::{DimensionId, OptionId, QuestionId};
use waymark_domain::sorter::{ASKER, Branch, Leaf, Node, Sorter, Tally, To};

/// More answers than these cannot be weighed against each other at a glance.
const BRANCHES: std::ops::RangeInclusive<usize> = 2..=4;

pub(crate) fn sorter(root: &Table<'_>, scope: &str) -> Sorter {
    lend_answer(root, scope);
    Sorter {
        questions: root.tables("questions").into_iter().map(|table| node(table, scope)).collect(),
        leaves: root.tables_in("leaves", 2..=usize::MAX).into_iter().map(|table| leaf(table, scope)).collect(),
        tally: root.take_optional("tally").and_then(|value| value.table()).map(|table| tally(table, scope)),
    }
}

fn node(table: Table<'_>, scope: &str) -> Node {
    let id = table.give(Kind::Question, scope);
    reserved(&table, Kind::Question, &id, &[(ASKER, "whoever asks, in sheets")]);
    let branches = table.tables_in("options", BRANCHES).into_iter().map(|option| branch(option, scope, &id.value));
    let node = Node {
        options: branches.collect(),
        prompt: table.text("prompt"),
        unsure: to(&table, "unsure", scope),
        ideas: cited::ideas(&table),
        id: QuestionId::new(id.value),
    };
    table.done();
    node
}

fn branch(table: Table<'_>, scope: &str, question: &str) -> Branch {
    let branch = Branch {
        id: OptionId::new(table.give(Kind::Option, &format!("{scope}/{question}")).value),
        text: table.text("text"),
        to: to(&table, "to", scope),
    };
    table.done();
    branch
}

/// Where an answer leads. One that could not be read leads to a leaf without a name.
fn to<'d>(table: &Table<'d>, key: &'d str, scope: &str) -> To {
    let nowhere = || To::Leaf(DimensionId::new(""));
    table.take(key).map_or_else(nowhere, |value| target(table, &value, scope).unwrap_or_else(nowhere))
}

fn target(table: &Table<'_>, value: &Value<'_>, scope: &str) -> Option<To> {
    let At { value: written, place } = value.some_string();
    let at = |id: &str| At { value: id.to_owned(), place: place.clone() };
    match written.split_once(':') {
        Some(("question", id)) => {
            table.ledger().refer(Kind::Question, scope, &at(id));
            Some(To::Question(QuestionId::new(id)))
        }
        Some(("leaf", id)) => {
            table.ledger().refer(Kind::Leaf, scope, &at(id));
            Some(To::Leaf(DimensionId::new(id)))
        }
        // A blank one was reported.
        _ if written.is_empty() => None,
        _ => {
            let message = format!("`{written}` leads nowhere");
            table.ledger().fault(Fault::BadBranch, &place, message, "write question:ID or leaf:ID");
            None
        }
    }
}

fn leaf(table: Table<'_>, scope: &str) -> Leaf {
    let leaf = Leaf {
        id: DimensionId::new(table.give(Kind::Leaf, scope).value),
        name: table.text("name"),
        script: table.take_optional("script").map(|value| value.paragraphs()).unwrap_or_default(),
        told: advice(&table),
    };
    table.done();
    leaf
}

fn tally(table: Table<'_>, scope: &str) -> Tally {
    table.ledger().lend(Kind::Field, scope, &At { value: ASKER.to_owned(), place: table.place() });
    let leaves = table.refer_all("leaves", Kind::Leaf, scope, 1..=usize::MAX);
    let tally = Tally {
        ask: table.text("ask"),
        leaves: leaves.into_iter().map(|id| DimensionId::new(id.value)).collect(),
        days: table.number("days", 1..=366),
        first: table.text("first"),
        second: table.text("second"),
        third: table.text("third"),
    };
    table.done();
    tally
}
