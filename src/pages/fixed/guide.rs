//! `/guides/<id>`: a guide's text.

use crate::markup::{El, el};
use crate::parts::blocks::blocks;
use crate::parts::{self, h1, p, quiet};
use waymark_domain::catalogue::{Guide, Section, Source};

/// The page of one guide.
pub(super) fn guide(guide: &'static Guide) -> El {
    let contents = guide
        .sections
        .iter()
        .map(|section| el("li").kid(el("a").href(format!("#{}", section.id)).text(section.title.as_str())));
    el("article")
        .class("prose")
        .kid(h1(guide.title.as_str()))
        .kid(p(guide.summary.as_str()).class("lead"))
        .kid(quiet(format!("{} minutes", guide.minutes)))
        .kid(el("nav").class("contents").attr("aria-label", "In this guide").kid(el("ol").kids(contents)))
        .kids(blocks(&guide.opening))
        .kids(guide.sections.iter().map(section))
        .kid(sources(&guide.sources))
}

/// A section with its anchor.
pub(super) fn section(section: &'static Section) -> El {
    parts::section(section.id.as_str(), section.title.as_str()).kids(blocks(&section.blocks))
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
