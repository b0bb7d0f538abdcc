//! `/paths/<id>`: a path's steps. The file is the page; `src/reading` brings it to life.

use super::guide::sources;
use crate::data::Data;
use crate::markup::{El, el};
use crate::parts::blocks::blocks;
use crate::parts::{self, doing, h1, p, quiet};
use leptos::prelude::expect_context;
use waymark_domain::path::{Path, Step};
use waymark_domain::text::Target;

/// The page of one path.
pub(super) fn path(path: &'static Path) -> El {
    let weeks = (1..=path.weeks()).filter_map(|week| {
        let steps: Vec<&Step> = path.steps.iter().filter(|step| step.week == week).collect();
        (!steps.is_empty()).then(|| one_week(week, steps))
    });
    let what = format!(
        "{}, {}",
        parts::count(path.weeks().into(), "week", "weeks"),
        parts::count(path.steps.len(), "step", "steps")
    );
    el("article")
        .class("prose path")
        .attr("data-path", path.id.as_str())
        .kid(h1(path.title.as_str()))
        .kid(p(path.summary.as_str()).class("lead"))
        .kid(quiet(what))
        .kids(blocks(&path.opening))
        .kid(
            el("div")
                .class("start")
                .kid(el("p").class("quiet").id("walked").attr("role", "status"))
                .kid(
                    el("button")
                        .class("main")
                        .attr("type", "button")
                        .id("start")
                        .attr("data-early", "")
                        .text("Start this path today"),
                )
                .kid(
                    el("label")
                        .attr("hidden", "")
                        .id("started")
                        .text("Started on ")
                        .kid(el("input").attr("type", "date").id("started-on").attr("autocomplete", "off")),
                ),
        )
        .kids(weeks)
        .kids(blocks(&path.closing))
        .kid(sources(&path.sources))
}

fn one_week(week: u8, steps: Vec<&'static Step>) -> El {
    let id = format!("week-{week}");
    el("section")
        .class("week-of")
        .attr("aria-labelledby", id.clone())
        .attr("data-week", week.to_string())
        .kid(el("h2").id(id).attr("tabindex", "-1").text(format!("Week {week}")).kid(el("span").class("quiet due")))
        .kid(el("ul").class("steps").kids(steps.into_iter().map(step)))
}

fn step(step: &'static Step) -> El {
    let id = step.id.as_str();
    let title = match &step.to {
        Some(to) => el("a").href(doing::target(to)).text(step.title.as_str()),
        None => el("span").text(step.title.as_str()),
    };
    let tick = el("input")
        .attr("type", "checkbox")
        .id(format!("step-{id}"))
        .attr("autocomplete", "off")
        .attr("aria-label", format!("Done: {}", step.title));
    let about = el("p").class("quiet what").text(kind(step.to.as_ref())).kid(el("span").class("so-far"));
    let item = el("li").class("step").attr("data-step", id).kid(tick);
    let item = match &step.to {
        Some(to) => item.attr("data-to", leads_to(to)),
        None => item,
    };
    item.kid(el("div").kids([el("p").class("title").kid(title), p(step.note.as_str()), about]))
}

fn kind(to: Option<&Target>) -> String {
    let data: Data = expect_context();
    let minutes = |(from, to): (u8, u8)| format!("{from} to {to} minutes");
    let about = match to {
        Some(Target::Assessment(id)) => {
            data.index.assessment(id).map(|card| format!("Self-assessment, {}", minutes(card.minutes)))
        }
        Some(Target::Worksheet(id)) => {
            data.index.worksheet(id).map(|card| format!("Worksheet, {}", minutes(card.minutes)))
        }
        Some(Target::Guide(id, None)) => data
            .index
            .guide(id)
            .map(|card| format!("Guide, {} to read", parts::count(card.minutes.into(), "minute", "minutes"))),
        Some(Target::Guide(_, Some(_))) => Some("A section of a guide".to_owned()),
        Some(Target::Path(_) | Target::Page(_) | Target::Web(_)) => None,
        None => Some("Away from the screen".to_owned()),
    };
    about.unwrap_or_default()
}

/// What the app needs to see whether a step was done elsewhere on the site: a kind, an id, and the
/// sections of a guide.
fn leads_to(to: &Target) -> String {
    let data: Data = expect_context();
    match to {
        Target::Assessment(id) => format!("assess {id}"),
        Target::Worksheet(id) => format!("worksheet {id}"),
        Target::Guide(id, Some(section)) => format!("guide {id} {section}"),
        Target::Guide(id, None) => {
            let sections = data.index.guide(id).into_iter().flat_map(|card| &card.sections);
            let ids: Vec<&str> = sections.map(|(section, _)| section.as_str()).collect();
            format!("guide {id} {}", ids.join(" "))
        }
        Target::Path(_) | Target::Page(_) | Target::Web(_) => String::new(),
    }
}
