//! The reference of the keys of a policy, `docs/policy.md`, is made here: which keys there are the
//! types say as they are read, what each means their documentation, what may stand there the
//! schema. With `DOCTRACE_WRITE=1` the page is written; without, it is compared.

use std::fmt::Write as _;

use doctrace::audit::{
    Duty, Minimum, NewOrgan, NewType, POLICY_SCHEMA, Policy, PolicyBody, PolicyVocabulary,
    Selector, Term, Waiver,
};
use doctrace::registry::{Register, RegisterRow};
use serde::de::{self, Deserialize, Deserializer, Visitor};
use serde_json::Value;

/// Asks a type for the keys that it reads.
struct Keys<'k>(&'k mut Vec<&'static str>);

impl<'de> Deserializer<'de> for Keys<'_> {
    type Error = de::value::Error;

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        fields: &'static [&'static str],
        _visitor: V,
    ) -> Result<V::Value, Self::Error> {
        self.0.extend(fields);
        Err(de::Error::custom("asked"))
    }

    fn deserialize_any<V: Visitor<'de>>(self, _visitor: V) -> Result<V::Value, Self::Error> {
        Err(de::Error::custom("no struct"))
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf option unit
        unit_struct newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}

fn keys<'de, T: Deserialize<'de>>() -> Vec<&'static str> {
    let mut keys = Vec::new();
    let _ = T::deserialize(Keys(&mut keys));
    assert!(!keys.is_empty());
    keys
}

/// A table of a policy: its place in TOML, its part of the schema, its type, where that is written.
struct Part {
    heading: &'static str,
    schema: &'static str,
    keys: Vec<&'static str>,
    name: &'static str,
    source: &'static str,
}

fn parts() -> Vec<Part> {
    macro_rules! part {
        ($heading:literal, $schema:literal, $type:ident, $source:literal) => {
            Part {
                heading: $heading,
                schema: $schema,
                keys: keys::<$type>(),
                name: stringify!($type),
                source: include_str!(concat!("../src/", $source)),
            }
        };
    }
    vec![
        part!("", "", Policy, "audit/policy/mod.rs"),
        part!("[[terms]]", "/$defs/term", Term, "audit/policy/body.rs"),
        part!(
            "[[bodies]]",
            "/$defs/body",
            PolicyBody,
            "audit/policy/body.rs"
        ),
        part!("[[duties]]", "/$defs/duty", Duty, "audit/policy/duty.rs"),
        part!(
            "select = { … }",
            "/$defs/selector",
            Selector,
            "audit/policy/duty.rs"
        ),
        part!(
            "[[minimums]]",
            "/$defs/minimum",
            Minimum,
            "audit/policy/duty.rs"
        ),
        part!(
            "[[registers]]",
            "/$defs/register",
            Register,
            "registry/register.rs"
        ),
        part!(
            "[[registers.rows]]",
            "/$defs/row",
            RegisterRow,
            "registry/register.rs"
        ),
        part!(
            "[[waivers]]",
            "/$defs/waiver",
            Waiver,
            "audit/policy/waiver.rs"
        ),
        part!(
            "[vocabulary]",
            "/properties/vocabulary",
            PolicyVocabulary,
            "audit/policy/vocabulary.rs"
        ),
        part!(
            "[[vocabulary.types]]",
            "/$defs/new_type",
            NewType,
            "audit/policy/vocabulary.rs"
        ),
        part!(
            "[[vocabulary.organs]]",
            "/$defs/new_organ",
            NewOrgan,
            "audit/policy/vocabulary.rs"
        ),
    ]
}

/// What the documentation says of a field: the lines above it.
fn documented(part: &Part, key: &str) -> String {
    let open = format!("pub struct {} {{\n", part.name);
    let (_, body) = part.source.split_once(&open).expect(part.name);
    let (body, _) = body.split_once("\n}").expect(part.name);
    let mut words: Vec<&str> = Vec::new();
    for line in body.lines().map(str::trim) {
        let field = line.strip_prefix("pub ").unwrap_or(line);
        if let Some(said) = line.strip_prefix("///") {
            words.push(said.trim());
        } else if field.starts_with(&format!("{key}: ")) {
            return words.join(" ");
        } else if field.ends_with(',') && field.contains(": ") {
            words.clear();
        }
    }
    panic!("{} has no field {key}", part.name);
}

/// What may stand at a key.
fn kind(schema: &Value, at: &Value) -> String {
    if let Some(name) = at["$ref"].as_str() {
        let at = schema.pointer(&name[1..]).expect(name);
        return kind(schema, at);
    }
    let listed = |list: &Value| {
        let words = list.as_array().into_iter().flatten();
        words
            .map(|it| format!("`{}`", it.as_str().unwrap_or_default()))
            .collect::<Vec<_>>()
    };
    if at["enum"].is_array() {
        return listed(&at["enum"]).join(", ");
    }
    if let Some(one) = at["const"].as_str() {
        return format!("`\"{one}\"`");
    }
    if let Some(ways) = at["oneOf"].as_array() {
        let ways: Vec<String> = ways.iter().map(|way| kind(schema, way)).collect();
        return ways.join(" or ");
    }
    match at["type"].as_str() {
        Some("array") => format!("list of {}", kind(schema, &at["items"])),
        Some("object") if at["properties"].is_object() => {
            let keys = at["properties"].as_object().into_iter().flatten();
            let keys: Vec<String> = keys
                .map(|(key, value)| format!("{key} = {}", kind(schema, value)))
                .collect();
            match keys.len() {
                0..3 => format!("{{ {} }}", keys.join(", ")),
                _ => "table".to_owned(),
            }
        }
        Some("object") => format!("table of {}", kind(schema, &at["additionalProperties"])),
        Some("integer") => {
            let (least, most) = (&at["minimum"], &at["maximum"]);
            format!("number from {least} to {most}")
        }
        Some("string") if at["pattern"].is_string() => "day".to_owned(),
        Some("string") => "text".to_owned(),
        Some("boolean") => "`true` or `false`".to_owned(),
        _ => panic!("{at} is of no known kind"),
    }
}

fn page() -> String {
    let schema: Value = serde_json::from_str(POLICY_SCHEMA).expect("JSON");
    let mut out = String::from(
        "# Keys of a policy\n\n\
         A policy is a TOML file; every key may be left out unless it is required in its table, and a\n\
         key that is not listed is an error that names the nearest one. Days are `2023-12-31`, with\n\
         or without quotes. `doctrace init` writes a policy to begin with, `doctrace check-policy`\n\
         looks at one, and `doctrace schema policy` is the schema for editors.\n\n\
         This page is made from the types (`tests/policy_reference.rs`).\n",
    );
    for part in parts() {
        let at = schema.pointer(part.schema).expect(part.schema);
        let heading = match part.heading {
            "" => "At the top".to_owned(),
            heading => format!("`{heading}`"),
        };
        let _ = write!(
            out,
            "\n## {heading}\n\n| key | what it says | value |\n|---|---|---|\n"
        );
        for key in &part.keys {
            let property = &at["properties"][key];
            let said = documented(&part, key);
            let said = match property["description"].as_str() {
                Some(described) if said.is_empty() => described.to_owned(),
                _ => said,
            };
            assert!(!said.is_empty(), "{}::{key} is not documented", part.name);
            let required = at["required"]
                .as_array()
                .is_some_and(|it| it.contains(&(*key).into()));
            let required = if required { ", required" } else { "" };
            let kind = kind(&schema, property);
            let _ = writeln!(out, "| `{key}` | {said} | {kind}{required} |");
        }
    }
    out
}

#[test]
fn the_schema_has_the_keys_of_the_types_and_no_other() {
    let schema: Value = serde_json::from_str(POLICY_SCHEMA).expect("JSON");
    let mut told = 0;
    for part in parts() {
        let at = schema.pointer(part.schema).expect(part.schema);
        let properties = at["properties"].as_object().expect(part.schema);
        let mut read = part.keys.clone();
        read.sort_unstable();
        let mut written: Vec<&str> = properties.keys().map(String::as_str).collect();
        written.sort_unstable();
        assert_eq!(read, written, "{}", part.name);
        assert_eq!(
            at["additionalProperties"],
            Value::Bool(false),
            "{}",
            part.name
        );
        told += read.len();
    }
    assert!(told > 50, "{told}");
}

#[test]
fn the_page_is_what_the_types_say() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/policy.md");
    let made = page();
    if std::env::var_os("DOCTRACE_WRITE").is_some() {
        std::fs::write(path, &made).expect("the page is written");
    }
    let stored = std::fs::read_to_string(path)
        .unwrap_or_default()
        .replace("\r\n", "\n");
    assert!(
        stored == made,
        "docs/policy.md is old: DOCTRACE_WRITE=1 cargo test --test policy_reference"
    );
}
