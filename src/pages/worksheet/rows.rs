//! Fields of rows: as many as somebody likes, each a card, in an order that can be changed.

use super::fields::group;
use super::form::{Form, How, focus};
use crate::browser::{clock, dom};
use crate::markup::{El, Words, el, keyed, live, live_text, nothing};
use crate::parts::{button, quiet};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use waymark_domain::worksheet::{Column, Field, Plain, Slot};

/// A row that was taken out, and everything that stood in it.
#[derive(Clone)]
struct Removed {
    row: String,
    called: String,
    texts: Vec<(Slot, String)>,
}

/// The rows of one field. Cheap to copy.
#[derive(Clone, Copy)]
struct Rows {
    form: Form,
    field: &'static Field,
    columns: &'static [Column],
    /// What one row is called.
    noun: &'static str,
    order: Memo<Vec<String>>,
    removed: RwSignal<Option<Removed>>,
}

impl Form {
    pub(super) fn rows(self, field: &'static Field, columns: &'static [Column], noun: &'static str) -> El {
        let order = Memo::new(move |_| self.filled.with(|filled| filled.rows(field)));
        Rows { form: self, field, columns, noun, order, removed: RwSignal::new(None) }.draw()
    }
}

impl Rows {
    fn draw(self) -> El {
        let article = if self.noun.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
        let add = button(format!("Add {article} {}", self.noun), move || self.add())
            .id(format!("add-{}", self.field.id))
            .attr("data-early", "")
            .kid(el("span").class("sr").text(format!(": {}", self.field.label)));
        group(self.field)
            .kid(el("ol").class("rows").kid(keyed(move || self.order.get(), move |row| self.row(row).into())))
            .kid(el("div").class("put-back").attr("role", "status").kid(live(move || {
                self.removed.with(|removed| match removed {
                    Some(removed) => self.put_back(removed).into(),
                    None => nothing(),
                })
            })))
            .kid(
                el("div")
                    .class("adding")
                    .kid(add)
                    .kid(quiet("In a row, Alt with ↑ or ↓ moves it.").class("quiet keys")),
            )
    }

    fn row(self, row: String) -> El {
        let place = {
            let row = row.clone();
            Memo::new(move |_| {
                self.order.with(|order| order.iter().position(|other| *other == row)).map_or(0, |at| at + 1)
            })
        };
        let last = Memo::new(move |_| place.get() == self.order.with(Vec::len));
        let called = move || -> Words { format!("{} {}", capital(self.noun), place.get()).into() };
        let row = StoredValue::new(row);
        let shift = |label: &'static str, keys: &'static str, step: isize, ends: Memo<bool>| {
            let id = row.with_value(|row| format!("{}-{}_{row}", label.to_lowercase(), self.field.id));
            let focused = id.clone();
            button(label, move || row.with_value(|row| self.shift(row, step, focused.clone())))
                .class("plain")
                .id(id)
                .attr("aria-keyshortcuts", keys)
                // It stays where it is, with the focus on it.
                .live_attr("aria-disabled", move || ends.get().then(|| "true".into()))
                .kid(el("span").class("sr").text(": ").kid(live_text(called)))
        };
        let first = Memo::new(move |_| place.get() == 1);
        let remove = button("Remove", move || row.with_value(|row| self.remove(row, &untrack(called))))
            .class("plain")
            .kid(el("span").class("sr").text(": ").kid(live_text(called)));
        let keys = move |event: KeyboardEvent| {
            let step = match event.key().as_str() {
                "ArrowUp" => -1,
                "ArrowDown" => 1,
                _ => return,
            };
            let is_plain = event.alt_key() && !event.ctrl_key() && !event.meta_key() && !event.shift_key();
            if is_plain && !dom::is_picker(&event) {
                event.prevent_default();
                row.with_value(|row| self.shift(row, step, dom::focused().unwrap_or_default()));
            }
        };
        let cells = self.columns.iter().map(|column| self.cell(row, column, called));
        el("li")
            .class("row")
            .on("keydown", keys)
            .kid(
                el("div").class("row-head").kid(el("b").attr("aria-hidden", "true").kid(live_text(called))).kid(
                    el("span")
                        .class("row-tools")
                        .kid(shift("Up", "Alt+ArrowUp", -1, first))
                        .kid(shift("Down", "Alt+ArrowDown", 1, last))
                        .kid(remove),
                ),
            )
            .kid(el("div").class("cells").kids(cells))
    }

    fn cell(
        self,
        row: StoredValue<String>,
        column: &'static Column,
        called: impl Fn() -> Words + Send + Copy + 'static,
    ) -> El {
        let row = row.get_value();
        let id = self.cell_id(&row, column);
        let slot = Slot::Cell(self.field.id.clone(), row, column.id.clone());
        let label = el("label")
            .attr("for", id.clone())
            .kid(el("span").class("sr").kid(live_text(called)).text(": "))
            .text(column.label.as_str());
        let (input, how) = if column.options.is_empty() {
            (self.form.typed(slot.clone(), id.clone(), &column.plain, None), How::of(&column.plain))
        } else {
            (self.form.select(slot.clone(), id.clone(), &column.options), How::Option(&column.options))
        };
        let unit = match &column.plain {
            Plain::Number(unit) if !unit.is_empty() && !unit.eq_ignore_ascii_case(&column.label) => Some(unit.as_str()),
            Plain::Number(_) | Plain::Line | Plain::Text | Plain::Date => None,
        };
        let label = label.maybe(unit.map(|unit| el("span").class("quiet").text(format!(", {unit}"))));
        let wide = column.options.is_empty() && column.plain == Plain::Text;
        el("div")
            .class(if wide { "cell wide" } else { "cell" })
            .kid(label)
            .kid(input)
            .kid(self.form.others(slot, id, how))
    }

    fn cell_id(self, row: &str, column: &Column) -> String {
        format!("w-{}_{row}_{}", self.field.id, column.id)
    }

    fn add(self) {
        let row = clock::fresh_id();
        self.form.put(self.form.filled.with_untracked(|filled| filled.added(self.field, &row)));
        self.enter(&row);
    }

    fn shift(self, row: &str, step: isize, focused: String) {
        self.form.leave();
        let order = self.order.get_untracked();
        let Some(from) = order.iter().position(|other| other == row) else { return };
        let Some(to) = from.checked_add_signed(step).filter(|to| *to < order.len()) else { return };
        self.form.put(self.form.filled.with_untracked(|filled| filled.moved(self.field, row, to)));
        // A browser lets go of the focus where what has it is put elsewhere.
        focus(focused);
    }

    fn remove(self, row: &str, called: &str) {
        let filled = self.form.filled.get_untracked();
        let texts = filled.of_row(self.field, row);
        let words = self.columns.iter().filter(|column| column.options.is_empty()).find_map(|column| {
            let of_it = |slot: &Slot| matches!(slot, Slot::Cell(_, _, id) if *id == column.id);
            texts.iter().find(|(slot, _)| of_it(slot)).map(|(_, text)| text.as_str())
        });
        let called = words.map_or_else(|| called.to_owned(), |words| format!("“{}”", shortened(words)));
        self.form.put(filled.removed(self.field, row));
        self.removed.set(Some(Removed { row: row.to_owned(), called, texts }));
        focus(format!("back-{}", self.field.id));
    }

    /// Offers to bring back what was taken out last.
    fn put_back(self, removed: &Removed) -> El {
        let (row, mut texts) = (removed.row.clone(), removed.texts.clone());
        if !texts.iter().any(|(slot, _)| matches!(slot, Slot::Place(..))) {
            texts.push((Slot::Place(self.field.id.clone(), row.clone()), String::new()));
        }
        let back = button("Put it back", move || {
            self.form.put(texts.clone());
            self.removed.set(None);
            self.enter(&row);
        });
        el("p").text(format!("{} was taken out. ", removed.called)).kid(back.id(format!("back-{}", self.field.id)))
    }

    /// Moves the focus into a row.
    fn enter(self, row: &str) {
        if let Some(first) = self.columns.first() {
            focus(self.cell_id(row, first));
        }
    }
}

fn capital(noun: &str) -> String {
    let mut letters = noun.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The beginning of a text, as a name for what it stands in.
fn shortened(text: &str) -> String {
    let words: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.chars().count() <= 40 {
        return words;
    }
    let start: String = words.chars().take(40).collect();
    format!("{}…", start.trim_end())
}
