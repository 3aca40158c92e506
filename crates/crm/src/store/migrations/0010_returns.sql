-- The DfE's files: what they ask of a trainee beside the training, what Register holds and said, and what we wrote.
-- Codes that come with an academic year (courseSubject, degreeType, country …) are those of the list of that name in `code`.

ALTER TABLE trainee ADD COLUMN register_id TEXT NOT NULL DEFAULT ''; -- Register's own id of the record; empty: not known
ALTER TABLE trainee ADD COLUMN specialism TEXT NOT NULL DEFAULT ''; -- courseSubject code, or Register’s word where it has no code; empty: what the subject stands for
ALTER TABLE trainee ADD COLUMN second_specialism TEXT NOT NULL DEFAULT ''; -- courseSubject code; empty: likewise
ALTER TABLE trainee ADD COLUMN third_specialism TEXT NOT NULL DEFAULT ''; -- courseSubject code; empty: likewise
ALTER TABLE trainee ADD COLUMN course_year TEXT NOT NULL DEFAULT ''; -- in which year of the course they are, a whole number; empty: not said
ALTER TABLE trainee ADD COLUMN begins_on TEXT NOT NULL DEFAULT ''; -- the trainee's own first day; empty: that of the course
ALTER TABLE trainee ADD COLUMN apprentice_on TEXT NOT NULL DEFAULT ''; -- first day of an apprenticeship; empty: none
ALTER TABLE trainee ADD COLUMN partner_urn INTEGER; -- the training partner's URN, or 9000xx for none; NULL: not said
ALTER TABLE trainee ADD COLUMN initiative TEXT NOT NULL DEFAULT ''; -- trainingInitiative code
ALTER TABLE trainee ADD COLUMN second_initiative TEXT NOT NULL DEFAULT ''; -- trainingInitiative code
ALTER TABLE trainee ADD COLUMN degree_type TEXT NOT NULL DEFAULT ''; -- degreeType code of the highest degree; empty: none, or not known
ALTER TABLE trainee ADD COLUMN degree_subject TEXT NOT NULL DEFAULT ''; -- degreeSubject code
ALTER TABLE trainee ADD COLUMN degree_grade TEXT NOT NULL DEFAULT ''; -- degreeGrade code
ALTER TABLE trainee ADD COLUMN degree_year TEXT NOT NULL DEFAULT ''; -- the year in which it was awarded
ALTER TABLE trainee ADD COLUMN degree_institution TEXT NOT NULL DEFAULT ''; -- institution code, of a degree of the United Kingdom
ALTER TABLE trainee ADD COLUMN degree_country TEXT NOT NULL DEFAULT ''; -- country code, of any other degree
ALTER TABLE trainee ADD COLUMN iqts_country TEXT NOT NULL DEFAULT ''; -- country code: where somebody trains for iQTS
ALTER TABLE trainee ADD COLUMN standards_met_on TEXT NOT NULL DEFAULT ''; -- the day on which they met the standards for QTS or EYTS; empty: not yet
ALTER TABLE trainee ADD COLUMN register_award TEXT NOT NULL DEFAULT ''; -- recommended, awarded: what Register has of QTS or EYTS; empty: neither, or not known

-- Where Register says that a trainee was placed. It knows neither days nor subject, so none of them is a placement.
CREATE TABLE register_placement (
  id INTEGER PRIMARY KEY,  -- given by the store
  trainee_id INTEGER NOT NULL REFERENCES trainee (id) ON DELETE CASCADE, -- who
  place INTEGER NOT NULL,  -- the first, second … of Register's, from 1
  urn INTEGER,             -- the school; NULL: added there by hand, without a URN
  name TEXT NOT NULL DEFAULT '' -- as Register has the name of one that was added by hand
) STRICT;
CREATE UNIQUE INDEX register_placement_place ON register_placement (trainee_id, place);

-- A file for the DfE that was written.
CREATE TABLE return_file (
  id INTEGER PRIMARY KEY,  -- given by the store
  kind TEXT NOT NULL,      -- placements, status, trainees, facts, claims, qa
  year INTEGER NOT NULL,   -- the academic year: 2026 is 2026/27
  name TEXT NOT NULL,      -- the file's name, without its folder
  rows INTEGER NOT NULL,   -- trainees, or lines of a claim
  left_out INTEGER NOT NULL, -- those that something stood in the way of
  special INTEGER NOT NULL DEFAULT 0, -- 1: it holds ethnicity and disability
  written_on TEXT NOT NULL, -- the day
  sent_on TEXT NOT NULL DEFAULT '',  -- the day on which it was given to the DfE; empty: not yet
  result_on TEXT NOT NULL DEFAULT '' -- the day on which its result was loaded; empty: not yet
) STRICT;
CREATE INDEX return_file_kind ON return_file (kind, year);

-- What Register said against a file, trainee by trainee. It stands for as long as the field holds what was sent.
CREATE TABLE return_problem (
  id INTEGER PRIMARY KEY,  -- given by the store
  trainee_id INTEGER NOT NULL REFERENCES trainee (id) ON DELETE CASCADE, -- about whom
  kind TEXT NOT NULL,      -- of which file: placements, status, trainees
  field TEXT NOT NULL DEFAULT '', -- the field of the trainee, or placements, equality, name, email; empty: the whole row
  heading TEXT NOT NULL DEFAULT '', -- the column that it names; empty: none
  held TEXT NOT NULL DEFAULT '', -- what the field held then; nothing of equality data
  message TEXT NOT NULL,   -- in Register's words
  on_day TEXT NOT NULL     -- the day on which the result was loaded
) STRICT;
CREATE INDEX return_problem_trainee ON return_problem (trainee_id);
