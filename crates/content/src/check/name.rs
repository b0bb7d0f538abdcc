//! Ids: given once, and there when they are used.

use crate::diagnostic::Fault;
use crate::draft::Draft;
use crate::ledger::{Kind, Ledger, Name, suggest};

pub(crate) fn given_once(_: &Draft, ledger: &Ledger) {
    let given = ledger.given();
    for (index, name) in given.iter().enumerate() {
        let first = given.iter().take(index).find(|other| same(other, name));
        if let Some(first) = first.filter(|_| !belongs_to_twins(&given, name)) {
            let message = format!("{} `{}` is given twice", name.kind.noun(), name.id.value);
            let place = &first.id.place;
            let cure = format!("rename one; the other is at {}:{}", place.path, place.line);
            ledger.fault(Fault::DuplicateId, &name.id.place, message, cure);
        }
    }
}

/// Whether an option's question is given twice: then that is the problem, and not its options.
fn belongs_to_twins(given: &[Name], option: &Name) -> bool {
    let is_question = |name: &&Name| {
        matches!(name.kind, Kind::Question | Kind::ContextQuestion)
            && option.scope == format!("{}/{}", name.scope, name.id.value)
    };
    option.kind == Kind::Option && given.iter().filter(is_question).count() > 1
}

fn same(a: &Name, b: &Name) -> bool {
    // A context question shares its assessment's pages and saved answers with the questions.
    let kind = |name: &Name| {
        if name.kind == Kind::ContextQuestion { Kind::Question } else { name.kind }
    };
    kind(a) == kind(b) && a.scope == b.scope && a.id.value == b.id.value
}

pub(crate) fn nothing_dangles(draft: &Draft, ledger: &Ledger) {
    let given = ledger.given();
    for used in ledger.used().into_iter().filter(|used| can_be_known(draft, &given, used)) {
        let known = || given.iter().filter(|name| name.kind == used.kind && name.scope == used.scope);
        if !known().any(|name| name.id.value == used.id.value) {
            let within = match (used.kind, used.scope.rsplit_once('/')) {
                (Kind::Section, _) => format!(" in the guide `{}`", used.scope),
                (Kind::Option, Some((_, question))) => format!(" in the question `{question}`"),
                (..) => String::new(),
            };
            let noun = used.kind.noun();
            let message = format!("there is no {noun} `{}`{within}", used.id.value);
            let cure = suggest(&used.id.value, known().map(|name| name.id.value.as_str()));
            ledger.fault(Fault::Dangling, &used.id.place, message, cure);
        }
    }
}

/// Whether what would give the id was read. If it was not, that is the problem to report, once.
fn can_be_known(draft: &Draft, given: &[Name], used: &Name) -> bool {
    let (assessment, question) = used.scope.split_once('/').unwrap_or((&used.scope, ""));
    match used.kind {
        Kind::Assessment | Kind::Guide => true,
        Kind::Source => draft.read.contains("sources.toml"),
        Kind::Idea => draft.read.contains("ideas.toml"),
        Kind::Section => draft.read.contains(&format!("guides/{}.md", used.scope)),
        Kind::Option => given.iter().any(|name| {
            matches!(name.kind, Kind::Question | Kind::ContextQuestion)
                && name.scope == assessment
                && name.id.value == question
        }),
        Kind::Activity | Kind::ContextQuestion | Kind::Dimension | Kind::Lens | Kind::Question | Kind::Theme => {
            draft.read.contains(&format!("assessments/{assessment}.toml"))
        }
    }
}
