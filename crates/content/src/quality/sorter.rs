//! Measured quality of a sorter: a tree small enough to try every way through it.
//!
//! With *random* answers every option of a question is equally likely.

use super::figures::{Named, at_least, at_most, count, extremes, number};
use waymark_domain::assessment::Measure;
use waymark_domain::ids::{DimensionId, QuestionId};
use waymark_domain::sorter::{Leaf, Node, Sorter, To};

/// The most questions on any way.
const LONGEST: usize = 5;

/// Five questions of two to four options, all to different results, would leave a leaf at the end of
/// the longest way one in a hundred to one in a thousand. One in two hundred is a way worth keeping.
const RAREST: f64 = 0.5;
/// A result that most random answers come to makes the questions before it look idle.
const COMMONEST: f64 = 60.0;

/// The figures. A way that is too long, or leads in circles, is reported as such and followed no further.
#[must_use]
pub fn of(sorter: &Sorter) -> Vec<Measure> {
    let longest = longest(sorter);
    let is_short = longest.met;
    let mut measures = vec![leaves(sorter), longest];
    if is_short {
        measures.extend(balance(sorter));
        measures.push(decisive(sorter));
    }
    measures
}

/// The questions that some answers to these lead to.
fn next<'a>(sorter: &'a Sorter, asked: &[&'a Node]) -> Vec<&'a Node> {
    let is_led_to = |node: &&Node| {
        let leads = |to: &To| matches!(to, To::Question(id) if *id == node.id);
        asked.iter().any(|from| ways(from).any(leads))
    };
    sorter.questions.iter().filter(is_led_to).collect()
}

/// Where the answers to a question lead, "not sure" among them.
fn ways(node: &Node) -> impl Iterator<Item = &To> {
    node.options.iter().map(|branch| &branch.to).chain([&node.unsure])
}

/// The questions that can be the first, the second, and so on; in circles they have no end.
fn levels(sorter: &Sorter) -> impl Iterator<Item = Vec<&Node>> {
    let first = sorter.questions.iter().take(1).collect();
    let levels = std::iter::successors(Some(first), |asked: &Vec<&Node>| Some(next(sorter, asked)));
    levels.take_while(|asked| !asked.is_empty())
}

/// Every question that some answers lead to.
fn asked(sorter: &Sorter) -> Vec<&Node> {
    let levels: Vec<Vec<&Node>> = levels(sorter).take(sorter.questions.len()).collect();
    let is_asked = |node: &&Node| levels.iter().flatten().any(|asked| asked.id == node.id);
    sorter.questions.iter().filter(is_asked).collect()
}

fn leaves(sorter: &Sorter) -> Measure {
    let asked = asked(sorter);
    let is_reached = |leaf: &&Leaf| {
        let leads = |to: &To| matches!(to, To::Leaf(id) if *id == leaf.id);
        asked.iter().any(|node| ways(node).any(leads))
    };
    let reached = sorter.leaves.iter().filter(is_reached).count();
    let what = "Results that some answers lead to";
    count("leaves", what, reached, "results", "every result", reached == sorter.leaves.len())
}

/// Whoever asks for a favour is named in words, which decides nothing and is not counted.
fn longest(sorter: &Sorter) -> Measure {
    let longest = levels(sorter).take(sorter.questions.len() + LONGEST).count();
    let what = "Questions with options on the longest way to a result";
    count("longest", what, longest, "questions", &format!("at most {LONGEST}"), longest <= LONGEST)
}

/// The results that random answers come to least and most often.
fn balance(sorter: &Sorter) -> Vec<Measure> {
    let mut chances: Vec<Named<'_>> = Vec::new();
    if let Some(first) = sorter.questions.first() {
        let chance = |leaf: &DimensionId| chance(sorter, first, leaf);
        chances.extend(sorter.leaves.iter().map(|leaf| (leaf.name.as_str(), chance(&leaf.id))));
    }
    let Some((rarest, commonest)) = extremes(&chances) else { return Vec::new() };
    let says = |which: &str, (name, _): Named<'_>| format!("Random answers come to “{name}”, the {which} result");
    vec![
        at_least("balance-rarest", &says("rarest", rarest), rarest.1, RAREST),
        at_most("balance-commonest", &says("commonest", commonest), commonest.1, COMMONEST),
    ]
}

/// How likely random answers from `node` on come to `leaf`.
fn chance(sorter: &Sorter, node: &Node, leaf: &DimensionId) -> f64 {
    let after = |to: &To| match to {
        To::Leaf(id) => f64::from(u8::from(id == leaf)),
        To::Question(id) => sorter.node(id).map_or(0.0, |node| chance(sorter, node, leaf)),
    };
    node.options.iter().map(|branch| after(&branch.to)).sum::<f64>() / number(node.options.len().max(1))
}

fn decisive(sorter: &Sorter) -> Measure {
    let decides = |node: &&&Node| {
        let options = node.options.iter().enumerate();
        let mut pairs = options.flat_map(|(place, a)| node.options.iter().skip(place + 1).map(move |b| (a, b)));
        pairs.any(|(a, b)| part(sorter, (&a.to, &b.to), &mut Vec::new()))
    };
    let deciding = asked(sorter).iter().filter(decides).count();
    let what = "Questions of which another answer can change the result, everything else being equal";
    at_least("decisive", what, number(deciding) / number(sorter.questions.len().max(1)), 100.0)
}

/// Whether some answers, the same on both ways, lead from these two to different leaves. `given` are
/// the answers so far, by question and where they lead.
fn part<'a>(sorter: &'a Sorter, (a, b): (&'a To, &'a To), given: &mut Vec<(&'a QuestionId, &'a To)>) -> bool {
    let id = match (a, b) {
        _ if a == b => return false,
        (To::Leaf(_), To::Leaf(_)) => return true,
        (To::Question(id), _) | (_, To::Question(id)) => id,
    };
    let follow = |from: &'a To, to: &'a To| if matches!(from, To::Question(here) if here == id) { to } else { from };
    let parts = |to: &'a To, given: &mut _| part(sorter, (follow(a, to), follow(b, to)), given);
    if let Some((_, to)) = given.iter().copied().find(|(question, _)| *question == id) {
        return parts(to, given);
    }
    let mut options = sorter.node(id).into_iter().flat_map(|node| &node.options);
    options.any(|branch| {
        given.push((id, &branch.to));
        let found = parts(&branch.to, given);
        given.pop();
        found
    })
}
