//! The words in which histories tell the readings of an assessment.

use crate::read::assessment::AssessmentFile;
use crate::read::example::Shown;
use waymark_domain::assessment::Engine;
use waymark_domain::audit::HOURS;
use waymark_domain::catalogue::HistoryWords;
use waymark_domain::facets::ANSWER;
use waymark_domain::ids::{DimensionId, LensId};
use waymark_domain::incentives::{Class, OWN};

/// What an assessment's results are made of and called.
pub(crate) fn history(file: &AssessmentFile) -> HistoryWords {
    let engine = &file.assessment.engine;
    let outcomes = Shown::all_of(engine).iter().chain(always_thin(engine));
    HistoryWords {
        series: series(engine),
        names: names(engine),
        outcomes: outcomes
            .filter_map(|shown| Some((shown.name().to_owned(), said(*shown, engine)?.to_owned())))
            .collect(),
        noise_points: file.noise_points,
    }
}

/// A sorter's example cannot be thin, but a person can stop on the way.
fn always_thin(engine: &Engine) -> Option<&'static Shown> {
    (!Shown::all_of(engine).contains(&Shown::Thin)).then_some(&Shown::Thin)
}

/// What is measured, and its name in two words at most.
fn series(engine: &Engine) -> Vec<(LensId, String)> {
    let one = |id: &str, short: &str| vec![(LensId::new(id), short.to_owned())];
    match engine {
        Engine::Profile(profile) => profile.lenses.iter().map(|lens| (lens.id.clone(), lens.short.clone())).collect(),
        Engine::Stage(_) => one(ANSWER, "Your place"),
        Engine::Facets(_) => one(ANSWER, "Lowest"),
        Engine::Sorter(_) => one(ANSWER, "Result"),
        Engine::Map(_) => one(OWN, "Cause"),
        Engine::Audit(_) => one(HOURS, "Most hours"),
    }
}

/// What results and their figures speak of.
fn names(engine: &Engine) -> Vec<(String, String)> {
    let name = |id: &DimensionId, name: &str| (id.to_string(), name.to_owned());
    match engine {
        Engine::Profile(profile) => profile.dimensions.iter().map(|d| name(&d.id, &d.name)).collect(),
        Engine::Stage(stages) => stages.stages.iter().map(|stage| name(&stage.id, &stage.name)).collect(),
        Engine::Facets(facets) => facets.facets.iter().map(|facet| name(&facet.id, &facet.name)).collect(),
        Engine::Sorter(sorter) => sorter.leaves.iter().map(|leaf| name(&leaf.id, &leaf.name)).collect(),
        Engine::Map(map) => {
            let classes = Class::ALL.iter().zip(&map.classes);
            classes.map(|((id, _), text)| ((*id).to_owned(), text.name.clone())).collect()
        }
        Engine::Audit(audit) => audit.classes.iter().map(|class| name(&class.id, &class.name)).collect(),
    }
}

/// An outcome that names nothing, as it is told behind the name of its series.
fn said(shown: Shown, engine: &Engine) -> Option<&'static str> {
    match shown {
        Shown::Named | Shown::Blend | Shown::Lowest | Shown::Reached | Shown::Leaf | Shown::Classes => None,
        Shown::Unclear => Some("no clear pattern"),
        Shown::Even => Some("none, all about even"),
        Shown::Strong => Some("none, strong all round"),
        Shown::Start => Some("at the start"),
        Shown::Misaligned => Some("incentives pull apart"),
        Shown::Misunderstood => Some("needs not understood"),
        Shown::Both => Some("incentives pull apart, and needs not understood"),
        Shown::Little => Some("neither of the two"),
        Shown::Thin => Some(match engine {
            Engine::Profile(_) | Engine::Stage(_) | Engine::Facets(_) | Engine::Map(_) => "too few answers",
            Engine::Sorter(_) => "a question is open",
            Engine::Audit(_) => "too few pieces",
        }),
    }
}
