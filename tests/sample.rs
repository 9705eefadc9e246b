//! The bundled samples, with every figure that must be read from them.
//!
//! The tables were written by hand from the texts. `-` stands for "nothing there",
//! `?` for "either is right": the test does not ask.

use std::collections::BTreeSet;

use doctrace::Trace;
use doctrace::report::{ChainStatus, DocumentRow, Evidence, PeriodSource, Report};
use unicode_normalization::UnicodeNormalization;

const DISTRICT: &str = include_str!("../examples/data/bao-cao-huyen.txt");
const COMMUNE: &str = include_str!("../examples/data/bao-cao-xa.txt");

/// line | identifier | state | level | date | type | issuer | term | title
const DISTRICT_MENTIONS: &str = "\
22 | 223-KH/TU | cited | province | 2023-11-21 | Kế hoạch | Ban Thường vụ Tỉnh ủy | - | ?
39 | 109-KH/HU | declared | district | 2023-02-02 | Kế hoạch | ? | - | -
39 | 139-CTr/TU | cited | province | 2022-11-09 | Chương trình | Ban Chấp hành Đảng bộ tỉnh Hòa Giang | - | thực hiện Nghị quyết số 18-NQ/TW
39 | 18-NQ/TW | cited | central | 2022-06-16 | Nghị quyết | Ban Chấp hành Trung ương Đảng | 13 | Hoàn thiện thể chế, chính sách đất đai, tạo động lực cho phát triển
41 | 110-KH/HU | declared | district | 2023-02-02 | Kế hoạch | ? | - | -
41 | 140-CTr/TU | cited | province | 2022-11-09 | Chương trình | Ban Chấp hành Đảng bộ tỉnh Hòa Giang | - | triển khai thực hiện Nghị quyết số 19-NQ/TW
41 | 19-NQ/TW | cited | central | 2022-06-16 | Nghị quyết | Ban Chấp hành Trung ương Đảng khóa XIII | 13 | Nông nghiệp, nông dân, nông thôn đến năm 2030
43 | 150-CTr/HU | declared | district | 2023-02-02 | Chương trình | ? | - | -
43 | 07-NQ/TU | cited | province | 2022-11-09 | Nghị quyết | Ban Chấp hành Đảng bộ tỉnh Hòa Giang | - | thực hiện Nghị quyết số 20-NQ/TW
43 | 20-NQ/TW | cited | central | 2022-06-16 | Nghị quyết | Ban Chấp hành Trung ương Đảng | 13 | Nâng cao hiệu quả khu vực kinh tế tập thể
44 | 99-KH/HU | declared | district | 2022-11-29 | Kế hoạch | ? | - | -
44 | 141-CTr/TU | cited | province | 2022-11-09 | Chương trình | Ban Chấp hành Đảng bộ tỉnh | - | thực hiện Nghị quyết 21-NQ/TW
44 | 21-NQ/TW | cited | central | 2022-06-16 | Nghị quyết | Ban Chấp hành Trung ương Đảng khoá XIII | 13 | Củng cố tổ chức cơ sở đảng, nâng cao chất lượng đảng viên
46 | 126-KH/HU | declared | district | 2023-04-07 | Kế hoạch | ? | - | -
46 | 151-CTr/TU | cited | province | 2022-12-27 | Chương trình | Ban Chấp hành Đảng bộ tỉnh | - | thực hiện Nghị quyết số 27-NQ/TW
46 | 27-NQ/TW | cited | central | 2022-11-09 | Nghị quyết | Ban Chấp hành Trung ương Đảng | - | Xây dựng Nhà nước pháp quyền xã hội chủ nghĩa Việt Nam
47 | 125-KH/HU | declared | district | 2023-04-07 | Kế hoạch | ? | - | -
47 | 152-CTr/TU | cited | province | 2022-12-27 | Chương trình | Ban Chấp hành Đảng bộ tỉnh | - | thực hiện Nghị quyết số 28-NQ/TW
47 | 28-NQ/TW | cited | central | 2022-11-17 | Nghị quyết | Ban Chấp hành Trung ương Đảng khóa XIII | 13 | Đổi mới phương thức lãnh đạo, cầm quyền của Đảng
49 | 127-KH/HU | declared | district | 2023-04-07 | Kế hoạch | ? | - | -
49 | 153-CTr/TU | cited | province | 2022-12-27 | Chương trình | Ban Chấp hành Đảng bộ tỉnh | - | -
49 | 29-NQ/TW | cited | central | 2022-11-17 | Nghị quyết | Ban Chấp hành Trung ương Đảng | - | Đẩy mạnh công nghiệp hóa, hiện đại hóa
51 | 139-KH/HU | declared | district | 2023-06-26 | Kế hoạch | ? | - | -
51 | 06-ĐA/TU | cited | province | 2023-05-01 | Đề án | Tỉnh ủy | - | Tinh gọn biên chế, thu hút cán bộ trẻ có năng lực
52 | 179-CTr/HU | declared | district | 2023-07-24 | Chương trình | ? | - | -
52 | 189-CTr/TU | cited | province | 2023-07-10 | Chương trình | Ban Chấp hành Đảng bộ tỉnh | - | thực hiện Chỉ thị số 23-CT/TW
52 | 23-CT/TW | cited | central | 2023-05-25 | Chỉ thị | Ban Bí thư | - | Bảo đảm trật tự, an toàn giao thông
54 | 179-CTr/HU | declared | district | 2023-07-24 | Chương trình | ? | - | -
54 | 12-NQ/TU | cited | province | 2023-06-07 | Nghị quyết | Ban Chấp hành Đảng bộ tỉnh | - | Triển khai Đề án về dữ liệu dân cư và định danh điện tử, giai đoạn 2022 - 2025
56 | 15-NQ/TU | cited | province | 2023-07-13 | Nghị quyết | Ban Chấp hành Đảng bộ tỉnh | - | Phát triển văn hóa và con người Hòa Giang
56 | 16-NQ/TU | cited | province | 2023-07-14 | Nghị quyết | Ban Chấp hành Đảng bộ tỉnh | - | Phát triển giáo dục và đào tạo tỉnh Hòa Giang đến năm 2030";

/// line | from | kind | to
const DISTRICT_RELATIONS: &str = "\
22 | SELF | ? | 223-KH/TU
39 | 109-KH/HU | concretises | 139-CTr/TU
39 | 139-CTr/TU | implements | 18-NQ/TW
41 | 110-KH/HU | concretises | 140-CTr/TU
41 | 140-CTr/TU | implements | 19-NQ/TW
43 | 150-CTr/HU | concretises | 07-NQ/TU
43 | 07-NQ/TU | implements | 20-NQ/TW
44 | 99-KH/HU | concretises | 141-CTr/TU
44 | 141-CTr/TU | implements | 21-NQ/TW
46 | 126-KH/HU | concretises | 151-CTr/TU
46 | 151-CTr/TU | implements | 27-NQ/TW
47 | 125-KH/HU | concretises | 152-CTr/TU
47 | 152-CTr/TU | implements | 28-NQ/TW
49 | 127-KH/HU | concretises | 153-CTr/TU
49 | 153-CTr/TU | implements | 29-NQ/TW
51 | 139-KH/HU | concretises | 06-ĐA/TU
52 | 179-CTr/HU | concretises | 189-CTr/TU
52 | 189-CTr/TU | implements | 23-CT/TW
54 | 179-CTr/HU | concretises | 12-NQ/TU
56 | DRAFT | concretises | 15-NQ/TU
56 | DRAFT | concretises | 16-NQ/TU";

/// path | status | days of each step, from the lowest up
const DISTRICT_CHAINS: &str = "\
109-KH/HU > 139-CTr/TU > 18-NQ/TW | proven | 85 146
110-KH/HU > 140-CTr/TU > 19-NQ/TW | proven | 85 146
150-CTr/HU > 07-NQ/TU > 20-NQ/TW | proven | 85 146
99-KH/HU > 141-CTr/TU > 21-NQ/TW | proven | 20 146
126-KH/HU > 151-CTr/TU > 27-NQ/TW | proven | 101 48
125-KH/HU > 152-CTr/TU > 28-NQ/TW | proven | 101 40
127-KH/HU > 153-CTr/TU > 29-NQ/TW | proven | 101 40
139-KH/HU > 06-ĐA/TU | proven | 56
179-CTr/HU > 189-CTr/TU > 23-CT/TW | contested | 14 46
179-CTr/HU > 12-NQ/TU | contested | 47
DRAFT > 15-NQ/TU | draft | -
DRAFT > 16-NQ/TU | draft | -";

/// source | status | answers
const DISTRICT_SOURCES: &str = "\
139-CTr/TU | proven | 109-KH/HU
140-CTr/TU | proven | 110-KH/HU
07-NQ/TU | proven | 150-CTr/HU
141-CTr/TU | proven | 99-KH/HU
151-CTr/TU | proven | 126-KH/HU
152-CTr/TU | proven | 125-KH/HU
153-CTr/TU | proven | 127-KH/HU
06-ĐA/TU | proven | 139-KH/HU
189-CTr/TU | contested | 179-CTr/HU
12-NQ/TU | contested | 179-CTr/HU
15-NQ/TU | draft | DRAFT
16-NQ/TU | draft | DRAFT";

/// series | level | numbers seen | holes | unseen
const DISTRICT_SERIES: &str = "\
KH/HU | district | 99 109 110 125 126 127 139 | 100-108 111-124 128-138 | 34
CTr/HU | district | 150 179 | 151-178 | 28
CTr/TU | province | 139 140 141 151 152 153 189 | 142-150 154-188 | 44
NQ/TW | central | 18 19 20 21 27 28 29 | 22-26 | 5
NQ/TU | province | 7 12 15 16 | 8-11 13-14 | 6
CT/TW | central | 23 | - | 0
KH/TU | province | 223 | - | 0
ĐA/TU | province | 6 | - | 0";

/// code | severity | subject | lines its evidence must touch
const DISTRICT_FINDINGS: &str = "\
D01 | error | 179-CTr/HU | 52 54
O12 | note | 12-NQ/TU | 54
O15 | info | 179-CTr/HU | 52 54
C05 | note | DRAFT | 56
D05 | info | 139-KH/HU | 39 51
D07 | warning | ? | 7
D09 | info | 109-KH/HU | 39
G02 | warning | 15-NQ/TU | 56
G02 | warning | 16-NQ/TU | 56
C10 | note | 99-KH/HU | 44
D08 | note | ? | 11
C03 | info | ? | 60 74
O11 | info | 06-ĐA/TU | 51
O11 | info | 12-NQ/TU | 54
O11 | info | 15-NQ/TU | 56
O11 | info | 16-NQ/TU | 56
S01 | info | CTr/HU | -
S01 | info | CTr/TU | -
S01 | info | KH/HU | -
S01 | info | NQ/TU | -
S01 | info | NQ/TW | -
S07 | info | 179-CTr/HU | 52 54
S08 | info | 06-ĐA/TU | 51";

/// Nothing in the district's report gives rise to these.
const DISTRICT_NEVER: &[&str] = &[
    "C01", "C04", "C08", "C11", "D02", "D03", "D04", "D06", "D10", "D11", "D12", "D13", "L01",
    "L14", "L16", "O01", "O04", "O05", "O06", "O07", "O08", "O09", "O10", "O14", "S02", "S03",
    "S05", "S06",
];

const COMMUNE_MENTIONS: &str = "\
19 | 88-CV/TU | cited | province | 2025-12-01 | Công văn | Thường trực Tỉnh ủy | - | -
21 | 150/2025/NĐ-CP | cited | central | 2025-06-12 | Nghị định | Chính phủ | - | -
23 | 57-NQ/TW | cited | central | ? | Nghị quyết | ? | - | -
23 | 59-NQ/TW | cited | central | - | Nghị quyết | Bộ Chính trị | - | -
25 | 12-CTr/TU | cited | province | 2025-09-15 | Chương trình | Ban Thường vụ Tỉnh ủy | - | -
25 | 68-NQ/TW | cited | central | 2025-05-04 | Nghị quyết | Bộ Chính trị | - | Phát triển kinh tế tư nhân
25 | 21-KH/ĐU | declared | commune | 2025-10-06 | Kế hoạch | ? | - | -
26 | 14-CTr/TU | cited | province | 2025-09-29 | Chương trình | Ban Chấp hành Đảng bộ tỉnh | - | Chuyển đổi số trong cơ quan đảng
26 | 26-KH/ĐU | declared | commune | 2025-10-24 | Kế hoạch | ? | - | -
27 | 19-CTr/TU | cited | province | 2025-11-21 | Chương trình | Ban Thường vụ Tỉnh ủy | - | Bảo vệ môi trường nông thôn
28 | 71-NQ/TW | cited | central | 2025-08-22 | Nghị quyết | Bộ Chính trị | - | Đột phá phát triển giáo dục và đào tạo";

const COMMUNE_RELATIONS: &str = "\
25 | 12-CTr/TU | implements | 68-NQ/TW
25 | 21-KH/ĐU | implements | 12-CTr/TU
26 | 26-KH/ĐU | concretises | 14-CTr/TU
27 | DRAFT | implements | 19-CTr/TU";

const COMMUNE_CHAINS: &str = "\
21-KH/ĐU > 12-CTr/TU > 68-NQ/TW | proven | 21 134
26-KH/ĐU > 14-CTr/TU | proven | 25
DRAFT > 19-CTr/TU | draft | -";

const COMMUNE_SOURCES: &str = "\
12-CTr/TU | proven | 21-KH/ĐU
14-CTr/TU | proven | 26-KH/ĐU
19-CTr/TU | draft | DRAFT
71-NQ/TW | missing | -";

const COMMUNE_FINDINGS: &str = "\
G02 | warning | 19-CTr/TU | 27
D08 | note | 57-NQ/TW | 23
D08 | note | 59-NQ/TW | 23
D09 | info | 88-CV/TU | 19
O11 | info | 14-CTr/TU | 26
O11 | info | 19-CTr/TU | 27
S08 | info | 68-NQ/TW | 25";

const COMMUNE_NEVER: &[&str] = &[
    "C01", "C03", "C04", "C05", "C08", "C10", "C11", "D01", "D02", "D03", "D04", "D05", "D06",
    "D07", "D10", "D11", "D12", "D13", "L01", "L14", "L16", "O01", "O04", "O05", "O06", "O07",
    "O08", "O09", "O10", "O12", "O14", "O15", "S02", "S03", "S05", "S06", "S07",
];

fn report(text: &str) -> Report {
    Trace::read(text)
        .expect("a sample is far below 4 GiB")
        .report()
}

/// The rows of a table, cut at its bars.
fn rows(table: &str) -> impl Iterator<Item = Vec<&str>> {
    table.lines().map(|row| row.split(" | ").collect())
}

/// What a table has in a place where nothing stands.
fn or_dash<T: ToString>(value: Option<T>) -> String {
    value.map_or_else(|| "-".to_owned(), |value| value.to_string())
}

fn status(status: ChainStatus) -> &'static str {
    match status {
        ChainStatus::Proven => "proven",
        ChainStatus::Contested => "contested",
        ChainStatus::Draft => "draft",
        ChainStatus::Missing => "missing",
    }
}

/// The documents that are neither the text itself nor its unnumbered drafts.
fn numbered(report: &Report) -> impl Iterator<Item = &DocumentRow> {
    report
        .documents
        .iter()
        .filter(|document| document.state.name() != "own" && document.state.name() != "draft")
}

/// `SELF` for the text's own document, whatever number its letterhead gives it.
fn end<'r>(report: &'r Report, label: &'r str) -> &'r str {
    let own = report
        .documents
        .iter()
        .any(|document| document.state.name() == "own" && document.label == label);
    if own { "SELF" } else { label }
}

/// Every piece of evidence in a report.
fn all_evidence(report: &Report) -> impl Iterator<Item = &Evidence> {
    let documents = report.documents.iter().flat_map(|row| &row.evidence);
    let relations = report.relations.iter().flat_map(|row| &row.evidence);
    let findings = report.findings.iter().flat_map(|row| &row.evidence);
    documents.chain(relations).chain(findings)
}

fn check_evidence(report: &Report, text: &str) {
    for evidence in all_evidence(report) {
        let (start, end) = (evidence.start as usize, evidence.end as usize);
        assert_eq!(text.get(start..end), Some(&*evidence.quote));
        let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
        let line = text[..start].matches('\n').count() + 1;
        assert_eq!(evidence.line as usize, line, "{}", evidence.quote);
        let column = text[line_start..start]
            .chars()
            .filter(|char| !('\u{300}'..='\u{36F}').contains(char))
            .count();
        assert_eq!(evidence.column as usize, column + 1, "{}", evidence.quote);
    }
}

/// The mentions in text order: line, identifier as listed, words as they stand.
fn check_mentions(report: &Report, table: &str) {
    let mut found: Vec<_> = numbered(report)
        .flat_map(|document| {
            let label = document.label.as_str();
            document
                .evidence
                .iter()
                .map(move |at| (at.start, at.line.to_string(), label))
        })
        .collect();
    found.sort();
    let found: Vec<_> = found
        .iter()
        .map(|(_, line, label)| (line.as_str(), *label))
        .collect();
    let expected: Vec<_> = rows(table).map(|row| (row[0], row[1])).collect();
    assert_eq!(found, expected);
    assert_eq!(report.inputs[0].mentions, expected.len());
}

fn check_documents(report: &Report, table: &str) {
    for row in rows(table) {
        let named = row[1];
        let documents: Vec<_> = numbered(report)
            .filter(|document| document.label == named)
            .collect();
        assert!(!documents.is_empty(), "{named}");
        for document in documents {
            let fields = [
                document.state.name().to_owned(),
                or_dash(document.level.map(doctrace::report::Level::name)),
                or_dash(document.date),
                or_dash(document.type_word.as_deref()),
                or_dash(document.issuer.as_deref()),
                or_dash(document.term),
                or_dash(document.title.as_deref()),
            ];
            for (field, expected) in fields.iter().zip(&row[2..]) {
                assert!(*expected == "?" || field == expected, "{named}: {fields:?}");
            }
        }
    }
}

fn check_relations(report: &Report, table: &str) {
    let found: BTreeSet<_> = report
        .relations
        .iter()
        .filter(|relation| relation.relation == "implements")
        .map(|relation| {
            let line = relation.evidence.first().map_or(0, |at| at.line);
            let from = end(report, &relation.from);
            let kind = if from == "SELF" {
                "?"
            } else {
                relation.kind.name()
            };
            format!("{line} | {from} | {kind} | {}", relation.to)
        })
        .collect();
    let expected: BTreeSet<_> = table.lines().map(str::to_owned).collect();
    assert_eq!(found, expected);
}

fn check_chains(report: &Report, table: &str) {
    let found: Vec<_> = report
        .chains
        .iter()
        .filter(|chain| end(report, &chain.path[0]) != "SELF")
        .filter(|chain| chain.status != ChainStatus::Missing)
        .map(|chain| {
            let lags: Vec<_> = chain.lags.iter().map(|lag| or_dash(*lag)).collect();
            format!(
                "{} | {} | {}",
                chain.path.join(" > "),
                status(chain.status),
                lags.join(" ")
            )
        })
        .collect();
    assert_eq!(found, table.lines().collect::<Vec<_>>());
}

fn check_coverage(report: &Report, table: &str, counts: [usize; 4]) {
    let coverage = &report.coverage;
    let found: Vec<_> = coverage
        .sources
        .iter()
        .map(|row| {
            let answers = match row.answers.join(" ") {
                none if none.is_empty() => "-".to_owned(),
                some => some,
            };
            format!("{} | {} | {answers}", row.source, status(row.status))
        })
        .collect();
    assert_eq!(found, table.lines().collect::<Vec<_>>());
    assert_eq!(
        [
            coverage.strict,
            coverage.lenient,
            coverage.with_drafts,
            coverage.denominator
        ],
        counts
    );
}

fn check_findings(report: &Report, table: &str, never: &[&str]) {
    for row in rows(table) {
        let (code, severity, subject, lines) = (row[0], row[1], row[2], row[3]);
        let found = report.findings.iter().any(|finding| {
            finding.code == code
                && finding.severity.name() == severity
                && (subject == "?" || finding.subjects.iter().any(|named| named == subject))
                && (lines == "-"
                    || lines.split(' ').all(|line| {
                        let mut evidence = finding.evidence.iter();
                        evidence.any(|at| at.line.to_string() == line)
                    }))
        });
        assert!(found, "{code} {severity} {subject} at {lines}");
    }
    for finding in &report.findings {
        let (code, subjects) = (finding.code.as_str(), &finding.subjects);
        assert!(!never.contains(&code), "{code} {subjects:?}");
        assert!(!finding.evidence.is_empty(), "{code} {subjects:?}");
        if matches!(finding.severity.name(), "error" | "warning") {
            let listed = rows(table).any(|row| {
                row[0] == code && (row[2] == "?" || subjects.iter().any(|named| named == row[2]))
            });
            assert!(listed, "{code} {subjects:?} is beyond the list");
        }
    }
}

fn check_lag(report: &Report, step: &str, values: &[i32], median: f64) {
    let lag = &report.lags[step];
    assert_eq!(lag.values, values, "{step}");
    assert_eq!(lag.n, values.len(), "{step}");
    let off = lag.median.map_or(f64::MAX, |found| (found - median).abs());
    assert!(off < 1e-9, "{step}: {:?}", lag.median);
    assert_eq!(lag.min, values.iter().min().copied(), "{step}");
    assert_eq!(lag.max, values.iter().max().copied(), "{step}");
}

/// The letterhead of a text: issuer and type folded to small letters, title on one line.
fn own(report: &Report) -> (String, String, String) {
    let input = &report.inputs[0];
    let text = |field: &Option<String>| field.clone().unwrap_or_default();
    let title = text(&input.title);
    (
        text(&input.issuer).to_lowercase(),
        text(&input.type_word).to_lowercase(),
        title.split_whitespace().collect::<Vec<_>>().join(" "),
    )
}

#[test]
fn district_mentions() {
    let report = report(DISTRICT);
    assert_eq!(rows(DISTRICT_MENTIONS).count(), 31);
    check_mentions(&report, DISTRICT_MENTIONS);
    check_evidence(&report, DISTRICT);
    let identifiers: BTreeSet<_> = numbered(&report).map(|row| &row.label).collect();
    assert_eq!(identifiers.len(), 30);
    // One number stands for two papers until somebody decides.
    assert_eq!(numbered(&report).count(), 31);
}

#[test]
fn district_documents() {
    check_documents(&report(DISTRICT), DISTRICT_MENTIONS);
}

#[test]
fn district_letterhead() {
    let report = report(DISTRICT);
    let (issuer, type_word, title) = own(&report);
    assert_eq!(issuer, "huyện ủy tân long");
    assert_eq!(type_word, "báo cáo");
    assert_eq!(
        title,
        "Kết quả triển khai các văn bản chỉ đạo của Trung ương và Tỉnh ủy \
         trên địa bàn huyện năm 2023"
    );
    let period = report.period.expect("the title names one year");
    assert_eq!(period.from.to_string(), "2023-01-01");
    assert_eq!(period.to.to_string(), "2023-12-31");
    assert_eq!(period.source, PeriodSource::Title);

    let own = report
        .documents
        .iter()
        .find(|row| row.state.name() == "own");
    let own = own.expect("the report itself is a document");
    assert_eq!(own.date, None);
    let (first, last) = own.date_interval.expect("bounded by order and year");
    assert_eq!(first.to_string(), "2023-11-21");
    assert_eq!(last.to_string(), "2023-12-31");
}

#[test]
fn district_relations() {
    assert_eq!(DISTRICT_RELATIONS.lines().count(), 21);
    check_relations(&report(DISTRICT), DISTRICT_RELATIONS);
}

#[test]
fn district_chains() {
    assert_eq!(DISTRICT_CHAINS.lines().count(), 12);
    check_chains(&report(DISTRICT), DISTRICT_CHAINS);
}

#[test]
fn district_coverage() {
    check_coverage(&report(DISTRICT), DISTRICT_SOURCES, [8, 10, 12, 12]);
}

#[test]
fn district_lags() {
    let report = report(DISTRICT);
    let upper = [146, 146, 146, 146, 48, 40, 40, 46];
    check_lag(&report, "central_to_province", &upper, 97.0);
    let lower = [85, 85, 85, 20, 101, 101, 101, 56, 14, 47];
    check_lag(&report, "province_to_district", &lower, 85.0);
}

#[test]
fn district_series() {
    let report = report(DISTRICT);
    let found: BTreeSet<_> = report
        .series
        .iter()
        .map(|row| {
            let seen: Vec<_> = row.seen.iter().map(u32::to_string).collect();
            let holes: Vec<_> = row
                .holes
                .iter()
                .map(|(first, last)| format!("{first}-{last}"))
                .collect();
            let holes = if holes.is_empty() {
                "-".to_owned()
            } else {
                holes.join(" ")
            };
            format!(
                "{} | {} | {} | {holes} | {}",
                row.series,
                or_dash(row.level.map(doctrace::report::Level::name)),
                seen.join(" "),
                row.missing
            )
        })
        .collect();
    let expected: BTreeSet<_> = DISTRICT_SERIES.lines().map(str::to_owned).collect();
    assert_eq!(found, expected);
}

#[test]
fn district_findings() {
    let report = report(DISTRICT);
    check_findings(&report, DISTRICT_FINDINGS, DISTRICT_NEVER);
    let collision = report.findings.iter().find(|row| row.code == "D01");
    let readings = collision.map(|row| row.readings.len());
    assert_eq!(readings, Some(3), "one paper, two papers, a misprint");
}

/// One line of the report has its tone marks apart, as Windows-1258 writes them.
#[test]
fn district_line_of_loose_marks() {
    let marked: Vec<_> = DISTRICT
        .lines()
        .zip(1..)
        .map(|(line, number)| {
            let marks = line
                .chars()
                .filter(|char| ('\u{300}'..='\u{36F}').contains(char));
            (number, marks.count())
        })
        .filter(|(_, marks)| *marks > 0)
        .collect();
    assert_eq!(marked, [(71, 35)]);
}

/// What a report says, without the offsets, in composed letters.
fn gist(report: &Report) -> Vec<String> {
    let documents = report.documents.iter().map(|row| {
        format!(
            "{} {:?} {:?} {:?} {:?} {:?}",
            row.key, row.level, row.date, row.issuer, row.term, row.title
        )
    });
    let relations = report
        .relations
        .iter()
        .map(|row| format!("{} {} {}", row.from_key, row.kind, row.to_key));
    let chains = report
        .chains
        .iter()
        .map(|row| format!("{:?} {:?} {:?}", row.keys, row.status, row.lags));
    let findings = report
        .findings
        .iter()
        .map(|row| format!("{} {} {:?}", row.code, row.severity, row.subjects));
    documents
        .chain(relations)
        .chain(chains)
        .chain(findings)
        .map(|line| line.nfc().collect())
        .collect()
}

#[test]
fn accents_composed_or_apart_read_the_same() {
    for text in [DISTRICT, COMMUNE] {
        let composed: String = text.nfc().collect();
        let apart: String = text.nfd().collect();
        let expected = gist(&report(&composed));
        assert_eq!(gist(&report(text)), expected);
        assert_eq!(gist(&report(&apart)), expected);
        check_evidence(&report(&apart), &apart);
    }
}

#[test]
fn commune_mentions() {
    let report = report(COMMUNE);
    // A list names its second number whole and its first without code and organ.
    check_mentions(&report, COMMUNE_MENTIONS);
    check_documents(&report, COMMUNE_MENTIONS);
    check_evidence(&report, COMMUNE);
}

#[test]
fn commune_letterhead() {
    let report = report(COMMUNE);
    let (issuer, type_word, title) = own(&report);
    assert_eq!(issuer, "đảng ủy xã thạnh lộc đông");
    assert_eq!(type_word, "báo cáo");
    assert_eq!(
        title,
        "Việc triển khai nghị quyết của Trung ương và chương trình của Tỉnh ủy năm 2025"
    );
    let own = report
        .documents
        .iter()
        .find(|row| row.state.name() == "own");
    let own = own.expect("the report itself is a document");
    assert_eq!(or_dash(own.date), "2025-12-12");
    assert_eq!(
        own.level.map(doctrace::report::Level::name),
        Some("commune")
    );
}

/// Here the source stands before the answer, and the answer is still the one that
/// implements.
#[test]
fn commune_relations() {
    let report = report(COMMUNE);
    let mut table = COMMUNE_RELATIONS.to_owned();
    // An official letter asked for this report.
    table.push_str("\n19 | SELF | ? | 88-CV/TU");
    check_relations(&report, &table);
    check_chains(&report, COMMUNE_CHAINS);
    // A resolution that was studied, and one with no plan yet, are not carried out.
    for source in ["57-NQ/TW", "59-NQ/TW", "71-NQ/TW"] {
        let mut relations = report.relations.iter();
        assert!(!relations.any(|row| row.to == source && row.relation == "implements"));
    }
}

#[test]
fn commune_coverage() {
    let report = report(COMMUNE);
    check_coverage(&report, COMMUNE_SOURCES, [2, 2, 3, 4]);
    check_lag(&report, "central_to_province", &[134], 134.0);
    check_lag(&report, "province_to_commune", &[21, 25], 23.0);
}

#[test]
fn commune_findings() {
    check_findings(&report(COMMUNE), COMMUNE_FINDINGS, COMMUNE_NEVER);
}
