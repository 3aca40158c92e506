//! Who answers for which schools, as a pure rule over [`super::store::Facts`].
//!
//! A school's form goes to our main contact there, else to its professional tutor, else to its head, else to another of
//! its leaders, else to our contact at its trust, else to the school's own address. Somebody who answers for several
//! schools gets one e-mail. Whoever objects to our e-mails gets none, and neither does an address that is theirs: the next
//! in turn is asked, else the school is for the telephone.

use super::domain;
use super::store::{AddressFact, Facts, PostFact, SchoolFacts};
use serde::Serialize;
use std::collections::BTreeMap;
use ts_rs::TS;

/// Who leads a school, the nearest to its head first.
const HEADS: [&str; 4] = ["headTeacher", "actingHead", "headOfSchool", "executiveHead"];

/// An e-mail with the forms of one or more schools.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Recipient {
    /// To which address.
    pub email: String,
    /// Who; `None`: an address that is nobody's own, or several people's.
    pub person_id: Option<i64>,
    /// Their name; empty: nobody in particular.
    pub name: String,
    /// The schools, in the order in which they were given.
    pub school_ids: Vec<i64>,
}

/// A school that cannot be written to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LeftOutSchool {
    /// Our school.
    pub school_id: i64,
    /// Its name.
    pub school: String,
    /// Its telephone; empty: not known.
    pub telephone: String,
    /// Why, a sentence.
    pub why: String,
}

/// Where the form of one school would go.
struct Choice<'a> {
    email: &'a str,
    person: Option<&'a PostFact>,
}

/// Who gets the forms of some schools.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Recipients {
    /// Those who are written to.
    pub found: Vec<Recipient>,
    /// The schools that cannot be written to.
    pub left: Vec<LeftOutSchool>,
    /// The names of those who would have been written to and object to our e-mails, each once.
    pub objecting: Vec<String>,
}

/// Who answers for which of some schools, and which cannot be written to. `any_address`: also addresses outside the
/// school's and trust's own domains.
pub(super) fn recipients(facts: &Facts, school_ids: &[i64], any_address: bool) -> Recipients {
    let mut found: Vec<Recipient> = Vec::new();
    let mut by_email: BTreeMap<String, usize> = BTreeMap::new();
    let mut left = Vec::new();
    let mut objecting: BTreeMap<i64, String> = BTreeMap::new();
    for id in school_ids {
        let Some(school) = facts.schools.get(id) else {
            continue;
        };
        let people = candidates(school);
        let choice = choose(facts, school, &people, any_address);
        let chosen = choice.as_ref().ok().and_then(|choice| choice.person);
        let before = people
            .iter()
            .take_while(|post| chosen.is_none_or(|chosen| chosen.person_id != post.person_id));
        for post in before.filter(|post| post.objects) {
            objecting.insert(post.person_id, post.name.clone());
        }
        let choice = match choice {
            Ok(choice) => choice,
            Err(why) => {
                left.push(LeftOutSchool {
                    school_id: *id,
                    school: school.name.clone(),
                    telephone: school.telephone.clone(),
                    why,
                });
                continue;
            }
        };
        let at = *by_email
            .entry(choice.email.to_lowercase())
            .or_insert(found.len());
        if let Some(known) = found.get_mut(at) {
            known.join(&choice, *id);
        } else {
            found.push(Recipient {
                email: choice.email.to_owned(),
                person_id: choice.person.map(|post| post.person_id),
                name: choice
                    .person
                    .map(|post| post.name.clone())
                    .unwrap_or_default(),
                school_ids: vec![*id],
            });
        }
    }
    Recipients {
        found,
        left,
        objecting: objecting.into_values().collect(),
    }
}

impl Recipient {
    /// One more school at the same address. Where it is another person's, nobody in particular is written to.
    fn join(&mut self, choice: &Choice<'_>, school_id: i64) {
        if self.person_id != choice.person.map(|post| post.person_id) {
            self.person_id = None;
            self.name.clear();
        }
        self.school_ids.push(school_id);
    }
}

/// Those who might answer for a school, the best first, each once.
fn candidates(school: &SchoolFacts) -> Vec<&PostFact> {
    let head = |role: &str| HEADS.iter().position(|head| *head == role);
    let rank = |post: &PostFact| {
        if post.main_contact {
            Some(0)
        } else if post.role == "professionalTutor" {
            Some(1)
        } else if let Some(place) = head(&post.role) {
            Some(2 + place)
        } else {
            post.is_leader.then_some(2 + HEADS.len())
        }
    };
    let mut ranked: Vec<(usize, &PostFact)> = school
        .posts
        .iter()
        .filter_map(|post| rank(post).map(|rank| (rank, post)))
        .collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    let contact = school
        .at_trust
        .iter()
        .find(|post| post.main_contact || post.role == "trustIttLead");
    let mut people: Vec<&PostFact> = Vec::new();
    for post in ranked.into_iter().map(|(_, post)| post).chain(contact) {
        if !people.iter().any(|one| one.person_id == post.person_id) {
            people.push(post);
        }
    }
    people
}

/// Where the form of a school goes, or why it cannot go anywhere.
fn choose<'a>(
    facts: &'a Facts,
    school: &'a SchoolFacts,
    people: &[&'a PostFact],
    any_address: bool,
) -> Result<Choice<'a>, String> {
    let (objecting, willing): (Vec<&PostFact>, Vec<&PostFact>) =
        people.iter().partition(|post| post.objects);
    let refused: Vec<&str> = objecting
        .iter()
        .filter_map(|post| facts.addresses.get(&post.person_id))
        .flatten()
        .map(|one| one.value.as_str())
        .collect();
    let may = |one: &&AddressFact| {
        one.is_email
            && one.is_good
            && !refused
                .iter()
                .any(|value| value.eq_ignore_ascii_case(&one.value))
            && (any_address || domain::is_at(&one.value, &school.domains))
    };
    for post in willing {
        let theirs = facts.addresses.get(&post.person_id).into_iter().flatten();
        let of_post = school.emails.iter().filter(|one| one.role == post.role);
        let mut usable: Vec<&AddressFact> = theirs.chain(of_post).filter(may).collect();
        // One at the school before a private one, and before one at another of their schools.
        usable.sort_by_key(|one| (!domain::is_at(&one.value, &school.domains), one.is_personal));
        if let Some(address) = usable.first() {
            return Ok(Choice {
                email: &address.value,
                person: Some(post),
            });
        }
    }
    match school.emails.iter().find(may) {
        Some(address) => Ok(Choice {
            email: &address.value,
            person: None,
        }),
        None => Err(why_not(facts, school, people)),
    }
}

/// Why a school cannot be written to.
fn why_not(facts: &Facts, school: &SchoolFacts, people: &[&PostFact]) -> String {
    for post in people.iter().filter(|post| !post.objects) {
        let emails = facts.addresses.get(&post.person_id).into_iter().flatten();
        let emails: Vec<&AddressFact> = emails.filter(|one| one.is_email).collect();
        let name = &post.name;
        if emails.iter().any(|one| one.is_good) {
            return if school.domains.is_empty() {
                format!(
                    "{name} has an e-mail, but which domain is the school’s own is not known: it has neither a website nor an e-mail of its own here."
                )
            } else {
                format!("{name}’s e-mail is not at the school’s or its trust’s own domain.")
            };
        }
        if !emails.is_empty() {
            return format!("{name}’s e-mail came back.");
        }
    }
    if let Some(post) = people.iter().find(|post| post.objects) {
        format!(
            "{} objects to our e-mails, and the file has no other address.",
            post.name
        )
    } else if school.emails.iter().any(|one| !one.is_good) {
        "The school’s own e-mail came back.".to_owned()
    } else {
        "The file has no e-mail for anyone who could answer.".to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::Source;
    use std::collections::HashMap;

    fn post(person_id: i64, role: &str, main_contact: bool) -> PostFact {
        PostFact {
            role: role.to_owned(),
            is_leader: HEADS.contains(&role) || role == "deputyHead",
            tenure_id: person_id,
            person_id,
            name: format!("Person {person_id}"),
            objects: person_id == 9,
            main_contact,
            elsewhere: false,
            from_on: String::new(),
            subjects: String::new(),
            source: Source::Typed,
            confirmed_on: String::new(),
        }
    }

    fn email(value: &str, is_good: bool, is_personal: bool) -> AddressFact {
        AddressFact {
            is_email: true,
            value: value.to_owned(),
            is_personal,
            is_good,
            role: String::new(),
            source: Source::Typed,
            confirmed_on: String::new(),
        }
    }

    fn school(name: &str, posts: Vec<PostFact>) -> SchoolFacts {
        SchoolFacts {
            name: name.to_owned(),
            telephone: "020 7946 0000".to_owned(),
            domains: vec!["alder.example".to_owned()],
            posts,
            ..SchoolFacts::default()
        }
    }

    fn facts(schools: Vec<SchoolFacts>, addresses: &[(i64, AddressFact)]) -> Facts {
        let mut by_person: HashMap<i64, Vec<AddressFact>> = HashMap::new();
        for (person, address) in addresses {
            by_person.entry(*person).or_default().push(address.clone());
        }
        Facts {
            schools: (1..).zip(schools).collect(),
            addresses: by_person,
        }
    }

    fn asked(facts: &Facts, any: bool) -> (Vec<Recipient>, Vec<LeftOutSchool>) {
        let ids: Vec<i64> = facts.schools.keys().copied().collect();
        let all = recipients(facts, &ids, any);
        (all.found, all.left)
    }

    #[test]
    fn whoever_objects_gets_nothing_and_the_next_is_asked() {
        let people = || {
            vec![
                post(9, "professionalTutor", true),
                post(1, "headTeacher", false),
            ]
        };
        let theirs = (9, email("p9@alder.example", true, false));
        let ids = |facts: &Facts| facts.schools.keys().copied().collect::<Vec<_>>();
        let head = facts(
            vec![school("Alder", people())],
            &[theirs.clone(), (1, email("p1@alder.example", true, false))],
        );
        let all = recipients(&head, &ids(&head), false);
        assert_eq!(all.found[0].email, "p1@alder.example");
        assert_eq!(all.objecting, ["Person 9"]);
        // Not even at an address that the school shares with them.
        let mut alone = facts(vec![school("Alder", people())], &[theirs]);
        for school in alone.schools.values_mut() {
            school.emails.push(email("P9@alder.example", true, false));
        }
        let all = recipients(&alone, &ids(&alone), true);
        assert!(all.found.is_empty(), "{all:?}");
        assert!(all.left[0].why.starts_with("Person 9 objects"), "{all:?}");
        assert_eq!(all.objecting, ["Person 9"]);
    }

    #[test]
    fn the_form_goes_to_who_answers_for_the_school() {
        let people = || {
            vec![
                post(1, "headTeacher", false),
                post(2, "deputyHead", true),
                post(3, "professionalTutor", false),
                post(4, "senco", false),
            ]
        };
        let good = |person: i64| {
            (
                person,
                email(&format!("p{person}@alder.example"), true, false),
            )
        };
        for (held, wanted) in [
            (vec![good(1), good(2), good(3)], "p2@alder.example"),
            (vec![good(1), good(3)], "p3@alder.example"),
            (vec![good(1), good(4)], "p1@alder.example"),
            (
                vec![good(1), (2, email("p2@alder.example", false, false))],
                "p1@alder.example",
            ),
            (
                vec![(2, email("p2@gmail.com", true, false)), good(3)],
                "p3@alder.example",
            ),
        ] {
            let (found, left) = asked(&facts(vec![school("Alder", people())], &held), false);
            assert_eq!(found.first().map(|one| one.email.as_str()), Some(wanted));
            assert!(left.is_empty());
        }
    }

    #[test]
    fn who_answers_for_several_schools_gets_one_e_mail() {
        let both = || school("Alder", vec![post(8, "professionalTutor", true)]);
        let (found, _) = asked(
            &facts(
                vec![both(), both()],
                &[(8, email("Pat@Alder.example", true, false))],
            ),
            false,
        );
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].school_ids, [1, 2]);
        assert_eq!(found[0].name, "Person 8");
        // Two people who share an address: nobody in particular is greeted.
        let mut shared = facts(
            vec![
                school("Alder", vec![post(1, "headTeacher", false)]),
                school("Birch", vec![post(2, "headTeacher", false)]),
            ],
            &[
                (1, email("heads@alder.example", true, false)),
                (2, email("heads@alder.example", true, false)),
            ],
        );
        let (found, _) = asked(&shared, false);
        assert_eq!((found.len(), found[0].person_id), (1, None));
        assert_eq!(found[0].name, "");
        // The school's own address where nobody has one.
        shared.addresses.clear();
        for school in shared.schools.values_mut() {
            school
                .emails
                .push(email("office@alder.example", true, false));
        }
        let (found, left) = asked(&shared, false);
        assert_eq!(found[0].email, "office@alder.example");
        assert!(left.is_empty());
    }

    #[test]
    fn a_school_that_cannot_be_written_to_is_named_with_the_reason() {
        let one = |held: &[(i64, AddressFact)]| {
            facts(
                vec![school("Alder", vec![post(1, "headTeacher", false)])],
                held,
            )
        };
        let outside = one(&[(1, email("jo@gmail.com", true, true))]);
        for (facts, any, why) in [
            (&one(&[]), false, "no e-mail"),
            (
                &one(&[(1, email("jo@alder.example", false, false))]),
                true,
                "came back",
            ),
            (&outside, false, "own domain"),
        ] {
            let (found, left) = asked(facts, any);
            assert!(found.is_empty());
            assert_eq!(left[0].telephone, "020 7946 0000");
            assert!(left[0].why.contains(why), "{}", left[0].why);
        }
        let (found, left) = asked(&outside, true);
        assert_eq!((found.len(), left.len()), (1, 0));
    }
}
