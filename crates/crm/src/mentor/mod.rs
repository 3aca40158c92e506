//! Who mentors, for how many at once, and what training they had.
