//! What makes two records look like one person: how much each sign is worth, and how it is said.

use super::names::Alike;

/// From so much on, two records stand in the queue.
pub const QUEUED_FROM: u32 = 65;
/// From so much on, whoever types a new person is told of one who is there.
pub const TOLD_FROM: u32 = 50;
/// From so much on, they are very likely one person.
const VERY_LIKELY_FROM: u32 = 110;
/// From so much on, they are likely one person.
const LIKELY_FROM: u32 = 80;

/// What one title being a man's and the other a woman's takes away.
const TITLES_DIFFER: u32 = 30;

/// Mailboxes that people share: never evidence, whoever they were written down for.
const SHARED_MAILBOXES: [&str; 24] = [
    "admin",
    "admissions",
    "administration",
    "adminoffice",
    "bursar",
    "contact",
    "enquiries",
    "enquiry",
    "finance",
    "head",
    "headspa",
    "headteacher",
    "hello",
    "hr",
    "info",
    "mail",
    "office",
    "principal",
    "reception",
    "sao",
    "school",
    "schooloffice",
    "secretary",
    "senco",
];

/// What two records have in common beside the name.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Shared {
    /// An e-mail of their own.
    pub email: bool,
    /// A telephone of their own.
    pub telephone: bool,
    /// A school, at whatever time.
    pub school: bool,
    /// A trust, at whatever time.
    pub trust: bool,
    /// Their name: hardly anyone else in the file is called so.
    pub rare_name: bool,
    /// No: one title is a man's and the other a woman's.
    pub titles_differ: bool,
}

/// How likely two records are one person, in points.
pub fn score(alike: Alike, shared: Shared) -> u32 {
    let name = match alike {
        Alike::Same => 60,
        Alike::ShortForm | Alike::Swapped => 50,
        Alike::Typo => 45,
        Alike::PartOfSurname | Alike::Initial => 40,
        Alike::NoFirst => 30,
        Alike::OtherSurname => 15,
        Alike::Different => 0,
    };
    // A switchboard is shared by people of all names.
    let telephone = shared.telephone && alike != Alike::Different;
    let points = [
        (shared.email, 65),
        (telephone, 30),
        (shared.school, 25),
        (shared.trust && !shared.school, 10),
        (shared.rare_name, 15),
    ];
    let evidence: u32 = points
        .iter()
        .filter(|(holds, _)| *holds)
        .map(|(_, points)| points)
        .sum();
    // A place in common says nothing of two names.
    if matches!(alike, Alike::Different) && !shared.email
        || matches!(alike, Alike::OtherSurname) && !shared.email && !shared.telephone
    {
        return 0;
    }
    let against = if shared.titles_differ {
        TITLES_DIFFER
    } else {
        0
    };
    (name + evidence).saturating_sub(against)
}

/// The score in words.
pub const fn likelihood(score: u32) -> &'static str {
    match score {
        VERY_LIKELY_FROM.. => "Very likely",
        LIKELY_FROM.. => "Likely",
        _ => "Possible",
    }
}

/// Why two records look alike: `same e-mail; both at Alder Hill`. `place`: the school or trust that they share.
pub fn reason(alike: Alike, shared: Shared, place: Option<&str>) -> String {
    let name = match alike {
        Alike::Same => "same name",
        Alike::ShortForm => "one first name is a short form of the other",
        Alike::Swapped => "first name and surname the other way round",
        Alike::Typo => "names one letter apart",
        Alike::PartOfSurname => "one surname is part of the other",
        Alike::Initial => "same surname and initial",
        Alike::NoFirst => "same surname, one without a first name",
        Alike::OtherSurname => "same first name, another surname",
        Alike::Different => "other names",
    };
    let both = match (shared.school || shared.trust, place) {
        (true, Some(place)) if shared.school => format!("both at {place}"),
        (true, Some(place)) => format!("both in {place}"),
        (true, None) if shared.school => "both at one school".to_owned(),
        (true, None) => "both in one trust".to_owned(),
        _ => String::new(),
    };
    let signs = [
        (true, name),
        (shared.email, "same e-mail"),
        (shared.telephone, "same telephone"),
        (!both.is_empty(), both.as_str()),
        (shared.rare_name, "hardly anyone else here is called so"),
        (shared.titles_differ, "but one is Mr and the other is not"),
    ];
    let said: Vec<&str> = signs
        .iter()
        .filter(|(holds, _)| *holds)
        .map(|(_, words)| *words)
        .collect();
    said.join("; ")
}

/// Whether an e-mail is, by its name, nobody's own: `office@`, `head@`.
pub fn is_shared_mailbox(email: &str) -> bool {
    let name: String = email
        .split('@')
        .next()
        .unwrap_or_default()
        .chars()
        .filter(|letter| !matches!(letter, '.' | '-' | '_'))
        .collect();
    SHARED_MAILBOXES.contains(&name.as_str())
}
