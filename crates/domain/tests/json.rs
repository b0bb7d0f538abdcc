//! Our own JSON, held against `serde_json`.
//!
//! The two agree on what is JSON but for
//! - nesting: here a value may stand in 64 others, there in 127. Records have seven levels, and each
//!   level costs stack in the wasm;
//! - numbers beyond `f64`, such as `1e400`: refused there, kept here as they were written, because
//!   what a newer version saved must come out as it went in;
//! - names that come twice: there the last counts, here the first does. Both are kept.
//!
//! On surrogates written without their other half they agree: refused.

mod support;

use proptest::prelude::*;
use serde_json::{Value, json};
use support::plain;
use waymark_domain::json::{Json, object};

/// What a [`Json`] means to `serde_json`, without going through its text.
fn meaning(json: &Json) -> Value {
    match json {
        Json::Null => Value::Null,
        Json::Bool(bool) => Value::Bool(*bool),
        Json::Number(number) => serde_json::from_str(number).expect("a number"),
        Json::Text(text) => Value::String(text.clone()),
        Json::List(values) => values.iter().map(meaning).collect(),
        Json::Object(fields) => fields.iter().map(|(name, value)| (name.clone(), meaning(value))).collect(),
    }
}

/// What `serde_json` makes of a text; `None` if it stopped at a number's size, which says nothing.
fn theirs(text: &str) -> Option<Result<Value, serde_json::Error>> {
    let read = serde_json::from_str(text);
    let too_large = read.as_ref().is_err_and(|why: &serde_json::Error| why.to_string().contains("number out of range"));
    (!too_large).then_some(read)
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z]{0,4}",
        ".{0,8}",
        prop::collection::vec(any::<char>(), 0..6).prop_map(String::from_iter),
        prop::collection::vec(prop::char::range('\0', '\u{9f}'), 0..6).prop_map(String::from_iter),
        prop::sample::select(vec!["\"", "\\", "\\u0041", "\u{2028}", "\u{1F343}", "\u{FEFF}", "\u{FFFF}"])
            .prop_map(str::to_owned),
    ]
}

fn any_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        // Sixteenths: `serde_json` reads longer fractions back a bit off.
        any::<i32>().prop_map(|number| Value::from(f64::from(number) / 16.0)),
        any_text().prop_map(Value::from),
    ];
    leaf.prop_recursive(6, 48, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::btree_map(any_text(), inner, 0..6)
                .prop_map(|fields| fields.into_iter().collect::<Value>()),
        ]
    })
}

/// The pieces JSON is made of in any order: seldom JSON, always close to it.
fn any_pieces() -> impl Strategy<Value = String> {
    let pieces = vec![
        "{",
        "}",
        "[",
        "]",
        ":",
        ",",
        "\"",
        "\"a\"",
        "\"\"",
        "\\",
        "\\\"",
        "\\n",
        "\\u",
        "\\ud83d",
        "\\ude00",
        "00e9",
        "null",
        "true",
        "false",
        "nul",
        "0",
        "1",
        "-",
        "+",
        ".",
        "e",
        "E",
        "e5",
        "400",
        " ",
        "\n",
        "\r\n",
        "\t",
        "\u{b}",
        "\u{c}",
        "\u{a0}",
        "\u{FEFF}",
        "\u{0}",
        "\u{1f}",
        "\u{7f}",
        "é",
        "\u{1F343}",
        "//",
        "'",
    ];
    prop::collection::vec(prop::sample::select(pieces), 0..12).prop_map(|pieces| pieces.concat())
}

/// A JSON text with a piece of it gone, doubled or replaced.
fn any_broken() -> impl Strategy<Value = String> {
    (any_value(), any::<prop::sample::Index>(), any_pieces(), 0..3_usize).prop_map(|(value, place, piece, gone)| {
        let letters: Vec<char> = value.to_string().chars().collect();
        let place = place.index(letters.len());
        let behind = letters.iter().skip(place + gone);
        letters.iter().take(place).copied().chain(piece.chars()).chain(behind.copied()).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1024))]

    #[test]
    fn what_serde_json_writes_is_read_and_what_is_written_it_reads(value in any_value()) {
        for text in [value.to_string(), serde_json::to_string_pretty(&value).expect("JSON")] {
            let read = Json::parse(&text).expect("JSON");
            prop_assert_eq!(&meaning(&read), &value);
            let written = read.to_string();
            prop_assert_eq!(&serde_json::from_str::<Value>(&written).expect("JSON"), &value);
            prop_assert_eq!(Json::parse(&written), Ok(read));
        }
    }

    #[test]
    fn they_agree_on_what_is_json(text in prop_oneof![any_pieces(), any_broken(), any_text()]) {
        let (mine, Some(theirs)) = (Json::parse(&text), theirs(&text)) else { return Ok(()) };
        prop_assert_eq!(mine.is_ok(), theirs.is_ok(), "{:?}: {:?} {:?}", text, mine, theirs);
        if let (Ok(mine), Ok(theirs)) = (mine, theirs) {
            let written = mine.to_string();
            prop_assert_eq!(Json::parse(&written), Ok(mine));
            let again: Value = serde_json::from_str(&written).expect("JSON");
            prop_assert_eq!(again, theirs);
        }
    }

    #[test]
    fn no_text_at_all_brings_the_page_down(text in any::<String>(), behind in any::<String>()) {
        for text in [text.clone(), format!("\"{text}"), format!("\"\\u{text}\""), format!("[{{\"{text}\":{behind}")] {
            let mine = Json::parse(&text);
            if let Some(theirs) = theirs(&text) {
                prop_assert_eq!(mine.is_ok(), theirs.is_ok(), "{:?}", text);
            }
        }
    }

    #[test]
    fn numbers_are_kept_as_they_are_written(float in any::<f64>(), whole in any::<i128>()) {
        for text in [whole.to_string(), format!("{float}"), format!("{float:e}"), format!("{float:E}"), format!("{float:?}")] {
            if float.is_finite() {
                prop_assert_eq!(Json::parse(&text), Ok(Json::Number(text.clone())));
                prop_assert_eq!(Json::parse(&format!("[ {text} ]")).expect("JSON").to_string(), format!("[{text}]"));
            }
        }
    }
}

/// The text, and what is written in its place if that differs.
#[test]
fn texts_that_are_json() {
    #[rustfmt::skip]
    let table = [
        // Words and space.
        ("null", ""), ("true", ""), ("false", ""),
        (" \t\r\n null \t\r\n ", "null"),
        ("[ 1 ,\r\n2\t]", "[1,2]"),
        ("{ \"a\" : 1 , \"b\" : [ ] }", r#"{"a":1,"b":[]}"#),
        ("[]", ""), ("{}", ""), ("[ ]", "[]"), ("{\n}", "{}"),
        ("[[],{},[[{}]]]", ""),
        // Numbers are kept as they are written.
        ("0", ""), ("-0", ""), ("7", ""), ("-7", ""), ("10", ""), ("0.0", ""), ("1.50", ""), ("-0.10", ""),
        ("1e5", ""), ("1E5", ""), ("1e+5", ""), ("1e-05", ""), ("0e0", ""), ("1.5E-3", ""),
        ("18446744073709551615", ""), ("18446744073709551616", ""), ("-9223372036854775809", ""),
        ("123456789012345678901234567890123456789.1234567890123456789", ""), ("5e-400", ""),
        // Strings.
        (r#""""#, ""), (r#""a b""#, ""), ("\"é\u{1F343}\u{2028}\u{7f}\u{80}\u{FEFF}\u{FFFF}\"", ""),
        (r#""\"\\\/\b\f\n\r\t""#, r#""\"\\/\u0008\u000c\n\r\t""#),
        (r#""\u0000\u001f\u007f""#, "\"\\u0000\\u001f\u{7f}\""),
        (r#""\u0041\u00e9\u00E9\u2028\uFFFF""#, "\"Aéé\u{2028}\u{FFFF}\""),
        (r#""\ud7ff\ue000""#, "\"\u{d7ff}\u{e000}\""),
        (r#""\ud83c\udf43\uD83C\uDF43""#, "\"\u{1F343}\u{1F343}\""),
        (r#""\ud800\udc00\udbff\udfff""#, "\"\u{10000}\u{10FFFF}\""),
        (r#""\\u0041""#, ""),
        // Objects keep their order, and names that come twice.
        (r#"{"b":1,"a":2}"#, ""), (r#"{"a":1,"a":2}"#, ""), (r#"{"":{"":""}}"#, ""),
        (r#"{"\u0061":1}"#, r#"{"a":1}"#),
    ];
    for (text, written) in table {
        let read = Json::parse(text).unwrap_or_else(|why| unreachable!("{text}: {why}"));
        assert_eq!(read.to_string(), if written.is_empty() { text } else { written });
        assert_eq!(serde_json::from_str::<Value>(text).expect("JSON for serde_json too"), meaning(&read), "{text}");
    }
}

#[test]
fn texts_that_are_not_json() {
    #[rustfmt::skip]
    let table = [
        "", " ", "nul", "nulll", "Null", "TRUE", "undefined", "NaN", "Infinity", "-Infinity", "'a'", "a", "1 2", "[] []", "null,",
        // Space of other kinds, and what stands before a text in some files.
        "\u{FEFF}null", "null\u{FEFF}", "\u{b}1", "1\u{c}", "\u{a0}1", "1\u{2028}", "1\0", "// a\n1", "1 /* a */", "#1",
        // Numbers.
        "-", "+1", "--1", ".5", "1.", "1.e5", "-.5", "01", "-01", "00", "1e", "1e+", "1E-", "1e5.5", "1e.5", "0x10", "1_000", "1,5", "١",
        "-a", "1a", "0b1", "1.5.5", "1e1e1",
        // Lists and objects.
        "[", "]", "[1", "[1,", "[1,]", "[,1]", "[,]", "[1 2]", "[1;2]", "[1}", "[[]", "[]]",
        "{", "}", "{]", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,", "{\"a\":1,}", "{,}", "{\"a\"}", "{\"a\",1}", "{\"a\":}",
        "{\"a\" 1}", "{\"a\":1 \"b\":2}", "{a:1}", "{'a':1}", "{1:1}", "{null:1}", "{[]:1}", "{\"a\"::1}", "{\"a\":1;}",
        // Strings.
        "\"", "\"a", "\"\\\"", "\"\\", "\"\\\\\\\"", "\"a\nb\"", "\"a\rb\"", "\"a\tb\"", "\"\0\"", "\"\u{1f}\"",
        r#""\a""#, r#""\'""#, r#""\U0041""#, r#""\x41""#, r#""\0""#, r#""\é""#, "\"\\\n\"",
        r#""\u""#, r#""\u1""#, r#""\u12""#, r#""\u123""#, r#""\u123g""#, r#""\u+123""#, r#""\u-123""#, r#""\u 123""#, r#""\u00é""#, r#""\u{41}""#, r#""\u"#, r#""\u004"#,
        // Halves of characters.
        r#""\ud800""#, r#""\udbff""#, r#""\udc00""#, r#""\udfff""#, r#""\ud83c ""#, r#""\ud83c\n""#, r#""\ud83cx""#,
        r#""\ud83c\u""#, r#""\ud83c\udf4""#, r#""\ud83c\u0041""#, r#""\ud83c\ud83c""#, r#""\ud83c\ue000""#, r#""\ud83c\udbff""#,
        r#""\udf43\ud83c""#, r#""\ud83cudf43""#, r#""\ud83c\\udf43""#, r#""\ud83c"#, r#""\ud83c\"#, r#""\ud83c\u"#,
        "{\"\\ud800\":1}",
    ];
    for text in table {
        assert!(Json::parse(text).is_err(), "{text}");
        assert!(serde_json::from_str::<Value>(text).is_err(), "{text}");
    }
}

#[test]
fn numbers_beyond_what_others_can_hold_are_kept() {
    for text in ["1e400", "-1e400", "123e99999999999999999999", &"9".repeat(400)] {
        assert!(serde_json::from_str::<Value>(text).is_err(), "{text}");
        assert_eq!(Json::parse(text).map(|json| json.to_string()), Ok(text.to_owned()));
    }
}

#[test]
fn nesting_ends_at_64() {
    let lists = |depth: usize, inner: &str| format!("{}{inner}{}", "[".repeat(depth), "]".repeat(depth));
    let objects = |depth: usize, inner: &str| format!("{}{inner}{}", "{\"a\":".repeat(depth), "}".repeat(depth));
    for inner in ["1", "[]", "{}", "\"a\""] {
        for nested in [lists(64, inner), objects(64, inner)] {
            let read = Json::parse(&nested).expect("64 are allowed");
            assert_eq!(read.to_string(), nested);
        }
        for nested in [lists(65, inner), objects(65, inner), format!("[{}]", objects(64, inner))] {
            let why = Json::parse(&nested).expect_err("65 are not").to_string();
            assert!(why.starts_with("expected less nesting"), "{why}");
        }
    }
    for endless in ["[", "{\"a\":", "[{\"a\":", "[[],"] {
        assert!(Json::parse(&endless.repeat(200_000)).is_err(), "{endless}");
    }
    // Many beside each other are no nesting.
    assert!(Json::parse(&format!("[{}[]]", "[[]],".repeat(10_000))).is_ok());
}

#[test]
fn what_is_wrong_is_said_and_where() {
    #[rustfmt::skip]
    let table = [
        ("",             "expected a value at byte 0"),
        ("{\"é\":nul}",  "expected a value at byte 6"),
        ("{a",           "expected a name at byte 1"),
        ("{\"a\" 1",     "expected `:` at byte 5"),
        ("{\"a\":1 2",   "expected `,` or `}` at byte 7"),
        ("[1 2",         "expected `,` or `]` at byte 3"),
        ("1 2",          "expected the end at byte 2"),
        ("01",           "expected a number at byte 2"),
        ("1.x",          "expected a digit at byte 2"),
        ("\"a",          "expected the end of a string at byte 2"),
        ("\"\\a\"",      "expected an escape at byte 3"),
        ("\"\\u12\"",    "expected four hexadecimal digits at byte 3"),
        ("\"\\udc00\"",  "expected a character at byte 7"),
        ("\"\\ud800\"",  "expected the second half of a character at byte 7"),
    ];
    for (text, says) in table {
        assert_eq!(Json::parse(text).expect_err("not JSON").to_string(), says, "{text}");
    }
}

/// A number, as `u8`, `u64` and `i64`.
#[test]
fn whole_numbers() {
    #[rustfmt::skip]
    let table = [
        ("0",                    Some(0_u8),   Some(0),        Some(0)),
        ("255",                  Some(255), Some(255),      Some(255)),
        ("256",                  None,      Some(256),      Some(256)),
        ("-1",                   None,      None,           Some(-1)),
        ("-0",                   None,      None,           Some(0)),
        ("18446744073709551615", None,      Some(u64::MAX), None),
        ("18446744073709551616", None,      None,           None),
        ("-9223372036854775808", None,      None,           Some(i64::MIN)),
        ("1.0",                  None,      None,           None),
        ("1e2",                  None,      None,           None),
        ("\"1\"",                None,      None,           None),
        ("null",                 None,      None,           None),
        ("[1]",                  None,      None,           None),
    ];
    for (text, byte, unsigned, signed) in table {
        let json = Json::parse(text).expect("JSON");
        assert_eq!((json.as_whole(), json.as_whole(), json.as_whole()), (byte, unsigned, signed), "{text}");
    }
}

#[test]
fn fields() {
    let mut json = object([("a", Json::number(1)), ("b", Json::text("\u{1}")), ("a", Json::Null)]);
    assert_eq!(
        json.to_string(),
        r#"{"a":null,"b":"\u0001"}"#,
        "of a name given twice the last value, at the first place"
    );
    json.set("c", Json::Bool(true));
    json.set("b", Json::List(vec![Json::Bool(false)]));
    assert_eq!(json.to_string(), r#"{"a":null,"b":[false],"c":true}"#);
    assert_eq!(json, plain(&json!({ "a": null, "b": [false], "c": true })));
    assert_eq!(json.get("a"), Some(&Json::Null));
    assert_eq!(json.get("d"), None);
    assert_eq!(json.as_object().map(<[_]>::len), Some(3));
    assert_eq!(json.get("b").and_then(Json::as_list), Some(&[Json::Bool(false)][..]));

    // Others than objects have no fields, and get none.
    for text in ["null", "[]", "\"a\"", "1"] {
        let mut other = Json::parse(text).expect("JSON");
        other.set("a", Json::Null);
        assert_eq!((other.to_string().as_str(), other.get("a"), other.as_object()), (text, None, None));
    }

    let mut twice = Json::parse(r#"{"a":1,"b":2,"a":3}"#).expect("JSON");
    assert_eq!(twice.get("a"), Some(&Json::number(1)), "the first counts");
    twice.set("a", Json::number(4));
    assert_eq!(twice.to_string(), r#"{"a":4,"b":2,"a":3}"#, "and is the one that is set");
}
