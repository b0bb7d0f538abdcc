//! Going from page to page without loading one: the address in the address bar, and what is shown.

use crate::browser::{clock, dom, listen, location, spawn};
use crate::data::{Data, Load};
use crate::store::Store;
use leptos::prelude::*;
use waymark_domain::attempt::Attempt;
use waymark_domain::form::{Asked, Form, Kind};
use waymark_domain::ids::{AttemptId, QuestionId};
use waymark_domain::route::{Address, Bundle, Page, Route, Step};
use waymark_domain::worksheet;

/// Where the reader is. Cheap to copy; put into the context once, by the shell.
#[derive(Clone, Copy)]
pub struct Nav {
    bundle: Bundle,
    load: Load,
    data: Data,
    store: Store,
    at: RwSignal<Address>,
    /// Counts departures, so that a slow page does not push away one asked for later.
    departures: StoredValue<u32>,
}

impl Nav {
    /// Begins at `address`.
    #[must_use]
    pub fn new(bundle: Bundle, load: Load, data: Data, store: Store, address: Address) -> Self {
        Self { bundle, load, data, store, at: RwSignal::new(address), departures: StoredValue::new(0) }
    }

    /// The address that is shown; reactive.
    #[must_use]
    pub fn at(self) -> Address {
        self.at.get()
    }

    /// Its route, changing only when the page does.
    #[must_use]
    pub fn route(self) -> Memo<Route> {
        Memo::new(move |_| self.at.with(|at| at.route.clone()))
    }

    /// What to put into `href`.
    #[must_use]
    pub fn href(self, address: &Address) -> String {
        address.href(self.data.base)
    }

    /// Goes to `address` as following a link does.
    pub fn go(self, address: Address) {
        if !self.draws(&address) {
            return location::load(&self.href(&address));
        }
        location::push(&self.href(&address));
        self.show(address, Arrival::Link);
    }

    /// Puts `address` in the place of the present one, so that Back does not return here.
    pub fn instead(self, address: Address) {
        location::replace(&self.href(&address));
        self.show(address, Arrival::Link);
    }

    /// Gives what is shown another address: it stays as it is, focus and scrolling included.
    pub fn rename(self, address: Address) {
        location::replace(&self.href(&address));
        self.at.set(address);
    }

    /// Starts to follow link clicks and the browser's Back and Forward.
    pub fn listen(self) {
        listen::link_clicks(move |path, query, fragment| {
            let Some(address) = self.read(path, query, fragment) else { return false };
            // Within the page the browser knows best: it scrolls, and tells us of the new fragment.
            let within = self.at.with_untracked(|at| {
                Address { fragment: None, ..at.clone() } == Address { fragment: None, ..address.clone() }
            });
            // What this bundle does not draw, the browser loads.
            if !self.draws(&address) || (within && address.fragment.is_some()) {
                return false;
            }
            self.go(address);
            true
        });
        listen::moves(move || {
            let (path, query, fragment) = location::here();
            let address = self.read(&path, &query, &fragment);
            match address.filter(|address| self.draws(address)) {
                Some(address) if self.at.with_untracked(|at| *at != address) => self.show(address, Arrival::History),
                Some(_) => {}
                None => location::reload(),
            }
        });
    }

    /// Whether this bundle draws the page. A text that stands in its file is not drawn, but loaded.
    fn draws(self, address: &Address) -> bool {
        address.route.bundle(self.data.index) == Some(self.bundle) && !address.route.is_text()
    }

    fn read(self, path: &str, query: &str, fragment: &str) -> Option<Address> {
        let mut address = Address::parse(self.data.base, path, query, fragment)?;
        address.route = address.route.published(self.data.index);
        Some(address)
    }

    /// Loads what the page needs, shows it, then moves focus and scrolls.
    fn show(self, address: Address, arrival: Arrival) {
        let departure = self.departures.get_value() + 1;
        self.departures.set_value(departure);
        spawn(async move {
            (self.load)(self.data, address.clone()).await;
            if self.departures.get_value() != departure {
                return;
            }
            let address = complete(self.data, self.store, address);
            let before = self.at.get_untracked();
            let fragment = address.fragment.clone();
            let turned = before.route != address.route
                || before.question != address.question
                || before.attempt != address.attempt
                || before.sheet != address.sheet
                // There the fragment is what is shown.
                || (address.route == Route::Page(Page::Share) && before.fragment != address.fragment);
            self.at.set(address);
            // The new page is in the document by then; its heading is what a screen reader should say.
            dom::before_paint(move || settle(arrival, turned, fragment.as_deref()));
        });
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Arrival {
    Link,
    History,
}

fn settle(arrival: Arrival, turned: bool, fragment: Option<&str>) {
    if turned {
        dom::focus_heading();
    }
    match (arrival, location::left_at()) {
        (Arrival::History, Some(height)) => dom::scroll_to(height),
        _ if fragment.is_some_and(dom::go_to) => {}
        (Arrival::Link, _) if turned => dom::scroll_to(0.0),
        _ => {}
    }
}

/// Fills in what an address leaves open about a person's attempt, and puts the whole address into
/// the address bar: the unfinished attempt or a new one to answer, its first open question, the
/// latest result to look at, the latest document of a worksheet.
#[must_use]
pub fn complete(data: Data, store: Store, mut address: Address) -> Address {
    if let Route::Worksheet(id) = &address.route
        && address.sheet.is_none()
        && let Some(latest) = untrack(|| store.with_records(|all| worksheet::latest(all.values(), id)))
    {
        address.sheet = Some(latest);
        location::replace(&address.href(data.base));
    }
    let Route::Assessment(id, step) = &address.route else { return address };
    let given = address.clone();
    if address.attempt.is_none() {
        let unfinished = untrack(|| store.unfinished(id));
        let finished = |a: &Attempt| a.assessment == *id && a.finished.is_some();
        address.attempt = match step {
            Step::Intro => None,
            Step::Questions => {
                Some(unfinished.map_or_else(|| AttemptId::new(clock::fresh_id()), |attempt| attempt.attempt))
            }
            Step::Review => unfinished.map(|attempt| attempt.attempt),
            Step::Result => untrack(|| store.attempts()).into_iter().find(finished).map(|attempt| attempt.attempt),
        };
    }
    let mut address = with_question(data, store, address);
    if let Route::Assessment(id, Step::Questions) = &address.route
        && address.question.is_none()
        // A list is its own review.
        && matches!(untrack(|| data.questionnaire(id)), Some(Ok(asks)) if asks.list.is_none())
    {
        // Everything is answered: what is left is to look it over.
        address.route = Route::Assessment(id.clone(), Step::Review);
    }
    if given != address {
        location::replace(&address.href(data.base));
    }
    address
}

/// An address of the questions with the question to show: the one it names if there is such a
/// question, else the first without an answer.
#[must_use]
pub fn with_question(data: Data, store: Store, mut address: Address) -> Address {
    if let Route::Assessment(id, Step::Questions) = &address.route
        && let (Some(Ok(asks)), Some(attempt)) = (untrack(|| data.questionnaire(id)), &address.attempt)
        && asks.list.is_none()
        && address.question.as_ref().is_none_or(|question| asks.form.question(question).is_none())
    {
        let marked = untrack(|| store.attempt(attempt));
        address.question = first_open(&asks.form, marked.as_ref());
    }
    address
}

/// Where to go on: the first question without all its marks, from the one marked last; `None` if
/// every question has them.
fn first_open(form: &Form, attempt: Option<&Attempt>) -> Option<QuestionId> {
    let all = form.way(attempt);
    let Some(attempt) = attempt else { return all.first().map(|asked| asked.id.clone()) };
    let marked_at = |id: &QuestionId| {
        attempt.marks.values().filter_map(|cells| cells.get(id)).map(|mark| mark.at).max().unwrap_or(0)
    };
    let mut last = 0;
    for (place, asked) in all.iter().enumerate() {
        if all.get(last).is_some_and(|known| marked_at(&known.id) < marked_at(&asked.id)) {
            last = place;
        }
    }
    let (before, from) = all.split_at_checked(last)?;
    let open = |asked: &&&Asked| !form.is_marked(attempt, asked);
    // What is scored goes before what only advises, but for what is asked ahead of everything scored.
    let first_scored = all.iter().position(|asked| asked.kind == Kind::Scored).unwrap_or(0);
    let ahead = |asked: &Asked| all.iter().take(first_scored).any(|other| other.id == asked.id);
    let scored = from.iter().chain(before).filter(open).find(|asked| asked.kind == Kind::Scored || ahead(asked));
    scored.or_else(|| all.iter().find(open)).map(|asked| asked.id.clone())
}

/// The address the page was opened at. A path that is not below the base is no page of ours.
#[must_use]
pub fn opened_at(data: Data) -> Address {
    let (path, query, fragment) = location::here();
    let address = Address::parse(data.base, &path, &query, &fragment);
    let mut address = address.unwrap_or_else(|| Route::Missing.into());
    address.route = address.route.published(data.index);
    address
}

/// The way to pages from any component.
#[must_use]
pub fn use_nav() -> Nav {
    expect_context()
}
