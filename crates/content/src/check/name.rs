//! Ids: given once, and there when they are used.

use crate::diagnostic::Fault;
use crate::draft::Draft;
use crate::ledger::{Kind, Ledger, Name, suggest};

pub(crate) fn given_once(_: &Draft, ledger: &Ledger) {
    let given = ledger.given();
    for (index, name) in given.iter().enumerate() {
        let first = given.iter().take(index).find(|other| same(other, name));
        if let Some(first) = first.filter(|_| !belongs_to_twins(&given, name)) {
            let (noun, id, place) = (name.kind.noun(), &name.id.value, &first.id.place);
            let other = format!("the other is at {}:{}", place.path, place.line);
            let (message, cure) = if name.kind == Kind::Figure {
                // Its id is given where its labels are, and only once.
                (format!("the {noun} `{id}` is shown twice"), format!("take one out; {other}"))
            } else {
                (format!("{noun} `{id}` is given twice"), format!("rename one; {other}"))
            };
            ledger.fault(Fault::DuplicateId, &name.id.place, message, cure);
        }
    }
}

/// Whether what something belongs to is given twice, such as an option's question: then that is the problem, and not
/// what is in it.
fn belongs_to_twins(given: &[Name], part: &Name) -> bool {
    let holds = |whole: Kind| {
        let holds: &[Kind] = if part.kind == Kind::Option {
            &[Kind::Question, Kind::ContextQuestion, Kind::Rating, Kind::Scale, Kind::SheetField, Kind::Column]
        } else if part.kind == Kind::Column {
            &[Kind::SheetField]
        } else if part.kind == Kind::Item {
            &[Kind::Checklist, Kind::Prompt]
        } else {
            &[]
        };
        holds.contains(&whole)
    };
    let is_whole = |name: &&Name| holds(name.kind) && part.scope == format!("{}/{}", name.scope, name.id.value);
    given.iter().filter(is_whole).count() > 1
}

fn same(a: &Name, b: &Name) -> bool {
    let kind = |name: &Name| {
        if matches!(name.kind, Kind::ContextQuestion | Kind::Field) {
            // These share an assessment's pages and saved answers.
            Kind::Question
        } else if name.kind == Kind::Checklist {
            // And these a guide's anchors.
            Kind::Prompt
        } else {
            name.kind
        }
    };
    kind(a) == kind(b) && a.scope == b.scope && a.id.value == b.id.value
}

pub(crate) fn nothing_dangles(draft: &Draft, ledger: &Ledger) {
    let known = ledger.known();
    for used in dangling(draft, ledger) {
        let like_it = known.iter().filter(|name| name.kind == used.kind && name.scope == used.scope);
        let within = match (used.kind, used.scope.rsplit_once('/')) {
            (Kind::Section, _) => format!(" in the guide `{}`", used.scope),
            (Kind::Term, _) => " in terms.toml".to_owned(),
            (Kind::Option, Some((assessment, asked))) => {
                let is_rating =
                    |name: &Name| name.kind == Kind::Rating && name.scope == assessment && name.id.value == asked;
                let noun = if known.iter().any(is_rating) { Kind::Rating.noun() } else { Kind::Question.noun() };
                format!(" in the {noun} `{asked}`")
            }
            (..) => String::new(),
        };
        let message = format!("there is no {} `{}`{within}", used.kind.noun(), used.id.value);
        let cure = suggest(&used.id.value, like_it.map(|name| name.id.value.as_str()));
        ledger.fault(Fault::Dangling, &used.id.place, message, cure);
    }
}

/// Every use of an id that is nowhere, as far as can be known.
pub(crate) fn dangling(draft: &Draft, ledger: &Ledger) -> Vec<Name> {
    let known = ledger.known();
    let is_there = |used: &Name| {
        let like_it = known.iter().filter(|name| name.kind == used.kind && name.scope == used.scope);
        like_it.into_iter().any(|name| name.id.value == used.id.value)
    };
    ledger.used().into_iter().filter(|used| can_be_known(draft, &known, used) && !is_there(used)).collect()
}

/// Whether what would give the id was read. If it was not, that is the problem to report, once.
fn can_be_known(draft: &Draft, known: &[Name], used: &Name) -> bool {
    let assessment = used.scope.split('/').next().unwrap_or_default();
    match used.kind {
        Kind::Assessment | Kind::Guide | Kind::Path | Kind::Worksheet => true,
        // Without terms there need not be the file.
        Kind::Term => draft.read.contains("terms.toml") || !draft.has_terms,
        Kind::Source => draft.read.contains("sources.toml"),
        Kind::Idea => draft.read.contains("ideas.toml"),
        Kind::Section | Kind::Prompt | Kind::Checklist | Kind::Item | Kind::Figure => {
            draft.read.contains(&format!("guides/{}.md", used.scope))
        }
        // A worksheet without any parts lacks those.
        Kind::Part => known.iter().any(|name| name.kind == Kind::Part && name.scope == used.scope),
        Kind::SheetField | Kind::Column => {
            draft.read.contains(&format!("worksheets/{}.toml", assessment.trim_start_matches("worksheet:")))
        }
        Kind::PathStep => draft.read.contains(&format!("paths/{assessment}.toml")),
        // A question without any is not there, or has no scale.
        Kind::Option => known.iter().any(|name| name.kind == Kind::Option && name.scope == used.scope),
        Kind::Activity
        | Kind::Class
        | Kind::ContextQuestion
        | Kind::Dimension
        | Kind::Facet
        | Kind::Field
        | Kind::Leaf
        | Kind::Lens
        | Kind::Level
        | Kind::Question
        | Kind::Rating
        | Kind::Role
        | Kind::Scale
        | Kind::Share
        | Kind::Stage
        | Kind::Step
        | Kind::Theme => draft.read.contains(&format!("assessments/{assessment}.toml")),
    }
}
