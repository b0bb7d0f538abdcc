//! Stages as rungs, the lowest at the foot. The waymark stands on the highest that holds together
//! with all below it.

use super::stages::{HERE, State, hatch, legend, share, waymark};
use super::{NARROW, lines, n, narrow, shape, words};
use crate::markup::{El, el};
use waymark_domain::stage::{StageScore, Stages};

const LEFT: f64 = 8.0;
const RIGHT: f64 = NARROW - LEFT;
/// The hatched end of a rung that holds.
const CAP: f64 = 14.0;
/// Letters of a name's line that fit.
const LETTERS: usize = 30;
/// What the sign takes that stands on a rung.
const STAND: f64 = 22.0;

/// The drawing, with the element id `id`.
pub fn ladder(id: &'static str, stages: &'static Stages, score: &StageScore) -> El {
    let mut top = 8.0;
    let mut parts: Vec<El> = Vec::new();
    for (at, (stage, evidence)) in stages.stages.iter().zip(&score.stages).enumerate().rev() {
        if at + 1 == score.place {
            top += STAND;
            parts.extend(here(top));
        }
        let state = State::of(score, at);
        let names = lines(&stage.name, LETTERS);
        let height = 24.0 + 16.0 * names.len() as f64;
        let frame = [("x", LEFT), ("y", top), ("width", RIGHT - LEFT), ("height", height), ("rx", 4.0)];
        parts.push(shape("rect", state.class(), &frame));
        if state == State::Held {
            parts.push(hatch(LEFT, top, CAP, height));
            parts.push(hatch(RIGHT - CAP, top, CAP, height));
        }
        for name in names {
            parts.push(words("label", LEFT + CAP + 10.0, top + 17.0, name));
            top += 16.0;
        }
        let said = format!("{} · {}", share(evidence.share), state.said(stages.shape));
        parts.push(words("small", LEFT + CAP + 10.0, top + 17.0, said));
        top += 36.0;
    }
    if score.place == 0 {
        top += STAND - 8.0;
        parts.extend(here(top));
    }
    // The rails lie behind the rungs and stand on the ground.
    let rail = |x: f64| format!("M{} 2V{}", n(x), n(top));
    let rails = format!("{}{}M0 {}H{}", rail(LEFT + CAP / 2.0), rail(RIGHT - CAP / 2.0), n(top), n(NARROW));
    let (kinds, bottom) = legend(stages, score, top + 10.0);
    narrow(id, bottom, "A ladder, the lowest rung at its foot; the table below says the same")
        .kid(el("path").class("rail").attr("d", rails))
        .kids(parts)
        .kids(kinds)
}

/// The waymark and its words, standing at `y`.
fn here(y: f64) -> [El; 2] {
    [waymark(LEFT + 30.0, y), words("label signal", LEFT + 48.0, y - 6.0, HERE)]
}
