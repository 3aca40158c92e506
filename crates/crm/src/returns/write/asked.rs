//! What Register said of files that it was given, as long as it stands.

use super::FileProblem;
use crate::error::Result;
use crate::store::Db;

/// What still stands: of one trainee, or of all.
pub(crate) fn standing(_db: &Db, _trainee: Option<i64>) -> Result<Vec<FileProblem>> {
    Ok(Vec::new())
}
