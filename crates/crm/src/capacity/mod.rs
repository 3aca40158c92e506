//! What schools will host in a year, what of it is safe, and how that stands against what is needed.
