-- The register watch as triage: what became of a change, and which ones were looked at.

ALTER TABLE register_change ADD COLUMN outcome TEXT NOT NULL DEFAULT ''; -- empty: to do; accepted or dismissed
ALTER TABLE register_change ADD COLUMN done TEXT NOT NULL DEFAULT ''; -- what accepting it did: follow, former, makeOurs or note; empty: not accepted
ALTER TABLE register_change ADD COLUMN settled_at TEXT NOT NULL DEFAULT ''; -- moment of the outcome; empty: to do
CREATE INDEX register_change_outcome ON register_change (outcome, load_id);

ALTER TABLE register_load ADD COLUMN taken_back INTEGER NOT NULL DEFAULT 0; -- 1: the refresh was taken back, and only changes that were accepted before still refer to it

-- The changes that someone of us has looked at. Not part of the history.
CREATE TABLE register_seen (
  id INTEGER PRIMARY KEY REFERENCES register_change (id) ON DELETE CASCADE, -- the change
  seen_at TEXT NOT NULL -- moment
) STRICT;
