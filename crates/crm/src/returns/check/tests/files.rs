//! Rules of the file as a whole, and those of placements and changes of status, which are short enough to stand here whole.

use super::trainees::file;
use super::{judged, problems, warned};
use crate::returns::ReturnKind::{self, Placements, Status, Trainees};
use crate::returns::Verdict;
use crate::returns::columns::{
    PLACEMENTS, STATUS, STATUS_EXAMPLE, STATUS_MARK, TRAINEES, placements_guidance,
};
use proptest::prelude::*;

/// The rule, a file that passes, one that fails, and why: row, column, code.
type Case<'a> = (&'a str, Vec<u8>, Vec<u8>, (u32, &'a str, &'a str));

fn hold(kind: ReturnKind, cases: Vec<Case<'_>>) {
    for (rule, accepted, rejected, why) in cases {
        let passes = judged(kind, &accepted, None);
        assert_eq!(
            passes.verdict,
            Verdict::Accepted,
            "{rule}: {:#?}",
            passes.problems
        );
        let fails = judged(kind, &rejected, None);
        assert_eq!(problems(&fails), [why], "{rule}: {:#?}", fails.problems);
    }
}

fn wide(text: &str) -> Vec<u8> {
    let mark = [0xFF, 0xFE];
    let letters = text.encode_utf16().flat_map(u16::to_le_bytes);
    mark.into_iter().chain(letters).collect()
}

/// A text whose letters are a byte each.
fn bytes(text: &str) -> Vec<u8> {
    text.chars()
        .map(|letter| {
            if letter == '’' {
                0x92
            } else {
                u8::try_from(u32::from(letter)).unwrap()
            }
        })
        .collect()
}

/// A file of exactly so many bytes, filled up in a cell that may hold anything.
fn sized(text: &str, size: usize) -> Vec<u8> {
    let filler = format!("{}\r\n", ",".repeat(50));
    let mut bytes = format!("{text}\r\n").into_bytes();
    while bytes.len() + filler.len() <= size {
        bytes.extend_from_slice(filler.as_bytes());
    }
    bytes.resize(size, b' ');
    bytes
}

#[test]
fn bulk_add_as_a_file() {
    let good = file(&[""]);
    let crlf = || good.clone().into_bytes();
    let header = good.lines().next().unwrap().to_owned();
    let row = good.lines().nth(1).unwrap().to_owned();
    let cut = |text: &str| text.replace(",iqts_country", "");
    let upper = header.to_uppercase();
    let turned = |line: &str| line.split(',').rev().collect::<Vec<_>>().join(",");
    hold(
        Trainees,
        vec![
            ("not empty", crlf(), Vec::new(), (0, "", "emptyFile")),
            (
                "at most 1 MB",
                sized(&good, 1 << 20),
                sized(&good, (1 << 20) + 1),
                (0, "", "tooLarge"),
            ),
            (
                "is CSV",
                crlf(),
                b"PK\x03\x04\0\0".to_vec(),
                (0, "", "notCsv"),
            ),
            (
                "quotation marks are closed",
                good.replace("Ada", "\"Ada\"").into(),
                good.replace("Ada", "\"Ada").into(),
                (2, "", "notCsv"),
            ),
            (
                "no quotation mark within a cell",
                good.replace("Ada", "\"A \"\"d\"\" a\"").into(),
                good.replace("Ada", "A \"d\" a").into(),
                (2, "", "notCsv"),
            ),
            (
                "lines end in LF or CR LF",
                good.replace("\r\n", "\n").into(),
                format!("{header}\r\n{row}\n{row}\r\n").into(),
                (2, "", "notCsv"),
            ),
            (
                "a header",
                crlf(),
                format!("\r\n{row}").into(),
                (1, "", "noHeader"),
            ),
            (
                "at least one trainee",
                crlf(),
                header.clone().into(),
                (0, "", "noTrainees"),
            ),
            (
                "blank rows are none",
                format!("{good}\r\n{}\r\n\r\n", ",".repeat(50)).into(),
                format!("{header}\r\n{}\r\n", ",".repeat(50)).into(),
                (0, "", "noTrainees"),
            ),
            (
                "no blank heading",
                crlf(),
                format!("{header},\r\n{row},").into(),
                (1, "", "structure"),
            ),
            (
                "no more cells than headings",
                crlf(),
                format!("{header}\r\n{row},\r\n").into(),
                (2, "", "structure"),
            ),
            (
                "all columns",
                format!("{}\r\n{}", turned(&header), turned(&row)).into(),
                format!("{}\r\n{}", cut(&header), row.trim_end_matches(',')).into(),
                (1, "iqts_country", "missingColumn"),
            ),
            (
                "no other columns",
                format!("{upper}\r\n{row}").into(),
                format!("{header},Shoe Size\r\n{row},9").into(),
                (1, "Shoe Size", "extraColumn"),
            ),
            (
                "each column once",
                format!("{header},Validation results,errors\r\n{row},2 errors found,x").into(),
                format!("{header},sex\r\n{row},10").into(),
                (1, "sex", "repeatedColumn"),
            ),
            (
                "commas",
                crlf(),
                good.replace(',', ";").into(),
                (1, "", "separator"),
            ),
            (
                "letters are converted",
                wide(&good.replace("Ada", "Zoë")),
                wide(&header),
                (0, "", "noTrainees"),
            ),
        ],
    );
    let verdict = judged(Trainees, &bytes(&good.replace("Ada", "D’Arcy Zoë")), None);
    assert_eq!(warned(&verdict), ["encoding", "notAsked"]);
    // A bad byte in a heading is told twice: what is missing, and what is too many.
    let verdict = judged(
        Trainees,
        &bytes(&good.replace("ni_number", "n\u{ef}_number")),
        None,
    );
    assert_eq!(
        problems(&verdict),
        [
            (1, "ni_number", "missingColumn"),
            (1, "nï_number", "extraColumn")
        ]
    );
}

#[test]
fn last_year_s_template_is_called_so() {
    let older: Vec<String> = TRAINEES
        .iter()
        .take(50)
        .map(|column| {
            column
                .name
                .replace("training_partner", "lead_partner")
                .replace('_', " ")
        })
        .collect();
    let text = format!("{}\r\n{}", older.join(","), ",".repeat(49));
    let verdict = judged(Trainees, text.as_bytes(), None);
    assert_eq!(problems(&verdict)[0], (1, "", "olderTemplate"));
    let message = |column: &str| {
        let mut all = verdict.problems.iter();
        all.find(|said| said.column == column)
            .unwrap()
            .message
            .clone()
    };
    assert!(message("lead partner urn").contains("“training_partner_urn” now"));
    assert_eq!(problems(&verdict).last().unwrap().2, "extraColumn");
}

#[test]
fn placements_by_rule() {
    const HEAD: &str = "TRN,Trainee ITT start date,Placement 1 URN,Placement 2 URN";
    let guidance: Vec<String> = placements_guidance()
        .iter()
        .map(|cell| format!("\"{cell}\""))
        .collect();
    let whole = |row: &str| {
        format!(
            "{}\r\n{}\r\n{row}",
            PLACEMENTS.join(","),
            guidance.join(",")
        )
        .into_bytes()
    };
    let rows = |rows: &str| format!("{HEAD}\r\n{rows}").into_bytes();
    let good = || rows("1234567,01/09/2025,100000,100001");
    hold(
        Placements,
        vec![
            ("not empty", good(), Vec::new(), (0, "", "emptyFile")),
            (
                "at most 1 MB",
                good(),
                sized(HEAD, (1 << 20) + 1),
                (0, "", "tooLarge"),
            ),
            (
                "is CSV",
                good(),
                rows("1234567,\"2025,100000,100001"),
                (2, "", "notCsv"),
            ),
            (
                "UTF-8",
                format!("\u{feff}{HEAD}\r\n1234567,Zoë,100000,").into(),
                bytes(&format!("{HEAD}\r\n1234567,Zoë,100000,")),
                (0, "", "encoding"),
            ),
            (
                "the first four columns",
                good(),
                b"TRN,Trainee ITT start date,Placement 1 URN\r\n1234567,,100000".to_vec(),
                (1, "Placement 2 URN", "missingColumn"),
            ),
            (
                "no other column",
                whole("1234567,,100000,,,,"),
                format!("{HEAD},School\r\n1234567,,100000,,x").into(),
                (1, "School", "extraColumn"),
            ),
            (
                "letters of headings do not count",
                format!("{}\r\n1234567,,100000,", HEAD.to_uppercase()).into(),
                format!("{HEAD},\r\n1234567,,100000,,").into(),
                (1, "", "extraColumn"),
            ),
            (
                "commas",
                good(),
                format!("{HEAD}\r\n1234567,,100000,")
                    .replace(',', ";")
                    .into(),
                (1, "", "separator"),
            ),
            (
                "commas, where the row of guidance has line breaks in quotation marks",
                good(),
                "TRN;Trainee ITT start date;Placement 1 URN;Placement 2 URN\r\nDo not change this column;Do not change this column;\"The URN of the trainee's\r\nfirst placement \"school\";\r\n1234567;;100000;\r\n".into(),
                (1, "", "separator"),
            ),
            (
                "the row of guidance is passed over",
                whole("1234567,,100000,,,,"),
                whole("1234567,,Do not,,,,"),
                (3, "Placement 1 URN", "urn"),
            ),
            (
                "values are trimmed",
                rows(" 1234567 ,, 100000 ,"),
                rows("1234567,,10 000,"),
                (2, "Placement 1 URN", "urn"),
            ),
            (
                "the date is not checked",
                rows("1234567,not a day,100000,"),
                rows("1234567,not a day,1000000,"),
                (2, "Placement 1 URN", "urn"),
            ),
            (
                "URN exactly 6 digits",
                rows("1234567,,123456,"),
                rows("1234567,,12345,"),
                (2, "Placement 1 URN", "urn"),
            ),
            (
                "URN of digits",
                rows("1234567,,,100001"),
                rows("1234567,,,10000A"),
                (2, "Placement 2 URN", "urn"),
            ),
            (
                "ADDED MANUALLY is passed over",
                rows("1234567,,ADDED MANUALLY,100001"),
                rows("1234567,,by hand,100001"),
                (2, "Placement 1 URN", "urn"),
            ),
            (
                "five placements",
                whole("1234567,,100000,100001,100002,100003,100004"),
                whole("1234567,,100000,100001,100002,100003,1"),
                (3, "Placement 5 URN", "urn"),
            ),
            (
                "a blank TRN fails the upload",
                rows("1234567,,100000,"),
                rows(" ,,100000,"),
                (2, "TRN", "trnBlank"),
            ),
            (
                "a row without URN is left alone",
                rows(",,,\r\n,x,ADDED MANUALLY,"),
                rows(",,,\r\n,x,ADDED MANUALLY,100000"),
                (3, "TRN", "trnBlank"),
            ),
            (
                "a TRN that is no number is no error of the file",
                rows("unknown,,100000,"),
                rows("unknown,,100000,9"),
                (2, "Placement 2 URN", "urn"),
            ),
            (
                "no cells beyond the headings",
                good(),
                rows("1234567,,100000,100001,100002"),
                (2, "", "structure"),
            ),
        ],
    );
    for (text, codes) in [
        (
            "unknown,,100000,",
            vec!["notAsked", "trnNotNumber", "replaces"],
        ),
        ("123456,,100000,", vec!["notAsked", "trnLength", "replaces"]),
        (
            "1234567,,100000,100000",
            vec!["notAsked", "repeatedUrn", "replaces"],
        ),
        (
            "1234567,,100000,\r\n1234567,,100001,",
            vec!["notAsked", "repeatedTrn", "replaces"],
        ),
        (
            "1234567,,ADDED MANUALLY,",
            vec!["notAsked", "nothingToDo", "addedManually"],
        ),
    ] {
        assert_eq!(
            warned(&judged(Placements, &rows(text), None)),
            codes,
            "{text}"
        );
    }
}

#[test]
fn changes_of_status_by_rule() {
    const HEAD: &str = "TRN,Provider trainee ID,HESA ID,Date QTS or EYTS requirements met";
    const MET: &str = "Date QTS or EYTS requirements met";
    let rows = |rows: &str| format!("{HEAD}\r\n{rows}").into_bytes();
    let one = |date: &str| rows(&format!("1234567,,,{date}"));
    let good = || one("20/7/2026");
    let mut guidance = vec![STATUS_MARK.to_owned(); 11];
    guidance.push(format!("\"{STATUS_EXAMPLE}\""));
    let whole =
        |row: &str| format!("{}\r\n{}\r\n{row}", STATUS.join(","), guidance.join(",")).into_bytes();
    hold(
        Status,
        vec![
            ("not empty", good(), Vec::new(), (0, "", "emptyFile")),
            (
                "at most 1 MB",
                good(),
                sized(HEAD, (1 << 20) + 1),
                (0, "", "tooLarge"),
            ),
            (
                "a header",
                good(),
                b"\r\n1234567,20/7/2026".to_vec(),
                (1, "", "noHeader"),
            ),
            (
                "UTF-8 or ISO-8859-1",
                bytes(&format!("{HEAD}\r\n1234567,Zoë,,20/7/2026")),
                bytes(&format!("{HEAD}\r\n1234567,O’Neil,,20/7/2026")),
                (0, "", "encoding"),
            ),
            (
                "not UTF-16",
                good(),
                wide(&format!("{HEAD}\r\n1234567,,,20/7/2026")),
                (0, "", "encoding"),
            ),
            (
                "one column tells who",
                format!("hesa id,{}\r\n1234567890123,20/7/2026", MET.to_lowercase()).into(),
                format!("First names,{MET}\r\nAda,20/7/2026").into(),
                (1, "", "noIdColumn"),
            ),
            (
                "a column for the day",
                good(),
                b"TRN,Date\r\n1234567,20/7/2026".to_vec(),
                (1, MET, "noDateColumn"),
            ),
            (
                "at least one trainee",
                good(),
                whole(""),
                (0, "", "noTrainees"),
            ),
            (
                "at least one day",
                rows("1234567,,,20/7/2026\r\n1234568,,,"),
                rows("1234567,,,\r\n1234568,,,"),
                (0, MET, "noDates"),
            ),
            (
                "the row of guidance is passed over",
                whole("1234567,,,,,,,,,,,20/7/2026"),
                whole("1234567,,,,,,,,,,,soon"),
                (3, MET, "dateForm"),
            ),
            (
                "columns of older files are passed over",
                format!(
                    "TRN,Last names,First names,Lead school,{MET}\r\n1234567,Brook,Ada,x,20/7/2026"
                )
                .into(),
                format!("Lead school,{MET}\r\nx,20/7/2026").into(),
                (1, "", "noIdColumn"),
            ),
            (
                "TRN of 7 digits",
                good(),
                rows("123456,,,20/7/2026"),
                (2, "TRN", "trn"),
            ),
            (
                "TRN of digits",
                rows(",A1,,20/7/2026"),
                rows("12345A7,,,20/7/2026"),
                (2, "TRN", "trn"),
            ),
            (
                "HESA ID of 13 or 17 digits",
                rows(",,'1234567890123,20/7/2026"),
                rows(",,123456789012,20/7/2026"),
                (2, "HESA ID", "hesaId"),
            ),
            (
                "HESA ID in quotation marks",
                rows(",,'12345678901234567',20/7/2026"),
                rows(",,1.23E+12,20/7/2026"),
                (2, "HESA ID", "hesaId"),
            ),
            (
                "written d/m/yyyy",
                one("01/07/2026"),
                one("2026-07-20"),
                (2, MET, "dateForm"),
            ),
            (
                "four digits of the year",
                one("1/7/2026"),
                one("1/7/26"),
                (2, MET, "dateForm"),
            ),
            (
                "a real day",
                one("28/2/2026"),
                one("29/2/2026"),
                (2, MET, "dateReal"),
            ),
            (
                "slashes, not dashes",
                one("1/2/2026"),
                one("1-2-2026"),
                (2, MET, "dateReal"),
            ),
            (
                "not in the future",
                one("1/10/2026"),
                one("2/10/2026"),
                (2, MET, "dateInFuture"),
            ),
            (
                "within twelve months",
                one("1/10/2025"),
                one("30/9/2025"),
                (2, MET, "dateTooOld"),
            ),
            (
                "a row without a day is left alone",
                rows("1234567,,,20/7/2026\r\nwrong,,wrong,"),
                rows("1234567,,,20/7/2026\r\n,,wrong,20/7/2026"),
                (3, "HESA ID", "hesaId"),
            ),
            (
                "a day belongs to somebody",
                good(),
                rows("1234567,,,20/7/2026\r\n,,,20/7/2026"),
                (3, "", "noId"),
            ),
            (
                "formulas are no days",
                good(),
                one("=TODAY()"),
                (2, MET, "dateForm"),
            ),
        ],
    );
    let verdict = judged(Status, &one("2026-07-20"), None);
    assert!(
        verdict.problems[0]
            .message
            .ends_with("Write it like 20/7/2026.")
    );
}

proptest! {
    #[test]
    fn no_bytes_crash_the_check(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        for kind in ReturnKind::ALL {
            judged(kind, &bytes, None);
        }
    }

    /// Bytes put anywhere into a good file.
    #[test]
    fn no_damage_crashes_the_check(at in 0..900usize, bytes in proptest::collection::vec(any::<u8>(), 1..4)) {
        let files = [
            (Trainees, file(&["", "first_names=Ida"])),
            (Placements, format!("{}\r\n1234567,,100000,,,,", PLACEMENTS.join(","))),
            (Status, format!("{}\r\n1234567,,,,,,,,,,,20/7/2026", STATUS.join(","))),
        ];
        for (kind, text) in files {
            let mut damaged = text.into_bytes();
            let at = at.min(damaged.len());
            damaged.splice(at..at, bytes.iter().copied());
            judged(kind, &damaged, None);
        }
    }
}
