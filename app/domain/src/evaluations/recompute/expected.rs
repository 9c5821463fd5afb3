//! Every value that the reference example expects, held against what its sheets come to. Figures are compared to as
//! many decimals as they are written with, everything else exactly.

use crate::{
    evaluations::{
        Edition, Mean,
        advisory::{Advice, Figure, ProposalAdvice, break_even::BreakEven},
        result_file::{OfficialLine, ResultFile},
    },
    ids::ProposalId,
    locale::Locale,
    text::hundredths,
};
use serde_json::{Value, json};
use std::fmt;

/// What an example may expect of its sheets.
const TOLD: [&str; 8] =
    ["official_rank", "expected", ALPHA, "icc_2_1", "icc_2_k", "icc_complete_reviewers", "pairwise", "break_even_weight"];
const ALPHA: &str = "krippendorff_alpha_interval_totals";

/// Whether it expects anything.
pub fn is_told(value: &Value) -> bool {
    TOLD.iter().any(|name| value.get(name).is_some())
}

/// Each place that says something else; what the example does not hold is not compared.
pub fn differences(value: &Value, file: &ResultFile, lines: &[OfficialLine]) -> Vec<String> {
    let computed = Computed {
        codes: file.closing.proposals.iter().map(|proposal| proposal.code.as_str()).collect(),
        advice: file.closing.advice(Edition::LATEST, &file.rules),
        lines,
    };
    let mut found = Differences(Vec::new());
    let order: Vec<&str> = lines.iter().map(|line| line.code.as_str()).collect();
    found.check("official_rank", value.get("official_rank"), Found::Exact(json!(order)));
    for (code, fields) in parts(value, "expected") {
        for (name, expected) in fields.as_object().into_iter().flatten() {
            found.check(&format!("{code}: {name}"), Some(expected), computed.of_proposal(code, name));
        }
    }
    let agreement = &computed.advice.agreement;
    found.check(ALPHA, value.get(ALPHA), Found::Figure(agreement.alpha));
    found.check("icc_2_1", value.get("icc_2_1"), Found::Figure(agreement.icc_single));
    found.check("icc_2_k", value.get("icc_2_k"), Found::Figure(agreement.icc_mean));
    found.check("icc_complete_reviewers", value.get("icc_complete_reviewers"), Found::Exact(agreement.icc_members.into()));
    for (pair, expected) in parts(value, "pairwise") {
        found.check(&format!("pairwise {pair}"), Some(expected), computed.pairwise(pair));
    }
    for (pair, expected) in parts(value, "break_even_weight") {
        computed.break_even(pair, expected, &mut found);
    }
    found.0
}

struct Computed<'a> {
    /// In the order of the advice.
    codes: Vec<&'a str>,
    advice: Advice,
    lines: &'a [OfficialLine],
}

impl Computed<'_> {
    fn of_proposal(&self, code: &str, name: &str) -> Found {
        let line = self.lines.iter().find(|line| line.code == code);
        let advice = self.place(code).and_then(|place| self.advice.proposals.get(place));
        line.zip(advice).map_or(Found::Nothing, |(line, advice)| of_proposal(name, line, advice))
    }

    /// Members who put the first of `A>B` above the second.
    fn pairwise(&self, pair: &str) -> Found {
        let places = pair.split_once('>').and_then(|(above, below)| self.place(above).zip(self.place(below)));
        let comparison = self.advice.comparison.as_ref();
        places.zip(comparison).map_or(Found::Nothing, |((above, below), all)| Found::Exact(all.pairwise[above][below].into()))
    }

    /// Criterion, its weight, and the nearest weight at which the two of `A>B` are equal; `null` where there is none.
    fn break_even(&self, pair: &str, expected: &Value, found: &mut Differences) {
        let place = format!("break_even_weight {pair}");
        let is_pair = |b: &&BreakEven| pair == format!("{}>{}", self.code(b.ahead), self.code(b.behind));
        let neighbours = self.advice.comparison.iter().flat_map(|comparison| &comparison.break_evens).find(is_pair);
        let Some(BreakEven { nearest, .. }) = neighbours else { return found.check(&place, Some(expected), Found::Nothing) };
        match (nearest, expected.as_array().map(Vec::as_slice)) {
            (Some(nearest), Some([criterion, weight, break_even])) => {
                found.check(&format!("{place}, criterion"), Some(criterion), Found::Exact(nearest.criterion.into()));
                found.check(&format!("{place}, weight"), Some(weight), Found::Figure(Some(nearest.weight)));
                found.check(&format!("{place}, break-even"), Some(break_even), Found::Figure(Some(nearest.break_even)));
            }
            (nearest, _) => {
                let computed = nearest.as_ref().map(|n| json!([n.criterion, n.weight, n.break_even]));
                found.check(&place, Some(expected), Found::Exact(computed.unwrap_or_default()));
            }
        }
    }

    fn place(&self, code: &str) -> Option<usize> {
        self.codes.iter().position(|known| *known == code)
    }

    fn code(&self, id: ProposalId) -> &str {
        let place = self.advice.proposals.iter().position(|proposal| proposal.proposal == id);
        place.map_or("", |place| self.codes[place])
    }
}

fn of_proposal(name: &str, line: &OfficialLine, advice: &ProposalAdvice) -> Found {
    let spread = &advice.spread;
    let span = advice.places.as_ref().map(|places| &places.leave_one_out);
    match name {
        "n" => Found::Exact(line.n.into()),
        "sum_half" => Found::Exact(line.sum_half.into()),
        "mean_2dp" => Found::Exact(Mean::new(line.sum_half, line.n).map(|mean| hundredths(mean.rounded(2), Locale::En)).into()),
        "mean_exact" => Found::Fraction(line.sum_half, 2 * i64::from(line.n)),
        "median" => Found::Figure(spread.median),
        "trim" => Found::Figure(spread.trimmed_mean),
        "min" => Found::Figure(spread.min),
        "max" => Found::Figure(spread.max),
        "adjusted" => Found::Figure(advice.adjusted),
        "borda" => Found::Figure(advice.borda),
        "loo_rank" => Found::Exact(json!(span.and_then(|span| span.ranks))),
        "loo_top2" => Found::Exact(json!(span.map(|span| format!("{}/{}", span.in_top, span.runs)))),
        _ => Found::Nothing,
    }
}

/// What the sheets come to.
enum Found {
    Exact(Value),
    Figure(Option<Figure>),
    Fraction(i64, i64),
    /// Nothing of this name is computed.
    Nothing,
}

impl Found {
    fn is(&self, expected: &Value) -> bool {
        let text = || expected.as_str().map_or_else(|| expected.to_string(), str::to_owned);
        match self {
            Self::Exact(value) => value == expected,
            Self::Figure(None) => expected.is_null(),
            Self::Figure(Some(figure)) => is_rounded(*figure, &text()),
            Self::Fraction(above, below) => is_fraction(*above, *below, &text()),
            Self::Nothing => false,
        }
    }
}

impl fmt::Display for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exact(value) => write!(f, "{value}"),
            Self::Figure(Some(figure)) => write!(f, "{figure}"),
            Self::Figure(None) => write!(f, "undefined"),
            Self::Fraction(above, below) => write!(f, "{above}/{below}"),
            Self::Nothing => write!(f, "nothing that is computed"),
        }
    }
}

/// Whether a figure reads so when it is written with as many decimals.
fn is_rounded(figure: Figure, text: &str) -> bool {
    let places = text.split_once('.').map_or(0, |(_, places)| places.len());
    let digits: Option<i64> = text.replacen('.', "", 1).parse().ok();
    places <= Figure::PLACES && digits == Some(figure.rounded(places as u32))
}

fn is_fraction(above: i64, below: i64, text: &str) -> bool {
    let (expected_above, expected_below) = text.split_once('/').unwrap_or((text, "1"));
    let expected = expected_above.parse::<i64>().ok().zip(expected_below.parse::<i64>().ok().filter(|below| *below > 0));
    expected.is_some_and(|(a, b)| below > 0 && i128::from(a) * i128::from(below) == i128::from(above) * i128::from(b))
}

struct Differences(Vec<String>);

impl Differences {
    fn check(&mut self, place: &str, expected: Option<&Value>, found: Found) {
        if let Some(expected) = expected.filter(|expected| !found.is(expected)) {
            self.0.push(format!("{place} is {found}, expected is {expected}"));
        }
    }
}

fn parts<'a>(value: &'a Value, name: &str) -> impl Iterator<Item = (&'a String, &'a Value)> {
    value.get(name).and_then(Value::as_object).into_iter().flatten()
}
