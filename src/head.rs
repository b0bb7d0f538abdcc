//! What stands in a page's head. The prerenderer writes title and description into the file; the
//! app keeps the title right.

use crate::data::Data;
use waymark_domain::attempt::Attempt;
use waymark_domain::form::Kind;
use waymark_domain::route::{Address, Page, Route, Step};

/// The title of the page at `address`, as the tab shows it; `attempt` is the one it names.
#[must_use]
pub fn title(data: Data, address: &Address, attempt: Option<&Attempt>) -> String {
    let index = data.index;
    let of = match &address.route {
        Route::Page(Page::Home) => {
            return format!("{} · {}", index.site.name, index.site.headline.trim_end_matches('.'));
        }
        Route::Page(Page::Assessments) => "Self-assessments".to_owned(),
        Route::Page(Page::Guides) => "Guides".to_owned(),
        Route::Page(Page::Worksheets) => "Worksheets".to_owned(),
        Route::Page(Page::Paths) => "Paths".to_owned(),
        Route::Page(Page::Me) => "What you saved".to_owned(),
        Route::Page(Page::Share) if address.fragment.is_some() => "A result sent to you".to_owned(),
        Route::Page(Page::Share) => "Send and open results".to_owned(),
        Route::Page(Page::About) => "About: method, privacy, sources".to_owned(),
        Route::Missing => "Page not found".to_owned(),
        Route::Guide(id) => index.guide(id).map_or_else(String::new, |card| card.title.clone()),
        Route::Worksheet(id) => index.worksheet(id).map_or_else(String::new, |card| card.title.clone()),
        Route::Path(id) => index.path(id).map_or_else(String::new, |card| card.title.clone()),
        Route::Assessment(id, step) => {
            let title = index.assessment(id).map_or("", |card| &card.title);
            match step {
                Step::Intro => title.to_owned(),
                Step::Questions => {
                    let position = position(data, address, attempt).unwrap_or_else(|| "Questions".to_owned());
                    format!("{position} · {title}")
                }
                Step::Review => format!("Review your answers · {title}"),
                Step::Result => format!("Result · {title}"),
            }
        }
    };
    format!("{of} · {}", index.site.name)
}

/// One or two sentences on a route's page, for previews and search.
#[must_use]
pub fn description(data: Data, route: &Route) -> &'static str {
    let index = data.index;
    match route {
        Route::Page(Page::Home) => &index.site.opening,
        Route::Page(Page::Assessments) => "Short, honest self-assessments. What you answer stays in your browser.",
        Route::Page(Page::Guides) => "Plain guides, with something to do in every section.",
        Route::Page(Page::Worksheets) => "Forms that become a document: strategy, delegation, first 90 days, and more.",
        Route::Page(Page::Paths) => "Guides, self-assessments and worksheets in an order, week by week.",
        Route::Page(Page::Me) => "Your attempts, kept in this browser: open, compare, download, delete.",
        Route::Page(Page::Share) => "Open a result somebody sent you, or send one of yours in a link.",
        Route::Page(Page::About) => {
            "How results are made, what is measured, what stays on your device, and who wrote the sources."
        }
        Route::Missing => "There is no page at this address.",
        Route::Guide(id) => index.guide(id).map_or("", |card| &card.summary),
        Route::Worksheet(id) => index.worksheet(id).map_or("", |card| &card.summary),
        Route::Path(id) => index.path(id).map_or("", |card| &card.summary),
        Route::Assessment(id, _) => index.assessment(id).map_or("", |card| &card.summary),
    }
}

/// "Question 4 of 14", for the question an address names; the first if it names none. In a form that
/// branches the place hangs on the attempt's answers.
#[must_use]
pub fn position(data: Data, address: &Address, attempt: Option<&Attempt>) -> Option<String> {
    let Route::Assessment(id, _) = &address.route else { return None };
    let form = &data.questionnaire(id)?.ok()?.form;
    let first = form.asked.iter().find(|asked| asked.kind == Kind::Scored)?;
    let asked = address.question.as_ref().and_then(|id| form.question(id)).unwrap_or(first);
    if form.longest > 0 {
        let way = form.way(attempt);
        let place = way.iter().position(|other| other.id == asked.id).unwrap_or(0);
        return Some(format!("Question {}, of {} at most", place + 1, form.longest));
    }
    let alike = || form.asked.iter().filter(|other| other.kind == asked.kind);
    let place = alike().position(|other| other.id == asked.id).unwrap_or(0) + 1;
    let of = alike().count();
    Some(match asked.kind {
        Kind::Scored => format!("Question {place} of {of}"),
        Kind::Context => format!("{}, {place} of {of}", form.aside),
        Kind::Words => format!("In your own words, {place} of {of}"),
    })
}
