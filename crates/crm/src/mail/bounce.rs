//! Whether an e-mail tells that another could not be delivered, and to which addresses.

/// How the subjects of such messages begin. A report that names the addresses by itself needs none of them.
const SUBJECTS: [&str; 12] = [
    "undeliverable:",
    "undelivered mail",
    "undelivered:",
    "delivery status notification (failure)",
    "delivery has failed",
    "delivery failure",
    "mail delivery failed",
    "mail delivery failure",
    "failure notice",
    "returned mail",
    "message undeliverable",
    "non-delivery",
];

/// Whether a subject is one of those that mail programs give to a message that came back.
pub(super) fn is_usual_subject(subject: &str) -> bool {
    let subject = subject.trim().to_lowercase();
    SUBJECTS.iter().any(|usual| subject.starts_with(usual))
}

/// What a delivery report (`message/delivery-status`, RFC 3464) says of addresses, each list in its order.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Reported {
    /// It has failed for good.
    pub failed: Vec<String>,
    /// It has not arrived yet, and is tried again.
    pub delayed: Vec<String>,
}

/// Reads a delivery report.
pub(super) fn reported(report: &str) -> Reported {
    let mut all = Reported::default();
    let report = report.replace("\r\n", "\n");
    for recipient in report.split("\n\n") {
        let field = |name: &str| {
            recipient.lines().find_map(|line| {
                let (key, value) = line.split_once(':')?;
                key.trim()
                    .eq_ignore_ascii_case(name)
                    .then(|| value.trim().to_owned())
            })
        };
        let to = match field("Action").unwrap_or_default().to_lowercase().as_str() {
            "failed" => &mut all.failed,
            "delayed" => &mut all.delayed,
            _ => continue,
        };
        if let Some(address) = field("Original-Recipient").or_else(|| field("Final-Recipient")) {
            // `rfc822; jo@school.example`
            to.extend(addresses_in(address.rsplit(';').next().unwrap_or_default()));
        }
    }
    all
}

/// Every e-mail address that stands in a text, in small letters, each once, in its order.
pub(super) fn addresses_in(text: &str) -> Vec<String> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || "._%+'-@".contains(c);
    let mut found: Vec<String> = Vec::new();
    for word in text.split(|c: char| !is_part(c)) {
        let word = word.trim_matches(|c: char| !c.is_ascii_alphanumeric());
        let Some((name, domain)) = word.split_once('@') else {
            continue;
        };
        if !name.is_empty() && domain.contains('.') && !domain.contains('@') {
            let address = word.to_lowercase();
            if !found.contains(&address) {
                found.push(address);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{addresses_in, is_usual_subject, reported};

    #[test]
    fn a_report_names_the_addresses_that_failed_and_not_those_that_wait() {
        let check = |report: &str, want: &[&str]| assert_eq!(reported(report).failed, want);
        check(
            "Reporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; Jo.Ames@Alder.example\r\nAction: failed\r\nStatus: 5.1.1\r\n",
            &["jo.ames@alder.example"],
        );
        check(
            "Reporting-MTA: dns; mx\n\nFinal-Recipient: rfc822;a@b.example\nAction: delayed\n\nOriginal-Recipient: rfc822;c@d.example\nFinal-Recipient: rfc822;x@y.example\nAction: Failed\n",
            &["c@d.example"],
        );
        check("", &[]);
        check("Action: failed\n", &[]);
        let late = "Reporting-MTA: dns; x\n\nFinal-Recipient: rfc822; a@b.example\nAction: delayed\nStatus: 4.4.1\n";
        assert_eq!(reported(late).delayed, ["a@b.example"]);
        assert!(reported(late).failed.is_empty());
    }

    #[test]
    fn the_usual_subjects_are_known_and_an_answer_to_one_is_not() {
        let check =
            |subject: &str, want: bool| assert_eq!(is_usual_subject(subject), want, "{subject}");
        check("Undeliverable: Places for 2026/27", true);
        check("Mail delivery failed: returning message to sender", true);
        check("  failure notice", true);
        check("Re: Undeliverable: Places for 2026/27", false);
        check("Delivery of the training pack", false);
        check("Delivery delayed", false);
    }

    #[test]
    fn addresses_are_found_in_running_text() {
        let check = |text: &str, want: &[&str]| assert_eq!(addresses_in(text), want, "{text}");
        check(
            "Write to Jo <jo.ames@alder.example>.",
            &["jo.ames@alder.example"],
        );
        check(
            "a@b.example, A@B.example and c@d.example!",
            &["a@b.example", "c@d.example"],
        );
        check("no@dot, @nobody.example, two@@signs.example", &[]);
    }
}
