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
use crate::read::prose::{AboutFile, GuideFile, about, guide};
use crate::read::site::site;
use crate::read::table::{Table, document, why_no_id};
use crate::source::SourceText;
use std::collections::{BTreeMap, BTreeSet};
use waymark_domain::assessment::Engine;
use waymark_domain::catalogue::{Idea, Site, Source};
use waymark_domain::ids::AssessmentId;
use waymark_domain::profile::Week;
use waymark_domain::text::Block;

/// Everything that could be read.
#[derive(Debug, Default)]
pub(crate) struct Draft {
    pub(crate) site: Option<Site>,
    pub(crate) sources: Vec<Source>,
    pub(crate) ideas: Vec<(Idea, Place)>,
    pub(crate) assessments: Vec<AssessmentFile>,
    pub(crate) examples: Vec<ExampleFile>,
    pub(crate) guides: Vec<GuideFile>,
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
        let mut draft = Self::default();
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
        draft.guides.sort_by(|a, b| (a.order, &a.guide.id).cmp(&(b.order, &b.guide.id)));
        draft.fill_sources();
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
            ["ideas.toml"] => self.ideas = toml(source, ledger, library::ideas)?,
            [LOCK] => self.locked = lock::read(source, ledger),
            ["pages", "about.md"] => self.about = about(source, ledger)?,
            ["guides", name] if name.ends_with(".md") => {
                let id = file_id(Kind::Guide, name, ".md", source, ledger)?;
                ledger.give(Kind::Guide, "", &id);
                self.guides.push(guide(source, &id.value, ledger)?);
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

    /// Puts the sources that each guide names into it.
    fn fill_sources(&mut self) {
        for file in &mut self.guides {
            let named = |id: &String| self.sources.iter().find(|source| source.id.as_str() == id).cloned();
            file.guide.sources = file.sources.iter().filter_map(named).collect();
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
        of_assessments.chain(of_guides).chain([&mut self.about.opening]).chain(of_about)
    }

    pub(crate) fn assessment(&self, id: &str) -> Option<&AssessmentFile> {
        self.assessments.iter().find(|file| file.id() == id)
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
