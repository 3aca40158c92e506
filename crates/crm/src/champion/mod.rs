//! Champions: the senior leaders who champion ITT in our schools, and the stages that they go through.

pub mod list;
