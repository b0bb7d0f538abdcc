//! The head and foot of every page.

use crate::browser::theme::{self, Theme};
use crate::data::Data;
use crate::nav::{page_href, use_nav};
use crate::parts::icons;
use crate::store::use_store;
use leptos::prelude::*;
use waymark_domain::route::{Page, Route};

/// The site's name and ways.
#[component]
pub fn Header() -> impl IntoView {
    let data: Data = expect_context();
    view! {
        <header class="top">
            <a class="name" id="top-home" href=page_href(Page::Home)>{icons::waymark()}{data.index().site.name.clone()}</a>
            <nav aria-label="Site">
                <NavLink page=Page::Assessments id="top-assess" label="Assess"/>
                <NavLink page=Page::Guides id="top-guides" label="Guides"/>
                <NavLink page=Page::Me id="top-me" label="Saved"/>
                <NavLink page=Page::About id="top-about" label="About"/>
            </nav>
            <ThemeSwitch/>
        </header>
    }
}

#[component]
fn NavLink(page: Page, id: &'static str, label: &'static str) -> impl IntoView {
    let route = use_nav().route();
    let current = move || {
        route.with(|route| match route {
            Route::Page(here) if *here == page => Some("page"),
            Route::Assessment(..) if page == Page::Assessments => Some("true"),
            Route::Guide(_) if page == Page::Guides => Some("true"),
            Route::Page(_) | Route::Assessment(..) | Route::Guide(_) | Route::Missing => None,
        })
    };
    view! { <a id=id href=page_href(page) aria-current=current>{label}</a> }
}

/// Goes round system, day, night. What the remembered theme is, only the browser knows: until the
/// button is used its label does not say.
#[component]
fn ThemeSwitch() -> impl IntoView {
    let chosen = RwSignal::new(None::<Theme>);
    let site = use_store().site();
    let turn = move |_| {
        let next = match theme::now() {
            Theme::System => Theme::Night,
            Theme::Night => Theme::Day,
            Theme::Day => Theme::System,
        };
        theme::choose(&site, next);
        chosen.set(Some(next));
    };
    let said = move || match chosen.get() {
        None => "",
        Some(Theme::System) => "Theme: as your system has it",
        Some(Theme::Day) => "Theme: day",
        Some(Theme::Night) => "Theme: night",
    };
    view! {
        <button class="plain theme" id="theme" type="button" data-early="" on:click=turn>
            {icons::theme()}<span class="sr">"Change theme"</span>
        </button>
        <span class="sr" role="status">{said}</span>
    }
}

/// What every page ends with.
#[component]
pub fn Footer() -> impl IntoView {
    view! {
        <footer class="foot">
            <p>"What you answer stays in this browser. "<a href=page_href(Page::Me)>"See it, download it, delete it"</a>"."</p>
            <p>
                <a href=page_href(Page::About)>"Method, privacy and sources"</a>
                " · "
                <a href=page_href(Page::Share)>"Open a link you were sent"</a>
            </p>
        </footer>
    }
}
