//! The content's running text as elements.

use crate::charts;
use crate::data::Data;
use crate::markup::{El, el};
use crate::nav::use_nav;
use crate::parts::icons;
use leptos::prelude::{AnyView, IntoAny, expect_context};
use waymark_domain::ids::AssessmentId;
use waymark_domain::route::{Address, Route, Step};
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
        Block::Invite(id, label) => invite(id, label).into(),
        Block::Figure(figure, text) => {
            let picture = match figure {
                Figure::ArchetypeMap => charts::figures::archetype_map(text),
                Figure::FourParts => charts::figures::four_parts(text),
            };
            el("figure").kid(picture).kid(el("figcaption").text(text.as_str())).into()
        }
        Block::Week(name, week) => charts::week::week(name, week).into(),
    }
}

fn invite(id: &AssessmentId, label: &'static [Inline]) -> El {
    let data: Data = expect_context();
    let about = data.index.assessment(id).map_or_else(String::new, |card| {
        let (from, to) = card.minutes;
        format!("{} questions, {from} to {to} minutes", card.questions)
    });
    el("p")
        .class("invite")
        .kid(icons::waymark())
        .kid(el("a").href(href(&Target::Assessment(id.clone()))).kids(inlines(label)))
        .kid(el("span").class("quiet").text(about))
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
    }
}

/// What to put into `href` for a link of the content.
#[must_use]
pub fn href(target: &Target) -> String {
    let address: Address = match target {
        Target::Assessment(id) => Route::Assessment(id.clone(), Step::Intro).into(),
        Target::Guide(id, None) => Route::Guide(id.clone()).into(),
        Target::Guide(id, Some(section)) => Address::from(Route::Guide(id.clone())).part(section.as_str()),
        Target::Page(page) => (*page).into(),
        Target::Web(url) => return url.clone(),
    };
    use_nav().href(&address)
}
