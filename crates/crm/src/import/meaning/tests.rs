use super::*;
use crate::import::field::{About, Kind};

const fn field(
    id: &'static str,
    kind: Kind,
    about: About,
    synonyms: &'static [&'static str],
) -> Field {
    Field {
        id,
        label: id,
        kind,
        about,
        synonyms,
    }
}

const FIELDS: &[Field] = &[
    field(
        "name",
        Kind::FullName,
        About::Person,
        &["name", "contact", "contact name"],
    ),
    field(
        "email",
        Kind::Email,
        About::Person,
        &["email", "e mail", "email address"],
    ),
    field("school", Kind::Text, About::Row, &["school", "school name"]),
    field("from", Kind::Date, About::Person, &["since", "start date"]),
];

/// `field post number`, the post by its first word.
fn meant(heading: &str) -> String {
    let posts: Vec<Choice> = [
        ("Head teacher", "head headteacher"),
        ("Head of school", "hos"),
        ("Deputy head", "deputy"),
        ("Mentor", "mentor"),
    ]
    .into_iter()
    .map(|(label, words)| Choice {
        id: label.to_owned(),
        label: label.to_owned(),
        synonyms: words.split(' ').map(str::to_owned).collect(),
    })
    .collect();
    let dictionary = Dictionary {
        fields: FIELDS,
        posts: &posts,
    };
    match dictionary.meaning(heading) {
        None => "nothing".to_owned(),
        Some(Meaning { field, whose }) => {
            let post = whose.choice.map_or("-", |at| posts[at].label.as_str());
            format!("{} {post} {}", FIELDS[field].id, whose.number)
        }
    }
}

#[test]
fn headings_say_what_and_whose() {
    let cases = [
        ("Name", "name - 0"),
        ("NAME *", "name - 0"),
        ("E-mail (work)", "email - 0"),
        ("School name", "school - 0"),
        ("Head", "name Head teacher 0"),
        ("Headteacher's e-mail", "email Head teacher 0"),
        ("Name of Headteacher", "name Head teacher 0"),
        ("Head of School email address", "email Head of school 0"),
        ("Deputy head", "name Deputy head 0"),
        ("Deputy start date", "from Deputy head 0"),
        ("Mentor 2", "name Mentor 1"),
        ("2nd mentor e-mail", "email Mentor 1"),
        ("Mentor2 email", "email Mentor 1"),
        ("Contact 1 email", "nothing"),
        ("Contact 2", "name - 1"),
        ("Email 3", "email - 2"),
        ("Shoe size", "nothing"),
        ("", "nothing"),
    ];
    for (heading, wanted) in cases {
        assert_eq!(meant(heading), wanted, "{heading}");
    }
}
