//! The command table: everything that the product can do, once.
//!
//! The window's two doors, the command line, the TypeScript types and the tests all come from the table at the end of
//! this file. A new noun adds its rows there and nothing else.
//!
//! - A **query** reads one open file through a read-only connection and says which tables it read, so that the page
//!   knows which answers an operation has made stale.
//! - An **action** runs inside one operation: one transaction, logged, undoable.
//! - A **session query** and a **job** are about the file itself, or long: opening, loading a register, backup,
//!   restore, export. A job opens its own operations, reports progress and can be cancelled.
//!
//! Every call passes [`guarded`], so a panic becomes an error of kind `bug` and the page's promise always settles.

use crate::error::{Error, Kind, Result};
use crate::session::{Act, Job, Read, Session};
use crate::store::OperationLabel;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::panic::{AssertUnwindSafe, catch_unwind};
use ts_rs::TS;

/// A request that carries nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

/// One row of the table, for `desk commands` and the tests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Command {
    /// Its name on the wire.
    pub name: &'static str,
    /// `query` or `action`: the door it is reached through.
    pub door: &'static str,
    /// What it is for.
    pub about: &'static str,
    /// The tables that a query reads; an answer is stale once an operation changed one of them.
    pub reads: &'static [&'static str],
}

/// What an action's answer carries besides its value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Done {
    /// The command's own answer.
    #[ts(type = "unknown")]
    pub value: Value,
    /// The tables that changed; `file` stands for another file, or all of it.
    pub changed: Vec<String>,
    /// The operation, where one was made: what the undo toast names.
    pub operation: Option<OperationLabel>,
}

/// Runs `body`; a panic in it comes back as an error of kind `bug`.
fn guarded<T>(name: &str, body: impl FnOnce() -> Result<T>) -> Result<T> {
    let started = std::time::Instant::now();
    let outcome = catch_unwind(AssertUnwindSafe(body)).unwrap_or_else(|panic| {
        let text = panic
            .downcast_ref::<&str>()
            .map(|text| (*text).to_owned())
            .or_else(|| panic.downcast_ref::<String>().cloned())
            .unwrap_or_else(|| "no further words".to_owned());
        Err(Error::bug(format!(
            "Something went wrong inside Partnership Desk while it ran {name} ({text}). Nothing half-done was kept. \
             Please report it with these words."
        )))
    });
    let milliseconds = started.elapsed().as_millis();
    match &outcome {
        Ok(_) => tracing::debug!(name, milliseconds, "done"),
        Err(error) if error.kind == Kind::Bug => tracing::error!(name, milliseconds, %error, "bug"),
        // The sentence may hold a name, so only the code is logged.
        Err(error) => tracing::info!(name, milliseconds, kind = ?error.kind, "refused"),
    }
    outcome
}

fn request<T: for<'a> Deserialize<'a>>(name: &str, value: Value) -> Result<T> {
    let value = if value.is_null() {
        Value::Object(serde_json::Map::new())
    } else {
        value
    };
    serde_json::from_value(value).map_err(|error| {
        Error::invalid(format!(
            "The request for {name} was not understood: {error}."
        ))
    })
}

/// A type that comes with a request.
trait Asked: for<'a> Deserialize<'a> {}
impl<T: for<'a> Deserialize<'a>> Asked for T {}

// One small function a command, and none of them a part of the other: in one large one the compiler would spend minutes.

#[inline(never)]
fn ask<Q: Asked, A: Serialize>(
    session: &Session,
    name: &str,
    value: Value,
    query: fn(&Read<'_>, Q) -> Result<A>,
) -> Result<Value> {
    let request = request(name, value)?;
    let answer = session.read(|read| query(read, request))?;
    Ok(serde_json::to_value(answer)?)
}

#[inline(never)]
fn ask_session<Q: Asked, A: Serialize>(
    session: &Session,
    name: &str,
    value: Value,
    query: fn(&Session, Q) -> Result<A>,
) -> Result<Value> {
    Ok(serde_json::to_value(query(
        session,
        request(name, value)?,
    )?)?)
}

#[inline(never)]
fn operate<Q: Asked, A: Serialize>(
    session: &Session,
    name: &str,
    value: Value,
    action: fn(&Act<'_>, Q) -> Result<A>,
) -> Result<Done> {
    let request = request(name, value)?;
    session.act(
        name,
        Box::new(|act| Ok(serde_json::to_value(action(act, request)?)?)),
    )
}

#[inline(never)]
fn run<Q: Asked, A: Serialize>(
    session: &Session,
    name: &str,
    value: Value,
    job: fn(&Job<'_>, Q) -> Result<A>,
) -> Result<Done> {
    let request = request(name, value)?;
    session.job(Box::new(|of| Ok(serde_json::to_value(job(of, request)?)?)))
}

fn unknown(door: &str, name: &str) -> Error {
    Error::invalid(format!(
        "There is no {door} called “{name}”. `desk commands` lists them all."
    ))
}

/// The tables that a query reads: by name; those of one list (`list Schools`); or those of all lists, for a query that
/// takes any of them.
macro_rules! tables {
    ([lists]) => {
        list::TABLES
    };
    ([list $list:ident]) => {
        list::List::$list.definition().reads
    };
    ([$($table:ident),*]) => {
        &[$(stringify!($table)),*]
    };
}

macro_rules! commands {
    (
        queries { $( #[doc = $qdoc:literal] $q:ident ($qreq:ty) -> $qres:ty, reads $reads:tt = $qfn:path; )* }
        actions { $( #[doc = $adoc:literal] $a:ident ($areq:ty) -> $ares:ty = $afn:path; )* }
        session_queries { $( #[doc = $sdoc:literal] $s:ident ($sreq:ty) -> $sres:ty = $sfn:path; )* }
        jobs { $( #[doc = $jdoc:literal] $j:ident ($jreq:ty) -> $jres:ty = $jfn:path; )* }
    ) => {
        /// Every command, in the order of the table.
        pub const COMMANDS: &[Command] = &[
            $( Command { name: stringify!($q), door: "query", about: $qdoc, reads: tables!($reads) }, )*
            $( Command { name: stringify!($s), door: "query", about: $sdoc, reads: &["file"] }, )*
            $( Command { name: stringify!($a), door: "action", about: $adoc, reads: &[] }, )*
            $( Command { name: stringify!($j), door: "action", about: $jdoc, reads: &[] }, )*
        ];

        /// The reading door: runs the query `name`.
        ///
        /// The command's own, or [`Kind::Invalid`] where the name or the request is unknown.
        pub fn query(session: &Session, name: &str, value: Value) -> Result<Value> {
            guarded(name, || match name {
                $( stringify!($q) => ask::<$qreq, $qres>(session, name, value, $qfn), )*
                $( stringify!($s) => ask_session::<$sreq, $sres>(session, name, value, $sfn), )*
                _ => Err(unknown("query", name)),
            })
        }

        /// The writing door: runs the action or job `name`.
        ///
        /// The command's own, or [`Kind::Invalid`] where the name or the request is unknown.
        pub fn act(session: &Session, name: &str, value: Value) -> Result<Done> {
            guarded(name, || match name {
                $( stringify!($a) => operate::<$areq, $ares>(session, name, value, $afn), )*
                $( stringify!($j) => run::<$jreq, $jres>(session, name, value, $jfn), )*
                _ => Err(unknown("action", name)),
            })
        }

        /// The text of `ui/src/api/generated.ts`.
        pub fn typescript() -> String {
            let mut types = typescript::Types::default();
            types.add::<Error>();
            types.add::<Done>();
            types.add::<crate::session::Progress>();
            $( types.add::<$qreq>(); types.add::<$qres>(); )*
            $( types.add::<$sreq>(); types.add::<$sres>(); )*
            $( types.add::<$areq>(); types.add::<$ares>(); )*
            $( types.add::<$jreq>(); types.add::<$jres>(); )*
            let queries = [
                $( (stringify!($q), $qdoc, types.name::<$qreq>(), types.name::<$qres>()), )*
                $( (stringify!($s), $sdoc, types.name::<$sreq>(), types.name::<$sres>()), )*
            ];
            let actions = [
                $( (stringify!($a), $adoc, types.name::<$areq>(), types.name::<$ares>()), )*
                $( (stringify!($j), $jdoc, types.name::<$jreq>(), types.name::<$jres>()), )*
            ];
            types.text(&queries, &actions)
        }
    };
}

#[cfg(test)]
mod tests;
mod typescript;

use crate::{
    activity, agreement, briefing, calendar, capacity, champion, consent, day, figure, group,
    history, import, itap, list, mail, mentor, office, person, placement, print, privacy, register,
    returns, round, school, search, session, store, task, tenure, trainee, trust, view,
};

commands! {
    queries {
        /// Which day a typed text means, or why it means none.
        day_read(day::DayText) -> day::DayMeant, reads [] = day::read;
        /// A window of rows of a list, with the count of all that match.
        list_page(list::PageRequest) -> list::Page, reads [lists] = list::queries::page;
        /// The groups of a list, in the order of its rows.
        list_groups(list::GroupsRequest) -> list::Groups, reads [lists] = list::queries::groups;
        /// The place that distances are measured from, and how it was found.
        list_place(list::PlaceRequest) -> list::Place, reads [establishment] = list::queries::place;
        /// Rows of a list as text for another program's cells.
        list_copy(list::Extract) -> list::Copied, reads [lists] = list::export::copied;
        /// What an export would hold that may surprise: closed schools, rows that are not in sight.
        list_export_look(list::Extract) -> list::ExtractLook, reads [lists] = list::export::look;
        /// The columns of a list, and for each coded column its values with counts.
        list_columns(list::ColumnsRequest) -> list::Columns, reads [lists] = list::options::columns;
        /// The first schools that match some words, best first: what the find box asks on every key.
        schools_find(search::FindRequest) -> search::Found, reads [school, establishment, establishment_group, register_load] = search::queries::find;
        /// Where a row stands in a list, and its neighbours.
        list_position(list::PositionRequest) -> list::Position, reads [lists] = list::queries::position;
        /// All saved views.
        saved_views(Nothing) -> view::SavedViews, reads [saved_view] = view::queries::saved;
        /// How the present member of staff left the lists.
        layouts(Nothing) -> view::Layouts, reads [view_state] = view::queries::layouts;
        /// The schools that the present member of staff opened last, newest first.
        recent_schools(Nothing) -> search::Found, reads [view_state, school, establishment, establishment_group] = view::queries::recent_schools;
        /// How many schools a change of a field would change.
        schools_check_set(school::SetField) -> school::Touched, reads [list Schools] = school::queries::check_set;
        /// How many schools a change of tags would change.
        schools_check_tag(school::SetTags) -> school::Touched, reads [list Schools] = school::queries::check_tags;
        /// Everything the school page shows, ours or not.
        school_page(school::SchoolRequest) -> school::SchoolPage, reads [school, school_urn, school_tag, tenure, address, staff, establishment, establishment_group, establishment_link, register_change, register_load, register_seen, role, person, trust] = school::queries::page;
        /// What a pasted list of URNs would make ours, before it does.
        schools_check_urns(school::UrnText) -> school::UrnCheck, reads [school, establishment] = school::queries::check_urns;
        /// Which schools a pasted list means: names, postcodes, URNs, rows of a spreadsheet.
        schools_match(school::matching::MatchRequest) -> school::matching::Matches, reads [school, establishment, establishment_group, establishment_link, register_load, register_change] = school::matching::queries::matches;
        /// Every tag in use, with its count.
        school_tags(Nothing) -> Vec<school::TagCount>, reads [school_tag] = school::queries::tags;
        /// The files of the register that were loaded, and what the register holds.
        register_state(Nothing) -> register::watch::RegisterState, reads [register_load, establishment, establishment_group, establishment_link] = register::queries::state;
        /// The register watch: what refreshes found changed, newest first, ours first.
        register_changes(register::watch::ChangesRequest) -> register::watch::ChangesPage, reads [register_change, register_load, register_seen, school, school_urn, establishment, establishment_link, role, person, tenure, trust, establishment_group] = register::watch::queries::changes;
        /// What accepting some changes of the register would do.
        register_accepting(register::watch::SomeChanges) -> register::watch::Accepting, reads [register_change, register_load, register_seen, school, school_urn, establishment, establishment_link, role, person, tenure, trust, establishment_group] = register::watch::queries::accepting;
        /// The posts that people hold, in the office's order, with how many hold or held each.
        posts(Nothing) -> Vec<tenure::queries::PostInUse>, reads [role, tenure] = tenure::queries::posts;
        /// When contacts age, and the days of notice.
        people_settings(Nothing) -> tenure::queries::PeopleSettings, reads [setting] = tenure::queries::people_settings;
        /// What a change of a post-holder would meet: who holds the post, the leaver's duties, who of that name we know.
        change_of_post(tenure::change::ProposeChange) -> tenure::change::ProposedChange, reads [role, tenure, person, school, trust, champion, working_group, group_member, establishment, establishment_group, establishment_link, register_load, register_change] = tenure::change::queries::propose;
        /// How many of our schools have a head in the register and none here.
        heads_missing(Nothing) -> tenure::heads::HeadsMissing, reads [role, tenure, school, establishment] = tenure::heads::missing;
        /// Which schools are to be asked who is leaving, after a day of notice.
        who_is_leaving(Nothing) -> tenure::leaving::Leaving, reads [setting, school, staff, establishment, role, person, tenure, trust, establishment_group, activity, activity_about] = tenure::leaving::leaving;
        /// Everything the person page shows, less what was said and is to do.
        person_page(person::OnePerson) -> person::shown::PersonPage, reads [operation] = person::queries::page;
        /// The first people that match some words, best first: what find boxes and pickers ask on every key.
        people_find(person::find::FindPeople) -> person::find::FoundPeople, reads [setting, person, tenure, role, school, establishment, trust, establishment_group, address, staff, register_load, trainee, cohort] = person::queries::find;
        /// The people whom the present member of staff opened last, newest first.
        recent_people(Nothing) -> person::find::FoundPeople, reads [setting, view_state, person, tenure, role, school, establishment, trust, establishment_group, address, staff, trainee, cohort] = person::queries::recent;
        /// Every tag of people.
        person_tags(Nothing) -> Vec<String>, reads [person_tag] = person::queries::tags;
        /// The people of a school of ours or of a trust, who is missing, and the addresses of the place.
        place_people(person::shown::PeoplePlace) -> person::shown::PlacePeople, reads [setting, person, tenure, role, school, establishment, trust, establishment_group, address, staff] = person::queries::place;
        /// Everything the trust page shows, less its people.
        trust_page(trust::TrustRequest) -> trust::TrustPage, reads [operation] = trust::queries::page;
        /// The figures of an academic year, each with its source.
        figures(figure::FiguresRequest) -> Vec<figure::FigureShown>, reads [figure] = figure::queries::shown;
        /// Term dates, INSET days and holidays of an academic year, and its days as a place sees them.
        calendar(calendar::CalendarRequest) -> calendar::CalendarPage, reads [calendar_entry, school, establishment, establishment_group, trust] = calendar::queries::page;
        /// What a pasted table of dates says, row by row. Nothing is changed.
        calendar_read(calendar::PasteCalendar) -> calendar::CalendarRead, reads [calendar_entry, school, establishment, establishment_group, trust] = calendar::queries::look;
        /// The ITaP of an academic year: its weeks and days, and the days of every trainee who takes part.
        itap(itap::ItapRequest) -> itap::ItapYear, reads [itap, itap_host, itap_trainee, trainee, cohort, person, figure] = itap::queries::year;
        /// A week or some days of ITaP with hosts, trainees and attendance.
        itap_page(itap::OneItap) -> itap::ItapPage, reads [itap, itap_host, itap_trainee, trainee, cohort, person, school, establishment] = itap::queries::page;
        /// A person's mentoring: their posts, what training is funded, the ledger.
        mentor_page(mentor::MentorRequest) -> mentor::MentorPage, reads [mentor, mentor_training, placement, placement_mentor, figure, person, tenure, role, school, trust, establishment, establishment_group] = mentor::queries::page;
        /// The mentors of a school, with their trainees and free places.
        school_mentors(mentor::SchoolMentorsRequest) -> mentor::SchoolMentors, reads [mentor, mentor_training, placement, placement_mentor, person, tenure, role, school, trust, establishment, establishment_group] = mentor::queries::of_school;
        /// What the fields of mentoring may choose from: subjects, providers, lead mentors, topics.
        mentor_choices(Nothing) -> mentor::MentorChoices, reads [mentor_training, person, tenure, role] = mentor::queries::choices;
        /// What ticking off a session of training would do: for how many, and how many funded hours are left.
        mentor_training_look(mentor::AddMentorTraining) -> mentor::MentorTrainingLook, reads [lists] = mentor::queries::training_look;
        /// Mentors without training this year or with too many trainees, and schools that lost theirs.
        mentor_gaps(Nothing) -> mentor::gaps::MentorGaps, reads [mentor, mentor_training, placement, placement_mentor, person, tenure, role, school, trust, establishment, establishment_group] = mentor::gaps::gaps;
        /// The columns of the grid of what schools host in a year.
        capacity_columns(capacity::grid::CapacityColumnsRequest) -> capacity::grid::CapacityColumns, reads [setting, hosting, placement_offer, block] = capacity::grid::columns;
        /// A window of that grid, each row with what is safe there and why.
        capacity_grid(capacity::grid::CapacityGridRequest) -> capacity::grid::CapacityGrid, reads [setting, hosting, placement_offer, block, figure, mentor, tenure, role, person, staff, school, establishment, establishment_group] = capacity::grid::grid;
        /// What a school, or a trust for its schools, hosts in a year, with other years beside it.
        school_hosting(capacity::HostingRequest) -> capacity::HostingPanel, reads [setting, hosting, placement_offer, block, figure, mentor, tenure, role, person, staff, school, trust, establishment, establishment_group] = capacity::queries::panel;
        /// Placements offered, safe, taken and needed, by subject, phase, block, authority or trust.
        supply(capacity::supply::SupplyRequest) -> capacity::supply::Supply, reads [setting, hosting, placement_offer, place_need, block, figure, mentor, tenure, role, person, staff, school, trust, establishment, establishment_group, trainee, cohort, placement] = capacity::supply::supply;
        /// What rolling a year over to the next would do.
        capacity_roll_over_look(capacity::roll_over::RollOverRequest) -> capacity::roll_over::RollOverLook, reads [setting, hosting, placement_offer, block, staff, school, agreement, agreement_named, establishment, establishment_group, trust, person, role, tenure] = capacity::roll_over::look;
        /// Who we are, our staff, the academic year.
        office(Nothing) -> office::Office, reads [setting, staff] = office::queries::office;
        /// The timeline of a school, a person, a trust or a group, newest first.
        timeline(activity::TimelineRequest) -> activity::TimelinePage, reads [activity, activity_about, activity_file, tenure, person, role, champion, champion_step, agreement, agreement_named, register_change, register_load, school, school_urn, establishment, establishment_group, trust, staff, working_group, group_meeting, group_attendance, briefing, consent, privacy_notice] = activity::queries::timeline;
        /// Who can have been spoken to about a record: what the box for logging offers.
        log_box(activity::log_box::LogBoxRequest) -> activity::log_box::LogBox, reads [person, tenure, role, address, group_member, school, establishment, trust, establishment_group] = activity::queries::log_box;
        /// What is typed into the box for logging: its kind and its days.
        log_reading(activity::log_box::LogReading) -> activity::log_box::LogRead, reads [] = activity::queries::log_reading;
        /// The tasks of a record, or those that press, the earliest day first.
        tasks(task::TasksRequest) -> task::Tasks, reads [task, staff, person, school, establishment, trust, establishment_group, working_group] = task::queries::tasks;
        /// How far a round has come: asked, sent, answered, outstanding.
        round_status(round::chase::WhichRound) -> round::chase::RoundStatus, reads [round, round_question, round_school, round_reply] = round::chase::queries::status;
        /// Who has not answered a round: by days, by how they are reached, by local authority, with telephone and the last conversation.
        round_chase(round::chase::WhichRound) -> round::chase::RoundChase, reads [round, round_question, round_school, round_reply, person, address, activity, activity_about, school, establishment, establishment_group] = round::chase::queries::chase;
        /// How many schools answered a round by local authority, phase or trust, against the round before.
        round_response(round::chase::ResponseRequest) -> round::chase::RoundResponse, reads [round, round_question, round_school, round_reply, school, establishment, establishment_group] = round::chase::response::response;
        /// The first screen: what there is and what wants doing.
        today(Nothing) -> office::Today, reads [setting, staff, school, school_urn, establishment, establishment_group, establishment_link, register_load, register_change, register_seen, champion, person, role, tenure, agreement, agreement_named, address, trust, different_people, activity_about, task, activity, mentor, mentor_training, placement, placement_mentor, figure, trainee, cohort, suitability_check, hosting, placement_offer, block, sign_off, privacy_notice, briefing, school_answer, round, round_school, round_reply] = office::today::today;
        /// The DfE's windows of a year, with the office's own days beside them.
        returns_year(returns::year::ReturnsYearRequest) -> returns::year::ReturnsYear, reads [setting, calendar_entry, block, cohort, placement, itap, itap_host, itap_trainee, trainee, person, figure, mentor_training] = returns::year::queries::year;
        /// What lies in the present month: the DfE's windows and the office's own days.
        returns_month(Nothing) -> returns::year::ReturnsThisMonth, reads [setting, calendar_entry, block, cohort, placement, itap, itap_host, itap_trainee, trainee, person, figure, mentor_training] = returns::year::queries::this_month;
        /// How ready the census or the performance profile is to be signed off: who is in it, who is not and why, what is missing.
        sign_off_page(returns::sign_off::SignOffRequest) -> returns::sign_off::SignOffPage, reads [setting, trainee, person, cohort, placement, figure, sign_off, staff] = returns::sign_off::queries::page;
        /// The hours of mentor training of a year of claims: by school, mentor and provider, with what they are worth.
        funding_hours(returns::funding::FundingRequest) -> returns::funding::FundingHours, reads [setting, mentor, mentor_training, person, tenure, role, school, establishment, address, figure] = returns::funding::queries::hours;
        /// The claims for mentor training that the DfE asks us about, each with what goes back.
        claim_samples(returns::sampling::ClaimSamplesRequest) -> returns::sampling::ClaimSamples, reads [claim_sample, mentor_training, person, tenure, role, school, figure] = returns::sampling::queries::samples;
        /// The champions of our schools by stage.
        champions_board(champion::BoardRequest) -> champion::ChampionBoard, reads [champion, person, role, tenure, school, establishment, establishment_group] = champion::queries::board;
        /// Where our schools have champions and where not, by local authority, phase or trust.
        champions_coverage(champion::CoverageRequest) -> champion::Coverage, reads [champion, person, role, tenure, school, establishment, establishment_group] = champion::queries::covered;
        /// The schools with a succession risk, each risk explained.
        succession_risks(champion::RisksRequest) -> champion::RisksPage, reads [champion, person, role, tenure, school, establishment, establishment_group] = champion::queries::at_risk;
        /// The champions of a school, what they went through, what is at risk and who could be named.
        school_succession(champion::SuccessionRequest) -> champion::Succession, reads [champion, champion_step, person, role, tenure, staff, school, establishment, establishment_group] = champion::queries::succession;
        /// The agreements of a school or trust, and what a new one is made from.
        agreements_of(agreement::AgreementsRequest) -> agreement::AgreementsOf, reads [agreement, agreement_named, person, role, tenure, trust, school, establishment, establishment_group] = agreement::queries::of;
        /// One agreement, and what its fields may choose from.
        agreement_page(agreement::OneAgreement) -> agreement::AgreementPage, reads [agreement, agreement_named, person, role, tenure, trust, school, establishment, establishment_group] = agreement::queries::one;
        /// A text that asks for an agreement, to copy into an e-mail.
        agreement_chase(agreement::OneAgreement) -> agreement::ChaseDraft, reads [agreement, agreement_named, address, setting, person, role, tenure, trust, school, establishment, establishment_group] = agreement::chase::draft;
        /// Every round of the yearly check, the latest first.
        rounds(Nothing) -> round::Rounds, reads [round, round_question, round_school, round_reply] = round::queries::all;
        /// A round with its form and its batches of drafts.
        round_page(round::OneRound) -> round::RoundPage, reads [round, round_question, round_school, round_reply] = round::queries::page;
        /// What a new round is made from: the ready-made asks, the questions, the years.
        round_choices(Nothing) -> round::RoundChoices, reads [] = round::queries::choices;
        /// Who is to be written to in a round, and which schools cannot be.
        round_recipients(round::OneRound) -> round::ask::queries::RoundRecipients, reads [round, round_question, round_school, round_reply, setting, school, establishment, trust, address, role, person, tenure, mentor, champion, hosting, placement_offer, school_answer] = round::ask::queries::to_write;
        /// What a recipient of a round would read.
        round_preview(round::ask::queries::RoundPreviewRequest) -> round::ask::queries::RoundPreview, reads [round, round_question, round_school, round_reply, setting, school, establishment, trust, address, role, person, tenure, mentor, champion, hosting, placement_offer, school_answer] = round::ask::queries::preview;
        /// The replies to a round, those to review first, with how many there are in each state.
        round_replies(round::reply::RepliesRequest) -> round::reply::Replies, reads [round, round_question, round_school, round_reply, school, establishment, staff] = round::reply::queries::replies;
        /// A reply to review: what we hold, what they said, what the register says, and the posts that change hands.
        round_review(round::reply::OneReply) -> round::reply::review::ReplyReview, reads [round, round_question, round_school, round_reply, school, establishment, establishment_group, establishment_link, staff, trust, address, role, person, tenure, mentor, champion, working_group, group_member, hosting, placement_offer, block, school_answer, consent] = round::reply::review::review;
        /// What making a round would come to: how many schools, how many questions, what to think of.
        round_look(round::NewRound) -> round::RoundMade, reads [lists] = round::queries::look;
        /// What a person said about mailings, and what follows from it.
        consents(consent::ConsentsRequest) -> consent::ConsentsOf, reads [person, consent, address] = consent::queries::of;
        /// Whom a mailing to some people reaches, and whom it leaves out and why.
        mailing_look(mail::mailing::MailingRequest) -> mail::mailing::MailingLook, reads [lists] = mail::mailing::look;
        /// What a school was told about the reforms and when, and what a new briefing may choose from.
        briefings_of(briefing::BriefingsRequest) -> briefing::BriefingsOf, reads [briefing, school_answer, person] = briefing::queries::of;
        /// What a new trainee, or many at once, may be given.
        trainee_choices(Nothing) -> trainee::page::TraineeChoices, reads [cohort, trainee, code_list] = trainee::page::choices;
        /// The cohorts of trainees, the latest first.
        cohorts(Nothing) -> trainee::cohort::Cohorts, reads [cohort, trainee, setting] = trainee::cohort::all;
        /// Everything the page of a trainee shows, less what is the person's and what is kept apart.
        trainee_page(trainee::OneTrainee) -> trainee::page::TraineePage, reads [operation] = trainee::page::page;
        /// The schools where trainees are or will be placed: to whom their checks are confirmed.
        checks_schools(Nothing) -> Vec<trainee::letter::PlacedSchool>, reads [trainee, person, placement, school, establishment] = trainee::letter::schools;
        /// What a letter that confirms checks to a school would say, and whom it leaves out.
        checks_letter_look(trainee::letter::ChecksLetter) -> trainee::letter::ChecksConfirmed, reads [trainee, person, placement, suitability_check, school, establishment] = trainee::letter::look;
        /// The private reasons of a trainee and why they withdrew: restricted, asked for alone.
        trainee_private(trainee::OneTrainee) -> trainee::constraint::TraineePrivate, reads [trainee, person, trainee_constraint, school, establishment] = trainee::constraint::private;
        /// The equality data of a trainee: restricted, asked for alone.
        trainee_equality(trainee::OneTrainee) -> trainee::equality::EqualityData, reads [trainee, person, trainee_equality, code_list] = trainee::equality::read;
        /// The jigsaw of a block: its trainees and its places side by side.
        jigsaw(placement::jigsaw::JigsawRequest) -> placement::jigsaw::JigsawBoard, reads [placement, block, cohort, trainee, trainee_constraint, suitability_check, person, hosting, placement_offer, mentor, mentor_training, tenure, role, staff, not_to_place, agreement, agreement_named, figure, school, school_tag, establishment] = placement::jigsaw::queries::board;
        /// The places of a trainee, or the trainees for a place, the best first, each with the reasons why it fits or not.
        jigsaw_fits(placement::jigsaw::JigsawFitsRequest) -> placement::jigsaw::JigsawFits, reads [placement, block, cohort, trainee, trainee_constraint, suitability_check, person, hosting, placement_offer, mentor, mentor_training, tenure, role, staff, not_to_place, agreement, agreement_named, figure, school, school_tag, establishment] = placement::jigsaw::queries::fits;
        /// A working group with its members, meetings and challenges.
        group_page(group::OneGroup) -> group::GroupPage, reads [working_group, group_member, group_meeting, group_attendance, challenge, solution, task, staff, person, school, establishment, trust, establishment_group] = group::queries::page;
        /// The challenges of all working groups that some words find.
        challenges_find(group::ChallengesRequest) -> group::ChallengesFound, reads [challenge, solution, working_group, person, school, establishment] = group::queries::find;
        /// The queue of records that may be one person, the likeliest first.
        duplicates(person::duplicates::DuplicatesRequest) -> person::duplicates::Duplicates, reads [person, address, tenure, trust, school, establishment, different_people, establishment_group] = person::duplicates::queries::queue;
        /// Two records side by side, before they are merged or told apart.
        people_compare(person::duplicates::ComparisonRequest) -> person::duplicates::Comparison, reads [person, address, tenure, trust, school, establishment, different_people, establishment_group, role, person_tag, champion, group_member, group_attendance, challenge, solution, agreement, activity_about, task, mentor_training, trainee, placement_mentor, itap_host, round_school, school_answer, consent, privacy_notice, briefing] = person::duplicates::queries::compare;
        /// Who is there already and may be meant by what is being typed.
        people_like(person::duplicates::PeopleLikeRequest) -> Vec<person::duplicates::LikePerson>, reads [person, address, tenure, trust, school, establishment, different_people, establishment_group, role] = person::duplicates::queries::people_like;
        /// The merges that stand, newest first: each can be taken back by itself.
        people_merges(Nothing) -> Vec<person::duplicates::StandingMerge>, reads [operation, person] = person::duplicates::queries::merges;
        /// The blocks of an academic year, or of all, and what a new one is made from.
        blocks(placement::block::BlocksRequest) -> placement::block::Blocks, reads [setting, block, cohort, placement] = placement::block::queries::blocks;
        /// The placements of a trainee, a school or a mentor, with their days.
        placements_of(placement::PlacementsRequest) -> placement::PlacementsOf, reads [placement, placement_mentor, absence, block, calendar_entry, itap, itap_trainee, trainee, person, school, trust, establishment, figure] = placement::queries::of;
        /// One placement, its absences, and what its fields may choose from.
        placement_page(placement::OnePlacement) -> placement::PlacementPage, reads [setting, placement, placement_mentor, absence, block, calendar_entry, itap, itap_trainee, cohort, trainee, person, tenure, role, mentor, school, trust, establishment, figure] = placement::queries::page;
        /// What the rules find about placements: of all, or of a trainee, a school, one of them.
        placement_checks(placement::checks::ChecksRequest) -> placement::checks::PlacementChecks, reads [placement, placement_mentor, absence, block, calendar_entry, trainee, trainee_constraint, suitability_check, itap, itap_trainee, person, mentor, mentor_training, tenure, role, staff, school, school_tag, trust, establishment, agreement, agreement_named, not_to_place, hosting, placement_offer, figure] = placement::checks::queries::checks;
        /// What would follow if a school dropped out: who is affected, and where each could go. Nothing is changed.
        school_withdrawal(placement::withdrawal::DropOutRequest) -> placement::withdrawal::DropOut, reads [placement, placement_mentor, absence, block, calendar_entry, itap, itap_trainee, cohort, trainee, trainee_constraint, suitability_check, person, hosting, placement_offer, mentor, mentor_training, tenure, role, staff, not_to_place, agreement, agreement_named, figure, school, school_tag, trust, establishment] = placement::withdrawal::queries::what_if;
        /// An academic year as bars: who is where when, by school, trainee or mentor.
        placement_year(placement::year::PlacementYearRequest) -> placement::year::PlacementYear, reads [setting, placement, placement_mentor, block, trainee, person, school, establishment] = placement::year::queries::year;
        /// A school as a place to train at: visits, evaluations, when nobody is to be placed there.
        school_setting(placement::setting::SettingRequest) -> placement::setting::SchoolSetting, reads [setting_review, not_to_place, school, establishment] = placement::setting::queries::of;
        /// What the fields of a new placement may choose from.
        placement_choices(placement::PlacementChoicesRequest) -> placement::PlacementChoices, reads [setting, block, cohort, placement, trainee, person, tenure, role, mentor] = placement::queries::choices;
        /// The operations, newest first.
        history_page(history::HistoryRequest) -> history::HistoryPage, reads [operation] = history::queries::page;
        /// What one operation changed, row by row, in words.
        history_operation(history::OperationRequest) -> history::OperationDetail, reads [operation] = history::queries::operation;
        /// What undo and redo would do next.
        undo_state(Nothing) -> history::UndoState, reads [operation] = history::queries::undo_state;
        /// The code lists and rules of the DfE's: of which year each is and from where.
        code_lists(Nothing) -> Vec<returns::lists::CodeListShown>, reads [code_list] = returns::lists::queries::shown;
        /// What a file of codes or rules would change, before it is taken.
        code_list_look(returns::lists::LookCodeList) -> returns::lists::CodeListLook, reads [code_list] = returns::lists::queries::look;
        /// The codes of a list of the DfE's, to choose from.
        codes_of(returns::lists::CodesOf) -> Vec<(String, String)>, reads [code_list] = returns::lists::queries::options;
        /// Which of the DfE's files this office fills.
        returns_switches(Nothing) -> Vec<returns::switches::ReturnSwitch>, reads [setting] = returns::switches::switches;
        /// How the files of trainees for the DfE stand in a year.
        returns_files(returns::write::ReturnsRequest) -> Vec<returns::write::ReturnStanding>, reads [code_list, trainee, person, address, school, school_urn, establishment, establishment_link, register_change, placement, register_placement, trainee_equality, figure, return_file, return_problem, setting] = returns::write::files;
        /// What stands in the way of the files of trainees for the DfE, or wants a look.
        returns_problems(returns::write::ReturnsRequest) -> Vec<returns::write::FileProblem>, reads [code_list, trainee, person, address, school, school_urn, establishment, establishment_link, register_change, placement, register_placement, trainee_equality, figure, return_problem, setting] = returns::write::problems;
        /// A file for the DfE as it would be written.
        returns_preview(returns::write::PreviewReturn) -> returns::write::ReturnPreview, reads [code_list, trainee, person, address, school, school_urn, establishment, establishment_link, register_change, placement, register_placement, trainee_equality, figure, setting] = returns::write::preview;
        /// What a training partner would tell its accredited provider of its trainees.
        returns_facts_look(returns::write::ReturnsRequest) -> returns::facts::FactsLook, reads [code_list, trainee, person, address, school, establishment, placement, setting] = returns::facts::look;
    }
    actions {
        /// Makes establishments ours, by URN.
        schools_make_ours(school::MakeOurs) -> school::MadeOurs = school::actions::make_ours;
        /// Adds schools of the register and schools that are not in it, as one operation.
        schools_add(school::AddSchools) -> school::MadeOurs = school::actions::add;
        /// Links a school that was added by hand to its establishment in the register.
        schools_link(school::LinkSchool) -> school::Touched = school::actions::link;
        /// Sets one field of one or many of our schools.
        schools_set(school::SetField) -> school::Touched = school::actions::set_field;
        /// Puts tags on schools and takes tags off.
        schools_tag(school::SetTags) -> school::Touched = school::actions::set_tags;
        /// Takes schools off our list, with what we wrote about them.
        schools_remove(school::Ids) -> school::Touched = school::actions::remove;
        /// Follows the successor for schools of ours that closed and were followed by another establishment.
        schools_follow_successor(school::Follow) -> school::Followed = school::actions::follow_successor;
        /// Accepts or dismisses changes of the register, or puts them back to do.
        register_settle(register::watch::Settle) -> register::watch::Settled = register::watch::actions::settle;
        /// Notes that some changes of the register were looked at. Not part of the history.
        register_seen(register::watch::SomeChanges) -> register::watch::Seen = register::watch::actions::seen;
        /// Adds a post to the office's list, or changes one.
        post_set(tenure::posts::SetPost) -> tenure::Post = tenure::posts::set;
        /// Moves a post one place up or down in the list.
        post_move(tenure::posts::MovePost) -> Nothing = tenure::posts::shift;
        /// Sets when contacts age, and the days of notice.
        people_settings_set(tenure::posts::SetPeopleSettings) -> Nothing = tenure::posts::set_people_settings;
        /// Adds someone in a post, and the person where they are new.
        tenure_add(tenure::AddTenure) -> tenure::TenuresDone = tenure::actions::add_tenure;
        /// Changes what is known of someone in a post.
        tenure_set(tenure::SetTenure) -> tenure::TenuresDone = tenure::actions::set_tenure;
        /// Ends posts of people; a last day that is known stays.
        tenures_end(tenure::EndTenures) -> tenure::TenuresDone = tenure::actions::end;
        /// Notes that posts of people are right today.
        tenures_confirm(tenure::ConfirmTenures) -> tenure::TenuresDone = tenure::actions::confirm;
        /// Takes posts of people away, as if they had never been written down.
        tenures_remove(tenure::SomeTenures) -> tenure::TenuresDone = tenure::actions::remove;
        /// Changes a post-holder: who leaves, who comes, and what follows, as one operation.
        post_holder_change(tenure::change::ChangePost) -> tenure::change::ChangedPost = tenure::change::actions::change;
        /// Brings the register's heads to all our schools that have no head.
        heads_bring(Nothing) -> tenure::heads::HeadsBrought = tenure::heads::bring_all;
        /// Logs that schools were rung and nobody leaves, and confirms the posts there.
        nobody_leaves(tenure::leaving::NobodyLeaves) -> Nothing = tenure::leaving::nobody_leaves;
        /// Places trainees in a block, all of them or none; whoever is planned elsewhere in it is moved.
        jigsaw_place(placement::jigsaw::PlacePairs) -> placement::jigsaw::JigsawDone = placement::jigsaw::actions::place;
        /// Takes trainees off the places that are planned for them in a block.
        jigsaw_take_off(placement::jigsaw::TakeOff) -> placement::jigsaw::JigsawDone = placement::jigsaw::actions::take_off;
        /// Makes a working group, or changes one.
        group_set(group::SetGroup) -> group::GroupKept = group::actions::set;
        /// Takes a working group away, with its members, meetings and challenges.
        group_remove(group::OneGroup) -> Nothing = group::actions::remove;
        /// Adds a member to a working group, or changes their term.
        group_member_set(group::SetGroupMember) -> group::GroupKept = group::actions::set_member;
        /// Takes a member's term off a working group, as if it had never been.
        group_member_remove(group::OneOfGroup) -> Nothing = group::actions::remove_member;
        /// Writes a meeting of a working group down, or changes one.
        group_meeting_set(group::SetGroupMeeting) -> group::GroupKept = group::actions::set_meeting;
        /// Takes a meeting away, with its attendance.
        group_meeting_remove(group::OneOfGroup) -> Nothing = group::actions::remove_meeting;
        /// Says who came to a meeting.
        group_attend(group::SetAttendance) -> Nothing = group::actions::attend;
        /// Writes down what a meeting asked for, as a task.
        group_action_add(group::AddMeetingAction) -> group::GroupKept = group::actions::add_action;
        /// Raises a challenge, or changes one.
        challenge_set(group::SetChallenge) -> group::GroupKept = group::actions::set_challenge;
        /// Takes a challenge away, with its solutions.
        challenge_remove(group::OneOfGroup) -> Nothing = group::actions::remove_challenge;
        /// Shares what helped against a challenge, or changes that.
        solution_set(group::SetSolution) -> group::GroupKept = group::actions::set_solution;
        /// Takes a solution away.
        solution_remove(group::OneOfGroup) -> Nothing = group::actions::remove_solution;
        /// Merges two records of one person.
        people_merge(person::duplicates::MergePeople) -> person::duplicates::MergedPeople = person::duplicates::actions::merge;
        /// Remembers that two records are different people.
        people_different(person::duplicates::TwoPeople) -> Nothing = person::duplicates::actions::tell_apart;
        /// Adds a person, with the first post and the addresses that are known.
        person_add(person::AddPerson) -> person::PersonAdded = person::actions::add_whole;
        /// Sets a person's names, notes or objection to mailings.
        person_set(person::SetPerson) -> person::PeopleTouched = person::actions::set;
        /// Puts tags on people and takes tags off.
        people_tag(person::TagPeople) -> person::PeopleTouched = person::actions::set_tags;
        /// Removes a person, with their posts and addresses.
        person_remove(person::OnePerson) -> person::PeopleTouched = person::actions::remove;
        /// Notes that posts and addresses are still right today: of some people, or of everyone at a place.
        people_confirm(person::ConfirmPeople) -> person::PeopleConfirmed = person::actions::confirm;
        /// Keeps that a person was opened. No operation.
        person_opened(person::OnePerson) -> Nothing = person::actions::opened;
        /// Adds an e-mail or telephone of a person, of a post or of a place.
        address_add(person::AddAddress) -> person::AddressesTouched = person::actions::address_add;
        /// Changes an address.
        address_set(person::SetAddress) -> person::AddressesTouched = person::actions::address_set;
        /// Removes addresses.
        address_remove(person::SomeAddresses) -> person::AddressesTouched = person::actions::address_remove;
        /// Notes that addresses are still right today.
        address_confirm(person::ConfirmAddresses) -> person::AddressesTouched = person::actions::address_confirm;
        /// Notes that mail to addresses comes back, or no longer does.
        address_bounced(person::MarkBounced) -> person::AddressesTouched = person::actions::address_bounced;
        /// Sets the office's notes on a trust, or who looks after it.
        trust_set(trust::SetTrust) -> trust::TrustTouched = trust::actions::set;
        /// Logs a call, a visit, a note … with what to do next.
        activity_log(activity::LogActivity) -> activity::Logged = activity::actions::log_typed;
        /// Changes what was logged.
        activity_set(activity::SetActivity) -> Nothing = activity::actions::set;
        /// Takes what was logged off every timeline.
        activity_remove(activity::OneActivity) -> Nothing = activity::actions::remove;
        /// Writes a task down.
        task_add(task::AddTask) -> task::AddedTask = task::actions::add_typed;
        /// Sets something of one or many tasks.
        task_set(task::SetTasks) -> task::TouchedTasks = task::actions::set;
        /// Ticks tasks off, or puts them back to do.
        task_done(task::TickTasks) -> task::TouchedTasks = task::actions::tick;
        /// Takes tasks away.
        task_remove(task::SomeTasks) -> task::TouchedTasks = task::actions::remove;
        /// Sets who we are, the academic year, the idle lock.
        office_set(office::SetOffice) -> Nothing = office::actions::set_office;
        /// Sets what a school or trust hosts in a year.
        hosting_set(capacity::SetHosting) -> capacity::CapacityTouched = capacity::actions::set_hosting;
        /// Notes that what schools and trusts host is right as it stands.
        hosting_confirm(capacity::ConfirmHosting) -> capacity::CapacityTouched = capacity::actions::confirm_hosting;
        /// Adds a line to what is offered, or changes one.
        offer_set(capacity::SetOffer) -> capacity::OneOffer = capacity::actions::set_offer;
        /// Takes lines of what is offered away.
        offer_remove(capacity::SomeOffers) -> capacity::CapacityTouched = capacity::actions::remove_offers;
        /// Sets cells of the grid of what schools host, all or none.
        capacity_set_cells(capacity::grid::SetCapacityCells) -> capacity::grid::CellsSet = capacity::actions::set_cells;
        /// Pastes a block of cells into that grid, all or none.
        capacity_paste(capacity::grid::PasteCapacity) -> capacity::grid::CellsSet = capacity::actions::paste;
        /// Carries a year over to the next: offers to be confirmed again, agreements due.
        capacity_roll_over(capacity::roll_over::RollOver) -> capacity::roll_over::RolledOver = capacity::roll_over::run;
        /// Sets how many places are needed beside those of our trainees.
        need_set(capacity::supply::SetNeed) -> capacity::CapacityTouched = capacity::supply::set_need;
        /// Sets a figure of the rules from a year on, or goes back to the one that was shipped.
        figure_set(figure::SetFigure) -> Nothing = figure::actions::set;
        /// Writes down that a part of the census or performance profile was checked, or that it was signed off.
        sign_off_record(returns::sign_off::RecordSignOff) -> returns::sign_off::OneSignOff = returns::sign_off::actions::record;
        /// Takes such a record away.
        sign_off_remove(returns::sign_off::OneSignOff) -> Nothing = returns::sign_off::actions::remove;
        /// Decides on a claim that the DfE asks us about, or leaves it to our ledger of training again.
        claim_answer(returns::sampling::AnswerClaim) -> Nothing = returns::sampling::actions::answer;
        /// Adds a member of staff, or changes one.
        staff_set(office::SetStaff) -> office::StaffMember = office::actions::set_staff;
        /// Saves a list's filters, columns and sort under a name.
        view_save(view::SaveView) -> view::SavedView = view::actions::save;
        /// Deletes a saved view.
        view_delete(view::OneView) -> Nothing = view::actions::delete;
        /// Keeps how a list was left. No operation.
        layout_keep(view::KeepLayout) -> Nothing = view::actions::keep_layout;
        /// Keeps that a school was opened. No operation.
        school_opened(view::OpenedSchool) -> Nothing = view::actions::school_opened;
        /// Names a champion of a school: a person of the file, or someone new.
        champion_name(champion::NameChampion) -> champion::ChampionMoved = champion::actions::name;
        /// Moves a champion to a stage, or corrects the one that they are at.
        champion_move(champion::MoveChampion) -> champion::ChampionMoved = champion::actions::move_to;
        /// Takes a champion off; the person stays.
        champion_remove(champion::OneChampion) -> Nothing = champion::actions::remove;
        /// Makes a task of a succession risk.
        risk_task(champion::RiskTask) -> champion::RiskTaskMade = champion::actions::risk_task;
        /// Makes agreements due with schools of ours for some years.
        agreements_make_due(agreement::MakeDue) -> agreement::MadeDue = agreement::actions::make_due;
        /// Adds an agreement with a school or a trust, or changes one.
        agreement_save(agreement::SaveAgreement) -> agreement::OneAgreement = agreement::actions::save;
        /// Marks agreements as sent, signed or lapsed.
        agreements_mark(agreement::MarkAgreements) -> agreement::AgreementsTouched = agreement::actions::mark;
        /// Writes down what somebody said about mailings: agreed, agreed no longer, objected.
        consent_record(consent::RecordConsent) -> consent::ConsentRecorded = consent::actions::record;
        /// Makes next year's round from this one.
        round_roll_over(round::chase::RollOverRound) -> round::RoundMade = round::chase::actions::roll_over;
        /// Puts people on the list of those who are to be told that we hold their details.
        notices_add(privacy::AddNotices) -> privacy::NoticesTouched = privacy::actions::add;
        /// Marks privacy notices as given.
        notices_mark(privacy::MarkNotices) -> privacy::NoticesTouched = privacy::actions::mark;
        /// Writes down that schools were told about the reforms.
        briefings_add(briefing::AddBriefings) -> briefing::BriefingsTouched = briefing::actions::add;
        /// Takes briefings off.
        briefings_remove(briefing::SomeBriefings) -> briefing::BriefingsTouched = briefing::actions::remove;
        /// Adds a trainee: somebody of the file, or someone new.
        trainee_add(trainee::actions::AddTrainee) -> trainee::OneTrainee = trainee::actions::add;
        /// Sets a field of trainees.
        trainees_set(trainee::actions::SetTrainees) -> trainee::TraineesTouched = trainee::actions::set;
        /// Moves trainees to another state: in training, deferred, withdrawn, completed.
        trainees_state(trainee::state::SetTraineeState) -> trainee::TraineesTouched = trainee::state::set;
        /// Writes down how far checks of suitability of trainees are.
        trainees_checks(trainee::checks::MarkChecks) -> trainee::TraineesTouched = trainee::checks::mark;
        /// Takes trainees off; the people stay.
        trainees_remove(trainee::SomeTrainees) -> trainee::TraineesTouched = trainee::actions::remove;
        /// Writes down what has to be minded when a trainee is placed, or changes it.
        trainee_constraint_save(trainee::constraint::SaveConstraint) -> trainee::TraineesTouched = trainee::constraint::save;
        /// Takes something off that is to be minded no more.
        trainee_constraint_remove(trainee::constraint::OneConstraint) -> trainee::TraineesTouched = trainee::constraint::remove;
        /// Sets the equality data of a trainee.
        trainee_equality_set(trainee::equality::SetEquality) -> trainee::TraineesTouched = trainee::equality::set;
        /// Adds a cohort of trainees, or changes one.
        cohort_save(trainee::cohort::SaveCohort) -> trainee::cohort::OneCohort = trainee::cohort::save;
        /// Takes a cohort off; its trainees stay.
        cohort_remove(trainee::cohort::OneCohort) -> Nothing = trainee::cohort::remove;
        /// Takes agreements off.
        agreements_remove(agreement::SomeAgreements) -> agreement::AgreementsTouched = agreement::actions::remove;
        /// Makes a round: who is asked what.
        round_new(round::NewRound) -> round::RoundMade = round::actions::new;
        /// Changes a round; what it asks stays once a form went out.
        round_edit(round::EditRound) -> round::RoundSchoolsTouched = round::actions::edit;
        /// Takes a round off, with its forms and answers.
        round_delete(round::OneRound) -> Nothing = round::actions::delete;
        /// Marks the e-mails of a round as sent: they land on the timelines.
        round_mark_sent(round::ask::sent::MarkRoundSent) -> round::RoundSchoolsTouched = round::ask::sent::mark;
        /// Accepts a reply: takes what was chosen, confirms the rest, changes post-holders.
        round_accept(round::reply::accept::AcceptReply) -> round::reply::RepliesSettled = round::reply::accept::accept;
        /// Accepts replies that say what we hold: all of it is confirmed.
        round_accept_unchanged(round::reply::accept::AcceptUnchanged) -> round::reply::RepliesSettled = round::reply::accept::accept_unchanged;
        /// Dismisses replies: they are kept and change nothing.
        round_dismiss(round::reply::SomeReplies) -> round::reply::RepliesSettled = round::reply::settle::dismiss;
        /// Says which school a reply is from that was set aside.
        round_assign(round::reply::AssignReply) -> round::reply::RepliesSettled = round::reply::settle::assign;
        /// Asks more schools in a round.
        round_schools_add(round::RoundSchools) -> round::RoundSchoolsTouched = round::actions::add_schools;
        /// Takes schools out of a round, but for those to which a form went out.
        round_schools_remove(round::RoundSchools) -> round::RoundSchoolsTouched = round::actions::remove_schools;
        /// Writes down what is known of a mentor: how many at once, subjects, when they are free, their TRN.
        mentor_set(mentor::SetMentor) -> mentor::MentorSet = mentor::actions::set;
        /// Ticks a session of mentor training off for some people, as one operation.
        mentor_training_add(mentor::AddMentorTraining) -> mentor::MentorTrainingDone = mentor::training::add;
        /// Changes a line of somebody's mentor training.
        mentor_training_set(mentor::SetMentorTraining) -> Nothing = mentor::training::set;
        /// Takes lines of mentor training off.
        mentor_training_remove(mentor::SomeMentorTraining) -> mentor::MentorTrainingDone = mentor::training::remove;
        /// Adds a week or some days of ITaP, or changes it.
        itap_set(itap::SetItap) -> itap::ItapDone = itap::actions::set;
        /// Takes a week or some days of ITaP off.
        itap_remove(itap::OneItap) -> itap::ItapDone = itap::actions::remove;
        /// Adds a school that hosts some of an ITaP, or changes how.
        itap_host_set(itap::SetItapHost) -> itap::ItapDone = itap::actions::host_set;
        /// Takes a host of an ITaP off.
        itap_host_remove(itap::OneItapHost) -> itap::ItapDone = itap::actions::host_remove;
        /// Lets trainees take part in an ITaP.
        itap_join(itap::JoinItap) -> itap::ItapDone = itap::actions::join;
        /// Takes trainees out of an ITaP.
        itap_leave(itap::LeaveItap) -> itap::ItapDone = itap::actions::leave;
        /// Places trainees with a host of an ITaP, or shares them among its hosts.
        itap_place(itap::PlaceItap) -> itap::ItapDone = itap::actions::place;
        /// Says how much of an ITaP trainees were there.
        itap_attend(itap::AttendItap) -> itap::ItapDone = itap::actions::attend;
        /// Adds an entry to the calendar, or changes one.
        calendar_set(calendar::SetCalendar) -> calendar::CalendarTouched = calendar::actions::set;
        /// Takes entries out of the calendar.
        calendar_remove(calendar::SomeCalendar) -> calendar::CalendarTouched = calendar::actions::remove;
        /// Enters a pasted table of dates, as one operation.
        calendar_paste(calendar::PasteCalendar) -> calendar::CalendarPasted = calendar::actions::paste;
        /// Adds a block to an academic year, or changes one.
        block_set(placement::block::SetBlock) -> placement::block::OneBlock = placement::block::actions::set;
        /// Takes a block away; placements in it stay.
        block_remove(placement::block::OneBlock) -> Nothing = placement::block::actions::remove;
        /// Places trainees at a school.
        placement_place(placement::PlaceTrainees) -> placement::PlacementsTouched = placement::actions::place_typed;
        /// Changes what is known of a placement; who and where stay.
        placement_set(placement::SetPlacement) -> placement::PlacementsTouched = placement::actions::set;
        /// Moves placements to a state: sent, accepted, confirmed, under way …
        placement_state(placement::MovePlacements) -> placement::PlacementsTouched = placement::actions::move_typed;
        /// Takes placements away, as if they had never been.
        placement_remove(placement::SomePlacements) -> placement::PlacementsTouched = placement::actions::remove;
        /// Logs days that a trainee missed.
        absence_add(placement::AddAbsence) -> placement::OneAbsence = placement::actions::add_absence;
        /// Takes a logged absence away.
        absence_remove(placement::OneAbsence) -> Nothing = placement::actions::remove_absence;
        /// A school drops out: its placements are withdrawn, and whoever has another school goes there.
        school_withdraws(placement::withdrawal::WithdrawSchool) -> placement::withdrawal::SchoolWithdrawn = placement::withdrawal::actions::withdraw;
        /// Adds a visit or an evaluation of a school, or changes one.
        setting_review_set(placement::setting::SetReview) -> placement::setting::OneReview = placement::setting::actions::set_review;
        /// Takes a visit or an evaluation away.
        setting_review_remove(placement::setting::OneReview) -> Nothing = placement::setting::actions::remove_review;
        /// Puts a school on the list of those not to place at, or changes its entry.
        not_to_place_set(placement::setting::SetNotToPlace) -> placement::setting::OneNotToPlace = placement::setting::actions::set_not_to_place;
        /// Takes a school off the list of those not to place at.
        not_to_place_remove(placement::setting::OneNotToPlace) -> Nothing = placement::setting::actions::remove_not_to_place;
        /// Marks a file for the DfE as sent, or takes the mark off.
        returns_sent(returns::write::ReturnSent) -> Nothing = returns::write::sent;
        /// Marks errors that Register told of as mended.
        returns_said_mended(returns::result::SaidMended) -> Nothing = returns::result::mended;
        /// Turns one of the DfE's files on or off for this office.
        returns_switch(returns::switches::SwitchReturn) -> Nothing = returns::switches::switch;
        /// Takes newer code lists or rules of the DfE's in the place of those that count.
        code_list_take(returns::lists::TakeCodeList) -> returns::lists::CodeListLook = returns::lists::actions::take;
        /// Goes back from a loaded list to the one before it.
        code_list_drop(returns::lists::OneCodeList) -> Nothing = returns::lists::actions::drop;
    }
    session_queries {
        /// Which file is open, whether it can be written, what the first screen should offer.
        session_state(Nothing) -> session::State = session::files::state;
        /// The backups of the open file (or of the file named), newest first.
        backups(session::BackupsRequest) -> Vec<store::backup::Backup> = session::keeping::backups;
        /// What a restore of one backup would bring back and lose.
        restore_preview(session::RestoreRequest) -> store::backup::Preview = session::keeping::restore_preview;
        /// The verdict that a service of the DfE would give on a file. Nothing is written.
        returns_check(returns::check::queries::CheckReturn) -> returns::CheckVerdict = returns::check::queries::verdict;
        /// Whether everything in the file is sound.
        check(Nothing) -> session::CheckReport = session::keeping::check;
        /// The licences of what is shipped.
        notices(Nothing) -> session::Notices = session::files::notices;
        /// What a set of dropped or chosen paths is, before anything is done with it.
        paths_look(session::Paths) -> session::PathsLook = session::files::look;
        /// What the columns of online forms answer in a round, and what they may.
        round_columns(round::reply::LookAtColumns) -> round::reply::OnlineColumns = round::reply::queries::columns;
        /// Which round of the yearly check each of some dropped files answers.
        round_of_files(session::Paths) -> round::reply::RoundsOfFiles = round::reply::belonging::rounds;
        /// What dropped or chosen e-mails are, and on whose timelines each would go.
        mail_look(session::Paths) -> mail::MailLook = mail::actions::look;
    }
    jobs {
        /// Makes a new file.
        file_new(session::NewFile) -> session::NewFileDone = session::files::new_file;
        /// Makes a file with an invented partnership, and opens it.
        file_sample(session::SampleFile) -> session::State = session::files::sample;
        /// Opens a file.
        file_open(session::OpenFile) -> session::State = session::files::open_file;
        /// Closes the file; a backup is made where something changed.
        file_close(Nothing) -> session::State = session::files::close;
        /// Closes the file but remembers it, so that only its password is asked for.
        file_lock(Nothing) -> session::State = session::files::lock;
        /// Takes a file off the list of recent files.
        recent_forget(session::OnePath) -> session::State = session::files::forget;
        /// Sets the file's first password, or changes it; returns the recovery key to print.
        password_set(session::SetPassword) -> session::RecoveryKey = session::keeping::password_set;
        /// Takes the password off the file.
        password_remove(session::CurrentPassword) -> Nothing = session::keeping::password_remove;
        /// Shows the recovery key again, against the password.
        recovery_key(session::CurrentPassword) -> session::RecoveryKey = session::keeping::recovery_key;
        /// Makes a verified backup now.
        backup_now(session::BackupTo) -> store::backup::Backup = session::keeping::backup_now;
        /// Puts a backup's content into the open file, after a backup of now.
        restore(session::RestoreRequest) -> store::backup::Restored = session::keeping::restore;
        /// Opens a backup in the place of a file that does not open; that file is set aside, never deleted.
        file_rescue(session::Rescue) -> session::State = session::keeping::rescue;
        /// Loads the register's files, or refreshes from them.
        register_load(register::watch::LoadRequest) -> register::watch::LoadReport = register::load::run;
        /// Writes what a refresh found changed as a page to print.
        register_summary(register::watch::SummaryRequest) -> print::Printed = register::watch::summary::run;
        /// Writes the letter that welcomes someone in their post.
        letter_welcome(tenure::letter::LetterRequest) -> print::Printed = tenure::letter::welcome;
        /// Writes a list as CSV or as a workbook, as seen or in full.
        list_export(list::ExportRequest) -> list::Exported = list::export::run;
        /// Writes what is asked of a champion as a page to print.
        champion_brief(champion::ChampionBrief) -> print::Printed = champion::brief::print;
        /// Writes the letter that confirms the checks of a school's trainees as a page to print.
        checks_letter(trainee::letter::ChecksLetter) -> trainee::letter::ChecksPrinted = trainee::letter::write;
        /// Writes letters that ask for agreements as a page to print.
        agreement_letters(agreement::AgreementLetters) -> print::Printed = agreement::chase::letters;
        /// Writes who has not answered a round, whom to ring and what was said last, as a page to print.
        round_call_list(round::chase::CallListRequest) -> print::Printed = round::chase::call_list::print;
        /// Writes reminders to those who were sent the form of a round and have not answered.
        round_remind(round::ask::remind::RemindRound) -> round::ask::remind::RoundReminders = round::ask::remind::write;
        /// Writes a mailing as drafts of e-mails, to those alone who may be sent one.
        mailing_write(mail::mailing::WriteMailing) -> mail::mailing::MailingWritten = mail::mailing::write;
        /// Writes privacy notices as drafts of e-mails.
        notices_draft(privacy::DraftNotices) -> privacy::NoticesDrafted = privacy::drafts::write;
        /// Writes the hours of mentor training of a year of claims as a file.
        claims_write(returns::funding::WriteClaims) -> returns::funding::ClaimsWritten = returns::funding::write::run;
        /// Writes the answered quality assurance file: the service's own with its two columns filled, or made whole.
        claim_answers_write(returns::sampling::WriteClaimAnswers) -> returns::funding::ClaimsWritten = returns::sampling::write::run;
        /// Writes what schools may claim for and we will confirm as a page to print, a sheet each school.
        hours_print(returns::funding::HoursStatements) -> print::Printed = returns::funding::statement::print;
        /// Writes the same as drafts of e-mails to the business managers.
        hours_drafts(returns::funding::HoursStatements) -> returns::funding::HoursDrafted = returns::funding::statement::drafts;
        /// Writes the forms of a round: a workbook and a draft a recipient, a file for mail merge.
        round_write(round::ask::job::WriteRound) -> round::ask::job::RoundWritten = round::ask::job::write;
        /// Reads replies to a round: files, or folders of them.
        round_read(round::reply::ReadReplies) -> round::reply::RepliesRead = round::reply::job::read;
        /// Writes one e-mail of a round to oneself.
        round_test(round::ask::job::TestRound) -> print::Printed = round::ask::job::test;
        /// Writes forms of a round as a page to print, a sheet a school.
        round_print(round::ask::job::PrintRound) -> print::Printed = round::ask::job::print;
        /// Writes placements offered and needed as a page to print.
        supply_print(capacity::supply::SupplyPrint) -> print::Printed = capacity::supply::print;
        /// Writes a placement pack for each school of some placements, as drafts of e-mails.
        placement_pack(placement::pack::PackRequest) -> placement::pack::PacksDrafted = placement::pack::job::run;
        /// Writes the placements of a school or a trainee as a page to print.
        placement_sheet(placement::papers::PlacementPaper) -> print::Printed = placement::papers::sheet;
        /// Writes the placements of a school, a trainee or a mentor as a calendar file.
        placement_calendar(placement::papers::PlacementPaper) -> print::Printed = placement::papers::calendar;
        /// What a result file of Register's would tell. Nothing is changed.
        returns_result_look(returns::result::ResultFile) -> returns::result::ResultSaid = returns::result::look;
        /// Keeps what a result file of Register's tells, beside the fields that mend it.
        returns_result_load(returns::result::ResultFile) -> returns::result::ResultSaid = returns::result::load;
        /// Writes a list of the DfE's codes or rules down as a file to edit.
        code_list_write(returns::lists::WriteCodeList) -> returns::lists::CodeListWritten = returns::lists::actions::write;
        /// Writes what to type into Register of some trainees as a page to print.
        returns_entry(returns::entry::EntrySheets) -> print::Printed = returns::entry::write;
        /// Writes what a training partner tells its accredited provider of its trainees.
        returns_facts(returns::facts::WriteFacts) -> returns::facts::FactsWritten = returns::facts::write;
        /// Writes a file for the DfE, whole or into the one that the service gave.
        returns_write(returns::write::WriteReturn) -> returns::write::ReturnWritten = returns::write::run;
        /// What a sheet is, and what would become of its columns, before anything is decided.
        import_look(import::ImportLookRequest) -> import::ImportLook = import::look::look;
        /// What importing a sheet would do, row by row. Nothing is changed.
        import_preview(import::ImportRequest) -> import::ImportPreview = import::plan::preview;
        /// Imports a sheet, as one operation.
        import_run(import::ImportRequest) -> import::Imported = import::apply::run;
        /// Writes the rows that were not imported as a file, each with what to correct.
        import_problems(import::ImportProblemsRequest) -> import::ImportProblems = import::rejects::run;
        /// Logs e-mails, each once: matched by their addresses, or as somebody chose.
        mail_log(mail::MailLogRequest) -> mail::MailLogged = mail::actions::log;
        /// Writes a file that was kept with an e-mail.
        activity_file_save(activity::SaveKeptFile) -> Nothing = activity::actions::save_file;
        /// Takes back the latest operation.
        undo(history::UndoRequest) -> history::Undone = history::actions::undo;
        /// Does again what was last taken back.
        redo(Nothing) -> history::Undone = history::actions::redo;
        /// Takes back one operation, whenever it was.
        revert(history::RevertRequest) -> history::Undone = history::actions::revert;
    }
}
