//! How far a round of the yearly check has come, and whom the sample can ask.

use super::Desk;

#[test]
fn most_schools_of_a_sample_have_a_contact_with_an_address_at_their_own_domain() {
    let desk = Desk::new();
    desk.sample();
    let columns = "name,mainContact,mainEmail,website";
    let listed = desk.json(&["list", "a.desk", "schools", "--columns", columns]);
    let schools = listed["rows"].as_array().unwrap();
    let reached = schools.iter().filter(|school| {
        let part = |key: &str| school[key].as_str().unwrap_or_default().to_lowercase();
        let email = part("mainEmail");
        let domain = email.rsplit('@').next().unwrap_or_default();
        !part("mainContact").is_empty() && !domain.is_empty() && part("website").ends_with(domain)
    });
    let share = reached.count() * 100 / schools.len();
    assert!(share >= 85, "{share} of a hundred: {listed:#}");
}

#[test]
fn a_round_says_how_far_it_has_come() {
    let desk = Desk::new();
    desk.sample();
    let (kind, message) = desk.refused(&["round", "status", "a.desk"]);
    assert_eq!(kind, "notFound");
    assert_eq!(
        message,
        "The file has no round of the yearly check yet. Make one first."
    );
    let made = desk.json(&["round", "new", "a.desk", "--year", "2026"]);
    let status = desk.json(&["round", "status", "a.desk"]);
    assert_eq!(status["asked"], made["schools"]);
    assert_eq!(status["outstanding"], made["schools"]);
    for nothing in [
        "written",
        "sent",
        "answered",
        "unchanged",
        "changed",
        "accepted",
        "setAside",
        "rate",
    ] {
        assert_eq!(status[nothing], 0, "{nothing}");
    }
    let id = made["id"].to_string();
    let same = desk.json(&["round", "status", "a.desk", "--round", &id]);
    assert_eq!(same, status);
}
