//! What one reading carries along: the options, and how much of the limits is used.

use crate::error::{ReadError, Size};
use crate::options::{Limits, Options};

#[derive(Debug)]
pub(crate) struct Context<'o> {
    pub(crate) options: &'o Options,
    /// Bytes unzipped so far, of all parts of all archives.
    pub(crate) unzipped: u64,
    /// How many archives are around what is being read.
    pub(crate) archives: usize,
}

impl<'o> Context<'o> {
    pub(crate) const fn new(options: &'o Options) -> Self {
        Self {
            options,
            unzipped: 0,
            archives: 0,
        }
    }

    pub(crate) const fn limits(&self) -> &'o Limits {
        &self.options.limits
    }

    /// Whether so many bytes may be a file.
    pub(crate) fn admits(&self, bytes: &[u8]) -> Result<(), ReadError> {
        let limit = self.limits().file_bytes;
        if bytes.len() as u64 > limit || bytes.len() > u32::MAX as usize {
            return Err(ReadError::too_large(
                Size::File,
                limit.min(u64::from(u32::MAX)),
            ));
        }
        Ok(())
    }
}
