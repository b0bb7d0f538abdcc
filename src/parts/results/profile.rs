//! The result of a profile.

use super::{PICTURE, Shown, change, reading, unanswered};
use crate::charts;
use crate::markup::{El, el, many, nothing};
use crate::parts::{and, count, details, paragraphs, quiet, section};
use leptos::prelude::AnyView;
use waymark_domain::ids::{DimensionId, LensId};
use waymark_domain::profile::{Choice, Dimension, Profile, Question};
use waymark_domain::scoring::{Evidence, LensScore, Outcome, Sheet, evidence};
use waymark_domain::verdict::{advice, gap_text, tell};

/// The whole result below its headline; `tools` is what can be done with it.
#[must_use]
pub(super) fn body(shown: &Shown, profile: &'static Profile, scores: &[LensScore], tools: Option<El>) -> AnyView {
    let Some(first) = scores.first() else { return nothing() };
    let leaders: Vec<DimensionId> = first.leaders().into_iter().cloned().collect();
    let faces: Vec<&'static Dimension> = leaders.iter().filter_map(|id| profile.dimension(id)).collect();
    let telling = tell(profile, first);
    if scores.iter().all(|score| matches!(score.outcome, Outcome::Thin { .. })) {
        return thin(shown, profile, scores, first, tools);
    }
    let mut parts: Vec<AnyView> = vec![
        paragraphs(telling.means),
        el("figure")
            .class("result-picture")
            .kid(charts::bars::bars(PICTURE, profile, scores))
            .kid(details("The same as a table").id("numbers").kid(charts::bars::table(profile, scores)))
            .into(),
    ];
    parts.extend(scores.iter().map(|score| standing(profile, score).into()));
    parts.extend(tools.map(AnyView::from));
    parts.push(other_lens(profile, scores));
    if !faces.is_empty() {
        parts.push(what_it_is(shown, profile, &faces).into());
    }
    if let Some(sheet) = &shown.sheet {
        parts.push(answers_behind(shown, profile, sheet, first, &leaders).into());
    }
    parts.push(what_would_change(profile, scores));
    let read = faces.iter().flat_map(|dimension| &dimension.read);
    parts.push(section("next", "One next step").kid(paragraphs(telling.next)).kid(reading(read)).into());
    many(parts)
}

/// Too few answers to say anything: what is missing, and the way there.
fn thin(
    shown: &Shown,
    profile: &'static Profile,
    scores: &[LensScore],
    first: &LensScore,
    tools: Option<El>,
) -> AnyView {
    let telling = tell(profile, first);
    let open = unanswered(shown, &first.lens, profile.questions.iter().map(|question| &question.id));
    many(vec![
        paragraphs(telling.means),
        many(scores.iter().map(|score| standing(profile, score).into()).collect()),
        section("next", "One next step").kid(paragraphs(telling.next)).maybe(open).maybe(tools).into(),
    ])
}

fn lens_name(profile: &'static Profile, id: &LensId) -> &'static str {
    profile.lenses.iter().find(|lens| lens.id == *id).map_or("", |lens| &lens.short)
}

fn ranked(profile: &'static Profile, score: &LensScore, place: usize) -> Option<(&'static str, u8)> {
    let ranked = score.ranking.get(place)?;
    Some((&profile.dimension(&ranked.dimension)?.name, ranked.count))
}

/// How one lens stands, in numbers that a reader can check.
fn standing(profile: &'static Profile, score: &LensScore) -> El {
    let margin = score.margin;
    let said = match (&score.outcome, ranked(profile, score, 0), ranked(profile, score, 1)) {
        (Outcome::Thin { missing }, ..) => {
            format!("{} of {} answered. {missing} more would allow a result.", score.answered, score.asked)
        }
        (outcome, Some((a, most)), Some((b, second))) => {
            let verdict = match outcome {
                Outcome::Named { .. } => format!("A lead of {margin} is enough for a name."),
                Outcome::Blend { .. } => format!(
                    "A lead of {margin} would name one; the two together hold most of the answers, so it is a blend."
                ),
                Outcome::Unclear | Outcome::Thin { .. } => {
                    let short = count(margin.saturating_sub(score.lead).div_ceil(2).into(), "answer", "answers");
                    format!("A lead of {margin} would name one: {a} is {short} short.")
                }
            };
            format!("{a} has {most} of {} answers, {b} {second}. {verdict}", score.answered)
        }
        _ => String::new(),
    };
    el("p").class("standing").kid(el("b").text(format!("{}: ", lens_name(profile, &score.lens)))).text(said)
}

/// What the second lens says, and what the gap between the first two means.
fn other_lens(profile: &'static Profile, scores: &[LensScore]) -> AnyView {
    let [first, second, ..] = scores else { return nothing() };
    let wanted = match (&first.outcome, &second.outcome) {
        (Outcome::Thin { .. }, _) => None,
        (_, Outcome::Named { dimension }) if !first.leaders().contains(&dimension) => profile.dimension(dimension),
        _ => None,
    };
    let more = wanted.map(|dimension| {
        many(vec![el("h3").text(format!("More of this work: {}", dimension.name)).into(), paragraphs(&dimension.more)])
    });
    let telling = tell(profile, second);
    // A named lens says itself which one it is; the texts for a blend or no pattern serve every lens.
    let named = matches!(second.outcome, Outcome::Named { .. });
    let title = match named {
        true => telling.headline.to_owned(),
        false => format!("{}: {}", lens_name(profile, &second.lens), telling.headline),
    };
    section("energy", title)
        .maybe((!named).then(|| paragraphs(telling.means)))
        .maybe(gap_text(profile, scores).map(|text| paragraphs(&text)))
        .maybe(more)
        .into()
}

/// Weeks, prices and needs of whatever leads.
fn what_it_is(shown: &Shown, profile: &'static Profile, faces: &[&'static Dimension]) -> El {
    let ids: Vec<&DimensionId> = faces.iter().map(|dimension| &dimension.id).collect();
    let notes = shown.sheet.iter().flat_map(|sheet| advice(profile, sheet, &ids));
    let notes: Vec<&'static str> = notes.collect();
    let names: Vec<String> = faces.iter().map(|dimension| dimension.name.clone()).collect();
    let advised = (!notes.is_empty()).then(|| {
        el("div")
            .class("aside")
            .attr("role", "note")
            .kid(el("h3").text("For a company like yours"))
            .kid(el("ul").kids(notes.into_iter().map(|note| el("li").text(note))))
    });
    let each = faces.iter().flat_map(|dimension| {
        let column = |title: String, items: &'static [String]| {
            let items = items.iter().map(|item| el("li").text(item.as_str()));
            el("div").kid(el("h3").text(title)).kid(el("ul").kids(items))
        };
        let cost =
            if faces.len() == 1 { "What it costs".to_owned() } else { format!("What it costs: {}", dimension.name) };
        [
            charts::week::week(&dimension.name, &dimension.week),
            el("div")
                .class("pair")
                .kid(column(cost, &dimension.price))
                .kid(column("What the company must offer".to_owned(), &dimension.needs)),
        ]
    });
    section("week", format!("A typical week: {}", and(&names))).kids(each).maybe(advised)
}

fn answers_behind(
    shown: &Shown,
    profile: &'static Profile,
    sheet: &Sheet,
    score: &LensScore,
    leaders: &[DimensionId],
) -> El {
    // Where nothing leads, the answers are shown against whatever is in front.
    let front = score.front().into_iter().cloned().collect();
    let measured = if leaders.is_empty() { front } else { leaders.to_vec() };
    let ids: Vec<&DimensionId> = measured.iter().collect();
    let names: Vec<String> = ids.iter().filter_map(|id| profile.dimension(id)).map(|d| d.name.clone()).collect();
    let groups = evidence(profile, sheet, &score.lens, &ids);
    section("why", format!("The answers for and against {}", and(&names)))
        .kid(quiet(format!("From your marks on “{}”.", lens_name(profile, &score.lens))))
        .kids(groups.iter().map(|group| evidence_group(shown, profile, group)))
}

fn evidence_group(shown: &Shown, profile: &'static Profile, group: &Evidence<'static>) -> El {
    let told = |(question, choice): &(&'static Question, &'static Choice), against: bool| {
        let kind = profile.dimension(&choice.dimension).filter(|_| against);
        let kind = kind.map_or_else(String::new, |dimension| format!(" ({})", dimension.name));
        let (sign, word) = if against { ("–", "Against: ") } else { ("+", "For: ") };
        el("li")
            .class(if against { "against" } else { "" })
            .kid(el("span").class("mark-sign").attr("aria-hidden", "true").text(sign))
            .kid(el("span").class("sr").text(word))
            .text(format!("{} ", question.prompt))
            .kid(el("b").text(choice.text.as_str()))
            .text(format!("{kind} "))
            .maybe(change(shown, &question.id, &question.prompt))
    };
    let items = group.speaks_for.iter().map(|answer| told(answer, false));
    let items = items.chain(group.against.iter().map(|answer| told(answer, true)));
    let open = group.unanswered.iter().map(|question| {
        el("li").class("quiet").text(format!("{} not sure, or not answered. ", question.prompt)).maybe(change(
            shown,
            &question.id,
            &question.prompt,
        ))
    });
    let sum = format!(" {} for, {} against", group.speaks_for.len(), group.against.len());
    el("details")
        .class("evidence")
        .id(format!("theme-{}", group.theme.id))
        .kid(el("summary").kid(el("b").text(group.theme.name.as_str())).kid(el("span").class("quiet").text(sum)))
        .kid(el("ul").kids(items).kids(open))
}

fn what_would_change(profile: &'static Profile, scores: &[LensScore]) -> AnyView {
    let lines: Vec<El> = scores
        .iter()
        .filter_map(|score| {
            let (first, second) = (ranked(profile, score, 0)?.0, ranked(profile, score, 1)?.0);
            let said = match score.turning() {
                Some(turning) => format!(
                    "If {} for {first} had gone to {second} instead, {first} would no longer be named. With {}, {second} would be ahead.",
                    count(turning.until_unnamed.into(), "answer", "answers"),
                    turning.until_overtaken,
                ),
                None if matches!(score.outcome, Outcome::Thin { .. }) => return None,
                None => {
                    // Each answer that moves from the second to the first widens the lead by two.
                    let moved = score.margin.saturating_sub(score.lead).div_ceil(2);
                    format!("{} from {second} to {first} would name {first}.", count(moved.into(), "answer moved", "answers moved"))
                }
            };
            Some(el("li").kid(el("b").text(format!("{}: ", lens_name(profile, &score.lens)))).text(said))
        })
        .collect();
    if lines.is_empty() {
        return nothing();
    }
    section("change", "What would change it").kid(el("ul").kids(lines)).into()
}
