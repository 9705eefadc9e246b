//! Several documents in one text: where it is parted, and what each part says.

use doctrace::Trace;
use doctrace::registry::InputFacts;
use doctrace::relation::documents;
use doctrace::text::Text;

const STATE: &str = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n";

/// A plan of a ward with a letterhead of its own.
fn plan(number: &str, basis: &str) -> String {
    format!(
        "ỦY BAN NHÂN DÂN\nPHƯỜNG AN BÌNH\n-------\n{STATE}Số: {number}\nAn Bình, ngày 04 tháng 3 \
         năm 2026\nKẾ HOẠCH\nTuyên truyền pháp luật\n\nThực hiện {basis}, Ủy ban nhân dân phường \
         xây dựng Kế hoạch như sau:\n"
    )
}

fn parts(text: &str) -> Vec<&str> {
    let text = Text::new(text).expect("a short text");
    documents(text)
        .into_iter()
        .map(|span| text.at(span))
        .collect()
}

#[test]
fn each_letterhead_with_a_number_of_its_own_begins_a_document() {
    let first = plan("11/KH-UBND", "Kế hoạch số 90/KH-UBND ngày 02/02/2026");
    let second = plan("12/KH-UBND", "Kế hoạch số 91/KH-UBND ngày 03/02/2026");
    let both = format!("{first}{second}");
    assert_eq!(parts(&both), [first.as_str(), second.as_str()]);

    let party = "ĐẢNG ỦY XÃ ĐÔNG HẢI      ĐẢNG CỘNG SẢN VIỆT NAM\n*\nSố 05-TB/ĐU\n\nTHÔNG BÁO\n";
    let three = format!("{both}{party}");
    assert_eq!(parts(&three), [first.as_str(), second.as_str(), party]);
}

#[test]
fn the_first_document_may_have_a_blank_number_or_a_table_about_it() {
    let second = plan("12/KH-UBND", "Kế hoạch số 91/KH-UBND ngày 03/02/2026");
    let blank = plan(
        "          /KH-UBND",
        "Kế hoạch số 90/KH-UBND ngày 02/02/2026",
    );
    let both = format!("{blank}{second}");
    assert_eq!(parts(&both), [blank.as_str(), second.as_str()]);

    let table = |number: &str| format!("| Số hiệu | {number} |\n| Loại văn bản | Kế hoạch |\n\n");
    let other = table("11/KH-UBND");
    let both = format!("{other}{second}");
    assert_eq!(parts(&both), [other.as_str(), second.as_str()]);
    // A table about the very document.
    let one = format!("{}{second}", table("12/KH-UBND"));
    assert_eq!(parts(&one), [one.as_str()]);
}

#[test]
fn what_is_no_second_letterhead_parts_nothing() {
    let whole = |text: &str| assert_eq!(parts(text), [text], "{text}");
    let first = plan("11/KH-UBND", "Kế hoạch số 90/KH-UBND");
    // A form in an annex has a blank number.
    whole(&format!(
        "{first}Mẫu số 01\nTÊN CƠ QUAN\n{STATE}Số: …/BC-…\nBÁO CÁO\n"
    ));
    // The same document once more.
    whole(&format!("{first}{first}"));
    // The motto in a sentence, and a number that is not by it.
    whole(&format!(
        "{first}Quốc hiệu CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM đặt ở trên.\nSố: 12/KH-UBND\n"
    ));
    whole(&format!(
        "{first}{STATE}{}Số: 12/KH-UBND\n",
        "Phần này để trống theo mẫu chung.\n".repeat(40)
    ));
    whole("");
    whole("NAM NAM\nNAM");
}

#[test]
fn every_part_speaks_for_itself_at_its_place_in_the_whole() {
    let first = plan("11/KH-UBND", "Kế hoạch số 90/KH-UBND ngày 02/02/2026");
    let second = plan("12/KH-UBND", "Kế hoạch số 91/KH-UBND ngày 03/02/2026");
    let both = format!("{first}{second}");
    let facts = InputFacts::all_of("tap.txt", Text::new(&both).expect("a short text"));
    let seen: Vec<_> = facts
        .iter()
        .map(|facts| {
            let own = facts.own.id.as_ref().map(ToString::to_string);
            let cited = &facts.mentions[0];
            let place = &cited.place;
            assert_eq!(both.get(place.span.range()), Some(&*place.quote));
            (
                facts.name.to_string(),
                own,
                cited.id.to_string(),
                place.position.line,
            )
        })
        .collect();
    let row = |name: &str, own: &str, cited: &str, line| {
        (
            name.to_owned(),
            Some(own.to_owned()),
            cited.to_owned(),
            line,
        )
    };
    assert_eq!(
        seen,
        [
            row("tap.txt", "11/KH-UBND", "90/KH-UBND", 11),
            row("tap.txt#2", "12/KH-UBND", "91/KH-UBND", 22),
        ],
    );

    let mut trace = Trace::new();
    trace.add("tap.txt", both.as_bytes()).expect("a text");
    let report = trace.report();
    let said: Vec<_> = report
        .relations
        .iter()
        .map(|relation| (relation.from.as_str(), relation.to.as_str()))
        .collect();
    assert_eq!(
        said,
        [("11/KH-UBND", "90/KH-UBND"), ("12/KH-UBND", "91/KH-UBND")]
    );
}
