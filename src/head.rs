//! What stands in a page's head: its title and description. The same for the prerenderer, which
//! writes them into the file, and for the app, which keeps the title right.

use crate::data::Data;
use waymark_domain::assessment::Engine;
use waymark_domain::route::{Address, Page, Route, Step};

/// Title and description of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// What the tab and a preview show.
    pub title: String,
    /// One or two sentences for previews and search.
    pub description: String,
}

/// The head for `address`.
#[must_use]
pub fn head(data: Data, address: &Address) -> Head {
    let index = data.index();
    let site = &index.site;
    let page = |title: &str, description: &str| Head {
        title: format!("{title} · {}", site.name),
        description: description.to_owned(),
    };
    match &address.route {
        Route::Page(Page::Home) => Head {
            title: format!("{} · {}", site.name, site.headline.trim_end_matches('.')),
            description: site.opening.clone(),
        },
        Route::Page(Page::Assessments) => page(
            "Self-assessments",
            "Short, honest self-assessments. What you answer stays in your browser.",
        ),
        Route::Page(Page::Guides) => page("Guides", "Plain guides, with something to do in every section."),
        Route::Page(Page::Me) => {
            page("What you saved", "Your attempts, kept in this browser: open, compare, download, delete.")
        }
        Route::Page(Page::Share) => {
            page("Send and open results", "Open a result somebody sent you, or send one of yours in a link.")
        }
        Route::Page(Page::About) => page(
            "About: method, privacy, sources",
            "How results are made, what is measured, what stays on your device, and who wrote the sources.",
        ),
        Route::Missing => page("Page not found", "There is no page at this address."),
        Route::Guide(id) => match index.guide(id) {
            Some(card) => page(&card.title, &card.summary),
            None => page("Guide", ""),
        },
        Route::Assessment(id, step) => {
            let Some(card) = index.assessment(id) else { return page("Self-assessment", "") };
            let title = match step {
                Step::Intro => card.title.clone(),
                Step::Questions => {
                    let position = position(data, address).unwrap_or_else(|| "Questions".to_owned());
                    format!("{position} · {}", card.title)
                }
                Step::Review => format!("Review your answers · {}", card.title),
                Step::Result => format!("Result · {}", card.title),
            };
            page(&title, &card.summary)
        }
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
