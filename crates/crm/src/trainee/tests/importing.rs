//! Trainees out of sheets: an office's own and Register's.

use super::{add, office, page, shown};
use crate::testkit::{Office, assert_same, only, texts};
use serde_json::{Value, json};

fn request(office: &Office, text: &str) -> Value {
    json!({"noun": "trainees", "source": {"path": office.put("Trainees.csv", text.as_bytes())}})
}

fn counts(answer: &Value) -> Vec<u64> {
    [
        "read",
        "create",
        "update",
        "unchanged",
        "duplicate",
        "rejected",
    ]
    .map(|name| answer["counts"][name].as_u64().unwrap())
    .to_vec()
}

fn run(office: &Office, text: &str) -> Vec<u64> {
    counts(&office.act("import_run", request(office, text)))
}

fn safe(office: &Office) {
    office.act("office_set", json!({"diskEncrypted": true}));
}

fn id_of(office: &Office, name: &str) -> i64 {
    let view = json!({"list": "trainees", "search": name});
    office.query("list_page", json!({"view": view, "limit": 10}))["rows"][0]["id"]
        .as_i64()
        .unwrap()
}

/// As Register exports them, with some of its 76 columns.
const REGISTER: &str = "register_id,hesa_id,provider_trainee_id,trn,trainee_status,provider_name,first_names,last_names,date_of_birth,sex,nationality,email_address,course_training_route,course_itt_subject_1,course_minimum_age,course_maximum_age,course_full_or_part_time,itt_start_date,expected_end_date,training_partner_name,training_partner_urn,employing_school_name,employing_school_urn,placement_one\r\n\
1,'1234567890123,NF-1,1234567,TRN received,Northfold,Ada Jane,Brook,2001-02-03,Female,British,ada@home.example,Primary and secondary (postgraduate),mathematics,11,16,Full time,2026-09-07,2027-07-16,Rookby Alliance,,,,100003\r\n\
2,,NF-2,7654321,TRN received,Northfold,Bo,Cole,2000-05-06,Male,\"French, Elvish, Irish\",bo@home.example,School direct (salaried),primary teaching,5,11,Part time,2026-09-07,2027-07-16,,,Alder Hill,100001,\r\n";

#[test]
fn nothing_comes_in_before_the_file_is_safe() {
    let (office, _) = office();
    let look = office.act(
        "import_look",
        json!({"noun": "trainees", "source": {"text": REGISTER}}),
    );
    let missing = look["missing"].as_str().unwrap();
    assert!(
        missing.contains("the disk is encrypted") && missing.contains("Settings"),
        "{missing}"
    );
    for command in ["import_preview", "import_run"] {
        let refused = office.refused(command, request(&office, REGISTER));
        assert!(refused.message.contains("has a password"), "{refused}");
    }
    safe(&office);
    assert_eq!(office.labels()[0], "Set whether the disk is encrypted");
    assert_eq!(office.query("office", json!({}))["diskEncrypted"], true);
    assert_eq!(run(&office, REGISTER), [2, 2, 0, 0, 0, 0]);
}

#[test]
fn registers_export_is_read_twice_without_a_change_and_taken_back() {
    let (office, ids) = office();
    safe(&office);
    let before = office.dump();
    assert_eq!(
        office.act("import_look", json!({"source": {"text": REGISTER}}))["noun"],
        "trainees"
    );
    let preview = office.act("import_preview", request(&office, REGISTER));
    assert_eq!(counts(&preview), [2, 2, 0, 0, 0, 0], "{preview:#}");
    assert_eq!(
        preview["notes"],
        json!([
            "Left out on purpose: sex. Only “Add trainees” asks for it, and that is off: turn it on in DfE files, under “Which files we fill”, to take it.",
            "1 nationality is in none of the DfE’s lists and left out.",
            "1 trainee has more than one nationality. One is kept of each: the first that the DfE’s list has."
        ])
    );
    assert_eq!(run(&office, REGISTER), [2, 2, 0, 0, 0, 0]);
    assert_eq!(office.labels()[0], "Imported 2 trainees from Trainees.csv");
    let (ada, bo) = (id_of(&office, "Ada"), id_of(&office, "Bo"));
    for (id, field, words) in [
        (ada, "trn", "1234567"),
        (ada, "hesaId", "1234567890123"),
        (ada, "route", "Postgraduate, fee-funded"),
        (ada, "subject", "Mathematics"),
        (ada, "ageRange", "11 to 16"),
        (ada, "trainingPartner", "Rookby Alliance"),
        (ada, "bornOn", "3 Feb 2001"),
        (ada, "nationality", "GB"),
        (bo, "nationality", "FR"),
        (bo, "route", "School Direct salaried"),
        (bo, "subject", "Primary"),
        (bo, "studyMode", "Part-time"),
        (bo, "employingSchool", "Alder Hill"),
    ] {
        assert_eq!(shown(&office, id, field), words, "{field}");
    }
    assert_eq!(
        office.query("trainee_equality", json!({"id": ada}))["sex"],
        "",
        "it is not taken while nothing asks for it"
    );
    assert_eq!(
        page(&office, ada)["inRegister"],
        "Register has: Cedar Grove (URN 100003)."
    );
    assert_eq!(run(&office, REGISTER), [2, 0, 0, 2, 0, 0]);
    // A blank leaves what is there; another value is told.
    let later = "trn,last_names,course_itt_subject_1,trainee_status,withdraw_date,withdrawal_trigger\r\n\
        1234567,Brook,physics,In training,,\r\n7654321,Cole,,Withdrawn,2026-09-09,trainee\r\n";
    let preview = office.act("import_preview", request(&office, later));
    assert_eq!(
        preview["rows"][0]["says"],
        json!(["Subject: Mathematics → Physics"])
    );
    assert_eq!(run(&office, later), [2, 0, 2, 0, 0, 0]);
    assert_eq!(shown(&office, ada, "ageRange"), "11 to 16");
    assert_eq!(
        page(&office, bo)["stateSaid"],
        "Withdrawn since 9 Sep 2026 (decided by the trainee)."
    );
    office.act("undo", json!({}));
    office.act("undo", json!({}));
    let mut after = office.dump();
    // How the columns were mapped stays known.
    for table in ["import_column", "import_value"] {
        after.insert(table.to_owned(), before[table].clone());
    }
    assert_same(&before, &after, "undo");
    assert_eq!(ids.len(), 3);
}

#[test]
fn whom_a_row_means_is_settled_or_asked() {
    let (office, _) = office();
    safe(&office);
    add(&office, "Ada", "Brook", &[("bornOn", "2001-02-03")]);
    let teacher = office.act(
        "person_add",
        json!({"name": {"first": "Cy", "last": "Dale"}, "addresses": [{"medium": "email", "value": "cy@school.example"}]}),
    )["id"]
        .clone();
    let sheet = "Name,DOB,Email,TRN,Start date,End date,Cohort\r\n\
        Ada Brook,3 Feb 2001,,,,,Autumn\r\n\
        Ada Brook,,,,,,\r\n\
        Cy Dale,,cy@school.example,,7 Sep 2026,,Autumn\r\n\
        Una Vale,,,123456,,,\r\n\
        Una Vale,,,,7 Sep 2026,1 Sep 2026,\r\n\
        Una Vale,,,1111111,,,\r\n\
        Ida Vale,,,1111111,,,\r\n";
    let preview = office.act("import_preview", request(&office, sheet));
    assert_eq!(
        texts(&preview["rows"], "outcome"),
        [
            "update",
            "duplicate",
            "create",
            "rejected",
            "rejected",
            "create",
            "rejected"
        ]
    );
    let says = |row: usize| preview["rows"][row]["says"][0].as_str().unwrap().to_owned();
    assert_eq!(says(0), "Cohort: Autumn");
    assert_eq!(says(2), "Cy Dale becomes a trainee.");
    assert!(
        says(3).contains("row 5: “123456” is not a TRN"),
        "{}",
        says(3)
    );
    assert!(says(4).contains("not after it starts"), "{}", says(4));
    assert!(says(6).contains("stands in row 7 too"), "{}", says(6));
    assert_eq!(run(&office, sheet), [7, 2, 1, 0, 1, 3]);
    assert_eq!(page(&office, id_of(&office, "Cy"))["personId"], teacher);
    let cohorts = office.query("cohorts", json!({}));
    assert_eq!(cohorts["cohorts"].as_array().unwrap().len(), 1);
    assert_eq!(cohorts["cohorts"][0]["trainees"], 2);
    // Somebody says that it is another.
    let mut answered = request(&office, sheet);
    answered["answers"] = json!([{"row": "3:0", "is": "new"}]);
    let done = office.act("import_run", answered);
    assert_eq!(done["counts"]["create"], 1);
    office.act("trainees_remove", json!({"selection": only(&[1])}));
}

#[test]
fn unknown_words_and_tutors_are_asked() {
    let (office, _) = office();
    safe(&office);
    let tutor = office.act(
        "person_add",
        json!({"name": {"first": "Tom", "last": "Lint"}, "post": {"roleId": 32}}),
    )["id"]
        .clone();
    let sheet =
        "Name,Subject,Link tutor\r\nAda Brook,Falconry,Tom Lint\r\nBo Cole,Maths,Tim Lint\r\n";
    let preview = office.act("import_preview", request(&office, sheet));
    let questions = &preview["questions"];
    assert_eq!(texts(questions, "from"), ["Falconry", "Tim Lint"]);
    assert_eq!(questions[1]["options"][0]["id"], tutor.to_string());
    let mut told = request(&office, sheet);
    told["mapping"] = json!({"values": [
        {"field": "subject", "from": "Falconry", "to": "00"},
        {"field": "linkTutor", "from": "Tim Lint", "to": tutor.to_string()},
    ]});
    assert_eq!(counts(&office.act("import_run", told)), [2, 2, 0, 0, 0, 0]);
    for name in ["Ada", "Bo"] {
        assert_eq!(
            shown(&office, id_of(&office, name), "linkTutor"),
            "Tom Lint"
        );
    }
}

#[test]
fn the_first_day_says_who_is_in_training_as_register_has_no_word_for_it() {
    let (office, _) = office();
    safe(&office);
    let export = |ada: &str, bo: &str| {
        format!(
            "register_id,trainee_status,first_names,last_names,itt_start_date\r\n\
             1,{ada},Ada,Brook,2026-09-07\r\n2,{bo},Bo,Cole,2026-09-14\r\n"
        )
    };
    assert_eq!(
        run(&office, &export("TRN received", "Pending TRN")),
        [2, 2, 0, 0, 0, 0]
    );
    let (ada, bo) = (id_of(&office, "Ada"), id_of(&office, "Bo"));
    let state = |id| page(&office, id)["state"].clone();
    assert_eq!([state(ada), state(bo)], ["inTraining", "notStarted"]);
    // Whoever has gone on here is not brought back by the next export.
    run(&office, &export("Deferred", "In training"));
    assert_eq!([state(ada), state(bo)], ["deferred", "inTraining"]);
    assert_eq!(
        run(&office, &export("TRN received", "TRN received")),
        [2, 0, 0, 2, 0, 0]
    );
    assert_eq!([state(ada), state(bo)], ["deferred", "inTraining"]);
}

/// A line of Register's export in which everything awkward stands.
const AWKWARD: &str = "register_id,hesa_id,provider_trainee_id,trn,trainee_status,first_names,middle_names,last_names,date_of_birth,sex,ethnic_group,disabilities,number_of_degrees,degree_1_subject,course_training_route,course_itt_subject_1,course_itt_subject_2,course_minimum_age,course_maximum_age,itt_start_date,expected_end_date,trainee_start_date,training_partner_name,training_partner_urn,employing_school_name,employing_school_urn,training_initiative,placement_one,placement_two,other_placements,award_standards_met_date,defer_date\r\n\
    slug-1,'1234567890123,\"\"\"'=NF-1\"\"\",1234567,TRN received,Ada Jane,,Brook,2001-02-03,Female,White,,1,History,Primary and secondary (postgraduate),applied physics,mathematics,11,16,2026-09-07,End date not required by HESA so no data available in Register,2026-09-14,Not applicable,,Not applicable,900010,Now Teach,100003,\"Mere School, Lower Site\",\"100001, 100002\",,Not required by HESA so no data available in Register\r\n";

#[test]
fn what_is_awkward_in_registers_export_is_undone() {
    let (office, _) = office();
    safe(&office);
    let preview = office.act("import_preview", request(&office, AWKWARD));
    assert_eq!(counts(&preview), [1, 1, 0, 0, 0, 0], "{preview:#}");
    assert_eq!(
        preview["notes"],
        json!([
            "Left out on purpose: sex, ethnicity, disability, degrees. Only “Add trainees” asks for it, and that is off: turn it on in DfE files, under “Which files we fill”, to take it."
        ])
    );
    assert_eq!(run(&office, AWKWARD), [1, 1, 0, 0, 0, 0]);
    let ada = id_of(&office, "Ada");
    for (field, words) in [
        ("registerId", "slug-1"),
        ("hesaId", "1234567890123"),
        ("providerRef", "=NF-1"),
        ("subject", "Physics"),
        ("specialism", "Applied Physics"),
        ("secondSubject", "Mathematics"),
        ("secondSpecialism", ""),
        ("endsOn", ""),
        ("beginsOn", "14 Sep 2026"),
        ("trainingPartner", ""),
        ("partnerUrn", "Not applicable (900010)"),
        ("initiative", "Now Teach"),
    ] {
        assert_eq!(shown(&office, ada, field), words, "{field}");
    }
    assert_eq!(
        page(&office, ada)["inRegister"],
        "Register has: Cedar Grove (URN 100003), Mere School, Lower Site, Alder Hill (URN 100001), Birch Lane (URN 100002)."
    );
    assert_eq!(run(&office, AWKWARD), [1, 0, 0, 1, 0, 0]);
    // Register's own id is the surest sign; the usual word takes another off; a blank cell takes nothing away.
    let later = "register_id,first_names,last_names,course_itt_subject_1,placement_one\r\nslug-1,Ada,Brook-Hill,physics,\r\n";
    let preview = office.act("import_preview", request(&office, later));
    assert_eq!(
        preview["rows"][0]["says"],
        json!(["Specialism for Register: Applied Physics taken off"]),
        "{preview:#}"
    );
    assert_eq!(run(&office, later), [1, 0, 1, 0, 0, 0]);
    assert!(
        page(&office, ada)["inRegister"]
            .as_str()
            .unwrap()
            .contains("Cedar Grove")
    );
}

/// Somebody's degrees and equality data, as Register's export has them.
const APART: &str = "register_id,first_names,last_names,sex,ethnic_background,disabilities,degree_1_type_uk,degree_1_subject,degree_1_grade,degree_1_graduation_year,degree_1_awarding_institution,degree_1_country,address_line_1\r\n\
    slug-1,Ada,Brook,Female,No such word,\"Blind, 57\",'001,Ceramics,First Class Honours,2019,The Open University,,1 Mere Road\r\n";

#[test]
fn degrees_and_equality_data_come_in_only_where_a_file_asks_for_them() {
    let (office, _) = office();
    safe(&office);
    office.act("returns_switch", json!({"file": "trainees", "on": true}));
    assert_eq!(office.labels()[0], "“Add trainees and entry sheets” is on");
    let preview = office.act("import_preview", request(&office, APART));
    let notes = preview["notes"].to_string();
    assert!(
        notes.contains(
            "Left out on purpose: home address. No file that is filled from here asks for it."
        ),
        "{notes}"
    );
    assert!(
        notes.contains(
            "1 word on degrees or equality data is in none of the DfE’s lists and left out."
        ),
        "{notes}"
    );
    assert_eq!(run(&office, APART), [1, 1, 0, 0, 0, 0]);
    let ada = id_of(&office, "Ada");
    for (field, words) in [
        ("degreeType", "Bachelor of Education (BED)"),
        ("degreeSubject", "Ceramics"),
        ("degreeGrade", "First Class Honours"),
        ("degreeYear", "2019"),
        ("degreeInstitution", "The Open University"),
        ("degreeCountry", ""),
    ] {
        assert_eq!(shown(&office, ada, field), words, "{field}");
    }
    let equality = office.query("trainee_equality", json!({"id": ada}));
    assert_eq!(
        (&equality["sex"], &equality["ethnicity"]),
        (&json!("10"), &json!(""))
    );
    assert_eq!(equality["disabilities"], json!(["57", "58"]));
    // Twice is once, and a blank takes nothing away; what changes is told, and not to what.
    assert_eq!(run(&office, APART), [1, 0, 0, 1, 0, 0]);
    let blank = APART.replace("Female", "").replace("Ceramics", "");
    assert_eq!(run(&office, &blank), [1, 0, 0, 1, 0, 0]);
    let other = APART.replace("Female", "Male");
    let preview = office.act("import_preview", request(&office, &other));
    assert_eq!(preview["rows"][0]["says"], json!(["Equality data"]));
}

/// Trainees of Register's export at the end of their course.
const ENDED: &str = "register_id,trn,trainee_status,first_names,last_names,course_training_route,course_itt_subject_1,course_minimum_age,course_maximum_age,itt_start_date,training_partner_name,award_standards_met_date\r\n\
    slug-1,1234567,STATUS,Ada,Brook,Primary and secondary (postgraduate),physical education,11,16,2025-09-01,Not applicable,2026-07-03\r\n";

#[test]
fn registers_own_words_are_kept_where_its_files_ask_for_them_again() {
    let (office, _) = office();
    safe(&office);
    assert_eq!(
        run(&office, &ENDED.replace("STATUS", "TRN received")),
        [1, 1, 0, 0, 0, 0]
    );
    let ada = id_of(&office, "Ada");
    for (field, words) in [
        ("subject", "Physical education"),
        ("specialism", "Physical education"),
        ("partnerUrn", "Not applicable (900010)"),
        ("standardsMetOn", "3 Jul 2026"),
    ] {
        assert_eq!(shown(&office, ada, field), words, "{field}");
    }
    let awarded = |status: &str| ENDED.replace("STATUS", status);
    for (status, says, has) in [
        (
            "QTS recommended",
            &[
                "In Register: Recommended for QTS or EYTS",
                "State: In training → Completed",
            ][..],
            "Register has: Recommended for QTS or EYTS.",
        ),
        (
            "QTS awarded",
            &["In Register: QTS or EYTS awarded"],
            "Register has: QTS or EYTS awarded.",
        ),
        // The day when somebody met the standards stays, and so does what follows from it.
        ("TRN received", &["In Register: No award yet"], ""),
    ] {
        let preview = office.act("import_preview", request(&office, &awarded(status)));
        assert_eq!(texts_of(&preview["rows"][0]["says"]), says, "{status}");
        assert_eq!(run(&office, &awarded(status)), [1, 0, 1, 0, 0, 0]);
        assert_eq!(run(&office, &awarded(status)), [1, 0, 0, 1, 0, 0]);
        assert_eq!(page(&office, ada)["inRegister"], has);
    }
}

/// Three trainees of Register's: Ada, Bo and Cy.
const THREE: &str = "register_id,trn,first_names,last_names,provider_trainee_id\r\n\
    r1,1111111,Ada,Brook,P1\r\nr2,2222222,Bo,Cole,P2\r\nr3,3333333,Cy,Dale,P3\r\n";

#[test]
fn a_row_with_somebody_elses_number_is_refused_alone_and_the_preview_says_so() {
    let (office, _) = office();
    safe(&office);
    assert_eq!(run(&office, THREE), [3, 3, 0, 0, 0, 0]);
    let head = "register_id,trn,first_names,last_names,provider_trainee_id\r\n";
    for (rows, outcomes, whose) in [
        // Another's TRN.
        (
            "r1,1111111,Ada,Brook,P9\r\nr2,3333333,Bo,Cole,P2\r\nr4,,Di,East,\r\n",
            &["update", "rejected", "create"][..],
            "row 3: The TRN 3333333 is Cy Dale’s already",
        ),
        // Two that are the wrong way round.
        (
            "r1,2222222,Ada,Brook,\r\nr2,1111111,Bo,Cole,\r\nr3,,Cy,Dale,P8\r\n",
            &["rejected", "rejected", "update"],
            "row 2: The TRN 2222222 is Bo Cole’s already",
        ),
        // One that a row before has made free.
        (
            "r1,4444444,Ada,Brook,\r\nr2,1111111,Bo,Cole,\r\n",
            &["update", "update"],
            "",
        ),
        // Another's id of the provider's, by somebody known and by somebody of no such name.
        (
            "r1,,Ada,Brook,P3\r\nr9,,Zed,Else,P3\r\nr2,6666666,Bo,Cole,P2\r\n",
            &["rejected", "duplicate", "update"],
            "row 2: The provider’s id P3 is Cy Dale’s already",
        ),
        // The same new one twice.
        (
            "r5,,Eve,Ford,P5\r\nr5,5555555,Fay,Gale,P6\r\nr6,,Gus,Hill,P5\r\n",
            &["create", "rejected", "rejected"],
            "row 3: Register’s id r5 stands in row 2 too",
        ),
    ] {
        let before = office.dump();
        let sheet = format!("{head}{rows}");
        let preview = office.act("import_preview", request(&office, &sheet));
        assert_eq!(texts(&preview["rows"], "outcome"), outcomes, "{rows}");
        let done = office.act("import_run", request(&office, &sheet));
        assert_eq!(done["counts"], preview["counts"], "{rows}");
        let left = preview["rows"].as_array().unwrap().iter();
        let mut refused = left.filter(|row| row["outcome"] == "rejected");
        let says = refused
            .next()
            .map_or("", |row| row["says"][0].as_str().unwrap());
        assert!(says.contains(whose), "{says}");
        office.act("undo", json!({}));
        assert_eq!(before["person"], office.dump()["person"], "{rows}");
    }
}

#[test]
fn the_offices_own_id_tells_whom_a_row_means_though_there_is_no_trn() {
    let (office, _) = office();
    safe(&office);
    let sheet =
        "Student ID,Name,Course\r\nP1,Ada Brook,PGCE\r\nP1,Bo Cole,PGCE\r\nP2,Cy Dale,PGCE\r\n";
    assert_eq!(run(&office, sheet), [3, 2, 0, 0, 0, 1]);
    assert_eq!(run(&office, sheet), [3, 0, 0, 2, 0, 1]);
}

#[test]
fn an_export_that_excel_saved_again_has_the_day_first() {
    let (office, _) = office();
    safe(&office);
    let export = |born: &str, starts: &str, ends: &str| {
        format!(
            "register_id,first_names,last_names,date_of_birth,itt_start_date,expected_end_date\r\nr1,Ada,Brook,{born},{starts},{ends}\r\n"
        )
    };
    for (born, starts, ends, begins, order) in [
        // One column proves it, or none does.
        (
            "25/04/1999",
            "07/09/2026",
            "09/07/2027",
            "7 Sep 2026",
            "dayFirst",
        ),
        (
            "05/04/1999",
            "07/09/2026",
            "09/07/2027",
            "7 Sep 2026",
            "dayFirst",
        ),
        // A file that was saved in America.
        (
            "04/25/1999",
            "09/07/2026",
            "07/09/2027",
            "7 Sep 2026",
            "monthFirst",
        ),
    ] {
        let text = export(born, starts, ends);
        let look = office.act(
            "import_look",
            json!({"source": {"text": text}, "noun": "trainees"}),
        );
        assert_eq!(texts(&look["columns"], "dateOrder")[4], order, "{look:#}");
        assert_eq!(look["columns"][4]["asksOrder"], false);
        assert_eq!(run(&office, &text), [1, 1, 0, 0, 0, 0], "{text}");
        let ada = id_of(&office, "Ada");
        assert_eq!(shown(&office, ada, "startsOn"), begins);
        assert_eq!(shown(&office, ada, "endsOn"), "9 Jul 2027");
        // Nothing of it is remembered for the next file.
        office.act("trainees_remove", json!({"selection": only(&[ada])}));
    }
    // Columns that contradict each other are asked about, and so is every sheet of the office's own.
    let mixed = export("25/04/1999", "07/09/2026", "07/25/2027");
    assert_eq!(run(&office, &mixed), [1, 0, 0, 0, 0, 1]);
    let own = "Name,Date of birth,Starts\r\nBo Cole,25/04/1999,07/09/2026\r\n";
    assert_eq!(run(&office, own), [1, 0, 0, 0, 0, 1]);
}

#[test]
fn a_school_that_register_names_in_vain_keeps_no_trainee_out() {
    let (office, _) = office();
    safe(&office);
    let export = "register_id,first_names,last_names,course_training_route,employing_school_name,employing_school_urn,placement_one,training_partner_urn\r\n\
        r1,Ada,Brook,Primary and secondary (postgraduate),Alder Hill,100001,100003,\r\n\
        r2,Bo,Cole,School direct (salaried),Nowhere School,999999,999998,999997\r\n\
        r3,Cy,Dale,School direct (salaried),Alder Hill,100001,,\r\n";
    let preview = office.act("import_preview", request(&office, export));
    assert_eq!(counts(&preview), [3, 3, 0, 0, 0, 0], "{preview:#}");
    assert_eq!(
        texts_of(&preview["rows"][0]["says"]),
        [
            "New trainee.",
            "Employing school Alder Hill (URN 100001) is left off: no school employs a trainee on this route."
        ]
    );
    assert_eq!(texts_of(&preview["rows"][1]["says"]).len(), 4);
    assert_eq!(
        texts_of(&preview["notes"]),
        [
            "1 employing school is left off, since no school employs a trainee on that route: Alder Hill (URN 100001) (row 2).",
            "1 employing school is left off, since it is not known which it is: Nowhere School (URN 999999) (row 3).",
            "2 URNs of placements or training partners are taken though the register here has no such schools: URN 999998 (row 3), URN 999997 (row 3)."
        ]
    );
    assert_eq!(run(&office, export), [3, 3, 0, 0, 0, 0]);
    // Of a route on which no school employs anybody the page has no such field.
    for (name, school) in [
        ("Ada", Value::Null),
        ("Bo", json!("")),
        ("Cy", json!("Alder Hill")),
    ] {
        let id = id_of(&office, name);
        assert_eq!(shown(&office, id, "employingSchool"), school, "{name}");
    }
    assert_eq!(run(&office, export), [3, 0, 0, 3, 0, 0]);
    // Whoever wrote a sheet of the office's own can correct it there.
    let own = "Name,Route,Employing school URN\r\nDi East,School direct (salaried),999999\r\n";
    assert_eq!(run(&office, own), [1, 0, 0, 0, 0, 1]);
}

fn texts_of(says: &Value) -> Vec<&str> {
    let says = says.as_array().unwrap().iter();
    says.map(|said| said.as_str().unwrap()).collect()
}
