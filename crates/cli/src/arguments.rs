//! What can be typed.

use crate::measure::What;
use clap::builder::PossibleValuesParser;
use clap::{Args, Parser, Subcommand, ValueEnum};
use crm::list::List;
use crm::types::Day;
use std::path::PathBuf;

/// The schools, leaders and places of a teacher training partnership, from the command line.
#[derive(Debug, Parser)]
#[command(name = "desk", version, about, arg_required_else_help = true)]
pub struct Arguments {
    /// Answer with exactly one JSON object on standard output.
    #[arg(long, global = true)]
    pub json: bool,
    /// The member of staff who does it; without it the system user.
    #[arg(long = "as", global = true, value_name = "NAME")]
    pub staff: Option<String>,
    /// A file whose first line is the password. Without it: DESK_PASSWORD, else a prompt.
    #[arg(long, global = true, value_name = "FILE")]
    pub password_file: Option<PathBuf>,
    /// Where backups of this computer lie.
    #[arg(long, global = true, value_name = "DIR", hide = true)]
    pub data_dir: Option<PathBuf>,
    #[command(subcommand)]
    pub command: Command,
}

/// One thing to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make a new file.
    New {
        /// Where; `.desk` is added where it is missing.
        file: PathBuf,
        /// The office's own name.
        #[arg(long)]
        office: Option<String>,
        /// Give it a password (from the prompt, --password-file or DESK_PASSWORD).
        #[arg(long)]
        password: bool,
    },
    /// Make a file with an invented partnership; the same seed gives the same content.
    Sample {
        /// Where.
        file: PathBuf,
        /// Schools of ours, 1 to 25,000.
        #[arg(long)]
        schools: Option<u32>,
        /// Seed.
        #[arg(long)]
        seed: Option<u64>,
        /// Academic year: 2026, 2026/27 or 2026-27.
        #[arg(long)]
        year: Option<String>,
    },
    /// Write an invented file in the shape of the DfE's register, and on wish the month after it with known changes.
    SampleRegister(SampleRegister),
    /// The DfE's register: load it, or list what changed.
    #[command(subcommand)]
    Register(Register),
    /// List schools, those of England's register or ours, and whatever else has a list.
    List(ListArguments),
    /// Import the office's own sheet (csv, tsv, xlsx). Nothing is asked: what is not sure is counted and said.
    Import(ImportArguments),
    /// Log e-mails (.eml), each once: matched by their addresses to people and schools. What nobody matches is left.
    Mail {
        /// The file.
        file: PathBuf,
        /// The e-mails.
        #[arg(required = true)]
        paths: Vec<PathBuf>,
        /// Keep what is attached to them.
        #[arg(long)]
        keep_files: bool,
        /// Only say where each would go.
        #[arg(long)]
        dry_run: bool,
    },
    /// The yearly check: ask schools, read what they answer.
    #[command(subcommand)]
    Round(Round),
    /// The files of the DfE's services.
    #[command(subcommand)]
    Returns(Returns),
    /// The DfE's code lists and rules: of which year, from where, and newer ones in their place.
    #[command(subcommand)]
    Codes(Codes),
    /// The saved views.
    Views {
        /// The file.
        file: PathBuf,
    },
    /// Ask one query of the command table.
    Query {
        /// The file.
        file: PathBuf,
        /// The query's name; `desk commands` lists them.
        name: String,
        /// Its request as JSON.
        #[arg(default_value = "{}")]
        request: String,
    },
    /// Run one action of the command table.
    Act {
        /// The file.
        file: PathBuf,
        /// The action's name; `desk commands` lists them.
        name: String,
        /// Its request as JSON.
        #[arg(default_value = "{}")]
        request: String,
    },
    /// Every query and action.
    Commands,
    /// Take back the latest operation.
    Undo {
        /// The file.
        file: PathBuf,
    },
    /// Do again what was last taken back.
    Redo {
        /// The file.
        file: PathBuf,
    },
    /// The operations, newest first.
    History {
        /// The file.
        file: PathBuf,
        /// How many, at most 1,000.
        #[arg(long, default_value_t = 50, value_parser = clap::value_parser!(u32).range(1..=1_000))]
        limit: u32,
    },
    /// Check that the file is sound: exit 0 if it is, 1 if not.
    Check {
        /// The file.
        file: PathBuf,
    },
    /// Make a verified backup.
    Backup {
        /// The file.
        file: PathBuf,
        /// A file or folder; without it among the automatic backups.
        #[arg(long)]
        to: Option<PathBuf>,
    },
    /// Put a backup's content into the file, after a backup of now.
    Restore {
        /// The file.
        file: PathBuf,
        /// The backup.
        backup: PathBuf,
    },
    /// Set, change or remove the file's password, or show its recovery key.
    Password {
        /// The file.
        file: PathBuf,
        /// What to do.
        #[arg(value_enum)]
        what: PasswordWhat,
        /// A file whose first line is the new password. Without it: DESK_NEW_PASSWORD, else a prompt.
        #[arg(long, value_name = "FILE")]
        new_password_file: Option<PathBuf>,
    },
    /// The TypeScript of the command table.
    #[command(hide = true)]
    Typescript,
    /// How long the core takes, for `cargo xtask bench`. Some of it writes to the file.
    #[command(hide = true)]
    Measure {
        /// The file.
        file: PathBuf,
        /// What.
        #[arg(value_enum)]
        what: What,
        /// How often.
        #[arg(long, default_value_t = 1_000)]
        times: u32,
    },
}

/// What to do with a password.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum PasswordWhat {
    /// Set the first one, or change it; prints the recovery key.
    Set,
    /// Take it off.
    Remove,
    /// Print the recovery key.
    RecoveryKey,
}

/// `sample-register`.
#[derive(Debug, Args)]
pub struct SampleRegister {
    /// Where to write it.
    pub out: PathBuf,
    /// How many establishments.
    #[arg(long, required_unless_present = "from", conflicts_with = "from")]
    pub rows: Option<u32>,
    /// Seed.
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// A register (csv, zip) or a .desk file that is taken as the first month instead.
    #[arg(long, value_name = "REGISTER")]
    pub from: Option<PathBuf>,
    /// Where to write the month after it.
    #[arg(long, value_name = "CSV")]
    pub next: Option<PathBuf>,
    /// Where to write the links of that month.
    #[arg(long, value_name = "CSV", requires = "next")]
    pub links: Option<PathBuf>,
    /// Where to write what changed.
    #[arg(long, value_name = "JSON", requires = "next")]
    pub truth: Option<PathBuf>,
}

/// `register …`.
#[derive(Debug, Subcommand)]
pub enum Register {
    /// Load the DfE's files (csv or zip: establishments, groups, links), or refresh from later ones.
    Load {
        /// The file.
        file: PathBuf,
        /// The DfE's files.
        #[arg(required = true)]
        paths: Vec<PathBuf>,
        /// The day that the establishments file tells of, as 2026-09-01.
        #[arg(long)]
        date: Option<String>,
        /// Yes to what would be asked.
        #[arg(long)]
        yes: bool,
        /// Where to write rejected rows with their reasons.
        #[arg(long, value_name = "CSV")]
        rejects: Option<PathBuf>,
    },
    /// What refreshes found changed, newest first, ours first.
    Changes {
        /// The file.
        file: PathBuf,
        /// Only schools of ours.
        #[arg(long)]
        ours: bool,
        /// Only what the latest refresh found.
        #[arg(long)]
        latest: bool,
        /// By what became of them.
        #[arg(long, value_enum, default_value_t = ChangeState::All)]
        state: ChangeState,
        /// Only in these local authorities, by name or number, with commas between.
        #[arg(long, value_delimiter = ',', value_name = "LA")]
        la: Vec<String>,
        /// Only these kinds, such as headChanged,closed,converted, with commas between.
        #[arg(long, value_delimiter = ',', value_name = "KIND")]
        kind: Vec<String>,
        /// How many; without it all.
        #[arg(long)]
        limit: Option<u32>,
    },
    /// Accept the changes at our schools that are to do, as one operation; what someone has to decide is left, with the reason.
    Accept {
        /// The file.
        file: PathBuf,
        /// Only the changes of heads: another head, one who is gone, one where there was none.
        #[arg(long)]
        all_heads: bool,
    },
    /// Write what a refresh found changed as a page to print.
    Summary {
        /// The file.
        file: PathBuf,
        /// Where to write it.
        #[arg(long, value_name = "HTML")]
        out: PathBuf,
        /// Our schools in full; the rest as counts by local authority.
        #[arg(long)]
        ours: bool,
    },
}

/// `round …`.
#[derive(Debug, Subcommand)]
pub enum Round {
    /// Make a round: without more said, the leadership check to all our schools of every stage but former.
    New {
        /// The file.
        file: PathBuf,
        /// The academic year that it asks about: 2026, 2026/27 or 2026-27.
        #[arg(long)]
        year: String,
        /// Ask the schools of a saved view; `desk views` lists them.
        #[arg(long, value_name = "NAME")]
        view: Option<String>,
        /// Which of the ready-made asks.
        #[arg(long, value_enum)]
        ask: Option<AskName>,
        /// As you call it and schools read it; without it the ask and the year.
        #[arg(long)]
        title: Option<String>,
        /// The day by which answers are wanted, such as `30 Sep 2026`.
        #[arg(long, value_name = "DAY")]
        due: Option<String>,
        /// Your own online form, as its pre-filled link with {urn}, {year} and {check} where they belong.
        #[arg(long, value_name = "LINK")]
        link: Option<String>,
        /// Write also to addresses outside the school's and trust's own domains.
        #[arg(long)]
        any_address: bool,
    },
    /// Write the forms and the e-mails of a round: a workbook and a draft (.eml) a recipient, and a file for mail merge.
    Write {
        /// The file.
        file: PathBuf,
        /// The folder to write them to; it is made where it is missing.
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
        /// Which round, by its id; without it the one that was made last.
        #[arg(long, value_name = "ID")]
        round: Option<i64>,
        /// Write the form as a page (HTML), too.
        #[arg(long)]
        html: bool,
        /// At most so many e-mails a batch, each batch in a folder of its own.
        #[arg(long, value_name = "COUNT")]
        batch: Option<u32>,
    },
    /// How far a round has come: asked, written, sent, answered, outstanding.
    Status {
        /// The file.
        file: PathBuf,
        /// Which round, by its id; without it the one that was made last.
        #[arg(long, value_name = "ID")]
        round: Option<i64>,
    },
    /// Read what schools sent back: workbooks, answer files, e-mails, the table of an online form; accept it through `act`.
    Import {
        /// The file.
        file: PathBuf,
        /// What came back: files, or folders of them.
        #[arg(required = true, value_name = "PATH")]
        paths: Vec<PathBuf>,
        /// To which round, by its id; without it the one that was made last.
        #[arg(long, value_name = "ID")]
        round: Option<i64>,
    },
}

/// The ready-made asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum AskName {
    /// Who leads: September.
    Leadership,
    /// Who hosts next year: February.
    Hosting,
    /// Mentors and contacts: June.
    Mentors,
}

/// What became of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ChangeState {
    /// Nothing yet.
    Open,
    /// It was accepted.
    Accepted,
    /// It was dismissed.
    Dismissed,
    /// Whatever became of it.
    All,
}

/// What the rules find about placements, which `list` shows beside the lists.
pub const CHECKS: &str = "checks";
/// Supply against demand by subject, beside the lists too.
pub const SUPPLY: &str = "supply";

/// `list`.
#[derive(Debug, Args)]
pub struct ListArguments {
    /// The file.
    pub file: PathBuf,
    /// Which list; `checks`: what the rules find about placements, by --where (rule, severity, schoolId, traineeId) and
    /// --search; `supply`: places against what is needed, by --where (by, year).
    #[arg(value_parser = PossibleValuesParser::new(List::ALL.iter().map(|list| list.definition().id).chain([CHECKS, SUPPLY])))]
    pub list: String,
    /// Begin with a saved view; `desk views` lists them. What else is said here counts instead of the view's own.
    #[arg(long, value_name = "NAME")]
    pub view: Option<String>,
    /// Words that each row has to hold; for schools also a URN, LAESTAB or postcode.
    #[arg(long)]
    pub search: Option<String>,
    /// Filters as JSON by column, for example {"la":["Kent"],"phase":"Primary","pupils":{"max":200}}.
    #[arg(long = "where", value_name = "JSON")]
    pub filters: Option<String>,
    /// A column to sort by; `-column` from large to small.
    #[arg(long, allow_hyphen_values = true)]
    pub sort: Option<String>,
    /// Measure distances in miles from there: a postcode, or a URN. Filter and sort by the column `distance`.
    #[arg(long, value_name = "PLACE")]
    pub near: Option<String>,
    /// The column whose values stand together.
    #[arg(long, value_name = "COLUMN")]
    pub group: Option<String>,
    /// How many rows; without it all.
    #[arg(long)]
    pub limit: Option<u32>,
    /// Columns, with commas between; `all` for all there are.
    #[arg(long, value_delimiter = ',')]
    pub columns: Vec<String>,
    /// Write them to this file: a workbook if it ends in .xlsx, else CSV.
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// Leave out what no longer counts, such as closed schools and people who left; only with --out.
    #[arg(long, visible_alias = "leave-former", requires = "out")]
    pub leave_closed: bool,
}

/// What a sheet is a list of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ImportName {
    /// People with their roles at schools and trusts.
    People,
    /// Schools with their stage, owner, tags and notes.
    Schools,
    /// Champions with their stage.
    Champions,
    /// Members of working groups.
    Members,
    /// Calls, visits and notes.
    Activities,
    /// Mentors with their TRN, subjects and training.
    Mentors,
    /// What schools host in a year, with the places that they offer.
    Offers,
    /// Mentors of claims that the DfE asks us about: its sampling (quality assurance) file, with what it applied and
    /// rejected.
    Claims,
    /// Trainees: the office's own sheet, or the export of the DfE's Register.
    Trainees,
    /// The trainee export of the DfE's Register, with what it applied and rejected.
    TraineeExport,
    /// A file that Register gave back, with its `Errors`: each is kept beside the field that mends it.
    Result,
}

/// `returns …`.
#[derive(Debug, Subcommand)]
pub enum Returns {
    /// The verdict that the service would give on a file, ours or made elsewhere; nothing is written. A rejected file is an
    /// answer too: exit 0.
    Check {
        /// Which file it is meant to be.
        #[arg(value_enum)]
        kind: ReturnName,
        /// The file to judge.
        path: PathBuf,
        /// A .desk file, to ask it about our own trainees, training partners and schools. Without it those rules are left
        /// out.
        #[arg(long, value_name = "FILE")]
        file: Option<PathBuf>,
        /// The day that the rules take for today, as 2026-09-01.
        #[arg(long, value_name = "DATE")]
        on: Option<Day>,
    },
    /// Write a file for the DfE from what the .desk file knows, and write down there that it was.
    Write {
        /// The .desk file.
        file: PathBuf,
        /// Which file to write.
        #[arg(value_enum)]
        kind: WrittenName,
        /// The academic year; without it the office's. Of qa: the latest of which claims were loaded.
        #[arg(long)]
        year: Option<String>,
        /// The service's own file, to be filled. Without it the file is made whole.
        #[arg(long, value_name = "THEIR_FILE")]
        from: Option<PathBuf>,
        /// Where to write it: a file, or a folder, in which it gets its own name.
        #[arg(long, value_name = "PATH")]
        out: PathBuf,
        /// Put ethnicity and disability in, where the file takes them.
        #[arg(long)]
        equality: bool,
    },
}

/// `codes …`.
#[derive(Debug, Subcommand)]
pub enum Codes {
    /// Every list and table of rules: how many rows, of which year and from where.
    Show {
        /// The .desk file.
        file: PathBuf,
    },
    /// Take newer codes or rules from a file with the columns of ours, whole or not at all.
    Load {
        /// The .desk file.
        file: PathBuf,
        /// The CSV file or workbook.
        path: PathBuf,
        /// Where the list is from.
        #[arg(long, value_name = "WORDS", default_value = "")]
        source: String,
        /// Take it though most rows of a list go.
        #[arg(long)]
        most_go: bool,
        /// Say what would change, and take nothing.
        #[arg(long)]
        dry_run: bool,
    },
    /// Write a list down as it counts today, as a CSV file to edit.
    Write {
        /// The .desk file.
        file: PathBuf,
        /// Which, as `codes show` names it; without it all lists of codes.
        #[arg(default_value = "")]
        list: String,
        /// Where to write it: a file, or a folder, in which it gets its own name.
        #[arg(long, value_name = "PATH")]
        out: PathBuf,
    },
}

/// Which file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum WrittenName {
    /// Bulk placements.
    Placements,
    /// Bulk change of status: who is recommended for QTS or EYTS.
    Status,
    /// Bulk add trainees, template v2026.1.
    Trainees,
    /// The hours of mentor training that schools may claim for.
    Claims,
    /// The claims service's quality assurance file, answered from our ledger of training.
    Qa,
}

/// Which file of the DfE's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ReturnName {
    /// Bulk placements.
    Placements,
    /// Bulk change of status: who is recommended for QTS or EYTS.
    Status,
    /// Bulk add trainees, template v2026.1.
    Trainees,
}

/// `import`.
#[derive(Debug, Args)]
pub struct ImportArguments {
    /// The file.
    pub file: PathBuf,
    /// What the sheet is a list of.
    #[arg(value_enum)]
    pub noun: ImportName,
    /// The sheet: csv, tsv or xlsx.
    pub path: PathBuf,
    /// A file of JSON that says what becomes of its columns and of unknown values: {"columns": {"Head e-mail": "email",
    /// "Since": {"field": "from", "dateOrder": "dayFirst"}}, "values": {"role": {"HT": "headTeacher"}}}; also "people",
    /// "sheet", "header", "encoding", "delimiter". Other columns go as their headings say.
    #[arg(long, value_name = "FILE")]
    pub map: Option<PathBuf>,
    /// Say what it would do, and change nothing.
    #[arg(long)]
    pub dry_run: bool,
    /// Which sheet of a workbook; without it the first that holds anything.
    #[arg(long, value_name = "NAME")]
    pub sheet: Option<String>,
    /// Write the rows that were not imported to this file (csv or xlsx), each with what to correct.
    #[arg(long, value_name = "FILE")]
    pub problems: Option<PathBuf>,
}
