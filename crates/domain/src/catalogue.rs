//! What there is: the cards of all assessments and guides, and the site's own words.
//! Small, loaded by every page; the texts themselves are files of their own.

use crate::assessment::Measure;
use crate::ids::{AssessmentId, GuideId, IdeaId, LensId, PathId, PromptId, SectionId, SourceId, TermId, WorksheetId};
use crate::path::PathCard;
use crate::text::{Block, Target};
use crate::worksheet::SheetCard;
use serde::{Deserialize, Serialize};

/// The index of everything that is published.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Catalogue {
    /// The site's own words.
    pub site: Site,
    /// Assessments, in the order they are listed.
    pub assessments: Vec<AssessmentCard>,
    /// Guides, in the order they are listed.
    pub guides: Vec<GuideCard>,
    /// Worksheets, in the order they are listed.
    pub worksheets: Vec<SheetCard>,
    /// Paths, in the order they are listed.
    pub paths: Vec<PathCard>,
}

impl Catalogue {
    /// As much as answering needs: what there is and where its questions are. Pages that put questions
    /// load this instead of the whole.
    #[must_use]
    pub fn lean(&self) -> Self {
        let mut lean = self.clone();
        lean.guides.clear();
        lean.worksheets.clear();
        lean.paths.clear();
        lean.site.opening.clear();
        lean.site.doors.clear();
        lean.site.promises.clear();
        lean.site.shelves.clear();
        lean.site.bookshelves.clear();
        for card in &mut lean.assessments {
            card.summary.clear();
            card.history = HistoryWords::default();
        }
        lean
    }

    /// The card of an assessment, if it is published.
    #[must_use]
    pub fn assessment(&self, id: &AssessmentId) -> Option<&AssessmentCard> {
        self.assessments.iter().find(|card| card.id == *id)
    }

    /// The card of a guide, if it is published.
    #[must_use]
    pub fn guide(&self, id: &GuideId) -> Option<&GuideCard> {
        self.guides.iter().find(|card| card.id == *id)
    }

    /// The card of a worksheet, if it is published.
    #[must_use]
    pub fn worksheet(&self, id: &WorksheetId) -> Option<&SheetCard> {
        self.worksheets.iter().find(|card| card.id == *id)
    }

    /// The card of a path, if it is published.
    #[must_use]
    pub fn path(&self, id: &PathId) -> Option<&PathCard> {
        self.paths.iter().find(|card| card.id == *id)
    }
}

/// The site: its name, and the words that are on no other page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Site {
    /// What it is called.
    pub name: String,
    /// Prefix of everything it saves, so that two sites on one origin keep apart.
    pub key: String,
    /// `https://…` without a trailing slash, for canonical and preview tags; none leaves them out.
    pub origin: Option<String>,
    /// The home page's heading.
    pub headline: String,
    /// The home page's opening paragraph, also the site's description.
    pub opening: String,
    /// The ways in, one for each kind of reader.
    pub doors: Vec<Door>,
    /// Plain promises under the doors.
    pub promises: Vec<Promise>,
    /// How the list of assessments is grouped; those on no shelf come last.
    pub shelves: Vec<Shelf>,
    /// How the guides are grouped and ordered; each stands on one.
    pub bookshelves: Vec<Bookshelf>,
}

/// A group of guides that are read one after the other.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Bookshelf {
    /// Its heading: "The Staff engineer's work".
    pub title: String,
    /// A sentence about it, or nothing.
    pub line: String,
    /// Its guides, in order.
    pub guides: Vec<GuideId>,
}

/// A group in the list of assessments.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Shelf {
    /// Its heading: "For every engineer".
    pub title: String,
    /// Its assessments, in order.
    pub assessments: Vec<AssessmentId>,
}

/// A way in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Door {
    /// Whom it is for: "You are an engineer".
    pub who: String,
    /// What they find behind it.
    pub line: String,
    /// The words of the link.
    pub action: String,
    /// Where it leads.
    pub to: Target,
    /// Its drawn sign.
    pub sign: Sign,
}

/// The signs drawn beside doors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sign {
    /// A compass: finding where you stand.
    Compass,
    /// A trail with marks: reading a guide on the way.
    Trail,
    /// A folded letter: sending something to somebody.
    Letter,
    /// Two paths that meet.
    Meeting,
}

impl Sign {
    /// Every sign, with the name content calls it by.
    pub const ALL: [(&'static str, Self); 4] =
        [("compass", Self::Compass), ("trail", Self::Trail), ("letter", Self::Letter), ("meeting", Self::Meeting)];
}

/// A promise to the reader.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Promise {
    /// In a few words.
    pub title: String,
    /// In a sentence or two.
    pub text: String,
}

/// What lists and histories need to know of an assessment without loading it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AssessmentCard {
    /// Its id.
    pub id: AssessmentId,
    /// Its title.
    pub title: String,
    /// One sentence.
    pub summary: String,
    /// The engine's name.
    pub kind: String,
    /// From and to, in minutes.
    pub minutes: (u8, u8),
    /// How many questions are asked, context included.
    pub questions: u16,
    /// The present revision.
    pub revision: u32,
    /// What its results are made of and called, for histories.
    pub history: HistoryWords,
    /// The address of what is asked, below the site's base; filled in by the build.
    pub asks: String,
    /// The address of its whole text; filled in by the build.
    pub data: String,
}

/// The words for a [`crate::reading::Reading`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct HistoryWords {
    /// Series and the short name of each.
    pub series: Vec<(LensId, String)>,
    /// What results speak of, by id.
    pub names: Vec<(String, String)>,
    /// Outcomes that name nothing, in a few words.
    pub outcomes: Vec<(String, String)>,
    /// A change between two complete attempts that is no larger is smaller than the noise.
    pub noise_points: u8,
}

impl HistoryWords {
    /// The name of something a result speaks of; its id if it is no longer in the content.
    #[must_use]
    pub fn name<'a>(&'a self, id: &'a str) -> &'a str {
        self.names.iter().find(|(known, _)| known == id).map_or(id, |(_, name)| name)
    }
}

/// What lists and links need to know of a guide without loading it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GuideCard {
    /// Its id.
    pub id: GuideId,
    /// Its title.
    pub title: String,
    /// One sentence: for whom, and what they can do afterwards.
    pub summary: String,
    /// Reading time, in minutes.
    pub minutes: u16,
    /// Its sections.
    pub sections: Vec<(SectionId, String)>,
    /// Its prompts: where each stands, after how many days it is asked again, and the question.
    pub prompts: Vec<(PromptId, u16, String)>,
}

/// A guide with its text.
#[derive(Clone, Debug, PartialEq)]
pub struct Guide {
    /// Its id.
    pub id: GuideId,
    /// Its title.
    pub title: String,
    /// One sentence.
    pub summary: String,
    /// Reading time, in minutes.
    pub minutes: u16,
    /// What stands before the first section.
    pub opening: Vec<Block>,
    /// Its sections.
    pub sections: Vec<Section>,
    /// What it rests on.
    pub sources: Vec<Source>,
    /// The key terms it uses, with what they mean.
    pub terms: Vec<Term>,
}

impl Guide {
    /// All its blocks: those of the opening, then those of each section.
    pub fn blocks(&self) -> impl Iterator<Item = &Block> {
        self.opening.iter().chain(self.sections.iter().flat_map(|section| &section.blocks))
    }
}

/// A key term.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    /// Its id.
    pub id: TermId,
    /// The term.
    pub name: String,
    /// What it means, in plain words.
    pub text: String,
}

/// That a low result points at a section: the assessment, what came out low, and their names.
#[derive(Clone, Debug, PartialEq)]
pub struct Help {
    /// The assessment.
    pub assessment: AssessmentId,
    /// What it is called.
    pub title: String,
    /// What came out low: a facet.
    pub of: String,
    /// What that is called.
    pub name: String,
}

/// A section of a guide or page.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// Its id, and its anchor.
    pub id: SectionId,
    /// Its heading.
    pub title: String,
    /// Its text.
    pub blocks: Vec<Block>,
    /// A fingerprint of its words, by which a reader can be told that they changed.
    pub print: String,
    /// Which low results it helps with.
    pub helps: Vec<Help>,
}

/// A piece of writing that Waymark rests on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Source {
    /// Its id.
    pub id: SourceId,
    /// Its title.
    pub title: String,
    /// Who is to be credited.
    pub author: String,
    /// Where it can be read.
    pub url: String,
    /// What Waymark takes from it.
    pub note: String,
}

/// An idea from a source, in our words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Idea {
    /// Its id.
    pub id: IdeaId,
    /// Where it comes from.
    pub source: SourceId,
    /// What a reader can do with it.
    pub text: String,
}

/// The texts and figures of the about page.
#[derive(Clone, Debug, PartialEq)]
pub struct About {
    /// What stands before the first section.
    pub opening: Vec<Block>,
    /// Its own text.
    pub sections: Vec<Section>,
    /// All sources.
    pub sources: Vec<Source>,
    /// All ideas, each with what carries it out: its title and where it is.
    pub ideas: Vec<(Idea, Vec<(String, Target)>)>,
    /// Measured quality of each assessment: id, title, revision, figures.
    pub quality: Vec<(AssessmentId, String, u32, Vec<Measure>)>,
}
