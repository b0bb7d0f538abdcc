//! The site's content, as far as it has been loaded: the catalogue from the start, an assessment's
//! text when a page first needs it.
//!
//! What was loaded stays for as long as the page does, so it is handed out as `&'static`: no
//! counting of references, and every text in it can go into the page without being copied.

use crate::browser::fetch::{self, FetchFault};
use leptos::prelude::*;
use serde::de::DeserializeOwned;
use waymark_domain::assessment::Assessment;
use waymark_domain::catalogue::Catalogue;
#[cfg(feature = "ssr")]
use waymark_domain::catalogue::{About, Guide};
use waymark_domain::ids::AssessmentId;
use waymark_domain::link::{self, LinkFault, Sealed};
use waymark_domain::route::{Address, Page, Route};

/// A text that was asked for.
pub type Asked<T> = Result<&'static T, FetchFault>;

/// Everything loaded so far. Cheap to copy; put into the context once, by the shell.
#[derive(Clone, Copy)]
pub struct Data {
    /// The index of everything that is published.
    pub index: &'static Catalogue,
    /// The site's base path, `/` at both ends.
    pub base: &'static str,
    assessments: RwSignal<Vec<(AssessmentId, Asked<Assessment>)>>,
    /// Pages that are the same for everybody exist only as files; what they say is needed only by
    /// the prerenderer.
    #[cfg(feature = "ssr")]
    pub fixed: &'static Fixed,
}

/// What the pages say that are the same for everybody.
#[cfg(feature = "ssr")]
pub struct Fixed {
    /// All guides.
    pub guides: Vec<Guide>,
    /// The about page.
    pub about: About,
}

impl Data {
    /// Begins with the catalogue alone. `base` begins and ends with `/`.
    #[must_use]
    #[cfg(not(feature = "ssr"))]
    pub fn new(catalogue: Catalogue, base: String) -> Self {
        Self { index: forever(catalogue), base: base.leak(), assessments: RwSignal::default() }
    }

    /// Begins with everything, for the prerenderer.
    #[must_use]
    #[cfg(feature = "ssr")]
    pub fn new(catalogue: Catalogue, base: String, assessments: Vec<Assessment>, fixed: Fixed) -> Self {
        let loaded = assessments.into_iter().map(|text| (text.id.clone(), Ok(forever(text)))).collect();
        Self { index: forever(catalogue), base: base.leak(), assessments: RwSignal::new(loaded), fixed: forever(fixed) }
    }

    /// An assessment's text; `None` until it was asked for and came.
    #[must_use]
    pub fn assessment(self, id: &AssessmentId) -> Option<Asked<Assessment>> {
        self.assessments.with(|all| all.iter().find(|(known, _)| known == id).map(|(_, asked)| *asked))
    }

    /// Loads what `address` cannot be shown without. A text that failed before is tried again.
    pub async fn load(self, address: &Address) {
        let id = match &address.route {
            Route::Assessment(id, _) => id.clone(),
            Route::Page(Page::Share) => match sent_result(address) {
                Some(Ok(sealed)) => sealed.assessment,
                Some(Err(_)) | None => return,
            },
            Route::Page(Page::Home | Page::Assessments | Page::Guides | Page::Me | Page::About)
            | Route::Guide(_)
            | Route::Missing => return,
        };
        if matches!(untrack(|| self.assessment(&id)), Some(Ok(_))) {
            return;
        }
        let Some(card) = self.index.assessment(&id) else { return };
        let asked = load(&format!("{}{}", self.base, card.data)).await.map(forever);
        self.assessments.update(|all| {
            all.retain(|(known, _)| *known != id);
            all.push((id, asked));
        });
    }
}

fn forever<T>(value: T) -> &'static T {
    Box::leak(Box::new(value))
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
