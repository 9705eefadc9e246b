//! Organ codes of the Party and of the organisations that number as it does.
//!
//! Level by level; the agencies of a committee (`UBKTTU`, `VPĐU`) are made by rule and
//! stand in [`super::pattern`], save those that have dates of their own.

use super::row::{H, L, M, OPEN, OrganRow, PARTY, row};
use crate::id::Level::{Cell, Central, Commune, District, Province};

const HD36: &str = "HD36; counted";

pub(super) const ROWS: &[OrganRow] = &[
    // Central.
    row("TW", "Trung ương", "Central", PARTY, Some(Central), H, HD36)
        .issuers_are(&["Ban Chấp hành Trung ương", "Bộ Chính trị", "Ban Bí thư"])
        .remark("the words beside it or the signature decide; TƯ and T.Ư are the same code"),
    row("VPTW", "Văn phòng Trung ương", "Central Office", PARTY, Some(Central), H, "seen: 11977-CV/VPTW"),
    row("UBKTTW", "Ủy ban Kiểm tra Trung ương", "Central Inspection Commission", PARTY, Some(Central), H, "seen: 01-QĐi/UBKTTW"),
    row("BTCTW", "Ban Tổ chức Trung ương", "Central Organisation Commission", PARTY, Some(Central), H, "counted"),
    row("BNCTW", "Ban Nội chính Trung ương", "Central Internal Affairs Commission", PARTY, Some(Central), M, "practice"),
    row("BTGTW", "Ban Tuyên giáo Trung ương", "Central Propaganda Commission", PARTY, Some(Central), M, "practice")
        .until(2025, 12, 31)
        .remark("merged into BTGDVTW in early 2025; the end of the year is a safe bound"),
    row("BDVTW", "Ban Dân vận Trung ương", "Central Mass Mobilisation Commission", PARTY, Some(Central), M, "practice")
        .until(2025, 12, 31)
        .remark("merged into BTGDVTW in early 2025; the end of the year is a safe bound"),
    row("BTGDVTW", "Ban Tuyên giáo và Dân vận Trung ương", "Central Propaganda and Mass Mobilisation Commission", PARTY, Some(Central), H, "seen: 1147-QĐ/BTGDVTW (01/12/2025)")
        .since(2025, 1, 1)
        .remark("since early 2025; the first of January is a safe bound"),
    row("BĐNTW", "Ban Đối ngoại Trung ương", "Central External Relations Commission", PARTY, Some(Central), M, "practice")
        .until(2025, 12, 31)
        .remark("its work went to the Ministry of Foreign Affairs in early 2025 (low confidence); the end of the year is a safe bound"),
    row("BKTTW", "Ban Kinh tế Trung ương", "Central Economic Commission", PARTY, Some(Central), M, "practice")
        .until(2025, 12, 31)
        .remark("followed by BCSCLTW in early 2025 (low confidence); the end of the year is a safe bound"),
    row("BCSCLTW", "Ban Chính sách, chiến lược Trung ương", "Central Policy and Strategy Commission", PARTY, Some(Central), L, "practice")
        .since(2025, 1, 1)
        .remark("from BKTTW"),
    row("HĐLLTW", "Hội đồng Lý luận Trung ương", "Central Theoretical Council", PARTY, Some(Central), L, "practice"),
    row("HVCTQG", "Học viện Chính trị quốc gia Hồ Chí Minh", "Ho Chi Minh National Academy of Politics", OPEN, Some(Central), L, "practice")
        .remark("of the Party and of the State"),
    row("QUTW", "Quân ủy Trung ương", "Central Military Commission", PARTY, Some(Central), H, "seen")
        .remark("clipped to QU inside the army"),
    row("ĐUQSTW", "Đảng ủy Quân sự Trung ương", "Central Military Party Committee", PARTY, Some(Central), H, "seen: 590-CT/ĐUQSTW (2010)")
        .remark("earlier code of QUTW"),
    row("ĐUCATW", "Đảng ủy Công an Trung ương", "Central Public Security Party Committee", PARTY, Some(Central), L, "practice"),
    row("ĐUCA", "Đảng ủy Công an", "Public Security Party Committee", PARTY, None, L, "practice")
        .remark("of the ministry, a province or lower"),
    row("ĐUBQP", "Đảng ủy Bộ Quốc phòng", "Party Committee of the Ministry of National Defence", PARTY, Some(Central), L, "counted: 04/ĐUBQP"),
    row("ĐUQS", "Đảng ủy Quân sự", "military Party committee of a province or lower", PARTY, None, L, "practice"),
    row("ĐUBĐBP", "Đảng ủy Bộ đội Biên phòng", "Party committee of the border guard", PARTY, None, L, "practice"),
    // Province.
    row("TU", "Tỉnh ủy, Thành ủy", "provincial committee", PARTY, Some(Province), H, HD36)
        .issuers_are(&["Tỉnh ủy", "Thành ủy"])
        .remark("every province and centrally-run city; never TW. Also written by committees of provincial cities until 2025"),
    // District, until 30/6/2025.
    row("HU", "Huyện ủy", "district committee", PARTY, Some(District), H, HD36)
        .until(2025, 6, 30),
    row("QU", "Quận ủy", "urban district committee", PARTY, Some(District), H, HD36)
        .issuers_are(&["Quận ủy", "Quân ủy Trung ương"])
        .remark("the district step ended on 30/6/2025, but the army writes QU for QUTW, so the code has no end"),
    row("ThU", "Thị ủy, Thành ủy", "committee of a town or provincial city", PARTY, Some(District), M, "HD36")
        .issuers_are(&["Thị ủy", "Thành ủy"])
        .until(2025, 6, 30),
    row("VPThU", "Văn phòng Thị ủy, Thành ủy", "office of a ThU", PARTY, Some(District), M, "by rule").until(2025, 6, 30),
    row("UBKTThU", "Ủy ban Kiểm tra Thị ủy, Thành ủy", "inspection commission of a ThU", PARTY, Some(District), M, "by rule").until(2025, 6, 30),
    row("BTCThU", "Ban Tổ chức Thị ủy, Thành ủy", "organisation commission of a ThU", PARTY, Some(District), M, "by rule").until(2025, 6, 30),
    row("BTGThU", "Ban Tuyên giáo Thị ủy, Thành ủy", "propaganda commission of a ThU", PARTY, Some(District), M, "by rule").until(2025, 6, 30),
    row("BDVThU", "Ban Dân vận Thị ủy, Thành ủy", "mass mobilisation commission of a ThU", PARTY, Some(District), M, "by rule").until(2025, 6, 30),
    row("TC-NV", "Ban Tổ chức - Nội vụ", "merged Party and State personnel office", PARTY, Some(District), M, "seen: 29-CV/TC-NV")
        .until(2025, 6, 30),
    // Blocs, communes, grassroots, cells.
    row("ĐUK", "Đảng ủy Khối", "bloc committee", PARTY, None, H, "seen: 3917-QĐ/ĐUK (2020)")
        .remark("mostly dissolved in 2025; provincial or central, the code does not tell"),
    row("ĐUKCCQ", "Đảng ủy Khối các cơ quan", "bloc committee of the agencies", PARTY, None, L, "practice")
        .remark("mostly dissolved in 2025"),
    row("ĐUKDN", "Đảng ủy Khối Doanh nghiệp", "bloc committee of the enterprises", PARTY, None, L, "practice")
        .remark("mostly dissolved in 2025"),
    row("ĐU", "Đảng ủy", "Party committee of a commune or a grassroots organisation", PARTY, Some(Commune), H, HD36)
        .remark("communes, wards, special zones (since 01/7/2025 usually above grassroots), schools, enterprises, ministries"),
    row("CB", "Chi bộ", "Party cell", PARTY, Some(Cell), H, "HD36")
        .remark("in the army also a personnel department (cục cán bộ)"),
    // Bodies of any level.
    row("BCSĐ", "Ban cán sự đảng", "Party designated committee", PARTY, None, H, "seen: 19-KH/BCSĐ")
        .remark("wound up at most bodies in early 2025"),
    row("ĐĐ", "Đảng đoàn", "Party delegation", PARTY, None, M, "practice")
        .remark("wound up at most bodies in early 2025"),
    row("ĐH", "Đại hội", "congress", PARTY, None, H, "seen: 18-BB/ĐH")
        .remark("one series for all types; before a further word đại học (university): ĐHKT"),
    row("UBKT", "Ủy ban Kiểm tra", "inspection commission", PARTY, None, H, "seen: 1094-QĐ/UBKT")
        .remark("inside the army, or clipped: whose it is, is left open"),
    row("BCĐ", "Ban Chỉ đạo", "steering committee", OPEN, None, H, "HD36; practice")
        .remark("Party and State both have them"),
    row("TB", "Tiểu ban", "sub-committee", OPEN, None, H, "HD36")
        .remark("before the slash TB is thông báo"),
    row("HĐ", "Hội đồng", "council", OPEN, None, H, "HD36")
        .remark("before the slash HĐ is hợp đồng"),
    row("BTV", "Ban Thường vụ", "standing committee", OPEN, None, L, "practice"),
    // Mass organisations: the Youth Union numbers as the Party does, others vary.
    row("TWĐTN", "Trung ương Đoàn Thanh niên Cộng sản Hồ Chí Minh", "Central Youth Union", PARTY, Some(Central), H, "seen: 1518-QĐ/TWĐTN-CTĐ"),
    row("TĐTN", "Tỉnh đoàn, Thành đoàn", "provincial Youth Union", PARTY, Some(Province), L, "practice"),
    row("ĐTN", "Đoàn Thanh niên", "Youth Union", PARTY, None, M, "seen: 15-NQ/ĐHKT-ĐTN"),
    row("TWHSV", "Trung ương Hội Sinh viên Việt Nam", "Central Students' Association", OPEN, Some(Central), L, "practice"),
    row("HĐĐTW", "Hội đồng Đội Trung ương", "Central Council of the Young Pioneers", PARTY, Some(Central), L, "practice"),
    row("MTTW", "Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam", "Central Fatherland Front", OPEN, Some(Central), L, "practice"),
    row("MTTQ", "Ủy ban Mặt trận Tổ quốc", "Fatherland Front", OPEN, None, L, "practice")
        .remark("with its standing board BTT as a unit: KH-MTTQ-BTT"),
    row("UBMTTQ", "Ủy ban Mặt trận Tổ quốc", "Fatherland Front", OPEN, None, L, "practice"),
    row("MTTQVN", "Mặt trận Tổ quốc Việt Nam", "Fatherland Front of Vietnam", OPEN, None, L, "practice"),
    row("TLĐ", "Tổng Liên đoàn Lao động Việt Nam", "General Confederation of Labour", OPEN, Some(Central), L, "practice"),
    row("LĐLĐ", "Liên đoàn Lao động", "labour federation", OPEN, None, L, "practice"),
    row("ĐCT", "Đoàn Chủ tịch Hội Liên hiệp Phụ nữ Việt Nam", "presidium of the Women's Union", OPEN, Some(Central), L, "practice"),
    row("HNDTW", "Trung ương Hội Nông dân Việt Nam", "Central Farmers' Union", OPEN, Some(Central), L, "practice"),
    row("CCB", "Hội Cựu chiến binh", "Veterans' Association", OPEN, None, L, "practice"),
    row("HND", "Hội Nông dân", "Farmers' Union", OPEN, None, L, "practice"),
    row("HCCB", "Hội Cựu chiến binh", "Veterans' Association", OPEN, None, L, "practice"),
    row("CĐCS", "Công đoàn cơ sở", "grassroots trade union", OPEN, None, L, "practice"),
    row("HCTĐ", "Hội Chữ thập đỏ", "Red Cross Society", OPEN, None, L, "practice"),
    row("HLHPN", "Hội Liên hiệp Phụ nữ", "Women's Union", OPEN, None, L, "practice"),
    row("HPN", "Hội Liên hiệp Phụ nữ", "Women's Union", OPEN, None, L, "practice"),
];
