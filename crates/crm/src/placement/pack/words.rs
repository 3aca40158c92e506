//! The words of a pack: pure functions of what is known.

use crate::placement::days::in_days;
use crate::print::filled;
use crate::types::counted;

const TEXT: &str = include_str!("../../../../../assets/texts/placement-pack.txt");

/// A trainee who comes to a school, as the school may know them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Coming {
    /// Their name.
    pub name: String,
    /// The block's name; empty: none.
    pub block: String,
    /// From and until, in words.
    pub dates: String,
    /// On which weekdays, in words; empty: every day.
    pub weekdays: String,
    /// Half days that are planned.
    pub half_days: u32,
    /// What they teach, and which year group; empty: not said.
    pub teaches: String,
    /// Who mentors, by name; none: a mentor is wanted.
    pub mentors: Vec<String>,
    /// The profile that they share; empty: none.
    pub profile: String,
    /// What they agreed that the school reads.
    pub shared: Vec<String>,
    /// How far they travel, in words; empty: not known.
    pub travel: String,
    /// Their link tutor with e-mail; empty: nobody yet.
    pub tutor: String,
}

/// `Mondays, Wednesdays and Fridays`; empty: every weekday.
pub fn weekdays(codes: &str) -> String {
    const NAMES: [(char, &str); 7] = [
        ('1', "Mondays"),
        ('2', "Tuesdays"),
        ('3', "Wednesdays"),
        ('4', "Thursdays"),
        ('5', "Fridays"),
        ('6', "Saturdays"),
        ('7', "Sundays"),
    ];
    let names: Vec<&str> = NAMES
        .iter()
        .filter(|(code, _)| codes.contains(*code))
        .map(|(_, name)| *name)
        .collect();
    match names.as_slice() {
        ["Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays"] | [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// The subject of the e-mail.
pub fn subject(school: &str, coming: &[Coming]) -> String {
    match coming {
        [one] => format!("Placement at {school}: {}", one.name),
        many => format!(
            "Placements at {school}: {}",
            counted(many.len() as u64, "trainee", "trainees")
        ),
    }
}

/// The text of the e-mail.
pub fn text(greeted: &str, school: &str, office: &str, coming: &[Coming]) -> String {
    let each: Vec<String> = coming.iter().map(one).collect();
    let wanted = coming.iter().filter(|one| one.mentors.is_empty()).count();
    let mentors = match wanted {
        0 => String::new(),
        1 if coming.len() == 1 => "Please tell us who will mentor them.".to_owned(),
        some => format!(
            "Please tell us who will mentor {}.",
            counted(some as u64, "of them", "of them")
        ),
    };
    filled(
        TEXT,
        &[
            (
                "{name}",
                if greeted.is_empty() {
                    "colleague"
                } else {
                    greeted
                },
            ),
            ("{school}", school),
            (
                "{trainees}",
                &counted(coming.len() as u64, "trainee", "trainees"),
            ),
            ("{each}", &each.join("\n\n")),
            ("{mentors}", &mentors),
            (
                "{office}",
                if office.is_empty() {
                    "The partnership office"
                } else {
                    office
                },
            ),
        ],
    )
}

/// What a school reads of one trainee.
fn one(coming: &Coming) -> String {
    let mut lines = vec![coming.name.clone()];
    let mut say = |label: &str, text: &str| {
        if !text.is_empty() {
            lines.push(format!("  {label}: {text}"));
        }
    };
    let block = if coming.block.is_empty() {
        coming.dates.clone()
    } else {
        format!("{}, {}", coming.block, coming.dates)
    };
    say("When", &block);
    say("On", &coming.weekdays);
    say("Days", &in_days(coming.half_days));
    say("Teaches", &coming.teaches);
    say(
        "Mentor",
        &if coming.mentors.is_empty() {
            "wanted".to_owned()
        } else {
            coming.mentors.join(", ")
        },
    );
    say("Link tutor", &coming.tutor);
    say("Travel", &coming.travel);
    say("About", &coming.profile.replace('\n', " "));
    for shared in &coming.shared {
        say("Please know", &shared.replace('\n', " "));
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::expect;

    #[test]
    fn a_pack_says_who_comes_when_and_who_mentors() {
        let ada = Coming {
            name: "Ada Brook".to_owned(),
            block: "Placement 1".to_owned(),
            dates: "7 Sep to 18 Dec 2026".to_owned(),
            weekdays: weekdays("135"),
            half_days: 90,
            teaches: "Primary, Year 4".to_owned(),
            profile: "Worked as a teaching assistant.\nSings.".to_owned(),
            shared: vec!["Uses a hearing aid.".to_owned()],
            travel: "About 6 miles from home".to_owned(),
            tutor: "Cy Dunn (cy@office.example)".to_owned(),
            ..Coming::default()
        };
        let ben = Coming {
            name: "Ben Dale".to_owned(),
            dates: "7 Sep to 18 Dec 2026".to_owned(),
            half_days: 150,
            mentors: vec!["Jo Ames".to_owned()],
            ..Coming::default()
        };
        let text = text(
            "Jo Ames",
            "Alder Hill",
            "Northfold SCITT",
            &[ada.clone(), ben],
        );
        expect![[r"
            Dear Jo Ames,

            Thank you for hosting 2 trainees at Alder Hill. This is what you need to know of them; the days are in the calendar file that comes with this.

            Ada Brook
              When: Placement 1, 7 Sep to 18 Dec 2026
              On: Mondays, Wednesdays and Fridays
              Days: 45 days
              Teaches: Primary, Year 4
              Mentor: wanted
              Link tutor: Cy Dunn (cy@office.example)
              Travel: About 6 miles from home
              About: Worked as a teaching assistant. Sings.
              Please know: Uses a hearing aid.

            Ben Dale
              When: 7 Sep to 18 Dec 2026
              Days: 75 days
              Mentor: Jo Ames

            Please tell us who will mentor 1 of them.
            Please answer whether you accept, and tell us at once if something does not fit.

            With thanks,
            Northfold SCITT"]]
        .assert_eq(&text);
        assert_eq!(
            subject("Alder Hill", &[ada]),
            "Placement at Alder Hill: Ada Brook"
        );
    }

    #[test]
    fn weekdays_are_named_where_they_are_not_all() {
        for (codes, words) in [
            ("12345", ""),
            ("", ""),
            ("3", "Wednesdays"),
            ("24", "Tuesdays and Thursdays"),
        ] {
            assert_eq!(weekdays(codes), words);
        }
    }
}
