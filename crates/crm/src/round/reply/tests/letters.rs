//! Letters that answer: what stands around a quotation, and what is attached.

use super::{Check, all_ticked};
use serde_json::json;
use std::path::PathBuf;

/// A letter with these files attached.
fn with_files(
    check: &Check,
    name: &str,
    subject: &str,
    text: &str,
    files: &[(&str, &[u8])],
) -> PathBuf {
    let mut letter = format!(
        "From: Zoe Finch <z.finch@alder.example>\r\nTo: d@office.example\r\nSubject: {subject}\r\nMessage-ID: <{name}@x>\r\n\
         MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=bb\r\n\r\n--bb\r\nContent-Type: text/plain\r\n\r\n{text}\r\n"
    );
    for (file, bytes) in files {
        let text: String = bytes
            .iter()
            .map(|byte| format!("={byte:02X}=\r\n"))
            .collect();
        letter += &format!(
            "--bb\r\nContent-Type: application/octet-stream\r\nContent-Transfer-Encoding: quoted-printable\r\n\
             Content-Disposition: attachment; filename=\"{file}\"\r\n\r\n{text}\r\n"
        );
    }
    letter += "--bb--\r\n";
    check.office.put(name, letter.as_bytes())
}

#[test]
fn what_is_written_below_a_quotation_is_kept_and_confirms_nothing() {
    let check = Check::new();
    let school = check.schools[0];
    let news = "Our head is now Ann Bo";
    let letter = check.letter(
        school,
        "below.eml",
        &format!("OK\r\n\r\n> Head teacher\r\n>   Name: X\r\n\r\n{news}"),
    );
    let read = check.read(&[letter]);
    assert_eq!(read["setAside"], 1, "{read}");
    let reply = check.replies()[0].clone();
    assert!(reply["reason"].as_str().unwrap().contains(news), "{reply}");
    assert_eq!(reply["schoolId"], school);
    let review = check
        .office
        .query("round_review", json!({"id": reply["id"]}));
    assert_eq!(review["note"], format!("OK\n\n{news}"));
    let below = check.letter(school, "ok.eml", "> Head teacher: X\r\n\r\nOK");
    assert_eq!(check.read(&[below])["unchanged"], 1);
}

#[test]
fn an_ok_with_a_document_is_looked_at_and_one_with_a_picture_is_not() {
    let check = Check::new();
    let [first, second, third] = check.schools[..] else {
        panic!()
    };
    let subject = |school| format!("RE: Check [{}]", check.check(school).0);
    let letter = with_files(
        &check,
        "list.eml",
        &subject(first),
        "OK",
        &[("Our new staff list.docx", b"PK no workbook")],
    );
    assert_eq!(check.read(&[letter])["changed"], 1);
    let review = check.review(first);
    let problems = review["problems"].as_array().unwrap();
    assert_eq!(problems.len(), 1, "{problems:#?}");
    assert!(
        problems[0]
            .as_str()
            .unwrap()
            .starts_with("“Our new staff list.docx” came with the e-mail"),
        "{problems:#?}"
    );
    let table = with_files(
        &check,
        "table.eml",
        &subject(second),
        "No change",
        &[("Staff.csv", b"Name,Post\nIda Jay,SENCO\n")],
    );
    assert_eq!(check.read(&[table])["changed"], 1);
    // The picture of a signature, and the page that went out with our own e-mail.
    let plain = with_files(
        &check,
        "plain.eml",
        &subject(third),
        "OK",
        &[
            ("logo.png", b"x"),
            ("Form.html", b"<script>partnership-desk</script>"),
        ],
    );
    assert_eq!(check.read(&[plain])["unchanged"], 1);
}

#[test]
fn a_form_of_another_school_than_the_letter_answers_for_is_looked_at() {
    let check = Check::new();
    let folder = check.written();
    let [first, second, _] = check.schools[..] else {
        panic!()
    };
    let bytes = all_ticked(&std::fs::read(check.workbook(&folder, second)).unwrap());
    let about = |school| format!("RE: Check [{}]", check.check(school).0);
    let other = with_files(
        &check,
        "other.eml",
        &about(first),
        "Attached",
        &[("f.xlsx", &bytes)],
    );
    assert_eq!(check.read(&[other])["changed"], 1);
    let problems = check.review(second)["problems"].to_string();
    assert!(problems.contains("Make sure which school"), "{problems}");
    let own = with_files(
        &check,
        "own.eml",
        &about(second),
        "Attached",
        &[("f.xlsx", &bytes)],
    );
    let read = check.read(&[own]);
    assert_eq!(read["unchanged"], 1, "{read} {:#?}", check.replies());
}

#[test]
fn a_question_is_no_consent() {
    let check = Check::new();
    let letters: Vec<PathBuf> = ["OK?", "No change?", "OK\r\nIs that all?"]
        .iter()
        .enumerate()
        .map(|(number, text)| check.letter(check.schools[number], &format!("{number}.eml"), text))
        .collect();
    let read = check.read(&letters);
    assert_eq!(read["setAside"], 3, "{read}");
    assert!(
        check
            .replies()
            .iter()
            .all(|reply| reply["reason"].as_str().unwrap().contains('?'))
    );
}

#[test]
fn a_letter_that_is_only_a_page_is_read_line_by_line_without_its_quotation() {
    let check = Check::new();
    let school = check.schools[0];
    let (value, _) = check.check(school);
    let letter = |name: &str, page: &str| {
        let letter = format!(
            "From: Zoe Finch <z.finch@alder.example>\r\nTo: d@office.example\r\nSubject: Re: Check [{value}]\r\n\
             Message-ID: <{name}@x>\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}\r\n"
        );
        check.office.put(name, letter.as_bytes())
    };
    let ok = letter(
        "ok.eml",
        "<div>OK</div><blockquote type=\"cite\"><div>Head teacher: X</div></blockquote>",
    );
    let read = check.read(&[ok]);
    assert_eq!(read["unchanged"], 1, "{read} {:#?}", check.replies());
    let below = letter(
        "below.eml",
        "<div>OK</div><blockquote type=\"cite\"><div>SENCO: X</div></blockquote><div>It is Ida Jay</div>",
    );
    assert_eq!(check.read(&[below])["setAside"], 1);
}

#[test]
fn an_e_mail_that_is_only_late_marks_no_address() {
    let check = Check::new();
    let late = check.office.put(
        "late.eml",
        b"From: MAILER-DAEMON@x.example\r\nTo: d@office.example\r\nSubject: Undelivered Mail\r\nMessage-ID: <late@x>\r\n\
          MIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=\"b\"\r\n\r\n\
          --b\r\nContent-Type: text/plain\r\n\r\nLate\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\n\
          Reporting-MTA: dns; x\r\n\r\nFinal-Recipient: rfc822; a.brook@alder.example\r\nAction: delayed\r\nStatus: 4.4.1\r\n\
          \r\n--b--\r\n",
    );
    let read = check.read(&[late]);
    assert_eq!([&read["setAside"], &read["bounced"]], [1, 0], "{read}");
    let reply = check.replies()[0].clone();
    let reason = reply["reason"].as_str().unwrap();
    assert!(reason.contains("a.brook@alder.example is late"), "{reason}");
}
