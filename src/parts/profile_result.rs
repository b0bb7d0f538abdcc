//! The result of a profile: shown to whoever answered, and read-only to whoever was sent it.

use crate::browser::clock;
use crate::charts;
use crate::data::Data;
use crate::nav::use_nav;
use crate::parts::blocks::blocks;
use crate::parts::{and, count, paragraphs};
use crate::store::use_store;
use leptos::prelude::*;
use std::sync::Arc;
use waymark_domain::assessment::{Assessment, Engine};
use waymark_domain::attempt::Attempt;
use waymark_domain::ids::{DimensionId, QuestionId};
use waymark_domain::profile::{Choice, Dimension, Profile, Question};
use waymark_domain::route::{Address, Page, Route, Step};
use waymark_domain::scoring::{Evidence, LensScore, Outcome, Sheet, evidence};
use waymark_domain::verdict::{advice, gap_text, tell};

/// What a result is drawn from.
#[derive(Clone)]
pub struct Shown {
    /// The assessment.
    pub assessment: Arc<Assessment>,
    /// The scores, as they were when the result was shown, or as they came.
    pub scores: Vec<LensScore>,
    /// The answers, unless only a summary came.
    pub sheet: Option<Sheet>,
    /// The reader's own attempt; `None` for somebody else's result.
    pub own: Option<Attempt>,
}

/// The picture's id, by which it is saved as a file.
pub const PICTURE: &str = "picture";

/// The whole result below its headline.
#[component]
pub fn ProfileResult(shown: Shown) -> impl IntoView {
    let Engine::Profile(profile) = &shown.assessment.engine;
    let Some(first) = shown.scores.first().cloned() else { return ().into_any() };
    let leaders: Vec<DimensionId> = first.leaders().into_iter().cloned().collect();
    let faces: Vec<&Dimension> = leaders.iter().filter_map(|id| profile.dimension(id)).collect();
    let telling = tell(profile, &first);
    view! {
        <section aria-labelledby="seen">
            <h2 id="seen" class="sr">"What your marks show"</h2>
            {paragraphs(telling.means)}
            <figure class="result-picture">
                {charts::bars::bars(PICTURE, profile, &shown.scores)}
                <details id="numbers"><summary>"The same as a table"</summary>{charts::bars::table(profile, &shown.scores)}</details>
            </figure>
            {shown.scores.iter().map(|score| standing(profile, score)).collect::<Vec<_>>()}
        </section>
        {other_lenses(profile, &shown.scores)}
        {(!faces.is_empty()).then(|| what_it_is(&shown, profile, &faces))}
        {shown.sheet.as_ref().map(|sheet| evidence_section(&shown, profile, sheet, &first, &leaders))}
        {what_would_change(profile, &shown.scores)}
        <section aria-labelledby="next">
            <h2 id="next">"One next step"</h2>
            {paragraphs(telling.next)}
            {reading(&faces)}
        </section>
        {shown.own.as_ref().map(|own| earlier(own, &shown.scores))}
        <section aria-labelledby="method" class="method">
            <h2 id="method">"How this works, and what it cannot tell"</h2>
            {blocks(&shown.assessment.method)}
            <p>"How often random answers are named, and the other measured figures, are on "
                <a href=use_nav().href(&Address::from(Page::About).part("figures"))>"the method page"</a>"."</p>
        </section>
    }
    .into_any()
}

/// How one lens stands, in numbers that a reader can check.
fn standing(profile: &Profile, score: &LensScore) -> AnyView {
    let lens = profile.lenses.iter().find(|lens| lens.id == score.lens).map_or("", |lens| lens.short.as_str());
    let name = |place: usize| {
        let ranked = score.ranking.get(place)?;
        Some((profile.dimension(&ranked.dimension)?.name.as_str(), ranked.count))
    };
    let said = match (&score.outcome, name(0), name(1)) {
        (Outcome::Thin { missing }, ..) => format!(
            "{} of {} answered. {} more would allow a result.",
            score.answered, score.asked, missing
        ),
        (_, Some((a, most)), Some((b, second))) => {
            let verdict = match &score.outcome {
                Outcome::Named { .. } => format!("A lead of {} names it; {} would be enough.", score.lead, score.margin),
                Outcome::Blend { .. } => format!("A lead of {} is too small to name one ({} would be enough), and together they hold most answers: a blend.", score.lead, score.margin),
                Outcome::Unclear | Outcome::Thin { .. } => format!("A lead of {} is too small to name one ({} would be enough): no clear pattern.", score.lead, score.margin),
            };
            format!("{a} {most}, runner-up {b} {second}, of {} answers. {verdict}", score.answered)
        }
        _ => String::new(),
    };
    view! { <p class="standing"><b>{lens.to_owned()}": "</b>{said}</p> }.into_any()
}

/// What the second lens says, and what the gap between the first two means.
fn other_lenses(profile: &Profile, scores: &[LensScore]) -> AnyView {
    let [first, second, ..] = scores else { return ().into_any() };
    let telling = tell(profile, second);
    let wanted = match (&first.outcome, &second.outcome) {
        (Outcome::Thin { .. }, _) => None,
        (_, Outcome::Named { dimension }) if !first.leaders().contains(&dimension) => profile.dimension(dimension),
        _ => None,
    };
    view! {
        <section aria-labelledby="energy">
            <h2 id="energy">{telling.headline.to_owned()}</h2>
            {gap_text(profile, scores).map(|text| paragraphs(&text))}
            {wanted.map(|dimension| view! {
                <h3>{format!("How to get more of a {}'s work", dimension.name)}</h3>
                {paragraphs(&dimension.more)}
            })}
        </section>
    }
    .into_any()
}

/// Weeks, prices and needs of whatever leads.
fn what_it_is(shown: &Shown, profile: &Profile, faces: &[&Dimension]) -> AnyView {
    let ids: Vec<&DimensionId> = faces.iter().map(|dimension| &dimension.id).collect();
    let notes: Vec<_> = shown
        .sheet
        .iter()
        .flat_map(|sheet| advice(profile, sheet, &ids))
        .map(|note| view! { <li>{note.to_owned()}</li> })
        .collect();
    let each: Vec<_> = faces
        .iter()
        .map(|dimension| {
            let list = |items: &[String]| items.iter().map(|item| view! { <li>{item.clone()}</li> }).collect::<Vec<_>>();
            view! {
                {charts::week::week(&dimension.name, &dimension.week)}
                <div class="pair">
                    <div><h3>{format!("What a {}'s work costs", dimension.name)}</h3><ul>{list(&dimension.price)}</ul></div>
                    <div><h3>"What the company must offer"</h3><ul>{list(&dimension.needs)}</ul></div>
                </div>
            }
        })
        .collect();
    let names: Vec<String> = faces.iter().map(|dimension| dimension.name.clone()).collect();
    let advised = !notes.is_empty();
    view! {
        <section aria-labelledby="week">
            <h2 id="week">{format!("A typical week: {}", and(&names))}</h2>
            {each}
            {advised.then(|| view! { <div class="aside" role="note"><h3>"For a company like yours"</h3><ul>{notes}</ul></div> })}
        </section>
    }
    .into_any()
}

fn evidence_section(shown: &Shown, profile: &Profile, sheet: &Sheet, score: &LensScore, leaders: &[DimensionId]) -> AnyView {
    // Where nothing leads, the answers are shown against whatever is in front.
    let front = score.front().into_iter().cloned().collect();
    let measured = if leaders.is_empty() { front } else { leaders.to_vec() };
    let ids: Vec<&DimensionId> = measured.iter().collect();
    let names: Vec<String> = ids.iter().filter_map(|id| profile.dimension(id)).map(|d| d.name.clone()).collect();
    let groups: Vec<_> = evidence(profile, sheet, &score.lens, &ids).iter().map(|group| evidence_group(shown, profile, group)).collect();
    let lens = profile.lenses.iter().find(|lens| lens.id == score.lens).map(|lens| lens.short.to_lowercase());
    view! {
        <section aria-labelledby="why">
            <h2 id="why">{format!("The answers behind it: for and against {}", and(&names))}</h2>
            <p class="quiet">"From your marks on "{lens}"."</p>
            {groups}
        </section>
    }
    .into_any()
}

fn evidence_group(shown: &Shown, profile: &Profile, group: &Evidence<'_>) -> AnyView {
    let told = |question: &Question, choice: &Choice, against: bool| {
        let kind = profile.dimension(&choice.dimension).filter(|_| against).map(|d| format!(" ({})", d.name));
        view! {
            <li class:against=against>
                <span class="mark-sign" aria-hidden="true">{if against { "–" } else { "+" }}</span>
                <span class="sr">{if against { "Against: " } else { "For: " }}</span>
                {choice.text.clone()}{kind}" "
                {question_link(shown, &question.id, &question.prompt)}
            </li>
        }
    };
    let (yes, no) = (group.speaks_for.len(), group.against.len());
    let items: Vec<_> = group
        .speaks_for
        .iter()
        .map(|(question, choice)| told(question, choice, false))
        .chain(group.against.iter().map(|(question, choice)| told(question, choice, true)))
        .collect();
    let open: Vec<_> = group
        .unanswered
        .iter()
        .map(|question| view! { <li class="quiet">"Not sure or not answered: "{question_link(shown, &question.id, &question.prompt)}</li> })
        .collect();
    view! {
        <details class="evidence" id=format!("theme-{}", group.theme.id)>
            <summary><b>{group.theme.name.clone()}</b>" "<span class="quiet">{format!("{yes} for, {no} against")}</span></summary>
            <ul>{items}{open}</ul>
        </details>
    }
    .into_any()
}

/// The question's words; for one's own result a link back to it.
fn question_link(shown: &Shown, question: &QuestionId, prompt: &str) -> AnyView {
    let prompt = prompt.to_owned();
    match &shown.own {
        None => view! { <span class="quiet">{prompt}</span> }.into_any(),
        Some(own) => {
            let address = Address::attempt(&own.assessment, Step::Questions, &own.attempt).at(question);
            view! { <a href=use_nav().href(&address)>{prompt}</a> }.into_any()
        }
    }
}

fn what_would_change(profile: &Profile, scores: &[LensScore]) -> AnyView {
    let lines: Vec<_> = scores
        .iter()
        .filter_map(|score| {
            let lens = profile.lenses.iter().find(|lens| lens.id == score.lens)?.short.clone();
            let name = |place: usize| Some(profile.dimension(&score.ranking.get(place)?.dimension)?.name.clone());
            let (first, second) = (name(0)?, name(1)?);
            let said = match score.turning() {
                Some(turning) => format!(
                    "If {} for {first} had gone to {second} instead, {first} would no longer be named. With {}, {second} would be ahead.",
                    count(turning.until_unnamed.into(), "answer", "answers"),
                    turning.until_overtaken,
                ),
                None if matches!(score.outcome, Outcome::Thin { .. }) => return None,
                None => {
                    let short = score.margin.saturating_sub(score.lead);
                    // Each answer that moves from the second to the first widens the lead by two.
                    let moved = short.div_ceil(2);
                    format!("{} from {second} to {first} would name {first}.", count(moved.into(), "answer moving", "answers moving"))
                }
            };
            Some(view! { <li><b>{lens}": "</b>{said}</li> })
        })
        .collect();
    if lines.is_empty() {
        return ().into_any();
    }
    view! {
        <section aria-labelledby="change">
            <h2 id="change">"What would change it"</h2>
            <ul>{lines}</ul>
        </section>
    }
    .into_any()
}

fn reading(faces: &[&Dimension]) -> AnyView {
    let data: Data = expect_context();
    let index = data.index();
    let mut seen = Vec::new();
    let links: Vec<_> = faces
        .iter()
        .flat_map(|dimension| &dimension.read)
        .filter_map(|(guide, section)| {
            if seen.contains(&(guide, section)) {
                return None;
            }
            seen.push((guide, section));
            let card = index.guide(guide)?;
            let title = card.sections.iter().find(|(id, _)| id == section).map(|(_, title)| title.clone())?;
            let address = Address::from(Route::Guide(guide.clone())).part(section.as_str());
            Some(view! { <li><a href=use_nav().href(&address)>{title}</a>" "<span class="quiet">{format!("in “{}”", card.title)}</span></li> })
        })
        .collect();
    if links.is_empty() {
        return ().into_any();
    }
    view! { <h3>"Worth reading"</h3><ul>{links}</ul> }.into_any()
}

/// The latest earlier result, laid over this one.
fn earlier(own: &Attempt, scores: &[LensScore]) -> AnyView {
    let (own, scores) = (own.clone(), scores.to_vec());
    let data: Data = expect_context();
    let before = use_store().attempts().into_iter().find(|other| {
        other.assessment == own.assessment && other.finished.is_some() && other.date() < own.date()
    });
    let (Some(before), Some(card)) = (before, data.index().assessment(&own.assessment).cloned()) else {
        return ().into_any();
    };
    let Some(finished) = before.finished else { return ().into_any() };
    view! {
        <section aria-labelledby="since">
            <h2 id="since">{format!("Since {}", clock::date(finished.at))}</h2>
            <Overlay card before=finished.scores after=scores/>
        </section>
    }
    .into_any()
}

/// Two results laid over each other, lens by lens.
#[component]
pub fn Overlay(card: waymark_domain::catalogue::AssessmentCard, before: Vec<LensScore>, after: Vec<LensScore>) -> impl IntoView {
    let pairs: Vec<_> = card
        .lenses
        .iter()
        .filter_map(|(lens, short)| {
            let of = |scores: &[LensScore]| scores.iter().find(|score| score.lens == *lens).cloned();
            let (was, is) = (of(&before)?, of(&after)?);
            Some(view! {
                <figure>
                    <figcaption>{short.clone()}</figcaption>
                    {charts::change::change(&format!("change-{lens}"), &card, &was, &is)}
                    <details><summary>"The same as a table"</summary>{charts::change::table(&card, lens, &was, &is)}</details>
                </figure>
            })
        })
        .collect();
    view! {
        <p>{format!(
            "A change of {} points or less is smaller than this instrument's noise: the same person, unchanged, would often see as much.",
            card.noise_points,
        )}</p>
        <div class="pair">{pairs}</div>
        <p class="quiet">"Hollow is before, solid is after."</p>
    }
}
