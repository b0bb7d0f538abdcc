//! `/me`: everything this browser keeps: open, compare, delete, download, take in.

use crate::browser::{clock, dom, files, spawn, storage};
use crate::data::Data;
use crate::markup::{El, Words, el, live, live_text, many, nothing};
use crate::nav::use_nav;
use crate::notebook::Notebook;
use crate::pages::kept;
use crate::parts::notices::download_backup;
use crate::parts::results::{overlay, told};
use crate::parts::{button, count, h1, link, list, p, quiet, section};
use crate::store::use_store;
use leptos::ev::{Event, SubmitEvent};
use leptos::prelude::*;
use waymark_domain::attempt::Attempt;
use waymark_domain::backup::{self, BadBackup, DryRun};
use waymark_domain::catalogue::Catalogue;
use waymark_domain::ids::AttemptId;
use waymark_domain::route::{Address, Page, Step};

/// The page.
#[must_use]
pub fn me() -> AnyView {
    let notebook = Notebook::new(use_store());
    el("article")
        .class("prose")
        .kid(h1("What you saved"))
        .kid(p("All of it is in this browser, on this device, and nowhere else.").class("lead"))
        .kid(live(comparison))
        .kid(history())
        .kid(kept::kept(notebook))
        .kid(keep())
        .kid(take_in())
        .kid(live(set_aside))
        .kid(delete_all(notebook))
        .into()
}

/// Attempts by date.
fn history() -> El {
    let (nav, store) = (use_nav(), use_store());
    let data: Data = expect_context();
    let picked = RwSignal::new(Vec::<AttemptId>::new());
    let compare = move || {
        let all = store.attempts();
        let found: Vec<&Attempt> =
            picked.with(|picked| picked.iter().filter_map(|id| all.iter().find(|a| a.attempt == *id)).collect());
        match found.as_slice() {
            [a, b] if a.assessment == b.assessment => {
                let (before, after) = if a.date() <= b.date() { (a, b) } else { (b, a) };
                let pair = (Some(before.attempt.clone()), Some(after.attempt.clone()));
                let address = Address { attempt: pair.0, other: pair.1, ..Page::Me.into() };
                el("a").class("button").href(nav.href(&address)).text("Compare the two").into()
            }
            [_, _] => quiet("These two are of different assessments.").into(),
            _ => quiet("Tick two results of one assessment to compare them.").into(),
        }
    };
    let rows = move || {
        let attempts = store.attempts();
        if attempts.is_empty() {
            return many(vec![
                p("No attempts yet. When you take an assessment, it appears here.").into(),
                el("p").kid(link(&Page::Assessments.into(), "See the assessments").class("button main")).into(),
            ]);
        }
        let several = attempts.iter().filter(|attempt| is_comparable(attempt)).count() > 1;
        let rows = attempts.iter().map(|attempt| row(data.index, attempt, picked));
        many(vec![
            el("ul").class("history").kids(rows).into(),
            if several { el("div").id("compare").kid(live(compare)).into() } else { nothing() },
        ])
    };
    section("attempts", "Attempts").kid(live(rows))
}

/// Whether an attempt has a result that another can be laid over. The other side of a map has none of
/// its own.
fn is_comparable(attempt: &Attempt) -> bool {
    attempt.finished.is_some() && attempt.beside().is_none()
}

fn row(index: &'static Catalogue, attempt: &Attempt, picked: RwSignal<Vec<AttemptId>>) -> El {
    let store = use_store();
    let card = index.assessment(&attempt.assessment);
    let title =
        card.map_or_else(|| format!("{} (no longer offered here)", attempt.assessment), |card| card.title.clone());
    let which = format!("{title}, {}", clock::date_and_time(attempt.date()));
    let told = match (&attempt.finished, card) {
        (None, _) if attempt.beside().is_some() => "the other side, not finished".to_owned(),
        (Some(_), _) if attempt.beside().is_some() => "the other side".to_owned(),
        (None, _) => "not finished".to_owned(),
        (Some(finished), _) if finished.readings.is_empty() => "not looked at yet".to_owned(),
        (Some(finished), Some(card)) => {
            finished.readings.iter().map(|reading| told(card, reading)).collect::<Vec<_>>().join(" · ")
        }
        (Some(_), None) => "finished".to_owned(),
    };
    let (step, words) = if attempt.finished.is_some() { (Step::Result, "Open") } else { (Step::Questions, "Go on") };
    let hidden = || el("span").class("sr").text(format!(": {which}"));
    let open = card.map(|_| {
        let address = Address::attempt(&attempt.assessment, step, &attempt.attempt);
        link(&address, words).class("open").kid(hidden())
    });
    let id = attempt.attempt.clone();
    let delete = move || {
        store.delete(&id);
        // The row is gone, and the button with it; focus goes to what undoes it.
        dom::before_paint(|| dom::focus("undo"));
    };
    // A sorter's results are of different cases: there is nothing to compare.
    let tick = (is_comparable(attempt) && card.is_some_and(|card| card.kind != "sorter")).then(|| {
        let (ticked, changed) = (attempt.attempt.clone(), attempt.attempt.clone());
        el("input")
            .attr("type", "checkbox")
            .attr("aria-label", format!("Compare {which}"))
            .checked(move || picked.with(|picked| picked.contains(&ticked)))
            .on("change", move |_: Event| {
                picked.update(|picked| {
                    let before = picked.len();
                    picked.retain(|other| *other != changed);
                    if picked.len() == before {
                        picked.push(changed.clone());
                        // Ticking a third lets go of the first.
                        picked.drain(..picked.len().saturating_sub(2));
                    }
                });
            })
    });
    el("li")
        .maybe(tick)
        .kid(
            el("div")
                .class("what")
                .kid(el("b").text(which.clone()))
                .kid(el("br"))
                .kid(el("span").class("quiet").text(told)),
        )
        .kid(el("div").class("actions").maybe(open).kid(button("Delete", delete).class("plain").kid(hidden())))
}

/// Two attempts laid over each other, as the address asks.
fn comparison() -> AnyView {
    let data: Data = expect_context();
    compared(data.index).map_or_else(nothing, AnyView::from)
}

fn compared(index: &'static Catalogue) -> Option<El> {
    let (nav, store) = (use_nav(), use_store());
    let at = nav.at();
    let (before, after) = (store.attempt(&at.attempt?)?, store.attempt(&at.other?)?);
    let comparable = before.assessment == after.assessment && [&before, &after].into_iter().all(is_comparable);
    let card = index.assessment(&after.assessment).filter(|_| comparable)?;
    let (was, is) = (before.finished?, after.finished?);
    let title = format!("{}: {} and {}", card.title, clock::date_and_time(was.at), clock::date_and_time(is.at));
    let close = link(&Page::Me.into(), "Close the comparison");
    Some(section("compared", title).kids(overlay(card, &was.readings, &is.readings)).kid(el("p").kid(close)))
}

/// Downloading everything, and how browsers lose things.
fn keep() -> El {
    let store = use_store();
    let persisted = RwSignal::new(None::<bool>);
    // What the browser promised can only be asked for, and the answer comes later.
    Effect::new(move |_| spawn(async move { persisted.set(storage::persisted().await) }));
    let ask = move || spawn(async move { persisted.set(storage::persist().await) });
    let promised = move || -> Words {
        match persisted.get() {
            Some(true) => "This browser has agreed to keep it when space runs short.".into(),
            Some(false) => "This browser may delete it when space runs short.".into(),
            None => "".into(),
        }
    };
    let asking = move || match persisted.get() {
        Some(false) => el("p").kid(button("Ask this browser to keep it", ask)).into(),
        Some(true) | None => nothing(),
    };
    section("keep", "Keep a copy")
        .kid(p("One file with everything. You can take it in again here or on another device."))
        .kid(el("div").class("actions").kid(
            button("Download everything", move || download_backup(store)).class("main").id("download"),
        ))
        .kid(p("Browsers can lose what a site saved. Safari deletes it after seven days of use without a visit here. Private windows forget it when they close. Clearing history or site data takes it too, and a crash can lose the last answers. A downloaded file is safe from all of these."))
        .kid(
            // Of a fixed height, because what the browser says comes later.
            el("div")
                .class("promised")
                .kid(el("p").attr("role", "status").kid(live_text(promised)))
                .kid(live(asking)),
        )
        .kid(quiet(format!("Everything is under names that begin with “{}:” in local storage.", store.site())))
}

/// Taking a backup in: first what it would do, then doing it.
fn take_in() -> El {
    let store = use_store();
    let run = RwSignal::new(None::<Result<DryRun, BadBackup>>);
    let done = RwSignal::new(None::<usize>);
    let read = move |event: Event| {
        done.set(None);
        let Some(file) = files::chosen(&event) else { return run.set(None) };
        if files::size(&file) > backup::LARGEST {
            return run.set(Some(Err(BadBackup::TooLarge)));
        }
        spawn(async move {
            let text = files::text(&file).await.unwrap_or_default();
            run.set(Some(backup::dry_run(&text, &store.records())));
        });
    };
    let take = move || {
        let Some(Ok(dry)) = run.get_untracked() else { return };
        let records: Vec<_> = dry.to_save().cloned().collect();
        store.take_in(&records);
        done.set(Some(records.len()));
        run.set(None);
        dom::clear("backup-file");
    };
    let told = move || match run.get() {
        None => nothing(),
        Some(Err(bad)) => p(bad.to_string()).class("fault").id("bad-backup").into(),
        Some(Ok(dry)) => plan(&dry, take).into(),
    };
    let taken = move || -> Words {
        done.get().map_or("".into(), |number| format!("Done: {} taken in.", count(number, "record", "records")).into())
    };
    section("take", "Take a copy in")
        .kid(el("label").attr("for", "backup-file").text("A file that “Download everything” made"))
        .kid(
            el("input")
                .attr("type", "file")
                .id("backup-file")
                .attr("accept", ".json,application/json")
                .on("change", read),
        )
        .kid(el("div").attr("role", "status").kid(live(told)).kid(el("p").id("taken-in").kid(live_text(taken))))
}

/// What taking a backup in would do, and the button that does it.
fn plan(dry: &DryRun, take: impl FnMut() + 'static) -> El {
    let (new, newer) = (dry.new.len(), dry.newer.len());
    let mut lines = vec![
        format!("{} would be added", count(new, "record", "records")),
        format!("{} would be brought up to date", count(newer, "record", "records")),
        format!("{} here already and would stay", count(dry.known, "record is", "records are")),
    ];
    if !dry.refused.is_empty() {
        lines.push(format!(
            "{} in the file cannot be used and would be left out",
            count(dry.refused.len(), "record", "records")
        ));
    }
    if dry.unreadable > 0 {
        lines.push(format!("{} in the file", count(dry.unreadable, "unreadable text stays", "unreadable texts stay")));
    }
    let end = if new + newer > 0 {
        button("Take it in", take).class("main").id("take-in")
    } else {
        p("There is nothing in it that is not here.")
    };
    el("div").class("aside").id("dry-run").kid(el("h3").text("This is what would happen")).kid(list(&lines)).kid(end)
}

/// What cannot be read, so that nobody wonders where it went.
fn set_aside() -> AnyView {
    let aside = use_store().aside();
    if aside.quarantine.is_empty() && aside.read_only.is_empty() {
        return nothing();
    }
    let keys = |title: &'static str, lines: Vec<String>| -> AnyView {
        if lines.is_empty() {
            return nothing();
        }
        many(vec![el("h3").text(title).into(), list(&lines).into()])
    };
    section("aside", "What cannot be read")
        .kid(p("Nothing of this was deleted or overwritten. “Download everything” includes it."))
        .kid(keys("Damaged, set aside", aside.quarantine.iter().map(|(key, _)| key.clone()).collect()))
        .kid(keys("Left where it is", aside.read_only.iter().map(|(key, _, why)| format!("{key}: {why}")).collect()))
        .into()
}

const DELETE_WORD: &str = "delete";
const DELETE_DIALOG: &str = "delete-dialog";

/// Deleting everything, after typing a word.
fn delete_all(notebook: Notebook) -> El {
    let store = use_store();
    let typed = RwSignal::new(String::new());
    let done = RwSignal::new(false);
    let ready = move || typed.with(|typed| typed.trim().eq_ignore_ascii_case(DELETE_WORD));
    let delete = move || {
        if untrack(ready) {
            store.delete_everything();
            typed.set(String::new());
            done.set(true);
            dom::show_dialog(DELETE_DIALOG, false);
        }
    };
    let open = move || {
        done.set(false);
        dom::show_dialog(DELETE_DIALOG, true);
    };
    let gone = move || {
        let attempts = count(store.attempts().len(), "attempt", "attempts");
        let notes = match notebook.all().len() {
            0 => String::new(),
            1 => ", and what you wrote in one guide, worksheet or path,".to_owned(),
            number => format!(", and what you wrote in {number} guides, worksheets and paths,"),
        };
        format!("{attempts}{notes} will be gone for good.").into()
    };
    let field = el("input")
        .attr("type", "text")
        .id("delete-word")
        .attr("autocomplete", "off")
        .attr("autocapitalize", "off")
        .attr("spellcheck", "false")
        .value(move || typed.get())
        .on("input", move |event: Event| typed.set(dom::typed(&event)));
    let form = el("form")
        .on("submit", move |event: SubmitEvent| {
            event.prevent_default();
            delete();
        })
        .kid(
            el("label")
                .attr("for", "delete-word")
                .text("Type the word ")
                .kid(el("b").text(DELETE_WORD))
                .text(" to go on"),
        )
        .kid(field)
        .kid(
            el("div")
                .class("actions")
                .kid(
                    el("button")
                        .attr("type", "submit")
                        .text("Delete everything")
                        .class("danger")
                        .id("delete-now")
                        .live_attr("disabled", move || (!ready()).then_some("".into())),
                )
                .kid(button("Keep everything", || dom::show_dialog(DELETE_DIALOG, false))),
        );
    let dialog = el("dialog")
        .id(DELETE_DIALOG)
        .attr("aria-labelledby", "delete-title")
        .kid(el("h2").id("delete-title").text("Delete everything?"))
        .kid(el("p").kid(live_text(gone)))
        .kid(form);
    section("delete", "Delete everything here")
        .kid(p("Takes away all attempts, notes and settings that this site saved in this browser. It cannot be undone, so download a copy first if you may want one."))
        .kid(button("Delete everything…", open).class("danger").id("delete-all"))
        .kid(el("p").attr("role", "status").kid(live_text(move || {
            if done.get() { "Everything was deleted.".into() } else { "".into() }
        })))
        .kid(dialog)
}
