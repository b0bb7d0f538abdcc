//! A result as Markdown.

mod support;

use proptest::prelude::*;
use support::{REAL, any_answered, assessment, c, name, profile_in, profile_of, q, score_of, sheet_of};
use waymark_domain::assessment::{Assessment, Scored};
use waymark_domain::ids::OptionId;
use waymark_domain::markdown::result;
use waymark_domain::scoring::{Sheet, score};
use waymark_domain::verdict::headline;

const DATE: &str = "21 November 2026";

fn written(assessment: &Assessment, sheet: &Sheet, with_answers: bool) -> String {
    result(assessment, &assessment.score(sheet, &[]), with_answers.then_some(sheet), DATE)
}

proptest! {
    #[test]
    fn everything_is_in_it((assessment, sheet) in any_answered()) {
        let profile = profile_of(&assessment);
        let text = written(&assessment, &sheet, true);
        let has = |line: &str| text.lines().any(|there| there == line);
        prop_assert!(has("# Tree finder: a result of 21 November 2026"));
        for score in score(profile, &sheet) {
            let heading = format!("## My {}: {}", score.lens, headline(profile, &score));
            prop_assert!(has(&heading), "{}", heading);
            for ranked in &score.ranking {
                let line = format!("- {}: {} of {}", name(ranked.dimension.as_str()), ranked.count, score.answered);
                prop_assert!(has(&line), "{}", line);
            }
            for question in &profile.questions {
                let mark = sheet.mark(&score.lens, &question.id);
                let line = match question.options.iter().find(|o| Some(&o.id) == mark) {
                    Some(o) => format!("- {} **{}** ({})", question.prompt, o.text, name(o.dimension.as_str())),
                    None => format!("- {} *not sure*", question.prompt),
                };
                prop_assert!(has(&line), "{}", line);
            }
        }
        for question in &profile.context {
            let mark = sheet.context.get(&question.id).and_then(Option::as_ref);
            let line = match question.options.iter().find(|o| Some(&o.id) == mark) {
                Some(o) => format!("- {} **{}**", question.prompt, o.text),
                None => format!("- {} *not sure*", question.prompt),
            };
            prop_assert!(has(&line), "{}", line);
        }
    }

    #[test]
    fn lists_are_sound((assessment, sheet) in any_answered(), with_answers: bool) {
        let text = written(&assessment, &sheet, with_answers);
        prop_assert!(text.ends_with('\n') && !text.contains("\n\n\n"));
        let lines: Vec<&str> = text.lines().collect();
        for (line, before) in lines.iter().zip(std::iter::once(&"").chain(&lines)) {
            prop_assert_eq!(line.trim_end(), *line);
            prop_assert!(!["-", "#", "##", "###"].contains(line), "empty: {}", text);
            prop_assert!(!line.starts_with("- ") || line.chars().nth(2).is_some_and(char::is_alphanumeric), "{}", line);
            prop_assert!(!line.starts_with('#') || before.is_empty(), "no blank line above {}", line);
        }
    }
}

#[test]
fn without_a_sheet_there_are_no_answers() {
    let assessment = assessment(REAL);
    let sheet = sheet_of(profile_of(&assessment), "work", &[9, 4, 1, 0]);
    let text = written(&assessment, &sheet, false);
    assert!(text.contains("Headline of ash for work."));
    assert!(!text.contains("Situation") && !text.contains("Answers") && !text.contains("Company"));
}

#[test]
fn the_gap_is_in_it_where_there_is_one() {
    let assessment = assessment(REAL);
    let profile = profile_of(&assessment);
    let scores = [score_of(profile, "work", &[9, 4, 1, 0]), score_of(profile, "energy", &[0, 9, 4, 1])];
    let text = |scores: &[_]| result(&assessment, &Scored::Profile(scores.to_vec()), None, DATE);
    assert!(text(&scores).contains("\n## Between the two\n\nWork The Ash, energy The Birch.\n"));
    assert!(!text(&scores[..1]).contains("Between the two"));
}

/// A saved score may speak of what the content no longer has; it is called by its id then.
#[test]
fn what_the_content_no_longer_has_goes_by_its_id() {
    let mut assessment = assessment(REAL);
    let scores = {
        let profile = profile_of(&assessment);
        [score_of(profile, "work", &[9, 4, 1, 0]), score_of(profile, "energy", &[0, 9, 4, 1])]
    };
    let profile = profile_in(&mut assessment);
    profile.dimensions.retain(|dimension| dimension.id.as_str() != "ash");
    profile.lenses.retain(|lens| lens.id.as_str() != "energy");
    let text = result(&assessment, &Scored::Profile(scores.to_vec()), None, DATE);
    assert!(text.contains("\n- ash: 9 of 14\n"), "{text}");
    assert!(text.contains("\n## energy: "), "{text}");
}

#[test]
fn the_whole_text() {
    let mut assessment = assessment(support::Size { dimensions: 2, lenses: 1, questions: 8, context: 1 });
    let profile = profile_in(&mut assessment);
    profile.questions.truncate(3);
    profile.rules.least_answers = 2;
    let mut sheet = sheet_of(profile, "work", &[2, 0]);
    sheet.lenses.values_mut().for_each(|marks| drop(marks.insert(q(2), None)));
    sheet.context.insert(c(0), Some(OptionId::new("one")));
    assert_eq!(written(&assessment, &sheet, true), WHOLE);
}

const WHOLE: &str = "\
# Tree finder: a result of 21 November 2026

## My work: Headline of unclear.

- The Ash: 2 of 2
- The Birch: 0 of 2

Meaning of unclear.

**Next:** Next for unclear.

## Answers: My work

### Theme roots

- Situation q0? **q0 the way of ash** (The Ash)

### Theme trunk

- Situation q1? **q1 the way of ash** (The Ash)

### Theme crown

- Situation q2? *not sure*

## Answers about the company

- Company c0? **c0 one**

This describes some months of work, nothing more. Not for hiring, promotion or performance reviews.
";
