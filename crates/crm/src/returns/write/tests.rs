//! Files for the DfE over a real file: put together, filled, written and counted in the history.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

use crate::returns::table;
use crate::testkit::{Office, links, only, school, texts};
use serde_json::{Value, json};

/// Four of our schools, of which the third is closed with the fourth after it, and one without a URN; it is 10 September
/// 2026.
fn office() -> (Office, Vec<i64>) {
    let office = Office::with(&[
        school(100_001, "Alder Hill", &[]),
        school(100_002, "Birch Lane", &[]),
        school(
            100_003,
            "Cedar Grove",
            &[
                ("EstablishmentStatus (code)", "2"),
                ("EstablishmentStatus (name)", "Closed"),
                ("CloseDate", "31-08-2026"),
            ],
        ),
        school(
            100_004,
            "Cedar Grove Academy",
            &[("OpenDate", "01-09-2026")],
        ),
        school(100_005, "Elm Park", &[]),
        school(100_006, "Fern Hall", &[]),
        school(100_007, "Gorse Way", &[]),
    ]);
    office.load(&[(
        "links_edubasealldata20260802.csv",
        &links(&[(100_003, 100_004, "Successor")]),
    )]);
    let mut ids = office.ours(&[
        100_001, 100_002, 100_003, 100_004, 100_005, 100_006, 100_007,
    ]);
    let by_hand = office.act(
        "schools_add",
        json!({"byHand": [{"name": "Larkham Studio"}]}),
    );
    let _ = by_hand;
    let view = json!({"list": "schools", "search": "Larkham Studio"});
    let found = office.query("list_page", json!({"view": view, "limit": 1}));
    ids.push(found["rows"][0]["id"].as_i64().unwrap());
    (office, ids)
}

fn set(office: &Office, id: i64, field: &str, value: &str) {
    office.act(
        "trainees_set",
        json!({"selection": only(&[id]), "field": field, "value": value}),
    );
}

fn trainee(office: &Office, first: &str, last: &str, trn: &str) -> i64 {
    let id = office.trainee(first, last);
    set(office, id, "trn", trn);
    id
}

fn place(office: &Office, trainee: i64, school: i64, from: &str, until: &str) {
    office.act(
        "placement_place",
        json!({"trainees": [trainee], "schoolId": school, "fields": {"fromOn": from, "untilOn": until}}),
    );
}

fn autumn(office: &Office, trainee: i64, school: i64) {
    place(office, trainee, school, "5 Oct 2026", "18 Dec 2026");
}

fn write(office: &Office, kind: &str, from: Option<&std::path::Path>) -> (Value, table::Table) {
    let out = office.path(&format!("{kind}.csv"));
    let written = office.act(
        "returns_write",
        json!({"kind": kind, "from": from, "out": out, "equality": true}),
    );
    let bytes = std::fs::read(&out).unwrap();
    (written, table::read(&bytes).unwrap())
}

/// The rows below the guidance, as lines.
fn lines(table: &table::Table) -> Vec<String> {
    table.rows.iter().map(|row| row.cells.join(",")).collect()
}

fn says(list: &Value) -> Vec<String> {
    texts(list, "says")
}

const GUIDED: &str = "Do not change this column";

#[test]
fn the_placements_file_is_made_whole_and_counted() {
    let (office, ids) = office();
    let ada = trainee(&office, "Ada", "Brook", "1234567");
    place(&office, ada, ids[1], "4 Jan 2027", "26 Mar 2027");
    autumn(&office, ada, ids[0]);
    let bo = trainee(&office, "Bo", "Cole", "7654321");
    autumn(&office, bo, ids[7]);
    let cy = office.trainee("Cy", "Dale");
    autumn(&office, cy, ids[0]);
    office.trainee("Di", "Elm");
    let preview = office.query("returns_preview", json!({"kind": "placements"}));
    assert_eq!(preview["count"], 2);
    assert_eq!(
        preview["name"],
        "Register-placements-2026-27-on-2026-09-10.csv"
    );
    let before = office.operations();
    let (written, table) = write(&office, "placements", None);
    assert_eq!(office.operations(), before + 1);
    assert_eq!(
        office.labels()[0],
        "Wrote 2 rows of “Placements” for 2026/27 to placements.csv"
    );
    assert_eq!(written["rows"], 2);
    assert_eq!(table.header, crate::returns::columns::PLACEMENTS);
    assert!(table.rows[0].cells[0].contains(GUIDED));
    assert_eq!(
        lines(&table)[1..],
        [
            "1234567,01/09/2026,100001,100002,,,",
            "7654321,01/09/2026,ADDED MANUALLY,,,,"
        ]
    );
    assert_eq!(
        says(&written["problems"]),
        [
            "Cy Dale has no TRN, and a row without one makes Register refuse the whole file. Cy Dale is left out; type the TRN."
        ]
    );
    assert_eq!(written["problems"][0]["field"], "trn");
    assert_eq!(written["problems"][0]["traineeId"], cy);
    assert_eq!(
        says(&written["warnings"]),
        [
            "Larkham Studio has no URN, so it stands as ADDED MANUALLY: type this placement of Bo Cole into Register by hand, with name and postcode. Nothing of this row is taken from the file.",
            "1 trainee of the year has no placement and no row in the file.",
            "3 placements are planned or not answered yet, and go out too."
        ]
    );
    office.act("undo", json!({}));
    let files = office.query("returns_files", json!({}));
    assert_eq!(files[0]["fileId"], Value::Null);
    assert_eq!(
        files[0]["said"],
        "2 trainees can go out. Something is missing of 1 trainee."
    );
    // The count beside a file is that of the list it leads to.
    let all = office.query("returns_problems", json!({}));
    for file in files.as_array().unwrap() {
        let of_file = |one: &&Value| one["kind"] == file["kind"] && one["isWarning"] == false;
        let listed = all.as_array().unwrap().iter().filter(of_file).count();
        assert_eq!(file["problems"], listed, "{}", file["kind"]);
    }
    assert!(files[0]["problems"].as_u64() >= files[0]["missing"].as_u64());
}

#[test]
fn registers_own_file_keeps_its_columns_its_order_and_what_is_there() {
    let (office, ids) = office();
    let ada = trainee(&office, "Ada", "Brook", "1234567");
    autumn(&office, ada, ids[0]);
    let bo = trainee(&office, "Bo", "Cole", "7654321");
    for (nth, school) in [0, 1, 3, 4, 5, 6].into_iter().enumerate() {
        let day = nth + 1;
        place(
            &office,
            bo,
            ids[school],
            &format!("{day} Oct 2026"),
            &format!("{day} Nov 2026"),
        );
    }
    let theirs = office.put(
        "Theirs.csv",
        format!(
            "Placement 2 URN,TRN,Trainee ITT start date,Placement 1 URN\r\nHint,{GUIDED},{GUIDED},\"A\nhint\"\r\n\
             ,7654321,01/09/2026,100002\r\n100007,9999999,01/09/2026,\r\nADDED MANUALLY,1234567,01/09/2026,100005\r\n"
        )
        .as_bytes(),
    );
    let (written, table) = write(&office, "placements", Some(&theirs));
    assert_eq!(
        table.header,
        [
            "Placement 2 URN",
            "TRN",
            "Trainee ITT start date",
            "Placement 1 URN",
            "Placement 3 URN",
            "Placement 4 URN",
            "Placement 5 URN"
        ]
    );
    assert_eq!(table.rows[0].cells[3], "A\nhint");
    assert_eq!(
        lines(&table)[1..],
        [
            "100002,7654321,01/09/2026,100001,100004,100005,100006",
            "100007,9999999,01/09/2026,,,,",
            "100005,1234567,01/09/2026,100001,ADDED MANUALLY,,"
        ]
    );
    assert_eq!(
        says(&written["problems"]),
        [
            "Bo Cole has more than five schools with a URN, and the file holds five: Gorse Way is left out."
        ]
    );
    let warnings = says(&written["warnings"]);
    assert_eq!(
        warnings[..2],
        [
            "Row 4 of “Theirs.csv” has the TRN “9999999”, which is nobody’s of the year here. The row stays as it was.",
            "Register has Ada Brook at Elm Park (URN 100005), and no placement here says so. It stays in the file. Add the placement here, or take it off in Register."
        ]
    );
    // What the schools register does not have, the service refuses; so would our own check.
    let unknown = office.put(
        "Unknown.csv",
        b"TRN,Trainee ITT start date,Placement 1 URN,Placement 2 URN\r\n1234567,01/09/2026,999999,100005\r\n",
    );
    let (written, table) = write(&office, "placements", Some(&unknown));
    assert_eq!(lines(&table), ["1234567,01/09/2026,100001,100005"]);
    assert_eq!(
        says(&written["problems"])[0],
        "Register has Ada Brook at URN 999999, which the schools register here does not have: the service would refuse it, so it is left out. Check the number in Register, or load a newer schools register."
    );
    // A narrower file is not widened for nothing.
    let narrow = office.put(
        "Narrow.csv",
        b"TRN,Trainee ITT start date,Placement 1 URN,Placement 2 URN\n1234567,01/09/2026,,\n",
    );
    let (_, table) = write(&office, "placements", Some(&narrow));
    assert_eq!(table.header.len(), 4);
    assert_eq!(lines(&table), ["1234567,01/09/2026,100001,"]);
    let another = office.put("Another.csv", b"Name,School\nAda,Alder Hill\n");
    let refused = office.refused(
        "returns_preview",
        json!({"kind": "placements", "from": another}),
    );
    assert!(refused.message.contains("has no column “TRN”"), "{refused}");
}

#[test]
fn a_school_that_closed_is_questioned_with_the_one_that_followed() {
    let (office, ids) = office();
    let ada = trainee(&office, "Ada", "Brook", "1234567");
    autumn(&office, ada, ids[2]);
    let bo = trainee(&office, "Bo", "Cole", "7654321");
    set(&office, bo, "startsOn", "1 Sep 2025");
    place(&office, bo, ids[3], "6 Oct 2025", "19 Dec 2025");
    let (written, _) = write(&office, "placements", None);
    let warnings = says(&written["warnings"]);
    assert_eq!(
        warnings[..2],
        [
            "Ada Brook, 5 Oct 2026 to 18 Dec 2026: Cedar Grove (URN 100003) closed on 31 Aug 2026. Its successor is Cedar Grove Academy (URN 100004): is that meant?",
            "Bo Cole, 6 Oct 2025 to 19 Dec 2025: Cedar Grove Academy (URN 100004) opened only on 1 Sep 2026. Before it was Cedar Grove (URN 100003): is that meant?"
        ]
    );
}

/// Somebody who met the standards, in a secondary course that began a year ago.
fn met(office: &Office, ids: &[i64]) -> i64 {
    let ada = trainee(office, "Ada", "Brook", "1234567");
    for (field, value) in [
        ("subject", "F3"),
        ("secondSubject", "G1"),
        ("ageRange", "13918"),
        ("startsOn", "1 Sep 2025"),
        ("endsOn", "10 Jul 2026"),
        ("providerRef", "NF-1"),
        ("trainingPartner", "Rookby Alliance"),
        ("standardsMetOn", "3 Jul 2026"),
    ] {
        set(office, ada, field, value);
    }
    place(office, ada, ids[0], "6 Oct 2025", "19 Dec 2025");
    ada
}

#[test]
fn the_change_of_status_has_registers_columns_and_only_who_may_go() {
    let (office, ids) = office();
    let ada = met(&office, &ids);
    let left = office.query("returns_preview", json!({"kind": "status"}));
    assert_eq!(left["count"], 0);
    assert_eq!(left["problems"][0]["field"], "placements");
    assert_eq!(
        says(&left["problems"]),
        [
            "Ada Brook: Has placements in 1 school; at least 2 different schools are asked for before an award."
        ]
    );
    place(&office, ada, ids[1], "5 Jan 2026", "27 Mar 2026");
    let (_, table) = write(&office, "status", None);
    assert_eq!(table.header.len(), 11, "nobody has a HESA id");
    assert_eq!(table.rows[0].cells[0], "Do not edit");
    assert_eq!(
        lines(&table)[1..],
        [
            "1234567,NF-1,Ada,Brook,Rookby Alliance,QTS,Primary and secondary (postgraduate),Secondary,11 to 16,Physics with mathematics,3/7/2026"
        ]
    );
    set(&office, ada, "hesaId", "1234567890123");
    let (_, table) = write(&office, "status", None);
    assert_eq!(table.header, crate::returns::columns::STATUS);
    // Register's own file: only the day is ours.
    let theirs = office.put(
        "Theirs.csv",
        "TRN,Last names,Date QTS or EYTS requirements met\nDo not edit,Do not edit,Example\n1234567,Brook-Hill,\n7654321,Cole,\n"
            .as_bytes(),
    );
    let (written, table) = write(&office, "status", Some(&theirs));
    assert_eq!(
        lines(&table),
        [
            "Do not edit,Do not edit,Example",
            "1234567,Brook-Hill,3/7/2026",
            "7654321,Cole,"
        ]
    );
    assert_eq!(written["rows"], 1);
    set(&office, ada, "standardsMetOn", "1 Sep 2025");
    let said = office.query("returns_preview", json!({"kind": "status"}));
    assert!(
        says(&said["problems"])[0].contains("more than twelve months ago"),
        "{said:#}"
    );
    for (day, why) in [
        ("31 Aug 2025", "before the course began"),
        ("11 Sep 2026", "is in the future"),
    ] {
        let refused = office.refused(
            "trainees_set",
            json!({"selection": only(&[ada]), "field": "standardsMetOn", "value": day}),
        );
        assert!(refused.message.contains(why), "{refused}");
    }
}

#[test]
fn a_change_of_status_says_what_registers_export_said_and_leaves_out_who_has_the_award() {
    let (office, ids) = office();
    office.act("office_set", json!({"diskEncrypted": true}));
    let export = |status: &str| {
        let text = format!(
            "register_id,trn,trainee_status,first_names,last_names,course_training_route,course_itt_subject_1,course_minimum_age,course_maximum_age,itt_start_date,training_partner_name,placement_one,placement_two\r\n\
             slug-1,1234567,{status},Ada,Brook,Primary and secondary (postgraduate),physical education,11,16,2025-09-01,Not applicable,100001,100002\r\n"
        );
        let path = office.put("Export.csv", text.as_bytes());
        office.act(
            "import_run",
            json!({"noun": "trainees", "source": {"path": path}}),
        );
    };
    export("TRN received");
    let view = json!({"list": "trainees", "search": "Ada"});
    let ada = office.query("list_page", json!({"view": view, "limit": 1}))["rows"][0]["id"]
        .as_i64()
        .unwrap();
    set(&office, ada, "standardsMetOn", "3 Jul 2026");
    let (_, table) = write(&office, "status", None);
    assert_eq!(
        lines(&table)[1..],
        [
            "1234567,,Ada,Brook,Not applicable,QTS,Primary and secondary (postgraduate),Secondary,11 to 16,Physical education,3/7/2026"
        ]
    );
    accepted(&office, "status", &[]);
    // Register has acted on it: the same row would now be refused.
    export("QTS recommended");
    let verdict = office.query(
        "returns_check",
        json!({"kind": "status", "path": office.path("status.csv")}),
    );
    assert_eq!(verdict["problems"][0]["code"], "wrongState", "{verdict:#}");
    let preview = office.query("returns_preview", json!({"kind": "status"}));
    assert_eq!(preview["count"], 0);
    assert_eq!(
        says(&preview["warnings"]),
        [
            "1 trainee is recommended or awarded in Register already, says its export, and not in the file."
        ]
    );
    assert_eq!(ids.len(), 8);
}

#[test]
fn new_trainees_have_the_templates_columns_and_equality_data_after_a_word_only() {
    let (office, ids) = office();
    let ada = office.trainee("Ada Jane", "Brook");
    for (field, value) in [
        ("hesaId", "1234567890123"),
        ("bornOn", "3 Feb 2001"),
        ("subject", "03"),
        ("degreeType", "Bachelor of Education (BED)"),
        ("degreeSubject", "History"),
        ("degreeYear", "2022"),
        ("degreeGrade", "01"),
        ("degreeInstitution", "0001"),
        ("courseYear", "1"),
        ("aim", "202"),
        ("qualification", "020"),
        ("studyMode", "01"),
        ("fundCode", "2"),
        ("fundingMethod", "6"),
    ] {
        set(&office, ada, field, value);
    }
    let missing = office.query("returns_preview", json!({"kind": "trainees"}));
    assert_eq!(missing["count"], 0);
    assert_eq!(
        texts(&missing["problems"], "field"),
        ["equality", "email"],
        "{missing:#}"
    );
    let person = office.query("trainee_page", json!({"id": ada}))["personId"].clone();
    office.act(
        "address_add",
        json!({"personId": person, "medium": "email", "value": "ada@home.example"}),
    );
    office.act(
        "trainee_equality_set",
        json!({"traineeId": ada, "sex": "10", "ethnicity": "103", "disabilities": ["51", "55"]}),
    );
    autumn(&office, ada, ids[0]);
    trainee(&office, "Bo", "Cole", "7654321");
    let without = office.query("returns_preview", json!({"kind": "trainees"}));
    assert_eq!(without["asksEquality"], true);
    let first = without["rows"][0].as_array().unwrap();
    assert!(
        first.contains(&json!("'10")),
        "Register asks for the sex of all"
    );
    assert!(!first.contains(&json!("'103")) && !first.contains(&json!("'51")));
    let with = office.query(
        "returns_preview",
        json!({"kind": "trainees", "equality": true}),
    );
    assert_eq!(with["problems"], json!([]), "{with:#}");
    assert_eq!(with["count"], 1, "Bo has a TRN, so Register has him");
    let columns = texts(
        &json!(
            with["columns"]
                .as_array()
                .unwrap()
                .iter()
                .map(|name| json!({"n": name}))
                .collect::<Vec<_>>()
        ),
        "n",
    );
    let cell = |name: &str| {
        let at = columns.iter().position(|column| column == name).unwrap();
        with["rows"][0][at].as_str().unwrap().to_owned()
    };
    assert_eq!(columns.len(), 51);
    for (name, value) in [
        ("hesa_id", "'1234567890123"),
        ("first_names", "Ada Jane"),
        ("date_of_birth", "'2001-02-03"),
        ("sex", "'10"),
        ("ethnicity", "'103"),
        ("disability1", "'51"),
        ("disability2", "'55"),
        ("disability3", ""),
        ("training_route", "'12"),
        ("course_subject_1", "'100511"),
        ("course_subject_2", "'100403"),
        ("itt_start_date", "'2026-09-01"),
        ("course_age_range", "'13914"),
        ("course_year", "1"),
        ("fund_code", "'2"),
        ("placement_1_urn", "100001"),
        ("uk_degree", "'001"),
        ("non_uk_degree", ""),
        ("degree_graduation_year", "'2022"),
    ] {
        assert_eq!(cell(name), value, "{name}");
    }
    let (_, _) = write(&office, "trainees", None);
    assert_eq!(
        office.labels()[0],
        "Wrote 1 row of “Add trainees” for 2026/27 to trainees.csv, with ethnicity and disability"
    );
    accepted(&office, "trainees", &[]);
    // What goes out comes in again as it is.
    office.act("office_set", json!({"diskEncrypted": true}));
    let source = json!({"path": office.path("trainees.csv")});
    let again = office.act(
        "import_preview",
        json!({"noun": "trainees", "source": source}),
    );
    assert_eq!(again["counts"]["unchanged"], 1, "{again:#}");
}

/// Our own check accepts what was written, with these warnings.
fn accepted(office: &Office, kind: &str, warnings: &[&str]) {
    let path = office.path(&format!("{kind}.csv"));
    let verdict = office.query("returns_check", json!({"kind": kind, "path": path}));
    assert_eq!(verdict["verdict"], "accepted", "{verdict:#}");
    assert_eq!(texts(&verdict["warnings"], "code"), warnings);
}

#[test]
fn what_is_written_is_accepted() {
    let (office, ids) = office();
    let ada = met(&office, &ids);
    place(&office, ada, ids[1], "5 Jan 2026", "27 Mar 2026");
    set(&office, ada, "endsOn", "30 Oct 2026");
    for (kind, warnings) in [("placements", &["replaces"][..]), ("status", &[])] {
        let (written, _) = write(&office, kind, None);
        assert_eq!(written["rows"], 1, "{written:#}");
        accepted(&office, kind, warnings);
    }
}

#[test]
fn a_training_partner_writes_facts_instead() {
    let (office, ids) = office();
    let ada = trainee(&office, "Ada", "Brook", "1234567");
    autumn(&office, ada, ids[0]);
    autumn(&office, ada, ids[7]);
    set(&office, ada, "notes", "a private matter");
    office.act(
        "office_set",
        json!({"role": "trainingPartner", "partnerOf": "Rookby University"}),
    );
    assert_eq!(office.query("returns_files", json!({})), json!([]));
    let out = office.path("Register.csv");
    let refused = office.refused("returns_write", json!({"kind": "placements", "out": out}));
    assert!(
        refused
            .message
            .starts_with("Rookby University sends Register’s files."),
        "{refused}"
    );
    let look = office.query("returns_facts_look", json!({}));
    assert_eq!(look["to"], "Rookby University");
    assert_eq!(
        look["name"],
        "Facts-for-the-accredited-provider-2026-27-on-2026-09-10.csv"
    );
    assert_eq!(look["rows"].as_array().map(Vec::len), Some(1));
    let written = office.act("returns_facts", json!({"out": office.dir.path()}));
    assert_eq!(written["rows"], look["count"]);
    let path = written["path"].as_str().unwrap();
    assert!(
        path.ends_with("Facts-for-the-accredited-provider-2026-27-on-2026-09-10.csv"),
        "{path}"
    );
    let text = std::fs::read_to_string(path).unwrap();
    for said in [
        "100001 Alder Hill, 05/10/2026 to 18/12/2026",
        "Larkham Studio, 05/10/2026 to 18/12/2026",
        "Postgraduate, fee-funded",
    ] {
        assert!(text.contains(said), "{said} in {text}");
    }
    for kept in ["NW1", "private"] {
        assert!(!text.contains(kept), "{kept}");
    }
}

#[test]
fn an_entry_sheet_has_registers_screens_in_order() {
    let (office, ids) = office();
    let ada = office.trainee("Ada Jane", "Brook");
    autumn(&office, ada, ids[0]);
    office.act(
        "trainee_equality_set",
        json!({"traineeId": ada, "sex": "10", "ethnicity": "103", "disabilities": []}),
    );
    let bo = office.trainee("Bo", "Cole");
    let sheet = |equality: bool| {
        let path = office.path("Entry.html");
        office.act(
            "returns_entry",
            json!({"selection": only(&[ada, bo]), "equality": equality, "path": path}),
        );
        std::fs::read_to_string(path).unwrap()
    };
    let text = sheet(false);
    let mut from = 0;
    for heading in [
        "Personal details",
        "Degree",
        "Course details",
        "Trainee start and schools",
        "Funding",
        "Placements",
        "Bo Cole",
    ] {
        let at = text[from..].find(heading);
        from += at.unwrap_or_else(|| panic!("{heading} is not in its place"));
    }
    assert_eq!(text.matches("class=\"sheet\"").count(), 1, "a page each");
    for said in [
        "Jane",
        "Alder Hill (URN 100001)",
        "Primary teaching",
        "1 Sep 2026",
    ] {
        assert!(text.contains(said), "{said}");
    }
    for kept in ["Female", "NW1", "Diversity"] {
        assert!(!text.contains(kept), "{kept}");
    }
    let text = sheet(true);
    assert!(text.contains("Female") && text.contains("Not provided"));
}

#[test]
fn a_file_that_is_off_stands_in_no_list() {
    let (office, _) = office();
    trainee(&office, "Ada", "Brook", "");
    let kinds = || {
        let files = office.query("returns_files", json!({}));
        crate::testkit::texts(&files, "kind").join(" ")
    };
    let problems_of = |kind: &str| {
        let all = office.query("returns_problems", json!({}));
        let all = all.as_array().unwrap().clone();
        all.iter().filter(|one| one["kind"] == kind).count()
    };
    assert_eq!(
        kinds(),
        "placements status",
        "new trainees are off at first"
    );
    assert_eq!(problems_of("trainees"), 0);
    office.act("returns_switch", json!({"file": "trainees", "on": true}));
    assert_eq!(kinds(), "placements status trainees");
    assert!(problems_of("trainees") > 0);
    office.act("returns_switch", json!({"file": "placements", "on": false}));
    assert_eq!(kinds(), "status trainees");
    assert_eq!(problems_of("placements"), 0);
    office.act("undo", json!({}));
    assert_eq!(kinds(), "placements status trainees");
    let switches = office.query("returns_switches", json!({}));
    let on: Vec<bool> = switches
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["on"] == true)
        .collect();
    assert_eq!(on, [true; 6]);
}
