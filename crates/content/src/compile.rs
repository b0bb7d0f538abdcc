//! From files to what the app loads.

use crate::check;
use crate::diagnostic::{Diagnostic, Fault, Place};
use crate::draft::Draft;
use crate::files::Files;
use crate::history::history;
use crate::ledger::{Ledger, counted};
use crate::read::assessment::AssessmentFile;
use crate::read::example::ExampleFile;
use crate::read::prose::GuideFile;
use std::path::Path;
use waymark_domain::assessment::{Assessment, Engine};
use waymark_domain::catalogue::{About, AssessmentCard, Catalogue, Guide, GuideCard, Site};
use waymark_domain::ids::{AssessmentId, IdeaId, PromptId};
use waymark_domain::path::PathCard;
use waymark_domain::reading::Reading;
use waymark_domain::text::{Block, Target, plain};
use waymark_domain::worksheet::{SheetCard, Worksheet};

/// Sound content, as the app loads it.
#[derive(Clone, Debug, PartialEq)]
pub struct Compiled {
    /// The index. Where each text is published is left empty: the build says it.
    pub catalogue: Catalogue,
    /// Every assessment, in the catalogue's order.
    pub assessments: Vec<Assessment>,
    /// Every guide, in the catalogue's order.
    pub guides: Vec<Guide>,
    /// Every worksheet, in the catalogue's order.
    pub worksheets: Vec<Worksheet>,
    /// Every path, in the catalogue's order.
    pub paths: Vec<waymark_domain::path::Path>,
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
    let notes = notes(&draft);
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

fn notes(draft: &Draft) -> Vec<String> {
    let unused = draft.terms.iter().filter(|(term, _)| {
        let explains = |file: &GuideFile| file.guide.terms.iter().any(|known| known.id == term.id);
        !draft.guides.iter().any(explains)
    });
    let at = |Place { path, line, .. }: &Place| format!("{path}:{line}");
    let unused = unused.map(|(term, place)| format!("{}: no guide explains the term `{}`", at(place), term.id));
    let idle: Vec<_> = draft.ideas.iter().filter(|(idea, _)| carriers(draft, &idea.id).is_empty()).collect();
    let said = idle
        .iter()
        .map(|(idea, place)| format!("{}: nobody carries out the idea {}: {}", at(place), idea.id, idea.text));
    let (all, carried) = (draft.ideas.len(), draft.ideas.len() - idle.len());
    let sum = format!("{carried} of {} carried out by something a person does", counted(all, "idea"));
    said.chain(unused).chain((all > 0).then_some(sum)).collect()
}

fn compiled(draft: Draft, site: Site, notes: Vec<String>) -> Compiled {
    let catalogue = Catalogue {
        site,
        assessments: draft.assessments.iter().map(assessment_card).collect(),
        guides: draft.guides.iter().map(|file| guide_card(&file.guide)).collect(),
        worksheets: draft.worksheets.iter().map(|file| sheet_card(&file.worksheet)).collect(),
        paths: draft.paths.iter().map(|file| path_card(&file.path)).collect(),
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
        worksheets: draft.worksheets.into_iter().map(|file| file.worksheet).collect(),
        paths: draft.paths.into_iter().map(|file| file.path).collect(),
        about,
        examples,
        notes,
    }
}

/// What carries an idea out: what to do, where.
fn carriers(draft: &Draft, idea: &IdeaId) -> Vec<(String, Target)> {
    let mut all = Vec::new();
    for file in &draft.assessments {
        let asked = asked_for(&file.assessment.engine, idea);
        if asked > 0 {
            let questions = counted(asked, "question");
            let words = format!("Answer {questions} of “{}”", file.assessment.title);
            all.push((words, Target::Assessment(file.assessment.id.clone())));
        }
    }
    for guide in draft.guides.iter().map(|file| &file.guide) {
        let sections = guide.sections.iter().map(|section| (Some(section.id.clone()), &section.blocks));
        for (section, blocks) in [(None, &guide.opening)].into_iter().chain(sections) {
            for block in blocks {
                let (ideas, words) = if let Block::Prompt(prompt) = block {
                    (&prompt.ideas, format!("Write: “{}”", plain(&prompt.ask)))
                } else if let Block::Checklist(list) = block {
                    (&list.ideas, format!("Tick: “{}”", plain(&list.title)))
                } else {
                    continue;
                };
                if ideas.contains(idea) {
                    all.push((words, Target::Guide(guide.id.clone(), section.clone())));
                }
            }
        }
    }
    for file in &draft.worksheets {
        for (label, _) in file.ideas.iter().filter(|(_, ideas)| ideas.contains(idea)) {
            let words = format!("Fill in: “{label}”");
            all.push((words, Target::Worksheet(file.worksheet.id.clone())));
        }
    }
    all
}

/// How many questions of an assessment carry an idea out.
fn asked_for(engine: &Engine, idea: &IdeaId) -> usize {
    ideas(engine).into_iter().filter(|known| *known == idea).count()
}

/// Every idea that answering something in an assessment carries out. What its results say, such as the shares of an
/// audit or the script of a map, is read, and reading carries out nothing.
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
            map.concerns.iter().flat_map(|concern| &concern.ideas).chain(fields).collect()
        }
        Engine::Audit(audit) => audit.rating_ideas.iter().flatten().collect(),
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
        prompts: guide.blocks().filter_map(prompt_card).collect(),
    }
}

fn prompt_card(block: &Block) -> Option<(PromptId, u16, String)> {
    let Block::Prompt(prompt) = block else { return None };
    Some((prompt.id.clone(), prompt.again, plain(&prompt.ask)))
}

fn sheet_card(worksheet: &Worksheet) -> SheetCard {
    SheetCard {
        id: worksheet.id.clone(),
        title: worksheet.title.clone(),
        summary: worksheet.summary.clone(),
        minutes: worksheet.minutes,
        fields: u16::try_from(worksheet.fields().count()).unwrap_or(u16::MAX),
        document: worksheet.document.clone(),
        data: String::new(),
    }
}

fn path_card(path: &waymark_domain::path::Path) -> PathCard {
    PathCard {
        id: path.id.clone(),
        title: path.title.clone(),
        summary: path.summary.clone(),
        weeks: path.weeks(),
        steps: path.steps.iter().map(|step| step.id.clone()).collect(),
    }
}
