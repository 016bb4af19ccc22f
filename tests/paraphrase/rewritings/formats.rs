//! The same words in other formats.

use crate::examples::Example;
use crate::reasons::Why;
use crate::rewriting::Rewritten;
use privlint::document::{Block, BlockKind, Document};
use privlint::source::Format;
use std::fmt::Write;

#[allow(clippy::unnecessary_wraps, reason = "a rewriting may have a reason not to apply; this has none")]
pub fn markdown(example: &Example) -> Result<Rewritten, Why> {
    let words = Rewritten::text(format!("{}\n", example.text));
    Ok(Rewritten { format: Format::Markdown, before: "# Privacy Policy\n\n".to_owned(), ..words })
}

pub fn html(example: &Example) -> Result<Rewritten, Why> {
    let document = &example.insight.document;
    if document.marks.iter().any(|(_, mark)| mark.is_link()) {
        return Err(Why::Markup);
    }
    let mut html = String::new();
    let mut open = "";
    for block in &document.blocks[1..] {
        let text = escaped(document, block);
        let within = match block.kind {
            BlockKind::Item(_) => "ul",
            BlockKind::Cell { .. } => "table",
            _ => "",
        };
        if within != open {
            close(&mut html, open);
            if !within.is_empty() {
                let _ = write!(html, "<{within}>");
            }
            open = within;
        }
        let _ = match block.kind {
            BlockKind::Heading(_) => writeln!(html, "<h2>{text}</h2>"),
            BlockKind::Item(_) => writeln!(html, "<li>{text}</li>"),
            BlockKind::Cell { column, header, .. } => {
                let tag = if header { "th" } else { "td" };
                let row = if column == 0 { "<tr>" } else { "" };
                write!(html, "{row}<{tag}>{text}</{tag}>")
            }
            BlockKind::Quote => writeln!(html, "<blockquote>{text}</blockquote>"),
            BlockKind::Term | BlockKind::Code => return Err(Why::Markup),
            BlockKind::Paragraph => writeln!(html, "<p>{text}</p>"),
        };
    }
    close(&mut html, open);
    Ok(Rewritten {
        format: Format::Html,
        before: "<!doctype html>\n<html lang=\"en\"><title>Privacy Policy</title><h1>Privacy Policy</h1>\n".to_owned(),
        words: html,
        after: "</html>\n".to_owned(),
        region: "",
    })
}

fn close(html: &mut String, open: &str) {
    if !open.is_empty() {
        let _ = writeln!(html, "</{open}>");
    }
}

fn escaped(document: &Document, block: &Block) -> String {
    document.block_text(block).replace('&', "&amp;").replace('<', "&lt;").replace('\'', "&rsquo;")
}
