//! People with their posts out of the office's own sheet.
//!
//! Who a row means is settled in this order: someone with the same e-mail of their own; someone of the same name who is or
//! was at the same school or trust; nobody, and then a new person is made. What is not sure is asked: an e-mail that
//! belongs to someone of another name, a name that could be short for another, someone of that name elsewhere.
//!
//! A sheet adds and corrects, and never ends what it does not speak of: another head than the present one becomes a
//! tenure beside theirs, the overlap is listed and the change of post-holder proposed. An end that is known is never
//! overwritten.

mod compare;
pub(crate) mod fields;
mod known;
mod store;

use super::{PersonName, actions};
use crate::error::Result;
use crate::fold::fold;
use crate::import::ImportProposal;
use crate::import::adapter::{Adapter, Candidate, Entry, Judged, Question};
use crate::import::field::{Choice, Field};
use crate::import::names::{self, Split};
use crate::school::Stage;
use crate::school::import::{self as schools, SchoolRef, Settled};
use crate::school::matching::Finder;
use crate::session::Read;
use crate::store::Write;
use crate::tenure::{self, NewTenure, Post, RolePlace};
use crate::trust;
use crate::types::{About, Day, Source, counted};
use compare::Change;
use known::{Known, Person, Place};
use std::collections::{HashMap, HashSet};

/// The fields that a name may stand in.
const NAMED: [&str; 3] = ["name", "firstName", "lastName"];
/// How many candidates are offered.
const MOST_OFFERED: usize = 8;

/// What one entry asks for.
#[derive(Debug, Clone, Default)]
struct Work {
    /// The index of the person among those who are known.
    person: usize,
    changes: Vec<Change>,
    /// Where the entry says that they are.
    place: Option<Place>,
}

/// Whom an entry turned out to be, for a noun that hangs on people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Whom {
    /// Stands for the person until they are written.
    person: usize,
    /// Their id; `None`: this import makes them.
    pub id: Option<i64>,
    /// The school that the entry names.
    pub school: Option<SchoolRef>,
    /// Where the entry says that they are.
    place: Option<Place>,
}

impl Whom {
    /// Whether two entries are about one person, who may be new.
    pub(crate) fn is_same_person(self, other: Self) -> bool {
        self.person == other.person
    }
}

/// With whom something happened: somebody who is known, at a place.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub(crate) struct Met {
    /// The person, where they are known.
    pub person_id: Option<i64>,
    /// The name of somebody who is not known; empty: nobody, or they are.
    pub stranger: String,
    place: Option<Place>,
}

impl Met {
    /// Whether neither a person nor a place is known.
    pub(crate) fn is_nobody(&self) -> bool {
        self.person_id.is_none() && !matches!(self.place, Some(Place::School(_) | Place::Trust(_)))
    }

    /// The id of the school, where it is ours, and the trust's Group UID.
    pub(crate) fn place(&self) -> (Option<i64>, Option<i64>) {
        match self.place {
            Some(Place::School(SchoolRef::Ours(id))) => (Some(id), None),
            Some(Place::Trust(uid)) => (None, Some(uid)),
            _ => (None, None),
        }
    }
}

/// Imports people.
pub(crate) struct People<'a> {
    finder: Finder<'a>,
    known: Known,
    posts: Vec<Post>,
    roles: Vec<Choice>,
    today: Day,
    works: Vec<Work>,
    proposals: Vec<ImportProposal>,
    /// The names of schools and trusts that were met.
    names: HashMap<Place, String>,
    /// Schools of the register that become ours.
    made_ours: HashSet<i64>,
    /// The ids of schools as they are written.
    ids: HashMap<Place, i64>,
}

/// Who an entry is.
enum Who {
    /// This one.
    Known(usize),
    /// Nobody who is known.
    New,
    /// Perhaps one of these.
    Perhaps(Vec<usize>, String),
}

impl<'a> People<'a> {
    /// Reads what there is.
    pub(crate) fn new(read: &Read<'a>, today: Day) -> Result<Self> {
        let posts: Vec<Post> = tenure::actions::posts(read.db)?;
        let roles = roles(&posts);
        Ok(Self {
            finder: Finder::new(read)?,
            known: store::known(read.db)?,
            posts,
            roles,
            today,
            works: Vec::new(),
            proposals: Vec::new(),
            names: HashMap::new(),
            made_ours: HashSet::new(),
            ids: HashMap::new(),
        })
    }

    /// The post of an entry.
    fn post(&self, entry: &Entry) -> Option<&Post> {
        let id = entry.text("role");
        let at = self.roles.iter().position(|role| role.id == id)?;
        self.posts.get(at)
    }

    /// Where the entry's post is held, or what stands in the way.
    fn place(
        &mut self,
        entry: &Entry,
        name: &PersonName,
        post: Option<&Post>,
    ) -> Result<std::result::Result<Option<Place>, Judged>> {
        let held = post.map(|post| post.place);
        let of_trust = held == Some(RolePlace::Trust);
        let school = if of_trust {
            Settled::Nothing
        } else {
            schools::settle(&mut self.finder, entry)?
        };
        let trust = entry.text("trust");
        Ok(match school {
            Settled::School(school) => Ok(SchoolRef::of(&school).map(|reference| {
                let place = Place::School(reference);
                self.names
                    .entry(place)
                    .or_insert_with(|| school.name.clone());
                place
            })),
            Settled::ByHand => Err(Judged::Rejected(
                "This school is not in the file yet. Import or add the school first.".to_owned(),
            )),
            Settled::Ask(question) => {
                // Our own lists have schools and trusts in one column, and of two schools of one name the one where
                // this person is.
                let trusts = self.known.trusts_named(entry.text("school"));
                let known = self
                    .where_known(entry, name, &question)
                    .or_else(|| self.one_where_known(entry, &trusts));
                match (known, trusts.as_slice()) {
                    (Some(place), _) => Ok(Some(place)),
                    (None, [(uid, name)]) if trust.is_empty() && entry.number("urn").is_none() => {
                        Ok(Some(self.at_trust(*uid, name)))
                    }
                    _ => Err(Judged::Ask(question)),
                }
            }
            Settled::Nothing if held == Some(RolePlace::Us) => Ok(Some(Place::Us)),
            Settled::Nothing => {
                let named = if trust.is_empty() && of_trust {
                    entry.text("school")
                } else {
                    trust
                };
                self.trust(entry, named)
            }
        })
    }

    /// The one of several schools where someone of this name or e-mail is or was.
    fn where_known(&self, entry: &Entry, name: &PersonName, question: &Question) -> Option<Place> {
        let email = entry.text("email").to_lowercase();
        let people = self
            .known
            .with_email(&email)
            .iter()
            .chain(self.known.named(&name.first, &name.last));
        let places: HashSet<Place> = people
            .filter_map(|at| self.known.people.get(*at))
            .flat_map(|person| person.tenures.iter().map(|tenure| tenure.place))
            .filter(|place| {
                matches!(place, Place::School(SchoolRef::Ours(id))
                    if fold(&self.finder.ours_named(*id)) == fold(entry.text("school"))
                        || question.options.iter().any(|option| option.id == format!("school:{id}")))
            })
            .collect();
        let mut places = places.into_iter();
        places.next().filter(|_| places.next().is_none())
    }

    /// The one of several trusts of a name where the person is or was.
    fn one_where_known(&mut self, entry: &Entry, trusts: &[(i64, String)]) -> Option<Place> {
        let name = name_of(entry).ok()?;
        let email = entry.text("email").to_lowercase();
        let people = self
            .known
            .with_email(&email)
            .iter()
            .chain(self.known.named(&name.first, &name.last));
        let places: HashSet<Place> = people
            .filter_map(|at| self.known.people.get(*at))
            .flat_map(|person| person.tenures.iter().map(|tenure| tenure.place))
            .filter(|place| trusts.iter().any(|(uid, _)| *place == Place::Trust(*uid)))
            .collect();
        let mut places = places.into_iter();
        places.next().filter(|_| places.next().is_none())
    }

    fn at_trust(&mut self, uid: i64, name: &str) -> Place {
        let place = Place::Trust(uid);
        self.names.entry(place).or_insert_with(|| name.to_owned());
        place
    }

    /// The trust of this name.
    fn trust(&mut self, entry: &Entry, name: &str) -> std::result::Result<Option<Place>, Judged> {
        if name.is_empty() {
            return Ok(None);
        }
        let answered = entry
            .meaning("trust", name)
            .and_then(|id| id.parse::<i64>().ok())
            .and_then(|uid| {
                self.known
                    .trusts
                    .iter()
                    .find(|(known, _)| *known == uid)
                    .cloned()
            });
        let found = match answered {
            Some(trust) => vec![trust],
            None => self.known.trusts_named(name),
        };
        match found.as_slice() {
            [(uid, name)] => Ok(Some(self.at_trust(*uid, name))),
            several if let Some(place) = self.one_where_known(entry, several) => Ok(Some(place)),
            several => Err(Judged::Ask(Question {
                field: "trust",
                from: name.to_owned(),
                why: if several.is_empty() {
                    format!(
                        "The register has no trust “{name}”. Correct it, or load the register’s groups file."
                    )
                } else {
                    format!(
                        "There are {} trusts like “{name}”. Say which.",
                        several.len()
                    )
                },
                options: several
                    .iter()
                    .map(|(uid, name)| Candidate {
                        id: uid.to_string(),
                        label: format!("{name}, Group UID {uid}"),
                    })
                    .collect(),
            })),
        }
    }

    /// The posts of a cell that holds several, or what stands in the way.
    fn several_posts(&self, entry: &Entry) -> std::result::Result<Vec<Post>, Judged> {
        let mut posts = Vec::new();
        for said in entry.tags("posts") {
            let meant = entry.meaning("role", said).unwrap_or_default();
            let folded = fold(said);
            let at = self
                .roles
                .iter()
                .position(|role| role.id == meant || role.is(&folded));
            match at.and_then(|at| self.posts.get(at)) {
                Some(post) => posts.push(post.clone()),
                None => {
                    return Err(Judged::Ask(Question {
                        field: "role",
                        from: said.clone(),
                        why: format!(
                            "“{said}” is not one of our roles. Say what it means, or correct it."
                        ),
                        options: self
                            .roles
                            .iter()
                            .map(|role| Candidate {
                                id: role.id.clone(),
                                label: role.label.clone(),
                            })
                            .collect(),
                    }));
                }
            }
        }
        Ok(posts)
    }

    /// Who the entry is.
    fn who(&self, entry: &Entry, name: &PersonName, place: Option<Place>) -> Who {
        match entry.answer.as_str() {
            "" => {}
            "new" => return Who::New,
            id => {
                let at = self
                    .known
                    .people
                    .iter()
                    .position(|person| person.id.is_some_and(|known| known.to_string() == id));
                if let Some(at) = at {
                    return Who::Known(at);
                }
            }
        }
        let person = |at: &usize| self.known.people.get(*at);
        let called = |at: &&usize| {
            person(at).is_some_and(|person| person.is_called(&name.first, &name.last))
        };
        let email = entry.text("email").to_lowercase();
        if !email.is_empty() && compare::post_of_email(&email).is_none() {
            let holders = self.known.with_email(&email);
            let same: Vec<usize> = holders.iter().filter(called).copied().collect();
            match (same.as_slice(), holders) {
                ([one], _) | ([], [one]) if self.is_like(*one, name) => return Who::Known(*one),
                ([], []) => {}
                (_, holders) => {
                    return Who::Perhaps(
                        holders.to_vec(),
                        format!(
                            "{email} belongs to {}. Say whether it is the same person.",
                            self.listed(holders)
                        ),
                    );
                }
            }
        }
        let here = place.map_or(&[][..], |place| self.known.at_place(place));
        let same: Vec<usize> = here.iter().filter(called).copied().collect();
        match same.as_slice() {
            [one] => return Who::Known(*one),
            [] => {}
            several => {
                return Who::Perhaps(
                    several.to_vec(),
                    format!(
                        "There are {} people of this name there. Say which.",
                        several.len()
                    ),
                );
            }
        }
        let alike: Vec<usize> = here
            .iter()
            .filter(|at| {
                person(at).is_some_and(|person| {
                    fold(&person.last) == fold(&name.last) && person.may_be_called(&name.first)
                })
            })
            .copied()
            .collect();
        if let [one] = alike.as_slice()
            && name.first.is_empty()
            && person(one)
                .is_some_and(|person| !name.title.is_empty() && person.title == name.title)
        {
            return Who::Known(*one);
        }
        if !alike.is_empty() {
            return Who::Perhaps(
                alike.clone(),
                format!(
                    "It may be {}, who is there too. Say whether it is the same person.",
                    self.listed(&alike)
                ),
            );
        }
        // A bare name means whoever has it and nothing else.
        if place.is_none() {
            let bare: Vec<usize> = self
                .known
                .named(&name.first, &name.last)
                .iter()
                .filter(|at| person(at).is_some_and(|person| person.tenures.is_empty()))
                .copied()
                .collect();
            if let [one] = bare.as_slice() {
                return Who::Known(*one);
            }
        }
        // Someone of that name elsewhere, unless the sheet itself brought them.
        let elsewhere: Vec<usize> = self
            .known
            .named(&name.first, &name.last)
            .iter()
            .filter(|at| {
                person(at).is_some_and(|person| person.id.is_some() && !name.first.is_empty())
            })
            .copied()
            .collect();
        if elsewhere.is_empty() {
            Who::New
        } else {
            Who::Perhaps(
                elsewhere.clone(),
                format!(
                    "There is {} already. Say whether it is the same person.",
                    self.listed(&elsewhere)
                ),
            )
        }
    }

    /// Whether someone of this name may be the person, who has the same e-mail: a surname may change, and so may a first name be short.
    fn is_like(&self, at: usize, name: &PersonName) -> bool {
        self.known.people.get(at).is_some_and(|person| {
            let same_last = fold(&person.last) == fold(&name.last);
            let same_first = !name.first.is_empty() && fold(&person.first) == fold(&name.first);
            let known_as =
                !person.known_as.is_empty() && fold(&person.known_as) == fold(&name.first);
            same_first || known_as || (same_last && person.may_be_called(&name.first))
        })
    }

    /// `Jane Smith (Head teacher, Alder Hill)`
    fn described(&self, at: usize) -> String {
        let Some(person) = self.known.people.get(at) else {
            return String::new();
        };
        let post = person.tenures.last().map(|tenure| {
            let role = self.role_name(tenure.role);
            match self.place_name(tenure.place) {
                name if name.is_empty() => role,
                name => format!("{role}, {name}"),
            }
        });
        match post {
            Some(post) => format!("{} ({post})", person.full()),
            None => person.full(),
        }
    }

    fn listed(&self, people: &[usize]) -> String {
        let names: Vec<String> = people
            .iter()
            .take(3)
            .map(|at| self.described(*at))
            .collect();
        let more = people.len().saturating_sub(names.len());
        if more > 0 {
            format!("{} and {more} more", names.join(", "))
        } else {
            names.join(" and ")
        }
    }

    fn role_name(&self, role: i64) -> String {
        self.posts
            .iter()
            .find(|post| post.id == role)
            .map_or_else(String::new, |post| post.name.clone())
    }

    fn place_name(&self, place: Place) -> String {
        if let Some(name) = self.names.get(&place) {
            return name.clone();
        }
        match place {
            Place::School(SchoolRef::Ours(id)) => self.finder.ours_named(id),
            Place::Trust(uid) => self
                .known
                .trusts
                .iter()
                .find(|(known, _)| *known == uid)
                .map_or_else(String::new, |(_, name)| name.clone()),
            Place::School(SchoolRef::Register(_)) | Place::Us => String::new(),
        }
    }

    fn settled(&mut self, entry: &Entry) -> Result<(Judged, Work)> {
        let nothing = |judged| Ok((judged, Work::default()));
        let name = match name_of(entry) {
            Ok(name) => name,
            Err(why) => return nothing(Judged::Rejected(why)),
        };
        let post = self.post(entry).cloned();
        let (from, until) = (entry.date("from"), entry.date("until"));
        if let Err(error) = tenure::actions::check_term(&from, &until) {
            return nothing(Judged::Rejected(error.message));
        }
        let several = match self.several_posts(entry) {
            Ok(posts) => posts,
            Err(judged) => return nothing(judged),
        };
        let place = match self.place(entry, &name, post.as_ref().or(several.first()))? {
            Ok(place) => place,
            Err(judged) => return nothing(judged),
        };
        let who = self.who(entry, &name, place);
        let missing = if several.is_empty() || post.is_some() {
            self.post_missing(post.as_ref(), place, &who)
        } else {
            None
        };
        if let Some(why) = missing.or_else(|| self.place_missing(&several, place, &who)) {
            return nothing(Judged::Rejected(why));
        }
        let (at, is_new) = match who {
            Who::Known(at) => (at, false),
            Who::Perhaps(people, why) => {
                let candidates = self.candidates(&people);
                return nothing(Judged::Duplicate { candidates, why });
            }
            Who::New => {
                let person = Person {
                    title: name.title.clone(),
                    first: name.first.clone(),
                    last: name.last.clone(),
                    known_as: name.known_as.clone(),
                    notes: entry.text("notes").to_owned(),
                    ..Person::default()
                };
                (self.known.add(person), true)
            }
        };
        let mut work = Work {
            person: at,
            changes: Vec::new(),
            place,
        };
        let mut says = Vec::new();
        if is_new {
            work.changes.push(Change::Person);
            says.push("New person.".to_owned());
        } else {
            self.compare_person(entry, &name, &mut work, &mut says);
        }
        self.compare_addresses(entry, post.as_ref(), place, &mut work, &mut says);
        self.compare_tags(entry, &mut work, &mut says);
        if let Some(place) = place {
            if let Place::School(SchoolRef::Register(urn)) = place
                && self.made_ours.insert(urn)
            {
                says.push(format!("{} becomes ours.", self.place_name(place)));
            }
            if post.is_some() || several.is_empty() {
                self.compare_tenure(entry, post.as_ref(), place, &mut work, &mut says);
            }
        }
        self.compare_posts(entry, &several, place, &mut work, &mut says);
        self.known.index_person(at);
        let judged = match (is_new, work.changes.is_empty()) {
            (true, _) => Judged::Create(says),
            (false, true) => Judged::Unchanged,
            (false, false) => Judged::Update(says),
        };
        Ok((judged, work))
    }

    /// Why a post cannot be written down: it is not said which, or where.
    fn post_missing(&self, post: Option<&Post>, place: Option<Place>, who: &Who) -> Option<String> {
        let known = match who {
            Who::Known(at) => self.known.people.get(*at),
            _ => None,
        };
        match (post, place) {
            (Some(post), None) => {
                let has_it = known.is_some_and(|person| {
                    person.tenures.iter().any(|tenure| tenure.role == post.id)
                });
                (!has_it).then(|| without_place(post))
            }
            (None, Some(place)) => {
                let is_there = known.is_some_and(|person| {
                    person.tenures.iter().any(|tenure| tenure.place == place)
                });
                (!is_there).then(|| {
                    format!(
                        "It does not say which role this person has at {}. Add a role, or choose one for all rows.",
                        self.place_name(place)
                    )
                })
            }
            _ => None,
        }
    }

    /// Why several posts cannot be written down: it is not said where the first is held that the person has nowhere yet.
    fn place_missing(&self, several: &[Post], place: Option<Place>, who: &Who) -> Option<String> {
        let at = match (place, who) {
            (None, Who::Known(at)) => Some(*at),
            (None, Who::New) => None,
            // Who it is is asked first.
            (None, Who::Perhaps(..)) | (Some(_), _) => return None,
        };
        let missing = several.iter().find(|post| !self.holds(at, post, None));
        missing.map(without_place)
    }

    /// Judges an entry for a noun that hangs on people: what becomes of the person, and who it is where that is settled.
    /// It counts as one of the entries that [`Adapter::write`] numbers.
    pub(crate) fn judge_person(&mut self, entry: &Entry) -> Result<(Judged, Option<Whom>)> {
        let (judged, work) = self.settled(entry)?;
        let settled = matches!(
            judged,
            Judged::Create(_) | Judged::Update(_) | Judged::Unchanged
        );
        let whom = settled.then(|| Whom {
            person: work.person,
            id: self
                .known
                .people
                .get(work.person)
                .and_then(|person| person.id),
            school: match work.place {
                Some(Place::School(school)) => Some(school),
                _ => None,
            },
            place: work.place,
        });
        self.works.push(work);
        Ok((judged, whom))
    }

    /// How many entries were judged.
    pub(crate) fn judged(&self) -> usize {
        self.works.len()
    }

    /// `Jane Smith`
    pub(crate) fn name_of(&self, whom: Whom) -> String {
        self.known
            .people
            .get(whom.person)
            .map_or_else(String::new, Person::full)
    }

    /// The ids of a person and their school.
    pub(crate) fn ids_of(&mut self, w: &Write<'_>, whom: Whom) -> Result<Option<(i64, i64)>> {
        let (Some(person), Some(school)) = (self.person_id(w, whom.person)?, whom.school) else {
            return Ok(None);
        };
        Ok(Some((person, self.place_id(w, Place::School(school))?)))
    }

    /// A person and their place by their ids.
    pub(crate) fn about(&mut self, w: &Write<'_>, whom: Whom) -> Result<Option<About>> {
        let Some(person) = self.person_id(w, whom.person)? else {
            return Ok(None);
        };
        let place = self.place_about(w, whom.place)?;
        Ok(Some(About {
            person_id: Some(person),
            ..place
        }))
    }

    /// Whom an entry about something that happened means: nobody is made of it.
    ///
    /// # Errors
    /// What SQLite says.
    pub(crate) fn meet(&mut self, entry: &Entry) -> Result<std::result::Result<Met, Judged>> {
        let named = NAMED.iter().any(|field| !entry.text(field).is_empty());
        let name = match (named, name_of(entry)) {
            (true, Err(why)) => return Ok(Err(Judged::Rejected(why))),
            (true, Ok(name)) => name,
            (false, _) => PersonName::default(),
        };
        let place = match self.place(entry, &name, None)? {
            Ok(place) => place,
            Err(judged) => return Ok(Err(judged)),
        };
        let mut met = Met {
            place,
            ..Met::default()
        };
        let who = if named {
            self.who(entry, &name, place)
        } else {
            match self.known.with_email(&entry.text("email").to_lowercase()) {
                [one] => Who::Known(*one),
                _ => Who::New,
            }
        };
        match who {
            Who::Known(at) => {
                met.person_id = self.known.people.get(at).and_then(|person| person.id);
            }
            Who::New => met.stranger = name.full(),
            Who::Perhaps(people, why) => {
                return Ok(Err(Judged::Duplicate {
                    candidates: self.candidates(&people),
                    why,
                }));
            }
        }
        Ok(Ok(met))
    }

    /// What was met, by ids; a school of the register becomes ours.
    pub(crate) fn about_met(&mut self, w: &Write<'_>, met: &Met) -> Result<About> {
        let place = self.place_about(w, met.place)?;
        Ok(About {
            person_id: met.person_id,
            ..place
        })
    }

    fn place_about(&mut self, w: &Write<'_>, place: Option<Place>) -> Result<About> {
        let mut about = About::default();
        match place {
            Some(place @ Place::School(_)) => about.school_id = Some(self.place_id(w, place)?),
            Some(place @ Place::Trust(_)) => about.trust_id = Some(self.place_id(w, place)?),
            Some(Place::Us) | None => {}
        }
        Ok(about)
    }

    fn candidates(&self, people: &[usize]) -> Vec<Candidate> {
        people
            .iter()
            .filter_map(|at| Some((self.known.people.get(*at)?.id?, *at)))
            .take(MOST_OFFERED)
            .map(|(id, at)| Candidate {
                id: id.to_string(),
                label: self.described(at),
            })
            .collect()
    }

    /// The id of a person, who is made where nobody has yet: the row that brought them may have been refused.
    fn person_id(&mut self, w: &Write<'_>, at: usize) -> Result<Option<i64>> {
        let Some(person) = self.known.people.get_mut(at) else {
            return Ok(None);
        };
        if person.id.is_none() {
            let new = super::NewPerson {
                name: PersonName {
                    title: person.title.clone(),
                    first: person.first.clone(),
                    last: person.last.clone(),
                    known_as: person.known_as.clone(),
                },
                notes: person.notes.clone(),
            };
            person.id = Some(actions::add(w, &new)?);
        }
        Ok(person.id)
    }

    /// The id of a school or trust, made ours where it is not yet.
    fn place_id(&mut self, w: &Write<'_>, place: Place) -> Result<i64> {
        if let Some(id) = self.ids.get(&place) {
            return Ok(*id);
        }
        let id = match place {
            Place::School(school) => schools::make_sure(w, school, Stage::Prospect)?,
            Place::Trust(uid) => trust::actions::of_uid(w, uid)?,
            Place::Us => 0,
        };
        self.ids.insert(place, id);
        Ok(id)
    }

    fn do_change(&mut self, w: &Write<'_>, at: usize, change: &Change) -> Result<()> {
        let Some(id) = self.person_id(w, at)? else {
            return Ok(());
        };
        let Some(person) = self.known.people.get(at) else {
            return Ok(());
        };
        match change {
            Change::Person => {}
            Change::Set(column, text) => store::set(w, id, column, text)?,
            Change::Tag(tag) => store::add_tag(w, id, tag)?,
            Change::Address { of, address } => {
                let mut address = (**address).clone();
                match of {
                    compare::Of::Person => address.person_id = Some(id),
                    compare::Of::Place(place) => {
                        let place_id = self.place_id(w, *place)?;
                        match place {
                            Place::School(_) => address.school_id = Some(place_id),
                            Place::Trust(_) => address.trust_id = Some(place_id),
                            Place::Us => {}
                        }
                    }
                }
                actions::add_address(w, &address)?;
            }
            Change::NewTenure(nth) => {
                let Some(tenure) = person.tenures.get(*nth).cloned() else {
                    return Ok(());
                };
                let place_id = self.place_id(w, tenure.place)?;
                let made = tenure::actions::add(
                    w,
                    &NewTenure {
                        school_id: matches!(tenure.place, Place::School(_)).then_some(place_id),
                        trust_id: matches!(tenure.place, Place::Trust(_)).then_some(place_id),
                        from: tenure.from,
                        until: tenure.until,
                        until_by: tenure.until_by,
                        ended: tenure.ended,
                        acting: tenure.acting,
                        job_share: tenure.job_share,
                        main_contact: tenure.main_contact,
                        source: Source::Import,
                        confirmed_on: tenure.confirmed_on,
                        note: tenure.note,
                        ..NewTenure::of(id, tenure.role)
                    },
                )?;
                if let Some(tenure) = self
                    .known
                    .people
                    .get_mut(at)
                    .and_then(|person| person.tenures.get_mut(*nth))
                {
                    tenure.id = Some(made);
                }
            }
            Change::SetTenure(nth, column, value) => {
                if let Some(tenure) = person.tenures.get(*nth).and_then(|tenure| tenure.id) {
                    store::set_tenure(w, tenure, column, value)?;
                }
            }
        }
        Ok(())
    }
}

/// The posts as a sheet may name them.
pub(crate) fn roles(posts: &[Post]) -> Vec<Choice> {
    posts
        .iter()
        .map(|post| Choice {
            id: if post.code.is_empty() {
                post.id.to_string()
            } else {
                post.code.clone()
            },
            label: post.name.clone(),
            synonyms: post.synonyms.iter().map(|word| fold(word)).collect(),
        })
        .collect()
}

/// Why a post cannot be written down that is held nowhere.
fn without_place(post: &Post) -> String {
    let what = match post.place {
        RolePlace::Trust => "the trust",
        _ => "the school",
    };
    format!("It does not say where {} is held. Add {what}.", post.name)
}

/// The name of an entry, from its parts or from one cell.
pub(crate) fn name_of(entry: &Entry) -> std::result::Result<PersonName, String> {
    let (first, last) = (entry.text("firstName"), entry.text("lastName"));
    let whole = match (first, last) {
        ("", "") => entry.text("name"),
        (first, "") => first,
        ("", last) => last,
        _ => "",
    };
    let mut name = if whole.is_empty() {
        PersonName {
            first: names::cased(first),
            last: names::cased(last),
            ..PersonName::default()
        }
    } else {
        match names::split(whole) {
            Split::One(name) => name,
            Split::Several => {
                return Err(format!(
                    "“{whole}” names more than one person. Put each into a row or a column of their own."
                ));
            }
            Split::Unreadable => {
                return Err(format!(
                    "“{whole}” is not a name. Correct it, or leave it empty."
                ));
            }
        }
    };
    if name.last.is_empty() {
        return Err("Nobody is named. Add a name, or leave the row out.".to_owned());
    }
    if let Some(title) = Some(entry.text("title")).filter(|title| !title.is_empty()) {
        name.title = names::title(title).map_or_else(|| title.to_owned(), str::to_owned);
    }
    entry.text("knownAs").clone_into(&mut name.known_as);
    Ok(name)
}

impl Adapter for People<'_> {
    fn fields(&self) -> &'static [Field] {
        fields::FIELDS
    }

    fn choices(&self, field: &str) -> &[Choice] {
        if field == "role" { &self.roles } else { &[] }
    }

    fn posts(&self) -> Option<&'static str> {
        Some("role")
    }

    fn matched_by(&self, filled: &[&str]) -> Result<String> {
        let has = |field: &str| filled.contains(&field);
        if !has("name") && !has("lastName") && !has("firstName") {
            return Err(crate::Error::invalid(
                "No column holds the names of people. Choose the column with their names.",
            ));
        }
        let people = if has("email") {
            "People are found by their e-mail, then by their name at their school or trust."
        } else {
            "People are found by their name at their school or trust."
        };
        Ok(match schools::matched_by(filled) {
            Ok(schools) => format!("{people} {schools}"),
            Err(_) => people.to_owned(),
        })
    }

    fn title(&self, entry: &Entry) -> String {
        let name = match name_of(entry) {
            Ok(name) => name.full(),
            Err(_) => entry.text("name").to_owned(),
        };
        let role = self
            .post(entry)
            .map(|post| post.name.clone())
            .unwrap_or_default();
        let school = entry.text("school");
        [name.as_str(), role.as_str(), school]
            .into_iter()
            .filter(|text| !text.is_empty())
            .collect::<Vec<_>>()
            .join(", ")
    }

    fn judge(&mut self, entry: &Entry) -> Result<Judged> {
        let (judged, work) = self.settled(entry)?;
        self.works.push(work);
        Ok(judged)
    }

    fn write(&mut self, w: &Write<'_>, nth: usize) -> Result<()> {
        let Some(work) = self.works.get_mut(nth).map(std::mem::take) else {
            return Ok(());
        };
        for change in &work.changes {
            self.do_change(w, work.person, change)?;
        }
        Ok(())
    }

    fn proposals(&self) -> Vec<ImportProposal> {
        self.proposals.clone()
    }

    fn notes(&self) -> Vec<String> {
        match self.made_ours.len() as u64 {
            0 => Vec::new(),
            1 => vec!["1 school of the register becomes ours.".to_owned()],
            many => vec![format!(
                "{} of the register become ours.",
                counted(many, "school", "schools")
            )],
        }
    }

    fn called(&self) -> (&'static str, &'static str) {
        ("person", "people")
    }
}
