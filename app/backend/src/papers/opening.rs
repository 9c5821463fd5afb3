//! The record of the opening: with the firms for office and council, without them for the public.

use super::case::{challenge_of, texts};
use crate::{Backend, Result, db, facts, proposals::file_counts};
use documents::{Document, Head, opening};
use domain::{
    access::{self, Action, Denied},
    challenges::lifecycle::Early,
    ids::ChallengeId,
    locale::Locale,
    people::Actor,
    time::Moment,
};

impl Backend {
    /// Of a member with a conflict, or who has not declared, it asks no more than of a visitor: they get what is public.
    pub(super) async fn draft_opening(&self, actor: &Actor, id: ChallengeId, now: Moment) -> Result<(Document, String)> {
        let db = &self.db.read;
        let challenge = self.challenge_by_id(db, id).await?;
        let facts = facts::challenge(db, actor, &challenge, now).await?;
        access::check(actor, Action::ViewChallenge, &facts, now)?;
        let record = db::challenge::find(db, id).await?.and_then(|row| row.opening_record().transpose());
        let record = record.ok_or(Denied::WrongState)??;
        let is_full = access::check(actor, Action::ViewOpeningRecord, &facts, now).is_ok();
        let handed_in = db::proposal::handed_in(db, [id]).await?;
        let firms = db::proposal_version::firm_names(db, handed_in.iter().filter(|_| is_full)).await?;
        let files = file_counts(db, &handed_in).await?;
        let opened = record.lines.iter().map(|line| {
            let proposal = handed_in.iter().find(|p| p.code == line.code);
            opening::Opened {
                code: line.code.clone(),
                firm: proposal.and_then(|p| firms.get(&p.id)).cloned().unwrap_or_default(),
                submitted_at: Some(line.submitted_at),
                files: proposal.and_then(|p| files.get(&p.id)).copied().unwrap_or_default(),
                hash: line.sha256.clone(),
            }
        });
        let openers =
            [(challenge.opening.officer, "đại diện cơ quan thường trực"), (challenge.opening.secretary, "thư ký Hội đồng tư vấn")];
        let names = db::user::names(db, openers.iter().filter_map(|(o, _)| o.map(|(by, _)| by))).await?;
        let opener = |(confirmed, role): (Option<(domain::ids::UserId, Moment)>, &str)| opening::Opener {
            name: confirmed.and_then(|(by, _)| names.get(&by).cloned()).unwrap_or_default(),
            role: role.to_owned(),
            confirmed_at: confirmed.map(|(_, at)| at),
        };
        let document = opening::document(&opening::Opening {
            head: Head::office(&self.agency, "BB"),
            challenge: challenge_of(&challenge),
            closed_at: challenge.content.calendar.closes,
            opened_at: Some(record.at),
            openers: openers.into_iter().map(opener).collect(),
            opened: opened.collect(),
            withdrawn: u32::try_from(db::proposal::withdrawn(db, id).await?).unwrap_or(u32::MAX),
            remarks: record.early.iter().map(early).collect(),
            recipients: texts(&["Hội đồng tư vấn", "Lưu: VT, hồ sơ đợt mời"]),
        });
        Ok((document, challenge.code))
    }
}

fn early(early: &Early) -> String {
    format!("Hồ sơ được mở trước thời điểm dự kiến ({}). Lý do: {}", early.planned.show(Locale::Vi), early.reason)
}
