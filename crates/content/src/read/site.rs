//! `site.toml`: the site's name and the words of its home page.

use crate::diagnostic::Fault;
use crate::ledger::{Kind, Ledger};
use crate::read::link;
use crate::read::table::{Table, why_no_id};
use waymark_domain::catalogue::{Bookshelf, Door, Promise, Shelf, Sign, Site};
use waymark_domain::ids::{AssessmentId, GuideId};
use waymark_domain::route::Page;
use waymark_domain::text::Target;

pub(crate) fn site(root: Table<'_>, ledger: &Ledger) -> Site {
    let site = Site {
        name: root.text("name"),
        key: key(&root, ledger),
        origin: origin(&root, ledger),
        headline: root.text("headline"),
        opening: root.text("opening"),
        doors: root.tables("doors").into_iter().map(|table| door(table, ledger)).collect(),
        promises: root.tables("promises").into_iter().map(promise).collect(),
        shelves: root.tables_if_any("shelves", 1..=usize::MAX).into_iter().map(shelf).collect(),
        bookshelves: root.tables("bookshelves").into_iter().map(bookshelf).collect(),
    };
    root.done();
    site
}

fn key(root: &Table<'_>, ledger: &Ledger) -> String {
    let Some(key) = root.take("key") else {
        return String::new();
    };
    let key = key.some_string();
    if let Some(cure) = why_no_id(Kind::Assessment, &key.value) {
        let message = format!("`{}` cannot be the key of what is saved", key.value);
        ledger.fault(Fault::BadId, &key.place, message, cure);
    }
    key.value
}

fn origin(root: &Table<'_>, ledger: &Ledger) -> Option<String> {
    let origin = root.take_optional("origin")?.string();
    let host = origin.value.strip_prefix("https://").unwrap_or_default();
    let is_host = |c: char| c.is_ascii_alphanumeric() || "-.:/_~".contains(c);
    if host.is_empty() || host.ends_with('/') || !host.chars().all(is_host) {
        let message = format!("`{}` is no origin", origin.value);
        let cure = "write https:// and the host, with no / at the end, such as https://guide.example.com";
        ledger.fault(Fault::BadOrigin, &origin.place, message, cure);
    }
    Some(origin.value)
}

fn door(table: Table<'_>, ledger: &Ledger) -> Door {
    let to = table.take("to").map(|value| value.some_string());
    let door = Door {
        who: table.text("who"),
        line: table.text("line"),
        action: table.text("action"),
        // A target that could not be read was reported; the site is not built then.
        to: to.and_then(|to| link::target(&to, ledger)).unwrap_or(Target::Page(Page::Home)),
        sign: table.take("sign").and_then(|value| value.name_of("sign", &Sign::ALL)).unwrap_or(Sign::Compass),
    };
    table.done();
    door
}

fn shelf(table: Table<'_>) -> Shelf {
    let assessments = table.refer_all("assessments", Kind::Assessment, "", 1..=usize::MAX);
    let shelf = Shelf {
        title: table.text("title"),
        assessments: assessments.into_iter().map(|id| AssessmentId::new(id.value)).collect(),
    };
    table.done();
    shelf
}

fn bookshelf(table: Table<'_>) -> Bookshelf {
    let guides = table.refer_all("guides", Kind::Guide, "", 1..=usize::MAX);
    let shelf = Bookshelf {
        title: table.text("title"),
        line: table.text_if_any("line"),
        guides: guides.into_iter().map(|id| GuideId::new(id.value)).collect(),
    };
    table.done();
    shelf
}

fn promise(table: Table<'_>) -> Promise {
    let promise = Promise { title: table.text("title"), text: table.text("text") };
    table.done();
    promise
}
