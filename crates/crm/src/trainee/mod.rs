//! Trainees: who they are, what they train for, what has to be minded, which checks they passed.
