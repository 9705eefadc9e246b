//! The table of type codes, one row a code.
//!
//! Party codes are the initials of the type, in capitals, save a few that would
//! collide (`CTr`, `TTr`, `QĐi`); State codes are those of NĐ 30/2020. The keys of the
//! sources are explained in [`crate::id::vocabulary`].

use super::{DocumentType as T, Family, TypeRow};
use crate::id::vocabulary::{Confidence, Validity};

const BOTH: Option<Family> = None;
const PARTY: Option<Family> = Some(Family::Party);
const STATE: Option<Family> = Some(Family::State);
const H: Confidence = Confidence::High;
const M: Confidence = Confidence::Medium;
const L: Confidence = Confidence::Low;

const fn row(
    code: &'static str,
    readings: &'static [T],
    family: Option<Family>,
    confidence: Confidence,
    source: &'static str,
) -> TypeRow {
    TypeRow {
        code,
        readings,
        family,
        validity: Validity::OPEN,
        source,
        confidence,
        note: "",
    }
}

impl TypeRow {
    const fn since(mut self, year: i32, month: u32, day: u32) -> Self {
        self.validity = self.validity.since(year, month, day);
        self
    }

    const fn until(mut self, year: i32, month: u32, day: u32) -> Self {
        self.validity = self.validity.until(year, month, day);
        self
    }

    const fn remark(mut self, note: &'static str) -> Self {
        self.note = note;
        self
    }
}

/// The known codes: of both families, of the Party, of the State, copies, older ones.
pub(super) const ROWS: &[TypeRow] = &[
    row("NQ", &[T::Resolution], BOTH, H, "HD36; NĐ30"),
    row("QĐ", &[T::Decision, T::Regulation], BOTH, H, "HD36; HD05; NĐ30")
        .remark("in Party use also Quy định (before 4/2018 and again since about 2019): the words beside it decide"),
    row("QyĐ", &[T::Regulation], BOTH, H, "NĐ30; seen: 04-QyĐ/ĐU")
        .remark("the State's code for Quy định; leaks into Party use"),
    row("CT", &[T::Directive], BOTH, H, "HD36; NĐ30"),
    row("QC", &[T::Statute], BOTH, H, "HD36; NĐ30"),
    row("TT", &[T::Circular, T::PartyCircular], BOTH, H, "HD36; Luật 2015")
        .remark("Thông tri in Party use, Thông tư in State use"),
    row("HD", &[T::Guidance], BOTH, H, "HD36; NĐ30"),
    row("TB", &[T::Notice], BOTH, H, "HD36; NĐ30")
        .remark("behind the slash TB is a sub-committee (tiểu ban)"),
    row("TC", &[T::Communique, T::PublicLetter], BOTH, M, "initials; NĐ30")
        .remark("NĐ30 has it for Thông cáo; a Thư công normally has no code"),
    row("BC", &[T::Report], BOTH, H, "HD36; NĐ30"),
    row("KH", &[T::Plan], BOTH, H, "HD36; NĐ30"),
    row("QH", &[T::MasterPlan], BOTH, M, "HD36")
        .remark("behind the slash QH is the National Assembly"),
    row("CTr", &[T::Programme], BOTH, H, "HD36; NĐ30"),
    row("ĐA", &[T::Project], BOTH, H, "HD36; NĐ30"),
    row("PA", &[T::Option], BOTH, H, "HD36; NĐ30"),
    row("DA", &[T::Scheme], BOTH, H, "HD36; NĐ30")
        .remark("ĐA without its bar reads the same"),
    row("TTr", &[T::Submission], BOTH, H, "HD36; NĐ30"),
    row("BB", &[T::Minutes], BOTH, H, "HD36; NĐ30"),
    row("GM", &[T::Invitation], BOTH, H, "NĐ30; practice"),
    row("GGT", &[T::IntroductionLetter], BOTH, H, "NĐ30; practice"),
    row("GNP", &[T::LeavePermit], BOTH, H, "NĐ30"),
    row("PG", &[T::SendingSlip], BOTH, H, "NĐ30"),
    row("PC", &[T::TransferSlip], BOTH, H, "NĐ30"),
    row("KL", &[T::Conclusion], BOTH, H, "HD36; counted")
        .remark("in State use a conclusion of an inspection"),
    row("CTrHĐ", &[T::ActionProgramme], BOTH, H, "seen: 09-CTrHĐ/ĐU")
        .remark("in no list: official is CTr"),
    row("QTr", &[T::Procedure], BOTH, L, "practice")
        .remark("in no list of types; seen only in drafting tools"),
    row("CV", &[T::OfficialLetter], PARTY, H, "HD36")
        .remark("State letters carry no type code"),
    row("QĐi", &[T::Regulation], PARTY, M, "HD36; seen: 08-QĐi/TW (25/10/2018)")
        .since(2018, 4, 3)
        .until(2019, 12, 31)
        .remark("may be cited as QĐ; all central ones seen lie between 5/2018 and early 2019, so the end is a safe bound"),
    row("BS", &[T::Copy], PARTY, H, "HD36; seen: 24-BS/UBKTTU")
        .remark("has its own series and stands beside the number of the original"),
    row("GCN", &[T::Certificate], BOTH, L, "initials; practice"),
    row("GĐĐ", &[T::TravelPermit], BOTH, L, "initials; practice"),
    row("NĐ", &[T::Decree], STATE, H, "Luật 2015; counted"),
    row("TTLT", &[T::JointCircular], STATE, H, "Luật 2015; counted"),
    row("NQLT", &[T::JointResolution], STATE, H, "Luật 2015"),
    row("PL", &[T::Ordinance], STATE, M, "counted")
        .remark("older: 04/1998/PL-UBTVQH10; today ordinances carry no type code"),
    row("L", &[T::Order, T::Law], STATE, M, "practice")
        .remark("L-CTN is an order of the State President; laws carry no type code"),
    row("VBHN", &[T::Consolidation], STATE, H, "PL 2012; seen: 09/VBHN-BQP"),
    row("CĐ", &[T::Telegram], STATE, H, "NĐ30"),
    row("HĐ", &[T::Contract], STATE, H, "NĐ30")
        .remark("behind the slash HĐ is a council (hội đồng)"),
    row("BGN", &[T::Memorandum], STATE, H, "NĐ30"),
    row("BTT", &[T::Agreement], STATE, H, "NĐ30"),
    row("GUQ", &[T::PowerOfAttorney], STATE, H, "NĐ30"),
    row("PB", &[T::NotificationSlip], STATE, H, "NĐ30"),
    row("SY", &[T::TrueCopy], STATE, H, "NĐ30"),
    row("TrS", &[T::Extract], STATE, H, "NĐ30"),
    row("SL", &[T::Transcript, T::DecreeLaw], STATE, H, "NĐ30; practice")
        .remark("N/SL of 1945 to 1959 is a sắc lệnh (low confidence)"),
    row("GP", &[T::Licence], STATE, M, "counted"),
    row("TTLB", &[T::JointCircular], STATE, L, "practice")
        .remark("thông tư liên bộ, before 1997; also TT-LB"),
    row("TTLN", &[T::JointCircular], STATE, L, "practice")
        .remark("thông tư liên ngành, 1990s"),
    row("LCT", &[T::Law], STATE, L, "practice")
        .remark("laws of the 1980s: 13-LCT/HĐNN8"),
];
