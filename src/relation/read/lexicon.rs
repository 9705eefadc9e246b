//! The words that say what one document does to another: each stands once, with what it is.
//!
//! A row names a verb, a helper or a joint by itself; how they combine ("tổ chức triển khai thực
//! hiện nghiêm", "sửa đổi, bổ sung một số điều của", "được … bởi") is composed by
//! [`super::event`]. Source of the rows: the wording of Nghị định 30/2020/NĐ-CP and Hướng dẫn
//! 36-HD/VPTW, and the reports and legal texts that offices publish.

use std::sync::LazyLock;

use crate::relation::RelationKind;
use crate::text::{Key, Phrases, Token};

/// What a verb does to the document behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Class {
    Concretises,
    Implements,
    BasedOn,
    Guides,
    Details,
    Amends,
    Supplements,
    Replaces,
    Repeals,
    Annuls,
    Suspends,
    Extends,
    Corrects,
    Consolidates,
    RespondsTo,
    Reviews,
    Disseminates,
    Enclosed,
    /// "hết hiệu lực": said of what stands before it.
    Lapses,
    /// "đôn đốc", "kiểm tra": what is done about it carries nothing out.
    Minds,
}

impl Class {
    pub(super) const fn changes(self) -> bool {
        matches!(
            self,
            Self::Amends
                | Self::Supplements
                | Self::Replaces
                | Self::Repeals
                | Self::Annuls
                | Self::Suspends
                | Self::Extends
                | Self::Corrects
        )
    }

    pub(super) const fn carries_out(self) -> bool {
        matches!(self, Self::Concretises | Self::Implements)
    }

    /// The relation that it states; `None` where it states none by itself.
    pub(super) const fn kind(self) -> Option<RelationKind> {
        Some(match self {
            Self::Concretises => RelationKind::Concretises,
            Self::Implements => RelationKind::Implements,
            Self::BasedOn => RelationKind::BasedOn,
            Self::Guides => RelationKind::Guides,
            Self::Details => RelationKind::Details,
            Self::Amends => RelationKind::Amends,
            Self::Supplements => RelationKind::Supplements,
            Self::Replaces => RelationKind::Replaces,
            Self::Repeals => RelationKind::Repeals,
            Self::Annuls => RelationKind::Annuls,
            Self::Suspends => RelationKind::Suspends,
            Self::Extends => RelationKind::Extends,
            Self::Corrects => RelationKind::Corrects,
            Self::Consolidates => RelationKind::Consolidates,
            Self::RespondsTo => RelationKind::RespondsTo,
            Self::Reviews => RelationKind::Reviews,
            Self::Disseminates => RelationKind::Disseminates,
            Self::Enclosed => RelationKind::EnclosedIn,
            Self::Lapses | Self::Minds => return None,
        })
    }

    pub(super) const fn explains(self) -> bool {
        matches!(self, Self::Guides | Self::Details)
    }
}

/// How an agent, a place or a means is led in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum By {
    /// "bởi", "do": who does it.
    Agent,
    /// "theo": by what it is done.
    Rule,
    /// "theo quy định": the rule that is kept.
    Norm,
    /// "tại", "trong", "nêu tại": where it stands.
    Place,
    /// "bằng", "thành", "thông qua": the means.
    Means,
}

/// What a phrase is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Atom {
    Verb(Class),
    /// Verb or type word, as the place decides: "hướng dẫn", "quy định".
    Both(Class),
    /// Stands before a verb and belongs to it: "tổ chức", "tiếp tục".
    Helper,
    /// The same, with a class of its own that outdoes the verb's: "kết quả", "tình hình".
    Judging,
    /// Stands behind a verb and belongs to it: "nghiêm túc", "có hiệu quả".
    Adverb,
    /// "để", "nhằm".
    Aim,
    /// "về", "về việc".
    About,
    /// "việc": makes a noun of the verb behind it.
    Nominal,
    Passive,
    By(By),
    Issue,
    /// "có", "ra", "ký": issues only right before a document.
    WeakIssue,
    Done,
    /// "vừa", "mới": done just now, and much else where no verb follows.
    Just,
    Not,
    /// "sẽ", "dự kiến", "phải": has not happened yet.
    Will,
    Draft,
    /// "yêu cầu", "giao": others are told to.
    Ask,
    /// "tham mưu", "kiến nghị", "trình": put to who may do it.
    Propose,
    After,
    Opener,
    /// "gọi tắt là", "sau đây gọi".
    Names,
    /// "một số điều", "khoản 2 Điều 5": a part of the document behind it.
    Part,
    /// "nội dung", "nhiệm vụ", "chỉ tiêu": what stands in the document behind it.
    Content,
    Many,
    /// "của", "cho", "đối với": joins what it stands between.
    Of,
    And,
    Respectively,
    Body,
    /// Of "các", "huyện", …: a body by a common noun.
    Unit,
    /// Looks like one of these and is none.
    Plain,
    /// "gồm", "như sau", "là": leads a list in.
    Namely,
    /// "đối với", "riêng": what follows is the topic.
    Topic,
    /// "theo đề nghị", "xét": the ground is what a document asks.
    Request,
    /// "kể từ ngày", "có hiệu lực": in force.
    Force,
    /// "Báo", "Ảnh:"
    Against,
    /// "cùng ngày"
    SameDay,
    /// "xây dựng": to work a paper out, and much else.
    Build,
}

#[rustfmt::skip]
const ROWS: &[(&str, Atom)] = {
    use Atom::{About, Adverb, After, Against, Aim, And, Ask, Body, Both, Build, Content, Done, Draft, Force, Helper, Issue, Judging, Just,
        Many, Namely, Names, Nominal, Not, Of, Opener, Part, Passive, Plain, Propose, Request, Respectively, SameDay, Topic, Unit,
        Verb, WeakIssue, Will};
    use Class::{Amends, Annuls, BasedOn, Concretises, Consolidates, Corrects, Details, Disseminates, Enclosed, Extends, Guides,
        Implements, Lapses, Minds, Repeals, Replaces, RespondsTo, Reviews, Supplements, Suspends};
    &[
    // Words of everyday that hold one of the others.
    ("cơ sở", Plain), ("trụ sở", Plain), ("sở hữu", Plain), ("cán bộ", Plain), ("nội bộ", Plain), ("tiến bộ", Plain), ("đường bộ", Plain), ("cục bộ", Plain), ("bộ phận", Plain), ("bộ máy", Plain), ("bộ đội", Plain),
    ("thành lập", Plain), ("hình thành", Plain), ("trở thành", Plain), ("thành viên", Plain), ("thành phần", Plain), ("thành tích", Plain), ("thành tựu", Plain), ("thành phẩm", Plain),
    ("mặt bằng", Plain), ("công bằng", Plain), ("cân bằng", Plain), ("đồng bằng", Plain), ("văn bằng", Plain), ("bằng cấp", Plain),
    ("công trình", Plain), ("quá trình", Plain), ("lộ trình", Plain), ("tiến trình", Plain), ("giáo trình", Plain), ("trình tự", Plain), ("trình độ", Plain), ("trình bày", Plain),
    ("giao thông", Plain), ("giao dịch", Plain), ("chuyển giao", Plain), ("bàn giao", Plain), ("ngoại giao", Plain), ("phòng ngừa", Plain), ("phòng cháy", Plain), ("phòng thí nghiệm", Plain), ("quốc phòng", Plain), ("biên phòng", Plain), ("dự phòng", Plain),
    ("đăng ký", Plain), ("thư ký", Plain), ("ký quỹ", Plain), ("đổi mới", Plain), ("nông thôn mới", Plain), ("tốt nghiệp", Plain), ("ban đầu", Plain), ("trái phép", Plain), ("trái phiếu", Plain),
    ("chỉ số", Plain), ("mã số", Plain), ("tổng số", Plain), ("thiểu số", Plain), ("dân số", Plain), ("số lượng", Plain), ("số tiền", Plain), ("số liệu", Plain), ("xem xét", Plain), ("xét duyệt", Plain), ("xét tuyển", Plain),
    ("cho phép", Plain), ("cho thuê", Plain), ("nói chung", Plain), ("nói riêng", Plain), ("chung cư", Plain),
    ("cụ thể hóa", Verb(Concretises)), ("thể chế hóa", Verb(Concretises)), ("thể chế", Verb(Concretises)), ("cụ thể", Plain),
    ("thực hiện", Verb(Implements)), ("triển khai", Verb(Implements)), ("thi hành", Verb(Implements)), ("chấp hành", Verb(Implements)),
    ("hưởng ứng", Verb(Implements)), ("đưa", Plain), ("nhằm đưa", Verb(Implements)), ("để đưa", Verb(Implements)),
    ("căn cứ", Verb(BasedOn)), ("căn cứ pháp lý", Verb(BasedOn)), ("cơ sở pháp lý", Verb(BasedOn)), ("căn cứ pháp luật", Verb(BasedOn)), ("căn cứ ban hành", Verb(BasedOn)), ("căn cứ xây dựng", Verb(BasedOn)), ("căn cứ lập", Verb(BasedOn)), ("căn cứ thực hiện", Verb(BasedOn)), ("căn cứ vào", Verb(BasedOn)), ("căn cứ theo", Verb(BasedOn)), ("trên cơ sở", Verb(BasedOn)), ("trên cơ sở đó", Opener),
    ("hướng dẫn", Both(Guides)), ("quy định chi tiết", Verb(Details)), ("quy định cụ thể", Verb(Details)), ("quy định biện pháp thi hành", Verb(Details)), ("quy định việc thi hành", Verb(Details)),
    ("quy định một số biện pháp thi hành", Verb(Details)), ("chi tiết", Adverb), ("chi tiết hóa", Verb(Details)),
    ("biện pháp thi hành", Adverb), ("biện pháp để thi hành", Adverb), ("biện pháp tổ chức", Adverb), ("quy định", Both(Enclosed)),
    // As reading machines have them; none of these is a word.
    ("sửa đôi", Verb(Amends)), ("sửa đồi", Verb(Amends)), ("bô sung", Verb(Supplements)), ("bố sung", Verb(Supplements)), ("bồ sung", Verb(Supplements)), ("bỗ sung", Verb(Supplements)), ("bộ sung", Verb(Supplements)), ("bễ sung", Verb(Supplements)), ("bỏ sung", Verb(Supplements)),
    ("thay thê", Verb(Replaces)), ("thay thể", Verb(Replaces)), ("quy định chỉ tiết", Verb(Details)), ("chỉ tiết", Adverb), ("hướng dân", Both(Guides)),
    ("sửa đổi", Verb(Amends)), ("sửa", Verb(Amends)), ("điều chỉnh", Verb(Amends)), ("sửa chữa", Plain), ("phạm vi điều chỉnh", Plain), ("bổ sung", Verb(Supplements)),
    ("đối tượng điều chỉnh", Plain),
    ("thay thế", Verb(Replaces)), ("thay thế cho", Verb(Replaces)), ("thay", Verb(Replaces)), ("thay cho", Verb(Replaces)), ("thay thế cụm từ", Verb(Amends)), ("thay cụm từ", Verb(Amends)), ("thay thế một số cụm từ", Verb(Amends)), ("thay thế các cụm từ", Verb(Amends)), ("bỏ cụm từ", Verb(Amends)), ("bãi bỏ cụm từ", Verb(Amends)), ("bổ sung cụm từ", Verb(Amends)), ("thay thế từ", Verb(Amends)), ("thay đổi", Plain), ("thay mặt", Plain), ("thay vì", Plain),
    ("bãi bỏ", Verb(Repeals)), ("bãi bỏ hiệu lực", Verb(Repeals)), ("hủy bỏ", Verb(Annuls)), ("thu hồi", Plain),
    ("đình chỉ", Verb(Suspends)), ("tạm ngưng hiệu lực", Verb(Suspends)), ("ngưng hiệu lực", Verb(Suspends)), ("gia hạn", Verb(Extends)), ("kéo dài", Verb(Extends)),
    ("đính chính", Verb(Corrects)), ("hợp nhất", Verb(Consolidates)),
    ("sơ kết", Verb(Reviews)), ("tổng kết", Verb(Reviews)), ("kết quả", Judging), ("tình hình", Judging), ("đánh giá", Judging), ("báo cáo kết quả", Judging), ("báo cáo tình hình", Judging),
    ("kết quả lãnh đạo", Judging), ("tình hình, kết quả", Judging), ("tình hình và kết quả", Judging),
    ("quán triệt", Verb(Disseminates)), ("học tập", Verb(Disseminates)), ("phổ biến", Verb(Disseminates)), ("tuyên truyền", Verb(Disseminates)),
    ("tiếp thu", Verb(Disseminates)), ("nghiên cứu", Verb(Disseminates)), ("thông tin", Plain), ("truyền thông", Verb(Disseminates)),
    ("đôn đốc", Verb(Minds)), ("kiểm tra", Verb(Minds)), ("giám sát", Verb(Minds)), ("theo dõi", Verb(Minds)), ("rà soát", Propose),
    ("kèm theo", Verb(Enclosed)), ("ban hành kèm theo", Verb(Enclosed)), ("ban hành theo", Verb(Enclosed)), ("ban hành tại", Verb(Enclosed)), ("ban hành cùng", Verb(Enclosed)), ("ban hành bởi", Verb(Enclosed)),
    ("hết hiệu lực", Verb(Lapses)), ("hết hiệu lực thi hành", Verb(Lapses)), ("chấm dứt hiệu lực", Verb(Lapses)), ("hết hiệu lực toàn bộ", Verb(Lapses)), ("hết hiệu lực một phần", Plain),
    ("theo yêu cầu", Verb(RespondsTo)), ("theo chỉ đạo", Verb(RespondsTo)), ("theo tinh thần chỉ đạo", Verb(RespondsTo)), ("theo nội dung yêu cầu", Verb(RespondsTo)), ("theo sự chỉ đạo", Verb(RespondsTo)),
    ("theo đề nghị", Request), ("xét đề nghị", Request), ("căn cứ đề nghị", Request), ("xét", Request), ("sau khi xem xét", Request), ("qua xem xét", Request), ("đề nghị của", Request), ("đề nghị tại", Request),
    ("tổ chức", Helper), ("tiếp tục", Helper), ("tập trung", Helper), ("đẩy mạnh", Helper), ("tăng cường", Helper), ("lãnh đạo", Helper), ("kịp thời", Helper), ("chủ động", Helper),
    ("nghiêm túc", Adverb), ("nghiêm", Adverb), ("tốt", Adverb), ("hiệu quả", Adverb), ("có hiệu quả", Adverb), ("đồng bộ", Adverb), ("toàn diện", Adverb),
    ("quyết liệt", Adverb), ("triệt để", Adverb), ("thắng lợi", Adverb), ("thành công", Adverb), ("đầy đủ", Adverb), ("hiệu lực", Adverb), ("chính thức", Adverb), ("đúng", Adverb), ("sâu rộng", Adverb), ("toàn bộ", Part), ("toàn văn", Part),
    ("một phần", Part), ("phụ lục", Part), ("các phụ lục", Part), ("các điều kiện", Content), ("các điều khoản", Part), ("hoàn thành", Plain),
    ("để", Aim), ("nhằm", Aim), ("nhằm để", Aim), ("với mục tiêu", Aim), ("để nhằm", Aim), ("có nội dung", About),
    ("về", About), ("về việc", About), ("V/v", About), ("về công tác", Plain), ("việc", Nominal), ("trong việc", Nominal), ("công tác", Nominal),
    ("được", Passive), ("bị", Passive),
    ("bởi", Atom::By(By::Agent)), ("do", Atom::By(By::Agent)), ("theo", Atom::By(By::Rule)), ("theo quy định", Atom::By(By::Norm)), ("theo quy định tại", Atom::By(By::Norm)), ("theo quy định của", Atom::By(By::Norm)),
    ("theo tinh thần", Atom::By(By::Rule)), ("theo nội dung", Atom::By(By::Rule)), ("tại", Atom::By(By::Place)), ("vào", Atom::By(By::Place)), ("nêu", Content), ("trong", Atom::By(By::Place)),
    ("bằng", Atom::By(By::Means)), ("bằng việc", Atom::By(By::Means)), ("thành", Atom::By(By::Means)), ("thông qua", Atom::By(By::Means)), ("qua", Atom::By(By::Means)), ("thông qua việc", Atom::By(By::Means)),
    ("áp dụng", Plain), ("dẫn chiếu", Plain), ("viện dẫn", Plain), ("theo đó", Opener),
    ("ban hành", Issue), ("ký ban hành", Issue), ("phát hành", Issue), ("đã có", Issue), ("ký", WeakIssue), ("ra", WeakIssue), ("có", WeakIssue), ("xây dựng", Build), ("hoàn thành xây dựng", Issue),
    ("đề ra", Plain), ("đưa ra", Plain), ("đặt ra", Plain), ("nêu ra", Plain), ("chỉ ra", Plain), ("xảy ra", Plain), ("diễn ra", Plain), ("ngoài ra", Opener), ("tạo ra", Plain), ("gây ra", Plain), ("vạch ra", Plain),
    ("hiện có", Plain), ("ký kết", Plain), ("chữ ký", Plain),
    ("đã", Done), ("vừa", Just), ("mới", Just),
    ("chưa", Not), ("không", Not), ("chậm", Not),
    ("sẽ", Will), ("dự kiến", Will), ("phải", Will), ("cần", Will), ("có trách nhiệm", Will), ("xin ý kiến", Will),
    ("dự thảo", Draft), ("bản thảo", Draft), ("đang xây dựng", Draft), ("đang dự thảo", Draft), ("đang soạn thảo", Draft), ("đang hoàn thiện", Draft), ("đang tham mưu", Draft), ("đang hoàn chỉnh", Draft),
    ("dự kiến ban hành", Draft), ("chuẩn bị ban hành", Draft), ("sẽ ban hành", Draft), ("xây dựng dự thảo", Draft), ("đang trình", Draft), ("có dự thảo", Draft), ("chuẩn bị dự thảo", Draft), ("đang lấy ý kiến", Draft),
    ("đang xin ý kiến", Draft), ("hoàn thành dự thảo", Draft), ("hoàn thiện dự thảo", Draft), ("đang chỉ đạo xây dựng", Draft), ("đang nghiên cứu", Draft), ("ở bước dự thảo", Draft), ("ở dạng dự thảo", Draft), ("ở giai đoạn dự thảo", Draft), ("còn là dự thảo", Draft), ("vẫn là dự thảo", Draft), ("mới là dự thảo", Draft), ("đang là dự thảo", Draft), ("trong giai đoạn dự thảo", Draft),
    ("yêu cầu", Ask), ("giao", Ask), ("chỉ đạo", Ask), ("phân công", Ask), ("đề nghị", Ask), ("ý kiến chỉ đạo", Content), ("sự chỉ đạo", Content),
    ("tham mưu", Propose), ("kiến nghị", Propose), ("đề xuất", Propose), ("trình", Propose), ("tham mưu ban hành", Issue),
    ("sau khi", After), ("ngay sau khi", After), ("sau khi có", After),
    ("tuy nhiên", Opener), ("đồng thời", Opener), ("bên cạnh đó", Opener), ("tiếp đó", Opener), ("qua đó", Opener), ("từ đó", Opener), ("trong đó", Opener), ("cụ thể là", Opener), ("do đó", Opener), ("vì vậy", Opener),
    ("hiện nay", Opener), ("đến nay", Opener), ("trong năm", Opener), ("ngay sau đó", Opener), ("sau đó", Opener), ("trước đó", Opener), ("cùng với đó", Opener), ("song song với đó", Opener), ("hàng năm", Opener), ("hằng năm", Opener),
    ("gọi tắt", Names), ("gọi là", Names), ("gọi chung", Names), ("sau đây gọi", Names), ("sau đây viết", Names), ("viết tắt", Names),
    ("một số điều", Part), ("một số nội dung", Part), ("một số khoản", Part), ("một số điểm", Part), ("một số quy định", Part), ("một số điều khoản", Part), ("các điều", Part), ("một số điều, khoản", Part), ("một số", Many),
    ("nội dung", Content), ("các nội dung", Content), ("tinh thần", Content), ("mục tiêu", Content), ("giải pháp", Content), ("các giải pháp", Content), ("chỉ tiêu", Content), ("nhiệm vụ", Content), ("quan điểm", Content), ("chủ trương", Content),
    ("ý kiến", Content), ("yêu cầu tại", Content), ("kiến nghị tại", Content), ("quyết nghị", Content), ("lần", Adverb), ("lần thứ", Adverb), ("lần đầu", Adverb), ("chính sách", Content), ("biện pháp", Content), ("kết quả theo", Plain),
    ("các", Many), ("những", Many), ("nhiều", Many), ("cả", Many), ("hai", Many), ("ba", Many), ("bốn", Many), ("từng", Many), ("mỗi", Many), ("bộ", Of),
    ("của", Of), ("cho", Of), ("với", Of), ("tới", Of), ("đến", Of), ("số", Of), ("là", Namely), ("gồm", Namely), ("bao gồm", Namely), ("như", Namely), ("chính là", Namely), ("như sau", Namely), ("sau", Namely), ("sau đây", Namely), ("tiêu biểu", Namely), ("tiêu biểu là", Namely), ("chung", Adverb), ("riêng", Topic), ("gồm có", Namely), ("dưới đây", Namely), ("cụ thể như sau", Namely),
    ("đối với", Topic), ("riêng đối với", Topic),
    ("và", And), ("cùng", And), ("cùng với", And), ("hoặc", And), ("hay", And), ("kiêm", Plain), ("gắn với", Aim),
    ("lần lượt", Respectively), ("trái với", Against), ("trái", Against), ("cùng ngày", SameDay),
    ("có hiệu lực", Force), ("có hiệu lực thi hành", Force), ("hiệu lực thi hành", Force), ("còn hiệu lực thi hành", Plain), ("còn hiệu lực", Plain), ("bắt đầu có hiệu lực", Force),
    ("ban chấp hành", Body), ("ban thường vụ", Body), ("thường trực", Body), ("bộ chính trị", Body), ("ban bí thư", Body), ("trung ương", Body), ("tỉnh ủy", Body), ("thành ủy", Body), ("huyện ủy", Body), ("quận ủy", Body), ("thị ủy", Body), ("đảng ủy", Body),
    ("chi bộ", Body), ("đảng bộ", Body), ("cấp ủy", Body), ("chi ủy", Body), ("ban cán sự", Body), ("đảng đoàn", Body), ("ban tổ chức", Body), ("ban tuyên giáo", Body), ("ban dân vận", Body), ("ban nội chính", Body), ("ủy ban kiểm tra", Body), ("văn phòng", Body), ("ban chỉ đạo", Body), ("hội đồng nhân dân", Body),
    ("ủy ban nhân dân", Body), ("ủy ban", Body), ("chủ tịch", Body), ("thủ tướng", Body), ("thủ tướng chính phủ", Body), ("chính phủ", Body), ("quốc hội", Body), ("bộ trưởng", Body), ("hội đồng", Body), ("ban quản lý", Body), ("liên đoàn", Body), ("mặt trận", Body),
    ("bch", Body), ("btv", Body), ("ubnd", Body), ("hđnd", Body), ("ubkt", Body), ("cơ quan", Body), ("đơn vị", Unit), ("địa phương", Unit), ("huyện", Unit), ("tỉnh", Unit), ("thành phố", Unit), ("xã", Unit), ("phường", Unit), ("công ty", Body), ("công an", Body), ("giám đốc", Body), ("phòng", Unit), ("các ngành", Unit),
    ("bộ nông nghiệp", Body), ("tổng cục", Body), ("chi cục", Body), ("cục", Body), ("sở", Body), ("ban", Unit), ("chánh văn phòng", Body), ("tòa án", Body), ("viện kiểm sát", Body), ("đoàn đại biểu", Body), ("hội nông dân", Body), ("đoàn thanh niên", Body), ("lãnh đạo các", Body), ("ban ngành", Unit), ("hai bên", Unit),
    ]
};

static TABLE: LazyLock<Phrases<Atom>> = LazyLock::new(|| Phrases::new(ROWS.iter().copied()));

/// The longest phrase that starts at a token: its length in tokens, and what it is.
#[inline]
pub(super) fn at(tokens: &[Token], at: usize) -> Option<(usize, Atom)> {
    TABLE.starting(tokens, at)
}

/// The words that phrases of the table begin with.
pub(super) fn openers() -> impl Iterator<Item = Key> {
    TABLE.openers()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::ROWS;
    use crate::text::keys;

    #[test]
    fn every_phrase_stands_once() {
        let mut seen = BTreeSet::new();
        let twice: Vec<&str> = ROWS
            .iter()
            .map(|&(phrase, _)| phrase)
            .filter(|phrase| !seen.insert(keys(phrase)))
            .collect();
        assert!(twice.is_empty(), "{twice:?}");
    }
}
