-- Lists under a name, and how each of us left the lists.

-- A list's search, filters, columns and sort under a name, for the whole office.
CREATE TABLE saved_view (
  id INTEGER PRIMARY KEY,   -- given by the store
  list TEXT NOT NULL,       -- which list: england, schools
  name TEXT NOT NULL,       -- as the office calls it
  definition TEXT NOT NULL  -- JSON: what the list shows and its columns
) STRICT;
CREATE UNIQUE INDEX saved_view_once ON saved_view (list, name COLLATE NOCASE);

-- How someone left the window: widths, density, what was opened last. Not part of the history.
CREATE TABLE view_state (
  id INTEGER PRIMARY KEY,   -- given by the store
  staff_id INTEGER REFERENCES staff (id) ON DELETE CASCADE, -- whose; NULL: nobody is named yet
  name TEXT NOT NULL,       -- list:england, list:schools, recent
  value TEXT NOT NULL       -- JSON
) STRICT;
CREATE UNIQUE INDEX view_state_once ON view_state (staff_id, name);
