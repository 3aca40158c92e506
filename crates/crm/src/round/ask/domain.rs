//! Which e-mail addresses are a school's own, as a pure rule.
//!
//! A form holds names and addresses, so it goes to an address at a domain that is known to be the school's or its trust's:
//! that of the website in the register, or of an e-mail of the school or trust itself.

use crate::mail::queries::is_public;

/// The domain of a website, without what stands before and after it: `https://www.alder.example/home` → `alder.example`.
/// `None`: none, or one where anyone can have pages.
pub(super) fn of_website(website: &str) -> Option<String> {
    let small = website.trim().to_lowercase();
    let bare = small
        .strip_prefix("https://")
        .or_else(|| small.strip_prefix("http://"))
        .unwrap_or(&small);
    let host = bare.split(['/', '?', '#', ':']).next().unwrap_or_default();
    let host = host.strip_prefix("www.").unwrap_or(host);
    own(host)
}

/// The domain of an e-mail. `None`: none, or one where anyone can have an address.
pub(super) fn of_email(email: &str) -> Option<String> {
    let (_, domain) = email.rsplit_once('@')?;
    own(domain.trim())
}

fn own(domain: &str) -> Option<String> {
    let domain = domain.to_lowercase();
    (domain.contains('.') && !is_public(&domain)).then_some(domain)
}

/// Whether an e-mail is at one of `domains` or below it (`staff.alder.example`).
pub(super) fn is_at(email: &str, domains: &[String]) -> bool {
    let Some(of) = of_email(email) else {
        return false;
    };
    domains.iter().any(|domain| {
        of == *domain
            || of
                .strip_suffix(domain.as_str())
                .is_some_and(|below| below.ends_with('.'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_school_s_own_addresses_are_told_from_others() {
        let domains: Vec<String> = [
            of_website("HTTPS://www.Alder.sch.example/welcome"),
            of_email("office@trust.example"),
            of_email("alder.school@gmail.com"),
            of_website("n/a"),
        ]
        .into_iter()
        .flatten()
        .collect();
        assert_eq!(domains, ["alder.sch.example", "trust.example"]);
        for own in [
            "head@alder.sch.example",
            "Jo@Staff.Alder.sch.example",
            "itt@trust.example",
        ] {
            assert!(is_at(own, &domains), "{own}");
        }
        for other in [
            "jo@birch.sch.example",
            "jo@sch.example",
            "jo@notalder.sch.example",
            "jo@gmail.com",
            "jo",
            "",
        ] {
            assert!(!is_at(other, &domains), "{other}");
        }
    }
}
