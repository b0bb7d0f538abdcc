//! `/`: the right way in for each kind of reader.

use crate::data::Data;
use crate::parts::blocks::href;
use crate::parts::icons;
use leptos::prelude::*;

#[component]
pub fn Home() -> impl IntoView {
    let data: Data = expect_context();
    let site = data.index().site.clone();
    let doors: Vec<_> = site
        .doors
        .iter()
        .enumerate()
        .map(|(place, door)| {
            view! {
                <li class="door">
                    {icons::sign(door.sign)}
                    <h2>{door.who.clone()}</h2>
                    <p>{door.line.clone()}</p>
                    <a id=format!("door-{}", place + 1) class="go" href=href(&door.to)>{door.action.clone()}</a>
                </li>
            }
        })
        .collect();
    let promises: Vec<_> = site
        .promises
        .iter()
        .map(|promise| view! { <div><dt>{promise.title.clone()}</dt><dd>{promise.text.clone()}</dd></div> })
        .collect();
    view! {
        <div class="hero">
            {icons::contours()}
            <h1 tabindex="-1">{site.headline.clone()}</h1>
            <p class="lead">{site.opening.clone()}</p>
        </div>
        <ul class="doors">{doors}</ul>
        <dl class="promises">{promises}</dl>
    }
}
