//! `/assess/<id>`: what it is, how long it takes, what is kept; start, go on, or start over.

use crate::browser::clock;
use crate::data::Data;
use crate::nav::{page_href, use_nav, with_question};
use crate::head;
use crate::parts::blocks::blocks;
use crate::store::use_store;
use leptos::prelude::*;
use std::sync::Arc;
use waymark_domain::assessment::{Assessment, Engine};
use waymark_domain::attempt::Attempt;
use waymark_domain::ids::AttemptId;
use waymark_domain::route::{Address, Page, Route, Step};

#[component]
pub fn Intro(assessment: Arc<Assessment>) -> impl IntoView {
    let (nav, store) = (use_nav(), use_store());
    let Engine::Profile(profile) = &assessment.engine;
    let asked = profile.questions.len();
    let (from, to) = assessment.minutes;
    let id = StoredValue::new(assessment.id.clone());
    let open = move || store.unfinished(&id.get_value());
    let last = move || {
        let finished = |a: &Attempt| a.assessment == id.get_value() && a.finished.is_some();
        store.attempts().into_iter().find(finished)
    };
    let start_over = move |_| {
        let fresh = AttemptId::new(clock::fresh_id());
        nav.go(Address::attempt(&id.get_value(), Step::Questions, &fresh));
    };
    let start = nav.href(&Route::Assessment(assessment.id.clone(), Step::Questions).into());
    let resume = {
        let assessment = assessment.clone();
        move |attempt: &Attempt| resume_label(&assessment, attempt)
    };
    view! {
        <article class="prose">
            <p class="kicker">"Self-assessment"</p>
            <h1 tabindex="-1">{assessment.title.clone()}</h1>
            <p class="lead">{assessment.summary.clone()}</p>
            <p class="quiet">{format!("{asked} situations and {} questions about your company · {from} to {to} minutes", profile.context.len())}</p>
            <div class="actions start">
                <a class="button main" id="start" data-early="" href=start>
                    {move || open().map_or("Start".to_owned(), |attempt| resume(&attempt))}
                </a>
                {move || open().map(|_| view! { <button type="button" id="start-over" on:click=start_over>"Start over"</button> })}
            </div>
            {move || open().map(|attempt| view! {
                <p class="quiet">{format!("You began on {}. Starting over keeps what you have; you find it under Saved.", clock::date(attempt.started))}</p>
            })}
            {move || last().map(|attempt| {
                let address = Address::attempt(&attempt.assessment, Step::Result, &attempt.attempt);
                view! { <p><a href=nav.href(&address)>{format!("Your result of {}", clock::date(attempt.date()))}</a></p> }
            })}
            {blocks(&assessment.opening)}
            <h2>"What is kept, and where"</h2>
            <p>"Each answer is saved at once, in this browser and nowhere else. You can close the page and go on later, on this device. You can see, download and delete everything under "
                <a href=page_href(Page::Me)>"Saved"</a>". Nobody else sees a result unless you send it yourself."</p>
        </article>
    }
}

/// "Go on with question 5 of 14".
fn resume_label(assessment: &Assessment, attempt: &Attempt) -> String {
    let data: Data = expect_context();
    let address = Address::attempt(&assessment.id, Step::Questions, &attempt.attempt);
    let position = head::position(data, &with_question(data, use_store(), address)).unwrap_or_default();
    format!("Go on with {}", position.replacen(['Q', 'A'], if position.starts_with('Q') { "q" } else { "a" }, 1))
}
