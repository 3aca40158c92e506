//! Mentor funding over a real file: hours by school, statements to business managers, the file.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

use super::write::COLUMNS;
use crate::testkit::{Office, school, texts};
use mail_parser::MessageParser;
use serde_json::{Value, json};

/// General mentor, business manager, head teacher.
const MENTOR: i64 = 10;
const MANAGER: i64 = 16;
const HEAD: i64 = 1;

/// Two schools, one of Inner London; the day is 10 September 2026.
fn office() -> (Office, Vec<i64>) {
    let office = Office::with(&[
        school(
            100_001,
            "Alder Hill",
            &[
                ("DistrictAdministrative (code)", "E09000007"),
                ("TypeOfEstablishment (code)", "01"),
                ("Trusts (code)", "9001"),
                ("Trusts (name)", "Coppermoor Trust"),
                ("TrustSchoolFlag (code)", "3"),
            ],
        ),
        school(100_002, "Birch Lane", &[]),
    ]);
    office.act("office_set", json!({"name": "Northfold SCITT"}));
    let ids = office.ours(&[100_001, 100_002]);
    (office, ids)
}

/// Somebody in a post at a school, with an e-mail.
fn person(office: &Office, name: [&str; 2], role: i64, school: i64) -> i64 {
    let [first, last] = name;
    let email = format!("{}@school.example", last.to_lowercase());
    let added = office.act(
        "person_add",
        json!({"name": {"first": first, "last": last}, "post": {"roleId": role, "schoolId": school},
               "addresses": [{"medium": "email", "value": email}]}),
    );
    added["id"].as_i64().unwrap()
}

fn trained(office: &Office, person: i64, on: &str, hours: &str, provider: &str) {
    office.act(
        "mentor_training_add",
        json!({"people": [person], "onDay": on, "hours": hours, "provider": provider, "topic": on}),
    );
}

fn hours(office: &Office, year: &str) -> Value {
    office.query("funding_hours", json!({"year": year}))
}

#[test]
fn hours_stand_by_school_mentor_and_provider() {
    let (office, ids) = office();
    let ada = person(&office, ["Ada", "Brook"], MENTOR, ids[0]);
    person(&office, ["Ben", "Dale"], MENTOR, ids[0]);
    office.act("mentor_set", json!({"tenureId": 1, "trn": "1234567"}));
    trained(&office, ada, "1 Oct 2025", "10:30", "");
    trained(&office, ada, "2 Oct 2025", "3", "Teesway");
    let all = hours(&office, "2025/26");
    assert_eq!(
        all["windows"],
        "Training from 6 Apr 2025 to 31 May 2026 counts. Schools claim from 1 May 2026 to 31 Jul 2026, and once more from \
         1 Sep 2026 to 30 Sep 2026."
    );
    assert_eq!(all["note"], "");
    assert_eq!(
        all["said"],
        "We can confirm 10 hours of 1 mentor at 1 school, worth £536.00."
    );
    let alder = &all["schools"][0];
    assert_eq!(
        (
            &alder["name"],
            &alder["area"],
            &alder["rate"],
            &alder["hours"],
            &alder["amount"]
        ),
        (
            &json!("Alder Hill"),
            &json!("Inner London"),
            &json!("£53.60"),
            &json!(13),
            &json!("£696.80")
        )
    );
    let rows: Vec<(Value, Value, Value, Value)> = alder["mentors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| {
            (
                one["name"].clone(),
                one["provider"].clone(),
                one["hours"].clone(),
                one["leftHours"].clone(),
            )
        })
        .collect();
    assert_eq!(
        rows,
        [
            (json!("Ada Brook"), json!(""), json!(10), json!(6)),
            (json!("Ada Brook"), json!("Teesway"), json!(3), json!(13)),
            (json!("Ben Dale"), json!(""), json!(0), json!(16)),
        ]
    );
    assert_eq!(alder["withoutTrn"], 1, "Ben’s");
    assert_eq!(
        texts(&all["providers"], "name"),
        ["Northfold SCITT", "Teesway"]
    );
    // Of a later year the DfE has said nothing yet.
    assert_eq!(
        hours(&office, "2026/27")["note"],
        "The DfE’s days and rates for 2026/27 are not known yet: these are those of 2025/26."
    );
}

#[test]
fn a_statement_goes_to_the_business_manager_or_says_that_it_does_not() {
    let (office, ids) = office();
    let ada = person(&office, ["Ada", "Brook"], MENTOR, ids[0]);
    trained(&office, ada, "1 Oct 2025", "2", "");
    person(&office, ["Zia", "Ember"], MANAGER, ids[0]);
    let cai = person(&office, ["Cai", "Coyle"], MENTOR, ids[1]);
    trained(&office, cai, "1 Oct 2025", "2", "");
    person(&office, ["Hal", "Hirst"], HEAD, ids[1]);
    let folder = office.path("statements");
    let done = office.act("hours_drafts", json!({"year": "2025/26", "path": folder}));
    assert_eq!(done["said"], "2 drafts are written.");
    assert_eq!(
        texts(&done["drafts"], "to"),
        [
            "Zia Ember (ember@school.example)",
            "Hal Hirst (hirst@school.example)"
        ]
    );
    assert_eq!(done["drafts"][0]["notes"], json!([]));
    assert_eq!(
        done["drafts"][1]["notes"][0],
        "The file has no e-mail of a business manager at Birch Lane, so this goes to Hal Hirst (hirst@school.example)."
    );
    let bytes = std::fs::read(done["drafts"][0]["path"].as_str().unwrap()).unwrap();
    let mail = MessageParser::default().parse(&bytes).unwrap();
    let text = mail.body_text(0).unwrap().replace("\r\n", "\n");
    assert!(text.starts_with("Dear Zia Ember,"), "{text}");
    assert!(
        text.contains("- Ada Brook (initial, TRN missing): 2 hours confirmed, 14 left of 16"),
        "{text}"
    );
    assert!(
        text.contains("Together 2 hours; at £53.60 an hour (Inner London) that is £107.20."),
        "{text}"
    );
    assert!(text.contains("send it to us, for: Ada Brook."), "{text}");
}

#[test]
fn two_schools_of_one_name_get_a_draft_each() {
    let same = |urn| school(urn, "St Mary’s", &[]);
    let office = Office::with(&[same(100_001), same(100_002)]);
    for (last, id) in ["Brook", "Coyle"]
        .into_iter()
        .zip(office.ours(&[100_001, 100_002]))
    {
        let mentor = person(&office, ["Ada", last], MENTOR, id);
        trained(&office, mentor, "1 Oct 2025", "2", "");
    }
    let folder = office.path("same");
    let done = office.act("hours_drafts", json!({"year": "2025/26", "path": folder}));
    assert_eq!(texts(&done["drafts"], "school"), ["St Mary’s", "St Mary’s"]);
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 2);
}

#[test]
fn whoever_objects_is_not_written_to() {
    let (office, ids) = office();
    let ada = person(&office, ["Ada", "Brook"], MENTOR, ids[0]);
    trained(&office, ada, "1 Oct 2025", "2", "");
    let zia = person(&office, ["Zia", "Ember"], MANAGER, ids[0]);
    office.act("person_set", json!({"id": zia, "objects": true}));
    let path = office.path("one.eml");
    let done = office.act(
        "hours_drafts",
        json!({"year": "2025/26", "schoolIds": [ids[0]], "path": path}),
    );
    assert_eq!(done["drafts"][0]["to"], "");
    assert_eq!(
        done["drafts"][0]["notes"],
        json!([
            "Zia Ember objects to our e-mails and is not written to.",
            "The file has no e-mail for Alder Hill. Put one in before you send the draft."
        ])
    );
}

#[test]
fn a_printed_statement_tells_of_a_trn_and_not_the_number() {
    let (office, ids) = office();
    let ada = person(&office, ["Ada", "Brook"], MENTOR, ids[0]);
    person(&office, ["Ben", "Dale"], MENTOR, ids[1]);
    office.act("mentor_set", json!({"tenureId": 1, "trn": "1234567"}));
    trained(&office, ada, "1 Oct 2025", "2", "");
    let path = office.path("hours.html");
    office.act("hours_print", json!({"year": "2025/26", "path": path}));
    let html = std::fs::read_to_string(&path).unwrap();
    assert_eq!(html.matches("<h2>").count(), 2, "a part each school");
    assert!(html.contains("<td>Held</td>") && html.contains("<td>Missing</td>"));
    assert!(!html.contains("1234567"));
    assert!(html.contains("Contains personal data"));
}

#[test]
fn the_file_has_a_row_for_each_mentor_school_and_provider() {
    let (office, ids) = office();
    let ada = person(&office, ["Ada", "Brook"], MENTOR, ids[0]);
    office.act("mentor_set", json!({"tenureId": 1, "trn": "0123456"}));
    trained(&office, ada, "1 Oct 2025", "10:30", "");
    trained(&office, ada, "2 Oct 2025", "20", "Teesway");
    let out = office.path("claims.csv");
    let done = office.act("claims_write", json!({"year": "2025/26", "out": out}));
    assert_eq!(done["rows"], 2);
    let text = std::fs::read_to_string(&out).unwrap();
    let mut lines = text.lines();
    assert_eq!(lines.next().unwrap(), COLUMNS.join(","));
    assert_eq!(
        lines.next().unwrap(),
        "2025/26,100001,Alder Hill,Camden,Community school,Coppermoor Trust,Northfold SCITT,0123456,Ada Brook,initial,10.5,10,16,6,\
         53.60,536.00"
    );
    assert_eq!(
        lines.next().unwrap(),
        "2025/26,100001,Alder Hill,Camden,Community school,Coppermoor Trust,Teesway,0123456,Ada Brook,initial,20,16,16,0,53.60,857.60"
    );
    assert_eq!(
        office.labels()[0],
        "Wrote the mentor hours of 2025/26 (2 rows) to claims.csv"
    );
    // Into a folder it goes under its own name.
    let done = office.act(
        "claims_write",
        json!({"year": "2025/26", "out": office.dir.path()}),
    );
    assert!(
        done["path"]
            .as_str()
            .unwrap()
            .ends_with("Claims-mentor-hours-2025-26-on-2026-09-10.csv")
    );
    assert_eq!(
        office
            .refused("claims_write", json!({"year": "2024/25", "out": out}))
            .message,
        "Nobody had mentor training that counts for 2024/25, so there are no hours to write down."
    );
}
