//! Rules on what a text says of itself and of others, from the text to the finding.

mod facts;

use doctrace::Trace;
use doctrace::registry::Writing;
use doctrace::report::Report;
use facts::{Text, found, report, subjects};

/// A text under the letterhead of a district, with a number of this code.
fn letter(code: &str, kind: &str, body: &str) -> String {
    format!(
        "ĐẢNG BỘ TỈNH HÒA GIANG\nHUYỆN ỦY TÂN LONG\n*\nSố 47-{code}/HU\n\tĐẢNG CỘNG SẢN VIỆT NAM\n\
         Tân Long, ngày 12 tháng 12 năm 2023\n\n{kind}\nKết quả công tác\n-----\n{body}\n"
    )
}

fn read(text: &str) -> Report {
    Trace::read(text).expect("a short text").report()
}

fn count(body: &str) -> usize {
    found(&read(&letter("BC", "BÁO CÁO", body)), "C04").len()
}

#[test]
fn c01_title_mismatch() {
    let cite = |title: &str| {
        let mut plan = Text::new("plan").head("12-KH/HU", "HUYỆN ỦY TÂN LONG", "");
        plan.facts.own.title = Some("Phát triển giao thông nông thôn đến năm 2030".into());
        let mut report = Text::new("report").head("?-BC/HU", "HUYỆN ỦY TÂN LONG", "");
        report.cited("12-KH/HU", "");
        report.last().title = Some(title.into());
        report.last().writing = Writing::TITLE;
        [plan, report]
    };
    for title in [
        "bảo vệ môi trường",
        "phát triển giáo dục, đào tạo",
        "Tổ chức lễ hội cầu mùa",
    ] {
        let got = report(cite(title));
        assert_eq!(
            found(&got, "C01"),
            [("note".into(), vec!["12-KH/HU".to_owned()])],
            "{title}"
        );
    }
    // Cut short; in capitals; a word more; too few words to tell a matter.
    for title in [
        "Tổ chức lễ hội",
        "phát triển giao thông nông thôn",
        "PHÁT TRIỂN GIAO THÔNG NÔNG THÔN ĐẾN NĂM 2030",
        "phát triển mạnh giao thông nông thôn đến năm 2030",
    ] {
        assert!(subjects(&report(cite(title)), "C01").is_empty(), "{title}");
    }
    // Words that nothing marks as a title.
    let [plan, mut loose] = cite("bảo vệ môi trường");
    loose.last().writing = Writing::NONE;
    assert!(subjects(&report([plan, loose]), "C01").is_empty());
    // Without the text of the plan, silence that is told.
    let [_, alone] = cite("bảo vệ môi trường");
    let got = report([alone]);
    assert!(found(&got, "C01").is_empty());
    assert!(got.self_check.iter().any(|it| it.code == "C01"));
}

#[test]
fn c04_count_mismatch() {
    for body in [
        "Huyện ủy đã ban hành 03 kế hoạch, gồm: Kế hoạch số 1-KH/HU ngày 03/01/2023, Kế hoạch số 2-KH/HU ngày 04/01/2023.",
        "Huyện ủy đã ban hành hai chương trình, cụ thể: Chương trình số 1-CTr/HU, Chương trình số 2-CTr/HU và Chương trình số 3-CTr/HU.",
        "Huyện ủy đã ban hành 03 kế hoạch như sau:\n- Kế hoạch số 1-KH/HU ngày 03/01/2023.\n- Kế hoạch số 2-KH/HU ngày 04/01/2023.\nNgoài ra còn Kế hoạch số 9-KH/HU.",
    ] {
        assert_eq!(count(body), 1, "{body}");
    }
    for body in [
        "Huyện ủy đã ban hành 02 kế hoạch, gồm: Kế hoạch số 1-KH/HU ngày 03/01/2023, Kế hoạch số 2-KH/HU ngày 04/01/2023.",
        "Huyện ủy đã ban hành 12 kế hoạch. Trong đó có Kế hoạch số 1-KH/HU.",
        "Huyện ủy đã ban hành 02 kế hoạch như sau:\n- Kế hoạch số 1-KH/HU ngày 03/01/2023 thực hiện Chương trình số 5-CTr/TU.\n- Kế hoạch số 2-KH/HU ngày 04/01/2023.",
        "Trong 03 năm đã ban hành kế hoạch, gồm: Kế hoạch số 1-KH/HU.",
        "Văn bản “đã ban hành 03 kế hoạch, gồm: Kế hoạch số 1-KH/HU”.",
    ] {
        assert_eq!(count(body), 0, "{body}");
    }
}

#[test]
fn c05_statement_without_evidence() {
    let claims = |kind: &str, body: &str| {
        let code = if kind == "BÁO CÁO" { "BC" } else { "KH" };
        found(&read(&letter(code, kind, body)), "C05").len()
    };
    for body in [
        "Huyện ủy đã ban hành kế hoạch triển khai trong toàn Đảng bộ.",
        "Ban Thường vụ đã ban hành 05 nghị quyết chuyên đề; tổ chức 03 hội nghị.",
        "Đã xây dựng và ban hành các chương trình về kinh tế.",
        "Đã ban hành kế hoạch thực hiện Nghị quyết số 18-NQ/TW ngày 16/6/2022.",
    ] {
        assert_eq!(claims("BÁO CÁO", body), 1, "{body}");
    }
    for body in [
        "Huyện ủy đã ban hành Kế hoạch số 5-KH/HU ngày 03/01/2023.",
        "Huyện ủy chưa ban hành kế hoạch triển khai.",
        "Sau khi Tỉnh ủy đã ban hành kế hoạch, Huyện ủy triển khai.",
        "Đoàn thanh tra đã ban hành kết luận thanh tra.",
        "Đơn vị ghi “đã ban hành kế hoạch triển khai”.",
        "Tỉnh ủy ban hành văn bản cụ thể hóa sớm.",
    ] {
        assert_eq!(claims("BÁO CÁO", body), 0, "{body}");
    }
    assert_eq!(
        claims("KẾ HOẠCH", "Tỉnh ủy đã ban hành kế hoạch triển khai."),
        0
    );
    // Several drafts, not told apart.
    let drafts = "Đã hoàn thành dự thảo các Chương trình để thực hiện Nghị quyết số 15-NQ/TU.";
    assert_eq!(claims("BÁO CÁO", drafts), 1);
    let draft = "Đã hoàn thành dự thảo Chương trình để thực hiện Nghị quyết số 15-NQ/TU.";
    assert_eq!(claims("BÁO CÁO", draft), 0);
}

#[test]
fn c08_unread_span() {
    for (body, span) in [
        (
            "theo Nghị quyết 66.4.2025/NQ-CP của Chính phủ",
            "66.4.2025/NQ-CP",
        ),
        (
            "theo văn bản 12345-KH.A/TU-X1/B đã gửi",
            "12345-KH.A/TU-X1/B",
        ),
    ] {
        let got = read(body);
        let read_after_all = got.documents.iter().any(|it| it.state.name() == "cited");
        if !read_after_all {
            assert_eq!(subjects(&got, "C08"), [span], "{body}");
        }
    }
    for body in [
        "đạt 10/26 đồng chí, tốc độ 60 km/h, 24/24 giờ, năm học 2022-2023",
        "theo Nghị quyết số 18-NQ/TW ngày 16/6/2022",
        "theo QCVN 01:2022/BQP và 12 A4/TT",
        "tại https://tinh.gov.vn/tin-tuc/12-KH và/hoặc",
        "tỷ lệ 5/10/2023, mẫu 01/TNDN",
    ] {
        assert!(subjects(&read(body), "C08").is_empty(), "{body}");
    }
}

#[test]
fn c11_wrong_self_name() {
    let names =
        |code: &str, kind: &str, body: &str| subjects(&read(&letter(code, kind, body)), "C11");
    for (code, kind, body, name) in [
        (
            "KH",
            "KẾ HOẠCH",
            "Chương trình hành động này được phổ biến đến chi bộ.",
            "chương trình hành động này",
        ),
        (
            "CTr",
            "CHƯƠNG TRÌNH",
            "Căn cứ Kế hoạch này, các chi bộ xây dựng phần việc.",
            "kế hoạch này",
        ),
        (
            "HD",
            "HƯỚNG DẪN",
            "Chỉ thị này được phổ biến đến chi bộ.",
            "chỉ thị này",
        ),
    ] {
        assert_eq!(names(code, kind, body), [name], "{body}");
    }
    for (code, kind, body) in [
        ("KH", "KẾ HOẠCH", "Kế hoạch này được phổ biến đến chi bộ."),
        (
            "CTr",
            "CHƯƠNG TRÌNH",
            "Chương trình hành động này được phổ biến đến chi bộ.",
        ),
        (
            "KH",
            "KẾ HOẠCH",
            "Thực hiện Nghị quyết số 18-NQ/TW ngày 16/6/2022, Nghị quyết này được học tập.",
        ),
        (
            "QĐ",
            "QUYẾT ĐỊNH",
            "Ban hành Quy định kèm theo. Kế hoạch này có hiệu lực.",
        ),
        ("TB", "THÔNG BÁO", "Theo dõi việc thực hiện Kết luận này."),
        (
            "KH",
            "KẾ HOẠCH",
            "Sửa câu “Chương trình này được phổ biến”.",
        ),
    ] {
        assert!(names(code, kind, body).is_empty(), "{body}");
    }
    assert!(subjects(&read("Chương trình này được phổ biến."), "C11").is_empty());
}
