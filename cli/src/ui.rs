//! What the program says beside its results: on standard error, in one language.

use std::fmt;
use std::io::Write as _;

use anstream::ColorChoice;
use clap::ValueEnum;
use doctrace::report::Lang;

/// When words are coloured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal, and where `NO_COLOR` is not set.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

impl Color {
    /// Makes it hold for all that is written from here on.
    pub(crate) fn set(self) {
        match self {
            Self::Auto => ColorChoice::Auto,
            Self::Always => ColorChoice::AlwaysAnsi,
            Self::Never => ColorChoice::Never,
        }
        .write_global();
    }
}

/// Words in both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Words {
    pub(crate) vi: String,
    pub(crate) en: String,
}

impl Words {
    pub(crate) fn new(vi: impl Into<String>, en: impl Into<String>) -> Self {
        Self {
            vi: vi.into(),
            en: en.into(),
        }
    }

    /// The words that both languages share: what a library or the system says.
    pub(crate) fn same(words: impl fmt::Display) -> Self {
        let words = words.to_string();
        Self::new(words.clone(), words)
    }

    pub(crate) fn of(&self, lang: Lang) -> &str {
        match lang {
            Lang::Vi => &self.vi,
            Lang::En => &self.en,
        }
    }
}

/// The English words, for whoever has no language to ask for.
impl fmt::Display for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.en)
    }
}

impl std::error::Error for Words {}

/// Speaks to the person at the keyboard.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ui {
    pub(crate) lang: Lang,
    quiet: bool,
    verbose: u8,
}

impl Ui {
    pub(crate) const fn new(lang: Lang, quiet: bool, verbose: u8) -> Self {
        Self {
            lang,
            quiet,
            verbose,
        }
    }

    /// The words of the language asked for.
    pub(crate) const fn word<'w>(self, vi: &'w str, en: &'w str) -> &'w str {
        match self.lang {
            Lang::Vi => vi,
            Lang::En => en,
        }
    }

    /// Whether progress may be shown.
    pub(crate) const fn is_quiet(self) -> bool {
        self.quiet
    }

    /// Whether more than usual is asked for.
    pub(crate) const fn is_verbose(self) -> bool {
        self.verbose > 0
    }

    /// Something worth knowing; not said under `-q`.
    pub(crate) fn note(self, vi: &str, en: &str) {
        if !self.quiet {
            line("", self.word(vi, en));
        }
    }

    /// What only `-v` asks for.
    pub(crate) fn detail(self, vi: &str, en: &str) {
        if self.verbose > 0 {
            line("", self.word(vi, en));
        }
    }

    /// Something wrong: said under `-q` too.
    pub(crate) fn fault(self, words: &Words) {
        line("\x1b[31m", words.of(self.lang));
    }
}

fn line(color: &str, words: &str) {
    let reset = if color.is_empty() { "" } else { "\x1b[0m" };
    // A closed standard error must not end the run.
    let _ = writeln!(
        anstream::stderr().lock(),
        "{color}doctrace:{reset} {}",
        plain(words)
    );
}

/// Control characters and signs that turn text around must not reach a terminal: a file's
/// name and a document's words may hold any.
pub(crate) fn plain(words: &str) -> String {
    let harmful = |char: char| {
        char.is_control() && char != '\n'
            || matches!(char, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    words.replace(harmful, "\u{fffd}")
}

/// The language of the crate of formats.
pub(crate) const fn formats(lang: Lang) -> doctrace_formats::Lang {
    match lang {
        Lang::Vi => doctrace_formats::Lang::Vi,
        Lang::En => doctrace_formats::Lang::En,
    }
}
