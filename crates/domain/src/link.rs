//! Results that travel in a link's fragment, which browsers do not send to servers.
//!
//! `#r=1.<assessment>.<revision>.<payload>`: the payload is base64url without padding of packed
//! bits followed by a CRC-32 of everything that counts. There is no compression, so no input can
//! grow. Answers are packed in the order of the revision's [`Layout`], which never changes once
//! shipped. Nothing is coerced: whatever does not fit is [`LinkFault::Damaged`].

use crate::assessment::{Assessment, Engine, Layout};
use crate::attempt::Millis;
use crate::ids::{AssessmentId, DimensionId, LensId, OptionId, QuestionId, is_id};
use crate::profile::{Lens, Profile};
use crate::scoring::{LensScore, Sheet, score, score_counts};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use crc::{CRC_32_ISO_HDLC, Crc, NoTable};
use std::collections::BTreeMap;
use std::fmt;

/// What stands before a result in a fragment.
pub const RESULT: &str = "#r=";

/// Longer fragments are refused unread, in bytes.
pub const LONGEST: usize = 8192;

const VERSION: &str = "1";
/// Chats write `_italic_`, `__bold__` and `___both___`. Few tries, so that a long link costs no time.
const MARKUP: usize = 3;
const DAY: Millis = 24 * 60 * 60 * 1000;
/// The last day that 16 bits hold, in the year 2149.
const LAST_DAY: i64 = 0xffff;
// Slower than a table by far, and 16 kB smaller in the wasm; a link has some thirty bytes.
const CRC: Crc<u32, NoTable> = Crc::<u32, NoTable>::new(&CRC_32_ISO_HDLC);

/// How much of a result travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// The counts of each dimension, for each lens.
    Summary,
    /// Every answer, and the answers about the company.
    Answers,
}

/// A result that came in a link.
#[derive(Clone, Debug, PartialEq)]
pub struct Shared {
    /// The revision it was answered in.
    pub revision: u32,
    /// The day of the result, as its first millisecond in UTC.
    pub day: Millis,
    /// What came.
    pub body: Body,
}

/// What came in a link.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    /// Counts only, scored by today's rules.
    Summary(Vec<LensScore>),
    /// Every answer that still has a place in the assessment.
    Answers {
        /// The answers that fit.
        sheet: Sheet,
        /// How many marks came.
        came: usize,
        /// How many of them have a question and an option today.
        fit: usize,
    },
}

impl Body {
    /// The scores of what came.
    #[must_use]
    pub fn scores(&self, profile: &Profile) -> Vec<LensScore> {
        match self {
            Self::Summary(scores) => scores.clone(),
            Self::Answers { sheet, .. } => score(profile, sheet),
        }
    }
}

/// Why a link cannot be opened. `Display` tells the reader what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkFault {
    /// There is no result in it.
    NotAResult,
    /// Over [`LONGEST`].
    TooLong,
    /// A later version made it.
    UnknownVersion,
    /// Its assessment is not published here.
    UnknownAssessment(String),
    /// Its revision was never published here.
    UnknownRevision(u32),
    /// It was cut short or changed on the way.
    Damaged,
}

impl fmt::Display for LinkFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAResult => f.write_str("There is no result in this link. Copy the whole link, from https to its last character, and open it again."),
            Self::TooLong => f.write_str("This link is far longer than any result, so it was not opened. Ask for a new one."),
            Self::UnknownVersion => f.write_str("This link was made by a newer version of this site. Reload the page to get that version, then open the link again."),
            Self::UnknownAssessment(id) => write!(f, "This link holds a result of “{id}”, which this site does not have. It may come from another copy of the guide; ask the sender which."),
            Self::UnknownRevision(revision) => write!(f, "This link was made with revision {revision} of the questions, which this site does not know. Ask the sender for a new link, or reload the page in case it is older than the link."),
            Self::Damaged => f.write_str("This link is damaged: some characters were lost or changed on the way. Copy the whole link again, or ask the sender for a new one."),
        }
    }
}

/// A link whose address is read and whose payload is not: the assessment has to be loaded first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed {
    /// The assessment it belongs to.
    pub assessment: AssessmentId,
    /// The revision it was answered in.
    pub revision: u32,
    payload: String,
}

/// Makes the fragment of a result, `#` included.
///
/// # Errors
/// [`LinkFault::UnknownRevision`] if `revision` has no layout in `assessment`, and
/// [`LinkFault::Damaged`] if `scores` count more answers than that revision has questions.
pub fn encode(
    assessment: &Assessment,
    revision: u32,
    date: Millis,
    sheet: &Sheet,
    scores: &[LensScore],
    extent: Extent,
) -> Result<String, LinkFault> {
    let layout = layout(assessment, revision)?;
    let mut bits = Bits::default();
    bits.push(u32::from(extent == Extent::Answers), 1);
    bits.push(u32::from(u16::try_from(date.div_euclid(DAY).clamp(0, LAST_DAY)).unwrap_or(0)), 16);
    match extent {
        Extent::Answers => {
            for lens in &layout.lenses {
                let marks = sheet.lenses.get(&LensId::new(lens.as_str()));
                pack_marks(&mut bits, &layout.questions, marks);
            }
            pack_marks(&mut bits, &layout.context, Some(&sheet.context));
        }
        Extent::Summary => {
            for lens in &layout.lenses {
                let score = scores.iter().find(|score| score.lens.as_str() == lens);
                if score.is_some_and(|score| usize::from(score.answered) > layout.questions.len()) {
                    return Err(LinkFault::Damaged);
                }
                for dimension in &layout.dimensions {
                    let ranked = score.and_then(|s| s.ranking.iter().find(|r| r.dimension.as_str() == dimension));
                    bits.push(ranked.map_or(0, |r| u32::from(r.count)), width(layout.questions.len()));
                }
            }
        }
    }
    let mut bytes = bits.bytes;
    let sum = checksum(&assessment.id, revision, &bytes);
    bytes.extend(sum.to_be_bytes());
    Ok(format!("{RESULT}{VERSION}.{}.{revision}.{}", assessment.id, URL_SAFE_NO_PAD.encode(bytes)))
}

/// Finds a result in a fragment, a whole link, or text with a link in it. Punctuation that a chat
/// put behind it is ignored; whether a `_` or `-` there is such only shows in [`Sealed::open`].
///
/// # Errors
/// Any [`LinkFault`] that shows without the assessment.
pub fn find(text: &str) -> Result<Sealed, LinkFault> {
    if text.len() > LONGEST {
        return Err(LinkFault::TooLong);
    }
    let (_, rest) = text.split_once(RESULT).ok_or(LinkFault::NotAResult)?;
    let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    let end = rest.find(|c| !allowed(c)).unwrap_or(rest.len());
    let (code, behind) = rest.split_at(end);
    // What follows may be more text after a space or closing punctuation, never more of the code.
    // In a location browsers write some of these as `%3E`.
    let closing = |c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '%' | ','
                    | ';'
                    | ':'
                    | '!'
                    | '?'
                    | ')'
                    | ']'
                    | '}'
                    | '<'
                    | '>'
                    | '|'
                    | '"'
                    | '\''
                    | '*'
                    | '~'
                    | '`'
                    | '”'
                    | '’'
                    | '»'
                    | '…'
                    | '–'
                    | '—'
                    | '。'
                    | '，'
                    | '）'
                    | '」'
            )
    };
    if behind.chars().next().is_some_and(|c| !closing(c)) {
        return Err(LinkFault::Damaged);
    }
    let mut parts = code.trim_end_matches('.').split('.');
    let (version, id, revision, payload) = (parts.next(), parts.next(), parts.next(), parts.next());
    match version {
        Some(VERSION) => {}
        // Versions begin with 1, too.
        Some(number) if number.bytes().all(|b| b.is_ascii_digit()) && !matches!(number.as_bytes(), [] | [b'0', ..]) => {
            return Err(LinkFault::UnknownVersion);
        }
        _ => return Err(LinkFault::Damaged),
    }
    let (Some(id), Some(revision), Some(payload), None) = (id, revision, payload, parts.next()) else {
        return Err(LinkFault::Damaged);
    };
    // Revisions begin with 1; `03` is a number too, and written by no sender.
    if !is_id(id) || revision.starts_with('0') || payload.is_empty() {
        return Err(LinkFault::Damaged);
    }
    let revision: u32 = revision.parse().map_err(|_| LinkFault::Damaged)?;
    Ok(Sealed { assessment: AssessmentId::new(id), revision, payload: payload.to_owned() })
}

impl Sealed {
    /// Opens the payload with the assessment it belongs to.
    ///
    /// # Errors
    /// [`LinkFault::UnknownRevision`] or [`LinkFault::Damaged`].
    pub fn open(&self, assessment: &Assessment) -> Result<Shared, LinkFault> {
        let Engine::Profile(profile) = &assessment.engine;
        let packed = self.packed().ok_or(LinkFault::Damaged)?;
        let layout = layout(assessment, self.revision)?;
        let mut bits = Reader { bytes: &packed, at: 0 };
        let answers = bits.take(1)? == 1;
        let day = Millis::from(bits.take(16)?) * DAY;
        let body = if answers {
            unpack_answers(&mut bits, layout, profile)?
        } else {
            unpack_summary(&mut bits, layout, profile)?
        };
        bits.finish()?;
        Ok(Shared { revision: self.revision, day, body })
    }

    /// What the checksum says was sent. A `_` or `-` at the end may belong to the payload or to the
    /// chat around it, as in `_look: <link>_`, so up to [`MARKUP`] of them are left out in turn.
    /// Every try must meet the whole checksum.
    fn packed(&self) -> Option<Vec<u8>> {
        let mut payload = self.payload.as_str();
        for _ in 0..=MARKUP {
            let mut bytes = URL_SAFE_NO_PAD.decode(payload).unwrap_or_default();
            if let Some((packed, sum)) = bytes.split_last_chunk::<4>()
                && checksum(&self.assessment, self.revision, packed) == u32::from_be_bytes(*sum)
            {
                bytes.truncate(packed.len());
                return Some(bytes);
            }
            payload = payload.strip_suffix(['_', '-'])?;
        }
        None
    }
}

fn layout(assessment: &Assessment, revision: u32) -> Result<&Layout, LinkFault> {
    let known = assessment.layouts.iter().find(|layout| layout.revision == revision);
    known.ok_or(LinkFault::UnknownRevision(revision))
}

fn checksum(id: &AssessmentId, revision: u32, packed: &[u8]) -> u32 {
    let mut digest = CRC.digest();
    digest.update(format!("{VERSION}.{id}.{revision}.").as_bytes());
    digest.update(packed);
    digest.finalize()
}

type Packed = [(QuestionId, Vec<OptionId>)];

fn pack_marks(bits: &mut Bits, questions: &Packed, marks: Option<&BTreeMap<QuestionId, Option<OptionId>>>) {
    for (question, options) in questions {
        let mark = marks.and_then(|marks| marks.get(question)).and_then(Option::as_ref);
        // 0 is "not sure or not answered"; options count from 1.
        let place = mark.and_then(|mark| options.iter().position(|o| o == mark)).map_or(0, |p| p + 1);
        bits.push(u32::try_from(place).unwrap_or(0), width(options.len()));
    }
}

fn unpack_marks(bits: &mut Reader<'_>, questions: &Packed) -> Result<Vec<(QuestionId, Option<OptionId>)>, LinkFault> {
    let mut marks = Vec::new();
    for (question, options) in questions {
        let place = bits.take(width(options.len()))?;
        let choice = match usize::try_from(place).unwrap_or(usize::MAX).checked_sub(1) {
            None => None,
            Some(place) => Some(options.get(place).ok_or(LinkFault::Damaged)?.clone()),
        };
        marks.push((question.clone(), choice));
    }
    Ok(marks)
}

fn unpack_answers(bits: &mut Reader<'_>, layout: &Layout, profile: &Profile) -> Result<Body, LinkFault> {
    let mut sheet = Sheet::default();
    let (mut came, mut fit) = (0, 0);
    for lens in &layout.lenses {
        let id = LensId::new(lens.as_str());
        let known_lens = profile.lenses.iter().any(|lens| lens.id == id);
        for (question, choice) in unpack_marks(bits, &layout.questions)? {
            let Some(choice) = choice else { continue };
            came += 1;
            let mut asked = profile.questions.iter().filter(|q| q.id == question);
            if known_lens && asked.any(|q| q.options.iter().any(|o| o.id == choice)) {
                fit += 1;
                sheet.lenses.entry(id.clone()).or_default().insert(question, Some(choice));
            }
        }
    }
    for (question, choice) in unpack_marks(bits, &layout.context)? {
        let Some(choice) = choice else { continue };
        came += 1;
        let mut asked = profile.context.iter().filter(|q| q.id == question);
        if asked.any(|q| q.options.iter().any(|o| o.id == choice)) {
            fit += 1;
            sheet.context.insert(question, Some(choice));
        }
    }
    Ok(Body::Answers { sheet, came, fit })
}

fn unpack_summary(bits: &mut Reader<'_>, layout: &Layout, profile: &Profile) -> Result<Body, LinkFault> {
    let mut came: Vec<(&str, &str, u8)> = Vec::new();
    for lens in &layout.lenses {
        let mut total = 0;
        for dimension in &layout.dimensions {
            let count = u8::try_from(bits.take(width(layout.questions.len()))?).map_err(|_| LinkFault::Damaged)?;
            total += usize::from(count);
            came.push((lens, dimension, count));
        }
        if total > layout.questions.len() {
            return Err(LinkFault::Damaged);
        }
    }
    // Today's lenses in today's order, as from a sheet; one that did not travel has no answers.
    let score = |lens: &Lens| {
        let is = |came: &&(&str, &str, u8), id: &DimensionId| came.0 == lens.id.as_str() && came.1 == id.as_str();
        score_counts(profile, &lens.id, |id| came.iter().find(|came| is(came, id)).map_or(0, |came| came.2))
    };
    Ok(Body::Summary(profile.lenses.iter().map(score).collect()))
}

/// Bits that hold every number from 0 to `largest`.
fn width(largest: usize) -> u32 {
    usize::BITS - largest.leading_zeros()
}

#[derive(Default)]
struct Bits {
    bytes: Vec<u8>,
    used: u32,
}

impl Bits {
    fn push(&mut self, value: u32, width: u32) {
        for place in (0..width).rev() {
            if self.used.is_multiple_of(8) {
                self.bytes.push(0);
            }
            if let (Some(last), 1) = (self.bytes.last_mut(), value >> place & 1) {
                *last |= 0x80 >> (self.used % 8);
            }
            self.used += 1;
        }
    }
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Reader<'_> {
    fn take(&mut self, width: u32) -> Result<u32, LinkFault> {
        let mut value = 0;
        for _ in 0..width {
            let byte = self.bytes.get(self.at / 8).ok_or(LinkFault::Damaged)?;
            value = value << 1 | u32::from(byte >> (7 - self.at % 8) & 1);
            self.at += 1;
        }
        Ok(value)
    }

    /// Everything was used but for the zeros that fill the last byte.
    fn finish(mut self) -> Result<(), LinkFault> {
        if self.at.div_ceil(8) != self.bytes.len() {
            return Err(LinkFault::Damaged);
        }
        while !self.at.is_multiple_of(8) {
            if self.take(1)? != 0 {
                return Err(LinkFault::Damaged);
            }
        }
        Ok(())
    }
}
