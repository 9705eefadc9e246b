//! `doctrace init`: a policy to fill in, with all that the texts say of themselves.
//!
//! Bodies, their codes, levels and who stands above them come from letterheads; rosters are those
//! bodies by level; who is obliged by what nobody but the office can say, so duties are laid out
//! as comments, with the types and codes that were seen as sources. What is written can be used
//! as it is.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use doctrace::body::BodyName;
use doctrace::id::{Additions, Family, Level};
use doctrace::registry::{Body, InputFacts, Registry};
use doctrace::relation::End;
use doctrace::report::Lang;

use crate::args::InitArgs;
use crate::audit::{Texts, take_in};
use crate::config::Config;
use crate::exit::Exit;
use crate::output::Target;
use crate::session::Session;
use crate::ui::{Ui, Words, plain};

/// Runs the command.
pub(crate) fn run(ui: Ui, config: &Config, mut args: InitArgs) -> Exit {
    config.fill_input(&mut args.input);
    let target = Target::from(args.out.as_deref());
    let out: Vec<&Path> = target.file().into_iter().collect();
    if let Some(path) = target.file().filter(|path| !args.force && path.exists()) {
        let name = path.display();
        return Exit::told(
            ui,
            &Words::new(
                format!("đã có {name}; chọn tên khác, hoặc --force để ghi đè"),
                format!("{name} is there already; take another name, or --force to replace it"),
            ),
        );
    }
    let own: Vec<_> = config.path.as_deref().into_iter().collect();
    let session = match Session::new(ui, &args.input, &own, &out) {
        Ok(session) => session,
        Err(words) => return Exit::told(ui, &words),
    };
    let (registry, _) = take_in(ui, &session, Additions::none(), &mut Texts::new(false));
    let seen = Seen::of(&registry);
    let page = seen.page(ui);
    if let Err(error) = target.write(|out| out.write_all(page.as_bytes())) {
        return Exit::cannot_write(ui, &target, &error);
    }
    if let Target::File(path) = &target {
        let (count, name) = (seen.bodies.len(), path.display());
        ui.note(
            &format!(
                "{name}: {count} cơ quan; điền nhiệm vụ rồi chạy: doctrace check-policy {name}"
            ),
            &format!(
                "{name}: {count} bodies; fill in the duties, then: doctrace check-policy {name}"
            ),
        );
    }
    if registry.inputs().any(|it| it.skipped.is_some()) {
        return Exit::Unread;
    }
    Exit::Done
}

/// One body of a letterhead.
#[derive(Debug)]
struct Seen1 {
    name: String,
    organ: Option<String>,
    level: Option<Level>,
    parent: Option<String>,
    party: bool,
    /// Inputs whose letterhead has it.
    inputs: usize,
}

/// What letterheads, titles and relations told.
#[derive(Debug, Default)]
struct Seen {
    bodies: Vec<Seen1>,
    period: Option<String>,
    /// Types of the sources that are carried out, by their organ and its level.
    sources: BTreeMap<(Option<Level>, String), BTreeSet<String>>,
    /// Types of what carries them out.
    answers: BTreeSet<String>,
}

impl Seen {
    fn of(registry: &Registry) -> Self {
        let mut seen = Self::default();
        let mut at: BTreeMap<BodyName, usize> = BTreeMap::new();
        let mut periods = BTreeSet::new();
        for facts in registry.inputs() {
            periods.extend(facts.own.period);
            seen.relations(facts);
            let Some(issuer) = &facts.own.issuer else {
                continue;
            };
            let parent = facts.own.superior.as_deref().and_then(|words| {
                let name = committee(&named(words));
                (Body::read(&name).place().is_some()).then_some(name)
            });
            let name = named(issuer);
            if let Some(above) = &parent {
                seen.add(&mut at, above, None);
            }
            let own = facts.own.id.as_ref();
            let organ = own.and_then(|id| id.organ()).filter(|it| !it.is_open());
            let row = seen.add(&mut at, &name, parent);
            row.inputs += 1;
            if row.organ.is_none() {
                row.organ = organ.map(|it| it.as_str().to_owned());
            }
            row.level = row.level.or(own.and_then(doctrace::id::DocumentId::level));
            row.party |= own.and_then(doctrace::id::DocumentId::family) == Some(Family::Party);
        }
        if let [(from, to)] = periods.into_iter().collect::<Vec<_>>()[..] {
            seen.period = Some(format!("[period]\nfrom = {from}\nto = {to}\n"));
        }
        // A name that stands above itself, as where one letterhead is read the wrong way round,
        // tells nothing of who stands above.
        let levels: BTreeMap<String, Option<Level>> = seen
            .bodies
            .iter()
            .map(|it| (it.name.clone(), it.level))
            .collect();
        for body in &mut seen.bodies {
            let above = body
                .parent
                .as_ref()
                .and_then(|it| levels.get(it).copied().flatten());
            if matches!((body.level, above), (Some(own), Some(above)) if above <= own)
                || body.parent.as_ref() == Some(&body.name)
                || above.is_none() && body.parent.is_some() && body.level.is_none()
            {
                body.parent = None;
            }
        }
        seen.bodies.sort_by(|a, b| {
            (std::cmp::Reverse(a.level), &a.name).cmp(&(std::cmp::Reverse(b.level), &b.name))
        });
        seen
    }

    fn add(
        &mut self,
        at: &mut BTreeMap<BodyName, usize>,
        name: &str,
        parent: Option<String>,
    ) -> &mut Seen1 {
        let next = self.bodies.len();
        let index = *at.entry(BodyName::new(name)).or_insert(next);
        if index == next {
            self.bodies.push(Seen1 {
                name: name.to_owned(),
                organ: None,
                level: Body::read(name).level(),
                parent: None,
                party: name.starts_with("Tỉnh ủy") || name.starts_with("Huyện ủy"),
                inputs: 0,
            });
        }
        let row = &mut self.bodies[index];
        if row.parent.is_none() {
            row.parent = parent;
        }
        row
    }

    /// Which types of which organs are carried out, and by which types.
    fn relations(&mut self, facts: &InputFacts) {
        for relation in facts.relations.iter().filter(|it| it.kind.carries_out()) {
            let id = |end| match end {
                End::Mention(at) => facts.mentions.get(at as usize).map(|it| &it.id),
                _ => None,
            };
            if let Some(source) = id(relation.to)
                && let (Some(organ), Some(kind)) = (source.organ(), source.type_code())
            {
                let organ = (source.level(), organ.as_str().to_owned());
                let types = self.sources.entry(organ).or_default();
                types.insert(kind.as_str().to_owned());
            }
            if let Some(kind) = id(relation.from).and_then(|it| it.type_code()) {
                self.answers.insert(kind.as_str().to_owned());
            }
        }
    }

    fn page(&self, ui: Ui) -> String {
        let mut page = String::new();
        let mut say = |vi: &str, en: &str| {
            for line in ui.word(vi, en).lines() {
                page.push_str(if line.is_empty() { "#" } else { "# " });
                page.push_str(line);
                page.push('\n');
            }
        };
        say(
            "Chính sách viết sẵn từ các văn bản đã đọc. Sửa, điền thêm, rồi kiểm tra:\n  doctrace check-policy TỆP-NÀY\nvà đối chiếu:\n  doctrace THƯ-MỤC --policy TỆP-NÀY\nDòng bắt đầu bằng # là ghi chú; bỏ dấu # để dùng.",
            "A policy made from what was read. Mend it, fill it in, then check it:\n  doctrace check-policy THIS-FILE\nand audit under it:\n  doctrace FOLDER --policy THIS-FILE\nLines with # are comments; take the # away to use them.",
        );
        page.push('\n');
        self.days(ui, &mut page);
        self.bodies(ui, &mut page);
        self.terms(ui, &mut page);
        self.rosters(ui, &mut page);
        self.duties(ui, &mut page);
        page
    }

    fn days(&self, ui: Ui, page: &mut String) {
        let _ = writeln!(
            page,
            "# {}\n# as_of = 2023-12-31\n",
            ui.word(
                "Tính đến ngày: thời hạn được xét theo ngày này.",
                "The day of looking: deadlines are judged as of it."
            )
        );
        let _ = writeln!(
            page,
            "# {}",
            ui.word(
                "Kỳ báo cáo (theo tiêu đề văn bản).",
                "The period reported on (from the titles)."
            )
        );
        match &self.period {
            Some(period) => page.push_str(period),
            None => page.push_str("# [period]\n# from = 2023-01-01\n# to = 2023-12-31\n"),
        }
        page.push('\n');
    }

    fn bodies(&self, ui: Ui, page: &mut String) {
        let _ = writeln!(
            page,
            "# {}",
            ui.word(
                "Cơ quan, theo tiêu đề văn bản. from, to: ngày thành lập, ngày kết thúc; successors: cơ quan tiếp nhận.",
                "Bodies, from the letterheads. from, to: first and last day; successors: who took over."
            )
        );
        if self.bodies.is_empty() {
            page.push_str(
                "# [[bodies]]\n# name = \"Huyện ủy …\"\n# organ = \"HU\"\n# level = \"district\"\n",
            );
        }
        for body in &self.bodies {
            let _ = writeln!(page, "[[bodies]]\nname = {}", quoted(&body.name));
            if let Some(organ) = &body.organ {
                let _ = writeln!(page, "organ = {}", quoted(organ));
            }
            if let Some(level) = body.level {
                let _ = writeln!(page, "level = \"{}\"", level_word(ui.lang, level));
            } else {
                let open = ui.word("chưa rõ cấp", "the level is open");
                let _ = writeln!(page, "# level = \"district\"  # {open}");
            }
            if let Some(parent) = &body.parent {
                let _ = writeln!(page, "parent = {}", quoted(parent));
            }
            page.push('\n');
        }
    }

    fn terms(&self, ui: Ui, page: &mut String) {
        let committees: Vec<&Seen1> = self
            .bodies
            .iter()
            .filter(|it| {
                it.party && it.inputs > 0 && it.level.is_some_and(|it| it < Level::Central)
            })
            .collect();
        if committees.is_empty() {
            return;
        }
        let _ = writeln!(
            page,
            "# {}",
            ui.word(
                "Nhiệm kỳ của cấp ủy: ngày đại hội. Số văn bản bắt đầu lại từ ngày này.",
                "Terms of committees: the days of their congresses. Numbers begin again on these."
            )
        );
        for body in committees {
            let name = quoted(&body.name);
            let _ = writeln!(
                page,
                "# [[terms]]\n# committee = {name}\n# from = 2020-08-01\n# to = 2025-06-30"
            );
        }
        page.push('\n');
    }

    fn rosters(&self, ui: Ui, page: &mut String) {
        let mut by_level: BTreeMap<Level, Vec<&str>> = BTreeMap::new();
        for body in self.bodies.iter().filter(|it| it.inputs > 0) {
            if let Some(level) = body.level {
                by_level.entry(level).or_default().push(&body.name);
            }
        }
        let _ = writeln!(
            page,
            "# {}\n[rosters]",
            ui.word(
                "Danh sách cơ quan phải thực hiện; thêm cơ quan chưa gửi văn bản nào.",
                "Rosters: who is obliged; add the bodies that sent nothing."
            )
        );
        for (level, names) in by_level {
            let _ = writeln!(page, "{} = [", roster(ui.lang, level));
            for name in names {
                let _ = writeln!(page, "    {},", quoted(name));
            }
            page.push_str("]\n");
        }
        page.push('\n');
    }

    fn duties(&self, ui: Ui, page: &mut String) {
        let _ = writeln!(
            page,
            "# {}",
            ui.word(
                "Nhiệm vụ: văn bản nào, ai phải thực hiện (roster), bằng loại nào (accept), hạn nào.\n# deadline: { days = 90 }, { working_days = 60 }, { on = 2023-12-31 } hoặc \"within_month\".",
                "Duties: which sources, who is obliged (roster), by which types (accept), by when.\n# deadline: { days = 90 }, { working_days = 60 }, { on = 2023-12-31 } or \"within_month\"."
            )
        );
        let list = |codes: &BTreeSet<String>| {
            let codes: Vec<String> = codes.iter().map(|it| quoted(it)).collect();
            codes.join(", ")
        };
        let below = |level: Option<Level>| {
            let levels = self.bodies.iter().filter(|it| it.inputs > 0);
            levels
                .filter_map(|it| it.level)
                .filter(|it| level.is_none_or(|above| *it < above))
                .max()
        };
        let mut sources: Vec<_> = self.sources.iter().collect();
        sources.sort_by(|a, b| b.cmp(a));
        for ((level, organ), types) in sources {
            let Some(obliged) = below(*level) else {
                continue;
            };
            let _ = writeln!(
                page,
                "# [[duties]]\n# name = {}\n# select = {{ types = [{}], organs = [{}] }}\n# roster = {}",
                quoted(&format!(
                    "{} {organ}",
                    ui.word("Thực hiện văn bản của", "Answer documents of")
                )),
                list(types),
                quoted(organ),
                quoted(&roster(ui.lang, obliged)),
            );
            if !self.answers.is_empty() {
                let _ = writeln!(page, "# accept = [{}]", list(&self.answers));
            }
            page.push_str("# deadline = { days = 90 }\n# strength = \"must\"\n#\n");
        }
        if self.sources.is_empty() {
            page.push_str("# [[duties]]\n# name = \"…\"\n# select = { organs = [\"TU\"] }\n# roster = \"…\"\n# deadline = { days = 90 }\n");
        }
    }
}

/// A string of TOML: that of JSON is one.
fn quoted(words: &str) -> String {
    serde_json::Value::from(words).to_string()
}

/// The name of a roster: letters that need no quotes.
fn roster(lang: Lang, level: Level) -> String {
    match (lang, level) {
        (Lang::En, _) => level.name(),
        (_, Level::Central) => "trung_uong",
        (_, Level::Province) => "tinh",
        (_, Level::District) => "huyen",
        (_, Level::Commune) => "xa",
        (_, Level::Cell) => "chi_bo",
    }
    .to_owned()
}

fn level_word(lang: Lang, level: Level) -> &'static str {
    match lang {
        Lang::En => level.name(),
        Lang::Vi => match level {
            Level::Central => "trung ương",
            Level::Province => "tỉnh",
            Level::District => "huyện",
            Level::Commune => "xã",
            Level::Cell => "chi bộ",
        },
    }
}

/// A letterhead's name as it stands in a sentence: "HUYỆN ỦY TÂN LONG" is "Huyện ủy Tân Long".
/// Names that are not in capitals stay.
fn named(words: &str) -> String {
    let words = plain(words);
    if words.chars().any(char::is_lowercase) {
        return words;
    }
    let low = words.to_lowercase();
    let place = Body::read(&words);
    let place = place.place().unwrap_or_default();
    let first = |word: &str| {
        let mut chars = word.chars();
        let head = chars.next().map(char::to_uppercase);
        head.into_iter().flatten().chain(chars).collect::<String>()
    };
    let capitals = |words: &str| words.split(' ').map(first).collect::<Vec<_>>().join(" ");
    // The place stands at the end; its spelling may have been evened out, its length in words not.
    let count = place.split_whitespace().count();
    let all: Vec<&str> = low.split_whitespace().collect();
    let (kind, place) = all.split_at(all.len() - count.min(all.len()));
    let kind = first(&kind.join(" "));
    format!("{kind} {}", capitals(&place.join(" ")))
        .trim()
        .to_owned()
}

/// The committee of a Party organisation, which is what a policy lists: "Đảng bộ tỉnh Hòa Giang"
/// is led by "Tỉnh ủy Hòa Giang".
fn committee(name: &str) -> String {
    for (organisation, committee) in [
        ("Đảng bộ tỉnh ", "Tỉnh ủy "),
        ("Đảng bộ thành phố ", "Thành ủy "),
        ("Đảng bộ huyện ", "Huyện ủy "),
        ("Đảng bộ xã ", "Đảng ủy xã "),
        ("Đảng bộ phường ", "Đảng ủy phường "),
    ] {
        if let Some(place) = name.strip_prefix(organisation) {
            return format!("{committee}{place}");
        }
    }
    name.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_letterheads_are_written_as_in_a_sentence() {
        for (head, name) in [
            ("HUYỆN ỦY TÂN LONG", "Huyện ủy Tân Long"),
            (
                "ỦY BAN NHÂN DÂN TỈNH LÀO CAI",
                "Ủy ban nhân dân tỉnh Lào Cai",
            ),
            ("Huyện ủy Tân Long", "Huyện ủy Tân Long"),
            ("BỘ TÀI CHÍNH", "Bộ tài chính"),
        ] {
            assert_eq!(named(head), name);
        }
        assert_eq!(committee("Đảng bộ tỉnh Hòa Giang"), "Tỉnh ủy Hòa Giang");
        assert_eq!(committee("Đảng bộ"), "Đảng bộ");
    }
}
