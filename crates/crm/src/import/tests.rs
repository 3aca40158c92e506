//! Importing over real files: what is counted, what is written, what comes back.

use crate::error::Kind;
use crate::testkit::{Office, school, texts};
use proptest::prelude::*;
use rust_xlsxwriter::{Format, Workbook};
use serde_json::{Value, json};

/// Three schools in the register, the first two ours.
fn office() -> Office {
    let office = Office::with(&[
        school(
            100_001,
            "Alder Hill Primary School",
            &[
                ("Town", "Rookby"),
                ("Postcode", "RK1 1AA"),
                ("EstablishmentNumber", "2001"),
            ],
        ),
        school(
            100_002,
            "Birch Lane School",
            &[
                ("Town", "Larkham"),
                ("Postcode", "LK2 2BB"),
                ("EstablishmentNumber", "2002"),
            ],
        ),
        school(
            100_003,
            "Cedar Park Academy",
            &[
                ("Town", "Larkham"),
                ("Postcode", "LK3 3CC"),
                ("EstablishmentNumber", "2003"),
            ],
        ),
    ]);
    office.ours(&[100_001, 100_002]);
    office
}

fn request(noun: &str, path: &std::path::Path) -> Value {
    json!({"noun": noun, "source": {"path": path}})
}

fn counts(answer: &Value) -> [u64; 6] {
    [
        "read",
        "create",
        "update",
        "unchanged",
        "duplicate",
        "rejected",
    ]
    .map(|name| answer["counts"][name].as_u64().unwrap())
}

/// Imports a text and gives the counts.
fn import(office: &Office, noun: &str, text: &str) -> [u64; 6] {
    let path = office.put("sheet.csv", text.as_bytes());
    counts(&office.act("import_run", request(noun, &path)))
}

fn says(answer: &Value) -> Vec<String> {
    answer["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| {
            let says = row["says"].as_array().unwrap();
            let says: Vec<_> = says.iter().map(|text| text.as_str().unwrap()).collect();
            says.join(" ")
        })
        .collect()
}

/// The texts of one column, in the order of the ids.
fn column(office: &Office, table: &str, column: &str) -> Vec<String> {
    let desk = office.session.desk().unwrap();
    let db = desk.store.read().unwrap();
    let mut statement = db
        .prepare(&format!("SELECT {column} FROM {table} ORDER BY id"))
        .unwrap();
    statement
        .query_map([], |row| row.get(0))
        .unwrap()
        .collect::<rusqlite::Result<_>>()
        .unwrap()
}

/// A workbook with one sheet of texts.
fn workbook(sheets: &[(&str, &[&[&str]])]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    for (name, rows) in sheets {
        let sheet = workbook.add_worksheet();
        sheet.set_name(*name).unwrap();
        for (at, row) in (0u32..).zip(*rows) {
            for (column, cell) in (0u16..).zip(*row) {
                sheet.write_string(at, column, *cell).unwrap();
            }
        }
    }
    workbook.save_to_buffer().unwrap()
}

const PEOPLE: &str = "Name,Role,School,Email,Tel,From\r\n\
    Mrs Jane Thrupp,Headteacher,Alder Hill Primary School,j.thrupp@alder.example,02079460001,13/09/2021\r\n\
    \"Okafor-Lint, Tom (Mr)\",Deputy,Alder Hill Primary School,t.okafor@alder.example,,01/09/2022\r\n\
    Zoë Ångström,ITT coordinator,Birch Lane,z.angstrom@birch.example,,Sep 2020\r\n";

#[test]
fn people_are_imported_once() {
    let office = office();
    assert_eq!(import(&office, "people", PEOPLE), [3, 3, 0, 0, 0, 0]);
    assert_eq!(office.labels()[0], "Imported 3 people from sheet.csv");
    let before = office.whole_dump();
    assert_eq!(import(&office, "people", PEOPLE), [3, 0, 0, 3, 0, 0]);
    crate::testkit::assert_same(&before, &office.whole_dump(), "the second time");
    assert_eq!(column(&office, "person", "title"), ["Mrs", "Mr", ""]);
    assert_eq!(
        column(&office, "person", "first_name"),
        ["Jane", "Tom", "Zoë"]
    );
    assert_eq!(
        column(&office, "person", "last_name"),
        ["Thrupp", "Okafor-Lint", "Ångström"]
    );
    assert_eq!(
        column(&office, "tenure", "from_on"),
        ["2021-09-13", "2022-09-01", "2020-09"]
    );
    assert_eq!(column(&office, "tenure", "source"), ["import"; 3]);
}

#[test]
fn an_import_is_one_operation_that_is_taken_back() {
    let office = office();
    let before = office.dump();
    import(&office, "people", PEOPLE);
    office.act("undo", json!({}));
    let mut after = office.dump();
    // How the sheet was mapped is remembered all the same.
    for table in ["import_column", "import_value"] {
        after.insert(table.to_owned(), before[table].clone());
    }
    crate::testkit::assert_same(&before, &after, "taken back");
}

#[test]
fn several_people_of_a_row_are_several() {
    let office = office();
    let text = "School,URN,Head,Head email,Deputy,Mentor 1,Mentor 1 email,Mentor 2\r\n\
        Alder Hill,100001,Jane Thrupp,jane@alder.example,Tom Lint,Ann Moss,ann@alder.example,Bo Fern\r\n\
        Birch Lane,100002,Sue Park,,vacant,,,\r\n";
    assert_eq!(import(&office, "people", text), [5, 5, 0, 0, 0, 0]);
    assert_eq!(import(&office, "people", text), [5, 0, 0, 5, 0, 0]);
    let dump = office.dump();
    assert_eq!(dump["tenure"].len(), 5);
    assert_eq!(dump["address"].len(), 2);
}

#[test]
fn two_rows_of_headings_are_read_together() {
    let office = office();
    let text = "Contacts of the partnership,,,,\r\n\r\n\
        School,,Head,,Deputy,\r\n\
        Name,URN,Name,Email,Name,Email\r\n\
        Alder Hill,100001,Jane Thrupp,jane@alder.example,Tom Lint,tom@alder.example\r\n";
    let path = office.put("sheet.csv", text.as_bytes());
    let look = office.act("import_look", json!({"source": {"path": path}}));
    assert_eq!(look["noun"], "people");
    assert_eq!(look["header"], json!({"row": 3, "rows": 2}));
    assert_eq!(
        texts(&look["people"], "label"),
        ["Head teacher", "Deputy head"]
    );
    assert_eq!(import(&office, "people", text), [2, 2, 0, 0, 0, 0]);
}

#[test]
fn a_column_after_a_name_belongs_to_that_person() {
    let office = office();
    let text = "URN,Head,Email,Deputy,Email\r\n100001,Jane Thrupp,jane@alder.example,Tom Lint,tom@alder.example\r\n";
    assert_eq!(import(&office, "people", text), [2, 2, 0, 0, 0, 0]);
    assert_eq!(office.dump()["address"].len(), 2);
}

#[test]
fn what_cannot_be_imported_says_where_and_what_to_do() {
    let office = office();
    let text = "Name,Role,School,Email,From,Until\r\n\
        Jane Thrupp,Headteacher,Alder Hill Primary School,jane.alder.example,,\r\n\
        Tom Lint,Deputy,Alder Hill Primary School,,01/09/2024,31/08/2023\r\n\
        Ann Moss,Chief of all,Alder Hill Primary School,,,\r\n\
        Mr & Mrs Fern,Deputy,Alder Hill Primary School,,,\r\n\
        ,Deputy,Alder Hill Primary School,,,\r\n\
        Bo Reed,Deputy,Nowhere at all,,,\r\n\
        Cy Wren,Deputy,Alder Hill Primary School,,32/13/2024,\r\n\
        Di Lark,Deputy,Alder Hill Primary School,,13/09/2024,\r\n";
    let path = office.put("sheet.csv", text.as_bytes());
    let preview = office.act("import_preview", request("people", &path));
    assert_eq!(counts(&preview), [8, 1, 0, 0, 0, 7]);
    let says = says(&preview);
    assert_eq!(
        says[0],
        "“sheet.csv”, row 2, column “Email”, “jane.alder.example”: An e-mail address has an @. Correct it, or leave it empty."
    );
    assert!(
        says[1].starts_with(
            "“sheet.csv”, row 3: This ends (31 Aug 2023) before it begins (1 Sep 2024)."
        )
    );
    assert!(
        says[2].contains("“Chief of all” in column “Role” is not one of ours."),
        "{}",
        says[2]
    );
    assert!(says[3].contains("“Mr & Mrs Fern” names more than one person."));
    assert!(says[4].contains("row 6: Nobody is named."), "{}", says[4]);
    assert!(
        says[5].contains("There is no school “Nowhere at all”"),
        "{}",
        says[5]
    );
    assert!(
        says[6].contains("column “From”, “32/13/2024”: This is not a date"),
        "{}",
        says[6]
    );
    let questions = preview["questions"].as_array().unwrap();
    assert_eq!(
        texts(&preview["questions"], "from"),
        ["Chief of all", "Nowhere at all"]
    );
    assert_eq!(questions[0]["field"], "role");
    assert!(questions[0]["options"].as_array().unwrap().len() > 10);
}

#[test]
fn an_unknown_role_is_mapped_in_place_and_remembered() {
    let office = office();
    let text = "Name,Role,URN\r\nAnn Moss,Chief of all,100001\r\n";
    let path = office.put("sheet.csv", text.as_bytes());
    let mut wanted = request("people", &path);
    wanted["mapping"] =
        json!({"values": [{"field": "role", "from": "Chief of all", "to": "headTeacher"}]});
    assert_eq!(
        counts(&office.act("import_run", wanted)),
        [1, 1, 0, 0, 0, 0]
    );
    let again = "Name,Role,URN\r\nSue Park,CHIEF of All,100002\r\n";
    assert_eq!(import(&office, "people", again), [1, 1, 0, 0, 0, 0]);
}

#[test]
fn the_order_of_days_and_months_is_proved_or_asked() {
    let office = office();
    let text = "Name,Role,URN,From\r\nAnn Moss,Deputy,100001,03/04/2024\r\n";
    let path = office.put("sheet.csv", text.as_bytes());
    let look = office.act(
        "import_look",
        json!({"source": {"path": path}, "noun": "people"}),
    );
    let from = &look["columns"][3];
    assert_eq!(
        (&from["asksOrder"], &from["dateOrder"]),
        (&json!(true), &Value::Null)
    );
    assert_eq!(
        from["orderSays"],
        "“03/04/2024” in row 2 may be 3 Apr 2024 or 4 Mar 2024. No date in this column shows which."
    );
    assert_eq!(import(&office, "people", text), [1, 0, 0, 0, 0, 1]);
    let mut wanted = request("people", &path);
    wanted["mapping"] =
        json!({"columns": [{"header": "From", "field": "from", "dateOrder": "dayFirst"}]});
    assert_eq!(
        counts(&office.act("import_run", wanted)),
        [1, 1, 0, 0, 0, 0]
    );
    assert_eq!(column(&office, "tenure", "from_on"), ["2024-04-03"]);
}

#[test]
fn an_end_that_is_known_is_never_overwritten() {
    let office = office();
    import(
        &office,
        "people",
        "Name,Role,URN,Until\r\nAnn Moss,Deputy,100001,31 Aug 2025\r\n",
    );
    let again = import(
        &office,
        "people",
        "Name,Role,URN,Until\r\nAnn Moss,Deputy,100001,31 Aug 2027\r\n",
    );
    assert_eq!(again, [1, 0, 0, 1, 0, 0]);
    // Nor does a sheet that does not know of it bring the post back.
    assert_eq!(
        import(
            &office,
            "people",
            "Name,Role,URN\r\nAnn Moss,Deputy,100001\r\n"
        ),
        [1, 0, 0, 1, 0, 0]
    );
    // Who comes back later has a second tenure.
    let back = "Name,Role,URN,From\r\nAnn Moss,Deputy,100001,1 Jan 2026\r\n";
    assert_eq!(import(&office, "people", back), [1, 0, 1, 0, 0, 0]);
    assert_eq!(office.dump()["tenure"].len(), 2);
}

#[test]
fn another_head_is_imported_beside_the_first_and_the_change_proposed() {
    let office = office();
    import(
        &office,
        "people",
        "Name,Role,URN,From\r\nAnn Moss,Head,100001,1 Sep 2019\r\n",
    );
    let path = office.put(
        "next.csv",
        b"Name,Role,URN,From\r\nTom Lint,Head,100001,1 Sep 2026\r\n",
    );
    let done = office.act("import_run", request("people", &path));
    assert_eq!(counts(&done), [1, 1, 0, 0, 0, 0]);
    assert_eq!(
        texts(&done["proposals"], "says"),
        [
            "Ann Moss is head teacher of Alder Hill Primary School since 1 Sep 2019, and the sheet has Tom Lint from 1 Sep 2026. Both are kept until someone says that Ann Moss has left."
        ]
    );
    assert_eq!(column(&office, "tenure", "until_on"), ["", ""]);
}

#[test]
fn someone_of_the_name_elsewhere_is_asked() {
    let office = office();
    import(
        &office,
        "people",
        "Name,Role,URN,Email\r\nAnn Moss,Deputy,100001,ann@alder.example\r\n",
    );
    let text = "Name,Role,URN\r\nAnn Moss,Head,100002\r\n";
    let path = office.put("sheet.csv", text.as_bytes());
    let preview = office.act("import_preview", request("people", &path));
    assert_eq!(counts(&preview), [1, 0, 0, 0, 1, 0]);
    let row = &preview["rows"][0];
    assert_eq!(
        texts(&row["candidates"], "label"),
        ["Ann Moss (Deputy head, Alder Hill Primary School)"]
    );
    let mut wanted = request("people", &path);
    wanted["answers"] = json!([{"row": row["key"], "is": row["candidates"][0]["id"]}]);
    assert_eq!(
        counts(&office.act("import_run", wanted.clone())),
        [1, 0, 1, 0, 0, 0]
    );
    assert_eq!(office.dump()["person"].len(), 1);
    // From now on she is there.
    assert_eq!(import(&office, "people", text), [1, 0, 0, 1, 0, 0]);
}

#[test]
fn the_same_email_with_another_name_is_asked_and_a_new_surname_is_not() {
    let office = office();
    import(
        &office,
        "people",
        "Name,Role,URN,Email\r\nAnn Moss,Deputy,100001,ann@alder.example\r\n",
    );
    let other = "Name,Role,URN,Email\r\nTom Lint,Deputy,100001,ann@alder.example\r\n";
    assert_eq!(import(&office, "people", other), [1, 0, 0, 0, 1, 0]);
    let married = "Name,Role,URN,Email\r\nAnn Fern,Deputy,100001,ann@alder.example\r\n";
    assert_eq!(import(&office, "people", married), [1, 0, 1, 0, 0, 0]);
    assert_eq!(column(&office, "person", "last_name"), ["Fern"]);
}

#[test]
fn the_address_of_a_post_stays_with_the_school() {
    let office = office();
    let text = "Name,Role,URN,Email\r\nAnn Moss,Head,100001,head@alder.example\r\nTom Lint,School office,100001,office@alder.example\r\n";
    assert_eq!(import(&office, "people", text), [2, 2, 0, 0, 0, 0]);
    assert_eq!(import(&office, "people", text), [2, 0, 0, 2, 0, 0]);
    let addresses = &office.dump()["address"];
    assert_eq!(addresses.len(), 2);
    // Who comes after her is not she.
    let next = "Name,Role,URN,Email\r\nSue Park,Head,100001,head@alder.example\r\n";
    assert_eq!(import(&office, "people", next), [1, 1, 0, 0, 0, 0]);
}

#[test]
fn schools_are_made_ours_and_filled() {
    let office = office();
    let text = "School,Postcode,Stage,Tags,Notes\r\n\
        Alder Hill Primary,RK1 1AA,Partnership school,\"keen, near\",Ask for Ann\r\n\
        Cedar Park,LK3 3CC,Partner,,\r\n\
        St Nowhere,XX1 1XX,,,\r\n";
    let path = office.put("sheet.csv", text.as_bytes());
    assert_eq!(import(&office, "schools", text), [3, 1, 1, 0, 0, 1]);
    let mut by_hand = request("schools", &path);
    by_hand["mapping"] =
        json!({"values": [{"field": "school", "from": "St Nowhere, XX1 1XX", "to": "byHand"}]});
    assert_eq!(
        counts(&office.act("import_run", by_hand)),
        [3, 1, 0, 2, 0, 0]
    );
    assert_eq!(import(&office, "schools", text), [3, 0, 0, 3, 0, 0]);
    assert_eq!(office.dump()["school"].len(), 4);
    assert_eq!(office.dump()["school_tag"].len(), 2);
}

#[test]
fn our_own_export_comes_back_unchanged() {
    let office = office();
    let ids = office.ours(&[100_003]);
    office.set(ids[0], "notes", "=1+1 is a sum, '-' a dash\nand a line");
    office.set(ids[0], "parking", "'quoted'");
    office.set(ids[0], "dress", "'=guarded");
    office.act(
        "schools_tag",
        json!({"selection": {"kind": "ids", "ids": ids}, "add": ["a, b", "c"], "remove": []}),
    );
    for name in ["list.csv", "list.xlsx"] {
        let path = office.path(name);
        let columns = [
            "name",
            "urn",
            "stage",
            "la",
            "town",
            "postcode",
            "owner",
            "tags",
            "notes",
            "parking",
            "dress",
            "access",
            "telephone",
        ];
        office.act(
            "list_export",
            json!({"view": {"list": "schools"}, "columns": columns, "path": path}),
        );
        let operations = office.operations();
        let done = office.act("import_run", request("schools", &path));
        assert_eq!(counts(&done), [3, 0, 0, 3, 0, 0], "{name}: {done:#}");
        assert_eq!(office.operations(), operations);
    }
}

#[test]
fn our_own_list_of_people_comes_back_unchanged() {
    let office = office();
    let text = "Name,Posts,URN,Email\r\n\
        Ann Moss,Head; SENCO,100001,ann@alder.example\r\n\
        Tom Lint,Link tutor,,tom@desk.example\r\n\
        Sue Park,SENCO,100002,\r\n";
    assert_eq!(import(&office, "people", text), [3, 3, 0, 0, 0, 0]);
    let path = office.path("people.csv");
    let columns = ["name", "roles", "school", "email", "urn"];
    office.act(
        "list_export",
        json!({"view": {"list": "people"}, "columns": columns, "path": path}),
    );
    let done = office.act("import_run", request("people", &path));
    assert_eq!(counts(&done), [3, 0, 0, 3, 0, 0], "{done:#}");
}

#[test]
fn problem_rows_come_back_and_import_after_correction() {
    let office = office();
    let text = "School,Head,Head email,Deputy\r\n\
        Alder Hill Primary School,Jane Thrupp,jane.alder.example,Tom Lint\r\n\
        Birch Lane School,=Sue Park,sue@birch.example,\r\n";
    let path = office.put("sheet.csv", text.as_bytes());
    let wanted = request("people", &path);
    assert_eq!(
        counts(&office.act("import_run", wanted.clone())),
        [3, 2, 0, 0, 0, 1]
    );
    for name in ["problems.csv", "problems.xlsx"] {
        let problems = office.path(name);
        let saved = office.act(
            "import_problems",
            json!({"import": wanted, "path": problems}),
        );
        assert_eq!(saved["rows"], 1);
        assert_eq!(
            counts(&office.act("import_preview", request("people", &problems))),
            [2, 0, 0, 1, 0, 1]
        );
    }
    let saved = String::from_utf8(std::fs::read(office.path("problems.csv")).unwrap()).unwrap();
    assert_eq!(
        saved,
        "\u{feff}School,Head,Head email,Deputy,What to correct\r\nAlder Hill Primary School,Jane Thrupp,jane.alder.example,Tom Lint,\"“sheet.csv”, row 2, column “Head email”, “jane.alder.example”: An e-mail address has an @. Correct it, or leave it empty.\"\r\n"
    );
    let corrected = saved.replace("jane.alder.example,", "jane@alder.example,");
    assert_eq!(import(&office, "people", &corrected), [2, 1, 0, 1, 0, 0]);
    let error = office.refused("import_problems", json!({"import": request("people", &office.path("sheet.csv")), "path": office.path("none.csv")}));
    assert_eq!(error.kind, Kind::NotFound);
}

#[test]
fn the_file_of_problem_rows_holds_what_the_import_said_that_it_left() {
    let office = office();
    office.act("office_set", json!({"diskEncrypted": true}));
    let sheet = office.put(
        "sheet.csv",
        b"Surname,First name,TRN\r\nKettle,Ann,\r\nPottle,Jo,12345\r\n",
    );
    let wanted = request("trainees", &sheet);
    let preview = office.act("import_preview", wanted.clone());
    let done = office.act("import_run", wanted.clone());
    assert_eq!(counts(&done), [2, 1, 0, 0, 0, 1]);
    // Ann is there now, so that a second try would ask whether she is the same.
    let left: Vec<Value> = done["problems"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| json!({"number": row["number"], "says": row["says"]}))
        .collect();
    let problems = office.path("problems.csv");
    let mut asked = json!({"import": wanted, "path": problems, "left": left});
    asked["import"]["fingerprint"] = preview["fingerprint"].clone();
    assert_eq!(office.act("import_problems", asked.clone())["rows"], 1);
    let saved = std::fs::read_to_string(&problems).unwrap();
    assert!(
        !saved.contains("Kettle")
            && saved.contains("Pottle,Jo,12345,\"“sheet.csv”, row 3: “12345”"),
        "{saved}"
    );
    // Another sheet in its place has other rows under these numbers.
    office.put("sheet.csv", b"Surname,First name,TRN\r\nOther,One,\r\n");
    let error = office.refused("import_problems", asked);
    assert_eq!(error.kind, Kind::Conflict);
}

#[test]
fn yes_and_no_are_nobodys_names() {
    let office = office();
    let text = "Mentor,School,Lead mentor\r\n\
        Ann Lowe,Birch Lane School,No\r\n\
        Bob Lowe,Birch Lane School,Yes\r\n\
        Dan Lowe,Birch Lane School,x\r\n";
    let path = office.put("sheet.csv", text.as_bytes());
    let done = office.act("import_run", request("mentors", &path));
    assert_eq!(counts(&done), [5, 3, 0, 0, 0, 2], "{done:#}");
    assert_eq!(
        column(&office, "person", "first_name"),
        ["Ann", "Bob", "Dan"]
    );
    let said = done["problems"][0]["says"][0].as_str().unwrap();
    assert!(
        said.contains("row 3, column “Lead mentor”, “Yes”: This says yes"),
        "{said}"
    );
    for noun in ["people", "champions"] {
        let text = "Head teacher,School,Champion\r\nYes,Birch Lane School,n\r\n";
        let path = office.put("sheet.csv", text.as_bytes());
        let preview = office.act("import_preview", request(noun, &path));
        assert_eq!(preview["counts"]["create"], 0, "{preview:#}");
    }
}

#[test]
fn columns_that_fill_nothing_are_named_where_they_hold_something() {
    let office = office();
    let text =
        "Name,Role,URN,Shoe size,Nothing,What to correct\r\nAnn Moss,Deputy,100001,38,,x\r\n";
    let path = office.put("sheet.csv", text.as_bytes());
    let preview = office.act("import_preview", request("people", &path));
    assert_eq!(preview["ignored"], json!(["Shoe size"]));
    let done = office.act("import_run", request("people", &path));
    assert_eq!(done["ignored"], json!(["Shoe size"]));
}

#[test]
fn a_mapping_is_remembered_by_heading() {
    let office = office();
    let text = "Wer,Was,URN,Bemerkung\r\nAnn Moss,Head,100001,keen\r\n";
    let path = office.put("sheet.csv", text.as_bytes());
    let error = office.refused("import_preview", request("people", &path));
    assert!(
        error
            .message
            .starts_with("No column holds the names of people."),
        "{error}"
    );
    let mut wanted = request("people", &path);
    wanted["mapping"] = json!({"columns": [
        {"header": "Wer", "field": "name"}, {"header": "Was", "field": "role"}, {"header": "Bemerkung", "field": ""}]});
    assert_eq!(
        counts(&office.act("import_run", wanted)),
        [1, 1, 0, 0, 0, 0]
    );
    // The columns stand elsewhere, and one is new.
    let next = "Neu,Was,Wer,URN\r\nx,Deputy,Tom Lint,100001\r\n";
    assert_eq!(import(&office, "people", next), [1, 1, 0, 0, 0, 0]);
    let look = office.act(
        "import_look",
        json!({"noun": "people", "source": {"path": office.path("sheet.csv")}}),
    );
    assert_eq!(
        texts(&look["columns"], "because"),
        ["nothing", "lastTime", "lastTime", "lastTime"]
    );
}

#[test]
fn rows_are_switched_off() {
    let office = office();
    let path = office.put("sheet.csv", PEOPLE.as_bytes());
    let mut wanted = request("people", &path);
    wanted["skip"] = json!(["3:0"]);
    let done = office.act("import_run", wanted);
    assert_eq!(counts(&done), [3, 2, 0, 0, 0, 0]);
    assert_eq!(done["counts"]["leftOut"], 1);
    assert_eq!(office.dump()["person"].len(), 2);
}

#[test]
fn a_sheet_that_changed_after_its_preview_is_refused() {
    let office = office();
    let path = office.put("sheet.csv", PEOPLE.as_bytes());
    let preview = office.act("import_preview", request("people", &path));
    office.put("sheet.csv", PEOPLE.replace("Jane", "June").as_bytes());
    let mut wanted = request("people", &path);
    wanted["fingerprint"] = preview["fingerprint"].clone();
    assert_eq!(office.refused("import_run", wanted).kind, Kind::Conflict);
}

#[test]
fn a_workbook_offers_its_sheets() {
    let office = office();
    let bytes = workbook(&[
        ("Empty", &[]),
        (
            "Heads",
            &[&["Name", "Role", "URN"], &["Ann Moss", "Head", "100001"]],
        ),
        (
            "Deputies",
            &[&["Name", "Role", "URN"], &["Tom Lint", "Deputy", "100001"]],
        ),
    ]);
    let path = office.put("book.xlsx", &bytes);
    let look = office.act(
        "import_look",
        json!({"noun": "people", "source": {"path": path}}),
    );
    assert_eq!(look["sheet"], "Heads");
    assert_eq!(
        texts(&look["sheets"], "name"),
        ["Empty", "Heads", "Deputies"]
    );
    for sheet in ["Heads", "Deputies"] {
        let done = office.act(
            "import_run",
            json!({"noun": "people", "source": {"path": path, "sheet": sheet}}),
        );
        assert_eq!(counts(&done), [1, 1, 0, 0, 0, 0]);
    }
    let error = office.refused(
        "import_look",
        json!({"source": {"path": path, "sheet": "Heds"}}),
    );
    assert_eq!(
        error.message,
        "There is no sheet “Heds” in “book.xlsx”. It has “Empty”, “Heads”, “Deputies”."
    );
    let error = office.refused(
        "import_look",
        json!({"source": {"path": path, "sheet": "Empty"}}),
    );
    assert_eq!(
        error.message,
        "Sheet “Empty” of “book.xlsx” is empty. Choose another sheet."
    );
}

#[test]
fn merged_cells_formulas_and_dates_of_a_workbook_are_read() {
    let office = office();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let plain = Format::new();
    let date = Format::new().set_num_format("dd/mm/yyyy");
    sheet
        .merge_range(0, 0, 0, 5, "Partnership contacts 2026", &plain)
        .unwrap();
    for (at, text) in (0u16..).zip(["School", "URN", "Name", "Role", "Telephone", "From"]) {
        sheet.write_string(2, at, text).unwrap();
    }
    sheet
        .merge_range(3, 0, 4, 0, "Alder Hill Primary School", &plain)
        .unwrap();
    sheet.merge_range(3, 1, 4, 1, "", &plain).unwrap();
    sheet.write_number(3, 1, 100_001).unwrap();
    sheet
        .write_formula(
            3,
            2,
            rust_xlsxwriter::Formula::new("=\"Ann\"&\" Moss\"").set_result("Ann Moss"),
        )
        .unwrap();
    sheet.write_string(3, 3, "Head").unwrap();
    sheet.write_number(3, 4, 2_079_460_001_f64).unwrap();
    sheet.write_number_with_format(3, 5, 45_536, &date).unwrap();
    sheet.write_string(4, 2, "Tom Lint").unwrap();
    sheet.write_string(4, 3, "Deputy").unwrap();
    // A date that lost its format.
    sheet.write_number(4, 5, 45_537).unwrap();
    // Rows of nothing, formatted down.
    for row in 5..40_005 {
        sheet.write_blank(row, 0, &date).unwrap();
    }
    let path = office.put("book.xlsx", &book.save_to_buffer().unwrap());
    let done = office.act("import_run", request("people", &path));
    assert_eq!(counts(&done), [2, 2, 0, 0, 0, 0], "{done:#}");
    assert_eq!(
        column(&office, "tenure", "from_on"),
        ["2024-09-01", "2024-09-02"]
    );
    assert_eq!(column(&office, "address", "value"), ["02079460001"]);
}

#[test]
fn files_that_are_no_sheet_are_refused_with_a_way_out() {
    let office = office();
    let ole = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    let mut locked = ole.to_vec();
    locked.extend([0; 600]);
    locked.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    let mut old = ole.to_vec();
    old.extend([0; 600]);
    let whole = workbook(&[("A", &[&["Name"], &["Ann Moss"]])]);
    let cases: [(&str, &[u8], &str); 9] = [
        ("locked.xlsx", &locked, "is a workbook with a password."),
        ("old.xls", &old, "is an old Excel or Office file (.xls)."),
        ("cut.xlsx", &whole[..whole.len() / 2], "is damaged"),
        ("empty.csv", b"", "is empty."),
        ("blank.csv", b"\r\n ,,\r\n\r\n", "There is nothing in"),
        (
            "heading.csv",
            b"Name,Role\r\n",
            "has no rows below its headings.",
        ),
        ("page.pdf", b"%PDF-1.7", "is a PDF."),
        (
            "noise.bin",
            &[1, 2, 3, 4, 5, 6, 7, 8, 0, 0, 1, 2],
            "it holds no text.",
        ),
        ("picture.png", b"\x89PNG\r\n", "is a picture."),
    ];
    for (name, bytes, part) in cases {
        let path = office.put(name, bytes);
        let error = office.refused("import_preview", request("people", &path));
        assert!(
            error.message.contains(part) && error.message.contains(name),
            "{name}: {error}"
        );
        assert_eq!(error.kind, Kind::Invalid, "{name}");
    }
    let error = office.refused("import_look", json!({"source": {"text": " \n "}}));
    assert!(error.message.starts_with("Nothing was pasted."));
    let error = office.refused(
        "import_look",
        json!({"source": {"path": office.path("missing.csv")}}),
    );
    assert_eq!(error.kind, Kind::NotFound);
}

#[test]
fn a_pasted_block_is_imported() {
    let office = office();
    let text = "Name\tRole\tSchool\tPostcode\nAnn Moss\tHead\tAlder Hill\tRK1 1AA\n";
    let done = office.act(
        "import_run",
        json!({"noun": "people", "source": {"text": text}}),
    );
    assert_eq!(counts(&done), [1, 1, 0, 0, 0, 0]);
    assert_eq!(office.labels()[0], "Imported 1 person from Pasted rows");
}

#[test]
fn a_stopped_import_changes_nothing() {
    let office = office();
    let path = office.put("sheet.csv", PEOPLE.as_bytes());
    let before = office.whole_dump();
    // The signal is reset when a job begins, so it is sent from beside until the job has ended.
    let done = std::sync::atomic::AtomicBool::new(false);
    let error = std::thread::scope(|scope| {
        scope.spawn(|| {
            while !done.load(std::sync::atomic::Ordering::Acquire) {
                office.session.signals.cancel();
                std::thread::yield_now();
            }
        });
        let outcome = crate::commands::act(&office.session, "import_run", request("people", &path));
        done.store(true, std::sync::atomic::Ordering::Release);
        outcome
    });
    if let Err(error) = error {
        assert_eq!(error.kind, Kind::Cancelled);
        crate::testkit::assert_same(&before, &office.whole_dump(), "stopped");
    }
}

#[test]
fn champions_are_named_and_moved_on() {
    let office = office();
    let text = "Champion,Role,School,Stage,Since,Note\r\nAnn Moss,Deputy,Alder Hill Primary School,Agreed,1 Sep 2025,keen\r\n";
    assert_eq!(import(&office, "champions", text), [1, 1, 0, 0, 0, 0]);
    assert_eq!(import(&office, "champions", text), [1, 0, 0, 1, 0, 0]);
    let later = text.replace("Agreed,1 Sep 2025", "Active,1 Jan 2026");
    assert_eq!(import(&office, "champions", &later), [1, 0, 1, 0, 0, 0]);
    assert_eq!(column(&office, "champion", "stage"), ["active"]);
    assert_eq!(
        column(&office, "champion_step", "since_on"),
        ["2025-09-01", "2026-01-01"]
    );
    let back = text.replace("Agreed,1 Sep 2025", "Identified,1 Jan 2020");
    assert_eq!(import(&office, "champions", &back), [1, 0, 0, 0, 0, 1]);
}

#[test]
fn two_rows_about_one_champion_are_one_and_a_word_to_the_office() {
    let office = office();
    let text = "Champion,Role,School,Stage\nAda Brook,Deputy,Alder Hill Primary School,Agreed\nAda Brook,Deputy,Alder Hill Primary School,Active\n";
    let path = office.put("champions.csv", text.as_bytes());
    let seen = office.act("import_preview", request("champions", &path));
    assert_eq!(counts(&seen), [2, 1, 0, 0, 0, 1], "{seen}");
    assert!(
        seen["rows"][1]["says"][0]
            .as_str()
            .unwrap()
            .ends_with("Ada Brook stands in row 2 too. Make the two rows one."),
        "{seen}"
    );
    assert_eq!(import(&office, "champions", text), [2, 1, 0, 0, 0, 1]);
    assert_eq!(column(&office, "champion", "stage"), ["agreed"]);
}

#[test]
fn whom_a_refused_row_brought_the_next_one_makes() {
    let trust = [
        ("Trusts (code)", "20001"),
        ("Trusts (name)", "Coppermoor Trust"),
        ("TrustSchoolFlag (code)", "3"),
    ];
    let office = Office::with(&[school(100_001, "Alder Hill", &trust)]);
    office.ours(&[100_001]);
    // Of a trust nobody is a champion.
    let text = "Champion,Role,School,Trust,E-mail\n\
        Ada Brook,CEO,Alder Hill,Coppermoor Trust,ada@alder.example\n\
        Ada Brook,Deputy,Alder Hill,,ada@alder.example\n";
    assert_eq!(import(&office, "champions", text), [2, 1, 0, 0, 0, 1]);
    assert_eq!(column(&office, "person", "last_name"), ["Brook"]);
    assert_eq!(column(&office, "champion", "stage"), ["identified"]);
}

#[test]
fn several_posts_without_a_place_are_not_lost() {
    let office = office();
    let text = "Name,Posts,School\nAnn Moss,Head; SENCO,\n";
    let path = office.put("posts.csv", text.as_bytes());
    let seen = office.act("import_preview", request("people", &path));
    assert_eq!(counts(&seen), [1, 0, 0, 0, 0, 1], "{seen}");
    let said = seen["rows"][0]["says"][0].as_str().unwrap();
    assert!(
        said.ends_with("It does not say where Head teacher is held. Add the school."),
        "{said}"
    );
}

#[test]
fn members_of_working_groups_come_with_their_groups() {
    let office = office();
    let text = "Group,Name,Role,School,Chair or member,From,Until\n\
        Mentor time,Ada Brook,Deputy,Alder Hill Primary School,Chair,Sep 2024,\n\
        Mentor time,Tom Lint,SENCO,Birch Lane School,,2025,31/8/2026\n\
        mentor TIME,Ada Brook,Deputy,Alder Hill Primary School,Chair,,\n\
        ,Sue Park,SENCO,Birch Lane School,,,\n\
        Reform,Una Vale,Head,Birch Lane School,,3/9/2026,1/9/2026\n";
    assert_eq!(import(&office, "members", text), [5, 2, 0, 0, 0, 3]);
    assert_eq!(column(&office, "working_group", "name"), ["Mentor time"]);
    assert_eq!(
        column(&office, "group_member", "office"),
        ["chair", "member"]
    );
    assert_eq!(
        column(&office, "group_member", "from_on"),
        ["2024-09", "2025"]
    );
    // Again: nothing; with more: corrected, and nobody sits twice.
    let again = "Group,Name,Role,School,Seat,Until\n\
        Mentor time,Ada Brook,Deputy,Alder Hill Primary School,Member,July 2027\n\
        Mentor time,Tom Lint,SENCO,Birch Lane School,Member,31/8/2026\n";
    assert_eq!(import(&office, "members", again), [2, 0, 1, 1, 0, 0]);
    assert_eq!(
        column(&office, "group_member", "office"),
        ["member", "member"]
    );
    assert_eq!(
        column(&office, "group_member", "until_on"),
        ["2027-07", "2026-08-31"]
    );
    office.act("undo", json!({}));
    assert_eq!(
        column(&office, "group_member", "office"),
        ["chair", "member"]
    );
    office.act("undo", json!({}));
    assert!(column(&office, "working_group", "name").is_empty());
}

#[test]
fn calls_and_visits_go_to_their_timelines_once() {
    let office = office();
    import(
        &office,
        "people",
        "Name,Role,School\nAda Brook,Deputy,Alder Hill Primary School\n",
    );
    let text = "Date,Type,School,Name,Notes\n\
        3/9/2024,Phone call,Alder Hill Primary School,Ada Brook,Will host two\n\
        13/9/2024,Visit,Alder Hill Primary School,Jo Marsh,Met the new SENCO\n\
        13/9/2024,Visit,Alder Hill Primary School,Jo Marsh,Met the new SENCO\n\
        ,Call,Alder Hill Primary School,,No answer\n\
        14/9/2024,Email,,,Nobody in particular\n\
        15/9/2024,Email,Cedar Park Academy,,\n\
        16/9/2090,Note,Cedar Park Academy,,Later\n";
    assert_eq!(import(&office, "activities", text), [7, 2, 0, 1, 0, 4]);
    assert_eq!(column(&office, "activity", "kind"), ["call", "visit"]);
    assert_eq!(
        column(&office, "activity", "text"),
        ["Will host two", "With Jo Marsh. Met the new SENCO"]
    );
    assert_eq!(column(&office, "person", "last_name"), ["Brook"]);
    let person =
        office.query("people_find", json!({"text": "brook", "limit": 1}))["people"][0]["id"]
            .clone();
    let timeline = office.query("timeline", json!({"of": {"personId": person}}));
    let said: Vec<&str> = timeline["entries"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|entry| entry["text"].as_str())
        .collect();
    assert!(said.contains(&"Will host two"), "{timeline}");
    assert_eq!(import(&office, "activities", text), [7, 0, 0, 3, 0, 4]);
    // The second time nothing was done, so the first is what undo takes back.
    office.act("undo", json!({}));
    assert!(column(&office, "activity", "kind").is_empty());
}

#[test]
fn a_sheet_is_taken_for_what_its_headings_name() {
    let office = office();
    for (noun, heading) in [
        ("people", "Name,Role,School,Email"),
        ("schools", "School,Postcode,Stage,Owner"),
        ("champions", "Champion,School,Stage,Since"),
        ("members", "Working group,Name,School,Seat,Joined"),
        ("activities", "Date,Contact type,School,Subject,Notes"),
    ] {
        let path = office.put("sheet.csv", format!("{heading}\na,b,c,d,e\n").as_bytes());
        let look = office.act("import_look", json!({"source": {"path": path}}));
        assert_eq!(look["noun"], noun, "{heading}");
    }
}

fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        "[ -~é“\u{0}\t]{0,12}",
        Just("Ann Moss".to_owned()),
        Just("100001".to_owned()),
        Just("Head".to_owned()),
        Just("3/4/2025".to_owned()),
        Just("a@b.example".to_owned()),
        Just("\"".to_owned()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, .. ProptestConfig::default() })]

    #[test]
    fn every_row_of_any_sheet_is_accounted_for(
        rows in prop::collection::vec(prop::collection::vec(cell(), 5), 1..20),
        delimiter in prop_oneof![Just(","), Just(";"), Just("\t")],
    ) {
        thread_local!(static OFFICE: Office = office());
        OFFICE.with(|office| {
            let heading = ["Name", "Role", "URN", "Email", "From"].join(delimiter);
            let lines: Vec<String> = rows.iter().map(|row| row.join(delimiter)).collect();
            let text = format!("{heading}\r\n{}\r\n", lines.join("\r\n"));
            let path = office.put("any.csv", text.as_bytes());
            for noun in ["people", "schools"] {
                let Ok(done) = crate::commands::act(&office.session, "import_run", request(noun, &path)) else { continue };
                let [read, rest @ ..] = counts(&done.value);
                assert_eq!(read, rest.iter().sum::<u64>());
                let again = office.act("import_run", request(noun, &path));
                let [_, create, ..] = counts(&again);
                assert_eq!(create, 0, "what was imported is found again: {text:?}");
            }
        });
    }

    #[test]
    fn any_bytes_are_an_answer(bytes in prop::collection::vec(any::<u8>(), 0..400), start in 0usize..6) {
        let whole = workbook(&[("A", &[&["Name", "Role"], &["Ann Moss", "Head"]])]);
        let mut all = match start {
            0 => b"PK\x03\x04".to_vec(),
            1 => vec![0xFF, 0xFE],
            2 => b"Name,Role\r\n".to_vec(),
            3 => whole.clone(),
            _ => Vec::new(),
        };
        if start == 3 {
            // Bytes within the workbook are changed.
            for (at, byte) in bytes.iter().enumerate() {
                let place = (at * 7_919 + usize::from(*byte) * 31) % all.len();
                all[place] ^= byte;
            }
        } else {
            all.extend(&bytes);
        }
        if let Ok(mut book) = super::read::from_bytes("any", all, super::read::AsTold::default()) {
            for sheet in book.sheets() {
                let _ = book.sheet(&sheet.name);
            }
        }
    }
}
