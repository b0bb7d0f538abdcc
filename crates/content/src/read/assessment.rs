//! `assessments/ID.toml`: what all kinds have in common. Each kind has a file of its own.

use crate::diagnostic::{At, Fault, Place};
use crate::ledger::Kind;
use crate::read::markdown::{self, Passage};
use crate::read::table::{Places, Table, Value};
use crate::read::{audit, cited, facets, incentives, profile, sorter, stage};
use waymark_domain::assessment::{Assessment, Engine};
use waymark_domain::ids::AssessmentId;
use waymark_domain::profile::Profile;
use waymark_domain::text::Block;

/// An assessment as its file gives it: rules, layouts and measures are still to come.
#[derive(Debug)]
pub(crate) struct AssessmentFile {
    pub(crate) assessment: Assessment,
    pub(crate) places: Places,
    /// A change that is no larger is smaller than the noise.
    pub(crate) noise_points: u8,
    /// Whether its questions allow rules and figures to be computed, and so answers to be scored.
    pub(crate) measured: bool,
}

impl AssessmentFile {
    pub(crate) fn profile(&self) -> Option<&Profile> {
        if let Engine::Profile(profile) = &self.assessment.engine { Some(profile) } else { None }
    }

    pub(crate) fn id(&self) -> &str {
        self.assessment.id.as_str()
    }

    /// The place of a key or list member: `questions.3.options.0.text`.
    pub(crate) fn place(&self, path: &str) -> Place {
        self.places.at(path)
    }
}

/// Reads what only one kind has.
type ReadEngine = fn(&Table<'_>, &str) -> Engine;

/// Every kind, with the name content calls it by.
const KINDS: [(&str, ReadEngine); 6] = [
    ("profile", |root, id| Engine::Profile(profile::profile(root, id))),
    ("facets", |root, id| Engine::Facets(facets::facets(root, id))),
    ("stage", |root, id| Engine::Stage(stage::stages(root, id))),
    ("sorter", |root, id| Engine::Sorter(sorter::sorter(root, id))),
    ("map", |root, id| Engine::Map(incentives::incentives(root, id))),
    ("audit", |root, id| Engine::Audit(audit::audit(root, id))),
];

pub(crate) fn assessment(root: Table<'_>, id: &str) -> Option<AssessmentFile> {
    let read_engine = root.take("kind")?.name_of("kind of assessment", &KINDS)?;
    let places = Places::of(&root);
    let assessment = Assessment {
        id: AssessmentId::new(id),
        title: root.text("title"),
        summary: root.text("summary"),
        minutes: minutes_up_to(&root, &places, 30),
        revision: root.number("revision", 1..),
        opening: markdown(&root, "opening"),
        method: markdown(&root, "method"),
        sources: cited::sources(&root),
        engine: read_engine(&root, id),
        layouts: Vec::new(),
        quality: Vec::new(),
    };
    root.done();
    Some(AssessmentFile { assessment, places, noise_points: 0, measured: false })
}

/// How long it takes, from and to.
pub(crate) fn minutes_up_to(root: &Table<'_>, places: &Places, most: u8) -> (u8, u8) {
    let minutes = root.list("minutes", 2..=2);
    let from_to = |place: usize| minutes.get(place).map_or(0, |value| value.number(1..=most));
    let (from, to) = (from_to(0), from_to(1));
    if from > to && to > 0 {
        let message = "`minutes` ends before it begins";
        root.ledger().fault(Fault::OutOfRange, &places.at("minutes"), message, "put the smaller number first");
    }
    (from, to)
}

/// A Markdown text that has to be there.
pub(crate) fn markdown<'d>(root: &Table<'d>, key: &'d str) -> Vec<Block> {
    root.take(key).map(|value| blocks_of(root, value)).unwrap_or_default()
}

/// A Markdown text that may be left out.
pub(crate) fn markdown_if_any<'d>(root: &Table<'d>, key: &'d str) -> Vec<Block> {
    root.take_optional(key).map(|value| blocks_of(root, value)).unwrap_or_default()
}

fn blocks_of(root: &Table<'_>, value: Value<'_>) -> Vec<Block> {
    let text = value.some_string();
    let base = value.literal_start();
    let passage = Passage { source: root.source(), text: &text.value, base, place: &text.place };
    markdown::blocks(passage, root.ledger())
}

/// Reports an id that names something else where answers are kept.
pub(crate) fn reserved(table: &Table<'_>, kind: Kind, id: &At<String>, taken: &[(&str, &str)]) {
    if let Some((name, what)) = taken.iter().find(|(name, _)| *name == id.value) {
        let message = format!("`{name}` names {what}");
        let cure = format!("give the {} another id", kind.noun());
        table.ledger().fault(Fault::ReservedId, &id.place, message, cure);
    }
}
