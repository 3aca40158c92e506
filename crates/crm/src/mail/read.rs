//! From the bytes of an e-mail to plain facts.

use super::bounce::{Reported, addresses_in, is_usual_subject, reported};
use super::html::text_of_page;
use super::successor::successor;
use super::{LARGEST_FILE, MailKind, Successor};
use crate::activity::actions::LONGEST;
use crate::error::{Error, Result};
use mail_parser::{Address, DateTime, Message, MessageParser, MimeHeaders, PartType};

/// An e-mail, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mail {
    /// The sender.
    pub from: Party,
    /// Everybody it went to, copies as well.
    pub to: Vec<Party>,
    /// The subject.
    pub subject: String,
    /// The day in the sender's own time, ISO; empty: not said.
    pub day: String,
    /// The time of that, such as 14:05.
    pub time: String,
    /// Its own id, or one made of what it holds.
    pub message_id: String,
    /// What it says, as text.
    pub text: String,
    /// What it is.
    pub kind: MailKind,
    /// The addresses to which something could not be delivered, in small letters.
    pub failed: Vec<String>,
    /// Those that it has not reached yet, where a mail program goes on trying.
    pub delayed: Vec<String>,
    /// Whom an automatic reply names.
    pub successor: Option<Successor>,
    /// What is attached.
    pub files: Vec<File>,
}

/// A sender or recipient.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Party {
    /// Their name as the e-mail has it; empty: none.
    pub name: String,
    /// Their address in small letters.
    pub address: String,
}

impl Party {
    /// `Jo Ames <jo.ames@alder.example>`
    pub fn written(&self) -> String {
        if self.name.is_empty() {
            self.address.clone()
        } else {
            format!("{} <{}>", self.name, self.address)
        }
    }
}

/// An attached file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct File {
    pub name: String,
    pub media_type: String,
    pub bytes: Vec<u8>,
}

impl File {
    /// Whether it is too large to keep.
    pub fn is_too_large(&self) -> bool {
        self.bytes.len() > LARGEST_FILE
    }
}

/// The first bytes of Outlook's own format.
const OUTLOOK: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// Reads an e-mail whose file is called `name`.
///
/// # Errors
/// A sentence where it is Outlook's own format, or no e-mail.
pub(crate) fn mail(name: &str, bytes: &[u8]) -> Result<Mail> {
    if bytes.starts_with(&OUTLOOK) || name.to_lowercase().ends_with(".msg") {
        return Err(Error::invalid(format!(
            "{name} is in Outlook's own format (.msg), which only Outlook reads. Open the message in the new Outlook or in \
             Outlook on the web, choose … and then Save as (or Download), which makes an .eml file, and drop that one here."
        )));
    }
    let no_mail = || {
        Error::invalid(format!(
            "{name} is no e-mail. Save the message from your mail program as an .eml file and drop that one."
        ))
    };
    let message = MessageParser::default().parse(bytes).ok_or_else(no_mail)?;
    let from = message
        .from()
        .or_else(|| message.sender())
        .and_then(|from| parties(from).into_iter().next());
    // Anything can be read as an e-mail of some kind; a real one says who sent it.
    let from = from.ok_or_else(no_mail)?;
    let to: Vec<Party> = [message.to(), message.cc(), message.bcc()]
        .into_iter()
        .flatten()
        .flat_map(parties)
        .collect();
    let subject = message.subject().unwrap_or_default().trim().to_owned();
    let text: String = text_of(&message).trim().chars().take(LONGEST).collect();
    let (day, time) = message.date().filter(|date| date.is_valid()).map_or_else(
        || (String::new(), String::new()),
        |DateTime {
             year,
             month,
             day,
             hour,
             minute,
             ..
         }| {
            (
                format!("{year:04}-{month:02}-{day:02}"),
                format!("{hour:02}:{minute:02}"),
            )
        },
    );
    let Reported {
        failed: reported,
        delayed,
    } = reports(&message);
    let failed = if !reported.is_empty() {
        Some(reported)
    } else if delayed.is_empty() {
        failed(&subject, &text, &to)
    } else {
        None
    };
    let kind = if failed.is_some() {
        MailKind::Bounce
    } else if !delayed.is_empty() || is_automatic(&message, &subject) {
        MailKind::AutomaticReply
    } else {
        MailKind::Letter
    };
    let message_id = match message.message_id() {
        Some(id) if !id.trim().is_empty() => id.trim().to_owned(),
        _ => format!(
            "none:{:016x}",
            xxhash_rust::xxh3::xxh3_64(
                format!("{}\n{day} {time}\n{subject}\n{text}", from.address).as_bytes()
            )
        ),
    };
    Ok(Mail {
        successor: (kind == MailKind::AutomaticReply)
            .then(|| successor(&text, &from.address))
            .flatten(),
        failed: failed.unwrap_or_default(),
        delayed,
        files: files(&message, kind),
        from,
        to,
        subject,
        day,
        time,
        message_id,
        text,
        kind,
    })
}

fn parties(of: &Address<'_>) -> Vec<Party> {
    of.iter()
        .filter_map(|one| {
            let address = one.address()?.trim().to_lowercase();
            address.contains('@').then(|| Party {
                name: one.name().unwrap_or_default().trim().to_owned(),
                address,
            })
        })
        .collect()
}

/// The text, made of the HTML where there is nothing else.
fn text_of(message: &Message<'_>) -> String {
    (0..message.text_body_count())
        .filter_map(
            |at| match &message.text_part(u32::try_from(at).ok()?)?.body {
                PartType::Html(page) => Some(text_of_page(page)),
                PartType::Text(text) => Some(text.trim().to_owned()),
                _ => None,
            },
        )
        .filter(|text| !text.is_empty())
        .collect::<Vec<_>>()
        .join("\n\n")
        .replace("\r\n", "\n")
}

/// What its delivery reports say.
fn reports(message: &Message<'_>) -> Reported {
    let mut all = Reported::default();
    for part in &message.parts {
        let is_report = part.content_type().is_some_and(|kind| {
            kind.ctype().eq_ignore_ascii_case("message")
                && kind
                    .subtype()
                    .is_some_and(|subtype| subtype.eq_ignore_ascii_case("delivery-status"))
        });
        if is_report {
            let one = reported(&String::from_utf8_lossy(part.contents()));
            all.failed.extend(one.failed);
            all.delayed.extend(one.delayed);
        }
    }
    all
}

/// The addresses that could not be reached, where no report names them; `None`: it is no message that came back.
fn failed(subject: &str, text: &str, to: &[Party]) -> Option<Vec<String>> {
    is_usual_subject(subject).then(|| {
        let mut named = addresses_in(&own_words(text));
        // It reached those that it went to.
        named.retain(|address| to.iter().all(|party| party.address != *address));
        named
    })
}

/// What a message that came back says itself: all before the original that it returns, which names us and everybody else
/// to whom that went.
fn own_words(text: &str) -> String {
    let begins_original = |line: &str| {
        let line = line.to_lowercase();
        let words = line.trim_start_matches(|c: char| !c.is_alphanumeric());
        // “The original message was received at” stands before the addresses.
        line.starts_with("-----original")
            || words.starts_with("original message")
            || words.starts_with("from:")
            || words.contains("copy of the message")
    };
    let own: Vec<&str> = text
        .lines()
        .take_while(|line| !begins_original(line))
        .collect();
    own.join("\n")
}

/// Whether a program wrote it in somebody's absence.
fn is_automatic(message: &Message<'_>, subject: &str) -> bool {
    let header = |name: &str| {
        message
            .header_raw(name)
            .map(|value| value.trim().to_lowercase())
            .unwrap_or_default()
    };
    let subject = subject.to_lowercase();
    let says_so = [
        "automatic reply",
        "auto reply",
        "auto-reply",
        "autoreply",
        "out of office",
    ]
    .iter()
    .any(|usual| subject.starts_with(usual));
    says_so
        || header("Auto-Submitted").starts_with("auto-replied")
        || !header("X-Autoreply").is_empty()
        || header("Precedence") == "auto_reply"
}

/// What is attached under a name. The pictures of a signature, which have none or are shown in the text, are not.
/// A letter that is forwarded as a file seldom has a name: it is called by its subject. The original that a bounce returns is
/// none.
fn files(message: &Message<'_>, kind: MailKind) -> Vec<File> {
    message
        .attachments()
        .filter_map(|part| {
            let forwarded = match &part.body {
                PartType::Message(inner) if kind == MailKind::Letter => {
                    let subject = inner
                        .subject()
                        .unwrap_or("Message")
                        .replace(['/', '\\'], "-");
                    Some(format!("{subject}.eml"))
                }
                _ => None,
            };
            let name = part.attachment_name().or(forwarded.as_deref())?.trim();
            // Only the last part of a path, so that no folder is meant.
            let name = name.rsplit(['/', '\\']).next()?.trim();
            // Some programs give every attached file an id, so only a picture with one is shown in the text.
            let is_shown = part.content_id().is_some()
                && part
                    .content_type()
                    .is_some_and(|kind| kind.ctype().eq_ignore_ascii_case("image"));
            if name.is_empty() || is_shown {
                return None;
            }
            let bytes = match &part.body {
                PartType::Message(message) => message.raw_message().to_vec(),
                _ => part.contents().to_vec(),
            };
            let media_type = part.content_type().map_or_else(
                || "application/octet-stream".to_owned(),
                |kind| match kind.subtype() {
                    Some(subtype) => format!("{}/{subtype}", kind.ctype()),
                    None => kind.ctype().to_owned(),
                },
            );
            Some(File {
                name: name.chars().take(200).collect(),
                media_type,
                bytes,
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::mail;
    use proptest::prelude::*;

    #[test]
    fn outlooks_own_format_is_answered_with_what_to_do() {
        let told = |name: &str, bytes: &[u8]| mail(name, bytes).unwrap_err().message;
        assert!(told("Note.msg", b"").contains("Save as"));
        assert!(told("Note.eml", &super::OUTLOOK).contains(".eml"));
        assert!(told("Plan.eml", b"%PDF-1.7 nothing of a letter").contains("no e-mail"));
        assert!(told("Empty.eml", b"").contains("no e-mail"));
    }

    #[test]
    fn a_message_that_came_back_without_a_report_names_only_who_was_not_reached() {
        let check = |text: &str, want: &[&str]| {
            let mail = mail(
                "Back.eml",
                format!(
                    "From: postmaster@mx.example\r\nTo: Desk <Desk@northfold.example>\r\n\
                     Subject: Undelivered Mail Returned to Sender\r\n\r\n{text}"
                )
                .as_bytes(),
            );
            assert_eq!(mail.unwrap().failed, want, "{text}");
        };
        let failed = "Message from desk@northfold.example.\nNot reached: jo@alder.example, pat@birch.example.\n";
        let original =
            "\nFrom: us@northfold.example\nTo: jo@alder.example\nCc: head@cedar.example\n";
        for begins in [
            "",
            "-----Original Message-----",
            "  ----- Original message follows -----",
            "--- Below this line is a copy of the message.\n\nReturn-Path: <us@northfold.example>",
            "Original message headers:\n\nReceived: by mx.example for head@cedar.example",
        ] {
            let text = format!("{failed}{begins}{original}");
            check(&text, &["jo@alder.example", "pat@birch.example"]);
        }
        check(
            "The original message was received at noon.\n<jo@alder.example>: no such user",
            &["jo@alder.example"],
        );
        check("> From: us@northfold.example", &[]);
    }

    proptest! {
        #[test]
        fn no_bytes_are_too_much(bytes in proptest::collection::vec(any::<u8>(), 0..4_000)) {
            let _ = mail("Any.eml", &bytes);
        }

        #[test]
        fn no_headers_are_too_much(
            subject in ".{0,80}", kind in "[ -~]{0,60}", body in "(?s).{0,400}", from in "[ -~]{0,60}",
        ) {
            let text = format!("From: {from}\r\nSubject: {subject}\r\nContent-Type: {kind}\r\nAuto-Submitted: auto-replied\r\n\r\n{body}");
            let _ = mail("Any.eml", text.as_bytes());
        }
    }
}
