//! From arguments to commands and back to words.

use crate::arguments::{
    Arguments, CHECKS, ChangeState, Command, ListArguments, PasswordWhat, Register, SUPPLY,
};
use crate::output::Outcome;
use crate::progress;
use crate::secret::Source;
use crm::commands::{self, COMMANDS};
use crm::session::{Session, Setting};
use crm::types::{Clock, counted};
use crm::{Error, Kind, Result};
use serde_json::{Map, Value, json};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// The most rows that one page of the command table carries.
const PAGE: u32 = 1_000;

/// The program and the password it may need.
pub struct Program {
    /// The running program.
    pub session: Session,
    password_file: Option<PathBuf>,
}

/// Does what was typed.
pub fn run(arguments: Arguments) -> Result<Outcome> {
    let program = Program {
        session: Session::new(setting(&arguments)),
        password_file: arguments.password_file.clone(),
    };
    let outcome = program.command(arguments.command);
    // Closing waits for readers and moves the write-ahead log into the file.
    let closed = commands::act(&program.session, "file_close", Value::Null);
    outcome.and_then(|outcome| closed.map(|_| outcome))
}

fn setting(arguments: &Arguments) -> Setting {
    let project = directories::ProjectDirs::from("uk", "Partnership Desk", "Partnership Desk");
    let data_dir = arguments
        .data_dir
        .clone()
        .or_else(|| std::env::var_os("DESK_DATA_DIR").map(PathBuf::from))
        .or_else(|| project.map(|project| project.data_local_dir().to_owned()))
        .unwrap_or_else(|| std::env::temp_dir().join("partnership-desk"));
    let documents = directories::UserDirs::new()
        .and_then(|user| user.document_dir().map(Path::to_owned))
        .unwrap_or_else(|| PathBuf::from("."));
    let user = arguments
        .staff
        .clone()
        .unwrap_or_else(crm::session::system_user);
    Setting {
        data_dir,
        documents,
        user,
        clock: Clock::System,
        stays_open: false,
    }
}

impl Program {
    pub fn act(&self, name: &str, request: Value) -> Result<Value> {
        progress::shown(&self.session, || {
            commands::act(&self.session, name, request)
        })
        .map(|done| done.value)
    }

    pub fn query(&self, name: &str, request: Value) -> Result<Value> {
        commands::query(&self.session, name, request)
    }

    fn password(&self) -> Source<'_> {
        Source {
            file: self.password_file.as_deref(),
            variable: "DESK_PASSWORD",
            option: "--password-file",
            prompt: "Password: ",
        }
    }

    /// Opens the file, for reading only where nothing will be written, and asks for its password where it has one.
    pub fn open(&self, file: &Path, read_only: bool) -> Result<()> {
        let path = absolute(file)?;
        let request = |password: Option<String>| json!({"path": path, "password": password, "readOnly": read_only});
        let state = self.act("file_open", request(self.password().given()?))?;
        if state.get("file").is_some_and(Value::is_null) {
            self.act("file_open", request(Some(self.password().asked()?)))?;
        }
        if !read_only {
            let desk = self.session.desk()?;
            if let crm::store::Access::ReadOnly { .. } = desk.store.access() {
                return Err(desk.store.access().refusal());
            }
        }
        Ok(())
    }

    fn command(&self, command: Command) -> Result<Outcome> {
        match command {
            Command::New {
                file,
                office,
                password,
            } => {
                let secret = if password {
                    Some(self.password().chosen()?)
                } else {
                    None
                };
                let path = absolute(&file)?;
                let value = self.act(
                    "file_new",
                    json!({"path": path, "password": secret, "office": office}),
                )?;
                let key = value.get("recoveryKey").cloned().unwrap_or(Value::Null);
                let path = value
                    .pointer("/state/file/path")
                    .cloned()
                    .unwrap_or(Value::Null);
                let mut text = format!("Made {}.", plain(&path));
                if let Some(key) = key.as_str() {
                    let _ = write!(text, "\nRecovery key, to print and keep: {key}");
                }
                Ok(Outcome::new(
                    json!({"path": path, "recoveryKey": key}),
                    text,
                ))
            }
            Command::Sample {
                file,
                schools,
                seed,
                year,
            } => {
                let path = absolute(&file)?;
                let mut request = Map::new();
                request.insert("path".into(), json!(path));
                for (key, value) in [
                    ("schools", json!(schools)),
                    ("seed", json!(seed)),
                    ("year", json!(year)),
                ] {
                    if !value.is_null() {
                        request.insert(key.into(), value);
                    }
                }
                let value = self.act("file_sample", Value::Object(request))?;
                let file = value.get("file").cloned().unwrap_or(Value::Null);
                let text = format!(
                    "Made {} with {} schools of ours among {} establishments, all invented.",
                    plain(&file["path"]),
                    plain(&file["schools"]),
                    plain(&file["establishments"])
                );
                let value = json!({"path": file["path"], "schools": file["schools"], "establishments": file["establishments"]});
                Ok(Outcome::new(value, text))
            }
            Command::SampleRegister(request) => crate::sample_register::run(self, &request),
            Command::Register(Register::Load {
                file,
                paths,
                date,
                yes,
                rejects,
            }) => {
                self.open(&file, false)?;
                let paths: Vec<String> = paths
                    .iter()
                    .map(|path| absolute(path))
                    .collect::<Result<_>>()?;
                let rejects = rejects.as_deref().map(absolute).transpose()?;
                let request = json!({"paths": paths, "date": date, "yes": yes, "rejects": rejects});
                let value = self.act("register_load", request)?;
                let text = load_text(&value);
                Ok(Outcome::new(value, text))
            }
            Command::Register(Register::Changes {
                file,
                ours,
                latest,
                state,
                la,
                kind,
                limit,
            }) => {
                self.open(&file, true)?;
                let request = json!({
                    "ours": ours, "latest": latest, "state": state_code(state), "las": la, "kinds": kind,
                });
                self.all_pages("register_changes", request, limit)
                    .map(|(value, rows)| {
                        let mut text = counted(rows.len() as u64, "change", "changes");
                        for row in &rows {
                            let _ = write!(
                                text,
                                "\n{}  {}  {}: {} → {}  [{}]",
                                plain(&row["urn"]),
                                plain(&row["name"]),
                                plain(&row["label"]),
                                plain(&row["before"]),
                                plain(&row["after"]),
                                plain(&row["outcomeLabel"])
                            );
                        }
                        Outcome::new(value, text)
                    })
            }
            Command::Register(Register::Accept { file, all_heads }) => {
                self.open(&file, false)?;
                self.accept(all_heads)
            }
            Command::Register(Register::Summary { file, out, ours }) => {
                self.open(&file, true)?;
                let path = absolute(&out)?;
                let value = self.act("register_summary", json!({"ours": ours, "path": path}))?;
                let text = format!("Wrote {}.", plain(&value["path"]));
                Ok(Outcome::new(value, text))
            }
            Command::List(request) => self.list(request),
            Command::Import(arguments) => crate::import::run(self, &arguments),
            Command::Round(asked) => crate::round::run(self, asked),
            Command::Mail {
                file,
                paths,
                keep_files,
                dry_run,
            } => self.mail(&file, &paths, keep_files, dry_run),
            Command::Returns(request) => crate::returns::run(self, request),
            Command::Codes(request) => crate::codes::run(self, request),
            Command::Views { file } => self.views(&file),
            Command::Query {
                file,
                name,
                request,
            } => {
                self.open(&file, true)?;
                let value = self.query(&name, json_argument(&request)?)?;
                let text = pretty(&value);
                Ok(Outcome::new(json!({"value": value}), text))
            }
            Command::Act {
                file,
                name,
                request,
            } => {
                self.open(&file, false)?;
                let value = self.act(&name, json_argument(&request)?)?;
                let text = pretty(&value);
                Ok(Outcome::new(json!({"value": value}), text))
            }
            Command::Commands => {
                let mut text = String::new();
                for command in COMMANDS {
                    let _ = writeln!(
                        text,
                        "{:<7} {:<26}{}",
                        command.door, command.name, command.about
                    );
                }
                Ok(Outcome::new(json!({"commands": COMMANDS}), text))
            }
            Command::Undo { file } => {
                self.taken_back(&file, "undo", json!({"beyond": true}), "Undid")
            }
            Command::Redo { file } => self.taken_back(&file, "redo", json!({}), "Did again"),
            Command::History { file, limit } => {
                self.open(&file, true)?;
                let value = self.query("history_page", json!({"limit": limit.min(PAGE)}))?;
                let mut text = String::new();
                for entry in value["entries"].as_array().into_iter().flatten() {
                    let undone = if entry["undone"] == true {
                        "  (taken back)"
                    } else {
                        ""
                    };
                    let _ = writeln!(
                        text,
                        "{}  {}{undone}",
                        plain(&entry["at"]),
                        plain(&entry["label"])
                    );
                }
                Ok(Outcome::new(value, text))
            }
            Command::Check { file } => {
                self.open(&file, true)?;
                let value = self.query("check", json!({}))?;
                let good = value["sound"] == true;
                let text = if good {
                    "The file is sound.".to_owned()
                } else {
                    value["problems"]
                        .as_array()
                        .into_iter()
                        .flatten()
                        .map(plain)
                        .collect::<Vec<_>>()
                        .join("\n")
                };
                Ok(Outcome { value, text, good })
            }
            Command::Backup { file, to } => {
                self.open(&file, false)?;
                let to = to.as_deref().map(absolute).transpose()?;
                let mut request = Map::new();
                if let Some(to) = to {
                    request.insert("path".into(), json!(to));
                }
                let value = self.act("backup_now", Value::Object(request))?;
                let text = format!("Made a backup and checked it: {}", plain(&value["path"]));
                Ok(Outcome::new(value, text))
            }
            Command::Restore { file, backup } => {
                self.open(&file, false)?;
                let path = absolute(&backup)?;
                let value = self.act("restore", json!({"path": path}))?;
                let text = format!(
                    "Restored {}. What the file held before is kept at {}.",
                    plain(&value["from"]["path"]),
                    plain(&value["kept"]["path"])
                );
                Ok(Outcome::new(value, text))
            }
            Command::Password {
                file,
                what,
                new_password_file,
            } => {
                self.open(&file, false)?;
                let encrypted = self.session.desk()?.store.key().is_some();
                let current = if encrypted {
                    Some(self.password().asked()?)
                } else {
                    None
                };
                let (name, request) = match what {
                    PasswordWhat::Set => {
                        let new = Source {
                            file: new_password_file.as_deref(),
                            variable: "DESK_NEW_PASSWORD",
                            option: "--new-password-file",
                            prompt: "New password: ",
                        };
                        let new = new.chosen()?;
                        match current {
                            Some(current) => {
                                ("password_set", json!({"current": current, "new": new}))
                            }
                            None => ("password_set", json!({"new": new})),
                        }
                    }
                    PasswordWhat::Remove => (
                        "password_remove",
                        json!({"current": current.unwrap_or_default()}),
                    ),
                    PasswordWhat::RecoveryKey => (
                        "recovery_key",
                        json!({"current": current.unwrap_or_default()}),
                    ),
                };
                let value = self.act(name, request)?;
                let text = match value.get("key") {
                    Some(key) => format!("Recovery key, to print and keep: {}", plain(key)),
                    None => "The file has no password any more.".to_owned(),
                };
                Ok(Outcome::new(value, text))
            }
            Command::Measure { file, what, times } => crate::measure::run(self, &file, what, times),
            Command::Typescript => {
                let text = commands::typescript();
                Ok(Outcome::new(json!({"text": text}), text))
            }
        }
    }

    fn taken_back(&self, file: &Path, name: &str, request: Value, said: &str) -> Result<Outcome> {
        self.open(file, false)?;
        let value = self.act(name, request)?;
        let text = format!("{said}: {}", plain(&value["operation"]["label"]));
        Ok(Outcome::new(value, text))
    }

    /// All rows of a query that answers in windows, up to `limit`.
    fn all_pages(
        &self,
        name: &str,
        request: Value,
        limit: Option<u32>,
    ) -> Result<(Value, Vec<Value>)> {
        let limit = limit.unwrap_or(u32::MAX);
        let mut rows = Vec::new();
        loop {
            let offset = u32::try_from(rows.len()).unwrap_or(u32::MAX);
            let wanted = (limit - offset).min(PAGE);
            let mut request = request.clone();
            if let Value::Object(fields) = &mut request {
                fields.insert("offset".into(), json!(offset));
                fields.insert("limit".into(), json!(wanted));
            }
            // A count alone is asked for as one row that is then left out.
            let answer = self.query(
                name,
                if wanted == 0 {
                    with_limit(request, 1)
                } else {
                    request
                },
            )?;
            let found = answer["rows"].as_array().cloned().unwrap_or_default();
            let last = wanted == 0 || found.len() < wanted as usize;
            if wanted > 0 {
                rows.extend(found);
            }
            if last || rows.len() >= limit as usize {
                return Ok((json!({"count": answer["count"], "rows": rows}), rows));
            }
        }
    }

    /// The saved view of a list that has this name, letters' case ignored.
    pub fn saved_view(&self, list: &str, name: &str) -> Result<Value> {
        let saved = self.query("saved_views", json!({}))?;
        let named = |saved: &&Value| {
            saved["list"] == list
                && plain(&saved["name"]).to_lowercase() == name.trim().to_lowercase()
        };
        let found = saved["views"].as_array().into_iter().flatten().find(named);
        found.cloned().ok_or_else(|| {
            Error::new(
                Kind::NotFound,
                format!("This list has no saved view “{name}”. `desk views` lists them."),
            )
        })
    }

    /// What a list shows and its columns: a saved view, or the whole list, changed by what else was said.
    fn view_of(&self, list: &str, request: &ListArguments) -> Result<(Value, Vec<String>)> {
        let mut view = json!({"list": list});
        let mut columns = Vec::new();
        if let Some(name) = &request.view {
            let definition = self.saved_view(list, name)?["definition"].take();
            view = definition["view"].clone();
            let saved = definition["columns"].as_array().into_iter().flatten();
            columns = saved.map(plain).collect();
        }
        if let Some(search) = &request.search {
            view["search"] = json!(search);
        }
        if let Some(filters) = &request.filters {
            view["where"] = json_argument(filters)?;
        }
        if let Some(sort) = &request.sort {
            view["sort"] = match sort.strip_prefix('-') {
                Some(column) => json!({"column": column, "descending": true}),
                None => json!({"column": sort}),
            };
        }
        if let Some(near) = &request.near {
            view["near"] = json!(near);
        }
        if let Some(group) = &request.group {
            view["group"] = json!(group);
        }
        if request.columns.as_slice() == ["all"] {
            let known = self.query("list_columns", json!({"list": list}))?;
            let known = known["columns"].as_array().into_iter().flatten();
            columns = known.map(|column| plain(&column["id"])).collect();
        } else if !request.columns.is_empty() {
            columns.clone_from(&request.columns);
        }
        Ok((view, columns))
    }

    /// Accepts what is to do at our schools.
    fn accept(&self, all_heads: bool) -> Result<Outcome> {
        let kinds: &[&str] = if all_heads {
            &["headChanged", "headVacated", "headFilled"]
        } else {
            &[]
        };
        let selection = json!({"kind": "all", "of": {"ours": true, "kinds": kinds}});
        let said = self.query("register_accepting", json!({"selection": selection}))?;
        let request = json!({"selection": selection, "outcome": "accepted"});
        let value = self.act("register_settle", request)?;
        let mut text = format!(
            "Accepted {}",
            counted(
                value["settled"].as_u64().unwrap_or_default(),
                "change",
                "changes"
            )
        );
        let words = plain(&said["words"]);
        if !words.is_empty() {
            let _ = write!(text, ": {words}");
        }
        text.push('.');
        for reason in value["left"].as_array().into_iter().flatten() {
            let _ = write!(text, "\nLeft: {}", plain(reason));
        }
        Ok(Outcome::new(value, text))
    }

    fn views(&self, file: &Path) -> Result<Outcome> {
        self.open(file, true)?;
        let value = self.query("saved_views", json!({}))?;
        let mut text = String::new();
        for view in value["views"].as_array().into_iter().flatten() {
            let _ = writeln!(text, "{}\t{}", plain(&view["list"]), plain(&view["name"]));
        }
        let count = value["views"].as_array().map_or(0, Vec::len) as u64;
        let _ = write!(text, "{}", counted(count, "saved view", "saved views"));
        Ok(Outcome::new(value, text))
    }

    /// What the rules find about placements: no list of rows, but read like one.
    fn checks(&self, asked: &ListArguments) -> Result<Outcome> {
        if let Some(option) = asked.of_columns() {
            return Err(Error::invalid(format!(
                "Checks are sentences and have no columns, so {option} means nothing for them. Narrow them with --where, --search or --limit."
            )));
        }
        let mut request = asked.asking(r#"{"rule":"noMentor","severity":"blocks"}"#)?;
        if let Value::Object(fields) = &mut request {
            fields.insert("limit".into(), json!(asked.limit));
            fields.insert(
                "search".into(),
                json!(asked.search.as_deref().unwrap_or_default()),
            );
        }
        let value = self.query("placement_checks", request)?;
        let mut text = plain(&value["said"]);
        for group in value["groups"].as_array().into_iter().flatten() {
            let _ = write!(
                text,
                "\n\n{} ({})",
                plain(&group["title"]),
                plain(&group["count"])
            );
            for finding in group["findings"].as_array().into_iter().flatten() {
                let _ = write!(
                    text,
                    "\n- {} [{}]",
                    plain(&finding["text"]),
                    plain(&finding["source"])
                );
            }
        }
        Ok(Outcome::new(value, text))
    }

    /// Supply against demand by subject: what is offered, safe, taken, confirmed, needed, short.
    fn supply(&self, asked: &ListArguments) -> Result<Outcome> {
        let words = asked.search.is_some().then_some("--search");
        let most = asked.limit.is_some().then_some("--limit");
        if let Some(option) = asked.of_columns().or(words).or(most) {
            return Err(Error::invalid(format!(
                "Supply is one table of numbers, so {option} means nothing for it. Say by --where what it is of, and follow a number's own list."
            )));
        }
        let value = self.query("supply", asked.asking(r#"{"by":"la","year":"2026/27"}"#)?)?;
        let mut text = plain(&value["said"]);
        let all = [value["all"].clone()];
        for row in value["rows"].as_array().into_iter().flatten().chain(&all) {
            let _ = write!(text, "\n{}", plain(&row["label"]));
            for of in ["offered", "safe", "taken", "confirmed", "needed", "short"] {
                let _ = write!(text, "\t{}", plain(&row[of]["count"]));
            }
        }
        Ok(Outcome::new(value, text))
    }

    fn list(&self, request: ListArguments) -> Result<Outcome> {
        self.open(&request.file, true)?;
        if request.list == CHECKS {
            return self.checks(&request);
        }
        if request.list == SUPPLY {
            return self.supply(&request);
        }
        let (view, columns) = self.view_of(&request.list, &request)?;
        if let Some(out) = &request.out {
            let path = absolute(out)?;
            // The first of them are named, since an export has no count of its own.
            let only = match request.limit {
                None => Value::Null,
                limit => {
                    let (_, rows) = self.all_pages("list_page", json!({"view": view}), limit)?;
                    let ids: Vec<_> = rows.iter().map(|row| row["id"].clone()).collect();
                    json!({"kind": "ids", "ids": ids})
                }
            };
            let value = self.act(
                "list_export",
                json!({
                    "view": view, "columns": columns, "only": only,
                    "leaveClosed": request.leave_closed, "path": path,
                }),
            )?;
            let number = |key: &str| value[key].as_u64().unwrap_or_default();
            let mut text = format!(
                "Wrote {} to {}.",
                counted(number("rows"), "row", "rows"),
                plain(&value["path"])
            );
            if number("closed") > 0 {
                let closed = plain(&value["closedRows"]);
                let _ = write!(
                    text,
                    " Among them {closed}; --leave-closed leaves them out."
                );
            }
            return Ok(Outcome::new(value, text));
        }
        let (value, rows) = self.all_pages(
            "list_page",
            json!({"view": view, "columns": columns}),
            request.limit,
        )?;
        let mut text = String::new();
        for row in &rows {
            let cells: Vec<_> = row
                .as_object()
                .into_iter()
                .flatten()
                .filter(|(key, _)| key.as_str() != "id" && !key.ends_with("Id"))
                .map(|(_, value)| plain(value))
                .collect();
            let _ = writeln!(text, "{}", cells.join("\t"));
        }
        let _ = write!(text, "{} of {}", rows.len(), plain(&value["count"]));
        Ok(Outcome::new(value, text))
    }
}

/// As a request has it.
fn state_code(state: ChangeState) -> &'static str {
    match state {
        ChangeState::Open => "open",
        ChangeState::Accepted => "accepted",
        ChangeState::Dismissed => "dismissed",
        ChangeState::All => "all",
    }
}

fn with_limit(mut request: Value, limit: u32) -> Value {
    if let Value::Object(fields) = &mut request {
        fields.insert("limit".into(), json!(limit));
        fields.insert("offset".into(), json!(0));
    }
    request
}

impl Program {
    fn mail(&self, file: &Path, paths: &[PathBuf], keep_files: bool, dry: bool) -> Result<Outcome> {
        self.open(file, dry)?;
        let paths: Vec<String> = paths
            .iter()
            .map(|path| absolute(path))
            .collect::<Result<_>>()?;
        let (value, mut text) = if dry {
            let value = self.query("mail_look", json!({"paths": paths}))?;
            let mails = value["mails"].as_array().into_iter().flatten();
            let lines: Vec<String> = mails
                .map(|mail| format!("{}  {}", plain(&mail["file"]), plain(&mail["plan"])))
                .collect();
            (value, lines.join("\n"))
        } else {
            let request = json!({"paths": paths, "keepFiles": keep_files});
            let value = self.act("mail_log", request)?;
            let text = plain(&value["words"]);
            (value, text)
        };
        for key in ["left", "problems"] {
            for sentence in value[key].as_array().into_iter().flatten() {
                let _ = write!(text, "\n{}", plain(sentence));
            }
        }
        Ok(Outcome::new(value, text))
    }
}

impl ListArguments {
    /// The first option, if any, that only a list of rows and columns has.
    fn of_columns(&self) -> Option<&'static str> {
        let given = [
            ("--view", self.view.is_some()),
            ("--sort", self.sort.is_some()),
            ("--near", self.near.is_some()),
            ("--group", self.group.is_some()),
            ("--columns", !self.columns.is_empty()),
            ("--out", self.out.is_some()),
        ];
        let found = given.into_iter().find(|(_, is_given)| *is_given);
        found.map(|(option, _)| option)
    }

    /// `--where` as the request of a query; `such_as` is an example of one.
    ///
    /// # Errors
    /// A sentence where it is no JSON.
    fn asking(&self, such_as: &str) -> Result<Value> {
        match &self.filters {
            None => Ok(json!({})),
            Some(text) => serde_json::from_str(text).map_err(|error| {
                Error::invalid(format!(
                    "--where is not JSON ({error}). Write for example {such_as}."
                ))
            }),
        }
    }
}

/// A path from the root, as the commands take it.
pub fn absolute(path: &Path) -> Result<String> {
    let path = std::path::absolute(path).map_err(|error| Error::io(path.display(), &error))?;
    path.to_str().map(str::to_owned).ok_or_else(|| {
        Error::invalid(format!(
            "The path {} holds letters that are no UTF-8. Give the file or its folder another name.",
            path.display()
        ))
    })
}

fn json_argument(text: &str) -> Result<Value> {
    serde_json::from_str(text).map_err(|error| {
        Error::new(
            Kind::Invalid,
            format!("“{text}” is not JSON ({error}). Put it in single quotes."),
        )
    })
}

/// A value as a reader expects it: texts without quotes.
pub fn plain(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(values) => values.iter().map(plain).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    }
}

/// A value as JSON that can be read.
pub fn pretty(value: &Value) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default()
}

fn load_text(value: &Value) -> String {
    let mut text = format!(
        "{} establishments read: {} new, {} changed, {} unchanged, {} rejected.",
        plain(&value["read"]),
        plain(&value["new"]),
        plain(&value["changed"]),
        plain(&value["unchanged"]),
        plain(&value["rejected"])
    );
    for (key, said) in [
        ("headChanges", "new head teachers"),
        ("headVacated", "heads' names gone"),
        ("headFilled", "heads' names appeared"),
        ("opened", "opened"),
        ("closed", "closed"),
        ("converted", "converted"),
        ("trustChanges", "changes of trust"),
    ] {
        if value[key].as_u64().unwrap_or_default() > 0 {
            let _ = write!(text, "\n{} {said}", plain(&value[key]));
        }
    }
    for warning in value["warnings"].as_array().into_iter().flatten() {
        let _ = write!(text, "\n{}", plain(warning));
    }
    text
}
