//! Organ codes of the State, save ministries ([`super::ministry`]).
//!
//! Terms of the National Assembly and provincial departments are made by rule and
//! stand in [`super::pattern`].

use super::row::{H, L, M, OPEN, OrganRow, STATE, row};
use crate::id::Level::{Central, Commune, District, Province};
use crate::id::vocabulary::Confidence;

const COUNTED: &str = "counted";
const PRACTICE: &str = "practice";

/// A body of the whole country.
pub(super) const fn central(
    code: &'static str,
    name: &'static str,
    english: &'static str,
    confidence: Confidence,
    source: &'static str,
) -> OrganRow {
    row(
        code,
        name,
        english,
        STATE,
        Some(Central),
        confidence,
        source,
    )
}

/// A body whose level the code does not tell.
const fn local(
    code: &'static str,
    name: &'static str,
    english: &'static str,
    confidence: Confidence,
    source: &'static str,
) -> OrganRow {
    row(code, name, english, STATE, None, confidence, source)
}

pub(super) const ROWS: &[OrganRow] = &[
    // National Assembly, State President, Government.
    central("QH", "Quốc hội", "National Assembly", H, "Luật 2015")
        .remark("normally with the term: QH15; before the slash QH is quy hoạch"),
    central(
        "UBTVQH",
        "Ủy ban Thường vụ Quốc hội",
        "Standing Committee of the National Assembly",
        H,
        "Luật 2015",
    )
    .remark("normally with the term: UBTVQH15"),
    central(
        "VPQH",
        "Văn phòng Quốc hội",
        "Office of the National Assembly",
        H,
        "seen: 18/VBHN-VPQH",
    ),
    central("CTN", "Chủ tịch nước", "State President", M, "Luật 2015"),
    central(
        "VPCTN",
        "Văn phòng Chủ tịch nước",
        "Office of the State President",
        M,
        PRACTICE,
    ),
    central("CP", "Chính phủ", "Government", H, "Luật 2015; counted"),
    central(
        "TTg",
        "Thủ tướng Chính phủ",
        "Prime Minister",
        H,
        "Luật 2015; counted",
    ),
    central(
        "VPCP",
        "Văn phòng Chính phủ",
        "Government Office",
        H,
        COUNTED,
    ),
    central(
        "HĐBT",
        "Hội đồng Bộ trưởng",
        "Council of Ministers",
        M,
        PRACTICE,
    )
    .until(1992, 12, 31)
    .remark("1981 to 1992; the end of the year is a safe bound"),
    central(
        "HĐCP",
        "Hội đồng Chính phủ",
        "Government Council",
        L,
        PRACTICE,
    )
    .until(1981, 12, 31),
    central("HĐNN", "Hội đồng Nhà nước", "Council of State", L, PRACTICE)
        .until(1992, 12, 31)
        .remark("with the term of the Assembly: HĐNN8"),
    central(
        "LB",
        "Liên bộ",
        "several ministries together",
        M,
        "counted: TT-LB",
    )
    .until(1996, 12, 31)
    .remark("before the law of 1996; since then the ministries are named: TTLT-A-B"),
    central(
        "HĐBCQG",
        "Hội đồng bầu cử quốc gia",
        "National Election Council",
        M,
        PRACTICE,
    ),
    // Courts, procuracies, audit.
    central(
        "TANDTC",
        "Tòa án nhân dân tối cao",
        "Supreme People's Court",
        H,
        "Luật 2015",
    ),
    central(
        "HĐTP",
        "Hội đồng Thẩm phán Tòa án nhân dân tối cao",
        "Judges' Council of the Supreme People's Court",
        H,
        "Luật 2015",
    ),
    central(
        "VKSNDTC",
        "Viện kiểm sát nhân dân tối cao",
        "Supreme People's Procuracy",
        H,
        "Luật 2015",
    ),
    central("KTNN", "Kiểm toán nhà nước", "State Audit", H, "Luật 2015"),
    local("TAND", "Tòa án nhân dân", "people's court", M, PRACTICE),
    local(
        "VKSND",
        "Viện kiểm sát nhân dân",
        "people's procuracy",
        M,
        PRACTICE,
    ),
    // Agencies under the Government or a ministry.
    local("BHXH", "Bảo hiểm xã hội", "Social Insurance", L, PRACTICE)
        .remark("of the country or of a province; under BTC since 2025"),
    local("KBNN", "Kho bạc Nhà nước", "State Treasury", L, PRACTICE)
        .remark("of the country or of a province"),
    central(
        "TCT",
        "Tổng cục Thuế",
        "General Department of Taxation",
        M,
        PRACTICE,
    )
    .remark("a department (Cục Thuế) since 2025"),
    central(
        "TCHQ",
        "Tổng cục Hải quan",
        "General Department of Customs",
        M,
        PRACTICE,
    )
    .remark("a department (Cục Hải quan) since 2025"),
    central(
        "TCTK",
        "Tổng cục Thống kê",
        "General Statistics Office",
        M,
        PRACTICE,
    )
    .remark("a department (Cục Thống kê) since 2025"),
    central(
        "TTXVN",
        "Thông tấn xã Việt Nam",
        "Vietnam News Agency",
        L,
        PRACTICE,
    ),
    central(
        "UBCKNN",
        "Ủy ban Chứng khoán Nhà nước",
        "State Securities Commission",
        L,
        PRACTICE,
    ),
    central(
        "NHCSXH",
        "Ngân hàng Chính sách xã hội",
        "Bank for Social Policies",
        L,
        PRACTICE,
    ),
    central(
        "UBATGTQG",
        "Ủy ban An toàn giao thông Quốc gia",
        "National Traffic Safety Committee",
        L,
        PRACTICE,
    ),
    central(
        "BTĐKTTW",
        "Ban Thi đua - Khen thưởng Trung ương",
        "Central Commission for Emulation and Rewards",
        L,
        PRACTICE,
    )
    .remark("of the State, in spite of TW"),
    // Army: State codes, though its papers also number in the Party's style.
    local("BTL", "Bộ Tư lệnh", "high command", H, "seen: 678/BTL-CT")
        .remark("writes both 767-HD/BTL and 764/HD-BTL in one register"),
    central("BTTM", "Bộ Tổng Tham mưu", "General Staff", L, PRACTICE),
    central(
        "TCCT",
        "Tổng cục Chính trị",
        "General Department of Politics",
        L,
        PRACTICE,
    ),
    local("BĐBP", "Bộ đội Biên phòng", "border guard", L, PRACTICE),
    local("LĐ", "Lữ đoàn", "brigade", M, "seen in a naval register"),
    local(
        "BCHQS",
        "Bộ Chỉ huy quân sự, Ban Chỉ huy quân sự",
        "military command of a province or lower",
        L,
        PRACTICE,
    ),
    // Police.
    local("CAT", "Công an tỉnh", "provincial police", L, PRACTICE)
        .at(Province)
        .remark("with its room as a unit: KH-CAT-PV01"),
    local("CATP", "Công an thành phố", "city police", L, PRACTICE)
        .remark("of a centrally-run or a provincial city"),
    local("CAH", "Công an huyện", "district police", L, PRACTICE)
        .at(District)
        .until(2025, 6, 30)
        .remark("dissolved in 2025; the end of the district step is a safe bound"),
    local("CAX", "Công an xã", "commune police", L, PRACTICE).at(Commune),
    // Local.
    local("UBND", "Ủy ban nhân dân", "people's committee", H, COUNTED)
        .remark("of every level: the code does not tell"),
    local(
        "UB",
        "Ủy ban nhân dân",
        "people's committee",
        M,
        "counted: QĐ-UB",
    )
    .remark("older code of UBND, to about 2005"),
    local("HĐND", "Hội đồng nhân dân", "people's council", H, COUNTED),
    local(
        "TTHĐND",
        "Thường trực Hội đồng nhân dân",
        "standing board of a people's council",
        M,
        PRACTICE,
    ),
    local(
        "VPUBND",
        "Văn phòng Ủy ban nhân dân",
        "office of a people's committee",
        H,
        "counted: TB-VPUBND",
    ),
    local(
        "CTUBND",
        "Chủ tịch Ủy ban nhân dân",
        "chair of a people's committee",
        L,
        PRACTICE,
    ),
    local(
        "CT",
        "Chủ tịch Ủy ban nhân dân",
        "chair of a people's committee",
        M,
        "seen: QĐ-CT",
    )
    .issuers_are(&["Chủ tịch Ủy ban nhân dân", "Cục Chính trị", "Cục Thuế"])
    .remark("before the slash CT is chỉ thị"),
    local(
        "TTr",
        "Thanh tra",
        "inspectorate",
        M,
        "counted: KL-TTr, QĐ-TTr",
    )
    .remark("before the dash TTr is tờ trình; the Government Inspectorate is TTCP"),
    local(
        "BQL",
        "Ban Quản lý",
        "management board",
        H,
        "counted: BC-BQL",
    ),
    local(
        "BQLDA",
        "Ban Quản lý dự án",
        "project management board",
        M,
        "counted: BQLDA2-TCKT",
    ),
    local(
        "BQLKCN",
        "Ban Quản lý khu công nghiệp",
        "industrial zones board",
        M,
        COUNTED,
    ),
    local(
        "BQLKKT",
        "Ban Quản lý khu kinh tế",
        "economic zones board",
        L,
        PRACTICE,
    ),
    local(
        "HĐQT",
        "Hội đồng quản trị",
        "board of directors",
        M,
        COUNTED,
    )
    .remark("of State companies"),
    row(
        "ĐĐBQH",
        "Đoàn đại biểu Quốc hội",
        "delegation to the National Assembly",
        STATE,
        Some(Province),
        M,
        PRACTICE,
    ),
    row(
        "BCH",
        "Ban Chỉ huy, Ban Chấp hành",
        "command, or executive committee",
        OPEN,
        None,
        L,
        PRACTICE,
    )
    .issuers_are(&["Ban Chỉ huy", "Ban Chấp hành"]),
];
