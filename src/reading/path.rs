//! A path: which steps are done, by ticking them or by doing them elsewhere on the site, and by when.

use super::follow;
use crate::browser::clock;
use crate::browser::piece::{self, Piece};
use crate::notebook::Notebook;
use crate::store::Store;
use waymark_domain::attempt::Millis;
use waymark_domain::ids::{AssessmentId, GuideId, PathId, SectionId, StepId, WorksheetId};
use waymark_domain::notes::{self, Subject, key};

/// A step of the page.
struct Step {
    key: String,
    tick: Piece,
    so_far: Option<Piece>,
    to: Option<To>,
    /// Which time it leads there: a path may end with the self-assessment it began with.
    time: usize,
}

/// Where a step is done.
enum To {
    Assessment(AssessmentId),
    Guide(Subject, Vec<SectionId>),
    Worksheet(WorksheetId),
}

impl To {
    fn parse(text: &str) -> Option<Self> {
        let mut words = text.split_whitespace();
        let (kind, id) = (words.next()?, words.next()?);
        Some(match kind {
            "assess" => Self::Assessment(AssessmentId::new(id)),
            "worksheet" => Self::Worksheet(WorksheetId::new(id)),
            "guide" => Self::Guide(Subject::Guide(GuideId::new(id)), words.map(SectionId::new).collect()),
            _ => return None,
        })
    }

    /// What there is of it since the path was begun, and whether that is all of it.
    /// Only a self-assessment can be seen to be done for the second `time`.
    fn done(&self, time: usize, store: Store, notebook: Notebook, since: Millis) -> Option<(String, bool)> {
        match self {
            Self::Assessment(id) => {
                let taken = store.attempts().into_iter().filter(|attempt| attempt.assessment == *id);
                let mut taken: Vec<Millis> =
                    taken.filter_map(|attempt| attempt.finished).map(|finished| finished.at).collect();
                taken.sort_unstable();
                let in_time = taken.iter().copied().filter(|at| *at >= since).nth(time - 1);
                let at = in_time.or_else(|| taken.last().copied().filter(|_| time == 1))?;
                Some((format!("taken on {}", clock::date(at)), in_time.is_some()))
            }
            Self::Guide(..) | Self::Worksheet(_) if time > 1 => None,
            Self::Guide(of, sections) => {
                let notes = notebook.on(of);
                let read = sections.iter().filter(|id| notes.note(&key::read(id)).is_some()).count();
                match read {
                    0 => None,
                    all if all == sections.len() => Some(("read".to_owned(), true)),
                    some => Some((format!("{some} of {} sections read", sections.len()), false)),
                }
            }
            Self::Worksheet(id) => {
                let of_it = |of: &Subject| matches!(of, Subject::Sheet(worksheet, _) if worksheet == id);
                let at = notebook.all().iter().filter(|notes| of_it(&notes.of)).map(|notes| notes.touched()).max()?;
                Some((format!("last written on {}", clock::date(at)), at >= since))
            }
        }
    }
}

pub(super) fn bring_to_life(article: &Piece, store: Store, notebook: Notebook) {
    let Some(id) = article.attr("data-path") else { return };
    let of = Subject::Path(PathId::new(id));
    let mut led_to: Vec<String> = Vec::new();
    let mut step = |place: &Piece| {
        let to = place.attr("data-to").unwrap_or_default();
        let time = led_to.iter().filter(|known| **known == to).count() + 1;
        led_to.push(to.clone());
        Some(Step {
            key: key::step(&StepId::new(place.attr("data-step")?)),
            tick: place.one("input")?,
            so_far: place.one(".so-far"),
            to: To::parse(&to),
            time,
        })
    };
    let steps: Vec<Step> = article.all("[data-step]").iter().filter_map(&mut step).collect();
    for step in &steps {
        let (of, key, tick) = (of.clone(), step.key.clone(), step.tick.clone());
        // A tick taken away is kept too: what was done elsewhere must not bring it back.
        let keep = move || {
            let text = if tick.is_checked() { "1" } else { "0" };
            notebook.write(&of, &key, text.to_owned(), clock::now());
        };
        if step.tick.is_checked() {
            keep();
        }
        step.tick.on("change", keep);
    }
    let weeks: Vec<(i64, Piece)> = article
        .all("[data-week]")
        .iter()
        .filter_map(|week| Some((week.attr("data-week")?.parse().ok()?, week.one(".due")?)))
        .collect();
    let shown = Shown {
        start: piece::one("#start"),
        started: piece::one("#started"),
        started_on: piece::one("#started-on"),
        walked: piece::one("#walked"),
    };
    shown.listen(&of, notebook);
    follow(move || {
        let notes = notebook.on(&of);
        let start = notes::day(notes.text(key::START));
        let since = start.map_or(Millis::MAX, clock::day_begins);
        let mut done = 0;
        for step in &steps {
            let found = step.to.as_ref().and_then(|to| to.done(step.time, store, notebook, since));
            let ticked = match notes.text(&step.key) {
                "1" => true,
                "0" => false,
                _ => found.as_ref().is_some_and(|(_, is_done)| *is_done),
            };
            done += usize::from(ticked);
            step.tick.check(ticked);
            if let Some(so_far) = &step.so_far {
                so_far.say(found.as_ref().map_or("", |(words, _)| words));
            }
        }
        for (week, due) in &weeks {
            // By the evening of the last day of that week.
            due.say(&start.map_or_else(String::new, |day| {
                format!("until {}", clock::date(clock::day_begins(day + 7 * week - 1)))
            }));
        }
        shown.say(start, notes.text(key::START), done, steps.len(), weeks.last().map_or(0, |(week, _)| *week));
    });
}

/// What is shown above the steps.
struct Shown {
    start: Option<Piece>,
    started: Option<Piece>,
    started_on: Option<Piece>,
    walked: Option<Piece>,
}

impl Shown {
    fn listen(&self, of: &Subject, notebook: Notebook) {
        if let Some(start) = &self.start {
            let of = of.clone();
            start.on("click", move || {
                notebook.write(&of, key::START, clock::today(), clock::now());
            });
        }
        if let Some(field) = &self.started_on {
            let (of, typed) = (of.clone(), field.clone());
            field.on("change", move || {
                if notes::day(&typed.value()).is_some() {
                    notebook.write(&of, key::START, typed.value(), clock::now());
                }
            });
        }
    }

    fn say(&self, start: Option<i64>, day: &str, done: usize, all: usize, last: i64) {
        let is_begun = start.is_some();
        if let Some(button) = &self.start {
            button.show(!is_begun);
        }
        if let Some(started) = &self.started {
            started.show(is_begun);
        }
        if let Some(field) = self.started_on.as_ref().filter(|field| !field.has_focus()) {
            field.set_value(day);
        }
        let Some(walked) = &self.walked else { return };
        let Some(start) = start else { return walked.say("") };
        let today = notes::day(&clock::today()).unwrap_or(start);
        let week = (today - start).div_euclid(7) + 1;
        let when = if week < 1 {
            "not begun yet".to_owned()
        } else if week > last {
            format!("its {last} weeks are over")
        } else {
            format!("week {week} of {last}")
        };
        let said =
            if done == all { "Walked to the end".to_owned() } else { format!("{done} of {all} steps done, {when}") };
        walked.say(&format!("{said}."));
    }
}
