//! How often somebody did things: scores from 0 to 100, and which of them to look at.

mod support;

use proptest::prelude::*;
use std::collections::BTreeMap;
use support::small::{Asks, answers, any_facets, around, ask, facets, form, id, layout, nine, opt};
use support::{any_marks, any_sheet_of};
use waymark_domain::assessment::Engine;
use waymark_domain::facets::{ANSWER, Facets, FacetsOutcome, FacetsScore, Item, STRONG};
use waymark_domain::ids::{DimensionId, LensId, OptionId, QuestionId};
use waymark_domain::scoring::Sheet;

fn told(outcome: &FacetsOutcome) -> String {
    match outcome {
        FacetsOutcome::Thin(missing) => format!("thin {missing}"),
        FacetsOutcome::Strong => "strong".to_owned(),
        FacetsOutcome::Even => "even".to_owned(),
        FacetsOutcome::Lowest(first, second) => format!("{first} {second}"),
    }
}

fn figures(score: &FacetsScore) -> Vec<Option<u8>> {
    score.facets.iter().map(|facet| facet.score).collect()
}

/// How many options an item has.
fn size(facets: &Facets, item: &Item) -> usize {
    let scale = facets.scales.iter().find(|scale| scale.id == item.scale);
    scale.expect("every item has its scale").options.len()
}

/// The option at one end of an item: the one that is worth most, or least.
fn end(facets: &Facets, item: &Item, high: bool) -> OptionId {
    let place = if high == item.reverse { 0 } else { size(facets, item) - 1 };
    opt(&format!("o{place}"))
}

/// A sheet with an option for every item.
fn all(facets: &Facets, option: impl Fn(&Item) -> OptionId) -> Sheet {
    let marks = facets.questions.iter().map(|item| (item.id.clone(), Some(option(item))));
    Sheet { lenses: BTreeMap::from([(LensId::new(ANSWER), marks.collect())]), ..Sheet::default() }
}

fn marks_in(sheet: &mut Sheet) -> &mut BTreeMap<QuestionId, Option<OptionId>> {
    sheet.lenses.get_mut(&LensId::new(ANSWER)).expect("a lens")
}

fn any_sheet(facets: &Facets) -> impl Strategy<Value = Sheet> + use<> {
    any_sheet_of(layout(&Engine::Facets(facets.clone()), 3))
}

fn any_answered() -> impl Strategy<Value = (Facets, Sheet)> {
    any_facets().prop_flat_map(|facets| {
        let sheet = any_sheet(&facets);
        (Just(facets), sheet)
    })
}

/// How many options there are, and what they are worth from the least on.
#[test]
fn options_are_equal_steps_from_0_to_100() {
    let table: [(usize, &[u32]); 5] = [
        (2, &[0, 1200]),
        (3, &[0, 600, 1200]),
        (4, &[0, 400, 800, 1200]),
        (5, &[0, 300, 600, 900, 1200]),
        (6, &[0, 240, 480, 720, 960, 1200]),
    ];
    for (size, worths) in table {
        let both = facets(1, &[Asks(0, size, false), Asks(0, size, true)]);
        let [plain, reverse] = both.questions.as_slice() else { unreachable!("two items") };
        for (place, worth) in worths.iter().enumerate() {
            let option = opt(&format!("o{place}"));
            assert_eq!(both.worth(plain, &option), Some(*worth), "{place} of {size}");
            assert_eq!(both.worth(reverse, &option), Some(1200 - worth), "{place} of {size}, reversed");
        }
        for item in [plain, reverse] {
            assert_eq!(both.worth(item, &opt(&format!("o{size}"))), None, "no such option");
        }
    }
    let mut lost = facets(1, &[Asks(0, 5, false)]);
    lost.scales.clear();
    assert_eq!(lost.worth(&lost.questions[0], &opt("o0")), None, "no such scale");
}

/// Answers to three questions of the first facet, the second with four options and reversed.
#[test]
fn a_score_is_the_mean_of_the_answers() {
    #[rustfmt::skip]
    let table = [
        ("i0 o4, i1 o0, i2 o4", Some(100), 3),
        ("i0 o0, i1 o3, i2 o0", Some(0),   3),
        ("i0 o2, i1 o1, i2 o2", Some(56),  3), // 50, 67, 50
        ("i0 o1, i1 o2, i2 o3", Some(44),  3), // 25, 33, 75
        ("i0 o4, i1 o3, i2 o0", Some(33),  3),
        ("i0 o4, i1 o3",        Some(50),  2),
        ("i0 o1, i2 o2",        Some(38),  2), // 37.5
        ("i0 o3, i2 o4",        Some(88),  2), // 87.5
        ("i0 o4, i1 -, i2 o4",  Some(100), 2),
        ("i0 o4",               None,      1),
        ("i0 o4, i1 -, i2 -",   None,      1),
        ("i0 -, i1 -, i2 -",    None,      0),
        ("",                    None,      0),
        ("i0 o9, i1 o4, i2 o4", None,      1), // options that they do not have
    ];
    for (marks, expected, answered) in table {
        let score = nine().score(&answers(marks));
        let first = &score.facets[0];
        assert_eq!((first.score, first.answered, first.asked), (expected, answered, 3), "{marks}");
        assert_eq!(figures(&score)[1..], [None, None], "{marks}");
    }
}

/// Over a third of all questions skipped is thin, however they lie.
#[test]
fn thin() {
    #[rustfmt::skip]
    let table = [
        ("nothing",                 "",                                                                   "thin 6"),
        ("a facet",                 "i0 o0, i1 o0, i2 o0",                                                "thin 3"),
        ("five of nine",            "i0 o0, i1 o0, i2 o0, i3 o0, i4 o0",                                  "thin 1"),
        ("not sure is no answer",   "i0 o0, i1 o0, i2 o0, i3 o0, i4 o0, i5 -, i6 -, i7 -, i8 -",          "thin 1"),
        ("six of nine",             "i0 o4, i1 o3, i3 o4, i4 o3, i6 o0, i7 o0",                           "even"),
        ("two facets of three",     "i0 o4, i1 o0, i2 o4, i3 o0, i4 o3, i5 o0",                           "f1 f0"),
        ("a facet with one answer", "i0 o4, i1 o0, i2 o4, i3 o0, i4 o3, i6 o0",                           "f1 f0"),
    ];
    for (case, marks, expected) in table {
        let score = nine().score(&answers(marks));
        assert_eq!(told(&score.outcome), expected, "{case}");
    }
    // With answers enough and a single facet known there is still nothing to compare.
    let few =
        facets(2, &[Asks(0, 5, false), Asks(0, 5, false), Asks(0, 5, false), Asks(0, 5, false), Asks(1, 5, false)]);
    assert_eq!(told(&few.score(&answers("i0 o0, i1 o0, i2 o0, i3 o0")).outcome), "thin 1");
    assert_eq!(told(&facets(0, &[]).score(&Sheet::default()).outcome), "thin 1");
}

/// Scores of three facets, and what they amount to with a noise of 10.
#[test]
fn outcomes() {
    #[rustfmt::skip]
    let table = [
        ([Some(75), Some(75), Some(75)], "strong"),
        ([Some(75), Some(100), Some(90)], "strong"), // however far apart
        ([Some(74), Some(75), Some(75)], "even"),
        ([Some(0), Some(0), Some(0)], "even"),
        ([Some(60), Some(50), Some(55)], "even"),
        ([Some(61), Some(50), Some(55)], "f1 f2"),
        ([Some(0), Some(100), Some(100)], "f0 f1"), // the first of equals
        ([Some(100), Some(100), Some(0)], "f2 f0"),
        ([Some(40), Some(90), Some(20)], "f2 f0"),
        ([Some(20), Some(20), Some(90)], "f0 f1"),
        ([Some(20), None, Some(90)], "f0 f2"),
        ([None, Some(90), Some(20)], "f2 f1"),
        ([None, Some(90), Some(80)], "strong"),
        ([None, Some(20), None], "thin 1"),
        ([None, None, None], "thin 1"),
    ];
    let facets = nine();
    for (scores, expected) in table {
        let named = scores.iter().enumerate().filter_map(|(place, score)| Some((format!("f{place}"), (*score)?)));
        let score = facets.of_figures(&named.collect::<Vec<_>>());
        assert_eq!(told(&score.outcome), expected, "{scores:?}");
        assert_eq!(figures(&score), scores);
        assert!(score.facets.iter().all(|facet| (facet.answered, facet.asked) == (0, 3)));
    }
    let unknown = facets.of_figures(&[("gone".to_owned(), 50), ("f0".to_owned(), 20)]);
    assert_eq!(figures(&unknown), [Some(20), None, None]);
}

#[test]
fn the_noise_is_the_contents() {
    let figures = [("f0", 40), ("f1", 60), ("f2", 60)].map(|(id, figure)| (id.to_owned(), figure));
    for (noise, expected) in [(0, "f0 f1"), (19, "f0 f1"), (20, "even"), (100, "even")] {
        let facets = Facets { even_points: noise, ..nine() };
        assert_eq!(told(&facets.of_figures(&figures).outcome), expected, "{noise}");
    }
}

#[test]
fn each_outcome_has_its_words() {
    let facets = nine();
    let table = [
        ([20, 30, 90], "Lowest are Facet 0 and Facet 1."),
        ([90, 30, 20], "Lowest are Facet 2 and Facet 1."),
        ([50, 50, 50], "Headline of even."),
        ([80, 90, 80], "Headline of strong."),
    ];
    for (scores, headline) in table {
        let named = scores.iter().enumerate().map(|(place, score)| (format!("f{place}"), *score));
        let score = facets.of_figures(&named.collect::<Vec<_>>());
        assert_eq!(facets.tell(&score).headline, headline);
    }
    let thin = facets.tell(&facets.score(&Sheet::default()));
    assert_eq!((thin.headline.as_str(), thin.avoid.as_str()), ("Headline of thin.", "Avoid with thin."));
    let score = facets.of_figures(&[("f0".to_owned(), 0), ("f1".to_owned(), 50)]);
    assert_eq!(facets.tell(&score).means, "Meaning of lowest.");
}

/// Scores, and the facets whose low end is spoken of.
#[test]
fn low_ones() {
    #[rustfmt::skip]
    let table = [
        ([Some(20), Some(30), Some(90)],  "f0 f1"),
        ([Some(90), Some(80), Some(20)],  "f2 f1"), // the second is strong by itself, and named all the same
        ([Some(33), Some(33), Some(40)],  "f0"),    // none stands out, and the lowest is low
        ([Some(40), Some(35), Some(33)],  "f2"),
        ([Some(34), Some(34), Some(40)],  ""),
        ([None, Some(10), Some(5)],       "f2"),
        ([Some(75), Some(75), Some(75)],  ""),
        ([Some(0), None, None],           ""),
    ];
    let facets = nine();
    for (scores, expected) in table {
        let named = scores.iter().enumerate().filter_map(|(place, score)| Some((format!("f{place}"), (*score)?)));
        let score = facets.of_figures(&named.collect::<Vec<_>>());
        let spoken: Vec<&str> = facets.spoken_of(&score).iter().map(|facet| facet.id.as_str()).collect();
        assert_eq!(spoken.join(" "), expected, "{scores:?}");
    }
}

#[test]
fn what_a_history_keeps() {
    let facets = nine();
    let of = |marks: &str| facets.score(&answers(marks)).reading();
    let reading = of("i0 o4, i1 o0, i2 o4, i3 o0, i4 o3, i5 o0, i6 o2");
    assert_eq!((reading.series.as_str(), reading.outcome.as_str()), (ANSWER, "lowest"));
    assert_eq!(reading.leads, ["f1", "f0"]);
    assert_eq!(reading.figures, [("f0".to_owned(), 100), ("f1".to_owned(), 0)], "f2 has too few answers");
    assert_eq!(of("i0 o4, i1 o0, i2 o4").outcome, "thin");
}

#[test]
fn the_form_asks_in_order_and_keeps_the_order_of_scales() {
    let form = form(Engine::Facets(nine()));
    assert_eq!((form.shuffled, form.longest, form.noun.as_str()), (false, 0, "question"));
    assert_eq!((form.lenses[0].id.as_str(), form.lenses[0].ask.as_str()), (ANSWER, "In the last month"));
    for (number, asked) in form.asked.iter().enumerate() {
        let ids: Vec<&str> = asked.offers.iter().map(|offer| offer.id.as_str()).collect();
        assert_eq!(asked.id, ask(&format!("i{number}")));
        // Reversed or not: only what it counts for is turned round.
        assert_eq!(
            ids,
            if number % 3 == 1 { vec!["o0", "o1", "o2", "o3"] } else { vec!["o0", "o1", "o2", "o3", "o4"] }
        );
    }
}

/// As many questions as a byte can count to.
#[test]
fn many_questions() {
    let asks: Vec<Asks> = (0..255).map(|number| Asks(number % 2, 5, false)).collect();
    let many = facets(2, &asks);
    let score = many.score(&all(&many, |item| end(&many, item, true)));
    assert_eq!((told(&score.outcome), figures(&score)), ("strong".to_owned(), vec![Some(100), Some(100)]));
    assert_eq!(told(&many.score(&Sheet::default()).outcome), "thin 170");
}

proptest! {
    #[test]
    fn all_high_is_100_and_all_low_is_0(facets in any_facets()) {
        for (high, figure, outcome) in [(true, 100, FacetsOutcome::Strong), (false, 0, FacetsOutcome::Even)] {
            let score = facets.score(&all(&facets, |item| end(&facets, item, high)));
            prop_assert!(score.facets.iter().all(|facet| facet.score == Some(figure)), "{:?}", score);
            prop_assert_eq!(score.outcome, outcome);
        }
    }

    /// Worked out once more, in another way: as a fraction.
    #[test]
    fn a_score_is_the_rounded_mean_of_what_was_answered((facets, sheet) in any_answered()) {
        for (facet, scored) in facets.facets.iter().zip(facets.score(&sheet).facets) {
            let items: Vec<&Item> = facets.questions.iter().filter(|item| item.facet == facet.id).collect();
            let share = |item: &&Item| {
                let mark = sheet.mark(&LensId::new(ANSWER), &item.id)?;
                let place: u64 = mark.as_str().strip_prefix('o')?.parse().ok()?;
                let last = u64::try_from(size(&facets, item)).ok()? - 1;
                Some((if item.reverse { last - place } else { place }, last))
            };
            let shares: Vec<(u64, u64)> = items.iter().filter_map(share).collect();
            let answers = u64::try_from(shares.len()).expect("few");
            // Every scale's last step divides 60.
            let sum: u64 = shares.iter().map(|(place, last)| place * (60 / last)).sum();
            let expected = (answers > 0 && shares.len() * 3 >= items.len() * 2).then(|| {
                u8::try_from((sum * 100 + 30 * answers) / (60 * answers)).expect("at most 100")
            });
            prop_assert_eq!(scored.score, expected);
            prop_assert_eq!(usize::from(scored.answered), shares.len());
        }
    }

    /// Leaving an answer out is not the same as the middle one, unless the mean says so: the score is
    /// then the mean of the others, which is further from the middle than with a middle answer.
    #[test]
    fn skipping_is_not_neutral(others in prop::collection::vec(0..5_usize, 3..=5)) {
        let asks: Vec<Asks> = (0..=others.len()).map(|_| Asks(0, 5, false)).collect();
        let facets = facets(1, &asks);
        let answer = |number: usize, place: usize| format!("i{number} o{place}");
        let marked: Vec<String> = others.iter().enumerate().map(|(number, place)| answer(number, *place)).collect();
        let with = |last: String| {
            let text = marked.iter().cloned().chain([last]).collect::<Vec<_>>().join(", ");
            figures(&facets.score(&answers(&text)))[0].expect("enough of them are answered")
        };
        let last = others.len();
        let (skipped, middle) = (with(format!("i{last} -")), with(answer(last, 2)));
        let is_middle = others.iter().sum::<usize>() == 2 * others.len();
        let far = |score: u8| score.abs_diff(50);
        if is_middle {
            prop_assert_eq!((skipped, middle), (50, 50));
        } else {
            prop_assert!(far(skipped) > far(middle), "{} and {}", skipped, middle);
        }
        // Nor is it the least or the most.
        prop_assert!(with(answer(last, 0)) <= skipped && skipped <= with(answer(last, 4)));
    }

    #[test]
    fn a_skipped_question_counts_like_one_never_answered((facets, sheet) in any_answered()) {
        let mut never = sheet.clone();
        marks_in(&mut never).retain(|_, mark| mark.is_some());
        prop_assert_eq!(facets.score(&sheet), facets.score(&never));
    }

    #[test]
    fn over_a_third_skipped_is_thin_and_nothing_else_is(
        facets in any_facets(),
        keep in prop::collection::vec(any::<bool>(), 42),
        high: bool,
    ) {
        let mut sheet = all(&facets, |item| end(&facets, item, high));
        let mut keep = keep.into_iter();
        marks_in(&mut sheet).retain(|_, _| keep.next() == Some(true));
        let (answered, asked) = (marks_in(&mut sheet).len(), facets.questions.len());
        let score = facets.score(&sheet);
        let known = score.facets.iter().filter(|facet| facet.score.is_some()).count();
        if (asked - answered) * 3 > asked {
            // So many more answers, wherever they are, and no fewer.
            let missing = (0..).find(|more| (asked - answered - more) * 3 <= asked).expect("all of them");
            prop_assert_eq!(score.outcome, FacetsOutcome::Thin(u8::try_from(missing).expect("few")));
        } else {
            prop_assert_eq!(matches!(score.outcome, FacetsOutcome::Thin(_)), known < 2);
        }
    }

    #[test]
    fn the_order_of_questions_facets_and_marks_does_not_matter(
        (facets, sheet) in any_answered(),
        turn in 0..42_usize,
    ) {
        let mut turned = facets.clone();
        let questions = turned.questions.len();
        turned.questions.rotate_left(turn % questions);
        prop_assert_eq!(facets.score(&sheet), turned.score(&sheet));
        turned.facets.reverse();
        let mut back = turned.score(&sheet);
        back.facets.reverse();
        prop_assert_eq!(facets.score(&sheet).facets, back.facets);
    }

    /// A shuffled scale would be wrong; a scale that is written the other way round and reversed is
    /// the same.
    #[test]
    fn a_scale_turned_round_is_a_reversed_question((facets, sheet) in any_answered()) {
        let mut turned = facets.clone();
        turned.scales.iter_mut().for_each(|scale| scale.options.reverse());
        turned.questions.iter_mut().for_each(|item| item.reverse = !item.reverse);
        prop_assert_eq!(facets.score(&sheet), turned.score(&sheet));
    }

    #[test]
    fn a_higher_answer_raises_its_facet_and_leaves_the_others(
        (facets, sheet) in any_answered(),
        which: prop::sample::Index,
    ) {
        let item = which.get(&facets.questions);
        let mut more = sheet.clone();
        let best = end(&facets, item, true);
        let answered = sheet.mark(&LensId::new(ANSWER), &item.id).is_some();
        marks_in(&mut more).insert(item.id.clone(), Some(best));
        for (before, after) in facets.score(&sheet).facets.iter().zip(facets.score(&more).facets) {
            if before.facet == item.facet {
                prop_assert!(before.score <= after.score);
                prop_assert_eq!(before.answered + u8::from(!answered), after.answered);
            } else {
                prop_assert_eq!(before, &after);
            }
        }
    }

    #[test]
    fn unknown_questions_options_and_lenses_count_for_nothing((facets, sheet) in any_answered()) {
        let mut more = sheet.clone();
        marks_in(&mut more).insert(ask("gone"), Some(opt("o0")));
        for item in &facets.questions {
            marks_in(&mut more).entry(item.id.clone()).or_insert(Some(opt("gone")));
        }
        let everything = facets.questions.iter().map(|item| (item.id.clone(), Some(opt("o1"))));
        more.lenses.insert(LensId::new("gone"), everything.collect());
        prop_assert_eq!(facets.score(&sheet), facets.score(&more));
    }

    #[test]
    fn an_outcome_agrees_with_the_figures((facets, sheet) in any_answered()) {
        let score = facets.score(&sheet);
        let known: Vec<u8> = score.facets.iter().filter_map(|facet| facet.score).collect();
        let (least, most) = known.iter().fold((u8::MAX, 0), |(l, m), figure| (l.min(*figure), m.max(*figure)));
        let figure = |id: &DimensionId| score.facets.iter().find(|facet| facet.facet == *id).and_then(|facet| facet.score);
        match &score.outcome {
            FacetsOutcome::Thin(missing) => prop_assert!(*missing > 0),
            FacetsOutcome::Strong => prop_assert!(least >= STRONG),
            FacetsOutcome::Even => prop_assert!(least < STRONG && most - least <= facets.even_points),
            FacetsOutcome::Lowest(first, second) => {
                prop_assert!(first != second && least < STRONG && most - least > facets.even_points);
                prop_assert_eq!(figure(first), Some(least));
                let others = score.facets.iter().filter(|facet| facet.facet != *first);
                prop_assert_eq!(figure(second), others.filter_map(|facet| facet.score).min());
            }
        }
        // The same figures as a summary amount to the same, if there are answers enough.
        if !matches!(score.outcome, FacetsOutcome::Thin(_)) {
            prop_assert_eq!(facets.of_figures(&score.reading().figures).outcome, score.outcome);
        }
    }

    /// Marks through other lenses, and context, are not this engine's.
    #[test]
    fn only_its_own_lens_is_read(marks in any_marks(vec![(ask("i0"), vec![opt("o0"), opt("o4")])])) {
        let sheet = Sheet { context: marks.clone(), lenses: BTreeMap::from([(LensId::new("work"), marks)]), ..Sheet::default() };
        prop_assert_eq!(nine().score(&sheet), nine().score(&Sheet::default()));
    }
}

#[test]
fn a_facet_goes_by_its_id() {
    let engine = around(Engine::Facets(nine()));
    assert_eq!(engine.engine.kind(), "facets");
    assert_eq!(nine().facet(&id("f1")).map(|facet| facet.name.as_str()), Some("Facet 1"));
    assert_eq!(nine().facet(&id("gone")), None);
}
