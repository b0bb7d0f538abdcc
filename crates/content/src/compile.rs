//! From files to what the app loads.

use crate::check;
use crate::diagnostic::{Diagnostic, Fault};
use crate::draft::Draft;
use crate::files::Files;
use crate::ledger::{Kind, Ledger};
use crate::read::assessment::AssessmentFile;
use std::path::Path;
use waymark_domain::assessment::Assessment;
use waymark_domain::catalogue::{About, AssessmentCard, Catalogue, Guide, GuideCard, Idea, Site};
use waymark_domain::ids::IdeaId;

/// Sound content, as the app loads it.
#[derive(Clone, Debug, PartialEq)]
pub struct Compiled {
    /// The index. Where each text is published is left empty: the build says it.
    pub catalogue: Catalogue,
    /// Every assessment, in the catalogue's order.
    pub assessments: Vec<Assessment>,
    /// Every guide, in the catalogue's order.
    pub guides: Vec<Guide>,
    /// The about page.
    pub about: About,
    /// What authors may want to know, though nothing is wrong.
    pub notes: Vec<String>,
}

/// Reads, checks and compiles a content directory.
///
/// # Errors
/// Every problem there is, in the order of files and lines.
pub fn compile(dir: &Path) -> Result<Compiled, Vec<Diagnostic>> {
    compile_files(&read_files(dir).map_err(|problem| vec![*problem])?)
}

/// Checks and compiles content that was read already.
///
/// # Errors
/// Every problem there is, in the order of files and lines.
pub fn compile_files(files: &Files) -> Result<Compiled, Vec<Diagnostic>> {
    let (draft, problems, notes) = examine(files);
    match (draft.site.clone(), problems.is_empty()) {
        (Some(site), true) => Ok(compiled(draft, site, notes)),
        _ => Err(problems),
    }
}

/// Everything that could be read, everything that is wrong with it, and what else is to be said.
pub(crate) fn examine(files: &Files) -> (Draft, Vec<Diagnostic>, Vec<String>) {
    let ledger = Ledger::default();
    let draft = Draft::read(files, &ledger);
    check::all(&draft, &ledger);
    let notes = notes(&draft, &ledger);
    (draft, ledger.into_problems(), notes)
}

pub(crate) fn read_files(dir: &Path) -> Result<Files, Box<Diagnostic>> {
    Files::read(dir).map_err(|error| {
        Box::new(Diagnostic {
            path: dir.display().to_string(),
            line: 1,
            col: 1,
            message: format!("the content directory cannot be read: {error}"),
            cure: "run this from the project's root".to_owned(),
            fault: Fault::Unreadable,
        })
    })
}

fn notes(draft: &Draft, ledger: &Ledger) -> Vec<String> {
    let used = ledger.used();
    let is_cited = |id: &IdeaId| used.iter().any(|name| name.kind == Kind::Idea && name.id.value == id.as_str());
    let uncited = draft.ideas.iter().filter(|(idea, _)| !is_cited(&idea.id));
    let note = |(idea, place): &(Idea, _)| {
        let crate::diagnostic::Place { path, line, .. } = place;
        format!("{path}:{line}: nothing cites the idea {} yet", idea.id)
    };
    uncited.map(note).collect()
}

fn compiled(draft: Draft, site: Site, notes: Vec<String>) -> Compiled {
    let catalogue = Catalogue {
        site,
        assessments: draft.assessments.iter().map(assessment_card).collect(),
        guides: draft.guides.iter().map(|file| guide_card(&file.guide)).collect(),
    };
    let ideas = draft.ideas.iter().map(|(idea, _)| (idea.clone(), carriers(&draft, &idea.id))).collect();
    let figures = |file: &AssessmentFile| {
        let Assessment { id, title, revision, quality, .. } = &file.assessment;
        (id.clone(), title.clone(), *revision, quality.clone())
    };
    let about = About {
        ideas,
        quality: draft.assessments.iter().map(figures).collect(),
        opening: draft.about.opening,
        sections: draft.about.sections,
        sources: draft.sources,
    };
    Compiled {
        catalogue,
        assessments: draft.assessments.into_iter().map(|file| file.assessment).collect(),
        guides: draft.guides.into_iter().map(|file| file.guide).collect(),
        about,
        notes,
    }
}

/// The titles of the assessments and guides that carry an idea out.
fn carriers(draft: &Draft, idea: &IdeaId) -> Vec<String> {
    let asks = |file: &&AssessmentFile| {
        let profile = file.profile();
        let in_questions = profile.questions.iter().any(|question| question.ideas.contains(idea));
        in_questions || profile.context.iter().any(|question| question.ideas.contains(idea))
    };
    let assessments = draft.assessments.iter().filter(asks).map(|file| file.assessment.title.clone());
    let guides = draft.guides.iter().filter(|file| file.ideas.contains(idea)).map(|file| file.guide.title.clone());
    assessments.chain(guides).collect()
}

fn assessment_card(file: &AssessmentFile) -> AssessmentCard {
    let (assessment, profile) = (&file.assessment, file.profile());
    AssessmentCard {
        id: assessment.id.clone(),
        title: assessment.title.clone(),
        summary: assessment.summary.clone(),
        kind: assessment.engine.kind().to_owned(),
        minutes: assessment.minutes,
        questions: u16::try_from(profile.questions.len() + profile.context.len()).unwrap_or(u16::MAX),
        revision: assessment.revision,
        lenses: profile.lenses.iter().map(|lens| (lens.id.clone(), lens.short.clone())).collect(),
        dimensions: profile.dimensions.iter().map(|d| (d.id.clone(), d.name.clone())).collect(),
        noise_points: profile.rules.noise_points,
        data: String::new(),
    }
}

fn guide_card(guide: &Guide) -> GuideCard {
    GuideCard {
        id: guide.id.clone(),
        title: guide.title.clone(),
        summary: guide.summary.clone(),
        minutes: guide.minutes,
        sections: guide.sections.iter().map(|section| (section.id.clone(), section.title.clone())).collect(),
    }
}
