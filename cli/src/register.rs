//! `doctrace register`: a register workbook of the documents that the texts name.
//!
//! Its headings are those by which registers are read, so that what was written can be mended in
//! a spreadsheet program and read again.

use chrono::Datelike as _;
use doctrace::id::{Additions, DocumentId};
use doctrace::report::{DocumentRow, InputStatus, Lang, Report};
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, XlsxError,
};

use crate::args::RegisterArgs;
use crate::audit::{Texts, take_in};
use crate::config::Config;
use crate::exit::Exit;
use crate::output::Target;
use crate::session::Session;
use crate::ui::{Ui, Words, plain};

/// Headings with the width of their columns in characters.
const HEADS: [(&str, &str, f64); 8] = [
    ("STT", "No", 6.0),
    ("Số, ký hiệu", "Document number", 18.0),
    ("Ngày ban hành", "Date issued", 14.0),
    ("Loại văn bản", "Document type", 16.0),
    ("Cơ quan ban hành", "Issued by", 32.0),
    ("Trích yếu", "Title", 70.0),
    ("Ghi chú", "Remark", 24.0),
    ("Nêu tại", "Named at", 44.0),
];

/// The most rows, headings apart: Excel's own limit.
const ROWS: usize = 1_048_575;

/// Runs the command.
pub(crate) fn run(ui: Ui, config: &Config, mut args: RegisterArgs) -> Exit {
    config.fill_input(&mut args.input);
    let target = Target::from(Some(args.out.as_path()));
    let own: Vec<_> = config.path.as_deref().into_iter().collect();
    let session = match Session::new(ui, &args.input, &own, &[&args.out]) {
        Ok(session) => session,
        Err(words) => return Exit::told(ui, &words),
    };
    let (registry, places) = take_in(ui, &session, Additions::none(), &mut Texts::new(false));
    let mut trace = doctrace::Trace::new();
    trace.merge(registry);
    let mut report = trace.report();
    places.tell(&mut report);
    let rows = rows(&report, args.cited);
    if rows.len() > ROWS {
        let count = rows.len();
        return Exit::told(
            ui,
            &Words::new(
                format!(
                    "{count} văn bản, quá số dòng của một trang tính; chia thư mục thành nhiều sổ"
                ),
                format!("{count} documents are more than a sheet has rows; make several registers"),
            ),
        );
    }
    let made = match workbook(ui, &rows) {
        Ok(made) => made,
        Err(error) => return Exit::told(ui, &Words::same(error)),
    };
    if let Err(error) = target.write(|out| out.write_all(&made)) {
        return Exit::cannot_write(ui, &target, &error);
    }
    let (count, name) = (rows.len(), target.name());
    ui.note(
        &format!("{name}: {count} văn bản"),
        &format!("{name}: {count} documents"),
    );
    if report
        .inputs
        .iter()
        .any(|it| it.status == InputStatus::Skipped)
    {
        return Exit::Unread;
    }
    Exit::Done
}

/// The documents with a number, by series and number.
fn rows(report: &Report, cited: bool) -> Vec<(DocumentId, &DocumentRow)> {
    let mut rows: Vec<(DocumentId, &DocumentRow)> = report
        .documents
        .iter()
        .filter(|row| cited || matches!(row.state.name(), "declared" | "own"))
        .filter_map(|row| Some((row.label.parse().ok()?, row)))
        .collect();
    rows.sort_by(|(a, one), (b, two)| {
        (
            a.series(),
            one.date.map(|it| it.year()),
            a.ordinal(),
            &one.key,
        )
            .cmp(&(
                b.series(),
                two.date.map(|it| it.year()),
                b.ordinal(),
                &two.key,
            ))
    });
    rows
}

fn workbook(ui: Ui, rows: &[(DocumentId, &DocumentRow)]) -> Result<Vec<u8>, XlsxError> {
    let head = Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::Center)
        .set_align(FormatAlign::VerticalCenter)
        .set_border(FormatBorder::Thin);
    let cell = Format::new()
        .set_align(FormatAlign::Top)
        .set_border(FormatBorder::Thin);
    let words = cell.clone().set_text_wrap();
    let day = cell.clone().set_num_format("dd/mm/yyyy");
    let mut book = Workbook::new();
    // The same texts give the same bytes: no clock is asked.
    book.set_properties(
        &DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?),
    );
    let sheet = book.add_worksheet();
    sheet.set_name(ui.word("Sổ văn bản", "Register"))?;
    for (column, (vi, en, width)) in (0..).zip(HEADS) {
        sheet.set_column_width(column, width)?;
        sheet.write_with_format(0, column, ui.word(vi, en), &head)?;
    }
    for (at, (_, document)) in (1..).zip(rows) {
        let issuer = document.issuer.as_deref().map(plain);
        let remark = remark(ui, document);
        let place = document.evidence.first().map(|it| match &it.locator {
            Some(place) => format!("{}, {}", it.input, ui.lang.of(&place.words)),
            None => format!("{}:{}:{}", it.input, it.line, it.column),
        });
        sheet.write_with_format(at, 0, at, &cell)?;
        // Written as text: a number that begins with `=` is no formula.
        sheet.write_string_with_format(at, 1, &document.label, &cell)?;
        match document.date {
            Some(date) if date.year() >= 1900 => {
                let year = u16::try_from(date.year()).unwrap_or_default();
                let (month, of_month) = (date.month() as u8, date.day() as u8);
                let date = ExcelDateTime::from_ymd(year, month, of_month)?;
                sheet.write_datetime_with_format(at, 2, &date, &day)?;
            }
            _ => {
                sheet.write_blank(at, 2, &day)?;
            }
        }
        let texts = [
            document.type_word.as_deref().map(plain),
            issuer,
            document.title.as_deref().map(plain),
            remark,
            place,
        ];
        for (column, text) in (3..).zip(texts) {
            let text: String = text.unwrap_or_default().chars().take(32_000).collect();
            sheet.write_string_with_format(at, column, text, &words)?;
        }
    }
    let last = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    sheet.autofilter(0, 0, last, HEADS.len() as u16 - 1)?;
    sheet.set_freeze_panes(1, 2)?;
    sheet.set_repeat_rows(0, 0)?;
    sheet.set_landscape();
    sheet.set_print_fit_to_pages(1, 0);
    book.save_to_buffer()
}

/// What the register's reader has to look at.
fn remark(ui: Ui, document: &DocumentRow) -> Option<String> {
    let mut parts = Vec::new();
    if document.state.name() == "cited" {
        parts.push(ui.word("chỉ được dẫn", "only cited").to_owned());
    }
    if document.doubt.is_some() {
        let among = document.candidates.join(", ");
        let open = ui.word("chưa rõ là văn bản nào", "which document is meant is open");
        parts.push(format!("{open}: {among}").trim_end_matches(": ").to_owned());
    }
    if let (None, Some((from, to))) = (document.date, document.date_interval) {
        let day = |day| Lang::date(ui.lang, day);
        parts.push(format!("{} – {}", day(from), day(to)));
    }
    (!parts.is_empty()).then(|| parts.join("; "))
}
