//! Fields: the question, what helps with it, the input, and what is to be said about it.

use super::form::{Form, How, focus};
use crate::browser::{clock, dom};
use crate::markup::{El, el, live, nothing};
use crate::parts::{button, paragraphs, quiet};
use leptos::ev::{Event, FocusEvent};
use leptos::prelude::*;
use waymark_domain::ids::OptionId;
use waymark_domain::worksheet::{Field, Input, Plain, Remark, Slot};

/// From so many options on, one is chosen from a list that opens.
const MANY: usize = 8;

impl Form {
    pub(super) fn field(self, field: &'static Field) -> El {
        let id = field.id.as_str();
        let inside = RwSignal::new(false);
        let drawn = match &field.input {
            Input::Plain(plain) => self.plain(field, plain),
            Input::Choice(options) if options.len() >= MANY => self.list(field, options),
            Input::Choice(options) => self.choice(field, options),
            Input::Ticks(options) => self.ticks(field, options),
            Input::Rows { columns, row, .. } => self.rows(field, columns, row),
        };
        drawn
            .id(format!("field-{id}"))
            .attr("tabindex", "-1")
            .on("focusin", move |_: Event| inside.set(true))
            .on("focusout", move |event: FocusEvent| {
                if dom::leaves(&event) {
                    inside.set(false);
                }
            })
            .kid(el("div").class("remarks").id(format!("remarks-{id}")).kid(self.remarks(field, inside)))
    }

    fn plain(self, field: &'static Field, plain: &'static Plain) -> El {
        let (id, slot) = (format!("f-{}", field.id), Slot::Field(field.id.clone()));
        let input = self.typed(slot.clone(), id.clone(), plain, Some(described(field)));
        let input = match plain {
            Plain::Number(unit) if !unit.is_empty() => el("div")
                .class("with-unit")
                .kid(input)
                .kid(el("span").id(format!("unit-{}", field.id)).text(unit.as_str())),
            Plain::Number(_) | Plain::Line | Plain::Text | Plain::Date => input,
        };
        el("div")
            .class("field")
            .kid(el("label").attr("for", id.clone()).text(field.label.as_str()))
            .kids(helps(field))
            .kid(input)
            .kid(self.others(slot, id, How::of(plain)))
    }

    /// One of many.
    fn list(self, field: &'static Field, options: &'static [(OptionId, String)]) -> El {
        let (id, slot) = (format!("f-{}", field.id), Slot::Field(field.id.clone()));
        el("div")
            .class("field")
            .kid(el("label").attr("for", id.clone()).text(field.label.as_str()))
            .kids(helps(field))
            .kid(self.select(slot.clone(), id.clone(), options).attr("aria-describedby", described(field)))
            .kid(self.others(slot, id, How::Option(options)))
    }

    /// A list that opens.
    pub(super) fn select(self, slot: Slot, id: String, options: &'static [(OptionId, String)]) -> El {
        let slot = StoredValue::new(slot);
        let option =
            |(id, text): &'static (OptionId, String)| el("option").attr("value", id.as_str()).text(text.as_str());
        el("select")
            .id(id)
            .attr("autocomplete", "off")
            .attr("data-carry", "")
            .kid(el("option").attr("value", "").text("Choose…"))
            .kids(options.iter().map(option))
            .value(move || slot.with_value(|slot| self.kept(slot)))
            .on("change", move |event: Event| slot.with_value(|slot| self.choose(slot, dom::typed(&event))))
    }

    /// One of a few.
    fn choice(self, field: &'static Field, options: &'static [(OptionId, String)]) -> El {
        let slot = StoredValue::new(Slot::Field(field.id.clone()));
        let kept = move || slot.with_value(|slot| self.kept(slot));
        let first = options.first().map(|(option, _)| format!("f-{}_{option}", field.id)).unwrap_or_default();
        let radio = |(option, text): &'static (OptionId, String)| {
            let id = format!("f-{}_{option}", field.id);
            let radio = el("input")
                .attr("type", "radio")
                .id(id.clone())
                .attr("name", format!("f-{}", field.id))
                .attr("autocomplete", "off")
                .attr("data-carry", "")
                .checked(move || kept() == option.as_str())
                .on("change", move |_: Event| slot.with_value(|slot| self.choose(slot, option.to_string())));
            el("label").class("choice").attr("for", id).kid(radio).kid(el("span").text(text.as_str()))
        };
        let is_chosen = Memo::new(move |_| !kept().is_empty());
        let start = StoredValue::new(first.clone());
        let clear = move || {
            slot.with_value(|slot| self.choose(slot, String::new()));
            focus(start.get_value());
        };
        group(field)
            .kid(el("div").class("choices").kids(options.iter().map(radio)))
            .kid(live(move || match is_chosen.get() {
                true => button("Take the choice back", clear)
                    .class("plain clear")
                    .kid(el("span").class("sr").text(format!(": {}", field.label)))
                    .into(),
                false => nothing(),
            }))
            .kid(self.others(slot.get_value(), first, How::Option(options)))
    }

    /// Any of several.
    fn ticks(self, field: &'static Field, options: &'static [(OptionId, String)]) -> El {
        let tick = |(option, text): &'static (OptionId, String)| {
            let slot = Slot::Tick(field.id.clone(), option.clone());
            self.tick(slot, format!("f-{}_{option}", field.id), text)
        };
        group(field).kid(el("div").class("choices").kids(options.iter().map(tick)))
    }

    /// A box to tick.
    fn tick(self, slot: Slot, id: String, text: &'static str) -> El {
        let slot = StoredValue::new(slot);
        let tick = el("input")
            .attr("type", "checkbox")
            .id(id.clone())
            .attr("autocomplete", "off")
            .attr("data-carry", "")
            .checked(move || slot.with_value(|slot| !self.kept(slot).is_empty()))
            .on("change", move |event: Event| {
                let text = if dom::is_ticked(&event) { "1" } else { "" };
                self.put(vec![(slot.get_value(), text.to_owned())]);
            });
        el("label").class("choice").attr("for", id).kid(tick).kid(el("span").text(text))
    }

    /// What is to be said, once the field was left. While somebody is in it nothing new is said, and what was said goes
    /// when it is mended.
    fn remarks(self, field: &'static Field, inside: RwSignal<bool>) -> AnyView {
        let said = Memo::new(move |before: Option<&Vec<Remark<'static>>>| {
            let now = self.filled.with(|filled| match field.is_filled(filled) {
                true => field.remarks(filled, clock::now(), clock::east()),
                false => Vec::new(),
            });
            if !inside.get() {
                return now;
            }
            // A box must not go from under the hand that ticks it.
            let stays = |remark: &Remark<'static>| now.contains(remark) || remark.asks();
            before.into_iter().flatten().copied().filter(stays).collect()
        });
        live(move || {
            let said = said.get();
            if said.is_empty() {
                return nothing();
            }
            let line = |(place, remark): (usize, Remark<'static>)| {
                let words = el("span").text(remark.words());
                if !remark.asks() {
                    return el("li").kid(words);
                }
                let looked = Slot::looked(&field.id, remark.words());
                let looked = self.tick(looked, format!("k-{}_{place}", field.id), "I have looked");
                el("li")
                    .class("asks")
                    .kid(words)
                    .kid(looked.kid(el("span").class("sr").text(format!(": {}", remark.words()))))
            };
            el("ul").kids(said.into_iter().enumerate().map(line)).into()
        })
    }
}

/// The question over a group of inputs.
pub(super) fn group(field: &'static Field) -> El {
    el("fieldset")
        .class("field")
        .attr("aria-describedby", described(field))
        .kid(el("legend").text(field.label.as_str()))
        .kids(helps(field))
}

/// What helps with a question.
fn helps(field: &'static Field) -> Vec<El> {
    let help = (!field.help.is_empty())
        .then(|| quiet(field.help.as_str()).class("quiet help").id(format!("help-{}", field.id)));
    let example = (!field.example.is_empty()).then(|| {
        el("details")
            .class("example")
            .id(format!("example-{}", field.id))
            .kid(
                el("summary")
                    .text("An invented example")
                    .kid(el("span").class("sr").text(format!(": {}", field.label))),
            )
            .kid(paragraphs(&field.example))
    });
    help.into_iter().chain(example).collect()
}

/// The ids of what describes a field's input.
fn described(field: &Field) -> String {
    let help = if field.help.is_empty() { String::new() } else { format!("help-{} ", field.id) };
    let unit = match &field.input {
        Input::Plain(Plain::Number(unit)) if !unit.is_empty() => format!("unit-{} ", field.id),
        Input::Plain(_) | Input::Choice(_) | Input::Ticks(_) | Input::Rows { .. } => String::new(),
    };
    format!("{unit}{help}remarks-{}", field.id)
}
