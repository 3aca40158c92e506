//! Rows of an online form: whose they are.

use super::Check;

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
