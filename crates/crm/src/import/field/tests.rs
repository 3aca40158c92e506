use super::*;

fn parsed(text: &str, kind: Kind) -> Parsed {
    let today = Day::from_ymd_opt(2026, 9, 10).unwrap();
    parse(&Cell::Text(text.to_owned()), kind, None, &[], today)
}

fn text(value: &str) -> Parsed {
    Parsed::Value(Value::Text(value.to_owned()))
}

#[test]
fn cells_are_read_by_their_kind() {
    let cases = [
        (
            " jane@school.example. ",
            Kind::Email,
            text("jane@school.example"),
        ),
        (
            "Jane <jane@school.example>",
            Kind::Email,
            text("jane@school.example"),
        ),
        (
            "mailto:jane@school.example",
            Kind::Email,
            text("jane@school.example"),
        ),
        ("2072831147", Kind::Telephone, text("02072831147")),
        ("'0207 283 1147", Kind::Telephone, text("0207 283 1147")),
        ("nw32jb", Kind::Postcode, text("NW3 2JB")),
        ("'100012", Kind::Urn, Parsed::Value(Value::Number(100_012))),
        ("202/2775", Kind::Laestab, text("2022775")),
        ("Y", Kind::YesNo, Parsed::Value(Value::Yes(true))),
        ("no", Kind::YesNo, Parsed::Value(Value::Yes(false))),
        (
            "a; b, c",
            Kind::Tags,
            Parsed::Value(Value::Tags(["a", "b", "c"].map(str::to_owned).to_vec())),
        ),
        ("n/a", Kind::Email, Parsed::Blank),
        ("Vacant", Kind::FullName, Parsed::Blank),
        ("-", Kind::LongText, text("-")),
        ("two\nlines", Kind::Text, text("two lines")),
        ("two\r\nlines", Kind::LongText, text("two\nlines")),
        ("Head", Kind::Choice, Parsed::Unknown("Head".to_owned())),
    ];
    for (written, kind, wanted) in cases {
        assert_eq!(parsed(written, kind), wanted, "{written}");
    }
}

#[test]
fn what_a_field_cannot_hold_says_what_to_do() {
    let long = "x".repeat(300);
    for (written, kind) in [
        ("jane.school.example", Kind::Email),
        ("jane@school", Kind::Email),
        ("a@b.example c@d.example", Kind::Email),
        ("a@b.example;c", Kind::Email),
        ("a@b.example>", Kind::Email),
        ("ask", Kind::Telephone),
        ("+44 123", Kind::Telephone),
        ("01632 960123 / 01632 960124", Kind::Telephone),
        ("12345", Kind::Urn),
        ("12/34", Kind::Laestab),
        ("perhaps", Kind::YesNo),
        ("Sep 2025", Kind::Day),
        (long.as_str(), Kind::Text),
    ] {
        match parsed(written, kind) {
            Parsed::Wrong(why) => {
                assert!(why.ends_with('.') && why.contains(". "), "{written}: {why}")
            }
            other => panic!("{written}: {other:?}"),
        }
    }
    let broken = parse(
        &Cell::Broken("#REF!".to_owned()),
        Kind::Text,
        None,
        &[],
        Day::MIN,
    );
    assert!(matches!(broken, Parsed::Wrong(why) if why.contains("#REF!")));
}
