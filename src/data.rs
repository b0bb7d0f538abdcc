//! The site's content, as far as it has been loaded: the catalogue from the start, each text when
//! a page first needs it.

use crate::browser::fetch::{self, FetchFault};
use leptos::prelude::*;
use serde::de::DeserializeOwned;
use std::collections::HashMap;
use std::sync::Arc;
use waymark_domain::assessment::Assessment;
use waymark_domain::catalogue::{About, Catalogue, Guide};
use waymark_domain::ids::{AssessmentId, GuideId};
use waymark_domain::link::{self, LinkFault, Sealed};
use waymark_domain::route::{Address, Page, Route};

/// A text that was asked for.
pub type Asked<T> = Result<Arc<T>, FetchFault>;

/// Everything loaded so far. Cheap to copy; put into the context once, by the shell.
#[derive(Clone, Copy)]
pub struct Data {
    /// The index of everything that is published.
    pub catalogue: StoredValue<Arc<Catalogue>>,
    base: StoredValue<String>,
    assessments: RwSignal<HashMap<AssessmentId, Asked<Assessment>>>,
    guides: RwSignal<HashMap<GuideId, Asked<Guide>>>,
    about: RwSignal<Option<Asked<About>>>,
}

impl Data {
    /// Begins with the catalogue alone. `base` begins and ends with `/`.
    #[must_use]
    pub fn new(catalogue: Arc<Catalogue>, base: String) -> Self {
        Self {
            catalogue: StoredValue::new(catalogue),
            base: StoredValue::new(base),
            assessments: RwSignal::default(),
            guides: RwSignal::default(),
            about: RwSignal::default(),
        }
    }

    /// The site's base path, `/` at both ends.
    #[must_use]
    pub fn base(self) -> String {
        self.base.get_value()
    }

    /// The catalogue.
    #[must_use]
    pub fn index(self) -> Arc<Catalogue> {
        self.catalogue.get_value()
    }

    /// An assessment's text; `None` until it was asked for and came.
    #[must_use]
    pub fn assessment(self, id: &AssessmentId) -> Option<Asked<Assessment>> {
        self.assessments.with(|all| all.get(id).cloned())
    }

    /// A guide's text; `None` until it was asked for and came.
    #[must_use]
    pub fn guide(self, id: &GuideId) -> Option<Asked<Guide>> {
        self.guides.with(|all| all.get(id).cloned())
    }

    /// The about page's texts; `None` until they were asked for and came.
    #[must_use]
    pub fn about(self) -> Option<Asked<About>> {
        self.about.get()
    }

    /// Puts a text in, for the prerenderer, which has them all.
    pub fn put_assessment(self, assessment: Arc<Assessment>) {
        self.assessments.update(|all| drop(all.insert(assessment.id.clone(), Ok(assessment))));
    }

    /// As [`Data::put_assessment`].
    pub fn put_guide(self, guide: Arc<Guide>) {
        self.guides.update(|all| drop(all.insert(guide.id.clone(), Ok(guide))));
    }

    /// As [`Data::put_assessment`].
    pub fn put_about(self, about: Arc<About>) {
        self.about.set(Some(Ok(about)));
    }

    /// Loads what `address` cannot be shown without. A text that failed before is tried again.
    pub async fn load(self, address: &Address) {
        match &address.route {
            Route::Assessment(id, _) => self.load_assessment(id).await,
            Route::Guide(id) => self.load_guide(id).await,
            Route::Page(Page::About) => self.load_about().await,
            Route::Page(Page::Share) => {
                if let Some(Ok(sealed)) = sent_result(address) {
                    self.load_assessment(&sealed.assessment).await;
                }
            }
            Route::Page(Page::Home | Page::Assessments | Page::Guides | Page::Me) | Route::Missing => {}
        }
    }

    /// Loads an assessment's text, if it is published and not here yet.
    pub async fn load_assessment(self, id: &AssessmentId) {
        let here = self.assessments.with_untracked(|all| all.get(id).is_some_and(Result::is_ok));
        if let Some(card) = self.index().assessment(id).filter(|_| !here) {
            let asked = self.get(&card.data).await;
            self.assessments.update(|all| drop(all.insert(id.clone(), asked)));
        }
    }

    async fn load_guide(self, id: &GuideId) {
        let here = self.guides.with_untracked(|all| all.get(id).is_some_and(Result::is_ok));
        if let Some(card) = self.index().guide(id).filter(|_| !here) {
            let asked = self.get(&card.data).await;
            self.guides.update(|all| drop(all.insert(id.clone(), asked)));
        }
    }

    async fn load_about(self) {
        if !self.about.with_untracked(|about| about.as_ref().is_some_and(Result::is_ok)) {
            let asked = self.get(&self.index().about).await;
            self.about.set(Some(asked));
        }
    }

    async fn get<T: DeserializeOwned>(self, file: &str) -> Asked<T> {
        load(&format!("{}{file}", self.base())).await.map(Arc::new)
    }
}

/// The result in an address's fragment; `None` if there is no fragment.
#[must_use]
pub fn sent_result(address: &Address) -> Option<Result<Sealed, LinkFault>> {
    address.fragment.as_ref().map(|fragment| link::find(&format!("#{fragment}")))
}

/// Gets and reads a data file of the site. They are in postcard, not JSON: reading a format without
/// field names takes a third of the code, and both sides come from one build.
///
/// # Errors
/// A file that does not read as `T` counts as gone: it belongs to another version of the site.
pub async fn load<T: DeserializeOwned>(url: &str) -> Result<T, FetchFault> {
    let bytes = fetch::bytes(url).await?;
    postcard::from_bytes(&bytes).map_err(|_| FetchFault::Gone)
}
