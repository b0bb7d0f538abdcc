//! What was written in guides, on worksheets and along paths, as the history page lists it.

use crate::browser::{clock, dom};
use crate::data::Data;
use crate::markup::{El, el, live, many, nothing};
use crate::notebook::Notebook;
use crate::parts::{button, count, link, quiet, section};
use leptos::prelude::*;
use waymark_domain::attempt::Millis;
use waymark_domain::catalogue::Catalogue;
use waymark_domain::notes::{self, Merged, Subject, key};
use waymark_domain::route::{Address, Route};
use waymark_domain::worksheet::Slot;

/// Questions that are to be asked again, and everything that was written.
pub fn kept(notebook: Notebook) -> AnyView {
    let data: Data = expect_context();
    many(vec![live(move || asked_again(data.index, notebook)), live(move || written(data.index, notebook))])
}

/// Questions whose time has come, each a link to where it is asked.
fn asked_again(index: &'static Catalogue, notebook: Notebook) -> AnyView {
    let all = notebook.all();
    if all.is_empty() {
        return nothing();
    }
    let now = clock::now();
    let mut due: Vec<(Millis, El)> = Vec::new();
    for notes in all {
        let Subject::Guide(id) = &notes.of else { continue };
        let Some(card) = index.guide(id) else { continue };
        for (prompt, again, ask) in &card.prompts {
            let answers = notes::answers(&notes, prompt);
            if let Some((begun, _)) = answers.first().filter(|_| notes::is_due(&answers, *again, now)) {
                let to = Address::from(Route::Guide(id.clone())).part(format!("prompt-{prompt}"));
                let about = format!("{}, answered on {}", card.title, clock::date(*begun));
                due.push((
                    *begun,
                    el("li").kid(link(&to, ask.as_str())).kid(el("br")).kid(el("span").class("quiet").text(about)),
                ));
            }
        }
    }
    if due.is_empty() {
        return nothing();
    }
    due.sort_by_key(|(begun, _)| *begun);
    section("again", "Asked again")
        .kid(quiet("You answered these a while ago. The earlier answer stands beside the question."))
        .kid(el("ul").kids(due.into_iter().map(|(_, line)| line)))
        .into()
}

/// Everything there are notes on, the latest first.
fn written(index: &'static Catalogue, notebook: Notebook) -> AnyView {
    let mut all = notebook.all();
    if all.is_empty() {
        return nothing();
    }
    all.sort_by_key(|notes| std::cmp::Reverse(notes.touched()));
    let rows = all.iter().map(|notes| row(index, notebook, notes));
    section("notes", "What you wrote and ticked").kid(el("ul").class("history").kids(rows)).into()
}

fn row(index: &'static Catalogue, notebook: Notebook, notes: &Merged) -> El {
    let (title, address, what) = match &notes.of {
        Subject::Guide(id) => {
            let card = index.guide(id);
            (
                card.map(|card| card.title.clone()),
                Address::from(Route::Guide(id.clone())),
                "Your notes on the guide were",
            )
        }
        Subject::Path(id) => {
            let card = index.path(id);
            (card.map(|card| card.title.clone()), Address::from(Route::Path(id.clone())), "Your steps on the path were")
        }
        Subject::Sheet(worksheet, sheet) => {
            let card = index.worksheet(worksheet);
            let name = notes.text(&Slot::Name.key());
            let title = card.map(|card| if name.is_empty() { card.document.clone() } else { name.to_owned() });
            (title, Address::sheet(worksheet, sheet), "Document")
        }
    };
    let is_here = title.is_some();
    let title = title.unwrap_or_else(|| format!("{} (no longer offered here)", notes.of));
    let about = format!("{} · last changed on {}", told(index, notes), clock::date(notes.touched()));
    let of = notes.of.clone();
    let hidden = || el("span").class("sr").text(format!(": {title}"));
    let delete = move || {
        notebook.delete(&of, what);
        dom::before_paint(|| dom::focus("undo"));
    };
    el("li")
        .kid(
            el("div")
                .class("what")
                .kid(el("b").text(title.clone()))
                .kid(el("br"))
                .kid(el("span").class("quiet").text(about)),
        )
        .kid(
            el("div")
                .class("actions")
                .maybe(is_here.then(|| link(&address, "Open").class("open").kid(hidden())))
                .kid(button("Delete", delete).class("plain").kid(hidden())),
        )
}

/// What there is, in a few words.
fn told(index: &'static Catalogue, notes: &Merged) -> String {
    match &notes.of {
        Subject::Guide(id) => {
            let (answers, ticks) = key::counts(notes);
            let parts = [(answers, "answer", "answers"), (ticks, "tick", "ticks")];
            let mut said: Vec<String> = vec!["Guide".to_owned()];
            said.extend(parts.iter().filter(|(n, ..)| *n > 0).map(|(n, one, many)| count(*n, one, many)));
            let all = || index.guide(id).into_iter().flat_map(|card| &card.sections);
            let (sections, is_read) = (all().count(), |id| notes.note(&key::read(id)).is_some());
            let read = all().filter(|(id, _)| is_read(id)).count();
            if read > 0 {
                said.push(format!("{read} of {sections} sections read"));
            }
            said.join(", ")
        }
        Subject::Path(id) => {
            let all = || index.path(id).into_iter().flat_map(|card| &card.steps);
            let (steps, done) = (all().count(), all().filter(|id| notes.text(&key::step(id)) == "1").count());
            let start = notes::day(notes.text(key::START)).map(clock::day_begins);
            let begun = start.map_or_else(String::new, |start| format!(", begun on {}", clock::date(start)));
            format!("Path{begun}, {done} of {steps} steps ticked")
        }
        Subject::Sheet(worksheet, _) => {
            let title = index.worksheet(worksheet).map_or("", |card| &card.title);
            format!("Worksheet: {title}")
        }
    }
}
