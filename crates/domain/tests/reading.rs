//! What histories keep of a result.

mod support;

use proptest::prelude::*;
use support::{any_answered, small};
use waymark_domain::assessment::{Assessment, Engine, Scored};
use waymark_domain::catalogue::HistoryWords;
use waymark_domain::ids::LensId;
use waymark_domain::reading::{Reading, THIN, is_noise, percent};
use waymark_domain::scoring::Sheet;

#[test]
fn changes_within_the_noise() {
    let table = [
        (22, 50, 50, true),
        (22, 50, 72, true),
        (22, 72, 50, true),
        (22, 50, 73, false),
        (22, 73, 50, false),
        (0, 50, 50, true),
        (0, 50, 51, false),
        (22, 0, 100, false),
        (100, 0, 100, true),
    ];
    for (noise, before, after, expected) in table {
        assert_eq!(is_noise(noise, before, after), expected, "{noise}: {before} to {after}");
    }
}

#[test]
fn percents() {
    #[rustfmt::skip]
    let table = [
        (0, 0, 0), (0, 7, 0), (7, 7, 100), (1, 2, 50), (1, 3, 33), (2, 3, 67), (1, 8, 13), (3, 8, 38),
        // Halves go up.
        (1, 200, 1), (1, 201, 0), (199, 200, 100), (197, 200, 99),
        // More than there is, and something of nothing, are no shares.
        (8, 7, 100), (3, 0, 100),
    ];
    for (part, whole, expected) in table {
        assert_eq!(percent(part, whole), expected, "{part} of {whole}");
    }
}

proptest! {
    #[test]
    fn percents_are_the_nearest_whole_number(whole in 1..10_000_u32, part: prop::sample::Index) {
        let part = u32::try_from(part.index(10_001)).expect("small").min(whole);
        let exact = f64::from(part) * 100.0 / f64::from(whole);
        prop_assert!((f64::from(percent(part, whole)) - exact).abs() <= 0.5, "{} of {}", part, whole);
        // A part and what is left of it make a whole, but for a half that is rounded up twice.
        let both = percent(part, whole) + percent(whole - part, whole);
        prop_assert!(both == 100 || both == 101, "{}", both);
    }

    #[test]
    fn what_is_read_of_any_result((assessment, sheet) in prop_oneof![any_answered(), small::any_answered()]) {
        sound(&assessment, &sheet)?;
    }

    #[test]
    fn what_is_read_of_any_list(sheet in small::any_list()) {
        sound(&small::around(Engine::Audit(small::audit())), &sheet)?;
    }
}

/// Names are lasting: they stand in records. A new one is a new line.
fn outcomes(engine: &Engine) -> &'static [&'static str] {
    match engine {
        Engine::Profile(_) => &[THIN, "named", "blend", "unclear"],
        Engine::Stage(_) => &[THIN, "start", "reached"],
        Engine::Facets(_) => &[THIN, "strong", "even", "lowest"],
        Engine::Sorter(_) => &[THIN, "leaf"],
        Engine::Map(_) => &[THIN, "misaligned", "misunderstood", "both", "little"],
        Engine::Audit(_) => &[THIN, "classes"],
    }
}

fn sound(assessment: &Assessment, sheet: &Sheet) -> Result<(), TestCaseError> {
    let scored = assessment.score(sheet, &[]);
    let readings = scored.readings();
    let lenses = match &assessment.engine {
        Engine::Profile(profile) => profile.lenses.len(),
        Engine::Stage(_) | Engine::Facets(_) | Engine::Sorter(_) | Engine::Map(_) | Engine::Audit(_) => 1,
    };
    prop_assert_eq!(readings.len(), lenses);
    prop_assert_eq!(scored.is_thin(), readings.iter().all(|reading| reading.outcome == THIN));
    for reading in &readings {
        prop_assert!(outcomes(&assessment.engine).contains(&reading.outcome.as_str()), "{:?}", reading);
        prop_assert!(reading.outcome != THIN || reading.leads.is_empty(), "{:?}", reading);
        for (of, figure) in &reading.figures {
            prop_assert!(*figure <= 100 && reading.figure(of) == Some(*figure), "{:?}", reading);
        }
        prop_assert_eq!(reading.figure("gone"), None);
    }
    Ok(())
}

#[test]
fn nothing_at_all_is_thin() {
    for assessment in small::one_of_each() {
        let scored = assessment.score(&Sheet::default(), &[]);
        assert!(scored.is_thin(), "{}", assessment.engine.kind());
        assert_eq!(scored.readings()[0].outcome, THIN);
    }
    assert!(Scored::Map(Vec::new()).is_thin());
    assert!(Scored::Profile(Vec::new()).is_thin());
}

/// Equal figures in a history overlay only where they are of the same thing.
#[test]
fn a_figure_goes_by_its_name() {
    let figures = vec![("calm".to_owned(), 40), ("drive".to_owned(), 0)];
    let reading = Reading { series: LensId::new("answer"), outcome: "lowest".to_owned(), leads: Vec::new(), figures };
    assert_eq!(["calm", "drive", "gone"].map(|of| reading.figure(of)), [Some(40), Some(0), None]);
}

/// What the content no longer has goes by its id.
#[test]
fn names_in_a_history() {
    let names = vec![("calm".to_owned(), "Calm".to_owned())];
    let words = HistoryWords { names, ..HistoryWords::default() };
    assert_eq!((words.name("calm"), words.name("gone")), ("Calm", "gone"));
}
