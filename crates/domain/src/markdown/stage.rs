//! The result of a stage assessment as Markdown.

use super::{advise, answer, missing};
use crate::facets::ANSWER;
use crate::ids::LensId;
use crate::scoring::Sheet;
use crate::stage::{HOLDS, NOT_YET, PARTLY, StageScore, Stages, Statement, YES};
use std::fmt::Write as _;

/// Every stage's evidence, exposure, where the way stalls, and if there is a sheet every statement:
/// what is there, and what is missing with how to get it.
pub(super) fn write(out: &mut String, stages: &Stages, score: &StageScore, sheet: Option<&Sheet>) {
    let told = stages.tell(score);
    let _ = writeln!(out, "## {}\n", told.headline.trim());
    for evidence in &score.stages {
        let name = stages.stage(&evidence.stage).map_or(evidence.stage.as_str(), |stage| &stage.name);
        let _ = match evidence.share {
            Some(share) => writeln!(out, "- {name}: {share} % of the evidence"),
            None => writeln!(out, "- {name}: too few answers"),
        };
    }
    let _ = writeln!(out, "\nA stage holds from {HOLDS} % on, if every stage before it does.\n");
    missing(out, score.missing, sheet);
    advise(out, told);
    if score.missing == 0 {
        let exposed: Vec<&str> =
            score.exposed.iter().filter_map(|id| stages.stage(id)).map(|stage| stage.name.as_str()).collect();
        if !exposed.is_empty() {
            let _ =
                writeln!(out, "## {}\n\nAhead of the rest: {}\n", stages.exposure.headline.trim(), exposed.join(", "));
            advise(out, &stages.exposure);
        }
        if let Some(step) = score.stalls.as_ref().and_then(|id| stages.steps.iter().find(|step| step.id == *id)) {
            let _ = writeln!(out, "## Where it stalls: {}\n\n{}\n", step.name, step.stalls.trim());
        }
    }
    let Some(sheet) = sheet else { return };
    let _ = writeln!(out, "## Evidence: {}\n", stages.window.trim());
    for stage in &stages.stages {
        let _ = writeln!(out, "### {}\n", stage.name);
        let parts: [(&str, Part); 4] = [
            ("What is there", Part::There),
            ("What is missing, and yours to change", Part::Missing(true)),
            ("What is missing, and not yours alone", Part::Missing(false)),
            ("Not answered", Part::Open),
        ];
        for (heading, part) in parts {
            let of_it = |item: &&Statement| item.stage == stage.id && Part::of(item, sheet) == part;
            let items: Vec<&Statement> = stages.questions.iter().filter(of_it).collect();
            if items.is_empty() {
                continue;
            }
            let _ = writeln!(out, "**{heading}**\n");
            for item in items {
                let mark = sheet.mark(&LensId::new(ANSWER), &item.id);
                let chosen = stages.answers.iter().find(|(id, _)| Some(id) == mark);
                answer(out, &item.prompt, chosen.map(|(_, text)| text.as_str()));
                if let Part::Missing(_) = part {
                    let _ = writeln!(out, "  {}", item.missing.trim());
                }
            }
            out.push('\n');
        }
    }
}

/// Where a statement stands in the evidence of its stage.
#[derive(Clone, Copy, PartialEq)]
enum Part {
    There,
    /// Also what is there in part; the flag says whether it is in the reader's own control.
    Missing(bool),
    Open,
}

impl Part {
    fn of(item: &Statement, sheet: &Sheet) -> Self {
        let mark = sheet.mark(&LensId::new(ANSWER), &item.id);
        match mark.map(|option| option.as_str()) {
            Some(YES) => Self::There,
            Some(PARTLY | NOT_YET) => Self::Missing(item.yours),
            _ => Self::Open,
        }
    }
}
