//! What the screen of checks and the cards of trainees and schools read.

use super::facts::Facts;
use super::{
    CheckGroup, CheckRule, CheckSeverity, ChecksRequest, Finding, PlacementChecks, rules, store,
};
use crate::error::{Error, Result};
use crate::fold::fold;
use crate::session::Read;
use crate::store::Db;
use crate::types::{Day, counted};

/// Findings of each rule that are shown, unless told otherwise.
const SHOWN: u32 = 200;

/// All that the rules look at, for whoever has to judge by the same facts.
///
/// # Errors
/// What SQLite says.
pub fn facts(db: &Db, today: Day) -> Result<Facts> {
    store::read(db, today)
}

/// What the rules find: of all, or of a trainee, a school, a placement.
///
/// # Errors
/// A sentence where the placement is not there.
pub fn checks(read: &Read<'_>, request: ChecksRequest) -> Result<PlacementChecks> {
    let today = read.desk.store.clock().today();
    let of = match request.placement_id {
        Some(id) => Some(crate::placement::store::held(read.db, id)?.ok_or_else(|| {
            Error::not_found("This placement is not in the file any more. Undo may bring it back.")
        })?),
        None => None,
    };
    let found = rules::findings(&store::read(read.db, today)?);
    let words = fold(&request.search);
    let wanted = |finding: &Finding| {
        let of_placement = of.as_ref().is_none_or(|of| {
            finding.placement_id == Some(of.id)
                || finding.placement_id.is_none()
                    && (finding.trainee_id == Some(of.trainee_id)
                        || finding.trainee_id.is_none() && finding.school_id == Some(of.school_id))
        });
        of_placement
            && request
                .trainee_id
                .is_none_or(|id| finding.trainee_id == Some(id))
            && request
                .school_id
                .is_none_or(|id| finding.school_id == Some(id))
            && request.rule.is_none_or(|rule| finding.rule == rule)
            && request
                .severity
                .is_none_or(|severity| finding.severity == severity)
            && (words.is_empty() || is_in(&words, finding))
    };
    let found: Vec<Finding> = found.into_iter().filter(wanted).collect();
    let mut checks = grouped(found, request.limit.unwrap_or(SHOWN));
    if request.is_narrowed() {
        checks.clear.clear();
        if checks.count == 0 {
            checks.said = "No finding is like that.".to_owned();
        }
    }
    Ok(checks)
}

/// Whether all of the folded `words` are in what a finding says.
fn is_in(words: &str, finding: &Finding) -> bool {
    let text = fold(&format!(
        "{} {} {}",
        finding.trainee, finding.school, finding.text
    ));
    words.split(' ').all(|word| text.contains(word))
}

/// Findings by rule, of each at most `limit`.
fn grouped(found: Vec<Finding>, limit: u32) -> PlacementChecks {
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let blocks = |finding: &&Finding| finding.severity == CheckSeverity::Blocks;
    let (count, blocking) = (
        number(found.len()),
        number(found.iter().filter(blocks).count()),
    );
    let mut groups = Vec::new();
    let mut clear = Vec::new();
    let mut rest = found.as_slice();
    for &rule in CheckRule::ALL {
        // They stand in the order of the rules.
        let (of_rule, others) = rest.split_at(rest.partition_point(|finding| finding.rule <= rule));
        rest = others;
        if of_rule.is_empty() {
            clear.push(rule.title());
            continue;
        }
        groups.push(CheckGroup {
            rule,
            title: rule.title(),
            count: number(of_rule.len()),
            blocking: number(of_rule.iter().filter(blocks).count()),
            findings: of_rule.iter().take(limit as usize).cloned().collect(),
        });
    }
    let said = match (count, blocking) {
        (0, _) => "All checks are clear.".to_owned(),
        (_, 0) => format!(
            "{} worth a look; nothing must be put right.",
            counted(u64::from(count), "finding is", "findings are")
        ),
        (all, some) if all == some => format!(
            "{} be put right.",
            counted(u64::from(some), "finding must", "findings must")
        ),
        (all, some) => format!(
            "{} be put right, and {} worth a look.",
            counted(u64::from(some), "finding must", "findings must"),
            counted(u64::from(all - some), "is", "are")
        ),
    };
    PlacementChecks {
        groups,
        blocking,
        count,
        said,
        clear,
    }
}
