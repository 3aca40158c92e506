//! `desk import` of the office's own sheets.

use super::{Desk, texts};

#[test]
fn the_file_of_problem_rows_is_what_was_said_of_them() {
    let desk = Desk::with_office();
    let sheet = "Surname,First name,Subject,TRN\nKettle,Ann,French,\nPottle,Jo,French,12345\n";
    std::fs::write(desk.path("trainees.csv"), sheet).unwrap();
    for dry in [&["--dry-run"][..], &[]] {
        let asked = [
            "import",
            "office.desk",
            "trainees",
            "trainees.csv",
            "--problems",
            "problems.csv",
        ];
        let said = desk.json(&[&asked, dry].concat());
        assert_eq!((&said["create"], &said["rejected"]), (&1.into(), &1.into()));
        let says = texts(&said["problems"], "says");
        let saved = std::fs::read_to_string(desk.path("problems.csv")).unwrap();
        assert_eq!(
            saved.trim_start_matches('\u{feff}'),
            format!(
                "Surname,First name,Subject,TRN,What to correct\r\nPottle,Jo,French,12345,\"{}\"\r\n",
                says[0]
            )
        );
    }
}

#[test]
fn columns_that_were_not_used_are_named() {
    let desk = Desk::with_office();
    let sheet = "Name,Shoe size,Empty,Course\nAnn Kettle,38,,PGCE\n";
    std::fs::write(desk.path("trainees.csv"), sheet).unwrap();
    let asked = ["import", "office.desk", "trainees", "trainees.csv"];
    for dry in [&["--dry-run"][..], &[]] {
        let said = desk.json(&[&asked, dry].concat());
        assert_eq!(
            said["ignored"],
            serde_json::json!(["Shoe size"]),
            "{said:#}"
        );
    }
}
