//! `/assess/<id>/questions` of an audit: a list that the reader writes, and the marks on each piece.

use crate::browser::{clock, dom};
use crate::markup::{El, Words, el, live, live_text, many, nothing};
use crate::nav::{Nav, use_nav};
use crate::pages::review::see;
use crate::parts::{button, count, h1, hours, link, p, quiet};
use crate::store::{Store, use_store};
use leptos::ev::{Event, SubmitEvent};
use leptos::prelude::*;
use waymark_domain::attempt::{Attempt, Part};
use waymark_domain::audit::{GONE, HOURS, NAME, PLACE, Piece, halves, pieces};
use waymark_domain::form::{Asked, List, Questionnaire};
use waymark_domain::ids::{AttemptId, LensId, OptionId, QuestionId};
use waymark_domain::route::{Address, Step};

/// The page: all pieces, or the one that the address names.
#[must_use]
pub fn list(asks: &'static Questionnaire) -> AnyView {
    let (nav, store) = (use_nav(), use_store());
    let Some(list) = &asks.list else { return nothing() };
    let writing = Writing { nav, store, asks, list, started: StoredValue::new(None), removed: RwSignal::new(None) };
    let at = Memo::new(move |_| {
        let at = nav.at();
        Some((at.attempt?, at.question))
    });
    let page = move || match at.get() {
        // Without a browser there is no attempt.
        None => many(vec![h1("Your list").into(), p("The list is on its way.").into()]),
        Some((attempt, piece)) => untrack(|| match piece {
            Some(piece) => writing.piece(&attempt, &LensId::new(piece.as_str())),
            None => writing.all(attempt),
        }),
    };
    many(vec![p(asks.title.as_str()).class("kicker").into(), live(page)])
}

/// One attempt being written on this page.
#[derive(Clone, Copy)]
struct Writing {
    nav: Nav,
    store: Store,
    asks: &'static Questionnaire,
    list: &'static List,
    /// An attempt that is not saved yet: it is with its first piece.
    started: StoredValue<Option<Attempt>>,
    /// The piece that was taken out last, and its name.
    removed: RwSignal<Option<(AttemptId, LensId, String)>>,
}

impl Writing {
    /// The attempt as it is now: saved, or just begun.
    fn attempt(self, id: &AttemptId) -> Attempt {
        if let Some(saved) = self.store.attempt(id) {
            return saved;
        }
        if let Some(begun) = self.started.get_value().filter(|begun| begun.attempt == *id) {
            return begun;
        }
        let begun = Part::begin(id.clone(), self.asks.id.clone(), self.asks.revision, clock::now());
        self.started.set_value(Some(begun.clone()));
        begun
    }

    /// Changes the attempt and keeps it. An audit whose result is too old to be corrected stays as it
    /// was: a new one begins with its pieces.
    fn change(self, id: &AttemptId, piece: &LensId, field: &QuestionId, said: Said) -> AttemptId {
        let now = clock::now();
        let mut attempt = untrack(|| self.attempt(id));
        if !untrack(|| attempt.correctable(now, &self.store.attempts())) {
            let begun = Part::begin(AttemptId::new(clock::fresh_id()), self.asks.id.clone(), self.asks.revision, now);
            attempt = Attempt { marks: attempt.marks, ..begun };
        }
        let here = attempt.attempt.clone();
        match said {
            Said::Choice(choice) => self.store.mark(attempt, self.asks.revision, piece, field, choice, now),
            Said::Words(words) => self.store.write(attempt, self.asks.revision, piece, field, words, now),
        }
        if here != *id {
            let address = self.address(&here);
            let open = self.nav.at().question;
            self.nav.instead(Address { question: open, ..address });
        }
        here
    }

    fn write(self, id: &AttemptId, piece: &LensId, field: &str, words: String) -> AttemptId {
        self.change(id, piece, &QuestionId::new(field), Said::Words(words))
    }

    fn address(self, attempt: &AttemptId) -> Address {
        Address::attempt(&self.asks.id, Step::Questions, attempt)
    }

    /// All pieces, and the way to add one.
    fn all(self, attempt: AttemptId) -> AnyView {
        let id = StoredValue::new(attempt);
        let saved = Memo::new(move |_| id.with_value(|id| self.store.attempt(id)));
        let list = self.list;
        let rows = move || {
            let saved = saved.get();
            let all = saved.as_ref().map(|attempt| pieces(&attempt.sheet())).unwrap_or_default();
            if all.is_empty() {
                return self.empty(&id.get_value());
            }
            let last = all.len() - 1;
            let rows = all.iter().enumerate().map(|(place, piece)| self.row(&id.get_value(), &all, place, piece, last));
            el("ol").class("pieces").kids(rows).into()
        };
        let end = move || match saved.get() {
            None => nothing(),
            Some(attempt) => {
                let all = pieces(&attempt.sheet());
                let rated = all.iter().filter(|piece| self.open(piece) == 0).count();
                let least = usize::from(list.least);
                let said = match least.saturating_sub(rated) {
                    0 if rated == all.len() => format!(
                        "{} marked. Add more, or see what they come to.",
                        count(rated, "piece is", "pieces are")
                    ),
                    0 => format!(
                        "{rated} of {} pieces are marked in full. The others may be left out of the result.",
                        all.len()
                    ),
                    more => format!(
                        "A result needs {} with all their marks: {} to go.",
                        count(least, "piece", "pieces"),
                        more
                    ),
                };
                let said = format!("{said} {} in all.", hours(all.iter().map(|piece| piece.hours).sum()));
                let see =
                    (rated >= least).then(|| el("div").class("actions").kid(see(self.asks, &attempt).id("see-result")));
                many(vec![p(said).id("so-far").into(), see.map_or_else(nothing, AnyView::from)])
            }
        };
        many(vec![
            h1("Your list").into(),
            p(list.window.as_str()).class("window").into(),
            live(rows),
            el("div").attr("role", "status").kid(live(move || self.put_back())).into(),
            self.adding(id),
            el("div").attr("role", "status").kid(live(end)).into(),
        ])
    }

    /// Nothing yet: what counts as a piece, and the last list if there is one.
    fn empty(self, attempt: &AttemptId) -> AnyView {
        let before =
            self.store.attempts().into_iter().find(|other| {
                other.assessment == self.asks.id && other.attempt != *attempt && other.finished.is_some()
            });
        let carry = before.map(|before| {
            let date = clock::date(before.date());
            let attempt = attempt.clone();
            let act = move || self.carry(&attempt, &before);
            el("p").kid(button(format!("Begin with the list of {date}"), act).id("carry"))
        });
        carry.map_or_else(nothing, AnyView::from)
    }

    /// Offers to bring back what was taken out last.
    fn put_back(self) -> AnyView {
        let Some((attempt, piece, name)) = self.removed.get() else { return nothing() };
        let act = move || {
            self.write(&attempt, &piece, GONE, String::new());
            self.removed.set(None);
            dom::before_paint(dom::focus_heading);
        };
        el("p").text(format!("“{name}” was taken out. ")).kid(button("Put it back", act).id("put-back")).into()
    }

    /// Takes names and hours of an earlier audit over. Marks are made anew: they are what changes.
    fn carry(self, attempt: &AttemptId, before: &Attempt) {
        for (place, piece) in pieces(&before.sheet()).into_iter().enumerate() {
            self.write(attempt, &piece.id, NAME, piece.name.clone());
            self.write(attempt, &piece.id, HOURS, written_hours(piece.hours));
            self.write(attempt, &piece.id, PLACE, place.to_string());
        }
        dom::before_paint(dom::focus_heading);
    }

    /// How many marks a piece still lacks.
    fn open(self, piece: &Piece) -> usize {
        let marked = |asked: &Asked| piece.ratings.iter().any(|(id, _)| *id == asked.id);
        self.list.ratings.iter().filter(|(_, asked)| !marked(asked)).count()
    }

    fn row(self, attempt: &AttemptId, all: &[Piece], place: usize, piece: &Piece, last: usize) -> El {
        let open = self.open(piece);
        let hidden = || el("span").class("sr").text(format!(": {}", piece.name));
        let said = match open {
            0 => hours(piece.hours),
            1 => format!("{} · one mark to go", hours(piece.hours)),
            more => format!("{} · {more} marks to go", hours(piece.hours)),
        };
        let rate = link(
            &self.address(attempt).at(&QuestionId::new(piece.id.as_str())),
            if open == 0 { "Change" } else { "Mark" },
        );
        // Moving puts the pieces into their new order and numbers them all anew.
        let order: Vec<LensId> = all.iter().map(|piece| piece.id.clone()).collect();
        let shift = |to: usize, label: &'static str| {
            let (attempt, order) = (attempt.clone(), order.clone());
            let key = format!("{label}-{}", piece.id);
            let name = piece.id.clone();
            button(label, move || {
                let mut order = order.clone();
                order.swap(place, to);
                for (place, piece) in order.iter().enumerate() {
                    self.write(&attempt, piece, PLACE, place.to_string());
                }
                // The row was drawn anew; the same button, or the other at the end of the list.
                let (up, down) = (format!("Up-{name}"), format!("Down-{name}"));
                let wanted = if label == "Up" && to > 0 || label == "Down" && to == last { up } else { down };
                dom::before_paint(move || dom::focus(&wanted));
            })
            .class("plain")
            .id(key)
            .kid(hidden())
        };
        let up = (place > 0).then(|| shift(place.saturating_sub(1), "Up"));
        let down = (place < last).then(|| shift(place + 1, "Down"));
        let (of, gone) = (attempt.clone(), piece.id.clone());
        let called = piece.name.clone();
        let remove = button("Remove", move || {
            let attempt = self.write(&of, &gone, GONE, "yes".to_owned());
            self.removed.set(Some((attempt, gone.clone(), called.clone())));
            dom::before_paint(|| dom::focus("put-back"));
        });
        el("li")
            .class(if open == 0 { "" } else { "unanswered" })
            .kid(
                el("div")
                    .class("what")
                    .kid(el("b").text(piece.name.clone()))
                    .kid(el("br"))
                    .kid(el("span").class("quiet").text(said)),
            )
            .kid(
                el("div")
                    .class("actions")
                    .kid(rate.class("open").kid(hidden()))
                    .maybe(up)
                    .maybe(down)
                    .kid(remove.class("plain").kid(hidden())),
            )
    }

    /// The form for one more piece.
    fn adding(self, id: StoredValue<AttemptId>) -> AnyView {
        let (name, time, fault) =
            (RwSignal::new(String::new()), RwSignal::new(String::new()), RwSignal::new(Words::Borrowed("")));
        let most = self.list.most;
        let add = move |event: SubmitEvent| {
            event.prevent_default();
            let attempt = id.get_value();
            let all =
                untrack(|| self.store.attempt(&attempt)).map(|attempt| pieces(&attempt.sheet())).unwrap_or_default();
            let (called, spent) = (name.get_untracked().trim().to_owned(), time.get_untracked());
            if called.is_empty() {
                fault.set("Say what it is, in a few words.".into());
                return dom::focus("piece-name");
            }
            let Some(halves) = halves(&spent).filter(|halves| *halves > 0) else {
                fault.set(format!("“{}” is no number of hours. Write one like 6 or 2.5.", spent.trim()).into());
                return dom::focus("piece-hours");
            };
            if all.len() >= usize::from(most) {
                return fault.set(
                    format!("{most} pieces are enough for one picture. Put small ones together, or take one out.")
                        .into(),
                );
            }
            fault.set("".into());
            let piece = LensId::new(clock::fresh_id());
            let attempt = self.write(&attempt, &piece, NAME, called);
            self.write(&attempt, &piece, HOURS, written_hours(halves));
            self.write(&attempt, &piece, PLACE, all.len().to_string());
            self.nav.go(self.address(&attempt).at(&QuestionId::new(piece.as_str())));
        };
        let typed = |signal: RwSignal<String>| move |event: Event| signal.set(dom::typed(&event));
        let field = |key: &'static str, label: &'static str, signal: RwSignal<String>| {
            el("div").kid(el("label").attr("for", key).text(label)).kid(
                el("input")
                    .attr("type", "text")
                    .id(key)
                    .attr("autocomplete", "off")
                    .attr("inputmode", if key == "piece-hours" { "decimal" } else { "text" })
                    .attr("maxlength", "80")
                    .attr("aria-describedby", "piece-fault")
                    .value(move || signal.get())
                    .on("input", typed(signal)),
            )
        };
        el("form")
            .class("adding")
            .on("submit", add)
            .kid(el("h2").text("Add a piece of work"))
            .kid(quiet(self.list.hint.as_str()))
            .kid(field("piece-name", &self.list.name, name))
            .kid(field("piece-hours", &self.list.hours, time).class("short"))
            .kid(el("p").id("piece-fault").attr("role", "alert").class("fault").kid(live_text(move || fault.get())))
            .kid(
                el("div")
                    .class("actions")
                    .kid(el("button").attr("type", "submit").class("main").id("add-piece").text("Add it")),
            )
            .into()
    }

    /// One piece: its name, its hours, and every mark on one screen.
    fn piece(self, attempt: &AttemptId, id: &LensId) -> AnyView {
        let found = pieces(&self.attempt(attempt).sheet()).into_iter().find(|piece| piece.id == *id);
        let back = self.address(attempt);
        let Some(piece) = found else {
            return many(vec![
                h1("This piece is no longer on the list").into(),
                el("p").kid(link(&back, "To the list").class("button main")).into(),
            ]);
        };
        let key = StoredValue::new((attempt.clone(), id.clone()));
        let saved = Memo::new(move |_| key.with_value(|(attempt, _)| self.store.attempt(attempt)));
        let fault = RwSignal::new(Words::Borrowed(""));
        let keep = move |field: &'static str, words: String| {
            key.with_value(|(attempt, piece)| drop(self.write(attempt, piece, field, words)));
        };
        let field = |of: &'static str, label: &'static str, value: String, kept: Box<dyn Fn(String)>| {
            el("div").kid(el("label").attr("for", of).text(label)).kid(
                el("input")
                    .attr("type", "text")
                    .id(of)
                    .attr("autocomplete", "off")
                    .attr("inputmode", if of == HOURS { "decimal" } else { "text" })
                    .attr("maxlength", "80")
                    .attr("aria-describedby", "piece-fault")
                    .attr("value", value)
                    .on("change", move |event: Event| kept(dom::typed(&event))),
            )
        };
        let rename = Box::new(move |text: String| match text.trim() {
            "" => fault.set("It needs a name; the old one was kept.".into()),
            name => {
                fault.set("".into());
                keep(NAME, name.to_owned());
            }
        });
        let retime = Box::new(move |text: String| match halves(&text) {
            None | Some(0) => fault.set(
                format!("“{}” is no number of hours, so the old one was kept. Write one like 6 or 2.5.", text.trim())
                    .into(),
            ),
            Some(halves) => {
                fault.set("".into());
                keep(HOURS, written_hours(halves));
            }
        });
        let ratings = self.list.ratings.iter().map(|(_, asked)| self.rating(asked, key, saved));
        let nav = self.nav;
        let done = move |event: SubmitEvent| {
            event.prevent_default();
            nav.go(back.clone());
        };
        el("form")
            .class("piece")
            .on("submit", done)
            .kid(h1(piece.name.clone()))
            .kid(p(self.list.window.as_str()).class("window"))
            .kid(
                el("div")
                    .class("adding")
                    .kid(field(NAME, &self.list.name, piece.name.clone(), rename))
                    .kid(field(HOURS, &self.list.hours, written_hours(piece.hours), retime).class("short")),
            )
            .kid(el("p").id("piece-fault").attr("role", "alert").class("fault").kid(live_text(move || fault.get())))
            .kids(ratings)
            .kid(
                el("div").class("actions").kid(
                    el("button").attr("type", "submit").class("main").id("piece-done").text("Done, back to the list"),
                ),
            )
            .into()
    }

    fn rating(self, asked: &'static Asked, key: StoredValue<(AttemptId, LensId)>, saved: Memo<Option<Attempt>>) -> El {
        let marked =
            move || saved.with(|saved| key.with_value(|(_, piece)| saved.as_ref()?.marked(piece, &asked.id).cloned()));
        let choice = |place: usize, id: Option<&'static OptionId>, text: &'static str| {
            let mark = move |_: Event| {
                key.with_value(|(attempt, piece)| {
                    self.change(attempt, piece, &asked.id, Said::Choice(id.cloned()));
                });
            };
            let name = format!("{}-{place}", asked.id);
            let radio = el("input")
                .attr("type", "radio")
                .id(name.clone())
                .attr("name", asked.id.to_string())
                .checked(move || marked().is_some_and(|mark| mark.choice.as_ref() == id))
                .on("change", mark);
            el("label").class("choice").attr("for", name).kid(radio).kid(el("span").text(text))
        };
        let offers =
            asked.offers.iter().enumerate().map(|(place, offer)| choice(place + 1, Some(&offer.id), &offer.text));
        let offers: Vec<El> = offers.chain([choice(0, None, "Not sure")]).collect();
        el("fieldset").kid(el("legend").text(asked.prompt.as_str())).kids(offers)
    }
}

/// An answer.
enum Said {
    Choice(Option<OptionId>),
    Words(String),
}

/// Hours as they are kept and edited: "6", "2.5".
fn written_hours(halves: u16) -> String {
    let half = if halves % 2 == 1 { ".5" } else { "" };
    format!("{}{half}", halves / 2)
}
