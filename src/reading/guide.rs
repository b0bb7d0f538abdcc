//! A guide: prompts, checklists, how far it was read, what changed since, what one's results point at, and
//! one's answers to take along.

use super::{after_a_pause, answers, follow, ticks};
use crate::browser::piece::{self, Piece};
use crate::browser::{clock, dom, files, location, seen, sending, spawn};
use crate::notebook::Notebook;
use crate::store::Store;
use leptos::prelude::*;
use std::fmt::Write as _;
use waymark_domain::ids::{AssessmentId, GuideId, PathId, SectionId};
use waymark_domain::notes::{self, Merged, Subject, key};
use waymark_domain::reading::Reading;

/// A section counts as read once its end was in view for so long.
const READ: i32 = 1500;

pub(super) fn bring_to_life(article: &Piece, store: Store, notebook: Notebook) {
    let Some(id) = article.attr("data-guide") else { return };
    let of = Subject::Guide(GuideId::new(id));
    // Answers that are put in push down what the address names; who is there is to stay there.
    let named = location::here().2.strip_prefix('#').map(str::to_owned);
    let is_there = named
        .as_ref()
        .and_then(|id| piece::one(&format!("[id='{id}']")))
        .is_some_and(|target| (-60.0..160.0).contains(&target.top()));
    answers::bring_to_life(article, &of, notebook);
    ticks::bring_to_life(article, &of, notebook);
    say_what_changed(article, &untrack(|| notebook.on(&of)));
    point_at_help(article, store);
    say_how_far(article, &of, notebook);
    watch_reading(&of, notebook);
    count_doing(article, &of, notebook);
    copy_anchors(article);
    take_along(article, &of, notebook);
    show_paths(article, notebook);
    if let Some(print) = piece::one("#print") {
        print.on("click", dom::print);
    }
    if let Some(id) = named.filter(|_| is_there) {
        dom::before_paint(move || dom::stay_at(&id));
    }
}

/// Tells of sections whose words are not those that were read.
fn say_what_changed(article: &Piece, notes: &Merged) {
    for section in article.all("[data-section]") {
        let (Some(id), Some(print)) = (section.attr("data-section"), section.attr("data-print")) else { continue };
        let read = notes.note(&key::read(&SectionId::new(id)));
        if let (Some(read), Some(changed)) = (read.filter(|read| read.text != print), section.one(".changed")) {
            changed.say(&format!("Changed since you read it on {}.", clock::date(read.at)));
            changed.show(true);
        }
    }
}

/// Marks the sections that help with what was low in the reader's latest results.
fn point_at_help(article: &Piece, store: Store) {
    let helps = article.all("[data-help]");
    follow(move || {
        let attempts = store.attempts();
        for help in &helps {
            let Some((assessment, of)) = help.attr("data-help").and_then(|help| {
                let (assessment, of) = help.split_once('/')?;
                Some((AssessmentId::new(assessment), of.to_owned()))
            }) else {
                continue;
            };
            // The latest result speaks; an older one may be long overcome.
            let latest = attempts
                .iter()
                .filter_map(|attempt| Some((attempt, attempt.finished.as_ref()?)))
                .find(|(attempt, _)| attempt.assessment == assessment);
            let is_low = |reading: &Reading| reading.outcome == "lowest" && reading.leads.contains(&of);
            let when = latest.filter(|(_, finished)| finished.readings.iter().any(is_low));
            if let (Some((_, finished)), Some(place)) = (when, help.one(".when")) {
                place.say(&format!(", {}", clock::date(finished.at)));
            }
            help.show(when.is_some());
        }
    });
}

/// Shows the way back to the paths that were begun.
fn show_paths(article: &Piece, notebook: Notebook) {
    for line in article.all("[data-on-path]") {
        let Some(path) = line.attr("data-on-path").map(PathId::new) else { continue };
        follow(move || line.show(!notebook.on(&Subject::Path(path.clone())).text(key::START).is_empty()));
    }
}

/// How much was read, and where the reader stopped.
fn say_how_far(article: &Piece, of: &Subject, notebook: Notebook) {
    let sections: Vec<(String, Option<Piece>)> = article
        .all("[data-section]")
        .iter()
        .filter_map(|section| section.attr("data-section"))
        .map(|id| {
            let line = article.one(&format!(".contents a[href='#{id}']"));
            (id, line)
        })
        .collect();
    let stopped = untrack(|| notebook.on(of)).text(key::PLACE).to_owned();
    let last = sections.last().map(|(id, _)| id.clone()).unwrap_or_default();
    let resume = piece::one("#resume");
    // Where it was left is said once, for who comes back; how much was read goes on being counted.
    let back = sections
        .iter()
        .skip(1)
        .find(|(id, _)| *id == stopped && *id != last)
        .and_then(|(id, line)| Some((id.clone(), line.as_ref()?.text())));
    let of = of.clone();
    follow(move || {
        let notes = notebook.on(&of);
        let mut read = 0;
        for (id, line) in &sections {
            let is_read = notes.note(&key::read(&SectionId::new(id.as_str()))).is_some();
            read += usize::from(is_read);
            if let Some(line) = line {
                line.set_attr("class", is_read.then_some("read"));
            }
        }
        let Some(resume) = &resume else { return };
        if read == 0 && back.is_none() {
            return;
        }
        let so_far = format!("{read} of {} sections read", sections.len());
        let back = back.clone().filter(|_| read < sections.len());
        super::mount(resume, move || {
            let link = back
                .map(|(id, title)| crate::markup::el("a").href(format!("#{id}")).text(format!("Go on at “{title}”")));
            crate::markup::el("span")
                .class("bare")
                .kid(crate::markup::el("span").text(format!("{so_far}. ")))
                .maybe(link)
                .into()
        });
    });
}

/// Keeps what was read, and where the reader is.
fn watch_reading(of: &Subject, notebook: Notebook) {
    let in_view = StoredValue::new(Vec::<String>::new());
    let subject = of.clone();
    seen::watch("[data-end]", move |end, is_in| {
        let Some(id) = end.attr("data-end") else { return };
        in_view.update_value(|all| {
            all.retain(|known| *known != id);
            if is_in {
                all.push(id.clone());
            }
        });
        if !is_in {
            return;
        }
        let subject = subject.clone();
        dom::after(READ, move || {
            if in_view.with_value(|all| all.contains(&id)) {
                note_read(&subject, notebook, &id);
            }
        });
    });
    let (subject, turn) = (of.clone(), StoredValue::new(0));
    seen::watch("[data-section] h2", move |_, _| {
        let subject = subject.clone();
        point_at_place();
        after_a_pause(turn, move || note_place(&subject, notebook));
    });
}

/// Who answers or ticks something in a section has read it, however fast.
fn count_doing(article: &Piece, of: &Subject, notebook: Notebook) {
    for section in article.all("[data-section]") {
        let (Some(id), of) = (section.attr("data-section"), of.clone()) else { continue };
        section.on("change", move || note_read(&of, notebook, &id));
    }
}

fn note_read(of: &Subject, notebook: Notebook, id: &str) {
    let print = piece::one(&format!("[data-section='{id}']")).and_then(|section| section.attr("data-print"));
    let (Some(print), key) = (print, key::read(&SectionId::new(id))) else { return };
    if untrack(|| notebook.on(of)).text(&key) != print {
        notebook.mark(of, &key, print, clock::now());
    }
}

/// The section that is being read: the last whose heading is in the upper half of the window or above it.
fn here() -> Option<String> {
    let upper = dom::window_height() / 2.0;
    let sections = piece::all("[data-section]").into_iter();
    let before = sections.take_while(|section| section.top() < upper);
    before.last().and_then(|section| section.attr("data-section"))
}

fn point_at_place() {
    let here = here();
    for line in piece::all(".contents a") {
        let is_here = here.as_ref().is_some_and(|id| line.attr("href").as_deref() == Some(&format!("#{id}")));
        line.set_attr("aria-current", is_here.then_some("true"));
    }
}

fn note_place(of: &Subject, notebook: Notebook) {
    let Some(here) = here() else { return };
    if untrack(|| notebook.on(of)).text(key::PLACE) != here {
        notebook.mark(of, key::PLACE, here, clock::now());
    }
}

/// A click on an anchor copies its link, and still goes there.
fn copy_anchors(article: &Piece) {
    for anchor in article.all(".anchor") {
        let Some(fragment) = anchor.attr("href") else { continue };
        anchor.on("click", move || {
            let (path, ..) = location::here();
            let link = format!("{}{path}{fragment}", location::origin());
            spawn(async move {
                let said =
                    if sending::copy(&link).await { "Link copied" } else { "Copy the link from the address bar" };
                tell(said);
            });
        });
    }
}

/// Says something in passing, to eyes and ears.
pub(super) fn tell(words: &'static str) {
    let Some(place) = piece::one("#tools-said") else { return };
    place.set_attr("class", Some("saved"));
    place.say(words);
    dom::after(4000, move || {
        if place.text() == words {
            place.say("");
            place.set_attr("class", Some("sr"));
        }
    });
}

/// What was written and ticked in the guide, as a file, or gone.
fn take_along(article: &Piece, of: &Subject, notebook: Notebook) {
    let (Some(yours), Some(count)) = (piece::one(".yours"), piece::one("#yours-count")) else { return };
    let subject = of.clone();
    follow(move || {
        let notes = notebook.on(&subject);
        let (answers, ticks) = key::counts(&notes);
        yours.show(answers + ticks > 0);
        let parts = [(answers, "answer", "answers"), (ticks, "tick", "ticks")].into_iter();
        let parts: Vec<String> = parts
            .filter(|(number, ..)| *number > 0)
            .map(|(number, one, many)| crate::parts::count(number, one, many))
            .collect();
        count.say(&format!("{}, kept in this browser.", crate::parts::and(&parts)));
    });
    let (page, subject) = (article.clone(), of.clone());
    if let Some(save) = piece::one("#save-answers") {
        save.on("click", move || {
            let notes = untrack(|| notebook.on(&subject));
            let name = format!("{}-{}.md", page.attr("data-guide").unwrap_or_default(), clock::today());
            let _ = files::download_text(&name, "text/markdown", &markdown(&page, &notes));
        });
    }
    let subject = of.clone();
    if let Some(delete) = piece::one("#delete-answers") {
        delete.on("click", move || {
            notebook.delete(&subject, "What you wrote in this guide was");
        });
    }
}

/// Questions with their answers, checklists with their ticks, in the order of the page.
fn markdown(article: &Piece, notes: &Merged) -> String {
    let mut out = format!("# {}\n", article.attr("data-title").unwrap_or_default());
    // Writing to a string cannot fail.
    for place in article.all("[data-prompt], [data-list]") {
        if let (Some(id), Some(ask)) = (place.attr("data-prompt"), place.one("label")) {
            let answers = notes::answers(notes, &waymark_domain::ids::PromptId::new(id));
            if answers.is_empty() {
                continue;
            }
            let _ = write!(out, "\n## {}\n", ask.text());
            for (begun, note) in answers {
                let _ = write!(out, "\n*{}*\n\n{}\n", clock::date(begun), note.text);
            }
        } else if let (Some(list), Some(title)) = (place.attr("data-list"), place.one("legend")) {
            let _ = write!(out, "\n## {}\n\n", title.text());
            for line in place.all(".choice") {
                let Some(item) = line.one("[data-item]").and_then(|tick| tick.attr("data-item")) else { continue };
                let key = key::tick(
                    &waymark_domain::ids::ChecklistId::new(list.as_str()),
                    &waymark_domain::ids::ItemId::new(item),
                );
                let mark = if notes.text(&key).is_empty() { ' ' } else { 'x' };
                let _ = writeln!(out, "- [{mark}] {}", line.text());
            }
        }
    }
    out
}
