//! `/guides/<id>`: a guide's text.

use crate::data::Data;
use crate::pages::loaded;
use crate::parts::blocks::blocks;
use leptos::prelude::*;
use waymark_domain::catalogue::{Guide, Section, Source};
use waymark_domain::ids::GuideId;

/// The page of one guide.
#[must_use]
pub fn guide(id: &GuideId) -> AnyView {
    let data: Data = expect_context();
    loaded(data.guide(id), |guide| text(&guide))
}

fn text(guide: &Guide) -> AnyView {
    view! {
        <article class="prose">
            <h1 tabindex="-1">{guide.title.clone()}</h1>
            <p class="lead">{guide.summary.clone()}</p>
            <p class="quiet">{format!("{} minutes", guide.minutes)}</p>
            <nav class="contents" aria-label="In this guide"><ol>{guide
                .sections
                .iter()
                .map(|section| view! { <li><a href=format!("#{}", section.id)>{section.title.clone()}</a></li> })
                .collect::<Vec<_>>()
            }</ol></nav>
            {blocks(&guide.opening)}
            {guide.sections.iter().map(section).collect::<Vec<_>>()}
            <section aria-labelledby="sources">
                <h2 id="sources">"Sources"</h2>
                <ul>{guide.sources.iter().map(source).collect::<Vec<_>>()}</ul>
            </section>
        </article>
    }
    .into_any()
}

/// A section with its anchor.
#[must_use]
pub fn section(section: &Section) -> AnyView {
    let (id, labelled) = (section.id.to_string(), section.id.to_string());
    view! {
        <section aria-labelledby=labelled>
            <h2 id=id tabindex="-1">{section.title.clone()}</h2>
            {blocks(&section.blocks)}
        </section>
    }
    .into_any()
}

/// A source with its credit.
#[must_use]
pub fn source(source: &Source) -> AnyView {
    view! {
        <li>
            <a href=source.url.clone()>{source.title.clone()}</a>", "{source.author.clone()}". "
            <span class="quiet">{source.note.clone()}</span>
        </li>
    }
    .into_any()
}
