-- The first schema: the file itself, its log, the office, the DfE's register, our schools.
-- House rules (a test checks them): STRICT, NOT NULL unless listed there, every foreign key indexed with an explicit
-- ON DELETE, every column commented. Dates are ISO text, moments ISO text in UTC, money pence.

-- What the file is. One row.
CREATE TABLE file (
  id INTEGER PRIMARY KEY CHECK (id = 1), -- always 1
  file_id TEXT NOT NULL,                 -- random, 32 hex digits; a copy to work on gets its own
  desk INTEGER NOT NULL,                 -- 0 to 2047: ids that this file gives start at desk << 42
  made_at TEXT NOT NULL,                 -- moment
  sample INTEGER NOT NULL DEFAULT 0      -- 1: everything in it is invented
) STRICT;

-- The next id of every table. Read and bumped in the transaction that uses it; ids are never used twice.
CREATE TABLE id_range (
  tbl TEXT NOT NULL,      -- table name
  next INTEGER NOT NULL,  -- the id that the next row gets
  PRIMARY KEY (tbl)
) STRICT, WITHOUT ROWID;

-- The people of the office who use this file.
CREATE TABLE staff (
  id INTEGER PRIMARY KEY, -- given by the store
  name TEXT NOT NULL,     -- as shown
  login TEXT NOT NULL,    -- the computer account that is this person; empty: none
  active INTEGER NOT NULL DEFAULT 1 -- 0: left, kept because the log names them
) STRICT;

-- What the office says of itself, and its choices.
CREATE TABLE setting (
  id INTEGER PRIMARY KEY, -- given by the store
  name TEXT NOT NULL UNIQUE, -- for example academicYear
  value TEXT NOT NULL     -- JSON
) STRICT;

-- Every change to the file is one of these.
CREATE TABLE operation (
  id INTEGER PRIMARY KEY,    -- given by the store; later is larger
  kind TEXT NOT NULL,        -- the command, or undo, redo, revert
  label TEXT NOT NULL,       -- as the office would say it
  at TEXT NOT NULL,          -- moment
  by INTEGER REFERENCES staff (id) ON DELETE RESTRICT, -- who; NULL: the program itself
  app_version TEXT NOT NULL, -- the program that did it
  undoes INTEGER REFERENCES operation (id) ON DELETE RESTRICT, -- the operation that this one takes back, NULL: none
  undone_by INTEGER REFERENCES operation (id) ON DELETE RESTRICT, -- the operation that took this one back, NULL: it stands
  logged INTEGER NOT NULL DEFAULT 1 -- 0: done without row images (first register load), so it cannot be taken back row by row
) STRICT;
CREATE INDEX operation_by ON operation (by);
CREATE INDEX operation_undoes ON operation (undoes);
CREATE INDEX operation_undone_by ON operation (undone_by);

-- What an operation did to one row. An insert and a delete keep the row, an update only the columns that changed.
CREATE TABLE change (
  operation_id INTEGER NOT NULL REFERENCES operation (id) ON DELETE CASCADE, -- the operation
  seq INTEGER NOT NULL,     -- order within the operation, from 1
  tbl TEXT NOT NULL,        -- table name
  row_id INTEGER NOT NULL,  -- the row's id
  before TEXT,              -- JSON object of columns, NULL: the row was not there
  after TEXT,               -- JSON object of columns, NULL: the row is gone
  person_id INTEGER,        -- the person whom this row is about, so that an erasure finds it
  PRIMARY KEY (operation_id, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX change_row ON change (tbl, row_id);
CREATE INDEX change_person ON change (person_id) WHERE person_id IS NOT NULL;

-- The names behind the DfE's codes, from assets and from the register itself.
CREATE TABLE code (
  list TEXT NOT NULL, -- la, phase, type, typeGroup, status, region, gender, …
  code TEXT NOT NULL, -- without leading zeros where it is all digits
  name TEXT NOT NULL, -- the DfE's name
  PRIMARY KEY (list, code)
) STRICT, WITHOUT ROWID;

-- The DfE's register of establishments (GIAS). Replaced by a refresh, never edited by hand. The id is the URN.
CREATE TABLE establishment (
  id INTEGER PRIMARY KEY,           -- URN
  name TEXT NOT NULL,               -- EstablishmentName
  la_code TEXT NOT NULL,            -- LA (code)
  number TEXT NOT NULL,             -- EstablishmentNumber, four digits; empty: none
  type_code TEXT NOT NULL,          -- TypeOfEstablishment (code)
  type_group_code TEXT NOT NULL,    -- EstablishmentTypeGroup (code)
  status_code TEXT NOT NULL,        -- EstablishmentStatus (code): 1 open, 2 closed, 3 proposed to close, 4 proposed to open
  reason_opened_code TEXT NOT NULL, -- ReasonEstablishmentOpened (code)
  opened_on TEXT,                   -- OpenDate
  reason_closed_code TEXT NOT NULL, -- ReasonEstablishmentClosed (code)
  closed_on TEXT,                   -- CloseDate
  phase_code TEXT NOT NULL,         -- PhaseOfEducation (code)
  low_age INTEGER,                  -- StatutoryLowAge, years
  high_age INTEGER,                 -- StatutoryHighAge, years
  boarders_code TEXT NOT NULL,      -- Boarders (code)
  nursery TEXT NOT NULL,            -- NurseryProvision (name)
  sixth_form_code TEXT NOT NULL,    -- OfficialSixthForm (code)
  gender_code TEXT NOT NULL,        -- Gender (code)
  religious_character_code TEXT NOT NULL, -- ReligiousCharacter (code)
  diocese_code TEXT NOT NULL,       -- Diocese (code)
  admissions_code TEXT NOT NULL,    -- AdmissionsPolicy (code)
  capacity INTEGER,                 -- SchoolCapacity, pupils
  special_classes_code TEXT NOT NULL, -- SpecialClasses (code)
  census_on TEXT,                   -- CensusDate
  pupils INTEGER,                   -- NumberOfPupils
  fsm_percent REAL,                 -- PercentageFSM
  trust_flag_code TEXT NOT NULL,    -- TrustSchoolFlag (code): 1, 3 and 5 mean that a trust supports it
  trust_uid INTEGER,                -- Trusts (code), the Group UID, only where the flag says so
  trust_name TEXT NOT NULL,         -- Trusts (name)
  sponsor TEXT NOT NULL,            -- SchoolSponsors (name)
  federation_uid INTEGER,           -- Federations (code)
  federation TEXT NOT NULL,         -- Federations (name)
  ukprn TEXT NOT NULL,              -- UKPRN, eight digits
  last_changed_on TEXT,             -- LastChangedDate
  street TEXT NOT NULL,             -- Street
  locality TEXT NOT NULL,           -- Locality
  address3 TEXT NOT NULL,           -- Address3
  town TEXT NOT NULL,               -- Town
  county TEXT NOT NULL,             -- County (name)
  postcode TEXT NOT NULL,           -- Postcode, with its space
  website TEXT NOT NULL,            -- SchoolWebsite
  telephone TEXT NOT NULL,          -- TelephoneNum, with its leading zero
  head_title TEXT NOT NULL,         -- HeadTitle (name)
  head_first TEXT NOT NULL,         -- HeadFirstName
  head_last TEXT NOT NULL,          -- HeadLastName
  head_job TEXT NOT NULL,           -- HeadPreferredJobTitle
  sen TEXT NOT NULL,                -- SEN1 to SEN13 (name), joined by "; "
  resourced_provision TEXT NOT NULL, -- TypeOfResourcedProvision (name)
  region_code TEXT NOT NULL,        -- GOR (code)
  district_code TEXT NOT NULL,      -- DistrictAdministrative (code)
  constituency TEXT NOT NULL,       -- ParliamentaryConstituency (name)
  urban_rural_code TEXT NOT NULL,   -- UrbanRural (code)
  ons_la_code TEXT NOT NULL,        -- GSSLACode (name)
  easting INTEGER,                  -- Easting, metres on the National Grid
  northing INTEGER,                 -- Northing, metres on the National Grid
  proprietor TEXT NOT NULL,         -- PropsName
  previous_la_code TEXT NOT NULL,   -- PreviousLA (code)
  previous_number TEXT NOT NULL,    -- PreviousEstablishmentNumber
  row_hash INTEGER NOT NULL         -- XXH3 of the kept columns as they stood in the file, so that a refresh can skip the row
) STRICT;
CREATE INDEX establishment_hash ON establishment (row_hash);
CREATE INDEX establishment_trust ON establishment (trust_uid) WHERE trust_uid IS NOT NULL;

-- The DfE's groups: trusts, federations, sponsors. The id is the Group UID.
CREATE TABLE establishment_group (
  id INTEGER PRIMARY KEY,   -- Group UID
  group_id TEXT NOT NULL,   -- Group ID, such as TR01234
  name TEXT NOT NULL,       -- Group Name
  companies_house TEXT NOT NULL, -- Companies House Number
  type_code TEXT NOT NULL,  -- Group Type (code): 6 multi-academy trust, 10 single-academy trust, 1 federation, …
  type_name TEXT NOT NULL,  -- Group Type
  status TEXT NOT NULL,     -- Group Status (code): OPEN, CLOSED, PROPOSED_TO_OPEN
  opened_on TEXT,           -- Incorporated on (open date), else Open date
  closed_on TEXT,           -- Closed Date
  address TEXT NOT NULL,    -- street, locality, town, county on one line each
  postcode TEXT NOT NULL,   -- Group Postcode
  head TEXT NOT NULL,       -- Head of Group, title and names
  ukprn TEXT NOT NULL       -- UKPRN
) STRICT;

-- Which establishment followed which, from the DfE's links file.
CREATE TABLE establishment_link (
  id INTEGER PRIMARY KEY,  -- given by the store
  urn INTEGER NOT NULL,    -- the establishment; it may be unknown to the register
  link_urn INTEGER NOT NULL, -- the establishment that it is linked to; it may be unknown too
  link_name TEXT NOT NULL, -- LinkName
  link_type TEXT NOT NULL, -- LinkType, the DfE's words, such as Successor - merged
  since TEXT               -- LinkEstablishedDate
) STRICT;
CREATE UNIQUE INDEX establishment_link_pair ON establishment_link (urn, link_urn, link_type);
CREATE INDEX establishment_link_back ON establishment_link (link_urn);

-- Every file of the register that was loaded.
CREATE TABLE register_load (
  id INTEGER PRIMARY KEY,   -- given by the store
  kind TEXT NOT NULL,       -- establishments, groups or links
  file_name TEXT NOT NULL,  -- the file's name, without its folder
  file_date TEXT,           -- the day the file tells of; links and groups may have none
  loaded_at TEXT NOT NULL,  -- moment
  read INTEGER NOT NULL,      -- rows read
  new INTEGER NOT NULL,       -- of them new
  changed INTEGER NOT NULL,   -- of them changed
  unchanged INTEGER NOT NULL, -- of them as before
  rejected INTEGER NOT NULL   -- of them not usable
) STRICT;

-- What a refresh found changed: the register watch.
CREATE TABLE register_change (
  id INTEGER PRIMARY KEY,  -- given by the store
  load_id INTEGER NOT NULL REFERENCES register_load (id) ON DELETE CASCADE, -- the refresh
  urn INTEGER NOT NULL,    -- the establishment
  kind TEXT NOT NULL,      -- headChanged, headVacated, headFilled, opened, closed, converted, …
  before TEXT NOT NULL,    -- what the register said, in words
  after TEXT NOT NULL,     -- what it says now, in words
  related_urn INTEGER,     -- for a conversion the successor
  perhaps_same INTEGER NOT NULL DEFAULT 0 -- 1: a new head who may be the same person under a new name
) STRICT;
CREATE INDEX register_change_load ON register_change (load_id);
CREATE INDEX register_change_urn ON register_change (urn);

-- A school that the office deals with.
CREATE TABLE school (
  id INTEGER PRIMARY KEY,  -- given by the store
  urn INTEGER UNIQUE,      -- its establishment now; NULL: not in the register
  name TEXT NOT NULL,      -- the name when it was made ours, used only where the register has none
  stage TEXT NOT NULL DEFAULT 'prospect', -- prospect, approached, partnership, paused, former
  owner_id INTEGER REFERENCES staff (id) ON DELETE SET NULL, -- who of us looks after it
  notes TEXT NOT NULL DEFAULT '',   -- the office's notes
  parking TEXT NOT NULL DEFAULT '', -- visit note
  dress TEXT NOT NULL DEFAULT '',   -- visit note
  access TEXT NOT NULL DEFAULT '',  -- visit note: entrance, DBS, signing in
  added_on TEXT NOT NULL            -- the day it was made ours
) STRICT;
CREATE INDEX school_owner ON school (owner_id);

-- The URNs that a school had before it followed its successor.
CREATE TABLE school_urn (
  id INTEGER PRIMARY KEY,  -- given by the store
  school_id INTEGER NOT NULL REFERENCES school (id) ON DELETE CASCADE, -- the school
  urn INTEGER NOT NULL,    -- the URN it had
  until_on TEXT NOT NULL   -- the day on which we followed the successor
) STRICT;
CREATE INDEX school_urn_school ON school_urn (school_id);
CREATE INDEX school_urn_urn ON school_urn (urn);

-- Free labels on our schools.
CREATE TABLE school_tag (
  id INTEGER PRIMARY KEY,  -- given by the store
  school_id INTEGER NOT NULL REFERENCES school (id) ON DELETE CASCADE, -- the school
  tag TEXT NOT NULL        -- the label, as typed
) STRICT;
CREATE UNIQUE INDEX school_tag_once ON school_tag (school_id, tag);
