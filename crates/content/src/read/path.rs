//! `paths/ID.toml`: guides, assessments and worksheets in an order.

use crate::diagnostic::Fault;
use crate::ledger::Kind;
use crate::read::assessment::markdown_if_any;
use crate::read::table::Table;
use crate::read::{assessment::markdown, link};
use waymark_domain::ids::{PathId, StepId};
use waymark_domain::path::{Path, Step};
use waymark_domain::text::Target;

/// A path as its file gives it.
#[derive(Debug)]
pub(crate) struct PathFile {
    pub(crate) path: Path,
    /// The ids of its sources, which the path itself holds whole.
    pub(crate) sources: Vec<String>,
    /// Its place in the list; those without one come last.
    pub(crate) order: u32,
}

/// How many steps somebody walks.
const STEPS: std::ops::RangeInclusive<usize> = 5..=20;

pub(crate) fn path(root: Table<'_>, id: &str) -> PathFile {
    let sources = root.refer_all("sources", Kind::Source, "", 1..=usize::MAX);
    let path = Path {
        id: PathId::new(id),
        title: root.text("title"),
        summary: root.text("summary"),
        opening: markdown(&root, "opening"),
        closing: markdown_if_any(&root, "closing"),
        steps: steps(&root, id),
        sources: Vec::new(),
    };
    let order = root.take_optional("order").map_or(u32::MAX, |value| value.number(1..=999));
    root.done();
    PathFile { path, order, sources: sources.into_iter().map(|id| id.value).collect() }
}

fn steps(root: &Table<'_>, id: &str) -> Vec<Step> {
    let mut latest = 0;
    let mut steps = Vec::new();
    for table in root.tables_in("steps", STEPS) {
        let place = table.place();
        let step = step(table, id);
        // A week that could not be read is 0, and was reported.
        if (1..latest).contains(&step.week) {
            let message = format!("a step of week {} after one of week {latest}", step.week);
            root.ledger().fault(Fault::WeeksGoBack, &place, message, "put the steps in the order they are walked");
        }
        latest = latest.max(step.week);
        steps.push(step);
    }
    steps
}

fn step(table: Table<'_>, id: &str) -> Step {
    let (step, week) = (table.give(Kind::PathStep, id).value, table.number("week", 1..=26));
    let target = table.take_optional("to").map(|value| value.some_string());
    let to = target.as_ref().and_then(|to| Some((link::target(to, table.ledger())?, to)));
    let to = to.and_then(|(to, link)| match to {
        Target::Assessment(_) | Target::Guide(..) | Target::Worksheet(_) => Some(to),
        Target::Path(_) | Target::Page(_) | Target::Web(_) => {
            let message = format!("`{}` is nothing to do on a path", link.value);
            let cure = "write assess:ID, guide:ID, guide:ID#SECTION or worksheet:ID, or a `title` in its place";
            table.ledger().fault(Fault::BadLink, &link.place, message, cure);
            None
        }
    });
    // What is somewhere on the site goes by its own title.
    let title = match (target, table.take_optional("title")) {
        (None, Some(title)) => title.text(),
        (None, None) => {
            let cure = "add `title = …` for something to do away from the screen, or `to = …`";
            table.ledger().fault(Fault::MissingKey, &table.place(), "a step without `title` and `to`", cure);
            String::new()
        }
        (Some(_), title) => {
            if let Some(title) = title {
                let cure = "take the title out: the step goes by the title of what it leads to";
                title.fault(Fault::UnknownKey, "a step with `title` and `to`".to_owned(), cure.to_owned());
            }
            String::new()
        }
    };
    let step = Step { id: StepId::new(step), week, to, title, note: table.text("note") };
    table.done();
    step
}
