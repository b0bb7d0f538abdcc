//! Audits: every piece of work fits a class.

use crate::diagnostic::Fault;
use crate::ledger::Ledger;
use crate::read::assessment::AssessmentFile;
use waymark_domain::audit::Audit;

/// Every check of an audit.
pub(crate) const CHECKS: &[fn(&AssessmentFile, &Audit, &Ledger)] = &[only_the_last_class_takes_the_rest];

fn only_the_last_class_takes_the_rest(file: &AssessmentFile, audit: &Audit, ledger: &Ledger) {
    let last = audit.classes.len().saturating_sub(1);
    for (index, class) in audit.classes.iter().enumerate() {
        let place = file.place(&format!("classes.{index}.id"));
        if index < last && class.when.is_empty() {
            let message = format!("the class `{}` has no `when`, so none after it is reached", class.id);
            ledger.fault(Fault::ClassOrder, &place, message, "add `when = [ … ]`, or put it last");
        }
        if index == last && !class.when.is_empty() {
            let message = format!("the last class, `{}`, has `when`, so some work fits none", class.id);
            ledger.fault(Fault::ClassOrder, &place, message, "take it out, or add a class for the rest");
        }
    }
}
