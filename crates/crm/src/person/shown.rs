//! People as pages show them: posts with their terms in words, addresses with how fresh they are, who is missing.

use super::{AddressKind, Medium, PersonName};
use crate::history::Entry;
use crate::tenure::freshness::Fresh;
use crate::types::{PartDay, Source, Standing};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A post that someone holds, held or will hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HeldPost {
    /// The tenure.
    pub id: i64,
    /// Who.
    pub person_id: i64,
    /// Their name.
    pub person: String,
    /// The post.
    pub role_id: i64,
    /// Its name, `Acting deputy head` where for the time being.
    pub role: String,
    /// The desk's own name for it; empty: the office added it.
    pub role_code: String,
    /// Where it stands among the posts of a page, small first.
    pub rank: i64,
    /// Whether it leads the school.
    pub is_head: bool,
    /// At which school of ours.
    pub school_id: Option<i64>,
    /// At which trust, by Group UID.
    pub trust_uid: Option<i64>,
    /// The name of the school or trust; `With us`.
    pub place: String,
    /// The first day as it is kept.
    pub from: PartDay,
    /// The last day as it is kept.
    pub until: PartDay,
    /// The first day that the first day can mean, ISO; `null`: not known.
    pub first: Option<String>,
    /// The last day that the last day can mean, ISO; `null`: none, or not known.
    pub last: Option<String>,
    /// From when until when, in words.
    pub term: String,
    /// Whether it stands today.
    pub standing: Standing,
    /// Whether for the time being.
    pub acting: bool,
    /// Whether the post is shared.
    pub job_share: bool,
    /// Whether they are our main contact for ITT there.
    pub main_contact: bool,
    /// Who told us.
    pub source: Source,
    /// How fresh it is; `null` of a former post.
    pub fresh: Option<Fresh>,
    /// A line about it.
    pub note: String,
}

/// An e-mail or telephone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ShownAddress {
    /// Its id.
    pub id: i64,
    /// Whose; `null`: a post's or the place's.
    pub person_id: Option<i64>,
    /// The post; `null`: not of a post.
    pub role_id: Option<i64>,
    /// Whose it is in words: `Own`, `Head teacher, Alder Hill Primary School`, `Alder Hill Primary School`.
    pub of: String,
    /// E-mail or telephone.
    pub medium: Medium,
    /// As written.
    pub value: String,
    /// The school's or their own.
    pub kind: AddressKind,
    /// Whether mail came back.
    pub bounced: bool,
    /// Whether it is the one to use first.
    pub is_main: bool,
    /// How fresh it is.
    pub fresh: Fresh,
}

/// A working group that someone sits in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Membership {
    /// The group.
    pub group_id: i64,
    /// Its name.
    pub group: String,
    /// `Chair` or `Member`, and for whom.
    pub office: String,
    /// From when until when, in words.
    pub term: String,
    /// Whether it stands today.
    pub standing: Standing,
}

/// A school that someone champions ITT in, or may.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Championing {
    /// The school.
    pub school_id: i64,
    /// Its name.
    pub school: String,
    /// How far it has come, in words with its day: `Active since 3 Sep 2026`.
    pub words: String,
}

/// A person's entry as a trainee, which has a page of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TraineeLink {
    /// `trainee.id`.
    pub id: i64,
    /// `Trainee, Mathematics, Autumn 2026`
    pub words: String,
}

/// Everything the person page shows, less what was said and is to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PersonPage {
    /// Their id.
    pub id: i64,
    /// Their names.
    pub name: PersonName,
    /// As lists show them.
    pub full: String,
    /// The current posts in one line; empty: none.
    pub now: String,
    /// The record that this one was merged into; `null`: it stands for itself.
    pub merged_into: Option<i64>,
    /// Candid notes.
    pub notes: String,
    /// Whether they object to mailings.
    pub objects: bool,
    /// Since when, ISO day; empty: not known, or no objection.
    pub objected_on: String,
    /// The day on which we first wrote them down, ISO.
    pub added_on: String,
    /// Free labels, in alphabetical order.
    pub tags: Vec<String>,
    /// Their posts: current ones, announced ones, former ones from the newest back.
    pub posts: Vec<HeldPost>,
    /// The e-mail and the telephone to use first: their own, else those of their posts, else of the places.
    pub reach: Vec<ShownAddress>,
    /// Their own addresses.
    pub addresses: Vec<ShownAddress>,
    /// Those of their current posts and of the places where they hold them.
    pub place_addresses: Vec<ShownAddress>,
    /// The working groups.
    pub groups: Vec<Membership>,
    /// The schools that they champion ITT in.
    pub championing: Vec<Championing>,
    /// What they train for; `null`: they are no trainee.
    pub trainee: Option<TraineeLink>,
    /// What goes where they are removed, as a sentence.
    pub removal: String,
    /// The operations about them, newest first, at most 100.
    pub history: Vec<Entry>,
}

/// A request for the people of a place, by one of the two numbers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct PeoplePlace {
    /// A school of ours.
    pub school_id: Option<i64>,
    /// A trust, by Group UID.
    pub trust_uid: Option<i64>,
}

/// Someone in a post, with how they are reached there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PlacePerson {
    /// The post.
    pub post: HeldPost,
    /// The e-mail to use first: their own, else the post's.
    pub email: Option<ShownAddress>,
    /// The telephone to use first.
    pub telephone: Option<ShownAddress>,
}

/// A post that should be held and is not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Vacancy {
    /// The post; `null`: it is the main contact that is missing.
    pub role_id: Option<i64>,
    /// What is missing.
    pub what: String,
    /// A sentence about it.
    pub words: String,
}

/// The people of a school or trust.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PlacePeople {
    /// Whoever holds a post there now, will, or did: in this order.
    pub people: Vec<PlacePerson>,
    /// What is missing.
    pub vacancies: Vec<Vacancy>,
    /// The addresses of its posts and its own.
    pub addresses: Vec<ShownAddress>,
}

/// `since 1 Sep 2023`, `1 Sep 2019 to 31 Aug 2023`, `from 1 Jan 2027`: a term in words. `until_by`: the last day is only
/// the latest that it can be; `ended`: it is over, though nobody knows since when.
pub fn term(
    from: &PartDay,
    until: &PartDay,
    until_by: bool,
    ended: bool,
    standing: Standing,
) -> String {
    let last = match (until.is_unknown(), until_by) {
        (true, _) if ended => "a day not known".to_owned(),
        (true, _) => String::new(),
        (false, true) => format!("{} at the latest", until.written()),
        (false, false) => until.written(),
    };
    match (from.is_unknown(), last.is_empty(), standing) {
        (true, true, _) => "since a day not known".to_owned(),
        (true, false, _) => format!("until {last}"),
        (false, true, Standing::Announced) => format!("from {}", from.written()),
        (false, true, _) => format!("since {}", from.written()),
        (false, false, _) => format!("{} to {last}", from.written()),
    }
}

#[cfg(test)]
mod tests {
    use super::term;
    use crate::types::{PartDay, Standing};

    #[test]
    fn a_term_says_what_is_known_of_it() {
        for (from, until, by, ended, standing, words) in [
            (
                "2023-09-01",
                "",
                false,
                false,
                Standing::Current,
                "since 1 Sep 2023",
            ),
            (
                "2027-01",
                "",
                false,
                false,
                Standing::Announced,
                "from Jan 2027",
            ),
            (
                "2019-09",
                "2023-08-31",
                false,
                false,
                Standing::Former,
                "Sep 2019 to 31 Aug 2023",
            ),
            (
                "2019",
                "2023-08-31",
                true,
                false,
                Standing::Former,
                "2019 to 31 Aug 2023 at the latest",
            ),
            ("", "2026", false, false, Standing::Current, "until 2026"),
            (
                "",
                "",
                false,
                true,
                Standing::Former,
                "until a day not known",
            ),
            (
                "2020",
                "",
                false,
                true,
                Standing::Former,
                "2020 to a day not known",
            ),
            (
                "",
                "",
                false,
                false,
                Standing::Current,
                "since a day not known",
            ),
        ] {
            let (from, until) = (PartDay::stored(from), PartDay::stored(until));
            assert_eq!(term(&from, &until, by, ended, standing), words);
        }
    }
}
