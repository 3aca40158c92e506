-- Newer lists and rules of the DfE's than those that come with the program.

-- A list of codes, or a table of rules, as the office loaded it for an academic year. It stands in the place of the shipped
-- one from that year on.
CREATE TABLE code_list (
  id INTEGER PRIMARY KEY,  -- given by the store
  list TEXT NOT NULL,      -- courseSubject, country … (as in our own assets); funding, allocations, initiatives, routes
  year INTEGER NOT NULL,   -- the academic year from which it counts: 2026 is 2026/27
  content TEXT NOT NULL,   -- its rows, as CSV with the header of our own asset
  source TEXT NOT NULL DEFAULT '', -- where the office has it from; empty: not said
  file TEXT NOT NULL,      -- the name of the file that it was loaded from
  loaded_on TEXT NOT NULL  -- the day
) STRICT;
CREATE UNIQUE INDEX code_list_of ON code_list (list, year);
