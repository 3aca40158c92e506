//! Whether an e-mail address has the form that Register asks for (dfe.md 1.2, column 10; GOV.UK Notify's rule).

/// What may stand before the @ beside letters and digits.
const MARKS: &str = ".!#$%&'*+/=?^_`{|}~-";
/// The longest name of a host, and the longest part of one.
const HOST: usize = 253;
const PART: usize = 63;

/// Whether the address is taken: one @, no two dots together, a host of at least two parts, the last of letters.
pub(super) fn is_good(address: &str) -> bool {
    let Some((local, host)) = address.split_once('@') else {
        return false;
    };
    let is_local = |letter: char| letter.is_ascii_alphanumeric() || MARKS.contains(letter);
    let parts: Vec<&str> = host.split('.').collect();
    let last = parts.last().copied().unwrap_or_default();
    !local.is_empty()
        && local.chars().all(is_local)
        && !address.contains("..")
        && host.len() <= HOST
        && parts.len() >= 2
        && parts.iter().all(|part| is_part(part))
        && (last.starts_with("xn--")
            || (last.len() >= 2 && last.chars().all(|letter| letter.is_ascii_alphabetic())))
}

/// Letters and digits, with single dashes between them; `xn--` before a name of other letters.
fn is_part(part: &str) -> bool {
    let name = part.strip_prefix("xn--").unwrap_or(part);
    !name.is_empty()
        && part.len() <= PART
        && name
            .chars()
            .all(|letter| letter.is_ascii_alphanumeric() || letter == '-')
        && !name.starts_with('-')
        && !name.ends_with('-')
        && !name.contains("--")
}

#[cfg(test)]
mod tests {
    use super::is_good;

    #[test]
    fn addresses_are_told_from_what_is_none() {
        for good in [
            "ada@example.com",
            "a.d+a'1@mail.ex-ample.co.uk",
            "x@xn--bcher-kva.example",
        ] {
            assert!(is_good(good), "{good}");
        }
        for bad in [
            "",
            "ada",
            "@example.com",
            "ada@",
            "ada@example",
            "ada@@example.com",
            "ada@b@example.com",
            "a..b@example.com",
            "ada@example..com",
            "ada@.example.com",
            "ada@example.c0m",
            "ada@example.c",
            "ada brook@example.com",
            "ada@exa_mple.com",
            "ada@-example.com",
            "zoë@example.com",
            "ada@example.com.",
        ] {
            assert!(!is_good(bad), "{bad}");
        }
    }
}
