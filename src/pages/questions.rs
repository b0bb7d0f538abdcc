//! `/assess/<id>/questions`: one question a screen.

use crate::browser::{clock, dom};
use crate::data::Data;
use crate::head;
use crate::markup::{El, Words, el, live, live_text, many, nothing};
use crate::nav::{Nav, use_nav};
use crate::parts::{h1, link, p};
use crate::store::{Store, use_store};
use leptos::ev::{KeyboardEvent, SubmitEvent};
use leptos::prelude::*;
use waymark_domain::assessment::{Assessment, Engine};
use waymark_domain::attempt::{Attempt, CONTEXT, Mark, Part};
use waymark_domain::ids::{AttemptId, LensId, OptionId, QuestionId};
use waymark_domain::order;
use waymark_domain::profile::Profile;
use waymark_domain::route::{Address, Route, Step};

/// The page.
#[must_use]
pub fn questions(assessment: &'static Assessment) -> AnyView {
    let (nav, store) = (use_nav(), use_store());
    let data: Data = expect_context();
    let sitting = Sitting { nav, store, assessment, started: StoredValue::new(None) };
    // Drawn anew when the question or the attempt changes, and not when an answer does.
    let at = Memo::new(move |_| {
        let at = nav.at();
        Some((at.attempt.clone()?, at.question.clone()?, at))
    });
    let question = move || match at.get() {
        // Without a browser there is no attempt, and the order of options differs by attempt.
        None => many(vec![h1("Questions").into(), p("The questions are on their way.").into()]),
        Some((attempt, question, at)) => untrack(|| {
            let position = head::position(data, &at).unwrap_or_default();
            sitting.question(&attempt, &question, position)
        }),
    };
    many(vec![p(assessment.title.as_str()).class("kicker").into(), live(question)])
}

/// One attempt being answered on this page.
#[derive(Clone, Copy)]
struct Sitting {
    nav: Nav,
    store: Store,
    assessment: &'static Assessment,
    /// An attempt that is not saved yet: it is with its first answer.
    started: StoredValue<Option<Attempt>>,
}

/// What a question offers, whatever kind it is.
struct Item {
    prompt: &'static str,
    /// Id, name, and question in full.
    lenses: Vec<(LensId, &'static str, &'static str)>,
    /// In the order they are shown.
    options: Vec<(&'static OptionId, &'static str)>,
}

impl Sitting {
    fn profile(self) -> &'static Profile {
        let Engine::Profile(profile) = &self.assessment.engine;
        profile
    }

    /// The attempt as it is now: saved, or just begun.
    fn attempt(self, id: &AttemptId) -> Attempt {
        if let Some(saved) = self.store.attempt(id) {
            return saved;
        }
        if let Some(begun) = self.started.get_value().filter(|begun| begun.attempt == *id) {
            return begun;
        }
        let of = self.assessment;
        let begun = Part::begin(id.clone(), of.id.clone(), of.revision, clock::now());
        self.started.set_value(Some(begun.clone()));
        begun
    }

    fn item(self, attempt: &Attempt, question: &QuestionId) -> Option<Item> {
        let profile = self.profile();
        if let Some(place) = profile.questions.iter().position(|asked| asked.id == *question) {
            let shown = order::shown(profile, attempt.seed);
            let options = shown.get(place)?.iter().map(|choice| (&choice.id, choice.text.as_str()));
            let lenses = profile.lenses.iter().map(|lens| (lens.id.clone(), lens.short.as_str(), lens.ask.as_str()));
            let prompt = &profile.questions.get(place)?.prompt;
            return Some(Item { prompt, lenses: lenses.collect(), options: options.collect() });
        }
        let context = profile.context.iter().find(|asked| asked.id == *question)?;
        let options = context.options.iter().map(|choice| (&choice.id, choice.text.as_str()));
        let lenses = vec![(LensId::new(CONTEXT), "Choose one", "")];
        Some(Item { prompt: &context.prompt, lenses, options: options.collect() })
    }

    /// Marks the question. An attempt whose result is too old to be corrected stays as it was: a
    /// new one begins with its answers.
    fn mark(self, id: &AttemptId, lens: &LensId, question: &QuestionId, choice: Option<OptionId>) {
        let now = clock::now();
        let assessment = self.assessment;
        let attempt = untrack(|| self.attempt(id));
        if untrack(|| attempt.correctable(now, &self.store.attempts())) {
            self.store.mark(assessment, attempt, lens, question, choice, now);
            return;
        }
        let fresh = AttemptId::new(clock::fresh_id());
        let begun = Part::begin(fresh.clone(), assessment.id.clone(), assessment.revision, now);
        // The same order of options, so that nothing moves under the reader's hand.
        let copy = Attempt { marks: attempt.marks, seed: attempt.seed, ..begun };
        self.store.mark(assessment, copy, lens, question, choice, now);
        self.nav.instead(Address::attempt(&assessment.id, Step::Questions, &fresh).at(question));
    }

    fn address(self, attempt: &AttemptId, question: Option<&QuestionId>, step: Step) -> Address {
        let address = Address::attempt(&self.assessment.id, step, attempt);
        match question {
            Some(question) => address.at(question),
            None => address,
        }
    }

    /// Where Back and Next lead, and how far along the question is, from 1.
    fn neighbours(self, question: &QuestionId) -> (Option<QuestionId>, Option<QuestionId>, usize, usize) {
        let all: Vec<&QuestionId> = self.profile().question_ids().collect();
        let place = all.iter().position(|id| *id == question).unwrap_or(0);
        let at = |place: Option<usize>| place.and_then(|place| all.get(place)).map(|id| (*id).clone());
        (at(place.checked_sub(1)), at(place.checked_add(1)), place + 1, all.len())
    }

    fn question(self, attempt: &AttemptId, question: &QuestionId, position: String) -> AnyView {
        let begun = self.attempt(attempt);
        let Some(item) = self.item(&begun, question) else { return nothing() };
        let (back, next, place, of) = self.neighbours(question);
        let old = !begun.correctable(clock::now(), &self.store.attempts());
        let finished = begun.finished.is_some();
        let onward = match &next {
            Some(next) if !finished => self.address(attempt, Some(next), Step::Questions),
            None if !finished => self.address(attempt, None, Step::Review),
            // Somebody who corrects one answer wants to see the result again. By then a new
            // attempt may have taken the old one's place.
            _ => self.address(attempt, None, Step::Result).part("why"),
        };
        let back = match back {
            Some(back) => self.address(attempt, Some(&back), Step::Questions),
            None => Route::Assessment(self.assessment.id.clone(), Step::Intro).into(),
        };
        let next_label = match (finished, next.is_some()) {
            (true, _) => "Back to the result",
            (false, true) => "Next",
            (false, false) => "Review answers",
        };
        let review = self.address(attempt, None, Step::Review);
        let actions = el("div")
            .class("actions")
            .maybe((!finished).then(|| link(&back, "Back").class("button").id("back")))
            .kid(el("button").attr("type", "submit").class("main").id("next-question").text(next_label))
            .maybe((!finished && next.is_some()).then(|| link(&review, "Review answers").class("later")));
        let notice = old.then(|| {
            p("This result is over a day old, or you have taken the assessment again since. It stays as it is: changing an answer begins a new attempt with these answers.").class("aside")
        });
        let progress = el("progress")
            .attr("max", of.to_string())
            .attr("value", place.to_string())
            .attr("aria-label", "How far you are");
        let nav = self.nav;
        let form = Form::new(self, item, attempt.clone(), question.clone());
        many(vec![
            progress.into(),
            form.draw(position, move || nav.go(onward.clone())).maybe(notice).kid(actions).into(),
        ])
    }
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
}

impl Form {
    fn new(sitting: Sitting, item: Item, attempt: AttemptId, question: QuestionId) -> Self {
        let key = StoredValue::new((attempt, question));
        let saved = Memo::new(move |_| key.with_value(|(attempt, _)| sitting.store.attempt(attempt)));
        Self { sitting, item: StoredValue::new(item), key, saved, focused: RwSignal::new(None) }
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
        if let Some(lens) = self.lens(lens) {
            self.key.with_value(|(attempt, question)| self.sitting.mark(attempt, &lens, question, choice));
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
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
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
        let (prompt, asks, options) = self.item.with_value(|item| {
            let asks = item.lenses.iter().enumerate().map(|(place, (_, short, ask))| {
                el("li").kid(el("b").id(format!("ask-{place}")).text(*short)).text(format!(": {ask}"))
            });
            (item.prompt, asks.collect::<Vec<_>>(), item.options.clone())
        });
        let rows = options.into_iter().enumerate().map(|(place, (id, text))| self.row(place + 1, Some(id), text));
        let rows: Vec<El> = rows.collect();
        let heading = el("h1")
            .attr("tabindex", "-1")
            .kid(el("span").class("position").text(position))
            .kid(el("span").class("sr").text(". "))
            .text(prompt);
        el("form")
            .class(if single { "question single" } else { "question" })
            .on("submit", move |event: SubmitEvent| {
                event.prevent_default();
                submit();
            })
            .on("keydown", move |event: KeyboardEvent| self.key(&event, &mut on_key))
            .kid(heading)
            .maybe((!single).then(|| el("ul").class("asks").kids(asks)))
            .kid(el("ol").class("options").kids(rows).kid(self.row(0, None, "Not sure, or does not apply")))
            .kid(el("p").class("keys quiet").kid(live_text(move || self.hint())))
            .kid(el("p").class("missing quiet").kid(live_text(move || self.missing())))
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
                .on("focus", move |_: leptos::ev::Event| self.focused.set(Some(lens)))
                .on("blur", move |_: leptos::ev::Event| self.focused.set(None))
                .on("change", move |_: leptos::ev::Event| self.mark(lens, id.cloned()));
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
