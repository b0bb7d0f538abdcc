//! What somebody is asked: all that answering needs to know of an assessment, whatever its engine.
//!
//! A [`Form`] follows from an engine's content at build time and travels in a file of its own, so
//! that nobody waits for the texts of results before the first question.

use crate::attempt::{Attempt, CONTEXT, WORDS};
use crate::ids::{AssessmentId, LensId, OptionId, QuestionId};
use crate::order;
use crate::profile::Lens;
use crate::text::Block;
use serde::{Deserialize, Serialize};

/// An assessment as somebody sees it who has yet to answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Questionnaire {
    /// Its id.
    pub id: AssessmentId,
    /// Its title.
    pub title: String,
    /// One sentence.
    pub summary: String,
    /// How long it takes, from and to, in minutes.
    pub minutes: (u8, u8),
    /// Raised whenever questions or options change; answers name it.
    pub revision: u32,
    /// What is said before the start.
    pub opening: Vec<Block>,
    /// What is asked.
    pub form: Form,
    /// For an audit, what is asked of each piece of the reader's own list; the form is empty then.
    pub list: Option<List>,
}

/// Questions, and how they follow each other.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Form {
    /// The ways of looking at each scored question.
    pub lenses: Vec<Lens>,
    /// Everything that is asked, in order.
    pub asked: Vec<Asked>,
    /// Whether the options of scored questions have no order of their own and are shuffled. They
    /// stand in the order of what they count for, so that shuffling can be fair to it.
    pub shuffled: bool,
    /// What one scored question is called in a sentence: "situation".
    pub noun: String,
    /// The heading over the questions that are not scored: "About your company".
    pub aside: String,
    /// The most questions on any way through a form that branches; 0 if it does not.
    pub longest: u8,
}

/// One question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Asked {
    /// Its id.
    pub id: QuestionId,
    /// The question.
    pub prompt: String,
    /// What helps to answer it; may be empty.
    pub help: String,
    /// How it is answered.
    pub kind: Kind,
    /// What can be chosen.
    pub offers: Vec<Offer>,
    /// Where "not sure" leads.
    pub unsure: Then,
}

/// How a question is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// By an option for each lens.
    Scored,
    /// By one option, which advises and is not scored; kept under [`CONTEXT`].
    Context,
    /// In one's own words; kept under [`WORDS`].
    Words,
}

/// Something that can be chosen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Offer {
    /// The option's id.
    pub id: OptionId,
    /// What the reader sees.
    pub text: String,
    /// Where it leads.
    pub then: Then,
}

/// What follows an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Then {
    /// The next question in the list.
    Next,
    /// This question.
    Ask(QuestionId),
    /// Nothing more.
    End,
}

/// What is asked of each piece of a list that the reader writes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct List {
    /// How many pieces a result needs.
    pub least: u8,
    /// How many there can be.
    pub most: u8,
    /// The span of time it is about.
    pub window: String,
    /// The label of a piece's name.
    pub name: String,
    /// The label of its hours.
    pub hours: String,
    /// An example, or what counts as a piece.
    pub hint: String,
    /// What each piece is rated for: a short name and the question.
    pub ratings: Vec<(String, Asked)>,
}

impl Asked {
    /// A question with options, each followed by the next question.
    #[must_use]
    pub fn plain(id: &QuestionId, prompt: &str, kind: Kind, offers: Vec<(&OptionId, &str)>) -> Self {
        let offer = |(id, text): (&OptionId, &str)| Offer { id: id.clone(), text: text.to_owned(), then: Then::Next };
        Self {
            id: id.clone(),
            prompt: prompt.to_owned(),
            help: String::new(),
            kind,
            offers: offers.into_iter().map(offer).collect(),
            unsure: Then::Next,
        }
    }

    /// A question answered in one's own words.
    #[must_use]
    pub fn words(id: &QuestionId, prompt: &str, help: &str) -> Self {
        Self { help: help.to_owned(), ..Self::plain(id, prompt, Kind::Words, Vec::new()) }
    }
}

impl Form {
    /// The question with this id.
    #[must_use]
    pub fn question(&self, id: &QuestionId) -> Option<&Asked> {
        self.asked.iter().find(|asked| asked.id == *id)
    }

    /// The lenses a question is answered through.
    #[must_use]
    pub fn lenses_of(&self, asked: &Asked) -> Vec<LensId> {
        match asked.kind {
            Kind::Scored => self.lenses.iter().map(|lens| lens.id.clone()).collect(),
            Kind::Context => vec![LensId::new(CONTEXT)],
            Kind::Words => vec![LensId::new(WORDS)],
        }
    }

    /// Whether a question has a mark, "not sure" included, through each of its lenses.
    #[must_use]
    pub fn is_marked(&self, attempt: &Attempt, asked: &Asked) -> bool {
        self.lenses_of(asked).iter().all(|lens| attempt.marked(lens, &asked.id).is_some())
    }

    /// The questions that are put to this attempt, in order: all of them, or in a form that branches
    /// those its answers lead to, up to the first without one.
    #[must_use]
    pub fn way(&self, attempt: Option<&Attempt>) -> Vec<&Asked> {
        let mut way: Vec<&Asked> = Vec::new();
        let mut here = self.asked.first();
        // Content cannot lead in circles; an attempt of an older revision must not either.
        while let Some(asked) = here.filter(|_| way.len() < self.asked.len()) {
            way.push(asked);
            let next = || {
                let place = self.asked.iter().position(|other| other.id == asked.id)?;
                self.asked.get(place + 1)
            };
            here = match self.then(asked, attempt) {
                Some(Then::Next) => next(),
                Some(Then::Ask(id)) => self.question(id),
                Some(Then::End) | None => None,
            };
        }
        way
    }

    /// What follows a question; `None` while that hangs on an answer that is missing.
    fn then<'a>(&self, asked: &'a Asked, attempt: Option<&Attempt>) -> Option<&'a Then> {
        if self.longest == 0 || asked.kind != Kind::Scored {
            return Some(&Then::Next);
        }
        let mark = attempt?.marked(&self.lenses.first()?.id, &asked.id)?;
        let offer = mark.choice.as_ref().and_then(|choice| asked.offers.iter().find(|offer| offer.id == *choice));
        Some(offer.map_or(&asked.unsure, |offer| &offer.then))
    }

    /// The options of a question in the order in which they are shown to the attempt with `seed`.
    #[must_use]
    pub fn shown<'a>(&self, asked: &'a Asked, seed: u64) -> Vec<&'a Offer> {
        if !self.shuffled || asked.kind != Kind::Scored {
            return asked.offers.iter().collect();
        }
        let scored = || self.asked.iter().filter(|other| other.kind == Kind::Scored);
        let place = scored().position(|other| other.id == asked.id).unwrap_or(0);
        let order = order::places(scored().count(), asked.offers.len(), seed).into_iter().nth(place);
        order.into_iter().flatten().filter_map(|place| asked.offers.get(place)).collect()
    }
}
