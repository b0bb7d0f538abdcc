//! What stands where there is no page.

use crate::markup::{el, many};
use crate::parts::{h1, link, p};
use leptos::prelude::AnyView;
use waymark_domain::route::Page;

/// The page.
#[must_use]
pub(super) fn missing() -> AnyView {
    let ways = [
        (Page::Home, "Start"),
        (Page::Assessments, "Self-assessments"),
        (Page::Guides, "Guides"),
        (Page::Me, "What you saved"),
    ];
    many(vec![
        h1("There is no page here").into(),
        p("The address may be mistyped, or the page was taken away. What you saved is still in this browser.").into(),
        el("ul").kids(ways.map(|(page, words)| el("li").kid(link(&page.into(), words)))).into(),
    ])
}
