//! Prompts: an answer is kept with its date, and the question is asked again when its time has come, with
//! the earlier answer beside it.

use super::{after_a_pause, follow, mount};
use crate::browser::piece::Piece;
use crate::browser::{clock, listen};
use crate::markup::{El, el, live, nothing};
use crate::notebook::Notebook;
use crate::parts::{button, count, details};
use leptos::prelude::*;
use waymark_domain::attempt::Millis;
use waymark_domain::ids::PromptId;
use waymark_domain::notes::{self, DAY, Subject, key};

/// One prompt of the page. Cheap to copy, but for its pieces.
#[derive(Clone)]
struct Asked {
    id: PromptId,
    of: Subject,
    again: u16,
    field: Piece,
    printed: Option<Piece>,
    notebook: Notebook,
    /// When the answer in the field was begun; none before the first letter of a new one.
    begun: RwSignal<Option<Millis>>,
    /// What was last kept or shown, so that only what somebody typed is kept.
    known: StoredValue<String>,
    turn: StoredValue<u32>,
}

/// Brings every prompt of a guide to life.
pub(super) fn bring_to_life(article: &Piece, of: &Subject, notebook: Notebook) {
    for place in article.all("[data-prompt]") {
        let (Some(id), Some(field)) = (place.attr("data-prompt"), place.one("textarea")) else { continue };
        let again = place.attr("data-again").and_then(|days| days.parse().ok()).unwrap_or(0);
        let asked = Asked {
            id: PromptId::new(id),
            of: of.clone(),
            again,
            field,
            printed: place.one(".printed"),
            notebook,
            begun: RwSignal::new(None),
            known: StoredValue::new(String::new()),
            turn: StoredValue::new(0),
        };
        asked.begin(&place);
    }
}

impl Asked {
    fn begin(self, place: &Piece) {
        let now = clock::now();
        // What was typed before the page was interactive begins an answer of its own, if there is one already.
        let early = self.field.value();
        let latest = self.latest();
        match &latest {
            Some((begun, text)) if early.trim().is_empty() && !self.is_due(now) => {
                self.begun.set(Some(*begun));
                self.show(text);
            }
            _ => self.show(&early),
        }
        if !early.trim().is_empty() && latest.is_none_or(|(_, text)| text != early) {
            self.known.set_value(String::new());
            self.keep();
        }
        self.listen();
        self.follow_other_tabs();
        if let Some(earlier) = place.one(".earlier") {
            let asked = self.clone();
            mount(&earlier, move || live(move || asked.earlier()));
        }
        if let Some(kept) = place.one(".kept") {
            let asked = self;
            mount(&kept, move || live(move || asked.kept()));
        }
    }

    fn listen(&self) {
        let asked = self.clone();
        self.field.on("input", move || {
            asked.print();
            let typed = asked.clone();
            after_a_pause(asked.turn, move || typed.keep());
        });
        let asked = self.clone();
        self.field.on("change", move || asked.keep());
        let asked = self.clone();
        listen::leaving(move || asked.keep());
    }

    /// Another tab may write an answer while nobody writes here.
    fn follow_other_tabs(&self) {
        let asked = self.clone();
        follow(move || {
            let notes = asked.notebook.on(&asked.of);
            let answers = notes::answers(&notes, &asked.id);
            let is_here = asked.field.has_focus() || asked.field.value() != asked.known.get_value();
            let begun = asked.begun.get_untracked();
            if is_here || (begun.is_none() && !asked.known.get_value().is_empty()) {
                return;
            }
            if begun.is_some_and(|begun| answers.iter().all(|(of, _)| *of != begun)) {
                // It was deleted.
                asked.begun.set(None);
                asked.show("");
            }
            if let Some((latest, note)) = answers.first()
                && begun.is_none_or(|begun| begun <= *latest)
                && !notes::is_due(&answers, asked.again, clock::now())
                && (begun.is_some() || asked.known.get_value().is_empty())
            {
                asked.begun.set(Some(*latest));
                asked.show(&note.text);
            }
        });
    }

    fn latest(&self) -> Option<(Millis, String)> {
        untrack(|| {
            let notes = self.notebook.on(&self.of);
            notes::answers(&notes, &self.id).first().map(|(begun, note)| (*begun, note.text.clone()))
        })
    }

    fn is_due(&self, now: Millis) -> bool {
        untrack(|| notes::is_due(&notes::answers(&self.notebook.on(&self.of), &self.id), self.again, now))
    }

    /// Puts a text into the field.
    fn show(&self, text: &str) {
        if self.field.value() != text {
            self.field.set_value(text);
        }
        self.known.set_value(text.to_owned());
        self.print();
    }

    /// What is printed: a field shows only what fits.
    fn print(&self) {
        if let Some(printed) = &self.printed {
            printed.say(&self.field.value());
        }
    }

    /// Keeps what is in the field, if somebody changed it.
    fn keep(&self) {
        let text = self.field.value();
        let known = self.known.get_value();
        if text == known || (text.trim().is_empty() && known.trim().is_empty()) {
            return;
        }
        let now = clock::now();
        let begun = self.begun.get_untracked().unwrap_or(now);
        self.known.set_value(text.clone());
        self.begun.set(Some(begun));
        self.notebook.write_over(&self.of, &key::answer(&self.id, begun), &known, text.trim().to_owned(), now);
    }

    /// Begins another answer; the one in the field becomes an earlier one.
    fn anew(&self) {
        self.keep();
        self.begun.set(None);
        self.show("");
        self.field.focus();
    }

    /// The earlier answers, and what another tab wrote at the same time.
    fn earlier(&self) -> AnyView {
        let notes = self.notebook.on(&self.of);
        let begun = self.begun.get();
        let mut answers = notes::answers(&notes, &self.id).into_iter().filter(|(of, _)| Some(*of) != begun);
        let mut shown: Vec<El> = Vec::new();
        if begun.is_none()
            && let Some((at, note)) = answers.next()
        {
            shown.push(was(at, &note.text));
        }
        let rest: Vec<El> = answers.map(|(at, note)| was(at, &note.text)).collect();
        if !rest.is_empty() {
            shown.push(details(count(rest.len(), "earlier answer", "earlier answers")).kids(rest));
        }
        let rivals = begun
            .map(|begun| key::answer(&self.id, begun))
            .map_or_else(Vec::new, |key| notes.rivals(&key).map(|note| note.text.clone()).collect());
        for text in rivals {
            let asked = self.clone();
            let both = text.clone();
            shown.push(
                el("div")
                    .class("was")
                    .kid(el("span").class("quiet").text("Written in another tab at the same time:"))
                    .text(text)
                    .kid(button("Put it below mine", move || asked.join(&both)).class("plain")),
            );
        }
        if shown.is_empty() { nothing() } else { el("div").kids(shown).into() }
    }

    fn join(&self, other: &str) {
        let mine = self.field.value();
        let both = format!("{}\n\n{other}", mine.trim()).trim().to_owned();
        self.show(&both);
        // Both texts were seen, so this stands in place of both.
        let now = clock::now();
        let begun = self.begun.get_untracked().unwrap_or(now);
        self.notebook.write(&self.of, &key::answer(&self.id, begun), both, now);
    }

    /// What is said under the field.
    fn kept(&self) -> AnyView {
        let notes = self.notebook.on(&self.of);
        let answers = notes::answers(&notes, &self.id);
        let now = clock::now();
        let words = match (self.begun.get(), answers.first()) {
            (None, Some((at, _))) if notes::is_due(&answers, self.again, now) => {
                format!("Asked again: you answered on {}.", clock::date(*at))
            }
            (Some(begun), Some(_)) => {
                let said = format!("Written on {}.", clock::date(begun));
                if self.again > 0 {
                    let next = clock::date(begun + Millis::from(self.again) * DAY);
                    format!("{said} Asked again from {next}.")
                } else {
                    said
                }
            }
            (_, _) if self.again > 0 => format!("Kept in this browser. Asked again after {} days.", self.again),
            (_, _) => "Kept in this browser.".to_owned(),
        };
        let is_older = self.begun.get().is_some_and(|begun| now - begun > DAY) && !answers.is_empty();
        let asked = self.clone();
        el("span")
            .class("bare")
            .kid(el("span").text(words))
            .maybe(is_older.then(|| button("Answer anew", move || asked.anew()).class("plain")))
            .into()
    }
}

fn was(at: Millis, text: &str) -> El {
    el("div")
        .class("was")
        .kid(el("span").class("quiet").text(format!("You wrote on {}:", clock::date(at))))
        .text(text.to_owned())
}
