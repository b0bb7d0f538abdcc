//! `/me`: everything this browser keeps: open, compare, delete, download, take in.

use crate::browser::{clock, dom, files, storage};
use crate::data::Data;
use crate::nav::{Nav, use_nav};
use crate::parts::notices::download_backup;
use crate::parts::profile_result::Overlay;
use crate::parts::{and, count};
use crate::store::{Store, use_store};
use leptos::prelude::*;
use leptos::task::spawn_local;
use waymark_domain::attempt::Attempt;
use waymark_domain::backup::{self, BadBackup, DryRun};
use waymark_domain::catalogue::Catalogue;
use waymark_domain::ids::AttemptId;
use waymark_domain::route::{Address, Page, Step};
use waymark_domain::scoring::{LensScore, Outcome};

#[component]
pub fn Me() -> impl IntoView {
    view! {
        <article class="prose">
            <h1 tabindex="-1">"What you saved"</h1>
            <p class="lead">"All of it is in this browser, on this device, and nowhere else."</p>
            <Comparison/>
            <History/>
            <Keep/>
            <TakeIn/>
            <SetAside/>
            <DeleteAll/>
        </article>
    }
}

/// Attempts by date.
#[component]
fn History() -> impl IntoView {
    let (nav, store) = (use_nav(), use_store());
    let data: Data = expect_context();
    let picked = RwSignal::new(Vec::<AttemptId>::new());
    let compare = move || {
        let picked = picked.get();
        let all = store.attempts();
        let found: Vec<&Attempt> = picked.iter().filter_map(|id| all.iter().find(|a| a.attempt == *id)).collect();
        match found.as_slice() {
            [a, b] if a.assessment == b.assessment => {
                let (before, after) = if a.date() <= b.date() { (a, b) } else { (b, a) };
                let address = Address { attempt: Some(before.attempt.clone()), other: Some(after.attempt.clone()), ..Page::Me.into() };
                Ok(nav.href(&address))
            }
            [_, _] => Err("These two are of different assessments."),
            _ => Err("Tick two results of one assessment to compare them."),
        }
    };
    let rows = move || {
        let index = data.index();
        let attempts = store.attempts();
        if attempts.is_empty() {
            return view! {
                <p>"Nothing yet. When you take an assessment, it appears here."</p>
                <p><a class="button main" href=nav.href(&Page::Assessments.into())>"See the assessments"</a></p>
            }
            .into_any();
        }
        let results = attempts.iter().filter(|attempt| attempt.finished.is_some()).count();
        let rows: Vec<_> = attempts.iter().map(|attempt| row(nav, store, &index, attempt, picked)).collect();
        view! {
            <ul class="history">{rows}</ul>
            {(results > 1).then(|| view! {
                <p id="compare">{move || match compare() {
                    Ok(href) => view! { <a class="button" href=href>"Compare the two"</a> }.into_any(),
                    Err(why) => view! { <span class="quiet">{why}</span> }.into_any(),
                }}</p>
            })}
        }
        .into_any()
    };
    view! {
        <section aria-labelledby="attempts">
            <h2 id="attempts" tabindex="-1">"Attempts"</h2>
            {rows}
        </section>
    }
}

fn row(nav: Nav, store: Store, index: &Catalogue, attempt: &Attempt, picked: RwSignal<Vec<AttemptId>>) -> AnyView {
    let card = index.assessment(&attempt.assessment);
    let title = card.map_or_else(|| format!("{} (no longer offered here)", attempt.assessment), |card| card.title.clone());
    let date = clock::date(attempt.date());
    let id = attempt.attempt.clone();
    let told = match &attempt.finished {
        None => "not finished".to_owned(),
        Some(finished) => finished.scores.iter().map(|score| told(card, score)).collect::<Vec<_>>().join(" · "),
    };
    let step = if attempt.finished.is_some() { Step::Result } else { Step::Questions };
    let open = card.map(|_| {
        let address = Address::attempt(&attempt.assessment, step, &attempt.attempt);
        view! { <a class="open" href=nav.href(&address)>{if step == Step::Result { "Open" } else { "Go on" }}<span class="sr">{format!(": {title}, {date}")}</span></a> }
    });
    let (ticked, changed, deleted) = (id.clone(), id.clone(), id.clone());
    let delete = move |_| {
        store.delete(&deleted);
        // The row is gone, and the button with it; focus goes to what undoes it.
        dom::before_paint(|| dom::focus("undo"));
    };
    view! {
        <li>
            {(attempt.finished.is_some() && card.is_some()).then(|| view! {
                <input type="checkbox" aria-label=format!("Compare {title}, {date}")
                    prop:checked=move || picked.with(|picked| picked.contains(&ticked))
                    on:change=move |_| picked.update(|picked| {
                        if picked.contains(&changed) {
                            picked.retain(|other| *other != changed);
                        } else {
                            picked.push(changed.clone());
                            // Ticking a third lets go of the first.
                            if picked.len() > 2 { picked.remove(0); }
                        }
                    })/>
            })}
            <div class="what"><b>{title.clone()}</b>", "{date.clone()}<br/><span class="quiet">{told}</span></div>
            <div class="actions">
                {open}
                <button type="button" class="plain" on:click=delete>"Delete"<span class="sr">{format!(": {title}, {date}")}</span></button>
            </div>
        </li>
    }
    .into_any()
}

/// One lens of a saved result in a few words, from the scores as they were shown.
fn told(card: Option<&waymark_domain::catalogue::AssessmentCard>, score: &LensScore) -> String {
    let dimension = |id: &waymark_domain::ids::DimensionId| {
        let known = card.and_then(|card| card.dimensions.iter().find(|(known, _)| known == id));
        known.map_or_else(|| id.to_string(), |(_, name)| name.clone())
    };
    let lens = card.and_then(|card| card.lenses.iter().find(|(id, _)| *id == score.lens));
    let lens = lens.map_or_else(|| score.lens.to_string(), |(_, short)| short.clone());
    let said = match &score.outcome {
        Outcome::Named { dimension: id } => dimension(id),
        Outcome::Blend { first, second } => and(&[dimension(first), dimension(second)]),
        Outcome::Unclear => "no clear pattern".to_owned(),
        Outcome::Thin { .. } => "too few answers".to_owned(),
    };
    format!("{lens}: {said}")
}

/// Two attempts laid over each other, as the address asks.
#[component]
fn Comparison() -> impl IntoView {
    let (nav, store) = (use_nav(), use_store());
    let data: Data = expect_context();
    move || {
        let at = nav.at();
        let (before, after) = (store.attempt(&at.attempt?)?, store.attempt(&at.other?)?);
        let card = data.index().assessment(&after.assessment).cloned()?;
        let (was, is) = (before.finished?, after.finished?);
        (before.assessment == after.assessment).then(|| {
            view! {
                <section aria-labelledby="compared">
                    <h2 id="compared">{format!("{}: {} and {}", card.title, clock::date(was.at), clock::date(is.at))}</h2>
                    <Overlay card before=was.scores after=is.scores/>
                    <p><a href=nav.href(&Page::Me.into())>"Close the comparison"</a></p>
                </section>
            }
        })
    }
}

/// Downloading everything, and how browsers lose things.
#[component]
fn Keep() -> impl IntoView {
    let store = use_store();
    let site = store.site();
    let persisted = RwSignal::new(None::<bool>);
    // What the browser promised can only be asked for, and the answer comes later.
    Effect::new(move |_| spawn_local(async move { persisted.set(storage::persisted().await) }));
    let ask = move |_| spawn_local(async move { persisted.set(storage::persist().await) });
    view! {
        <section aria-labelledby="keep">
            <h2 id="keep" tabindex="-1">"Keep a copy"</h2>
            <p>"One file with everything. You can take it in again here or on another device."</p>
            <div class="actions"><button type="button" class="main" id="download" on:click=move |_| download_backup(store)>"Download everything"</button></div>
            <p>"Browsers can lose what a site saved. Safari deletes it after seven days of use without a visit here. Private windows forget it when they close. Clearing history or site data takes it too, and a crash can lose the last answer. A downloaded file is safe from all of these."</p>
            <p role="status">{move || match persisted.get() {
                Some(true) => "This browser has agreed to keep it when space runs short.",
                Some(false) => "This browser may delete it when space runs short.",
                None => "",
            }}</p>
            {move || (persisted.get() == Some(false)).then(|| view! { <p><button type="button" on:click=ask>"Ask this browser to keep it"</button></p> })}
            <p class="quiet">{format!("Everything is under names that begin with “{site}:” in local storage.")}</p>
        </section>
    }
}

/// Taking a backup in: first what it would do, then doing it.
#[component]
fn TakeIn() -> impl IntoView {
    let store = use_store();
    let run = RwSignal::new(None::<Result<DryRun, BadBackup>>);
    let done = RwSignal::new(None::<usize>);
    let field = NodeRef::<leptos::html::Input>::new();
    let read = move |_| {
        done.set(None);
        let Some(file) = field.get_untracked().and_then(|input| files::chosen(&input)) else { return };
        if file.size() > backup::LARGEST as f64 {
            run.set(Some(Err(BadBackup::TooLarge)));
            return;
        }
        spawn_local(async move {
            let text = files::text(&file).await.unwrap_or_default();
            run.set(Some(backup::dry_run(&text, &store.records())));
        });
    };
    let take = move |_| {
        let Some(Ok(dry)) = run.get_untracked() else { return };
        let records: Vec<_> = dry.to_save().cloned().collect();
        store.take_in(&records);
        done.set(Some(records.len()));
        run.set(None);
        if let Some(input) = field.get_untracked() {
            input.set_value("");
        }
    };
    let told = move || match run.get() {
        None => ().into_any(),
        Some(Err(bad)) => view! { <p class="fault" id="bad-backup">{bad.to_string()}</p> }.into_any(),
        Some(Ok(dry)) => {
            let (new, newer, known, refused) = (dry.new.len(), dry.newer.len(), dry.known, dry.refused.len());
            let anything = new + newer > 0;
            view! {
                <div class="aside" id="dry-run">
                    <h3>"This is what would happen"</h3>
                    <ul>
                        <li>{count(new, "record", "records")}" would be added"</li>
                        <li>{count(newer, "record", "records")}" would be brought up to date"</li>
                        <li>{count(known, "record is", "records are")}" here already and would stay as they are"</li>
                        {(refused > 0).then(|| view! { <li>{count(refused, "record", "records")}" in the file cannot be used and would be left out"</li> })}
                        {(dry.unreadable > 0).then(|| view! { <li>{count(dry.unreadable, "unreadable text stays", "unreadable texts stay")}" in the file"</li> })}
                    </ul>
                    {if anything {
                        view! { <button type="button" class="main" id="take-in" on:click=take>"Take it in"</button> }.into_any()
                    } else {
                        view! { <p>"There is nothing in it that is not here."</p> }.into_any()
                    }}
                </div>
            }
            .into_any()
        }
    };
    view! {
        <section aria-labelledby="take">
            <h2 id="take">"Take a copy in"</h2>
            <label for="backup-file">"A file that “Download everything” made"</label>
            <input type="file" id="backup-file" accept=".json,application/json" node_ref=field on:change=read/>
            <div role="status">
                {told}
                {move || done.get().map(|number| view! { <p id="taken-in">{format!("Done: {} taken in.", count(number, "record", "records"))}</p> })}
            </div>
        </section>
    }
}

/// What cannot be read, so that nobody wonders where it went.
#[component]
fn SetAside() -> impl IntoView {
    let store = use_store();
    move || {
        let aside = store.aside();
        let damaged: Vec<_> = aside.quarantine.iter().map(|(key, _)| view! { <li><code>{key.clone()}</code></li> }).collect();
        let left: Vec<_> = aside.read_only.iter().map(|(key, _, why)| view! { <li><code>{key.clone()}</code>": "{why.to_string()}</li> }).collect();
        (!damaged.is_empty() || !left.is_empty()).then(|| {
            view! {
                <section aria-labelledby="aside">
                    <h2 id="aside">"What cannot be read"</h2>
                    <p>"Nothing of this was deleted or overwritten. “Download everything” includes it."</p>
                    {(!damaged.is_empty()).then(|| view! { <h3>"Damaged, set aside"</h3><ul>{damaged}</ul> })}
                    {(!left.is_empty()).then(|| view! { <h3>"Left where it is"</h3><ul>{left}</ul> })}
                </section>
            }
        })
    }
}

const DELETE_WORD: &str = "delete";

/// Deleting everything, after typing a word.
#[component]
fn DeleteAll() -> impl IntoView {
    let store = use_store();
    let typed = RwSignal::new(String::new());
    let done = RwSignal::new(false);
    let ready = move || typed.with(|typed| typed.trim().eq_ignore_ascii_case(DELETE_WORD));
    let delete = move |_| {
        if untrack(ready) {
            store.delete_everything();
            typed.set(String::new());
            done.set(true);
            dom::show_dialog("delete-dialog", false);
        }
    };
    view! {
        <section aria-labelledby="delete">
            <h2 id="delete">"Delete everything here"</h2>
            <p>"Takes away all attempts and settings that this site saved in this browser. It cannot be undone, so download a copy first if you may want one."</p>
            <button type="button" class="danger" id="delete-all" on:click=move |_| { done.set(false); dom::show_dialog("delete-dialog", true); }>"Delete everything…"</button>
            <p role="status">{move || done.get().then_some("Everything was deleted.")}</p>
            <dialog id="delete-dialog" aria-labelledby="delete-title">
                <h2 id="delete-title">"Delete everything?"</h2>
                <p>{move || format!("{} will be gone for good.", count(store.attempts().len(), "attempt", "attempts"))}</p>
                <label for="delete-word">"Type the word "<b>{DELETE_WORD}</b>" to go on"</label>
                <input type="text" id="delete-word" autocomplete="off" autocapitalize="off" spellcheck="false"
                    prop:value=move || typed.get() on:input:target=move |event| typed.set(event.target().value())/>
                <div class="actions">
                    <button type="button" class="danger" id="delete-now" disabled=move || !ready() on:click=delete>"Delete everything"</button>
                    <button type="button" on:click=move |_| dom::show_dialog("delete-dialog", false)>"Keep everything"</button>
                </div>
            </dialog>
        </section>
    }
}
