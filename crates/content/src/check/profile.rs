//! Profiles: every result has its words, no dimension is favoured, every figure meets its goal.

use crate::diagnostic::Fault;
use crate::draft::Draft;
use crate::ledger::{Ledger, counted, suggest};
use crate::quality::profile::{MOST_LONGEST, longest_options as count_longest};

/// Below, no margin keeps chance out; above, people tire.
pub(crate) const QUESTIONS: std::ops::RangeInclusive<usize> = 8..=24;

pub(crate) fn headline_for_each_lens(draft: &Draft, ledger: &Ledger) {
    for file in &draft.assessments {
        for (index, dimension) in file.profile().dimensions.iter().enumerate() {
            for lens in &file.profile().lenses {
                if !dimension.headline.iter().any(|(id, _)| *id == lens.id) {
                    let message = format!("`{}` has no headline for the lens `{}`", dimension.id, lens.id);
                    let place = file.place(&format!("dimensions.{index}.headline"));
                    ledger.fault(Fault::MissingHeadline, &place, message, format!("add `{} = \"…\"` to it", lens.id));
                }
            }
        }
    }
}

pub(crate) fn blend_for_each_pair(draft: &Draft, ledger: &Ledger) {
    for file in &draft.assessments {
        let profile = file.profile();
        for (index, blend) in profile.blends.iter().enumerate() {
            let place = file.place(&format!("blends.{index}.of"));
            let (a, b) = &blend.of;
            let is_pair = |of: &(_, _)| (&of.0, &of.1) == (a, b) || (&of.0, &of.1) == (b, a);
            if a == b && !a.as_str().is_empty() {
                let message = format!("a blend of `{a}` with itself");
                ledger.fault(Fault::BlendOfOne, &place, message, "name two different dimensions");
            } else if profile.blends.iter().take(index).any(|earlier| is_pair(&earlier.of)) {
                let message = format!("`{a}` and `{b}` have a blend already");
                ledger.fault(Fault::DuplicateBlend, &place, message, "keep one of the two");
            }
        }
        for (index, a) in profile.dimensions.iter().enumerate() {
            for b in profile.dimensions.iter().skip(index + 1) {
                if a.id != b.id && profile.blend(&a.id, &b.id).is_none() {
                    let message = format!("`{}` and `{}` have no blend", a.id, b.id);
                    let cure = format!("add [[blends]] with of = [\"{}\", \"{}\"]", a.id, b.id);
                    ledger.fault(Fault::MissingBlend, &file.place("blends"), message, cure);
                }
            }
        }
    }
}

pub(crate) fn one_option_for_each_dimension(draft: &Draft, ledger: &Ledger) {
    for file in &draft.assessments {
        let profile = file.profile();
        for (index, question) in profile.questions.iter().enumerate() {
            for dimension in &profile.dimensions {
                let options = question.options.iter().filter(|option| option.dimension == dimension.id).count();
                if options != 1 {
                    let message =
                        format!("`{}` has {} for `{}`", question.id, counted(options, "option"), dimension.id);
                    let cure = "give it exactly one, so that every dimension can be chosen equally often";
                    let place = file.place(&format!("questions.{index}.id"));
                    ledger.fault(Fault::UnequalRange, &place, message, cure);
                }
            }
        }
    }
}

pub(crate) fn number_of_questions(draft: &Draft, ledger: &Ledger) {
    for file in &draft.assessments {
        let count = file.profile().questions.len();
        if count > 0 && !QUESTIONS.contains(&count) {
            let cure = format!("make it {} to {}", QUESTIONS.start(), QUESTIONS.end());
            ledger.fault(Fault::QuestionCount, &file.place("questions"), counted(count, "question"), cure);
        }
    }
}

pub(crate) fn longest_options(draft: &Draft, ledger: &Ledger) {
    for file in &draft.assessments {
        let profile = file.profile();
        for (index, longest) in count_longest(profile).into_iter().enumerate() {
            let asked = profile.questions.len();
            // Compared without division, so that 35 % itself passes.
            if longest.len() * 100 > MOST_LONGEST * asked {
                let Some(dimension) = profile.dimensions.get(index) else {
                    continue;
                };
                let message =
                    format!("`{}` has the longest option in {} of {asked} questions", dimension.id, longest.len());
                let cure =
                    format!("make it {} at most; shorten some of: {}", MOST_LONGEST * asked / 100, longest.join(", "));
                let place = file.place(&format!("dimensions.{index}.id"));
                ledger.fault(Fault::LongestOption, &place, message, cure);
            }
        }
    }
}

pub(crate) fn weeks(draft: &Draft, ledger: &Ledger) {
    for file in &draft.assessments {
        for (index, dimension) in file.profile().dimensions.iter().enumerate() {
            let path = format!("dimensions.{index}.week");
            let days = &dimension.week.days;
            if days.len() != 5 {
                let message = format!("the week of `{}` has {}", dimension.id, counted(days.len(), "day"));
                ledger.fault(Fault::WeekDays, &file.place(&path), message, "give it five");
            }
            for (day, blocks) in days.iter().enumerate() {
                let hours: f32 = blocks.iter().map(|block| block.hours).sum();
                if !(6.0..=10.0).contains(&hours) {
                    let message = format!("day {} of the week of `{}` has {hours} hours", day + 1, dimension.id);
                    let place = file.place(&format!("{path}.{day}"));
                    ledger.fault(Fault::WeekHours, &place, message, "make it 6 to 10");
                }
            }
        }
    }
}

pub(crate) fn placeholders(draft: &Draft, ledger: &Ledger) {
    for file in &draft.assessments {
        let known: Vec<String> = file.profile().lenses.iter().take(2).map(|lens| format!("{{{}}}", lens.id)).collect();
        let gap = &file.profile().gap;
        for (key, text) in [("same", &gap.same), ("differs", &gap.differs), ("open", &gap.open)] {
            let place = file.place(&format!("gap.{key}"));
            for found in placeholders_in(text) {
                let known = || known.iter().map(String::as_str);
                if !found.ends_with('}') {
                    let message = "a `{` that nothing closes";
                    let cure = "close it with `}` or take it out";
                    ledger.fault(Fault::UnknownPlaceholder, &place, message, cure);
                } else if !known().any(|known| known == found) {
                    let message = format!("`{found}` stands for nothing");
                    let cure = suggest(found, known());
                    ledger.fault(Fault::UnknownPlaceholder, &place, message, cure);
                }
            }
        }
    }
}

/// Every `{…}` in a text; a `{` that nothing closes goes to the end.
fn placeholders_in(text: &str) -> impl Iterator<Item = &str> {
    text.match_indices('{').map(|(start, _)| {
        let rest = text.get(start..).unwrap_or_default();
        rest.split_inclusive('}').next().unwrap_or(rest)
    })
}

pub(crate) fn themes_are_used(draft: &Draft, ledger: &Ledger) {
    for file in &draft.assessments {
        for (index, theme) in file.profile().themes.iter().enumerate() {
            if !file.profile().questions.iter().any(|question| question.theme == theme.id) {
                let message = format!("no question has the theme `{}`", theme.id);
                let place = file.place(&format!("themes.{index}.id"));
                ledger.fault(Fault::UnusedTheme, &place, message, "give it a question or take it out");
            }
        }
    }
}

pub(crate) fn activities_are_used(draft: &Draft, ledger: &Ledger) {
    for file in &draft.assessments {
        let blocks = || file.profile().dimensions.iter().flat_map(|dimension| dimension.week.days.iter().flatten());
        for (index, activity) in file.profile().activities.iter().enumerate() {
            if !blocks().any(|block| block.activity == activity.id) {
                let message = format!("no week has the activity `{}`", activity.id);
                let place = file.place(&format!("activities.{index}.id"));
                ledger.fault(Fault::UnusedActivity, &place, message, "put it in a week or take it out");
            }
        }
    }
}

pub(crate) fn quality(draft: &Draft, ledger: &Ledger) {
    for file in &draft.assessments {
        // The longest options have a check of their own, which says which to shorten.
        let other = |id: &str| !id.starts_with("longest-option");
        for measure in file.assessment.quality.iter().filter(|measure| !measure.met && other(&measure.id)) {
            let figure = &measure.shown;
            let goal = measure.goal.trim_end_matches(": not met");
            let message = format!("`{}` is {figure}; it has to be {goal}", measure.id);
            let cure = "change the number of questions or dimensions; `cargo xtask content stats` shows all figures";
            ledger.fault(Fault::QualityNotMet, &file.place("questions"), message, cure);
        }
    }
}
