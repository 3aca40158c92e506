//! Each cell by itself (dfe.md 1.2): what has to be there, how long it may be, codes.

use super::email;
use super::line::Line;
use crate::returns::check::{Asked, Findings};
use crate::returns::columns::{Need, TRAINEES};
use crate::returns::rules::CodeLists;

/// Columns of text and how many letters they hold.
const LENGTHS: [(&str, usize); 6] = [
    ("provider_trainee_id", 50),
    ("application_id", 7),
    ("first_names", 60),
    ("last_name", 60),
    ("previous_last_name", 60),
    ("email", 255),
];
/// Columns with a code, and its list. The institution is none: what is not known there becomes “other UK”.
const CODES: [(&str, &str); 29] = [
    ("sex", "sex"),
    ("nationality", "nationality"),
    ("ethnicity", "ethnicity"),
    ("disability1", "disability"),
    ("disability2", "disability"),
    ("disability3", "disability"),
    ("disability4", "disability"),
    ("disability5", "disability"),
    ("disability6", "disability"),
    ("disability7", "disability"),
    ("disability8", "disability"),
    ("disability9", "disability"),
    ("itt_aim", "ittAim"),
    ("training_route", "trainingRoute"),
    ("itt_qualification_aim", "qualificationAim"),
    ("course_subject_1", "courseSubject"),
    ("course_subject_2", "courseSubject"),
    ("course_subject_3", "courseSubject"),
    ("study_mode", "studyMode"),
    ("course_age_range", "ageRange"),
    ("fund_code", "fundCode"),
    ("funding_method", "fundingMethod"),
    ("training_initiative", "trainingInitiative"),
    ("additional_training_initiative", "trainingInitiative"),
    ("uk_degree", "degreeType"),
    ("non_uk_degree", "degreeType"),
    ("degree_subject", "degreeSubject"),
    ("degree_grade", "degreeGrade"),
    ("degree_country", "country"),
];
/// How many codes of a list are named where one is not in it.
const NAMED: usize = 10;
/// The years of a course that the DfE documents; the service takes any whole number.
const COURSE_YEARS: [&str; 4] = ["0", "1", "2", "3"];
/// The longest e-mail address that the DfE documents; the service takes up to 255 letters.
const EMAIL_DOCUMENTED: usize = 80;

pub(super) fn check(line: &Line<'_>, asked: &Asked<'_>, found: &mut Findings) {
    for column in TRAINEES {
        if column.need == Need::Mandatory && line.get(column.name).is_empty() {
            found.problem(
                line.at(column.name),
                "blank",
                format!(
                    "“{}” is blank, and every trainee needs it. Put it in.",
                    column.name
                ),
            );
        }
    }
    texts(line, found);
    for (column, list) in CODES.iter().chain(&[("iqts_country", "country")]) {
        code(line, column, list, &asked.rules.codes, found);
    }
}

fn texts(line: &Line<'_>, found: &mut Findings) {
    for (column, most) in LENGTHS {
        let count = line.get(column).chars().count();
        if count > most {
            found.problem(
                line.at(column),
                "tooLong",
                format!("“{column}” has {count} characters and may have {most}. Shorten it."),
            );
        }
    }
    for column in ["first_names", "last_name", "previous_last_name"] {
        let written = line.written(column);
        if written.starts_with('\'') && !written.starts_with("'=") {
            found.warning(
                line.at(column),
                "apostrophe",
                format!("Register takes the apostrophe off the front of “{written}”. Where it is part of the name, write two."),
            );
        }
        if line.get(column).starts_with(['=', '+', '@']) {
            found.warning(
                line.at(column),
                "formula",
                format!(
                    "“{}” looks like a formula and would be taken as the name. Check it.",
                    line.get(column)
                ),
            );
        }
    }
    let application = line.get("application_id");
    if !application.is_empty() && !application.bytes().all(|byte| byte.is_ascii_digit()) {
        found.warning(
            line.at("application_id"),
            "applicationId",
            format!("“{application}” is taken, but the number of an application has digits only. Check it."),
        );
    }
    let hesa = line.get("hesa_id");
    if !hesa.is_empty() && !matches!(hesa.chars().count(), 13 | 17) {
        let so = if hesa.contains(['E', 'e', '.']) {
            "A spreadsheet has rounded it: take it from the source again, with an apostrophe before it"
        } else {
            "Check it; a spreadsheet may have taken zeros off its front"
        };
        found.problem(
            line.at("hesa_id"),
            "hesaId",
            format!(
                "A HESA ID has 13 or 17 characters, “{hesa}” has {}. {so}.",
                hesa.chars().count()
            ),
        );
    }
    let ni = line.get("ni_number");
    if !ni.is_empty() && !is_ni_number(ni) {
        found.problem(
            line.at("ni_number"),
            "niNumber",
            format!("“{ni}” is no National Insurance number: two letters, six digits, then A, B, C or D, without blanks. Correct it, or leave it out."),
        );
    }
    let email = line.get("email");
    if !email.is_empty() && !email::is_good(email) {
        found.problem(
            line.at("email"),
            "email",
            format!("“{email}” is no e-mail address. It looks like name@example.com."),
        );
    } else if (EMAIL_DOCUMENTED + 1..=255).contains(&email.chars().count()) {
        found.warning(
            line.at("email"),
            "emailLong",
            format!("The address has {} letters. The DfE’s guidance allows {EMAIL_DOCUMENTED}, the service takes up to 255.", email.chars().count()),
        );
    }
    let year = line.get("course_year");
    let whole = year.strip_prefix(['+', '-']).unwrap_or(year);
    if !year.is_empty() && (whole.is_empty() || !whole.bytes().all(|byte| byte.is_ascii_digit())) {
        found.problem(
            line.at("course_year"),
            "courseYear",
            format!("“{year}” is no year of a course: it is a whole number, such as 1."),
        );
    } else if !year.is_empty() && !COURSE_YEARS.contains(&year) {
        found.warning(
            line.at("course_year"),
            "courseYearUnusual",
            format!("{year} is taken, but the DfE’s guidance knows 0 to 3 only."),
        );
    }
}

/// Two letters, six digits, then A, B, C or D.
fn is_ni_number(text: &str) -> bool {
    text.chars().count() == 9
        && text.chars().enumerate().all(|(at, letter)| match at {
            0 | 1 => letter.is_ascii_alphabetic(),
            2..=7 => letter.is_ascii_digit(),
            _ => matches!(letter.to_ascii_uppercase(), 'A'..='D'),
        })
}

fn code(line: &Line<'_>, column: &str, list: &str, codes: &CodeLists, found: &mut Findings) {
    let value = line.get(column);
    if value.is_empty() || codes.has(list, value) {
        return;
    }
    let so = match codes.meant(list, value) {
        Some((code, name)) => format!("Write {code} for {name}."),
        None => {
            let all = codes.list(list);
            let mut named: Vec<String> = all
                .iter()
                .take(NAMED)
                .map(|(code, name)| {
                    if name.len() > 40 {
                        code.clone()
                    } else {
                        format!("{code} ({name})")
                    }
                })
                .collect();
            if all.len() > NAMED {
                named.push("and so on".to_owned());
            }
            format!("Write one of its codes: {}.", named.join(", "))
        }
    };
    found.problem(
        line.at(column),
        "code",
        format!("“{value}” is no code of “{column}”. {so}"),
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::returns::rules::Rules;

    #[test]
    fn every_code_is_of_a_list_that_is_there() {
        for (column, list) in CODES {
            assert!(
                TRAINEES.iter().any(|known| known.name == column),
                "{column}"
            );
            assert!(!Rules::shipped().codes.list(list).is_empty(), "{list}");
        }
    }
}
