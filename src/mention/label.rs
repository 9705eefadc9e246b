//! What stands before an identifier: "số", and the type in words.

use std::sync::LazyLock;

use crate::text::{Key, Phrases, Token, key};

/// The words for types of documents, as they stand before a number, with the codes they
/// go with. Sources: CONVENTIONS §1.2 (Party), §8.1 (State), §5.2 (abbreviations as labels).
static TYPE_WORDS: LazyLock<Phrases<()>> = LazyLock::new(|| {
    Phrases::new(
        [
            "nghị quyết",
            "nghị quyết liên tịch",
            "quyết định",
            "quy định",
            "chỉ thị",
            "kết luận",
            "quy chế",
            "thông tri",
            "hướng dẫn",
            "thông báo",
            "thông cáo",
            "tuyên bố",
            "báo cáo",
            "kế hoạch",
            "kế hoạch hành động",
            "kế hoạch liên tịch",
            "quy hoạch",
            "chương trình",
            "chương trình hành động",
            "chương trình phối hợp",
            "chương trình công tác",
            "đề án",
            "phương án",
            "dự án",
            "tờ trình",
            "công văn",
            "biên bản",
            "bản sao",
            "giấy mời",
            "văn bản",
            "văn bản hợp nhất",
            "nghị định",
            "thông tư",
            "thông tư liên tịch",
            "luật",
            "bộ luật",
            "pháp lệnh",
            "lệnh",
            "sắc lệnh",
            "công điện",
            "hợp đồng",
            "quy trình",
            "thông báo kết luận",
            "báo cáo thẩm định",
            "hướng dẫn liên ngành",
            "hướng dẫn liên tịch",
            "quy chế phối hợp",
            "quyết định liên tịch",
            "công văn hỏa tốc",
            "phiếu gửi",
            "phiếu chuyển",
            "phiếu báo",
            "điện mật",
            "giấy ủy quyền",
            "bản ghi nhớ",
            "bản thỏa thuận",
            "NQ",
            "QĐ",
            "QyĐ",
            "CT",
            "KL",
            "QC",
            "HD",
            "TB",
            "BC",
            "KH",
            "CTr",
            "CTHĐ",
            "CTrHĐ",
            "ĐA",
            "PA",
            "TTr",
            "CV",
            "BB",
            "NĐ",
            "TT",
            "TTLT",
            "VB",
            "VBHN",
            "CĐ",
            "NQLT",
        ]
        .map(|words| (words, ())),
    )
});

struct Words {
    so: Key,
    ky: Key,
    hieu: Key,
    plural: [Key; 3],
}

static WORDS: LazyLock<Words> = LazyLock::new(|| Words {
    so: key("số"),
    ky: key("ký"),
    hieu: key("hiệu"),
    plural: [key("các"), key("những"), key("hai")],
});

/// The label of an identifier, within the tokens before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Label {
    /// The index of the label's first token; the number of tokens when there is none.
    pub(super) start: usize,
    /// Whether "số" stands there.
    pub(super) so: bool,
    /// The tokens of the type word.
    pub(super) type_word: Option<(usize, usize)>,
    /// Whether "các" or "những" stands before the type word.
    pub(super) plural: bool,
}

/// Reads the label that ends with the last of the tokens.
pub(super) fn read(tokens: &[Token]) -> Label {
    let words = &*WORDS;
    let mut end = tokens.len();
    let mut label = Label {
        start: end,
        so: false,
        type_word: None,
        plural: false,
    };
    while end > 0 && is_ornament(tokens[end - 1]) {
        end -= 1;
    }
    if end > 0 && tokens[end - 1].is_sign(':') && end > 1 && tokens[end - 2].key == words.so {
        end -= 1;
    }
    if end > 1 && tokens[end - 1].key == words.hieu && tokens[end - 2].key == words.ky {
        // "số ký hiệu", "số, ký hiệu"
        end -= 2;
    } else if end > 1 && tokens[end - 1].key == words.hieu && tokens[end - 2].key == words.so {
        end -= 1;
    }
    if end > 0 && tokens[end - 1].key == words.so && tokens[end - 1].is_word() {
        end -= 1;
        label.so = true;
        label.start = end;
    }
    let mut behind = end;
    while behind > 0 && (is_ornament(tokens[behind - 1]) || tokens[behind - 1].is_sign('(')) {
        behind -= 1;
    }
    if let Some((len, ())) = TYPE_WORDS.ending(tokens, behind) {
        label.type_word = Some((behind - len, behind));
        label.start = behind - len;
        if label.start > 0 && words.plural.contains(&tokens[label.start - 1].key) {
            label.plural = true;
        }
    }
    label
}

/// Whether a type word starts here: the words of the next citation, which no issuer and
/// no title may swallow.
pub(super) fn type_word_at(tokens: &[Token], at: usize) -> Option<usize> {
    TYPE_WORDS.starting(tokens, at).map(|(len, ())| len)
}

/// Whether a key is "số".
pub(super) fn is_so(token: Token) -> bool {
    token.is_word() && token.key == WORDS.so
}

fn is_ornament(token: Token) -> bool {
    ['*', '_', '`', '\\', '[', '…']
        .into_iter()
        .any(|sign| token.is_sign(sign))
}
