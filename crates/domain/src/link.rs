//! Results that travel in a link's fragment, which browsers do not send to servers.
//!
//! `#r=1.<assessment>.<revision>.<payload>`: the payload is base64url without padding of packed
//! bits followed by a CRC-32 of everything that counts. There is no compression, so no input can
//! grow. Answers are packed in the order of the revision's [`Layout`], which never changes once
//! shipped. Nothing is coerced: whatever does not fit is [`LinkFault::Damaged`].

use crate::assessment::{Assessment, Engine, Layout, Scored};
use crate::attempt::{Millis, WORDS};
use crate::audit::{self, HOURS, MOST_HOURS, NAME, PLACE, Piece};
use crate::form::{Asked, Kind};
use crate::ids::{AssessmentId, DimensionId, LensId, OptionId, QuestionId, is_id};
use crate::profile::{Lens, Profile};
use crate::reading::THIN;
use crate::scoring::{LensScore, Sheet, score_counts};
use crate::sorter::SorterScore;
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

/// The longest link that is made, in characters: longer ones break in mail and chat.
pub const LONGEST_MADE: usize = 1000;

/// How much of a result travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// The figures: counts of each dimension for each lens, the score of each facet, the evidence
    /// of each stage, the leaf. An audit or a map has no summary apart from its ratings.
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
    /// Figures only, told by today's rules.
    Summary(Scored),
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
    pub fn scored(&self, assessment: &Assessment) -> Scored {
        match self {
            Self::Summary(scored) => scored.clone(),
            Self::Answers { sheet, .. } => assessment.score(sheet, &[]),
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

/// Whether an engine's results have a summary that travels without the answers.
#[must_use]
pub fn has_summary(engine: &Engine) -> bool {
    match engine {
        Engine::Profile(_) | Engine::Stage(_) | Engine::Facets(_) | Engine::Sorter(_) => true,
        Engine::Map(_) | Engine::Audit(_) => false,
    }
}

/// Makes the fragment of a result, `#` included. `words` are the fields of a map, or the pieces of
/// an audit, whose text travels too; nothing written travels without being named here.
///
/// # Errors
/// [`LinkFault::UnknownRevision`] if `revision` has no layout in `assessment`, [`LinkFault::Damaged`]
/// if `scored` is of another engine or counts more answers than that revision has questions, and
/// [`LinkFault::TooLong`] over [`LONGEST_MADE`], or if there are more pieces than a link has room for.
pub fn encode(
    assessment: &Assessment,
    revision: u32,
    date: Millis,
    sheet: &Sheet,
    scored: &Scored,
    extent: Extent,
    words: &[String],
) -> Result<String, LinkFault> {
    let layout = layout(assessment, revision)?;
    let extent = if has_summary(&assessment.engine) { extent } else { Extent::Answers };
    let mut bits = Bits::default();
    bits.push(u32::from(extent == Extent::Answers), 1);
    bits.push(u32::from(u16::try_from(date.div_euclid(DAY).clamp(0, LAST_DAY)).unwrap_or(0)), 16);
    match (&assessment.engine, extent, scored) {
        (Engine::Audit(_), ..) => pack_pieces(&mut bits, layout, &audit::pieces(sheet), words)?,
        (engine, Extent::Answers, _) => {
            for lens in &layout.lenses {
                let marks = sheet.lenses.get(&LensId::new(lens.as_str()));
                pack_marks(&mut bits, &layout.questions, marks, Unsure::of(engine));
            }
            pack_marks(&mut bits, &layout.context, Some(&sheet.context), Unsure::IsNone);
            if let Engine::Map(_) = engine {
                pack_words(&mut bits, layout, sheet, words)?;
            }
        }
        (Engine::Profile(_), Extent::Summary, Scored::Profile(scores)) => pack_counts(&mut bits, layout, scores)?,
        (Engine::Stage(_), Extent::Summary, Scored::Stage(_))
        | (Engine::Facets(_), Extent::Summary, Scored::Facets(_))
        | (Engine::Sorter(_), Extent::Summary, Scored::Sorter(_)) => {
            let readings = scored.readings();
            let reading = readings.first().ok_or(LinkFault::Damaged)?;
            for dimension in &layout.dimensions {
                // A leaf has no figure; what a result names is there.
                let led = reading.figures.is_empty() && reading.leads.contains(dimension);
                let figure = reading.figure(dimension).or(led.then_some(100));
                // Figures alone do not say how few answers are behind them: there was no result.
                let figure = figure.filter(|_| reading.outcome != THIN);
                bits.push(u32::from(figure.is_some()), 1);
                bits.push(figure.unwrap_or(0).into(), 7);
            }
        }
        (_, Extent::Summary, _) => return Err(LinkFault::Damaged),
    }
    let mut bytes = bits.bytes;
    let sum = checksum(&assessment.id, revision, &bytes);
    bytes.extend(sum.to_be_bytes());
    let made = format!("{RESULT}{VERSION}.{}.{revision}.{}", assessment.id, URL_SAFE_NO_PAD.encode(bytes));
    if made.len() > LONGEST_MADE { Err(LinkFault::TooLong) } else { Ok(made) }
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
        let packed = self.packed().ok_or(LinkFault::Damaged)?;
        let layout = layout(assessment, self.revision)?;
        let mut bits = Reader { bytes: &packed, at: 0 };
        let answers = bits.take(1)? == 1;
        let day = Millis::from(bits.take(16)?) * DAY;
        let body = match (&assessment.engine, answers) {
            (Engine::Audit(_), true) => unpack_pieces(&mut bits, layout, assessment)?,
            (_, true) => unpack_answers(&mut bits, layout, assessment)?,
            (Engine::Profile(profile), false) => Body::Summary(unpack_counts(&mut bits, layout, profile)?),
            (engine, false) => Body::Summary(unpack_figures(&mut bits, layout, engine)?),
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
type Marks = BTreeMap<QuestionId, Option<OptionId>>;

/// What becomes of "not sure".
#[derive(Clone, Copy, PartialEq)]
enum Unsure {
    /// It counts like no answer, and travels like one.
    IsNone,
    /// It leads on, as an option does, and travels like the last one.
    IsLast,
}

impl Unsure {
    fn of(engine: &Engine) -> Self {
        match engine {
            Engine::Sorter(_) => Self::IsLast,
            Engine::Profile(_) | Engine::Stage(_) | Engine::Facets(_) | Engine::Map(_) | Engine::Audit(_) => {
                Self::IsNone
            }
        }
    }

    /// The highest number that stands for an answer; 0 is none, and options count from 1.
    fn last(self, options: &[OptionId]) -> usize {
        options.len() + usize::from(self == Self::IsLast)
    }
}

fn pack_marks(bits: &mut Bits, questions: &Packed, marks: Option<&Marks>, unsure: Unsure) {
    for (question, options) in questions {
        let place = match marks.and_then(|marks| marks.get(question)) {
            Some(Some(mark)) => options.iter().position(|option| option == mark).map_or(0, |place| place + 1),
            Some(None) if unsure == Unsure::IsLast => unsure.last(options),
            Some(None) | None => 0,
        };
        bits.push(u32::try_from(place).unwrap_or(0), width(unsure.last(options)));
    }
}

/// The marks that came.
fn unpack_marks(bits: &mut Reader<'_>, questions: &Packed, unsure: Unsure) -> Result<Vec<Came>, LinkFault> {
    let mut marks = Vec::new();
    for (question, options) in questions {
        let place = usize::try_from(bits.take(width(unsure.last(options)))?).unwrap_or(usize::MAX);
        if place > unsure.last(options) {
            return Err(LinkFault::Damaged);
        }
        if let Some(place) = place.checked_sub(1) {
            marks.push((question.clone(), options.get(place).cloned()));
        }
    }
    Ok(marks)
}

/// A question and what was marked; `None` is "not sure".
type Came = (QuestionId, Option<OptionId>);

fn pack_counts(bits: &mut Bits, layout: &Layout, scores: &[LensScore]) -> Result<(), LinkFault> {
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
    Ok(())
}

/// The most texts, and the most pieces, that a link has room for.
const MOST: usize = 15;

/// Texts: how many, then for each its number and its bytes.
fn pack_texts(bits: &mut Bits, texts: &[(usize, &str)]) -> Result<(), LinkFault> {
    // Nothing is cut off: a text of more bytes than this makes a link that is too long anyway.
    let has_room = |(number, text): &(usize, &str)| *number <= MOST && text.len() <= LONGEST_MADE;
    if texts.len() > MOST || !texts.iter().all(has_room) {
        return Err(LinkFault::TooLong);
    }
    bits.push(u32::try_from(texts.len()).unwrap_or(0), 4);
    for (number, text) in texts {
        bits.push(u32::try_from(*number).unwrap_or(0), 4);
        bits.push(u32::try_from(text.len()).unwrap_or(0), 10);
        text.bytes().for_each(|byte| bits.push(byte.into(), 8));
    }
    Ok(())
}

fn unpack_texts(bits: &mut Reader<'_>) -> Result<Vec<(usize, String)>, LinkFault> {
    let mut texts = Vec::new();
    for _ in 0..bits.take(4)? {
        let (number, length) = (bits.take(4)?, bits.take(10)?);
        let mut bytes = Vec::new();
        for _ in 0..length {
            bytes.push(u8::try_from(bits.take(8)?).map_err(|_| LinkFault::Damaged)?);
        }
        let text = String::from_utf8(bytes).map_err(|_| LinkFault::Damaged)?;
        texts.push((usize::try_from(number).unwrap_or(usize::MAX), text));
    }
    Ok(texts)
}

/// The fields of a layout: its context questions that have no options.
fn fields(layout: &Layout) -> impl Iterator<Item = &QuestionId> {
    layout.context.iter().filter(|(_, options)| options.is_empty()).map(|(id, _)| id)
}

fn pack_words(bits: &mut Bits, layout: &Layout, sheet: &Sheet, words: &[String]) -> Result<(), LinkFault> {
    let written = sheet.words.get(&LensId::new(WORDS));
    let text = |id: &QuestionId| written.and_then(|written| written.get(id)).map(String::as_str);
    let ticked = fields(layout).enumerate().filter(|(_, id)| words.iter().any(|word| word == id.as_str()));
    let texts: Vec<(usize, &str)> = ticked.filter_map(|(number, id)| Some((number, text(id)?))).collect();
    pack_texts(bits, &texts)
}

fn pack_pieces(bits: &mut Bits, layout: &Layout, pieces: &[Piece], words: &[String]) -> Result<(), LinkFault> {
    if pieces.len() > MOST {
        return Err(LinkFault::TooLong);
    }
    bits.push(u32::try_from(pieces.len()).unwrap_or(0), 4);
    let mut texts = Vec::new();
    for (number, piece) in pieces.iter().enumerate() {
        bits.push(u32::from(piece.hours), 8);
        let marks = piece.ratings.iter().cloned().collect();
        pack_marks(bits, &layout.questions, Some(&marks), Unsure::IsNone);
        if words.iter().any(|word| word == piece.id.as_str()) {
            texts.push((number, piece.name.as_str()));
        }
    }
    pack_texts(bits, &texts)
}

fn unpack_pieces(bits: &mut Reader<'_>, layout: &Layout, assessment: &Assessment) -> Result<Body, LinkFault> {
    let Engine::Audit(audit) = &assessment.engine else { return Err(LinkFault::Damaged) };
    let mut sheet = Sheet::default();
    let (mut came, mut fit) = (0, 0);
    for number in 0..bits.take(4)? {
        let id = LensId::new(format!("piece-{number}"));
        let hours = bits.take(8)?;
        if hours > u32::from(MOST_HOURS) {
            return Err(LinkFault::Damaged);
        }
        let half = if hours % 2 == 1 { ".5" } else { "" };
        let words = sheet.words.entry(id.clone()).or_default();
        words.insert(QuestionId::new(NAME), format!("Work {}", number + 1));
        words.insert(QuestionId::new(HOURS), format!("{}{half}", hours / 2));
        words.insert(QuestionId::new(PLACE), number.to_string());
        for (question, choice) in unpack_marks(bits, &layout.questions, Unsure::IsNone)? {
            let Some(choice) = choice else { continue };
            came += 1;
            if audit.rating(&question).is_some_and(|(_, asked)| asked.offers.iter().any(|o| o.id == choice)) {
                fit += 1;
                sheet.lenses.entry(id.clone()).or_default().insert(question, Some(choice));
            }
        }
    }
    for (number, text) in unpack_texts(bits)? {
        let words = sheet.words.get_mut(&LensId::new(format!("piece-{number}"))).ok_or(LinkFault::Damaged)?;
        words.insert(QuestionId::new(NAME), text);
    }
    Ok(Body::Answers { sheet, came, fit })
}

fn unpack_answers(bits: &mut Reader<'_>, layout: &Layout, assessment: &Assessment) -> Result<Body, LinkFault> {
    let form = assessment.engine.form();
    let asks = |kind: Kind, question: &QuestionId, choice: Option<&OptionId>| {
        let asked = form.question(question).filter(|asked| asked.kind == kind);
        let offers = |asked: &Asked| choice.is_none_or(|choice| asked.offers.iter().any(|offer| offer.id == *choice));
        asked.is_some_and(offers)
    };
    let mut sheet = Sheet::default();
    let (mut came, mut fit) = (0, 0);
    for lens in &layout.lenses {
        let id = LensId::new(lens.as_str());
        let known_lens = form.lenses.iter().any(|lens| lens.id == id);
        for (question, choice) in unpack_marks(bits, &layout.questions, Unsure::of(&assessment.engine))? {
            came += 1;
            if known_lens && asks(Kind::Scored, &question, choice.as_ref()) {
                fit += 1;
                sheet.lenses.entry(id.clone()).or_default().insert(question, choice);
            }
        }
    }
    for (question, choice) in unpack_marks(bits, &layout.context, Unsure::IsNone)? {
        let Some(choice) = choice else { continue };
        came += 1;
        if asks(Kind::Context, &question, Some(&choice)) {
            fit += 1;
            sheet.context.insert(question, Some(choice));
        }
    }
    if let Engine::Map(map) = &assessment.engine {
        let ids: Vec<&QuestionId> = fields(layout).collect();
        for (number, text) in unpack_texts(bits)? {
            let id = ids.get(number).ok_or(LinkFault::Damaged)?;
            came += 1;
            if map.fields.iter().any(|field| field.id == **id) {
                fit += 1;
                sheet.words.entry(LensId::new(WORDS)).or_default().insert((*id).clone(), text);
            }
        }
    }
    Ok(Body::Answers { sheet, came, fit })
}

fn unpack_counts(bits: &mut Reader<'_>, layout: &Layout, profile: &Profile) -> Result<Scored, LinkFault> {
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
    Ok(Scored::Profile(profile.lenses.iter().map(score).collect()))
}

fn unpack_figures(bits: &mut Reader<'_>, layout: &Layout, engine: &Engine) -> Result<Scored, LinkFault> {
    let mut figures: Vec<(String, u8)> = Vec::new();
    for dimension in &layout.dimensions {
        let (there, figure) = (bits.take(1)? == 1, u8::try_from(bits.take(7)?).map_err(|_| LinkFault::Damaged)?);
        match (there, figure) {
            (true, 0..=100) => figures.push((dimension.clone(), figure)),
            (false, 0) => {}
            _ => return Err(LinkFault::Damaged),
        }
    }
    match engine {
        Engine::Stage(stages) => Ok(Scored::Stage(stages.of_figures(&figures))),
        Engine::Facets(facets) => Ok(Scored::Facets(facets.of_figures(&figures))),
        Engine::Sorter(sorter) => {
            let leaf = figures.first().map(|(id, _)| DimensionId::new(id.as_str()));
            // A leaf that is no longer there tells nothing.
            let leaf = leaf.filter(|id| figures.len() == 1 && sorter.leaf(id).is_some());
            Ok(Scored::Sorter(SorterScore { way: Vec::new(), leaf }))
        }
        Engine::Profile(_) | Engine::Map(_) | Engine::Audit(_) => Err(LinkFault::Damaged),
    }
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
