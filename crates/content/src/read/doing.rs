//! What a guide's table says of the prompts, checklists and drawings in its text.

use crate::diagnostic::{Fault, Place};
use crate::ledger::{Kind, Ledger};
use crate::read::cited;
use crate::read::table::{Table, Value, why_no_id};
use std::collections::BTreeMap;
use waymark_domain::ids::IdeaId;
use waymark_domain::text::{Drawing, Figure};

/// Settings by id.
#[derive(Debug, Default)]
pub(crate) struct Doings {
    /// Help, days after which it is asked again, ideas.
    pub(crate) prompts: BTreeMap<String, (String, u16, Vec<IdeaId>)>,
    pub(crate) checklists: BTreeMap<String, Vec<IdeaId>>,
    pub(crate) drawings: BTreeMap<String, Drawing>,
    /// Where the settings of each stand: what it is, its id, its place.
    places: Vec<(Kind, String, Place)>,
    are_unknown: bool,
}

/// The longest words in a drawing.
const LABEL: usize = 28;

impl Doings {
    /// For a table that could not be read, so that nobody knows what is in it.
    pub(crate) fn unknown() -> Self {
        Self { are_unknown: true, ..Self::default() }
    }

    /// Whether the table has nothing under this id, as far as that can be known.
    pub(crate) fn lacks(&self, kind: Kind, id: &str) -> bool {
        !self.are_unknown && !self.places.iter().any(|(known, name, _)| *known == kind && name == id)
    }

    /// The drawing that the table describes under an id, as far as that can be known.
    pub(crate) fn drawing(&self, id: &str) -> Option<Drawing> {
        let unknown = || self.are_unknown.then_some(Drawing::Steps(Vec::new()));
        self.drawings.get(id).cloned().or_else(unknown)
    }

    pub(crate) fn read(table: &Table<'_>) -> Self {
        let mut doings = Self::default();
        for (id, table) in doings.tables(table, "prompts", Kind::Prompt) {
            let help = table.text_if_any("help");
            let again = table.take_optional("again").map(|value| value.number(7..=365)).unwrap_or_default();
            let ideas = cited::ideas_if_any(&table);
            table.done();
            doings.prompts.insert(id, (help, again, ideas));
        }
        for (id, table) in doings.tables(table, "checklists", Kind::Checklist) {
            let ideas = cited::ideas_if_any(&table);
            table.done();
            doings.checklists.insert(id, ideas);
        }
        for (id, table) in doings.tables(table, "figures", Kind::Figure) {
            // What could not be read was reported; the text that asks for it is not to blame.
            doings.drawings.insert(id, drawing(table).unwrap_or(Drawing::Steps(Vec::new())));
        }
        doings
    }

    fn tables<'d>(&mut self, root: &Table<'d>, key: &'static str, kind: Kind) -> Vec<(String, Table<'d>)> {
        let mut tables = Vec::new();
        let Some(value) = root.take_optional(key) else { return tables };
        let Some(all) = value.table() else {
            self.are_unknown = true;
            return tables;
        };
        for (id, value) in all.rest() {
            let own = kind == Kind::Figure && Figure::ALL.iter().any(|(name, _)| *name == id.value);
            if let Some(cure) = why_no_id(kind, &id.value) {
                let message = format!("`{}` cannot be the id of {}", id.value, kind.a_noun());
                root.ledger().fault(Fault::BadId, &id.place, message, cure);
            } else if own {
                let message = format!("`{}` names a drawing that Waymark has of its own", id.value);
                root.ledger().fault(Fault::ReservedId, &id.place, message, "give it another id");
            } else {
                self.places.push((kind, id.value.clone(), id.place));
            }
            tables.extend(value.table().map(|table| (id.value, table)));
        }
        tables
    }

    /// Reports settings of what stands nowhere in the text of the guide `scope`.
    pub(crate) fn unused(&self, scope: &str, ledger: &Ledger) {
        let given = ledger.given();
        let is_there = |kind: Kind, id: &str, place: &Place| {
            given.iter().any(|name| name.kind == kind && name.scope == scope && name.id.value == id)
                // It may be what stands in the wrong place.
                || (kind != Kind::Figure && ledger.has_fault(&place.path, Fault::MisplacedDoing))
                || (kind == Kind::Figure && ledger.has_fault(&place.path, Fault::ImageNotAlone))
        };
        for (kind, id, place) in self.places.iter().filter(|(kind, id, place)| !is_there(*kind, id, place)) {
            let noun = kind.noun();
            let form =
                if *kind == Kind::Figure { format!("![…](figure:{id})") } else { format!("[…]({noun}:{id})") };
            let message = format!("the {noun} `{id}` stands nowhere in the text");
            let cure = format!("put {form} in a paragraph of its own, or take this out");
            ledger.fault(Fault::UnusedSetting, place, message, cure);
        }
    }
}

fn drawing(table: Table<'_>) -> Option<Drawing> {
    #[derive(Clone, Copy)]
    enum Sort {
        Rings,
        Steps,
        Loop,
        Quadrant,
        Line,
    }
    let sorts = [
        ("rings", Sort::Rings),
        ("steps", Sort::Steps),
        ("loop", Sort::Loop),
        ("quadrant", Sort::Quadrant),
        ("line", Sort::Line),
    ];
    // Without its kind nobody knows what else belongs to it.
    let sort = table.take("kind")?.name_of("kind of drawing", &sorts)?;
    let labels = |range| table.list("labels", range).iter().map(label).collect::<Vec<_>>();
    let drawing = match sort {
        Sort::Rings => Some(Drawing::Rings(labels(2..=4))),
        Sort::Steps => Some(Drawing::Steps(labels(2..=6))),
        Sort::Loop => Some(Drawing::Loop(labels(3..=5))),
        Sort::Quadrant => {
            let ends = |key| table.list(key, 2..=2).iter().map(label).collect::<Vec<_>>().try_into().ok();
            let (across, up, labels) = (ends("across"), ends("up"), labels(4..=4).try_into().ok());
            across.zip(up).zip(labels).map(|((across, up), labels)| Drawing::Quadrant { across, up, labels })
        }
        Sort::Line => {
            let points: Vec<u8> = table.list("points", 3..=12).iter().map(|value| value.number(0..=100)).collect();
            let last = points.len().saturating_sub(1);
            let mark = |table: Table<'_>| {
                let mark = (table.number("at", 0..=last), table.take("label").map(|value| label(&value)));
                table.done();
                (mark.0, mark.1.unwrap_or_default())
            };
            let marks = table.tables_if_any("marks", 0..=4).into_iter().map(mark).collect();
            let word = |key| table.take(key).map(|value| label(&value)).unwrap_or_default();
            Some(Drawing::Line { across: word("across"), up: word("up"), points, marks })
        }
    };
    table.done();
    drawing
}

/// Words short enough for a drawing on a phone.
fn label(value: &Value<'_>) -> String {
    let text = value.text();
    let long = text.chars().count();
    if long > LABEL {
        let message = format!("a label of {long} characters");
        value.fault(Fault::OutOfRange, message, format!("make it {LABEL} or fewer: it is drawn on a phone"));
    }
    text
}
