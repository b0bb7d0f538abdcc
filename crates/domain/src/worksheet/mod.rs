//! Worksheets: forms from which a document comes out.
//!
//! What is filled in is a [`Filled`]: texts by [`Slot`]. Checks help and never block: each says what to
//! do about what is there, and what a program cannot judge it asks. What comes out is a [`Document`].

mod checks;
mod document;
mod filled;
mod rows;

pub use checks::Remark;
pub use document::{Document, Entry, PAGE, Piece};
pub use filled::{Filled, Slot};
pub use rows::between;

use crate::ids::{ColumnId, FieldId, OptionId, SheetId, SourceId, WorksheetId};
use crate::notes::NOTES;
use crate::record::Record;
use crate::text::Block;
use serde::{Deserialize, Serialize};

/// A worksheet with its text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Worksheet {
    /// Its id.
    pub id: WorksheetId,
    /// Its title.
    pub title: String,
    /// One sentence: for whom, and what comes out.
    pub summary: String,
    /// From and to, in minutes.
    pub minutes: (u8, u8),
    /// What it is, when it helps, what to have at hand.
    pub opening: Vec<Block>,
    /// What to do with the document.
    pub closing: Vec<Block>,
    /// The heading of the document.
    pub document: String,
    /// How many pages the document should have, from and to.
    pub pages: Option<(u8, u8)>,
    /// Its parts, in order.
    pub parts: Vec<Portion>,
    /// What it rests on: title, author, address.
    pub sources: Vec<(SourceId, String, String, String)>,
}

/// A part of a worksheet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Portion {
    /// Its id, and its anchor.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What is said before its fields.
    pub text: Vec<Block>,
    /// Its fields.
    pub fields: Vec<Field>,
}

/// Something to fill in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Field {
    /// Its id.
    pub id: FieldId,
    /// The question.
    pub label: String,
    /// A sentence or two under the question, or nothing.
    pub help: String,
    /// Its heading in the document.
    pub heading: String,
    /// An invented example, or nothing.
    pub example: String,
    /// How it is filled in.
    pub input: Input,
    /// What is looked at.
    pub checks: Vec<Check>,
}

/// How a field is filled in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Input {
    /// One line, some lines, a number or a date.
    Plain(Plain),
    /// One of several.
    Choice(Vec<(OptionId, String)>),
    /// Any of several.
    Ticks(Vec<(OptionId, String)>),
    /// Rows of a table that the person makes.
    Rows {
        /// Its columns.
        columns: Vec<Column>,
        /// How many empty rows it begins with.
        start: u8,
        /// What one row is called.
        row: String,
    },
}

/// What is typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Plain {
    /// One line.
    Line,
    /// Some lines.
    Text,
    /// A number, with its unit.
    Number(String),
    /// A day.
    Date,
}

/// A column of rows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Column {
    /// Its id.
    pub id: ColumnId,
    /// Its title.
    pub label: String,
    /// What is put there: typed, or chosen where there are options.
    pub plain: Plain,
    /// What is chosen from; empty where it is typed.
    pub options: Vec<(OptionId, String)>,
}

/// What is looked at, and what is said while it does not hold.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Check {
    /// What.
    pub rule: Rule,
    /// What to do about it.
    pub say: String,
}

/// Something that can hold of what was filled in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Rule {
    /// It has so many words.
    Words(u32, u32),
    /// So many rows hold something.
    Rows(u32, u32),
    /// The number lies between these.
    Number(i32, i32),
    /// So many are ticked.
    Ticked(u32, u32),
    /// The day is so many days after the one on which it was written.
    Days(i32, i32),
    /// One of these stands in it.
    Mentions(Vec<String>),
    /// None of these stands in it.
    Avoids(Vec<String>),
    /// What no program can judge: the person looks, and ticks that they did.
    Ask,
}

impl Worksheet {
    /// All its fields.
    pub fn fields(&self) -> impl Iterator<Item = &Field> {
        self.parts.iter().flat_map(|part| &part.fields)
    }

    /// How many fields are filled in.
    #[must_use]
    pub fn filled(&self, filled: &Filled) -> usize {
        self.fields().filter(|field| field.is_filled(filled)).count()
    }
}

impl Field {
    /// Whether something was filled in.
    #[must_use]
    pub fn is_filled(&self, filled: &Filled) -> bool {
        match &self.input {
            Input::Plain(_) | Input::Choice(_) => !filled.text(&Slot::Field(self.id.clone())).is_empty(),
            Input::Ticks(options) => !self.ticked(options, filled).is_empty(),
            Input::Rows { columns, .. } => !self.filled_rows(columns, filled).is_empty(),
        }
    }

    /// The words of the options that are ticked.
    fn ticked<'a>(&self, options: &'a [(OptionId, String)], filled: &Filled) -> Vec<&'a str> {
        let is_ticked = |option: &OptionId| !filled.text(&Slot::Tick(self.id.clone(), option.clone())).is_empty();
        options.iter().filter(|(id, _)| is_ticked(id)).map(|(_, text)| text.as_str()).collect()
    }

    /// The rows that hold something, in order.
    fn filled_rows(&self, columns: &[Column], filled: &Filled) -> Vec<String> {
        let holds = |row: &String| columns.iter().any(|column| !self.cell(row, column, filled).is_empty());
        filled.rows(self).into_iter().filter(holds).collect()
    }

    /// What stands in a cell.
    fn cell<'a>(&self, row: &str, column: &Column, filled: &'a Filled) -> &'a str {
        filled.text(&Slot::Cell(self.id.clone(), row.to_owned(), column.id.clone()))
    }
}

/// The words of an option; its id if it is no longer offered.
#[must_use]
pub fn chosen<'a>(options: &'a [(OptionId, String)], id: &'a str) -> &'a str {
    options.iter().find(|(known, _)| known.as_str() == id).map_or(id, |(_, text)| text)
}

/// The document of a worksheet that was written last.
#[must_use]
pub fn latest<'a>(records: impl IntoIterator<Item = &'a Record>, worksheet: &WorksheetId) -> Option<SheetId> {
    // By their ids alone: bundles that cannot read notes look for it, too.
    let start = format!("sheet.{worksheet}.");
    let sheet = |record: &'a Record| {
        let rest = record.id.strip_prefix(&start).filter(|_| record.kind == NOTES)?;
        Some((record.at(), rest.split('.').next()?))
    };
    records.into_iter().filter_map(sheet).max_by_key(|(at, _)| *at).map(|(_, id)| SheetId::new(id))
}

/// What lists and histories need to know of a worksheet without loading it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SheetCard {
    /// Its id.
    pub id: WorksheetId,
    /// Its title.
    pub title: String,
    /// One sentence.
    pub summary: String,
    /// From and to, in minutes.
    pub minutes: (u8, u8),
    /// How many fields it has.
    pub fields: u16,
    /// What the document is called.
    pub document: String,
    /// The address of its whole text; filled in by the build.
    pub data: String,
}
