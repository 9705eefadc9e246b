//! The words that an office may use for the keys and values of a policy.

/// Keys: the table's path (lists do not count), the key in Vietnamese without accents, the key.
pub(super) const KEYS: &[(&str, &str, &str)] = &[
    ("", "tinh_den", "as_of"),
    ("", "tinh_den_ngay", "as_of"),
    ("", "ky_bao_cao", "period"),
    ("", "ky", "period"),
    ("", "sap_den_han", "due_soon"),
    ("", "nhiem_ky", "terms"),
    ("", "co_quan", "bodies"),
    ("", "danh_sach", "rosters"),
    ("", "nhiem_vu", "duties"),
    ("", "toi_thieu", "minimums"),
    ("", "so_dang_ky", "registers"),
    ("", "so_van_ban", "registers"),
    ("", "mien_tru", "waivers"),
    ("", "muc_do", "severity"),
    ("", "ky_hieu", "vocabulary"),
    ("period", "tu", "from"),
    ("period", "den", "to"),
    ("terms", "cap_uy", "committee"),
    ("terms", "tu", "from"),
    ("terms", "den", "to"),
    ("bodies", "ten", "name"),
    ("bodies", "ky_hieu", "organ"),
    ("bodies", "cap", "level"),
    ("bodies", "cap_tren", "parent"),
    ("bodies", "tu", "from"),
    ("bodies", "den", "to"),
    ("bodies", "tiep_nhan", "successors"),
    ("duties", "ten", "name"),
    ("duties", "chon", "select"),
    ("duties", "van_ban", "select"),
    ("duties", "danh_sach", "roster"),
    ("duties", "bang", "accept"),
    ("duties", "loai_tra_loi", "accept"),
    ("duties", "han", "deadline"),
    ("duties", "thoi_han", "deadline"),
    ("duties", "muc", "strength"),
    ("duties.select", "loai", "types"),
    ("duties.select", "co_quan", "organs"),
    ("duties.select", "so", "ids"),
    ("duties.select", "cap", "level"),
    ("duties.deadline", "ngay", "days"),
    ("duties.deadline", "so_ngay", "days"),
    ("duties.deadline", "ngay_lam_viec", "working_days"),
    ("duties.deadline", "truoc_ngay", "on"),
    ("duties.deadline", "vao_ngay", "on"),
    ("minimums", "cap", "level"),
    ("minimums", "co_quan", "body"),
    ("minimums", "day_so", "series"),
    ("minimums", "phan_tram", "percent"),
    ("registers", "day_so", "series"),
    ("registers", "co_quan", "body"),
    ("registers", "tu", "from"),
    ("registers", "den", "to"),
    ("registers", "day_du", "complete"),
    ("registers", "dong", "rows"),
    ("registers", "tep", "file"),
    ("registers.rows", "so", "number"),
    ("registers.rows", "ngay", "date"),
    ("registers.rows", "tinh_trang", "state"),
    ("registers.rows", "tu_ngay", "since"),
    ("registers.rows", "trich_yeu", "title"),
    ("waivers", "phat_hien", "finding"),
    ("waivers", "ma", "code"),
    ("waivers", "van_ban", "subject"),
    ("waivers", "ly_do", "reason"),
    ("waivers", "nguoi", "who"),
    ("waivers", "ngay", "date"),
    ("waivers", "het_han", "expires"),
    ("vocabulary", "loai", "types"),
    ("vocabulary", "co_quan", "organs"),
    ("vocabulary.types", "ky_hieu", "code"),
    ("vocabulary.types", "ten", "name"),
    ("vocabulary.types", "he", "family"),
    ("vocabulary.types", "tu", "from"),
    ("vocabulary.types", "den", "to"),
    ("vocabulary.types", "nguon", "source"),
    ("vocabulary.organs", "ky_hieu", "code"),
    ("vocabulary.organs", "ten", "name"),
    ("vocabulary.organs", "he", "family"),
    ("vocabulary.organs", "cap", "level"),
    ("vocabulary.organs", "tu", "from"),
    ("vocabulary.organs", "den", "to"),
    ("vocabulary.organs", "nguon", "source"),
];

/// What a value may be called: the last key of its path, the words without accents, the value.
pub(super) const VALUES: &[(&str, &str, &str)] = &[
    ("level", "trung uong", "central"),
    ("level", "tw", "central"),
    ("level", "tinh", "province"),
    ("level", "thanh pho", "province"),
    ("level", "huyen", "district"),
    ("level", "quan", "district"),
    ("level", "thi xa", "district"),
    ("level", "xa", "commune"),
    ("level", "phuong", "commune"),
    ("level", "dac khu", "commune"),
    ("level", "co so", "commune"),
    ("level", "chi bo", "cell"),
    ("family", "dang", "party"),
    ("family", "nha nuoc", "state"),
    ("strength", "phai", "must"),
    ("strength", "bat buoc", "must"),
    ("strength", "nen", "should"),
    ("strength", "khuyen khich", "should"),
    ("deadline", "trong thang", "within_month"),
    ("state", "da ban hanh", "issued"),
    ("state", "khong ban hanh", "void"),
    ("state", "huy", "void"),
    ("state", "da thay the", "replaced"),
    ("state", "da duoc thay the", "replaced"),
    ("state", "bi bai bo", "repealed"),
    ("state", "da bi bai bo", "repealed"),
    ("state", "bai bo", "repealed"),
    ("severity", "loi", "error"),
    ("severity", "canh bao", "warning"),
    ("severity", "luu y", "note"),
    ("severity", "thong tin", "info"),
];

/// Keys whose values are days.
pub(super) const DAYS: [&str; 6] = ["as_of", "from", "to", "date", "since", "expires"];

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use super::{KEYS, VALUES};
    use crate::policy::kept;

    /// The page for clerks, as the tables have the words.
    fn page() -> String {
        let mut page = String::from(
            "# Từ tiếng Việt dùng trong tệp chính sách\n\n\
             Trang này do chương trình viết ra từ chính các bảng từ của nó. Khóa viết không dấu, nối bằng\n\
             `_`; khóa có dấu thì đặt trong ngoặc kép. Mỗi khóa làm gì: [policy.md](policy.md). Ngày ghi như\n\
             `31/12/2023` hoặc `2023-12-31`.\n",
        );
        let mut above = None;
        for (table, word, key) in KEYS {
            if above != Some(table) {
                above = Some(table);
                let head = match *table {
                    "" => "Ngoài cùng".to_owned(),
                    table => format!("Trong `{table}`"),
                };
                let _ = write!(page, "\n## {head}\n\n| tiếng Việt | khóa |\n|---|---|\n");
            }
            let _ = writeln!(page, "| `{word}` | `{key}` |");
        }
        page.push_str("\n## Trong `registers.file` (`tep`)\n\n| tiếng Việt | khóa |\n|---|---|\n");
        for (word, key) in kept::KEYS {
            let _ = writeln!(page, "| `{word}` | `{key}` |");
        }
        page.push_str("\n## Giá trị\n\nViết có dấu hay không dấu, hoa hay thường đều được.\n\n");
        page.push_str("| của khóa | viết | nghĩa là |\n|---|---|---|\n");
        for (key, word, value) in VALUES {
            let _ = writeln!(page, "| `{key}` | {word} | `{value}` |");
        }
        page.push_str(
            "| `complete` | co, dung | `true` |\n| `complete` | khong, sai | `false` |\n",
        );
        page
    }

    #[test]
    fn the_page_of_words_is_what_the_tables_say() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/chinh-sach.md");
        if std::env::var_os("DOCTRACE_WRITE").is_some() {
            std::fs::write(path, page()).expect("the page");
        }
        let written = std::fs::read_to_string(path).unwrap_or_default();
        assert!(
            written == page(),
            "docs/chinh-sach.md is old: DOCTRACE_WRITE=1 cargo test -p doctrace-cli --bins"
        );
    }
}
