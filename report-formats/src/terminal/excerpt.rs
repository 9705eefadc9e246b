//! The line of a text with carets under the words of a finding.
//!
//! Words of one line stand in one frame. annotate-snippets panics on spans past the end or inside a
//! letter, so nothing reaches it but through here: the text must have the words where the report
//! says, the line is made safe to show, only what is near the words is kept, and the spans are
//! counted anew in what is left.

use std::borrow::Cow;
use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use doctrace::report::{Evidence, visible};

use super::ink::{Ink, Paint, columns};

/// Bytes of a line kept before and behind the words; more than any terminal shows.
const NEAR: usize = 600;
/// Bytes of the words themselves.
const WORDS: usize = 400;

/// Places marked in one line.
const PLACES: usize = 12;

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
    marks: Vec<Range<usize>>,
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

/// The words of a finding in one line: what stands in one frame.
pub(super) struct Frame<'r, 't> {
    places: Vec<&'r Evidence>,
    /// The text, where it has the words at the bytes that the report names.
    text: Option<&'t str>,
}

impl<'r> Frame<'r, '_> {
    /// Where the words stand, each once, in the order of the line.
    pub(super) fn places(&self) -> &[&'r Evidence] {
        &self.places
    }

    /// The bytes that are marked, in the order of the line; none covers another.
    fn spans(&self, text: &str) -> Vec<Range<usize>> {
        let mut spans: Vec<Range<usize>> = Vec::new();
        for place in &self.places {
            // Words over several lines: the first line of them is marked.
            let start = place.start as usize;
            let first = place.quote.find('\n').unwrap_or(place.quote.len());
            let end = floor(text, start + first.min(WORDS));
            match spans.last_mut() {
                Some(last) if start < last.end => last.end = last.end.max(end),
                _ => spans.push(start..end),
            }
        }
        spans
    }
}

/// The words of a finding by the first `most` lines where they stand, and how many stand elsewhere.
pub(super) fn frames<'r, 't>(
    evidence: &'r [Evidence],
    most: usize,
    text_of: impl Fn(&str) -> Option<&'t str>,
) -> (Vec<Frame<'r, 't>>, usize) {
    let mut frames: Vec<Frame<'r, 't>> = Vec::new();
    let mut rest = 0;
    for place in evidence {
        let (start, end) = (place.start as usize, place.end as usize);
        let text = text_of(&place.input).filter(|text| {
            !place.quote.is_empty() && text.get(start..end) == Some(place.quote.as_str())
        });
        // Without the text nothing tells how words of one line stand to each other.
        let frame = frames.iter().position(|it| {
            text.is_some()
                && it.text.is_some()
                && (&it.places[0].input, it.places[0].line) == (&place.input, place.line)
        });
        match frame {
            Some(at) if frames[at].places.len() < PLACES => frames[at].places.push(place),
            None if frames.len() < most => {
                let places = vec![place];
                frames.push(Frame { places, text });
            }
            _ => rest += 1,
        }
    }
    for frame in &mut frames {
        frame.places.sort_by_key(|it| (it.start, it.end));
        frame.places.dedup_by_key(|it| (it.start, it.end));
    }
    (frames, rest)
}

fn safe(words: &str) -> Cow<'_, str> {
    visible(words.trim_end_matches('\r'))
}

/// The line around the words.
fn shown(text: &str, spans: &[Range<usize>]) -> Shown {
    let (first, last) = match spans {
        [] => (0, 0),
        [first, ..] => (first.start, spans[spans.len() - 1].end),
    };
    let line = text[..first].rfind('\n').map_or(0, |at| at + 1);
    let from = ceil(text, line.max(first.saturating_sub(NEAR)));
    let rest = &text[last..];
    let to = rest.find('\n').map_or(text.len(), |at| last + at);
    let to = floor(text, to.min(last + NEAR)).max(last);
    let (mut line, mut marks, mut at) = (String::new(), Vec::new(), from);
    for span in spans {
        line.push_str(&safe(&text[at..span.start]));
        let start = line.len();
        line.push_str(&safe(&text[span.clone()]));
        marks.push(start..line.len());
        at = span.end;
    }
    line.push_str(&safe(&text[at..to]));
    Shown { line, marks }
}

/// Draws the words of a finding in one line: the line with carets under them; where they stand too
/// far from each other for the terminal, as often as it takes.
pub(super) fn draw(ink: &mut Ink, frame: &Frame<'_, '_>, place: &str, paint: Paint) {
    ink.paragraph_in(Paint::Dim, "  --> ", place, 6);
    let first = frame.places[0];
    let number = first.line.max(1) as usize;
    let Some(text) = frame.text else {
        // The words alone.
        let words = first.quote.as_str();
        let end = floor(words, words.find('\n').unwrap_or(words.len()).min(WORDS));
        let words = &words[..end];
        let whole = std::iter::once(0..end).collect::<Vec<_>>();
        return render(ink, number, &shown(words, &whole), paint);
    };
    // Behind the number stands a margin of three columns.
    let gutter = INDENT.len() + number.to_string().len() + 3;
    let room = ink.width().saturating_sub(gutter);
    let spans = frame.spans(text);
    let mut rest = spans.as_slice();
    while let [first, ..] = rest {
        let fits = |span: &&Range<usize>| {
            let far = span.end - first.start > NEAR;
            !far && columns(&safe(&text[first.start..span.end])) <= room
        };
        let count = rest.iter().take_while(fits).count().max(1);
        let (now, later) = rest.split_at(count);
        render(ink, number, &shown(text, now), paint);
        rest = later;
    }
}

fn render(ink: &mut Ink, number: usize, shown: &Shown, paint: Paint) {
    let kind = match paint {
        Paint::Bad => Level::ERROR,
        Paint::Doubtful => Level::WARNING,
        Paint::Note => Level::NOTE,
        _ => Level::INFO,
    };
    let mut marks = shown.marks.iter().filter(|it| !it.is_empty()).peekable();
    if marks.peek().is_none() {
        return;
    }
    let snippet = Snippet::source(shown.line.as_str())
        .line_start(number)
        .annotations(marks.map(|it| AnnotationKind::Primary.span(it.clone())));
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
        drawn_all(std::slice::from_ref(evidence), text, 80)
    }

    fn drawn_all(evidence: &[Evidence], text: Option<&str>, width: usize) -> String {
        let mut ink = Ink::new(width, false);
        for frame in frames(evidence, 9, |_| text).0 {
            draw(&mut ink, &frame, "a.txt:1:1", Paint::Bad);
        }
        ink.text().to_owned()
    }

    #[test]
    fn words_of_one_line_stand_in_one_frame() {
        let text = "Kế hoạch số 12-KH/HU, Kế hoạch số 13-KH/HU\nvà 14-KH/HU\n";
        let at = |words: &str| {
            let mut place = evidence(words, text.find(words).unwrap() as u32);
            place.line = if words.starts_with("14") { 2 } else { 1 };
            place
        };
        // Out of order, one twice, one over another.
        let places = [
            at("13-KH/HU"),
            at("14-KH/HU"),
            at("12-KH/HU"),
            at("12-KH"),
            at("13-KH/HU"),
        ];
        let page = drawn_all(&places, Some(text), 80);
        assert_eq!(page.matches("-->").count(), 2, "{page}");
        let first = page.lines().find(|line| line.contains('^')).unwrap();
        assert_eq!(
            first.trim_matches(|it| it != '^'),
            "^^^^^^^^              ^^^^^^^^"
        );
        // Without the text, each by itself.
        assert_eq!(drawn_all(&places, None, 80).matches("-->").count(), 5);
    }

    #[test]
    fn words_too_far_apart_are_all_shown() {
        let text = format!(
            "12-KH/HU {}13-KH/HU {}",
            "xa ".repeat(60),
            "rất xa ".repeat(900)
        );
        let text = format!("{text}14-KH/HU");
        let places = ["12-KH/HU", "13-KH/HU", "14-KH/HU"]
            .map(|words| evidence(words, text.find(words).unwrap() as u32));
        for (width, rows) in [(60, 3), (200, 3), (260, 2)] {
            let page = drawn_all(&places, Some(&text), width);
            assert_eq!(page.matches("-->").count(), 1, "{page}");
            assert_eq!(page.matches("^^^^^^^^").count(), 3, "{page}");
            assert_eq!(page.matches("1 |").count(), rows, "{page}");
            assert!(page.lines().all(|line| columns(line) <= width), "{page}");
        }
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
