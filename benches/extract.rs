//! Extraction against a bare regular expression, on texts of three densities.
//!
//! The regular expression finds identifiers and nothing else; the library reads the
//! fields around each as well. Both sides run in one process, in turns, and what
//! counts is the ratio of their medians. Before anything is timed, both must find
//! exactly the mentions that the generator wrote.
//!
//! ```text
//! cargo bench --bench extract -- [--mb N] [--rounds N] [--seed N]
//! ```
//!
//! Generated text flatters: with `DOCTRACE_TEXTS` set to a folder, its files (`.txt`, `.md`, in all
//! folders below) are a further row, read one by one and as often as it takes to reach `--mb`.

use std::env;
use std::hint::black_box;
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use doctrace::text::Text;

/// The yardstick: `regex`, the bare identifier.
mod peer {
    use regex::Regex;

    /// `number-TYPE/ORGAN`, or `number/TYPE-ORGAN` with a year between if there is one;
    /// the number may end in a letter, the organ may have parts (`BTCTU-BTGTU`).
    const PATTERN: &str = "[0-9]{1,5}[a-z]?\
        (?:-[A-ZĐ][A-Za-zĐ]{0,5}/[A-ZĐ][A-Za-z0-9Đ]{1,9}(?:-[A-ZĐ][A-Za-z0-9Đ]{1,9})*\
        |/(?:[0-9]{4}/)?[A-ZĐ][A-Za-zĐ]{0,5}(?:-[A-ZĐ][A-Za-z0-9Đ]{1,9})+)";

    pub(crate) struct Finder(Regex);

    impl Finder {
        pub(crate) fn new() -> Self {
            Self(Regex::new(PATTERN).expect("the pattern is well formed"))
        }

        pub(crate) fn count(&self, text: &str) -> usize {
            self.0.find_iter(text).count()
        }
    }
}

/// The library: every mention with all its fields, and the whole reading.
mod library {
    use std::hint::black_box;

    use doctrace::mention::{Mention, MentionFinder};
    use doctrace::relation::Reading;
    use doctrace::text::Text;

    /// How many mentions a text holds; each field of each is read.
    pub(crate) fn mentions(text: Text<'_>) -> usize {
        let mut count = 0;
        for mention in MentionFinder::new().mentions(text) {
            consume(&mention);
            count += 1;
        }
        count
    }

    /// The same by way of a whole reading: mentions with their roles, drafts, relations,
    /// letterhead and headings.
    pub(crate) fn reading(text: Text<'_>) -> usize {
        let reading = Reading::of_text(text);
        black_box(reading.relations());
        black_box(reading.drafts());
        black_box(reading.own());
        reading.mentions().iter().for_each(consume);
        reading.mentions().len()
    }

    fn consume(mention: &Mention<'_>) {
        black_box((mention.id(), mention.span(), mention.raw()));
        black_box((mention.type_word(), mention.date(), mention.issuer()));
        black_box((mention.term(), mention.title(), mention.is_certain()));
        black_box((mention.origin(), mention.repairs(), mention.is_in_title()));
    }
}

/// Makes texts: prose fragments and citation templates with slots, drawn by a seeded
/// generator, so that a run can be repeated anywhere.
mod corpus {
    use std::fmt::Write;

    /// Running text without a mention, with slashes, fractions, dates and ranges of
    /// years that are none.
    const PROSE: &[&str] = &[
        "Trong quý, các phòng chuyên môn đã giải quyết {f} hồ sơ đúng hạn, số trễ hạn tập trung ở lĩnh vực đất đai.",
        "Sản lượng thu hoạch ước {n} tấn, năng suất bình quân 6,{n} tấn/ha, giá bán tại ruộng tăng nhẹ so với vụ trước.",
        "Đoàn kiểm tra làm việc tại {n} đơn vị, ghi nhận {n} kiến nghị của người dân và doanh nghiệp trên địa bàn.",
        "Đến ngày {d}, tổng thu ngân sách đạt {p} dự toán, trong đó thu từ hộ kinh doanh chiếm {p}.",
        "Tuyến đê bao dài {n} km được gia cố trước mùa lũ, xe tải trên 5 tấn tạm thời không lưu thông quá 30 km/h.",
        "Nhiều ấp duy trì mô hình camera an ninh, bảo đảm trực 24/24 giờ và phản hồi tin báo trong 15 phút.",
        "Kế hoạch trung hạn 2021-2025 còn {n} công trình chưa quyết toán, chủ yếu do vướng mặt bằng.",
        "Tỷ lệ hộ sử dụng nước sạch đạt {p}, tăng {p} so với đầu nhiệm kỳ 2020 - 2025.",
        "Cuộc họp giao ban tổ chức 2 tuần/lần, nội dung được thông báo đến tất cả chi bộ qua sổ tay điện tử.",
        "Người dân có thể tra cứu kết quả tại https://motcua.example/tra-cuu/{n} hoặc liên hệ bộ phận tiếp nhận.",
        "Số người tham gia bảo hiểm y tế là {f}, phần còn lại chủ yếu là lao động thời vụ đi làm xa.",
        "Công tác phát triển đảng viên có chuyển biến, kết nạp {n} đồng chí, đạt {p} chỉ tiêu năm.",
        "Hội Phụ nữ vận động xây dựng {n} căn nhà mái ấm, trị giá mỗi căn từ 60 đến 80 triệu đồng.",
        "Đề nghị ngành điện sớm khắc phục tình trạng điện áp thấp tại các hộ cuối nguồn.",
        "Thu nhập bình quân ước {n} triệu đồng/người/năm; khoảng cách giữa các xã vẫn còn đáng kể.",
        "Ban chỉ đạo họp định kỳ vào ngày 15 hằng tháng, phân công từng thành viên theo dõi từ 1 đến 2 xã.",
        "Trường trung học cơ sở có {f} giáo viên đạt chuẩn, thiếu giáo viên tin học và ngoại ngữ.",
        "Dịch bệnh trên đàn vật nuôi được khống chế, tiêm phòng {f} con, không phát sinh ổ dịch mới.",
        "Các tổ hòa giải tiếp nhận {n} vụ việc, hòa giải thành {p}, không có khiếu kiện vượt cấp.",
        "Từ quý I/2024, bộ phận một cửa thí điểm trả kết quả tại nhà đối với người cao tuổi.",
        "Chất lượng tham mưu có lúc chưa theo kịp yêu cầu, văn bản gửi đi còn sai thể thức.",
        "Xã phối hợp nạo vét {n} tuyến kênh nội đồng, phục vụ tưới tiêu cho {n} ha lúa và rau màu.",
        "Phong trào văn nghệ, thể thao sôi nổi; giải bóng đá thiếu niên thu hút {n} đội tham gia.",
        "Bình quân mỗi cán bộ phụ trách {n} hộ, có nơi một người kiêm nhiệm ba đầu việc.",
    ];

    /// Sentences with mentions: `{-KH/HU}` is a number in Party style, `{/QĐ-UBND}` one
    /// in State style, `{+NĐ-CP}` one with a year inside.
    const CITATIONS: &[&str] = &[
        "- Ban hành Kế hoạch số {-KH/HU} ngày {d} nhằm cụ thể hóa Chương trình số {-CTr/TU} ngày {d} của Ban Chấp hành Đảng bộ tỉnh về thực hiện Nghị quyết số {-NQ/TW} ngày {d} của Ban Chấp hành Trung ương Đảng khóa XIII về “Phát triển kinh tế vùng ven sông”.",
        "- Ban hành Chương trình số {-CTr/HU} ngày {d} để cụ thể hóa thực hiện Nghị quyết số {-NQ/TU} ngày {d} của Tỉnh ủy.",
        "Thực hiện Chỉ thị số {-CT/TW} ngày {d} của Ban Bí thư về công tác văn thư, Ban Thường vụ ban hành Kế hoạch số {-KH/TU} ngày {d}.",
        "Căn cứ Nghị định số {+NĐ-CP} ngày {d} của Chính phủ về kiểm soát thủ tục hành chính;",
        "Ủy ban nhân dân tỉnh ban hành Quyết định số {/QĐ-UBND} ngày {d} về việc phân bổ kinh phí sự nghiệp môi trường.",
        "Theo Công văn số {-CV/VPTU} ngày {d} của Văn phòng Tỉnh ủy, các đơn vị gửi số liệu trước ngày {d}.",
        "Thông tư số {+TT-BNV} ngày {d} của Bộ Nội vụ hướng dẫn Nghị định số {+NĐ-CP} ngày {d} của Chính phủ.",
        "Quyết định số {/QĐ-TTg} ngày {d} của Thủ tướng Chính phủ về “Chương trình hỗ trợ nhà ở nông thôn”.",
        "Thông tư liên tịch số {+TTLT-BTC-BNV} ngày {d} hướng dẫn chế độ công tác phí ở cấp cơ sở.",
        "Quy chế phối hợp số {-QC/BTCTU-BTGTU} ngày {d} giữa hai ban được giữ nguyên hiệu lực.",
        "Báo cáo số {-BC/HU} ngày {d} của Huyện ủy nêu kết quả thực hiện Kết luận số {-KL/TW} ngày {d} của Bộ Chính trị.",
        "Ban Tổ chức Tỉnh ủy có Hướng dẫn số {-HD/BTCTU} ngày {d} thực hiện Quy định số {-QĐi/TU} ngày {d} của Ban Thường vụ Tỉnh ủy về luân chuyển cán bộ.",
    ];

    /// SplitMix64: small, seeded, the same on every machine.
    struct Dice(u64);

    impl Dice {
        fn roll(&mut self, sides: usize) -> usize {
            self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
            let mut word = self.0;
            word = (word ^ (word >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
            word = (word ^ (word >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
            word ^= word >> 31;
            // The remainder is below `sides`, so it fits.
            usize::try_from(word % sides as u64).unwrap_or_default()
        }

        fn pick<'c>(&mut self, choices: &[&'c str]) -> &'c str {
            choices[self.roll(choices.len())]
        }
    }

    /// A text, and how many mentions were written into it.
    pub(crate) struct Corpus {
        pub(crate) text: String,
        pub(crate) mentions: usize,
    }

    impl Corpus {
        /// At least `bytes` of text with `per_mebibyte` mentions in each MiB.
        pub(crate) fn new(bytes: usize, per_mebibyte: usize, seed: u64) -> Self {
            let mut corpus = Self {
                text: String::with_capacity(bytes + 4096),
                mentions: 0,
            };
            let mut dice = Dice(seed);
            while corpus.text.len() < bytes {
                let due = (corpus.text.len() as u64 * per_mebibyte as u64) >> 20;
                let behind = (corpus.mentions as u64) < due;
                let choices = if behind { CITATIONS } else { PROSE };
                corpus.write(dice.pick(choices), &mut dice);
                corpus.text.push(if dice.roll(3) == 0 { '\n' } else { ' ' });
            }
            corpus
        }

        fn write(&mut self, template: &str, dice: &mut Dice) {
            let mut rest = template;
            while let Some((before, after)) = rest.split_once('{') {
                let (slot, after) = after.split_once('}').expect("every slot is closed");
                self.text.push_str(before);
                self.fill(slot, dice);
                rest = after;
            }
            self.text.push_str(rest);
        }

        fn fill(&mut self, slot: &str, dice: &mut Dice) {
            let mut number = |from: usize, sides: usize| from + dice.roll(sides);
            let text = &mut self.text;
            let written = match slot {
                "n" => write!(text, "{}", number(2, 998)),
                "p" => write!(text, "{},{}%", number(10, 89), number(1, 9)),
                "f" => {
                    let part = number(2, 400);
                    write!(text, "{part}/{}", part + number(1, 300))
                }
                "d" => {
                    let (day, month) = (number(1, 28), number(1, 12));
                    write!(text, "{day:02}/{month}/{}", number(2019, 6))
                }
                slot => {
                    self.mentions += 1;
                    let ordinal = number(1, 400);
                    match slot.strip_prefix('+') {
                        Some(code) => write!(text, "{ordinal}/{}/{code}", number(2015, 10)),
                        None => write!(text, "{ordinal:02}{slot}"),
                    }
                }
            };
            written.expect("a string takes all that is written to it");
        }
    }
}

/// The densities: name, mentions in a MiB.
const DENSITIES: &[(&str, usize)] = &[("dense", 5120), ("typical", 1024), ("sparse", 51)];

struct Options {
    bytes: usize,
    rounds: usize,
    seed: u64,
}

/// Reads the options; `cargo bench` adds `--bench`, `cargo test` does not, and then
/// one short round shows that the answers are right.
fn options() -> Result<Options, String> {
    let mut options = Options {
        bytes: 8 << 20,
        rounds: 7,
        seed: 18,
    };
    let mut bench = false;
    let mut args = env::args().skip(1);
    while let Some(arg) = args.next() {
        if arg == "--bench" {
            bench = true;
            continue;
        }
        let value = args.next().and_then(|value| value.parse::<u32>().ok());
        let value = value.ok_or_else(|| format!("{arg} takes a number"))?;
        match arg.as_str() {
            "--mb" => options.bytes = (value.max(1) as usize) << 20,
            "--rounds" => options.rounds = value.max(1) as usize,
            "--seed" => options.seed = u64::from(value),
            _ => return Err(format!("{arg} is unknown; known: --mb, --rounds, --seed")),
        }
    }
    if !bench {
        options.bytes = 1 << 18;
        options.rounds = 1;
    }
    Ok(options)
}

/// Seconds that one call takes.
fn time(call: impl FnOnce() -> usize) -> f64 {
    let start = Instant::now();
    black_box(call());
    start.elapsed().as_secs_f64()
}

fn median(mut seconds: Vec<f64>) -> f64 {
    seconds.sort_by(f64::total_cmp);
    seconds[seconds.len() / 2]
}

/// Figures to print; a text of a few MiB loses nothing as `f64`.
#[allow(clippy::cast_precision_loss)]
fn per(count: usize, unit: f64) -> f64 {
    count as f64 / unit
}

/// The texts below a folder, in the order of their names.
fn texts(folder: &Path) -> std::io::Result<Vec<String>> {
    let mut found = Vec::new();
    let mut entries: Vec<_> = std::fs::read_dir(folder)?.collect::<Result<_, _>>()?;
    entries.sort_by_key(std::fs::DirEntry::path);
    for entry in entries {
        let path = entry.path();
        let named = path
            .extension()
            .is_some_and(|end| end == "txt" || end == "md");
        if entry.file_type()?.is_dir() {
            found.extend(texts(&path)?);
        } else if named {
            found.extend(String::from_utf8(std::fs::read(&path)?));
        }
    }
    Ok(found)
}

/// A row for texts that were not generated: what is found is counted, not known.
fn real(folder: &Path, options: &Options) -> std::io::Result<()> {
    let texts = texts(folder)?;
    let once: usize = texts.iter().map(String::len).sum();
    let repeats = options.bytes.div_ceil(once.max(1));
    let taken: Vec<Text<'_>> = texts
        .iter()
        .map(|text| Text::new(text).expect("a file below 4 GiB"))
        .collect();
    let peer = peer::Finder::new();
    let all = |count: &dyn Fn(Text<'_>) -> usize| -> usize {
        (0..repeats)
            .flat_map(|_| &taken)
            .map(|&text| count(text))
            .sum()
    };
    let (mut peer_times, mut mention_times, mut reading_times) = (vec![], vec![], vec![]);
    for _ in 0..options.rounds {
        peer_times.push(time(|| all(&|text| peer.count(text.as_str()))));
        mention_times.push(time(|| all(&library::mentions)));
        reading_times.push(time(|| all(&library::reading)));
    }
    let peer_time = median(peer_times);
    let (mention_time, reading_time) = (median(mention_times), median(reading_times));
    let megabytes = per(once * repeats, 1e6);
    let mentions: usize = taken.iter().map(|&text| library::mentions(text)).sum();
    println!(
        "{:<9}{:>9}{:>10}{:>8.2}{:>16}{:>12.0}{:>15.0}{:>7.2}{:>14.0}{:>7.2}",
        "real",
        once,
        mentions,
        per(mentions, per(once, 1024.0)),
        "-",
        megabytes / peer_time,
        megabytes / mention_time,
        peer_time / mention_time,
        megabytes / reading_time,
        peer_time / reading_time,
    );
    Ok(())
}

fn main() -> ExitCode {
    let options = match options() {
        Ok(options) => options,
        Err(message) => {
            eprintln!("{message}");
            return ExitCode::from(2);
        }
    };
    println!(
        "density      bytes  mentions  per KB  slashes per KB  regex MB/s  \
         mentions MB/s  ratio  reading MB/s  ratio"
    );
    let peer = peer::Finder::new();
    for &(name, per_mebibyte) in DENSITIES {
        let corpus = corpus::Corpus::new(options.bytes, per_mebibyte, options.seed);
        let text = corpus.text.as_str();
        let taken = Text::new(text).expect("a text of a few MiB is short enough");
        assert_eq!(peer.count(text), corpus.mentions, "{name}: regex");
        assert_eq!(
            library::mentions(taken),
            corpus.mentions,
            "{name}: mentions"
        );
        assert_eq!(library::reading(taken), corpus.mentions, "{name}: reading");

        let (mut peer_times, mut mention_times, mut reading_times) = (vec![], vec![], vec![]);
        for _ in 0..options.rounds {
            peer_times.push(time(|| peer.count(black_box(text))));
            mention_times.push(time(|| library::mentions(black_box(taken))));
            reading_times.push(time(|| library::reading(black_box(taken))));
        }
        let peer_time = median(peer_times);
        let (mention_time, reading_time) = (median(mention_times), median(reading_times));

        let kilobytes = per(text.len(), 1024.0);
        let megabytes = per(text.len(), 1e6);
        let slashes = text.bytes().filter(|byte| *byte == b'/').count();
        println!(
            "{name:<9}{:>9}{:>10}{:>8.2}{:>16.1}{:>12.0}{:>15.0}{:>7.2}{:>14.0}{:>7.2}",
            text.len(),
            corpus.mentions,
            per(corpus.mentions, kilobytes),
            per(slashes, kilobytes),
            megabytes / peer_time,
            megabytes / mention_time,
            peer_time / mention_time,
            megabytes / reading_time,
            peer_time / reading_time,
        );
    }
    if let Some(folder) = env::var_os("DOCTRACE_TEXTS") {
        if let Err(error) = real(Path::new(&folder), &options) {
            eprintln!("{}: not read: {error}", Path::new(&folder).display());
            return ExitCode::from(2);
        }
    }
    ExitCode::SUCCESS
}
