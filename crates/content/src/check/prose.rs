//! Guides: what keeps them readable, and makes them more than reading.

use crate::diagnostic::Fault;
use crate::draft::Draft;
use crate::ledger::{Kind, Ledger, counted};
use crate::read::prose::GuideFile;
use std::collections::BTreeMap;
use waymark_domain::catalogue::Section;
use waymark_domain::text::{Block, Inline};

/// About seven minutes of reading: what somebody finishes in one go.
const MOST_WORDS: usize = 1_500;

/// So many words are looked up gladly; a guide with more of them is written in another language.
const MOST_TERMS: usize = 5;

/// Words in a sentence, on average, that a tired reader takes in at once.
const SENTENCE: usize = 18;

/// A sentence this long that stands twice was not meant to.
const REPEATED: usize = 8;

/// How a worked example begins.
const EXAMPLE: &str = "An invented example";

pub(crate) fn guides_are_short(draft: &Draft, ledger: &Ledger) {
    for file in draft.guides.iter().filter(|file| file.words > MOST_WORDS) {
        let message = format!("the guide has {} words", file.words);
        ledger.fault(Fault::TooLong, &file.top, message, format!("cut it to {MOST_WORDS}, or make it two"));
    }
}

pub(crate) fn terms_are_few(draft: &Draft, ledger: &Ledger) {
    for file in draft.guides.iter().filter(|file| file.guide.terms.len() > MOST_TERMS) {
        let message = format!("the guide explains {}", counted(file.guide.terms.len(), "term"));
        let cure = format!("make it {MOST_TERMS} at most: say the others in plain words");
        ledger.fault(Fault::OutOfRange, &file.top, message, cure);
    }
}

pub(crate) fn sentences_are_short(draft: &Draft, ledger: &Ledger) {
    for file in &draft.guides {
        let all: Vec<String> = file.guide.blocks().flat_map(sentences).collect();
        let words: usize = all.iter().map(|sentence| sentence.split_whitespace().count()).sum();
        let length = |sentence: &&String| sentence.split_whitespace().count();
        if words >= SENTENCE * all.len().max(1)
            && let Some(longest) = all.iter().max_by_key(length)
        {
            let message = format!("the guide's sentences have {} words on average", words.div_ceil(all.len().max(1)));
            let cure = format!("make it fewer than {SENTENCE}; the longest, with {}, is this one", length(&longest));
            let place = file.places_of(longest).swap_remove(0);
            ledger.fault(Fault::LongSentences, &place, message, cure);
        }
    }
}

pub(crate) fn sections_give_something_to_do(draft: &Draft, ledger: &Ledger) {
    let given = ledger.given();
    let acts = |block: &Block| matches!(block, Block::Prompt(_) | Block::Checklist(_) | Block::Invite(..));
    for file in &draft.guides {
        // What an empty one lacks is said elsewhere.
        let idle = |section: &&Section| !section.blocks.is_empty() && !section.blocks.iter().any(acts);
        for section in file.guide.sections.iter().filter(idle) {
            let place = given.iter().find(|name| {
                name.kind == Kind::Section
                    && name.scope == file.guide.id.as_str()
                    && name.id.value == section.id.as_str()
            });
            let place = place.map_or(&file.top, |name| &name.id.place);
            let message = format!("there is nothing to do in the section \"{}\"", section.title);
            let cure = "give it a prompt, a checklist, or a link of its own to an assessment, worksheet or path";
            ledger.fault(Fault::NothingToDo, place, message, cure);
        }
    }
}

pub(crate) fn guides_have_examples(draft: &Draft, ledger: &Ledger) {
    let is_example = |block: &Block| {
        let Block::Aside(inner) = block else { return false };
        let Some(Block::Paragraph(pieces)) = inner.first() else { return false };
        matches!(pieces.first(), Some(strong @ Inline::Strong(_))
            if waymark_domain::text::plain(std::slice::from_ref(strong)).starts_with(EXAMPLE))
    };
    // What an empty one lacks is said elsewhere.
    let lacks_one = |file: &&GuideFile| file.guide.blocks().count() > 0 && !file.guide.blocks().any(is_example);
    for file in draft.guides.iter().filter(lacks_one) {
        let cure = format!("add a > that begins with **{EXAMPLE}.**");
        ledger.fault(Fault::NoExample, &file.top, "the guide has no worked example", cure);
    }
}

pub(crate) fn nothing_is_said_twice(draft: &Draft, ledger: &Ledger) {
    let mut said: BTreeMap<String, &GuideFile> = BTreeMap::new();
    for file in &draft.guides {
        for sentence in file.guide.blocks().flat_map(sentences) {
            let words: Vec<String> = sentence
                .split_whitespace()
                .map(|word| word.to_lowercase().replace(|c: char| !c.is_alphanumeric(), ""))
                .collect();
            if words.len() < REPEATED {
                continue;
            }
            let key = words.join(" ");
            match said.get(&key) {
                Some(first) => {
                    let earlier = first.places_of(&sentence).swap_remove(0);
                    let here = file.places_of(&sentence).pop().unwrap_or_else(|| file.top.clone());
                    let message = format!("\"{sentence}\" stands at {}:{} too", earlier.path, earlier.line);
                    ledger.fault(Fault::SaidTwice, &here, message, "say it once, and link to it");
                }
                None => drop(said.insert(key, file)),
            }
        }
    }
}

pub(crate) fn guides_stand_on_one_shelf(draft: &Draft, ledger: &Ledger) {
    // Without any, that is the problem.
    let Some(site) = draft.site.as_ref().filter(|site| !site.bookshelves.is_empty()) else { return };
    for file in &draft.guides {
        let on = site.bookshelves.iter().flat_map(|shelf| &shelf.guides).filter(|id| **id == file.guide.id).count();
        if on != 1 {
            let (message, cure) = match on {
                0 => (
                    "the guide stands on no bookshelf".to_owned(),
                    "put its id on one of the [[bookshelves]] in site.toml",
                ),
                _ => {
                    (format!("the guide stands {on} times on the bookshelves"), "leave it on one of them, in site.toml")
                }
            };
            ledger.fault(Fault::NotOnOneShelf, &file.top, message, cure);
        }
    }
}

/// The sentences of a block; a heading or point without a full stop is one too.
fn sentences(block: &Block) -> Vec<String> {
    let mut all = Vec::new();
    for line in block.lines() {
        let mut sentence = String::new();
        for word in line.split_whitespace() {
            if !sentence.is_empty() {
                sentence.push(' ');
            }
            sentence.push_str(word);
            let bare = word.trim_end_matches(['”', '’', '"', '\'', ')']);
            if bare.ends_with(['.', '?', '!', ':']) {
                all.push(std::mem::take(&mut sentence));
            }
        }
        if !sentence.is_empty() {
            all.push(sentence);
        }
    }
    all
}
