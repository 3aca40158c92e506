//! Which school a reply is from: by its check value alone where it is a form of ours or a letter, so that no answer lands
//! on another school or another round; by URN, else by name and postcode, where it is a row of an online form.

use super::read::Came;
use super::store::AskedSchool;
use crate::fold::fold;
use crate::round::{Channel, Said};
use std::collections::HashMap;

/// The schools of a round, ready to be found.
pub(super) struct Schools {
    all: Vec<AskedSchool>,
    by_check: HashMap<String, usize>,
    by_urn: HashMap<i64, usize>,
    by_name: HashMap<(String, String), Vec<usize>>,
}

/// What was found.
pub(super) enum Match<'a> {
    /// The school.
    School(&'a AskedSchool),
    /// None, and why: a sentence.
    None(String),
    /// None of this round: the check value is to be looked up in the others.
    OtherRound(&'a str),
}

impl Schools {
    /// Makes the schools of a round ready; `former`: URNs that schools had before, each with its `school.id`.
    pub fn new(all: Vec<AskedSchool>, former: &HashMap<i64, i64>) -> Self {
        let mut by_check = HashMap::new();
        let mut by_urn = HashMap::new();
        let mut by_name: HashMap<(String, String), Vec<usize>> = HashMap::new();
        let mut by_school = HashMap::new();
        for (at, school) in all.iter().enumerate() {
            by_check.insert(school.check.clone(), at);
            by_school.insert(school.school_id, at);
            by_name
                .entry((fold(&school.name), plain(&school.postcode)))
                .or_default()
                .push(at);
        }
        for (urn, school) in former {
            if let Some(at) = by_school.get(school) {
                by_urn.insert(*urn, *at);
            }
        }
        by_urn.extend(
            all.iter()
                .enumerate()
                .filter_map(|(at, school)| Some((school.urn?, at))),
        );
        Self {
            all,
            by_check,
            by_urn,
            by_name,
        }
    }

    /// Which of them a reply is from.
    pub fn find<'a>(&'a self, came: &'a Came) -> Match<'a> {
        let said = &came.said;
        if !said.check.is_empty() {
            return self.checked(said);
        }
        if came.channel != Channel::Online {
            return Match::None(match said.school.as_str() {
                "" => {
                    "It has no check value, so nobody can say which school it is from.".to_owned()
                }
                school => format!(
                    "Its check value is gone, so it cannot be told whether it is the form of {school} in this round."
                ),
            });
        }
        match said.urn {
            Some(urn) => match self.of_urn(urn) {
                Some(school) => Match::School(school),
                None => Match::None(format!(
                    "No school with the URN {urn} was asked in this round."
                )),
            },
            None if !said.school.is_empty() && !said.postcode.is_empty() => self.named(said),
            None if !said.school.is_empty() => Match::None(format!(
                "It says “{}” and neither a URN nor a postcode, and a name alone may be another school's.",
                said.school
            )),
            None => Match::None("It does not say which school it is from.".to_owned()),
        }
    }

    fn checked<'a>(&'a self, said: &'a Said) -> Match<'a> {
        let Some(school) = self
            .by_check
            .get(&said.check)
            .and_then(|at| self.all.get(*at))
        else {
            return Match::OtherRound(&said.check);
        };
        match said.urn {
            Some(urn) if self.of_urn(urn).is_none_or(|other| other.id != school.id) => {
                Match::None(format!(
                    "The check value is that of {}, and the URN on the form is {urn}, which is not its own. One of the two was \
                 changed.",
                    school.name
                ))
            }
            _ => Match::School(school),
        }
    }

    fn of_urn(&self, urn: i64) -> Option<&AskedSchool> {
        self.by_urn.get(&urn).and_then(|at| self.all.get(*at))
    }

    fn named(&self, said: &Said) -> Match<'_> {
        let key = (fold(&said.school), plain(&said.postcode));
        let found = self.by_name.get(&key).map_or(&[][..], Vec::as_slice);
        match found {
            [only] => self
                .all
                .get(*only)
                .map_or_else(|| Match::None(String::new()), Match::School),
            [] => Match::None(format!(
                "No school called “{}” at {} was asked in this round.",
                said.school, said.postcode
            )),
            _ => Match::None(format!(
                "Several schools called “{}” at {} were asked in this round.",
                said.school, said.postcode
            )),
        }
    }

    /// What else a reply of `school` says of where it is from, where that is another school: a sentence each.
    pub fn doubts(&self, came: &Came, school: &AskedSchool) -> Vec<String> {
        let mut doubts = Vec::new();
        if came.channel == Channel::Online {
            doubts.extend(self.other_name(&came.said, school));
        }
        let named: Vec<&AskedSchool> = came
            .named
            .iter()
            .filter_map(|check| self.by_check.get(check))
            .filter_map(|at| self.all.get(*at))
            .collect();
        let is_among = named.iter().any(|other| {
            let letter = self.in_the_same_letter(other);
            letter.iter().any(|one| one.id == school.id)
        });
        if let (Some(other), false) = (named.first(), is_among) {
            doubts.push(format!(
                "It came with an answer to the e-mail about {}, and the form is that of {}. Make sure which school the answers \
                 are about.",
                other.name, school.name
            ));
        }
        doubts
    }

    /// A name or postcode beside the URN or check value of `school` that is not its own.
    fn other_name(&self, said: &Said, school: &AskedSchool) -> Option<String> {
        let (name, postcode) = (fold(&said.school), plain(&said.postcode));
        let is_others = |other: &AskedSchool| {
            other.id != school.id
                && !name.is_empty()
                && fold(&other.name) == name
                && (postcode.is_empty() || plain(&other.postcode) == postcode)
        };
        let own_postcode = plain(&school.postcode);
        if fold(&school.name) != name && self.all.iter().any(is_others) {
            return Some(format!(
                "It has the number of {}, and the name of {}. Make sure which school the answers are about.",
                school.name, said.school
            ));
        }
        (!postcode.is_empty() && !own_postcode.is_empty() && postcode != own_postcode).then(|| {
            format!(
                "It has the number of {}, whose postcode is {}, and the postcode {}. Make sure which school the answers are about.",
                school.name, school.postcode, said.postcode
            )
        })
    }

    /// The schools whose forms went in the same letter as that of `school`, itself first.
    pub fn in_the_same_letter<'a>(&'a self, school: &'a AskedSchool) -> Vec<&'a AskedSchool> {
        let with = self.all.iter().filter(|other| {
            other.id != school.id
                && school.batch > 0
                && !school.email.is_empty()
                && other.batch == school.batch
                && other.email.eq_ignore_ascii_case(&school.email)
        });
        std::iter::once(school).chain(with).collect()
    }

    /// The only school whose form went to one of these addresses; `None`: none did, or those of several.
    pub fn written_to_only(&self, emails: &[String]) -> Option<&AskedSchool> {
        let mut found = self.all.iter().filter(|school| {
            emails
                .iter()
                .any(|email| !email.is_empty() && school.email.eq_ignore_ascii_case(email))
        });
        match (found.next(), found.next()) {
            (Some(only), None) => Some(only),
            _ => None,
        }
    }

    /// The school at this place in the round, by `school.id`.
    pub fn of_school(&self, school_id: i64) -> Option<&AskedSchool> {
        self.all.iter().find(|school| school.school_id == school_id)
    }
}

/// A postcode without its space.
fn plain(postcode: &str) -> String {
    fold(postcode).replace(' ', "")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail at once")]

    use super::*;

    fn school(id: i64, check: &str, name: &str, batch: u32) -> AskedSchool {
        AskedSchool {
            id,
            school_id: id + 100,
            check: check.to_owned(),
            urn: Some(800_000 + id),
            name: name.to_owned(),
            postcode: "AL1 2DR".to_owned(),
            email: "head@alder.example".to_owned(),
            batch,
            asked: None,
        }
    }

    fn schools() -> Schools {
        let all = vec![
            school(1, "AAAAAAAA", "Alder Hill", 1),
            school(2, "BBBBBBBB", "Brook Lane", 1),
            school(3, "CCCCCCCC", "St. Cedd’s", 0),
            school(4, "DDDDDDDD", "Twin", 0),
            school(5, "EEEEEEEE", "Twin", 0),
        ];
        Schools::new(all, &HashMap::from([(700_003, 103)]))
    }

    fn came(channel: Channel, said: Said) -> Came {
        Came {
            said,
            ..Came::of(channel, "file", &[], Said::default())
        }
    }

    fn found(channel: Channel, said: Said) -> Result<i64, String> {
        let schools = schools();
        match schools.find(&came(channel, said)) {
            Match::School(school) => Ok(school.id),
            Match::None(why) => Err(why),
            Match::OtherRound(check) => Err(format!("other round {check}")),
        }
    }

    #[test]
    fn a_form_belongs_to_its_check_value_and_to_nothing_else() {
        let said = |check: &str, urn: Option<i64>| Said {
            check: check.to_owned(),
            urn,
            school: "Alder Hill".to_owned(),
            postcode: "AL1 2DR".to_owned(),
            ..Said::default()
        };
        assert_eq!(
            found(Channel::Workbook, said("AAAAAAAA", Some(800_001))),
            Ok(1)
        );
        assert_eq!(found(Channel::Email, said("AAAAAAAA", None)), Ok(1));
        assert_eq!(
            found(Channel::Workbook, said("CCCCCCCC", Some(700_003))),
            Ok(3),
            "the URN it had when it was asked"
        );
        let changed = found(Channel::Workbook, said("AAAAAAAA", Some(800_002))).unwrap_err();
        assert!(changed.contains("One of the two was changed"), "{changed}");
        assert!(
            found(Channel::Page, said("", Some(800_001)))
                .unwrap_err()
                .contains("check value is gone")
        );
        assert_eq!(
            found(Channel::Page, said("XXXXXXXX", None)),
            Err("other round XXXXXXXX".to_owned())
        );
    }

    #[test]
    fn a_row_of_an_online_form_is_known_by_its_urn_or_by_name_and_postcode() {
        let said = |urn: Option<i64>, name: &str, postcode: &str| Said {
            urn,
            school: name.to_owned(),
            postcode: postcode.to_owned(),
            ..Said::default()
        };
        assert_eq!(found(Channel::Online, said(Some(800_002), "", "")), Ok(2));
        assert_eq!(
            found(Channel::Online, said(None, "st cedds", "al12dr")),
            Ok(3)
        );
        for (asked, part) in [
            (said(Some(1), "Alder Hill", "AL1 2DR"), "URN 1"),
            (said(None, "Alder Hill", ""), "name alone"),
            (said(None, "Alder Hill", "ZZ1 1ZZ"), "No school called"),
            (said(None, "Twin", "AL1 2DR"), "Several schools"),
            (said(None, "", ""), "does not say"),
        ] {
            let why = found(Channel::Online, asked).unwrap_err();
            assert!(why.contains(part), "{why}");
        }
    }

    #[test]
    fn a_reply_whose_own_signs_contradict_each_other_says_so() {
        let schools = schools();
        let doubts = |came: Came| match schools.find(&came) {
            Match::School(school) => schools.doubts(&came, school),
            _ => panic!("no school"),
        };
        let row = |name: &str, postcode: &str| {
            let said = Said {
                urn: Some(800_001),
                school: name.to_owned(),
                postcode: postcode.to_owned(),
                ..Said::default()
            };
            doubts(came(Channel::Online, said)).join(" ")
        };
        for (name, postcode) in [
            ("", ""),
            ("alder hill", "al12dr"),
            ("Alder Hill Primary", "AL1 2DR"),
        ] {
            assert_eq!(row(name, postcode), "", "{name} {postcode}");
        }
        for (name, postcode, part) in [
            ("Brook Lane", "AL1 2DR", "the name of Brook Lane"),
            ("Brook Lane", "", "the name of Brook Lane"),
            ("Alder Hill", "ZZ1 1ZZ", "postcode ZZ1 1ZZ"),
        ] {
            let why = row(name, postcode);
            assert!(why.contains(part) && why.contains("Alder Hill"), "{why}");
        }
        let form = |check: &str, named: &[&str]| {
            let said = Said {
                check: check.to_owned(),
                ..Said::default()
            };
            let named = named.iter().map(|one| (*one).to_owned()).collect();
            doubts(Came {
                named,
                ..came(Channel::Workbook, said)
            })
        };
        assert!(form("AAAAAAAA", &["AAAAAAAA"]).is_empty());
        assert!(form("AAAAAAAA", &["XXXXXXXX"]).is_empty());
        assert!(
            form("BBBBBBBB", &["AAAAAAAA"]).is_empty(),
            "one letter for both"
        );
        let why = form("CCCCCCCC", &["AAAAAAAA"]).join(" ");
        assert!(
            why.contains("Alder Hill") && why.contains("St. Cedd’s"),
            "{why}"
        );
    }

    #[test]
    fn a_letter_for_several_schools_is_one_letter() {
        let schools = schools();
        let ids = |of: i64| -> Vec<i64> {
            let school = schools.of_school(of).unwrap();
            schools
                .in_the_same_letter(school)
                .into_iter()
                .map(|school| school.id)
                .collect()
        };
        assert_eq!(ids(101), [1, 2]);
        assert_eq!(ids(102), [2, 1]);
        assert_eq!(ids(103), [3], "no form of it went out");
    }
}
