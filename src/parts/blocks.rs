//! The content's running text as elements.

use crate::charts;
use crate::data::Data;
use crate::markup::{El, el};
#[cfg(feature = "ssr")]
use crate::parts::doing;
use crate::parts::icons;
use leptos::prelude::{AnyView, IntoAny, expect_context};
use waymark_domain::text::{Block, Figure, Inline, Target};

/// A run of blocks.
#[must_use]
pub fn blocks(blocks: &'static [Block]) -> Vec<AnyView> {
    blocks.iter().map(block).collect()
}

fn block(block: &'static Block) -> AnyView {
    match block {
        Block::Paragraph(text) => el("p").kids(inlines(text)).into(),
        Block::Heading(text) => el("h3").kids(inlines(text)).into(),
        Block::List(ordered, items) => {
            let items = items.iter().map(|item| el("li").kids(inlines(item)));
            el(if *ordered { "ol" } else { "ul" }).kids(items).into()
        }
        Block::Aside(inner) => el("div").class("aside").attr("role", "note").kids(blocks(inner)).into(),
        Block::Invite(to, label) => invite(to, label).into(),
        Block::Figure(figure, text) => {
            let picture = match figure {
                Figure::ArchetypeMap => charts::figures::archetype_map(text),
                Figure::FourParts => charts::figures::four_parts(text),
            };
            el("figure").kid(picture).kid(el("figcaption").text(text.as_str())).into()
        }
        Block::Week(name, week) => charts::week::week(name, week).into(),
        #[cfg(feature = "ssr")]
        Block::Drawing(drawing, text) => doing::figure(drawing, text).into(),
        #[cfg(feature = "ssr")]
        Block::Prompt(prompt) => doing::prompt(prompt).into(),
        #[cfg(feature = "ssr")]
        Block::Checklist(list) => doing::checklist(list).into(),
        // They are in guides, which the app never draws.
        #[cfg(not(feature = "ssr"))]
        Block::Drawing(..) | Block::Prompt(_) | Block::Checklist(_) => crate::markup::nothing(),
    }
}

fn invite(to: &'static Target, label: &'static [Inline]) -> El {
    let data: Data = expect_context();
    let about = match to {
        Target::Assessment(id) => data.index.assessment(id).map(|card| {
            let (from, to) = card.minutes;
            format!("{} questions, {from} to {to} minutes", card.questions)
        }),
        Target::Worksheet(id) => data.index.worksheet(id).map(|card| {
            let (from, to) = card.minutes;
            format!("a worksheet, {from} to {to} minutes")
        }),
        Target::Path(id) => data.index.path(id).map(|card| format!("a path of {} weeks", card.weeks)),
        Target::Guide(..) | Target::Page(_) | Target::Web(_) => None,
    };
    let about = about.unwrap_or_default();
    el("p").class("invite").kid(icons::waymark()).kid(
        el("span")
            .kid(el("a").href(href(to)).kids(inlines(label)))
            .text(" ")
            .kid(el("span").class("quiet").text(about)),
    )
}

/// A run of inline pieces.
#[must_use]
pub fn inlines(pieces: &'static [Inline]) -> Vec<AnyView> {
    pieces.iter().map(inline).collect()
}

fn inline(piece: &'static Inline) -> AnyView {
    match piece {
        Inline::Text(text) => text.as_str().into_any(),
        Inline::Strong(inner) => el("strong").kids(inlines(inner)).into(),
        Inline::Emphasis(inner) => el("em").kids(inlines(inner)).into(),
        Inline::Code(code) => el("code").text(code.as_str()).into(),
        Inline::Link(target, label) => el("a").href(href(target)).kids(inlines(label)).into(),
        #[cfg(feature = "ssr")]
        Inline::Term(id, words) => doing::term(id, words).into(),
        #[cfg(not(feature = "ssr"))]
        Inline::Term(_, words) => el("span").kids(inlines(words)).into(),
    }
}

/// What to put into `href` for a link of the content.
#[must_use]
pub fn href(target: &Target) -> String {
    let data: Data = expect_context();
    target.href(data.base)
}
