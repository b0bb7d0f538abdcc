//! The frame around every page, and which page is in it.

use crate::browser::dom;
use crate::data::Data;
use crate::head::title;
use crate::markup::{el, live, many};
use crate::nav::use_nav;
use crate::pages;
use crate::parts::{chrome, notices};
use leptos::prelude::*;
use waymark_domain::route::{Page, Route, Step};

/// The whole app. Needs [`Data`], [`crate::store::Store`] and [`crate::nav::Nav`] in the context.
#[component]
pub fn App() -> impl IntoView {
    let nav = use_nav();
    let data: Data = expect_context();
    let route = nav.route();
    Effect::new(move |_| dom::set_title(&title(data, &nav.at())));
    many(vec![
        el("a").class("skip").href("#main").text("Skip to the page").into(),
        chrome::header(),
        el("main")
            .id("main")
            .attr("tabindex", "-1")
            .kid(live(move || {
                let route = route.get();
                // Texts that a page needs are there before it is shown; a page must not be drawn
                // anew because some other text came.
                untrack(|| page(route))
            }))
            .into(),
        chrome::footer(),
        notices::notices(),
    ])
}

fn page(route: Route) -> AnyView {
    match route {
        Route::Page(Page::Me) => pages::me::me(),
        Route::Page(Page::Share) => pages::share::share(),
        Route::Assessment(id, step) => pages::with_assessment(&id, move |assessment| match step {
            Step::Intro => pages::intro::intro(assessment),
            Step::Questions => pages::questions::questions(assessment),
            Step::Review => pages::review::review(assessment),
            Step::Result => pages::result::result(assessment),
        }),
        // The same for everybody: drawn by the prerenderer, and never in the browser.
        #[cfg(feature = "ssr")]
        fixed => pages::fixed::page(&fixed),
        #[cfg(not(feature = "ssr"))]
        _ => crate::markup::nothing(),
    }
}
