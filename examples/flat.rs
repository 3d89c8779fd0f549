fn main() {
    let p = std::env::args().nth(1).unwrap();
    let b = std::fs::read(&p).unwrap();
    let s = amendment_viewer::text::source::Source::from_bytes(&p, &b, None);
    print!("{}", amendment_viewer::text::flat::Flat::of(&s).text);
}
