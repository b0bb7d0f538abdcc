//! A small made-up assessment of any size, and the shorthand the tables of cases are written in.
//! [`small`] has one for each of the other engines.

#![allow(dead_code, reason = "each test file uses its own part")]

pub(crate) mod small;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use crc::{CRC_32_ISO_HDLC, Crc};
use proptest::prelude::*;
use std::collections::BTreeMap;
use waymark_domain::assessment::{Assessment, Engine, Layout};
use waymark_domain::ids::{DimensionId, LensId, OptionId, QuestionId, ThemeId};
use waymark_domain::json::Json;
use waymark_domain::profile::{
    Blend, Choice, ContextChoice, ContextQuestion, Dimension, Gap, Lens, Profile, Question, Rules, Theme, Verdict, Week,
};
use waymark_domain::record::Record;
use waymark_domain::scoring::{LensScore, Ranked, Sheet, score_counts};

/// The names that stand in for archetypes, lenses and themes; questions are `q0`, `q1`, …
pub(crate) const DIMENSIONS: [&str; 6] = ["ash", "birch", "cedar", "dogwood", "elm", "fir"];
pub(crate) const LENSES: [&str; 3] = ["work", "energy", "wish"];
pub(crate) const THEMES: [&str; 3] = ["roots", "trunk", "crown"];

/// How much of everything a made-up profile has.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Size {
    pub(crate) dimensions: usize,
    pub(crate) lenses: usize,
    pub(crate) questions: usize,
    pub(crate) context: usize,
}

/// The size of the archetype finder.
pub(crate) const REAL: Size = Size { dimensions: 4, lenses: 2, questions: 14, context: 3 };

/// Every size a content file may have.
pub(crate) fn any_size() -> impl Strategy<Value = Size> {
    (2..=6_usize, 1..=3_usize, 8..=24_usize, 0..=3_usize).prop_map(|(dimensions, lenses, questions, context)| Size {
        dimensions,
        lenses,
        questions,
        context,
    })
}

/// The rules of 14 questions over four dimensions, and the same rule for other sizes.
pub(crate) fn rules(questions: usize) -> Rules {
    let questions = u8::try_from(questions).expect("at most 24 questions");
    let pair = |n: u8| u8::try_from((u32::from(n) * 78).div_ceil(100)).expect("at most 24");
    Rules {
        least_answers: questions - questions / 3,
        margin: (0..=questions).map(|_| 5).collect(),
        blend_pair: (0..=questions).map(pair).collect(),
        blend_lead: 2,
        noise_points: 22,
    }
}

fn verdict(of: &str) -> Verdict {
    Verdict {
        headline: format!("Headline of {of}."),
        means: format!("Meaning of {of}."),
        next: format!("Next for {of}."),
    }
}

/// A profile in which every text names what it belongs to. The option for a dimension has the
/// dimension's initial as its id, and stands at another place in every question.
pub(crate) fn profile(size: Size) -> Profile {
    let dimensions = DIMENSIONS.get(..size.dimensions).expect("at most six dimensions");
    let lenses = LENSES.get(..size.lenses).expect("at most three lenses");
    Profile {
        lenses: lenses.iter().map(|id| lens(id)).collect(),
        dimensions: dimensions.iter().map(|id| dimension(id, lenses)).collect(),
        themes: THEMES.iter().map(|id| Theme { id: ThemeId::new(*id), name: format!("Theme {id}") }).collect(),
        questions: (0..size.questions).map(|number| question(number, dimensions)).collect(),
        context: (0..size.context).map(|number| context(number, dimensions)).collect(),
        context_title: "About the company".to_owned(),
        blends: pairs(dimensions)
            .map(|(a, b)| Blend {
                of: (DimensionId::new(a), DimensionId::new(b)),
                verdict: verdict(&format!("{a} and {b}")),
            })
            .collect(),
        unclear: verdict("unclear"),
        thin: verdict("thin"),
        gap: Gap {
            same: "Both {work}, also {energy}.".to_owned(),
            differs: "Work {work}, energy {energy}.".to_owned(),
            open: "In front {work} and {energy}.".to_owned(),
        },
        activities: Vec::new(),
        rules: rules(size.questions),
    }
}

pub(crate) fn pairs<'a>(all: &'a [&'a str]) -> impl Iterator<Item = (&'a str, &'a str)> {
    let after = |place: usize| all.iter().skip(place + 1);
    all.iter().enumerate().flat_map(move |(place, a)| after(place).map(move |b| (*a, *b)))
}

fn lens(id: &str) -> Lens {
    Lens { id: LensId::new(id), short: format!("My {id}"), ask: format!("Which is {id}") }
}

fn dimension(id: &str, lenses: &[&str]) -> Dimension {
    let headline = |lens: &&str| (LensId::new(*lens), format!("Headline of {id} for {lens}."));
    Dimension {
        id: DimensionId::new(id),
        name: name(id),
        tagline: format!("Tagline of {id}."),
        headline: lenses.iter().map(headline).collect(),
        means: format!("Meaning of {id}."),
        price: Vec::new(),
        needs: Vec::new(),
        next: format!("Next for {id}."),
        more: String::new(),
        read: Vec::new(),
        week: Week { days: Vec::new(), activities: Vec::new() },
        sources: Vec::new(),
    }
}

/// `ash` is called "The Ash".
pub(crate) fn name(dimension: &str) -> String {
    let (first, rest) = dimension.split_at(1);
    format!("The {}{rest}", first.to_uppercase())
}

fn question(number: usize, dimensions: &[&str]) -> Question {
    let choice = |id: &&str| Choice {
        id: option(id),
        dimension: DimensionId::new(*id),
        text: format!("q{number} the way of {id}"),
    };
    let mut options: Vec<Choice> = dimensions.iter().map(choice).collect();
    options.rotate_left(number % dimensions.len());
    let theme = THEMES.iter().cycle().nth(number).expect("a cycle does not end");
    Question {
        id: q(number),
        theme: ThemeId::new(*theme),
        prompt: format!("Situation q{number}?"),
        options,
        ideas: Vec::new(),
    }
}

fn context(number: usize, dimensions: &[&str]) -> ContextQuestion {
    let advice = |option: &str| {
        let text = |id: &&str| format!("c{number} {option} for {id}");
        dimensions.iter().map(|id| (DimensionId::new(*id), text(id))).collect()
    };
    let choice = |id: &str| ContextChoice {
        id: OptionId::new(id),
        text: format!("c{number} {id}"),
        // The last option has nothing to say.
        advice: if id == "three" { Vec::new() } else { advice(id) },
    };
    ContextQuestion {
        id: c(number),
        prompt: format!("Company c{number}?"),
        options: ["one", "two", "three"].map(choice).to_vec(),
        ideas: Vec::new(),
    }
}

pub(crate) fn q(number: usize) -> QuestionId {
    QuestionId::new(format!("q{number}"))
}

pub(crate) fn c(number: usize) -> QuestionId {
    QuestionId::new(format!("c{number}"))
}

/// The option that stands for a dimension.
pub(crate) fn option(dimension: &str) -> OptionId {
    OptionId::new(dimension.get(..1).expect("names are not empty"))
}

/// The layout a profile is packed in at `revision`.
pub(crate) fn layout(profile: &Profile, revision: u32) -> Layout {
    let options = |q: &Question| q.options.iter().map(|o| o.id.clone()).collect();
    let choices = |q: &ContextQuestion| q.options.iter().map(|o| o.id.clone()).collect();
    Layout {
        revision,
        lenses: profile.lenses.iter().map(|lens| lens.id.to_string()).collect(),
        dimensions: profile.dimensions.iter().map(|d| d.id.to_string()).collect(),
        questions: profile.questions.iter().map(|q| (q.id.clone(), options(q))).collect(),
        context: profile.context.iter().map(|q| (q.id.clone(), choices(q))).collect(),
    }
}

/// The assessment `trees` in revision 3, the only one it knows.
pub(crate) fn assessment(size: Size) -> Assessment {
    let profile = profile(size);
    Assessment { layouts: vec![layout(&profile, 3)], ..small::around(Engine::Profile(profile)) }
}

pub(crate) fn profile_of(assessment: &Assessment) -> &Profile {
    let Engine::Profile(profile) = &assessment.engine else { unreachable!("trees are a profile") };
    profile
}

/// The same, to be changed.
pub(crate) fn profile_in(assessment: &mut Assessment) -> &mut Profile {
    let Engine::Profile(profile) = &mut assessment.engine else { unreachable!("trees are a profile") };
    profile
}

/// A sheet with these counts in the profile's order of dimensions, from the first question on.
pub(crate) fn sheet_of(profile: &Profile, lens: &str, counts: &[usize]) -> Sheet {
    let dimensions = DIMENSIONS.iter().zip(counts);
    let marks = dimensions.flat_map(|(id, count)| std::iter::repeat_n(option(id), *count));
    let marks = profile.questions.iter().zip(marks).map(|(q, mark)| (q.id.clone(), Some(mark)));
    Sheet { lenses: BTreeMap::from([(LensId::new(lens), marks.collect())]), ..Sheet::default() }
}

/// The score of one lens with these counts in the profile's order of dimensions.
pub(crate) fn score_of(profile: &Profile, lens: &str, counts: &[u8]) -> LensScore {
    let of: BTreeMap<&str, u8> = DIMENSIONS.into_iter().zip(counts.iter().copied()).collect();
    let count = |id: &DimensionId| of.get(id.as_str()).copied().unwrap_or(0);
    score_counts(profile, &LensId::new(lens), count)
}

/// `[("ash", 3), …]` of a ranking.
pub(crate) fn counts(score: &LensScore) -> Vec<(&str, u8)> {
    let plain = |ranked: &'_ Ranked| ranked.count;
    score.ranking.iter().map(|ranked| (ranked.dimension.as_str(), plain(ranked))).collect()
}

/// For each question no mark, "not sure" or one of the options.
pub(crate) fn any_marks(
    questions: Vec<(QuestionId, Vec<OptionId>)>,
) -> impl Strategy<Value = BTreeMap<QuestionId, Option<OptionId>>> {
    let mark = |(id, options): (QuestionId, Vec<OptionId>)| {
        let mark = proptest::option::weighted(0.9, proptest::option::weighted(0.85, proptest::sample::select(options)));
        mark.prop_map(move |mark| mark.map(|mark| (id.clone(), mark)))
    };
    let marks: Vec<_> = questions.into_iter().filter(|(_, options)| !options.is_empty()).map(mark).collect();
    marks.prop_map(|marks| marks.into_iter().flatten().collect())
}

/// For each lens and question no mark, "not sure" or one of the options, and the same for context.
pub(crate) fn any_sheet(profile: &Profile) -> impl Strategy<Value = Sheet> + use<> {
    any_sheet_of(layout(profile, 0))
}

/// The same for whatever is packed so.
pub(crate) fn any_sheet_of(layout: Layout) -> impl Strategy<Value = Sheet> {
    let Layout { lenses, questions, context, .. } = layout;
    let lenses: Vec<_> = lenses
        .into_iter()
        .map(|lens| any_marks(questions.clone()).prop_map(move |m| (LensId::new(lens.as_str()), m)))
        .collect();
    (lenses, any_marks(context)).prop_map(|(lenses, context)| Sheet {
        lenses: lenses.into_iter().collect(),
        context,
        ..Sheet::default()
    })
}

/// An assessment of any size and a sheet of answers to it.
pub(crate) fn any_answered() -> impl Strategy<Value = (Assessment, Sheet)> {
    any_size().prop_flat_map(|size| {
        let assessment = assessment(size);
        let sheet = any_sheet(profile_of(&assessment));
        (Just(assessment), sheet)
    })
}

/// A link made by hand: bits as they are, filled up with `fill`, under a right checksum.
pub(crate) fn sealed(id: &str, revision: u32, bits: &str, fill: char) -> String {
    let mut bits: String = bits.chars().filter(|c| !c.is_whitespace()).collect();
    while !bits.len().is_multiple_of(8) {
        bits.push(fill);
    }
    let byte = |at: usize| u8::from_str_radix(&bits[at..at + 8], 2).expect("bits");
    let mut bytes: Vec<u8> = (0..bits.len()).step_by(8).map(byte).collect();
    let mut all = format!("1.{id}.{revision}.").into_bytes();
    all.extend(&bytes);
    bytes.extend(Crc::<u32>::new(&CRC_32_ISO_HDLC).checksum(&all).to_be_bytes());
    format!("#r=1.{id}.{revision}.{}", URL_SAFE_NO_PAD.encode(bytes))
}

/// Test values are written as `serde_json` has them; records speak [`Json`].
pub(crate) fn plain(value: &serde_json::Value) -> Json {
    Json::parse(&value.to_string()).expect("what serde_json writes is JSON")
}

/// A record as `serde_json` sees it.
pub(crate) trait AsValue {
    fn value(&self) -> serde_json::Value;
}

impl AsValue for Record {
    fn value(&self) -> serde_json::Value {
        serde_json::from_str(&self.text()).expect("what a record writes is JSON")
    }
}
