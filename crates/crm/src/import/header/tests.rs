use super::*;

fn sheet(rows: &[&[&str]]) -> Sheet {
    Sheet {
        rows: (1u32..)
            .zip(rows)
            .map(|(number, cells)| Row {
                number,
                cells: cells
                    .iter()
                    .map(|cell| {
                        if cell.is_empty() {
                            Cell::Blank
                        } else {
                            Cell::Text((*cell).to_owned())
                        }
                    })
                    .collect(),
                fault: "",
            })
            .filter(|row| row.cells.iter().any(|cell| !cell.is_blank()))
            .collect(),
        merged: Vec::new(),
    }
}

fn found(rows: &[&[&str]]) -> (u32, u32, Vec<String>) {
    let known = |text: &str| {
        [
            "name",
            "email",
            "urn",
            "school",
            "head",
            "head name",
            "head email",
            "school name",
            "school urn",
        ]
        .contains(&fold(text).as_str())
    };
    let header = find(&sheet(rows), None, &known, Day::MIN);
    (header.row, header.rows, header.columns)
}

#[test]
fn headings_are_found_below_titles_in_two_rows_or_nowhere() {
    let data: &[&str] = &["Ann Moss", "ann@b.example", "100001"];
    assert_eq!(found(&[&["Name", "Email", "URN"], data]).0, 1);
    assert_eq!(
        found(&[&["Contacts 2026"], &[], &["Name", "Email", "URN"], data]).0,
        3
    );
    let (row, rows, columns) = found(&[
        &["School", "", "Head", ""],
        &["Name", "URN", "Name", "Email"],
        &["Alder", "100001", "Ann", "a@b.example"],
    ]);
    assert_eq!((row, rows), (1, 2));
    assert_eq!(
        columns,
        ["School Name", "School URN", "Head Name", "Head Email"]
    );
    // None that is understood: a row of words above the data.
    assert_eq!(found(&[&["Wer", "Was", "Wo"], data]).0, 1);
    let (row, rows, columns) = found(&[data, &["Tom Lint", "t@b.example", "100002"]]);
    assert_eq!((row, rows), (0, 0));
    assert_eq!(columns, ["Column A", "Column B", "Column C"]);
}

#[test]
fn columns_have_the_letters_of_a_spreadsheet() {
    for (column, wanted) in [
        (0, "A"),
        (25, "Z"),
        (26, "AA"),
        (27, "AB"),
        (51, "AZ"),
        (52, "BA"),
        (701, "ZZ"),
        (702, "AAA"),
    ] {
        assert_eq!(letters(column), wanted);
    }
}
