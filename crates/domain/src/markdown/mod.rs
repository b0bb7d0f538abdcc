//! A result as Markdown, for notes and documents: one file an engine.

mod audit;
mod facets;
mod incentives;
mod profile;
mod sorter;
mod stage;

use crate::advice::Advice;
use crate::assessment::{Assessment, Engine, Scored};
use crate::scoring::Sheet;
use std::fmt::Write as _;

/// The whole result, and every answer if there is a sheet. `date` is written as it is given.
#[must_use]
pub fn result(assessment: &Assessment, scored: &Scored, sheet: Option<&Sheet>, date: &str) -> String {
    let mut out = String::new();
    // Writing to a string cannot fail, here and in all of these files.
    let _ = writeln!(out, "# {}: a result of {date}\n", assessment.title);
    match (&assessment.engine, scored) {
        (Engine::Profile(profile), Scored::Profile(scores)) => profile::write(&mut out, profile, scores, sheet),
        (Engine::Stage(stages), Scored::Stage(score)) => stage::write(&mut out, stages, score, sheet),
        (Engine::Facets(facets), Scored::Facets(score)) => facets::write(&mut out, facets, score, sheet),
        (Engine::Sorter(sorter), Scored::Sorter(score)) => sorter::write(&mut out, sorter, score),
        (Engine::Map(map), Scored::Map(scores)) => incentives::write(&mut out, map, scores, sheet),
        (Engine::Audit(audit), Scored::Audit(score)) => audit::write(&mut out, audit, score, sheet.is_some()),
        // A score is made by the engine it is read with.
        _ => {}
    }
    let _ = writeln!(
        out,
        "This describes some months of work, nothing more. Not for hiring, promotion or performance reviews."
    );
    out
}

/// What a result means and advises, below its headline and its figures.
fn advise(out: &mut String, advice: &Advice) {
    let _ = writeln!(out, "{}\n", advice.means.trim());
    this_week(out, &advice.next, &advice.avoid);
}

/// What to do, and what to leave alone.
fn this_week(out: &mut String, next: &str, avoid: &str) {
    let _ = writeln!(out, "**This week:** {}\n\n**Not this week:** {}\n", next.trim(), avoid.trim());
}

/// A point of a list: a question and what was chosen.
fn answer(out: &mut String, prompt: &str, chosen: Option<&str>) {
    let _ = match chosen {
        Some(text) => writeln!(out, "- {prompt} **{text}**"),
        None => writeln!(out, "- {prompt} *not sure*"),
    };
}

/// How many answers are missing. A link with figures alone does not say, so there has to be a sheet.
fn missing(out: &mut String, missing: u8, sheet: Option<&Sheet>) {
    if missing > 0 && sheet.is_some() {
        let _ = writeln!(out, "Answers missing for a result: {missing}\n");
    }
}

/// Words of somebody's own, set apart from ours line by line.
fn quote(out: &mut String, words: &str) {
    for line in words.trim().lines() {
        let _ = writeln!(out, "{}", format!("> {line}").trim_end());
    }
    out.push('\n');
}
