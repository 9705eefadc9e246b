//! The shape of what a sentence or a list says: voice, verbs of their own, leads, gaps, subjects.
//!
//! Each case is a small text and the exact set of links that its words state, citations and study
//! apart. Beside each shape stand near misses, which must not state it. Only the public way of
//! reading is used, so that the cases hold for whatever reads them.

use std::collections::BTreeSet;

use doctrace::relation::{CutKind, End, Reading, RelationKind};

/// A name, a text, and its links as "from kind to".
type Case = (&'static str, &'static str, &'static [&'static str]);

fn said(text: &str) -> BTreeSet<String> {
    let reading = Reading::of(text).expect("a short text");
    let name = |end: End| match end {
        End::Own => "SELF".to_owned(),
        End::Draft(_) => "DRAFT".to_owned(),
        End::Mention(at) => reading.mentions()[at as usize].id().to_string(),
    };
    reading
        .relations()
        .iter()
        .filter(|relation| {
            !matches!(
                relation.kind,
                RelationKind::Cites | RelationKind::Disseminates
            )
        })
        .map(|relation| {
            let (from, to) = (name(relation.from), name(relation.to));
            format!("{from} {} {to}", relation.kind)
        })
        .collect()
}

/// The cases whose links are not exactly those wanted, each told.
fn faults(cases: &[Case]) -> Vec<String> {
    cases
        .iter()
        .filter_map(|(name, text, wanted)| {
            let got = said(text);
            let wanted: BTreeSet<String> = wanted.iter().map(|&link| link.to_owned()).collect();
            (got != wanted).then(|| {
                let missing: Vec<_> = wanted.difference(&got).collect();
                let extra: Vec<_> = got.difference(&wanted).collect();
                format!("{name}: missing {missing:?}, not wanted {extra:?}\n    {text}")
            })
        })
        .collect()
}

#[track_caller]
fn hold(cases: &[Case]) {
    let cases: Vec<Case> = cases
        .iter()
        .filter(|(name, ..)| !OPEN.contains(name))
        .copied()
        .collect();
    let faults = faults(&cases);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

const VOICE: &[Case] = &[
    (
        "supplemented according to",
        "Nghị định số 12/2019/NĐ-CP ngày 04/02/2019 của Chính phủ được bổ sung theo Nghị định số 30/2022/NĐ-CP ngày 06/5/2022 của Chính phủ.",
        &["30/2022/NĐ-CP supplements 12/2019/NĐ-CP"],
    ),
    (
        "replaced with",
        "Kế hoạch số 41-KH/HU ngày 03/3/2021 bị thay thế bằng Kế hoạch số 77-KH/HU ngày 08/8/2023 của Huyện ủy.",
        &["77-KH/HU replaces 41-KH/HU"],
    ),
    (
        "guided in",
        "Nghị định số 40/2018/NĐ-CP của Chính phủ được hướng dẫn thi hành tại Thông tư số 10/2018/TT-BCT ngày 24/5/2018 của Bộ Công Thương.",
        &["10/2018/TT-BCT guides 40/2018/NĐ-CP"],
    ),
    (
        "guided by",
        "Quy định số 24-QĐ/TW ngày 30/7/2021 đã được hướng dẫn bởi Hướng dẫn số 01-HD/TW ngày 28/9/2021 của Ban Bí thư.",
        &["01-HD/TW guides 24-QĐ/TW"],
    ),
    (
        "detailed by",
        "Luật số 45/2019/QH14 đã được quy định chi tiết bởi Nghị định số 145/2020/NĐ-CP ngày 14/12/2020.",
        &["145/2020/NĐ-CP details 45/2019/QH14"],
    ),
    (
        "corrected in",
        "Thông tư số 09/2020/TT-BTC đã được đính chính tại Quyết định số 612/QĐ-BTC ngày 20/4/2020.",
        &["612/QĐ-BTC corrects 09/2020/TT-BTC"],
    ),
    (
        "prolonged according to",
        "Nghị quyết số 42/2017/QH14 ngày 21/6/2017 được gia hạn theo Nghị quyết số 63/2022/QH15 ngày 16/6/2022 của Quốc hội.",
        &["63/2022/QH15 extends 42/2017/QH14"],
    ),
    (
        "annulled in",
        "Quyết định số 310/QĐ-UBND ngày 05/5/2020 đã bị hủy bỏ tại Quyết định số 418/QĐ-UBND ngày 02/6/2020.",
        &["418/QĐ-UBND annuls 310/QĐ-UBND"],
    ),
    (
        "repealed in part by",
        "Quyết định số 20/2016/QĐ-UBND ngày 18/4/2016 bị bãi bỏ một phần bởi Quyết định số 05/2021/QĐ-UBND ngày 01/02/2021.",
        &["05/2021/QĐ-UBND repeals 20/2016/QĐ-UBND"],
    ),
    (
        "turned into tasks in",
        "Nghị quyết số 10-NQ/TW ngày 03/6/2017 của Trung ương đã được cụ thể hóa tại Chương trình số 21-CTr/HU ngày 12/9/2017 của Huyện ủy.",
        &["21-CTr/HU concretises 10-NQ/TW"],
    ),
    (
        "turned into tasks by",
        "Kế hoạch số 88-KH/TU được cụ thể hóa bởi Kế hoạch số 131-KH/HU ngày 15/10/2023.",
        &["131-KH/HU concretises 88-KH/TU"],
    ),
    (
        "a list behind the passive",
        "Thông tư số 39/2016/TT-NHNN ngày 30/12/2016 được sửa đổi, bổ sung một số điều theo Thông tư số 06/2023/TT-NHNN ngày 28/6/2023, Thông tư số 10/2023/TT-NHNN và Thông tư số 12/2024/TT-NHNN.",
        &[
            "06/2023/TT-NHNN amends 39/2016/TT-NHNN",
            "10/2023/TT-NHNN amends 39/2016/TT-NHNN",
            "12/2024/TT-NHNN amends 39/2016/TT-NHNN",
        ],
    ),
    (
        "brackets with do",
        "Áp dụng Nghị định số 08/2022/NĐ-CP (do Nghị định số 05/2025/NĐ-CP sửa đổi, bổ sung) đối với dự án.",
        &["05/2025/NĐ-CP amends 08/2022/NĐ-CP"],
    ),
    (
        "adjusted for the second time at",
        "Quyết định chủ trương đầu tư số 2081/QĐ-UBND ngày 10/9/2019 (điều chỉnh lần 1 tại Quyết định số 1043/QĐ-UBND ngày 20/5/2020; điều chỉnh lần 2 tại Quyết định số 77/QĐ-UBND ngày 11/01/2022).",
        &[
            "1043/QĐ-UBND amends 2081/QĐ-UBND",
            "77/QĐ-UBND amends 2081/QĐ-UBND",
        ],
    ),
    (
        "adjusted once by",
        "Quyết định số 455/QĐ-TTg ngày 22/3/2010 được điều chỉnh lần thứ hai bởi Quyết định số 1210/QĐ-TTg ngày 04/10/2021.",
        &["1210/QĐ-TTg amends 455/QĐ-TTg"],
    ),
    (
        "passive inside a front",
        "Thực hiện Kế hoạch số 30-KH/TU ngày 02/02/2021 của Tỉnh ủy được sửa đổi, bổ sung tại Kế hoạch số 55-KH/TU ngày 03/3/2022, Huyện ủy đã ban hành Kế hoạch số 19-KH/HU ngày 04/4/2022.",
        &["55-KH/TU amends 30-KH/TU", "19-KH/HU implements 30-KH/TU"],
    ),
    (
        "mended in brackets",
        "Áp dụng TT 18/2025/TT-BNNMT (sửa bởi TT 05/2026/TT-BNNMT) khi tính tiền.",
        &["05/2026/TT-BNNMT amends 18/2025/TT-BNNMT"],
    ),
    (
        "near: an order to change a table",
        "Nghị định này như sau: r) Sửa đổi, bổ sung tại số thứ tự 2 tại Phụ lục VIII kèm theo Nghị định số 175/2024/NĐ-CP ngày 30/12/2024.",
        &["SELF amends 175/2024/NĐ-CP"],
    ),
    (
        "near: a guide that is followed",
        "Đơn vị đã kê khai thuế theo hướng dẫn tại Thông tư số 40/2021/TT-BTC thì không phải kê khai lại.",
        &[],
    ),
    (
        "active: amends",
        "Thông tư số 06/2023/TT-NHNN ngày 28/6/2023 sửa đổi, bổ sung một số điều của Thông tư số 39/2016/TT-NHNN.",
        &["06/2023/TT-NHNN amends 39/2016/TT-NHNN"],
    ),
    (
        "active: replaces",
        "Kế hoạch số 77-KH/HU ngày 08/8/2023 thay thế Kế hoạch số 41-KH/HU ngày 03/3/2021.",
        &["77-KH/HU replaces 41-KH/HU"],
    ),
    (
        "active: guides",
        "Thông tư số 10/2018/TT-BCT ngày 24/5/2018 hướng dẫn thi hành Nghị định số 40/2018/NĐ-CP.",
        &["10/2018/TT-BCT guides 40/2018/NĐ-CP"],
    ),
    (
        "done according to",
        "Mức chi hội nghị được thực hiện theo Nghị quyết số 25/2022/NQ-HĐND ngày 08/12/2022.",
        &[],
    ),
    (
        "a document done according to",
        "Kế hoạch số 14-KH/HU ngày 03/3/2023 được xây dựng theo Hướng dẫn số 07-HD/TU ngày 10/02/2023.",
        &[],
    ),
    (
        "steps done according to, behind a document",
        "Các bước tại Quyết định số 51/QĐ-UBND được triển khai theo Hướng dẫn số 07-HD/TU ngày 10/02/2023.",
        &[],
    ),
    (
        "not yet amended",
        "Nghị định số 44/2014/NĐ-CP chưa được sửa đổi bởi Nghị định số 10/2023/NĐ-CP.",
        &[],
    ),
    (
        "going to be replaced",
        "Quyết định số 33/2019/QĐ-UBND sẽ được thay thế bởi Quyết định số 41/2024/QĐ-UBND.",
        &[],
    ),
    (
        "nothing acted upon",
        "Hồ sơ dự án được điều chỉnh theo Quyết định số 77/QĐ-UBND ngày 11/01/2022.",
        &[],
    ),
];

const OWN_VERBS: &[Case] = &[
    (
        "three pairs",
        "Huyện ủy ban hành Kế hoạch số 11-KH/HU thực hiện Nghị quyết số 21-NQ/TW, Kế hoạch số 12-KH/HU thực hiện Nghị quyết số 22-NQ/TW và Kế hoạch số 13-KH/HU thực hiện Nghị quyết số 23-NQ/TW.",
        &[
            "11-KH/HU implements 21-NQ/TW",
            "12-KH/HU implements 22-NQ/TW",
            "13-KH/HU implements 23-NQ/TW",
        ],
    ),
    (
        "pairs behind a colon",
        "Trong quý I đã ban hành: Kế hoạch số 11-KH/HU, ngày 05/01/2023 thực hiện Chỉ thị số 21-CT/TU; Kế hoạch số 12-KH/HU, ngày 06/02/2023 thực hiện Kế hoạch số 30-KH/TU, ngày 10/01/2023.",
        &[
            "11-KH/HU implements 21-CT/TU",
            "12-KH/HU implements 30-KH/TU",
        ],
    ),
    (
        "pairs of two types",
        "Trong năm đã ban hành: Kế hoạch số 11-KH/HU thực hiện Chỉ thị số 21-CT/TU của Ban Thường vụ Tỉnh ủy; Kế hoạch số 12-KH/HU thực hiện Kế hoạch số 30-KH/TU; Chương trình số 13-CTr/HU để cụ thể hóa Nghị quyết số 08-NQ/TU.",
        &[
            "11-KH/HU implements 21-CT/TU",
            "12-KH/HU implements 30-KH/TU",
            "13-CTr/HU concretises 08-NQ/TU",
        ],
    ),
    (
        "pairs with aims",
        "Huyện ủy đã ban hành Kế hoạch số 11-KH/HU để cụ thể hóa Nghị quyết số 21-NQ/TU, Kế hoạch số 12-KH/HU để cụ thể hóa Nghị quyết số 22-NQ/TU.",
        &[
            "11-KH/HU concretises 21-NQ/TU",
            "12-KH/HU concretises 22-NQ/TU",
        ],
    ),
    (
        "a pair and a further target",
        "Huyện ủy ban hành Kế hoạch số 11-KH/HU thực hiện Nghị quyết số 21-NQ/TU và Kế hoạch số 12-KH/HU thực hiện Nghị quyết số 22-NQ/TU và Nghị quyết số 23-NQ/TU.",
        &[
            "11-KH/HU implements 21-NQ/TU",
            "12-KH/HU implements 22-NQ/TU",
            "12-KH/HU implements 23-NQ/TU",
        ],
    ),
    (
        "plans that answer plans",
        "Thành ủy đã ban hành Kế hoạch số 11-KH/TU thực hiện Kế hoạch số 5-KH/TW, Kế hoạch số 12-KH/TU thực hiện Kế hoạch số 6-KH/TW.",
        &["11-KH/TU implements 5-KH/TW", "12-KH/TU implements 6-KH/TW"],
    ),
    (
        "changes one by one",
        "Tỉnh đã ban hành Quyết định số 15/2023/QĐ-UBND thay thế Quyết định số 20/2018/QĐ-UBND, Quyết định số 16/2023/QĐ-UBND sửa đổi Quyết định số 21/2018/QĐ-UBND.",
        &[
            "15/2023/QĐ-UBND replaces 20/2018/QĐ-UBND",
            "16/2023/QĐ-UBND amends 21/2018/QĐ-UBND",
        ],
    ),
    (
        "items with verbs",
        "Huyện ủy đã ban hành:\n- Kế hoạch số 11-KH/HU thực hiện Nghị quyết số 21-NQ/TU;\n- Kế hoạch số 12-KH/HU thực hiện Nghị quyết số 22-NQ/TU.",
        &[
            "11-KH/HU implements 21-NQ/TU",
            "12-KH/HU implements 22-NQ/TU",
        ],
    ),
    (
        "lettered items with verbs",
        "Đã ban hành: a) Kế hoạch số 11-KH/HU để thực hiện Nghị quyết số 21-NQ/TU; b) Kế hoạch số 12-KH/HU để thực hiện Nghị quyết số 22-NQ/TU.",
        &[
            "11-KH/HU implements 21-NQ/TU",
            "12-KH/HU implements 22-NQ/TU",
        ],
    ),
    (
        "shared aim",
        "Huyện ủy đã ban hành Kế hoạch số 11-KH/HU, Kế hoạch số 12-KH/HU và Chương trình số 13-CTr/HU để thực hiện Nghị quyết số 21-NQ/TU.",
        &[
            "11-KH/HU implements 21-NQ/TU",
            "12-KH/HU implements 21-NQ/TU",
            "13-CTr/HU implements 21-NQ/TU",
        ],
    ),
    (
        "one verb, two targets",
        "Huyện ủy đã ban hành Kế hoạch số 11-KH/HU thực hiện Nghị quyết số 21-NQ/TU và Nghị quyết số 22-NQ/TU.",
        &[
            "11-KH/HU implements 21-NQ/TU",
            "11-KH/HU implements 22-NQ/TU",
        ],
    ),
    (
        "shared, then a pair",
        "Huyện ủy đã ban hành Kế hoạch số 11-KH/HU và Kế hoạch số 12-KH/HU để thực hiện Nghị quyết số 21-NQ/TU; Kế hoạch số 13-KH/HU để thực hiện Nghị quyết số 22-NQ/TU.",
        &[
            "11-KH/HU implements 21-NQ/TU",
            "12-KH/HU implements 21-NQ/TU",
            "13-KH/HU implements 22-NQ/TU",
        ],
    ),
    (
        "a chain stays a chain",
        "- Ban hành Kế hoạch số 11-KH/HU để cụ thể hóa Chương trình số 30-CTr/TU về thực hiện Nghị quyết số 21-NQ/TW.",
        &[
            "11-KH/HU concretises 30-CTr/TU",
            "30-CTr/TU implements 21-NQ/TW",
        ],
    ),
    (
        "a second issue shares the front",
        "Thực hiện Nghị quyết số 21-NQ/TU, Huyện ủy ban hành Kế hoạch số 11-KH/HU; đồng thời ban hành Kế hoạch số 12-KH/HU về công tác kiểm tra.",
        &[
            "11-KH/HU implements 21-NQ/TU",
            "12-KH/HU implements 21-NQ/TU",
        ],
    ),
];

const LEADS: &[Case] = &[
    (
        "aim before the colon",
        "Để thực hiện Nghị quyết số 21-NQ/TU, Huyện ủy đã ban hành:\n- Kế hoạch số 11-KH/HU ngày 05/01/2023;\n- Kế hoạch số 12-KH/HU ngày 06/02/2023.",
        &[
            "11-KH/HU implements 21-NQ/TU",
            "12-KH/HU implements 21-NQ/TU",
        ],
    ),
    (
        "front and documents below",
        "Thực hiện Chỉ thị số 21-CT/TU của Ban Thường vụ Tỉnh ủy, Huyện ủy đã ban hành các văn bản sau:\n+ Kế hoạch số 11-KH/HU, ngày 05/01/2023;\n+ Công văn số 12-CV/HU, ngày 06/02/2023 về đăng ký nội dung.",
        &[
            "11-KH/HU implements 21-CT/TU",
            "12-CV/HU implements 21-CT/TU",
        ],
    ),
    (
        "aim behind the verb",
        "Huyện ủy đã ban hành các văn bản để thực hiện Chương trình số 30-CTr/TU, gồm:\n+ Kế hoạch số 11-KH/HU;\n+ Chương trình số 12-CTr/HU.",
        &[
            "11-KH/HU implements 30-CTr/TU",
            "12-CTr/HU implements 30-CTr/TU",
        ],
    ),
    (
        "aim behind the verb, with a date",
        "Ban Thường vụ Huyện ủy ban hành các văn bản để cụ thể hóa Kế hoạch số 30-KH/TU ngày 11/7/2022 của Ban Thường vụ Tỉnh ủy về công tác dân vận, cụ thể:\n- Kế hoạch số 11-KH/HU ngày 07/8/2023;\n- Kế hoạch số 12-KH/HU ngày 12/9/2023.",
        &[
            "11-KH/HU concretises 30-KH/TU",
            "12-KH/HU concretises 30-KH/TU",
        ],
    ),
    (
        "numbered items",
        "Để triển khai Nghị quyết số 21-NQ/TU, Đảng ủy đã ban hành:\n1. Kế hoạch số 11-KH/ĐU ngày 05/01/2023.\n2. Kế hoạch số 12-KH/ĐU ngày 06/02/2023.",
        &[
            "11-KH/ĐU implements 21-NQ/TU",
            "12-KH/ĐU implements 21-NQ/TU",
        ],
    ),
    (
        "a source and what was done for it",
        "- Nghị quyết số 21-NQ/TW ngày 09/11/2022:\n+ Huyện ủy ban hành Kế hoạch số 11-KH/HU ngày 07/8/2023 để thực hiện;\n+ Ủy ban nhân dân huyện tổ chức 05 lớp tập huấn.",
        &["11-KH/HU implements 21-NQ/TW"],
    ),
    (
        "two sources in turn",
        "- Nghị quyết số 21-NQ/TW:\n+ Huyện ủy ban hành Kế hoạch số 11-KH/HU để thực hiện;\n- Chỉ thị số 22-CT/TW:\n+ Huyện ủy ban hành Kế hoạch số 12-KH/HU để thực hiện.",
        &[
            "11-KH/HU implements 21-NQ/TW",
            "12-KH/HU implements 22-CT/TW",
        ],
    ),
    (
        "grounds below a word",
        "Căn cứ:\n- Luật số 45/2013/QH13 ngày 29/11/2013;\n- Nghị định số 43/2014/NĐ-CP ngày 15/5/2014 của Chính phủ.",
        &["SELF based_on 45/2013/QH13", "SELF based_on 43/2014/NĐ-CP"],
    ),
    (
        "grounds numbered in their line",
        "Căn cứ: (i) Quyết định số 05/2025/QĐ-UBND ngày 20/01/2025 của Ủy ban nhân dân tỉnh; (ii) Nghị định số 175/2024/NĐ-CP ngày 30/12/2024; (iii) Thông tư số 06/2021/TT-BXD.",
        &[
            "SELF based_on 05/2025/QĐ-UBND",
            "SELF based_on 175/2024/NĐ-CP",
            "SELF based_on 06/2021/TT-BXD",
        ],
    ),
    (
        "grounds of many documents",
        "Căn cứ các văn bản sau:\n+ Nghị quyết số 18-NQ/TW ngày 16/6/2022;\n+ Kế hoạch số 88-KH/TU ngày 11/7/2022.",
        &["SELF based_on 18-NQ/TW", "SELF based_on 88-KH/TU"],
    ),
    (
        "with regard to",
        "* Đối với Nghị quyết số 09-NQ/TU, ngày 15/6/2022 của Tỉnh ủy\n- Ban Chấp hành Đảng bộ huyện ban hành Chương trình số 24-CTr/HU, ngày 30/8/2022.\n- Ban Thường vụ Huyện ủy ban hành Kế hoạch số 17-KH/HU, ngày 15/9/2022 về bồi dưỡng kỹ năng số.",
        &[
            "24-CTr/HU implements 09-NQ/TU",
            "17-KH/HU implements 09-NQ/TU",
        ],
    ),
    (
        "with regard to, twice",
        "* Đối với Nghị quyết số 09-NQ/TU\n- Huyện ủy ban hành Chương trình số 24-CTr/HU.\n* Đối với Nghị quyết số 10-NQ/TU\n- Huyện ủy ban hành Chương trình số 25-CTr/HU.",
        &[
            "24-CTr/HU implements 09-NQ/TU",
            "25-CTr/HU implements 10-NQ/TU",
        ],
    ),
    (
        "drafts below",
        "Hiện nay Huyện ủy đang xây dựng dự thảo các kế hoạch để thực hiện:\n- Chương trình số 35-CTr/TU, ngày 02/12/2022;\n- Kế hoạch số 78-KH/TU, ngày 25/11/2022 của Ban Thường vụ Tỉnh ủy.",
        &["DRAFT implements 35-CTr/TU", "DRAFT implements 78-KH/TU"],
    ),
    (
        "a lead inside a lead",
        "Để triển khai Kế hoạch số 54-KH/TU, Huyện ủy đã ban hành các văn bản sau:\n- Kế hoạch số 96-KH/HU, ngày 02/3/2022;\n- Các văn bản đôn đốc, gồm:\n+ Công văn số 402-CV/HU, ngày 15/3/2022;\n+ Thông báo số 215-TB/HU, ngày 20/4/2022.",
        &[
            "96-KH/HU implements 54-KH/TU",
            "402-CV/HU implements 54-KH/TU",
            "215-TB/HU implements 54-KH/TU",
        ],
    ),
    (
        "one plan, targets below",
        "Huyện ủy đã ban hành Kế hoạch số 11-KH/HU để thực hiện:\n- Nghị quyết số 21-NQ/TU ngày 05/01/2023;\n- Nghị quyết số 22-NQ/TU ngày 06/02/2023.",
        &[
            "11-KH/HU implements 21-NQ/TU",
            "11-KH/HU implements 22-NQ/TU",
        ],
    ),
    (
        "heading above the sentence",
        "1. Thực hiện Chương trình số 30-CTr/TU ngày 27/12/2022 của Ban Chấp hành Đảng bộ tỉnh\nBan Thường vụ Huyện ủy đã ban hành Kế hoạch số 11-KH/HU ngày 07/8/2023.",
        &["11-KH/HU implements 30-CTr/TU"],
    ),
    (
        "near: a new paragraph",
        "Để thực hiện Nghị quyết số 21-NQ/TU, Huyện ủy đã ban hành:\n- Kế hoạch số 11-KH/HU;\n- Kế hoạch số 12-KH/HU.\nNgoài ra, trong năm đã ban hành Kế hoạch số 13-KH/HU về cải cách hành chính.",
        &[
            "11-KH/HU implements 21-NQ/TU",
            "12-KH/HU implements 21-NQ/TU",
        ],
    ),
    (
        "near: an outer mark",
        "- Thực hiện Nghị quyết số 21-NQ/TU, đã ban hành:\n+ Kế hoạch số 11-KH/HU;\n+ Kế hoạch số 12-KH/HU.\n- Ban hành Kế hoạch số 13-KH/HU về công tác kiểm tra, giám sát.",
        &[
            "11-KH/HU implements 21-NQ/TU",
            "12-KH/HU implements 21-NQ/TU",
        ],
    ),
    (
        "near: the next lead",
        "Để thực hiện Nghị quyết số 21-NQ/TU, Huyện ủy đã ban hành:\n- Kế hoạch số 11-KH/HU.\nĐể thực hiện Nghị quyết số 22-NQ/TU, Huyện ủy đã ban hành:\n- Kế hoạch số 12-KH/HU.",
        &[
            "11-KH/HU implements 21-NQ/TU",
            "12-KH/HU implements 22-NQ/TU",
        ],
    ),
    (
        "near: grounds have ended",
        "Căn cứ:\n- Luật số 45/2013/QH13;\n- Nghị định số 43/2014/NĐ-CP.\nỦy ban nhân dân tỉnh yêu cầu các sở báo cáo kết quả trước ngày Kế hoạch số 30/KH-UBND kết thúc.",
        &["SELF based_on 45/2013/QH13", "SELF based_on 43/2014/NĐ-CP"],
    ),
    (
        "near: what the items mention",
        "Để thực hiện Nghị quyết số 21-NQ/TU, Huyện ủy đã ban hành:\n- Kế hoạch số 11-KH/HU ngày 05/01/2023, gửi kèm Công văn số 15-CV/HU.",
        &["11-KH/HU implements 21-NQ/TU"],
    ),
    (
        "near: nothing is issued below",
        "Để thực hiện Nghị quyết số 21-NQ/TU, Huyện ủy yêu cầu:\n- Các chi bộ nghiên cứu Kế hoạch số 30-KH/TU;\n- Các ban tham mưu báo cáo.",
        &["SELF implements 21-NQ/TU"],
    ),
    (
        "near: a source with work only",
        "- Nghị quyết số 21-NQ/TW:\n+ Tổ chức 05 lớp tập huấn theo Hướng dẫn số 07-HD/TU.",
        &[],
    ),
];

const GAPS: &[Case] = &[(
    "a front and its answer",
    "Thực hiện Nghị quyết số 21-NQ/TU, sau khi lấy ý kiến các chi bộ, Huyện ủy đã ban hành Kế hoạch số 11-KH/HU.",
    &["11-KH/HU implements 21-NQ/TU"],
)];

const DASHES: &[Case] = &[
    (
        "a body with a dash",
        "Thực hiện ý kiến chỉ đạo của Cục Hóa chất - Bộ Công Thương tại Văn bản số 363/HC-CNHC ngày 12/5/2023 về việc báo cáo.",
        &["SELF implements 363/HC-CNHC"],
    ),
    (
        "a dash in the matter",
        "Huyện ủy đã ban hành Kế hoạch số 11-KH/HU về phát triển kinh tế - xã hội để thực hiện Nghị quyết số 21-NQ/TU.",
        &["11-KH/HU implements 21-NQ/TU"],
    ),
    (
        "a dash in the front",
        "Thực hiện Nghị quyết số 21-NQ/TU về phát triển kinh tế - xã hội, Huyện ủy đã ban hành Kế hoạch số 11-KH/HU.",
        &["11-KH/HU implements 21-NQ/TU"],
    ),
    (
        "a remark behind a dash",
        "Thông tư số 06/2023/TT-NHNN ngày 28/6/2023 - sửa đổi, bổ sung Thông tư số 39/2016/TT-NHNN.",
        &["06/2023/TT-NHNN amends 39/2016/TT-NHNN"],
    ),
    (
        "a long dash",
        "Quyết định số 41/2024/QĐ-UBND — thay thế Quyết định số 33/2019/QĐ-UBND.",
        &["41/2024/QĐ-UBND replaces 33/2019/QĐ-UBND"],
    ),
];

const SUBJECTS: &[Case] = &[
    (
        "has been issued to",
        "Chương trình số 25-CTr/TU ngày 05/5/2023 của Tỉnh ủy đã ban hành để thay thế Chương trình số 10-CTr/TU ngày 04/4/2018.",
        &["25-CTr/TU replaces 10-CTr/TU"],
    ),
    (
        "officially",
        "Chương trình số 25-CTr/TU ngày 05/5/2023 của Tỉnh ủy chính thức thay thế Chương trình số 10-CTr/TU ngày 04/4/2018.",
        &["25-CTr/TU replaces 10-CTr/TU"],
    ),
    (
        "is issued to",
        "Kế hoạch số 25-KH/TU ngày 05/5/2023 của Tỉnh ủy được ban hành để thay thế Kế hoạch số 10-KH/TU.",
        &["25-KH/TU replaces 10-KH/TU"],
    ),
    (
        "has the content",
        "Quyết định số 41/2024/QĐ-UBND của Ủy ban nhân dân tỉnh có nội dung sửa đổi, bổ sung Quyết định số 33/2019/QĐ-UBND.",
        &["41/2024/QĐ-UBND amends 33/2019/QĐ-UBND"],
    ),
    (
        "signed by somebody",
        "Quyết định số 41/2024/QĐ-UBND do Chủ tịch Ủy ban nhân dân tỉnh ký thay thế Quyết định số 33/2019/QĐ-UBND.",
        &["41/2024/QĐ-UBND replaces 33/2019/QĐ-UBND"],
    ),
    (
        "issued by somebody to",
        "Chương trình số 04-CTr/TU được Ban Chấp hành Đảng bộ tỉnh ban hành để cụ thể hóa Nghị quyết số 26-NQ/TW.",
        &["04-CTr/TU concretises 26-NQ/TW"],
    ),
    (
        "has effect and replaces",
        "Nghị định số 35/2023/NĐ-CP có hiệu lực từ ngày 20/6/2023 và thay thế Nghị định số 15/2013/NĐ-CP.",
        &["35/2023/NĐ-CP replaces 15/2013/NĐ-CP"],
    ),
    (
        "near: the text itself",
        "Quyết định này thay thế Quyết định số 33/2019/QĐ-UBND ngày 10/7/2019.",
        &["SELF replaces 33/2019/QĐ-UBND"],
    ),
    (
        "near: somebody else acts",
        "Kế hoạch số 25-KH/TU đã hết thời gian, Tỉnh ủy đề nghị bãi bỏ Kế hoạch số 10-KH/TU.",
        &[],
    ),
];

const LISTS: &[Case] = &[
    (
        "numbers behind a colon",
        "Huyện ủy đã ban hành Chương trình số 13-CTr/HU để cụ thể hóa các Nghị quyết của Trung ương: số 18-NQ/TW ngày 16/6/2022 về đất đai; số 19-NQ/TW ngày 16/6/2022 về nông nghiệp; số 20-NQ/TW ngày 16/6/2022 về kinh tế tập thể.",
        &[
            "13-CTr/HU concretises 18-NQ/TW",
            "13-CTr/HU concretises 19-NQ/TW",
            "13-CTr/HU concretises 20-NQ/TW",
        ],
    ),
    (
        "made up of",
        "Ban hành Kế hoạch số 13-KH/HU thực hiện các nghị quyết của Tỉnh ủy gồm: Nghị quyết số 18-NQ/TU về du lịch; Nghị quyết số 19-NQ/TU về giáo dục.",
        &[
            "13-KH/HU implements 18-NQ/TU",
            "13-KH/HU implements 19-NQ/TU",
        ],
    ),
    (
        "counted",
        "Huyện ủy ban hành Kế hoạch số 13-KH/HU thực hiện 02 nghị quyết chuyên đề của Tỉnh ủy sau: Nghị quyết số 18-NQ/TU, Nghị quyết số 19-NQ/TU.",
        &[
            "13-KH/HU implements 18-NQ/TU",
            "13-KH/HU implements 19-NQ/TU",
        ],
    ),
    (
        "in one breath",
        "Ban hành Chương trình số 13-CTr/HU để cụ thể hóa các Nghị quyết số 18-NQ/TW, 19-NQ/TW và 20-NQ/TW của Trung ương.",
        &[
            "13-CTr/HU concretises 18-NQ/TW",
            "13-CTr/HU concretises 19-NQ/TW",
            "13-CTr/HU concretises 20-NQ/TW",
        ],
    ),
    (
        "near: another sentence",
        "Ban hành Chương trình số 13-CTr/HU để cụ thể hóa Nghị quyết số 18-NQ/TW. Nghị quyết số 19-NQ/TW đã được quán triệt.",
        &["13-CTr/HU concretises 18-NQ/TW"],
    ),
];

const OTHERS: &[Case] = &[
    (
        "an order to branches",
        "Huyện ủy yêu cầu các chi bộ xây dựng kế hoạch thực hiện Kế hoạch số 117-KH/HU trước ngày 20/01/2023.",
        &[],
    ),
    (
        "an order at a number",
        "1. Yêu cầu các chi bộ, đảng bộ trực thuộc xây dựng kế hoạch thực hiện Nghị quyết số 21-NQ/TU.",
        &[],
    ),
    (
        "a task given",
        "Giao Ban Tuyên giáo tham mưu xây dựng kế hoạch thực hiện Chỉ thị số 05-CT/TW.",
        &[],
    ),
    (
        "an instruction",
        "Chỉ đạo các chi bộ xây dựng kế hoạch thực hiện Nghị quyết số 21-NQ/TU ngày 05/01/2023.",
        &[],
    ),
    (
        "praise",
        "Việc thực hiện Nghị quyết số 21-NQ/TU được các tầng lớp nhân dân đồng tình ủng hộ.",
        &[],
    ),
    (
        "praise of awareness",
        "Nhận thức của đảng viên trong thực hiện Chỉ thị số 05-CT/TW được nâng lên.",
        &[],
    ),
    (
        "study",
        "Tổ chức hội nghị học tập, quán triệt Nghị quyết số 21-NQ/TW cho 250 đảng viên.",
        &[],
    ),
    (
        "study before an answer",
        "Sau khi học tập, quán triệt Nghị quyết số 21-NQ/TW, Huyện ủy đã ban hành Kế hoạch số 11-KH/HU về công tác kiểm tra.",
        &[],
    ),
    (
        "a title that is the clause",
        "- Kế hoạch số 79-KH/TU, ngày 09/9/2014 của Thành ủy về \"Thực hiện Chỉ thị số 36-CT/TW ngày 30/5/2014 của Bộ Chính trị về đại hội đảng bộ các cấp\".",
        &["79-KH/TU implements 36-CT/TW"],
    ),
    (
        "a title that names",
        "- Kế hoạch số 79-KH/TU ngày 09/9/2014 về tổ chức hội thi \"Tìm hiểu Nghị quyết số 21-NQ/TU\".",
        &[],
    ),
];

/// The names of the cases that are not read as they should be yet.
const OPEN: &[&str] = &["changes one by one"];

#[test]
fn a_passive_is_never_turned_round() {
    hold(VOICE);
}

#[test]
fn a_verb_of_its_own_closes_the_list_before_it() {
    hold(OWN_VERBS);
}

#[test]
fn a_lead_speaks_for_the_items_below_it() {
    hold(LEADS);
}

#[test]
fn a_front_waits_for_its_answer_within_what_is_read() {
    hold(GAPS);
}

#[test]
fn a_gap_that_was_not_read_states_nothing_and_is_told() {
    let filler =
        "các cơ quan tham mưu giúp việc tiếp tục rà soát từng nội dung được giao ".repeat(60);
    let text = format!(
        "Thực hiện Nghị quyết số 21-NQ/TU, {filler}, đồng thời ban hành Kế hoạch số 11-KH/HU."
    );
    assert_eq!(said(&text), BTreeSet::new(), "a gap that was not read");
    let reading = Reading::of(&text).expect("a short text");
    assert!(
        reading.cuts().iter().any(|cut| cut.span.start() > 20),
        "the gap is told: {:?}",
        reading.cuts()
    );
    // Nothing waits across it: nothing is left out that could matter.
    let text = format!("Huyện ủy đã xem Nghị quyết số 21-NQ/TU. {filler}. Kế hoạch số 11-KH/HU.");
    let reading = Reading::of(&text).expect("a short text");
    assert!(reading.cuts().iter().all(|cut| cut.kind == CutKind::List));
}

#[test]
fn a_dash_cuts_no_clause() {
    hold(DASHES);
}

#[test]
fn words_between_a_document_and_its_verb_keep_it_as_the_one_who_acts() {
    hold(SUBJECTS);
}

#[test]
fn what_is_said_of_a_list_is_said_of_each_item() {
    hold(LISTS);
}

#[test]
fn orders_praise_study_and_names_carry_nothing_out() {
    hold(OTHERS);
}

/// What is known to be missing.
#[test]
#[ignore = "known to be missing"]
fn open_cases() {
    let all = [
        VOICE, OWN_VERBS, LEADS, GAPS, DASHES, SUBJECTS, LISTS, OTHERS,
    ]
    .concat();
    let open: Vec<Case> = all
        .into_iter()
        .filter(|(name, ..)| OPEN.contains(name))
        .collect();
    assert_eq!(open.len(), OPEN.len(), "each name is that of a case");
    let faults = faults(&open);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Every verb that changes or explains, in every passive: the document behind acts, and never the
/// one before it. The verbs and the words that lead the agent in are put together here, so that
/// none can be right by a row of its own.
#[test]
fn every_passive_of_every_verb_keeps_its_direction() {
    let verbs = [
        "sửa đổi",
        "bổ sung",
        "sửa đổi, bổ sung",
        "sửa đổi, bổ sung một số điều",
        "điều chỉnh",
        "thay thế",
        "bãi bỏ",
        "bãi bỏ một phần",
        "hủy bỏ",
        "đính chính",
        "gia hạn",
        "hướng dẫn",
        "hướng dẫn thi hành",
        "quy định chi tiết",
        "cụ thể hóa",
    ];
    let (mut right, mut silent, mut wrong) = (0, Vec::new(), Vec::new());
    for verb in verbs {
        for helper in ["được", "đã được", "bị", "đã bị"] {
            for by in ["bởi", "theo", "tại", "bằng"] {
                let text = format!(
                    "Quyết định số 12/2019/QĐ-UBND ngày 05/4/2019 của Ủy ban nhân dân tỉnh {helper} {verb} {by} Quyết định số 31/2022/QĐ-UBND ngày 18/9/2022."
                );
                let links = said(&text);
                let acts = links
                    .iter()
                    .any(|link| link.starts_with("31/2022") && link.ends_with("12/2019/QĐ-UBND"));
                if links.iter().any(|link| !link.starts_with("31/2022")) {
                    wrong.push(text);
                } else if acts {
                    right += 1;
                } else {
                    silent.push(text);
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(silent.len() * 20 <= right, "{silent:#?}");
}

/// A quotation may open behind the verb that governs what stands in it, and a draft behind the
/// verb that a line ends with: neither is read past its end.
#[test]
fn what_stands_out_of_order_is_read_to_its_end() {
    for text in [
        "Kế hoạch số 5-KH/HU thực hiện về việc “Chỉ thị số 6-CT/TU” và “Chỉ thị số 7-CT/TU.",
        "Kế hoạch số 5-KH/HU “thực hiện” “Chỉ thị số 6-CT/TU ngày 02/3/2023”.",
        "Ban hành để cụ thể hóa dự thảo :\nSố:   -BC/HU0",
        "(, ; : “ ” ( ) | số 5-KH/HU ) để thực hiện: “( số 6-CT/TU",
    ] {
        let reading = Reading::of(text).expect("a short text");
        assert!(reading.relations().len() <= 8, "{text}");
    }
}

const HEAD: &str =
    "ỦY BAN NHÂN DÂN\nTỈNH HÒA GIANG\nSố: 30/2026/QĐ-UBND\nQUYẾT ĐỊNH\nVề quản lý chợ\n\n";

/// What offices' texts hold beside their own words: forms, collections, matters laid down
/// elsewhere; and what reading machines and note takers write.
const BESIDE: &[Case] = &[
    (
        "a form's grounds are not the text's",
        "Căn cứ Luật Giá số 16/2023/QH15;\n\nQUYẾT ĐỊNH:\n\nĐiều 1. Ban hành các mẫu kèm theo.\n\nMẫu số 02\n\nTỜ TRÌNH\n\nCăn cứ Nghị định số 175/2024/NĐ-CP ngày 30/12/2024;",
        &["SELF based_on 16/2023/QH15"],
    ),
    (
        "nor are those under a blank number",
        "Căn cứ Luật Giá số 16/2023/QH15;\n\nQUYẾT ĐỊNH:\n\nĐiều 1. Ban hành mẫu.\n\nSỐ:..............\n\nTỜ TRÌNH\n\nCăn cứ Nghị định số 175/2024/NĐ-CP ngày 30/12/2024;",
        &["SELF based_on 16/2023/QH15"],
    ),
    (
        "the articles of a decision are",
        "Căn cứ Luật Giá số 16/2023/QH15;\n\nQUYẾT ĐỊNH:\n\nĐiều 1. Hồ sơ theo Mẫu số 02.\n\nĐiều 2. Thay thế Quyết định số 12/2020/QĐ-UBND ngày 03/3/2020.",
        &[
            "SELF based_on 16/2023/QH15",
            "SELF replaces 12/2020/QĐ-UBND",
        ],
    ),
    (
        "a matter laid down elsewhere is no ground",
        "Điều 4. Căn cứ tính tiền thuê chợ quy định tại khoản 2 Điều 5 Nghị quyết số 25/2025/NQ-HĐND.",
        &[],
    ),
    (
        "a document is",
        "Căn cứ Nghị quyết số 25/2025/NQ-HĐND ngày 05/7/2025 quy định tiền thuê chợ;",
        &["SELF based_on 25/2025/NQ-HĐND"],
    ),
    (
        "the agent between passive and verb",
        "Nghị định số 140/2025/NĐ-CP đã được Nghị định số 207/2026/NĐ-CP sửa đổi, bổ sung.",
        &["207/2026/NĐ-CP amends 140/2025/NĐ-CP"],
    ),
    (
        "the same in brackets, of a part",
        "Nghị định số 140/2025/NĐ-CP ngày 12/6/2025 (Điều 8 đã bị Nghị định số 207/2026/NĐ-CP bãi bỏ).",
        &["207/2026/NĐ-CP repeals 140/2025/NĐ-CP"],
    ),
    (
        "an agent whose verb has another object",
        "Danh mục được Nghị định số 207/2026/NĐ-CP bãi bỏ điểm a.",
        &[],
    ),
    (
        "plus joins a list",
        "Nghị định số 275/2026/NĐ-CP thay thế Nghị định số 71/2019/NĐ-CP + Điều 1 Nghị định số 17/2022/NĐ-CP.",
        &[
            "275/2026/NĐ-CP replaces 71/2019/NĐ-CP",
            "275/2026/NĐ-CP replaces 17/2022/NĐ-CP",
        ],
    ),
    (
        "a part that is enclosed goes on with the list",
        "Thông tư số 15/2022/TT-BTC ngày 03/3/2022 có hiệu lực từ ngày 20/4/2022; bãi bỏ Thông tư số 11/2019/TT-BTC và một số quy định tại Phụ lục II ban hành kèm theo Thông tư số 10/2021/TT-BTC.",
        &[
            "15/2022/TT-BTC repeals 11/2019/TT-BTC",
            "15/2022/TT-BTC repeals 10/2021/TT-BTC",
        ],
    ),
    (
        "what is enclosed right behind its document is",
        "Quy chế số 11/QC-UBND ban hành kèm theo Quyết định số 10/QĐ-UBND ngày 03/3/2021.",
        &["11/QC-UBND enclosed_in 10/QĐ-UBND"],
    ),
    (
        "a bracket of another's line says nothing for the text",
        "- Luật số 118/2025/QH15 ngày 10/12/2025 — sửa 10 luật về an ninh (chứa nội dung sửa điểm đ khoản 1 Điều 39 Luật số 42/2024/QH15).",
        &[],
    ),
    (
        "annexes of a document",
        "- Bãi bỏ một số quy định tại các Phụ lục của Nghị quyết số 66/2026/NQ-HĐND ngày 03/3/2026.",
        &["SELF repeals 66/2026/NQ-HĐND"],
    ),
    (
        "a title of replaced papers",
        "Văn bản bị thay thế\n\n- Thông tư số 40/2021/TT-BTC ngày 01/6/2021\n- Thông tư số 100/2021/TT-BTC ngày 15/11/2021",
        &[
            "SELF replaces 40/2021/TT-BTC",
            "SELF replaces 100/2021/TT-BTC",
        ],
    ),
    (
        "a title of papers alone",
        "Văn bản liên quan\n\n- Thông tư số 40/2021/TT-BTC ngày 01/6/2021",
        &[],
    ),
    (
        "a passive that a line end parts from its agents",
        "Điều 20. Áp dụng Nghị định số 118/2021/NĐ-CP của Chính phủ quy định chi tiết Luật Xử lý vi phạm hành chính, được sửa đổi, bổ sung bởi các Nghị định:\nsố 68/2025/NĐ-CP và Nghị định số 190/2025/NĐ-CP.",
        &[],
    ),
    (
        "a verb that a reading machine has spoilt",
        "Nghị định số 70/2025/NĐ-CP sửa đổi, bố sung một số điều của Nghị định số 123/2020/NĐ-CP.",
        &["70/2025/NĐ-CP amends 123/2020/NĐ-CP"],
    ),
    (
        "a decree older than the law of the same name",
        "Căn cứ Luật Quản lý thuế số 108/2025/QH15;\nCăn cứ Nghị định số 126/2020/NĐ-CP ngày 19/10/2020 quy định chi tiết một số điều của Luật Quản lý thuế;",
        &[
            "SELF based_on 108/2025/QH15",
            "SELF based_on 126/2020/NĐ-CP",
        ],
    ),
    (
        "words of a document that others take the place of",
        "Điều 3. Thay thế cách hiểu cụm từ cấp huyện tại khoản 3 Điều 64 Nghị định số 98/2024/NĐ-CP.\n\nĐiều 4. Thay thế Mẫu số 01 ban hành kèm theo Nghị định số 58/2017/NĐ-CP.",
        &["SELF amends 98/2024/NĐ-CP", "SELF amends 58/2017/NĐ-CP"],
    ),
    (
        "a consolidated text is not changed",
        "Điều 3. Sửa đổi Nghị định số 193/2025/NĐ-CP; Văn bản hợp nhất số 21/VBHN-BNNMT.",
        &["SELF amends 193/2025/NĐ-CP"],
    ),
    (
        "a request among the grounds",
        "Căn cứ Luật Giá số 16/2023/QH15;\nTheo Tờ trình số 30/TTr-SXD ngày 19/01/2026 của Giám đốc Sở Xây dựng,",
        &["SELF based_on 16/2023/QH15", "SELF based_on 30/TTr-SXD"],
    ),
    (
        "what is done by a document is no ground",
        "Căn cứ Luật Giá số 16/2023/QH15;\n\nĐiều 1. Phân bổ vốn.\nTheo Quyết định số 12/QĐ-UBND ngày 19/01/2026, vốn được giao một lần.",
        &["SELF based_on 16/2023/QH15"],
    ),
    (
        "a matter laid down in what is guided",
        "Điều 1. Quyết định này hướng dẫn thực hiện cơ chế, chính sách đặc thù quy định tại Nghị quyết số 29/2026/QH16.",
        &["SELF guides 29/2026/QH16"],
    ),
    (
        "people who are guided about a matter",
        "Điều 1. Hướng dẫn các cơ sở sản xuất có khối lượng vượt ngưỡng quy định tại Nghị định số 108/2008/NĐ-CP.",
        &[],
    ),
    (
        "a law without its number opens the list of what is changed",
        "Điều 2. Sửa đổi khoản 4 Điều 73 của Luật Nhà ở năm 2023, điểm b khoản 4 Điều 30 Nghị định số 95/2024/NĐ-CP.",
        &["SELF amends 95/2024/NĐ-CP"],
    ),
    (
        "a law by its name with other signs",
        "- Pháp lệnh phí và lệ phí số 38/2001/PL-UBTVQH10;\n- Nghị định số 57/2002/NĐ-CP ngày 03/6/2002 quy định chi tiết thi hành Pháp lệnh phí, lệ phí;",
        &["57/2002/NĐ-CP details 38/2001/PL-UBTVQH10"],
    ),
    (
        "a law by the name that stands behind its number",
        "- Luật số 40/2019/QH14 Luật Kiến trúc ban hành ngày 13/6/2019;\n- Nghị định số 85/2020/NĐ-CP ngày 17/7/2020 quy định chi tiết một số điều của Luật Kiến trúc.",
        &["85/2020/NĐ-CP details 40/2019/QH14"],
    ),
];

#[test]
fn what_stands_beside_the_text_is_not_said_by_it() {
    let texts: Vec<(&str, String, &[&str])> = BESIDE
        .iter()
        .map(|&(name, text, links)| (name, format!("{HEAD}{text}"), links))
        .collect();
    let cases: Vec<Case> = texts
        .iter()
        .map(|(name, text, links)| (*name, &*Box::leak(text.clone().into_boxed_str()), *links))
        .collect();
    hold(&cases);
}

/// A collection of the law: each article speaks for the document that it is taken from, which the
/// first of its code names; one whose document is not named speaks for nobody. A name of a file acts
/// for nobody either.
const COLLECTED: &[Case] = &[
    (
        "articles by their codes",
        "Điều 25.2.LQ.1. Phạm vi\n\n(Điều 1 Luật số 66/2020/QH14 Biên phòng ngày 11/11/2020 của Quốc hội)\n\nLuật này quy định về biên phòng.\n\nĐiều 25.2.TT.1.1. Đối tượng\n\n(Điều 1 Thông tư số 02/2012/TT-BQP ngày 14/01/2012 của Bộ Quốc phòng)\n\nÁp dụng với bộ đội.\n\nĐiều 25.2.LQ.35. Sửa đổi, bổ sung Điều 21 của Luật Biên giới quốc gia số 06/2003/QH11\n\nĐiều 25.2.TT.9.3. Bổ sung Tài khoản 171 ban hành theo Quyết định số 15/2006/QĐ-BTC",
        &["66/2020/QH14 amends 06/2003/QH11"],
    ),
    (
        "the grounds of a document that a note is about",
        "# Ghi chú\n\n### 6. Quyết định số 11/2026/QĐ-UBND ngày 29/01/2026\n\n- Căn cứ: Nghị định số 175/2024/NĐ-CP.\n\n(Tra cứu `quy-dinh.md`.)",
        &["11/2026/QĐ-UBND based_on 175/2024/NĐ-CP"],
    ),
    (
        "a ministry acts in an article",
        "Theo đó, thực hiện Kết luận số 1566/KL-TTCP ngày 17/9/2018 của Thanh tra Chính phủ, Bộ Giao thông vận tải có ý kiến hủy bỏ hai văn bản.",
        &[],
    ),
    (
        "a name of a file acts for nobody",
        "3. `QD-11-2026-QD-UBND-cho.pdf` — Quyết định số 11/2026/QĐ-UBND ngày 29/01/2026 của UBND tỉnh. Bãi bỏ Quyết định số 58/2025/QĐ-UBND.",
        &["11/2026/QĐ-UBND repeals 58/2025/QĐ-UBND"],
    ),
];

#[test]
fn an_article_of_a_collection_speaks_for_its_document() {
    hold(COLLECTED);
}

const PHRASES: &[Case] = &[
    (
        "a request in two phrases is a ground",
        "Sau khi xem xét đề nghị của Ủy ban nhân dân tỉnh tại Tờ trình số 55/TTr-UBND ngày 27/11/2009 về mức thu,",
        &["SELF based_on 55/TTr-UBND"],
    ),
    (
        "what is looked at lies with its paper",
        "Qua xem xét dự thảo nghị quyết kèm theo Báo cáo số 98/BC-UBND ngày 11/11/2005 của Ủy ban nhân dân tỉnh,",
        &["SELF based_on 98/BC-UBND"],
    ),
    (
        "what is enclosed elsewhere is looked at by nobody",
        "Dự thảo nghị quyết kèm theo Báo cáo số 98/BC-UBND ngày 11/11/2005 của Ủy ban nhân dân tỉnh.",
        &["DRAFT enclosed_in 98/BC-UBND"],
    ),
    (
        "semicolons part the grounds, so that 'và' joins what one of them changes",
        "Căn cứ Nghị định số 14/2020/NĐ-CP ngày 29/11/2020; Nghị định số 105/2024/NĐ-CP ngày 01/8/2024 sửa đổi, bổ sung một số điều của Nghị định số 96/2022/NĐ-CP ngày 29/11/2022 về chức năng của Bộ Công Thương và Nghị định số 26/2018/NĐ-CP ngày 28/02/2018;",
        &[
            "SELF based_on 14/2020/NĐ-CP",
            "SELF based_on 105/2024/NĐ-CP",
            "105/2024/NĐ-CP amends 96/2022/NĐ-CP",
            "105/2024/NĐ-CP amends 26/2018/NĐ-CP",
        ],
    ),
    (
        "what is younger was not changed, and is the last ground",
        "Căn cứ Nghị định số 14/2004/NĐ-CP ngày 29/11/2004; Thông tư số 45/2006/TT-BTC ngày 25/5/2006 sửa đổi, bổ sung Thông tư số 63/2002/TT-BTC ngày 24/7/2002 về phí và lệ phí và Thông tư số 97/2006/TT-BTC ngày 16/10/2006;",
        &[
            "SELF based_on 14/2004/NĐ-CP",
            "SELF based_on 45/2006/TT-BTC",
            "SELF based_on 97/2006/TT-BTC",
            "45/2006/TT-BTC amends 63/2002/TT-BTC",
        ],
    ),
    (
        "an item whose title changes another document acts by itself",
        "2. Thông tư số 175/2024/TT-BTC sửa đổi một số điều của Thông tư số 55/2023/TT-BTC và Thông tư số 112/2024/TT-BTC sửa đổi một số điều của Thông tư số 55/2023/TT-BTC.",
        &[
            "175/2024/TT-BTC amends 55/2023/TT-BTC",
            "112/2024/TT-BTC amends 55/2023/TT-BTC",
        ],
    ),
    (
        "where nothing parts the grounds, 'và' may join the next",
        "Căn cứ Nghị định số 105/2024/NĐ-CP ngày 01/8/2024 sửa đổi, bổ sung một số điều của Nghị định số 96/2022/NĐ-CP ngày 29/11/2022 về chức năng của Bộ Công Thương và Nghị định số 26/2018/NĐ-CP ngày 28/02/2018;",
        &[
            "SELF based_on 105/2024/NĐ-CP",
            "SELF based_on 26/2018/NĐ-CP",
            "105/2024/NĐ-CP amends 96/2022/NĐ-CP",
        ],
    ),
    (
        "what a title does is no verb of the document's place in the list",
        "c) Nghị định số 72/2019/NĐ-CP ngày 30/8/2019 sửa đổi, bổ sung một số điều của Nghị định số 37/2010/NĐ-CP ngày 07/4/2010 về quản lý quy hoạch đô thị và Nghị định số 44/2015/NĐ-CP ngày 06/5/2015 quy định chi tiết một số nội dung về quy hoạch xây dựng.",
        &[
            "72/2019/NĐ-CP amends 37/2010/NĐ-CP",
            "72/2019/NĐ-CP amends 44/2015/NĐ-CP",
        ],
    ),
    (
        "a request inside what a body did is no ground of the text",
        "UBND tỉnh đã có các Phiếu chuyển (số 227/PC-VPUBND ngày 12/3/2026 và số 228/PC-VPUBND ngày 14/6/2026) theo đề nghị của Công ty An Phú (tại Văn bản số 02/2026/VQYB-DA ngày 09/3/2026).",
        &[],
    ),
    (
        "the carrying out of a law is laid down",
        "Luật Tài nguyên nước số 08/1998/QH10; Nghị định số 179/1999/NĐ-CP quy định việc thi hành Luật Tài nguyên nước.",
        &["179/1999/NĐ-CP details 08/1998/QH10"],
    ),
    (
        "a body that considers among others grounds nothing",
        "Hội nghị đã nghe và cho ý kiến sau khi xem xét Tờ trình số 55/TTr-UBND ngày 27/11/2009.",
        &[],
    ),
    (
        "parts of several kinds",
        "5. Sửa đổi, bổ sung một số điều, khoản, điểm của Nghị định số 96/2024/NĐ-CP ngày 24/7/2024 như sau:",
        &["SELF amends 96/2024/NĐ-CP"],
    ),
    (
        "a name that holds a word for a verb",
        "Theo đề nghị của Giám đốc Sở Thông tin và Truyền thông tại Tờ trình số 764/TTr-STTTT ngày 24/11/2009,",
        &["SELF based_on 764/TTr-STTTT"],
    ),
    (
        "the type of a text is a type word, whatever its table says",
        "| Số hiệu | Đang cập nhật |\n| Loại văn bản | Đang cập nhật |\n| Cơ quan ban hành | Đang cập nhật |\n\n\
         Điều 25.2.LQ.36. Hiệu lực thi hành\n\n(Điều 36 Luật số 66/2020/QH14, có hiệu lực thi hành kể từ ngày 01/01/2022)\n\n\
         2. Pháp lệnh Bộ đội Biên phòng số 02/1997/PL-UBTVQH9 hết hiệu lực kể từ ngày Luật này có hiệu lực thi hành.",
        &["66/2020/QH14 repeals 02/1997/PL-UBTVQH9"],
    ),
];

#[test]
fn phrases_are_read_whole() {
    hold(PHRASES);
}

#[test]
fn what_a_lead_says_has_two_places() {
    let text = "Huyện ủy đã ban hành các văn bản cụ thể hóa Nghị quyết số 18-NQ/TW ngày 16/6/2022:\n\
                - Kế hoạch số 109-KH/HU ngày 02/02/2023;\n\
                - Kế hoạch số 110-KH/HU ngày 02/02/2023 thực hiện Nghị quyết số 19-NQ/TW.";
    let reading = Reading::of(text).expect("a short text");
    let told: Vec<(String, Option<&str>)> = reading
        .relations()
        .iter()
        .filter(|relation| relation.kind != RelationKind::Cites)
        .map(|relation| {
            let words = |span| reading.text().at(span);
            (words(relation.cue).to_owned(), relation.item.map(words))
        })
        .collect();
    assert_eq!(
        told,
        [
            ("cụ thể hóa".to_owned(), Some("109-KH/HU")),
            ("thực hiện".to_owned(), None),
        ]
    );
}

const PLACES: &[Case] = &[
    (
        "brackets tell in which provision stands what is repealed",
        "- Lĩnh vực vũ khí: Bãi bỏ điều kiện kinh doanh “theo giấy phép” (điểm đ khoản 2 Điều 49 Luật số 42/2024/QH15).",
        &["SELF repeals 42/2024/QH15"],
    ),
    (
        "near: brackets that tell by what the repealed was laid down",
        "Bãi bỏ Quyết định số 15/2019/QĐ-UBND ngày 05/3/2019 (khoản 2 Điều 5 Luật số 42/2024/QH15).",
        &["SELF repeals 15/2019/QĐ-UBND"],
    ),
    (
        "rules of many words in a provision",
        "- Bãi bỏ: Các quy định về phụ cấp đặc thù đối với giáo viên dạy thực hành, nghệ nhân và người dạy nghề trình độ cao tại Điều 4, Điều 5 Nghị định số 113/2015/NĐ-CP ngày 09/11/2015.",
        &["SELF repeals 113/2015/NĐ-CP"],
    ),
    (
        "near: what the repealed decisions rest on",
        "Bãi bỏ các quyết định thu hồi đất của Ủy ban nhân dân huyện theo quy định tại Điều 64 Luật số 45/2013/QH13.",
        &[],
    ),
    (
        "words of a document are replaced",
        "Điều 2. Thay thế một số cụm từ tại Nghị định số 26/2023/NĐ-CP",
        &["SELF amends 26/2023/NĐ-CP"],
    ),
    (
        "near: a document is replaced by another at a meeting",
        "Thay thế tại Nghị định số 26/2023/NĐ-CP",
        &[],
    ),
    (
        "rates of a table that is enclosed",
        "Điều 1. Sửa đổi thuế suất của một số mặt hàng quy định tại Biểu thuế theo Danh mục ban hành kèm theo Nghị định số 26/2023/NĐ-CP",
        &["SELF amends 26/2023/NĐ-CP"],
    ),
    (
        "put into a document",
        "Điều 1. Bổ sung Điều 3a “Giá trị của tài sản” vào Thông tư số 29/2020/TT-BTC ngày 17/4/2020 của Bộ Tài chính.",
        &["SELF supplements 29/2020/TT-BTC"],
    ),
    (
        "near: put into another document than the one named behind",
        "Bổ sung nguồn vốn vào dự toán năm 2023 theo Nghị quyết số 15/NQ-HĐND ngày 10/7/2023.",
        &[],
    ),
    (
        "an annex beside a document whose title has several fields",
        "Điều 1. Bãi bỏ khoản thu quy định tại Điều 1 Quyết định số 57/QĐ-UB ngày 27/3/2004 về việc quy định mức thu bến bãi; phí trông giữ xe và Phụ lục số II ban hành kèm theo Quyết định số 58/QĐ-UBND ngày 28/3/2004.",
        &["SELF repeals 57/QĐ-UB", "SELF repeals 58/QĐ-UBND"],
    ),
    (
        "near: what a procedure changes is laid down elsewhere",
        "3. Trình tự, thủ tục điều chỉnh chương trình phát triển nhà ở quy định tại khoản 2 Điều 10 Nghị định số 95/2024/NĐ-CP.",
        &[],
    ),
    (
        "near: a body may give orders by a document",
        "Xử lý vi phạm trên địa bàn theo chỉ đạo của Ủy ban nhân dân tỉnh quy định tại khoản 8 Điều 121 Nghị định số 175/2024/NĐ-CP.",
        &[],
    ),
    (
        "near: the name of a standard's amendment",
        "Sửa đổi 1:2024 QCVN 05A:2020/BCT do Cục Hóa chất trình duyệt, Bộ trưởng Bộ Công Thương ban hành kèm theo Thông tư số 19/2024/TT-BCT ngày 10/10/2024.",
        &[],
    ),
    (
        "a sentence in brackets about the document that an item is about",
        "5. NĐ 144/2025/NĐ-CP ngày 12/6/2025, phân quyền lĩnh vực xây dựng. Hiệu lực 01/7/2025. (Điều 13 đã bị NĐ 207/2026/NĐ-CP bãi bỏ.)",
        &["207/2026/NĐ-CP repeals 144/2025/NĐ-CP"],
    ),
    (
        "near: of two that the item names nobody says which",
        "5. NĐ 144/2025/NĐ-CP ngày 12/6/2025 và NĐ 140/2025/NĐ-CP ngày 12/6/2025. (Điều 13 đã được rà soát, bị bãi bỏ.)",
        &[],
    ),
    (
        "annexes are replaced, and not the decree",
        "Điều 105. Thay thế Phụ lục I, Phụ lục II ban hành kèm theo Nghị định số 60/2023/NĐ-CP bằng Phụ lục kèm theo Nghị định này.",
        &["SELF amends 60/2023/NĐ-CP"],
    ),
    (
        "near: the decree is replaced, and its annexes with it",
        "Nghị định này thay thế Nghị định số 60/2023/NĐ-CP và các phụ lục kèm theo.",
        &["SELF replaces 60/2023/NĐ-CP"],
    ),
];

#[test]
fn what_is_changed_stands_somewhere() {
    hold(PLACES);
}

const FOREIGN: &[Case] = &[
    (
        "near: several that are not named act",
        "Thực hiện Quyết định số 66/2009/QĐ-TTg ngày 24/4/2009 của Thủ tướng Chính phủ về nhà ở cho công nhân, các tỉnh, thành phố đã đăng ký 110 dự án.",
        &[],
    ),
    (
        "the office goes on without saying who",
        "Thực hiện Quyết định số 66/2009/QĐ-TTg ngày 24/4/2009 của Thủ tướng Chính phủ về nhà ở cho công nhân, đã đăng ký 110 dự án.",
        &["SELF implements 66/2009/QĐ-TTg"],
    ),
    (
        "near: a report into which the matter of a document goes is another's",
        "Nội dung Nghị quyết số 169/NQ-CP được lồng ghép vào Báo cáo tình hình thực hiện Nghị quyết số 01/NQ-CP.",
        &[],
    ),
    (
        "near: drafts beside a document",
        "Tham gia ý kiến đối với nội dung đề xuất tại Báo cáo số 4243/BC-SCT ngày 15/7/2026 và 02 dự thảo văn bản gửi kèm.",
        &[],
    ),
    (
        "near: a rule that is kept is no topic of the next sentence",
        "Các cụm chưa đủ thủ tục; theo quy định tại Nghị định số 32/2024/NĐ-CP, các cụm này phải hoàn thiện hồ sơ. Sở đã có Công văn số 2887/SCT-CN ngày 21/5/2026 đôn đốc.",
        &[],
    ),
    (
        "a licence with the words that say for what",
        "Căn cứ Giấy phép khai thác khoáng sản số 197/GP-BNNMT ngày 13/7/2026 của Bộ trưởng Bộ Nông nghiệp và Môi trường;",
        &["SELF based_on 197/GP-BNNMT"],
    ),
    (
        "near: a label that says one of two things",
        "| Số hiệu | 148/2026/NĐ-CP |\n|---|---|\n| Ngày ban hành | 12/05/2026 |\n| Thay thế/sửa đổi | Nghị định 72/2015/NĐ-CP |\n",
        &[],
    ),
    (
        "a label that says one thing",
        "| Số hiệu | 148/2026/NĐ-CP |\n|---|---|\n| Ngày ban hành | 12/05/2026 |\n| Thay thế | Nghị định 72/2015/NĐ-CP |\n",
        &["SELF replaces 72/2015/NĐ-CP"],
    ),
    (
        "near: a ministry that is told of acts on others in the same sentence",
        "Theo đó, thực hiện Kết luận số 1566/KL-TTCP ngày 17/9/2018 của Thanh tra Chính phủ, Bộ Giao thông vận tải có ý kiến hủy bỏ hai văn bản gồm Văn bản số 16937/BGTVT-QLDN ngày 27/12/2014 và Văn bản số 6327/BGTVT-QLDN ngày 20/5/2015.",
        &[],
    ),
];

#[test]
fn others_act_and_others_speak() {
    hold(FOREIGN);
}

/// Who answers what in the reports of a committee: items that name what is carried out, what stands
/// behind a colon, pairs in order, two verbs of one subject.
const COMMITTEE: &[Case] = &[
    (
        "an item that only carries a document out leads in what was issued for it",
        "BÁO CÁO\nKết quả kiểm tra\n\n1. Đảng ủy xã đã ban hành các văn bản:\n\na) Thực hiện Nghị quyết số 14-NQ/HU, ngày 20/01/2021 của Huyện ủy về chăn nuôi:\n- Kế hoạch số 19-KH/ĐU, ngày 01/3/2021.\n",
        &["19-KH/ĐU implements 14-NQ/HU"],
    ),
    (
        "near: a whole sentence is the text's own, whatever it leads in",
        "BÁO CÁO\nKết quả năm 2021\n\n1. Thực hiện theo Nghị quyết số 14-NQ/HU, ngày 20/01/2021 của Huyện ủy, cụ thể như sau:\n- Nuôi bò.\n",
        &["SELF implements 14-NQ/HU"],
    ),
    (
        "papers that have been issued stand below",
        "BÁO CÁO\nKết quả năm 2021\n\na) Đối với Nghị quyết số 17-NQ/TU ngày 15/12/2025 của Tỉnh ủy, các văn bản sau đây đã được ban hành:\n- Của Đảng ủy:\n+ Kế hoạch số 28-KH/ĐU ngày 09/01/2026.\n",
        &["28-KH/ĐU implements 17-NQ/TU"],
    ),
    (
        "what answers an item stands behind its colon",
        "HUYỆN ỦY TÂN LONG\nSố 5-BC/HU\n\nBÁO CÁO\nKết quả năm 2023\n\n- Kế hoạch số 71-KH/TU, ngày 22/5/2023 của Tỉnh ủy thực hiện Chỉ thị số 21-CT/TW, ngày 04/5/2023 của Ban Bí thư: Kế hoạch số 62-KH/HU, ngày 10/7/2023.\n",
        &[
            "71-KH/TU implements 21-CT/TW",
            "62-KH/HU implements 71-KH/TU",
        ],
    ),
    (
        "near: what stands above the item answers nothing",
        "HUYỆN ỦY TÂN LONG\nSố 5-BC/HU\n\nBÁO CÁO\nKết quả năm 2023\n\n- Kế hoạch số 62-KH/HU, ngày 10/7/2023 của Huyện ủy: Kế hoạch số 71-KH/TU, ngày 22/5/2023.\n",
        &[],
    ),
    (
        "one by one, whatever stands before the list",
        "Trong quý III, các Nghị quyết số 51-NQ/TW, số 52-NQ/TW và số 53-NQ/TW lần lượt được Đảng ủy cụ thể hóa bằng các Kế hoạch số 11-KH/ĐU, số 12-KH/ĐU và số 13-KH/ĐU.",
        &[
            "11-KH/ĐU concretises 51-NQ/TW",
            "12-KH/ĐU concretises 52-NQ/TW",
            "13-KH/ĐU concretises 53-NQ/TW",
        ],
    ),
    (
        "two verbs of one subject",
        "Nghị quyết số 09/2026/NQ-HĐND ngày 27/02/2026 thay thế Nghị quyết số 22/2022/NQ-HĐND ngày 09/12/2022 và được Ủy ban nhân dân tỉnh quy định chi tiết tại Quyết định số 14/2026/QĐ-UBND ngày 20/3/2026.",
        &[
            "09/2026/NQ-HĐND replaces 22/2022/NQ-HĐND",
            "14/2026/QĐ-UBND details 09/2026/NQ-HĐND",
        ],
    ),
    (
        "near: without their joint the second is said of the last",
        "Nghị quyết số 09/2026/NQ-HĐND thay thế Nghị quyết số 22/2022/NQ-HĐND được Ủy ban nhân dân tỉnh quy định chi tiết tại Quyết định số 14/2023/QĐ-UBND.",
        &[
            "09/2026/NQ-HĐND replaces 22/2022/NQ-HĐND",
            "14/2023/QĐ-UBND details 22/2022/NQ-HĐND",
        ],
    ),
    (
        "an old body's plans",
        "KẾ HOẠCH\nPhát triển du lịch\n\nKế hoạch này thay thế Kế hoạch số 44-KH/ĐU của Đảng ủy phường Hạ (cũ) và Kế hoạch số 38-KH/ĐU của Đảng ủy phường Thượng (cũ).",
        &["SELF replaces 44-KH/ĐU", "SELF replaces 38-KH/ĐU"],
    ),
    (
        "a row of tasks changes nothing",
        "CHƯƠNG TRÌNH\nCông tác năm 2021\n\nNội dung\tCơ quan\tThời gian\nSửa đổi, bổ sung Quy chế số 11-QC/HU\tVăn phòng\tTháng 6\n",
        &[],
    ),
    (
        "near: an article does",
        "QUY ĐỊNH\nVề làm việc\n\nĐiều 1. Sửa đổi, bổ sung Quy chế số 11-QC/HU.\n",
        &["SELF amends 11-QC/HU"],
    ),
    (
        "near: an item that speaks of a form begins none",
        "QUYẾT ĐỊNH\nVề biểu mẫu\n\nĐiều 1. Hiệu lực\na) Mẫu 3 tiếp tục sử dụng.\nb) Bãi bỏ Quyết định số 11/2020/QĐ-UBND.\n",
        &["SELF repeals 11/2020/QĐ-UBND"],
    ),
    (
        "a register may have what is carried out behind the document of the row",
        "Ngày ban hành\tSố, ký hiệu\tTrích yếu\tTriển khai văn bản\n12/01/2022\t74-KH/QU\tPhòng dịch\tChỉ thị số 19-CT/TU ngày 28/12/2021\n08/3/2022\t31-CTr/QU\tThương mại điện tử\tNghị quyết số 12-NQ/TU ngày 25/01/2022\n",
        &[
            "74-KH/QU implements 19-CT/TU",
            "31-CTr/QU implements 12-NQ/TU",
        ],
    ),
    (
        "near: what stands in its cell is no document",
        "Ngày ban hành\tSố, ký hiệu\tTrích yếu\tTriển khai văn bản\n12/01/2022\t74-KH/QU\tPhòng dịch\tChỉ thị số 19-CT/TU ngày 28/12/2021\n12/01/2022\t75-KH/QU\tChăm lo Tết\t(theo chương trình công tác)\n",
        &["74-KH/QU implements 19-CT/TU"],
    ),
    (
        "near: a column that tells of something else",
        "Ngày ban hành\tSố, ký hiệu\tTrích yếu\tVăn bản liên quan\n12/01/2022\t74-KH/QU\tPhòng dịch\tChỉ thị số 19-CT/TU ngày 28/12/2021\n",
        &[],
    ),
    (
        "a blank cell goes on with the one above",
        "| TT | Văn bản của cấp trên | Văn bản cụ thể hóa |\n|---|---|---|\n| 1 | Nghị quyết số 43-NQ/TW | Chương trình số 61-CTr/TU |\n|   |   | Kế hoạch số 137-KH/TU |\n",
        &[
            "61-CTr/TU implements 43-NQ/TW",
            "137-KH/TU implements 43-NQ/TW",
        ],
    ),
    (
        "near: a cell with words is not blank",
        "| TT | Văn bản của cấp trên | Văn bản cụ thể hóa |\n|---|---|---|\n| 1 | Nghị quyết số 43-NQ/TW | Chương trình số 61-CTr/TU |\n| 2 | Ý kiến của Thường trực | Kế hoạch số 137-KH/TU |\n",
        &["61-CTr/TU implements 43-NQ/TW"],
    ),
    (
        "a letter speaks of another's rules",
        "SỞ NỘI VỤ\nSố: 88/SNV-TC\nV/v xin ý kiến\n\nHà Nội, ngày 05 tháng 3 năm 2024\n\nKính gửi: Huyện ủy\n\nĐề nghị vận dụng Quy định số 42-QĐ/TU của Tỉnh ủy. Quy định này được ban hành nhằm cụ thể hóa Quy định số 80-QĐ/TW.",
        &["42-QĐ/TU concretises 80-QĐ/TW"],
    ),
];

#[test]
fn a_committee_tells_who_answered_what() {
    hold(COMMITTEE);
}
