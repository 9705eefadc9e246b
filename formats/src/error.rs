//! Why a file was not read: what, where, and how to mend it, in Vietnamese and English.

use std::fmt;

use crate::encoding::Encoding;
use crate::kind::{Kind, Lang};

/// A file that was not read.
///
/// [`Display`](fmt::Display) says it in English; [`message`](Self::message) and
/// [`remedy`](Self::remedy) in either language.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadError {
    reason: Reason,
    part: Option<Box<str>>,
}

/// Why a file was not read.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Reason {
    /// No bytes, or nothing but blanks and marks.
    Empty,
    /// Bytes that are no text and no known kind of file.
    UnknownBytes,
    /// A known kind that is not read.
    Unsupported(Kind),
    /// A kind whose feature was left out when this program was built.
    NotBuilt {
        /// The kind.
        kind: Kind,
        /// The feature of this crate.
        feature: &'static str,
    },
    /// Text in none of the known encodings.
    UnknownEncoding {
        /// The one that came nearest.
        nearest: Encoding,
        /// The share of its words with marks that would be Vietnamese syllables.
        share: f32,
    },
    /// Bytes that do not exist in the encoding that was asked for or marked.
    Encoding {
        /// The encoding.
        encoding: Encoding,
        /// The first such byte.
        at: u64,
    },
    /// The file is protected by a password.
    Password(Kind),
    /// The file breaks the rules of its kind, most often because it was cut off.
    Damaged {
        /// The kind.
        kind: Kind,
        /// What was wrong, in English, as its reader says it.
        detail: Box<str>,
    },
    /// The file asks for more than a limit allows.
    TooLarge {
        /// What there is too much of.
        what: Size,
        /// The limit.
        limit: u64,
    },
    /// XML that declares entities of its own; no office program writes such.
    Entities,
    /// A name in an archive that leads out of it, or is no name.
    UnsafeName,
    /// A document of pictures, without any text.
    Scan {
        /// Its pages, where known.
        pages: Option<u32>,
    },
    /// Reading this needs a program that is not here.
    NeedsProgram {
        /// The program.
        program: &'static str,
    },
    /// The program that was to read the file failed.
    ProgramFailed {
        /// The program.
        program: &'static str,
        /// What it said.
        detail: Box<str>,
    },
    /// The program that was to read the file took too long.
    ProgramSlow {
        /// The program.
        program: &'static str,
        /// Seconds it was given.
        seconds: u64,
    },
}

/// What a file has too much of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Size {
    /// Bytes of the file.
    File,
    /// Bytes after unzipping.
    Unzipped,
    /// Bytes after unzipping for each zipped one.
    Ratio,
    /// Files in an archive.
    Members,
    /// Archives within archives.
    Archives,
    /// Bytes of text.
    Text,
    /// Elements within each other.
    Depth,
    /// Cells.
    Cells,
    /// Rows.
    Rows,
}

impl Size {
    /// The name of its limit in [`Limits::set`](crate::Limits::set), where it can be set by one.
    pub const fn limit_name(self) -> Option<&'static str> {
        Some(match self {
            Self::File => "file-bytes",
            Self::Unzipped => "unzipped-bytes",
            Self::Ratio => "ratio",
            Self::Members => "members",
            Self::Text => "text-bytes",
            Self::Cells => "cells",
            Self::Rows => "rows",
            Self::Archives | Self::Depth => return None,
        })
    }

    const fn words(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::File, Lang::Vi) => "số byte của tệp",
            (Self::File, Lang::En) => "bytes of the file",
            (Self::Unzipped, Lang::Vi) => "số byte sau giải nén",
            (Self::Unzipped, Lang::En) => "bytes after unzipping",
            (Self::Ratio, Lang::Vi) => "tỷ lệ giải nén",
            (Self::Ratio, Lang::En) => "bytes unzipped from each zipped byte",
            (Self::Members, Lang::Vi) => "số tệp trong tệp nén",
            (Self::Members, Lang::En) => "files in the archive",
            (Self::Archives, Lang::Vi) => "số lớp tệp nén lồng nhau",
            (Self::Archives, Lang::En) => "archives within archives",
            (Self::Text, Lang::Vi) => "số byte văn bản",
            (Self::Text, Lang::En) => "bytes of text",
            (Self::Depth, Lang::Vi) => "số lớp phần tử lồng nhau",
            (Self::Depth, Lang::En) => "elements within each other",
            (Self::Cells, Lang::Vi) => "số ô",
            (Self::Cells, Lang::En) => "cells",
            (Self::Rows, Lang::Vi) => "số hàng",
            (Self::Rows, Lang::En) => "rows",
        }
    }
}

impl Reason {
    /// The name in machine output.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::UnknownBytes => "unknown-bytes",
            Self::Unsupported(_) => "unsupported",
            Self::NotBuilt { .. } => "not-built",
            Self::UnknownEncoding { .. } => "unknown-encoding",
            Self::Encoding { .. } => "encoding",
            Self::Password(_) => "password",
            Self::Damaged { .. } => "damaged",
            Self::TooLarge { .. } => "too-large",
            Self::Entities => "xml-entities",
            Self::UnsafeName => "unsafe-name",
            Self::Scan { .. } => "scan",
            Self::NeedsProgram { .. } => "needs-program",
            Self::ProgramFailed { .. } => "program-failed",
            Self::ProgramSlow { .. } => "program-slow",
        }
    }

    /// What is wrong.
    pub fn message(&self, lang: Lang) -> String {
        let vi = lang == Lang::Vi;
        match self {
            Self::Empty if vi => "tệp không có chữ nào".into(),
            Self::Empty => "the file has no text".into(),
            Self::UnknownBytes if vi => {
                "không phải văn bản, cũng không phải loại tệp nào đã biết".into()
            }
            Self::UnknownBytes => "neither text nor any known kind of file".into(),
            Self::Unsupported(kind) if vi => {
                format!("{} thì chương trình không đọc", kind.words(lang))
            }
            Self::Unsupported(kind) => format!("{} is not read", kind.words(lang)),
            Self::NotBuilt { kind, feature } if vi => {
                format!(
                    "chương trình này được dựng không có phần đọc {} (tính năng `{feature}`)",
                    kind.words(lang)
                )
            }
            Self::NotBuilt { kind, feature } => {
                format!(
                    "{} is not read by this build, which left out the feature `{feature}`",
                    kind.words(lang)
                )
            }
            Self::UnknownEncoding { nearest, share } if vi => {
                format!(
                    "không rõ bảng mã; gần nhất là {nearest}, với {:.0}% số chữ có dấu đọc được",
                    share * 100.0
                )
            }
            Self::UnknownEncoding { nearest, share } => {
                format!(
                    "unknown encoding; nearest is {nearest}, in which {:.0}% of the marked words can be read",
                    share * 100.0
                )
            }
            Self::Encoding { encoding, at } if vi => {
                format!("byte {at} không có trong bảng mã {encoding}")
            }
            Self::Encoding { encoding, at } => format!("byte {at} does not exist in {encoding}"),
            Self::Password(kind) if vi => format!("{} có mật khẩu", kind.words(lang)),
            Self::Password(kind) => format!("{} protected by a password", kind.words(lang)),
            Self::Damaged { kind, detail } if vi => {
                format!("{} bị hỏng hoặc bị cắt ({detail})", kind.words(lang))
            }
            Self::Damaged { kind, detail } => {
                format!("{} that is damaged or cut off ({detail})", kind.words(lang))
            }
            Self::TooLarge { what, limit } if vi => {
                format!("{} vượt giới hạn {limit}", what.words(lang))
            }
            Self::TooLarge { what, limit } => {
                format!("{} over the limit of {limit}", what.words(lang))
            }
            Self::Entities if vi => {
                "XML tự khai báo thực thể (DOCTYPE), điều mà tệp văn phòng không có".into()
            }
            Self::Entities => {
                "XML that declares entities of its own (DOCTYPE), which office files do not".into()
            }
            Self::UnsafeName if vi => "tên tệp trong tệp nén chỉ ra ngoài tệp nén".into(),
            Self::UnsafeName => "a name in the archive that leads out of it".into(),
            Self::Scan { pages } => match (pages, vi) {
                (Some(pages), true) => format!("bản quét (ảnh), {pages} trang, không có lớp chữ"),
                (Some(pages), false) => format!("a scan of {pages} pages without a text layer"),
                (None, true) => "chỉ có ảnh, không có chữ".into(),
                (None, false) => "pictures without any text".into(),
            },
            Self::NeedsProgram { program } if vi => {
                format!("cần chương trình `{program}`, máy này không có")
            }
            Self::NeedsProgram { program } => {
                format!("the program `{program}` is needed and not here")
            }
            Self::ProgramFailed { program, detail } if vi => {
                format!("`{program}` không đọc được ({detail})")
            }
            Self::ProgramFailed { program, detail } => {
                format!("`{program}` could not read it ({detail})")
            }
            Self::ProgramSlow { program, seconds } if vi => {
                format!("`{program}` chạy quá {seconds} giây")
            }
            Self::ProgramSlow { program, seconds } => {
                format!("`{program}` took more than {seconds} s")
            }
        }
    }

    /// How to mend it.
    pub fn remedy(&self, lang: Lang) -> String {
        let (vi, en) = match self {
            Self::Empty => (
                "kiểm tra lại tệp; nếu là tệp tải về thì tải lại",
                "check the file; if it was downloaded, download it again",
            ),
            Self::UnknownBytes
            | Self::Unsupported(Kind::Unknown | Kind::Compound | Kind::Program | Kind::Xml) => (
                "mở bằng chương trình đã tạo ra tệp, rồi lưu thành .docx, .xlsx hoặc .txt (UTF-8)",
                "open it in the program that made it and save it as .docx, .xlsx or .txt (UTF-8)",
            ),
            Self::Unsupported(Kind::Doc | Kind::Rtf) => (
                "trong Word: Tệp > Lưu dưới dạng > Tài liệu Word (*.docx)",
                "in Word: File > Save As > Word Document (*.docx)",
            ),
            Self::Unsupported(Kind::Mhtml) => (
                "mở bằng Word: Tệp > Lưu dưới dạng > Tài liệu Word (*.docx)",
                "open it in Word: File > Save As > Word Document (*.docx)",
            ),
            Self::Unsupported(Kind::Xlsb) => (
                "trong Excel: Tệp > Lưu dưới dạng > Sổ làm việc Excel (*.xlsx)",
                "in Excel: File > Save As > Excel Workbook (*.xlsx)",
            ),
            Self::Unsupported(Kind::Slides) => (
                "trong PowerPoint: Tệp > Lưu dưới dạng > PDF (*.pdf)",
                "in PowerPoint: File > Save As > PDF (*.pdf)",
            ),
            Self::Unsupported(Kind::Image) | Self::Scan { .. } => (
                "nhận dạng chữ (OCR) trước, hoặc xin bản Word",
                "recognise the text first (OCR), or ask for the Word file",
            ),
            Self::Unsupported(Kind::Archive) => (
                "giải nén trước, hoặc nén lại thành .zip",
                "unpack it first, or pack it as .zip",
            ),
            Self::Unsupported(_) => (
                "lưu thành .docx, .xlsx hoặc .txt (UTF-8)",
                "save it as .docx, .xlsx or .txt (UTF-8)",
            ),
            Self::NotBuilt { feature, .. } => {
                return match lang {
                    Lang::Vi => {
                        format!("dựng lại với tính năng `{feature}`, hoặc lưu thành .txt (UTF-8)")
                    }
                    Lang::En => {
                        format!("build with the feature `{feature}`, or save it as .txt (UTF-8)")
                    }
                };
            }
            Self::UnknownEncoding { .. } | Self::Encoding { .. } => (
                "nói rõ bảng mã, hoặc lưu lại bằng Notepad: Tệp > Lưu dưới dạng > Mã hóa: UTF-8",
                "name the encoding, or save it again in Notepad: File > Save as > Encoding: UTF-8",
            ),
            Self::Password(Kind::Pdf) => (
                "mở bằng mật khẩu rồi in ra tệp PDF mới",
                "open it with the password and print it to a new PDF",
            ),
            Self::Password(Kind::Zip) => (
                "giải nén bằng mật khẩu rồi đưa vào các tệp đã giải nén",
                "unpack it with the password and give the files",
            ),
            Self::Password(_) => (
                "mở bằng mật khẩu, rồi: Tệp > Thông tin > Bảo vệ Tài liệu > Mã hóa bằng Mật khẩu, xóa mật khẩu và lưu",
                "open it with the password, then: File > Info > Protect Document > Encrypt with Password, clear it and save",
            ),
            Self::Damaged { .. } => (
                "chép hoặc tải lại tệp; trong Word hoặc Excel: Tệp > Mở > Mở và Sửa chữa",
                "copy or download it again; in Word or Excel: File > Open > Open and Repair",
            ),
            Self::TooLarge {
                what: Size::Cells | Size::Rows,
                ..
            } => (
                "xóa các hàng, cột trống có định dạng, hoặc chia thành nhiều tệp, hoặc nâng giới hạn",
                "delete formatted empty rows and columns, split the file, or raise the limit",
            ),
            Self::TooLarge {
                what: Size::Archives,
                ..
            } => (
                "giải nén trước, rồi đưa vào các tệp đã giải nén",
                "unpack it first and give the files",
            ),
            Self::TooLarge {
                what: Size::Depth, ..
            }
            | Self::Entities
            | Self::UnsafeName => (
                "tệp này không do chương trình văn phòng làm ra; xin lại bản gốc",
                "no office program made this file; ask for the original",
            ),
            Self::TooLarge { .. } => (
                "nếu tệp đúng là của cơ quan thì chia nhỏ hoặc nâng giới hạn; nếu không rõ nguồn thì đừng mở",
                "if the file is known to be yours, split it or raise the limit; if not, do not open it",
            ),
            Self::NeedsProgram { .. } => (
                "cài gói poppler-utils (Windows: poppler), hoặc lưu tệp thành .docx hoặc .txt",
                "install the package poppler-utils (on Windows: poppler), or save the file as .docx or .txt",
            ),
            Self::ProgramFailed { .. } | Self::ProgramSlow { .. } => (
                "mở tệp và in ra PDF mới, hoặc xin bản Word",
                "open the file and print it to a new PDF, or ask for the Word file",
            ),
        };
        match lang {
            Lang::Vi => vi,
            Lang::En => en,
        }
        .into()
    }
}

impl ReadError {
    /// Why.
    pub const fn reason(&self) -> &Reason {
        &self.reason
    }

    /// The part of the file where it was found, by its name in there: `word/document.xml`,
    /// a sheet, a member of an archive.
    pub fn part(&self) -> Option<&str> {
        self.part.as_deref()
    }

    /// What is wrong and where.
    pub fn message(&self, lang: Lang) -> String {
        let message = self.reason.message(lang);
        match (&self.part, lang) {
            (None, _) => message,
            (Some(part), Lang::Vi) => format!("{message}, tại `{part}`"),
            (Some(part), Lang::En) => format!("{message}, at `{part}`"),
        }
    }

    /// How to mend it.
    pub fn remedy(&self, lang: Lang) -> String {
        self.reason.remedy(lang)
    }
    pub(crate) fn at(mut self, part: &str) -> Self {
        self.part.get_or_insert_with(|| part.into());
        self
    }
    pub(crate) fn damaged(kind: Kind, detail: impl fmt::Display) -> Self {
        let mut detail = detail.to_string().replace(['\n', '\r'], " ");
        if let Some((end, _)) = detail.char_indices().nth(200) {
            detail.truncate(end);
        }
        Reason::Damaged {
            kind,
            detail: detail.into(),
        }
        .into()
    }

    pub(crate) fn too_large(what: Size, limit: impl TryInto<u64>) -> Self {
        Reason::TooLarge {
            what,
            limit: limit.try_into().unwrap_or(u64::MAX),
        }
        .into()
    }
}

impl From<Reason> for ReadError {
    fn from(reason: Reason) -> Self {
        Self { reason, part: None }
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}; {}", self.message(Lang::En), self.remedy(Lang::En))
    }
}

impl std::error::Error for ReadError {}
