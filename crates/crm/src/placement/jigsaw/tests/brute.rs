//! The rules and the ranking against a checker that goes about it another way: day by day, year of age by year of age, and
//! by choosing the best that is left again and again.

use super::super::fit::{
    Bearing, Been, FitRule, PlaceFacts, Span, StudyWanted, TraineeFacts, Verdict, fit, judge, rank,
};
use super::super::subjects::{Ages, Phases};
use crate::distance::Point;
use crate::types::{Day, KeyStage, YearGroup};
use chrono::Days;
use std::collections::BTreeSet;

/// SplitMix64.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (z ^ (z >> 31)) % bound
    }

    fn one<T: Clone>(&mut self, of: &[T]) -> T {
        of[usize::try_from(self.below(of.len() as u64)).unwrap()].clone()
    }

    fn hits(&mut self, one_in: u64) -> bool {
        self.below(one_in) == 0
    }

    fn some<T>(&mut self, one_in: u64, make: impl FnOnce(&mut Self) -> T) -> Option<T> {
        self.hits(one_in).then(|| make(self))
    }

    fn number(&mut self, from: i64, to: i64) -> i64 {
        from + i64::try_from(self.below(u64::try_from(to - from + 1).unwrap())).unwrap()
    }
}

fn day(after: i64) -> Day {
    let first: Day = "2026-09-01".parse().unwrap();
    first + Days::new(u64::try_from(after).unwrap())
}

const SUBJECTS: [&str; 9] = ["", "00", "03", "G1", "F0", "F3", "ML", "15", "22"];
const AGES: [Option<(u8, u8)>; 5] = [
    None,
    Some((3, 7)),
    Some((5, 11)),
    Some((7, 14)),
    Some((11, 16)),
];

fn span(dice: &mut Dice) -> Span {
    let from = dice.number(0, 200);
    Span {
        from: day(from),
        until: day(from + dice.number(0, 60)),
    }
}

fn point(dice: &mut Dice) -> Point {
    Point {
        easting: dice.number(500_000, 560_000),
        northing: dice.number(150_000, 200_000),
    }
}

fn trainee(dice: &mut Dice, id: i64) -> TraineeFacts {
    let been = (0..dice.below(3))
        .map(|_| Been {
            school_id: dice.number(1, 5),
            school: "Elsewhere".to_owned(),
            span: span(dice),
            stage: dice.some(2, |dice| {
                dice.one(&[KeyStage::Ks1, KeyStage::Ks2, KeyStage::Ks3])
            }),
        })
        .collect();
    TraineeFacts {
        id,
        name: format!("{} Brook", dice.one(&["Ada", "Bea", "Cas"])),
        subject: dice.one(&SUBJECTS).to_owned(),
        second_subject: if dice.hits(3) {
            dice.one(&SUBJECTS).to_owned()
        } else {
            String::new()
        },
        ages: dice.one(&AGES).map(|(from, until)| Ages { from, until }),
        part_time: dice.hits(4),
        salaried: dice.hits(4),
        starts_on: dice.some(2, |dice| day(dice.number(0, 60))),
        ends_on: dice.some(2, |dice| day(dice.number(150, 320))),
        employer: dice.some(3, |dice| (dice.number(1, 5), "Employer".to_owned())),
        home: dice.some(2, point),
        not_schools: dice.some(3, |dice| dice.number(1, 5)).into_iter().collect(),
        most_minutes: dice.some(3, |dice| u32::try_from(dice.number(10, 90)).unwrap()),
        most_miles: dice.some(3, |dice| u32::try_from(dice.number(3, 30)).unwrap()),
        step_free: dice.hits(6),
        schools_wanted: usize::try_from(dice.below(3)).unwrap(),
        employer_wanted: dice.hits(2),
        office_miles: dice.one(&[0, 10, 25]),
        mph: 25,
        been,
    }
}

fn place(dice: &mut Dice, offer: i64) -> PlaceFacts {
    PlaceFacts {
        offer_id: Some(offer),
        school_id: dice.number(1, 5),
        school: dice
            .one(&["Alder Hill", "Birch Lane", "Cedar Park"])
            .to_owned(),
        at: dice.some(2, point),
        phases: dice.one(&[Phases::PRIMARY, Phases::SECONDARY, Phases::BOTH]),
        subject: dice.one(&SUBJECTS).to_owned(),
        year_group: dice.some(3, |dice| dice.one(YearGroup::ALL)),
        key_stage: dice.some(3, |dice| dice.one(KeyStage::ALL)),
        study: dice.some(4, |dice| {
            dice.one(&[StudyWanted::FullTime, StudyWanted::PartTime])
        }),
        salaried: dice.some(4, |dice| dice.hits(2)),
        free: dice.number(-1, 3),
        free_in_school: dice.some(2, |dice| dice.number(-1, 4)),
        free_safely: dice.some(2, |dice| dice.number(-1, 4)),
        closes_on: dice.some(6, |dice| day(dice.number(0, 300))),
        not_to_place: dice
            .some(5, |dice| {
                let from = dice.number(0, 250);
                (
                    day(from),
                    dice.some(2, |dice| day(from + dice.number(0, 60))),
                )
            })
            .into_iter()
            .collect(),
        mentors: usize::try_from(dice.below(3)).unwrap(),
        trained: dice.some(2, |_| "Jo Ames".to_owned()).into_iter().collect(),
        agreement: !dice.hits(3),
        step_free: dice.hits(3),
    }
}

fn days(span: Span) -> BTreeSet<Day> {
    span.from
        .iter_days()
        .take_while(|day| *day <= span.until)
        .collect()
}

/// Every year of age that a year group or key stage has; empty: mixed.
fn years(group: Option<YearGroup>, stage: Option<KeyStage>) -> (BTreeSet<u8>, bool) {
    let order = [
        "nursery",
        "reception",
        "year1",
        "year2",
        "year3",
        "year4",
        "year5",
        "year6",
        "year7",
        "year8",
        "year9",
        "year10",
        "year11",
        "year12",
        "year13",
    ];
    if let Some(group) = group.filter(|group| *group != YearGroup::Mixed) {
        let at = order.iter().position(|code| *code == group.code()).unwrap();
        return ([u8::try_from(at + 3).unwrap()].into(), true);
    }
    let stage = match stage {
        Some(KeyStage::EarlyYears) => (0..5).collect(),
        Some(KeyStage::Ks1) => (5..7).collect(),
        Some(KeyStage::Ks2) => (7..11).collect(),
        Some(KeyStage::Ks3) => (11..14).collect(),
        Some(KeyStage::Ks4) => (14..16).collect(),
        Some(KeyStage::Ks5) => (16..19).collect(),
        Some(KeyStage::Mixed) | None => BTreeSet::new(),
    };
    (stage, false)
}

/// A subject and those that are near it.
fn family(subject: &str) -> Vec<&'static str> {
    match subject {
        "00" => vec!["00", "03"],
        "03" => vec!["03", "00"],
        "F0" => vec!["F0", "F3"],
        "F3" => vec!["F3", "F0"],
        "ML" => vec!["ML", "15", "22"],
        "15" => vec!["15", "ML"],
        "22" => vec!["22", "ML"],
        "G1" => vec!["G1"],
        _ => vec![],
    }
}

fn trains_in(trainee: &TraineeFacts) -> BTreeSet<&'static str> {
    let primary = ["00", "03"].contains(&trainee.subject.as_str());
    match trainee.ages.map(|ages| (ages.from, ages.until)) {
        Some((3, 7) | (5, 11)) => ["p"].into(),
        Some((11, 16)) => ["s"].into(),
        None if primary => ["p"].into(),
        None if !trainee.subject.is_empty() => ["s"].into(),
        _ => ["p", "s"].into(),
    }
}

fn meant_for(place: &PlaceFacts) -> BTreeSet<&'static str> {
    let mut phases = BTreeSet::new();
    if place.phases.primary {
        phases.insert("p");
    }
    if place.phases.secondary {
        phases.insert("s");
    }
    phases
}

fn tenths(trainee: &TraineeFacts, place: &PlaceFacts) -> Option<f64> {
    let (home, school) = (trainee.home?, place.at?);
    let (east, north) = (
        home.easting - school.easting,
        home.northing - school.northing,
    );
    #[allow(clippy::cast_precision_loss)]
    let miles = ((east * east + north * north) as f64).sqrt() / 1_609.344;
    let hundredths = (miles * 100.0).round() / 100.0;
    Some((hundredths * 10.0).round() / 10.0)
}

/// What blocks and what warns, worked out the long way.
fn checked(trainee: &TraineeFacts, place: &PlaceFacts, span: Span) -> BTreeSet<(Bearing, FitRule)> {
    let mut found = BTreeSet::new();
    let mut say = |when: bool, bearing: Bearing, rule: FitRule| {
        if when {
            found.insert((bearing, rule));
        }
    };
    let (block, warn) = (Bearing::Blocks, Bearing::Warns);
    let wanted = days(span);
    let school = place.school_id;

    say(
        trainee.not_schools.contains(&school),
        block,
        FitRule::NotSchool,
    );
    let kept_out = wanted.iter().any(|day| {
        place
            .not_to_place
            .iter()
            .any(|(from, until)| day >= from && until.is_none_or(|until| *day <= until))
    });
    say(kept_out, block, FitRule::NotToPlace);
    let shut = wanted
        .iter()
        .any(|day| place.closes_on.is_some_and(|closes| *day >= closes));
    say(shut, block, FitRule::Closed);
    let busy = trainee
        .been
        .iter()
        .any(|been| days(been.span).intersection(&wanted).count() > 0);
    say(busy, block, FitRule::DoubleBooked);
    let outside = wanted.iter().any(|day| {
        trainee.starts_on.is_some_and(|starts| *day < starts)
            || trainee.ends_on.is_some_and(|ends| *day > ends)
    });
    say(outside, block, FitRule::Course);

    let phases = trains_in(trainee);
    say(
        phases.intersection(&meant_for(place)).count() == 0,
        block,
        FitRule::Phase,
    );
    let subject = place.subject.as_str();
    let mine = [trainee.subject.as_str(), trainee.second_subject.as_str()];
    if !subject.is_empty() && subject != mine[0] {
        let near = mine.iter().any(|code| family(code).contains(&subject));
        let second = subject == mine[1];
        // Nothing is known of whoever has no first subject.
        let open = near || second || mine[0].is_empty();
        say(open, warn, FitRule::Subject);
        say(!open, block, FitRule::Subject);
    }
    if let Some(ages) = trainee.ages {
        let mine: BTreeSet<u8> = (ages.from..ages.until).collect();
        let (theirs, _) = years(place.year_group, place.key_stage);
        let common = theirs.intersection(&mine).count();
        say(!theirs.is_empty() && common == 0, block, FitRule::Ages);
    }
    match place.study {
        Some(StudyWanted::FullTime) => say(trainee.part_time, block, FitRule::Study),
        Some(StudyWanted::PartTime) => say(!trainee.part_time, block, FitRule::Study),
        None => (),
    }
    match place.salaried {
        Some(true) => say(!trainee.salaried, block, FitRule::Funding),
        Some(false) => say(trainee.salaried, block, FitRule::Funding),
        None => (),
    }
    say(place.free <= 0, block, FitRule::Line);
    say(place.free_in_school.unwrap_or(1) <= 0, block, FitRule::Cap);
    say(place.free_safely.unwrap_or(1) <= 0, warn, FitRule::Safe);
    if place.mentors == 0 {
        say(true, warn, FitRule::Mentor);
    } else {
        say(place.trained.is_empty(), warn, FitRule::MentorTraining);
    }
    say(!place.agreement, warn, FitRule::Agreement);

    let limits = [
        trainee.most_miles.map(f64::from),
        trainee
            .most_minutes
            .map(|minutes| f64::from(minutes) * 25.0 / 60.0),
    ];
    match tenths(trainee, place) {
        Some(miles) => {
            say(
                limits.iter().flatten().any(|limit| miles > *limit),
                block,
                FitRule::Travel,
            );
            #[allow(clippy::cast_precision_loss)]
            let office = trainee.office_miles as f64;
            say(office != 0.0 && miles > office, warn, FitRule::Distance);
        }
        None => say(
            limits.iter().flatten().count() > 0,
            warn,
            FitRule::DistanceUnknown,
        ),
    }
    say(
        trainee.step_free && !place.step_free,
        warn,
        FitRule::StepFree,
    );

    let been: BTreeSet<i64> = trainee.been.iter().map(|been| been.school_id).collect();
    let again = been.contains(&school) && been.len() < trainee.schools_wanted;
    say(again, warn, FitRule::SameSchool);
    if let (true, Some((employer, _))) = (trainee.employer_wanted, &trainee.employer) {
        let with_this: BTreeSet<i64> = been.iter().copied().chain([school]).collect();
        say(!with_this.contains(employer), warn, FitRule::Employing);
    }
    let stage = place
        .year_group
        .map_or(place.key_stage, |group| Some(group.key_stage()))
        .filter(|stage| *stage != KeyStage::Mixed);
    let seen: BTreeSet<KeyStage> = trainee.been.iter().filter_map(|been| been.stage).collect();
    let wide = trainee.ages.is_none_or(|ages| {
        let stages: BTreeSet<u8> = (ages.from..ages.until)
            .map(|age| match age {
                0..5 => 0,
                5..7 => 1,
                7..11 => 2,
                11..14 => 3,
                14..16 => 4,
                _ => 5,
            })
            .collect();
        stages.len() >= 2
    });
    let narrow = stage.is_some_and(|stage| seen == BTreeSet::from([stage]));
    say(narrow && wide, warn, FitRule::KeyStages);
    found
}

/// What each warning weighs, written down a second time.
fn weight(rule: FitRule) -> u32 {
    match rule {
        FitRule::Safe => 30,
        FitRule::SameSchool => 25,
        FitRule::Mentor => 20,
        FitRule::Employing => 20,
        FitRule::Distance => 15,
        FitRule::Subject => 12,
        FitRule::DistanceUnknown => 10,
        FitRule::KeyStages => 8,
        FitRule::MentorTraining => 8,
        FitRule::Agreement => 6,
        FitRule::StepFree => 5,
        other => panic!("{other:?} never warns"),
    }
}

fn scored(found: &BTreeSet<(Bearing, FitRule)>) -> (Verdict, u32) {
    let blocked = found
        .iter()
        .filter(|(bearing, _)| *bearing == Bearing::Blocks)
        .count();
    let warned: u32 = found
        .iter()
        .filter(|(bearing, _)| *bearing == Bearing::Warns)
        .map(|(_, rule)| weight(*rule))
        .sum();
    let verdict = if blocked > 0 {
        Verdict::Blocked
    } else if warned > 0 {
        Verdict::Warns
    } else {
        Verdict::Fits
    };
    (verdict, u32::try_from(blocked).unwrap() * 1_000 + warned)
}

/// Whether one place is better than another.
fn stands_before(trainee: &TraineeFacts, one: &PlaceFacts, other: &PlaceFacts, span: Span) -> bool {
    let (verdict, score) = scored(&checked(trainee, one, span));
    let (other_verdict, other_score) = scored(&checked(trainee, other, span));
    let (miles, other_miles) = (
        tenths(trainee, one).unwrap_or(f64::MAX),
        tenths(trainee, other).unwrap_or(f64::MAX),
    );
    if verdict != other_verdict {
        verdict < other_verdict
    } else if score != other_score {
        score < other_score
    } else if miles < other_miles || other_miles < miles {
        miles < other_miles
    } else if one.school != other.school {
        one.school < other.school
    } else if one.school_id != other.school_id {
        one.school_id < other.school_id
    } else {
        one.offer_id < other.offer_id
    }
}

/// The places in their order, by taking the best that is left each time.
fn in_order(trainee: &TraineeFacts, places: &[PlaceFacts], span: Span) -> Vec<Option<i64>> {
    let mut left: Vec<&PlaceFacts> = places.iter().collect();
    let mut order = Vec::new();
    while !left.is_empty() {
        let mut best = 0;
        for (at, one) in left.iter().enumerate().skip(1) {
            if stands_before(trainee, one, left[best], span) {
                best = at;
            }
        }
        order.push(left.remove(best).offer_id);
    }
    order
}

#[test]
fn reasons_and_ranking_are_those_of_the_checker_in_200_instances() {
    let (mut pairings, mut seen) = (0, BTreeSet::new());
    let mut verdicts = BTreeSet::new();
    for seed in 0..200 {
        let mut dice = Dice(seed);
        let block = span(&mut dice);
        let trainees: Vec<_> = (0..6).map(|id| trainee(&mut dice, id)).collect();
        let places: Vec<_> = (1..=12).map(|offer| place(&mut dice, offer)).collect();
        for trainee in &trainees {
            let mut ranked: Vec<&PlaceFacts> = places.iter().collect();
            ranked.sort_by(|one, other| {
                let ids = |place: &PlaceFacts| (place.school_id, place.offer_id.unwrap());
                rank(
                    (&judge(trainee, one, block), &one.school, ids(one)),
                    (&judge(trainee, other, block), &other.school, ids(other)),
                )
            });
            let ranked: Vec<_> = ranked.into_iter().map(|place| place.offer_id).collect();
            assert_eq!(
                ranked,
                in_order(trainee, &places, block),
                "seed {seed}: {trainee:#?}"
            );
            for place in &places {
                let fit = fit(trainee, place, block);
                let against: BTreeSet<_> = fit
                    .reasons
                    .iter()
                    .filter(|reason| reason.bearing != Bearing::Favours)
                    .map(|reason| (reason.bearing, reason.rule))
                    .collect();
                let expected = checked(trainee, place, block);
                assert_eq!(
                    against, expected,
                    "seed {seed}: {trainee:#?} {place:#?} {block:?}"
                );
                assert_eq!((fit.verdict, fit.score), scored(&expected));
                assert_eq!(fit.miles, tenths(trainee, place));
                for reason in &fit.reasons {
                    assert!(
                        reason.says.ends_with('.') && !reason.says.contains("  "),
                        "{reason:?}"
                    );
                }
                seen.extend(against);
                verdicts.insert(fit.verdict);
                pairings += 1;
            }
        }
    }
    assert_eq!(pairings, 200 * 6 * 12);
    // Every rule was met, the subject both ways, and so was each verdict.
    assert_eq!(seen.len(), FitRule::ALL.len() + 1, "{seen:?}");
    assert_eq!(verdicts.len(), 3);
}
