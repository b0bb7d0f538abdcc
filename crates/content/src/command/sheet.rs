//! `content sheet`: the questions as a person sees them.

use super::{assessment, draft, json};
use serde::Serialize;
use std::path::Path;
use waymark_domain::assessment::{Assessment, Engine};
use waymark_domain::form::{Asked, Form, Kind, List, Offer, Then};
use waymark_domain::ids::{LensId, OptionId, QuestionId};
use waymark_domain::profile::Profile;

#[derive(Serialize)]
struct Sheet<'a> {
    id: &'a str,
    title: &'a str,
    revision: u32,
    #[serde(flatten)]
    asked: AskedFor<'a>,
}

/// What is asked.
#[derive(Serialize)]
#[serde(untagged)]
enum AskedFor<'a> {
    Once(Questions<'a>),
    OfEachItem(Items<'a>),
}

#[derive(Serialize)]
struct Questions<'a> {
    lenses: Vec<Lens<'a>>,
    questions: Vec<Question<'a>>,
    context: Vec<Question<'a>>,
    /// What is answered in one's own words.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    words: Vec<Field<'a>>,
}

#[derive(Serialize)]
struct Items<'a> {
    window: &'a str,
    least: u8,
    most: u8,
    /// Labels of what is written about each item.
    name: &'a str,
    hours: &'a str,
    hint: &'a str,
    ratings: Vec<Question<'a>>,
}

#[derive(Serialize)]
struct Lens<'a> {
    id: &'a LensId,
    #[serde(skip_serializing_if = "str::is_empty")]
    ask: &'a str,
}

#[derive(Serialize)]
struct Question<'a> {
    id: &'a QuestionId,
    prompt: &'a str,
    options: Vec<Choice<'a>>,
    /// In a tree: the question that "not sure" leads to, if any.
    #[serde(skip_serializing_if = "Option::is_none")]
    unsure: Option<&'a QuestionId>,
}

#[derive(Serialize)]
struct Choice<'a> {
    id: &'a OptionId,
    text: &'a str,
    /// In a tree: the question that it leads to, if any.
    #[serde(skip_serializing_if = "Option::is_none")]
    then: Option<&'a QuestionId>,
}

#[derive(Serialize)]
struct Field<'a> {
    id: &'a QuestionId,
    prompt: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    help: &'a str,
}

/// Lenses, questions and options of an assessment as JSON, in written order. What an option counts
/// for is left out, so that somebody can answer without knowing.
///
/// # Errors
/// No such assessment, or one that cannot be used yet.
pub fn sheet(dir: &Path, id: &str) -> Result<String, String> {
    let draft = draft(dir)?;
    let Assessment { id, title, revision, engine, .. } = &assessment(&draft, id)?.assessment;
    let form = engine.form();
    let asked = match engine {
        Engine::Profile(profile) => AskedFor::Once(of_profile(profile)),
        Engine::Stage(_) | Engine::Facets(_) | Engine::Sorter(_) | Engine::Map(_) => AskedFor::Once(of_form(&form)),
        Engine::Audit(audit) => AskedFor::OfEachItem(of_list(&audit.list)),
    };
    json(&Sheet { id: id.as_str(), title, revision: *revision, asked })
}

/// In written order. (A form holds options in the order of the dimensions.)
fn of_profile(profile: &Profile) -> Questions<'_> {
    let questions = profile.questions.iter().map(|q| {
        let options = q.options.iter().map(|option| (&option.id, option.text.as_str()));
        question(&q.id, &q.prompt, options)
    });
    let context = profile.context.iter().map(|q| {
        let options = q.options.iter().map(|option| (&option.id, option.text.as_str()));
        question(&q.id, &q.prompt, options)
    });
    Questions {
        lenses: profile.lenses.iter().map(|lens| Lens { id: &lens.id, ask: &lens.ask }).collect(),
        questions: questions.collect(),
        context: context.collect(),
        words: Vec::new(),
    }
}

fn question<'a>(
    id: &'a QuestionId,
    prompt: &'a str,
    options: impl Iterator<Item = (&'a OptionId, &'a str)>,
) -> Question<'a> {
    Question { id, prompt, options: options.map(|(id, text)| Choice { id, text, then: None }).collect(), unsure: None }
}

fn of_form(form: &Form) -> Questions<'_> {
    let of = |kind: Kind| form.asked.iter().filter(move |asked| asked.kind == kind);
    Questions {
        lenses: form.lenses.iter().map(|lens| Lens { id: &lens.id, ask: &lens.ask }).collect(),
        questions: of(Kind::Scored).map(of_asked).collect(),
        context: of(Kind::Context).map(of_asked).collect(),
        words: of(Kind::Words).map(|asked| Field { id: &asked.id, prompt: &asked.prompt, help: &asked.help }).collect(),
    }
}

fn of_list(list: &List) -> Items<'_> {
    let List { least, most, window, name, hours, hint, ratings } = list;
    let ratings = ratings.iter().map(|(_, asked)| of_asked(asked)).collect();
    Items { window, least: *least, most: *most, name, hours, hint, ratings }
}

fn of_asked(asked: &Asked) -> Question<'_> {
    Question {
        id: &asked.id,
        prompt: &asked.prompt,
        options: asked.offers.iter().map(choice).collect(),
        unsure: next(&asked.unsure),
    }
}

fn choice(offer: &Offer) -> Choice<'_> {
    Choice { id: &offer.id, text: &offer.text, then: next(&offer.then) }
}

/// The question that an answer leads to. Which result a way ends in is not said.
fn next(then: &Then) -> Option<&QuestionId> {
    match then {
        Then::Ask(id) => Some(id),
        Then::Next | Then::End => None,
    }
}
