//! Markdown files: a `+++` table, then text with sections.

use crate::diagnostic::{At, Fault, Place};
use crate::ledger::{Kind, Ledger};
use crate::read::doing::Doings;
use crate::read::markdown::{self, Passage, Prose};
use crate::read::table::document;
use crate::source::SourceText;
use waymark_domain::catalogue::{Guide, Section};
use waymark_domain::ids::GuideId;
use waymark_domain::notes::fingerprint;
use waymark_domain::text::Block;

/// A guide as its file gives it.
#[derive(Debug)]
pub(crate) struct GuideFile {
    pub(crate) guide: Guide,
    /// The ids of its sources, which the guide itself holds whole.
    pub(crate) sources: Vec<String>,
    pub(crate) words: usize,
    pub(crate) top: Place,
    /// The file.
    text: SourceText,
}

impl GuideFile {
    /// Where a sentence of the guide begins: everywhere it stands, or at the top if it cannot be found.
    pub(crate) fn places_of(&self, sentence: &str) -> Vec<Place> {
        let (all, sought) = (words_of(self.text.text()), words_of(sentence));
        let word = |words: &[(usize, &str)], at: usize| words.get(at).map(|(_, word)| word.to_lowercase());
        // A link in a sentence has its address in the file, so what is in front of it has to do.
        for length in (3..=sought.len().min(LIKE)).rev() {
            let begins = |start: &usize| (0..length).all(|at| word(&all, start + at) == word(&sought, at));
            let starts = (0..all.len()).filter(begins).filter_map(|start| all.get(start));
            let places: Vec<Place> = starts.map(|(offset, _)| self.text.place(*offset)).collect();
            if !places.is_empty() {
                return places;
            }
        }
        vec![self.top.clone()]
    }
}

/// So many words that are alike make it the same sentence.
const LIKE: usize = 8;

/// Every word of a text, and where it begins.
fn words_of(text: &str) -> Vec<(usize, &str)> {
    let between = |c: char| !c.is_alphanumeric();
    let mut from = 0;
    let parts = text.split_inclusive(between).map(|part| {
        from += part.len();
        (from - part.len(), part.trim_end_matches(between))
    });
    parts.filter(|(_, word)| !word.is_empty()).collect()
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
    let top = source.place(0);
    let read = document(source, front.table, ledger, |table| {
        let (title, summary) = (table.text("title"), table.text("summary"));
        let sources = table.refer_all("sources", Kind::Source, "", 1..=usize::MAX);
        let doings = Doings::read(&table);
        table.done();
        (title, summary, sources, doings)
    });
    // The text is looked at even where its table cannot be read.
    let none = Doings::unknown();
    let doings = read.as_ref().map_or(&none, |(.., doings)| doings);
    let prose = body(source, front.body, id, Some(doings), ledger);
    let (title, summary, sources, doings) = read?;
    let minutes = u16::try_from(prose.words.div_ceil(READING_SPEED).max(1)).unwrap_or(u16::MAX);
    let Prose { opening, mut sections, words } = prose;
    for section in &mut sections {
        let lines: Vec<String> = section.blocks.iter().flat_map(Block::lines).collect();
        section.print = fingerprint(&format!("{}\n{}", section.title, lines.join("\n")));
    }
    let (sources_left, terms) = (Vec::new(), Vec::new());
    let guide =
        Guide { id: GuideId::new(id), title, summary, minutes, opening, sections, sources: sources_left, terms };
    doings.unused(id, ledger);
    let sources = sources.into_iter().map(|source| source.value).collect();
    Some(GuideFile { guide, sources, words, top, text: source.clone() })
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
    let Prose { opening, sections, .. } = body(source, front.body, ABOUT, None, ledger);
    Some(AboutFile { opening, sections })
}

fn body(source: &SourceText, start: usize, scope: &str, doings: Option<&Doings>, ledger: &Ledger) -> Prose {
    let text = source.text().get(start..).unwrap_or_default();
    let place = source.place(start);
    let prose = markdown::sections(Passage { source, text, base: Some(start), place: &place }, scope, doings, ledger);
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
