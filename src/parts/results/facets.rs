//! The result of facets: the two lowest with what to do, the answers behind each, the strong ones.

use super::sorter::copying;
use super::{PICTURE, Shown, avoid, change, first_paragraph, next_step, reading, unanswered};
use crate::charts::facets::{facets as bars, halves, table};
use crate::markup::{El, el, many, nothing};
use crate::parts::{and, count, details, p, paragraphs, quiet, section};
use leptos::prelude::AnyView;
use waymark_domain::advice::Advice;
use waymark_domain::facets::{
    ANSWER, Facet, FacetScore, Facets, FacetsOutcome, FacetsScore, Item, STRONG, Scale, Team,
};
use waymark_domain::ids::{DimensionId, LensId, OptionId};
use waymark_domain::scoring::Sheet;

/// The whole result below its headline; `tools` is what can be done with it.
pub(super) fn body(shown: &Shown, facets: &'static Facets, score: &FacetsScore, tools: Option<El>) -> AnyView {
    let told = advice(facets, score);
    if let FacetsOutcome::Thin(missing) = &score.outcome {
        return thin(shown, facets, score, *missing, tools);
    }
    let (first, rest) = first_paragraph(&told.means);
    let mut parts: Vec<AnyView> = vec![
        first,
        el("figure")
            .class("result-picture")
            .kid(bars(PICTURE, facets, score))
            .kid(details("The same as a table").id("numbers").kid(table(facets, score)))
            .into(),
        standing(facets, score).into(),
        rest,
    ];
    parts.extend(tools.map(AnyView::from));
    parts.extend(facets.spoken_of(score).into_iter().map(|facet| low(facet, figure(score, &facet.id)).into()));
    parts.push(strong(facets, score));
    parts.push(behind(shown, facets, score).into());
    parts.push(what_would_change(shown, facets, score));
    // The questions for others are the reader's to ask.
    parts.extend(facets.team.iter().filter(|_| shown.own.is_some()).map(|asks| team(facets, asks).into()));
    parts.push(next_step(told).into());
    many(parts)
}

/// The words of a result, but for the names in its headline.
fn advice(facets: &'static Facets, score: &FacetsScore) -> &'static Advice {
    match score.outcome {
        FacetsOutcome::Thin(_) => &facets.thin,
        FacetsOutcome::Strong => &facets.strong,
        FacetsOutcome::Even => &facets.even,
        FacetsOutcome::Lowest(..) => &facets.lowest,
    }
}

/// Too few answers to say anything: what is missing, and the way there.
fn thin(shown: &Shown, facets: &'static Facets, score: &FacetsScore, missing: u8, tools: Option<El>) -> AnyView {
    let told = advice(facets, score);
    // A summary does not say how many there are.
    let missing = shown.sheet.as_ref().map(|_| {
        let answered: usize = score.facets.iter().map(|scored| usize::from(scored.answered)).sum();
        let more = count(missing.into(), "more answer", "more answers");
        p(format!("{answered} of {} answered. {more} would allow a result.", facets.questions.len())).class("standing")
    });
    let open = unanswered(shown, &LensId::new(ANSWER), facets.questions.iter().map(|item| &item.id));
    many(vec![
        paragraphs(&told.means),
        missing.map_or_else(nothing, AnyView::from),
        next_step(told).maybe(open).maybe(tools).into(),
    ])
}

fn figure(score: &FacetsScore, id: &DimensionId) -> Option<u8> {
    score.facets.iter().find(|scored| scored.facet == *id)?.score
}

/// The lowest facet apart from two.
fn third<'a>(score: &'a FacetsScore, but: [&DimensionId; 2]) -> Option<&'a FacetScore> {
    score
        .facets
        .iter()
        .filter(|scored| scored.score.is_some() && !but.contains(&&scored.facet))
        .min_by_key(|scored| scored.score)
}

/// How it stands, in numbers that a reader can check.
fn standing(facets: &'static Facets, score: &FacetsScore) -> El {
    let named = |id: &DimensionId| {
        let name = facets.facet(id).map_or("", |facet| facet.name.as_str());
        format!("{name} {}", figure(score, id).unwrap_or(0))
    };
    let most = score.facets.iter().filter_map(|scored| scored.score).max().unwrap_or(0);
    let least = score.facets.iter().filter_map(|scored| scored.score).min().unwrap_or(0);
    let noise = facets.noise_points;
    let said = match &score.outcome {
        FacetsOutcome::Lowest(first, second) => {
            // Of equal scores the one that stands first is named; that another is as low has to be said.
            let next = third(score, [first, second]).map_or_else(String::new, |next| {
                let equal = next.score == figure(score, second);
                format!("{} {}", if equal { ", and just as low" } else { ", then" }, named(&next.facet))
            });
            format!("{}, {}{next}. ", named(first), named(second))
        }
        FacetsOutcome::Even => format!(
            "From {least} to {most}. With so few questions, bars can lie {} apart by chance alone. ",
            count(facets.even_points.into(), "point", "points")
        ),
        FacetsOutcome::Strong => format!("The lowest has {least}, and {STRONG} is strong. "),
        FacetsOutcome::Thin(_) => String::new(),
    };
    let rule = format!(
        "Each answer counts from 0 to 100, and a bar is the mean of its answers. Answering again, one bar may move {noise} points by chance; the hatched stretch is {} to either side.",
        halves(noise),
    );
    el("p").class("standing").kid(el("b").text("In numbers: ")).text(said).text(rule)
}

/// A facet among the two lowest, and what to do.
fn low(facet: &'static Facet, figure: Option<u8>) -> El {
    let figure = figure.map_or_else(String::new, |figure| format!(": {figure} of 100"));
    section(format!("facet-{}", facet.id), format!("{}{figure}", facet.name))
        .kid(p(facet.tagline.as_str()).class("quiet"))
        .kid(paragraphs(&facet.low))
        .kid(
            el("div")
                .class("aside")
                .kid(el("p").kid(el("b").text("One thing to do: ")).text(facet.action.as_str()))
                .maybe((!facet.avoid.is_empty()).then(|| avoid(&facet.avoid))),
        )
        .kid(reading(facet.read.iter()))
}

/// What is said of the strong ones.
fn strong(facets: &'static Facets, score: &FacetsScore) -> AnyView {
    // One of the two lowest may be strong by itself; praised and advised at once it would be nonsense.
    let spoken_of = facets.spoken_of(score);
    let is_strong =
        |facet: &&Facet| !spoken_of.contains(facet) && figure(score, &facet.id).is_some_and(|figure| figure >= STRONG);
    let each: Vec<El> = facets
        .facets
        .iter()
        .filter(is_strong)
        .map(|facet| el("li").kid(el("b").text(format!("{}. ", facet.name))).text(facet.high.as_str()))
        .collect();
    if each.is_empty() {
        return nothing();
    }
    section("strong", "What is strong").kid(el("ul").kids(each)).into()
}

fn scale(facets: &'static Facets, item: &Item) -> Option<&'static Scale> {
    facets.scales.iter().find(|scale| scale.id == item.scale)
}

/// What was answered: its place on the scale, and its words.
fn answered(facets: &'static Facets, sheet: &Sheet, item: &Item) -> Option<(usize, &'static str)> {
    let mark = sheet.mark(&LensId::new(ANSWER), &item.id)?;
    let options = scale(facets, item)?.options.iter().enumerate();
    options
        .map(|(at, (id, text))| (at, id, text.as_str()))
        .find(|(_, id, _)| *id == mark)
        .map(|(at, _, text)| (at, text))
}

/// The answers behind every facet; where only figures came, what each facet is.
fn behind(shown: &Shown, facets: &'static Facets, score: &FacetsScore) -> El {
    let sheet = shown.sheet.as_ref();
    let each = facets.facets.iter().map(|facet| {
        let sum = figure(score, &facet.id)
            .map_or_else(|| " too few answers".to_owned(), |figure| format!(" {figure} of 100"));
        let items = facets.questions.iter().filter(|item| item.facet == facet.id);
        let answers = sheet.map(|sheet| el("ul").kids(items.map(|item| told(shown, facets, sheet, item))));
        el("details")
            .class("evidence plain")
            .id(format!("behind-{}", facet.id))
            .kid(el("summary").kid(el("b").text(facet.name.as_str())).kid(el("span").class("quiet").text(sum)))
            .kid(p(facet.tagline.as_str()))
            .maybe(answers)
    });
    let title = if sheet.is_some() { "The answers behind it" } else { "What the facets are" };
    section("why", title).maybe(sheet.is_some().then(|| quiet(facets.window.as_str()))).kids(each)
}

/// A question, what was answered, and what that counts.
fn told(shown: &Shown, facets: &'static Facets, sheet: &Sheet, item: &'static Item) -> El {
    let worth = sheet.mark(&LensId::new(ANSWER), &item.id).and_then(|option| facets.worth(item, option));
    let said = answered(facets, sheet, item).map_or("Not sure, or not answered", |(_, text)| text);
    // In twelfths of a percent.
    let counts = worth.map_or_else(|| " does not count ".to_owned(), |worth| format!(" counts {} ", (worth + 6) / 12));
    let reverse = if item.reverse { "(often counts low here) " } else { "" };
    el("li")
        .text(format!("{} ", item.prompt))
        .kid(el("b").text(said))
        .kid(el("span").class("quiet").text(format!("{counts}{reverse}")))
        .maybe(change(shown, &item.id, &item.prompt))
}

/// An answer one step higher: the question, and the words before and after.
struct Lift {
    item: &'static Item,
    from: &'static str,
    to: &'static str,
}

/// The fewest answers to a facet's questions that, each one step higher, would bring it above
/// `goal`; `None` if that is not enough.
fn lift(facets: &'static Facets, sheet: &Sheet, facet: &DimensionId, goal: u8) -> Option<Vec<Lift>> {
    let mut sheet = sheet.clone();
    let mut lifts: Vec<Lift> = Vec::new();
    while figure(&facets.score(&sheet), facet).is_none_or(|figure| figure <= goal) {
        let mut best: Option<(u32, &'static OptionId, Lift)> = None;
        for item in facets.questions.iter().filter(|item| item.facet == *facet) {
            if lifts.iter().any(|lift| lift.item.id == item.id) {
                continue;
            }
            let (Some((at, from)), Some(scale)) = (answered(facets, &sheet, item), scale(facets, item)) else {
                continue;
            };
            let higher = if item.reverse { at.checked_sub(1) } else { Some(at + 1) };
            let Some((option, to)) = higher.and_then(|at| scale.options.get(at)) else { continue };
            let now = scale.options.get(at).and_then(|(id, _)| facets.worth(item, id)).unwrap_or(0);
            let gain = facets.worth(item, option).unwrap_or(0).saturating_sub(now);
            if best.as_ref().is_none_or(|(most, ..)| gain > *most) {
                best = Some((gain, option, Lift { item, from, to }));
            }
        }
        let (_, option, lift) = best?;
        let marks = sheet.lenses.entry(LensId::new(ANSWER)).or_default();
        marks.insert(lift.item.id.clone(), Some(option.clone()));
        lifts.push(lift);
    }
    Some(lifts)
}

fn what_would_change(shown: &Shown, facets: &'static Facets, score: &FacetsScore) -> AnyView {
    let name = |id: &DimensionId| facets.facet(id).map_or("", |facet| facet.name.as_str());
    let scored: Vec<u8> = score.facets.iter().filter_map(|scored| scored.score).collect();
    let least = scored.iter().min().copied().unwrap_or(0);
    let most = scored.iter().max().copied().unwrap_or(0);
    let mut parts: Vec<AnyView> = Vec::new();
    match &score.outcome {
        FacetsOutcome::Lowest(first, second) => {
            let Some(sheet) = &shown.sheet else { return nothing() };
            let after = third(score, [first, second]).map(|third| &third.facet);
            let pairs = [(first, Some(second), ""), (second, after, " and out of the two lowest")];
            for (low, next, more) in pairs {
                let Some((next, goal)) = next.and_then(|next| Some((next, figure(score, next)?))) else { continue };
                let (low_name, next_name) = (name(low), name(next));
                match lift(facets, sheet, low, goal) {
                    Some(lifts) => {
                        let answers = match lifts.len() {
                            1 => "One answer".to_owned(),
                            number => count(number, "answer", "answers"),
                        };
                        parts.push(
                            p(format!(
                                "{answers} one step higher would lift {low_name} above {next_name}{more}. For instance:"
                            ))
                            .into(),
                        );
                        let items = lifts.iter().map(|lift| {
                            el("li")
                                .text(format!("{} ", lift.item.prompt))
                                .kid(el("b").text(format!("{} → {}", lift.from, lift.to)))
                        });
                        parts.push(el("ul").kids(items).into());
                    }
                    None => parts.push(
                        p(format!(
                            "Even with every answer one step higher, {low_name} would not rise above {next_name}."
                        ))
                        .into(),
                    ),
                }
            }
        }
        FacetsOutcome::Even => parts.push(
            p(format!(
                "The highest and the lowest lie {} apart. From {} on, the two lowest would be named.",
                count(most.saturating_sub(least).into(), "point", "points"),
                count(usize::from(facets.even_points) + 1, "point", "points"),
            ))
            .into(),
        ),
        FacetsOutcome::Strong => {
            let weakest: Vec<String> = score
                .facets
                .iter()
                .filter(|scored| scored.score == Some(least))
                .map(|scored| name(&scored.facet).to_owned())
                .collect();
            let room = count(least.saturating_sub(STRONG).into(), "point", "points");
            parts.push(p(format!("The nearest to the line is {}, {room} above {STRONG}. Below that, this would no longer be the result.", and(&weakest))).into());
        }
        FacetsOutcome::Thin(_) => return nothing(),
    }
    section("change", "What would change it").kid(many(parts)).into()
}

/// The same questions as the reader's reports would answer them, to copy or print.
fn team(facets: &'static Facets, asks: &'static Team) -> El {
    let items = || facets.questions.iter().filter(|item| !item.team.is_empty());
    let options = |item: &Item| -> String {
        let options = scale(facets, item).into_iter().flat_map(|scale| &scale.options);
        let texts: Vec<&str> = options.map(|(_, text)| text.as_str()).collect();
        texts.join(" / ")
    };
    let mut text = format!("{}\n\n{}\n", asks.title, facets.window);
    for (place, item) in items().enumerate() {
        text += &format!("\n{}. {}\n   {}\n", place + 1, item.team, options(item));
    }
    let listed = items()
        .map(|item| el("li").text(item.team.as_str()).kid(el("br")).kid(el("span").class("quiet").text(options(item))));
    section("team", asks.title.as_str())
        .kid(paragraphs(&asks.text))
        .kid(
            details("The questions").id("team-questions").kid(quiet(facets.window.as_str())).kid(el("ol").kids(listed)),
        )
        .kid(copying("Copy the questions", text))
}
