//! What texts and questions rest on: ideas, sources, sections worth reading.

use crate::diagnostic::At;
use crate::ledger::Kind;
use crate::read::prose::section_reference;
use crate::read::table::{Table, Value};
use waymark_domain::ids::{GuideId, IdeaId, SectionId, SourceId};

pub(crate) fn sources(table: &Table<'_>) -> Vec<SourceId> {
    source_ids(table.refer_all("sources", Kind::Source, "", 1..=usize::MAX))
}

pub(crate) fn sources_if_any(table: &Table<'_>) -> Vec<SourceId> {
    let ids = table.take_optional("sources").map(|value| value.refer_all(Kind::Source, "", 1..=usize::MAX));
    source_ids(ids.unwrap_or_default())
}

fn source_ids(ids: Vec<At<String>>) -> Vec<SourceId> {
    ids.into_iter().map(|id| SourceId::new(id.value)).collect()
}

pub(crate) fn ideas(table: &Table<'_>) -> Vec<IdeaId> {
    ideas_in(table, "ideas")
}

/// The ideas under a key of another name.
pub(crate) fn ideas_in<'d>(table: &Table<'d>, key: &'d str) -> Vec<IdeaId> {
    let ids = table.refer_all(key, Kind::Idea, "", 1..=usize::MAX);
    ids.into_iter().map(|id| IdeaId::new(id.value)).collect()
}

pub(crate) fn ideas_if_any(table: &Table<'_>) -> Vec<IdeaId> {
    let ids = table.take_optional("ideas").map(|value| value.refer_all(Kind::Idea, "", 1..=usize::MAX));
    ids.unwrap_or_default().into_iter().map(|id| IdeaId::new(id.value)).collect()
}

pub(crate) fn sections(table: &Table<'_>) -> Vec<(GuideId, SectionId)> {
    sections_of(table, &table.list("read", 1..=usize::MAX))
}

pub(crate) fn sections_if_any(table: &Table<'_>) -> Vec<(GuideId, SectionId)> {
    let values = table.take_optional("read").map(|value| value.list(1..=usize::MAX)).unwrap_or_default();
    sections_of(table, &values)
}

fn sections_of(table: &Table<'_>, values: &[Value<'_>]) -> Vec<(GuideId, SectionId)> {
    let section = |value: &Value<'_>| section_reference(&value.some_string(), table.ledger());
    values.iter().filter_map(section).map(|(guide, section)| (GuideId::new(guide), SectionId::new(section))).collect()
}
