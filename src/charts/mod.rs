//! Inline SVG. Every drawing is legible at 320 px, carries its meaning without colour, and has a
//! text or table beside it that says the same. Colours come from the stylesheet by class, so that
//! one drawing serves both themes and print.

pub mod bars;
pub mod change;
pub mod figures;
pub mod week;

/// A number as an SVG attribute wants it: short.
fn n(number: f64) -> String {
    let text = format!("{number:.1}");
    text.strip_suffix(".0").map(str::to_owned).unwrap_or(text)
}
