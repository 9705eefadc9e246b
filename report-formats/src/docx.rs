//! The section in the language of the office, as a Word file in the face and size that such
//! documents have (Times New Roman, 14 points).

use std::io::{self, Cursor};

use doctrace::report::{Report, visible};
use docx_rs::{
    AbstractNumbering, AlignmentType, Docx, IndentLevel, Level, LevelJc, LevelText, LineSpacing,
    NumberFormat, Numbering, NumberingId, Paragraph, Run, RunFonts, SpecialIndentType, Start,
    Style, StyleType,
};

use crate::prose::{Block, blocks};
use crate::{Error, Options};

/// Half points.
const SIZE: usize = 28;

fn words(words: &str) -> String {
    visible(words).into_owned()
}

/// Writes the section.
pub(crate) fn write(
    report: &Report,
    _options: &Options<'_>,
    out: &mut dyn io::Write,
) -> Result<(), Error> {
    let face = || {
        RunFonts::new()
            .ascii("Times New Roman")
            .hi_ansi("Times New Roman")
            .cs("Times New Roman")
    };
    let dash = Level::new(
        0,
        Start::new(1),
        NumberFormat::new("bullet"),
        LevelText::new("–"),
        LevelJc::new("left"),
    )
    .indent(Some(720), Some(SpecialIndentType::Hanging(360)), None, None);
    // Word's own names of styles, so that an outline and a list of contents find the headings.
    let style = |id: &str, name: &str| Style::new(id, StyleType::Paragraph).name(name);
    let mut book = Docx::new()
        .default_fonts(face())
        .default_size(SIZE)
        .add_style(style("Normal", "Normal"))
        .add_style(style("Heading2", "heading 2").based_on("Normal").bold())
        .add_style(style("Heading3", "heading 3").based_on("Normal").bold())
        .add_abstract_numbering(AbstractNumbering::new(2).add_level(dash))
        .add_numbering(Numbering::new(2, 2));
    for block in blocks(report) {
        let spaced = |paragraph: Paragraph| {
            paragraph.line_spacing(LineSpacing::new().before(60).after(60).line(300))
        };
        let paragraph = match &block {
            Block::Heading(level, text) => spaced(Paragraph::new())
                .style(if *level < 3 { "Heading2" } else { "Heading3" })
                .outline_lvl(usize::from(level.saturating_sub(1)))
                .keep_next(true)
                .add_run(Run::new().add_text(words(text)).bold()),
            Block::Para(text) => spaced(Paragraph::new())
                .style("Normal")
                .align(AlignmentType::Both)
                .indent(None, Some(SpecialIndentType::FirstLine(720)), None, None)
                .add_run(Run::new().add_text(words(text))),
            Block::Item(text) => spaced(Paragraph::new())
                .style("Normal")
                .align(AlignmentType::Both)
                .numbering(NumberingId::new(2), IndentLevel::new(0))
                .add_run(Run::new().add_text(words(text))),
        };
        book = book.add_paragraph(paragraph);
    }
    let mut file = Cursor::new(Vec::new());
    book.build()
        .pack(&mut file)
        .map_err(|error| Error::Docx(error.to_string()))?;
    Ok(out.write_all(file.get_ref())?)
}
