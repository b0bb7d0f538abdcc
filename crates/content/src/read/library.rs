//! `sources.toml` and `ideas.toml`: what everything rests on.

use crate::diagnostic::{At, Place};
use crate::ledger::Kind;
use crate::read::table::Table;
use waymark_domain::catalogue::{Idea, Source};
use waymark_domain::ids::{IdeaId, SourceId};

pub(crate) fn sources(root: Table<'_>) -> Vec<Source> {
    let sources = root.tables("sources").into_iter().map(source).collect();
    root.done();
    sources
}

fn source(table: Table<'_>) -> Source {
    let source = Source {
        id: SourceId::new(table.give(Kind::Source, "").value),
        title: table.text("name"),
        author: table.text("author"),
        url: table.take("url").map(|value| value.url()).unwrap_or_default(),
        note: table.text("note"),
    };
    table.done();
    source
}

pub(crate) fn ideas(root: Table<'_>) -> Vec<(Idea, Place)> {
    let ideas = root.tables("ideas").into_iter().map(idea).collect();
    root.done();
    ideas
}

fn idea(table: Table<'_>) -> (Idea, Place) {
    let At { value: id, place } = table.give(Kind::Idea, "");
    let idea = Idea {
        id: IdeaId::new(id),
        source: SourceId::new(table.refer("source", Kind::Source, "").value),
        text: table.text("text"),
    };
    table.done();
    (idea, place)
}
