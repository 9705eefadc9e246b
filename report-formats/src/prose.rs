//! The report in the language of the office: a section to paste into next year's report.
//!
//! Vietnamese, whatever the language of the options: it goes into a Vietnamese document. It states
//! what the texts state and no more; what is contested or open is said to be so.

use std::io;

use doctrace::report::{
    CellState, DocumentRow, Lang, MatrixCell, Report, Severity, State, visible,
};

use crate::view::{self, View};
use crate::words;
use crate::{Error, Options};

/// A piece of the section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Block {
    Heading(u8, String),
    Para(String),
    Item(String),
}

/// `Chương trình số 139-CTr/TU, ngày 09/11/2022 về “…”`.
fn cited(key: &str, row: Option<&DocumentRow>) -> String {
    let name = view::name(key, Lang::Vi);
    let Some(row) = row else {
        return name.into_owned();
    };
    if row.state == State::Draft {
        let kind = row.type_word.as_deref().map(|word| format!(" {word}"));
        return format!("dự thảo{}", kind.unwrap_or_default());
    }
    let mut words = match row.type_word.as_deref() {
        Some(kind) => format!("{kind} số {}", row.label),
        None => format!("văn bản số {}", row.label),
    };
    if row.label == "SELF" {
        words = name.into_owned();
    }
    if let Some(date) = row.date {
        words = format!("{words} ngày {}", Lang::Vi.date(date));
    }
    if let Some(title) = row.title.as_deref() {
        let title = title.trim();
        // A title that goes on as a sentence is one; another is quoted.
        words = if title.starts_with("về ") {
            format!("{words} {title}")
        } else if title.starts_with(char::is_lowercase) {
            format!("{words} về {title}")
        } else {
            format!("{words} về “{title}”")
        };
    }
    words
}

/// The section as pieces, the same for Markdown and Word.
pub(crate) fn blocks(report: &Report) -> Vec<Block> {
    let view = View::new(report);
    let lang = Lang::Vi;
    let mut out = vec![Block::Heading(
        2,
        "Kết quả cụ thể hóa, triển khai thực hiện văn bản của cấp trên".to_owned(),
    )];
    let period = view
        .period(lang)
        .map(|it| format!("Trong kỳ báo cáo ({it})"));
    let (read, skipped) = view.read();
    if read == 0 {
        out.push(Block::Para(
            "Chưa đọc được văn bản nào nên chưa có kết quả để báo cáo.".to_owned(),
        ));
        return out;
    }
    if view.rows.is_empty() {
        let when = period.unwrap_or_else(|| "Theo các văn bản đã đọc".to_owned());
        out.push(Block::Para(format!(
            "{when}, chưa thấy văn bản nào được nêu là để thực hiện văn bản của cấp trên."
        )));
    } else {
        let coverage = &report.coverage;
        let when = period.unwrap_or_else(|| "Theo các văn bản đã đọc".to_owned());
        out.push(Block::Para(format!(
            "{when}, có {} văn bản của cấp trên được nêu là phải cụ thể hóa, triển khai. Trong đó, \
             {} văn bản đã có văn bản thực hiện được ban hành{}{}{}.",
            coverage.denominator,
            coverage.lenient,
            more(
                coverage.lenient - coverage.strict.min(coverage.lenient),
                " (có %n văn bản mà số của văn bản thực hiện bị trùng, cần kiểm tra)"
            ),
            more(
                coverage.with_drafts - coverage.lenient.min(coverage.with_drafts),
                "; %n văn bản mới có dự thảo"
            ),
            more(
                coverage.denominator - coverage.with_drafts.min(coverage.denominator),
                "; %n văn bản chưa có văn bản thực hiện"
            ),
        )));
    }
    for (at, row) in view.rows.iter().enumerate() {
        out.push(Block::Heading(3, view::body_name(row, lang)));
        let of = |states: &[CellState]| -> Vec<(usize, &MatrixCell)> {
            let cells = view.cells_of(at);
            cells
                .filter(|(_, cell)| states.contains(&cell.state))
                .collect()
        };
        let source = |column: usize| {
            let column = view.columns[column];
            cited(column.key, column.document)
        };
        let answers = |cell: &MatrixCell| {
            let names = cell
                .answers
                .iter()
                .map(|key| cited(key, view.document(key)));
            names.collect::<Vec<_>>().join("; ")
        };
        let due = |cell: &MatrixCell| match cell.due {
            Some(day) if view::is_late(cell) => {
                format!(", đã quá hạn (hạn {})", lang.date(day))
            }
            Some(day) => format!(", hạn {}", lang.date(day)),
            None => String::new(),
        };
        let issued = of(&[CellState::Proven]);
        if !issued.is_empty() {
            out.push(Block::Para(format!(
                "Đã ban hành văn bản thực hiện {} văn bản:",
                issued.len()
            )));
        }
        for (column, cell) in issued {
            let words = match cell.answers.as_slice() {
                [] => format!("{} đã có văn bản thực hiện", source(column)),
                _ => format!("{} để thực hiện {}", answers(cell), source(column)),
            };
            out.push(Block::Item(words));
        }
        for (states, head, tail) in [
            (
                &[CellState::Contested][..],
                "Đã ban hành nhưng số văn bản bị trùng, cần kiểm tra sổ đăng ký văn bản đi (%n):",
                "",
            ),
            (
                &[CellState::Draft],
                "Đang dự thảo, cần hoàn thiện và ban hành (%n):",
                "",
            ),
            (&[CellState::Missing], "Chưa có văn bản thực hiện (%n):", ""),
            (&[CellState::Unknown], "Chưa rõ, cần kiểm tra lại (%n):", ""),
            (&[CellState::NotDue], "Chưa đến hạn (%n):", ""),
            (
                &[CellState::Waived, CellState::Void, CellState::Superseded],
                "Không phải thực hiện (%n):",
                "state",
            ),
        ] {
            let cells = of(states);
            if cells.is_empty() {
                continue;
            }
            out.push(Block::Para(head.replace("%n", &cells.len().to_string())));
            for (column, cell) in cells {
                let mut words = source(column);
                // Several drafts without numbers would read alike.
                let told = cell.answers.len() == 1 || cell.state != CellState::Draft;
                if told && !cell.answers.is_empty() {
                    words = format!("{words}: {}", answers(cell));
                }
                if tail == "state" {
                    words = format!("{words}: {}", words::state(cell.state, lang));
                } else {
                    words.push_str(&due(cell));
                }
                out.push(Block::Item(words));
            }
        }
    }
    let grave: Vec<_> = view
        .findings()
        .into_iter()
        .filter(|row| row.severity < Severity::Note)
        .collect();
    if !grave.is_empty() {
        out.push(Block::Heading(
            3,
            "Nội dung cần kiểm tra, chấn chỉnh".to_owned(),
        ));
        for row in grave {
            let words = format!("{} {}", lang.of(&row.why), lang.of(&row.repair));
            out.push(Block::Item(words.trim().to_owned()));
        }
    }
    if skipped > 0 {
        out.push(Block::Para(format!(
            "Có {skipped} tệp không đọc được nên chưa được đối chiếu."
        )));
    }
    // Every item ends as a sentence does.
    for block in &mut out {
        if let Block::Item(words) = block {
            if !words.ends_with(['.', '!', '?', '…']) {
                words.push('.');
            }
            let mut letters = words.chars();
            if let Some(first) = letters.next() {
                *words = first.to_uppercase().chain(letters).collect();
            }
        }
    }
    out
}

fn more(count: usize, words: &str) -> String {
    if count == 0 {
        String::new()
    } else {
        words.replace("%n", &count.to_string())
    }
}

/// Words as Markdown shows them: no sign of a document does anything.
fn plain(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for char in visible(words).chars() {
        if matches!(
            char,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&'
        ) {
            out.push('\\');
        }
        out.push(char);
    }
    out
}

/// Writes the section as Markdown.
pub(crate) fn markdown(
    report: &Report,
    _options: &Options<'_>,
    out: &mut dyn io::Write,
) -> Result<(), Error> {
    let mut in_list = false;
    for (at, block) in blocks(report).iter().enumerate() {
        let item = matches!(block, Block::Item(_));
        if at > 0 && !(item && in_list) {
            writeln!(out)?;
        }
        in_list = item;
        match block {
            Block::Heading(level, words) => {
                writeln!(out, "{} {}", "#".repeat(usize::from(*level)), plain(words))?;
            }
            Block::Para(words) => writeln!(out, "{}", plain(words))?,
            Block::Item(words) => writeln!(out, "- {}", plain(words))?,
        }
    }
    Ok(())
}
