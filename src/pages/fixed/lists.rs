//! `/assess` and `/guides`: what there is.

use crate::markup::{El, el, many};
use crate::parts::{h1, link, p, quiet};
use leptos::prelude::AnyView;
use waymark_domain::catalogue::Catalogue;
use waymark_domain::route::{Route, Step};

/// All self-assessments.
#[must_use]
pub(super) fn assessments(index: &'static Catalogue) -> AnyView {
    let cards = index.assessments.iter().map(|of| {
        let (from, to) = of.minutes;
        let about = format!("{} questions · {from} to {to} minutes", of.questions);
        card(Route::Assessment(of.id.clone(), Step::Intro), &of.title, &of.summary, about)
    });
    page(
        "Self-assessments",
        "Each asks what you did rather than what you think of yourself, says how sure it is, and keeps what you answer in this browser.",
        cards.collect(),
    )
}

/// All guides.
#[must_use]
pub(super) fn guides(index: &'static Catalogue) -> AnyView {
    let cards = index
        .guides
        .iter()
        .map(|of| card(Route::Guide(of.id.clone()), &of.title, &of.summary, format!("{} minutes", of.minutes)));
    page("Guides", "Short enough for one sitting, with something to do in each section.", cards.collect())
}

fn page(title: &'static str, lead: &'static str, cards: Vec<El>) -> AnyView {
    many(vec![h1(title).into(), p(lead).class("lead").into(), el("ul").class("cards").kids(cards).into()])
}

fn card(route: Route, title: &'static str, summary: &'static str, about: String) -> El {
    el("li").class("card").kid(el("h2").kid(link(&route.into(), title))).kid(p(summary)).kid(quiet(about))
}
