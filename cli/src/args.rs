//! What can be asked for. Each help text stands in both languages, Vietnamese first, with `/` on
//! a line of its own between them; [`crate::help::in_language`] keeps the one asked for.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Parser, Subcommand, ValueHint};
use doctrace::report::Lang;
use doctrace_formats::Encoding;

use crate::day::{date, period};
use crate::ui::Color;
use crate::value::{self, DiffFormat, FailOn, Limit, SchemaOf};

const ABOUT: &str = "\
Đối chiếu văn bản: đọc báo cáo, sổ đăng ký của cấp ủy, chính quyền; cho biết văn bản cấp trên
nào chưa được cụ thể hóa, chỉ mới có dự thảo, bị trùng số hoặc chậm, kèm câu chữ làm căn cứ.
/
Reads reports and registers of Party and State offices; shows which directive has no answer,
only a draft, a number used twice or a late answer, with the words that prove it.";

const AFTER: &str = "\
Ví dụ:
  doctrace                                    đọc văn bản mẫu
  doctrace bao-cao.docx --period 2023         một tệp
  doctrace thu-muc --format md --out kq.md    cả thư mục
  doctrace init thu-muc --out chinh-sach.toml rồi: doctrace thu-muc --policy chinh-sach.toml

Đọc được: .docx .odt .html .pdf .xlsx .xls .ods .csv .tsv .txt .md, và .zip gồm các tệp đó.

Mã kết thúc:
  0  không phát hiện nào đến mức --fail-on
  1  có phát hiện đến mức đó
  2  dùng sai, hoặc không ghi được kết quả
  3  có đầu vào không đọc được (luôn báo, kể cả --fail-on never)
/
Examples:
  doctrace                                    reads the bundled sample
  doctrace report.docx --period 2023          one file
  doctrace folder --format md --out result.md a whole folder
  doctrace init folder --out policy.toml      then: doctrace folder --policy policy.toml

Read: .docx .odt .html .pdf .xlsx .xls .ods .csv .tsv .txt .md, and .zip of these.

Exit codes:
  0  no finding reaches --fail-on
  1  a finding reaches it
  2  wrong use, or the result cannot be written
  3  an input could not be read (always told, whatever --fail-on says)";

/// The whole command line.
#[derive(Debug, Parser)]
#[command(
    name = "doctrace",
    version,
    about = ABOUT,
    after_help = AFTER,
    subcommand_precedence_over_arg = true,
    disable_help_subcommand = true,
)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Option<Command>,

    #[command(flatten)]
    pub(crate) audit: AuditArgs,

    #[command(flatten)]
    pub(crate) global: Global,
}

/// What holds for every command.
#[derive(Debug, Args)]
pub(crate) struct Global {
    /// Ngôn ngữ: vi hoặc en
    /// /
    /// Language: vi or en
    #[arg(
        long,
        global = true,
        value_name = "LANG",
        value_parser = value::lang,
        env = "DOCTRACE_LANG",
        verbatim_doc_comment
    )]
    pub(crate) lang: Option<Lang>,

    /// Không nói gì ngoài kết quả và lỗi
    /// /
    /// Say nothing but results and faults
    #[arg(short, long, global = true, verbatim_doc_comment)]
    pub(crate) quiet: bool,

    /// Nói rõ hơn đã đọc những gì
    /// /
    /// Say more of what was read
    #[arg(short, long, global = true, action = clap::ArgAction::Count, conflicts_with = "quiet", verbatim_doc_comment)]
    pub(crate) verbose: u8,

    /// Tô màu: auto, always, never
    /// /
    /// Colours: auto, always, never
    #[arg(
        long,
        global = true,
        value_enum,
        value_name = "WHEN",
        hide_possible_values = true,
        verbatim_doc_comment
    )]
    pub(crate) color: Option<Color>,

    /// Tệp cấu hình; không nêu: doctrace.toml ở thư mục này hoặc thư mục trên
    /// /
    /// Configuration; if none is named, doctrace.toml here or in a folder above
    #[arg(long, global = true, value_name = "FILE", value_hint = ValueHint::FilePath, verbatim_doc_comment)]
    pub(crate) config: Option<PathBuf>,

    /// Không dùng tệp cấu hình nào
    /// /
    /// Use no configuration
    #[arg(long, global = true, conflicts_with = "config", verbatim_doc_comment)]
    pub(crate) no_config: bool,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Đối chiếu và viết báo cáo (lệnh mặc định)
    /// /
    /// Audit and write the report (what is done if no command is named)
    #[command(verbatim_doc_comment)]
    Audit(AuditArgs),
    /// Viết ra những gì mỗi văn bản nói, mỗi văn bản một dòng JSON
    /// /
    /// Write what each text says, one line of JSON each
    #[command(verbatim_doc_comment)]
    Extract(ExtractArgs),
    /// Cho biết ai đã thực hiện một văn bản, ai chưa và vì sao
    /// /
    /// Tell who answered a directive, who did not, and why
    #[command(verbatim_doc_comment)]
    Why(WhyArgs),
    /// Giải thích một quy tắc (D01), hoặc một dòng của tệp đã được đọc thế nào
    /// /
    /// Explain a rule (D01), or how a line of a file was read
    #[command(verbatim_doc_comment)]
    Explain(ExplainArgs),
    /// Kiểm tra tệp chính sách
    /// /
    /// Check a policy
    #[command(verbatim_doc_comment)]
    CheckPolicy(CheckPolicyArgs),
    /// Viết sẵn tệp chính sách từ các văn bản đã đọc
    /// /
    /// Write a policy to fill in from what was read
    #[command(verbatim_doc_comment)]
    Init(InitArgs),
    /// Lập sổ văn bản (.xlsx) từ các văn bản đã đọc
    /// /
    /// Make a register workbook (.xlsx) of the texts
    #[command(verbatim_doc_comment)]
    Register(RegisterArgs),
    /// So sánh hai báo cáo JSON
    /// /
    /// Compare two reports in JSON
    #[command(verbatim_doc_comment)]
    Diff(DiffArgs),
    /// In JSON Schema của báo cáo hoặc của chính sách
    /// /
    /// Print the JSON Schema of the report or of the policy
    #[command(verbatim_doc_comment)]
    Schema(SchemaArgs),
    /// In phần gợi ý lệnh cho shell
    /// /
    /// Print completions for a shell
    #[command(verbatim_doc_comment)]
    Completions(CompletionsArgs),
    /// In trang hướng dẫn (man)
    /// /
    /// Print the manual page
    #[command(verbatim_doc_comment)]
    Man,
}

/// What is read, and how.
#[derive(Clone, Debug, Default, Args)]
pub(crate) struct InputArgs {
    /// Tệp, thư mục hoặc mẫu (*.docx); - là đầu vào chuẩn
    /// /
    /// Files, folders or patterns (*.docx); - is standard input
    #[arg(value_name = "PATHS", value_hint = ValueHint::AnyPath, verbatim_doc_comment)]
    pub(crate) paths: Vec<PathBuf>,

    /// Đọc văn bản mẫu đi kèm
    /// /
    /// Read the bundled sample
    #[arg(long, conflicts_with = "paths", verbatim_doc_comment)]
    pub(crate) sample: bool,

    /// Bảng mã của tệp văn bản: utf-8, utf-16, windows-1258, tcvn3, vni, viscii, viqr
    /// /
    /// Encoding of text files: utf-8, utf-16, windows-1258, tcvn3, vni, viscii, viqr
    #[arg(long, value_name = "NAME", value_parser = value::encoding, help_heading = INPUTS, verbatim_doc_comment)]
    pub(crate) encoding: Option<Encoding>,

    /// Lệnh chuyển tệp không đọc được thành văn bản; đường dẫn tệp được thêm vào cuối
    /// /
    /// A command that turns files not read here into text; the path is put behind it
    #[arg(long, value_name = "CMD", value_hint = ValueHint::CommandString, help_heading = INPUTS, verbatim_doc_comment)]
    pub(crate) pre: Option<String>,

    /// Chương trình pdftotext, nếu không nằm trong PATH
    /// /
    /// The program pdftotext, where it is not in the PATH
    #[arg(long, value_name = "FILE", value_hint = ValueHint::ExecutablePath, help_heading = INPUTS, verbatim_doc_comment)]
    pub(crate) pdftotext: Option<PathBuf>,

    /// Cột của sổ: number, figure, symbol, date, issuer, title, type, state, remark = tiêu đề
    /// /
    /// A column of registers: number, figure, symbol, date, issuer, title, type, state, remark = heading
    #[arg(long, value_name = "WHAT=HEADING", value_parser = value::column, help_heading = INPUTS, verbatim_doc_comment)]
    pub(crate) column: Vec<(doctrace_formats::Column, String)>,

    /// Số tệp đọc cùng lúc; 0: theo số lõi
    /// /
    /// Files read at the same time; 0: as many as there are cores
    #[arg(long, value_name = "N", value_parser = value::jobs, help_heading = INPUTS, verbatim_doc_comment)]
    pub(crate) jobs: Option<usize>,

    /// Giới hạn đối với mỗi tệp: ratio=500, text-bytes=1G; file-bytes, unzipped-bytes, ratio, members,
    /// text-bytes, cells, columns, rows, seconds
    /// /
    /// A limit on each file: ratio=500, text-bytes=1G; file-bytes, unzipped-bytes, ratio, members,
    /// text-bytes, cells, columns, rows, seconds
    #[arg(long, value_name = "WHAT=N", value_parser = value::limit, help_heading = INPUTS, verbatim_doc_comment)]
    pub(crate) limit: Vec<Limit>,
}

const INPUTS: &str = "Đọc tệp / Reading";

/// What is judged under.
#[derive(Clone, Debug, Default, Args)]
pub(crate) struct UnderArgs {
    /// Kỳ báo cáo: một năm (2023), hoặc từ ngày..đến ngày (1/1/2023..31/12/2023)
    /// /
    /// Period reported on: a year, or first day..last day (2023-01-01..2023-12-31)
    #[arg(long, value_name = "PERIOD", value_parser = period, verbatim_doc_comment)]
    pub(crate) period: Option<(NaiveDate, NaiveDate)>,

    /// Tính đến ngày (31/12/2023 hoặc 2023-12-31)
    /// /
    /// Judge deadlines and dates as of this day
    #[arg(long, value_name = "DATE", value_parser = date, verbatim_doc_comment)]
    pub(crate) as_of: Option<NaiveDate>,

    /// Chính sách (TOML): cơ quan, nhiệm vụ, thời hạn, sổ đăng ký, miễn trừ
    /// /
    /// Policy (TOML): bodies, duties, deadlines, registers, waivers
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, verbatim_doc_comment)]
    pub(crate) policy: Option<PathBuf>,
}

/// `doctrace audit`.
#[derive(Clone, Debug, Default, Args)]
pub(crate) struct AuditArgs {
    #[command(flatten)]
    pub(crate) input: InputArgs,

    #[command(flatten)]
    pub(crate) under: UnderArgs,

    /// Dạng kết quả: text, md, json, html, xlsx, docx, csv, jsonl, sarif, junit, line, github,
    /// graphml, dot, mermaid, svg, timeline, prose; nhiều dạng thì --out là thư mục
    /// /
    /// Form of the result: text, md, json, html, xlsx, docx, csv, jsonl, sarif, junit, line,
    /// github, graphml, dot, mermaid, svg, timeline, prose; for several --out is a folder
    #[arg(
        long,
        value_name = "FORMAT",
        value_parser = value::format,
        value_delimiter = ',',
        verbatim_doc_comment
    )]
    pub(crate) format: Vec<doctrace_report::Format>,

    /// Phần của dạng text: summary, matrix, todo, findings, chains, series, all
    /// /
    /// Parts of the text form: summary, matrix, todo, findings, chains, series, all
    #[arg(long, value_name = "PART", value_parser = value::show, value_delimiter = ',', verbatim_doc_comment)]
    pub(crate) show: Vec<doctrace::report::Show>,

    /// Bảng của dạng csv: findings, documents, relations, …
    /// /
    /// Table of the csv form: findings, documents, relations, …
    #[arg(long, value_name = "TABLE", value_parser = value::table, verbatim_doc_comment)]
    pub(crate) table: Option<doctrace_report::Table>,

    /// Ghi kết quả vào tệp này, hoặc mỗi dạng một tệp vào thư mục này; - là màn hình
    /// /
    /// Write the result to this file, or one file for each form to this folder; - is standard output
    #[arg(short, long, value_name = "PATH", value_hint = ValueHint::AnyPath, verbatim_doc_comment)]
    pub(crate) out: Option<PathBuf>,

    /// Danh sách phát hiện của lần trước; chưa có tệp thì ghi mới
    /// /
    /// Findings of an earlier run; written if there is no such file
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, verbatim_doc_comment)]
    pub(crate) baseline: Option<PathBuf>,

    /// Cho xem cả phát hiện đã có trong danh sách lần trước
    /// /
    /// Show the findings that the baseline knows as well
    #[arg(long, requires = "baseline", verbatim_doc_comment)]
    pub(crate) show_known: bool,

    /// Ghi lại danh sách theo phát hiện của lần này
    /// /
    /// Write the baseline anew, as the findings of this run
    #[arg(long, requires = "baseline", verbatim_doc_comment)]
    pub(crate) update_baseline: bool,

    /// Từ mức nào thì kết thúc với mã 1: error, warning, note, info, never
    /// /
    /// From which severity on to end with code 1: error, warning, note, info, never
    #[arg(
        long,
        value_enum,
        value_name = "LEVEL",
        hide_possible_values = true,
        verbatim_doc_comment
    )]
    pub(crate) fail_on: Option<FailOn>,
}

/// `doctrace extract`.
#[derive(Clone, Debug, Args)]
pub(crate) struct ExtractArgs {
    #[command(flatten)]
    pub(crate) input: InputArgs,

    /// Ghi kết quả vào tệp này; - là màn hình
    /// /
    /// Write the result to this file; - is standard output
    #[arg(short, long, value_name = "PATH", value_hint = ValueHint::FilePath, verbatim_doc_comment)]
    pub(crate) out: Option<PathBuf>,
}

/// `doctrace why`.
#[derive(Clone, Debug, Args)]
pub(crate) struct WhyArgs {
    /// Số, ký hiệu văn bản: 139-CTr/TU
    /// /
    /// The number of the document: 139-CTr/TU
    #[arg(value_name = "SOURCE", verbatim_doc_comment)]
    pub(crate) source: String,

    #[command(flatten)]
    pub(crate) input: InputArgs,

    #[command(flatten)]
    pub(crate) under: UnderArgs,

    /// Chỉ xét cơ quan này
    /// /
    /// Of this body alone
    #[arg(long, value_name = "NAME", verbatim_doc_comment)]
    pub(crate) body: Option<String>,
}

/// `doctrace explain`.
#[derive(Clone, Debug, Args)]
pub(crate) struct ExplainArgs {
    /// Mã hoặc tên quy tắc (D01, cycle), hoặc tệp:dòng (bao-cao.docx:12); không nêu: mọi quy tắc
    /// /
    /// Code or name of a rule (D01, cycle), or file:line (report.docx:12); none: all rules
    #[arg(value_name = "CODE|FILE:LINE", verbatim_doc_comment)]
    pub(crate) what: Vec<String>,

    /// Bảng mã của tệp văn bản
    /// /
    /// Encoding of text files
    #[arg(long, value_name = "NAME", value_parser = value::encoding, verbatim_doc_comment)]
    pub(crate) encoding: Option<Encoding>,
}

/// `doctrace check-policy`.
#[derive(Clone, Debug, Args)]
pub(crate) struct CheckPolicyArgs {
    /// Tệp chính sách (TOML)
    /// /
    /// Policies (TOML)
    #[arg(value_name = "FILES", required = true, value_hint = ValueHint::FilePath, verbatim_doc_comment)]
    pub(crate) files: Vec<PathBuf>,
}

/// `doctrace init`.
#[derive(Clone, Debug, Args)]
pub(crate) struct InitArgs {
    #[command(flatten)]
    pub(crate) input: InputArgs,

    /// Ghi chính sách vào tệp này; - là màn hình
    /// /
    /// Write the policy to this file; - is standard output
    #[arg(short, long, value_name = "PATH", value_hint = ValueHint::FilePath, verbatim_doc_comment)]
    pub(crate) out: Option<PathBuf>,

    /// Ghi đè tệp đã có
    /// /
    /// Replace a file that is there
    #[arg(long, verbatim_doc_comment)]
    pub(crate) force: bool,
}

/// `doctrace register`.
#[derive(Clone, Debug, Args)]
pub(crate) struct RegisterArgs {
    #[command(flatten)]
    pub(crate) input: InputArgs,

    /// Ghi sổ vào tệp .xlsx này
    /// /
    /// Write the register to this .xlsx file
    #[arg(short, long, value_name = "PATH", required = true, value_hint = ValueHint::FilePath, verbatim_doc_comment)]
    pub(crate) out: PathBuf,

    /// Ghi cả văn bản chỉ được dẫn, không chỉ văn bản được ban hành
    /// /
    /// List documents that are only cited too, not only those issued
    #[arg(long, verbatim_doc_comment)]
    pub(crate) cited: bool,
}

/// `doctrace diff`.
#[derive(Clone, Debug, Args)]
pub(crate) struct DiffArgs {
    /// Báo cáo JSON lần trước
    /// /
    /// The earlier report in JSON
    #[arg(value_name = "BEFORE", value_hint = ValueHint::FilePath, verbatim_doc_comment)]
    pub(crate) before: PathBuf,

    /// Báo cáo JSON lần này
    /// /
    /// The report in JSON of now
    #[arg(value_name = "AFTER", value_hint = ValueHint::FilePath, verbatim_doc_comment)]
    pub(crate) after: PathBuf,

    /// Dạng kết quả: text, md, json
    /// /
    /// Form of the result: text, md, json
    #[arg(
        long,
        value_enum,
        value_name = "FORMAT",
        hide_possible_values = true,
        verbatim_doc_comment
    )]
    pub(crate) format: Option<DiffFormat>,

    /// Ghi kết quả vào tệp này; - là màn hình
    /// /
    /// Write the result to this file; - is standard output
    #[arg(short, long, value_name = "PATH", value_hint = ValueHint::FilePath, verbatim_doc_comment)]
    pub(crate) out: Option<PathBuf>,
}

/// `doctrace schema`.
#[derive(Clone, Debug, Args)]
pub(crate) struct SchemaArgs {
    /// report (báo cáo) hoặc policy (chính sách)
    /// /
    /// report or policy
    #[arg(value_enum, default_value_t = SchemaOf::Report, hide_possible_values = true, verbatim_doc_comment)]
    pub(crate) of: SchemaOf,
}

/// `doctrace completions`.
#[derive(Clone, Debug, Args)]
pub(crate) struct CompletionsArgs {
    /// bash, zsh, fish, powershell, elvish
    #[arg(value_enum, value_name = "SHELL", hide_possible_values = true)]
    pub(crate) shell: clap_complete::Shell,
}
