//! What the first screen says of returns: one that is open and not signed off.

use super::sign_off::{SignOffRequest, SignOffWhat, queries};
use super::switches::{self, ReturnFile};
use super::windows;
use crate::error::Result;
use crate::office::{TodayItem, Tone};
use crate::session::Read;
use crate::types::written;

/// From so many days before the end a return presses.
const SOON: i64 = 14;

/// The lines of returns.
///
/// # Errors
/// What SQLite says.
pub(crate) fn lines(read: &Read<'_>) -> Result<Vec<TodayItem>> {
    let today = read.desk.store.clock().today();
    let mut items = Vec::new();
    for (what, key, file) in [
        (SignOffWhat::Census, windows::CENSUS, ReturnFile::Census),
        (
            SignOffWhat::PerformanceProfile,
            windows::PERFORMANCE_PROFILE,
            ReturnFile::PerformanceProfile,
        ),
    ] {
        if !switches::is_on(read.db, file)? {
            continue;
        }
        let year = queries::next(what, today);
        let open = windows::about(key, year)
            .filter(|window| (window.opens..=window.closes).contains(&today));
        let Some(window) = open else { continue };
        if queries::is_signed_off(read.db, what, year)? {
            continue;
        }
        let request = SignOffRequest {
            what,
            year: Some(year),
        };
        let page = queries::page(read, request)?;
        if page.trainees == 0 {
            continue;
        }
        let left = window.closes.signed_duration_since(today).num_days();
        items.push(TodayItem {
            id: format!("signOff-{}", what.code()),
            count: u32::try_from(page.problems.len()).unwrap_or(u32::MAX),
            text: format!(
                "{} is to be signed off by {}",
                page.title,
                written(window.closes)
            ),
            route: format!("/returns/sign-off?what={}&year={year}", what.code()),
            tone: if left <= SOON { Tone::Bad } else { Tone::Warn },
        });
    }
    Ok(items)
}
