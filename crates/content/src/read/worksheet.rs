//! `worksheets/ID.toml`: forms from which a document comes out.

use crate::diagnostic::Fault;
use crate::ledger::Kind;
use crate::read::assessment::{markdown, markdown_if_any, minutes_up_to};
use crate::read::cited;
use crate::read::table::{Places, Table};
use std::fmt::Display;
use std::ops::RangeInclusive;
use waymark_domain::ids::{ColumnId, FieldId, IdeaId, OptionId, WorksheetId};
use waymark_domain::worksheet::{Check, Column, Field, Input, Plain, Portion, Rule, Worksheet};

/// A worksheet as its file gives it.
#[derive(Debug)]
pub(crate) struct WorksheetFile {
    pub(crate) worksheet: Worksheet,
    /// The ids of its sources, which the worksheet itself holds whole.
    pub(crate) sources: Vec<String>,
    /// Its place in the list; those without one come last.
    pub(crate) order: u32,
    /// What filling in each field carries out: the field's label, the ideas.
    pub(crate) ideas: Vec<(String, Vec<IdeaId>)>,
}

/// How many fields somebody fills in.
const FIELDS: RangeInclusive<usize> = 4..=16;

pub(crate) fn worksheet(root: Table<'_>, id: &str) -> WorksheetFile {
    let places = Places::of(&root);
    // An assessment may go by the same id, and ask something that goes by a field's.
    let scope = &format!("worksheet:{id}");
    let sources = root.refer_all("sources", Kind::Source, "", 1..=usize::MAX);
    let mut parts: Vec<Portion> = root.tables_in("parts", 1..=8).into_iter().map(|table| part(table, scope)).collect();
    let mut ideas = Vec::new();
    let mut all_have_parts = true;
    for table in root.tables_in("fields", FIELDS) {
        let part = table.refer("part", Kind::Part, scope).value;
        let (field, carried) = field(table, scope);
        ideas.push((field.label.clone(), carried));
        // A part that is not there is reported by whoever looks for dangling ids.
        match parts.iter_mut().find(|known| known.id == part) {
            Some(part) => part.fields.push(field),
            None => all_have_parts = false,
        }
    }
    let is_empty =
        |part: &Portion| part.fields.is_empty() && parts.iter().filter(|other| other.id == part.id).count() == 1;
    for (index, part) in parts.iter().enumerate().filter(|(_, part)| all_have_parts && is_empty(part)) {
        let message = format!("the part `{}` has no fields", part.id);
        let place = places.at(&format!("parts.{index}"));
        root.ledger().fault(Fault::EmptySection, &place, message, "give it one, or take it out");
    }
    let worksheet = Worksheet {
        id: WorksheetId::new(id),
        title: root.text("title"),
        summary: root.text("summary"),
        minutes: minutes_up_to(&root, &places, 180),
        opening: markdown(&root, "opening"),
        closing: markdown_if_any(&root, "closing"),
        document: root.text("document"),
        pages: pages(&root, &places),
        parts,
        sources: Vec::new(),
    };
    let order = root.take_optional("order").map_or(u32::MAX, |value| value.number(1..=999));
    root.done();
    WorksheetFile { worksheet, order, sources: sources.into_iter().map(|id| id.value).collect(), ideas }
}

fn pages(root: &Table<'_>, places: &Places) -> Option<(u8, u8)> {
    let pages = root.take_optional("pages")?.list(2..=2);
    let page = |place: usize| pages.get(place).map_or(0, |value| value.number(1..=20));
    let (from, to) = (page(0), page(1));
    if from > to && to > 0 {
        let cure = "put the smaller number first";
        root.ledger().fault(Fault::OutOfRange, &places.at("pages"), "`pages` ends before it begins", cure);
    }
    Some((from, to))
}

fn part(table: Table<'_>, scope: &str) -> Portion {
    let part = Portion {
        id: table.give(Kind::Part, scope).value,
        title: table.text("title"),
        text: markdown_if_any(&table, "text"),
        fields: Vec::new(),
    };
    table.done();
    part
}

fn field(table: Table<'_>, worksheet: &str) -> (Field, Vec<IdeaId>) {
    let id = table.give(Kind::SheetField, worksheet).value;
    let scope = format!("{worksheet}/{id}");
    let label = table.text("label");
    let heading = table.text_if_any("heading");
    let sort = table.take("kind").and_then(|value| value.name_of("kind of field", &SORTS));
    let checks = table.tables_if_any("checks", 1..=8);
    let checks = checks.into_iter().filter_map(|table| check(table, sort, &id)).collect();
    let ideas = cited::ideas_if_any(&table);
    let field = Field {
        id: FieldId::new(id),
        heading: if heading.is_empty() { label.clone() } else { heading },
        label,
        help: table.text_if_any("help"),
        example: table.take_optional("example").map(|value| value.paragraphs()).unwrap_or_default(),
        input: sort.map_or(Input::Plain(Plain::Text), |sort| input(&table, sort, &scope)),
        checks,
    };
    // Without its kind nobody knows what else belongs to it.
    if sort.is_some() {
        table.done();
    }
    (field, ideas)
}

#[derive(Clone, Copy, PartialEq)]
enum Sort {
    Line,
    Text,
    Number,
    Date,
    Choice,
    Ticks,
    Rows,
}

const SORTS: [(&str, Sort); 7] = [
    ("line", Sort::Line),
    ("text", Sort::Text),
    ("number", Sort::Number),
    ("date", Sort::Date),
    ("choice", Sort::Choice),
    ("ticks", Sort::Ticks),
    ("rows", Sort::Rows),
];

impl Sort {
    fn name(self) -> &'static str {
        SORTS.iter().find(|(_, sort)| *sort == self).map_or("", |(name, _)| name)
    }

    /// The kinds of check that can be made of it.
    fn checks(self) -> &'static [&'static str] {
        match self {
            Self::Line | Self::Text => &["words", "mentions", "avoids", "ask"],
            Self::Number => &["number", "ask"],
            Self::Date => &["days", "ask"],
            Self::Choice => &["ask"],
            Self::Ticks => &["ticked", "ask"],
            Self::Rows => &["rows", "words", "mentions", "avoids", "ask"],
        }
    }
}

fn input(table: &Table<'_>, sort: Sort, scope: &str) -> Input {
    match sort {
        Sort::Line => Input::Plain(Plain::Line),
        Sort::Text => Input::Plain(Plain::Text),
        Sort::Number => Input::Plain(Plain::Number(table.text_if_any("unit"))),
        Sort::Date => Input::Plain(Plain::Date),
        Sort::Choice => Input::Choice(options(table, scope)),
        Sort::Ticks => Input::Ticks(options(table, scope)),
        Sort::Rows => Input::Rows {
            columns: table.tables_in("columns", 1..=4).into_iter().filter_map(|table| column(table, scope)).collect(),
            start: table.take_optional("start").map_or(3, |value| value.number(1..=8)),
            row: {
                let row = table.text_if_any("row");
                if row.is_empty() { "row".to_owned() } else { row }
            },
        },
    }
}

fn column(table: Table<'_>, scope: &str) -> Option<Column> {
    let id = table.give(Kind::Column, scope).value;
    let kinds: Vec<(&str, Sort)> =
        SORTS.into_iter().filter(|(_, sort)| !matches!(sort, Sort::Ticks | Sort::Rows)).collect();
    let sort = table.take("kind")?.name_of("kind of column", &kinds)?;
    let column = Column {
        label: table.text("label"),
        plain: match sort {
            Sort::Text => Plain::Text,
            Sort::Number => Plain::Number(table.text_if_any("unit")),
            Sort::Date => Plain::Date,
            Sort::Line | Sort::Choice | Sort::Ticks | Sort::Rows => Plain::Line,
        },
        options: if sort == Sort::Choice { options(&table, &format!("{scope}/{id}")) } else { Vec::new() },
        id: ColumnId::new(id),
    };
    table.done();
    Some(column)
}

fn options(table: &Table<'_>, scope: &str) -> Vec<(OptionId, String)> {
    let option = |table: Table<'_>| {
        let option = (OptionId::new(table.give(Kind::Option, scope).value), table.text("text"));
        table.done();
        option
    };
    table.tables_in("options", 2..=12).into_iter().map(option).collect()
}

/// A check of the field `field`, whose kind may have been one that there is not.
fn check(table: Table<'_>, sort: Option<Sort>, field: &str) -> Option<Check> {
    let rules = ["words", "rows", "number", "ticked", "days", "mentions", "avoids", "ask"];
    let kind = table.take("kind")?;
    let name = kind.name_of("kind of check", &rules.map(|name| (name, name)))?;
    if let Some(sort) = sort.filter(|sort| !sort.checks().contains(&name)) {
        let message =
            format!("a check of the kind `{name}` does not fit the field `{field}`, which is `{}`", sort.name());
        let cure = format!("for `{}` there are: {}", sort.name(), sort.checks().join(", "));
        kind.fault(Fault::CheckMisfits, message, cure);
    }
    let rule = match name {
        "words" | "rows" | "ticked" => {
            let (least, most) = bounds(&table, name, 0..=10_000_u32);
            let (least, most) = (least.unwrap_or(0), most.unwrap_or(u32::MAX));
            match name {
                "words" => Rule::Words(least, most),
                "rows" => Rule::Rows(least, most),
                _ => Rule::Ticked(least, most),
            }
        }
        "number" | "days" => {
            let (least, most) = bounds(&table, name, -100_000..=100_000_i32);
            let (least, most) = (least.unwrap_or(i32::MIN), most.unwrap_or(i32::MAX));
            if name == "number" { Rule::Number(least, most) } else { Rule::Days(least, most) }
        }
        "mentions" => Rule::Mentions(table.texts("of")),
        "avoids" => Rule::Avoids(table.texts("of")),
        _ => Rule::Ask,
    };
    let check = Check { rule, say: table.text("say") };
    table.done();
    Some(check)
}

/// `least` and `most`, as far as they are there. Bounds that nothing can be outside of are reported.
fn bounds<T>(table: &Table<'_>, name: &str, range: RangeInclusive<T>) -> (Option<T>, Option<T>)
where
    T: TryFrom<i64> + PartialOrd + Display + Default + Copy,
{
    let end = |key| table.take_optional(key).map(|value| value.number(range.clone()));
    let (least, most) = (end("least"), end("most"));
    let fault = |message: String, cure: &str| table.ledger().fault(Fault::OutOfRange, &table.place(), message, cure);
    match (least, most) {
        (None, None) => fault(format!("a check of the kind `{name}` without bounds"), "add `least`, `most` or both"),
        (Some(least), Some(most)) if least > most => {
            fault(format!("`least` is above `most` in a check of the kind `{name}`"), "put the smaller number first");
        }
        // Fewer than none there cannot be.
        (Some(least), None) if least == T::default() && *range.start() == least => {
            fault(format!("a check of the kind `{name}` that always holds"), "raise `least`, or add `most`");
        }
        (_, _) => {}
    }
    (least, most)
}
