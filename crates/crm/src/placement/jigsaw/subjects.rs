//! What a trainee trains for against what a place is for: subjects, ages, phases. Pure rules over codes.

use crate::types::{KeyStage, Phase, YearGroup};

/// How the subject of a place stands to what a trainee trains in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SubjectMatch {
    /// The place is for any subject, or for this one.
    Same,
    /// It is the trainee's second subject.
    Second,
    /// One of the two is the general subject of the other: Science for Physics.
    Near,
    /// It is not known what the trainee trains in.
    Unknown,
    /// They have nothing in common.
    Other,
}

/// The general subjects that one is part of, by the DfE's codes for 2026/27. Two parts of one general subject are not near:
/// nobody who trains in French is placed for German.
fn general(subject: &str) -> &'static [&'static str] {
    match subject {
        "01" | "02" | "03" | "04" | "06" | "07" => &["00"],
        "C1" | "F1" | "F3" => &["F0"],
        "15" | "17" | "18" | "19" | "20" | "21" | "22" | "24" => &["ML"],
        "DTE" | "DTEN" | "DTF" | "DTP" | "DTT" => &["DT"],
        "A0" | "A1" | "A2" => &["Q8"],
        "C7" | "12" => &["C6"],
        "C8" | "L5" | "09" => &["14"],
        "L1" => &["14", "08"],
        "P1" => &["V6"],
        _ => &[],
    }
}

/// The subject of a place, empty for any, against a trainee's first and second.
pub fn compare(wanted: &str, first: &str, second: &str) -> SubjectMatch {
    if wanted.is_empty() || wanted == first {
        SubjectMatch::Same
    } else if wanted == second {
        SubjectMatch::Second
    } else if first.is_empty() {
        SubjectMatch::Unknown
    } else if near(wanted, first) || (!second.is_empty() && near(wanted, second)) {
        SubjectMatch::Near
    } else {
        SubjectMatch::Other
    }
}

/// Whether one of two subjects is the general subject of the other.
pub fn near(one: &str, other: &str) -> bool {
    general(one).contains(&other) || general(other).contains(&one)
}

/// Whether it is one of the subjects of primary training.
fn is_primary(subject: &str) -> bool {
    subject == "00" || general(subject) == ["00"]
}

/// Ages of pupils in years: from the birthday `from` to the birthday `until`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ages {
    /// The youngest.
    pub from: u8,
    /// The age at which it ends.
    pub until: u8,
}

impl Ages {
    /// Reads the name of an age range as the DfE writes it: `5 to 11`.
    pub fn parse(name: &str) -> Option<Self> {
        let (from, until) = name.split_once(" to ")?;
        Some(Self {
            from: from.trim().parse().ok()?,
            until: until.trim().parse().ok()?,
        })
    }

    /// Whether all of `other` lies within.
    pub const fn hold(self, other: Self) -> bool {
        self.from <= other.from && other.until <= self.until
    }

    /// Whether the two have a year in common.
    pub const fn meet(self, other: Self) -> bool {
        self.from < other.until && other.from < self.until
    }
}

/// The ages of a key stage; `None`: mixed.
pub const fn ages_of_stage(stage: KeyStage) -> Option<Ages> {
    let (from, until) = match stage {
        KeyStage::EarlyYears => (0, 5),
        KeyStage::Ks1 => (5, 7),
        KeyStage::Ks2 => (7, 11),
        KeyStage::Ks3 => (11, 14),
        KeyStage::Ks4 => (14, 16),
        KeyStage::Ks5 => (16, 19),
        KeyStage::Mixed => return None,
    };
    Some(Ages { from, until })
}

/// The ages of a year group; `None`: mixed.
pub const fn ages_of_group(group: YearGroup) -> Option<Ages> {
    let from = match group {
        YearGroup::Nursery => 3,
        YearGroup::Reception => 4,
        YearGroup::Year1 => 5,
        YearGroup::Year2 => 6,
        YearGroup::Year3 => 7,
        YearGroup::Year4 => 8,
        YearGroup::Year5 => 9,
        YearGroup::Year6 => 10,
        YearGroup::Year7 => 11,
        YearGroup::Year8 => 12,
        YearGroup::Year9 => 13,
        YearGroup::Year10 => 14,
        YearGroup::Year11 => 15,
        YearGroup::Year12 => 16,
        YearGroup::Year13 => 17,
        YearGroup::Mixed => return None,
    };
    Some(Ages {
        from,
        until: from + 1,
    })
}

/// Which of the two phases, or both. A special school is for both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Phases {
    /// Primary, early years among it.
    pub primary: bool,
    /// Secondary, post-16 among it.
    pub secondary: bool,
}

impl Phases {
    /// Both: nothing is known, or it makes no difference.
    pub const BOTH: Self = Self {
        primary: true,
        secondary: true,
    };
    /// Primary alone.
    pub const PRIMARY: Self = Self {
        primary: true,
        secondary: false,
    };
    /// Secondary alone.
    pub const SECONDARY: Self = Self {
        primary: false,
        secondary: true,
    };

    /// What somebody trains for: by the ages, else by the subject.
    pub fn of_training(ages: Option<Ages>, subject: &str) -> Self {
        match ages {
            Some(ages) if ages.until <= 11 => Self::PRIMARY,
            Some(ages) if ages.from >= 11 => Self::SECONDARY,
            Some(_) => Self::BOTH,
            None if subject.is_empty() => Self::BOTH,
            None if is_primary(subject) => Self::PRIMARY,
            None => Self::SECONDARY,
        }
    }

    /// What an offer is for; `None`: whatever the school is.
    pub const fn of_offer(phase: Option<Phase>, school: Self) -> Self {
        match phase {
            Some(Phase::Primary) => Self::PRIMARY,
            Some(Phase::Secondary) => Self::SECONDARY,
            Some(Phase::Send) => Self::BOTH,
            None => school,
        }
    }

    /// What a school is, by the register's `PhaseOfEducation` code (as of 2025/26): 1 nursery, 2 primary, 3 middle deemed
    /// primary, 4 secondary, 5 middle deemed secondary, 6 16 plus, 7 all-through, 0 not applicable. A middle school has both.
    pub fn of_school(code: &str) -> Self {
        match code {
            "1" | "2" => Self::PRIMARY,
            "4" | "6" => Self::SECONDARY,
            _ => Self::BOTH,
        }
    }

    /// Whether the two have a phase in common.
    pub const fn meet(self, other: Self) -> bool {
        self.primary && other.primary || self.secondary && other.secondary
    }

    /// In words: `primary`, `secondary`, `primary or secondary`.
    pub const fn words(self) -> &'static str {
        match (self.primary, self.secondary) {
            (true, false) => "primary",
            (false, true) => "secondary",
            _ => "primary or secondary",
        }
    }
}

/// The `studyMode` codes for 2026/27 that are part-time.
const PART_TIME: [&str; 2] = ["31", "64"];

/// Whether a study mode is part-time.
pub fn is_part_time(study_mode: &str) -> bool {
    PART_TIME.contains(&study_mode)
}

#[cfg(test)]
#[allow(clippy::panic, reason = "a test may fail at once")]
mod tests {
    use super::*;
    use crate::register::codes;

    #[test]
    fn every_code_that_is_named_here_is_the_dfes() {
        let known = |list: &str, code: &str| codes::training(list).any(|one| one.code == code);
        let generals: Vec<&str> = codes::training("subject")
            .flat_map(|subject| general(subject.code))
            .copied()
            .collect();
        assert_eq!(generals.len(), 33, "each part is a code: {generals:?}");
        assert!(generals.iter().all(|code| known("subject", code)));
        assert!(PART_TIME.iter().all(|code| known("studyMode", code)));
        for range in codes::training("ageRange") {
            assert!(Ages::parse(range.name).is_some(), "{}", range.name);
        }
    }

    #[test]
    fn a_general_subject_is_near_its_parts_and_two_parts_are_not() {
        for (wanted, first, second, is) in [
            ("", "G1", "", SubjectMatch::Same),
            ("G1", "G1", "", SubjectMatch::Same),
            ("F0", "F3", "", SubjectMatch::Near),
            ("F3", "F0", "", SubjectMatch::Near),
            ("F3", "F1", "", SubjectMatch::Other),
            ("15", "22", "15", SubjectMatch::Second),
            ("ML", "Q3", "22", SubjectMatch::Near),
            ("17", "22", "15", SubjectMatch::Other),
            ("03", "00", "", SubjectMatch::Near),
            ("G1", "", "", SubjectMatch::Unknown),
        ] {
            assert_eq!(
                compare(wanted, first, second),
                is,
                "{wanted} {first} {second}"
            );
        }
    }

    #[test]
    fn ages_and_phases_go_together() {
        let ages = |name| Ages::parse(name);
        assert_eq!(Phases::of_training(ages("5 to 11"), "G1"), Phases::PRIMARY);
        assert_eq!(Phases::of_training(ages("11 to 16"), ""), Phases::SECONDARY);
        assert_eq!(Phases::of_training(ages("7 to 14"), "00"), Phases::BOTH);
        assert_eq!(Phases::of_training(None, "03"), Phases::PRIMARY);
        assert_eq!(Phases::of_training(None, "G1"), Phases::SECONDARY);
        assert_eq!(Phases::of_training(None, ""), Phases::BOTH);
        assert!(!Phases::PRIMARY.meet(Phases::SECONDARY));
        for group in YearGroup::ALL {
            let stage = ages_of_stage(group.key_stage());
            match (stage, ages_of_group(*group)) {
                (Some(stage), Some(ages)) => assert!(stage.meet(ages), "{group:?}"),
                (None, None) => (),
                other => panic!("{group:?}: {other:?}"),
            }
        }
    }
}
