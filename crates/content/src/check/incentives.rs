//! Maps: their scale rises.

use crate::diagnostic::Fault;
use crate::ledger::Ledger;
use crate::read::assessment::AssessmentFile;
use waymark_domain::incentives::Incentives;

/// Every check of a map.
pub(crate) const CHECKS: &[fn(&AssessmentFile, &Incentives, &Ledger)] = &[levels_rise];

fn levels_rise(file: &AssessmentFile, map: &Incentives, ledger: &Ledger) {
    for (index, pair) in map.scale.windows(2).enumerate() {
        if let [lower, higher] = pair
            && lower.weight >= higher.weight
        {
            let message = format!("`{}` weighs no more than `{}` before it", higher.id, lower.id);
            let place = file.place(&format!("scale.{}.weight", index + 1));
            ledger.fault(Fault::LevelOrder, &place, message, "put levels in order, each heavier than the one before");
        }
    }
}
