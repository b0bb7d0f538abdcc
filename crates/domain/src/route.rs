//! Every address of the site, in one type. Nothing else writes or reads a path.
//!
//! Paths end in `/`, because that is the form every static host serves without a redirect.
//! What differs by person (which attempt, which question) stands in the query, and what must not
//! reach a server stands in the fragment; neither is part of a route.

use crate::catalogue::Catalogue;
use crate::ids::{AssessmentId, GuideId, is_id};
use serde::{Deserialize, Serialize};

/// A page of the site.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Route {
    /// One of the pages that are always there.
    Page(Page),
    /// A part of a self-assessment.
    Assessment(AssessmentId, Step),
    /// A guide.
    Guide(GuideId),
    /// No such page.
    Missing,
}

/// The pages that are always there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Page {
    /// `/`
    Home,
    /// `/assess`: all self-assessments.
    Assessments,
    /// `/guides`: all guides.
    Guides,
    /// `/me`: what this browser keeps.
    Me,
    /// `/share`: opening what somebody sent.
    Share,
    /// `/about`: method, figures, sources, privacy.
    About,
}

impl Page {
    /// Every page, in the order of the site's navigation.
    pub const ALL: [Self; 6] =
        [Self::Home, Self::Assessments, Self::Guides, Self::Me, Self::Share, Self::About];

    /// The path's only segment; empty for the home page.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Home => "",
            Self::Assessments => "assess",
            Self::Guides => "guides",
            Self::Me => "me",
            Self::Share => "share",
            Self::About => "about",
        }
    }
}

/// The parts of a self-assessment that have a page of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Step {
    /// What it is, how long it takes, what is kept; Start.
    Intro,
    /// The questions, one at a time.
    Questions,
    /// All answers before the result.
    Review,
    /// The result.
    Result,
}

impl Step {
    /// Every step, in the order a person takes them.
    pub const ALL: [Self; 4] = [Self::Intro, Self::Questions, Self::Review, Self::Result];

    fn name(self) -> Option<&'static str> {
        match self {
            Self::Intro => None,
            Self::Questions => Some("questions"),
            Self::Review => Some("review"),
            Self::Result => Some("result"),
        }
    }
}

impl Route {
    /// The path below the site's base: begins and ends with `/`.
    #[must_use]
    pub fn path(&self) -> String {
        match self {
            Self::Page(Page::Home) => "/".to_owned(),
            Self::Page(page) => format!("/{}/", page.name()),
            Self::Assessment(id, step) => match step.name() {
                None => format!("/assess/{id}/"),
                Some(step) => format!("/assess/{id}/{step}/"),
            },
            Self::Guide(id) => format!("/guides/{id}/"),
            Self::Missing => "/404.html".to_owned(),
        }
    }

    /// Reads a path below the site's base. A missing or doubled `/` and a trailing `index.html`
    /// do not matter; whether an id is published is the catalogue's to say.
    ///
    /// ```
    /// use waymark_domain::route::{Page, Route};
    /// assert_eq!(Route::parse("/guides"), Route::Page(Page::Guides));
    /// assert_eq!(Route::parse("/nowhere/"), Route::Missing);
    /// ```
    #[must_use]
    pub fn parse(path: &str) -> Self {
        let mut parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        if parts.last() == Some(&"index.html") {
            parts.pop();
        }
        match parts.as_slice() {
            [] => Self::Page(Page::Home),
            [name] => Page::ALL
                .into_iter()
                .find(|page| page.name() == *name)
                .map_or(Self::Missing, Self::Page),
            ["assess", id, rest @ ..] if is_id(id) && rest.len() <= 1 => Step::ALL
                .into_iter()
                .find(|step| step.name() == rest.first().copied())
                .map_or(Self::Missing, |step| Self::Assessment(AssessmentId::new(*id), step)),
            ["guides", id] if is_id(id) => Self::Guide(GuideId::new(*id)),
            _ => Self::Missing,
        }
    }

    /// Every route that is published, the missing page last.
    #[must_use]
    pub fn all(catalogue: &Catalogue) -> Vec<Self> {
        let pages = Page::ALL.into_iter().map(Self::Page);
        let assessments = catalogue.assessments.iter().flat_map(|card| {
            Step::ALL.into_iter().map(|step| Self::Assessment(card.id.clone(), step))
        });
        let guides = catalogue.guides.iter().map(|card| Self::Guide(card.id.clone()));
        pages.chain(assessments).chain(guides).chain([Self::Missing]).collect()
    }

    /// This route if it is published, else [`Route::Missing`].
    #[must_use]
    pub fn published(self, catalogue: &Catalogue) -> Self {
        let known = match &self {
            Self::Page(_) | Self::Missing => true,
            Self::Assessment(id, _) => catalogue.assessment(id).is_some(),
            Self::Guide(id) => catalogue.guide(id).is_some(),
        };
        if known { self } else { Self::Missing }
    }
}
