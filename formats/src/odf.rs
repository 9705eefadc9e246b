//! OpenDocument text: the same reading as Word's, of another vocabulary.

use std::collections::BTreeSet;
use std::io::Read;

use crate::context::Context;
use crate::document::Document;
use crate::error::{ReadError, Reason};
use crate::flow::Flow;
use crate::kind::Kind;
use crate::place::Part;
use crate::unzip::Archive;
use crate::warning::Warning;
use crate::xml::{Element, Node, Space, Xml};

/// Whether a part of an OpenDocument file is encrypted.
pub(crate) fn is_encrypted(
    archive: &mut Archive<'_>,
    context: &mut Context<'_>,
) -> Result<bool, ReadError> {
    let name = "META-INF/manifest.xml";
    let depth = context.limits().depth;
    let Some(part) = archive.named(name, context)? else {
        return Ok(false);
    };
    let mut xml = Xml::new(part, Kind::Odt, name, depth);
    loop {
        match xml.next() {
            Ok(Node::Start(Space::Manifest, it)) if it.name() == "encryption-data" => {
                return Ok(true);
            }
            // Old manifests name their DTD; nothing is taken from it.
            Ok(Node::Done) | Err(_) => return Ok(false),
            Ok(_) => {}
        }
    }
}

/// Reads an OpenDocument text.
pub(crate) fn read(
    mut archive: Archive<'_>,
    context: &mut Context<'_>,
) -> Result<Document, ReadError> {
    archive.is(Kind::Odt);
    if is_encrypted(&mut archive, context)? {
        return Err(Reason::Password(Kind::Odt).into());
    }
    let depth = context.limits().depth;
    let mut walk = Walk::new(Flow::new(*context.limits()));
    for part in [Part::Header, Part::Body, Part::Footer] {
        let name = if part == Part::Body {
            "content.xml"
        } else {
            "styles.xml"
        };
        let Some(inflow) = archive.named(name, context)? else {
            if part == Part::Body {
                return Err(ReadError::damaged(Kind::Odt, "its content is missing").at(name));
            }
            continue;
        };
        walk.part = part;
        walk.flow.part(part)?;
        walk.reading = false;
        walk.read(&mut Xml::new(inflow, Kind::Odt, name, depth))?;
        if part == Part::Body {
            walk.write_notes()?;
        }
    }
    let mut document = Document::new(Kind::Odt);
    if walk.deleted {
        document.warnings.push(Warning::DeletionsLeftOut);
    }
    if archive.names().any(|name| {
        name.starts_with("Basic/") && name.matches('/').count() > 1 && !name.contains("script-l")
    }) {
        document.warnings.push(Warning::Macros);
    }
    let pictures = archive.names().any(|name| name.starts_with("Pictures/"));
    (document.text, document.map) = walk.flow.done()?;
    if document.text.trim().is_empty() && pictures {
        return Err(Reason::Scan { pages: None }.into());
    }
    Ok(document)
}

/// Whether a border is one that can be seen: `0.5pt solid #000000`.
fn is_line(border: &str) -> bool {
    let width = border
        .trim_start()
        .split(|char: char| !char.is_ascii_digit() && char != '.')
        .next();
    let thin = width
        .and_then(|it| it.parse::<f32>().ok())
        .is_some_and(|it| it == 0.0);
    !thin && !["none", "hidden"].iter().any(|word| border.contains(word))
}

#[derive(Debug)]
struct Walk {
    flow: Flow,
    part: Part,
    /// Whether what comes is text of the part that is read.
    reading: bool,
    /// Paragraphs that are open: notes and boxes stand within others.
    paragraphs: usize,
    page: u32,
    /// Cell styles that draw a frame.
    framed: BTreeSet<String>,
    style: Option<String>,
    /// Paragraphs of notes, kept until the text is done, and the one that is open.
    notes: Vec<(Part, Vec<String>)>,
    note: Option<(Part, Vec<String>)>,
    counts: [u32; 2],
    deleted: bool,
}

impl Walk {
    const fn new(flow: Flow) -> Self {
        Self {
            flow,
            part: Part::Body,
            reading: false,
            paragraphs: 0,
            page: 0,
            framed: BTreeSet::new(),
            style: None,
            notes: Vec::new(),
            note: None,
            counts: [0; 2],
            deleted: false,
        }
    }

    fn read<R: Read>(&mut self, xml: &mut Xml<R>) -> Result<(), ReadError> {
        loop {
            match xml.next()? {
                Node::Start(space, element) => self.start(space, &element, xml)?,
                Node::End(space, name) => self.end(space, &name)?,
                Node::Text(text) if self.reading && self.paragraphs > 0 => self.collapse(&text)?,
                Node::Done => return Ok(()),
                Node::Text(_) => {}
            }
        }
    }

    /// Blanks in the file are one blank; more are written as `text:s`.
    fn collapse(&mut self, text: &str) -> Result<(), ReadError> {
        let mut out = String::with_capacity(text.len());
        let mut blank = self
            .last()
            .is_none_or(|last| matches!(last, ' ' | '\n' | '\t'));
        for char in text.chars() {
            if matches!(char, ' ' | '\n' | '\r' | '\t') {
                if !blank {
                    out.push(' ');
                }
                blank = true;
            } else {
                out.push(char);
                blank = false;
            }
        }
        self.text(&out)
    }

    fn last(&self) -> Option<char> {
        match &self.note {
            Some((_, lines)) => lines.last()?.chars().next_back(),
            None => self.flow.last(),
        }
    }

    fn text(&mut self, text: &str) -> Result<(), ReadError> {
        if let Some((_, lines)) = &mut self.note {
            if let Some(line) = lines.last_mut() {
                line.push_str(text);
            }
            return Ok(());
        }
        self.flow.text(text)
    }

    fn start<R: Read>(
        &mut self,
        space: Space,
        element: &Element,
        xml: &mut Xml<R>,
    ) -> Result<(), ReadError> {
        let name = element.name();
        match (space, name) {
            (Space::Office, "text") if self.part == Part::Body => self.reading = true,
            (Space::Style, "header" | "header-first" | "header-left") => {
                self.reading = self.part == Part::Header;
            }
            (Space::Style, "footer" | "footer-first" | "footer-left") => {
                self.reading = self.part == Part::Footer;
            }
            (Space::Style, "style") => {
                self.style = element
                    .value("name")
                    .filter(|_| element.value("family").is_some_and(|it| it == "table-cell"));
            }
            (Space::Style, "table-cell-properties") => {
                let lines = [
                    "border",
                    "border-left",
                    "border-right",
                    "border-top",
                    "border-bottom",
                ];
                let seen = |line: &&&str| element.value(line).is_some_and(|it| is_line(&it));
                let all = seen(&&lines[0]) || lines.iter().filter(seen).count() > 1;
                if all {
                    self.framed.extend(self.style.take());
                }
            }
            (Space::Text, "tracked-changes") => {
                self.deleted |= self.reading;
                xml.skip()?;
            }
            (Space::Office, "annotation")
            | (Space::Text, "note-citation" | "ruby-text")
            | (Space::Draw, "object") => {
                xml.skip()?;
            }
            _ if self.reading => return self.content(space, element),
            _ => {}
        }
        Ok(())
    }

    fn content(&mut self, space: Space, element: &Element) -> Result<(), ReadError> {
        match (space, element.name()) {
            (Space::Text, "p" | "h") => {
                self.paragraphs += 1;
                match &mut self.note {
                    Some((_, lines)) => lines.push(String::new()),
                    None => self.flow.paragraph_start()?,
                }
            }
            (Space::Text, "s") => {
                self.text(&" ".repeat(element.number("c").unwrap_or(1).min(1000)))?;
            }
            (Space::Text, "tab") => self.text("\t")?,
            (Space::Text, "line-break") => self.text("\n")?,
            (Space::Text, "soft-page-break") if self.part == Part::Body => {
                self.page = self.page.max(1) + 1;
                self.flow.set_page(self.page);
            }
            (Space::Text, "note") => {
                let end = element
                    .value("note-class")
                    .is_some_and(|class| class == "endnote");
                let count = &mut self.counts[usize::from(end)];
                *count += 1;
                let part = if end {
                    Part::Endnote(*count)
                } else {
                    Part::Footnote(*count)
                };
                self.note = Some((part, Vec::new()));
            }
            (Space::Draw, "text-box") => self.flow.box_start()?,
            (Space::Table, "table") => self.flow.table_start(false)?,
            (Space::Table, "table-row") => self.flow.row_start()?,
            (Space::Table, "table-cell") => {
                if element
                    .value("style-name")
                    .is_some_and(|style| self.framed.contains(&style))
                {
                    self.flow.table_framed();
                }
                // Covered cells follow of their own, so a cell counts once.
                for _ in 0..element
                    .number("number-columns-repeated")
                    .unwrap_or(1)
                    .clamp(1, 64)
                {
                    self.flow.cell_start(1)?;
                }
            }
            (Space::Table, "covered-table-cell") => {
                for _ in 0..element
                    .number("number-columns-repeated")
                    .unwrap_or(1)
                    .clamp(1, 64)
                {
                    self.flow.cell_start(1)?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, space: Space, name: &str) -> Result<(), ReadError> {
        match (space, name) {
            (Space::Office, "text")
            | (
                Space::Style,
                "header" | "footer" | "header-first" | "footer-first" | "header-left"
                | "footer-left",
            ) => {
                self.reading = false;
            }
            _ if !self.reading => {}
            (Space::Text, "p" | "h") => {
                self.paragraphs = self.paragraphs.saturating_sub(1);
                if self.note.is_none() {
                    self.flow.paragraph_end()?;
                }
            }
            (Space::Text, "note") => self.notes.extend(self.note.take()),
            (Space::Draw, "text-box") => self.flow.box_end()?,
            (Space::Table, "table") => self.flow.table_end()?,
            _ => {}
        }
        Ok(())
    }

    fn write_notes(&mut self) -> Result<(), ReadError> {
        for (part, lines) in std::mem::take(&mut self.notes) {
            self.flow.part(part)?;
            for line in lines {
                self.flow.paragraph_start()?;
                self.flow.text(&line)?;
                self.flow.paragraph_end()?;
            }
        }
        Ok(())
    }
}
