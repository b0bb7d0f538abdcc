//! The site's content, as far as it has been loaded: the catalogue from the start, an assessment's
//! text when a page first needs it.
//!
//! What was loaded stays for as long as the page does, so it is handed out as `&'static`: no
//! counting of references, and every text in it can go into the page without being copied.

use crate::browser::fetch::{self, FetchFault};
use leptos::prelude::*;
use serde::de::DeserializeOwned;
use std::future::Future;
use std::pin::Pin;
use waymark_domain::assessment::Assessment;
use waymark_domain::catalogue::Catalogue;
#[cfg(feature = "ssr")]
use waymark_domain::catalogue::{About, Guide};
use waymark_domain::form::Questionnaire;
use waymark_domain::ids::{AssessmentId, WorksheetId};
use waymark_domain::link::{self, LinkFault, Sealed};
#[cfg(feature = "ssr")]
use waymark_domain::path::Path;
use waymark_domain::route::{Address, Page, Route};
use waymark_domain::worksheet::Worksheet;

/// How a bundle loads what an address cannot be shown without.
pub type Load = fn(Data, Address) -> Pin<Box<dyn Future<Output = ()>>>;

/// A text that was asked for.
pub type Asked<T> = Result<&'static T, FetchFault>;

type Texts<I, T> = RwSignal<Vec<(I, Asked<T>)>>;

/// Everything loaded so far. Cheap to copy; put into the context once, by the shell.
#[derive(Clone, Copy)]
pub struct Data {
    /// The index of everything that is published.
    pub index: &'static Catalogue,
    /// The site's base path, `/` at both ends.
    pub base: &'static str,
    questionnaires: Texts<AssessmentId, Questionnaire>,
    assessments: Texts<AssessmentId, Assessment>,
    worksheets: Texts<WorksheetId, Worksheet>,
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
    /// All paths.
    pub paths: Vec<Path>,
    /// The about page.
    pub about: About,
}

impl Data {
    /// Begins with the catalogue alone. `base` begins and ends with `/`.
    #[must_use]
    #[cfg(not(feature = "ssr"))]
    pub fn new(catalogue: Catalogue, base: String) -> Self {
        Self {
            index: forever(catalogue),
            base: base.leak(),
            questionnaires: RwSignal::default(),
            assessments: RwSignal::default(),
            worksheets: RwSignal::default(),
        }
    }

    /// Begins with everything, for the prerenderer.
    #[must_use]
    #[cfg(feature = "ssr")]
    pub fn new(
        catalogue: Catalogue,
        base: String,
        assessments: Vec<Assessment>,
        worksheets: Vec<Worksheet>,
        fixed: Fixed,
    ) -> Self {
        let asked = assessments.iter().map(|text| (text.id.clone(), Ok(forever(text.questionnaire())))).collect();
        let loaded = assessments.into_iter().map(|text| (text.id.clone(), Ok(forever(text)))).collect();
        let sheets = worksheets.into_iter().map(|text| (text.id.clone(), Ok(forever(text)))).collect();
        Self {
            index: forever(catalogue),
            base: base.leak(),
            questionnaires: RwSignal::new(asked),
            assessments: RwSignal::new(loaded),
            worksheets: RwSignal::new(sheets),
            fixed: forever(fixed),
        }
    }

    /// What an assessment asks; `None` until it was asked for and came.
    #[must_use]
    pub fn questionnaire(self, id: &AssessmentId) -> Option<Asked<Questionnaire>> {
        of(self.questionnaires, id)
    }

    /// An assessment's whole text; `None` until it was asked for and came.
    #[must_use]
    pub fn assessment(self, id: &AssessmentId) -> Option<Asked<Assessment>> {
        of(self.assessments, id)
    }

    /// A worksheet; `None` until it was asked for and came.
    #[must_use]
    pub fn worksheet(self, id: &WorksheetId) -> Option<Asked<Worksheet>> {
        of(self.worksheets, id)
    }
}

fn of<I: PartialEq + Send + Sync + 'static, T: Send + Sync>(texts: Texts<I, T>, id: &I) -> Option<Asked<T>> {
    texts.with(|all| all.iter().find(|(known, _)| known == id).map(|(_, asked)| *asked))
}

/// Loads what is asked at `address`: for bundles that put questions. Each bundle names its own loader
/// so that it does not carry the code that reads the other's texts.
#[must_use]
pub fn load_questions(data: Data, address: Address) -> Pin<Box<dyn Future<Output = ()>>> {
    Box::pin(async move {
        let Route::Assessment(id, _) = address.route else { return };
        let Some(card) = data.index.assessment(&id) else { return };
        load_text(data, data.questionnaires, id, &card.asks).await;
    })
}

/// Loads the whole text of the assessment that `address` is about: for bundles that show results.
#[must_use]
pub fn load_results(data: Data, address: Address) -> Pin<Box<dyn Future<Output = ()>>> {
    Box::pin(async move {
        let id = match &address.route {
            Route::Assessment(id, _) => id.clone(),
            Route::Page(Page::Share) => match sent_result(&address) {
                Some(Ok(sealed)) => sealed.assessment,
                Some(Err(_)) | None => return,
            },
            Route::Page(_) | Route::Guide(_) | Route::Worksheet(_) | Route::Path(_) | Route::Missing => return,
        };
        let Some(card) = data.index.assessment(&id) else { return };
        load_text(data, data.assessments, id, &card.data).await;
    })
}

/// Loads the worksheet that `address` is about: for the bundle that shows them.
#[must_use]
pub fn load_worksheet(data: Data, address: Address) -> Pin<Box<dyn Future<Output = ()>>> {
    Box::pin(async move {
        let Route::Worksheet(id) = address.route else { return };
        let Some(card) = data.index.worksheet(&id) else { return };
        load_text(data, data.worksheets, id, &card.data).await;
    })
}

/// A text that failed before is tried again.
async fn load_text<I, T>(data: Data, texts: Texts<I, T>, id: I, file: &str)
where
    I: PartialEq + Send + Sync + 'static,
    T: DeserializeOwned + Send + Sync,
{
    if matches!(untrack(|| of(texts, &id)), Some(Ok(_))) {
        return;
    }
    let asked = load(&format!("{}{file}", data.base)).await.map(forever);
    texts.update(|all| {
        all.retain(|(known, _)| *known != id);
        all.push((id, asked));
    });
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
