//! What a result says and advises, for engines whose results are one text each.

use crate::ids::{GuideId, SectionId, SourceId};
use serde::{Deserialize, Serialize};

/// The words of one result.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Advice {
    /// One sentence.
    pub headline: String,
    /// What it means; paragraphs parted by blank lines.
    pub means: String,
    /// One thing to do this week.
    pub next: String,
    /// What to leave alone this week.
    pub avoid: String,
    /// Sections worth reading.
    pub read: Vec<(GuideId, SectionId)>,
    /// What the text rests on.
    pub sources: Vec<SourceId>,
}
