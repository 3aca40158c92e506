//! The rules themselves: pure functions over [`Facts`].

use super::facts::{Facts, Placed, School, Trainee};
use super::{CheckRule, CheckSeverity, Finding};
use crate::distance::miles;
use crate::figure::Key;
use crate::placement::days::{HalfDays, in_days, number, shortfall};
use crate::placement::{PlacementKind, PlacementState, span};
use crate::school::queries::STEP_FREE;
use crate::types::{AcademicYear, Day, KeyStage, counted, written};
use std::collections::{BTreeMap, BTreeSet};

/// The ages of the key stages, the upper not included.
const STAGES: [(KeyStage, u8, u8); 6] = [
    (KeyStage::EarlyYears, 0, 5),
    (KeyStage::Ks1, 5, 7),
    (KeyStage::Ks2, 7, 11),
    (KeyStage::Ks3, 11, 14),
    (KeyStage::Ks4, 14, 16),
    (KeyStage::Ks5, 16, 19),
];

/// One trainee with their placements, as the rules look at them.
struct Of<'a> {
    facts: &'a Facts,
    id: i64,
    trainee: &'a Trainee,
    /// All, those among them that were withdrawn after some days.
    all: &'a [Placed],
    /// Those that hold a place.
    held: Vec<&'a Placed>,
}

/// Everything that the rules find, in the order of the rules.
pub fn findings(facts: &Facts) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut by_trainee: BTreeMap<i64, &[Placed]> = BTreeMap::new();
    for placements in facts
        .placements
        .chunk_by(|one, next| one.trainee_id == next.trainee_id)
    {
        if let Some(first) = placements.first() {
            by_trainee.insert(first.trainee_id, placements);
        }
    }
    for (&id, trainee) in &facts.trainees {
        let all = by_trainee.get(&id).copied().unwrap_or_default();
        let of = Of {
            facts,
            id,
            trainee,
            all,
            held: all
                .iter()
                .filter(|placed| placed.state.holds_a_place())
                .collect(),
        };
        of.whole_course(&mut found);
        for placed in of.held.iter().filter(|placed| placed.until >= facts.today) {
            let school = facts.schools.get(&placed.school_id);
            of.one_placement(placed, school.unwrap_or(&UNKNOWN), &mut found);
        }
    }
    over_capacity(facts, &mut found);
    found.sort_by(|a, b| {
        (a.rule, a.severity, &a.trainee, &a.school, a.placement_id).cmp(&(
            b.rule,
            b.severity,
            &b.trainee,
            &b.school,
            b.placement_id,
        ))
    });
    found
}

/// A school that nothing is known of.
static UNKNOWN: std::sync::LazyLock<School> = std::sync::LazyLock::new(School::default);

impl Of<'_> {
    /// The academic year by which a trainee's figures go: that in which they began.
    fn year(&self) -> AcademicYear {
        AcademicYear::of(self.trainee.starts.unwrap_or(self.facts.today))
    }

    /// A figure for the trainee's route, and where it is from.
    fn figure(&self, key: Key) -> (u32, String) {
        let of = self.facts.figures.of(key, self.year(), &self.trainee.route);
        of.map_or((0, String::new()), |figure| {
            (
                u32::try_from(figure.value).unwrap_or_default(),
                figure.source.clone(),
            )
        })
    }

    fn school_name(&self, id: i64) -> &str {
        let school = self.facts.schools.get(&id);
        school.map_or("a school", |school| school.name.as_str())
    }

    /// Something found that is about the trainee alone.
    fn of_trainee(&self, rule: CheckRule, source: String, text: String) -> Finding {
        Finding {
            rule,
            severity: CheckSeverity::Warns,
            text,
            source,
            trainee_id: Some(self.id),
            trainee: self.trainee.name.clone(),
            school_id: None,
            school: String::new(),
            placement_id: None,
        }
    }

    /// Something found about one placement.
    fn of_placement(
        &self,
        rule: CheckRule,
        severity: CheckSeverity,
        placed: &Placed,
        text: String,
    ) -> Finding {
        Finding {
            severity,
            school_id: Some(placed.school_id),
            school: self.school_name(placed.school_id).to_owned(),
            placement_id: Some(placed.id),
            ..self.of_trainee(rule, rule.source().to_owned(), text)
        }
    }

    /// What all placements of the trainee have to come to.
    fn whole_course(&self, found: &mut Vec<Finding>) {
        self.days_in_schools(found);
        self.number_of_schools(found);
        self.employing_school(found);
        self.consecutive_key_stages(found);
        self.itap_days(found);
        self.two_at_once(found);
        self.same_school_twice(found);
    }

    fn days_in_schools(&self, found: &mut Vec<Finding>) {
        let (days, source) = self.figure(Key::PlacementDays);
        let needed = days * 2;
        let half_days: HalfDays = self
            .all
            .iter()
            .filter(|placed| placed.kind != PlacementKind::Itap)
            .map(|placed| placed.half_days)
            .sum();
        if half_days.projected >= needed {
            return;
        }
        let name = &self.trainee.name;
        let text = if self.held.is_empty() && half_days.projected == 0 {
            format!(
                "{name} has no placement yet; the route asks for {}.",
                in_days(needed)
            )
        } else {
            format!(
                "{name} has {} planned. {}",
                in_days(half_days.projected),
                shortfall(needed, needed - half_days.projected)
            )
        };
        found.push(self.of_trainee(CheckRule::DaysInSchools, source, text));
    }

    /// The schools of the placements that count toward their number: those of ITaP do not.
    fn schools(&self) -> BTreeSet<i64> {
        self.held
            .iter()
            .filter(|placed| placed.kind != PlacementKind::Itap)
            .map(|placed| placed.school_id)
            .collect()
    }

    fn number_of_schools(&self, found: &mut Vec<Finding>) {
        let (least, source) = self.figure(Key::PlacementSchools);
        let schools = self.schools();
        // Whoever has no placement yet is told of by the days.
        if schools.is_empty() || schools.len() >= least as usize {
            return;
        }
        let text = format!(
            "{} is placed at {} only; the route asks for at least {}.",
            self.trainee.name,
            counted(schools.len() as u64, "school", "schools"),
            least
        );
        found.push(self.of_trainee(CheckRule::SchoolsAtLeast, source, text));
    }

    fn employing_school(&self, found: &mut Vec<Finding>) {
        let (asked, source) = self.figure(Key::EmployingSchool);
        let schools = self.schools();
        if asked == 0 || schools.is_empty() {
            return;
        }
        let name = &self.trainee.name;
        let text = match self.trainee.employing_school {
            None => format!(
                "The route of {name} asks for the employing school, and it is not known which that is."
            ),
            Some(school) if !schools.contains(&school) => format!(
                "{name} has no placement at the employing school, {}.",
                self.employer()
            ),
            Some(_) if schools.len() == 1 => format!(
                "{name} is placed at the employing school only; the route asks for at least one other."
            ),
            Some(_) => return,
        };
        found.push(self.of_trainee(CheckRule::EmployingSchool, source, text));
    }

    fn employer(&self) -> &str {
        let school = self.trainee.employing_school.unwrap_or_default();
        match self.facts.schools.get(&school) {
            Some(school) => &school.name,
            None => "which the trainee’s page names",
        }
    }

    /// Whether the placements reach over two key stages that follow each other, once they are all planned.
    fn consecutive_key_stages(&self, found: &mut Vec<Finding>) {
        let Some((low, high)) = self.trainee.ages else {
            return;
        };
        let within: Vec<KeyStage> = STAGES
            .into_iter()
            .filter(|(_, from, until)| low < *until && high > *from)
            .map(|(stage, ..)| stage)
            .collect();
        let (least, _) = self.figure(Key::PlacementSchools);
        if within.len() < 2 || self.schools().len() < least.max(1) as usize {
            return;
        }
        let mut has = [false; STAGES.len()];
        for placed in self
            .held
            .iter()
            .filter(|placed| placed.kind != PlacementKind::Itap)
        {
            // A mixed class, or one that nobody has said anything about, may be of any.
            let Some(at) = place_of(placed.key_stage) else {
                return;
            };
            if let Some(has) = has.get_mut(at) {
                *has = true;
            }
        }
        if !has.windows(2).any(|pair| pair == [true, true]) {
            let only: Vec<&str> = STAGES
                .iter()
                .zip(has)
                .filter(|(_, has)| *has)
                .map(|((stage, ..), _)| stage.label())
                .collect();
            let text = format!(
                "{} trains for ages {low} to {high} and is placed in {} only; two key stages that follow each other are asked for.",
                self.trainee.name,
                only.join(" and ")
            );
            let source = CheckRule::KeyStages.source().to_owned();
            found.push(self.of_trainee(CheckRule::KeyStages, source, text));
        }
    }

    fn itap_days(&self, found: &mut Vec<Finding>) {
        let (days, source) = self.figure(Key::ItapDays);
        let needed = days * 2;
        let placed: u32 = self
            .held
            .iter()
            .filter(|placed| placed.kind == PlacementKind::Itap)
            .map(|placed| placed.half_days.projected)
            .sum();
        let planned = placed + self.trainee.itap_half_days;
        if planned >= needed {
            return;
        }
        let text = format!(
            "{} has {} of ITaP of {} that the route asks for beside those in schools.",
            self.trainee.name,
            in_days(planned),
            number(needed)
        );
        found.push(self.of_trainee(CheckRule::ItapDays, source, text));
    }

    /// Placements that share a day. What the employing school has all year round is shared on purpose, though its days
    /// count twice then; ITaP takes the trainee out of a placement for a while.
    fn two_at_once(&self, found: &mut Vec<Finding>) {
        for (at, one) in self.held.iter().enumerate() {
            for other in self.held.iter().skip(at + 1) {
                let shared = one.from.max(other.from)..=one.until.min(other.until);
                let kinds = [one.kind, other.kind];
                if shared.is_empty()
                    || *shared.end() < self.facts.today
                    || kinds.contains(&PlacementKind::Itap)
                {
                    continue;
                }
                let employing = kinds.contains(&PlacementKind::Employing);
                let (severity, end) = if employing {
                    (CheckSeverity::Warns, "those days count twice")
                } else {
                    (CheckSeverity::Blocks, "only one of them can be")
                };
                let text = format!(
                    "{} is at {} and at {} from {}: {end}.",
                    self.trainee.name,
                    self.school_name(one.school_id),
                    self.school_name(other.school_id),
                    span(*shared.start(), *shared.end())
                );
                found.push(self.of_placement(CheckRule::DoubleBooked, severity, other, text));
            }
        }
    }

    fn same_school_twice(&self, found: &mut Vec<Finding>) {
        for (at, placed) in self.held.iter().enumerate() {
            let again = placed.kind != PlacementKind::Itap
                && placed.until >= self.facts.today
                && self.trainee.employing_school != Some(placed.school_id)
                && self.held.iter().take(at).any(|before| {
                    before.school_id == placed.school_id && before.kind != PlacementKind::Itap
                });
            if again {
                let text = format!(
                    "{} is placed at {} a second time.",
                    self.trainee.name,
                    self.school_name(placed.school_id)
                );
                found.push(self.of_placement(
                    CheckRule::SchoolTwice,
                    CheckSeverity::Warns,
                    placed,
                    text,
                ));
            }
        }
    }

    /// What is asked of one placement that is not over.
    fn one_placement(&self, placed: &Placed, school: &School, found: &mut Vec<Finding>) {
        let name = &self.trainee.name;
        let mut add = |rule: CheckRule, severity: CheckSeverity, text: String| {
            found.push(self.of_placement(rule, severity, placed, text));
        };
        use CheckSeverity::{Blocks, Warns};
        if let Some((severity, text)) = self.outside_course(placed) {
            add(CheckRule::OutsideCourse, severity, text);
        }
        if let Some(text) = closed(placed, school, name) {
            add(CheckRule::SchoolClosed, Blocks, text);
        }
        for (from, until, reason) in &school.not_to_place {
            if *from <= placed.until && until.is_none_or(|until| until >= placed.from) {
                add(
                    CheckRule::NotToPlace,
                    Blocks,
                    format!(
                        "{name} is placed at {}, where nobody is to be placed {}: {}",
                        school.name,
                        match until {
                            Some(until) => format!("until {}", written(*until)),
                            None => "until further notice".to_owned(),
                        },
                        sentence(reason)
                    ),
                );
            }
        }
        if self.trainee.not_schools.contains(&placed.school_id) {
            add(
                CheckRule::NotThisSchool,
                Blocks,
                format!(
                    "{name} is not to be placed at {}: a rule on the trainee’s page.",
                    school.name
                ),
            );
        }
        // Whoever was there knows it, not the register.
        if self.trainee.step_free && !school.step_free {
            add(
                CheckRule::StepFree,
                Warns,
                format!(
                    "{name} needs step-free access, and it is not known whether {} has it. Ask the school, and tag it “{STEP_FREE}” if it has.",
                    school.name
                ),
            );
        }
        if !self.trainee.missing_checks.is_empty() {
            let missing = self.trainee.missing_checks.join(", ");
            let begun = placed.state == PlacementState::UnderWay || placed.from <= self.facts.today;
            add(
                CheckRule::Unchecked,
                if begun { Blocks } else { Warns },
                format!(
                    "{name} {} at {} on {}; not cleared yet: {missing}.",
                    if begun { "began" } else { "begins" },
                    school.name,
                    written(placed.from)
                ),
            );
        }
        let year = placed.year().start_year();
        let is_signed = |(first, last): &(i32, i32)| (*first..=*last).contains(&year);
        if !school.signed.iter().any(is_signed) {
            add(
                CheckRule::NoAgreement,
                Warns,
                format!(
                    "{} has signed no agreement for {}, and {name} is placed there.",
                    school.name,
                    placed.year()
                ),
            );
        }
        if placed.kind != PlacementKind::Itap {
            self.mentored(placed, school, &mut add);
        }
        if let Some((source, text)) = self.too_far(placed, school) {
            let mut finding = self.of_placement(CheckRule::TooFar, Warns, placed, text);
            finding.source = source;
            found.push(finding);
        }
        self.key_stage_within(placed, school, found);
    }

    fn outside_course(&self, placed: &Placed) -> Option<(CheckSeverity, String)> {
        let name = &self.trainee.name;
        let school = self.school_name(placed.school_id);
        if let Some(starts) = self.trainee.starts.filter(|starts| placed.from < *starts) {
            return Some((
                CheckSeverity::Blocks,
                format!(
                    "{name} is placed at {school} from {}, before the course begins on {}.",
                    written(placed.from),
                    written(starts)
                ),
            ));
        }
        let ends = self.trainee.ends.filter(|ends| placed.until > *ends)?;
        Some((
            CheckSeverity::Warns,
            format!(
                "{name} is placed at {school} until {}, after the course ends on {}.",
                written(placed.until),
                written(ends)
            ),
        ))
    }

    fn mentored(
        &self,
        placed: &Placed,
        school: &School,
        add: &mut impl FnMut(CheckRule, CheckSeverity, String),
    ) {
        let name = &self.trainee.name;
        if placed.mentors.is_empty() {
            add(
                CheckRule::NoMentor,
                CheckSeverity::Warns,
                format!("Nobody mentors {name} at {} yet.", school.name),
            );
        }
        let year = placed.year();
        for mentor in placed
            .mentors
            .iter()
            .filter_map(|id| self.facts.mentors.get(id))
            .filter(|mentor| !mentor.trained.contains(&year.start_year()))
        {
            add(
                CheckRule::MentorUntrained,
                CheckSeverity::Warns,
                format!(
                    "{}, who mentors {name} at {}, has had no mentor training in {year}.",
                    mentor.name, school.name
                ),
            );
        }
    }

    /// Farther than the office's limit, or than a rule of the trainee allows.
    fn too_far(&self, placed: &Placed, school: &School) -> Option<(String, String)> {
        let far = miles(self.trainee.home?, school.point?);
        let said = format!(
            "{} would travel about {far:.0} miles to {}",
            self.trainee.name, school.name
        );
        let own = CheckRule::TooFar.source().to_owned();
        let year = placed.year();
        let speed = self.facts.figures.value(Key::TravelMph, year, "");
        let over = |limit: u32| far > f64::from(limit);
        if let Some(limit) = self.trainee.miles_at_most.filter(|limit| over(*limit)) {
            return Some((
                own,
                format!("{said}; a rule on the trainee’s page says {limit} at most."),
            ));
        }
        // Minutes are judged in a straight line at the office's speed: no road is known here.
        #[allow(
            clippy::cast_precision_loss,
            reason = "a speed of an office has two digits"
        )]
        let minutes = far / (speed.max(1) as f64) * 60.0;
        if let Some(limit) = self
            .trainee
            .minutes_at_most
            .filter(|limit| minutes > f64::from(*limit))
        {
            return Some((
                own,
                format!(
                    "{said}, about {minutes:.0} minutes; a rule on the trainee’s page says {limit} at most."
                ),
            ));
        }
        let limit = self
            .facts
            .figures
            .of(Key::DistanceMiles, year, &self.trainee.route)?;
        let at_most = u32::try_from(limit.value).unwrap_or_default();
        (at_most > 0 && over(at_most)).then(|| {
            (
                limit.source.clone(),
                format!("{said}; the limit is {at_most}."),
            )
        })
    }

    fn key_stage_within(&self, placed: &Placed, school: &School, found: &mut Vec<Finding>) {
        let (Some((low, high)), Some(at)) = (self.trainee.ages, place_of(placed.key_stage)) else {
            return;
        };
        if let Some((stage, from, until)) = STAGES.get(at)
            && (low >= *until || high <= *from)
        {
            let text = format!(
                "{} trains for ages {low} to {high} and is placed in {} at {}.",
                self.trainee.name,
                stage.label(),
                school.name
            );
            found.push(self.of_placement(CheckRule::KeyStages, CheckSeverity::Warns, placed, text));
        }
    }
}

/// Where a key stage stands in their order; `None`: mixed, or not said.
fn place_of(stage: Option<KeyStage>) -> Option<usize> {
    STAGES.iter().position(|(known, ..)| Some(*known) == stage)
}

/// A reason as it stands at the end of a sentence.
fn sentence(reason: &str) -> String {
    format!("{}.", reason.trim().trim_end_matches('.'))
}

/// What the register says of a school that is closed before a placement ends.
fn closed(placed: &Placed, school: &School, name: &str) -> Option<String> {
    let by_day = |day: Day| day < placed.until;
    let why = if school.closed_why.is_empty() {
        String::new()
    } else {
        format!(" ({})", school.closed_why)
    };
    match (school.closed_on, school.closed) {
        (Some(day), closed) if by_day(day) => Some(format!(
            "{name} is placed at {} until {}, which {} on {}{why}.",
            school.name,
            written(placed.until),
            if closed { "closed" } else { "is to close" },
            written(day)
        )),
        (None, true) => Some(format!(
            "{name} is placed at {}, which is closed{why}.",
            school.name
        )),
        _ => None,
    }
}

/// Schools where more trainees are at once than is safe.
fn over_capacity(facts: &Facts, found: &mut Vec<Finding>) {
    let mut by_school: BTreeMap<(i64, i32), Vec<&Placed>> = BTreeMap::new();
    for placed in &facts.placements {
        if placed.state.holds_a_place()
            && placed.kind != PlacementKind::Itap
            && placed.until >= facts.today
        {
            let year = placed.year().start_year();
            by_school
                .entry((placed.school_id, year))
                .or_default()
                .push(placed);
        }
    }
    for ((school_id, year), placements) in by_school {
        let Some(school) = facts.schools.get(&school_id) else {
            continue;
        };
        let Some((safe, words)) = school.safe.get(&year) else {
            continue;
        };
        let Some((most, day)) = most_at_once(&placements) else {
            continue;
        };
        if most > *safe {
            found.push(Finding {
                rule: CheckRule::OverCapacity,
                severity: CheckSeverity::Warns,
                text: format!(
                    "{} at once at {} from {}, and {safe} {} safe: {}",
                    counted(u64::from(most), "trainee", "trainees"),
                    school.name,
                    written(day),
                    if *safe == 1 { "is" } else { "are" },
                    sentence(words)
                ),
                source: CheckRule::OverCapacity.source().to_owned(),
                trainee_id: None,
                trainee: String::new(),
                school_id: Some(school_id),
                school: school.name.clone(),
                placement_id: None,
            });
        }
    }
}

/// How many placements share a day at most, and the first such day.
fn most_at_once(placements: &[&Placed]) -> Option<(u32, Day)> {
    // The number grows only on a first day, so those are all the days that need a look.
    placements
        .iter()
        .map(|placed| {
            let there = placements
                .iter()
                .filter(|other| other.from <= placed.from && other.until >= placed.from)
                .count();
            (u32::try_from(there).unwrap_or(u32::MAX), placed.from)
        })
        .max_by_key(|(there, day)| (*there, std::cmp::Reverse(*day)))
}
