//! Words that point at documents without naming them: what they mean where the text decides, and
//! what they may mean where it does not.

use doctrace::relation::{OpenReference, Reading};

/// The references of a text, as "words = documents", with "?" and the reason where it is open.
fn pointed(text: &str) -> Vec<String> {
    let reading = Reading::of(text).expect("a short text");
    reading
        .references()
        .iter()
        .map(|reference| {
            let words = reading.text().at(reference.span);
            let own = reference.own.then(|| "SELF".to_owned());
            let named = reference
                .candidates
                .iter()
                .map(|&at| reading.mentions()[at as usize].id().to_string());
            let documents: Vec<String> = own.into_iter().chain(named).collect();
            let sign = reference
                .open
                .map_or("=".to_owned(), |open| format!("? {}:", open.name()));
            format!("{words} {sign} {}", documents.join(", "))
        })
        .collect()
}

#[track_caller]
fn points(text: &str, expected: &[&str]) {
    assert_eq!(pointed(text), expected, "{text}");
}

const TWO: &str = "Tỉnh ủy ban hành Nghị quyết số 12-NQ/TU, Nghị quyết số 14-NQ/TU.";
const PLAN: &str = "HUYỆN ỦY AN PHÚ\n*\nSố 15-KH/HU\nĐẢNG CỘNG SẢN VIỆT NAM\nAn Phú, ngày 05 tháng 3 \
                    năm 2023\n\nKẾ HOẠCH\nvề chuyển đổi số\n\n";

#[test]
fn the_count_and_the_type_decide_within_a_paragraph() {
    points(
        &format!("{TWO} Các chi bộ quán triệt hai nghị quyết nêu trên."),
        &["hai nghị quyết nêu trên = 12-NQ/TU, 14-NQ/TU"],
    );
    points(
        &format!("{TWO} Huyện ủy có Kế hoạch số 15-KH/HU; các chi bộ thực hiện kế hoạch này."),
        &["kế hoạch này = 15-KH/HU"],
    );
    points(
        &format!("{TWO} Huyện ủy có Kế hoạch số 15-KH/HU. Kết quả thực hiện các văn bản trên:"),
        &["các văn bản trên = 12-NQ/TU, 14-NQ/TU, 15-KH/HU"],
    );
}

#[test]
fn what_does_not_agree_stays_open_with_its_candidates() {
    points(
        &format!("{TWO} Các chi bộ quán triệt nghị quyết nói trên."),
        &["nghị quyết nói trên ? count: 12-NQ/TU, 14-NQ/TU"],
    );
    points(
        &format!("{TWO} Các chi bộ quán triệt 03 nghị quyết trên."),
        &["03 nghị quyết trên ? count: 12-NQ/TU, 14-NQ/TU"],
    );
    points(
        &format!("{TWO}\nCác chi bộ quán triệt hai nghị quyết trên."),
        &["hai nghị quyết trên ? far: 12-NQ/TU, 14-NQ/TU"],
    );
    points(
        &format!("{TWO} Các chi bộ quán triệt chỉ thị nêu trên."),
        &["chỉ thị nêu trên ? unnamed: "],
    );
}

#[test]
fn a_text_of_the_type_may_speak_of_itself() {
    points(
        &format!("{PLAN}Văn phòng theo dõi việc thực hiện Kế hoạch này."),
        &["Kế hoạch này = SELF"],
    );
    points(
        &format!("{PLAN}Căn cứ Kế hoạch số 139-KH/TU, các chi bộ thực hiện kế hoạch này."),
        &["kế hoạch này ? may_be_text: SELF, 139-KH/TU"],
    );
    points(
        &format!("{PLAN}Căn cứ Kế hoạch số 139-KH/TU, các chi bộ thực hiện kế hoạch nêu trên."),
        &["kế hoạch nêu trên = 139-KH/TU"],
    );
    // Nothing tells what the text is.
    points(
        &format!("{TWO} Nghị quyết này có hiệu lực từ ngày ký."),
        &["Nghị quyết này ? may_be_text: SELF, 12-NQ/TU, 14-NQ/TU"],
    );
}

#[test]
fn where_something_is_done_points_at_nothing() {
    points(
        &format!("{PLAN}Tổ chức thực hiện kế hoạch trên địa bàn huyện, trên toàn huyện."),
        &[],
    );
    points(&format!("{TWO} Kế hoạch số 15-KH/HU nêu trên."), &[]);
    points(&format!("{TWO} “Thực hiện nghị quyết này”"), &[]);
}

#[test]
fn a_line_without_end_is_looked_through_within_bounds() {
    let items: Vec<String> = (1..200)
        .map(|number| format!("Kế hoạch số {number}-KH/HU, kế hoạch trên, "))
        .collect();
    let many = items.concat();
    let reading = Reading::of(&many).expect("a short text");
    let references = reading.references();
    assert_eq!(references.len(), 199);
    assert_eq!(references[0].open, None);
    assert_eq!(references[198].open, Some(OpenReference::Far));
    assert_eq!(references[198].candidates.len(), 64);
}
