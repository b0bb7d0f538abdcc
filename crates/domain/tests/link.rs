//! Results in links: what goes in comes out, and nothing else ever does.

mod support;

use proptest::prelude::*;
use std::collections::BTreeMap;
use support::{
    REAL, Size, any_answered, assessment, c, counts, layout, option, profile_of, q, score_of, sealed, sheet_of,
};
use waymark_domain::assessment::{Assessment, Layout, Scored};
use waymark_domain::attempt::Millis;
use waymark_domain::ids::{LensId, OptionId, QuestionId};
use waymark_domain::link::{Body, Extent, LONGEST, LinkFault, Shared, encode, find};
use waymark_domain::scoring::{LensScore, Outcome, Sheet, score};

const DAY: Millis = 24 * 60 * 60 * 1000;
const BOTH: [Extent; 2] = [Extent::Summary, Extent::Answers];
/// The least an assessment may be: 2 bits an answer, 4 bits a count.
const SMALL: Size = Size { dimensions: 2, lenses: 1, questions: 8, context: 0 };
const LARGE: Size = Size { dimensions: 6, lenses: 3, questions: 24, context: 3 };

fn link(assessment: &Assessment, sheet: &Sheet, date: Millis, extent: Extent) -> String {
    let scored = assessment.score(sheet, &[]);
    encode(assessment, assessment.revision, date, sheet, &scored, extent, &[]).expect("its revision is known")
}

fn open(assessment: &Assessment, text: &str) -> Result<Shared, LinkFault> {
    find(text)?.open(assessment)
}

/// The scores of a profile that came.
fn scores(assessment: &Assessment, body: &Body) -> Vec<LensScore> {
    let Scored::Profile(scores) = body.scored(assessment) else { unreachable!("trees are a profile") };
    scores
}

/// A sheet without "not sure", which does not travel.
fn marks_of(sheet: &Sheet) -> Sheet {
    let marked = |marks: &BTreeMap<QuestionId, Option<OptionId>>| -> BTreeMap<_, _> {
        marks.iter().filter(|(_, mark)| mark.is_some()).map(|(id, mark)| (id.clone(), mark.clone())).collect()
    };
    let lenses = sheet.lenses.iter().map(|(lens, marks)| (lens.clone(), marked(marks)));
    let lenses = lenses.filter(|(_, marks)| !marks.is_empty()).collect();
    Sheet { lenses, context: marked(&sheet.context), ..Sheet::default() }
}

/// A sheet of the archetype finder's size with something of everything in it.
fn example(size: Size) -> (Assessment, Sheet) {
    let assessment = assessment(size);
    let counts = [5, 3].into_iter().chain([1, 1, 0, 1]).take(size.dimensions).collect::<Vec<_>>();
    let mut sheet = sheet_of(profile_of(&assessment), "work", &counts);
    if size.lenses > 1 {
        sheet.lenses.extend(sheet_of(profile_of(&assessment), "energy", &[0, 8]).lenses);
    }
    if size.context > 0 {
        sheet.context.insert(c(0), Some(OptionId::new("three")));
    }
    (assessment, sheet)
}

/// Whole links to try things on.
fn examples() -> Vec<(Assessment, String)> {
    let link_of = |size, extent| {
        let (assessment, sheet) = example(size);
        let link = link(&assessment, &sheet, 20_000 * DAY, extent);
        (assessment, link)
    };
    [SMALL, REAL, LARGE].into_iter().flat_map(|size| BOTH.map(|extent| link_of(size, extent))).collect()
}

proptest! {
    #[test]
    fn what_goes_in_comes_out((assessment, sheet) in any_answered(), date in 0..=65_535 * DAY) {
        let profile = profile_of(&assessment);
        for extent in BOTH {
            let shared = open(&assessment, &link(&assessment, &sheet, date, extent)).expect("nobody touched it");
            prop_assert_eq!((shared.revision, shared.day), (assessment.revision, date / DAY * DAY));
            prop_assert_eq!(scores(&assessment, &shared.body), score(profile, &sheet));
            match (extent, shared.body) {
                (Extent::Summary, Body::Summary(_)) => {}
                (Extent::Answers, Body::Answers { sheet: came_sheet, came, fit }) => {
                    let marks = marks_of(&sheet);
                    let number = marks.lenses.values().chain([&marks.context]).map(BTreeMap::len).sum();
                    prop_assert_eq!((came, fit), (number, number));
                    prop_assert_eq!(came_sheet, marks);
                }
                (extent, body) => prop_assert!(false, "{:?} came as {:?}", extent, body),
            }
        }
    }

    #[test]
    fn one_changed_character_never_gives_another_result(
        (assessment, sheet) in any_answered(),
        place: prop::sample::Index,
        with in prop::char::range(' ', '~'),
    ) {
        for extent in BOTH {
            let link = link(&assessment, &sheet, 20_000 * DAY, extent);
            let place = place.index(link.len());
            let changed: String = link.chars().enumerate().map(|(at, c)| if at == place { with } else { c }).collect();
            let opened = open(&assessment, &changed);
            prop_assert_eq!(opened.is_ok(), changed == link, "{}", changed);
        }
    }

    #[test]
    fn no_text_at_all_brings_the_page_down(behind in "[ -~]{0,60}", any in ".{0,80}") {
        let assessment = assessment(REAL);
        for text in [any.clone(), format!("#r={any}"), format!("#r=1.trees.3.{behind}")] {
            prop_assert!(open(&assessment, &text).is_err());
        }
    }
}

#[test]
fn every_change_of_one_character_is_refused() {
    for (assessment, link) in examples() {
        let letters: Vec<char> = link.chars().collect();
        for place in 0..letters.len() {
            for with in (' '..='~').chain(['\n', '\u{a0}', 'é', '”', '…', '。']) {
                if letters[place] != with {
                    let mut changed = letters.clone();
                    changed[place] = with;
                    let changed: String = changed.iter().collect();
                    assert!(open(&assessment, &changed).is_err(), "{link} became {changed}");
                }
            }
        }
    }
}

#[test]
fn characters_lost_doubled_or_swapped_are_refused() {
    for (assessment, link) in examples() {
        for place in 0..link.len() {
            let (before, after) = link.split_at(place);
            let doubled = format!("{before}{}{after}", &after[..1]);
            let lost = format!("{before}{}", &after[1..]);
            let mut swapped = link.clone().into_bytes();
            swapped.swap(place, (place + 1).min(link.len() - 1));
            let swapped = String::from_utf8(swapped).expect("ASCII");
            for changed in [doubled, lost, swapped] {
                // Equal characters were swapped, or a second `#` stands in front.
                let same = changed.ends_with(&link);
                let opened = open(&assessment, &changed);
                assert_eq!(opened.is_ok(), same, "{link} became {changed}");
            }
        }
    }
}

#[test]
fn a_link_cut_short_is_refused_at_every_length() {
    for (assessment, link) in examples() {
        for length in 0..link.len() {
            let short = link.split_at(length).0;
            let is_link = short.starts_with("#r=");
            let fault = if is_link { LinkFault::Damaged } else { LinkFault::NotAResult };
            assert_eq!(open(&assessment, short), Err(fault), "{short}");
        }
    }
}

#[test]
#[rustfmt::skip]
fn what_stands_around_a_link_does_not_matter() {
    let around = ["", "https://example.org/sub/share/", "Look: https://example.org/share/?x=1", "(", "<", "see é "];
    let behind = [
        // A chat's formatting: only the checksum tells it from the link.
        "_", "__", "___", "-", "--", "_-_", "_.", "_)", "**_", "_*", "_ and more", "_%20and",
        "", ".", "..", ",", ";", ":", "!", "?", ")", ").", "]", "}", ">", ">.", "\"", "'", "*", "**", "~~", "`",
        "”", "’", "»", "…", " ", "\n", "\u{a0}", " and more", ". And more.", "\nhttps://example.org/",
        // A second link is for another time.
        " #r=1.trees.3.AAAA",
        // HTML, Slack, dashes without spaces, and writing systems with marks of their own.
        "</a>", "|here>", "—see", "–", "。", "，", "）", "」",
        // What browsers make of such characters in `location.hash`.
        "%20and%20more", "%3E", "%22", "%60", "%E2%80%9D", "%0A",
    ];
    for (assessment, link) in examples() {
        let plain = open(&assessment, &link).expect("nobody touched it");
        for before in around {
            for after in behind {
                let text = format!("{before}{link}{after}");
                assert_eq!(open(&assessment, &text), Ok(plain.clone()), "{text}");
            }
        }
        for after in ["A", "0", "____", "----", "_A", "A_", "-0-", "._", "=", "/", "é", "+", "&x=1", ".A", "..A"] {
            assert_eq!(
                open(&assessment, &format!("{link}{after}")),
                Err(LinkFault::Damaged),
                "{after}"
            );
        }
    }
}

/// A `_` or `-` behind a link may be its own last character.
#[test]
fn a_link_that_ends_like_formatting() {
    let (assessment, sheet) = example(REAL);
    let links = (0..2000).map(|day| link(&assessment, &sheet, day * DAY, Extent::Answers));
    let odd: Vec<String> = links.filter(|link| link.ends_with(['_', '-'])).collect();
    assert!(odd.len() > 20, "one in 32");
    for link in odd {
        let plain = open(&assessment, &link).expect("nobody touched it");
        for after in ["_", "-", "__", "___", "_.", "**", "_ and more"] {
            assert_eq!(open(&assessment, &format!("{link}{after}")), Ok(plain.clone()), "{link}{after}");
        }
        let short = link.split_at(link.len() - 1).0;
        for after in ["", "A", "A_", ".", "*"] {
            assert_eq!(open(&assessment, &format!("{short}{after}")), Err(LinkFault::Damaged), "{short}{after}");
        }
    }
}

/// Trying without the end must not take long, however much end there is.
#[test]
fn long_links_of_nothing_but_ends() {
    let assessment = assessment(REAL);
    for end in ["_", "-"] {
        let long = format!("#r=1.trees.3.{}", end.repeat(LONGEST - 20));
        assert_eq!(open(&assessment, &long), Err(LinkFault::Damaged));
    }
}

#[test]
fn links_that_cannot_be_read() {
    let damaged = || LinkFault::Damaged;
    let table = [
        ("", LinkFault::NotAResult),
        ("https://example.org/share/", LinkFault::NotAResult),
        ("#p=1.trees.3.AAAA", LinkFault::NotAResult),
        ("#R=1.trees.3.AAAA", LinkFault::NotAResult),
        ("#r=", damaged()),
        ("#r=1", damaged()),
        ("#r=1.trees", damaged()),
        ("#r=1.trees.3", damaged()),
        ("#r=1.trees.3.", damaged()),
        ("#r=1.trees.3.AAAA.AAAA", damaged()),
        ("#r=1..3.AAAA", damaged()),
        ("#r=1.Trees.3.AAAA", damaged()),
        ("#r=1.-.3.AAAA", damaged()),
        ("#r=1.trees.x.AAAA", damaged()),
        ("#r=1.trees..AAAA", damaged()),
        ("#r=1.trees.-3.AAAA", damaged()),
        ("#r=1.trees.03.AAAA", damaged()),
        ("#r=1.trees.4294967296.AAAA", damaged()),
        ("#r=one.trees.3.AAAA", damaged()),
        ("#r=.trees.3.AAAA", damaged()),
        ("#r=0.trees.3.AAAA", damaged()),
        ("#r=00.trees.3.AAAA", damaged()),
        ("#r=01.trees.3.AAAA", damaged()),
        ("#r=02.trees.3.AAAA", damaged()),
        ("#r=2.trees.3.AAAA", LinkFault::UnknownVersion),
        ("#r=2.of-quite-another-form", LinkFault::UnknownVersion),
        ("#r=10.trees.3.AAAA", LinkFault::UnknownVersion),
    ];
    for (text, fault) in table {
        assert_eq!(find(text), Err(fault), "{text}");
    }
}

#[test]
fn a_link_found_says_which_assessment_it_needs() {
    let found = find("https://example.org/share/#r=1.archetype.12.AAAA!").expect("it has the form");
    assert_eq!((found.assessment.as_str(), found.revision), ("archetype", 12));
}

#[test]
fn texts_over_the_limit_are_not_read() {
    let (assessment, link) = examples().remove(0);
    let padded = |length: usize| format!("{link}{}", " ".repeat(length - link.len()));
    assert!(open(&assessment, &padded(LONGEST)).is_ok());
    assert_eq!(find(&padded(LONGEST + 1)), Err(LinkFault::TooLong));
    assert_eq!(find(&format!("#r=1.trees.3.{}", "A".repeat(LONGEST))), Err(LinkFault::TooLong));
}

#[test]
fn a_revision_that_was_never_published() {
    let (assessment, sheet) = example(REAL);
    let scored = assessment.score(&sheet, &[]);
    for extent in BOTH {
        assert_eq!(encode(&assessment, 9, 0, &sheet, &scored, extent, &[]), Err(LinkFault::UnknownRevision(9)));
    }
    let mut later = assessment.clone();
    later.layouts = vec![layout(profile_of(&assessment), 9)];
    let link = encode(&later, 9, 0, &sheet, &scored, Extent::Answers, &[]).expect("its revision is known");
    assert!(open(&later, &link).is_ok());
    assert_eq!(open(&assessment, &link), Err(LinkFault::UnknownRevision(9)));
}

#[test]
fn a_link_of_another_assessment_does_not_open() {
    let (mut other, sheet) = example(REAL);
    let link = link(&other, &sheet, 0, Extent::Answers).replace("trees", "flowers");
    assert_eq!(open(&other, &link), Err(LinkFault::Damaged));
    other.id = waymark_domain::ids::AssessmentId::new("flowers");
    assert_eq!(open(&other, &link), Err(LinkFault::Damaged));
}

/// Payloads under a right checksum that no sender makes. Today `SMALL` has eight questions with
/// two options: 1 bit for the extent, 16 for the day, then 2 for each answer or 4 for each count.
#[test]
fn payloads_that_no_sender_makes() {
    #[rustfmt::skip]
    let table = [
        ("answers",                     "1 day 01 10 00 00 01 01 01 10", '0', true),
        ("a third option of two",       "1 day 01 10 00 00 01 01 01 11", '0', false),
        ("answers, ones at the end",    "1 day 01 10 00 00 01 01 01 10", '1', false),
        ("an answer too few",           "1 day 01 10 00 00 01 01 01",    '0', false),
        ("a byte too many",             "1 day 01 10 00 00 01 01 01 10 0000000 00000000", '0', false),
        ("counts",                      "0 day 0101 0011", '0', true),
        ("no counts",                   "0 day 0000 0000", '0', true),
        ("all in one",                  "0 day 0000 1000", '0', true),
        ("a count too large",           "0 day 1001 0000", '0', false),
        ("too many together",           "0 day 0101 0100", '0', false),
        ("the largest counts",          "0 day 1111 1111", '0', false),
        ("counts, ones at the end",     "0 day 0101 0011", '1', false),
        ("no counts at all",            "0 day",           '0', false),
        ("a byte too many",             "0 day 0101 0011 0000000 00000000", '0', false),
        ("nothing but a checksum",      "",                '0', false),
    ];
    let small = assessment(SMALL);
    for (case, bits, fill, sound) in table {
        let link = sealed("trees", 3, &bits.replace("day", DAY_20_000), fill);
        let day = open(&small, &link).map(|shared| shared.day);
        let expected = if sound { Ok(20_000 * DAY) } else { Err(LinkFault::Damaged) };
        assert_eq!(day, expected, "{case}: {bits}");
    }
    let short = open(&small, "#r=1.trees.3.AAA");
    assert_eq!(short, Err(LinkFault::Damaged), "no room for a checksum");
}

const DAY_20_000: &str = "0100111000100000";

/// Links that were sent once. They are opened for ever.
#[test]
fn frozen_links() {
    let (assessment, sheet) = example(REAL);
    let frozen = [(Extent::Answers, FROZEN_ANSWERS), (Extent::Summary, FROZEN_SUMMARY)];
    for (extent, frozen) in frozen {
        assert_eq!(link(&assessment, &sheet, 20_000 * DAY, extent), frozen);
        let shared = open(&assessment, frozen).expect("links are opened for ever");
        assert_eq!((shared.revision, shared.day), (3, 20_000 * DAY));
        let scores = scores(&assessment, &shared.body);
        assert_eq!(counts(&scores[0]), [("ash", 5), ("birch", 3), ("cedar", 1), ("dogwood", 1)]);
        assert_eq!(counts(&scores[1]), [("birch", 8), ("ash", 0), ("cedar", 0), ("dogwood", 0)]);
        if let Body::Answers { sheet: came, .. } = shared.body {
            assert_eq!(came, sheet);
        }
    }
}

const FROZEN_ANSWERS: &str = "#r=1.trees.3.pxAY0TG2AAjGjGAABgCdpbrR";
const FROZEN_SUMMARY: &str = "#r=1.trees.3.JxApiIQAAKLSSEs";

/// The frozen links once more, bit by bit.
#[test]
fn the_format_by_hand() {
    // Each question's options begin one further on, so the same option has another number.
    let work = "001 100 011 010 001 001 100 011 011 011 000 000 000 000";
    let energy = "010 001 100 011 010 001 100 011 000 000 000 000 000 000";
    let answers = format!("1 {DAY_20_000} {work} {energy} 11 00 00");
    assert_eq!(sealed("trees", 3, &answers, '0'), FROZEN_ANSWERS);
    let summary = format!("0 {DAY_20_000} 0101 0011 0001 0001 0000 1000 0000 0000");
    assert_eq!(sealed("trees", 3, &summary, '0'), FROZEN_SUMMARY);
}

#[test]
fn links_are_short() {
    let all = |assessment: &Assessment| {
        let marks = |options: &[(QuestionId, Vec<OptionId>)]| -> BTreeMap<_, _> {
            options.iter().map(|(id, options)| (id.clone(), options.last().cloned())).collect()
        };
        let layout = &assessment.layouts[0];
        let lens = |lens: &String| (LensId::new(lens.as_str()), marks(&layout.questions));
        let lenses = layout.lenses.iter().map(lens).collect();
        Sheet { lenses, context: marks(&layout.context), ..Sheet::default() }
    };
    let origin = "https://somebody-with-a-long-name.github.io/waymark/share/";
    for (size, most) in [(REAL, 60), (LARGE, 90)] {
        let assessment = assessment(size);
        let link = link(&assessment, &all(&assessment), 60_000 * DAY, Extent::Answers);
        assert!(link.len() < most, "{} characters", link.len());
        assert!(origin.len() + link.len() < 300);
    }
}

/// A date that 16 bits of days cannot hold comes as the nearest day they can.
#[test]
fn dates_out_of_range() {
    let (assessment, sheet) = example(SMALL);
    let last = 65_535 * DAY;
    let table = [(-1, 0), (Millis::MIN, 0), (last, last), (last + DAY, last), (Millis::MAX, last)];
    for (date, day) in table {
        let shared = open(&assessment, &link(&assessment, &sheet, date, Extent::Summary));
        assert_eq!(shared.map(|shared| shared.day), Ok(day), "{date}");
    }
}

#[test]
fn counts_that_the_revision_has_no_room_for_are_not_sent() {
    let small = assessment(SMALL);
    for counts in [[9, 0], [16, 0], [5, 4]] {
        let scored = Scored::Profile(vec![score_of(profile_of(&small), "work", &counts)]);
        let made = encode(&small, 3, 0, &Sheet::default(), &scored, Extent::Summary, &[]);
        assert_eq!(made, Err(LinkFault::Damaged), "{counts:?}");
    }
}

/// Today: eight questions, three dimensions, two lenses. Revision 2 had its lenses in another order
/// and one more, one dimension more, two questions more, one option and one context question that
/// are gone; and a question that is new today was not in it.
fn grown() -> Assessment {
    let mut today = assessment(Size { dimensions: 3, lenses: 2, questions: 8, context: 1 });
    let now = layout(profile_of(&today), 3);
    let options = || ["a", "b", "c", "x"].map(OptionId::new).to_vec();
    let before = Layout {
        revision: 2,
        lenses: ["wish", "energy", "work"].map(str::to_owned).to_vec(),
        dimensions: ["gone", "cedar", "birch", "ash"].map(str::to_owned).to_vec(),
        questions: (1..10).map(|number| (q(number), options())).collect(),
        context: vec![(c(5), vec![OptionId::new("one")]), (c(0), ["two", "gone"].map(OptionId::new).to_vec())],
    };
    today.layouts = vec![before, now];
    today
}

/// The marks that are sent, and how many came and fit.
#[test]
fn answers_of_another_revision_that_still_fit() {
    #[rustfmt::skip]
    let table = [
        ("",                                     0, 0),
        ("work q1 a, work q7 c, energy q2 b",    3, 3),
        ("work q8 a, work q9 a, work q1 a",      3, 1), // questions that are gone
        ("work q1 x, work q2 x, energy q1 a",    3, 1), // an option that is gone
        ("wish q1 a, wish q2 a",                 2, 0), // a lens that is gone
        ("work q1 a, context c0 two",            2, 2),
        ("work q1 a, context c0 gone, context c5 one", 3, 1),
        ("work q0 a",                            0, 0), // a question that is new
    ];
    let today = grown();
    for (marks, came, fit) in table {
        let mut sheet = Sheet::default();
        for mark in marks.split(", ").filter(|text| !text.is_empty()) {
            let words: Vec<&str> = mark.split(' ').collect();
            let [lens, question, mark] = words[..] else { unreachable!("three words") };
            let (question, mark) = (QuestionId::new(question), Some(OptionId::new(mark)));
            match lens {
                "context" => sheet.context.insert(question, mark),
                _ => sheet.lenses.entry(LensId::new(lens)).or_default().insert(question, mark),
            };
        }
        let nothing = Scored::Profile(Vec::new());
        let link = encode(&today, 2, 0, &sheet, &nothing, Extent::Answers, &[]).expect("revision 2 is known");
        let shared = open(&today, &link).expect("nobody touched it");
        assert_eq!(shared.revision, 2);
        let scores = scores(&today, &shared.body);
        let Body::Answers { sheet, came: all, fit: fitting } = shared.body else { unreachable!("answers were sent") };
        assert_eq!((all, fitting), (came, fit), "{marks}");
        let kept = sheet.lenses.values().chain([&sheet.context]).map(BTreeMap::len);
        assert_eq!(kept.sum::<usize>(), fit, "{marks}");
        assert_eq!(scores, score(profile_of(&today), &sheet), "{marks}");
    }
}

/// Scores come in today's order of lenses, as they do from a sheet: the first makes the headline.
#[test]
fn counts_of_another_revision() {
    let today = grown();
    let profile = profile_of(&today);
    let sent = [("work", [6, 2, 0]), ("energy", [1, 2, 3]), ("wish", [4, 4, 0])]
        .map(|(lens, counts)| score_of(profile, lens, &counts));
    let scored = Scored::Profile(sent.to_vec());
    let link = encode(&today, 2, 0, &Sheet::default(), &scored, Extent::Summary, &[]).expect("revision 2 is known");
    let came = scores(&today, &open(&today, &link).expect("nobody touched it").body);
    assert_eq!(came, sent[..2]);
}

/// A lens that is new today has no counts in the link, and says so.
#[test]
fn counts_without_a_lens_of_today() {
    let mut today = grown();
    today.layouts[0].lenses = vec!["energy".to_owned()];
    let profile = profile_of(&today);
    let sent = score_of(profile, "energy", &[6, 2, 0]);
    let scored = Scored::Profile(vec![sent.clone()]);
    let link = encode(&today, 2, 0, &Sheet::default(), &scored, Extent::Summary, &[]).expect("revision 2 is known");
    let came = scores(&today, &open(&today, &link).expect("nobody touched it").body);
    assert_eq!(came, [score_of(profile, "work", &[0, 0, 0]), sent]);
    let missing = profile.rules.least_answers;
    assert_eq!(came[0].outcome, Outcome::Thin { missing });
}

#[test]
fn marks_that_the_revision_does_not_know_do_not_travel() {
    let (assessment, mut sheet) = example(REAL);
    let plain = link(&assessment, &sheet, 0, Extent::Answers);
    let marks = sheet.lenses.get_mut(&LensId::new("work")).expect("marked");
    marks.insert(QuestionId::new("gone"), Some(option("ash")));
    marks.insert(q(13), Some(OptionId::new("gone")));
    sheet.lenses.insert(LensId::new("gone"), BTreeMap::from([(q(0), Some(option("ash")))]));
    assert_eq!(link(&assessment, &sheet, 0, Extent::Answers), plain);
}

#[test]
fn each_fault_says_what_to_do() {
    #[rustfmt::skip]
    let table = [
        (LinkFault::NotAResult, "Copy the whole link"),
        (LinkFault::TooLong, "Ask for a new one"),
        (LinkFault::UnknownVersion, "Reload the page"),
        (LinkFault::UnknownAssessment("flowers".to_owned()), "“flowers”"),
        (LinkFault::UnknownRevision(7), "revision 7"),
        (LinkFault::Damaged, "Copy the whole link again"),
    ];
    for (fault, says) in table {
        assert!(fault.to_string().contains(says), "{fault}");
    }
}
