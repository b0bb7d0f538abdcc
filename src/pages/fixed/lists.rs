//! `/assess` and `/guides`: what there is.

use crate::markup::{El, el, many};
use crate::parts::{count, h1, link, p, quiet};
use leptos::prelude::AnyView;
use waymark_domain::catalogue::{AssessmentCard, Catalogue};
use waymark_domain::route::{Route, Step};

/// All self-assessments.
#[must_use]
pub(super) fn assessments(index: &'static Catalogue) -> AnyView {
    let cards = |of: &'static AssessmentCard| {
        let (from, to) = of.minutes;
        let minutes =
            if from == to { count(from.into(), "minute", "minutes") } else { format!("{from} to {to} minutes") };
        let asked = match of.kind.as_str() {
            "audit" => "your own list".to_owned(),
            "sorter" => "a few questions".to_owned(),
            _ => count(of.questions.into(), "question", "questions"),
        };
        card(
            "h3",
            Route::Assessment(of.id.clone(), Step::Intro),
            &of.title,
            &of.summary,
            format!("{asked} · {minutes}"),
        )
    };
    let shelves = &index.site.shelves;
    let shelved = |of: &AssessmentCard| shelves.iter().any(|shelf| shelf.assessments.contains(&of.id));
    let named = shelves.iter().map(|shelf| {
        let of = shelf.assessments.iter().filter_map(|id| index.assessment(id)).collect::<Vec<_>>();
        (shelf.title.as_str(), of)
    });
    let rest: Vec<_> = index.assessments.iter().filter(|of| !shelved(of)).collect();
    let groups = named.chain([("More", rest)]).filter(|(_, cards)| !cards.is_empty());
    let groups = groups.map(|(title, of)| {
        el("section").kid(el("h2").text(title)).kid(el("ul").class("cards").kids(of.into_iter().map(cards))).into()
    });
    let head = vec![
        h1("Self-assessments").into(),
        p("Each asks what you did rather than what you think of yourself, says how sure it is, and keeps what you answer in this browser.")
            .class("lead")
            .into(),
    ];
    many(head.into_iter().chain(groups).collect())
}

/// All guides.
#[must_use]
pub(super) fn guides(index: &'static Catalogue) -> AnyView {
    let cards = index
        .guides
        .iter()
        .map(|of| card("h2", Route::Guide(of.id.clone()), &of.title, &of.summary, format!("{} minutes", of.minutes)));
    page("Guides", "Short enough for one sitting, with something to do in each section.", cards.collect())
}

fn page(title: &'static str, lead: &'static str, cards: Vec<El>) -> AnyView {
    many(vec![h1(title).into(), p(lead).class("lead").into(), el("ul").class("cards").kids(cards).into()])
}

/// A card whose title is a heading of this level.
fn card(level: &'static str, route: Route, title: &'static str, summary: &'static str, about: String) -> El {
    el("li").class("card").kid(el(level).kid(link(&route.into(), title))).kid(p(summary)).kid(quiet(about))
}
