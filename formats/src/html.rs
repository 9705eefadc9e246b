//! Web pages: blocks as lines, tables as rows, scripts and styles left out.
//!
//! The tokeniser follows the HTML standard and builds no tree, so a page of any depth costs
//! what its bytes cost. What a browser would repair in the tree is taken as it comes.

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{Token, Tokenizer};

use crate::context::Context;
use crate::document::Document;
use crate::encoding::{self, Encoding};
use crate::error::ReadError;
use crate::flow::Flow;
use crate::kind::Kind;
use crate::warning::Warning;

/// The encoding that the page states of itself.
fn stated(bytes: &[u8]) -> Option<Encoding> {
    let head: String = bytes
        .iter()
        .take(4096)
        .map(|byte| byte.to_ascii_lowercase() as char)
        .collect();
    let start = head.find("charset=")? + "charset=".len();
    let name = head[start..].trim_start_matches(['"', '\'', ' ']);
    let end = name
        .find(|char: char| !char.is_ascii_alphanumeric() && !matches!(char, '-' | '_'))
        .unwrap_or(name.len());
    name[..end].parse().ok()
}

/// Reads a web page.
pub(crate) fn read(bytes: &[u8], context: &Context<'_>) -> Result<Document, ReadError> {
    // The bytes go before what the page says of them: UTF-8 pages that say windows-1258 and
    // the other way round are common. Pages in ASCII hold entities, and no VIQR.
    let (source, decoded, warnings) = match context.options.encoding {
        None if bytes.is_ascii() => encoding::decode(bytes, Some(Encoding::Utf8)),
        None if stated(bytes).is_some_and(|it| it == Encoding::Windows1258)
            && std::str::from_utf8(bytes).is_err() =>
        {
            encoding::decode(bytes, None)
                .or_else(|_| encoding::decode(bytes, Some(Encoding::Windows1258)))
        }
        asked => encoding::decode(bytes, asked),
    }?;
    let mut document = Document::new(Kind::Html);
    document.encoding = Some(decoded);
    document.warnings = warnings;
    let mut walk = Walk {
        flow: Flow::new(*context.limits()),
        skipped: None,
        preformatted: 0,
        fonts: Vec::new(),
        old: false,
    };
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    for token in Tokenizer::new_with_emitter(source.as_str(), emitter) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                let value = |name: &[u8]| {
                    tag.attributes
                        .get(name)
                        .map(|it| String::from_utf8_lossy(it).to_ascii_lowercase())
                };
                walk.start(&name, value, tag.self_closing)?;
            }
            Token::EndTag(tag) => walk.end(&String::from_utf8_lossy(&tag.name))?,
            Token::String(text) => walk.text(&String::from_utf8_lossy(&text))?,
            _ => {}
        }
    }
    if walk.old {
        document.warnings.push(Warning::OldFonts {
            encoding: Encoding::Tcvn3,
        });
    }
    (document.text, document.map) = walk.flow.done()?;
    Ok(document)
}

struct Walk {
    flow: Flow,
    /// The element that is left out, until its end, and how many of its name are open.
    skipped: Option<(String, usize)>,
    preformatted: usize,
    /// The old encodings of the `font` elements that are open.
    fonts: Vec<Option<Encoding>>,
    old: bool,
}

/// Elements that are not shown.
const LEFT_OUT: [&str; 12] = [
    "script", "style", "template", "noscript", "svg", "math", "object", "iframe", "textarea",
    "select", "audio", "video",
];

/// Elements that begin and end a line.
const BLOCKS: [&str; 33] = [
    "p",
    "div",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "blockquote",
    "section",
    "article",
    "header",
    "footer",
    "main",
    "nav",
    "aside",
    "address",
    "figure",
    "figcaption",
    "form",
    "fieldset",
    "center",
    "hr",
    "body",
    "title",
    "pre",
    "caption",
];

impl Walk {
    fn start(
        &mut self,
        name: &str,
        value: impl Fn(&[u8]) -> Option<String>,
        closed: bool,
    ) -> Result<(), ReadError> {
        if let Some((skipped, open)) = &mut self.skipped {
            *open += usize::from(skipped == name && !closed);
            return Ok(());
        }
        let style = value(b"style").unwrap_or_default().replace(' ', "");
        let hidden = value(b"hidden").is_some() || style.contains("display:none");
        if LEFT_OUT.contains(&name)
            || hidden && (BLOCKS.contains(&name) || matches!(name, "span" | "tr" | "td" | "table"))
        {
            if !closed || LEFT_OUT.contains(&name) {
                self.skipped = Some((name.to_owned(), 1));
            }
            return Ok(());
        }
        match name {
            "br" => self.flow.text("\n"),
            "font" => {
                let font = value(b"face").and_then(|face| Encoding::of_font(&face));
                if self.fonts.len() < 256 {
                    self.fonts
                        .push(font.or_else(|| self.fonts.last().copied().flatten()));
                }
                Ok(())
            }
            "table" => {
                let border = value(b"border").is_some_and(|it| it != "0" && it != "none");
                let drawn = style.contains("border:")
                    && !style.contains("border:none")
                    && !style.contains("border:0");
                let grid = value(b"class").is_some_and(|class| class.contains("msotablegrid"));
                self.flow.table_start(border || drawn || grid)
            }
            "tr" => self.flow.row_start(),
            "td" | "th" => {
                if !self.flow.in_table() {
                    return self.flow.paragraph_end();
                }
                self.flow.cell_start(
                    value(b"colspan")
                        .and_then(|it| it.trim().parse().ok())
                        .unwrap_or(1),
                )?;
                if name == "th" {
                    self.flow.table_framed();
                }
                Ok(())
            }
            "pre" => {
                self.preformatted += 1;
                self.flow.paragraph_end()
            }
            _ if BLOCKS.contains(&name) => self.flow.paragraph_end(),
            _ => Ok(()),
        }
    }

    fn end(&mut self, name: &str) -> Result<(), ReadError> {
        if let Some((skipped, open)) = &mut self.skipped {
            *open -= usize::from(skipped == name);
            if *open == 0 {
                self.skipped = None;
            }
            return Ok(());
        }
        match name {
            "table" => self.flow.table_end(),
            "td" | "th" | "tr" => self.flow.paragraph_end(),
            "pre" => {
                self.preformatted = self.preformatted.saturating_sub(1);
                self.flow.paragraph_end()
            }
            "font" => {
                self.fonts.pop();
                Ok(())
            }
            _ if BLOCKS.contains(&name) => self.flow.paragraph_end(),
            _ => Ok(()),
        }
    }

    fn text(&mut self, text: &str) -> Result<(), ReadError> {
        if self.skipped.is_some() {
            return Ok(());
        }
        let converted;
        let text = match self
            .fonts
            .last()
            .copied()
            .flatten()
            .filter(|_| !text.is_ascii())
        {
            Some(font) => {
                self.old = true;
                converted = encoding::from_font(text, font);
                &converted
            }
            None => text,
        };
        if self.preformatted > 0 {
            return self.flow.text(text);
        }
        let mut out = String::with_capacity(text.len());
        let mut blank = self
            .flow
            .last()
            .is_none_or(|last| matches!(last, ' ' | '\n'));
        for char in text.chars() {
            if matches!(char, ' ' | '\n' | '\r' | '\t' | '\u{c}') {
                if !blank {
                    out.push(' ');
                }
                blank = true;
            } else {
                out.push(char);
                blank = false;
            }
        }
        // Blanks between blocks open no line.
        if out.trim().is_empty() && !self.flow.paragraph_open() {
            return Ok(());
        }
        self.flow.text(&out)
    }
}
