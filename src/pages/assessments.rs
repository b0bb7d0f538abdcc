//! `/assess`: all self-assessments.

use crate::data::Data;
use crate::nav::use_nav;
use leptos::prelude::*;
use waymark_domain::route::{Route, Step};

#[component]
pub fn Assessments() -> impl IntoView {
    let data: Data = expect_context();
    let cards: Vec<_> = data
        .index()
        .assessments
        .iter()
        .map(|card| {
            let (from, to) = card.minutes;
            let href = use_nav().href(&Route::Assessment(card.id.clone(), Step::Intro).into());
            view! {
                <li class="card">
                    <h2><a href=href>{card.title.clone()}</a></h2>
                    <p>{card.summary.clone()}</p>
                    <p class="quiet">{format!("{} questions · {from} to {to} minutes", card.questions)}</p>
                </li>
            }
        })
        .collect();
    view! {
        <h1 tabindex="-1">"Self-assessments"</h1>
        <p class="lead">"Each asks what you did rather than what you think of yourself, says how sure it is, and keeps what you answer in this browser."</p>
        <ul class="cards">{cards}</ul>
    }
}
