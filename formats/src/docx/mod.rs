//! Word: paragraphs and tables in order, between the heads and feet of pages.
//!
//! Read is what a person sees in the document as it stands with all changes accepted:
//! insertions yes, tracked deletions and hidden text no; of fields the result. The runs of a
//! paragraph are joined, since one number is often split over several. Heads of pages come
//! first (a letterhead may stand there), then the text, then notes, then feet of pages.
//!
//! Letters in `.VnTime` and its kin (TCVN3) or in VNI fonts are converted by the font that
//! the run, its style or its paragraph's style names.
//!
//! Numbers that Word makes itself for lists are not in the file and not read; capitals by
//! format (`w:caps`) stay as they were typed.

mod package;
mod styles;

use std::io::Read;

use crate::context::Context;
use crate::document::Document;
use crate::encoding::{self, Encoding};
use crate::error::{ReadError, Reason};
use crate::flow::Flow;
use crate::kind::Kind;
use crate::place::Part;
use crate::unzip::Archive;
use crate::warning::Warning;
use crate::xml::{Element, Node, Space, Xml};

use package::Package;
use styles::Styles;

/// Reads a Word document.
pub(crate) fn read(
    mut archive: Archive<'_>,
    context: &mut Context<'_>,
) -> Result<Document, ReadError> {
    archive.is(Kind::Docx);
    let package = Package::read(&mut archive, context)?;
    let depth = context.limits().depth;
    let mut walk = Walk::new(Flow::new(*context.limits()));
    if let Some(name) = &package.styles
        && let Some(part) = archive.named(name, context)?
    {
        walk.styles = Styles::read(&mut Xml::new(part, Kind::Docx, name, depth))?;
    }
    let heads = package.headers.iter().map(|name| (name, Part::Header));
    let body = [(&package.main, Part::Body)];
    let notes = package
        .footnotes
        .iter()
        .map(|name| (name, Part::Footnote(0)));
    let ends = package.endnotes.iter().map(|name| (name, Part::Endnote(0)));
    let feet = package.footers.iter().map(|name| (name, Part::Footer));
    for (name, part) in heads.chain(body).chain(notes).chain(ends).chain(feet) {
        let Some(inflow) = archive.named(name, context)? else {
            continue;
        };
        walk.flow.part(part)?;
        walk.part = part;
        walk.read(&mut Xml::new(inflow, Kind::Docx, name, depth))?;
    }
    let mut document = Document::new(Kind::Docx);
    walk.warnings(&mut document.warnings);
    if package.macros {
        document.warnings.push(Warning::Macros);
    }
    if package.embedded {
        document.warnings.push(Warning::EmbeddedLeftOut);
    }
    let pictures = package.pictures;
    (document.text, document.map) = walk.flow.done()?;
    if document.text.trim().is_empty() && pictures {
        return Err(Reason::Scan { pages: None }.into());
    }
    Ok(document)
}

/// Where the reading of a part stands.
#[derive(Debug)]
struct Walk {
    flow: Flow,
    styles: Styles,
    part: Part,
    /// Page breaks that Word noted when it last laid the body out.
    page: u32,
    /// Styles and font of the paragraph and of the run.
    paragraph: Option<String>,
    font: Option<Encoding>,
    hidden: bool,
    in_text: bool,
    /// Text of the run in an old font, converted when the run of such ends: one letter of
    /// VNI may stand in two runs.
    old: String,
    old_font: Option<Encoding>,
    seen: Seen,
}

/// What was met on the way.
#[derive(Debug, Default)]
struct Seen {
    deleted: bool,
    hidden: bool,
    tcvn3: bool,
    vni: bool,
    raised: usize,
}

impl Walk {
    fn new(flow: Flow) -> Self {
        Self {
            flow,
            styles: Styles::default(),
            part: Part::Body,
            page: 0,
            paragraph: None,
            font: None,
            hidden: false,
            in_text: false,
            old: String::new(),
            old_font: None,
            seen: Seen::default(),
        }
    }

    fn warnings(&self, out: &mut Vec<Warning>) {
        for (met, encoding) in [
            (self.seen.tcvn3, Encoding::Tcvn3),
            (self.seen.vni, Encoding::Vni),
        ] {
            if met {
                out.push(Warning::OldFonts { encoding });
            }
        }
        if self.seen.raised > 0 {
            out.push(Warning::CapitalsRestored {
                words: self.seen.raised,
            });
        }
        if self.seen.deleted {
            out.push(Warning::DeletionsLeftOut);
        }
        if self.seen.hidden {
            out.push(Warning::HiddenLeftOut);
        }
    }

    fn read<R: Read>(&mut self, xml: &mut Xml<R>) -> Result<(), ReadError> {
        loop {
            match xml.next()? {
                Node::Start(Space::Word, element) => self.start(&element, xml)?,
                // Old programs' rendering of what was just read, if that was read at all.
                Node::Start(Space::Compatible, element) if element.name() == "Fallback" => {
                    xml.skip()?;
                }
                Node::End(Space::Word, name) => self.end(&name)?,
                Node::Text(text) if self.in_text => self.text(&text)?,
                Node::Done => return self.flush_old(),
                _ => {}
            }
        }
    }

    fn start<R: Read>(&mut self, element: &Element, xml: &mut Xml<R>) -> Result<(), ReadError> {
        match element.name() {
            "p" => {
                self.paragraph = None;
                self.flow.paragraph_start()
            }
            "pPr" => self.paragraph_properties(xml),
            "r" => {
                self.font = self.styles.font(self.paragraph.as_deref());
                self.hidden = false;
                Ok(())
            }
            "rPr" => self.run_properties(xml),
            "t" => {
                self.in_text = true;
                Ok(())
            }
            "tab" | "ptab" => self.text("\t"),
            "br" | "cr" => self.text("\n"),
            "noBreakHyphen" => self.text("-"),
            "sym" => self.text(symbol(element)),
            "lastRenderedPageBreak" if self.part == Part::Body => {
                self.flush_old()?;
                self.page = self.page.max(1) + 1;
                self.flow.set_page(self.page);
                Ok(())
            }
            "del" | "moveFrom" => {
                self.seen.deleted = true;
                xml.skip()
            }
            // Instructions and deleted words of runs, marks of notes, old properties.
            "instrText" | "delText" | "delInstrText" | "footnoteRef" | "endnoteRef"
            | "annotationRef" | "sectPr" | "tblGrid" | "trPr" | "sdtPr" | "rubyPr" | "rt" => {
                xml.skip()
            }
            "footnote" => self.note(element, xml, Part::Footnote),
            "endnote" => self.note(element, xml, Part::Endnote),
            "tbl" => self.flow.table_start(false),
            "tblPr" => self.table_properties(xml),
            "tr" => self.flow.row_start(),
            "tc" => self.flow.cell_start(1),
            "tcPr" => self.cell_properties(xml),
            "txbxContent" => {
                self.flush_old()?;
                self.flow.box_start()
            }
            _ => Ok(()),
        }
    }

    fn end(&mut self, name: &str) -> Result<(), ReadError> {
        match name {
            "t" => self.in_text = false,
            "p" => {
                self.flush_old()?;
                self.flow.paragraph_end()?;
            }
            "tbl" => self.flow.table_end()?,
            "txbxContent" => {
                self.flush_old()?;
                self.flow.box_end()?;
            }
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), ReadError> {
        if self.hidden {
            self.seen.hidden = true;
            return Ok(());
        }
        if self.old_font != self.font {
            self.flush_old()?;
            self.old_font = self.font;
        }
        if self.font.is_some() {
            self.old.push_str(text);
            return Ok(());
        }
        self.flow.text(text)
    }

    /// Converts and hands on the text in an old font.
    fn flush_old(&mut self) -> Result<(), ReadError> {
        let text = std::mem::take(&mut self.old);
        let Some(encoding) = self.old_font.take().filter(|_| !text.is_empty()) else {
            return Ok(());
        };
        // ASCII is the same in these fonts, and most of their text may be.
        if text.is_ascii() {
            return self.flow.text(&text);
        }
        let mut text = encoding::from_font(&text, encoding);
        if encoding == Encoding::Tcvn3 {
            self.seen.tcvn3 = true;
            let (restored, raised) = encoding::restore_capitals(&text);
            self.seen.raised += raised;
            text = restored;
        } else {
            self.seen.vni = true;
        }
        self.flow.text(&text)
    }

    fn paragraph_properties<R: Read>(&mut self, xml: &mut Xml<R>) -> Result<(), ReadError> {
        let around = xml.depth() - 1;
        while xml.depth() > around {
            match xml.next()? {
                Node::Start(Space::Word, it) if it.name() == "pStyle" => {
                    self.paragraph = it.value("val");
                }
                // Of the paragraph's mark, and as it was before a change.
                Node::Start(Space::Word, it)
                    if matches!(it.name(), "rPr" | "pPrChange" | "sectPr") =>
                {
                    xml.skip()?;
                }
                Node::Done => break,
                _ => {}
            }
        }
        Ok(())
    }

    fn run_properties<R: Read>(&mut self, xml: &mut Xml<R>) -> Result<(), ReadError> {
        let around = xml.depth() - 1;
        let mut style = None;
        let mut own = None;
        while xml.depth() > around {
            match xml.next()? {
                Node::Start(Space::Word, it) => match it.name() {
                    "rStyle" => style = it.value("val"),
                    "rFonts" => own = styles::font(&it),
                    "vanish" | "webHidden" => self.hidden = it.name() == "vanish" && it.is_on(),
                    "rPrChange" => xml.skip()?,
                    _ => {}
                },
                Node::Done => break,
                _ => {}
            }
        }
        if let Some(font) = own.or_else(|| self.styles.named(style.as_deref()?)) {
            self.font = Encoding::of_font(&font);
        }
        Ok(())
    }

    fn table_properties<R: Read>(&mut self, xml: &mut Xml<R>) -> Result<(), ReadError> {
        let around = xml.depth() - 1;
        let mut framed = None;
        let mut by_style = false;
        let mut inside = false;
        while xml.depth() > around {
            match xml.next()? {
                Node::Start(Space::Word, it) => match it.name() {
                    "tblStyle" => {
                        by_style = it
                            .value("val")
                            .is_some_and(|style| self.styles.is_framed(&style));
                    }
                    "tblBorders" => {
                        inside = true;
                        framed = Some(false);
                    }
                    _ if inside && styles::is_line(&it) => framed = Some(true),
                    _ => {}
                },
                Node::End(Space::Word, name) if name == "tblBorders" => inside = false,
                Node::Done => break,
                _ => {}
            }
        }
        if framed.unwrap_or(by_style) {
            self.flow.table_framed();
        }
        Ok(())
    }

    fn cell_properties<R: Read>(&mut self, xml: &mut Xml<R>) -> Result<(), ReadError> {
        let around = xml.depth() - 1;
        let mut inside = false;
        let mut lines = 0;
        while xml.depth() > around {
            match xml.next()? {
                Node::Start(Space::Word, it) => match it.name() {
                    "gridSpan" => self.flow.cell_span(it.number("val").unwrap_or(1)),
                    "tcBorders" => inside = true,
                    _ if inside && styles::is_line(&it) => lines += 1,
                    _ => {}
                },
                Node::End(Space::Word, name) if name == "tcBorders" => inside = false,
                Node::Done => break,
                _ => {}
            }
        }
        // One line alone is a rule under a heading, not a frame.
        if lines > 2 {
            self.flow.table_framed();
        }
        Ok(())
    }

    fn note<R: Read>(
        &mut self,
        element: &Element,
        xml: &mut Xml<R>,
        part: fn(u32) -> Part,
    ) -> Result<(), ReadError> {
        // Separators are lines that Word draws.
        if element.value("type").is_some_and(|kind| kind != "normal") {
            return xml.skip();
        }
        let number = match self.part {
            Part::Footnote(number) | Part::Endnote(number) => number + 1,
            _ => 1,
        };
        self.part = part(number);
        self.flow.part(self.part)
    }
}

/// A sign of a symbol font, as near as text comes.
fn symbol(element: &Element) -> &'static str {
    let code = element
        .value("char")
        .and_then(|it| u32::from_str_radix(&it, 16).ok())
        .unwrap_or(0);
    match code & 0xFF {
        0x2D => "-",
        0xB0 => "°",
        0xB7 | 0xA7 | 0x76 | 0xD8 => "•",
        0xFC => "✓",
        _ => " ",
    }
}
