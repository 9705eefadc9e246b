//! The line of a text with carets under the words of a finding.
//!
//! One function stands before annotate-snippets, which panics on spans past the end or inside a
//! letter: it checks that the text has the words where the report says, makes the line safe to
//! show, keeps only what is near the words, and counts the span anew in what is left.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use doctrace::report::{Evidence, visible};

use super::ink::{Ink, Paint};

/// Bytes of a line kept before and behind the words; more than any terminal shows.
const NEAR: usize = 600;
/// Bytes of the words themselves.
const WORDS: usize = 400;

/// Before every line of an excerpt.
const INDENT: &str = "  ";

/// Whether nothing stands on a line but the margin, whatever its colour.
fn is_margin(line: &str) -> bool {
    let mut bare = line.to_owned();
    while let Some(at) = bare.find('\x1b') {
        let end = bare[at..].find('m').map_or(bare.len(), |end| at + end + 1);
        bare.replace_range(at..end, "");
    }
    bare.trim() == "|"
}

/// A line that can be shown, with the words in it.
#[derive(Debug, PartialEq, Eq)]
struct Shown {
    line: String,
    start: usize,
    end: usize,
}

/// The largest boundary of a letter that is not behind `at`.
fn floor(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..=at)
        .rev()
        .find(|&at| text.is_char_boundary(at))
        .unwrap_or(0)
}

/// The smallest boundary of a letter that is not before `at`.
fn ceil(text: &str, at: usize) -> usize {
    (at..text.len())
        .find(|&at| text.is_char_boundary(at))
        .unwrap_or(text.len())
}

/// The line around the words, where they stand in the text at the bytes that the report names;
/// else the words alone.
fn shown(evidence: &Evidence, text: Option<&str>) -> Shown {
    let (start, end) = (evidence.start as usize, evidence.end as usize);
    let there = |text: &&str| {
        !evidence.quote.is_empty() && text.get(start..end) == Some(evidence.quote.as_str())
    };
    let (before, words, behind) = if let Some(text) = text.filter(there) {
        let line = text[..start].rfind('\n').map_or(0, |at| at + 1);
        let from = ceil(text, line.max(start.saturating_sub(NEAR)));
        // Words over several lines: the first line of them is marked.
        let first = evidence.quote.find('\n').map_or(end, |at| start + at);
        let last = floor(text, first.min(start + WORDS));
        let rest = &text[last..];
        let to = rest.find('\n').map_or(text.len(), |at| last + at);
        let to = floor(text, to.min(last + NEAR)).max(last);
        (&text[from..start], &text[start..last], &text[last..to])
    } else {
        let words = evidence.quote.as_str();
        ("", &words[..floor(words, WORDS)], "")
    };
    let safe = |words: &str| visible(words.trim_end_matches('\r')).into_owned();
    let (before, words, behind) = (safe(before), safe(words), safe(behind));
    let start = before.len();
    let end = start + words.len();
    Shown {
        line: format!("{before}{words}{behind}"),
        start,
        end,
    }
}

/// Draws the place of a finding.
pub(super) fn draw(
    ink: &mut Ink,
    evidence: &Evidence,
    place: &str,
    text: Option<&str>,
    paint: Paint,
) {
    ink.paragraph_in(Paint::Dim, "  --> ", place, 6);
    let shown = shown(evidence, text);
    if shown.start == shown.end {
        return;
    }
    let kind = match paint {
        Paint::Bad => Level::ERROR,
        Paint::Doubtful => Level::WARNING,
        Paint::Note => Level::NOTE,
        _ => Level::INFO,
    };
    let snippet = Snippet::source(shown.line.as_str())
        .line_start(evidence.line.max(1) as usize)
        .annotation(AnnotationKind::Primary.span(shown.start..shown.end));
    let renderer = if ink.is_coloured() {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let renderer = renderer
        .decor_style(DecorStyle::Ascii)
        .term_width(ink.width() - INDENT.len());
    let group = Group::with_level(kind).element(snippet);
    // The place stands above in our own words: columns are letters as seen there.
    let drawn = renderer.render(&[group]);
    // Its first line is a margin and nothing else.
    for line in drawn.lines().filter(|line| !is_margin(line)) {
        ink.raw(&format!("{INDENT}{line}"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terminal::ink::columns;

    fn evidence(quote: &str, start: u32) -> Evidence {
        let mut evidence = Evidence::whole("a.txt");
        evidence.quote = quote.into();
        evidence.start = start;
        evidence.end = start + quote.len() as u32;
        evidence
    }

    fn drawn(evidence: &Evidence, text: Option<&str>) -> String {
        let mut ink = Ink::new(80, false);
        draw(&mut ink, evidence, "a.txt:1:1", text, Paint::Bad);
        ink.text().to_owned()
    }

    /// Columns under the words are marked, and no others.
    fn check(text: &str, quote: &str) {
        let at = text.find(quote).expect("the words");
        let page = drawn(&evidence(quote, at as u32), Some(text));
        let carets = page
            .lines()
            .find(|line| line.contains('^'))
            .expect("carets");
        let line = page
            .lines()
            .find(|line| line.contains("1 |"))
            .expect("a line");
        let (from, to) = (carets.find('^').unwrap(), carets.rfind('^').unwrap() + 1);
        let mut column = 0;
        let mut marked = String::new();
        for char in line.chars() {
            if (from..to).contains(&column) {
                marked.push(char);
            }
            column += columns(char.encode_utf8(&mut [0; 4]));
        }
        assert_eq!(marked.trim_end(), visible(quote), "{page}");
    }

    #[test]
    fn carets_stand_under_the_words() {
        check("Ban hành Kế hoạch số 109-KH/HU ngày", "109-KH/HU");
        check(
            "Ban ha\u{300}nh Ke\u{302}\u{301} hoa\u{323}ch số 109-KH/HU ngày",
            "109-KH/HU",
        );
        check("一\tKế hoạch\tsố 109-KH/HU\r\nngày", "109-KH/HU");
        check("a\u{1b}[31m\u{202e}b 109-KH/HU", "109-KH/HU");
    }

    #[test]
    fn a_line_of_a_megabyte_is_cut_near_the_words() {
        let text = format!(
            "{}109-KH/HU {}",
            "a\u{301} ".repeat(200_000),
            "đ ".repeat(200_000)
        );
        let page = drawn(&evidence("109-KH/HU", 800_000), Some(&text));
        assert!(page.len() < 2_000, "{}", page.len());
        assert!(
            page.contains("109-KH/HU") && page.contains("^^^^^^^^^"),
            "{page}"
        );
        assert!(page.lines().all(|line| columns(line) <= 90), "{page}");
    }

    #[test]
    fn spans_that_do_not_fit_show_the_words_alone() {
        for (text, start) in [("ngắn", 100), ("đđđđđđđđđđ", 1), ("", 0)] {
            let page = drawn(&evidence("109-KH/HU", start), Some(text));
            assert!(page.contains("109-KH/HU"), "{page}");
        }
        let mut whole = Evidence::whole("a.txt");
        assert_eq!(drawn(&whole, Some("một")).lines().count(), 1);
        whole.end = u32::MAX;
        whole.start = u32::MAX;
        assert_eq!(drawn(&whole, Some("một")).lines().count(), 1);
    }

    #[test]
    fn escapes_are_made_visible() {
        let page = drawn(&evidence("\x1b[2J18-NQ/TW", 0), None);
        assert!(
            !page.contains('\x1b') && page.contains("␛[2J18-NQ/TW"),
            "{page}"
        );
    }
}
