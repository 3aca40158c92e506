// Made from the command table in crates/crm/src/commands.rs. Don't edit: `cargo xtask check --fix` makes it anew.

/**
 * What something is about. At least one is given, as a rule; each by its id.
 */
export type About = { 
/**
 * A person.
 */
personId?: number, 
/**
 * A school of ours.
 */
schoolId?: number, 
/**
 * A trust that the office has written about (`trust.id`, not its Group UID).
 */
trustId?: number, 
/**
 * A working group.
 */
groupId?: number, };

/**
 * Days that a trainee missed.
 */
export type Absence = { 
/**
 * Its id.
 */
id: number, 
/**
 * The first day, ISO.
 */
fromOn: string, 
/**
 * The last day, ISO.
 */
untilOn: string, 
/**
 * How much was lost, in half days.
 */
halfDays: number, 
/**
 * When and how much, in words: `Thu 5 Nov 2026, half a day`.
 */
said: string, 
/**
 * Why, in words; empty: not said.
 */
reason: string, };

/**
 * An academic year, named by the calendar year in which it starts: `2026` is 2026/27.
 *
 * For the office it runs from 1 September to 31 August.
 */
export type AcademicYear = string;

/**
 * A reply to accept.
 */
export type AcceptReply = { 
/**
 * Which.
 */
id: number, 
/**
 * What was chosen for some fields; for the others what is suggested is done.
 */
choices: Array<ReplyChoice>, 
/**
 * What was chosen for posts that change hands.
 */
posts: Array<PostChoice>, };

/**
 * Unchanged replies to accept at once.
 */
export type AcceptUnchanged = { 
/**
 * The round; `null`: the one that was made last.
 */
roundId?: number, 
/**
 * Only these replies; `null`: all that are unchanged.
 */
ids?: Array<number>, };

/**
 * What accepting some changes would do.
 */
export type Accepting = { 
/**
 * How many changes would be accepted.
 */
count: number, 
/**
 * What that does, such as `3 schools follow their successors, 9 noted`; empty: nothing would be.
 */
words: string, 
/**
 * What has to be settled elsewhere first, a sentence; empty: nothing.
 */
left: string, };

/**
 * What an activity was.
 */
export type ActivityKind = "call" | "visit" | "email" | "letter" | "meeting" | "note" | "form";

/**
 * Logs days that a trainee missed, in one line.
 */
export type AddAbsence = { 
/**
 * In which placement.
 */
placementId: number, 
/**
 * The first day, as typed.
 */
fromOn: string, 
/**
 * The last day, as typed; blank or missing: the first.
 */
untilOn: string, 
/**
 * How much was lost, in half days; missing: all days of it that the trainee would have been there.
 */
halfDays?: number, 
/**
 * Why, in words, none of health.
 */
reason: string, };

/**
 * An address to add: of a person; or of a post at a place; or of the place itself.
 */
export type AddAddress = { 
/**
 * Whose.
 */
personId: number | null, 
/**
 * Of which post.
 */
roleId: number | null, 
/**
 * At which school of ours.
 */
schoolId: number | null, 
/**
 * At which trust, by Group UID.
 */
trustUid: number | null, 
/**
 * E-mail or telephone.
 */
medium: Medium, 
/**
 * As typed.
 */
value: string, 
/**
 * The school's or their own.
 */
kind: AddressKind, 
/**
 * Who told us.
 */
source: Source, };

/**
 * A briefing of some schools, to write down.
 */
export type AddBriefings = { 
/**
 * Rows of the list of our schools.
 */
selection: Selection, 
/**
 * Who there, where it is one school; missing: the school as a whole.
 */
personId?: number, 
/**
 * What they were told about.
 */
topic: string, 
/**
 * When, as typed; blank or missing: today.
 */
on: string, 
/**
 * How.
 */
how: BriefedHow, 
/**
 * A line about it.
 */
note: string, };

/**
 * Writes down what a meeting asked for, as a task.
 */
export type AddMeetingAction = { 
/**
 * The meeting.
 */
meetingId: number, 
/**
 * What is to do.
 */
title: string, 
/**
 * Until when, as typed; blank: no day.
 */
due: string, 
/**
 * Who of us; none: whoever writes it down.
 */
ownerId: number | null, 
/**
 * About whom.
 */
personId: number | null, };

/**
 * A session that some mentors had.
 */
export type AddMentorTraining = { 
/**
 * Rows of the list of mentors.
 */
selection?: Selection | null, 
/**
 * Else people.
 */
people: Array<number>, 
/**
 * The day, as typed.
 */
onDay: string, 
/**
 * How long, as typed: `2`, `1.5`, `1:30`, `90 min`.
 */
hours: string, 
/**
 * What training; missing: as each of them needs.
 */
kind?: MentorTrainingKind | null, 
/**
 * Which accredited provider's; empty: ours.
 */
provider: string, 
/**
 * The lead mentor who delivered it.
 */
trainerId?: number | null, 
/**
 * What it was about.
 */
topic: string, 
/**
 * How it was given.
 */
mode?: MentorTrainingMode | null, 
/**
 * A line about it.
 */
note: string, };

/**
 * People to put on the list by hand.
 */
export type AddNotices = { 
/**
 * Rows of the list of people.
 */
selection: Selection, 
/**
 * Who told us of them, in words.
 */
toldBy: string, };

/**
 * A person to add, with the first post and the addresses that are known: one operation.
 */
export type AddPerson = { 
/**
 * Their names; the surname must not be blank.
 */
name: PersonName, 
/**
 * Candid notes.
 */
notes: string, 
/**
 * Free labels.
 */
tags: Array<string>, 
/**
 * The post that they hold or will hold; `null`: none is known.
 */
post: FirstPost | null, 
/**
 * How they are reached. Blank ones are left out.
 */
addresses: Array<TypedAddress>, 
/**
 * Who told us.
 */
source: Source, 
/**
 * Yes to a second head of a school.
 */
yes: boolean, };

/**
 * Schools to add, of the register and by hand, as one operation.
 */
export type AddSchools = { 
/**
 * Establishments to make ours.
 */
urns: Array<number>, 
/**
 * Schools that the register does not have.
 */
byHand: Array<ByHand>, 
/**
 * The stage that they start at; `null`: prospect.
 */
stage: Stage | null, };

/**
 * A task to write down, as it is typed.
 */
export type AddTask = { 
/**
 * What.
 */
title: string, 
/**
 * More about it.
 */
note: string, 
/**
 * Until when, as typed: `3/9/26`, `+2w`; blank: no day.
 */
due: string, 
/**
 * Who of us; `null`: whoever writes it down.
 */
ownerId?: number, 
/**
 * About whom.
 */
about: About, };

/**
 * A tenure to add. At a school, at a trust, or with us where neither is given.
 */
export type AddTenure = { 
/**
 * Who.
 */
who: Who, 
/**
 * The post.
 */
roleId: number, 
/**
 * At which school of ours.
 */
schoolId?: number, 
/**
 * At which trust, by its Group UID.
 */
trustUid?: number, 
/**
 * The first day; empty: not known.
 */
from: PartDay, 
/**
 * The last day; empty: none, or not known.
 */
until: PartDay, 
/**
 * Whether the last day is only the latest that it can be.
 */
untilBy: boolean, 
/**
 * Whether it is over, though nobody knows since when.
 */
ended: boolean, 
/**
 * Whether for the time being.
 */
acting: boolean, 
/**
 * Whether the post is shared.
 */
jobShare: boolean, 
/**
 * Whether they are our main contact for ITT there; whoever was it then no longer is.
 */
mainContact: boolean, 
/**
 * Who told us.
 */
source: Source, 
/**
 * Whether it is known to be right today.
 */
confirmed: boolean, 
/**
 * A line about it.
 */
note: string, 
/**
 * Yes to a second head.
 */
yes: boolean, };

/**
 * Someone who becomes a trainee: a person of the file, or a new one.
 */
export type AddTrainee = { 
/**
 * Who, where they are in the file; missing: a new person.
 */
personId?: number, 
/**
 * The names of a new person.
 */
name?: PersonName, 
/**
 * Their own e-mail; blank: not known.
 */
email?: string, 
/**
 * Their own telephone; blank: not known.
 */
telephone?: string, 
/**
 * What is known of the training.
 */
values?: Array<TraineeValue>, };

/**
 * A task that was written down.
 */
export type AddedTask = { 
/**
 * Its id.
 */
id: number, };

/**
 * Whose an address is by its nature: only the person's own needs their consent.
 */
export type AddressKind = "school" | "personal";

/**
 * How many addresses an action changed.
 */
export type AddressesTouched = { 
/**
 * Addresses that changed.
 */
addresses: number, };

/**
 * A placement that would fall away.
 */
export type AffectedPlacement = { 
/**
 * The placement.
 */
placement: Placement, 
/**
 * What falls away with it, a sentence: `48 days from 14 Sep to 18 Dec 2026 would be lost.`
 */
said: string, 
/**
 * Where the trainee could go instead, the best first.
 */
alternatives: Array<DropOutAlternative>, };

/**
 * An agreement.
 */
export type Agreement = { 
/**
 * Its id.
 */
id: number, 
/**
 * The school that it is with; `null`: it is with a trust.
 */
schoolId: number | null, 
/**
 * The Group UID of the trust that it is with; `null`: it is with a school.
 */
trustUid: number | null, 
/**
 * With whom, by name.
 */
with: string, 
/**
 * For a trust's: the schools that it names, by name.
 */
named: Array<NamedSchool>, 
/**
 * The academic year in which it begins.
 */
firstYear: AcademicYear, 
/**
 * The last academic year that it covers.
 */
lastYear: AcademicYear, 
/**
 * Both in words: `2026/27`, `2026/27 to 2028/29`.
 */
years: string, 
/**
 * Which text; empty: not said.
 */
version: string, 
/**
 * As it shows today.
 */
state: AgreementState, 
/**
 * The same in words.
 */
stateLabel: string, 
/**
 * What the file says of it: another than what shows only where its last year is over.
 */
keptState: AgreementState, 
/**
 * The day by which it should be signed, ISO; empty: not said.
 */
dueOn: string, 
/**
 * The day on which it went out, ISO; empty: not known.
 */
sentOn: string, 
/**
 * The day of the signature, ISO; empty: not known.
 */
signedOn: string, 
/**
 * Who signed; `null`: not known.
 */
personId: number | null, 
/**
 * Their name; empty: not known.
 */
person: string, 
/**
 * In which post; `null`: not known.
 */
roleId: number | null, 
/**
 * The post's name; empty: not known.
 */
post: string, 
/**
 * Where the paper lies; empty: not said.
 */
fileReference: string, 
/**
 * A line about it.
 */
note: string, 
/**
 * What has become of it, a sentence: `Signed by Jo Ames (Head teacher) on 3 Sep 2026.`
 */
said: string, 
/**
 * What wants a look, the most pressing first.
 */
prompts: Array<AgreementPrompt>, };

/**
 * What the fields of an agreement may choose from.
 */
export type AgreementChoices = { 
/**
 * Who may sign: the people of the school or trust, heads and leaders first.
 */
signatories: Array<Signatory>, 
/**
 * The posts in which someone may sign: id and name.
 */
posts: Array<[number, string]>, 
/**
 * For a trust: schools of ours that belong to it.
 */
schools: Array<NamedSchool>, 
/**
 * The versions that agreements have, the latest used first.
 */
versions: Array<string>, 
/**
 * Academic years, from this year's last to three ahead.
 */
years: Array<AcademicYear>, 
/**
 * The present academic year.
 */
year: AcademicYear, };

/**
 * Letters that ask for agreements.
 */
export type AgreementLetters = { 
/**
 * Rows of the list of agreements; those that are signed or lapsed are left out.
 */
selection: Selection, 
/**
 * Where to write the page; missing or empty: among this computer's prints.
 */
path?: string, };

/**
 * An agreement with what its fields may choose from.
 */
export type AgreementPage = { 
/**
 * The agreement.
 */
agreement: Agreement, 
/**
 * What its fields may choose from.
 */
choices: AgreementChoices, };

/**
 * A sentence about an agreement that wants a look.
 */
export type AgreementPrompt = { 
/**
 * What it is.
 */
want: AgreementWant, 
/**
 * The sentence.
 */
text: string, };

/**
 * How far an agreement has come.
 */
export type AgreementState = "due" | "sent" | "signed" | "lapsed";

/**
 * Something about an agreement that wants a look.
 */
export type AgreementWant = "overdue" | "waiting" | "ends" | "ended" | "signatoryLeft";

/**
 * The agreements of a school or trust, and what a new one is made from.
 */
export type AgreementsOf = { 
/**
 * The school's or trust's name.
 */
name: string, 
/**
 * The latest first.
 */
agreements: Array<Agreement>, 
/**
 * What a new or edited one may choose from.
 */
choices: AgreementChoices, };

/**
 * Whose agreements: a school's or a trust's.
 */
export type AgreementsRequest = { 
/**
 * Our school: its own, and those of trusts that name it.
 */
schoolId?: number, 
/**
 * A trust, by Group UID.
 */
trustUid?: number, };

/**
 * What became of some agreements.
 */
export type AgreementsTouched = { 
/**
 * How many were changed.
 */
agreements: number, 
/**
 * All of it as a sentence, with those that were left and why.
 */
said: string, };

/**
 * Decides on a claim, or leaves it to the ledger again.
 */
export type AnswerClaim = { 
/**
 * Which row.
 */
id: number, 
/**
 * What goes back; missing: as the ledger says.
 */
answer?: ClaimAnswer | null, 
/**
 * Why it is rejected.
 */
reason: string, };

/**
 * Who comes.
 */
export type Arriving = { 
/**
 * Who.
 */
who: Who, 
/**
 * The first day; empty: the day after the leaver's last, or not known.
 */
from: PartDay, 
/**
 * Whether for the time being.
 */
acting: boolean, 
/**
 * Whether the post is shared.
 */
jobShare: boolean, 
/**
 * Their e-mail, where we know it; empty: not yet.
 */
email: string, };

/**
 * The ready-made rounds, each one page because each answer is known at its own time.
 */
export type Ask = "leadership" | "hosting" | "mentors" | "own";

/**
 * A ready-made ask.
 */
export type AskChoice = { 
/**
 * Which.
 */
ask: Ask, 
/**
 * Its name.
 */
label: string, 
/**
 * The month in which its answers are known, by name.
 */
month: string, 
/**
 * The academic year that it would be about if it were asked today.
 */
year: AcademicYear, 
/**
 * The questions that it begins with.
 */
questions: Array<Question>, };

/**
 * A reply that was set aside, and the school that it is from.
 */
export type AssignReply = { 
/**
 * The reply.
 */
id: number, 
/**
 * Our school, one that was asked in the round.
 */
schoolId: number, };

/**
 * A file that is attached to an e-mail.
 */
export type AttachedFile = { 
/**
 * Its name.
 */
name: string, 
/**
 * How large it is, in words: `1.2 MB`.
 */
size: string, 
/**
 * Why it cannot be kept; empty: it can.
 */
refused: string, };

/**
 * Says how much of it trainees were there.
 */
export type AttendItap = { 
/**
 * Of what.
 */
itapId: number, 
/**
 * Who; none: all of whom it is not said yet.
 */
trainees: Array<number>, 
/**
 * How many days, as typed: `5`, `4.5`, `0`; `all`: all of it; empty: not said yet.
 */
days: string, };

/**
 * Whether someone came to a meeting.
 */
export type Attended = "present" | "apologies" | "absent";

/**
 * One verified copy of a file.
 */
export type Backup = { 
/**
 * Where it is.
 */
path: string, 
/**
 * When it was made (moment).
 */
madeAt: string, 
/**
 * Why: `hourly`, `closing`, `by hand`, `before restore`, `before upgrade`.
 */
reason: string, 
/**
 * Its size.
 */
bytes: number, 
/**
 * Whether it has a password.
 */
encrypted: boolean, };

/**
 * Where to put a backup.
 */
export type BackupTo = { 
/**
 * A file or folder; `null`: among the automatic ones.
 */
path?: string, };

/**
 * Whose backups.
 */
export type BackupsRequest = { 
/**
 * A file that is not open (a damaged one, say), `null`: the open one.
 */
path?: string, };

/**
 * What a reason does.
 */
export type Bearing = "blocks" | "warns" | "favours";

/**
 * A named span of the year.
 */
export type Block = { 
/**
 * Its id.
 */
id: number, 
/**
 * The academic year.
 */
year: AcademicYear, 
/**
 * The office's label: `Placement 1`, `School A`.
 */
name: string, 
/**
 * For which cohort; `null`: for all of the year.
 */
cohortId: number | null, 
/**
 * The cohort's name; empty: for all.
 */
cohort: string, 
/**
 * The first day, ISO.
 */
fromOn: string, 
/**
 * The last day, ISO.
 */
untilOn: string, 
/**
 * Both in words: `7 Sep to 18 Dec 2026`.
 */
dates: string, 
/**
 * Days that each trainee is to spend there; 0: not said.
 */
targetDays: number, 
/**
 * Placements in it that hold a place.
 */
placements: number, };

/**
 * Blocks, and what a new one is made from.
 */
export type Blocks = { 
/**
 * By year and first day.
 */
blocks: Array<Block>, 
/**
 * Cohorts: id and name with the year in which they began.
 */
cohorts: Array<[number, string]>, 
/**
 * Academic years that a block may be in: last year's to three ahead.
 */
years: Array<AcademicYear>, 
/**
 * The present one.
 */
year: AcademicYear, };

/**
 * Which blocks.
 */
export type BlocksRequest = { 
/**
 * Of this academic year; missing: of all.
 */
year?: AcademicYear, };

/**
 * What the board of champions shows.
 */
export type BoardRequest = { 
/**
 * Words that the name of the school or of the champion contains; blank or missing: all.
 */
search?: string, 
/**
 * The code of a local authority; missing: all.
 */
la?: string, 
/**
 * The most cards of a column, 1 to 1,000; missing: 200.
 */
limit?: number, };

/**
 * How a school was told.
 */
export type BriefedHow = "meeting" | "call" | "webinar" | "email" | "letter" | "brochure" | "form";

/**
 * One briefing.
 */
export type Briefing = { 
/**
 * Its id.
 */
id: number, 
/**
 * What it was about.
 */
topic: string, 
/**
 * When, ISO.
 */
on: string, 
/**
 * When, in words.
 */
when: string, 
/**
 * How, in words.
 */
how: string, 
/**
 * Who there; `null`: the school as a whole.
 */
personId: number | null, 
/**
 * Their name; empty: the school as a whole.
 */
person: string, 
/**
 * A line about it.
 */
note: string, };

/**
 * The briefings of a school.
 */
export type BriefingsOf = { 
/**
 * The latest first.
 */
briefings: Array<Briefing>, 
/**
 * What briefings were about so far, the latest used first, then what the office usually tells of.
 */
topics: Array<string>, 
/**
 * How one can be told: code and words.
 */
hows: Array<[BriefedHow, string]>, 
/**
 * Whether the school asked for a briefing and has had none since, a sentence; empty: no.
 */
wanted: string, };

/**
 * Of which school; `null`: only what a new one may choose from.
 */
export type BriefingsRequest = { 
/**
 * A school of ours.
 */
schoolId?: number, };

/**
 * What became of some briefings.
 */
export type BriefingsTouched = { 
/**
 * How many.
 */
briefings: number, 
/**
 * All of it as a sentence.
 */
said: string, };

/**
 * What the office itself says of a school that is not in the register.
 */
export type ByHand = { 
/**
 * Its name.
 */
name: string, 
/**
 * Its postcode; empty: not known.
 */
postcode: string, 
/**
 * Its town; empty: not known.
 */
town: string, 
/**
 * Its telephone; empty: not known.
 */
telephone: string, };

/**
 * A day of the year at a glance.
 */
export type CalendarDay = { 
/**
 * The day of the month.
 */
number: number, 
/**
 * What it is.
 */
is: CalendarDayIs, 
/**
 * The same in words: `Mon 26 Oct 2026: Half term`.
 */
words: string, };

/**
 * What a day is.
 */
export type CalendarDayIs = "open" | "weekend" | "holiday" | "inset" | "bank";

/**
 * Something that was entered.
 */
export type CalendarEntry = { 
/**
 * Its id.
 */
id: number, 
/**
 * What it is.
 */
kind: CalendarKind, 
/**
 * The same in words.
 */
kindLabel: string, 
/**
 * As it is called; empty: by its kind.
 */
name: string, 
/**
 * The first day.
 */
from: string, 
/**
 * The last day.
 */
until: string, 
/**
 * `3 Sep 2026 to 23 Oct 2026`.
 */
written: string, 
/**
 * For whom it holds.
 */
place: CalendarPlace, 
/**
 * The same by name.
 */
whose: string, 
/**
 * Whether it is among those that are asked for the place on show.
 */
applies: boolean, };

/**
 * What a span of days is.
 */
export type CalendarKind = "term" | "holiday" | "inset" | "bank";

/**
 * A month of the year at a glance.
 */
export type CalendarMonth = { 
/**
 * `September 2026`.
 */
name: string, 
/**
 * Days on which school is open.
 */
openDays: number, 
/**
 * How many cells stand empty before the first day, in weeks from Monday.
 */
blanks: number, 
/**
 * Its days.
 */
days: Array<CalendarDay>, };

/**
 * The calendar of a year, as a place sees it.
 */
export type CalendarPage = { 
/**
 * The academic year.
 */
year: AcademicYear, 
/**
 * The place: a name, or “All schools”.
 */
placeName: string, 
/**
 * Days on which school is open there.
 */
openDays: number, 
/**
 * What that counts, as a sentence.
 */
said: string, 
/**
 * The months from September on.
 */
months: Array<CalendarMonth>, 
/**
 * What was entered for the year, for whomever.
 */
entries: Array<CalendarEntry>, 
/**
 * The local authorities of our schools, by code.
 */
authorities: Array<[string, string]>, 
/**
 * The trusts of our schools, by Group UID.
 */
trusts: Array<[number, string]>, 
/**
 * The kinds, with their names.
 */
kinds: Array<[CalendarKind, string]>, };

/**
 * What became of a pasted table.
 */
export type CalendarPasted = { 
/**
 * How many entries are new.
 */
added: number, 
/**
 * The rows that were not entered.
 */
rejected: Array<CalendarRejected>, 
/**
 * What became of it, as a sentence.
 */
said: string, };

/**
 * For whom an entry holds. One of the three, or none: for all.
 */
export type CalendarPlace = { 
/**
 * The schools of a local authority, by its code.
 */
laCode?: string | null, 
/**
 * Those of a trust, by its Group UID.
 */
trustUid?: number | null, 
/**
 * One school of ours.
 */
schoolId?: number | null, };

/**
 * What a pasted table says, before anything is written.
 */
export type CalendarRead = { 
/**
 * The rows that can be entered.
 */
rows: Array<CalendarRow>, 
/**
 * Those that cannot.
 */
rejected: Array<CalendarRejected>, 
/**
 * Both in a sentence; empty: nothing was pasted.
 */
said: string, };

/**
 * A row that cannot be entered.
 */
export type CalendarRejected = { 
/**
 * The number of its line.
 */
line: number, 
/**
 * The line as it was pasted.
 */
text: string, 
/**
 * Why, and what to do: a sentence.
 */
why: string, };

/**
 * Asks for the calendar of a year.
 */
export type CalendarRequest = { 
/**
 * The academic year.
 */
year: AcademicYear, 
/**
 * As which place sees it.
 */
place: CalendarPlace, };

/**
 * A row that can be entered.
 */
export type CalendarRow = { 
/**
 * The number of its line.
 */
line: number, 
/**
 * As it is called.
 */
name: string, 
/**
 * What it is, in words.
 */
kindLabel: string, 
/**
 * `3 Sep 2026 to 23 Oct 2026`.
 */
written: string, 
/**
 * For whom it holds, by name.
 */
whose: string, 
/**
 * Whether it was entered before.
 */
already: boolean, };

/**
 * What became of some entries.
 */
export type CalendarTouched = { 
/**
 * Those that changed.
 */
ids: Array<number>, };

/**
 * Whom to ring.
 */
export type CallListRequest = { 
/**
 * Which round; missing: the one that was made last.
 */
id?: number, 
/**
 * Rows of the list of the round's schools; missing: all that have not answered.
 */
selection?: Selection, 
/**
 * Where to write the page; missing or empty: among this computer's prints.
 */
path: string, };

/**
 * Someone who could be named champion.
 */
export type Candidate = { 
/**
 * The person.
 */
personId: number, 
/**
 * Their name.
 */
name: string, 
/**
 * Their posts at the school, in words, and what speaks against them: `Deputy head`, `Head teacher, leads the school`.
 */
about: string, };

/**
 * A code and what it is called.
 */
export type CapacityChoice = { 
/**
 * As requests take it.
 */
code: string, 
/**
 * As it is shown.
 */
name: string, };

/**
 * What the fields of hosting and its offers may choose from.
 */
export type CapacityChoices = { 
/**
 * Whether a school wants trainees.
 */
interests: Array<CapacityChoice>, 
/**
 * Why not.
 */
reasons: Array<CapacityChoice>, 
/**
 * What a place is for.
 */
kinds: Array<CapacityChoice>, 
/**
 * Phases.
 */
phases: Array<CapacityChoice>, 
/**
 * Subjects.
 */
subjects: Array<CapacityChoice>, 
/**
 * Year groups.
 */
yearGroups: Array<CapacityChoice>, 
/**
 * Key stages.
 */
keyStages: Array<CapacityChoice>, 
/**
 * Terms.
 */
terms: Array<CapacityChoice>, 
/**
 * Blocks of the year, by id.
 */
blocks: Array<CapacityChoice>, 
/**
 * How much of the week.
 */
studies: Array<CapacityChoice>, 
/**
 * How it is paid for.
 */
fundings: Array<CapacityChoice>, 
/**
 * Whether several share it.
 */
joints: Array<CapacityChoice>, 
/**
 * Who may have told us.
 */
sources: Array<CapacityChoice>, };

/**
 * A column of the grid.
 */
export type CapacityColumn = { 
/**
 * Its id.
 */
id: string, 
/**
 * Its heading.
 */
label: string, 
/**
 * What to write in it.
 */
about: string, 
/**
 * Whether it holds numbers.
 */
number: boolean, 
/**
 * Whether it holds places.
 */
places: boolean, };

/**
 * The columns of a year's grid.
 */
export type CapacityColumns = { 
/**
 * The academic year.
 */
year: AcademicYear, 
/**
 * The years that can be chosen, the latest first.
 */
years: Array<AcademicYear>, 
/**
 * The columns, in order.
 */
columns: Array<CapacityColumn>, 
/**
 * What a new column, and the panel, choose from.
 */
choices: CapacityChoices, };

/**
 * Asks for the columns of a year.
 */
export type CapacityColumnsRequest = { 
/**
 * The academic year; missing: the office's own.
 */
year?: AcademicYear, 
/**
 * Columns of places that are wanted beside those in use, by id.
 */
also: Array<string>, };

/**
 * A window of the grid.
 */
export type CapacityGrid = { 
/**
 * The academic year.
 */
year: AcademicYear, 
/**
 * How many rows there are in all.
 */
count: number, 
/**
 * The rows of the window.
 */
rows: Array<CapacityRow>, };

/**
 * Asks for a window of the grid.
 */
export type CapacityGridRequest = { 
/**
 * The academic year; missing: the office's own.
 */
year?: AcademicYear, 
/**
 * Which rows.
 */
view: CapacityView, 
/**
 * Which columns, by id; empty: those in use.
 */
columns: Array<string>, 
/**
 * The first row, from 0.
 */
offset: number, 
/**
 * How many rows, at most 1,000; 0: 100.
 */
limit: number, };

/**
 * Which schools the grid is narrowed to, by what they host.
 */
export type CapacityOnly = "answered" | "notAnswered" | "toConfirm" | "offering" | "overSafe";

/**
 * A row of the grid.
 */
export type CapacityRow = { 
/**
 * The school.
 */
schoolId: number, 
/**
 * Its name.
 */
name: string, 
/**
 * Its town.
 */
town: string, 
/**
 * What its cells show, in the order of the columns.
 */
cells: Array<string>, 
/**
 * Offers that no cell shows, in words; empty: there are none.
 */
more: string, 
/**
 * What was offered the year before: `4`; empty: nothing is known.
 */
before: string, 
/**
 * The answer of the year before in words; empty: nothing is known.
 */
beforeSaid: string, 
/**
 * What is safe, and why.
 */
safe: SafeCapacity, 
/**
 * Whether more is offered than is safe.
 */
over: boolean, 
/**
 * Whether anything is known.
 */
known: boolean, 
/**
 * Whether it was confirmed.
 */
isConfirmed: boolean, 
/**
 * When and by whom, a sentence; empty: nothing is known.
 */
confirmed: string, };

/**
 * What became of it, as a sentence.
 */
export type CapacityTouched = { 
/**
 * How many hostings or offers.
 */
count: number, 
/**
 * The sentence.
 */
said: string, };

/**
 * Which rows the grid shows.
 */
export type CapacityView = { 
/**
 * Words of the search.
 */
search: string, 
/**
 * Filters of the list of our schools; without one of `stage`, former schools are left out.
 */
where: { [key in string]: Filter }, 
/**
 * By what they host.
 */
only?: CapacityOnly, };

/**
 * A cell that cannot be as it is typed.
 */
export type CellWrong = { 
/**
 * The school of its row.
 */
schoolId: number, 
/**
 * Its name.
 */
school: string, 
/**
 * The column's id.
 */
column: string, 
/**
 * Its heading.
 */
label: string, 
/**
 * What was typed.
 */
text: string, 
/**
 * What is wrong with it and what to write instead, a sentence.
 */
why: string, };

/**
 * What became of typed or pasted cells.
 */
export type CellsSet = { 
/**
 * Cells that were given.
 */
cells: number, 
/**
 * Schools that have other answers now.
 */
schools: number, 
/**
 * The cells that cannot be. Where there is any, nothing was written.
 */
wrong: Array<CellWrong>, 
/**
 * All of it as a sentence.
 */
said: string, };

/**
 * Something that is hard in a school.
 */
export type Challenge = { 
/**
 * Its id.
 */
id: number, 
/**
 * The group in which it was raised.
 */
groupId: number, 
/**
 * That group's name.
 */
group: string, 
/**
 * The meeting.
 */
meetingId: number | null, 
/**
 * A word for it.
 */
theme: string, 
/**
 * What is hard.
 */
description: string, 
/**
 * How far it has come.
 */
state: ChallengeState, 
/**
 * The same in words.
 */
stateLabel: string, 
/**
 * Who raised it.
 */
personId: number | null, 
/**
 * Their name; empty: not known.
 */
person: string, 
/**
 * The school.
 */
schoolId: number | null, 
/**
 * That school's name; empty: all.
 */
school: string, 
/**
 * The day, in words.
 */
day: string, 
/**
 * What helped, oldest first.
 */
solutions: Array<Solution>, };

/**
 * How far a challenge has come.
 */
export type ChallengeState = "open" | "shared" | "solved";

/**
 * Challenges that were found.
 */
export type ChallengesFound = { 
/**
 * How many there are.
 */
count: number, 
/**
 * A hundred of them at most: open ones first, newest first.
 */
challenges: Array<Challenge>, 
/**
 * The themes of all challenges, the commonest first.
 */
themes: Array<ThemeCount>, };

/**
 * A search for challenges across groups.
 */
export type ChallengesRequest = { 
/**
 * Words that must all occur, as beginnings, in the challenge, its solutions, its school, its group or who spoke.
 */
words: string, 
/**
 * Only of this state.
 */
state?: ChallengeState, 
/**
 * Only of this theme; empty: of any.
 */
theme: string, 
/**
 * The first, from 0.
 */
offset: number, };

/**
 * A champion of a school with all that they went through.
 */
export type Champion = { 
/**
 * The champion and where they are.
 */
card: ChampionCard, 
/**
 * The name of that stage.
 */
stageLabel: string, 
/**
 * Their stages, the first first.
 */
steps: Array<ChampionStep>, };

/**
 * The champions of our schools by stage. Former schools are left out.
 */
export type ChampionBoard = { 
/**
 * The stages in order. Those who stepped down more than a year ago are not shown.
 */
columns: Array<ChampionColumn>, 
/**
 * The local authorities that have champions, by name: code and name.
 */
las: Array<[string, string]>, };

/**
 * What to print for a champion.
 */
export type ChampionBrief = { 
/**
 * For which champion; missing: for nobody by name.
 */
id?: number, 
/**
 * Where to write it; empty: among this computer's prints.
 */
path: string, };

/**
 * A champion on the board.
 */
export type ChampionCard = { 
/**
 * The champion.
 */
id: number, 
/**
 * Our school.
 */
schoolId: number, 
/**
 * Its name.
 */
school: string, 
/**
 * The person.
 */
personId: number, 
/**
 * Their name.
 */
person: string, 
/**
 * Their posts at the school, in words; empty: none that we know of.
 */
post: string, 
/**
 * Where they are.
 */
stage: ChampionStage, 
/**
 * Since when, ISO day.
 */
since: string, 
/**
 * The same in words: `since 3 Sep 2026`.
 */
sinceSaid: string, 
/**
 * The local authority; empty: not known.
 */
la: string, 
/**
 * Why they stepped down; empty: they have not, or it was not said.
 */
reason: string, 
/**
 * A line about them.
 */
note: string, 
/**
 * What wants a look, sentences: they leave, they lead the school too, two are active.
 */
warnings: Array<string>, };

/**
 * A stage on the board.
 */
export type ChampionColumn = { 
/**
 * The stage.
 */
stage: ChampionStage, 
/**
 * Its name.
 */
label: string, 
/**
 * How many champions are there, shown or not.
 */
count: number, 
/**
 * They, by school.
 */
cards: Array<ChampionCard>, };

/**
 * What became of a champion.
 */
export type ChampionMoved = { 
/**
 * The champion.
 */
id: number, 
/**
 * The person.
 */
personId: number, 
/**
 * Where they are now.
 */
stage: ChampionStage, 
/**
 * The same as a sentence, to be read aloud.
 */
said: string, };

/**
 * How far we have come with a champion.
 */
export type ChampionStage = "identified" | "approached" | "agreed" | "active" | "steppedDown";

/**
 * A stage that a champion went through.
 */
export type ChampionStep = { 
/**
 * The stage.
 */
stage: ChampionStage, 
/**
 * Its name.
 */
label: string, 
/**
 * Since when, in words: `3 Sep 2026`.
 */
since: string, 
/**
 * Why, where it was said.
 */
reason: string, 
/**
 * Who of us wrote that down; empty: nobody.
 */
by: string, };

/**
 * A school that someone champions ITT in, or may.
 */
export type Championing = { 
/**
 * The school.
 */
schoolId: number, 
/**
 * Its name.
 */
school: string, 
/**
 * How far it has come, in words with its day: `Active since 3 Sep 2026`.
 */
words: string, };

/**
 * The kinds of change that the register watch lists.
 */
export type ChangeKind = "headChanged" | "headVacated" | "headFilled" | "opened" | "closed" | "converted" | "proposedToClose" | "trustJoined" | "trustLeft" | "trustChanged" | "name" | "phaseOrAges" | "address" | "contact" | "coordinates";

/**
 * A change of a post-holder. Someone leaves, or someone comes, or both.
 */
export type ChangePost = { 
/**
 * At which school of ours.
 */
schoolId?: number, 
/**
 * At which trust, by its Group UID.
 */
trustUid?: number, 
/**
 * In which post.
 */
roleId: number, 
/**
 * Whose tenure ends; `null`: nobody's.
 */
leaverId?: number, 
/**
 * Their last day; empty: the day before the other's first, else they have left and nobody knows when.
 */
lastDay: PartDay, 
/**
 * Whether that is only the latest that it can be.
 */
lastDayBy: boolean, 
/**
 * Who comes; `null`: nobody yet.
 */
arriving?: Arriving, 
/**
 * Who told us.
 */
source: Source, 
/**
 * What becomes of the duties; one that is not named stays.
 */
duties: Array<DutyChoice>, 
/**
 * Whether a leader who comes is to be briefed on the ITT reforms: makes the task.
 */
briefing: boolean, 
/**
 * The change of the register that says so: it is settled with this.
 */
registerChangeId?: number, };

/**
 * Some changes, named without loading them.
 */
export type ChangeSelection = { "kind": "ids", 
/**
 * Their ids.
 */
ids: Array<number>, } | { "kind": "all", 
/**
 * What is shown.
 */
of: ChangesRequest, 
/**
 * Ids that were taken out of the selection.
 */
except: Array<number>, };

/**
 * What a change of a post-holder did.
 */
export type ChangedPost = { 
/**
 * The tenure that ends.
 */
closed: number | null, 
/**
 * The tenure that begins.
 */
opened: number | null, 
/**
 * Who comes.
 */
personId: number | null, 
/**
 * Tasks that were made.
 */
tasks: number, 
/**
 * Whether the mark of the main contact went on.
 */
mainContactMoved: boolean, 
/**
 * In words.
 */
words: string, };

/**
 * One changed row.
 */
export type ChangedRow = { 
/**
 * What it is, for example a school's name.
 */
what: string, 
/**
 * `added`, `changed` or `removed`.
 */
how: string, 
/**
 * The values that changed.
 */
values: Array<ChangedValue>, };

/**
 * One changed value.
 */
export type ChangedValue = { 
/**
 * The column in words.
 */
column: string, 
/**
 * The value before, in words; empty: none.
 */
before: string, 
/**
 * The value after.
 */
after: string, };

/**
 * A window of changes.
 */
export type ChangesPage = { 
/**
 * How many there are.
 */
count: number, 
/**
 * How many of them nobody has looked at.
 */
fresh: number, 
/**
 * By kind, whatever kinds were asked for.
 */
kinds: Array<KindCount>, 
/**
 * By local authority and name, whatever local authorities were asked for.
 */
las: Array<LaCount>, 
/**
 * By outcome, whatever outcome was asked for.
 */
outcomes: Array<OutcomeCount>, 
/**
 * The window: newest refresh first, ours first in it.
 */
rows: Array<RegisterChange>, };

/**
 * A request for a window of changes.
 */
export type ChangesRequest = { 
/**
 * Only these kinds; empty: all.
 */
kinds: Array<ChangeKind>, 
/**
 * Only in these local authorities, by code or name; empty: all.
 */
las: Array<string>, 
/**
 * By what became of them.
 */
state: Shown, 
/**
 * Only schools of ours.
 */
ours: boolean, 
/**
 * Only this establishment.
 */
urn: number | null, 
/**
 * Only changes that the latest refresh found.
 */
latest: boolean, 
/**
 * The first, from 0.
 */
offset: number, 
/**
 * How many; 0: 100.
 */
limit: number, };

/**
 * How a reply came.
 */
export type Channel = "workbook" | "page" | "email" | "online";

/**
 * How a school that has not answered can be reached.
 */
export type ChaseBy = "email" | "bounced" | "telephone";

/**
 * A text that asks for an agreement, to copy into an e-mail.
 */
export type ChaseDraft = { 
/**
 * E-mail addresses, the best first; none: not known.
 */
to: Array<string>, 
/**
 * The subject.
 */
subject: string, 
/**
 * The text.
 */
text: string, };

/**
 * Some of those who have not answered.
 */
export type ChaseGroup = { 
/**
 * What they have in common.
 */
label: string, 
/**
 * How many schools.
 */
count: number, 
/**
 * The list of them.
 */
route: string, };

/**
 * A school that has not answered.
 */
export type ChaseRow = { 
/**
 * Its row in the list of the round's schools.
 */
id: number, 
/**
 * Our school.
 */
schoolId: number, 
/**
 * Its name.
 */
school: string, 
/**
 * Its local authority; empty: not known.
 */
la: string, 
/**
 * Where it stands.
 */
state: RoundState, 
/**
 * The same in words.
 */
stateLabel: string, 
/**
 * How many days ago it was asked; `null`: nothing went out.
 */
days: number | null, 
/**
 * How it can be reached.
 */
by: ChaseBy, 
/**
 * Who was asked, else who would be; `null`: nobody in particular.
 */
personId: number | null, 
/**
 * Their name; empty: nobody in particular.
 */
person: string, 
/**
 * Where it went to; empty: nowhere yet.
 */
email: string, 
/**
 * The telephone to ring; empty: not known.
 */
telephone: string, 
/**
 * The day when somebody was last in touch with the school, in words; empty: never.
 */
lastContact: string, 
/**
 * What was said then.
 */
lastSaid: string, 
/**
 * The reason for which a reply of the school was set aside; empty: none was.
 */
setAside: string, };

/**
 * What one rule found.
 */
export type CheckGroup = { 
/**
 * Which rule.
 */
rule: CheckRule, 
/**
 * Its heading.
 */
title: string, 
/**
 * How many it found; more than the findings where those were cut off.
 */
count: number, 
/**
 * Of them those that must be put right.
 */
blocking: number, 
/**
 * What it found, the most pressing first.
 */
findings: Array<Finding>, };

/**
 * Whether the file is sound.
 */
export type CheckReport = { 
/**
 * Whether nothing was found.
 */
sound: boolean, 
/**
 * What was found, sentences.
 */
problems: Array<string>, 
/**
 * Rows by table.
 */
rows: Array<[string, number]>, };

/**
 * Asks for the verdict on a file.
 */
export type CheckReturn = { 
/**
 * Which file of the service it is meant to be.
 */
kind: ReturnKind, 
/**
 * Where it is.
 */
path: string, 
/**
 * The day that the rules take for today; missing: today.
 */
on?: string, };

/**
 * Which rule.
 */
export type CheckRule = "doubleBooked" | "outsideCourse" | "schoolClosed" | "notToPlace" | "notThisSchool" | "stepFree" | "unchecked" | "overCapacity" | "noAgreement" | "noMentor" | "mentorUntrained" | "daysInSchools" | "schoolsAtLeast" | "employingSchool" | "keyStages" | "itapDays" | "tooFar" | "schoolTwice";

/**
 * How much a finding weighs.
 */
export type CheckSeverity = "blocks" | "warns";

/**
 * The verdict on a file, with every reason at once.
 */
export type CheckVerdict = { 
/**
 * What the service would say.
 */
verdict: ReturnVerdict, 
/**
 * Why it would not take the file; by row, then by column.
 */
problems: Array<ReturnProblem>, 
/**
 * What it would take, and what is still to be minded: rules that could not be asked among it.
 */
warnings: Array<ReturnProblem>, };

/**
 * What a letter confirms.
 */
export type ChecksConfirmed = { 
/**
 * The school's name.
 */
school: string, 
/**
 * Whose checks it confirms, by name.
 */
confirmed: Array<string>, 
/**
 * Whom it leaves out and why, sentences.
 */
left: Array<string>, };

/**
 * A letter to a school about its trainees.
 */
export type ChecksLetter = { 
/**
 * To which school of ours.
 */
schoolId: number, 
/**
 * About these rows of the list of trainees; missing: all who are, or will be, placed there.
 */
selection?: Selection, 
/**
 * Where to write it; missing: among the prints, which go when the file is closed.
 */
path?: string, };

/**
 * A letter that was written.
 */
export type ChecksPrinted = { 
/**
 * Where it is.
 */
path: string, 
/**
 * How many trainees it confirms.
 */
trainees: number, 
/**
 * Whom it leaves out and why, sentences.
 */
left: Array<string>, };

/**
 * Which findings; nothing given: all.
 */
export type ChecksRequest = { 
/**
 * Of a trainee.
 */
traineeId?: number, 
/**
 * Of a school.
 */
schoolId?: number, 
/**
 * Of one placement, with what concerns its trainee as a whole.
 */
placementId?: number, 
/**
 * Of one rule.
 */
rule?: CheckRule, 
/**
 * Of one weight.
 */
severity?: CheckSeverity, 
/**
 * Only those in whose words these are: sentences, trainees, schools.
 */
search?: string, 
/**
 * Findings of each rule at most; missing: 200.
 */
limit?: number, };

/**
 * What we say of a claim.
 */
export type ClaimAnswer = "accepted" | "rejected";

/**
 * A mentor of a claim.
 */
export type ClaimSample = { 
/**
 * Its id.
 */
id: number, 
/**
 * The claim.
 */
reference: string, 
/**
 * The school, as the file has it.
 */
school: string, 
/**
 * The mentor, as the file has it.
 */
mentor: string, 
/**
 * Who that is here; `null`: nobody whom we know.
 */
personId: number | null, 
/**
 * The teacher reference number, as the file has it.
 */
trn: string, 
/**
 * The hours that are claimed.
 */
hours: number, 
/**
 * The hours that our ledger has.
 */
confirmed: number, 
/**
 * What goes back.
 */
answer: ClaimAnswer, 
/**
 * The same in words.
 */
answerLabel: string, 
/**
 * Why it is rejected; empty: it is not.
 */
reason: string, 
/**
 * Whether the office decided so, and not the ledger.
 */
own: boolean, 
/**
 * What our ledger says, a sentence.
 */
ledger: string, };

/**
 * The claims of a year that we are asked about.
 */
export type ClaimSamples = { 
/**
 * The year that is claimed for; `null`: no file was loaded.
 */
year: AcademicYear | null, 
/**
 * The years of which there is any, newest first.
 */
years: Array<AcademicYear>, 
/**
 * All answers in a sentence; empty: no file was loaded.
 */
said: string, 
/**
 * By claim.
 */
rows: Array<ClaimSample>, };

/**
 * Asks for the claims of a year.
 */
export type ClaimSamplesRequest = { 
/**
 * The year that is claimed for; missing: the latest of which there is any.
 */
year?: AcademicYear | null, };

/**
 * A file about claims that was written.
 */
export type ClaimsWritten = { 
/**
 * Where it is.
 */
path: string, 
/**
 * How many rows it has.
 */
rows: number, 
/**
 * What is in it and what wants a look, sentences.
 */
notes: Array<string>, };

/**
 * What a file would change of one list in one academic year.
 */
export type CodeListChange = { 
/**
 * Which list: `courseSubject`, `funding` …
 */
list: string, 
/**
 * As it is called.
 */
label: string, 
/**
 * The academic year.
 */
year: AcademicYear, 
/**
 * How many rows it has.
 */
rows: number, 
/**
 * How many are new.
 */
new: number, 
/**
 * How many go.
 */
gone: number, 
/**
 * How many say something else.
 */
changed: number, 
/**
 * The first of them, in words: `New: 100999 Robotics`.
 */
examples: Array<string>, 
/**
 * Whether most of what there was goes: then it is to be said that this is meant.
 */
mostGo: boolean, 
/**
 * The whole of it, a sentence.
 */
said: string, };

/**
 * What a file would change.
 */
export type CodeListLook = { 
/**
 * The file's name.
 */
file: string, 
/**
 * How many rows it has.
 */
rows: number, 
/**
 * List by list, those that say nothing new too.
 */
changes: Array<CodeListChange>, 
/**
 * Rows that stand in the way. Nothing is taken while there is one.
 */
problems: Array<CodeListRow>, 
/**
 * Whether it can be taken.
 */
ready: boolean, 
/**
 * The whole of it, a sentence.
 */
said: string, };

/**
 * A row of such a file that cannot be taken.
 */
export type CodeListRow = { 
/**
 * Its number as a spreadsheet shows it.
 */
row: number, 
/**
 * What is wrong and how it is mended, a sentence.
 */
says: string, };

/**
 * A list of codes or a table of rules.
 */
export type CodeListShown = { 
/**
 * Which: `courseSubject`, `funding` …
 */
list: string, 
/**
 * As it is called.
 */
label: string, 
/**
 * How many rows count today.
 */
rows: number, 
/**
 * Where they are from, a sentence.
 */
said: string, 
/**
 * What the office loaded, the latest year first.
 */
own: Array<OwnCodeList>, };

/**
 * A list that was written down.
 */
export type CodeListWritten = { 
/**
 * Where it is.
 */
path: string, 
/**
 * How many rows it has.
 */
rows: number, 
/**
 * The whole of it, a sentence.
 */
said: string, };

/**
 * One value of a coded column.
 */
export type CodeOption = { 
/**
 * The code, as filters take it.
 */
code: string, 
/**
 * The name, as rows show it.
 */
name: string, 
/**
 * How many rows of the whole list have it.
 */
count: number, };

/**
 * Asks for the codes of a list, to choose from.
 */
export type CodesOf = { 
/**
 * Which list: `country`, `institution` …
 */
list: string, };

/**
 * Trainees who began together.
 */
export type Cohort = { 
/**
 * Its id.
 */
id: number, 
/**
 * As the office calls it.
 */
name: string, 
/**
 * The academic year in which it began.
 */
year: AcademicYear, 
/**
 * How many trainees began in it.
 */
trainees: number, };

/**
 * All cohorts.
 */
export type Cohorts = { 
/**
 * The latest first.
 */
cohorts: Array<Cohort>, 
/**
 * The academic year that a new one is offered for.
 */
year: AcademicYear, };

/**
 * One column of a list.
 */
export type ColumnInfo = { 
/**
 * Its id: the key in rows, filters and exports.
 */
id: string, 
/**
 * Its heading.
 */
label: string, 
/**
 * What it holds.
 */
kind: ColumnKind, 
/**
 * Whether the list shows it unless told otherwise.
 */
shown: boolean, 
/**
 * Whether the office can edit it in place.
 */
editable: boolean, 
/**
 * For a coded column its values, by count.
 */
options: Array<CodeOption>, };

/**
 * What a column holds, which decides its alignment, its filter and its sort.
 */
export type ColumnKind = "text" | "number" | "date" | "code" | "flag" | "tags";

/**
 * What a column of an online form answers.
 */
export type ColumnMeans = { 
/**
 * Its heading.
 */
heading: string, 
/**
 * The field that it answers; `urn`, `name`, `postcode`, `check`: which school; empty: it is left out.
 */
field: string, };

/**
 * A list's columns.
 */
export type Columns = { 
/**
 * Those on show unless told otherwise, in order, then the others.
 */
columns: Array<ColumnInfo>, 
/**
 * The tables that the list reads: an operation that changes none of them leaves it as it is.
 */
reads: string[], };

/**
 * A request for a list's columns.
 */
export type ColumnsRequest = { 
/**
 * Which list.
 */
list: List, 
/**
 * Only the columns, without their values and counts: answered at once.
 */
bare: boolean, };

/**
 * What is known of two people, of one kind: their posts, their e-mails.
 */
export type ComparedFacts = { 
/**
 * What kind.
 */
label: string, 
/**
 * Of the record to keep.
 */
kept: Array<ComparedLine>, 
/**
 * Of the other.
 */
gone: Array<ComparedLine>, };

/**
 * A field of two records side by side.
 */
export type ComparedField = { 
/**
 * The field.
 */
field: MergeField, 
/**
 * Its name.
 */
label: string, 
/**
 * The value of the record to keep.
 */
kept: string, 
/**
 * The value of the other.
 */
gone: string, 
/**
 * Whether both have a value, and not the same: then there is something to choose.
 */
differs: boolean, 
/**
 * What a merge takes that is not told otherwise.
 */
proposed: MergeFrom, };

/**
 * A line of what is known of someone beside their name.
 */
export type ComparedLine = { 
/**
 * The line.
 */
text: string, 
/**
 * Whether the other record has the same.
 */
both: boolean, };

/**
 * Two records side by side.
 */
export type Comparison = { 
/**
 * The record to keep.
 */
kept: number, 
/**
 * The other.
 */
gone: number, 
/**
 * The name of the first.
 */
keptName: string, 
/**
 * The name of the other.
 */
goneName: string, 
/**
 * Why they may be one person, in words.
 */
why: string, 
/**
 * How likely, in words.
 */
likelihood: string, 
/**
 * The fields of a person.
 */
fields: Array<ComparedField>, 
/**
 * Everything else that is shown.
 */
facts: Array<ComparedFacts>, 
/**
 * What a merge would move, in words: `2 posts, 1 e-mail or telephone`; empty: nothing.
 */
moves: string, 
/**
 * Why they cannot be merged, a sentence; empty: they can.
 */
refusal: string, };

/**
 * A request for two records side by side.
 */
export type ComparisonRequest = { 
/**
 * The record to keep.
 */
kept: number, 
/**
 * The record that would go into it.
 */
gone: number, };

/**
 * Addresses that are still right today.
 */
export type ConfirmAddresses = { 
/**
 * Their ids.
 */
ids: Array<number>, 
/**
 * Who told us.
 */
source: Source, };

/**
 * Says that what schools host is right as it stands.
 */
export type ConfirmHosting = { 
/**
 * Schools of ours.
 */
schoolIds: Array<number>, 
/**
 * Trusts, by Group UID.
 */
trustUids: Array<number>, 
/**
 * The academic year.
 */
year: AcademicYear, 
/**
 * Who told us; missing: as it is.
 */
source?: Source, };

/**
 * Whose posts and addresses are still right today: some people's, or everyone's at a place.
 */
export type ConfirmPeople = { 
/**
 * These people: all their current posts, and their addresses that do not bounce.
 */
ids: Array<number>, 
/**
 * Everyone who holds a post at this school now, their addresses, and those of the school and its posts.
 */
schoolId: number | null, 
/**
 * The same of a trust, by Group UID.
 */
trustUid: number | null, 
/**
 * Who told us.
 */
source: Source, };

/**
 * Tenures that are known to be right today.
 */
export type ConfirmTenures = { 
/**
 * Which.
 */
ids: Array<number>, 
/**
 * Who told us.
 */
source: Source, };

/**
 * One thing that somebody said about mailings.
 */
export type ConsentEntry = { 
/**
 * Its id.
 */
id: number, 
/**
 * What.
 */
stand: ConsentStand, 
/**
 * The same in words.
 */
standLabel: string, 
/**
 * When, ISO.
 */
on: string, 
/**
 * When, in words.
 */
when: string, 
/**
 * How, in words.
 */
how: string, 
/**
 * What they were told, word for word; empty: not kept.
 */
told: string, 
/**
 * A line about it.
 */
note: string, };

/**
 * How they said it.
 */
export type ConsentHow = "form" | "call" | "email" | "meeting" | "letter";

/**
 * What was written down.
 */
export type ConsentRecorded = { 
/**
 * The person.
 */
personId: number, 
/**
 * All of it as a sentence.
 */
said: string, };

/**
 * What somebody said about mailings.
 */
export type ConsentStand = "given" | "withdrawn" | "objected";

/**
 * What a person said about mailings, and what follows from it.
 */
export type ConsentsOf = { 
/**
 * The person.
 */
personId: number, 
/**
 * Their name.
 */
name: string, 
/**
 * Whether an objection stands.
 */
objects: boolean, 
/**
 * Where they stand, a sentence: `Objects to mailings since 3 Mar 2026.`
 */
said: string, 
/**
 * Whether a mailing goes to them.
 */
mailed: boolean, 
/**
 * Where it goes to, or why none does, a sentence.
 */
follows: string, 
/**
 * What they said, the latest first.
 */
entries: Array<ConsentEntry>, };

/**
 * Whose consents.
 */
export type ConsentsRequest = { 
/**
 * The person.
 */
personId: number, };

/**
 * Who may read what has to be minded.
 */
export type ConstraintKind = "rule" | "text" | "private";

/**
 * Rows as text for another program's cells: tabs between, headings first.
 */
export type Copied = { 
/**
 * The text.
 */
text: string, 
/**
 * How many rows it has, its heading not counted.
 */
rows: number, };

/**
 * Where our schools have champions and where not. Former schools are left out.
 */
export type Coverage = { 
/**
 * A row a local authority, phase or trust, by name; schools without one last.
 */
rows: Array<CoverageRow>, 
/**
 * All of them together.
 */
all: CoverageRow, };

/**
 * What schools are counted by.
 */
export type CoverageBy = "la" | "phase" | "trust";

/**
 * A number and the list that holds exactly those schools.
 */
export type CoverageCount = { 
/**
 * How many schools.
 */
count: number, 
/**
 * Where they are listed: a route of the window.
 */
route: string, };

/**
 * Some of our schools, counted by one thing.
 */
export type CoverageRequest = { 
/**
 * By what.
 */
by: CoverageBy, };

/**
 * The schools of one local authority, phase or trust.
 */
export type CoverageRow = { 
/**
 * Its name.
 */
label: string, 
/**
 * Schools of ours.
 */
schools: CoverageCount, 
/**
 * Of them with an active champion.
 */
active: CoverageCount, 
/**
 * Of them without one, but with someone identified, approached or agreed.
 */
onTheWay: CoverageCount, 
/**
 * Of them with nobody.
 */
without: CoverageCount, 
/**
 * Of all, those with a succession risk.
 */
atRisk: CoverageCount, };

/**
 * The password of now, against which something is done.
 */
export type CurrentPassword = { 
/**
 * The password or recovery key.
 */
current: string, };

/**
 * Where a page of a timeline ended.
 */
export type Cursor = { 
/**
 * The day of the last entry.
 */
day: string, 
/**
 * Which table it came from.
 */
from: number, 
/**
 * Its id there.
 */
id: number, };

/**
 * Which of two numbers is the day.
 */
export type DateOrder = "dayFirst" | "monthFirst";

/**
 * What a typed day means. What is no day is no error: most texts are none while they are being typed.
 */
export type DayMeant = { 
/**
 * The day as it is kept: `2026-09-03`, `2026-09`, `2026`; empty: blank, or no day.
 */
iso: string, 
/**
 * Written out: `Thu 3 Sep 2026`, `Sep 2026`, `2026`; empty: blank, or no day.
 */
written: string, 
/**
 * Why it is no day; empty: it is one, or blank.
 */
problem: string, };

/**
 * A day as someone typed it.
 */
export type DayText = { 
/**
 * What was typed.
 */
text: string, 
/**
 * Whether a month or a year will do.
 */
part: boolean, };

/**
 * The half days of a placement with their words.
 */
export type DaysSaid = { 
/**
 * The numbers.
 */
halfDays: HalfDays, 
/**
 * `60 days planned, 12 done, 1½ lost`.
 */
said: string, };

/**
 * Where someone teaches after the course.
 */
export type Destination = { 
/**
 * A school of ours.
 */
schoolId?: number, 
/**
 * Its URN, where it is none of ours; as typed.
 */
urn?: string, 
/**
 * As what.
 */
post?: string, 
/**
 * The appropriate body of the induction as an ECT.
 */
appropriateBody?: string, };

/**
 * What an action's answer carries besides its value.
 */
export type Done = { 
/**
 * The command's own answer.
 */
value: unknown, 
/**
 * The tables that changed; `file` stands for another file, or all of it.
 */
changed: Array<string>, 
/**
 * The operation, where one was made: what the undo toast names.
 */
operation: OperationLabel | null, };

/**
 * Drafts of notices.
 */
export type DraftNotices = { 
/**
 * Rows of the list of privacy notices; those that are given already are left.
 */
selection: Selection, 
/**
 * The folder to write them to; missing or empty: among the prints, which go when the file is closed.
 */
path: string, 
/**
 * Whether those that are written count as given today.
 */
mark: boolean, };

/**
 * What would follow if a school dropped out.
 */
export type DropOut = { 
/**
 * The school's name.
 */
school: string, 
/**
 * Its placements that would fall away, the earliest first.
 */
affected: Array<AffectedPlacement>, 
/**
 * All of it as a sentence.
 */
said: string, };

/**
 * A school where a trainee could go instead.
 */
export type DropOutAlternative = { 
/**
 * The school.
 */
schoolId: number, 
/**
 * Its name.
 */
school: string, 
/**
 * What the place is for, in words: `Mathematics, Year 7`; empty: not said.
 */
wants: string, 
/**
 * Why it fits and what is to be minded, finished sentences.
 */
reasons: Array<string>, };

/**
 * A school that may drop out.
 */
export type DropOutRequest = { 
/**
 * Our school.
 */
schoolId: number, 
/**
 * Only these of its placements; missing: all that are not over.
 */
placements?: Array<number>, };

/**
 * Two records that may be one person.
 */
export type DuplicatePair = { 
/**
 * The record to keep, as proposed: the one of which more is known.
 */
kept: number, 
/**
 * The other.
 */
gone: number, 
/**
 * The name of the first.
 */
keptName: string, 
/**
 * The name of the other.
 */
goneName: string, 
/**
 * Why, in words: `same e-mail; both at Alder Hill`.
 */
why: string, 
/**
 * How likely, in words.
 */
likelihood: string, };

/**
 * A window of the queue of pairs that may be one person.
 */
export type Duplicates = { 
/**
 * How many there are.
 */
count: number, 
/**
 * The window, the likeliest first.
 */
pairs: Array<DuplicatePair>, };

/**
 * A request for a window of the queue.
 */
export type DuplicatesRequest = { 
/**
 * The first, from 0 (the likeliest).
 */
offset: number, 
/**
 * How many, at most 500.
 */
limit: number, };

/**
 * A duty to ask about.
 */
export type Duty = { 
/**
 * Which.
 */
kind: DutyKind, 
/**
 * The row of that: champion, tenure, member of a group.
 */
id: number, 
/**
 * In words: `Bo Crane champions ITT here (active)`.
 */
words: string, 
/**
 * What can be chosen, the suggested one first.
 */
choices: Array<DutyEnd>, };

/**
 * What was chosen for a duty.
 */
export type DutyChoice = { 
/**
 * Which.
 */
kind: DutyKind, 
/**
 * Its row.
 */
id: number, 
/**
 * What becomes of it.
 */
end: DutyEnd, };

/**
 * What becomes of a duty.
 */
export type DutyEnd = "keep" | "end" | "handOver";

/**
 * Something that someone does for us besides the post.
 */
export type DutyKind = "champion" | "post" | "workingGroup" | "before";

/**
 * What to change of a round; what is missing stays.
 */
export type EditRound = { 
/**
 * Its id.
 */
id: number, 
/**
 * The title.
 */
title?: string, 
/**
 * The day by which answers are wanted, as typed; blank: none.
 */
due?: string, 
/**
 * The standard questions in order. They stay once a form went out or an answer came.
 */
questions?: Array<Question>, 
/**
 * The office's own questions. They stay once a form went out or an answer came.
 */
own?: Array<string>, 
/**
 * The office's own online form; blank: none.
 */
formLink?: string, 
/**
 * Whether it goes also to addresses outside the school's and trust's own domains.
 */
anyAddress?: boolean, 
/**
 * Whether the form goes out as a page (HTML), too.
 */
html?: boolean, 
/**
 * The office's own words at the head of the e-mail; blank: the usual ones.
 */
intro?: string, };

/**
 * Where a trainee goes instead.
 */
export type Elsewhere = { 
/**
 * The placement that falls away.
 */
placementId: number, 
/**
 * The other school.
 */
schoolId: number, };

/**
 * Tenures that end.
 */
export type EndTenures = { 
/**
 * Which.
 */
ids: Array<number>, 
/**
 * The last day; empty: they are over, and nobody knows since when.
 */
until: PartDay, 
/**
 * Whether that is only the latest that it can be.
 */
untilBy: boolean, };

/**
 * One operation in the list.
 */
export type Entry = { 
/**
 * Its id.
 */
id: number, 
/**
 * The command, or undo, redo, revert.
 */
kind: string, 
/**
 * What it did, in the office's words.
 */
label: string, 
/**
 * When (moment).
 */
at: string, 
/**
 * Who; `null`: the program itself.
 */
by: string | null, 
/**
 * How many rows it changed.
 */
rows: number, 
/**
 * Whether it was taken back.
 */
undone: boolean, 
/**
 * Whether it can be taken back now; what stands in the way is found only on trying.
 */
revertible: boolean, 
/**
 * Why it cannot; empty: it can.
 */
reason: string, };

/**
 * What an entry of a timeline is: an activity by its kind, or what the other tables say.
 */
export type EntryKind = "call" | "visit" | "email" | "letter" | "meeting" | "note" | "form" | "register" | "post" | "champion" | "agreement";

/**
 * Entry sheets of some trainees.
 */
export type EntrySheets = { 
/**
 * Rows of the list of trainees.
 */
selection: Selection, 
/**
 * Whether sex, ethnicity and disability stand on them.
 */
equality: boolean, 
/**
 * Where to write them; missing or empty: among the prints, which go when the file is closed.
 */
path?: string, };

/**
 * The equality data of a trainee, with what may be chosen.
 */
export type EqualityData = { 
/**
 * `sex` code; empty: not known.
 */
sex: string, 
/**
 * `ethnicity` code; empty: not known.
 */
ethnicity: string, 
/**
 * `disability` codes.
 */
disabilities: Array<string>, 
/**
 * What sex may be: code and name.
 */
sexes: Array<[string, string]>, 
/**
 * What ethnicity may be.
 */
ethnicities: Array<[string, string]>, 
/**
 * What disabilities there are.
 */
disabilityNames: Array<[string, string]>, };

/**
 * A failure with its code and its finished sentence.
 */
export type Error = { 
/**
 * The stable code.
 */
kind: Kind, 
/**
 * What is wrong, where, and what to do next.
 */
message: string, };

/**
 * A request for a file of a list: an [`Extract`] and where it goes.
 */
export type ExportRequest = { 
/**
 * What the list shows; the file stands in its order.
 */
view: View, 
/**
 * Column ids in order; empty: the list's own.
 */
columns: Array<string>, 
/**
 * Only these rows, whether the view shows them or not; `null`: all that it shows.
 */
only: Selection | null, 
/**
 * Leaves out rows that no longer count: closed schools, people who left.
 */
leaveClosed: boolean, 
/**
 * Where to write it; an older file there is replaced once the new one is whole. `.xlsx` makes a workbook, `.html` a
 * page to print, anything else a CSV file. Empty: a page among this computer's prints.
 */
path: string, 
/**
 * The heading of a page to print; empty: the list's own.
 */
title: string, 
/**
 * What a page to print says of the list, such as its filters in words.
 */
about: string, };

/**
 * A written file.
 */
export type Exported = { 
/**
 * Where it is.
 */
path: string, 
/**
 * How many rows it has, its heading not counted.
 */
rows: number, 
/**
 * Of them those that no longer count: closed schools, people who left.
 */
closed: number, 
/**
 * What they are called: “2 closed schools”; empty: there are none.
 */
closedRows: string, };

/**
 * Which rows of a list leave it, and with which columns.
 */
export type Extract = { 
/**
 * What the list shows; what is taken stands in its order.
 */
view: View, 
/**
 * Column ids in order; empty: the list's own.
 */
columns: Array<string>, 
/**
 * Only these rows, whether the view shows them or not; `null`: all that it shows.
 */
only: Selection | null, 
/**
 * Leaves out rows that no longer count: closed schools, people who left.
 */
leaveClosed: boolean, };

/**
 * What an extract would hold that may surprise: asked before it is written.
 */
export type ExtractLook = { 
/**
 * How many rows.
 */
rows: number, 
/**
 * Of them those that no longer count: closed schools, people who left.
 */
closed: number, 
/**
 * The same in words, such as “2 of the 30 schools have closed.”; empty: there are none.
 */
closedSaid: string, 
/**
 * What they are called: “2 closed schools”; empty: there are none.
 */
closedRows: string, 
/**
 * Of them rows that the view does not show now.
 */
unseen: number, 
/**
 * The same in words; empty: there are none.
 */
unseenSaid: string, };

/**
 * A labelled fact of the register, ready to show.
 */
export type Fact = { 
/**
 * What it is.
 */
label: string, 
/**
 * Its value in words; empty: the register has none.
 */
value: string, };

/**
 * How a field is edited.
 */
export type FactEdit = "line" | "text" | "day" | "choice" | "code" | "weekdays" | "school" | "person";

/**
 * A group of facts under a heading.
 */
export type FactGroup = { 
/**
 * The heading.
 */
title: string, 
/**
 * The facts.
 */
facts: Array<Fact>, };

/**
 * The facts as they would be written.
 */
export type FactsLook = { 
/**
 * What the file would be called.
 */
name: string, 
/**
 * To whom it goes, in words: the accredited provider.
 */
to: string, 
/**
 * Of how many trainees.
 */
count: number, 
/**
 * The headings.
 */
columns: Array<string>, 
/**
 * The first rows, at most [`MOST_SHOWN`].
 */
rows: Array<Array<string>>, };

/**
 * The facts that were written.
 */
export type FactsWritten = { 
/**
 * Where they are.
 */
path: string, 
/**
 * Of how many trainees.
 */
rows: number, 
/**
 * The whole of it, a sentence.
 */
said: string, };

/**
 * A field of our schools.
 */
export type Field = "stage" | "owner" | "notes" | "parking" | "dress" | "access" | "name" | "postcode" | "town" | "telephone";

/**
 * A figure as Settings shows it.
 */
export type FigureShown = { 
/**
 * Which.
 */
key: Key, 
/**
 * The route's code; empty: all others.
 */
route: string, 
/**
 * The route's name; empty: all others.
 */
routeName: string, 
/**
 * How much.
 */
value: number, 
/**
 * The unit, in words.
 */
unit: string, 
/**
 * How much, with its unit: `120 days`, `960 minutes (16 hours)`, `Yes`.
 */
said: string, 
/**
 * What it is.
 */
is: string, 
/**
 * Where it is from.
 */
source: string, 
/**
 * The academic year from which it holds.
 */
from: AcademicYear, 
/**
 * Whether the office set it.
 */
own: boolean, };

/**
 * Asks for the figures of a year.
 */
export type FiguresRequest = { 
/**
 * The academic year.
 */
year: AcademicYear, };

/**
 * Something that stands in the way of a file, or wants a look before it leaves.
 */
export type FileProblem = { 
/**
 * Of which file.
 */
kind: ReturnKind, 
/**
 * About whom; `null`: about the file.
 */
traineeId: number | null, 
/**
 * Their name; empty: about the file.
 */
who: string, 
/**
 * The field that mends it: one of the trainee's, or placements, equality, name, email; empty: none.
 */
field: string, 
/**
 * What is wrong and what to do, sentences.
 */
says: string, 
/**
 * Whether it only wants a look: nobody is left out for it.
 */
isWarning: boolean, 
/**
 * Whether Register said so of a file that it was given.
 */
byRegister: boolean, 
/**
 * What marks it as mended where Register said so: `return_problem.id`.
 */
saidId: number | null, };

/**
 * The open file.
 */
export type FileState = { 
/**
 * Where it is.
 */
path: string, 
/**
 * Its name without folder and ending.
 */
name: string, 
/**
 * The office's own name; empty: not said yet.
 */
office: string, 
/**
 * Whether it can be written.
 */
writable: boolean, 
/**
 * Why it cannot, a sentence; empty: it can.
 */
readOnlyBecause: string, 
/**
 * Whether it has a password.
 */
encrypted: boolean, 
/**
 * Minutes without a key or mouse after which it locks; 0: never.
 */
lockAfterMinutes: number, 
/**
 * When something was last saved (moment); `null`: nothing yet.
 */
savedAt: string | null, 
/**
 * When the last verified backup was made (moment); `null`: none.
 */
backedUpAt: string | null, 
/**
 * Sentences to read once: a network folder, a synced folder.
 */
warnings: Array<string>, 
/**
 * The academic year that lists and forms are about.
 */
academicYear: string, 
/**
 * Establishments in the register.
 */
establishments: number, 
/**
 * Schools of ours.
 */
schools: number, 
/**
 * Whether everything in it is invented.
 */
sample: boolean, };

/**
 * One filter of a column. What it holds is combined with "and".
 *
 * On the wire a plain value or a list stands for `in`: `{"phase":"Primary"}`, `{"la":["886","Medway"]}`,
 * `{"pupils":{"min":100,"max":300}}`, `{"head":{"blank":true}}`, `{"name":{"contains":"hill"}}`.
 */
export type Filter = { 
/**
 * Any of these: codes or names of a coded column, else the value itself, letters' case ignored.
 */
in: Array<string>, 
/**
 * None of these.
 */
not: Array<string>, 
/**
 * At least this: a number, or a day as ISO text.
 */
min: number | string | null, 
/**
 * At most this: a number, or a day as ISO text.
 */
max: number | string | null, 
/**
 * `true`: only rows without a value; `false`: only rows with one.
 */
blank: boolean | null, 
/**
 * Text that the value contains, letters' case ignored.
 */
contains: string | null, };

/**
 * Words to find people by.
 */
export type FindPeople = { 
/**
 * As typed.
 */
text: string, 
/**
 * How many people, at most 50.
 */
limit: number, };

/**
 * Words to find schools by.
 */
export type FindRequest = { 
/**
 * As typed.
 */
text: string, 
/**
 * How many schools, at most 50.
 */
limit: number, };

/**
 * One thing that a rule found.
 */
export type Finding = { 
/**
 * Which rule.
 */
rule: CheckRule, 
/**
 * How much it weighs.
 */
severity: CheckSeverity, 
/**
 * The sentence.
 */
text: string, 
/**
 * Where the rule is from, with its year.
 */
source: string, 
/**
 * The trainee; `null`: it is about a school.
 */
traineeId: number | null, 
/**
 * Their name; empty: it is about a school.
 */
trainee: string, 
/**
 * The school; `null`: it is about a trainee alone.
 */
schoolId: number | null, 
/**
 * Its name; empty: it is about a trainee alone.
 */
school: string, 
/**
 * The placement; `null`: it is about all of a trainee's or a school's.
 */
placementId: number | null, };

/**
 * The post of someone who is added.
 */
export type FirstPost = { 
/**
 * The post, by its number in the office's list.
 */
roleId: number, 
/**
 * At which school of ours.
 */
schoolId: number | null, 
/**
 * At which trust, by Group UID.
 */
trustUid: number | null, 
/**
 * The first day, perhaps in part. Ahead: announced.
 */
from: PartDay, 
/**
 * Whether for the time being.
 */
acting: boolean, 
/**
 * Whether the post is shared.
 */
jobShare: boolean, 
/**
 * Whether they are our main contact for ITT there.
 */
mainContact: boolean, };

/**
 * A pairing in words.
 */
export type Fit = { 
/**
 * How it stands.
 */
verdict: Verdict, 
/**
 * Why: what blocks, what warns, what speaks for it.
 */
reasons: Array<Reason>, 
/**
 * How far it is from home, miles in a straight line to a tenth; `null`: not known.
 */
miles: number | null, 
/**
 * What speaks against it, added up; 0: nothing.
 */
score: number, };

/**
 * A rule by which a trainee and a place are held against each other.
 */
export type FitRule = "notSchool" | "notToPlace" | "closed" | "doubleBooked" | "course" | "phase" | "subject" | "ages" | "study" | "funding" | "line" | "cap" | "travel" | "safe" | "sameSchool" | "mentor" | "employing" | "distance" | "distanceUnknown" | "keyStages" | "mentorTraining" | "agreement" | "stepFree";

/**
 * Which schools follow their successors.
 */
export type Follow = { 
/**
 * Rows of the Schools list.
 */
selection: Selection, 
/**
 * For one school with several successors: the URN to follow.
 */
successor: number | null, };

/**
 * What became of it.
 */
export type Followed = { 
/**
 * How many schools follow their successor now.
 */
followed: number, 
/**
 * Schools that were left, each with the reason as a sentence.
 */
left: Array<string>, };

/**
 * A choice of a field.
 */
export type FormChoice = { 
/**
 * As it is stored.
 */
code: string, 
/**
 * As schools read it.
 */
label: string, };

/**
 * A field of a form.
 */
export type FormField = { 
/**
 * Its key: `headTeacher.name`.
 */
key: string, 
/**
 * The block that it stands in: a question's code, or `own1` … `own5`.
 */
block: string, 
/**
 * The block's heading.
 */
heading: string, 
/**
 * What it asks.
 */
label: string, 
/**
 * What can stand in it.
 */
kind: FormKind, 
/**
 * The choices, code and words; empty: no choice.
 */
choices: Array<FormChoice>, };

/**
 * What can stand in a field.
 */
export type FormKind = "text" | "name" | "email" | "telephone" | "day" | "number" | "one" | "many";

/**
 * The first schools that match, best first. Each row carries `id` (the URN), `schoolId`, `name`, `urn`, `town`,
 * `postcode`, `la`, `status`, `ours`.
 */
export type Found = { 
/**
 * The schools.
 */
rows: Row[], };

/**
 * The first people that match, best first.
 */
export type FoundPeople = { 
/**
 * The people.
 */
people: Array<FoundPerson>, };

/**
 * Someone who was found.
 */
export type FoundPerson = { 
/**
 * Their id.
 */
id: number, 
/**
 * Their name.
 */
name: string, 
/**
 * Their post and place, which tell two of one name apart.
 */
about: string, 
/**
 * Their e-mail.
 */
email: string | null, 
/**
 * Whether they object to mailings.
 */
objects: boolean, 
/**
 * Whether all the words are of their own name.
 */
byName: boolean, 
/**
 * Their entry as a trainee, which has a page of its own; `null`: they are none.
 */
traineeId: number | null, };

/**
 * How fresh something is, with its words: what `Freshness.svelte` shows.
 */
export type Fresh = { 
/**
 * How fresh.
 */
state: Freshness, 
/**
 * In a word or two.
 */
label: string, 
/**
 * Since when, by whom and from whom we know: a whole sentence.
 */
words: string, };

/**
 * How fresh something is.
 */
export type Freshness = "bounced" | "never" | "stale" | "ageing" | "confirmed";

/**
 * The hours of a year of claims.
 */
export type FundingHours = { 
/**
 * The year that is claimed for.
 */
year: AcademicYear, 
/**
 * The years that can be chosen, newest first.
 */
years: Array<AcademicYear>, 
/**
 * When training counts and when schools claim, sentences.
 */
windows: string, 
/**
 * What of that is not known yet; empty: all is.
 */
note: string, 
/**
 * All hours in a sentence.
 */
said: string, 
/**
 * By school, by name.
 */
schools: Array<FundingSchool>, 
/**
 * By provider, ours first.
 */
providers: Array<FundingProvider>, };

/**
 * The hours of one mentor at one school with one provider.
 */
export type FundingMentor = { 
/**
 * Who.
 */
personId: number, 
/**
 * `Ada Brook`.
 */
name: string, 
/**
 * The teacher reference number; empty: not held.
 */
trn: string, 
/**
 * Whose training; empty: ours.
 */
provider: string, 
/**
 * `Initial` or `Refresher`.
 */
kind: string, 
/**
 * What they had while at this school: `12 hours 30 minutes`.
 */
had: string, 
/**
 * The whole hours that count.
 */
hours: number, 
/**
 * The cap that all of their schools share, in hours.
 */
capHours: number, 
/**
 * What is left of it.
 */
leftHours: number, 
/**
 * What the hours are worth, in pence.
 */
pence: number, 
/**
 * `£525.60`.
 */
amount: string, };

/**
 * The hours with one provider.
 */
export type FundingProvider = { 
/**
 * Its name; ours has that of the office.
 */
name: string, 
/**
 * How many mentors had any.
 */
mentors: number, 
/**
 * The whole hours that count.
 */
hours: number, 
/**
 * What they are worth: `£13,578.00`.
 */
amount: string, };

/**
 * Asks for the hours of a year of claims.
 */
export type FundingRequest = { 
/**
 * The year that is claimed for; missing: the one that the office works in.
 */
year?: AcademicYear | null, };

/**
 * What one school may claim for.
 */
export type FundingSchool = { 
/**
 * The school; `null`: mentors of whom no school is known.
 */
schoolId: number | null, 
/**
 * Its URN; empty: none.
 */
urn: string, 
/**
 * Its name.
 */
name: string, 
/**
 * `Inner London`.
 */
area: string, 
/**
 * What an hour is worth there: `£53.60`.
 */
rate: string, 
/**
 * Its mentors.
 */
mentors: Array<FundingMentor>, 
/**
 * The whole hours of all of them.
 */
hours: number, 
/**
 * What they are worth, in pence.
 */
pence: number, 
/**
 * `£700.80`.
 */
amount: string, 
/**
 * How many of them have no TRN here.
 */
withoutTrn: number, 
/**
 * To whom the statement goes: `Jo Ames (jo@school.example)`; empty: the file has no e-mail.
 */
to: string, 
/**
 * What the sender should know of that, sentences.
 */
notes: Array<string>, };

/**
 * Rows of a list that share a value.
 */
export type Group = { 
/**
 * The value as it is shown; empty: no value.
 */
label: string, 
/**
 * How many rows have it; they follow each other in the list.
 */
count: number, };

/**
 * What was written down.
 */
export type GroupKept = { 
/**
 * Its id.
 */
id: number, };

/**
 * A meeting of a group.
 */
export type GroupMeeting = { 
/**
 * Its id.
 */
id: number, 
/**
 * The day.
 */
on: string, 
/**
 * The day in words.
 */
day: string, 
/**
 * What it is called; empty: just a meeting.
 */
title: string, 
/**
 * Where; empty: not said.
 */
place: string, 
/**
 * What was said.
 */
note: string, 
/**
 * The members of that day, and who else came.
 */
people: Array<MeetingPerson>, 
/**
 * `5 present, 2 apologies`; empty: nothing is known.
 */
attendance: string, 
/**
 * What it asked for.
 */
actions: Array<MeetingTask>, };

/**
 * A member of a group, or who was or will be one.
 */
export type GroupMember = { 
/**
 * The id of the term.
 */
id: number, 
/**
 * Who.
 */
personId: number, 
/**
 * Their name.
 */
name: string, 
/**
 * For which school.
 */
schoolId: number | null, 
/**
 * For which trust (`trust.id`).
 */
trustId: number | null, 
/**
 * The name of the school or trust; empty: for none.
 */
place: string, 
/**
 * Chair or member.
 */
seat: Seat, 
/**
 * The same in words.
 */
seatLabel: string, 
/**
 * The first day.
 */
from: PartDay, 
/**
 * The last day.
 */
until: PartDay, 
/**
 * The term in words; empty: nothing is known of it.
 */
term: string, 
/**
 * Whether it stands.
 */
standing: Standing, 
/**
 * The same in words.
 */
standingLabel: string, 
/**
 * `3 of 4 meetings`; empty: none was held in the term.
 */
came: string, };

/**
 * A working group with all that belongs to it.
 */
export type GroupPage = { 
/**
 * Its id.
 */
id: number, 
/**
 * As the office calls it.
 */
name: string, 
/**
 * What it is for.
 */
purpose: string, 
/**
 * Whether it still meets.
 */
active: boolean, 
/**
 * Its members: current ones, those to come, former ones; chairs first.
 */
members: Array<GroupMember>, 
/**
 * Its meetings, newest first.
 */
meetings: Array<GroupMeeting>, 
/**
 * Its challenges: open ones, shared ones, solved ones; newest first.
 */
challenges: Array<Challenge>, 
/**
 * The themes of all groups, for typing.
 */
themes: Array<string>, };

/**
 * The groups of a list, in the order of its rows.
 */
export type Groups = { 
/**
 * None where the view names no column.
 */
groups: Array<Group>, };

/**
 * A request for the groups of a list.
 */
export type GroupsRequest = { 
/**
 * What the list shows; its `group` names the column.
 */
view: View, };

/**
 * The half days of a placement.
 */
export type HalfDays = { 
/**
 * As many as it is to have.
 */
planned: number, 
/**
 * As many as have passed, less those that were missed.
 */
done: number, 
/**
 * As many as were missed.
 */
lost: number, 
/**
 * As many as there will be in the end: planned less lost.
 */
projected: number, 
/**
 * As many as are spent at ITaP within its dates: none of those above.
 */
itap: number, };

/**
 * What became of the register's heads.
 */
export type HeadsBrought = { 
/**
 * Heads that are in the file now.
 */
heads: number, 
/**
 * Of them people whom we knew elsewhere.
 */
known: number, };

/**
 * How many of our schools have a head in the register and none here.
 */
export type HeadsMissing = { 
/**
 * Schools of ours.
 */
schools: number, };

/**
 * A post that someone holds, held or will hold.
 */
export type HeldPost = { 
/**
 * The tenure.
 */
id: number, 
/**
 * Who.
 */
personId: number, 
/**
 * Their name.
 */
person: string, 
/**
 * The post.
 */
roleId: number, 
/**
 * Its name, `Acting deputy head` where for the time being.
 */
role: string, 
/**
 * The desk's own name for it; empty: the office added it.
 */
roleCode: string, 
/**
 * Where it stands among the posts of a page, small first.
 */
rank: number, 
/**
 * Whether it leads the school.
 */
isHead: boolean, 
/**
 * At which school of ours.
 */
schoolId: number | null, 
/**
 * At which trust, by Group UID.
 */
trustUid: number | null, 
/**
 * The name of the school or trust; `With us`.
 */
place: string, 
/**
 * The first day as it is kept.
 */
from: PartDay, 
/**
 * The last day as it is kept.
 */
until: PartDay, 
/**
 * The first day that the first day can mean, ISO; `null`: not known.
 */
first: string | null, 
/**
 * The last day that the last day can mean, ISO; `null`: none, or not known.
 */
last: string | null, 
/**
 * From when until when, in words.
 */
term: string, 
/**
 * Whether it stands today.
 */
standing: Standing, 
/**
 * Whether for the time being.
 */
acting: boolean, 
/**
 * Whether the post is shared.
 */
jobShare: boolean, 
/**
 * Whether they are our main contact for ITT there.
 */
mainContact: boolean, 
/**
 * Who told us.
 */
source: Source, 
/**
 * How fresh it is; `null` of a former post.
 */
fresh: Fresh | null, 
/**
 * A line about it.
 */
note: string, };

/**
 * A window of operations.
 */
export type HistoryPage = { 
/**
 * How many there are.
 */
count: number, 
/**
 * The window, newest first.
 */
entries: Array<Entry>, };

/**
 * A request for a window of operations.
 */
export type HistoryRequest = { 
/**
 * The first, from 0 (the newest).
 */
offset: number, 
/**
 * How many, at most 1,000.
 */
limit: number, };

/**
 * Someone who holds the post.
 */
export type Holder = { 
/**
 * The tenure.
 */
tenureId: number, 
/**
 * The person.
 */
personId: number, 
/**
 * Their name.
 */
name: string, 
/**
 * Since when until when and how, in words: `from 1 Sep 2020, acting`; empty: nothing is known.
 */
words: string, 
/**
 * Their last day where it is known for sure; it stays.
 */
until: PartDay, };

/**
 * What a school, or a trust for its schools, hosts in a year.
 */
export type Hosting = { 
/**
 * The academic year.
 */
year: AcademicYear, 
/**
 * Whether anything is known of it.
 */
known: boolean, 
/**
 * Whether it wants trainees; `null`: not asked, or no answer.
 */
interest: HostingInterest | null, 
/**
 * Why not: codes of the list `hostingReason`.
 */
reasons: Array<string>, 
/**
 * The other reason, in words.
 */
reasonText: string, 
/**
 * Trainees at once in the whole school, at most; `null`: not said.
 */
cap: number | null, 
/**
 * Trainees of other providers; `null`: not said.
 */
otherTrainees: number | null, 
/**
 * Early career teachers; `null`: not said.
 */
ects: number | null, 
/**
 * A line about it.
 */
note: string, 
/**
 * Who told us.
 */
source: Source, 
/**
 * When it was last known to be right, by whom and from where, as a sentence.
 */
confirmed: string, 
/**
 * Whether it was.
 */
isConfirmed: boolean, 
/**
 * Its offers.
 */
offers: Array<PlacementOffer>, 
/**
 * The answer in a line: `Looking for trainees. 2–4 in Primary. At most 3 at once.`; empty: nothing is known.
 */
said: string, };

/**
 * Whether a school wants trainees in a year.
 */
export type HostingInterest = "looking" | "interested" | "notThisYear";

/**
 * The panel *Hosting* of a school or a trust.
 */
export type HostingPanel = { 
/**
 * The school's or trust's name.
 */
name: string, 
/**
 * The year that was asked for.
 */
now: Hosting, 
/**
 * How many trainees are safe then.
 */
safe: SafeCapacity, 
/**
 * Earlier and later years of which something is known, the latest first.
 */
others: Array<Hosting>, 
/**
 * Offers of other schools that share a trainee with this one, in words.
 */
sharedHere: Array<string>, 
/**
 * The years that can be chosen, the latest first.
 */
years: Array<AcademicYear>, 
/**
 * What the fields may choose from.
 */
choices: CapacityChoices, };

/**
 * Whose hosting, of which year: a school's or a trust's.
 */
export type HostingRequest = { 
/**
 * A school of ours.
 */
schoolId?: number, 
/**
 * A trust, by Group UID.
 */
trustUid?: number, 
/**
 * The academic year; missing: the office's own.
 */
year?: AcademicYear, };

/**
 * A draft to one school.
 */
export type HoursDraft = { 
/**
 * The school.
 */
schoolId: number, 
/**
 * Its name.
 */
school: string, 
/**
 * Where the draft is.
 */
path: string, 
/**
 * To whom it goes: `Jo Ames (jo@school.example)`; empty: the file has no e-mail.
 */
to: string, 
/**
 * What the sender should know before it goes out, sentences.
 */
notes: Array<string>, };

/**
 * Drafts that were written.
 */
export type HoursDrafted = { 
/**
 * One a school, by name.
 */
drafts: Array<HoursDraft>, 
/**
 * All of it as a sentence.
 */
said: string, };

/**
 * Statements of hours for some schools.
 */
export type HoursStatements = { 
/**
 * The year that is claimed for; missing: the one that the office works in.
 */
year?: AcademicYear | null, 
/**
 * The schools; none: all that have a mentor.
 */
schoolIds: Array<number>, 
/**
 * Where to write: for the page a file, for drafts a folder or, for one school, a file; missing or empty: among the
 * prints, which go when the file is closed.
 */
path?: string | null, };

/**
 * Some of our schools.
 */
export type Ids = { 
/**
 * Rows of the Schools list.
 */
selection: Selection, };

/**
 * What a possible duplicate is.
 */
export type ImportAnswer = { 
/**
 * The row, by its key.
 */
row: string, 
/**
 * The candidate's id, or `new`.
 */
is: string, };

/**
 * Why a column is suggested for a field.
 */
export type ImportBecause = "nothing" | "lastTime" | "heading" | "content" | "told";

/**
 * A column of the sheet.
 */
export type ImportColumn = { 
/**
 * Its heading; without one its letter.
 */
header: string, 
/**
 * Its letter in a spreadsheet program.
 */
letter: string, 
/**
 * Its first different values, at most three.
 */
samples: Array<string>, 
/**
 * In how many rows it holds something.
 */
filled: number, 
/**
 * The field that it fills; empty: it is left out.
 */
field: string, 
/**
 * Whose it is, counted from 0.
 */
person: number, 
/**
 * Why.
 */
because: ImportBecause, 
/**
 * Whether its dates have the day or the month first; `null`: not known, or not needed.
 */
dateOrder: DateOrder | null, 
/**
 * Whether that order has to be said.
 */
asksOrder: boolean, 
/**
 * What its dates show of their order, a sentence; empty: nothing.
 */
orderSays: string, };

/**
 * What becomes of one column.
 */
export type ImportColumnMap = { 
/**
 * Its heading as the sheet has it. Of several with the same heading the first, second … in their order.
 */
header: string, 
/**
 * The field that it fills; empty: it is left out.
 */
field: string, 
/**
 * Whose it is, counted from 0 in `people`.
 */
person: number, 
/**
 * Whether its dates have the day or the month first; `null`: as they prove it.
 */
dateOrder?: DateOrder | null, };

/**
 * What became, or would become, of the rows. `read` is the sum of the others.
 */
export type ImportCounts = { 
/**
 * Entries of the sheet; of a row that names two people there are two.
 */
read: number, 
/**
 * New ones.
 */
create: number, 
/**
 * Those with something else than what is there.
 */
update: number, 
/**
 * Those with what is there.
 */
unchanged: number, 
/**
 * Those that may be one that is there already; left until someone says.
 */
duplicate: number, 
/**
 * Those that cannot be imported.
 */
rejected: number, 
/**
 * Those that were switched off.
 */
leftOut: number, };

/**
 * How a text's letters are written.
 */
export type ImportEncoding = "utf8" | "utf16" | "windows1252" | "macRoman";

/**
 * A field that a column may fill.
 */
export type ImportField = { 
/**
 * As it is sent.
 */
id: string, 
/**
 * As it is shown.
 */
label: string, 
/**
 * Whether it is about one of the people of a row.
 */
ofPerson: boolean, 
/**
 * Whether it holds dates.
 */
isDate: boolean, };

/**
 * Where the headings of a sheet are.
 */
export type ImportHeader = { 
/**
 * The number of their first row; 0: the sheet has none.
 */
row: number, 
/**
 * In how many rows they stand, 1 or 2.
 */
rows: number, };

/**
 * A row that an import left, and why.
 */
export type ImportLeft = { 
/**
 * Its row, as the sheet numbers them.
 */
number: number, 
/**
 * What is to be corrected, sentences.
 */
says: Array<string>, };

/**
 * What a sheet is, and what would become of its columns.
 */
export type ImportLook = { 
/**
 * What it is a list of.
 */
noun: ImportNoun, 
/**
 * What it may be a list of.
 */
nouns: Array<ImportOption>, 
/**
 * The file's name, or `Pasted rows`.
 */
name: string, 
/**
 * The sheets of a workbook; of other files none.
 */
sheets: Array<ImportSheet>, 
/**
 * The sheet that is looked at; empty: the file has no sheets.
 */
sheet: string, 
/**
 * How the letters are written; `null`: a workbook.
 */
encoding: ImportEncoding | null, 
/**
 * The ways in which letters may be written.
 */
encodings: Array<ImportOption>, 
/**
 * What stands between cells; empty: a workbook.
 */
delimiter: string, 
/**
 * What may stand between cells.
 */
delimiters: Array<ImportOption>, 
/**
 * Where the headings are.
 */
header: ImportHeader, 
/**
 * Rows of data.
 */
rows: number, 
/**
 * What the office should know of the sheet, sentences.
 */
notes: Array<string>, 
/**
 * Its columns.
 */
columns: Array<ImportColumn>, 
/**
 * Who is who where a row names several people.
 */
people: Array<ImportPerson>, 
/**
 * The posts that people may hold; empty: a row is about one thing.
 */
posts: Array<ImportOption>, 
/**
 * The fields that a column may fill.
 */
fields: Array<ImportField>, 
/**
 * What values meant the last time.
 */
values: Array<ImportValue>, 
/**
 * How rows are matched with what is there, sentences.
 */
matchedBy: string, 
/**
 * What has to be decided before anything can be imported; empty: nothing.
 */
missing: string, };

/**
 * A request to look at a sheet before anything is decided.
 */
export type ImportLookRequest = { 
/**
 * What it is a list of; `null`: what its headings speak for.
 */
noun?: ImportNoun | null, 
/**
 * The sheet.
 */
source: ImportSource, };

/**
 * What becomes of the columns, and what unknown values mean.
 */
export type ImportMapping = { 
/**
 * The columns that somebody decided; the others are as the program suggests them.
 */
columns: Array<ImportColumnMap>, 
/**
 * Who is who where a row names several people; empty: as suggested.
 */
people: Array<ImportPerson>, 
/**
 * What values mean that are none of ours.
 */
values: Array<ImportValue>, };

/**
 * What a sheet is a list of.
 */
export type ImportNoun = "people" | "champions" | "schools" | "members" | "activities" | "mentors" | "trainees" | "offers" | "claims";

/**
 * Something to choose.
 */
export type ImportOption = { 
/**
 * As it is sent.
 */
id: string, 
/**
 * As it is shown.
 */
label: string, };

/**
 * What importing a row does.
 */
export type ImportOutcome = "create" | "update" | "unchanged" | "duplicate" | "rejected" | "leftOut";

/**
 * One of the people that a row names.
 */
export type ImportPerson = { 
/**
 * As it is shown: `Head teacher`, `Person 2`.
 */
label: string, 
/**
 * The post that all of them hold where no column says it; empty: none.
 */
post: string, };

/**
 * What an import would do.
 */
export type ImportPreview = { 
/**
 * What would become of the entries.
 */
counts: ImportCounts, 
/**
 * The entries in the order of the sheet.
 */
rows: Array<ImportRow>, 
/**
 * Values that have to be mapped.
 */
questions: Array<ImportQuestion>, 
/**
 * Changes of post-holder that the sheet speaks for.
 */
proposals: Array<ImportProposal>, 
/**
 * What the office should know, sentences.
 */
notes: Array<string>, 
/**
 * The headings of columns that hold something and fill no field.
 */
ignored: Array<string>, 
/**
 * What the sheet is now; the import is refused where it has become another one.
 */
fingerprint: string, };

/**
 * The problem rows as a file.
 */
export type ImportProblems = { 
/**
 * Where it is.
 */
path: string, 
/**
 * How many rows it has.
 */
rows: number, };

/**
 * A request for the problem rows as a file.
 */
export type ImportProblemsRequest = { 
/**
 * The import that they are left of.
 */
import: ImportRequest, 
/**
 * Where the file goes: `.csv` or `.xlsx`.
 */
path: string, 
/**
 * After the import: the rows that it left, as it answered. `null`: it has not run yet, and is tried.
 */
left?: Array<ImportLeft> | null, };

/**
 * A change of post-holder that the sheet speaks for; nothing of it is done by the import.
 */
export type ImportProposal = { 
/**
 * The school.
 */
schoolId: number | null, 
/**
 * The school's name.
 */
school: string, 
/**
 * The post.
 */
post: string, 
/**
 * Who holds it.
 */
holder: string, 
/**
 * Whom the sheet has in it.
 */
imported: string, 
/**
 * The overlap in words, a sentence.
 */
says: string, };

/**
 * A value that is none of ours: what does it mean?
 */
export type ImportQuestion = { 
/**
 * The field.
 */
field: string, 
/**
 * As it is called.
 */
label: string, 
/**
 * As the sheet has it.
 */
from: string, 
/**
 * Why it is asked, a sentence.
 */
why: string, 
/**
 * In how many entries.
 */
rows: number, 
/**
 * What it may mean, the likeliest first.
 */
options: Array<ImportOption>, 
/**
 * Whether it may be treated as if nothing stood there.
 */
mayBeNothing: boolean, };

/**
 * A request to try an import, or to do it.
 */
export type ImportRequest = { 
/**
 * What it is a list of.
 */
noun: ImportNoun, 
/**
 * The sheet.
 */
source: ImportSource, 
/**
 * What becomes of the columns; `null`: as suggested.
 */
mapping?: ImportMapping | null, 
/**
 * The fingerprint that the preview gave; another one is refused. `null`: whatever is there now.
 */
fingerprint?: string | null, 
/**
 * The rows that are switched off, by their key.
 */
skip?: Array<string> | null, 
/**
 * What possible duplicates are.
 */
answers?: Array<ImportAnswer> | null, };

/**
 * One entry of the sheet, and what importing it would do.
 */
export type ImportRow = { 
/**
 * Its key, for switching it off and for answers.
 */
key: string, 
/**
 * Its row, as the sheet numbers them.
 */
number: number, 
/**
 * Who or what it is.
 */
who: string, 
/**
 * What importing it does.
 */
outcome: ImportOutcome, 
/**
 * What is new or different, or why it cannot be imported: sentences.
 */
says: Array<string>, 
/**
 * What it may be, the likeliest first.
 */
candidates: Array<ImportOption>, };

/**
 * A sheet of a workbook.
 */
export type ImportSheet = { 
/**
 * Its name.
 */
name: string, 
/**
 * Whether the workbook hides it.
 */
hidden: boolean, };

/**
 * A sheet to import: a file, or a pasted block.
 */
export type ImportSource = { 
/**
 * Where the file is; empty: `text` was pasted.
 */
path: string, 
/**
 * A pasted block.
 */
text: string, 
/**
 * Which sheet of a workbook; `null`: its first that holds anything.
 */
sheet?: string | null, 
/**
 * How the letters are written; `null`: found out.
 */
encoding?: ImportEncoding | null, 
/**
 * What stands between cells, one character; `null`: found out.
 */
delimiter?: string | null, 
/**
 * Where the headings are; `null`: found out.
 */
header?: ImportHeader | null, };

/**
 * What a value of a sheet means.
 */
export type ImportValue = { 
/**
 * The field.
 */
field: string, 
/**
 * As the sheet has it.
 */
from: string, 
/**
 * The choice that it means; empty: as if nothing stood there.
 */
to: string, };

/**
 * What an import did.
 */
export type Imported = { 
/**
 * What became of the entries.
 */
counts: ImportCounts, 
/**
 * The entries that were not imported, with the reason.
 */
problems: Array<ImportRow>, 
/**
 * Changes of post-holder that the sheet speaks for.
 */
proposals: Array<ImportProposal>, 
/**
 * What the office should know, sentences.
 */
notes: Array<string>, 
/**
 * The headings of columns that hold something and fill no field.
 */
ignored: Array<string>, };

/**
 * A trainee with the days of ITaP that are planned and that they had.
 */
export type ItapDays = { 
/**
 * The trainee.
 */
traineeId: number, 
/**
 * Their record as a person.
 */
personId: number, 
/**
 * `Ada Brook`.
 */
name: string, 
/**
 * Their cohort.
 */
cohort: string, 
/**
 * Days planned in all.
 */
planned: number, 
/**
 * Days that they were there.
 */
done: number, 
/**
 * Days that their route asks for.
 */
asked: number, 
/**
 * Whether what is planned falls short of that.
 */
short: boolean, 
/**
 * All of this as a sentence, with its source.
 */
words: string, };

/**
 * What became of ITaP.
 */
export type ItapDone = { 
/**
 * The week or days that it was about.
 */
id: number, 
/**
 * What became of it, as a sentence.
 */
said: string, };

/**
 * A school that hosts some of it.
 */
export type ItapHost = { 
/**
 * Its id.
 */
id: number, 
/**
 * The school.
 */
schoolId: number, 
/**
 * The same by name.
 */
school: string, 
/**
 * For how many trainees.
 */
places: number, 
/**
 * How many are there.
 */
taken: number, 
/**
 * Who leads there; `null`: not said.
 */
leaderId: number | null, 
/**
 * The same by name.
 */
leader: string, 
/**
 * `3 of 8 places taken; led by Ada Brook.`
 */
said: string, };

/**
 * A week or some days with hosts and trainees.
 */
export type ItapPage = { 
/**
 * It.
 */
set: ItapSet, 
/**
 * The schools that host it.
 */
hosts: Array<ItapHost>, 
/**
 * Who takes part: those without a host first, then by host and name.
 */
trainees: Array<ItapTrainee>, 
/**
 * Who may still take part: id and name; those of its cohort where it has one.
 */
mayJoin: Array<[number, string]>, };

/**
 * Asks for the ITaP of an academic year.
 */
export type ItapRequest = { 
/**
 * The academic year.
 */
year: AcademicYear, };

/**
 * A week or some days of ITaP.
 */
export type ItapSet = { 
/**
 * Its id.
 */
id: number, 
/**
 * The academic year.
 */
year: AcademicYear, 
/**
 * As the office calls it.
 */
name: string, 
/**
 * What is practised.
 */
theme: string, 
/**
 * For whom; `null`: not said.
 */
cohortId: number | null, 
/**
 * The same by name.
 */
cohort: string, 
/**
 * The first day.
 */
from: string, 
/**
 * The last day.
 */
until: string, 
/**
 * `5 Oct 2026 to 9 Oct 2026`.
 */
written: string, 
/**
 * How many days of it count: 4.5.
 */
days: number, 
/**
 * The same in words.
 */
daysSaid: string, 
/**
 * How many schools host it.
 */
hosts: number, 
/**
 * For how many trainees.
 */
places: number, 
/**
 * How many take part.
 */
trainees: number, 
/**
 * How many of them have no host yet.
 */
unplaced: number, 
/**
 * Of how many it is not said yet whether they were there.
 */
unsaid: number, 
/**
 * What is still to do, as a sentence; empty: nothing.
 */
said: string, };

/**
 * Someone who takes part.
 */
export type ItapTrainee = { 
/**
 * The trainee.
 */
traineeId: number, 
/**
 * Their record as a person.
 */
personId: number, 
/**
 * `Ada Brook`.
 */
name: string, 
/**
 * Where; `null`: not placed yet.
 */
hostId: number | null, 
/**
 * How many days of it they were there; `null`: not said yet.
 */
days: number | null, 
/**
 * The same in words: `4½ of 5 days`, `Not said yet`.
 */
daysSaid: string, };

/**
 * The ITaP of an academic year.
 */
export type ItapYear = { 
/**
 * The academic year.
 */
year: AcademicYear, 
/**
 * Its weeks and days, the first first.
 */
sets: Array<ItapSet>, 
/**
 * The cohorts: id and name.
 */
cohorts: Array<[number, string]>, 
/**
 * Every trainee who takes part in any of it, with days counted.
 */
trainees: Array<ItapDays>, };

/**
 * A block that can be chosen.
 */
export type JigsawBlock = { 
/**
 * Its id.
 */
id: number, 
/**
 * The office's label, with the cohort where it is for one: `Placement 1 (2026 primary)`.
 */
name: string, 
/**
 * Its days in words: `7 Sep 2026 to 18 Dec 2026`.
 */
dates: string, };

/**
 * The board of a block.
 */
export type JigsawBoard = { 
/**
 * The academic year.
 */
year: AcademicYear, 
/**
 * The years that have blocks, the present one among them.
 */
years: Array<AcademicYear>, 
/**
 * The blocks of the year, the earliest first.
 */
blocks: Array<JigsawBlock>, 
/**
 * The block that this is; `null`: the year has none.
 */
blockId: number | null, 
/**
 * What is missing before anything can be done; `null`: nothing.
 */
lacks: JigsawLacks | null, 
/**
 * Trainees of the block who are placed.
 */
placed: number, 
/**
 * Trainees of the block.
 */
of: number, 
/**
 * Both in words: `63 of 100 placed`.
 */
said: string, 
/**
 * The trainees from the offset on.
 */
trainees: Array<JigsawTrainee>, 
/**
 * How many match.
 */
traineeCount: number, 
/**
 * The places from the offset on.
 */
places: Array<JigsawPlace>, 
/**
 * How many match.
 */
placeCount: number, 
/**
 * Subjects of the trainees, with their codes.
 */
subjects: Array<[string, string]>, };

/**
 * What became of it.
 */
export type JigsawDone = { 
/**
 * Trainees who were placed or taken off.
 */
trainees: number, 
/**
 * The whole of it, a sentence, with what is to be minded.
 */
said: string, };

/**
 * Ranked pairings, the best first.
 */
export type JigsawFits = { 
/**
 * For whom or what, by name.
 */
of: string, 
/**
 * Those that fit.
 */
fitting: number, 
/**
 * Those with a warning.
 */
warned: number, 
/**
 * Those that are blocked.
 */
blocked: number, 
/**
 * The three in words.
 */
said: string, 
/**
 * How many match.
 */
count: number, 
/**
 * Those from the offset on.
 */
pairings: Array<JigsawPairing>, };

/**
 * Asks for the places of a trainee, or the trainees for a place: exactly one of the two is named.
 */
export type JigsawFitsRequest = { 
/**
 * The block.
 */
blockId: number, 
/**
 * The trainee. One who is placed and can be moved is judged as if they were not.
 */
traineeId?: number, 
/**
 * The place.
 */
place?: JigsawPlaceKey, 
/**
 * Only what is not blocked.
 */
onlyPossible?: boolean, 
/**
 * Only those in whose words these are.
 */
search?: string, 
/**
 * How many are passed over.
 */
offset?: number, 
/**
 * Rows at most; missing or 0: 100.
 */
limit?: number, 
/**
 * What is pretended.
 */
whatIf?: WhatIf, };

/**
 * Why a board is empty, and so where to begin.
 */
export type JigsawLacks = "blocks" | "trainees" | "places";

/**
 * How the trainees stand.
 */
export type JigsawOrder = "fewest" | "name" | "subject";

/**
 * A trainee at a place.
 */
export type JigsawPair = { 
/**
 * The trainee: `trainee.id`.
 */
traineeId: number, 
/**
 * The school.
 */
schoolId: number, 
/**
 * The line of its offer; missing: it made none, and employs the trainee.
 */
offerId?: number, };

/**
 * A trainee against a place.
 */
export type JigsawPairing = { 
/**
 * The trainee.
 */
traineeId: number, 
/**
 * The school.
 */
schoolId: number, 
/**
 * The line of its offer; `null`: it made none, and employs the trainee.
 */
offerId: number | null, 
/**
 * Of the two, the one that was asked for: the school's or the trainee's name.
 */
name: string, 
/**
 * What the place is for, or what the trainee trains for; in words.
 */
detail: string, 
/**
 * What is left of the place, in words; empty: a trainee.
 */
left: string, 
/**
 * Whether the trainee is there now.
 */
here: boolean, 
/**
 * How it fits.
 */
fit: Fit, };

/**
 * A place on the board.
 */
export type JigsawPlace = { 
/**
 * The school.
 */
schoolId: number, 
/**
 * The line of its offer.
 */
offerId: number | null, 
/**
 * The school's name.
 */
school: string, 
/**
 * Its town and local authority.
 */
area: string, 
/**
 * What it is for, in words: `Mathematics, Year 7`.
 */
wants: string, 
/**
 * Places in this line.
 */
most: number, 
/**
 * Places that are left, the whole school's limit minded.
 */
free: number, 
/**
 * The same in words, with what is safe: `1 of 2 left, over safe capacity`.
 */
left: string, 
/**
 * Whether one more is over what the mentors can carry.
 */
overSafe: boolean, 
/**
 * Who is there in these days, by name.
 */
trainees: Array<string>, };

/**
 * A place: a line of a school's offer.
 */
export type JigsawPlaceKey = { 
/**
 * The school.
 */
schoolId: number, 
/**
 * The line of its offer; missing: it made none, and employs the trainee.
 */
offerId?: number, };

/**
 * Where a trainee is in this block.
 */
export type JigsawPlaced = { 
/**
 * The school.
 */
schoolId: number, 
/**
 * Its name.
 */
school: string, 
/**
 * How far it has come, in words: `Planned`.
 */
state: string, 
/**
 * Whether it can be moved or taken off here: it is planned, or only pretended.
 */
movable: boolean, 
/**
 * Whether it is only pretended.
 */
pretended: boolean, };

/**
 * Asks for the board.
 */
export type JigsawRequest = { 
/**
 * The block; missing: the one of the year that begins next.
 */
blockId?: number, 
/**
 * The academic year, where no block is named; missing: the present one.
 */
year?: AcademicYear, 
/**
 * Only those in whose words these are: names, subjects, routes, schools, towns.
 */
traineeSearch?: string, 
/**
 * Which trainees.
 */
trainees?: JigsawShow, 
/**
 * Only trainees of this subject's code; empty: of any.
 */
subject?: string, 
/**
 * How the trainees stand.
 */
traineeOrder?: JigsawOrder, 
/**
 * How many trainees are passed over.
 */
traineeOffset?: number, 
/**
 * Only places in whose words these are.
 */
placeSearch?: string, 
/**
 * Which places.
 */
places?: JigsawShow, 
/**
 * How the places stand.
 */
placeOrder?: PlaceOrder, 
/**
 * How many places are passed over.
 */
placeOffset?: number, 
/**
 * Rows of each at most; missing or 0: 200.
 */
limit?: number, 
/**
 * What is pretended.
 */
whatIf?: WhatIf, };

/**
 * Which trainees or places are wanted.
 */
export type JigsawShow = "open" | "taken" | "all";

/**
 * A trainee on the board.
 */
export type JigsawTrainee = { 
/**
 * `trainee.id`.
 */
id: number, 
/**
 * The person.
 */
personId: number, 
/**
 * The name.
 */
name: string, 
/**
 * What they train for, in words: `Mathematics, 11 to 16`.
 */
trains: string, 
/**
 * The route, and part-time where it is, in words.
 */
route: string, 
/**
 * What is to be minded, a few words each: limits, the employing school, checks that are missing.
 */
minded: Array<string>, 
/**
 * Where they are in this block; `null`: still to be placed.
 */
placed: JigsawPlaced | null, 
/**
 * The best that there is for them; `null`: there is no place, or they are placed.
 */
best: Verdict | null, 
/**
 * Places that fit.
 */
fitting: number, 
/**
 * Places that could be had with a warning.
 */
warned: number, 
/**
 * The last three in words: `12 places fit, 3 with a warning`; empty: they are placed.
 */
chances: string, 
/**
 * The most that can be said of them in two words: `12 fit`; empty: they are placed.
 */
chancesShort: string, };

/**
 * Lets trainees take part.
 */
export type JoinItap = { 
/**
 * In what.
 */
itapId: number, 
/**
 * Who; none: all who may.
 */
trainees: Array<number>, };

/**
 * How a list is left now.
 */
export type KeepLayout = { 
/**
 * Which list.
 */
list: List, 
/**
 * How.
 */
layout: Layout, };

/**
 * A file that was kept with an e-mail.
 */
export type KeptFile = { 
/**
 * Its id.
 */
id: number, 
/**
 * Its name.
 */
name: string, };

/**
 * Which figure.
 */
export type Key = "placementDays" | "placementSchools" | "employingSchool" | "itapDays" | "mentorMinutesWeekly" | "mentorWeekly" | "ectMinutesWeekly" | "mentorFundedInitial" | "mentorFundedRefresher" | "distanceMiles" | "travelMph" | "answerDays";

/**
 * A key stage.
 */
export type KeyStage = "earlyYears" | "ks1" | "ks2" | "ks3" | "ks4" | "ks5" | "mixed";

/**
 * What sort of failure it is: the stable code that the window, the command line and tests branch on.
 */
export type Kind = "invalid" | "notFound" | "conflict" | "question" | "busy" | "readOnly" | "passwordNeeded" | "passwordWrong" | "fileTooNew" | "damaged" | "noFile" | "diskFull" | "cancelled" | "io" | "bug";

/**
 * How many changes of one kind.
 */
export type KindCount = { 
/**
 * The kind.
 */
kind: ChangeKind, 
/**
 * In words.
 */
label: string, 
/**
 * How many of our schools.
 */
ours: number, 
/**
 * How many of those that were asked for, whatever kinds.
 */
count: number, };

/**
 * Someone of the file who may be the one who comes.
 */
export type KnownPerson = { 
/**
 * The person.
 */
personId: number, 
/**
 * Their name.
 */
name: string, 
/**
 * Their posts, in words; empty: none.
 */
words: string, 
/**
 * Whether it is the same name, or only a like one.
 */
sameName: boolean, };

/**
 * How many changes in one local authority.
 */
export type LaCount = { 
/**
 * Its code; empty: the register names none.
 */
code: string, 
/**
 * Its name.
 */
name: string, 
/**
 * How many of our schools.
 */
ours: number, 
/**
 * How many of those that were asked for, whatever local authorities.
 */
count: number, };

/**
 * How someone left a list.
 */
export type Layout = { 
/**
 * The saved view that was chosen; `null`: none.
 */
view: number | null, 
/**
 * The columns on show where no view is chosen, in order; empty: the list's own.
 */
columns: Array<string>, 
/**
 * Widths by column id, in pixels.
 */
widths: { [key in string]: number }, 
/**
 * How many columns stand still while the others scroll, at least 1; 0: one.
 */
frozen: number, 
/**
 * Whether rows stand close together.
 */
dense: boolean, 
/**
 * Whether the school under the keys is shown beside the list; `null`: where there is room.
 */
preview: boolean | null, };

/**
 * How someone left the lists.
 */
export type Layouts = { 
/**
 * By list; those that were never touched are missing.
 */
lists: Partial<Record<List, Layout>>, };

/**
 * Trainees who no longer take part.
 */
export type LeaveItap = { 
/**
 * In what.
 */
itapId: number, 
/**
 * Who.
 */
trainees: Array<number>, };

/**
 * The calls that are due after a day of notice.
 */
export type Leaving = { 
/**
 * Why they are due, a sentence; empty: none are.
 */
words: string, 
/**
 * The day of notice that has passed, ISO; empty: none lately.
 */
deadline: string, 
/**
 * The schools that nobody has asked since then, those heard of longest ago first.
 */
schools: Array<SchoolToRing>, };

/**
 * Why somebody is left out of a mailing.
 */
export type LeftOutBecause = "objects" | "withdrew" | "personalAddress" | "bounced" | "noEmail" | "sharedAddress";

/**
 * Somebody whom a mailing leaves out.
 */
export type LeftOutPerson = { 
/**
 * The person.
 */
personId: number, 
/**
 * Their name.
 */
name: string, 
/**
 * Why.
 */
because: LeftOutBecause, 
/**
 * The same as a sentence.
 */
why: string, };

/**
 * A school that cannot be written to.
 */
export type LeftOutSchool = { 
/**
 * Our school.
 */
schoolId: number, 
/**
 * Its name.
 */
school: string, 
/**
 * Its telephone; empty: not known.
 */
telephone: string, 
/**
 * Why, a sentence.
 */
why: string, };

/**
 * A letter to write.
 */
export type LetterRequest = { 
/**
 * In which post: the tenure.
 */
tenureId: number, 
/**
 * Where to write it; empty: among the prints, which go when the file is closed.
 */
path: string, };

/**
 * Someone who is there already and may be meant.
 */
export type LikePerson = { 
/**
 * Their id.
 */
id: number, 
/**
 * Their name.
 */
name: string, 
/**
 * Their posts, in words; empty: none is known.
 */
posts: string, 
/**
 * Why they may be meant, in words.
 */
why: string, 
/**
 * How likely, in words.
 */
likelihood: string, };

/**
 * What became of a line.
 */
export type LineOutcome = "matched" | "ambiguous" | "unmatched" | "heading";

/**
 * A school that was added by hand, and the establishment that it is.
 */
export type LinkSchool = { 
/**
 * Our school.
 */
id: number, 
/**
 * The establishment.
 */
urn: number, };

/**
 * Somebody or something that an entry or a task is about.
 */
export type Linked = { 
/**
 * What it is.
 */
kind: Subject, 
/**
 * Its id.
 */
id: number, 
/**
 * Its name.
 */
name: string, 
/**
 * Its page: a route of the window.
 */
route: string, };

/**
 * Which list.
 */
export type List = "england" | "schools" | "people" | "tenures" | "trusts" | "champions" | "tasks" | "groups" | "agreements" | "mentors" | "trainees" | "placements" | "blocks" | "offers" | "notices" | "roundSchools" | "hostings";

/**
 * What a load did. The figures outside `groups` and `links` are of establishments.
 */
export type LoadReport = { 
/**
 * Rows read. `read = new + changed + unchanged + rejected`.
 */
read: number, 
/**
 * Of them URNs that the register did not have.
 */
new: number, 
/**
 * Of them with another value in a column that is kept; LastChangedDate alone does not count.
 */
changed: number, 
/**
 * Of them as before.
 */
unchanged: number, 
/**
 * Of them not usable.
 */
rejected: number, 
/**
 * Establishments with another head, those marked *perhaps the same person* among them.
 */
headChanges: number, 
/**
 * Establishments whose head's name is gone.
 */
headVacated: number, 
/**
 * Establishments that have a head's name now and had none.
 */
headFilled: number, 
/**
 * New establishments that are not a conversion's successor.
 */
opened: number, 
/**
 * Closed without a successor.
 */
closed: number, 
/**
 * Closed with a successor.
 */
converted: number, 
/**
 * Trust joined, left or changed.
 */
trustChanges: number, 
/**
 * Sentences about the files and what was found in them.
 */
warnings: Array<string>, 
/**
 * The groups files.
 */
groups: PartReport, 
/**
 * The links files.
 */
links: PartReport, 
/**
 * The day that the establishments file tells of, ISO.
 */
date: string | null, 
/**
 * Whether this was the first load, which has nothing to compare with.
 */
first: boolean, 
/**
 * Where the rejected rows were written.
 */
rejects: string | null, };

/**
 * Which files to load.
 */
export type LoadRequest = { 
/**
 * Where they are: csv or zip.
 */
paths: Array<string>, 
/**
 * The day that the establishments file tells of, where neither its name nor its rows say.
 */
date: string | null, 
/**
 * Yes to what would be asked (an older file, many schools missing).
 */
yes: boolean, 
/**
 * Where to write the rows that were rejected, as CSV; `null`: beside nothing, they are only counted.
 */
rejects: string | null, };

/**
 * One file of the register that was loaded.
 */
export type LoadedFile = { 
/**
 * `establishments`, `groups` or `links`.
 */
kind: string, 
/**
 * The file's name.
 */
fileName: string, 
/**
 * The day it tells of, ISO.
 */
fileDate: string | null, 
/**
 * When it was loaded (moment).
 */
loadedAt: string, 
/**
 * Rows read.
 */
read: number, 
/**
 * Of them new.
 */
new: number, 
/**
 * Of them changed.
 */
changed: number, 
/**
 * Of them not usable.
 */
rejected: number, };

/**
 * Something to log.
 */
export type LogActivity = { 
/**
 * What it was; `null`: what the first word of the text says, else a note.
 */
kind?: ActivityKind, 
/**
 * The day, as typed; blank: today.
 */
on: string, 
/**
 * What was said.
 */
text: string, 
/**
 * Whom it was about: a school with the people spoken to, say.
 */
about: Array<About>, 
/**
 * Whether the people named there said that their post and e-mail are still right.
 */
stillRight: boolean, 
/**
 * What to do next.
 */
next?: NextAction, };

/**
 * What the box offers.
 */
export type LogBox = { 
/**
 * The kinds with their names.
 */
kinds: Array<[ActivityKind, string]>, 
/**
 * The people, the main contact first.
 */
people: Array<Spoken>, 
/**
 * Of a person: the schools and trusts where they hold a post, which it may be about as well.
 */
places: Array<Linked>, };

/**
 * Where something is to be logged.
 */
export type LogBoxRequest = { 
/**
 * The record whose page it is.
 */
of: About, };

/**
 * What it means.
 */
export type LogRead = { 
/**
 * The kind that the first word names; a note where it names none.
 */
kind: ActivityKind, };

/**
 * What is typed so far.
 */
export type LogReading = { 
/**
 * The text.
 */
text: string, };

/**
 * What was logged.
 */
export type Logged = { 
/**
 * The activity.
 */
id: number, 
/**
 * The task, where there is something to do next.
 */
taskId: number | null, };

/**
 * The columns of online forms to look at.
 */
export type LookAtColumns = { 
/**
 * The round; `null`: the one that was made last.
 */
roundId?: number, 
/**
 * The files; those that are no tables are passed over.
 */
paths: Array<string>, 
/**
 * What columns are to answer, before what was remembered or their headings say; nothing of it is kept.
 */
columns: Array<ColumnMeans>, };

/**
 * A file of codes or rules to look at before it is taken.
 */
export type LookCodeList = { 
/**
 * Where it is.
 */
path: string, };

/**
 * What became of it.
 */
export type MadeDue = { 
/**
 * Agreements that were made.
 */
made: number, 
/**
 * Schools that have one for that year already, their own or their trust's.
 */
already: number, 
/**
 * Former schools, which were left.
 */
former: number, 
/**
 * All of it as a sentence.
 */
said: string, };

/**
 * What became of it.
 */
export type MadeOurs = { 
/**
 * The new schools' ids.
 */
made: Array<number>, 
/**
 * How many were ours already.
 */
already: number, 
/**
 * URNs that the register does not have.
 */
unknown: Array<number>, 
/**
 * How many of the new schools have the head that the register names.
 */
heads: number, };

/**
 * What to do with one e-mail, where it is not what it would be by itself.
 */
export type MailChoice = { 
/**
 * Where the file is.
 */
path: string, 
/**
 * Leave it.
 */
skip: boolean, 
/**
 * Whom it is about, beside what its addresses lead to.
 */
about: Array<About>, };

/**
 * What an e-mail is.
 */
export type MailKind = "letter" | "bounce" | "automaticReply";

/**
 * E-mails to log.
 */
export type MailLogRequest = { 
/**
 * The files.
 */
paths: Array<string>, 
/**
 * What somebody chose for some of them.
 */
choices: Array<MailChoice>, 
/**
 * Whether attached files are kept.
 */
keepFiles: boolean, };

/**
 * What became of the e-mails. Each that could be read is logged, was there already, or was left.
 */
export type MailLogged = { 
/**
 * How many files there were.
 */
read: number, 
/**
 * How many are on timelines now.
 */
logged: number, 
/**
 * How many had been logged before.
 */
already: number, 
/**
 * How many addresses were marked as bounced.
 */
bounced: number, 
/**
 * How many tasks propose a change of post-holder.
 */
proposed: number, 
/**
 * How many attached files were kept.
 */
files: number, 
/**
 * Sentences about what was left, and why.
 */
left: Array<string>, 
/**
 * Sentences about files that could not be read or kept.
 */
problems: Array<string>, 
/**
 * All of it in one sentence.
 */
words: string, };

/**
 * What some dropped e-mails are.
 */
export type MailLook = { 
/**
 * The e-mails, in the order of the files.
 */
mails: Array<MailSeen>, 
/**
 * Sentences about files that cannot be read.
 */
problems: Array<string>, 
/**
 * Whether Settings say what our own addresses end in, without which every e-mail seems to be from them.
 */
ownDomainsKnown: boolean, };

/**
 * An e-mail before it is logged.
 */
export type MailSeen = { 
/**
 * Where the file is.
 */
path: string, 
/**
 * Its name.
 */
file: string, 
/**
 * The subject.
 */
subject: string, 
/**
 * Who sent it: name and address.
 */
from: string, 
/**
 * To whom, the first three.
 */
to: string, 
/**
 * The day and time as written.
 */
when: string, 
/**
 * What it is.
 */
kind: MailKind, 
/**
 * Whether it is from them, from us, what it tells: `From them`, `Came back`.
 */
label: string, 
/**
 * How the text begins.
 */
preview: string, 
/**
 * Whether it was logged before.
 */
already: boolean, 
/**
 * The people, schools and trusts that its addresses lead to.
 */
matched: Array<Linked>, 
/**
 * Schools whose addresses or website end like the unknown sender's.
 */
byDomain: Array<Linked>, 
/**
 * What happens to it unless told otherwise, a sentence.
 */
plan: string, 
/**
 * Whether somebody has to say whom it is about.
 */
asks: boolean, 
/**
 * Whom an automatic reply names in the sender's place.
 */
successor: Successor | null, 
/**
 * The files that are attached.
 */
files: Array<AttachedFile>, };

/**
 * Whom a mailing reaches, before anything is written.
 */
export type MailingLook = { 
/**
 * How many it is written to.
 */
reached: number, 
/**
 * Who is left out and why.
 */
leftOut: Array<LeftOutPerson>, 
/**
 * All of it as a sentence.
 */
said: string, };

/**
 * People whom a mailing is meant for.
 */
export type MailingRequest = { 
/**
 * Rows of the list of people.
 */
selection: Selection, };

/**
 * A mailing that was written.
 */
export type MailingWritten = { 
/**
 * The folder in which the drafts are.
 */
path: string, 
/**
 * How many.
 */
drafts: number, 
/**
 * Who was left out and why.
 */
leftOut: Array<LeftOutPerson>, 
/**
 * All of it as a sentence.
 */
said: string, };

/**
 * Schools with which agreements fall due.
 */
export type MakeDue = { 
/**
 * Rows of the list of our schools.
 */
selection: Selection, 
/**
 * The academic year in which they begin.
 */
firstYear: AcademicYear, 
/**
 * The last that they cover; missing: the first.
 */
lastYear?: AcademicYear, 
/**
 * Which text.
 */
version?: string, 
/**
 * The day by which they should be signed, as typed.
 */
dueOn?: string, };

/**
 * Which establishments to make ours.
 */
export type MakeOurs = { 
/**
 * URNs, or rows of the England list.
 */
selection: Selection, 
/**
 * The stage that they start at.
 */
stage: Stage | null, };

/**
 * A step that agreements take.
 */
export type MarkAgreements = { 
/**
 * Rows of the list of agreements.
 */
selection: Selection, 
/**
 * Sent, signed or lapsed.
 */
state: AgreementState, 
/**
 * The day, as typed; blank or missing: today.
 */
on?: string, 
/**
 * Who signed; missing: as it is.
 */
personId?: number, 
/**
 * In which post; missing: the first that they hold there, and as it is where nobody is named.
 */
roleId?: number, 
/**
 * Where the paper lies; missing: as it is.
 */
fileReference?: string, };

/**
 * Addresses at which mail came back, or no longer does.
 */
export type MarkBounced = { 
/**
 * Their ids.
 */
ids: Array<number>, 
/**
 * Whether they bounce.
 */
bounced: boolean, };

/**
 * Checks of some trainees that were made.
 */
export type MarkChecks = { 
/**
 * Rows of the list of trainees.
 */
selection: Selection, 
/**
 * Which checks.
 */
kinds: Array<SuitabilityKind>, 
/**
 * How far they are.
 */
mark: SuitabilityMark, 
/**
 * Who made them; missing or blank: who makes them for each trainee.
 */
doneBy?: string, 
/**
 * The day, as typed; missing or blank: today.
 */
on?: string, };

/**
 * Notices to mark as given.
 */
export type MarkNotices = { 
/**
 * Rows of the list of privacy notices; those that are given already are left.
 */
selection: Selection, 
/**
 * The day, as typed; blank or missing: today.
 */
on: string, };

/**
 * E-mails that went out.
 */
export type MarkRoundSent = { 
/**
 * The round.
 */
id: number, 
/**
 * Which batch; missing: every one that is not marked yet.
 */
batch?: number, 
/**
 * The day, as typed; blank: today.
 */
on: string, };

/**
 * A school that a line may mean.
 */
export type MatchCandidate = { 
/**
 * Its URN; `null`: a school of ours that is not in the register.
 */
urn: number | null, 
/**
 * Our school, where it is ours already.
 */
schoolId: number | null, 
/**
 * Its name.
 */
name: string, 
/**
 * Its town.
 */
town: string, 
/**
 * Its postcode.
 */
postcode: string, 
/**
 * Its local authority.
 */
la: string, 
/**
 * Its status in words; empty where it is not in the register.
 */
status: string, 
/**
 * Whether it is open, or proposed to close.
 */
open: boolean, };

/**
 * Pasted text with a school on each line.
 */
export type MatchRequest = { 
/**
 * As pasted: names, postcodes, URNs, or rows of a spreadsheet; at most 5,000 lines.
 */
text: string, };

/**
 * One pasted line.
 */
export type MatchedLine = { 
/**
 * Its number in what was pasted, from 1. Several URNs on one line share it.
 */
number: number, 
/**
 * As pasted.
 */
text: string, 
/**
 * What became of it.
 */
outcome: LineOutcome, 
/**
 * The school that it is; only where it is matched.
 */
school: MatchCandidate | null, 
/**
 * Those that it may be, the likeliest first, at most 8; only where it is ambiguous.
 */
candidates: Array<MatchCandidate>, 
/**
 * Why, in a few words.
 */
reason: string, 
/**
 * The number of an earlier line that is the same school.
 */
sameAs: number | null, 
/**
 * What the line says of the school, to add it by hand; `null`: it does not even say a name.
 */
byHand: ByHand | null, };

/**
 * What pasted lines are.
 */
export type Matches = { 
/**
 * In pasted order; blank lines are left out.
 */
lines: Array<MatchedLine>, };

/**
 * What reaches a person.
 */
export type Medium = "email" | "telephone";

/**
 * Whether someone came to a meeting.
 */
export type MeetingPerson = { 
/**
 * Who.
 */
personId: number, 
/**
 * Their name.
 */
name: string, 
/**
 * Whether they came; `null`: nothing is known.
 */
attended: Attended | null, 
/**
 * The same in words; empty: nothing is known.
 */
label: string, 
/**
 * No member on the day, but they came.
 */
guest: boolean, };

/**
 * A task that a meeting asked for.
 */
export type MeetingTask = { 
/**
 * Its id.
 */
id: number, 
/**
 * What is to do.
 */
title: string, 
/**
 * Until when, in words; empty: no day.
 */
due: string, 
/**
 * Who of us; empty: nobody.
 */
owner: string, 
/**
 * Whether it is done.
 */
done: boolean, };

/**
 * A working group that someone sits in.
 */
export type Membership = { 
/**
 * The group.
 */
groupId: number, 
/**
 * Its name.
 */
group: string, 
/**
 * `Chair` or `Member`, and for whom.
 */
office: string, 
/**
 * From when until when, in words.
 */
term: string, 
/**
 * Whether it stands today.
 */
standing: Standing, };

/**
 * What the fields of mentoring may choose from.
 */
export type MentorChoices = { 
/**
 * Subjects: code and name.
 */
subjects: Array<[string, string]>, 
/**
 * Other providers that were written down.
 */
providers: Array<string>, 
/**
 * Our lead mentors, and others who delivered training: id and name.
 */
trainers: Array<[number, string]>, 
/**
 * Topics: the usual ones, then others that were written down.
 */
topics: Array<string>, 
/**
 * What training: code and name.
 */
kinds: Array<[MentorTrainingKind, string]>, 
/**
 * How it was given: code and name.
 */
modes: Array<[MentorTrainingMode, string]>, 
/**
 * The academic year of today.
 */
year: AcademicYear, };

/**
 * What of a mentor's training is funded with one provider in one academic year.
 */
export type MentorFunding = { 
/**
 * The academic year.
 */
year: AcademicYear, 
/**
 * The provider; empty: us.
 */
provider: string, 
/**
 * Whether the refresher's cap holds.
 */
refresher: boolean, 
/**
 * What they had, in minutes.
 */
minutes: number, 
/**
 * The cap, in whole hours.
 */
capHours: number, 
/**
 * The hours that count.
 */
countedHours: number, 
/**
 * The hours that are left.
 */
leftHours: number, 
/**
 * What the counted hours are worth, in pence.
 */
pence: number, 
/**
 * `£525.60`.
 */
amount: string, 
/**
 * The area of the rate.
 */
area: string, 
/**
 * All of this in words, with its source.
 */
words: string, };

/**
 * One of them.
 */
export type MentorGap = { 
/**
 * Who: the mentor, or the last one of a school.
 */
personId: number, 
/**
 * `Ada Brook`.
 */
name: string, 
/**
 * At which school; `null`: at none.
 */
schoolId: number | null, 
/**
 * The same by name.
 */
school: string, 
/**
 * What falls short, as a sentence.
 */
why: string, };

/**
 * Where mentoring falls short.
 */
export type MentorGaps = { 
/**
 * The academic year of today.
 */
year: AcademicYear, 
/**
 * Mentors without training this academic year.
 */
untrained: Array<MentorGap>, 
/**
 * Mentors with more trainees than agreed.
 */
over: Array<MentorGap>, 
/**
 * Schools where the last mentor left within a year.
 */
lost: Array<MentorGap>, };

/**
 * A person's mentoring.
 */
export type MentorPage = { 
/**
 * Who.
 */
personId: number, 
/**
 * `Ada Brook`.
 */
name: string, 
/**
 * The teacher reference number; empty: not known.
 */
trn: string, 
/**
 * Their mentoring posts, those that stand first.
 */
posts: Array<MentorPost>, 
/**
 * Their other posts at schools that stand, which can be made mentoring ones: id and name.
 */
otherPosts: Array<[number, string]>, 
/**
 * What is funded, by academic year and provider, the latest first.
 */
funding: Array<MentorFunding>, 
/**
 * The ledger, the latest first.
 */
training: Array<MentorTraining>, };

/**
 * A mentoring post with what is known of it.
 */
export type MentorPost = { 
/**
 * The post (`tenure.id`).
 */
tenureId: number, 
/**
 * Who.
 */
personId: number, 
/**
 * `Ada Brook`.
 */
name: string, 
/**
 * The post's name.
 */
role: string, 
/**
 * At which school; `null`: at none.
 */
schoolId: number | null, 
/**
 * The school's, trust's name; empty: with us.
 */
place: string, 
/**
 * Whether it stands.
 */
standing: Standing, 
/**
 * Trainees at once, at most.
 */
atOnce: number, 
/**
 * Subject codes.
 */
subjects: Array<string>, 
/**
 * The same by name.
 */
subjectNames: Array<string>, 
/**
 * Free from this day, ISO; empty: as long as the post.
 */
fromOn: string, 
/**
 * Free until this day, ISO; empty: as long as the post.
 */
untilOn: string, 
/**
 * A line about it.
 */
note: string, 
/**
 * Trainees today.
 */
traineesNow: number, 
/**
 * How many more there may be today.
 */
free: number, 
/**
 * Whether there was any training this academic year.
 */
trained: boolean, 
/**
 * All of this in a sentence.
 */
said: string, };

/**
 * Asks for a person's mentoring.
 */
export type MentorRequest = { 
/**
 * Who.
 */
personId: number, };

/**
 * What became of a mentor.
 */
export type MentorSet = { 
/**
 * The post (`tenure.id`).
 */
tenureId: number, 
/**
 * Whether anything is another than before.
 */
changed: boolean, };

/**
 * A line of the ledger.
 */
export type MentorTraining = { 
/**
 * Its id.
 */
id: number, 
/**
 * Who was trained.
 */
personId: number, 
/**
 * Where they worked then; `null`: not known.
 */
schoolId: number | null, 
/**
 * The same by name.
 */
school: string, 
/**
 * The day.
 */
onDay: string, 
/**
 * `10 Sep 2026`.
 */
day: string, 
/**
 * The academic year of the day.
 */
year: AcademicYear, 
/**
 * How long, in minutes.
 */
minutes: number, 
/**
 * `1 hour 30 minutes`.
 */
hours: string, 
/**
 * What training.
 */
kind: MentorTrainingKind, 
/**
 * The same in words.
 */
kindLabel: string, 
/**
 * Which accredited provider's; empty: ours.
 */
provider: string, 
/**
 * The lead mentor who delivered it; `null`: not said.
 */
trainerId: number | null, 
/**
 * The same by name.
 */
trainer: string, 
/**
 * What it was about.
 */
topic: string, 
/**
 * How it was given; `null`: not said.
 */
mode: MentorTrainingMode | null, 
/**
 * The same in words.
 */
modeLabel: string, 
/**
 * A line about it.
 */
note: string, };

/**
 * What became of a session.
 */
export type MentorTrainingDone = { 
/**
 * The new lines of the ledger.
 */
ids: Array<number>, 
/**
 * What became of it, in a sentence.
 */
said: string, };

/**
 * What training it was.
 */
export type MentorTrainingKind = "initial" | "refresher";

/**
 * What ticking off a session would do, before it does.
 */
export type MentorTrainingLook = { 
/**
 * How many people.
 */
people: number, 
/**
 * What it comes to, in a sentence: how many hours are left.
 */
said: string, 
/**
 * Why it cannot be; empty: it can.
 */
problem: string, };

/**
 * How it was given.
 */
export type MentorTrainingMode = "inPerson" | "onlineLive" | "selfAccess" | "hybrid";

/**
 * The choice of a field's value.
 */
export type MergeChoice = { 
/**
 * The field.
 */
field: MergeField, 
/**
 * Whose value.
 */
from: MergeFrom, };

/**
 * A field of a person that a merge chooses.
 */
export type MergeField = "title" | "first" | "last" | "knownAs" | "trn" | "notes";

/**
 * Where the value of a field comes from.
 */
export type MergeFrom = "kept" | "gone" | "both";

/**
 * A request to merge two records of one person.
 */
export type MergePeople = { 
/**
 * The record that is kept.
 */
kept: number, 
/**
 * The record that goes into it.
 */
gone: number, 
/**
 * Choices of fields; a field that is not named keeps the kept record's value, or the other's where that is empty;
 * notes keep both.
 */
choices: Array<MergeChoice>, };

/**
 * What a merge did.
 */
export type MergedPeople = { 
/**
 * The record that was kept.
 */
kept: number, 
/**
 * Their name now.
 */
name: string, 
/**
 * What was moved, in words; empty: nothing.
 */
moved: string, };

/**
 * A champion's next stage, or another day, reason or note of the one that they are at.
 */
export type MoveChampion = { 
/**
 * The champion.
 */
id: number, 
/**
 * The stage.
 */
stage: ChampionStage, 
/**
 * Since when, as typed; blank or missing: today, or for the stage that they are at the day that it has.
 */
since?: string, 
/**
 * Why they stepped down; missing: as it is.
 */
reason?: string, 
/**
 * A line about them; missing: as it is.
 */
note?: string, };

/**
 * A step that placements take.
 */
export type MovePlacements = { 
/**
 * Rows of the list of placements.
 */
selection: Selection, 
/**
 * To which state.
 */
state: PlacementState, 
/**
 * The day, as typed; blank or missing: today.
 */
on: string, 
/**
 * Why; for what is declined or withdrawn.
 */
reason: string, 
/**
 * Under way although checks of suitability are not cleared: somebody has looked and says so.
 */
althoughUnchecked: boolean, };

/**
 * A post that goes one place up or down in the list.
 */
export type MovePost = { 
/**
 * Which.
 */
id: number, 
/**
 * Up, else down.
 */
up: boolean, };

/**
 * A champion to name.
 */
export type NameChampion = { 
/**
 * Our school.
 */
schoolId: number, 
/**
 * A person of the file.
 */
personId?: number, 
/**
 * Someone who is not in the file yet.
 */
newPerson?: PersonName, 
/**
 * The post in which they are at the school: it is added where they hold none there. Someone new needs one.
 */
roleId?: number, 
/**
 * The e-mail of someone new; blank or missing: not known.
 */
email?: string, 
/**
 * How far we have come with them; missing: identified.
 */
stage?: ChampionStage, 
/**
 * Since when, as typed; blank or missing: today.
 */
since?: string, 
/**
 * A line about it.
 */
note?: string, };

/**
 * A school that a trust's agreement names.
 */
export type NamedSchool = { 
/**
 * Our school.
 */
id: number, 
/**
 * Its name.
 */
name: string, };

/**
 * Another establishment, named on this one's page.
 */
export type Neighbour = { 
/**
 * Its URN.
 */
urn: number, 
/**
 * Its name.
 */
name: string, 
/**
 * Its status in words; empty: it is not in the register.
 */
status: string, 
/**
 * Our school of that URN.
 */
schoolId: number | null, 
/**
 * How it is related, in the DfE's words.
 */
relation: string, 
/**
 * Since when, ISO day.
 */
since: string | null, };

/**
 * A new file.
 */
export type NewFile = { 
/**
 * Where; `.desk` is added where it is missing.
 */
path: string, 
/**
 * Its password, `null`: none.
 */
password: string | null, 
/**
 * The office's own name.
 */
office: string | null, };

/**
 * A new file that is open now.
 */
export type NewFileDone = { 
/**
 * What is open now.
 */
state: State, 
/**
 * To print and keep, where it has a password.
 */
recoveryKey: string | null, };

/**
 * A round to make.
 */
export type NewRound = { 
/**
 * The academic year that it asks about.
 */
year: AcademicYear, 
/**
 * Which of the ready-made asks; missing: the leadership check.
 */
ask?: Ask, 
/**
 * As the office calls it and schools read it; blank: the ask's name and the year.
 */
title: string, 
/**
 * The day by which answers are wanted, as typed; blank: none.
 */
due: string, 
/**
 * Rows of the list of our schools; missing: all of ours of every stage but former.
 */
selection?: Selection, 
/**
 * Who that is, in words: the saved view's name.
 */
audience: string, 
/**
 * The standard questions in order; missing: those of the ask.
 */
questions?: Array<Question>, 
/**
 * The office's own questions, up to five.
 */
own: Array<string>, 
/**
 * The office's own online form, as its pre-filled link; blank: none.
 */
formLink: string, 
/**
 * Whether it goes also to addresses outside the school's and trust's own domains.
 */
anyAddress: boolean, 
/**
 * Whether the form goes out as a page (HTML), too.
 */
html: boolean, 
/**
 * The office's own words at the head of the e-mail; blank: the usual ones.
 */
intro: string, };

/**
 * What to do next, written down together with what was logged.
 */
export type NextAction = { 
/**
 * What is to do; blank: nothing.
 */
title: string, 
/**
 * Until when, as typed: `3/9/26`, `+2w`; blank: no day.
 */
due: string, 
/**
 * Who of us; `null`: whoever logs it.
 */
ownerId?: number, };

/**
 * A state that somebody may go on to.
 */
export type NextState = { 
/**
 * The state.
 */
state: TraineeState, 
/**
 * In words.
 */
label: string, };

/**
 * Schools that say that nobody leaves.
 */
export type NobodyLeaves = { 
/**
 * Which.
 */
schoolIds: Array<number>, };

/**
 * A span in which nobody is to be placed at a school.
 */
export type NotToPlace = { 
/**
 * Its id.
 */
id: number, 
/**
 * The first day, ISO.
 */
fromOn: string, 
/**
 * The last day, ISO; empty: until further notice.
 */
untilOn: string, 
/**
 * Why.
 */
reason: string, 
/**
 * Whether it holds today.
 */
holds: boolean, 
/**
 * All of it in words: `Nobody is to be placed here until further notice: Ofsted is expected.`
 */
said: string, };

/**
 * A request that carries nothing.
 */
export type Nothing = Record<symbol, never>;

/**
 * The licences of what is shipped.
 */
export type Notices = { 
/**
 * Plain text.
 */
text: string, };

/**
 * Drafts of notices that were written.
 */
export type NoticesDrafted = { 
/**
 * The folder in which they are.
 */
path: string, 
/**
 * How many.
 */
drafts: number, 
/**
 * Who has none and why, a sentence each.
 */
left: Array<string>, 
/**
 * All of it as a sentence.
 */
said: string, };

/**
 * What became of some notices.
 */
export type NoticesTouched = { 
/**
 * How many were added or marked.
 */
notices: number, 
/**
 * All of it as a sentence.
 */
said: string, };

/**
 * How many of a noun there are.
 */
export type NounCount = { 
/**
 * In words: schools, establishments, tags, …
 */
noun: string, 
/**
 * In the open file.
 */
now: number, 
/**
 * In the backup.
 */
then: number, };

/**
 * What accepting a change does.
 */
export type Offer = "follow" | "choose" | "former" | "makeOurs" | "changeHead" | "endHead" | "openHead" | "samePerson" | "decide" | "note";

/**
 * How the trainee is paid for.
 */
export type OfferFunding = "fee" | "salaried";

/**
 * Whether several share a place.
 */
export type OfferJoint = "shared" | "pair";

/**
 * What an offered place is for.
 */
export type OfferKind = "placement" | "itap" | "observation";

/**
 * How much of the week a trainee is there.
 */
export type OfferStudy = "fullTime" | "partTime" | "jobShare";

/**
 * A term.
 */
export type OfferTerm = "autumn" | "spring" | "summer";

/**
 * Who we are and what we chose.
 */
export type Office = { 
/**
 * Our name, as on a letter.
 */
name: string, 
/**
 * What we are.
 */
role: Role, 
/**
 * For a training partner: of whom.
 */
partnerOf: string, 
/**
 * The academic year that lists and forms are about.
 */
academicYear: AcademicYear, 
/**
 * The years that can be chosen, newest first.
 */
academicYears: Array<AcademicYear>, 
/**
 * Minutes without a key or mouse after which a file with a password locks; 0: never.
 */
lockAfterMinutes: number, 
/**
 * After how many months without contact a school is told of, by its stage; 0: never.
 */
contactMonths: Array<[Stage, number]>, 
/**
 * After how many days a school that was approached is told of; 0: never.
 */
approachedDays: number, 
/**
 * What our own e-mail addresses end in, such as `northfold.ac.uk`.
 */
mailDomains: Array<string>, 
/**
 * Whether the office has recorded that the disk on which the file lies is encrypted.
 */
diskEncrypted: boolean, 
/**
 * Our staff, those who left last.
 */
staff: Array<StaffMember>, 
/**
 * Whether everything in the file is invented.
 */
sample: boolean, };

/**
 * What the office itself knows about a school.
 */
export type OfficeFacts = { 
/**
 * Our school.
 */
id: number, 
/**
 * How far the relationship has come.
 */
stage: Stage, 
/**
 * Who of us looks after it.
 */
ownerId: number | null, 
/**
 * Their name.
 */
owner: string | null, 
/**
 * Free labels, in alphabetical order.
 */
tags: Array<string>, 
/**
 * Notes.
 */
notes: string, 
/**
 * Where to park.
 */
parking: string, 
/**
 * How to dress.
 */
dress: string, 
/**
 * How to get in.
 */
access: string, 
/**
 * Since when it is ours, ISO day.
 */
addedOn: string, 
/**
 * The URNs that it had before, newest first, each with the ISO day until which it had it.
 */
pastUrns: Array<PastUrn>, };

/**
 * One logged absence.
 */
export type OneAbsence = { 
/**
 * Its id.
 */
id: number, };

/**
 * An activity.
 */
export type OneActivity = { 
/**
 * Its id.
 */
id: number, };

/**
 * One agreement.
 */
export type OneAgreement = { 
/**
 * Its id.
 */
id: number, };

/**
 * One block.
 */
export type OneBlock = { 
/**
 * Its id.
 */
id: number, };

/**
 * One champion.
 */
export type OneChampion = { 
/**
 * Their id as champion, not as person.
 */
id: number, };

/**
 * One list that the office loaded.
 */
export type OneCodeList = { 
/**
 * `code_list.id`.
 */
id: number, };

/**
 * One cohort.
 */
export type OneCohort = { 
/**
 * Its id.
 */
id: number, };

/**
 * Something to be minded no more.
 */
export type OneConstraint = { 
/**
 * Its id.
 */
id: number, };

/**
 * A request for a working group.
 */
export type OneGroup = { 
/**
 * Its id.
 */
id: number, };

/**
 * Names one week or some days of ITaP.
 */
export type OneItap = { 
/**
 * Its id.
 */
id: number, };

/**
 * Names a host.
 */
export type OneItapHost = { 
/**
 * Its id.
 */
id: number, };

/**
 * One entry of the schools not to place at.
 */
export type OneNotToPlace = { 
/**
 * Its id.
 */
id: number, };

/**
 * Something of a group, by its own id: a member's term, a meeting, a challenge, a solution.
 */
export type OneOfGroup = { 
/**
 * Its id.
 */
id: number, };

/**
 * A line of an offer.
 */
export type OneOffer = { 
/**
 * Its id.
 */
id: number, };

/**
 * A path.
 */
export type OnePath = { 
/**
 * Where.
 */
path: string, };

/**
 * A request for one person.
 */
export type OnePerson = { 
/**
 * Their id.
 */
id: number, };

/**
 * One placement.
 */
export type OnePlacement = { 
/**
 * Its id.
 */
id: number, };

/**
 * A reply.
 */
export type OneReply = { 
/**
 * Its id.
 */
id: number, };

/**
 * One review.
 */
export type OneReview = { 
/**
 * Its id.
 */
id: number, };

/**
 * One round.
 */
export type OneRound = { 
/**
 * Its id.
 */
id: number, };

/**
 * One record of a check.
 */
export type OneSignOff = { 
/**
 * Its id.
 */
id: number, };

/**
 * One trainee.
 */
export type OneTrainee = { 
/**
 * Their id: `trainee.id`.
 */
id: number, };

/**
 * One saved view.
 */
export type OneView = { 
/**
 * Its id.
 */
id: number, };

/**
 * A column of an online form.
 */
export type OnlineColumn = { 
/**
 * Its heading.
 */
heading: string, 
/**
 * What it answers; `null`: nobody has said; empty: it is left out.
 */
field: string | null, 
/**
 * The first answers in it.
 */
samples: Array<string>, };

/**
 * What the columns of online forms answer, and what they may.
 */
export type OnlineColumns = { 
/**
 * The columns of all files, each heading once.
 */
columns: Array<OnlineColumn>, 
/**
 * What a column may answer.
 */
fields: Array<OnlineField>, 
/**
 * Whether it is known which school each answer is from.
 */
namesSchools: boolean, };

/**
 * What a column may answer.
 */
export type OnlineField = { 
/**
 * As in [`ColumnMeans`].
 */
field: string, 
/**
 * In words.
 */
label: string, };

/**
 * A file to open.
 */
export type OpenFile = { 
/**
 * Where.
 */
path: string, 
/**
 * Its password or recovery key.
 */
password?: string, 
/**
 * Open it for reading only.
 */
readOnly: boolean, };

/**
 * A school that was opened.
 */
export type OpenedSchool = { 
/**
 * Its establishment, where it has one.
 */
urn: number | null, 
/**
 * Our school, where it is one.
 */
id: number | null, };

/**
 * One operation with its rows.
 */
export type OperationDetail = { 
/**
 * The operation.
 */
entry: Entry, 
/**
 * Its rows, at most 200.
 */
rows: Array<ChangedRow>, };

/**
 * An operation in two words, for an undo toast or menu.
 */
export type OperationLabel = { 
/**
 * Its id.
 */
id: number, 
/**
 * What it did, in the office's words.
 */
label: string, };

/**
 * A request for one operation.
 */
export type OperationRequest = { 
/**
 * Its id.
 */
id: number, };

/**
 * What became of a change.
 */
export type Outcome = "open" | "accepted" | "dismissed";

/**
 * How many changes with one outcome.
 */
export type OutcomeCount = { 
/**
 * The outcome.
 */
outcome: Outcome, 
/**
 * In words.
 */
label: string, 
/**
 * How many of those that were asked for, whatever outcome.
 */
count: number, };

/**
 * How a trainee's days stand against the route's figure.
 */
export type Outlook = { 
/**
 * Half days that the route asks for; 0: none.
 */
needed: number, 
/**
 * All placements together.
 */
halfDays: HalfDays, 
/**
 * Half days that will be missing as things stand; 0: none.
 */
short: number, 
/**
 * All of it as a sentence: `60 of 120 days done, 58½ to come. Will fall short of 120 by 1½ days.`
 */
said: string, };

/**
 * A list that the office loaded.
 */
export type OwnCodeList = { 
/**
 * `code_list.id`.
 */
id: number, 
/**
 * The academic year from which it counts.
 */
year: AcademicYear, 
/**
 * How many rows it has.
 */
rows: number, 
/**
 * Whether it counts today.
 */
counts: boolean, 
/**
 * Where it is from and since when it is here, a sentence.
 */
said: string, };

/**
 * A draft to one school.
 */
export type PackDraft = { 
/**
 * The school.
 */
schoolId: number, 
/**
 * Its name.
 */
school: string, 
/**
 * Where the draft is.
 */
path: string, 
/**
 * To whom it goes: `Jo Ames (jo@school.example)`; empty: the file has no e-mail for the school.
 */
to: string, 
/**
 * How many trainees it is about.
 */
trainees: number, 
/**
 * What the sender should know before it goes out, sentences.
 */
notes: Array<string>, };

/**
 * Packs for the schools of some placements.
 */
export type PackRequest = { 
/**
 * Rows of the list of placements; those that are declined, withdrawn or over are left out.
 */
selection: Selection, 
/**
 * Whether what is planned counts as sent from now on.
 */
markSent: boolean, 
/**
 * Where to write: a folder, or for one school an `.eml` file; missing or empty: among the prints, which go when the
 * file is closed.
 */
path?: string, };

/**
 * Drafts that were written.
 */
export type PacksDrafted = { 
/**
 * One a school, by name.
 */
drafts: Array<PackDraft>, 
/**
 * All of it as a sentence.
 */
said: string, };

/**
 * A window of rows. Each row is an object by column id and always carries `id` and what its list says of every row.
 */
export type Page = { 
/**
 * How many rows match in all.
 */
count: number, 
/**
 * How many rows the list has without search and filters.
 */
total: number, 
/**
 * The rows of the window.
 */
rows: Row[], };

/**
 * A request for a window of rows.
 */
export type PageRequest = { 
/**
 * What the list shows.
 */
view: View, 
/**
 * The first row, from 0.
 */
offset: number, 
/**
 * How many rows, at most 1,000.
 */
limit: number, 
/**
 * Column ids; empty: the list's own.
 */
columns: Array<string>, };

/**
 * A day that may be known only in part: ISO text of a day, a month or a year; empty: not known.
 */
export type PartDay = string;

/**
 * What became of one kind of file.
 */
export type PartReport = { 
/**
 * Rows read. `read = new + changed + unchanged + rejected`.
 */
read: number, 
/**
 * Of them new.
 */
new: number, 
/**
 * Of them changed.
 */
changed: number, 
/**
 * Of them as before.
 */
unchanged: number, 
/**
 * Of them not usable.
 */
rejected: number, };

/**
 * A URN that a school had before.
 */
export type PastUrn = { 
/**
 * The URN.
 */
urn: number, 
/**
 * Until when, ISO day.
 */
until: string, };

/**
 * A table out of another program: name, from, to, kind, and whose.
 */
export type PasteCalendar = { 
/**
 * The text of its cells.
 */
text: string, 
/**
 * The academic year in which days without a year lie.
 */
year: AcademicYear, 
/**
 * For whom rows hold that do not say.
 */
place: CalendarPlace, };

/**
 * Pastes a block of cells into the grid.
 */
export type PasteCapacity = { 
/**
 * The academic year.
 */
year: AcademicYear, 
/**
 * Which rows the grid shows, in whose order the block is pasted.
 */
view: CapacityView, 
/**
 * The school of the first row.
 */
schoolId: number, 
/**
 * The columns from the first cell on to the last of the grid, by id.
 */
columns: Array<string>, 
/**
 * The block: tabs between cells, a line a row.
 */
text: string, 
/**
 * How many rows to fill, where that is more than the block has: it is repeated, as in a spreadsheet.
 */
rows?: number, };

/**
 * Some paths: dropped, chosen, or given on the command line.
 */
export type Paths = { 
/**
 * Where.
 */
paths: Array<string>, };

/**
 * What some paths are.
 */
export type PathsLook = { 
/**
 * A Partnership Desk file among them.
 */
desk: string | null, 
/**
 * Register files among them (csv or zip), by path.
 */
register: Array<RegisterFile>, 
/**
 * Sheets that the office may want to import, by path.
 */
sheets: Array<string>, 
/**
 * E-mails among them, by path.
 */
mails: Array<string>, 
/**
 * Sentences about the rest.
 */
problems: Array<string>, };

/**
 * What was confirmed.
 */
export type PeopleConfirmed = { 
/**
 * Posts.
 */
posts: number, 
/**
 * Addresses.
 */
addresses: number, };

/**
 * What is known of someone who is being typed in.
 */
export type PeopleLikeRequest = { 
/**
 * Their names, as far as they are typed.
 */
name: PersonName, 
/**
 * An e-mail, or a part of one; empty: not known.
 */
email: string, 
/**
 * A telephone; empty: not known.
 */
telephone: string, 
/**
 * The school where they are to be.
 */
schoolId?: number, 
/**
 * The trust (Group UID) where they are to be.
 */
trustUid?: number, 
/**
 * The record that is being edited, which is not like itself.
 */
except?: number, };

/**
 * A request for the people of a place, by one of the two numbers.
 */
export type PeoplePlace = { 
/**
 * A school of ours.
 */
schoolId: number | null, 
/**
 * A trust, by Group UID.
 */
trustUid: number | null, };

/**
 * What the office chose for posts and tenures.
 */
export type PeopleSettings = { 
/**
 * After how many months something ages.
 */
ageingMonths: number, 
/**
 * After how many it is stale.
 */
staleMonths: number, 
/**
 * The days until which heads give notice: `30 Sep, 31 Jan, 30 Apr`.
 */
noticeHeads: string, 
/**
 * The days until which everyone else does.
 */
noticeOthers: string, };

/**
 * How many people an action changed.
 */
export type PeopleTouched = { 
/**
 * People that changed.
 */
people: number, };

/**
 * The person that was added.
 */
export type PersonAdded = { 
/**
 * Their id.
 */
id: number, };

/**
 * A person's names.
 */
export type PersonName = { 
/**
 * Mr, Ms, Dr …; may be empty.
 */
title: string, 
/**
 * First names; may be empty.
 */
first: string, 
/**
 * Surname; never empty where a person is kept.
 */
last: string, 
/**
 * The first name that is used, where it is another.
 */
knownAs: string, };

/**
 * Everything the person page shows, less what was said and is to do.
 */
export type PersonPage = { 
/**
 * Their id.
 */
id: number, 
/**
 * Their names.
 */
name: PersonName, 
/**
 * As lists show them.
 */
full: string, 
/**
 * The current posts in one line; empty: none.
 */
now: string, 
/**
 * The record that this one was merged into; `null`: it stands for itself.
 */
mergedInto: number | null, 
/**
 * Candid notes.
 */
notes: string, 
/**
 * Whether they object to mailings.
 */
objects: boolean, 
/**
 * Since when, ISO day; empty: not known, or no objection.
 */
objectedOn: string, 
/**
 * The day on which we first wrote them down, ISO.
 */
addedOn: string, 
/**
 * Free labels, in alphabetical order.
 */
tags: Array<string>, 
/**
 * Their posts: current ones, announced ones, former ones from the newest back.
 */
posts: Array<HeldPost>, 
/**
 * The e-mail and the telephone to use first: their own, else those of their posts, else of the places.
 */
reach: Array<ShownAddress>, 
/**
 * Their own addresses.
 */
addresses: Array<ShownAddress>, 
/**
 * Those of their current posts and of the places where they hold them.
 */
placeAddresses: Array<ShownAddress>, 
/**
 * The working groups.
 */
groups: Array<Membership>, 
/**
 * The schools that they champion ITT in.
 */
championing: Array<Championing>, 
/**
 * What they train for; `null`: they are no trainee.
 */
trainee: TraineeLink | null, 
/**
 * What goes where they are removed, as a sentence.
 */
removal: string, 
/**
 * The operations about them, newest first, at most 100.
 */
history: Array<Entry>, };

/**
 * What kind of school work a place is in.
 */
export type Phase = "primary" | "secondary" | "send";

/**
 * A place that distances are measured from.
 */
export type Place = { 
/**
 * Its short name: the school's, or the postcode with its space.
 */
name: string, 
/**
 * How it was found, as a sentence; empty for a school, which stands where it stands.
 */
note: string, };

/**
 * Places trainees with a host.
 */
export type PlaceItap = { 
/**
 * In what.
 */
itapId: number, 
/**
 * Who; none: all without a host, shared among the hosts by their free places.
 */
trainees: Array<number>, 
/**
 * With which host; `null`: with none.
 */
hostId: number | null, };

/**
 * Places that the office needs beside those of its trainees.
 */
export type PlaceNeed = { 
/**
 * Its phase; `null`: any.
 */
phase: Phase | null, 
/**
 * Its subject's code; empty: any.
 */
subject: string, 
/**
 * Its block; `null`: any.
 */
blockId: number | null, 
/**
 * How many.
 */
places: number, 
/**
 * All of it in words: `12 in Secondary, Mathematics`.
 */
said: string, };

/**
 * How the places stand.
 */
export type PlaceOrder = "school" | "free" | "subject";

/**
 * Places trainees. All or none: one that is blocked refuses them all.
 */
export type PlacePairs = { 
/**
 * The block.
 */
blockId: number, 
/**
 * Who goes where. A trainee who is planned elsewhere in this block is moved.
 */
pairs: Array<JigsawPair>, 
/**
 * Who is taken off first, as a what-if has it.
 */
takenOff?: Array<number>, };

/**
 * The people of a school or trust.
 */
export type PlacePeople = { 
/**
 * Whoever holds a post there now, will, or did: in this order.
 */
people: Array<PlacePerson>, 
/**
 * What is missing.
 */
vacancies: Array<Vacancy>, 
/**
 * The addresses of its posts and its own.
 */
addresses: Array<ShownAddress>, };

/**
 * Someone in a post, with how they are reached there.
 */
export type PlacePerson = { 
/**
 * The post.
 */
post: HeldPost, 
/**
 * The e-mail to use first: their own, else the post's.
 */
email: ShownAddress | null, 
/**
 * The telephone to use first.
 */
telephone: ShownAddress | null, };

/**
 * A request for the place that distances are measured from.
 */
export type PlaceRequest = { 
/**
 * As typed: a postcode, or a URN.
 */
near: string, };

/**
 * Places trainees at a school, each with the same fields.
 */
export type PlaceTrainees = { 
/**
 * Who: trainees' ids.
 */
trainees: Array<number>, 
/**
 * Where: our school.
 */
schoolId: number, 
/**
 * When and for what.
 */
fields: PlacementFields, };

/**
 * A school where trainees are, or will be, placed.
 */
export type PlacedSchool = { 
/**
 * The school.
 */
schoolId: number, 
/**
 * Its name.
 */
name: string, 
/**
 * How many trainees.
 */
trainees: number, };

/**
 * A placement.
 */
export type Placement = { 
/**
 * Its id.
 */
id: number, 
/**
 * The trainee.
 */
traineeId: number, 
/**
 * The trainee's person.
 */
personId: number, 
/**
 * Their name.
 */
trainee: string, 
/**
 * Our school.
 */
schoolId: number, 
/**
 * Its name.
 */
school: string, 
/**
 * In which block; `null`: in none.
 */
blockId: number | null, 
/**
 * The block's name; empty: in none.
 */
block: string, 
/**
 * What it is for.
 */
kind: PlacementKind, 
/**
 * The same in words.
 */
kindLabel: string, 
/**
 * Subject code as written down; empty: the trainee's.
 */
subject: string, 
/**
 * The subject's name, the trainee's where the placement has none of its own; empty: not known.
 */
subjectName: string, 
/**
 * The year group; `null`: not said.
 */
yearGroup: YearGroup | null, 
/**
 * The key stage; `null`: not said.
 */
keyStage: KeyStage | null, 
/**
 * Year group or key stage in words; empty: not said.
 */
stageLabel: string, 
/**
 * The first day, ISO.
 */
fromOn: string, 
/**
 * The last day, ISO.
 */
untilOn: string, 
/**
 * Both in words: `7 Sep to 18 Dec 2026`.
 */
dates: string, 
/**
 * How far it has come.
 */
state: PlacementState, 
/**
 * The same in words.
 */
stateLabel: string, 
/**
 * The day of that, ISO.
 */
stateOn: string, 
/**
 * What has become of it, a sentence: `Sent to school on 3 Sep 2026, no answer yet.`
 */
said: string, 
/**
 * Why it was declined or withdrawn; empty: it was not, or nobody said.
 */
reason: string, 
/**
 * A line about it.
 */
note: string, 
/**
 * Which steps it may take.
 */
steps: Array<PlacementStep>, 
/**
 * Who mentors.
 */
mentors: Array<PlacementMentor>, 
/**
 * Half days as the office says; `null`: counted from the calendar.
 */
plannedHalfDays: number | null, 
/**
 * Its days, counted and in words.
 */
days: DaysSaid, 
/**
 * How far it is from where the trainee lives, in miles; approximate, `null`: not known.
 */
miles: number | null, 
/**
 * The same in words: `About 6 miles from home`; empty: not known.
 */
travel: string, };

/**
 * What all rules found.
 */
export type PlacementChecks = { 
/**
 * By rule; those that found nothing are left out.
 */
groups: Array<CheckGroup>, 
/**
 * How many findings must be put right.
 */
blocking: number, 
/**
 * How many findings there are in all.
 */
count: number, 
/**
 * All of it as a sentence.
 */
said: string, 
/**
 * The rules that found nothing, by heading; empty where only some findings are asked for.
 */
clear: Array<string>, };

/**
 * What the fields of a placement may choose from.
 */
export type PlacementChoices = { 
/**
 * Blocks of the present and the next academic year.
 */
blocks: Array<Block>, 
/**
 * People who may mentor at the school, those who do already first.
 */
mentors: Array<PlacementMentor>, 
/**
 * Subjects: code and name.
 */
subjects: Array<[string, string]>, 
/**
 * Year groups: code and name.
 */
yearGroups: Array<[string, string]>, 
/**
 * Key stages: code and name.
 */
keyStages: Array<[string, string]>, 
/**
 * Kinds: code and name.
 */
kinds: Array<[string, string]>, };

/**
 * What a new placement may choose from.
 */
export type PlacementChoicesRequest = { 
/**
 * The school, where it is known: its mentors.
 */
schoolId?: number, 
/**
 * The trainee, where they are known: their blocks.
 */
traineeId?: number, };

/**
 * A placement as it is typed.
 */
export type PlacementFields = { 
/**
 * What it is for; missing: main.
 */
kind: PlacementKind, 
/**
 * In which block.
 */
blockId?: number, 
/**
 * Subject, code or name; empty: the trainee's.
 */
subject: string, 
/**
 * Year group, code or words; empty: not said.
 */
yearGroup: string, 
/**
 * Key stage, code or words; empty: not said.
 */
keyStage: string, 
/**
 * The first day, as typed; empty: the block's.
 */
fromOn: string, 
/**
 * The last day, as typed; empty: the block's.
 */
untilOn: string, 
/**
 * Half days as the office says; missing: counted from the calendar.
 */
plannedHalfDays?: number, 
/**
 * Who mentors: people's ids.
 */
mentors: Array<number>, 
/**
 * A line about it.
 */
note: string, };

/**
 * What a placement is for.
 */
export type PlacementKind = "main" | "contrasting" | "employing" | "itap";

/**
 * Someone who mentors in a placement.
 */
export type PlacementMentor = { 
/**
 * The person.
 */
personId: number, 
/**
 * Their name.
 */
name: string, };

/**
 * A placement, as the page of its trainee shows it.
 */
export type PlacementOfTrainee = { 
/**
 * Its id: `placement.id`.
 */
id: number, 
/**
 * Where.
 */
schoolId: number, 
/**
 * The school's name.
 */
school: string, 
/**
 * The block; empty: none.
 */
block: string, 
/**
 * Main, contrasting …, in words.
 */
kind: string, 
/**
 * How far it is, in words.
 */
state: string, 
/**
 * Whether it keeps a place: it was neither declined nor withdrawn.
 */
holds: boolean, 
/**
 * From and until, in words.
 */
when: string, };

/**
 * A line of an offer.
 */
export type PlacementOffer = { 
/**
 * Its id.
 */
id: number, 
/**
 * What the place is for.
 */
kind: OfferKind, 
/**
 * Trainees, or days of observation, at least.
 */
least: number, 
/**
 * At most.
 */
most: number, 
/**
 * The same as it is typed: `2–4`.
 */
places: string, 
/**
 * Its phase; `null`: any.
 */
phase: Phase | null, 
/**
 * Its subject's code; empty: any.
 */
subject: string, 
/**
 * Its year group; `null`: any.
 */
yearGroup: YearGroup | null, 
/**
 * Its key stage; `null`: any.
 */
keyStage: KeyStage | null, 
/**
 * In which term; `null`: any.
 */
term: OfferTerm | null, 
/**
 * In which block; `null`: any.
 */
blockId: number | null, 
/**
 * The SEND setting, in words; empty: none.
 */
sendSetting: string, 
/**
 * How much of the week; `null`: any.
 */
study: OfferStudy | null, 
/**
 * How it is paid for; `null`: any.
 */
funding: OfferFunding | null, 
/**
 * Whether several share it; `null`: no.
 */
joint: OfferJoint | null, 
/**
 * The other school that shares; `null`: none.
 */
jointSchoolId: number | null, 
/**
 * Its name; empty: none.
 */
jointSchool: string, 
/**
 * Days a week here, where shared; 0: not said.
 */
daysHere: number, 
/**
 * Days a week at the other; 0: not said.
 */
daysThere: number, 
/**
 * A line about it.
 */
note: string, 
/**
 * All of it in words: `2–4 in Secondary, Mathematics, autumn`.
 */
said: string, };

/**
 * A placement with its absences and what its fields may choose from.
 */
export type PlacementPage = { 
/**
 * The placement.
 */
placement: Placement, 
/**
 * What was missed, the latest first.
 */
absences: Array<Absence>, 
/**
 * How the trainee's days stand in all.
 */
outlook: Outlook, 
/**
 * What its fields may choose from.
 */
choices: PlacementChoices, };

/**
 * A paper about the placements of a trainee, a school or a mentor.
 */
export type PlacementPaper = { 
/**
 * Whose placements.
 */
of: PlacementsRequest, 
/**
 * Where to write it; missing or empty: among the prints, which go when the file is closed.
 */
path?: string, };

/**
 * How far a placement has come.
 */
export type PlacementState = "planned" | "sent" | "accepted" | "declined" | "confirmed" | "underWay" | "completed" | "withdrawnBySchool" | "withdrawnByTrainee" | "withdrawnByUs";

/**
 * A step that a placement may take.
 */
export type PlacementStep = { 
/**
 * To which state.
 */
state: PlacementState, 
/**
 * The same in words.
 */
label: string, 
/**
 * Whether it wants a reason.
 */
wantsReason: boolean, };

/**
 * An academic year as bars.
 */
export type PlacementYear = { 
/**
 * The year.
 */
year: AcademicYear, 
/**
 * The years that have placements, and the present one, the latest first.
 */
years: Array<AcademicYear>, 
/**
 * How many days it has.
 */
days: number, 
/**
 * Today, counted from its first day; `null`: it lies outside.
 */
today: number | null, 
/**
 * Its months.
 */
months: Array<YearMonth>, 
/**
 * How many lines there are in all.
 */
count: number, 
/**
 * Lines by name.
 */
lines: Array<YearLine>, };

/**
 * Which year, and how it is shown.
 */
export type PlacementYearRequest = { 
/**
 * The academic year; missing: the present one.
 */
year?: AcademicYear, 
/**
 * What a line is.
 */
by?: YearBy, 
/**
 * Only lines and bars in whose names this is.
 */
search?: string, 
/**
 * Lines that are passed over.
 */
offset?: number, 
/**
 * Lines at most; missing: 50.
 */
limit?: number, };

/**
 * The placements of a trainee, a school or a mentor.
 */
export type PlacementsOf = { 
/**
 * Whose they are, by name.
 */
name: string, 
/**
 * The earliest first.
 */
placements: Array<Placement>, 
/**
 * For a trainee: how their days stand against the route's figure; `null`: for others.
 */
days: Outlook | null, };

/**
 * Whose placements: exactly one is given.
 */
export type PlacementsRequest = { 
/**
 * A trainee.
 */
traineeId?: number, 
/**
 * A school of ours.
 */
schoolId?: number, 
/**
 * A mentor, by the person.
 */
mentorId?: number, };

/**
 * What became of some placements.
 */
export type PlacementsTouched = { 
/**
 * Those that were made or changed.
 */
ids: Array<number>, 
/**
 * All of it as a sentence, with those that were left and why.
 */
said: string, };

/**
 * A rule that a place has to keep.
 */
export type PlacingRule = "notSchool" | "minutes" | "miles" | "stepFree";

/**
 * A row's place in a list.
 */
export type Position = { 
/**
 * From 0; `null`: the list does not show it.
 */
index: number | null, 
/**
 * How many rows match in all.
 */
count: number, 
/**
 * The row before.
 */
previous: number | null, 
/**
 * The row after.
 */
next: number | null, };

/**
 * A request for a row's place.
 */
export type PositionRequest = { 
/**
 * What the list shows.
 */
view: View, 
/**
 * The row's id.
 */
id: number, };

/**
 * A post of the office's list. (What *we* are to the DfE is [`crate::office::Role`].)
 */
export type Post = { 
/**
 * Its id.
 */
id: number, 
/**
 * The desk's own name for it, such as `headTeacher`; empty: the office added it.
 */
code: string, 
/**
 * As shown.
 */
name: string, 
/**
 * Other words for it.
 */
synonyms: Array<string>, 
/**
 * Where it is held.
 */
place: RolePlace, 
/**
 * Whether it leads the school.
 */
isHead: boolean, 
/**
 * Whether it is one of the senior leaders.
 */
isLeader: boolean, 
/**
 * Whether it is still offered.
 */
active: boolean, };

/**
 * What was chosen for a post that changes hands.
 */
export type PostChoice = { 
/**
 * Which, as in the review: `headTeacher`, `deputies.2`.
 */
post: string, 
/**
 * Who comes, of the file; `null`: whom the review matched, else someone new.
 */
personId?: number, 
/**
 * Someone new comes, whoever was matched.
 */
newPerson: boolean, 
/**
 * It is the one who holds the post, under another name.
 */
samePerson: boolean, 
/**
 * The leaver's last day; empty: the day before the other's first, else nobody knows.
 */
lastDay: PartDay, 
/**
 * Whether that is only the latest that it can be.
 */
lastDayBy: boolean, 
/**
 * Whether the one who comes stands in.
 */
acting: boolean, 
/**
 * What becomes of the leaver's duties; one that is not named stays.
 */
duties: Array<DutyChoice>, 
/**
 * Whether a leader who comes is to be briefed; `null`: yes.
 */
briefing?: boolean, };

/**
 * A post of the list with how many hold or held it.
 */
export type PostInUse = { 
/**
 * The post.
 */
post: Post, 
/**
 * Tenures in it, whenever.
 */
tenures: number, };

/**
 * What a restore would bring back and lose.
 */
export type Preview = { 
/**
 * The backup.
 */
backup: Backup, 
/**
 * Counts by noun, those that differ and those that don't.
 */
nouns: Array<NounCount>, 
/**
 * The labels of the operations since then, newest first, at most 100.
 */
lost: Array<string>, 
/**
 * How many operations there are since then.
 */
lostCount: number, };

/**
 * A file to look at before it is written.
 */
export type PreviewReturn = { 
/**
 * Which.
 */
kind: ReturnKind, 
/**
 * Of which academic year; missing: the office's.
 */
year?: AcademicYear, 
/**
 * The service's own file to fill; missing: it is made whole.
 */
from?: string, 
/**
 * Whether ethnicity and disability go in, where the file takes them.
 */
equality: boolean, };

/**
 * Forms to print.
 */
export type PrintRound = { 
/**
 * The round.
 */
id: number, 
/**
 * Only these schools of ours; empty: all that cannot be written to by e-mail.
 */
schoolIds: Array<number>, 
/**
 * Where to write the page; blank: among the prints, which go when the file is closed.
 */
path: string, };

/**
 * A written page.
 */
export type Printed = { 
/**
 * Where it is.
 */
path: string, };

/**
 * A private reason.
 */
export type PrivateReason = { 
/**
 * Its id.
 */
id: number, 
/**
 * In words.
 */
text: string, };

/**
 * How far a long job is.
 */
export type Progress = { 
/**
 * What is being done, in words.
 */
what: string, 
/**
 * How many are done.
 */
done: number, 
/**
 * Of how many; 0: unknown.
 */
total: number, 
/**
 * Whether it can be stopped now.
 */
canCancel: boolean, };

/**
 * What a change would be about; whatever is given narrows what is proposed.
 */
export type ProposeChange = { 
/**
 * At which school of ours.
 */
schoolId?: number, 
/**
 * At which trust, by its Group UID.
 */
trustUid?: number, 
/**
 * In which post; `null`: head teacher, or CEO at a trust.
 */
roleId?: number, 
/**
 * Whose tenure ends; `null`: whoever alone holds the post. It names place and post, too.
 */
leaverId?: number, 
/**
 * Who leaves, where only the person is known: the first of their posts at that place.
 */
leaverPersonId?: number, 
/**
 * Nobody's tenure ends, whoever holds the post.
 */
nobodyLeaves: boolean, 
/**
 * Who comes, of the file.
 */
personId?: number, 
/**
 * Who comes, as typed: it is taken apart, and people of that name are looked for.
 */
name?: string, 
/**
 * The change of the register that says so.
 */
registerChangeId?: number, };

/**
 * What a change would meet.
 */
export type ProposedChange = { 
/**
 * The school's or trust's name.
 */
place: string, 
/**
 * At which school of ours.
 */
schoolId: number | null, 
/**
 * At which trust, by its Group UID.
 */
trustUid: number | null, 
/**
 * The posts that can be held there.
 */
posts: Array<Post>, 
/**
 * In which post.
 */
roleId: number, 
/**
 * Who holds it.
 */
holders: Array<Holder>, 
/**
 * Whose tenure ends; `null`: nobody's.
 */
leaverId: number | null, 
/**
 * The last day to suggest; empty: none.
 */
lastDay: PartDay, 
/**
 * Whether that is only the latest that it can be.
 */
lastDayBy: boolean, 
/**
 * Whether the leaver is our main contact for ITT there, so that the one who comes would be.
 */
movesMainContact: boolean, 
/**
 * The one who comes, taken apart as they would be written down; `null`: nobody is named, or they are in the file.
 */
arriving: PersonName | null, 
/**
 * Whether they stand in.
 */
arrivingActing: boolean, 
/**
 * People of the file who may be the one who comes, the likeliest first.
 */
known: Array<KnownPerson>, 
/**
 * What else is to be asked.
 */
duties: Array<Duty>, 
/**
 * The day by which the briefing would be due, in words; empty: the post gets none.
 */
briefing: string, 
/**
 * Who told us.
 */
source: Source, };

/**
 * A standard question of the yearly check. The office's own are `own1` … `own5`.
 */
export type Question = "headTeacher" | "deputies" | "senco" | "professionalTutor" | "mentoringLead" | "trustContact" | "champion" | "hosting" | "places" | "subjects" | "phases" | "terms" | "study" | "mentors" | "itap" | "leadSession" | "workingGroup" | "flexible" | "cpd" | "briefing" | "replier" | "consent";

/**
 * A standard question.
 */
export type QuestionChoice = { 
/**
 * Which.
 */
question: Question, 
/**
 * Its name.
 */
label: string, };

/**
 * Replies to read.
 */
export type ReadReplies = { 
/**
 * The round; `null`: the one that was made last.
 */
roundId?: number, 
/**
 * Files, or folders of them.
 */
paths: Array<string>, 
/**
 * What columns of an online form answer, where their headings do not say so. Remembered for the round.
 */
columns: Array<ColumnMeans>, };

/**
 * Why a trainee fits a place, or not.
 */
export type Reason = { 
/**
 * By which rule.
 */
rule: FitRule, 
/**
 * What it does.
 */
bearing: Bearing, 
/**
 * A finished sentence.
 */
says: string, 
/**
 * How much it weighs; 0: it speaks for the pairing.
 */
weight: number, };

/**
 * A file that was open before.
 */
export type RecentFile = { 
/**
 * Where it is.
 */
path: string, 
/**
 * Its name without folder and ending.
 */
name: string, 
/**
 * When it was last open (moment).
 */
openedAt: string, 
/**
 * Whether it is there now.
 */
there: boolean, };

/**
 * What somebody said about mailings, as it is typed.
 */
export type RecordConsent = { 
/**
 * Who.
 */
personId: number, 
/**
 * What.
 */
stand: ConsentStand, 
/**
 * How.
 */
how: ConsentHow, 
/**
 * When, as typed; blank or missing: today.
 */
on: string, 
/**
 * What they were told, word for word.
 */
told: string, 
/**
 * A line about it.
 */
note: string, 
/**
 * Whether agreeing lifts an objection that stands. Without it, agreeing is refused where one does.
 */
liftsObjection: boolean, };

/**
 * Writes down that a part was checked.
 */
export type RecordSignOff = { 
/**
 * Of which return.
 */
what: SignOffWhat, 
/**
 * The academic year that it is about.
 */
year: AcademicYear, 
/**
 * Which part.
 */
part: SignOffPart, 
/**
 * The day, as typed; missing or empty: today.
 */
on?: string | null, 
/**
 * A line about it.
 */
note: string, };

/**
 * The recovery key.
 */
export type RecoveryKey = { 
/**
 * In groups of letters and digits, to print and keep. It opens the file like the password.
 */
key: string, };

/**
 * One change that a refresh found.
 */
export type RegisterChange = { 
/**
 * Its id.
 */
id: number, 
/**
 * The establishment.
 */
urn: number, 
/**
 * Its name now.
 */
name: string, 
/**
 * Its local authority.
 */
la: string, 
/**
 * Our school of that URN, or the one that had it before it followed its successor.
 */
schoolId: number | null, 
/**
 * What changed.
 */
kind: ChangeKind, 
/**
 * The kind in words.
 */
label: string, 
/**
 * What the register said; empty: nothing.
 */
before: string, 
/**
 * What it says now; empty: nothing.
 */
after: string, 
/**
 * For a conversion the successor's URN.
 */
relatedUrn: number | null, 
/**
 * For a conversion: whether our school can follow the successor now.
 */
canFollow: boolean, 
/**
 * Whether a new head may be the same person under a new name.
 */
perhapsSame: boolean, 
/**
 * The day that the refresh's file tells of, ISO; empty: unknown.
 */
fileDate: string, 
/**
 * What became of it.
 */
outcome: Outcome, 
/**
 * The same in words: `To do`, `Accepted: follows its successor`, `Dismissed`.
 */
outcomeLabel: string, 
/**
 * When it was settled (moment); empty: it is to do.
 */
settledAt: string, 
/**
 * Whether it is to do and nobody has looked at it.
 */
isNew: boolean, 
/**
 * What accepting it does.
 */
offer: Offer, 
/**
 * The same on a button.
 */
offerLabel: string, };

/**
 * A register file before it is loaded.
 */
export type RegisterFile = { 
/**
 * Where it is.
 */
path: string, 
/**
 * The CSV's own name.
 */
name: string, 
/**
 * `establishments`, `groups` or `links`.
 */
kind: string, 
/**
 * The day that its name tells of, ISO.
 */
date: string | null, };

/**
 * What the register holds.
 */
export type RegisterState = { 
/**
 * Establishments.
 */
establishments: number, 
/**
 * Of them open.
 */
open: number, 
/**
 * Trusts, federations, sponsors.
 */
groups: number, 
/**
 * Predecessors and successors.
 */
links: number, 
/**
 * The day that the establishments file tells of, ISO.
 */
date: string | null, 
/**
 * Days since then; `null`: not loaded.
 */
daysOld: number | null, 
/**
 * How old that is, in words; empty: unknown.
 */
age: string, 
/**
 * Where a newer one is, a sentence; `null`: it is not time for one.
 */
reminder: string | null, 
/**
 * The address of the DfE's page, to copy.
 */
address: string, 
/**
 * The files that were loaded, newest first, at most 50.
 */
loads: Array<LoadedFile>, };

/**
 * Reminders to write.
 */
export type RemindRound = { 
/**
 * The round; missing: the one that was made last.
 */
id?: number, 
/**
 * Rows of the list of the round's schools; missing: all that were sent the form and have not answered.
 */
selection?: Selection, 
/**
 * The folder to write to; blank: among the prints, which go when the file is closed.
 */
folder: string, 
/**
 * Whether they count as sent today, and land on the timelines.
 */
mark: boolean, };

/**
 * The replies of a round.
 */
export type Replies = { 
/**
 * The round.
 */
roundId: number, 
/**
 * Its title.
 */
round: string, 
/**
 * How many there are in each state, whatever is asked for.
 */
counts: RepliesCount, 
/**
 * Those that were asked for: to review first, then set aside, then unchanged, then settled.
 */
rows: Array<ReplyRow>, };

/**
 * How many replies are in each state.
 */
export type RepliesCount = { 
/**
 * They say what we hold.
 */
unchanged: number, 
/**
 * To review.
 */
changed: number, 
/**
 * Set aside.
 */
setAside: number, 
/**
 * Accepted.
 */
accepted: number, 
/**
 * A later one came before they were settled.
 */
superseded: number, 
/**
 * Dismissed.
 */
dismissed: number, };

/**
 * What became of what was read. `read` is the sum of the four after it.
 */
export type RepliesRead = { 
/**
 * The round.
 */
roundId: number, 
/**
 * Replies, one a school; a file that cannot be read is one.
 */
read: number, 
/**
 * Those that say what we hold.
 */
unchanged: number, 
/**
 * Those to review.
 */
changed: number, 
/**
 * Those set aside with a reason.
 */
setAside: number, 
/**
 * Those that were here already.
 */
duplicate: number, 
/**
 * Addresses that were marked as bounced.
 */
bounced: number, 
/**
 * Files in a folder that we wrote ourselves, which were passed over: drafts, pages, the file for mail merge.
 */
own: number, 
/**
 * Tables of which somebody has to say what their columns answer, by path: it is asked of each, and read again.
 */
toMap: Array<string>, 
/**
 * All of it in a sentence.
 */
words: string, };

/**
 * The replies of a round to show.
 */
export type RepliesRequest = { 
/**
 * The round; `null`: the one that was made last.
 */
roundId?: number, 
/**
 * Only these; `null`: all.
 */
state?: ReplyState, };

/**
 * What became of replies.
 */
export type RepliesSettled = { 
/**
 * How many.
 */
count: number, 
/**
 * What was not taken, a sentence each.
 */
left: Array<string>, 
/**
 * All of it in a sentence.
 */
said: string, };

/**
 * What was chosen for a field.
 */
export type ReplyChoice = { 
/**
 * The field.
 */
key: string, 
/**
 * Whether what they said is taken; else what we hold is kept.
 */
take: boolean, 
/**
 * What to take in its place, as typed; `null`: what they said.
 */
value?: string, };

/**
 * A reply to review.
 */
export type ReplyReview = { 
/**
 * The reply.
 */
reply: ReplyRow, 
/**
 * The round.
 */
roundId: number, 
/**
 * Its title.
 */
round: string, 
/**
 * Who answered, as far as it is said: `Zoe Finch, Office manager`; empty: not known.
 */
confirmer: string, 
/**
 * Whether it can be accepted: it waits.
 */
waits: boolean, 
/**
 * What else was written: the text of the e-mail.
 */
note: string, 
/**
 * What could not be taken as it stands, and what is not as it went out.
 */
problems: Array<string>, 
/**
 * What else came from the school in this round, a sentence each.
 */
others: Array<string>, 
/**
 * The blocks of the form.
 */
blocks: Array<ReviewBlock>, 
/**
 * The posts that change hands.
 */
posts: Array<ReviewPost>, 
/**
 * What becomes of the places that the school offers, with the fields as suggested, a sentence each.
 */
places: Array<string>, 
/**
 * How much differs, a sentence.
 */
words: string, 
/**
 * The next reply to review; `null`: none.
 */
nextId: number | null, };

/**
 * A reply in a list.
 */
export type ReplyRow = { 
/**
 * Its id.
 */
id: number, 
/**
 * Where it stands.
 */
state: ReplyState, 
/**
 * In words.
 */
stateLabel: string, 
/**
 * Our school; `null`: not known.
 */
schoolId: number | null, 
/**
 * Its URN.
 */
urn: number | null, 
/**
 * Its name; empty: not known.
 */
school: string, 
/**
 * The name of a school that stands on it.
 */
saidSchool: string, 
/**
 * How it came.
 */
channel: Channel, 
/**
 * In words.
 */
channelLabel: string, 
/**
 * The file's name.
 */
file: string, 
/**
 * Who sent it, or else who filled it in; empty: not known.
 */
from: string, 
/**
 * When it was read, `3 Sep 2026`.
 */
receivedOn: string, 
/**
 * Why it was set aside, a sentence; empty: it was not.
 */
reason: string, 
/**
 * When it was accepted or dismissed; empty: not yet.
 */
settledOn: string, 
/**
 * By whom of us; empty: by nobody.
 */
settledBy: string, };

/**
 * Where a reply stands.
 */
export type ReplyState = "unchanged" | "changed" | "setAside" | "accepted" | "superseded" | "dismissed";

/**
 * A backup to open in the place of a file that does not open.
 */
export type Rescue = { 
/**
 * The file that does not open.
 */
path: string, 
/**
 * Its backup.
 */
backup: string, 
/**
 * The backup's password or recovery key.
 */
password?: string, };

/**
 * By what the response to a round is counted.
 */
export type ResponseBy = "la" | "phase" | "trust";

/**
 * How many schools answered, by what.
 */
export type ResponseRequest = { 
/**
 * Which round; missing: the one that was made last.
 */
id?: number, 
/**
 * By what.
 */
by: ResponseBy, };

/**
 * How many schools answered.
 */
export type ResponseRow = { 
/**
 * Which schools.
 */
label: string, 
/**
 * How many were asked.
 */
asked: number, 
/**
 * How many answered.
 */
answered: number, 
/**
 * How many of a hundred.
 */
rate: number, 
/**
 * The same in the round before; `null`: none was asked then.
 */
before: number | null, 
/**
 * The list of those that have not answered.
 */
route: string, };

/**
 * Which backup.
 */
export type RestoreRequest = { 
/**
 * Where it is.
 */
path: string, 
/**
 * Its password, where it is another than the open file's.
 */
password?: string, };

/**
 * What a restore did.
 */
export type Restored = { 
/**
 * The backup whose content the file has now.
 */
from: Backup, 
/**
 * The backup of the moment before.
 */
kept: Backup, };

/**
 * A result file of Register's.
 */
export type ResultFile = { 
/**
 * Where it is.
 */
path: string, };

/**
 * A row of a result that is about nobody here.
 */
export type ResultRow = { 
/**
 * Its number in the file.
 */
row: number, 
/**
 * Why it is left, a sentence.
 */
says: string, };

/**
 * What a result says, or said. `read` is `applied` and `rejected` together.
 */
export type ResultSaid = { 
/**
 * Of which file it is the result.
 */
kind: ReturnKind, 
/**
 * Rows.
 */
read: number, 
/**
 * Those about a trainee here, with errors or without.
 */
applied: number, 
/**
 * Those about nobody here.
 */
rejected: number, 
/**
 * Trainees with errors.
 */
trainees: number, 
/**
 * Errors, each beside the field that mends it.
 */
errors: Array<FileProblem>, 
/**
 * Rows that are left.
 */
problems: Array<ResultRow>, 
/**
 * The whole of it, a sentence.
 */
said: string, };

/**
 * A file, or a return, of the DfE's.
 */
export type ReturnFile = "placements" | "status" | "trainees" | "mentorFunding" | "census" | "performanceProfile";

/**
 * Which file of Register.
 */
export type ReturnKind = "placements" | "status" | "trainees";

/**
 * A file as it would be written.
 */
export type ReturnPreview = { 
/**
 * What it would be called.
 */
name: string, 
/**
 * The academic year.
 */
year: AcademicYear, 
/**
 * Its columns.
 */
columns: Array<string>, 
/**
 * Its rows, at most 1,000.
 */
rows: Array<Array<string>>, 
/**
 * How many rows it has.
 */
count: number, 
/**
 * Whether it takes ethnicity and disability: they go in after a clear word only.
 */
asksEquality: boolean, 
/**
 * Whether the service gives a file of its own that it can be filled into.
 */
fillsTheirs: boolean, 
/**
 * What leaves somebody out, or loses something.
 */
problems: Array<FileProblem>, 
/**
 * What wants a look.
 */
warnings: Array<FileProblem>, };

/**
 * What is wrong at a place of a file, or to be minded there.
 */
export type ReturnProblem = { 
/**
 * The row as a spreadsheet numbers it: the header is 1; 0: the file as a whole.
 */
row: number, 
/**
 * The heading of the column, as the DfE writes it; empty: the row or the file as a whole.
 */
column: string, 
/**
 * Which rule, for programs: it stays the same when the words change.
 */
code: string, 
/**
 * What is wrong, with the value, and how it is mended.
 */
message: string, };

/**
 * Marks a file as given to the DfE.
 */
export type ReturnSent = { 
/**
 * The file that was written.
 */
fileId: number, 
/**
 * The day, as typed; blank or missing: today.
 */
on: string, 
/**
 * Takes the mark off.
 */
notSent: boolean, };

/**
 * A file for the DfE, as it stands in a year.
 */
export type ReturnStanding = { 
/**
 * Which.
 */
kind: ReturnKind, 
/**
 * As it is called.
 */
label: string, 
/**
 * The academic year.
 */
year: AcademicYear, 
/**
 * How far it is.
 */
state: ReturnState, 
/**
 * The same as a sentence.
 */
said: string, 
/**
 * Trainees that would go out.
 */
rows: number, 
/**
 * Trainees that something keeps out.
 */
missing: number, 
/**
 * What [`problems`] lists of this file to be put right: what keeps trainees out, and what Register told.
 */
problems: number, 
/**
 * What wants a look.
 */
warnings: number, 
/**
 * The file that was written last, for marking it as sent; `null`: none was.
 */
fileId: number | null, 
/**
 * Its name; empty: none was written.
 */
name: string, };

/**
 * How far a file has come.
 */
export type ReturnState = "nothing" | "missing" | "ready" | "written" | "sent" | "resultLoaded";

/**
 * A file with whether it is on.
 */
export type ReturnSwitch = { 
/**
 * Which.
 */
file: ReturnFile, 
/**
 * As it is called.
 */
label: string, 
/**
 * What it is for and what it needs.
 */
about: string, 
/**
 * Whether this office fills it.
 */
on: boolean, };

/**
 * What the service would say.
 */
export type ReturnVerdict = "accepted" | "rejected";

/**
 * A file that was written.
 */
export type ReturnWritten = { 
/**
 * Where it is.
 */
path: string, 
/**
 * How many rows it has.
 */
rows: number, 
/**
 * What left somebody out, or loses something.
 */
problems: Array<FileProblem>, 
/**
 * What wants a look.
 */
warnings: Array<FileProblem>, };

/**
 * Some days of the year.
 */
export type ReturnsEntry = { 
/**
 * Stable among the entries of an answer.
 */
key: string, 
/**
 * Whose.
 */
whose: ReturnsWhose, 
/**
 * What.
 */
title: string, 
/**
 * The first day.
 */
from: string, 
/**
 * The last day.
 */
until: string, 
/**
 * `1 Sep to 31 Oct 2026`.
 */
written: string, 
/**
 * Whether today lies in it.
 */
now: boolean, 
/**
 * How near it is: `until 31 Oct, 12 days left`, `in 3 days`, `over`.
 */
near: string, 
/**
 * Where the days are from, or what is to be known of them; empty: nothing.
 */
note: string, 
/**
 * Where it leads: a route of the window; empty: nowhere.
 */
route: string, };

/**
 * A month of the year.
 */
export type ReturnsMonth = { 
/**
 * `September 2026`.
 */
name: string, 
/**
 * Whether today lies in it.
 */
present: boolean, 
/**
 * What begins in it, the first first.
 */
entries: Array<ReturnsEntry>, };

/**
 * The files of a year.
 */
export type ReturnsRequest = { 
/**
 * Which; missing: the office's.
 */
year?: AcademicYear, };

/**
 * What lies in the present month, for the first screen.
 */
export type ReturnsThisMonth = { 
/**
 * `September 2026`.
 */
name: string, 
/**
 * What is not over, the first that ends first.
 */
entries: Array<ReturnsEntry>, };

/**
 * Whose a span of days is.
 */
export type ReturnsWhose = "dfe" | "office";

/**
 * The windows of a year.
 */
export type ReturnsYear = { 
/**
 * The academic year.
 */
year: AcademicYear, 
/**
 * The years that can be chosen, newest first.
 */
years: Array<AcademicYear>, 
/**
 * Its months from September on; each has what begins in it.
 */
months: Array<ReturnsMonth>, };

/**
 * Asks for the windows of a year.
 */
export type ReturnsYearRequest = { 
/**
 * The academic year; missing: the one that the office works in.
 */
year?: AcademicYear | null, };

/**
 * A request to take back one operation.
 */
export type RevertRequest = { 
/**
 * The operation.
 */
id: number, 
/**
 * Leave rows that were changed since as they are, instead of refusing.
 */
skipChanged: boolean, };

/**
 * A block of the form.
 */
export type ReviewBlock = { 
/**
 * Its key.
 */
block: string, 
/**
 * Its heading.
 */
heading: string, 
/**
 * Whether anything in it differs.
 */
differs: boolean, 
/**
 * Its fields.
 */
fields: Array<ReviewField>, };

/**
 * A field, three ways.
 */
export type ReviewField = { 
/**
 * Its key.
 */
key: string, 
/**
 * What it asks.
 */
label: string, 
/**
 * What can stand in it.
 */
kind: FormKind, 
/**
 * Its choices.
 */
choices: Array<FormChoice>, 
/**
 * What we hold, in words; empty: nothing.
 */
held: string, 
/**
 * Who told us and when: `Form, 3 Sep 2025`; empty: not known.
 */
heldFrom: string, 
/**
 * What they said, as it is stored; `null`: nothing.
 */
said: string | null, 
/**
 * The same in words.
 */
saidWords: string, 
/**
 * Whether that was said by a tick and not written there.
 */
ticked: boolean, 
/**
 * What the register says, in words; empty: nothing.
 */
register: string, 
/**
 * How what was said stands against what we hold.
 */
of: SaidOf, 
/**
 * What is suggested.
 */
suggested: Suggested, 
/**
 * What to think of before it is taken, a sentence; empty: nothing.
 */
warning: string, };

/**
 * What a review of a setting is.
 */
export type ReviewKind = "visit" | "evaluation";

/**
 * What a review came to.
 */
export type ReviewOutcome = "good" | "adequate" | "concern";

/**
 * A post that changes hands.
 */
export type ReviewPost = { 
/**
 * Which: `headTeacher`, `deputies.2`, `mentors.1`.
 */
post: string, 
/**
 * In words: `Eve Frost instead of Ada Brook`.
 */
words: string, 
/**
 * Whether somebody comes; else whoever holds it only leaves.
 */
comes: boolean, 
/**
 * Whom we know of that name at the school, or by that e-mail; `null`: nobody.
 */
personId: number | null, 
/**
 * Who that is, in words; empty: nobody.
 */
person: string, 
/**
 * What the change would meet.
 */
change: ProposedChange, };

/**
 * The act that answers a risk.
 */
export type RiskAct = { 
/**
 * What it is.
 */
kind: RiskActKind, 
/**
 * What its button says.
 */
label: string, 
/**
 * Where it is done: a route of the window; empty: at once, by `risk_task`.
 */
route: string, };

/**
 * What answers a risk.
 */
export type RiskActKind = "nameChampion" | "seePeople" | "makeTask";

/**
 * How many schools have a kind of risk.
 */
export type RiskCount = { 
/**
 * The kind.
 */
kind: RiskKind, 
/**
 * What it is called.
 */
label: string, 
/**
 * How many schools.
 */
count: number, };

/**
 * A kind of succession risk, the most pressing first.
 */
export type RiskKind = "championLeft" | "championLeaving" | "championIsHead" | "oneContact" | "notConfirmed" | "headActing" | "headChanged";

/**
 * Which risk becomes a task.
 */
export type RiskTask = { 
/**
 * Our school.
 */
schoolId: number, 
/**
 * The risk.
 */
kind: RiskKind, };

/**
 * A task that was made.
 */
export type RiskTaskMade = { 
/**
 * Its id.
 */
taskId: number, 
/**
 * What became of it, a sentence.
 */
said: string, };

/**
 * Schools with a succession risk.
 */
export type RisksPage = { 
/**
 * How many schools match.
 */
count: number, 
/**
 * How many schools have each kind, whichever kinds are asked for.
 */
kinds: Array<RiskCount>, 
/**
 * What the list is narrowed to, in words; empty: nothing.
 */
about: string, 
/**
 * The schools, those whose champion has left first, then by name.
 */
rows: Array<SchoolAtRisk>, };

/**
 * Which schools with a succession risk.
 */
export type RisksRequest = { 
/**
 * Only these kinds; empty: all.
 */
kinds: Array<RiskKind>, 
/**
 * The code of a local authority; `none`: schools without one; missing: all.
 */
la?: string, 
/**
 * The code of a phase; `none`: schools without one; missing: all.
 */
phase?: string, 
/**
 * The name of a trust; empty: schools without one; missing: all.
 */
trust?: string, 
/**
 * The first school, from 0.
 */
offset: number, 
/**
 * How many schools, at most 1,000; missing: 100.
 */
limit?: number, };

/**
 * What we are to the DfE.
 */
export type Role = "accreditedProvider" | "trainingPartner";

/**
 * Where a post is held.
 */
export type RolePlace = "school" | "trust" | "us";

/**
 * Rolls a year over.
 */
export type RollOver = { 
/**
 * The academic year that is carried over.
 */
from: AcademicYear, 
/**
 * Whether offers are carried, to be confirmed again.
 */
offers: boolean, 
/**
 * Whether agreements that end with the year are made due for the next.
 */
agreements: boolean, 
/**
 * The day by which those should be signed, as typed.
 */
dueOn?: string, };

/**
 * What rolling a year over would do.
 */
export type RollOverLook = { 
/**
 * The academic year that is carried over.
 */
from: AcademicYear, 
/**
 * The one that it is carried to.
 */
to: AcademicYear, 
/**
 * Schools and trusts whose answers would be carried.
 */
schools: number, 
/**
 * Their offers.
 */
offers: number, 
/**
 * Agreements that would fall due.
 */
agreements: number, 
/**
 * What would happen, in sentences.
 */
said: Array<string>, };

/**
 * Asks what rolling a year over would do.
 */
export type RollOverRequest = { 
/**
 * The academic year that is carried over; missing: the office's own.
 */
from?: AcademicYear, };

/**
 * Next year's round, from this one.
 */
export type RollOverRound = { 
/**
 * The round to start from.
 */
id: number, 
/**
 * The academic year to ask about; missing: the one after the round's.
 */
year?: AcademicYear, 
/**
 * The day by which answers are wanted, as typed; blank or missing: a year after the round's.
 */
due: string, };

/**
 * What became of it.
 */
export type RolledOver = { 
/**
 * Schools and trusts whose answers were carried.
 */
schools: number, 
/**
 * Their offers.
 */
offers: number, 
/**
 * Agreements that fall due.
 */
agreements: number, 
/**
 * All of it as a sentence.
 */
said: string, };

/**
 * A round and how far it has come.
 */
export type Round = { 
/**
 * Its id.
 */
id: number, 
/**
 * The academic year that it asks about.
 */
year: AcademicYear, 
/**
 * Which ask.
 */
ask: Ask, 
/**
 * The same in words.
 */
askLabel: string, 
/**
 * As the office calls it and schools read it.
 */
title: string, 
/**
 * The day by which answers are wanted, ISO; empty: none.
 */
dueOn: string, 
/**
 * Who is asked, in words.
 */
audience: string, 
/**
 * The office's own online form; empty: none.
 */
formLink: string, 
/**
 * Whether it goes also to addresses outside the school's and trust's own domains.
 */
anyAddress: boolean, 
/**
 * Whether the form goes out as a page (HTML), too.
 */
html: boolean, 
/**
 * The office's own words at the head of the e-mail; empty: the usual ones.
 */
intro: string, 
/**
 * The day on which it was made, ISO.
 */
madeOn: string, 
/**
 * The round that it was rolled over from.
 */
afterId: number | null, 
/**
 * The standard questions, in order.
 */
questions: Array<Question>, 
/**
 * The office's own questions, in order.
 */
own: Array<string>, 
/**
 * How many schools it asks.
 */
schools: number, 
/**
 * For how many of them a draft is written.
 */
written: number, 
/**
 * For how many of them it went out.
 */
sent: number, 
/**
 * How many of them answered.
 */
answered: number, 
/**
 * How many answers wait for one of us, those that were set aside among them.
 */
waiting: number, 
/**
 * How many of those that wait were set aside, each with a reason.
 */
setAside: number, 
/**
 * How many replies came, whatever became of them.
 */
replies: number, 
/**
 * What to think of before it goes out; empty: nothing.
 */
warning: string, };

/**
 * Drafts that were written together.
 */
export type RoundBatch = { 
/**
 * Its number, from 1.
 */
number: number, 
/**
 * How many e-mails.
 */
letters: number, 
/**
 * For how many schools.
 */
schools: number, 
/**
 * The day on which they were written, ISO.
 */
writtenOn: string, 
/**
 * The day on which they went out, ISO; empty: not all of them did.
 */
sentOn: string, };

/**
 * Who has not answered.
 */
export type RoundChase = { 
/**
 * The round.
 */
id: number, 
/**
 * Its title.
 */
title: string, 
/**
 * How many schools have not answered, and whether the day is past, a sentence.
 */
said: string, 
/**
 * How long they have been waited for: one is in one of these.
 */
byDays: Array<ChaseGroup>, 
/**
 * How they can be reached.
 */
byChannel: Array<ChaseGroup>, 
/**
 * Where they are, the most first.
 */
byLa: Array<ChaseGroup>, 
/**
 * Every school that has not answered, whoever has waited longest first.
 */
rows: Array<ChaseRow>, };

/**
 * What a new round is made from.
 */
export type RoundChoices = { 
/**
 * The ready-made asks, the one of this time of the year first.
 */
asks: Array<AskChoice>, 
/**
 * Every standard question.
 */
questions: Array<QuestionChoice>, 
/**
 * Academic years, from the last to three ahead.
 */
years: Array<AcademicYear>, 
/**
 * The present one.
 */
year: AcademicYear, 
/**
 * More questions than this make a form that schools put aside.
 */
mostQuestions: number, 
/**
 * The most questions of the office's own.
 */
mostOwn: number, };

/**
 * An e-mail that would be drafted.
 */
export type RoundLetter = { 
/**
 * Who; `null`: nobody in particular.
 */
personId: number | null, 
/**
 * Their name; empty: nobody in particular.
 */
name: string, 
/**
 * To which address.
 */
email: string, 
/**
 * The schools.
 */
schools: Array<RoundLetterSchool>, };

/**
 * A school that an e-mail is about.
 */
export type RoundLetterSchool = { 
/**
 * Our school.
 */
id: number, 
/**
 * Its name.
 */
name: string, };

/**
 * What making a round came to, or would.
 */
export type RoundMade = { 
/**
 * Its id; 0: it is not made yet.
 */
id: number, 
/**
 * Its title.
 */
title: string, 
/**
 * How many schools it asks.
 */
schools: number, 
/**
 * How many questions it asks each.
 */
questions: number, 
/**
 * What to think of before it goes out; empty: nothing.
 */
warning: string, };

/**
 * A round and the files that answer it.
 */
export type RoundOfFiles = { 
/**
 * The round.
 */
roundId: number, 
/**
 * Its title.
 */
round: string, 
/**
 * The files.
 */
paths: Array<string>, };

/**
 * A round with its form and its batches of drafts.
 */
export type RoundPage = { 
/**
 * The round.
 */
round: Round, 
/**
 * The fields of its form, in order.
 */
fields: Array<FormField>, 
/**
 * Its batches of drafts, the first first.
 */
batches: Array<RoundBatch>, };

/**
 * An e-mail as its reader would see it.
 */
export type RoundPreview = { 
/**
 * To whom: name and address.
 */
to: string, 
/**
 * The subject.
 */
subject: string, 
/**
 * The text.
 */
text: string, };

/**
 * An e-mail of a round to look at.
 */
export type RoundPreviewRequest = { 
/**
 * The round.
 */
id: number, 
/**
 * About which school; missing: the first.
 */
schoolId?: number, };

/**
 * Who is to be written to.
 */
export type RoundRecipients = { 
/**
 * The e-mails to those to whom no form went out yet, by the first school's name.
 */
letters: Array<RoundLetter>, 
/**
 * The schools that cannot be written to.
 */
leftOut: Array<LeftOutSchool>, 
/**
 * The names of those who would have been written to and object to our e-mails.
 */
objecting: Array<string>, 
/**
 * All of it in a sentence.
 */
said: string, };

/**
 * Reminders that were written.
 */
export type RoundReminders = { 
/**
 * The round.
 */
id: number, 
/**
 * Its title.
 */
title: string, 
/**
 * Where they lie.
 */
folder: string, 
/**
 * How many e-mails: one a recipient.
 */
drafts: number, 
/**
 * How many schools they are about.
 */
schools: number, 
/**
 * The schools that cannot be written to: they are for the telephone.
 */
leftOut: Array<LeftOutSchool>, 
/**
 * The names of those who would have been written to and object to our e-mails.
 */
objecting: Array<string>, 
/**
 * All of it in a sentence.
 */
said: string, };

/**
 * The response to a round, against the one before.
 */
export type RoundResponse = { 
/**
 * The round.
 */
id: number, 
/**
 * Its title.
 */
title: string, 
/**
 * The title of the round that it is held against; empty: there is none.
 */
before: string, 
/**
 * A row each, by name; those of which it is not known last.
 */
rows: Array<ResponseRow>, 
/**
 * All schools of the round.
 */
all: ResponseRow, 
/**
 * A sentence: `61 of 100 schools answered (61%); 55% did in Leadership check 2025/26.`
 */
said: string, };

/**
 * Schools to ask in a round, or no more.
 */
export type RoundSchools = { 
/**
 * The round.
 */
id: number, 
/**
 * Rows of the list of our schools.
 */
selection: Selection, };

/**
 * How many schools a change touched.
 */
export type RoundSchoolsTouched = { 
/**
 * How many.
 */
schools: number, 
/**
 * What became of it, a sentence; empty: nothing but what was asked for.
 */
said: string, };

/**
 * Where a school stands in a round.
 */
export type RoundState = "notWritten" | "written" | "sent" | "reminded" | "unchanged" | "changed" | "accepted";

/**
 * How far a round has come.
 */
export type RoundStatus = { 
/**
 * Its id.
 */
id: number, 
/**
 * Its title.
 */
title: string, 
/**
 * How many schools it asks.
 */
asked: number, 
/**
 * To how many of them something was written.
 */
written: number, 
/**
 * To how many of them it went out.
 */
sent: number, 
/**
 * How many of them answered, whatever became of it.
 */
answered: number, 
/**
 * How many answers that change nothing wait to be accepted.
 */
unchanged: number, 
/**
 * How many answers that change something wait to be reviewed.
 */
changed: number, 
/**
 * Of how many schools an answer was accepted.
 */
accepted: number, 
/**
 * How many replies were set aside, each with a reason.
 */
setAside: number, 
/**
 * How many of the schools have not answered.
 */
outstanding: number, 
/**
 * How many of a hundred schools answered.
 */
rate: number, 
/**
 * All of it as a sentence.
 */
said: string, };

/**
 * What was written.
 */
export type RoundWritten = { 
/**
 * The round.
 */
id: number, 
/**
 * Its title.
 */
title: string, 
/**
 * Where it lies.
 */
folder: string, 
/**
 * How many schools have a form in an e-mail.
 */
schools: number, 
/**
 * How many e-mails were drafted: one a recipient.
 */
drafts: number, 
/**
 * How many workbooks, those of schools without an e-mail among them.
 */
workbooks: number, 
/**
 * How many pages (HTML).
 */
pages: number, 
/**
 * The numbers of the batches.
 */
batches: Array<number>, 
/**
 * The names of those who would have been written to and object to our e-mails: somebody else was, or nobody.
 */
objecting: Array<string>, 
/**
 * The schools that cannot be written to.
 */
leftOut: Array<LeftOutSchool>, 
/**
 * The file for mail merge.
 */
mergeFile: string, 
/**
 * All of it in a sentence.
 */
said: string, };

/**
 * All rounds.
 */
export type Rounds = { 
/**
 * The latest first.
 */
rounds: Array<Round>, };

/**
 * To which rounds dropped files belong.
 */
export type RoundsOfFiles = { 
/**
 * The rounds, each with its files.
 */
rounds: Array<RoundOfFiles>, 
/**
 * Files that are no answers to a round.
 */
others: Array<string>, 
/**
 * Answers for which there is no round, a sentence each.
 */
problems: Array<string>, };

/**
 * How many trainees a school can safely take at once, and why.
 */
export type SafeCapacity = { 
/**
 * Offered at once, at most.
 */
offered: number, 
/**
 * The cap of the whole school; `null`: none was said.
 */
cap: number | null, 
/**
 * What the mentors can carry, beside ECTs and other providers' trainees.
 */
carried: number, 
/**
 * The least of them.
 */
safe: number, 
/**
 * The reasoning: `Four offered, three safe: two mentors, one with an ECT.`
 */
words: string, };

/**
 * Marks errors of Register's as mended.
 */
export type SaidMended = { 
/**
 * Which: [`FileProblem::said_id`].
 */
ids: Array<number>, };

/**
 * How what was said of a field stands against what we hold.
 */
export type SaidOf = "nothing" | "same" | "new" | "changed" | "nobody" | "emptied";

/**
 * A sample to make.
 */
export type SampleFile = { 
/**
 * Where; `null`: in the program's own folder, replacing the sample that is there.
 */
path?: string, 
/**
 * Schools of ours, 1 to 25,000; `null`: 250.
 */
schools?: number, 
/**
 * Seed; the same gives the same file.
 */
seed?: number, 
/**
 * Academic year; `null`: the present one.
 */
year?: string, };

/**
 * An agreement as it is typed: new without an id.
 */
export type SaveAgreement = { 
/**
 * Which; missing: a new one.
 */
id?: number, 
/**
 * With which school.
 */
schoolId?: number, 
/**
 * With which trust, by Group UID.
 */
trustUid?: number, 
/**
 * For a trust's: the schools that it names.
 */
named: Array<number>, 
/**
 * The academic year in which it begins.
 */
firstYear: AcademicYear, 
/**
 * The last that it covers; missing: the first.
 */
lastYear?: AcademicYear, 
/**
 * Which text.
 */
version: string, 
/**
 * How far it has come.
 */
state: AgreementState, 
/**
 * The day by which it should be signed, as typed.
 */
dueOn: string, 
/**
 * The day on which it went out, as typed.
 */
sentOn: string, 
/**
 * The day of the signature, as typed.
 */
signedOn: string, 
/**
 * Who signed.
 */
personId?: number, 
/**
 * In which post.
 */
roleId?: number, 
/**
 * Where the paper lies.
 */
fileReference: string, 
/**
 * A line about it.
 */
note: string, };

/**
 * A cohort as it is typed: new without an id.
 */
export type SaveCohort = { 
/**
 * Which; missing: a new one.
 */
id?: number, 
/**
 * As the office calls it.
 */
name: string, 
/**
 * The academic year in which it began; missing: that in which the office works.
 */
year?: AcademicYear, };

/**
 * What has to be minded, as it is typed.
 */
export type SaveConstraint = { 
/**
 * Which; missing: a new one.
 */
id?: number, 
/**
 * Whose.
 */
traineeId: number, 
/**
 * Who may read it.
 */
kind: ConstraintKind, 
/**
 * The rule.
 */
rule?: PlacingRule, 
/**
 * Which school, for a rule that names one.
 */
schoolId?: number, 
/**
 * Minutes or miles.
 */
amount?: number, 
/**
 * In words.
 */
text?: string, 
/**
 * The day on which the trainee agreed that the school reads it, as typed; blank: not yet.
 */
agreedOn?: string, };

/**
 * A file that was kept, and where to write it.
 */
export type SaveKeptFile = { 
/**
 * Which.
 */
id: number, 
/**
 * Where.
 */
path: string, };

/**
 * A view to save.
 */
export type SaveView = { 
/**
 * The view to change; `null`: a new one.
 */
id: number | null, 
/**
 * Its name; of the views of one list no two have the same.
 */
name: string, 
/**
 * What it keeps.
 */
definition: ViewDefinition, };

/**
 * A list under a name.
 */
export type SavedView = { 
/**
 * Its id.
 */
id: number, 
/**
 * Which list.
 */
list: List, 
/**
 * As the office calls it.
 */
name: string, 
/**
 * What it keeps. Columns that the list no longer has are left out.
 */
definition: ViewDefinition, };

/**
 * All saved views.
 */
export type SavedViews = { 
/**
 * By list, then by name.
 */
views: Array<SavedView>, };

/**
 * A school with a succession risk.
 */
export type SchoolAtRisk = { 
/**
 * Our school.
 */
schoolId: number, 
/**
 * Its name.
 */
school: string, 
/**
 * Its local authority; empty: not known.
 */
la: string, 
/**
 * Its risks, the most pressing first.
 */
risks: Array<SuccessionRisk>, };

/**
 * The mentors of a school.
 */
export type SchoolMentors = { 
/**
 * Those who stand or are announced.
 */
mentors: Array<MentorPost>, 
/**
 * All of them in a sentence.
 */
said: string, };

/**
 * Asks for the mentors of a school.
 */
export type SchoolMentorsRequest = { 
/**
 * The school.
 */
schoolId: number, };

/**
 * Everything the school page shows.
 */
export type SchoolPage = { 
/**
 * The establishment; `null`: a school that is not in the register.
 */
urn: number | null, 
/**
 * Its name.
 */
name: string, 
/**
 * One line under the name: LA, phase, ages, pupils, trust.
 */
summary: string, 
/**
 * Its status in words.
 */
status: string, 
/**
 * Whether that status is open (or proposed to close).
 */
open: boolean, 
/**
 * The head as the register names them, with title; empty: none.
 */
head: string, 
/**
 * The head's job title.
 */
headJob: string, 
/**
 * Address lines.
 */
address: Array<string>, 
/**
 * Telephone.
 */
telephone: string, 
/**
 * Website, with its scheme.
 */
website: string, 
/**
 * What the office knows; `null`: not ours.
 */
ours: OfficeFacts | null, 
/**
 * The register's facts.
 */
facts: Array<FactGroup>, 
/**
 * The day that the register's file tells of, ISO.
 */
registerDate: string | null, 
/**
 * What refreshes found changed here, newest first.
 */
changes: Array<RegisterChange>, 
/**
 * The trust, with its Group UID and how many of its schools the register has open.
 */
trust: Trust | null, 
/**
 * What came before.
 */
predecessors: Array<Neighbour>, 
/**
 * What followed.
 */
successors: Array<Neighbour>, 
/**
 * Other links.
 */
otherLinks: Array<Neighbour>, 
/**
 * The operations that changed this school, newest first, at most 100.
 */
history: Array<Entry>, 
/**
 * What the office typed of a school that is not in the register; `null`: it is.
 */
byHand: ByHand | null, 
/**
 * The schools of the register that a school added by hand may be, the likeliest first, at most 8.
 */
linkCandidates: Array<MatchCandidate>, };

/**
 * A request for a school's page, by one of the two numbers.
 */
export type SchoolRequest = { 
/**
 * The establishment.
 */
urn: number | null, 
/**
 * Our school.
 */
id: number | null, };

/**
 * What is known of a school as a place to train at.
 */
export type SchoolSetting = { 
/**
 * Its name.
 */
name: string, 
/**
 * Visits and evaluations, the latest first.
 */
reviews: Array<SettingReview>, 
/**
 * When nobody is to be placed there, the latest first.
 */
notToPlace: Array<NotToPlace>, 
/**
 * Kinds of reviews: code and name.
 */
kinds: Array<[ReviewKind, string]>, 
/**
 * Outcomes: code and name.
 */
outcomes: Array<[ReviewOutcome, string]>, };

/**
 * A school to ring.
 */
export type SchoolToRing = { 
/**
 * The school.
 */
schoolId: number, 
/**
 * Its name.
 */
name: string, 
/**
 * Its town.
 */
town: string, 
/**
 * Its telephone; empty: not known.
 */
telephone: string, 
/**
 * Whom to ask: our main contact, else the head, with their post; empty: nobody is known.
 */
who: string, 
/**
 * Who of us looks after it; empty: nobody.
 */
owner: string, 
/**
 * When somebody of us last asked, ISO; empty: never.
 */
heardOn: string, };

/**
 * What became of it.
 */
export type SchoolWithdrawn = { 
/**
 * Placements that the school took back.
 */
withdrawn: Array<number>, 
/**
 * Placements that were made instead.
 */
placed: Array<number>, 
/**
 * Trainees who are still to be placed, by name.
 */
toPlace: Array<string>, 
/**
 * All of it as a sentence.
 */
said: string, };

/**
 * What a member is in the group.
 */
export type Seat = "chair" | "member";

/**
 * How many changes are no longer new.
 */
export type Seen = { 
/**
 * How many.
 */
changes: number, };

/**
 * Some rows of a list, named without loading them.
 */
export type Selection = { "kind": "ids", 
/**
 * Row ids.
 */
ids: Array<number>, } | { "kind": "all", 
/**
 * What the list shows.
 */
view: View, 
/**
 * Row ids that were taken out of the selection.
 */
except: Array<number>, };

/**
 * What to change of an activity; a missing field stays.
 */
export type SetActivity = { 
/**
 * Which.
 */
id: number, 
/**
 * What it was.
 */
kind?: ActivityKind, 
/**
 * The day, as typed.
 */
on?: string, 
/**
 * Its line.
 */
title?: string, 
/**
 * What was said.
 */
text?: string, };

/**
 * What is set of an address; what is left out stays.
 */
export type SetAddress = { 
/**
 * The address.
 */
id: number, 
/**
 * As typed. Another one is known to be right today.
 */
value: string | null, 
/**
 * The school's or their own.
 */
kind: AddressKind | null, 
/**
 * Whether it is the one to use first; of the others of its kind that is taken off.
 */
isMain: boolean | null, 
/**
 * Who told us.
 */
source: Source, };

/**
 * Says who came to a meeting.
 */
export type SetAttendance = { 
/**
 * The meeting.
 */
meetingId: number, 
/**
 * Whom it is about.
 */
people: Array<number>, 
/**
 * Whether they came; none: nothing is known.
 */
attended: Attended | null, };

/**
 * A block as it is typed: new without an id.
 */
export type SetBlock = { 
/**
 * Which; missing: a new one.
 */
id?: number, 
/**
 * The academic year; missing: that of the first day.
 */
year?: AcademicYear, 
/**
 * The label.
 */
name: string, 
/**
 * For which cohort; missing: for all.
 */
cohortId?: number, 
/**
 * The first day, as typed.
 */
fromOn: string, 
/**
 * The last day, as typed.
 */
untilOn: string, 
/**
 * Days that each trainee is to spend there; 0 or missing: not said.
 */
targetDays: number, };

/**
 * Adds an entry, or changes one.
 */
export type SetCalendar = { 
/**
 * Which; missing: a new one.
 */
id?: number | null, 
/**
 * For whom it holds.
 */
place: CalendarPlace, 
/**
 * What it is.
 */
kind: CalendarKind, 
/**
 * As it is called.
 */
name: string, 
/**
 * The first day, as typed.
 */
from: string, 
/**
 * The last day, as typed; empty: the first.
 */
until: string, };

/**
 * Sets cells of the grid.
 */
export type SetCapacityCells = { 
/**
 * The academic year.
 */
year: AcademicYear, 
/**
 * The cells.
 */
cells: Array<TypedCell>, };

/**
 * Raises a challenge, or changes one.
 */
export type SetChallenge = { 
/**
 * Which; none: a new one.
 */
id: number | null, 
/**
 * The group in which it was raised.
 */
groupId: number, 
/**
 * The meeting.
 */
meetingId: number | null, 
/**
 * Who raised it.
 */
personId: number | null, 
/**
 * The school; none: that of whoever raised it, as a member of the group.
 */
schoolId: number | null, 
/**
 * A word for it, such as mentor time.
 */
theme: string, 
/**
 * What is hard.
 */
description: string, 
/**
 * How far it has come; none: open, or as it is.
 */
state: ChallengeState | null, };

/**
 * Sets all of it.
 */
export type SetEquality = { 
/**
 * Whose.
 */
traineeId: number, 
/**
 * `sex` code; empty: not known.
 */
sex: string, 
/**
 * `ethnicity` code; empty: not known.
 */
ethnicity: string, 
/**
 * `disability` codes.
 */
disabilities: Array<string>, };

/**
 * Which schools get which value.
 */
export type SetField = { 
/**
 * Rows of the Schools list.
 */
selection: Selection, 
/**
 * The field.
 */
field: Field, 
/**
 * A text, or `null` for none; for `owner` the staff id.
 */
value: string | number | null, };

/**
 * Sets a figure from a year on, or goes back to the one that was shipped.
 */
export type SetFigure = { 
/**
 * Which.
 */
key: Key, 
/**
 * The route's code; missing or empty: all that have none of their own.
 */
route: string, 
/**
 * From which academic year on.
 */
from: AcademicYear, 
/**
 * How much; missing: as shipped.
 */
value: number | null, 
/**
 * Where the office has it from.
 */
source: string, };

/**
 * Makes a working group, or changes one.
 */
export type SetGroup = { 
/**
 * Which; none: a new one.
 */
id: number | null, 
/**
 * As the office calls it.
 */
name: string, 
/**
 * What it is for.
 */
purpose: string, 
/**
 * Whether it still meets.
 */
active: boolean, };

/**
 * Writes a meeting down, or changes one.
 */
export type SetGroupMeeting = { 
/**
 * Which; none: a new one.
 */
id: number | null, 
/**
 * The group.
 */
groupId: number, 
/**
 * The day, as typed.
 */
on: string, 
/**
 * What it is called; blank: just a meeting.
 */
title: string, 
/**
 * Where, or online.
 */
place: string, 
/**
 * What was said.
 */
note: string, };

/**
 * Adds a member to a group, or changes their term.
 */
export type SetGroupMember = { 
/**
 * Which term; none: a new one.
 */
id: number | null, 
/**
 * The group.
 */
groupId: number, 
/**
 * Who.
 */
personId: number, 
/**
 * For which school; neither: the place of their present post, where they have one only.
 */
schoolId: number | null, 
/**
 * For which trust (`trust.id`).
 */
trustId: number | null, 
/**
 * Chair or member.
 */
seat: Seat, 
/**
 * The first day, as typed: a day, a month or a year; blank: not known.
 */
from: string, 
/**
 * The last day, as typed; blank: none, or not known.
 */
until: string, };

/**
 * Sets what is known of a hosting; a missing field stays. Numbers are as typed, so that a slip can be told in words.
 */
export type SetHosting = { 
/**
 * A school of ours.
 */
schoolId?: number, 
/**
 * A trust, by Group UID.
 */
trustUid?: number, 
/**
 * The academic year.
 */
year: AcademicYear, 
/**
 * Whether it wants trainees: a code or words; blank: not known.
 */
interest?: string, 
/**
 * Why not: codes of `hostingReason`.
 */
reasons?: Array<string>, 
/**
 * The other reason.
 */
reasonText?: string, 
/**
 * Trainees at once, at most; blank: not said.
 */
cap?: string, 
/**
 * Trainees of other providers; blank: not said.
 */
otherTrainees?: string, 
/**
 * Early career teachers; blank: not said.
 */
ects?: string, 
/**
 * A line about it.
 */
note?: string, 
/**
 * Who told us; missing: as it is.
 */
source?: Source, };

/**
 * Adds a week or some days of ITaP, or changes it.
 */
export type SetItap = { 
/**
 * Which; missing: a new one.
 */
id?: number | null, 
/**
 * As the office calls it.
 */
name: string, 
/**
 * What is practised.
 */
theme: string, 
/**
 * For whom.
 */
cohortId?: number | null, 
/**
 * The first day, as typed.
 */
from: string, 
/**
 * The last day, as typed; empty: the first.
 */
until: string, 
/**
 * How many days of it count, as typed; empty: every weekday.
 */
days: string, };

/**
 * Adds a host, or changes one.
 */
export type SetItapHost = { 
/**
 * Of what.
 */
itapId: number, 
/**
 * At which school of ours.
 */
schoolId: number, 
/**
 * For how many trainees.
 */
places: number, 
/**
 * Who leads there.
 */
leaderId?: number | null, };

/**
 * What to write down of a mentor; a missing field stays.
 */
export type SetMentor = { 
/**
 * The post (`tenure.id`).
 */
tenureId: number, 
/**
 * Trainees at once, at most.
 */
atOnce?: number | null, 
/**
 * Subject codes.
 */
subjects?: Array<string> | null, 
/**
 * Free from this day, as typed; empty: as long as the post.
 */
fromOn?: string | null, 
/**
 * Free until this day, as typed; empty: as long as the post.
 */
untilOn?: string | null, 
/**
 * A line about it.
 */
note?: string | null, 
/**
 * Their teacher reference number, as typed; empty: not known.
 */
trn?: string | null, };

/**
 * What to change of a line of the ledger; a missing field stays.
 */
export type SetMentorTraining = { 
/**
 * Which.
 */
id: number, 
/**
 * The day, as typed.
 */
onDay?: string | null, 
/**
 * How long, as typed.
 */
hours?: string | null, 
/**
 * What training.
 */
kind?: MentorTrainingKind | null, 
/**
 * Which accredited provider's; empty: ours.
 */
provider?: string | null, 
/**
 * What it was about.
 */
topic?: string | null, 
/**
 * A line about it.
 */
note?: string | null, };

/**
 * Sets how many places the office needs beside those of its trainees.
 */
export type SetNeed = { 
/**
 * The academic year.
 */
year: AcademicYear, 
/**
 * Phase: a code or words; blank: any.
 */
phase: string, 
/**
 * Subject: a code or its name; blank: any.
 */
subject: string, 
/**
 * Block; missing: any.
 */
blockId?: number, 
/**
 * How many, as typed; blank or 0: none.
 */
places: string, };

/**
 * A school where nobody is to be placed, as it is typed: new without an id.
 */
export type SetNotToPlace = { 
/**
 * Which; missing: a new one.
 */
id?: number, 
/**
 * Which school.
 */
schoolId: number, 
/**
 * The first day, as typed; blank or missing: today.
 */
fromOn: string, 
/**
 * The last day, as typed; blank or missing: until further notice.
 */
untilOn: string, 
/**
 * Why.
 */
reason: string, };

/**
 * A line of an offer as it is typed: new without an id. Blank: any.
 */
export type SetOffer = { 
/**
 * Which; missing: a new one, of the school or trust below.
 */
id?: number, 
/**
 * A school of ours.
 */
schoolId?: number, 
/**
 * A trust, by Group UID.
 */
trustUid?: number, 
/**
 * The academic year of a new one; missing: the office's own.
 */
year?: AcademicYear, 
/**
 * What the place is for: a code; missing: a placement.
 */
kind?: string, 
/**
 * How many, as typed: `3`, `2–4`.
 */
places: string, 
/**
 * Phase: a code or words.
 */
phase: string, 
/**
 * Subject: a code or its name.
 */
subject: string, 
/**
 * Year group.
 */
yearGroup: string, 
/**
 * Key stage.
 */
keyStage: string, 
/**
 * Term.
 */
term: string, 
/**
 * Block.
 */
blockId?: number, 
/**
 * The SEND setting, in words.
 */
sendSetting: string, 
/**
 * How much of the week.
 */
study: string, 
/**
 * How it is paid for.
 */
funding: string, 
/**
 * Whether several share it.
 */
joint: string, 
/**
 * The other school that shares.
 */
jointSchoolId?: number, 
/**
 * Days a week here.
 */
daysHere: number, 
/**
 * Days a week at the other.
 */
daysThere: number, 
/**
 * A line about it.
 */
note: string, };

/**
 * What to set; a missing field stays.
 */
export type SetOffice = { 
/**
 * Our name.
 */
name?: string, 
/**
 * What we are.
 */
role?: Role, 
/**
 * Of whom.
 */
partnerOf?: string, 
/**
 * The academic year.
 */
academicYear?: AcademicYear, 
/**
 * Minutes until the lock; 0: never.
 */
lockAfterMinutes?: number, 
/**
 * Months without contact, for these stages; 0: never.
 */
contactMonths?: Array<[Stage, number]>, 
/**
 * Days after which a school that was approached is told of; 0: never.
 */
approachedDays?: number, 
/**
 * What our own e-mail addresses end in.
 */
mailDomains?: Array<string>, 
/**
 * Whether the disk on which the file lies is encrypted.
 */
diskEncrypted?: boolean, };

/**
 * A password to set.
 */
export type SetPassword = { 
/**
 * The password (or recovery key) that it has now, `null`: none.
 */
current?: string, 
/**
 * The new one, at least eight characters.
 */
new: string, };

/**
 * What to choose; a missing field stays.
 */
export type SetPeopleSettings = { 
/**
 * After how many months something ages.
 */
ageingMonths?: number, 
/**
 * After how many it is stale.
 */
staleMonths?: number, 
/**
 * The days until which heads give notice: `30 Sep, 31 Jan, 30 Apr`.
 */
noticeHeads?: string, 
/**
 * The days until which everyone else does.
 */
noticeOthers?: string, };

/**
 * What is set of a person; what is left out stays.
 */
export type SetPerson = { 
/**
 * Who.
 */
id: number, 
/**
 * Their names, all of them.
 */
name: PersonName | null, 
/**
 * Candid notes.
 */
notes: string | null, 
/**
 * Whether they object to mailings.
 */
objects: boolean | null, };

/**
 * Changes what is known of a placement; who and where stay.
 */
export type SetPlacement = { 
/**
 * Which.
 */
id: number, 
/**
 * All its fields.
 */
fields: PlacementFields, };

/**
 * A post to add (no id) or to change; a missing field stays.
 */
export type SetPost = { 
/**
 * Which; `null`: a new one.
 */
id?: number, 
/**
 * Its name.
 */
name?: string, 
/**
 * Other words for it.
 */
synonyms?: Array<string>, 
/**
 * Where it is held.
 */
place?: RolePlace, 
/**
 * Whether it leads the school.
 */
isHead?: boolean, 
/**
 * Whether it is one of the senior leaders.
 */
isLeader?: boolean, 
/**
 * Whether it is still offered.
 */
active?: boolean, };

/**
 * A review as it is typed: new without an id.
 */
export type SetReview = { 
/**
 * Which; missing: a new one.
 */
id?: number, 
/**
 * Of which school.
 */
schoolId: number, 
/**
 * What it is.
 */
kind: ReviewKind, 
/**
 * The day, as typed; blank or missing: today.
 */
on: string, 
/**
 * Who visited.
 */
byWhom: string, 
/**
 * What was looked at.
 */
areas: string, 
/**
 * What it came to.
 */
outcome: ReviewOutcome, 
/**
 * What was found or said.
 */
text: string, 
/**
 * What is to follow.
 */
actions: string, 
/**
 * In which placement.
 */
placementId?: number, };

/**
 * Shares what helped against a challenge, or changes that.
 */
export type SetSolution = { 
/**
 * Which; none: a new one.
 */
id: number | null, 
/**
 * The challenge.
 */
challengeId: number, 
/**
 * Who shared it.
 */
personId: number | null, 
/**
 * Where it helped; none: at the school of whoever shared it, as a member of the group.
 */
schoolId: number | null, 
/**
 * What was done.
 */
description: string, };

/**
 * A member of staff to add (no id) or to change.
 */
export type SetStaff = { 
/**
 * Who, `null`: someone new.
 */
id?: number, 
/**
 * Their name.
 */
name?: string, 
/**
 * Their computer account.
 */
login?: string, 
/**
 * Whether they still work here.
 */
active?: boolean, };

/**
 * Which schools get and lose which tags.
 */
export type SetTags = { 
/**
 * Rows of the Schools list.
 */
selection: Selection, 
/**
 * Tags to put on.
 */
add: Array<string>, 
/**
 * Tags to take off.
 */
remove: Array<string>, };

/**
 * A change of one or many tasks.
 */
export type SetTasks = { 
/**
 * Which.
 */
selection: Selection, 
/**
 * What.
 */
change: TaskChange, };

/**
 * What to change of a tenure; a missing field stays.
 */
export type SetTenure = { 
/**
 * Which.
 */
id: number, 
/**
 * The post.
 */
roleId?: number, 
/**
 * The first day; empty: not known.
 */
from?: PartDay, 
/**
 * The last day; empty: none, or not known.
 */
until?: PartDay, 
/**
 * Whether the last day is only the latest that it can be.
 */
untilBy?: boolean, 
/**
 * Whether it is over, though nobody knows since when.
 */
ended?: boolean, 
/**
 * Whether for the time being.
 */
acting?: boolean, 
/**
 * Whether the post is shared.
 */
jobShare?: boolean, 
/**
 * Whether they are our main contact for ITT there; whoever was it then no longer is.
 */
mainContact?: boolean, 
/**
 * Who told us.
 */
source?: Source, 
/**
 * A line about it.
 */
note?: string, 
/**
 * Yes to a second head.
 */
yes: boolean, };

/**
 * A step that trainees take.
 */
export type SetTraineeState = { 
/**
 * Rows of the list of trainees.
 */
selection: Selection, 
/**
 * Where to.
 */
state: TraineeState, 
/**
 * The day, as typed; blank or missing: today.
 */
on?: string, 
/**
 * Withdrawn: whose decision it was.
 */
withdrawnBy?: WithdrawnBy, 
/**
 * Withdrawn: why, `withdrawalReason` codes. Restricted.
 */
reasons?: Array<string>, 
/**
 * Completed: where they go on to.
 */
destination?: Destination, };

/**
 * A field of some trainees.
 */
export type SetTrainees = { 
/**
 * Rows of the list of trainees.
 */
selection: Selection, 
/**
 * The field.
 */
field: TraineeField, 
/**
 * As typed; a code, or the id of a school, a person or a cohort, where the field wants one; empty: none.
 */
value: string, };

/**
 * What is set of a trust.
 */
export type SetTrust = { 
/**
 * Its Group UID.
 */
uid: number, 
/**
 * The field.
 */
field: TrustField, 
/**
 * A text, or `null` for none; for `owner` the staff id.
 */
value: string | number | null, };

/**
 * A school as a place to train at.
 */
export type SettingRequest = { 
/**
 * Our school.
 */
schoolId: number, };

/**
 * A visit to a setting, or what a trainee said of it.
 */
export type SettingReview = { 
/**
 * Its id.
 */
id: number, 
/**
 * What it is.
 */
kind: ReviewKind, 
/**
 * The same in words.
 */
kindLabel: string, 
/**
 * The day, ISO.
 */
onDay: string, 
/**
 * The day and who visited, in words.
 */
said: string, 
/**
 * Who visited; empty: not said.
 */
byWhom: string, 
/**
 * What was looked at; empty: not said.
 */
areas: string, 
/**
 * What it came to.
 */
outcome: ReviewOutcome, 
/**
 * The same in words.
 */
outcomeLabel: string, 
/**
 * What was found or said.
 */
text: string, 
/**
 * What is to follow; empty: nothing.
 */
actions: string, 
/**
 * In which placement; `null`: in none.
 */
placementId: number | null, };

/**
 * Which changes are settled, and how.
 */
export type Settle = { 
/**
 * The changes.
 */
selection: ChangeSelection, 
/**
 * What becomes of them; `open` puts them back to do and leaves what accepting them did.
 */
outcome: Outcome, 
/**
 * Accepts another head as the same person under a new name.
 */
samePerson: boolean, };

/**
 * What became of the changes.
 */
export type Settled = { 
/**
 * How many have another outcome now.
 */
settled: number, 
/**
 * Of them, schools of ours that follow their successor now.
 */
followed: number, 
/**
 * Of them, schools of ours that are Former now.
 */
former: number, 
/**
 * Of them, schools that are ours now.
 */
madeOurs: number, 
/**
 * Of them, schools of ours with another head now.
 */
headsChanged: number, 
/**
 * Of them, schools of ours whose head's post has ended.
 */
headsEnded: number, 
/**
 * Of them, schools of ours that had no head here and have one now.
 */
headsAdded: number, 
/**
 * Of them, heads who are the same person under a new name.
 */
samePerson: number, 
/**
 * Changes that were left, each with the reason as a sentence.
 */
left: Array<string>, };

/**
 * Which changes, by what became of them.
 */
export type Shown = "open" | "accepted" | "dismissed" | "all";

/**
 * An e-mail or telephone.
 */
export type ShownAddress = { 
/**
 * Its id.
 */
id: number, 
/**
 * Whose; `null`: a post's or the place's.
 */
personId: number | null, 
/**
 * The post; `null`: not of a post.
 */
roleId: number | null, 
/**
 * Whose it is in words: `Own`, `Head teacher, Alder Hill Primary School`, `Alder Hill Primary School`.
 */
of: string, 
/**
 * E-mail or telephone.
 */
medium: Medium, 
/**
 * As written.
 */
value: string, 
/**
 * The school's or their own.
 */
kind: AddressKind, 
/**
 * Whether mail came back.
 */
bounced: boolean, 
/**
 * Whether it is the one to use first.
 */
isMain: boolean, 
/**
 * How fresh it is.
 */
fresh: Fresh, };

/**
 * That somebody checked.
 */
export type SignOffCheck = { 
/**
 * Its id.
 */
id: number, 
/**
 * `Perpetua Lindqvist, 12 Oct 2026`.
 */
said: string, 
/**
 * A line about it.
 */
note: string, };

/**
 * How many trainees have one value.
 */
export type SignOffCount = { 
/**
 * The value, in words.
 */
value: string, 
/**
 * How many in this return.
 */
now: number, 
/**
 * How many in that of the year before.
 */
before: number, 
/**
 * `3 more`, `2 fewer`, `the same`.
 */
change: string, };

/**
 * How many trainees by one thing.
 */
export type SignOffCounts = { 
/**
 * `Route`.
 */
by: string, 
/**
 * By its value, the most first.
 */
rows: Array<SignOffCount>, };

/**
 * Somebody who is not in it.
 */
export type SignOffLeftOut = { 
/**
 * Who: `trainee.id`.
 */
traineeId: number, 
/**
 * Their name.
 */
name: string, 
/**
 * Why, a sentence.
 */
why: string, };

/**
 * How ready a return is.
 */
export type SignOffPage = { 
/**
 * Which.
 */
what: SignOffWhat, 
/**
 * The academic year that it is about.
 */
year: AcademicYear, 
/**
 * `Census 2026/27`.
 */
title: string, 
/**
 * When it is and when it is signed off, sentences.
 */
dates: string, 
/**
 * How ready it is, a sentence.
 */
said: string, 
/**
 * What the office should know of it; empty: nothing.
 */
note: string, 
/**
 * Whether somebody wrote down that it was signed off.
 */
signedOff: boolean, 
/**
 * How many trainees are in it.
 */
trainees: number, 
/**
 * What is checked, with who did.
 */
parts: Array<SignOffPartShown>, 
/**
 * What is missing in the records of those who are in it.
 */
problems: Array<SignOffProblem>, 
/**
 * Those who are not in it though one may expect them, each with the reason.
 */
leftOut: Array<SignOffLeftOut>, 
/**
 * How many trainees by route, subject, phase and status.
 */
counts: Array<SignOffCounts>, 
/**
 * The year that the counts are held against.
 */
before: AcademicYear, 
/**
 * The years that can be chosen, newest first.
 */
years: Array<AcademicYear>, };

/**
 * A part of what is checked before a sign-off, in the order of the DfE's guidance (2026/27).
 */
export type SignOffPart = "numbers" | "courses" | "starts" | "statuses" | "outcomes" | "placements" | "signedOff";

/**
 * A part of what is checked.
 */
export type SignOffPartShown = { 
/**
 * Which.
 */
part: SignOffPart, 
/**
 * The same in words.
 */
label: string, 
/**
 * What to do with it, a sentence.
 */
says: string, 
/**
 * How many problems it has.
 */
problems: number, 
/**
 * Who checked it, the latest first.
 */
checks: Array<SignOffCheck>, };

/**
 * Something that is missing or cannot be right.
 */
export type SignOffProblem = { 
/**
 * The part that it belongs to.
 */
part: SignOffPart, 
/**
 * Whose: `trainee.id`.
 */
traineeId: number, 
/**
 * Their name.
 */
name: string, 
/**
 * The field to put right; `null`: their state or their placements.
 */
field: TraineeField | null, 
/**
 * What is missing and what to do, sentences.
 */
says: string, };

/**
 * Asks how ready a return is.
 */
export type SignOffRequest = { 
/**
 * Which.
 */
what: SignOffWhat, 
/**
 * The academic year that it is about; missing: the one whose sign-off comes next, or is open.
 */
year?: AcademicYear | null, };

/**
 * What is signed off.
 */
export type SignOffWhat = "census" | "performanceProfile";

/**
 * Someone who may sign.
 */
export type Signatory = { 
/**
 * The person.
 */
personId: number, 
/**
 * Their name.
 */
name: string, 
/**
 * The post.
 */
roleId: number, 
/**
 * Its name.
 */
post: string, };

/**
 * What helped against a challenge.
 */
export type Solution = { 
/**
 * Its id.
 */
id: number, 
/**
 * What was done.
 */
description: string, 
/**
 * Who shared it.
 */
personId: number | null, 
/**
 * Their name; empty: not known.
 */
person: string, 
/**
 * Where it helped.
 */
schoolId: number | null, 
/**
 * That school's name; empty: not said.
 */
school: string, 
/**
 * The day, in words.
 */
day: string, };

/**
 * Some addresses.
 */
export type SomeAddresses = { 
/**
 * Their ids.
 */
ids: Array<number>, };

/**
 * Some agreements.
 */
export type SomeAgreements = { 
/**
 * Rows of the list of agreements.
 */
selection: Selection, };

/**
 * Briefings to take off.
 */
export type SomeBriefings = { 
/**
 * Their ids.
 */
ids: Array<number>, };

/**
 * Some entries.
 */
export type SomeCalendar = { 
/**
 * Their ids.
 */
ids: Array<number>, };

/**
 * Which changes are looked at or asked about.
 */
export type SomeChanges = { 
/**
 * The changes.
 */
selection: ChangeSelection, };

/**
 * Some lines of the ledger.
 */
export type SomeMentorTraining = { 
/**
 * Their ids.
 */
ids: Array<number>, };

/**
 * Lines of offers.
 */
export type SomeOffers = { 
/**
 * Rows of the list of offers.
 */
selection: Selection, };

/**
 * Some placements.
 */
export type SomePlacements = { 
/**
 * Rows of the list of placements.
 */
selection: Selection, };

/**
 * Some replies.
 */
export type SomeReplies = { 
/**
 * Their ids.
 */
ids: Array<number>, };

/**
 * Some tasks.
 */
export type SomeTasks = { 
/**
 * Which.
 */
selection: Selection, };

/**
 * Some tenures.
 */
export type SomeTenures = { 
/**
 * Their ids.
 */
ids: Array<number>, };

/**
 * Some trainees.
 */
export type SomeTrainees = { 
/**
 * Rows of the list of trainees.
 */
selection: Selection, };

/**
 * A column to sort by.
 */
export type Sort = { 
/**
 * Column id.
 */
column: string, 
/**
 * From large to small. Blanks come last either way.
 */
descending: boolean, };

/**
 * Who told us: where a fact about people comes from.
 */
export type Source = "typed" | "register" | "form" | "call" | "email" | "meeting" | "import";

/**
 * Somebody who can have been spoken to.
 */
export type Spoken = { 
/**
 * Who.
 */
personId: number, 
/**
 * Their name.
 */
name: string, 
/**
 * Their posts there.
 */
post: string, 
/**
 * Their e-mail; empty: none that works.
 */
email: string, 
/**
 * Whether they are our main contact: chosen unless told otherwise.
 */
main: boolean, };

/**
 * A member of our staff.
 */
export type StaffMember = { 
/**
 * Their id.
 */
id: number, 
/**
 * Their name.
 */
name: string, 
/**
 * The computer account that is this person; empty: none.
 */
login: string, 
/**
 * Whether they still work here.
 */
active: boolean, 
/**
 * Whether they are the one at this computer.
 */
me: boolean, };

/**
 * How far the relationship with a school has come.
 */
export type Stage = "prospect" | "approached" | "partnership" | "paused" | "former";

/**
 * Whether something with a first and a last day stands on a day.
 */
export type Standing = "current" | "announced" | "former";

/**
 * A merge that stands.
 */
export type StandingMerge = { 
/**
 * The operation: what `revert` takes.
 */
operation: number, 
/**
 * What it did, in words.
 */
label: string, 
/**
 * When (moment).
 */
at: string, 
/**
 * Who; `null`: the program itself.
 */
by: string | null, 
/**
 * The record that was kept.
 */
personId: number, };

/**
 * What the program has open and what its first screen should offer.
 */
export type State = { 
/**
 * The program's version.
 */
version: string, 
/**
 * The open file.
 */
file: FileState | null, 
/**
 * A file that waits for its password.
 */
waiting: string | null, 
/**
 * Files that were open before, newest first.
 */
recent: Array<RecentFile>, 
/**
 * The folder where a new file would go.
 */
documents: string, 
/**
 * The system user's name.
 */
user: string, };

/**
 * What an entry can be about.
 */
export type Subject = "school" | "person" | "trust" | "group";

/**
 * The champions of a school and what is at risk there.
 */
export type Succession = { 
/**
 * The school's name.
 */
school: string, 
/**
 * Those who stand first, the furthest before the others; then those who stepped down, the latest first.
 */
champions: Array<Champion>, 
/**
 * What wants saying of them as a whole, a sentence: that two are active; empty: nothing.
 */
notice: string, 
/**
 * The risks, the most pressing first.
 */
risks: Array<SuccessionRisk>, 
/**
 * Who could be named: the people of the school, senior leaders first, without those who stand already.
 */
candidates: Array<Candidate>, 
/**
 * The posts at schools, senior leaders' first: id and name.
 */
posts: Array<[number, string]>, };

/**
 * One of our schools.
 */
export type SuccessionRequest = { 
/**
 * Our school.
 */
schoolId: number, };

/**
 * A risk, explained.
 */
export type SuccessionRisk = { 
/**
 * What kind.
 */
kind: RiskKind, 
/**
 * What that is called.
 */
label: string, 
/**
 * Why, as a sentence.
 */
text: string, 
/**
 * How much it presses.
 */
tone: Tone, 
/**
 * What answers it.
 */
act: RiskAct, };

/**
 * Somebody whom an automatic reply names in the sender's place.
 */
export type Successor = { 
/**
 * Their name as written.
 */
name: string, 
/**
 * Their e-mail; empty: not said.
 */
email: string, 
/**
 * The sentence that says so.
 */
quote: string, };

/**
 * What is suggested for a field.
 */
export type Suggested = "take" | "keep";

/**
 * A check of a trainee, as its page shows it.
 */
export type SuitabilityCheck = { 
/**
 * Which.
 */
kind: SuitabilityKind, 
/**
 * As it is called.
 */
label: string, 
/**
 * What it is and for whom, a sentence.
 */
about: string, 
/**
 * How far it is.
 */
mark: SuitabilityMark, 
/**
 * The same in words: `Cleared`.
 */
markLabel: string, 
/**
 * Who made it; empty: not said.
 */
doneBy: string, 
/**
 * The day, ISO; empty: not made.
 */
on: string, 
/**
 * Whether it is still to be cleared.
 */
missing: boolean, 
/**
 * Whether it may be said not to be needed.
 */
mayBeUnneeded: boolean, };

/**
 * The checks of a trainee.
 */
export type SuitabilityChecks = { 
/**
 * Those that are asked for, and what was written down of others.
 */
checks: Array<SuitabilityCheck>, 
/**
 * Who makes them, a sentence.
 */
who: string, 
/**
 * Who that is, as it is offered for a new entry.
 */
by: string, 
/**
 * What is missing, a sentence; empty: nothing.
 */
missing: string, };

/**
 * A check of suitability.
 */
export type SuitabilityKind = "dbs" | "prohibition" | "identity" | "rightToWork" | "overseas" | "fitness" | "childcare";

/**
 * What is written down of a check.
 */
export type SuitabilityMark = "cleared" | "made" | "notNeeded" | "open";

/**
 * A summary to write.
 */
export type SummaryRequest = { 
/**
 * The refresh, by the id of its load; `null`: the latest.
 */
load?: number, 
/**
 * Only our schools in full; the rest as counts by local authority.
 */
ours: boolean, 
/**
 * Where to write it; empty: among the prints, which go when the file is closed.
 */
path: string, };

/**
 * Supply against demand.
 */
export type Supply = { 
/**
 * The academic year.
 */
year: AcademicYear, 
/**
 * The years that can be chosen, the latest first.
 */
years: Array<AcademicYear>, 
/**
 * By what it is counted.
 */
by: SupplyBy, 
/**
 * What the first column is headed.
 */
heading: string, 
/**
 * The block that it is narrowed to; `null`: all of the year.
 */
blockId: number | null, 
/**
 * The blocks of the year.
 */
blocks: Array<CapacityChoice>, 
/**
 * The rows, by name.
 */
rows: Array<SupplyRow>, 
/**
 * All together.
 */
all: SupplyRow, 
/**
 * All together, as a sentence.
 */
said: string, 
/**
 * How to read it, a sentence; empty: nothing is to be known.
 */
note: string, 
/**
 * What the office needs beside its trainees.
 */
needs: Array<PlaceNeed>, };

/**
 * By what supply is counted.
 */
export type SupplyBy = "subject" | "phase" | "block" | "la" | "trust";

/**
 * A number that leads to the list of what it counts.
 */
export type SupplyNumber = { 
/**
 * How many.
 */
count: number, 
/**
 * The page of the window that shows them; empty: none does.
 */
route: string, };

/**
 * Asks for supply against demand as a page to print.
 */
export type SupplyPrint = { 
/**
 * The academic year; missing: the office's own.
 */
year?: AcademicYear, 
/**
 * By what it is counted; missing: by subject.
 */
by?: SupplyBy, 
/**
 * Only in this block.
 */
blockId?: number, 
/**
 * Where to write the page; missing or empty: among this computer's prints.
 */
path?: string, };

/**
 * Asks for supply against demand.
 */
export type SupplyRequest = { 
/**
 * The academic year; missing: the office's own.
 */
year?: AcademicYear, 
/**
 * By what it is counted; missing: by subject.
 */
by?: SupplyBy, 
/**
 * Only in this block; missing: all of the year.
 */
blockId?: number, };

/**
 * A row of supply against demand.
 */
export type SupplyRow = { 
/**
 * The subject, phase, block, authority or trust.
 */
label: string, 
/**
 * Offered at once, at most.
 */
offered: SupplyNumber, 
/**
 * Of them safe.
 */
safe: SupplyNumber, 
/**
 * Trainees who have a place, confirmed or not.
 */
taken: SupplyNumber, 
/**
 * Of them confirmed by the school.
 */
confirmed: SupplyNumber, 
/**
 * Places still needed; `null`: nobody needs one in a certain authority or trust.
 */
needed: SupplyNumber | null, 
/**
 * Of them more than what is safe and free; `null` as above.
 */
short: SupplyNumber | null, };

/**
 * Turns a file on or off.
 */
export type SwitchReturn = { 
/**
 * Which.
 */
file: ReturnFile, 
/**
 * Whether this office fills it.
 */
on: boolean, };

/**
 * A tag in use.
 */
export type TagCount = { 
/**
 * The tag.
 */
tag: string, 
/**
 * How many schools have it.
 */
count: number, };

/**
 * Tags to put on people and to take off.
 */
export type TagPeople = { 
/**
 * Whom.
 */
ids: Array<number>, 
/**
 * Tags to put on.
 */
add: Array<string>, 
/**
 * Tags to take off.
 */
remove: Array<string>, };

/**
 * Takes a file of codes or rules.
 */
export type TakeCodeList = { 
/**
 * Where it is.
 */
path: string, 
/**
 * Where the office has it from.
 */
source: string, 
/**
 * That most rows of a list go is meant, and no mistake.
 */
mostGo: boolean, };

/**
 * Takes trainees off their places in a block.
 */
export type TakeOff = { 
/**
 * The block.
 */
blockId: number, 
/**
 * Whom.
 */
traineeIds: Array<number>, };

/**
 * What can be set of a task.
 */
export type TaskChange = { "field": "title", "value": string } | { "field": "note", "value": string } | { "field": "due", "value": string } | { "field": "owner", "value": number | null } | { "field": "about", "value": About };

/**
 * A task on a page.
 */
export type TaskRow = { 
/**
 * Its id.
 */
id: number, 
/**
 * What.
 */
title: string, 
/**
 * More about it.
 */
note: string, 
/**
 * Until when, ISO; empty: no day.
 */
due: string, 
/**
 * The same as written: `Thu 3 Sep 2026`; empty: no day.
 */
dueOn: string, 
/**
 * How it stands.
 */
state: TaskState, 
/**
 * The same in words.
 */
stateLabel: string, 
/**
 * Who of us.
 */
ownerId: number | null, 
/**
 * Their name; empty: nobody.
 */
owner: string, 
/**
 * About whom.
 */
about: Array<Linked>, 
/**
 * What made it; empty: someone typed it.
 */
origin: string, };

/**
 * How a task stands.
 */
export type TaskState = "overdue" | "thisWeek" | "later" | "noDay" | "done";

/**
 * Tasks, those that press most first.
 */
export type Tasks = { 
/**
 * As many as were asked for.
 */
rows: Array<TaskRow>, 
/**
 * How many there are.
 */
count: number, };

/**
 * Tasks to read: those of a record, or those that press.
 */
export type TasksRequest = { 
/**
 * About whom; nobody: about anyone.
 */
of: About, 
/**
 * Only those of whoever is at this computer.
 */
mine: boolean, 
/**
 * Only those that are overdue or due this week.
 */
pressing: boolean, 
/**
 * Those that are done as well.
 */
done: boolean, 
/**
 * How many at most; 0: 100.
 */
limit: number, };

/**
 * What became of some tenures.
 */
export type TenuresDone = { 
/**
 * Those that changed.
 */
ids: Array<number>, 
/**
 * Those that were left, each with the reason as a sentence.
 */
left: Array<string>, };

/**
 * A draft to oneself.
 */
export type TestRound = { 
/**
 * The round.
 */
id: number, 
/**
 * Where it is to go: one's own address.
 */
to: string, 
/**
 * The school whose form it carries; missing: the first one's.
 */
schoolId?: number, 
/**
 * Where to write it; blank: among the prints, which go when the file is closed.
 */
path: string, };

/**
 * How many challenges of all groups have a theme.
 */
export type ThemeCount = { 
/**
 * The theme.
 */
theme: string, 
/**
 * How many.
 */
count: number, };

/**
 * Tasks to tick off, or to do again.
 */
export type TickTasks = { 
/**
 * Which.
 */
selection: Selection, 
/**
 * Whether they are done.
 */
done: boolean, };

/**
 * An entry of a timeline.
 */
export type TimelineEntry = { 
/**
 * Tells it from every other entry of the timeline.
 */
key: string, 
/**
 * The activity, which can be changed and taken away; `null`: the entry comes from another table.
 */
activityId: number | null, 
/**
 * What it is.
 */
kind: EntryKind, 
/**
 * The same in words, with the direction: `E-mail from them`.
 */
label: string, 
/**
 * The day, ISO; perhaps only its month or year.
 */
on: string, 
/**
 * The day as written: `Thu 3 Sep 2026`, with its time where that is known.
 */
when: string, 
/**
 * A line; may be empty.
 */
title: string, 
/**
 * What was said; may be empty.
 */
text: string, 
/**
 * Who of us; empty: nobody.
 */
by: string, 
/**
 * Whom it was about as well.
 */
about: Array<Linked>, 
/**
 * Files that were kept.
 */
files: Array<KeptFile>, };

/**
 * A page of a timeline.
 */
export type TimelinePage = { 
/**
 * The entries, newest first.
 */
entries: Array<TimelineEntry>, 
/**
 * Where the next page begins; `null`: this is the last.
 */
next: Cursor | null, };

/**
 * A timeline to read.
 */
export type TimelineRequest = { 
/**
 * Whose: a school, a person, a trust or a group; the first that is given.
 */
of: About, 
/**
 * Words that must occur, together, in an entry.
 */
search: string, 
/**
 * Only these kinds; none: all.
 */
kinds: Array<EntryKind>, 
/**
 * Where the page before ended; `null`: from the newest.
 */
after?: Cursor, 
/**
 * How many, at most 1,000; 0: 30.
 */
limit: number, };

/**
 * The first screen.
 */
export type Today = { 
/**
 * The present day, ISO.
 */
day: string, 
/**
 * Our name.
 */
office: string, 
/**
 * Schools of ours.
 */
schools: number, 
/**
 * Of them by stage: code and count.
 */
stages: Array<[string, number]>, 
/**
 * Establishments in the register.
 */
establishments: number, 
/**
 * The day that the register's file tells of, ISO.
 */
registerDate: string | null, 
/**
 * Where a newer register is, a sentence; `null`: it is not time for one.
 */
registerReminder: string | null, 
/**
 * The address of the DfE's page for it, to copy.
 */
registerAddress: string, 
/**
 * What wants doing, the most pressing first.
 */
items: Array<TodayItem>, 
/**
 * The latest register changes of our schools, newest first, at most 8.
 */
changes: Array<RegisterChange>, };

/**
 * One thing on the first screen that leads to a list.
 */
export type TodayItem = { 
/**
 * Stable id: registerOld, headChanged, toFollow, noOwner, …
 */
id: string, 
/**
 * How many rows the list holds to which it leads; for the register's age, days.
 */
count: number, 
/**
 * The whole sentence: `3 of our schools have a successor to follow`.
 */
text: string, 
/**
 * Where it leads: a route of the window.
 */
route: string, 
/**
 * How much it presses.
 */
tone: Tone, };

/**
 * How much something on the first screen presses.
 */
export type Tone = "bad" | "warn" | "info";

/**
 * How many schools an action changed.
 */
export type Touched = { 
/**
 * Schools that changed; those that had the value already are not counted.
 */
schools: number, };

/**
 * How many tasks an action changed.
 */
export type TouchedTasks = { 
/**
 * How many.
 */
tasks: number, };

/**
 * What a new trainee, or many at once, may be given: code or id, and name.
 */
export type TraineeChoices = { 
/**
 * Cohorts, the latest first.
 */
cohorts: Array<[string, string]>, 
/**
 * Training routes.
 */
routes: Array<[string, string]>, 
/**
 * Subjects.
 */
subjects: Array<[string, string]>, 
/**
 * Age ranges.
 */
ageRanges: Array<[string, string]>, 
/**
 * Study modes.
 */
studyModes: Array<[string, string]>, };

/**
 * What has to be minded: a rule, or a text for the school.
 */
export type TraineeConstraint = { 
/**
 * Its id.
 */
id: number, 
/**
 * Who may read it.
 */
kind: ConstraintKind, 
/**
 * The rule; `null`: it is a text.
 */
rule: PlacingRule | null, 
/**
 * The school that a rule names.
 */
schoolId: number | null, 
/**
 * Minutes or miles; 0: the rule has none.
 */
amount: number, 
/**
 * The text.
 */
text: string, 
/**
 * The day on which the trainee agreed, ISO; empty: not yet.
 */
agreedOn: string, 
/**
 * All of it as a sentence: `Not at Alder Hill.`
 */
said: string, 
/**
 * For a text: whether schools may read it, and since when, a sentence; empty: it is a rule.
 */
agreement: string, };

/**
 * A field with what it holds.
 */
export type TraineeFact = { 
/**
 * Which.
 */
field: TraineeField, 
/**
 * As it is called.
 */
label: string, 
/**
 * As it is kept: a code, an ISO day, an id; empty: nothing.
 */
value: string, 
/**
 * As a reader sees it; empty: nothing.
 */
shown: string, 
/**
 * How it is edited.
 */
edit: FactEdit, 
/**
 * For one of a list: code and name.
 */
options: Array<[string, string]>, 
/**
 * For one of a long list: which, for `codes_of`; else empty.
 */
list: string, 
/**
 * What the office should know of it, a sentence; empty: nothing.
 */
note: string, };

/**
 * A field of a trainee.
 */
export type TraineeField = "cohort" | "route" | "course" | "subject" | "secondSubject" | "thirdSubject" | "ageRange" | "aim" | "qualification" | "studyMode" | "weekdays" | "startsOn" | "endsOn" | "employingSchool" | "accreditedProvider" | "trainingPartner" | "linkTutor" | "fundCode" | "fundingMethod" | "trn" | "providerRef" | "applicationId" | "hesaId" | "previousLastName" | "bornOn" | "nationality" | "niNumber" | "postcode" | "nextSchool" | "nextUrn" | "nextPost" | "appropriateBody" | "registerId" | "specialism" | "secondSpecialism" | "thirdSpecialism" | "courseYear" | "beginsOn" | "apprenticeOn" | "partnerUrn" | "initiative" | "secondInitiative" | "degreeType" | "degreeSubject" | "degreeGrade" | "degreeYear" | "degreeInstitution" | "degreeCountry" | "iqtsCountry" | "standardsMetOn" | "profile" | "notes";

/**
 * A person's entry as a trainee, which has a page of its own.
 */
export type TraineeLink = { 
/**
 * `trainee.id`.
 */
id: number, 
/**
 * `Trainee, Mathematics, Autumn 2026`
 */
words: string, };

/**
 * The page of a trainee.
 */
export type TraineePage = { 
/**
 * `trainee.id`.
 */
id: number, 
/**
 * `person.id`: names, e-mails, telephones, tags, tasks and the timeline are the person's.
 */
personId: number, 
/**
 * The name.
 */
name: string, 
/**
 * What they train for, in a line: `Mathematics, Postgraduate, fee-funded, Autumn 2026`.
 */
about: string, 
/**
 * How far they have come.
 */
state: TraineeState, 
/**
 * The same in words.
 */
stateLabel: string, 
/**
 * The same as a sentence: `In training since 7 Sep 2026.`
 */
stateSaid: string, 
/**
 * The day of that, ISO; empty: not known.
 */
stateOn: string, 
/**
 * Whose decision a withdrawal was; `null`: not withdrawn, or not known.
 */
withdrawnBy: WithdrawnBy | null, 
/**
 * Where they may go on to.
 */
nextStates: Array<NextState>, 
/**
 * Reasons that a withdrawal by the provider may have: code and name.
 */
providerReasons: Array<[string, string]>, 
/**
 * Reasons that a withdrawal by the trainee may have.
 */
traineeReasons: Array<[string, string]>, 
/**
 * The fields, part by part.
 */
parts: Array<TraineePart>, 
/**
 * What has to be minded: rules, then texts for the school.
 */
constraints: Array<TraineeConstraint>, 
/**
 * How many private reasons there are, and whether a withdrawal has reasons: what [`super::constraint::private`]
 * tells when it is asked.
 */
keptApart: number, 
/**
 * The checks of suitability.
 */
checks: SuitabilityChecks, 
/**
 * The placements, the latest first.
 */
placements: Array<PlacementOfTrainee>, 
/**
 * How many schools there are and how many are needed, a sentence.
 */
placementsSaid: string, 
/**
 * Where Register has them placed, a sentence; empty: not known.
 */
inRegister: string, 
/**
 * What Register said of them in its answer to a file, and still stands.
 */
registerSaid: Array<FileProblem>, 
/**
 * What goes with the trainee when they are taken off, a sentence.
 */
removal: string, 
/**
 * The operations about them, newest first, at most 100.
 */
history: Array<Entry>, };

/**
 * Fields that belong together.
 */
export type TraineePart = { 
/**
 * What stands over them.
 */
title: string, 
/**
 * The fields.
 */
facts: Array<TraineeFact>, };

/**
 * What is kept apart of a trainee and shown only when it is asked for.
 */
export type TraineePrivate = { 
/**
 * Private reasons: id and text.
 */
reasons: Array<PrivateReason>, 
/**
 * The reasons for a withdrawal, in words.
 */
withdrawal: Array<string>, 
/**
 * The same as codes, for putting them right.
 */
withdrawalCodes: Array<string>, };

/**
 * How far a trainee has come.
 */
export type TraineeState = "notStarted" | "inTraining" | "deferred" | "withdrawn" | "completed";

/**
 * A value of one field, as typed.
 */
export type TraineeValue = { 
/**
 * The field.
 */
field: TraineeField, 
/**
 * As typed; a code, or the id of a school, a person or a cohort, where the field wants one; empty: none.
 */
value: string, };

/**
 * What an action did to trainees.
 */
export type TraineesTouched = { 
/**
 * Trainees that changed.
 */
trainees: number, 
/**
 * The whole of it, a sentence.
 */
said: string, };

/**
 * A trust on a school's page.
 */
export type Trust = { 
/**
 * Group UID.
 */
uid: number, 
/**
 * Group ID, such as TR01234; empty where the groups file was not loaded.
 */
groupId: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Its kind in words.
 */
kind: string, 
/**
 * Its open schools in the register, ours first, at most 200.
 */
schools: Array<Neighbour>, };

/**
 * A field of trusts.
 */
export type TrustField = "notes" | "owner";

/**
 * Everything the trust page shows, less its people.
 */
export type TrustPage = { 
/**
 * Group UID.
 */
uid: number, 
/**
 * The row of the office's own words about it; `null`: it has said nothing yet.
 */
id: number | null, 
/**
 * Its name.
 */
name: string, 
/**
 * One line under the name: its kind, its numbers, how many schools.
 */
summary: string, 
/**
 * Its status in words; empty: the groups file does not have it.
 */
status: string, 
/**
 * Whether that status is open.
 */
open: boolean, 
/**
 * The register's facts; empty: the groups file was not loaded, or does not have it.
 */
facts: Array<Fact>, 
/**
 * The office's notes.
 */
notes: string, 
/**
 * Who of us looks after it.
 */
ownerId: number | null, 
/**
 * Their name.
 */
owner: string | null, 
/**
 * Its schools that are ours, open or not.
 */
ours: Array<Neighbour>, 
/**
 * Its other open schools, at most 200.
 */
others: Array<Neighbour>, 
/**
 * The operations that changed it, its people or its addresses, newest first, at most 100.
 */
history: Array<Entry>, };

/**
 * A request for a trust's page.
 */
export type TrustRequest = { 
/**
 * Its Group UID.
 */
uid: number, };

/**
 * Whether an action changed a trust.
 */
export type TrustTouched = { 
/**
 * Whether anything is another than before.
 */
changed: boolean, };

/**
 * A request to remember that two records are two people.
 */
export type TwoPeople = { 
/**
 * One.
 */
one: number, 
/**
 * The other.
 */
other: number, };

/**
 * An e-mail or telephone of someone who is added.
 */
export type TypedAddress = { 
/**
 * E-mail or telephone.
 */
medium: Medium, 
/**
 * As typed.
 */
value: string, 
/**
 * The school's or their own.
 */
kind: AddressKind, };

/**
 * A typed cell.
 */
export type TypedCell = { 
/**
 * The school of its row.
 */
schoolId: number, 
/**
 * The column's id.
 */
column: string, 
/**
 * What was typed; blank: nothing.
 */
text: string, };

/**
 * A request to undo.
 */
export type UndoRequest = { 
/**
 * Yes to going beyond this session.
 */
beyond: boolean, };

/**
 * What undo and redo would do next.
 */
export type UndoState = { 
/**
 * The operation that undo would take back.
 */
undo: OperationLabel | null, 
/**
 * Who did it and when, where it is from before this session; undo then asks.
 */
undoAsks: string | null, 
/**
 * The operation that redo would do again.
 */
redo: OperationLabel | null, };

/**
 * What was taken back or done again.
 */
export type Undone = { 
/**
 * The operation that was taken back or done again.
 */
operation: OperationLabel, 
/**
 * Rows that were left because they were changed since, in words.
 */
left: Array<string>, };

/**
 * What pasted URNs are.
 */
export type UrnCheck = { 
/**
 * URNs of the register that are not yet ours, each once, in pasted order.
 */
fresh: Array<number>, 
/**
 * How many are ours already.
 */
already: number, 
/**
 * Six-digit numbers that the register does not have.
 */
unknown: Array<number>, 
/**
 * Of the fresh ones, how many have closed.
 */
closed: number, 
/**
 * Lines without any six-digit number, at most 20, as pasted.
 */
unread: Array<string>, };

/**
 * Pasted text with URNs in it.
 */
export type UrnText = { 
/**
 * As pasted: one a line, or with commas, spaces, tabs, other columns.
 */
text: string, };

/**
 * A post that should be held and is not.
 */
export type Vacancy = { 
/**
 * The post; `null`: it is the main contact that is missing.
 */
roleId: number | null, 
/**
 * What is missing.
 */
what: string, 
/**
 * A sentence about it.
 */
words: string, };

/**
 * How a pairing stands.
 */
export type Verdict = "fits" | "warns" | "blocked";

/**
 * What a list shows: search, filters, sort.
 */
export type View = { 
/**
 * Which list.
 */
list: List, 
/**
 * Words that must all occur, in any order, as beginnings of words; for schools also a URN, LAESTAB or postcode.
 */
search: string, 
/**
 * Filters by column id.
 */
where: { [key in string]: Filter }, 
/**
 * By what it is sorted; `null`: best match where the list's search has one, else as the list stands by itself.
 */
sort: Sort | null, 
/**
 * From where distances are measured: a postcode, or a URN. `null`: there are none.
 */
near: string | null, 
/**
 * The column whose values stand together, before the sort; `null`: none.
 */
group: string | null, };

/**
 * What a saved view keeps.
 */
export type ViewDefinition = { 
/**
 * Which rows, in which order.
 */
view: View, 
/**
 * Column ids in order; empty: the list's own.
 */
columns: Array<string>, };

/**
 * What is pretended, on top of what is so. Nothing of it is written down.
 */
export type WhatIf = { 
/**
 * Trainees who are not where they are in this block.
 */
takenOff?: Array<number>, 
/**
 * Schools that drop out: their places are gone, and nobody is there in this block.
 */
droppedOut?: Array<number>, 
/**
 * Trainees who are placed.
 */
placed?: Array<JigsawPair>, };

/**
 * Which round; missing: the one that was made last.
 */
export type WhichRound = { 
/**
 * Its id.
 */
id?: number, };

/**
 * Someone who is to hold a post: found, or typed new.
 */
export type Who = { 
/**
 * A person of the file.
 */
personId?: number, 
/**
 * Else the names of someone new.
 */
name?: PersonName, };

/**
 * A school drops out.
 */
export type WithdrawSchool = { 
/**
 * Our school.
 */
schoolId: number, 
/**
 * Only these of its placements; missing: all that are not over.
 */
placements?: Array<number>, 
/**
 * The day of that, as typed; blank or missing: today.
 */
on: string, 
/**
 * Why.
 */
reason: string, 
/**
 * Who goes where instead; whoever is not named is to be placed later.
 */
elsewhere: Array<Elsewhere>, };

/**
 * Whose decision a withdrawal was: the two triggers of the DfE's Register.
 */
export type WithdrawnBy = "provider" | "trainee";

/**
 * The answered file.
 */
export type WriteClaimAnswers = { 
/**
 * The year that is claimed for; missing: the latest of which there is any.
 */
year?: AcademicYear | null, 
/**
 * The service's own file, to be filled; missing: the rows that were loaded.
 */
from?: string | null, 
/**
 * Where to write it: a file, or a folder, in which it gets its own name.
 */
out: string, };

/**
 * The hours of a year as a file.
 */
export type WriteClaims = { 
/**
 * The year that is claimed for; missing: the one that the office works in.
 */
year?: AcademicYear | null, 
/**
 * Where to write it: a file, or a folder, in which it gets its own name.
 */
out: string, };

/**
 * Writes a list down as a file to edit.
 */
export type WriteCodeList = { 
/**
 * Which; missing or empty: all lists of codes.
 */
list: string, 
/**
 * Where to write it: a file, or a folder, in which it gets its own name.
 */
out: string, };

/**
 * Writes the facts of a year's trainees.
 */
export type WriteFacts = { 
/**
 * Of which academic year; missing: the office's.
 */
year?: AcademicYear, 
/**
 * Where to write it: a file, or a folder, in which it gets its own name.
 */
out: string, };

/**
 * A mailing to write.
 */
export type WriteMailing = { 
/**
 * Rows of the list of people.
 */
selection: Selection, 
/**
 * The subject.
 */
subject: string, 
/**
 * The text; `{name}` stands for whom it is to.
 */
text: string, 
/**
 * The folder to write to; missing or empty: among the prints, which go when the file is closed.
 */
path: string, 
/**
 * Whether it goes on the timelines as sent today.
 */
markSent: boolean, };

/**
 * A file to write.
 */
export type WriteReturn = { 
/**
 * Which.
 */
kind: ReturnKind, 
/**
 * Of which academic year; missing: the office's.
 */
year?: AcademicYear, 
/**
 * The service's own file to fill; missing: it is made whole.
 */
from?: string, 
/**
 * Where to write it: a file, or a folder, in which it gets its own name.
 */
out: string, 
/**
 * Whether ethnicity and disability go in, where the file takes them.
 */
equality: boolean, };

/**
 * The forms of a round to write.
 */
export type WriteRound = { 
/**
 * The round; missing: the one that was made last.
 */
id?: number, 
/**
 * The folder that they go to; it is made where it is missing.
 */
folder: string, 
/**
 * Whether the form goes out as a page, too; missing: as the round says.
 */
html?: boolean, 
/**
 * At most so many e-mails a batch, each batch in a folder of its own; missing: all in one.
 */
batch?: number, 
/**
 * Only these schools of ours, even where a form went out to them; empty: all to which none went out yet.
 */
schoolIds: Array<number>, 
/**
 * Whether the file for mail merge is written as a workbook, too.
 */
mergeWorkbook: boolean, };

/**
 * A placement as a bar.
 */
export type YearBar = { 
/**
 * The placement.
 */
placementId: number, 
/**
 * What stands on it: the trainee, or the school.
 */
label: string, 
/**
 * How far it has come.
 */
state: PlacementState, 
/**
 * The same in words.
 */
stateLabel: string, 
/**
 * When, in words.
 */
dates: string, 
/**
 * The block's name; empty: none.
 */
block: string, 
/**
 * Its first day, counted from the first of the year, which is 0.
 */
from: number, 
/**
 * How many days of the year it covers.
 */
days: number, 
/**
 * In which row of its line it stands, from 0, so that no two lie on one another.
 */
row: number, };

/**
 * What a line of the year is.
 */
export type YearBy = "school" | "trainee" | "mentor";

/**
 * A year group.
 */
export type YearGroup = "nursery" | "reception" | "year1" | "year2" | "year3" | "year4" | "year5" | "year6" | "year7" | "year8" | "year9" | "year10" | "year11" | "year12" | "year13" | "mixed";

/**
 * A school, a trainee or a mentor over the year.
 */
export type YearLine = { 
/**
 * The school, the trainee or the mentor's person.
 */
id: number, 
/**
 * The person, where it is a trainee or a mentor; `null`: a school.
 */
personId: number | null, 
/**
 * The name.
 */
name: string, 
/**
 * How many rows its bars need.
 */
rows: number, 
/**
 * Its placements, the earliest first.
 */
bars: Array<YearBar>, };

/**
 * A month of the year.
 */
export type YearMonth = { 
/**
 * Its name: `Sep`.
 */
name: string, 
/**
 * Its first day, counted from the first of the year.
 */
from: number, };

/** The reading door: name, request, answer. */
export interface Queries {
  /** Which day a typed text means, or why it means none. */
  day_read: [DayText, DayMeant];
  /** A window of rows of a list, with the count of all that match. */
  list_page: [PageRequest, Page];
  /** The groups of a list, in the order of its rows. */
  list_groups: [GroupsRequest, Groups];
  /** The place that distances are measured from, and how it was found. */
  list_place: [PlaceRequest, Place];
  /** Rows of a list as text for another program's cells. */
  list_copy: [Extract, Copied];
  /** What an export would hold that may surprise: closed schools, rows that are not in sight. */
  list_export_look: [Extract, ExtractLook];
  /** The columns of a list, and for each coded column its values with counts. */
  list_columns: [ColumnsRequest, Columns];
  /** The first schools that match some words, best first: what the find box asks on every key. */
  schools_find: [FindRequest, Found];
  /** Where a row stands in a list, and its neighbours. */
  list_position: [PositionRequest, Position];
  /** All saved views. */
  saved_views: [Nothing, SavedViews];
  /** How the present member of staff left the lists. */
  layouts: [Nothing, Layouts];
  /** The schools that the present member of staff opened last, newest first. */
  recent_schools: [Nothing, Found];
  /** How many schools a change of a field would change. */
  schools_check_set: [SetField, Touched];
  /** How many schools a change of tags would change. */
  schools_check_tag: [SetTags, Touched];
  /** Everything the school page shows, ours or not. */
  school_page: [SchoolRequest, SchoolPage];
  /** What a pasted list of URNs would make ours, before it does. */
  schools_check_urns: [UrnText, UrnCheck];
  /** Which schools a pasted list means: names, postcodes, URNs, rows of a spreadsheet. */
  schools_match: [MatchRequest, Matches];
  /** Every tag in use, with its count. */
  school_tags: [Nothing, Array<TagCount>];
  /** The files of the register that were loaded, and what the register holds. */
  register_state: [Nothing, RegisterState];
  /** The register watch: what refreshes found changed, newest first, ours first. */
  register_changes: [ChangesRequest, ChangesPage];
  /** What accepting some changes of the register would do. */
  register_accepting: [SomeChanges, Accepting];
  /** The posts that people hold, in the office's order, with how many hold or held each. */
  posts: [Nothing, Array<PostInUse>];
  /** When contacts age, and the days of notice. */
  people_settings: [Nothing, PeopleSettings];
  /** What a change of a post-holder would meet: who holds the post, the leaver's duties, who of that name we know. */
  change_of_post: [ProposeChange, ProposedChange];
  /** How many of our schools have a head in the register and none here. */
  heads_missing: [Nothing, HeadsMissing];
  /** Which schools are to be asked who is leaving, after a day of notice. */
  who_is_leaving: [Nothing, Leaving];
  /** Everything the person page shows, less what was said and is to do. */
  person_page: [OnePerson, PersonPage];
  /** The first people that match some words, best first: what find boxes and pickers ask on every key. */
  people_find: [FindPeople, FoundPeople];
  /** The people whom the present member of staff opened last, newest first. */
  recent_people: [Nothing, FoundPeople];
  /** Every tag of people. */
  person_tags: [Nothing, Array<string>];
  /** The people of a school of ours or of a trust, who is missing, and the addresses of the place. */
  place_people: [PeoplePlace, PlacePeople];
  /** Everything the trust page shows, less its people. */
  trust_page: [TrustRequest, TrustPage];
  /** The figures of an academic year, each with its source. */
  figures: [FiguresRequest, Array<FigureShown>];
  /** Term dates, INSET days and holidays of an academic year, and its days as a place sees them. */
  calendar: [CalendarRequest, CalendarPage];
  /** What a pasted table of dates says, row by row. Nothing is changed. */
  calendar_read: [PasteCalendar, CalendarRead];
  /** The ITaP of an academic year: its weeks and days, and the days of every trainee who takes part. */
  itap: [ItapRequest, ItapYear];
  /** A week or some days of ITaP with hosts, trainees and attendance. */
  itap_page: [OneItap, ItapPage];
  /** A person's mentoring: their posts, what training is funded, the ledger. */
  mentor_page: [MentorRequest, MentorPage];
  /** The mentors of a school, with their trainees and free places. */
  school_mentors: [SchoolMentorsRequest, SchoolMentors];
  /** What the fields of mentoring may choose from: subjects, providers, lead mentors, topics. */
  mentor_choices: [Nothing, MentorChoices];
  /** What ticking off a session of training would do: for how many, and how many funded hours are left. */
  mentor_training_look: [AddMentorTraining, MentorTrainingLook];
  /** Mentors without training this year or with too many trainees, and schools that lost theirs. */
  mentor_gaps: [Nothing, MentorGaps];
  /** The columns of the grid of what schools host in a year. */
  capacity_columns: [CapacityColumnsRequest, CapacityColumns];
  /** A window of that grid, each row with what is safe there and why. */
  capacity_grid: [CapacityGridRequest, CapacityGrid];
  /** What a school, or a trust for its schools, hosts in a year, with other years beside it. */
  school_hosting: [HostingRequest, HostingPanel];
  /** Placements offered, safe, taken and needed, by subject, phase, block, authority or trust. */
  supply: [SupplyRequest, Supply];
  /** What rolling a year over to the next would do. */
  capacity_roll_over_look: [RollOverRequest, RollOverLook];
  /** Who we are, our staff, the academic year. */
  office: [Nothing, Office];
  /** The timeline of a school, a person, a trust or a group, newest first. */
  timeline: [TimelineRequest, TimelinePage];
  /** Who can have been spoken to about a record: what the box for logging offers. */
  log_box: [LogBoxRequest, LogBox];
  /** What is typed into the box for logging: its kind and its days. */
  log_reading: [LogReading, LogRead];
  /** The tasks of a record, or those that press, the earliest day first. */
  tasks: [TasksRequest, Tasks];
  /** How far a round has come: asked, sent, answered, outstanding. */
  round_status: [WhichRound, RoundStatus];
  /** Who has not answered a round: by days, by how they are reached, by local authority, with telephone and the last conversation. */
  round_chase: [WhichRound, RoundChase];
  /** How many schools answered a round by local authority, phase or trust, against the round before. */
  round_response: [ResponseRequest, RoundResponse];
  /** The first screen: what there is and what wants doing. */
  today: [Nothing, Today];
  /** The DfE's windows of a year, with the office's own days beside them. */
  returns_year: [ReturnsYearRequest, ReturnsYear];
  /** What lies in the present month: the DfE's windows and the office's own days. */
  returns_month: [Nothing, ReturnsThisMonth];
  /** How ready the census or the performance profile is to be signed off: who is in it, who is not and why, what is missing. */
  sign_off_page: [SignOffRequest, SignOffPage];
  /** The hours of mentor training of a year of claims: by school, mentor and provider, with what they are worth. */
  funding_hours: [FundingRequest, FundingHours];
  /** The claims for mentor training that the DfE asks us about, each with what goes back. */
  claim_samples: [ClaimSamplesRequest, ClaimSamples];
  /** The champions of our schools by stage. */
  champions_board: [BoardRequest, ChampionBoard];
  /** Where our schools have champions and where not, by local authority, phase or trust. */
  champions_coverage: [CoverageRequest, Coverage];
  /** The schools with a succession risk, each risk explained. */
  succession_risks: [RisksRequest, RisksPage];
  /** The champions of a school, what they went through, what is at risk and who could be named. */
  school_succession: [SuccessionRequest, Succession];
  /** The agreements of a school or trust, and what a new one is made from. */
  agreements_of: [AgreementsRequest, AgreementsOf];
  /** One agreement, and what its fields may choose from. */
  agreement_page: [OneAgreement, AgreementPage];
  /** A text that asks for an agreement, to copy into an e-mail. */
  agreement_chase: [OneAgreement, ChaseDraft];
  /** Every round of the yearly check, the latest first. */
  rounds: [Nothing, Rounds];
  /** A round with its form and its batches of drafts. */
  round_page: [OneRound, RoundPage];
  /** What a new round is made from: the ready-made asks, the questions, the years. */
  round_choices: [Nothing, RoundChoices];
  /** Who is to be written to in a round, and which schools cannot be. */
  round_recipients: [OneRound, RoundRecipients];
  /** What a recipient of a round would read. */
  round_preview: [RoundPreviewRequest, RoundPreview];
  /** The replies to a round, those to review first, with how many there are in each state. */
  round_replies: [RepliesRequest, Replies];
  /** A reply to review: what we hold, what they said, what the register says, and the posts that change hands. */
  round_review: [OneReply, ReplyReview];
  /** What making a round would come to: how many schools, how many questions, what to think of. */
  round_look: [NewRound, RoundMade];
  /** What a person said about mailings, and what follows from it. */
  consents: [ConsentsRequest, ConsentsOf];
  /** Whom a mailing to some people reaches, and whom it leaves out and why. */
  mailing_look: [MailingRequest, MailingLook];
  /** What a school was told about the reforms and when, and what a new briefing may choose from. */
  briefings_of: [BriefingsRequest, BriefingsOf];
  /** What a new trainee, or many at once, may be given. */
  trainee_choices: [Nothing, TraineeChoices];
  /** The cohorts of trainees, the latest first. */
  cohorts: [Nothing, Cohorts];
  /** Everything the page of a trainee shows, less what is the person's and what is kept apart. */
  trainee_page: [OneTrainee, TraineePage];
  /** The schools where trainees are or will be placed: to whom their checks are confirmed. */
  checks_schools: [Nothing, Array<PlacedSchool>];
  /** What a letter that confirms checks to a school would say, and whom it leaves out. */
  checks_letter_look: [ChecksLetter, ChecksConfirmed];
  /** The private reasons of a trainee and why they withdrew: restricted, asked for alone. */
  trainee_private: [OneTrainee, TraineePrivate];
  /** The equality data of a trainee: restricted, asked for alone. */
  trainee_equality: [OneTrainee, EqualityData];
  /** The jigsaw of a block: its trainees and its places side by side. */
  jigsaw: [JigsawRequest, JigsawBoard];
  /** The places of a trainee, or the trainees for a place, the best first, each with the reasons why it fits or not. */
  jigsaw_fits: [JigsawFitsRequest, JigsawFits];
  /** A working group with its members, meetings and challenges. */
  group_page: [OneGroup, GroupPage];
  /** The challenges of all working groups that some words find. */
  challenges_find: [ChallengesRequest, ChallengesFound];
  /** The queue of records that may be one person, the likeliest first. */
  duplicates: [DuplicatesRequest, Duplicates];
  /** Two records side by side, before they are merged or told apart. */
  people_compare: [ComparisonRequest, Comparison];
  /** Who is there already and may be meant by what is being typed. */
  people_like: [PeopleLikeRequest, Array<LikePerson>];
  /** The merges that stand, newest first: each can be taken back by itself. */
  people_merges: [Nothing, Array<StandingMerge>];
  /** The blocks of an academic year, or of all, and what a new one is made from. */
  blocks: [BlocksRequest, Blocks];
  /** The placements of a trainee, a school or a mentor, with their days. */
  placements_of: [PlacementsRequest, PlacementsOf];
  /** One placement, its absences, and what its fields may choose from. */
  placement_page: [OnePlacement, PlacementPage];
  /** What the rules find about placements: of all, or of a trainee, a school, one of them. */
  placement_checks: [ChecksRequest, PlacementChecks];
  /** What would follow if a school dropped out: who is affected, and where each could go. Nothing is changed. */
  school_withdrawal: [DropOutRequest, DropOut];
  /** An academic year as bars: who is where when, by school, trainee or mentor. */
  placement_year: [PlacementYearRequest, PlacementYear];
  /** A school as a place to train at: visits, evaluations, when nobody is to be placed there. */
  school_setting: [SettingRequest, SchoolSetting];
  /** What the fields of a new placement may choose from. */
  placement_choices: [PlacementChoicesRequest, PlacementChoices];
  /** The operations, newest first. */
  history_page: [HistoryRequest, HistoryPage];
  /** What one operation changed, row by row, in words. */
  history_operation: [OperationRequest, OperationDetail];
  /** What undo and redo would do next. */
  undo_state: [Nothing, UndoState];
  /** The code lists and rules of the DfE's: of which year each is and from where. */
  code_lists: [Nothing, Array<CodeListShown>];
  /** What a file of codes or rules would change, before it is taken. */
  code_list_look: [LookCodeList, CodeListLook];
  /** The codes of a list of the DfE's, to choose from. */
  codes_of: [CodesOf, Array<[string, string]>];
  /** Which of the DfE's files this office fills. */
  returns_switches: [Nothing, Array<ReturnSwitch>];
  /** How the files of trainees for the DfE stand in a year. */
  returns_files: [ReturnsRequest, Array<ReturnStanding>];
  /** What stands in the way of the files of trainees for the DfE, or wants a look. */
  returns_problems: [ReturnsRequest, Array<FileProblem>];
  /** A file for the DfE as it would be written. */
  returns_preview: [PreviewReturn, ReturnPreview];
  /** What a training partner would tell its accredited provider of its trainees. */
  returns_facts_look: [ReturnsRequest, FactsLook];
  /** Which file is open, whether it can be written, what the first screen should offer. */
  session_state: [Nothing, State];
  /** The backups of the open file (or of the file named), newest first. */
  backups: [BackupsRequest, Array<Backup>];
  /** What a restore of one backup would bring back and lose. */
  restore_preview: [RestoreRequest, Preview];
  /** The verdict that a service of the DfE would give on a file. Nothing is written. */
  returns_check: [CheckReturn, CheckVerdict];
  /** Whether everything in the file is sound. */
  check: [Nothing, CheckReport];
  /** The licences of what is shipped. */
  notices: [Nothing, Notices];
  /** What a set of dropped or chosen paths is, before anything is done with it. */
  paths_look: [Paths, PathsLook];
  /** What the columns of online forms answer in a round, and what they may. */
  round_columns: [LookAtColumns, OnlineColumns];
  /** Which round of the yearly check each of some dropped files answers. */
  round_of_files: [Paths, RoundsOfFiles];
  /** What dropped or chosen e-mails are, and on whose timelines each would go. */
  mail_look: [Paths, MailLook];
}

/** The writing door: name, request, answer. */
export interface Actions {
  /** Makes establishments ours, by URN. */
  schools_make_ours: [MakeOurs, MadeOurs];
  /** Adds schools of the register and schools that are not in it, as one operation. */
  schools_add: [AddSchools, MadeOurs];
  /** Links a school that was added by hand to its establishment in the register. */
  schools_link: [LinkSchool, Touched];
  /** Sets one field of one or many of our schools. */
  schools_set: [SetField, Touched];
  /** Puts tags on schools and takes tags off. */
  schools_tag: [SetTags, Touched];
  /** Takes schools off our list, with what we wrote about them. */
  schools_remove: [Ids, Touched];
  /** Follows the successor for schools of ours that closed and were followed by another establishment. */
  schools_follow_successor: [Follow, Followed];
  /** Accepts or dismisses changes of the register, or puts them back to do. */
  register_settle: [Settle, Settled];
  /** Notes that some changes of the register were looked at. Not part of the history. */
  register_seen: [SomeChanges, Seen];
  /** Adds a post to the office's list, or changes one. */
  post_set: [SetPost, Post];
  /** Moves a post one place up or down in the list. */
  post_move: [MovePost, Nothing];
  /** Sets when contacts age, and the days of notice. */
  people_settings_set: [SetPeopleSettings, Nothing];
  /** Adds someone in a post, and the person where they are new. */
  tenure_add: [AddTenure, TenuresDone];
  /** Changes what is known of someone in a post. */
  tenure_set: [SetTenure, TenuresDone];
  /** Ends posts of people; a last day that is known stays. */
  tenures_end: [EndTenures, TenuresDone];
  /** Notes that posts of people are right today. */
  tenures_confirm: [ConfirmTenures, TenuresDone];
  /** Takes posts of people away, as if they had never been written down. */
  tenures_remove: [SomeTenures, TenuresDone];
  /** Changes a post-holder: who leaves, who comes, and what follows, as one operation. */
  post_holder_change: [ChangePost, ChangedPost];
  /** Brings the register's heads to all our schools that have no head. */
  heads_bring: [Nothing, HeadsBrought];
  /** Logs that schools were rung and nobody leaves, and confirms the posts there. */
  nobody_leaves: [NobodyLeaves, Nothing];
  /** Places trainees in a block, all of them or none; whoever is planned elsewhere in it is moved. */
  jigsaw_place: [PlacePairs, JigsawDone];
  /** Takes trainees off the places that are planned for them in a block. */
  jigsaw_take_off: [TakeOff, JigsawDone];
  /** Makes a working group, or changes one. */
  group_set: [SetGroup, GroupKept];
  /** Takes a working group away, with its members, meetings and challenges. */
  group_remove: [OneGroup, Nothing];
  /** Adds a member to a working group, or changes their term. */
  group_member_set: [SetGroupMember, GroupKept];
  /** Takes a member's term off a working group, as if it had never been. */
  group_member_remove: [OneOfGroup, Nothing];
  /** Writes a meeting of a working group down, or changes one. */
  group_meeting_set: [SetGroupMeeting, GroupKept];
  /** Takes a meeting away, with its attendance. */
  group_meeting_remove: [OneOfGroup, Nothing];
  /** Says who came to a meeting. */
  group_attend: [SetAttendance, Nothing];
  /** Writes down what a meeting asked for, as a task. */
  group_action_add: [AddMeetingAction, GroupKept];
  /** Raises a challenge, or changes one. */
  challenge_set: [SetChallenge, GroupKept];
  /** Takes a challenge away, with its solutions. */
  challenge_remove: [OneOfGroup, Nothing];
  /** Shares what helped against a challenge, or changes that. */
  solution_set: [SetSolution, GroupKept];
  /** Takes a solution away. */
  solution_remove: [OneOfGroup, Nothing];
  /** Merges two records of one person. */
  people_merge: [MergePeople, MergedPeople];
  /** Remembers that two records are different people. */
  people_different: [TwoPeople, Nothing];
  /** Adds a person, with the first post and the addresses that are known. */
  person_add: [AddPerson, PersonAdded];
  /** Sets a person's names, notes or objection to mailings. */
  person_set: [SetPerson, PeopleTouched];
  /** Puts tags on people and takes tags off. */
  people_tag: [TagPeople, PeopleTouched];
  /** Removes a person, with their posts and addresses. */
  person_remove: [OnePerson, PeopleTouched];
  /** Notes that posts and addresses are still right today: of some people, or of everyone at a place. */
  people_confirm: [ConfirmPeople, PeopleConfirmed];
  /** Keeps that a person was opened. No operation. */
  person_opened: [OnePerson, Nothing];
  /** Adds an e-mail or telephone of a person, of a post or of a place. */
  address_add: [AddAddress, AddressesTouched];
  /** Changes an address. */
  address_set: [SetAddress, AddressesTouched];
  /** Removes addresses. */
  address_remove: [SomeAddresses, AddressesTouched];
  /** Notes that addresses are still right today. */
  address_confirm: [ConfirmAddresses, AddressesTouched];
  /** Notes that mail to addresses comes back, or no longer does. */
  address_bounced: [MarkBounced, AddressesTouched];
  /** Sets the office's notes on a trust, or who looks after it. */
  trust_set: [SetTrust, TrustTouched];
  /** Logs a call, a visit, a note … with what to do next. */
  activity_log: [LogActivity, Logged];
  /** Changes what was logged. */
  activity_set: [SetActivity, Nothing];
  /** Takes what was logged off every timeline. */
  activity_remove: [OneActivity, Nothing];
  /** Writes a task down. */
  task_add: [AddTask, AddedTask];
  /** Sets something of one or many tasks. */
  task_set: [SetTasks, TouchedTasks];
  /** Ticks tasks off, or puts them back to do. */
  task_done: [TickTasks, TouchedTasks];
  /** Takes tasks away. */
  task_remove: [SomeTasks, TouchedTasks];
  /** Sets who we are, the academic year, the idle lock. */
  office_set: [SetOffice, Nothing];
  /** Sets what a school or trust hosts in a year. */
  hosting_set: [SetHosting, CapacityTouched];
  /** Notes that what schools and trusts host is right as it stands. */
  hosting_confirm: [ConfirmHosting, CapacityTouched];
  /** Adds a line to what is offered, or changes one. */
  offer_set: [SetOffer, OneOffer];
  /** Takes lines of what is offered away. */
  offer_remove: [SomeOffers, CapacityTouched];
  /** Sets cells of the grid of what schools host, all or none. */
  capacity_set_cells: [SetCapacityCells, CellsSet];
  /** Pastes a block of cells into that grid, all or none. */
  capacity_paste: [PasteCapacity, CellsSet];
  /** Carries a year over to the next: offers to be confirmed again, agreements due. */
  capacity_roll_over: [RollOver, RolledOver];
  /** Sets how many places are needed beside those of our trainees. */
  need_set: [SetNeed, CapacityTouched];
  /** Sets a figure of the rules from a year on, or goes back to the one that was shipped. */
  figure_set: [SetFigure, Nothing];
  /** Writes down that a part of the census or performance profile was checked, or that it was signed off. */
  sign_off_record: [RecordSignOff, OneSignOff];
  /** Takes such a record away. */
  sign_off_remove: [OneSignOff, Nothing];
  /** Decides on a claim that the DfE asks us about, or leaves it to our ledger of training again. */
  claim_answer: [AnswerClaim, Nothing];
  /** Adds a member of staff, or changes one. */
  staff_set: [SetStaff, StaffMember];
  /** Saves a list's filters, columns and sort under a name. */
  view_save: [SaveView, SavedView];
  /** Deletes a saved view. */
  view_delete: [OneView, Nothing];
  /** Keeps how a list was left. No operation. */
  layout_keep: [KeepLayout, Nothing];
  /** Keeps that a school was opened. No operation. */
  school_opened: [OpenedSchool, Nothing];
  /** Names a champion of a school: a person of the file, or someone new. */
  champion_name: [NameChampion, ChampionMoved];
  /** Moves a champion to a stage, or corrects the one that they are at. */
  champion_move: [MoveChampion, ChampionMoved];
  /** Takes a champion off; the person stays. */
  champion_remove: [OneChampion, Nothing];
  /** Makes a task of a succession risk. */
  risk_task: [RiskTask, RiskTaskMade];
  /** Makes agreements due with schools of ours for some years. */
  agreements_make_due: [MakeDue, MadeDue];
  /** Adds an agreement with a school or a trust, or changes one. */
  agreement_save: [SaveAgreement, OneAgreement];
  /** Marks agreements as sent, signed or lapsed. */
  agreements_mark: [MarkAgreements, AgreementsTouched];
  /** Writes down what somebody said about mailings: agreed, agreed no longer, objected. */
  consent_record: [RecordConsent, ConsentRecorded];
  /** Makes next year's round from this one. */
  round_roll_over: [RollOverRound, RoundMade];
  /** Puts people on the list of those who are to be told that we hold their details. */
  notices_add: [AddNotices, NoticesTouched];
  /** Marks privacy notices as given. */
  notices_mark: [MarkNotices, NoticesTouched];
  /** Writes down that schools were told about the reforms. */
  briefings_add: [AddBriefings, BriefingsTouched];
  /** Takes briefings off. */
  briefings_remove: [SomeBriefings, BriefingsTouched];
  /** Adds a trainee: somebody of the file, or someone new. */
  trainee_add: [AddTrainee, OneTrainee];
  /** Sets a field of trainees. */
  trainees_set: [SetTrainees, TraineesTouched];
  /** Moves trainees to another state: in training, deferred, withdrawn, completed. */
  trainees_state: [SetTraineeState, TraineesTouched];
  /** Writes down how far checks of suitability of trainees are. */
  trainees_checks: [MarkChecks, TraineesTouched];
  /** Takes trainees off; the people stay. */
  trainees_remove: [SomeTrainees, TraineesTouched];
  /** Writes down what has to be minded when a trainee is placed, or changes it. */
  trainee_constraint_save: [SaveConstraint, TraineesTouched];
  /** Takes something off that is to be minded no more. */
  trainee_constraint_remove: [OneConstraint, TraineesTouched];
  /** Sets the equality data of a trainee. */
  trainee_equality_set: [SetEquality, TraineesTouched];
  /** Adds a cohort of trainees, or changes one. */
  cohort_save: [SaveCohort, OneCohort];
  /** Takes a cohort off; its trainees stay. */
  cohort_remove: [OneCohort, Nothing];
  /** Takes agreements off. */
  agreements_remove: [SomeAgreements, AgreementsTouched];
  /** Makes a round: who is asked what. */
  round_new: [NewRound, RoundMade];
  /** Changes a round; what it asks stays once a form went out. */
  round_edit: [EditRound, RoundSchoolsTouched];
  /** Takes a round off, with its forms and answers. */
  round_delete: [OneRound, Nothing];
  /** Marks the e-mails of a round as sent: they land on the timelines. */
  round_mark_sent: [MarkRoundSent, RoundSchoolsTouched];
  /** Accepts a reply: takes what was chosen, confirms the rest, changes post-holders. */
  round_accept: [AcceptReply, RepliesSettled];
  /** Accepts replies that say what we hold: all of it is confirmed. */
  round_accept_unchanged: [AcceptUnchanged, RepliesSettled];
  /** Dismisses replies: they are kept and change nothing. */
  round_dismiss: [SomeReplies, RepliesSettled];
  /** Says which school a reply is from that was set aside. */
  round_assign: [AssignReply, RepliesSettled];
  /** Asks more schools in a round. */
  round_schools_add: [RoundSchools, RoundSchoolsTouched];
  /** Takes schools out of a round, but for those to which a form went out. */
  round_schools_remove: [RoundSchools, RoundSchoolsTouched];
  /** Writes down what is known of a mentor: how many at once, subjects, when they are free, their TRN. */
  mentor_set: [SetMentor, MentorSet];
  /** Ticks a session of mentor training off for some people, as one operation. */
  mentor_training_add: [AddMentorTraining, MentorTrainingDone];
  /** Changes a line of somebody's mentor training. */
  mentor_training_set: [SetMentorTraining, Nothing];
  /** Takes lines of mentor training off. */
  mentor_training_remove: [SomeMentorTraining, MentorTrainingDone];
  /** Adds a week or some days of ITaP, or changes it. */
  itap_set: [SetItap, ItapDone];
  /** Takes a week or some days of ITaP off. */
  itap_remove: [OneItap, ItapDone];
  /** Adds a school that hosts some of an ITaP, or changes how. */
  itap_host_set: [SetItapHost, ItapDone];
  /** Takes a host of an ITaP off. */
  itap_host_remove: [OneItapHost, ItapDone];
  /** Lets trainees take part in an ITaP. */
  itap_join: [JoinItap, ItapDone];
  /** Takes trainees out of an ITaP. */
  itap_leave: [LeaveItap, ItapDone];
  /** Places trainees with a host of an ITaP, or shares them among its hosts. */
  itap_place: [PlaceItap, ItapDone];
  /** Says how much of an ITaP trainees were there. */
  itap_attend: [AttendItap, ItapDone];
  /** Adds an entry to the calendar, or changes one. */
  calendar_set: [SetCalendar, CalendarTouched];
  /** Takes entries out of the calendar. */
  calendar_remove: [SomeCalendar, CalendarTouched];
  /** Enters a pasted table of dates, as one operation. */
  calendar_paste: [PasteCalendar, CalendarPasted];
  /** Adds a block to an academic year, or changes one. */
  block_set: [SetBlock, OneBlock];
  /** Takes a block away; placements in it stay. */
  block_remove: [OneBlock, Nothing];
  /** Places trainees at a school. */
  placement_place: [PlaceTrainees, PlacementsTouched];
  /** Changes what is known of a placement; who and where stay. */
  placement_set: [SetPlacement, PlacementsTouched];
  /** Moves placements to a state: sent, accepted, confirmed, under way … */
  placement_state: [MovePlacements, PlacementsTouched];
  /** Takes placements away, as if they had never been. */
  placement_remove: [SomePlacements, PlacementsTouched];
  /** Logs days that a trainee missed. */
  absence_add: [AddAbsence, OneAbsence];
  /** Takes a logged absence away. */
  absence_remove: [OneAbsence, Nothing];
  /** A school drops out: its placements are withdrawn, and whoever has another school goes there. */
  school_withdraws: [WithdrawSchool, SchoolWithdrawn];
  /** Adds a visit or an evaluation of a school, or changes one. */
  setting_review_set: [SetReview, OneReview];
  /** Takes a visit or an evaluation away. */
  setting_review_remove: [OneReview, Nothing];
  /** Puts a school on the list of those not to place at, or changes its entry. */
  not_to_place_set: [SetNotToPlace, OneNotToPlace];
  /** Takes a school off the list of those not to place at. */
  not_to_place_remove: [OneNotToPlace, Nothing];
  /** Marks a file for the DfE as sent, or takes the mark off. */
  returns_sent: [ReturnSent, Nothing];
  /** Marks errors that Register told of as mended. */
  returns_said_mended: [SaidMended, Nothing];
  /** Turns one of the DfE's files on or off for this office. */
  returns_switch: [SwitchReturn, Nothing];
  /** Takes newer code lists or rules of the DfE's in the place of those that count. */
  code_list_take: [TakeCodeList, CodeListLook];
  /** Goes back from a loaded list to the one before it. */
  code_list_drop: [OneCodeList, Nothing];
  /** Makes a new file. */
  file_new: [NewFile, NewFileDone];
  /** Makes a file with an invented partnership, and opens it. */
  file_sample: [SampleFile, State];
  /** Opens a file. */
  file_open: [OpenFile, State];
  /** Closes the file; a backup is made where something changed. */
  file_close: [Nothing, State];
  /** Closes the file but remembers it, so that only its password is asked for. */
  file_lock: [Nothing, State];
  /** Takes a file off the list of recent files. */
  recent_forget: [OnePath, State];
  /** Sets the file's first password, or changes it; returns the recovery key to print. */
  password_set: [SetPassword, RecoveryKey];
  /** Takes the password off the file. */
  password_remove: [CurrentPassword, Nothing];
  /** Shows the recovery key again, against the password. */
  recovery_key: [CurrentPassword, RecoveryKey];
  /** Makes a verified backup now. */
  backup_now: [BackupTo, Backup];
  /** Puts a backup's content into the open file, after a backup of now. */
  restore: [RestoreRequest, Restored];
  /** Opens a backup in the place of a file that does not open; that file is set aside, never deleted. */
  file_rescue: [Rescue, State];
  /** Loads the register's files, or refreshes from them. */
  register_load: [LoadRequest, LoadReport];
  /** Writes what a refresh found changed as a page to print. */
  register_summary: [SummaryRequest, Printed];
  /** Writes the letter that welcomes someone in their post. */
  letter_welcome: [LetterRequest, Printed];
  /** Writes a list as CSV or as a workbook, as seen or in full. */
  list_export: [ExportRequest, Exported];
  /** Writes what is asked of a champion as a page to print. */
  champion_brief: [ChampionBrief, Printed];
  /** Writes the letter that confirms the checks of a school's trainees as a page to print. */
  checks_letter: [ChecksLetter, ChecksPrinted];
  /** Writes letters that ask for agreements as a page to print. */
  agreement_letters: [AgreementLetters, Printed];
  /** Writes who has not answered a round, whom to ring and what was said last, as a page to print. */
  round_call_list: [CallListRequest, Printed];
  /** Writes reminders to those who were sent the form of a round and have not answered. */
  round_remind: [RemindRound, RoundReminders];
  /** Writes a mailing as drafts of e-mails, to those alone who may be sent one. */
  mailing_write: [WriteMailing, MailingWritten];
  /** Writes privacy notices as drafts of e-mails. */
  notices_draft: [DraftNotices, NoticesDrafted];
  /** Writes the hours of mentor training of a year of claims as a file. */
  claims_write: [WriteClaims, ClaimsWritten];
  /** Writes the answered quality assurance file: the service's own with its two columns filled, or made whole. */
  claim_answers_write: [WriteClaimAnswers, ClaimsWritten];
  /** Writes what schools may claim for and we will confirm as a page to print, a sheet each school. */
  hours_print: [HoursStatements, Printed];
  /** Writes the same as drafts of e-mails to the business managers. */
  hours_drafts: [HoursStatements, HoursDrafted];
  /** Writes the forms of a round: a workbook and a draft a recipient, a file for mail merge. */
  round_write: [WriteRound, RoundWritten];
  /** Reads replies to a round: files, or folders of them. */
  round_read: [ReadReplies, RepliesRead];
  /** Writes one e-mail of a round to oneself. */
  round_test: [TestRound, Printed];
  /** Writes forms of a round as a page to print, a sheet a school. */
  round_print: [PrintRound, Printed];
  /** Writes placements offered and needed as a page to print. */
  supply_print: [SupplyPrint, Printed];
  /** Writes a placement pack for each school of some placements, as drafts of e-mails. */
  placement_pack: [PackRequest, PacksDrafted];
  /** Writes the placements of a school or a trainee as a page to print. */
  placement_sheet: [PlacementPaper, Printed];
  /** Writes the placements of a school, a trainee or a mentor as a calendar file. */
  placement_calendar: [PlacementPaper, Printed];
  /** What a result file of Register's would tell. Nothing is changed. */
  returns_result_look: [ResultFile, ResultSaid];
  /** Keeps what a result file of Register's tells, beside the fields that mend it. */
  returns_result_load: [ResultFile, ResultSaid];
  /** Writes a list of the DfE's codes or rules down as a file to edit. */
  code_list_write: [WriteCodeList, CodeListWritten];
  /** Writes what to type into Register of some trainees as a page to print. */
  returns_entry: [EntrySheets, Printed];
  /** Writes what a training partner tells its accredited provider of its trainees. */
  returns_facts: [WriteFacts, FactsWritten];
  /** Writes a file for the DfE, whole or into the one that the service gave. */
  returns_write: [WriteReturn, ReturnWritten];
  /** What a sheet is, and what would become of its columns, before anything is decided. */
  import_look: [ImportLookRequest, ImportLook];
  /** What importing a sheet would do, row by row. Nothing is changed. */
  import_preview: [ImportRequest, ImportPreview];
  /** Imports a sheet, as one operation. */
  import_run: [ImportRequest, Imported];
  /** Writes the rows that were not imported as a file, each with what to correct. */
  import_problems: [ImportProblemsRequest, ImportProblems];
  /** Logs e-mails, each once: matched by their addresses, or as somebody chose. */
  mail_log: [MailLogRequest, MailLogged];
  /** Writes a file that was kept with an e-mail. */
  activity_file_save: [SaveKeptFile, Nothing];
  /** Takes back the latest operation. */
  undo: [UndoRequest, Undone];
  /** Does again what was last taken back. */
  redo: [Nothing, Undone];
  /** Takes back one operation, whenever it was. */
  revert: [RevertRequest, Undone];
}

/** The tables that each query reads: an answer is stale once one of them has changed. */
export const READS: Record<keyof Queries, readonly string[]> = {
  day_read: [],
  list_page: ['school', 'school_tag', 'staff', 'establishment', 'establishment_group', 'establishment_link', 'register_load', 'register_change', 'setting', 'person', 'person_tag', 'address', 'tenure', 'role', 'trust', 'champion', 'working_group', 'group_member', 'group_meeting', 'challenge', 'agreement', 'agreement_named', 'mentor', 'mentor_training', 'placement', 'placement_mentor', 'figure', 'placement_offer', 'hosting', 'activity_about', 'task', 'trainee', 'block', 'cohort', 'suitability_check', 'absence', 'consent', 'privacy_notice', 'briefing', 'school_answer', 'round', 'round_school', 'round_reply'],
  list_groups: ['school', 'school_tag', 'staff', 'establishment', 'establishment_group', 'establishment_link', 'register_load', 'register_change', 'setting', 'person', 'person_tag', 'address', 'tenure', 'role', 'trust', 'champion', 'working_group', 'group_member', 'group_meeting', 'challenge', 'agreement', 'agreement_named', 'mentor', 'mentor_training', 'placement', 'placement_mentor', 'figure', 'placement_offer', 'hosting', 'activity_about', 'task', 'trainee', 'block', 'cohort', 'suitability_check', 'absence', 'consent', 'privacy_notice', 'briefing', 'school_answer', 'round', 'round_school', 'round_reply'],
  list_place: ['establishment'],
  list_copy: ['school', 'school_tag', 'staff', 'establishment', 'establishment_group', 'establishment_link', 'register_load', 'register_change', 'setting', 'person', 'person_tag', 'address', 'tenure', 'role', 'trust', 'champion', 'working_group', 'group_member', 'group_meeting', 'challenge', 'agreement', 'agreement_named', 'mentor', 'mentor_training', 'placement', 'placement_mentor', 'figure', 'placement_offer', 'hosting', 'activity_about', 'task', 'trainee', 'block', 'cohort', 'suitability_check', 'absence', 'consent', 'privacy_notice', 'briefing', 'school_answer', 'round', 'round_school', 'round_reply'],
  list_export_look: ['school', 'school_tag', 'staff', 'establishment', 'establishment_group', 'establishment_link', 'register_load', 'register_change', 'setting', 'person', 'person_tag', 'address', 'tenure', 'role', 'trust', 'champion', 'working_group', 'group_member', 'group_meeting', 'challenge', 'agreement', 'agreement_named', 'mentor', 'mentor_training', 'placement', 'placement_mentor', 'figure', 'placement_offer', 'hosting', 'activity_about', 'task', 'trainee', 'block', 'cohort', 'suitability_check', 'absence', 'consent', 'privacy_notice', 'briefing', 'school_answer', 'round', 'round_school', 'round_reply'],
  list_columns: ['school', 'school_tag', 'staff', 'establishment', 'establishment_group', 'establishment_link', 'register_load', 'register_change', 'setting', 'person', 'person_tag', 'address', 'tenure', 'role', 'trust', 'champion', 'working_group', 'group_member', 'group_meeting', 'challenge', 'agreement', 'agreement_named', 'mentor', 'mentor_training', 'placement', 'placement_mentor', 'figure', 'placement_offer', 'hosting', 'activity_about', 'task', 'trainee', 'block', 'cohort', 'suitability_check', 'absence', 'consent', 'privacy_notice', 'briefing', 'school_answer', 'round', 'round_school', 'round_reply'],
  schools_find: ['school', 'establishment', 'establishment_group', 'register_load'],
  list_position: ['school', 'school_tag', 'staff', 'establishment', 'establishment_group', 'establishment_link', 'register_load', 'register_change', 'setting', 'person', 'person_tag', 'address', 'tenure', 'role', 'trust', 'champion', 'working_group', 'group_member', 'group_meeting', 'challenge', 'agreement', 'agreement_named', 'mentor', 'mentor_training', 'placement', 'placement_mentor', 'figure', 'placement_offer', 'hosting', 'activity_about', 'task', 'trainee', 'block', 'cohort', 'suitability_check', 'absence', 'consent', 'privacy_notice', 'briefing', 'school_answer', 'round', 'round_school', 'round_reply'],
  saved_views: ['saved_view'],
  layouts: ['view_state'],
  recent_schools: ['view_state', 'school', 'establishment', 'establishment_group'],
  schools_check_set: ['school', 'school_tag', 'staff', 'establishment', 'establishment_group', 'establishment_link', 'register_load', 'register_change', 'setting', 'person', 'address', 'tenure', 'role', 'champion', 'activity_about', 'task', 'briefing', 'school_answer'],
  schools_check_tag: ['school', 'school_tag', 'staff', 'establishment', 'establishment_group', 'establishment_link', 'register_load', 'register_change', 'setting', 'person', 'address', 'tenure', 'role', 'champion', 'activity_about', 'task', 'briefing', 'school_answer'],
  school_page: ['school', 'school_urn', 'school_tag', 'tenure', 'address', 'staff', 'establishment', 'establishment_group', 'establishment_link', 'register_change', 'register_load', 'register_seen', 'role', 'person', 'trust'],
  schools_check_urns: ['school', 'establishment'],
  schools_match: ['school', 'establishment', 'establishment_group', 'establishment_link', 'register_load', 'register_change'],
  school_tags: ['school_tag'],
  register_state: ['register_load', 'establishment', 'establishment_group', 'establishment_link'],
  register_changes: ['register_change', 'register_load', 'register_seen', 'school', 'school_urn', 'establishment', 'establishment_link', 'role', 'person', 'tenure', 'trust', 'establishment_group'],
  register_accepting: ['register_change', 'register_load', 'register_seen', 'school', 'school_urn', 'establishment', 'establishment_link', 'role', 'person', 'tenure', 'trust', 'establishment_group'],
  posts: ['role', 'tenure'],
  people_settings: ['setting'],
  change_of_post: ['role', 'tenure', 'person', 'school', 'trust', 'champion', 'working_group', 'group_member', 'establishment', 'establishment_group', 'establishment_link', 'register_load', 'register_change'],
  heads_missing: ['role', 'tenure', 'school', 'establishment'],
  who_is_leaving: ['setting', 'school', 'staff', 'establishment', 'role', 'person', 'tenure', 'trust', 'establishment_group', 'activity', 'activity_about'],
  person_page: ['operation'],
  people_find: ['setting', 'person', 'tenure', 'role', 'school', 'establishment', 'trust', 'establishment_group', 'address', 'staff', 'register_load', 'trainee', 'cohort'],
  recent_people: ['setting', 'view_state', 'person', 'tenure', 'role', 'school', 'establishment', 'trust', 'establishment_group', 'address', 'staff', 'trainee', 'cohort'],
  person_tags: ['person_tag'],
  place_people: ['setting', 'person', 'tenure', 'role', 'school', 'establishment', 'trust', 'establishment_group', 'address', 'staff'],
  trust_page: ['operation'],
  figures: ['figure'],
  calendar: ['calendar_entry', 'school', 'establishment', 'establishment_group', 'trust'],
  calendar_read: ['calendar_entry', 'school', 'establishment', 'establishment_group', 'trust'],
  itap: ['itap', 'itap_host', 'itap_trainee', 'trainee', 'cohort', 'person', 'figure'],
  itap_page: ['itap', 'itap_host', 'itap_trainee', 'trainee', 'cohort', 'person', 'school', 'establishment'],
  mentor_page: ['mentor', 'mentor_training', 'placement', 'placement_mentor', 'figure', 'person', 'tenure', 'role', 'school', 'trust', 'establishment', 'establishment_group'],
  school_mentors: ['mentor', 'mentor_training', 'placement', 'placement_mentor', 'person', 'tenure', 'role', 'school', 'trust', 'establishment', 'establishment_group'],
  mentor_choices: ['mentor_training', 'person', 'tenure', 'role'],
  mentor_training_look: ['school', 'school_tag', 'staff', 'establishment', 'establishment_group', 'establishment_link', 'register_load', 'register_change', 'setting', 'person', 'person_tag', 'address', 'tenure', 'role', 'trust', 'champion', 'working_group', 'group_member', 'group_meeting', 'challenge', 'agreement', 'agreement_named', 'mentor', 'mentor_training', 'placement', 'placement_mentor', 'figure', 'placement_offer', 'hosting', 'activity_about', 'task', 'trainee', 'block', 'cohort', 'suitability_check', 'absence', 'consent', 'privacy_notice', 'briefing', 'school_answer', 'round', 'round_school', 'round_reply'],
  mentor_gaps: ['mentor', 'mentor_training', 'placement', 'placement_mentor', 'person', 'tenure', 'role', 'school', 'trust', 'establishment', 'establishment_group'],
  capacity_columns: ['setting', 'hosting', 'placement_offer', 'block'],
  capacity_grid: ['setting', 'hosting', 'placement_offer', 'block', 'figure', 'mentor', 'tenure', 'role', 'person', 'staff', 'school', 'establishment', 'establishment_group'],
  school_hosting: ['setting', 'hosting', 'placement_offer', 'block', 'figure', 'mentor', 'tenure', 'role', 'person', 'staff', 'school', 'trust', 'establishment', 'establishment_group'],
  supply: ['setting', 'hosting', 'placement_offer', 'place_need', 'block', 'figure', 'mentor', 'tenure', 'role', 'person', 'staff', 'school', 'trust', 'establishment', 'establishment_group', 'trainee', 'cohort', 'placement'],
  capacity_roll_over_look: ['setting', 'hosting', 'placement_offer', 'block', 'staff', 'school', 'agreement', 'agreement_named', 'establishment', 'establishment_group', 'trust', 'person', 'role', 'tenure'],
  office: ['setting', 'staff'],
  timeline: ['activity', 'activity_about', 'activity_file', 'tenure', 'person', 'role', 'champion', 'champion_step', 'agreement', 'agreement_named', 'register_change', 'register_load', 'school', 'school_urn', 'establishment', 'establishment_group', 'trust', 'staff', 'working_group', 'group_meeting', 'group_attendance', 'briefing', 'consent', 'privacy_notice'],
  log_box: ['person', 'tenure', 'role', 'address', 'group_member', 'school', 'establishment', 'trust', 'establishment_group'],
  log_reading: [],
  tasks: ['task', 'staff', 'person', 'school', 'establishment', 'trust', 'establishment_group', 'working_group'],
  round_status: ['round', 'round_question', 'round_school', 'round_reply'],
  round_chase: ['round', 'round_question', 'round_school', 'round_reply', 'person', 'address', 'activity', 'activity_about', 'school', 'establishment', 'establishment_group'],
  round_response: ['round', 'round_question', 'round_school', 'round_reply', 'school', 'establishment', 'establishment_group'],
  today: ['setting', 'staff', 'school', 'school_urn', 'establishment', 'establishment_group', 'establishment_link', 'register_load', 'register_change', 'register_seen', 'champion', 'person', 'role', 'tenure', 'agreement', 'agreement_named', 'address', 'trust', 'different_people', 'activity_about', 'task', 'activity', 'mentor', 'mentor_training', 'placement', 'placement_mentor', 'figure', 'trainee', 'cohort', 'suitability_check', 'hosting', 'placement_offer', 'block', 'sign_off', 'privacy_notice', 'briefing', 'school_answer', 'round', 'round_school', 'round_reply'],
  returns_year: ['setting', 'calendar_entry', 'block', 'cohort', 'placement', 'itap', 'itap_host', 'itap_trainee', 'trainee', 'person', 'figure', 'mentor_training'],
  returns_month: ['setting', 'calendar_entry', 'block', 'cohort', 'placement', 'itap', 'itap_host', 'itap_trainee', 'trainee', 'person', 'figure', 'mentor_training'],
  sign_off_page: ['setting', 'trainee', 'person', 'cohort', 'placement', 'figure', 'sign_off', 'staff'],
  funding_hours: ['setting', 'mentor', 'mentor_training', 'person', 'tenure', 'role', 'school', 'establishment', 'address', 'figure'],
  claim_samples: ['claim_sample', 'mentor_training', 'person', 'tenure', 'role', 'school', 'figure'],
  champions_board: ['champion', 'person', 'role', 'tenure', 'school', 'establishment', 'establishment_group'],
  champions_coverage: ['champion', 'person', 'role', 'tenure', 'school', 'establishment', 'establishment_group'],
  succession_risks: ['champion', 'person', 'role', 'tenure', 'school', 'establishment', 'establishment_group'],
  school_succession: ['champion', 'champion_step', 'person', 'role', 'tenure', 'staff', 'school', 'establishment', 'establishment_group'],
  agreements_of: ['agreement', 'agreement_named', 'person', 'role', 'tenure', 'trust', 'school', 'establishment', 'establishment_group'],
  agreement_page: ['agreement', 'agreement_named', 'person', 'role', 'tenure', 'trust', 'school', 'establishment', 'establishment_group'],
  agreement_chase: ['agreement', 'agreement_named', 'address', 'setting', 'person', 'role', 'tenure', 'trust', 'school', 'establishment', 'establishment_group'],
  rounds: ['round', 'round_question', 'round_school', 'round_reply'],
  round_page: ['round', 'round_question', 'round_school', 'round_reply'],
  round_choices: [],
  round_recipients: ['round', 'round_question', 'round_school', 'round_reply', 'setting', 'school', 'establishment', 'trust', 'address', 'role', 'person', 'tenure', 'mentor', 'champion', 'hosting', 'placement_offer', 'school_answer'],
  round_preview: ['round', 'round_question', 'round_school', 'round_reply', 'setting', 'school', 'establishment', 'trust', 'address', 'role', 'person', 'tenure', 'mentor', 'champion', 'hosting', 'placement_offer', 'school_answer'],
  round_replies: ['round', 'round_question', 'round_school', 'round_reply', 'school', 'establishment', 'staff'],
  round_review: ['round', 'round_question', 'round_school', 'round_reply', 'school', 'establishment', 'establishment_group', 'establishment_link', 'staff', 'trust', 'address', 'role', 'person', 'tenure', 'mentor', 'champion', 'working_group', 'group_member', 'hosting', 'placement_offer', 'block', 'school_answer', 'consent'],
  round_look: ['school', 'school_tag', 'staff', 'establishment', 'establishment_group', 'establishment_link', 'register_load', 'register_change', 'setting', 'person', 'person_tag', 'address', 'tenure', 'role', 'trust', 'champion', 'working_group', 'group_member', 'group_meeting', 'challenge', 'agreement', 'agreement_named', 'mentor', 'mentor_training', 'placement', 'placement_mentor', 'figure', 'placement_offer', 'hosting', 'activity_about', 'task', 'trainee', 'block', 'cohort', 'suitability_check', 'absence', 'consent', 'privacy_notice', 'briefing', 'school_answer', 'round', 'round_school', 'round_reply'],
  consents: ['person', 'consent', 'address'],
  mailing_look: ['school', 'school_tag', 'staff', 'establishment', 'establishment_group', 'establishment_link', 'register_load', 'register_change', 'setting', 'person', 'person_tag', 'address', 'tenure', 'role', 'trust', 'champion', 'working_group', 'group_member', 'group_meeting', 'challenge', 'agreement', 'agreement_named', 'mentor', 'mentor_training', 'placement', 'placement_mentor', 'figure', 'placement_offer', 'hosting', 'activity_about', 'task', 'trainee', 'block', 'cohort', 'suitability_check', 'absence', 'consent', 'privacy_notice', 'briefing', 'school_answer', 'round', 'round_school', 'round_reply'],
  briefings_of: ['briefing', 'school_answer', 'person'],
  trainee_choices: ['cohort', 'trainee', 'code_list'],
  cohorts: ['cohort', 'trainee', 'setting'],
  trainee_page: ['operation'],
  checks_schools: ['trainee', 'person', 'placement', 'school', 'establishment'],
  checks_letter_look: ['trainee', 'person', 'placement', 'suitability_check', 'school', 'establishment'],
  trainee_private: ['trainee', 'person', 'trainee_constraint', 'school', 'establishment'],
  trainee_equality: ['trainee', 'person', 'trainee_equality', 'code_list'],
  jigsaw: ['placement', 'block', 'cohort', 'trainee', 'trainee_constraint', 'suitability_check', 'person', 'hosting', 'placement_offer', 'mentor', 'mentor_training', 'tenure', 'role', 'staff', 'not_to_place', 'agreement', 'agreement_named', 'figure', 'school', 'school_tag', 'establishment'],
  jigsaw_fits: ['placement', 'block', 'cohort', 'trainee', 'trainee_constraint', 'suitability_check', 'person', 'hosting', 'placement_offer', 'mentor', 'mentor_training', 'tenure', 'role', 'staff', 'not_to_place', 'agreement', 'agreement_named', 'figure', 'school', 'school_tag', 'establishment'],
  group_page: ['working_group', 'group_member', 'group_meeting', 'group_attendance', 'challenge', 'solution', 'task', 'staff', 'person', 'school', 'establishment', 'trust', 'establishment_group'],
  challenges_find: ['challenge', 'solution', 'working_group', 'person', 'school', 'establishment'],
  duplicates: ['person', 'address', 'tenure', 'trust', 'school', 'establishment', 'different_people', 'establishment_group'],
  people_compare: ['person', 'address', 'tenure', 'trust', 'school', 'establishment', 'different_people', 'establishment_group', 'role', 'person_tag', 'champion', 'group_member', 'group_attendance', 'challenge', 'solution', 'agreement', 'activity_about', 'task', 'mentor_training', 'trainee', 'placement_mentor', 'itap_host', 'round_school', 'school_answer', 'consent', 'privacy_notice', 'briefing'],
  people_like: ['person', 'address', 'tenure', 'trust', 'school', 'establishment', 'different_people', 'establishment_group', 'role'],
  people_merges: ['operation', 'person'],
  blocks: ['setting', 'block', 'cohort', 'placement'],
  placements_of: ['placement', 'placement_mentor', 'absence', 'block', 'calendar_entry', 'itap', 'itap_trainee', 'trainee', 'person', 'school', 'trust', 'establishment', 'figure'],
  placement_page: ['setting', 'placement', 'placement_mentor', 'absence', 'block', 'calendar_entry', 'itap', 'itap_trainee', 'cohort', 'trainee', 'person', 'tenure', 'role', 'mentor', 'school', 'trust', 'establishment', 'figure'],
  placement_checks: ['placement', 'placement_mentor', 'absence', 'block', 'calendar_entry', 'trainee', 'trainee_constraint', 'suitability_check', 'itap', 'itap_trainee', 'person', 'mentor', 'mentor_training', 'tenure', 'role', 'staff', 'school', 'school_tag', 'trust', 'establishment', 'agreement', 'agreement_named', 'not_to_place', 'hosting', 'placement_offer', 'figure'],
  school_withdrawal: ['placement', 'placement_mentor', 'absence', 'block', 'calendar_entry', 'itap', 'itap_trainee', 'cohort', 'trainee', 'trainee_constraint', 'suitability_check', 'person', 'hosting', 'placement_offer', 'mentor', 'mentor_training', 'tenure', 'role', 'staff', 'not_to_place', 'agreement', 'agreement_named', 'figure', 'school', 'school_tag', 'trust', 'establishment'],
  placement_year: ['setting', 'placement', 'placement_mentor', 'block', 'trainee', 'person', 'school', 'establishment'],
  school_setting: ['setting_review', 'not_to_place', 'school', 'establishment'],
  placement_choices: ['setting', 'block', 'cohort', 'placement', 'trainee', 'person', 'tenure', 'role', 'mentor'],
  history_page: ['operation'],
  history_operation: ['operation'],
  undo_state: ['operation'],
  code_lists: ['code_list'],
  code_list_look: ['code_list'],
  codes_of: ['code_list'],
  returns_switches: ['setting'],
  returns_files: ['code_list', 'trainee', 'person', 'address', 'school', 'school_urn', 'establishment', 'establishment_link', 'register_change', 'placement', 'register_placement', 'trainee_equality', 'figure', 'return_file', 'return_problem', 'setting'],
  returns_problems: ['code_list', 'trainee', 'person', 'address', 'school', 'school_urn', 'establishment', 'establishment_link', 'register_change', 'placement', 'register_placement', 'trainee_equality', 'figure', 'return_problem', 'setting'],
  returns_preview: ['code_list', 'trainee', 'person', 'address', 'school', 'school_urn', 'establishment', 'establishment_link', 'register_change', 'placement', 'register_placement', 'trainee_equality', 'figure', 'setting'],
  returns_facts_look: ['code_list', 'trainee', 'person', 'address', 'school', 'establishment', 'placement', 'setting'],
  session_state: ['file'],
  backups: ['file'],
  restore_preview: ['file'],
  returns_check: ['file'],
  check: ['file'],
  notices: ['file'],
  paths_look: ['file'],
  round_columns: ['file'],
  round_of_files: ['file'],
  mail_look: ['file'],
};
