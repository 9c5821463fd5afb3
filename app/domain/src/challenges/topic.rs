//! Fields of a challenge and measures of its success.

use crate::{locale::Bilingual, text::fold};
use serde::{Deserialize, Serialize};

/// The field of a challenge, which also chooses its icon.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Topic {
    #[default]
    Government,
    Data,
    Heritage,
    Tourism,
    Border,
    Mining,
    Circular,
    Logistics,
    Environment,
    Aquaculture,
    Health,
    Education,
    Land,
}

impl Topic {
    pub const ALL: [Self; 13] = [
        Self::Government,
        Self::Data,
        Self::Heritage,
        Self::Tourism,
        Self::Border,
        Self::Mining,
        Self::Circular,
        Self::Logistics,
        Self::Environment,
        Self::Aquaculture,
        Self::Health,
        Self::Education,
        Self::Land,
    ];

    pub fn code(self) -> &'static str {
        match self {
            Self::Government => "government",
            Self::Data => "data",
            Self::Heritage => "heritage",
            Self::Tourism => "tourism",
            Self::Border => "border",
            Self::Mining => "mining",
            Self::Circular => "circular",
            Self::Logistics => "logistics",
            Self::Environment => "environment",
            Self::Aquaculture => "aquaculture",
            Self::Health => "health",
            Self::Education => "education",
            Self::Land => "land",
        }
    }

    /// Words by which lists name it, without diacritics.
    fn words(self) -> &'static [&'static str] {
        match self {
            Self::Government => &["chinh quyen", "hanh chinh"],
            Self::Data => &["du lieu"],
            Self::Heritage => &["di san"],
            Self::Tourism => &["du lich"],
            Self::Border => &["cua khau", "bien gioi"],
            Self::Mining => &["khai thac mo", "khoang san", "khai thac than"],
            Self::Circular => &["tuan hoan"],
            Self::Logistics => &["logistics", "cang bien"],
            Self::Environment => &["moi truong"],
            Self::Aquaculture => &["thuy san"],
            Self::Health => &["y te"],
            Self::Education => &["giao duc", "dao tao"],
            Self::Land => &["dat dai", "do thi"],
        }
    }

    /// The fields that a text names, and what it names besides.
    pub fn said(text: &str) -> (Vec<Self>, Vec<String>) {
        let (mut fields, mut others) = (Vec::new(), Vec::new());
        for piece in text.split([',', ';', '/', '\n']).map(str::trim).filter(|piece| !piece.is_empty()) {
            let words = fold(piece);
            let words: Vec<&str> = words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
            let words = format!(" {} ", words.join(" "));
            let named = Self::ALL.into_iter().filter(|field| field.words().iter().any(|word| words.contains(&format!(" {word} "))));
            let named: Vec<_> = named.collect();
            if named.is_empty() {
                others.push(piece.to_owned());
            }
            fields.extend(named);
        }
        fields.sort_unstable();
        fields.dedup();
        (fields, others)
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|f| f.code() == code)
    }
}

/// A measurable criterion of success: what is measured and the value to reach.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Measure {
    pub name: Bilingual,
    pub target: Bilingual,
}
