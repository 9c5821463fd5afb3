//! Alternates who join the council for one challenge because members have conflicts: an officer proposes, the leader appoints.

use crate::{
    Backend, Error, Result,
    db::{self, Source},
    mail::Mail,
    transaction::Transaction,
};
use domain::{
    access::{self, Action, Can, Denied},
    check::Problem,
    collation,
    council::{
        AdHocMember,
        ad_hoc::{alternates, conflicted},
    },
    event::{Event, EventKind as What},
    form::Form,
    ids::{ChallengeId, UserId},
    people::{Actor, Role},
    time::Moment,
};

/// For the office: who joins, who may, and how many.
#[derive(Clone, Debug)]
pub struct AdHocDesk {
    /// Proposed or appointed.
    pub lines: Vec<AdHocLine>,
    /// Alternates who are neither.
    pub candidates: Vec<(UserId, String)>,
    /// Members with a conflict: no more may join.
    pub most: u32,
    pub can: Can,
}

#[derive(Clone, Debug)]
pub struct AdHocLine {
    pub of: AdHocMember,
    pub name: String,
    pub proposed_by: String,
    pub appointed_by: String,
}

impl Backend {
    pub async fn ad_hoc_desk(&self, actor: &Actor, challenge_code: &str) -> Result<AdHocDesk> {
        let now = self.clock.now();
        let db = &self.db.read;
        let case = self.challenge_case(db, actor, challenge_code, now).await?;
        access::check(actor, Action::ProposeAdHoc, &case.facts, now)
            .or_else(|_| access::check(actor, Action::AppointAdHoc, &case.facts, now))?;
        let all = db::ad_hoc_member::list(db, case.challenge.id).await?;
        let people = all.iter().flat_map(|of| [of.member, of.proposed_by].into_iter().chain(of.appointed.map(|(by, _)| by)));
        let names = db::user::names(db, people.collect::<Vec<_>>()).await?;
        let name = |id: UserId| names.get(&id).cloned().unwrap_or_default();
        let mut candidates = alternates(&db::seat::list(db).await?, now);
        candidates.retain(|(id, _)| !all.iter().any(|of| of.member == *id));
        candidates.sort_by_cached_key(|(_, name)| collation::person(name));
        Ok(AdHocDesk {
            most: most(db, case.challenge.id, now).await? as u32,
            lines: all.into_iter().map(|of| line(of, name)).collect(),
            candidates,
            can: Can::ask(actor, &case.facts, now),
        })
    }

    /// Form: `member`, an alternate; `reason`. The leader is told.
    pub async fn propose_ad_hoc(&self, actor: &Actor, challenge_code: &str, form: &Form) -> Result<()> {
        let tx = self.begin().await?;
        let case = self.lock_challenge(&tx, actor, challenge_code).await?;
        let challenge = case.challenge;
        let permit = access::check(actor, Action::ProposeAdHoc, &case.facts, tx.now)?;
        db::seat::lock_all(&tx.db).await?;
        let others = db::ad_hoc_member::list(&tx.db, challenge.id).await?;
        // The same form posted again.
        if others.iter().any(|of| form.text("member") == of.member.to_string() && form.text("reason") == of.reason) {
            return Ok(());
        }
        let candidates = alternates(&db::seat::list(&tx.db).await?, tx.now);
        let most = most(&tx.db, challenge.id, tx.now).await?;
        let (member, reason) = AdHocMember::read(form, &candidates, &others, most)?;
        let proposed_by = permit.by().ok_or(Denied::SignIn)?;
        let of = AdHocMember { challenge: challenge.id, member, reason, proposed_by, proposed_at: tx.now, appointed: None };
        db::ad_hoc_member::insert(&tx.db, &permit, &of).await?;
        record(&tx, What::AdHocProposed, &of, proposed_by).await?;
        let mail = Mail::AdHocWaits { challenge_code: challenge.code, title: challenge.content.title, reason: of.reason };
        self.mail_role(&tx, Role::Leader, &mail).await?;
        tx.commit().await
    }

    /// Form: `member`, whom an officer proposed; `verdict` (`appoint` or `decline`). Whoever is appointed is told, or whoever
    /// proposed somebody who is not.
    pub async fn appoint_ad_hoc(&self, actor: &Actor, challenge_code: &str, form: &Form) -> Result<()> {
        let tx = self.begin().await?;
        let case = self.lock_challenge(&tx, actor, challenge_code).await?;
        let challenge = case.challenge;
        let permit = access::check(actor, Action::AppointAdHoc, &case.facts, tx.now)?;
        let by = permit.by().ok_or(Denied::SignIn)?;
        db::seat::lock_all(&tx.db).await?;
        let all = db::ad_hoc_member::list(&tx.db, challenge.id).await?;
        let appointed = all.iter().filter(|of| of.is_appointed()).count();
        let of = all.into_iter().find(|of| of.member.to_string() == form.text("member"));
        let of = of.ok_or_else(|| Error::field("member", Problem::Choice))?;
        let is_declined = match form.get("verdict") {
            "appoint" => false,
            "decline" => true,
            _ => return Err(Error::field("verdict", Problem::Choice)),
        };
        match (of.is_appointed(), is_declined) {
            (true, false) => return Ok(()),
            (true, true) => return Err(Denied::WrongState.into()),
            (false, true) => {
                db::ad_hoc_member::remove(&tx.db, &permit, &of).await?;
                record(&tx, What::AdHocDeclined, &of, by).await?;
                let name = db::user::name(&tx.db, of.member).await?;
                let mail = Mail::AdHocReturned { challenge_code: challenge.code, title: challenge.content.title, name };
                self.mail_user(&tx, of.proposed_by, &mail).await?;
            }
            (false, false) => {
                let still = alternates(&db::seat::list(&tx.db).await?, tx.now);
                if !still.iter().any(|(id, _)| *id == of.member) {
                    return Err(Error::field("member", Problem::Choice));
                }
                let most = most(&tx.db, challenge.id, tx.now).await?;
                let of = of.appoint(by, tx.now, appointed, most).map_err(|problem| Error::field("member", problem))?;
                db::ad_hoc_member::save_appointed(&tx.db, &permit, &of).await?;
                record(&tx, What::AdHocAppointed, &of, by).await?;
                let mail = Mail::AdHocAppointed { challenge_code: challenge.code, title: challenge.content.title, reason: of.reason };
                self.mail_user(&tx, of.member, &mail).await?;
            }
        }
        tx.commit().await
    }
}

fn line(of: AdHocMember, name: impl Fn(UserId) -> String) -> AdHocLine {
    AdHocLine {
        name: name(of.member),
        proposed_by: name(of.proposed_by),
        appointed_by: of.appointed.map(|(by, _)| name(by)).unwrap_or_default(),
        of,
    }
}

/// As many as sit and have a conflict with what was handed in.
async fn most(db: &impl Source, challenge: ChallengeId, now: Moment) -> Result<usize> {
    let sit = db::seat::members(db, now).await?;
    let proposals = db::proposal::handed_in(db, [challenge]).await?;
    let said = db::declaration::conflicted(db, proposals.iter().map(|proposal| proposal.id)).await?;
    let recused: Vec<UserId> = db::recusal::of_challenge(db, challenge).await?.iter().map(|recusal| recusal.member).collect();
    Ok(conflicted(&sit, &said, &recused))
}

async fn record(tx: &Transaction<'_>, kind: What, of: &AdHocMember, by: UserId) -> Result<()> {
    let name = db::user::name(&tx.db, of.member).await?;
    tx.record(&Event::new(kind, Some(by)).challenge(of.challenge).note(format!("{name}: {}", of.reason))).await
}
