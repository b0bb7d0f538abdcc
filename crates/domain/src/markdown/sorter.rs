//! The result of a sorter as Markdown.

use super::{advise, answer, quote};
use crate::assessment::UNANSWERED;
use crate::sorter::{Sorter, SorterScore};
use std::fmt::Write as _;

/// The leaf, the words to use, and the way that led there. Who asked is left out: that name was given
/// for counting on this device, and a document goes to others.
pub(super) fn write(out: &mut String, sorter: &Sorter, score: &SorterScore) {
    match score.leaf.as_ref().and_then(|id| sorter.leaf(id)) {
        Some(leaf) => {
            let _ = writeln!(out, "## {}: {}\n", leaf.name, leaf.told.headline.trim());
            advise(out, &leaf.told);
            if !leaf.script.trim().is_empty() {
                let _ = writeln!(out, "### Words to use\n");
                quote(out, &leaf.script);
            }
        }
        None => {
            let _ = writeln!(out, "## {UNANSWERED}\n");
        }
    }
    for (place, (question, choice)) in score.way.iter().enumerate() {
        if place == 0 {
            let _ = writeln!(out, "### The way here\n");
        }
        let Some(node) = sorter.node(question) else { continue };
        let chosen = node.options.iter().find(|branch| Some(&branch.id) == choice.as_ref());
        answer(out, &node.prompt, chosen.map(|branch| branch.text.as_str()));
    }
    if !score.way.is_empty() {
        out.push('\n');
    }
}
