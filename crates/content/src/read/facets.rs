//! `assessments/ID.toml` of the kind `facets`.

use crate::diagnostic::At;
use crate::ledger::Kind;
use crate::read::advice::advice_in;
use crate::read::cited;
use crate::read::table::Table;
use waymark_domain::facets::{ANSWER, Facet, Facets, Item, Scale, Team};
use waymark_domain::ids::{DimensionId, OptionId, QuestionId};

/// The key that says why facets have unequal numbers of questions. Authors read it, nobody else.
pub(crate) const UNEVEN: &str = "uneven";

/// More bars than these cannot be told apart, and fewer are no picture.
const FACETS: std::ops::RangeInclusive<usize> = 3..=7;

/// What can be chosen on one scale.
pub(crate) const OPTIONS: std::ops::RangeInclusive<usize> = 2..=5;

pub(crate) fn facets(root: &Table<'_>, scope: &str) -> Facets {
    lend_answer(root, scope);
    let scales: Vec<ScaleRead> = root.tables("scales").into_iter().map(|table| scale(table, scope)).collect();
    root.text_if_any(UNEVEN);
    Facets {
        window: root.text("window"),
        facets: root.tables_in("facets", FACETS).into_iter().map(|table| facet(table, scope)).collect(),
        questions: root.tables("questions").into_iter().map(|table| item(table, scope, &scales)).collect(),
        scales: scales.into_iter().map(|read| read.scale).collect(),
        lowest: advice_in(root, "lowest"),
        even: advice_in(root, "even"),
        strong: advice_in(root, "strong"),
        thin: advice_in(root, "thin"),
        team: root.take_optional("team").and_then(|value| value.table()).map(team),
        noise_points: 0,
        even_points: 0,
    }
}

/// The only lens of this engine and of others like it, which no file gives.
pub(crate) fn lend_answer(root: &Table<'_>, scope: &str) {
    root.ledger().lend(Kind::Lens, scope, &At { value: ANSWER.to_owned(), place: root.place() });
}

/// A scale, and where the ids of its options stand.
struct ScaleRead {
    scale: Scale,
    options: Vec<At<String>>,
}

fn scale(table: Table<'_>, scope: &str) -> ScaleRead {
    let id = table.give(Kind::Scale, scope).value;
    let read = options(&table, &format!("{scope}/{id}"), OPTIONS);
    let (options, texts) = read.into_iter().unzip();
    table.done();
    ScaleRead { scale: Scale { id, options: texts }, options }
}

/// The options of a scale or rating, given in `scope`.
pub(crate) fn options(
    table: &Table<'_>,
    scope: &str,
    number: std::ops::RangeInclusive<usize>,
) -> Vec<(At<String>, (OptionId, String))> {
    let option = |table: Table<'_>| {
        let id = table.give(Kind::Option, scope);
        let text = table.text("text");
        table.done();
        (id.clone(), (OptionId::new(id.value), text))
    };
    table.tables_in("options", number).into_iter().map(option).collect()
}

fn facet(table: Table<'_>, scope: &str) -> Facet {
    let facet = Facet {
        id: DimensionId::new(table.give(Kind::Facet, scope).value),
        name: table.text("name"),
        tagline: table.text("tagline"),
        low: table.paragraphs("low"),
        action: table.text("action"),
        avoid: table.text("avoid"),
        high: table.text("high"),
        read: cited::sections_if_any(&table),
        sources: cited::sources_if_any(&table),
    };
    table.done();
    facet
}

fn item(table: Table<'_>, scope: &str, scales: &[ScaleRead]) -> Item {
    let id = table.give(Kind::Question, scope).value;
    let scale = table.refer("scale", Kind::Scale, scope).value;
    let of_scale = scales.iter().find(|read| read.scale.id == scale);
    for option in of_scale.iter().flat_map(|read| &read.options) {
        table.ledger().lend(Kind::Option, &format!("{scope}/{id}"), option);
    }
    let item = Item {
        id: QuestionId::new(id),
        facet: DimensionId::new(table.refer("facet", Kind::Facet, scope).value),
        scale,
        prompt: table.text("prompt"),
        reverse: table.flag_if_any("reverse"),
        team: table.text_if_any("team"),
        ideas: cited::ideas(&table),
    };
    table.done();
    item
}

fn team(table: Table<'_>) -> Team {
    let team = Team { title: table.text("title"), text: table.paragraphs("text") };
    table.done();
    team
}
