//! The frame around every page, and which page is in it.

use crate::browser::dom;
use crate::data::Data;
use crate::head::head;
use crate::nav::use_nav;
use crate::pages;
use crate::parts::chrome::{Footer, Header};
use crate::parts::notices::Notices;
use leptos::prelude::*;
use waymark_domain::route::{Page, Route, Step};

/// The whole app. Needs [`Data`], [`crate::store::Store`] and [`crate::nav::Nav`] in the context.
#[component]
pub fn App() -> impl IntoView {
    let nav = use_nav();
    let data: Data = expect_context();
    let route = nav.route();
    Effect::new(move |_| dom::set_title(&head(data, &nav.at()).title));
    view! {
        <a class="skip" href="#main">"Skip to the page"</a>
        <Header/>
        <main id="main" tabindex="-1">
            {move || {
                let route = route.get();
                // Texts that a page needs are there before it is shown; a page must not be drawn
                // anew because some other text came.
                untrack(|| page(route))
            }}
        </main>
        <Footer/>
        <Notices/>
    }
}

fn page(route: Route) -> AnyView {
    match route {
        Route::Page(Page::Home) => pages::home::Home().into_any(),
        Route::Page(Page::Assessments) => pages::assessments::Assessments().into_any(),
        Route::Page(Page::Guides) => pages::guides::Guides().into_any(),
        Route::Page(Page::Me) => pages::me::Me().into_any(),
        Route::Page(Page::Share) => pages::share::Share().into_any(),
        Route::Page(Page::About) => pages::about::About().into_any(),
        Route::Guide(id) => pages::guide::guide(&id),
        Route::Assessment(id, step) => pages::with_assessment(&id, move |assessment| match step {
            Step::Intro => view! { <pages::intro::Intro assessment/> }.into_any(),
            Step::Questions => view! { <pages::questions::Questions assessment/> }.into_any(),
            Step::Review => view! { <pages::review::Review assessment/> }.into_any(),
            Step::Result => view! { <pages::result::Result assessment/> }.into_any(),
        }),
        Route::Missing => pages::missing::Missing().into_any(),
    }
}
