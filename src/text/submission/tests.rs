use super::*;

const SAMPLE: &str = "\
-----BEGIN PRIVACY-ENHANCED MESSAGE-----
Proc-Type: 2001,MIC-CLEAR
MIC-Info: RSA-MD5,RSA,
 bm90IGEga2V5

<SEC-DOCUMENT>0000000000-06-000001.txt : 20060829
<SEC-HEADER>0000000000-06-000001.hdr.sgml : 20060829
ACCESSION NUMBER:\t\t0000000000-06-000001
CONFORMED SUBMISSION TYPE:\tNSAR-A
CONFORMED PERIOD OF REPORT:\t20060630
FILED AS OF DATE:\t\t20060829

FILER:

\tCOMPANY DATA:\t
\t\tCOMPANY CONFORMED NAME:\t\t\tLARCH SERIES FUNDS, INC.
\t\tCENTRAL INDEX KEY:\t\t\t0000000042

\tFORMER COMPANY:\t
\t\tFORMER CONFORMED NAME:\tTAMARACK SERIES FUNDS INC
\t\tDATE OF NAME CHANGE:\t20010502

FILER:

\tCOMPANY DATA:\t
\t\tCOMPANY CONFORMED NAME:\t\t\tBIRCH TRUST
\t\tCENTRAL INDEX KEY:\t\t\t0000000043

<SERIES-AND-CLASSES-CONTRACTS-DATA>
<EXISTING-SERIES-AND-CLASSES-CONTRACTS>
<SERIES>
<OWNER-CIK>0000000042
<SERIES-ID>S000000001
<SERIES-NAME>Larch Value Fund
<CLASS-CONTRACT>
<CLASS-CONTRACT-ID>C000000001
<CLASS-CONTRACT-NAME>Class A
<CLASS-CONTRACT-TICKER-SYMBOL>LRCHX
</CLASS-CONTRACT>
<CLASS-CONTRACT>
<CLASS-CONTRACT-ID>C000000002
<CLASS-CONTRACT-NAME>Class I
</CLASS-CONTRACT>
</SERIES>
<SERIES>
<OWNER-CIK>0000000043
<SERIES-ID>S000000002
<SERIES-NAME>Birch Fund
</SERIES>
</EXISTING-SERIES-AND-CLASSES-CONTRACTS>
</SERIES-AND-CLASSES-CONTRACTS-DATA>
</SEC-HEADER>
<DOCUMENT>
<TYPE>NSAR-A
<SEQUENCE>1
<FILENAME>answer.fil
<TEXT>
<PAGE>  PAGE 1
000 A000000 a < b
</TEXT>
</DOCUMENT>
<DOCUMENT>
<TYPE>EX-99.77Q1
<SEQUENCE>two
<FILENAME>q1.htm
<DESCRIPTION>AMENDMENT é
<TEXT>
<html>
the words
<DOCUMENT>
<TYPE>GRAPHIC
<SEQUENCE>3
<TEXT>
<PDF>

begin 644 larch.gif
M<TEXT>
end
</TEXT>
</DOCUMENT>
<DOCUMENT>
<TYPE>EX-99.J
<TEXT>begin with me
the end";

fn index(parts: &[&[u8]]) -> Submission {
    let mut index = Index::new();
    parts.iter().for_each(|part| index.push(part));
    index.finish()
}

fn text<'a>(sample: &'a str, entry: &Entry) -> &'a str {
    &sample[entry.text.start as usize..entry.text.end as usize]
}

#[test]
fn documents_are_listed() {
    let found = index(&[SAMPLE.as_bytes()]);
    let seen: Vec<_> = found
        .documents
        .iter()
        .map(|entry| (entry.kind.as_str(), entry.sequence, text(SAMPLE, entry), entry.packed, entry.closed))
        .collect();
    assert_eq!(
        seen,
        [
            ("NSAR-A", Some(1), "<PAGE>  PAGE 1\n000 A000000 a < b\n", false, true),
            ("EX-99.77Q1", None, "<html>\nthe words\n", false, false),
            ("GRAPHIC", Some(3), "<PDF>\n\nbegin 644 larch.gif\nM<TEXT>\nend\n", true, true),
            ("EX-99.J", None, "begin with me\nthe end", false, false),
        ]
    );
    assert_eq!((found.documents[1].file.as_str(), found.documents[1].description.as_str()), ("q1.htm", "AMENDMENT é"));
    for entry in &found.documents {
        let whole = &SAMPLE[entry.whole.start as usize..entry.whole.end as usize];
        assert!(whole.starts_with("<DOCUMENT>\n") && whole.contains(text(SAMPLE, entry)), "{whole}");
    }
    assert_eq!((found.bytes, found.left_out), (SAMPLE.len() as u64, 0));
}

#[test]
fn the_header_is_read() {
    let header = index(&[SAMPLE.as_bytes()]).header;
    assert_eq!((header.form.as_str(), header.accession.as_str()), ("NSAR-A", "0000000000-06-000001"));
    assert_eq!((header.filed.as_str(), header.period.as_str()), ("20060829", "20060630"));
    let registrants: Vec<_> = header.registrants.iter().map(|one| (one.name.as_str(), one.cik.as_str())).collect();
    assert_eq!(registrants, [("LARCH SERIES FUNDS, INC.", "0000000042"), ("BIRCH TRUST", "0000000043")]);
    assert_eq!(header.registrants[0].former, ["TAMARACK SERIES FUNDS INC"]);
    let rows: Vec<_> = header
        .series
        .iter()
        .map(|row| {
            [&row.owner, &row.series, &row.series_name, &row.class, &row.class_name, &row.ticker].map(|s| &s[..])
        })
        .collect();
    assert_eq!(
        rows,
        [
            ["0000000042", "S000000001", "Larch Value Fund", "C000000001", "Class A", "LRCHX"],
            ["0000000042", "S000000001", "Larch Value Fund", "C000000002", "Class I", ""],
            ["0000000043", "S000000002", "Birch Fund", "", "", ""],
        ]
    );
}

#[test]
fn new_series_new_classes_and_both_sides_of_a_merger_are_kept_apart() {
    let class = |id: &str| format!("<CLASS-CONTRACT>\n<CLASS-CONTRACT-ID>{id}\n</CLASS-CONTRACT>\n");
    let series = |id: &str| format!("<SERIES-ID>{id}\n<SERIES-NAME>{id}\n");
    let sample = [
        "<SEC-HEADER>\n<EXISTING-SERIES-AND-CLASSES-CONTRACTS>\n<SERIES>\n<OWNER-CIK>41\n",
        &format!("{}{}</SERIES>\n</EXISTING-SERIES-AND-CLASSES-CONTRACTS>\n", series("S1"), class("C1")),
        "<NEW-SERIES-AND-CLASSES-CONTRACTS>\n<OWNER-CIK>42\n<NEW-SERIES>\n",
        &format!("{}{}</NEW-SERIES>\n<NEW-SERIES>\n{}</NEW-SERIES>\n", series("S2"), class("C2"), series("S3")),
        &format!("<NEW-CLASSES-CONTRACTS>\n{}{}</NEW-CLASSES-CONTRACTS>\n", series("S1"), class("C3")),
        "</NEW-SERIES-AND-CLASSES-CONTRACTS>\n<MERGER-SERIES-AND-CLASSES-CONTRACTS>\n<MERGER>\n",
        &format!("<ACQUIRING-DATA>\n<CIK>43\n<SERIES>\n{}{}</SERIES>\n</ACQUIRING-DATA>\n", series("S4"), class("C4")),
        &format!(
            "<TARGET-DATA>\n<CIK>44\n<SERIES>\n{}</SERIES>\n</TARGET-DATA>\n</MERGER>\n</SEC-HEADER>\n",
            series("S5")
        ),
    ]
    .concat();
    let header = index(&[sample.as_bytes()]).header;
    let rows: Vec<_> = header.series.iter().map(|row| [&row.owner, &row.series, &row.class].map(|s| &s[..])).collect();
    assert_eq!(
        rows,
        [
            ["41", "S1", "C1"],
            ["42", "S2", "C2"],
            ["42", "S3", ""],
            ["42", "S1", "C3"],
            ["43", "S4", "C4"],
            ["44", "S5", ""],
        ]
    );
}

#[test]
fn it_does_not_matter_where_the_bytes_are_cut() {
    let bytes = SAMPLE.as_bytes();
    let whole = index(&[bytes]);
    for cut in 0..=bytes.len() {
        let (head, tail) = bytes.split_at(cut);
        assert_eq!(index(&[head, tail]), whole, "cut at {cut}");
    }
    let single: Vec<_> = bytes.chunks(1).collect();
    assert_eq!(index(&single), whole);
}

#[test]
fn line_ends_do_not_matter() {
    let sample = SAMPLE.replace('\n', "\r\n");
    let found = index(&[sample.as_bytes()]);
    assert_eq!(found.header, index(&[SAMPLE.as_bytes()]).header);
    assert_eq!(text(&sample, &found.documents[0]), "<PAGE>  PAGE 1\r\n000 A000000 a < b\r\n");
    assert!(found.documents[2].packed && found.documents[2].closed);
}

#[test]
fn lines_that_end_in_cr_alone_are_lines() {
    let sample = SAMPLE.replace('\n', "\r");
    assert_eq!(index(&[sample.as_bytes()]), index(&[SAMPLE.as_bytes()]));
    let single: Vec<_> = sample.as_bytes().chunks(1).collect();
    assert_eq!(index(&single), index(&[SAMPLE.as_bytes()]), "wherever it is cut");
    let windows = SAMPLE.replace('\n', "\r\n");
    let single: Vec<_> = windows.as_bytes().chunks(1).collect();
    assert_eq!(index(&single), index(&[windows.as_bytes()]));
}

#[test]
fn a_header_tagged_throughout_is_read() {
    let sample = b"<SUBMISSION>\n<ACCESSION-NUMBER>1-2-3\n<TYPE>485BPOS\n<FILING-DATE>20200102\n<FILER>\n<COMPANY-DATA>\n<CONFORMED-NAME>LARCH TRUST\n<CIK>0000000044\n";
    let header = index(&[sample]).header;
    assert_eq!((header.form.as_str(), header.filed.as_str(), header.registrants.len()), ("485BPOS", "20200102", 1));
    assert_eq!(header.registrants[0].cik, "0000000044");
}

#[test]
fn any_bytes_are_read() {
    assert_eq!(index(&[]), Submission::default());
    for end in 0..SAMPLE.len() {
        let found = index(&[&SAMPLE.as_bytes()[..end]]);
        for entry in &found.documents {
            assert!(entry.text.start <= entry.text.end && entry.text.end <= end as u64, "{entry:?}");
            assert!(entry.whole.start <= entry.whole.end && entry.whole.end <= end as u64, "{entry:?}");
        }
    }
    let many = "<DOCUMENT>\n".repeat(MAX_DOCUMENTS + 5);
    assert_eq!(index(&[many.as_bytes()]).left_out, 5);
    let long = [b"<DOCUMENT>\n<TYPE>".to_vec(), vec![0xFF; 100_000]].concat();
    assert!(index(&[&long]).documents[0].kind.len() <= 3 * MAX_LINE);
}
