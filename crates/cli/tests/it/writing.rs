//! `desk returns write` and the files of Register that come in: the export, and a result.

use super::{Desk, texts};

const EXPORT: &str = "register_id,hesa_id,trn,trainee_status,first_names,last_names,date_of_birth,sex,course_training_route,course_itt_subject_1,course_minimum_age,course_maximum_age,itt_start_date,expected_end_date,placement_one,placement_two\r\n\
    s1,'1234567890123,1234567,TRN received,Ada,Brook,2001-02-03,Female,Primary and secondary (postgraduate),mathematics,11,16,2026-09-07,2027-07-16,123456,123457\r\n\
    s2,,12,TRN received,Bo,Cole,2000-05-06,Male,Primary and secondary (postgraduate),physics,11,16,2026-09-07,2027-07-16,,\r\n";

#[test]
fn registers_files_come_in_and_go_out() {
    let desk = Desk::with_office();
    std::fs::write(desk.path("export.csv"), EXPORT).unwrap();
    for dry in [&["--dry-run"][..], &[]] {
        let all = [
            &["import", "office.desk", "trainee-export", "export.csv"],
            dry,
        ]
        .concat();
        let read = desk.json(&all);
        assert_eq!(
            ["read", "applied", "rejected", "create"].map(|name| read[name].as_u64().unwrap()),
            [2, 1, 1, 1],
            "{read:#}"
        );
        assert_eq!(read["problems"][0]["row"], 3);
    }
    let written = desk.json(&[
        "returns",
        "write",
        "office.desk",
        "placements",
        "--year",
        "2026/27",
        "--out",
        "out.csv",
    ]);
    assert_eq!(written["rows"], 1, "{written:#}");
    let text = std::fs::read_to_string(desk.path("out.csv")).unwrap();
    assert!(
        text.ends_with("1234567,07/09/2026,123456,123457,,,\r\n"),
        "{text}"
    );
    let checked = desk.json(&["returns", "check", "placements", "out.csv"]);
    assert_eq!(checked["verdict"], "accepted", "{checked:#}");
    std::fs::write(
        desk.path("result.csv"),
        "TRN,Trainee ITT start date,Placement 1 URN,Placement 2 URN,Errors\r\n1234567,07/09/2026,123456,123457,No School was found for URN 123456\r\n",
    )
    .unwrap();
    let result = desk.json(&["import", "office.desk", "result", "result.csv"]);
    assert_eq!(
        ["read", "applied", "rejected"].map(|name| result[name].as_u64().unwrap()),
        [1, 1, 0]
    );
    assert_eq!(texts(&result["errors"], "field"), ["placements"]);
    let (_, message) = desk.refused(&[
        "returns",
        "write",
        "office.desk",
        "status",
        "--out",
        "status.csv",
    ]);
    assert!(
        message.starts_with("There is nobody to write down"),
        "{message}"
    );
    assert!(!desk.path("status.csv").exists());
}
