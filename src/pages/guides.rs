//! `/guides`: all guides.

use crate::data::Data;
use crate::nav::use_nav;
use leptos::prelude::*;
use waymark_domain::route::Route;

#[component]
pub fn Guides() -> impl IntoView {
    let data: Data = expect_context();
    let cards: Vec<_> = data
        .index()
        .guides
        .iter()
        .map(|card| {
            let href = use_nav().href(&Route::Guide(card.id.clone()).into());
            view! {
                <li class="card">
                    <h2><a href=href>{card.title.clone()}</a></h2>
                    <p>{card.summary.clone()}</p>
                    <p class="quiet">{format!("{} minutes", card.minutes)}</p>
                </li>
            }
        })
        .collect();
    view! {
        <h1 tabindex="-1">"Guides"</h1>
        <p class="lead">"Short enough for one sitting, with something to do in each section."</p>
        <ul class="cards">{cards}</ul>
    }
}
