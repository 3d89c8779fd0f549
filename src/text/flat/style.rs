//! What the values of styles and attributes mean for lines.

/// Farther in than this many points nothing stands on a page.
const FAR: i32 = 400;

/// Which of up to eight things are so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Any(u8);

impl Any {
    pub(super) fn set(&mut self, thing: u8, is_so: bool) {
        self.0 = self.0 & !(1 << thing) | u8::from(is_so) << thing;
    }

    pub(super) fn any(self) -> bool {
        self.0 != 0
    }
}

/// Whether `display` or `visibility` hides.
pub(super) fn hides(value: &str) -> bool {
    ["none", "hidden", "collapse"].iter().any(|word| starts_with(value, word))
}

pub(super) fn raises(align: &str) -> bool {
    starts_with(align, "super")
}

pub(super) fn breaks_page(value: &str) -> bool {
    ["always", "page", "left", "right"].iter().any(|word| starts_with(value, word))
}

/// Whether a margin or padding is more than nothing.
pub(super) fn is_spaced(value: &str) -> bool {
    first_word(value).bytes().any(|byte| matches!(byte, b'1'..=b'9'))
}

/// Whether a size is nothing.
pub(super) fn is_nothing(size: &str) -> bool {
    let number = first_word(size);
    number.starts_with(['0', '.']) && number.contains('0') && !number.bytes().any(|byte| matches!(byte, b'1'..=b'9'))
}

/// Whether a place is so far to the left of the page, or above it, that nobody sees what stands there.
pub(super) fn is_off_page(place: &str) -> bool {
    points(place).is_some_and(|points| points <= -FAR)
}

/// Whether a border is drawn.
pub(super) fn is_drawn(value: &str) -> bool {
    !matches!(first_word(value), "none" | "0" | "0px" | "0pt")
}

/// Whether a width is less than half of the page's.
pub(super) fn is_short(width: &str) -> bool {
    /// A page is some 600 pixels or points wide.
    const HALF_PAGE: u32 = 300;
    let digits = width.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = width.split_at_checked(digits).unwrap_or((width, ""));
    let whole = number.parse::<u32>().unwrap_or(0);
    match rest.trim_start_matches(|c: char| c == '.' || c.is_ascii_digit()).trim_ascii() {
        "%" => whole < 50,
        "in" => whole < HALF_PAGE / 96,
        "em" => whole < HALF_PAGE / 12,
        "px" | "pt" | "" => whole < HALF_PAGE && !number.is_empty(),
        _ => false,
    }
}

/// The left one of the four sides that "1pt 2pt 3pt 4pt" and its shorter forms give.
pub(super) fn left_of(sides: &str) -> &str {
    let mut words = sides.split_ascii_whitespace();
    let first = words.next().unwrap_or("");
    let second = words.next();
    words.nth(1).or(second).unwrap_or(first)
}

/// A length in points; of what the page's width decides, as much as on a printed page.
pub(super) fn points(length: &str) -> Option<i32> {
    /// Digits beyond these say nothing about where a letter stands.
    const MOST: i64 = 1_000_000;
    let length = first_word(length);
    let below = length.starts_with('-');
    let (mut whole, mut parts, mut digits, mut at) = (0_i64, 1_i64, 0, usize::from(length.starts_with(['-', '+'])));
    let mut broken = false;
    while let Some(&byte) = length.as_bytes().get(at) {
        match byte {
            b'0'..=b'9' => {
                digits += 1;
                if whole < MOST * MOST && parts < MOST {
                    whole = whole * 10 + i64::from(byte - b'0');
                    parts *= if broken { 10 } else { 1 };
                }
            }
            b'.' if !broken => broken = true,
            _ => break,
        }
        at += 1;
    }
    // In thousandths of a point.
    let size = match length.get(at..).filter(|_| digits > 0)?.to_ascii_lowercase().as_str() {
        "pt" => 1_000,
        "px" => 750,
        "in" => 72_000,
        "em" | "rem" => 10_000,
        "cm" => 28_000,
        "%" => 4_500,
        _ => return None,
    };
    let points = (whole.saturating_mul(size) / parts / 1_000).min(i64::from(FAR)) as i32;
    Some(if below { -points } else { points })
}

/// The words of a value up to the first blank.
fn first_word(value: &str) -> &str {
    let end = value.bytes().position(|byte| byte.is_ascii_whitespace()).unwrap_or(value.len());
    value.get(..end).unwrap_or("")
}

fn starts_with(value: &str, word: &str) -> bool {
    value.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_in_points() {
        let all = ["12pt", "-1.00em", "0.5in", "50%", "8px", ".25IN 3pt", "1.333em", "2cm", "9999999999999999999999pt"];
        let read: Vec<_> = all.iter().map(|length| points(length)).collect();
        let expected = [12, -10, 36, 225, 6, 18, 13, 56, 400].map(Some);
        assert_eq!(read, expected);
        assert_eq!(["auto", "12", "pt", ".", "1.2.3pt", "", "-", "1 pt"].map(points), [None; 8]);
    }

    #[test]
    fn the_left_of_four_sides() {
        assert_eq!(["1", "1 2", "1 2 3", "1 2 3 4", ""].map(left_of), ["1", "2", "2", "4", ""]);
    }

    #[test]
    fn what_is_shorter_than_half_a_page() {
        assert!(["20%", "2in", "100", "96.5pt", "20em"].into_iter().all(is_short));
        assert!(!["50%", "4in", "300", "100%", "auto", "", "%x"].into_iter().any(is_short));
    }
}
