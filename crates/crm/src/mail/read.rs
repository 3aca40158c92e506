//! From the bytes of an e-mail to plain facts.

use super::bounce::{addresses_in, failed_recipients, is_usual_subject};
use super::successor::successor;
use super::{LARGEST_FILE, MailKind, Successor};
use crate::activity::actions::LONGEST;
use crate::error::{Error, Result};
use mail_parser::{Address, DateTime, Message, MessageParser, MimeHeaders, PartType};

/// An e-mail, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mail {
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
    /// Whom an automatic reply names.
    pub successor: Option<Successor>,
    /// What is attached.
    pub files: Vec<File>,
}

/// A sender or recipient.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Party {
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
pub(super) struct File {
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
pub(super) fn mail(name: &str, bytes: &[u8]) -> Result<Mail> {
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
    let failed = failed(&message, &subject, &text);
    let kind = if failed.is_some() {
        MailKind::Bounce
    } else if is_automatic(&message, &subject) {
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
        files: files(&message),
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
        .filter_map(|at| message.body_text(at))
        .map(|text| text.trim().to_owned())
        .filter(|text| !text.is_empty())
        .collect::<Vec<_>>()
        .join("\n\n")
        .replace("\r\n", "\n")
}

/// The addresses that could not be reached; `None`: it is no message that came back.
fn failed(message: &Message<'_>, subject: &str, text: &str) -> Option<Vec<String>> {
    let mut reported = Vec::new();
    for part in &message.parts {
        let is_report = part.content_type().is_some_and(|kind| {
            kind.ctype().eq_ignore_ascii_case("message")
                && kind
                    .subtype()
                    .is_some_and(|subtype| subtype.eq_ignore_ascii_case("delivery-status"))
        });
        if is_report {
            reported.extend(failed_recipients(&String::from_utf8_lossy(part.contents())));
        }
    }
    if !reported.is_empty() {
        return Some(reported);
    }
    is_usual_subject(subject).then(|| addresses_in(text))
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
fn files(message: &Message<'_>) -> Vec<File> {
    message
        .attachments()
        .filter_map(|part| {
            let name = part.attachment_name()?.trim();
            // Only the last part of a path, so that no folder is meant.
            let name = name.rsplit(['/', '\\']).next()?.trim();
            if name.is_empty() || part.content_id().is_some() {
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
