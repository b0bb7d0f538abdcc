//! The layout lock: how links of every revision ever shipped packed their answers.
//!
//! `layouts.lock` holds one JSON object a line and only ever grows. Each line ends in a sum over
//! the sum of the line before and the line itself, so that a line edited, moved or removed shows.
//! (The last lines can be cut off unnoticed, which is how an unshipped revision is taken back; a
//! revision that is still in content then asks to be locked again.)

use crate::compile::checked;
use crate::diagnostic::{Fault, Place};
use crate::draft::{Draft, LOCK};
use crate::files::Files;
use crate::ledger::Ledger;
use crate::source::SourceText;
use crc::{CRC_32_ISO_HDLC, Crc};
use serde::{Deserialize, Serialize};
use std::fmt::Write as _;
use waymark_domain::assessment::{Assessment, Engine, Layout};
use waymark_domain::facets::ANSWER;
use waymark_domain::form::{Asked, Form, Kind};
use waymark_domain::ids::{DimensionId, OptionId, QuestionId};
use waymark_domain::incentives::{Field, Incentives};
use waymark_domain::profile::{ContextQuestion, Profile, Question};
use waymark_domain::sorter::{Node, Sorter};

/// A line of the lock.
#[derive(Clone, Debug)]
pub(crate) struct Locked {
    pub(crate) assessment: String,
    pub(crate) layout: Layout,
    pub(crate) place: Place,
}

/// What a line holds, apart from its sum.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Body {
    assessment: String,
    revision: u32,
    layout: Layout,
}

const SUMS: Crc<u32> = Crc::<u32>::new(&CRC_32_ISO_HDLC);

/// Reads the lock, and reports every line that is not as it was written.
pub(crate) fn read(source: &SourceText, ledger: &Ledger) -> Vec<Locked> {
    let mut locked = Vec::new();
    let mut before = String::new();
    let mut offset = 0;
    for line in source.text().split_inclusive('\n') {
        let place = source.place(offset);
        offset += line.len();
        let Some((body, sum)) = split(line.trim_end_matches('\n')) else {
            let cure = "restore the file from version control; only `cargo xtask content lock` writes it";
            ledger.fault(Fault::LockSyntax, &place, "not a line of the lock", cure);
            before.clear();
            continue;
        };
        if sum_of(&before, &body) != sum {
            let message = "this line was edited or moved, or one before it was removed";
            let cure = "restore the file from version control; links that people hold are read by it";
            ledger.fault(Fault::LockBroken, &place, message, cure);
        }
        before = sum.to_owned();
        match serde_json::from_str::<Body>(&body) {
            Ok(Body { assessment, layout, revision }) if layout.revision == revision => {
                locked.push(Locked { assessment, layout, place });
            }
            Ok(_) | Err(_) => {
                let cure = "restore the file from version control; only `cargo xtask content lock` writes it";
                ledger.fault(Fault::LockSyntax, &place, "no layout can be read from this line", cure);
            }
        }
    }
    locked
}

/// A line's body, closed again, and its sum.
fn split(line: &str) -> Option<(String, &str)> {
    let (body, end) = line.rsplit_once(",\"sum\":\"")?;
    Some((format!("{body}}}"), end.strip_suffix("\"}")?))
}

fn sum_of(before: &str, body: &str) -> String {
    format!("{:08x}", SUMS.checksum(format!("{before}{body}").as_bytes()))
}

/// How the present revision packs its answers.
pub(crate) fn layout(assessment: &Assessment) -> Layout {
    let Parts { lenses, dimensions, questions, context } = match &assessment.engine {
        Engine::Profile(profile) => of_profile(profile),
        Engine::Stage(stages) => of_form(&stages.form(), stages.stages.iter().map(|stage| &stage.id)),
        Engine::Facets(facets) => of_form(&facets.form(), facets.facets.iter().map(|facet| &facet.id)),
        Engine::Sorter(sorter) => of_sorter(sorter),
        Engine::Map(map) => of_map(map),
        Engine::Audit(audit) => {
            let questions = audit.list.ratings.iter().map(|(_, asked)| packed(asked)).collect();
            Parts { questions, ..Parts::default() }
        }
    };
    Layout { revision: assessment.revision, lenses, dimensions, questions, context }
}

/// A question with its options, in the order they are packed.
type Packed = (QuestionId, Vec<OptionId>);

/// What a layout holds, apart from its revision.
#[derive(Default)]
struct Parts {
    lenses: Vec<String>,
    dimensions: Vec<String>,
    questions: Vec<Packed>,
    context: Vec<Packed>,
}

/// In the order of the file. (A form holds options in the order of the dimensions.)
fn of_profile(profile: &Profile) -> Parts {
    let question = |q: &Question| (q.id.clone(), q.options.iter().map(|option| option.id.clone()).collect());
    let context = |q: &ContextQuestion| (q.id.clone(), q.options.iter().map(|option| option.id.clone()).collect());
    Parts {
        lenses: profile.lenses.iter().map(|lens| lens.id.to_string()).collect(),
        dimensions: profile.dimensions.iter().map(|dimension| dimension.id.to_string()).collect(),
        questions: profile.questions.iter().map(question).collect(),
        context: profile.context.iter().map(context).collect(),
    }
}

fn of_form<'d>(form: &Form, dimensions: impl Iterator<Item = &'d DimensionId>) -> Parts {
    let of = |kind: Kind| form.asked.iter().filter(move |asked| asked.kind == kind).map(packed);
    Parts {
        lenses: form.lenses.iter().map(|lens| lens.id.to_string()).collect(),
        dimensions: dimensions.map(ToString::to_string).collect(),
        questions: of(Kind::Scored).collect(),
        context: of(Kind::Context).collect(),
    }
}

/// Not by its form: that follows every way, and there may be far too many in a tree that is not sound.
fn of_sorter(sorter: &Sorter) -> Parts {
    let question = |node: &Node| (node.id.clone(), node.options.iter().map(|branch| branch.id.clone()).collect());
    Parts {
        lenses: vec![ANSWER.to_owned()],
        dimensions: sorter.leaves.iter().map(|leaf| leaf.id.to_string()).collect(),
        questions: sorter.questions.iter().map(question).collect(),
        context: Vec::new(),
    }
}

/// A map's fields are packed as context questions without options, those of the sheet first.
fn of_map(map: &Incentives) -> Parts {
    let mut parts = of_form(&map.form(), std::iter::empty());
    let (at_result, at_sheet): (Vec<&Field>, Vec<&Field>) = map.fields.iter().partition(|field| field.at_result);
    parts.context.extend(at_sheet.into_iter().chain(at_result).map(|field| (field.id.clone(), Vec::new())));
    parts
}

fn packed(asked: &Asked) -> Packed {
    (asked.id.clone(), asked.offers.iter().map(|offer| offer.id.clone()).collect())
}

/// Compares every assessment with its locked revision.
pub(crate) fn check(draft: &Draft, ledger: &Ledger) {
    for file in &draft.assessments {
        let (revision, place) = (file.assessment.revision, file.place("revision"));
        // Not a revision: reported where it was read.
        if revision == 0 {
            continue;
        }
        let of_this = || draft.locked.iter().filter(|locked| locked.assessment == file.id());
        let highest = of_this().map(|locked| locked.layout.revision).max().unwrap_or(0);
        if revision < highest {
            let message = format!("revision {revision} comes after revision {highest}, which is locked");
            let cure = format!("make it {highest} or more: a revision only goes up");
            ledger.fault(Fault::RevisionWentBack, &place, message, cure);
        }
        match of_this().find(|locked| locked.layout.revision == revision) {
            None if revision > highest => {
                let message = format!("revision {revision} is not in {LOCK}");
                ledger.fault(Fault::LockMissing, &place, message, "run `cargo xtask content lock`");
            }
            Some(locked) if locked.layout != layout(&file.assessment) => {
                let message = format!("questions or options of revision {revision} changed");
                let cure = format!("raise `revision` to {} and run `cargo xtask content lock`", highest + 1);
                ledger.fault(Fault::LockDiffers, &place, message, cure);
            }
            None | Some(_) => {}
        }
    }
}

/// Reports a revision that stands in the lock twice.
pub(crate) fn check_repeated(draft: &Draft, ledger: &Ledger) {
    for (index, locked) in draft.locked.iter().enumerate() {
        let same =
            |other: &&Locked| other.assessment == locked.assessment && other.layout.revision == locked.layout.revision;
        if draft.locked.iter().take(index).any(|other| same(&other)) {
            let message = format!("revision {} of `{}` is here twice", locked.layout.revision, locked.assessment);
            let cure = "restore the file from version control; only `cargo xtask content lock` writes it";
            ledger.fault(Fault::LockRepeated, &locked.place, message, cure);
        }
    }
}

/// Faults of an assessment's file that do not stand in the way of locking it.
const HEALED_BY_LOCKING: &[Fault] = &[Fault::LockMissing];

/// The lock with a line for each assessment whose revision has none, and what was added.
///
/// # Errors
/// What has to be put right first.
pub fn locked(files: &Files) -> Result<(String, Vec<String>), String> {
    let ledger = Ledger::default();
    let draft = checked(files, &ledger);
    let old = files.get(LOCK).map(|bytes| String::from_utf8_lossy(bytes).into_owned()).unwrap_or_default();
    if ledger.has_problems(&files.shown(LOCK), &[]) {
        return Err(format!("{} is damaged: run `cargo xtask content check`", files.shown(LOCK)));
    }
    let mut before = old.lines().last().and_then(split).map(|(_, sum)| sum.to_owned()).unwrap_or_default();
    let mut new = old;
    if !new.is_empty() && !new.ends_with('\n') {
        new.push('\n');
    }
    let mut added = Vec::new();
    for file in &draft.assessments {
        let present = layout(&file.assessment);
        let (id, revision) = (file.id().to_owned(), present.revision);
        let is_locked = |locked: &Locked| locked.assessment == id && locked.layout.revision == revision;
        if draft.locked.iter().any(is_locked) {
            continue;
        }
        let path = files.shown(&format!("assessments/{id}.toml"));
        if ledger.has_problems(&path, HEALED_BY_LOCKING) {
            return Err(format!("{path} has problems: put them right first (`cargo xtask content check`)"));
        }
        added.push(format!("{id}, revision {revision}"));
        let body = Body { assessment: id, revision, layout: present };
        let body = serde_json::to_string(&body).map_err(|error| error.to_string())?;
        let sum = sum_of(&before, &body);
        let open = body.strip_suffix('}').unwrap_or(&body);
        // Writing to a string cannot fail.
        let _ = writeln!(new, "{open},\"sum\":\"{sum}\"}}");
        before = sum;
    }
    Ok((new, added))
}
