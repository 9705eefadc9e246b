//! The phrases that link one citation to the next, as far as fields ask for them: a title or a law's
//! name ends where one of them leads the next citation in. What they state is told in
//! [`crate::relation`].

use std::sync::LazyLock;

use crate::text::{Cues, Phrases, Token};

#[rustfmt::skip]
const LINKS: &[&str] = &[
    "cụ thể hóa", "cụ thể hóa thực hiện", "cụ thể hóa việc thực hiện", "cụ thể hóa và thực hiện",
    "cụ thể hóa và tổ chức thực hiện", "cụ thể hóa, triển khai thực hiện", "cụ thể hóa và triển khai thực hiện",
    "cụ thể hóa triển khai thực hiện", "thể chế hóa", "cụ thể hóa, tổ chức thực hiện", "cụ thể hóa, thực hiện",
    "cụ thể hóa và triển khai", "cụ thể hóa, tổ chức triển khai thực hiện", "cụ thể hóa tổ chức thực hiện",
    "cụ thể hóa nội dung", "triển khai cụ thể hóa", "quán triệt, cụ thể hóa", "thực hiện", "triển khai thực hiện",
    "tổ chức thực hiện", "tổ chức triển khai thực hiện", "triển khai", "tổ chức triển khai",
    "triển khai và thực hiện", "triển khai, thực hiện", "thi hành", "tổ chức thi hành", "tiếp tục thực hiện",
    "chấp hành", "đẩy mạnh thực hiện", "quán triệt, triển khai", "quán triệt, thực hiện", "quán triệt và thực hiện",
    "quán triệt, triển khai thực hiện", "quán triệt và triển khai thực hiện", "triển khai, quán triệt, thực hiện",
    "thực hiện nghiêm", "thực hiện nghiêm túc", "thực hiện tốt", "thực hiện có hiệu quả", "thực hiện hiệu quả",
    "triển khai thực hiện nghiêm túc", "triển khai thực hiện có hiệu quả", "thực hiện theo", "nhằm đưa", "để đưa",
    "lãnh đạo thực hiện nghiêm", "kết quả thực hiện", "tình hình thực hiện", "kết quả triển khai thực hiện",
    "đánh giá việc thực hiện", "đánh giá kết quả thực hiện", "đánh giá tình hình thực hiện",
    "đánh giá việc triển khai thực hiện", "đánh giá kết quả triển khai thực hiện", "căn cứ", "căn cứ vào",
    "trên cơ sở", "căn cứ theo", "căn cứ nội dung", "hướng dẫn", "hướng dẫn thực hiện", "hướng dẫn thi hành",
    "hướng dẫn thực hiện một số điều của", "hướng dẫn thi hành một số điều của", "hướng dẫn một số điều của",
    "hướng dẫn một số quy định của", "hướng dẫn một số nội dung của", "hướng dẫn thực hiện một số quy định của",
    "hướng dẫn thực hiện một số nội dung của", "hướng dẫn một số điểm của", "hướng dẫn việc thực hiện",
    "hướng dẫn triển khai thực hiện", "quy định chi tiết", "quy định chi tiết một số điều của",
    "quy định chi tiết thi hành", "quy định chi tiết và hướng dẫn thi hành",
    "quy định chi tiết thi hành một số điều của", "quy định chi tiết và hướng dẫn thi hành một số điều của",
    "quy định chi tiết một số điều và biện pháp thi hành", "quy định một số biện pháp thi hành",
    "quy định biện pháp thi hành", "quy định chi tiết và biện pháp thi hành", "sửa đổi", "sửa đổi, bổ sung",
    "điều chỉnh, bổ sung", "sửa đổi bổ sung", "sửa đổi, bổ sung một số điều của", "sửa đổi bổ sung một số điều của",
    "sửa đổi một số điều của", "sửa đổi, bổ sung một số nội dung của", "sửa đổi, bổ sung một số điều",
    "sửa đổi, bổ sung, thay thế", "điều chỉnh", "sửa", "sửa một số điều của", "sửa chữa", "bổ sung",
    "bổ sung một số điều của", "thay thế", "thay thế cho", "thay", "thay cho", "bãi bỏ", "bãi bỏ toàn bộ",
    "bãi bỏ hiệu lực", "bãi bỏ hiệu lực của", "bãi bỏ một phần", "hết hiệu lực", "hết hiệu lực thi hành", "hủy bỏ",
    "đình chỉ", "tạm ngưng hiệu lực", "tạm ngưng hiệu lực của", "gia hạn", "kéo dài", "đính chính", "hợp nhất",
    "sơ kết", "tổng kết", "sơ kết thực hiện", "tổng kết thực hiện", "sơ kết việc thực hiện",
    "tổng kết việc thực hiện", "quán triệt", "học tập", "phổ biến", "tuyên truyền", "học tập, quán triệt",
    "nghiên cứu, học tập, quán triệt", "quán triệt, học tập", "tiếp thu", "triển khai, quán triệt",
    "triển khai học tập", "quán triệt, tuyên truyền", "ban hành kèm theo", "kèm theo", "ban hành theo",
    "ban hành tại", "được ban hành kèm theo", "theo yêu cầu tại", "theo yêu cầu của", "theo yêu cầu",
    "theo chỉ đạo tại", "theo đề nghị tại", "theo nội dung yêu cầu tại", "theo tinh thần chỉ đạo tại",
    "theo nội dung", "theo", "theo quy định tại", "theo quy định của", "theo tinh thần", "quy định tại", "nêu tại",
    "áp dụng", "dẫn chiếu", "sau khi có", "được sửa đổi, bổ sung bởi", "được sửa đổi, bổ sung theo",
    "được sửa đổi, bổ sung tại", "được sửa đổi bởi", "được sửa đổi, bổ sung một số điều bởi",
    "được sửa đổi, bổ sung một số điều theo", "được sửa đổi, bổ sung một số điều tại", "được sửa đổi bổ sung bởi",
    "được bổ sung bởi", "được điều chỉnh bởi", "được sửa đổi theo", "được sửa đổi tại", "được điều chỉnh tại",
    "sửa đổi tại", "sửa đổi bởi", "(sửa", "đã sửa bởi", "sửa bởi", "(sửa đổi, bổ sung theo", "(sửa đổi, bổ sung tại",
    "(sửa đổi, bổ sung bởi", "(sửa đổi bổ sung theo", "(sửa đổi bổ sung tại", "(sửa đổi bổ sung bởi",
    "(sửa đổi, bổ sung một số điều theo", "(sửa đổi, bổ sung một số điều tại", "(sửa đổi, bổ sung một số điều bởi",
    "(sửa đổi bổ sung một số điều theo", "(sửa đổi bổ sung một số điều tại", "(sửa đổi bổ sung một số điều bởi",
    "bổ sung tại", "bổ sung bởi", "đã được sửa đổi, bổ sung bởi", "được thay thế bởi", "được thay thế bằng",
    "bị thay thế bởi", "được thay thế theo", "được thay thế tại", "bị thay thế theo", "bị thay thế bằng",
    "bị thay thế tại", "bị bãi bỏ bởi", "được bãi bỏ bởi", "bị bãi bỏ tại", "bị bãi bỏ theo", "được bãi bỏ theo",
    "được bãi bỏ tại", "bằng", "thành", "bằng việc ban hành", "cụ thể hóa bằng", "cụ thể hóa thành",
    "thông qua việc ban hành", "thực hiện thông qua", "thực hiện bằng", "triển khai bằng",
    "triển khai thực hiện bằng", "thể chế hóa bằng", "thể chế hóa trong", "triển khai thông qua",
    "cụ thể hóa thông qua",
];

static TABLE: LazyLock<Phrases<()>> =
    LazyLock::new(|| Phrases::new(LINKS.iter().map(|&phrase| (phrase, ()))));

/// Words that may stand between a linking phrase and the citation, and that open a phrase.
static JOINTS: Cues = Cues::of(
    "và | cùng | cùng với | tại | của | các | những | với | để | nhằm | về | về việc | việc | \
     đã",
);

/// The linking phrase that ends before `tokens[end]`: its length.
pub(super) fn ending(tokens: &[Token], end: usize) -> Option<usize> {
    TABLE.ending(tokens, end).map(|(len, ())| len)
}

/// The linking phrase that starts at `tokens[at]`: its length.
pub(super) fn starting(tokens: &[Token], at: usize) -> Option<usize> {
    TABLE.starting(tokens, at).map(|(len, ())| len)
}

/// A linking phrase or a joint that ends before `tokens[end]`: its length.
pub(super) fn any_ending(tokens: &[Token], end: usize) -> Option<usize> {
    ending(tokens, end).or_else(|| JOINTS.ending(tokens, end).map(|(len, ())| len))
}
