//! Sorters: every way ends, none is long, and everything lies on one.

use crate::check::placeholder;
use crate::check::questions::NODES;
use crate::diagnostic::Fault;
use crate::ledger::Ledger;
use crate::read::assessment::AssessmentFile;
use std::collections::BTreeSet;
use waymark_domain::ids::{DimensionId, QuestionId};
use waymark_domain::sorter::{Node, Sorter, To};

/// Every check of a sorter.
pub(crate) const CHECKS: &[fn(&AssessmentFile, &Sorter, &Ledger)] =
    &[no_circles, no_long_ways, everything_is_reached, placeholders];

/// Somebody sorts a request while it waits in their chat.
const LONGEST: usize = 5;

/// Where a question leads: the path of each answer below the question's own, and the target.
fn ways(node: &Node) -> impl Iterator<Item = (String, &To)> {
    let options = node.options.iter().enumerate().map(|(place, branch)| (format!("options.{place}.to"), &branch.to));
    options.chain([("unsure".to_owned(), &node.unsure)])
}

/// The question that an answer leads to.
fn asks(to: &To) -> Option<&QuestionId> {
    if let To::Question(id) = to { Some(id) } else { None }
}

/// The questions that some way from `start` leads to, `start` among them only by a circle.
fn behind<'s>(sorter: &'s Sorter, start: &'s Node) -> BTreeSet<&'s QuestionId> {
    let mut found = BTreeSet::new();
    let mut open = vec![start];
    while let Some(node) = open.pop() {
        for id in ways(node).filter_map(|(_, to)| asks(to)) {
            if found.insert(id) {
                open.extend(sorter.node(id));
            }
        }
    }
    found
}

fn no_circles(file: &AssessmentFile, sorter: &Sorter, ledger: &Ledger) {
    for (index, node) in sorter.questions.iter().enumerate() {
        for (path, to) in ways(node) {
            let next = asks(to).and_then(|id| sorter.node(id));
            // Said once for each circle: where it leads back to a question written before, or to itself.
            let goes_back = |next: &&Node| {
                let place = sorter.questions.iter().position(|other| other.id == next.id);
                place.is_some_and(|place| place <= index)
                    && (next.id == node.id || behind(sorter, next).contains(&node.id))
            };
            if let Some(next) = next.filter(goes_back) {
                let message = if next.id == node.id {
                    format!("`{}` leads to itself", node.id)
                } else {
                    format!("this leads in a circle: `{}` comes before `{}`", next.id, node.id)
                };
                let place = file.place(&format!("questions.{index}.{path}"));
                ledger.fault(Fault::Circle, &place, message, "lead on to another question, or to a leaf");
            }
        }
    }
}

fn no_long_ways(file: &AssessmentFile, sorter: &Sorter, ledger: &Ledger) {
    // Too many questions are reported as such, and their ways would be too many to follow.
    if !NODES.contains(&sorter.questions.len()) {
        return;
    }
    let longest = sorter.questions.first().map(|first| longest_from(sorter, first, Vec::new())).unwrap_or_default();
    let ids: Vec<&str> = longest.iter().map(|id| id.as_str()).collect();
    if ids.len() > LONGEST {
        let message = format!("a way has {} questions: {}", ids.len(), ids.join(", "));
        let cure = format!("make it {LONGEST} at most");
        ledger.fault(Fault::LongWay, &file.place("questions"), message, cure);
    }
}

/// The way with most questions from `node` on, after those of `way`. None is followed twice, so that
/// circles end too.
fn longest_from<'s>(sorter: &'s Sorter, node: &'s Node, mut way: Vec<&'s QuestionId>) -> Vec<&'s QuestionId> {
    way.push(&node.id);
    let next = ways(node).filter_map(|(_, to)| asks(to)).filter(|id| !way.contains(id));
    let further = next.filter_map(|id| sorter.node(id)).map(|next| longest_from(sorter, next, way.clone()));
    // The first of equally long ones.
    further.fold(way.clone(), |best, other| if other.len() > best.len() { other } else { best })
}

fn everything_is_reached(file: &AssessmentFile, sorter: &Sorter, ledger: &Ledger) {
    let Some(first) = sorter.questions.first() else { return };
    let mut questions = behind(sorter, first);
    questions.insert(&first.id);
    let mut leaves: BTreeSet<&DimensionId> = BTreeSet::new();
    for node in sorter.questions.iter().filter(|node| questions.contains(&node.id)) {
        leaves.extend(ways(node).filter_map(|(_, to)| if let To::Leaf(id) = to { Some(id) } else { None }));
    }
    let report = |path: String, what: String| {
        let message = format!("no answer leads to the {what}");
        ledger.fault(Fault::Unreached, &file.place(&path), message, "lead one there or take it out");
    };
    for (index, node) in sorter.questions.iter().enumerate().filter(|(_, node)| !questions.contains(&node.id)) {
        report(format!("questions.{index}.id"), format!("question `{}`", node.id));
    }
    for (index, leaf) in sorter.leaves.iter().enumerate().filter(|(_, leaf)| !leaves.contains(&leaf.id)) {
        report(format!("leaves.{index}.id"), format!("leaf `{}`", leaf.id));
    }
}

fn placeholders(file: &AssessmentFile, sorter: &Sorter, ledger: &Ledger) {
    if let Some(tally) = &sorter.tally {
        for (key, text) in [("first", &tally.first), ("second", &tally.second), ("third", &tally.third)] {
            placeholder::check(text, &["name", "count"], &file.place(&format!("tally.{key}")), ledger);
        }
        placeholder::check(&tally.ask, &[], &file.place("tally.ask"), ledger);
    }
}
