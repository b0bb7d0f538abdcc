//! `/assess`, `/guides`, `/worksheets` and `/paths`: what there is. How far somebody is with guides,
//! worksheets and paths is put in by `src/reading`.

use crate::markup::{El, el, many};
use crate::parts::{count, h1, link, p, quiet};
use leptos::prelude::AnyView;
use waymark_domain::catalogue::{AssessmentCard, Catalogue, GuideCard};
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
    let cards = |of: &'static GuideCard| {
        let sections: Vec<&str> = of.sections.iter().map(|(section, _)| section.as_str()).collect();
        card(
            "h3",
            Route::Guide(of.id.clone()),
            &of.title,
            &of.summary,
            format!("{} to read", count(of.minutes.into(), "minute", "minutes")),
        )
        .attr("data-guide", of.id.as_str())
        .attr("data-sections", sections.join(" "))
    };
    let shelves = index.site.bookshelves.iter().map(|shelf| {
        let of = shelf.guides.iter().filter_map(|id| index.guide(id)).map(cards);
        el("section")
            .kid(el("h2").text(shelf.title.as_str()))
            .maybe((!shelf.line.is_empty()).then(|| p(shelf.line.as_str())))
            .kid(el("ul").class("cards").kids(of))
            .into()
    });
    let head = vec![
        h1("Guides").into(),
        p("Each is read in a few minutes, and has something to do in every section. What you write and tick is kept in this browser.")
            .class("lead")
            .into(),
    ];
    many(head.into_iter().chain(shelves).collect())
}

/// All worksheets.
#[must_use]
pub(super) fn worksheets(index: &'static Catalogue) -> AnyView {
    let cards = index.worksheets.iter().map(|of| {
        let (from, to) = of.minutes;
        card(
            "h2",
            Route::Worksheet(of.id.clone()),
            &of.title,
            &of.summary,
            format!("{} · {from} to {to} minutes", count(of.fields.into(), "field", "fields")),
        )
        .attr("data-worksheet", of.id.as_str())
    });
    let lead = "Fill one in and a document comes out: to print, to save, to paste where your team writes. It is kept in this browser until you delete it.";
    page("Worksheets", lead, cards.collect())
}

/// All paths.
#[must_use]
pub(super) fn paths(index: &'static Catalogue) -> AnyView {
    let cards = index.paths.iter().map(|of| {
        let about = format!("{} · {}", count(of.weeks.into(), "week", "weeks"), count(of.steps.len(), "step", "steps"));
        let steps: Vec<&str> = of.steps.iter().map(waymark_domain::ids::StepId::as_str).collect();
        card("h2", Route::Path(of.id.clone()), &of.title, &of.summary, about)
            .attr("data-path", of.id.as_str())
            .attr("data-steps", steps.join(" "))
    });
    let lead = "Guides, self-assessments and worksheets in an order, week by week, for somebody in a certain place.";
    page("Paths", lead, cards.collect())
}

fn page(title: &'static str, lead: &'static str, cards: Vec<El>) -> AnyView {
    many(vec![h1(title).into(), p(lead).class("lead").into(), el("ul").class("cards").kids(cards).into()])
}

/// A card whose title is a heading of this level.
fn card(level: &'static str, route: Route, title: &'static str, summary: &'static str, about: String) -> El {
    el("li")
        .class("card")
        .kid(el(level).kid(link(&route.into(), title)))
        .kid(p(summary))
        .kid(quiet(about).kid(el("span").class("so-far")))
}
