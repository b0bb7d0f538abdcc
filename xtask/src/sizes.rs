//! What a finished site weighs on the way to the reader, and the budget.

use crate::fault::Fault;
use crate::files;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Bytes that may travel until the first question can be answered.
const BUDGET: u64 = 150_000;

/// What travels until then: a name for the person, the folder, the start and the end of the file's name.
const FIRST_QUESTION: [(&str, &str, &str, &str); 6] = [
    ("page", "assess/archetype", "index", ".html"),
    ("start script", "", "boot", ".js"),
    ("app, JavaScript", "", "waymark-", ".js"),
    ("app, WebAssembly", "", "waymark-", ".wasm"),
    ("catalogue", "data", "index", ".txt"),
    ("questions", "data", "asks-archetype", ".txt"),
];

/// One file, and what it weighs.
struct Weighed {
    path: PathBuf,
    plain: u64,
    brotli: u64,
}

/// Prints what the site in `dist` weighs, and fails if the first question weighs too much.
pub(crate) fn report(dist: &Path) -> Result<(), Fault> {
    let mut weighed = Vec::new();
    for path in files::all(dist)? {
        let bytes = fs::read(&path).map_err(Fault::file("reading", &path))?;
        let brotli = brotli_len(&bytes).map_err(Fault::file("compressing", &path))?;
        let path = path.strip_prefix(dist).map(Path::to_path_buf).unwrap_or(path);
        weighed.push(Weighed { path, plain: bytes.len() as u64, brotli });
    }
    print!("\n{}", table(&weighed));

    let mut total = 0;
    println!("\nUntil the first question can be answered, brotli bytes:");
    for (name, folder, start, end) in FIRST_QUESTION {
        let Some(file) = weighed.iter().find(|file| is(&file.path, folder, start, end)) else {
            return Err(Fault::BadSite {
                path: dist.join(folder).join(format!("{start}*{end}")),
                why: format!("not there, so the budget cannot be checked ({name})"),
            });
        };
        println!("{:>12}  {name} ({})", grouped(file.brotli), file.path.display());
        total += file.brotli;
    }
    println!("{:>12}  of {}", grouped(total), grouped(BUDGET));
    if total > BUDGET { Err(Fault::TooHeavy { bytes: total, budget: BUDGET }) } else { Ok(()) }
}

/// One line for each kind of file, the heaviest first.
fn table(files: &[Weighed]) -> String {
    let mut kinds: Vec<(String, usize, u64, u64)> = Vec::new();
    for file in files {
        let kind = file.path.extension().map_or_else(|| "other".to_owned(), |kind| kind.to_string_lossy().into_owned());
        match kinds.iter_mut().find(|(name, ..)| *name == kind) {
            Some((_, count, plain, brotli)) => {
                *count += 1;
                *plain += file.plain;
                *brotli += file.brotli;
            }
            None => kinds.push((kind, 1, file.plain, file.brotli)),
        }
    }
    kinds.sort_by_key(|(name, _, _, brotli)| (std::cmp::Reverse(*brotli), name.clone()));
    let mut text = format!("{:<10}{:>7}{:>14}{:>14}\n", "kind", "files", "bytes", "brotli");
    for (kind, count, plain, brotli) in kinds {
        text += &format!("{kind:<10}{count:>7}{:>14}{:>14}\n", grouped(plain), grouped(brotli));
    }
    text
}

fn is(path: &Path, folder: &str, start: &str, end: &str) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    path.parent() == Some(Path::new(folder)) && name.starts_with(start) && name.ends_with(end)
}

/// What `bytes` weigh as a host sends them at its best.
fn brotli_len(bytes: &[u8]) -> std::io::Result<u64> {
    let mut writer = brotli::CompressorWriter::new(Counter(0), 1 << 16, 11, 22);
    writer.write_all(bytes)?;
    writer.flush()?;
    Ok(writer.into_inner().0)
}

struct Counter(u64);

impl Write for Counter {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0 += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// `1234567` as `1,234,567`.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped() {
        for (number, text) in [(0, "0"), (999, "999"), (1000, "1,000"), (150_000, "150,000"), (1_234_567, "1,234,567")]
        {
            assert_eq!(grouped(number), text);
        }
    }

    #[test]
    fn the_table_sums_by_kind_and_begins_with_the_heaviest() {
        let file = |path: &str, plain, brotli| Weighed { path: path.into(), plain, brotli };
        let files = [
            file("index.html", 3000, 900),
            file("waymark-1_bg.wasm", 250_000, 80_000),
            file("assess/index.html", 4000, 1100),
            file("_headers", 100, 60),
        ];
        let expected = "\
kind        files         bytes        brotli
wasm            1       250,000        80,000
html            2         7,000         2,000
other           1           100            60
";
        assert_eq!(table(&files), expected);
    }

    #[test]
    fn a_file_is_found_by_its_folder_and_the_ends_of_its_name() {
        let [page, .., questions] = FIRST_QUESTION;
        for (path, (_, folder, start, end), found) in [
            ("assess/archetype/index.html", page, true),
            ("assess/index.html", page, false),
            ("data/asks-archetype-0a1b.txt", questions, true),
            ("asks-archetype-0a1b.txt", questions, false),
            ("data/assess-archetype-0a1b.txt", questions, false),
        ] {
            assert_eq!(is(Path::new(path), folder, start, end), found, "{path}");
        }
    }

    #[test]
    fn compressible_bytes_weigh_less() -> std::io::Result<()> {
        let weight = brotli_len(&[b'a'; 10_000])?;
        assert!(weight > 0 && weight < 50, "{weight}");
        Ok(())
    }
}
