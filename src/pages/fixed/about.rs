//! `/about`: method, measured figures, privacy, sources with credit.

use super::guide::sources;
use crate::markup::{El, el};
use crate::parts::blocks::{blocks, href};
use crate::parts::{self, details, h1, p};
use waymark_domain::assessment::Measure;
use waymark_domain::catalogue::{About, Section};

/// The page.
pub(super) fn about(about: &'static About) -> El {
    let mut figures = parts::section("figures", "Measured figures").kid(p(
        "Computed from the questions themselves each time the site is built. None of them replaces a test with people.",
    ));
    for (_, title, revision, measures) in &about.quality {
        let heads = ["What", "Measured", "Goal"].map(|head| el("th").attr("scope", "col").text(head));
        let table = el("table")
            .class("figures")
            .kid(el("thead").kid(el("tr").kids(heads)))
            .kid(el("tbody").kids(measures.iter().map(measure)));
        figures = figures.kid(
            details(format!("{title}, revision {revision}")).kid(
                // A table that scrolls sideways must be reachable by keyboard.
                el("div")
                    .class("scroll")
                    .attr("tabindex", "0")
                    .attr("role", "group")
                    .attr("aria-label", format!("Figures of {title}"))
                    .kid(table),
            ),
        );
    }
    let ideas = about.ideas.iter().map(|(idea, carried)| {
        let actions = carried.iter().map(|(words, to)| el("li").kid(el("a").href(href(to)).text(words.as_str())));
        el("li").text(idea.text.as_str()).kid(el("ul").class("quiet").kids(actions))
    });
    el("article")
        .class("prose")
        .kid(h1("About"))
        .kids(blocks(&about.opening))
        .kids(about.sections.iter().map(section))
        .kid(figures)
        .kid(sources(&about.sources))
        .kid(
            parts::section("ideas", "Ideas, and where you can act on them")
                .kid(details(parts::count(about.ideas.len(), "idea", "ideas")).kid(el("ul").kids(ideas))),
        )
}

fn section(section: &'static Section) -> El {
    parts::section(section.id.as_str(), section.title.as_str()).kids(blocks(&section.blocks))
}

fn measure(measure: &'static Measure) -> El {
    let cells = [measure.shown.as_str(), measure.goal.as_str()].map(|text| el("td").text(text));
    el("tr").kid(el("th").attr("scope", "row").text(measure.what.as_str())).kids(cells)
}
