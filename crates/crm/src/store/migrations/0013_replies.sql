-- Who outside told us what one of us wrote down, and what tells one answer of the yearly check from another.

ALTER TABLE tenure ADD COLUMN said_by TEXT NOT NULL DEFAULT ''; -- who confirmed it on a form, in words; empty: nobody but whoever wrote it down
ALTER TABLE address ADD COLUMN said_by TEXT NOT NULL DEFAULT ''; -- who confirmed it on a form, in words; empty: nobody but whoever wrote it down
ALTER TABLE hosting ADD COLUMN said_by TEXT NOT NULL DEFAULT ''; -- who confirmed it on a form, in words; empty: nobody but whoever wrote it down
ALTER TABLE school_answer ADD COLUMN said_by TEXT NOT NULL DEFAULT ''; -- who confirmed it on a form, in words; empty: nobody but whoever wrote it down

ALTER TABLE round_reply ADD COLUMN source TEXT NOT NULL DEFAULT ''; -- of the file or row in which it came, so that the same one is told when it is read again; empty: not kept
ALTER TABLE round_reply ADD COLUMN sent_at TEXT NOT NULL DEFAULT ''; -- when it was sent, as 2026-09-03 14:05 in the sender's own time; empty: not known
