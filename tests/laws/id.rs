//! What must hold of identifiers on any input. The property tests and the fuzz targets
//! call the same functions; each panics where its law is broken.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};

use doctrace::id::{DocumentId, Repairs};
use doctrace::mention::MentionFinder;
use doctrace::text::Text;
use unicode_normalization::UnicodeNormalization;

/// What is read prints in a form that is read as the same, with nothing to mend.
pub(crate) fn round_trip(text: &str) {
    let Ok(read) = DocumentId::parse_lenient(text) else {
        return;
    };
    let printed = read.id.to_string();
    let again: DocumentId = printed
        .parse()
        .unwrap_or_else(|error| panic!("{text:?} prints as {printed:?}: {error}"));
    assert_eq!(again, read.id, "{text:?} prints as {printed:?}");
    assert_eq!(again.to_string(), printed, "{text:?}");
}

/// What the strict way reads, the lenient way reads the same, with nothing to mend.
pub(crate) fn strict_is_lenient(text: &str) {
    let Ok(strict) = DocumentId::parse_strict(text) else {
        return;
    };
    let lenient = DocumentId::parse_lenient(text)
        .unwrap_or_else(|error| panic!("strict reads {text:?}, lenient does not: {error}"));
    assert_eq!(lenient.id, strict, "{text:?}");
    assert_eq!(lenient.id.to_string(), strict.to_string(), "{text:?}");
    // The open part `?` is written on purpose, yet the number is not whole.
    let mended = lenient.repairs.difference(Repairs::BLANK_ORDINAL);
    assert!(mended.is_empty(), "{text:?}: {mended:?}");
}

/// Composed, decomposed and mixed accents give the same identifier.
pub(crate) fn accents_do_not_matter(text: &str) {
    let composed: String = text.nfc().collect();
    let decomposed: String = text.nfd().collect();
    let mixed: String = composed
        .chars()
        .enumerate()
        .flat_map(|(at, letter)| {
            let parts: Vec<char> = if at % 2 == 0 {
                letter.nfd().collect()
            } else {
                vec![letter]
            };
            parts
        })
        .collect();
    let read = |text: &str| DocumentId::parse_lenient(text).ok().map(|read| read.id);
    let first = read(&composed);
    assert_eq!(first, read(&decomposed), "{composed:?} decomposed");
    assert_eq!(first, read(&mixed), "{composed:?} mixed");
}

/// Equality, order and hash say the same.
pub(crate) fn equality_is_one(left: &str, right: &str) {
    let (Ok(left), Ok(right)) = (
        DocumentId::parse_lenient(left),
        DocumentId::parse_lenient(right),
    ) else {
        return;
    };
    let (left, right) = (left.id, right.id);
    assert_eq!(left == right, left.cmp(&right).is_eq(), "{left} {right}");
    assert_eq!(left.cmp(&right), right.cmp(&left).reverse());
    assert_eq!(left == right, hash(&left) == hash(&right), "{left} {right}");
}

/// Any three stand in one order, and their equality is passed on.
pub(crate) fn order_is_total(texts: [&str; 3]) {
    let mut ids = Vec::new();
    for text in texts {
        match DocumentId::parse_lenient(text) {
            Ok(read) => ids.push(read.id),
            Err(_) => return,
        }
    }
    ids.sort();
    let [first, second, third] = ids.as_slice() else {
        unreachable!("three texts give three numbers");
    };
    assert!(first <= second && second <= third && first <= third);
    let all_equal = first == second && second == third;
    assert_eq!(first == third, all_equal, "{first} {second} {third}");
}

/// An official form with a slip in it is read as what it was, or in doubt, or not at all.
pub(crate) fn slips_name_no_other(official: &str, slip: &str) {
    let Ok(read) = DocumentId::parse_lenient(slip) else {
        return;
    };
    let meant: DocumentId = official.parse().expect("an official form");
    let other = read.id != meant && read.other_id() != Some(&meant);
    assert!(
        !other || !read.is_certain(),
        "{official} as {slip:?} is read as {}, {:?}",
        read.id,
        read.repairs
    );
}

/// The same where letters stand for digits: never certain.
pub(crate) fn look_alikes_are_doubtful(official: &str, slip: &str) {
    let Ok(read) = DocumentId::parse_lenient(slip) else {
        return;
    };
    let meant: DocumentId = official.parse().expect("an official form");
    assert_eq!(read.id, meant, "{slip:?}");
    assert!(read.repairs.contains(Repairs::OCR_DIGIT), "{slip:?}");
    assert!(!read.is_certain(), "{slip:?}");
}

/// An error points into its input, at the start of a character.
pub(crate) fn errors_point_into_the_input(text: &str) {
    for error in [
        DocumentId::parse_strict(text).err(),
        DocumentId::parse_lenient(text).err(),
    ]
    .into_iter()
    .flatten()
    {
        assert!(text.is_char_boundary(error.position()), "{text:?}: {error}");
        assert!(error.to_string().len() < 1000);
    }
}

/// What the finder sees stands in the text, in order, apart, and is read alone as well.
pub(crate) fn mentions_stand_in_the_text(text: &str) {
    let taken = Text::new(text).expect("a text of a test is short");
    let mut end = 0;
    for mention in MentionFinder::new().mentions(taken) {
        let span = mention.span();
        assert!(end <= span.start() && span.start() < span.end());
        assert!(text.get(span.start()..span.end()).is_some(), "{text:?}");
        round_trip(&mention.id().to_string());
        end = span.end();
    }
}

/// Every law that one text can break.
pub(crate) fn all(text: &str) {
    round_trip(text);
    strict_is_lenient(text);
    accents_do_not_matter(text);
    errors_point_into_the_input(text);
    mentions_stand_in_the_text(text);
}

fn hash(id: &DocumentId) -> u64 {
    let mut hasher = DefaultHasher::new();
    id.hash(&mut hasher);
    hasher.finish()
}
