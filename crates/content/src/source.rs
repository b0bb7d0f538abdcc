//! The text of one file, and the line and column of every byte in it.

use crate::diagnostic::Place;

/// The text of one file.
#[derive(Clone, Debug)]
pub(crate) struct SourceText {
    path: String,
    text: String,
    line_starts: Vec<usize>,
}

impl SourceText {
    pub(crate) fn new(path: String, text: String) -> Self {
        let after_breaks = text.match_indices('\n').map(|(at, _)| at + 1);
        let line_starts = [0].into_iter().chain(after_breaks).collect();
        Self { path, text, line_starts }
    }

    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// The place of the byte at `offset`; an offset past the end is the end.
    pub(crate) fn place(&self, offset: usize) -> Place {
        let offset = self.text.floor_char_boundary(offset);
        let line = self.line_starts.partition_point(|start| *start <= offset);
        let start = self.line_starts.get(line - 1).copied().unwrap_or(0);
        let col = self.text.get(start..offset).map_or(1, |before| before.chars().count() + 1);
        Place { path: self.path.clone(), line, col }
    }
}

/// Where `part`, a piece of the value of a TOML string, begins in the file, if the string stands
/// there letter for letter (`'''…'''` strings do). `start` is the offset of its opening quote.
pub(crate) fn literal_start(text: &str, start: usize, value: &str) -> Option<usize> {
    let quoted = text.get(start..)?;
    let after_quotes = quoted.trim_start_matches(['\'', '"']);
    let skipped = quoted.len() - after_quotes.len();
    let after_break = after_quotes.strip_prefix("\r\n").or_else(|| after_quotes.strip_prefix('\n'));
    let body = after_break.filter(|_| skipped >= 3).unwrap_or(after_quotes);
    body.starts_with(value).then(|| start + quoted.len() - body.len())
}
