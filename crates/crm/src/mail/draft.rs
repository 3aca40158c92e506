//! Drafts: e-mails that the desk writes and a mail program sends, as files (`.eml`) that open there ready to be sent.
//!
//! There is no mailbox here, so nothing leaves the computer by itself. Whom a draft goes to is decided by
//! [`super::queries::addressee`]: our main contact at a place, never somebody who objects to our e-mails.

use crate::error::{Error, Result};
use crate::list::export::write_file;
use crate::types::Clock;
use mail_builder::MessageBuilder;
use mail_builder::headers::raw::Raw;
use std::path::Path;

/// Somebody, or a place, with an e-mail.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mailbox {
    /// The name; empty: not known.
    pub name: String,
    /// The e-mail.
    pub email: String,
}

/// A file that goes with a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Its name, with its ending.
    pub name: String,
    /// What it is, as mail says it: `text/calendar`.
    pub media_type: &'static str,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// An e-mail that is to be sent by somebody.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Draft {
    /// To whom; none: the sender has to say.
    pub to: Vec<Mailbox>,
    /// The subject.
    pub subject: String,
    /// The text.
    pub text: String,
    /// What goes with it.
    pub attachments: Vec<Attachment>,
}

impl Draft {
    /// The draft as a mail program reads it. `name` tells it from other drafts of the same moment.
    ///
    /// # Errors
    /// [`crate::error::Kind::Bug`]; a text can always be written.
    pub fn eml(&self, clock: Clock, name: &str) -> Result<Vec<u8>> {
        let now = clock.now();
        let id = format!("{name}.{}@draft.invalid", now.format("%Y%m%dT%H%M%S"));
        let to: Vec<(&str, &str)> = self
            .to
            .iter()
            .map(|one| (one.name.as_str(), one.email.as_str()))
            .collect();
        let mut message = MessageBuilder::new()
            // Outlook opens what carries this as a letter that is still to be sent.
            .header("X-Unsent", Raw::new("1"))
            .message_id(id)
            .date(now.timestamp())
            .subject(self.subject.as_str())
            .text_body(self.text.as_str());
        if !to.is_empty() {
            message = message.to(to);
        }
        for file in &self.attachments {
            message =
                message.attachment(file.media_type, file.name.as_str(), file.bytes.as_slice());
        }
        message
            .write_to_vec()
            .map_err(|error| Error::bug(format!("The e-mail cannot be put together: {error}.")))
    }

    /// Writes the draft as a file, whole or not at all.
    ///
    /// # Errors
    /// A sentence where the folder is not there or cannot be written.
    pub fn write(&self, path: &Path, clock: Clock, name: &str) -> Result<()> {
        let bytes = self.eml(clock, name)?;
        write_file(path, |out| {
            out.write_all(&bytes)
                .map_err(|error| Error::io(format!("The file {}", path.display()), &error))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use mail_parser::{MessageParser, MimeHeaders};

    #[test]
    fn a_draft_opens_unsent_with_all_that_was_put_in() {
        let clock = Clock::Fixed("2026-09-10T10:00:00Z".parse().expect("a moment"));
        let draft = Draft {
            to: vec![Mailbox {
                name: "Zoë O’Neill".to_owned(),
                email: "zoe@school.example".to_owned(),
            }],
            subject: "Placements – Alder Hill".to_owned(),
            text: "Dear Zoë,\n\nThree trainees come to you.\n".to_owned(),
            attachments: vec![Attachment {
                name: "Placements at Alder Hill.ics".to_owned(),
                media_type: "text/calendar",
                bytes: b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n".to_vec(),
            }],
        };
        let bytes = draft.eml(clock, "school-1").expect("an e-mail");
        let other = draft.eml(clock, "school-2").expect("an e-mail");
        let id = |bytes: &[u8]| {
            let mail = MessageParser::default().parse(bytes).expect("an e-mail");
            mail.message_id().map(str::to_owned)
        };
        assert_ne!(
            id(&bytes),
            id(&other),
            "drafts of one moment are told apart"
        );
        let mail = MessageParser::default().parse(&bytes).expect("an e-mail");
        let to = mail.to().and_then(|to| to.first()).expect("an addressee");
        assert_eq!(
            (to.name(), to.address()),
            (Some("Zoë O’Neill"), Some("zoe@school.example"))
        );
        assert_eq!(mail.subject(), Some("Placements – Alder Hill"));
        assert_eq!(
            mail.body_text(0).as_deref().map(str::trim_end),
            Some("Dear Zoë,\r\n\r\nThree trainees come to you.")
        );
        let unsent = mail.header_raw("X-Unsent").map(str::trim);
        assert_eq!(unsent, Some("1"));
        let file = mail.attachment(0).expect("a file");
        assert_eq!(file.attachment_name(), Some("Placements at Alder Hill.ics"));
        assert_eq!(file.contents(), draft.attachments[0].bytes);
    }

    #[test]
    fn nobody_is_put_in_where_nobody_is_known() {
        let clock = Clock::Fixed("2026-09-10T10:00:00Z".parse().expect("a moment"));
        let bytes = Draft::default().eml(clock, "x").expect("an e-mail");
        assert!(!String::from_utf8_lossy(&bytes).contains("\r\nTo:"));
    }
}
