//! Intensive training and practice: weeks with a theme, hosted by schools and led by their leaders.
