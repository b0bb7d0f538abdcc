//! x
use std::time::Instant;
fn main() {
    let d = std::path::Path::new("/work/main/crates/content/tests/base/content");
    let f = waymark_content::Files::read(d).unwrap();
    let t = Instant::now();
    let c = waymark_content::compile_files(&f).unwrap();
    println!("{:?}", t.elapsed());
    let waymark_domain::assessment::Engine::Profile(p) = &c.assessments[0].engine;
    let t = Instant::now();
    let _ = waymark_content::quality::profile::of(p);
    println!("{:?}", t.elapsed());
    let t = Instant::now();
    let _ = waymark_content::quality::profile::rules(14, 4);
    println!("{:?}", t.elapsed());
    let t = Instant::now();
    for s in 0..1000 {
        let _ = waymark_domain::order::shown(p, s);
    }
    println!("{:?}", t.elapsed());
}
