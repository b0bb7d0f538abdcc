//! Results of the other engines as Markdown: the whole texts, and what holds for all of them.

mod support;

use proptest::prelude::*;
use std::collections::BTreeMap;
use support::small::{
    answers, any_answered, any_list, around, ask, audit, circles, id, incentives, list, marks, nine, side, sorter,
    tally,
};
use waymark_domain::assessment::{Assessment, Engine, Scored};
use waymark_domain::attempt::WORDS;
use waymark_domain::ids::LensId;
use waymark_domain::markdown::result;
use waymark_domain::scoring::Sheet;
use waymark_domain::sorter::{ASKER, Sorter};

const DATE: &str = "21 November 2026";

fn written(assessment: &Assessment, sheet: &Sheet, others: &[Sheet], with_answers: bool) -> String {
    result(assessment, &assessment.score(sheet, others), with_answers.then_some(sheet), DATE)
}

fn with_words(sheet: Sheet, words: &[(&str, &str)]) -> Sheet {
    let words = words.iter().map(|(of, words)| (ask(of), (*words).to_owned())).collect();
    Sheet { words: BTreeMap::from([(LensId::new(WORDS), words)]), ..sheet }
}

fn map() -> (Assessment, Sheet, Sheet) {
    let weights = |text: &str| -> Vec<Option<i8>> { text.split_whitespace().map(|w| w.parse().ok()).collect() };
    let mut mine = side(&weights("3 3 2 0 3 1 3 3 . 0"), &weights("3 3 0 3 0 . -1 -1 2 0"));
    mine.context = marks("mine em");
    let mine = with_words(mine, &[("hidden", "Two lines:\n\n# not a heading"), ("plan", " \n ")]);
    let theirs = side(&weights("3 -1 0 2 0 2 3 -1 3 0"), &weights("0 0 0 0 0 0 0 0 0 0"));
    (around(Engine::Map(incentives(10))), mine, theirs)
}

fn hours() -> (Assessment, Sheet) {
    let sheet = list(&[
        ("p-x", "Reviews", "6.5", "2", false, "gain high, effort big, seen yes"),
        ("p-y", "Fixing\nthe  build", "4", "1", false, "gain low, effort small, seen -"),
        ("p-z", "Gone", "3", "3", true, "gain high"),
        ("p-w", "Bare", "1", "4", false, "seen no"),
        ("p-v", "More of it", "", "5", false, "gain low, effort small, seen no"),
    ]);
    (around(Engine::Audit(audit())), sheet)
}

fn lists_are_sound(text: &str) -> Result<(), TestCaseError> {
    prop_assert!(text.ends_with('\n') && !text.contains("\n\n\n"), "{}", text);
    let lines: Vec<&str> = text.lines().collect();
    let is_point = |line: &str| line.starts_with("- ");
    for (line, before) in lines.iter().zip(std::iter::once(&"").chain(&lines)) {
        prop_assert_eq!(line.trim_end(), *line, "{}", text);
        prop_assert!(!["-", "#", "##", "###"].contains(line), "empty: {}", text);
        prop_assert!(!line.starts_with('#') || before.is_empty(), "no blank line above {}: {}", line, text);
        prop_assert!(
            !is_point(before) || is_point(line) || line.is_empty() || line.starts_with("  "),
            "{}: {}",
            line,
            text
        );
    }
    // Below every heading there is something.
    let headings = lines.iter().filter(|line| !line.is_empty()).collect::<Vec<_>>();
    for (line, next) in headings.iter().zip(headings.iter().skip(1)) {
        let level = |line: &str| line.bytes().take_while(|byte| *byte == b'#').count();
        prop_assert!(
            level(line) == 0 || level(next) == 0 || level(next) > level(line),
            "nothing below {}: {}",
            line,
            text
        );
    }
    Ok(())
}

proptest! {
    #[test]
    fn texts_are_sound((assessment, sheet) in any_answered(), with_answers: bool) {
        let text = written(&assessment, &sheet, &[], with_answers);
        lists_are_sound(&text)?;
        let headline = assessment.headline(&assessment.score(&sheet, &[]));
        prop_assert!(text.lines().any(|line| line.starts_with("## ") && line.ends_with(&headline)), "{}", text);
    }

    #[test]
    fn texts_of_lists_are_sound(sheet in any_list(), with_answers: bool) {
        let text = written(&around(Engine::Audit(audit())), &sheet, &[], with_answers);
        lists_are_sound(&text)?;
        for (piece, _) in &audit().score(&sheet).pieces {
            let name = piece.name.split_whitespace().collect::<Vec<_>>().join(" ");
            let points = text.lines().filter(|line| line.starts_with(&format!("- {name}: "))).count();
            prop_assert!(points > 0, "{} in {}", name, text);
        }
    }

    /// Every answer is in it once, or that there is none.
    #[test]
    fn every_answer_is_in_it((assessment, sheet) in any_answered()) {
        let text = written(&assessment, &sheet, &[], true);
        let form = assessment.engine.form();
        let tree = if let Scored::Sorter(score) = assessment.score(&sheet, &[]) { Some(score.way) } else { None };
        for asked in &form.asked {
            let on_way = tree.as_ref().is_none_or(|way| way.iter().any(|(id, _)| *id == asked.id));
            for lens in form.lenses_of(asked) {
                if lens.as_str() == WORDS || !on_way {
                    continue;
                }
                let marks = if asked.kind == waymark_domain::form::Kind::Context { Some(&sheet.context) } else { sheet.lenses.get(&lens) };
                let mark = marks.and_then(|marks| marks.get(&asked.id)).and_then(Option::as_ref);
                let line = match asked.offers.iter().find(|offer| Some(&offer.id) == mark) {
                    Some(offer) => format!("- {} **{}**", asked.prompt, offer.text),
                    None => format!("- {} *not sure*", asked.prompt),
                };
                prop_assert!(text.lines().any(|there| there == line), "{} in {}", line, text);
            }
        }
    }

    /// Without a sheet, as from a summary, there are no answers and nothing that was written.
    #[test]
    fn without_a_sheet_there_are_no_answers((assessment, sheet) in any_answered()) {
        let text = written(&assessment, &with_words(sheet, &[("hidden", "secret")]), &[], false);
        for asked in assessment.engine.form().asked {
            let is_tree = matches!(assessment.engine, Engine::Sorter(_));
            prop_assert!(is_tree || !text.contains(&format!("- {} ", asked.prompt)), "{}", text);
        }
        prop_assert!(!text.contains("secret") && !text.contains("missing for a result"));
    }
}

/// What is said, and what not.
#[test]
fn facets() {
    let facets = around(Engine::Facets(nine()));
    let marks = "i0 o2, i1 o2, i2 o2, i3 o1, i4 o2, i5 o1, i6 o4, i7 -, i8 o4";
    assert_eq!(written(&facets, &answers(marks), &[], true), FACETS);

    let thin = written(&facets, &answers("i0 o4, i1 o0, i2 o4, i3 o1"), &[], true);
    assert!(thin.contains("\n- Facet 0: 100 of 100\n- Facet 1: too few answers\n"));
    assert!(thin.contains("\n\nAnswers missing for a result: 2\n\nMeaning of thin.\n"));
    assert!(!thin.contains("What is strong") && !thin.contains("Action for"), "there is no result yet");

    // Second from below, and strong: it is not praised and advised at once.
    let one = written(&facets, &answers("i0 o4, i1 o0, i2 o4, i3 o1, i4 o2, i5 o1"), &[], false);
    assert!(one.contains("## Lowest are Facet 1 and Facet 0."));
    assert!(one.contains("Low f1.") && one.contains("Low f0.") && !one.contains("What is strong"));
    let even = written(&facets, &answers("i0 o2, i1 o1, i2 o2, i3 o2, i4 o1, i5 o2"), &[], false);
    assert!(even.contains("Headline of even.") && !even.contains("Low f") && !even.contains("strong"));
    let low = written(&facets, &answers("i0 o1, i1 o2, i2 o1, i3 o1, i4 o2, i5 o1"), &[], false);
    assert!(low.contains("Headline of even.") && low.contains("Low f0.") && !low.contains("Low f1."));
}

#[test]
fn stages() {
    let stages = around(Engine::Stage(circles()));
    let marks = "e0 yes, e1 yes, e2 partly, e3 not-yet, e4 partly, e5 -, e6 yes, e7 yes, e8 yes";
    assert_eq!(written(&stages, &answers(marks), &[], true), STAGES);

    let whole = written(&stages, &answers(&marks.replace("partly", "yes").replace("not-yet", "yes")), &[], true);
    assert!(!whole.contains("exposure") && !whole.contains("stalls") && !whole.contains("What is missing"));
    let thin = written(&stages, &answers("e6 yes, e7 yes, e8 yes"), &[], true);
    assert!(thin.contains("Answers missing for a result: 3") && thin.contains("- Stage 0: too few answers\n"));
    assert!(!thin.contains("exposure") && !thin.contains("stalls"), "there is no result yet");
}

/// Whoever reads this was not told who asked.
#[test]
fn sorters() {
    let tree = around(Engine::Sorter(Sorter { tally: Some(tally()), ..sorter() }));
    let sheet = with_words(answers("mine -, size big, who other"), &[(ASKER, "Ana")]);
    assert_eq!(written(&tree, &sheet, &[], true), SORTER);

    let open = written(&tree, &answers("mine yes"), &[], true);
    assert!(open.contains("## One question is still open, so there is nothing to say yet.\n"));
    assert!(open.contains("### The way here\n\n- What is mine? **mine is yes**\n"));
    // A summary knows the leaf and no way to it.
    let score = waymark_domain::sorter::SorterScore { way: Vec::new(), leaf: Some(id("do")) };
    let short = result(&tree, &Scored::Sorter(score), None, DATE);
    assert!(short.contains("## Leaf do: Headline of do.\n") && !short.contains("The way here"));
    let Engine::Sorter(mut silent) = tree.engine else { unreachable!("a tree") };
    silent.leaves.iter_mut().for_each(|leaf| leaf.script.clear());
    assert!(!written(&around(Engine::Sorter(silent)), &sheet, &[], true).contains("Words to use"));
}

#[test]
fn maps() {
    let (map, mine, theirs) = map();
    assert_eq!(written(&map, &mine, std::slice::from_ref(&theirs), true), MAP);

    // Alone, the guess stands for the other, and is said to be one.
    let alone = written(&map, &mine, &[], true);
    assert!(alone.contains("The other side has not answered. What stands here for them is a guess.\n"));
    assert!(alone.contains("\n- **Concern 6**: Me “Level strongly”, My guess “Level against”\n"));
    assert!(!alone.contains("misread") && !alone.contains(", the other side"));

    // With more than one other side each has a part of its own; the talk and the answers come once.
    let three = written(&map, &mine, &[theirs.clone(), theirs], true);
    assert!(three.contains("\n## With side 2: ") && three.contains("\n## With side 3: "));
    for once in ["## The talk", "## Answers", "## Title of hidden"] {
        assert_eq!(three.matches(once).count(), 1, "{once}");
    }
    assert_eq!(three.matches("### Class shared").count(), 2);
    let without = result(&map, &map.score(&mine, &[]), None, DATE);
    assert!(without.contains("## The talk") && !without.contains("Title of hidden") && !without.contains("My role?"));
}

#[test]
fn audits() {
    let (audit, sheet) = hours();
    assert_eq!(written(&audit, &sheet, &[], true), AUDIT);

    let bare = list(&[("a", "x", "", "1", false, "gain low, effort small, seen no"), ("b", "y", "", "2", false, "")]);
    let text = written(&audit, &bare, &[], false);
    assert!(text.contains("\n- Class snack: no hours\n- All together: no hours\n"), "{text}");
    assert!(text.contains("\nRated pieces missing for a result: 2\n"));
    assert!(!text.contains("Hours by") && !text.contains("Ratings") && !text.contains('%'));
    let nothing = written(&audit, &Sheet::default(), &[], true);
    assert!(nothing.contains("\n- All together: no hours\n") && !nothing.contains("Ratings"));
}

/// A score is made by the engine it is read with; of another nothing is told.
#[test]
fn a_score_of_another_engine_tells_nothing() {
    let scored = around(Engine::Stage(circles())).score(&answers("e0 yes"), &[]);
    let text = result(&around(Engine::Facets(nine())), &scored, None, DATE);
    assert_eq!(text.lines().count(), 3);
}

const FACETS: &str = "\
# Tree finder: a result of 21 November 2026

## Lowest are Facet 1 and Facet 0.

- Facet 0: 44 of 100
- Facet 1: 28 of 100
- Facet 2: 100 of 100

Meaning of lowest.

**This week:** Next for lowest.

**Not this week:** Avoid with lowest.

## Facet 1

Tagline of f1.

Low f1.

**This week:** Action for f1.

**Not this week:** Avoid for f1.

## Facet 0

Tagline of f0.

Low f0.

**This week:** Action for f0.

**Not this week:** Avoid for f0.

## What is strong

- **Facet 2**: High f2.

## Answers: In the last month

### Facet 0

- Behaviour i0. **Level 2 of 5**
- Behaviour i1. **Level 2 of 4**
- Behaviour i2. **Level 2 of 5**

### Facet 1

- Behaviour i3. **Level 1 of 5**
- Behaviour i4. **Level 2 of 4**
- Behaviour i5. **Level 1 of 5**

### Facet 2

- Behaviour i6. **Level 4 of 5**
- Behaviour i7. *not sure*
- Behaviour i8. **Level 4 of 5**

This describes some months of work, nothing more. Not for hiring, promotion or performance reviews.
";

const STAGES: &str = "\
# Tree finder: a result of 21 November 2026

## Headline of s0.

- Stage 0: 83 % of the evidence
- Stage 1: 25 % of the evidence
- Stage 2: 100 % of the evidence

A stage holds from 67 % on, if every stage before it does.

Meaning of s0.

**This week:** Next for s0.

**Not this week:** Avoid with s0.

## Headline of exposure.

Ahead of the rest: Stage 2

Meaning of exposure.

**This week:** Next for exposure.

**Not this week:** Avoid with exposure.

## Where it stalls: Step 0

Stalls at t0.

## Evidence: In the last six months

### Stage 0

**What is there**

- Statement e0. **Yes**
- Statement e1. **Yes**

**What is missing, and not yours alone**

- Statement e2. **Partly**
  How to get e2.

### Stage 1

**What is missing, and yours to change**

- Statement e3. **Not yet**
  How to get e3.

**What is missing, and not yours alone**

- Statement e4. **Partly**
  How to get e4.

**Not answered**

- Statement e5. *not sure*

### Stage 2

**What is there**

- Statement e6. **Yes**
- Statement e7. **Yes**
- Statement e8. **Yes**

This describes some months of work, nothing more. Not for hiring, promotion or performance reviews.
";

const SORTER: &str = "\
# Tree finder: a result of 21 November 2026

## Leaf pass: Headline of pass.

Meaning of pass.

**This week:** Next for pass.

**Not this week:** Avoid with pass.

### Words to use

> Script of pass.

### The way here

- What is mine? *not sure*
- What is size? **size is big**
- What is who? **who is other**

This describes some months of work, nothing more. Not for hiring, promotion or performance reviews.
";

const MAP: &str = "\
# Tree finder: a result of 21 November 2026

## Headline of misaligned.

- Class shared: 2
- Class apart: 2
- Class mine: 2
- Class theirs: 2
- Class low: 1
- Class misread: 2

Meaning of misaligned.

**This week:** Next for misaligned.

**Not this week:** Avoid with misaligned.

### Class shared

Meaning of class shared.

- **Concern 0**: Me “Level strongly”, My guess “Level strongly”, the other side “Level strongly”
- **Concern 6**: Me “Level strongly”, My guess “Level against”, the other side “Level strongly”

### Class apart

Meaning of class apart.

- **Concern 1**: Me “Level strongly”, My guess “Level strongly”, the other side “Level against”
- **Concern 7**: Me “Level strongly”, My guess “Level against”, the other side “Level against”

### Class mine

Meaning of class mine.

- **Concern 2**: Me “Level some”, My guess “Level not”, the other side “Level not”
- **Concern 4**: Me “Level strongly”, My guess “Level not”, the other side “Level not”

### Class theirs

Meaning of class theirs.

- **Concern 3**: Me “Level not”, My guess “Level strongly”, the other side “Level some”
- **Concern 5**: Me “Level little”, My guess “not sure”, the other side “Level some”

### Class low

Meaning of class low.

- **Concern 9**: Me “Level not”, My guess “Level not”, the other side “Level not”

### Class misread

Meaning of class misread.

- **Concern 1**: Me “Level strongly”, My guess “Level strongly”, the other side “Level against”
- **Concern 6**: Me “Level strongly”, My guess “Level against”, the other side “Level strongly”

### Not rated for both

- **Concern 8**: Me “not sure”, My guess “Level some”, the other side “Level strongly”

## The talk

1. Begin.
2. End.

## Title of hidden

What about hidden?

> Two lines:
>
> # not a heading

## Answers

- My role? **Manager**
- Their role? *not sure*

### How it is for own

- The matter of c0. **Level strongly**
- The matter of c1. **Level strongly**
- The matter of c2. **Level some**
- The matter of c3. **Level not**
- The matter of c4. **Level strongly**
- The matter of c5. **Level little**
- The matter of c6. **Level strongly**
- The matter of c7. **Level strongly**
- The matter of c8. *not sure*
- The matter of c9. **Level not**

### How it is for guess

- The matter of c0. **Level strongly**
- The matter of c1. **Level strongly**
- The matter of c2. **Level not**
- The matter of c3. **Level strongly**
- The matter of c4. **Level not**
- The matter of c5. *not sure*
- The matter of c6. **Level against**
- The matter of c7. **Level against**
- The matter of c8. **Level some**
- The matter of c9. **Level not**

This describes some months of work, nothing more. Not for hiring, promotion or performance reviews.
";

const AUDIT: &str = "\
# Tree finder: a result of 21 November 2026

## Headline of worth.

- Class worth: 6.5 hours, 57 %
- Class snack: 4 hours, 35 %
- All together: 11.5 hours

Meaning of worth.

**This week:** Next for worth.

**Not this week:** Avoid with worth.

## Keep: Class worth

Reason of worth.

- Reviews: 6.5 hours

## Stop: Class snack

Reason of snack.

- Fixing the build: 4 hours
- More of it: no hours

## Not rated enough

- Bare: 1 hour

## Hours by effort

- effort small: 4 hours, 35 %
- effort big: 6.5 hours, 57 %
- *not sure*: 1 hour, 9 %

Meaning of effort.

## Hours by seen

- seen no: 1 hour, 9 %
- seen yes: 6.5 hours, 57 %
- *not sure*: 4 hours, 35 %

Meaning of seen.

## Ratings

### Fixing the build

- How much gain? **gain low**
- How much effort? **effort small**
- How much seen? *not sure*

### Reviews

- How much gain? **gain high**
- How much effort? **effort big**
- How much seen? **seen yes**

### Bare

- How much gain? *not sure*
- How much effort? *not sure*
- How much seen? **seen no**

### More of it

- How much gain? **gain low**
- How much effort? **effort small**
- How much seen? **seen no**

This describes some months of work, nothing more. Not for hiring, promotion or performance reviews.
";
