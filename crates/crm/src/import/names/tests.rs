use super::*;

fn parts(text: &str) -> (String, String, String) {
    match split(text) {
        Split::One(name) => (name.title, name.first, name.last),
        other => panic!("{text}: {other:?}"),
    }
}

#[test]
fn full_names_are_taken_apart() {
    let cases = [
        ("Jane Smith", ("", "Jane", "Smith")),
        ("Mrs Jane Smith-Jones", ("Mrs", "Jane", "Smith-Jones")),
        ("MR. T. Okafor", ("Mr", "T.", "Okafor")),
        ("Smith, Jane", ("", "Jane", "Smith")),
        ("Smith, Mrs Jane", ("Mrs", "Jane", "Smith")),
        ("Smith, Jane (Mrs)", ("Mrs", "Jane", "Smith")),
        ("Smith, Jane Mrs", ("Mrs", "Jane", "Smith")),
        ("Smith (Mrs)", ("Mrs", "", "Smith")),
        ("Mrs Smith", ("Mrs", "", "Smith")),
        ("Cher", ("", "", "Cher")),
        ("Dr J van der Berg", ("Dr", "J", "van der Berg")),
        ("Ana María de la Cruz", ("", "Ana María", "de la Cruz")),
        ("Zoë O’Neill", ("", "Zoë", "O’Neill")),
        ("FIONA MCDONALD", ("", "Fiona", "McDonald")),
        ("liam o'hara-mckay", ("", "Liam", "O'Hara-McKay")),
        ("SMITH Jane", ("", "Jane", "SMITH")),
        ("Jane SMITH", ("", "Jane", "SMITH")),
        ("Rev Dr Ann Moss", ("Rev", "Ann", "Moss")),
        ("Jane Smith, NPQH", ("", "Jane", "Smith")),
        ("Jane Smith BA", ("", "Jane", "Smith")),
        ("van der Berg, Mary Ann", ("", "Mary Ann", "van der Berg")),
        (
            "Smith Jones, Mrs Mary Ann",
            ("Mrs", "Mary Ann", "Smith Jones"),
        ),
        ("Smith Jones, Mary", ("", "Mary", "Smith Jones")),
        ("O Brien, Mary Ann", ("", "Mary Ann", "O Brien")),
        ("  Jane   Smith ", ("", "Jane", "Smith")),
        ("Mackenzie Ames", ("", "Mackenzie", "Ames")),
    ];
    for (text, (title, first, last)) in cases {
        let (t, f, l) = parts(text);
        let shown = |text: &str| cased(text);
        assert_eq!(
            (t.as_str(), f.as_str(), shown(&l)),
            (title, first, shown(last)),
            "{text}"
        );
    }
}

#[test]
fn several_people_are_not_made_one() {
    for text in [
        "Mr & Mrs Smith",
        "Jane Smith / Tom Brown",
        "Jane Smith and Tom Brown",
        "Jane Smith; Tom Brown",
        "Jane Smith\nTom Brown",
        "Smith, Brown, Jones",
        "Mary Jones, Pat Kay",
        "Mrs Mary Jones, Mr Pat Kay",
    ] {
        assert_eq!(split(text), Split::Several, "{text}");
    }
    for text in ["jane@school.example", "123", "…"] {
        assert_eq!(split(text), Split::Unreadable, "{text}");
    }
    assert!(
        matches!(split("Andrew Sandell"), Split::One(_)),
        "and within a name"
    );
}
