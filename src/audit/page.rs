//! What each rule says and what to do, in Vietnamese.
//!
//! The pages beside the rules are the full account, in English; what a clerk asks of a rule (what
//! does it say, what am I to do) stands here for all of them, in one table in the order of the
//! codes. A test holds it against the registry.

use super::Rule;

/// What a rule says, in Vietnamese.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct VietnamesePage {
    /// The fault in a few words.
    pub title: &'static str,
    /// What the rule finds.
    pub finds: &'static str,
    /// How to mend it.
    pub mend: &'static str,
}

/// The page of a rule in Vietnamese; `None` for a rule that is not in [`RULES`](super::RULES).
///
/// Cost: a binary search.
///
/// ```
/// use doctrace::audit::{rule, vietnamese};
///
/// let page = rule("D01").and_then(vietnamese);
/// assert_eq!(page.map(|page| page.title), Some("trùng số văn bản"));
/// ```
pub fn vietnamese(rule: &dyn Rule) -> Option<VietnamesePage> {
    let code = rule.code();
    let at = PAGES
        .binary_search_by(|page| page.0.cmp(code.as_str()))
        .ok()?;
    let (_, title, finds, mend) = PAGES[at];
    Some(VietnamesePage { title, finds, mend })
}

/// Code, title, what it finds, how to mend it.
type Row = (&'static str, &'static str, &'static str, &'static str);

#[rustfmt::skip]
const PAGES: &[Row] = &[
    ("C01", "trích yếu nói việc khác",
        "Một văn bản được dẫn với trích yếu nói về việc khác với trích yếu ghi trong chính văn bản đó.",
        "Đối chiếu trích yếu và số với bản gốc."),
    ("C03", "đề mục trùng số",
        "Một số đề mục xuất hiện hai lần trong cùng một dãy đề mục của văn bản.",
        "Kiểm tra lại thứ tự đánh số các mục."),
    ("C04", "số lượng nêu ra không khớp",
        "Văn bản nêu một số lượng văn bản rồi liệt kê, nhưng danh sách có nhiều hơn hoặc ít hơn số đã nêu của loại đó.",
        "Đếm lại và bổ sung tên văn bản còn thiếu."),
    ("C05", "nói đã ban hành mà không nêu số",
        "Báo cáo nói đã ban hành văn bản mà không ghi số, hoặc nói có nhiều dự thảo mà không nêu tên từng dự thảo.",
        "Ghi số và ngày của văn bản, hoặc nêu tên từng dự thảo."),
    ("C08", "đoạn chữ không đọc được",
        "Có các ký tự quanh dấu gạch chéo gồm số, loại và cơ quan viết hoa nhưng không đọc được thành số văn bản; số dùng dấu khác dấu gạch nối trước loại và cơ quan đã biết (`45+TB/HU`); hoặc ngoặc kép mở cạnh một số văn bản mà không đóng, nên không đọc được trích yếu.",
        "Kiểm tra; nếu là số văn bản thì viết lại theo thể thức."),
    ("C10", "ngoài kỳ báo cáo",
        "Một văn bản được báo cáo tính là của cơ quan mình nhưng ghi ngày nằm ngoài kỳ báo cáo. Kỳ báo cáo do người dùng nêu, hoặc đọc từ tên báo cáo: năm, sáu tháng, quý, các tháng, hoặc hai ngày.",
        "Kiểm tra văn bản có thuộc báo cáo này không."),
    ("C11", "tự gọi sai tên loại",
        "Văn bản tự gọi mình bằng một loại khác với loại của nó, mà trước đó không nhắc văn bản nào thuộc loại ấy để lời đó có thể chỉ tới.",
        "Kiểm tra và dùng đúng tên loại của văn bản."),
    ("C12", "tên gọi tắt sai số",
        "Tên gọi tắt mang số khác với số của văn bản mà nó thay cho, chỉ sai một lỗi gõ.",
        "Đối chiếu cả hai số với bản gốc và sửa mọi chỗ dùng tên gọi tắt."),
    ("C13", "phụ lục của văn bản khác",
        "Phụ lục ghi kèm theo một văn bản khác với văn bản chứa nó.",
        "Kiểm tra số của văn bản và dòng ghi trên phụ lục."),
    ("D01", "trùng số văn bản",
        "Một số của cùng một dãy số được nêu hai lần trở lên cho các căn cứ khác nhau hoặc với trích yếu khác nhau. Nếu chính sách có sổ văn bản chứa số đó thì nêu cả nội dung trong sổ.",
        "Tra số đó trong sổ đăng ký văn bản đi."),
    ("D02", "một văn bản mang hai số",
        "Hai số của cùng cơ quan và cùng loại, cách nhau không quá ba ngày, cùng căn cứ và gần như cùng trích yếu; hoặc hai số chỉ khác ký hiệu loại khi cả hai ký hiệu đều dùng cho loại đó vào thời điểm ấy (`QĐ`, `QĐi`, `QyĐ`) mà lời văn không phân biệt được.",
        "Tra cả hai số trong sổ; dùng thống nhất một ký hiệu."),
    ("D03", "các chỗ nhắc mâu thuẫn nhau",
        "Cùng một văn bản nhưng các chỗ nhắc đến ghi khác nhau về ngày, loại, trích yếu hoặc cơ quan ban hành; hoặc một văn bản được ghi bằng hai số chỉ khác nhau một chữ số, cùng dãy số, cùng ngày và cùng trích yếu.",
        "Đối chiếu với bản gốc và sửa chỗ ghi sai."),
    ("D04", "số có ở hai kỳ",
        "Một số đã được dùng ở hai nhiệm kỳ hoặc hai năm, nhưng khi dẫn không ghi ngày hay nhiệm kỳ.",
        "Ghi thêm ngày hoặc nhiệm kỳ."),
    ("D05", "cùng số thứ tự ở hai dãy",
        "Trong một văn bản, cùng một số thứ tự từ 100 trở lên xuất hiện ở hai dãy số.",
        "Không phải làm gì."),
    ("D06", "chưa rõ cơ quan",
        "Số văn bản có ký hiệu cơ quan mà nhiều nơi cùng dùng; lời văn và phần đầu văn bản đều không cho biết là của nơi nào.",
        "Ghi rõ cơ quan ban hành kèm địa danh."),
    ("D07", "số sai thể thức",
        "Số văn bản không đúng thể thức: bỏ trống số ở phần đầu, thiếu hoặc thừa dấu phân cách, năm chỉ có hai chữ số, chữ cái đọc thành chữ số, khoảng trắng giữa các chữ số khiến có thể là một hoặc hai số.",
        "Kiểm tra bản gốc. Số có thể được đóng dấu hoặc viết tay: chỗ trống tự nó không làm văn bản thành dự thảo."),
    ("D08", "thiếu ngày",
        "Phần đầu văn bản không ghi đủ ngày, tháng, năm; hoặc một văn bản mà không chỗ nào nhắc đến có ghi ngày. Những gì giới hạn được ngày vẫn được giữ lại: năm ghi ở phần đầu, văn bản muộn nhất mà nó nhắc đến.",
        "Kiểm tra bản gốc và ghi đủ ngày, tháng, năm."),
    ("D09", "thiếu trích yếu",
        "Các văn bản mà không tài liệu nào nêu trích yếu: chỉ biết qua số.",
        "Bổ sung trích yếu ở chỗ cần."),
    ("D10", "tên loại không khớp ký hiệu",
        "Tên loại viết bằng chữ trước số không khớp ký hiệu loại trong số.",
        "Đối chiếu cả hai với bản gốc."),
    ("D11", "tên cơ quan không khớp ký hiệu",
        "Cơ quan ban hành viết bằng chữ thuộc cấp khác với ký hiệu cơ quan, là cơ quan nhà nước trong khi ký hiệu là của Đảng, hoặc là cơ quan không ban hành loại văn bản này.",
        "Đối chiếu cơ quan ban hành với bản gốc."),
    ("D12", "ký tự trông giống",
        "Số văn bản viết bằng chữ hoặc dấu chỉ trông giống: gạch dài, Ð thay cho Đ, “Ctr” thay cho “CTr”.",
        "Viết theo dạng chuẩn nêu trong phát hiện."),
    ("D13", "lẫn cách ghi số của Đảng và Nhà nước",
        "Số văn bản của Đảng ghi theo trật tự dấu của Nhà nước, hoặc ngược lại.",
        "Ghi theo thể thức của cơ quan ban hành."),
    ("G01", "chưa có văn bản thực hiện",
        "Một văn bản cấp trên thuộc diện phải thực hiện theo chính sách, và một cơ quan trong danh sách không có chuỗi văn bản nào dẫn lên nó, dù chắc chắn đã quá hạn. Dự thảo vẫn tính là có (xem G02, G03). Nhiệm vụ mức `should` chỉ là lưu ý. Nếu còn văn bản chưa rõ cơ quan mà có thể là của cơ quan này thì không nêu. Phần cơ quan đã kết thúc chưa làm thì tìm ở cơ quan kế thừa duy nhất; nếu bị chia thành nhiều cơ quan thì không nêu.",
        "Hỏi cơ quan đó. Bổ sung văn bản nếu có; nếu không phải ban hành thì miễn trừ phát hiện kèm lý do."),
    ("G02", "chỉ có dự thảo",
        "Văn bản cấp trên chỉ được trả lời trực tiếp bằng các dự thảo chưa có số.",
        "Kiểm tra dự thảo đã được ban hành chưa; nếu rồi, ghi số và ngày vào báo cáo."),
    ("G03", "dự thảo quá hạn",
        "Các văn bản trả lời trực tiếp đều là dự thảo, và đến ngày xem xét văn bản cấp trên đã lâu hơn thời hạn của nhiệm vụ; khi không nhiệm vụ nào có hạn thì lâu hơn thời gian hoàn thành dài nhất đã thấy ở cùng bậc.",
        "Đôn đốc ban hành, hoặc ghi số và ngày nếu đã ban hành."),
    ("G04", "chưa đủ cơ quan thực hiện",
        "Một số cơ quan trong danh sách đã có văn bản thực hiện, các cơ quan khác nêu trong phát hiện thì chưa. Không tính các cặp không còn hiệu lực, đã bị thay thế, được miễn trừ, chưa đến hạn, hoặc còn để ngỏ.",
        "Hỏi các cơ quan còn thiếu, hoặc bổ sung văn bản của họ vào tập tài liệu."),
    ("G05", "mới dừng ở cấp trên",
        "Văn bản đã có văn bản thực hiện, nhưng cấp dưới nữa, cũng có nhiệm vụ, chưa có gì. Khi bản thân văn bản thực hiện còn nghi vấn (O02), phát hiện này là hệ quả.",
        "Kiểm tra cấp dưới đã làm chưa và bổ sung văn bản của họ."),
    ("G08", "báo cáo bỏ sót văn bản đã biết",
        "Một văn bản có trong sổ của cơ quan báo cáo hoặc của cấp trên, ngày thuộc kỳ báo cáo, nhưng báo cáo không nhắc đến. Không tính các dòng đã hủy.",
        "Kiểm tra văn bản có thuộc phạm vi báo cáo không; nếu có thì bổ sung."),
    ("G09", "tỷ lệ thực hiện dưới ngưỡng",
        "Một nhóm cặp văn bản – cơ quan (theo cấp, cơ quan, dãy số) có tỷ lệ chắc chắn thấp hơn mức chính sách yêu cầu. Chỉ là lỗi khi dù mọi cặp còn để ngỏ đều được trả lời vẫn không đủ; nếu không thì là lưu ý.",
        "Xem cặp nào còn thiếu, đang tranh chấp hoặc mới có dự thảo."),
    ("L01", "có trước văn bản cấp trên",
        "Văn bản thực hiện ghi ngày trước văn bản mà nó thực hiện. Là lỗi chỉ khi đúng với mọi ngày mà lời văn còn để ngỏ; nếu ngày của một trong hai còn mâu thuẫn thì là lưu ý.",
        "Đối chiếu cả hai ngày với bản gốc, và xem có phải muốn nói văn bản khác cùng số (ở nhiệm kỳ hoặc năm trước) không."),
    ("L02", "thực hiện muộn",
        "Văn bản thực hiện đầu tiên của một cơ quan mà ngày sớm nhất có thể vẫn sau hạn muộn nhất có thể. Không xét các văn bản chưa rõ thứ tự thời gian.",
        "Kiểm tra cả hai ngày; nếu đúng, ghi rõ vì sao muộn."),
    ("L03", "thực hiện văn bản đã hết hiệu lực",
        "Văn bản thực hiện một văn bản mà trước đó chắc chắn đã bị thay thế, bãi bỏ hoặc hủy bỏ, theo một văn bản có nêu tên hoặc một dòng trong sổ. Không nói về văn bản thay thế nó.",
        "Kiểm tra vào ngày đó văn bản còn hiệu lực không (bãi bỏ một phần thì phần còn lại vẫn còn), và có phải muốn nói văn bản thay thế không."),
    ("L04", "chưa theo văn bản sửa đổi",
        "Văn bản thực hiện trực tiếp một văn bản mà sau đó chắc chắn đã bị sửa đổi, thay thế hoặc bãi bỏ; từ đó cơ quan thực hiện chưa ban hành văn bản mới, và văn bản này cũng chưa được sửa hay thay.",
        "Rà soát theo văn bản mới; sửa đổi, thay thế, hoặc xác nhận bằng văn bản."),
    ("L05", "cấp dưới cần xem lại",
        "Văn bản thực hiện, qua hai bậc trở lên, một văn bản đã bị sửa đổi hoặc thay thế sau nó. Có nêu số bậc; văn bản ngay dưới chỗ thay đổi có phát hiện riêng (L04).",
        "Đợi cấp ở giữa rà soát xong rồi xem lại văn bản này."),
    ("L06", "kế hoạch hết kỳ, văn bản cấp trên còn",
        "Văn bản thực hiện có kỳ ghi trong tên đã kết thúc trước ngày xem xét, trong khi văn bản cấp trên ghi kỳ dài hơn và còn hiệu lực, mà cơ quan đó không có văn bản nào sau.",
        "Kiểm tra đã có kế hoạch cho kỳ tiếp theo chưa."),
    ("L07", "dẫn văn bản đã bị thay thế",
        "Văn bản viện dẫn hoặc lấy làm căn cứ một văn bản chắc chắn đã bị thay thế trước đó mà không nêu văn bản thay thế; hoặc căn cứ vào văn bản chắc chắn đã bị bãi bỏ hay hủy bỏ.",
        "Kiểm tra có cần dẫn văn bản thay thế không. Nhắc lại quá trình không phải là lỗi."),
    ("L09", "văn bản bị sửa đổi không có trong sổ",
        "Văn bản sửa đổi, bổ sung, thay thế hoặc bãi bỏ một văn bản không có trong sổ của dãy số đó, là sổ được khai là đầy đủ.",
        "Kiểm tra số của văn bản bị sửa đổi."),
    ("L14", "ngày ở tương lai",
        "Văn bản ghi ngày sau ngày xem xét, với mọi ngày mà lời văn còn để ngỏ.",
        "Đối chiếu ngày với bản gốc, và xem lại ngày xem xét."),
    ("L15", "sắp đến hạn",
        "Một cặp văn bản – cơ quan chưa được trả lời, hoặc mới có dự thảo, mà hạn còn không quá số ngày chính sách nêu.",
        "Nhắc cơ quan đó."),
    ("L16", "cơ quan chưa có hoặc không còn",
        "Không ngày nào có thể của văn bản nằm trong thời gian cơ quan, ký hiệu cơ quan hoặc cấp đó tồn tại.",
        "Kiểm tra ngày, và xem có phải xã hoặc tỉnh đã ban hành không."),
    ("O01", "kế hoạch không nêu căn cứ",
        "Nói đã ban hành một kế hoạch hoặc chương trình dưới cấp Trung ương mà không nêu văn bản nào nó thực hiện hay căn cứ.",
        "Nêu căn cứ, hoặc ghi rõ cơ quan chủ động ban hành."),
    ("O02", "dẫn văn bản không có trong sổ",
        "Một văn bản được nơi khác dẫn đến nhưng không có trong sổ của dãy số đó, là sổ được khai là đầy đủ. Mỗi số thiếu là một phát hiện, kèm mọi chỗ dẫn đến. Văn bản chỉ biết qua lời nhắc thì không phải lỗi: chỉ là tệp của nó chưa được đưa vào.",
        "Kiểm tra số được dẫn; nếu đúng thì sổ còn thiếu."),
    ("O03", "có thể dẫn nhầm số gần giống",
        "Số không có trong sổ (O02) mà bên cạnh có một số trong sổ chỉ khác một lỗi: cùng số thứ tự ở dãy số khác một hai chữ, hoặc số thứ tự sai một chữ số trong cùng dãy, và ngày khớp nhau.",
        "Kiểm tra có phải muốn nói số được gợi ý không. Đây chỉ là gợi ý."),
    ("O04", "bỏ qua một cấp",
        "Văn bản thực hiện trực tiếp một văn bản trên nó từ hai cấp trở lên, dù lúc đó có cấp ở giữa và cấp ấy đã có văn bản thực hiện cùng văn bản đó.",
        "Kiểm tra có cần nêu văn bản của cấp ở giữa không."),
    ("O05", "cấp ở giữa chưa thấy có văn bản",
        "Văn bản thực hiện một văn bản của Đảng qua một cấp có tồn tại ở giữa, mà không thấy nêu văn bản nào của cấp đó.",
        "Kiểm tra cấp ở giữa đã có văn bản thực hiện chưa."),
    ("O06", "cấp trên thực hiện văn bản cấp dưới",
        "Văn bản của cấp cao hơn được nói là thực hiện văn bản của cấp thấp hơn.",
        "Kiểm tra văn bản nào thực hiện văn bản nào, và ký hiệu hai cơ quan."),
    ("O07", "thực hiện văn bản của cơ quan cùng cấp",
        "Văn bản được nói là thực hiện văn bản của một cơ quan khác cùng cấp.",
        "Kiểm tra số và cơ quan ban hành, hoặc ghi rõ hai bên cùng phối hợp."),
    ("O08", "thực hiện văn bản của nhánh khác",
        "Văn bản thực hiện văn bản của một cơ quan không phải cấp trên của mình.",
        "Kiểm tra cơ quan ban hành của văn bản cấp trên."),
    ("O09", "quan hệ vòng tròn",
        "Các văn bản thực hiện hoặc căn cứ lẫn nhau thành vòng tròn. Nêu vòng ngắn nhất tìm được và mọi văn bản dính vào các vòng.",
        "Kiểm tra từng quan hệ trong vòng; thường là một số bị ghi nhầm."),
    ("O10", "tự dẫn chính mình",
        "Văn bản được nêu là căn cứ của chính nó.",
        "Ghi số của văn bản muốn nói."),
    ("O11", "gốc không phải cấp Trung ương",
        "Chuỗi văn bản có gốc được ban hành dưới cấp Trung ương.",
        "Không phải làm gì, trừ khi văn bản gốc thực hiện một văn bản Trung ương mà báo cáo bỏ sót."),
    ("O12", "căn cứ nêu tên mà không nêu số",
        "Trích yếu của một văn bản dưới cấp Trung ương nêu tên văn bản cấp trên mà không ghi số, và không văn bản nào khác đã nêu khớp tên đó.",
        "Ghi số và ngày của văn bản cấp trên."),
    ("O14", "thực hiện hai lần",
        "Một cơ quan có hai văn bản đã ban hành cùng loại, cùng năm cho một văn bản cấp trên.",
        "Kiểm tra; nếu văn bản này thay văn bản kia thì ghi rõ."),
    ("O15", "thực hiện chung nhiều văn bản",
        "Một văn bản thực hiện hai văn bản cấp trên trở lên, không văn bản nào là căn cứ của văn bản kia.",
        "Không phải làm gì nếu chủ ý ban hành chung."),
    ("O16", "cấp dưới bãi bỏ văn bản cấp trên",
        "Văn bản sửa đổi, thay thế hoặc bãi bỏ một văn bản của cấp cao hơn.",
        "Kiểm tra muốn nói văn bản nào: thường là văn bản của chính tỉnh đã thực hiện văn bản cấp trên."),
    ("S01", "dãy số có chỗ trống",
        "Các số nằm giữa số đầu và số cuối đã thấy của một dãy mà không tài liệu nào nhắc đến; các số liền nhau được gộp lại. Nếu chính sách có sổ đầy đủ của dãy thì số có trong sổ không tính là trống, số còn lại là cảnh báo.",
        "Tra sổ khi cần."),
    ("S02", "số và ngày ngược nhau",
        "Trong một dãy số, số không tăng theo ngày. Trong mọi cách xếp lại cho đúng thứ tự, chọn một cách bỏ ra ít văn bản nhất; các văn bản đó được nêu.",
        "Kiểm tra số và ngày của cả hai văn bản trong sổ."),
    ("S03", "ngày nằm ngoài kỳ của số",
        "Ngày của văn bản nằm ngoài nhiệm kỳ hoặc năm của số, hoặc số được đánh lại từ đầu giữa kỳ.",
        "Đối chiếu ngày, năm hoặc nhiệm kỳ với bản gốc."),
    ("S05", "nghi ghi lùi ngày",
        "Văn bản ghi ngày sớm hơn ngày của cả hai số liền kề, hoặc chen vào giữa các số cùng một ngày.",
        "Kiểm tra ngày trong sổ."),
    ("S06", "ngày suy từ số liền kề",
        "Văn bản không có ngày nhưng hai số liền kề có: ngày của nó nằm giữa hai ngày đó.",
        "Ghi ngày theo bản gốc."),
    ("S07", "số có thể thay cho số trùng",
        "Với một số bị nêu hai lần: các số chưa thấy của dãy mà hợp với ngày.",
        "Đối chiếu với sổ đăng ký văn bản đi."),
    ("S08", "ban hành vào ngày nghỉ",
        "Văn bản ghi ngày thứ Bảy, Chủ nhật hoặc ngày lễ: 01/01, 30/4, 01/5, 02/9, ba ngày đầu năm âm lịch, mồng mười tháng Ba âm lịch.",
        "Đối chiếu ngày với bản gốc."),
    ("W01", "miễn trừ đã hết hạn",
        "Miễn trừ có ngày cuối trước ngày xem xét. Nó không còn che phát hiện nào.",
        "Gia hạn kèm lý do, hoặc bỏ miễn trừ và sửa lỗi."),
    ("W02", "miễn trừ không dùng đến",
        "Miễn trừ còn hạn nhưng không che phát hiện nào: không phát hiện nào khớp, hoặc nhiều phát hiện cùng khớp mà mỗi miễn trừ chỉ che đúng một.",
        "Bỏ đi, hoặc nêu đúng một phát hiện bằng mã nhận dạng (fingerprint)."),
    ("W03", "miễn trừ thiếu lý do",
        "Miễn trừ thiếu lý do, người quyết định hoặc ngày. Nó không che phát hiện nào.",
        "Ghi `reason`, `who` và `date`."),
    ("W06", "cơ quan ngoài danh sách",
        "Một cơ quan đã ban hành văn bản, thuộc cấp mà chính sách có danh sách, nhưng không có trong danh sách nào và cũng không kế thừa cơ quan nào trong đó.",
        "Thêm cơ quan vào danh sách, hoặc kiểm tra cách viết tên."),
    ("W07", "tệp không đọc được",
        "Một tệp bị bỏ qua, kèm lý do. Các tệp khác vẫn được đọc.",
        "Lưu tệp thành văn bản UTF-8 rồi chạy lại."),
    ("W08", "sổ không khớp văn bản",
        "Sổ ghi khác với văn bản: ngày khác, số đã hủy mà văn bản nói đã ban hành, văn bản còn hiệu lực mà văn bản khác thay thế, văn bản được nêu mà sổ đầy đủ không có; hoặc sổ có hai dòng khác nhau cho một số.",
        "Đối chiếu sổ với bản gốc; bên nào sai thì sửa bên đó."),
    ("W09", "khác với lần trước",
        "Phát hiện mới xuất hiện hoặc đã mất so với mốc (baseline) được đưa vào; hoặc có văn bản thêm vào hay ra khỏi phát hiện.",
        "Xem thay đổi rồi ghi lại mốc."),
    ("W10", "chạm giới hạn",
        "Một giới hạn về lượng kết quả, về tìm kiếm hoặc về phần được đọc tại một chỗ đã bị chạm tới. Quy tắc chỉ so mỗi văn bản với một số văn bản khác (D02, O14, O09) thì nêu số phép so đã bỏ qua.",
        "Chia tập văn bản thành các tập nhỏ hơn; đọc những chỗ bị cắt ngay trong văn bản."),
    ("W11", "đọc tệp còn nghi vấn",
        "Điều chưa chắc khi chuyển tệp thành văn bản: bảng mã chỉ là có khả năng, chữ của phông cũ mà tên phông không cho biết, trang không có chữ giữa các trang có chữ, ô trong sổ không phải ngày hoặc không phải số.",
        "Xem chỗ đó trong tệp. Lưu tệp bằng Unicode hoặc nêu bảng mã; sửa ô trong sổ."),
];

#[cfg(test)]
mod tests {
    use super::{PAGES, vietnamese};
    use crate::audit::RULES;

    #[test]
    fn every_rule_has_its_page_and_every_page_its_rule() {
        let codes: Vec<&str> = RULES.iter().map(|rule| rule.code().as_str()).collect();
        let mut paged: Vec<&str> = PAGES.iter().map(|page| page.0).collect();
        assert!(paged.is_sorted(), "in the order of the codes");
        let mut sorted = codes.clone();
        sorted.sort_unstable();
        assert_eq!(paged, sorted);
        paged.dedup();
        assert_eq!(paged.len(), codes.len());
    }

    #[test]
    fn pages_are_sentences_in_vietnamese_and_differ() {
        let marked = |words: &str| {
            words
                .chars()
                .any(|char| ('\u{1ea0}'..='\u{1ef9}').contains(&char))
        };
        let mut titles = Vec::new();
        for rule in RULES {
            let page = vietnamese(*rule).expect("a page");
            let code = rule.code();
            for words in [page.finds, page.mend] {
                assert!(
                    words.ends_with('.') && !words.contains("  "),
                    "{code}: {words}"
                );
                assert!(words.starts_with(char::is_uppercase), "{code}: {words}");
                assert!(
                    marked(words) || words.starts_with("Ghi `"),
                    "{code}: {words}"
                );
                assert!(
                    !words
                        .chars()
                        .any(|char| ('\u{300}'..='\u{36f}').contains(&char))
                );
            }
            assert!(
                !page.title.is_empty() && !page.title.ends_with('.'),
                "{code}"
            );
            titles.push(page.title);
        }
        titles.sort_unstable();
        let all = titles.len();
        titles.dedup();
        assert_eq!(titles.len(), all, "no title twice");
    }
}
