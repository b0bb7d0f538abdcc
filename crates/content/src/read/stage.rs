//! `assessments/ID.toml` of the kind `stage`.

use crate::diagnostic::At;
use crate::ledger::Kind;
use crate::read::advice::{advice, advice_in};
use crate::read::cited;
use crate::read::facets::lend_answer;
use crate::read::table::Table;
use waymark_domain::ids::{DimensionId, OptionId, QuestionId, ThemeId};
use waymark_domain::stage::{NOT_YET, PARTLY, Shape, Stage, Stages, Statement, Step, YES};

/// How stages can be drawn, by the names content calls it by.
const SHAPES: [(&str, Shape); 2] = [("circles", Shape::Circles), ("ladder", Shape::Ladder)];

/// Fewer are no way, and more cannot be told apart by evidence.
const STAGES: std::ops::RangeInclusive<usize> = 3..=7;

pub(crate) fn stages(root: &Table<'_>, scope: &str) -> Stages {
    lend_answer(root, scope);
    Stages {
        window: root.text("window"),
        shape: root.take("shape").and_then(|value| value.name_of("shape", &SHAPES)).unwrap_or(Shape::Ladder),
        answers: root.table("answers").map(answers).unwrap_or_default(),
        stages: root.tables_in("stages", STAGES).into_iter().map(|table| stage(table, scope)).collect(),
        steps: root.tables_if_any("steps", 1..=usize::MAX).into_iter().map(|table| step(table, scope)).collect(),
        questions: root.tables("questions").into_iter().map(|table| statement(table, scope)).collect(),
        start: advice_in(root, "start"),
        exposure: advice_in(root, "exposure"),
        thin: advice_in(root, "thin"),
    }
}

/// The words of the answers, whose ids are Waymark's own.
fn answers(table: Table<'_>) -> Vec<(OptionId, String)> {
    let answers = [YES, PARTLY, NOT_YET].map(|id| (OptionId::new(id), table.text(id)));
    table.done();
    answers.into()
}

fn stage(table: Table<'_>, scope: &str) -> Stage {
    let stage = Stage {
        id: DimensionId::new(table.give(Kind::Stage, scope).value),
        name: table.text("name"),
        tagline: table.text("tagline"),
        told: advice(&table),
    };
    table.done();
    stage
}

fn step(table: Table<'_>, scope: &str) -> Step {
    let step = Step {
        id: ThemeId::new(table.give(Kind::Step, scope).value),
        name: table.text("name"),
        stalls: table.text("stalls"),
    };
    table.done();
    step
}

fn statement(table: Table<'_>, scope: &str) -> Statement {
    let id = table.give(Kind::Question, scope).value;
    for answer in [YES, PARTLY, NOT_YET] {
        let answer = At { value: answer.to_owned(), place: table.place() };
        table.ledger().lend(Kind::Option, &format!("{scope}/{id}"), &answer);
    }
    let statement = Statement {
        id: QuestionId::new(id),
        stage: DimensionId::new(table.refer("stage", Kind::Stage, scope).value),
        step: step_of(&table, scope),
        prompt: table.text("prompt"),
        yours: table.take("yours").is_some_and(|value| value.flag()),
        missing: table.text("missing"),
        ideas: cited::ideas(&table),
    };
    table.done();
    statement
}

fn step_of(table: &Table<'_>, scope: &str) -> Option<ThemeId> {
    let step = table.take_optional("step")?.id(Kind::Step);
    table.ledger().refer(Kind::Step, scope, &step);
    Some(ThemeId::new(step.value))
}
