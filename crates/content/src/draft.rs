//! Everything read, before it is known whether it is sound.

use crate::diagnostic::{At, Fault, Place};
use crate::files::Files;
use crate::ledger::{Kind, Ledger, suggest};
use crate::lock::{self, Locked};
use crate::quality;
use crate::read::assessment::{AssessmentFile, assessment};
use crate::read::example::{ExampleFile, example};
use crate::read::library;
use crate::read::markdown::fill_weeks;
use crate::read::path::{self, PathFile};
use crate::read::prose::{AboutFile, GuideFile, about, guide};
use crate::read::site::site;
use crate::read::table::{Table, document, why_no_id};
use crate::read::worksheet::{WorksheetFile, worksheet};
use crate::source::SourceText;
use std::collections::{BTreeMap, BTreeSet};
use waymark_domain::assessment::Engine;
use waymark_domain::catalogue::{Help, Idea, Site, Source, Term};
use waymark_domain::ids::AssessmentId;
use waymark_domain::profile::Week;
use waymark_domain::text::{Block, Inline, Target};

/// Everything that could be read.
#[derive(Debug, Default)]
pub(crate) struct Draft {
    pub(crate) site: Option<Site>,
    pub(crate) sources: Vec<Source>,
    pub(crate) ideas: Vec<(Idea, Place)>,
    pub(crate) assessments: Vec<AssessmentFile>,
    pub(crate) examples: Vec<ExampleFile>,
    pub(crate) guides: Vec<GuideFile>,
    pub(crate) worksheets: Vec<WorksheetFile>,
    pub(crate) paths: Vec<PathFile>,
    pub(crate) terms: Vec<(Term, Place)>,
    /// Whether there is a file of terms, read or not.
    pub(crate) has_terms: bool,
    pub(crate) about: AboutFile,
    pub(crate) locked: Vec<Locked>,
    /// The paths of files that were read to their end. Ids that another file would give are not
    /// known to be missing.
    pub(crate) read: BTreeSet<String>,
}

/// Where the lock stands in the content directory.
pub(crate) const LOCK: &str = "layouts.lock";

impl Draft {
    /// Reads every file; what is wrong with it goes to `ledger`.
    pub(crate) fn read(files: &Files, ledger: &Ledger) -> Self {
        let mut draft = Self { has_terms: files.get("terms.toml").is_some(), ..Self::default() };
        let texts = texts(files, ledger);
        for path in ["site.toml", "sources.toml", "ideas.toml", "pages/about.md"] {
            if files.get(path).is_none() {
                let place = Place { path: files.shown(path), line: 1, col: 1 };
                ledger.fault(
                    Fault::FileMissing,
                    &place,
                    "the file is missing",
                    "see content/README.md for what it holds",
                );
            }
        }
        for (path, source) in &texts {
            if draft.read_file(path, source, files, ledger).is_some() {
                draft.read.insert(path.clone());
            }
        }
        draft.order_guides();
        // Files come sorted by their names, which decide among those without a place.
        draft.paths.sort_by_key(|file| file.order);
        draft.worksheets.sort_by_key(|file| file.order);
        draft.fill_sources();
        draft.fill_terms();
        draft.fill_helps();
        draft.fill_steps();
        draft.fill_layouts();
        draft.fill_weeks();
        draft
    }

    fn read_file(&mut self, path: &str, source: &SourceText, files: &Files, ledger: &Ledger) -> Option<()> {
        let parts: Vec<&str> = path.split('/').collect();
        match parts.as_slice() {
            ["README.md"] => {}
            ["site.toml"] => self.site = Some(toml(source, ledger, |root| site(root, ledger))?),
            ["sources.toml"] => self.sources = toml(source, ledger, library::sources)?,
            ["terms.toml"] => self.terms = toml(source, ledger, library::terms)?,
            ["ideas.toml"] => self.ideas = toml(source, ledger, library::ideas)?,
            [LOCK] => self.locked = lock::read(source, ledger),
            ["pages", "about.md"] => self.about = about(source, ledger)?,
            ["guides", name] if name.ends_with(".md") => {
                let id = file_id(Kind::Guide, name, ".md", source, ledger)?;
                ledger.give(Kind::Guide, "", &id);
                self.guides.push(guide(source, &id.value, ledger)?);
            }
            ["worksheets", name] if name.ends_with(".toml") => {
                let id = file_id(Kind::Worksheet, name, ".toml", source, ledger)?;
                ledger.give(Kind::Worksheet, "", &id);
                self.worksheets.push(toml(source, ledger, |root| worksheet(root, &id.value))?);
            }
            ["paths", name] if name.ends_with(".toml") => {
                let id = file_id(Kind::Path, name, ".toml", source, ledger)?;
                ledger.give(Kind::Path, "", &id);
                self.paths.push(toml(source, ledger, |root| path::path(root, &id.value))?);
            }
            ["assessments", name] if name.ends_with(".toml") => {
                let id = file_id(Kind::Assessment, name, ".toml", source, ledger)?;
                ledger.give(Kind::Assessment, "", &id);
                self.assessments.push(toml(source, ledger, |root| assessment(root, &id.value))??);
            }
            ["examples", folder, name] if name.ends_with(".toml") => {
                let place = source.place(0);
                let known = files.get(&format!("assessments/{folder}.toml")).is_some();
                if !known {
                    let all = files.paths().filter_map(|p| p.strip_prefix("assessments/")?.strip_suffix(".toml"));
                    let message = format!("an example for `{folder}`, which is no assessment");
                    ledger.fault(Fault::Dangling, &place, message, suggest(folder, all));
                    return None;
                }
                // Assessments come before examples, as files are sorted. What is wrong with an
                // assessment that could not be read was reported, and is no example's fault.
                let name = name.trim_end_matches(".toml");
                let read = |root: Table<'_>| self.assessment(folder).map(|file| example(root, name, file));
                let read = toml(source, ledger, read)?;
                self.examples.extend(read);
            }
            _ => {
                let cure = "take it away, or see content/README.md for where it belongs";
                ledger.fault(Fault::StrayFile, &source.place(0), "nothing reads this file", cure);
            }
        }
        Some(())
    }

    /// Puts guides in the order of the bookshelves; those on none come last.
    fn order_guides(&mut self) {
        let shelves = self.site.iter().flat_map(|site| &site.bookshelves);
        let order: Vec<String> = shelves.flat_map(|shelf| &shelf.guides).map(ToString::to_string).collect();
        let place = |file: &GuideFile| {
            let id = file.guide.id.as_str();
            (order.iter().position(|known| known == id).unwrap_or(usize::MAX), id.to_owned())
        };
        self.guides.sort_by_cached_key(place);
    }

    /// Puts the sources that each file names into it.
    fn fill_sources(&mut self) {
        let sources = &self.sources;
        let named = |id: &String| sources.iter().find(|source| source.id.as_str() == id).cloned();
        for file in &mut self.guides {
            file.guide.sources = file.sources.iter().filter_map(named).collect();
        }
        for file in &mut self.paths {
            file.path.sources = file.sources.iter().filter_map(named).collect();
        }
        for file in &mut self.worksheets {
            let credits = file.sources.iter().filter_map(named);
            file.worksheet.sources =
                credits.map(|source| (source.id, source.title, source.author, source.url)).collect();
        }
    }

    /// Puts the meaning of the terms that each guide uses into it.
    fn fill_terms(&mut self) {
        for file in &mut self.guides {
            let mut used = Vec::new();
            file.guide.blocks().for_each(|block| terms_in(block, &mut used));
            let terms = self.terms.iter().map(|(term, _)| term);
            let is_used = |term: &&Term| used.iter().any(|id| id == term.id.as_str());
            file.guide.terms = terms.filter(is_used).cloned().collect();
        }
    }

    /// Notes with each section which low results point at it.
    fn fill_helps(&mut self) {
        for file in &self.assessments {
            let Engine::Facets(facets) = &file.assessment.engine else { continue };
            for facet in &facets.facets {
                for (guide, section) in &facet.read {
                    let help = Help {
                        assessment: file.assessment.id.clone(),
                        title: file.assessment.title.clone(),
                        of: facet.id.to_string(),
                        name: facet.name.clone(),
                    };
                    let guide = self.guides.iter_mut().find(|known| known.guide.id == *guide);
                    let sections = guide.into_iter().flat_map(|file| &mut file.guide.sections);
                    for section in sections.filter(|known| known.id == *section) {
                        section.helps.push(help.clone());
                    }
                }
            }
        }
    }

    /// Gives the steps of paths the titles of what they lead to.
    fn fill_steps(&mut self) {
        let mut titles: Vec<(Target, String)> = Vec::new();
        titles.extend(
            self.assessments
                .iter()
                .map(|file| (Target::Assessment(file.assessment.id.clone()), file.assessment.title.clone())),
        );
        titles.extend(
            self.worksheets
                .iter()
                .map(|file| (Target::Worksheet(file.worksheet.id.clone()), file.worksheet.title.clone())),
        );
        for file in &self.guides {
            let guide = &file.guide;
            titles.push((Target::Guide(guide.id.clone(), None), guide.title.clone()));
            titles.extend(guide.sections.iter().map(|section| {
                let to = Target::Guide(guide.id.clone(), Some(section.id.clone()));
                (to, format!("{}: {}", guide.title, section.title))
            }));
        }
        for step in self.paths.iter_mut().flat_map(|file| &mut file.path.steps) {
            let title = titles.iter().find(|(to, _)| Some(to) == step.to.as_ref());
            if let Some((_, title)) = title {
                step.title.clone_from(title);
            }
        }
    }

    fn fill_layouts(&mut self) {
        for file in &mut self.assessments {
            let of_this = |locked: &&Locked| locked.assessment == file.assessment.id.as_str();
            let mut layouts: Vec<_> = self.locked.iter().filter(of_this).map(|l| l.layout.clone()).collect();
            let present = lock::layout(&file.assessment);
            if !layouts.iter().any(|layout| layout.revision == present.revision) {
                layouts.push(present);
            }
            file.assessment.layouts = layouts;
        }
    }

    /// Rules and figures of every assessment whose questions allow them to be computed.
    /// `is_sound` says whether nothing is wrong with an assessment's structure.
    pub(crate) fn measure(&mut self, is_sound: impl Fn(&AssessmentFile) -> bool) {
        for file in &mut self.assessments {
            // A profile finds out by itself, so that its author can score half of one.
            file.measured = (file.profile().is_some() || is_sound(file)) && measure(file);
        }
    }

    fn fill_weeks(&mut self) {
        let mut weeks: BTreeMap<(String, String), (String, Week)> = BTreeMap::new();
        for file in &self.assessments {
            for dimension in file.profile().into_iter().flat_map(|profile| &profile.dimensions) {
                let key = (file.id().to_owned(), dimension.id.as_str().to_owned());
                weeks.insert(key, (dimension.name.clone(), dimension.week.clone()));
            }
        }
        let week_of = |assessment: &AssessmentId, dimension: &str| {
            weeks.get(&(assessment.as_str().to_owned(), dimension.to_owned())).cloned()
        };
        self.texts_mut().for_each(|blocks| fill_weeks(blocks, &week_of));
    }

    fn texts_mut(&mut self) -> impl Iterator<Item = &mut Vec<Block>> {
        let assessments = self.assessments.iter_mut().map(|file| &mut file.assessment);
        let of_assessments = assessments.flat_map(|assessment| [&mut assessment.opening, &mut assessment.method]);
        let guides = self.guides.iter_mut().map(|file| &mut file.guide);
        let of_guides = guides.flat_map(|guide| {
            [&mut guide.opening].into_iter().chain(guide.sections.iter_mut().map(|section| &mut section.blocks))
        });
        let of_about = self.about.sections.iter_mut().map(|section| &mut section.blocks);
        let of_worksheets = self.worksheets.iter_mut().flat_map(|file| {
            let parts = file.worksheet.parts.iter_mut().map(|part| &mut part.text);
            [&mut file.worksheet.opening, &mut file.worksheet.closing].into_iter().chain(parts)
        });
        let of_paths = self.paths.iter_mut().flat_map(|file| [&mut file.path.opening, &mut file.path.closing]);
        let texts = of_assessments.chain(of_guides).chain(of_worksheets).chain(of_paths);
        texts.chain([&mut self.about.opening]).chain(of_about)
    }

    pub(crate) fn assessment(&self, id: &str) -> Option<&AssessmentFile> {
        self.assessments.iter().find(|file| file.id() == id)
    }
}

/// The ids of the terms in a block.
fn terms_in(block: &Block, used: &mut Vec<String>) {
    fn in_pieces(pieces: &[Inline], used: &mut Vec<String>) {
        for piece in pieces {
            match piece {
                Inline::Term(id, inner) => {
                    used.push(id.to_string());
                    in_pieces(inner, used);
                }
                Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Link(_, inner) => in_pieces(inner, used),
                Inline::Text(_) | Inline::Code(_) => {}
            }
        }
    }
    match block {
        Block::Paragraph(text) | Block::Heading(text) | Block::Invite(_, text) => in_pieces(text, used),
        Block::List(_, items) => items.iter().for_each(|item| in_pieces(item, used)),
        Block::Aside(blocks) => blocks.iter().for_each(|block| terms_in(block, used)),
        Block::Prompt(prompt) => in_pieces(&prompt.ask, used),
        Block::Checklist(list) => {
            in_pieces(&list.title, used);
            list.items.iter().for_each(|(_, item)| in_pieces(item, used));
        }
        Block::Figure(..) | Block::Week(..) | Block::Drawing(..) => {}
    }
}

/// Puts rules and figures into an assessment; says whether they could be computed.
fn measure(file: &mut AssessmentFile) -> bool {
    let (noise_points, measures) = match &mut file.assessment.engine {
        Engine::Profile(profile) => {
            let Some((rules, measures)) = quality::profile::of(profile) else {
                return false;
            };
            profile.rules = rules;
            (profile.rules.noise_points, measures)
        }
        Engine::Stage(stages) => quality::stage::of(stages),
        Engine::Facets(facets) => {
            let (noise_points, even_points, measures) = quality::facets::of(facets);
            (facets.noise_points, facets.even_points) = (noise_points, even_points);
            (noise_points, measures)
        }
        Engine::Sorter(sorter) => (0, quality::sorter::of(sorter)),
        Engine::Map(map) => quality::incentives::of(map),
        Engine::Audit(audit) => quality::audit::of(audit),
    };
    file.noise_points = noise_points;
    file.assessment.quality = measures;
    true
}

/// The text of every file; one that is not text is reported.
fn texts(files: &Files, ledger: &Ledger) -> Vec<(String, SourceText)> {
    let mut texts = Vec::new();
    for path in files.paths() {
        let shown = files.shown(path);
        match std::str::from_utf8(files.get(path).unwrap_or_default()) {
            Ok(text) => texts.push((path.to_owned(), SourceText::new(shown, text.to_owned()))),
            Err(error) => {
                let place = Place { path: shown, line: 1, col: 1 };
                let message = format!("not UTF-8 after byte {}", error.valid_up_to());
                ledger.fault(Fault::Unreadable, &place, message, "save the file as UTF-8");
            }
        }
    }
    texts
}

fn toml<T>(source: &SourceText, ledger: &Ledger, read: impl FnOnce(Table<'_>) -> T) -> Option<T> {
    document(source, (0, source.text().len()), ledger, read)
}

/// The id that a file's name gives.
fn file_id(kind: Kind, name: &str, ending: &str, source: &SourceText, ledger: &Ledger) -> Option<At<String>> {
    let id = name.trim_end_matches(ending);
    let place = source.place(0);
    if let Some(cure) = why_no_id(kind, id) {
        let message = format!("the file's name cannot be the id of {}", kind.a_noun());
        ledger.fault(Fault::FileName, &place, message, cure);
        return None;
    }
    Some(At { value: id.to_owned(), place })
}
