//! ITaP over a real file.

use super::{days_said, days_text};
use crate::testkit::{Office, assert_same, school, texts};
use serde_json::{Value, json};

/// A school that hosts, and three trainees of a cohort.
fn office() -> (Office, i64, Vec<i64>) {
    let office = Office::with(&[
        school(100_001, "Alder Hill", &[]),
        school(100_002, "Birch Lane", &[]),
    ]);
    let schools = office.ours(&[100_001, 100_002]);
    let desk = office.session.desk().unwrap();
    let made = desk
        .store
        .operate("test", |w| {
            let cohort = w.id("cohort")?;
            w.db.execute("INSERT INTO cohort (id, name, year) VALUES (?1, 'PGCE', 2026)", [cohort])?;
            let mut ids = Vec::new();
            for name in ["Ash", "Beech", "Cedar"] {
                let (person, trainee) = (w.id("person")?, w.id("trainee")?);
                w.db.execute(
                    "INSERT INTO person (id, first_name, last_name, added_on) VALUES (?1, 'Robin', ?2, '2026-09-01')",
                    rusqlite::params![person, name],
                )?;
                w.db.execute(
                    "INSERT INTO trainee (id, person_id, cohort_id, state, added_on) VALUES (?1, ?2, ?3, 'inTraining', '2026-09-01')",
                    [trainee, person, cohort],
                )?;
                ids.push(trainee);
            }
            w.label("Trainees");
            Ok(ids)
        })
        .unwrap();
    (office, schools[0], made.value)
}

fn page(office: &Office, id: &Value) -> Value {
    office.query("itap_page", json!({"id": id}))
}

#[test]
fn days_are_written_as_an_office_says_them() {
    for (half_days, text, said) in [
        (0, "0", "0 days"),
        (1, "½", "½ day"),
        (2, "1", "1 day"),
        (9, "4½", "4½ days"),
        (10, "5", "5 days"),
    ] {
        assert_eq!(
            (days_text(half_days).as_str(), days_said(half_days).as_str()),
            (text, said)
        );
    }
}

#[test]
fn a_week_is_hosted_attended_and_counted() {
    let (office, alder, trainees) = office();
    let cohort = office.query("itap", json!({"year": "2026/27"}))["cohorts"][0][0].clone();
    let id = office.act(
        "itap_set",
        json!({"name": "Week 1", "theme": "Behaviour", "cohortId": cohort, "from": "2026-09-01", "until": "4 Sep 2026"}),
    )["id"]
        .clone();
    assert_eq!(page(&office, &id)["set"]["daysSaid"], "4 days");
    assert_eq!(page(&office, &id)["set"]["said"], "Nobody takes part yet.");
    office.act("itap_join", json!({"itapId": id}));
    office.act(
        "itap_host_set",
        json!({"itapId": id, "schoolId": alder, "places": 2}),
    );
    let short = page(&office, &id);
    assert_eq!(
        short["set"]["said"],
        "3 trainees have no host yet. 1 place short. Attendance of 3 trainees is not said."
    );
    let shared = office.act("itap_place", json!({"itapId": id}));
    assert_eq!(
        shared["said"],
        "2 trainees shared among the hosts of Week 1; no place for 1 trainee"
    );
    let now = page(&office, &id);
    assert_eq!(
        texts(&now["trainees"], "name"),
        ["Robin Cedar", "Robin Ash", "Robin Beech"]
    );
    let host = now["hosts"][0]["id"].clone();
    let refused = office.refused(
        "itap_place",
        json!({"itapId": id, "trainees": [trainees[2]], "hostId": host}),
    );
    assert!(
        refused.message.contains("0 places left, not 1"),
        "{refused}"
    );
    let refused = office.refused(
        "itap_host_set",
        json!({"itapId": id, "schoolId": alder, "places": 1}),
    );
    assert!(
        refused.message.contains("2 trainees are with Alder Hill"),
        "{refused}"
    );
    office.act(
        "itap_attend",
        json!({"itapId": id, "trainees": [trainees[0]], "days": "2.5"}),
    );
    office.act("itap_attend", json!({"itapId": id, "days": "all"}));
    let desk = office.session.desk().unwrap();
    let counted = super::queries::half_days(&desk.store.read().unwrap()).unwrap();
    assert_eq!(counted[&trainees[0]], (8, 5));
    assert_eq!(counted[&trainees[1]], (8, 8));
    let year = office.query("itap", json!({"year": "2026/27"}));
    assert_eq!(
        year["trainees"][0]["words"],
        "2½ days had, 4 planned, 20 asked for (ITT criteria 2024/25 (four weeks))."
    );
    assert_eq!(year["trainees"][0]["short"], true);
    let before = office.dump();
    office.act("itap_host_remove", json!({"id": host}));
    assert_eq!(page(&office, &id)["set"]["unplaced"], 3);
    office.act("undo", json!({}));
    assert_same(&before, &office.dump(), "undone");
    office.act(
        "itap_leave",
        json!({"itapId": id, "trainees": [trainees[2]]}),
    );
    assert_eq!(page(&office, &id)["mayJoin"][0][0], trainees[2]);
    office.act("itap_remove", json!({"id": id}));
    assert_eq!(office.dump()["itap_trainee"], Vec::<String>::new());
}

#[test]
fn what_cannot_be_is_refused() {
    let (office, alder, trainees) = office();
    let id = office.act(
        "itap_set",
        json!({"name": "Week 1", "from": "2026-09-07", "until": "2026-09-11", "days": "4.5"}),
    )["id"]
        .clone();
    office.act(
        "itap_join",
        json!({"itapId": id, "trainees": [trainees[0]]}),
    );
    office.act("itap_attend", json!({"itapId": id, "days": "4.5"}));
    for (command, request, why) in [
        (
            "itap_set",
            json!({"name": " ", "from": "2026-09-07"}),
            "needs a name",
        ),
        (
            "itap_set",
            json!({"name": "x", "from": ""}),
            "needs a first day",
        ),
        (
            "itap_set",
            json!({"name": "x", "from": "2026-09-07", "until": "2026-09-01"}),
            "before it begins",
        ),
        (
            "itap_set",
            json!({"name": "x", "from": "2026-09-07", "until": "2027-09-01"}),
            "longer than a term",
        ),
        (
            "itap_set",
            json!({"name": "x", "from": "2026-09-05"}),
            "weekends",
        ),
        (
            "itap_set",
            json!({"name": "x", "from": "2026-09-07", "days": "2"}),
            "more than it has (1 day)",
        ),
        (
            "itap_set",
            json!({"name": "x", "from": "2026-09-07", "days": "0.3"}),
            "whole or half days",
        ),
        (
            "itap_set",
            json!({"name": "x", "from": "2026-09-07", "days": "two"}),
            "not a number of days",
        ),
        (
            "itap_set",
            json!({"id": id, "name": "x", "from": "2026-09-07"}),
            "Robin Ash was there 4½ days",
        ),
        (
            "itap_set",
            json!({"name": "x", "from": "2026-09-07", "cohortId": 99}),
            "cohort is not in the file",
        ),
        (
            "itap_host_set",
            json!({"itapId": id, "schoolId": alder, "places": 501}),
            "too many",
        ),
        (
            "itap_host_set",
            json!({"itapId": id, "schoolId": 99, "places": 1}),
            "not in the file",
        ),
        (
            "itap_host_set",
            json!({"itapId": id, "schoolId": alder, "places": 1, "leaderId": 999_999}),
            "Choose another leader",
        ),
        ("itap_host_remove", json!({"id": 99}), "not in the file"),
        (
            "itap_attend",
            json!({"itapId": id, "days": "all"}),
            "said already",
        ),
        ("itap_place", json!({"itapId": id}), "No place is left"),
        (
            "itap_place",
            json!({"itapId": id, "trainees": [trainees[0]], "hostId": 9}),
            "no longer hosts",
        ),
        (
            "itap_leave",
            json!({"itapId": id, "trainees": [trainees[1]]}),
            "None of them",
        ),
        ("itap_remove", json!({"id": 99}), "not in the file"),
    ] {
        let refused = office.refused(command, request);
        assert!(refused.message.contains(why), "{refused}");
    }
    office.act("itap_join", json!({"itapId": id}));
    assert!(
        office
            .refused("itap_join", json!({"itapId": id}))
            .message
            .contains("Nobody else")
    );
}
