//! What measured quality says of instruments small enough to reckon by hand or to try every sheet of,
//! and that it speaks up when one is made worse.

use std::collections::BTreeMap;
use waymark_content::quality;
use waymark_domain::advice::Advice;
use waymark_domain::assessment::Measure;
use waymark_domain::audit::{Act, Audit, WorkClass, rating};
use waymark_domain::facets::{ANSWER, Facet, Facets, FacetsOutcome, Item, Scale};
use waymark_domain::form::List;
use waymark_domain::ids::{DimensionId, LensId, OptionId, QuestionId};
use waymark_domain::incentives::{Cause, Class, ClassText, Concern, GUESS, Incentives, Level, OWN};
use waymark_domain::profile::Lens;
use waymark_domain::scoring::Sheet;
use waymark_domain::sorter::{Branch, Leaf, Node, Sorter, Tally, To};
use waymark_domain::stage::{NOT_YET, PARTLY, Shape, Stage, Stages, Statement, YES};

fn measure<'a>(measures: &'a [Measure], id: &str) -> &'a Measure {
    let found = measures.iter().find(|measure| measure.id == id);
    found.unwrap_or_else(|| unreachable!("{id} is not among {:?}", measures.iter().map(|m| &m.id).collect::<Vec<_>>()))
}

fn value(measures: &[Measure], id: &str) -> f64 {
    measure(measures, id).value
}

/// The ids of measures that miss their goal.
fn missed(measures: &[Measure]) -> Vec<&str> {
    measures.iter().filter(|measure| !measure.met).map(|measure| measure.id.as_str()).collect()
}

/// In percent with two decimals, as measures are.
fn percent(share: f64) -> f64 {
    (share * 10_000.0).round() / 100.0
}

/// Every way of choosing one of so many for each question in turn.
fn all_ways(options: &[usize]) -> Vec<Vec<usize>> {
    options.iter().fold(vec![Vec::new()], |ways, options| {
        let longer = |way: Vec<usize>| (0..*options).map(move |next| [way.as_slice(), &[next]].concat());
        ways.into_iter().flat_map(longer).collect()
    })
}

/// How likely an answer is whose true one is `place` of so many, if it moves to a neighbour so often.
fn moved(place: usize, answer: usize, options: usize, moves: f64) -> f64 {
    let is_end = place == 0 || place + 1 == options;
    match place.abs_diff(answer) {
        0 => 1.0 - moves,
        1 if is_end => moves,
        1 => moves / 2.0,
        _ => 0.0,
    }
}

fn sheet(lens: &str, marks: &[(QuestionId, OptionId)]) -> Sheet {
    let marks = marks.iter().map(|(question, option)| (question.clone(), Some(option.clone()))).collect();
    Sheet { lenses: BTreeMap::from([(LensId::new(lens), marks)]), ..Sheet::default() }
}

// ------------------------------------------------------------------------------------------ facets

/// Facets `f0`, `f1` … whose questions have so many options each.
fn facets(questions: &[&[usize]]) -> Facets {
    let scale = |options: usize| Scale {
        id: format!("s{options}"),
        options: (0..options).map(|option| (OptionId::new(format!("o{option}")), String::new())).collect(),
    };
    let facet = |place: usize| Facet {
        id: DimensionId::new(format!("f{place}")),
        name: format!("F{place}"),
        tagline: String::new(),
        low: String::new(),
        action: String::new(),
        avoid: String::new(),
        high: String::new(),
        read: Vec::new(),
        sources: Vec::new(),
    };
    let item = |(facet, place, options): (usize, usize, usize)| Item {
        id: QuestionId::new(format!("q{facet}-{place}")),
        facet: DimensionId::new(format!("f{facet}")),
        scale: format!("s{options}"),
        prompt: String::new(),
        // One that counts the other way round must not matter.
        reverse: place == 1,
        team: String::new(),
        ideas: Vec::new(),
    };
    let each = questions.iter().enumerate();
    let items =
        each.flat_map(|(facet, all)| all.iter().enumerate().map(move |(place, options)| (facet, place, *options)));
    Facets {
        window: String::new(),
        scales: (2..=5).map(scale).collect(),
        facets: (0..questions.len()).map(facet).collect(),
        questions: items.map(item).collect(),
        lowest: Advice::default(),
        even: Advice::default(),
        strong: Advice::default(),
        thin: Advice::default(),
        team: None,
        noise_points: 0,
        even_points: 0,
    }
}

/// The two lowest of a sheet that has these places, counted from the low end, by question.
/// The sheet of somebody whose answers count for the option at these places, from the least on.
fn marked(facets: &Facets, way: &[usize]) -> Sheet {
    let mark = |(item, place): (&Item, &usize)| {
        let scale = facets.scales.iter().find(|scale| scale.id == item.scale).expect("every scale is there");
        let place = if item.reverse { scale.options.len() - 1 - place } else { *place };
        (item.id.clone(), scale.options[place].0.clone())
    };
    let marks: Vec<_> = facets.questions.iter().zip(way).map(mark).collect();
    sheet(ANSWER, &marks)
}

fn lowest(facets: &Facets, way: &[usize]) -> Vec<DimensionId> {
    match facets.score(&marked(facets, way)).outcome {
        FacetsOutcome::Lowest(a, b) => vec![a, b],
        FacetsOutcome::Thin(_) | FacetsOutcome::Strong | FacetsOutcome::Even => Vec::new(),
    }
}

const SOUND: [&[usize]; 3] = [&[5, 5, 5], &[5, 5, 5], &[5, 5, 5]];

#[test]
fn sound_facets_meet_every_goal() {
    let (noise, even, measures) = quality::facets::of(&facets(&SOUND));
    assert!(even >= noise, "the lowest and the highest of three lie no closer than one to itself");
    assert_eq!(missed(&measures), Vec::<&str>::new());
    // Two steps among three answers of five options: two of twelve.
    assert_eq!(noise, 17);
    assert_eq!((value(&measures, "range"), value(&measures, "questions-per-facet")), (3.0, 3.0));
    // Of nine questions three can be skipped.
    assert_eq!(value(&measures, "skip-third"), 3.0);
}

#[test]
fn facets_are_measured_as_trying_every_sheet_would() {
    // Six questions of four and five options.
    let mut facets = facets(&[&[4, 5], &[4, 4], &[5, 4]]);
    let options = [4, 5, 4, 4, 5, 4];
    let (noise, even, measures) = quality::facets::of(&facets);
    (facets.noise_points, facets.even_points) = (noise, even);
    let tried: Vec<(Vec<usize>, Vec<DimensionId>)> =
        all_ways(&options).into_iter().map(|way| (way.clone(), lowest(&facets, &way))).collect();

    let named = |facet: &Facet| tried.iter().filter(|(_, lowest)| lowest.contains(&facet.id)).count();
    let named: Vec<f64> =
        facets.facets.iter().map(|facet| f64::from(u32::try_from(named(facet)).expect("few"))).collect();
    let fair = named.iter().sum::<f64>() / 3.0;
    let unfair = named.iter().map(|named| (named / fair - 1.0).abs()).fold(0.0, f64::max);
    assert_eq!(value(&measures, "random-lowest"), percent(unfair));

    let found = |pair: [usize; 2]| -> f64 {
        let truth = |question: usize| {
            let high = options[question] - 2;
            if pair.contains(&(question / 2)) { high / 2 } else { high }
        };
        let chance = |way: &[usize]| -> f64 {
            way.iter()
                .enumerate()
                .map(|(question, answer)| moved(truth(question), *answer, options[question], 0.3))
                .product()
        };
        let is_pair = |lowest: &[DimensionId]| {
            lowest.len() == 2 && pair.iter().all(|facet| lowest.contains(&facets.facets[*facet].id))
        };
        tried.iter().filter(|(_, lowest)| is_pair(lowest)).map(|(way, _)| chance(way)).sum()
    };
    let worst = [[0, 1], [0, 2], [1, 2]].into_iter().map(found).fold(1.0, f64::min);
    assert_eq!(value(&measures, "low-found"), percent(worst));

    // How far apart the facets of every sheet lie, and how likely the sheet is for somebody alike in all.
    let apart = |way: &[usize]| {
        let scores: Vec<u8> =
            facets.score(&marked(&facets, way)).facets.iter().filter_map(|facet| facet.score).collect();
        scores.iter().max().expect("three") - scores.iter().min().expect("three")
    };
    let ways: Vec<(Vec<usize>, u8)> = tried.iter().map(|(way, _)| (way.clone(), apart(way))).collect();
    let within = |level: usize, most: u8| -> f64 {
        let truth = |question: usize| (level * (options[question] - 1) + 4) / 8;
        let chance = |way: &[usize]| -> f64 {
            way.iter().enumerate().map(|(q, answer)| moved(truth(q), *answer, options[q], 0.3)).product()
        };
        ways.iter().filter(|(_, apart)| *apart <= most).map(|(way, _)| chance(way)).sum()
    };
    let least = |level: usize| (0..=100).find(|most| within(level, *most) >= 0.85 - 1e-9).expect("100 holds everybody");
    assert_eq!(Some(even), (0..=8).map(least).max());
    assert_eq!(value(&measures, "even"), f64::from(even));
}

#[test]
fn a_facet_that_weighs_more_than_the_others_is_noticed() {
    let with =
        |odd: &[usize]| quality::facets::of(&facets(&[odd, &[5; 3], &[5; 3], &[5; 3], &[5; 3], &[5; 3], &[5; 3]]));
    let (noise, _, alike) = with(&[5; 3]);
    assert_eq!((missed(&alike), noise), (Vec::new(), 17));
    // Equal scores alone put the first of seven a fifth off.
    assert!((20.0..25.0).contains(&value(&alike, "random-lowest")), "{alike:?}");
    // Two options: every answer is an end, and the facet is lowest or highest of all.
    let (noise, _, coarse) = with(&[2; 3]);
    assert_eq!((missed(&coarse), noise), (vec!["noise", "even", "low-found", "random-lowest"], 67));
    // So does one question that weighs as much as three.
    assert_eq!(missed(&with(&[5; 1]).2), ["questions-per-facet", "random-lowest"]);
}

#[test]
fn noise_leaves_nobody_to_be_found_by_single_questions() {
    let (noise, _, measures) = quality::facets::of(&facets(&[&[4], &[4], &[4], &[4]]));
    // From one of two in the middle to the other: 33 and 67.
    assert_eq!(noise, 34);
    assert!(missed(&measures).contains(&"low-found"), "{measures:?}");
}

#[test]
fn facets_that_do_not_fit_together_are_measured_without_panic() {
    let mut broken = facets(&SOUND);
    broken.questions[0].scale = "unknown".to_owned();
    let (noise, _, measures) = quality::facets::of(&broken);
    // Its facet still goes from 0 to 100 by the two that are left.
    assert_eq!((noise, measures.len()), (0, 2));
    broken.facets.push(Facet { id: DimensionId::new("empty"), ..broken.facets[0].clone() });
    assert_eq!(missed(&quality::facets::of(&broken).2), ["range", "questions-per-facet"]);
    assert_eq!(quality::facets::of(&facets(&[])).0, 0);
}

// ------------------------------------------------------------------------------------------ stages

/// Stages with so many statements each.
fn stages(statements: &[usize]) -> Stages {
    let stage = |place: usize| Stage {
        id: DimensionId::new(format!("s{place}")),
        name: format!("S{place}"),
        tagline: String::new(),
        told: Advice::default(),
    };
    let statement = |(stage, place): (usize, usize)| Statement {
        id: QuestionId::new(format!("q{stage}-{place}")),
        stage: DimensionId::new(format!("s{stage}")),
        step: None,
        prompt: String::new(),
        yours: true,
        missing: String::new(),
        ideas: Vec::new(),
    };
    let each = statements.iter().enumerate().flat_map(|(stage, count)| (0..*count).map(move |place| (stage, place)));
    Stages {
        window: String::new(),
        shape: Shape::Ladder,
        answers: [NOT_YET, PARTLY, YES].map(|id| (OptionId::new(id), String::new())).to_vec(),
        stages: (0..statements.len()).map(stage).collect(),
        steps: Vec::new(),
        questions: each.map(statement).collect(),
        start: Advice::default(),
        exposure: Advice::default(),
        thin: Advice::default(),
    }
}

#[test]
fn sound_stages_meet_every_goal() {
    let (noise, measures) = quality::stage::of(&stages(&[3, 4, 3]));
    assert_eq!(missed(&measures), Vec::<&str>::new());
    assert_eq!(
        (value(&measures, "attainable"), value(&measures, "no-skip"), value(&measures, "start")),
        (3.0, 0.0, 0.0)
    );
    // A stage of three holds unless all three answers are partly, and one of four with no more than
    // two of them.
    let of_three = 1.0 - 0.2_f64.powi(3);
    let of_four = 1.0 - 4.0 * 0.2_f64.powi(3) * 0.8 - 0.2_f64.powi(4);
    assert_eq!(value(&measures, "steady"), percent(of_three * of_four * of_three));
    // Ten of 27 ways to answer three statements come to four halves or more, and 15 of 81 ways to
    // answer four to six halves or more.
    assert_eq!(value(&measures, "random-place"), percent(10.0 / 27.0 * 15.0 / 81.0 * 10.0 / 27.0));
    // Two halves of six.
    assert_eq!(noise, 33);
}

#[test]
fn stages_are_measured_as_trying_every_sheet_would() {
    let stages = stages(&[3, 4]);
    let (_, measures) = quality::stage::of(&stages);
    let ways = all_ways(&[3; 7]);
    let place = |way: &[usize]| {
        let marks =
            stages.questions.iter().zip(way).map(|(q, answer)| (q.id.clone(), stages.answers[*answer].0.clone()));
        stages.score(&sheet(ANSWER, &marks.collect::<Vec<_>>())).place
    };
    let places: Vec<usize> = ways.iter().map(|way| place(way)).collect();
    let last = u32::try_from(places.iter().filter(|place| **place == 2).count()).expect("few");
    assert_eq!(value(&measures, "random-place"), percent(f64::from(last) / 3_f64.powi(7)));

    let same = |truth: usize| -> f64 {
        let is = |question: usize| if (question < 3 && truth > 0) || truth > 1 { 2 } else { 0 };
        let chance = |way: &[usize]| -> f64 {
            way.iter().enumerate().map(|(q, answer)| moved(is(q), *answer, 3, 0.2)).product()
        };
        ways.iter().zip(&places).filter(|(_, place)| **place == truth).map(|(way, _)| chance(way)).sum()
    };
    assert_eq!(value(&measures, "steady"), percent((0..3).map(same).fold(1.0, f64::min)));
}

#[test]
fn stages_with_too_little_evidence_are_noticed() {
    // Three stages of three are reached by chance a little too often.
    let (_, measures) = quality::stage::of(&stages(&[3, 3, 3]));
    assert_eq!((missed(&measures), value(&measures, "random-place")), (vec!["random-place"], 5.08));
    // One statement: a slip of the pen is a stage.
    let (noise, measures) = quality::stage::of(&stages(&[1, 1]));
    assert_eq!(missed(&measures), ["random-place", "steady", "noise"]);
    assert!(noise >= 50);
    let (_, measures) = quality::stage::of(&stages(&[3, 0, 3]));
    assert_eq!((missed(&measures), value(&measures, "attainable")), (vec!["attainable"], 1.0));
    assert_eq!(quality::stage::of(&stages(&[])).0, 0);
}

// ------------------------------------------------------------------------------------------ sorter

/// Questions, each with where its options lead and where "not sure" does: `!` before a leaf.
fn sorter(questions: &[(&str, &[&str], &str)], leaves: &[&str]) -> Sorter {
    let to = |to: &str| match to.strip_prefix('!') {
        Some(leaf) => To::Leaf(DimensionId::new(leaf)),
        None => To::Question(QuestionId::new(to)),
    };
    let option = |(place, lead): (usize, &&str)| Branch {
        id: OptionId::new(format!("o{place}")),
        text: String::new(),
        to: to(lead),
    };
    let node = |(id, options, unsure): &(&str, &[&str], &str)| Node {
        id: QuestionId::new(*id),
        prompt: String::new(),
        options: options.iter().enumerate().map(option).collect(),
        unsure: to(unsure),
        ideas: Vec::new(),
    };
    let leaf = |id: &&str| Leaf {
        id: DimensionId::new(*id),
        name: (*id).to_owned(),
        script: String::new(),
        told: Advice::default(),
    };
    Sorter { questions: questions.iter().map(node).collect(), leaves: leaves.iter().map(leaf).collect(), tally: None }
}

#[test]
fn a_sound_sorter_meets_every_goal() {
    // Both ways meet again at the last question.
    let mut sorter = sorter(
        &[("a", &["b", "c"], "b"), ("b", &["!x", "c"], "c"), ("c", &["!y", "!z", "!z", "!z"], "!z")],
        &["x", "y", "z"],
    );
    let measures = quality::sorter::of(&sorter);
    assert_eq!(missed(&measures), Vec::<&str>::new());
    assert_eq!((value(&measures, "leaves"), value(&measures, "longest")), (3.0, 3.0));
    // x: a half of a half. y: a quarter of three quarters.
    assert_eq!((value(&measures, "balance-rarest"), value(&measures, "balance-commonest")), (18.75, 56.25));
    assert!(measure(&measures, "balance-rarest").what.contains("“y”"), "{measures:?}");
    assert_eq!(value(&measures, "decisive"), 100.0);

    // A name that is asked for is no question of the tree.
    let said = String::new;
    sorter.tally =
        Some(Tally { ask: said(), leaves: Vec::new(), days: 90, first: said(), second: said(), third: said() });
    assert_eq!(quality::sorter::of(&sorter), measures);
}

#[test]
fn leaves_that_nothing_leads_to_are_noticed() {
    let measures = quality::sorter::of(&sorter(&[("a", &["!x", "!y"], "!x")], &["x", "y", "z"]));
    assert_eq!(missed(&measures), ["leaves", "balance-rarest"]);
    // One that only "not sure" leads to is reached, but not by those who can answer.
    let measures = quality::sorter::of(&sorter(&[("a", &["!x", "!y"], "!z")], &["x", "y", "z"]));
    assert_eq!(missed(&measures), ["balance-rarest"]);
    // One that nearly everything leads to.
    let measures = quality::sorter::of(&sorter(&[("a", &["!x", "!x", "!x", "!y"], "!x")], &["x", "y"]));
    assert_eq!(missed(&measures), ["balance-commonest"]);
}

#[test]
fn questions_that_decide_nothing_are_noticed() {
    // Whatever is answered to a, the same is asked next and comes to the same.
    let idle = sorter(&[("a", &["b", "c"], "b"), ("b", &["!x", "!y"], "!x"), ("c", &["b", "b"], "b")], &["x", "y"]);
    let measures = quality::sorter::of(&idle);
    assert_eq!((missed(&measures), value(&measures, "decisive")), (vec!["decisive"], 33.33));
    // c asks something else, but a way through it that comes to another leaf is enough.
    let busy = sorter(&[("a", &["b", "c"], "b"), ("b", &["!x", "!y"], "!x"), ("c", &["!x", "!y"], "!y")], &["x", "y"]);
    assert_eq!(value(&quality::sorter::of(&busy), "decisive"), 100.0);
    // One that nothing leads to decides nothing either.
    let unasked = sorter(&[("a", &["!x", "!y"], "!x"), ("b", &["!x", "!y"], "!x")], &["x", "y"]);
    assert_eq!(value(&quality::sorter::of(&unasked), "decisive"), 50.0);
}

#[test]
fn long_ways_and_circles_are_noticed_at_once() {
    let ids: Vec<String> = (0..40).map(|place| format!("q{place}")).collect();
    let long = |end: &str, to: usize| -> Sorter {
        let next = |place: usize| ids.get(place + 1).filter(|_| place + 1 < to).map_or(end, String::as_str);
        let ways: Vec<[&str; 3]> = (0..to).map(|place| [next(place), next(place), "!x"]).collect();
        let questions: Vec<(&str, &[&str], &str)> =
            ways.iter().zip(&ids).map(|(ways, id)| (id.as_str(), ways.as_slice(), "!x")).collect();
        sorter(&questions, &["x", "y"])
    };
    assert_eq!(value(&quality::sorter::of(&long("!y", 5)), "longest"), 5.0);
    assert_eq!(missed(&quality::sorter::of(&long("!y", 6))), ["longest"]);
    assert_eq!(missed(&quality::sorter::of(&long("!y", 40))), ["longest"]);
    assert_eq!(missed(&quality::sorter::of(&long("q0", 3))), ["leaves", "longest"]);
    assert_eq!(missed(&quality::sorter::of(&sorter(&[("a", &["nowhere", "!x"], "!x")], &["x"]))), ["decisive"]);
    assert_eq!(missed(&quality::sorter::of(&sorter(&[], &[]))), ["decisive"]);
}

// --------------------------------------------------------------------------------------------- map

fn map(concerns: usize, weights: &[i8]) -> Incentives {
    let lens = |id: &str| Lens { id: LensId::new(id), short: String::new(), ask: String::new() };
    let words = || ClassText { name: String::new(), means: String::new() };
    let concern = |place: usize| Concern {
        id: QuestionId::new(format!("c{place}")),
        name: String::new(),
        prompt: String::new(),
        ideas: Vec::new(),
    };
    let level = |weight: &i8| Level { id: OptionId::new(format!("w{weight}")), text: String::new(), weight: *weight };
    Incentives {
        own: lens(OWN),
        guess: lens(GUESS),
        role_prompts: (String::new(), String::new()),
        roles: Vec::new(),
        scale: weights.iter().map(level).collect(),
        concerns: (0..concerns).map(concern).collect(),
        fields: Vec::new(),
        classes: Class::ALL.iter().map(|_| words()).collect(),
        misread: words(),
        misaligned: Advice::default(),
        misunderstood: Advice::default(),
        both: Advice::default(),
        little: Advice::default(),
        thin: Advice::default(),
        script: Vec::new(),
        script_ideas: Vec::new(),
    }
}

#[test]
fn a_sound_map_meets_every_goal() {
    let (noise, measures) = quality::incentives::of(&map(12, &[-1, 0, 1, 2, 3]));
    assert_eq!(missed(&measures), Vec::<&str>::new());
    assert_eq!((value(&measures, "causes"), value(&measures, "swap")), (4.0, 100.0));
    // Of 25 pairs: both strong 2 · 2, one strong and the other against 2 · 2, one strong and the
    // other weak 2 · 2 each way, and the rest.
    let shares = ["shared", "apart", "mine", "theirs", "low"].map(|class| value(&measures, &format!("class-{class}")));
    assert_eq!(shares, [16.0, 16.0, 16.0, 16.0, 36.0]);
    assert_eq!(noise, 17);
}

#[test]
fn causes_are_counted_as_trying_every_map_would() {
    let map = map(4, &[-1, 3]);
    let (_, measures) = quality::incentives::of(&map);
    let options = [2; 4];
    let marks = |way: &[usize]| -> Vec<(QuestionId, OptionId)> {
        map.concerns
            .iter()
            .zip(way)
            .map(|(concern, level)| (concern.id.clone(), map.scale[*level].id.clone()))
            .collect()
    };
    let (mut paired, mut alone) = (Vec::<(Cause, f64)>::new(), Vec::<(Cause, f64)>::new());
    let add = |to: &mut Vec<(Cause, f64)>, cause| match to.iter_mut().find(|(known, _)| *known == cause) {
        Some((_, count)) => *count += 1.0,
        None => to.push((cause, 1.0)),
    };
    for own in all_ways(&options) {
        for guess in all_ways(&options) {
            let mut mine = sheet(OWN, &marks(&own));
            mine.lenses.extend(sheet(GUESS, &marks(&guess)).lenses);
            add(&mut alone, map.score(&mine, None).cause);
            for theirs in all_ways(&options) {
                add(&mut paired, map.score(&mine, Some(&sheet(OWN, &marks(&theirs)))).cause);
            }
        }
    }
    let commonest = |causes: &[(Cause, f64)]| {
        let all: f64 = causes.iter().map(|(_, count)| count).sum();
        percent(causes.iter().map(|(_, count)| *count).fold(0.0, f64::max) / all)
    };
    assert_eq!(value(&measures, "random-cause"), commonest(&paired));
    assert_eq!(value(&measures, "random-cause-alone"), commonest(&alone));
    // Two of the four causes at least, or there is nothing to compare.
    assert!(paired.len() > 1 && alone.len() > 1, "{paired:?} {alone:?}");
}

#[test]
fn a_map_whose_levels_say_too_little_is_noticed() {
    // Nothing counts against anybody.
    let (_, measures) = quality::incentives::of(&map(12, &[0, 1, 2, 3]));
    assert_eq!(missed(&measures), ["causes", "class-apart"]);
    // Nothing is strong.
    let (_, measures) = quality::incentives::of(&map(12, &[-1, 0, 1]));
    assert!(
        ["causes", "class-shared", "class-mine", "class-low"].iter().all(|id| missed(&measures).contains(id)),
        "{measures:?}"
    );
    // A single concern is as good as a coin: two sittings in three agree.
    let (noise, measures) = quality::incentives::of(&map(1, &[-1, 3]));
    assert_eq!((noise, measure(&measures, "noise").met), (100, false));
    assert_eq!(quality::incentives::of(&map(0, &[-1, 3])), (0, Vec::new()));
}

// ------------------------------------------------------------------------------------------- audit

type When<'a> = &'a [&'a [(&'a str, &'a [&'a str])]];

/// Ratings, each with the options `0`, `1` …, and classes, the last of which has no `when`.
fn audit(ratings: &[(&str, usize)], classes: &[(&str, When<'_>)]) -> Audit {
    let asked = |(id, options): &(&str, usize)| {
        let options: Vec<_> = (0..*options).map(|option| (OptionId::new(option.to_string()), String::new())).collect();
        ((*id).to_owned(), rating(&QuestionId::new(*id), "", &options))
    };
    let is_one_of = |(rating, options): &(&str, &[&str])| {
        (QuestionId::new(*rating), options.iter().map(|option| OptionId::new(*option)).collect())
    };
    let class = |(id, when): &(&str, When<'_>)| WorkClass {
        id: DimensionId::new(*id),
        name: (*id).to_owned(),
        act: Act::Keep,
        when: when.iter().map(|line| line.iter().map(is_one_of).collect()).collect(),
        reason: String::new(),
        told: Advice::default(),
    };
    let none = || QuestionId::new("");
    Audit {
        list: List {
            least: 3,
            most: 12,
            window: String::new(),
            name: String::new(),
            hours: String::new(),
            hint: String::new(),
            ratings: ratings.iter().map(asked).collect(),
        },
        rating_ideas: Vec::new(),
        across: none(),
        up: none(),
        ring: none(),
        classes: classes.iter().map(class).collect(),
        shares: Vec::new(),
        thin: Advice::default(),
    }
}

#[test]
fn an_audit_is_measured_as_reckoned_by_hand() {
    let classes: [(&str, When<'_>); 4] = [
        ("big", &[&[("impact", &["2"]), ("effort", &["1"])]]),
        ("small", &[&[("impact", &["0"])], &[("impact", &["1"]), ("effort", &["0"])]]),
        ("quick", &[&[("impact", &["2"]), ("effort", &["0"])]]),
        ("rest", &[]),
    ];
    let (_, measures) = quality::audit::of(&audit(&[("impact", 3), ("effort", 2)], &classes));
    // Of six combinations small has three, and each of the others one.
    assert_eq!(missed(&measures), ["classes-commonest", "one-answer"]);
    let shares = ["classes", "classes-rarest", "classes-commonest", "fallback"].map(|id| value(&measures, id));
    assert_eq!(shares, [4.0, 16.67, 50.0, 16.67]);
    assert!(measure(&measures, "classes-rarest").what.contains("“big”"), "{measures:?}");
    assert!(measure(&measures, "classes-commonest").what.contains("“small”"), "{measures:?}");
    // small small | small rest | quick big: impact changes the class in 5 of 6 cases, effort in 2 of
    // 3; one of the two is changed.
    assert_eq!(value(&measures, "one-answer"), percent((5.0 / 6.0 + 2.0 / 3.0) / 2.0));

    // A rating that no class asks for changes nothing, and is changed as often as another.
    let (_, more) = quality::audit::of(&audit(&[("mood", 5), ("impact", 3), ("effort", 2)], &classes));
    assert_eq!(["classes", "classes-rarest", "classes-commonest", "fallback"].map(|id| value(&more, id)), shares);
    assert_eq!(value(&more, "one-answer"), 50.0);
}

#[test]
fn classes_that_swallow_others_are_noticed() {
    let all: &[&str] = &["0", "1"];
    let greedy: [(&str, When<'_>); 3] =
        [("all", &[&[("impact", all)]]), ("high", &[&[("impact", &["1"])]]), ("rest", &[])];
    let (_, measures) = quality::audit::of(&audit(&[("impact", 2)], &greedy));
    assert_eq!(missed(&measures), ["classes", "classes-rarest", "classes-commonest", "one-answer"]);
    assert_eq!(value(&measures, "classes"), 1.0);
    // No rule but the last.
    let (_, measures) = quality::audit::of(&audit(&[("impact", 2)], &[("rest", &[])]));
    assert_eq!(missed(&measures), ["classes-commonest", "fallback", "one-answer"]);
    assert_eq!(quality::audit::of(&audit(&[("impact", 0)], &greedy)), (0, Vec::new()));
    assert_eq!(quality::audit::of(&audit(&[], &greedy)), (0, Vec::new()));
}

#[test]
fn a_piece_takes_its_hours_along() {
    // One of eight pieces of up to eight hours: the largest, of eight, among about 40.
    let (noise, measures) = quality::audit::of(&audit(&[("impact", 2)], &[("rest", &[])]));
    assert_eq!((noise, measure(&measures, "noise").met), (21, true));
}
