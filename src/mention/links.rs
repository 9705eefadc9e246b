//! The words that link one citation to the next.
//!
//! Only the words that stand right before a citation decide what is said of it. One table
//! serves both uses: it ends a title that runs into the next citation, and it tells
//! [`crate::relation`] what the words state.

use std::sync::LazyLock;

use crate::text::{Phrases, Token};

/// What a linking phrase states of the citation behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Link {
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
    Cites,
    /// "được sửa đổi, bổ sung bởi": the citation behind acts on the one before.
    AmendedBy,
    ReplacedBy,
    RepealedBy,
    /// "cụ thể hóa … bằng": the citation behind is the answer.
    Instrument,
    /// "(sửa": the later of the two amends the earlier.
    Amendment,
    /// "hết hiệu lực": said of what stands before; of what stands behind only where a colon
    /// opens a list.
    Lapsed,
}

#[rustfmt::skip]
const LINKS: &[(&str, Link)] = &[
    ("cụ thể hóa", Link::Concretises), ("cụ thể hóa thực hiện", Link::Concretises),
    ("cụ thể hóa việc thực hiện", Link::Concretises), ("cụ thể hóa và thực hiện", Link::Concretises),
    ("cụ thể hóa và tổ chức thực hiện", Link::Concretises),
    ("cụ thể hóa, triển khai thực hiện", Link::Concretises),
    ("cụ thể hóa và triển khai thực hiện", Link::Concretises),
    ("cụ thể hóa triển khai thực hiện", Link::Concretises), ("thể chế hóa", Link::Concretises),
    ("cụ thể hóa, tổ chức thực hiện", Link::Concretises), ("cụ thể hóa, thực hiện", Link::Concretises),
    ("cụ thể hóa và triển khai", Link::Concretises), ("cụ thể hóa, tổ chức triển khai thực hiện", Link::Concretises),
    ("cụ thể hóa tổ chức thực hiện", Link::Concretises), ("cụ thể hóa nội dung", Link::Concretises),
    ("triển khai cụ thể hóa", Link::Concretises), ("quán triệt, cụ thể hóa", Link::Concretises),
    ("thực hiện", Link::Implements), ("triển khai thực hiện", Link::Implements),
    ("tổ chức thực hiện", Link::Implements), ("tổ chức triển khai thực hiện", Link::Implements),
    ("triển khai", Link::Implements), ("tổ chức triển khai", Link::Implements),
    ("triển khai và thực hiện", Link::Implements), ("triển khai, thực hiện", Link::Implements),
    ("thi hành", Link::Implements), ("tổ chức thi hành", Link::Implements),
    ("tiếp tục thực hiện", Link::Implements), ("chấp hành", Link::Implements),
    ("đẩy mạnh thực hiện", Link::Implements), ("quán triệt, triển khai", Link::Implements),
    ("quán triệt, thực hiện", Link::Implements), ("quán triệt và thực hiện", Link::Implements),
    ("quán triệt, triển khai thực hiện", Link::Implements), ("quán triệt và triển khai thực hiện", Link::Implements),
    ("triển khai, quán triệt, thực hiện", Link::Implements), ("thực hiện nghiêm", Link::Implements),
    ("thực hiện nghiêm túc", Link::Implements), ("thực hiện tốt", Link::Implements), ("thực hiện có hiệu quả", Link::Implements),
    ("thực hiện hiệu quả", Link::Implements), ("triển khai thực hiện nghiêm túc", Link::Implements),
    ("triển khai thực hiện có hiệu quả", Link::Implements), ("thực hiện theo", Link::Implements),
    ("nhằm đưa", Link::Implements), ("để đưa", Link::Implements), ("lãnh đạo thực hiện nghiêm", Link::Implements),
    ("kết quả thực hiện", Link::Reviews), ("tình hình thực hiện", Link::Reviews), ("kết quả triển khai thực hiện", Link::Reviews),
    ("đánh giá việc thực hiện", Link::Reviews), ("đánh giá kết quả thực hiện", Link::Reviews), ("đánh giá tình hình thực hiện", Link::Reviews),
    ("đánh giá việc triển khai thực hiện", Link::Reviews), ("đánh giá kết quả triển khai thực hiện", Link::Reviews),
    ("căn cứ", Link::BasedOn), ("căn cứ vào", Link::BasedOn), ("trên cơ sở", Link::BasedOn),
    ("căn cứ theo", Link::BasedOn), ("căn cứ nội dung", Link::BasedOn),
    ("hướng dẫn", Link::Guides), ("hướng dẫn thực hiện", Link::Guides), ("hướng dẫn thi hành", Link::Guides),
    ("hướng dẫn thực hiện một số điều của", Link::Guides), ("hướng dẫn thi hành một số điều của", Link::Guides),
    ("hướng dẫn một số điều của", Link::Guides), ("hướng dẫn một số quy định của", Link::Guides),
    ("hướng dẫn một số nội dung của", Link::Guides), ("hướng dẫn thực hiện một số quy định của", Link::Guides),
    ("hướng dẫn thực hiện một số nội dung của", Link::Guides), ("hướng dẫn một số điểm của", Link::Guides), ("hướng dẫn việc thực hiện", Link::Guides),
    ("hướng dẫn triển khai thực hiện", Link::Guides),
    ("quy định chi tiết", Link::Details), ("quy định chi tiết một số điều của", Link::Details),
    ("quy định chi tiết thi hành", Link::Details), ("quy định chi tiết và hướng dẫn thi hành", Link::Details),
    ("quy định chi tiết thi hành một số điều của", Link::Details),
    ("quy định chi tiết và hướng dẫn thi hành một số điều của", Link::Details),
    ("quy định chi tiết một số điều và biện pháp thi hành", Link::Details),
    ("quy định một số biện pháp thi hành", Link::Details), ("quy định biện pháp thi hành", Link::Details),
    ("quy định chi tiết và biện pháp thi hành", Link::Details),
    ("sửa đổi", Link::Amends), ("sửa đổi, bổ sung", Link::Amends), ("điều chỉnh, bổ sung", Link::Amends),
    ("sửa đổi bổ sung", Link::Amends), ("sửa đổi, bổ sung một số điều của", Link::Amends),
    ("sửa đổi bổ sung một số điều của", Link::Amends), ("sửa đổi một số điều của", Link::Amends),
    ("sửa đổi, bổ sung một số nội dung của", Link::Amends), ("sửa đổi, bổ sung một số điều", Link::Amends),
    ("sửa đổi, bổ sung, thay thế", Link::Amends), ("điều chỉnh", Link::Amends),
    ("sửa", Link::Amends), ("sửa một số điều của", Link::Amends), ("sửa chữa", Link::Cites),
    ("bổ sung", Link::Supplements), ("bổ sung một số điều của", Link::Supplements),
    ("thay thế", Link::Replaces), ("thay thế cho", Link::Replaces), ("thay", Link::Replaces), ("thay cho", Link::Replaces),
    ("bãi bỏ", Link::Repeals), ("bãi bỏ toàn bộ", Link::Repeals), ("bãi bỏ hiệu lực", Link::Repeals), ("bãi bỏ hiệu lực của", Link::Repeals), ("bãi bỏ một phần", Link::Repeals), ("hết hiệu lực", Link::Lapsed), ("hết hiệu lực thi hành", Link::Lapsed),
    ("hủy bỏ", Link::Annuls), ("đình chỉ", Link::Suspends), ("tạm ngưng hiệu lực", Link::Suspends),
    ("tạm ngưng hiệu lực của", Link::Suspends), ("gia hạn", Link::Extends), ("kéo dài", Link::Extends),
    ("đính chính", Link::Corrects), ("hợp nhất", Link::Consolidates),
    ("sơ kết", Link::Reviews), ("tổng kết", Link::Reviews), ("sơ kết thực hiện", Link::Reviews), ("tổng kết thực hiện", Link::Reviews),
    ("sơ kết việc thực hiện", Link::Reviews), ("tổng kết việc thực hiện", Link::Reviews),
    ("quán triệt", Link::Disseminates), ("học tập", Link::Disseminates), ("phổ biến", Link::Disseminates),
    ("tuyên truyền", Link::Disseminates), ("học tập, quán triệt", Link::Disseminates), ("nghiên cứu, học tập, quán triệt", Link::Disseminates),
    ("quán triệt, học tập", Link::Disseminates), ("tiếp thu", Link::Disseminates), ("triển khai, quán triệt", Link::Disseminates),
    ("triển khai học tập", Link::Disseminates), ("quán triệt, tuyên truyền", Link::Disseminates),
    ("ban hành kèm theo", Link::Enclosed), ("kèm theo", Link::Enclosed), ("ban hành theo", Link::Enclosed),
    ("ban hành tại", Link::Enclosed), ("được ban hành kèm theo", Link::Enclosed),
    ("theo yêu cầu tại", Link::RespondsTo), ("theo yêu cầu của", Link::RespondsTo), ("theo yêu cầu", Link::RespondsTo),
    ("theo chỉ đạo tại", Link::RespondsTo), ("theo đề nghị tại", Link::BasedOn), ("theo nội dung yêu cầu tại", Link::RespondsTo),
    ("theo tinh thần chỉ đạo tại", Link::RespondsTo), ("theo nội dung", Link::Cites),
    ("theo", Link::Cites), ("theo quy định tại", Link::Cites), ("theo quy định của", Link::Cites),
    ("theo tinh thần", Link::Cites), ("quy định tại", Link::Cites), ("nêu tại", Link::Cites), ("áp dụng", Link::Cites), ("dẫn chiếu", Link::Cites),
    ("sau khi có", Link::Cites),
    ("được sửa đổi, bổ sung bởi", Link::AmendedBy), ("được sửa đổi, bổ sung theo", Link::AmendedBy),
    ("được sửa đổi, bổ sung tại", Link::AmendedBy), ("được sửa đổi bởi", Link::AmendedBy),
    ("được sửa đổi, bổ sung một số điều bởi", Link::AmendedBy), ("được sửa đổi, bổ sung một số điều theo", Link::AmendedBy),
    ("được sửa đổi, bổ sung một số điều tại", Link::AmendedBy), ("được sửa đổi bổ sung bởi", Link::AmendedBy),
    ("được bổ sung bởi", Link::AmendedBy), ("được điều chỉnh bởi", Link::AmendedBy), ("được sửa đổi theo", Link::AmendedBy),
    ("được sửa đổi tại", Link::AmendedBy), ("được điều chỉnh tại", Link::AmendedBy),
    ("sửa đổi tại", Link::AmendedBy), ("sửa đổi bởi", Link::AmendedBy), ("(sửa", Link::Amendment), ("đã sửa bởi", Link::AmendedBy), ("sửa bởi", Link::AmendedBy),
    ("(sửa đổi, bổ sung theo", Link::AmendedBy), ("(sửa đổi, bổ sung tại", Link::AmendedBy), ("(sửa đổi, bổ sung bởi", Link::AmendedBy),
    ("(sửa đổi bổ sung theo", Link::AmendedBy), ("(sửa đổi bổ sung tại", Link::AmendedBy), ("(sửa đổi bổ sung bởi", Link::AmendedBy),
    ("(sửa đổi, bổ sung một số điều theo", Link::AmendedBy), ("(sửa đổi, bổ sung một số điều tại", Link::AmendedBy), ("(sửa đổi, bổ sung một số điều bởi", Link::AmendedBy),
    ("(sửa đổi bổ sung một số điều theo", Link::AmendedBy), ("(sửa đổi bổ sung một số điều tại", Link::AmendedBy), ("(sửa đổi bổ sung một số điều bởi", Link::AmendedBy),
    ("bổ sung tại", Link::AmendedBy), ("bổ sung bởi", Link::AmendedBy), ("đã được sửa đổi, bổ sung bởi", Link::AmendedBy),
    ("được thay thế bởi", Link::ReplacedBy), ("được thay thế bằng", Link::ReplacedBy), ("bị thay thế bởi", Link::ReplacedBy),
    ("được thay thế theo", Link::ReplacedBy), ("được thay thế tại", Link::ReplacedBy), ("bị thay thế theo", Link::ReplacedBy),
    ("bị thay thế bằng", Link::ReplacedBy), ("bị thay thế tại", Link::ReplacedBy),
    ("bị bãi bỏ bởi", Link::RepealedBy), ("được bãi bỏ bởi", Link::RepealedBy), ("bị bãi bỏ tại", Link::RepealedBy),
    ("bị bãi bỏ theo", Link::RepealedBy), ("được bãi bỏ theo", Link::RepealedBy), ("được bãi bỏ tại", Link::RepealedBy),
    ("bằng", Link::Instrument), ("thành", Link::Instrument), ("bằng việc ban hành", Link::Instrument), ("cụ thể hóa bằng", Link::Instrument), ("cụ thể hóa thành", Link::Instrument),
    ("thông qua việc ban hành", Link::Instrument), ("thực hiện thông qua", Link::Instrument), ("thực hiện bằng", Link::Instrument),
    ("triển khai bằng", Link::Instrument), ("triển khai thực hiện bằng", Link::Instrument), ("thể chế hóa bằng", Link::Instrument),
    ("thể chế hóa trong", Link::Instrument), ("triển khai thông qua", Link::Instrument), ("cụ thể hóa thông qua", Link::Instrument),
];

/// Every row of the table, for the test that each states what it says.
#[cfg(test)]
pub(crate) const fn rows() -> &'static [(&'static str, Link)] {
    LINKS
}

static TABLE: LazyLock<Phrases<Link>> = LazyLock::new(|| Phrases::new(LINKS.iter().copied()));

/// Words that may stand between a linking phrase and the citation, and that open a phrase.
static JOINTS: LazyLock<Phrases<()>> = LazyLock::new(|| {
    Phrases::new(
        [
            "và",
            "cùng",
            "cùng với",
            "tại",
            "của",
            "các",
            "những",
            "với",
            "để",
            "nhằm",
            "về",
            "về việc",
            "việc",
            "đã",
        ]
        .map(|words| (words, ())),
    )
});

/// The linking phrase that ends before `tokens[end]`: its length and what it states.
pub(crate) fn ending(tokens: &[Token], end: usize) -> Option<(usize, Link)> {
    TABLE.ending(tokens, end)
}

/// The linking phrase that starts at `tokens[at]`: its length and what it states.
pub(crate) fn starting(tokens: &[Token], at: usize) -> Option<(usize, Link)> {
    TABLE.starting(tokens, at)
}

/// A linking phrase or a joint that ends before `tokens[end]`: its length.
pub(super) fn any_ending(tokens: &[Token], end: usize) -> Option<usize> {
    TABLE
        .ending(tokens, end)
        .map(|(len, _)| len)
        .or_else(|| JOINTS.ending(tokens, end).map(|(len, ())| len))
}
