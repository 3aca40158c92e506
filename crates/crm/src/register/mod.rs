//! The DfE's register of establishments (GIAS), read and compared.
//!
//! The register is somebody else's truth: about 50,000 schools, each under a URN, replaced every month by whatever the DfE publishes.
//! The desk never edits it. It reads a file ([`read`]), puts each row beside the one it had ([`diff`]), and tells the office what changed in words that an office uses: a new head teacher, a closure, an academy conversion, a trust.
//!
//! Three properties carry the rest.
//! Reading is by column name and forgiving about form (Excel, encodings, lost zeros), but never about loss: each row is either taken or handed back with a reason, so applied + rejected = read.
//! Comparing is pure: two [`Establishment`]s in, a list of changes out, no database. Its rules are in one place and a generator ([`crate::sample::register`]) proves them.
//! And a refresh is cheap: a row whose kept columns hash as they did ([`read::RawEstablishment::hash`]) is not even decoded.

mod as_file;
pub(crate) mod cells;
pub mod codes;
pub mod columns;
pub mod diff;
pub mod heads;
pub mod links;
pub mod load;
pub mod queries;
pub mod read;
pub(crate) mod rows;
pub(crate) mod store;
pub mod watch;

#[cfg(test)]
pub(crate) mod tests;

use crate::types::Day;
use serde::{Deserialize, Serialize};

macro_rules! establishment {
    ($($(#[$doc:meta])* $field:ident: $kind:ty,)*) => {
        /// A row of the register: one field for each column of the table `establishment`.
        ///
        /// Texts are trimmed, codes are without leading zeros where they are all digits, dates are dates. An empty text means that the DfE holds nothing.
        #[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
        #[serde(rename_all = "camelCase")]
        pub struct Establishment { $($(#[$doc])* pub $field: $kind,)* }

        impl Establishment {
            /// The columns of the table, in the order of the fields.
            pub const COLUMNS: &[&str] = &[$(stringify!($field),)*];

            /// The columns in which `self` and `other` differ, `last_changed_on` and `row_hash` among them.
            pub fn differing<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = &'static str> + 'a {
                [$((stringify!($field), self.$field != other.$field),)*]
                    .into_iter()
                    .filter_map(|(column, differs)| differs.then_some(column))
            }
        }
    };
}

establishment! {
    /// URN.
    id: i64,
    /// EstablishmentName.
    name: String,
    /// LA (code).
    la_code: String,
    /// EstablishmentNumber, four digits; empty: none.
    number: String,
    /// TypeOfEstablishment (code).
    type_code: String,
    /// EstablishmentTypeGroup (code).
    type_group_code: String,
    /// EstablishmentStatus (code): 1 open, 2 closed, 3 proposed to close, 4 proposed to open.
    status_code: String,
    /// ReasonEstablishmentOpened (code).
    reason_opened_code: String,
    /// OpenDate.
    opened_on: Option<Day>,
    /// ReasonEstablishmentClosed (code).
    reason_closed_code: String,
    /// CloseDate.
    closed_on: Option<Day>,
    /// PhaseOfEducation (code).
    phase_code: String,
    /// StatutoryLowAge, years.
    low_age: Option<i64>,
    /// StatutoryHighAge, years.
    high_age: Option<i64>,
    /// Boarders (code).
    boarders_code: String,
    /// NurseryProvision (name).
    nursery: String,
    /// OfficialSixthForm (code).
    sixth_form_code: String,
    /// Gender (code).
    gender_code: String,
    /// ReligiousCharacter (code).
    religious_character_code: String,
    /// Diocese (code).
    diocese_code: String,
    /// AdmissionsPolicy (code).
    admissions_code: String,
    /// SchoolCapacity, pupils.
    capacity: Option<i64>,
    /// SpecialClasses (code).
    special_classes_code: String,
    /// CensusDate.
    census_on: Option<Day>,
    /// NumberOfPupils.
    pupils: Option<i64>,
    /// PercentageFSM.
    fsm_percent: Option<f64>,
    /// TrustSchoolFlag (code): 1, 3 and 5 mean that a trust supports it.
    trust_flag_code: String,
    /// Trusts (code), the Group UID, only where the flag says so.
    trust_uid: Option<i64>,
    /// Trusts (name).
    trust_name: String,
    /// SchoolSponsors (name).
    sponsor: String,
    /// Federations (code).
    federation_uid: Option<i64>,
    /// Federations (name).
    federation: String,
    /// UKPRN, eight digits.
    ukprn: String,
    /// LastChangedDate.
    last_changed_on: Option<Day>,
    /// Street.
    street: String,
    /// Locality.
    locality: String,
    /// Address3.
    address3: String,
    /// Town.
    town: String,
    /// County (name).
    county: String,
    /// Postcode, with its space.
    postcode: String,
    /// SchoolWebsite.
    website: String,
    /// TelephoneNum, with its leading zero.
    telephone: String,
    /// HeadTitle (name).
    head_title: String,
    /// HeadFirstName.
    head_first: String,
    /// HeadLastName.
    head_last: String,
    /// HeadPreferredJobTitle.
    head_job: String,
    /// SEN1 to SEN13 (name), joined by "; ".
    sen: String,
    /// TypeOfResourcedProvision (name).
    resourced_provision: String,
    /// GOR (code).
    region_code: String,
    /// DistrictAdministrative (code).
    district_code: String,
    /// ParliamentaryConstituency (name).
    constituency: String,
    /// UrbanRural (code).
    urban_rural_code: String,
    /// GSSLACode (name).
    ons_la_code: String,
    /// Easting, metres on the National Grid.
    easting: Option<i64>,
    /// Northing, metres on the National Grid.
    northing: Option<i64>,
    /// PropsName.
    proprietor: String,
    /// PreviousLA (code).
    previous_la_code: String,
    /// PreviousEstablishmentNumber.
    previous_number: String,
    /// XXH3 of the kept columns as they stood in the file, so that a refresh can skip the row.
    row_hash: i64,
}

/// A trust, federation or sponsor: a row of the table `establishment_group`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Group {
    /// Group UID.
    pub id: i64,
    /// Group ID, such as TR01234.
    pub group_id: String,
    /// Group Name.
    pub name: String,
    /// Companies House Number.
    pub companies_house: String,
    /// Group Type (code), without leading zeros.
    pub type_code: String,
    /// Group Type.
    pub type_name: String,
    /// Group Status (code): OPEN, CLOSED, PROPOSED_TO_OPEN.
    pub status: String,
    /// Incorporated on (open date), else Open date.
    pub opened_on: Option<Day>,
    /// Closed Date.
    pub closed_on: Option<Day>,
    /// Street, locality, town, county on one line each.
    pub address: String,
    /// Group Postcode, with its space.
    pub postcode: String,
    /// Head of Group, title and names.
    pub head: String,
    /// UKPRN.
    pub ukprn: String,
}

/// Which establishment followed which: a row of the table `establishment_link`, without the id that the store gives.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Link {
    /// The establishment.
    pub urn: i64,
    /// The establishment that it is linked to.
    pub link_urn: i64,
    /// LinkName.
    pub link_name: String,
    /// LinkType, the DfE's words.
    pub link_type: String,
    /// LinkEstablishedDate.
    pub since: Option<Day>,
}
