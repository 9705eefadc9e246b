//! The grammar of reading as text: of each sentence its events, and what was decided.
//!
//! `Reading::explain` tells how a sentence was read. Each case below is a sentence and what is told
//! of it: a fault shows whether a phrase is missing (events), a citation was given to the wrong verb,
//! or a constraint moved it.

use doctrace::relation::Reading;
use doctrace::text::Span;

/// The events of a text's blocks, one line each, and the links that were stated, in order.
fn told(text: &str) -> (Vec<String>, Vec<String>) {
    let reading = Reading::of(text).expect("a short text");
    let all = Span::new(0, text.len() as u32).expect("in order");
    let blocks = reading.explain(all);
    let events = blocks
        .iter()
        .map(|block| {
            let events: Vec<&str> = block
                .events
                .iter()
                .map(|(_, event)| event.as_str())
                .collect();
            events.join(" ")
        })
        .collect();
    let links = blocks
        .iter()
        .flat_map(|block| &block.steps)
        .filter(|step| {
            step.contains("(Stated") || step.contains("(Inherited") || step.contains("(Inferred")
        })
        .map(|step| step.split(" (").next().unwrap_or_default().to_owned())
        .collect();
    (events, links)
}

#[track_caller]
fn is_told(text: &str, events: &[&str], links: &[&str]) {
    let (got_events, got_links) = told(text);
    assert_eq!(got_events, events, "{text}");
    assert_eq!(got_links, links, "{text}");
}

#[test]
fn an_aim_takes_in_its_verbs_and_its_adverbs() {
    is_told(
        "Ban hành Kế hoạch số 5-KH/HU để tiếp tục quán triệt, triển khai thực hiện nghiêm Chỉ thị số 6-CT/TU.",
        &[
            "Issue[Ban hành] C[Kế hoạch số 5-KH/HU] V.Implements+aim[để tiếp … hiện nghiêm] C[Chỉ thị số 6-CT/TU] .",
        ],
        &["5-KH/HU implements 6-CT/TU"],
    );
}

#[test]
fn a_passive_keeps_its_direction_through_adverbs_and_parts() {
    is_told(
        "Nghị định số 7/2018/NĐ-CP đã được sửa đổi, bổ sung một số điều bởi Nghị định số 8/2020/NĐ-CP.",
        &[
            "C[Nghị định số 7/2018/NĐ-CP] Done[đã] V.Amends⁻[được sửa đổi, bổ sung] Part[một số điều] By.Agent[bởi] C[Nghị định số 8/2020/NĐ-CP] .",
        ],
        &["8/2020/NĐ-CP amends 7/2018/NĐ-CP"],
    );
    // Following a rule is no passive of the rule's own.
    is_told(
        "Việc cấp phép được thực hiện theo quy định của Nghị định số 8/2020/NĐ-CP.",
        &[
            "Nominal[Việc] Words[cấp phép] V.Implements⁻[được thực hiện] By.Norm[theo quy định của] C[Nghị định số 8/2020/NĐ-CP] .",
        ],
        &[],
    );
}

#[test]
fn a_lead_is_shown_with_the_items_that_it_speaks_for() {
    let text = "Để thực hiện Chương trình số 9-CTr/TU, Huyện ủy đã ban hành:\n- Kế hoạch số 5-KH/HU;\n- Kế hoạch số 6-KH/HU.";
    is_told(
        text,
        &[
            "V.Implements+aim[Để thực hiện] C[Chương trình số 9-CTr/TU] , Body[Huyện ủy] Done[đã] Issue[ban hành] :",
            "C[Kế hoạch số 5-KH/HU] ;",
            "C[Kế hoạch số 6-KH/HU] .",
        ],
        &["5-KH/HU implements 9-CTr/TU", "6-KH/HU implements 9-CTr/TU"],
    );
    let reading = Reading::of(text).expect("a short text");
    let at = text.find("5-KH").expect("it stands there") as u32;
    let item = reading.explain(Span::new(at, at + 1).expect("in order"));
    assert_eq!(item.len(), 1, "only the block that was asked for");
    assert!(item[0].place.contains("issued: Some"), "{}", item[0].place);
}

#[test]
fn a_constraint_that_moves_a_verb_is_seen_in_its_source() {
    // What replaces a district's programme is the district's, and not the resolution between.
    is_told(
        "Chương trình số 16-CTr/HU về thực hiện Nghị quyết số 12-NQ/TU thay thế Chương trình số 9-CTr/HU.",
        &[
            "C[Chương trình số 16-CTr/HU] V.Implements+about[về thực hiện] C[Nghị quyết số 12-NQ/TU] V.Replaces[thay thế] C[Chương trình số 9-CTr/HU] .",
        ],
        &[
            "16-CTr/HU implements 12-NQ/TU",
            "16-CTr/HU replaces 9-CTr/HU",
        ],
    );
}

#[test]
fn quotes_brackets_and_cells_are_events() {
    is_told(
        "| Thông tư số 4/2025/TT-BTC | 2025 | Sửa đổi Thông tư số 3/2020/TT-BTC (căn cứ Nghị định số 2/2024/NĐ-CP) |\n",
        &[
            "| C[Thông tư số 4/2025/TT-BTC] | Number[2025] | V.Amends[Sửa đổi] C[Thông tư số 3/2020/TT-BTC] ( V.BasedOn[căn cứ] C[Nghị định số 2/2024/NĐ-CP] ) |",
        ],
        &[
            "4/2025/TT-BTC amends 3/2020/TT-BTC",
            "4/2025/TT-BTC based_on 2/2024/NĐ-CP",
        ],
    );
}

#[test]
fn nothing_is_told_of_a_span_without_citations() {
    let text = "Không có số hiệu nào ở đây.\nKế hoạch số 5-KH/HU.";
    let reading = Reading::of(text).expect("a short text");
    assert!(
        reading
            .explain(Span::new(0, 5).expect("in order"))
            .is_empty()
    );
}
