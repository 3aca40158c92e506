//! Whom an automatic reply names in the place of somebody who has left.
//!
//! The rule is careful: only a message that says somebody left is read for a name, only a name with a first name or a
//! title counts, and what is found is only ever proposed.

use super::Successor;
use super::bounce::addresses_in;

/// What says that the sender will not come back. Somebody on holiday names a colleague too.
const LEFT: [&str; 19] = [
    "has left",
    "have left",
    "has now left",
    "have now left",
    "i left",
    "left the school",
    "left my post",
    "no longer work",
    "no longer at",
    "no longer the",
    "no longer in post",
    "no longer employed",
    "no longer with",
    "no longer here",
    "has retired",
    "have retired",
    "have now retired",
    "has moved on",
    "have moved on",
];

/// What a name follows.
const BEFORE_NAME: [&str; 17] = [
    "replaced by",
    "succeeded by",
    "taken over by",
    "successor is",
    "successor,",
    "replacement is",
    "replacement,",
    "head teacher is",
    "headteacher is",
    "head is",
    "principal is",
    "please contact",
    "please email",
    "please e-mail",
    "contact",
    "speak to",
    "messages to",
];

/// What follows a name.
const AFTER_NAME: [&str; 6] = [
    "has taken over",
    "will take over",
    "takes over",
    "is now the",
    "is now our",
    "is the new",
];

const TITLES: [&str; 10] = [
    "Mr", "Mrs", "Ms", "Miss", "Mx", "Dr", "Rev", "Sir", "Dame", "Prof",
];

/// Words with a capital that are no part of a name.
const NOT_NAMES: [&str; 24] = [
    "The",
    "Our",
    "My",
    "Your",
    "Please",
    "For",
    "If",
    "I",
    "Head",
    "Headteacher",
    "Teacher",
    "Principal",
    "Deputy",
    "Acting",
    "Interim",
    "Executive",
    "School",
    "Academy",
    "Primary",
    "Office",
    "Reception",
    "New",
    "She",
    "He",
];

/// The successor whom a text names, written by `sender`.
pub(super) fn successor(text: &str, sender: &str) -> Option<Successor> {
    // Quoted mail below the answer is not the answer.
    let text: String = text
        .lines()
        .take_while(|line| !line.trim_start().starts_with('>') && !line.contains("-----Original"))
        .collect::<Vec<_>>()
        .join(" ");
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    // Only ASCII letters change, so that positions stay.
    let lower = text.to_ascii_lowercase();
    if !LEFT.iter().any(|left| lower.contains(left)) {
        return None;
    }
    let after = BEFORE_NAME.iter().find_map(|phrase| {
        let at = lower.find(phrase)? + phrase.len();
        Some((name_at_start(text.get(at..)?)?, at))
    });
    let before = || {
        AFTER_NAME.iter().find_map(|phrase| {
            let at = lower.find(phrase)?;
            Some((name_at_end(text.get(..at)?)?, at))
        })
    };
    let (name, at) = after.or_else(before)?;
    let email = addresses_in(text.get(at..).unwrap_or_default())
        .into_iter()
        .find(|address| !address.eq_ignore_ascii_case(sender))
        .unwrap_or_default();
    Some(Successor {
        name,
        email,
        quote: sentence_around(&text, at),
    })
}

/// The name among the first words: `our new head, Ms Ada Pell, on …`.
fn name_at_start(text: &str) -> Option<String> {
    let mut words = text.split_whitespace().take(12).peekable();
    // What may stand before the name: `the new head teacher,`. A full stop or an address ends the search.
    while let Some(word) = words.peek() {
        if is_name_word(word) || is_title(word) {
            break;
        }
        if word.contains('@') || word.ends_with('.') {
            return None;
        }
        words.next();
    }
    let mut name: Vec<String> = Vec::new();
    for word in words {
        if !(is_title(word) || is_name_word(word)) {
            break;
        }
        name.push(bare(word).to_owned());
        if word.ends_with([',', ';', ':', ')']) || (word.ends_with('.') && !is_title(word)) {
            break;
        }
    }
    whole(name)
}

/// The name that a text ends with.
fn name_at_end(text: &str) -> Option<String> {
    let mut name: Vec<String> = text
        .split_whitespace()
        .rev()
        .take_while(|word| {
            (is_title(word) || is_name_word(word)) && (!word.ends_with('.') || is_title(word))
        })
        .map(|word| bare(word).to_owned())
        .collect();
    name.reverse();
    whole(name)
}

/// A name needs two words; one of them may be a title.
fn whole(name: Vec<String>) -> Option<String> {
    (2..=5).contains(&name.len()).then(|| name.join(" "))
}

fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

fn is_title(word: &str) -> bool {
    TITLES.contains(&bare(word))
}

fn is_name_word(word: &str) -> bool {
    let word = bare(word);
    word.starts_with(char::is_uppercase)
        && word.chars().count() > 1
        && word
            .chars()
            .all(|c| c.is_alphabetic() || c == '-' || c == '\'' || c == '’')
        && !NOT_NAMES.contains(&word)
}

/// The sentence in which something stands. A title's point and an address's do not end one.
fn sentence_around(text: &str, at: usize) -> String {
    let ends = |part: &str| {
        part.ends_with(['.', '!', '?'])
            && !part
                .rsplit(' ')
                .next()
                .is_some_and(|word| is_title(word) || word.len() < 3)
    };
    let (mut begin, mut end) = (0, text.len());
    for (space, _) in text.match_indices(' ') {
        if ends(text.get(..space).unwrap_or_default()) {
            if space < at {
                begin = space + 1;
            } else {
                end = space;
                break;
            }
        }
    }
    let sentence: String = text
        .get(begin..end)
        .unwrap_or_default()
        .chars()
        .take(300)
        .collect();
    sentence.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::successor;

    #[test]
    fn somebody_who_has_left_names_a_successor() {
        let check = |text: &str, want: Option<(&str, &str)>| {
            let found = successor(text, "jo.ames@alder.example");
            let found = found
                .as_ref()
                .map(|one| (one.name.as_str(), one.email.as_str()));
            assert_eq!(found, want, "{text}");
        };
        check(
            "Thank you for your e-mail. I have now left Alder School. Please contact the new head teacher, Ms Ada Pell, on a.pell@alder.example.",
            Some(("Ms Ada Pell", "a.pell@alder.example")),
        );
        check(
            "Jo Ames has retired and has been replaced by Tom Okafor-Bell. jo.ames@alder.example is not read.",
            Some(("Tom Okafor-Bell", "")),
        );
        check(
            "I no longer work at Alder. Mrs. Pell is now the head and can help you: head@alder.example",
            Some(("Mrs Pell", "head@alder.example")),
        );
        // On holiday: nobody's post changes hands.
        check("I am away until Monday. Please contact Ada Pell.", None);
        // Left, but names only an office.
        check(
            "I have left the school. Please contact the office on office@alder.example.",
            None,
        );
        check("I have left. Please contact Reception.", None);
        check("", None);
    }

    #[test]
    fn the_sentence_is_quoted() {
        let found = successor(
            "Hello. I have left the school. Please contact Dr. Ada Pell instead. Kind regards",
            "",
        );
        assert_eq!(
            found.map(|one| one.quote).as_deref(),
            Some("Please contact Dr. Ada Pell instead.")
        );
    }
}
