//! How a part of an attempt stands in a record: to JSON and back. What is read here was written by
//! this version, or by an earlier one whose frozen fixtures are in `tests/fixtures/records`.

use crate::attempt::{Finished, Mark, Part};
use crate::ids::{AssessmentId, AttemptId, LensId, OptionId, QuestionId, is_id};
use crate::json::{Json, object};
use crate::reading::{Reading, THIN, percent};
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
                let mut cell = object([("at", Json::number(mark.at)), ("choice", choice)]);
                if !mark.words.is_empty() {
                    cell.set("words", Json::text(&mark.words));
                }
                made.set(question.as_str(), cell);
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
            let made = [
                ("at", Json::number(finished.at)),
                ("scored", Json::number(finished.scored)),
                ("readings", Json::List(finished.readings.iter().map(reading_to_json).collect())),
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
                readings: list(finished, "readings", reading)?,
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
    let words = match json.get("words") {
        None | Some(Json::Null) => String::new(),
        Some(words) => words.as_str().ok_or("words")?.to_owned(),
    };
    Ok(Mark { at: whole(json, "at")?, choice, words })
}

fn reading_to_json(reading: &Reading) -> Json {
    let mut figures = Json::Object(Vec::new());
    reading.figures.iter().for_each(|(of, figure)| figures.set(of, Json::number(figure)));
    object([
        ("series", Json::text(reading.series.as_str())),
        ("outcome", Json::text(&reading.outcome)),
        ("leads", Json::List(reading.leads.iter().map(|lead| Json::text(lead)).collect())),
        ("figures", figures),
    ])
}

fn reading(json: &Json) -> Result<Reading, BadField> {
    let mut figures = Vec::new();
    for (of, figure) in json.get("figures").and_then(Json::as_object).ok_or("figures")? {
        figures.push((of.clone(), figure.as_whole().filter(|figure| *figure <= 100).ok_or("figures")?));
    }
    Ok(Reading {
        series: LensId::new(text(json, "series")?),
        outcome: text(json, "outcome")?.to_owned(),
        leads: list(json, "leads", |lead| lead.as_str().map(str::to_owned).ok_or("leads"))?,
        figures,
    })
}

/// From version 1, which kept each lens's score in the profile's own form, to version 2. Its lead and
/// margin are of no use to a history; they stay where they are, unread.
pub(crate) fn to_version_2(data: &mut Json) {
    let Some(mut finished) = data.get("finished").cloned() else { return };
    // What does not read as a score is missing afterwards, and reported like any missing field.
    if let Ok(readings) = list(&finished, "scores", reading_of_version_1) {
        finished.set("readings", Json::List(readings.iter().map(reading_to_json).collect()));
        data.set("finished", finished);
    }
}

fn reading_of_version_1(score: &Json) -> Result<Reading, BadField> {
    let answered: u8 = whole(score, "answered")?;
    let figure = |ranked: &Json| {
        let count: u8 = whole(ranked, "count")?;
        Ok((text(ranked, "dimension")?.to_owned(), percent(count.into(), answered.into())))
    };
    let outcome = score.get("outcome").ok_or("outcome")?;
    // There never was another outcome: what is none of these was damaged since, and must not become
    // a result that nobody was shown.
    let (name, leads) = if outcome.as_str() == Some("unclear") {
        ("unclear", Vec::new())
    } else if let Some(named) = outcome.get("named") {
        ("named", vec![text(named, "dimension")?.to_owned()])
    } else if let Some(blend) = outcome.get("blend") {
        ("blend", vec![text(blend, "first")?.to_owned(), text(blend, "second")?.to_owned()])
    } else if outcome.get("thin").is_some_and(|thin| whole::<u8>(thin, "missing").is_ok()) {
        (THIN, Vec::new())
    } else {
        return Err("outcome");
    };
    Ok(Reading {
        series: LensId::new(text(score, "lens")?),
        outcome: name.to_owned(),
        leads,
        figures: list(score, "ranking", figure)?,
    })
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
