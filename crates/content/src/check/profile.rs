//! Profiles: every result has its words, no dimension is favoured.

use crate::check::placeholder;
use crate::diagnostic::Fault;
use crate::ledger::{Ledger, counted};
use crate::quality::profile::{MOST_LONGEST, longest_options as count_longest};
use crate::read::assessment::AssessmentFile;
use waymark_domain::profile::Profile;

/// Every check of a profile.
pub(crate) const CHECKS: &[fn(&AssessmentFile, &Profile, &Ledger)] = &[
    headline_for_each_lens,
    blend_for_each_pair,
    one_option_for_each_dimension,
    longest_options,
    weeks,
    placeholders,
    themes_are_used,
    activities_are_used,
];

fn headline_for_each_lens(file: &AssessmentFile, profile: &Profile, ledger: &Ledger) {
    for (index, dimension) in profile.dimensions.iter().enumerate() {
        for lens in &profile.lenses {
            if !dimension.headline.iter().any(|(id, _)| *id == lens.id) {
                let message = format!("`{}` has no headline for the lens `{}`", dimension.id, lens.id);
                let place = file.place(&format!("dimensions.{index}.headline"));
                ledger.fault(Fault::MissingHeadline, &place, message, format!("add `{} = \"…\"` to it", lens.id));
            }
        }
    }
}

fn blend_for_each_pair(file: &AssessmentFile, profile: &Profile, ledger: &Ledger) {
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

fn one_option_for_each_dimension(file: &AssessmentFile, profile: &Profile, ledger: &Ledger) {
    for (index, question) in profile.questions.iter().enumerate() {
        for dimension in &profile.dimensions {
            let options = question.options.iter().filter(|option| option.dimension == dimension.id).count();
            if options != 1 {
                let message = format!("`{}` has {} for `{}`", question.id, counted(options, "option"), dimension.id);
                let cure = "give it exactly one, so that every dimension can be chosen equally often";
                let place = file.place(&format!("questions.{index}.id"));
                ledger.fault(Fault::UnequalRange, &place, message, cure);
            }
        }
    }
}

fn longest_options(file: &AssessmentFile, profile: &Profile, ledger: &Ledger) {
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

fn weeks(file: &AssessmentFile, profile: &Profile, ledger: &Ledger) {
    for (index, dimension) in profile.dimensions.iter().enumerate() {
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

fn themes_are_used(file: &AssessmentFile, profile: &Profile, ledger: &Ledger) {
    for (index, theme) in profile.themes.iter().enumerate() {
        if !profile.questions.iter().any(|question| question.theme == theme.id) {
            let message = format!("no question has the theme `{}`", theme.id);
            let place = file.place(&format!("themes.{index}.id"));
            ledger.fault(Fault::UnusedTheme, &place, message, "give it a question or take it out");
        }
    }
}

fn activities_are_used(file: &AssessmentFile, profile: &Profile, ledger: &Ledger) {
    let blocks = || profile.dimensions.iter().flat_map(|dimension| dimension.week.days.iter().flatten());
    for (index, activity) in profile.activities.iter().enumerate() {
        if !blocks().any(|block| block.activity == activity.id) {
            let message = format!("no week has the activity `{}`", activity.id);
            let place = file.place(&format!("activities.{index}.id"));
            ledger.fault(Fault::UnusedActivity, &place, message, "put it in a week or take it out");
        }
    }
}

fn placeholders(file: &AssessmentFile, profile: &Profile, ledger: &Ledger) {
    let known: Vec<&str> = profile.lenses.iter().take(2).map(|lens| lens.id.as_str()).collect();
    let gap = &profile.gap;
    for (key, text) in [("same", &gap.same), ("differs", &gap.differs), ("open", &gap.open)] {
        placeholder::check(text, &known, &file.place(&format!("gap.{key}")), ledger);
    }
}
