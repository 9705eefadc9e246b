//! What a file is, told by its bytes.

use std::fmt;

/// A language for messages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lang {
    /// Vietnamese.
    #[default]
    Vi,
    /// English.
    En,
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident $name:literal $vi:literal $en:literal;)+) => {
        /// What a file is, told by its bytes.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Kind { $($(#[$doc])* $kind,)+ }

        impl Kind {
            /// The name in machine output; most often the usual ending.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$kind => $name,)+ }
            }

            /// What a person calls it.
            pub const fn words(self, lang: Lang) -> &'static str {
                match (self, lang) {
                    $((Self::$kind, Lang::Vi) => $vi, (Self::$kind, Lang::En) => $en,)+
                }
            }
        }
    };
}

kinds! {
    /// Plain text, Markdown too.
    Text "txt" "văn bản thuần" "plain text";
    /// Word 2007 and later.
    Docx "docx" "tệp Word" "a Word document";
    /// OpenDocument text.
    Odt "odt" "tệp văn bản OpenDocument" "an OpenDocument text";
    /// A web page.
    Html "html" "trang web" "a web page";
    /// PDF.
    Pdf "pdf" "tệp PDF" "a PDF";
    /// Excel 2007 and later.
    Xlsx "xlsx" "tệp Excel" "an Excel workbook";
    /// Excel 97 to 2003.
    Xls "xls" "tệp Excel 97-2003" "an Excel 97-2003 workbook";
    /// OpenDocument spreadsheet.
    Ods "ods" "bảng tính OpenDocument" "an OpenDocument spreadsheet";
    /// Values with commas, semicolons or tabs between them.
    Csv "csv" "bảng CSV" "a CSV table";
    /// An archive of files.
    Zip "zip" "tệp nén ZIP" "a ZIP archive";
    /// Word 97 to 2003: not read.
    Doc "doc" "tệp Word 97-2003" "a Word 97-2003 document";
    /// Rich Text Format: not read.
    Rtf "rtf" "tệp RTF" "an RTF document";
    /// A web page with its pictures in one file: not read.
    Mhtml "mht" "trang web một tệp (MHT)" "a single-file web page (MHT)";
    /// Excel's binary workbook: not read.
    Xlsb "xlsb" "tệp Excel nhị phân" "an Excel binary workbook";
    /// Slides: not read.
    Slides "pptx" "tệp trình chiếu" "a presentation";
    /// XML that is none of the above: not read.
    Xml "xml" "tệp XML" "an XML file";
    /// A picture: not read.
    Image "image" "tệp ảnh" "a picture";
    /// Another kind of archive: not read.
    Archive "archive" "tệp nén loại khác" "an archive of another kind";
    /// A program: not read.
    Program "program" "tệp chương trình" "a program";
    /// Another file in Microsoft's compound format: not read.
    Compound "ole" "tệp OLE của Microsoft" "a Microsoft compound file";
    /// None of these.
    Unknown "unknown" "tệp không rõ loại" "a file of no known kind";
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.words(Lang::En))
    }
}
