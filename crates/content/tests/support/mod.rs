//! The base fixture: content that is small and sound, read from `tests/base/content`.

#![allow(dead_code, reason = "each test file uses its own part")]

use std::path::{Path, PathBuf};
use waymark_content::Files;

/// Where the base fixture stands.
pub(crate) fn base_dir() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/base/content")
}

/// The base fixture in memory.
pub(crate) fn base() -> Files {
    Files::read(&base_dir()).expect("the base fixture is part of the repository")
}

/// Puts `with` in the place of `find`, which has to be there once.
pub(crate) fn swap(files: &mut Files, path: &str, find: &str, with: &str) {
    let text = files.get(path).expect("planted in a file of the base fixture").to_vec();
    let text = String::from_utf8(text).expect("the base fixture is UTF-8");
    assert_eq!(text.matches(find).count(), 1, "{path} holds {find:?} once");
    files.insert(path, text.replace(find, with));
}
