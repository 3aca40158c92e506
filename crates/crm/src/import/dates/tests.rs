use super::*;

fn today() -> Day {
    Day::from_ymd_opt(2026, 9, 10).unwrap()
}

fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

fn said(cell: &Cell, order: Option<DateOrder>) -> String {
    match read(cell, order, today()) {
        Read::Date(date) => date.iso(),
        Read::Either => "either".to_owned(),
        Read::Unreadable => "unreadable".to_owned(),
    }
}

#[test]
fn dates_are_read_as_offices_write_them() {
    let cases = [
        ("2025-09-03", "2025-09-03"),
        ("2025-09-03 00:00:00", "2025-09-03"),
        ("2025-09-03T00:00:00Z", "2025-09-03"),
        ("13/09/2025", "2025-09-13"),
        ("13.9.25", "2025-09-13"),
        ("13-09-2025 14:30", "2025-09-13"),
        ("09/13/2025", "2025-09-13"),
        ("3/3/2025", "2025-03-03"),
        ("3/9/2025", "either"),
        ("3 Sep 2025", "2025-09-03"),
        ("3rd September 2025", "2025-09-03"),
        ("3 Sept 25", "2025-09-03"),
        ("Wed 3 Sep 2025", "2025-09-03"),
        ("Wednesday, 3 September 2025", "2025-09-03"),
        ("September 3, 2025", "2025-09-03"),
        ("3-Sep-25", "2025-09-03"),
        ("2025-Sep-03", "2025-09-03"),
        ("20250903", "2025-09-03"),
        ("Sep 2025", "2025-09"),
        ("Sep-25", "2025-09"),
        ("09/2025", "2025-09"),
        ("2025-09", "2025-09"),
        ("2025", "2025"),
        ("45903", "2025-09-03"),
        ("1/9/98 ", "either"),
        ("31/9/2025", "unreadable"),
        ("32/13/2025", "unreadable"),
        ("3/9", "unreadable"),
        ("soon", "unreadable"),
        ("12", "unreadable"),
        ("3 Smarch 2025", "unreadable"),
        ("01/01/0001", "unreadable"),
    ];
    for (written, wanted) in cases {
        assert_eq!(said(&text(written), None), wanted, "{written}");
    }
    assert_eq!(
        said(&text("3/9/2025"), Some(DateOrder::DayFirst)),
        "2025-09-03"
    );
    assert_eq!(
        said(&text("3/9/2025"), Some(DateOrder::MonthFirst)),
        "2025-03-09"
    );
    assert_eq!(
        said(&text("13/9/2025"), Some(DateOrder::MonthFirst)),
        "unreadable"
    );
    assert_eq!(
        said(&text("1/9/98"), Some(DateOrder::DayFirst)),
        "1998-09-01"
    );
    assert_eq!(
        said(&text("1/9/36"), Some(DateOrder::DayFirst)),
        "2036-09-01"
    );
    assert_eq!(
        said(&text("1/9/37"), Some(DateOrder::DayFirst)),
        "1937-09-01"
    );
    assert_eq!(said(&Cell::Number(45_903.75), None), "2025-09-03");
    assert_eq!(said(&Cell::Number(2025.0), None), "2025");
    assert_eq!(said(&Cell::Number(7.0), None), "unreadable");
}

fn order_of(cells: &[&str]) -> Order {
    let cells: Vec<Cell> = cells.iter().map(|cell| text(cell)).collect();
    order((2u32..).zip(&cells), today())
}

#[test]
fn the_order_of_a_column_is_proved_asked_or_not_needed() {
    assert_eq!(
        order_of(&["2025-09-03", "3 Sep 2025", "4/4/2025", "n/a"]),
        Order::NotNeeded
    );
    assert!(
        matches!(order_of(&["3/9/2025", "13/9/2025"]), Order::Proved(DateOrder::DayFirst, says) if says.contains("“13/9/2025” in row 3"))
    );
    assert!(matches!(
        order_of(&["9/13/2025", "3/9/2025"]),
        Order::Proved(DateOrder::MonthFirst, _)
    ));
    assert!(
        matches!(order_of(&["3/9/2025"]), Order::Asked(says) if says.contains("3 Sep 2025 or 9 Mar 2025"))
    );
    assert!(
        matches!(order_of(&["13/9/2025", "9/14/2025"]), Order::Both(says) if says.contains("row 2") && says.contains("row 3"))
    );
    // What proves the order must itself be a date.
    assert!(matches!(
        order_of(&["3/9/2025", "40/9/2025"]),
        Order::Asked(_)
    ));
}
