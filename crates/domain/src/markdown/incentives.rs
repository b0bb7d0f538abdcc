//! An incentive map as Markdown.

use super::{advise, answer, missing, quote};
use crate::attempt::WORDS;
use crate::ids::LensId;
use crate::incentives::{Cause, Class, ClassText, ConcernScore, GUESS, Incentives, MINE, MapScore, OWN, THEIRS};
use crate::scoring::Sheet;
use std::fmt::Write as _;

/// For each other side what fits and the concerns by class, with what each side said; the talk; and
/// if there is a sheet what was written, and every answer.
pub(super) fn write(out: &mut String, map: &Incentives, scores: &[MapScore], sheet: Option<&Sheet>) {
    for (place, score) in scores.iter().enumerate() {
        let told = map.tell(score);
        // The sides beyond the first have no names here.
        let side = if scores.len() > 1 { format!("With side {}: ", place + 2) } else { String::new() };
        let _ = writeln!(out, "## {side}{}\n", told.headline.trim());
        figures(out, map, score);
        if let Cause::Thin(more) = score.cause {
            missing(out, more, sheet);
        }
        if !score.paired {
            let _ = writeln!(out, "The other side has not answered. What stands here for them is a guess.\n");
        }
        advise(out, told);
        for (_, class) in Class::ALL {
            group(out, map, score, map.class(class), |concern| concern.class == Some(class));
        }
        group(out, map, score, Some(&map.misread), |concern| concern.misread);
        let open = ClassText { name: "Not rated for both".to_owned(), means: String::new() };
        group(out, map, score, Some(&open), |concern| concern.class.is_none());
    }
    if !map.script.is_empty() {
        let _ = writeln!(out, "## The talk\n");
        for (place, step) in map.script.iter().enumerate() {
            let _ = writeln!(out, "{}. {}", place + 1, step.trim());
        }
        out.push('\n');
    }
    let Some(sheet) = sheet else { return };
    for field in &map.fields {
        let written = sheet.words.get(&LensId::new(WORDS)).and_then(|words| words.get(&field.id));
        if let Some(words) = written.filter(|words| !words.trim().is_empty()) {
            let _ = writeln!(out, "## {}\n\n{}\n", field.title, field.prompt);
            quote(out, words);
        }
    }
    let _ = writeln!(out, "## Answers\n");
    answer(out, &map.role_prompts.0, map.role(sheet, MINE));
    answer(out, &map.role_prompts.1, map.role(sheet, THEIRS));
    for (lens, id) in [(&map.own, OWN), (&map.guess, GUESS)] {
        let _ = writeln!(out, "\n### {}\n", lens.ask.trim());
        for concern in &map.concerns {
            let mark = sheet.mark(&LensId::new(id), &concern.id);
            let level = map.scale.iter().find(|level| Some(&level.id) == mark);
            answer(out, &concern.prompt, level.map(|level| level.text.as_str()));
        }
    }
    out.push('\n');
}

/// How many concerns are of each class.
fn figures(out: &mut String, map: &Incentives, score: &MapScore) {
    for (_, class) in Class::ALL {
        if let Some(text) = map.class(class) {
            let _ = writeln!(out, "- {}: {}", text.name, score.count(class));
        }
    }
    if score.paired {
        let misread = score.concerns.iter().filter(|concern| concern.misread).count();
        let _ = writeln!(out, "- {}: {misread}", map.misread.name);
    }
    out.push('\n');
}

/// The concerns of one kind, with what each side said.
fn group(
    out: &mut String,
    map: &Incentives,
    score: &MapScore,
    text: Option<&ClassText>,
    of_it: impl Fn(&ConcernScore) -> bool,
) {
    let Some(text) = text.filter(|_| score.concerns.iter().any(&of_it)) else { return };
    let _ = writeln!(out, "### {}\n", text.name);
    if !text.means.is_empty() {
        let _ = writeln!(out, "{}\n", text.means.trim());
    }
    let said = |weight: Option<i8>| {
        let level = map.scale.iter().find(|level| Some(level.weight) == weight);
        level.map_or("not sure", |level| &level.text)
    };
    for concern in score.concerns.iter().filter(|concern| of_it(concern)) {
        let Some(known) = map.concerns.iter().find(|known| known.id == concern.concern) else { continue };
        let (own, guess) = (said(concern.mine), said(concern.guess));
        let _ = write!(out, "- **{}**: {} “{own}”, {} “{guess}”", known.name, map.own.short, map.guess.short);
        if score.paired {
            let _ = write!(out, ", the other side “{}”", said(concern.theirs));
        }
        out.push('\n');
    }
    out.push('\n');
}
