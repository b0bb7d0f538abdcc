//! Guides.

use crate::diagnostic::Fault;
use crate::draft::Draft;
use crate::ledger::Ledger;

/// About seven minutes of reading: what somebody finishes in one go.
const MOST_WORDS: usize = 1_500;

pub(crate) fn guides_are_short(draft: &Draft, ledger: &Ledger) {
    for file in draft.guides.iter().filter(|file| file.words > MOST_WORDS) {
        let message = format!("the guide has {} words", file.words);
        ledger.fault(Fault::TooLong, &file.top, message, format!("cut it to {MOST_WORDS}, or make it two"));
    }
}
