//! Styles: which font they name, and which draw tables with a frame.

use std::collections::BTreeMap;
use std::io::Read;

use crate::encoding::Encoding;
use crate::error::ReadError;
use crate::xml::{Element, Node, Space, Xml};

#[derive(Debug, Default)]
struct Style {
    based_on: Option<String>,
    font: Option<String>,
    framed: Option<bool>,
}

#[derive(Debug, Default)]
pub(super) struct Styles {
    all: BTreeMap<String, Style>,
    /// The style of paragraphs that name none, and the font where no style names one.
    normal: Option<String>,
    default_font: Option<String>,
}

/// The font of `w:rFonts`.
pub(super) fn font(element: &Element) -> Option<String> {
    element
        .value("ascii")
        .or_else(|| element.value("hAnsi"))
        .or_else(|| element.value("cs"))
}

/// Whether an element is a line of a frame that can be seen.
pub(super) fn is_line(element: &Element) -> bool {
    matches!(
        element.name(),
        "top" | "left" | "start" | "bottom" | "right" | "end" | "insideH" | "insideV"
    ) && !matches!(element.value("val").as_deref(), None | Some("nil" | "none"))
}

/// How many styles may rest on each other.
const CHAIN: usize = 20;

impl Styles {
    pub(super) fn read<R: Read>(xml: &mut Xml<R>) -> Result<Self, ReadError> {
        let mut styles = Self::default();
        let mut open: Option<(String, Style)> = None;
        let mut borders = false;
        loop {
            match xml.next()? {
                Node::Start(Space::Word, it) => match (it.name(), &mut open) {
                    ("style", _) => {
                        let id = it.value("styleId").unwrap_or_default();
                        let normal = it
                            .value("default")
                            .is_some_and(|on| on == "1" || on == "true");
                        if normal && it.value("type").is_some_and(|kind| kind == "paragraph") {
                            styles.normal = Some(id.clone());
                        }
                        open = Some((id, Style::default()));
                    }
                    ("basedOn", Some((_, style))) => style.based_on = it.value("val"),
                    ("rFonts", Some((_, style))) => {
                        style.font = style.font.take().or_else(|| font(&it));
                    }
                    ("rFonts", None) => styles.default_font = font(&it),
                    ("tblBorders", Some((_, style))) => {
                        borders = true;
                        style.framed = Some(false);
                    }
                    // What a table style says of first rows and the like.
                    ("tblStylePr", _) => xml.skip()?,
                    (_, Some((_, style))) if borders && is_line(&it) => style.framed = Some(true),
                    _ => {}
                },
                Node::End(Space::Word, name) => match name.as_str() {
                    "style" => styles.all.extend(open.take()),
                    "tblBorders" => borders = false,
                    _ => {}
                },
                Node::Done => return Ok(styles),
                _ => {}
            }
        }
    }

    /// The first answer in a style or those it rests on.
    fn look<T>(&self, style: &str, of: impl Fn(&Style) -> Option<T>) -> Option<T> {
        let mut name = style;
        for _ in 0..CHAIN {
            let style = self.all.get(name)?;
            if let Some(found) = of(style) {
                return Some(found);
            }
            name = style.based_on.as_deref()?;
        }
        None
    }

    /// The font that a style names.
    pub(super) fn named(&self, style: &str) -> Option<String> {
        self.look(style, |it| it.font.clone())
    }

    /// The old encoding of text in a paragraph of this style.
    pub(super) fn font(&self, paragraph: Option<&str>) -> Option<Encoding> {
        let style = paragraph.or(self.normal.as_deref());
        let font = style
            .and_then(|style| self.named(style))
            .or_else(|| self.default_font.clone());
        Encoding::of_font(&font?)
    }

    pub(super) fn is_framed(&self, style: &str) -> bool {
        // A file without this style's rules: the usual name of the style with all lines.
        self.look(style, |it| it.framed)
            .unwrap_or_else(|| !self.all.contains_key(style) && style.contains("Grid"))
    }
}
