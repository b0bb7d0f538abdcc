//! The audit engine: a list that somebody writes, each piece rated, sorted into classes by rules that
//! stand in the content.

use crate::advice::Advice;
use crate::attempt::{CONTEXT, WORDS};
use crate::form::{Asked, Kind, List};
use crate::ids::{DimensionId, IdeaId, LensId, OptionId, QuestionId};
use crate::reading::{Reading, THIN, percent};
use crate::scoring::Sheet;
use serde::{Deserialize, Serialize};

/// Where a piece keeps its name, its hours, its place in the list, and whether it was taken out.
pub const NAME: &str = "name";
/// See [`NAME`].
pub const HOURS: &str = "hours";
/// See [`NAME`].
pub const PLACE: &str = "place";
/// See [`NAME`].
pub const GONE: &str = "gone";

/// More hours than a week has are a slip of the finger, in halves.
pub const MOST_HOURS: u16 = 2 * 100;

/// Everything an audit says and asks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Audit {
    /// What is asked of each piece.
    pub list: List,
    /// The ideas each rating carries out, in the order of the ratings.
    pub rating_ideas: Vec<Vec<IdeaId>>,
    /// The rating that is drawn from left to right.
    pub across: QuestionId,
    /// The rating that is drawn upward.
    pub up: QuestionId,
    /// The rating whose last option is drawn as a ring.
    pub ring: QuestionId,
    /// The first that fits counts; the last fits everything.
    pub classes: Vec<WorkClass>,
    /// Hours by the options of one rating, and what to make of them.
    pub shares: Vec<HourShare>,
    /// Too few pieces.
    pub thin: Advice,
}

/// A class of work.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WorkClass {
    /// Its id.
    pub id: DimensionId,
    /// Its name.
    pub name: String,
    /// What to do with such work.
    pub act: Act,
    /// Alternatives; in each, for every rating named one of the options.
    pub when: Vec<Vec<(QuestionId, Vec<OptionId>)>>,
    /// Why a piece lands here.
    pub reason: String,
    /// What is said when most hours go here.
    pub told: Advice,
}

/// What to do with a piece of work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Act {
    /// Go on with it.
    Keep,
    /// Bring it to its end.
    Finish,
    /// Give it to somebody else.
    HandOver,
    /// Let it be.
    Stop,
}

impl Act {
    /// Every act, with the name content calls it by.
    pub const ALL: [(&'static str, Self); 4] =
        [("keep", Self::Keep), ("finish", Self::Finish), ("hand-over", Self::HandOver), ("stop", Self::Stop)];

    /// In a word or two, as a reader sees it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Keep => "Keep",
            Self::Finish => "Finish",
            Self::HandOver => "Hand over",
            Self::Stop => "Stop",
        }
    }
}

/// Hours by the options of one rating.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct HourShare {
    /// Its id.
    pub id: DimensionId,
    /// A heading.
    pub title: String,
    /// The rating.
    pub rating: QuestionId,
    /// What to make of it.
    pub means: String,
    /// The ideas it carries out.
    pub ideas: Vec<IdeaId>,
}

/// A piece of work as somebody wrote it.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    /// Its id: the lens under which its marks are kept.
    pub id: LensId,
    /// What it is called.
    pub name: String,
    /// Hours in a usual week, in halves.
    pub hours: u16,
    /// Its ratings; `None` is "not sure".
    pub ratings: Vec<(QuestionId, Option<OptionId>)>,
}

/// A result.
#[derive(Clone, Debug, PartialEq)]
pub struct AuditScore {
    /// In the reader's order, each with its class; `None` if it was not rated enough.
    pub pieces: Vec<(Piece, Option<DimensionId>)>,
    /// Halves of hours by class, every class, most first.
    pub hours: Vec<(DimensionId, u16)>,
    /// All hours, in halves.
    pub total: u16,
    /// So many more rated pieces would allow a result; 0 if there is one.
    pub missing: u8,
}

/// Reads hours as somebody types them: `6`, `6.5`, `6,5`, `6½`, `½`; in halves, rounded.
/// `None` for what is no number of hours, or over [`MOST_HOURS`].
///
/// ```
/// use waymark_domain::audit::halves;
/// assert_eq!(halves("6,5"), Some(13));
/// assert_eq!(halves("a lot"), None);
/// ```
#[must_use]
pub fn halves(text: &str) -> Option<u16> {
    let text = text.trim().trim_end_matches(['h', ' ']);
    // `parse` alone would take a sign.
    let number = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse::<u16>().ok())?;
    if let Some(whole) = text.strip_suffix('½') {
        let whole = if whole.trim().is_empty() { 0 } else { number(whole.trim())? };
        return whole.checked_mul(2)?.checked_add(1).filter(|halves| *halves <= MOST_HOURS);
    }
    let (whole, rest) = text.split_once(['.', ',']).unwrap_or((text, ""));
    let whole = if whole.is_empty() && !rest.is_empty() { 0 } else { number(whole)? };
    if !rest.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    // Below a quarter down, from a quarter to three quarters a half, above up.
    let hundredths: u16 = format!("{rest}00").get(..2).and_then(|digits| digits.parse().ok())?;
    let more = if hundredths < 25 {
        0
    } else if hundredths < 75 {
        1
    } else {
        2
    };
    whole.checked_mul(2)?.checked_add(more).filter(|halves| *halves <= MOST_HOURS)
}

/// The pieces on a sheet, in the reader's order; those taken out are left out.
#[must_use]
pub fn pieces(sheet: &Sheet) -> Vec<Piece> {
    let mut found: Vec<(u32, Piece)> = Vec::new();
    for (id, words) in &sheet.words {
        if matches!(id.as_str(), CONTEXT | WORDS) {
            continue;
        }
        let word = |name: &str| words.get(&QuestionId::new(name)).map_or("", String::as_str);
        if word(GONE).is_empty() && !word(NAME).trim().is_empty() {
            let ratings = sheet.lenses.get(id).into_iter().flatten();
            let piece = Piece {
                id: id.clone(),
                name: word(NAME).trim().to_owned(),
                hours: halves(word(HOURS)).unwrap_or(0),
                ratings: ratings.map(|(question, mark)| (question.clone(), mark.clone())).collect(),
            };
            let place: u32 = word(PLACE).parse().unwrap_or(u32::MAX);
            // Put in order one by one: a handful of them, and every use of `sort` costs the wasm 4 kB.
            let at = found.iter().position(|(other, _)| *other > place).unwrap_or(found.len());
            found.insert(at, (place, piece));
        }
    }
    found.into_iter().map(|(_, piece)| piece).collect()
}

impl Piece {
    /// The option of a rating; `None` where there is none or "not sure".
    #[must_use]
    pub fn rated(&self, rating: &QuestionId) -> Option<&OptionId> {
        self.ratings.iter().find(|(id, _)| id == rating).and_then(|(_, mark)| mark.as_ref())
    }
}

impl WorkClass {
    /// Whether a piece fits.
    #[must_use]
    pub fn fits(&self, piece: &Piece) -> bool {
        let holds = |(rating, options): &(QuestionId, Vec<OptionId>)| {
            piece.rated(rating).is_some_and(|option| options.contains(option))
        };
        self.when.is_empty() || self.when.iter().any(|all| all.iter().all(holds))
    }
}

impl Audit {
    /// The class with this id.
    #[must_use]
    pub fn class(&self, id: &DimensionId) -> Option<&WorkClass> {
        self.classes.iter().find(|class| class.id == *id)
    }

    /// The rating with this id, its short name first.
    #[must_use]
    pub fn rating(&self, id: &QuestionId) -> Option<&(String, Asked)> {
        self.list.ratings.iter().find(|(_, asked)| asked.id == *id)
    }

    /// The class of a piece; `None` if over a third of its ratings are missing.
    #[must_use]
    pub fn class_of(&self, piece: &Piece) -> Option<&WorkClass> {
        // An option that is no longer offered is no rating.
        let is_rated = |asked: &Asked| {
            piece.rated(&asked.id).is_some_and(|option| asked.offers.iter().any(|offer| offer.id == *option))
        };
        let rated = self.list.ratings.iter().filter(|(_, asked)| is_rated(asked)).count();
        (rated * 3 >= self.list.ratings.len() * 2).then(|| self.classes.iter().find(|class| class.fits(piece)))?
    }

    /// Sorts the pieces on a sheet.
    #[must_use]
    pub fn score(&self, sheet: &Sheet) -> AuditScore {
        self.score_pieces(pieces(sheet))
    }

    /// Sorts pieces.
    #[must_use]
    pub fn score_pieces(&self, pieces: Vec<Piece>) -> AuditScore {
        let with_class = |piece: Piece| {
            let class = self.class_of(&piece).map(|class| class.id.clone());
            (piece, class)
        };
        let pieces: Vec<(Piece, Option<DimensionId>)> = pieces.into_iter().map(with_class).collect();
        let mut hours: Vec<(DimensionId, u16)> = Vec::new();
        // Equal hours: more pieces first, so that a list without hours has a result too.
        let mut counts: Vec<usize> = Vec::new();
        for class in &self.classes {
            let of_it = || pieces.iter().filter(|(_, of)| of.as_ref() == Some(&class.id));
            let (sum, count) = (hours_of(of_it().map(|(piece, _)| piece)), of_it().count());
            let less = |place: &usize| {
                hours.get(*place).is_some_and(|(_, other)| (*other, counts.get(*place).copied()) < (sum, Some(count)))
            };
            let place = (0..hours.len()).find(less).unwrap_or(hours.len());
            hours.insert(place, (class.id.clone(), sum));
            counts.insert(place, count);
        }
        let total = hours_of(pieces.iter().map(|(piece, _)| piece));
        let classed = pieces.iter().filter(|(_, class)| class.is_some()).count();
        let missing = usize::from(self.list.least).saturating_sub(classed);
        AuditScore { pieces, hours, total, missing: u8::try_from(missing).unwrap_or(u8::MAX) }
    }

    /// The words of a result: those of the class with most hours.
    #[must_use]
    pub fn tell(&self, score: &AuditScore) -> &Advice {
        let most = score.hours.first().and_then(|(id, _)| self.class(id));
        most.filter(|_| score.missing == 0).map_or(&self.thin, |class| &class.told)
    }

    /// Halves of hours by the options of a rating, in its order; hours without an answer last.
    #[must_use]
    pub fn hours_by(&self, score: &AuditScore, rating: &QuestionId) -> (Vec<(OptionId, u16)>, u16) {
        let hours = |option: &OptionId| {
            hours_of(score.pieces.iter().map(|(piece, _)| piece).filter(|piece| piece.rated(rating) == Some(option)))
        };
        let offers = self.rating(rating).into_iter().flat_map(|(_, asked)| &asked.offers);
        let by: Vec<(OptionId, u16)> = offers.map(|offer| (offer.id.clone(), hours(&offer.id))).collect();
        let rest = by.iter().fold(score.total, |rest, (_, hours)| rest.saturating_sub(*hours));
        (by, rest)
    }
}

/// The hours of some pieces, in halves. However many a merge or a backup brings, no sum may bring the
/// page down.
fn hours_of<'a>(pieces: impl Iterator<Item = &'a Piece>) -> u16 {
    pieces.fold(0, |sum, piece| sum.saturating_add(piece.hours))
}

impl AuditScore {
    /// For the history: the share of each class among the hours.
    #[must_use]
    pub fn reading(&self) -> Reading {
        let leads = self.hours.first().filter(|_| self.missing == 0).map(|(id, _)| id.to_string());
        let outcome = if leads.is_none() { THIN } else { "classes" };
        let share = |hours: &u16| percent(u32::from(*hours), u32::from(self.total));
        Reading {
            series: LensId::new(HOURS),
            outcome: outcome.to_owned(),
            leads: leads.into_iter().collect(),
            figures: self.hours.iter().map(|(id, hours)| (id.to_string(), share(hours))).collect(),
        }
    }
}

/// A rating as a question.
#[must_use]
pub fn rating(id: &QuestionId, prompt: &str, options: &[(OptionId, String)]) -> Asked {
    Asked::plain(id, prompt, Kind::Scored, options.iter().map(|(id, text)| (id, text.as_str())).collect())
}
