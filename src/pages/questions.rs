//! `/assess/<id>/questions`: one question a screen.

use crate::browser::{clock, dom};
use crate::data::Data;
use crate::head;
use crate::markup::{El, Words, el, live, live_text, many, nothing};
use crate::nav::{Nav, use_nav};
use crate::parts::{h1, link, p, quiet};
use crate::store::{Store, use_store};
use leptos::ev::{Event, KeyboardEvent, SubmitEvent};
use leptos::prelude::*;
use waymark_domain::attempt::{Attempt, BESIDE, CONTEXT, Mark, Part, WORDS};
use waymark_domain::form::{Asked, Form as DomainForm, Kind, Questionnaire};
use waymark_domain::ids::{AttemptId, LensId, OptionId, QuestionId};
use waymark_domain::route::{Address, Route, Step};

/// The page.
#[must_use]
pub fn questions(asks: &'static Questionnaire) -> AnyView {
    let (nav, store) = (use_nav(), use_store());
    let data: Data = expect_context();
    let sitting = Sitting { nav, store, asks, started: StoredValue::new(None) };
    // Drawn anew when the question or the attempt changes, and not when an answer does.
    let at = Memo::new(move |_| {
        let at = nav.at();
        Some((at.attempt.clone()?, at.question.clone()?, at))
    });
    let question = move || match at.get() {
        // Without a browser there is no attempt, and the order of options differs by attempt.
        None => many(vec![h1("Questions").into(), p("The questions are on their way.").into()]),
        Some((attempt, question, at)) => untrack(|| {
            let position = head::position(data, &at, store.attempt(&attempt).as_ref()).unwrap_or_default();
            sitting.question(&attempt, &question, position)
        }),
    };
    many(vec![p(asks.title.as_str()).class("kicker").into(), live(question)])
}

/// One attempt being answered on this page.
#[derive(Clone, Copy)]
struct Sitting {
    nav: Nav,
    store: Store,
    asks: &'static Questionnaire,
    /// An attempt that is not saved yet: it is with its first answer.
    started: StoredValue<Option<Attempt>>,
}

/// What a question offers, whatever kind it is.
struct Item {
    asked: &'static Asked,
    /// Id, name, and question in full.
    lenses: Vec<(LensId, &'static str, &'static str)>,
    /// In the order they are shown.
    options: Vec<(&'static OptionId, &'static str)>,
}

impl Sitting {
    fn form(self) -> &'static DomainForm {
        &self.asks.form
    }

    /// The attempt as it is now: saved, or just begun.
    fn attempt(self, id: &AttemptId) -> Attempt {
        if let Some(saved) = self.store.attempt(id) {
            return saved;
        }
        if let Some(begun) = self.started.get_value().filter(|begun| begun.attempt == *id) {
            return begun;
        }
        let mut begun = Part::begin(id.clone(), self.asks.id.clone(), self.asks.revision, clock::now());
        if let Some(first) = self.nav.at().other {
            // The other side of a map is kept beside the first.
            begun.write(&LensId::new(WORDS), &QuestionId::new(BESIDE), first.to_string(), clock::now());
        }
        self.started.set_value(Some(begun.clone()));
        begun
    }

    fn item(self, attempt: &Attempt, question: &QuestionId) -> Option<Item> {
        let form = self.form();
        let asked = form.question(question)?;
        let lenses = match asked.kind {
            Kind::Scored => {
                form.lenses.iter().map(|lens| (lens.id.clone(), lens.short.as_str(), lens.ask.as_str())).collect()
            }
            Kind::Context => vec![(LensId::new(CONTEXT), "Choose one", "")],
            Kind::Words => vec![(LensId::new(WORDS), "", "")],
        };
        let options = form.shown(asked, attempt.seed).into_iter().map(|offer| (&offer.id, offer.text.as_str()));
        Some(Item { asked, lenses, options: options.collect() })
    }

    /// Keeps an answer. An attempt whose result is too old to be corrected stays as it was: a new
    /// one begins with its answers.
    fn keep(self, id: &AttemptId, lens: &LensId, question: &QuestionId, said: Said) {
        let now = clock::now();
        let asks = self.asks;
        let mut attempt = untrack(|| self.attempt(id));
        let anew = !untrack(|| attempt.correctable(now, &self.store.attempts()));
        if anew {
            let fresh = AttemptId::new(clock::fresh_id());
            let begun = Part::begin(fresh, asks.id.clone(), asks.revision, now);
            // The same order of options, so that nothing moves under the reader's hand.
            attempt = Attempt { marks: attempt.marks, seed: attempt.seed, ..begun };
            if let Some(words) = attempt.marks.get_mut(&LensId::new(WORDS)) {
                // The other side of an old map belongs to that map; this one stands alone.
                words.remove(&QuestionId::new(BESIDE));
            }
        }
        let here = attempt.attempt.clone();
        match said {
            Said::Choice(choice) => self.store.mark(attempt, asks.revision, lens, question, choice, now),
            Said::Words(words) => self.store.write(attempt, asks.revision, lens, question, words, now),
        }
        if anew {
            self.nav.instead(Address::attempt(&asks.id, Step::Questions, &here).at(question));
        }
    }

    fn address(self, attempt: &AttemptId, question: Option<&QuestionId>, step: Step) -> Address {
        let address = Address::attempt(&self.asks.id, step, attempt);
        match question {
            Some(question) => address.at(question),
            None => address,
        }
    }

    /// The question before and the one after this, as the answers stand; how far along it is, from 1,
    /// and of how many.
    fn neighbours(
        self,
        attempt: &Attempt,
        question: &QuestionId,
    ) -> (Option<QuestionId>, Option<QuestionId>, usize, usize) {
        let way = self.form().way(Some(attempt));
        let place = way.iter().position(|asked| asked.id == *question).unwrap_or(0);
        let at = |place: Option<usize>| place.and_then(|place| way.get(place)).map(|asked| asked.id.clone());
        let of = way.len().max(self.form().longest.into());
        (at(place.checked_sub(1)), at(place.checked_add(1)), place + 1, of)
    }

    /// Where Next leads; `None` while that hangs on the answer to this question.
    fn onward(self, attempt: &AttemptId, question: &QuestionId) -> Option<Address> {
        let now = untrack(|| self.attempt(attempt));
        let asked = self.form().question(question)?;
        let (_, next, ..) = self.neighbours(&now, question);
        let undecided = self.form().longest > 0 && asked.kind == Kind::Scored && !self.form().is_marked(&now, asked);
        match next {
            _ if undecided => None,
            Some(next) if now.finished.is_none() => Some(self.address(attempt, Some(&next), Step::Questions)),
            None if now.finished.is_none() => Some(self.address(attempt, None, Step::Review)),
            // A corrected answer can lead to a question that was not asked before.
            Some(next) if self.form().question(&next).is_some_and(|asked| !self.form().is_marked(&now, asked)) => {
                Some(self.address(attempt, Some(&next), Step::Questions))
            }
            // Somebody who corrects one answer wants to see the result again.
            _ => Some(self.address(attempt, None, Step::Result).part("why")),
        }
    }

    fn question(self, attempt: &AttemptId, question: &QuestionId, position: String) -> AnyView {
        let begun = self.attempt(attempt);
        let Some(item) = self.item(&begun, question) else { return nothing() };
        let (back, next, place, of) = self.neighbours(&begun, question);
        let old = !begun.correctable(clock::now(), &self.store.attempts());
        let finished = begun.finished.is_some();
        let back = match back {
            Some(back) => self.address(attempt, Some(&back), Step::Questions),
            None => Route::Assessment(self.asks.id.clone(), Step::Intro).into(),
        };
        let branches = self.form().longest > 0;
        let next_label = match (finished, next.is_some() || branches) {
            (true, _) => "Back to the result",
            (false, true) => "Next",
            (false, false) => "Review answers",
        };
        let review = self.address(attempt, None, Step::Review);
        let actions = el("div")
            .class("actions")
            .maybe((!finished).then(|| link(&back, "Back").class("button").id("back")))
            .kid(el("button").attr("type", "submit").class("main").id("next-question").text(next_label))
            .maybe((!finished && next.is_some() && !branches).then(|| link(&review, "Review answers").class("later")));
        let notice = old.then(|| {
            p("This result is over a day old, or you have taken the assessment again since. It stays as it is: changing an answer begins a new attempt with these answers.").class("aside")
        });
        let progress = el("progress")
            .attr("max", of.to_string())
            .attr("value", place.to_string())
            .attr("aria-label", "How far you are");
        let nav = self.nav;
        let form = Form::new(self, item, attempt.clone(), question.clone());
        let (attempt, question) = (attempt.clone(), question.clone());
        // By then a new attempt may have taken the old one's place.
        let submit = move || match self.onward(&attempt, &question) {
            Some(address) => nav.go(address),
            None => form.refused.set(true),
        };
        many(vec![progress.into(), form.draw(position, submit).maybe(notice).kid(actions).into()])
    }
}

/// An answer.
enum Said {
    Choice(Option<OptionId>),
    Words(String),
}

/// The question itself: rows of options with one radio button a lens.
#[derive(Clone, Copy)]
struct Form {
    sitting: Sitting,
    item: StoredValue<Item>,
    key: StoredValue<(AttemptId, QuestionId)>,
    saved: Memo<Option<Attempt>>,
    /// The lens whose radio buttons have the focus.
    focused: RwSignal<Option<usize>>,
    /// Whether Next was pressed where it leads nowhere yet.
    refused: RwSignal<bool>,
}

impl Form {
    fn new(sitting: Sitting, item: Item, attempt: AttemptId, question: QuestionId) -> Self {
        let key = StoredValue::new((attempt, question));
        let saved = Memo::new(move |_| key.with_value(|(attempt, _)| sitting.store.attempt(attempt)));
        Self {
            sitting,
            item: StoredValue::new(item),
            key,
            saved,
            focused: RwSignal::new(None),
            refused: RwSignal::new(false),
        }
    }

    fn lens(self, place: usize) -> Option<LensId> {
        self.item.with_value(|item| item.lenses.get(place).map(|(id, ..)| id.clone()))
    }

    /// The mark through a lens; reactive.
    fn marked(self, lens: usize) -> Option<Mark> {
        let lens = self.lens(lens)?;
        self.saved.with(|saved| self.key.with_value(|(_, question)| saved.as_ref()?.marked(&lens, question).cloned()))
    }

    fn mark(self, lens: usize, choice: Option<OptionId>) {
        self.say(lens, Said::Choice(choice));
    }

    fn say(self, lens: usize, said: Said) {
        self.refused.set(false);
        if let Some(lens) = self.lens(lens) {
            self.key.with_value(|(attempt, question)| self.sitting.keep(attempt, &lens, question, said));
        }
    }

    /// The lens that a digit marks: the one with the focus, else the first that is still open,
    /// else the first; reactive.
    fn active(self) -> usize {
        let lenses = self.item.with_value(|item| item.lenses.len());
        let open = (0..lenses).find(|lens| self.marked(*lens).is_none());
        self.focused.get().or(open).unwrap_or(0)
    }

    /// Digits choose, Enter goes on. Only while the question has the focus.
    fn key(self, event: &KeyboardEvent, submit: &mut impl FnMut()) {
        let writes = self.item.with_value(|item| item.asked.kind == Kind::Words);
        if event.ctrl_key() || event.meta_key() || event.alt_key() || writes {
            return;
        }
        let key = event.key();
        if key == "Enter" && dom::is_heading(event.target().as_ref()) {
            event.prevent_default();
            submit();
            return;
        }
        let Some(digit) = key.parse::<usize>().ok().filter(|_| key.len() == 1) else { return };
        let option = |place: usize| self.item.with_value(|item| item.options.get(place).map(|(id, _)| (*id).clone()));
        let choice = digit.checked_sub(1).map(option);
        if choice == Some(None) {
            return;
        }
        event.prevent_default();
        let lens = untrack(|| self.active());
        self.mark(lens, choice.flatten());
        if self.focused.get_untracked().is_some() {
            dom::focus(&radio_id(lens, digit));
        }
    }

    /// Which lens has no mark yet, once another has one: easily overlooked on a phone.
    fn missing(self) -> Words {
        if self.refused.get() {
            return "Choose an answer first: it decides what comes next.".into();
        }
        let names = self.item.with_value(|item| item.lenses.iter().map(|(_, short, _)| *short).collect::<Vec<_>>());
        let marked: Vec<bool> = (0..names.len()).map(|lens| self.marked(lens).is_some()).collect();
        if !marked.contains(&true) {
            return "".into();
        }
        let open = names.iter().zip(&marked).find(|(_, marked)| !**marked);
        open.map_or_else(|| "".into(), |(name, _)| format!("“{name}” has no mark yet.").into())
    }

    fn hint(self) -> Words {
        let (options, name) = self.item.with_value(|item| {
            let name = item.lenses.get(self.active()).map(|(_, short, _)| *short);
            (item.options.len(), name.filter(|_| item.lenses.len() > 1))
        });
        let what = name.map_or_else(String::new, |name| format!(" for “{name}”"));
        format!("Keys 1 to {options} choose{what}, 0 is not sure, Enter goes on.").into()
    }

    fn draw(self, position: String, mut submit: impl FnMut() + Clone + 'static) -> El {
        let mut on_key = submit.clone();
        let single = self.item.with_value(|item| item.lenses.len() == 1);
        let (asked, asks, options) = self.item.with_value(|item| {
            let asks = item.lenses.iter().enumerate().map(|(place, (_, short, ask))| {
                el("li").kid(el("b").id(format!("ask-{place}")).text(*short)).text(format!(": {ask}"))
            });
            (item.asked, asks.collect::<Vec<_>>(), item.options.clone())
        });
        let rows = options.into_iter().enumerate().map(|(place, (id, text))| self.row(place + 1, Some(id), text));
        let rows: Vec<El> = rows.collect();
        let heading = el("h1")
            .id("asked")
            .attr("tabindex", "-1")
            .kid(el("span").class("position").text(position))
            .kid(el("span").class("sr").text(". "))
            .text(asked.prompt.as_str());
        let window = self.item.with_value(|item| item.lenses.first().map_or("", |(_, _, ask)| *ask));
        let body = match asked.kind {
            Kind::Words => vec![self.field(&asked.help)],
            Kind::Scored | Kind::Context => vec![
                el("ol").class("options").kids(rows).kid(self.row(0, None, "Not sure, or does not apply")),
                el("p").class("keys quiet").kid(live_text(move || self.hint())),
                el("p").class("missing quiet").attr("role", "status").kid(live_text(move || self.missing())),
            ],
        };
        el("form")
            .class(if single { "question single" } else { "question" })
            .on("submit", move |event: SubmitEvent| {
                event.prevent_default();
                submit();
            })
            .on("keydown", move |event: KeyboardEvent| self.key(&event, &mut on_key))
            .kid(heading)
            .maybe((!single).then(|| el("ul").class("asks").kids(asks)))
            .maybe((single && !window.is_empty()).then(|| p(window).class("window quiet")))
            .kids(body)
    }

    /// Where somebody answers in their own words.
    fn field(self, help: &'static str) -> El {
        let written = move || self.marked(0).map(|mark| mark.words).unwrap_or_default();
        el("div")
            .class("field")
            .kid(quiet(help).id("field-help"))
            .kid(
                // What needs no help to be answered is a name.
                el(if help.is_empty() { "input" } else { "textarea" })
                    .id("field")
                    .attr(if help.is_empty() { "size" } else { "rows" }, if help.is_empty() { "20" } else { "5" })
                    .attr("maxlength", if help.is_empty() { "60" } else { "2000" })
                    .attr("autocomplete", "off")
                    .attr("aria-labelledby", "asked")
                    .attr("aria-describedby", "field-help")
                    .value(written)
                    .on("input", move |event: Event| self.say(0, Said::Words(dom::typed(&event)))),
            )
            .kid(quiet("Leave it empty if you like. It stays in this browser."))
    }

    /// One option, chosen with `digit`.
    fn row(self, digit: usize, id: Option<&'static OptionId>, text: &'static str) -> El {
        let lenses: Vec<&'static str> =
            self.item.with_value(|item| item.lenses.iter().map(|(_, short, _)| *short).collect());
        let single = lenses.len() == 1;
        let option = format!("o{digit}");
        let unsure = id.is_none();
        let marks = lenses.into_iter().enumerate().map(|(lens, short)| {
            let label = if single { option.clone() } else { format!("ask-{lens} {option}") };
            let radio = el("input")
                .attr("type", "radio")
                .id(radio_id(lens, digit))
                .attr("name", format!("lens-{lens}"))
                .attr("aria-labelledby", label)
                .checked(move || self.marked(lens).is_some_and(|mark| mark.choice.as_ref() == id))
                .on("focus", move |_: Event| self.focused.set(Some(lens)))
                .on("blur", move |_: Event| self.focused.set(None))
                .on("change", move |_: Event| self.mark(lens, id.cloned()));
            let words = el("span").attr("aria-hidden", "true").text(if single { "" } else { short });
            el("label").class("mark").attr("for", radio_id(lens, digit)).kid(radio).kid(words)
        });
        let marks: Vec<El> = marks.collect();
        let words = if single { el("label").attr("for", radio_id(0, digit)) } else { el("span") };
        el("li")
            .class(if unsure { "option unsure" } else { "option" })
            .kid(el("span").class("digit").attr("aria-hidden", "true").text(digit.to_string()))
            .kid(words.class("words").id(option).text(text))
            .kid(el("span").class("marks").kids(marks))
    }
}

fn radio_id(lens: usize, digit: usize) -> String {
    format!("r{lens}-{digit}")
}
