//! The way through a decision tree: a trail from question to answer, down to where it led.

use super::stages::waymark;
use super::{NARROW, lines, n, narrow, shape, words};
use crate::markup::{El, el};

const TRAIL: f64 = 14.0;
const LEFT: f64 = 36.0;
/// Letters that fit into a line of a question, and of an answer or name, which are bold.
const ASKED: usize = 34;
const SAID: usize = 28;

/// The drawing, with the element id `id`: questions with their answers, and the name of the result.
pub fn way(id: &'static str, steps: &[(&'static str, &'static str)], end: &'static str) -> El {
    let mut top = 4.0;
    let mut parts: Vec<El> = Vec::new();
    for (place, (question, answer)) in steps.iter().enumerate() {
        let from = top + 10.0;
        parts.push(shape("circle", "stop", &[("cx", TRAIL), ("cy", from), ("r", 10.0)]));
        parts.push(words("label mid", TRAIL, from + 4.5, (place + 1).to_string()));
        for line in lines(question, ASKED) {
            top += 15.0;
            parts.push(words("small", LEFT, top, line));
        }
        for line in lines(answer, SAID) {
            top += 17.0;
            parts.push(words("label", LEFT, top, line));
        }
        top += 18.0;
        let (start, bend) = (from + 12.0, (top - from - 4.0) / 2.0);
        let trail =
            format!("M{} {}c9 {} -9 {} 0 {}", n(TRAIL), n(start), n(bend * 0.7), n(bend * 1.3), n(bend * 2.0 - 8.0));
        parts.push(el("path").class("trail").attr("d", trail));
    }
    let names = lines(end, SAID);
    let height = 16.0 + 17.0 * names.len() as f64;
    let frame = [("x", LEFT - 10.0), ("y", top), ("width", NARROW - LEFT + 9.0), ("height", height), ("rx", 4.0)];
    parts.push(shape("rect", "ring next", &frame));
    parts.push(waymark(TRAIL, top + height / 2.0 + 11.0));
    for (row, name) in names.into_iter().enumerate() {
        parts.push(words("label", LEFT, top + 21.0 + 17.0 * row as f64, name));
    }
    narrow(id, top + height + 2.0, "A trail from question to answer; the list below says the same").kids(parts)
}
