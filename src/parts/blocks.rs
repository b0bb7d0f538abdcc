//! The content's running text as elements.

use crate::charts;
use crate::data::Data;
use crate::nav::use_nav;
use crate::parts::icons;
use leptos::prelude::*;
use waymark_domain::ids::AssessmentId;
use waymark_domain::route::{Address, Route, Step};
use waymark_domain::text::{Block, Figure, Inline, Target};

/// A run of blocks.
#[must_use]
pub fn blocks(blocks: &[Block]) -> Vec<AnyView> {
    blocks.iter().map(block).collect()
}

fn block(block: &Block) -> AnyView {
    match block {
        Block::Paragraph(text) => view! { <p>{inlines(text)}</p> }.into_any(),
        Block::Heading(text) => view! { <h3>{inlines(text)}</h3> }.into_any(),
        Block::List(true, items) => view! { <ol>{list_items(items)}</ol> }.into_any(),
        Block::List(false, items) => view! { <ul>{list_items(items)}</ul> }.into_any(),
        Block::Aside(inner) => view! { <div class="aside" role="note">{blocks(inner)}</div> }.into_any(),
        Block::Invite(id, label) => invite(id, label),
        Block::Figure(figure, text) => drawn(*figure, text),
        Block::Week(name, week) => charts::week::week(name, week),
    }
}

fn list_items(items: &[Vec<Inline>]) -> Vec<AnyView> {
    items.iter().map(|item| view! { <li>{inlines(item)}</li> }.into_any()).collect()
}

fn drawn(figure: Figure, text: &str) -> AnyView {
    let picture = match figure {
        Figure::ArchetypeMap => charts::figures::archetype_map(text),
        Figure::FourParts => charts::figures::four_parts(text),
    };
    view! { <figure>{picture}<figcaption>{text.to_owned()}</figcaption></figure> }.into_any()
}

fn invite(id: &AssessmentId, label: &[Inline]) -> AnyView {
    let data: Data = expect_context();
    let about = data.index().assessment(id).map(|card| {
        let (from, to) = card.minutes;
        format!("{} questions, {from} to {to} minutes", card.questions)
    });
    let href = address(&Target::Assessment(id.clone())).map(|address| use_nav().href(&address));
    view! {
        <p class="invite">
            {icons::waymark()}
            <a href=href>{inlines(label)}</a>
            <span class="quiet">{about}</span>
        </p>
    }
    .into_any()
}

/// A run of inline pieces.
#[must_use]
pub fn inlines(pieces: &[Inline]) -> Vec<AnyView> {
    pieces.iter().map(inline).collect()
}

fn inline(piece: &Inline) -> AnyView {
    match piece {
        Inline::Text(text) => text.clone().into_any(),
        Inline::Strong(inner) => view! { <strong>{inlines(inner)}</strong> }.into_any(),
        Inline::Emphasis(inner) => view! { <em>{inlines(inner)}</em> }.into_any(),
        Inline::Code(code) => view! { <code>{code.clone()}</code> }.into_any(),
        Inline::Link(target, label) => view! { <a href=href(target)>{inlines(label)}</a> }.into_any(),
    }
}

/// What to put into `href` for a link of the content.
#[must_use]
pub fn href(target: &Target) -> String {
    match (address(target), target) {
        (Some(address), _) => use_nav().href(&address),
        (None, Target::Web(url)) => url.clone(),
        // `address` knows every target but the web.
        (None, _) => String::new(),
    }
}

fn address(target: &Target) -> Option<Address> {
    match target {
        Target::Assessment(id) => Some(Route::Assessment(id.clone(), Step::Intro).into()),
        Target::Guide(id, None) => Some(Route::Guide(id.clone()).into()),
        Target::Guide(id, Some(section)) => Some(Address::from(Route::Guide(id.clone())).part(section.as_str())),
        Target::Page(page) => Some((*page).into()),
        Target::Web(_) => None,
    }
}
