//! What is read around a number: each way of writing a field, with a near miss beside it.

use doctrace::mention::{Mention, MentionFinder, WrittenDate};
use doctrace::relation::Reading;
use doctrace::text::Text;

/// One line a mention: number, type word, date, issuer, term and title, as far as they are
/// there; `~` before a mention that is not certain.
fn fields(text: &str) -> Vec<String> {
    let text = Text::new(text).expect("a short text");
    MentionFinder::new()
        .mentions(text)
        .map(|mention| line(&mention))
        .collect()
}

fn line(mention: &Mention<'_>) -> String {
    let mut line = format!(
        "{}{}",
        if mention.is_certain() { "" } else { "~" },
        mention.id()
    );
    let date = mention.written_date().map(|date| match date {
        WrittenDate::Day(day) => day.to_string(),
        WrittenDate::Month { year, month } => format!("{year}-{month:02}"),
        WrittenDate::Year(year) => year.to_string(),
        WrittenDate::Impossible { day, month, year } => format!("!{day}/{month}/{year}"),
    });
    let parts = [
        ("type", mention.type_word().map(str::to_owned)),
        ("date", date),
        ("by", mention.issuer().map(str::to_owned)),
        ("term", mention.term().map(|term| term.to_string())),
        ("title", mention.title().map(str::to_owned)),
    ];
    for (name, part) in parts {
        if let Some(part) = part {
            line.extend([" | ", name, " ", &part]);
        }
    }
    line
}

#[track_caller]
fn reads(text: &str, expected: &[&str]) {
    assert_eq!(fields(text), expected, "{text}");
}

#[test]
fn dates_in_every_writing() {
    for (written, date) in [
        ("ngày 02/02/2023", "2023-02-02"),
        ("ngày 2/2/2023", "2023-02-02"),
        ("ngày 2.2.2023", "2023-02-02"),
        ("ngày 02-02-2023", "2023-02-02"),
        ("ngày 02 tháng 02 năm 2023", "2023-02-02"),
        (", ngày 02/02/2023", "2023-02-02"),
        ("(ngày 02/02/2023)", "2023-02-02"),
        ("ký ngày 02/02/2023", "2023-02-02"),
        ("ngày02/02/2023", "2023-02-02"),
        ("tháng 02/2023", "2023-02"),
        ("ngày 31/02/2023", "!31/2/2023"),
        ("ngày 02/02/23", "2023-02-02"),
        // Shown as written, and what stands behind is read all the same.
        ("ngày 20/6/2991", "!20/6/2991"),
        ("ngày 20/6/202", "!20/6/202"),
        // A year that the layout has split.
        ("ngày 02/02/20 23", "2023-02-02"),
        ("ngày 02/02/202\n3", "2023-02-02"),
        ("ngày 02 tháng 02 năm 20 23", "2023-02-02"),
    ] {
        reads(
            &format!("Kế hoạch số 109-KH/HU {written} của Huyện ủy."),
            &[&format!(
                "109-KH/HU | type Kế hoạch | date {date} | by Huyện ủy"
            )],
        );
    }
}

#[test]
fn a_split_year_that_may_be_a_count_is_left_as_written() {
    reads(
        "Kế hoạch số 109-KH/HU ngày 02/02/20 15 xã đã quán triệt.",
        &["109-KH/HU | type Kế hoạch | date !2/2/20"],
    );
}

#[test]
fn a_name_of_known_words_ends_with_the_last_of_them() {
    for (body, rest) in [
        (
            "Bộ trưởng Bộ Tài chính",
            "hướng dẫn Nghị định số 9/2021/NĐ-CP",
        ),
        ("Bộ Giao thông vận tải", "và ý kiến của các sở"),
        ("Bộ Lao động - Thương binh và Xã hội", "sau khi có ý kiến"),
        ("Ủy ban nhân dân tỉnh Lào Cai", "quản lý và sử dụng đất"),
        ("Bộ Tư pháp, Bộ Ngoại giao và Bộ Công an", "bằng văn bản"),
        ("UBND tỉnh", ". Vị trí các mỏ"),
        ("Cục An ninh kinh tế - Bộ Công an", "tại hội nghị"),
        (
            "Hội nghị lần thứ bảy Ban Chấp hành Trung ương khóa XII",
            "và các kế hoạch",
        ),
    ] {
        let text = format!("Thông tư số 5/2022/TT-BTC của {body} {rest}.");
        let text = Text::new(&text).expect("a short text");
        let first = MentionFinder::new().mentions(text).next().expect("one");
        assert_eq!(first.issuer(), Some(body), "{}", text.as_str());
    }
    // A term in brackets is read, and is no part of the name.
    reads(
        "Chỉ thị số 16-CT/TW của Ban Bí thư Trung ương (khóa IX) về dân vận.",
        &["16-CT/TW | type Chỉ thị | by Ban Bí thư Trung ương | term 9 | title dân vận"],
    );
}

#[test]
fn who_has_or_decides_by_a_document_issued_it() {
    let issuer = |text: &str| {
        let text = Text::new(text).expect("a short text");
        let mention = MentionFinder::new().mentions(text).next().expect("one");
        mention.issuer().map(str::to_owned)
    };
    for (text, expected) in [
        (
            "Ngày 19/12/2025, Sở Công Thương có Văn bản số 31/SCT-CN gửi các xã.",
            Some("Sở Công Thương"),
        ),
        (
            "quy hoạch được UBND tỉnh Lào Cai phê duyệt tại Quyết định số 5/QĐ-UBND.",
            Some("UBND tỉnh Lào Cai"),
        ),
        (
            "Thủ tướng Chính phủ phê duyệt Chiến lược đến năm 2030 tại Quyết định số 7/QĐ-TTg.",
            Some("Thủ tướng Chính phủ"),
        ),
        // Another body's number; words that do not name a body in full.
        (
            "UBND tỉnh phê duyệt dự án nêu tại Quyết định số 7/QĐ-TTg.",
            None,
        ),
        ("Trong đó có Văn bản số 31/SCT-CN.", None),
    ] {
        assert_eq!(issuer(text).as_deref(), expected, "{text}");
    }
}

#[test]
fn another_number_behind_so_called_is_not_resolved() {
    let text = "Luật Giao thông số 22/2019/QH14 và Nghị định số 44/2020/NĐ-CP (sau đây gọi là Nghị \
                định số 14/2020) được phổ biến.";
    let numbers: Vec<String> = fields(text);
    assert_eq!(numbers.len(), 2, "{numbers:?}");
    assert!(numbers[1].starts_with("44/2020/NĐ-CP"), "{numbers:?}");
}

#[test]
fn days_of_effect_and_of_events_are_no_dates_of_documents() {
    for rest in [
        "có hiệu lực từ ngày 01/7/2023",
        "và kết quả tính đến ngày 01/7/2023",
        "áp dụng từ ngày 01/7/2023",
        "được tổng kết vào ngày 01/7/2023",
    ] {
        reads(
            &format!("Kế hoạch số 109-KH/HU {rest}."),
            &["109-KH/HU | type Kế hoạch"],
        );
    }
}

#[test]
fn what_wraps_a_number_does_not_part_it_from_its_date() {
    for wrapped in [
        "(109-KH/HU)",
        "\"109-KH/HU\"",
        "“109-KH/HU”",
        "**109-KH/HU**",
    ] {
        reads(
            &format!("Ban hành Kế hoạch số {wrapped} ngày 02/02/2023 của Huyện ủy."),
            &["109-KH/HU | type Kế hoạch | date 2023-02-02 | by Huyện ủy"],
        );
    }
    // A bracket that closes something longer ends the citation.
    reads(
        "Thực hiện nghị quyết của Tỉnh ủy (Nghị quyết số 15-NQ/TU) ngày 02/02/2023.",
        &["15-NQ/TU | type Nghị quyết"],
    );
}

#[test]
fn issuers_behind_and_before_the_number() {
    reads(
        "Nghị quyết số 18-NQ/TW ngày 16/6/2022 của Ban Chấp hành Trung ương Đảng, khóa XIII \
         về “Quản lý và sử dụng đất”.",
        &[
            "18-NQ/TW | type Nghị quyết | date 2022-06-16 | by Ban Chấp hành Trung ương Đảng \
           | term 13 | title Quản lý và sử dụng đất",
        ],
    );
    reads(
        "Quyết định số 567/QĐ-UBND ngày 03/4/2023 của UBND tỉnh; Công văn số 15-CV/BTGTU của \
         Ban Tuyên giáo.",
        &[
            "567/QĐ-UBND | type Quyết định | date 2023-04-03 | by UBND tỉnh",
            "15-CV/BTGTU | type Công văn | by Ban Tuyên giáo",
        ],
    );
    reads(
        "Thông tư số 12/2021/TT-BVHTTDL của Bộ Văn hóa, Thể thao và Du lịch về thư viện.",
        &[
            "12/2021/TT-BVHTTDL | type Thông tư | by Bộ Văn hóa, Thể thao và Du lịch | title thư viện",
        ],
    );
    reads(
        "Ngày 05/6/2022, Ban Thường vụ Tỉnh ủy đã ban hành Chỉ thị số 20-CT/TU.",
        &["20-CT/TU | type Chỉ thị | date 2022-06-05 | by Ban Thường vụ Tỉnh ủy"],
    );
    reads(
        "Kế hoạch số 31-KH/HU do Ban Thường vụ Huyện ủy ban hành được giao cho các chi bộ.",
        &["31-KH/HU | type Kế hoạch | by Ban Thường vụ Huyện ủy"],
    );
    // Who carries a document out did not issue it.
    reads(
        "Kế hoạch số 31-KH/HU do các chi bộ tổ chức thực hiện.",
        &["31-KH/HU | type Kế hoạch"],
    );
}

#[test]
fn an_issuer_ends_where_its_document_begins_to_act() {
    reads(
        "Theo Thông báo số 8-TB/TU của Tỉnh ủy yêu cầu báo cáo trước tháng 5.",
        &["8-TB/TU | type Thông báo | by Tỉnh ủy"],
    );
    reads(
        "Chỉ thị số 5-CT/TU của Tỉnh ủy và Kế hoạch số 9-KH/HU của Huyện ủy.",
        &[
            "5-CT/TU | type Chỉ thị | by Tỉnh ủy",
            "9-KH/HU | type Kế hoạch | by Huyện ủy",
        ],
    );
}

#[test]
fn titles_with_and_without_quotes() {
    reads(
        "Chỉ thị số 10-CT/TW ngày 05/6/2022 của Ban Bí thư về việc đẩy mạnh học tập; các chi \
         bộ tổ chức quán triệt.",
        &["10-CT/TW | type Chỉ thị | date 2022-06-05 | by Ban Bí thư | title đẩy mạnh học tập"],
    );
    reads(
        "Công văn số 88-CV/VPTU ngày 03/3/2022 V/v báo cáo số liệu.",
        &["88-CV/VPTU | type Công văn | date 2022-03-03 | title báo cáo số liệu"],
    );
    // A title holds the citation that it names, and its own fields end there.
    let nested = fields(
        "Thông tư số 5/2022/TT-BNV ngày 02/02/2022 của Bộ Nội vụ sửa đổi một số điều của Thông \
         tư số 9/2019/TT-BNV.",
    );
    assert_eq!(nested.len(), 2, "{nested:?}");
    assert!(
        nested[0].ends_with("title sửa đổi một số điều của Thông tư số 9/2019/TT-BNV"),
        "{nested:?}"
    );
    // Behind "về" a link is what the document is about; without it, the link is said of the
    // document. A title that names another document ends with its number.
    reads(
        "Kế hoạch số 7-KH/HU về thực hiện Nghị quyết số 15-NQ/TU ngày 02/02/2022 của Tỉnh ủy.",
        &[
            "7-KH/HU | type Kế hoạch | title thực hiện Nghị quyết số 15-NQ/TU",
            "15-NQ/TU | type Nghị quyết | date 2022-02-02 | by Tỉnh ủy",
        ],
    );
    reads(
        "Kế hoạch số 7-KH/HU thực hiện Nghị quyết số 15-NQ/TU.",
        &["7-KH/HU | type Kế hoạch", "15-NQ/TU | type Nghị quyết"],
    );
}

#[test]
fn a_citation_belongs_to_the_title_whose_object_it_is() {
    reads(
        "Thông tư số 5/2022/TT-BNV hướng dẫn thi hành Luật Cán bộ và Nghị định số 9/2021/NĐ-CP.",
        &[
            "5/2022/TT-BNV | type Thông tư | title hướng dẫn thi hành Luật Cán bộ và Nghị định số 9/2021/NĐ-CP",
            "9/2021/NĐ-CP | type Nghị định",
        ],
    );
    reads(
        "Thông tư số 5/2022/TT-BNV về quản lý hồ sơ và Nghị định số 9/2021/NĐ-CP.",
        &[
            "5/2022/TT-BNV | type Thông tư | title quản lý hồ sơ",
            "9/2021/NĐ-CP | type Nghị định",
        ],
    );
}

#[test]
fn a_title_ends_where_a_new_clause_begins() {
    for clause in [
        "thì các xã phải báo cáo.",
        "theo tinh thần Nghị quyết số 15-NQ/TU.",
        "với lý do: hồ sơ chưa đủ.",
        "và có trách nhiệm báo cáo.",
        "và để bảo đảm tiến độ, các xã báo cáo.",
        "và các văn bản có liên quan;",
        "trong đó nêu rõ tiến độ.",
    ] {
        let text = format!("Công văn số 15/UBND-KT về rà soát các mỏ đá {clause}");
        let first = fields(&text).swap_remove(0);
        assert_eq!(
            first, "15/UBND-KT | type Công văn | title rà soát các mỏ đá",
            "{text}"
        );
    }
    for goes_on in [
        "để tăng cường quản lý",
        "có dấu hiệu vi phạm và bãi thải",
        "và bãi thải theo quy hoạch",
    ] {
        let text = format!("Công văn số 15/UBND-KT về rà soát các mỏ đá {goes_on}.");
        let title = format!("15/UBND-KT | type Công văn | title rà soát các mỏ đá {goes_on}");
        reads(&text, &[&title]);
    }
}

#[test]
fn words_may_lead_a_quoted_title_in() {
    for lead in [
        "về “Thi đua yêu nước”",
        "“Về Thi đua yêu nước”",
        "hướng dẫn về \"Thi đua yêu nước\"",
        "hướng dẫn “Thi đua yêu nước”",
        "về \" Thi đua yêu nước \"",
        "\" Thi đua yêu nước \"",
        // Nothing closes it.
        "về việc \"Thi đua yêu nước",
    ] {
        let text = format!("Hướng dẫn số 5-HD/TU của Tỉnh ủy {lead}.\n- Kế hoạch số 7-KH/TU.");
        let first = fields(&text).swap_remove(0).replace("Về ", "");
        assert_eq!(
            first, "5-HD/TU | type Hướng dẫn | by Tỉnh ủy | title Thi đua yêu nước",
            "{text}"
        );
    }
    // The quote closes what opened before the number.
    reads(
        "theo \" Hướng dẫn số 5-HD/TU \" và \" Thi đua yêu nước \".",
        &["5-HD/TU | type Hướng dẫn"],
    );
}

#[test]
fn terms_of_congresses() {
    reads(
        "Quyết định số 5-QĐ/TU của Tỉnh ủy khóa X, Nghị quyết số 4-NQ/TU, khoá 11.",
        &[
            "5-QĐ/TU | type Quyết định | by Tỉnh ủy khóa X | term 10",
            "4-NQ/TU | type Nghị quyết | term 11",
        ],
    );
}

#[test]
fn lists_share_type_and_organ() {
    reads(
        "các Nghị quyết số 18, 19, 20-NQ/TW của Trung ương",
        &[
            "18-NQ/TW | type Nghị quyết",
            "19-NQ/TW | type Nghị quyết",
            "20-NQ/TW | type Nghị quyết | by Trung ương",
        ],
    );
    // Years and counts before a number are no items.
    reads(
        "Trong các năm 2021, 2022, Nghị quyết số 20-NQ/TW được quán triệt.",
        &["20-NQ/TW | type Nghị quyết"],
    );
}

#[test]
fn short_forms_stand_for_the_full_form_before_them() {
    let text = |between: &str, short: &str| {
        format!(
            "Nghị quyết số 18-NQ/TW được quán triệt. {between}Qua thực hiện {short}, chi bộ có \
             chuyển biến."
        )
    };
    for between in [
        String::new(),
        "Các tổ công tác đã làm việc tại 14 xã, ghi nhận 7 kiến nghị. ".repeat(3),
        "Số người dự là 212, trong đó 18 người vắng. ".repeat(4),
    ] {
        reads(
            &text(&between, "Nghị quyết 18"),
            &["18-NQ/TW | type Nghị quyết", "18-NQ/TW | type Nghị quyết"],
        );
        // Another type, a quantity, a number that was never given in full.
        for none in [
            "Kế hoạch 18",
            "nghị quyết 18 năm qua",
            "Nghị quyết 19",
            "18 nghị quyết",
        ] {
            reads(&text(&between, none), &["18-NQ/TW | type Nghị quyết"]);
        }
    }
}

#[test]
fn laws_have_their_name_before_their_number() {
    reads(
        "Căn cứ Luật Quy hoạch số 21/2017/QH14 ngày 24/11/2017;",
        &["21/2017/QH14 | type Luật | date 2017-11-24 | title Quy hoạch"],
    );
}

#[test]
fn a_title_ends_where_something_else_is_said() {
    // The document is put to somebody, or ends another one by its number.
    reads(
        "đề xuất sửa đổi Quyết định số 21/2010/QĐ-TTg về nhà ở cho thợ mỏ, trình Thủ tướng Chính phủ trước tháng 6.",
        &["21/2010/QĐ-TTg | type Quyết định | title nhà ở cho thợ mỏ"],
    );
    reads(
        "Quyết định số 21/2010/QĐ-TTg về quy trình, trình tự lập hồ sơ, báo cáo định kỳ.",
        &[
            "21/2010/QĐ-TTg | type Quyết định | title quy trình, trình tự lập hồ sơ, báo cáo định kỳ",
        ],
    );
    reads(
        "Nghị định 15/2024/NĐ-CP quy định về thú y, thay thế Nghị định 35/2016/NĐ-CP.",
        &[
            "15/2024/NĐ-CP | type Nghị định | title quy định về thú y",
            "35/2016/NĐ-CP | type Nghị định",
        ],
    );
    reads(
        "Nghị định 15/2024/NĐ-CP về bổ sung, thay thế, bãi bỏ một số mẫu đơn.",
        &["15/2024/NĐ-CP | type Nghị định | title bổ sung, thay thế, bãi bỏ một số mẫu đơn"],
    );
    reads(
        "Nghị định 15/2024/NĐ-CP về sửa đổi, bổ sung, thay thế Nghị định 35/2016/NĐ-CP.",
        &[
            "15/2024/NĐ-CP | type Nghị định | title sửa đổi, bổ sung, thay thế Nghị định 35/2016/NĐ-CP",
            "35/2016/NĐ-CP | type Nghị định",
        ],
    );
    // A citation without a code stands beside the document; or in what it is about.
    reads(
        "Nghị quyết số 35-NQ/TU về phát triển du lịch và Đề án số 9 kèm theo.",
        &["35-NQ/TU | type Nghị quyết | title phát triển du lịch"],
    );
    reads(
        "Thông tư 10/2021/TT-BXD hướng dẫn Nghị định 6 và Nghị định 44.",
        &["10/2021/TT-BXD | type Thông tư | title hướng dẫn Nghị định 6 và Nghị định 44"],
    );
    // What is told behind a dash; a dash between numbers is a range.
    reads(
        "- Nghị định 17/2024/NĐ-CP quy định về xây dựng — chỉ phần giám sát.",
        &["17/2024/NĐ-CP | type Nghị định | title quy định về xây dựng"],
    );
    reads(
        "- Nghị định 17/2024/NĐ-CP quy định về vốn 2021 — 2025.",
        &["17/2024/NĐ-CP | type Nghị định | title quy định về vốn 2021 — 2025"],
    );
    // Inside a quotation, and with one of its own.
    reads(
        "thực hiện “Đề án 08-ĐA/TU về công nghiệp xanh” năm 2026",
        &["08-ĐA/TU | type Đề án | title công nghiệp xanh"],
    );
    reads(
        "Đề án 08-ĐA/TU về cuộc vận động “Toàn dân đoàn kết” năm 2026",
        &["08-ĐA/TU | type Đề án | title cuộc vận động “Toàn dân đoàn kết” năm 2026"],
    );
}

#[test]
fn a_title_holds_the_days_of_what_it_is_about() {
    reads(
        "Quyết định số 62/2011/QĐ-TTg về chế độ với người nhập ngũ sau ngày 30 tháng 4 năm 1975 đã xuất ngũ",
        &[
            "62/2011/QĐ-TTg | type Quyết định | title chế độ với người nhập ngũ sau ngày 30 tháng 4 năm 1975 đã xuất ngũ",
        ],
    );
    reads(
        "Quyết định số 62/2011/QĐ-TTg về chế độ với người nhập ngũ ngày 09 tháng 11 năm 2011",
        &["62/2011/QĐ-TTg | type Quyết định | date 2011-11-09 | title chế độ với người nhập ngũ"],
    );
    reads(
        "Nghị quyết 29/2026/QH16 về vi phạm xảy ra trước khi Luật Đất đai có hiệu lực",
        &[
            "29/2026/QH16 | type Nghị quyết | title vi phạm xảy ra trước khi Luật Đất đai có hiệu lực",
        ],
    );
    reads(
        "Nghị quyết 29/2026/QH16 về xử lý vi phạm có hiệu lực từ ngày 01/7/2026",
        &["29/2026/QH16 | type Nghị quyết | title xử lý vi phạm"],
    );
}

#[test]
fn a_colon_leads_a_title_in_where_the_document_heads_its_line() {
    reads(
        "- **Nghị định 17/2024/NĐ-CP ngày 30/12/2024**: quy định chi tiết về giám sát.",
        &["17/2024/NĐ-CP | type Nghị định | date 2024-12-30 | title quy định chi tiết về giám sát"],
    );
    reads(
        "- Nghị định 17/2024/NĐ-CP ngày 30/12/2024: đã phổ biến tới các xã.",
        &["17/2024/NĐ-CP | type Nghị định | date 2024-12-30"],
    );
    reads(
        "Thực hiện Kế hoạch số 17-KH/TU: tổ chức lại các phòng.",
        &["17-KH/TU | type Kế hoạch"],
    );
}

#[test]
fn who_issued_it_may_stand_before_the_verb() {
    reads(
        "Quyết định số 08/QĐ-TTg được Thủ tướng Chính phủ ban hành ngày 15/2/2012 về cải cách.",
        &[
            "08/QĐ-TTg | type Quyết định | date 2012-02-15 | by Thủ tướng Chính phủ | title cải cách",
        ],
    );
    // Who hands it on has not issued it.
    reads(
        "Quyết định số 08/QĐ-TTg được Thủ tướng Chính phủ giao cho Bộ Nội vụ ngày 15/2/2012.",
        &["08/QĐ-TTg | type Quyết định"],
    );
}

#[test]
fn what_stands_between_fields_does_not_end_them() {
    reads(
        "Nghị quyết số 87/2008/NQ-HĐND ngày 05/12/2008 của HĐND tỉnh khóa VII, kỳ họp thứ 19 về mức phụ cấp",
        &[
            "87/2008/NQ-HĐND | type Nghị quyết | date 2008-12-05 | by HĐND tỉnh khóa VII | term 7 | title mức phụ cấp",
        ],
    );
    reads(
        "Kết luận số 02/KL-TTr của Thanh tra tỉnh (trước hợp nhất) về thanh tra các mỏ đá",
        &["02/KL-TTr | type Kết luận | by Thanh tra tỉnh | title thanh tra các mỏ đá"],
    );
    reads(
        "Nghị định 162/2026/NĐ-CP (điều chỉnh lương hưu, trợ cấp hằng tháng);",
        &["162/2026/NĐ-CP | type Nghị định | title điều chỉnh lương hưu, trợ cấp hằng tháng"],
    );
    reads(
        "Nghị định 162/2026/NĐ-CP (Điều 3 và các mẫu đơn);",
        &["162/2026/NĐ-CP | type Nghị định"],
    );
}

#[test]
fn an_issuer_ends_before_what_is_no_body() {
    reads(
        "sau khi nghe Báo cáo số 24/BC-UBND của UBND phường Văn Hải và ý kiến của các sở,",
        &["24/BC-UBND | type Báo cáo | by UBND phường Văn Hải"],
    );
    reads(
        "Thông tư số 24/2020/TT-BKHCN của Bộ Khoa học và Công nghệ",
        &["24/2020/TT-BKHCN | type Thông tư | by Bộ Khoa học và Công nghệ"],
    );
    reads(
        "Báo cáo số 24/BC-KTNS của Ban kinh tế và ngân sách HĐND tỉnh",
        &["24/BC-KTNS | type Báo cáo | by Ban kinh tế và ngân sách HĐND tỉnh"],
    );
    // A congress is counted, a conference of a body is no part of its name.
    reads(
        "Nghị quyết số 01-NQ/ĐH của Đại hội Đảng bộ thành phố lần thứ I về phát triển đô thị",
        &[
            "01-NQ/ĐH | type Nghị quyết | by Đại hội Đảng bộ thành phố lần thứ I | title phát triển đô thị",
        ],
    );
    reads(
        "Nghị quyết số 01-NQ/TU của Tỉnh ủy lần thứ hai",
        &["01-NQ/TU | type Nghị quyết | by Tỉnh ủy"],
    );
    // "giao" says what the body does, where a body follows.
    reads(
        "Văn bản số 41/UBND-KT ngày 21/5/2026 của UBND tỉnh giao Sở Công Thương chủ trì",
        &["41/UBND-KT | type Văn bản | date 2026-05-21 | by UBND tỉnh"],
    );
    reads(
        "Quyết định số 41/QĐ-UBND ngày 21/5/2026 của UBND tỉnh giao chỉ tiêu biên chế",
        &[
            "41/QĐ-UBND | type Quyết định | date 2026-05-21 | by UBND tỉnh | title giao chỉ tiêu biên chế",
        ],
    );
    reads(
        "Nghị định số 02/1998/NĐ-CP của Chính phủ tiếp tục có hiệu lực cho đến khi bị thay.",
        &["02/1998/NĐ-CP | type Nghị định | by Chính phủ"],
    );
}

#[test]
fn a_page_may_end_between_the_label_and_the_number() {
    let long = "theo chế độ công tác phí được sửa đổi, bổ sung bởi Thông tư số";
    for between in ["\n6\n\n", "\n\n6\n\n", "\n\n\n6\n"] {
        let text = format!("{long}{between}12/2025/TT-BTC");
        reads(&text, &["12/2025/TT-BTC | type Thông tư"]);
    }
    // A number in a line of other words is none of a page.
    reads(
        "Thông tư số 6 và số\nký hiệu\n12/2025/TT-BTC",
        &["12/2025/TT-BTC"],
    );
}

#[test]
fn who_issues_a_list_issues_each_of_its_items() {
    reads(
        "Bộ Chính trị ban hành Nghị quyết số 71-NQ/TW, Nghị quyết số 72-NQ/TW và Kết luận số 5-KL/TW.",
        &[
            "71-NQ/TW | type Nghị quyết | by Bộ Chính trị",
            "72-NQ/TW | type Nghị quyết | by Bộ Chính trị",
            "5-KL/TW | type Kết luận | by Bộ Chính trị",
        ],
    );
    // Another body's document, and one that is no further item.
    reads(
        "Tỉnh ủy ban hành Kế hoạch số 7-KH/TU và Nghị quyết số 72-NQ/TW; thực hiện Kết luận số 5-KL/TU.",
        &[
            "7-KH/TU | type Kế hoạch | by Tỉnh ủy",
            "72-NQ/TW | type Nghị quyết",
            "5-KL/TU | type Kết luận",
        ],
    );
}

#[test]
fn the_own_number_keeps_the_title_of_its_line() {
    let titles = |text: &str| -> Vec<Option<String>> {
        let text = Text::new(text).expect("a short text");
        Reading::of_text(text)
            .mentions()
            .iter()
            .map(|mention| mention.title().map(str::to_owned))
            .collect()
    };
    let table = "| Số hiệu | 27/2026/NQ-CP |\n| Cơ quan ban hành | Chính phủ |\n";
    assert_eq!(
        titles(&format!(
            "Nghị quyết 27/2026/NQ-CP — Cắt giảm thủ tục\n\n{table}"
        )),
        [Some("Cắt giảm thủ tục".to_owned()), None]
    );
    let types = |text: &str| -> Vec<Option<String>> {
        let text = Text::new(text).expect("a short text");
        Reading::of_text(text)
            .mentions()
            .iter()
            .map(|mention| mention.type_word().map(str::to_owned))
            .collect()
    };
    assert_eq!(
        types(&format!(
            "{table}| Loại văn bản | Nghị quyết |\nNội dung 27/2026/NQ-CP:\n"
        )),
        [Some("Nghị quyết".to_owned()), None]
    );
    // What stands below a letterhead's number is no title of it.
    assert_eq!(
        titles("CHÍNH PHỦ\nSố: 27/2026/NQ-CP\n\nNGHỊ QUYẾT\nQuy định về thú y\n"),
        [None],
    );
}

/// The same, with what lists share.
#[track_caller]
fn shares(text: &str, expected: &[&str]) {
    let reading = Reading::of(text).expect("a short text");
    let lines: Vec<String> = reading.mentions().iter().map(line).collect();
    assert_eq!(lines, expected, "{text}");
}

#[test]
fn one_day_is_that_of_a_whole_list() {
    shares(
        "các Nghị quyết số 19-NQ/TW, 20-NQ/TW, 21-NQ/TW cùng ngày 16/6/2022",
        &[
            "19-NQ/TW | type Nghị quyết | date 2022-06-16",
            "20-NQ/TW | type Nghị quyết | date 2022-06-16",
            "21-NQ/TW | type Nghị quyết | date 2022-06-16",
        ],
    );
    // A day of its own; a day of the last alone.
    shares(
        "Nghị quyết số 19-NQ/TW, 20-NQ/TW ngày 05/5/2022, 21-NQ/TW cùng ngày 16/6/2022",
        &[
            "19-NQ/TW | type Nghị quyết",
            "20-NQ/TW | type Nghị quyết | date 2022-05-05",
            "21-NQ/TW | type Nghị quyết | date 2022-06-16",
        ],
    );
    shares(
        "Nghị quyết số 17-NQ/TW và các Nghị quyết số 18, 19-NQ/TW ngày 16/6/2022",
        &[
            "17-NQ/TW | type Nghị quyết",
            "18-NQ/TW | type Nghị quyết | date 2022-06-16",
            "19-NQ/TW | type Nghị quyết | date 2022-06-16",
        ],
    );
    shares(
        "các Nghị quyết số 19-NQ/TW, 20-NQ/TW, 21-NQ/TW ngày 16/6/2022",
        &[
            "19-NQ/TW | type Nghị quyết",
            "20-NQ/TW | type Nghị quyết",
            "21-NQ/TW | type Nghị quyết | date 2022-06-16",
        ],
    );
}

#[test]
fn the_issuer_at_the_end_of_a_list_issued_all_of_it() {
    let issuers = |text: &str| -> Vec<Option<String>> {
        let text = Text::new(text).expect("a short text");
        Reading::of_text(text)
            .mentions()
            .iter()
            .map(|mention| mention.issuer().map(str::to_owned))
            .collect()
    };
    let province = || Some("UBND tỉnh".to_owned());
    // One body in two times.
    assert_eq!(
        issuers(
            "Căn cứ các Quyết định số 24/2004/QĐ-UB ngày 18/11/2004 và Quyết định số \
             8/2006/QĐ-UBND ngày 24/02/2006 của UBND tỉnh;"
        ),
        [province(), province()]
    );
    // Two bodies.
    assert_eq!(
        issuers(
            "Căn cứ các Quyết định số 24/2004/QĐ-STC ngày 18/11/2004 và Quyết định số \
             8/2006/QĐ-UBND ngày 24/02/2006 của UBND tỉnh;"
        ),
        [None, province()]
    );
}

#[test]
fn a_remark_on_a_part_and_a_state_are_no_titles() {
    reads(
        "Điều 12 Nghị định số 32/2024/NĐ-CP (tồn tại lịch sử của cụm công nghiệp).",
        &["32/2024/NĐ-CP | type Nghị định"],
    );
    reads(
        "- Nghị định số 204/2004/NĐ-CP (chế độ tiền lương)",
        &["204/2004/NĐ-CP | type Nghị định | title chế độ tiền lương"],
    );
    reads(
        "- Nghị quyết số 24/2026/NQ-CP — hiệu lực từ 29/4/2026",
        &["24/2026/NQ-CP | type Nghị quyết"],
    );
    reads(
        "- Nghị quyết số 169/NQ-CP ngày 27/6/2026 của Chính phủ (mục tiêu tăng trưởng của các địa phương)",
        &[
            "169/NQ-CP | type Nghị quyết | date 2026-06-27 | by Chính phủ | title mục tiêu tăng trưởng của các địa phương",
        ],
    );
    reads(
        "Luật số 40/2019/QH14 Luật Kiến trúc ban hành ngày 13/06/2019;",
        &["40/2019/QH14 | type Luật | date 2019-06-13 | title Luật Kiến trúc"],
    );
}

#[test]
fn dates_of_passing_and_without_their_mark() {
    reads(
        "Luật Xây dựng số 135/2025/QH15, thông qua ngày 10/12/2025",
        &["135/2025/QH15 | type Luật | date 2025-12-10 | title Xây dựng"],
    );
    reads(
        "Căn cứ Công văn số 5141/SNNMT-KS ngay 29/12/2025;",
        &["5141/SNNMT-KS | type Công văn | date 2025-12-29"],
    );
}

#[test]
fn days_as_data_bases_write_them() {
    reads(
        "| NĐ 23/2020/NĐ-CP | 2020-02-24 | Quản lý cát, sỏi lòng sông |",
        &["23/2020/NĐ-CP | type NĐ | date 2020-02-24 | title Quản lý cát, sỏi lòng sông"],
    );
    reads(
        "Kế hoạch số 12/KH-UBND giai đoạn 2021-2025-2030",
        &["12/KH-UBND | type Kế hoạch"],
    );
}

#[test]
fn forms_in_a_list_are_no_documents() {
    reads("các Mẫu: 01/TB-ĐĐKD, 02/TB-ĐĐKD và 01/TKN-CNKD", &[]);
    reads(
        "các Quyết định: 01/QĐ-UBND, 02/QĐ-UBND",
        &["01/QĐ-UBND", "02/QĐ-UBND"],
    );
}

#[test]
fn numbers_with_blanks_around_their_dashes_stand_behind_a_label() {
    reads(
        "Nghị quyết số 05 - NQ - TW ngày 01/11/2016",
        &["05-NQ/TW | type Nghị quyết | date 2016-11-01"],
    );
    reads("mục 05 - NQ - TW", &[]);
    reads("Luật số 49 - LTC / HĐNN", &["49-LTC/HĐNN | type Luật"]);
    reads("đường 49 - LTC / HĐNN", &[]);
}

#[test]
fn rows_without_headings_have_a_date_and_a_title() {
    reads(
        "| **NĐ 23/2020/NĐ-CP** | 24/02/2020 | Quản lý cát, sỏi lòng sông |",
        &["23/2020/NĐ-CP | type NĐ | date 2020-02-24 | title Quản lý cát, sỏi lòng sông"],
    );
    reads(
        "| NĐ 23/2020/NĐ-CP | Sở Xây dựng | Quản lý cát, sỏi lòng sông |",
        &["23/2020/NĐ-CP | type NĐ"],
    );
}

#[test]
fn a_title_ends_before_what_was_still_to_come() {
    reads(
        "Nghị định số 179/1999/NĐ-CP ngày 30/12/1999 quy định việc thi hành Luật Tài nguyên nước và Nghị định số 149/2004/NĐ-CP ngày 27/7/2004",
        &[
            "179/1999/NĐ-CP | type Nghị định | date 1999-12-30 | title quy định việc thi hành Luật Tài nguyên nước",
            "149/2004/NĐ-CP | type Nghị định | date 2004-07-27",
        ],
    );
    reads(
        "Nghị định số [66/2026/NĐ-CP] ngày 02/3/2026 của Chính phủ quy định chi tiết Luật Giáo dục;",
        &[
            "66/2026/NĐ-CP | type Nghị định | date 2026-03-02 | by Chính phủ | title quy định chi tiết Luật Giáo dục",
        ],
    );
    reads(
        "Luật Chuyển đổi số 148/2025/QH15",
        &["148/2025/QH15 | type Luật | title Chuyển đổi số"],
    );
    reads(
        "Luật Hóa chất số 69/2025/QH15",
        &["69/2025/QH15 | type Luật | title Hóa chất"],
    );
}

#[test]
fn a_title_ends_where_other_documents_or_a_clause_of_its_own_begin() {
    for (title, behind) in [
        // What it will be called, and others beside it.
        ("phát triển cụm công nghiệp", " (CCN); các nội dung khác"),
        (
            "quản lý cụm công nghiệp trên địa bàn tỉnh",
            " và các Thông tư hướng dẫn",
        ),
        ("chuẩn nghèo của tỉnh", ", sau khi thống nhất với Mặt trận"),
        (
            "hỗ trợ hộ nghèo về nhà ở",
            ", dưới sự chỉ đạo của Tỉnh ủy, các xã đã làm xong",
        ),
        (
            "xử phạt trong lĩnh vực đất đai",
            " theo quy định tại Nghị định này",
        ),
        // Near misses: these words belong to what the document is about.
        (
            "phát triển công nghiệp theo hướng xanh, hiện đại giai đoạn 2026-2030",
            "",
        ),
        (
            "sắp xếp xã thuộc thị xã Hà Tiên và các huyện: Kiên Lương, Tân Hiệp",
            "",
        ),
        (
            "bãi bỏ các Quyết định và các Chỉ thị hết thời hạn áp dụng",
            "",
        ),
        ("chính sách đối với cán bộ sau khi sắp xếp bộ máy", ""),
    ] {
        reads(
            &format!("Nghị định số 32/2024/NĐ-CP ngày 15/3/2024 của Chính phủ về {title}{behind}."),
            &[&format!(
                "32/2024/NĐ-CP | type Nghị định | date 2024-03-15 | by Chính phủ | title {title}"
            )],
        );
    }
    // A colon that leads in anything but the names of places ends it.
    reads(
        "Nghị quyết số 29/NQ-CP ngày 29/6/2009 của Chính phủ về phát triển các huyện: phải làm ngay.",
        &[
            "29/NQ-CP | type Nghị quyết | date 2009-06-29 | by Chính phủ | title phát triển các huyện",
        ],
    );
    // In quotes as well, one that names another document ends with its number.
    reads(
        "Kế hoạch số 79-KH/TU ngày 09/9/2014 của Thành ủy về “Thực hiện Chỉ thị số 36-CT/TW ngày 30/5/2014 của Bộ Chính trị”.",
        &[
            "79-KH/TU | type Kế hoạch | date 2014-09-09 | by Thành ủy | title Thực hiện Chỉ thị số 36-CT/TW",
            "36-CT/TW | type Chỉ thị | date 2014-05-30 | by Bộ Chính trị",
        ],
    );
}

#[test]
fn who_asks_by_a_paper_is_named_whole() {
    for (body, behind) in [
        ("Ban quản lý dự án 2", ""),
        ("Cục Y tế Giao thông vận tải", ""),
        ("Công ty TNHH đá An Phú", " (Công ty)"),
    ] {
        reads(
            &format!(
                "Xét đề nghị của {body}{behind} tại các Văn bản số 12/BC-DA ngày 02/3/2020 và số 13/BC-DA."
            ),
            &[
                &format!("12/BC-DA | type Văn bản | date 2020-03-02 | by {body}"),
                &format!("13/BC-DA | type Văn bản | by {body}"),
            ],
        );
    }
    // What stands between may be a clause.
    reads(
        "Theo đề nghị của Sở Xây dựng đã được họp bàn tại Tờ trình số 12/TTr-SXD.",
        &["12/TTr-SXD | type Tờ trình"],
    );
    reads(
        "Bộ Công nghiệp (nay là Bộ Công Thương) ra Quyết định số 34/2007/QĐ-BCN.",
        &["34/2007/QĐ-BCN | type Quyết định | by Bộ Công nghiệp"],
    );
}

#[test]
fn a_session_stands_between_the_body_and_the_title() {
    for session in [
        ", tại kỳ họp thứ hai mươi lăm",
        ", kỳ họp thứ tám",
        " tại kỳ họp thứ 8",
    ] {
        reads(
            &format!(
                "Nghị quyết số 85/2009/NQ-HĐND của Hội đồng nhân dân tỉnh khoá VII{session} về quy định tỷ lệ thu."
            ),
            &[
                "85/2009/NQ-HĐND | type Nghị quyết | by Hội đồng nhân dân tỉnh khoá VII | term 7 | title quy định tỷ lệ thu",
            ],
        );
    }
}

#[test]
fn a_unit_may_have_a_numeral() {
    reads(
        "Công văn số 8918/VPCP-V.I ngày 17/9/2018; Tờ trình số 501 / TTr - NV.IV; Văn bản 16937 / BGTVT - QLDN.",
        &[
            "8918/VPCP-V.I | type Công văn | date 2018-09-17",
            "501/TTr-NV.IV | type Tờ trình",
            "16937/BGTVT-QLDN | type Văn bản",
        ],
    );
    // Behind an organ that is known, a heading begins.
    reads(
        "Kế hoạch số 12-KH/HU.I Mục tiêu. Quyết định số 5/QĐ-UBND.II Nội dung.",
        &["12-KH/HU | type Kế hoạch", "5/QĐ-UBND | type Quyết định"],
    );
}

#[test]
fn a_day_of_effect_in_brackets_is_no_date_of_the_document() {
    reads(
        "Các khoản được duyệt trước ngày có hiệu lực của Nghị định số 114/2021/NĐ-CP của Chính phủ về quản lý vốn hỗ trợ (ngày 16 tháng 12 năm 2021).",
        &["114/2021/NĐ-CP | type Nghị định | by Chính phủ | title quản lý vốn hỗ trợ"],
    );
    reads(
        "Theo khoản 2 của Nghị định số 114/2021/NĐ-CP của Chính phủ (ngày 16 tháng 12 năm 2021).",
        &["114/2021/NĐ-CP | type Nghị định | date 2021-12-16 | by Chính phủ"],
    );
}

#[test]
fn a_day_behind_the_title_of_another_document_ends_it() {
    reads(
        "Nghị định số 93/2019/NĐ-CP ngày 25/11/2019 của Chính phủ về tổ chức của quỹ từ thiện ban hành ngày 13/10/2020.",
        &[
            "93/2019/NĐ-CP | type Nghị định | date 2019-11-25 | by Chính phủ | title tổ chức của quỹ từ thiện",
        ],
    );
    // An event that the title speaks of.
    reads(
        "Nghị định số 93/2019/NĐ-CP ngày 25/11/2019 của Chính phủ về xử lý đất giao trước ngày 15/10/1993.",
        &[
            "93/2019/NĐ-CP | type Nghị định | date 2019-11-25 | by Chính phủ | title xử lý đất giao trước ngày 15/10/1993",
        ],
    );
}

#[test]
fn an_abbreviation_of_three_letters_may_end_its_sentence() {
    reads(
        "- NĐ 140/2025/NĐ-CP ngày 12/6/2025, phân quyền, phân cấp lĩnh vực BXD. Hiệu lực 01/7/2025.",
        &["140/2025/NĐ-CP | type NĐ | date 2025-06-12 | title phân quyền, phân cấp lĩnh vực BXD"],
    );
    reads(
        "Quyết định số 5/QĐ-UBND về phân loại đô thị thuộc TP. Thủ Đức.",
        &["5/QĐ-UBND | type Quyết định | title phân loại đô thị thuộc TP. Thủ Đức"],
    );
}

#[test]
fn rules_may_be_laid_down_for_several_fields() {
    for (title, behind) in [
        (
            "quy định xử phạt trong lĩnh vực tài sản công; chống lãng phí; kho bạc nhà nước",
            " được sửa đổi bởi nhiều văn bản",
        ),
        (
            "quy định số lượng Phó Chủ tịch; trình tự, thủ tục phê chuẩn kết quả bầu",
            "",
        ),
        // Near misses: provisions, verbs, and things of which something is said.
        (
            "quy định về khu công nghiệp",
            "; khoản 2 Điều 5 còn giá trị",
        ),
        ("quy định về khu công nghiệp", "; bãi bỏ các quy chế cũ"),
        (
            "quy định chi tiết Luật Giáo dục",
            "; tiêu chuẩn của hiệu trưởng thực hiện theo quy chế riêng",
        ),
        ("phát triển rừng", "; kinh phí chương trình khác"),
    ] {
        reads(
            &format!("Nghị định số 63/2019/NĐ-CP ngày 11/7/2019 của Chính phủ {title}{behind}.")
                .replace("Chính phủ phát", "Chính phủ về phát"),
            &[&format!(
                "63/2019/NĐ-CP | type Nghị định | date 2019-07-11 | by Chính phủ | title {title}"
            )],
        );
    }
}

#[test]
fn what_stands_in_a_document_is_not_its_title() {
    reads(
        "Cho ý kiến về nội dung tại Báo cáo số 4243/BC-SCT ngày 15/7/2026 (phạm vi, nguyên tắc, trình tự áp dụng).",
        &["4243/BC-SCT | type Báo cáo | date 2026-07-15"],
    );
    reads(
        "- Nghị định số 204/2004/NĐ-CP (chế độ tiền lương)",
        &["204/2004/NĐ-CP | type Nghị định | title chế độ tiền lương"],
    );
    reads(
        "- Thông tư số 29/2020/TT-BTC ngày 17/4/2020 (văn bản được sửa đổi, bổ sung).",
        &["29/2020/TT-BTC | type Thông tư | date 2020-04-17"],
    );
}

#[test]
fn a_law_may_be_named_before_the_brackets_of_its_number() {
    reads(
        "- Luật Giáo dục năm 2019 (Luật số 43/2019/QH14)",
        &["43/2019/QH14 | type Luật | title Giáo dục"],
    );
    reads(
        "- Luật Nhà giáo (Luật số 73/2025/QH15)",
        &["73/2025/QH15 | type Luật | title Nhà giáo"],
    );
    reads(
        "- Các luật mới được thông qua (Luật số 73/2025/QH15)",
        &["73/2025/QH15 | type Luật"],
    );
}

#[test]
fn a_title_behind_a_colon_fills_its_line() {
    reads(
        "- **QĐ 05/2025/QĐ-UBND ngày 01/7/2025**: chức năng, nhiệm vụ của Sở Công Thương — căn cứ bắt buộc.",
        &[
            "05/2025/QĐ-UBND | type QĐ | date 2025-07-01 | title chức năng, nhiệm vụ của Sở Công Thương",
        ],
    );
    reads(
        "- Kế hoạch số 15-KH/HU ngày 01/7/2025: tổ chức được 12 lớp tập huấn.",
        &["15-KH/HU | type Kế hoạch | date 2025-07-01"],
    );
    // A heading of Markdown has one line.
    reads(
        "### 15. TT 06/2021/TT-BXD ngày 30/6/2021 — phân cấp công trình xây dựng\nVận dụng tại tỉnh: kho cố định là công trình cấp II.",
        &["06/2021/TT-BXD | type TT | date 2021-06-30 | title phân cấp công trình xây dựng"],
    );
}

#[test]
fn a_title_goes_on_with_what_it_leaves_out_and_ends_with_who_acts() {
    reads(
        "Giấy phép số 197/GP-BNNMT ngày 13/7/2026 của Bộ Nông nghiệp và Môi trường cho phép khai thác quặng, không bao gồm đất hiếm.",
        &[
            "197/GP-BNNMT | type Giấy phép | date 2026-07-13 | by Bộ Nông nghiệp và Môi trường | title cho phép khai thác quặng, không bao gồm đất hiếm",
        ],
    );
    reads(
        "Nghị định số 300/2025/NĐ-CP của Chính phủ quy định thủ tục cách chức Chủ tịch, Phó Chủ tịch Ủy ban nhân dân và giao quyền Chủ tịch Ủy ban nhân dân;",
        &[
            "300/2025/NĐ-CP | type Nghị định | by Chính phủ | title quy định thủ tục cách chức Chủ tịch, Phó Chủ tịch Ủy ban nhân dân và giao quyền Chủ tịch Ủy ban nhân dân",
        ],
    );
    reads(
        "Quyết định số 66/2009/QĐ-TTg về nhà ở cho công nhân, các xã đã đạt chuẩn và học sinh",
        &[
            "66/2009/QĐ-TTg | type Quyết định | title nhà ở cho công nhân, các xã đã đạt chuẩn và học sinh",
        ],
    );
    reads(
        "Luật số 69/2014/QH13 của Quốc hội về quản lý vốn nhà nước tại doanh nghiệp và quy định pháp luật liên quan.",
        &["69/2014/QH13 | type Luật | by Quốc hội | title quản lý vốn nhà nước tại doanh nghiệp"],
    );
}

#[test]
fn bodies_with_their_abbreviation_and_who_encloses() {
    reads(
        "Văn bản số 7569/UBND-KT ngày 24/7/2026 của Ủy ban nhân dân (UBND) tỉnh về việc lập phương án.",
        &[
            "7569/UBND-KT | type Văn bản | date 2026-07-24 | by Ủy ban nhân dân (UBND) tỉnh | title lập phương án",
        ],
    );
    reads(
        "Quy chuẩn do Cục Hóa chất soạn, Bộ trưởng Bộ Công Thương ban hành kèm theo Thông tư số 19/2024/TT-BCT ngày 10/10/2024.",
        &["19/2024/TT-BCT | type Thông tư | date 2024-10-10 | by Bộ trưởng Bộ Công Thương"],
    );
}

#[test]
fn a_cell_says_what_a_document_is_about_up_to_its_colon() {
    let table = |cell: &str| {
        format!(
            "| Văn bản | Ngày | Nội dung |\n|---|---|---|\n| Thông tư 43/2025/TT-BCT | 04/7/2025 | {cell} |\n"
        )
    };
    reads(
        &table("Kỹ thuật an toàn trong khai thác: chức danh, huấn luyện, giấy chứng nhận"),
        &[
            "43/2025/TT-BCT | type Thông tư | date 2025-07-04 | title Kỹ thuật an toàn trong khai thác",
        ],
    );
    reads(
        &table("Phân cấp lĩnh vực môi trường. **Điều 34**: Chủ tịch UBND tỉnh cấp phép"),
        &["43/2025/TT-BCT | type Thông tư | date 2025-07-04 | title Phân cấp lĩnh vực môi trường"],
    );
    reads(
        &table("Phụ lục VIII: phân quyền chín nhóm thủ tục"),
        &["43/2025/TT-BCT | type Thông tư | date 2025-07-04"],
    );
}

#[test]
fn a_document_is_about_what_it_organises_and_may_tell_its_type_again() {
    reads(
        "Sở đã ban hành Kế hoạch số 752/KH-SCT ngày 12/02/2026 tổ chức thực hiện Tháng an toàn lao động.",
        &[
            "752/KH-SCT | type Kế hoạch | date 2026-02-12 | by Sở | title tổ chức thực hiện Tháng an toàn lao động",
        ],
    );
    reads(
        "4. NĐ số 17/2020/NĐ-CP ngày 05/2/2020 của Chính phủ NĐ sửa đổi điều kiện kinh doanh.",
        &[
            "17/2020/NĐ-CP | type NĐ | date 2020-02-05 | by Chính phủ | title sửa đổi điều kiện kinh doanh",
        ],
    );
    // No verb follows: another document.
    reads(
        "Thực hiện Kế hoạch số 5/KH-UBND ngày 05/2/2020 Nghị quyết Đại hội đã đi vào cuộc sống.",
        &["5/KH-UBND | type Kế hoạch | date 2020-02-05"],
    );
}

#[test]
fn a_quoted_title_begins_behind_its_about() {
    reads(
        "Quy định số 55-QĐ/TW ngày 19/12/2016 “Về một số việc cần làm ngay” của Bộ Chính trị.",
        &[
            "55-QĐ/TW | type Quy định | date 2016-12-19 | by Bộ Chính trị | title một số việc cần làm ngay",
        ],
    );
    reads(
        "Nghị quyết số 5-NQ/TW “Vệ sinh lao động trong tình hình mới”.",
        &["5-NQ/TW | type Nghị quyết | title Vệ sinh lao động trong tình hình mới"],
    );
}

#[test]
fn a_company_may_have_a_compound_in_its_name() {
    reads(
        "Báo cáo số 61/BC-GTYB ngày 05/3/2026 của Công ty cổ phần Xây dựng giao thông Yên Bái.",
        &[
            "61/BC-GTYB | type Báo cáo | date 2026-03-05 | by Công ty cổ phần Xây dựng giao thông Yên Bái",
        ],
    );
    reads(
        "Văn bản số 61/UBND-KT ngày 05/3/2026 của Ủy ban nhân dân tỉnh giao Sở Xây dựng chủ trì.",
        &["61/UBND-KT | type Văn bản | date 2026-03-05 | by Ủy ban nhân dân tỉnh"],
    );
}

#[test]
fn a_provision_on_a_line_of_its_own_is_no_title() {
    reads(
        "Thông tư số 7/2025/TT-BYT ngày 03/02/2025 của Bộ Y tế quy định về quản lý chất thải rắn ở trạm y tế\nKhoản 2 Điều 9",
        &[
            "7/2025/TT-BYT | type Thông tư | date 2025-02-03 | by Bộ Y tế | title quy định về quản lý chất thải rắn ở trạm y tế",
        ],
    );
    // A layout broke the line.
    reads(
        "Thông tư số 7/2025/TT-BYT ngày 03/02/2025 của Bộ Y tế quy định mẫu biểu dùng cho các trạm y tế theo\nĐiều 9",
        &[
            "7/2025/TT-BYT | type Thông tư | date 2025-02-03 | by Bộ Y tế | title quy định mẫu biểu dùng cho các trạm y tế theo\nĐiều 9",
        ],
    );
}

#[test]
fn a_title_may_be_named_in_the_line_below() {
    reads(
        "### 3. Nghị định 31/2024/NĐ-CP ngày 15/3/2024\n- **Tên:** quy định về vùng an toàn của hồ chứa.\n- **Hiệu lực:** 01/5/2024.",
        &[
            "31/2024/NĐ-CP | type Nghị định | date 2024-03-15 | title quy định về vùng an toàn của hồ chứa",
        ],
    );
    // What the line below names is something else.
    reads(
        "### 3. Nghị định 31/2024/NĐ-CP ngày 15/3/2024\n- **Phạm vi:** quy định về vùng an toàn của hồ chứa.",
        &["31/2024/NĐ-CP | type Nghị định | date 2024-03-15"],
    );
}

#[test]
fn a_title_goes_on_with_what_it_begins_with() {
    reads(
        "Nghị quyết số 12/NQ-HĐND ngày 10/7/2024 về việc thành lập thôn Đông; giao Ủy ban nhân dân xã.",
        &["12/NQ-HĐND | type Nghị quyết | date 2024-07-10 | title thành lập thôn Đông"],
    );
    reads(
        "Nghị quyết số 12/NQ-HĐND ngày 10/7/2024 về việc điều chỉnh địa giới xã Đông; điều chỉnh địa giới xã Đoài.",
        &[
            "12/NQ-HĐND | type Nghị quyết | date 2024-07-10 | title điều chỉnh địa giới xã Đông; điều chỉnh địa giới xã Đoài",
        ],
    );
}

#[test]
fn a_body_in_brackets_is_no_title() {
    reads(
        "Nghị định 31/2024/NĐ-CP (Bộ Xây dựng), Nghị định 32/2024/NĐ-CP (chất lượng công trình xây dựng)",
        &[
            "31/2024/NĐ-CP | type Nghị định",
            "32/2024/NĐ-CP | type Nghị định | title chất lượng công trình xây dựng",
        ],
    );
}

#[test]
fn who_reports_or_asks_by_a_paper_issued_it() {
    for asks in ["kiến nghị", "hướng dẫn", "báo cáo", "giải trình"] {
        reads(
            &format!("Xem xét {asks} của Sở Nội vụ tại Văn bản số 88/SNV-TC ngày 06/5/2024."),
            &["88/SNV-TC | type Văn bản | date 2024-05-06 | by Sở Nội vụ"],
        );
    }
    // It stands in another's paper.
    reads(
        "Xem xét nhiệm vụ của Sở Nội vụ tại Kế hoạch số 88/KH-UBND ngày 06/5/2024.",
        &["88/KH-UBND | type Kế hoạch | date 2024-05-06"],
    );
}

#[test]
fn who_a_clause_is_about_issued_what_bears_its_code() {
    reads(
        "Sở Nội vụ đã lấy ý kiến các sở, ngành tại Văn bản số 88/SNV-TC ngày 06/5/2024.",
        &["88/SNV-TC | type Văn bản | date 2024-05-06 | by Sở Nội vụ"],
    );
    reads(
        "Sở Nội vụ đã lấy ý kiến các sở, ngành tại Văn bản số 88/STP-VB ngày 06/5/2024.",
        &["88/STP-VB | type Văn bản | date 2024-05-06"],
    );
}

#[test]
fn a_law_is_named_without_accents() {
    reads(
        "Can cu Luat Dau tu so 61/2020/QH14 cua Quoc hoi va Nghi dinh so 31/2021/ND-CP.",
        &[
            "61/2020/QH14 | type Luat | by Quoc hoi | title Dau tu",
            "31/2021/NĐ-CP | type Nghi dinh",
        ],
    );
    // In the middle of other words it may be another.
    reads(
        "Ky luat so 61/2020/QH14 va Nghi dinh so 31/2021/ND-CP.",
        &["61/2020/QH14", "31/2021/NĐ-CP | type Nghi dinh"],
    );
}

#[test]
fn a_title_ends_before_what_carries_the_document_out() {
    reads(
        "Quy định số 96-QĐ/TW ngày 02/02/2023 về lấy phiếu tín nhiệm được Huyện ủy cụ thể hóa bằng Kế hoạch số 158-KH/HU.",
        &[
            "96-QĐ/TW | type Quy định | date 2023-02-02 | title lấy phiếu tín nhiệm",
            "158-KH/HU | type Kế hoạch",
        ],
    );
    reads(
        "Chương trình số 12-CTr/TU về phát triển văn hóa, cụ thể hóa Kết luận số 76-KL/TW.",
        &[
            "12-CTr/TU | type Chương trình | title phát triển văn hóa",
            "76-KL/TW | type Kết luận",
        ],
    );
    // A part of what it is about.
    reads(
        "Quyết định số 5/QĐ-UBND về quản lý dự án được đầu tư bằng vốn ngân sách.",
        &["5/QĐ-UBND | type Quyết định | title quản lý dự án được đầu tư bằng vốn ngân sách"],
    );
}
