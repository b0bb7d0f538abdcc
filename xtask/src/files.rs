//! Folders: where the project is, copying one, laying one over another.

use crate::fault::Fault;
use std::fs;
use std::path::{Path, PathBuf};

/// The root of the project this command was started for.
pub(crate) fn root() -> PathBuf {
    let xtask =
        std::env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    xtask.parent().map_or_else(|| PathBuf::from("."), Path::to_path_buf)
}

/// Cargo's folder for what it builds.
pub(crate) fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |dir| root().join(dir))
}

/// `path`, as seen from where the person stands, without links and dots.
pub(crate) fn absolute(path: &Path) -> Result<PathBuf, Fault> {
    path.canonicalize().map_err(Fault::file("looking for", path))
}

/// Makes `to` an exact copy of `from`.
pub(crate) fn mirror(from: &Path, to: &Path) -> Result<(), Fault> {
    remove(to)?;
    lay_over(from, to)
}

/// Copies every file of `from` to the same place in `to`; what else is in `to` stays.
pub(crate) fn lay_over(from: &Path, to: &Path) -> Result<(), Fault> {
    fs::create_dir_all(to).map_err(Fault::file("creating", to))?;
    for file in all(from)? {
        let copy = to.join(file.strip_prefix(from).unwrap_or(&file));
        if let Some(folder) = copy.parent() {
            fs::create_dir_all(folder).map_err(Fault::file("creating", folder))?;
        }
        fs::copy(&file, &copy).map_err(Fault::file("copying to", &copy))?;
    }
    Ok(())
}

/// A number for what is in `parts`: the same for the same bytes (FNV-1a; names files, guards nothing).
pub(crate) fn hash(parts: &[&[u8]]) -> u64 {
    parts
        .iter()
        .copied()
        .flatten()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Every file in `folder` and its folders, sorted.
pub(crate) fn all(folder: &Path) -> Result<Vec<PathBuf>, Fault> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).map_err(Fault::file("reading", &folder))? {
            let path = entry.map_err(Fault::file("reading", &folder))?.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                files.push(path);
            }
        }
    }
    files.sort();
    Ok(files)
}

/// Removes a folder, if it is there.
pub(crate) fn remove(folder: &Path) -> Result<(), Fault> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(Fault::file("removing", folder)(error)),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    type Tested = Result<(), Box<dyn std::error::Error>>;

    #[test]
    fn an_overlay_replaces_and_adds_and_leaves_the_rest() -> Tested {
        let place = std::env::temp_dir().join(format!("waymark-xtask-{}", std::process::id()));
        let (base, over, out) = (place.join("base"), place.join("over"), place.join("out"));
        for (folder, name, text) in [
            (&base, "kept.toml", "base"),
            (&base, "assessments/archetype.toml", "base"),
            (&over, "assessments/archetype.toml", "over"),
            (&over, "assessments/second.toml", "over"),
            (&out, "stale.toml", "from an earlier run"),
        ] {
            let path = folder.join(name);
            fs::create_dir_all(path.parent().ok_or("no parent")?)?;
            fs::write(path, text)?;
        }

        mirror(&base, &out).map_err(|fault| fault.to_string())?;
        lay_over(&over, &out).map_err(|fault| fault.to_string())?;

        let mut seen = Vec::new();
        for file in all(&out).map_err(|fault| fault.to_string())? {
            seen.push((file.strip_prefix(&out)?.display().to_string(), fs::read_to_string(&file)?));
        }
        let expected =
            [("assessments/archetype.toml", "over"), ("assessments/second.toml", "over"), ("kept.toml", "base")];
        assert_eq!(seen, expected.map(|(name, text)| (name.to_owned(), text.to_owned())));
        remove(&place).map_err(|fault| fault.to_string())?;
        Ok(())
    }

    #[test]
    fn removing_what_is_not_there_is_no_fault() {
        assert!(remove(Path::new("/nowhere/at/all")).is_ok());
    }
}
