//! Letters that answer: what stands around a quotation, and what is attached.

use super::Check;
use serde_json::json;

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
