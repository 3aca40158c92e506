// Made from the command table in crates/crm/src/commands.rs. Don't edit: `cargo xtask check --fix` makes it anew.

/**
 * An academic year, named by the calendar year in which it starts: `2026` is 2026/27.
 *
 * For the office it runs from 1 September to 31 August.
 */
export type AcademicYear = string;

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
 * The kinds of change that the register watch lists.
 */
export type ChangeKind = "headChanged" | "headVacated" | "headFilled" | "opened" | "closed" | "converted" | "proposedToClose" | "trustJoined" | "trustLeft" | "trustChanged" | "name" | "phaseOrAges" | "address" | "contact" | "coordinates";

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
 * The password of now, against which something is done.
 */
export type CurrentPassword = { 
/**
 * The password or recovery key.
 */
current: string, };

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
 * A field of our schools.
 */
export type Field = "stage" | "owner" | "notes" | "parking" | "dress" | "access" | "name" | "postcode" | "town" | "telephone";

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
 * The first schools that match, best first. Each row carries `id` (the URN), `schoolId`, `name`, `urn`, `town`,
 * `postcode`, `la`, `status`, `ours`.
 */
export type Found = { 
/**
 * The schools.
 */
rows: Row[], };

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
export type ImportNoun = "people" | "schools";

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
path: string, };

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
notes: Array<string>, };

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
 * Which list.
 */
export type List = "england" | "schools" | "people" | "tenures" | "trusts" | "champions" | "tasks" | "groups" | "agreements";

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
unknown: Array<number>, };

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
export type Offer = "follow" | "choose" | "former" | "makeOurs" | "note";

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
 * A path.
 */
export type OnePath = { 
/**
 * Where.
 */
path: string, };

/**
 * One saved view.
 */
export type OneView = { 
/**
 * Its id.
 */
id: number, };

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
 * Sentences about the rest.
 */
problems: Array<string>, };

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
 * A request for the place that distances are measured from.
 */
export type PlaceRequest = { 
/**
 * As typed: a postcode, or a URN.
 */
near: string, };

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
 * A written page.
 */
export type Printed = { 
/**
 * Where it is.
 */
path: string, };

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
 * What we are to the DfE.
 */
export type Role = "accreditedProvider" | "trainingPartner";

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
lockAfterMinutes?: number, };

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
outcome: Outcome, };

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
 * Changes that were left, each with the reason as a sentence.
 */
left: Array<string>, };

/**
 * Which changes, by what became of them.
 */
export type Shown = "open" | "accepted" | "dismissed" | "all";

/**
 * Which changes are looked at or asked about.
 */
export type SomeChanges = { 
/**
 * The changes.
 */
selection: ChangeSelection, };

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
  /** Who we are, our staff, the academic year. */
  office: [Nothing, Office];
  /** The first screen: what there is and what wants doing. */
  today: [Nothing, Today];
  /** The operations, newest first. */
  history_page: [HistoryRequest, HistoryPage];
  /** What one operation changed, row by row, in words. */
  history_operation: [OperationRequest, OperationDetail];
  /** What undo and redo would do next. */
  undo_state: [Nothing, UndoState];
  /** Which file is open, whether it can be written, what the first screen should offer. */
  session_state: [Nothing, State];
  /** The backups of the open file (or of the file named), newest first. */
  backups: [BackupsRequest, Array<Backup>];
  /** What a restore of one backup would bring back and lose. */
  restore_preview: [RestoreRequest, Preview];
  /** Whether everything in the file is sound. */
  check: [Nothing, CheckReport];
  /** The licences of what is shipped. */
  notices: [Nothing, Notices];
  /** What a set of dropped or chosen paths is, before anything is done with it. */
  paths_look: [Paths, PathsLook];
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
  /** Sets who we are, the academic year, the idle lock. */
  office_set: [SetOffice, Nothing];
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
  /** Writes a list as CSV or as a workbook, as seen or in full. */
  list_export: [ExportRequest, Exported];
  /** What a sheet is, and what would become of its columns, before anything is decided. */
  import_look: [ImportLookRequest, ImportLook];
  /** What importing a sheet would do, row by row. Nothing is changed. */
  import_preview: [ImportRequest, ImportPreview];
  /** Imports a sheet, as one operation. */
  import_run: [ImportRequest, Imported];
  /** Writes the rows that were not imported as a file, each with what to correct. */
  import_problems: [ImportProblemsRequest, ImportProblems];
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
  list_page: ['school', 'school_tag', 'staff', 'establishment', 'establishment_group', 'establishment_link', 'register_load', 'register_change', 'setting', 'person', 'person_tag', 'address', 'tenure', 'role', 'trust', 'champion', 'working_group', 'group_member', 'group_meeting', 'challenge', 'agreement', 'agreement_named', 'activity', 'activity_about', 'task'],
  list_groups: ['school', 'school_tag', 'staff', 'establishment', 'establishment_group', 'establishment_link', 'register_load', 'register_change', 'setting', 'person', 'person_tag', 'address', 'tenure', 'role', 'trust', 'champion', 'working_group', 'group_member', 'group_meeting', 'challenge', 'agreement', 'agreement_named', 'activity', 'activity_about', 'task'],
  list_place: ['establishment'],
  list_copy: ['school', 'school_tag', 'staff', 'establishment', 'establishment_group', 'establishment_link', 'register_load', 'register_change', 'setting', 'person', 'person_tag', 'address', 'tenure', 'role', 'trust', 'champion', 'working_group', 'group_member', 'group_meeting', 'challenge', 'agreement', 'agreement_named', 'activity', 'activity_about', 'task'],
  list_export_look: ['school', 'school_tag', 'staff', 'establishment', 'establishment_group', 'establishment_link', 'register_load', 'register_change', 'setting', 'person', 'person_tag', 'address', 'tenure', 'role', 'trust', 'champion', 'working_group', 'group_member', 'group_meeting', 'challenge', 'agreement', 'agreement_named', 'activity', 'activity_about', 'task'],
  list_columns: ['school', 'school_tag', 'staff', 'establishment', 'establishment_group', 'establishment_link', 'register_load', 'register_change', 'setting', 'person', 'person_tag', 'address', 'tenure', 'role', 'trust', 'champion', 'working_group', 'group_member', 'group_meeting', 'challenge', 'agreement', 'agreement_named', 'activity', 'activity_about', 'task'],
  schools_find: ['school', 'establishment', 'establishment_group', 'register_load'],
  list_position: ['school', 'school_tag', 'staff', 'establishment', 'establishment_group', 'establishment_link', 'register_load', 'register_change', 'setting', 'person', 'person_tag', 'address', 'tenure', 'role', 'trust', 'champion', 'working_group', 'group_member', 'group_meeting', 'challenge', 'agreement', 'agreement_named', 'activity', 'activity_about', 'task'],
  saved_views: ['saved_view'],
  layouts: ['view_state'],
  recent_schools: ['view_state', 'school', 'establishment', 'establishment_group'],
  schools_check_set: ['school', 'school_tag', 'staff', 'establishment', 'establishment_group', 'establishment_link', 'register_load', 'register_change', 'setting', 'person', 'address', 'tenure', 'role', 'champion', 'activity', 'activity_about', 'task'],
  schools_check_tag: ['school', 'school_tag', 'staff', 'establishment', 'establishment_group', 'establishment_link', 'register_load', 'register_change', 'setting', 'person', 'address', 'tenure', 'role', 'champion', 'activity', 'activity_about', 'task'],
  school_page: ['school', 'school_urn', 'school_tag', 'staff', 'establishment', 'establishment_group', 'establishment_link', 'register_change', 'register_load', 'register_seen'],
  schools_check_urns: ['school', 'establishment'],
  schools_match: ['school', 'establishment', 'establishment_group', 'establishment_link', 'register_load', 'register_change'],
  school_tags: ['school_tag'],
  register_state: ['register_load', 'establishment', 'establishment_group', 'establishment_link'],
  register_changes: ['register_change', 'register_load', 'register_seen', 'school', 'school_urn', 'establishment', 'establishment_link'],
  register_accepting: ['register_change', 'register_load', 'register_seen', 'school', 'school_urn', 'establishment', 'establishment_link'],
  office: ['setting', 'staff'],
  today: ['setting', 'staff', 'school', 'school_urn', 'establishment', 'establishment_group', 'establishment_link', 'register_load', 'register_change', 'register_seen'],
  history_page: ['operation'],
  history_operation: ['operation'],
  undo_state: ['operation'],
  session_state: ['file'],
  backups: ['file'],
  restore_preview: ['file'],
  check: ['file'],
  notices: ['file'],
  paths_look: ['file'],
};
