//! The table of scores, and a member's own sheet.

use super::{
    Paper,
    case::{Council, challenge_of, reopenings, texts},
};
use crate::{
    Backend, Error, Result,
    db::{self, result::Official},
    results::{ConflictNote, PublicTie, conflict_notes, named_proposals, official, ranked_lines, tie},
};
use documents::{Document, Head, count, minutes, scores, sheet, tie::Tie};
use domain::{
    access::Denied,
    challenges::Challenge,
    council::Vote,
    evaluations::{
        Exclusion, Outcome, SheetStanding,
        result_file::{Closing, OfConflict, OfficialLine},
    },
    event::EventKind,
    ids::{ProposalId, UserId},
    people::Actor,
    proposals::Proposal,
    time::Moment,
    verbatim::Verbatim,
};
use sea_orm::ConnectionTrait;

impl Backend {
    pub(super) async fn draft_scores(&self, actor: &Actor, paper: Paper, now: Moment) -> Result<(Document, String)> {
        let db = &self.db.read;
        let case = self.paper_case(db, actor, paper, now).await?;
        let council = Council::of_scoring(db, case.challenge.id, now).await?;
        let official = official(db, &case.challenge).await?;
        let document = scores::document(&scores::Scores {
            head: Head::council(&self.agency, ""),
            challenge: challenge_of(&case.challenge),
            rules_hash: case.challenge.content.rules.hash(),
            rules: case.challenge.content.rules.clone().into_inner(),
            reopenings: reopenings(db, case.challenge.id).await?,
            tie: settled(db, &case.challenge, &official.closing).await?,
            conflicts: conflicts(db, &case.challenge, &official).await?,
            scored: scored(db, &case.challenge, official.outcomes, |_| true).await?,
            chair: council.presider(),
            secretary: council.secretary(),
            recipients: texts(&["Lưu: HĐTV"]),
        });
        Ok((document, case.challenge.code))
    }

    /// Of all sheets: how many there were, and what they add up to.
    pub(super) async fn draft_count(&self, actor: &Actor, paper: Paper, now: Moment) -> Result<(Document, String)> {
        let db = &self.db.read;
        let case = self.paper_case(db, actor, paper, now).await?;
        let council = Council::of_scoring(db, case.challenge.id, now).await?;
        let official = official(db, &case.challenge).await?;
        let tie = settled(db, &case.challenge, &official.closing).await?;
        let scored = scored(db, &case.challenge, official.outcomes, |_| true).await?;
        let (ballots, uncounted) = counted(db, &scored).await?;
        let document = count::document(&count::Count {
            head: Head::council(&self.agency, "BB-HĐTV"),
            challenge: challenge_of(&case.challenge),
            closed: db::step::last(db, case.challenge.id, EventKind::ScoringClosed).await?.map(|step| step.at),
            ballots,
            uncounted,
            scored,
            tie,
            chair: council.presider(),
            secretary: council.secretary(),
            recipients: texts(&["Hội đồng tư vấn (báo cáo)", "Lưu: HĐTV"]),
        });
        Ok((document, case.challenge.code))
    }

    pub(super) async fn draft_sheet(&self, actor: &Actor, paper: Paper, now: Moment) -> Result<(Document, String)> {
        let case = self.paper_case(&self.db.read, actor, paper, now).await?;
        let proposal = case.proposal.ok_or(Error::NotFound)?;
        let own = case.permit.by().ok_or(Denied::SignIn)?;
        Ok((sheet::document(&self.filled(&case.challenge, own, &proposal, now).await?), proposal.code))
    }

    pub(super) async fn draft_own_sheets(&self, actor: &Actor, paper: Paper, now: Moment) -> Result<(Document, String)> {
        let case = self.paper_case(&self.db.read, actor, paper, now).await?;
        let own = case.permit.by().ok_or(Denied::SignIn)?;
        let mut sheets = Vec::new();
        for (proposal, _) in self.handed_in_sheets(&self.db.read, actor, &case.challenge, case.facts, now).await? {
            sheets.push(self.filled(&case.challenge, own, &proposal, now).await?);
        }
        sheets.sort_by(|a, b| a.code.cmp(&b.code));
        let (first, others) = sheets.split_first().ok_or(Denied::WrongState)?;
        Ok((sheet::bound(first, others), case.challenge.code))
    }

    async fn filled(&self, challenge: &Challenge, own: UserId, proposal: &Proposal, now: Moment) -> Result<sheet::Filled> {
        let db = &self.db.read;
        let saved = db::sheet::find(db, own, proposal.id).await?.ok_or(Error::NotFound)?;
        let submitted_at = saved.handed_in_at();
        let council = Council::at(db, submitted_at.unwrap_or(now), None).await?;
        Ok(sheet::Filled {
            head: Head::council(&self.agency, ""),
            challenge: challenge_of(challenge),
            rules: challenge.content.rules.clone().into_inner(),
            firm: db::proposal_version::firm_names(db, [proposal]).await?.remove(&proposal.id).unwrap_or_default(),
            code: proposal.code.clone(),
            member: council.member(own, submitted_at.unwrap_or(now)).ok_or(Denied::Role)?,
            sheet: saved.sheet().clone(),
            submitted_at,
        })
    }
}

/// How many sheets of each proposal were given out, came back and count, and why others do not.
pub(super) async fn counted(db: &impl ConnectionTrait, scored: &[scores::Scored]) -> Result<(Vec<minutes::Ballots>, Vec<String>)> {
    let sheets = db::sheet::of_proposals(db, scored.iter().map(|s| s.outcome.proposal)).await?;
    let of = |id: ProposalId, standing: SheetStanding| {
        let sheets = sheets.iter().filter(|sheet| sheet.proposal == id && sheet.standing() == standing);
        u32::try_from(sheets.count()).unwrap_or(u32::MAX)
    };
    let mut uncounted = Vec::new();
    let ballots = scored.iter().map(|s| {
        let (abstained, void) = (of(s.outcome.proposal, SheetStanding::Abstained), of(s.outcome.proposal, SheetStanding::Void));
        let excluded = s.outcome.all.map_or(0, |all| all.n - s.outcome.n);
        if abstained > 0 {
            uncounted.push(format!("Hồ sơ {}: {abstained:02} thành viên nộp phiếu không cho điểm.", s.code));
        }
        if void > 0 {
            uncounted.push(format!("Hồ sơ {}: {void:02} phiếu không còn giá trị do xung đột lợi ích.", s.code));
        }
        if excluded > 0 {
            uncounted.push(format!("Hồ sơ {}: {excluded:02} phiếu bị loại theo biểu quyết của Hội đồng.", s.code));
        }
        let invalid = abstained + void + excluded;
        minutes::Ballots {
            code: s.code.clone(),
            issued: s.outcome.eligible + void,
            returned: s.outcome.n + invalid,
            valid: s.outcome.n,
            invalid,
        }
    });
    let ballots = ballots.collect();
    Ok((ballots, uncounted))
}

/// Sheets that were left out and why, what became of sheets whose members have a conflict, and the order before a motion voided
/// one after the close.
pub(super) async fn conflicts(db: &impl ConnectionTrait, challenge: &Challenge, official: &Official) -> Result<Vec<String>> {
    let sentence = |note: ConflictNote| match note.what {
        OfConflict::Voided(motion) => {
            format!("Hồ sơ {}, phiếu {}: bị hủy theo biểu quyết {motion} của Hội đồng. Lý do: {}", note.code, note.column, note.reason)
        }
        OfConflict::Declared => {
            format!("Hồ sơ {}, phiếu {}: không tính, vì thành viên tự khai báo xung đột lợi ích sau khi nộp.", note.code, note.column)
        }
        OfConflict::Anew(motion) => format!(
            "Hồ sơ {}: không còn đủ số phiếu sau biểu quyết {motion} nên được chấm lại toàn bộ; các phiếu trước đó không tính và có trong tệp kết quả.",
            note.code
        ),
        OfConflict::Contested(members) => format!(
            "Hồ sơ {}: {members:02} thành viên không được chấm do bị ghi nhận xung đột lợi ích; đề nghị xem xét lại của họ không được chấp nhận.",
            note.code
        ),
        OfConflict::Counts => format!(
            "Hồ sơ {}, phiếu {}: xung đột lợi ích được ghi nhận sau khi nộp; Hội đồng không hủy phiếu nên phiếu được tính.",
            note.code, note.column
        ),
    };
    let rank = |line: &OfficialLine| line.rank.map_or_else(|| "không xếp hạng".to_owned(), |rank| format!("hạng {rank}"));
    let line = |line: &OfficialLine| format!("{} ({}, {:02} phiếu)", line.code, rank(line), line.n);
    let before = official.replaced.iter().map(|before| {
        let order = before.official.iter().map(line).collect::<Vec<_>>().join("; ");
        match &before.anew {
            Some(code) => format!("Kết quả trước khi chấm lại hồ sơ {code} (theo biểu quyết {}): {order}.", before.motion),
            None => format!("Kết quả trước biểu quyết {}: {order}.", before.motion),
        }
    });
    let out = |(code, column, of): (String, String, Exclusion)| {
        let Vote { in_favour, against, abstained } = of.vote;
        let motion = of.motion.map(|motion| format!(" {motion}")).unwrap_or_default();
        format!(
            "Hồ sơ {code}, phiếu {column}: không tính theo biểu quyết{motion} của Hội đồng ({in_favour:02} tán thành, {against:02} không tán thành, \
             {abstained:02} không cho ý kiến). Lý do: {}",
            of.reason
        )
    };
    let notes = conflict_notes(db, challenge, &official.closing).await?;
    Ok(official.closing.left_out().into_iter().map(out).chain(notes.into_iter().map(sentence)).chain(before).collect())
}

/// What the council did about a tie.
pub(super) async fn settled(db: &impl ConnectionTrait, challenge: &Challenge, closing: &Verbatim<Closing>) -> Result<Option<Tie>> {
    let told = |tie: PublicTie| {
        let value = tie.lot.as_ref().and_then(|lot| lot.value.clone());
        let lot = tie.lot.map(|lot| lot.tickets.into_iter().map(|(code, _)| code).collect()).unwrap_or_default();
        Tie { ballot: tie.ballot, lot, value }
    };
    Ok(tie(db, challenge, closing).await?.map(told))
}

/// Outcomes with codes and, where they may be named, firms.
pub(super) async fn scored(
    db: &impl ConnectionTrait,
    challenge: &Challenge,
    outcomes: Vec<Outcome>,
    is_named: impl Fn(domain::ids::ProposalId) -> bool,
) -> Result<Vec<scores::Scored>> {
    let lines = ranked_lines(&named_proposals(db, challenge).await?, outcomes, is_named)?;
    Ok(lines.into_iter().map(|l| scores::Scored { code: l.code, firm: l.firm_name, outcome: l.outcome }).collect())
}
