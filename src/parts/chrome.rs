//! The head and foot of every page.

use crate::data::Data;
use crate::markup::{El, el};
use crate::nav::use_nav;
use crate::parts::{icons, link, p};
use leptos::prelude::*;
use waymark_domain::route::{Page, Route};

/// The site's name and ways.
#[must_use]
pub fn header() -> AnyView {
    let data: Data = expect_context();
    let name = link(&Page::Home.into(), "").class("name").id("top-home");
    el("header")
        .class("top")
        .kid(name.kid(icons::waymark()).text(data.index.site.name.as_str()))
        .kid(
            el("nav")
                .attr("aria-label", "Site")
                .kid(way(Page::Assessments, "top-assess", "Assess"))
                .kid(way(Page::Guides, "top-guides", "Guides"))
                .kid(way(Page::Worksheets, "top-worksheets", "Worksheets"))
                .kid(way(Page::Paths, "top-paths", "Paths"))
                .kid(way(Page::Me, "top-me", "Saved")),
        )
        .kid(finder())
        .kids(theme_switch())
        .into()
}

fn way(page: Page, id: &'static str, label: &'static str) -> El {
    let route = use_nav().route();
    let current = move || {
        route.with(|route| match route {
            Route::Page(here) if *here == page => Some("page".into()),
            Route::Assessment(..) if page == Page::Assessments => Some("true".into()),
            Route::Guide(_) if page == Page::Guides => Some("true".into()),
            Route::Worksheet(_) if page == Page::Worksheets => Some("true".into()),
            Route::Path(_) if page == Page::Paths => Some("true".into()),
            Route::Page(_)
            | Route::Assessment(..)
            | Route::Guide(_)
            | Route::Worksheet(_)
            | Route::Path(_)
            | Route::Missing => None,
        })
    };
    link(&page.into(), label).id(id).live_attr("aria-current", current)
}

/// The button that `boot.js` listens to.
fn finder() -> El {
    el("button")
        .class("plain find")
        .id("find")
        .attr("type", "button")
        .attr("title", "Find (Ctrl K)")
        .attr("aria-haspopup", "dialog")
        .kid(icons::find())
        .kid(el("span").class("sr").text("Find"))
}

/// The button that `browser::theme` listens to.
fn theme_switch() -> [El; 2] {
    [
        el("button")
            .class("plain theme")
            .id("theme")
            .attr("type", "button")
            .attr("data-early", "")
            .attr("title", "Change theme")
            .kid(icons::theme())
            .kid(el("span").class("sr").text("Change theme")),
        el("span").class("quiet").id("theme-said").attr("role", "status"),
    ]
}

/// What every page ends with.
#[must_use]
pub fn footer() -> AnyView {
    el("footer")
        .class("foot")
        .kid(
            p("What you answer stays in this browser. ")
                .kid(link(&Page::Me.into(), "See it, download it, delete it"))
                .text("."),
        )
        .kid(
            el("p")
                .kid(link(&Page::About.into(), "Method, privacy and sources"))
                .text(" · ")
                .kid(link(&Page::Share.into(), "Open a link you were sent")),
        )
        .into()
}
