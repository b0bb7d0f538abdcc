//! Checklists: ticks are kept, by the ids of their lines.

use super::follow;
use crate::browser::clock;
use crate::browser::piece::Piece;
use crate::notebook::Notebook;
use waymark_domain::ids::{ChecklistId, ItemId};
use waymark_domain::notes::{Subject, key};

/// Brings every checklist of a guide to life.
pub(super) fn bring_to_life(article: &Piece, of: &Subject, notebook: Notebook) {
    for place in article.all("[data-list]") {
        let Some(list) = place.attr("data-list").map(ChecklistId::new) else { continue };
        let item = |tick: Piece| tick.attr("data-item").map(|id| (key::tick(&list, &ItemId::new(id)), tick));
        let ticks: Vec<(String, Piece)> = place.all("[data-item]").into_iter().filter_map(item).collect();
        for (key, tick) in &ticks {
            // A box that was ticked before the page was interactive.
            if tick.is_checked() {
                notebook.write(of, key, "1".to_owned(), clock::now());
            }
            let (of, key, ticked) = (of.clone(), key.clone(), tick.clone());
            tick.on("change", move || {
                let text = if ticked.is_checked() { "1" } else { "" };
                notebook.write(&of, &key, text.to_owned(), clock::now());
            });
        }
        let (of, count) = (of.clone(), place.one(".count"));
        follow(move || {
            let notes = notebook.on(&of);
            let mut done = 0;
            for (key, tick) in &ticks {
                let is_ticked = !notes.text(key).is_empty();
                done += usize::from(is_ticked);
                tick.check(is_ticked);
            }
            if let Some(count) = &count {
                count.say(&format!("{done} of {}", ticks.len()));
            }
        });
    }
}
