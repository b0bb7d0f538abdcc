//! How a part of an attempt stands in a record: to JSON and back. What is read here was written by
//! this version, or by an earlier one whose frozen fixtures are in `tests/fixtures/records`.

use crate::attempt::{Finished, Mark, Part};
use crate::ids::{AssessmentId, AttemptId, DimensionId, LensId, OptionId, QuestionId, is_id};
use crate::json::{Json, object};
use crate::scoring::{LensScore, Outcome, Ranked};
use std::collections::BTreeMap;
use std::str::FromStr;

/// The name of a field that is missing or not what it should be.
pub type BadField = &'static str;

impl Part {
    /// As it is saved.
    #[must_use]
    pub fn to_json(&self) -> Json {
        let mut marks = Json::Object(Vec::new());
        for (lens, cells) in &self.marks {
            let mut made = Json::Object(Vec::new());
            for (question, mark) in cells {
                let choice = mark.choice.as_ref().map_or(Json::Null, |choice| Json::text(choice.as_str()));
                made.set(question.as_str(), object([("at", Json::number(mark.at)), ("choice", choice)]));
            }
            marks.set(lens.as_str(), made);
        }
        let mut part = object([
            ("attempt", Json::text(self.attempt.as_str())),
            ("assessment", Json::text(self.assessment.as_str())),
            ("revision", Json::number(self.revision)),
            ("seed", Json::number(self.seed)),
            ("started", Json::number(self.started)),
            ("marks", marks),
        ]);
        if let Some(finished) = &self.finished {
            let scores = finished.scores.iter().map(score_to_json).collect();
            let made = [
                ("at", Json::number(finished.at)),
                ("scored", Json::number(finished.scored)),
                ("scores", Json::List(scores)),
            ];
            part.set("finished", object(made));
        }
        part
    }

    /// Reads what was saved.
    ///
    /// # Errors
    /// Names the field that is missing or wrong.
    pub fn from_json(json: &Json) -> Result<Self, BadField> {
        let mut marks = BTreeMap::new();
        if let Some(lenses) = json.get("marks") {
            for (lens, cells) in lenses.as_object().ok_or("marks")? {
                let mut read = BTreeMap::new();
                for (question, cell) in cells.as_object().ok_or("marks")? {
                    read.insert(QuestionId::new(question.as_str()), mark(cell)?);
                }
                marks.insert(LensId::new(lens.as_str()), read);
            }
        }
        let finished = match json.get("finished") {
            None | Some(Json::Null) => None,
            Some(finished) => Some(Finished {
                at: whole(finished, "at")?,
                scored: whole(finished, "scored")?,
                scores: list(finished, "scores", score)?,
            }),
        };
        Ok(Self {
            attempt: AttemptId::new(id(json, "attempt")?),
            assessment: AssessmentId::new(id(json, "assessment")?),
            revision: whole(json, "revision")?,
            seed: whole(json, "seed")?,
            started: whole(json, "started")?,
            marks,
            finished,
        })
    }
}

fn mark(json: &Json) -> Result<Mark, BadField> {
    let choice = match json.get("choice") {
        None | Some(Json::Null) => None,
        Some(choice) => Some(OptionId::new(choice.as_str().ok_or("choice")?)),
    };
    Ok(Mark { at: whole(json, "at")?, choice })
}

fn score_to_json(score: &LensScore) -> Json {
    let ranked = |ranked: &Ranked| {
        object([("dimension", Json::text(ranked.dimension.as_str())), ("count", Json::number(ranked.count))])
    };
    let outcome = match &score.outcome {
        Outcome::Named { dimension } => object([("named", object([("dimension", Json::text(dimension.as_str()))]))]),
        Outcome::Blend { first, second } => {
            let pair = [("first", Json::text(first.as_str())), ("second", Json::text(second.as_str()))];
            object([("blend", object(pair))])
        }
        Outcome::Unclear => Json::text("unclear"),
        Outcome::Thin { missing } => object([("thin", object([("missing", Json::number(missing))]))]),
    };
    object([
        ("lens", Json::text(score.lens.as_str())),
        ("ranking", Json::List(score.ranking.iter().map(ranked).collect())),
        ("answered", Json::number(score.answered)),
        ("asked", Json::number(score.asked)),
        ("lead", Json::number(score.lead)),
        ("margin", Json::number(score.margin)),
        ("outcome", outcome),
    ])
}

fn score(json: &Json) -> Result<LensScore, BadField> {
    let ranked = |json: &Json| {
        Ok(Ranked { dimension: DimensionId::new(text(json, "dimension")?), count: whole(json, "count")? })
    };
    Ok(LensScore {
        lens: LensId::new(text(json, "lens")?),
        ranking: list(json, "ranking", ranked)?,
        answered: whole(json, "answered")?,
        asked: whole(json, "asked")?,
        lead: whole(json, "lead")?,
        margin: whole(json, "margin")?,
        outcome: outcome(json.get("outcome").ok_or("outcome")?)?,
    })
}

fn outcome(json: &Json) -> Result<Outcome, BadField> {
    let dimension = |json: &Json, name| Ok(DimensionId::new(text(json, name)?));
    if json.as_str() == Some("unclear") {
        Ok(Outcome::Unclear)
    } else if let Some(named) = json.get("named") {
        Ok(Outcome::Named { dimension: dimension(named, "dimension")? })
    } else if let Some(blend) = json.get("blend") {
        Ok(Outcome::Blend { first: dimension(blend, "first")?, second: dimension(blend, "second")? })
    } else if let Some(thin) = json.get("thin") {
        Ok(Outcome::Thin { missing: whole(thin, "missing")? })
    } else {
        Err("outcome")
    }
}

fn text(json: &Json, name: BadField) -> Result<&str, BadField> {
    json.get(name).and_then(Json::as_str).ok_or(name)
}

/// A text that goes into addresses and keys.
fn id(json: &Json, name: BadField) -> Result<&str, BadField> {
    text(json, name).ok().filter(|text| is_id(text)).ok_or(name)
}

fn whole<N: FromStr>(json: &Json, name: BadField) -> Result<N, BadField> {
    json.get(name).and_then(Json::as_whole).ok_or(name)
}

fn list<T>(json: &Json, name: BadField, read: impl Fn(&Json) -> Result<T, BadField>) -> Result<Vec<T>, BadField> {
    json.get(name).and_then(Json::as_list).ok_or(name)?.iter().map(read).collect()
}
