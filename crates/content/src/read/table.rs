//! A typed reader over spanned TOML. Every `take` either gives the value or writes down what is
//! wrong and gives an empty one, so that one problem hides no other.

use crate::diagnostic::{At, Fault, Place};
use crate::ledger::{Kind, Ledger, suggest};
use crate::source::{SourceText, literal_start};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt::Display;
use std::ops::{Bound, RangeBounds, RangeInclusive};
use toml::Spanned;
use toml::de::{DeTable, DeValue};
use waymark_domain::ids::is_id;

/// Parses the part of `source` that begins at `base` and ends at `end`; says all syntax errors.
/// What could be read in spite of them is handed to `read`, unless there were any.
pub(crate) fn document<T>(
    source: &SourceText,
    (base, end): (usize, usize),
    ledger: &Ledger,
    read: impl FnOnce(Table<'_>) -> T,
) -> Option<T> {
    let text = source.text().get(base..end).unwrap_or_default();
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in &errors {
        let place = source.place(base + error.span().map_or(0, |span| span.start));
        ledger.fault(Fault::Syntax, &place, error.message(), "see https://toml.io for how TOML is written");
    }
    let root = Table { source, base, start: 0, entries: table.get_ref(), ledger, asked: RefCell::default() };
    errors.is_empty().then(|| read(root))
}

/// A table being read.
pub(crate) struct Table<'d> {
    source: &'d SourceText,
    base: usize,
    start: usize,
    entries: &'d DeTable<'d>,
    ledger: &'d Ledger,
    asked: RefCell<Vec<String>>,
}

/// A value being read, and the key it stands under.
#[derive(Clone, Copy)]
pub(crate) struct Value<'d> {
    source: &'d SourceText,
    base: usize,
    key: &'d str,
    value: &'d Spanned<DeValue<'d>>,
    ledger: &'d Ledger,
}

impl<'d> Table<'d> {
    /// Where the table begins.
    pub(crate) fn place(&self) -> Place {
        self.source.place(self.base + self.start)
    }

    /// The value of a key that has to be there.
    pub(crate) fn take(&self, key: &'d str) -> Option<Value<'d>> {
        let value = self.take_optional(key);
        if value.is_none() {
            let message = format!("`{key}` is missing");
            self.ledger.fault(Fault::MissingKey, &self.place(), message, format!("add `{key} = …`"));
        }
        value
    }

    /// The value of a key that may be left out.
    pub(crate) fn take_optional(&self, key: &'d str) -> Option<Value<'d>> {
        self.asked.borrow_mut().push(key.to_owned());
        let value = self.entries.get(key)?;
        Some(Value { source: self.source, base: self.base, key, value, ledger: self.ledger })
    }

    /// Every key that was not asked for yet, in the order they are written, with its value.
    /// For tables whose keys are ids.
    pub(crate) fn rest(&self) -> Vec<(At<String>, Value<'d>)> {
        let mut rest: Vec<(usize, At<String>, Value<'d>)> = Vec::new();
        for (key, value) in self.entries {
            let name: &'d str = key.get_ref();
            if !self.asked.borrow().iter().any(|asked| asked == name) {
                let start = key.span().start;
                let place = self.source.place(self.base + start);
                let value = Value { source: self.source, base: self.base, key: name, value, ledger: self.ledger };
                rest.push((start, At { value: name.to_owned(), place }, value));
            }
        }
        rest.sort_by_key(|(start, ..)| *start);
        self.asked.borrow_mut().extend(rest.iter().map(|(_, key, _)| key.value.clone()));
        rest.into_iter().map(|(_, key, value)| (key, value)).collect()
    }

    /// Ends the reading: a key that was not asked for is a problem.
    pub(crate) fn done(self) {
        let asked = self.asked.borrow();
        let known = || asked.iter().map(String::as_str);
        for key in self.entries.keys().filter(|key| !known().any(|asked| asked == key.get_ref().as_ref())) {
            let place = self.source.place(self.base + key.span().start);
            let name = key.get_ref();
            self.ledger.fault(Fault::UnknownKey, &place, format!("`{name}` is not a key here"), suggest(name, known()));
        }
    }

    // The shapes that most keys have.

    /// A text of one paragraph.
    pub(crate) fn text(&self, key: &'d str) -> String {
        self.take(key).map(|value| value.text()).unwrap_or_default()
    }

    /// A text of one paragraph or more.
    pub(crate) fn paragraphs(&self, key: &'d str) -> String {
        self.take(key).map(|value| value.paragraphs()).unwrap_or_default()
    }

    /// A text of one paragraph that may be left out; it is empty then.
    pub(crate) fn text_if_any(&self, key: &'d str) -> String {
        self.take_optional(key).map(|value| value.text()).unwrap_or_default()
    }

    /// `true` or `false`; left out it is `false`.
    pub(crate) fn flag_if_any(&self, key: &'d str) -> bool {
        self.take_optional(key).is_some_and(|value| value.flag())
    }

    /// A list of texts of one paragraph, at least one.
    pub(crate) fn texts(&self, key: &'d str) -> Vec<String> {
        self.list(key, 1..=usize::MAX).iter().map(Value::text).collect()
    }

    /// An id, given here.
    pub(crate) fn give(&self, kind: Kind, scope: &str) -> At<String> {
        let id = self.take("id").map_or_else(|| self.nothing(), |value| value.id(kind));
        self.ledger.give(kind, scope, &id);
        id
    }

    /// An id, used here.
    pub(crate) fn refer(&self, key: &'d str, kind: Kind, scope: &str) -> At<String> {
        let id = self.take(key).map_or_else(|| self.nothing(), |value| value.id(kind));
        self.ledger.refer(kind, scope, &id);
        id
    }

    /// A list of ids used here.
    pub(crate) fn refer_all(
        &self,
        key: &'d str,
        kind: Kind,
        scope: &str,
        len: RangeInclusive<usize>,
    ) -> Vec<At<String>> {
        self.take(key).map(|value| value.refer_all(kind, scope, len)).unwrap_or_default()
    }

    /// A whole number within `range`.
    pub(crate) fn number<T>(&self, key: &'d str, range: impl RangeBounds<T>) -> T
    where
        T: TryFrom<i64> + PartialOrd + Display + Default,
    {
        self.take(key).map(|value| value.number(range)).unwrap_or_default()
    }

    /// A list with so many values.
    pub(crate) fn list(&self, key: &'d str, len: RangeInclusive<usize>) -> Vec<Value<'d>> {
        self.take(key).map(|value| value.list(len)).unwrap_or_default()
    }

    /// A list of tables, at least one.
    pub(crate) fn tables(&self, key: &'d str) -> Vec<Table<'d>> {
        self.tables_in(key, 1..=usize::MAX)
    }

    /// A list with so many tables.
    pub(crate) fn tables_in(&self, key: &'d str, len: RangeInclusive<usize>) -> Vec<Table<'d>> {
        self.list(key, len).iter().filter_map(Value::table).collect()
    }

    /// A list of tables that may be left out; if it is there it has so many.
    pub(crate) fn tables_if_any(&self, key: &'d str, len: RangeInclusive<usize>) -> Vec<Table<'d>> {
        let values = self.take_optional(key).map(|value| value.list(len)).unwrap_or_default();
        values.iter().filter_map(Value::table).collect()
    }

    /// A table.
    pub(crate) fn table(&self, key: &'d str) -> Option<Table<'d>> {
        self.take(key)?.table()
    }

    fn nothing(&self) -> At<String> {
        At { value: String::new(), place: self.place() }
    }
}

impl<'d> Value<'d> {
    /// Where the value begins.
    pub(crate) fn place(&self) -> Place {
        self.source.place(self.base + self.value.span().start)
    }

    /// Reports something about this value.
    pub(crate) fn fault(&self, fault: Fault, message: String, cure: String) {
        self.ledger.fault(fault, &self.place(), message, cure);
    }

    /// The offset in the file of the first byte of this string's content, where that can be told.
    pub(crate) fn literal_start(&self) -> Option<usize> {
        let DeValue::String(text) = self.value.get_ref() else {
            return None;
        };
        literal_start(self.source.text(), self.base + self.value.span().start, text)
    }

    /// A string as it stands, blank or not.
    pub(crate) fn string(&self) -> At<String> {
        let value = if let DeValue::String(text) = self.value.get_ref() {
            text.clone().into_owned()
        } else {
            self.wrong_type("a string", "write it in quotes")
        };
        At { value, place: self.place() }
    }

    /// A string with something in it, as it stands.
    pub(crate) fn some_string(&self) -> At<String> {
        let string = self.string();
        let is_string = matches!(self.value.get_ref(), DeValue::String(_));
        if is_string && !string.value.chars().any(char::is_alphanumeric) {
            let message = format!("`{}` is blank", self.key);
            self.ledger.fault(Fault::BlankText, &string.place, message, "write the text");
        }
        string
    }

    /// A text of one paragraph; line breaks are spaces.
    pub(crate) fn text(&self) -> String {
        let text = self.paragraphs();
        if text.contains("\n\n") {
            let message = format!("`{}` has a blank line in it", self.key);
            let cure = "make it one paragraph: this text is shown as one";
            self.ledger.fault(Fault::SeveralParagraphs, &self.place(), message, cure);
        }
        text
    }

    /// A text of one paragraph or more, parted by blank lines; other line breaks are spaces.
    pub(crate) fn paragraphs(&self) -> String {
        let string = self.some_string();
        if let Some(mark) = ["**", "](", "`"].into_iter().find(|mark| string.value.contains(mark)) {
            let message = format!("`{}` has `{mark}` in it", self.key);
            let cure = "take the Markdown out: this text is shown as it stands";
            self.ledger.fault(Fault::MarkdownInPlainText, &string.place, message, cure);
        }
        let lines: Vec<&str> = string.value.trim().lines().map(str::trim).collect();
        let paragraphs = lines.split(|line| line.is_empty()).filter(|lines| !lines.is_empty());
        paragraphs.map(|lines| lines.join(" ")).collect::<Vec<_>>().join("\n\n")
    }

    /// An id; one that is not well formed is reported and comes out empty.
    pub(crate) fn id(&self, kind: Kind) -> At<String> {
        self.checked_id(kind, self.string())
    }

    /// A list of ids used here.
    pub(crate) fn refer_all(&self, kind: Kind, scope: &str, len: RangeInclusive<usize>) -> Vec<At<String>> {
        let ids: Vec<At<String>> = self.list(len).iter().map(|value| value.id(kind)).collect();
        ids.iter().for_each(|id| self.ledger.refer(kind, scope, id));
        ids
    }

    fn checked_id(&self, kind: Kind, id: At<String>) -> At<String> {
        if !matches!(self.value.get_ref(), DeValue::String(_)) {
            return id;
        }
        if let Some(cure) = why_no_id(kind, &id.value) {
            let message = format!("`{}` cannot be the id of {}", id.value, kind.a_noun());
            self.ledger.fault(Fault::BadId, &id.place, message, cure);
            return At { value: String::new(), ..id };
        }
        id
    }

    /// A whole number within `range`; anything else is reported, and comes out as 0.
    pub(crate) fn number<T>(&self, range: impl RangeBounds<T>) -> T
    where
        T: TryFrom<i64> + PartialOrd + Display + Default,
    {
        let DeValue::Integer(number) = self.value.get_ref() else {
            return self.wrong_type("a whole number", "write it without quotes or a point");
        };
        let number =
            i64::from_str_radix(number.as_str(), number.radix()).ok().and_then(|number| T::try_from(number).ok());
        number.filter(|number| range.contains(number)).unwrap_or_else(|| {
            let message = format!("`{}` is out of range", self.key);
            self.ledger.fault(Fault::OutOfRange, &self.place(), message, format!("make it {}", bounds(&range)));
            T::default()
        })
    }

    /// `true` or `false`.
    pub(crate) fn flag(&self) -> bool {
        match self.value.get_ref() {
            DeValue::Boolean(flag) => *flag,
            DeValue::String(_)
            | DeValue::Integer(_)
            | DeValue::Float(_)
            | DeValue::Datetime(_)
            | DeValue::Array(_)
            | DeValue::Table(_) => self.wrong_type("true or false", "write it without quotes"),
        }
    }

    /// Hours, in halves, at most so many.
    pub(crate) fn hours(&self, most: f32) -> f32 {
        let written = match self.value.get_ref() {
            DeValue::Integer(number) => number.as_str(),
            DeValue::Float(number) => number.as_str(),
            DeValue::String(_) | DeValue::Boolean(_) | DeValue::Datetime(_) | DeValue::Array(_) | DeValue::Table(_) => {
                return self.wrong_type("a number", "write it without quotes");
            }
        };
        let hours: f32 = written.parse().unwrap_or(f32::NAN);
        let is_halves = hours > 0.0 && hours <= most && (hours * 2.0).fract() == 0.0;
        if !is_halves {
            let message = format!("`{}` is out of range", self.key);
            let cure = format!("make it 0.5 to {most}, in steps of 0.5");
            self.ledger.fault(Fault::OutOfRange, &self.place(), message, cure);
            return 0.0;
        }
        hours
    }

    /// A list with so many values.
    pub(crate) fn list(&self, len: RangeInclusive<usize>) -> Vec<Value<'d>> {
        let DeValue::Array(values) = self.value.get_ref() else {
            return self.wrong_type("a list", "write it in square brackets");
        };
        let values: Vec<Value<'d>> = values.iter().map(|value| Value { value, ..*self }).collect();
        if !len.contains(&values.len()) {
            let (from, to) = (len.start(), len.end());
            let bounds = match (from, to) {
                (from, to) if from == to => format!("{from}"),
                (from, &usize::MAX) => format!("{from} or more"),
                (from, to) => format!("{from} to {to}"),
            };
            let message = format!("the list `{}` has length {}", self.key, values.len());
            self.ledger.fault(Fault::OutOfRange, &self.place(), message, format!("make it {bounds}"));
        }
        values
    }

    /// A table.
    pub(crate) fn table(&self) -> Option<Table<'d>> {
        let DeValue::Table(entries) = self.value.get_ref() else {
            return self.wrong_type("a table", "write it in braces or below a heading in brackets");
        };
        Some(Table {
            source: self.source,
            base: self.base,
            start: self.value.span().start,
            entries,
            ledger: self.ledger,
            asked: RefCell::default(),
        })
    }

    /// One of `known` names; another one is reported.
    pub(crate) fn name_of<T: Copy>(&self, what: &str, known: &[(&str, T)]) -> Option<T> {
        let name = self.string();
        let found = known.iter().find(|(known, _)| *known == name.value).map(|(_, value)| *value);
        if found.is_none() && matches!(self.value.get_ref(), DeValue::String(_)) {
            let message = format!("`{}` is no {what}", name.value);
            let cure = suggest(&name.value, known.iter().map(|(name, _)| *name));
            self.ledger.fault(Fault::UnknownName, &name.place, message, cure);
        }
        found
    }

    /// An address on the web.
    pub(crate) fn url(&self) -> String {
        let url = self.some_string();
        let host = url.value.strip_prefix("https://").unwrap_or_default();
        if host.is_empty() || url.value.contains(char::is_whitespace) {
            let message = format!("`{}` is no address that can be linked", url.value);
            self.ledger.fault(Fault::BadUrl, &url.place, message, "begin it with https:// and leave out spaces");
        }
        url.value
    }

    fn wrong_type<T: Default>(&self, wanted: &str, cure: &str) -> T {
        let found = match self.value.get_ref() {
            DeValue::String(_) => "a string",
            DeValue::Integer(_) => "a whole number",
            DeValue::Float(_) => "a number with a point",
            DeValue::Boolean(_) => "true or false",
            DeValue::Datetime(_) => "a date",
            DeValue::Array(_) => "a list",
            DeValue::Table(_) => "a table",
        };
        let message = format!("`{}` has to be {wanted}, and is {found}", self.key);
        self.ledger.fault(Fault::WrongType, &self.place(), message, cure);
        T::default()
    }
}

/// A range in words: `1 or more`, `2 to 5`.
fn bounds<T: Display>(range: &impl RangeBounds<T>) -> String {
    let end = |bound: Bound<&T>| match bound {
        Bound::Included(end) => Some(end.to_string()),
        Bound::Excluded(end) => Some(format!("just before {end}")),
        Bound::Unbounded => None,
    };
    match (end(range.start_bound()), end(range.end_bound())) {
        (Some(from), Some(to)) => format!("{from} to {to}"),
        (Some(from), None) => format!("{from} or more"),
        (None, Some(to)) => format!("{to} or less"),
        (None, None) => "any number".to_owned(),
    }
}

/// Why `text` cannot be an id of this kind, said as what to do; `None` if it can.
pub(crate) fn why_no_id(kind: Kind, text: &str) -> Option<&'static str> {
    // Ideas keep the names they have in the notes that the sources were read into.
    if kind == Kind::Idea {
        let number = text.strip_prefix(['T', 'M', 'L', 'S', 'E']).unwrap_or_default();
        let ok = (1..=3).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit());
        return (!ok).then_some("write one of the letters T, M, L, S, E and a number");
    }
    (!is_id(text)).then_some("use 1 to 40 of a-z, 0-9 and -, not beginning with -")
}

/// Where everything in a document stands, by its path: `questions.3.options.0.text`.
#[derive(Clone, Debug, Default)]
pub(crate) struct Places(BTreeMap<String, Place>);

impl Places {
    /// Keys point at themselves, members of lists at their beginning.
    pub(crate) fn of(root: &Table<'_>) -> Self {
        let mut places = Self(BTreeMap::from([(String::new(), root.place())]));
        places.add_table(root.source, root.base, "", root.entries);
        places
    }

    /// Whether something stands at `path`.
    pub(crate) fn has(&self, path: &str) -> bool {
        self.0.contains_key(path)
    }

    /// The place of `path`, or of the nearest part above it that is there.
    pub(crate) fn at(&self, path: &str) -> Place {
        let found = self.0.get(path).cloned();
        found.unwrap_or_else(|| match path.rsplit_once('.') {
            Some((above, _)) => self.at(above),
            None => self.0.get("").cloned().unwrap_or_else(|| Place { path: String::new(), line: 1, col: 1 }),
        })
    }

    fn add_table(&mut self, source: &SourceText, base: usize, prefix: &str, table: &DeTable<'_>) {
        for (key, value) in table {
            let path = format!("{prefix}{}", key.get_ref());
            self.0.insert(path.clone(), source.place(base + key.span().start));
            self.add_value(source, base, &path, value.get_ref());
        }
    }

    fn add_value(&mut self, source: &SourceText, base: usize, path: &str, value: &DeValue<'_>) {
        match value {
            DeValue::Table(table) => self.add_table(source, base, &format!("{path}."), table),
            DeValue::Array(values) => {
                for (index, value) in values.iter().enumerate() {
                    let path = format!("{path}.{index}");
                    self.0.insert(path.clone(), source.place(base + value.span().start));
                    self.add_value(source, base, &path, value.get_ref());
                }
            }
            DeValue::String(_)
            | DeValue::Integer(_)
            | DeValue::Float(_)
            | DeValue::Boolean(_)
            | DeValue::Datetime(_) => {}
        }
    }
}

impl<'d> Table<'d> {
    /// Where problems are written down.
    pub(crate) fn ledger(&self) -> &'d Ledger {
        self.ledger
    }

    /// The file being read.
    pub(crate) fn source(&self) -> &'d SourceText {
        self.source
    }
}
