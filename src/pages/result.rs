//! `/assess/<id>/result`: one's own result.

use crate::browser::{clock, dom, files, picture};
use crate::nav::use_nav;
use crate::pages::review::nothing;
use crate::parts::profile_result::{PICTURE, ProfileResult, Shown};
use crate::parts::send::{self, SendDialog};
use crate::store::use_store;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;
use waymark_domain::assessment::{Assessment, Engine};
use waymark_domain::attempt::Attempt;
use waymark_domain::markdown;
use waymark_domain::route::{Address, Step};
use waymark_domain::verdict::headline;

#[component]
pub fn Result(assessment: Arc<Assessment>) -> impl IntoView {
    let (nav, store) = (use_nav(), use_store());
    let attempt = Memo::new(move |_| nav.at().attempt.and_then(|id| store.attempt(&id)));
    move || match attempt.get() {
        None => nothing(&assessment),
        Some(attempt) if attempt.finished.is_none() => unfinished(&assessment, &attempt),
        Some(attempt) => finished(&assessment, &attempt),
    }
}

fn unfinished(assessment: &Assessment, attempt: &Attempt) -> AnyView {
    let review = Address::attempt(&assessment.id, Step::Review, &attempt.attempt);
    view! {
        <p class="kicker">{assessment.title.clone()}</p>
        <h1 tabindex="-1">"This attempt has no result yet"</h1>
        <p>"Look over your answers first; the result is one step further."</p>
        <p><a class="button main" href=use_nav().href(&review)>"Review your answers"</a></p>
    }
    .into_any()
}

fn finished(assessment: &Arc<Assessment>, attempt: &Attempt) -> AnyView {
    let Some(seen) = attempt.finished.clone() else { return ().into_any() };
    let Engine::Profile(profile) = &assessment.engine;
    let said = seen.scores.first().map_or(String::new(), |score| headline(profile, score).to_owned());
    let shown = Shown {
        assessment: assessment.clone(),
        scores: seen.scores.clone(),
        sheet: Some(attempt.sheet()),
        own: Some(attempt.clone()),
    };
    let date = clock::date(seen.at);
    let stem = format!("{}-{}", assessment.id, clock::iso_day(seen.at));
    let trouble = RwSignal::new("");
    let failed = "The browser could not make this file. Printing works everywhere: choose “Save as PDF” there.";
    let save_svg = {
        let name = format!("{stem}.svg");
        move |_| {
            let made = picture::svg(PICTURE).and_then(|(text, ..)| files::download_text(&name, "image/svg+xml", &text));
            trouble.set(if made.is_ok() { "" } else { failed });
        }
    };
    let save_png = {
        let name = format!("{stem}.png");
        move |_| {
            let name = name.clone();
            spawn_local(async move {
                let made = picture::png(PICTURE).await.and_then(|blob| files::download(&name, &blob));
                trouble.set(if made.is_ok() { "" } else { failed });
            });
        }
    };
    let save_markdown = {
        let (shown, name, date) = (shown.clone(), format!("{stem}.md"), date.clone());
        move |_| {
            let Engine::Profile(profile) = &shown.assessment.engine;
            let text = markdown::result(&shown.assessment, profile, &shown.scores, shown.sheet.as_ref(), &date);
            let made = files::download_text(&name, "text/markdown", &text);
            trouble.set(if made.is_ok() { "" } else { failed });
        }
    };
    let old = (attempt.revision != assessment.revision).then(|| {
        view! { <p class="aside">"The questions have changed since you answered them. This shows the result as it was then; answers to questions that are gone are left out below."</p> }
    });
    view! {
        <article class="prose result">
            <p class="kicker">{format!("{} · {date}", assessment.title)}</p>
            <h1 tabindex="-1">{said}</h1>
            {old}
            <div class="actions tools">
                <button type="button" class="main" id="send" on:click=|_| send::open()>"Send…"</button>
                <button type="button" id="print" on:click=|_| dom::print()>"Print"</button>
                <button type="button" id="save-svg" on:click=save_svg>"Picture (SVG)"</button>
                <button type="button" id="save-png" on:click=save_png>"Picture (PNG)"</button>
                <button type="button" id="save-markdown" on:click=save_markdown>"Text (Markdown)"</button>
            </div>
            <p role="status">{move || trouble.get()}</p>
            <ProfileResult shown=shown.clone()/>
            <p class="quiet screen">"Kept in this browser. Take it again in about three months, and this page will show what moved and what is only noise."</p>
        </article>
        <SendDialog shown/>
    }
    .into_any()
}
