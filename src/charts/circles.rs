//! Stages as circles, one around the other, like the contour lines of a hill: those that hold are
//! filled, each with its name on its line.

use super::stages::{HERE, State, legend, waymark};
use super::{NARROW, lines, narrow, shape, words};
use crate::markup::El;
use waymark_domain::stage::{StageScore, Stages};

const MIDDLE: f64 = NARROW / 2.0;
const INNER: f64 = 54.0;
const OUTER: f64 = 140.0;
/// Letters of a name's line that fit.
const LETTERS: usize = 36;

/// The drawing, with the element id `id`.
pub fn circles(id: &'static str, stages: &'static Stages, score: &StageScore) -> El {
    let bands = stages.stages.len().saturating_sub(1).max(1);
    let step = (OUTER - INNER) / bands as f64;
    let radius = |at: usize| INNER + step * at as f64;
    let center = OUTER + 14.0;
    let mut parts: Vec<El> = Vec::new();
    // The outer ones first, so that the inner ones lie on top.
    for at in (0..stages.stages.len()).rev() {
        let state = State::of(score, at);
        parts.push(circle(state.class(), center, radius(at)));
        let inside = at.checked_sub(1).map_or(0.0, radius);
        let mut line = radius(at) - 8.0;
        while state == State::Held && line > inside + 4.0 {
            parts.push(circle("contour", center, line));
            line -= 8.0;
        }
    }
    for (at, (stage, evidence)) in stages.stages.iter().zip(&score.stages).enumerate() {
        let share = evidence.share.map_or_else(|| "open".to_owned(), |share| format!("{share} %"));
        name(&mut parts, center - radius(at), &format!("{} · {share}", stage.name), "label mid");
    }
    // On the line that is reached; before the first, in the middle.
    let foot = score.place.checked_sub(1).map_or(center + 4.0, |at| center + radius(at));
    parts.push(waymark(MIDDLE, foot));
    name(&mut parts, foot + 13.0, HERE, "label mid signal");
    let (kinds, bottom) = legend(stages, score, center + OUTER + 26.0);
    parts.extend(kinds);
    // The plates have the colour of the page behind them; a saved picture has another.
    let page = shape("rect", "plate", &[("width", NARROW), ("height", bottom), ("rx", 4.0)]);
    narrow(id, bottom, "Circles, one around the other; the table below says the same").kid(page).kids(parts)
}

fn circle(class: &'static str, center: f64, radius: f64) -> El {
    shape("circle", class, &[("cx", MIDDLE), ("cy", center), ("r", radius)])
}

/// Words on a plate that interrupts a circle's line at `y`, as maps write heights on contours.
fn name(parts: &mut Vec<El>, y: f64, text: &str, class: &'static str) {
    for (row, line) in lines(text, LETTERS).into_iter().enumerate() {
        let y = y + 17.0 * row as f64;
        let width = (line.chars().count() as f64 * 7.7 + 12.0).min(NARROW);
        let at = [("x", MIDDLE - width / 2.0), ("y", y - 9.0), ("width", width), ("height", 18.0), ("rx", 3.0)];
        parts.push(shape("rect", "plate", &at));
        parts.push(words(class, MIDDLE, y + 4.5, line.to_owned()));
    }
}
