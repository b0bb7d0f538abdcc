//! Markdown files: a `+++` table, then text with sections.

use crate::diagnostic::{At, Fault, Place};
use crate::ledger::{Kind, Ledger};
use crate::read::markdown::{self, Passage, Prose};
use crate::read::table::{Table, document};
use crate::source::SourceText;
use waymark_domain::catalogue::{Guide, Section};
use waymark_domain::ids::{GuideId, IdeaId};
use waymark_domain::text::Block;

/// A guide as its file gives it.
#[derive(Debug)]
pub(crate) struct GuideFile {
    pub(crate) guide: Guide,
    pub(crate) order: u32,
    /// The ids of its sources, which the guide itself holds whole.
    pub(crate) sources: Vec<String>,
    pub(crate) ideas: Vec<IdeaId>,
    pub(crate) words: usize,
    pub(crate) top: Place,
}

/// The about page as its file gives it.
#[derive(Debug, Default)]
pub(crate) struct AboutFile {
    pub(crate) opening: Vec<Block>,
    pub(crate) sections: Vec<Section>,
}

/// The scope of the about page's section ids: no guide can have this id.
const ABOUT: &str = "page:about";

/// Words a minute that a reader takes in, a cautious figure for texts one thinks about.
const READING_SPEED: usize = 220;

pub(crate) fn guide(source: &SourceText, id: &str, ledger: &Ledger) -> Option<GuideFile> {
    let front = frontmatter(source, ledger)?;
    let prose = body(source, front.body, id, ledger);
    let top = source.place(0);
    document(source, front.table, ledger, |table| {
        let (title, summary) = (table.text("title"), table.text("summary"));
        let order = table.number("order", 1..);
        let sources = table.refer_all("sources", Kind::Source, "", 1..=usize::MAX);
        let ideas = ideas(&table, id, ledger);
        table.done();
        let minutes = u16::try_from(prose.words.div_ceil(READING_SPEED).max(1)).unwrap_or(u16::MAX);
        let Prose { opening, sections, words } = prose;
        let id = GuideId::new(id);
        GuideFile {
            guide: Guide { id, title, summary, minutes, opening, sections, sources: Vec::new() },
            order,
            sources: sources.into_iter().map(|source| source.value).collect(),
            ideas,
            words,
            top,
        }
    })
}

fn ideas(table: &Table<'_>, guide: &str, ledger: &Ledger) -> Vec<IdeaId> {
    let Some(by_section) = table.take_optional("ideas").and_then(|value| value.table()) else {
        return Vec::new();
    };
    let mut all = Vec::new();
    for (section, ideas) in by_section.rest() {
        ledger.refer(Kind::Section, guide, &section);
        for idea in ideas.list(1..=usize::MAX) {
            let idea = idea.id(Kind::Idea);
            ledger.refer(Kind::Idea, "", &idea);
            all.push(IdeaId::new(idea.value));
        }
    }
    all
}

pub(crate) fn about(source: &SourceText, ledger: &Ledger) -> Option<AboutFile> {
    let front = frontmatter(source, ledger)?;
    document(source, front.table, ledger, |table| {
        // The page's title and summary belong to its route; they are asked for so that the file
        // reads like a guide's, and so that a missing one is noticed.
        table.text("title");
        table.text("summary");
        table.done();
    });
    let Prose { opening, sections, .. } = body(source, front.body, ABOUT, ledger);
    Some(AboutFile { opening, sections })
}

fn body(source: &SourceText, start: usize, scope: &str, ledger: &Ledger) -> Prose {
    let text = source.text().get(start..).unwrap_or_default();
    let place = source.place(start);
    let prose = markdown::sections(Passage { source, text, base: Some(start), place: &place }, scope, ledger);
    if prose.opening.is_empty() && prose.sections.is_empty() {
        ledger.fault(Fault::BlankText, &place, "nothing stands below the `+++`", "write the text");
    }
    for section in prose.sections.iter().filter(|section| section.blocks.is_empty()) {
        let given = ledger
            .given()
            .into_iter()
            .rev()
            .find(|name| name.kind == Kind::Section && name.scope == scope && name.id.value == section.id.as_str());
        let place = given.map_or_else(|| place.clone(), |name| name.id.place);
        let message = format!("the section \"{}\" is empty", section.title);
        ledger.fault(Fault::EmptySection, &place, message, "write its text or take the heading out");
    }
    prose
}

struct Frontmatter {
    /// From and to, as offsets.
    table: (usize, usize),
    body: usize,
}

fn frontmatter(source: &SourceText, ledger: &Ledger) -> Option<Frontmatter> {
    let text = source.text();
    let found = text.strip_prefix("+++\n").and_then(|rest| {
        let end = rest.find("\n+++\n")? + "+++\n".len();
        Some(Frontmatter { table: ("+++\n".len(), end + 1), body: end + "\n+++\n".len() })
    });
    if found.is_none() {
        let message = "the file does not begin with a table between two lines of +++";
        ledger.fault(Fault::NoFrontmatter, &source.place(0), message, "see content/README.md, \"Guides\"");
    }
    found
}

/// A reference to a section, written `GUIDE#SECTION`.
pub(crate) fn section_reference(reference: &At<String>, ledger: &Ledger) -> Option<(String, String)> {
    let at = |value: &str| At { value: value.to_owned(), place: reference.place.clone() };
    let Some((guide, section)) = reference.value.split_once('#') else {
        let message = format!("`{}` is no section", reference.value);
        ledger.fault(Fault::BadSectionReference, &reference.place, message, "write GUIDE#SECTION");
        return None;
    };
    ledger.refer(Kind::Guide, "", &at(guide));
    ledger.refer(Kind::Section, guide, &at(section));
    Some((guide.to_owned(), section.to_owned()))
}
