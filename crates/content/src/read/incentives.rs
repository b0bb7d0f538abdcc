//! `assessments/ID.toml` of the kind `map`.

use crate::diagnostic::At;
use crate::ledger::Kind;
use crate::read::advice::advice_in;
use crate::read::assessment::reserved;
use crate::read::cited;
use crate::read::table::Table;
use waymark_domain::advice::Advice;
use waymark_domain::attempt::BESIDE;
use waymark_domain::ids::{LensId, OptionId, QuestionId};
use waymark_domain::incentives::{
    Class, ClassText, Concern, Field, GUESS, Incentives, Level, MINE, MOST_SIDES, OWN, THEIRS,
};
use waymark_domain::profile::Lens;

/// Where a field is asked, by the names content calls it by: whether that is the result's page.
const PLACES: [(&str, bool); 2] = [("sheet", false), ("result", true)];

/// What a link has room for.
const FIELDS: std::ops::RangeInclusive<usize> = 1..=15;

/// A talk of fewer steps leaves one out, and of more is not remembered.
const SCRIPT: std::ops::RangeInclusive<usize> = 5..=7;

/// Ids of questions that Waymark asks itself.
const TAKEN: [(&str, &str); 3] = [
    (MINE, "the reader's role in sheets"),
    (THEIRS, "the other's role in sheets"),
    (BESIDE, "the other side of a map in sheets"),
];

pub(crate) fn incentives(root: &Table<'_>, scope: &str) -> Incentives {
    let (role_prompts, roles) = root.table("roles").map(|table| roles(table, scope)).unwrap_or_default();
    let levels: Vec<(At<String>, Level)> =
        root.tables_in("scale", 2..=5).into_iter().map(|table| level(table, scope)).collect();
    let causes = root.table("causes");
    let cause = |key| causes.as_ref().map(|causes| advice_in(causes, key)).unwrap_or_default();
    let [misaligned, misunderstood, both, little]: [Advice; 4] =
        ["misaligned", "misunderstood", "both", "little"].map(cause);
    if let Some(causes) = causes {
        causes.done();
    }
    Incentives {
        own: lens(root, OWN, scope),
        guess: lens(root, GUESS, scope),
        role_prompts,
        roles,
        concerns: root.tables("questions").into_iter().map(|table| concern(table, scope, &levels)).collect(),
        scale: levels.into_iter().map(|(_, level)| level).collect(),
        fields: root.tables_if_any("fields", FIELDS).into_iter().map(|table| field(table, scope)).collect(),
        classes: root.table("classes").map(classes).unwrap_or_default(),
        misread: root.table("misread").map(class_text).unwrap_or_else(|| class_text_of(String::new(), String::new())),
        misaligned,
        misunderstood,
        both,
        little,
        thin: advice_in(root, "thin"),
        script: root.list("script", SCRIPT).iter().map(|value| value.text()).collect(),
        script_ideas: cited::ideas_in(root, "script_ideas"),
    }
}

fn lens(root: &Table<'_>, id: &'static str, scope: &str) -> Lens {
    root.ledger().lend(Kind::Lens, scope, &At { value: id.to_owned(), place: root.place() });
    let Some(table) = root.table(id) else {
        return Lens { id: LensId::new(id), short: String::new(), ask: String::new() };
    };
    let lens = Lens { id: LensId::new(id), short: table.text("short"), ask: table.text("ask") };
    table.done();
    lens
}

/// What asks for the two roles, and the roles.
type Roles = ((String, String), Vec<(OptionId, String)>);

fn roles(table: Table<'_>, scope: &str) -> Roles {
    let prompts = (table.text(MINE), table.text(THEIRS));
    let mut roles = Vec::new();
    for role in table.tables_in("options", 2..=MOST_SIDES) {
        let id = role.give(Kind::Role, scope);
        for question in [MINE, THEIRS] {
            table.ledger().lend(Kind::Option, &format!("{scope}/{question}"), &id);
        }
        roles.push((OptionId::new(id.value), role.text("name")));
        role.done();
    }
    for question in [MINE, THEIRS] {
        let question = At { value: question.to_owned(), place: table.place() };
        table.ledger().lend(Kind::ContextQuestion, scope, &question);
    }
    table.done();
    (prompts, roles)
}

fn level(table: Table<'_>, scope: &str) -> (At<String>, Level) {
    let id = table.give(Kind::Level, scope);
    let level = Level {
        id: OptionId::new(id.value.as_str()),
        text: table.text("text"),
        weight: table.number("weight", -1..=3),
    };
    table.done();
    (id, level)
}

fn concern(table: Table<'_>, scope: &str, levels: &[(At<String>, Level)]) -> Concern {
    let id = table.give(Kind::Question, scope);
    reserved(&table, Kind::Question, &id, &TAKEN);
    for (level, _) in levels {
        table.ledger().lend(Kind::Option, &format!("{scope}/{}", id.value), level);
    }
    let concern = Concern {
        id: QuestionId::new(id.value),
        name: table.text("name"),
        prompt: table.text("prompt"),
        ideas: cited::ideas(&table),
    };
    table.done();
    concern
}

fn field(table: Table<'_>, scope: &str) -> Field {
    let id = table.give(Kind::Field, scope);
    reserved(&table, Kind::Field, &id, &TAKEN);
    let field = Field {
        id: QuestionId::new(id.value),
        at_result: table.take("at").and_then(|value| value.name_of("place", &PLACES)).unwrap_or(false),
        title: table.text("title"),
        prompt: table.text("prompt"),
        help: table.text("help"),
        ideas: cited::ideas(&table),
    };
    table.done();
    field
}

/// The words for the classes, in Waymark's order.
fn classes(table: Table<'_>) -> Vec<ClassText> {
    let nothing = || class_text_of(String::new(), String::new());
    let classes = Class::ALL.map(|(name, _)| table.table(name).map(class_text).unwrap_or_else(nothing));
    table.done();
    classes.into()
}

fn class_text(table: Table<'_>) -> ClassText {
    let text = class_text_of(table.text("name"), table.text("means"));
    table.done();
    text
}

fn class_text_of(name: String, means: String) -> ClassText {
    ClassText { name, means }
}
