//! One document being filled in: what is kept, and what is being typed.

use super::Sheets;
use crate::browser::{clock, dom, spawn};
use crate::markup::{El, el, live, live_text, nothing};
use crate::parts::blocks::blocks;
use crate::parts::{button, p, quiet, section};
use leptos::ev::{Event, KeyboardEvent};
use leptos::prelude::*;
use waymark_domain::attempt::Millis;
use waymark_domain::ids::{OptionId, SheetId};
use waymark_domain::notes::{Merged, Note};
use waymark_domain::worksheet::{Filled, Plain, Portion, Slot, Worksheet, chosen};

/// For so many milliseconds nobody types before what was typed is kept.
const PAUSE: i32 = 700;

/// The form of one document. Cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Form {
    pub(super) text: &'static Worksheet,
    sheets: Sheets,
    /// The document it was drawn for; none if it has yet to begin one.
    id: StoredValue<Option<SheetId>>,
    notes: Memo<Merged>,
    pub(super) filled: Memo<Filled>,
    /// Rows that were added, moved or taken out before anything was written. They are kept with the first letter.
    ahead: RwSignal<Vec<(Slot, String)>>,
    draft: StoredValue<Option<Draft>>,
    /// Counts changes of the draft.
    turn: StoredValue<u32>,
}

/// What somebody is typing.
#[derive(Clone)]
struct Draft {
    slot: Slot,
    text: String,
    /// What was last kept or shown of it, so that only a change is kept.
    known: String,
    /// The note that the person wrote it over: the one that was shown, or their own since.
    over: Option<Note>,
}

impl Form {
    pub(super) fn new(sheets: Sheets, id: Option<SheetId>) -> Self {
        let (id, ahead) = (StoredValue::new(id), RwSignal::new(Vec::new()));
        let notes = Memo::new(move |_| {
            let id = id.get_value().or_else(|| sheets.begun.get());
            match id {
                Some(id) => sheets.notebook.on(&sheets.subject(&id)),
                None => Merged::new(sheets.subject(&SheetId::new("none"))),
            }
        });
        let filled = Memo::new(move |_| {
            let filled = notes.with(Filled::of);
            ahead.with(|ahead: &Vec<(Slot, String)>| {
                ahead.iter().fold(filled, |filled, (slot, text)| filled.with(slot.clone(), text, 0))
            })
        });
        let form = Self {
            text: sheets.text,
            sheets,
            id,
            notes,
            filled,
            ahead,
            draft: StoredValue::new(None),
            turn: StoredValue::new(0),
        };
        // Back and Forward may take the form away while somebody types.
        on_cleanup(move || form.keep());
        form
    }

    /// When anything was last written; reactive.
    pub(super) fn touched(self) -> Millis {
        self.notes.with(Merged::touched)
    }

    /// What is kept in a place; reactive.
    pub(super) fn kept(self, slot: &Slot) -> String {
        self.filled.with(|filled| filled.text(slot).to_owned())
    }

    /// What is in a field: what is being typed, else what is kept; reactive.
    fn shown(self, slot: &Slot) -> String {
        let kept = self.kept(slot);
        self.draft.with_value(|draft| match draft {
            Some(draft) if draft.slot == *slot => draft.text.clone(),
            _ => kept,
        })
    }

    /// Keeps texts at once. Where rows stand is kept with the first word of a document.
    pub(super) fn put(self, texts: Vec<(Slot, String)>) {
        let is_blank = self.notes.with_untracked(Merged::is_empty);
        let says = |(slot, text): &(Slot, String)| !matches!(slot, Slot::Place(..)) && !text.is_empty();
        if is_blank && !texts.iter().any(says) {
            return self.ahead.update(|ahead| ahead.extend(texts));
        }
        let mut all = self.ahead.try_update(std::mem::take).unwrap_or_default();
        all.extend(texts);
        let begun = self.id.get_value().or_else(|| self.sheets.begun.get_untracked());
        let id = begun.unwrap_or_else(|| self.sheets.begin());
        let texts = all.into_iter().map(|(slot, text)| (slot.key(), text));
        self.sheets.notebook.write_all(&self.sheets.subject(&id), texts, clock::now());
    }

    /// Somebody types.
    fn typing(self, slot: &Slot, text: String) {
        if self.draft.with_value(|draft| draft.as_ref().is_some_and(|draft| draft.slot != *slot)) {
            self.leave();
        }
        let (is_ready, is_blank) = (dom::is_ready(), self.notes.with_untracked(Merged::is_empty));
        let draft = self.draft.get_value().unwrap_or_else(|| {
            // Before the page was ready, nobody saw what is kept.
            let over = self.notes.with_untracked(|notes| notes.note(&slot.key()).cloned()).filter(|_| is_ready);
            let known = over.as_ref().map_or_else(String::new, |note| note.text.clone());
            Draft { slot: slot.clone(), text: String::new(), known, over }
        });
        self.draft.set_value(Some(Draft { text, ..draft }));
        if is_blank || !is_ready {
            self.keep();
        }
        if !is_ready {
            self.leave();
        }
        let mine = self.turn.get_value() + 1;
        self.turn.set_value(mine);
        dom::after(PAUSE, move || {
            if self.turn.try_get_value() == Some(mine) {
                self.keep();
            }
        });
    }

    /// Chooses or takes back.
    pub(super) fn choose(self, slot: &Slot, text: String) {
        self.typing(slot, text);
        self.leave();
    }

    /// Keeps what is being typed, if it is a change. What another tab wrote there since, or what this page had not
    /// shown yet, is put beside it.
    pub(super) fn keep(self) {
        let Some(Some(draft)) = self.draft.try_get_value() else { return };
        let text = draft.text.trim().to_owned();
        if text == draft.known {
            return;
        }
        let (key, beside) = (draft.slot.key(), draft.slot.beside());
        let mut texts = vec![(draft.slot.clone(), text.clone())];
        self.notes.with_untracked(|notes| {
            let unseen = notes.note(&key).into_iter().chain(notes.rivals(&key));
            let unseen = unseen.filter(|note| draft.over.as_ref() != Some(*note) && note.text != text);
            let unseen: Vec<&str> = unseen.map(|note| note.text.as_str()).collect();
            if !unseen.is_empty() {
                texts.push((beside.clone(), joined(texts_of(notes, &beside.key()).chain(unseen), "\n\n")));
            }
        });
        self.put(texts);
        let over = self.notes.with_untracked(|notes| notes.note(&key).cloned());
        self.draft.set_value(Some(Draft { known: text, over, ..draft }));
    }

    /// Nobody types any more.
    pub(super) fn leave(self) {
        self.keep();
        self.draft.set_value(None);
    }

    // ------------------------------------------------------------------------------------------------ drawing

    /// The form: what the document is called, then the parts.
    pub(super) fn draw(self) -> AnyView {
        let name = el("div")
            .class("field")
            .kid(el("label").attr("for", "sheet-name").text("What do you call this document?"))
            .kid(
                quiet(format!("So that you find it again. Without a name it is “{}”.", self.text.document))
                    .class("quiet help")
                    .id("help-sheet-name"),
            )
            .kid(self.typed(Slot::Name, "sheet-name".to_owned(), &Plain::Line, Some("help-sheet-name".to_owned())))
            .kid(self.others(Slot::Name, "sheet-name".to_owned(), How::Join("; ")));
        el("div")
            .class("form")
            .kid(self.contents())
            .kid(name)
            .kids(self.text.parts.iter().map(|part| self.part(part)))
            .into()
    }

    fn contents(self) -> El {
        let line = |part: &'static Portion| {
            let so_far = move || {
                let filled =
                    self.filled.with(|filled| part.fields.iter().filter(|field| field.is_filled(filled)).count());
                match filled {
                    0 => "".into(),
                    all if all == part.fields.len() => " · filled in".into(),
                    some => format!(" · {some} of {}", part.fields.len()).into(),
                }
            };
            el("li")
                .kid(el("a").href(format!("#part-{}", part.id)).text(part.title.as_str()))
                .kid(el("span").class("filled").kid(live_text(so_far)))
        };
        el("nav")
            .class("contents")
            .attr("aria-label", "On this worksheet")
            .kid(p("On this worksheet").class("kicker"))
            .kid(el("ol").kids(self.text.parts.iter().map(line)))
    }

    fn part(self, part: &'static Portion) -> El {
        section(format!("part-{}", part.id), part.title.as_str())
            .kids(blocks(&part.text))
            .kids(part.fields.iter().map(|field| self.field(field)))
    }

    /// Where somebody types.
    pub(super) fn typed(self, slot: Slot, id: String, plain: &Plain, described: Option<String>) -> El {
        let slot = StoredValue::new(slot);
        let field = match plain {
            Plain::Text => el("textarea").attr("rows", "3"),
            // Of several lines on a narrow page, so that all of it can be read; but without breaks.
            Plain::Line => el("textarea").attr("rows", "1").class("line").attr("enterkeyhint", "done").on(
                "keydown",
                |event: KeyboardEvent| {
                    if event.key() == "Enter" && !event.is_composing() {
                        event.prevent_default();
                    }
                },
            ),
            Plain::Number(_) => el("input").attr("type", "text").attr("inputmode", "decimal").class("number"),
            Plain::Date => el("input").attr("type", "date"),
        };
        let field = match described {
            Some(by) => field.attr("aria-describedby", by),
            None => field,
        };
        field
            .id(id)
            .attr("autocomplete", "off")
            .value(move || slot.with_value(|slot| self.shown(slot)))
            .on("input", move |event: Event| slot.with_value(|slot| self.typing(slot, dom::typed(&event))))
            .on("blur", move |_: Event| self.leave())
    }

    /// What else was written in a place: by another tab that did not see this one's text, or by whoever typed before the
    /// page had come. It stays until somebody says what becomes of it. `id` is the field's.
    pub(super) fn others(self, slot: Slot, id: String, how: How) -> AnyView {
        let place = StoredValue::new((slot.key(), slot.beside().key(), id, slot));
        let others = Memo::new(move |_| {
            self.notes.with(|notes| {
                place.with_value(|(key, beside, ..)| {
                    let rivals = notes.rivals(key).map(|note| note.text.as_str());
                    let all = rivals.chain(texts_of(notes, beside)).map(str::to_owned);
                    all.collect::<Vec<String>>()
                })
            })
        });
        // They are all seen by then, and so written over.
        let resolve = move |text: String| {
            place.with_value(|(_, _, id, slot)| {
                self.put(vec![(slot.clone(), text), (slot.beside(), String::new())]);
                focus(id.clone());
            });
        };
        let mine = move || untrack(|| place.with_value(|(.., slot)| self.kept(slot)));
        live(move || {
            let texts = others.get();
            let Some(first) = texts.first().cloned() else { return nothing() };
            let told = texts.iter().map(|text| p(how.told(text)).class("told"));
            let take = match how {
                How::Join(between) => {
                    let all = texts.clone();
                    button("Put both together", move || {
                        let mine = mine();
                        resolve(joined(std::iter::once(mine.as_str()).chain(all.iter().map(String::as_str)), between));
                    })
                }
                How::Number | How::Day | How::Option(_) => button("Take this one", move || resolve(first.clone())),
            };
            el("div")
                .class("was")
                .attr("role", "group")
                .attr("aria-label", "Also written here")
                .kid(quiet("Also written here, in another tab or before:"))
                .kids(told)
                .kid(
                    el("div")
                        .class("actions")
                        .kid(take)
                        .kid(button("Leave it out", move || resolve(mine())).class("plain")),
                )
                .into()
        })
    }
}

/// What can become of two texts for one place.
#[derive(Clone, Copy)]
pub(super) enum How {
    /// One text of both, with this between.
    Join(&'static str),
    /// One of two numbers.
    Number,
    /// One of two days.
    Day,
    /// One of two options of these.
    Option(&'static [(OptionId, String)]),
}

impl How {
    /// By what is typed there.
    pub(super) fn of(plain: &Plain) -> Self {
        match plain {
            Plain::Line => Self::Join("; "),
            Plain::Text => Self::Join("\n\n"),
            Plain::Number(_) => Self::Number,
            Plain::Date => Self::Day,
        }
    }

    /// A text as people read it.
    fn told(self, text: &str) -> String {
        match self {
            Self::Join(_) | Self::Number => text.to_owned(),
            Self::Day => Plain::Date.written(text),
            Self::Option(options) => chosen(options, text).to_owned(),
        }
    }
}

/// Moves the focus once the page shows what was just changed, and before the next key is pressed.
pub(super) fn focus(id: String) {
    spawn(async move { dom::focus(&id) });
}

/// Everything that is written under a key.
fn texts_of<'a>(notes: &'a Merged, key: &str) -> impl Iterator<Item = &'a str> {
    let first = notes.note(key).into_iter();
    first.chain(notes.rivals(key).collect::<Vec<_>>()).map(|note| note.text.as_str())
}

/// Texts as one, each once.
fn joined<'a>(texts: impl Iterator<Item = &'a str>, between: &str) -> String {
    let mut all: Vec<&str> = Vec::new();
    for text in texts.map(str::trim).filter(|text| !text.is_empty()) {
        if !all.contains(&text) {
            all.push(text);
        }
    }
    all.join(between)
}
