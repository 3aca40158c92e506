//! Every rule made to fire and to clear: one trainee whose placements are all right, and what goes wrong with them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use super::facts::{Facts, Mentor, Placed, School, Trainee};
use super::rules::findings;
use super::{CheckRule, CheckSeverity};
use crate::distance::Point;
use crate::figure::{Figures, shipped};
use crate::placement::days::HalfDays;
use crate::placement::{PlacementKind, PlacementState};
use crate::types::{Day, KeyStage};
use std::collections::{BTreeMap, HashMap, HashSet};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn half_days(planned: u32) -> HalfDays {
    HalfDays {
        planned,
        done: 0,
        lost: 0,
        projected: planned,
        itap: 0,
    }
}

/// Where everybody lives, and a point so many miles from it.
fn miles_away(miles: i64) -> Point {
    Point {
        easting: 530_000 + miles * 1_610,
        northing: 180_000,
    }
}

fn school(name: &str) -> School {
    School {
        name: name.to_owned(),
        point: Some(miles_away(5)),
        signed: vec![(2026, 2026)],
        safe: HashMap::from([(2026, (1, "1 offered".to_owned()))]),
        ..School::default()
    }
}

fn placed(id: i64, school_id: i64, from: &str, until: &str, stage: KeyStage) -> Placed {
    Placed {
        id,
        trainee_id: 1,
        school_id,
        kind: PlacementKind::Main,
        state: PlacementState::Confirmed,
        from: day(from),
        until: day(until),
        key_stage: Some(stage),
        mentors: vec![9],
        half_days: half_days(120),
    }
}

/// Ada Brook trains for ages 5 to 11 and has two placements; nothing is wrong.
fn all_right() -> Facts {
    let trainee = Trainee {
        name: "Ada Brook".to_owned(),
        route: "12".to_owned(),
        ages: Some((5, 11)),
        starts: Some(day("2026-09-01")),
        ends: Some(day("2027-06-30")),
        home: Some(miles_away(0)),
        itap_half_days: 40,
        ..Trainee::default()
    };
    Facts {
        today: day("2026-09-01"),
        trainees: BTreeMap::from([(1, trainee)]),
        schools: BTreeMap::from([(1, school("Alder Hill")), (2, school("Birch Lane"))]),
        placements: vec![
            placed(11, 1, "2026-09-07", "2026-12-18", KeyStage::Ks1),
            placed(12, 2, "2027-01-04", "2027-05-28", KeyStage::Ks2),
        ],
        mentors: HashMap::from([(
            9,
            Mentor {
                name: "Ben Cole".to_owned(),
                trained: HashSet::from([2026]),
            },
        )]),
        figures: Figures::with(Vec::new()),
    }
}

impl Facts {
    fn ada(&mut self) -> &mut Trainee {
        self.trainees.get_mut(&1).unwrap()
    }

    fn alder_hill(&mut self) -> &mut School {
        self.schools.get_mut(&1).unwrap()
    }
}

#[test]
fn nothing_is_found_where_all_is_right() {
    assert_eq!(findings(&all_right()), []);
}

#[test]
fn every_rule_fires_for_its_own_reason_and_for_no_other() {
    use CheckRule::*;
    use CheckSeverity::{Blocks, Warns};
    type Wrong = fn(&mut Facts);
    let cases: &[(CheckRule, CheckSeverity, &str, Wrong)] = &[
        (
            DoubleBooked,
            Blocks,
            "Ada Brook is at Alder Hill and at Birch Lane from 4 Jan to 8 Jan 2027: only one of them can be.",
            |facts| facts.placements[0].until = day("2027-01-08"),
        ),
        (
            DoubleBooked,
            Warns,
            "Ada Brook is at Alder Hill and at Birch Lane from 4 Jan to 8 Jan 2027: those days count twice.",
            |facts| {
                facts.placements[0].until = day("2027-01-08");
                facts.placements[0].kind = PlacementKind::Employing;
            },
        ),
        (
            OutsideCourse,
            Blocks,
            "Ada Brook is placed at Alder Hill from 7 Sep 2026, before the course begins on 14 Sep 2026.",
            |facts| facts.ada().starts = Some(day("2026-09-14")),
        ),
        (
            OutsideCourse,
            Warns,
            "Ada Brook is placed at Birch Lane until 28 May 2027, after the course ends on 30 Apr 2027.",
            |facts| facts.ada().ends = Some(day("2027-04-30")),
        ),
        (
            SchoolClosed,
            Blocks,
            "Ada Brook is placed at Alder Hill until 18 Dec 2026, which closed on 31 Aug 2026 (Academy converter).",
            |facts| {
                let school = facts.alder_hill();
                school.closed = true;
                school.closed_on = Some(day("2026-08-31"));
                school.closed_why = "Academy converter".to_owned();
            },
        ),
        (
            SchoolClosed,
            Blocks,
            "Ada Brook is placed at Alder Hill until 18 Dec 2026, which is to close on 30 Nov 2026.",
            |facts| facts.alder_hill().closed_on = Some(day("2026-11-30")),
        ),
        (
            SchoolClosed,
            Blocks,
            "Ada Brook is placed at Alder Hill, which is closed.",
            |facts| facts.alder_hill().closed = true,
        ),
        (
            NotToPlace,
            Blocks,
            "Ada Brook is placed at Alder Hill, where nobody is to be placed until further notice: A new head settles in.",
            |facts| {
                let reason = "A new head settles in.".to_owned();
                facts.alder_hill().not_to_place = vec![(day("2026-10-01"), None, reason)];
            },
        ),
        (
            NotThisSchool,
            Blocks,
            "Ada Brook is not to be placed at Alder Hill: a rule on the trainee’s page.",
            |facts| {
                facts.ada().not_schools.insert(1);
            },
        ),
        (
            StepFree,
            Warns,
            "Ada Brook needs step-free access, and it is not known whether Alder Hill has it. Ask the school, and tag it “Step-free” if it has.",
            |facts| {
                facts.ada().step_free = true;
                facts.schools.get_mut(&2).unwrap().step_free = true;
            },
        ),
        (
            OverCapacity,
            Warns,
            "2 trainees at once at Alder Hill from 7 Sep 2026, and 1 is safe: 1 offered.",
            |facts| {
                let mut ben = facts.ada().clone();
                ben.name = "Ben Dale".to_owned();
                facts.trainees.insert(2, ben);
                for mut other in facts.placements.clone() {
                    other.id += 10;
                    other.trainee_id = 2;
                    facts.placements.push(other);
                }
                facts.schools.get_mut(&2).unwrap().safe.clear();
            },
        ),
        (
            NoAgreement,
            Warns,
            "Alder Hill has signed no agreement for 2026/27, and Ada Brook is placed there.",
            |facts| facts.alder_hill().signed = vec![(2025, 2025), (2027, 2029)],
        ),
        (
            NoMentor,
            Warns,
            "Nobody mentors Ada Brook at Alder Hill yet.",
            |facts| facts.placements[0].mentors.clear(),
        ),
        (
            MentorUntrained,
            Warns,
            "Cy Dunn, who mentors Ada Brook at Alder Hill, has had no mentor training in 2026/27.",
            |facts| {
                let untrained = Mentor {
                    name: "Cy Dunn".to_owned(),
                    trained: HashSet::from([2025]),
                };
                facts.mentors.insert(8, untrained);
                facts.placements[0].mentors = vec![8];
            },
        ),
        (
            DaysInSchools,
            Warns,
            "Ada Brook has 113 days planned. Will fall short of 120 by 7 days.",
            |facts| facts.placements[1].half_days = half_days(106),
        ),
        (
            DaysInSchools,
            Warns,
            "Ada Brook has no placement yet; the route asks for 120 days.",
            |facts| facts.placements.clear(),
        ),
        (
            SchoolsAtLeast,
            Warns,
            "Ada Brook is placed at 1 school only; the route asks for at least 2.",
            |facts| {
                facts.placements.pop();
                facts.placements[0].half_days = half_days(240);
            },
        ),
        (
            EmployingSchool,
            Warns,
            "The route of Ada Brook asks for the employing school, and it is not known which that is.",
            |facts| facts.ada().route = "03".to_owned(),
        ),
        (
            EmployingSchool,
            Warns,
            "Ada Brook has no placement at the employing school, Cedar Park.",
            |facts| {
                facts.ada().route = "10".to_owned();
                facts.ada().employing_school = Some(3);
                facts.schools.insert(3, school("Cedar Park"));
            },
        ),
        (
            KeyStages,
            Warns,
            "Ada Brook trains for ages 5 to 11 and is placed in Key stage 3 at Birch Lane.",
            |facts| {
                facts.placements[1].key_stage = Some(KeyStage::Ks3);
                // Another class of no particular age, so that only the one is told.
                facts.placements[0].key_stage = Some(KeyStage::Mixed);
            },
        ),
        (
            KeyStages,
            Warns,
            "Ada Brook trains for ages 5 to 11 and is placed in Key stage 2 only; two key stages that follow each other are asked for.",
            |facts| facts.placements[0].key_stage = Some(KeyStage::Ks2),
        ),
        (
            ItapDays,
            Warns,
            "Ada Brook has 12½ days of ITaP of 20 that the route asks for beside those in schools.",
            |facts| facts.ada().itap_half_days = 25,
        ),
        (
            TooFar,
            Warns,
            "Ada Brook would travel about 30 miles to Alder Hill; the limit is 25.",
            |facts| facts.alder_hill().point = Some(miles_away(30)),
        ),
        (
            TooFar,
            Warns,
            "Ada Brook would travel about 12 miles to Alder Hill; a rule on the trainee’s page says 10 at most.",
            |facts| {
                facts.ada().miles_at_most = Some(10);
                facts.alder_hill().point = Some(miles_away(12));
            },
        ),
        (
            TooFar,
            Warns,
            "Ada Brook would travel about 20 miles to Alder Hill, about 48 minutes; a rule on the trainee’s page says 30 at most.",
            |facts| {
                facts.ada().minutes_at_most = Some(30);
                facts.alder_hill().point = Some(miles_away(20));
            },
        ),
        (
            SchoolTwice,
            Warns,
            "Ada Brook is placed at Alder Hill a second time.",
            |facts| {
                let mut again = placed(13, 1, "2027-06-01", "2027-06-11", KeyStage::Ks1);
                again.half_days = half_days(0);
                facts.placements.push(again);
            },
        ),
        (
            Unchecked,
            Warns,
            "Ada Brook begins at Birch Lane on 4 Jan 2027; not cleared yet: prohibition.",
            |facts| {
                // The first is over: only the one that is to come is told of.
                facts.today = day("2026-12-20");
                facts.ada().missing_checks = vec!["prohibition"];
            },
        ),
        (
            Unchecked,
            Blocks,
            "Ada Brook began at Birch Lane on 4 Jan 2027; not cleared yet: identity, fitness to train.",
            |facts| {
                facts.today = day("2027-01-04");
                facts.ada().missing_checks = vec!["identity", "fitness to train"];
            },
        ),
    ];
    let mut fired = HashSet::new();
    for (rule, severity, text, wrong) in cases {
        let mut facts = all_right();
        wrong(&mut facts);
        let found = findings(&facts);
        assert_eq!(found.len(), 1, "{rule:?}: {found:#?}");
        let finding = &found[0];
        assert_eq!(
            (finding.rule, finding.severity, finding.text.as_str()),
            (*rule, *severity, *text)
        );
        assert!(!finding.source.is_empty(), "{rule:?} has a source");
        fired.insert(*rule);
    }
    for rule in CheckRule::ALL {
        assert!(fired.contains(rule), "{rule:?} has no case");
    }
}

#[test]
fn what_is_on_purpose_is_not_told() {
    type Change = fn(&mut Facts);
    let cases: &[(&str, Change)] = &[
        ("the employing school in two blocks", |facts| {
            facts.ada().route = "03".to_owned();
            facts.ada().employing_school = Some(1);
            facts
                .placements
                .push(placed(13, 1, "2027-06-01", "2027-06-30", KeyStage::Ks1));
        }),
        (
            "ITaP in the middle of a placement, without a mentor",
            |facts| {
                let mut itap = placed(13, 2, "2026-11-02", "2026-11-06", KeyStage::Ks2);
                itap.kind = PlacementKind::Itap;
                itap.mentors.clear();
                facts.placements.insert(1, itap);
                facts.schools.get_mut(&2).unwrap().safe.clear();
            },
        ),
        ("a class of mixed ages", |facts| {
            facts.placements[1].key_stage = Some(KeyStage::Mixed);
        }),
        ("a class of which nobody has said the age", |facts| {
            facts.placements[1].key_stage = None;
        }),
        ("a route that asks for no placement", |facts| {
            facts.ada().route = "16".to_owned();
            facts.ada().itap_half_days = 0;
            facts.placements.clear();
        }),
        ("a home that nobody knows", |facts| {
            facts.ada().home = None;
            facts.alder_hill().point = Some(miles_away(90));
        }),
        ("a pause that ended before", |facts| {
            let pause = (
                day("2026-01-01"),
                Some(day("2026-09-06")),
                "Ofsted".to_owned(),
            );
            facts.alder_hill().not_to_place = vec![pause];
        }),
        ("a school that closes after the placement", |facts| {
            facts.alder_hill().closed_on = Some(day("2026-12-31"));
        }),
        ("days that were had before a school withdrew", |facts| {
            let mut gone = placed(10, 1, "2026-09-02", "2026-09-04", KeyStage::Ks1);
            gone.state = PlacementState::WithdrawnBySchool;
            gone.half_days = half_days(6);
            facts.placements.insert(0, gone);
            facts.placements[1].half_days = half_days(114);
        }),
    ];
    for (what, change) in cases {
        let mut facts = all_right();
        change(&mut facts);
        assert_eq!(findings(&facts), [], "{what}");
    }
}

#[test]
fn the_figures_that_the_rules_go_by_are_shipped() {
    for source in shipped().iter().map(|figure| figure.source.as_str()) {
        assert!(!source.is_empty());
    }
    for rule in CheckRule::ALL {
        assert_eq!(serde_json::json!(rule), rule.code());
        assert!(!rule.title().is_empty());
    }
}
