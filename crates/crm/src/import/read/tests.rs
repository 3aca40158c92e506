use super::*;

fn rows(bytes: &[u8]) -> (Vec<(u32, Vec<String>)>, Encoding, u8) {
    let mut book = from_bytes("any.csv", bytes.to_vec(), AsTold::default()).unwrap();
    let (encoding, delimiter) = book.written().unwrap();
    let rows = book
        .sheet("")
        .unwrap()
        .rows
        .into_iter()
        .map(|row| (row.number, row.cells.iter().map(Cell::text).collect()))
        .collect();
    (rows, encoding, delimiter)
}

#[test]
fn encodings_and_delimiters_are_found_out() {
    let utf16: Vec<u8> = [0xFF, 0xFE]
        .into_iter()
        .chain(
            "Zoë\tb\r\n1\t2\r\n"
                .encode_utf16()
                .flat_map(u16::to_le_bytes),
        )
        .collect();
    let cases: [(&[u8], Encoding, u8); 7] = [
        ("Zoë,b\r\n1,2\r\n".as_bytes(), Encoding::Utf8, b','),
        ("\u{feff}Zoë;b\r\n1;2\r\n".as_bytes(), Encoding::Utf8, b';'),
        (b"Zo\xEB,b\r\n1,2\r\n", Encoding::Windows1252, b','),
        (&utf16, Encoding::Utf16, b'\t'),
        ("Zoë|b\n1|2\n".as_bytes(), Encoding::Utf8, b'|'),
        ("sep=;\r\nZoë;b\r\n1;2".as_bytes(), Encoding::Utf8, b';'),
        (
            "Zoë\tb, c\td, e\r\n1\t2, 3\t4, 5\r\n".as_bytes(),
            Encoding::Utf8,
            b'\t',
        ),
    ];
    for (bytes, encoding, delimiter) in cases {
        let (rows, found, between) = rows(bytes);
        assert_eq!((found, between), (encoding, delimiter), "{rows:?}");
        assert_eq!(rows[0].1[0], "Zoë");
    }
}

#[test]
fn rows_are_numbered_as_a_spreadsheet_numbers_them() {
    let (rows, ..) = rows(b"a,b\r\n\"one\r\ntwo\",2\r\n\r\n3,4\r\n");
    let numbers: Vec<u32> = rows.iter().map(|(number, _)| *number).collect();
    assert_eq!(numbers, [1, 2, 4]);
    assert_eq!(rows[1].1[0], "one\r\ntwo");
}

#[test]
fn one_apostrophe_of_our_own_export_goes() {
    let (rows, ..) = rows(b"a,b,c,d\r\n\"'=1\",\"''=1\",'t Hooft,\"'-5\"\r\n");
    assert_eq!(rows[1].1, ["=1", "'=1", "'t Hooft", "-5"]);
}

#[test]
fn a_quote_too_many_costs_its_own_row() {
    let mut book = from_bytes(
        "any.csv",
        b"a,b\r\n\"x\" y,1\r\n2,3\r\n".to_vec(),
        AsTold::default(),
    )
    .unwrap();
    let sheet = book.sheet("").unwrap();
    assert_eq!(sheet.rows.len(), 3);
    assert!(!sheet.rows[1].fault.is_empty());
    assert!(sheet.rows[2].fault.is_empty());
}

#[test]
fn a_sheet_that_is_too_long_is_refused() {
    let text = "a,b\r\n".repeat(MOST_ROWS + 1);
    let mut book = from_bytes("any.csv", text.into_bytes(), AsTold::default()).unwrap();
    assert!(
        book.sheet("")
            .unwrap_err()
            .message
            .contains("more than 50,000 rows")
    );
}
