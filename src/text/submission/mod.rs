//! A full EDGAR submission → its documents: an index made while the bytes stream past, never holding them.

mod header;

use std::ops::Range;

use memchr::memmem;

pub use header::{Header, Registrant, SeriesRow, of_text as header};

/// What a submission holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Submission {
    /// What its header says.
    pub header: Header,
    /// Its documents, in order.
    pub documents: Vec<Entry>,
    /// How many documents beyond [`MAX_DOCUMENTS`] are not listed.
    pub left_out: u64,
    /// How many bytes it has.
    pub bytes: u64,
}

/// One document of a submission.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Entry {
    /// Its `<TYPE>`, as `EX-99.E`.
    pub kind: String,
    /// Its `<SEQUENCE>`, if that is a number.
    pub sequence: Option<u32>,
    /// Its `<FILENAME>`.
    pub file: String,
    /// Its `<DESCRIPTION>`.
    pub description: String,
    /// Where it stands, from the byte of `<DOCUMENT>` to behind the line that ends it.
    pub whole: Range<u64>,
    /// Where its text stands: the bytes behind `<TEXT>` up to the line that ends it. Empty where it has none.
    pub text: Range<u64>,
    /// Whether its text is a file packed into letters (a picture, a PDF), not words.
    pub packed: bool,
    /// Whether it ends as it should; false where the next one begins, or the file ends, in the middle of it.
    pub closed: bool,
}

impl Entry {
    /// Whether words may stand in it: no picture, no packed file, no coded data by its kind.
    pub fn is_words(&self) -> bool {
        const CODED: [&str; 7] = ["GRAPHIC", "COVER", "ZIP", "EXCEL", "XML", "JSON", "PDF"];
        let kind = self.kind.to_ascii_uppercase();
        let data = kind.starts_with("EX-101") || kind.starts_with("EX-27") || CODED.contains(&kind.as_str());
        !(self.packed || self.text.is_empty() || data)
    }
}

/// More documents than the largest submissions have; it bounds the memory that hostile bytes can ask for.
pub const MAX_DOCUMENTS: usize = 10_000;
/// A line of a header or tag is remembered up to here; values are far shorter.
const MAX_LINE: usize = 1024;

/// The index while it is being made.
#[derive(Debug, Default)]
pub struct Index {
    submission: Submission,
    header: header::Reader,
    place: Place,
    /// How many bytes have been seen.
    at: u64,
    /// Where the line that is being read began.
    line_at: u64,
    /// That line as far as it is remembered, or nothing where nobody asks for it.
    line: Vec<u8>,
    /// What is to be done with the rest of the line.
    rest: Rest,
    /// The byte that ends a line: LF, or CR in what an old Macintosh wrote; unknown before the first line ends.
    end: Option<u8>,
    /// A CR that ended the bytes before: what follows tells what it is.
    held: bool,
}

/// Which part of the submission is being read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Place {
    #[default]
    Header,
    /// Between documents.
    Outside,
    /// Between `<DOCUMENT>` and `<TEXT>`, or behind `</TEXT>`.
    Document,
    /// In a text of which so many lines have been looked at.
    Text(u8),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Rest {
    /// A line begins.
    #[default]
    New,
    Keep,
    Skip,
}

/// A packed file says so on its first lines: a tag that names its kind, then `begin 644 name`.
const FIRST_LINES: u8 = 3;

impl Index {
    /// An index of nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads the next bytes; where they are cut does not matter.
    pub fn push(&mut self, mut bytes: &[u8]) {
        if self.end.is_none() && !bytes.is_empty() {
            bytes = self.find_end(bytes);
        }
        self.scan(bytes);
    }

    /// Learns from the first line how lines end; gives back the bytes without a CR that is yet to be told.
    fn find_end<'a>(&mut self, bytes: &'a [u8]) -> &'a [u8] {
        let of = |next: u8| if next == b'\n' { b'\n' } else { b'\r' };
        if std::mem::take(&mut self.held) {
            self.end = bytes.first().map(|&next| of(next));
            self.scan(b"\r");
            return bytes;
        }
        let Some(at) = memchr::memchr2(b'\n', b'\r', bytes) else { return bytes };
        let (before, from) = bytes.split_at(at);
        match *from {
            [b'\r'] => {
                self.held = true;
                return before;
            }
            [b'\r', next, ..] => self.end = Some(of(next)),
            _ => self.end = Some(b'\n'),
        }
        bytes
    }

    fn scan(&mut self, mut bytes: &[u8]) {
        let end_of_line = self.end.unwrap_or(b'\n');
        let tag_after = [end_of_line, b'<'];
        let tagged = memmem::Finder::new(&tag_after);
        while let Some(&first) = bytes.first() {
            if self.rest == Rest::New {
                self.line_at = self.at;
                self.rest = if self.wants(first) { Rest::Keep } else { Rest::Skip };
            }
            let kept = self.rest == Rest::Keep;
            // Of a text only the tags matter: all lines up to the next one are gone over at once.
            let end = match self.place {
                Place::Text(FIRST_LINES) if !kept => tagged.find(bytes).or_else(|| last_end(bytes, end_of_line)),
                _ => memchr::memchr(end_of_line, bytes),
            };
            let (part, after) = bytes.split_at(end.map_or(bytes.len(), |i| i + 1));
            if kept {
                let room = MAX_LINE.saturating_sub(self.line.len());
                self.line.extend_from_slice(&part[..part.len().min(room)]);
            }
            self.at += part.len() as u64;
            bytes = after;
            if end.is_some() {
                self.end_line();
            }
        }
    }

    /// Ends the index: the bytes are all there.
    pub fn finish(mut self) -> Submission {
        if std::mem::take(&mut self.held) {
            self.scan(b"\r");
        }
        if self.rest != Rest::New {
            self.end_line();
        }
        self.close(self.at, self.at, false);
        self.submission.bytes = self.at;
        self.submission.header = self.header.finish();
        self.submission
    }

    /// Whether a line that begins so can matter here.
    fn wants(&self, first: u8) -> bool {
        match self.place {
            Place::Header => true,
            Place::Text(looked) => first == b'<' || looked < FIRST_LINES,
            Place::Outside | Place::Document => first == b'<',
        }
    }

    fn end_line(&mut self) {
        let kept = self.rest == Rest::Keep;
        self.rest = Rest::New;
        if kept {
            let line = std::mem::take(&mut self.line);
            self.take(&String::from_utf8_lossy(&line));
            self.line = line;
            self.line.clear();
        }
    }

    fn take(&mut self, line: &str) {
        let (tag, value) = header::tag(line).unwrap_or(("", line.trim()));
        let is = |name: &str| tag.eq_ignore_ascii_case(name);
        match self.place {
            _ if is("DOCUMENT") => self.begin(),
            Place::Header => self.header.take(line),
            Place::Text(_) if is("/TEXT") => self.end_text(),
            Place::Text(_) | Place::Document if is("/DOCUMENT") => self.close(self.line_at, self.at, true),
            Place::Text(looked) => self.look(looked, tag, value),
            Place::Document if is("TEXT") => self.begin_text(value),
            Place::Document => self.describe(tag, value),
            Place::Outside => {}
        }
    }

    fn begin(&mut self) {
        self.close(self.line_at, self.line_at, false);
        self.place = Place::Document;
        if self.submission.documents.len() >= MAX_DOCUMENTS {
            self.submission.left_out += 1;
            self.place = Place::Outside;
            return;
        }
        let whole = self.line_at..self.line_at;
        self.submission.documents.push(Entry { whole, ..Entry::default() });
    }

    fn begin_text(&mut self, value: &str) {
        // Some agents put the first words of the text behind the tag.
        let start = if value.is_empty() { self.at } else { self.line_at + "<TEXT>".len() as u64 };
        self.place = Place::Text(0);
        if let Some(entry) = self.submission.documents.last_mut() {
            entry.text = start..start;
        }
        if !value.is_empty() {
            self.look(0, "", value);
        }
    }

    /// Looks for a packed file on the first lines of a text.
    fn look(&mut self, looked: u8, tag: &str, value: &str) {
        if looked >= FIRST_LINES || (tag.is_empty() && value.is_empty()) {
            return;
        }
        self.place = Place::Text(looked + 1);
        let packed = value.strip_prefix("begin ").is_some_and(|mode| mode.starts_with(|c: char| c.is_ascii_digit()));
        if let Some(entry) = self.submission.documents.last_mut() {
            entry.packed |= packed;
        }
    }

    fn end_text(&mut self) {
        self.place = Place::Document;
        if let Some(entry) = self.submission.documents.last_mut() {
            entry.text.end = self.line_at;
        }
    }

    /// Ends the open document: its text at `text`, all of it at `whole`.
    fn close(&mut self, text: u64, whole: u64, closed: bool) {
        let in_text = matches!(self.place, Place::Text(_));
        if !in_text && self.place != Place::Document {
            return;
        }
        self.place = Place::Outside;
        if let Some(entry) = self.submission.documents.last_mut() {
            if in_text {
                entry.text.end = text;
            }
            entry.whole.end = whole;
            entry.closed = closed && !in_text;
        }
    }

    fn describe(&mut self, tag: &str, value: &str) {
        let Some(entry) = self.submission.documents.last_mut() else { return };
        match tag.to_ascii_uppercase().as_str() {
            "TYPE" => entry.kind = value.to_owned(),
            "SEQUENCE" => entry.sequence = value.parse().ok(),
            "FILENAME" => entry.file = value.to_owned(),
            "DESCRIPTION" => entry.description = value.to_owned(),
            _ => {}
        }
    }
}

/// The last line's end, where the bytes end with it.
fn last_end(bytes: &[u8], end: u8) -> Option<usize> {
    bytes.len().checked_sub(1).filter(|&last| bytes.get(last) == Some(&end))
}

#[cfg(test)]
mod tests;
