//! The bundle for finding: what happens in the dialog that `boot.js` opens. It draws no page, and without Leptos it
//! is there sooner.

use waymark::browser::finder::{self, ID, adopt_style, handed_over};
use waymark::browser::piece::{Piece, made};
use waymark::browser::{dom, location, theme};
use waymark_domain::find::{Hit, Index, LEAST, find};
use waymark_domain::route::{Address, Page};
use waymark_domain::text::Target;

/// So many are shown.
const MOST: usize = 20;

const WHAT: &str = "Every guide is searched word by word; self-assessments, worksheets and paths by their titles and \
     what they are about. A slip in a word is forgiven.";
const KEYS: &str = "The arrow keys go through what was found, Enter opens it, Escape closes this.";
const NOTHING: &str = "Nothing here has all of these words. Fewer words may help, or others; or look through ";

/// What is searched, and where it is.
#[derive(Clone, Copy)]
struct Site {
    index: &'static Index,
    base: &'static str,
}

/// The parts of the dialog.
#[derive(Clone)]
struct Parts {
    field: Piece,
    /// How many were found.
    said: Piece,
    /// What was found, or what to do where nothing was.
    shown: Piece,
}

fn main() {
    let Some((dialog, texts)) = handed_over() else { finder::refuse("no dialog") };
    let (Some(field), Some(said)) = (dialog.one("input"), dialog.one("output")) else { finder::refuse("no field") };
    let Ok(index) = postcard::from_bytes(&texts) else { finder::refuse("no texts") };
    let base = location::build_fact("data-base").unwrap_or_default();
    // They live as long as the page.
    let site = Site { index: Box::leak(Box::new(index)), base: base.leak() };

    adopt_style(include_str!("../style/find.css"));
    let shown = made("div").with("class", "found");
    dialog.append(&shown);
    dialog.append(&slash());
    let parts = Parts { field, said, shown };
    listen(&dialog, &parts, site);
    // Somebody may have typed while this was loading.
    show(&parts, site);
}

fn listen(dialog: &Piece, parts: &Parts, site: Site) {
    let typed = parts.clone();
    parts.field.on("input", move || show(&typed, site));
    let keys = parts.clone();
    dialog.on_key(move |key| pressed(&keys, key));
    // What is on this page is gone to without loading one.
    parts.shown.on_plain_click("a", || dom::show_dialog(ID, false));
}

/// Shows what is found for what stands in the field.
fn show(parts: &Parts, site: Site) {
    let query = parts.field.value();
    parts.shown.say("");
    let is_short = query.trim().chars().count() < LEAST;
    parts.field.set_attr("aria-describedby", is_short.then_some("find-keys"));
    if is_short {
        parts.said.say("");
        parts.shown.append(&made("p").with_text(WHAT));
        parts.shown.append(&made("p").with("id", "find-keys").with_text(KEYS));
        return;
    }
    let hits = find(site.index, &query, MOST + 1);
    if hits.is_empty() {
        parts.said.say("Nothing found");
        let all = made("a").with("href", &Address::from(Page::Guides).href(site.base)).with_text("all guides");
        parts.shown.append(&made("p").with_text(NOTHING).with_kid(&all).with_text("."));
        return;
    }
    parts.said.say(&if hits.len() > MOST {
        format!("More than {MOST} found, the best first")
    } else {
        format!("{} found", hits.len())
    });
    let list = made("ul").with("class", "hits");
    for (place, hit) in hits.iter().take(MOST).enumerate() {
        list.append(&row(hit, site, &format!("hit-{place}")));
    }
    parts.shown.append(&list);
}

/// One of what was found: a link, and under it some of the words that are there, with the id `id`.
fn row(hit: &Hit, site: Site, id: &str) -> Piece {
    let entry = hit.entry;
    let (above, name) = if entry.heading.is_empty() {
        (kind(&entry.to).to_owned(), &entry.title)
    } else {
        (format!("{} · {}", kind(&entry.to), entry.title), &entry.heading)
    };
    let link = made("a").with("href", &entry.to.href(site.base)).with("aria-describedby", id);
    let link = link.with_kid(&made("span").with_text(&above)).with_text(" ").with_kid(&made("b").with_text(name));
    let mut words = made("p").with("id", id);
    let (text, mut from) = (hit.snippet.text.as_str(), 0);
    let part = |from, to| text.get(from..to).unwrap_or_default();
    for mark in &hit.snippet.marks {
        words = words.with_text(part(from, mark.start));
        words = words.with_kid(&made("mark").with_text(part(mark.start, mark.end)));
        from = mark.end;
    }
    made("li").with_kid(&link).with_kid(&words.with_text(part(from, text.len())))
}

/// What something is called that a target leads to.
fn kind(to: &Target) -> &'static str {
    match to {
        Target::Assessment(_) => "Self-assessment",
        Target::Guide(..) => "Guide",
        Target::Worksheet(_) => "Worksheet",
        Target::Path(_) => "Path",
        Target::Page(_) | Target::Web(_) => "Page",
    }
}

/// What a key does in the dialog; whether it does anything.
fn pressed(parts: &Parts, key: &str) -> bool {
    let links = parts.shown.all(".hits a");
    let at = links.iter().position(Piece::has_focus);
    let in_field = parts.field.has_focus();
    match (key, at) {
        ("ArrowDown", Some(at)) => links.get(at + 1).into_iter().for_each(Piece::focus),
        ("ArrowDown", None) if in_field => links.first().into_iter().for_each(Piece::focus),
        ("ArrowUp", Some(at)) => at.checked_sub(1).and_then(|at| links.get(at)).unwrap_or(&parts.field).focus(),
        ("Enter", None) if in_field => links.first().into_iter().for_each(Piece::press),
        (_, Some(_)) => {
            // Who goes on typing means the field. A space moves the list, as everywhere.
            if key != " " && key.chars().count() == 1 || key == "Backspace" {
                parts.field.focus();
            }
            return false;
        }
        _ => return false,
    }
    true
}

/// The box that says whether `/` opens the dialog. `boot.js` goes by the attribute that is set with it.
fn slash() -> Piece {
    let slash = made("input").with("type", "checkbox").with("id", "slash");
    slash.check(theme::remembered("data-slash").is_none());
    let ticked = slash.clone();
    slash.on("change", move || {
        let key = location::build_fact("data-key").unwrap_or_default();
        theme::remember(key.trim_end_matches(':'), "slash", (!ticked.is_checked()).then_some("off"));
    });
    made("label").with("class", "choice").with_kid(&slash).with_text("Open with the / key")
}
