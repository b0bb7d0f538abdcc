//! What stands in a page's head. The prerenderer writes title and description into the file; the
//! app keeps the title right.

use crate::data::Data;
use waymark_domain::assessment::Engine;
use waymark_domain::route::{Address, Page, Route, Step};

/// The title of the page at `address`, as the tab shows it.
#[must_use]
pub fn title(data: Data, address: &Address) -> String {
    let index = data.index;
    let of = match &address.route {
        Route::Page(Page::Home) => {
            return format!("{} · {}", index.site.name, index.site.headline.trim_end_matches('.'));
        }
        Route::Page(Page::Assessments) => "Self-assessments".to_owned(),
        Route::Page(Page::Guides) => "Guides".to_owned(),
        Route::Page(Page::Me) => "What you saved".to_owned(),
        Route::Page(Page::Share) if address.fragment.is_some() => "A result sent to you".to_owned(),
        Route::Page(Page::Share) => "Send and open results".to_owned(),
        Route::Page(Page::About) => "About: method, privacy, sources".to_owned(),
        Route::Missing => "Page not found".to_owned(),
        Route::Guide(id) => index.guide(id).map_or_else(String::new, |card| card.title.clone()),
        Route::Assessment(id, step) => {
            let title = index.assessment(id).map_or("", |card| &card.title);
            match step {
                Step::Intro => title.to_owned(),
                Step::Questions => {
                    let position = position(data, address).unwrap_or_else(|| "Questions".to_owned());
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
        Route::Page(Page::Me) => "Your attempts, kept in this browser: open, compare, download, delete.",
        Route::Page(Page::Share) => "Open a result somebody sent you, or send one of yours in a link.",
        Route::Page(Page::About) => {
            "How results are made, what is measured, what stays on your device, and who wrote the sources."
        }
        Route::Missing => "There is no page at this address.",
        Route::Guide(id) => index.guide(id).map_or("", |card| &card.summary),
        Route::Assessment(id, _) => index.assessment(id).map_or("", |card| &card.summary),
    }
}

/// "Question 4 of 14", for the question an address names; the first if it names none.
#[must_use]
pub fn position(data: Data, address: &Address) -> Option<String> {
    let Route::Assessment(id, _) = &address.route else { return None };
    let assessment = data.assessment(id)?.ok()?;
    let Engine::Profile(profile) = &assessment.engine;
    let wanted = address.question.as_ref();
    if let Some(place) = profile.context.iter().position(|question| Some(&question.id) == wanted) {
        return Some(format!("About your company, {} of {}", place + 1, profile.context.len()));
    }
    let place = profile.questions.iter().position(|question| Some(&question.id) == wanted).unwrap_or(0);
    Some(format!("Question {} of {}", place + 1, profile.questions.len()))
}
