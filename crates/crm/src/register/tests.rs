#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use super::columns::{CURRENT, Column};
use super::diff::{self, ChangeKind, Following, LinkRole};
use super::heads::{Head, HeadChange, compare};
use super::read::{
    CodeNames, Counts, Encoding, Item, Kind, Rejected, Source, date_in, inspect, write_rejects,
};
use super::{Establishment, Group, Link, codes};
use crate::types::Day;
use proptest::prelude::*;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

fn put(dir: &TempDir, name: &str, bytes: &[u8]) -> PathBuf {
    let path = dir.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

fn zip_of(dir: &TempDir, name: &str, members: &[(&str, &[u8])]) -> PathBuf {
    let path = dir.path().join(name);
    let mut zip = zip::ZipWriter::new(std::fs::File::create(&path).unwrap());
    for (name, bytes) in members {
        let packed = zip::write::SimpleFileOptions::default()
            .compression_method(zip::CompressionMethod::Deflated);
        zip.start_file(*name, packed).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap();
    path
}

/// A real file, from a folder `shared/data` beside the project or above it.
pub(crate) fn at_hand(name: &str) -> Option<PathBuf> {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .map(|folder| folder.join("shared/data").join(name))
        .find(|path| path.exists())
}

/// All that a source gives.
#[derive(Debug, Default)]
struct Read {
    schools: Vec<Establishment>,
    groups: Vec<Group>,
    links: Vec<Link>,
    rejected: Vec<Rejected>,
    names: CodeNames,
    counts: Option<Counts>,
}

fn read(source: &Source) -> Read {
    let mut out = Read::default();
    let counts = source
        .read(&mut |item| {
            match item {
                Item::Establishment(raw) => {
                    out.names.note(&raw);
                    out.schools.push(raw.parse());
                }
                Item::Group(group) => out.groups.push(group),
                Item::Link(link) => out.links.push(link),
                Item::Rejected(row) => out.rejected.push(row),
            }
            Ok(())
        })
        .unwrap();
    let taken = out.schools.len() + out.groups.len() + out.links.len();
    assert_eq!(counts.accepted, taken as u64);
    assert_eq!(counts.rejected, out.rejected.len() as u64);
    assert_eq!(counts.read, counts.accepted + counts.rejected);
    out.counts = Some(counts);
    out
}

fn read_bytes(bytes: &[u8]) -> Read {
    let dir = TempDir::new().unwrap();
    let path = put(&dir, "edubasealldata20260801.csv", bytes);
    read(&inspect(&path).unwrap()[0])
}

const FULL: &[(&str, &str)] = &[
    ("URN", "800001"),
    ("LA (code)", "202"),
    ("LA (name)", "Camden"),
    ("EstablishmentNumber", "0775"),
    ("EstablishmentName", "St Thomas à Becket’s École"),
    ("TypeOfEstablishment (code)", "02"),
    ("TypeOfEstablishment (name)", "Voluntary aided school"),
    ("EstablishmentStatus (code)", "1"),
    ("EstablishmentStatus (name)", "Open"),
    ("OpenDate", "13-05-1982"),
    ("PhaseOfEducation (code)", "2"),
    ("PhaseOfEducation (name)", "Primary"),
    ("StatutoryLowAge", "3"),
    ("StatutoryHighAge", "11"),
    ("ReligiousCharacter (code)", "00"),
    ("Diocese (code)", "0000"),
    ("SchoolCapacity", "271"),
    ("NumberOfPupils", "250"),
    ("PercentageFSM", ".."),
    ("TrustSchoolFlag (code)", "3"),
    (
        "TrustSchoolFlag (name)",
        "Supported by a multi-academy trust",
    ),
    ("Trusts (code)", "3104"),
    ("Trusts (name)", "LARKMOOR TRUST"),
    ("UKPRN", "10079319"),
    ("LastChangedDate", "24-01-2026"),
    ("Postcode", "nw32jb"),
    ("TelephoneNum", "02072831147"),
    ("HeadTitle (name)", "Mrs"),
    ("HeadFirstName", "Zoë"),
    ("HeadLastName", "O’Dell"),
    ("SEN1 (name)", "PD - Physical Disability"),
    ("SEN2 (name)", "Not Applicable"),
    ("SEN3 (name)", "VI - Visual Impairment"),
    ("GOR (code)", "H"),
    ("GOR (name)", "London"),
    ("Easting", "528515"),
    ("Northing", "184869"),
];

/// A file of the DfE's form: `rows` of values by column, others empty.
fn file(columns: &[&str], rows: &[&[(&str, &str)]], delimiter: char) -> String {
    let quote = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    let mut out = columns
        .iter()
        .map(|c| quote(c))
        .collect::<Vec<_>>()
        .join(&delimiter.to_string())
        + "\r\n";
    for row in rows {
        let cells: Vec<String> = columns
            .iter()
            .map(|column| {
                quote(
                    row.iter()
                        .rev()
                        .find(|(name, _)| name == column)
                        .map_or("", |(_, value)| value),
                )
            })
            .collect();
        out += &(cells.join(&delimiter.to_string()) + "\r\n");
    }
    out
}

fn with<'a>(change: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    FULL.iter().copied().chain(change.iter().copied()).collect()
}

fn windows_1252(text: &str) -> Vec<u8> {
    encoding_rs::WINDOWS_1252.encode(text).0.into_owned()
}

#[test]
fn a_row_is_read_into_typed_columns() {
    let out = read_bytes(&windows_1252(&file(&CURRENT, &[FULL], ',')));
    let school = &out.schools[0];
    assert_eq!(school.id, 800_001);
    assert_eq!(school.name, "St Thomas à Becket’s École");
    assert_eq!(
        (school.la_code.as_str(), school.number.as_str()),
        ("202", "0775")
    );
    assert_eq!(
        (school.type_code.as_str(), school.diocese_code.as_str()),
        ("2", "0")
    );
    assert_eq!(school.opened_on, Day::from_ymd_opt(1982, 5, 13));
    assert_eq!(
        (school.low_age, school.high_age, school.capacity),
        (Some(3), Some(11), Some(271))
    );
    assert_eq!(school.fsm_percent, None);
    assert_eq!(
        (school.trust_uid, school.trust_name.as_str()),
        (Some(3104), "LARKMOOR TRUST")
    );
    assert_eq!(
        (school.postcode.as_str(), school.telephone.as_str()),
        ("NW3 2JB", "02072831147")
    );
    assert_eq!(
        school.sen,
        "PD - Physical Disability; VI - Visual Impairment"
    );
    assert_eq!(
        (school.easting, school.northing),
        (Some(528_515), Some(184_869))
    );
    assert_eq!(
        (school.head_first.as_str(), school.head_last.as_str()),
        ("Zoë", "O’Dell")
    );
    let counts = out.counts.unwrap();
    assert_eq!(counts.newest_change_date, Day::from_ymd_opt(2026, 1, 24));
    assert_eq!(counts.encoding, Encoding::Windows1252);
    assert_eq!(counts.warnings, Vec::<String>::new());
    assert!(
        out.names
            .found()
            .contains(&("la", "202".into(), "Camden".into()))
    );
    assert!(
        out.names
            .found()
            .contains(&("phase", "2".into(), "Primary".into()))
    );
    assert_eq!(out.names.name("region", "H"), Some("London"));
    assert_eq!(out.names.name("gender", "1"), Some("Boys"));
}

#[test]
fn the_fields_are_the_columns_of_the_table() {
    let sql = include_str!("../store/migrations/0001_start.sql");
    let check = |table: &str, ours: &[&str]| {
        let start = sql.find(&format!("CREATE TABLE {table} (\n")).unwrap();
        let theirs: Vec<&str> = sql[start..]
            .lines()
            .skip(1)
            .take_while(|line| !line.starts_with(')'))
            .filter_map(|line| line.split_whitespace().next())
            .collect();
        assert_eq!(theirs, ours);
    };
    check("establishment", Establishment::COLUMNS);
}

#[test]
fn every_encoding_and_delimiter_gives_the_same_row() {
    let want = &read_bytes(&windows_1252(&file(&CURRENT, &[FULL], ','))).schools[0];
    let check = |bytes: Vec<u8>, encoding: Encoding| {
        let out = read_bytes(&bytes);
        assert!(
            !diff::differs(want, &out.schools[0]),
            "{encoding:?}: {:?}",
            want.differing(&out.schools[0]).collect::<Vec<_>>()
        );
        assert_eq!(out.counts.unwrap().encoding, encoding);
    };
    for delimiter in [',', ';', '\t'] {
        let text = file(&CURRENT, &[FULL], delimiter);
        check(windows_1252(&text), Encoding::Windows1252);
        check(text.clone().into_bytes(), Encoding::Utf8);
        check(format!("\u{FEFF}{text}").into_bytes(), Encoding::Utf8);
        let wide: Vec<u16> = format!("\u{FEFF}{text}").encode_utf16().collect();
        check(
            wide.iter().flat_map(|unit| unit.to_le_bytes()).collect(),
            Encoding::Utf16,
        );
        check(
            wide.iter().flat_map(|unit| unit.to_be_bytes()).collect(),
            Encoding::Utf16,
        );
        check(
            windows_1252(&format!("sep={delimiter}\r\n{text}")),
            Encoding::Windows1252,
        );
        check(
            windows_1252(&text.replace("\r\n", "\n")),
            Encoding::Windows1252,
        );
    }
    let plain = with(&[
        ("EstablishmentName", "St Thomas"),
        ("HeadFirstName", "Zoe"),
        ("HeadLastName", "Dell"),
    ]);
    assert_eq!(
        read_bytes(file(&CURRENT, &[&plain], ',').as_bytes())
            .counts
            .unwrap()
            .encoding,
        Encoding::Ascii
    );
}

#[test]
fn one_letter_of_windows_1252_far_into_a_file_settles_it_for_all_rows() {
    // The first row that is not ASCII happens to be valid UTF-8; the second is not.
    let mut bytes = windows_1252(&file(
        &CURRENT,
        &[
            &with(&[
                ("EstablishmentName", "CafÃ© School"),
                ("HeadFirstName", "A"),
                ("HeadLastName", "B"),
            ]),
            &with(&[("URN", "800002")]),
        ],
        ',',
    ));
    let out = read_bytes(&bytes);
    assert_eq!(out.schools[0].name, "CafÃ© School");
    let counts = out.counts.unwrap();
    assert_eq!(counts.encoding, Encoding::Windows1252);
    assert!(counts.warnings[0].starts_with(
        "1 name in “edubasealldata20260801.csv” contains letters that were already damaged"
    ));
    // Without the second the whole file is UTF-8.
    let end = bytes.windows(6).position(|six| six == b"800002").unwrap();
    bytes.truncate(end - 1);
    assert_eq!(read_bytes(&bytes).schools[0].name, "Café School");
}

#[test]
fn a_file_resaved_by_excel_gives_the_same_row() {
    let theirs = &read_bytes(&windows_1252(&file(&CURRENT, &[FULL], ','))).schools[0];
    let resaved = with(&[
        ("EstablishmentNumber", "775"),
        ("TypeOfEstablishment (code)", "2"),
        ("ReligiousCharacter (code)", "0"),
        ("Diocese (code)", "0"),
        ("OpenDate", "13/05/1982"),
        ("LastChangedDate", "24/1/2026"),
        ("TelephoneNum", "2072831147"),
        ("Postcode", " NW3  2JB "),
        ("SchoolCapacity", "271.0"),
        ("EstablishmentName", "St Thomas à Becket’s École  "),
    ]);
    let ours = &read_bytes(file(&CURRENT, &[&resaved], ';').as_bytes()).schools[0];
    assert_eq!(theirs.differing(ours).collect::<Vec<_>>(), ["row_hash"]);
    assert!(!diff::differs(theirs, ours));
}

#[test]
fn the_hash_depends_on_kept_columns_alone() {
    let hash = |columns: &[&str], row: &[(&str, &str)]| {
        read_bytes(&windows_1252(&file(columns, &[row], ','))).schools[0].row_hash
    };
    let want = hash(&CURRENT, FULL);
    let mut other: Vec<&str> = CURRENT.iter().rev().copied().collect();
    other.insert(3, "A new column");
    assert_eq!(hash(&other, &with(&[("A new column", "x")])), want);
    assert_eq!(
        hash(
            &CURRENT,
            &with(&[("LastChangedDate", "01-02-2026"), ("FSM", "3")])
        ),
        want
    );
    for column in Column::ALL
        .iter()
        .filter(|c| **c != Column::LastChangedDate && c.coded_by_name().is_none())
    {
        let value = if *column == Column::Urn {
            "800777"
        } else {
            "1"
        };
        let change = [(column.name(), value)];
        if FULL.contains(&change[0]) {
            continue;
        }
        assert_ne!(hash(&CURRENT, &with(&change)), want, "{}", column.name());
    }
}

#[test]
fn names_stand_in_for_codes_that_a_file_lacks() {
    let columns: Vec<&str> = CURRENT
        .iter()
        .copied()
        .filter(|name| !name.ends_with("(code)") || *name == "Trusts (code)")
        .collect();
    let school = &read_bytes(&windows_1252(&file(&columns, &[FULL], ','))).schools[0];
    assert_eq!(
        (
            school.la_code.as_str(),
            school.phase_code.as_str(),
            school.type_code.as_str()
        ),
        ("202", "2", "2")
    );
    assert_eq!(
        (
            school.status_code.as_str(),
            school.trust_uid,
            school.region_code.as_str()
        ),
        ("1", Some(3104), "H")
    );
    let minimal: &[(&str, &str)] = &[
        ("urn ", "800001"),
        ("ESTABLISHMENTNAME", "A"),
        ("establishmentstatus(name)", "Open, but proposed to close"),
    ];
    let out = read_bytes(
        file(
            &["ESTABLISHMENTNAME", "establishmentstatus(name)", "urn "],
            &[minimal],
            ',',
        )
        .as_bytes(),
    );
    assert_eq!(
        (out.schools[0].status_code.as_str(), out.schools[0].id),
        ("3", 800_001)
    );
}

#[test]
fn a_trust_counts_only_where_the_flag_says_so() {
    let check = |flag: &str, uid: Option<i64>| {
        let school = &read_bytes(&windows_1252(&file(
            &CURRENT,
            &[&with(&[("TrustSchoolFlag (code)", flag)])],
            ',',
        )))
        .schools[0];
        assert_eq!(school.trust_uid, uid, "{flag}");
    };
    check("1", Some(3104));
    check("03", Some(3104));
    check("5", Some(3104));
    check("0", None);
    check("2", None);
    let columns: Vec<&str> = CURRENT
        .iter()
        .copied()
        .filter(|name| !name.starts_with("TrustSchoolFlag"))
        .collect();
    assert_eq!(
        read_bytes(&windows_1252(&file(&columns, &[FULL], ','))).schools[0].trust_uid,
        Some(3104)
    );
}

#[test]
fn cells_that_cannot_be_read_stay_blank_and_are_counted() {
    let odd = with(&[
        ("OpenDate", "1/9/26"),
        ("CloseDate", "31-02-2020"),
        ("NumberOfPupils", "many"),
        ("PercentageFSM", ".."),
    ]);
    let out = read_bytes(&windows_1252(&file(&CURRENT, &[&odd], ',')));
    assert_eq!(
        (out.schools[0].opened_on, out.schools[0].pupils),
        (None, None)
    );
    expect_test::expect![[r#"
        [
            "2 dates could not be read and stayed blank; years need four digits (the first in row 2, column OpenDate: “1/9/26”).",
            "1 number could not be read and stayed blank (the first in row 2, column NumberOfPupils: “many”).",
        ]
    "#]]
    .assert_debug_eq(&out.counts.unwrap().warnings);
}

#[test]
fn a_row_that_cannot_be_used_is_handed_back_with_its_reason() {
    let header = "URN,EstablishmentName,EstablishmentStatus (code),EstablishmentStatus (name),Town";
    let check = |row: &str, want: &str| {
        let out = read_bytes(
            format!(
                "{header}\r\n800001,First,1,Open,Larkby\r\n{row}\r\n800002,Last,1,Open,Larkby\r\n"
            )
            .as_bytes(),
        );
        assert_eq!(
            out.schools.iter().map(|s| s.id).collect::<Vec<_>>(),
            [800_001, 800_002],
            "{row}"
        );
        assert_eq!(out.rejected.len(), 1, "{row}: {:?}", out.rejected);
        assert_eq!(out.rejected[0].line, 3);
        assert_eq!(out.rejected[0].reason, want);
    };
    check(
        ",A,1,Open,x",
        "Row 3: column URN is empty. Fill in the six digits and load this row again.",
    );
    check(
        "80003,A,1,Open,x",
        "Row 3: column URN says “80003”, and a URN has six digits. Correct it and load this row again.",
    );
    check(
        "0800003,A,1,Open,x",
        "Row 3: column URN says “0800003”, and a URN has six digits. Correct it and load this row again.",
    );
    check(
        "800001,A,1,Open,x",
        "Row 3: URN 800001 is in the file already, and the first row with it was taken. Take one of the two out.",
    );
    check(
        "800003, ,1,Open,x",
        "Row 3 (URN 800003): column EstablishmentName is empty. Fill it in and load this row again.",
    );
    check(
        "800003,A,,,x",
        "Row 3 (URN 800003): column EstablishmentStatus is empty, so nobody can tell whether it is open. Fill it in and load this row again.",
    );
    check(
        "800003,A,,Ajar,x",
        "Row 3 (URN 800003): column EstablishmentStatus (name) says “Ajar”, which is no status of the DfE's. Write Open, Closed, Open, but proposed to close or Proposed to open and load this row again.",
    );
    check(
        "800003,A,1,Open",
        "Row 3 has 4 cells, and the header has 5: it begins with “800003”. Add or take out what is wrong and load this row again.",
    );
    check(
        "800003,A,1,Open,x,y",
        "Row 3 has 6 cells, and the header has 5: it begins with “800003”. Add or take out what is wrong and load this row again.",
    );
    check(
        "800003,\"St \"Mary\" School\",1,Open,x",
        "Row 3: the quotation marks do not pair, so its columns cannot be told apart: “800003”. Write a quotation mark inside a cell twice, or take it out, and load this row again.",
    );
    check(
        "800003,\"A,1,Open,x",
        "Row 3: the quotation marks do not pair, so its columns cannot be told apart: “800003”. Write a quotation mark inside a cell twice, or take it out, and load this row again.",
    );
}

#[test]
fn rows_that_only_look_odd_are_taken() {
    let header = "URN,EstablishmentName,EstablishmentStatus (code),Town";
    let out = read_bytes(
        format!("\r\n{header}\n\n800001,\"A \"\"B\"\" C\",1,\"Upper\r\nLarkby\",,\r\n,,,\r\n \t,,,\r\n800002,O\"Dell,01,x").as_bytes(),
    );
    assert_eq!(out.rejected, []);
    assert_eq!(
        (out.schools[0].name.as_str(), out.schools[0].town.as_str()),
        ("A \"B\" C", "Upper\r\nLarkby")
    );
    assert_eq!(
        (
            out.schools[1].name.as_str(),
            out.schools[1].status_code.as_str()
        ),
        ("O\"Dell", "1")
    );
}

#[test]
fn a_quote_too_many_costs_one_row_and_not_the_rest_of_the_file() {
    let mut text = "URN,EstablishmentName,EstablishmentStatus (code)\n".to_owned();
    for urn in 800_000..803_000 {
        let name = if urn % 1000 == 500 {
            "\"Fame Academy"
        } else {
            "Larkby School"
        };
        text += &format!("{urn},{name},1\n");
    }
    let out = read_bytes(text.as_bytes());
    assert_eq!((out.schools.len(), out.rejected.len()), (2997, 3));
    let long = format!(
        "URN,EstablishmentName,EstablishmentStatus (code)\n800001,\"{}\n800002,B,1\n",
        "x".repeat(3 << 20)
    );
    let out = read_bytes(long.as_bytes());
    assert_eq!(out.schools.len(), 1);
    assert!(
        out.rejected[0].reason.contains("over 1 MB long"),
        "{}",
        out.rejected[0].reason
    );
}

#[test]
fn a_file_that_cannot_be_right_is_refused_in_one_sentence() {
    let dir = TempDir::new().unwrap();
    let check = |name: &str, bytes: &[u8], want: &str| {
        let error = inspect(&put(&dir, name, bytes)).unwrap_err();
        assert!(
            error.message.contains(want) && error.message.contains(name),
            "{}",
            error.message
        );
        assert!(error.message.ends_with('.'), "{}", error.message);
    };
    check("a.csv", b"", "is empty");
    check("a.csv", b"\xEF\xBB\xBF\r\n", "is empty");
    check("a.csv", b"<!DOCTYPE html><html>", "a web page");
    check("a.csv", b"%PDF-1.4", "a PDF");
    check("a.csv", b"\x00\x01\x02", "no text");
    check(
        "a.csv",
        b"\xD0\xCF\x11\xE0\xA1",
        "an old Excel or Word file",
    );
    check("a.csv", b"name,town\r\nA,B\r\n", "is not a register file");
    check(
        "a.csv",
        b"URN,EstablishmentName,EstablishmentStatus (code)\r\n",
        "has a header and no rows",
    );
    check(
        "a.csv",
        b"URN,EstablishmentName,Town\r\n800001,A,B\r\n",
        "no column EstablishmentStatus (code)",
    );
    check(
        "a.csv",
        b"EstablishmentName,EstablishmentStatus (name)\r\nA,Open\r\n",
        "no column URN",
    );
    check(
        "a.csv",
        b"URN,EstablishmentStatus (name)\r\n800001,Open\r\n",
        "no column EstablishmentName",
    );
    check(
        "a.csv",
        b"URN,Group UID,Group ID\r\n800001,1,2\r\n",
        "which school is in which group",
    );
    check("a.zip", b"PK\x03\x04 nonsense", "is damaged");
    let error = inspect(&dir.path().join("none.csv")).unwrap_err();
    assert_eq!(error.kind, crate::error::Kind::NotFound);
    assert!(
        inspect(dir.path())
            .unwrap_err()
            .message
            .contains("is a folder")
    );
}

#[test]
fn a_zip_is_read_by_its_members() {
    let dir = TempDir::new().unwrap();
    let schools = windows_1252(&file(&CURRENT, &[FULL], ','));
    let groups: &[u8] = b"Group UID,Group Name\r\n12,Larkmoor Trust\r\n";
    let links: &[u8] = b"\"URN\",\"LinkURN\",\"LinkName\",\"LinkType\",\"LinkEstablishedDate\"\r\n800001,800002,\"B\",\"Successor\",\"\"\r\n";
    let path = zip_of(
        &dir,
        "extract_20200101.zip",
        &[
            ("in/edubasealldata20260801.csv", &schools),
            ("allgroupsdata.csv", groups),
            ("links_edubasealldata20260801.csv", links),
            ("other.csv", b"a,b\r\n1,2\r\n"),
            ("__MACOSX/._edubasealldata20260801.csv", b"x"),
            ("read me.txt", b"x"),
        ],
    );
    let sources = inspect(&path).unwrap();
    assert_eq!(
        sources
            .iter()
            .map(|s| (s.kind, s.file_date, s.name.as_str()))
            .collect::<Vec<_>>(),
        [
            (
                Kind::Establishments,
                Day::from_ymd_opt(2026, 8, 1),
                "edubasealldata20260801.csv"
            ),
            (Kind::Groups, None, "allgroupsdata.csv"),
            (
                Kind::Links,
                Day::from_ymd_opt(2026, 8, 1),
                "links_edubasealldata20260801.csv"
            ),
        ]
    );
    assert!(sources[0].warnings.iter().any(|w| {
        w.starts_with("Ignored: “other.csv” in “extract_20200101.zip” is not a register file")
    }));
    assert_eq!(read(&sources[0]).schools[0].id, 800_001);
    assert_eq!(read(&sources[1]).groups[0].name, "Larkmoor Trust");
    assert_eq!(read(&sources[2]).links[0].link_type, "Successor");

    let refused = |name: &str, members: &[(&str, &[u8])], want: &str| {
        let error = inspect(&zip_of(&dir, name, members)).unwrap_err();
        assert!(error.message.contains(want), "{}", error.message);
    };
    refused(
        "none.zip",
        &[("read me.txt", b"x")],
        "no CSV file in “none.zip”",
    );
    refused("empty.zip", &[], "no CSV file in “empty.zip”");
    refused(
        "book.zip",
        &[("[Content_Types].xml", b"x"), ("xl/workbook.xml", b"x")],
        "is an Excel or Office file",
    );
    refused(
        "other.zip",
        &[("a.csv", b"a,b\r\n1,2\r\n")],
        "is not a register file",
    );
    refused(
        "others.zip",
        &[("a.csv", b"a,b\r\n1,2\r\n"), ("b.csv", b"")],
        "None of the 2 CSV files",
    );
    let names: Vec<String> = (0..21).map(|n| format!("{n}.csv")).collect();
    let many: Vec<(&str, &[u8])> = names
        .iter()
        .map(|name| (name.as_str(), &b"a"[..]))
        .collect();
    refused("many.zip", &many, "holds 21 CSV files");
}

#[test]
fn a_zip_that_unpacks_to_far_too_much_is_stopped() {
    let dir = TempDir::new().unwrap();
    let mut text = "URN,EstablishmentName,EstablishmentStatus (code)\r\n800001,A,1\r\n".to_owned();
    text.push_str(&"\r\n".repeat(12 << 20));
    let path = zip_of(&dir, "bomb.zip", &[("edubasealldata.csv", text.as_bytes())]);
    let sources = inspect(&path).unwrap();
    let error = sources[0].read(&mut |_| Ok(())).unwrap_err();
    assert!(
        error.message.contains("unpacks to far more"),
        "{}",
        error.message
    );
}

#[test]
fn a_zip_cut_short_is_said_to_be_damaged() {
    let dir = TempDir::new().unwrap();
    let schools = windows_1252(&file(&CURRENT, &[FULL], ','));
    let path = zip_of(&dir, "r.zip", &[("edubasealldata20260801.csv", &schools)]);
    let whole = std::fs::read(&path).unwrap();
    for at in [60, 200, 400] {
        let mut bytes = whole.clone();
        for byte in &mut bytes[at..at + 20] {
            *byte ^= 0x5A;
        }
        let path = put(&dir, "d.zip", &bytes);
        let result = inspect(&path).and_then(|sources| sources[0].read(&mut |_| Ok(())));
        let message = result.unwrap_err().message;
        assert!(message.contains("d.zip"), "{message}");
    }
    assert!(
        inspect(&put(&dir, "c.zip", &whole[..whole.len() / 2]))
            .unwrap_err()
            .message
            .contains("damaged")
    );
}

#[test]
fn the_day_is_read_from_the_files_own_name() {
    let check = |name: &str, day: Option<(i32, u32, u32)>| {
        assert_eq!(
            date_in(name),
            day.and_then(|(y, m, d)| Day::from_ymd_opt(y, m, d)),
            "{name}"
        );
    };
    check("edubasealldata20260801.csv", Some((2026, 8, 1)));
    check("20260801 register (2).csv", Some((2026, 8, 1)));
    check("register 2026-08-01.csv", Some((2026, 8, 1)));
    check("register_2026_08_01.csv", Some((2026, 8, 1)));
    check("edubasealldata20261301.csv", None);
    check("1202608011.csv", None);
    check("register.csv", None);
    check("", None);
}

#[test]
fn missing_and_unknown_columns_are_named() {
    let dir = TempDir::new().unwrap();
    let columns: Vec<&str> = CURRENT
        .iter()
        .copied()
        .filter(|name| {
            !matches!(
                *name,
                "Town" | "Easting" | "FSM" | "Gender (name)" | "Gender (code)" | "LA (code)"
            )
        })
        .chain(["Moon", "RSCRegion (name)"])
        .collect();
    let path = put(&dir, "r.csv", &windows_1252(&file(&columns, &[FULL], ',')));
    expect_test::expect![[r#"
        [
            "“r.csv” lacks 3 columns that the desk uses, left blank: Gender (code), Town, Easting.",
            "“r.csv” has 1 column that the desk does not know, ignored: Moon.",
        ]
    "#]]
    .assert_debug_eq(&inspect(&path).unwrap()[0].warnings);
}

#[test]
fn groups_are_read_with_their_odd_forms() {
    let dir = TempDir::new().unwrap();
    let text = "Group UID,Group ID,Group Name,Companies House Number,Group Type (code),Group Type,Closed Date,Open date,Incorporated on (open date),Group Status (code),Group Status,Group Street,Group Locality,Group Address 3,Group Town,Group County,Group Postcode,Head of Group Title,Head of Group First Name,Head of Group Last Name,UKPRN\r\n\
        \"12\",\"TR00012\",\"LARKMOOR TRUST\",\"01234567\",\"06\",\"Multi-academy trust\",\"\",\"01/04/2007\",\"02/05/2008\",\"OPEN\",\"Open\",\"1 High Street\",\"\",\"\",\"Larkby\",\"Not recorded\",\"lb1 2ab\",\"Not recorded\",\"Ada\",\"Flint\",\"10012345\"\r\n\
        \"12\",\"\",\"Twice\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\"\r\n\
        \"x\",\"\",\"No number\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\"\r\n";
    let out = read(&inspect(&put(&dir, "allgroupsdata20260801.csv", text.as_bytes())).unwrap()[0]);
    let group = &out.groups[0];
    assert_eq!(
        (group.id, group.type_code.as_str(), group.status.as_str()),
        (12, "6", "OPEN")
    );
    assert_eq!(
        (group.address.as_str(), group.postcode.as_str()),
        ("1 High Street\nLarkby", "LB1 2AB")
    );
    assert_eq!(
        (group.head.as_str(), group.opened_on),
        ("Ada Flint", Day::from_ymd_opt(2008, 5, 2))
    );
    assert_eq!(out.rejected.len(), 2);
}

#[test]
fn rejected_rows_go_back_into_a_file_that_can_be_mended() {
    let dir = TempDir::new().unwrap();
    let path = put(
        &dir,
        "r.csv",
        "URN,EstablishmentName,EstablishmentStatus (code)\r\n80001,=1+1,1\r\n800002,\"é\",1,extra\r\n800003\r\n".as_bytes(),
    );
    let source = &inspect(&path).unwrap()[0];
    let out = read(source);
    let rejects = dir.path().join("rejected.csv");
    write_rejects(&rejects, &source.header, &out.rejected).unwrap();
    expect_test::expect![[r#"
        URN,EstablishmentName,EstablishmentStatus (code),Reason
        80001,'=1+1,1,"Row 2: column URN says “80001”, and a URN has six digits. Correct it and load this row again."
        800002,é,1,"Row 3 has 4 cells, and the header has 3: it begins with “800002”. Add or take out what is wrong and load this row again.",extra
        800003,,,"Row 4 has 1 cell, and the header has 3: it begins with “800003”. Add or take out what is wrong and load this row again."
    "#]]
    .assert_eq(std::fs::read_to_string(&rejects).unwrap().trim_start_matches('\u{FEFF}').replace("\r\n", "\n").as_str());
    let mended = std::fs::read_to_string(&rejects)
        .unwrap()
        .replace("80001,", "800001,");
    let out = read(&inspect(&put(&dir, "mended.csv", mended.as_bytes())).unwrap()[0]);
    assert_eq!(out.schools[0].name, "=1+1");
}

#[test]
fn the_caller_can_stop_the_reading() {
    let dir = TempDir::new().unwrap();
    let path = put(&dir, "r.csv", &windows_1252(&file(&CURRENT, &[FULL], ',')));
    let error = inspect(&path).unwrap()[0]
        .read(&mut |_| Err(crate::error::Error::cancelled()))
        .unwrap_err();
    assert_eq!(error.kind, crate::error::Kind::Cancelled);
}

#[test]
fn the_real_register_is_read_where_it_is_at_hand() {
    let check = |name: &str, kind: Kind, rows: u64| {
        let Some(path) = at_hand(name) else { return };
        let source = &inspect(&path).unwrap()[0];
        assert_eq!(source.kind, kind);
        let out = read(source);
        let counts = out.counts.unwrap();
        assert_eq!(
            (counts.read, counts.rejected),
            (rows, 0),
            "{:?}",
            out.rejected.first()
        );
        assert_eq!(source.warnings, Vec::<String>::new());
        if name.starts_with("full") {
            assert_eq!(
                out.schools.iter().filter(|s| s.trust_uid.is_some()).count(),
                1465
            );
        }
        if rows == 49_132 {
            assert_eq!(counts.encoding, Encoding::Windows1252);
        }
    };
    check("england-49132.zip", Kind::Establishments, 49_132);
    check("full-rows-1924.zip", Kind::Establishments, 1_924);
    check("groups-7176.zip", Kind::Groups, 7_176);
    check("links-33801.zip", Kind::Links, 33_801);
}

fn reads_any(bytes: &[u8]) {
    let dir = TempDir::new().unwrap();
    for name in ["r.csv", "r.zip"] {
        if let Ok(sources) = inspect(&put(&dir, name, bytes)) {
            for source in &sources {
                let (mut taken, mut rejected) = (0, 0);
                let counts = source.read(&mut |item| {
                    match item {
                        Item::Rejected(_) => rejected += 1,
                        Item::Establishment(raw) => {
                            assert_eq!(raw.parse().id, raw.urn());
                            taken += 1;
                        }
                        _ => taken += 1,
                    }
                    Ok(())
                });
                if let Ok(counts) = counts {
                    assert_eq!(
                        (counts.read, counts.accepted, counts.rejected),
                        (taken + rejected, taken, rejected)
                    );
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        reads_any(&bytes);
    }

    #[test]
    fn any_bytes_below_a_header_are_taken_or_handed_back(
        rows in proptest::collection::vec(prop_oneof!["[0-9\",;\r\n\t A]{0,30}", "\\PC{0,20}", "80000[0-9],[A\"]{1,4},[1-4],[x\",]{0,4}"], 0..30),
        junk in proptest::collection::vec(any::<u8>(), 0..100),
    ) {
        let mut bytes = b"URN,EstablishmentName,EstablishmentStatus (code),Town\r\n".to_vec();
        bytes.extend(rows.join("\n").bytes());
        bytes.extend(junk);
        reads_any(&bytes);
    }

    #[test]
    fn a_good_file_with_bytes_changed_is_read_or_refused(changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..20), zipped: bool) {
        let dir = TempDir::new().unwrap();
        let text = windows_1252(&file(&CURRENT, &[FULL, &with(&[("URN", "800002")])], ','));
        let mut bytes = if zipped {
            std::fs::read(zip_of(&dir, "a.zip", &[("a20260801.csv", &text)])).unwrap()
        } else {
            text
        };
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        reads_any(&bytes);
    }
}

// Heads.

fn head<'a>(first: &'a str, last: &'a str) -> Head<'a> {
    Head {
        title: "",
        first,
        last,
        job: "",
    }
}

#[test]
fn only_another_person_is_a_new_head() {
    let check = |before: (&str, &str), after: (&str, &str), want: HeadChange| {
        assert_eq!(
            compare(&head(before.0, before.1), &head(after.0, after.1)),
            want,
            "{before:?} {after:?}"
        );
    };
    let (same, new, perhaps) = (
        HeadChange::Same,
        HeadChange::Changed {
            perhaps_same: false,
        },
        HeadChange::Changed { perhaps_same: true },
    );
    check(("Jane", "Doe"), (" JANE ", "doe"), same);
    check(("Jane", "O'Dell"), ("Jane", "O’Dell"), same);
    check(("Jane", "O'Dell"), ("Jane", "ODELL"), same);
    check(("Mrs Jane", "Doe"), ("Jane", "Doe"), same);
    check(("The Revd Dr Jane", "Doe"), ("Jane", "Doe"), same);
    check(("", "Mrs Doe"), ("Miss", "Doe"), same);
    check(("Zoë", "Flint"), ("Zoe", "Flint"), same);
    check(("Anne-Marie", "Flint"), ("Anne Marie", "Flint"), same);
    check(("Anne", "Marie Flint"), ("Anne Marie", "Flint"), same);
    check(("J.", "Flint"), ("J", "Flint"), same);
    check(("", ""), ("", ""), same);
    check(("Vacant", ""), ("", "TBC"), same);
    check(("Jane", "Doe"), ("John", "Roe"), new);
    check(("Jane", "Doe"), ("John", "Doe"), new);
    check(("Jane", "Doe"), ("Jane", "Roe"), perhaps);
    check(("Jane", "Doe"), ("Jane", "Doe-Roe"), perhaps);
    check(("J", "Doe"), ("Jane", "Roe"), perhaps);
    check(("J.", "Doe"), ("Jane", "Doe"), perhaps);
    check(("Jane", "Doe"), ("K", "Doe"), new);
    for (first, last) in [
        ("", ""),
        ("Vacant", ""),
        ("", "TBC"),
        ("To be", "confirmed"),
        ("n/a", "-"),
        ("-", "-"),
        ("Not", "known"),
        ("TBC", "TBC"),
        ("Headteacher", "Vacancy"),
    ] {
        check(("Jane", "Doe"), (first, last), HeadChange::Vacated);
        check((first, last), ("Jane", "Doe"), HeadChange::Filled);
    }
}

#[test]
fn a_head_is_written_with_title_and_whether_acting() {
    let check = |title: &str, job: &str, want: &str| {
        assert_eq!(
            Head {
                title,
                first: "Jane",
                last: "Doe",
                job
            }
            .display(),
            want
        );
    };
    check("Mrs", "Headteacher", "Mrs Jane Doe");
    check("Mrs", "Acting Headteacher", "Mrs Jane Doe (acting)");
    check("", "Headteacher (Interim)", "Jane Doe (interim)");
    check("Headteacher", "", "Jane Doe");
    assert_eq!(
        Head {
            title: "Mr",
            first: "Vacant",
            last: "",
            job: "Acting Head"
        }
        .display(),
        ""
    );
}

// What changed.

fn school() -> Establishment {
    Establishment {
        id: 800_001,
        name: "Larkby Primary School".into(),
        status_code: "1".into(),
        phase_code: "2".into(),
        low_age: Some(4),
        high_age: Some(11),
        head_title: "Mrs".into(),
        head_first: "Jane".into(),
        head_last: "Doe".into(),
        head_job: "Headteacher".into(),
        street: "1 High Street".into(),
        postcode: "LB1 2AB".into(),
        telephone: "01234567890".into(),
        easting: Some(400_000),
        northing: Some(300_000),
        ..Establishment::default()
    }
}

#[test]
fn each_kind_of_change_is_told_in_words() {
    let check = |change: fn(&mut Establishment), want: &[(ChangeKind, &str, &str)]| {
        let before = school();
        let mut after = before.clone();
        change(&mut after);
        diff::keep_known(&before, &mut after);
        let found = diff::changes(&before, &after);
        let found: Vec<_> = found
            .iter()
            .map(|c| (c.kind, c.before.as_str(), c.after.as_str()))
            .collect();
        assert_eq!(found, want);
    };
    use ChangeKind as K;
    check(|_| {}, &[]);
    check(|s| s.head_job = "Principal".into(), &[]);
    check(|s| s.head_job = "Acting Head".into(), &[]);
    check(|s| s.last_changed_on = Day::from_ymd_opt(2026, 1, 1), &[]);
    check(|s| s.name = "LARKBY PRIMARY SCHOOL".into(), &[]);
    check(|s| s.easting = None, &[]);
    check(|s| s.trust_name = "X".into(), &[]);
    check(|s| s.pupils = Some(7), &[]);
    check(
        |s| s.head_first = "Ada".into(),
        &[(K::HeadChanged, "Mrs Jane Doe", "Mrs Ada Doe")],
    );
    check(
        |s| s.head_first.clear(),
        &[(K::HeadChanged, "Mrs Jane Doe", "Mrs Doe")],
    );
    check(
        |s| {
            s.head_first.clear();
            s.head_last = "tbc".into();
        },
        &[(K::HeadVacated, "Mrs Jane Doe", "")],
    );
    check(
        |s| {
            s.status_code = "2".into();
            s.closed_on = Day::from_ymd_opt(2026, 8, 31);
        },
        &[(K::Closed, "Open", "Closed on 31 Aug 2026")],
    );
    check(
        |s| s.status_code = "3".into(),
        &[(K::ProposedToClose, "Open", "Open, but proposed to close")],
    );
    check(
        |s| {
            s.trust_uid = Some(5);
            s.trust_name = "Larkmoor Trust".into();
        },
        &[(K::TrustJoined, "", "Larkmoor Trust")],
    );
    check(
        |s| s.name = "Larkby Academy".into(),
        &[(K::Name, "Larkby Primary School", "Larkby Academy")],
    );
    check(
        |s| s.high_age = Some(7),
        &[(K::PhaseOrAges, "Primary, 4 to 11", "Primary, 4 to 7")],
    );
    check(
        |s| s.town = "Larkby".into(),
        &[(
            K::Address,
            "1 High Street, LB1 2AB",
            "1 High Street, Larkby, LB1 2AB",
        )],
    );
    check(
        |s| s.website = "www.larkby.example".into(),
        &[(K::Contact, "01234567890", "01234567890, www.larkby.example")],
    );
    check(
        |s| s.easting = Some(400_100),
        &[(K::Coordinates, "400000, 300000", "400100, 300000")],
    );
}

#[test]
fn a_date_or_a_hash_alone_is_no_difference() {
    let before = school();
    let after = Establishment {
        last_changed_on: Day::from_ymd_opt(2026, 1, 1),
        row_hash: 9,
        ..before.clone()
    };
    assert!(!diff::differs(&before, &after));
    assert!(diff::differs(
        &before,
        &Establishment {
            pupils: Some(9),
            ..before.clone()
        }
    ));
}

#[test]
fn kinds_have_the_words_of_their_json() {
    for kind in ChangeKind::ALL {
        assert_eq!(serde_json::to_value(kind).unwrap(), kind.word());
        assert_eq!(ChangeKind::from_word(kind.word()), Some(kind));
        assert!(!kind.label().is_empty());
    }
}

#[test]
fn the_dfes_link_words_have_their_roles() {
    let check = |text: &str, role: LinkRole| assert_eq!(diff::role_of(text), role, "{text}");
    check("Successor", LinkRole::Successor);
    check("Predecessor", LinkRole::Predecessor);
    check("Predecessor - merged", LinkRole::MergedFrom);
    check("Successor - merged", LinkRole::MergedInto);
    check("Predecessor - amalgamated", LinkRole::MergedFrom);
    check("Successor - amalgamated", LinkRole::MergedInto);
    check("Successor - Split School", LinkRole::SplitInto);
    check("Predecessor - Split School", LinkRole::SplitFrom);
    check("Result of Amalgamation", LinkRole::Merged);
    check("Merged - change in age range", LinkRole::Merged);
    check("Sixth Form Centre Link", LinkRole::Other);
    check("Closure", LinkRole::Other);
    check("", LinkRole::Other);
}

#[test]
fn a_closed_school_is_followed_by_link_or_by_reason_and_postcode() {
    let closed = Establishment {
        status_code: "2".into(),
        ..school()
    };
    let link = |urn, link_urn, link_type: &str| Link {
        urn,
        link_urn,
        link_type: link_type.into(),
        ..Link::default()
    };
    let candidate = |urn, name: &str, postcode: &str| diff::Candidate {
        urn,
        name: name.into(),
        postcode: postcode.into(),
    };
    let plain = |successor| Following::Plain { successor };
    let follow = |links: &[Link], reason: Option<&str>, opened: &[diff::Candidate]| {
        diff::follow(&closed, links, reason, opened)
    };
    assert_eq!(follow(&[], None, &[]), Following::Nothing);
    assert_eq!(
        follow(&[link(800_001, 800_002, "Successor")], None, &[]),
        plain(800_002)
    );
    assert_eq!(
        follow(&[link(800_002, 800_001, "Predecessor")], None, &[]),
        plain(800_002)
    );
    assert_eq!(
        follow(
            &[
                link(800_001, 800_002, "Successor"),
                link(800_002, 800_001, "Predecessor")
            ],
            None,
            &[]
        ),
        plain(800_002)
    );
    // Its own predecessor is not its successor.
    assert_eq!(
        follow(&[link(800_001, 800_000, "Predecessor")], None, &[]),
        Following::Nothing
    );
    assert_eq!(
        follow(&[link(800_001, 800_002, "Successor - merged")], None, &[]),
        Following::Ask {
            successors: vec![800_002]
        }
    );
    assert_eq!(
        follow(
            &[
                link(800_001, 800_002, "Successor"),
                link(800_003, 800_001, "Predecessor")
            ],
            None,
            &[]
        ),
        Following::Ask {
            successors: vec![800_002, 800_003]
        }
    );
    let here = [
        candidate(800_005, "Larkby Academy", "LB1 2AB"),
        candidate(800_006, "Elsewhere", "LB9 9ZZ"),
    ];
    assert_eq!(
        follow(&[], Some("Academy Converter"), &here),
        plain(800_005)
    );
    assert_eq!(follow(&[], Some("Closure"), &here), Following::Nothing);
    assert_eq!(follow(&[], None, &here), Following::Nothing);
    let two = [
        candidate(800_004, "Nursery", "LB1 2AB"),
        candidate(800_005, "Larkby Primary School", "LB1 2AB"),
    ];
    assert_eq!(
        follow(&[], Some("For Academy"), &two),
        Following::Ask {
            successors: vec![800_005, 800_004]
        }
    );
    // A link of long ago is not about this closure.
    let dated = Establishment {
        closed_on: Day::from_ymd_opt(2026, 7, 31),
        ..closed.clone()
    };
    let since = |year| Link {
        since: Day::from_ymd_opt(year, 8, 1),
        ..link(800_001, 800_002, "Successor - Split School")
    };
    assert_eq!(
        diff::follow(&dated, &[since(2024)], None, &[]),
        Following::Nothing
    );
    assert_eq!(
        diff::follow(&dated, &[since(2026)], None, &[]).all(),
        [800_002]
    );
    let coded = Establishment {
        reason_closed_code: "6".into(),
        ..closed.clone()
    };
    assert_eq!(diff::follow(&coded, &[], None, &here), plain(800_005));
}

// Codes.

#[test]
fn shipped_codes_are_found_by_name_and_by_code() {
    let check = |list: &str, name: &str, code: &str| {
        assert_eq!(codes::code(list, name), Some(code), "{name}")
    };
    check("status", "open, but proposed to close", "3");
    check("phase", "All through", "7");
    check("phase", "All-through", "7");
    check("typeGroup", "LA maintained schools", "4");
    check("la", "Bristol, City of", "801");
    check("type", "Service children’s education", "26");
    check("urbanRural", "Urban city and town", "C1");
    assert_eq!(codes::code("phase", "Lunar"), None);
    assert_eq!(codes::name("la", "202"), Some("Camden"));
    assert_eq!(codes::name("type", "2"), Some("Voluntary aided school"));
    assert!(
        codes::authorities()
            .iter()
            .filter(|la| la.kind == "england")
            .count()
            == 153
    );
    for code in codes::all() {
        assert_eq!(super::cells::code(code.code), code.code);
        assert!(!code.list.is_empty() && !code.name.is_empty());
    }
}
