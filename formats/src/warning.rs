//! What a reader should know of a text that was read.

use std::fmt;

use crate::encoding::Encoding;
use crate::kind::{Kind, Lang};

/// What a reader should know of a text that was read.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Warning {
    /// The name's ending says one kind, the bytes another; the bytes were believed.
    WrongEnding {
        /// The ending.
        ending: Box<str>,
        /// What it is.
        kind: Kind,
    },
    /// The encoding is likely, not sure.
    EncodingDoubt {
        /// The one the text was read in.
        chosen: Encoding,
        /// The next best.
        rival: Option<Encoding>,
        /// How sure, from 0 to 1.
        confidence: f32,
    },
    /// A byte that does not exist in the encoding stands as U+FFFD in the text.
    UndefinedByte {
        /// The encoding.
        encoding: Encoding,
        /// The first such byte.
        at: u64,
    },
    /// The bytes were Unicode around letters of an old encoding, and both were undone.
    TwiceEncoded {
        /// What the bytes were in.
        outer: Encoding,
        /// What the letters were in.
        inner: Encoding,
    },
    /// Runs of text in fonts of an old encoding were converted.
    OldFonts {
        /// The encoding.
        encoding: Encoding,
    },
    /// The text looks like letters of an old encoding, but no font's name says so; it was not
    /// converted, and its Vietnamese words cannot be read.
    OldLetters {
        /// The encoding.
        encoding: Encoding,
        /// How sure, from 0 to 1.
        confidence: f32,
    },
    /// Words in TCVN3 that stand in capitals were restored as such.
    CapitalsRestored {
        /// How many.
        words: usize,
    },
    /// Signs at the ends of words that may be marks (VIQR) or punctuation were left as
    /// punctuation.
    MarksDoubt {
        /// How many.
        signs: usize,
    },
    /// The file holds macros. None was run.
    Macros,
    /// Deleted text that the file still tracks was left out.
    DeletionsLeftOut,
    /// Hidden text was left out.
    HiddenLeftOut,
    /// The file holds another one that was not read.
    EmbeddedLeftOut,
    /// Hidden files, locks and leavings of systems in an archive, which are not read.
    FilesLeftOut {
        /// How many.
        files: usize,
    },
    /// Pages without any text among pages with text: pictures, most likely.
    PagesWithoutText {
        /// The pages, from 1; the first hundred.
        pages: Vec<u32>,
    },
    /// Cells beyond the limit of columns were left out.
    ColumnsLeftOut {
        /// The sheet.
        sheet: Option<String>,
        /// The limit.
        limit: u32,
    },
    /// A sheet or a table has no column of numbers that is told by its heading.
    NoRegister {
        /// The sheet.
        sheet: Option<String>,
    },
}

impl Warning {
    /// The name in machine output.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::WrongEnding { .. } => "wrong-ending",
            Self::EncodingDoubt { .. } => "encoding-doubt",
            Self::UndefinedByte { .. } => "undefined-byte",
            Self::TwiceEncoded { .. } => "twice-encoded",
            Self::OldFonts { .. } => "old-fonts",
            Self::OldLetters { .. } => "old-letters",
            Self::CapitalsRestored { .. } => "capitals-restored",
            Self::MarksDoubt { .. } => "marks-doubt",
            Self::Macros => "macros",
            Self::DeletionsLeftOut => "deletions-left-out",
            Self::HiddenLeftOut => "hidden-left-out",
            Self::EmbeddedLeftOut => "embedded-left-out",
            Self::FilesLeftOut { .. } => "files-left-out",
            Self::PagesWithoutText { .. } => "pages-without-text",
            Self::ColumnsLeftOut { .. } => "columns-left-out",
            Self::NoRegister { .. } => "no-register",
        }
    }

    /// The warning in words.
    pub fn message(&self, lang: Lang) -> String {
        let vi = lang == Lang::Vi;
        match self {
            Self::WrongEnding { ending, kind } if vi => {
                format!("tên có đuôi .{ending} nhưng là {}", kind.words(lang))
            }
            Self::WrongEnding { ending, kind } => {
                format!("the name ends in .{ending}, but it is {}", kind.words(lang))
            }
            Self::EncodingDoubt {
                chosen,
                rival,
                confidence,
            } => {
                let sure = confidence * 100.0;
                let rival = rival.map_or(String::new(), |it| match lang {
                    Lang::Vi => format!(", cũng có thể là {it}"),
                    Lang::En => format!(", may be {it}"),
                });
                if vi {
                    format!("đọc theo bảng mã {chosen} nhưng chỉ chắc {sure:.0}%{rival}")
                } else {
                    format!("read as {chosen}, only {sure:.0}% sure{rival}")
                }
            }
            Self::UndefinedByte { encoding, at } if vi => {
                format!("byte {at} không có trong bảng mã {encoding}, được thay bằng \u{FFFD}")
            }
            Self::UndefinedByte { encoding, at } => {
                format!("byte {at} does not exist in {encoding} and stands as \u{FFFD}")
            }
            Self::TwiceEncoded { outer, inner } if vi => {
                format!("chữ {inner} đã bị lưu thành {outer} mà không chuyển mã; đã chuyển")
            }
            Self::TwiceEncoded { outer, inner } => {
                format!("letters of {inner} had been saved as {outer} unconverted; converted")
            }
            Self::OldFonts { encoding } if vi => {
                format!("có đoạn dùng phông chữ {encoding}; đã chuyển sang Unicode")
            }
            Self::OldFonts { encoding } => {
                format!("some text is in fonts of {encoding}; converted to Unicode")
            }
            Self::OldLetters { encoding, .. } if vi => {
                format!(
                    "chữ có vẻ theo bảng mã {encoding}, không đọc được; hãy chuyển sang Unicode (UniKey: Ctrl+Shift+F6) rồi lưu lại"
                )
            }
            Self::OldLetters { encoding, .. } => {
                format!(
                    "the letters look like {encoding} and cannot be read; convert the file to Unicode and save it again"
                )
            }
            Self::CapitalsRestored { words } if vi => {
                format!("{words} chữ in hoa TCVN3 đã được khôi phục")
            }
            Self::CapitalsRestored { words } => {
                format!("{words} words in TCVN3 capitals were restored")
            }
            Self::MarksDoubt { signs } if vi => {
                format!("{signs} dấu ở cuối chữ có thể là dấu thanh VIQR; đã giữ là dấu câu")
            }
            Self::MarksDoubt { signs } => {
                format!("{signs} signs at ends of words may be VIQR tones; left as punctuation")
            }
            Self::Macros if vi => "tệp có macro; không macro nào được chạy".into(),
            Self::Macros => "the file holds macros; none was run".into(),
            Self::DeletionsLeftOut if vi => {
                "phần đã xóa trong chế độ theo dõi thay đổi không được đọc".into()
            }
            Self::DeletionsLeftOut => "text deleted under Track Changes was left out".into(),
            Self::HiddenLeftOut if vi => "chữ ẩn không được đọc".into(),
            Self::HiddenLeftOut => "hidden text was left out".into(),
            Self::EmbeddedLeftOut if vi => "tệp nhúng bên trong không được đọc".into(),
            Self::EmbeddedLeftOut => "an embedded file was not read".into(),
            Self::FilesLeftOut { files } if vi => {
                format!("tệp nén còn {files} tệp ẩn hoặc tệp tạm, không được đọc")
            }
            Self::FilesLeftOut { files } => {
                format!("hidden files and locks of the archive left out: {files}")
            }
            Self::PagesWithoutText { pages } => {
                let list = pages
                    .iter()
                    .map(u32::to_string)
                    .collect::<Vec<_>>()
                    .join(", ");
                if vi {
                    format!("trang không có chữ (ảnh quét?): {list}")
                } else {
                    format!("pages without text (scans?): {list}")
                }
            }
            Self::ColumnsLeftOut { sheet, limit } => {
                let sheet = sheet.as_deref().unwrap_or("-");
                if vi {
                    format!("trang tính “{sheet}”: các cột sau cột {limit} không được đọc")
                } else {
                    format!("sheet “{sheet}”: columns beyond {limit} were left out")
                }
            }
            Self::NoRegister { sheet } => {
                let sheet = sheet.as_deref().unwrap_or("-");
                if vi {
                    format!(
                        "trang tính “{sheet}”: không thấy cột số, ký hiệu; không đọc như sổ văn bản"
                    )
                } else {
                    format!(
                        "sheet “{sheet}”: no column of numbers was found; not read as a register"
                    )
                }
            }
        }
    }
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message(Lang::En))
    }
}
