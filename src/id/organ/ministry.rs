//! Organ codes of ministries and bodies of their rank.
//!
//! They are dated: the structure of 01/3/2025 (Nghị quyết 176/2025/QH15) merged several,
//! and that of 2007 some before them. A ministry that went on under the same code with
//! more to do has one row.

use super::row::{H, L, M, OrganRow};
use super::state::central;

const NQ176: &str = "NQ 176/2025; counted";

/// A ministry that ended with the structure of 01/3/2025.
const fn merged(
    code: &'static str,
    name: &'static str,
    english: &'static str,
    source: &'static str,
    note: &'static str,
) -> OrganRow {
    central(code, name, english, H, source)
        .until(2025, 2, 28)
        .remark(note)
}

/// A ministry that ended in 2007; documents of that whole year are let pass.
const fn ended_2007(
    code: &'static str,
    name: &'static str,
    english: &'static str,
    source: &'static str,
    note: &'static str,
) -> OrganRow {
    central(code, name, english, M, source)
        .until(2007, 12, 31)
        .remark(note)
}

pub(super) const ROWS: &[OrganRow] = &[
    // Ministries and bodies of their rank, as of 01/3/2025.
    central(
        "BQP",
        "Bộ Quốc phòng",
        "Ministry of National Defence",
        H,
        NQ176,
    ),
    central("BCA", "Bộ Công an", "Ministry of Public Security", H, NQ176),
    central(
        "BNG",
        "Bộ Ngoại giao",
        "Ministry of Foreign Affairs",
        H,
        NQ176,
    ),
    central("BNV", "Bộ Nội vụ", "Ministry of Home Affairs", H, NQ176)
        .remark("since 01/3/2025 with labour, from BLĐTBXH"),
    central("BTP", "Bộ Tư pháp", "Ministry of Justice", H, NQ176),
    central("BTC", "Bộ Tài chính", "Ministry of Finance", H, NQ176)
        .remark("since 01/3/2025 with planning and investment, from BKHĐT"),
    central(
        "BCT",
        "Bộ Công Thương",
        "Ministry of Industry and Trade",
        H,
        NQ176,
    )
    .remark("since 2007, from BCN and BTM; in Party prose BCT abbreviates Bộ Chính trị"),
    central(
        "BNNMT",
        "Bộ Nông nghiệp và Môi trường",
        "Ministry of Agriculture and Environment",
        H,
        NQ176,
    )
    .since(2025, 3, 1)
    .remark("from BNNPTNT and BTNMT"),
    central("BXD", "Bộ Xây dựng", "Ministry of Construction", H, NQ176)
        .remark("since 01/3/2025 with transport, from BGTVT"),
    central(
        "BVHTTDL",
        "Bộ Văn hóa, Thể thao và Du lịch",
        "Ministry of Culture, Sports and Tourism",
        H,
        "NQ 176/2025",
    ),
    central(
        "BKHCN",
        "Bộ Khoa học và Công nghệ",
        "Ministry of Science and Technology",
        H,
        NQ176,
    )
    .remark("since 01/3/2025 with information and communications, from BTTTT"),
    central(
        "BGDĐT",
        "Bộ Giáo dục và Đào tạo",
        "Ministry of Education and Training",
        H,
        NQ176,
    ),
    central("BYT", "Bộ Y tế", "Ministry of Health", H, NQ176),
    central(
        "BDTTG",
        "Bộ Dân tộc và Tôn giáo",
        "Ministry of Ethnic and Religious Affairs",
        H,
        "NQ 176/2025",
    )
    .since(2025, 3, 1)
    .remark("from UBDT"),
    central(
        "TTCP",
        "Thanh tra Chính phủ",
        "Government Inspectorate",
        H,
        "NQ 176/2025",
    ),
    central(
        "NHNN",
        "Ngân hàng Nhà nước Việt Nam",
        "State Bank of Vietnam",
        H,
        "NQ 176/2025",
    ),
    // Ended on 28/02/2025.
    merged(
        "BNN",
        "Bộ Nông nghiệp và Phát triển nông thôn",
        "Ministry of Agriculture and Rural Development",
        NQ176,
        "shorter code, mostly before 2010; now BNNMT",
    ),
    merged(
        "BNNPTNT",
        "Bộ Nông nghiệp và Phát triển nông thôn",
        "Ministry of Agriculture and Rural Development",
        NQ176,
        "now BNNMT",
    ),
    merged(
        "BTNMT",
        "Bộ Tài nguyên và Môi trường",
        "Ministry of Natural Resources and Environment",
        NQ176,
        "now BNNMT",
    ),
    merged(
        "BLĐTBXH",
        "Bộ Lao động - Thương binh và Xã hội",
        "Ministry of Labour, Invalids and Social Affairs",
        NQ176,
        "now BNV for labour, BYT for social protection",
    ),
    merged(
        "BKHĐT",
        "Bộ Kế hoạch và Đầu tư",
        "Ministry of Planning and Investment",
        "NQ 176/2025",
        "now BTC",
    ),
    merged(
        "BKH",
        "Bộ Kế hoạch và Đầu tư",
        "Ministry of Planning and Investment",
        NQ176,
        "shorter code, mostly before 2010; now BTC",
    ),
    merged(
        "BGTVT",
        "Bộ Giao thông vận tải",
        "Ministry of Transport",
        NQ176,
        "now BXD",
    ),
    merged(
        "BTTTT",
        "Bộ Thông tin và Truyền thông",
        "Ministry of Information and Communications",
        NQ176,
        "now BKHCN",
    ),
    merged(
        "UBDT",
        "Ủy ban Dân tộc",
        "Committee for Ethnic Affairs",
        "NQ 176/2025",
        "now BDTTG",
    ),
    // Ended in 2007 or before.
    ended_2007(
        "BCN",
        "Bộ Công nghiệp",
        "Ministry of Industry",
        "NQ 01/2007; counted",
        "now BCT",
    ),
    ended_2007(
        "BTM",
        "Bộ Thương mại",
        "Ministry of Trade",
        "NQ 01/2007",
        "now BCT",
    ),
    ended_2007(
        "BTS",
        "Bộ Thủy sản",
        "Ministry of Fisheries",
        "NQ 01/2007",
        "later BNN, now BNNMT",
    ),
    ended_2007(
        "BVHTT",
        "Bộ Văn hóa - Thông tin",
        "Ministry of Culture and Information",
        "NQ 01/2007",
        "now BVHTTDL",
    ),
    ended_2007(
        "BBCVT",
        "Bộ Bưu chính, Viễn thông",
        "Ministry of Posts and Telematics",
        "NQ 01/2007",
        "later BTTTT, now BKHCN",
    ),
    ended_2007(
        "UBTDTT",
        "Ủy ban Thể dục thể thao",
        "Committee for Physical Training and Sports",
        "NQ 01/2007",
        "now BVHTTDL",
    ),
    central(
        "BKHCNMT",
        "Bộ Khoa học, Công nghệ và Môi trường",
        "Ministry of Science, Technology and Environment",
        L,
        "practice",
    )
    .until(2002, 12, 31)
    .remark("now BKHCN and BNNMT"),
    central(
        "LĐTBXH",
        "Bộ Lao động - Thương binh và Xã hội",
        "Ministry of Labour, Invalids and Social Affairs",
        M,
        "counted: 22/LĐTBXH (29/8/1995)",
    )
    .remark("older spelling of BLĐTBXH; of a department it is SLĐTBXH"),
];
