//! What a form shows as held, as a pure rule over [`super::store::Facts`].
//!
//! A form leaves the office, so it shows work details only: no personal e-mail or telephone, no address that came back, no
//! notes, no e-mail of somebody's other school, no champion who was never asked, no reasons that the office wrote for
//! itself. What the one who fills it in says of themselves, and consent, is never filled in for them.

use super::domain;
use super::store::{AddressFact, AnswerFact, Facts, OfferFact, PostFact, SchoolFacts, facts};
use crate::error::Result;
use crate::register::codes;
use crate::round::form::{DEPUTIES, MENTORS, MOST_OWN, Question, TERMS, fields};
use crate::round::layout::SEPARATOR;
use crate::store::Db;
use crate::types::{AcademicYear, Phase, Source};
use std::collections::{BTreeMap, HashMap};

/// The code that `school_answer` keeps the office's own questions under, beside their words.
pub const OWN: &str = "own";
/// Who leads a school, in the order in which one is shown as its head.
const HEADS: [&str; 4] = ["headTeacher", "actingHead", "headOfSchool", "executiveHead"];

/// What we hold in a field, and where it comes from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Held {
    /// As it is stored: choices as codes.
    pub value: String,
    /// Who told us.
    pub source: Source,
    /// The day on which it was last known to be right, ISO; empty: never.
    pub on: String,
    /// Whom it is about; `None`: nobody.
    pub person_id: Option<i64>,
    /// In which post; `None`: in none.
    pub tenure_id: Option<i64>,
}

/// What we hold about schools in the fields of a form, by school and field. A field where we hold nothing is left out.
///
/// # Errors
/// What SQLite says.
pub fn held(
    db: &Db,
    questions: &[Question],
    own: &[String],
    school_ids: &[i64],
    year: AcademicYear,
) -> Result<HashMap<i64, BTreeMap<String, Held>>> {
    let facts = facts(db, school_ids, year)?;
    Ok(facts
        .schools
        .iter()
        .map(|(id, school)| (*id, of(&facts, school, questions, own)))
        .collect())
}

/// What we hold about one school.
pub(super) fn of(
    facts: &Facts,
    school: &SchoolFacts,
    questions: &[Question],
    own: &[String],
) -> BTreeMap<String, Held> {
    let mut of = Filling {
        facts,
        school,
        held: BTreeMap::new(),
    };
    for question in questions {
        of.question(*question);
    }
    for (text, number) in own.iter().take(MOST_OWN).zip(1..) {
        let answer = |code: &str, question: &str| code == OWN && question == text;
        of.answer(&format!("own{number}"), answer);
    }
    of.held
}

/// A form of one school that is being filled in.
struct Filling<'a> {
    facts: &'a Facts,
    school: &'a SchoolFacts,
    held: BTreeMap<String, Held>,
}

impl<'a> Filling<'a> {
    fn question(&mut self, question: Question) {
        let code = question.code();
        match question {
            Question::HeadTeacher => {
                let head = HEADS.iter().find_map(|role| self.in_post(role).next());
                self.person(code, head);
            }
            Question::Deputies => {
                let deputies = self.in_post("deputyHead").take(DEPUTIES as usize);
                for (number, post) in (1..).zip(deputies.collect::<Vec<_>>()) {
                    self.person(&format!("{code}.{number}"), Some(post));
                }
            }
            Question::Senco | Question::ProfessionalTutor | Question::MentoringLead => {
                let post = self.in_post(code).next();
                self.person(code, post);
            }
            Question::TrustContact => {
                let is_contact =
                    |post: &&PostFact| post.main_contact || post.role == "trustIttLead";
                let post = self.school.at_trust.iter().find(is_contact);
                self.person(code, post);
            }
            Question::Champion => self.champion(code),
            Question::Hosting => self.hosting(),
            Question::Places => self.places(code),
            Question::Subjects => self.offered(code, |offer| {
                codes::name("subject", &offer.subject).unwrap_or_default()
            }),
            Question::Phases => self.offered_codes(code, Phase::NAMED, |offer| &offer.phase),
            Question::Terms => self.offered_codes(code, TERMS, |offer| &offer.term),
            Question::Study => {
                for study in ["partTime", "jobShare"] {
                    if self.places_offered().any(|offer| offer.study == study) {
                        self.say(&format!("{code}.{study}"), "yes");
                    }
                }
            }
            Question::Mentors => self.mentors(code),
            Question::Itap => {
                if self.school.offers.iter().any(|offer| offer.kind == "itap") {
                    self.say(code, "yes");
                }
            }
            Question::LeadSession => {
                self.answer_and_name(code);
                self.answer("leadSession.topic", |code, _| code == "leadSession.topic");
            }
            Question::WorkingGroup => self.answer_and_name(code),
            Question::Flexible => {
                self.answer(code, |of, _| of == code);
                self.answer("flexible.note", |code, _| code == "flexible.note");
            }
            Question::Cpd | Question::Briefing => self.answer(code, |of, _| of == code),
            Question::Replier | Question::Consent => {}
        }
        self.said_of_the_year(question);
    }

    /// What the school itself said of hosting in this year goes before what its offers of places come to.
    fn said_of_the_year(&mut self, question: Question) {
        let from_offers = [
            Question::Subjects,
            Question::Phases,
            Question::Terms,
            Question::Study,
            Question::Itap,
        ];
        if !from_offers.contains(&question) {
            return;
        }
        for field in fields(&[question], &[]) {
            let mut answers = self.school.answers.iter();
            let said = answers.find(|answer| answer.of_the_year && answer.code == field.key);
            if let Some(answer) = said {
                self.put(field.key, of_answer(answer));
            }
        }
    }

    /// Who holds a post of the school, the main contact first.
    fn in_post(&self, role: &str) -> impl Iterator<Item = &'a PostFact> {
        let posts = &self.school.posts;
        posts.iter().filter(move |post| post.role == role)
    }

    fn put(&mut self, key: String, held: Held) {
        if !held.value.is_empty() {
            self.held.insert(key, held);
        }
    }

    /// The name, work e-mail, work telephone and start of whoever holds a post.
    fn person(&mut self, key: &str, post: Option<&'a PostFact>) {
        let Some(post) = post else { return };
        let of_post = |value: &str| Held {
            value: value.to_owned(),
            source: post.source,
            on: post.confirmed_on.clone(),
            person_id: Some(post.person_id),
            tenure_id: Some(post.tenure_id),
        };
        self.put(format!("{key}.name"), of_post(&post.name));
        self.put(format!("{key}.from"), of_post(&post.from_on));
        self.address(&format!("{key}.email"), post, true);
        self.address(&format!("{key}.telephone"), post, false);
    }

    /// The work e-mail or telephone of whoever holds a post. Somebody with a post at another school has one there, too:
    /// only what is plainly of this school or its trust is shown.
    fn address(&mut self, key: &str, post: &PostFact, email: bool) {
        let found = self.work_address(post.person_id, post.elsewhere, email);
        if let Some(held) = found.map(|address| of_address(address, post)) {
            self.put(key.to_owned(), held);
        }
    }

    fn work_address(&self, person: i64, elsewhere: bool, email: bool) -> Option<&'a AddressFact> {
        let at_work: Vec<&AddressFact> = self
            .facts
            .addresses
            .get(&person)?
            .iter()
            .filter(|one| one.is_email == email && one.is_good && !one.is_personal)
            .collect();
        let ours = |one: &&AddressFact| domain::is_at(&one.value, &self.school.domains);
        let first = at_work.first().filter(|_| !elsewhere);
        at_work.iter().copied().find(ours).or(first.copied())
    }

    fn champion(&mut self, key: &str) {
        let Some(champion) = &self.school.champion else {
            return;
        };
        let person_id = Some(champion.person_id);
        let post = self
            .school
            .posts
            .iter()
            .find(|post| post.person_id == champion.person_id);
        self.put(
            format!("{key}.name"),
            Held {
                value: champion.name.clone(),
                on: champion.since_on.clone(),
                person_id,
                ..Held::default()
            },
        );
        if let Some(post) = post {
            self.address(&format!("{key}.email"), post, true);
        }
    }

    fn hosting(&mut self) {
        let Some(hosting) = &self.school.hosting else {
            return;
        };
        let of = |value: &str| Held {
            value: value.to_owned(),
            source: hosting.source,
            on: hosting.confirmed_on.clone(),
            ..Held::default()
        };
        self.put("hosting.interest".to_owned(), of(&hosting.interest));
        // What the school wrote on a form it may read again; what we noted of a call may be candid.
        if hosting.source == Source::Form {
            self.put("hosting.reasons".to_owned(), of(&hosting.reasons));
            self.put("hosting.reasonText".to_owned(), of(&hosting.reason_text));
        }
    }

    fn places(&mut self, key: &str) {
        let cap = self.school.hosting.as_ref().and_then(|one| one.cap);
        if let Some(cap) = cap {
            self.say(key, &cap.to_string());
        }
    }

    /// What the school says of hosting in this year, under its source and day.
    fn say(&mut self, key: &str, value: &str) {
        let (source, on) = self
            .school
            .hosting
            .as_ref()
            .map(|hosting| (hosting.source, hosting.confirmed_on.clone()))
            .unwrap_or_default();
        let held = Held {
            value: value.to_owned(),
            source,
            on,
            ..Held::default()
        };
        self.put(key.to_owned(), held);
    }

    fn places_offered(&self) -> impl Iterator<Item = &'a OfferFact> {
        let offers = &self.school.offers;
        offers.iter().filter(|offer| offer.kind == "placement")
    }

    /// What the places are for, each thing once, in words.
    fn offered(&mut self, key: &str, word: impl Fn(&OfferFact) -> &str) {
        let mut words: Vec<&str> = Vec::new();
        for offer in self.places_offered() {
            let word = word(offer);
            if !word.is_empty() && !words.contains(&word) {
                words.push(word);
            }
        }
        self.say(key, &words.join(SEPARATOR));
    }

    /// The same as codes, in the order of the choices.
    fn offered_codes(
        &mut self,
        key: &str,
        choices: &[(&str, &str)],
        code: impl Fn(&OfferFact) -> &str,
    ) {
        let codes: Vec<&str> = choices
            .iter()
            .map(|(code, _)| *code)
            .filter(|choice| self.places_offered().any(|offer| code(offer) == *choice))
            .collect();
        self.say(key, &codes.join(";"));
    }

    fn mentors(&mut self, key: &str) {
        let mentors: Vec<&PostFact> = self.in_post("mentor").take(MENTORS as usize).collect();
        for (number, post) in (1..).zip(mentors) {
            let of_post = |value: String| Held {
                value,
                source: post.source,
                on: post.confirmed_on.clone(),
                person_id: Some(post.person_id),
                tenure_id: Some(post.tenure_id),
            };
            let subjects: Vec<&str> = post
                .subjects
                .split(';')
                .filter_map(|code| codes::name("subject", code))
                .collect();
            self.put(format!("{key}.{number}.name"), of_post(post.name.clone()));
            self.put(
                format!("{key}.{number}.subjects"),
                of_post(subjects.join(SEPARATOR)),
            );
            self.address(&format!("{key}.{number}.email"), post, true);
        }
    }

    /// What the school last said of itself.
    fn answer(&mut self, key: &str, is_it: impl Fn(&str, &str) -> bool) {
        let mut answers = self.school.answers.iter();
        if let Some(answer) = answers.find(|answer| is_it(&answer.code, &answer.question)) {
            self.put(key.to_owned(), of_answer(answer));
        }
    }

    /// The same with who would do it.
    fn answer_and_name(&mut self, code: &str) {
        self.answer(code, |of, _| of == code);
        let mut answers = self.school.answers.iter();
        if let Some(answer) = answers.find(|answer| answer.code == code) {
            let held = Held {
                value: answer.person.clone(),
                ..of_answer(answer)
            };
            self.put(format!("{code}.name"), held);
        }
    }
}

fn of_answer(answer: &AnswerFact) -> Held {
    Held {
        value: answer.value.clone(),
        source: answer.source,
        on: answer.confirmed_on.clone(),
        person_id: answer.person_id,
        tenure_id: None,
    }
}

fn of_address(address: &AddressFact, post: &PostFact) -> Held {
    Held {
        value: address.value.clone(),
        source: address.source,
        on: address.confirmed_on.clone(),
        person_id: Some(post.person_id),
        tenure_id: Some(post.tenure_id),
    }
}
