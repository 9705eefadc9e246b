//! ZIP archives, unzipped within limits. Sizes that an archive states are not believed.

use std::io::{self, Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::context::Context;
use crate::error::{ReadError, Reason, Size};
use crate::kind::Kind;

/// A part smaller than this may have any ratio: blank pages zip well.
const RATIO_FROM: u64 = 16 << 20;

/// An archive over bytes.
#[derive(Debug)]
pub(crate) struct Archive<'b> {
    zip: ZipArchive<Cursor<&'b [u8]>>,
    kind: Kind,
}

/// A part while it is unzipped.
pub(crate) struct Inflow<'a> {
    reader: Box<dyn Read + 'a>,
    unzipped: &'a mut u64,
    total: u64,
    own: u64,
    /// The most bytes that this part may have by its ratio.
    most: u64,
    ratio: u64,
}

impl std::fmt::Debug for Inflow<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Inflow")
            .field("own", &self.own)
            .field("most", &self.most)
            .finish_non_exhaustive()
    }
}

impl Read for Inflow<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.reader.read(buffer)?;
        self.own += read as u64;
        *self.unzipped += read as u64;
        if *self.unzipped > self.total {
            return Err(io::Error::other(ReadError::too_large(
                Size::Unzipped,
                self.total,
            )));
        }
        if self.own > self.most {
            return Err(io::Error::other(ReadError::too_large(
                Size::Ratio,
                self.ratio,
            )));
        }
        Ok(read)
    }
}

/// The error behind an input error: ours, or damage.
pub(crate) fn cause(error: &io::Error, kind: Kind) -> ReadError {
    match error
        .get_ref()
        .and_then(|inner| inner.downcast_ref::<ReadError>())
    {
        Some(ours) => ours.clone(),
        None => ReadError::damaged(kind, error),
    }
}

impl<'b> Archive<'b> {
    pub(crate) fn open(bytes: &'b [u8], context: &Context<'_>) -> Result<Self, ReadError> {
        let zip =
            ZipArchive::new(Cursor::new(bytes)).map_err(|it| ReadError::damaged(Kind::Zip, it))?;
        if zip.len() > context.limits().members {
            return Err(ReadError::too_large(
                Size::Members,
                context.limits().members as u64,
            ));
        }
        Ok(Self {
            zip,
            kind: Kind::Zip,
        })
    }

    /// Says what the archive turned out to be, for messages.
    pub(crate) fn is(&mut self, kind: Kind) {
        self.kind = kind;
    }

    pub(crate) fn len(&self) -> usize {
        self.zip.len()
    }

    /// The name of a part; nothing where it is no text.
    pub(crate) fn name(&self, at: usize) -> Option<String> {
        self.zip.name_for_index(at)?.ok().map(Into::into)
    }

    pub(crate) fn names(&self) -> impl Iterator<Item = String> {
        (0..self.len()).filter_map(|at| self.name(at))
    }

    pub(crate) fn index(&self, name: &str) -> Option<usize> {
        let exact = (0..self.len()).find(|&at| self.name(at).is_some_and(|it| it == name));
        // Names in office files are not told apart by case.
        exact.or_else(|| {
            (0..self.len()).find(|&at| {
                self.name(at)
                    .is_some_and(|it| it.eq_ignore_ascii_case(name))
            })
        })
    }

    /// Whether a part is a folder, or a link.
    pub(crate) fn is_folder(&mut self, at: usize) -> bool {
        self.zip
            .by_index_raw(at)
            .is_ok_and(|it| it.is_dir() || it.is_symlink())
    }

    pub(crate) fn part<'a>(
        &'a mut self,
        at: usize,
        context: &'a mut Context<'_>,
    ) -> Result<Inflow<'a>, ReadError> {
        let kind = self.kind;
        let limits = *context.limits();
        let file = self.zip.by_index(at).map_err(|error| match error {
            ZipError::UnsupportedArchive(detail) if detail == ZipError::PASSWORD_REQUIRED => {
                Reason::Password(kind).into()
            }
            ZipError::Io(error) => cause(&error, kind),
            error => ReadError::damaged(kind, error),
        })?;
        let most = RATIO_FROM.max(file.compressed_size().saturating_mul(limits.ratio));
        Ok(Inflow {
            reader: Box::new(file),
            unzipped: &mut context.unzipped,
            total: limits.unzipped_bytes,
            own: 0,
            most,
            ratio: limits.ratio,
        })
    }

    /// A part by name, unzipped as it is read.
    pub(crate) fn named<'a>(
        &'a mut self,
        name: &str,
        context: &'a mut Context<'_>,
    ) -> Result<Option<Inflow<'a>>, ReadError> {
        match self.index(name) {
            Some(at) => self.part(at, context).map(Some).map_err(|it| it.at(name)),
            None => Ok(None),
        }
    }

    /// A part as a whole.
    pub(crate) fn whole(
        &mut self,
        at: usize,
        context: &mut Context<'_>,
    ) -> Result<Vec<u8>, ReadError> {
        let kind = self.kind;
        let mut bytes = Vec::new();
        self.part(at, context)?
            .read_to_end(&mut bytes)
            .map_err(|it| cause(&it, kind))?;
        Ok(bytes)
    }

    /// Unzips all parts and throws them away: whether any goes over a limit.
    pub(crate) fn weigh(&mut self, context: &mut Context<'_>) -> Result<(), ReadError> {
        let kind = self.kind;
        for at in 0..self.len() {
            let name = self.name(at).unwrap_or_default();
            let copied = self.part(at, context).and_then(|mut part| {
                io::copy(&mut part, &mut io::sink()).map_err(|it| cause(&it, kind))
            });
            copied.map_err(|it| it.at(&name))?;
        }
        Ok(())
    }
}
