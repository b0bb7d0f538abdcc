//! Finding words in everything that is written here, with one slip in a word forgiven.
//!
//! Texts are read anew for each query: there is no table of words to build, to send or to keep in step, and a
//! hundred thousand words take some milliseconds.

use crate::text::Target;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// Everything that can be found.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Index {
    /// In the order in which equally good ones are listed.
    pub entries: Vec<Entry>,
}

/// One thing that can be found: a guide, one of its sections, an assessment, a worksheet, a path.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// Where it is.
    pub to: Target,
    /// The title of the whole.
    pub title: String,
    /// The heading of the part that this is, or nothing where it is the whole.
    pub heading: String,
    /// Its words.
    pub text: String,
}

/// What was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit<'a> {
    /// Where.
    pub entry: &'a Entry,
    /// How well it fits.
    pub score: Score,
    /// Some of its words, those that were asked for among them.
    pub snippet: Snippet,
}

/// How well something fits; more is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Score {
    /// How many of the words asked for are there without a slip. It goes before all else.
    pub sure: usize,
    /// Where they are, how often, and whether in order.
    pub points: usize,
}

/// A piece of a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Snippet {
    /// Its words, with `…` where something was left out.
    pub text: String,
    /// Where in `text` the words are that were asked for, in bytes and in order.
    pub marks: Vec<Range<usize>>,
}

/// A query with fewer letters finds nothing: nearly everything would have them.
pub const LEAST: usize = 2;
/// A word of so many letters may have a slip.
const FORGIVEN: usize = 4;
/// The beginning of a word of so many letters may.
const FORGIVEN_START: usize = 5;
/// Further words of a query are not looked at.
const MOST: usize = 16;
/// Words that say nothing of what is looked for, unless there is no other.
const COMMON: [&str; 24] = [
    "a", "an", "and", "are", "as", "at", "do", "does", "for", "how", "i", "in", "is", "it", "me", "my", "of", "on",
    "or", "should", "the", "to", "what", "with",
];
/// How many words a snippet has, and how many of them at most before the first that was asked for.
const SNIPPET: usize = 26;
const BEFORE: usize = 6;

/// What a word is worth by where it is. The title of the whole says less about one of its parts.
const TITLE: usize = 12;
const HEADING: usize = 8;
const TITLE_ABOVE: usize = 3;
const TEXT: usize = 2;
/// Further times in a text that count.
const TIMES: usize = 8;

/// The best of what has all words of `query`, the best first, and in the order of the index where they are
/// equally good. The last word may be the beginning of one, as somebody is still typing it.
#[must_use]
pub fn find<'a>(index: &'a Index, query: &str, limit: usize) -> Vec<Hit<'a>> {
    let asked = Asked::all(query);
    if asked.iter().map(|asked| asked.letters.len()).sum::<usize>() < LEAST {
        return Vec::new();
    }
    let mut best: Vec<(&Entry, Score, Vec<Fit>)> = Vec::new();
    for entry in &index.entries {
        let Some((score, fits)) = judge(entry, &asked) else { continue };
        // A few are kept of many, so this takes less than sorting, and far less code.
        let place = best.partition_point(|(_, known, _)| *known >= score);
        if place < limit {
            best.insert(place, (entry, score, fits));
            best.truncate(limit);
        }
    }
    let hit = |(entry, score, fits): (&'a Entry, _, Vec<_>)| Hit {
        entry,
        score,
        snippet: snippet(&entry.text, &asked, &fits),
    };
    best.into_iter().map(hit).collect()
}

/// A word of the query.
struct Asked {
    letters: Vec<char>,
    /// Whether it is the last, and may go on.
    is_last: bool,
}

impl Asked {
    fn all(query: &str) -> Vec<Self> {
        let mut all = Vec::new();
        each_word(query, &mut |_, letters| all.push(Self { letters: letters.to_vec(), is_last: false }));
        all.truncate(MOST);
        // Who asks "how to delegate" wants delegating, also where nobody says "how". The last word may be the
        // beginning of another.
        let is_common = |asked: &Self| COMMON.iter().any(|word| word.chars().eq(asked.letters.iter().copied()));
        if let Some((last, before)) = all.split_last()
            && (!is_common(last) || before.iter().any(|asked| !is_common(asked)))
        {
            let end = all.len() - 1;
            let mut place = 0;
            all.retain(|asked| {
                place += 1;
                place > end || !is_common(asked)
            });
        }
        if let Some(last) = all.last_mut() {
            last.is_last = true;
        }
        all
    }

    /// How a word of a text fits it.
    fn fit(&self, word: &[char]) -> Option<Fit> {
        let asked = self.letters.as_slice();
        if asked == word {
            return Some(Fit::Whole);
        }
        let (stem_asked, stem_word) = (stem(asked), stem(word));
        if alike(stem_asked, stem_word) {
            return Some(Fit::Ending);
        }
        if self.is_last && asked.len() >= LEAST && word.starts_with(asked) {
            return Some(Fit::Start);
        }
        let whole: Goes = |asked, word| asked == word;
        let start: Goes = |asked, word| word.starts_with(asked);
        let slipped = asked.len() >= FORGIVEN && slip(asked, word, whole)
            || stem_asked.len() >= FORGIVEN && slip(stem_asked, stem_word, whole)
            || self.is_last && asked.len() >= FORGIVEN_START && slip(asked, word, start);
        slipped.then_some(Fit::Slip)
    }
}

/// How a word fits one that was asked for, from worst to best.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// But for one slip.
    Slip,
    /// It goes on where the query ends.
    Start,
    /// But for its ending.
    Ending,
    /// Letter for letter.
    Whole,
}

impl Fit {
    fn points(self) -> usize {
        match self {
            Self::Slip => 1,
            Self::Start => 2,
            Self::Ending => 3,
            Self::Whole => 4,
        }
    }
}

/// What was seen in a text of the words that were asked for.
struct Seen {
    /// For each word its best fit, and how often it is there.
    words: Vec<(Option<Fit>, usize)>,
    /// How many of them stand one after the other, in order.
    run: usize,
}

impl Seen {
    fn in_text(text: &str, asked: &[Asked]) -> Self {
        let mut seen = Self { words: vec![(None, 0); asked.len()], run: 0 };
        // How many words in order end with the one before, for each word asked for.
        let mut runs = vec![0; asked.len()];
        each_word(text, &mut |_, letters| {
            let mut before = 0;
            for ((word, (best, times)), run) in asked.iter().zip(&mut seen.words).zip(&mut runs) {
                let fit = word.fit(letters);
                let now = if fit.is_some() { before + 1 } else { 0 };
                before = std::mem::replace(run, now);
                seen.run = seen.run.max(now);
                *best = fit.max(*best);
                *times += usize::from(fit > Some(Fit::Slip));
            }
        });
        seen
    }
}

/// How well an entry fits, and the best fit of each word, if it has all of them.
fn judge(entry: &Entry, asked: &[Asked]) -> Option<(Score, Vec<Fit>)> {
    let is_part = !entry.heading.is_empty();
    let title = Seen::in_text(&entry.title, asked);
    let own = [Seen::in_text(&entry.heading, asked), Seen::in_text(&entry.text, asked)];
    // Otherwise each section would be found by the title of its guide, which is found itself.
    let has_own = own.iter().any(|seen| seen.words.iter().any(|(best, _)| best.is_some()));
    if is_part && !has_own {
        return None;
    }
    let [heading, text] = own;
    let fields = [(title, if is_part { TITLE_ABOVE } else { TITLE }), (heading, HEADING), (text, TEXT)];
    let mut points = 0;
    let mut fits = vec![None; asked.len()];
    for (seen, worth) in &fields {
        points += worth * 8 * seen.run.saturating_sub(1);
        for ((best, times), fit) in seen.words.iter().zip(&mut fits) {
            points += worth * best.map_or(0, Fit::points);
            if *worth == TEXT {
                points += times.saturating_sub(1).min(TIMES);
            }
            *fit = (*fit).max(*best);
        }
    }
    let fits = fits.into_iter().collect::<Option<Vec<Fit>>>()?;
    let sure = fits.iter().filter(|fit| **fit > Fit::Slip).count();
    Some((Score { sure, points }, fits))
}

/// The words of a text around the most of what was asked for. `fits` says how each word fits best in the entry:
/// where it is there without a slip, others that it could be a slip of are not marked.
fn snippet(text: &str, asked: &[Asked], fits: &[Fit]) -> Snippet {
    // Each word of the text, and which one it is of those asked for.
    let mut words: Vec<(Range<usize>, Option<usize>)> = Vec::new();
    each_word(text, &mut |range, letters| {
        let fit = |(place, asked): (usize, &Asked)| {
            let fit = asked.fit(letters)?;
            let is_meant = fit > Fit::Slip || fits.get(place) == Some(&Fit::Slip);
            is_meant.then_some((fit, place))
        };
        let mut best = None;
        for found in asked.iter().enumerate().filter_map(fit) {
            if best.is_none_or(|(known, _)| found.0 > known) {
                best = Some(found);
            }
        }
        words.push((range, best.map(|(_, place)| place)));
    });

    let (mut first, mut most) = (0, 0);
    for (from, _) in words.iter().enumerate().filter(|(_, (_, place))| place.is_some()) {
        let worth = worth(words.iter().skip(from).take(SNIPPET - BEFORE).filter_map(|(_, place)| *place), asked.len());
        if worth > most {
            (first, most) = (from, worth);
        }
    }
    // Back to where the sentence begins, if that is near.
    let near = first.saturating_sub(BEFORE);
    let begins = |place: &usize| {
        let Some((before, _)) = place.checked_sub(1).and_then(|before| words.get(before)) else { return true };
        let gap = words.get(*place).and_then(|(word, _)| text.get(before.end..word.start));
        gap.is_some_and(|gap| gap.contains(['.', '?', '!', ':', '·']))
    };
    let from = (near..=first).rev().find(begins).unwrap_or(near);
    let shown = words.get(from..words.len().min(from + SNIPPET)).unwrap_or_default();
    let (Some((start, _)), Some((end, _))) = (shown.first(), shown.last()) else {
        return Snippet { text: String::new(), marks: Vec::new() };
    };
    // With the signs that cling to the words.
    let start = text.get(..start.start).map_or(0, |before| before.trim_end_matches(|c: char| !c.is_whitespace()).len());
    let end = end.end + text.get(end.end..).map_or(0, |after| after.find(char::is_whitespace).unwrap_or(after.len()));
    let (before, after) = (if start > 0 { "… " } else { "" }, if end < text.len() { " …" } else { "" });
    let within = |range: &Range<usize>| range.start - start + before.len()..range.end - start + before.len();
    Snippet {
        text: [before, text.get(start..end).unwrap_or_default(), after].concat(),
        marks: shown.iter().filter(|(_, place)| place.is_some()).map(|(range, _)| within(range)).collect(),
    }
}

/// What a piece of text is worth to whoever asked for `asked` words and finds these in it.
fn worth(found: impl Iterator<Item = usize>, asked: usize) -> usize {
    let mut seen = vec![false; asked];
    let (mut worth, mut before) = (0, None);
    for place in found {
        if let Some(seen) = seen.get_mut(place) {
            worth += if *seen { 0 } else { 4 };
            *seen = true;
        }
        worth += usize::from(place.checked_sub(1).is_some_and(|wanted| before == Some(wanted)));
        before = Some(place);
    }
    worth
}

/// Whether what is left of a word fits what is left of the one asked for, which comes first.
type Goes = fn(&[char], &[char]) -> bool;

/// Whether one letter too many, too few, another, or two that changed places make the one word of the other.
fn slip(asked: &[char], word: &[char], goes: Goes) -> bool {
    // Most words differ in length by more; a beginning may.
    if asked.len() > word.len() + 1 {
        return false;
    }
    let same = asked.iter().zip(word).take_while(|(asked, word)| asked == word).count();
    let (asked, word) = (asked.get(same..).unwrap_or_default(), word.get(same..).unwrap_or_default());
    let (asked_on, word_on) = (asked.get(1..).unwrap_or_default(), word.get(1..).unwrap_or_default());
    let swapped = match (asked, word) {
        ([a, b, asked @ ..], [c, d, word @ ..]) => a == d && b == c && goes(asked, word),
        _ => false,
    };
    goes(asked_on, word_on) || goes(asked_on, word) || goes(asked, word_on) || swapped
}

/// Whether two stems are the same: "strategi" is "strategy".
fn alike(one: &[char], other: &[char]) -> bool {
    let (Some((one_last, one)), Some((other_last, other))) = (one.split_last(), other.split_last()) else {
        return false;
    };
    let plain = |last: &char| if *last == 'y' { 'i' } else { *last };
    plain(one_last) == plain(other_last) && one == other
}

/// A word without the endings of plurals and of verbs: "plan" of "planned" and "plans". Not always a word, but the
/// same for each of them.
fn stem(word: &[char]) -> &[char] {
    let mut stem = match word {
        [.., 's', 's'] => word,
        [rest @ .., 's'] if rest.len() >= 3 => rest,
        _ => word,
    };
    if let [rest @ .., 'i', 'n', 'g'] | [rest @ .., 'e', 'd'] = stem
        && rest.len() >= 3
        && rest.iter().any(|letter| "aeiouy".contains(*letter))
    {
        stem = rest;
    }
    while let [rest @ .., 'e'] = stem
        && rest.len() >= 3
    {
        stem = rest;
    }
    match stem {
        [rest @ .., a, b] if a == b && rest.len() >= 2 => stem.get(..stem.len() - 1).unwrap_or(stem),
        _ => stem,
    }
}

/// What a sign of a text is to somebody who looks for words.
enum Sign {
    Letter(char),
    /// It stands in words and says nothing: "team’s" is "teams".
    Nothing,
    Gap,
}

/// The letters from À to ſ without their accents, capitals as small ones.
const BARE: &[u8; 192] = b"aaaaaaaceeeeiiiidnooooo ouuuuyts\
    aaaaaaaceeeeiiiidnooooo ouuuuyty\
    aaaaaaccccccccddddeeeeeeeeeegggg\
    gggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

fn sign(sign: char) -> Sign {
    match sign {
        'a'..='z' | '0'..='9' => Sign::Letter(sign),
        'A'..='Z' => Sign::Letter(sign.to_ascii_lowercase()),
        '\'' | '’' | '‘' | 'ʼ' | '`' | '´' => Sign::Nothing,
        // A soft hyphen; accents that stand by themselves; what joins and parts without a space.
        '\u{ad}' | '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200d}' | '\u{2060}' => Sign::Nothing,
        'À'..='ſ' => {
            let place = usize::try_from(u32::from(sign) - u32::from('À')).ok();
            match place.and_then(|place| BARE.get(place)) {
                Some(b' ') | None => Sign::Gap,
                Some(bare) => Sign::Letter(char::from(*bare)),
            }
        }
        // The other signs of European texts.
        '\0'..='¿' | '\u{2000}'..='\u{2bff}' | '\u{3000}'..='\u{303f}' => Sign::Gap,
        _ => Sign::Letter(sign),
    }
}

/// Calls `act` with the place and the plain letters of each word of a text.
fn each_word(text: &str, act: &mut dyn FnMut(Range<usize>, &[char])) {
    let mut letters = Vec::new();
    let (mut start, mut end) = (0, 0);
    // A gap behind the last word ends it.
    for (at, found) in text.char_indices().chain([(text.len(), ' ')]) {
        match sign(found) {
            Sign::Letter(letter) => {
                if letters.is_empty() {
                    start = at;
                }
                letters.push(letter);
                end = at + found.len_utf8();
            }
            Sign::Nothing => {}
            Sign::Gap => {
                if !letters.is_empty() {
                    act(start..end, &letters);
                    letters.clear();
                }
            }
        }
    }
}
