//! What the sender of a letter says themselves, without what they quote, and whether that is that nothing changed.
//!
//! Somebody may answer above a quotation, below it or between its lines. What is marked as quoted, line by line, is skipped
//! wherever it stands. Where a mail program marks nothing, nobody can tell where the quotation ends, so all below its head
//! is taken for quoted.

use crate::fold::fold;
use crate::round::layout::REFERENCE;

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
/// How other lines begin that programs set below a letter, folded.
const FOOTERS: &[&str] = &["please consider the environment", "think before you print"];
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
    "leaves",
    "leaving",
    "retires",
    "retiring",
    "resigned",
    "replaces",
    "replaced",
    "appointed",
    "joins",
    "starts",
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

/// The sender's own words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct OwnWords {
    /// What stands above, between and below quotations, none of it blank.
    parts: Vec<String>,
}

impl OwnWords {
    /// Of the text of a letter.
    pub fn of(text: &str) -> Self {
        let lines: Vec<&str> = text.lines().collect();
        let mut rest = lines.as_slice();
        let mut own = Self::default();
        let mut part: Vec<&str> = Vec::new();
        while let Some((line, after)) = rest.split_first() {
            match quotation(rest) {
                Quotation::None => {
                    part.push(line);
                    rest = after;
                }
                Quotation::Lines(count) => {
                    own.end(&mut part);
                    rest = rest.get(count..).unwrap_or_default();
                }
                Quotation::ToTheEnd => break,
            }
        }
        own.end(&mut part);
        own
    }

    fn end(&mut self, part: &mut Vec<&str>) {
        let text = part.join("\n").trim().to_owned();
        if !text.is_empty() {
            self.parts.push(text);
        }
        part.clear();
    }

    /// All of them.
    pub fn text(&self) -> String {
        self.parts.join("\n\n")
    }

    /// Whether the whole of them says that nothing changed: a greeting, the words, a closing with a name, in one place of
    /// the letter or in several. `sender`: as the e-mail names them, since many a signature begins with that and no closing.
    pub fn say_unchanged(&self, sender: &str) -> bool {
        let says = |part: &String| says_unchanged(part, sender);
        self.parts.iter().any(says)
            && self
                .parts
                .iter()
                .all(|part| says(part) || is_courtesy(part, sender))
    }

    /// Whether they may say more than that a form is attached.
    pub fn have_news(&self) -> bool {
        self.parts.iter().any(|part| tells(&fold(part)))
    }
}

/// How many of the next lines are quoted.
enum Quotation {
    None,
    /// Those that are marked, and the head of what is marked.
    Lines(usize),
    /// All: nothing below is marked.
    ToTheEnd,
}

/// What `lines` begin with.
fn quotation(lines: &[&str]) -> Quotation {
    let line = lines.first().map_or("", |line| line.trim());
    if is_marked(line) {
        return Quotation::Lines(1);
    }
    let wrote = |line: &str| line.trim().to_lowercase().ends_with("wrote:");
    let next = lines.get(1).copied().unwrap_or_default();
    let head = if line.to_lowercase().starts_with("on ") && wrote(line) {
        1
    } else if line.to_lowercase().starts_with("on ") && wrote(next) {
        // “On … wrote:” may be broken over two lines.
        2
    } else if is_head(line) {
        1
    } else {
        return Quotation::None;
    };
    let below = lines.get(head..).unwrap_or_default();
    let further = below
        .iter()
        .take_while(|line| line.trim().is_empty() || is_head(line.trim()))
        .count();
    match below.get(further) {
        Some(first) if is_marked(first.trim()) => Quotation::Lines(head + further),
        _ => Quotation::ToTheEnd,
    }
}

fn is_marked(line: &str) -> bool {
    line.starts_with('>')
}

/// Whether a line stands at the head of a letter that is quoted, or at the end of ours.
fn is_head(line: &str) -> bool {
    let small = line.to_lowercase();
    ["-----original message", "________________", "from:"]
        .iter()
        .any(|begins| small.starts_with(begins))
        || line.starts_with(REFERENCE)
}

/// Whether the whole of one part says that nothing changed.
fn says_unchanged(part: &str, sender: &str) -> bool {
    let lines = letter_lines(part);
    let rest = match lines.as_slice() {
        [greeting, after @ ..] if !after.is_empty() && greets(greeting, 5) => after,
        all => all,
    };
    let end = rest
        .iter()
        .position(|line| ends(line, sender))
        .unwrap_or(rest.len());
    let (words, signature) = rest.split_at_checked(end).unwrap_or((rest, &[]));
    // Without a closing a name may follow: one short line.
    let (words, name) = match words {
        [first, name] if says(first) && !says(name) => (vec![first], Some(name)),
        all => (all.iter().collect(), None),
    };
    let name_is_short = name
        .is_none_or(|name| name.split(' ').count() <= 4 && !tells(name) && !name.ends_with('?'));
    !words.is_empty()
        && words.iter().all(|line| says(line))
        && !signature.iter().any(|line| tells(line))
        && name_is_short
}

/// Whether a part is a greeting, a signature or small print alone.
fn is_courtesy(part: &str, sender: &str) -> bool {
    let lines = letter_lines(part);
    let rest = match lines.as_slice() {
        [greeting, after @ ..] if greets(greeting, 3) => after,
        all => all,
    };
    rest.first().is_none_or(|line| ends(line, sender)) && !rest.iter().any(|line| tells(line))
}

/// Whether a folded line is a greeting of so many words at most.
fn greets(line: &str, most: usize) -> bool {
    begins(line, GREETINGS) && line.split(' ').count() <= most && !says(line) && !tells(line)
}

/// Whether a folded line begins the end of a letter.
fn ends(line: &str, sender: &str) -> bool {
    line == "--" || (begins(line, CLOSINGS) && !says(line)) || signs(line, sender)
}

fn begins(line: &str, with: &[&str]) -> bool {
    with.iter().any(|word| {
        line.strip_prefix(word)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    })
}

/// Whether a folded text has a word that may take back what was said.
fn tells(folded: &str) -> bool {
    folded.split(' ').any(|word| TELLING.contains(&word))
}

/// The lines of a letter, folded, without what gateways put before and below it.
fn letter_lines(own: &str) -> Vec<String> {
    let mut lines: Vec<String> = own
        .lines()
        .map(|line| match line.trim() {
            "--" => "--".to_owned(),
            // Who asks does not consent: “OK?”.
            line if line.contains('?') => format!("{} ?", fold(line)),
            line => fold(line),
        })
        .filter(|line| !line.is_empty())
        .skip_while(|line| is_banner(line))
        .collect();
    let has = |line: &str, words: &[&str]| words.iter().any(|word| line.contains(word));
    let (of, says) = SMALL_PRINT;
    if let Some(end) = lines
        .iter()
        .position(|line| begins(line, FOOTERS) || (has(line, of) && has(line, says)))
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
            assert!(OwnWords::of(text).say_unchanged("Bo Crane"), "{text}");
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
            assert!(!OwnWords::of(text).say_unchanged("Bo Crane"), "{text}");
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
            "> OK is what we want\n> Reference: 1 ABCD2345\n\nOK",
            "On 3 Sep 2026, Wilhelmina Thrupp wrote:\n\n> Head teacher: X\n\nOK",
            "-----Original Message-----\nFrom: W\n\n> Head teacher: X\n\nOK",
        ] {
            assert_eq!(OwnWords::of(text).text(), "OK", "{text}");
        }
    }

    #[test]
    fn what_stands_between_and_below_quotations_is_the_senders_own() {
        for (text, own) in [
            (
                "OK\n\n> Head teacher\n>   Name: X\n\nOur head is now Ann Bo",
                "OK\n\nOur head is now Ann Bo",
            ),
            (
                "OK\n\nOn Mon, 23 Nov 2026 at 08:00, Desk wrote:\n> Head teacher\n>  Name: X\nIt is Ann Bo\n> SENCO",
                "OK\n\nIt is Ann Bo",
            ),
            (
                "> Head teacher: X\n\nOur SENCO is Ann Bo",
                "Our SENCO is Ann Bo",
            ),
            ("OK\n> SENCO: X\nAnn Bo", "OK\n\nAnn Bo"),
        ] {
            let words = OwnWords::of(text);
            assert_eq!(words.text(), own, "{text}");
            assert!(!words.say_unchanged("Bo Crane"), "{text}");
        }
        for text in [
            "> Head teacher: X\n\nOK",
            "OK\n\n> Head teacher: X\n\nKind regards\nBo Crane\nAlder Hill School",
            "Hi Wilhelmina,\n\n> Head teacher: X\n\nNo change\n\n--\nBo Crane",
            "OK\n\n> Head teacher: X\n\nThis e-mail is confidential and may be privileged.",
            "OK\n\n> Head teacher: X\n\nBo Crane | Office manager",
        ] {
            assert!(OwnWords::of(text).say_unchanged("Bo Crane"), "{text}");
        }
    }
}
