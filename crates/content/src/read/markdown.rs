//! Markdown to blocks. What a page cannot show is refused rather than dropped.

use crate::diagnostic::{At, Fault, Place};
use crate::ledger::{Kind, Ledger, counted, suggest};
use crate::read::doing::Doings;
use crate::read::link;
use crate::read::table::why_no_id;
use crate::source::SourceText;
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TextMergeWithOffset};
use std::ops::{Range, RangeInclusive};
use waymark_domain::catalogue::Section;
use waymark_domain::ids::{AssessmentId, ChecklistId, ItemId, PromptId, SectionId, TermId};
use waymark_domain::profile::Week;
use waymark_domain::text::{Block, Checklist, Figure, Inline, Prompt, Target, plain};

/// A text with sections.
#[derive(Debug, Default)]
pub(crate) struct Prose {
    pub(crate) opening: Vec<Block>,
    pub(crate) sections: Vec<Section>,
    /// How many words a reader has to read.
    pub(crate) words: usize,
}

/// How many items a checklist has.
const ITEMS: RangeInclusive<usize> = 3..=8;

/// Where a Markdown text stands.
#[derive(Clone, Copy)]
pub(crate) struct Passage<'s> {
    pub(crate) source: &'s SourceText,
    pub(crate) text: &'s str,
    /// The offset of `text` in the file; `None` if it is not there letter for letter.
    pub(crate) base: Option<usize>,
    /// What to point at then.
    pub(crate) place: &'s Place,
}

/// Reads a text with `##` sections, whose ids are given in `scope`. Prompts, checklists, terms and drawings
/// can stand in it where there are `doings`.
pub(crate) fn sections(passage: Passage<'_>, scope: &str, doings: Option<&Doings>, ledger: &Ledger) -> Prose {
    read(passage, Some(scope), doings, ledger)
}

/// Reads a text without sections.
pub(crate) fn blocks(passage: Passage<'_>, ledger: &Ledger) -> Vec<Block> {
    read(passage, None, None, ledger).opening
}

fn read(passage: Passage<'_>, scope: Option<&str>, doings: Option<&Doings>, ledger: &Ledger) -> Prose {
    // Tables and the like are read only to be refused by name: unread they would pass as text.
    let options = Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS;
    let parser = Parser::new_ext(passage.text, options).into_offset_iter();
    let events = TextMergeWithOffset::new(parser).collect();
    let mut reader =
        Reader { passage, ledger, events, at: 0, words: 0, scope: scope.unwrap_or_default().to_owned(), doings };
    let mut prose = Prose::default();
    while let Some((event, range)) = reader.next() {
        if let Event::Start(Tag::Heading { level, id, .. }) = event {
            let title = reader.inlines();
            let place = reader.place(range.start);
            let id = id.as_deref();
            match reader.heading(level, id, &title, &place, scope, &prose) {
                Some(section) => prose.sections.push(section),
                None => prose.last().push(Block::Heading(title)),
            }
        } else {
            let block = reader.block(&event, range, false);
            prose.last().extend(block);
        }
    }
    prose.words = reader.words;
    prose
}

impl Prose {
    fn last(&mut self) -> &mut Vec<Block> {
        self.sections.last_mut().map_or(&mut self.opening, |section| &mut section.blocks)
    }
}

struct Reader<'s> {
    passage: Passage<'s>,
    ledger: &'s Ledger,
    events: Vec<(Event<'s>, Range<usize>)>,
    at: usize,
    words: usize,
    /// Where ids are given.
    scope: String,
    doings: Option<&'s Doings>,
}

impl<'s> Reader<'s> {
    fn next(&mut self) -> Option<(Event<'s>, Range<usize>)> {
        let event = self.events.get(self.at).cloned();
        self.at += 1;
        event
    }

    fn place(&self, offset: usize) -> Place {
        let Passage { source, base, place, .. } = self.passage;
        base.map_or_else(|| place.clone(), |base| source.place(base + offset))
    }

    fn fault(&self, fault: Fault, offset: usize, message: impl Into<String>, cure: impl Into<String>) {
        self.ledger.fault(fault, &self.place(offset), message, cure);
    }

    /// Checks a heading whose text was read; gives the section it begins, if it begins one.
    fn heading(
        &self,
        level: HeadingLevel,
        id: Option<&str>,
        title: &[Inline],
        place: &Place,
        scope: Option<&str>,
        so_far: &Prose,
    ) -> Option<Section> {
        let fault = |fault, message: &str, cure: &str| self.ledger.fault(fault, place, message, cure);
        let in_sections = scope.is_some();
        match level {
            HeadingLevel::H2 if in_sections => {}
            HeadingLevel::H3 if !in_sections || !so_far.sections.is_empty() => return None,
            HeadingLevel::H3 => {
                let message = "a ### heading before the first ##";
                fault(Fault::HeadingJump, message, "make it a ## with {#id}, or put one above it");
                return None;
            }
            HeadingLevel::H1 | HeadingLevel::H2 | HeadingLevel::H4 | HeadingLevel::H5 | HeadingLevel::H6 => {
                let cure = if in_sections { "use ## or ###" } else { "use ###" };
                fault(Fault::HeadingLevel, &format!("a heading of level {}", level as usize), cure);
                return None;
            }
        }
        let title = plain(title);
        let id = match id {
            None => {
                let cure = "put {#short-id} behind it; links and saved places use it for ever";
                fault(Fault::SectionWithoutId, "a ## heading without an id", cure);
                ""
            }
            Some(id) => match why_no_id(Kind::Section, id) {
                Some(cure) => {
                    fault(Fault::BadId, &format!("`{id}` cannot be the id of a section"), cure);
                    ""
                }
                None => id,
            },
        };
        let given = At { value: id.to_owned(), place: place.clone() };
        self.ledger.give(Kind::Section, scope.unwrap_or_default(), &given);
        let (blocks, print, helps) = (Vec::new(), String::new(), Vec::new());
        Some(Section { id: SectionId::new(id), title, blocks, print, helps })
    }

    /// The block that `event` begins, or nothing if it cannot be shown.
    fn block(&mut self, event: &Event<'s>, range: Range<usize>, in_aside: bool) -> Option<Block> {
        if let Event::Start(Tag::Paragraph) = event {
            self.paragraph(in_aside)
        } else if let Event::Start(Tag::List(first)) = event {
            Some(Block::List(first.is_some(), self.items()))
        } else if let (Event::Start(Tag::BlockQuote(_)), false) = (event, in_aside) {
            let mut blocks = Vec::new();
            while let Some((event, range)) = self.next() {
                if let Event::End(_) = event {
                    break;
                }
                blocks.extend(self.block(&event, range, true));
            }
            Some(Block::Aside(blocks))
        } else {
            self.refuse(event, range);
            if let Event::Start(_) = event {
                self.skip();
            }
            None
        }
    }

    fn paragraph(&mut self, in_aside: bool) -> Option<Block> {
        let so_far = (self.at, self.words);
        if let (Some((Event::Start(Tag::Link { dest_url, title, .. }), range)), Some(doings), false) =
            (self.events.get(self.at), self.doings, in_aside)
            && let Some((kind, id)) = dest_url.split_once(':')
            && let "prompt" | "checklist" = kind
        {
            let (is_prompt, id, start, has_title) = (kind == "prompt", id.to_owned(), range.start, !title.is_empty());
            self.at += 1;
            let words = self.inlines();
            if matches!(self.events.get(self.at), Some((Event::End(_), _))) {
                self.at += 1;
                if has_title {
                    self.refuse_title(start);
                }
                return Some(if is_prompt {
                    self.prompt(&id, words, start, doings)
                } else {
                    self.checklist(&id, words, start, doings)
                });
            }
            // More stands in the paragraph: reading it as one reports that.
            (self.at, self.words) = so_far;
        }
        if let (Some((Event::Start(Tag::Image { dest_url, .. }), range)), false) = (self.events.get(self.at), in_aside)
        {
            let (name, start) = (dest_url.to_string(), range.start);
            self.at += 1;
            let alt = plain(&self.inlines());
            if matches!(self.events.get(self.at), Some((Event::End(_), _))) {
                self.at += 1;
                return self.figure(&name, alt, start);
            }
            (self.at, self.words) = so_far;
        }
        let inlines = self.inlines();
        Some(match <[Inline; 1]>::try_from(inlines) {
            Ok([Inline::Link(to @ (Target::Assessment(_) | Target::Worksheet(_) | Target::Path(_)), words)])
                if !in_aside =>
            {
                Block::Invite(to, words)
            }
            Ok(one) => Block::Paragraph(one.into()),
            Err(inlines) => Block::Paragraph(inlines),
        })
    }

    fn prompt(&self, id: &str, ask: Vec<Inline>, offset: usize, doings: &Doings) -> Block {
        let id = self.named(Kind::Prompt, id, offset);
        if is_blank(&ask) {
            let cure = "write the question in the square brackets";
            self.fault(Fault::BlankText, offset, "a prompt without a question", cure);
        }
        let (help, again, ideas) = doings.prompts.get(&id).cloned().unwrap_or_default();
        Block::Prompt(Prompt { id: PromptId::new(id), ask, help, again, ideas })
    }

    /// The checklist whose title was read. One that is broken was reported, and is given all the same: what
    /// stands around it is not to blame.
    fn checklist(&mut self, id: &str, title: Vec<Inline>, offset: usize, doings: &Doings) -> Block {
        let id = self.named(Kind::Checklist, id, offset);
        if is_blank(&title) {
            let cure = "write the title of the list in the square brackets";
            self.fault(Fault::BlankText, offset, "a checklist without a title", cure);
        }
        let items = match self.events.get(self.at) {
            Some((Event::Start(Tag::List(first)), range)) => {
                let (is_numbered, start) = (first.is_some(), range.start);
                self.at += 1;
                if is_numbered {
                    let message = format!("the list of the checklist `{id}` is numbered");
                    self.fault(Fault::BrokenChecklist, start, message, "begin its lines with -");
                }
                self.checklist_items(&id, start)
            }
            _ => {
                let message = format!("no list follows the checklist `{id}`");
                self.fault(Fault::BrokenChecklist, offset, message, "put a list with - directly below it");
                Vec::new()
            }
        };
        let ideas = doings.checklists.get(&id).cloned().unwrap_or_default();
        Block::Checklist(Checklist { id: ChecklistId::new(id), title, items, ideas })
    }

    fn checklist_items(&mut self, list: &str, start: usize) -> Vec<(ItemId, Vec<Inline>)> {
        let all = self.items_with_places();
        if !ITEMS.contains(&all.len()) {
            let message = format!("the checklist `{list}` has {}", counted(all.len(), "item"));
            let cure = format!("make it {} to {}", ITEMS.start(), ITEMS.end());
            self.fault(Fault::BrokenChecklist, start, message, cure);
        }
        let mut items = Vec::new();
        for (mut item, at) in all {
            let Some((id, words)) = take_id(&mut item) else {
                let cure = "end it with {#short-id}; its tick is kept under that for ever";
                self.fault(Fault::BrokenChecklist, at, "an item of a checklist without an id", cure);
                continue;
            };
            self.words = self.words.saturating_sub(words);
            if is_blank(&item) {
                let cure = "write what is to be done or verified";
                self.fault(Fault::BlankText, at, "an item of a checklist without words", cure);
            }
            match why_no_id(Kind::Item, &id) {
                Some(cure) => {
                    self.fault(Fault::BadId, at, format!("`{id}` cannot be the id of an item"), cure);
                }
                None => {
                    let given = At { value: id.clone(), place: self.place(at) };
                    self.ledger.give(Kind::Item, &format!("{}/{list}", self.scope), &given);
                }
            }
            items.push((ItemId::new(id), item));
        }
        items
    }

    /// Gives an id in this text; one that cannot be an id is reported and comes out empty.
    fn named(&self, kind: Kind, id: &str, offset: usize) -> String {
        if let Some(cure) = why_no_id(kind, id) {
            self.fault(Fault::BadId, offset, format!("`{id}` cannot be the id of {}", kind.a_noun()), cure);
            return String::new();
        }
        if self.doings.is_some_and(|doings| doings.lacks(kind, id)) {
            let noun = kind.noun();
            let cure =
                format!("add [{noun}s.{id}] between the lines of +++, with nothing in it if there is nothing to say");
            self.fault(Fault::MissingKey, offset, format!("the {noun} `{id}` has no table"), cure);
        }
        let given = At { value: id.to_owned(), place: self.place(offset) };
        self.ledger.give(kind, &self.scope, &given);
        id.to_owned()
    }

    fn refuse_title(&self, offset: usize) {
        let cure = "take the title out: it cannot be read on a phone";
        self.fault(Fault::UnsupportedMarkdown, offset, "a link's title cannot be shown", cure);
    }

    fn figure(&self, name: &str, alt: String, offset: usize) -> Option<Block> {
        let unknown = |cure: String| {
            self.fault(Fault::UnknownFigure, offset, format!("`{name}` is no figure"), cure);
            None
        };
        let known = || Figure::ALL.iter().map(|(name, _)| *name);
        let Some(figure) = name.strip_prefix("figure:") else {
            return unknown("write figure:NAME: only drawings that Waymark makes can be shown".to_owned());
        };
        if !alt.chars().any(char::is_alphanumeric) {
            let cure = "write in the square brackets what the drawing says";
            self.fault(Fault::BlankText, offset, "a figure without text", cure);
        }
        if let Some(week) = figure.strip_prefix("week/") {
            let Some((assessment, dimension)) = week.split_once('/') else {
                return unknown("write figure:week/ASSESSMENT/DIMENSION".to_owned());
            };
            let at = |value: &str| At { value: value.to_owned(), place: self.place(offset) };
            self.ledger.refer(Kind::Assessment, "", &at(assessment));
            self.ledger.refer(Kind::Dimension, assessment, &at(dimension));
            // The week itself is put in when every assessment was read.
            let days = Vec::new();
            return Some(Block::Week(week.to_owned(), Week { days, activities: Vec::new() }));
        }
        let built_in = Figure::ALL.iter().find(|(name, _)| *name == figure).map(|(_, figure)| *figure);
        if let Some(figure) = built_in {
            return Some(Block::Figure(figure, alt));
        }
        if let Some(drawing) = self.doings.and_then(|doings| doings.drawing(figure)) {
            let used = At { value: figure.to_owned(), place: self.place(offset) };
            self.ledger.give(Kind::Figure, &self.scope, &used);
            return Some(Block::Drawing(drawing, alt));
        }
        let own = self.doings.into_iter().flat_map(|doings| doings.drawings.keys().map(String::as_str));
        unknown(suggest(figure, known().chain(["week/ASSESSMENT/DIMENSION"]).chain(own)))
    }

    fn items(&mut self) -> Vec<Vec<Inline>> {
        let mut items = self.items_with_places();
        if let Some((id, at)) = items.iter_mut().find_map(|(item, at)| Some((take_id(item)?.0, *at))) {
            let message = format!("`{{#{id}}}` in a list that is no checklist");
            let cure = "put [Title](checklist:ID) in a paragraph of its own directly above the list, or take it out";
            self.fault(Fault::BrokenChecklist, at, message, cure);
        }
        items.into_iter().map(|(item, _)| item).collect()
    }

    fn items_with_places(&mut self) -> Vec<(Vec<Inline>, usize)> {
        let mut items = Vec::new();
        while let Some((event, range)) = self.next() {
            if let Event::End(_) = event {
                break;
            }
            if let Event::Start(Tag::Item) = event {
                // In a loose list the item's text is a paragraph of its own.
                let inner = self.events.get(self.at);
                let loose = matches!(inner, Some((Event::Start(Tag::Paragraph), _)));
                self.at += usize::from(loose);
                items.push((self.inlines(), range.start));
                if loose {
                    self.end_of_item();
                }
            } else {
                self.refuse(&event, range);
            }
        }
        items
    }

    fn end_of_item(&mut self) {
        while let Some((event, range)) = self.next() {
            if let Event::End(_) = event {
                break;
            }
            if let Event::Start(_) = event {
                let message = "a second block in a list item cannot be shown";
                let cure = "make each point one paragraph";
                self.fault(Fault::UnsupportedMarkdown, range.start, message, cure);
                self.skip();
            } else {
                self.refuse(&event, range);
            }
        }
    }

    /// Everything up to the end of the element that was begun.
    fn inlines(&mut self) -> Vec<Inline> {
        let mut inlines = Vec::new();
        while let Some((event, range)) = self.next() {
            match event {
                Event::End(_) => break,
                Event::Text(text) => {
                    self.words += text.split_whitespace().count();
                    push_text(&mut inlines, &text);
                }
                Event::SoftBreak => push_text(&mut inlines, " "),
                Event::Code(code) => {
                    self.words += code.split_whitespace().count();
                    inlines.push(Inline::Code(code.into_string()));
                }
                Event::Start(Tag::Strong) => inlines.push(Inline::Strong(self.inlines())),
                Event::Start(Tag::Emphasis) => inlines.push(Inline::Emphasis(self.inlines())),
                Event::Start(Tag::Link { dest_url, title, .. }) => {
                    if !title.is_empty() {
                        self.refuse_title(range.start);
                    }
                    let words = self.inlines();
                    let link = At { value: dest_url.into_string(), place: self.place(range.start) };
                    if let Some(term) = link.value.strip_prefix("term:").filter(|_| self.doings.is_some()) {
                        if is_blank(&words) {
                            let cure = "write in the square brackets the words that it explains";
                            self.fault(Fault::BlankText, range.start, "a term without words", cure);
                        }
                        let used = At { value: term.to_owned(), place: link.place };
                        self.ledger.refer(Kind::Term, "", &used);
                        inlines.push(Inline::Term(TermId::new(term), words));
                        continue;
                    }
                    if is_blank(&words) {
                        let cure = "write in the square brackets what is found there";
                        self.fault(Fault::BlankText, range.start, "a link without words", cure);
                    }
                    match link::target(&link, self.ledger) {
                        Some(target) => inlines.push(Inline::Link(target, words)),
                        None => inlines.extend(words),
                    }
                }
                Event::Start(tag) => {
                    self.refuse(&Event::Start(tag), range);
                    self.skip();
                }
                event @ (Event::Html(_)
                | Event::InlineHtml(_)
                | Event::InlineMath(_)
                | Event::DisplayMath(_)
                | Event::FootnoteReference(_)
                | Event::HardBreak
                | Event::Rule
                | Event::TaskListMarker(_)) => self.refuse(&event, range),
            }
        }
        inlines
    }

    /// Passes over the rest of the element that was begun.
    fn skip(&mut self) {
        let mut depth = 1_usize;
        while depth > 0 {
            match self.next() {
                Some((Event::Start(_), _)) => depth += 1,
                Some((Event::End(_), _)) => depth -= 1,
                Some(_) => {}
                None => return,
            }
        }
    }

    fn refuse(&self, event: &Event<'_>, range: Range<usize>) {
        let (fault, what, cure) = refusal(event);
        self.fault(fault, range.start, format!("{what} cannot be shown"), cure);
    }
}

/// Why pages cannot show something, and what to write instead.
fn refusal(event: &Event<'_>) -> (Fault, &'static str, &'static str) {
    let unsupported = |what, cure| (Fault::UnsupportedMarkdown, what, cure);
    match event {
        Event::Html(_) | Event::InlineHtml(_) | Event::Start(Tag::HtmlBlock) => {
            (Fault::RawHtml, "HTML in a text", "write it in Markdown; for a plain < write &lt;")
        }
        Event::Start(Tag::Image { .. }) => (
            Fault::ImageNotAlone,
            "an image among other text",
            "put the figure in a paragraph of its own, outside lists and quotes",
        ),
        Event::Start(Tag::Heading { .. }) => {
            (Fault::HeadingLevel, "a heading inside a list or quote", "begin with words in **bold** instead")
        }
        Event::Start(Tag::Table(_)) => unsupported("a table", "write it as a list: tables do not fit a phone"),
        Event::Start(Tag::CodeBlock(_)) => {
            unsupported("a code block", "take away the indentation or the fence; use `code` for a command")
        }
        Event::Start(Tag::List(_)) => unsupported("a list inside a list", "make it one level"),
        Event::Start(Tag::BlockQuote(_)) => unsupported("a quote inside a quote or list", "make it one level"),
        Event::Start(Tag::FootnoteDefinition(_)) | Event::FootnoteReference(_) => {
            unsupported("a footnote", "say it in the text or leave it out")
        }
        Event::Start(Tag::Strikethrough) => unsupported("words struck through", "take them out"),
        Event::TaskListMarker(_) => unsupported("a tick box", "make it a plain list item"),
        Event::Rule => unsupported("a ruled line", "begin a section instead"),
        Event::HardBreak => unsupported("a forced line break", "begin a new paragraph"),
        Event::Start(
            Tag::Paragraph
            | Tag::Item
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::TableHead
            | Tag::TableRow
            | Tag::TableCell
            | Tag::Emphasis
            | Tag::Strong
            | Tag::Superscript
            | Tag::Subscript
            | Tag::Link { .. }
            | Tag::MetadataBlock(_),
        )
        | Event::End(_)
        | Event::Text(_)
        | Event::Code(_)
        | Event::InlineMath(_)
        | Event::DisplayMath(_)
        | Event::SoftBreak => unsupported("this piece of Markdown", "write it as a paragraph or list"),
    }
}

fn push_text(inlines: &mut Vec<Inline>, text: &str) {
    match inlines.last_mut() {
        Some(Inline::Text(last)) => last.push_str(text),
        _ => inlines.push(Inline::Text(text.to_owned())),
    }
}

fn is_blank(words: &[Inline]) -> bool {
    plain(words).trim().is_empty()
}

/// Takes the id from the end of a checklist's line, if there is one; also says for how many words it was taken.
fn take_id(item: &mut Vec<Inline>) -> Option<(String, usize)> {
    let Some(Inline::Text(text)) = item.last_mut() else { return None };
    let (words, id) = text.trim_end().strip_suffix('}')?.rsplit_once("{#")?;
    let (words, id) = (words.trim_end().to_owned(), id.to_owned());
    let counted = text.split_whitespace().count() - words.split_whitespace().count();
    if words.is_empty() {
        item.pop();
    } else {
        *text = words;
    }
    Some((id, counted))
}

/// Puts the weeks of the assessments in the places where texts ask for them; `week_of` gives a
/// dimension's name and week.
pub(crate) fn fill_weeks(blocks: &mut [Block], week_of: &impl Fn(&AssessmentId, &str) -> Option<(String, Week)>) {
    for block in blocks {
        if let Block::Week(name, week) = block
            && let Some((assessment, dimension)) = name.split_once('/')
            && let Some((found_name, found)) = week_of(&AssessmentId::new(assessment), dimension)
        {
            *name = found_name;
            *week = found;
        }
    }
}
