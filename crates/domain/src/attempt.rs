//! An attempt: one sitting of one assessment, put together from what each open page saved of it.
//!
//! Local storage has no safe read-modify-write across tabs, so no record is ever written by two
//! pages. Each page that answers keeps a [`Part`] of its own; an attempt is the union of its parts,
//! the later mark winning in each cell. Merging is commutative, associative and idempotent, so
//! parts may arrive in any order and any number of times.

use crate::ids::{AssessmentId, AttemptId, LensId, OptionId, QuestionId};
use crate::reading::Reading;
use crate::scoring::Sheet;
use std::collections::BTreeMap;

/// Milliseconds since 1970-01-01 UTC.
pub type Millis = i64;

/// How long after finishing an answer can still be corrected in place.
pub const CORRECTABLE: Millis = 24 * 60 * 60 * 1000;

/// The name under which the context questions' marks are kept; no lens may be called so.
pub const CONTEXT: &str = "context";

/// The name under which answers in one's own words are kept; no lens may be called so either.
pub const WORDS: &str = "words";

/// The question, under [`WORDS`], that holds the attempt this one was filled in beside: the other
/// side of a map.
pub const BESIDE: &str = "beside";

/// A mark and when it was made.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mark {
    /// When.
    pub at: Millis,
    /// The option, or `None` for "not sure".
    pub choice: Option<OptionId>,
    /// What was written; empty where an option is chosen.
    pub words: String,
}

/// What one page saved of an attempt.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// The attempt it belongs to.
    pub attempt: AttemptId,
    /// What is assessed.
    pub assessment: AssessmentId,
    /// The revision of the assessment that was answered.
    pub revision: u32,
    /// Decides the order of options; the same in all parts.
    pub seed: u64,
    /// When the attempt began.
    pub started: Millis,
    /// Marks by lens (or [`CONTEXT`]) and question.
    pub marks: BTreeMap<LensId, BTreeMap<QuestionId, Mark>>,
    /// The result, once it was looked at.
    pub finished: Option<Finished>,
}

/// That somebody looked at the result, and what it said then.
#[derive(Clone, Debug, PartialEq)]
pub struct Finished {
    /// When the result was first shown.
    pub at: Millis,
    /// When answers were last corrected, or the result was first shown.
    pub scored: Millis,
    /// The result as it was shown; history shows this, whatever the content says later. Empty
    /// until the result's page was open, and again after a correction.
    pub readings: Vec<Reading>,
}

/// An attempt as a person sees it.
pub type Attempt = Part;

impl Part {
    /// An attempt that begins. Its seed follows from its id, so that the order of options is there
    /// before anything was saved and stays when the page is loaded anew.
    #[must_use]
    pub fn begin(attempt: AttemptId, assessment: AssessmentId, revision: u32, now: Millis) -> Self {
        // FNV-1a, kept below 2^53 because JSON numbers elsewhere are floating.
        let seed = attempt
            .as_str()
            .bytes()
            .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
        let (marks, finished) = (BTreeMap::new(), None);
        Self { attempt, assessment, revision, seed: seed >> 11, started: now, marks, finished }
    }

    /// Puts another part of the same attempt into this one.
    pub fn merge(&mut self, other: &Self) {
        for (lens, marks) in &other.marks {
            let mine = self.marks.entry(lens.clone()).or_default();
            for (question, mark) in marks {
                match mine.get(question) {
                    // Equal times: the greater choice wins, so that every tab agrees.
                    Some(kept) if kept >= mark => {}
                    _ => drop(mine.insert(question.clone(), mark.clone())),
                }
            }
        }
        self.started = self.started.min(other.started);
        self.revision = self.revision.max(other.revision);
        if let Some(theirs) = &other.finished {
            let first_seen = self.finished.as_ref().map_or(theirs.at, |mine| mine.at.min(theirs.at));
            // Equal times: the greater readings win, so that every tab agrees.
            let rank = |finished: &Finished| (finished.scored, finished.readings.clone());
            let newer = self.finished.as_ref().is_none_or(|mine| rank(mine) < rank(theirs));
            let mut finished = if newer { theirs.clone() } else { self.finished.take().unwrap_or(theirs.clone()) };
            finished.at = first_seen;
            self.finished = Some(finished);
        }
    }

    /// Marks a question through a lens, or a context question through [`CONTEXT`].
    pub fn mark(&mut self, lens: &LensId, question: &QuestionId, choice: Option<OptionId>, at: Millis) {
        self.put(lens, question, Mark { at, choice, words: String::new() });
    }

    /// Keeps words for a question under [`WORDS`], or for a piece of a list.
    pub fn write(&mut self, lens: &LensId, question: &QuestionId, words: String, at: Millis) {
        self.put(lens, question, Mark { at, choice: None, words });
    }

    fn put(&mut self, lens: &LensId, question: &QuestionId, mut mark: Mark) {
        let cell = self.marks.entry(lens.clone()).or_default();
        // A clock set back must not make a new mark lose against an old one.
        mark.at = cell.get(question).map_or(mark.at, |old| mark.at.max(old.at.saturating_add(1)));
        cell.insert(question.clone(), mark);
    }

    /// What was written for a question, or for a piece of a list; empty if nothing was.
    #[must_use]
    pub fn written(&self, lens: &LensId, question: &QuestionId) -> &str {
        self.marked(lens, question).map_or("", |mark| &mark.words)
    }

    /// The attempt this one was filled in beside.
    #[must_use]
    pub fn beside(&self) -> Option<AttemptId> {
        let words = self.written(&LensId::new(WORDS), &QuestionId::new(BESIDE));
        (!words.is_empty()).then(|| AttemptId::new(words))
    }

    /// The mark of a question: `None` if it was never answered.
    #[must_use]
    pub fn marked(&self, lens: &LensId, question: &QuestionId) -> Option<&Mark> {
        self.marks.get(lens)?.get(question)
    }

    /// The answers without their times.
    #[must_use]
    pub fn sheet(&self) -> Sheet {
        let mut sheet = Sheet::default();
        for (lens, marks) in &self.marks {
            let mut plain = BTreeMap::new();
            for (question, mark) in marks {
                if mark.words.is_empty() {
                    plain.insert(question.clone(), mark.choice.clone());
                } else {
                    sheet.words.entry(lens.clone()).or_default().insert(question.clone(), mark.words.clone());
                }
            }
            match lens.as_str() {
                CONTEXT => sheet.context = plain,
                WORDS => {}
                _ => drop(sheet.lenses.insert(lens.clone(), plain)),
            }
        }
        sheet
    }

    /// When anything in it last changed.
    #[must_use]
    pub fn touched(&self) -> Millis {
        let marks = self.marks.values().flat_map(BTreeMap::values).map(|mark| mark.at).max();
        let finished = self.finished.as_ref().map(|finished| finished.scored);
        [Some(self.started), marks, finished].into_iter().flatten().max().unwrap_or(self.started)
    }

    /// The date an attempt goes by: when its result was first seen, else when it began.
    #[must_use]
    pub fn date(&self) -> Millis {
        self.finished.as_ref().map_or(self.started, |finished| finished.at)
    }

    /// Whether answers may still be corrected in place at `now`: the result is under a day old and
    /// no later attempt at the same assessment was begun. Otherwise a correction begins a new attempt.
    #[must_use]
    pub fn correctable(&self, now: Millis, all: &[Attempt]) -> bool {
        let Some(finished) = &self.finished else { return true };
        // Another side of the same map is no later attempt at it. The first side is beside none.
        let map = |attempt: &Self| attempt.beside().unwrap_or_else(|| attempt.attempt.clone());
        let newest = !all.iter().any(|other| {
            other.assessment == self.assessment && other.started > self.started && map(other) != map(self)
        });
        newest && now - finished.at < CORRECTABLE
    }
}
