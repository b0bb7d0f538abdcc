//! The authors' commands on the two fixtures. `UPDATE_EXPECT=1` renews what they say.

mod support;

use expect_test::{Expect, expect};
use serde_json::Value;
use support::{base_dir, kinds_dir};
use waymark_content::{check_report, score, sheet, stats};

#[test]
fn check_says_that_all_is_well() {
    let (report, sound) = check_report(&base_dir());
    assert!(sound);
    expect![[r#"
        note: 2 of 2 ideas carried out by something a person does
        The content is sound: 1 assessment, 14 examples, 2 guides, 1 worksheet, 1 path.
    "#]]
    .assert_eq(&report);
}

/// Notes stop nothing: they say which ideas nobody carries out, and how many somebody does.
#[test]
fn check_says_which_ideas_nobody_carries_out() {
    let (report, sound) = check_report(&kinds_dir());
    assert!(sound);
    expect![[r#"
        note: content/ideas.toml:27: nobody carries out the idea L3: Talk it over.
        note: content/ideas.toml:37: nobody carries out the idea E2: See where the hours go.
        note: 6 of 8 ideas carried out by something a person does
        The content is sound: 5 assessments, 23 examples, 1 guide, 0 worksheets, 0 paths.
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

#[test]
fn stats_are_there_for_every_kind() {
    expect![[r#"
        Cargo (cargo, revision 1)
          3 ratings for 4 classes, 1 share, 5 examples

          classes                                4 classes   every class: met
          classes-rarest                            22.2 %   at least 1 %: met
          classes-commonest                         33.3 %   at most 40 %: met
          fallback                                  22.2 %   at most 35 %: met
          one-answer                                46.9 %   10 to 60 %: met
          noise                                  21 points   at most 25, and a change up to this size is put down to chance: met

        Crew (crew, revision 1)
          8 concerns for 2 roles, 5 levels, 2 fields, 5 examples

          causes                                  4 causes   all four: met
          random-cause                                51 %   at most 90 %: met
          random-cause-alone                        86.9 %   at most 90 %: met
          class-shared                                16 %   5 to 50 %: met
          class-apart                                 16 %   5 to 50 %: met
          class-mine                                  16 %   5 to 50 %: met
          class-theirs                                16 %   5 to 50 %: met
          class-low                                   36 %   5 to 50 %: met
          swap                                       100 %   at least 100 %: met
          noise                                  25 points   at most 25, and a change up to this size is put down to chance: met

        Rigging (rigging, revision 1)
          9 questions for 3 facets, 1 scale, 5 examples

          range                                   3 facets   every facet: met
          questions-per-facet                  3 questions   at least 3: met
          noise                                  17 points   at most 25, and a change up to this size is put down to chance: met
          even                                   17 points   at most 50, and facets no farther apart are called even: met
          low-found                                  100 %   at least 90 %: met
          random-lowest                              4.7 %   at most 25 %: met
          skip-third                           3 questions   at most a third: met

        Signal (signal, revision 1)
          3 questions for 3 leaves, 3 examples

          leaves                                 3 results   every result: met
          longest                              3 questions   at most 5: met
          balance-rarest                            12.5 %   at least 0.5 %: met
          balance-commonest                           50 %   at most 60 %: met
          decisive                                   100 %   at least 100 %: met

        Voyage (voyage, revision 1)
          10 statements for 3 stages, 2 steps, 5 examples

          attainable                              3 stages   every stage: met
          start                                   0 stages   none: met
          no-skip                                 0 stages   none: met
          random-place                               2.5 %   at most 5 %: met
          steady                                    95.7 %   at least 80 %: met
          noise                                  33 points   at most 34, and a change up to this size is put down to chance: met
    "#]].assert_eq(&stats(&kinds_dir(), None, false).expect("the fixture is sound"));
    let json = stats(&kinds_dir(), Some("signal"), true).expect("the fixture is sound");
    let json: Value = serde_json::from_str(&json).expect("it is JSON");
    assert_eq!((&json[0]["questions"], &json[0]["leaves"], &json[0]["examples"]), (&3.into(), &3.into(), &3.into()));
    assert_eq!(json[0]["rules"], Value::Null);
}

#[test]
fn sheets_show_every_kind_and_not_what_counts_for_what() {
    let sheet = |id| sheet(&kinds_dir(), id).expect("the fixture is sound");
    for (id, secrets) in [
        ("rigging", ["facet", "reverse", "S1"]),
        ("voyage", ["yours", "\"ask\": \"ask\"", "T1"]),
        ("signal", ["leaf", "Sail now", "Ahoy"]),
        ("crew", ["weight", "-1", "Apart"]),
        ("cargo", ["ballast", "E1", "stop"]),
    ] {
        let text = sheet(id);
        for secret in secrets {
            assert!(!text.contains(secret), "{id}: {secret}");
        }
    }
    let rigging: Value = serde_json::from_str(&sheet("rigging")).expect("it is JSON");
    assert_eq!(rigging["lenses"][0]["ask"], "In the last four weeks");
    assert_eq!(rigging["questions"][0]["options"][4]["id"], "daily");
    let voyage: Value = serde_json::from_str(&sheet("voyage")).expect("it is JSON");
    assert_eq!(voyage["questions"][0]["options"][2], serde_json::json!({ "id": "not-yet", "text": "Not yet" }));
    expect![[r#"
        {
          "id": "signal",
          "title": "Signal",
          "revision": 1,
          "lenses": [
            {
              "id": "answer"
            }
          ],
          "questions": [
            {
              "id": "caller",
              "prompt": "Who calls?",
              "options": [
                {
                  "id": "captain",
                  "text": "The captain"
                },
                {
                  "id": "other",
                  "text": "Another ship",
                  "then": "storm"
                }
              ],
              "unsure": "storm"
            },
            {
              "id": "storm",
              "prompt": "Is there a storm?",
              "options": [
                {
                  "id": "yes",
                  "text": "Yes"
                },
                {
                  "id": "no",
                  "text": "No",
                  "then": "far"
                }
              ]
            },
            {
              "id": "far",
              "prompt": "Is it far?",
              "options": [
                {
                  "id": "near",
                  "text": "No"
                },
                {
                  "id": "far",
                  "text": "Yes"
                }
              ]
            }
          ],
          "context": [],
          "words": [
            {
              "id": "name-of-asker",
              "prompt": "Who called?"
            }
          ]
        }"#]]
    .assert_eq(&sheet("signal"));
    expect![[r#"
        {
          "id": "cargo",
          "title": "Cargo",
          "revision": 1,
          "window": "In the last four weeks",
          "least": 3,
          "most": 12,
          "name": "What is it?",
          "hours": "Hours in a usual week",
          "hint": "A barrel.",
          "ratings": [
            {
              "id": "worth",
              "prompt": "What is its worth?",
              "options": [
                {
                  "id": "low",
                  "text": "Low"
                },
                {
                  "id": "some",
                  "text": "Some"
                },
                {
                  "id": "high",
                  "text": "High"
                }
              ]
            },
            {
              "id": "weight",
              "prompt": "What is its weight?",
              "options": [
                {
                  "id": "light",
                  "text": "Light"
                },
                {
                  "id": "fair",
                  "text": "Fair"
                },
                {
                  "id": "heavy",
                  "text": "Heavy"
                }
              ]
            },
            {
              "id": "shown",
              "prompt": "What is its shown?",
              "options": [
                {
                  "id": "hidden",
                  "text": "Hidden"
                },
                {
                  "id": "deck",
                  "text": "Deck"
                },
                {
                  "id": "mast",
                  "text": "Mast"
                }
              ]
            }
          ]
        }"#]]
    .assert_eq(&sheet("cargo"));
    let crew: Value = serde_json::from_str(&sheet("crew")).expect("it is JSON");
    expect![[r#"
        [
          {
            "id": "mine",
            "options": [
              {
                "id": "mate",
                "text": "Mate"
              },
              {
                "id": "cook",
                "text": "Cook"
              }
            ],
            "prompt": "Which role is yours?"
          },
          {
            "id": "theirs",
            "options": [
              {
                "id": "mate",
                "text": "Mate"
              },
              {
                "id": "cook",
                "text": "Cook"
              }
            ],
            "prompt": "Whose side do you guess?"
          }
        ]
        [
          {
            "help": "One sentence.",
            "id": "limit",
            "prompt": "What is your limit?"
          }
        ]"#]]
    .assert_eq(&format!("{:#}\n{:#}", crew["context"], crew["words"]));
}

/// What comes out of answers to an assessment of the second fixture.
fn scores(id: &str, answers: &str, expect: &Expect) {
    expect.assert_eq(&score(&kinds_dir(), id, answers).expect("the answers are in order"));
}

#[test]
fn facets_are_scored() {
    scores(
        "rigging",
        r#"{ "answer": {
            "knots-1": "never", "knots-2": "once", "knots-3": "daily",
            "sails-1": "once", "sails-2": "once", "sails-3": null,
            "ropes-1": "daily", "ropes-2": "most", "ropes-3": "never"
        } }"#,
        &expect![[r#"
            {
              "id": "rigging",
              "revision": 1,
              "headline": "First Knots, then Sails",
              "outcome": "lowest",
              "of": [
                "knots",
                "sails"
              ],
              "ranking": [
                {
                  "facet": "ropes",
                  "score": 92,
                  "answered": 3,
                  "asked": 3
                },
                {
                  "facet": "sails",
                  "score": 25,
                  "answered": 2,
                  "asked": 3
                },
                {
                  "facet": "knots",
                  "score": 8,
                  "answered": 3,
                  "asked": 3
                }
              ],
              "spread": 84,
              "even_points": 17,
              "distance": 67,
              "moved_most": [
                {
                  "question": "sails-1",
                  "option": "once",
                  "facet": "sails",
                  "effect": null
                },
                {
                  "question": "sails-2",
                  "option": "once",
                  "facet": "sails",
                  "effect": null
                },
                {
                  "question": "knots-2",
                  "option": "once",
                  "facet": "knots",
                  "effect": -8
                },
                {
                  "question": "knots-1",
                  "option": "never",
                  "facet": "knots",
                  "effect": 5
                },
                {
                  "question": "knots-3",
                  "option": "daily",
                  "facet": "knots",
                  "effect": 5
                }
              ]
            }"#]],
    );
}

#[test]
fn stages_are_scored() {
    scores(
        "voyage",
        r#"{ "answer": {
            "bay-1": "yes", "bay-2": "yes", "bay-3": "partly",
            "coast-1": "yes", "coast-2": "not-yet", "coast-3": "not-yet",
            "ocean-1": "yes", "ocean-2": "yes", "ocean-3": "yes", "ocean-4": "partly"
        } }"#,
        &expect![[r#"
            {
              "id": "voyage",
              "revision": 1,
              "headline": "You are out on the bay",
              "outcome": "reached",
              "of": [
                "bay"
              ],
              "ranking": [
                {
                  "stage": "bay",
                  "score": 83,
                  "holds": true
                },
                {
                  "stage": "coast",
                  "score": 33,
                  "holds": false
                },
                {
                  "stage": "ocean",
                  "score": 88,
                  "holds": true
                }
              ],
              "exposed": [
                "ocean"
              ],
              "stalls": "go",
              "distance": 34,
              "moved_most": [
                {
                  "question": "coast-1",
                  "option": "yes",
                  "stage": "coast",
                  "effect": -33
                },
                {
                  "question": "bay-3",
                  "option": "partly",
                  "stage": "bay",
                  "effect": 17
                },
                {
                  "question": "coast-2",
                  "option": "not-yet",
                  "stage": "coast",
                  "effect": 17
                },
                {
                  "question": "coast-3",
                  "option": "not-yet",
                  "stage": "coast",
                  "effect": 17
                },
                {
                  "question": "bay-1",
                  "option": "yes",
                  "stage": "bay",
                  "effect": -8
                },
                {
                  "question": "bay-2",
                  "option": "yes",
                  "stage": "bay",
                  "effect": -8
                }
              ]
            }"#]],
    );
}

#[test]
fn sorters_are_scored() {
    scores(
        "signal",
        r#"{ "answer": { "caller": null, "storm": "no", "far": "far" }, "words": { "name-of-asker": "Mina" } }"#,
        &expect![[r#"
            {
              "id": "signal",
              "revision": 1,
              "headline": "It is time to signal",
              "outcome": "leaf",
              "of": [
                "signal"
              ],
              "moved_most": [
                {
                  "question": "caller",
                  "option": null
                },
                {
                  "question": "storm",
                  "option": "no"
                },
                {
                  "question": "far",
                  "option": "far"
                }
              ],
              "turns": [
                {
                  "question": "caller",
                  "option": "captain",
                  "leaf": "sail"
                },
                {
                  "question": "storm",
                  "option": "yes",
                  "leaf": "wait"
                },
                {
                  "question": "far",
                  "option": "near",
                  "leaf": "wait"
                }
              ]
            }"#]],
    );
    scores(
        "signal",
        r#"{ "answer": { "caller": "other" } }"#,
        &expect![[r#"
        {
          "id": "signal",
          "revision": 1,
          "headline": "One question is still open, so there is nothing to say yet.",
          "outcome": "thin",
          "of": [],
          "moved_most": [
            {
              "question": "caller",
              "option": "other"
            }
          ],
          "turns": [
            {
              "question": "caller",
              "option": "captain",
              "leaf": "sail"
            }
          ]
        }"#]],
    );
}

#[test]
fn maps_are_scored() {
    scores(
        "crew",
        r#"{
            "own": {
                "speed": "strongly", "safety": "clearly", "cargo": "clearly", "crew": "little",
                "paint": "none", "maps": "none", "food": "against", "flags": "little"
            },
            "guess": { "speed": "against", "safety": "none", "cargo": "clearly", "food": "strongly", "flags": null },
            "context": { "mine": "mate", "theirs": "cook" },
            "words": { "limit": "No oars." }
        }"#,
        &expect![[r#"
            {
              "id": "crew",
              "revision": 1,
              "headline": "It is misunderstood",
              "outcome": "misunderstood",
              "of": [],
              "ranking": [
                {
                  "class": "apart",
                  "score": 2,
                  "concerns": [
                    "speed",
                    "food"
                  ]
                },
                {
                  "class": "shared",
                  "score": 1,
                  "concerns": [
                    "cargo"
                  ]
                },
                {
                  "class": "mine",
                  "score": 1,
                  "concerns": [
                    "safety"
                  ]
                },
                {
                  "class": "theirs",
                  "score": 0,
                  "concerns": []
                },
                {
                  "class": "low",
                  "score": 0,
                  "concerns": []
                }
              ],
              "tension": 5,
              "tense_from": 8,
              "strange": 4,
              "strange_from": 4,
              "moved_most": [
                {
                  "question": "speed",
                  "own": 3,
                  "guess": -1,
                  "class": "apart",
                  "effect": -2
                },
                {
                  "question": "food",
                  "own": -1,
                  "guess": 3,
                  "class": "apart",
                  "effect": -2
                },
                {
                  "question": "safety",
                  "own": 2,
                  "guess": 0,
                  "class": "mine",
                  "effect": -1
                },
                {
                  "question": "cargo",
                  "own": 2,
                  "guess": 2,
                  "class": "shared",
                  "effect": 0
                },
                {
                  "question": "crew",
                  "own": 1,
                  "guess": null,
                  "class": null,
                  "effect": 0
                },
                {
                  "question": "paint",
                  "own": 0,
                  "guess": null,
                  "class": null,
                  "effect": 0
                },
                {
                  "question": "maps",
                  "own": 0,
                  "guess": null,
                  "class": null,
                  "effect": 0
                },
                {
                  "question": "flags",
                  "own": 1,
                  "guess": null,
                  "class": null,
                  "effect": 0
                }
              ]
            }"#]],
    );
}

#[test]
fn audits_are_scored() {
    scores(
        "cargo",
        r#"{ "items": [
            { "name": "Stones", "hours": 6, "worth": "low", "weight": "heavy", "shown": "deck" },
            { "name": "Flags", "hours": 2.5, "worth": "low", "weight": "light", "shown": "mast" },
            { "name": "Rum", "hours": 4, "worth": "high", "weight": "fair", "shown": null },
            { "name": "A box", "worth": null, "weight": null, "shown": "deck" }
        ] }"#,
        &expect![[r#"
            {
              "id": "cargo",
              "revision": 1,
              "headline": "Most of it is ballast",
              "outcome": "classes",
              "of": [
                "ballast"
              ],
              "ranking": [
                {
                  "class": "ballast",
                  "score": 6.0
                },
                {
                  "class": "freight",
                  "score": 4.0
                },
                {
                  "class": "show",
                  "score": 2.5
                },
                {
                  "class": "rest",
                  "score": 0.0
                }
              ],
              "total": 12.5,
              "distance": 2.0,
              "items": [
                {
                  "name": "Stones",
                  "hours": 6.0,
                  "class": "ballast"
                },
                {
                  "name": "Flags",
                  "hours": 2.5,
                  "class": "show"
                },
                {
                  "name": "Rum",
                  "hours": 4.0,
                  "class": "freight"
                },
                {
                  "name": "A box",
                  "hours": 0.0,
                  "class": null
                }
              ],
              "moved_most": [
                {
                  "name": "Stones",
                  "class": "ballast",
                  "effect": -6.0
                },
                {
                  "name": "Rum",
                  "class": "freight",
                  "effect": 1.5
                },
                {
                  "name": "Flags",
                  "class": "show",
                  "effect": 0.0
                },
                {
                  "name": "A box",
                  "class": null,
                  "effect": 0.0
                }
              ]
            }"#]],
    );
}

#[test]
fn a_score_names_everything_it_does_not_know_of_every_kind() {
    let problems = |id, answers| score(&kinds_dir(), id, answers).expect_err("the answers are not in order");
    expect![[r#"
        answer: there is no question `bay` (there are: bay-1, bay-2, bay-3, coast-1, coast-2, coast-3, ocean-1, ocean-2, ocean-3, ocean-4)
        answer.bay-1: there is no option `no` (there are: not-yet, partly, yes)
        there is no lens `answers` (did you mean `answer`?)"#]].assert_eq(&problems("voyage", r#"{ "answers": {}, "answer": { "bay": "yes", "bay-1": "no" } }"#));
    expect![[r#"the answers are no object (write {"answer": {"question": "option"}})"#]]
        .assert_eq(&problems("voyage", "[]"));
    expect![[r#"
        context.mine: there is no option `cok` (did you mean `cook`?)
        there is no lens `mine` (there are: context, guess, own, words)
        own: there is no question `sped` (did you mean `speed`?)
        words: there is no field `limits` (did you mean `limit`?)
        words.wish: 1 is no text (write it in quotes)"#]].assert_eq(&problems(
        "crew",
        r#"{ "mine": {}, "own": { "sped": "none" }, "context": { "mine": "cok" }, "words": { "limits": "", "wish": 1 } }"#,
    ));
    expect![[r#"the answers are no object (write {"own": {"question": "option"}, "guess": {"question": "option"}})"#]]
        .assert_eq(&problems("crew", "[]"));
    expect![[r#"
        there is no lens `guess` (there are: answer, context, words)
        words: there is no field `asker` (there are: name-of-asker)"#]]
    .assert_eq(&problems("signal", r#"{ "words": { "asker": "Mina" }, "guess": {} }"#));
    expect![[r#"
        there is no `answer` (there are: items)
        items.0: 3 is no object (write {"name": "…"})
        items.1: it has no name (write "name": "…")
        items.2.hours: "6" is no number of hours (write it as 6 or 6.5)
        items.3.shown: there is no option `masts` (did you mean `mast`?)
        items.3: there is no question `worthy` (did you mean `worth`?)"#]]
    .assert_eq(&problems(
        "cargo",
        r#"{ "answer": {}, "items": [
            3, { "hours": 6 }, { "name": "Rum", "hours": "6" }, { "name": "Rum", "worthy": "low", "shown": "masts" }
        ] }"#,
    ));
    expect![[r#"`items` is no list (write [{"name": "…", "hours": 6}])"#]].assert_eq(&problems("cargo", "{}"));
    expect![[r#"the answers are no object (write {"items": [{"name": "…", "hours": 6, "rating": "option"}]})"#]]
        .assert_eq(&problems("cargo", "7"));
}
