//! What the words of a sentence state, each rule with a near miss that must not state it.

use doctrace::relation::{End, Reading, RelationKind, Role};

/// The relations of a text but citations, as "from kind to" in text order.
fn said(text: &str) -> Vec<String> {
    let reading = Reading::of(text).expect("a short text");
    let name = |end: End| match end {
        End::Own => "SELF".to_owned(),
        End::Draft(_) => "DRAFT".to_owned(),
        End::Mention(at) => reading.mentions()[at as usize].id().to_string(),
    };
    reading
        .relations()
        .iter()
        .filter(|relation| relation.kind != RelationKind::Cites)
        .map(|relation| {
            let (from, to) = (name(relation.from), name(relation.to));
            format!("{from} {} {to}", relation.kind)
        })
        .collect()
}

#[track_caller]
fn says(text: &str, expected: &[&str]) {
    assert_eq!(said(text), expected, "{text}");
}

#[test]
fn what_lapses_when_the_text_comes_into_force_is_repealed_by_it() {
    says(
        "2. Thông tư số 11/2019/TT-BXD ngày 05/3/2019 của Bộ trưởng Bộ Xây dựng được sửa đổi, \
         bổ sung bởi Thông tư số 04/2022/TT-BXD hết hiệu lực kể từ ngày Thông tư này có hiệu lực \
         thi hành.",
        &[
            "SELF repeals 11/2019/TT-BXD",
            "04/2022/TT-BXD amends 11/2019/TT-BXD",
        ],
    );
    says(
        "Kể từ ngày Quyết định này có hiệu lực, Quyết định số 17/2018/QĐ-UBND ngày 02/4/2018 \
         của Ủy ban nhân dân tỉnh hết hiệu lực thi hành.",
        &["SELF repeals 17/2018/QĐ-UBND"],
    );
    // Of what ends on a day of its own nobody says who ended it.
    says(
        "Nghị định số 41/2018/NĐ-CP hết hiệu lực từ ngày 01/01/2024.",
        &[],
    );
    says(
        "Quy định này áp dụng đến khi Nghị quyết số 05/2024/NQ-CP hết hiệu lực.",
        &[],
    );
    says(
        "Nghị định này có hiệu lực từ ngày 01/9/2025 đến ngày Nghị quyết số 05/2024/NQ-CP hết \
         hiệu lực thi hành.",
        &[],
    );
    // What has lapsed already and stands behind the words was not ended by the text.
    says(
        "Quyết định bổ nhiệm còn viện dẫn căn cứ đã hết hiệu lực (Nghị định số 14/2010/NĐ-CP đã \
         được thay thế bằng Nghị định số 55/2021/NĐ-CP).",
        &["55/2021/NĐ-CP replaces 14/2010/NĐ-CP"],
    );
}

#[test]
fn a_law_named_without_its_number_is_the_one_numbered_elsewhere() {
    says(
        "Căn cứ Luật Quảng cáo số 16/2012/QH13;\n\
         Căn cứ Nghị định số 181/2013/NĐ-CP của Chính phủ quy định chi tiết thi hành một số điều \
         của Luật Quảng cáo;\n",
        &[
            "SELF based_on 16/2012/QH13",
            "181/2013/NĐ-CP details 16/2012/QH13",
            "SELF based_on 181/2013/NĐ-CP",
        ],
    );
    // A longer name is another law.
    says(
        "Căn cứ Luật Quảng cáo số 16/2012/QH13;\n\
         Căn cứ Nghị định số 181/2013/NĐ-CP của Chính phủ quy định chi tiết thi hành một số điều \
         của Luật Quảng cáo thương mại;\n",
        &["SELF based_on 16/2012/QH13", "SELF based_on 181/2013/NĐ-CP"],
    );
    let two = |named: &str| {
        format!(
            "Căn cứ Luật Thủy sản số 17/2003/QH11;\n\
             Căn cứ Luật Thủy sản số 18/2017/QH14;\n\
             Căn cứ Nghị định số 26/2019/NĐ-CP hướng dẫn thi hành một số điều của {named};\n"
        )
    };
    // Two laws of one name: the year decides, or nothing does.
    assert!(
        said(&two("Luật Thủy sản năm 2017"))
            .contains(&"26/2019/NĐ-CP guides 18/2017/QH14".to_owned())
    );
    assert!(
        !said(&two("Luật Thủy sản"))
            .iter()
            .any(|line| line.contains("guides"))
    );
}

#[test]
fn a_note_in_brackets_names_the_law_that_is_guided() {
    let list = |note: &str| {
        format!("- Luật Thủy sản 18/2017/QH14\n- NĐ 26/2019/NĐ-CP ({note})\n- QĐ 12/QĐ-UBND\n")
    };
    says(
        &list("hướng dẫn Luật Thủy sản, thay NĐ 33/2010"),
        &["26/2019/NĐ-CP guides 18/2017/QH14"],
    );
    // Who amends whom is written both ways; and a note may be about something else.
    says(&list("sửa Luật Thủy sản"), &[]);
    says(&list("xem Luật Thủy sản"), &[]);
    says(&list("hướng dẫn Luật Thủy lợi"), &[]);
}

#[test]
fn a_law_that_amends_others_has_the_number_behind_their_names() {
    says(
        "Căn cứ Luật Thủy lợi số 08/2017/QH14;\n\
         Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Đê điều, Luật Thủy lợi số \
         60/2020/QH14;\n",
        &[
            "SELF based_on 08/2017/QH14",
            "60/2020/QH14 amends 08/2017/QH14",
            "SELF based_on 60/2020/QH14",
        ],
    );
    // What is being issued has its own number in its letterhead; the number is the other's.
    says(
        "Quốc hội ban hành Luật sửa đổi, bổ sung một số điều của Luật Thủy lợi số 08/2017/QH14.",
        &["SELF amends 08/2017/QH14"],
    );
}

#[test]
fn the_text_amends_what_it_says_it_amends() {
    says(
        "Giấy phép cấp theo Luật Thủy sản số 18/2017/QH14 đã được sửa đổi, bổ sung một số điều \
         theo Luật này thì tiếp tục có giá trị.",
        &["SELF amends 18/2017/QH14"],
    );
    says(
        "Giấy phép cấp theo Luật Thủy sản số 18/2017/QH14 đã được sửa đổi, bổ sung một số điều \
         thì tiếp tục có giá trị.",
        &[],
    );
}

#[test]
fn what_is_put_to_others_changes_nothing_yet() {
    says(
        "- Trình Hội đồng nhân dân tỉnh sửa đổi, bổ sung Nghị quyết số 21/2021/NQ-HĐND trước \
         ngày 30/6/2025.",
        &[],
    );
    says(
        "- Phòng Kinh tế: tham mưu điều chỉnh Quyết định số 530/QĐ-UBND ngày 04/5/2021.",
        &[],
    );
    says(
        "Chương trình này thay thế Chương trình số 30-CTr/HU ngày 11/4/2019 của Huyện ủy.",
        &["SELF replaces 30-CTr/HU"],
    );
}

#[test]
fn grounds_are_read_by_their_opening() {
    says(
        "Xét Tờ trình số 128/TTr-STC ngày 04/11/2020 của Giám đốc Sở Tài chính,",
        &["SELF based_on 128/TTr-STC"],
    );
    says(
        "Xét đề nghị của Sở Tư pháp tại Báo cáo thẩm định số 72/BC-STP ngày 03/12/2020 và đề \
         nghị của Sở Nội vụ tại Tờ trình số 340/TTr-SNV ngày 05/12/2020,",
        &["SELF based_on 72/BC-STP", "SELF based_on 340/TTr-SNV"],
    );
    says(
        "Căn cứ Chương trình kiểm tra, giám sát số 07-CTr/UBKTHU ngày 05/01/2023 của Ủy ban Kiểm \
         tra Huyện ủy;",
        &["SELF based_on 07-CTr/UBKTHU"],
    );
    says(
        "Sau khi xem xét Tờ trình số 731/TTr-UBND ngày 09/11/2020 của Ủy ban nhân dân tỉnh; Báo \
         cáo thẩm tra số 30/BC-KTNS,",
        &["SELF based_on 731/TTr-UBND", "SELF based_on 30/BC-KTNS"],
    );
    says(
        "Căn cứ tình hình thực tế, đến nay Kế hoạch số 44-KH/HU vẫn phù hợp.",
        &[],
    );
    says(
        "Thực hiện ý kiến chỉ đạo của Ủy ban nhân dân tỉnh tại Văn bản số 2210/UBND-KT ngày \
         07/6/2024, Sở báo cáo như sau:",
        &["SELF implements 2210/UBND-KT"],
    );
}

#[test]
fn a_ground_begins_a_line_of_its_own() {
    says(
        "(Ban hành kèm theo Nghị quyết số 40-NQ/TU ngày 03/4/2024 của Tỉnh ủy)\n\
         Căn cứ Nghị quyết số 40-NQ/TU ngày 03/4/2024 của Tỉnh ủy; Kế hoạch số 51-KH/ĐU;",
        &[
            "SELF enclosed_in 40-NQ/TU",
            "SELF based_on 40-NQ/TU",
            "SELF based_on 51-KH/ĐU",
        ],
    );
}

#[test]
fn a_further_target_goes_to_who_has_the_first() {
    says(
        "Căn cứ Thông tư số 25/2015/TT-BTC hướng dẫn thực hiện Nghị định số 46/2014/NĐ-CP về \
         phương pháp xác định giá thuê đất và Nghị định số 35/2017/NĐ-CP;",
        &[
            "SELF based_on 25/2015/TT-BTC",
            "25/2015/TT-BTC guides 46/2014/NĐ-CP",
            "25/2015/TT-BTC guides 35/2017/NĐ-CP",
        ],
    );
    // Of the type of the first: a ground beside it.
    says(
        "Căn cứ Thông tư số 25/2015/TT-BTC hướng dẫn thực hiện Nghị định số 46/2014/NĐ-CP và \
         Thông tư số 77/2014/TT-BTC;",
        &[
            "SELF based_on 25/2015/TT-BTC",
            "25/2015/TT-BTC guides 46/2014/NĐ-CP",
            "SELF based_on 77/2014/TT-BTC",
        ],
    );
}

#[test]
fn of_two_in_brackets_the_later_amends_the_earlier() {
    says(
        "- Nghị định 29/2018/NĐ-CP (sửa 114/2021/NĐ-CP)",
        &["114/2021/NĐ-CP amends 29/2018/NĐ-CP"],
    );
    says(
        "- Nghị định 114/2021/NĐ-CP (sửa 29/2018/NĐ-CP)",
        &["114/2021/NĐ-CP amends 29/2018/NĐ-CP"],
    );
    says(
        "- Luật 26/2023/QH15 (sửa 31/2023/QH15)",
        &["31/2023/QH15 amends 26/2023/QH15"],
    );
    // One year, two series: nothing tells which is the later.
    says("- Nghị định 29/2018/NĐ-CP (sửa 33/2018/TT-BTC)", &[]);
}

#[test]
fn notes_under_a_heading_are_about_what_it_opens_with() {
    says(
        "### 2. Nghị định 61/2022/NĐ-CP ngày 10/9/2022\n\
         - **Tên:** quy định chi tiết về đo đạc.\n\
         - **Thay thế:** Nghị định 27/2014/NĐ-CP\n",
        &["61/2022/NĐ-CP replaces 27/2014/NĐ-CP"],
    );
    // An article of a document speaks for the document.
    says(
        "### Điều 2. Điều khoản thi hành\n\
         - Thay thế Nghị định số 27/2014/NĐ-CP.\n",
        &["SELF replaces 27/2014/NĐ-CP"],
    );
    says(
        "Số: 61/2022/NĐ-CP\n### 2. Nghị định 33/2013/NĐ-CP\n- Thay thế: Nghị định 27/2014/NĐ-CP\n",
        &["SELF replaces 27/2014/NĐ-CP"],
    );
}

#[test]
fn a_table_about_the_text_says_what_it_does() {
    let table = |label: &str| {
        format!(
            "Nghị định 61/2022/NĐ-CP\n| Thuộc tính | Nội dung |\n|---|---|\n| Số hiệu | \
             61/2022/NĐ-CP |\n| {label} | Nghị định 27/2014/NĐ-CP; Nghị định 33/2013/NĐ-CP |\n"
        )
    };
    says(
        &table("Thay thế"),
        &["SELF replaces 27/2014/NĐ-CP", "SELF replaces 33/2013/NĐ-CP"],
    );
    says(
        &table("Căn cứ pháp lý"),
        &["SELF based_on 27/2014/NĐ-CP", "SELF based_on 33/2013/NĐ-CP"],
    );
    says(&table("Văn bản liên quan"), &[]);
    // A row of a list of documents is about the document in its first cell.
    says("| Thay thế | Nghị định 27/2014/NĐ-CP |\n", &[]);
}

#[test]
fn an_article_of_a_document_may_be_amended() {
    says(
        "Căn cứ Nghị định số 75/2019/NĐ-CP của Chính phủ sửa đổi Điều 3 Nghị định số \
         01/2018/NĐ-CP quy định chức năng của Bộ Nội vụ;",
        &[
            "SELF based_on 75/2019/NĐ-CP",
            "75/2019/NĐ-CP amends 01/2018/NĐ-CP",
        ],
    );
}

#[test]
fn documents_named_above_are_meant_where_type_and_count_leave_no_choice() {
    let text = |count: &str, how: &str| {
        format!(
            "Sau khi Bộ Chính trị ban hành Nghị quyết số 66-NQ/TW ngày 30/4/2025 về xây dựng pháp \
             luật và Nghị quyết số 68-NQ/TW ngày 04/5/2025 về kinh tế tư nhân, Đảng ủy đã ban hành \
             Kế hoạch số 14-KH/ĐU và 15-KH/ĐU ngày 20/10/2025, {how}triển khai {count}nghị quyết \
             nêu trên."
        )
    };
    assert_eq!(
        said(&text("hai ", "lần lượt ")),
        [
            "14-KH/ĐU implements 66-NQ/TW",
            "15-KH/ĐU implements 68-NQ/TW"
        ],
    );
    // Three are said, two stand there; and two for two without "lần lượt" is open.
    assert!(said(&text("ba ", "lần lượt ")).is_empty());
    assert!(said(&text("hai ", "")).is_empty());
}

#[test]
fn what_is_done_by_a_rule_does_not_carry_the_rule_out() {
    says(
        "Việc gia hạn giấy phép được thực hiện theo quy định của Luật Thủy sản số 18/2017/QH14.",
        &[],
    );
    says(
        "Tiếp tục thực hiện Chỉ thị số 33-CT/TU ngày 04/5/2022.",
        &["SELF implements 33-CT/TU"],
    );
}

#[test]
fn what_is_repealed_may_stand_in_the_document() {
    says(
        "1. Bãi bỏ mức thu phí bến bãi quy định tại Điều 3 Quyết định số 88/2011/QĐ-UBND.",
        &["SELF repeals 88/2011/QĐ-UBND"],
    );
    says(
        "1. Bãi bỏ các quy định trái với quy định tại Quyết định số 88/2011/QĐ-UBND.",
        &[],
    );
}

#[test]
fn no_document_does_anything_to_itself() {
    says(
        "Kế hoạch số 12-KH/HU về thực hiện Kế hoạch số 12-KH/HU.",
        &[],
    );
}

#[test]
fn a_law_has_its_number_behind_its_type() {
    let head = |number: &str| {
        format!(
            "QUỐC HỘI\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n{number}\nLUẬT\nTHỦY SẢN\n\
             Căn cứ Hiến pháp;\n"
        )
    };
    let own = |text: &str| {
        let reading = Reading::of(text).expect("a short text");
        reading.own().id.as_ref().map(ToString::to_string)
    };
    assert_eq!(
        own(&head("Luật số: 18/2017/QH14")).as_deref(),
        Some("18/2017/QH14")
    );
    assert_eq!(own(&head("Theo Luật số 18/2017/QH14")), None);
}

#[test]
fn text_without_accents_says_the_same() {
    says(
        "Ban hanh Ke hoach so 12-KH/HU ngay 05/3/2024 cua Ban Thuong vu Huyen uy de cu the hoa \
         Chuong trinh so 20-CTr/TU ngay 09/11/2023 ve thuc hien Nghi quyet so 18-NQ/TW.\n\
         Can cu Nghi quyet so 27-NQ/TW ngay 09/11/2022 cua Ban Chap hanh Trung uong;",
        &[
            "12-KH/HU concretises 20-CTr/TU",
            "20-CTr/TU implements 18-NQ/TW",
            "SELF based_on 27-NQ/TW",
        ],
    );
    // Another language has no such words; and a text with accents uses them.
    says("The plan so 12-KH/HU of the ban hang 20-CTr/TU", &[]);
    says("Đã ban hanh Ke hoach so 12-KH/HU thuc hien 20-CTr/TU", &[]);
}

#[test]
fn what_is_issued_may_name_itself() {
    says(
        "Ban hành Kế hoạch số 66-KH/HU ngày 09/3/2023 để thực hiện Kế hoạch số 66-KH/HU ngày \
         09/3/2023.",
        &["66-KH/HU implements 66-KH/HU"],
    );
    // What goes on under it; named twice in a row; a change of itself is a slip of the reading.
    says(
        "Ban hành Nghị định số 15/2021/NĐ-CP ngày 03/3/2021; hồ sơ đã nộp tiếp tục thực hiện theo \
         quy định tại Nghị định số 15/2021/NĐ-CP.",
        &[],
    );
    says(
        "Kế hoạch số 66-KH/HU, thực hiện Kế hoạch số 66-KH/HU ngày 09/3/2023.",
        &[],
    );
    says(
        "Ban hành Kế hoạch số 66-KH/HU ngày 09/3/2023 thay thế Kế hoạch số 66-KH/HU.",
        &[],
    );
}

#[test]
fn the_own_number_of_another_day_is_another_document() {
    let plan = |cited: &str| {
        format!(
            "HUYỆN ỦY TÂN LONG\nSố 66-KH/HU\n\tĐẢNG CỘNG SẢN VIỆT NAM\nTân Long, ngày 09 tháng \
             3 năm 2023\n\nKẾ HOẠCH\nTrồng rừng\n-----\nThực hiện {cited}, Huyện ủy xây dựng kế \
             hoạch như sau:\n"
        )
    };
    says(
        &plan("Kế hoạch số 66-KH/HU ngày 11/4/2017"),
        &["SELF implements 66-KH/HU"],
    );
    for own in [
        "Kế hoạch số 66-KH/HU ngày 09/3/2023",
        "Kế hoạch số 66-KH/HU",
    ] {
        says(&plan(own), &[]);
    }
}

#[test]
fn a_subject_may_begin_as_a_paragraph_does() {
    let title = |below: &str| {
        let text = format!(
            "HUYỆN ỦY TÂN LONG\nSố 66-KH/HU\n\tĐẢNG CỘNG SẢN VIỆT NAM\nTân Long, ngày 09 tháng \
             3 năm 2023\n\nKẾ HOẠCH\n{below}\n-----\n1. Mục tiêu\n"
        );
        let reading = Reading::of(&text).expect("a short text");
        reading
            .own()
            .title
            .map(|span| text[span.range()].to_owned())
    };
    let strategy = "Thực hiện Chiến lược phát triển rừng\ntrên địa bàn huyện";
    assert_eq!(title(strategy).as_deref(), Some(strategy));
    let paragraph = "Thực hiện Chỉ thị số 23-CT/TW, Huyện ủy xây dựng Kế hoạch như sau:";
    assert_eq!(title(paragraph), None);
}

#[test]
fn the_passive_names_what_ends_a_document() {
    for (words, kind) in [
        ("đã bị bãi bỏ theo", "repeals"),
        ("được bãi bỏ tại", "repeals"),
        ("được thay thế theo", "replaces"),
        ("đã bị thay thế bằng", "replaces"),
    ] {
        // With an issuer before it and without.
        for of in ["", "của Ủy ban nhân dân tỉnh "] {
            says(
                &format!(
                    "Quyết định số 45/QĐ-UBND ngày 12/01/2022 {of}{words} Quyết định số \
                     300/QĐ-UBND ngày 06/3/2023."
                ),
                &[&format!("300/QĐ-UBND {kind} 45/QĐ-UBND")],
            );
        }
    }
    says(
        "Quyết định số 45/QĐ-UBND ngày 12/01/2022 chưa bị bãi bỏ theo Quyết định số 300/QĐ-UBND.",
        &[],
    );
}

#[test]
fn what_follows_a_document_does_not_carry_it_out() {
    says(
        "a) Mức chi hội thảo thực hiện theo quy định tại Thông tư số 31/2019/TT-BTC.",
        &[],
    );
    says(
        "Chi văn phòng phẩm: Thực hiện theo quy định tại khoản 2 Điều 4 Thông tư số 31/2019/TT-BTC.",
        &[],
    );
    // What the rule asks is carried out; and an order may be followed by the text itself.
    says(
        "Thực hiện quy định tại Thông tư số 31/2019/TT-BTC, Công ty báo cáo như sau.",
        &["SELF implements 31/2019/TT-BTC"],
    );
    says(
        "2.3. Thực hiện theo điểm 2 Quy định số 31-QĐ/TW.",
        &["SELF implements 31-QĐ/TW"],
    );
    // What drags on is not prolonged by anybody.
    says(
        "Tháo gỡ khó khăn cho các dự án tồn đọng kéo dài theo Kết luận số 15-KL/TW.",
        &[],
    );
    says(
        "Điều 1. Kéo dài Nghị quyết số 43/2017/QH14 đến hết năm 2025.",
        &["SELF extends 43/2017/QH14"],
    );
}

#[test]
fn the_text_carries_out_what_its_clause_opens_with() {
    says(
        "Thực hiện Chỉ thị số 12-CT/TU, Sở Xây dựng báo cáo kết quả như sau.",
        &["SELF implements 12-CT/TU"],
    );
    says(
        "CHƯƠNG TRÌNH HÀNH ĐỘNG\nthực hiện Nghị quyết số 12-NQ/TU ngày 03/02/2023",
        &["SELF implements 12-NQ/TU"],
    );
    says(
        "Tình hình phòng, chống thiên tai trên địa bàn huyện\n\
         Thực hiện Công điện số 15/CĐ-TTg ngày 03/02/2023, Ủy ban nhân dân huyện báo cáo.",
        &["SELF implements 15/CĐ-TTg"],
    );
    // Behind another subject, or another verb, it is said of others.
    says(
        "- Lãnh đạo các phòng tập trung chỉ đạo thực hiện các nhiệm vụ theo Kế hoạch số \
         12/KH-UBND ngày 03/02/2023.",
        &[],
    );
    says(
        "Hội thảo được tổ chức để triển khai Văn bản số 12/UBND-KT ngày 03/02/2023.",
        &[],
    );
    says(
        "Ủy ban nhân dân xã tổ chức thực hiện các nhiệm vụ quy định tại Nghị định số 12/2023/NĐ-CP.",
        &[],
    );
    says(
        "Hai bên thỏa thuận mức giá trên cơ sở Thông tư số 12/2023/TT-BCT.",
        &[],
    );
    says(
        "Trên cơ sở Thông tư số 12/2023/TT-BCT, Sở hướng dẫn như sau.",
        &["SELF based_on 12/2023/TT-BCT"],
    );
}

#[test]
fn a_label_with_a_colon_says_what_the_text_does() {
    let label = |words: &str| format!("- {words}: Thông tư số 55/2013/TT-BTC ngày 15/8/2013.");
    says(
        &label("Văn bản được thay thế / hết hiệu lực"),
        &["SELF replaces 55/2013/TT-BTC"],
    );
    says(
        &label("Văn bản hết hiệu lực"),
        &["SELF repeals 55/2013/TT-BTC"],
    );
    says(&label("Văn bản còn hiệu lực"), &[]);
}

#[test]
fn a_request_in_a_document_is_a_ground() {
    says(
        "Theo đề nghị tại văn bản số 20/SNV-XDCQ ngày 09/01/2019 của Sở Nội vụ,",
        &["SELF based_on 20/SNV-XDCQ"],
    );
    // An order is answered.
    says(
        "Theo yêu cầu tại Văn bản số 20/SNV-XDCQ, Ủy ban nhân dân huyện báo cáo như sau.",
        &["SELF responds_to 20/SNV-XDCQ"],
    );
}

#[test]
fn a_line_with_a_colon_says_what_is_done_to_the_items_below_it() {
    let list = |line: &str| {
        format!(
            "{line}\n\
             - Điều 2 và Điều 6 Quyết định số 23/2016/QĐ-UBND ngày 08/6/2016 của Ủy ban nhân dân;\n\
             - Quyết định số 27/2017/QĐ-UBND ngày 02/8/2017 của Ủy ban nhân dân.\n"
        )
    };
    let both = |kind: &str| {
        [
            format!("SELF {kind} 23/2016/QĐ-UBND"),
            format!("SELF {kind} 27/2017/QĐ-UBND"),
        ]
    };
    for (line, kind) in [
        (
            "Quyết định này có hiệu lực thi hành sau 10 ngày kể từ ngày ký và thay thế:",
            "replaces",
        ),
        (
            "2. Kể từ ngày Quyết định này có hiệu lực thi hành, các văn bản sau đây hết hiệu lực:",
            "repeals",
        ),
        ("Bãi bỏ các quyết định sau đây:", "repeals"),
    ] {
        assert_eq!(said(&list(line)), both(kind), "{line}");
    }
    // The day on which the text comes into force says nothing of what follows.
    says(
        &list("1. Quyết định này có hiệu lực thi hành sau 10 ngày và áp dụng cho:"),
        &[],
    );
    // A source in brackets below a heading is no item.
    says(
        "Điều 15. Bãi bỏ các quy định sau đây:\n\n\
         (Điều 51 Nghị định số 19/2011/NĐ-CP, có hiệu lực từ ngày 08/5/2011)\n",
        &[],
    );
}

#[test]
fn a_draft_carries_out_what_stands_below_it_and_not_what_it_is_the_object_of() {
    let list = |line: &str| format!("{line}\n- Nghị quyết số 18-NQ/TW ngày 16/6/2022.\n");
    says(
        &list("Đang xây dựng dự thảo Chương trình để cụ thể hóa:"),
        &["DRAFT concretises 18-NQ/TW"],
    );
    for line in [
        "Ban hành để cụ thể hóa dự thảo:",
        "Huyện ủy đã triển khai thực hiện các dự thảo:",
    ] {
        says(&list(line), &[]);
    }
}

#[test]
fn a_number_with_its_year_names_the_full_form_further_up() {
    let after = |words: &str| {
        format!(
            "- NĐ 06/2021/NĐ-CP ngày 26/01/2021.\n- Luật Hóa chất số 69/2025/QH15.\n- NĐ \
             35/2023/NĐ-CP ngày 20/6/2023: {words}.\n"
        )
    };
    says(
        &after("sửa đổi NĐ 06/2021"),
        &["35/2023/NĐ-CP amends 06/2021/NĐ-CP"],
    );
    says(
        &after("quy định chi tiết Luật 69/2025"),
        &["35/2023/NĐ-CP details 69/2025/QH15"],
    );
    // Another year, another type, a day, something longer.
    for other in [
        "sửa đổi NĐ 06/2022",
        "sửa đổi Thông tư 06/2021",
        "sửa đổi NĐ 06/20211",
        "sửa đổi NĐ 06/2021-BXD",
    ] {
        says(&after(other), &[]);
    }
}

#[test]
fn notes_set_in_below_an_item_are_about_its_document() {
    let notes = |second: &str| {
        format!(
            "7. **NĐ 48/2026/NĐ-CP** ngày 05/02/2026. Nội dung chính:\n\
             {second} **Điều 39**: hiệu lực từ ngày ký; **bãi bỏ** khoản 2 Điều 31 + Mục 8 NĐ \
             131/2025/NĐ-CP và một số điều NĐ 136/2025/NĐ-CP.\n"
        )
    };
    says(
        &notes("   -"),
        &[
            "48/2026/NĐ-CP repeals 131/2025/NĐ-CP",
            "48/2026/NĐ-CP repeals 136/2025/NĐ-CP",
        ],
    );
    // An item beside it is about something else.
    assert!(
        !said(&notes("8."))
            .iter()
            .any(|line| line.starts_with("48/2026"))
    );
}

#[test]
fn an_item_may_name_its_file_before_its_document() {
    says(
        "3. `TT-34-2026-TT-BXD-cap-cong-trinh.docx` — **TT 34/2026/TT-BXD ngày 25/6/2026**. Hiệu \
         lực 01/7/2026, **thay TT 06/2021/TT-BXD**; bãi bỏ Đ10 TT 09/2025/TT-BXD.\n",
        &[
            "34/2026/TT-BXD replaces 06/2021/TT-BXD",
            "34/2026/TT-BXD repeals 09/2025/TT-BXD",
        ],
    );
}

#[test]
fn a_row_is_about_the_one_document_of_its_first_cell() {
    says(
        "| **TT 67/2025/TT-BCT** | 03/12/2025 | Sửa đổi TT 43/2025/TT-BCT + quy định chi tiết Luật \
         54/2024/QH15 |\n",
        &[
            "67/2025/TT-BCT amends 43/2025/TT-BCT",
            "67/2025/TT-BCT details 54/2024/QH15",
        ],
    );
    says(
        "| **TT 26/2026/TT-BCT** | 2026 | Điều 4 sửa K4 Đ7 TT 24/2025/TT-BCT |\n",
        &["26/2026/TT-BCT amends 24/2025/TT-BCT"],
    );
    // Of several, nothing tells which is meant.
    says(
        "| **QĐ 57/QĐ-TTg** (12/3/2025), **QĐ 32/QĐ-BNNMT** | 2025 | Kế hoạch; đính chính TT \
         36/2025/TT-BNNMT |\n",
        &[],
    );
    // A repair is no amendment.
    says(
        "| **TT 26/2026/TT-BCT** | 2026 | Xe được sửa chữa theo TT 24/2025/TT-BCT |\n",
        &[],
    );
}

#[test]
fn a_correction_in_a_note_is_of_the_later_one() {
    says(
        "TT 36/2025/TT-BNNMT (02/7/2025, đính chính bởi QĐ); TT 12/2026/TT-BTC (đính chính TT \
         09/2025/TT-BTC).",
        &["12/2026/TT-BTC corrects 09/2025/TT-BTC"],
    );
    // Where no year tells, it is written of both.
    says(
        "TT 36/2025/TT-BNNMT (02/7/2025, đính chính QĐ 78/QĐ-BNNMT).",
        &[],
    );
}

#[test]
fn a_further_document_of_the_type_that_a_title_speaks_of_in_the_plural_is_meant_too() {
    let grounds = |further: &str| {
        format!(
            "Căn cứ Nghị định số 17/2016/NĐ-CP ngày 27/01/2016 của Chính phủ về sửa đổi, bổ sung \
             một số điều của các Nghị định hướng dẫn thi hành Luật Thủy lợi {further} của Chính \
             phủ về đê điều;"
        )
    };
    says(
        &grounds("và Nghị định số 87/2014/NĐ-CP"),
        &[
            "SELF based_on 17/2016/NĐ-CP",
            "17/2016/NĐ-CP amends 87/2014/NĐ-CP",
        ],
    );
    // Another type, a later document, an item of the list of grounds.
    for further in [
        "và Quyết định số 87/2014/QĐ-TTg",
        "và Nghị định số 87/2018/NĐ-CP",
        ", Nghị định số 87/2014/NĐ-CP",
    ] {
        let said = said(&grounds(further));
        assert!(!said.iter().any(|line| line.contains("amends")), "{said:?}");
    }
}

#[test]
fn an_ordinance_has_its_name_before_its_number() {
    let grounds = |named: &str| {
        format!(
            "Căn cứ Pháp lệnh phí và lệ phí số 38/2001/PL-UBTVQH10;\n\
             Căn cứ Nghị định số 57/2002/NĐ-CP của Chính phủ quy định chi tiết thi hành {named};\n"
        )
    };
    says(
        &grounds("Pháp lệnh phí và lệ phí"),
        &[
            "SELF based_on 38/2001/PL-UBTVQH10",
            "57/2002/NĐ-CP details 38/2001/PL-UBTVQH10",
            "SELF based_on 57/2002/NĐ-CP",
        ],
    );
    says(
        &grounds("Pháp lệnh phí"),
        &[
            "SELF based_on 38/2001/PL-UBTVQH10",
            "SELF based_on 57/2002/NĐ-CP",
        ],
    );
}

#[test]
fn what_stands_behind_brackets_stands_beside_what_they_are_behind() {
    says(
        "Sửa đổi, bổ sung một số điều của Thông tư số 04/2015/TT-BCA (được sửa đổi tại Thông tư số \
         57/2020/TT-BCA và Thông tư số 22/2023/TT-BCA) và Thông tư số 31/2015/TT-BCA.",
        &[
            "SELF amends 04/2015/TT-BCA",
            "57/2020/TT-BCA amends 04/2015/TT-BCA",
            "22/2023/TT-BCA amends 04/2015/TT-BCA",
            "SELF amends 31/2015/TT-BCA",
        ],
    );
    // Fields that a list gives to its items stay outside the brackets.
    let text = "Thông tư số 04/2015/TT-BCA (được sửa đổi tại Thông tư số 57/2020/TT-BCA) và Thông \
                tư số 31/2015/TT-BCA của Bộ Công an.";
    let reading = Reading::of(text).expect("a short text");
    assert_eq!(reading.mentions()[1].issuer(), None);
    assert_eq!(reading.mentions()[2].issuer(), Some("Bộ Công an"));
    // Without the bracket's end it is one list.
    says(
        "Sửa đổi, bổ sung một số điều của Thông tư số 04/2015/TT-BCA được sửa đổi tại Thông tư số \
         57/2020/TT-BCA và Thông tư số 31/2021/TT-BCA.",
        &[
            "SELF amends 04/2015/TT-BCA",
            "57/2020/TT-BCA amends 04/2015/TT-BCA",
            "31/2021/TT-BCA amends 04/2015/TT-BCA",
        ],
    );
}

#[test]
fn a_name_in_brackets_and_the_same_day_part_no_list() {
    says(
        "Để triển khai Nghị quyết số 57-NQ/TW của Bộ Chính trị (gọi tắt là Nghị quyết 57), Kế \
         hoạch số 01-KH/BCĐTW của Ban Chỉ đạo, Tỉnh ủy ban hành Chương trình số 21-CTr/TU.",
        &[
            "21-CTr/TU implements 57-NQ/TW",
            "21-CTr/TU implements 01-KH/BCĐTW",
        ],
    );
    says(
        "Quy chế số 03-QC/HU được ban hành kèm theo Quyết định số 588-QĐ/HU cùng ngày, sửa đổi, \
         bổ sung Quyết định số 301-QĐ/HU.",
        &[
            "03-QC/HU enclosed_in 588-QĐ/HU",
            "588-QĐ/HU amends 301-QĐ/HU",
        ],
    );
}

#[test]
fn what_is_enclosed_may_be_the_ground() {
    says(
        "Căn cứ định mức kinh tế kỹ thuật, ban hành kèm theo Quyết định số 14/2003/QĐ-BTNMT;",
        &["SELF based_on 14/2003/QĐ-BTNMT"],
    );
    says(
        "Xem định mức kinh tế kỹ thuật, ban hành kèm theo Quyết định số 14/2003/QĐ-BTNMT;",
        &[],
    );
}

#[test]
fn what_several_others_did_is_not_the_texts_own() {
    says(
        "Thực hiện Quy định số 123-QĐ/TW và Hướng dẫn số 40-HD/BTCTW, các tỉnh ủy, thành ủy đã xây \
         dựng kế hoạch và tổ chức quán triệt.",
        &[],
    );
    says(
        "Thực hiện Quy định số 123-QĐ/TW, Ban Thường vụ đã chỉ đạo các chi bộ rà soát.",
        &["SELF implements 123-QĐ/TW"],
    );
}

#[test]
fn what_is_pointed_at_is_meant_where_one_document_fits() {
    let after =
        |rest: &str| format!("Ngày 05/3/2023, Tỉnh ủy ban hành Nghị quyết số 12-NQ/TU. {rest}");
    says(
        &after("Thực hiện nghị quyết này, Huyện ủy ban hành Kế hoạch số 15-KH/HU."),
        &["15-KH/HU implements 12-NQ/TU"],
    );
    says(
        &after(
            "Thực hiện nghị quyết nêu trên, Huyện ủy đã ban hành Kế hoạch số 15-KH/HU và Kế hoạch \
             số 16-KH/HU.",
        ),
        &[
            "15-KH/HU implements 12-NQ/TU",
            "16-KH/HU implements 12-NQ/TU",
        ],
    );
    says(
        &after(
            "Huyện ủy đã ban hành Kế hoạch số 15-KH/HU để triển khai nghị quyết này; Ủy ban nhân \
             dân huyện ban hành Kế hoạch số 20/KH-UBND thực hiện kế hoạch trên.",
        ),
        &[
            "15-KH/HU implements 12-NQ/TU",
            "20/KH-UBND implements 15-KH/HU",
        ],
    );
    // None of that type, two of it, the text itself.
    says(
        &after("Thực hiện chỉ thị này, Huyện ủy ban hành Kế hoạch số 15-KH/HU."),
        &[],
    );
    says(
        &after(
            "Trước đó có Nghị quyết số 10-NQ/TU. Thực hiện nghị quyết này, Huyện ủy ban hành Kế \
             hoạch số 15-KH/HU.",
        ),
        &[],
    );
    says(
        &after("Thực hiện Nghị quyết này, Huyện ủy ban hành Kế hoạch số 15-KH/HU."),
        &[],
    );
}

#[test]
fn a_decree_behind_a_law_is_guided_with_it() {
    let item = |further: &str| {
        format!(
            "6. Thông tư số 32/2017/TT-BCT ngày 28/12/2017 của Bộ Công Thương hướng dẫn thi hành \
             một số điều của Luật Hóa chất và {further}."
        )
    };
    says(
        &item("Nghị định số 113/2017/NĐ-CP"),
        &["32/2017/TT-BCT guides 113/2017/NĐ-CP"],
    );
    // One of its own type, and a later one, stand beside it.
    says(&item("Thông tư số 13/2016/TT-BCT"), &[]);
    says(&item("Nghị định số 113/2019/NĐ-CP"), &[]);
}

#[test]
fn a_row_of_a_register_tells_drafts_and_what_is_missing() {
    let register = |heading: &str, answer: &str| {
        format!(
            "| STT | {heading} | Văn bản của huyện | Ngày |\n|---|---|---|---|\n\
             | 1 | Chỉ thị 25-CT/TW ngày 25/10/2023 | {answer} | quý I/2024 |\n\
             | 2 | Chỉ thị 26-CT/TW ngày 23/11/2023 | KH 151-KH/HU | 29/01/2024 |\n"
        )
    };
    let missing = |text: &str| {
        let reading = Reading::of(text).expect("a short text");
        let number = |at: u32| reading.mentions()[at as usize].id().to_string();
        let sources = reading.unanswered().iter();
        sources.map(|row| number(row.source)).collect::<Vec<_>>()
    };
    let answered = "151-KH/HU implements 26-CT/TW";
    let draft = register("Văn bản cấp trên", "dự thảo KH (lần 2)");
    says(&draft, &["DRAFT implements 25-CT/TW", answered]);
    let none = register("Văn bản cấp trên", "chưa ban hành");
    says(&none, &[answered]);
    assert_eq!(missing(&none), ["25-CT/TW"]);
    // What is not said, and a table that is no register.
    let open = register("Văn bản cấp trên", "chưa rõ");
    assert!(missing(&open).is_empty());
    let other = register("Tài liệu", "dự thảo KH (lần 2)");
    assert!(!said(&other).iter().any(|line| line.starts_with("DRAFT")));
}

#[test]
fn what_a_title_names_is_not_missing_an_answer() {
    let missing = |text: &str| {
        let reading = Reading::of(text).expect("a short text");
        let number = |at: u32| reading.mentions()[at as usize].id().to_string();
        let sources = reading.unanswered().iter();
        sources.map(|row| number(row.source)).collect::<Vec<_>>()
    };
    let titled = "Chưa ban hành văn bản thực hiện Chương trình số 151-CTr/TU ngày 27/12/2022 của \
                  Tỉnh ủy về thực hiện Nghị quyết số 27-NQ/TW ngày 09/11/2022.";
    assert_eq!(missing(titled), ["151-CTr/TU"]);
    says(titled, &["151-CTr/TU implements 27-NQ/TW"]);
    let both = "Chưa ban hành kế hoạch thực hiện Chương trình số 151-CTr/TU và Nghị quyết số \
                27-NQ/TW.";
    assert_eq!(missing(both), ["151-CTr/TU", "27-NQ/TW"]);
}

#[test]
fn documents_without_numbers_may_open_a_list() {
    let plan = |opening: &str| format!("{opening}, Huyện ủy ban hành Kế hoạch số 15-KH/HU.");
    for (opening, kind) in [
        (
            "Thực hiện Nghị quyết Đại hội XIII của Đảng, Nghị quyết số 12-NQ/TU",
            "implements",
        ),
        (
            "Để cụ thể hóa Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII và Nghị quyết số \
             12-NQ/TU",
            "concretises",
        ),
        (
            "Nhằm cụ thể hóa các nghị quyết của Trung ương và Nghị quyết số 12-NQ/TU",
            "concretises",
        ),
        (
            "Để tháo gỡ khó khăn, góp phần triển khai Luật Trẻ em, Nghị quyết số 12-NQ/TU",
            "implements",
        ),
    ] {
        assert_eq!(
            said(&plan(opening)),
            [format!("15-KH/HU {kind} 12-NQ/TU")],
            "{opening}"
        );
    }
    says(
        "Kế hoạch số 15-KH/HU thực hiện Nghị quyết Đại hội XIII và Nghị quyết số 12-NQ/TU.",
        &["15-KH/HU implements 12-NQ/TU"],
    );
    // What is listed before is no document.
    says(
        "Kế hoạch số 15-KH/HU thực hiện nhiệm vụ năm 2023 và Nghị quyết số 12-NQ/TU về kinh tế.",
        &[],
    );
    says(
        "Để thực hiện mục tiêu tăng trưởng, Nghị quyết số 12-NQ/TU xác định ba khâu đột phá.",
        &[],
    );
}

#[test]
fn words_that_look_like_issuing_issue_nothing() {
    let role = |text: &str| Reading::of(text).expect("a short text").role(0);
    assert_eq!(role("Tỉnh ủy ra Nghị quyết số 12-NQ/TU."), Role::Declared);
    for text in [
        "Ngoài ra, Nghị quyết số 12-NQ/TU cũng nêu rõ nhiệm vụ này.",
        "Để đạt các mục tiêu đề ra, Nghị quyết số 12-NQ/TU xác định ba khâu đột phá.",
    ] {
        assert_eq!(role(text), Role::Cited, "{text}");
    }
}

#[test]
fn an_answer_may_say_only_at_its_end_that_it_carries_out_what_stands_before() {
    says(
        "Sau khi Tỉnh ủy ban hành Nghị quyết số 12-NQ/TU, Huyện ủy đã xây dựng Kế hoạch số \
         15-KH/HU để triển khai thực hiện.",
        &["15-KH/HU implements 12-NQ/TU"],
    );
    // Two may be meant; one of its own level is not.
    says(
        "Có Nghị quyết số 12-NQ/TU và Chỉ thị số 5-CT/TU. Huyện ủy đã xây dựng Kế hoạch số \
         15-KH/HU để thực hiện.",
        &[],
    );
    says(
        "Trước đó có Nghị quyết số 12-NQ/HU. Huyện ủy đã xây dựng Kế hoạch số 15-KH/HU để thực \
         hiện.",
        &[],
    );
}

#[test]
fn what_was_studied_is_not_what_the_answer_does() {
    let first = |rest: &str| {
        format!(
            "Ban Thường vụ đã tổ chức hội nghị quán triệt Nghị quyết số 12-NQ/TU và ban hành Kế \
             hoạch số 15-KH/HU {rest}."
        )
    };
    let text = first("ngày 02/3/2023");
    assert!(
        !said(&text).iter().any(|line| line.starts_with("15-KH/HU")),
        "{:?}",
        said(&text)
    );
    says(&first("để triển khai"), &["15-KH/HU implements 12-NQ/TU"]);
}

#[test]
fn a_further_answer_behind_what_the_first_carries_out_is_issued_too() {
    let text = "Huyện ủy ban hành Kế hoạch số 15-KH/HU thực hiện Chương trình số 39-CTr/TU của \
                Tỉnh ủy và Kế hoạch số 16-KH/HU ngày 03/3/2023.";
    says(text, &["15-KH/HU implements 39-CTr/TU"]);
    let reading = Reading::of(text).expect("a short text");
    assert_eq!(reading.role(2), Role::Declared);
    // One of the level of what is carried out stands beside that.
    says(
        "Huyện ủy ban hành Kế hoạch số 15-KH/HU thực hiện Chương trình số 39-CTr/TU của Tỉnh ủy và \
         Kế hoạch số 16-KH/TU ngày 03/3/2023.",
        &[
            "15-KH/HU implements 39-CTr/TU",
            "15-KH/HU implements 16-KH/TU",
        ],
    );
}

#[test]
fn several_do_it_to_several_one_by_one() {
    says(
        "Kế hoạch số 15-KH/HU và Kế hoạch số 16-KH/HU lần lượt cụ thể hóa Nghị quyết số 12-NQ/TU và \
         Chỉ thị số 5-CT/TU.",
        &[
            "15-KH/HU concretises 12-NQ/TU",
            "16-KH/HU concretises 5-CT/TU",
        ],
    );
    // A third target has no source of its own.
    let three = said(
        "Huyện ủy ban hành Kế hoạch số 15-KH/HU và Kế hoạch số 16-KH/HU lần lượt triển khai Nghị \
         quyết số 12-NQ/TU, Chỉ thị số 5-CT/TU, Chỉ thị số 6-CT/TU.",
    );
    assert_eq!(
        three,
        [
            "15-KH/HU implements 12-NQ/TU",
            "16-KH/HU implements 5-CT/TU"
        ]
    );
    // Without the word, both do both.
    assert_eq!(
        said(
            "Huyện ủy ban hành Kế hoạch số 15-KH/HU và Kế hoạch số 16-KH/HU triển khai Nghị quyết \
             số 12-NQ/TU và Chỉ thị số 5-CT/TU.",
        )
        .len(),
        4
    );
}

#[test]
fn what_replaces_a_document_is_of_its_level() {
    says(
        "Chương trình số 16-CTr/HU về thực hiện Nghị quyết số 12-NQ/TU thay thế Chương trình số \
         9-CTr/HU.",
        &[
            "16-CTr/HU implements 12-NQ/TU",
            "16-CTr/HU replaces 9-CTr/HU",
        ],
    );
    says(
        "Thông tư số 5/2023/TT-BTC hướng dẫn Nghị định số 7/2022/NĐ-CP thay thế Nghị định số \
         9/2015/NĐ-CP.",
        &[
            "5/2023/TT-BTC guides 7/2022/NĐ-CP",
            "7/2022/NĐ-CP replaces 9/2015/NĐ-CP",
        ],
    );
}

#[test]
fn a_ground_that_is_no_sentence_goes_on_in_the_next() {
    let ground = "Căn cứ Công văn số 6/BCT-AT ngày 29/01/2026 của Bộ Công Thương.";
    says(
        &format!("{ground} Sở đã ban hành Kế hoạch số 7/KH-SCT ngày 12/02/2026."),
        &["7/KH-SCT based_on 6/BCT-AT"],
    );
    // In a paragraph of its own it is the text's; of two answers, none is told.
    for rest in [
        "\nSở đã ban hành Kế hoạch số 7/KH-SCT ngày 12/02/2026.",
        " Sở đã ban hành Kế hoạch số 7/KH-SCT. Phòng đã ban hành Kế hoạch số 8/KH-PKT.",
    ] {
        says(&format!("{ground}{rest}"), &["SELF based_on 6/BCT-AT"]);
    }
}

#[test]
fn no_document_rests_on_a_later_one() {
    let note = |ground: &str| {
        format!("10. TT 07/2025/TT-BTC — sửa đổi, bổ sung TT 02/2022/TT-BTC (căn cứ {ground}).")
    };
    says(
        &note("NĐ 05/2025/NĐ-CP"),
        &[
            "07/2025/TT-BTC amends 02/2022/TT-BTC",
            "07/2025/TT-BTC based_on 05/2025/NĐ-CP",
        ],
    );
    says(
        &note("NĐ 05/2021/NĐ-CP"),
        &[
            "07/2025/TT-BTC amends 02/2022/TT-BTC",
            "02/2022/TT-BTC based_on 05/2021/NĐ-CP",
        ],
    );
}

#[test]
fn the_word_that_leads_an_answer_in_is_no_part_of_the_issuer() {
    let text = "Huyện ủy cụ thể hóa Nghị quyết số 12-NQ/TU của Tỉnh ủy bằng Kế hoạch số 16-KH/HU.";
    says(text, &["16-KH/HU concretises 12-NQ/TU"]);
    let issuer = |text: &str| {
        let reading = Reading::of(text).expect("a short text");
        reading.mentions()[0].issuer().map(str::to_owned)
    };
    assert_eq!(issuer(text).as_deref(), Some("Tỉnh ủy"));
    assert_eq!(
        issuer("Thực hiện Nghị quyết số 12-NQ/TU của Tỉnh ủy Cao Bằng").as_deref(),
        Some("Tỉnh ủy Cao Bằng")
    );
}

#[test]
fn what_is_assessed_is_not_carried_out() {
    says(
        "Huyện ủy ban hành Báo cáo số 45-BC/HU về hội nghị tổng kết Chỉ thị số 10-CT/TU gắn với đánh \
         giá việc thực hiện Kế hoạch số 12-KH/HU.",
        &["45-BC/HU reviews 10-CT/TU", "45-BC/HU reviews 12-KH/HU"],
    );
    // The conference assesses the plan, whatever the report does.
    says(
        "HUYỆN ỦY AN PHÚ\n*\nSố 45-BC/HU\nĐẢNG CỘNG SẢN VIỆT NAM\nAn Phú, ngày 05 tháng 3 năm 2023\n\n\
         BÁO CÁO\nkết quả công tác\n\nHội nghị tổng kết Chỉ thị số 10-CT/TU gắn với đánh giá việc thực hiện \
         Kế hoạch số 12-KH/HU.",
        &["SELF reviews 10-CT/TU"],
    );
    says(
        "Huyện ủy ban hành Kế hoạch số 45-KH/HU gắn với việc thực hiện Chỉ thị số 10-CT/TU.",
        &["45-KH/HU implements 10-CT/TU"],
    );
}

#[test]
fn an_answer_may_still_be_a_draft() {
    let after = |rest: &str| format!("Thực hiện Nghị quyết số 20-NQ/TU ngày 02/02/2023, {rest}");
    says(
        &after("Kế hoạch của Ban Thường vụ đang ở bước dự thảo lần hai."),
        &["DRAFT implements 20-NQ/TU"],
    );
    says(
        &after("kế hoạch của huyện đang xin ý kiến các chi bộ."),
        &["DRAFT implements 20-NQ/TU"],
    );
    // Another paper's draft; who acts is no paper.
    says(
        &after("kế hoạch của huyện tiếp thu ý kiến vào dự thảo luật."),
        &["SELF implements 20-NQ/TU"],
    );
    says(
        &after("Huyện ủy đang ở giai đoạn dự thảo lần hai."),
        &["SELF implements 20-NQ/TU"],
    );
}

#[test]
fn what_a_sentence_begins_with_acts_together() {
    says(
        "Kế hoạch số 15-KH/HU ngày 02/3/2023 và Kế hoạch số 16-KH/HU ngày 03/3/2023 cụ thể hóa Nghị \
         quyết số 20-NQ/TU.",
        &[
            "15-KH/HU concretises 20-NQ/TU",
            "16-KH/HU concretises 20-NQ/TU",
        ],
    );
    // Of two series, or what something is done to: only the last is certain.
    says(
        "Chỉ thị số 15-CT/HU và Kế hoạch số 16-KH/HU cụ thể hóa Nghị quyết số 20-NQ/TU.",
        &["16-KH/HU concretises 20-NQ/TU"],
    );
    says(
        "Hội nghị thảo luận Kế hoạch số 15-KH/HU và Kế hoạch số 16-KH/HU cụ thể hóa Nghị quyết số \
         20-NQ/TU.",
        &["16-KH/HU concretises 20-NQ/TU"],
    );
}
