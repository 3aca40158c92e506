//! Setting who we are.

use super::{SetOffice, SetStaff, StaffMember};
use crate::commands::Nothing;
use crate::error::{Error, Result};
use crate::office::queries;
use crate::session::Act;
use crate::store::set_setting;

/// Sets who we are and what we chose.
pub fn set_office(act: &Act<'_>, request: SetOffice) -> Result<Nothing> {
    let mut said = Vec::new();
    if let Some(name) = &request.name {
        set_setting(act.write, "officeName", &name.trim())?;
        said.push("our name".to_owned());
    }
    if let Some(role) = &request.role {
        set_setting(act.write, "officeRole", role)?;
        said.push("what we are".to_owned());
    }
    if let Some(partner) = &request.partner_of {
        set_setting(act.write, "partnerOf", &partner.trim())?;
        said.push("our accredited provider".to_owned());
    }
    if let Some(year) = &request.academic_year {
        set_setting(act.write, "academicYear", year)?;
        said.push(format!("the academic year ({year})"));
    }
    if let Some(minutes) = request.lock_after_minutes {
        if minutes > 24 * 60 {
            return Err(Error::invalid(
                "The file can lock after at most 1,440 minutes (a day), or never (0).",
            ));
        }
        set_setting(act.write, "lockAfterMinutes", &minutes)?;
        said.push("when the file locks".to_owned());
    }
    if let Some(months) = &request.contact_months {
        if months.iter().any(|(_, months)| *months > 120) {
            return Err(Error::invalid(
                "Contact can be missed after at most 120 months, or never (0).",
            ));
        }
        for (stage, own) in months {
            set_setting(act.write, &queries::contact_setting(*stage), own)?;
        }
        said.push("how often we are in touch".to_owned());
    }
    if let Some(days) = request.approached_days {
        if days > 1_000 {
            return Err(Error::invalid(
                "A school that was approached can be told of after at most 1,000 days, or never (0).",
            ));
        }
        set_setting(act.write, "approachedDays", &days)?;
        said.push("how long a school stays approached".to_owned());
    }
    if let Some(domains) = &request.mail_domains {
        let domains: Vec<String> = domains
            .iter()
            .map(|typed| domain(typed))
            .collect::<Result<_>>()?;
        set_setting(act.write, "mailDomains", &domains)?;
        said.push("what our e-mail addresses end in".to_owned());
    }
    if let Some(encrypted) = request.disk_encrypted {
        set_setting(act.write, "diskEncrypted", &encrypted)?;
        said.push("whether the disk is encrypted".to_owned());
    }
    act.write.label(format!("Set {}", said.join(", ")));
    Ok(Nothing {})
}

/// What an e-mail address ends in, from what was typed: `northfold.ac.uk`, `@northfold.ac.uk` or a whole address.
fn domain(typed: &str) -> Result<String> {
    let domain = typed.trim().to_lowercase();
    let domain = domain.rsplit('@').next().unwrap_or_default();
    let letters = |part: &str| {
        !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
    };
    if domain.contains('.') && domain.split('.').all(letters) {
        Ok(domain.to_owned())
    } else {
        Err(Error::invalid(format!(
            "“{}” is not what an e-mail address ends in. Write it like northfold.ac.uk.",
            typed.trim()
        )))
    }
}

/// Adds or changes a member of staff.
pub fn set_staff(act: &Act<'_>, request: SetStaff) -> Result<StaffMember> {
    let name = request.name.as_deref().map(str::trim);
    if name.is_some_and(str::is_empty) {
        return Err(Error::invalid("A member of staff needs a name."));
    }
    let id = match request.id {
        None => {
            let name = name.ok_or_else(|| Error::invalid("A member of staff needs a name."))?;
            let id = act.write.id("staff")?;
            queries::insert_staff(
                act.write.db,
                id,
                name,
                request.login.as_deref().unwrap_or_default().trim(),
            )?;
            act.write.label(format!("Added {name} to our staff"));
            id
        }
        Some(id) => {
            let before =
                queries::staff(act.write.db, id, act.write.staff_id)?.ok_or_else(|| {
                    Error::not_found("This member of staff is not in the file any more.")
                })?;
            let after = StaffMember {
                name: name.map_or(before.name.clone(), str::to_owned),
                login: request
                    .login
                    .as_deref()
                    .map_or(before.login.clone(), |login| login.trim().to_owned()),
                active: request.active.unwrap_or(before.active),
                ..before.clone()
            };
            queries::update_staff(act.write.db, &after)?;
            act.write.label(match (before.active, after.active) {
                (true, false) => format!("{} left our staff", after.name),
                (false, true) => format!("{} is back in our staff", after.name),
                _ => format!("Changed {} in our staff", after.name),
            });
            id
        }
    };
    queries::staff(act.write.db, id, act.write.staff_id)?
        .ok_or_else(|| Error::bug("A member of staff was gone right after being saved."))
}
