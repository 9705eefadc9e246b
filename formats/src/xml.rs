//! The XML of office files, read as a stream: names by their namespace, entities only those
//! that XML itself has, depth within a limit.

use std::io::{BufReader, Read};

use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::ResolveResult;
use quick_xml::reader::NsReader;

use crate::error::{ReadError, Reason, Size};
use crate::kind::Kind;
use crate::unzip::cause;

/// The namespaces that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Space {
    /// Word's own.
    Word,
    /// Markup compatibility: one thing said for old and for new programs.
    Compatible,
    /// Relations of a package's parts.
    Relations,
    /// Types of a package's parts.
    Types,
    /// OpenDocument: office, text, table, drawing, style.
    Office,
    Text,
    Table,
    Draw,
    Style,
    Manifest,
    /// Any other.
    Other,
}

fn space(name: &ResolveResult<'_>) -> Space {
    let ResolveResult::Bound(name) = name else {
        return Space::Other;
    };
    match AsRef::<str>::as_ref(name) {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        | "http://purl.oclc.org/ooxml/wordprocessingml/main" => Space::Word,
        "http://schemas.openxmlformats.org/markup-compatibility/2006" => Space::Compatible,
        "http://schemas.openxmlformats.org/package/2006/relationships" => Space::Relations,
        "http://schemas.openxmlformats.org/package/2006/content-types" => Space::Types,
        "urn:oasis:names:tc:opendocument:xmlns:office:1.0" => Space::Office,
        "urn:oasis:names:tc:opendocument:xmlns:text:1.0" => Space::Text,
        "urn:oasis:names:tc:opendocument:xmlns:table:1.0" => Space::Table,
        "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" => Space::Draw,
        "urn:oasis:names:tc:opendocument:xmlns:style:1.0" => Space::Style,
        "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" => Space::Manifest,
        _ => Space::Other,
    }
}

/// What comes next in a file.
#[derive(Debug)]
pub(crate) enum Node {
    Start(Space, Element),
    End(Space, String),
    Text(String),
    Done,
}

/// The start of an element.
#[derive(Debug)]
pub(crate) struct Element(BytesStart<'static>);

impl Element {
    /// The name without its prefix.
    pub(crate) fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// The value of an attribute, by its name without prefix.
    pub(crate) fn value(&self, name: &str) -> Option<String> {
        let mut attributes = self.0.attributes();
        let attributes = attributes.with_checks(false).flatten();
        let found = attributes
            .filter(|it| it.key.local_name().into_inner() == name)
            .last()?;
        found
            .normalized_value(XmlVersion::Implicit1_0)
            .ok()
            .map(Into::into)
    }

    /// The value of an attribute as a number.
    pub(crate) fn number(&self, name: &str) -> Option<usize> {
        self.value(name)?.trim().parse().ok()
    }

    /// What a switch of Word says: there without a value means on.
    pub(crate) fn is_on(&self) -> bool {
        !matches!(
            self.value("val").as_deref(),
            Some("0" | "false" | "off" | "none")
        )
    }
}

/// A reader of one part.
pub(crate) struct Xml<R: Read> {
    reader: NsReader<BufReader<R>>,
    buffer: Vec<u8>,
    depth: usize,
    most: usize,
    kind: Kind,
    name: String,
}

impl<R: Read> Xml<R> {
    pub(crate) fn new(reader: R, kind: Kind, name: &str, depth: usize) -> Self {
        let mut reader = NsReader::from_reader(BufReader::with_capacity(1 << 15, reader));
        reader.config_mut().expand_empty_elements = true;
        Self {
            reader,
            buffer: Vec::new(),
            depth: 0,
            most: depth,
            kind,
            name: name.into(),
        }
    }

    /// Elements that are open.
    pub(crate) const fn depth(&self) -> usize {
        self.depth
    }

    pub(crate) fn next(&mut self) -> Result<Node, ReadError> {
        self.node().map_err(|it| it.1.at(&it.0))
    }

    fn node(&mut self) -> Result<Node, (String, ReadError)> {
        let Self {
            reader,
            buffer,
            depth,
            most,
            kind,
            name,
        } = self;
        let fail = |error: ReadError| (name.clone(), error);
        loop {
            buffer.clear();
            let (resolved, event) = match reader.read_resolved_event_into(buffer) {
                Ok(found) => found,
                Err(quick_xml::Error::Io(error)) => return Err(fail(cause(&error, *kind))),
                Err(error) => return Err(fail(ReadError::damaged(*kind, error))),
            };
            let space = space(&resolved);
            match event {
                Event::Start(element) => {
                    *depth += 1;
                    if *depth > *most {
                        return Err(fail(ReadError::too_large(Size::Depth, *most as u64)));
                    }
                    return Ok(Node::Start(space, Element(element.into_owned())));
                }
                Event::End(end) => {
                    *depth = depth.saturating_sub(1);
                    return Ok(Node::End(space, end.local_name().into_inner().to_owned()));
                }
                Event::Text(text) => return Ok(Node::Text(text.xml10_content().into_owned())),
                Event::CData(text) => return Ok(Node::Text(text.xml10_content().into_owned())),
                Event::GeneralRef(entity) => {
                    let char = entity
                        .resolve_char_ref()
                        .map_err(|it| fail(ReadError::damaged(*kind, it)))?;
                    let text = match char {
                        Some(char) => char.to_string(),
                        None => resolve_predefined_entity(&entity)
                            .ok_or_else(|| fail(Reason::Entities.into()))?
                            .to_owned(),
                    };
                    return Ok(Node::Text(text));
                }
                Event::DocType(_) => return Err(fail(Reason::Entities.into())),
                Event::Eof if *depth > 0 => {
                    return Err(fail(ReadError::damaged(*kind, "the end is missing")));
                }
                Event::Eof => return Ok(Node::Done),
                _ => {}
            }
        }
    }

    /// Skips the rest of the element that was begun last.
    pub(crate) fn skip(&mut self) -> Result<(), ReadError> {
        let around = self.depth.saturating_sub(1);
        while self.depth > around {
            if matches!(self.next()?, Node::Done) {
                break;
            }
        }
        Ok(())
    }
}
