//! An e-mail that answers: forms attached, or `OK` as its whole text.

use super::letter::OwnWords;
use super::{Came, Found, form, is_page, looks_like_mail, problem};
use crate::mail::MailKind;
use crate::mail::read::{File, Mail, mail};
use crate::round::layout::{MARK, REFERENCE};
use crate::round::{Channel, Problem, Said, is_check_value};
use crate::types::Day;
use xxhash_rust::xxh3::xxh3_128;

/// How much of a text that is no answer is quoted, in characters.
const QUOTED: usize = 200;

/// How deep letters that are forwarded in letters are looked into.
const DEEPEST: u32 = 3;

/// Reads an e-mail.
pub(super) fn read(name: &str, bytes: &[u8], today: Day) -> Found {
    read_at(name, bytes, today, 0)
}

/// Reads an e-mail that is forwarded in so many others.
fn read_at(name: &str, bytes: &[u8], today: Day, depth: u32) -> Found {
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
    let mut all = answers(name, &letter, today, depth);
    let digest = xxh3_128(bytes);
    // What came in a forwarded letter is that letter's.
    for came in all.iter_mut().filter(|came| came.message_id.is_empty()) {
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

fn answers(name: &str, letter: &Mail, today: Day, depth: u32) -> Vec<Came> {
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
        MailKind::AutomaticReply if !letter.delayed.is_empty() => {
            return vec![came(
                name,
                Said::default(),
                format!(
                    "An e-mail to {} is late, and its mail program goes on trying. This is no answer, and nothing came back: no \
                     address is marked as bounced. Dismiss it.",
                    letter.delayed.join(", ")
                ),
            )];
        }
        MailKind::AutomaticReply => {
            return vec![came(
                name,
                Said::default(),
                format!(
                    "This is an automatic reply and no answer: “{}”.",
                    start(&OwnWords::of(&letter.text).text())
                ),
            )];
        }
        MailKind::Letter => {}
    }
    let words = OwnWords::of(&letter.text);
    let own = words.text();
    let says_ok = words.say_unchanged(&letter.from.name);
    let mut forms = Vec::new();
    let mut strange = Vec::new();
    for file in letter.files.iter().filter(|file| !is_made(file, letter)) {
        let of = format!("{name}: {}", file.name);
        let found = if depth < DEEPEST && looks_like_mail(&file.name, &file.bytes) {
            read_at(&file.name, &file.bytes, today, depth + 1)
        } else {
            form(&file.name, file.bytes.clone(), today)
        };
        match found {
            Found::Replies(all) => {
                for mut one in all {
                    one.file.clone_from(&of);
                    if one.said.note.is_empty() {
                        one.said.note.clone_from(&own);
                    }
                    if !says_ok && words.have_news() {
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
            Found::Table(_) | Found::Own | Found::Packed(_) => strange.push(came(
                &of,
                Said::default(),
                format!("“{}” is no form of ours.", file.name),
            )),
        }
    }
    if says_ok {
        // A form that came back as it went out says nothing against what the text says.
        forms.retain(|one| !one.said.is_silent());
    }
    let named = references(letter);
    if !forms.is_empty() {
        for one in &mut forms {
            one.named = named.iter().map(|said| said.check.clone()).collect();
        }
        // The picture of a signature is no answer; what else is attached is set aside beside the forms.
        forms.extend(strange.into_iter().filter(|one| !is_ornament(&one.file)));
        return forms;
    }
    if says_ok && !named.is_empty() {
        let unread: Vec<Problem> = strange
            .iter()
            .filter(|one| !is_ornament(&one.file))
            .map(|one| {
                not_read(
                    one.file
                        .strip_prefix(&format!("{name}: "))
                        .unwrap_or(&one.file),
                )
            })
            .collect();
        return named
            .into_iter()
            .map(|said| {
                came(
                    name,
                    Said {
                        all_unchanged: true,
                        note: own.clone(),
                        problems: unread.clone(),
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

/// How a text begins, to be quoted at the end of a sentence, which has a full stop of its own.
fn start(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let line = line.trim_end_matches('.');
    if line.chars().count() > QUOTED {
        line.chars().take(QUOTED).chain("…".chars()).collect()
    } else {
        line.to_owned()
    }
}

/// Tells of a file that came beside an “OK”: it may say more than that.
fn not_read(file: &str) -> Problem {
    let sentence = format!(
        "“{file}” came with the e-mail and is no form that can be read. Open it in your e-mail program, and see whether it says \
         more than the e-mail does."
    );
    problem("", file, sentence)
}

/// Whether a file says nothing: the form as a page, which saves its answers elsewhere, the e-mail that we sent, an empty page
/// that Exchange adds.
fn is_made(file: &File, letter: &Mail) -> bool {
    let small = file.name.to_lowercase();
    if is_page(&file.name) {
        return small.starts_with("att0") || String::from_utf8_lossy(&file.bytes).contains(MARK);
    }
    looks_like_mail(&file.name, &file.bytes)
        && mail(&file.name, &file.bytes).is_ok_and(|sent| {
            letter.to.iter().any(|to| to.address == sent.from.address)
                && sent.text.lines().any(|line| line.starts_with(REFERENCE))
        })
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
