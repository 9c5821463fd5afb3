//! What an officer writes with marks (CommonMark), read into the few things that a page may show. There is no way to say anything
//! else in it: HTML is words, a link leads within the site or to an `https` address, a picture is one of the site's own.

mod reading;

use crate::check::Problem;

/// The site's own drawings, by which a text shows one: `![…](picture:receipt)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Picture {
    Register,
    Start,
    Check,
    Receipt,
    Record,
    Compare,
    File,
    Declare,
    Sheet,
}

impl Picture {
    pub const ALL: [Self; 9] =
        [Self::Register, Self::Start, Self::Check, Self::Receipt, Self::Record, Self::Compare, Self::File, Self::Declare, Self::Sheet];

    pub fn code(self) -> &'static str {
        match self {
            Self::Register => "register",
            Self::Start => "start",
            Self::Check => "check",
            Self::Receipt => "receipt",
            Self::Record => "record",
            Self::Compare => "compare",
            Self::File => "file",
            Self::Declare => "declare",
            Self::Sheet => "sheet",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|picture| picture.code() == code)
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    Paragraph(Vec<Inline>),
    /// Below the heading of the page's part; `true` for the lower of the two.
    Heading(bool, Vec<Inline>),
    /// The number of the first item, where they are numbered.
    List(Option<u64>, Vec<Vec<Block>>),
    Quote(Vec<Block>),
    Code(String),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inline {
    Text(String),
    Strong(Vec<Inline>),
    Emphasis(Vec<Inline>),
    Code(String),
    Link(Target, Vec<Inline>),
    Picture(Picture),
    Break,
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A path of this site, without its language.
    Own(String),
    /// The host is shown beside the words, so that nothing leads elsewhere unseen.
    Other { address: String, host: String },
}

/// What a text says; the problem says what it may not.
pub fn read(text: &str) -> Result<Vec<Block>, Problem> {
    reading::read(text)
}

/// The same of a line or two: words and links, no lists, headings or pictures.
pub fn read_line(text: &str) -> Result<Vec<Inline>, Problem> {
    match read(text)?.as_slice() {
        [] => Ok(Vec::new()),
        [Block::Paragraph(words)] if !has_picture(words) => Ok(words.clone()),
        _ => Err(Problem::MarkupLine),
    }
}

fn has_picture(words: &[Inline]) -> bool {
    words.iter().any(|word| match word {
        Inline::Picture(_) => true,
        Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Link(_, inner) => has_picture(inner),
        Inline::Text(_) | Inline::Code(_) | Inline::Break => false,
    })
}

impl Target {
    /// A path begins with one slash; an address names a plain host, and nobody who signs in to it.
    pub fn read(to: &str) -> Option<Self> {
        if to.chars().any(|c| c.is_whitespace() || c.is_control() || c == '\\') {
            return None;
        }
        if to.starts_with('/') {
            let own = to.strip_prefix("/en").filter(|rest| rest.starts_with('/')).unwrap_or(to);
            return (!own.starts_with("//")).then(|| Self::Own(own.to_owned()));
        }
        let host = to.strip_prefix("https://")?.split(['/', '?', '#']).next()?;
        let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':');
        (host.contains('.') && host.chars().all(is_plain)).then(|| Self::Other { address: to.to_owned(), host: host.to_owned() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_leads_within_the_site_or_to_https() {
        assert_eq!(Target::read("/guide#submit"), Some(Target::Own("/guide#submit".to_owned())));
        assert_eq!(Target::read("/en/guide"), Some(Target::Own("/guide".to_owned())), "in the reader's language");
        assert!(matches!(Target::read("https://quangninh.gov.vn/a?b=1"), Some(Target::Other { host, .. }) if host == "quangninh.gov.vn"));
        for to in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "data:text/html,x",
            "vbscript:x",
            "http://a.vn",
            "//a.vn",
            "/\\a.vn",
            "/en//a.vn",
            "https://a.vn@evil.vn",
            "https://quảngninh.vn",
            "https://",
            "https://localhost",
            "mailto:a@b.vn",
            "ftp://a.vn",
            "a.vn",
            "",
            "java\nscript:x",
        ] {
            assert_eq!(Target::read(to), None, "{to}");
        }
    }

    #[test]
    fn a_line_is_words_and_links() {
        assert!(read_line("**Bảo trì** 22:00, xem [thông báo](/news).").is_ok());
        assert_eq!(read_line(""), Ok(Vec::new()));
        for text in ["# Lớn", "- một\n- hai", "một\n\nhai", "![](picture:sheet)", "*![](picture:sheet)*", "> x", "    x"] {
            assert_eq!(read_line(text), Err(Problem::MarkupLine), "{text}");
        }
    }
}
