//! `sources.toml` and `ideas.toml`: what everything rests on; `terms.toml`: what its words mean.

use crate::diagnostic::{At, Place};
use crate::ledger::Kind;
use crate::read::table::Table;
use waymark_domain::catalogue::{Idea, Source, Term};
use waymark_domain::ids::{IdeaId, SourceId, TermId};

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

pub(crate) fn terms(root: Table<'_>) -> Vec<(Term, Place)> {
    let terms = root.tables("terms").into_iter().map(term).collect();
    root.done();
    terms
}

fn term(table: Table<'_>) -> (Term, Place) {
    let At { value: id, place } = table.give(Kind::Term, "");
    let term = Term { id: TermId::new(id), name: table.text("name"), text: table.text("text") };
    table.done();
    (term, place)
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
