//! The rules that ask what the office's own file knows; without one they are left out and never reject.

use super::trainees::file;
use super::{Known, KnownTrainee, TraineeState, Urns, day, judged, problems, warned};
use crate::returns::ReturnKind::{self, Placements, Status, Trainees};
use crate::returns::held::AwardInRegister;
use crate::testkit::Office;
use serde_json::json;

fn ada() -> KnownTrainee {
    KnownTrainee {
        trn: "1234567".to_owned(),
        provider_ref: "A1".to_owned(),
        hesa_id: "1234567890123".to_owned(),
        first_names: "Zoë Ada".to_owned(),
        last_name: "Brook".to_owned(),
        emails: vec!["ada.brook@example.com".to_owned()],
        born_on: Some(day("2003-04-05")),
        route: "12".to_owned(),
        age_range: "13914".to_owned(),
        starts_on: Some(day("2026-09-01")),
        begins_on: None,
        training_partner: "Mere School".to_owned(),
        subject: "Primary teaching with mathematics".to_owned(),
        state: TraineeState::InTraining,
        award: None,
        placements: 2,
        placements_needed: 2,
        in_register: true,
    }
}

fn known(trainees: Vec<KnownTrainee>) -> Known {
    Known {
        trainees,
        partners: [900_500].into(),
        register: Some(Urns {
            schools: [100_000, 100_001].into(),
            universities: [133_000].into(),
        }),
    }
}

/// What is wrong with a file; without what the office knows nothing is.
fn asked(kind: ReturnKind, text: &str, known: &Known) -> Vec<(u32, String, String)> {
    let alone = judged(kind, text.as_bytes(), None);
    assert_eq!(problems(&alone), [], "{text}");
    assert!(warned(&alone).contains(&"notAsked"));
    let verdict = judged(kind, text.as_bytes(), Some(known));
    assert!(!warned(&verdict).contains(&"notAsked"));
    problems(&verdict)
        .into_iter()
        .map(|(row, column, code)| (row, column.to_owned(), code.to_owned()))
        .collect()
}

#[test]
fn placements_are_of_our_trainees_at_schools_of_the_register() {
    let twin = KnownTrainee {
        trn: "7654321".to_owned(),
        ..ada()
    };
    let known = known(vec![ada(), twin.clone(), twin]);
    for (row, wrong) in [
        ("1234567,,100000,100001", None),
        ("1234568,,100000,", Some(("TRN", "noTrainee"))),
        ("7654321,,100000,", Some(("TRN", "severalTrainees"))),
        ("unknown,,100000,", None),
        (
            "1234567,,100002,",
            Some(("Placement 1 URN", "schoolUnknown")),
        ),
        (
            "1234567,,,133000",
            Some(("Placement 2 URN", "schoolUnknown")),
        ),
    ] {
        let text = format!("TRN,Trainee ITT start date,Placement 1 URN,Placement 2 URN\r\n{row}");
        let wrong: Vec<_> = wrong
            .into_iter()
            .map(|(column, code)| (2, column.to_owned(), code.to_owned()))
            .collect();
        assert_eq!(asked(Placements, &text, &known), wrong, "{row}");
    }
}

#[test]
fn new_trainees_are_not_in_register_and_their_schools_are_known() {
    let wrong = |change: &str, known: &Known| asked(Trainees, &file(&[change]), known);
    let told = |column: &str, code: &str| vec![(2, column.to_owned(), code.to_owned())];
    let nobody = known(Vec::new());
    for (change, found) in [
        (
            "training_partner_urn=100000; employing_school_urn=100001",
            Vec::new(),
        ),
        (
            "training_partner_urn=133000; employing_school_urn=900030",
            Vec::new(),
        ),
        ("training_partner_urn=900500", Vec::new()),
        (
            "training_partner_urn=100009",
            told("training_partner_urn", "partnerUnknown"),
        ),
        (
            "employing_school_urn=100009",
            told("employing_school_urn", "schoolUnknown"),
        ),
        (
            "employing_school_urn=133000",
            told("employing_school_urn", "schoolUnknown"),
        ),
        // The service takes a placement at a school that it does not know.
        ("placement_2_urn=100009", Vec::new()),
    ] {
        assert_eq!(wrong(change, &nobody), found, "{change}");
    }
    let already = told("", "inRegister");
    for (change, trainee, is_there) in [
        ("first_names=Zoë", ada(), true),
        ("first_names=Ida", ada(), true),
        ("first_names=Ida; email=i@example.com", ada(), false),
        (
            "",
            KnownTrainee {
                state: TraineeState::Withdrawn,
                ..ada()
            },
            false,
        ),
        (
            "",
            KnownTrainee {
                state: TraineeState::Completed,
                ..ada()
            },
            false,
        ),
        // Recommended is not awarded yet (dfe.md 1.3, 2026/27).
        (
            "",
            KnownTrainee {
                state: TraineeState::Completed,
                award: Some(AwardInRegister::Recommended),
                ..ada()
            },
            true,
        ),
        (
            "",
            KnownTrainee {
                award: Some(AwardInRegister::Awarded),
                ..ada()
            },
            false,
        ),
        (
            "",
            KnownTrainee {
                in_register: false,
                ..ada()
            },
            false,
        ),
        (
            "",
            KnownTrainee {
                route: "11".to_owned(),
                ..ada()
            },
            false,
        ),
        (
            "",
            KnownTrainee {
                starts_on: Some(day("2025-09-01")),
                ..ada()
            },
            false,
        ),
        (
            "",
            KnownTrainee {
                begins_on: Some(day("2027-01-05")),
                starts_on: Some(day("2025-09-01")),
                ..ada()
            },
            true,
        ),
    ] {
        let found = if is_there {
            already.clone()
        } else {
            Vec::new()
        };
        assert_eq!(wrong(change, &known(vec![trainee])), found, "{change}");
    }
}

#[test]
fn a_change_of_status_is_of_somebody_who_may_be_awarded() {
    let text = |cells: &str| {
        format!("TRN,HESA ID,Provider trainee ID,Date QTS or EYTS requirements met\r\n{cells}")
    };
    let met = KnownTrainee {
        starts_on: Some(day("2025-09-01")),
        ..ada()
    };
    let with = |change: fn(&mut KnownTrainee)| {
        let mut trainee = met.clone();
        change(&mut trainee);
        vec![trainee]
    };
    const MET: &str = "Date QTS or EYTS requirements met";
    const GOOD: &str = "1234567,1234567890123,a1,20/7/2026";
    for (cells, trainees, wrong) in [
        (GOOD, with(|_| {}), None),
        (GOOD, with(|one| one.state = TraineeState::Completed), None),
        ("1234567,'1234567890123,A1,20/7/2026", with(|_| {}), None),
        (
            "1234568,1234567890124,b1,20/7/2026",
            with(|_| {}),
            Some(("", "noTrainee")),
        ),
        (
            GOOD,
            vec![met.clone(), met.clone()],
            Some(("TRN", "severalTrainees")),
        ),
        (
            GOOD,
            with(|one| one.state = TraineeState::Withdrawn),
            Some(("TRN", "wrongState")),
        ),
        (
            GOOD,
            with(|one| one.award = Some(AwardInRegister::Recommended)),
            Some(("TRN", "wrongState")),
        ),
        (
            GOOD,
            with(|one| one.trn.clear()),
            Some(("HESA ID", "wrongState")),
        ),
        (
            "1234568,,A1,20/7/2026",
            with(|one| one.hesa_id.clear()),
            Some(("TRN", "notRegisters")),
        ),
        (
            "1234567,1234567890124,A1,20/7/2026",
            with(|_| {}),
            Some(("HESA ID", "notRegisters")),
        ),
        (
            "1234567,1234567890123,,20/7/2026",
            with(|_| {}),
            Some(("Provider trainee ID", "notRegisters")),
        ),
        (
            GOOD,
            with(|one| one.starts_on = Some(day("2026-07-20"))),
            None,
        ),
        (
            GOOD,
            with(|one| one.starts_on = Some(day("2026-07-21"))),
            Some((MET, "dateBeforeStart")),
        ),
        (
            GOOD,
            with(|one| one.placements = 1),
            Some(("", "placements")),
        ),
        (
            GOOD,
            with(|one| (one.placements, one.placements_needed) = (0, 0)),
            None,
        ),
    ] {
        let wrong: Vec<_> = wrong
            .into_iter()
            .map(|(column, code)| (2, column.to_owned(), code.to_owned()))
            .collect();
        assert_eq!(
            asked(Status, &text(cells), &known(trainees)),
            wrong,
            "{cells}"
        );
    }
}

#[test]
fn every_column_that_is_there_says_what_register_says() {
    let head = "TRN,First names,Last names,Training partner,QTS or EYTS,Route,Phase,Age range,Subject,Date QTS or EYTS requirements met";
    let good = [
        "1234567",
        "ZOE ADA",
        "brook",
        "mere school",
        "qts",
        "Primary and secondary (postgraduate)",
        "Primary",
        "5 to 11",
        "primary teaching with Mathematics",
        "20/9/2026",
    ];
    let file = |at: usize, value: &str| {
        let mut cells = good.to_vec();
        cells[at] = value;
        format!("{head}\r\n{}", cells.join(","))
    };
    let good_file = file(8, good[8]);
    let known = known(vec![ada()]);
    assert_eq!(asked(Status, &good_file, &known), []);
    for (at, column) in [
        (1, "First names"),
        (2, "Last names"),
        (3, "Training partner"),
        (4, "QTS or EYTS"),
        (5, "Route"),
        (6, "Phase"),
        (7, "Age range"),
        (8, "Subject"),
    ] {
        let wrong = vec![(2, column.to_owned(), "notRegisters".to_owned())];
        assert_eq!(asked(Status, &file(at, "Else"), &known), wrong);
    }
}

#[test]
fn without_a_schools_register_no_urn_is_asked() {
    let known = Known {
        register: None,
        ..known(vec![ada()])
    };
    let text = "TRN,Trainee ITT start date,Placement 1 URN,Placement 2 URN\r\n1234567,,999999,";
    let verdict = judged(Placements, text.as_bytes(), Some(&known));
    assert_eq!(problems(&verdict), []);
    assert_eq!(warned(&verdict), ["noRegister", "replaces"]);
}

#[test]
fn what_the_office_knows_is_read_from_its_file() {
    let office = Office::generated(60, 1);
    let row =
        "TRN,Trainee ITT start date,Placement 1 URN,Placement 2 URN\r\n0000001,,800000,999999";
    let path = office.put("Placements.csv", row.as_bytes());
    let verdict = office.query("returns_check", json!({"kind": "placements", "path": path}));
    let codes: Vec<&str> = verdict["problems"]
        .as_array()
        .unwrap()
        .iter()
        .map(|said| said["code"].as_str().unwrap())
        .collect();
    assert_eq!(codes, ["noTrainee", "schoolUnknown"]);
    assert_eq!(verdict["problems"][1]["column"], "Placement 2 URN");
    let missing = office.refused(
        "returns_check",
        json!({"kind": "status", "path": office.path("none.csv")}),
    );
    assert!(missing.message.contains("none.csv"), "{}", missing.message);
}
