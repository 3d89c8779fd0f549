//! Texts of any length: what filings are like, and what would cost most if a part of the reader looked at the same
//! words again and again.

const SAMPLE: &str = include_str!("../../tests/cases/sample.txt");

/// A form of text: its name, and how to make as many bytes of it.
pub type Form = (&'static str, fn(usize) -> String);

/// Every form.
pub const FORMS: &[Form] = &[
    ("sample", |bytes| repeated(SAMPLE, bytes)),
    ("prose", prose),
    ("signatures", |bytes| repeated(SIGNED, bytes)),
    ("list", list),
    ("schedules", schedules),
    ("one line", |bytes| on_one_line(&repeated(SAMPLE, bytes))),
    ("one long word", |bytes| "x".repeat(bytes)),
    ("one long sentence", |bytes| repeated("the Fund, the Trust and ", bytes)),
    ("blank lines", |bytes| format!("SCHEDULE A\n\nLarch Fund\n{}", repeated(" \n", bytes))),
    ("rows of a table", |bytes| made(CHANGE, bytes, |i| format!("Larch {i} Fund\t1.{}%\n", i % 10))),
    ("rows at column 0", |bytes| made("", bytes, |i| format!("Larch {i} Fund\t1.{}%\n", i % 10))),
    ("classes of one fund", |bytes| made(LIST, bytes, |i| format!("    Class A{i}\n"))),
    ("names that wrap", |bytes| made(LIST, bytes, |i| format!("Larch {i} International\n   Bond Fund\n"))),
    ("notes", notes),
    ("instructions", |bytes| made(CHANGE, bytes, instruction)),
    ("short paragraphs", |bytes| made(CHANGE, bytes, |i| format!("{i}. The Agreement is in force.\n\n"))),
    ("page of signatures", |bytes| made("LARCH TRUST\n\n", bytes, |i| format!("By: /s/ Ada Quist {i}\n"))),
    ("names of parties", |bytes| made("IN WITNESS WHEREOF, signed.\n\n", bytes, |i| format!("LARCH {i} TRUST\n"))),
    ("agreements", |bytes| made("", bytes, agreement)),
    ("nothing attached", |bytes| {
        const ATTACHED: &str = "Schedule B is replaced by the Schedule B attached hereto, and by no";
        made("", bytes, |i| agreement(i).replace("The Agreement is hereby amended to add the", ATTACHED))
    }),
    ("one paragraph", |bytes| made(CHANGE, bytes, |i| instruction(i).replace("\n\n", "\n"))),
    ("sentences on a line", |bytes| made(CHANGE, bytes, |i| instruction(i).replace("\n\n", " "))),
    ("parties", |bytes| made("AMENDMENT\n\nThis Amendment is made between ", bytes, |i| format!("Larch {i} Trust, "))),
    ("terms", |bytes| made("AMENDMENT\n\nThis Amendment is made by ", bytes, |i| format!("L{i} (the \"T{i}\"), "))),
    ("renames", |bytes| made(RENAMES, bytes, |i| format!("Larch {i} Fund\tBirch {i} Fund\n"))),
    ("renames in a sentence", renamed),
    ("names of a list", names_of_a_list),
    ("one row", |bytes| made(CHANGE, bytes, |i| format!("Larch {i} Fund\t"))),
    ("heads again", |bytes| made(CHANGE, bytes, |i| format!("\nFund\tFee Rate {i}\n\nLarch {i} Fund\t1%\n"))),
    ("capitals", |bytes| repeated("LARCH FUND AGREEMENT\n", bytes)),
    ("headings", |bytes| repeated("SCHEDULE A\n\n", bytes)),
    ("rules", |bytes| format!("{CHANGE}{}", repeated("----  ----\n", bytes))),
    ("open parentheses", |bytes| format!("{LIST}{}", repeated("Larch (formerly \n", bytes))),
    ("dates", |bytes| repeated("May 1, 2003 and ", bytes)),
    ("strokes", |bytes| repeated("/ ", bytes)),
    ("signatures on a line", |bytes| on_one_line(&repeated(SIGNED, bytes))),
    ("dated on a line", |bytes| {
        made("By: /s/ Ada Quist ", bytes, |_| "Ada Quist dated as of the day above ".to_owned())
    }),
    ("values without names", |bytes| made("SCHEDULE A\n\nAmended: ", bytes, |i| format!("May {}, 2001\n", i % 28 + 1))),
    ("signers in a column", |bytes| made("By: /s/ Ada Quist\n", bytes, |i| format!("Ada Quist {i}\nPresident\n"))),
    ("quotes", |bytes| format!("{LIST}{}", repeated("\"", bytes))),
    ("effective dates", |bytes| made(CHANGE, bytes, |i| format!("On May 1, 2003, Exhibit {i} is replaced; and\n"))),
    ("dates of deeds", |bytes| made("AMENDMENT made ", bytes, |_| "as of May 1, 2003, made and dated ".to_owned())),
    ("schedules to come", |bytes| {
        made(CHANGE, bytes, |i| format!("{i}. Schedule B-{} is replaced by the one attached.\n\n", i % 99))
    }),
    ("joiners", |bytes| {
        made("AMENDMENT made between Larch Trust and Oak Bank (the \"Bank\").\n\n", bytes, |i| {
            format!("{i}. The Bank becomes a party.\n\n")
        })
    }),
    ("apposition", |bytes| {
        made("AMENDMENT\n\nThis Amendment is made between ", bytes, |i| format!("Larch {i} Trust, a trust, of x, "))
    }),
    ("commas after notes", |bytes| format!("{LIST}{}", repeated("Larch Fund (1) (2) (3) (4)", bytes))),
    ("dots", |bytes| repeated(". ", bytes)),
    ("commas", |bytes| repeated("a, ", bytes)),
    ("page of rows", page),
    ("nested tables", nested),
    ("cells", |bytes| format!("<TABLE><TR>{}", repeated("<TD>Larch Fund", bytes))),
    ("entities", |bytes| format!("<HTML>{}", repeated("&nbsp;&amp;", bytes))),
    ("comments", |bytes| format!("<HTML>{}", repeated("<!-- ", bytes))),
    ("items", |bytes| format!("<HTML>{}", repeated("<OL><LI>Larch Fund", bytes))),
    ("tags", |bytes| format!("<HTML><BODY>{}", repeated("<b>", bytes))),
];

const LIST: &str = "AMENDMENT NO. 1\nTO\nMASTER CUSTODY AGREEMENT\n\nSCHEDULE A\n\nLarch Fund\n";
const CHANGE: &str =
    "AMENDMENT NO. 1\nTO\nMASTER CUSTODY AGREEMENT\n\nThe Agreement is hereby amended as follows:\n\nSCHEDULE A\n\n";
const RENAMES: &str =
    "AMENDMENT NO. 1\nTO\nMASTER CUSTODY AGREEMENT\n\nThe names are changed as follows:\n\nOLD NAME\tNEW NAME\n";
const SIGNED: &str = "LARCH TRUST                              POPLAR DISTRIBUTORS, INC.\n\n\
    By: /s/ Ada Quist                        By: /s/ Ben Rohr\n    -------------                            ------------\n\
    Name:  Ada Quist                         Name:  Ben Rohr\nTitle: President                         Title: Treasurer\n\n\n";

/// One piece after the other until the text is long enough.
fn made(head: &str, bytes: usize, piece: fn(usize) -> String) -> String {
    let mut out = String::from(head);
    for i in 0.. {
        if out.len() >= bytes {
            break;
        }
        out.push_str(&piece(i));
    }
    out
}

fn repeated(text: &str, bytes: usize) -> String {
    text.repeat(bytes.div_ceil(text.len()))
}

fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// An agreement's running text: paragraphs that say nothing which the reader looks for.
fn prose(bytes: usize) -> String {
    let paragraph = "   The Distributor shall use reasonable efforts to sell the shares of each portfolio, and may, in\n\
         doing so, engage dealers of its choice; it shall keep such records as the rules require of it\n\
         and shall, upon request, make them available to the officers of the trust at its own cost.\n\n";
    format!("DISTRIBUTION AGREEMENT\n\nBETWEEN\n\nLARCH TRUST\n\nAND\n\nPOPLAR, INC.\n\n{}", repeated(paragraph, bytes))
}

/// One schedule with as many portfolios as fit.
fn list(bytes: usize) -> String {
    const HEAD: &str = "AMENDMENT NO. 1\nTO\nMASTER CUSTODY AGREEMENT\n\nSCHEDULE A\n\nNAME OF FUND                  EFFECTIVE DATE\n------------                  --------------\n\n";
    made(HEAD, bytes, |i| {
        let fund = if i % 20 == 0 { format!("\nLARCH {i} TRUST\n") } else { String::new() };
        format!("{fund}{:30}May {}, 2003\n", format!("Larch {i} Fund"), i % 28 + 1)
    })
}

/// Sentences about names that nothing but the list above them tells.
fn names_of_a_list(bytes: usize) -> String {
    const NAMES: usize = 1000;
    let list: String = (0..NAMES).map(|i| format!("Larch {i} Index\n")).collect();
    let head = format!("{LIST}{list}\nThe Agreement is amended as follows.\n\n");
    made(&head, bytes, |i| {
        format!("{i}. Larch {} Index and Larch {} Index are added to Schedule A.\n\n", i % NAMES, i % 7)
    })
}

/// As many small schedules as fit.
fn schedules(bytes: usize) -> String {
    made("AMENDMENT NO. 1\nTO\nMASTER CUSTODY AGREEMENT\n\n", bytes, |i| {
        let (letter, number) = (char::from(b'A' + (i % 26) as u8), i / 26 % 99 + 1);
        format!("SCHEDULE {letter}-{number}\n\nLarch {i} Fund\nLarch {i} Bond Fund\n\n<PAGE>\n\n")
    })
}

/// A list in which every name bears a mark, and the notes that the marks mean.
fn notes(bytes: usize) -> String {
    let names = made(LIST, bytes / 2, |i| format!("Larch {i} Fund ({})\n", i % 100));
    names + &made("\n", bytes / 2, |i| format!("({}) Formerly Birch {i} Fund.\n", i % 90))
}

/// "The names of … are changed to …, respectively."
fn renamed(bytes: usize) -> String {
    let old = made("AMENDMENT\n\nThe names of ", bytes / 2, |i| format!("Larch {i} Fund, "));
    old + &made("are changed to ", bytes / 2, |i| format!("Birch {i} Fund, ")) + "respectively.\n"
}

fn instruction(i: usize) -> String {
    format!("{i}. Schedule A is hereby amended to add the Larch {i} Fund and to delete the Birch {i} Fund.\n\n")
}

/// One instrument after the other.
fn agreement(i: usize) -> String {
    format!(
        "<PAGE>\n\nAMENDMENT NO. {i}\nTO\nMASTER CUSTODY AGREEMENT\n\nThe Agreement is hereby amended to add the \
         Larch {i} Fund.\n\n{SIGNED}"
    )
}

/// A page of HTML with one long table.
fn page(bytes: usize) -> String {
    let row = "<TR><TD><P>Larch Value Fund</P></TD><TD>&nbsp;</TD><TD>0.35</TD><TD>%</TD></TR>\n";
    format!("<HTML><BODY><P>SCHEDULE A</P>\n<TABLE>\n{}</TABLE></BODY></HTML>\n", repeated(row, bytes))
}

/// Tables in tables in tables.
fn nested(bytes: usize) -> String {
    format!("<HTML><BODY><P>SCHEDULE A</P>{}", repeated("<TABLE><TR><TD>Larch Fund", bytes))
}
