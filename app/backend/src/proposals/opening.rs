//! After closing: two confirmations open the proposals; then the office screens them.

use super::{
    OpenedLine, ProposalCase,
    completion::completed,
    partners::{joined, left},
    reading,
};
use crate::{
    Backend, Error, Result, council,
    db::{self, Source},
    evaluations::roster,
    memory::Row,
    transaction::Transaction,
};
use domain::{
    access::{self, Action, Can, ChallengeFacts, Denied, Permit},
    challenges::State as ChallengeState,
    check::Problem,
    council::{Conflict, presiding::Presiding},
    event::EventKind as What,
    form::{Form, FormReader},
    ids::ProposalId,
    limits::REASON,
    people::Actor,
    proposals::{
        Proposal, ProposalView,
        lifecycle::{OpeningLine, OpeningRecord, are_screened},
        screened_on,
    },
    seen::check_seen,
};
use sea_orm::ConnectionTrait;
use std::collections::HashMap;

impl Backend {
    /// The same from the planned moment on, when it takes no reason.
    pub async fn confirm_opening(&self, actor: &Actor, challenge_code: &str) -> Result<bool> {
        self.confirm_opening_for(actor, challenge_code, &Form::default()).await
    }

    /// Form: `reason`, where it is before the planned moment and nobody has said why yet. One of the two confirmations that
    /// open a challenge's proposals; `true` when both are there and they are open. Then firms are told of their own proposal,
    /// and members of what there is to declare.
    pub async fn confirm_opening_for(&self, actor: &Actor, challenge_code: &str, form: &Form) -> Result<bool> {
        let tx = self.begin().await?;
        let case = self.lock_challenge(&tx, actor, challenge_code).await?;
        let permit = access::check(actor, Action::ConfirmOpening, &case.facts, tx.now)?;
        let as_secretary = access::is_secretary(actor);
        let opening = &case.challenge.opening;
        if (if as_secretary { opening.secretary } else { opening.officer }).is_some() {
            return Ok(false);
        }
        let mut r = FormReader::new(form);
        let reason = r.text("reason", REASON);
        r.errors.or(())?;
        let (confirmed, event) = case.challenge.confirm_opening(&permit, as_secretary, &reason)?;
        db::challenge::save(&tx.db, &permit, &case.row, &confirmed).await?;
        let is_open = matches!(confirmed.state, ChallengeState::Opened { .. });
        if is_open {
            let handed_in = db::proposal::handed_in(&tx.db, [confirmed.id]).await?;
            let lines = handed_in.iter().filter_map(opening_line).collect();
            let record = OpeningRecord { at: tx.now, lines, early: confirmed.opening.early.clone() };
            db::challenge::save_opening_record(&tx.db, &permit, confirmed.id, &record).await?;
            let reading = access::check(actor, Action::ListProposals, &ChallengeFacts::of(&confirmed, tx.now), tx.now)?;
            let rows = versions(&tx.db, &handed_in).await?;
            for proposal in &handed_in {
                let row = rows.iter().find(|row| row.proposal_id == proposal.id.0);
                if let Err(why) = open(&tx, [&permit, &reading], proposal, row).await? {
                    tracing::error!(proposal = %proposal.code, why, "a proposal was opened that cannot be read");
                    tx.record(&proposal.event(What::ProposalUnreadable, &permit)).await?;
                }
            }
            council::extend_recusals(&tx, &permit, confirmed.id, &handed_in).await?;
            self.tell_opened(&tx, &confirmed, &handed_in).await?;
            self.tell_to_declare(&tx, &confirmed, &handed_in).await?;
        }
        tx.record(&event).await?;
        tx.commit().await?;
        Ok(is_open)
    }

    /// What was opened, by code; a member's list holds what they declared to be clear of.
    pub async fn opened_proposals(&self, actor: &Actor, challenge_code: &str) -> Result<Vec<OpenedLine>> {
        let now = self.clock.now();
        let db = &self.db.read;
        let case = self.challenge_case(db, actor, challenge_code, now).await?;
        access::check(actor, Action::ListProposals, &case.facts, now)?;
        let mut opened = db::proposal::opened(db, case.challenge.id).await?;
        if let Some(member) = actor.user().filter(|u| u.is_of_council()) {
            let declared = db::declaration::of_member(db, member.id, opened.iter().map(|(p, ..)| p.id)).await?;
            opened.retain(|(p, ..)| declared.get(&p.id) == Some(&Conflict::Clear));
        }
        let amended = db::challenge_version::amended(db, case.challenge.id, now).await?;
        let firms = db::proposal_version::firm_names(db, opened.iter().map(|(p, ..)| p)).await?;
        let line = |(proposal, title, total): (Proposal, Option<String>, i64)| {
            Some(OpenedLine {
                is_unreadable: title.is_none(),
                unconfirmed: proposal.receipt().and_then(|receipt| receipt.unconfirmed(amended.iter().copied())),
                id: proposal.id,
                firm_name: firms.get(&proposal.id).cloned().unwrap_or_default(),
                title: title.unwrap_or_default(),
                total,
                state: proposal.state(),
                receipt: proposal.receipt().cloned()?,
                code: proposal.code,
            })
        };
        Ok(opened.into_iter().filter_map(line).collect())
    }

    /// The version handed in, for office and council.
    pub async fn opened_proposal(&self, actor: &Actor, id: ProposalId) -> Result<ProposalView> {
        let now = self.clock.now();
        let case = self.proposal_case(&self.db.read, actor, id, now).await?;
        let permit = access::check(actor, Action::ViewProposal, &case.facts, now)?;
        self.opened_view(&self.db.read, actor, &case, &permit).await
    }

    /// Form: `verdict` (`admit`, `refuse`, or `confirm` of what another refused), `reason` (required to refuse), `seen` of what
    /// it is [`screened_on`].
    pub async fn screen_proposal(&self, actor: &Actor, id: ProposalId, form: &Form) -> Result<()> {
        let tx = self.begin().await?;
        let case = self.lock_proposal(&tx, actor, id).await?;
        if form.get("verdict") == "confirm" {
            return confirm_refusal(tx, actor, &case, form).await;
        }
        let permit = access::check(actor, Action::ScreenProposal, &case.facts, tx.now)?;
        check_seen(form, &screened_on(&case.proposal.state(), completed(&tx.db, &case, false, tx.now).await?.as_ref()))?;
        let mut r = FormReader::new(form);
        let refused = match form.get("verdict") {
            "admit" => None,
            "refuse" => Some(r.required("reason", REASON)),
            _ => return Err(Error::field("verdict", Problem::Choice)),
        };
        r.errors.or(())?;
        let (screened, event) = case.proposal.clone().screen(refused.as_deref(), &case.challenge, &permit)?;
        if screened == case.proposal {
            return Ok(());
        }
        db::proposal::save(&tx.db, &permit, &screened).await?;
        tx.record(&event).await?;
        tx.commit().await
    }

    /// Refused until every proposal has been screened. Whoever sits now scores, under the letter that chance gives. Mails
    /// the firms, and the members who have something to score.
    pub async fn start_scoring(&self, actor: &Actor, challenge_code: &str) -> Result<()> {
        let tx = self.begin().await?;
        let case = self.lock_challenge(&tx, actor, challenge_code).await?;
        let permit = access::check(actor, Action::StartScoring, &case.facts, tx.now)?;
        let proposals = db::proposal::handed_in(&tx.db, [case.challenge.id]).await?;
        if !are_screened(&proposals) {
            return Err(Denied::WrongState.into());
        }
        let mut roster = roster(&tx.db, &case.challenge, tx.now).await?;
        // Whoever is being kept out at this moment waits for the end of this act, or is counted.
        let kept_out = db::account::hold_kept_out(&tx.db, &roster).await?;
        if kept_out > 0 {
            return Err(Denied::KeptOut(kept_out).into());
        }
        let (scoring, event) = case.challenge.start_scoring(&permit)?;
        db::challenge::save(&tx.db, &permit, &case.row, &scoring).await?;
        roster.sort_by_cached_key(|_| self.chance.bytes::<32>());
        let presiding = Presiding::of(&db::seat::list(&tx.db).await?, tx.now);
        db::challenge::save_roster(&tx.db, &permit, scoring.id, &roster, presiding).await?;
        self.tell_evaluation(&tx, &scoring, &proposals).await?;
        self.tell_to_score(&tx, &scoring, &proposals, &roster).await?;
        tx.record(&event).await?;
        tx.commit().await
    }

    /// What these proposals, opened already, cost.
    pub(crate) async fn totals(&self, permit: &Permit, proposals: &[Proposal]) -> Result<HashMap<ProposalId, i64>> {
        let rows = versions(&self.db.read, proposals).await?;
        let total = |of: &Proposal| {
            let row = rows.iter().find(|row| row.proposal_id == of.id.0)?;
            Some((of.id, reading::read_summary(permit, of, row).map_or(0, |(_, total)| total)))
        };
        Ok(proposals.iter().filter_map(total).collect())
    }

    /// An opened proposal as whoever holds the permit may see it.
    pub(crate) async fn opened_view(&self, db: &impl Source, actor: &Actor, case: &ProposalCase, permit: &Permit) -> Result<ProposalView> {
        let proposal = case.proposal.clone();
        let version = proposal.last_version();
        let rows = db.kept(Row::Version(proposal.challenge, proposal.id, version), versions(db, std::slice::from_ref(&proposal))).await?;
        let submission = reading::read_submission(permit, &proposal, rows.first().ok_or(Error::NotFound)?)?;
        let is_unreadable = submission.is_none();
        let left = left(db, &proposal, submission.as_ref()).await?;
        let (content, files) = submission.map(|s| (s.content, s.files)).unwrap_or_default();
        let firm =
            db.kept(Row::FirmNamed(proposal.challenge, proposal.id, version), db::proposal_version::firm_names(db, [&proposal])).await?;
        let amended = db::challenge_version::amended(db, proposal.challenge, permit.at()).await?;
        Ok(ProposalView {
            left,
            joined: joined(db, &proposal, &content.consortium.partners).await?,
            unconfirmed: proposal.receipt().and_then(|receipt| receipt.unconfirmed(amended)),
            id: proposal.id,
            state: proposal.state(),
            receipt: proposal.receipt().cloned(),
            code: proposal.code,
            challenge: proposal.challenge,
            firm: proposal.firm,
            firm_name: firm.get(&proposal.id).cloned().unwrap_or_default(),
            draft_version: 0,
            content,
            files,
            is_unreadable,
            missing: Vec::new(),
            submitted: None,
            handed_in_as: None,
            is_renamed: false,
            completion: completed(db, case, false, permit.at()).await?,
            can: Can::ask(actor, &case.facts, permit.at()),
        })
    }
}

/// Whoever confirms says so of what they read: the reason as well.
async fn confirm_refusal(tx: Transaction<'_>, actor: &Actor, case: &ProposalCase, form: &Form) -> Result<()> {
    let permit = access::check(actor, Action::ConfirmRefusal, &case.facts, tx.now)?;
    check_seen(form, &screened_on(&case.proposal.state(), completed(&tx.db, case, false, tx.now).await?.as_ref()))?;
    let (refused, event) = case.proposal.clone().confirm_screening(&case.challenge, &permit)?;
    db::proposal::save(&tx.db, &permit, &refused).await?;
    tx.record(&event).await?;
    tx.commit().await
}

/// Keeps title and sum beside a proposal. One proposal that cannot be read must not stop the others from being opened: what fails but for the
/// database as a whole is told, and leaves nothing.
async fn open(
    tx: &Transaction<'_>,
    [permit, reading]: [&Permit; 2],
    proposal: &Proposal,
    row: Option<&db::proposal_version::Model>,
) -> Result<Result<(), String>> {
    let summary = row.ok_or(Error::NotFound).and_then(|row| reading::read_summary(reading, proposal, row));
    let kept = match summary {
        Ok((title, total)) => db::proposal::save_opened(&tx.db, permit, proposal, &title, total).await,
        Err(error) => Err(error),
    };
    match kept {
        Ok(()) => Ok(Ok(())),
        Err(Error::Busy(why)) => Err(Error::Busy(why)),
        Err(error) => Ok(Err(error.to_string())),
    }
}

/// The versions handed in.
async fn versions(db: &impl ConnectionTrait, proposals: &[Proposal]) -> Result<Vec<db::proposal_version::Model>> {
    db::proposal_version::list(db, proposals.iter().filter_map(|p| p.receipt().map(|r| (p.id, r.version)))).await
}

/// How many files the versions handed in list.
pub(crate) async fn file_counts(db: &impl ConnectionTrait, proposals: &[Proposal]) -> Result<HashMap<ProposalId, u32>> {
    let rows = versions(db, proposals).await?;
    let count = |row: &db::proposal_version::Model| {
        let files = reading::read_files(row).len();
        Ok((ProposalId(row.proposal_id), u32::try_from(files).map_err(Error::internal)?))
    };
    rows.iter().map(count).collect()
}

fn opening_line(proposal: &Proposal) -> Option<OpeningLine> {
    let receipt = proposal.receipt()?;
    Some(OpeningLine { code: proposal.code.clone(), version: receipt.version, submitted_at: receipt.at, sha256: receipt.sha256.clone() })
}
