//! An e-mail that answers: forms attached, or `OK` as its whole text.

use super::{Came, Found, form, problem};
use crate::fold::fold;
use crate::mail::MailKind;
use crate::mail::read::{Mail, mail};
use crate::round::layout::REFERENCE;
use crate::round::{Channel, Said, is_check_value};
use crate::types::Day;
use xxhash_rust::xxh3::xxh3_128;

/// How much of a text that is no answer is quoted, in characters.
const QUOTED: usize = 200;

/// Whole replies that say that all is as we hold it, folded.
const UNCHANGED: &[&str] = &[
    "ok",
    "okay",
    "ok no change",
    "ok no changes",
    "all ok",
    "no change",
    "no changes",
    "no changes to report",
    "no change to report",
    "no changes needed",
    "no changes required",
    "there are no changes",
    "nothing changed",
    "nothing has changed",
    "nothing to change",
    "unchanged",
    "all unchanged",
    "all correct",
    "all is correct",
    "all still correct",
    "all the same",
    "still correct",
    "correct",
];
/// Words that may stand before or after them and say nothing, folded; longer ones first.
const POLITE: &[&str] = &[
    "many thanks",
    "thank you very much",
    "thank you",
    "thanks",
    "please",
    "hi",
    "hello",
    "all",
];
/// How the end of a letter begins, folded.
const CLOSINGS: &[&str] = &[
    "thanks",
    "many thanks",
    "thank you",
    "kind regards",
    "best regards",
    "warm regards",
    "regards",
    "best wishes",
    "kindest regards",
    "with best wishes",
    "all the best",
    "best",
    "cheers",
    "yours sincerely",
    "sincerely",
    "sent from my",
];
/// How a letter begins, folded.
const GREETINGS: &[&str] = &[
    "dear",
    "hi",
    "hello",
    "good morning",
    "good afternoon",
    "morning",
    "afternoon",
];
/// Words in what follows the end of a letter that may take back what it said.
const TELLING: &[&str] = &[
    "ps",
    "except",
    "but",
    "left",
    "leaving",
    "new",
    "change",
    "changes",
    "changed",
    "instead",
    "however",
    "apart",
    "now",
    "wrong",
    "moved",
    "retired",
    "remove",
    "unsubscribe",
];

/// Reads an e-mail.
pub(super) fn read(name: &str, bytes: &[u8], today: Day) -> Found {
    if is_own_draft(bytes) {
        return Found::Own;
    }
    let letter = match mail(name, bytes) {
        Ok(letter) => letter,
        Err(error) => {
            return Found::Replies(vec![Came::refused(
                Channel::Email,
                name,
                bytes,
                error.message,
            )]);
        }
    };
    let mut all = answers(name, &letter, today);
    let digest = xxh3_128(bytes);
    for came in &mut all {
        came.message_id.clone_from(&letter.message_id);
        came.from_name.clone_from(&letter.from.name);
        came.from_email.clone_from(&letter.from.address);
        came.sent = format!("{} {}", letter.day, letter.time).trim().to_owned();
        if came.bytes == 0 {
            came.bytes = digest;
        }
    }
    Found::Replies(all)
}

/// Whether it is a draft that this program wrote and nobody sent.
fn is_own_draft(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(8_000)).unwrap_or_default();
    String::from_utf8_lossy(head)
        .lines()
        .take_while(|line| !line.trim().is_empty())
        .any(|line| line.to_lowercase().starts_with("x-unsent:"))
}

fn came(name: &str, said: Said, refused: String) -> Came {
    let mut came = Came::of(Channel::Email, name, &[], said);
    came.bytes = 0;
    came.refused = refused;
    came
}

fn answers(name: &str, letter: &Mail, today: Day) -> Vec<Came> {
    match letter.kind {
        MailKind::Bounce => {
            let whom = letter.failed.join(", ");
            let mut back = came(
                name,
                Said::default(),
                if whom.is_empty() {
                    "An e-mail came back, and it does not say which address it did not reach."
                        .to_owned()
                } else {
                    format!(
                        "An e-mail came back: {whom} could not be reached. The address is marked as bounced."
                    )
                },
            );
            back.bounced.clone_from(&letter.failed);
            return vec![back];
        }
        MailKind::AutomaticReply => {
            return vec![came(
                name,
                Said::default(),
                format!(
                    "This is an automatic reply and no answer: “{}”.",
                    start(&own_text(&letter.text))
                ),
            )];
        }
        MailKind::Letter => {}
    }
    let own = own_text(&letter.text);
    let mut forms = Vec::new();
    let mut strange = Vec::new();
    for file in &letter.files {
        let of = format!("{name}: {}", file.name);
        match form(&file.name, file.bytes.clone(), today) {
            Found::Replies(all) => {
                for mut one in all {
                    one.file.clone_from(&of);
                    one.said.note.clone_from(&own);
                    if !says_unchanged(&own) && has_news(&own) {
                        one.said.problems.push(problem(
                            "",
                            &own,
                            format!("The e-mail itself says: “{}”", start(&own)),
                        ));
                    }
                    if one.refused.is_empty() {
                        forms.push(one);
                    } else {
                        strange.push(one);
                    }
                }
            }
            Found::Table(_) | Found::Own => strange.push(came(
                &of,
                Said::default(),
                format!("“{}” is no form of ours.", file.name),
            )),
        }
    }
    let says_ok = says_unchanged(&own);
    if says_ok {
        // A form that came back as it went out says nothing against what the text says.
        forms.retain(|one| !one.said.is_silent());
    }
    if !forms.is_empty() {
        // The picture of a signature is no answer; what else is attached is set aside beside the forms.
        forms.extend(strange.into_iter().filter(|one| !is_ornament(&one.file)));
        return forms;
    }
    let named = references(letter);
    if says_ok && !named.is_empty() {
        return named
            .into_iter()
            .map(|said| {
                came(
                    name,
                    Said {
                        all_unchanged: true,
                        note: own.clone(),
                        ..said
                    },
                    String::new(),
                )
            })
            .collect();
    }
    let why = if says_ok {
        "It says that nothing changed, and neither its subject nor its text says for which school."
            .to_owned()
    } else if let Some(one) = strange.iter().find(|one| !is_ornament(&one.file)) {
        format!("No form that can be read is attached. {}", one.refused)
    } else if own.trim().is_empty() {
        "No form is attached, and the e-mail has no text.".to_owned()
    } else {
        format!(
            "No form is attached, and the text is more than “OK” or “no change”: “{}”.",
            start(&own)
        )
    };
    // Which school it is about may be known all the same, so that it can be answered by hand.
    let said = match named.as_slice() {
        [one] => one.clone(),
        _ => Said::default(),
    };
    vec![came(name, Said { note: own, ..said }, why)]
}

fn start(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() > QUOTED {
        line.chars().take(QUOTED).chain("…".chars()).collect()
    } else {
        line
    }
}

/// A picture, a card of the sender, a certificate.
fn is_ornament(file: &str) -> bool {
    let file = file.to_lowercase();
    [
        ".png", ".jpg", ".jpeg", ".gif", ".vcf", ".p7s", ".ics", ".bmp", ".svg",
    ]
    .iter()
    .any(|end| file.ends_with(end))
}

/// What the sender wrote: all before the letter that is quoted.
fn own_text(text: &str) -> String {
    let quotes = |line: &str| {
        let line = line.trim();
        let small = line.to_lowercase();
        line.starts_with('>')
            || small.starts_with("-----original message")
            || small.starts_with("________________")
            || (small.starts_with("on ") && small.ends_with("wrote:"))
            || small.starts_with("from:")
            || line.starts_with(REFERENCE)
    };
    let mut own: Vec<&str> = Vec::new();
    let lines: Vec<&str> = text.lines().collect();
    for (at, line) in lines.iter().enumerate() {
        // "On … wrote:" may be broken over two lines.
        let next = lines.get(at + 1).map_or("", |next| next.trim());
        let broken = line.trim().to_lowercase().starts_with("on ")
            && next.to_lowercase().ends_with("wrote:");
        if quotes(line) || broken {
            break;
        }
        own.push(line);
    }
    own.join("\n").trim().to_owned()
}

/// Whether the whole of what was written says that nothing changed: a greeting, the words, a closing with a name.
fn says_unchanged(own: &str) -> bool {
    let lines: Vec<String> = own
        .lines()
        .map(|line| {
            if line.trim() == "--" {
                "--".to_owned()
            } else {
                fold(line)
            }
        })
        .filter(|line| !line.is_empty())
        .collect();
    let begins = |line: &str, with: &[&str]| {
        with.iter().any(|word| {
            line.strip_prefix(word)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        })
    };
    let mut rest = lines.as_slice();
    if let [greeting, after @ ..] = rest
        && !after.is_empty()
        && begins(greeting, GREETINGS)
        && greeting.split(' ').count() <= 5
        && !says(greeting)
    {
        rest = after;
    }
    let end = rest
        .iter()
        .position(|line| line == "--" || (begins(line, CLOSINGS) && !says(line)))
        .unwrap_or(rest.len());
    let (words, signature) = rest.split_at_checked(end).unwrap_or((rest, &[]));
    let takes_back = signature
        .iter()
        .any(|line| line.split(' ').any(|word| TELLING.contains(&word)));
    // Without a closing a name may follow: one short line.
    let (words, name) = match words {
        [first, name] if says(first) && !says(name) => (vec![first], Some(name)),
        all => (all.iter().collect(), None),
    };
    let name_is_short = name.is_none_or(|name| {
        name.split(' ').count() <= 4 && !name.split(' ').any(|word| TELLING.contains(&word))
    });
    !words.is_empty() && words.iter().all(|line| says(line)) && !takes_back && name_is_short
}

/// Whether a text may say more than that a form is attached.
fn has_news(own: &str) -> bool {
    fold(own).split(' ').any(|word| TELLING.contains(&word))
}

/// Whether a folded line is one of the words, with something polite around it.
fn says(line: &str) -> bool {
    let mut line = line.trim();
    loop {
        if UNCHANGED.contains(&line) {
            return true;
        }
        let shorter = POLITE.iter().find_map(|word| {
            line.strip_suffix(word)
                .filter(|rest| rest.ends_with(' '))
                .or_else(|| line.strip_prefix(word).filter(|rest| rest.starts_with(' ')))
        });
        match shorter {
            Some(rest) => line = rest.trim(),
            None => return false,
        }
    }
}

/// The schools that the subject and the quoted text name by their check values.
fn references(letter: &Mail) -> Vec<Said> {
    let mut all: Vec<Said> = Vec::new();
    for line in letter.text.lines() {
        let line = line.trim_start_matches(|c: char| c == '>' || c.is_whitespace());
        let Some(rest) = line.strip_prefix(REFERENCE) else {
            continue;
        };
        let mut words = rest.split_whitespace();
        let (urn, check) = (
            words.next().unwrap_or_default(),
            words.next().unwrap_or_default(),
        );
        if is_check_value(check) && !all.iter().any(|one| one.check == check) {
            all.push(Said {
                urn: urn.parse().ok(),
                check: check.to_owned(),
                ..Said::default()
            });
        }
    }
    if all.is_empty()
        && let Some((check, further)) = marked(&letter.subject)
    {
        all.push(Said {
            check,
            further,
            ..Said::default()
        });
    }
    all
}

/// The mark at the end of a subject: the check value, and how many further schools the letter was for. Mail programs put
/// marks of their own into brackets.
fn marked(subject: &str) -> Option<(String, u32)> {
    subject.rsplit('[').find_map(|part| {
        let (mark, _) = part.split_once(']')?;
        let (check, further) = match mark.split_once('+') {
            Some((check, more)) => (check.trim(), more.trim().parse().ok()?),
            None => (mark.trim(), 0),
        };
        is_check_value(check).then(|| (check.to_owned(), further))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_whole_reply_that_says_so_means_that_nothing_changed() {
        for text in [
            "OK",
            "ok.",
            "No change",
            "No changes, thank you.",
            "Hi Wilhelmina,\n\nOK thanks\n\nKind regards,\nBo Crane\nOffice manager, Alder Hill",
            "Dear all\nNothing has changed.\nBo",
            "No change\n\n--\nBo Crane\nAlder Hill School, 01632 960123",
            "All correct, many thanks\nSent from my telephone",
            "OK - no change",
        ] {
            assert!(says_unchanged(text), "{text}");
        }
        for text in [
            "",
            "OK, but our head is leaving at Easter",
            "No change except the SENCO",
            "OK\nThe new deputy is Bo Crane",
            "No change\n\nKind regards\nBo\nPS our SENCO has left",
            "Please call me",
            "Thanks",
            "It is not ok",
            "No change\nAda Brook has left",
        ] {
            assert!(!says_unchanged(text), "{text}");
        }
    }

    #[test]
    fn what_is_quoted_is_not_what_the_sender_says() {
        for text in [
            "OK\n\nOn 3 Sep 2026, Wilhelmina Thrupp wrote:\n> OK is what we want\n> Reference: 1 ABCD2345",
            "OK\n\nOn Thursday, 3 September 2026 at 10:00, Wilhelmina Thrupp\n<w.thrupp@desk.example> wrote:\n\nDear",
            "OK\n\n-----Original Message-----\nFrom: W",
            "OK\n\n________________________________\nFrom: W",
            "OK\n\nFrom: W\nSent: today",
        ] {
            assert_eq!(own_text(text), "OK", "{text}");
        }
    }

    #[test]
    fn a_subject_ends_with_the_check_value() {
        assert_eq!(
            marked("RE: Leadership check [ABCD2345]"),
            Some(("ABCD2345".to_owned(), 0))
        );
        assert_eq!(
            marked("RE: [EXTERNAL] Check [ABCD2345 +2]"),
            Some(("ABCD2345".to_owned(), 2))
        );
        assert_eq!(
            marked("RE: Check [ABCD2345] [EXTERNAL]"),
            Some(("ABCD2345".to_owned(), 0))
        );
        assert_eq!(marked("RE: Leadership check [EXTERNAL]"), None);
        assert_eq!(marked("RE: Leadership check"), None);
        assert_eq!(marked("RE: Check [abc]"), None);
    }
}
