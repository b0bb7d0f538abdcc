//! A list that somebody writes: reading it, and sorting it into classes.

mod support;

use proptest::prelude::*;
use std::collections::BTreeMap;
use support::small::{advice, any_list, around, ask, audit, form, id, list, marks, opt};
use waymark_domain::assessment::{Engine, Scored};
use waymark_domain::attempt::{BESIDE, CONTEXT, Part, WORDS};
use waymark_domain::audit::{Act, Audit, AuditScore, HOURS, MOST_HOURS, NAME, PLACE, Piece, halves, pieces};
use waymark_domain::form::{Form, Kind};
use waymark_domain::ids::{AssessmentId, AttemptId, DimensionId, LensId, OptionId, QuestionId};
use waymark_domain::scoring::Sheet;

fn class(score: &AuditScore, place: usize) -> &str {
    score.pieces[place].1.as_ref().map_or("", |class| class.as_str())
}

/// `snack 4, rest 0`
fn by_class(score: &AuditScore) -> String {
    score.hours.iter().map(|(class, hours)| format!("{class} {hours}")).collect::<Vec<_>>().join(", ")
}

fn names(sheet: &Sheet) -> String {
    pieces(sheet).iter().map(|piece| piece.name.clone()).collect::<Vec<_>>().join(", ")
}

/// Hours as they are typed, in halves.
#[test]
fn hours() {
    #[rustfmt::skip]
    let table = [
        ("6", Some(12)), ("0", Some(0)), ("007", Some(14)), ("100", Some(200)),
        ("6.5", Some(13)), ("6,5", Some(13)), ("0.5", Some(1)), (".5", Some(1)), (",5", Some(1)), ("6.", Some(12)),
        ("6½", Some(13)), ("6 ½", Some(13)), ("½", Some(1)), ("0½", Some(1)),
        ("6h", Some(12)), ("6 h", Some(12)), ("6.5 h", Some(13)), ("½ h", Some(1)), (" 6 ", Some(12)), ("\t6,5\n", Some(13)),
        // To the nearest half; a quarter goes up.
        ("6.2", Some(12)), ("6.24", Some(12)), ("6.249999", Some(12)), ("6.25", Some(13)), ("6.3", Some(13)),
        ("6.7", Some(13)), ("6.74", Some(13)), ("6.75", Some(14)), ("6.9", Some(14)), ("0.1", Some(0)), ("99.9", Some(200)),
        // More than a week has.
        ("100.2", Some(200)), ("100.25", None), ("100,5", None), ("100½", None), ("101", None), ("65535", None),
        ("32768", None), ("65536", None), ("99999999999999999999", None), ("65535½", None),
        // No number of hours.
        ("", None), (" ", None), ("h", None), (".", None), (",", None), ("-", None), ("½½", None), ("6½½", None),
        ("-1", None), ("+6", None), ("-0", None), ("+½", None), ("-½", None), ("6.-5", None), ("6.+5", None), ("6..5", None), ("6,5,5", None), ("1.000,5", None),
        ("6 5", None), ("6 .5", None), ("6. 5", None), ("½6", None), ("6½.5", None), ("6.5½", None), ("6 hours", None), ("6H", None), ("h6", None),
        ("a lot", None), ("six", None), ("6e1", None), ("0x6", None), ("6:30", None), ("1/2", None), ("∞", None), ("NaN", None),
        ("６", None), ("٦", None), ("6.５", None), ("6.é", None), ("¼", None),
    ];
    for (text, expected) in table {
        assert_eq!(halves(text), expected, "{text:?}");
    }
}

/// Id, name, hours and place of each piece, whether it is gone; and the names in order.
#[test]
fn pieces_come_in_the_readers_order() {
    #[rustfmt::skip]
    let table: [(&str, &[support::small::Row<'_>], &str); 12] = [
        ("nothing",              &[], ""),
        ("by place, not by id",  &[("a", "two", "", "2", false, ""), ("b", "one", "", "1", false, "")], "one, two"),
        ("ten is after nine",    &[("a", "ten", "", "10", false, ""), ("b", "nine", "", "9", false, "")], "nine, ten"),
        ("equal places, by id",  &[("b", "second", "", "1", false, ""), ("a", "first", "", "1", false, "")], "first, second"),
        ("no place is last",     &[("a", "last", "", "", false, ""), ("b", "first", "", "7", false, "")], "first, last"),
        ("a bad place is last",  &[("a", "x", "", "-1", false, ""), ("b", "y", "", "1e3", false, ""), ("c", "z", "", "4000000000", false, "")], "z, x, y"),
        ("too far is last",      &[("a", "x", "", "4294967296", false, ""), ("b", "y", "", "5", false, "")], "y, x"),
        ("gone",                 &[("a", "gone", "", "1", true, ""), ("b", "here", "", "2", false, "")], "here"),
        ("all gone",             &[("a", "gone", "", "1", true, "")], ""),
        ("without a name",       &[("a", "", "6", "1", false, "gain low"), ("b", "  \t", "6", "2", false, "")], ""),
        ("spaces around",        &[("a", "  a b \n", "", "1", false, "")], "a b"),
        ("equal names",          &[("a", "x", "", "1", false, ""), ("b", "x", "", "2", false, "")], "x, x"),
    ];
    for (case, rows, expected) in table {
        assert_eq!(names(&list(rows)), expected, "{case}");
    }
}

/// Words that are no piece.
#[test]
fn other_words_are_no_pieces() {
    let name = || BTreeMap::from([(ask(NAME), "x".to_owned())]);
    let words = BTreeMap::from([(LensId::new(WORDS), name()), (LensId::new(CONTEXT), name())]);
    assert_eq!(pieces(&Sheet { words, ..Sheet::default() }), []);
}

/// As pages keep it: written, rated, moved, cleared, taken out and brought back.
#[test]
fn a_list_that_is_written_and_changed() {
    let mut part = Part::begin(AttemptId::new("a1"), AssessmentId::new("trees"), 3, 0);
    let (one, two) = (LensId::new("p-1"), LensId::new("p-2"));
    let mut at = 0;
    let mut write = |part: &mut Part, piece: &LensId, of: &str, words: &str| {
        at += 1;
        part.write(piece, &ask(of), words.to_owned(), at);
    };
    for (piece, name, hours, place) in [(&one, "Reviews", "6,5", "1"), (&two, "Planning", "4", "2")] {
        write(&mut part, piece, NAME, name);
        write(&mut part, piece, HOURS, hours);
        write(&mut part, piece, PLACE, place);
    }
    part.mark(&one, &ask("gain"), Some(opt("high")), 99);
    part.mark(&one, &ask("effort"), None, 99);
    part.write(&LensId::new(WORDS), &ask(BESIDE), "other".to_owned(), 99);
    let found = pieces(&part.sheet());
    let of = |piece: &Piece| (piece.name.clone(), piece.hours);
    assert_eq!(found.iter().map(of).collect::<Vec<_>>(), [("Reviews".to_owned(), 13), ("Planning".to_owned(), 8)]);
    assert_eq!((found[0].rated(&ask("gain")), found[0].rated(&ask("effort"))), (Some(&opt("high")), None));
    assert_eq!(found[1].rated(&ask("gain")), None);

    write(&mut part, &one, PLACE, "3");
    write(&mut part, &one, HOURS, "");
    write(&mut part, &two, "gone", "yes");
    let found = pieces(&part.sheet());
    assert_eq!(found.iter().map(of).collect::<Vec<_>>(), [("Reviews".to_owned(), 0)]);
    write(&mut part, &two, "gone", "");
    assert_eq!(names(&part.sheet()), "Planning, Reviews");
    assert_eq!(class(&audit().score(&part.sheet()), 1), "", "cleared hours are no rating");
}

/// Ratings, and the class of a piece; the first that fits counts.
#[test]
fn rules() {
    #[rustfmt::skip]
    let table = [
        ("gain low, effort small, seen no",   "snack"),
        ("gain low, effort small, seen yes",  "snack"),
        ("gain low, effort big, seen yes",    "rest"),
        ("gain some, effort big, seen no",    "worth"),
        ("gain high, effort big, seen no",    "worth"),
        ("gain high, effort small, seen yes", "worth"), // the other way to it
        ("gain high, effort small, seen no",  "quick"),
        ("gain some, effort small, seen no",  "rest"),
        ("gain some, effort small, seen yes", "rest"),
        // A third may be open; what is open fits no condition.
        ("gain low, effort small",            "snack"),
        ("gain low, effort small, seen -",    "snack"),
        ("gain high, seen yes",               "worth"),
        ("gain high, effort -, seen no",      "quick"),
        ("effort small, seen yes",            "rest"),
        // More may not.
        ("gain high",                         ""),
        ("gain high, effort -, seen -",       ""),
        ("",                                  ""),
        // What is no longer asked, or offered, is no rating.
        ("gain high, gone yes",               ""),
        ("gain high, effort gone, seen gone", ""),
        ("gain high, effort gone, seen no",   "quick"),
    ];
    for (ratings, expected) in table {
        let score = audit().score(&list(&[("a", "x", "1", "1", false, ratings)]));
        assert_eq!(class(&score, 0), expected, "{ratings}");
    }
    let mut first = audit();
    first.classes.reverse();
    let score = first.score(&list(&[("a", "x", "1", "1", false, "gain low, effort small, seen no")]));
    assert_eq!(class(&score, 0), "rest", "a class without conditions fits everything");
    let mut strict = audit();
    strict.classes.pop();
    let score = strict.score(&list(&[("a", "x", "1", "1", false, "gain low, effort big, seen no")]));
    assert_eq!(class(&score, 0), "", "none fits");
}

const SNACK: &str = "gain low, effort small, seen no";
const WORTH: &str = "gain high, effort big, seen no";
const QUICK: &str = "gain high, effort small, seen no";
const REST: &str = "gain some, effort small, seen no";

/// A name for it, hours and ratings of pieces, and what comes out.
type Case<'a> = (&'a str, &'a [(&'a str, &'a str)], &'a str, u16, u8);

/// Hours and ratings of pieces; hours by class, most first, all hours, and what is missing.
#[test]
fn hours_by_class() {
    #[rustfmt::skip]
    let table: [Case<'_>; 9] = [
        ("nothing",          &[],                                                       "snack 0, worth 0, quick 0, rest 0", 0, 3),
        ("one",              &[("6.5", WORTH)],                                         "worth 13, snack 0, quick 0, rest 0", 13, 2),
        ("sums",             &[("1", SNACK), ("2", WORTH), ("½", SNACK), ("1", QUICK)], "worth 4, snack 3, quick 2, rest 0", 9, 0),
        ("equal hours, more pieces first", &[("4", SNACK), ("2", QUICK), ("2", QUICK)], "quick 8, snack 8, worth 0, rest 0", 16, 0),
        ("equal hours and pieces, the content's order", &[("2", REST), ("2", SNACK), ("2", QUICK)], "snack 4, quick 4, rest 4, worth 0", 12, 0),
        ("no hours at all",  &[("", REST), ("", WORTH), ("", REST)],                    "rest 0, worth 0, snack 0, quick 0", 0, 0),
        ("no number",        &[("a lot", REST), ("1", WORTH), ("-3", REST)],            "worth 2, rest 0, snack 0, quick 0", 2, 0),
        ("not rated",        &[("9", ""), ("1", SNACK), ("1", SNACK)],                  "snack 4, worth 0, quick 0, rest 0", 22, 1),
        ("not rated enough", &[("9", "gain low"), ("1", SNACK), ("1", SNACK), ("1", SNACK)], "snack 6, worth 0, quick 0, rest 0", 24, 0),
    ];
    for (case, rows, expected, total, missing) in table {
        let ids: Vec<String> = (0..rows.len()).map(|number| format!("p{number}")).collect();
        let row = |(id, (hours, ratings)): (_, &(&'static str, &'static str))| -> support::small::Row<'_> {
            let id: &String = id;
            (id.as_str(), "x", *hours, id.split_at(1).1, false, *ratings)
        };
        let rows: Vec<support::small::Row<'_>> = ids.iter().zip(rows).map(row).collect();
        let score = audit().score(&list(&rows));
        assert_eq!((by_class(&score).as_str(), score.total, score.missing), (expected, total, missing), "{case}");
    }
}

#[test]
fn the_class_with_most_hours_has_the_words() {
    let audit = audit();
    let of = |rows: &[support::small::Row<'_>]| audit.score(&list(rows));
    let three = of(&[
        ("a", "x", "9", "1", false, QUICK),
        ("b", "y", "1", "2", false, SNACK),
        ("c", "z", "1", "3", false, SNACK),
    ]);
    assert_eq!(audit.tell(&three), &advice("quick"));
    let reading = three.reading();
    assert_eq!(
        (reading.series.as_str(), reading.outcome.as_str(), reading.leads.join(" ")),
        (HOURS, "classes", "quick".to_owned())
    );
    let figures = [("quick", 82), ("snack", 18), ("worth", 0), ("rest", 0)];
    assert_eq!(reading.figures, figures.map(|(of, figure)| (of.to_owned(), figure)));

    let two = of(&[("a", "x", "9", "1", false, QUICK), ("b", "y", "1", "2", false, SNACK)]);
    assert_eq!(audit.tell(&two), &advice("thin"));
    assert_eq!((two.reading().outcome.as_str(), two.reading().leads.len(), two.missing), ("thin", 0, 1));

    let timeless =
        of(&[("a", "x", "", "1", false, REST), ("b", "y", "", "2", false, SNACK), ("c", "z", "", "3", false, REST)]);
    assert_eq!(audit.tell(&timeless), &advice("rest"), "a list without hours has a result, too");
    assert!(timeless.reading().figures.iter().all(|(_, share)| *share == 0));

    let classless = Audit { classes: Vec::new(), ..audit.clone() };
    assert_eq!(classless.tell(&classless.score(&list(&[]))), &advice("thin"));
    let engine = around(Engine::Audit(audit.clone()));
    assert_eq!(engine.headline(&Scored::Audit(three)), "Headline of quick.");
}

/// Hours by the options of a rating, and hours without an answer.
#[test]
fn hours_by_rating() {
    let audit = audit();
    let score = audit.score(&list(&[
        ("a", "x", "4", "1", false, SNACK),
        ("b", "y", "2.5", "2", false, "gain some, effort big, seen yes"),
        ("c", "z", "1", "3", false, "gain high, effort -, seen yes"),
        ("d", "v", "3", "4", false, ""),
        ("e", "w", "½", "5", false, "gain high, effort gone, seen no"),
    ]));
    let by = |rating: &str| {
        let (by, rest) = audit.hours_by(&score, &ask(rating));
        let by = by.iter().map(|(option, hours)| format!("{option} {hours}"));
        (by.collect::<Vec<_>>().join(", "), rest)
    };
    assert_eq!(by("effort"), ("small 8, big 5".to_owned(), 9));
    assert_eq!(by("seen"), ("no 9, yes 7".to_owned(), 6));
    assert_eq!(by("gain"), ("low 8, some 5, high 3".to_owned(), 6));
    assert_eq!(by("gone"), (String::new(), score.total), "what is not asked has no answer");
    let nothing = audit.score(&Sheet::default());
    assert_eq!(audit.hours_by(&nothing, &ask("seen")), (vec![(opt("no"), 0), (opt("yes"), 0)], 0));
}

/// However many a merge or a backup brings.
#[test]
fn more_pieces_than_anybody_has() {
    let mut sheet = Sheet::default();
    for number in 0..500 {
        let piece = LensId::new(format!("p{number}"));
        let words = [(NAME, "x"), (HOURS, "100"), (PLACE, "1")].map(|(of, words)| (ask(of), words.to_owned()));
        sheet.words.insert(piece.clone(), BTreeMap::from(words));
        sheet.lenses.insert(piece, marks(SNACK));
    }
    let score = audit().score(&sheet);
    assert_eq!(
        (score.pieces.len(), score.total, by_class(&score)),
        (500, u16::MAX, "snack 65535, worth 0, quick 0, rest 0".to_owned())
    );
    assert_eq!(audit().hours_by(&score, &ask("seen")).1, 0);
    assert_eq!(score.reading().figure("snack"), Some(100));
}

#[test]
fn an_audit_asks_of_pieces_and_has_no_form() {
    let engine = around(Engine::Audit(audit()));
    assert_eq!((form(Engine::Audit(audit())), engine.engine.kind()), (Form::default(), "audit"));
    let questionnaire = engine.questionnaire();
    let list = questionnaire.list.expect("a list");
    assert_eq!(list, audit().list);
    let kinds: Vec<(&str, Kind, usize)> =
        list.ratings.iter().map(|(short, asked)| (short.as_str(), asked.kind, asked.offers.len())).collect();
    assert_eq!(
        kinds,
        [("Short gain", Kind::Scored, 3), ("Short effort", Kind::Scored, 2), ("Short seen", Kind::Scored, 2)]
    );
    assert_eq!(audit().rating(&ask("seen")).map(|(short, _)| short.as_str()), Some("Short seen"));
    assert_eq!(audit().class(&id("snack")).map(|class| class.act), Some(Act::Stop));
    assert_eq!((audit().rating(&ask("gone")), audit().class(&DimensionId::new("gone"))), (None, None));
}

#[test]
fn every_act_has_a_word_of_its_own() {
    let words = Act::ALL.map(|(name, act)| (name, act.label()));
    assert_eq!(words, [("keep", "Keep"), ("finish", "Finish"), ("hand-over", "Hand over"), ("stop", "Stop")]);
}

proptest! {
    #[test]
    fn hours_come_back_however_they_are_written(whole in 0..=MOST_HOURS) {
        let (hours, half) = (whole / 2, whole % 2 == 1);
        let plain = if half { format!("{hours}.5") } else { hours.to_string() };
        let sign = if half { format!("{hours}½") } else { hours.to_string() };
        for text in [plain.clone(), plain.replace('.', ","), sign, format!(" {plain} h"), format!("{plain}h"), format!("0{plain}")] {
            prop_assert_eq!(halves(&text), Some(whole), "{}", text);
        }
    }

    #[test]
    fn no_text_at_all_brings_the_page_down(text in ".{0,12}", digits in "[0-9.,½h +-]{0,8}") {
        for text in [text, digits] {
            prop_assert!(halves(&text).is_none_or(|halves| halves <= MOST_HOURS), "{}", text);
        }
    }

    #[test]
    fn every_piece_is_there_once_and_no_hour_is_lost(sheet in any_list()) {
        let (audit, score) = (audit(), audit().score(&sheet));
        prop_assert_eq!(score.pieces.len(), sheet.words.len());
        for (number, (piece, class)) in score.pieces.iter().enumerate() {
            prop_assert_eq!(&sheet.words[&piece.id][&ask(PLACE)], &number.to_string());
            let found = audit.classes.iter().find(|known| Some(&known.id) == class.as_ref());
            prop_assert!(found.is_none_or(|class| class.fits(piece)));
            let rated = piece.ratings.iter().filter(|(_, mark)| mark.is_some()).count();
            prop_assert_eq!(class.is_some(), rated >= 2);
        }
        let unrated: u16 = score.pieces.iter().filter(|(_, class)| class.is_none()).map(|(piece, _)| piece.hours).sum();
        prop_assert_eq!(score.hours.iter().map(|(_, hours)| hours).sum::<u16>() + unrated, score.total);
        prop_assert!(score.hours.is_sorted_by(|a, b| a.1 >= b.1));
        prop_assert_eq!(score.hours.len(), audit.classes.len());
        for (_, rating) in &audit.list.ratings {
            let (by, rest) = audit.hours_by(&score, &rating.id);
            prop_assert_eq!(by.iter().map(|(_, hours)| hours).sum::<u16>() + rest, score.total);
        }
        let classed = score.pieces.iter().filter(|(_, class)| class.is_some()).count();
        prop_assert_eq!(usize::from(score.missing), 3_usize.saturating_sub(classed));
    }

    /// The order of pieces is the reader's own; of ratings and options it does not matter either.
    #[test]
    fn the_order_of_pieces_ratings_and_options_does_not_matter(sheet in any_list()) {
        let mut turned = audit();
        turned.list.ratings.reverse();
        turned.list.ratings.iter_mut().for_each(|(_, asked)| asked.offers.reverse());
        let score = audit().score(&sheet);
        prop_assert_eq!(&turned.score(&sheet), &score);
        let mut pieces = pieces(&sheet);
        pieces.reverse();
        let back = audit().score_pieces(pieces);
        prop_assert_eq!((back.hours, back.total, back.missing), (score.hours, score.total, score.missing));
    }

    #[test]
    fn a_skipped_rating_counts_like_one_never_made(sheet in any_list()) {
        let mut never = sheet.clone();
        never.lenses.values_mut().for_each(|marks: &mut BTreeMap<QuestionId, Option<OptionId>>| marks.retain(|_, mark| mark.is_some()));
        let (score, less) = (audit().score(&sheet), audit().score(&never));
        let classes = |score: &AuditScore| score.pieces.iter().map(|(piece, class)| (piece.id.clone(), class.clone())).collect::<Vec<_>>();
        prop_assert_eq!(classes(&score), classes(&less));
        prop_assert_eq!((score.hours, score.total), (less.hours, less.total));
    }
}
