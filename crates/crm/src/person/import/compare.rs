//! What a row has that a person has not: names, addresses, tags, posts.

use super::known::{Address, Place, Tenure};
use super::{People, Work};
use crate::fold::fold;
use crate::import::ImportProposal;
use crate::import::adapter::Entry;
use crate::person::{AddressKind, Medium, NewAddress, PersonName, actions};
use crate::school::import::{SchoolRef, change};
use crate::tenure::Post;
use crate::types::{PartDay, Source, Standing};
use rusqlite::types::Value;

/// Something to write.
#[derive(Debug, Clone)]
pub(super) enum Change {
    /// The person, who is new.
    Person,
    /// A column of the person.
    Set(&'static str, String),
    /// A label.
    Tag(String),
    /// An e-mail or telephone.
    Address { of: Of, address: Box<NewAddress> },
    /// The person's tenure of this number in order, which is new.
    NewTenure(usize),
    /// A column of the person's tenure of this number.
    SetTenure(usize, &'static str, Value),
}

/// Whose an address is.
#[derive(Debug, Clone, Copy)]
pub(super) enum Of {
    /// The person's own.
    Person,
    /// A post's or the school's; it stays when the person goes.
    Place(Place),
}

/// Whether an e-mail is that of a post or of the office by its first part, whoever reads it: `true`, a post's.
pub(super) fn post_of_email(email: &str) -> Option<bool> {
    const POST: [&str; 9] = [
        "head",
        "headteacher",
        "principal",
        "ht",
        "headmaster",
        "deputy",
        "deputyhead",
        "senco",
        "headspa",
    ];
    const OFFICE: [&str; 12] = [
        "office",
        "admin",
        "info",
        "enquiries",
        "enquiry",
        "contact",
        "reception",
        "secretary",
        "school",
        "schooloffice",
        "mail",
        "hello",
    ];
    let name: String = email
        .split('@')
        .next()
        .unwrap_or_default()
        .chars()
        .filter(|c| c.is_ascii_alphanumeric())
        .collect::<String>()
        .to_lowercase();
    if POST.contains(&name.as_str()) {
        Some(true)
    } else if OFFICE.contains(&name.as_str()) {
        Some(false)
    } else {
        None
    }
}

/// Whether an e-mail is at one of the houses where people have their private ones.
fn is_private(email: &str) -> bool {
    const HOUSES: [&str; 12] = [
        "gmail.com",
        "googlemail.com",
        "hotmail.com",
        "hotmail.co.uk",
        "outlook.com",
        "live.co.uk",
        "yahoo.com",
        "yahoo.co.uk",
        "icloud.com",
        "me.com",
        "btinternet.com",
        "sky.com",
    ];
    email
        .rsplit('@')
        .next()
        .is_some_and(|host| HOUSES.contains(&host.to_lowercase().as_str()))
}

impl People<'_> {
    /// The names of someone who is known. What the sheet has shorter is left.
    pub(super) fn compare_person(
        &mut self,
        entry: &Entry,
        name: &PersonName,
        work: &mut Work,
        says: &mut Vec<String>,
    ) {
        let Some(person) = self.known.people.get_mut(work.person) else {
            return;
        };
        let known_as = !person.known_as.is_empty() && fold(&person.known_as) == fold(&name.first);
        let shorter = person.may_be_called(&name.first)
            && fold(&name.first).len() <= fold(&person.first).len();
        let called_so = person.is_called(&name.first, &name.last);
        let mut wanted: Vec<(&'static str, &'static str, String)> = Vec::new();
        if !name.first.is_empty()
            && !known_as
            && !shorter
            && fold(&name.first) != fold(&person.first)
        {
            wanted.push(("first_name", "First name", name.first.clone()));
        }
        if fold(&name.last) != fold(&person.last) && !called_so {
            wanted.push(("last_name", "Last name", name.last.clone()));
        }
        if !name.title.is_empty() && fold(&name.title) != fold(&person.title) {
            wanted.push(("title", "Title", name.title.clone()));
        }
        if !name.known_as.is_empty() && fold(&name.known_as) != fold(&person.known_as) {
            wanted.push(("known_as", "Known as", name.known_as.clone()));
        }
        let notes = entry.text("notes");
        if !notes.is_empty() && notes.trim() != person.notes.trim() {
            wanted.push(("notes", "Notes", notes.trim().to_owned()));
        }
        for (column, label, after) in wanted {
            let place = match column {
                "first_name" => &mut person.first,
                "last_name" => &mut person.last,
                "title" => &mut person.title,
                "known_as" => &mut person.known_as,
                _ => &mut person.notes,
            };
            says.push(change(label, place, &after));
            place.clone_from(&after);
            work.changes.push(Change::Set(column, after));
        }
    }

    /// E-mails and telephones: the person's own, the post's, the school's.
    pub(super) fn compare_addresses(
        &mut self,
        entry: &Entry,
        post: Option<&Post>,
        place: Option<Place>,
        work: &mut Work,
        says: &mut Vec<String>,
    ) {
        for (field, medium, label) in [
            ("email", Medium::Email, "E-mail"),
            ("telephone", Medium::Telephone, "Telephone"),
        ] {
            let value = entry.text(field);
            let shared = (medium == Medium::Email)
                .then(|| post_of_email(value))
                .flatten();
            let is_own = actions::folded(medium, value).is_ok_and(|folded| {
                let address = Address {
                    is_email: medium == Medium::Email,
                    folded,
                };
                self.known
                    .people
                    .get(work.person)
                    .is_some_and(|person| person.addresses.contains(&address))
            });
            match (shared, place) {
                _ if is_own => {}
                (Some(of_post), Some(place)) => {
                    let role = post.filter(|_| of_post).map(|post| post.id);
                    self.compare_of_place(value, medium, place, role, label, work, says);
                }
                _ => self.compare_own(value, medium, place, label, entry, work, says),
            }
        }
        if let Some(place @ Place::School(_)) = place {
            let (email, telephone) = (entry.text("schoolEmail"), entry.text("schoolTelephone"));
            self.compare_of_place(
                email,
                Medium::Email,
                place,
                None,
                "School’s e-mail",
                work,
                says,
            );
            self.compare_of_place(
                telephone,
                Medium::Telephone,
                place,
                None,
                "School’s telephone",
                work,
                says,
            );
        }
    }

    #[allow(clippy::too_many_arguments)]
    fn compare_own(
        &mut self,
        value: &str,
        medium: Medium,
        place: Option<Place>,
        label: &str,
        entry: &Entry,
        work: &mut Work,
        says: &mut Vec<String>,
    ) {
        let Ok(folded) = actions::folded(medium, value) else {
            return;
        };
        let address = Address {
            is_email: medium == Medium::Email,
            folded,
        };
        // A number or address that is the school's stays the school's.
        if place.is_some_and(|place| self.known.of_places.contains(&(place, address.clone()))) {
            return;
        }
        let Some(person) = self.known.people.get_mut(work.person) else {
            return;
        };
        if person.addresses.contains(&address) {
            return;
        }
        let is_first = !person
            .addresses
            .iter()
            .any(|other| other.is_email == address.is_email);
        says.push(format!("{label}: {value}"));
        work.changes.push(Change::Address {
            of: Of::Person,
            address: Box::new(NewAddress {
                person_id: None,
                role_id: None,
                school_id: None,
                trust_id: None,
                medium,
                value: value.to_owned(),
                kind: if address.is_email && is_private(value) {
                    AddressKind::Personal
                } else {
                    AddressKind::School
                },
                is_main: is_first,
                source: Source::Import,
                confirmed_on: entry.date("confirmedOn").as_str().to_owned(),
            }),
        });
        person.addresses.push(address);
    }

    #[allow(clippy::too_many_arguments)]
    fn compare_of_place(
        &mut self,
        value: &str,
        medium: Medium,
        place: Place,
        role: Option<i64>,
        label: &str,
        work: &mut Work,
        says: &mut Vec<String>,
    ) {
        let Ok(folded) = actions::folded(medium, value) else {
            return;
        };
        let address = Address {
            is_email: medium == Medium::Email,
            folded,
        };
        if self.known.of_places.contains(&(place, address.clone())) {
            return;
        }
        says.push(format!("{label}: {value}, kept as the school’s"));
        work.changes.push(Change::Address {
            of: Of::Place(place),
            address: Box::new(NewAddress {
                person_id: None,
                role_id: role,
                school_id: None,
                trust_id: None,
                medium,
                value: value.to_owned(),
                kind: AddressKind::School,
                is_main: false,
                source: Source::Import,
                confirmed_on: String::new(),
            }),
        });
        self.known.share(place, address);
    }

    /// Labels are added, never taken off.
    pub(super) fn compare_tags(&mut self, entry: &Entry, work: &mut Work, says: &mut Vec<String>) {
        let Some(person) = self.known.people.get_mut(work.person) else {
            return;
        };
        let all = entry.tags("tags").join(", ");
        if fold(&person.tags.join(", ")) == fold(&all) {
            return;
        }
        for tag in entry.tags("tags") {
            if person.tags.iter().any(|there| fold(there) == fold(tag)) {
                continue;
            }
            says.push(format!("Tag: {tag}"));
            work.changes.push(Change::Tag(tag.clone()));
            person.tags.push(tag.clone());
        }
    }

    /// The post of the row among those that the person holds or held.
    pub(super) fn compare_tenure(
        &mut self,
        entry: &Entry,
        post: Option<&Post>,
        place: Place,
        work: &mut Work,
        says: &mut Vec<String>,
    ) {
        let today = self.today;
        let (from, until) = (entry.date("from"), entry.date("until"));
        let Some(person) = self.known.people.get(work.person) else {
            return;
        };
        let here = || {
            person.tenures.iter().enumerate().filter(|(_, tenure)| {
                tenure.place == place && post.is_none_or(|post| post.id == tenure.role)
            })
        };
        let standing = here()
            .filter(|(_, tenure)| tenure.standing(today) != Standing::Former)
            .map(|(at, _)| at)
            .next_back();
        let same_beginning = here()
            .find(|(_, tenure)| !from.is_unknown() && tenure.from == from)
            .map(|(at, _)| at);
        let same_end = here()
            .find(|(_, tenure)| !until.is_unknown() && tenure.until == until)
            .map(|(at, _)| at);
        // Without a beginning that lies behind its end, the row speaks of the post that is over.
        let over = here()
            .filter(|(_, tenure)| match (from.first(), tenure.until.last()) {
                (Some(first), Some(last)) => first <= last,
                _ => true,
            })
            .map(|(at, _)| at)
            .next_back();
        match same_beginning.or(same_end).or(standing).or(over) {
            Some(at) => self.compare_with(entry, at, work, says),
            None => {
                if let Some(post) = post {
                    self.new_tenure(entry, post, place, work, says);
                }
            }
        }
    }

    /// Several posts in one cell: those that the person has nowhere yet are added.
    pub(super) fn compare_posts(
        &mut self,
        entry: &Entry,
        posts: &[Post],
        place: Option<Place>,
        work: &mut Work,
        says: &mut Vec<String>,
    ) {
        for post in posts {
            let held = self.holds(Some(work.person), post, place);
            if let (false, Some(place)) = (held, place) {
                self.new_tenure(entry, post, place, work, says);
            }
        }
    }

    /// Whether a person has a post anywhere, or had it at `place`.
    pub(super) fn holds(&self, at: Option<usize>, post: &Post, place: Option<Place>) -> bool {
        let person = at.and_then(|at| self.known.people.get(at));
        person.is_some_and(|person| {
            person.tenures.iter().any(|tenure| {
                tenure.role == post.id
                    && (tenure.standing(self.today) != Standing::Former
                        || Some(tenure.place) == place)
            })
        })
    }

    fn compare_with(&mut self, entry: &Entry, at: usize, work: &mut Work, says: &mut Vec<String>) {
        let today = self.today;
        let Some(tenure) = self
            .known
            .people
            .get_mut(work.person)
            .and_then(|person| person.tenures.get_mut(at))
        else {
            return;
        };
        let mut set =
            |column, value: Value| work.changes.push(Change::SetTenure(at, column, value));
        let text = |day: &PartDay| Value::Text(day.as_str().to_owned());
        let (from, until) = (entry.date("from"), entry.date("until"));
        // A year does not outdo the day in it.
        let says_less = tenure.from.as_str().starts_with(from.as_str());
        if !from.is_unknown() && !says_less && from != tenure.from {
            let fits = match (from.first(), tenure.until.last()) {
                (Some(first), Some(last)) => first <= last,
                _ => true,
            };
            if fits {
                says.push(change("From", &tenure.from.written(), &from.written()));
                set("from_on", text(&from));
                tenure.from = from;
            }
        }
        if !until.is_unknown() && until != tenure.until {
            let open = tenure.until.is_unknown() || tenure.until_by;
            let fits = match (tenure.from.first(), until.last()) {
                (Some(first), Some(last)) => first <= last,
                _ => true,
            };
            if open && fits {
                says.push(change("Until", &tenure.until.written(), &until.written()));
                set("until_on", text(&until));
                if tenure.until_by {
                    set("until_by", Value::Integer(0));
                }
                tenure.until = until;
                tenure.until_by = false;
            }
        }
        let over = tenure.standing(today) == Standing::Former;
        for (field, column, label) in [
            ("acting", "acting", "Acting"),
            ("jobShare", "job_share", "Job share"),
            ("mainContact", "main_contact", "Main contact"),
        ] {
            let place = match field {
                "acting" => &mut tenure.acting,
                "jobShare" => &mut tenure.job_share,
                _ => &mut tenure.main_contact,
            };
            if let Some(yes) = entry.yes(field)
                && yes != *place
                && !over
            {
                says.push(format!("{label}: {}", if yes { "yes" } else { "no" }));
                set(column, Value::Integer(i64::from(yes)));
                *place = yes;
            }
        }
        let confirmed = entry.date("confirmedOn");
        let newer = confirmed.as_str() > tenure.confirmed_on.as_str();
        let not_ahead = confirmed.first().is_none_or(|day| day <= today);
        if !confirmed.is_unknown() && newer && not_ahead {
            says.push(format!("Confirmed on {}", confirmed.written()));
            set("confirmed_on", text(&confirmed));
            confirmed.as_str().clone_into(&mut tenure.confirmed_on);
        }
    }

    fn new_tenure(
        &mut self,
        entry: &Entry,
        post: &Post,
        place: Place,
        work: &mut Work,
        says: &mut Vec<String>,
    ) {
        let tenure = Tenure {
            id: None,
            role: post.id,
            place,
            from: entry.date("from"),
            until: entry.date("until"),
            until_by: false,
            ended: false,
            acting: entry.yes("acting").unwrap_or(false),
            job_share: entry.yes("jobShare").unwrap_or(false),
            main_contact: entry.yes("mainContact").unwrap_or(false),
            confirmed_on: entry.date("confirmedOn").as_str().to_owned(),
            note: String::new(),
        };
        let where_ = self.place_name(place);
        let since = match tenure.from.written() {
            from if from.is_empty() => String::new(),
            from => format!(", from {from}"),
        };
        says.push(if where_.is_empty() {
            format!("{}{since}", post.name)
        } else {
            format!("{} at {where_}{since}", post.name)
        });
        if post.is_head {
            self.propose(&tenure, post, work.person, &where_);
        }
        if let Some(person) = self.known.people.get_mut(work.person) {
            work.changes.push(Change::NewTenure(person.tenures.len()));
            person.tenures.push(tenure);
        }
    }

    /// Lists the overlap where somebody else leads the school by what is known.
    fn propose(&mut self, tenure: &Tenure, post: &Post, who: usize, school: &str) {
        let today = self.today;
        let alone = |tenure: &Tenure| !tenure.acting && !tenure.job_share;
        if !alone(tenure) || tenure.standing(today) == Standing::Former {
            return;
        }
        let imported = self
            .known
            .people
            .get(who)
            .map(|person| person.full())
            .unwrap_or_default();
        let heads: Vec<i64> = self
            .posts
            .iter()
            .filter(|post| post.is_head)
            .map(|post| post.id)
            .collect();
        let holders: Vec<(String, PartDay)> = self
            .known
            .at_place(tenure.place)
            .iter()
            .filter(|at| **at != who)
            .filter_map(|at| self.known.people.get(*at))
            .flat_map(|person| person.tenures.iter().map(move |held| (person, held)))
            .filter(|(_, held)| {
                held.place == tenure.place
                    && heads.contains(&held.role)
                    && alone(held)
                    && held.until.is_unknown()
                    && held.standing(today) == Standing::Current
            })
            .map(|(person, held)| (person.full(), held.from.clone()))
            .collect();
        let school_id = match tenure.place {
            Place::School(SchoolRef::Ours(id)) => Some(id),
            _ => None,
        };
        for (holder, since) in holders {
            let held = match since.written() {
                since if since.is_empty() => String::new(),
                since => format!(" since {since}"),
            };
            let from = match tenure.from.written() {
                from if from.is_empty() => String::new(),
                from => format!(" from {from}"),
            };
            self.proposals.push(ImportProposal {
                school_id,
                school: school.to_owned(),
                post: post.name.clone(),
                says: format!(
                    "{holder} is {} of {school}{held}, and the sheet has {imported}{from}. Both are kept until someone says that {holder} has left.",
                    post.name.to_lowercase()
                ),
                holder,
                imported: imported.clone(),
            });
        }
    }
}
