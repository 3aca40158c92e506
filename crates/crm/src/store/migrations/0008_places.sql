-- Places that add up: what schools offer, who mentors, who trains, who is where.
-- Codes that come with an academic year (subject, trainingRoute, ageRange …) are those of the list of that name in `code`.
-- Lengths of time are minutes; parts of a day are counted in half days.

-- The figures that the office has set itself, in place of those in assets/rules: days in schools, funded hours, limits.
CREATE TABLE figure (
  id INTEGER PRIMARY KEY,  -- given by the store
  key TEXT NOT NULL,       -- which, such as placementDays
  route TEXT NOT NULL,     -- the trainingRoute that it is for; empty: all that have none of their own
  from_year INTEGER NOT NULL, -- the academic year from which it holds: 2026 is 2026/27
  value INTEGER NOT NULL,  -- in the figure's own unit
  source TEXT NOT NULL     -- where the office has it from
) STRICT;
CREATE UNIQUE INDEX figure_once ON figure (key, route, from_year);

-- What a school, or a trust for its schools, says of hosting in an academic year.
CREATE TABLE hosting (
  id INTEGER PRIMARY KEY,  -- given by the store
  school_id INTEGER REFERENCES school (id) ON DELETE CASCADE, -- the school; NULL: a trust's
  trust_id INTEGER REFERENCES trust (id) ON DELETE CASCADE,   -- the trust; NULL: a school's
  year INTEGER NOT NULL,   -- the academic year: 2026 is 2026/27
  interest TEXT NOT NULL DEFAULT '', -- looking, interested, notThisYear; empty: not asked, or no answer
  reasons TEXT NOT NULL DEFAULT '',  -- why not: hostingReason codes joined by ";"
  reason_text TEXT NOT NULL DEFAULT '', -- the other reason, in words
  cap INTEGER,             -- trainees at once in the whole school, at most; NULL: not said
  other_trainees INTEGER,  -- trainees of other providers; NULL: not said
  ects INTEGER,            -- early career teachers; NULL: not said
  note TEXT NOT NULL DEFAULT '',   -- a line about it
  source TEXT NOT NULL DEFAULT '', -- who told us: form, call, email, meeting, import; empty: typed
  confirmed_on TEXT NOT NULL DEFAULT '', -- the day on which it was last known to be right; empty: to be confirmed
  confirmed_by INTEGER REFERENCES staff (id) ON DELETE SET NULL -- who of us wrote that down; NULL: nobody
) STRICT;
CREATE UNIQUE INDEX hosting_school ON hosting (school_id, year) WHERE school_id IS NOT NULL;
CREATE UNIQUE INDEX hosting_trust ON hosting (trust_id, year) WHERE trust_id IS NOT NULL;
CREATE INDEX hosting_school_key ON hosting (school_id);
CREATE INDEX hosting_trust_key ON hosting (trust_id);
CREATE INDEX hosting_year ON hosting (year);
CREATE INDEX hosting_confirmed_by ON hosting (confirmed_by);

-- A named span of the year in which trainees are placed.
CREATE TABLE block (
  id INTEGER PRIMARY KEY,  -- given by the store
  year INTEGER NOT NULL,   -- the academic year: 2026 is 2026/27
  name TEXT NOT NULL,      -- the office's label: Placement 1, School A
  cohort_id INTEGER REFERENCES cohort (id) ON DELETE CASCADE, -- for whom; NULL: for all of the year
  from_on TEXT NOT NULL,   -- the first day
  until_on TEXT NOT NULL,  -- the last day
  target_days INTEGER NOT NULL DEFAULT 0 -- days that each trainee is to spend there; 0: not said
) STRICT;
CREATE INDEX block_year ON block (year);
CREATE INDEX block_cohort ON block (cohort_id);

-- What a school (or trust) will host, a line for each kind of place.
CREATE TABLE placement_offer (
  id INTEGER PRIMARY KEY,  -- given by the store
  hosting_id INTEGER NOT NULL REFERENCES hosting (id) ON DELETE CASCADE, -- whose, and in which year
  kind TEXT NOT NULL DEFAULT 'placement', -- placement, itap or observation; the last two need no mentor
  least INTEGER NOT NULL,  -- trainees, or days of observation, at least
  most INTEGER NOT NULL,   -- at most
  phase TEXT NOT NULL DEFAULT '',     -- primary, secondary or send; empty: any
  subject TEXT NOT NULL DEFAULT '',   -- subject code; empty: any
  year_group TEXT NOT NULL DEFAULT '', -- nursery, reception, year1 … year13, mixed; empty: any
  key_stage TEXT NOT NULL DEFAULT '', -- earlyYears, ks1 … ks5, mixed; empty: any
  term TEXT NOT NULL DEFAULT '',      -- autumn, spring, summer; empty: any
  block_id INTEGER REFERENCES block (id) ON DELETE SET NULL, -- in which block; NULL: any
  send_setting TEXT NOT NULL DEFAULT '', -- special school, resourced provision … in words; empty: none
  study TEXT NOT NULL DEFAULT '',     -- fullTime, partTime, jobShare; empty: any
  funding TEXT NOT NULL DEFAULT '',   -- fee, salaried; empty: any
  joint TEXT NOT NULL DEFAULT '',     -- shared: two schools share a trainee; pair: two trainees in one class; empty: neither
  joint_school_id INTEGER REFERENCES school (id) ON DELETE SET NULL, -- the other school that shares; NULL: none
  days_here INTEGER NOT NULL DEFAULT 0,  -- days a week at this school, where shared; 0: not said
  days_there INTEGER NOT NULL DEFAULT 0, -- days a week at the other; 0: not said
  note TEXT NOT NULL DEFAULT '' -- a line about it
) STRICT;
CREATE INDEX placement_offer_hosting ON placement_offer (hosting_id);
CREATE INDEX placement_offer_block ON placement_offer (block_id);
CREATE INDEX placement_offer_joint ON placement_offer (joint_school_id);

-- How many places the office needs in a year, beside those of the trainees that it has.
CREATE TABLE place_need (
  id INTEGER PRIMARY KEY,  -- given by the store
  year INTEGER NOT NULL,   -- the academic year
  phase TEXT NOT NULL,     -- primary, secondary or send; empty: any
  subject TEXT NOT NULL,   -- subject code; empty: any
  block_id INTEGER REFERENCES block (id) ON DELETE CASCADE, -- in which block; NULL: any
  places INTEGER NOT NULL  -- how many
) STRICT;
CREATE INDEX place_need_block ON place_need (block_id);

-- A seven-digit teacher reference number.
ALTER TABLE person ADD COLUMN trn TEXT NOT NULL DEFAULT ''; -- teacher reference number, seven digits; empty: not known

-- What is known of somebody's mentoring, beside the post that they hold. One row a post.
CREATE TABLE mentor (
  id INTEGER PRIMARY KEY,  -- given by the store
  tenure_id INTEGER NOT NULL UNIQUE REFERENCES tenure (id) ON DELETE CASCADE, -- the post: general mentor, lead mentor …
  at_once INTEGER NOT NULL DEFAULT 1, -- trainees at once, at most
  subjects TEXT NOT NULL DEFAULT '',  -- subject codes joined by ";"
  from_on TEXT NOT NULL DEFAULT '',   -- free from this day; empty: as long as the post
  until_on TEXT NOT NULL DEFAULT '',  -- free until this day; empty: as long as the post
  note TEXT NOT NULL DEFAULT ''       -- a line about it
) STRICT;

-- Hours of mentor training that somebody had.
CREATE TABLE mentor_training (
  id INTEGER PRIMARY KEY,  -- given by the store
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE, -- who was trained
  school_id INTEGER REFERENCES school (id) ON DELETE SET NULL, -- where they worked then; NULL: not known
  on_day TEXT NOT NULL,    -- the day
  minutes INTEGER NOT NULL, -- how long
  kind TEXT NOT NULL,      -- initial or refresher
  provider TEXT NOT NULL DEFAULT '', -- which accredited provider's; empty: ours
  trainer_id INTEGER REFERENCES person (id) ON DELETE SET NULL, -- the lead mentor who delivered it; NULL: not said
  topic TEXT NOT NULL DEFAULT '', -- what it was about
  mode TEXT NOT NULL DEFAULT '',  -- inPerson, onlineLive, selfAccess, hybrid; empty: not said
  note TEXT NOT NULL DEFAULT ''   -- a line about it
) STRICT;
CREATE INDEX mentor_training_person ON mentor_training (person_id);
CREATE INDEX mentor_training_school ON mentor_training (school_id);
CREATE INDEX mentor_training_trainer ON mentor_training (trainer_id);

-- Trainees who began together.
CREATE TABLE cohort (
  id INTEGER PRIMARY KEY,  -- given by the store
  name TEXT NOT NULL,      -- as the office calls it
  year INTEGER NOT NULL    -- the academic year in which it began
) STRICT;
CREATE UNIQUE INDEX cohort_name ON cohort (name COLLATE NOCASE, year);

-- Somebody who trains, or will, or did. Names, e-mails and telephones are the person's.
CREATE TABLE trainee (
  id INTEGER PRIMARY KEY,  -- given by the store
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE, -- who
  cohort_id INTEGER REFERENCES cohort (id) ON DELETE SET NULL, -- with whom they began; NULL: not said
  provider_ref TEXT NOT NULL DEFAULT '',   -- the provider's own id
  application_id TEXT NOT NULL DEFAULT '', -- the number of the application
  hesa_id TEXT NOT NULL DEFAULT '',        -- HUSID, 13 or 17 characters
  previous_last_name TEXT NOT NULL DEFAULT '', -- an earlier surname
  born_on TEXT NOT NULL DEFAULT '',        -- date of birth; empty: not known
  ni_number TEXT NOT NULL DEFAULT '',      -- National Insurance number
  nationality TEXT NOT NULL DEFAULT '',    -- two letters
  postcode TEXT NOT NULL DEFAULT '',       -- home; never in anything that goes to a school
  route TEXT NOT NULL DEFAULT '',          -- trainingRoute code
  aim TEXT NOT NULL DEFAULT '',            -- ittAim code
  qualification TEXT NOT NULL DEFAULT '',  -- qualificationAim code
  subject TEXT NOT NULL DEFAULT '',        -- subject code
  second_subject TEXT NOT NULL DEFAULT '', -- subject code
  third_subject TEXT NOT NULL DEFAULT '',  -- subject code
  age_range TEXT NOT NULL DEFAULT '',      -- ageRange code
  study_mode TEXT NOT NULL DEFAULT '',     -- studyMode code
  weekdays TEXT NOT NULL DEFAULT '12345',  -- on which days they are in school: 1 is Monday
  course TEXT NOT NULL DEFAULT '',         -- the course, as the office calls it
  starts_on TEXT NOT NULL DEFAULT '',      -- first day of the course; empty: not known
  ends_on TEXT NOT NULL DEFAULT '',        -- last day expected; empty: not known
  fund_code TEXT NOT NULL DEFAULT '',      -- fundCode code
  funding_method TEXT NOT NULL DEFAULT '', -- fundingMethod code
  employing_school_id INTEGER REFERENCES school (id) ON DELETE SET NULL, -- who employs them; NULL: nobody, or not known
  accredited_provider TEXT NOT NULL DEFAULT '', -- whose trainee; empty: ours
  training_partner TEXT NOT NULL DEFAULT '',    -- through which partner; empty: none
  link_tutor_id INTEGER REFERENCES person (id) ON DELETE SET NULL, -- who of us visits; NULL: nobody yet
  state TEXT NOT NULL DEFAULT 'notStarted', -- notStarted, inTraining, deferred, withdrawn, completed
  state_on TEXT NOT NULL DEFAULT '',       -- the day of that
  withdrawn_by TEXT NOT NULL DEFAULT '',   -- provider or trainee; empty: not withdrawn, or not known
  withdrawal_reasons TEXT NOT NULL DEFAULT '', -- restricted: withdrawalReason codes joined by ";"
  next_school_id INTEGER REFERENCES school (id) ON DELETE SET NULL, -- who employs them after the course; NULL: not known
  next_urn INTEGER,                        -- the same where that school is none of ours; NULL: not known
  next_post TEXT NOT NULL DEFAULT '',      -- as what
  appropriate_body TEXT NOT NULL DEFAULT '', -- the body of their induction as an ECT
  profile TEXT NOT NULL DEFAULT '',        -- what schools may read of them
  notes TEXT NOT NULL DEFAULT '',          -- candid; never in anything that goes outside
  added_on TEXT NOT NULL                   -- the day on which they were written down
) STRICT;
CREATE INDEX trainee_person ON trainee (person_id);
CREATE INDEX trainee_cohort ON trainee (cohort_id);
CREATE INDEX trainee_employer ON trainee (employing_school_id);
CREATE INDEX trainee_tutor ON trainee (link_tutor_id);
CREATE INDEX trainee_next ON trainee (next_school_id);

-- What is asked for equality monitoring alone. Read by nothing but its own screen and the DfE's files.
CREATE TABLE trainee_equality (
  id INTEGER PRIMARY KEY,  -- given by the store
  trainee_id INTEGER NOT NULL UNIQUE REFERENCES trainee (id) ON DELETE CASCADE, -- whose
  sex TEXT NOT NULL DEFAULT '',       -- sex code
  ethnicity TEXT NOT NULL DEFAULT '', -- ethnicity code
  disabilities TEXT NOT NULL DEFAULT '' -- disability codes joined by ";"
) STRICT;

-- What has to be minded when a trainee is placed.
CREATE TABLE trainee_constraint (
  id INTEGER PRIMARY KEY,  -- given by the store
  trainee_id INTEGER NOT NULL REFERENCES trainee (id) ON DELETE CASCADE, -- whose
  kind TEXT NOT NULL,      -- rule; text: for the school, with the trainee's agreement; private: restricted, never shown elsewhere
  rule TEXT NOT NULL DEFAULT '', -- notSchool, minutes, miles, stepFree; empty: no rule
  school_id INTEGER REFERENCES school (id) ON DELETE CASCADE, -- notSchool: which; NULL: the rule names none
  amount INTEGER NOT NULL DEFAULT 0, -- minutes or miles, at most; 0: the rule has none
  text TEXT NOT NULL DEFAULT '',   -- in words
  agreed_on TEXT NOT NULL DEFAULT '' -- the day on which the trainee agreed that the school reads it; empty: not yet
) STRICT;
CREATE INDEX trainee_constraint_trainee ON trainee_constraint (trainee_id);
CREATE INDEX trainee_constraint_school ON trainee_constraint (school_id);

-- A check of suitability that was made; never a certificate, an image or what was disclosed.
CREATE TABLE suitability_check (
  id INTEGER PRIMARY KEY,  -- given by the store
  trainee_id INTEGER NOT NULL REFERENCES trainee (id) ON DELETE CASCADE, -- whose
  kind TEXT NOT NULL,      -- dbs, prohibition, identity, rightToWork, overseas, fitness, childcare
  done_by TEXT NOT NULL DEFAULT '', -- who made it, in words
  on_day TEXT NOT NULL DEFAULT '',  -- the day; empty: not made yet
  outcome TEXT NOT NULL DEFAULT '' -- cleared, notNeeded; empty: not cleared yet
) STRICT;
CREATE UNIQUE INDEX suitability_check_once ON suitability_check (trainee_id, kind);

-- A trainee at a school, from and until.
CREATE TABLE placement (
  id INTEGER PRIMARY KEY,  -- given by the store
  trainee_id INTEGER NOT NULL REFERENCES trainee (id) ON DELETE CASCADE, -- who
  school_id INTEGER NOT NULL REFERENCES school (id) ON DELETE CASCADE,   -- where
  block_id INTEGER REFERENCES block (id) ON DELETE SET NULL, -- in which block; NULL: in none
  kind TEXT NOT NULL DEFAULT 'main', -- main, contrasting, employing, itap
  subject TEXT NOT NULL DEFAULT '',  -- subject code; empty: the trainee's
  year_group TEXT NOT NULL DEFAULT '', -- as in placement_offer
  key_stage TEXT NOT NULL DEFAULT '',  -- as in placement_offer
  from_on TEXT NOT NULL,   -- the first day
  until_on TEXT NOT NULL,  -- the last day
  planned_half_days INTEGER, -- as the office says; NULL: counted from the calendar
  state TEXT NOT NULL DEFAULT 'planned', -- planned, sent, accepted, declined, confirmed, underWay, completed, withdrawnBySchool, withdrawnByTrainee, withdrawnByUs
  state_on TEXT NOT NULL,  -- the day of that
  sent_on TEXT NOT NULL DEFAULT '', -- the day on which the school was sent it; empty: not yet
  reason TEXT NOT NULL DEFAULT '', -- why it was declined, withdrawn or stopped
  note TEXT NOT NULL DEFAULT '' -- a line about it
) STRICT;
CREATE INDEX placement_trainee ON placement (trainee_id);
CREATE INDEX placement_school ON placement (school_id);
CREATE INDEX placement_block ON placement (block_id);

-- Who mentors in a placement.
CREATE TABLE placement_mentor (
  id INTEGER PRIMARY KEY,  -- given by the store
  placement_id INTEGER NOT NULL REFERENCES placement (id) ON DELETE CASCADE, -- the placement
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE -- the mentor
) STRICT;
CREATE UNIQUE INDEX placement_mentor_once ON placement_mentor (placement_id, person_id);
CREATE INDEX placement_mentor_person ON placement_mentor (person_id);

-- Days of a placement that a trainee missed.
CREATE TABLE absence (
  id INTEGER PRIMARY KEY,  -- given by the store
  placement_id INTEGER NOT NULL REFERENCES placement (id) ON DELETE CASCADE, -- the placement
  from_on TEXT NOT NULL,   -- the first day
  until_on TEXT NOT NULL,  -- the last day
  half_days INTEGER NOT NULL, -- how much of it was lost
  reason TEXT NOT NULL DEFAULT '' -- in words, none of health
) STRICT;
CREATE INDEX absence_placement ON absence (placement_id);

-- Term dates, INSET days and holidays of all, of an authority, a trust or a school; the nearest word counts.
CREATE TABLE calendar_entry (
  id INTEGER PRIMARY KEY,  -- given by the store
  la_code TEXT NOT NULL DEFAULT '', -- of an authority; empty: of none
  trust_id INTEGER REFERENCES trust (id) ON DELETE CASCADE,   -- of a trust; NULL: of none
  school_id INTEGER REFERENCES school (id) ON DELETE CASCADE, -- of a school; NULL: of none
  kind TEXT NOT NULL,      -- term, holiday, inset or bank
  name TEXT NOT NULL DEFAULT '', -- as it is called
  from_on TEXT NOT NULL,   -- the first day
  until_on TEXT NOT NULL   -- the last day
) STRICT;
CREATE INDEX calendar_entry_trust ON calendar_entry (trust_id);
CREATE INDEX calendar_entry_school ON calendar_entry (school_id);

-- A visit to a setting, or what a trainee said of it.
CREATE TABLE setting_review (
  id INTEGER PRIMARY KEY,  -- given by the store
  school_id INTEGER NOT NULL REFERENCES school (id) ON DELETE CASCADE, -- the school
  placement_id INTEGER REFERENCES placement (id) ON DELETE SET NULL,   -- in which placement; NULL: in none
  kind TEXT NOT NULL,      -- visit or evaluation
  on_day TEXT NOT NULL,    -- the day
  by_whom TEXT NOT NULL DEFAULT '', -- who visited
  areas TEXT NOT NULL DEFAULT '',   -- what was looked at
  outcome TEXT NOT NULL,   -- good, adequate, concern
  text TEXT NOT NULL DEFAULT '',    -- what was found or said
  actions TEXT NOT NULL DEFAULT ''  -- what is to follow
) STRICT;
CREATE INDEX setting_review_school ON setting_review (school_id);
CREATE INDEX setting_review_placement ON setting_review (placement_id);

-- Schools where nobody is to be placed for a while.
CREATE TABLE not_to_place (
  id INTEGER PRIMARY KEY,  -- given by the store
  school_id INTEGER NOT NULL REFERENCES school (id) ON DELETE CASCADE, -- the school
  from_on TEXT NOT NULL,   -- the first day
  until_on TEXT NOT NULL DEFAULT '', -- the last day; empty: until further notice
  reason TEXT NOT NULL     -- why, in words
) STRICT;
CREATE INDEX not_to_place_school ON not_to_place (school_id);

-- A week or some days of intensive training and practice.
CREATE TABLE itap (
  id INTEGER PRIMARY KEY,  -- given by the store
  year INTEGER NOT NULL,   -- the academic year
  name TEXT NOT NULL,      -- as the office calls it
  theme TEXT NOT NULL DEFAULT '', -- what is practised
  cohort_id INTEGER REFERENCES cohort (id) ON DELETE SET NULL, -- for whom; NULL: not said
  from_on TEXT NOT NULL,   -- the first day
  until_on TEXT NOT NULL,  -- the last day
  half_days INTEGER NOT NULL -- how much of it counts
) STRICT;
CREATE INDEX itap_cohort ON itap (cohort_id);

-- A school that hosts some of it.
CREATE TABLE itap_host (
  id INTEGER PRIMARY KEY,  -- given by the store
  itap_id INTEGER NOT NULL REFERENCES itap (id) ON DELETE CASCADE, -- what
  school_id INTEGER NOT NULL REFERENCES school (id) ON DELETE CASCADE, -- where
  places INTEGER NOT NULL, -- for how many trainees
  leader_id INTEGER REFERENCES person (id) ON DELETE SET NULL -- who leads there; NULL: not said
) STRICT;
CREATE UNIQUE INDEX itap_host_once ON itap_host (itap_id, school_id);
CREATE INDEX itap_host_school ON itap_host (school_id);
CREATE INDEX itap_host_leader ON itap_host (leader_id);

-- Who takes part, where, and how much of it they were there.
CREATE TABLE itap_trainee (
  id INTEGER PRIMARY KEY,  -- given by the store
  itap_id INTEGER NOT NULL REFERENCES itap (id) ON DELETE CASCADE, -- what
  trainee_id INTEGER NOT NULL REFERENCES trainee (id) ON DELETE CASCADE, -- who
  host_id INTEGER REFERENCES itap_host (id) ON DELETE SET NULL, -- where; NULL: not placed yet
  half_days INTEGER        -- how much of it they were there; NULL: not said yet
) STRICT;
CREATE UNIQUE INDEX itap_trainee_once ON itap_trainee (itap_id, trainee_id);
CREATE INDEX itap_trainee_trainee ON itap_trainee (trainee_id);
CREATE INDEX itap_trainee_host ON itap_trainee (host_id);
