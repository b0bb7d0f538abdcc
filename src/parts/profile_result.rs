//! The result of a profile: shown to whoever answered, and read-only to whoever was sent it.

use crate::browser::clock;
use crate::charts;
use crate::data::Data;
use crate::markup::{El, el, many, nothing};
use crate::parts::blocks::blocks;
use crate::parts::{and, count, details, link, p, paragraphs, quiet, section};
use crate::store::use_store;
use leptos::prelude::{AnyView, expect_context};
use waymark_domain::assessment::{Assessment, Engine};
use waymark_domain::attempt::Attempt;
use waymark_domain::catalogue::AssessmentCard;
use waymark_domain::ids::{DimensionId, LensId};
use waymark_domain::profile::{Choice, Dimension, Profile, Question};
use waymark_domain::route::{Address, Page, Route, Step};
use waymark_domain::scoring::{Evidence, LensScore, Outcome, Sheet, evidence};
use waymark_domain::verdict::{advice, gap_text, tell};

/// What a result is drawn from.
#[derive(Clone)]
pub struct Shown {
    /// The assessment.
    pub assessment: &'static Assessment,
    /// The scores, as they were when the result was shown, or as they came.
    pub scores: Vec<LensScore>,
    /// The answers, unless only a summary came.
    pub sheet: Option<Sheet>,
    /// The reader's own attempt; `None` for somebody else's result.
    pub own: Option<Attempt>,
}

/// The picture's id, by which it is saved as a file.
pub const PICTURE: &str = "picture";

/// The whole result below its headline; `tools` is what can be done with it.
#[must_use]
pub fn profile_result(shown: &Shown, tools: Option<El>) -> AnyView {
    let Engine::Profile(profile) = &shown.assessment.engine;
    let Some(first) = shown.scores.first() else { return nothing() };
    let leaders: Vec<DimensionId> = first.leaders().into_iter().cloned().collect();
    let faces: Vec<&'static Dimension> = leaders.iter().filter_map(|id| profile.dimension(id)).collect();
    let telling = tell(profile, first);
    let method = link(&Address::from(Page::About).part("figures"), "the method page");
    if shown.scores.iter().all(|score| matches!(score.outcome, Outcome::Thin { .. })) {
        return thin(shown, profile, first, tools);
    }
    let mut parts: Vec<AnyView> = vec![
        paragraphs(telling.means),
        el("figure")
            .class("result-picture")
            .kid(charts::bars::bars(PICTURE, profile, &shown.scores))
            .kid(details("The same as a table").id("numbers").kid(charts::bars::table(profile, &shown.scores)))
            .into(),
    ];
    parts.extend(shown.scores.iter().map(|score| standing(profile, score).into()));
    parts.extend(tools.map(AnyView::from));
    parts.push(other_lens(profile, &shown.scores));
    if !faces.is_empty() {
        parts.push(what_it_is(shown, profile, &faces).into());
    }
    if let Some(sheet) = &shown.sheet {
        parts.push(answers_behind(shown, profile, sheet, first, &leaders).into());
    }
    parts.push(what_would_change(profile, &shown.scores));
    parts.push(section("next", "One next step").kid(paragraphs(telling.next)).kid(reading(&faces)).into());
    if let Some(own) = &shown.own {
        parts.push(earlier(own, &shown.scores));
    }
    parts.push(
        section("method", "How this works, and what it cannot tell")
            .class("method")
            .kids(blocks(&shown.assessment.method))
            .kid(p("How often random answers are named, and the other measured figures, are on ").kid(method).text("."))
            .into(),
    );
    many(parts)
}

/// Too few answers to say anything: what is missing, and the way there.
fn thin(shown: &Shown, profile: &'static Profile, first: &LensScore, tools: Option<El>) -> AnyView {
    let telling = tell(profile, first);
    let open = shown.own.as_ref().and_then(|own| {
        let sheet = own.sheet();
        let open = |question: &&Question| sheet.mark(&first.lens, &question.id).is_none();
        let address = Address::attempt(&own.assessment, Step::Questions, &own.attempt);
        let address = address.at(&profile.questions.iter().find(open)?.id);
        Some(el("p").kid(link(&address, "Answer the ones you left open").class("button main")))
    });
    many(vec![
        paragraphs(telling.means),
        many(shown.scores.iter().map(|score| standing(profile, score).into()).collect()),
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
            .maybe(change(shown, question))
    };
    let items = group.speaks_for.iter().map(|answer| told(answer, false));
    let items = items.chain(group.against.iter().map(|answer| told(answer, true)));
    let open = group.unanswered.iter().map(|question| {
        el("li")
            .class("quiet")
            .text(format!("{} not sure, or not answered. ", question.prompt))
            .maybe(change(shown, question))
    });
    let sum = format!(" {} for, {} against", group.speaks_for.len(), group.against.len());
    el("details")
        .class("evidence")
        .id(format!("theme-{}", group.theme.id))
        .kid(el("summary").kid(el("b").text(group.theme.name.as_str())).kid(el("span").class("quiet").text(sum)))
        .kid(el("ul").kids(items).kids(open))
}

/// For one's own result, the way back to a question.
fn change(shown: &Shown, question: &'static Question) -> Option<El> {
    let own = shown.own.as_ref()?;
    let address = Address::attempt(&own.assessment, Step::Questions, &own.attempt).at(&question.id);
    Some(link(&address, "Change").kid(el("span").class("sr").text(format!(": {}", question.prompt))))
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

fn reading(faces: &[&'static Dimension]) -> AnyView {
    let data: Data = expect_context();
    let index = data.index;
    let mut seen = Vec::new();
    let mut links: Vec<El> = Vec::new();
    for (guide, part) in faces.iter().flat_map(|dimension| &dimension.read) {
        let card = index.guide(guide);
        let title = card.and_then(|card| card.sections.iter().find(|(id, _)| id == part)).map(|(_, title)| title);
        let (Some(card), Some(title), false) = (card, title, seen.contains(&(guide, part))) else { continue };
        seen.push((guide, part));
        let address = Address::from(Route::Guide(guide.clone())).part(part.as_str());
        let of = el("span").class("quiet").text(format!(" in “{}”", card.title));
        links.push(el("li").kid(link(&address, title.as_str())).kid(of));
    }
    if links.is_empty() {
        return nothing();
    }
    many(vec![el("h3").text("Worth reading").into(), el("ul").kids(links).into()])
}

/// The latest earlier result, laid over this one.
fn earlier(own: &Attempt, scores: &[LensScore]) -> AnyView {
    let data: Data = expect_context();
    let before = use_store()
        .attempts()
        .into_iter()
        .find(|other| other.assessment == own.assessment && other.finished.is_some() && other.date() < own.date());
    let index = data.index;
    match (before.and_then(|before| before.finished), index.assessment(&own.assessment)) {
        (Some(before), Some(card)) => section("since", format!("Since {}", clock::date(before.at)))
            .kids(overlay(card, &before.scores, scores))
            .into(),
        _ => nothing(),
    }
}

/// Two results laid over each other, lens by lens.
pub fn overlay(card: &'static AssessmentCard, before: &[LensScore], after: &[LensScore]) -> Vec<El> {
    let pairs = card.lenses.iter().filter_map(|(lens, short)| {
        let was = before.iter().find(|score| score.lens == *lens)?;
        let is = after.iter().find(|score| score.lens == *lens)?;
        Some(
            el("figure")
                .kid(el("figcaption").text(short.as_str()))
                .kid(charts::change::change(card, was, is))
                .kid(details("The same as a table").kid(charts::change::table(card, lens, was, is))),
        )
    });
    let noise = format!(
        "A change of {} points or less is smaller than this instrument's noise: the same person, unchanged, would often see as much.",
        card.noise_points,
    );
    vec![p(noise), el("div").class("pair").kids(pairs), quiet("Hollow is before, solid is after.")]
}
