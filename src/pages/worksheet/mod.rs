//! `/worksheets/<id>`: a form from which a document comes out.
//!
//! A person can have several documents of one worksheet; the address names the one that is shown. What is written is
//! kept as notes on it, a text for each place of the form; nothing is kept before the first letter.

mod end;
mod fields;
mod form;
mod rows;

use crate::browser::{clock, dom, listen, spawn};
use crate::markup::{El, Words, el, keyed, live, live_text, many, nothing};
use crate::nav::{Nav, use_nav};
use crate::notebook::{Notebook, use_notebook};
use crate::parts::blocks::blocks;
use crate::parts::{button, count, h1, link, p, quiet, section};
use form::Form;
use leptos::prelude::*;
use waymark_domain::ids::SheetId;
use waymark_domain::notes::{Merged, Subject};
use waymark_domain::route::{Address, Page, Route};
use waymark_domain::worksheet::{Filled, Slot, Worksheet};

/// The page.
#[must_use]
pub fn worksheet(text: &'static Worksheet) -> AnyView {
    let sheets = Sheets::new(text);
    let (from, to) = text.minutes;
    let form = StoredValue::new(None::<Form>);
    Effect::new(move |_| {
        sheets.notebook.tidy(clock::now());
        // What was typed last must not wait for a pause that does not come.
        listen::leaving(move || {
            if let Some(Some(form)) = form.try_get_value() {
                form.keep();
            }
        });
    });
    let drawn = move || {
        let id = sheets.drawn.get();
        untrack(|| {
            let begun = Form::new(sheets, id);
            form.set_value(Some(begun));
            many(vec![begun.draw(), end::end(begun)])
        })
    };
    el("article")
        .class("prose worksheet")
        .kid(p("Worksheet").class("kicker"))
        .kid(h1(text.title.as_str()))
        .kid(p(text.summary.as_str()).class("lead"))
        .kid(quiet(format!("{} · {from} to {to} minutes", count(text.fields().count(), "field", "fields"))))
        .kids(blocks(&text.opening))
        .kid(
            p("Filling it in needs JavaScript. What you write is then kept in your browser and nowhere else. You can read everything it asks without.")
                .class("aside unscripted"),
        )
        .kid(sheets.documents())
        .kid(live(drawn))
        .maybe((!text.closing.is_empty()).then(|| el("div").class("closing").kids(blocks(&text.closing))))
        .kid(sources(text))
        .kid(el("p").class("onward").kid(link(&Page::Worksheets.into(), "All worksheets")))
        .into()
}

/// What the worksheet rests on.
fn sources(text: &'static Worksheet) -> El {
    let each = text.sources.iter().map(|(_, title, author, url)| {
        el("li").kid(el("a").href(url.as_str()).text(title.as_str())).text(format!(", {author}"))
    });
    section("sources", "Sources").kid(el("ul").kids(each))
}

/// The documents of one worksheet. Cheap to copy.
#[derive(Clone, Copy)]
struct Sheets {
    nav: Nav,
    notebook: Notebook,
    text: &'static Worksheet,
    /// The document that was begun in the form that stood there before there was one.
    begun: RwSignal<Option<SheetId>>,
    /// The document that is shown; none before the first letter of the first one.
    shown: Memo<Option<SheetId>>,
    /// The document whose form is drawn: as above, but a form that gets a document stays.
    drawn: Memo<Option<SheetId>>,
}

impl Sheets {
    fn new(text: &'static Worksheet) -> Self {
        let (nav, notebook) = (use_nav(), use_notebook());
        let begun = RwSignal::new(None);
        let shown = Memo::new(move |_| {
            nav.at().sheet.or_else(|| {
                let all = of_worksheet(text, notebook);
                all.into_iter().max_by_key(|(_, notes)| notes.touched()).map(|(id, _)| id)
            })
        });
        let drawn = Memo::new(move |_| shown.get().filter(|id| begun.with(|begun| begun.as_ref() != Some(id))));
        Self { nav, notebook, text, begun, shown, drawn }
    }

    fn subject(self, id: &SheetId) -> Subject {
        Subject::Sheet(self.text.id.clone(), id.clone())
    }

    /// Begins a document in the form that is shown.
    fn begin(self) -> SheetId {
        let id = SheetId::new(clock::fresh_id());
        self.begun.set(Some(id.clone()));
        self.nav.rename(Address::sheet(&self.text.id, &id));
        id
    }

    /// The documents so far, and the way to another one.
    fn documents(self) -> El {
        // By when they were begun, so that none changes its place while one writes; the new one first.
        let ids = Memo::new(move |_| {
            let mut ids: Vec<String> =
                of_worksheet(self.text, self.notebook).into_iter().map(|(id, _)| id.to_string()).collect();
            let shown = self.shown.get().map(|id| id.to_string()).unwrap_or_default();
            if !ids.contains(&shown) {
                ids.push(shown);
            }
            ids.sort_by(|a, b| b.is_empty().cmp(&a.is_empty()).then_with(|| b.cmp(a)));
            ids
        });
        let is_written = Memo::new(move |_| {
            self.shown.with(|id| id.as_ref().is_some_and(|id| !self.notebook.on(&self.subject(id)).is_empty()))
        });
        let another = move || {
            self.nav.go(Address::sheet(&self.text.id, &SheetId::new(clock::fresh_id())));
        };
        let head = el("div")
            .class("head")
            .kid(el("h2").id("documents").attr("tabindex", "-1").text("Your documents"))
            .kid(live(move || match is_written.get() {
                true => button("Begin another", another)
                    .class("plain")
                    .id("another")
                    .kid(el("span").class("sr").text(" document"))
                    .into(),
                false => nothing(),
            }));
        el("section")
            .class("documents")
            .attr("aria-labelledby", "documents")
            .kid(head)
            .kid(el("ul").kid(keyed(move || ids.get(), move |id| self.document(SheetId::new(id), ids).into())))
    }

    /// One of them; the id is empty for one that is not begun.
    fn document(self, id: SheetId, all: Memo<Vec<String>>) -> El {
        let id = StoredValue::new(id);
        let notes = Memo::new(move |_| self.notebook.on(&id.with_value(|id| self.subject(id))));
        let is_shown = Memo::new(move |_| {
            let shown = self.shown.get();
            id.with_value(|id| shown.as_ref().map_or(id.as_str().is_empty(), |shown| shown == id))
        });
        let name = move || -> Words {
            match notes.with(|notes| notes.text(&Slot::Name.key()).to_owned()) {
                name if name.is_empty() => self.text.document.as_str().into(),
                name => name.into(),
            }
        };
        let about = move || -> Words {
            notes.with(|notes| {
                if notes.is_empty() {
                    return "Not begun. It is kept in this browser from the first letter you type.".into();
                }
                let filled = self.text.filled(&Filled::of(notes));
                let when = clock::date_and_time(notes.touched());
                format!("{filled} of {} filled in · last written on {when}", self.text.fields().count()).into()
            })
        };
        let hidden = move || el("span").class("sr").text(": ").kid(live_text(name));
        let delete = move || id.with_value(|id| self.delete(id));
        // Whether it is empty changes once, not with each letter.
        let is_empty = Memo::new(move |_| notes.with(Merged::is_empty));
        el("li")
            .live_attr("class", move || is_shown.get().then(|| "shown".into()))
            .kid(
                el("div")
                    .class("what")
                    .kid(el("b").kid(live_text(name)))
                    .kid(live(move || match is_shown.get() && all.with(Vec::len) > 1 {
                        true => el("span").class("here").text("open below").into(),
                        false => nothing(),
                    }))
                    .kid(el("br"))
                    .kid(el("span").class("quiet").kid(live_text(about))),
            )
            .kid(live(move || {
                let open = (!is_shown.get()).then(|| {
                    let address = id.with_value(|id| Address::sheet(&self.text.id, id));
                    link(&address, "Open").class("open").kid(hidden())
                });
                let delete = (!is_empty.get()).then(|| button("Delete", delete).class("plain").kid(hidden()));
                el("div").class("actions").maybe(open).maybe(delete).into()
            }))
    }

    fn delete(self, id: &SheetId) {
        let is_shown = self.shown.with_untracked(|shown| shown.as_ref() == Some(id));
        self.notebook.delete(&self.subject(id), "Document");
        if is_shown {
            self.begun.set(None);
            self.nav.instead(Route::Worksheet(self.text.id.clone()).into());
        }
        // The row is gone, and the button with it; focus goes to what undoes it. After the page was turned, which
        // gives the focus to the heading.
        spawn(async { dom::before_paint(|| dom::focus("undo")) });
    }
}

/// All documents of a worksheet in which something stands.
fn of_worksheet(text: &Worksheet, notebook: Notebook) -> Vec<(SheetId, Merged)> {
    let of_it = |notes: Merged| match &notes.of {
        Subject::Sheet(worksheet, id) if *worksheet == text.id => Some((id.clone(), notes)),
        Subject::Sheet(..) | Subject::Guide(_) | Subject::Path(_) => None,
    };
    notebook.all().into_iter().filter_map(of_it).collect()
}
