//! x
fn main() {
    let a: Vec<String> = std::env::args().collect();
    let d = std::path::Path::new("/work/main/content");
    let r = match a[1].as_str() {
        "check" => Ok(waymark_content::check_report(d).0),
        "stats" => waymark_content::stats(d, None, false),
        "sheet" => waymark_content::sheet(d, "archetype"),
        "lock" => waymark_content::lock(d),
        _ => waymark_content::score(d, "archetype", &a[2]),
    };
    match r {
        Ok(t) => println!("{t}"),
        Err(t) => println!("ERR {t}"),
    }
}
