//! `examples/ASSESSMENT/NAME.toml`: a sheet somebody might fill in, and what has to come out.

use crate::diagnostic::At;
use crate::ledger::{Kind, Ledger};
use crate::read::table::{Places, Table};
use std::collections::BTreeMap;
use waymark_domain::ids::{DimensionId, LensId, OptionId, QuestionId};
use waymark_domain::scoring::{LensScore, Outcome, Sheet};

/// An example as its file gives it.
#[derive(Debug)]
pub(crate) struct ExampleFile {
    /// The assessment it is for.
    pub(crate) assessment: String,
    pub(crate) expect: Vec<(LensId, Expected)>,
    pub(crate) sheet: Sheet,
    pub(crate) places: Places,
}

/// What a lens has to come out as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Expected {
    pub(crate) outcome: Shown,
    pub(crate) dimensions: Vec<DimensionId>,
}

/// The kinds of outcome, by the names examples call them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shown {
    Named,
    Blend,
    Unclear,
    Thin,
}

impl Shown {
    pub(crate) const ALL: [(&'static str, Self); 4] =
        [("named", Self::Named), ("blend", Self::Blend), ("unclear", Self::Unclear), ("thin", Self::Thin)];

    pub(crate) fn of(outcome: &Outcome) -> Self {
        match outcome {
            Outcome::Named { .. } => Self::Named,
            Outcome::Blend { .. } => Self::Blend,
            Outcome::Unclear => Self::Unclear,
            Outcome::Thin { .. } => Self::Thin,
        }
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Named => "named",
            Self::Blend => "blend",
            Self::Unclear => "unclear",
            Self::Thin => "thin",
        }
    }

    /// How many dimensions such an outcome speaks of.
    fn speaks_of(self) -> usize {
        match self {
            Self::Named => 1,
            Self::Blend => 2,
            Self::Unclear | Self::Thin => 0,
        }
    }
}

impl Expected {
    /// What came out, in the same words.
    pub(crate) fn of(score: &LensScore) -> Self {
        let dimensions = score.leaders().into_iter().cloned().collect();
        Self { outcome: Shown::of(&score.outcome), dimensions }
    }

    /// Whether both say the same; the order of a blend's two does not matter.
    pub(crate) fn agrees(&self, other: &Self) -> bool {
        self.outcome == other.outcome
            && self.dimensions.len() == other.dimensions.len()
            && self.dimensions.iter().all(|dimension| other.dimensions.contains(dimension))
    }
}

pub(crate) fn example(root: Table<'_>, assessment: &str, ledger: &Ledger) -> ExampleFile {
    let places = Places::of(&root);
    root.paragraphs("portrait");
    let expect = expect(&root, assessment, ledger);
    let sheet = sheet(&root, assessment, ledger);
    root.done();
    ExampleFile { assessment: assessment.to_owned(), expect, sheet, places }
}

fn expect(root: &Table<'_>, assessment: &str, ledger: &Ledger) -> Vec<(LensId, Expected)> {
    let Some(lenses) = root.table("expect") else {
        return Vec::new();
    };
    let mut expect = Vec::new();
    for (lens, value) in lenses.rest() {
        ledger.refer(Kind::Lens, assessment, &lens);
        let Some(table) = value.table() else { continue };
        let outcome = table.take("outcome").and_then(|value| value.name_of("outcome", &Shown::ALL));
        let count = outcome.map_or(0..=2, |outcome| outcome.speaks_of()..=outcome.speaks_of());
        let dimensions = table.refer_all("dimensions", Kind::Dimension, assessment, count);
        if let Some(outcome) = outcome {
            let dimensions = dimensions.into_iter().map(|id| DimensionId::new(id.value)).collect();
            expect.push((LensId::new(lens.value), Expected { outcome, dimensions }));
        }
        table.done();
    }
    expect
}

fn sheet(root: &Table<'_>, assessment: &str, ledger: &Ledger) -> Sheet {
    let mut sheet = Sheet::default();
    let Some(answers) = root.table("answers") else {
        return sheet;
    };
    for (lens, value) in answers.rest() {
        let Some(table) = value.table() else { continue };
        let is_context = lens.value == "context";
        let kind = if is_context { Kind::ContextQuestion } else { Kind::Question };
        if !is_context {
            ledger.refer(Kind::Lens, assessment, &lens);
        }
        let marks = marks(&table, kind, assessment, ledger);
        if is_context {
            sheet.context = marks;
        } else {
            sheet.lenses.insert(LensId::new(lens.value), marks);
        }
    }
    sheet
}

fn marks(table: &Table<'_>, kind: Kind, assessment: &str, ledger: &Ledger) -> BTreeMap<QuestionId, Option<OptionId>> {
    let mut marks = BTreeMap::new();
    for (question, value) in table.rest() {
        ledger.refer(kind, assessment, &question);
        let At { value: option, place } = value.string();
        let scope = format!("{assessment}/{}", question.value);
        ledger.refer(Kind::Option, &scope, &At { value: option.clone(), place });
        let mark = (!option.is_empty()).then(|| OptionId::new(option));
        marks.insert(QuestionId::new(question.value), mark);
    }
    marks
}
