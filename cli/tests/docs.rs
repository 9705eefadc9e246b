//! The guides keep their word: each command that they show is run in a folder like theirs.
//!
//! `<!-- run, exit N: why -->` stands before a block of commands; the last of them ends with N, the
//! others with 0 or 1.

mod program;

use std::fs;

use program::{Folder, Ran, doctrace, repository};

/// A folder as the guides speak of it.
fn office(name: &str) -> Folder {
    let folder = Folder::new(name);
    let sample = fs::read_to_string(program::sample()).expect("the sample");
    for reports in ["bao-cao", "reports"] {
        folder.put(&format!("{reports}/huyen.txt"), &sample);
    }
    // "Kế hoạch số 5-KH/HU" in TCVN3.
    folder.put(
        "bao-cao/cu.txt",
        b"K\xd5 ho\xb9ch s\xe8 5-KH/HU ng\xb5y 02/02/2023 c\xf1a Huy\xd6n \xf1y\n",
    );
    folder.put("so/la.csv", "Mã văn bản;Phát hành\n109-KH/HU;02/02/2023\n");
    folder
}

/// Each block: its line, the code its last command ends with, its commands.
fn blocks(guide: &str) -> Vec<(usize, i32, Vec<String>)> {
    let mut blocks = Vec::new();
    let mut lines = guide.lines().enumerate();
    while let Some((at, line)) = lines.next() {
        let Some(rest) = line.strip_prefix("<!-- run, exit ") else {
            continue;
        };
        let (code, _) = rest.split_once(':').expect("a code and a reason");
        let code = code.parse().expect("a number");
        assert_eq!(
            lines.next().map(|it| it.1),
            Some("```console"),
            "line {}",
            at + 2
        );
        let commands = lines.by_ref().map(|it| it.1).take_while(|it| *it != "```");
        let commands: Vec<String> = commands
            .map(|it| {
                it.strip_prefix("$ doctrace")
                    .expect("a command")
                    .trim()
                    .to_owned()
            })
            .collect();
        assert!(!commands.is_empty(), "line {}", at + 1);
        blocks.push((at + 1, code, commands));
    }
    blocks
}

/// Words of a command, with those in quotes as one.
fn words(command: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (at, part) in command.split('"').enumerate() {
        if at % 2 == 1 {
            words.push(part.to_owned());
        } else {
            words.extend(part.split_whitespace().map(str::to_owned));
        }
    }
    words
}

fn keeps_its_word(name: &str) {
    let guide = fs::read_to_string(repository(&format!("docs/{name}"))).expect("the guide");
    let folder = office(&name.replace('.', "-"));
    let blocks = blocks(&guide);
    assert!(blocks.len() >= 6, "{name} shows {} blocks", blocks.len());
    for (line, code, commands) in blocks {
        for (at, command) in commands.iter().enumerate() {
            let (command, input) = command.split_once(" < ").unwrap_or((command, ""));
            let mut run = doctrace();
            run.current_dir(&folder.0).args(words(command));
            if !input.is_empty() {
                run.stdin(fs::File::open(folder.0.join(input)).expect("the input"));
            }
            let ran = Ran::of(&mut run);
            let ended = ran.code;
            if at + 1 == commands.len() {
                assert_eq!(ended, Some(code), "{name}:{line}: {command}: {}", ran.err);
            } else {
                assert!(
                    matches!(ended, Some(0 | 1)),
                    "{name}:{line}: {command}: {}",
                    ran.err
                );
            }
        }
    }
}

#[test]
fn the_guide_for_clerks() {
    keeps_its_word("huong-dan.md");
}

#[test]
fn the_guide_for_developers() {
    keeps_its_word("guide.md");
}

#[test]
fn the_policy_of_the_guide_can_be_used() {
    let guide = fs::read_to_string(repository("docs/huong-dan.md")).expect("the guide");
    let (_, rest) = guide.split_once("```toml\ntinh_den").expect("a policy");
    let (policy, _) = rest.split_once("```").expect("its end");
    let folder = office("guide-policy");
    let policy = folder.put("cs.toml", format!("tinh_den{policy}"));
    let register = folder.at("so-van-ban.xlsx");
    assert_eq!(
        program::run(&["register", &folder.at("bao-cao"), "--out", &register]).code,
        Some(0)
    );
    let ran = program::run(&["check-policy", &policy]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
}

#[test]
fn every_key_of_the_configuration_is_in_the_guide() {
    let folder = office("guide-config");
    folder.put("doctrace.toml", "zzz = 1\n");
    let ran = Ran::of(
        doctrace()
            .current_dir(&folder.0)
            .args(["--lang", "en", "--sample"]),
    );
    let (_, keys) = ran.err.split_once("expected ").expect("the keys");
    let keys = keys.lines().next().unwrap_or_default();
    let guide = fs::read_to_string(repository("docs/guide.md")).expect("the guide");
    for key in keys.split(", ") {
        assert!(guide.contains(&format!("`{key}`")), "{key}");
    }
}
