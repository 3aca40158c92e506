//! The office's own online form as a link that is filled in: the URN, the year and the check value, and nothing else.

use super::{Asked, Form};

/// The link for one school; empty: the round has none. A placeholder stands in it as `{urn}`, or as browsers write that.
pub(super) fn of(form: &Form, school: &Asked) -> String {
    let urn = school.urn.map(|urn| urn.to_string()).unwrap_or_default();
    let year = form.round.year.to_string();
    [
        ("urn", urn.as_str()),
        ("year", year.as_str()),
        ("check", school.check.as_str()),
    ]
    .into_iter()
    .fold(form.round.form_link.clone(), |link, (name, value)| {
        filled(&link, name, &value.replace('/', "%2F"))
    })
}

/// Puts `value` in wherever the placeholder `name` stands, letters' case ignored.
fn filled(link: &str, name: &str, value: &str) -> String {
    ["{", "%7b"]
        .into_iter()
        .zip(["}", "%7d"])
        .fold(link.to_owned(), |link, (open, close)| {
            let wanted = format!("{open}{name}{close}");
            let mut out = String::with_capacity(link.len());
            let mut rest = link.as_str();
            // A link is ASCII as a rule; where it is not, small letters may have another length, so only ASCII is folded.
            while let Some(at) = rest.to_ascii_lowercase().find(&wanted) {
                out.push_str(rest.get(..at).unwrap_or_default());
                out.push_str(value);
                rest = rest.get(at + wanted.len()..).unwrap_or_default();
            }
            out.push_str(rest);
            out
        })
}

#[cfg(test)]
mod tests {
    use super::filled;

    #[test]
    fn a_placeholder_is_found_as_typed_and_as_browsers_write_it() {
        let link = "https://forms.example/f?a={URN}&b=%7Burn%7d&c={check}&d=é{urn}";
        assert_eq!(
            filled(link, "urn", "123456"),
            "https://forms.example/f?a=123456&b=123456&c={check}&d=é123456"
        );
    }
}
