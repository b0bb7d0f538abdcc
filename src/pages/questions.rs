//! `/assess/<id>/questions`: one question a screen.

use crate::browser::{clock, dom};
use crate::data::Data;
use crate::head;
use crate::nav::{Nav, use_nav};
use crate::store::{Store, use_store};
use leptos::ev::{KeyboardEvent, SubmitEvent};
use leptos::prelude::*;
use std::sync::Arc;
use waymark_domain::assessment::{Assessment, Engine};
use waymark_domain::attempt::{Attempt, CONTEXT, Part};
use waymark_domain::ids::{AttemptId, LensId, OptionId, QuestionId};
use waymark_domain::order;
use waymark_domain::profile::Profile;
use waymark_domain::route::{Address, Route, Step};

#[component]
pub fn Questions(assessment: Arc<Assessment>) -> impl IntoView {
    let (nav, store) = (use_nav(), use_store());
    let data: Data = expect_context();
    let sitting = Sitting { nav, store, assessment: StoredValue::new(assessment.clone()), started: StoredValue::new(None) };
    // Drawn anew when the question or the attempt changes, and not when an answer does.
    let at = Memo::new(move |_| {
        let at = nav.at();
        Some((at.attempt.clone()?, at.question.clone()?, at))
    });
    let title = assessment.title.clone();
    view! {
        <p class="kicker">{title}</p>
        {move || match at.get() {
            // Without a browser there is no attempt; the questions differ by attempt.
            None => view! {
                <h1 tabindex="-1">"Questions"</h1>
                <p class="waiting">"The questions are on their way."</p>
            }.into_any(),
            Some((attempt, question, at)) => {
                let position = head::position(data, &at).unwrap_or_default();
                sitting.question(attempt, question, position)
            }
        }}
    }
}

/// One attempt being answered on this page.
#[derive(Clone, Copy)]
struct Sitting {
    nav: Nav,
    store: Store,
    assessment: StoredValue<Arc<Assessment>>,
    /// An attempt that is not saved yet: it is with its first answer.
    started: StoredValue<Option<Attempt>>,
}

/// What a question offers, whatever kind it is.
struct Item {
    prompt: String,
    lenses: Vec<(LensId, String, String)>,
    options: Vec<(OptionId, String)>,
}

impl Sitting {
    fn with_profile<T>(self, read: impl FnOnce(&Profile) -> T) -> T {
        self.assessment.with_value(|assessment| {
            let Engine::Profile(profile) = &assessment.engine;
            read(profile)
        })
    }

    /// The attempt as it is now: saved, or just begun.
    fn attempt(self, id: &AttemptId) -> Attempt {
        if let Some(saved) = self.store.attempt(id) {
            return saved;
        }
        if let Some(begun) = self.started.get_value().filter(|begun| begun.attempt == *id) {
            return begun;
        }
        let begun = self.assessment.with_value(|assessment| {
            Part::begin(id.clone(), assessment.id.clone(), assessment.revision, clock::now())
        });
        self.started.set_value(Some(begun.clone()));
        begun
    }

    fn item(self, attempt: &Attempt, question: &QuestionId) -> Option<Item> {
        self.with_profile(|profile| {
            if let Some(place) = profile.questions.iter().position(|asked| asked.id == *question) {
                let shown = order::shown(profile, attempt.seed);
                let options = shown.get(place)?.iter().map(|choice| (choice.id.clone(), choice.text.clone()));
                let lens = |lens: &waymark_domain::profile::Lens| (lens.id.clone(), lens.short.clone(), lens.ask.clone());
                return Some(Item {
                    prompt: profile.questions.get(place)?.prompt.clone(),
                    lenses: profile.lenses.iter().map(lens).collect(),
                    options: options.collect(),
                });
            }
            let context = profile.context.iter().find(|asked| asked.id == *question)?;
            Some(Item {
                prompt: context.prompt.clone(),
                lenses: vec![(LensId::new(CONTEXT), "Choose one".to_owned(), String::new())],
                options: context.options.iter().map(|choice| (choice.id.clone(), choice.text.clone())).collect(),
            })
        })
    }

    /// Marks the question. An attempt whose result is too old to be corrected stays as it was: a
    /// new one begins with its answers.
    fn mark(self, id: &AttemptId, lens: &LensId, question: &QuestionId, choice: Option<OptionId>) {
        let now = clock::now();
        let assessment = self.assessment.get_value();
        let attempt = untrack(|| self.attempt(id));
        if untrack(|| attempt.correctable(now, &self.store.attempts())) {
            self.store.mark(&assessment, attempt, lens, question, choice, now);
            return;
        }
        let fresh = AttemptId::new(clock::fresh_id());
        let begun = Part::begin(fresh.clone(), assessment.id.clone(), assessment.revision, now);
        // The same order of options, so that nothing moves under the reader's hand.
        let copy = Attempt { marks: attempt.marks, seed: attempt.seed, ..begun };
        self.store.mark(&assessment, copy, lens, question, choice, now);
        self.nav.instead(Address::attempt(&assessment.id, Step::Questions, &fresh).at(question));
    }

    fn address(self, attempt: &AttemptId, question: Option<&QuestionId>, step: Step) -> Address {
        let address = self.assessment.with_value(|assessment| Address::attempt(&assessment.id, step, attempt));
        match question {
            Some(question) => address.at(question),
            None => address,
        }
    }

    /// Where Back and Next lead, and how far along the question is, from 1.
    fn neighbours(self, question: &QuestionId) -> (Option<QuestionId>, Option<QuestionId>, usize, usize) {
        self.with_profile(|profile| {
            let all: Vec<&QuestionId> = profile.question_ids().collect();
            let place = all.iter().position(|id| *id == question).unwrap_or(0);
            let at = |place: Option<usize>| place.and_then(|place| all.get(place)).map(|id| (*id).clone());
            (at(place.checked_sub(1)), at(place.checked_add(1)), place + 1, all.len())
        })
    }

    fn question(self, attempt: AttemptId, question: QuestionId, position: String) -> AnyView {
        let begun = untrack(|| self.attempt(&attempt));
        let Some(item) = self.item(&begun, &question) else { return ().into_any() };
        let (back, next, place, of) = self.neighbours(&question);
        let now = clock::now();
        let old = untrack(|| !begun.correctable(now, &self.store.attempts()));
        let finished = begun.finished.is_some();
        let onward = match &next {
            Some(next) if !finished => self.address(&attempt, Some(next), Step::Questions),
            None if !finished => self.address(&attempt, None, Step::Review),
            // Somebody who corrects one answer wants to see the result again.
            _ => self.address(&attempt, None, Step::Result),
        };
        let back = match back {
            _ if finished => None,
            Some(back) => Some(self.nav.href(&self.address(&attempt, Some(&back), Step::Questions))),
            None => {
                let id = self.assessment.with_value(|assessment| assessment.id.clone());
                Some(self.nav.href(&Route::Assessment(id, Step::Intro).into()))
            }
        };
        let review = self.nav.href(&self.address(&attempt, None, Step::Review));
        let nav = self.nav;
        view! {
            <progress max=of value=place aria-label="How far you are">{format!("{place} of {of}")}</progress>
            <Form sitting=self item attempt=attempt question position
                on_submit=Callback::new(move |()| nav.go(onward.clone()))>
                {old.then(|| view! {
                    <p class="aside">"This result is over a day old, or you have taken the assessment again since. It stays as it is: changing an answer begins a new attempt with these answers."</p>
                })}
                <div class="actions">
                    {back.map(|href| view! { <a class="button" id="back" href=href>"Back"</a> })}
                    <button type="submit" class="main" id="next-question">{match (finished, next.is_some()) {
                        (true, _) => "Back to the result",
                        (false, true) => "Next",
                        (false, false) => "Review answers",
                    }}</button>
                    {(!finished && next.is_some()).then(|| view! { <a class="later" href=review>"Review answers"</a> })}
                </div>
            </Form>
        }
        .into_any()
    }
}

/// The question itself: rows of options with one radio button a lens.
#[component]
fn Form(
    sitting: Sitting,
    item: Item,
    attempt: AttemptId,
    question: QuestionId,
    position: String,
    on_submit: Callback<()>,
    children: Children,
) -> impl IntoView {
    let key = StoredValue::new((attempt.clone(), question.clone()));
    let single = item.lenses.len() == 1;
    let lens_ids: Vec<LensId> = item.lenses.iter().map(|(id, ..)| id.clone()).collect();
    let lenses = StoredValue::new(lens_ids);
    let options = StoredValue::new(item.options.clone());
    let saved = Memo::new(move |_| key.with_value(|(attempt, _)| sitting.store.attempt(attempt)));
    let marked = move |lens: &LensId| {
        saved.with(|saved| key.with_value(|(_, question)| saved.as_ref()?.marked(lens, question).cloned()))
    };
    let mark = move |lens: &LensId, choice: Option<OptionId>| {
        key.with_value(|(attempt, question)| sitting.mark(attempt, lens, question, choice));
    };
    // The lens that a digit marks: the one with the focus, else the first that is still open.
    let focused = RwSignal::new(None::<usize>);
    let active = move || {
        let open = lenses.with_value(|lenses| lenses.iter().position(|lens| marked(lens).is_none()));
        focused.get().or(open).unwrap_or(0)
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        on_submit.run(());
    };
    let keydown = move |event: KeyboardEvent| {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let key = event.key();
        if key == "Enter" && dom::is_heading(event.target().as_ref()) {
            event.prevent_default();
            on_submit.run(());
            return;
        }
        let Some(digit) = key.parse::<usize>().ok().filter(|_| key.len() == 1) else { return };
        let choice = match digit.checked_sub(1) {
            None => None,
            Some(place) => match options.with_value(|options| options.get(place).cloned()) {
                Some((id, _)) => Some(id),
                None => return,
            },
        };
        event.prevent_default();
        let place = untrack(active);
        let Some(lens) = lenses.with_value(|lenses| lenses.get(place).cloned()) else { return };
        mark(&lens, choice);
        if untrack(|| focused.get()).is_some() {
            dom::focus(&radio_id(place, digit));
        }
    };
    let hint = {
        let names: Vec<String> = item.lenses.iter().map(|(_, short, _)| short.clone()).collect();
        let count = item.options.len();
        move || {
            let now = if single { String::new() } else { names.get(active()).map(|name| format!(" for “{name}”")).unwrap_or_default() };
            format!("Keys 1 to {count} choose{now}, 0 is not sure, Enter goes on.")
        }
    };
    let columns = item.lenses.clone();
    let row = move |place: usize, id: Option<OptionId>, text: String, digit: usize| {
        let marks: Vec<_> = columns
            .iter()
            .enumerate()
            .map(|(lens_place, (lens, short, _))| {
                let radio = radio_id(lens_place, digit);
                let labelled = radio.clone();
                let (lens_checked, lens_changed) = (lens.clone(), lens.clone());
                let (checked_id, changed_id) = (id.clone(), id.clone());
                let labels = if single { format!("o{place}") } else { format!("ask-{lens_place} o{place}") };
                view! {
                    <label class="mark" for=labelled>
                        <input type="radio" id=radio name=format!("lens-{lens}") aria-labelledby=labels
                            prop:checked=move || marked(&lens_checked).is_some_and(|mark| mark.choice == checked_id)
                            on:focus=move |_| focused.set(Some(lens_place))
                            on:blur=move |_| focused.set(None)
                            on:change=move |_| mark(&lens_changed, changed_id.clone())/>
                        <span aria-hidden="true">{if single { String::new() } else { short.clone() }}</span>
                    </label>
                }
            })
            .collect();
        let first = radio_id(0, digit);
        view! {
            <li class="option" class:unsure=id.is_none()>
                <span class="digit" aria-hidden="true">{digit}</span>
                {if single {
                    view! { <label class="words" id=format!("o{place}") for=first>{text}</label> }.into_any()
                } else {
                    view! { <span class="words" id=format!("o{place}")>{text}</span> }.into_any()
                }}
                <span class="marks">{marks}</span>
            </li>
        }
    };
    let asks: Vec<_> = if single {
        Vec::new()
    } else {
        item.lenses
            .iter()
            .enumerate()
            .map(|(place, (_, short, ask))| view! { <li><b id=format!("ask-{place}")>{short.clone()}</b>": "{ask.clone()}</li> })
            .collect()
    };
    let rows: Vec<_> = item
        .options
        .iter()
        .enumerate()
        .map(|(place, (id, text))| row(place, Some(id.clone()), text.clone(), place + 1))
        .collect();
    let unsure = row(item.options.len(), None, "Not sure, or does not apply".to_owned(), 0);
    view! {
        <form class="question" class:single=single on:submit=submit on:keydown=keydown>
            <h1 tabindex="-1"><span class="position">{position}</span><span class="sr">". "</span><span class="prompt">{item.prompt.clone()}</span></h1>
            {(!single).then(|| view! { <ul class="asks">{asks}</ul> })}
            <ol class="options">{rows}{unsure}</ol>
            <p class="keys quiet">{hint}</p>
            {children()}
        </form>
    }
}

fn radio_id(lens: usize, digit: usize) -> String {
    format!("r{lens}-{digit}")
}
