//! Several firms behind one proposal (liên danh): the lead hands it in, each partner has a share and a part of the work.

use super::MAX_TITLE;
use crate::{
    check::Problem,
    firms::Profile,
    form::{Form, FormReader},
    limits::{NAME, PERSON, TAX_CODE},
    locale::Locale,
    tax_code::TaxCode,
    text::{fold, spelled},
};
use serde::{Deserialize, Serialize};

/// A number of this site, to be confirmed.
pub const MAX_PARTNERS: usize = 6;
/// Of the part of the work, in characters.
pub const MAX_PART: usize = 2_000;
/// All of it, in hundredths of a percent.
pub const WHOLE: i64 = 10_000;

/// The lead's own share and part, and the partners. Empty: the firm is alone.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Consortium {
    pub lead_share: Share,
    pub lead_part: String,
    pub partners: Vec<Partner>,
}

/// One partner, as the lead writes it down.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Partner {
    pub name: String,
    /// Of a firm its tax code; what else an organisation is identified by.
    pub code: String,
    /// Legal representative.
    pub representative: String,
    pub share: Share,
    pub part: String,
    /// The lead holds the signed agreement of an organisation without an account here, and attaches it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub is_signed: bool,
}

/// In hundredths of a percent, as far as it was written. In JSON: `null`, the number, or the text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Share {
    #[default]
    Missing,
    Hundredths(i64),
    /// What was typed and is no share; it is kept, and named as missing.
    Unread(String),
}

impl Share {
    /// A percentage above 0 and below 100 with at most two decimals, after a comma or a point.
    pub fn read(text: &str) -> Self {
        let text = text.trim();
        match text {
            "" => Self::Missing,
            _ => hundredths(text.trim_end_matches('%').trim_end()).map_or_else(|| Self::Unread(text.to_owned()), Self::Hundredths),
        }
    }

    pub fn number(&self) -> Option<i64> {
        if let Self::Hundredths(share) = self { Some(*share) } else { None }
    }

    /// As its field shows it.
    pub fn typed(&self) -> String {
        match self {
            Self::Missing => String::new(),
            Self::Hundredths(share) => percent(*share, Locale::Vi),
            Self::Unread(text) => text.clone(),
        }
    }

    /// With its sign; what was not written is a dash.
    pub fn show(&self, l: Locale) -> String {
        match self {
            Self::Missing => "–".to_owned(),
            Self::Hundredths(share) => format!("{}%", percent(*share, l)),
            Self::Unread(text) => text.clone(),
        }
    }

    fn problem(&self) -> Option<Problem> {
        match self {
            Self::Missing => Some(Problem::Required),
            Self::Hundredths(_) => None,
            Self::Unread(_) => Some(Problem::Share),
        }
    }
}

/// Without trailing noughts: `12,5`.
pub fn percent(hundredths: i64, l: Locale) -> String {
    let (whole, rest) = (hundredths / 100, hundredths % 100);
    let point = l.pick(",", ".");
    match (rest, rest % 10) {
        (0, _) => whole.to_string(),
        (rest, 0) => format!("{whole}{point}{}", rest / 10),
        (rest, _) => format!("{whole}{point}{rest:02}"),
    }
}

fn hundredths(text: &str) -> Option<i64> {
    let (whole, rest) = text.split_once([',', '.']).unwrap_or((text, "0"));
    let is_number = |digits: &str, most: usize| (1..=most).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    if !is_number(whole, 2) || !is_number(rest, 2) {
        return None;
    }
    let rest: i64 = format!("{rest:0<2}").parse().ok()?;
    let share = whole.parse::<i64>().ok()? * 100 + rest;
    (1..WHOLE).contains(&share).then_some(share)
}

impl Partner {
    /// Of a firm, where the code is one.
    pub fn tax_code(&self) -> Option<TaxCode> {
        TaxCode::parse(&self.code).ok()
    }

    /// By what two rows name the same organisation: of a branch, too, the firm's ten digits.
    pub fn key(&self) -> String {
        match self.tax_code() {
            Some(code) => code.root().to_owned(),
            None => fold(&self.code.replace(' ', "")),
        }
    }

    /// What its owner agrees to.
    #[must_use]
    pub fn terms(&self) -> Self {
        Self { is_signed: false, ..self.clone() }
    }

    /// Under the name and the representative of its registration: what the council declares its conflicts by.
    pub fn is_named_as(&self, firm: &Profile) -> bool {
        let same = |a: &str, b: &str| spelled(a.trim()) == spelled(b.trim());
        self.tax_code().as_ref() == Some(&firm.tax_code)
            && same(&self.name, &firm.legal_name)
            && same(&self.representative, &firm.representative)
    }

    fn is_written(&self) -> bool {
        *self != Self::default()
    }
}

/// The name of a cell in the form.
pub fn cell_name(column: &str, row: usize) -> String {
    format!("partner_{column}_{row}")
}

const COLUMNS: [&str; 5] = ["partner_name", "partner_code", "partner_representative", "partner_share", "partner_part"];

impl Consortium {
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Of whoever wrote one; nothing while a share cannot be read.
    pub fn sum(&self) -> Option<i64> {
        let shares = std::iter::once(&self.lead_share).chain(self.partners.iter().map(|partner| &partner.share));
        shares.map(Share::number).sum()
    }

    pub(super) fn read(r: &mut FormReader<'_>) -> Self {
        let partner = |r: &mut FormReader<'_>, i: usize| Partner {
            name: r.draft(&cell_name("name", i)),
            code: r.draft(&cell_name("code", i)),
            representative: r.draft(&cell_name("representative", i)),
            share: Share::read(&r.draft(&cell_name("share", i))),
            part: r.draft(&cell_name("part", i)),
            is_signed: r.form.is_checked(&cell_name("signed", i)),
        };
        let rows = r.form.rows(&COLUMNS, MAX_PARTNERS);
        let partners = rows.into_iter().map(|i| partner(r, i)).filter(Partner::is_written).collect();
        Self { lead_share: Share::read(&r.draft("lead_share")), lead_part: r.draft("lead_part"), partners }
    }

    pub(super) fn to_form(&self, form: &mut Form) {
        form.set("lead_share", self.lead_share.typed());
        form.set("lead_part", &self.lead_part);
        for (i, partner) in self.partners.iter().enumerate() {
            form.set(cell_name("name", i), &partner.name);
            form.set(cell_name("code", i), &partner.code);
            form.set(cell_name("representative", i), &partner.representative);
            form.set(cell_name("share", i), partner.share.typed());
            form.set(cell_name("part", i), &partner.part);
            if partner.is_signed {
                form.set(cell_name("signed", i), "on");
            }
        }
    }

    /// What has to be mended before it may be handed in, cell by cell; whether the partners agree is asked elsewhere.
    pub fn missing(&self) -> Vec<(String, Problem)> {
        if self.is_empty() {
            return Vec::new();
        }
        let mut missing = Vec::new();
        let mut add = |name: String, problem: Option<Problem>| missing.extend(problem.map(|problem| (name, problem)));
        add("lead_share".to_owned(), self.lead_share.problem());
        add("lead_part".to_owned(), text(&self.lead_part, MAX_PART));
        if self.partners.is_empty() {
            add(cell_name("name", 0), Some(Problem::Required));
        }
        for (i, partner) in self.partners.iter().enumerate() {
            let is_twice = self.partners[..i].iter().any(|other| !partner.code.is_empty() && other.key() == partner.key());
            add(cell_name("name", i), text(&partner.name, NAME));
            add(cell_name("code", i), text(&partner.code, TAX_CODE).or(is_twice.then_some(Problem::PartnerTwice)));
            add(cell_name("representative", i), text(&partner.representative, PERSON));
            add(cell_name("share", i), partner.share.problem());
            add(cell_name("part", i), text(&partner.part, MAX_PART));
        }
        add("lead_share".to_owned(), self.sum().filter(|sum| *sum != WHOLE).map(Problem::SharesSum));
        missing
    }
}

fn text(text: &str, max: usize) -> Option<Problem> {
    match text.chars().count() {
        0 => Some(Problem::Required),
        length => (length > max).then_some(Problem::TooLong(max as u32)),
    }
}

/// What a cell holds that is typed but no share, or too long; `field` is its name in the form.
pub fn unread(field: &str, typed: &str) -> Option<Problem> {
    let column = field.strip_prefix("partner_").and_then(|cell| cell.rsplit_once('_')).map_or(field, |(column, _)| column);
    let max = match column {
        "lead_share" | "share" => return matches!(Share::read(typed), Share::Unread(_)).then_some(Problem::Share),
        "name" => MAX_TITLE.min(NAME),
        "code" => TAX_CODE,
        "representative" => PERSON,
        "lead_part" | "part" => MAX_PART,
        _ => return None,
    };
    (typed.chars().count() > max).then_some(Problem::TooLong(max as u32))
}

/// A field of a form that is about the consortium.
pub fn is_cell(field: &str) -> bool {
    ["partner_", "lead_share", "lead_part"].iter().any(|begins| field.starts_with(begins))
}

/// The same of every cell of a form.
pub(super) fn unread_cells(form: &Form) -> Vec<(String, Problem)> {
    form.0.iter().filter_map(|(name, typed)| Some((name.clone(), unread(name, typed.trim())?))).collect()
}

#[cfg(test)]
mod tests;
