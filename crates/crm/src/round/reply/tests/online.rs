//! Rows of an online form: which of several counts, and whose they are.

use super::{Check, field};
use crate::round::ReplyState;

#[test]
fn the_later_of_two_rows_counts_wherever_it_stands() {
    let check = Check::new();
    let school = check.schools[0];
    let (_, urn) = check.check(school);
    // The newest first, as such tables may be sorted.
    let text = format!(
        "ID,Start time,Completion time,URN,SENCO: name\n2,x,20/11/2026 10:05,{urn},Ida Jay\n1,x,19/11/2026 10:05,{urn},Gus Hall\n"
    );
    let read = check.read(&[check.office.put("Answers.csv", text.as_bytes())]);
    assert_eq!(read["changed"], 2, "{read}");
    assert_eq!(
        field(&check.review(school), "senco.name")["said"],
        "Ida Jay"
    );

    let second = check.schools[1];
    let (_, urn) = check.check(second);
    let mut book = rust_xlsxwriter::Workbook::new();
    let moment = rust_xlsxwriter::Format::new().set_num_format("m/d/yy h:mm:ss");
    let sheet = book.add_worksheet();
    for (column, heading) in (0..).zip(["ID", "Completion time", "URN", "SENCO: name"]) {
        sheet.write(0, column, heading).unwrap();
    }
    for (row, time, name) in [(1, "15:30:00", "Ida Jay"), (2, "08:10:00", "Gus Hall")] {
        let at = format!("2026-11-20T{time}");
        let at = rust_xlsxwriter::ExcelDateTime::parse_from_str(&at).unwrap();
        sheet
            .write_datetime_with_format(row, 1, at, &moment)
            .unwrap();
        sheet.write(row, 2, urn).unwrap();
        sheet.write(row, 3, name).unwrap();
    }
    let path = check
        .office
        .put("Answers.xlsx", &book.save_to_buffer().unwrap());
    assert_eq!(check.read(&[path])["changed"], 2);
    assert_eq!(
        field(&check.review(second), "senco.name")["said"],
        "Ida Jay"
    );
    let states: Vec<_> = check
        .replies()
        .into_iter()
        .filter(|row| row["state"] == ReplyState::Superseded.code())
        .collect();
    assert_eq!(states.len(), 2, "both are kept: {states:#?}");
}

#[test]
fn a_number_beside_the_name_or_postcode_of_another_school_is_looked_at() {
    let check = Check::new();
    let [first, second, _] = check.schools[..] else {
        panic!()
    };
    let (_, urn) = check.check(first);
    let desk = check.office.session.desk().unwrap();
    let name: String = desk
        .store
        .read()
        .unwrap()
        .query_row(
            "SELECT coalesce(e.name, s.name) FROM school s LEFT JOIN establishment e ON e.id = s.urn WHERE s.id = ?1",
            [second],
            |row| row.get(0),
        )
        .unwrap();
    let text = format!("URN,School name,SENCO: name\n{urn},\"{name}\",Cy Dunn\n");
    let read = check.read(&[check.office.put("Answers.csv", text.as_bytes())]);
    assert_eq!(read["changed"], 1, "it is no unchanged one: {read}");
    let problems = check.review(first)["problems"].to_string();
    assert!(
        problems.contains(&name) && problems.contains("Make sure"),
        "{problems}"
    );
}
