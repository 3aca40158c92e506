//! What a form asks, as fields in blocks. Workbook, page, print, reader and review all go by this one list.
//!
//! A **question** is a block on the form that can be ticked as unchanged. Its **fields** have keys that never change, so
//! that a form of today can be read by a later program: `headTeacher.name`, `deputies.2.email`, `hosting.interest`.
//! What is said is text, field by field; what it means is decided where it is read and reviewed.

use crate::register::codes;
use crate::types::{Phase, capital, coded};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// More questions than this make a form that schools put aside (dfe.md and practitioners: a page).
pub const MOST_QUESTIONS: usize = 12;
/// The most questions of the office's own.
pub const MOST_OWN: usize = 5;
/// How many deputies a form has room for.
pub const DEPUTIES: u32 = 3;
/// How many mentors a form has room for.
pub const MENTORS: u32 = 6;

coded! {
    /// A standard question of the yearly check. The office's own are `own1` … `own5`.
    Question {
        HeadTeacher = "headTeacher", "Head teacher";
        Deputies = "deputies", "Deputy heads";
        Senco = "senco", "SENCO";
        ProfessionalTutor = "professionalTutor", "Professional tutor";
        MentoringLead = "mentoringLead", "Who leads mentoring";
        TrustContact = "trustContact", "Contact for ITT at the trust";
        Champion = "champion", "Champion for ITT";
        Hosting = "hosting", "Hosting trainees";
        Places = "places", "How many trainees";
        Subjects = "subjects", "Subjects";
        Phases = "phases", "Phases";
        Terms = "terms", "Terms";
        Study = "study", "Part-time and job-share trainees";
        Mentors = "mentors", "Mentors";
        Itap = "itap", "Hosting intensive training and practice (ITaP)";
        LeadSession = "leadSession", "Leading a training session";
        WorkingGroup = "workingGroup", "Joining a working group";
        Flexible = "flexible", "Flexible working";
        Cpd = "cpd", "Professional development";
        Briefing = "briefing", "Briefing on the ITT reforms";
        Replier = "replier", "Who fills this in";
        Consent = "consent", "Keeping in touch";
    }

    /// The ready-made rounds, each one page because each answer is known at its own time.
    Ask {
        Leadership = "leadership", "Leadership check";
        Hosting = "hosting", "Hosting next year";
        Mentors = "mentors", "Mentors and contacts";
        Own = "own", "Our own questions";
    }
}

impl Ask {
    /// The questions that it begins with.
    #[must_use]
    pub const fn questions(self) -> &'static [Question] {
        match self {
            Self::Leadership => &[
                Question::HeadTeacher,
                Question::Deputies,
                Question::Senco,
                Question::ProfessionalTutor,
                Question::MentoringLead,
                Question::TrustContact,
                Question::Champion,
                Question::WorkingGroup,
                Question::Briefing,
                Question::Replier,
                Question::Consent,
            ],
            Self::Hosting => &[
                Question::Hosting,
                Question::Places,
                Question::Subjects,
                Question::Phases,
                Question::Terms,
                Question::Study,
                Question::Itap,
                Question::LeadSession,
                Question::Replier,
                Question::Consent,
            ],
            Self::Mentors => &[
                Question::ProfessionalTutor,
                Question::MentoringLead,
                Question::Mentors,
                Question::Champion,
                Question::Flexible,
                Question::Cpd,
                Question::Replier,
                Question::Consent,
            ],
            Self::Own => &[Question::Replier, Question::Consent],
        }
    }

    /// The month in which its answers are known: 9 is September.
    #[must_use]
    pub const fn month(self) -> u32 {
        match self {
            Self::Leadership | Self::Own => 9,
            Self::Hosting => 2,
            Self::Mentors => 6,
        }
    }
}

/// What can stand in a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum FormKind {
    /// A line.
    Text,
    /// A name of a person.
    Name,
    /// An e-mail.
    Email,
    /// A telephone.
    Telephone,
    /// A day, perhaps in part.
    Day,
    /// A whole number from 0.
    Number,
    /// One of the choices.
    One,
    /// Some of the choices, joined by `;`.
    Many,
}

/// A field of a form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FormField {
    /// Its key: `headTeacher.name`.
    pub key: String,
    /// The block that it stands in: a question's code, or `own1` … `own5`.
    pub block: String,
    /// The block's heading.
    pub heading: String,
    /// What it asks.
    pub label: String,
    /// What can stand in it.
    pub kind: FormKind,
    /// The choices, code and words; empty: no choice.
    pub choices: Vec<FormChoice>,
}

/// A choice of a field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FormChoice {
    /// As it is stored.
    pub code: String,
    /// As schools read it.
    pub label: String,
}

/// The fields of a form that asks `questions` and then the office's `own`, in order.
#[must_use]
pub fn fields(questions: &[Question], own: &[String]) -> Vec<FormField> {
    let mut all: Vec<FormField> = questions.iter().flat_map(|one| of(*one)).collect();
    for (number, text) in own.iter().take(MOST_OWN).enumerate() {
        let block = format!("own{}", number + 1);
        all.push(FormField {
            key: block.clone(),
            block,
            heading: text.clone(),
            label: "Your answer".to_owned(),
            kind: FormKind::Text,
            choices: Vec::new(),
        });
    }
    all
}

/// The fields of one question.
fn of(question: Question) -> Vec<FormField> {
    let field = |part: &str, label: &str, kind: FormKind| FormField {
        key: if part.is_empty() {
            question.code().to_owned()
        } else {
            format!("{}.{part}", question.code())
        },
        block: question.code().to_owned(),
        heading: question.label().to_owned(),
        label: label.to_owned(),
        kind,
        choices: Vec::new(),
    };
    let chosen = |part: &str, label: &str, kind: FormKind, choices: Vec<(&str, &str)>| FormField {
        choices: choices
            .into_iter()
            .map(|(code, label)| FormChoice {
                code: code.to_owned(),
                label: label.to_owned(),
            })
            .collect(),
        ..field(part, label, kind)
    };
    let yes_no = |part: &str, label: &str| chosen(part, label, FormKind::One, YES_NO.to_vec());
    let person = |part: &str, label: &str| {
        let at = |end: &str| {
            if part.is_empty() {
                end.to_owned()
            } else {
                format!("{part}.{end}")
            }
        };
        let named = |what: &str| {
            if label.is_empty() {
                capital(what)
            } else {
                format!("{label}: {what}")
            }
        };
        vec![
            field(&at("name"), &named("name"), FormKind::Name),
            field(&at("email"), &named("work e-mail"), FormKind::Email),
            field(
                &at("telephone"),
                &named("work telephone"),
                FormKind::Telephone,
            ),
            field(&at("from"), &named("in post since"), FormKind::Day),
        ]
    };
    match question {
        Question::HeadTeacher
        | Question::Senco
        | Question::ProfessionalTutor
        | Question::MentoringLead
        | Question::TrustContact => person("", ""),
        Question::Deputies => (1..=DEPUTIES)
            .flat_map(|number| person(&number.to_string(), &format!("Deputy {number}")))
            .collect(),
        Question::Champion => vec![
            field("name", "Name", FormKind::Name),
            field("email", "Work e-mail", FormKind::Email),
        ],
        Question::Hosting => vec![
            chosen(
                "interest",
                "Would you host trainees?",
                FormKind::One,
                INTEREST.to_vec(),
            ),
            chosen(
                "reasons",
                "If not, why?",
                FormKind::Many,
                codes::training("hostingReason")
                    .map(|code| (code.code, code.name))
                    .collect(),
            ),
            field("reasonText", "Another reason, in words", FormKind::Text),
        ],
        Question::Places => vec![field("", "How many trainees at once?", FormKind::Number)],
        Question::Subjects => vec![field(
            "",
            "Which subjects? Separate them with ;",
            FormKind::Text,
        )],
        Question::Phases => vec![chosen(
            "",
            "Which phases?",
            FormKind::Many,
            Phase::NAMED.to_vec(),
        )],
        Question::Terms => vec![chosen("", "Which terms?", FormKind::Many, TERMS.to_vec())],
        Question::Study => vec![
            yes_no("partTime", "Could you host part-time trainees?"),
            yes_no("jobShare", "Could you host trainees who share a place?"),
        ],
        Question::Mentors => (1..=MENTORS)
            .flat_map(|number| {
                vec![
                    field(
                        &format!("{number}.name"),
                        &format!("Mentor {number}: name"),
                        FormKind::Name,
                    ),
                    field(
                        &format!("{number}.email"),
                        &format!("Mentor {number}: work e-mail"),
                        FormKind::Email,
                    ),
                    field(
                        &format!("{number}.subjects"),
                        &format!("Mentor {number}: subjects"),
                        FormKind::Text,
                    ),
                ]
            })
            .collect(),
        Question::Itap => vec![yes_no("", "Would you host ITaP days?")],
        Question::LeadSession => vec![
            yes_no("", "Would someone lead a session for trainees?"),
            field("topic", "On what?", FormKind::Text),
            field("name", "Who?", FormKind::Name),
        ],
        Question::WorkingGroup => vec![
            yes_no("", "Would someone join our working group of leaders?"),
            field("name", "Who?", FormKind::Name),
        ],
        Question::Flexible => vec![
            yes_no("", "Does the school offer staff flexible working?"),
            field("note", "In which ways?", FormKind::Text),
        ],
        Question::Cpd => vec![chosen(
            "",
            "How do your staff like CPD to be delivered?",
            FormKind::Many,
            CPD.to_vec(),
        )],
        Question::Briefing => vec![yes_no("", "Would you like a briefing on the ITT reforms?")],
        Question::Replier => vec![
            field("name", "Your name", FormKind::Name),
            field("post", "Your post", FormKind::Text),
            field("email", "Your work e-mail", FormKind::Email),
        ],
        Question::Consent => vec![chosen("", CONSENT, FormKind::One, CONSENT_CHOICES.to_vec())],
    }
}

/// What the one who fills in the form is asked about mailings, word for word: the evidence of consent keeps it.
pub const CONSENT: &str =
    "May we send you (only you, at the address above) our newsletters and invitations?";

/// The answers to that.
pub const CONSENT_CHOICES: &[(&str, &str)] =
    &[("given", "Yes, please"), ("objected", "No, please do not")];

/// Yes and no.
pub const YES_NO: &[(&str, &str)] = &[("yes", "Yes"), ("no", "No")];

/// Whether a school hosts, as `hosting.interest` holds it.
pub const INTEREST: &[(&str, &str)] = &[
    ("looking", "Yes, we are looking for trainees"),
    ("interested", "We are interested"),
    ("notThisYear", "Not this year"),
];

/// Terms, as `placement_offer.term` holds them.
pub const TERMS: &[(&str, &str)] = &[
    ("autumn", "Autumn"),
    ("spring", "Spring"),
    ("summer", "Summer"),
];

/// How CPD may be delivered.
pub const CPD: &[(&str, &str)] = &[
    ("inPerson", "In person"),
    ("hybrid", "Hybrid"),
    ("onlineLive", "Online, live"),
    ("selfAccess", "Online, in one's own time"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn no_two_fields_of_a_form_share_a_key_and_ready_made_rounds_fit_a_page() {
        let own = vec!["Do you have a car park?".to_owned()];
        let all = fields(Question::ALL, &own);
        let keys: HashSet<&str> = all.iter().map(|field| field.key.as_str()).collect();
        assert_eq!(keys.len(), all.len());
        assert!(keys.contains("own1"));
        for ask in Ask::ALL {
            let many = ask.questions().len();
            assert!(many <= MOST_QUESTIONS, "{} asks {many}", ask.label());
        }
        for field in &all {
            let begins = field.label.chars().next();
            assert!(begins.is_some_and(char::is_uppercase), "{}", field.label);
            let chooses = matches!(field.kind, FormKind::One | FormKind::Many);
            assert_eq!(chooses, !field.choices.is_empty(), "{}", field.key);
        }
    }
}
