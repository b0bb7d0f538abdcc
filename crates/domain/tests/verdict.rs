//! Which of the content's words a result is told in.

mod support;

use support::{DIMENSIONS, REAL, Size, pairs, profile, score_of};
use waymark_domain::ids::{DimensionId, OptionId, QuestionId};
use waymark_domain::profile::Rules;
use waymark_domain::scoring::Sheet;
use waymark_domain::verdict::{advice, gap_text, headline, tell};

/// Counts, the lens, and what the three texts begin with.
#[test]
fn each_outcome_has_its_words() {
    #[rustfmt::skip]
    let table = [
        ([9, 4, 1, 0], "work",   "Headline of ash for work.",       "ash"),
        ([9, 4, 1, 0], "energy", "Headline of ash for energy.",     "ash"),
        ([0, 0, 2, 12], "work",  "Headline of dogwood for work.",   "dogwood"),
        ([7, 7, 0, 0], "work",   "Headline of ash and birch.",      "ash and birch"),
        ([6, 8, 0, 0], "energy", "Headline of ash and birch.",      "ash and birch"),
        ([0, 0, 6, 8], "work",   "Headline of cedar and dogwood.",  "cedar and dogwood"),
        ([4, 4, 3, 3], "work",   "Headline of unclear.",            "unclear"),
        ([9, 0, 0, 0], "work",   "Headline of thin.",               "thin"),
        ([0, 0, 0, 0], "work",   "Headline of thin.",               "thin"),
    ];
    let profile = profile(REAL);
    for (counts, lens, said, of) in table {
        let score = score_of(&profile, lens, &counts);
        let telling = tell(&profile, &score);
        assert_eq!(telling.headline, said, "{counts:?}");
        assert_eq!(telling.means, format!("Meaning of {of}."), "{counts:?}");
        assert_eq!(telling.next, format!("Next for {of}."), "{counts:?}");
        assert_eq!(headline(&profile, &score), said);
    }
}

#[test]
fn every_dimension_and_every_pair_is_told_apart() {
    let profile = profile(REAL);
    let mut said: Vec<String> = Vec::new();
    let mut note = |counts: [u8; 4]| {
        said.push(headline(&profile, &score_of(&profile, "work", &counts)).to_owned());
    };
    for place in 0..4 {
        note(std::array::from_fn(|at| if at == place { 14 } else { 0 }));
    }
    for (a, b) in pairs(&DIMENSIONS[..4]) {
        note(std::array::from_fn(|at| if DIMENSIONS[at] == a || DIMENSIONS[at] == b { 7 } else { 0 }));
    }
    let number = said.len();
    said.sort();
    said.dedup();
    assert_eq!((number, said.len()), (10, 10), "{said:?}");
}

/// A saved score may speak of what the content no longer has.
#[test]
fn missing_texts_fall_back() {
    let whole = profile(REAL);
    let named = score_of(&whole, "work", &[9, 4, 1, 0]);
    let blend = score_of(&whole, "work", &[7, 7, 0, 0]);

    let mut without = whole;
    without.dimensions.first_mut().expect("four").headline.clear();
    assert_eq!(headline(&without, &named), "Tagline of ash.");

    without.dimensions.remove(0);
    assert_eq!(headline(&without, &named), "Headline of unclear.");

    without.blends.clear();
    assert_eq!(headline(&without, &blend), "Headline of unclear.");
}

#[test]
fn the_gap_names_the_dimensions_in_front() {
    #[rustfmt::skip]
    let table = [
        ([9, 4, 1, 0], [9, 4, 1, 0],  Some("Both The Ash, also The Ash.")),
        ([9, 4, 1, 0], [1, 0, 0, 13], Some("Work The Ash, energy The Dogwood.")),
        ([7, 7, 0, 0], [1, 0, 0, 13], Some("In front The Ash and The Dogwood.")),
        ([1, 0, 0, 13], [4, 3, 4, 3], Some("In front The Dogwood and The Ash.")),
        ([9, 0, 0, 0], [9, 4, 1, 0],  None),
        ([9, 4, 1, 0], [0, 0, 0, 0],  None),
    ];
    let profile = profile(REAL);
    for (work, energy, expected) in table {
        let scores = [score_of(&profile, "work", &work), score_of(&profile, "energy", &energy)];
        assert_eq!(gap_text(&profile, &scores).as_deref(), expected, "{work:?} {energy:?}");
    }
    assert_eq!(gap_text(&profile, &[score_of(&profile, "work", &[9, 4, 1, 0])]), None);
}

#[test]
fn the_gap_is_between_the_contents_first_two_lenses() {
    let three = profile(Size { lenses: 3, ..REAL });
    let [work, energy, wish] = [("work", [9, 4, 1, 0]), ("energy", [0, 9, 4, 1]), ("wish", [0, 0, 4, 10])]
        .map(|(lens, counts)| score_of(&three, lens, &counts));
    let told = Some("Work The Ash, energy The Birch.");
    let table = [
        ([&work, &energy, &wish], told),
        ([&energy, &work, &wish], told),
        ([&wish, &work, &energy], told),
        ([&work, &work, &wish], None),
    ];
    for (scores, expected) in table {
        assert_eq!(gap_text(&three, &scores.map(Clone::clone)).as_deref(), expected);
    }
    let one = profile(Size { lenses: 1, ..REAL });
    assert_eq!(gap_text(&one, &[work, energy]), None);
}

#[test]
fn the_gap_has_a_word_for_what_has_no_name() {
    let whole = profile(REAL);
    let scores = [score_of(&whole, "work", &[9, 4, 1, 0]), score_of(&whole, "energy", &[0, 9, 4, 1])];
    let mut without = whole.clone();
    without.dimensions.retain(|dimension| dimension.id.as_str() != "ash");
    assert_eq!(gap_text(&without, &scores).as_deref(), Some("Work …, energy The Birch."));

    let mut nobody = whole;
    nobody.rules = Rules::none();
    let scores = ["work", "energy"].map(|lens| score_of(&nobody, lens, &[0, 0, 0, 0]));
    assert_eq!(gap_text(&nobody, &scores).as_deref(), Some("In front … and …."));
}

/// Answers about the company, the dimensions spoken of, and the advice.
#[test]
fn advice_comes_in_the_order_of_questions_and_then_of_dimensions() {
    #[rustfmt::skip]
    let table = [
        ("",                        "ash",       ""),
        ("c0 one",                  "",          ""),
        ("c0 one",                  "ash",       "c0 one for ash"),
        ("c2 one, c0 two",          "ash",       "c0 two for ash, c2 one for ash"),
        ("c0 one",                  "birch ash", "c0 one for birch, c0 one for ash"),
        ("c0 one, c1 two",          "birch ash", "c0 one for birch, c0 one for ash, c1 two for birch, c1 two for ash"),
        ("c0 three, c1 -, c2 one",  "ash",       "c2 one for ash"),
        ("c0 gone, c9 one",         "ash",       ""),
        ("c0 one",                  "gone",      ""),
    ];
    let profile = profile(REAL);
    for (answers, of, expected) in table {
        let answer = |text: &str| {
            let (question, mark) = text.split_once(' ').expect("a question and a mark");
            (QuestionId::new(question), (mark != "-").then(|| OptionId::new(mark)))
        };
        let answered = answers.split(", ").filter(|text| !text.is_empty()).map(answer);
        let sheet = Sheet { context: answered.collect(), ..Sheet::default() };
        let of: Vec<DimensionId> = of.split_whitespace().map(DimensionId::new).collect();
        let said = advice(&profile, &sheet, &of.iter().collect::<Vec<_>>());
        assert_eq!(said.join(", "), expected, "{answers}");
    }
}
