//! Running text as content gives it: blocks of inline pieces, ready to be drawn.
//! There is no raw HTML in here, and no way to express it.

use crate::ids::{
    AssessmentId, ChecklistId, GuideId, IdeaId, ItemId, PathId, PromptId, SectionId, TermId, WorksheetId,
};
use crate::profile::Week;
use crate::route::{Address, Page, Route, Step};
use serde::{Deserialize, Serialize};

/// A piece of running text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Inline {
    /// Plain words.
    Text(String),
    /// Words that carry weight.
    Strong(Vec<Inline>),
    /// Words that are stressed.
    Emphasis(Vec<Inline>),
    /// Code, a file name, a command.
    Code(String),
    /// A link and the words that stand for it.
    Link(Target, Vec<Inline>),
    /// A key term, explained on demand, and the words that stand for it.
    Term(TermId, Vec<Inline>),
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Target {
    /// A self-assessment's first page.
    Assessment(AssessmentId),
    /// A guide, or one of its sections.
    Guide(GuideId, Option<SectionId>),
    /// A worksheet.
    Worksheet(WorksheetId),
    /// A path.
    Path(PathId),
    /// A page that is always there.
    Page(Page),
    /// Somewhere on the web; followed only when the reader asks for it.
    Web(String),
}

impl Target {
    /// What to put into `href` on a site below `base`, which begins and ends with `/`.
    #[must_use]
    pub fn href(&self, base: &str) -> String {
        let address: Address = match self {
            Self::Assessment(id) => Route::Assessment(id.clone(), Step::Intro).into(),
            Self::Guide(id, None) => Route::Guide(id.clone()).into(),
            Self::Guide(id, Some(section)) => Address::from(Route::Guide(id.clone())).part(section.as_str()),
            Self::Worksheet(id) => Route::Worksheet(id.clone()).into(),
            Self::Path(id) => Route::Path(id.clone()).into(),
            Self::Page(page) => (*page).into(),
            Self::Web(url) => return url.clone(),
        };
        address.href(base)
    }
}

/// A paragraph-sized piece of text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Block {
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A heading inside a section.
    Heading(Vec<Inline>),
    /// A list; the flag says whether its order counts.
    List(bool, Vec<Vec<Inline>>),
    /// A worked example or a doubt, set apart from the text.
    Aside(Vec<Block>),
    /// An invitation to something to do, with the words that invite.
    Invite(Target, Vec<Inline>),
    /// A drawing that Waymark knows how to make, with the text that says the same.
    Figure(Figure, String),
    /// The typical week of one dimension of a profile, named for its caption.
    Week(String, Week),
    /// A drawing that a guide describes, with the text that says the same. Guides are drawn only when the
    /// site is built, so neither this nor what follows is ever sent to the app.
    #[serde(skip)]
    Drawing(Drawing, String),
    /// A question whose answer is kept.
    #[serde(skip)]
    Prompt(Prompt),
    /// Things to tick.
    #[serde(skip)]
    Checklist(Checklist),
}

/// A question in a guide, whose answers are kept with their dates.
#[derive(Clone, Debug, PartialEq)]
pub struct Prompt {
    /// Its id; answers are kept under it.
    pub id: PromptId,
    /// The question.
    pub ask: Vec<Inline>,
    /// A sentence of help under the question, or nothing.
    pub help: String,
    /// After how many days it is asked again, beside the earlier answer; 0 never.
    pub again: u16,
    /// What answering it carries out.
    pub ideas: Vec<IdeaId>,
}

/// Things to do or to verify, each with a box that keeps its tick.
#[derive(Clone, Debug, PartialEq)]
pub struct Checklist {
    /// Its id; ticks are kept under it.
    pub id: ChecklistId,
    /// Its title.
    pub title: Vec<Inline>,
    /// Its lines.
    pub items: Vec<(ItemId, Vec<Inline>)>,
    /// What going through it carries out.
    pub ideas: Vec<IdeaId>,
}

/// A drawing as a guide's file describes it.
#[derive(Clone, Debug, PartialEq)]
pub enum Drawing {
    /// Circles within circles, the innermost first.
    Rings(Vec<String>),
    /// One step after the other.
    Steps(Vec<String>),
    /// Steps of which the last leads back to the first.
    Loop(Vec<String>),
    /// Four fields between two pairs of ends.
    Quadrant {
        /// The left and the right end.
        across: [String; 2],
        /// The bottom and the top end.
        up: [String; 2],
        /// Top left, top right, bottom left, bottom right.
        labels: [String; 4],
    },
    /// A curve over time.
    Line {
        /// What runs from left to right.
        across: String,
        /// What grows upwards.
        up: String,
        /// Heights from 0 to 100, evenly apart.
        points: Vec<u8>,
        /// Words at some of the points, by their place.
        marks: Vec<(usize, String)>,
    },
}

/// The drawings a text can ask for by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Figure {
    /// The two questions that tell the four archetypes apart.
    ArchetypeMap,
    /// Role, behaviours, impact and recognition as four overlapping parts.
    FourParts,
}

impl Figure {
    /// Every figure, with the name content calls it by.
    pub const ALL: [(&'static str, Self); 2] = [("archetype-map", Self::ArchetypeMap), ("four-parts", Self::FourParts)];
}

/// The words of a run of inline pieces, without any markup.
#[must_use]
pub fn plain(pieces: &[Inline]) -> String {
    pieces
        .iter()
        .map(|piece| match piece {
            Inline::Text(text) | Inline::Code(text) => text.clone(),
            Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Link(_, inner) | Inline::Term(_, inner) => {
                plain(inner)
            }
        })
        .collect()
}

impl Block {
    /// Its words, a line for each paragraph, heading or point.
    #[must_use]
    pub fn lines(&self) -> Vec<String> {
        match self {
            Self::Paragraph(text) | Self::Heading(text) | Self::Invite(_, text) => vec![plain(text)],
            Self::List(_, items) => items.iter().map(|item| plain(item)).collect(),
            Self::Aside(blocks) => blocks.iter().flat_map(Self::lines).collect(),
            Self::Figure(_, text) | Self::Drawing(_, text) => vec![text.clone()],
            Self::Week(..) => Vec::new(),
            Self::Prompt(prompt) => {
                [plain(&prompt.ask), prompt.help.clone()].into_iter().filter(|line| !line.is_empty()).collect()
            }
            Self::Checklist(list) => {
                [plain(&list.title)].into_iter().chain(list.items.iter().map(|(_, item)| plain(item))).collect()
            }
        }
    }
}
