//! The way from one text to its report, in ten lines.
//!
//! ```text
//! cargo run --example trace_one
//! ```

use doctrace::Trace;
use doctrace::text::TextError;

const TEXT: &str = "\
Ban hành Kế hoạch số 109-KH/HU ngày 02/02/2023 để cụ thể hóa Chương trình số 139-CTr/TU \
ngày 09/11/2022 của Tỉnh ủy về thực hiện Nghị quyết số 18-NQ/TW ngày 16/6/2022 của Ban \
Chấp hành Trung ương Đảng.";

fn main() -> Result<(), TextError> {
    let report = Trace::read(TEXT)?.report();
    for chain in &report.chains {
        println!("{} {:?}", chain.path.join(" → "), chain.lags);
    }
    for relation in &report.relations {
        let words = &relation.evidence[0].quote;
        println!("{} –{words}→ {}", relation.from, relation.to);
    }
    for finding in &report.findings {
        println!("{} {}", finding.code, finding.why.vi);
    }
    Ok(())
}
