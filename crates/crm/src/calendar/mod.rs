//! Term dates, INSET days and holidays, and how many days of a placement they leave.
