//! A tenure in words: what labels, tasks and proposals say of it.

use super::store::Held;
use crate::types::{Day, PartDay, Standing};

/// A post within a sentence: `head teacher`, but `SENCO` and `CEO` as they are.
pub fn within(post: &str) -> String {
    let mut letters = post.chars();
    let (first, second) = (letters.next(), letters.next());
    match (first, second) {
        (Some(first), Some(second)) if second.is_lowercase() => {
            let mut out: String = first.to_lowercase().collect();
            out.extend(post.chars().skip(1));
            out
        }
        _ => post.to_owned(),
    }
}

/// `head teacher of Alder Hill`, `SENCO at Alder Hill`, `link tutor with us`; `acting` before it where it is so.
pub fn post_at(post: &str, is_head: bool, acting: bool, place: &str) -> String {
    let post = within(post);
    let acting = if acting && !post.starts_with("acting") {
        "acting "
    } else {
        ""
    };
    match place {
        "" => format!("{acting}{post} with us"),
        place if is_head => format!("{acting}{post} of {place}"),
        place => format!("{acting}{post} at {place}"),
    }
}

/// `from 1 Sep 2026`, `until 31 Aug 2026`, `from 2020 until 31 Aug 2026 at the latest`; empty: no day is known.
pub fn term(from: &PartDay, until: &PartDay, until_by: bool) -> String {
    let mut parts = Vec::new();
    if !from.is_unknown() {
        parts.push(format!("from {}", from.written()));
    }
    if !until.is_unknown() {
        let latest = if until_by { " at the latest" } else { "" };
        parts.push(format!("until {}{latest}", until.written()));
    }
    parts.join(" ")
}

impl Held {
    /// Whether it stands on a day.
    pub fn standing(&self, day: Day) -> Standing {
        Standing::of(&self.from, &self.until, self.ended, day)
    }

    /// `head teacher of Alder Hill`.
    pub fn post_at(&self) -> String {
        post_at(&self.role, self.is_head, self.acting, &self.place)
    }

    /// `Ada Brook is head teacher of Alder Hill from 1 Sep 2026`, as of `today`.
    pub fn sentence(&self, today: Day) -> String {
        let verb = match self.standing(today) {
            Standing::Former => "was",
            Standing::Current | Standing::Announced => "is",
        };
        let term = term(&self.from, &self.until, self.until_by);
        format!("{} {verb} {} {term}", self.person, self.post_at())
            .trim_end()
            .to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::{post_at, term};
    use crate::types::PartDay;

    #[test]
    fn posts_stand_in_a_sentence_as_people_write_them() {
        for (post, is_head, acting, place, said) in [
            (
                "Head teacher",
                true,
                false,
                "Alder Hill",
                "head teacher of Alder Hill",
            ),
            (
                "Head teacher",
                true,
                true,
                "Alder Hill",
                "acting head teacher of Alder Hill",
            ),
            (
                "Acting head",
                false,
                true,
                "Alder Hill",
                "acting head at Alder Hill",
            ),
            ("SENCO", false, false, "Alder Hill", "SENCO at Alder Hill"),
            (
                "Head's PA",
                false,
                false,
                "Alder Hill",
                "head's PA at Alder Hill",
            ),
            (
                "ITT lead",
                false,
                false,
                "Coppermoor Trust",
                "ITT lead at Coppermoor Trust",
            ),
            ("Link tutor", false, false, "", "link tutor with us"),
        ] {
            assert_eq!(post_at(post, is_head, acting, place), said);
        }
    }

    #[test]
    fn a_term_says_the_days_that_are_known() {
        let day = PartDay::stored;
        assert_eq!(
            term(&day("2020"), &day("2026-08-31"), true),
            "from 2020 until 31 Aug 2026 at the latest"
        );
        assert_eq!(term(&day(""), &day("2026-08"), false), "until Aug 2026");
        assert_eq!(term(&day(""), &day(""), false), "");
    }
}
