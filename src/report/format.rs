//! What all formats have in common: a document is rendered on its own, on any thread; the parts are put together in order.

use super::summary::Tally;
use crate::findings::Report;
use std::any::Any;
use std::io::{self, Write};

/// A format: how a document is rendered, and how the documents of a run make one output.
pub trait ReportFormat: Send + Sync {
    /// A document, rendered.
    type Part: Send + 'static;

    /// Renders a document.
    fn part(&self, report: &Report) -> Self::Part;

    /// Writes what stands before the first document.
    ///
    /// # Errors
    /// Those of the output.
    fn open(&mut self, _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }

    /// Writes a document, or keeps it where the format needs all of them at once.
    ///
    /// # Errors
    /// Those of the output.
    fn add(&mut self, part: Self::Part, out: &mut dyn Write) -> io::Result<()>;

    /// Whether something stands before the first document that is known behind the last: what [`Self::add`] writes is then to be put
    /// aside, and follows what [`Self::preface`] writes.
    fn has_preface(&self) -> bool {
        false
    }

    /// Writes what is said of all documents before the first.
    ///
    /// # Errors
    /// Those of the output.
    fn preface(&mut self, _tally: &Tally, _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }

    /// Writes what stands behind the last document.
    ///
    /// # Errors
    /// Those of the output.
    fn close(&mut self, _tally: &Tally, _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }
}

/// A document, rendered in a format that only the format itself knows.
pub struct AnyPart(Box<dyn Any + Send>);

/// A [`ReportFormat`] of any kind.
pub trait AnyFormat: Send + Sync {
    /// [`ReportFormat::part`]
    fn part(&self, report: &Report) -> AnyPart;

    /// [`ReportFormat::open`]
    ///
    /// # Errors
    /// Those of the output.
    fn open(&mut self, out: &mut dyn Write) -> io::Result<()>;

    /// [`ReportFormat::add`], of a part that this format made.
    ///
    /// # Errors
    /// Those of the output.
    fn add(&mut self, part: AnyPart, out: &mut dyn Write) -> io::Result<()>;

    /// [`ReportFormat::has_preface`]
    fn has_preface(&self) -> bool;

    /// [`ReportFormat::preface`]
    ///
    /// # Errors
    /// Those of the output.
    fn preface(&mut self, tally: &Tally, out: &mut dyn Write) -> io::Result<()>;

    /// [`ReportFormat::close`]
    ///
    /// # Errors
    /// Those of the output.
    fn close(&mut self, tally: &Tally, out: &mut dyn Write) -> io::Result<()>;
}

impl<F: ReportFormat> AnyFormat for F {
    fn part(&self, report: &Report) -> AnyPart {
        AnyPart(Box::new(ReportFormat::part(self, report)))
    }

    fn open(&mut self, out: &mut dyn Write) -> io::Result<()> {
        ReportFormat::open(self, out)
    }

    fn add(&mut self, part: AnyPart, out: &mut dyn Write) -> io::Result<()> {
        let part = part.0.downcast::<F::Part>().expect("internal error: a part goes to the format that made it");
        ReportFormat::add(self, *part, out)
    }

    fn has_preface(&self) -> bool {
        ReportFormat::has_preface(self)
    }

    fn preface(&mut self, tally: &Tally, out: &mut dyn Write) -> io::Result<()> {
        ReportFormat::preface(self, tally, out)
    }

    fn close(&mut self, tally: &Tally, out: &mut dyn Write) -> io::Result<()> {
        ReportFormat::close(self, tally, out)
    }
}
