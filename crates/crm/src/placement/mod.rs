//! Trainees at schools: blocks, days, states, and the checks that a placement has to pass.
