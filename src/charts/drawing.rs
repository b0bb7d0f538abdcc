//! Drawings that a guide describes. Made when the site is built, so they weigh nothing in the app.

use super::{NARROW, lines, n, shape, words};
use crate::markup::{El, el};
use waymark_domain::text::Drawing;

/// Letters in a line of a drawing's label.
const LETTERS: usize = 16;
/// From one line of a label to the next.
const LINE: f64 = 17.0;

/// The drawing, with what is said instead of it.
pub(crate) fn draw(drawing: &'static Drawing, said: &'static str) -> El {
    match drawing {
        Drawing::Rings(labels) => rings(labels, said),
        Drawing::Steps(labels) => steps(labels, false, said),
        Drawing::Loop(labels) => steps(labels, true, said),
        Drawing::Quadrant { across, up, labels } => quadrant(across, up, labels, said),
        Drawing::Line { across, up, points, marks } => line(across, up, points, marks, said),
    }
}

fn sheet(height: f64, said: &'static str) -> El {
    el("svg")
        .class("chart narrow")
        .attr("viewBox", format!("0 0 {} {}", n(NARROW), n(height)))
        .attr("role", "img")
        .attr("aria-label", said)
}

/// Words in lines around the middle of a place.
fn middle(class: &'static str, x: f64, y: f64, text: &'static str, letters: usize) -> Vec<El> {
    let lines = lines(text, letters);
    let top = y - LINE * (count(lines.len()) - 1.0) / 2.0 + 5.0;
    lines.into_iter().zip(0_u32..).map(|(line, row)| words(class, x, top + LINE * f64::from(row), line)).collect()
}

fn count(number: usize) -> f64 {
    f64::from(u32::try_from(number).unwrap_or(u32::MAX))
}

/// Circles that touch at the foot, so that each has a place for its words above the one within.
fn rings(labels: &'static [String], said: &'static str) -> El {
    let step = 44.0;
    let (foot, middle_x) = (step * 2.0 * count(labels.len()) * 0.92 + 16.0, NARROW / 2.0);
    let mut drawing = sheet(foot + 8.0, said);
    for place in (0..labels.len()).rev() {
        let radius = step * 0.92 * count(place + 1);
        let class = if place == 0 { "ring first" } else { "ring" };
        drawing = drawing.kid(shape("circle", class, &[("cx", middle_x), ("cy", foot - radius), ("r", radius)]));
    }
    for (place, label) in labels.iter().enumerate() {
        let top = foot - 2.0 * step * 0.92 * count(place + 1);
        let y = top + step * 0.92;
        drawing = drawing.kids(middle("label mid", middle_x, y, label, if place == 0 { 9 } else { LETTERS + 2 }));
    }
    drawing
}

/// Boxes one below the other, joined by arrows; in a loop an arrow leads back.
fn steps(labels: &'static [String], back: bool, said: &'static str) -> El {
    let (height, gap, left) = (46.0, 22.0, if back { 44.0 } else { 12.0 });
    let width = NARROW - left - 12.0;
    let top = |place: f64| 8.0 + place * (height + gap);
    let last = count(labels.len()) - 1.0;
    let mut drawing = sheet(top(last) + height + 8.0, said);
    for (label, place) in labels.iter().zip(0_u32..) {
        let y = top(f64::from(place));
        drawing = drawing.kid(shape(
            "rect",
            "box",
            &[("x", left), ("y", y), ("width", width), ("height", height), ("rx", 8.0)],
        ));
        drawing = drawing.kids(middle("mid", left + width / 2.0, y + height / 2.0, label, 26));
        if f64::from(place) < last {
            let (x, from, to) = (left + width / 2.0, y + height, y + height + gap);
            drawing = drawing.kid(path(&format!(
                "M{x} {from}V{to}M{} {}l5 5 5-5",
                n(x - 5.0),
                n(to - 6.0),
                x = n(x),
                from = n(from),
                to = n(to - 1.0),
            )));
        }
    }
    if back {
        let (from, to) = (top(last) + height / 2.0, top(0.0) + height / 2.0);
        drawing = drawing.kid(path(&format!(
            "M{} {}H26q-12 0-12-12V{}q0-12 12-12H{}m-6-5l5 5-5 5",
            n(left),
            n(from),
            n(to + 12.0),
            n(left - 1.0),
        )));
    }
    drawing
}

fn path(d: &str) -> El {
    el("path").class("branch").attr("d", d.to_owned())
}

/// Four fields between two pairs of ends.
fn quadrant(
    across: &'static [String; 2],
    up: &'static [String; 2],
    labels: &'static [String; 4],
    said: &'static str,
) -> El {
    let (size, left, top) = (122.0, 24.0, 30.0);
    let [bottom_end, top_end] = up;
    let [left_end, right_end] = across;
    let mut drawing = sheet(top + 2.0 * size + 40.0, said);
    for (label, (column, row)) in labels.iter().zip([(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0)]) {
        let (x, y) = (left + column * size, top + row * size);
        drawing = drawing.kid(shape(
            "rect",
            "box",
            &[("x", x + 2.0), ("y", y + 2.0), ("width", size - 4.0), ("height", size - 4.0), ("rx", 8.0)],
        ));
        drawing = drawing.kids(middle("label mid", x + size / 2.0, y + size / 2.0, label, 13));
    }
    let foot = top + 2.0 * size;
    drawing
        .kid(words("small mid", left + size, 18.0, top_end.as_str()))
        .kid(words("small mid", left + size, foot + 34.0, bottom_end.as_str()))
        .kid(words("small", left, foot + 18.0, left_end.as_str()))
        .kid(words("small end", left + 2.0 * size, foot + 18.0, right_end.as_str()))
}

/// A curve over time.
fn line(
    across: &'static str,
    up: &'static str,
    points: &'static [u8],
    marks: &'static [(usize, String)],
    said: &'static str,
) -> El {
    let (left, top, width, height) = (14.0, 34.0, NARROW - 28.0, 150.0);
    let apart = width / (count(points.len()) - 1.0).max(1.0);
    let at = |place: usize| {
        let high = f64::from(points.get(place).copied().unwrap_or(0));
        (left + apart * count(place), top + height * (1.0 - high / 100.0))
    };
    let curve: Vec<String> = (0..points.len())
        .map(|place| {
            let (x, y) = at(place);
            format!("{}{} {}", if place == 0 { "M" } else { "L" }, n(x), n(y))
        })
        .collect();
    let mut drawing = sheet(top + height + 34.0, said)
        .kid(path(&format!("M{} {}V{}H{}", n(left), n(top), n(top + height), n(left + width))))
        .kid(el("path").class("curve").attr("d", curve.concat()))
        .kid(words("small", left, 18.0, up))
        .kid(words("small end", left + width, top + height + 22.0, across));
    for (place, label) in marks {
        let (x, y) = at(*place);
        // Words beside the edge would leave the drawing.
        let class = match x / NARROW {
            near if near < 0.3 => "label",
            far if far > 0.7 => "label end",
            _ => "label mid",
        };
        let below = y < top + 40.0;
        let lines = lines(label, LETTERS);
        let first = if below { y + 24.0 } else { y - 12.0 - LINE * (count(lines.len()) - 1.0) };
        drawing = drawing.kid(shape("circle", "dot", &[("cx", x), ("cy", y), ("r", 5.0)]));
        drawing = drawing.kids(
            lines.into_iter().zip(0_u32..).map(|(line, row)| words(class, x, first + LINE * f64::from(row), line)),
        );
    }
    drawing
}
