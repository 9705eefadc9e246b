//! What the head of a text says: who issues it, under which number and date, what it is called,
//! and whether it is an office's own document.
//!
//! Longer than 500 lines: every head is held against all its parts by one function, and the texts
//! are what is tested.

use doctrace::mention::WrittenDate;
use doctrace::relation::Reading;
use doctrace::text::{Span, Text};

const PARTY: &str = "ĐẢNG CỘNG SẢN VIỆT NAM";
const STATE: &str = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
const FREE: &str = "Độc lập - Tự do - Hạnh phúc";

/// All that is asked of a head; what a test does not name has to be absent.
#[track_caller]
fn head(text: &str, asked: &[(&str, &str)]) {
    let reading = Reading::of(text).expect("a short text");
    let own = reading.own();
    let whole = Text::new(text).expect("a short text");
    let words = |span: Option<Span>| {
        span.map(|span| {
            let words: Vec<&str> = whole.at(span).split_whitespace().collect();
            words.join(" ")
        })
    };
    let date = own.date.map(|date| match date {
        WrittenDate::Day(day) => day.to_string(),
        WrittenDate::Month { year, month } => format!("{month}/{year}"),
        WrittenDate::Year(year) => year.to_string(),
        other @ WrittenDate::Impossible { .. } => format!("{other:?}"),
    });
    let number = match (&own.id, own.number) {
        (Some(id), _) => Some(id.to_string()),
        (None, Some(_)) => Some("blank".to_owned()),
        _ => None,
    };
    let speaker = Some(own.speaks().name().to_owned()).filter(|name| name != "open");
    let said = [
        ("body", own.issuer_words(whole)),
        ("above", own.superior_words(whole)),
        ("number", number),
        ("date", date),
        ("type", words(own.type_word)),
        ("title", words(own.title)),
        ("subject", words(own.subject)),
        (
            "period",
            own.period.map(|(from, to)| format!("{from} {to}")),
        ),
        ("speaker", speaker),
    ];
    let said: Vec<(&str, String)> = said
        .into_iter()
        .filter_map(|(name, said)| Some((name, said?)))
        .collect();
    let mut said: Vec<(&str, &str)> = said.iter().map(|(name, said)| (*name, &**said)).collect();
    let mut asked = asked.to_vec();
    said.sort_unstable();
    asked.sort_unstable();
    assert_eq!(said, asked, "\n{text}");
}

const OFFICE: (&str, &str) = ("speaker", "office");
const OTHER: (&str, &str) = ("speaker", "other");

/// The parts of one State letterhead, in whatever layout.
const PLAN: [(&str, &str); 7] = [
    ("body", "ỦY BAN NHÂN DÂN HUYỆN TÂN LONG"),
    ("number", "45/KH-UBND"),
    ("date", "2024-03-05"),
    ("type", "KẾ HOẠCH"),
    ("title", "Cải cách hành chính năm 2024"),
    ("period", "2024-01-01 2024-12-31"),
    OFFICE,
];

/// The parts of one Party letterhead, in whatever layout.
const REPORT: [(&str, &str); 8] = [
    ("body", "HUYỆN ỦY TÂN LONG"),
    ("above", "ĐẢNG BỘ TỈNH LÂM GIANG"),
    ("number", "212-BC/HU"),
    ("date", "2023-06-20"),
    ("type", "BÁO CÁO"),
    ("title", "Kết quả công tác 6 tháng đầu năm 2023"),
    ("period", "2023-01-01 2023-06-30"),
    OFFICE,
];

const PLAN_BELOW: &str = "\n\nKẾ HOẠCH\nCải cách hành chính năm 2024\n\nCăn cứ Quyết định số \
    876/QĐ-UBND ngày 10/01/2024 của Ủy ban nhân dân tỉnh, Ủy ban nhân dân huyện xây dựng kế hoạch \
    như sau:\nI. MỤC TIÊU\n";
const REPORT_BELOW: &str = "\n\nBÁO CÁO\nKết quả công tác 6 tháng đầu năm 2023\n-----\nThực hiện \
    Công văn số 88-CV/TU ngày 01/6/2023, Huyện ủy báo cáo như sau:\n";

#[test]
fn the_columns_of_a_state_letterhead_come_in_any_order() {
    let day = "Tân Long, ngày 05 tháng 3 năm 2024";
    let layouts = [
        // Side by side: by tabs, by blanks, by one blank where the layout was lost.
        format!("ỦY BAN NHÂN DÂN\t{STATE}\nHUYỆN TÂN LONG\t{FREE}\nSố: 45/KH-UBND\t{day}"),
        format!(
            "   ỦY BAN NHÂN DÂN              {STATE}\n    HUYỆN TÂN LONG                {FREE}\n\n\
             Số: 45/KH-UBND                   {day}"
        ),
        format!("ỦY BAN NHÂN DÂN {STATE}\nHUYỆN TÂN LONG {FREE}\nSố: 45/KH-UBND {day}"),
        // One column after the other, the left one first, then the right one.
        format!("ỦY BAN NHÂN DÂN\nHUYỆN TÂN LONG\nSố: 45/KH-UBND\n{STATE}\n{FREE}\n{day}"),
        format!("{STATE}\n{FREE}\n{day}\nỦY BAN NHÂN DÂN\nHUYỆN TÂN LONG\nSố: 45/KH-UBND"),
        // Interleaved line by line, with rules.
        format!(
            "ỦY BAN NHÂN DÂN\n{STATE}\nHUYỆN TÂN LONG\n{FREE}\n-------\n---------------\nSố: \
             45/KH-UBND\n{day}"
        ),
        // A table of Markdown, its lines in rows or within cells, in bold type.
        format!(
            "| ỦY BAN NHÂN DÂN | {STATE} |\n|---|---|\n| HUYỆN TÂN LONG | {FREE} |\n| Số: \
             45/KH-UBND | {day} |"
        ),
        format!(
            "| **ỦY BAN NHÂN DÂN<br>HUYỆN TÂN LONG**<br>Số: 45/KH-UBND | \
             **{STATE}**<br>**{FREE}**<br>*{day}* |\n|---|---|"
        ),
        format!(
            "**ỦY BAN NHÂN DÂN**\n**HUYỆN TÂN LONG**\n\n**{STATE}**\n**{FREE}**\n---\n\nSố: \
             45/KH-UBND\n\n*{day}*"
        ),
        // The right column first.
        format!("{STATE}\tỦY BAN NHÂN DÂN\n{FREE}\tHUYỆN TÂN LONG\n{day}\tSố: 45/KH-UBND"),
        // In one line.
        format!("ỦY BAN NHÂN DÂN HUYỆN TÂN LONG\t{STATE}\n\t{FREE}\nSố: 45/KH-UBND\t{day}"),
    ];
    for layout in layouts {
        head(&(layout + PLAN_BELOW), &PLAN);
    }
}

#[test]
fn the_columns_of_a_party_letterhead_come_in_any_order() {
    let day = "Tân Long, ngày 20 tháng 6 năm 2023";
    let (above, body) = ("ĐẢNG BỘ TỈNH LÂM GIANG", "HUYỆN ỦY TÂN LONG");
    let layouts = [
        format!("{above}\t{PARTY}\n{body}\n*\t{day}\nSố 212-BC/HU"),
        format!("{above}\n{body}\n*\nSố 212-BC/HU\n\t{PARTY}\n\n{day}"),
        format!("{PARTY}\n{day}\n{above}\n{body}\n*\nSố 212-BC/HU"),
        format!(
            "{above}          {PARTY}\n   {body}\n        *               {day}\n  Số 212-BC/HU"
        ),
        format!("{above}\n{PARTY}\n{body}\n*\nSố 212-BC/HU\n{day}"),
        format!("| {above} | {PARTY} |\n| {body} | {day} |\n| Số 212-BC/HU | |"),
        format!("{above} {PARTY}\n{body}\n***\nSố 212-BC/HU\n{day}"),
        format!("{above}\t{PARTY}\n{body}\n-----\nSố 212-BC/HU\tTân Long, ngày 20/6/2023"),
    ];
    for layout in layouts {
        head(&(layout + REPORT_BELOW), &REPORT);
    }
}

/// A letterhead with these lines over its number has this issuer, and this body above it.
#[track_caller]
fn bodies(lines: &str, body: &str, above: Option<&str>) {
    let text =
        format!("{lines}\nSố: 12/TB-VP\n{STATE}\n{FREE}\n\nTHÔNG BÁO\nLịch làm việc\n-----\n");
    let mut asked = vec![
        ("body", body),
        ("number", "12/TB-VP"),
        ("type", "THÔNG BÁO"),
        ("title", "Lịch làm việc"),
        OFFICE,
    ];
    asked.extend(above.map(|above| ("above", above)));
    head(&text, &asked);
}

#[test]
fn a_name_fills_two_lines_or_three() {
    let province = Some("UBND TỈNH LÂM GIANG");
    bodies("SỞ GIÁO DỤC\nVÀ ĐÀO TẠO", "SỞ GIÁO DỤC VÀ ĐÀO TẠO", None);
    bodies(
        "UBND TỈNH LÂM GIANG\nSỞ NÔNG NGHIỆP\nVÀ PHÁT TRIỂN\nNÔNG THÔN",
        "SỞ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN",
        province,
    );
    bodies(
        "UBND TỈNH LÂM GIANG\nSỞ VĂN HÓA, THỂ THAO VÀ\nDU LỊCH",
        "SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH",
        province,
    );
    bodies(
        "ỦY BAN NHÂN DÂN\nTỈNH LÂM GIANG\nVĂN PHÒNG",
        "VĂN PHÒNG",
        Some("ỦY BAN NHÂN DÂN TỈNH LÂM GIANG"),
    );
    bodies(
        "UBND THÀNH PHỐ\nLÂM GIANG\nPHÒNG NỘI VỤ",
        "PHÒNG NỘI VỤ",
        Some("UBND THÀNH PHỐ LÂM GIANG"),
    );
    bodies(
        "BAN CHẤP HÀNH\nĐẢNG BỘ TỈNH LÂM GIANG",
        "BAN CHẤP HÀNH ĐẢNG BỘ TỈNH LÂM GIANG",
        None,
    );
    bodies(
        "BỘ NÔNG NGHIỆP\nVÀ MÔI TRƯỜNG\nCỤC THỦY LỢI",
        "CỤC THỦY LỢI",
        Some("BỘ NÔNG NGHIỆP VÀ MÔI TRƯỜNG"),
    );
    // Near misses: two bodies are no name of two lines.
    bodies("UBND TỈNH LÂM GIANG\nSỞ NỘI VỤ", "SỞ NỘI VỤ", province);
    bodies(
        "HUYỆN ỦY TÂN LONG\nBAN TUYÊN GIÁO",
        "BAN TUYÊN GIÁO",
        Some("HUYỆN ỦY TÂN LONG"),
    );
    bodies(
        "ĐẢNG ỦY XÃ AN BÌNH\nCHI BỘ ẤP MỘT",
        "CHI BỘ ẤP MỘT",
        Some("ĐẢNG ỦY XÃ AN BÌNH"),
    );
    // What no table knows is a body of its own behind a whole name.
    bodies(
        "UBND TỈNH LÂM GIANG\nNHÀ THIẾU NHI",
        "NHÀ THIẾU NHI",
        province,
    );
    // Stamps are no bodies.
    bodies(
        "UBND TỈNH LÂM GIANG\nHỎA TỐC\nSỞ NỘI VỤ",
        "SỞ NỘI VỤ",
        province,
    );
}

/// A blank number is told as one: with the shape that the codes tell, or as blank.
#[track_caller]
fn blank(number: &str, told: &str) {
    let text = format!(
        "UBND TỈNH LÂM GIANG\nSỞ CÔNG THƯƠNG\n{number}\n{STATE}\n{FREE}\nLâm Giang, ngày     \
         tháng 6 năm 2024\nKính gửi: Ủy ban nhân dân các huyện.\n"
    );
    head(
        &text,
        &[
            ("body", "SỞ CÔNG THƯƠNG"),
            ("above", "UBND TỈNH LÂM GIANG"),
            ("number", told),
            ("date", "6/2024"),
            OFFICE,
        ],
    );
}

#[test]
fn a_number_may_be_blank() {
    blank("Số:          /BC-SCT", "?/BC-SCT");
    blank("Số: ......./BC-SCT", "?/BC-SCT");
    blank("Số …-BC/HU", "?-BC/HU");
    blank("Số          -BC/HU", "?-BC/HU");
    blank("Số:      /SCT-CN", "blank");
    blank("Số: ………/UBND-KT", "blank");
    blank("Số: ____/SCT", "blank");
    blank("**Số:      /SCT-QLTM**", "blank");
    blank("Số:      /", "blank");
    // Filled in.
    blank("Số: 512/SCT-CN", "512/SCT-CN");
}

#[test]
fn a_letter_has_its_subject_under_its_number() {
    let asked = [
        ("body", "ỦY BAN NHÂN DÂN HUYỆN TÂN LONG"),
        ("number", "77/UBND-VX"),
        ("date", "2024-09-02"),
        ("subject", "phòng, chống dịch bệnh trong trường học"),
        OFFICE,
    ];
    let day = "Tân Long, ngày 02 tháng 9 năm 2024";
    let address = "Kính gửi: Các trường học trên địa bàn.\nThời gian qua, dịch bệnh giảm.\n";
    head(
        &format!(
            "ỦY BAN NHÂN DÂN          {STATE}\n HUYỆN TÂN LONG             {FREE}\n\nSố: 77/UBND-VX  \
             \t{day}\nV/v phòng, chống dịch bệnh\n   trong trường học\n\n   {address}"
        ),
        &asked,
    );
    // In the left column, before the right one.
    head(
        &format!(
            "ỦY BAN NHÂN DÂN\nHUYỆN TÂN LONG\nSố: 77/UBND-VX\nV/v phòng, chống dịch bệnh trong \
             trường học\n{STATE}\n{FREE}\n{day}\n{address}"
        ),
        &asked,
    );
}

/// A report with these lines under its type has this title, and this period.
#[track_caller]
fn title(below: &str, title: &str, period: Option<&str>) {
    let text = format!("HUYỆN ỦY TÂN LONG\n*\nSố 5-BC/HU\n{PARTY}\n\nBÁO CÁO\n{below}");
    let mut asked = vec![
        ("body", "HUYỆN ỦY TÂN LONG"),
        ("number", "5-BC/HU"),
        ("type", "BÁO CÁO"),
        OFFICE,
    ];
    if !title.is_empty() {
        asked.push(("title", title));
    }
    asked.extend(period.map(|period| ("period", period)));
    head(&text, &asked);
}

#[test]
fn a_title_ends_where_the_text_begins() {
    let year = Some("2023-01-01 2023-12-31");
    title(
        "Kết quả năm 2023\n\nI. SO VỚI NĂM 2022\nTăng.",
        "Kết quả năm 2023",
        year,
    );
    title(
        "Kết quả năm 2023\n\nĐẶC ĐIỂM TÌNH HÌNH\nTăng.",
        "Kết quả năm 2023",
        year,
    );
    title(
        "Kết quả năm 2023\nPhần thứ nhất\nTăng.",
        "Kết quả năm 2023",
        year,
    );
    title(
        "Kết quả năm 2023\n1. Năm 2022 giảm.",
        "Kết quả năm 2023",
        year,
    );
    title(
        "Kết quả năm 2023\n- Năm 2022 giảm.",
        "Kết quả năm 2023",
        year,
    );
    title(
        "Kết quả năm 2023\nNăm 2022, huyện có 12 xã; năm 2023 có 13 xã.",
        "Kết quả năm 2023",
        year,
    );
    title(
        "Kết quả năm 2023\nKính gửi: Tỉnh ủy Lâm Giang.\n",
        "Kết quả năm 2023",
        year,
    );
    title(
        "Kết quả năm 2023\n(Kèm theo Công văn số 9-CV/HU)\n",
        "Kết quả năm 2023",
        year,
    );
    // No title at all.
    title("I. SO VỚI NĂM 2022\nTăng.", "", None);
    title(
        "Huyện ủy đã ban hành 03 kế hoạch trong năm 2022.\n",
        "",
        None,
    );
}

#[test]
fn a_title_fills_several_lines() {
    title(
        "Kết quả công tác của các chi bộ, đảng bộ trực thuộc\ntrên địa bàn huyện quý I/2024\n-----\n",
        "Kết quả công tác của các chi bộ, đảng bộ trực thuộc trên địa bàn huyện quý I/2024",
        Some("2024-01-01 2024-03-31"),
    );
    title(
        "KẾT QUẢ THỰC HIỆN NHIỆM VỤ 9 THÁNG,\n\nPHƯƠNG HƯỚNG 3 THÁNG CUỐI NĂM 2024\n\nI. KẾT QUẢ\n",
        "KẾT QUẢ THỰC HIỆN NHIỆM VỤ 9 THÁNG, PHƯƠNG HƯỚNG 3 THÁNG CUỐI NĂM 2024",
        Some("2024-01-01 2024-09-30"),
    );
    title(
        "Kết quả kiểm tra, giám sát\n(từ 01/7/2022 đến 30/6/2023)\n_____\nI. KẾT QUẢ\n",
        "Kết quả kiểm tra, giám sát (từ 01/7/2022 đến 30/6/2023)",
        Some("2022-07-01 2023-06-30"),
    );
    title(
        "Kết quả phát triển đảng viên giai đoạn 2021-2025\n\nThực hiện Chỉ thị số 7-CT/TU, Huyện ủy \
         báo cáo như sau:\n",
        "Kết quả phát triển đảng viên giai đoạn 2021-2025",
        Some("2021-01-01 2025-12-31"),
    );
    // The days of what is carried out are not the report's.
    title(
        "Kết quả thực hiện Chương trình số 4-CTr/TU ngày 18/12/2020\nvề giảm nghèo giai đoạn \
         2021-2025\n-----\n",
        "Kết quả thực hiện Chương trình số 4-CTr/TU ngày 18/12/2020 về giảm nghèo giai đoạn \
         2021-2025",
        None,
    );
}

#[test]
fn a_body_that_decides_stands_below_the_title() {
    head(
        &format!(
            "ỦY BAN NHÂN DÂN\nHUYỆN TÂN LONG\nSố: 30/QĐ-UBND\n{STATE}\n{FREE}\n\nQUYẾT ĐỊNH\nVề việc \
             thành lập Tổ công tác\n\nCHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN\nCăn cứ Luật Tổ chức chính \
             quyền địa phương;\nQUYẾT ĐỊNH:\n"
        ),
        &[
            ("body", "ỦY BAN NHÂN DÂN HUYỆN TÂN LONG"),
            ("number", "30/QĐ-UBND"),
            ("subject", "thành lập Tổ công tác"),
            ("type", "QUYẾT ĐỊNH"),
            ("title", "Về việc thành lập Tổ công tác"),
            OFFICE,
        ],
    );
    head(
        &format!(
            "{STATE}\n{FREE}\nSố: 31/NQ-HĐND\n\nNGHỊ QUYẾT\nVỀ DỰ TOÁN NGÂN SÁCH\nNĂM 2024\nHỘI ĐỒNG NHÂN \
             DÂN HUYỆN TÂN LONG\nKHÓA X, KỲ HỌP THỨ 5\nCăn cứ Luật Ngân sách nhà nước;\n"
        ),
        &[
            ("body", "HỘI ĐỒNG NHÂN DÂN HUYỆN TÂN LONG"),
            ("number", "31/NQ-HĐND"),
            ("type", "NGHỊ QUYẾT"),
            ("title", "VỀ DỰ TOÁN NGÂN SÁCH NĂM 2024"),
            ("period", "2024-01-01 2024-12-31"),
            OFFICE,
        ],
    );
    // Near miss: the title goes on with the name of a body.
    head(
        &format!(
            "{STATE}\n{FREE}\nSố: 32/QĐ-UBND\n\nQUYẾT ĐỊNH\nBAN HÀNH QUY CHẾ LÀM VIỆC CỦA\nỦY BAN NHÂN \
             DÂN HUYỆN TÂN LONG\nCăn cứ Luật Tổ chức chính quyền địa phương;\n"
        ),
        &[
            ("number", "32/QĐ-UBND"),
            ("type", "QUYẾT ĐỊNH"),
            (
                "title",
                "BAN HÀNH QUY CHẾ LÀM VIỆC CỦA ỦY BAN NHÂN DÂN HUYỆN TÂN LONG",
            ),
            OFFICE,
        ],
    );
}

#[test]
fn the_date_is_the_letterheads() {
    let letter = |day: &str, title: &str| {
        format!("HUYỆN ỦY TÂN LONG\nSố 8-TB/HU\n{PARTY}\n{day}\nTHÔNG BÁO\n{title}\n-----\n")
    };
    let asked = |date: Option<&'static str>, title: &'static str| {
        let mut asked = vec![
            ("body", "HUYỆN ỦY TÂN LONG"),
            ("number", "8-TB/HU"),
            ("type", "THÔNG BÁO"),
            ("title", title),
            OFFICE,
        ];
        asked.extend(date.map(|date| ("date", date)));
        asked
    };
    let plain = "Lịch tiếp công dân";
    let dated = "Kết luận cuộc họp ngày 12 tháng 4 năm 2024";
    for (day, date) in [
        ("Tân Long, ngày 03 tháng 5 năm 2024", Some("2024-05-03")),
        ("*Tân Long, ngày 03 tháng 5 năm 2024*", Some("2024-05-03")),
        ("Tân Long, ngày      tháng 5 năm 2024", Some("5/2024")),
        ("Tân Long, ngày      tháng     năm 2024", Some("2024")),
        ("Tân Long, ngày      tháng     năm", None),
    ] {
        head(&letter(day, plain), &asked(date, plain));
        head(&letter(day, dated), &asked(date, dated));
    }
    // A title's day, and a signature's, are no dates of the letterhead.
    head(&letter("", dated), &asked(None, dated));
    let signed = letter("", plain) + "Lịch như sau.\nTân Long, ngày 03 tháng 5 năm 2024\nBÍ THƯ\n";
    head(&signed, &asked(None, plain));
}

#[test]
fn what_is_shown_is_not_had() {
    let shown = format!(
        "HUYỆN ỦY TÂN LONG\nSố 8-TB/HU\n{PARTY}\nTân Long, ngày 03 tháng 5 năm 2024\nTHÔNG BÁO\nLịch tiếp \
         công dân\n-----\n"
    );
    // In an article.
    head(
        &format!("Dưới đây là toàn văn Thông báo của Huyện ủy Tân Long:\n{shown}"),
        &[],
    );
    // A form, and the head of an annex.
    head(
        &format!(
            "Mẫu số 02\nTÊN CƠ QUAN\nSố: ...../BC-...\n{STATE}\n{FREE}\nBÁO CÁO\nKết quả thực hiện\n-----\n"
        ),
        &[
            ("body", "TÊN CƠ QUAN"),
            ("number", "blank"),
            ("type", "BÁO CÁO"),
            ("title", "Kết quả thực hiện"),
        ],
    );
    head(
        "Phụ lục II\nDANH MỤC NHIỆM VỤ\n(Kèm theo Quyết định số 30/QĐ-UBND ngày 01/02/2024 của Ủy ban nhân \
         dân huyện)\nSTT\nNhiệm vụ\n",
        &[],
    );
    // A list has the numbers of others.
    head(
        "Các văn bản đã nhận:\nSố 12/QĐ-UBND ngày 05/3/2024 của Ủy ban nhân dân tỉnh về giá đất\n",
        &[],
    );
    // A signature and recipients are no letterhead, but an office's.
    head(
        "Đề nghị các đơn vị thực hiện.\nNơi nhận:\n- UBND TỈNH LÂM GIANG;\n- Lưu: VT.\nTM. ỦY BAN NHÂN \
         DÂN\nCHỦ TỊCH\nTrần Văn An\n",
        &[OFFICE],
    );
}

#[test]
fn an_office_speaks_without_a_letterhead() {
    head(
        "Quyết định về việc sửa đổi quy định về thu phí chợ\nỦy ban nhân dân tỉnh lâm giang\nCăn cứ Luật Phí \
         và lệ phí năm 2015;\nTheo đề nghị của Giám đốc Sở Tài chính,\nQuyết định:\nĐiều 1. Sửa đổi.\n",
        &[
            ("body", "Ủy ban nhân dân tỉnh lâm giang"),
            ("type", "Quyết định"),
            ("title", "về việc sửa đổi quy định về thu phí chợ"),
            OFFICE,
        ],
    );
    head(
        "KẾ HOẠCH\nTrồng rừng năm 2024\n\nThực hiện Chỉ thị số 23-CT/TU, Huyện ủy xây dựng kế hoạch như sau:\n",
        &[
            ("type", "KẾ HOẠCH"),
            ("title", "Trồng rừng năm 2024"),
            ("period", "2024-01-01 2024-12-31"),
            OFFICE,
        ],
    );
    for text in [
        "Kính gửi: Các phòng, ban chuyên môn.\nSau khi xem xét, huyện có ý kiến.\n",
        "Thực hiện Chỉ thị số 23-CT/TU, Huyện ủy Tân Long báo cáo kết quả như sau:\n",
        "Chương I\nĐiều 1. Phạm vi\nThông tư này quy định về học phí.\nĐiều 2. Đối tượng\n",
        "Chỉ thị về việc phòng cháy\nMùa khô đã đến.\nChỉ thị này có hiệu lực từ ngày ký.\n",
        "Căn cứ Luật Đất đai năm 2024;\nQUYẾT ĐỊNH:\nĐiều 1. Ban hành.\n",
    ] {
        head(text, &[OFFICE]);
    }
}

#[test]
fn an_article_a_handbook_and_a_quiz_are_nobodys_documents() {
    for text in [
        "(LGO) - Ngày 12/3, huyện Tân Long tổ chức hội nghị sơ kết Chỉ thị số 23-CT/TU.\n",
        "Hội nghị sơ kết\nÔng Trần Văn An cho biết huyện đã thực hiện Chỉ thị số 23-CT/TU.\n",
        "Trồng rừng ở Tân Long\nCác xã đã trồng 20 ha.\nẢnh: Minh Châu\n",
        "Chính phủ vừa ban hành Nghị quyết số 45/NQ-CP. Theo đó, phí giảm.\n",
        "Câu 1: Chỉ thị số 23-CT/TU do ai ban hành?\nA. Tỉnh ủy\nB. Huyện ủy\nC. Đảng ủy\n",
        "Hỏi: Ai ban hành Chỉ thị số 23-CT/TU?\nĐáp: Ban Thường vụ Tỉnh ủy.\n",
        "# 01. Khung pháp lý\n## Luật\n- Luật 31/2024/QH15, xem `luat.docx`\n",
        "Điều 5.2.LQ.1. Phạm vi\n(Điều 1 Luật số 31/2024/QH15)\nLuật này quy định về đất đai.\n",
    ] {
        head(text, &[OTHER]);
    }
}

#[test]
fn a_passage_does_not_tell_whose_it_is() {
    for text in [
        "- Tiếp tục thực hiện Chỉ thị số 23-CT/TU ngày 05/3/2021 của Ban Thường vụ Tỉnh ủy.\n",
        "II. KẾT QUẢ\nNăm 2023, huyện đã ban hành Kế hoạch số 45-KH/HU và khẳng định quyết tâm.\n",
        "Phòng cháy mùa khô\nChỉ thị này có hiệu lực từ ngày ký.\n",
        "Kế hoạch này thực hiện Chỉ thị số 23-CT/TU.\n",
        // One weak mark is none.
        "Ông Trần Văn An được phân công thực hiện Chỉ thị số 23-CT/TU.\n",
        "Câu 1 của Quy chế nêu rõ trách nhiệm.\n",
    ] {
        head(text, &[]);
    }
}

#[test]
fn a_letterhead_outweighs_what_follows() {
    head(
        &format!(
            "UBND HUYỆN TÂN LONG\nSố: 9/KH-UBND\n{STATE}\n{FREE}\n\nKẾ HOẠCH\nTổ chức cuộc thi tìm hiểu pháp \
             luật\n-----\nCâu 1: Luật có bao nhiêu điều?\nA. 10\nB. 20\nÔng An cho biết. Ảnh: Minh.\n"
        ),
        &[
            ("body", "UBND HUYỆN TÂN LONG"),
            ("number", "9/KH-UBND"),
            ("type", "KẾ HOẠCH"),
            ("title", "Tổ chức cuộc thi tìm hiểu pháp luật"),
            OFFICE,
        ],
    );
}

#[test]
fn a_table_about_the_text_is_its_head() {
    head(
        "# Thông tư về học phí\n\n| Thuộc tính | Nội dung |\n|---|---|\n| Số hiệu | 25/2024/TT-BGDĐT |\n| Loại \
         văn bản | Thông tư |\n| Nơi ban hành | Hà Nội |\n| Cơ quan ban hành | Bộ Giáo dục và Đào tạo |\n| Ngày \
         ban hành | 06/5/2024 |\n\n## QUY ĐỊNH CHUNG\n",
        &[
            ("body", "Bộ Giáo dục và Đào tạo"),
            ("number", "25/2024/TT-BGDĐT"),
            ("date", "2024-05-06"),
            ("type", "Thông tư"),
            OFFICE,
        ],
    );
}
