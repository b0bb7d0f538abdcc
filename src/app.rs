//! The frame around every page.

use crate::browser::dom;
use crate::data::Data;
use crate::head::title;
use crate::markup::{el, live, many, nothing};
use crate::nav::use_nav;
use crate::parts::{chrome, notices};
use crate::store::use_store;
use leptos::prelude::*;
use waymark_domain::route::Route;

/// How a bundle, or the prerenderer, draws the pages that it has.
pub type Draw = fn(&Route) -> Option<AnyView>;

/// The whole app. Needs [`Data`], [`crate::store::Store`] and [`crate::nav::Nav`] in the context.
#[component]
pub fn App(
    /// Draws what is in the frame.
    draw: Draw,
) -> impl IntoView {
    let nav = use_nav();
    let data: Data = expect_context();
    let route = nav.route();
    let store = use_store();
    Effect::new(move |_| {
        let at = nav.at();
        let attempt = at.attempt.as_ref().and_then(|id| store.attempt(id));
        dom::set_title(&title(data, &at, attempt.as_ref()));
    });
    // Texts that a page needs are there before it is shown; a page must not be drawn anew because
    // some other text came.
    let page = move || route.with(|route| untrack(|| draw(route)).unwrap_or_else(nothing));
    many(vec![
        el("a").class("skip").href("#main").text("Skip to the page").into(),
        chrome::header(),
        el("main").id("main").attr("tabindex", "-1").kid(live(page)).into(),
        chrome::footer(),
        notices::notices(),
    ])
}
