//! Declaring conflicts of interest, before anything of a proposal is seen.

use super::recusal::void_own_sheet;
use crate::{
    Backend, Result, db,
    evaluations::{check_council, counts},
};
use domain::{
    access::{self, Action, Denied},
    council::{
        Conflict, Declaration, Source,
        declaring::{self, Said},
    },
    event::EventKind as What,
    form::Form,
    ids::ProposalId,
    people::Actor,
};

impl Backend {
    /// Form: see [`declaring::of_several`], for every proposal of the challenge that is not declared yet. One after the other,
    /// each as by itself: what was declared before something came between stays.
    pub async fn declare_conflicts(&self, actor: &Actor, challenge_code: &str, form: &Form) -> Result<()> {
        let lines = self.member_proposals(actor, challenge_code).await?;
        let undeclared: Vec<_> = lines.iter().filter(|line| line.conflict == Conflict::Undeclared).map(|line| line.id).collect();
        for (id, said) in declaring::of_several(form, &undeclared)? {
            self.declare_conflict(actor, id, &said).await?;
        }
        Ok(())
    }

    /// Form: see [`Said::from_form`]. Answers the challenge's code.
    /// A sheet that was submitted becomes void; after the close, where others' sheets could be read before, and where the proposal
    /// would lose its quorum by it, the council decides on that.
    pub async fn declare_conflict(&self, actor: &Actor, id: ProposalId, form: &Form) -> Result<String> {
        check_council(actor, self.clock.now())?;
        let about = self.proposal_case(&self.db.read, actor, id, self.clock.now()).await?;
        let may = |action| access::check(actor, action, &about.facts, self.clock.now()).is_ok();
        let is_conflict = form.get("conflict") == Conflict::Conflicted.code();
        if is_conflict && may(Action::RaiseConflict) && may(Action::ViewOwnSheet) && !may(Action::DeclareConflict) {
            return self.raise_conflict(actor, &about, form).await;
        }
        let tx = self.begin().await?;
        check_council(actor, tx.now)?;
        if is_conflict {
            // Two who said so at the same moment could each be spared, and not both.
            let case = self.lock_challenge(&tx, actor, &about.challenge.code).await?;
            let counts = counts(&tx.db, &case.challenge, tx.now).await?;
            let count = counts.iter().find(|count| count.proposal.id == id);
            let own = actor.id().and_then(|member| {
                count.filter(|count| count.sheets.iter().any(|sheet| sheet.member == member)).map(|count| (count, member))
            });
            let is_anew = about.proposal.scored_anew().is_some_and(|anew| tx.now < anew.until);
            let may_come = case.challenge.takes_sheets(tx.now) || is_anew;
            let may_have_read = may(Action::ViewOthersSheets);
            if own.is_some_and(|(count, member)| may_have_read || !count.can_spare(member, &case.challenge.content.rules, may_come)) {
                drop(tx);
                return self.raise_conflict(actor, &about, form).await;
            }
        }
        let case = self.lock_proposal(&tx, actor, id).await?;
        let permit = access::check(actor, Action::DeclareConflict, &case.facts, tx.now)?;
        let member = permit.by().ok_or(Denied::SignIn)?;
        let Said { conflict, kind, reason } = Said::from_form(form)?;
        let is_conflicted = conflict == Conflict::Conflicted;
        // The account's row keeps a sheet from being submitted while its conflict is declared.
        db::user::hold(&tx.db, member).await?;
        let is_declared = db::declaration::of_member(&tx.db, member, [id]).await?.get(&id) == Some(&Conflict::Clear);
        if !is_conflicted && is_declared && db::sheet::find(&tx.db, member, id).await?.is_some_and(|own| own.counts()) {
            return Err(Denied::Locked.into());
        }
        let declaration = Declaration { member, proposal: id, conflict, kind, reason, source: Source::Own, at: tx.now };
        if db::declaration::find(&tx.db, member, id).await?.is_some_and(|before| before.says_the_same(&declaration)) {
            return Ok(case.challenge.code);
        }
        db::declaration::save(&tx.db, &permit, &case.proposal, &declaration).await?;
        let note = kind.map_or_else(|| conflict.code().to_owned(), |kind| format!("{} {}", conflict.code(), kind.code()));
        tx.record(&case.proposal.event(What::ConflictDeclared, &permit).note(note)).await?;
        if is_conflicted {
            void_own_sheet(&tx, &permit, &case.proposal, &declaration).await?;
        }
        tx.commit().await?;
        Ok(case.challenge.code)
    }
}
