//! Names that content gives its parts. Saved answers and links refer to these, never to
//! positions, so an id lives for ever: it is not changed, and not given to something else.

use serde::{Deserialize, Serialize};
use std::fmt;

/// Whether `text` can be an id: 1 to 40 of `a-z`, `0-9` and `-`, beginning with a letter or digit.
///
/// ```
/// use waymark_domain::ids::is_id;
/// assert!(is_id("tech-lead"));
/// assert!(!is_id("Tech Lead"));
/// ```
#[must_use]
pub fn is_id(text: &str) -> bool {
    (1..=40).contains(&text.len())
        && !text.starts_with('-')
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Wraps `text`; whether it is well formed was decided where it was read.
            #[must_use]
            pub fn new(text: impl Into<String>) -> Self {
                Self(text.into())
            }

            /// The id as it stands in content, records and links.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

ids! {
    /// A self-assessment, such as `archetype`.
    AssessmentId;
    /// One sitting of one assessment by one person.
    AttemptId;
    /// What a profile measures: an archetype, later a facet.
    DimensionId;
    /// A list of things to tick in a guide.
    ChecklistId;
    /// A column of a worksheet's rows.
    ColumnId;
    /// A field of a worksheet.
    FieldId;
    /// A guide, such as `archetypes`.
    GuideId;
    /// One line of the list of ideas that the sources hold, such as `E4`.
    IdeaId;
    /// One line of a checklist.
    ItemId;
    /// A question put to each situation, such as `work` or `energy`.
    LensId;
    /// One of the answers a question offers.
    OptionId;
    /// An ordered selection for somebody, such as `new-manager`.
    PathId;
    /// A question in a guide, whose answer is kept.
    PromptId;
    /// A question of an assessment.
    QuestionId;
    /// A section of a guide.
    SectionId;
    /// One document that somebody fills in on a worksheet.
    SheetId;
    /// A piece of writing that Waymark rests on.
    SourceId;
    /// One step of a path.
    StepId;
    /// A key term that texts explain on demand.
    TermId;
    /// A group of questions that belong together.
    ThemeId;
    /// A form for a document, such as `strategy`.
    WorksheetId;
    /// One open page that writes records; a record has exactly one.
    WriterId;
}
