//! Measured quality of an audit: every combination of ratings is tried, and none counts more than
//! another. Nobody's work is spread like that; the figures say what the rules do, and not how much of
//! a week falls where.

use super::figures::{Named, Spread, at_least, at_most, between, count, extremes, noise, number};
use waymark_domain::assessment::Measure;
use waymark_domain::audit::{Audit, Piece};
use waymark_domain::form::Asked;
use waymark_domain::ids::LensId;
use waymark_domain::reading::percent;

/// So many pieces are a usual list.
const PIECES: u32 = 8;
/// A piece takes from one hour to so many, each equally often.
const HOURS: u32 = 8;
/// A quarter of the hours: with more noise than that, a day a week could be put down to chance.
const MOST_NOISE: u32 = 25;

/// Rarer, and a class is met by next to nobody; there are about ten.
const RAREST: f64 = 1.0;
/// Four times the share that each of ten classes would have alike.
const COMMONEST: f64 = 40.0;
/// What no rule speaks of is at most a third of what there is.
const MOST_LEFT: f64 = 35.0;
/// Less, and the ratings hardly matter; more, and every slip of the finger does.
const ONE_ANSWER: (f64, f64) = (10.0, 60.0);

/// The noise in points, and the figures. Without classes, or ratings without options, which checks
/// of their own report, there is nothing to measure.
#[must_use]
pub fn of(audit: &Audit) -> (u8, Vec<Measure>) {
    let has_options = audit.list.ratings.iter().all(|(_, asked)| !asked.offers.is_empty());
    if audit.classes.is_empty() || audit.list.ratings.is_empty() || !has_options {
        return (0, Vec::new());
    }
    let table = Table::of(audit);
    let mut measures = classes(audit, &table);
    measures.extend([fallback(audit, &table), one_answer(audit, &table)]);
    let (points, noise) = noise(
        &format!(
            "When one of {PIECES} pieces of work, each of one to {HOURS} hours, comes to another class, the share of \
             that class among the hours moves by no more than this, 9 times in 10"
        ),
        moved(),
        MOST_NOISE,
    );
    measures.push(noise);
    (points, measures)
}

/// The class of every combination of those ratings that a class asks for. The others are answered
/// as well, and any answer to them is as good as the next.
struct Table<'a> {
    ratings: Vec<&'a Asked>,
    /// By the place of each rating's option, the first rating's changing slowest.
    classes: Vec<usize>,
}

impl<'a> Table<'a> {
    fn of(audit: &'a Audit) -> Self {
        let counts = |asked: &&Asked| {
            let lines = audit.classes.iter().flat_map(|class| &class.when);
            lines.flatten().any(|(rating, _)| *rating == asked.id)
        };
        let ratings: Vec<&Asked> = audit.list.ratings.iter().map(|(_, asked)| asked).filter(counts).collect();
        let first =
            |(_, asked): &(String, Asked)| (asked.id.clone(), asked.offers.first().map(|offer| offer.id.clone()));
        let mut piece = Piece {
            id: LensId::new(""),
            name: String::new(),
            hours: 0,
            ratings: audit.list.ratings.iter().map(first).collect(),
        };
        let mut classes = Vec::new();
        each(audit, &ratings, &mut piece, &mut classes);
        Self { ratings, classes }
    }

    /// The part of the combinations that come to this class.
    fn share(&self, class: usize) -> f64 {
        number(self.classes.iter().filter(|of| **of == class).count()) / number(self.classes.len())
    }
}

/// Adds the class of `piece` for every combination of these ratings.
fn each(audit: &Audit, ratings: &[&Asked], piece: &mut Piece, classes: &mut Vec<usize>) {
    let Some((rating, others)) = ratings.split_first() else {
        let class = audit.class_of(piece).map(|class| &class.id);
        let place = audit.classes.iter().position(|other| Some(&other.id) == class);
        classes.push(place.unwrap_or(usize::MAX));
        return;
    };
    for offer in &rating.offers {
        let mark = piece.ratings.iter_mut().find(|(id, _)| *id == rating.id);
        if let Some((_, mark)) = mark {
            *mark = Some(offer.id.clone());
        }
        each(audit, others, piece, classes);
    }
}

fn classes(audit: &Audit, table: &Table<'_>) -> Vec<Measure> {
    let shares = audit.classes.iter().enumerate().map(|(place, class)| (class.name.as_str(), table.share(place)));
    let shares: Vec<Named<'_>> = shares.collect();
    let reached = shares.iter().filter(|(_, share)| *share > 0.0).count();
    let what = "Classes that some ratings come to";
    let mut measures = vec![count("classes", what, reached, "classes", "every class", reached == shares.len())];
    if let Some((rarest, commonest)) = extremes(&shares) {
        let says = |which: &str, (name, _): Named<'_>| {
            format!("Combinations of ratings that come to “{name}”, the {which} class")
        };
        measures.extend([
            at_least("classes-rarest", &says("rarest", rarest), rarest.1, RAREST),
            at_most("classes-commonest", &says("commonest", commonest), commonest.1, COMMONEST),
        ]);
    }
    measures
}

fn fallback(audit: &Audit, table: &Table<'_>) -> Measure {
    let last = audit.classes.last().map_or("", |class| class.name.as_str());
    let what = format!("Combinations of ratings that no other class wants, and that are left to “{last}”");
    at_most("fallback", &what, table.share(audit.classes.len().saturating_sub(1)), MOST_LEFT)
}

/// How often another answer to one rating, any of all ratings, makes another class.
fn one_answer(audit: &Audit, table: &Table<'_>) -> Measure {
    let mut stride = table.classes.len();
    let mut changes = 0.0;
    for rating in &table.ratings {
        let options = rating.offers.len();
        stride /= options;
        let (mut pairs, mut changed) = (0_usize, 0_usize);
        for (at, class) in table.classes.iter().enumerate() {
            let place = at / stride % options;
            let others = (0..options).filter(|other| *other != place);
            let other_classes = others.filter_map(|other| table.classes.get(at - place * stride + other * stride));
            for other in other_classes {
                pairs += 1;
                changed += usize::from(other != class);
            }
        }
        changes += number(changed) / number(pairs.max(1));
    }
    let what = "Another answer to one rating, any of them, brings a piece to another class";
    between("one-answer", what, changes / number(audit.list.ratings.len()), ONE_ANSWER)
}

/// What the share of nine in ten pieces among all hours stays within. It hangs on the hours alone: a
/// sitting in which one piece of a usual list is rated otherwise is an ordinary one, whatever the rules.
fn moved() -> u32 {
    let hours: Vec<u32> = (1..=HOURS).collect();
    let one = Spread::even(&hours);
    let others = (1..PIECES).fold(Spread::none(), |others, _| others.plus(&one));
    let share =
        |(hours, p): (u32, f64)| others.iter().map(move |(others, q)| (percent(hours, hours + others).into(), p * q));
    Spread::of(one.iter().flat_map(share)).covering()
}
