//! Running text as content gives it: blocks of inline pieces, ready to be drawn.
//! There is no raw HTML in here, and no way to express it.

use crate::ids::{AssessmentId, GuideId, SectionId};
use crate::profile::Week;
use crate::route::Page;
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
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Target {
    /// A self-assessment's first page.
    Assessment(AssessmentId),
    /// A guide, or one of its sections.
    Guide(GuideId, Option<SectionId>),
    /// A page that is always there.
    Page(Page),
    /// Somewhere on the web; followed only when the reader asks for it.
    Web(String),
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
    /// An invitation to take a self-assessment, with the words that invite.
    Invite(AssessmentId, Vec<Inline>),
    /// A drawing that Waymark knows how to make, with the text that says the same.
    Figure(Figure, String),
    /// The typical week of one dimension of a profile, named for its caption.
    Week(String, Week),
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
