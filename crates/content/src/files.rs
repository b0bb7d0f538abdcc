//! The files of a content directory, held in memory: checks and tests touch no disk.

use std::collections::BTreeMap;
use std::path::Path;
use std::{fs, io};

/// Every file below a content directory, by its path there (`guides/role.md`).
#[derive(Clone, Debug, Default)]
pub struct Files {
    root: String,
    bytes: BTreeMap<String, Vec<u8>>,
}

impl Files {
    /// Reads everything below `dir`. Names that begin with a dot are editors' and systems' own.
    ///
    /// # Errors
    /// Whatever the disk says of the directory or one of its files.
    pub fn read(dir: &Path) -> io::Result<Self> {
        let root = dir.file_name().map_or_else(|| "content".to_owned(), |name| name.to_string_lossy().into_owned());
        let mut files = Self { root, bytes: BTreeMap::new() };
        files.read_below(dir, "")?;
        Ok(files)
    }

    fn read_below(&mut self, dir: &Path, prefix: &str) -> io::Result<()> {
        for entry in fs::read_dir(dir)? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let path = format!("{prefix}{name}");
            if name.starts_with('.') {
                continue;
            }
            if entry.file_type()?.is_dir() {
                self.read_below(&entry.path(), &format!("{path}/"))?;
            } else {
                self.bytes.insert(path, fs::read(entry.path())?);
            }
        }
        Ok(())
    }

    /// The file at `path`.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<&[u8]> {
        self.bytes.get(path).map(Vec::as_slice)
    }

    /// Puts a file in place of whatever was at `path`.
    pub fn insert(&mut self, path: impl Into<String>, bytes: impl Into<Vec<u8>>) {
        self.bytes.insert(path.into(), bytes.into());
    }

    /// Takes the file at `path` away.
    pub fn remove(&mut self, path: &str) {
        self.bytes.remove(path);
    }

    /// The paths of all files, sorted.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.bytes.keys().map(String::as_str)
    }

    /// `path` as diagnostics show it: with the content directory's own name before it.
    #[must_use]
    pub fn shown(&self, path: &str) -> String {
        format!("{}/{path}", self.root)
    }
}
