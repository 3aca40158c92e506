-- What the office checks and confirms with the DfE: who checked what before a sign-off, and the claims that it is asked about.

-- That somebody checked a part of what is signed off, or signed it off.
CREATE TABLE sign_off (
  id INTEGER PRIMARY KEY,  -- given by the store
  what TEXT NOT NULL,      -- census or performanceProfile
  year INTEGER NOT NULL,   -- the academic year that it is about: 2026 is 2026/27
  part TEXT NOT NULL,      -- numbers, courses, starts, statuses, outcomes, placements; signedOff: the whole of it, in the service
  staff_id INTEGER REFERENCES staff (id) ON DELETE SET NULL, -- who of us checked; NULL: nobody of the file any more
  on_day TEXT NOT NULL,    -- the day
  note TEXT NOT NULL DEFAULT '' -- a line about it
) STRICT;
CREATE INDEX sign_off_staff ON sign_off (staff_id);
CREATE INDEX sign_off_about ON sign_off (what, year);

-- A mentor of a claim that the service asks us about: a row of its sampling (quality assurance) file.
CREATE TABLE claim_sample (
  id INTEGER PRIMARY KEY,  -- given by the store
  year INTEGER NOT NULL,   -- the academic year that is claimed for: 2025 is 2025/26
  claim_reference TEXT NOT NULL,    -- the claim, as the file has it
  school_urn TEXT NOT NULL,         -- as the file has it
  school_name TEXT NOT NULL,        -- as the file has it
  local_authority TEXT NOT NULL,    -- as the file has it
  establishment_type TEXT NOT NULL, -- as the file has it
  school_group TEXT NOT NULL,       -- trust or federation, as the file has it
  provider_name TEXT NOT NULL,      -- whose training is claimed for, as the file has it
  submitted_at TEXT NOT NULL,       -- when the claim was handed in, as the file has it
  mentor_trn TEXT NOT NULL,         -- as the file has it
  mentor_name TEXT NOT NULL,        -- as the file has it
  hours INTEGER NOT NULL,           -- whole hours that are claimed
  answer TEXT NOT NULL DEFAULT '',  -- the office's own: accepted or rejected; empty: as our ledger of training says
  reason TEXT NOT NULL DEFAULT ''   -- why the office rejects it
) STRICT;
CREATE UNIQUE INDEX claim_sample_once ON claim_sample (claim_reference, mentor_name COLLATE NOCASE);
CREATE INDEX claim_sample_year ON claim_sample (year);
