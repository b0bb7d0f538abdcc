//! What stands where there is no page.

use crate::nav::page_href;
use leptos::prelude::*;
use waymark_domain::route::Page;

#[component]
pub fn Missing() -> impl IntoView {
    view! {
        <h1 tabindex="-1">"There is no page here"</h1>
        <p>"The address may be mistyped, or the page was taken away. What you saved is still in this browser."</p>
        <ul>
            <li><a href=page_href(Page::Home)>"Start"</a></li>
            <li><a href=page_href(Page::Assessments)>"Self-assessments"</a></li>
            <li><a href=page_href(Page::Guides)>"Guides"</a></li>
            <li><a href=page_href(Page::Me)>"What you saved"</a></li>
        </ul>
    }
}
