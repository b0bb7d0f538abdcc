//! `examples/ASSESSMENT/NAME.toml`: a sheet somebody might fill in, and what has to come out.

use crate::diagnostic::At;
use crate::ledger::Kind;
use crate::read::assessment::AssessmentFile;
use crate::read::audit::CLASS;
use crate::read::table::{Places, Table, Value};
use std::collections::BTreeMap;
use waymark_domain::assessment::Engine;
use waymark_domain::attempt::{CONTEXT, WORDS};
use waymark_domain::audit::{HOURS, MOST_HOURS, NAME, PLACE};
use waymark_domain::facets::ANSWER;
use waymark_domain::ids::{LensId, OptionId, QuestionId};
use waymark_domain::incentives::OWN;
use waymark_domain::reading::Reading;
use waymark_domain::scoring::Sheet;

/// An example as its file gives it.
#[derive(Debug)]
pub(crate) struct ExampleFile {
    /// The assessment it is for.
    pub(crate) assessment: String,
    /// The file's name, without its ending.
    pub(crate) name: String,
    pub(crate) sheet: Sheet,
    /// What has to come out, for each series of readings.
    pub(crate) expect: Vec<(LensId, Expected)>,
    /// What nearly comes out, and must not.
    pub(crate) near: Vec<String>,
    /// Whether evidence for an outer stage has to show while an inner one is not there.
    pub(crate) exposure: bool,
    /// What class each piece of work has to be, in the order of the file.
    pub(crate) classes: Vec<Option<String>>,
    pub(crate) places: Places,
}

/// What a reading has to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Expected {
    pub(crate) outcome: Shown,
    /// The ids it speaks of.
    pub(crate) of: Vec<String>,
}

/// The kinds of outcome of all engines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shown {
    Named,
    Blend,
    Unclear,
    Lowest,
    Even,
    Strong,
    Reached,
    Start,
    Leaf,
    Misaligned,
    Misunderstood,
    Both,
    Little,
    Classes,
    Thin,
}

impl Shown {
    /// What can come out of an engine. A sorter's way ends in a leaf, or the example is not whole.
    pub(crate) fn all_of(engine: &Engine) -> &'static [Self] {
        match engine {
            Engine::Profile(_) => &[Self::Named, Self::Blend, Self::Unclear, Self::Thin],
            Engine::Stage(_) => &[Self::Reached, Self::Start, Self::Thin],
            Engine::Facets(_) => &[Self::Lowest, Self::Even, Self::Strong, Self::Thin],
            Engine::Sorter(_) => &[Self::Leaf],
            Engine::Map(_) => &[Self::Misaligned, Self::Misunderstood, Self::Both, Self::Little, Self::Thin],
            Engine::Audit(_) => &[Self::Classes, Self::Thin],
        }
    }

    /// The name that readings and examples call it by.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Named => "named",
            Self::Blend => "blend",
            Self::Unclear => "unclear",
            Self::Lowest => "lowest",
            Self::Even => "even",
            Self::Strong => "strong",
            Self::Reached => "reached",
            Self::Start => "start",
            Self::Leaf => "leaf",
            Self::Misaligned => "misaligned",
            Self::Misunderstood => "misunderstood",
            Self::Both => "both",
            Self::Little => "little",
            Self::Classes => "classes",
            Self::Thin => "thin",
        }
    }

    /// How many ids such an outcome speaks of.
    fn speaks_of(self) -> usize {
        match self {
            Self::Named | Self::Reached | Self::Leaf | Self::Classes => 1,
            Self::Blend | Self::Lowest => 2,
            Self::Unclear
            | Self::Even
            | Self::Strong
            | Self::Start
            | Self::Misaligned
            | Self::Misunderstood
            | Self::Both
            | Self::Little
            | Self::Thin => 0,
        }
    }
}

impl Expected {
    /// Whether this is what came out; the order of two ids does not matter.
    pub(crate) fn agrees(&self, reading: &Reading) -> bool {
        self.outcome.name() == reading.outcome
            && self.of.len() == reading.leads.len()
            && self.of.iter().all(|id| reading.leads.contains(id))
    }
}

/// What results of an engine speak of.
pub(crate) fn subject(engine: &Engine) -> Option<Kind> {
    match engine {
        Engine::Profile(_) => Some(Kind::Dimension),
        Engine::Stage(_) => Some(Kind::Stage),
        Engine::Facets(_) => Some(Kind::Facet),
        Engine::Sorter(_) => Some(Kind::Leaf),
        Engine::Map(_) => None,
        Engine::Audit(_) => Some(Kind::Class),
    }
}

/// Reads an example of `file`.
pub(crate) fn example(root: Table<'_>, name: &str, file: &AssessmentFile) -> ExampleFile {
    let mut example = ExampleFile {
        assessment: file.id().to_owned(),
        name: name.to_owned(),
        sheet: Sheet::default(),
        expect: Vec::new(),
        near: Vec::new(),
        exposure: false,
        classes: Vec::new(),
        places: Places::of(&root),
    };
    let engine = &file.assessment.engine;
    root.paragraphs("portrait");
    if let Some(table) = root.table("expect") {
        example.expect(&table, engine);
        table.done();
    }
    match engine {
        Engine::Audit(_) => example.items(&root),
        Engine::Profile(_) | Engine::Stage(_) | Engine::Facets(_) | Engine::Sorter(_) | Engine::Map(_) => {
            example.answers(&root);
        }
    }
    example.words(&root, engine);
    root.done();
    example
}

impl ExampleFile {
    fn expect(&mut self, table: &Table<'_>, engine: &Engine) {
        let series = match engine {
            Engine::Profile(_) => return self.expect_by_lens(table, engine),
            Engine::Stage(_) | Engine::Facets(_) | Engine::Sorter(_) => ANSWER,
            Engine::Map(_) => OWN,
            Engine::Audit(_) => HOURS,
        };
        let expected = expected(table, "of", engine, &self.assessment);
        self.expect.extend(expected.map(|expected| (LensId::new(series), expected)));
        if let Some(near) = table.take_optional("near") {
            self.near = ids(&near, engine, &self.assessment, 0..=usize::MAX);
        }
        if let Engine::Stage(_) = engine {
            self.exposure = table.flag_if_any("exposure");
        }
    }

    fn expect_by_lens(&mut self, table: &Table<'_>, engine: &Engine) {
        for (lens, value) in table.rest() {
            table.ledger().refer(Kind::Lens, &self.assessment, &lens);
            let Some(table) = value.table() else { continue };
            let expected = expected(&table, "dimensions", engine, &self.assessment);
            self.expect.extend(expected.map(|expected| (LensId::new(lens.value), expected)));
            table.done();
        }
    }

    fn answers(&mut self, root: &Table<'_>) {
        let Some(answers) = root.table("answers") else { return };
        for (lens, value) in answers.rest() {
            let Some(table) = value.table() else { continue };
            if lens.value == CONTEXT {
                self.sheet.context = marks(&table, Kind::ContextQuestion, &self.assessment);
            } else {
                table.ledger().refer(Kind::Lens, &self.assessment, &lens);
                let marks = marks(&table, Kind::Question, &self.assessment);
                self.sheet.lenses.insert(LensId::new(lens.value), marks);
            }
        }
    }

    /// What is written in one's own words, where anything is. It may be blank: not everybody writes.
    fn words(&mut self, root: &Table<'_>, engine: &Engine) {
        match engine {
            Engine::Map(_) => {}
            Engine::Sorter(sorter) if sorter.tally.is_some() => {}
            Engine::Profile(_) | Engine::Stage(_) | Engine::Facets(_) | Engine::Sorter(_) | Engine::Audit(_) => return,
        }
        let Some(table) = root.take_optional("words").and_then(|value| value.table()) else { return };
        let mut written = BTreeMap::new();
        for (field, value) in table.rest() {
            table.ledger().refer(Kind::Field, &self.assessment, &field);
            written.insert(QuestionId::new(field.value), value.string().value);
        }
        self.sheet.words.insert(LensId::new(WORDS), written);
    }

    /// The pieces of work of an audit.
    fn items(&mut self, root: &Table<'_>) {
        for (place, table) in root.tables("items").into_iter().enumerate() {
            let hours = table.take("hours").map(|value| value.hours(f32::from(MOST_HOURS) / 2.0)).unwrap_or_default();
            let class = table.take_optional(CLASS).map(|value| {
                let class = value.id(Kind::Class);
                table.ledger().refer(Kind::Class, &self.assessment, &class);
                class.value
            });
            self.classes.push(class);
            let words = [(NAME, table.text(NAME)), (HOURS, hours.to_string()), (PLACE, place.to_string())];
            let piece = LensId::new(format!("piece-{place}"));
            let words = words.map(|(key, word)| (QuestionId::new(key), word));
            self.sheet.words.insert(piece.clone(), BTreeMap::from(words));
            self.sheet.lenses.insert(piece, marks(&table, Kind::Rating, &self.assessment));
        }
    }
}

/// Reads `outcome`, and the ids it speaks of under `key`.
fn expected<'d>(table: &Table<'d>, key: &'d str, engine: &Engine, scope: &str) -> Option<Expected> {
    let known: Vec<(&str, Shown)> = Shown::all_of(engine).iter().map(|shown| (shown.name(), *shown)).collect();
    let outcome = table.take("outcome").and_then(|value| value.name_of("outcome", &known));
    let count = outcome.map_or(0..=2, |outcome| outcome.speaks_of()..=outcome.speaks_of());
    let of = table.take(key).map(|value| ids(&value, engine, scope, count));
    Some(Expected { outcome: outcome?, of: of.unwrap_or_default() })
}

/// Ids of what results of an engine speak of.
fn ids(value: &Value<'_>, engine: &Engine, scope: &str, len: std::ops::RangeInclusive<usize>) -> Vec<String> {
    match subject(engine) {
        Some(subject) => value.refer_all(subject, scope, len).into_iter().map(|id| id.value).collect(),
        None => value.list(0..=0).iter().map(|value| value.string().value).collect(),
    }
}

/// What is marked for the questions that `table` has not been asked for yet.
fn marks(table: &Table<'_>, kind: Kind, assessment: &str) -> BTreeMap<QuestionId, Option<OptionId>> {
    let mut marks = BTreeMap::new();
    for (question, value) in table.rest() {
        table.ledger().refer(kind, assessment, &question);
        let At { value: option, place } = value.string();
        let scope = format!("{assessment}/{}", question.value);
        table.ledger().refer(Kind::Option, &scope, &At { value: option.clone(), place });
        let mark = (!option.is_empty()).then(|| OptionId::new(option));
        marks.insert(QuestionId::new(question.value), mark);
    }
    marks
}
