//! Inputs: which files are meant, what each says, and where in it a person finds that.

mod find;
mod place;
mod program;
mod read;

pub(crate) use find::{Find, Found, Left, reason};
pub(crate) use place::{Places, Rows};
pub(crate) use program::{Program, end_all};
pub(crate) use read::{Content, Input, Reader};
