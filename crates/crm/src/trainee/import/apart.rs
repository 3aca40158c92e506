//! Degrees and equality data out of Register's export and its bulk add template: words as codes, as pure rules.
//!
//! The export has Register's own names, of which some are not those of its code lists; they are listed here (dfe.md 1.4,
//! 2026/27). Words that are in no list are left out and counted.

use super::fields;
use crate::fold::fold;
use crate::import::adapter::Entry;
use crate::returns::rules::CodeLists;
use crate::trainee::{TraineeField, TraineeValue};

/// Codes of countries that are the United Kingdom: a degree from there has an institution and no country.
const UNITED_KINGDOM: [&str; 6] = ["XF", "XG", "XH", "XI", "XK", "GB"];

/// Register's own names where they are not those of its lists, folded: list, code, name.
const REGISTERS_OWN: [(&str, &str, &str); 35] = [
    ("sex", "96", "prefer not to say"),
    ("sex", "99", "sex not provided"),
    ("ethnicity", "100", "bangladeshi"),
    ("ethnicity", "101", "chinese"),
    ("ethnicity", "103", "indian"),
    ("ethnicity", "104", "pakistani"),
    ("ethnicity", "119", "another asian background"),
    ("ethnicity", "120", "african"),
    ("ethnicity", "121", "caribbean"),
    ("ethnicity", "139", "another black background"),
    ("ethnicity", "140", "asian and white"),
    ("ethnicity", "141", "black african and white"),
    ("ethnicity", "142", "black caribbean and white"),
    ("ethnicity", "159", "another mixed background"),
    (
        "ethnicity",
        "160",
        "british english northern irish scottish or welsh",
    ),
    ("ethnicity", "163", "traveller or gypsy"),
    ("ethnicity", "166", "irish"),
    ("ethnicity", "168", "roma"),
    ("ethnicity", "179", "another white background"),
    ("ethnicity", "899", "another ethnic background"),
    ("ethnicity", "998", "not provided"),
    ("disability", "51", "learning difficulty"),
    ("disability", "53", "social or communication impairment"),
    ("disability", "54", "long standing illness"),
    ("disability", "55", "mental health condition"),
    ("disability", "56", "physical disability or mobility issue"),
    ("disability", "57", "deaf"),
    ("disability", "58", "blind"),
    ("disability", "59", "development condition"),
    ("disability", "95", "no known disability"),
    ("disability", "96", "other"),
    ("disability", "98", "not provided"),
    ("degreeGrade", "01", "first class"),
    ("degreeGrade", "02", "upper second class"),
    ("degreeGrade", "03", "lower second class"),
];

/// What an entry says of sex, ethnicity and disability, as codes; empty: nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Told {
    pub sex: String,
    pub ethnicity: String,
    /// Sorted, each once.
    pub disabilities: Vec<String>,
}

/// What a cell of Register's export says, less what it writes where it knows nothing.
fn bare(said: &str) -> &str {
    let said = said.trim().trim_start_matches('\'');
    let nothing = said.starts_with("Not required by HESA") || said == "Not applicable";
    if nothing { "" } else { said }
}

/// The code of a list that a text is or names, in the list's words or Register's own.
fn meant<'a>(codes: &'a CodeLists, list: &str, said: &str) -> Option<&'a str> {
    if said.is_empty() {
        return None;
    }
    if let Some((code, _)) = codes.meant(list, said) {
        return Some(code);
    }
    let words = fold(said);
    let mut own = REGISTERS_OWN.iter();
    let (_, code, _) = own.find(|(of, _, name)| *of == list && *name == words)?;
    codes.meant(list, code).map(|(code, _)| code)
}

/// What the entry says of the highest degree, as codes.
pub(super) fn degree(codes: &CodeLists, entry: &Entry) -> Vec<TraineeValue> {
    let value = |(id, field, list): (&str, TraineeField, &str)| {
        let said = bare(entry.text(id));
        let value = if list.is_empty() {
            // A year, or a day of which only the year counts.
            said.get(..4)
                .filter(|year| year.bytes().all(|byte| byte.is_ascii_digit()))
        } else {
            meant(codes, list, said)
        };
        let is_home =
            |code: &&str| field == TraineeField::DegreeCountry && UNITED_KINGDOM.contains(code);
        let value = value.filter(|code| !is_home(code))?.to_owned();
        Some(TraineeValue { field, value })
    };
    fields::DEGREE.into_iter().filter_map(value).collect()
}

/// What the entry says of sex, ethnicity and disability.
pub(super) fn told(codes: &CodeLists, entry: &Entry) -> Told {
    let code = |list| {
        let code = meant(codes, list, bare(entry.text(list)));
        code.unwrap_or_default().to_owned()
    };
    Told {
        sex: code("sex"),
        ethnicity: code("ethnicity"),
        disabilities: disabilities(codes, entry).0,
    }
}

/// How many words of degrees and equality data are in no list.
pub(super) fn unknown(codes: &CodeLists, entry: &Entry) -> u64 {
    let of_degree = fields::DEGREE.into_iter().map(|(id, _, list)| (id, list));
    let lists = of_degree.chain([("sex", "sex"), ("ethnicity", "ethnicity")]);
    let is_unknown = |(id, list): &(&str, &str)| {
        let said = bare(entry.text(id));
        !list.is_empty() && !said.is_empty() && meant(codes, list, said).is_none()
    };
    lists.filter(is_unknown).count() as u64 + disabilities(codes, entry).1
}

/// The disabilities of an entry as codes, and how many parts are none. They stand between commas or semicolons, and the
/// DfE's names have commas themselves, so the longest run that is a name counts.
fn disabilities(codes: &CodeLists, entry: &Entry) -> (Vec<String>, u64) {
    let said = bare(entry.text("disabilities"));
    let parts: Vec<&str> = said
        .split([';', ','])
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect();
    let (mut found, mut unknown) = (Vec::new(), 0);
    let mut rest = parts.as_slice();
    while !rest.is_empty() {
        let named = (1..=rest.len()).rev().find_map(|count| {
            let (name, after) = rest.split_at_checked(count)?;
            Some((meant(codes, "disability", &name.join(", "))?, after))
        });
        rest = match named {
            Some((code, after)) => {
                found.push(code.to_owned());
                after
            }
            None => {
                unknown += 1;
                rest.split_first().map_or(&[], |(_, after)| after)
            }
        };
    }
    found.sort();
    found.dedup();
    (found, unknown)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::field::Value;
    use crate::returns::rules::Rules;

    fn entry(field: &'static str, text: &str) -> Entry {
        let mut entry = Entry::of(2);
        entry.put(field, Value::Text(text.to_owned()));
        entry
    }

    #[test]
    fn every_name_of_registers_own_is_folded_and_means_a_code() {
        let codes = &Rules::shipped().codes;
        for (list, code, name) in REGISTERS_OWN {
            assert_eq!(fold(name), name);
            assert!(codes.has(list, code), "{list} {code}");
            assert!(meant(codes, list, name).is_some(), "{list} {name}");
        }
    }

    #[test]
    fn disabilities_are_parted_though_their_names_have_commas() {
        let codes = &Rules::shipped().codes;
        for (said, are, unknown) in [
            ("", &[][..], 0),
            ("Blind, Deaf", &["57", "58"], 0),
            ("58; 57", &["57", "58"], 0),
            (
                "Mental health condition, challenge or disorder, such as depression, schizophrenia or anxiety, Blind",
                &["55", "58"],
                0,
            ),
            ("Blind, something else", &["58"], 1),
            ("Not applicable", &[], 0),
        ] {
            let (found, left) = disabilities(codes, &entry("disabilities", said));
            assert_eq!(
                (found.as_slice(), left),
                (
                    are.iter()
                        .map(|code| (*code).to_owned())
                        .collect::<Vec<_>>()
                        .as_slice(),
                    unknown
                ),
                "{said}"
            );
        }
    }

    #[test]
    fn a_degree_of_the_united_kingdom_has_no_country() {
        let codes = &Rules::shipped().codes;
        for (field, said, value) in [
            ("degreeYear", "2019-07-01", Some("2019")),
            ("degreeYear", "soon", None),
            ("degreeGrade", "First class", Some("01")),
            ("degreeCountry", "XF", None),
            ("degreeCountry", "Andorra", Some("AD")),
            (
                "degreeSubject",
                "Not required by HESA so no data available in Register",
                None,
            ),
        ] {
            let values = degree(codes, &entry(field, said));
            let value_is = values.first().map(|one| one.value.as_str());
            assert_eq!(value_is, value, "{field} {said}");
        }
    }
}
