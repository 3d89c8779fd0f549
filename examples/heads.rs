use amendment_viewer::*;
fn main() {
    let p = std::env::args().nth(1).unwrap();
    let b = std::fs::read(&p).unwrap();
    let s = text::source::Source::from_bytes(&p, &b, None);
    let f = text::flat::Flat::of(&s);
    let l = text::lines::Lines::of_flat(&f);
    for i in 0..l.len() {
        if let Some(h) = read::schedule::heading::heading_at(&l, i, &[]) {
            println!("{} {:?}", i + 1, h);
        }
    }
    for b in read::signature::signature_blocks(&l, l.all()) {
        println!("SIG {:?}", b.lines);
    }
}
