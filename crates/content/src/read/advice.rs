//! The words of one result, as every engine but the profile has them.

use crate::read::cited;
use crate::read::table::Table;
use waymark_domain::advice::Advice;

/// Words among the other keys of `table`.
pub(crate) fn advice(table: &Table<'_>) -> Advice {
    Advice {
        headline: table.text("headline"),
        means: table.paragraphs("means"),
        next: table.text("next"),
        avoid: table.text("avoid"),
        read: cited::sections_if_any(table),
        sources: cited::sources_if_any(table),
    }
}

/// Words in a table of their own.
pub(crate) fn advice_in<'d>(root: &Table<'d>, key: &'d str) -> Advice {
    let Some(table) = root.table(key) else {
        return Advice::default();
    };
    let advice = advice(&table);
    table.done();
    advice
}
