//! What sound content compiles to.

mod support;

use expect_test::expect;
use std::collections::BTreeSet;
use support::{base, base_dir, kinds, kinds_dir, swap};
use waymark_content::{Files, compile, compile_files, locked};
use waymark_domain::assessment::Engine;
use waymark_domain::catalogue::{About, Idea, Section};
use waymark_domain::ids::GuideId;
use waymark_domain::text::{Block, Target};

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
            "shelves": [],
            "bookshelves": [
              {
                "title": "At sea",
                "line": "In this order.",
                "guides": [
                  "winds",
                  "maps"
                ]
              }
            ]
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
              ],
              "prompts": [
                [
                  "last-storm",
                  30,
                  "When did you reef too late?"
                ],
                [
                  "last-calm",
                  0,
                  "Who whistled last?"
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
              ],
              "prompts": []
            }
          ],
          "worksheets": [
            {
              "id": "compass",
              "title": "The log of a voyage",
              "summary": "For the captain; a page to show at home.",
              "minutes": [
                10,
                20
              ],
              "fields": 7,
              "document": "Log",
              "data": ""
            }
          ],
          "paths": [
            {
              "id": "first-voyage",
              "title": "The first voyage",
              "summary": "From the harbour and back.",
              "weeks": 4,
              "steps": [
                "face",
                "read",
                "legend",
                "sail",
                "log"
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
                                ". Tie a ",
                            ),
                            Term(
                                TermId(
                                    "reef",
                                ),
                                [
                                    Text(
                                        "reef",
                                    ),
                                ],
                            ),
                            Text(
                                " before you need one.",
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
                    Drawing(
                        Line {
                            across: "Hours",
                            up: "Wind",
                            points: [
                                10,
                                40,
                                90,
                                20,
                            ],
                            marks: [
                                (
                                    2,
                                    "Reef here",
                                ),
                            ],
                        },
                        "The wind grows, peaks and drops within hours",
                    ),
                    Checklist(
                        Checklist {
                            id: ChecklistId(
                                "before-you-sail",
                            ),
                            title: [
                                Text(
                                    "Before you sail",
                                ),
                            ],
                            items: [
                                (
                                    ItemId(
                                        "sky",
                                    ),
                                    [
                                        Text(
                                            "Did you look at the sky?",
                                        ),
                                    ],
                                ),
                                (
                                    ItemId(
                                        "hatches",
                                    ),
                                    [
                                        Text(
                                            "Is every hatch ",
                                        ),
                                        Strong(
                                            [
                                                Text(
                                                    "shut",
                                                ),
                                            ],
                                        ),
                                        Text(
                                            "?",
                                        ),
                                    ],
                                ),
                                (
                                    ItemId(
                                        "log",
                                    ),
                                    [
                                        Text(
                                            "Is the ",
                                        ),
                                        Code(
                                            "log",
                                        ),
                                        Text(
                                            " at hand?",
                                        ),
                                    ],
                                ),
                            ],
                            ideas: [
                                IdeaId(
                                    "E1",
                                ),
                            ],
                        },
                    ),
                    Invite(
                        Assessment(
                            AssessmentId(
                                "compass",
                            ),
                        ),
                        [
                            Text(
                                "Take the compass",
                            ),
                        ],
                    ),
                    Prompt(
                        Prompt {
                            id: PromptId(
                                "last-storm",
                            ),
                            ask: [
                                Text(
                                    "When did you reef ",
                                ),
                                Emphasis(
                                    [
                                        Text(
                                            "too late",
                                        ),
                                    ],
                                ),
                                Text(
                                    "?",
                                ),
                            ],
                            help: "One line is enough.",
                            again: 30,
                            ideas: [
                                IdeaId(
                                    "T1",
                                ),
                            ],
                        },
                    ),
                ],
                print: "c2886d69",
                helps: [],
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
                    Prompt(
                        Prompt {
                            id: PromptId(
                                "last-calm",
                            ),
                            ask: [
                                Text(
                                    "Who whistled last?",
                                ),
                            ],
                            help: "",
                            again: 0,
                            ideas: [],
                        },
                    ),
                    Invite(
                        Worksheet(
                            WorksheetId(
                                "compass",
                            ),
                        ),
                        [
                            Text(
                                "Write up the voyage",
                            ),
                        ],
                    ),
                    Invite(
                        Path(
                            PathId(
                                "first-voyage",
                            ),
                        ),
                        [
                            Text(
                                "Go on your first voyage",
                            ),
                        ],
                    ),
                ],
                print: "639d1b97",
                helps: [],
            },
        ]"#]]
    .assert_eq(&format!("{:#?}\n{sections:#?}", guide.opening));
}

/// Terms are those it uses, and credits whole; what a reader needs beside the text.
#[test]
fn a_guide_brings_its_terms_and_sources_along() {
    let guides = compiled().guides;
    let told: Vec<(&str, Vec<&str>, Vec<&str>)> = guides
        .iter()
        .map(|guide| {
            let terms = guide.terms.iter().map(|term| term.name.as_str()).collect();
            (guide.id.as_str(), terms, guide.sources.iter().map(|source| source.title.as_str()).collect())
        })
        .collect();
    let expected = [("winds", vec!["Reef"], vec!["The Almanac"]), ("maps", vec![], vec!["The Almanac", "The Logbook"])];
    assert_eq!(told, expected);
}

/// Readers are told that a section changed since they read it: by its words, and by nothing else.
#[test]
fn a_section_goes_by_its_words() {
    let prints = |change: &dyn Fn(&mut Files)| {
        let mut files = base();
        change(&mut files);
        let guide = compile_files(&files).expect("it is sound").guides.swap_remove(0);
        guide.sections.into_iter().map(|section| section.print).collect::<Vec<_>>()
    };
    let before = prints(&|_| ());
    #[rustfmt::skip]
    let table: [(&str, &str, [bool; 2]); 10] = [
        ("2. Whistle.",                 "2. Whistle loudly.",             [false, true]),
        ("## Calm {#calm}",             "## Calm at last {#calm}",        [false, true]),
        ("Who whistled last?",          "Who whistled?",                  [false, true]),
        ("One line is enough.",         "Two lines are enough.",          [true, false]),
        ("Did you look at the sky?",    "Did you see the sky?",           [true, false]),
        ("guide:maps#legend",           "guide:maps",                     [false, false]),
        ("*too late*",                  "too late",                       [false, false]),
        ("again = 30",                  "again = 60",                     [false, false]),
        ("Winds have **names**",        "All winds have **names**",       [false, false]),
        ("{#sky}",                      "{#heaven}",                      [false, false]),
    ];
    for (find, with, changes) in table {
        let after = prints(&|files| swap(files, "guides/winds.md", find, with));
        let changed: Vec<bool> = before.iter().zip(&after).map(|(before, after)| before != after).collect();
        assert_eq!(changed, changes, "{find}");
    }
    assert_eq!(before.len(), 2);
}

/// Ids are no words: nobody reads them.
#[test]
fn words_are_counted_without_ids() {
    let minutes = |words: usize| {
        let mut files = base();
        let item = |number: usize| format!("- One two three four? {{#item-{number}}}\n");
        let list = |number: usize| {
            let items: String = (0..8).map(item).collect();
            format!("[Now](checklist:list-{number})\n\n{items}\n")
        };
        let lists = words / 33;
        let tables: String = (0..lists).map(|number| format!("[checklists.list-{number}]\n")).collect();
        let text: String = (0..lists).map(list).collect();
        swap(
            &mut files,
            "guides/maps.md",
            "[checklists.before-you-fold]",
            &format!("{tables}[checklists.before-you-fold]"),
        );
        swap(&mut files, "guides/maps.md", "[Before you fold it]", &format!("{text}[Before you fold it]"));
        compile_files(&files).expect("it is sound").guides[1].minutes
    };
    // 220 words a minute: with its ids this would be more than three minutes, and without them less.
    assert_eq!((minutes(0), minutes(33 * 18)), (1, 3));
}

/// Previous and next follow the shelves, whatever the files are called.
#[test]
fn guides_come_in_the_order_of_the_bookshelves() {
    let order = |shelves: &str| {
        let mut files = base();
        swap(&mut files, "site.toml", "guides = [\"winds\", \"maps\"]", shelves);
        let compiled = compile_files(&files).expect("it is sound");
        let cards: Vec<String> = compiled.catalogue.guides.iter().map(|card| card.id.to_string()).collect();
        let guides: Vec<String> = compiled.guides.iter().map(|guide| guide.id.to_string()).collect();
        assert_eq!(cards, guides);
        cards
    };
    assert_eq!(order("guides = [\"winds\", \"maps\"]"), ["winds", "maps"]);
    assert_eq!(order("guides = [\"maps\", \"winds\"]"), ["maps", "winds"]);
    let two = "guides = [\"maps\"]\n\n[[bookshelves]]\ntitle = \"More\"\nguides = [\"winds\"]";
    assert_eq!(order(two), ["maps", "winds"]);
}

#[test]
fn worksheets_and_paths_come_by_their_places_and_then_by_their_names() {
    let mut files = base();
    for (folder, first) in [("worksheets", "compass"), ("paths", "first-voyage")] {
        let text = String::from_utf8(files.get(&format!("{folder}/{first}.toml")).expect("it is there").to_vec());
        let text = text.expect("the fixture is UTF-8");
        for (name, order) in [("a", ""), ("b", "order = 7\n"), ("c", "order = 2\n"), ("z", "")] {
            files.insert(format!("{folder}/{name}.toml"), format!("{order}{text}"));
        }
    }
    let compiled = compile_files(&files).expect("it is sound");
    let worksheets: Vec<&str> = compiled.worksheets.iter().map(|worksheet| worksheet.id.as_str()).collect();
    let paths: Vec<&str> = compiled.paths.iter().map(|path| path.id.as_str()).collect();
    assert_eq!(worksheets, ["c", "b", "a", "compass", "z"]);
    assert_eq!(paths, ["c", "b", "a", "first-voyage", "z"]);
    assert!(compiled.catalogue.worksheets.iter().map(|card| &card.id).eq(compiled.worksheets.iter().map(|w| &w.id)));
    assert!(compiled.catalogue.paths.iter().map(|card| &card.id).eq(compiled.paths.iter().map(|path| &path.id)));
}

/// It goes by the id of an assessment, with a field called like one of its questions: they are kept apart.
#[test]
fn a_worksheet_becomes_parts_with_fields() {
    let worksheet = compiled().worksheets.swap_remove(0);
    expect![[r#"
        {
          "id": "compass",
          "title": "The log of a voyage",
          "summary": "For the captain; a page to show at home.",
          "minutes": [
            10,
            20
          ],
          "opening": [
            {
              "Paragraph": [
                {
                  "Text": "Fill it in "
                },
                {
                  "Emphasis": [
                    {
                      "Text": "on the way"
                    }
                  ]
                },
                {
                  "Text": ", with "
                },
                {
                  "Link": [
                    {
                      "Guide": [
                        "winds",
                        null
                      ]
                    },
                    [
                      {
                        "Text": "the winds"
                      }
                    ]
                  ]
                },
                {
                  "Text": " in mind."
                }
              ]
            }
          ],
          "closing": [
            {
              "Paragraph": [
                {
                  "Text": "Show it to somebody."
                }
              ]
            }
          ],
          "document": "Log",
          "pages": [
            1,
            2
          ],
          "parts": [
            {
              "id": "before",
              "title": "Before",
              "text": [
                {
                  "Paragraph": [
                    {
                      "Text": "What you know when you leave."
                    }
                  ]
                }
              ],
              "fields": [
                {
                  "id": "captain",
                  "label": "Who is the captain?",
                  "help": "",
                  "heading": "Who is the captain?",
                  "example": "Ada",
                  "input": {
                    "Plain": "Line"
                  },
                  "checks": []
                },
                {
                  "id": "ship",
                  "label": "Which ship?",
                  "help": "The one you sail on.",
                  "heading": "Which ship?",
                  "example": "",
                  "input": {
                    "Choice": [
                      [
                        "small",
                        "Small"
                      ],
                      [
                        "big",
                        "Big"
                      ]
                    ]
                  },
                  "checks": []
                },
                {
                  "id": "crew",
                  "label": "How many sail along?",
                  "help": "",
                  "heading": "How many sail along?",
                  "example": "",
                  "input": {
                    "Plain": {
                      "Number": "people"
                    }
                  },
                  "checks": [
                    {
                      "rule": {
                        "Number": [
                          1,
                          12
                        ]
                      },
                      "say": "More than twelve do not fit."
                    }
                  ]
                },
                {
                  "id": "back",
                  "label": "When are you back?",
                  "help": "",
                  "heading": "When are you back?",
                  "example": "",
                  "input": {
                    "Plain": "Date"
                  },
                  "checks": [
                    {
                      "rule": {
                        "Days": [
                          0,
                          90
                        ]
                      },
                      "say": "Choose a day within three months."
                    }
                  ]
                },
                {
                  "id": "aboard",
                  "label": "What is aboard?",
                  "help": "",
                  "heading": "What is aboard?",
                  "example": "",
                  "input": {
                    "Ticks": [
                      [
                        "maps",
                        "Maps"
                      ],
                      [
                        "rum",
                        "Rum"
                      ]
                    ]
                  },
                  "checks": [
                    {
                      "rule": {
                        "Ticked": [
                          1,
                          4294967295
                        ]
                      },
                      "say": "Take something along."
                    }
                  ]
                }
              ]
            },
            {
              "id": "after",
              "title": "After",
              "text": [],
              "fields": [
                {
                  "id": "storms",
                  "label": "Which storms were there?",
                  "help": "",
                  "heading": "Storms",
                  "example": "",
                  "input": {
                    "Rows": {
                      "columns": [
                        {
                          "id": "day",
                          "label": "Day",
                          "plain": "Date",
                          "options": []
                        },
                        {
                          "id": "force",
                          "label": "Force",
                          "plain": {
                            "Number": "bft"
                          },
                          "options": []
                        },
                        {
                          "id": "from",
                          "label": "From",
                          "plain": "Line",
                          "options": [
                            [
                              "north",
                              "North"
                            ],
                            [
                              "south",
                              "South"
                            ]
                          ]
                        },
                        {
                          "id": "damage",
                          "label": "Damage",
                          "plain": "Text",
                          "options": []
                        }
                      ],
                      "start": 2,
                      "row": "storm"
                    }
                  },
                  "checks": [
                    {
                      "rule": {
                        "Rows": [
                          0,
                          5
                        ]
                      },
                      "say": "Five are enough."
                    }
                  ]
                },
                {
                  "id": "lesson",
                  "label": "What did you learn?",
                  "help": "",
                  "heading": "What did you learn?",
                  "example": "",
                  "input": {
                    "Plain": "Text"
                  },
                  "checks": [
                    {
                      "rule": {
                        "Words": [
                          5,
                          80
                        ]
                      },
                      "say": "A sentence or two."
                    },
                    {
                      "rule": {
                        "Mentions": [
                          "because",
                          "so that"
                        ]
                      },
                      "say": "Say why."
                    },
                    {
                      "rule": {
                        "Avoids": [
                          "best practice"
                        ]
                      },
                      "say": "Say it plainly."
                    },
                    {
                      "rule": "Ask",
                      "say": "Would your cook agree?"
                    }
                  ]
                }
              ]
            }
          ],
          "sources": [
            [
              "logbook",
              "The Logbook",
              "B. Author",
              "https://example.org/logbook"
            ]
          ]
        }"#]]
    .assert_eq(&serde_json::to_string_pretty(&worksheet).expect("it is plain data"));
}

#[test]
fn a_path_becomes_steps_with_the_titles_of_what_they_lead_to() {
    let path = compiled().paths.swap_remove(0);
    expect![[r#"
        Path {
            id: PathId(
                "first-voyage",
            ),
            title: "The first voyage",
            summary: "From the harbour and back.",
            opening: [
                Paragraph(
                    [
                        Text(
                            "An hour a week is enough.",
                        ),
                    ],
                ),
            ],
            closing: [
                Paragraph(
                    [
                        Text(
                            "Then ",
                        ),
                        Link(
                            Page(
                                Paths,
                            ),
                            [
                                Text(
                                    "do it again",
                                ),
                            ],
                        ),
                        Text(
                            ".",
                        ),
                    ],
                ),
            ],
            steps: [
                Step {
                    id: StepId(
                        "face",
                    ),
                    week: 1,
                    to: Some(
                        Assessment(
                            AssessmentId(
                                "compass",
                            ),
                        ),
                    ),
                    title: "Compass",
                    note: "Know where you face.",
                },
                Step {
                    id: StepId(
                        "read",
                    ),
                    week: 1,
                    to: Some(
                        Guide(
                            GuideId(
                                "winds",
                            ),
                            None,
                        ),
                    ),
                    title: "Winds",
                    note: "Read it in the harbour.",
                },
                Step {
                    id: StepId(
                        "legend",
                    ),
                    week: 2,
                    to: Some(
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
                    ),
                    title: "Maps: Legend",
                    note: "Only this section.",
                },
                Step {
                    id: StepId(
                        "sail",
                    ),
                    week: 2,
                    to: None,
                    title: "Go out for an hour",
                    note: "Not far.",
                },
                Step {
                    id: StepId(
                        "log",
                    ),
                    week: 4,
                    to: Some(
                        Worksheet(
                            WorksheetId(
                                "compass",
                            ),
                        ),
                    ),
                    title: "The log of a voyage",
                    note: "While you remember it.",
                },
            ],
            sources: [
                Source {
                    id: SourceId(
                        "almanac",
                    ),
                    title: "The Almanac",
                    author: "A. Author",
                    url: "https://example.org/almanac",
                    note: "The four winds.",
                },
            ],
        }"#]]
    .assert_eq(&format!("{path:#?}"));
}

/// Where a low result is helped is known on both sides: the result names the section, the section the result.
#[test]
fn a_section_says_which_low_results_it_helps_with() {
    let mut files = kinds();
    swap(&mut files, "assessments/rigging.toml", "id = \"sails\"\n", "id = \"sails\"\nread = [\"knots#bowline\"]\n");
    let compiled = compile_files(&files).expect("it is sound");
    let helps = |section: &Section| {
        section.helps.iter().map(|help| format!("{} {} {}", help.assessment, help.of, help.name)).collect::<Vec<_>>()
    };
    assert_eq!(helps(&compiled.guides[0].sections[0]), ["rigging knots Knots", "rigging sails Sails"]);
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
    expect![[r#"
        E1
          Answer 14 questions of “Compass”: Assessment(AssessmentId("compass"))
          Tick: “Before you sail”: Guide(GuideId("winds"), Some(SectionId("storm")))
          Fill in: “How many sail along?”: Worksheet(WorksheetId("compass"))
          Fill in: “What did you learn?”: Worksheet(WorksheetId("compass"))
        T1
          Answer 1 question of “Compass”: Assessment(AssessmentId("compass"))
          Write: “When did you reef too late?”: Guide(GuideId("winds"), Some(SectionId("storm")))
          Fill in: “What did you learn?”: Worksheet(WorksheetId("compass"))
    "#]]
    .assert_eq(&told(&about));
    assert_eq!(about.sources.len(), 2);
    assert_eq!(about.quality.len(), 1);
}

/// Each idea with what carries it out, and where.
fn told(about: &About) -> String {
    let line = |(words, to): &(String, Target)| format!("  {words}: {to:?}\n");
    let idea =
        |(idea, carriers): &(Idea, Vec<_>)| format!("{}\n{}", idea.id, carriers.iter().map(line).collect::<String>());
    about.ideas.iter().map(idea).collect()
}

/// What is asked, that is: reading the shares of an audit or the script of a map carries out nothing.
#[test]
fn everything_that_an_assessment_asks_can_carry_an_idea() {
    let about = compile(&kinds_dir()).expect("the fixture is sound").about;
    expect![[r#"
        S1
          Answer 9 questions of “Rigging”: Assessment(AssessmentId("rigging"))
        T1
          Answer 10 questions of “Voyage”: Assessment(AssessmentId("voyage"))
        T2
          Answer 3 questions of “Signal”: Assessment(AssessmentId("signal"))
        L1
          Answer 8 questions of “Crew”: Assessment(AssessmentId("crew"))
        L2
          Answer 2 questions of “Crew”: Assessment(AssessmentId("crew"))
        L3
        E1
          Answer 3 questions of “Cargo”: Assessment(AssessmentId("cargo"))
        E2
    "#]]
    .assert_eq(&told(&about));
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

/// Also what stands before the first section.
#[test]
fn a_prompt_in_the_opening_carries_its_idea_out() {
    let mut files = base();
    swap(
        &mut files,
        "guides/maps.md",
        "[checklists.before-you-fold]",
        "[prompts.first]\nideas = [\"T1\"]\n\n[checklists.before-you-fold]",
    );
    swap(&mut files, "guides/maps.md", "\n## Legend", "\n[Which map was your first?](prompt:first)\n\n## Legend");
    let compiled = compile_files(&files).expect("it is sound");
    let carriers = &compiled.about.ideas[1].1;
    let words = "Write: “Which map was your first?”".to_owned();
    assert!(carriers.contains(&(words, Target::Guide(GuideId::new("maps"), None))), "{carriers:?}");
    assert_eq!(compiled.catalogue.guides[1].prompts.len(), 1);
}

#[test]
fn an_idea_that_nobody_carries_out_is_a_note_and_no_problem() {
    let mut files = base();
    swap(
        &mut files,
        "ideas.toml",
        "id = \"T1\"",
        "id = \"S9\"\nsource = \"logbook\"\ntext = \"New.\"\n\n[[ideas]]\nid = \"T1\"",
    );
    let notes = compile_files(&files).expect("a note is no problem").notes;
    let expected = [
        "content/ideas.toml:7: nobody carries out the idea S9: New.",
        "2 of 3 ideas carried out by something a person does",
    ];
    assert_eq!(notes, expected);
}

/// What makes an idea something that a person does, and what does not: everything else only says it.
#[test]
fn ideas_count_only_where_something_is_done() {
    let idle = |change: &dyn Fn(&mut Files)| {
        let mut files = base();
        let new = "[[ideas]]\nid = \"S9\"\nsource = \"logbook\"\ntext = \"New.\"\n\n[[ideas]]\nid = \"E1\"";
        swap(&mut files, "ideas.toml", "[[ideas]]\nid = \"E1\"", new);
        change(&mut files);
        let notes = compile_files(&files).expect("a note is no problem").notes;
        notes.iter().any(|note| note.contains("the idea S9"))
    };
    let (winds, compass, log) = ("guides/winds.md", "assessments/compass.toml", "worksheets/compass.toml");
    #[rustfmt::skip]
    let table = [
        ("a prompt",           winds,   "ideas = [\"T1\"]",                     "ideas = [\"T1\", \"S9\"]"),
        ("a checklist",        winds,   "ideas = [\"E1\"]",                     "ideas = [\"S9\"]"),
        ("a field",            log,     "ideas = [\"T1\", \"E1\"]",             "ideas = [\"T1\", \"S9\"]"),
        ("a question",         compass, "id = \"q03\"\ntheme = \"day\"\nideas = [\"E1\"]", "id = \"q03\"\ntheme = \"day\"\nideas = [\"S9\"]"),
        ("a context question", compass, "ideas = [\"T1\"]",                     "ideas = [\"S9\"]"),
    ];
    assert!(idle(&|_| ()), "nobody carries it out yet");
    for (what, path, find, with) in table {
        assert!(!idle(&|files| swap(files, path, find, with)), "{what}");
    }
    // What is read carries out nothing: a map's script and an audit's shares.
    let mut files = kinds();
    for (path, find) in
        [("assessments/crew.toml", "script_ideas = [\"L3\"]"), ("assessments/cargo.toml", "ideas = [\"E2\"]")]
    {
        let text = String::from_utf8_lossy(files.get(path).expect("it is there")).into_owned();
        assert_eq!(text.matches(find).count(), 1, "{path} cites it where nothing is asked");
    }
    files.remove("README.md");
    let notes = compile_files(&files).expect("it is sound").notes;
    let expected = [
        "content/ideas.toml:27: nobody carries out the idea L3: Talk it over.",
        "content/ideas.toml:37: nobody carries out the idea E2: See where the hours go.",
        "6 of 8 ideas carried out by something a person does",
    ];
    assert_eq!(notes, expected);
}

/// Like an idea it waits for somebody who uses it: a guide that is taken away must not stop the site for a word.
#[test]
fn a_term_that_no_guide_explains_is_a_note_and_no_problem() {
    let mut files = base();
    swap(&mut files, "guides/winds.md", "[reef](term:reef)", "reef");
    let notes = compile_files(&files).expect("a note is no problem").notes;
    let expected = [
        "content/terms.toml:2: no guide explains the term `reef`",
        "2 of 2 ideas carried out by something a person does",
    ];
    assert_eq!(notes, expected);
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
