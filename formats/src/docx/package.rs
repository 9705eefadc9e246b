//! The parts of a Word file: found by their relations, not by usual names.

use crate::context::Context;
use crate::error::ReadError;
use crate::kind::Kind;
use crate::unzip::Archive;
use crate::xml::{Node, Space, Xml};

#[derive(Debug, Default)]
pub(super) struct Package {
    pub(super) main: String,
    pub(super) styles: Option<String>,
    pub(super) headers: Vec<String>,
    pub(super) footers: Vec<String>,
    pub(super) footnotes: Vec<String>,
    pub(super) endnotes: Vec<String>,
    pub(super) macros: bool,
    pub(super) embedded: bool,
    pub(super) pictures: bool,
}

/// A relation: the last part of its type, and the part it leads to.
fn relations(
    archive: &mut Archive<'_>,
    context: &mut Context<'_>,
    of: &str,
) -> Result<Vec<(String, String)>, ReadError> {
    let (folder, file) = of.rsplit_once('/').unwrap_or(("", of));
    let name = if folder.is_empty() {
        format!("_rels/{file}.rels")
    } else {
        format!("{folder}/_rels/{file}.rels")
    };
    let depth = context.limits().depth;
    let mut found = Vec::new();
    let Some(part) = archive.named(&name, context)? else {
        return Ok(found);
    };
    let mut xml = Xml::new(part, Kind::Docx, &name, depth);
    loop {
        match xml.next()? {
            Node::Start(Space::Relations, it) if it.name() == "Relationship" => {
                let external = it
                    .value("TargetMode")
                    .is_some_and(|mode| mode == "External");
                if let (Some(kind), Some(target), false) =
                    (it.value("Type"), it.value("Target"), external)
                {
                    let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                    found.push((kind, resolve(folder, &target)));
                }
            }
            Node::Done => return Ok(found),
            _ => {}
        }
    }
}

/// A target as the archive names it.
fn resolve(folder: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut path: Vec<&str> = folder.split('/').filter(|it| !it.is_empty()).collect();
    for step in target.split('/') {
        match step {
            "." | "" => {}
            ".." => {
                path.pop();
            }
            step => path.push(step),
        }
    }
    path.join("/")
}

impl Package {
    pub(super) fn read(
        archive: &mut Archive<'_>,
        context: &mut Context<'_>,
    ) -> Result<Self, ReadError> {
        let main = relations(archive, context, "")?
            .into_iter()
            .find(|(kind, _)| kind == "officeDocument")
            .map_or_else(|| "word/document.xml".to_owned(), |(_, target)| target);
        if archive.index(&main).is_none() {
            return Err(ReadError::damaged(Kind::Docx, "its main part is missing").at(&main));
        }
        let mut package = Self::default();
        for (kind, target) in relations(archive, context, &main)? {
            let list = match kind.as_str() {
                "styles" => {
                    package.styles = Some(target);
                    continue;
                }
                "header" => &mut package.headers,
                "footer" => &mut package.footers,
                "footnotes" => &mut package.footnotes,
                "endnotes" => &mut package.endnotes,
                "vbaProject" => {
                    package.macros = true;
                    continue;
                }
                "image" => {
                    package.pictures = true;
                    continue;
                }
                "aFChunk" | "package" | "oleObject" => {
                    package.embedded = true;
                    continue;
                }
                _ => continue,
            };
            if !list.contains(&target) && target != main {
                list.push(target);
            }
        }
        // Heads and feet in the order of their numbers, whatever order the relations have.
        let number = |name: &String| {
            name.chars()
                .filter(char::is_ascii_digit)
                .collect::<String>()
                .parse::<u64>()
                .unwrap_or(0)
        };
        package.headers.sort_by_key(number);
        package.footers.sort_by_key(number);
        package.main = main;
        Ok(package)
    }
}
