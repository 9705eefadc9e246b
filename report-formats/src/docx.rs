//! The section in the language of the office, as a Word file in the face and size that such
//! documents have (Times New Roman, 14 points).

use std::io::{self, Cursor};

use doctrace::report::{Report, visible};
use docx_rs::{
    AbstractNumbering, AlignmentType, Docx, IndentLevel, Level, LevelJc, LevelText, LineSpacing,
    NumberFormat, Numbering, NumberingId, Paragraph, Run, RunFonts, SpecialIndentType, Start,
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
    let mut book = Docx::new()
        .default_fonts(face())
        .default_size(SIZE)
        .add_abstract_numbering(AbstractNumbering::new(2).add_level(dash))
        .add_numbering(Numbering::new(2, 2));
    for block in blocks(report) {
        let spaced = |paragraph: Paragraph| {
            paragraph.line_spacing(LineSpacing::new().before(60).after(60).line(300))
        };
        let paragraph = match &block {
            Block::Heading(level, text) => spaced(Paragraph::new())
                .outline_lvl(usize::from(level.saturating_sub(2)))
                .keep_next(true)
                .add_run(Run::new().add_text(words(text)).bold()),
            Block::Para(text) => spaced(Paragraph::new())
                .align(AlignmentType::Both)
                .indent(None, Some(SpecialIndentType::FirstLine(720)), None, None)
                .add_run(Run::new().add_text(words(text))),
            Block::Item(text) => spaced(Paragraph::new())
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
