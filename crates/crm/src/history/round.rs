//! What the rows of the yearly check are, for a reader of the history: `the answer of Alder Hill`.

use super::people::Row;
use crate::error::Result;

/// What a row of a table about the check is; `None`: the table is another.
pub(super) fn what(row: &Row<'_>) -> Result<Option<String>> {
    let words = match row.table {
        "round" => format!("the round {}", row.text("title")?),
        "round_question" => "a question of a round".to_owned(),
        "round_school" => format!("{} in a round", row.school("school_id")?),
        "round_reply" => format!("the answer {}", row.text("file")?),
        "school_answer" => format!("what {} says of itself", row.school("school_id")?),
        "consent" => format!("what {} agreed to", row.person("person_id")?),
        "privacy_notice" => format!("the privacy notice to {}", row.person("person_id")?),
        "briefing" => format!("the briefing of {}", row.school("school_id")?),
        _ => return Ok(None),
    };
    Ok(Some(words))
}
