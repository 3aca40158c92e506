-- What was chosen for the headings and values of an imported sheet, so that the next one is mapped as the last. Not part
-- of the history.

-- What a column became, by its heading.
CREATE TABLE import_column (
  noun TEXT NOT NULL,       -- what the sheet was a list of: schools, people, …
  heading TEXT NOT NULL,    -- folded; the second of the same heading ends in #2
  field TEXT NOT NULL,      -- the field that it filled; empty: it was left out
  post TEXT NOT NULL,       -- whose it was where a row names several people: their role; empty: nobody's in particular
  number INTEGER NOT NULL,  -- which of those, from 0
  date_order TEXT NOT NULL, -- dayFirst or monthFirst; empty: no dates, or none that need it
  PRIMARY KEY (noun, heading)
) STRICT, WITHOUT ROWID;

-- What a value meant that was none of ours.
CREATE TABLE import_value (
  noun TEXT NOT NULL,  -- what the sheet was a list of
  field TEXT NOT NULL, -- the field
  said TEXT NOT NULL,  -- as the sheet had it, folded
  means TEXT NOT NULL, -- the choice that it meant; empty: as if nothing stood there
  PRIMARY KEY (noun, field, said)
) STRICT, WITHOUT ROWID;
