//! Lists of guides, worksheets and paths: how far somebody is with each.

use super::follow;
use crate::browser::{clock, piece};
use crate::notebook::Notebook;
use crate::parts::count;
use waymark_domain::ids::{GuideId, PathId, SectionId, StepId, WorksheetId};
use waymark_domain::notes::{Merged, Subject, key};

pub(super) fn bring_to_life(notebook: Notebook) {
    for card in piece::all(".card") {
        let Some(place) = card.one(".so-far") else { continue };
        let words = |name: &str| -> Vec<String> {
            card.attr(name).unwrap_or_default().split_whitespace().map(str::to_owned).collect()
        };
        if let Some(id) = card.attr("data-guide") {
            let (of, sections) = (Subject::Guide(GuideId::new(id)), words("data-sections"));
            follow(move || place.say(&guide_so_far(&notebook.on(&of), &sections)));
        } else if let Some(id) = card.attr("data-path") {
            let (of, steps) = (Subject::Path(PathId::new(id)), words("data-steps"));
            follow(move || place.say(&path_so_far(&notebook.on(&of), &steps)));
        } else if let Some(id) = card.attr("data-worksheet").map(WorksheetId::new) {
            follow(move || place.say(&sheets_so_far(&notebook.all(), &id)));
        }
    }
}

fn guide_so_far(notes: &Merged, sections: &[String]) -> String {
    let is_read = |id: &&String| notes.note(&key::read(&SectionId::new(id.as_str()))).is_some();
    let read = sections.iter().filter(is_read).count();
    let (answers, ticks) = key::counts(notes);
    let mut said = Vec::new();
    if read > 0 {
        said.push(if read == sections.len() {
            "read".to_owned()
        } else {
            format!("{read} of {} sections read", sections.len())
        });
    }
    if answers > 0 {
        said.push(count(answers, "answer", "answers"));
    }
    if ticks > 0 {
        said.push(count(ticks, "tick", "ticks"));
    }
    said.join(", ")
}

fn path_so_far(notes: &Merged, steps: &[String]) -> String {
    if notes.is_empty() {
        return String::new();
    }
    let is_done = |id: &&String| notes.text(&key::step(&StepId::new(id.as_str()))) == "1";
    format!("begun, {} of {} ticked", steps.iter().filter(is_done).count(), steps.len())
}

fn sheets_so_far(all: &[Merged], id: &WorksheetId) -> String {
    let of_it = |notes: &&Merged| matches!(&notes.of, Subject::Sheet(worksheet, _) if worksheet == id);
    let sheets: Vec<&Merged> = all.iter().filter(of_it).collect();
    let Some(latest) = sheets.iter().map(|notes| notes.touched()).max() else { return String::new() };
    format!("{}, last written on {}", count(sheets.len(), "document", "documents"), clock::date(latest))
}
