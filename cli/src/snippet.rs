//! Faults of a file that a person wrote, each with its line and a caret under what is wrong.

use std::io::Write as _;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use doctrace::text::{Lines, Text};

use crate::ui::{Ui, Words, plain};

/// One fault.
#[derive(Clone, Debug)]
pub(crate) struct Fault {
    /// Bytes of the file.
    pub(crate) at: Range<usize>,
    /// What is wrong, and what may be meant.
    pub(crate) words: Words,
}

/// Shows faults on standard error, in the order of the file.
pub(crate) fn show(ui: Ui, name: &str, source: &str, faults: &mut [Fault]) {
    faults.sort_by_key(|fault| (fault.at.start, fault.at.end));
    let mut err = anstream::stderr().lock();
    for fault in faults {
        // A closed standard error must not end the run.
        let _ = writeln!(err, "{}", rendered(ui, name, source, fault));
    }
}

fn rendered(ui: Ui, name: &str, source: &str, fault: &Fault) -> String {
    let at = within(source, &fault.at);
    let (line, column) = Text::new(source).map_or((1, 1), |text| {
        let position = Lines::new(text).position(at.start);
        (position.line, position.column)
    });
    let title = plain(&format!(
        "{name}:{line}:{column}: {}",
        fault.words.of(ui.lang)
    ));
    let level = Level::ERROR.with_name(ui.word("lỗi", "error"));
    let group = level
        .primary_title(title)
        .element(Snippet::source(source).annotation(AnnotationKind::Primary.span(at)));
    Renderer::styled().render(&[group])
}

/// A span inside the text, between characters: the renderer takes no other. One that is empty
/// or goes over several lines becomes what of it stands on its first line.
fn within(source: &str, span: &Range<usize>) -> Range<usize> {
    let floor = |mut at: usize| {
        at = at.min(source.len());
        while !source.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let (start, end) = (floor(span.start), floor(span.end.max(span.start)));
    let line = source[start..]
        .find('\n')
        .map_or(source.len(), |it| start + it);
    let end = end.min(line);
    if end > start {
        return start..end;
    }
    let next = source[start..line].chars().next().map_or(0, char::len_utf8);
    start..start + next
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_are_made_to_fit() {
        let source = "số = 1\nhai";
        assert_eq!(within(source, &(0..1)), 0..1);
        assert_eq!(within(source, &(2..3)), 1..4);
        assert_eq!(within(source, &(7..99)), 7..8);
        assert_eq!(within(source, &(99..100)), source.len()..source.len());
        assert_eq!(within(source, &(0..0)), 0..1);
    }
}
