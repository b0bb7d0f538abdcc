//! From files to what the app loads.

use crate::check;
use crate::diagnostic::{Diagnostic, Fault};
use crate::draft::Draft;
use crate::files::Files;
use crate::history::history;
use crate::ledger::{Kind, Ledger};
use crate::read::assessment::AssessmentFile;
use crate::read::example::ExampleFile;
use std::path::Path;
use waymark_domain::assessment::{Assessment, Engine};
use waymark_domain::catalogue::{About, AssessmentCard, Catalogue, Guide, GuideCard, Idea, Site};
use waymark_domain::ids::{AssessmentId, IdeaId};
use waymark_domain::reading::Reading;

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
    /// What comes out of each example: its assessment, its file's name, its readings.
    pub examples: Vec<(AssessmentId, String, Vec<Reading>)>,
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
    let draft = checked(files, &ledger);
    let notes = notes(&draft, &ledger);
    (draft, ledger.into_problems(), notes)
}

/// Reads and measures everything, and checks it.
pub(crate) fn checked(files: &Files, ledger: &Ledger) -> Draft {
    let mut draft = Draft::read(files, ledger);
    check::structure(&draft, ledger);
    let unsound = check::unsound(&draft, ledger);
    draft.measure(|file| !unsound.contains(file.id()));
    check::rest(&draft, ledger);
    draft
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
    let readings = |example: &ExampleFile| {
        let file = draft.assessment(&example.assessment)?;
        let readings = check::scored(example, file).readings();
        Some((file.assessment.id.clone(), example.name.clone(), readings))
    };
    let examples = draft.examples.iter().filter_map(readings).collect();
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
        examples,
        notes,
    }
}

/// The titles of the assessments and guides that carry an idea out.
fn carriers(draft: &Draft, idea: &IdeaId) -> Vec<String> {
    let asks = |file: &&AssessmentFile| ideas(&file.assessment.engine).contains(&idea);
    let assessments = draft.assessments.iter().filter(asks).map(|file| file.assessment.title.clone());
    let guides = draft.guides.iter().filter(|file| file.ideas.contains(idea)).map(|file| file.guide.title.clone());
    assessments.chain(guides).collect()
}

/// Every idea that something in an assessment carries out.
fn ideas(engine: &Engine) -> Vec<&IdeaId> {
    match engine {
        Engine::Profile(profile) => {
            let context = profile.context.iter().flat_map(|question| &question.ideas);
            profile.questions.iter().flat_map(|question| &question.ideas).chain(context).collect()
        }
        Engine::Stage(stages) => stages.questions.iter().flat_map(|statement| &statement.ideas).collect(),
        Engine::Facets(facets) => facets.questions.iter().flat_map(|item| &item.ideas).collect(),
        Engine::Sorter(sorter) => sorter.questions.iter().flat_map(|node| &node.ideas).collect(),
        Engine::Map(map) => {
            let fields = map.fields.iter().flat_map(|field| &field.ideas);
            map.concerns.iter().flat_map(|concern| &concern.ideas).chain(fields).chain(&map.script_ideas).collect()
        }
        Engine::Audit(audit) => {
            let shares = audit.shares.iter().flat_map(|share| &share.ideas);
            audit.rating_ideas.iter().flatten().chain(shares).collect()
        }
    }
}

fn assessment_card(file: &AssessmentFile) -> AssessmentCard {
    let assessment = &file.assessment;
    AssessmentCard {
        id: assessment.id.clone(),
        title: assessment.title.clone(),
        summary: assessment.summary.clone(),
        kind: assessment.engine.kind().to_owned(),
        minutes: assessment.minutes,
        questions: u16::try_from(questions(&assessment.engine)).unwrap_or(u16::MAX),
        revision: assessment.revision,
        history: history(file),
        asks: String::new(),
        data: String::new(),
    }
}

/// How many questions somebody answers: the most of any way through a tree, and those about each
/// piece of a list.
fn questions(engine: &Engine) -> usize {
    match engine {
        Engine::Profile(_) | Engine::Stage(_) | Engine::Facets(_) | Engine::Map(_) => engine.form().asked.len(),
        Engine::Sorter(sorter) => sorter.longest(),
        Engine::Audit(audit) => audit.list.ratings.len(),
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
