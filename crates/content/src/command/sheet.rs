//! `content sheet`: the questions as a person sees them.

use super::{assessment, draft, json};
use serde::Serialize;
use std::path::Path;
use waymark_domain::ids::{LensId, OptionId, QuestionId};

#[derive(Serialize)]
struct Sheet<'a> {
    id: &'a str,
    title: &'a str,
    revision: u32,
    lenses: Vec<Lens<'a>>,
    questions: Vec<Question<'a>>,
    context: Vec<Question<'a>>,
}

#[derive(Serialize)]
struct Lens<'a> {
    id: &'a LensId,
    ask: &'a str,
}

#[derive(Serialize)]
struct Question<'a> {
    id: &'a QuestionId,
    prompt: &'a str,
    options: Vec<Choice<'a>>,
}

#[derive(Serialize)]
struct Choice<'a> {
    id: &'a OptionId,
    text: &'a str,
}

/// Lenses, questions and options of an assessment as JSON, in written order. What an option counts
/// for is left out, so that somebody can answer without knowing.
///
/// # Errors
/// No such assessment, or one that cannot be used yet.
pub fn sheet(dir: &Path, id: &str) -> Result<String, String> {
    let draft = draft(dir)?;
    let file = assessment(&draft, id)?;
    let profile = file.profile();
    json(&Sheet {
        id: file.id(),
        title: &file.assessment.title,
        revision: file.assessment.revision,
        lenses: profile.lenses.iter().map(|lens| Lens { id: &lens.id, ask: &lens.ask }).collect(),
        questions: profile
            .questions
            .iter()
            .map(|q| Question {
                id: &q.id,
                prompt: &q.prompt,
                options: q.options.iter().map(|option| Choice { id: &option.id, text: &option.text }).collect(),
            })
            .collect(),
        context: profile
            .context
            .iter()
            .map(|q| Question {
                id: &q.id,
                prompt: &q.prompt,
                options: q.options.iter().map(|option| Choice { id: &option.id, text: &option.text }).collect(),
            })
            .collect(),
    })
}
