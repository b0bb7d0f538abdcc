//! What two sides are rewarded and blamed for, and what each believes of the other.

mod support;

use proptest::prelude::*;
use std::collections::BTreeMap;
use support::small::{LEVELS, advice, around, ask, form, incentives, level, marks, opt, side};
use waymark_domain::assessment::{Engine, Scored};
use waymark_domain::attempt::{CONTEXT, WORDS};
use waymark_domain::form::Kind;
use waymark_domain::ids::{LensId, QuestionId};
use waymark_domain::incentives::{
    Cause, Class, GUESS, Incentives, LEAST, MINE, MapScore, OWN, STRANGE, TENSE, THEIRS, strange, tension,
};
use waymark_domain::scoring::Sheet;

fn told(cause: Cause) -> String {
    match cause {
        Cause::Misaligned => "misaligned".to_owned(),
        Cause::Misunderstood => "misunderstood".to_owned(),
        Cause::Both => "both".to_owned(),
        Cause::Little => "little".to_owned(),
        Cause::Thin(missing) => format!("thin {missing}"),
    }
}

fn swapped(class: Class) -> Class {
    match class {
        Class::Mine => Class::Theirs,
        Class::Theirs => Class::Mine,
        same @ (Class::Shared | Class::Apart | Class::Low) => same,
    }
}

/// Weights as a table writes them: `3 -1 .`, where `.` is not rated.
fn weights(text: &str) -> Vec<Option<i8>> {
    text.split_whitespace().map(|weight| weight.parse().ok()).collect()
}

/// One side with the same weight for twelve concerns.
fn all(weight: i8) -> Vec<Option<i8>> {
    vec![Some(weight); 12]
}

fn any_weights() -> impl Strategy<Value = Vec<Option<i8>>> {
    prop::collection::vec(prop::option::weighted(0.9, -1..=3_i8), 12)
}

fn any_side() -> impl Strategy<Value = Sheet> {
    (any_weights(), any_weights()).prop_map(|(own, guess)| side(&own, &guess))
}

/// The class of every pair of weights: mine down, theirs across, from -1 to 3.
#[test]
fn classes() {
    #[rustfmt::skip]
    let table = [
        ["low",   "low",   "low",   "apart",  "apart"],
        ["low",   "low",   "low",   "theirs", "theirs"],
        ["low",   "low",   "low",   "theirs", "theirs"],
        ["apart", "mine",  "mine",  "shared", "shared"],
        ["apart", "mine",  "mine",  "shared", "shared"],
    ];
    for (mine, row) in (-1..).zip(table) {
        for (theirs, expected) in (-1..).zip(row) {
            let class = Class::of(mine, theirs);
            let name = Class::ALL.iter().find(|(_, known)| *known == class).map(|(name, _)| *name);
            assert_eq!(name, Some(expected), "{mine} and {theirs}");
            assert_eq!(Class::of(theirs, mine), swapped(class), "{theirs} and {mine}");
        }
    }
}

/// How many of each class there are, how many guesses are missing or wide, and what fits.
#[test]
fn causes() {
    // Mine, theirs, my guess; the rest of twelve concerns is of little weight and guessed rightly.
    const APART: (i8, i8) = (3, -1);
    const MINE_ALONE: (i8, i8) = (2, 0);
    const THEIRS_ALONE: (i8, i8) = (1, 3);
    const SHARED: (i8, i8) = (2, 3);
    #[rustfmt::skip]
    let table = [
        ("nothing",                      vec![],                                                     0, 0, "little"),
        ("all shared",                   vec![SHARED; 12],                                           0, 0, "little"),
        // Tension: two for each that pulls apart, one for each that matters to one side alone.
        ("seven alone",                  vec![MINE_ALONE; 7],                                        0, 0, "little"),
        ("eight alone",                  vec![MINE_ALONE; 8],                                        0, 0, "misaligned"),
        ("eight alone, on either side",  [MINE_ALONE, THEIRS_ALONE].repeat(4),                       0, 0, "misaligned"),
        ("three apart and one alone",    vec![APART, APART, APART, THEIRS_ALONE],                    0, 0, "little"),
        ("three apart and two alone",    vec![APART, APART, APART, THEIRS_ALONE, MINE_ALONE],        0, 0, "misaligned"),
        ("four apart",                   vec![APART; 4],                                             0, 0, "misaligned"),
        // Strangeness: guesses that are missing or two steps off.
        ("three misread",                vec![],                                                     3, 0, "little"),
        ("four misread",                 vec![],                                                     4, 0, "misunderstood"),
        ("four missing",                 vec![],                                                     0, 4, "misunderstood"),
        ("two and one",                  vec![],                                                     2, 1, "little"),
        ("two and two",                  vec![],                                                     2, 2, "misunderstood"),
        // Both.
        ("four apart, four misread",     vec![APART; 4],                                             4, 0, "both"),
        ("four apart, three misread",    vec![APART; 4],                                             3, 0, "misaligned"),
        ("three apart, four missing",    vec![APART; 3],                                             0, 4, "misunderstood"),
    ];
    let map = incentives(12);
    for (case, special, misread, missing, expected) in table {
        let pairs: Vec<(i8, i8)> = special.into_iter().chain([(0, 0); 12]).take(12).collect();
        let (own, theirs): (Vec<_>, Vec<_>) = pairs.iter().map(|(own, theirs)| (Some(*own), Some(*theirs))).unzip();
        // The last ones are misread or missing.
        let guess = |(place, theirs): (usize, &Option<i8>)| match 12 - place {
            left if left <= misread => theirs.map(|theirs| if theirs > 0 { theirs - 2 } else { theirs + 2 }),
            left if left <= misread + missing => None,
            _ => *theirs,
        };
        let guess: Vec<Option<i8>> = theirs.iter().enumerate().map(guess).collect();
        let score = map.score(&side(&own, &guess), Some(&side(&theirs, &[])));
        assert_eq!(told(score.cause), expected, "{case}");
        assert_eq!(score.concerns.iter().filter(|concern| concern.misread).count(), misread, "{case}");
        assert_eq!(strange(&score.concerns), misread + missing, "{case}");
        assert_eq!(
            (tension(&score.concerns) >= TENSE, strange(&score.concerns) >= STRANGE),
            match expected {
                "both" => (true, true),
                "misaligned" => (true, false),
                "misunderstood" => (false, true),
                _ => (false, false),
            },
            "{case}"
        );
        assert_eq!(map.tell(&score), &advice(expected), "{case}");
        assert!(score.paired);
    }
}

/// My guess, what the other says, and whether I misread them.
#[test]
fn misreading_is_two_steps_or_more() {
    let map = incentives(12);
    for guess in -1..=3_i8 {
        for said in -1..=3_i8 {
            let score = map.score(&side(&all(0), &all(guess)), Some(&side(&all(said), &[])));
            let expected = (guess - said).abs() >= 2;
            assert!(score.concerns.iter().all(|concern| concern.misread == expected), "{guess} for {said}");
            let alone = map.score(&side(&all(0), &all(guess)), None);
            assert!(alone.concerns.iter().all(|concern| !concern.misread), "nobody said otherwise");
        }
    }
}

/// My role and whose role I guessed at; the other's role and what they guessed at; whether I misread
/// them. Who guessed at another role than the one that answered has misread nobody.
#[test]
fn a_guess_at_somebody_else_is_no_misreading() {
    let table = [
        ("mine em, theirs pm", "mine pm, theirs em", true),
        ("mine em, theirs pm", "mine pm, theirs pm", true),
        ("mine em, theirs pm", "mine em, theirs em", false),
        // Where a role is not known, they meant each other.
        ("mine em", "mine pm", true),
        ("mine em, theirs -", "mine pm", true),
        ("mine em, theirs pm", "mine -", true),
        ("mine em, theirs pm", "theirs em", true),
        ("", "", true),
    ];
    let map = incentives(12);
    for (mine, theirs, misread) in table {
        let with_roles = |sheet: Sheet, roles: &str| Sheet { context: marks(roles), ..sheet };
        let (mine, theirs) = (with_roles(side(&all(0), &all(3)), mine), with_roles(side(&all(0), &[]), theirs));
        let score = map.score(&mine, Some(&theirs));
        assert!(score.concerns.iter().all(|concern| concern.misread == misread), "{mine:?}");
        assert_eq!(told(score.cause), if misread { "misunderstood" } else { "little" });
        // A class needs no guess.
        assert_eq!(score.count(Class::Low), 12);
        let alone = map.score(&mine, None);
        assert!(alone.concerns.iter().all(|concern| !concern.misread && concern.class == Some(Class::Theirs)));
    }
}

/// Own, guess, and what the other says; the class, and whether it is misread.
#[test]
fn what_is_not_known() {
    #[rustfmt::skip]
    let paired = [
        ("3", "3", "3", Some(Class::Shared), false),
        ("3", ".", "3", Some(Class::Shared), false), // a guess is not needed for the class
        ("3", "0", "3", Some(Class::Shared), true),
        (".", "0", "3", None,                true),
        ("3", "3", ".", None,                false),
        (".", ".", ".", None,                false),
    ];
    let map = incentives(1);
    for (own, guess, theirs, class, misread) in paired {
        let score = map.score(&side(&weights(own), &weights(guess)), Some(&side(&weights(theirs), &all(-1))));
        let concern = &score.concerns[0];
        assert_eq!((concern.class, concern.misread), (class, misread), "{own} {guess} {theirs}");
        let said = [concern.mine, concern.guess, concern.theirs];
        assert_eq!(said, [own, guess, theirs].map(|weight| weight.parse().ok()));
    }
    // Alone the guess stands for the other.
    let alone = [("3", "3", Some(Class::Shared)), ("3", "-1", Some(Class::Apart)), ("3", ".", None), (".", "3", None)];
    for (own, guess, class) in alone {
        let score = map.score(&side(&weights(own), &weights(guess)), None);
        assert_eq!((score.concerns[0].class, score.concerns[0].theirs, score.paired), (class, None, false));
    }
}

/// Fewer own ratings than that give no result, on either side.
#[test]
fn thin() {
    let rated = |number: usize| -> Vec<Option<i8>> { (0..12).map(|place| (place < number).then_some(0)).collect() };
    #[rustfmt::skip]
    let table = [
        (12, None,     "little"),
        (8,  None,     "little"),
        (7,  None,     "thin 1"),
        (0,  None,     "thin 8"),
        (8,  Some(8),  "little"),
        (12, Some(7),  "thin 1"),
        (7,  Some(12), "thin 1"),
        (5,  Some(3),  "thin 5"),
        (12, Some(0),  "thin 8"),
    ];
    let map = incentives(12);
    for (mine, theirs, expected) in table {
        let mine = side(&rated(mine), &all(0));
        let theirs = theirs.map(|number| side(&rated(number), &all(0)));
        let score = map.score(&mine, theirs.as_ref());
        assert_eq!(told(score.cause), expected, "{mine:?} {theirs:?}");
        assert_eq!(score.reading().outcome == "thin", expected.starts_with("thin"));
    }
    // Guesses are not ratings: a map without any of them has a result, and what it is.
    assert_eq!(told(map.score(&side(&all(0), &[]), None).cause), "misunderstood");
    assert_eq!(told(map.score(&side(&[], &all(0)), None).cause), "thin 8");
    // A map of fewer concerns needs them all.
    assert_eq!((LEAST, told(incentives(5).score(&side(&[Some(0); 4], &all(0)), None).cause)), (8, "thin 1".to_owned()));
    assert_eq!(told(incentives(5).score(&side(&[Some(0); 5], &all(0)), None).cause), "little");
}

#[test]
fn one_map_for_each_other_side() {
    let engine = around(Engine::Map(incentives(12)));
    let mine = side(&all(3), &all(3));
    let others = [side(&all(3), &[]), side(&all(-1), &[]), side(&all(0), &[])];
    let causes = |others: &[Sheet]| {
        let Scored::Map(scores) = engine.score(&mine, others) else { unreachable!("a map") };
        scores.iter().map(|score| (told(score.cause), score.paired)).collect::<Vec<_>>()
    };
    assert_eq!(causes(&[]), [("little".to_owned(), false)], "alone with the guess");
    let each = [("little", true), ("both", true), ("both", true)].map(|(cause, paired)| (cause.to_owned(), paired));
    assert_eq!(causes(&others), each);
    let scored = engine.score(&mine, &others);
    assert_eq!(engine.headline(&scored), "Headline of little.", "the first makes the headline");
    assert_eq!(scored.readings().len(), 1);
}

#[test]
fn what_a_history_keeps() {
    let own = weights("3 3 3 2 0 0 0 1 -1 .");
    let theirs = weights("3 2 0 -1 3 0 0 0 0 3");
    let score = incentives(10).score(&side(&own, &theirs), Some(&side(&theirs, &[])));
    let reading = score.reading();
    assert_eq!((reading.series.as_str(), reading.outcome.as_str(), reading.leads.len()), (OWN, "little", 0));
    // Of nine that both rated: two shared, one apart, one mine, one theirs, four low.
    let figures = [("shared", 22), ("apart", 11), ("mine", 11), ("theirs", 11), ("low", 44)];
    assert_eq!(reading.figures, figures.map(|(of, figure)| (of.to_owned(), figure)));
    let counts = Class::ALL.map(|(_, class)| score.count(class));
    assert_eq!(counts, [2, 1, 1, 1, 4]);
    let nothing = incentives(10).score(&Sheet::default(), None).reading();
    assert!(nothing.figures.iter().all(|(_, figure)| *figure == 0) && nothing.outcome == "thin");
}

#[test]
fn the_form_asks_for_roles_then_concerns_then_fields() {
    let form = form(Engine::Map(incentives(3)));
    let ids: Vec<(&str, Kind)> = form.asked.iter().map(|asked| (asked.id.as_str(), asked.kind)).collect();
    #[rustfmt::skip]
    let expected = [
        (MINE, Kind::Context), (THEIRS, Kind::Context),
        ("c0", Kind::Scored), ("c1", Kind::Scored), ("c2", Kind::Scored),
        ("hidden", Kind::Words),
    ];
    assert_eq!(ids, expected, "the field of the result's page is not among them");
    assert_eq!((form.shuffled, form.longest, form.noun.as_str()), (false, 0, "concern"));
    let lenses = |number: usize| form.lenses_of(&form.asked[number]);
    assert_eq!(lenses(0), [LensId::new(CONTEXT)]);
    assert_eq!(lenses(2), [LensId::new(OWN), LensId::new(GUESS)]);
    assert_eq!(lenses(5), [LensId::new(WORDS)]);
    let offers = |number: usize| form.asked[number].offers.iter().map(|offer| offer.id.as_str()).collect::<Vec<_>>();
    assert_eq!((offers(1), offers(3), offers(5)), (vec!["em", "pm"], LEVELS.to_vec(), vec![]));
    assert_eq!(form.asked[5].help, "Help with hidden.");
}

#[test]
fn words_for_classes_and_roles() {
    let map = incentives(3);
    for (name, class) in Class::ALL {
        assert_eq!(map.class(class).map(|text| text.name.clone()), Some(format!("Class {name}")));
    }
    let bare = Incentives { classes: Vec::new(), ..incentives(3) };
    assert_eq!(bare.class(Class::Shared), None);

    let role = |mark: Option<&str>| (QuestionId::new(MINE), mark.map(opt));
    for (mark, expected) in [(Some("pm"), Some("Product")), (Some("gone"), None), (None, None)] {
        let sheet = Sheet { context: BTreeMap::from([role(mark)]), ..Sheet::default() };
        assert_eq!((map.role(&sheet, MINE), map.role(&sheet, THEIRS)), (expected, None));
    }
    assert_eq!(LEVELS.map(|id| map.weight(&opt(id))), [-1, 0, 1, 2, 3].map(Some));
    assert_eq!(map.weight(&opt("gone")), None);
}

proptest! {
    /// Seen from the other side, what is mine is theirs, and everything else is the same.
    #[test]
    fn both_sides_see_the_same_map(a in any_side(), b in any_side()) {
        let map = incentives(12);
        let (from_a, from_b) = (map.score(&a, Some(&b)), map.score(&b, Some(&a)));
        for (one, other) in from_a.concerns.iter().zip(&from_b.concerns) {
            prop_assert_eq!(one.class.map(swapped), other.class);
            prop_assert_eq!((one.mine, one.theirs), (other.theirs, other.mine));
        }
        prop_assert_eq!(tension(&from_a.concerns), tension(&from_b.concerns));
        let thin = |score: &MapScore| matches!(score.cause, Cause::Thin(_));
        prop_assert_eq!(thin(&from_a), thin(&from_b));
        // Which cause fits can differ by what each believes of the other, and by nothing else.
        let misaligned = |score: &MapScore| matches!(score.cause, Cause::Misaligned | Cause::Both);
        prop_assert_eq!(misaligned(&from_a), misaligned(&from_b));
    }

    /// Whoever guesses rightly sees alone what both would see together.
    #[test]
    fn a_right_guess_is_as_good_as_an_answer(own in any_weights(), theirs in prop::collection::vec((-1..=3_i8).prop_map(Some), 12)) {
        let map = incentives(12);
        let mine = side(&own, &theirs);
        let (alone, paired) = (map.score(&mine, None), map.score(&mine, Some(&side(&theirs, &[]))));
        prop_assert_eq!(alone.cause, paired.cause);
        prop_assert!(paired.concerns.iter().all(|concern| !concern.misread));
        let classes = |score: &MapScore| score.concerns.iter().map(|concern| concern.class).collect::<Vec<_>>();
        prop_assert_eq!(classes(&alone), classes(&paired));
    }

    #[test]
    fn a_skipped_concern_has_no_class(mine in any_side(), theirs in any_side(), which in 0..12_usize) {
        let map = incentives(12);
        let concern = ask(&format!("c{which}"));
        let before = map.score(&mine, Some(&theirs));
        let mut less = mine.clone();
        less.lenses.get_mut(&LensId::new(OWN)).expect("a lens").insert(concern.clone(), None);
        let after = map.score(&less, Some(&theirs));
        for (before, after) in before.concerns.iter().zip(&after.concerns) {
            if after.concern == concern {
                prop_assert_eq!((after.class, after.mine), (None, None));
                prop_assert_eq!((after.guess, after.theirs, after.misread), (before.guess, before.theirs, before.misread));
            } else {
                prop_assert_eq!(before, after);
            }
        }
        // Neither is it the same as a weight of nothing, which has a class.
        let mut none = mine;
        none.lenses.get_mut(&LensId::new(OWN)).expect("a lens").insert(concern, Some(level(0)));
        let rated = map.score(&none, Some(&theirs));
        prop_assert_eq!(rated.concerns[which].class.is_some(), rated.concerns[which].theirs.is_some());
    }

    #[test]
    fn the_order_of_concerns_and_levels_does_not_matter(mine in any_side(), theirs in any_side(), turn in 0..12_usize) {
        let mut turned = incentives(12);
        turned.concerns.rotate_left(turn);
        turned.scale.reverse();
        let mut back = turned.score(&mine, Some(&theirs));
        back.concerns.rotate_right(turn);
        prop_assert_eq!(incentives(12).score(&mine, Some(&theirs)), back);
    }

    #[test]
    fn unknown_concerns_levels_and_lenses_count_for_nothing(mine in any_side(), theirs in any_side()) {
        let map = incentives(12);
        let more = |sheet: &Sheet| {
            let mut more = sheet.clone();
            for marks in more.lenses.values_mut() {
                marks.insert(ask("gone"), Some(level(3)));
                for number in 0..12 {
                    marks.entry(ask(&format!("c{number}"))).or_insert(Some(opt("gone")));
                }
            }
            more.lenses.insert(LensId::new("gone"), BTreeMap::from([(ask("c0"), Some(level(3)))]));
            more
        };
        prop_assert_eq!(map.score(&mine, Some(&theirs)), map.score(&more(&mine), Some(&more(&theirs))));
        prop_assert_eq!(map.score(&mine, None), map.score(&more(&mine), None));
    }
}
