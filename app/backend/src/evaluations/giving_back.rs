//! Whoever presides gives a sheet back to its member, with a reason, unless its member may have seen others'.

use super::{LockedSheet, LockedSheets};
use crate::{Backend, Error, Result, db, mail::Mail};
use domain::{
    access::{self, Action},
    check::Problem,
    collation,
    evaluations::{MemberSheet, SheetStanding, lifecycle::Rejection},
    form::{Form, FormReader},
    limits::REASON,
    people::Actor,
};

impl Backend {
    /// Members with a locked sheet, by proposal, and which of them can be given back.
    pub async fn locked_sheets(&self, actor: &Actor, challenge_code: &str) -> Result<LockedSheets> {
        let now = self.clock.now();
        let db = &self.db.read;
        let case = self.challenge_case(db, actor, challenge_code, now).await?;
        access::check(actor, Action::GiveBackSheet, &case.facts, now)?;
        let proposals = db::proposal::handed_in(db, [case.challenge.id]).await?;
        let sheets = db::sheet::of_proposals(db, proposals.iter().map(|p| p.id)).await?;
        let locked = || sheets.iter().filter(|sheet| matches!(sheet.standing(), SheetStanding::Submitted | SheetStanding::Abstained));
        let names = db::user::names(db, locked().map(|sheet| sheet.member)).await?;
        let line = |sheet: &MemberSheet| {
            let code = proposals.iter().find(|p| p.id == sheet.proposal)?.code.clone();
            let member_name = names.get(&sheet.member).cloned().unwrap_or_default();
            let kept = sheet.kept(actor.id(), &sheets, &case.challenge.content.rules);
            Some(LockedSheet { proposal: sheet.proposal, code, member: sheet.member, member_name, kept })
        };
        let mut lines: Vec<_> = locked().filter_map(line).collect();
        lines.sort_by_cached_key(|line| (line.code.clone(), collation::person(&line.member_name)));
        Ok(LockedSheets { lines, has_next_round: case.facts.has_next_round })
    }

    /// Form: `sheet` (proposal and member, with a space between), `reason`. The member is told by mail.
    pub async fn give_back_sheet(&self, actor: &Actor, challenge_code: &str, form: &Form) -> Result<()> {
        let tx = self.begin().await?;
        let case = self.lock_challenge(&tx, actor, challenge_code).await?;
        let permit = access::check(actor, Action::GiveBackSheet, &case.facts, tx.now)?;
        let mut r = FormReader::new(form);
        let chosen = r.required_parsed("sheet", Problem::Choice, |text| {
            let (proposal, member) = text.split_once(' ')?;
            Some((proposal.parse().ok()?, member.parse().ok()?))
        });
        let reason = r.required("reason", REASON);
        r.errors.or(())?;
        let no_such = || Error::field("sheet", Problem::Choice);
        let (proposal, member) = chosen.ok_or_else(no_such)?;
        let proposals = db::proposal::handed_in(&tx.db, [case.challenge.id]).await?;
        let proposal = proposals.into_iter().find(|p| p.id == proposal).ok_or_else(no_such)?;
        db::user::hold(&tx.db, member).await?;
        let sheets = db::sheet::of_proposals(&tx.db, [proposal.id]).await?;
        let sheet = sheets.iter().find(|sheet| sheet.member == member).ok_or_else(no_such)?;
        let given_back = sheet.clone().give_back(&reason, &sheets, &case.challenge.content.rules, &proposal, &permit);
        let (given_back, event) = given_back.map_err(|rejection| match rejection {
            Rejection::NotGivenBack(_) => rejection.into(),
            _ => no_such(),
        })?;
        db::sheet::save(&tx.db, &permit, &proposal, &given_back).await?;
        let mail = Mail::SheetGivenBack { challenge_code: case.challenge.code.clone(), proposal: proposal.code.clone(), reason };
        self.mail_user(&tx, member, &mail).await?;
        tx.record(&event).await?;
        tx.commit().await
    }
}
