//! What reading writes down besides the values: every problem, every id given, every id used.

use crate::diagnostic::{At, Diagnostic, Fault, Place};
use std::cell::RefCell;

/// Problems, ids given and ids used, collected while files are read and checked.
#[derive(Debug, Default)]
pub(crate) struct Ledger {
    problems: RefCell<Vec<Diagnostic>>,
    given: RefCell<Vec<Name>>,
    lent: RefCell<Vec<Name>>,
    used: RefCell<Vec<Name>>,
}

/// An id where it is given or used. Ids of one kind are told apart within their scope: an option
/// within its question, a section within its guide.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Name {
    pub(crate) kind: Kind,
    pub(crate) scope: String,
    pub(crate) id: At<String>,
}

/// What an id names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Activity,
    Assessment,
    Checklist,
    Class,
    Column,
    ContextQuestion,
    Dimension,
    Facet,
    Field,
    Figure,
    Guide,
    Idea,
    Item,
    Leaf,
    Lens,
    Level,
    Option,
    Part,
    Path,
    PathStep,
    Prompt,
    Question,
    Rating,
    Role,
    Scale,
    Section,
    Share,
    SheetField,
    Source,
    Stage,
    Step,
    Term,
    Theme,
    Worksheet,
}

impl Kind {
    /// The noun with its article.
    pub(crate) fn a_noun(self) -> String {
        let noun = self.noun();
        let article = if noun.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
        format!("{article} {noun}")
    }

    pub(crate) fn noun(self) -> &'static str {
        match self {
            Self::Activity => "activity",
            Self::Assessment => "assessment",
            Self::Checklist => "checklist",
            Self::Class => "class",
            Self::Column => "column",
            Self::ContextQuestion => "context question",
            Self::Dimension => "dimension",
            Self::Facet => "facet",
            Self::Field | Self::SheetField => "field",
            Self::Figure => "figure",
            Self::Guide => "guide",
            Self::Idea => "idea",
            Self::Item => "item",
            Self::Leaf => "leaf",
            Self::Lens => "lens",
            Self::Level => "level",
            Self::Option => "option",
            Self::Part => "part",
            Self::Path => "path",
            Self::Prompt => "prompt",
            Self::Question => "question",
            Self::Rating => "rating",
            Self::Role => "role",
            Self::Scale => "scale",
            Self::Section => "section",
            Self::Share => "share",
            Self::Source => "source",
            Self::Stage => "stage",
            Self::Step | Self::PathStep => "step",
            Self::Term => "term",
            Self::Theme => "theme",
            Self::Worksheet => "worksheet",
        }
    }
}

impl Ledger {
    pub(crate) fn fault(&self, fault: Fault, place: &Place, message: impl Into<String>, cure: impl Into<String>) {
        let Place { path, line, col } = place.clone();
        let (message, cure) = (message.into(), cure.into());
        self.problems.borrow_mut().push(Diagnostic { path, line, col, message, cure, fault });
    }

    /// Writes down that `id` is given. An id that could not be read (and was reported) is empty.
    pub(crate) fn give(&self, kind: Kind, scope: &str, id: &At<String>) {
        if !id.value.is_empty() {
            self.given.borrow_mut().push(Name { kind, scope: scope.to_owned(), id: id.clone() });
        }
    }

    /// Writes down that `id`, which is given elsewhere or by Waymark itself, can be used here too:
    /// the options of a scale in each question that has it, the lenses an engine brings along.
    pub(crate) fn lend(&self, kind: Kind, scope: &str, id: &At<String>) {
        if !id.value.is_empty() {
            self.lent.borrow_mut().push(Name { kind, scope: scope.to_owned(), id: id.clone() });
        }
    }

    /// Writes down that `id` is used.
    pub(crate) fn refer(&self, kind: Kind, scope: &str, id: &At<String>) {
        if !id.value.is_empty() {
            self.used.borrow_mut().push(Name { kind, scope: scope.to_owned(), id: id.clone() });
        }
    }

    pub(crate) fn given(&self) -> Vec<Name> {
        self.given.borrow().clone()
    }

    /// Everything that can be referred to.
    pub(crate) fn known(&self) -> Vec<Name> {
        [self.given(), self.lent.borrow().clone()].concat()
    }

    pub(crate) fn used(&self) -> Vec<Name> {
        self.used.borrow().clone()
    }

    /// Whether a file has problems so far, leaving out those of the kinds `except`.
    pub(crate) fn has_problems(&self, path: &str, except: &[Fault]) -> bool {
        self.problems.borrow().iter().any(|p| p.path == path && !except.contains(&p.fault))
    }

    /// Whether a file has a problem of this kind so far.
    pub(crate) fn has_fault(&self, path: &str, fault: Fault) -> bool {
        self.problems.borrow().iter().any(|p| p.path == path && p.fault == fault)
    }

    /// All problems, in the order of their places.
    pub(crate) fn into_problems(self) -> Vec<Diagnostic> {
        let mut problems = self.problems.into_inner();
        problems.sort();
        problems.dedup();
        problems
    }
}

/// What to do about a name that is not one of `known`: the nearest of them, or all.
pub(crate) fn suggest<'k>(name: &str, known: impl IntoIterator<Item = &'k str>) -> String {
    let mut known: Vec<&str> = known.into_iter().collect();
    match nearest(name, &known) {
        Some(near) => format!("did you mean `{near}`?"),
        None if known.is_empty() => "there are none".to_owned(),
        None => {
            known.sort_unstable();
            known.dedup();
            format!("there are: {}", known.join(", "))
        }
    }
}

/// The one of `known` that `name` was probably meant to be.
pub(crate) fn nearest<'k>(name: &str, known: &[&'k str]) -> Option<&'k str> {
    let distance = |other: &str| strsim::damerau_levenshtein(&name.to_lowercase(), &other.to_lowercase());
    // In a name of two letters every other such name is one slip away.
    let slips = (name.chars().count() / 2).min(3);
    let slips = if name.chars().count() < 3 { 0 } else { slips };
    known.iter().copied().map(|other| (distance(other), other)).filter(|(d, _)| *d <= slips).min().map(|(_, o)| o)
}

/// `1 question`, `2 questions`, `2 lenses`, `2 leaves`.
pub(crate) fn counted(count: usize, noun: &str) -> String {
    match noun.strip_suffix('f') {
        _ if count == 1 => format!("1 {noun}"),
        Some(stem) => format!("{count} {stem}ves"),
        None if noun.ends_with('s') => format!("{count} {noun}es"),
        None => format!("{count} {noun}s"),
    }
}
