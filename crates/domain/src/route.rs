//! Every address of the site, in one type. Nothing else writes or reads a path.
//!
//! Paths end in `/`, because that is the form every static host serves without a redirect.
//! What differs by person (which attempt, which question) stands in the query, and what must not
//! reach a server stands in the fragment; neither is part of a route.

use crate::catalogue::Catalogue;
use crate::ids::{AssessmentId, AttemptId, GuideId, PathId, QuestionId, SheetId, WorksheetId, is_id};
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
    /// A worksheet.
    Worksheet(WorksheetId),
    /// A path.
    Path(PathId),
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
    /// `/worksheets`: all worksheets.
    Worksheets,
    /// `/paths`: all paths.
    Paths,
    /// `/me`: what this browser keeps.
    Me,
    /// `/share`: opening what somebody sent.
    Share,
    /// `/about`: method, figures, sources, privacy.
    About,
}

impl Page {
    /// Every page, in the order of the site's navigation.
    pub const ALL: [Self; 8] = [
        Self::Home,
        Self::Assessments,
        Self::Guides,
        Self::Worksheets,
        Self::Paths,
        Self::Me,
        Self::Share,
        Self::About,
    ];

    /// The path's only segment; empty for the home page.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Home => "",
            Self::Assessments => "assess",
            Self::Guides => "guides",
            Self::Worksheets => "worksheets",
            Self::Paths => "paths",
            Self::Me => "me",
            Self::Share => "share",
            Self::About => "about",
        }
    }
}

/// The app comes in four bundles, so that nobody waits for the code of results before the first
/// question. Going from one to the other loads a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bundle {
    /// Starting, answering and reviewing.
    Answer,
    /// Writing the list of an audit.
    List,
    /// Results, history, opening what somebody sent.
    Look,
    /// Guides, paths and worksheets: what is read and written.
    Read,
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
            Self::Worksheet(id) => format!("/worksheets/{id}/"),
            Self::Path(id) => format!("/paths/{id}/"),
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
            [name] => Page::ALL.into_iter().find(|page| page.name() == *name).map_or(Self::Missing, Self::Page),
            ["assess", id, rest @ ..] if is_id(id) && rest.len() <= 1 => Step::ALL
                .into_iter()
                .find(|step| step.name() == rest.first().copied())
                .map_or(Self::Missing, |step| Self::Assessment(AssessmentId::new(*id), step)),
            ["guides", id] if is_id(id) => Self::Guide(GuideId::new(*id)),
            ["worksheets", id] if is_id(id) => Self::Worksheet(WorksheetId::new(*id)),
            ["paths", id] if is_id(id) => Self::Path(PathId::new(*id)),
            _ => Self::Missing,
        }
    }

    /// Every route that is published, the missing page last.
    #[must_use]
    pub fn all(catalogue: &Catalogue) -> Vec<Self> {
        let pages = Page::ALL.into_iter().map(Self::Page);
        let assessments = catalogue
            .assessments
            .iter()
            .flat_map(|card| Step::ALL.into_iter().map(|step| Self::Assessment(card.id.clone(), step)));
        let guides = catalogue.guides.iter().map(|card| Self::Guide(card.id.clone()));
        let worksheets = catalogue.worksheets.iter().map(|card| Self::Worksheet(card.id.clone()));
        let paths = catalogue.paths.iter().map(|card| Self::Path(card.id.clone()));
        pages.chain(assessments).chain(guides).chain(worksheets).chain(paths).chain([Self::Missing]).collect()
    }

    /// The bundle that draws the page where the person is, or brings it to life. `None` for pages that
    /// are the same for everybody: the prerendered file is the page.
    #[must_use]
    pub fn bundle(&self, catalogue: &Catalogue) -> Option<Bundle> {
        let is_list = |id| catalogue.assessment(id).is_some_and(|card| card.kind == "audit");
        match self {
            Self::Assessment(id, Step::Questions | Step::Review) if is_list(id) => Some(Bundle::List),
            Self::Assessment(_, Step::Intro | Step::Questions | Step::Review) => Some(Bundle::Answer),
            Self::Assessment(_, Step::Result) | Self::Page(Page::Me | Page::Share) => Some(Bundle::Look),
            Self::Guide(_) | Self::Worksheet(_) | Self::Path(_) => Some(Bundle::Read),
            Self::Page(Page::Guides | Page::Worksheets | Page::Paths) => Some(Bundle::Read),
            Self::Page(Page::Home | Page::Assessments | Page::About) | Self::Missing => None,
        }
    }

    /// Whether the prerendered file is the page's text, which the app brings to life where it stands,
    /// rather than draws.
    #[must_use]
    pub fn is_text(&self) -> bool {
        matches!(self, Self::Guide(_) | Self::Path(_) | Self::Page(Page::Guides | Page::Worksheets | Page::Paths))
    }

    /// This route if it is published, else [`Route::Missing`].
    #[must_use]
    pub fn published(self, catalogue: &Catalogue) -> Self {
        let known = match &self {
            Self::Page(_) | Self::Missing => true,
            Self::Assessment(id, _) => catalogue.assessment(id).is_some(),
            Self::Guide(id) => catalogue.guide(id).is_some(),
            Self::Worksheet(id) => catalogue.worksheet(id).is_some(),
            Self::Path(id) => catalogue.path(id).is_some(),
        };
        if known { self } else { Self::Missing }
    }
}

/// A place to go: a route, with what differs by person in the query and what must not reach a
/// server in the fragment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// The page.
    pub route: Route,
    /// `?a=`: the attempt it is about.
    pub attempt: Option<AttemptId>,
    /// `&b=`: the attempt it is compared with.
    pub other: Option<AttemptId>,
    /// `&q=`: the question that is shown.
    pub question: Option<QuestionId>,
    /// `?d=`: the document of a worksheet.
    pub sheet: Option<SheetId>,
    /// What stands behind `#`, without it.
    pub fragment: Option<String>,
}

impl From<Route> for Address {
    fn from(route: Route) -> Self {
        Self { route, attempt: None, other: None, question: None, sheet: None, fragment: None }
    }
}

impl From<Page> for Address {
    fn from(page: Page) -> Self {
        Route::Page(page).into()
    }
}

impl Address {
    /// A part of an assessment, for one attempt.
    #[must_use]
    pub fn attempt(assessment: &AssessmentId, step: Step, attempt: &AttemptId) -> Self {
        let route = Route::Assessment(assessment.clone(), step);
        Self { attempt: Some(attempt.clone()), ..route.into() }
    }

    /// A worksheet with one of its documents.
    #[must_use]
    pub fn sheet(worksheet: &WorksheetId, sheet: &SheetId) -> Self {
        Self { sheet: Some(sheet.clone()), ..Route::Worksheet(worksheet.clone()).into() }
    }

    /// The same with a question.
    #[must_use]
    pub fn at(self, question: &QuestionId) -> Self {
        Self { question: Some(question.clone()), ..self }
    }

    /// The same with a fragment.
    #[must_use]
    pub fn part(self, fragment: impl Into<String>) -> Self {
        Self { fragment: Some(fragment.into()), ..self }
    }

    /// The address below `base`, which begins and ends with `/`.
    ///
    /// ```
    /// use waymark_domain::route::{Address, Page};
    /// assert_eq!(Address::from(Page::Me).href("/sub/"), "/sub/me/");
    /// ```
    #[must_use]
    pub fn href(&self, base: &str) -> String {
        let mut href = format!("{}{}", base.trim_end_matches('/'), self.route.path());
        let query = [
            ("a", self.attempt.as_ref().map(AttemptId::as_str)),
            ("b", self.other.as_ref().map(AttemptId::as_str)),
            ("q", self.question.as_ref().map(QuestionId::as_str)),
            ("d", self.sheet.as_ref().map(SheetId::as_str)),
        ];
        let mut mark = '?';
        for (name, value) in query {
            if let Some(value) = value {
                href.push(mark);
                href.push_str(name);
                href.push('=');
                href.push_str(value);
                mark = '&';
            }
        }
        if let Some(fragment) = &self.fragment {
            href.push('#');
            href.push_str(fragment);
        }
        href
    }

    /// Reads the parts of a location. `None` if the path is not below `base`. Values in the query
    /// that cannot be ids are ignored.
    #[must_use]
    pub fn parse(base: &str, path: &str, query: &str, fragment: &str) -> Option<Self> {
        let bare = base.trim_end_matches('/');
        let rest = path.strip_prefix(bare)?;
        if !(rest.is_empty() || rest.starts_with('/')) {
            return None;
        }
        let value = |name: &str| {
            let mut pairs = query.trim_start_matches('?').split('&').filter_map(|pair| pair.split_once('='));
            pairs.find(|(key, value)| *key == name && is_id(value)).map(|(_, value)| value)
        };
        let fragment = fragment.trim_start_matches('#');
        Some(Self {
            route: Route::parse(rest),
            attempt: value("a").map(AttemptId::new),
            other: value("b").map(AttemptId::new),
            question: value("q").map(QuestionId::new),
            sheet: value("d").map(SheetId::new),
            fragment: (!fragment.is_empty()).then(|| fragment.to_owned()),
        })
    }
}
