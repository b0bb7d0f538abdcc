//! Checks: what is to be said about what was filled in.

use super::filled::{Filled, Slot};
use super::{Check, Column, Field, Input, Plain, Rule};
use crate::attempt::Millis;
use crate::notes::{DAY, day};

/// Something to be said about a field.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Remark<'a> {
    /// A check that does not hold, or a question that was not looked at.
    Check(&'a Check),
    /// It should be a number and is none.
    NoNumber,
    /// It should be a day and is none.
    NoDay,
}

impl<'a> Remark<'a> {
    /// The words.
    #[must_use]
    pub fn words(self) -> &'a str {
        match self {
            Self::Check(check) => &check.say,
            Self::NoNumber => "Only a number here, like 6 or 2.5. Its unit is added.",
            Self::NoDay => "Write the day as year, month and day: 2027-03-01.",
        }
    }

    /// Whether it is a question that the person answers by looking.
    #[must_use]
    pub fn asks(self) -> bool {
        matches!(self, Self::Check(Check { rule: Rule::Ask, .. }))
    }
}

impl Field {
    /// What is to be said about it at `now`, by somebody whose clocks are `east` milliseconds ahead: the checks
    /// that do not hold, and the questions that were not looked at. Nothing while nothing is filled in: an
    /// empty field is no mistake.
    #[must_use]
    pub fn remarks(&self, filled: &Filled, now: Millis, east: Millis) -> Vec<Remark<'_>> {
        if !self.is_filled(filled) {
            return Vec::new();
        }
        let text = filled.text(&Slot::Field(self.id.clone()));
        let own = match &self.input {
            Input::Plain(Plain::Number(_)) if thousandths(text).is_none() => Some(Remark::NoNumber),
            Input::Plain(Plain::Date) if day(text).is_none() => Some(Remark::NoDay),
            Input::Plain(_) | Input::Choice(_) | Input::Ticks(_) | Input::Rows { .. } => None,
        };
        let unmet = self.checks.iter().filter(|check| !self.holds(check, filled, (now, east)));
        own.into_iter().chain(unmet.map(Remark::Check)).collect()
    }

    /// Whether a check holds. What it cannot judge, it lets pass.
    fn holds(&self, check: &Check, filled: &Filled, (now, east): (Millis, Millis)) -> bool {
        let counted = |count: usize, least: &u32, most: &u32| {
            let count = u32::try_from(count).unwrap_or(u32::MAX);
            (*least..=*most).contains(&count)
        };
        let slot = Slot::Field(self.id.clone());
        match &check.rule {
            Rule::Words(least, most) => {
                let words = self.typed(filled).iter().map(|text| text.split_whitespace().count()).sum();
                counted(words, least, most)
            }
            Rule::Rows(least, most) => {
                let Input::Rows { columns, .. } = &self.input else { return true };
                counted(self.filled_rows(columns, filled).len(), least, most)
            }
            Rule::Ticked(least, most) => {
                let Input::Ticks(options) = &self.input else { return true };
                counted(self.ticked(options, filled).len(), least, most)
            }
            Rule::Number(least, most) => thousandths(filled.text(&slot))
                .is_none_or(|number| (i64::from(*least) * 1000..=i64::from(*most) * 1000).contains(&number)),
            Rule::Days(least, most) => {
                let (today, written) = ((now + east).div_euclid(DAY), (filled.written(&slot) + east).div_euclid(DAY));
                day(filled.text(&slot)).is_none_or(|day| {
                    // A day that was well chosen stays so, and one that is over can no longer be mended.
                    let is_over = day < today && written < today;
                    is_over || (i64::from(*least)..=i64::from(*most)).contains(&(day - written))
                })
            }
            Rule::Mentions(words) => words.iter().any(|words| self.mentions(filled, words)),
            Rule::Avoids(words) => !words.iter().any(|words| self.mentions(filled, words)),
            Rule::Ask => !filled.text(&Slot::looked(&self.id, &check.say)).is_empty(),
        }
    }

    /// Everything typed into it in words.
    fn typed<'a>(&self, filled: &'a Filled) -> Vec<&'a str> {
        match &self.input {
            Input::Plain(_) => vec![filled.text(&Slot::Field(self.id.clone()))],
            Input::Choice(_) | Input::Ticks(_) => Vec::new(),
            Input::Rows { columns, .. } => {
                let in_words =
                    |column: &&Column| column.options.is_empty() && matches!(column.plain, Plain::Line | Plain::Text);
                let rows = filled.rows(self);
                let of_row = |row: &String| -> Vec<&'a str> {
                    columns.iter().filter(in_words).map(|column| self.cell(row, column, filled)).collect()
                };
                rows.iter().flat_map(of_row).collect()
            }
        }
    }

    /// Whether these words stand in it, as whole words, in any case.
    fn mentions(&self, filled: &Filled, words: &str) -> bool {
        let plain = |text: &str| {
            let spaced: String = text.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
            format!(" {} ", spaced.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" "))
        };
        let words = plain(words);
        self.typed(filled).iter().any(|text| plain(text).contains(&words))
    }
}

/// A number in thousandths, as people write numbers: `6`, `-2.5`, `2,5`, `2,300`.
fn thousandths(text: &str) -> Option<i64> {
    let (sign, digits) = text.strip_prefix(['-', '−']).map_or((1, text), |digits| (-1, digits));
    let (whole, rest) = match digits.split_once('.') {
        Some((whole, rest)) => (whole.replace(',', ""), rest),
        None => match digits.rsplit_once(',') {
            Some((whole, rest)) if rest.len() != 3 => (whole.replace(',', ""), rest),
            _ => (digits.replace(',', ""), ""),
        },
    };
    let are_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if !are_digits(&whole) || !are_digits(rest) || whole.len() + rest.len() == 0 || whole.len() > 12 {
        return None;
    }
    let thousandths: String = rest.chars().chain("000".chars()).take(3).collect();
    Some(sign * format!("{whole}{thousandths}").parse::<i64>().ok()?)
}
