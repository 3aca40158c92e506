//! Schools that Register's export names and that are left off, or taken though nothing here knows them. The trainee comes
//! in all the same (an employing school is wanted on no route, dfe.md 1.2), and each school is said with its row.

use crate::types::counted;
use std::collections::BTreeMap;

/// How many are listed with their rows; of more the number is said.
const MOST_LISTED: usize = 5;

/// What there is to say of a school.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum About {
    /// A school employs somebody on a route on which none does.
    EmployerOfNobody,
    /// A school that employs somebody is not known.
    EmployerUnknown,
    /// A school of a placement, or a training partner, is not known.
    SchoolUnknown,
}

impl About {
    /// Why, of one or of several.
    fn says(self, several: bool) -> &'static str {
        match (self, several) {
            (Self::EmployerOfNobody, false) => {
                "employing school is left off, since no school employs a trainee on that route"
            }
            (Self::EmployerOfNobody, true) => {
                "employing schools are left off, since no school employs a trainee on these routes"
            }
            (Self::EmployerUnknown, false) => {
                "employing school is left off, since it is not known which it is"
            }
            (Self::EmployerUnknown, true) => {
                "employing schools are left off, since it is not known which they are"
            }
            (Self::SchoolUnknown, false) => {
                "URN of a placement or training partner is taken though the register here has no such school"
            }
            (Self::SchoolUnknown, true) => {
                "URNs of placements or training partners are taken though the register here has no such schools"
            }
        }
    }
}

/// All that there is to say, by kind, with the row and what stands there.
#[derive(Debug, Default)]
pub(super) struct LeftOff(BTreeMap<About, Vec<(u32, String)>>);

impl LeftOff {
    /// Takes down a school.
    pub(super) fn add(&mut self, about: About, row: u32, what: impl Into<String>) {
        self.0.entry(about).or_default().push((row, what.into()));
    }

    /// Takes over what was said of a row that comes in.
    pub(super) fn extend(&mut self, row: Self) {
        for (about, cells) in row.0 {
            self.0.entry(about).or_default().extend(cells);
        }
    }

    /// A sentence for each school of one row.
    pub(super) fn of_row(&self) -> Vec<String> {
        let sentence = |about: &About, what: &str| match about {
            About::EmployerOfNobody => format!(
                "Employing school {what} is left off: no school employs a trainee on this route."
            ),
            About::EmployerUnknown => format!(
                "Employing school {what} is left off: it is not known which school that is."
            ),
            About::SchoolUnknown => {
                format!("{what} is taken, though the register here has no such school.")
            }
        };
        self.0
            .iter()
            .flat_map(|(about, cells)| cells.iter().map(move |(_, what)| sentence(about, what)))
            .collect()
    }

    /// A sentence for each kind: `2 employing schools are left off, …: Alder Hill (row 3), Birch Lane (row 4).`
    pub(super) fn notes(&self) -> Vec<String> {
        self.0
            .iter()
            .map(|(about, cells)| {
                let several = cells.len() > 1;
                let mut listed: Vec<String> = cells
                    .iter()
                    .take(MOST_LISTED)
                    .map(|(row, what)| format!("{what} (row {row})"))
                    .collect();
                if let more @ 1.. = cells.len().saturating_sub(MOST_LISTED) {
                    listed.push(format!("and {}", counted(more as u64, "other", "others")));
                }
                format!(
                    "{} {}: {}.",
                    cells.len(),
                    about.says(several),
                    listed.join(", ")
                )
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_off_is_listed_with_its_rows() {
        let mut left = LeftOff::default();
        assert!(left.notes().is_empty());
        left.add(About::EmployerUnknown, 3, "Mere School");
        assert_eq!(
            left.notes(),
            [
                "1 employing school is left off, since it is not known which it is: Mere School (row 3)."
            ]
        );
        for row in 4..10 {
            left.add(About::EmployerUnknown, row, "X");
        }
        let note = left.notes().concat();
        assert!(
            note.starts_with("7 employing schools are left off"),
            "{note}"
        );
        assert!(note.ends_with("X (row 7), and 2 others."), "{note}");
    }
}
