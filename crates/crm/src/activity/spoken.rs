//! What kind of activity a typed line tells of, from its first word: "Rang the office", "Visited with Jo".

use super::ActivityKind;

/// First words by kind. Only words that can hardly mean another thing: what is not sure stays a note.
const FIRST_WORDS: [(ActivityKind, &[&str]); 6] = [
    (
        ActivityKind::Call,
        &[
            "call",
            "called",
            "rang",
            "ring",
            "phone",
            "phoned",
            "telephone",
            "telephoned",
            "tel",
            "spoke",
            "teams",
            "zoom",
            "voicemail",
        ],
    ),
    (
        ActivityKind::Visit,
        &["visit", "visited", "went", "tour", "toured", "observed"],
    ),
    (
        ActivityKind::Email,
        &["email", "emailed", "e-mail", "e-mailed", "mail", "mailed"],
    ),
    (ActivityKind::Letter, &["letter", "wrote", "posted"]),
    (
        ActivityKind::Meeting,
        &["meeting", "met", "meet", "lunch", "coffee"],
    ),
    (ActivityKind::Note, &["note", "nb"]),
];

/// The kind that the first word names; `None`: it names none.
pub(super) fn kind(text: &str) -> Option<ActivityKind> {
    let first = text.split_whitespace().next()?;
    let word = first
        .trim_matches(|c: char| !c.is_alphanumeric())
        .to_lowercase();
    FIRST_WORDS
        .into_iter()
        .find(|(_, words)| words.contains(&word.as_str()))
        .map(|(kind, _)| kind)
}

#[cfg(test)]
mod tests {
    use super::kind;
    use crate::activity::ActivityKind::{self, Call, Email, Letter, Meeting, Note, Visit};

    #[test]
    fn the_first_word_says_what_it_was() {
        let check = |text: &str, want: Option<ActivityKind>| assert_eq!(kind(text), want, "{text}");
        check("Rang Jo about capacity", Some(Call));
        check("  call: left a message", Some(Call));
        check("Visited; saw two classrooms", Some(Visit));
        check("E-mailed the form again", Some(Email));
        check("Wrote to the governors", Some(Letter));
        check("Met the whole SLT", Some(Meeting));
        check("NB no parking on Fridays", Some(Note));
        // Elsewhere in the line it says nothing.
        check("Head will call back", None);
        check("Caller unknown", None);
        check("", None);
        check("—", None);
    }
}
