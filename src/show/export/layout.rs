//! How the JSON is set: an object a paragraph, a list of plain values on one line.

use std::io;

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::Formatter;

/// Writes a value whose parts can all be written; ends with a line feed.
pub fn write(value: &impl Serialize) -> String {
    let mut bytes = Vec::new();
    let written = value.serialize(&mut Serializer::with_formatter(&mut bytes, Layout::default()));
    debug_assert!(written.is_ok(), "strings, numbers and lists always can be written");
    bytes.push(b'\n');
    String::from_utf8(bytes).unwrap_or_default()
}

#[derive(Default)]
struct Layout {
    depth: usize,
    /// An element of a list is about to come; whether it is the first.
    element: Option<bool>,
    /// For each open list, whether its elements stand on lines of their own.
    broken: Vec<bool>,
    empty: bool,
}

impl Layout {
    fn line<W: ?Sized + io::Write>(&self, to: &mut W) -> io::Result<()> {
        to.write_all(b"\n")?;
        (0..self.depth).try_for_each(|_| to.write_all(b"  "))
    }

    /// Parts an element from the one before: objects by lines, anything else by blanks.
    fn part<W: ?Sized + io::Write>(&mut self, to: &mut W, object: bool) -> io::Result<()> {
        match self.element.take() {
            Some(_) if object => {
                if let Some(broken) = self.broken.last_mut() {
                    *broken = true;
                }
                self.line(to)
            }
            Some(false) => to.write_all(b" "),
            _ => Ok(()),
        }
    }
}

impl Formatter for Layout {
    fn begin_array<W: ?Sized + io::Write>(&mut self, to: &mut W) -> io::Result<()> {
        self.part(to, false)?;
        self.depth += 1;
        self.broken.push(false);
        to.write_all(b"[")
    }
    fn end_array<W: ?Sized + io::Write>(&mut self, to: &mut W) -> io::Result<()> {
        self.depth -= 1;
        if self.broken.pop() == Some(true) {
            self.line(to)?;
        }
        to.write_all(b"]")
    }
    fn begin_array_value<W: ?Sized + io::Write>(&mut self, to: &mut W, first: bool) -> io::Result<()> {
        self.element = Some(first);
        if first { Ok(()) } else { to.write_all(b",") }
    }
    fn begin_object<W: ?Sized + io::Write>(&mut self, to: &mut W) -> io::Result<()> {
        self.part(to, true)?;
        self.depth += 1;
        self.empty = true;
        to.write_all(b"{")
    }
    fn end_object<W: ?Sized + io::Write>(&mut self, to: &mut W) -> io::Result<()> {
        self.depth -= 1;
        if !std::mem::take(&mut self.empty) {
            self.line(to)?;
        }
        to.write_all(b"}")
    }
    fn begin_object_key<W: ?Sized + io::Write>(&mut self, to: &mut W, first: bool) -> io::Result<()> {
        self.empty = false;
        if !first {
            to.write_all(b",")?;
        }
        self.line(to)
    }
    fn begin_object_value<W: ?Sized + io::Write>(&mut self, to: &mut W) -> io::Result<()> {
        to.write_all(b": ")
    }
    fn begin_string<W: ?Sized + io::Write>(&mut self, to: &mut W) -> io::Result<()> {
        self.part(to, false)?;
        to.write_all(b"\"")
    }
    fn write_null<W: ?Sized + io::Write>(&mut self, to: &mut W) -> io::Result<()> {
        self.part(to, false)?;
        to.write_all(b"null")
    }
    fn write_u32<W: ?Sized + io::Write>(&mut self, to: &mut W, value: u32) -> io::Result<()> {
        self.write_u64(to, u64::from(value))
    }
    fn write_u64<W: ?Sized + io::Write>(&mut self, to: &mut W, value: u64) -> io::Result<()> {
        self.part(to, false)?;
        write!(to, "{value}")
    }
}
