//! What a reader can do in a guide or along a path, as it stands in the prerendered page. The app finds
//! it there by its attributes and brings it to life (`src/reading`); without the app it can be read.

use super::blocks::{href, inlines};
use crate::charts::drawing;
use crate::markup::{El, el};
use crate::parts::{icons, p, quiet};
use waymark_domain::catalogue::{Help, Section, Term};
use waymark_domain::ids::TermId;
use waymark_domain::route::{Address, Route, Step};
use waymark_domain::text::{Checklist, Drawing, Inline, Prompt, Target};

/// A question with room for an answer.
pub(super) fn prompt(prompt: &'static Prompt) -> El {
    let id = prompt.id.as_str();
    let has_help = !prompt.help.is_empty();
    el("div")
        .class("prompt")
        .id(format!("prompt-{id}"))
        .attr("data-prompt", id)
        .attr("data-again", prompt.again.to_string())
        .kid(el("label").attr("for", format!("answer-{id}")).kids(inlines(&prompt.ask)))
        .maybe(has_help.then(|| quiet(prompt.help.as_str()).id(format!("help-{id}"))))
        .kid(el("div").class("earlier"))
        .kid(described(
            el("textarea").id(format!("answer-{id}")).attr("rows", "3").attr("autocomplete", "off"),
            has_help.then(|| format!("help-{id}")),
        ))
        .kid(p("").class("printed").attr("aria-hidden", "true"))
        .kid(el("p").class("quiet kept").text(kept(prompt.again)))
}

fn described(field: El, by: Option<String>) -> El {
    match by {
        Some(id) => field.attr("aria-describedby", id),
        None => field,
    }
}

/// What is said under a question that was not answered yet.
fn kept(again: u16) -> String {
    match again {
        0 => "Kept in this browser.".to_owned(),
        days => format!("Kept in this browser. Asked again after {days} days."),
    }
}

/// Things to tick.
pub(super) fn checklist(list: &'static Checklist) -> El {
    let id = list.id.as_str();
    let item = |(item, text): &'static (_, Vec<Inline>)| {
        let tick = el("input")
            .attr("type", "checkbox")
            .id(format!("tick-{id}-{item}"))
            .attr("data-item", format!("{item}"))
            .attr("autocomplete", "off");
        el("label").class("choice").kid(tick).kid(el("span").kids(inlines(text)))
    };
    el("fieldset")
        .class("checklist")
        .id(format!("list-{id}"))
        .attr("data-list", id)
        .kid(el("legend").kids(inlines(&list.title)))
        .kids(list.items.iter().map(item))
        .kid(el("p").class("quiet count").text(format!("0 of {}", list.items.len())))
}

/// A drawing. Its words are those of the text around it; `text` says them to who cannot see it.
pub(super) fn figure(drawing: &'static Drawing, text: &'static str) -> El {
    el("figure").kid(drawing::draw(drawing, text))
}

/// A term in the text; what it means opens on demand, without the app.
pub(super) fn term(id: &'static TermId, words: &'static [Inline]) -> El {
    let button = el("button").class("term").attr("type", "button").attr("popovertarget", format!("term-{id}"));
    button.kids(inlines(words))
}

/// What the terms of a guide mean: each opens at its word, all are printed.
pub(crate) fn terms(terms: &'static [Term]) -> El {
    let each = terms.iter().map(|term| {
        el("div")
            .class("meaning")
            .id(format!("term-{}", term.id))
            .attr("popover", "")
            .kid(el("p").kid(el("strong").text(term.name.as_str())))
            .kid(p(term.text.as_str()))
    });
    el("div").class("meanings").kids(each)
}

/// A guide's section, with its anchor, what it can say of itself later, and its text.
pub(crate) fn section(section: &'static Section) -> El {
    let id = section.id.as_str();
    let link = el("a")
        .class("anchor")
        .href(format!("#{id}"))
        .attr("aria-label", format!("Copy the link to “{}”", section.title))
        .kid(icons::link());
    el("section")
        .attr("aria-labelledby", id)
        .attr("data-section", id)
        .attr("data-print", section.print.as_str())
        .kid(
            el("div")
                .class("heading")
                .kid(el("h2").id(id).attr("tabindex", "-1").text(section.title.as_str()))
                .kid(link),
        )
        .kid(p("").class("changed").attr("hidden", ""))
        .kids(section.helps.iter().map(help))
        .kids(super::blocks::blocks(&section.blocks))
        .kid(el("span").class("end").attr("data-end", id))
}

/// That a low result points here; shown to those who have it.
fn help(help: &'static Help) -> El {
    let result = Route::Assessment(help.assessment.clone(), Step::Result);
    el("p")
        .class("helps")
        .attr("hidden", "")
        .attr("data-help", format!("{}/{}", help.assessment, help.of))
        .kid(icons::waymark())
        .kid(
            el("span")
                .text("Your result points here: ")
                .kid(el("strong").text(help.name.as_str()))
                .text(" was low in ")
                .kid(super::link(&Address::from(result), help.title.as_str()))
                .kid(el("span").class("when"))
                .text("."),
        )
}

/// The address of something on a path.
#[must_use]
pub(crate) fn target(to: &Target) -> String {
    href(to)
}
