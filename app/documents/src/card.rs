//! The picture that other sites show beside a link to a challenge: its title, and what decides whether somebody reads on.

use crate::{Error, pdf::FONTS, text::clean};
use resvg::{
    tiny_skia::{Pixmap, Transform},
    usvg::{Options, Tree, fontdb::Database},
};
use std::{
    fmt::Write,
    sync::{Arc, LazyLock},
};

/// Pixels, as the sites that show such pictures ask for.
pub const WIDTH: u32 = 1200;
pub const HEIGHT: u32 = 630;

/// Letters of a line of the title, and its lines.
const LINE: usize = 38;
const LINES: usize = 4;

#[derive(Clone, Debug)]
pub struct Card {
    /// `BT-03`
    pub code: String,
    pub title: String,
    /// Label and value, two at most.
    pub facts: Vec<(String, String)>,
    /// Who publishes it, and where.
    pub agency: String,
    pub site: String,
    /// Of made-up data: said on it.
    pub note: Option<String>,
}

static TYPE: LazyLock<Arc<Database>> = LazyLock::new(|| {
    let mut fonts = Database::new();
    FONTS.into_iter().for_each(|font| fonts.load_font_data(font.to_vec()));
    Arc::new(fonts)
});

/// PNG. The same input gives the same bytes.
pub fn png(card: &Card) -> Result<Vec<u8>, Error> {
    let options = Options { fontdb: Arc::clone(&TYPE), font_family: "Liberation Serif".to_owned(), ..Options::default() };
    let tree = Tree::from_str(&svg(card), &options).map_err(|error| Error::Card(error.to_string()))?;
    let mut pixels = Pixmap::new(WIDTH, HEIGHT).ok_or_else(|| Error::Card("no room".to_owned()))?;
    resvg::render(&tree, Transform::identity(), &mut pixels.as_mut());
    pixels.encode_png().map_err(|error| Error::Card(error.to_string()))
}

fn svg(card: &Card) -> String {
    let mut body = String::new();
    let mut text = |x: u32, y: usize, size: u32, style: &str, text: &str| {
        let text = escaped(text);
        // Into a string: nothing can fail.
        let _ = write!(body, r#"<text x="{x}" y="{y}" font-size="{size}" {style}>{text}</text>"#);
    };
    text(72, 92, 30, r##"fill="#e6d3a3""##, &card.agency);
    text(72, 190, 40, r##"fill="#e6d3a3" font-weight="bold""##, &card.code);
    for (i, line) in lines(&card.title).iter().enumerate() {
        text(72, 256 + 64 * i, 54, r##"fill="#ffffff" font-weight="bold""##, line);
    }
    for (x, (label, value)) in [72, 640].into_iter().zip(&card.facts) {
        text(x, 520, 26, r##"fill="#b9d3d8""##, label);
        text(x, 562, 36, r##"fill="#ffffff""##, value);
    }
    text(72, 612, 24, r##"fill="#b9d3d8""##, &card.site);
    if let Some(note) = &card.note {
        text(72, 136, 24, r##"fill="#ffffff" font-style="italic""##, note);
    }
    format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}"><rect width="100%" height="100%" fill="#07343d"/><rect width="16" height="100%" fill="#c29a3d"/>{body}</svg>"##
    )
}

/// Broken between words; what does not fit ends in dots.
fn lines(title: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in title.split_whitespace() {
        let last = lines.last().map_or(0, |line| line.chars().count());
        match lines.last_mut() {
            Some(line) if last == 0 => line.push_str(word),
            Some(line) if last + 1 + word.chars().count() <= LINE => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    if lines.len() > LINES {
        lines.truncate(LINES);
        lines.last_mut().into_iter().for_each(|line| line.push('…'));
    }
    lines.into_iter().map(|line| shortened(&line, LINE + 1)).collect()
}

fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most { text.to_owned() } else { text.chars().take(most - 1).chain(['…']).collect() }
}

fn escaped(text: &str) -> String {
    clean(text).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
