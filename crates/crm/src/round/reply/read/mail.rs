//! An e-mail that answers: forms attached, or `OK` as its whole text.

use super::{Came, Found, form, looks_like_mail, problem};
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
    "all fine",
    "all good",
    "all up to date",
    "everything is up to date",
    "confirmed",
    "no updates",
    "no update",
    "no amendments",
    "no amendments needed",
    "no changes from us",
    "no change from us",
    "no changes here",
    "no changes at our end",
    "no change at our end",
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
    "this is all correct",
    "that is all correct",
    "everything is correct",
    "details are correct",
    "all details are correct",
    "the details are correct",
    "details are still correct",
    "the details are still correct",
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
    "sent from outlook",
    "get outlook for",
];
/// How a line begins that a mail gateway sets before a letter, folded, and what it says beside.
const BANNERS: &[(&str, &[&str])] = &[
    ("caution", OF_BANNERS),
    ("warning", OF_BANNERS),
    ("external", OF_BANNERS),
    ("this email originated", OF_BANNERS),
    ("this message originated", OF_BANNERS),
    ("do not click", OF_BANNERS),
    ("you don t often get email from", &[]),
    ("you dont often get email from", &[]),
];
const OF_BANNERS: &[&str] = &["outside", "external", "originated", "links", "sender"];
/// What the small print below a letter speaks of, and what it says of that, folded.
const SMALL_PRINT: (&[&str], &[&str]) = (
    &[
        "this email",
        "this e mail",
        "this message",
        "email and any",
        "e mail and any",
        "the information in",
        "the contents of this",
    ],
    &[
        "confidential",
        "intended",
        "privileged",
        "virus",
        "disclaimer",
    ],
);
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
    let says_ok = says_unchanged(&own, &letter.from.name);
    let mut forms = Vec::new();
    let mut strange = Vec::new();
    for file in &letter.files {
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
                    if !says_ok && has_news(&own) {
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

/// Whether the whole of what was written says that nothing changed: a greeting, the words, a closing with a name. `sender`:
/// as the e-mail names them, since many a signature begins with that and no closing.
fn says_unchanged(own: &str, sender: &str) -> bool {
    let lines = letter_lines(own);
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
        .position(|line| {
            line == "--" || (begins(line, CLOSINGS) && !says(line)) || signs(line, sender)
        })
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

/// The lines of a letter, folded, without what gateways put before and below it.
fn letter_lines(own: &str) -> Vec<String> {
    let mut lines: Vec<String> = own
        .lines()
        .map(|line| match line.trim() {
            "--" => "--".to_owned(),
            line => fold(line),
        })
        .filter(|line| !line.is_empty())
        .skip_while(|line| is_banner(line))
        .collect();
    let has = |line: &str, words: &[&str]| words.iter().any(|word| line.contains(word));
    let (of, says) = SMALL_PRINT;
    if let Some(end) = lines
        .iter()
        .position(|line| has(line, of) && has(line, says))
    {
        lines.truncate(end);
    }
    lines
}

fn is_banner(line: &str) -> bool {
    BANNERS.iter().any(|(begins, says)| {
        line.strip_prefix(begins).is_some_and(|rest| {
            says.is_empty()
                || says
                    .iter()
                    .any(|word| line.contains(word) && !rest.is_empty())
        })
    })
}

/// Whether a folded line begins a signature: with the sender's own name.
fn signs(line: &str, sender: &str) -> bool {
    let sender = fold(sender);
    let known: Vec<&str> = sender.split(' ').filter(|word| word.len() > 1).collect();
    let words: Vec<&str> = line.split(' ').collect();
    let named = words.iter().take_while(|word| known.contains(word)).count();
    named == words.len() || (named >= 2 && words.len() <= 12)
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
            "OK thank you\n\nBo Crane\nOffice manager\nAlder Hill School\n01632 960 123\nwww.alder.example",
            "OK\nBo Crane | Office manager\nAlder Hill | 01632 960123",
            "Ok\n\nGet Outlook for iOS<https://aka.example/x>",
            "CAUTION: This email originated from outside the organisation.\nDo not click links unless you know the sender.\n\nNo change",
            "OK\n\nKind regards\nBo Crane\n\nThis e-mail and any attachment are confidential. If it is not for you, do not change or keep it, but remove it.",
            "Hi,\n\nNo changes from us.\n\nKind regards\nBo",
            "All fine, thank you.",
        ] {
            assert!(says_unchanged(text, "Bo Crane"), "{text}");
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
            "OK\n\nBo Crane has left",
            "OK\nBo Crane\nPS our new head is Ada Brook",
            "Caution: our head is leaving. Otherwise no change",
            "OK\nPlease keep this confidential: our head is leaving",
        ] {
            assert!(!says_unchanged(text, "Bo Crane"), "{text}");
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
