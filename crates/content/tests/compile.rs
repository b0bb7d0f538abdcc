//! What sound content compiles to.

mod support;

use expect_test::expect;
use std::collections::BTreeSet;
use support::{base, base_dir, kinds, kinds_dir, swap};
use waymark_content::{Files, compile, compile_files, locked};
use waymark_domain::assessment::Engine;
use waymark_domain::text::Block;

const LOCK: &str = "layouts.lock";

fn compiled() -> waymark_content::Compiled {
    compile(&base_dir()).expect("the base fixture is sound")
}

#[test]
fn a_directory_and_its_files_in_memory_are_the_same() {
    assert_eq!(compiled(), compile_files(&base()).expect("the base fixture is sound"));
}

#[test]
fn a_directory_that_is_not_there_is_one_problem() {
    let problems = compile(&base_dir().join("nowhere")).expect_err("there is no such directory");
    assert_eq!(problems.len(), 1);
}

#[test]
fn the_catalogue_lists_what_there_is() {
    let catalogue = compiled().catalogue;
    expect![[r#"
        {
          "site": {
            "name": "Base",
            "key": "base",
            "origin": "https://base.example",
            "headline": "A small site.",
            "opening": "Just enough content to be sound.",
            "doors": [
              {
                "who": "You are lost",
                "line": "Find out where you face.",
                "action": "Take the compass",
                "to": {
                  "Assessment": "compass"
                },
                "sign": "compass"
              },
              {
                "who": "You read",
                "line": "Read about winds.",
                "action": "Read",
                "to": {
                  "Guide": [
                    "winds",
                    "storm"
                  ]
                },
                "sign": "trail"
              }
            ],
            "promises": [
              {
                "title": "It is small",
                "text": "There is little of it."
              }
            ],
            "shelves": []
          },
          "assessments": [
            {
              "id": "compass",
              "title": "Compass",
              "summary": "Where you face.",
              "kind": "profile",
              "minutes": [
                3,
                5
              ],
              "questions": 15,
              "revision": 1,
              "history": {
                "series": [
                  [
                    "now",
                    "Now"
                  ],
                  [
                    "wish",
                    "Wish"
                  ]
                ],
                "names": [
                  [
                    "north",
                    "North"
                  ],
                  [
                    "east",
                    "East"
                  ],
                  [
                    "south",
                    "South"
                  ],
                  [
                    "west",
                    "West"
                  ]
                ],
                "outcomes": [
                  [
                    "unclear",
                    "no clear pattern"
                  ],
                  [
                    "thin",
                    "too few answers"
                  ]
                ],
                "noise_points": 29
              },
              "asks": "",
              "data": ""
            }
          ],
          "guides": [
            {
              "id": "winds",
              "title": "Winds",
              "summary": "What blows where.",
              "minutes": 1,
              "sections": [
                [
                  "storm",
                  "Storm"
                ],
                [
                  "calm",
                  "Calm"
                ]
              ]
            },
            {
              "id": "maps",
              "title": "Maps",
              "summary": "How to read one.",
              "minutes": 1,
              "sections": [
                [
                  "legend",
                  "Legend"
                ]
              ]
            }
          ]
        }"#]]
    .assert_eq(&serde_json::to_string_pretty(&catalogue).expect("it is plain data"));
}

#[test]
fn a_guide_becomes_blocks() {
    let guide = compiled().guides.swap_remove(0);
    let mut sections = guide.sections;
    for block in sections.iter_mut().flat_map(|section| &mut section.blocks) {
        // The week's own days are the assessment's, and long.
        if let Block::Week(_, week) = block {
            assert_eq!(week.days.len(), 5);
            week.days.clear();
        }
    }
    expect![[r#"
        [
            Paragraph(
                [
                    Text(
                        "Winds have ",
                    ),
                    Strong(
                        [
                            Text(
                                "names",
                            ),
                        ],
                    ),
                    Text(
                        ", and ",
                    ),
                    Emphasis(
                        [
                            Text(
                                "moods",
                            ),
                        ],
                    ),
                    Text(
                        ". Take ",
                    ),
                    Link(
                        Assessment(
                            AssessmentId(
                                "compass",
                            ),
                        ),
                        [
                            Text(
                                "the compass",
                            ),
                        ],
                    ),
                    Text(
                        " first.",
                    ),
                ],
            ),
        ]
        [
            Section {
                id: SectionId(
                    "storm",
                ),
                title: "Storm",
                blocks: [
                    Paragraph(
                        [
                            Text(
                                "Reef early; see ",
                            ),
                            Link(
                                Guide(
                                    GuideId(
                                        "maps",
                                    ),
                                    Some(
                                        SectionId(
                                            "legend",
                                        ),
                                    ),
                                ),
                                [
                                    Text(
                                        "the other guide",
                                    ),
                                ],
                            ),
                            Text(
                                " and ",
                            ),
                            Link(
                                Web(
                                    "https://example.org/almanac",
                                ),
                                [
                                    Text(
                                        "the almanac",
                                    ),
                                ],
                            ),
                            Text(
                                ".",
                            ),
                        ],
                    ),
                    Heading(
                        [
                            Text(
                                "Signs",
                            ),
                        ],
                    ),
                    List(
                        false,
                        [
                            [
                                Text(
                                    "dark clouds",
                                ),
                            ],
                            [
                                Text(
                                    "a falling ",
                                ),
                                Code(
                                    "barometer",
                                ),
                            ],
                        ],
                    ),
                    Aside(
                        [
                            Paragraph(
                                [
                                    Strong(
                                        [
                                            Text(
                                                "An invented example.",
                                            ),
                                        ],
                                    ),
                                    Text(
                                        " The crew reefed late.",
                                    ),
                                ],
                            ),
                        ],
                    ),
                    Week(
                        "North",
                        Week {
                            days: [],
                            activities: [
                                Activity {
                                    id: "sail",
                                    name: "Sailing",
                                },
                                Activity {
                                    id: "rest",
                                    name: "Resting",
                                },
                            ],
                        },
                    ),
                    Invite(
                        AssessmentId(
                            "compass",
                        ),
                        [
                            Text(
                                "Take the compass",
                            ),
                        ],
                    ),
                ],
            },
            Section {
                id: SectionId(
                    "calm",
                ),
                title: "Calm",
                blocks: [
                    List(
                        true,
                        [
                            [
                                Text(
                                    "Wait.",
                                ),
                            ],
                            [
                                Text(
                                    "Whistle.",
                                ),
                            ],
                        ],
                    ),
                ],
            },
        ]"#]]
    .assert_eq(&format!("{:#?}\n{sections:#?}", guide.opening));
}

#[test]
fn questions_about_the_company_have_a_heading_of_their_own_or_the_usual_one() {
    let title = |files: &Files| {
        let compiled = compile_files(files).expect("a heading is no problem");
        compiled.assessments[0].engine.form().aside
    };
    let mut files = base();
    assert_eq!(title(&files), "About your company");
    swap(&mut files, "assessments/compass.toml", "revision = 1", "revision = 1\ncontext_title = \"Your ship\"");
    assert_eq!(title(&files), "Your ship");
}

#[test]
fn paragraphs_lose_their_line_breaks_and_keep_their_blank_lines() {
    let compiled = compiled();
    let Engine::Profile(profile) = &compiled.assessments[0].engine else { unreachable!("its kind is profile") };
    assert_eq!(profile.dimensions[0].means, "The first paragraph, in two lines.\n\nThe second paragraph.");
}

#[test]
fn the_about_page_says_what_carries_each_idea() {
    let about = compiled().about;
    let carried: Vec<(&str, Vec<String>)> =
        about.ideas.iter().map(|(idea, carriers)| (idea.id.as_str(), carriers.clone())).collect();
    assert_eq!(carried, [("E1", vec!["Compass".to_owned()]), ("T1", vec!["Compass".to_owned(), "Winds".to_owned()])]);
    assert_eq!(about.sources.len(), 2);
    assert_eq!(about.quality.len(), 1);
}

#[test]
fn everything_in_an_assessment_can_carry_an_idea() {
    let about = compile(&kinds_dir()).expect("the fixture is sound").about;
    let carried: Vec<String> =
        about.ideas.iter().map(|(idea, carriers)| format!("{}: {}\n", idea.id, carriers.join(", "))).collect();
    expect![[r#"
        S1: Rigging
        T1: Voyage
        T2: Signal
        L1: Crew
        L2: Crew
        L3: Crew
        E1: Cargo
        E2: Cargo
    "#]]
    .assert_eq(&carried.concat());
}

#[test]
fn histories_have_words_for_every_kind() {
    let assessments = compile(&kinds_dir()).expect("the fixture is sound").catalogue.assessments;
    let told: String = assessments
        .iter()
        .map(|card| {
            let list = |pairs: &[(String, String)]| {
                pairs.iter().map(|(id, said)| format!("{id} = {said}")).collect::<Vec<_>>().join("; ")
            };
            let words = &card.history;
            let series: Vec<_> = words.series.iter().map(|(id, short)| (id.to_string(), short.clone())).collect();
            let (kind, asked, noise) = (&card.kind, card.questions, words.noise_points);
            format!(
                "{kind}, {asked} questions, noise {noise}\n  {}\n  {}\n  {}\n",
                list(&series),
                list(&words.names),
                list(&words.outcomes),
            )
        })
        .collect();
    expect![[r#"
        audit, 3 questions, noise 21
          hours = Most hours
          ballast = Ballast; show = Show; freight = Freight; rest = The rest
          thin = too few pieces
        map, 11 questions, noise 25
          own = Cause
          shared = Shared; apart = Apart; mine = Mine; theirs = Theirs; low = Low
          misaligned = incentives pull apart; misunderstood = needs not understood; both = incentives pull apart, and needs not understood; little = neither of the two; thin = too few answers
        facets, 9 questions, noise 17
          answer = Lowest
          knots = Knots; sails = Sails; ropes = Ropes
          even = none, all about even; strong = none, strong all round; thin = too few answers
        sorter, 4 questions, noise 0
          answer = Result
          sail = Sail now; wait = Wait now; signal = Signal now
          thin = a question is open
        stage, 10 questions, noise 33
          answer = Your place
          bay = The bay; coast = The coast; ocean = The ocean
          start = at the start; thin = too few answers
    "#]].assert_eq(&told);
}

#[test]
fn histories_have_words_for_whatever_comes_out() {
    for dir in [base_dir(), kinds_dir()] {
        let compiled = compile(&dir).expect("the fixture is sound");
        for (id, _, readings) in &compiled.examples {
            let card = compiled.catalogue.assessment(id).expect("it is listed");
            for reading in readings {
                let words = &card.history;
                let is_told = words.outcomes.iter().any(|(outcome, _)| *outcome == reading.outcome);
                assert_eq!(is_told, reading.leads.is_empty(), "{id}: {reading:?}");
                assert!(words.series.iter().any(|(series, _)| *series == reading.series), "{id}: {reading:?}");
                let named: BTreeSet<&str> = words.names.iter().map(|(id, _)| id.as_str()).collect();
                let figures = reading.figures.iter().map(|(of, _)| of);
                assert!(reading.leads.iter().chain(figures).all(|id| named.contains(id.as_str())), "{id}: {reading:?}");
            }
        }
    }
}

#[test]
fn what_comes_out_of_examples_is_there_for_all() {
    let examples = compile(&kinds_dir()).expect("the fixture is sound").examples;
    assert_eq!(examples.len(), 23);
    let (id, name, readings) = &examples[0];
    assert_eq!((id.as_str(), name.as_str()), ("cargo", "ada"));
    assert_eq!((readings[0].outcome.as_str(), readings[0].figure("show")), ("classes", Some(26)));
}

#[test]
fn links_pack_every_kind_in_the_order_of_its_file() {
    let lock = kinds().get(LOCK).expect("the fixture is locked").to_vec();
    let lines = String::from_utf8(lock).expect("the fixture is UTF-8");
    let layouts: String = lines
        .lines()
        .map(|line| {
            let line: serde_json::Value = serde_json::from_str(line).expect("a line is JSON");
            let layout = &line["layout"];
            let first = &layout["questions"][0];
            let (name, lenses, dimensions) = (&line["assessment"], &layout["lenses"], &layout["dimensions"]);
            format!("{name}: {lenses} {dimensions}\n  {first}\n  {}\n", layout["context"])
        })
        .collect();
    expect![[r#"
        "cargo": [] []
          ["worth",["low","some","high"]]
          []
        "crew": ["own","guess"] []
          ["speed",["against","none","little","clearly","strongly"]]
          [["mine",["mate","cook"]],["theirs",["mate","cook"]],["limit",[]],["wish",[]]]
        "rigging": ["answer"] ["knots","sails","ropes"]
          ["knots-1",["never","once","some","most","daily"]]
          []
        "signal": ["answer"] ["sail","wait","signal"]
          ["caller",["captain","other"]]
          []
        "voyage": ["answer"] ["bay","coast","ocean"]
          ["bay-1",["yes","partly","not-yet"]]
          []
    "#]]
    .assert_eq(&layouts);
}

#[test]
fn an_idea_that_nothing_cites_is_a_note_and_no_problem() {
    let mut files = base();
    swap(
        &mut files,
        "ideas.toml",
        "id = \"T1\"",
        "id = \"S9\"\nsource = \"logbook\"\ntext = \"New.\"\n\n[[ideas]]\nid = \"T1\"",
    );
    let notes = compile_files(&files).expect("a note is no problem").notes;
    assert_eq!(notes, ["content/ideas.toml:7: nothing cites the idea S9 yet"]);
}

#[test]
fn a_later_revision_keeps_the_layouts_of_earlier_ones() {
    let mut files = base();
    swap(&mut files, "assessments/compass.toml", "revision = 1", "revision = 2");
    swap(&mut files, "assessments/compass.toml", "id = \"small\"", "id = \"tiny\"");
    let (lock, added) = locked(&files).expect("nothing stands in its way");
    assert_eq!(added, ["compass, revision 2"]);
    let before = files.get(LOCK).expect("the base fixture is locked").to_vec();
    assert!(lock.as_bytes().starts_with(&before), "the lock only grows");
    files.insert(LOCK, lock);
    let layouts = compile_files(&files).expect("it is locked now").assessments.swap_remove(0).layouts;
    assert_eq!(layouts.iter().map(|layout| layout.revision).collect::<Vec<_>>(), [1, 2]);
    assert_ne!(layouts[0].context, layouts[1].context);
    assert_eq!(locked(&files).expect("nothing to do").1, [""; 0]);
}

#[test]
fn nothing_is_locked_while_the_assessment_or_the_lock_has_problems() {
    let mut unsound = base();
    swap(&mut unsound, "assessments/compass.toml", "revision = 1", "revision = 2\nrevison = 2");
    assert!(locked(&unsound).is_err());
    let mut damaged = base();
    swap(&mut damaged, "assessments/compass.toml", "revision = 1", "revision = 2");
    swap(&mut damaged, LOCK, "\"q01\"", "\"q00\"");
    assert!(locked(&damaged).is_err());
}

#[test]
fn an_empty_directory_says_what_is_missing() {
    let problems = compile_files(&Files::default()).expect_err("four files are missing");
    assert_eq!(problems.len(), 4);
}
