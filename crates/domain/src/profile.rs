//! The profile engine's content: situations in which every option stands for one dimension,
//! answered for one or more lenses. Ipsative: choosing one dimension is not choosing the others.

use crate::form::{Asked, Form, Kind};
use crate::ids::{DimensionId, GuideId, IdeaId, LensId, OptionId, QuestionId, SectionId, SourceId, ThemeId};
use serde::{Deserialize, Serialize};

/// Everything a profile assessment says and asks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Profile {
    /// The questions put to each situation; the first one gives the headline.
    pub lenses: Vec<Lens>,
    /// What is measured, in the order it is shown when nothing ranks it.
    pub dimensions: Vec<Dimension>,
    /// Groups of questions.
    pub themes: Vec<Theme>,
    /// The situations, in the order they are asked.
    pub questions: Vec<Question>,
    /// Questions about the company that advise and are never scored.
    pub context: Vec<ContextQuestion>,
    /// The heading over them: "About your company".
    pub context_title: String,
    /// What is said when two dimensions share the lead: one text for every pair.
    pub blends: Vec<Blend>,
    /// What is said when no dimension leads.
    pub unclear: Verdict,
    /// What is said when too much was skipped.
    pub thin: Verdict,
    /// What is said of the first two lenses together.
    pub gap: Gap,
    /// The kinds of activity that a week is drawn with.
    pub activities: Vec<Activity>,
    /// The numbers that decide an outcome, computed from the content at build time.
    pub rules: Rules,
}

/// One way of looking at a situation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Lens {
    /// Its id.
    pub id: LensId,
    /// A word or two for column heads: "My work".
    pub short: String,
    /// The question in full: "Closest to what my work was in the last three months".
    pub ask: String,
}

/// One archetype.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Dimension {
    /// Its id.
    pub id: DimensionId,
    /// Its name: "Tech Lead".
    pub name: String,
    /// One sentence that says what it is.
    pub tagline: String,
    /// The headline when this dimension is named, for each lens.
    pub headline: Vec<(LensId, String)>,
    /// What being named means; paragraphs parted by blank lines.
    pub means: String,
    /// What it costs.
    pub price: Vec<String>,
    /// What the company must offer for this work to exist.
    pub needs: Vec<String>,
    /// One thing to do next.
    pub next: String,
    /// How to get more of it, for somebody whose energy is here and whose work is not.
    pub more: String,
    /// Sections worth reading.
    pub read: Vec<(GuideId, SectionId)>,
    /// A typical week, invented.
    pub week: Week,
    /// What its texts rest on.
    pub sources: Vec<SourceId>,
}

/// Five days, each a row of blocks of time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Week {
    /// Monday first.
    pub days: Vec<Vec<TimeBlock>>,
    /// Names of the activities that occur, so that a week can be drawn by itself.
    pub activities: Vec<Activity>,
}

/// Some hours of a day spent in one way.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TimeBlock {
    /// The activity's id.
    pub activity: String,
    /// Hours, in halves.
    pub hours: f32,
    /// What was done, in a few words.
    pub what: String,
}

/// A kind of activity: writing code, talking, deciding.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Activity {
    /// Its id.
    pub id: String,
    /// Its name, for the legend.
    pub name: String,
}

/// A group of questions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Theme {
    /// Its id.
    pub id: ThemeId,
    /// Its name, as a heading above the answers of the group.
    pub name: String,
}

/// A situation and the ways of meeting it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Question {
    /// Its id.
    pub id: QuestionId,
    /// Its group.
    pub theme: ThemeId,
    /// The situation, ending so that every option completes or answers it.
    pub prompt: String,
    /// Exactly one option for each dimension.
    pub options: Vec<Choice>,
    /// The ideas it carries out.
    pub ideas: Vec<IdeaId>,
}

/// One option of a question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Choice {
    /// Its id.
    pub id: OptionId,
    /// What choosing it counts for.
    pub dimension: DimensionId,
    /// What the reader sees.
    pub text: String,
}

/// A question about the company: advises, never scored, options in a fixed order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ContextQuestion {
    /// Its id.
    pub id: QuestionId,
    /// The question.
    pub prompt: String,
    /// Its options.
    pub options: Vec<ContextChoice>,
    /// The ideas it carries out.
    pub ideas: Vec<IdeaId>,
}

/// One option of a context question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ContextChoice {
    /// Its id.
    pub id: OptionId,
    /// What the reader sees.
    pub text: String,
    /// What it means for somebody with this dimension in front; silent for the others.
    pub advice: Vec<(DimensionId, String)>,
}

/// The text for two dimensions that share the lead.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Blend {
    /// The pair, in either order.
    pub of: (DimensionId, DimensionId),
    /// Its text.
    pub verdict: Verdict,
}

/// What a result says where no single dimension speaks for itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Verdict {
    /// One sentence.
    pub headline: String,
    /// What it means; paragraphs parted by blank lines.
    pub means: String,
    /// One thing to do next.
    pub next: String,
}

/// What is said of two lenses together. `{work}` and `{energy}` stand for the dimensions' names.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Gap {
    /// Both lenses lead with the same dimension.
    pub same: String,
    /// Each is named, and differently.
    pub differs: String,
    /// At least one of them has no single leader.
    pub open: String,
}

/// The numbers that decide an outcome. All are in whole answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rules {
    /// Fewer answers in a lens than this give no result.
    pub least_answers: u8,
    /// For each number of answers from 0: the lead that names a dimension.
    pub margin: Vec<u8>,
    /// For each number of answers from 0: how many the first two must hold together to be a blend.
    pub blend_pair: Vec<u8>,
    /// How far the second must lead the third in a blend.
    pub blend_lead: u8,
    /// A change in one dimension's share between two complete attempts, in percentage points,
    /// that is no larger than this is smaller than the instrument's noise.
    pub noise_points: u8,
}

impl Profile {
    /// What is asked. Options stand in the order of the dimensions, so that shuffling can be fair.
    #[must_use]
    pub fn form(&self) -> Form {
        let situation = |question: &Question| {
            let of = |dimension: &Dimension| question.options.iter().find(|choice| choice.dimension == dimension.id);
            let offers = self.dimensions.iter().filter_map(of).map(|choice| (&choice.id, choice.text.as_str()));
            Asked::plain(&question.id, &question.prompt, Kind::Scored, offers.collect())
        };
        let context = |question: &ContextQuestion| {
            let offers = question.options.iter().map(|choice| (&choice.id, choice.text.as_str())).collect();
            Asked::plain(&question.id, &question.prompt, Kind::Context, offers)
        };
        Form {
            lenses: self.lenses.clone(),
            asked: self.questions.iter().map(situation).chain(self.context.iter().map(context)).collect(),
            shuffled: true,
            noun: "situation".to_owned(),
            aside: self.context_title.clone(),
            ..Form::default()
        }
    }
}
