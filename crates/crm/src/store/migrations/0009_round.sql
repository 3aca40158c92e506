-- The yearly check: which schools were asked what, what they answered, and what the office made of it. Beside it the
-- evidence of consent, the privacy notices to give, and who was told what about the reforms of teacher training.

-- Who leads mentoring in a school: asked for in the check, and no post of the list so far.
INSERT INTO role (id, code, name, synonyms, place, rank, is_head, is_leader) VALUES
  (17, 'mentoringLead', 'Mentoring lead', 'Lead of mentoring; Mentor coordinator; Mentor co-ordinator; Head of mentoring', 'school', 85, 0, 0);

-- One round of asking.
CREATE TABLE round (
  id INTEGER PRIMARY KEY,  -- given by the store
  year INTEGER NOT NULL,   -- the academic year that it asks about: 2026 is 2026/27
  ask TEXT NOT NULL,       -- leadership, hosting, mentors, or own: the office's own choice of questions
  title TEXT NOT NULL,     -- as the office calls it and schools read it
  due_on TEXT NOT NULL DEFAULT '',    -- the day by which answers are wanted; empty: none
  audience TEXT NOT NULL DEFAULT '',  -- who was asked, in words: the saved view's name
  form_link TEXT NOT NULL DEFAULT '', -- the office's own online form, as its pre-filled link; empty: none
  any_address INTEGER NOT NULL DEFAULT 0, -- 1: also to addresses outside the school's and trust's own domains
  html INTEGER NOT NULL DEFAULT 0,    -- 1: the form goes out as a page (HTML), too
  intro TEXT NOT NULL DEFAULT '',     -- the office's own words at the head of the e-mail; empty: the usual ones
  made_on TEXT NOT NULL,   -- the day on which it was made
  after_id INTEGER REFERENCES round (id) ON DELETE SET NULL -- the round that it was rolled over from; NULL: none
) STRICT;
CREATE INDEX round_after ON round (after_id);

-- What a round asks, in order.
CREATE TABLE round_question (
  id INTEGER PRIMARY KEY,  -- given by the store
  round_id INTEGER NOT NULL REFERENCES round (id) ON DELETE CASCADE, -- the round
  code TEXT NOT NULL,      -- which of the standard questions; own1 … own5: the office's own
  text TEXT NOT NULL DEFAULT '', -- the office's own question in words; empty: a standard one
  rank INTEGER NOT NULL    -- its place, from 0
) STRICT;
CREATE UNIQUE INDEX round_question_once ON round_question (round_id, code);

-- A school that is asked in a round.
CREATE TABLE round_school (
  id INTEGER PRIMARY KEY,  -- given by the store
  round_id INTEGER NOT NULL REFERENCES round (id) ON DELETE CASCADE,   -- the round
  school_id INTEGER NOT NULL REFERENCES school (id) ON DELETE CASCADE, -- the school
  check_value TEXT NOT NULL, -- eight letters and digits that stand on its form, so that an answer cannot land elsewhere
  person_id INTEGER REFERENCES person (id) ON DELETE SET NULL, -- who was asked; NULL: not written yet, or the school as a whole
  email TEXT NOT NULL DEFAULT '',      -- where the form went; empty: not written yet, or nowhere
  asked TEXT NOT NULL DEFAULT '',      -- what stood on the form, as JSON from field to value; empty: not written yet
  batch INTEGER NOT NULL DEFAULT 0,    -- the batch of drafts in which it was written, from 1; 0: not written yet
  written_on TEXT NOT NULL DEFAULT '', -- the day on which the draft was written; empty: not yet
  sent_on TEXT NOT NULL DEFAULT '',    -- the day on which it went out; empty: not yet
  reminded_on TEXT NOT NULL DEFAULT '' -- the day of the latest reminder; empty: none
) STRICT;
CREATE UNIQUE INDEX round_school_once ON round_school (round_id, school_id);
CREATE UNIQUE INDEX round_school_check ON round_school (check_value);
CREATE INDEX round_school_school ON round_school (school_id);
CREATE INDEX round_school_person ON round_school (person_id);

-- An answer that came, for one school.
CREATE TABLE round_reply (
  id INTEGER PRIMARY KEY,  -- given by the store
  round_id INTEGER REFERENCES round (id) ON DELETE CASCADE, -- the round; NULL: not known
  round_school_id INTEGER REFERENCES round_school (id) ON DELETE CASCADE, -- the school that was asked; NULL: not known
  channel TEXT NOT NULL,   -- workbook, page, email, online
  file TEXT NOT NULL,      -- the name of the file in which it came
  message_id TEXT NOT NULL DEFAULT '', -- the e-mail's own Message-ID; empty: none
  digest TEXT NOT NULL,    -- of what was said, so that the same answer is told when it comes again
  from_name TEXT NOT NULL DEFAULT '',  -- who sent it, as said; empty: not known
  from_email TEXT NOT NULL DEFAULT '', -- from where; empty: not known
  received_on TEXT NOT NULL, -- the day on which it was read
  said TEXT NOT NULL,      -- what was said, as JSON: answers by field, ticks, what could not be taken, the text of the e-mail
  state TEXT NOT NULL,     -- unchanged, changed, setAside, accepted, superseded, dismissed
  reason TEXT NOT NULL DEFAULT '',     -- why it was set aside, a sentence; empty: it was not
  settled_on TEXT NOT NULL DEFAULT '', -- the day on which it was accepted or dismissed; empty: not yet
  settled_by INTEGER REFERENCES staff (id) ON DELETE SET NULL -- who of us did; NULL: nobody
) STRICT;
CREATE INDEX round_reply_round ON round_reply (round_id);
CREATE INDEX round_reply_school ON round_reply (round_school_id);
CREATE INDEX round_reply_settled_by ON round_reply (settled_by);
CREATE INDEX round_reply_digest ON round_reply (digest);

-- What a school says of itself that has no table of its own: flexible working, how CPD is wanted, what it would lead,
-- the office's own questions. The latest of a code holds.
CREATE TABLE school_answer (
  id INTEGER PRIMARY KEY,  -- given by the store
  school_id INTEGER NOT NULL REFERENCES school (id) ON DELETE CASCADE, -- the school
  person_id INTEGER REFERENCES person (id) ON DELETE SET NULL, -- who would lead, join, be briefed; NULL: nobody named
  code TEXT NOT NULL,      -- which question: leadSession, workingGroup, flexible, cpd, briefing, own
  question TEXT NOT NULL DEFAULT '', -- the office's own question in words; empty: a standard one
  year INTEGER NOT NULL,   -- the academic year that it is about: 2026 is 2026/27
  value TEXT NOT NULL,     -- the answer: a code, codes joined by ";", or words
  source TEXT NOT NULL DEFAULT '', -- who told us: form, call, email, meeting, import; empty: typed
  confirmed_on TEXT NOT NULL DEFAULT '', -- the day on which it was last known to be right; empty: never
  confirmed_by INTEGER REFERENCES staff (id) ON DELETE SET NULL -- who of us wrote that down; NULL: nobody
) STRICT;
CREATE UNIQUE INDEX school_answer_once ON school_answer (school_id, code, question, year);
CREATE INDEX school_answer_person ON school_answer (person_id);
CREATE INDEX school_answer_confirmed_by ON school_answer (confirmed_by);

-- What somebody agreed or objected to: the evidence. The latest row of a person and purpose holds.
CREATE TABLE consent (
  id INTEGER PRIMARY KEY,  -- given by the store
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE, -- who
  purpose TEXT NOT NULL,   -- mailings: newsletters, brochures, invitations
  stand TEXT NOT NULL,     -- given, withdrawn or objected
  on_day TEXT NOT NULL,    -- when
  how TEXT NOT NULL,       -- form, call, email, meeting, letter
  told TEXT NOT NULL DEFAULT '', -- what they were told, word for word; empty: not kept
  note TEXT NOT NULL DEFAULT '', -- a line about it
  round_reply_id INTEGER REFERENCES round_reply (id) ON DELETE SET NULL -- the answer that said so; NULL: none
) STRICT;
CREATE INDEX consent_person ON consent (person_id);
CREATE INDEX consent_reply ON consent (round_reply_id);

-- Somebody whom others told us of, and who has to be told that we hold their details.
CREATE TABLE privacy_notice (
  id INTEGER PRIMARY KEY,  -- given by the store
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE, -- who; once, but for two records of one person until they are merged
  told_by TEXT NOT NULL DEFAULT '', -- who told us of them, in words
  since_on TEXT NOT NULL,  -- the day since which we hold their details
  given_on TEXT NOT NULL DEFAULT '', -- the day on which the notice was given; empty: to give
  round_reply_id INTEGER REFERENCES round_reply (id) ON DELETE SET NULL -- the answer that named them; NULL: none
) STRICT;
CREATE INDEX privacy_notice_person ON privacy_notice (person_id);
CREATE INDEX privacy_notice_reply ON privacy_notice (round_reply_id);

-- Who was told what about the reforms of teacher training.
CREATE TABLE briefing (
  id INTEGER PRIMARY KEY,  -- given by the store
  school_id INTEGER NOT NULL REFERENCES school (id) ON DELETE CASCADE, -- the school
  person_id INTEGER REFERENCES person (id) ON DELETE SET NULL, -- who there; NULL: the school as a whole
  topic TEXT NOT NULL,     -- what they were told about
  on_day TEXT NOT NULL,    -- when
  how TEXT NOT NULL,       -- form, call, email, meeting, letter, webinar, brochure
  note TEXT NOT NULL DEFAULT '' -- a line about it
) STRICT;
CREATE INDEX briefing_school ON briefing (school_id, on_day);
CREATE INDEX briefing_person ON briefing (person_id);

-- What a column of a round's online form became. Not part of the history.
CREATE TABLE round_column (
  round_id INTEGER NOT NULL REFERENCES round (id) ON DELETE CASCADE, -- the round
  heading TEXT NOT NULL,   -- folded
  field TEXT NOT NULL,     -- the field that it answers; urn, name, postcode, check: which school; empty: left out
  PRIMARY KEY (round_id, heading)
) STRICT, WITHOUT ROWID;
