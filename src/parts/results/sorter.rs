//! The result of a sorter: what to do with one case, the words for it, and the way there.

use super::{PICTURE, Shown, change, next_step};
use crate::browser::{clock, sending, spawn};
use crate::charts::way::way as drawn;
use crate::markup::{El, Words, el, live_text, many, nothing};
use crate::parts::{button, count, details, link, p, paragraphs, quiet, section};
use crate::store::use_store;
use leptos::prelude::*;
use waymark_domain::attempt::{Attempt, Millis};
use waymark_domain::ids::{DimensionId, QuestionId};
use waymark_domain::route::{Address, Step};
use waymark_domain::sorter::{ASKER, Leaf, Node, Sorter, SorterScore, Tally, To};

const DAY: Millis = 24 * 60 * 60 * 1000;

/// The whole result below its headline; `tools` is what can be done with it.
pub(super) fn body(shown: &Shown, sorter: &'static Sorter, score: &SorterScore, tools: Option<El>) -> AnyView {
    let Some(leaf) = score.leaf.as_ref().and_then(|id| sorter.leaf(id)) else {
        return open(shown, sorter, score, tools);
    };
    let (said, asked) = tally(shown, sorter, leaf);
    many(vec![
        said,
        paragraphs(&leaf.told.means),
        script(leaf),
        the_way(shown, sorter, score, Some(leaf)),
        tools.map_or_else(nothing, AnyView::from),
        turns(shown, sorter, score),
        asked,
        next_step(&leaf.told).into(),
    ])
}

/// An answer is missing on the way: how far it goes, and the question that is open.
fn open(shown: &Shown, sorter: &'static Sorter, score: &SorterScore, tools: Option<El>) -> AnyView {
    let next = match score.way.last() {
        None => sorter.questions.first(),
        Some((id, answer)) => sorter.node(id).and_then(|node| match leads(node, answer.as_ref()) {
            To::Question(next) => sorter.node(next),
            To::Leaf(_) => None,
        }),
    };
    let answer = shown.own.as_ref().zip(next).map(|(own, next)| {
        let address = Address::attempt(&own.assessment, Step::Questions, &own.attempt).at(&next.id);
        el("p").kid(link(&address, "Answer the open question").class("button main"))
    });
    many(vec![
        next.map_or_else(nothing, |next| p(next.prompt.as_str()).into()),
        answer.map_or_else(nothing, AnyView::from),
        the_way(shown, sorter, score, None),
        tools.map_or_else(nothing, AnyView::from),
    ])
}

fn leads<'a>(node: &'a Node, answer: Option<&waymark_domain::ids::OptionId>) -> &'a To {
    let chosen = node.options.iter().find(|branch| Some(&branch.id) == answer);
    chosen.map_or(&node.unsure, |branch| &branch.to)
}

/// Words to say or write, to be copied.
fn script(leaf: &'static Leaf) -> AnyView {
    if leaf.script.trim().is_empty() {
        return nothing();
    }
    section("words", "Words you could use")
        .kid(el("blockquote").class("script").kid(paragraphs(&leaf.script)))
        .kid(copying("Copy the words", leaf.script.trim().to_owned()))
        .into()
}

/// A button that puts `text` on the clipboard, and says whether it did.
pub(super) fn copying(label: &'static str, text: String) -> El {
    let said = RwSignal::new("");
    let copy = move || {
        let text = text.clone();
        spawn(async move {
            let done = sending::copy(&text).await;
            said.set(if done {
                "Copied."
            } else {
                "This browser did not allow copying. Select the text and copy it by hand."
            });
        });
    };
    el("div")
        .class("actions")
        .kid(button(label, copy))
        .kid(el("p").class("quiet").attr("role", "status").kid(live_text(move || Words::Borrowed(said.get()))))
}

/// The questions and answers that led here, drawn and as a list.
fn the_way(shown: &Shown, sorter: &'static Sorter, score: &SorterScore, leaf: Option<&'static Leaf>) -> AnyView {
    let steps: Vec<(&'static Node, &'static str)> = score
        .way
        .iter()
        .filter_map(|(id, answer)| {
            let node = sorter.node(id)?;
            let chosen = node.options.iter().find(|branch| Some(&branch.id) == answer.as_ref());
            Some((node, chosen.map_or("Not sure", |branch| branch.text.as_str())))
        })
        .collect();
    if steps.is_empty() {
        return nothing();
    }
    let items = steps.iter().map(|(node, answer)| {
        el("li").text(format!("{} ", node.prompt)).kid(el("b").text(*answer)).text(" ").maybe(change(
            shown,
            &node.id,
            &node.prompt,
        ))
    });
    let listed = el("ol").kids(items);
    let section = section("way", "The way here");
    let Some(leaf) = leaf else { return section.kid(listed).into() };
    let texts: Vec<(&'static str, &'static str)> =
        steps.iter().map(|(node, answer)| (node.prompt.as_str(), *answer)).collect();
    section
        .kid(el("figure").class("result-picture").kid(drawn(PICTURE, &texts, &leaf.name)).kid(
            details("The same as a list").id("numbers").kid(listed).kid(p(format!("It leads to: {}.", leaf.name))),
        ))
        .into()
}

/// Where one other answer would have led.
fn turns(shown: &Shown, sorter: &'static Sorter, score: &SorterScore) -> AnyView {
    let turns = sorter.turns(score);
    let of_node = |node: &&'static Node| -> Option<El> {
        let others = turns.iter().filter(|(other, ..)| other.id == node.id).map(|(_, branch, leaf)| {
            el("li").text(format!("{} → ", branch.text)).kid(el("b").text(leaf.name.as_str()))
        });
        let others: Vec<El> = others.collect();
        (!others.is_empty()).then(|| {
            el("li")
                .text(format!("{} ", node.prompt))
                .maybe(change(shown, &node.id, &node.prompt))
                .kid(el("ul").kids(others))
        })
    };
    let way: Vec<&'static Node> = score.way.iter().filter_map(|(id, _)| sorter.node(id)).collect();
    let items: Vec<El> = way.iter().filter_map(of_node).collect();
    if items.is_empty() {
        return nothing();
    }
    section("change", "What other answers would lead to").kid(el("ul").kids(items)).into()
}

/// Somebody who asked, and how often.
struct Asker {
    /// The name without case, by which it is known.
    key: String,
    /// As it was written last.
    name: String,
    times: usize,
}

/// What is said of how often the same person asked, and the table of all who did. Only on the device
/// where it was counted: in a result that was sent there is nothing of it.
fn tally(shown: &Shown, sorter: &'static Sorter, leaf: &'static Leaf) -> (AnyView, AnyView) {
    let (Some(tally), Some(own), Some(sheet)) = (&sorter.tally, &shown.own, &shown.sheet) else {
        return (nothing(), nothing());
    };
    let askers = askers(sorter, tally, own, &leaf.id);
    let counts = tally.leaves.contains(&leaf.id);
    let said: AnyView = match Sorter::asker(sheet) {
        _ if !counts => nothing(),
        None => quiet("No name was given, so this one is not counted. ")
            .maybe(change(shown, &QuestionId::new(ASKER), &tally.ask))
            .into(),
        Some(name) => {
            let key = name.to_lowercase();
            let times = askers.iter().find(|asker| asker.key == key).map_or(1, |asker| asker.times);
            let text = match times {
                0 | 1 => &tally.first,
                2 => &tally.second,
                _ => &tally.third,
            };
            let text = text.replace("{count}", &times.to_string()).replace("{name}", name);
            el("div").class("aside").id("tally").attr("role", "note").kid(paragraphs(&text)).into()
        }
    };
    (said, table(tally, own, &askers))
}

/// Everybody who asked in the days up to this result, the most frequent first.
fn askers(sorter: &'static Sorter, tally: &'static Tally, own: &Attempt, leaf: &DimensionId) -> Vec<Asker> {
    let (until, span) = (own.date(), Millis::from(tally.days) * DAY);
    let counted = |attempt: &Attempt| -> bool {
        if attempt.attempt == own.attempt {
            return tally.leaves.contains(leaf);
        }
        let Some(finished) = attempt.finished.as_ref().filter(|_| attempt.assessment == own.assessment) else {
            return false;
        };
        let within = attempt.date() <= until && until - attempt.date() < span;
        // A result that was never looked at, or was corrected, has no reading yet.
        within
            && match finished.readings.first() {
                Some(reading) => {
                    tally.leaves.iter().any(|id| reading.leads.first().is_some_and(|lead| lead == id.as_str()))
                }
                None => sorter.score(&attempt.sheet()).leaf.is_some_and(|leaf| tally.leaves.contains(&leaf)),
            }
    };
    let mut askers: Vec<Asker> = Vec::new();
    for attempt in use_store().attempts().iter().filter(|attempt| counted(attempt)) {
        let sheet = attempt.sheet();
        let Some(name) = Sorter::asker(&sheet) else { continue };
        let key = name.to_lowercase();
        // Attempts come latest first, so the latest spelling is met first.
        let known = askers.iter().position(|asker| asker.key == key).map(|place| askers.remove(place));
        let mut asker = known.unwrap_or_else(|| Asker { key, name: name.to_owned(), times: 0 });
        asker.times += 1;
        let place = askers.iter().position(|other| other.times < asker.times).unwrap_or(askers.len());
        askers.insert(place, asker);
    }
    askers
}

fn table(tally: &'static Tally, own: &Attempt, askers: &[Asker]) -> AnyView {
    if askers.is_empty() {
        return nothing();
    }
    let rows = askers.iter().map(|asker| {
        el("tr").kid(el("th").attr("scope", "row").text(asker.name.clone())).kid(el("td").text(count(
            asker.times,
            "time",
            "times",
        )))
    });
    let caption = format!(
        "In the {} days up to {}, as far as it is kept in this browser. It is never sent.",
        tally.days,
        clock::date(own.date())
    );
    let heads = ["Who asked", "How often"].map(|text| el("th").attr("scope", "col").text(text));
    details("Who asked lately")
        .id("askers")
        .kid(
            el("table")
                .kid(el("caption").text(caption))
                .kid(el("thead").kid(el("tr").kids(heads)))
                .kid(el("tbody").kids(rows)),
        )
        .into()
}
