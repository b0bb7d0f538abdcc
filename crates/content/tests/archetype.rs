//! The archetype finder as it is published: sound, and as good as promised.

use std::path::{Path, PathBuf};
use waymark_content::compile;
use waymark_domain::assessment::{Assessment, Engine};
use waymark_domain::profile::Profile;

const ID: &str = "archetype";

fn content() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content")
}

/// The assessment, or every problem of the content.
fn archetype() -> Result<Assessment, String> {
    let compiled = compile(&content())
        .map_err(|problems| problems.iter().map(|problem| format!("{problem}\n")).collect::<String>())?;
    let found = compiled.assessments.into_iter().find(|assessment| assessment.id.as_str() == ID);
    found.ok_or_else(|| "it is not published".to_owned())
}

fn profile(assessment: &Assessment) -> &Profile {
    if let Engine::Profile(profile) = &assessment.engine { profile } else { unreachable!("its kind is profile") }
}

#[test]
fn the_content_is_sound() {
    assert_eq!(archetype().err().unwrap_or_default(), "");
}

#[test]
fn every_figure_meets_its_goal() {
    let quality = archetype().expect("the content is sound").quality;
    let missed: Vec<_> = quality.iter().filter(|measure| !measure.met).collect();
    assert!(missed.is_empty(), "{missed:?}");
    assert!(quality.len() > 10, "all of them are measured");
}

#[test]
fn the_rules_are_those_the_method_page_tells() {
    let archetype = archetype().expect("the content is sound");
    let rules = &profile(&archetype).rules;
    assert_eq!((rules.margin[14], rules.blend_pair[14], rules.blend_lead, rules.least_answers), (5, 11, 2, 10));
}
