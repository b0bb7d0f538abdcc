//! The map engine: what two to four people are rewarded and blamed for, and what each believes of
//! the other.

use crate::advice::Advice;
use crate::form::{Asked, Form, Kind};
use crate::ids::{IdeaId, LensId, OptionId, QuestionId};
use crate::profile::Lens;
use crate::reading::{Reading, THIN, percent};
use crate::scoring::Sheet;
use serde::{Deserialize, Serialize};

/// The lens of what somebody says of themselves.
pub const OWN: &str = "own";
/// The lens of what they believe of the other.
pub const GUESS: &str = "guess";
/// The question that asks for one's own role.
pub const MINE: &str = "mine";
/// The question that asks for the other's.
pub const THEIRS: &str = "theirs";
/// The most people on one map.
pub const MOST_SIDES: usize = 4;
/// The fewest concerns with an own rating, of each side that answered, for which there is a result.
pub const LEAST: usize = 8;

/// From here on a weight is strong.
const STRONG: i8 = 2;
/// So much tension points at incentives.
pub const TENSE: usize = 8;
/// So many guesses that are missing or wide of the mark point at a want of understanding.
pub const STRANGE: usize = 4;

/// Everything an incentive map says and asks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Incentives {
    /// What is asked about oneself.
    pub own: Lens,
    /// What is asked about the other.
    pub guess: Lens,
    /// Asks for one's own role, and for the other's.
    pub role_prompts: (String, String),
    /// The roles there are.
    pub roles: Vec<(OptionId, String)>,
    /// From "counts against me" to "strongly".
    pub scale: Vec<Level>,
    /// What can matter to somebody.
    pub concerns: Vec<Concern>,
    /// What is asked in one's own words.
    pub fields: Vec<Field>,
    /// The words for each [`Class`], in the order of [`Class::ALL`].
    pub classes: Vec<ClassText>,
    /// The words for a guess that is wide of the mark.
    pub misread: ClassText,
    /// Incentives pull apart.
    pub misaligned: Advice,
    /// The sides do not know each other's needs.
    pub misunderstood: Advice,
    /// Both.
    pub both: Advice,
    /// Neither.
    pub little: Advice,
    /// Too much was skipped.
    pub thin: Advice,
    /// The talk, step by step.
    pub script: Vec<String>,
    /// The ideas that the script carries out.
    pub script_ideas: Vec<IdeaId>,
}

/// How strongly somebody is rewarded or blamed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Level {
    /// Its id.
    pub id: OptionId,
    /// What the reader sees.
    pub text: String,
    /// From -1, "time on it counts against me", to 3.
    pub weight: i8,
}

/// Something somebody can be rewarded or blamed for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Concern {
    /// Its id.
    pub id: QuestionId,
    /// In one to three words, for the picture.
    pub name: String,
    /// In a sentence.
    pub prompt: String,
    /// The ideas it carries out.
    pub ideas: Vec<IdeaId>,
}

/// A question answered in one's own words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Field {
    /// Its id.
    pub id: QuestionId,
    /// Whether it is asked on the result's page rather than after the concerns.
    pub at_result: bool,
    /// In a few words.
    pub title: String,
    /// The question.
    pub prompt: String,
    /// What helps to answer it.
    pub help: String,
    /// The ideas it carries out.
    pub ideas: Vec<IdeaId>,
}

/// The words for a class of concerns.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ClassText {
    /// Its name.
    pub name: String,
    /// What it means.
    pub means: String,
}

/// What two sides are to each other in one concern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// It matters to both.
    Shared,
    /// It is rewarded on one side and counts against the other.
    Apart,
    /// It matters to the first side alone.
    Mine,
    /// It matters to the other side alone.
    Theirs,
    /// It matters to neither.
    Low,
}

impl Class {
    /// Every class, with the name content calls it by.
    pub const ALL: [(&'static str, Self); 5] = [
        ("shared", Self::Shared),
        ("apart", Self::Apart),
        ("mine", Self::Mine),
        ("theirs", Self::Theirs),
        ("low", Self::Low),
    ];

    /// What these two weights are to each other.
    #[must_use]
    pub fn of(mine: i8, theirs: i8) -> Self {
        match (mine >= STRONG, theirs >= STRONG) {
            (true, true) => Self::Shared,
            (true, false) if theirs < 0 => Self::Apart,
            (false, true) if mine < 0 => Self::Apart,
            (true, false) => Self::Mine,
            (false, true) => Self::Theirs,
            (false, false) => Self::Low,
        }
    }
}

/// Which of the causes of a conflict fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// Incentives pull apart.
    Misaligned,
    /// The sides do not know each other's needs.
    Misunderstood,
    /// Both.
    Both,
    /// Neither.
    Little,
    /// So many more ratings would allow a result.
    Thin(u8),
}

/// A result: one side's ratings laid against another's, or against the guess at them.
#[derive(Clone, Debug, PartialEq)]
pub struct MapScore {
    /// In the content's order.
    pub concerns: Vec<ConcernScore>,
    /// What fits.
    pub cause: Cause,
    /// Whether the other side answered itself.
    pub paired: bool,
}

/// One concern on the map.
#[derive(Clone, Debug, PartialEq)]
pub struct ConcernScore {
    /// The concern.
    pub concern: QuestionId,
    /// The first side's own weight.
    pub mine: Option<i8>,
    /// What the first side believes of the other.
    pub guess: Option<i8>,
    /// What the other side says itself.
    pub theirs: Option<i8>,
    /// What the two are to each other.
    pub class: Option<Class>,
    /// Whether the guess lies two or more steps from what the other says.
    pub misread: bool,
}

impl Incentives {
    /// The weight of a level.
    #[must_use]
    pub fn weight(&self, level: &OptionId) -> Option<i8> {
        self.scale.iter().find(|known| known.id == *level).map(|level| level.weight)
    }

    /// What is asked.
    #[must_use]
    pub fn form(&self) -> Form {
        let role = |id: &str, prompt: &str| {
            let offers = self.roles.iter().map(|(id, name)| (id, name.as_str())).collect();
            Asked::plain(&QuestionId::new(id), prompt, Kind::Context, offers)
        };
        let levels: Vec<(&OptionId, &str)> = self.scale.iter().map(|level| (&level.id, level.text.as_str())).collect();
        let concern = |concern: &Concern| Asked::plain(&concern.id, &concern.prompt, Kind::Scored, levels.clone());
        let words = |field: &Field| Asked::words(&field.id, &field.prompt, &field.help);
        let roles = [role(MINE, &self.role_prompts.0), role(THEIRS, &self.role_prompts.1)];
        let fields = self.fields.iter().filter(|field| !field.at_result).map(words);
        Form {
            lenses: vec![self.own.clone(), self.guess.clone()],
            asked: roles.into_iter().chain(self.concerns.iter().map(concern)).chain(fields).collect(),
            noun: "concern".to_owned(),
            aside: "The two of you".to_owned(),
            ..Form::default()
        }
    }

    /// Lays `mine` against `theirs`, or against what `mine` believes of them.
    #[must_use]
    pub fn score(&self, mine: &Sheet, theirs: Option<&Sheet>) -> MapScore {
        let weight =
            |sheet: &Sheet, lens: &str, concern: &Concern| self.weight(sheet.mark(&LensId::new(lens), &concern.id)?);
        // Who guessed at another role than the one that answered has misread nobody.
        let role = |sheet: &Sheet, whose: &str| sheet.context.get(&QuestionId::new(whose)).cloned().flatten();
        let meant = role(mine, THEIRS).zip(theirs.and_then(|sheet| role(sheet, MINE)));
        let is_meant = meant.is_none_or(|(meant, is)| meant == is);
        let score = |concern: &Concern| {
            let (own, guess) = (weight(mine, OWN, concern), weight(mine, GUESS, concern));
            let said = theirs.and_then(|sheet| weight(sheet, OWN, concern));
            let other = if theirs.is_some() { said } else { guess };
            ConcernScore {
                concern: concern.id.clone(),
                mine: own,
                guess,
                theirs: said,
                class: own.zip(other).map(|(own, other)| Class::of(own, other)),
                misread: is_meant && guess.zip(said).is_some_and(|(guess, said)| guess.abs_diff(said) >= 2),
            }
        };
        let concerns: Vec<ConcernScore> = self.concerns.iter().map(score).collect();
        let cause = cause(&concerns, theirs.is_some());
        MapScore { concerns, cause, paired: theirs.is_some() }
    }

    /// The words of a result.
    #[must_use]
    pub fn tell(&self, score: &MapScore) -> &Advice {
        match score.cause {
            Cause::Misaligned => &self.misaligned,
            Cause::Misunderstood => &self.misunderstood,
            Cause::Both => &self.both,
            Cause::Little => &self.little,
            Cause::Thin(_) => &self.thin,
        }
    }

    /// The words for a class.
    #[must_use]
    pub fn class(&self, class: Class) -> Option<&ClassText> {
        let place = Class::ALL.iter().position(|(_, known)| *known == class)?;
        self.classes.get(place)
    }

    /// The name of the role that a sheet has under [`MINE`] or [`THEIRS`].
    #[must_use]
    pub fn role(&self, sheet: &Sheet, whose: &str) -> Option<&str> {
        let mark = sheet.context.get(&QuestionId::new(whose))?.as_ref()?;
        self.roles.iter().find(|(id, _)| id == mark).map(|(_, name)| name.as_str())
    }
}

fn cause(concerns: &[ConcernScore], paired: bool) -> Cause {
    let rated = |weight: fn(&ConcernScore) -> Option<i8>| concerns.iter().filter_map(weight).count();
    let mine = rated(|concern| concern.mine);
    // Of a side that said nothing it cannot be said that little stands between the two.
    let rated = if paired { mine.min(rated(|concern| concern.theirs)) } else { mine };
    let least = LEAST.min(concerns.len());
    if rated < least {
        return Cause::Thin(u8::try_from(least - rated).unwrap_or(u8::MAX));
    }
    match (tension(concerns) >= TENSE, strange(concerns) >= STRANGE) {
        (true, true) => Cause::Both,
        (true, false) => Cause::Misaligned,
        (false, true) => Cause::Misunderstood,
        (false, false) => Cause::Little,
    }
}

/// How much pulls apart: twice what is rewarded on one side and counts against the other, and what
/// matters to one side alone.
#[must_use]
pub fn tension(concerns: &[ConcernScore]) -> usize {
    let count = |class: Class| concerns.iter().filter(|concern| concern.class == Some(class)).count();
    2 * count(Class::Apart) + count(Class::Mine) + count(Class::Theirs)
}

/// How many guesses are missing or wide of the mark.
#[must_use]
pub fn strange(concerns: &[ConcernScore]) -> usize {
    concerns.iter().filter(|concern| concern.guess.is_none() || concern.misread).count()
}

impl MapScore {
    /// How many concerns are of this class.
    #[must_use]
    pub fn count(&self, class: Class) -> usize {
        self.concerns.iter().filter(|concern| concern.class == Some(class)).count()
    }

    /// For the history: the share of each class among the concerns that have one.
    #[must_use]
    pub fn reading(&self) -> Reading {
        let outcome = match self.cause {
            Cause::Misaligned => "misaligned",
            Cause::Misunderstood => "misunderstood",
            Cause::Both => "both",
            Cause::Little => "little",
            Cause::Thin(_) => THIN,
        };
        let classed = self.concerns.iter().filter(|concern| concern.class.is_some()).count();
        let share = |part: usize| percent(u32::try_from(part).unwrap_or(0), u32::try_from(classed).unwrap_or(0));
        let figures = Class::ALL.into_iter().map(|(name, class)| (name.to_owned(), share(self.count(class))));
        Reading { series: LensId::new(OWN), outcome: outcome.to_owned(), leads: Vec::new(), figures: figures.collect() }
    }
}
