//! Lines on a terminal: wrapped by the columns that letters take, coloured or plain. Whatever a
//! document says is made visible here, at the one place where words become lines.

use doctrace::report::Severity;
use std::fmt::Write as _;

use doctrace::report::{CellState, visible};
use unicode_width::UnicodeWidthStr;

/// The narrowest page.
const NARROWEST: usize = 40;

/// A colour with a meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Paint {
    Plain,
    Strong,
    Dim,
    Good,
    Doubtful,
    Bad,
    Note,
}

impl Paint {
    const fn code(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Strong => "1",
            Self::Dim => "2",
            Self::Good => "32",
            Self::Doubtful => "33",
            Self::Bad => "1;31",
            Self::Note => "36",
        }
    }

    pub(super) const fn of_state(state: CellState) -> Self {
        match state {
            CellState::Proven => Self::Good,
            CellState::Contested | CellState::Draft | CellState::Unknown => Self::Doubtful,
            CellState::Missing => Self::Bad,
            CellState::Waived | CellState::NotDue | CellState::Void | CellState::Superseded => {
                Self::Dim
            }
        }
    }

    pub(super) const fn of_severity(severity: Severity) -> Self {
        match severity {
            Severity::Error => Self::Bad,
            Severity::Warning => Self::Doubtful,
            Severity::Note => Self::Note,
            Severity::Info => Self::Dim,
        }
    }
}

/// The page as it is written.
#[derive(Debug)]
pub(super) struct Ink {
    out: String,
    width: usize,
    color: bool,
}

/// Columns a text takes.
pub(super) fn columns(text: &str) -> usize {
    text.width()
}

/// A text cut to so many columns, with a sign that it was.
pub(super) fn cut(text: &str, limit: usize) -> String {
    if columns(text) <= limit {
        return text.to_owned();
    }
    let mut seen = 1;
    let fits = |&(_, char): &(usize, char)| {
        seen += unicode_width::UnicodeWidthChar::width(char).unwrap_or(0);
        seen <= limit
    };
    let kept: String = text
        .char_indices()
        .take_while(fits)
        .map(|it| it.1)
        .collect();
    format!("{}…", kept.trim_end())
}

impl Ink {
    pub(super) fn new(width: usize, color: bool) -> Self {
        Self {
            out: String::new(),
            width: width.max(NARROWEST),
            color,
        }
    }

    pub(super) fn text(&self) -> &str {
        &self.out
    }

    pub(super) const fn width(&self) -> usize {
        self.width
    }

    pub(super) const fn is_coloured(&self) -> bool {
        self.color
    }

    pub(super) fn blank(&mut self) {
        self.out.push('\n');
    }

    /// Text that has its own colours and is safe.
    pub(super) fn raw(&mut self, text: &str) {
        for line in text.lines() {
            self.out.push_str(line.trim_end());
            self.out.push('\n');
        }
    }

    fn put(&mut self, paint: Paint, words: &str) {
        if self.color && paint != Paint::Plain && !words.is_empty() {
            let _ = write!(self.out, "\x1b[{}m{words}\x1b[0m", paint.code());
        } else {
            self.out.push_str(words);
        }
    }

    /// One line of pieces that are safe already.
    pub(super) fn line(&mut self, pieces: &[(Paint, &str)]) {
        let last = pieces
            .iter()
            .rposition(|(_, words)| !words.trim_end().is_empty());
        let shown = last.map_or(0, |last| last + 1);
        for (at, (paint, words)) in pieces.iter().take(shown).enumerate() {
            let words = if at + 1 == shown {
                words.trim_end()
            } else {
                words
            };
            self.put(*paint, words);
        }
        self.out.push('\n');
    }

    pub(super) fn heading(&mut self, words: &str, count: Option<usize>) {
        let count = count.map(|count| format!(" ({count})")).unwrap_or_default();
        if !self.out.is_empty() {
            self.blank();
        }
        let words = format!("{}{count}", words.to_uppercase());
        let mut rest = words.as_str();
        while columns(rest) > self.width {
            let at = fitting(rest, self.width);
            self.line(&[(Paint::Strong, &rest[..at])]);
            rest = rest[at..].trim_start();
        }
        self.line(&[(Paint::Strong, rest)]);
    }

    pub(super) fn field(&mut self, label: &str, words: &str) {
        self.paragraph(&format!("{label}: "), words, 2);
    }

    /// Words after a lead, broken at blanks, further lines set in by `hang`.
    pub(super) fn paragraph(&mut self, lead: &str, words: &str, hang: usize) {
        self.marked(Paint::Plain, lead, words, hang);
    }

    /// The same with the words in a colour.
    pub(super) fn paragraph_in(&mut self, paint: Paint, lead: &str, words: &str, hang: usize) {
        self.wrapped((Paint::Plain, lead), (paint, words), hang);
    }

    /// The same with the lead in a colour.
    pub(super) fn marked(&mut self, paint: Paint, lead: &str, words: &str, hang: usize) {
        self.wrapped((paint, lead), (Paint::Plain, words), hang);
    }

    fn wrapped(&mut self, lead: (Paint, &str), words: (Paint, &str), hang: usize) {
        // A lead that fills the line is broken as the words are.
        if columns(lead.1) > self.width {
            let all = format!("{}{}", lead.1.trim_start(), words.1);
            let indent = lead.1.len() - lead.1.trim_start().len();
            return self.wrapped((lead.0, &lead.1[..indent]), (words.0, &all), hang);
        }
        let (shown_lead, shown) = (visible(lead.1), visible(words.1));
        let mut lines: Vec<String> = Vec::new();
        let mut line = String::new();
        let mut room = self.width.saturating_sub(columns(&shown_lead));
        let whole = self.width.saturating_sub(hang);
        for word in shown.split(' ') {
            let mut word = word;
            loop {
                let wide = columns(word);
                let used = columns(&line);
                if line.is_empty() && wide <= room {
                    line.push_str(word);
                    break;
                }
                if !line.is_empty() && used + 1 + wide <= room {
                    line.push(' ');
                    line.push_str(word);
                    break;
                }
                if line.is_empty() && (room == whole || wide > whole) {
                    // A word longer than a line is cut where it must be.
                    let at = fitting(word, room);
                    lines.push(word[..at].to_owned());
                    word = &word[at..];
                } else {
                    lines.push(std::mem::take(&mut line));
                }
                room = whole;
            }
        }
        lines.push(line);
        for (at, line) in lines.iter().enumerate() {
            if at == 0 {
                let trimmed = if line.is_empty() {
                    shown_lead.trim_end()
                } else {
                    &shown_lead
                };
                self.put(lead.0, trimmed);
            } else {
                let _ = write!(self.out, "{:hang$}", "");
            }
            self.put(words.0, line);
            self.out.push('\n');
        }
    }
}

/// Bytes of the longest beginning of at most `limit` columns; at least one letter.
fn fitting(text: &str, limit: usize) -> usize {
    let mut seen = 0;
    for (at, char) in text.char_indices() {
        seen += unicode_width::UnicodeWidthChar::width(char).unwrap_or(0);
        if seen > limit && at > 0 {
            return at;
        }
    }
    text.len()
}
