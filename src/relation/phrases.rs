//! The words that are looked for between two citations: tables, and single syllables.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::text::{Key, Phrases, key};

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Status {
    Issue,
    Draft,
    Intent,
    Denial,
    Review,
    Proposal,
    /// Words that look like one of these and are none.
    Plain,
}

#[rustfmt::skip]
pub(super) static STATUS: LazyLock<Phrases<Status>> = LazyLock::new(|| {
    Phrases::new([
        ("ban hành", Status::Issue), ("đã ban hành", Status::Issue), ("ký ban hành", Status::Issue),
        ("xây dựng và ban hành", Status::Issue), ("xây dựng, ban hành", Status::Issue),
        ("tham mưu ban hành", Status::Issue), ("đã có", Status::Issue), ("đã xây dựng", Status::Issue),
        ("đã ký", Status::Issue), ("phát hành", Status::Issue), ("kịp thời ban hành", Status::Issue), ("ra", Status::Issue), ("có", Status::Issue), ("xây dựng", Status::Issue),
        ("đề ra", Status::Plain), ("đưa ra", Status::Plain), ("đặt ra", Status::Plain), ("nêu ra", Status::Plain),
        ("chỉ ra", Status::Plain), ("xảy ra", Status::Plain), ("diễn ra", Status::Plain), ("ngoài ra", Status::Plain),
        ("tạo ra", Status::Plain), ("gây ra", Status::Plain), ("vạch ra", Status::Plain), ("hiện có", Status::Plain),
        ("dự thảo", Status::Draft), ("bản thảo", Status::Draft), ("đang xây dựng", Status::Draft),
        ("đang dự thảo", Status::Draft), ("đang soạn thảo", Status::Draft), ("đang hoàn thiện", Status::Draft),
        ("đang tham mưu", Status::Draft), ("đang hoàn chỉnh", Status::Draft), ("dự kiến ban hành", Status::Draft),
        ("chuẩn bị ban hành", Status::Draft), ("sẽ ban hành", Status::Draft), ("xây dựng dự thảo", Status::Draft),
        ("đang trình", Status::Draft), ("có dự thảo", Status::Draft), ("chuẩn bị dự thảo", Status::Draft), ("đang lấy ý kiến", Status::Draft), ("đang xin ý kiến", Status::Draft),
        ("hoàn thành dự thảo", Status::Draft), ("hoàn thiện dự thảo", Status::Draft), ("đang chỉ đạo xây dựng", Status::Draft),
        ("dự kiến", Status::Intent), ("sẽ", Status::Intent), ("đề nghị", Status::Intent), ("phải", Status::Intent),
        ("yêu cầu", Status::Intent), ("xin ý kiến", Status::Intent),
        ("chưa", Status::Denial), ("không", Status::Denial), ("chậm ban hành", Status::Denial),
        ("sơ kết", Status::Review), ("tổng kết", Status::Review),
        ("tham mưu", Status::Proposal), ("kiến nghị", Status::Proposal), ("đề xuất", Status::Proposal),
        ("nghiên cứu", Status::Proposal), ("rà soát", Status::Proposal), ("trình Hội đồng", Status::Proposal),
        ("trình HĐND", Status::Proposal), ("trình Ủy ban", Status::Proposal), ("trình UBND", Status::Proposal),
        ("trình Chính phủ", Status::Proposal), ("trình Thủ tướng", Status::Proposal), ("trình Quốc hội", Status::Proposal),
        ("trình Ban", Status::Proposal), ("trình cấp", Status::Proposal),
    ])
});

/// Words that may stand between a linking phrase and the citation.
pub(super) static FILLERS: LazyLock<Phrases<()>> = LazyLock::new(|| {
    Phrases::new(
        [
            "các",
            "những",
            "nội dung",
            "tinh thần",
            "các nội dung",
            "nội dung chỉ đạo tại",
            "nội dung của",
            "ý kiến chỉ đạo tại",
            "chỉ đạo tại",
            "một số điều của",
            "một số nội dung của",
            "một số nội dung",
            "một số điều",
            "một phần",
            "mục tiêu",
            "giải pháp",
            "chỉ tiêu",
            "đồng bộ",
            "toàn diện",
            "quyết liệt",
            "triệt để",
            "các giải pháp",
            "nhiệm vụ",
            "quan điểm",
            "chủ trương",
            "yêu cầu tại",
            "toàn bộ",
            "toàn văn",
            "tại",
            "của",
            "đối với",
            "cho",
            "quy định tại",
            "quy định của",
            "hiệu quả",
            "có hiệu quả",
            "nghiêm túc",
            "nghiêm",
            "tốt",
            "đầy đủ",
            "kịp thời",
            "cả",
            "hai",
            "theo",
            "thắng lợi",
            "thành công",
            "gồm",
            "như",
            "chính là",
            "bộ",
            "việc thực hiện",
            "một kế hoạch là",
            "chung một kế hoạch là",
            "kế hoạch là",
            "văn bản là",
            "tiêu biểu là",
            "là",
            "chung",
            "riêng",
            "và",
            "với",
            "tới",
            "đến",
        ]
        .map(|words| (words, ())),
    )
});

/// What may stand before a linking phrase and belongs to it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Lead {
    Aim,
    About,
    Manner,
}

#[rustfmt::skip]
pub(super) static LEADS: LazyLock<Phrases<Lead>> = LazyLock::new(|| {
    Phrases::new([
        ("để", Lead::Aim), ("nhằm", Lead::Aim), ("nhằm để", Lead::Aim), ("với mục tiêu", Lead::Aim), ("để tiếp tục", Lead::Aim),
        ("về", Lead::About), ("về việc", Lead::About), ("việc", Lead::About), ("về tiếp tục", Lead::About), ("về tổ chức", Lead::About), ("V/v", Lead::About),
        ("tiếp tục", Lead::Manner), ("tập trung", Lead::Manner), ("đẩy mạnh", Lead::Manner), ("tổ chức", Lead::Manner),
        ("tăng cường", Lead::Manner), ("quán triệt,", Lead::Manner), ("quán triệt và", Lead::Manner),
    ])
});

/// Verbs with which the subject of a document goes on right behind its number.
pub(super) static SUBJECT_VERBS: LazyLock<Phrases<()>> = LazyLock::new(|| {
    Phrases::new(
        [
            "về",
            "về việc",
            "ban hành",
            "quy định",
            "phê duyệt",
            "hướng dẫn",
            "sửa đổi",
            "bổ sung",
            "công bố",
            "triển khai",
            "thực hiện",
            "tổ chức",
            "V/v",
            "nhằm",
            "để",
            "cụ thể hóa",
        ]
        .map(|words| (words, ())),
    )
});

pub(super) struct Keys {
    pub(super) provision: [Key; 9],
    pub(super) joins: [Key; 7],
    pub(super) and: Key,
    pub(super) many: Key,
    /// "để", "nhằm"
    pub(super) aims: [Key; 2],
    pub(super) passive: [Key; 2],
    pub(super) types: [Key; 6],
    pub(super) ordinals: [Key; 7],
    pub(super) respectively: [Key; 2],
    pub(super) by: Key,
    /// "việc": the doing of something.
    pub(super) doing: Key,
    /// "do": who made it.
    pub(super) made_by: Key,
    pub(super) rule: Key,
    pub(super) this: Key,
    pub(super) in_force: [Key; 2],
    pub(super) since: [Key; 2],
    pub(super) same_day: [Key; 2],
    pub(super) selves: [Key; 10],
}

pub(super) static KEYS: LazyLock<Keys> = LazyLock::new(|| Keys {
    provision: [
        "điểm", "khoản", "điều", "mục", "chương", "phần", "phụ", "lục", "tiết",
    ]
    .map(key),
    joins: ["và", "cùng", "với", "hoặc", "đến", "các", "những"].map(key),
    and: key("và"),
    many: key("các"),
    aims: ["để", "nhằm"].map(key),
    passive: ["được", "bị"].map(key),
    types: ["kế", "chương", "đề", "nghị", "quyết", "hướng"].map(key),
    ordinals: ["thứ", "nhất", "hai", "ba", "tư", "năm", "sáu"].map(key),
    respectively: ["lần", "lượt"].map(key),
    by: key("theo"),
    doing: key("việc"),
    made_by: key("do"),
    rule: key("quy"),
    this: key("này"),
    in_force: ["có", "hiệu"].map(key),
    since: ["ngày", "khi"].map(key),
    same_day: ["cùng", "ngày"].map(key),
    // The last syllables of the types: "Quyết định này", "Nghị quyết này", "Luật này".
    selves: [
        "định", "quyết", "luật", "lệnh", "tư", "thị", "hoạch", "trình", "luận", "chế",
    ]
    .map(key),
});

/// Words with which a bracket names the document before it.
pub(super) static NAMES: LazyLock<Phrases<()>> = LazyLock::new(|| {
    Phrases::new(
        [
            "gọi tắt",
            "gọi là",
            "gọi chung",
            "sau đây gọi",
            "sau đây viết",
        ]
        .map(|words| (words, ())),
    )
});

/// Words that lead the answer in behind a passive.
pub(super) static LEADS_IN: LazyLock<Phrases<()>> = LazyLock::new(|| {
    Phrases::new(
        [
            "bằng",
            "bởi",
            "trong",
            "tại",
            "theo",
            "thành",
            "thông qua",
            "qua",
        ]
        .map(|words| (words, ())),
    )
});

/// Words before a citation that only say it is what the line is about.
pub(super) static TOPICS: LazyLock<Phrases<()>> = LazyLock::new(|| {
    Phrases::new(
        [
            "đối với",
            "riêng đối với",
            "riêng",
            "về",
            "về nội dung",
            "nội dung",
            "các",
            "riêng các",
            "đối với các",
            "với",
            "sau khi có",
            "nội dung của",
        ]
        .map(|words| (words, ())),
    )
});

/// Provisions as notes write them: "Đ8" for Điều 8, "K4" for khoản 4.
pub(super) static ABBREVIATED: LazyLock<BTreeSet<Key>> = LazyLock::new(|| {
    let articles = (1..=300).map(|number| key(&format!("đ{number}")));
    let paragraphs = (1..=50).map(|number| key(&format!("k{number}")));
    articles.chain(paragraphs).collect()
});
