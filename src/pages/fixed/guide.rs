//! `/guides/<id>`: a guide's text. The file is the page; `src/reading` brings it to life.

use crate::data::Data;
use crate::markup::{El, el};
use crate::parts::blocks::blocks;
use crate::parts::{self, doing, h1, icons, link, p, quiet};
use leptos::prelude::expect_context;
use waymark_domain::catalogue::{Guide, GuideCard, Source};
use waymark_domain::path::{Path, Step};
use waymark_domain::route::{Address, Route};
use waymark_domain::text::Target;

/// The page of one guide.
pub(super) fn guide(guide: &'static Guide) -> El {
    let contents = guide
        .sections
        .iter()
        .map(|section| el("li").kid(el("a").href(format!("#{}", section.id)).text(section.title.as_str())));
    let contents = el("nav")
        .class("contents")
        .attr("aria-label", "In this guide")
        .kid(el("p").class("kicker").text("In this guide"))
        .kid(el("ol").kids(contents));
    let head = el("div")
        .class("prose head")
        .kid(h1(guide.title.as_str()))
        .kid(p(guide.summary.as_str()).class("lead"))
        .kid(
            el("p")
                .class("quiet reading")
                .text(format!("{} to read", parts::count(guide.minutes.into(), "minute", "minutes")))
                .kid(el("span").id("resume")),
        )
        .kid(tools())
        .kids(on_paths(guide));
    let text = el("div")
        .class("prose text")
        .kids(blocks(&guide.opening))
        .kids(guide.sections.iter().map(doing::section))
        .kid(yours())
        .kid(sources(&guide.sources))
        .kid(doing::terms(&guide.terms))
        .kid(neighbours(guide));
    el("article")
        .class("guide")
        .attr("data-guide", guide.id.as_str())
        .attr("data-title", guide.title.as_str())
        .kids([head, contents, text])
}

/// What changes how the page is read; nothing of it works without the app, so it is hidden until then.
fn tools() -> El {
    let button =
        |id: &'static str, label: &'static str| el("button").class("plain").attr("type", "button").id(id).text(label);
    el("div")
        .class("tools")
        .kids([button("smaller", "Smaller text"), button("larger", "Larger text"), button("print", "Print")])
        .kid(el("span").class("sr").id("tools-said").attr("role", "status"))
}

/// The paths that lead here; shown to who walks them.
fn on_paths(guide: &'static Guide) -> Vec<El> {
    let data: Data = expect_context();
    let leads_here = |step: &&Step| matches!(&step.to, Some(Target::Guide(id, _)) if *id == guide.id);
    let line = |path: &'static Path| {
        let step = path.steps.iter().find(leads_here)?;
        let to = Address::from(Route::Path(path.id.clone())).part(format!("step-{}", step.id));
        Some(
            el("p")
                .class("on-path")
                .attr("hidden", "")
                .attr("data-on-path", path.id.as_str())
                .kid(icons::waymark())
                .kid(
                    el("span")
                        .text(format!("Week {} of your path: ", step.week))
                        .kid(link(&to, path.title.as_str()))
                        .text("."),
                ),
        )
    };
    data.fixed.paths.iter().filter_map(line).collect()
}

/// What the reader wrote in this guide, to take along.
fn yours() -> El {
    parts::section("yours", "What you wrote here").class("yours").attr("hidden", "").kids([
        quiet("").id("yours-count"),
        el("p").class("actions").kids([
            el("button").attr("type", "button").id("save-answers").text("Save my answers as Markdown"),
            el("button").class("plain").attr("type", "button").id("delete-answers").text("Delete them"),
        ]),
    ])
}

/// The guides before and after this one on its shelf.
fn neighbours(guide: &'static Guide) -> El {
    let data: Data = expect_context();
    let shelf = data.index.site.bookshelves.iter().find(|shelf| shelf.guides.contains(&guide.id));
    let place = shelf.and_then(|shelf| shelf.guides.iter().position(|id| *id == guide.id));
    let card = |step: isize| -> Option<&'static GuideCard> {
        data.index.guide(shelf?.guides.get(place?.checked_add_signed(step)?)?)
    };
    let way = |class: &'static str, said: &'static str, card: &'static GuideCard| {
        el("p")
            .class(class)
            .kid(el("span").class("quiet").text(said))
            .kid(link(&Route::Guide(card.id.clone()).into(), card.title.as_str()))
    };
    el("nav")
        .class("neighbours")
        .attr("aria-label", "Guides before and after")
        .maybe(card(-1).map(|card| way("before", "Before this", card)))
        .maybe(card(1).map(|card| way("after", "Next", card)))
}

/// Sources with their credits.
pub(super) fn sources(sources: &'static [Source]) -> El {
    let each = sources.iter().map(|source| {
        el("li")
            .kid(el("a").href(source.url.as_str()).text(source.title.as_str()))
            .text(format!(", {}. ", source.author))
            .kid(el("span").class("quiet").text(source.note.as_str()))
    });
    parts::section("sources", "Sources").kid(el("ul").kids(each))
}
