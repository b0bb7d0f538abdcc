//! The document that comes out: what was filled in, under its headings. What a page shows of it and what is
//! saved as Markdown are made of the same, so neither says what the other does not.

use super::filled::{Filled, Slot};
use super::{Column, Field, Input, Plain, Portion, Worksheet, chosen};
use crate::notes;
use std::fmt::Write as _;

/// How many words a page holds.
pub const PAGE: usize = 450;

/// What was filled in.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// Its heading.
    pub title: String,
    /// Its parts that hold something: the heading of each, and what it holds.
    pub parts: Vec<(String, Vec<Entry>)>,
}

/// What was filled into one field.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The heading; empty where it would repeat that of the part just above it.
    pub heading: String,
    /// The text.
    pub body: Vec<Piece>,
}

/// A piece of a document. Every text is plain: what looks like markup was meant as it stands there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// A paragraph.
    Paragraph(String),
    /// A list; its first number, if it is numbered.
    List(Option<u32>, Vec<String>),
    /// Rows, and what their columns are called. Lines of a cell are parted by line breaks.
    Table(Vec<String>, Vec<Vec<String>>),
}

impl Worksheet {
    /// The document. Fields that are empty are left out.
    #[must_use]
    pub fn document(&self, filled: &Filled) -> Document {
        let name = one_line(filled.text(&Slot::Name));
        let entries = |part: &Portion| -> Vec<Entry> {
            let of = |field: &Field| Entry { heading: field.heading.clone(), body: field.body(filled) };
            let mut entries: Vec<Entry> = part.fields.iter().filter(|field| field.is_filled(filled)).map(of).collect();
            if let Some(first) = entries.first_mut().filter(|first| first.heading == part.title) {
                first.heading.clear();
            }
            entries
        };
        let parts = self.parts.iter().map(|part| (part.title.clone(), entries(part)));
        Document {
            title: if name.is_empty() { self.document.clone() } else { name },
            parts: parts.filter(|(_, entries)| !entries.is_empty()).collect(),
        }
    }
}

impl Field {
    fn body(&self, filled: &Filled) -> Vec<Piece> {
        let text = filled.text(&Slot::Field(self.id.clone()));
        match &self.input {
            Input::Plain(Plain::Text) => pieces(text),
            Input::Plain(plain) => vec![Piece::Paragraph(one_line(&plain.written(text)))],
            Input::Choice(options) => vec![Piece::Paragraph(chosen(options, text).to_owned())],
            Input::Ticks(options) => {
                vec![Piece::List(None, self.ticked(options, filled).into_iter().map(str::to_owned).collect())]
            }
            Input::Rows { columns, .. } => {
                let rows = self.filled_rows(columns, filled);
                // A column that nobody filled in says nothing.
                let is_used = |column: &&Column| rows.iter().any(|row| !self.cell(row, column, filled).is_empty());
                let used: Vec<&Column> = columns.iter().filter(is_used).collect();
                let cells =
                    |row: &String| used.iter().map(|column| column.written(self.cell(row, column, filled))).collect();
                let table = rows.iter().map(cells).collect::<Vec<Vec<String>>>();
                vec![Piece::Table(used.iter().map(|column| column.label.clone()).collect(), table)]
            }
        }
    }
}

impl Plain {
    /// A text as the document has it.
    #[must_use]
    pub fn written(&self, text: &str) -> String {
        match self {
            Self::Line | Self::Text => text.to_owned(),
            Self::Number(unit) => format!("{text} {unit}").trim().to_owned(),
            Self::Date => written_day(text),
        }
    }
}

impl Column {
    fn written(&self, text: &str) -> String {
        if text.is_empty() {
            return String::new();
        }
        if !self.options.is_empty() {
            return chosen(&self.options, text).to_owned();
        }
        let lines = self.plain.written(text);
        lines.lines().map(one_line).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
    }
}

impl Document {
    /// Whether nothing is in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// How many words were written or chosen; headings do not count.
    #[must_use]
    pub fn words(&self) -> usize {
        let count = |text: &str| text.split_whitespace().count();
        let of_piece = |piece: &Piece| match piece {
            Piece::Paragraph(text) => count(text),
            Piece::List(_, items) => items.iter().map(|item| count(item)).sum(),
            Piece::Table(_, rows) => rows.iter().flatten().map(|cell| count(cell)).sum(),
        };
        self.parts.iter().flat_map(|(_, entries)| entries).flat_map(|entry| &entry.body).map(of_piece).sum()
    }

    /// The document in Markdown; `day` is the line below its heading.
    #[must_use]
    pub fn markdown(&self, day: &str) -> String {
        let mut out = format!("# {}\n\n{}\n", heading(&self.title), line(day));
        for (title, entries) in &self.parts {
            // Writing to a string cannot fail.
            let _ = write!(out, "\n## {}\n", heading(title));
            for entry in entries {
                if !entry.heading.is_empty() {
                    let _ = write!(out, "\n### {}\n", heading(&entry.heading));
                }
                for piece in &entry.body {
                    let _ = write!(out, "\n{}\n", piece.markdown());
                }
            }
        }
        out
    }
}

impl Piece {
    fn markdown(&self) -> String {
        match self {
            Self::Paragraph(text) => line(text),
            Self::List(first, items) => {
                let point = |(place, item): (u32, &String)| match first {
                    None => format!("- {}", line(item)),
                    Some(first) => format!("{}. {}", first.saturating_add(place), line(item)),
                };
                (0..).zip(items).map(point).collect::<Vec<_>>().join("\n")
            }
            Self::Table(heads, rows) => rows.iter().map(|row| told(heads, row)).collect::<Vec<_>>().join("\n"),
        }
    }
}

/// A row as a point: its first cell, and the others as points below it. A table would break where a cell is long,
/// and could not be read before it is drawn.
fn told(heads: &[String], row: &[String]) -> String {
    let cells: Vec<(&String, &String)> = heads.iter().zip(row).filter(|(_, cell)| !cell.is_empty()).collect();
    let mut out = String::new();
    for (place, (head, cell)) in cells.into_iter().enumerate() {
        let (indent, gap) = if place == 0 { ("- ", "  ") } else { ("\n  - ", "    ") };
        let lines: Vec<String> = cell.lines().map(line).collect();
        out += indent;
        if heads.len() > 1 {
            let colon = if head.ends_with([':', '?', '!', '.', '…']) { "" } else { ":" };
            // Writing to a string cannot fail.
            let _ = write!(out, "**{}{colon}** ", inline(head));
        }
        // Two spaces at the end of a line keep the break.
        out += &lines.join(&format!("  \n{gap}"));
    }
    out
}

/// What a person typed into a field of some lines: each line a paragraph, or a point where it looks like one.
fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for text in text.lines().map(one_line).filter(|line| !line.is_empty()) {
        match (point(&text), pieces.last_mut()) {
            (Some((None, item)), Some(Piece::List(None, items))) => items.push(item),
            (Some((Some(number), item)), Some(Piece::List(Some(first), items))) => {
                if u32::try_from(items.len()).is_ok_and(|more| first.saturating_add(more) == number) {
                    items.push(item);
                } else {
                    // Markdown would go on counting.
                    pieces.push(Piece::Paragraph(text));
                }
            }
            (Some((number, item)), _) => pieces.push(Piece::List(number, vec![item])),
            (None, _) => pieces.push(Piece::Paragraph(text)),
        }
    }
    pieces
}

/// A line as a point of a list, with its number if it has one.
fn point(line: &str) -> Option<(Option<u32>, String)> {
    let (mark, item) = line.split_once(' ')?;
    if ["-", "*", "+", "•", "–"].contains(&mark) {
        return Some((None, item.to_owned()));
    }
    // A longer number is a year.
    let number = mark.strip_suffix(['.', ')']).filter(|number| number.len() <= 3)?;
    Some((Some(number.parse().ok()?), item.to_owned()))
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `2027-03-01` as people write it; anything else as it is.
fn written_day(text: &str) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next(), parts.next(), parts.next());
    let month = month.and_then(|month| MONTHS.get(month.parse::<usize>().ok()?.checked_sub(1)?));
    match (notes::day(text), year, month, day) {
        (Some(_), Some(year), Some(month), Some(day)) => format!("{} {month} {year}", day.trim_start_matches('0')),
        _ => text.to_owned(),
    }
}

/// The text of a heading.
fn heading(text: &str) -> String {
    let text = inline(text);
    // Signs at the end would close it.
    match text.strip_suffix('#') {
        Some(rest) => format!("{rest}\\#"),
        None => text,
    }
}

/// A line that begins a paragraph or a point, so that nothing in it becomes markup.
fn line(text: &str) -> String {
    let text = inline(text);
    let first = text.split(' ').next().unwrap_or_default();
    let is_of = |signs: &str| !first.is_empty() && first.chars().all(|sign| signs.contains(sign));
    if text.starts_with('>') || is_of("#") || is_of("+-=") {
        return format!("\\{text}");
    }
    let digits = first.trim_end_matches(['.', ')']);
    if digits.len() + 1 == first.len() && !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        let (number, rest) = text.split_at(digits.len());
        return format!("{number}\\{rest}");
    }
    text
}

/// A text within a line, so that nothing in it becomes markup. What means nothing where it stands is left alone:
/// people read the file as it is, too.
fn inline(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = ' ';
    let mut rest = text.chars();
    while let Some(sign) = rest.next() {
        let after = rest.clone().next().unwrap_or(' ');
        let is_markup = match sign {
            '\\' | '`' | '*' | '[' => true,
            '_' => !(before.is_alphanumeric() && after.is_alphanumeric()),
            '~' => before == '~' || after == '~',
            '<' => after.is_ascii_alphabetic() || "/!?".contains(after),
            '&' => is_entity(rest.as_str()),
            _ => false,
        };
        if is_markup {
            out.push('\\');
        }
        out.push(sign);
        before = sign;
    }
    out
}

/// Whether what follows an `&` would be read as the name of a character.
fn is_entity(rest: &str) -> bool {
    rest.split_once(';').is_some_and(|(name, _)| {
        !name.is_empty() && name.len() <= 32 && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'#')
    })
}
