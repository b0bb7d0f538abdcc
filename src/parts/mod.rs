//! Pieces that pages share.

pub mod blocks;
pub mod chrome;
pub mod icons;
pub mod notices;
pub mod profile_result;
pub mod send;

use leptos::prelude::*;

/// Plain text of the content as paragraphs, parted where it has blank lines.
#[must_use]
pub fn paragraphs(text: &str) -> Vec<AnyView> {
    text.split("\n\n")
        .map(|paragraph| paragraph.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|paragraph| !paragraph.is_empty())
        .map(|paragraph| view! { <p>{paragraph}</p> }.into_any())
        .collect()
}

/// "1 answer", "3 answers".
#[must_use]
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// Names as a sentence has them: "Solver", "Solver and Architect".
#[must_use]
pub fn and(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
