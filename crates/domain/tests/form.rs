//! What is asked, in which order, and how its options are shown.

mod support;

use proptest::prelude::*;
use std::collections::BTreeSet;
use support::small::{advice, any_answered, around, ask, one_of_each, opt, side, sorter};
use support::{REAL, Size, any_size, assessment, profile};
use waymark_domain::assessment::{Assessment, Engine, Scored};
use waymark_domain::attempt::{Attempt, CONTEXT, Part, WORDS};
use waymark_domain::form::{Asked, Form, Kind, Offer, Then};
use waymark_domain::ids::{AssessmentId, AttemptId, LensId, OptionId, QuestionId};
use waymark_domain::scoring::Sheet;
use waymark_domain::text::{Block, Inline};

fn begun() -> Attempt {
    Part::begin(AttemptId::new("a1"), AssessmentId::new("trees"), 3, 0)
}

/// A question whose id says how many options it has: `x4`.
fn question(id: &str, size: usize, kind: Kind) -> Asked {
    let ids: Vec<OptionId> = (0..size).map(|place| opt(&format!("{id}-{place}"))).collect();
    Asked::plain(&ask(id), "What?", kind, ids.iter().map(|id| (id, "That.")).collect())
}

fn ids(offers: &[&Offer]) -> Vec<String> {
    offers.iter().map(|offer| offer.id.to_string()).collect()
}

/// An assessment of any engine.
fn any_assessment() -> impl Strategy<Value = Assessment> {
    prop_oneof![
        any_size().prop_map(assessment),
        any_answered().prop_map(|(assessment, _)| assessment),
        prop::sample::select(one_of_each()),
    ]
}

proptest! {
    /// Options without an order of their own are shuffled, each shown once; all others stay as they are.
    #[test]
    fn each_option_is_shown_once(assessment in any_assessment(), seed: u64) {
        let form = assessment.engine.form();
        prop_assert_eq!(form.shuffled, matches!(assessment.engine, Engine::Profile(_)));
        for asked in &form.asked {
            let shown = ids(&form.shown(asked, seed));
            let own = ids(&asked.offers.iter().collect::<Vec<_>>());
            if form.shuffled && asked.kind == Kind::Scored {
                let (shown, own): (BTreeSet<_>, BTreeSet<_>) = (shown.iter().collect(), own.iter().collect());
                prop_assert_eq!(shown.len(), asked.offers.len());
                prop_assert_eq!(shown, own);
            } else {
                prop_assert_eq!(shown, own);
            }
            prop_assert_eq!(ids(&form.shown(asked, seed)), ids(&form.shown(asked, seed)));
        }
    }

    /// Whatever the sizes: no option is lost in a shuffle.
    #[test]
    fn each_option_is_shown_once_where_questions_differ_in_size(
        sizes in prop::collection::vec((0..7_usize, any::<bool>()), 1..12),
        seed: u64,
    ) {
        let of = |(number, (size, scored)): (usize, &(usize, bool))| {
            question(&format!("x{number}"), *size, if *scored { Kind::Scored } else { Kind::Context })
        };
        let asked: Vec<Asked> = sizes.iter().enumerate().map(of).collect();
        let form = Form { asked, shuffled: true, ..Form::default() };
        for asked in &form.asked {
            let (shown, own) = (ids(&form.shown(asked, seed)), ids(&asked.offers.iter().collect::<Vec<_>>()));
            let sorted: BTreeSet<&String> = shown.iter().collect();
            prop_assert_eq!((shown.len(), sorted), (own.len(), own.iter().collect()));
            prop_assert!(asked.kind == Kind::Scored || shown == own);
        }
    }

    /// Ids tell questions apart, in the form and within what is kept of them.
    #[test]
    fn every_question_is_asked_once(assessment in any_assessment()) {
        let form = assessment.engine.form();
        let seen: BTreeSet<&QuestionId> = form.asked.iter().map(|asked| &asked.id).collect();
        prop_assert_eq!(seen.len(), form.asked.len());
        for asked in &form.asked {
            prop_assert_eq!(form.question(&asked.id), Some(asked));
            prop_assert_eq!(asked.offers.is_empty(), asked.kind == Kind::Words);
            let lenses = form.lenses_of(asked);
            prop_assert_eq!(lenses.len(), if asked.kind == Kind::Scored { form.lenses.len() } else { 1 });
        }
    }

    /// Where nothing branches, everything is asked, whatever was answered.
    #[test]
    fn a_form_that_does_not_branch_asks_everything((assessment, sheet) in any_answered()) {
        let form = assessment.engine.form();
        prop_assume!(!matches!(assessment.engine, Engine::Sorter(_)));
        let mut part = begun();
        for (lens, marks) in &sheet.lenses {
            marks.iter().for_each(|(question, mark)| part.mark(lens, question, mark.clone(), 1));
        }
        let all: Vec<&Asked> = form.asked.iter().collect();
        prop_assert_eq!(form.way(Some(&part)), all.clone());
        prop_assert_eq!(form.way(None), all);
        prop_assert_eq!(form.longest, 0);
    }

    /// A question is done when each of its lenses has a mark; "not sure" is one.
    #[test]
    fn a_question_is_marked_through_each_of_its_lenses((assessment, _) in any_answered(), which: prop::sample::Index) {
        let form = assessment.engine.form();
        let asked = which.get(&form.asked);
        let mut part = begun();
        for lens in form.lenses_of(asked) {
            prop_assert!(!form.is_marked(&part, asked));
            match asked.kind {
                Kind::Words => part.write(&lens, &asked.id, String::new(), 1),
                Kind::Scored | Kind::Context => part.mark(&lens, &asked.id, None, 1),
            }
        }
        prop_assert!(form.is_marked(&part, asked));
        prop_assert!(form.asked.iter().all(|other| other == asked || !form.is_marked(&part, other)));
    }
}

#[test]
fn what_is_kept_where() {
    let form = Form { lenses: profile(REAL).lenses, ..Form::default() };
    let lenses = |kind| form.lenses_of(&question("x", 2, kind));
    assert_eq!(lenses(Kind::Scored), [LensId::new("work"), LensId::new("energy")]);
    assert_eq!(lenses(Kind::Context), [LensId::new(CONTEXT)]);
    assert_eq!(lenses(Kind::Words), [LensId::new(WORDS)]);
    let words = Asked::words(&ask("why"), "Why?", "Take your time.");
    assert_eq!((words.kind, words.help.as_str(), words.offers.len()), (Kind::Words, "Take your time.", 0));
}

#[test]
fn a_profiles_form_has_the_situations_and_then_the_company() {
    let size = Size { questions: 8, context: 2, ..REAL };
    let form = profile(size).form();
    let kinds: Vec<Kind> = form.asked.iter().map(|asked| asked.kind).collect();
    assert_eq!((&kinds[..8], &kinds[8..]), (&[Kind::Scored; 8][..], &[Kind::Context; 2][..]));
    assert_eq!((form.noun.as_str(), form.aside.as_str(), form.longest), ("situation", "About the company", 0));
    // Options stand in the order of the dimensions, wherever the content has them.
    assert!(form.asked[..8].iter().all(|asked| ids(&asked.offers.iter().collect::<Vec<_>>()) == ["a", "b", "c", "d"]));
}

/// A form that branches: where the answers lead, up to the first question without one.
#[test]
fn ways() {
    let branch = |id: &str, offers: &[(&str, Then)], unsure: Then| Asked {
        offers: offers
            .iter()
            .map(|(id, then)| Offer { id: opt(id), text: String::new(), then: then.clone() })
            .collect(),
        unsure,
        ..question(id, 0, Kind::Scored)
    };
    let to = |id: &str| Then::Ask(ask(id));
    let form = Form {
        lenses: sorter_form().lenses,
        asked: vec![
            question("why", 0, Kind::Words),
            branch("a", &[("x", to("c")), ("y", Then::End), ("z", Then::Next)], to("b")),
            branch("b", &[("x", Then::Next)], Then::End),
            branch("c", &[("x", to("a")), ("y", to("gone"))], Then::Next),
            question("where", 2, Kind::Context),
        ],
        longest: 5,
        ..Form::default()
    };
    #[rustfmt::skip]
    let table = [
        ("",              "why a"),
        ("a x",           "why a c"),
        ("a y",           "why a"),
        ("a z",           "why a b"),
        ("a -",           "why a b"),
        ("a gone",        "why a b"), // as if not sure
        ("a z, b x",      "why a b c"),
        ("a z, b -",      "why a b"),
        ("a x, c -",      "why a c where"), // what is not scored never branches
        ("a x, c y",      "why a c"),
        ("a x, c x",      "why a c a c"), // a circle, no longer than there are questions
        ("c -, b x",      "why a"),
    ];
    for (marks, expected) in table {
        let mut part = begun();
        for (question, mark) in support::small::marks(marks) {
            part.mark(&LensId::new("answer"), &question, mark, 1);
        }
        let way: Vec<&str> = form.way(Some(&part)).iter().map(|asked| asked.id.as_str()).collect();
        assert_eq!(way.join(" "), expected, "{marks}");
    }
    assert_eq!(form.way(None).len(), 2);
    assert_eq!(Form::default().way(None), Vec::<&Asked>::new());
    let lensless = Form { lenses: Vec::new(), ..form };
    assert_eq!(lensless.way(Some(&begun())).len(), 2, "nothing can be answered");
}

fn sorter_form() -> Form {
    around(Engine::Sorter(sorter())).engine.form()
}

/// What travels to whoever has yet to answer: nothing of what counts for what.
#[test]
fn questionnaires() {
    for mut assessment in one_of_each().into_iter().chain([assessment(REAL)]) {
        assessment.opening = vec![Block::Paragraph(vec![Inline::Text("Before the start.".to_owned())])];
        let asks = assessment.questionnaire();
        assert_eq!((&asks.id, &asks.title, &asks.summary), (&assessment.id, &assessment.title, &assessment.summary));
        assert_eq!((asks.minutes, asks.revision), (assessment.minutes, assessment.revision));
        assert_eq!((&asks.opening, &asks.form), (&assessment.opening, &assessment.engine.form()));
        assert_eq!(asks.list.is_some(), assessment.engine.kind() == "audit");
        assert_eq!(asks.form.asked.is_empty(), asks.list.is_some());
    }
}

/// A headline is the first sentence of the engine's own telling; a score of another engine has none.
#[test]
fn headlines() {
    let each: Vec<Assessment> = one_of_each().into_iter().chain([assessment(REAL)]).collect();
    for assessment in &each {
        let scored = assessment.score(&Sheet::default(), &[]);
        let headline = assessment.headline(&scored);
        let expected = match assessment.engine.kind() {
            "sorter" => waymark_domain::assessment::UNANSWERED.to_owned(),
            _ => advice("thin").headline,
        };
        assert_eq!(headline, expected, "{}", assessment.engine.kind());
        for other in each.iter().filter(|other| other.engine.kind() != assessment.engine.kind()) {
            assert_eq!(other.headline(&scored), "");
        }
    }
    assert_eq!(assessment(REAL).headline(&Scored::Profile(Vec::new())), "");
    assert_eq!(each.iter().map(|one| one.engine.kind()).collect::<BTreeSet<_>>().len(), 6);
}

/// Only a map has other sides.
#[test]
fn other_sides_are_for_maps() {
    let other = side(&[Some(3); 12], &[]);
    for assessment in one_of_each().into_iter().chain([assessment(REAL)]) {
        let (alone, beside) = (
            assessment.score(&Sheet::default(), &[]),
            assessment.score(&Sheet::default(), std::slice::from_ref(&other)),
        );
        assert_eq!(alone == beside, assessment.engine.kind() != "map", "{}", assessment.engine.kind());
    }
}
