//! Rounds over real stores.

use super::{CHECK_LENGTH, check_value};
use crate::testkit::{Office, assert_same, only, school, texts};
use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
use mail_parser::{Message, MessageParser, MimeHeaders};
use serde_json::{Value, json};
use std::collections::{BTreeMap, HashSet};
use std::io::Cursor;
use std::path::{Path, PathBuf};

/// Five schools of ours:
/// - Alder: a head with work and private details, a bounced office e-mail; candid notes.
/// - Birch and Cedar: one professional tutor answers for both; Birch's head comes before them and objects. Cedar's head has a name with tags
///   and a formula for a telephone.
/// - Dogwood: its head has only a private e-mail.
/// - Elm: a former school.
fn office() -> (Office, Vec<i64>) {
    let site = |host: &'static str| vec![("SchoolWebsite", host), ("TelephoneNum", "02079460001")];
    let office = Office::with(&[
        school(800_001, "Alder School", &site("https://www.alder.example/")),
        school(800_002, "Birch School", &site("birch.example")),
        school(800_003, "Cedar School", &site("birch.example")),
        school(800_004, "Dogwood School", &site("dogwood.example")),
        school(800_005, "Elm School", &site("elm.example")),
    ]);
    let ours = office.ours(&[800_001, 800_002, 800_003, 800_004, 800_005]);
    office.set(ours[4], "stage", "former");
    office.set(ours[0], "notes", "Difficult to deal with");
    office.act("office_set", json!({"name": "Northfold Partnership"}));
    let desk = office.session.desk().unwrap();
    let [alder, birch, cedar, dogwood, _] = ours[..] else {
        panic!("five schools")
    };
    desk.store
        .operate("test", |w| {
            w.label("People");
            w.db.execute_batch(&format!(
                "INSERT INTO person (id, first_name, last_name, notes, objects, added_on) VALUES
                   (1, 'Jo', 'Ames', 'a candid note', 0, '2026-01-01'),
                   (2, 'Pat', 'Lund', '', 0, '2026-01-01'),
                   (3, '<b>Ada</b>', 'Pell', '', 0, '2026-01-01'),
                   (4, 'Tom', 'Okafor', '', 0, '2026-01-01'),
                   (5, 'Mia', 'Left', '', 0, '2026-01-01'),
                   (6, 'Bea', 'North', '', 1, '2026-01-01');
                 INSERT INTO tenure (id, person_id, role_id, school_id, from_on, ended, source, confirmed_on, note, main_contact) VALUES
                   (1, 1, 1, {alder}, '2023-09', 0, 'form', '2026-03-04', 'a note on the post', 0),
                   (2, 2, 9, {birch}, '', 0, '', '', '', 0),
                   (3, 2, 9, {cedar}, '', 0, '', '', '', 0),
                   (4, 3, 1, {cedar}, '', 0, '', '', '', 0),
                   (5, 4, 1, {dogwood}, '', 0, '', '', '', 0),
                   (6, 5, 5, {alder}, '', 1, '', '', '', 0),
                   (7, 6, 1, {birch}, '', 0, '', '', '', 1);
                 INSERT INTO address (id, person_id, school_id, medium, value, folded, kind, state) VALUES
                   (1, 1, NULL, 'email', 'jo.ames@alder.example', 'jo.ames@alder.example', 'school', 'good'),
                   (2, 1, NULL, 'email', 'jo@private.example', 'jo@private.example', 'personal', 'good'),
                   (3, 1, NULL, 'telephone', '07700 900123', '07700900123', 'personal', 'good'),
                   (4, 1, NULL, 'telephone', '020 7946 0002', '02079460002', 'school', 'good'),
                   (5, NULL, {alder}, 'email', 'office@alder.example', 'office@alder.example', 'school', 'bounced'),
                   (6, 2, NULL, 'email', 'p.lund@birch.example', 'p.lund@birch.example', 'school', 'good'),
                   (7, 3, NULL, 'telephone', '=1+1', '11', 'school', 'good'),
                   (8, 4, NULL, 'email', 'tom@private.example', 'tom@private.example', 'personal', 'good'),
                   (9, 5, NULL, 'email', 'mia@alder.example', 'mia@alder.example', 'school', 'good'),
                   (10, 6, NULL, 'email', 'b.north@birch.example', 'b.north@birch.example', 'school', 'good');"
            ))?;
            Ok(())
        })
        .unwrap();
    (office, ours)
}

fn made(office: &Office) -> i64 {
    let made = office.act("round_new", json!({"year": "2026", "due": "30 Sep 2026"}));
    made["id"].as_i64().unwrap()
}

/// Writes a round's forms into a folder and gives the folder and the answer.
fn written(office: &Office, more: &[(&str, Value)]) -> (PathBuf, Value) {
    let folder = office.path("forms");
    let mut request = json!({"folder": folder});
    for (key, value) in more {
        request[*key] = value.clone();
    }
    (folder, office.act("round_write", request))
}

/// The files of a folder with this ending, by name.
fn files(folder: &Path, ending: &str) -> BTreeMap<String, Vec<u8>> {
    std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|of| of == ending))
        .map(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            (name, std::fs::read(&path).unwrap())
        })
        .collect()
}

/// The cells of a sheet as text, by row and column from the sheet's own corner.
fn cells(bytes: &[u8], sheet: &str) -> BTreeMap<(u32, u32), String> {
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes.to_vec())).unwrap();
    let range = book.worksheet_range(sheet).unwrap();
    let (top, left) = range.start().unwrap();
    range
        .used_cells()
        .map(|(row, column, value)| {
            let text = match value {
                Data::String(text) => text.clone(),
                other => format!("{other:?}"),
            };
            let row = u32::try_from(row).unwrap() + top;
            ((row, u32::try_from(column).unwrap() + left), text)
        })
        .collect()
}

/// The row of the one school's sheet that has this key: label, held, answer.
fn row(cells: &BTreeMap<(u32, u32), String>, key: &str) -> [String; 3] {
    let (row, _) = cells
        .iter()
        .find(|((_, column), text)| *column == 3 && *text == key)
        .unwrap_or_else(|| panic!("no {key} in {cells:?}"))
        .0;
    [0, 1, 2].map(|column| cells.get(&(*row, column)).cloned().unwrap_or_default())
}

fn parsed(bytes: &[u8]) -> Message<'_> {
    MessageParser::default().parse(bytes).unwrap()
}

#[test]
fn a_round_asks_all_our_schools_but_former_ones_and_undoes_as_one() {
    let (office, ours) = office();
    let before = office.dump();
    let done = office.done("round_new", json!({"year": "2026/27"}));
    assert_eq!(done.value["title"], "Leadership check 2026/27");
    assert_eq!(
        (&done.value["schools"], &done.value["questions"]),
        (&json!(4), &json!(11))
    );
    assert_eq!(
        done.operation.unwrap().label,
        "Made the round Leadership check 2026/27 for 4 schools"
    );
    let id = done.value["id"].as_i64().unwrap();
    let page = office.query("round_page", json!({"id": id}));
    assert_eq!(page["round"]["audience"], "All our schools but former ones");
    assert_eq!(page["fields"][0]["key"], "headTeacher.name");
    office.act("undo", json!({}));
    assert_same(&before, &office.dump(), "undo of a round");
    // Only whom a view shows; a former school is asked where somebody chose it.
    let chosen = office.act(
        "round_new",
        json!({"year": "2026", "ask": "own", "own": ["Car park?", " "], "audience": "Two of them",
               "selection": only(&[ours[0], ours[4]])}),
    );
    assert_eq!(
        (&chosen["schools"], &chosen["questions"]),
        (&json!(2), &json!(3))
    );
    let rounds = office.query("rounds", json!({}));
    assert_eq!(texts(&rounds["rounds"], "audience"), ["Two of them"]);
    assert_eq!(rounds["rounds"][0]["own"], json!(["Car park?"]));
}

#[test]
fn a_round_that_cannot_be_is_refused_with_what_to_do() {
    let (office, _) = office();
    for (request, told) in [
        (json!({"year": "2026", "ask": "own"}), "ask nothing"),
        (json!({"year": "2026", "due": "31/02/2026"}), "not a day"),
        (
            json!({"year": "2026", "formLink": "forms.example"}),
            "pre-filled link",
        ),
        (json!({"year": "2026", "selection": only(&[])}), "no school"),
        (
            json!({"year": "2026", "own": ["1", "2", "3", "4", "5", "6"]}),
            "room for 5",
        ),
        (json!({"year": "26"}), "academic year"),
    ] {
        let error = office.refused("round_new", request);
        assert!(error.message.contains(told), "{}", error.message);
    }
    let error = office.refused("round_write", json!({"folder": office.path("forms")}));
    assert!(error.message.contains("no round"), "{}", error.message);
}

#[test]
fn drafts_have_the_right_recipient_subject_text_and_form() {
    let (office, _) = office();
    let id = made(&office);
    let (folder, answer) = written(&office, &[]);
    assert_eq!(
        ["schools", "drafts", "workbooks", "pages"].map(|key| answer[key].clone()),
        [3, 2, 3, 0].map(Value::from)
    );
    assert_eq!(answer["objecting"], json!(["Bea North"]));
    assert_eq!(texts(&answer["leftOut"], "school"), ["Dogwood School"]);
    assert_eq!(texts(&answer["leftOut"], "telephone"), ["02079460001"]);
    let drafts = files(&folder, "eml");
    let workbooks = files(&folder, "xlsx");
    assert_eq!(drafts.len(), 2);
    assert_eq!(workbooks.len(), 2);
    for (name, bytes) in &drafts {
        let to = parsed(bytes)
            .to()
            .unwrap()
            .first()
            .unwrap()
            .address()
            .map(str::to_owned);
        assert_ne!(to.as_deref(), Some("b.north@birch.example"), "{name}");
    }

    let mail = parsed(&drafts["Alder School 800001.eml"]);
    let to = mail.to().unwrap().first().unwrap();
    assert_eq!(
        (to.name(), to.address()),
        (Some("Jo Ames"), Some("jo.ames@alder.example"))
    );
    let check = office.dump()["round_school"]
        .iter()
        .find(|row| row.contains(&format!("{:?}", b"jo.ames@alder.example")))
        .cloned()
        .unwrap();
    let subject = mail.subject().unwrap();
    let mark = &subject[subject.len() - 10..];
    assert!(
        subject.starts_with("Leadership check 2026/27: Alder School ["),
        "{subject}"
    );
    assert!(check.contains(&format!("{:?}", &mark.as_bytes()[1..9])));
    let text = mail.body_text(0).unwrap();
    for part in [
        "Dear Jo Ames,",
        "answer this e-mail with OK",
        "by 30 Sep 2026",
        "Head teacher\r\n  Name: Jo Ames\r\n  Work e-mail: jo.ames@alder.example",
        "In post since: Sep 2023",
        "Northfold Partnership",
        &format!("Reference: 800001 {}", &mark[1..9]),
    ] {
        assert!(text.contains(part), "{part:?} in {text}");
    }
    assert_eq!(mail.header_raw("X-Unsent").map(str::trim), Some("1"));
    assert_eq!(mail.attachment_count(), 1);
    let file = mail.attachment(0).unwrap();
    assert_eq!(file.attachment_name(), Some("Alder School 800001.xlsx"));
    assert_eq!(file.contents(), workbooks["Alder School 800001.xlsx"]);

    // Written again, every form is the same form.
    let asked = |office: &Office| {
        let rows = office.dump()["round_school"].clone();
        rows.into_iter()
            .map(|row| {
                row.split(' ')
                    .take(4)
                    .map(str::to_owned)
                    .collect::<Vec<_>>()
            })
            .collect::<HashSet<_>>()
    };
    let first = asked(&office);
    written(&office, &[("id", json!(id))]);
    assert_eq!(first, asked(&office));
}

#[test]
fn a_form_shows_work_details_and_nothing_else() {
    let (office, _) = office();
    made(&office);
    let (folder, _) = written(&office, &[("html", json!(true))]);
    let mut all = Vec::new();
    for ending in ["xlsx", "eml", "html", "csv"] {
        for (name, bytes) in files(&folder, ending) {
            let text = match ending {
                "xlsx" => ["Form", "Schools", "Check"]
                    .iter()
                    .filter(|sheet| {
                        let book: Xlsx<_> =
                            open_workbook_from_rs(Cursor::new(bytes.clone())).unwrap();
                        book.sheet_names().iter().any(|name| name == **sheet)
                    })
                    .flat_map(|sheet| cells(&bytes, sheet).into_values())
                    .collect::<Vec<_>>()
                    .join("\n"),
                "eml" => parsed(&bytes).body_text(0).unwrap().into_owned(),
                _ => String::from_utf8(bytes).unwrap(),
            };
            all.push((name, text));
        }
    }
    assert_eq!(all.len(), 2 + 2 + 3 + 1);
    for (name, text) in &all {
        for private in [
            "private.example",
            "07700",
            "candid",
            "a note on the post",
            "Difficult",
            "Mia",
            "Dear ,",
        ] {
            assert!(!text.contains(private), "{private} in {name}");
        }
        if name.starts_with("Alder") {
            assert!(!text.contains("Birch") && !text.contains("Lund"), "{name}");
        }
    }
    let form = &files(&folder, "xlsx")["Alder School 800001.xlsx"];
    let form = cells(form, "Form");
    assert_eq!(
        row(&form, "headTeacher.telephone"),
        ["Work telephone", "020 7946 0002", ""]
    );
    assert_eq!(row(&form, "headTeacher.from")[1], "Sep 2023");
    assert_eq!(row(&form, "school")[1], "Alder School");
    assert_eq!(row(&form, "deputies.1.name")[1], "");
    assert_eq!(row(&form, "block:headTeacher")[0], "Head teacher");
}

#[test]
fn who_answers_for_several_schools_gets_one_e_mail_and_one_workbook() {
    let (office, _) = office();
    made(&office);
    let (folder, _) = written(&office, &[("html", json!(true))]);
    let drafts = files(&folder, "eml");
    let mail = parsed(&drafts["Pat Lund, 2 schools.eml"]);
    assert_eq!(
        mail.to().unwrap().first().unwrap().address(),
        Some("p.lund@birch.example")
    );
    let subject = mail.subject().unwrap();
    assert!(
        subject.contains(": 2 schools [") && subject.ends_with(" +1]"),
        "{subject}"
    );
    let text = mail.body_text(0).unwrap();
    assert!(text.contains("Reference: 800002 ") && text.contains("Reference: 800003 "));
    // The workbook, and a page a school.
    assert_eq!(mail.attachment_count(), 3);
    let book = mail.attachment(0).unwrap().contents();
    let sheet = cells(book, "Schools");
    assert_eq!(sheet[&(2, 0)], "Same for all our schools");
    assert_eq!(
        (sheet[&(3, 0)].as_str(), sheet[&(4, 0)].as_str()),
        ("Birch School", "Cedar School")
    );
    let column = |key: &str| {
        sheet
            .iter()
            .find(|((row, _), text)| *row == 0 && *text == key)
            .map(|((_, column), _)| *column)
            .unwrap()
    };
    let tutor = column("professionalTutor.name");
    assert_eq!(sheet[&(3, tutor)], "Pat Lund");
    let head = column("headTeacher.name");
    assert_eq!(sheet[&(3, head)], "Bea North");
    // A formula that we hold is a text in the sheet; tags are a text on the page.
    assert_eq!(sheet[&(4, column("headTeacher.telephone"))], "=1+1");
    let mut workbook: Xlsx<_> = open_workbook_from_rs(Cursor::new(book.to_vec())).unwrap();
    assert!(
        workbook
            .worksheet_formula("Schools")
            .unwrap()
            .used_cells()
            .next()
            .is_none()
    );
    assert_eq!(sheet[&(4, head)], "<b>Ada</b> Pell");
    let page =
        String::from_utf8(files(&folder, "html")["Cedar School 800003.html"].clone()).unwrap();
    assert!(page.contains("&lt;b&gt;Ada&lt;/b&gt; Pell") && !page.contains("<b>"));
    let checks = cells(book, "Check");
    assert_eq!(checks[&(0, 0)], "partnership-desk");
    assert_eq!(
        (checks[&(3, 1)].as_str(), checks[&(4, 2)].as_str()),
        ("800002", "Cedar School")
    );
    assert_eq!(checks[&(3, 0)], sheet[&(3, column("school.check"))]);
}

#[test]
fn any_address_and_a_link_are_the_office_s_choice() {
    let (office, ours) = office();
    let id = made(&office);
    office.act(
        "round_edit",
        json!({"id": id, "anyAddress": true, "intro": "Hello {name}.", "formLink": "https://forms.example/f?a=%7Burn%7D&b={YEAR}&c={check}"}),
    );
    let recipients = office.query("round_recipients", json!({"id": id}));
    assert_eq!(recipients["leftOut"], json!([]));
    assert_eq!(recipients["said"], "3 e-mails to 4 schools.");
    let seen = office.query("round_preview", json!({"id": id, "schoolId": ours[3]}));
    assert_eq!(seen["to"], "Tom Okafor (tom@private.example)");
    let text = seen["text"].as_str().unwrap();
    assert!(text.contains("https://forms.example/f?a=800004&b=2026%2F27&c="));
    assert!(!text.contains('{'), "{text}");
}

#[test]
fn batches_are_marked_as_sent_and_land_on_timelines() {
    let (office, ours) = office();
    let id = made(&office);
    let (folder, answer) = written(
        &office,
        &[("batch", json!(1)), ("mergeWorkbook", json!(true))],
    );
    assert_eq!(answer["batches"], json!([1, 2]));
    assert_eq!(files(&folder.join("Batch 1"), "eml").len(), 1);
    let merge = String::from_utf8(files(&folder, "csv")["Mail merge.csv"].clone()).unwrap();
    assert_eq!(merge.lines().count(), 3);
    let before = office.dump();
    let done = office.done("round_mark_sent", json!({"id": id, "batch": 2}));
    assert_eq!(
        done.operation.unwrap().label,
        "Leadership check 2026/27: 1 e-mail marked as sent"
    );
    assert_eq!(done.value["schools"], 2);
    for school in &ours[1..3] {
        let page = office.query("timeline", json!({"of": {"schoolId": school}}));
        assert_eq!(page["entries"][0]["title"], "Leadership check 2026/27");
        assert_eq!(page["entries"][0]["label"], "E-mail from us");
    }
    let page = office.query("round_page", json!({"id": id}));
    assert_eq!(texts(&page["batches"], "sentOn"), ["", "2026-09-10"]);
    // What went out is not written again, and what it asks stays.
    let (_, again) = written(&office, &[]);
    assert_eq!(again["schools"], 1);
    let error = office.refused("round_edit", json!({"id": id, "questions": ["senco"]}));
    assert!(error.message.contains("went out already"));
    office.refused("round_mark_sent", json!({"id": id, "on": "1 Oct 2026"}));
    office.act("undo", json!({}));
    office.act("undo", json!({}));
    assert_same(&before, &office.dump(), "undo of marking and writing");
}

#[test]
fn a_change_of_the_questions_makes_drafts_that_have_not_gone_out_to_be_written_again() {
    let (office, _) = office();
    let id = made(&office);
    let none = office.act(
        "round_edit",
        json!({"id": id, "own": ["Car park?", "Bikes?"]}),
    );
    assert_eq!((&none["schools"], &none["said"]), (&json!(0), &json!("")));
    written(&office, &[]);
    let before = office.dump();

    // What stands beside the questions changes nothing on the form.
    let due = office.act("round_edit", json!({"id": id, "due": "31 Oct 2026"}));
    assert_eq!(due["said"], "");
    office.act("undo", json!({}));

    let done = office.done("round_edit", json!({"id": id, "own": ["Bikes?"]}));
    assert_eq!(
        done.operation.unwrap().label,
        "Changed the round Leadership check 2026/27: 2 drafts are to be written again"
    );
    let said = done.value["said"].as_str().unwrap();
    assert!(
        said.starts_with("2 drafts are to be written again. Those"),
        "{said}"
    );
    // Three schools in two drafts, and one that no e-mail reaches.
    assert_eq!(done.value["schools"], 4);
    let page = office.query("round_page", json!({"id": id}));
    assert_eq!(
        (&page["round"]["written"], &page["batches"]),
        (&json!(0), &json!([]))
    );
    let error = office.refused("round_mark_sent", json!({"id": id}));
    assert!(
        error.message.contains("Write the forms first"),
        "{}",
        error.message
    );
    office.act("undo", json!({}));
    assert_same(&before, &office.dump(), "undo of a change of questions");
}

#[test]
fn a_test_goes_to_oneself_and_paper_to_whom_no_e_mail_reaches() {
    let (office, _) = office();
    let id = made(&office);
    let before = office.whole_dump();
    let path = office.path("test.eml");
    office.act(
        "round_test",
        json!({"id": id, "to": "me@northfold.example", "path": path}),
    );
    let bytes = std::fs::read(path).unwrap();
    let mail = parsed(&bytes);
    assert_eq!(
        mail.to().unwrap().first().unwrap().address(),
        Some("me@northfold.example")
    );
    assert!(
        mail.subject()
            .unwrap()
            .starts_with("Test: Leadership check")
    );
    let path = office.path("paper.html");
    office.act("round_print", json!({"id": id, "path": path}));
    let paper = std::fs::read_to_string(path).unwrap();
    assert!(paper.contains("Dogwood School, URN 800004") && !paper.contains("Alder"));
    assert!(paper.contains("Tom Okafor") && !paper.contains("private.example"));
    assert_same(&before, &office.whole_dump(), "a test and a print");
    for to in ["", "me", "me@", "a b@c.example"] {
        office.refused("round_test", json!({"id": id, "to": to}));
    }
}

#[test]
fn nothing_is_left_behind_where_writing_fails() {
    let (office, _) = office();
    made(&office);
    // A file stands where the folder of those without an e-mail would be.
    std::fs::create_dir(office.path("forms")).unwrap();
    std::fs::write(office.path("forms/Without e-mail"), b"").unwrap();
    let error = office.refused("round_write", json!({"folder": office.path("forms")}));
    assert!(
        error.message.contains("Without e-mail"),
        "{}",
        error.message
    );
    let left: Vec<_> = std::fs::read_dir(office.path("forms")).unwrap().collect();
    assert_eq!(left.len(), 1);
}

#[test]
fn check_values_stay_and_differ_by_file_round_and_school() {
    let one = check_value("file", 1, 1);
    assert_eq!(one, check_value("file", 1, 1));
    assert_eq!(one.len(), CHECK_LENGTH);
    let mut all = HashSet::new();
    for file in ["file", "other"] {
        for round in 0..20 {
            for school in 0..100 {
                assert!(all.insert(check_value(file, round, school)));
            }
        }
    }
}
