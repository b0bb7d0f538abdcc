//! The end of a worksheet: how far it is, and the document as it will be, to save, copy and print.

use super::form::Form;
use crate::browser::{clock, dom, files, sending, spawn};
use crate::markup::{El, Words, el, live, live_text, many, nothing};
use crate::parts::{button, count, p, quiet, section};
use leptos::prelude::*;
use waymark_domain::worksheet::{Document, Entry, Field, PAGE, Piece};

/// The document.
pub(super) fn end(form: Form) -> AnyView {
    let document = Memo::new(move |_| form.filled.with(|filled| form.text.document(filled)));
    let is_empty = Memo::new(move |_| document.with(Document::is_empty));
    let drawn = move || match is_empty.get() {
        true => {
            p("Nothing is written yet. What you fill in will stand here as a document: to save, to copy, to print.")
                .into()
        }
        false => many(vec![
            quiet("").id("so-far").kid(live_text(move || so_far(form, document).into())).into(),
            live(move || left(form)),
            actions(form, document),
            live(move || paper(&document.get(), &clock::date(form.touched())).into()),
        ]),
    };
    section("document", "The document").class("ending").kid(live(drawn)).into()
}

/// "9 of 14 fields filled in. 612 words, about 1½ pages; …"
fn so_far(form: Form, document: Memo<Document>) -> String {
    let filled = form.filled.with(|filled| form.text.filled(filled));
    let all = form.text.fields().count();
    let words = document.with(Document::words);
    let halves = (2 * words + PAGE / 2) / PAGE;
    let pages = match halves {
        0 => "a few lines".to_owned(),
        1 => "about half a page".to_owned(),
        2 => "about a page".to_owned(),
        more => format!("about {}{} pages", more / 2, if more % 2 == 1 { "½" } else { "" }),
    };
    let wanted = form.text.pages.map_or_else(String::new, |(from, to)| {
        let range = if from == to { count(from.into(), "page", "pages") } else { format!("{from} to {to} pages") };
        if words > usize::from(to) * PAGE {
            format!(" It should have {range}: what could stand behind a link, or go?")
        } else {
            format!(" It should have {range}.")
        }
    });
    format!("{filled} of {all} fields filled in. {}, {pages}.{wanted}", count(words, "word", "words"))
}

/// Where something is left to look at.
fn left(form: Form) -> AnyView {
    let with_remarks = form.filled.with(|filled| {
        let has_remarks =
            |field: &&Field| field.is_filled(filled) && !field.remarks(filled, clock::now(), clock::east()).is_empty();
        form.text.fields().filter(has_remarks).collect::<Vec<&'static Field>>()
    });
    if with_remarks.is_empty() {
        return nothing();
    }
    let mut line = quiet("Worth another look: ").id("left");
    for (place, field) in with_remarks.into_iter().enumerate() {
        let link = el("a").href(format!("#field-{}", field.id)).text(field.heading.as_str());
        line = line.text(if place == 0 { "" } else { ", " }).kid(link);
    }
    line.text(".").into()
}

fn actions(form: Form, document: Memo<Document>) -> AnyView {
    let said = RwSignal::new("");
    let markdown = move || untrack(|| document.with(|document| document.markdown(&clock::date(form.touched()))));
    let save = move || {
        form.leave();
        let day = clock::today();
        let name = format!(
            "{}-{day}.md",
            document.with_untracked(|document| file_name(&document.title, form.text.id.as_str()))
        );
        said.set(match files::download_text(&name, "text/markdown", &markdown()) {
            Ok(()) => "",
            Err(_) => "This browser did not allow a download.",
        });
    };
    let copy = move || {
        form.leave();
        let text = markdown();
        spawn(async move {
            let done = sending::copy(&text).await;
            said.set(if done { "Copied." } else { "This browser did not allow copying. Save it instead." });
        });
    };
    let print = move || {
        form.leave();
        said.set("");
        // By then the document says what was typed last.
        dom::before_paint(dom::print);
    };
    el("div")
        .class("actions")
        .kid(button("Save as Markdown", save).class("main").id("save-document"))
        .kid(button("Copy", copy).id("copy-document"))
        .kid(button("Print", print).id("print-document"))
        .kid(el("p").class("said").attr("role", "status").kid(live_text(move || Words::Borrowed(said.get()))))
        .into()
}

/// The document as it is printed.
fn paper(document: &Document, day: &str) -> El {
    let part = |(title, entries): &(String, Vec<Entry>)| {
        el("div").class("part").kid(el("h4").text(title.clone())).kids(entries.iter().map(entry))
    };
    el("div")
        .class("paper")
        .id("paper")
        .kid(el("h3").text(document.title.clone()))
        .kid(quiet(day.to_owned()))
        .kids(document.parts.iter().map(part))
}

fn entry(entry: &Entry) -> El {
    let heading = (!entry.heading.is_empty()).then(|| el("h5").text(entry.heading.clone()));
    el("div").class("entry").maybe(heading).kids(entry.body.iter().map(piece))
}

fn piece(piece: &Piece) -> El {
    match piece {
        Piece::Paragraph(text) => p(text.clone()),
        Piece::List(first, items) => {
            let items = items.iter().map(|item| el("li").text(item.clone()));
            match first {
                None => el("ul").kids(items),
                Some(first) => el("ol").attr("start", first.to_string()).kids(items),
            }
        }
        Piece::Table(heads, rows) if heads.len() == 1 => {
            el("ul").class("lines").kids(rows.iter().map(|row| el("li").text(row.concat())))
        }
        Piece::Table(heads, rows) => {
            let head = heads.iter().map(|head| el("th").attr("scope", "col").text(head.clone()));
            let row = |row: &Vec<String>| {
                el("tr").kids(row.iter().zip(heads).map(|(cell, head)| {
                    let class = if cell.is_empty() { "none" } else { "lines" };
                    el("td").class(class).attr("data-head", head.clone()).text(cell.clone())
                }))
            };
            el("table").kid(el("thead").kid(el("tr").kids(head))).kid(el("tbody").kids(rows.iter().map(row)))
        }
    }
}

/// What a file is called: the document's name in letters and digits, or the worksheet's id.
fn file_name(title: &str, otherwise: &str) -> String {
    let plain: String =
        title.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { ' ' }).collect();
    let name: String = plain.split_whitespace().collect::<Vec<_>>().join("-").chars().take(60).collect();
    let name = name.trim_matches('-');
    if name.is_empty() { otherwise.to_owned() } else { name.to_owned() }
}
