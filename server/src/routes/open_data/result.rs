//! What the JSON of a result looks like.

use super::{
    foreign::Text,
    shapes::{Head, time},
    tie::Tie,
};
use backend::results::{RankedLine, ResultView};
use domain::{
    challenges::RuleSet,
    evaluations::{Failure, Means, Verdict},
    locale::{Bilingual, Locale},
    verbatim::Verbatim,
};
use serde::Serialize;
use utoipa::ToSchema;

#[derive(Serialize, ToSchema)]
pub struct Results {
    #[serde(flatten)]
    head: Head,
    published_at: String,
    /// That this is no contract.
    #[schema(value_type = Text)]
    meaning: Bilingual,
    #[schema(value_type = Object)]
    rules: Verbatim<RuleSet>,
    rules_hash: String,
    shortlist: Vec<Shortlisted>,
    decided_by: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    decision_number: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    decision_date: Option<String>,
    decided_at: String,
    reason: String,
    differs_from_advice: bool,
    /// The call is not concluded before then.
    complaints_until: String,
    complaints_received: u32,
    complaints_answered: u32,
    concluded_at: Option<String>,
    /// Best first; empty where the rule set publishes the shortlist only.
    proposals: Vec<Scored>,
    /// How a tie across the line of the shortlist was settled.
    #[serde(skip_serializing_if = "Option::is_none")]
    tie: Option<Tie>,
}

#[derive(Serialize, ToSchema)]
struct Shortlisted {
    code: String,
    firm: String,
    tax_code: Option<String>,
    /// Of whom the firm is the lead.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    partners: Vec<Partner>,
}

#[derive(Serialize, ToSchema)]
struct Partner {
    name: String,
    /// A tax code, or what else the organisation is identified by.
    code: String,
}

/// Enough to compute rank and mean again. Sums are in half points.
#[derive(Serialize, ToSchema)]
struct Scored {
    code: String,
    /// Of shortlisted proposals only.
    #[serde(skip_serializing_if = "Option::is_none")]
    firm: Option<String>,
    eligible: u32,
    n: u32,
    sum_half: i64,
    criterion_sums_half: Vec<i64>,
    /// In points, rounded half up: `80.10`; with four decimals where another that is not equal would read the same.
    mean: Option<String>,
    /// In points, exact: `sum_half / 2n`.
    mean_exact: Option<String>,
    rank: Option<u32>,
    is_tied: bool,
    tie_step: Option<u8>,
    verdict: &'static str,
    /// `below_mark`, or the place of a criterion, from 0, by the rule that it fails: `criterion_minimum`, `zeros`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(value_type = Vec<serde_json::Value>)]
    failures: Vec<Failure>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sheets_needed: Option<u32>,
}

impl Results {
    pub fn new(view: &ResultView, base_url: &str) -> Self {
        let means = Means::of(view.lines.iter().map(|line| &line.outcome));
        let shortlisted = |(code, firm): &(String, String)| {
            let partners = view.partners.get(code).into_iter().flatten();
            let partners = partners.map(|(name, code)| Partner { name: name.clone(), code: code.clone() }).collect();
            Shortlisted { code: code.clone(), firm: firm.clone(), tax_code: view.tax_codes.get(code).cloned(), partners }
        };
        Self {
            head: Head::of(&view.challenge, base_url),
            published_at: view.published_at.to_rfc3339(),
            meaning: Bilingual::new(
                "Danh sách rút gọn không phải là hợp đồng và không phải là cam kết giao kết hợp đồng.",
                "A shortlist is not a contract and no promise of one.",
            ),
            rules: view.challenge.content.rules.clone(),
            rules_hash: view.rules_hash.clone(),
            shortlist: view.shortlist.iter().map(shortlisted).collect(),
            decided_by: view.decided_by.clone(),
            decision_number: view.signed.as_ref().map(|signed| signed.number.clone()),
            decision_date: view.signed.as_ref().map(|signed| signed.date.to_date()),
            decided_at: view.decided_at.to_rfc3339(),
            reason: view.reason.clone(),
            differs_from_advice: view.differs_from_advice,
            complaints_until: view.complaints_until.to_rfc3339(),
            complaints_received: view.complaints.0,
            complaints_answered: view.complaints.1,
            concluded_at: time(view.concluded_at),
            proposals: view.lines.iter().map(|line| Scored::new(line, &means)).collect(),
            tie: view.tie.as_ref().map(Tie::new),
        }
    }
}

impl Scored {
    fn new(line: &RankedLine, means: &Means) -> Self {
        let outcome = &line.outcome;
        let (verdict, failures, sheets_needed) = match &outcome.verdict {
            Verdict::Passed => ("passed", Vec::new(), None),
            Verdict::Failed(failures) => ("failed", failures.clone(), None),
            Verdict::NoQuorum { needed } => ("no_quorum", Vec::new(), Some(*needed)),
        };
        let mean = outcome.mean();
        Self {
            code: line.code.clone(),
            firm: Some(line.firm_name.clone()).filter(|name| !name.is_empty()),
            eligible: outcome.eligible,
            n: outcome.n,
            sum_half: outcome.sum_half,
            criterion_sums_half: outcome.criterion_sums.clone(),
            mean: mean.map(|mean| means.show(mean, Locale::En)),
            mean_exact: mean.map(|_| format!("{}/{}", outcome.sum_half, 2 * outcome.n)),
            rank: outcome.rank,
            is_tied: outcome.is_tied,
            tie_step: outcome.tie_step,
            verdict,
            failures,
            sheets_needed,
        }
    }
}
