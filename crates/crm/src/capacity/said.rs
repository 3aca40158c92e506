//! What a school says of its places on a form, as lines of its offer: a pure rule.
//!
//! A form asks how many trainees at once, and apart from that which subjects, phases and terms. How many of which it does
//! not ask, so several kinds become *up to* that many of each ([`least`](Offer::least) 0), and the cap of the whole school
//! keeps them from adding up. A line that fits what is said stays with all that the office knows of it; one that fits no
//! more goes. What is no code of ours makes no line: it is told, and stays in the school's words.

use super::held::Offer;
use super::{OfferJoint, OfferStudy, OfferTerm};
use crate::fold::fold;
use crate::register::codes;
use crate::types::Phase;

/// What a form says of places. `None`, in each: nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct SaidPlaces {
    /// Whether the school hosts in this year.
    pub hosts: Option<bool>,
    /// Trainees at once.
    pub at_once: Option<u32>,
    /// Codes of subjects.
    pub subjects: Option<Vec<String>>,
    /// Phases.
    pub phases: Option<Vec<Phase>>,
    /// Terms.
    pub terms: Option<Vec<OfferTerm>>,
    /// Whether part-time trainees are welcome.
    pub part_time: Option<bool>,
    /// Whether trainees who share a place are.
    pub job_share: Option<bool>,
}

impl SaidPlaces {
    /// Whether nothing is said.
    pub(crate) fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// How much of the week a new line is for: somebody who takes neither part-timers nor sharers wants full-timers.
    fn study(&self) -> Option<OfferStudy> {
        (self.part_time == Some(false) && self.job_share == Some(false))
            .then_some(OfferStudy::FullTime)
    }
}

/// What schools and offices call subjects of the list, folded.
pub(super) const CALLED: [(&str, &[&str]); 7] = [
    ("Mathematics", &["maths"]),
    ("Physical education", &["pe"]),
    ("Religious education", &["re", "rs"]),
    ("Modern languages", &["mfl", "languages"]),
    ("Design and technology", &["dt", "d t"]),
    ("Computing", &["ict", "computer science"]),
    ("Art and design", &["art"]),
];

fn subject(text: &str) -> Option<&'static str> {
    let called = || {
        let text = fold(text);
        let (name, _) = CALLED
            .iter()
            .find(|(_, all)| all.contains(&text.as_str()))?;
        codes::code("subject", name)
    };
    codes::code("subject", text).or_else(called)
}

/// The codes of subjects that are written one after another, and what is no subject of the list.
pub(crate) fn subjects(text: &str) -> (Vec<String>, Vec<String>) {
    let (mut found, mut unknown) = (Vec::new(), Vec::new());
    let mut take = |part: &str| match subject(part) {
        Some(code) if found.iter().any(|known| known == code) => true,
        Some(code) => {
            found.push(code.to_owned());
            true
        }
        None => false,
    };
    let parts = |text: &str, at: &[char]| -> Vec<String> {
        text.split(at)
            .map(|part| part.trim().to_owned())
            .filter(|part| !part.is_empty())
            .collect()
    };
    // Some subjects have a comma of their own.
    for part in parts(text, &[';', '\n']) {
        if !take(&part) {
            unknown.extend(parts(&part, &[',']).into_iter().filter(|part| !take(part)));
        }
    }
    (found, unknown)
}

/// A kind of place that is said: what a line has to be to fit it, and what a new one is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Kind {
    subject: Option<String>,
    /// The phases that a line may have; empty: any.
    phases: Vec<Phase>,
    /// `Some(None)`: all of the year.
    term: Option<Option<OfferTerm>>,
}

impl Kind {
    fn fits(&self, line: &Offer) -> bool {
        self.subject
            .as_ref()
            .is_none_or(|subject| *subject == line.subject)
            && (self.phases.is_empty()
                || line.phase.is_some_and(|phase| self.phases.contains(&phase))
                || (self.phases.len() > 1 && line.phase.is_none()))
            && self
                .term
                .is_none_or(|term| term == line.term || line.block_id.is_some())
    }

    fn line(&self, least: u32, most: u32, study: Option<OfferStudy>) -> Offer {
        Offer {
            least,
            most,
            subject: self.subject.clone().unwrap_or_default(),
            phase: match self.phases.as_slice() {
                [only] => Some(*only),
                _ => None,
            },
            term: self.term.flatten(),
            study,
            ..Offer::default()
        }
    }
}

/// The kinds of places that are said; none where no subject is one of the list. Which phase goes with which of several
/// subjects is not said, so such a line has none.
fn kinds(said: &SaidPlaces) -> Vec<Kind> {
    let subjects: Vec<Option<String>> = match &said.subjects {
        Some(all) => all.iter().cloned().map(Some).collect(),
        None => vec![None],
    };
    let phases: Vec<Vec<Phase>> = match &said.phases {
        Some(all) if said.subjects.is_none() => all.iter().map(|phase| vec![*phase]).collect(),
        Some(all) => vec![all.clone()],
        None => vec![Vec::new()],
    };
    let terms: Vec<Option<Option<OfferTerm>>> = match &said.terms {
        Some(all) if all.len() < OfferTerm::ALL.len() => {
            all.iter().map(|term| Some(Some(*term))).collect()
        }
        Some(_) => vec![Some(None)],
        None => vec![None],
    };
    let mut kinds = Vec::new();
    for subject in &subjects {
        for phases in &phases {
            for term in &terms {
                kinds.push(Kind {
                    subject: subject.clone(),
                    phases: phases.clone(),
                    term: *term,
                });
            }
        }
    }
    kinds
}

/// The lines of an offer once a school has said `taken`; `known`: the same with what it said before, for a school of which
/// no line is there yet; `cap`: the most trainees at once in the whole school. `None`: how many is not known, so no line can
/// be made.
pub(super) fn lines(
    before: &[Offer],
    taken: &SaidPlaces,
    known: &SaidPlaces,
    cap: Option<u32>,
) -> Option<Vec<Offer>> {
    let (places, mut lines): (Vec<Offer>, Vec<Offer>) =
        before.iter().cloned().partition(Offer::is_placement);
    if taken.hosts == Some(false) || taken.at_once == Some(0) {
        return Some(lines);
    }
    // That a school hosts says neither how many nor what.
    if only_hosts(taken) {
        return Some(before.to_vec());
    }
    let said = if places.is_empty() { known } else { taken };
    let kinds = kinds(said);
    let most_held = places.iter().map(|line| line.most).max();
    let at_once = said.at_once.or(cap).or(most_held).filter(|most| *most > 0);
    let kept = places
        .into_iter()
        .filter(|line| kinds.is_empty() || kinds.iter().any(|kind| kind.fits(line)));
    let mut kept: Vec<Offer> = kept.collect();
    let missing: Vec<&Kind> = kinds
        .iter()
        .filter(|kind| !kept.iter().any(|line| kind.fits(line)))
        .collect();
    let alone = kept.len() + missing.len() == 1;
    if let Some(most) = at_once {
        for line in &mut kept {
            resize(line, most, alone && taken.at_once.is_some());
        }
        kept.retain(|line| line.most > 0);
    }
    for line in &mut kept {
        let welcome = said.part_time == Some(true) || said.job_share == Some(true);
        if welcome && line.study == Some(OfferStudy::FullTime) {
            line.study = None;
        } else if said.study().is_some() {
            line.study = said.study();
        }
    }
    lines.extend(kept);
    if !missing.is_empty() {
        let most = at_once?;
        let least = if alone { most } else { 0 };
        lines.extend(
            missing
                .into_iter()
                .map(|kind| kind.line(least, most, said.study())),
        );
    }
    Some(lines)
}

/// Whether nothing is said but that the school hosts.
fn only_hosts(said: &SaidPlaces) -> bool {
    SaidPlaces {
        hosts: None,
        ..said.clone()
    }
    .is_empty()
}

/// Gives a line at most so many places; `exactly`: just so many. Pairs stay even.
fn resize(line: &mut Offer, most: u32, exactly: bool) {
    let most = match line.joint {
        Some(OfferJoint::Pair) => most - most % 2,
        _ => most,
    };
    if exactly {
        line.least = most;
        line.most = most;
    } else {
        line.most = line.most.min(most);
        line.least = line.least.min(line.most);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail at once")]

    use super::*;
    use crate::capacity::held::Names;

    fn said(
        at_once: Option<u32>,
        subjects_said: &str,
        phases: &[Phase],
        terms: &[OfferTerm],
    ) -> SaidPlaces {
        let some = |text: &str| (!text.is_empty()).then(|| subjects(text).0);
        SaidPlaces {
            at_once,
            subjects: some(subjects_said),
            phases: (!phases.is_empty()).then(|| phases.to_vec()),
            terms: (!terms.is_empty()).then(|| terms.to_vec()),
            ..SaidPlaces::default()
        }
    }

    fn words(lines: &[Offer]) -> Vec<String> {
        lines
            .iter()
            .map(|line| line.said(&Names::default()))
            .collect()
    }

    fn offered(before: &[Offer], said: &SaidPlaces, cap: Option<u32>) -> Vec<String> {
        words(&lines(before, said, said, cap).unwrap())
    }

    fn line(subject: &str, most: u32) -> Offer {
        Offer {
            id: Some(7),
            least: 1,
            most,
            subject: codes::code("subject", subject)
                .unwrap_or_default()
                .to_owned(),
            note: "In the new wing".to_owned(),
            ..Offer::default()
        }
    }

    #[test]
    fn what_is_said_becomes_a_line_for_each_kind_and_no_more_than_was_said() {
        let (secondary, autumn, spring) = (Phase::Secondary, OfferTerm::Autumn, OfferTerm::Spring);
        for (said, lines) in [
            (said(Some(1), "", &[], &[]), &["1 place"][..]),
            (
                said(Some(3), "Mathematics", &[secondary], &[]),
                &["3 in Secondary, Mathematics"],
            ),
            (
                said(
                    Some(3),
                    "Mathematics; Physics",
                    &[secondary, Phase::Primary],
                    &[],
                ),
                &["0–3 in Mathematics", "0–3 in Physics"],
            ),
            (
                said(Some(2), "", &[Phase::Primary, secondary], &[]),
                &["0–2 in Primary", "0–2 in Secondary"],
            ),
            (
                said(Some(2), "Physics", &[], &[autumn, spring]),
                &["0–2 in Physics, autumn", "0–2 in Physics, spring"],
            ),
            (
                said(Some(2), "Physics", &[], OfferTerm::ALL),
                &["2 in Physics"],
            ),
            (said(Some(0), "Physics", &[], &[]), &[]),
        ] {
            assert_eq!(offered(&[], &said, said.at_once), lines, "{said:?}");
        }
        let none = said(None, "Physics", &[], &[]);
        assert_eq!(
            lines(&[], &none, &none, None),
            None,
            "how many is not known"
        );
        assert_eq!(offered(&[], &none, Some(4)), ["4 in Physics"]);
        let strange = SaidPlaces {
            subjects: Some(Vec::new()),
            ..said(Some(2), "", &[], &[])
        };
        assert!(offered(&[], &strange, None).is_empty());
        assert_eq!(
            offered(&[line("Physics", 3)], &strange, None),
            ["2 in Physics"]
        );
        let full_time = SaidPlaces {
            part_time: Some(false),
            job_share: Some(false),
            ..said(Some(2), "", &[], &[])
        };
        assert_eq!(offered(&[], &full_time, None), ["2 in full-time"]);
    }

    #[test]
    fn lines_that_still_fit_stay_as_the_office_knows_them() {
        let (maths, physics) = (line("Mathematics", 4), line("Physics", 2));
        let before = [maths.clone(), physics.clone()];
        let change = |said: &SaidPlaces, cap| lines(&before, said, said, cap).unwrap();
        let fewer = change(&said(Some(3), "", &[], &[]), Some(3));
        assert_eq!(words(&fewer), ["1–3 in Mathematics", "1–2 in Physics"]);
        assert_eq!(fewer[0].note, maths.note);
        let other = change(&said(None, "Physics; Chemistry", &[], &[]), None);
        assert_eq!(words(&other), ["1–2 in Physics", "0–4 in Chemistry"]);
        assert_eq!(other[0], physics);
        let alone = lines(
            &before[..1],
            &said(Some(2), "", &[], &[]),
            &SaidPlaces::default(),
            Some(2),
        );
        assert_eq!(words(&alone.unwrap()), ["2 in Mathematics"]);
        let hosts = |hosts| SaidPlaces {
            hosts: Some(hosts),
            ..SaidPlaces::default()
        };
        assert_eq!(change(&hosts(true), None), before);
        assert!(change(&hosts(false), None).is_empty());
    }

    #[test]
    fn subjects_are_taken_apart_and_what_is_none_is_told() {
        let (found, unknown) = subjects("maths; Pottery\nPhysics, Mathematics, Juggling");
        let names: Vec<&str> = found
            .iter()
            .filter_map(|code| codes::name("subject", code))
            .collect();
        assert_eq!(names, ["Mathematics", "Physics"]);
        assert_eq!(unknown, ["Pottery", "Juggling"]);
    }
}
