//! The columns of the DfE's files, by name.
//!
//! The DfE adds, drops and moves columns about once a year (120 in 2017, 140 in 2024, 135 since 2025), and offices save the file again in Excel.
//! So nothing here goes by position: a header is matched by name, in any order, whatever its case and spaces.
//! Only [`Column`]s are kept; the others of [`CURRENT`] and [`FORMER`] are known and left aside, and anything else is named in a warning, because a renamed column would otherwise vanish in silence.

use std::collections::HashSet;
use std::sync::LazyLock;

/// The 135 columns of `edubasealldata` since April 2025, in the DfE's order.
pub const CURRENT: [&str; 135] = [
    "URN",
    "LA (code)",
    "LA (name)",
    "EstablishmentNumber",
    "EstablishmentName",
    "TypeOfEstablishment (code)",
    "TypeOfEstablishment (name)",
    "EstablishmentTypeGroup (code)",
    "EstablishmentTypeGroup (name)",
    "EstablishmentStatus (code)",
    "EstablishmentStatus (name)",
    "ReasonEstablishmentOpened (code)",
    "ReasonEstablishmentOpened (name)",
    "OpenDate",
    "ReasonEstablishmentClosed (code)",
    "ReasonEstablishmentClosed (name)",
    "CloseDate",
    "PhaseOfEducation (code)",
    "PhaseOfEducation (name)",
    "StatutoryLowAge",
    "StatutoryHighAge",
    "Boarders (code)",
    "Boarders (name)",
    "NurseryProvision (name)",
    "OfficialSixthForm (code)",
    "OfficialSixthForm (name)",
    "Gender (code)",
    "Gender (name)",
    "ReligiousCharacter (code)",
    "ReligiousCharacter (name)",
    "ReligiousEthos (name)",
    "Diocese (code)",
    "Diocese (name)",
    "AdmissionsPolicy (code)",
    "AdmissionsPolicy (name)",
    "SchoolCapacity",
    "SpecialClasses (code)",
    "SpecialClasses (name)",
    "CensusDate",
    "NumberOfPupils",
    "NumberOfBoys",
    "NumberOfGirls",
    "PercentageFSM",
    "TrustSchoolFlag (code)",
    "TrustSchoolFlag (name)",
    "Trusts (code)",
    "Trusts (name)",
    "SchoolSponsorFlag (name)",
    "SchoolSponsors (name)",
    "FederationFlag (name)",
    "Federations (code)",
    "Federations (name)",
    "UKPRN",
    "FEHEIdentifier",
    "FurtherEducationType (name)",
    "LastChangedDate",
    "Street",
    "Locality",
    "Address3",
    "Town",
    "County (name)",
    "Postcode",
    "SchoolWebsite",
    "TelephoneNum",
    "HeadTitle (name)",
    "HeadFirstName",
    "HeadLastName",
    "HeadPreferredJobTitle",
    "BSOInspectorateName (name)",
    "InspectorateReport",
    "DateOfLastInspectionVisit",
    "NextInspectionVisit",
    "TeenMoth (name)",
    "TeenMothPlaces",
    "CCF (name)",
    "SENPRU (name)",
    "EBD (name)",
    "PlacesPRU",
    "FTProv (name)",
    "EdByOther (name)",
    "Section41Approved (name)",
    "SEN1 (name)",
    "SEN2 (name)",
    "SEN3 (name)",
    "SEN4 (name)",
    "SEN5 (name)",
    "SEN6 (name)",
    "SEN7 (name)",
    "SEN8 (name)",
    "SEN9 (name)",
    "SEN10 (name)",
    "SEN11 (name)",
    "SEN12 (name)",
    "SEN13 (name)",
    "TypeOfResourcedProvision (name)",
    "ResourcedProvisionOnRoll",
    "ResourcedProvisionCapacity",
    "SenUnitOnRoll",
    "SenUnitCapacity",
    "GOR (code)",
    "GOR (name)",
    "DistrictAdministrative (code)",
    "DistrictAdministrative (name)",
    "AdministrativeWard (code)",
    "AdministrativeWard (name)",
    "ParliamentaryConstituency (code)",
    "ParliamentaryConstituency (name)",
    "UrbanRural (code)",
    "UrbanRural (name)",
    "GSSLACode (name)",
    "Easting",
    "Northing",
    "MSOA (name)",
    "LSOA (name)",
    "InspectorateName (name)",
    "SENStat",
    "SENNoStat",
    "BoardingEstablishment (name)",
    "PropsName",
    "PreviousLA (code)",
    "PreviousLA (name)",
    "PreviousEstablishmentNumber",
    "Country (name)",
    "UPRN",
    "SiteName",
    "QABName (code)",
    "QABName (name)",
    "EstablishmentAccredited (code)",
    "EstablishmentAccredited (name)",
    "QABReport",
    "CHNumber",
    "MSOA (code)",
    "LSOA (code)",
    "FSM",
    "AccreditationExpiryDate",
];

/// Columns of older files that the DfE has dropped since.
pub const FORMER: [&str; 8] = [
    "OfstedLastInsp",
    "OfstedSpecialMeasures (code)",
    "OfstedSpecialMeasures (name)",
    "OfstedRating (name)",
    "RSCRegion (name)",
    "HeadHonours",
    "CensusAreaStatisticWard (name)",
    "Inspectorate (name)",
];

/// The columns of the links file.
pub const LINKS: [&str; 5] = [
    "URN",
    "LinkURN",
    "LinkName",
    "LinkType",
    "LinkEstablishedDate",
];

/// The columns of the groups file (`allgroupsdata`).
pub const GROUPS: [&str; 21] = [
    "Group UID",
    "Group ID",
    "Group Name",
    "Companies House Number",
    "Group Type (code)",
    "Group Type",
    "Closed Date",
    "Open date",
    "Incorporated on (open date)",
    "Group Status (code)",
    "Group Status",
    "Group Street",
    "Group Locality",
    "Group Address 3",
    "Group Town",
    "Group County",
    "Group Postcode",
    "Head of Group Title",
    "Head of Group First Name",
    "Head of Group Last Name",
    "UKPRN",
];

macro_rules! columns {
    ($($variant:ident = $name:literal,)*) => {
        /// A column of the establishments file that the desk keeps, or that helps to read one that it keeps.
        #[allow(missing_docs)] // each is its DfE name, which `name` gives
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[repr(u8)]
        pub enum Column { $($variant,)* }

        impl Column {
            /// Every kept column, in the DfE's order.
            pub const ALL: &[Column] = &[$(Column::$variant,)*];

            /// The DfE's name for it.
            pub const fn name(self) -> &'static str {
                match self { $(Column::$variant => $name,)* }
            }
        }
    };
}

columns! {
    Urn = "URN",
    LaCode = "LA (code)",
    LaName = "LA (name)",
    Number = "EstablishmentNumber",
    Name = "EstablishmentName",
    TypeCode = "TypeOfEstablishment (code)",
    TypeName = "TypeOfEstablishment (name)",
    TypeGroupCode = "EstablishmentTypeGroup (code)",
    TypeGroupName = "EstablishmentTypeGroup (name)",
    StatusCode = "EstablishmentStatus (code)",
    StatusName = "EstablishmentStatus (name)",
    ReasonOpenedCode = "ReasonEstablishmentOpened (code)",
    ReasonOpenedName = "ReasonEstablishmentOpened (name)",
    OpenDate = "OpenDate",
    ReasonClosedCode = "ReasonEstablishmentClosed (code)",
    ReasonClosedName = "ReasonEstablishmentClosed (name)",
    CloseDate = "CloseDate",
    PhaseCode = "PhaseOfEducation (code)",
    PhaseName = "PhaseOfEducation (name)",
    LowAge = "StatutoryLowAge",
    HighAge = "StatutoryHighAge",
    BoardersCode = "Boarders (code)",
    BoardersName = "Boarders (name)",
    Nursery = "NurseryProvision (name)",
    SixthFormCode = "OfficialSixthForm (code)",
    SixthFormName = "OfficialSixthForm (name)",
    GenderCode = "Gender (code)",
    GenderName = "Gender (name)",
    ReligiousCharacterCode = "ReligiousCharacter (code)",
    ReligiousCharacterName = "ReligiousCharacter (name)",
    DioceseCode = "Diocese (code)",
    DioceseName = "Diocese (name)",
    AdmissionsCode = "AdmissionsPolicy (code)",
    AdmissionsName = "AdmissionsPolicy (name)",
    Capacity = "SchoolCapacity",
    SpecialClassesCode = "SpecialClasses (code)",
    SpecialClassesName = "SpecialClasses (name)",
    CensusDate = "CensusDate",
    Pupils = "NumberOfPupils",
    FsmPercent = "PercentageFSM",
    TrustFlagCode = "TrustSchoolFlag (code)",
    TrustFlagName = "TrustSchoolFlag (name)",
    TrustCode = "Trusts (code)",
    TrustName = "Trusts (name)",
    Sponsor = "SchoolSponsors (name)",
    FederationCode = "Federations (code)",
    FederationName = "Federations (name)",
    Ukprn = "UKPRN",
    LastChangedDate = "LastChangedDate",
    Street = "Street",
    Locality = "Locality",
    Address3 = "Address3",
    Town = "Town",
    County = "County (name)",
    Postcode = "Postcode",
    Website = "SchoolWebsite",
    Telephone = "TelephoneNum",
    HeadTitle = "HeadTitle (name)",
    HeadFirst = "HeadFirstName",
    HeadLast = "HeadLastName",
    HeadJob = "HeadPreferredJobTitle",
    Sen1 = "SEN1 (name)",
    Sen2 = "SEN2 (name)",
    Sen3 = "SEN3 (name)",
    Sen4 = "SEN4 (name)",
    Sen5 = "SEN5 (name)",
    Sen6 = "SEN6 (name)",
    Sen7 = "SEN7 (name)",
    Sen8 = "SEN8 (name)",
    Sen9 = "SEN9 (name)",
    Sen10 = "SEN10 (name)",
    Sen11 = "SEN11 (name)",
    Sen12 = "SEN12 (name)",
    Sen13 = "SEN13 (name)",
    ResourcedProvision = "TypeOfResourcedProvision (name)",
    RegionCode = "GOR (code)",
    RegionName = "GOR (name)",
    DistrictCode = "DistrictAdministrative (code)",
    DistrictName = "DistrictAdministrative (name)",
    Constituency = "ParliamentaryConstituency (name)",
    UrbanRuralCode = "UrbanRural (code)",
    UrbanRuralName = "UrbanRural (name)",
    OnsLaCode = "GSSLACode (name)",
    Easting = "Easting",
    Northing = "Northing",
    Proprietor = "PropsName",
    PreviousLaCode = "PreviousLA (code)",
    PreviousLaName = "PreviousLA (name)",
    PreviousNumber = "PreviousEstablishmentNumber",
}

/// How many kept columns there are.
pub(super) const KEPT: usize = Column::ALL.len();

/// The thirteen columns of special educational needs, in order.
pub(super) const SEN: [Column; 13] = [
    Column::Sen1,
    Column::Sen2,
    Column::Sen3,
    Column::Sen4,
    Column::Sen5,
    Column::Sen6,
    Column::Sen7,
    Column::Sen8,
    Column::Sen9,
    Column::Sen10,
    Column::Sen11,
    Column::Sen12,
    Column::Sen13,
];

/// A coded attribute: the list its codes belong to, and the two columns it comes in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Coded {
    /// The list, as the table `code` names it.
    pub list: &'static str,
    /// The column of the code.
    pub code: Column,
    /// The column of the name, which stands in where the code is missing.
    pub name: Column,
}

/// Every coded attribute.
pub const CODED: [Coded; 19] = [
    Coded {
        list: "la",
        code: Column::LaCode,
        name: Column::LaName,
    },
    Coded {
        list: "type",
        code: Column::TypeCode,
        name: Column::TypeName,
    },
    Coded {
        list: "typeGroup",
        code: Column::TypeGroupCode,
        name: Column::TypeGroupName,
    },
    Coded {
        list: "status",
        code: Column::StatusCode,
        name: Column::StatusName,
    },
    Coded {
        list: "reasonOpened",
        code: Column::ReasonOpenedCode,
        name: Column::ReasonOpenedName,
    },
    Coded {
        list: "reasonClosed",
        code: Column::ReasonClosedCode,
        name: Column::ReasonClosedName,
    },
    Coded {
        list: "phase",
        code: Column::PhaseCode,
        name: Column::PhaseName,
    },
    Coded {
        list: "boarders",
        code: Column::BoardersCode,
        name: Column::BoardersName,
    },
    Coded {
        list: "sixthForm",
        code: Column::SixthFormCode,
        name: Column::SixthFormName,
    },
    Coded {
        list: "gender",
        code: Column::GenderCode,
        name: Column::GenderName,
    },
    Coded {
        list: "religiousCharacter",
        code: Column::ReligiousCharacterCode,
        name: Column::ReligiousCharacterName,
    },
    Coded {
        list: "diocese",
        code: Column::DioceseCode,
        name: Column::DioceseName,
    },
    Coded {
        list: "admissions",
        code: Column::AdmissionsCode,
        name: Column::AdmissionsName,
    },
    Coded {
        list: "specialClasses",
        code: Column::SpecialClassesCode,
        name: Column::SpecialClassesName,
    },
    Coded {
        list: "trustFlag",
        code: Column::TrustFlagCode,
        name: Column::TrustFlagName,
    },
    Coded {
        list: "region",
        code: Column::RegionCode,
        name: Column::RegionName,
    },
    Coded {
        list: "district",
        code: Column::DistrictCode,
        name: Column::DistrictName,
    },
    Coded {
        list: "urbanRural",
        code: Column::UrbanRuralCode,
        name: Column::UrbanRuralName,
    },
    Coded {
        list: "la",
        code: Column::PreviousLaCode,
        name: Column::PreviousLaName,
    },
];

impl Column {
    /// The column whose code this one names, where it is the name of a code.
    pub(super) fn coded_by_name(self) -> Option<&'static Coded> {
        CODED.iter().find(|coded| coded.name == self)
    }

    /// The attribute whose code this column holds.
    pub(super) fn coded(self) -> Option<&'static Coded> {
        CODED.iter().find(|coded| coded.code == self)
    }
}

/// A header's name without its case and spaces: the form in which names are matched.
pub(super) fn plain(name: &str) -> String {
    name.chars()
        .filter(|c| !c.is_whitespace() && *c != '\u{FEFF}')
        .flat_map(char::to_lowercase)
        .collect()
}

/// Whether the DfE has, or had, a column of this name in the establishments file.
pub(super) fn known(name: &str) -> bool {
    static NAMES: LazyLock<HashSet<String>> = LazyLock::new(|| {
        CURRENT
            .iter()
            .chain(&FORMER)
            .map(|name| plain(name))
            .collect()
    });
    NAMES.contains(&plain(name))
}

/// Where the kept columns stand in one file.
#[derive(Debug, Clone, Copy)]
pub(super) struct Places([u16; KEPT]);

impl Places {
    const NOWHERE: u16 = u16::MAX;

    /// Finds the kept columns in a header. Of two columns with one name the first counts.
    pub(super) fn find(header: &[String]) -> Self {
        let plain_header: Vec<String> = header
            .iter()
            .take(usize::from(Self::NOWHERE))
            .map(|name| plain(name))
            .collect();
        let mut places = [Self::NOWHERE; KEPT];
        for (column, place) in Column::ALL.iter().zip(&mut places) {
            let wanted = plain(column.name());
            if let Some(at) = plain_header.iter().position(|name| *name == wanted) {
                *place = u16::try_from(at).unwrap_or(Self::NOWHERE);
            }
        }
        Self(places)
    }

    /// The place of `column`, where the file has it.
    pub(super) fn of(&self, column: Column) -> Option<usize> {
        match self.0.get(column as usize) {
            Some(&place) if place != Self::NOWHERE => Some(usize::from(place)),
            _ => None,
        }
    }

    /// Whether the file has `column`.
    pub(super) fn has(&self, column: Column) -> bool {
        self.of(column).is_some()
    }
}
