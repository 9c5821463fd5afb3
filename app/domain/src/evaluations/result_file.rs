//! The result of a challenge as a file, from which anyone can compute the official ranking again.
//!
//! JSON, one object: see [`ResultFile`]. Scores are whole half points. Members are anonymous columns that stay
//! the same throughout a challenge; proposals go by their codes.

use super::{
    Edition, Exclusion, Mean, Means, Movement, Outcome, ScoreSheets, Verdict,
    drawing::Told,
    motion::{Motion, VoidedSheet, is_zero},
    movement, rank,
};
use crate::{challenges::RuleSet, ids::ProposalId, locale::Locale, time::Moment, verbatim::Verbatim};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;
use uuid::Uuid;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResultFile {
    /// [`Edition::format`].
    pub format: String,
    /// Code of the challenge.
    pub challenge: String,
    /// Said of made-up data.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notice: Option<String>,
    pub rules: Verbatim<RuleSet>,
    pub closing: Verbatim<Closing>,
    /// Hash of `closing` as it stands here, recorded when scoring closed.
    pub closing_hash: String,
    /// The secret ballot on a tie across the line of the shortlist, once it has closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ballot: Option<BallotResult>,
    /// The value that the lot was drawn on: from outside, where the rules name its source; or typed, as earlier versions drew it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lot: Option<String>,
    /// How many members read which value at the source that the rules name, once nobody can any more.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub lot_read: BTreeMap<String, u32>,
    /// [`ticket`](super::drawing::ticket) of each proposal that the lot put in order, by code; on a value, of [`lot`](super::lot::ticket).
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub tickets: BTreeMap<String, String>,
    /// What the site and members gave to the lot: hashes, and once it is drawn the values. Since `result/2`, as what follows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub drawing: Option<Told>,
    /// What the council decided by its members' votes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub motions: Vec<Motion>,
    /// The ranking with every sheet that was submitted, beside the official one, where a motion left some out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub every_sheet: Option<Vec<OfficialLine>>,
    /// Earlier results, oldest first, each of which a motion replaced after scoring had closed by voiding a sheet of it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub replaced: Vec<Replaced>,
    /// Advisory figures (C9), as stored when scoring closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub advisory: Option<Value>,
    /// The stored official result: by rank, then by code; without quorum last.
    #[serde(default)]
    pub official: Vec<OfficialLine>,
}

/// Everything that the ranking follows from, frozen when scoring closed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closing {
    /// Hash of the rules as they stand in the file, published before the call opened.
    pub rules_hash: String,
    /// RFC 3339, to the millisecond.
    pub closed_at: String,
    /// Names of the columns: one for each anonymous member.
    pub columns: Vec<String>,
    /// The chair's column, only where the rules let the chair's sheet break ties and a tie came to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chair: Option<String>,
    /// By code.
    pub proposals: Vec<ScoredProposal>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScoredProposal {
    pub code: String,
    /// Members who were not recused from it.
    pub eligible: u32,
    /// In the order of the columns: half points by criterion, or `null` where a member was recused or
    /// submitted no sheet.
    pub sheets: Vec<Option<Vec<i32>>>,
    /// Sheets that were changed in the second round, as they were when the first one ended: by column, half points by
    /// criterion. Whoever is not named handed in the same sheet in both, or there was one round only. Agreement between
    /// members is computed from the first round (C8).
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub first: BTreeMap<String, Vec<i32>>,
    /// Columns of sheets that were handed in after the first round had ended, when scoring was reopened: they are no
    /// part of it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub late: Vec<String>,
    /// Why scoring ended although too few sheets had come in for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub no_result: Option<String>,
    /// Sheets that the council voted not to count; in `sheets` they are `null`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub excluded: Vec<ExcludedSheet>,
    /// Sheets that the council voided after they were submitted; in `sheets` they are `null`, and who wrote them is not eligible.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub voided: Vec<VoidedSheet>,
    /// Columns of members who declared a conflict of their own after they had submitted: their sheets are void by that.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub declared: Vec<String>,
    /// Columns of sheets that count although somebody else found a conflict of their members: no motion voided them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub found: Vec<String>,
    /// Members kept from scoring it by what somebody else found, who said that it was wrong and were not believed.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub contested: u32,
    /// The proposal lost its quorum by a motion after scoring had closed, and was scored anew: what is told here is of these
    /// sheets, and this of the ones before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub anew: Option<ScoredAnew>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScoredAnew {
    /// The motion by which it lost its quorum.
    pub motion: String,
    pub earlier: Box<ScoredProposal>,
}

/// A result that a motion replaced after scoring had closed, with all that was settled on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Replaced {
    /// The motion that voided a sheet of it.
    pub motion: String,
    /// The proposal that was scored anew after that motion, where this result was replaced for that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub anew: Option<String>,
    /// RFC 3339, to the millisecond.
    pub replaced_at: String,
    pub closing: Verbatim<Closing>,
    pub closing_hash: String,
    /// What was settled of a tie: with the result it lost its ground.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ballot: Option<BallotResult>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lot: Option<String>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub lot_read: BTreeMap<String, u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub drawing: Option<Told>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub tickets: BTreeMap<String, String>,
    pub official: Vec<OfficialLine>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExcludedSheet {
    pub column: String,
    /// Half points by criterion.
    pub sheet: Vec<i32>,
    #[serde(flatten)]
    pub exclusion: Exclusion,
}

/// What became of a sheet whose member has a conflict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OfConflict {
    /// Void by this motion.
    Voided(String),
    /// Void by the member's own word.
    Declared,
    /// Found by somebody else; no motion voided it.
    Counts,
    /// No sheet, but all of them: scored anew after this motion.
    Anew(String),
    /// No sheet: so many members whose appeal was not followed.
    Contested(u32),
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BallotResult {
    /// Members who might vote.
    pub eligible: u32,
    /// Places that were voted on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub places: Option<u32>,
    /// Ballots in the box.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cast: Option<u32>,
    /// Votes for each tied proposal, by code.
    pub votes: BTreeMap<String, u32>,
    /// The tracking codes of these votes, by code of the proposal: each voter was given one.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub tracking_codes: BTreeMap<String, Vec<String>>,
    /// The casting vote of whoever presides, where votes were equal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub casting: Option<String>,
}

/// What the rules make of one proposal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfficialLine {
    /// From 1; `null` without quorum.
    pub rank: Option<u32>,
    pub code: String,
    /// Members not recused, and sheets submitted.
    pub eligible: u32,
    pub n: u32,
    /// Half points over all sheets; `sum_half / 2n` is the exact score.
    pub sum_half: i64,
    pub criterion_sums_half: Vec<i64>,
    /// In points, rounded half up: `80.10`; with four decimals where another that is not equal would read the same.
    /// `null` without quorum.
    pub mean: Option<String>,
    pub verdict: Verdict,
    pub is_tied: bool,
    /// Step of the tie chain (1 to 7) that set it apart from an equal score.
    pub tie_step: Option<u8>,
    /// With the excluded sheets, where there are any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub all: Option<AllLine>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AllLine {
    pub n: u32,
    pub sum_half: i64,
    pub mean: Option<String>,
}

impl OfficialLine {
    /// The mean as readers of a language write it; empty without quorum.
    pub fn shown_mean(&self, locale: Locale) -> String {
        let mean = self.mean.as_deref().unwrap_or_default();
        locale.pick(mean.replace('.', ","), mean.to_owned())
    }
}

impl ResultFile {
    /// When the sheets that a lot is drawn over were settled: the close, or the last motion that changed what it counts.
    pub fn settled_at(&self) -> Option<Moment> {
        let texts = std::iter::once(&self.closing.closed_at).chain(self.replaced.iter().map(|replaced| &replaced.replaced_at));
        texts.filter_map(|text| Moment::from_rfc3339(text)).max()
    }

    /// What it was written as; `None` where this version does not know it.
    pub fn edition(&self) -> Option<Edition> {
        Edition::from_format(&self.format)
    }
}

impl ScoredProposal {
    /// The counted sheets as they were when the first round ended.
    pub fn first_sheets(&self, columns: &[String]) -> Vec<Option<Vec<i32>>> {
        let of = |(sheet, column): (&Option<Vec<i32>>, &String)| {
            let last = sheet.as_ref().filter(|_| !self.late.contains(column))?;
            Some(self.first.get(column).unwrap_or(last).clone())
        };
        self.sheets.iter().zip(columns).map(of).collect()
    }

    /// As it stands now, then as it was scored at first.
    pub fn layers(&self) -> impl Iterator<Item = &Self> {
        [Some(self), self.anew.as_ref().map(|anew| &*anew.earlier)].into_iter().flatten()
    }

    /// As it was scored at first.
    fn at_first(&self) -> &Self {
        self.anew.as_ref().map_or(self, |anew| &anew.earlier)
    }

    /// What the second round changed.
    pub fn movement(&self, columns: &[String]) -> Movement {
        movement(&self.first_sheets(columns), &self.sheets)
    }
}

impl Closing {
    /// A motion left out a sheet that was submitted.
    fn is_moved(&self) -> bool {
        let is_moved = |proposal: &ScoredProposal| {
            proposal.anew.is_some() || !proposal.voided.is_empty() || proposal.excluded.iter().any(|sheet| sheet.exclusion.motion.is_some())
        };
        self.proposals.iter().any(is_moved)
    }

    /// Whether ranks and sheets are public: where the rules say so, and whatever they say where a motion left out a sheet,
    /// so that nobody can hide what it changed. Whoever tells a result asks [`Public`](super::Public).
    pub(super) fn is_public(&self, rules: &RuleSet) -> bool {
        rules.publicity.shows_scores() || self.is_moved()
    }

    /// The ranking with every sheet that was submitted, where a motion left some out.
    pub fn every_sheet(&self, rules: &RuleSet) -> Option<Vec<OfficialLine>> {
        self.is_moved().then(|| official_lines(&rank(rules, &self.all_score_sheets()), &self.codes()))
    }

    /// Sheets that a conflict of their members says something about: by code of the proposal and column.
    pub fn conflicts(&self) -> Vec<(String, String, OfConflict)> {
        let of = |proposal: &ScoredProposal| {
            let voided = proposal.voided.iter().map(|sheet| (sheet.column.clone(), OfConflict::Voided(sheet.motion.clone())));
            let declared = proposal.declared.iter().map(|column| (column.clone(), OfConflict::Declared));
            let found = proposal.found.iter().map(|column| (column.clone(), OfConflict::Counts));
            let anew = proposal.anew.iter().map(|anew| (String::new(), OfConflict::Anew(anew.motion.clone())));
            let contested = (proposal.contested > 0).then(|| (String::new(), OfConflict::Contested(proposal.contested)));
            let all: Vec<_> = voided.chain(declared).chain(found).chain(anew).chain(contested).collect();
            all.into_iter().map(|(column, what)| (proposal.code.clone(), column, what)).collect::<Vec<_>>()
        };
        self.proposals.iter().flat_map(ScoredProposal::layers).flat_map(of).collect()
    }

    /// Sheets that the council left out: by code of the proposal and column.
    pub fn left_out(&self) -> Vec<(String, String, Exclusion)> {
        let of = |proposal: &ScoredProposal| {
            let out = |sheet: &ExcludedSheet| (proposal.code.clone(), sheet.column.clone(), sheet.exclusion.clone());
            proposal.excluded.iter().map(out).collect::<Vec<_>>()
        };
        self.proposals.iter().flat_map(of).collect()
    }

    /// Whether a counted sheet was changed in the second round.
    pub fn has_changes(&self) -> bool {
        self.proposals.iter().any(|proposal| !proposal.first.is_empty())
    }

    /// What [`rank`](super::rank) takes. Proposals are known by their place in this file.
    pub fn score_sheets(&self) -> Vec<ScoreSheets> {
        (0..).zip(&self.proposals).map(|(place, proposal)| self.sheets_of(place, proposal)).collect()
    }

    fn sheets_of(&self, place: usize, proposal: &ScoredProposal) -> ScoreSheets {
        let chair = self.chair.as_ref().and_then(|chair| self.columns.iter().position(|column| column == chair));
        ScoreSheets {
            proposal: id(place),
            eligible: proposal.eligible as usize,
            sheets: proposal.sheets.iter().flatten().cloned().collect(),
            chair: chair.and_then(|column| proposal.sheets[column].as_ref()).map(|sheet| sheet.iter().sum()),
            excluded: proposal.excluded.iter().map(|excluded| excluded.sheet.clone()).collect(),
        }
    }

    /// The same with every sheet that was submitted at first, also those that were excluded or became void since.
    pub fn all_score_sheets(&self) -> Vec<ScoreSheets> {
        let with_all = |(place, proposal): (usize, &ScoredProposal)| {
            let first = proposal.at_first();
            let counted = self.sheets_of(place, first);
            let mut all = ScoreSheets { eligible: counted.eligible + first.voided.len(), ..counted };
            all.sheets.append(&mut all.excluded);
            all.sheets.extend(first.voided.iter().map(|voided| voided.sheet.clone()));
            all
        };
        (0..).zip(&self.proposals).map(with_all).collect()
    }

    /// The codes of what [`score_sheets`](Self::score_sheets) names.
    pub fn codes(&self) -> BTreeMap<ProposalId, String> {
        self.proposals.iter().enumerate().map(|(place, proposal)| (id(place), proposal.code.clone())).collect()
    }
}

fn id(place: usize) -> ProposalId {
    ProposalId(Uuid::from_u128(place as u128))
}

/// The official result as it is written down. Ties are in the order of their codes.
///
/// # Panics
/// Where `codes` does not name a proposal: nothing else may be written down in its place.
pub fn official_lines(outcomes: &[Outcome], codes: &BTreeMap<ProposalId, String>) -> Vec<OfficialLine> {
    let means = Means::of(outcomes);
    let show = |mean: Option<Mean>| mean.map(|mean| means.show(mean, Locale::En));
    let line = |o: &Outcome| OfficialLine {
        rank: o.rank,
        code: codes[&o.proposal].clone(),
        eligible: o.eligible,
        n: o.n,
        sum_half: o.sum_half,
        criterion_sums_half: o.criterion_sums.clone(),
        mean: show(o.mean()),
        verdict: o.verdict.clone(),
        is_tied: o.is_tied,
        tie_step: o.tie_step,
        all: o.all.map(|all| AllLine { n: all.n, sum_half: all.sum_half, mean: show(o.all_mean()) }),
    };
    let mut lines: Vec<OfficialLine> = outcomes.iter().map(line).collect();
    lines.sort_by(|a, b| (a.rank.is_none(), a.rank, &a.code).cmp(&(b.rank.is_none(), b.rank, &b.code)));
    lines
}
