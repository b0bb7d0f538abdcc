//! Inline SVG. Every drawing is legible at 320 px, carries its meaning without colour, and has a
//! text or table beside it that says the same. Colours come from the stylesheet by class, so that
//! one drawing serves both themes and print.

pub mod bars;
pub mod bubbles;
pub mod change;
pub mod circles;
#[cfg(feature = "ssr")]
pub(crate) mod drawing;
pub mod facets;
pub mod figures;
pub mod ladder;
pub mod mirror;
pub mod stages;
pub mod way;
pub mod week;

use crate::markup::{El, IntoWords, el};

/// A number as an SVG attribute wants it: short.
fn n(number: f64) -> String {
    // In tenths, because formatting floats would cost the wasm 15 kB.
    #[expect(clippy::cast_possible_truncation, reason = "a drawing's measure is a few hundred")]
    let tenths = (number * 10.0).round() as i32;
    let (whole, rest) = (tenths / 10, (tenths % 10).abs());
    let sign = if tenths < 0 && whole == 0 { "-" } else { "" };
    if rest == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{rest}") }
}

/// An empty drawing of this size, with what is said instead of it.
fn chart(width: f64, height: f64, said: impl IntoWords) -> El {
    el("svg")
        .class("chart")
        .attr("viewBox", format!("0 0 {} {}", n(width), n(height)))
        .attr("role", "img")
        .attr("aria-label", said)
}

/// The width of a drawing that is mostly words: as wide as a phone, so that they need not shrink.
const NARROW: f64 = 292.0;

/// An empty drawing that is mostly words, with the element id `id`.
fn narrow(id: &'static str, height: f64, said: impl IntoWords) -> El {
    el("svg")
        .class("chart narrow")
        .id(id)
        .attr("viewBox", format!("0 0 {} {}", n(NARROW), n(height)))
        .attr("role", "img")
        .attr("aria-label", said)
}

/// A shape with attributes that are numbers.
fn shape(tag: &'static str, class: impl IntoWords, numbers: &[(&'static str, f64)]) -> El {
    numbers.iter().fold(el(tag).class(class), |shape, (name, number)| shape.attr(name, n(*number)))
}

/// Words at a place.
fn words(class: &'static str, x: f64, y: f64, text: impl IntoWords) -> El {
    shape("text", class, &[("x", x), ("y", y)]).text(text)
}

/// `text` in lines of at most so many letters, broken between words: a drawing cannot wrap by itself.
fn lines(text: &str, most: usize) -> Vec<&str> {
    let mut lines = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let (mut space, mut cut) = (None, rest.len());
        for (count, (at, letter)) in rest.char_indices().enumerate() {
            if matches!(letter, ' ' | '\n') {
                space = Some(at);
            }
            if let Some(space) = space.filter(|_| count >= most) {
                cut = space;
                break;
            }
        }
        let (line, after) = rest.split_at(cut);
        lines.push(line.trim_end());
        rest = after.trim_start();
    }
    lines
}
