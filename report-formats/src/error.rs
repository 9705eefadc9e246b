//! Why a report could not be written.

use std::io;

/// A report that could not be written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The place written to failed.
    #[error("the report cannot be written: {0}")]
    Io(#[from] io::Error),
    /// A value that JSON does not know, or a failed write.
    #[error("the report cannot be written as JSON: {0}")]
    Json(#[from] serde_json::Error),
    /// A failed write of a table.
    #[error("the report cannot be written as CSV: {0}")]
    Csv(#[from] csv::Error),
    /// More than a workbook holds: 1,048,576 rows or 32,767 letters in a cell.
    #[error("the report cannot be written as a workbook: {0}")]
    Xlsx(#[from] rust_xlsxwriter::XlsxError),
    /// The page's template.
    #[error("the report cannot be written as a page: {0}")]
    Page(#[from] minijinja::Error),
    /// A failed write of a Word file.
    #[error("the report cannot be written as a Word file: {0}")]
    Docx(#[from] zip::result::ZipError),
}
