-- The people: who holds which post since when and who told us; champions, working groups, agreements; the working day.
-- A day that may be known only in part (`from_on`, `until_on`) is `2026-09-03`, `2026-09`, `2026` or empty: not known.

-- A post that people hold at a school, at a trust or with us. The list is the office's to change.
CREATE TABLE role (
  id INTEGER PRIMARY KEY,  -- given by the store; below 101: came with the desk
  code TEXT NOT NULL,      -- the desk's own name for it, such as headTeacher; empty: the office added it
  name TEXT NOT NULL,      -- as shown
  synonyms TEXT NOT NULL,  -- other words for it, joined by "; "
  place TEXT NOT NULL,     -- where it is held: school, trust or us
  rank INTEGER NOT NULL,   -- order on a page, small first
  is_head INTEGER NOT NULL DEFAULT 0,   -- 1: leads the school; a school has one who is neither acting nor sharing the job
  is_leader INTEGER NOT NULL DEFAULT 0, -- 1: one of the senior leaders, who can champion ITT
  active INTEGER NOT NULL DEFAULT 1     -- 0: no longer offered
) STRICT;
CREATE UNIQUE INDEX role_name ON role (name COLLATE NOCASE);

INSERT INTO role (id, code, name, synonyms, place, rank, is_head, is_leader) VALUES
  (1, 'headTeacher', 'Head teacher', 'Headteacher; Head; HT; Principal; Headmaster; Headmistress; Head master; Head mistress', 'school', 10, 1, 1),
  (2, 'headOfSchool', 'Head of school', 'HoS; Associate head; Associate principal', 'school', 20, 0, 1),
  (3, 'executiveHead', 'Executive head', 'Executive headteacher; Executive principal; Exec head; EHT', 'school', 30, 0, 1),
  (4, 'actingHead', 'Acting head', 'Acting headteacher; Interim head; Interim headteacher; Acting principal', 'school', 15, 0, 1),
  (5, 'deputyHead', 'Deputy head', 'Deputy headteacher; Deputy; DHT; Vice principal; Deputy principal', 'school', 40, 0, 1),
  (6, 'assistantHead', 'Assistant head', 'Assistant headteacher; AHT; Assistant principal', 'school', 50, 0, 1),
  (7, 'slt', 'SLT member', 'Senior leader; SLT; Senior leadership team', 'school', 60, 0, 1),
  (8, 'senco', 'SENCO', 'SENDCO; SEND coordinator; SEN coordinator; Inclusion lead', 'school', 70, 0, 0),
  (9, 'professionalTutor', 'Professional tutor', 'Professional mentor; Managing mentor; ITT coordinator; ITT co-ordinator; ITT lead in school; School-based tutor', 'school', 80, 0, 0),
  (10, 'mentor', 'General mentor', 'Mentor; School mentor; Subject mentor; Class mentor; ITT mentor', 'school', 90, 0, 0),
  (11, 'ectMentor', 'ECT mentor', 'Early career mentor; ECF mentor', 'school', 100, 0, 0),
  (12, 'inductionTutor', 'Induction tutor', 'ECT induction tutor; Induction lead', 'school', 110, 0, 0),
  (13, 'cpdLead', 'CPD lead', 'Professional development lead; Staff development lead; CPDL lead', 'school', 120, 0, 0),
  (14, 'headsPa', 'Head''s PA', 'PA to the head; PA to headteacher; Executive assistant', 'school', 130, 0, 0),
  (15, 'office', 'School office', 'Office; Administrator; School administrator; Office manager; Receptionist; Secretary', 'school', 140, 0, 0),
  (16, 'businessManager', 'Business manager', 'School business manager; SBM; Bursar', 'school', 150, 0, 0),
  (21, 'ceo', 'CEO', 'Chief executive; Chief executive officer; Trust leader', 'trust', 210, 0, 1),
  (22, 'trustIttLead', 'ITT lead', 'Trust ITT lead; Director of ITT; Teacher training lead', 'trust', 220, 0, 0),
  (31, 'leadMentor', 'Lead mentor', 'Provider lead mentor', 'us', 310, 0, 0),
  (32, 'linkTutor', 'Link tutor', 'University tutor; Visiting tutor; Partnership tutor', 'us', 320, 0, 0),
  (33, 'itapLead', 'ITaP lead', 'ITaP expert; Intensive training and practice lead', 'us', 330, 0, 0);
INSERT INTO id_range (tbl, next) SELECT 'role', (coalesce((SELECT desk FROM file), 0) << 42) + 101;

-- A trust that the office has something to say about. Made when it first does.
CREATE TABLE trust (
  id INTEGER PRIMARY KEY,  -- given by the store
  uid INTEGER NOT NULL UNIQUE, -- the DfE's Group UID
  name TEXT NOT NULL,      -- the name when it was first written about, used only where the register has none
  notes TEXT NOT NULL DEFAULT '', -- the office's notes
  owner_id INTEGER REFERENCES staff (id) ON DELETE SET NULL, -- who of us looks after it; NULL: nobody
  added_on TEXT NOT NULL   -- the day on which it was first written about
) STRICT;
CREATE INDEX trust_owner ON trust (owner_id);

-- Anyone at a school, at a trust or with us.
CREATE TABLE person (
  id INTEGER PRIMARY KEY,    -- given by the store
  title TEXT NOT NULL DEFAULT '',      -- Mr, Ms, Dr …
  first_name TEXT NOT NULL DEFAULT '', -- first names
  last_name TEXT NOT NULL,   -- surname
  known_as TEXT NOT NULL DEFAULT '',   -- the first name that is used, where it is another
  notes TEXT NOT NULL DEFAULT '',      -- candid notes; never in anything that goes outside
  objects INTEGER NOT NULL DEFAULT 0,  -- 1: has objected to mailings
  objected_on TEXT NOT NULL DEFAULT '', -- the day of that; empty: not known, or no objection
  added_on TEXT NOT NULL,    -- the day on which we first wrote them down
  merged_into INTEGER REFERENCES person (id) ON DELETE SET NULL -- the record that this one was merged into; NULL: it stands for itself
) STRICT;
CREATE INDEX person_merged ON person (merged_into);
CREATE INDEX person_last_name ON person (last_name);

-- Free labels on people.
CREATE TABLE person_tag (
  id INTEGER PRIMARY KEY,  -- given by the store
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE, -- the person
  tag TEXT NOT NULL        -- the label, as typed
) STRICT;
CREATE UNIQUE INDEX person_tag_once ON person_tag (person_id, tag);

-- Two people who look alike and are not the same: what the office said.
CREATE TABLE different_people (
  id INTEGER PRIMARY KEY,  -- given by the store
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE, -- the one with the smaller id
  other_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,  -- the other
  decided_on TEXT NOT NULL -- the day
) STRICT;
CREATE UNIQUE INDEX different_people_once ON different_people (person_id, other_id);
CREATE INDEX different_people_other ON different_people (other_id);

-- An e-mail or telephone: of a person (person_id), of a post (role_id with its school or trust), or of the school or
-- trust itself. What is not a person's stays when people go.
CREATE TABLE address (
  id INTEGER PRIMARY KEY,  -- given by the store
  person_id INTEGER REFERENCES person (id) ON DELETE CASCADE, -- whose; NULL: a post's or the place's
  role_id INTEGER REFERENCES role (id) ON DELETE RESTRICT,    -- the post; NULL: not of a post
  school_id INTEGER REFERENCES school (id) ON DELETE CASCADE, -- at which school; NULL: at none
  trust_id INTEGER REFERENCES trust (id) ON DELETE CASCADE,   -- at which trust; NULL: at none
  medium TEXT NOT NULL,    -- email or telephone
  value TEXT NOT NULL,     -- as written
  folded TEXT NOT NULL,    -- as matched: an e-mail in small letters, the digits of a telephone
  kind TEXT NOT NULL,      -- school or personal
  state TEXT NOT NULL DEFAULT 'good', -- good or bounced
  is_main INTEGER NOT NULL DEFAULT 0, -- 1: the one to use first
  source TEXT NOT NULL DEFAULT '',    -- who told us: register, form, call, email, meeting, import; empty: typed
  confirmed_on TEXT NOT NULL DEFAULT '', -- the day on which it was last known to be right; empty: never
  confirmed_by INTEGER REFERENCES staff (id) ON DELETE SET NULL -- who of us wrote that down; NULL: nobody
) STRICT;
CREATE INDEX address_person ON address (person_id);
CREATE INDEX address_role ON address (role_id);
CREATE INDEX address_school ON address (school_id);
CREATE INDEX address_trust ON address (trust_id);
CREATE INDEX address_confirmed_by ON address (confirmed_by);
CREATE INDEX address_folded ON address (folded);

-- A person in a post: at a school, at a trust, or with us where neither is given.
CREATE TABLE tenure (
  id INTEGER PRIMARY KEY,  -- given by the store
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE, -- who
  role_id INTEGER NOT NULL REFERENCES role (id) ON DELETE RESTRICT,    -- the post
  school_id INTEGER REFERENCES school (id) ON DELETE CASCADE, -- at which school; NULL: at none
  trust_id INTEGER REFERENCES trust (id) ON DELETE CASCADE,   -- at which trust; NULL: at none
  from_on TEXT NOT NULL DEFAULT '',   -- the first day, perhaps in part; empty: not known. Ahead: announced
  until_on TEXT NOT NULL DEFAULT '',  -- the last day, perhaps in part; empty: none, or not known
  until_by INTEGER NOT NULL DEFAULT 0, -- 1: the last day is only the latest that it can be
  ended INTEGER NOT NULL DEFAULT 0,   -- 1: over, though nobody knows since when
  acting INTEGER NOT NULL DEFAULT 0,  -- 1: for the time being
  job_share INTEGER NOT NULL DEFAULT 0, -- 1: shares the post with someone
  main_contact INTEGER NOT NULL DEFAULT 0, -- 1: our main contact for ITT there
  source TEXT NOT NULL DEFAULT '',    -- who told us: register, form, call, email, meeting, import; empty: typed
  confirmed_on TEXT NOT NULL DEFAULT '', -- the day on which it was last known to be right; empty: never
  confirmed_by INTEGER REFERENCES staff (id) ON DELETE SET NULL, -- who of us wrote that down; NULL: nobody
  note TEXT NOT NULL DEFAULT ''       -- a line about it
) STRICT;
CREATE INDEX tenure_person ON tenure (person_id);
CREATE INDEX tenure_role ON tenure (role_id);
CREATE INDEX tenure_school ON tenure (school_id);
CREATE INDEX tenure_trust ON tenure (trust_id);
CREATE INDEX tenure_confirmed_by ON tenure (confirmed_by);

-- A senior leader who champions ITT in a school, or may.
CREATE TABLE champion (
  id INTEGER PRIMARY KEY,  -- given by the store
  school_id INTEGER NOT NULL REFERENCES school (id) ON DELETE CASCADE, -- the school
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE, -- who
  stage TEXT NOT NULL,     -- identified, approached, agreed, active, steppedDown
  since_on TEXT NOT NULL,  -- the day since which the stage holds
  reason TEXT NOT NULL DEFAULT '', -- why they stepped down
  note TEXT NOT NULL DEFAULT ''    -- a line about it
) STRICT;
CREATE INDEX champion_school ON champion (school_id);
CREATE INDEX champion_person ON champion (person_id);

-- The stages that a champion went through.
CREATE TABLE champion_step (
  id INTEGER PRIMARY KEY,  -- given by the store
  champion_id INTEGER NOT NULL REFERENCES champion (id) ON DELETE CASCADE, -- the champion
  stage TEXT NOT NULL,     -- identified, approached, agreed, active, steppedDown
  since_on TEXT NOT NULL,  -- the day on which it began
  reason TEXT NOT NULL DEFAULT '', -- why
  by INTEGER REFERENCES staff (id) ON DELETE SET NULL -- who of us wrote that down; NULL: the program
) STRICT;
CREATE INDEX champion_step_champion ON champion_step (champion_id);
CREATE INDEX champion_step_by ON champion_step (by);

-- A group of leaders that meets.
CREATE TABLE working_group (
  id INTEGER PRIMARY KEY,  -- given by the store
  name TEXT NOT NULL,      -- as the office calls it
  purpose TEXT NOT NULL DEFAULT '', -- what it is for
  active INTEGER NOT NULL DEFAULT 1, -- 0: no longer meets
  added_on TEXT NOT NULL   -- the day on which it was made
) STRICT;
CREATE UNIQUE INDEX working_group_name ON working_group (name COLLATE NOCASE);

-- Who sits in a working group, for which school or trust.
CREATE TABLE group_member (
  id INTEGER PRIMARY KEY,  -- given by the store
  group_id INTEGER NOT NULL REFERENCES working_group (id) ON DELETE CASCADE, -- the group
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE, -- who
  school_id INTEGER REFERENCES school (id) ON DELETE SET NULL, -- for which school; NULL: for none
  trust_id INTEGER REFERENCES trust (id) ON DELETE SET NULL,   -- for which trust; NULL: for none
  office TEXT NOT NULL DEFAULT 'member', -- chair or member
  from_on TEXT NOT NULL DEFAULT '',  -- the first day of the term, perhaps in part; empty: not known
  until_on TEXT NOT NULL DEFAULT ''  -- the last day of the term, perhaps in part; empty: none, or not known
) STRICT;
CREATE INDEX group_member_group ON group_member (group_id);
CREATE INDEX group_member_person ON group_member (person_id);
CREATE INDEX group_member_school ON group_member (school_id);
CREATE INDEX group_member_trust ON group_member (trust_id);

-- A meeting of a working group.
CREATE TABLE group_meeting (
  id INTEGER PRIMARY KEY,  -- given by the store
  group_id INTEGER NOT NULL REFERENCES working_group (id) ON DELETE CASCADE, -- the group
  on_day TEXT NOT NULL,    -- the day
  title TEXT NOT NULL DEFAULT '', -- what it is called
  place TEXT NOT NULL DEFAULT '', -- where, or online
  note TEXT NOT NULL DEFAULT ''   -- what was said
) STRICT;
CREATE INDEX group_meeting_group ON group_meeting (group_id);

-- Who came to a meeting.
CREATE TABLE group_attendance (
  id INTEGER PRIMARY KEY,  -- given by the store
  meeting_id INTEGER NOT NULL REFERENCES group_meeting (id) ON DELETE CASCADE, -- the meeting
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE, -- who
  state TEXT NOT NULL      -- present, apologies or absent
) STRICT;
CREATE UNIQUE INDEX group_attendance_once ON group_attendance (meeting_id, person_id);
CREATE INDEX group_attendance_person ON group_attendance (person_id);

-- Something that is hard in a school, raised in a working group.
CREATE TABLE challenge (
  id INTEGER PRIMARY KEY,  -- given by the store
  group_id INTEGER NOT NULL REFERENCES working_group (id) ON DELETE CASCADE, -- where it was raised
  meeting_id INTEGER REFERENCES group_meeting (id) ON DELETE SET NULL, -- in which meeting; NULL: in none
  person_id INTEGER REFERENCES person (id) ON DELETE SET NULL, -- who raised it; NULL: not known
  school_id INTEGER REFERENCES school (id) ON DELETE SET NULL, -- the school; NULL: all
  theme TEXT NOT NULL,     -- a word for it, such as mentor time
  description TEXT NOT NULL, -- what is hard
  state TEXT NOT NULL DEFAULT 'open', -- open, shared or solved
  raised_on TEXT NOT NULL  -- the day
) STRICT;
CREATE INDEX challenge_group ON challenge (group_id);
CREATE INDEX challenge_meeting ON challenge (meeting_id);
CREATE INDEX challenge_person ON challenge (person_id);
CREATE INDEX challenge_school ON challenge (school_id);

-- What helped against a challenge.
CREATE TABLE solution (
  id INTEGER PRIMARY KEY,  -- given by the store
  challenge_id INTEGER NOT NULL REFERENCES challenge (id) ON DELETE CASCADE, -- the challenge
  person_id INTEGER REFERENCES person (id) ON DELETE SET NULL, -- who shared it; NULL: not known
  school_id INTEGER REFERENCES school (id) ON DELETE SET NULL, -- where it helped; NULL: not said
  description TEXT NOT NULL, -- what was done
  shared_on TEXT NOT NULL  -- the day
) STRICT;
CREATE INDEX solution_challenge ON solution (challenge_id);
CREATE INDEX solution_person ON solution (person_id);
CREATE INDEX solution_school ON solution (school_id);

-- A partnership agreement with a school, or with a trust for named schools.
CREATE TABLE agreement (
  id INTEGER PRIMARY KEY,  -- given by the store
  school_id INTEGER REFERENCES school (id) ON DELETE CASCADE, -- with which school; NULL: with a trust
  trust_id INTEGER REFERENCES trust (id) ON DELETE CASCADE,   -- with which trust; NULL: with a school
  first_year INTEGER NOT NULL, -- the academic year in which it begins: 2026 is 2026/27
  last_year INTEGER NOT NULL,  -- the last academic year that it covers
  version TEXT NOT NULL DEFAULT '', -- which text was agreed, such as 2026 v2
  state TEXT NOT NULL DEFAULT 'due', -- due, sent, signed or lapsed
  due_on TEXT NOT NULL DEFAULT '',    -- the day by which it should be signed; empty: not said
  sent_on TEXT NOT NULL DEFAULT '',   -- the day on which it went out; empty: not yet
  signed_on TEXT NOT NULL DEFAULT '', -- the day of the signature; empty: not yet
  person_id INTEGER REFERENCES person (id) ON DELETE SET NULL, -- who signed for them; NULL: not known
  role_id INTEGER REFERENCES role (id) ON DELETE SET NULL, -- in which post; NULL: not known
  file_reference TEXT NOT NULL DEFAULT '', -- where the paper lies
  note TEXT NOT NULL DEFAULT '' -- a line about it
) STRICT;
CREATE INDEX agreement_school ON agreement (school_id);
CREATE INDEX agreement_trust ON agreement (trust_id);
CREATE INDEX agreement_person ON agreement (person_id);
CREATE INDEX agreement_role ON agreement (role_id);

-- The schools that a trust's agreement names.
CREATE TABLE agreement_named (
  id INTEGER PRIMARY KEY,  -- given by the store
  agreement_id INTEGER NOT NULL REFERENCES agreement (id) ON DELETE CASCADE, -- the agreement
  school_id INTEGER NOT NULL REFERENCES school (id) ON DELETE CASCADE -- a school that it covers
) STRICT;
CREATE UNIQUE INDEX agreement_named_once ON agreement_named (agreement_id, school_id);
CREATE INDEX agreement_named_school ON agreement_named (school_id);

-- Since when a school stands where it does with us.
ALTER TABLE school ADD COLUMN stage_on TEXT NOT NULL DEFAULT ''; -- the day on which its stage was set; empty: before that was kept

-- Something that happened with a school, a person, a trust or a group: a call, a visit, an e-mail. Their timelines.
CREATE TABLE activity (
  id INTEGER PRIMARY KEY,  -- given by the store
  kind TEXT NOT NULL,      -- call, visit, email, letter, meeting, note, form
  on_day TEXT NOT NULL,    -- the day
  at_time TEXT NOT NULL DEFAULT '', -- hours and minutes, such as 14:05; empty: not said
  direction TEXT NOT NULL DEFAULT '', -- in, out; empty: neither
  title TEXT NOT NULL DEFAULT '', -- a line: an e-mail's subject
  text TEXT NOT NULL DEFAULT '',  -- what was said
  staff_id INTEGER REFERENCES staff (id) ON DELETE SET NULL, -- who of us; NULL: nobody
  message_id TEXT NOT NULL DEFAULT '', -- an e-mail's own Message-ID, so that it is logged once; empty: none
  source TEXT NOT NULL DEFAULT ''  -- import, email, agreement …; empty: typed
) STRICT;
CREATE INDEX activity_day ON activity (on_day);
CREATE INDEX activity_staff ON activity (staff_id);
CREATE INDEX activity_message ON activity (message_id) WHERE message_id <> '';

-- Whom an activity was about: a row each for a school, a person, a trust, a group.
CREATE TABLE activity_about (
  id INTEGER PRIMARY KEY,  -- given by the store
  activity_id INTEGER NOT NULL REFERENCES activity (id) ON DELETE CASCADE, -- the activity
  person_id INTEGER REFERENCES person (id) ON DELETE CASCADE, -- a person; NULL: the row is about something else
  school_id INTEGER REFERENCES school (id) ON DELETE CASCADE, -- a school; NULL: the row is about something else
  trust_id INTEGER REFERENCES trust (id) ON DELETE CASCADE,   -- a trust; NULL: the row is about something else
  group_id INTEGER REFERENCES working_group (id) ON DELETE CASCADE, -- a working group; NULL: the row is about something else
  on_day TEXT NOT NULL,    -- the activity's own day, here too so that a timeline is read in its order
  contact INTEGER NOT NULL -- 1: we were in touch with them; 0: a note, which reaches nobody
) STRICT;
CREATE INDEX activity_about_activity ON activity_about (activity_id);
CREATE INDEX activity_about_person ON activity_about (person_id, on_day, activity_id);
CREATE INDEX activity_about_school ON activity_about (school_id, on_day, activity_id);
CREATE INDEX activity_about_trust ON activity_about (trust_id, on_day, activity_id);
CREATE INDEX activity_about_group ON activity_about (group_id, on_day, activity_id);

-- A file that came with an e-mail and was kept.
CREATE TABLE activity_file (
  id INTEGER PRIMARY KEY,  -- given by the store
  activity_id INTEGER NOT NULL REFERENCES activity (id) ON DELETE CASCADE, -- the activity
  name TEXT NOT NULL,      -- the file's name
  media_type TEXT NOT NULL, -- such as application/pdf
  base64 TEXT NOT NULL     -- its bytes in letters, so that the log can hold them
) STRICT;
CREATE INDEX activity_file_activity ON activity_file (activity_id);

-- Something to do.
CREATE TABLE task (
  id INTEGER PRIMARY KEY,  -- given by the store
  title TEXT NOT NULL,     -- what
  note TEXT NOT NULL DEFAULT '',   -- more about it
  due_on TEXT NOT NULL DEFAULT '', -- the day; empty: no day
  owner_id INTEGER REFERENCES staff (id) ON DELETE SET NULL, -- who of us; NULL: nobody yet
  done_on TEXT NOT NULL DEFAULT '', -- the day on which it was done; empty: it is to do
  person_id INTEGER REFERENCES person (id) ON DELETE SET NULL, -- about whom; NULL: nobody
  school_id INTEGER REFERENCES school (id) ON DELETE CASCADE,  -- about which school; NULL: none
  trust_id INTEGER REFERENCES trust (id) ON DELETE CASCADE,    -- about which trust; NULL: none
  group_id INTEGER REFERENCES working_group (id) ON DELETE CASCADE, -- about which working group; NULL: none
  activity_id INTEGER REFERENCES activity (id) ON DELETE SET NULL,   -- what it came from; NULL: not from one
  meeting_id INTEGER REFERENCES group_meeting (id) ON DELETE SET NULL, -- the meeting that asked for it; NULL: none
  origin TEXT NOT NULL DEFAULT '', -- what made it: change of post, call, meeting, agreement …; empty: someone typed it
  made_on TEXT NOT NULL    -- the day on which it was written down
) STRICT;
CREATE INDEX task_owner ON task (owner_id);
CREATE INDEX task_person ON task (person_id);
CREATE INDEX task_school ON task (school_id);
CREATE INDEX task_trust ON task (trust_id);
CREATE INDEX task_group ON task (group_id);
CREATE INDEX task_activity ON task (activity_id);
CREATE INDEX task_meeting ON task (meeting_id);
CREATE INDEX task_due ON task (due_on) WHERE done_on = '';
