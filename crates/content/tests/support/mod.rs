//! The fixtures, small and sound: `tests/base/content` has a profile and guides, and
//! `tests/kinds/content` an assessment of every other kind.

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

/// Where the fixture of the other kinds stands.
pub(crate) fn kinds_dir() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/kinds/content")
}

/// The fixture of the other kinds in memory.
pub(crate) fn kinds() -> Files {
    Files::read(&kinds_dir()).expect("the fixture is part of the repository")
}

/// Puts `with` in the place of `find`, which has to be there once.
pub(crate) fn swap(files: &mut Files, path: &str, find: &str, with: &str) {
    let text = files.get(path).expect("planted in a file of the fixture").to_vec();
    let text = String::from_utf8(text).expect("the fixture is UTF-8");
    assert_eq!(text.matches(find).count(), 1, "{path} holds {find:?} once");
    files.insert(path, text.replace(find, with));
}
