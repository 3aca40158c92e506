//! The kept part of the register in the DfE's own form again: what is not kept is an empty cell.

use super::Establishment;
use super::columns::CURRENT;
use crate::types::Day;
use std::collections::HashMap;

/// Names of codes by list and code, as [`crate::list`] shows them.
pub(super) type NameOf<'a> = dyn Fn(&str, &str) -> String + 'a;

/// The header: the DfE's 135 columns of today.
pub(super) fn header() -> Vec<String> {
    CURRENT.iter().map(|&name| name.to_owned()).collect()
}

fn day(day: Option<Day>) -> String {
    day.map(|day| day.format("%d-%m-%Y").to_string())
        .unwrap_or_default()
}

fn number(number: Option<i64>) -> String {
    number.map(|number| number.to_string()).unwrap_or_default()
}

/// The cells of one establishment, in the order of [`header`].
pub(super) fn cells(row: &Establishment, name_of: &NameOf<'_>) -> Vec<String> {
    let mut cells: HashMap<&str, String> = HashMap::new();
    let coded = [
        ("LA", "la", &row.la_code),
        ("TypeOfEstablishment", "type", &row.type_code),
        ("EstablishmentTypeGroup", "typeGroup", &row.type_group_code),
        ("EstablishmentStatus", "status", &row.status_code),
        (
            "ReasonEstablishmentOpened",
            "reasonOpened",
            &row.reason_opened_code,
        ),
        (
            "ReasonEstablishmentClosed",
            "reasonClosed",
            &row.reason_closed_code,
        ),
        ("PhaseOfEducation", "phase", &row.phase_code),
        ("Boarders", "boarders", &row.boarders_code),
        ("OfficialSixthForm", "sixthForm", &row.sixth_form_code),
        ("Gender", "gender", &row.gender_code),
        (
            "ReligiousCharacter",
            "religiousCharacter",
            &row.religious_character_code,
        ),
        ("Diocese", "diocese", &row.diocese_code),
        ("AdmissionsPolicy", "admissions", &row.admissions_code),
        (
            "SpecialClasses",
            "specialClasses",
            &row.special_classes_code,
        ),
        ("TrustSchoolFlag", "trustFlag", &row.trust_flag_code),
        ("GOR", "region", &row.region_code),
        ("DistrictAdministrative", "district", &row.district_code),
        ("UrbanRural", "urbanRural", &row.urban_rural_code),
    ];
    let mut both = HashMap::new();
    for (column, list, code) in coded {
        both.insert(format!("{column} (code)"), code.clone());
        both.insert(
            format!("{column} (name)"),
            if code.is_empty() {
                String::new()
            } else {
                name_of(list, code)
            },
        );
    }
    let sen: Vec<&str> = row
        .sen
        .split("; ")
        .filter(|need| !need.is_empty())
        .collect();
    for (at, need) in sen.iter().enumerate() {
        both.insert(format!("SEN{} (name)", at + 1), (*need).to_owned());
    }
    for (column, value) in [
        ("URN", row.id.to_string()),
        ("EstablishmentNumber", row.number.clone()),
        ("EstablishmentName", row.name.clone()),
        ("OpenDate", day(row.opened_on)),
        ("CloseDate", day(row.closed_on)),
        ("StatutoryLowAge", number(row.low_age)),
        ("StatutoryHighAge", number(row.high_age)),
        ("NurseryProvision (name)", row.nursery.clone()),
        ("SchoolCapacity", number(row.capacity)),
        ("CensusDate", day(row.census_on)),
        ("NumberOfPupils", number(row.pupils)),
        (
            "PercentageFSM",
            row.fsm_percent
                .map(|share| share.to_string())
                .unwrap_or_default(),
        ),
        ("Trusts (code)", number(row.trust_uid)),
        ("Trusts (name)", row.trust_name.clone()),
        ("SchoolSponsors (name)", row.sponsor.clone()),
        ("Federations (code)", number(row.federation_uid)),
        ("Federations (name)", row.federation.clone()),
        ("UKPRN", row.ukprn.clone()),
        ("LastChangedDate", day(row.last_changed_on)),
        ("Street", row.street.clone()),
        ("Locality", row.locality.clone()),
        ("Address3", row.address3.clone()),
        ("Town", row.town.clone()),
        ("County (name)", row.county.clone()),
        ("Postcode", row.postcode.clone()),
        ("SchoolWebsite", row.website.clone()),
        ("TelephoneNum", row.telephone.clone()),
        ("HeadTitle (name)", row.head_title.clone()),
        ("HeadFirstName", row.head_first.clone()),
        ("HeadLastName", row.head_last.clone()),
        ("HeadPreferredJobTitle", row.head_job.clone()),
        (
            "TypeOfResourcedProvision (name)",
            row.resourced_provision.clone(),
        ),
        ("ParliamentaryConstituency (name)", row.constituency.clone()),
        ("GSSLACode (name)", row.ons_la_code.clone()),
        ("Easting", number(row.easting)),
        ("Northing", number(row.northing)),
        ("PropsName", row.proprietor.clone()),
        ("PreviousLA (code)", row.previous_la_code.clone()),
        ("PreviousEstablishmentNumber", row.previous_number.clone()),
    ] {
        cells.insert(column, value);
    }
    // The name of a school's trust flag and its sponsors stand under headings of their own in the DfE's file.
    CURRENT
        .iter()
        .map(|&column| {
            cells
                .remove(column)
                .or_else(|| both.remove(column))
                .unwrap_or_default()
        })
        .collect()
}
