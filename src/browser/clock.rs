//! Time and chance.

use waymark_domain::attempt::Millis;

/// Now.
#[must_use]
#[expect(clippy::cast_possible_truncation, reason = "whole milliseconds far below 2^53")]
pub fn now() -> Millis {
    js_sys::Date::now() as Millis
}

/// Which day it is where the person is: "2026-11-21".
#[must_use]
pub fn today() -> String {
    iso_day(now() + east())
}

/// When a day begins where the person is, given in days since 1970-01-01.
#[must_use]
pub fn day_begins(day: i64) -> Millis {
    // The clocks may go differently then than now, so it is asked of the calendar.
    #[expect(clippy::cast_precision_loss, reason = "a day of a calendar")]
    let at = js_sys::Date::new(&(day as f64 * 86_400_000.0).into());
    let local = js_sys::Date::new_with_year_month_day(
        at.get_utc_full_year(),
        i32::try_from(at.get_utc_month()).unwrap_or(0),
        i32::try_from(at.get_utc_date()).unwrap_or(1),
    );
    #[expect(clippy::cast_possible_truncation, reason = "whole milliseconds far below 2^53")]
    let begins = local.get_time() as Millis;
    begins
}

/// How far the person's clocks are ahead of Greenwich, in milliseconds.
#[must_use]
#[expect(clippy::cast_possible_truncation, reason = "whole minutes of less than a day")]
pub fn east() -> Millis {
    -(js_sys::Date::new_0().get_timezone_offset() as Millis) * 60_000
}

/// A name nothing else has: the time and some chance, in `a-z0-9`.
#[must_use]
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "both are positive and below 2^53")]
pub fn fresh_id() -> String {
    let time = base36(js_sys::Date::now() as u64);
    let chance = base36((js_sys::Math::random() * 36f64.powi(6)) as u64);
    format!("{time}{chance:0>6}")
}

fn base36(mut number: u64) -> String {
    let mut digits = Vec::new();
    while number > 0 {
        digits.push(char::from_digit(u32::try_from(number % 36).unwrap_or(0), 36).unwrap_or('0'));
        number /= 36;
    }
    digits.iter().rev().collect()
}

/// A day as people write it: "21 November 2026".
#[must_use]
pub fn date(at: Millis) -> String {
    format(at, &[("day", "numeric"), ("month", "long"), ("year", "numeric")])
}

/// A day with the hour: "21 November 2026 at 14:05".
#[must_use]
pub fn date_and_time(at: Millis) -> String {
    let parts =
        [("day", "numeric"), ("month", "long"), ("year", "numeric"), ("hour", "2-digit"), ("minute", "2-digit")];
    format(at, &parts)
}

/// A day in a form that sorts and suits file names: "2026-11-21".
#[must_use]
pub fn iso_day(at: Millis) -> String {
    let iso: String = js_date(at).to_iso_string().into();
    iso.chars().take(10).collect()
}

fn js_date(at: Millis) -> js_sys::Date {
    #[expect(clippy::cast_precision_loss, reason = "whole milliseconds far below 2^53")]
    let at = at as f64;
    js_sys::Date::new(&at.into())
}

fn format(at: Millis, parts: &[(&str, &str)]) -> String {
    let options = js_sys::Object::new();
    for (name, value) in parts {
        // Setting a plain property on a fresh object cannot fail.
        let _ = js_sys::Reflect::set(&options, &(*name).into(), &(*value).into());
    }
    // The guide is in English; its dates are too.
    js_date(at).to_locale_string("en-GB", &options).into()
}
