//! The sorter engine: a short decision tree. The answers are the reasons; the leaf is the result.

use crate::advice::Advice;
use crate::attempt::WORDS;
use crate::facets::{ANSWER, answer_lens};
use crate::form::{Asked, Form, Kind, Offer, Then};
use crate::ids::{DimensionId, IdeaId, LensId, OptionId, QuestionId};
use crate::reading::{Reading, THIN};
use crate::scoring::Sheet;
use serde::{Deserialize, Serialize};

/// The question under which the name of whoever asks is kept, in [`WORDS`]; no other question of a
/// sorter may be called so.
pub const ASKER: &str = "name-of-asker";

/// Everything a sorter says and asks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sorter {
    /// The questions; the first is where it begins.
    pub questions: Vec<Node>,
    /// The results.
    pub leaves: Vec<Leaf>,
    /// Counting results by who asked, if there is such.
    pub tally: Option<Tally>,
}

/// A question of the tree.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Node {
    /// Its id.
    pub id: QuestionId,
    /// The question.
    pub prompt: String,
    /// The answers.
    pub options: Vec<Branch>,
    /// Where "not sure" leads.
    pub unsure: To,
    /// The ideas it carries out.
    pub ideas: Vec<IdeaId>,
}

/// An answer and where it leads.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Branch {
    /// Its id.
    pub id: OptionId,
    /// What the reader sees.
    pub text: String,
    /// Where it leads.
    pub to: To,
}

/// Where an answer leads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum To {
    /// Another question.
    Question(QuestionId),
    /// A result.
    Leaf(DimensionId),
}

/// A result.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Leaf {
    /// Its id.
    pub id: DimensionId,
    /// Its name, in a few words.
    pub name: String,
    /// Words to say or write; may be empty.
    pub script: String,
    /// What is said.
    pub told: Advice,
}

/// Counting how often the same person asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Tally {
    /// Asks for a name.
    pub ask: String,
    /// The results that count.
    pub leaves: Vec<DimensionId>,
    /// For how many days they count.
    pub days: u16,
    /// What is said the first time. `{name}` and `{count}` are filled in.
    pub first: String,
    /// The second time.
    pub second: String,
    /// The third time and later.
    pub third: String,
}

/// A result, and how it came about.
#[derive(Clone, Debug, PartialEq)]
pub struct SorterScore {
    /// The questions on the way and what was answered; `None` is "not sure".
    pub way: Vec<(QuestionId, Option<OptionId>)>,
    /// Where it ended; `None` where an answer is missing.
    pub leaf: Option<DimensionId>,
}

impl Sorter {
    /// The leaf with this id.
    #[must_use]
    pub fn leaf(&self, id: &DimensionId) -> Option<&Leaf> {
        self.leaves.iter().find(|leaf| leaf.id == *id)
    }

    /// The question with this id.
    #[must_use]
    pub fn node(&self, id: &QuestionId) -> Option<&Node> {
        self.questions.iter().find(|node| node.id == *id)
    }

    /// What is asked.
    #[must_use]
    pub fn form(&self) -> Form {
        let then = |to: &To| match to {
            To::Question(id) => Then::Ask(id.clone()),
            To::Leaf(_) => Then::End,
        };
        let asked = |node: &Node| Asked {
            id: node.id.clone(),
            prompt: node.prompt.clone(),
            help: String::new(),
            kind: Kind::Scored,
            offers: node
                .options
                .iter()
                .map(|branch| Offer { id: branch.id.clone(), text: branch.text.clone(), then: then(&branch.to) })
                .collect(),
            unsure: then(&node.unsure),
        };
        let asker = self.tally.iter().map(|tally| Asked::words(&QuestionId::new(ASKER), &tally.ask, ""));
        Form {
            lenses: vec![answer_lens("")],
            asked: asker.chain(self.questions.iter().map(asked)).collect(),
            noun: "question".to_owned(),
            longest: u8::try_from(self.longest()).unwrap_or(u8::MAX),
            ..Form::default()
        }
    }

    /// The most questions on any way from the first. Ways are followed no further than there are
    /// questions, so that content that leads in circles can still be reported.
    #[must_use]
    pub fn longest(&self) -> usize {
        // From each question on. Every round looks one question further on all ways at once: to follow
        // them one by one would take for ever, as their number doubles with each question.
        let mut from = vec![0; self.questions.len()];
        for _ in &self.questions {
            let after = |to: &To| match to {
                To::Question(id) => {
                    let place = self.questions.iter().position(|node| node.id == *id);
                    place.and_then(|place| from.get(place)).copied().unwrap_or(0)
                }
                To::Leaf(_) => 0,
            };
            let ways =
                |node: &Node| node.options.iter().map(|branch| after(&branch.to)).fold(after(&node.unsure), usize::max);
            from = self.questions.iter().map(|node| 1 + ways(node)).collect();
        }
        from.first().copied().unwrap_or(0) + usize::from(self.tally.is_some())
    }

    /// Follows the answers of a sheet from the first question on.
    #[must_use]
    pub fn score(&self, sheet: &Sheet) -> SorterScore {
        let lens = LensId::new(ANSWER);
        let mut way = Vec::new();
        let mut here = self.questions.first();
        while let Some(node) = here.filter(|_| way.len() < self.questions.len()) {
            // Not answered is not the same as "not sure": it leads nowhere.
            let Some(mark) = sheet.lenses.get(&lens).and_then(|marks| marks.get(&node.id)) else { break };
            way.push((node.id.clone(), mark.clone()));
            let chosen = mark.as_ref().and_then(|mark| node.options.iter().find(|branch| branch.id == *mark));
            match chosen.map_or(&node.unsure, |branch| &branch.to) {
                To::Question(id) => here = self.node(id),
                To::Leaf(leaf) => return SorterScore { way, leaf: Some(leaf.clone()) },
            }
        }
        SorterScore { way, leaf: None }
    }

    /// What somebody would get who gave another answer to one question on the way and no further
    /// question followed: the question, the other answer, and its leaf.
    #[must_use]
    pub fn turns<'a>(&'a self, score: &SorterScore) -> Vec<(&'a Node, &'a Branch, &'a Leaf)> {
        let nodes = score.way.iter().filter_map(|(id, answer)| Some((self.node(id)?, answer)));
        let others = nodes.flat_map(|(node, answer)| {
            node.options.iter().filter(move |branch| Some(&branch.id) != answer.as_ref()).map(move |b| (node, b))
        });
        others
            .filter_map(|(node, branch)| match &branch.to {
                To::Leaf(leaf) if Some(leaf) != score.leaf.as_ref() => Some((node, branch, self.leaf(leaf)?)),
                To::Leaf(_) | To::Question(_) => None,
            })
            .collect()
    }

    /// Who asked, as the sheet has it; `None` if nobody was named.
    #[must_use]
    pub fn asker(sheet: &Sheet) -> Option<&str> {
        let words = sheet.words.get(&LensId::new(WORDS))?.get(&QuestionId::new(ASKER))?;
        Some(words.trim()).filter(|name| !name.is_empty())
    }
}

impl SorterScore {
    /// For the history.
    #[must_use]
    pub fn reading(&self) -> Reading {
        let leads: Vec<String> = self.leaf.iter().map(ToString::to_string).collect();
        let outcome = if leads.is_empty() { THIN } else { "leaf" };
        Reading { series: LensId::new(ANSWER), outcome: outcome.to_owned(), leads, figures: Vec::new() }
    }
}
