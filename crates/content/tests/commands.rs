//! The authors' commands on the base fixture. `UPDATE_EXPECT=1` renews what they say.

mod support;

use expect_test::expect;
use serde_json::Value;
use support::base_dir;
use waymark_content::{check_report, score, sheet, stats};

#[test]
fn check_says_that_all_is_well() {
    let (report, sound) = check_report(&base_dir());
    assert!(sound);
    expect![[r#"
        The content is sound: 1 assessment, 14 examples, 2 guides.
    "#]]
    .assert_eq(&report);
}

#[test]
fn check_says_what_is_wrong_and_how_much() {
    let (report, sound) = check_report(&base_dir().join("guides"));
    assert!(!sound);
    expect![[r#"
        guides/ideas.toml:1:1: the file is missing (see content/README.md for what it holds)
        guides/maps.md:1:1: nothing reads this file (take it away, or see content/README.md for where it belongs)
        guides/pages/about.md:1:1: the file is missing (see content/README.md for what it holds)
        guides/site.toml:1:1: the file is missing (see content/README.md for what it holds)
        guides/sources.toml:1:1: the file is missing (see content/README.md for what it holds)
        guides/winds.md:1:1: nothing reads this file (take it away, or see content/README.md for where it belongs)
        6 problems in 6 files.
    "#]]
    .assert_eq(&report);
}

#[test]
fn stats_are_for_people() {
    expect![[r#"
        Compass (compass, revision 1)
          14 questions for 2 lenses, 1 context question, 4 dimensions, 14 examples

          A result needs 10 answers.
          answers             0  1  2  3  4  5  6  7  8  9 10 11 12 13 14
          lead that names     1  2  3  4  3  4  4  4  4  4  5  5  5  5  5
          a blend's two hold  0  1  2  3  4  4  5  6  7  8  8  9 10 11 11
          and the second leads the third by 2

          random-named                               3.1 %   at most 5 %: met
          random-named-spread                          0 %   at most 0.1 %: met
          keen-named                                96.1 %   at least 90 %: met
          keen-right                                 100 %   at least 99 %: met
          same-place-named                             0 %   at most 5 %: met
          changed-fifth-keeps-first                 90.3 %   at least 90 %: met
          random-blend                              12.5 %   at most 20 %: met
          even-blend                                74.7 %   at least 70 %: met
          attainable-range                    14 questions   the same for every kind: met
          longest-option-north                         0 %   at most 35 %: met
          longest-option-east                          0 %   at most 35 %: met
          longest-option-south                         0 %   at most 35 %: met
          longest-option-west                          0 %   at most 35 %: met
          noise                                  29 points   none; a change up to this size is put down to chance
    "#]]
    .assert_eq(&stats(&base_dir(), None, false).expect("the base fixture is sound"));
}

#[test]
fn stats_are_for_programs() {
    let json = stats(&base_dir(), Some("compass"), true).expect("the base fixture is sound");
    let json: Value = serde_json::from_str(&json).expect("it is JSON");
    assert_eq!(json[0]["rules"]["margin"][14], 5);
    assert_eq!(json[0]["quality"][0]["id"], "random-named");
    expect!["there is no assessment `compas` that can be read (did you mean `compass`?)"]
        .assert_eq(&stats(&base_dir(), Some("compas"), true).expect_err("there is no such assessment"));
}

#[test]
fn a_sheet_shows_options_and_not_what_they_count_for() {
    let text = sheet(&base_dir(), "compass").expect("the base fixture is sound");
    for secret in ["north", "dimension", "day", "E1", "Mind the ice"] {
        assert!(!text.contains(secret), "{secret}");
    }
    let sheet: Value = serde_json::from_str(&text).expect("it is JSON");
    assert_eq!(sheet["questions"][0]["options"][1], serde_json::json!({ "id": "e", "text": "Go right on" }));
    assert_eq!(sheet["lenses"][1]["ask"], "What I would like to do");
    assert_eq!(sheet["context"][0]["id"], "ship");
    assert_eq!(sheet["revision"], 1);
}

#[test]
fn a_score_says_what_came_out_and_what_moved_it() {
    let answers = r#"{
        "now": {
            "q01": "n", "q02": "n", "q03": "n", "q04": "n", "q05": "n", "q06": "n", "q07": "n",
            "q08": "n", "q09": "e", "q10": "e", "q11": "s", "q12": null
        },
        "wish": { "q01": "w" },
        "context": { "ship": "big" }
    }"#;
    expect![[r#"
        {
          "id": "compass",
          "revision": 1,
          "lenses": {
            "now": {
              "headline": "You face north.",
              "outcome": "named",
              "dimensions": [
                "north"
              ],
              "ranking": [
                {
                  "dimension": "north",
                  "count": 8,
                  "percent": 73
                },
                {
                  "dimension": "east",
                  "count": 2,
                  "percent": 18
                },
                {
                  "dimension": "south",
                  "count": 1,
                  "percent": 9
                },
                {
                  "dimension": "west",
                  "count": 0,
                  "percent": 0
                }
              ],
              "lead": 6,
              "margin": 5,
              "answered": 11,
              "asked": 14,
              "turning": {
                "until_unnamed": 1,
                "until_overtaken": 4
              },
              "moved_most": [
                {
                  "question": "q01",
                  "option": "n",
                  "dimension": "north",
                  "effect": -1
                },
                {
                  "question": "q02",
                  "option": "n",
                  "dimension": "north",
                  "effect": -1
                },
                {
                  "question": "q03",
                  "option": "n",
                  "dimension": "north",
                  "effect": -1
                },
                {
                  "question": "q04",
                  "option": "n",
                  "dimension": "north",
                  "effect": -1
                },
                {
                  "question": "q05",
                  "option": "n",
                  "dimension": "north",
                  "effect": -1
                },
                {
                  "question": "q06",
                  "option": "n",
                  "dimension": "north",
                  "effect": -1
                },
                {
                  "question": "q07",
                  "option": "n",
                  "dimension": "north",
                  "effect": -1
                },
                {
                  "question": "q08",
                  "option": "n",
                  "dimension": "north",
                  "effect": -1
                },
                {
                  "question": "q09",
                  "option": "e",
                  "dimension": "east",
                  "effect": 1
                },
                {
                  "question": "q10",
                  "option": "e",
                  "dimension": "east",
                  "effect": 1
                },
                {
                  "question": "q11",
                  "option": "s",
                  "dimension": "south",
                  "effect": 0
                }
              ]
            },
            "wish": {
              "headline": "Too few answers.",
              "outcome": "thin",
              "dimensions": [],
              "ranking": [
                {
                  "dimension": "west",
                  "count": 1,
                  "percent": 100
                },
                {
                  "dimension": "north",
                  "count": 0,
                  "percent": 0
                },
                {
                  "dimension": "east",
                  "count": 0,
                  "percent": 0
                },
                {
                  "dimension": "south",
                  "count": 0,
                  "percent": 0
                }
              ],
              "lead": 1,
              "margin": 2,
              "answered": 1,
              "asked": 14,
              "turning": null,
              "moved_most": [
                {
                  "question": "q01",
                  "option": "w",
                  "dimension": "west",
                  "effect": -1
                }
              ]
            }
          },
          "gap": null,
          "advice": [
            "Mind the ice."
          ]
        }"#]]
    .assert_eq(&score(&base_dir(), "compass", answers).expect("the answers are in order"));
}

#[test]
fn a_score_names_everything_it_does_not_know() {
    let problems = |answers| score(&base_dir(), "compass", answers).expect_err("the answers are not in order");
    expect![[r#"
        context: there is no question `shp` (did you mean `ship`?)
        `now` is no object (write {"question": "option"})
        there is no lens `nwo` (did you mean `now`?)
        wish.q02: there is no option `north` (there are: e, n, s, w)
        wish.q03: 3 is no option (write an option's id or null)
        wish: there is no question `q1` (there are: q01, q02, q03, q04, q05, q06, q07, q08, q09, q10, q11, q12, q13, q14)"#]].assert_eq(&problems(
        r#"{ "nwo": {}, "wish": { "q1": "n", "q02": "north", "q03": 3 }, "now": [], "context": { "shp": null } }"#,
    ));
    expect!["the answers are not JSON: expected ident at line 1 column 2 (`sheet` shows what to answer)"]
        .assert_eq(&problems("nonsense"));
    expect![[r#"the answers are no object (write {"lens": {"question": "option"}})"#]].assert_eq(&problems("[]"));
}
