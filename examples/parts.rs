use amendment_viewer::*;
fn main() {
    for p in std::env::args().skip(1) {
        let b = std::fs::read(&p).unwrap();
        let o = open(&p, &b, None);
        let l = text::lines::Lines::of_flat(&o.flat);
        println!("#### {}", p.rsplit('/').next().unwrap());
        for d in &o.reading.documents {
            for b in &d.blocks {
                use model::BlockKind::*;
                if matches!(b.kind, Instruction | Prose | Preamble | Recital | Closing | Unread | Title) {
                    println!("{:?} {:?}: {}", b.kind, b.lines.range(), read::prose::Joined::of(&l, b.lines).text);
                }
            }
        }
    }
}
