//! licences, next
use crate::failure::Outcome;
use std::path::Path;
pub fn check(_: &Path) -> Outcome {
    Ok(())
}
pub fn write_notices(_: &Path) -> Outcome {
    Ok(())
}
