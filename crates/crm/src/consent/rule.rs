//! Whom a mailing goes to: a pure rule of what is known of somebody.
//!
//! Sources: the Privacy and Electronic Communications Regulations 2003, regulation 22 (individuals have to agree before they
//! are sent marketing by e-mail; a corporate subscriber, which a school's own address belongs to, need not), and the UK
//! GDPR, Article 21(2) and (3) (whoever objects to direct marketing is sent none any more); as the ICO's guidance to those
//! who market to organisations explains them, read in 2026.

use super::ConsentStand;
use crate::types::PartDay;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// An e-mail of somebody.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct KnownEmail {
    /// The address.
    pub value: String,
    /// Whether it is their own, not the school's: by what the office said, or by a domain at which anyone can have one.
    pub personal: bool,
    /// Whether something sent there came back.
    pub bounced: bool,
}

/// What is known of somebody before a mailing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Known {
    /// Their name.
    pub name: String,
    /// Whether an objection stands.
    pub objects: bool,
    /// Since when, ISO; empty: not known.
    pub objected_on: String,
    /// What they said last, and when (ISO).
    pub last: Option<(ConsentStand, String)>,
    /// Their e-mails, the one to use first first.
    pub emails: Vec<KnownEmail>,
}

/// Why somebody is left out of a mailing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum LeftOutBecause {
    /// They object.
    Objects,
    /// They agreed, and do no longer.
    Withdrew,
    /// The only address is their own, and they have not agreed.
    PersonalAddress,
    /// What was sent came back.
    Bounced,
    /// There is no address.
    NoEmail,
    /// Somebody else of the mailing is reached by the same address.
    SharedAddress,
}

/// The address at which a mailing reaches somebody, or why none does.
pub fn address(known: &Known) -> Result<&str, LeftOutBecause> {
    if known.objects {
        return Err(LeftOutBecause::Objects);
    }
    let agreed = match known.last {
        Some((ConsentStand::Withdrawn, _)) => return Err(LeftOutBecause::Withdrew),
        Some((ConsentStand::Given, _)) => true,
        // An objection that does not stand any more was lifted; nothing was agreed thereby.
        Some((ConsentStand::Objected, _)) | None => false,
    };
    let mut good = known.emails.iter().filter(|email| !email.bounced);
    let at_school = good.clone().find(|email| !email.personal);
    match (at_school, good.next()) {
        (Some(email), _) => Ok(&email.value),
        (None, Some(email)) if agreed => Ok(&email.value),
        (None, Some(_)) => Err(LeftOutBecause::PersonalAddress),
        (None, None) if known.emails.is_empty() => Err(LeftOutBecause::NoEmail),
        (None, None) => Err(LeftOutBecause::Bounced),
    }
}

/// Why somebody is left out, a sentence.
pub fn words(why: LeftOutBecause, known: &Known) -> String {
    let day = |text: &str| PartDay::stored(text).written();
    match (why, &known.last) {
        (LeftOutBecause::Objects, _) if known.objected_on.is_empty() => {
            "Objects to mailings.".to_owned()
        }
        (LeftOutBecause::Objects, _) => {
            format!("Objects to mailings since {}.", day(&known.objected_on))
        }
        (LeftOutBecause::Withdrew, Some((_, on))) => {
            format!("Agreed to mailings once, and no longer since {}.", day(on))
        }
        (LeftOutBecause::Withdrew, None) => "Agreed to mailings once, and no longer.".to_owned(),
        (LeftOutBecause::PersonalAddress, _) => {
            "Has only an address of their own, and has not agreed to mailings.".to_owned()
        }
        (LeftOutBecause::Bounced, _) => "What we sent came back.".to_owned(),
        (LeftOutBecause::NoEmail, _) => "Has no e-mail in the file.".to_owned(),
        (LeftOutBecause::SharedAddress, _) => {
            "Shares an address with someone to whom it goes already.".to_owned()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn email(value: &str) -> KnownEmail {
        KnownEmail {
            value: value.to_owned(),
            personal: value.ends_with("home.example"),
            bounced: value.starts_with("old"),
        }
    }

    #[test]
    fn a_mailing_goes_to_whoever_does_not_object_at_the_address_of_the_school() {
        use ConsentStand::{Given, Objected, Withdrawn};
        use LeftOutBecause as Why;
        for (objects, last, emails, want) in [
            (
                false,
                None,
                &["jo@school.example"][..],
                Ok("jo@school.example"),
            ),
            (
                false,
                None,
                &["jo@home.example", "jo@school.example"],
                Ok("jo@school.example"),
            ),
            (false, None, &["jo@home.example"], Err(Why::PersonalAddress)),
            (
                false,
                Some(Given),
                &["jo@home.example"],
                Ok("jo@home.example"),
            ),
            (
                false,
                Some(Given),
                &["jo@home.example", "jo@school.example"],
                Ok("jo@school.example"),
            ),
            (true, None, &["jo@school.example"], Err(Why::Objects)),
            // Agreeing lifts nothing by itself.
            (true, Some(Given), &["jo@school.example"], Err(Why::Objects)),
            (
                false,
                Some(Withdrawn),
                &["jo@school.example"],
                Err(Why::Withdrew),
            ),
            (
                false,
                Some(Objected),
                &["jo@home.example"],
                Err(Why::PersonalAddress),
            ),
            (
                false,
                Some(Given),
                &["old@school.example"],
                Err(Why::Bounced),
            ),
            (
                false,
                None,
                &["old@school.example", "jo@home.example"],
                Err(Why::PersonalAddress),
            ),
            (false, Some(Given), &[], Err(Why::NoEmail)),
        ] {
            let known = Known {
                objects,
                last: last.map(|stand| (stand, "2026-03-03".to_owned())),
                emails: emails.iter().copied().map(email).collect(),
                ..Known::default()
            };
            assert_eq!(address(&known), want, "{known:?}");
            if let Err(why) = want {
                assert!(words(why, &known).ends_with('.'), "{why:?}");
            }
        }
    }

    #[test]
    fn an_objection_says_since_when() {
        let known = Known {
            objects: true,
            objected_on: "2026-03-03".to_owned(),
            ..Known::default()
        };
        let said = words(LeftOutBecause::Objects, &known);
        assert_eq!(said, "Objects to mailings since 3 Mar 2026.");
    }
}
