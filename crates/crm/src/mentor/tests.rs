//! Mentors over a real file.

use crate::list::List;
use crate::testkit::{Office, assert_same, only, school, texts};
use serde_json::{Value, json};

const GENERAL_MENTOR: i64 = 10;
const PROFESSIONAL_TUTOR: i64 = 9;

/// A school in Camden (Inner London) and one in Kent, both ours.
fn office() -> (Office, Vec<i64>) {
    let office = Office::with(&[
        school(
            100_001,
            "Alder Hill",
            &[("DistrictAdministrative (code)", "E09000007")],
        ),
        school(
            100_002,
            "Birch Lane",
            &[("DistrictAdministrative (code)", "E07000106")],
        ),
    ]);
    let ids = office.ours(&[100_001, 100_002]);
    (office, ids)
}

/// Adds someone in a post at a school: their id and the post's.
fn add(office: &Office, first: &str, role: i64, school: i64) -> (i64, i64) {
    let person = office.act(
        "person_add",
        json!({"name": {"first": first, "last": "Quell"}, "post": {"roleId": role, "schoolId": school, "from": "2023-09"}}),
    )["id"]
        .as_i64()
        .unwrap();
    let page = office.query("person_page", json!({"id": person}));
    (person, page["posts"][0]["id"].as_i64().unwrap())
}

fn rows(office: &Office, filters: Value) -> Value {
    let columns: Vec<&str> = List::Mentors.definition().shown.to_vec();
    let view = json!({"list": "mentors", "where": filters});
    office.query(
        "list_page",
        json!({"view": view, "limit": 100, "columns": columns}),
    )["rows"]
        .clone()
}

fn train(office: &Office, people: &[i64], day: &str, hours: &str) -> Value {
    office.act(
        "mentor_training_add",
        json!({"people": people, "onDay": day, "hours": hours, "topic": "SEND and inclusion"}),
    )
}

#[test]
fn a_session_is_ticked_off_for_many_with_the_hours_left() {
    let (office, schools) = office();
    let (ada, ada_post) = add(&office, "Ada", GENERAL_MENTOR, schools[0]);
    let (bela, bela_post) = add(&office, "Bela", GENERAL_MENTOR, schools[1]);
    // Bela was trained with us in an earlier year, so she needs a refresher.
    train(&office, &[bela], "2024-10-01", "20");
    let session = json!({
        "selection": only(&[ada_post, bela_post]), "onDay": "3 Sep 2026", "hours": "2:30", "topic": "Coaching",
    });
    let look = office.query("mentor_training_look", session.clone());
    assert_eq!(
        look["said"],
        "2 hours 30 minutes for 2 people on 3 Sep 2026. After it, in 2026/27: each has 4 to 14 funded hours left."
    );
    let before = office.dump();
    let done = office.done("mentor_training_add", session.clone());
    assert_eq!(
        done.operation.unwrap().label,
        "Ticked off 2 hours 30 minutes of training on 3 Sep 2026 for 2 mentors"
    );
    assert_eq!(
        done.value["said"],
        "2 hours 30 minutes of training for 2 mentors. Each has 4 to 14 funded hours left."
    );
    let page = office.query("mentor_page", json!({"personId": bela}));
    assert_eq!(texts(&page["training"], "kind"), ["refresher", "initial"]);
    assert_eq!(page["funding"][0]["countedHours"], 2);
    assert_eq!(page["funding"][0]["amount"], "£87.60");
    assert_eq!(page["funding"][1]["countedHours"], 20);
    // The list says the same as the page.
    let listed = rows(&office, json!({}));
    for (at, (person, counted, left, amount)) in
        [(ada, 2, 14, 107.2), (bela, 2, 4, 87.6)].iter().enumerate()
    {
        let row = &listed[at];
        assert_eq!(row["personId"], *person);
        assert_eq!(
            (&row["hoursCounted"], &row["hoursLeft"], &row["amount"]),
            (&json!(counted), &json!(left), &json!(amount)),
            "{row}"
        );
        let funding = &office.query("mentor_page", json!({"personId": person}))["funding"][0];
        assert_eq!(
            (&funding["countedHours"], &funding["leftHours"]),
            (&json!(counted), &json!(left))
        );
    }
    // A second time nobody has it twice.
    assert_eq!(
        office.act("mentor_training_add", session)["said"],
        "Nothing new: they have this session already."
    );
    office.act("undo", json!({}));
    assert_same(&before, &office.dump(), "undone");
}

#[test]
fn the_list_goes_by_the_offices_own_figures() {
    let (office, schools) = office();
    let (ada, _) = add(&office, "Ada", GENERAL_MENTOR, schools[0]);
    train(&office, &[ada], "2026-09-01", "12");
    assert_eq!(rows(&office, json!({}))[0]["hoursLeft"], 4);
    office.act(
        "figure_set",
        json!({"key": "mentorFundedInitial", "from": "2026/27", "value": 600}),
    );
    let row = &rows(&office, json!({}))[0];
    assert_eq!(
        (&row["hoursCounted"], &row["hoursLeft"]),
        (&json!(10), &json!(0))
    );
    let funding = &office.query("mentor_page", json!({"personId": ada}))["funding"][0];
    assert_eq!(funding["countedHours"], 10);
}

#[test]
fn who_mentors_and_how_many_is_written_down() {
    let (office, schools) = office();
    let (ada, ada_post) = add(&office, "Ada", GENERAL_MENTOR, schools[0]);
    let (_, tutor_post) = add(&office, "Timo", PROFESSIONAL_TUTOR, schools[0]);
    let (head, head_post) = add(&office, "Hedy", 1, schools[0]);
    assert_eq!(texts(&rows(&office, json!({})), "atOnce"), ["1", "0"]);
    let page = office.query("mentor_page", json!({"personId": head}));
    assert_eq!(page["posts"], json!([]));
    assert_eq!(
        page["otherPosts"],
        json!([[head_post, "Head teacher at Alder Hill"]])
    );
    office.act(
        "mentor_set",
        json!({"tenureId": head_post, "atOnce": 2, "subjects": ["G1"], "fromOn": "2026-09-01", "untilOn": "2027-03-31"}),
    );
    let page = office.query("mentor_page", json!({"personId": head}));
    assert_eq!(
        page["posts"][0]["said"],
        "May have 2 trainees at once, none now. Free from 1 Sep 2026 until 31 Mar 2027."
    );
    office.act(
        "mentor_set",
        json!({"tenureId": ada_post, "trn": "12/34567"}),
    );
    let page = office.query("mentor_page", json!({"personId": ada}));
    assert_eq!(page["trn"], "1234567");
    let here = office.query("school_mentors", json!({"schoolId": schools[0]}));
    assert_eq!(
        here["said"],
        "2 mentors, 3 places free. 2 have had no training this academic year."
    );
    let desk = office.session.desk().unwrap();
    let on = |day: &str| {
        let free = super::queries::free(&desk.store.read().unwrap(), day.parse().unwrap());
        let mut names: Vec<String> = free
            .unwrap()
            .remove(&schools[0])
            .unwrap_or_default()
            .into_iter()
            .map(|mentor| format!("{} {}", mentor.name, mentor.at_once))
            .collect();
        names.sort();
        names
    };
    assert_eq!(on("2026-10-01"), ["Ada Quell 1", "Hedy Quell 2"]);
    assert_eq!(on("2027-04-01"), ["Ada Quell 1"]);
    assert_eq!(on("2020-04-01"), Vec::<String>::new());
    for (request, why) in [
        (
            json!({"tenureId": ada_post, "trn": "123456"}),
            "is not a TRN",
        ),
        (
            json!({"tenureId": tutor_post, "trn": "1234567"}),
            "Ada Quell’s already",
        ),
        (json!({"tenureId": ada_post, "atOnce": 99}), "99 trainees"),
        (
            json!({"tenureId": ada_post, "subjects": ["x"]}),
            "no subject code",
        ),
        (
            json!({"tenureId": ada_post, "fromOn": "2027-01-01", "untilOn": "2026-01-01"}),
            "before it begins",
        ),
        (json!({"tenureId": 9_999, "atOnce": 1}), "not in the file"),
    ] {
        let refused = office.refused("mentor_set", request);
        assert!(refused.message.contains(why), "{refused}");
    }
}

#[test]
fn a_line_of_the_ledger_is_corrected_and_taken_off() {
    let (office, schools) = office();
    let (ada, _) = add(&office, "Ada", GENERAL_MENTOR, schools[0]);
    let id = train(&office, &[ada], "2026-09-01", "12")["ids"][0].clone();
    office.act(
        "mentor_training_set",
        json!({"id": id, "hours": "90 min", "kind": "refresher", "provider": "Teesway"}),
    );
    let page = office.query("mentor_page", json!({"personId": ada}));
    assert_eq!(page["training"][0]["hours"], "1 hour 30 minutes");
    assert_eq!(page["training"][0]["school"], "Alder Hill");
    assert_eq!(texts(&page["funding"], "provider"), ["", "Teesway"]);
    office.act("mentor_training_remove", json!({"ids": [id]}));
    assert_eq!(
        office.query("mentor_page", json!({"personId": ada}))["training"],
        json!([])
    );
    for (command, request, why) in [
        (
            "mentor_training_remove",
            json!({"ids": [id]}),
            "not in the file",
        ),
        (
            "mentor_training_add",
            json!({"people": [], "onDay": "today", "hours": "1"}),
            "Nobody is chosen",
        ),
        (
            "mentor_training_add",
            json!({"people": [ada], "onDay": "2026-12-01", "hours": "1"}),
            "lies ahead",
        ),
        (
            "mentor_training_add",
            json!({"people": [ada], "onDay": "", "hours": "1"}),
            "on which day",
        ),
        (
            "mentor_training_add",
            json!({"people": [ada], "onDay": "today", "hours": "lots"}),
            "not a number of hours",
        ),
        (
            "mentor_training_add",
            json!({"people": [99_999], "onDay": "today", "hours": "1"}),
            "not in the file",
        ),
    ] {
        let refused = office.refused(command, request);
        assert!(refused.message.contains(why), "{refused}");
    }
    let look = office.query(
        "mentor_training_look",
        json!({"people": [ada], "onDay": "soon", "hours": "1"}),
    );
    assert!(look["problem"].as_str().unwrap().contains("not a day"));
}

#[test]
fn gaps_are_told_and_close() {
    let (office, schools) = office();
    let (ada, ada_post) = add(&office, "Ada", GENERAL_MENTOR, schools[0]);
    let (_, bela_post) = add(&office, "Bela", GENERAL_MENTOR, schools[1]);
    let today = |office: &Office| {
        let items = office.query("today", json!({}));
        texts(&items["items"], "id")
            .into_iter()
            .filter(|id| id.starts_with("mentors"))
            .collect::<Vec<_>>()
    };
    assert_eq!(today(&office), ["mentorsUntrained"]);
    train(&office, &[ada], "2026-09-02", "1");
    office.act(
        "tenures_end",
        json!({"ids": [bela_post], "until": "2026-08-31"}),
    );
    assert_eq!(today(&office), ["mentorsLost"]);
    let gaps = office.query("mentor_gaps", json!({}));
    assert_eq!(
        gaps["lost"][0]["why"],
        "Bela Quell mentored there until 31 Aug 2026, and nobody does now."
    );
    assert_eq!(gaps["untrained"], json!([]));
    // Someone else at the school closes that gap, and opens another until they are trained.
    add(&office, "Cleo", GENERAL_MENTOR, schools[1]);
    assert_eq!(today(&office), ["mentorsUntrained"]);
    assert_eq!(
        office.query("mentor_gaps", json!({}))["untrained"][0]["why"],
        "No training in 2026/27."
    );
    office.act("tenures_remove", json!({"ids": [ada_post]}));
    assert_eq!(
        rows(&office, json!({"untrained": ["yes"]}))[0]["name"],
        "Cleo Quell"
    );
}

/// Places a trainee with a mentor, over today.
fn place(office: &Office, school: i64, mentor: i64) {
    let desk = office.session.desk().unwrap();
    desk.store
        .operate("test", |w| {
            let [person, trainee, placement, pair] =
                ["person", "trainee", "placement", "placement_mentor"].map(|table| w.id(table).unwrap());
            w.db.execute(
                "INSERT INTO person (id, first_name, last_name, added_on) VALUES (?1, 'Robin', 'Ash', '2026-09-01')",
                [person],
            )?;
            w.db.execute(
                "INSERT INTO trainee (id, person_id, added_on) VALUES (?1, ?2, '2026-09-01')",
                [trainee, person],
            )?;
            w.db.execute(
                "INSERT INTO placement (id, trainee_id, school_id, from_on, until_on, state, state_on)
                 VALUES (?1, ?2, ?3, '2026-09-07', '2026-12-18', 'confirmed', '2026-09-01')",
                [placement, trainee, school],
            )?;
            w.db.execute(
                "INSERT INTO placement_mentor (id, placement_id, person_id) VALUES (?1, ?2, ?3)",
                [pair, placement, mentor],
            )?;
            w.label("Placed");
            Ok(())
        })
        .unwrap();
}

#[test]
fn trainees_take_places_and_too_many_are_told() {
    let (office, schools) = office();
    let (ada, ada_post) = add(&office, "Ada", GENERAL_MENTOR, schools[0]);
    let row = || rows(&office, json!({}))[0].clone();
    assert_eq!(
        (&row()["traineesNow"], &row()["freePlaces"]),
        (&json!(0), &json!(1))
    );
    place(&office, schools[0], ada);
    assert_eq!(
        (&row()["traineesNow"], &row()["freePlaces"]),
        (&json!(1), &json!(0))
    );
    assert_eq!(office.query("mentor_gaps", json!({}))["over"], json!([]));
    place(&office, schools[0], ada);
    let gaps = office.query("mentor_gaps", json!({}));
    assert_eq!(gaps["over"][0]["why"], "2 trainees now, 1 agreed.");
    let page = office.query("mentor_page", json!({"personId": ada}));
    assert_eq!(
        page["posts"][0]["said"],
        "Has 2 trainees, more than agreed (1)."
    );
    let told = || texts(&office.query("today", json!({}))["items"], "id");
    assert!(told().contains(&"mentorsOverFull".to_owned()));
    office.act("mentor_set", json!({"tenureId": ada_post, "atOnce": 2}));
    assert!(!told().contains(&"mentorsOverFull".to_owned()));
}

#[test]
fn a_sheet_brings_mentors_with_what_they_had() {
    let (office, schools) = office();
    let (ada, _) = add(&office, "Ada", GENERAL_MENTOR, schools[0]);
    let sheet = office.put(
        "Mentors.csv",
        b"Mentor,School,TRN,Subject,Trainees at once,Training hours,Training date\n\
          Ada Quell,Alder Hill,1234567,Mathematics,2,2.5,3 Sep 2026\n\
          Bela Stone,Birch Lane,7654321,,,6,\n\
          Cleo Marsh,Birch Lane,12345,,,,\n\
          Dora Field,Birch Lane,1234567,,,,\n\
          Elsa Wood,Birch Lane,,,many,,\n",
    );
    let import = json!({"noun": "mentors", "source": {"path": sheet}});
    office.act("import_run", import.clone());
    let listed = rows(&office, json!({}));
    assert_eq!(texts(&listed, "name"), ["Ada Quell", "Bela Stone"]);
    assert_eq!(listed[0]["trn"], "1234567");
    assert_eq!(listed[0]["atOnce"], 2);
    assert_eq!(listed[0]["subjects"], json!(["Mathematics"]));
    assert_eq!(texts(&listed, "hoursCounted"), ["2", "6"]);
    let page = office.query("mentor_page", json!({"personId": ada}));
    assert_eq!(page["training"].as_array().unwrap().len(), 1);
    // The same sheet again changes nothing.
    let before = office.dump();
    office.act("import_run", import);
    let after = office.dump();
    for table in ["mentor", "mentor_training", "tenure", "person"] {
        assert_eq!(before[table], after[table], "{table}");
    }
}

#[test]
fn a_trn_of_two_new_mentors_stops_the_second_row_alone() {
    let (office, _) = office();
    let sheet = office.put(
        "Mentors.csv",
        b"Mentor,School,TRN\nBela Stone,Birch Lane,7654321\nDora Field,Birch Lane,7654321\nElsa Wood,Birch Lane,\n",
    );
    let import = json!({"noun": "mentors", "source": {"path": sheet}});
    let preview = office.act("import_preview", import.clone());
    let done = office.act("import_run", import);
    assert_eq!(preview["counts"], done["counts"]);
    assert_eq!(
        texts(&preview["rows"], "outcome"),
        ["create", "rejected", "create"]
    );
    let says = done["problems"][0]["says"][0].as_str().unwrap();
    assert!(
        says.ends_with(
            "row 3: The TRN 7654321 is that of Bela Stone in row 2 too. Correct one of them."
        ),
        "{says}"
    );
}
