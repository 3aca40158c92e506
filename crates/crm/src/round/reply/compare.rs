//! What a reply says against what stood on the form and what we hold by now: pure rules, field by field.
//!
//! A reply is **unchanged** where all that it says is what we hold. Ticking a block, or `OK`, says what stood on the form;
//! if we have changed our mind since, that differs and is looked at. An empty cell says nothing. Who fills in the form is
//! no fact to compare, so that telling it makes no reply a changed one.

use crate::fold::fold;
use crate::person::Medium;
use crate::person::actions::folded;
use crate::register::heads::{Sameness, may_be_same, named_in};
use crate::round::form::{FormField, FormKind, Question};
use crate::round::layout::{in_words, says_nobody};
use crate::round::{Answers, Problem, Said};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// How what was said of a field stands against what we hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum SaidOf {
    /// Nothing was said.
    Nothing,
    /// It is as we hold it.
    Same,
    /// We hold nothing so far.
    New,
    /// We hold something else.
    Changed,
    /// Nobody is in the post any more.
    Nobody,
    /// What stood there was taken out.
    Emptied,
}

/// A field of a reply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FieldSaid {
    /// What was said, as it is stored; `None`: nothing.
    pub said: Option<String>,
    /// Whether that was said by a tick, or by `OK`, and not written there.
    pub ticked: bool,
    /// How it stands against what we hold.
    pub of: SaidOf,
}

/// A reply, compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Compared {
    /// By key, each field of the round's form.
    pub fields: BTreeMap<String, FieldSaid>,
    /// What could not be taken, and what is not as it went out.
    pub problems: Vec<Problem>,
}

impl Compared {
    /// Whether it says anything of the school.
    pub fn says_something(&self) -> bool {
        self.fields
            .iter()
            .any(|(key, field)| field.said.is_some() && !is_of_replier(key))
    }

    /// Whether all that it says is what we hold. Of the one who fills in the form only what they agree to counts.
    pub fn is_unchanged(&self) -> bool {
        self.problems.is_empty()
            && self.fields.iter().all(|(key, field)| {
                is_of_replier(key) || matches!(field.of, SaidOf::Nothing | SaidOf::Same)
            })
    }
}

/// Whether a field is about the one who fills in the form.
pub(super) fn is_of_replier(key: &str) -> bool {
    key.split('.').next() == Some(Question::Replier.code())
}

/// Compares a reply with what stood on the form (`None`: it is not known) and what we hold.
pub(super) fn compare(
    form: &[FormField],
    said: &Said,
    asked: Option<&Answers>,
    held: &Answers,
) -> Compared {
    let none = Answers::new();
    let on_form = asked.unwrap_or(held);
    let mut problems = Vec::new();
    let mut written = written(form, said, on_form, &mut problems);
    for (block, part, size) in SEVERAL {
        align(&mut written, held, block, part, *size);
    }
    for (key, value) in &said.answers {
        if !value.is_empty() && !form.iter().any(|field| field.key == *key) {
            problems.push(Problem {
                key: String::new(),
                text: value.clone(),
                sentence: format!("This round does not ask “{key}”. It says “{value}”."),
            });
        }
    }
    overtyped(form, said, asked.unwrap_or(&none), &mut problems);
    let mut fields = BTreeMap::new();
    for field in form {
        let here = held.get(&field.key).map_or("", String::as_str);
        let ticks = said.all_unchanged || said.unchanged.contains(&field.block);
        let one = match written.get(&field.key) {
            Some(value) => FieldSaid {
                of: standing(field, value, here),
                said: Some(value.clone()),
                ticked: false,
            },
            None => {
                let stood = on_form.get(&field.key).filter(|value| !value.is_empty());
                match stood.filter(|_| ticks && !is_of_replier(&field.key)) {
                    Some(value) => FieldSaid {
                        of: standing(field, value, here),
                        said: Some(value.clone()),
                        ticked: true,
                    },
                    None => FieldSaid {
                        said: None,
                        ticked: false,
                        of: SaidOf::Nothing,
                    },
                }
            }
        };
        fields.insert(field.key.clone(), one);
    }
    let contradicted = said.unchanged.iter().filter(|block| {
        form.iter().any(|field| {
            field.block == **block
                && written.get(&field.key).is_some_and(|value| {
                    !same(
                        field,
                        value,
                        on_form.get(&field.key).map_or("", String::as_str),
                    )
                })
        })
    });
    for block in contradicted {
        let heading = form
            .iter()
            .find(|field| field.block == *block)
            .map_or("", |field| field.heading.as_str());
        problems.push(Problem {
            key: String::new(),
            text: String::new(),
            sentence: format!(
                "{heading}: “No change” is ticked, and other answers stand there all the same."
            ),
        });
    }
    Compared { fields, problems }
}

/// The blocks that ask for several people: their code, what names one of them, how many there are.
const SEVERAL: &[(Question, &str, u32)] = &[
    (Question::Deputies, "name", crate::round::form::DEPUTIES),
    (Question::Mentors, "name", crate::round::form::MENTORS),
];

/// What was written, once *same for all our schools* is counted in. What could not be read and is only what stood on the
/// form, in words, was said by nobody.
fn written(
    form: &[FormField],
    said: &Said,
    on_form: &Answers,
    problems: &mut Vec<Problem>,
) -> Answers {
    let mut written = Answers::new();
    for field in form {
        let stood = on_form.get(&field.key).map_or("", String::as_str);
        let own = said.answers.get(&field.key);
        let for_all = said
            .for_all
            .get(&field.key)
            .filter(|value| !value.is_empty());
        let value = match (own, for_all) {
            (Some(own), Some(all)) if same(field, own, stood) => Some(all),
            (None, Some(all)) => Some(all),
            (own, _) => own,
        };
        if let Some(value) = value {
            written.insert(field.key.clone(), value.clone());
        }
    }
    for problem in &said.problems {
        let field = form.iter().find(|field| field.key == problem.key);
        let stood = field.and_then(|field| on_form.get(&field.key).map(|stood| (field, stood)));
        match stood {
            Some((field, stood)) if fold(&problem.text) == fold(&in_words(field, stood)) => {
                written.insert(field.key.clone(), stood.clone());
            }
            _ => problems.push(problem.clone()),
        }
    }
    written
}

/// Tells of locked cells that do not hold what went out, and of rows that are gone.
fn overtyped(form: &[FormField], said: &Said, asked: &Answers, problems: &mut Vec<Problem>) {
    if said.shown.is_empty() {
        return;
    }
    for field in form {
        let stood = asked.get(&field.key).map_or("", String::as_str);
        let name = format!("{}, {}", field.heading, field.label);
        match said.shown.get(&field.key) {
            None => problems.push(Problem {
                key: String::new(),
                text: String::new(),
                sentence: format!("{name}: its row is no longer in the form."),
            }),
            Some(now) if !same(field, now, stood) && fold(now) != fold(&in_words(field, stood)) => {
                problems.push(Problem {
                    key: field.key.clone(),
                    text: now.clone(),
                    sentence: format!(
                        "{name}: beside the question stood “{}”, and now there is “{now}”. That cell is locked, so it was not \
                         taken as the answer.",
                        in_words(field, stood)
                    ),
                });
            }
            Some(_) => {}
        }
    }
}

fn standing(field: &FormField, said: &str, held: &str) -> SaidOf {
    let nobody = field.kind == FormKind::Name && says_nobody(said);
    match (said.is_empty(), held.is_empty()) {
        (true, true) => SaidOf::Same,
        (true, false) => SaidOf::Emptied,
        (false, true) if nobody => SaidOf::Same,
        (false, false) if nobody => SaidOf::Nobody,
        (false, true) => SaidOf::New,
        (false, false) if same(field, said, held) => SaidOf::Same,
        (false, false) => SaidOf::Changed,
    }
}

/// Whether two values of a field mean the same.
pub(super) fn same(field: &FormField, one: &str, other: &str) -> bool {
    if one == other {
        return true;
    }
    let parts = |text: &str| {
        let mut all: Vec<String> = text
            .split([';', '\n'])
            .map(fold)
            .filter(|part| !part.is_empty())
            .collect();
        all.sort();
        all
    };
    match field.kind {
        FormKind::Name => same_name(one, other),
        FormKind::Email => one.trim().eq_ignore_ascii_case(other.trim()),
        FormKind::Telephone => {
            let digits = |text| folded(Medium::Telephone, text).ok();
            digits(one).is_some() && digits(one) == digits(other)
        }
        // A month says nothing against a day in it.
        FormKind::Day => {
            !one.is_empty()
                && !other.is_empty()
                && (one.starts_with(other) || other.starts_with(one))
        }
        FormKind::Text | FormKind::Many => parts(one) == parts(other),
        FormKind::Number | FormKind::One => fold(one) == fold(other),
    }
}

/// Whether two names in words are one name: with or without a title, accents, capitals.
pub(super) fn same_name(one: &str, other: &str) -> bool {
    match (named_in(one), named_in(other)) {
        (Some(one), Some(other)) => may_be_same(&one.name, &other.name) == Sameness::Same,
        _ => fold(one) == fold(other),
    }
}

/// People of whom a form has room for several may be written in any order: each of them who is held goes to the place at
/// which we hold them, whoever is new to one that is free.
fn align(written: &mut Answers, held: &Answers, block: &Question, part: &str, size: u32) {
    let prefix = |number: u32| format!("{}.{number}.", block.code());
    let name_at = |of: &Answers, number: u32| {
        of.get(&format!("{}{part}", prefix(number)))
            .filter(|name| !name.is_empty())
            .cloned()
    };
    let mut target: BTreeMap<u32, u32> = BTreeMap::new();
    let named: Vec<(u32, String)> = (1..=size)
        .filter_map(|number| Some((number, name_at(written, number)?)))
        .filter(|(_, name)| !says_nobody(name))
        .collect();
    for (number, name) in &named {
        let home = (1..=size).find(|to| {
            !target.values().any(|taken| taken == to)
                && name_at(held, *to).is_some_and(|held| same_name(&held, name))
        });
        if let Some(home) = home {
            target.insert(*number, home);
        }
    }
    if target.iter().all(|(from, to)| from == to) {
        return;
    }
    for number in 1..=size {
        let says = written.keys().any(|key| key.starts_with(&prefix(number)));
        if !says || target.contains_key(&number) {
            continue;
        }
        let free = std::iter::once(number)
            .chain(1..=size)
            .find(|to| !target.values().any(|taken| taken == to));
        if let Some(free) = free {
            target.insert(number, free);
        }
    }
    let mut moved = Answers::new();
    for (from, to) in &target {
        let (old, new) = (prefix(*from), prefix(*to));
        let keys: Vec<String> = written
            .keys()
            .filter(|key| key.starts_with(&old))
            .cloned()
            .collect();
        for key in keys {
            if let (Some(rest), Some(value)) = (
                key.strip_prefix(&old).map(str::to_owned),
                written.remove(&key),
            ) {
                moved.insert(format!("{new}{rest}"), value);
            }
        }
    }
    written.extend(moved);
}

#[cfg(test)]
mod tests {
    #![allow(
        clippy::unwrap_used,
        clippy::indexing_slicing,
        reason = "a test may fail at once"
    )]

    use super::*;
    use crate::round::form::fields;

    fn answers(of: &[(&str, &str)]) -> Answers {
        of.iter()
            .map(|(key, value)| ((*key).to_owned(), (*value).to_owned()))
            .collect()
    }

    fn form() -> Vec<FormField> {
        fields(
            &[
                Question::HeadTeacher,
                Question::Deputies,
                Question::Cpd,
                Question::Replier,
                Question::Consent,
            ],
            &[],
        )
    }

    fn held() -> Answers {
        answers(&[
            ("headTeacher.name", "Ada Brook"),
            ("headTeacher.email", "a.brook@alder.example"),
            ("headTeacher.telephone", "01632 960123"),
            ("headTeacher.from", "2020-09-01"),
            ("deputies.1.name", "Bo Crane"),
            ("deputies.2.name", "Cy Dunn"),
            ("cpd", "inPerson;hybrid"),
        ])
    }

    fn of(said: &Said) -> Compared {
        compare(&form(), said, Some(&held()), &held())
    }

    #[test]
    fn what_means_the_same_is_unchanged() {
        for said in [
            Said {
                all_unchanged: true,
                ..Said::default()
            },
            Said {
                unchanged: vec!["headTeacher".to_owned()],
                ..Said::default()
            },
            Said {
                answers: answers(&[
                    ("headTeacher.name", "Mrs Ada  BROOK"),
                    ("headTeacher.email", "A.Brook@Alder.example"),
                    ("headTeacher.telephone", "+44 1632 960 123"),
                    ("headTeacher.from", "2020-09"),
                    ("cpd", "hybrid;inPerson"),
                    ("replier.name", "Zoe Finch"),
                ]),
                ..Said::default()
            },
            // The two deputies the other way round.
            Said {
                answers: answers(&[
                    ("deputies.1.name", "Cy Dunn"),
                    ("deputies.2.name", "Bo Crane"),
                ]),
                ..Said::default()
            },
        ] {
            let compared = of(&said);
            assert!(
                compared.is_unchanged() && compared.says_something(),
                "{compared:#?}"
            );
        }
        assert!(!of(&Said::default()).says_something());
    }

    #[test]
    fn what_differs_says_how() {
        for (key, value, how) in [
            ("headTeacher.name", "Eve Frost", SaidOf::Changed),
            ("headTeacher.name", "left", SaidOf::Nobody),
            ("headTeacher.name", "", SaidOf::Emptied),
            ("headTeacher.from", "2021", SaidOf::Changed),
            ("deputies.3.name", "Gus Hall", SaidOf::New),
            ("deputies.3.name", "none", SaidOf::Same),
            ("cpd", "hybrid", SaidOf::Changed),
            ("consent", "objected", SaidOf::New),
        ] {
            let compared = of(&Said {
                answers: answers(&[(key, value)]),
                ..Said::default()
            });
            assert_eq!(compared.fields[key].of, how, "{key} {value}");
            assert_eq!(
                compared.is_unchanged(),
                how == SaidOf::Same,
                "{key} {value}"
            );
        }
    }

    #[test]
    fn a_tick_says_what_stood_on_the_form_even_if_we_hold_something_else_by_now() {
        let mut now = held();
        now.insert("headTeacher.name".to_owned(), "Eve Frost".to_owned());
        let said = Said {
            all_unchanged: true,
            ..Said::default()
        };
        let compared = compare(&form(), &said, Some(&held()), &now);
        assert_eq!(compared.fields["headTeacher.name"].of, SaidOf::Changed);
        assert_eq!(
            compared.fields["headTeacher.name"].said.as_deref(),
            Some("Ada Brook")
        );
        assert!(!compared.is_unchanged());
    }

    #[test]
    fn someone_new_takes_the_place_that_is_free_and_the_others_keep_theirs() {
        let said = Said {
            answers: answers(&[
                ("deputies.1.name", "Cy Dunn"),
                ("deputies.2.name", "Gus Hall"),
                ("deputies.2.email", "g.hall@alder.example"),
            ]),
            ..Said::default()
        };
        let fields = of(&said).fields;
        let said = |key: &str| fields[key].said.as_deref();
        assert_eq!(said("deputies.2.name"), Some("Cy Dunn"));
        assert_eq!(said("deputies.1.name"), Some("Gus Hall"));
        assert_eq!(said("deputies.1.email"), Some("g.hall@alder.example"));
        assert_eq!(said("deputies.2.email"), None);
    }

    #[test]
    fn an_answer_for_all_schools_goes_before_an_unchanged_cell_only() {
        let all = answers(&[("headTeacher.name", "Eve Frost")]);
        let own = |name: &str| Said {
            answers: answers(&[("headTeacher.name", name)]),
            for_all: all.clone(),
            ..Said::default()
        };
        let said = |said: &Said| of(said).fields["headTeacher.name"].said.clone().unwrap();
        assert_eq!(said(&own("Ada Brook")), "Eve Frost");
        assert_eq!(said(&own("Gus Hall")), "Gus Hall");
    }

    #[test]
    fn a_tick_beside_another_answer_a_locked_cell_and_a_lost_row_are_told() {
        let ticked = Said {
            answers: answers(&[("headTeacher.name", "Eve Frost")]),
            unchanged: vec!["headTeacher".to_owned()],
            ..Said::default()
        };
        let compared = of(&ticked);
        assert_eq!(compared.fields["headTeacher.name"].of, SaidOf::Changed);
        assert!(
            compared.problems[0]
                .sentence
                .contains("“No change” is ticked")
        );

        let mut shown: Answers = form()
            .into_iter()
            .map(|field| {
                (
                    field.key.clone(),
                    held().remove(&field.key).unwrap_or_default(),
                )
            })
            .collect();
        assert_eq!(
            of(&Said {
                shown: shown.clone(),
                ..ticked.clone()
            })
            .problems
            .len(),
            1
        );
        shown.insert(
            "headTeacher.email".to_owned(),
            "eve@alder.example".to_owned(),
        );
        shown.remove("cpd");
        let problems = of(&Said {
            shown,
            all_unchanged: true,
            ..Said::default()
        })
        .problems;
        assert_eq!(problems.len(), 2, "{problems:#?}");
        assert!(
            problems
                .iter()
                .any(|one| one.sentence.contains("eve@alder.example"))
        );
        assert!(
            problems
                .iter()
                .any(|one| one.sentence.contains("no longer in the form"))
        );
    }
}
