//! Members of working groups out of the office's own sheet.
//!
//! A row names a person, found or made as in a sheet of people, and the group; a group that is not there yet is made. Somebody
//! who sits in the group has their term corrected and is never a member twice.

use super::{Seat, store};
use crate::error::{Error, Result};
use crate::fold::fold;
use crate::import::ImportProposal;
use crate::import::adapter::{Adapter, Entry, Judged};
use crate::import::field::{Choice, Field, Kind, of_person};
use crate::person::import::fields::FIELDS as OF_PEOPLE;
use crate::person::import::{People, Whom};
use crate::school::import::change;
use crate::session::Read;
use crate::store::Write;
use crate::tenure::actions::check_term;
use crate::types::{Day, PartDay, Standing};
use rusqlite::types::Value;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// What a member has beside what every person has. They come first, as “from” is the term's own here.
const OWN: [Field; 4] = [
    of_person(
        "group",
        "Working group",
        Kind::Text,
        &["group", "working group", "group name", "committee", "board"],
    ),
    of_person(
        "seat",
        "Chair or member",
        Kind::Choice,
        &[
            "seat",
            "chair",
            "office",
            "group role",
            "role in group",
            "chair or member",
        ],
    ),
    of_person(
        "termFrom",
        "Member from",
        Kind::Date,
        &[
            "from",
            "since",
            "joined",
            "member since",
            "term from",
            "start",
            "start date",
        ],
    ),
    of_person(
        "termUntil",
        "Member until",
        Kind::Date,
        &[
            "until",
            "to",
            "term ends",
            "term until",
            "left",
            "end",
            "end date",
        ],
    ),
];

static FIELDS: LazyLock<Vec<Field>> = LazyLock::new(|| {
    let theirs = OF_PEOPLE
        .iter()
        .filter(|field| field.id != "from" && field.id != "until");
    OWN.iter().chain(theirs).copied().collect()
});

/// All fields.
pub(crate) fn fields() -> &'static [Field] {
    &FIELDS
}

/// A term as it stands in the file.
#[derive(Debug, Clone)]
pub(super) struct Term {
    /// Its row.
    pub id: i64,
    /// Chair or member.
    pub seat: Seat,
    /// The first day.
    pub from: PartDay,
    /// The last day.
    pub until: PartDay,
}

/// What one entry asks for beside what it asks of the person.
#[derive(Debug, Clone, Default)]
struct Work {
    /// Which of the people's entries it is.
    nth: usize,
    /// Who, where there is anything to write of the member.
    whom: Option<Whom>,
    group: String,
    /// The term that is corrected.
    id: Option<i64>,
    columns: Vec<(&'static str, Value)>,
}

/// Imports members.
pub(crate) struct Members<'a> {
    people: People<'a>,
    today: Day,
    seats: Vec<Choice>,
    /// By folded name.
    groups: HashMap<String, (Option<i64>, String)>,
    /// By group and person: the term that stands, else the last.
    known: HashMap<(i64, i64), Term>,
    seen: HashSet<(String, Whom)>,
    works: Vec<Work>,
}

impl<'a> Members<'a> {
    /// Reads what there is.
    pub(crate) fn new(read: &Read<'a>, today: Day) -> Result<Self> {
        let mut known: HashMap<(i64, i64), Term> = HashMap::new();
        for (group, person, term) in store::terms(read.db)? {
            let standing = |term: &Term| Standing::of(&term.from, &term.until, false, today);
            let kept = known.get(&(group, person)).is_some_and(|other| {
                standing(other) != Standing::Former && standing(&term) == Standing::Former
            });
            if !kept {
                known.insert((group, person), term);
            }
        }
        let groups = store::groups(read.db)?
            .into_iter()
            .map(|(id, name)| (fold(&name), (Some(id), name)))
            .collect();
        let seat = |seat: Seat, words: &[&str]| Choice {
            id: seat.code().to_owned(),
            label: seat.label().to_owned(),
            synonyms: words.iter().map(|word| (*word).to_owned()).collect(),
        };
        Ok(Self {
            people: People::new(read, today)?,
            today,
            seats: vec![
                seat(
                    Seat::Chair,
                    &["chairperson", "chairs", "yes", "lead", "co chair"],
                ),
                seat(Seat::Member, &["no", "attends", "representative", "rep"]),
            ],
            groups,
            known,
            seen: HashSet::new(),
            works: Vec::new(),
        })
    }

    /// What the row has that the member's term has not, in words.
    fn compare(
        &self,
        entry: &Entry,
        group: Option<i64>,
        whom: Whom,
        work: &mut Work,
    ) -> Vec<String> {
        let seat = entry.text("seat");
        let (from, until) = (entry.date("termFrom"), entry.date("termUntil"));
        let term = group
            .zip(whom.id)
            .and_then(|key| self.known.get(&key))
            .filter(|term| {
                let over =
                    Standing::of(&term.from, &term.until, false, self.today) == Standing::Former;
                // A term that is over stays; a row that says the same of it is about it, any other begins a new one.
                !over
                    || (until.is_unknown() || until == term.until)
                        && (from.is_unknown() || from == term.from)
            });
        let text = |text: &str| Value::Text(text.to_owned());
        let mut says = Vec::new();
        match term {
            None => {
                let seat = Seat::from_code(seat);
                work.columns = vec![
                    ("office", text(seat.code())),
                    ("from_on", text(from.as_str())),
                    ("until_on", text(until.as_str())),
                ];
                says.push(format!("{} of {}", seat.label(), work.group));
            }
            Some(term) => {
                work.id = Some(term.id);
                if !seat.is_empty() && Seat::from_code(seat) != term.seat {
                    let seat = Seat::from_code(seat);
                    says.push(change("Seat", term.seat.label(), seat.label()));
                    work.columns.push(("office", text(seat.code())));
                }
                for (column, label, was, said) in [
                    ("from_on", "Member from", &term.from, &from),
                    ("until_on", "Member until", &term.until, &until),
                ] {
                    if !said.is_unknown() && said != was {
                        says.push(change(label, &was.written(), &said.written()));
                        work.columns.push((column, text(said.as_str())));
                    }
                }
            }
        }
        says
    }

    fn settled(&mut self, entry: &Entry) -> Result<(Judged, Work)> {
        let rejected = |why: &str| Ok((Judged::Rejected(why.to_owned()), Work::default()));
        let group = entry.text("group").trim();
        if group.is_empty() {
            return rejected("It does not say in which working group. Add the group.");
        }
        if let Err(error) = check_term(&entry.date("termFrom"), &entry.date("termUntil")) {
            return rejected(&error.message);
        }
        let key = fold(group);
        let (id, name) = self
            .groups
            .get(&key)
            .cloned()
            .unwrap_or_else(|| (None, group.to_owned()));
        let mut work = Work {
            nth: self.people.judged(),
            group: name.clone(),
            ..Work::default()
        };
        let (judged, whom) = self.people.judge_person(entry)?;
        let Some(whom) = whom else {
            return Ok((judged, work));
        };
        let seen = (key.clone(), whom);
        if self.seen.contains(&seen) {
            let why = format!(
                "{} stands in {name} more than once. Make the rows one.",
                self.people.name_of(whom)
            );
            return Ok((Judged::Rejected(why), work));
        }
        self.seen.insert(seen);
        let mut says = self.compare(entry, id, whom, &mut work);
        if id.is_none() && self.groups.insert(key, (None, name.clone())).is_none() {
            says.push(format!("The working group {name} is new."));
        }
        if !says.is_empty() {
            work.whom = Some(whom);
        }
        let is_new = work.id.is_none();
        let all = match judged {
            Judged::Create(theirs) | Judged::Update(theirs) => [theirs, says].concat(),
            _ => says,
        };
        Ok(match (is_new, all.is_empty()) {
            (true, _) => (Judged::Create(all), work),
            (false, true) => (Judged::Unchanged, work),
            (false, false) => (Judged::Update(all), work),
        })
    }

    /// The id of a group, which is made where it is not there yet.
    fn group(&mut self, w: &Write<'_>, name: &str) -> Result<i64> {
        let key = fold(name);
        if let Some((Some(id), _)) = self.groups.get(&key) {
            return Ok(*id);
        }
        let columns = [
            ("name", Value::Text(name.to_owned())),
            ("added_on", Value::Text(self.today.to_string())),
        ];
        let id = store::insert(w, "working_group", &columns)?;
        self.groups.insert(key, (Some(id), name.to_owned()));
        Ok(id)
    }
}

impl Adapter for Members<'_> {
    fn fields(&self) -> &'static [Field] {
        fields()
    }

    fn choices(&self, field: &str) -> &[Choice] {
        if field == "seat" {
            &self.seats
        } else {
            self.people.choices(field)
        }
    }

    fn posts(&self) -> Option<&'static str> {
        self.people.posts()
    }

    fn matched_by(&self, filled: &[&str]) -> Result<String> {
        if !filled.contains(&"group") {
            return Err(Error::invalid(
                "No column says in which working group somebody sits. Choose the column of the group.",
            ));
        }
        self.people.matched_by(filled)
    }

    fn title(&self, entry: &Entry) -> String {
        self.people.title(entry)
    }

    fn judge(&mut self, entry: &Entry) -> Result<Judged> {
        let (judged, work) = self.settled(entry)?;
        self.works.push(work);
        Ok(judged)
    }

    fn write(&mut self, w: &Write<'_>, nth: usize) -> Result<()> {
        let Some(work) = self.works.get(nth).cloned() else {
            return Ok(());
        };
        self.people.write(w, work.nth)?;
        let Some(whom) = work.whom else {
            return Ok(());
        };
        if let Some(id) = work.id {
            store::update(w, "group_member", id, &work.columns)?;
            return Ok(());
        }
        let Some(about) = self.people.about(w, whom)? else {
            return Ok(());
        };
        let group = self.group(w, &work.group)?;
        let mut columns = work.columns;
        columns.extend([
            ("group_id", Value::Integer(group)),
            ("person_id", store::reference(about.person_id)),
            ("school_id", store::reference(about.school_id)),
            ("trust_id", store::reference(about.trust_id)),
        ]);
        store::insert(w, "group_member", &columns)?;
        Ok(())
    }

    fn proposals(&self) -> Vec<ImportProposal> {
        self.people.proposals()
    }

    fn notes(&self) -> Vec<String> {
        self.people.notes()
    }

    fn called(&self) -> (&'static str, &'static str) {
        ("member", "members")
    }
}
