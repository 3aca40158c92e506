-- What the office typed of a school that is not in the register. Used only where the school has no establishment.
ALTER TABLE school ADD COLUMN postcode TEXT NOT NULL DEFAULT ''; -- with its space; empty: not known
ALTER TABLE school ADD COLUMN town TEXT NOT NULL DEFAULT ''; -- the town; empty: not known
ALTER TABLE school ADD COLUMN telephone TEXT NOT NULL DEFAULT ''; -- as typed; empty: not known
