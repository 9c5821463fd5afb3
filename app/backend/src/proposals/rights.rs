//! What each of a firm's people may do with one proposal, over what they may do with all: the owner says it, all of them see it.

use crate::{Backend, Error, Result, db, firms::right_field, settled::settled};
use domain::{
    access::{self, Action},
    check::Problem,
    form::Form,
    ids::{ProposalId, UserId},
    people::{Actor, Right},
    proposals::{Proposal, rights},
};
use sea_orm::ConnectionTrait;

/// One of the firm's people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProposalPerson {
    pub user: UserId,
    pub name: String,
    pub is_owner: bool,
    /// With all of the firm's proposals.
    pub right: Right,
    /// With this one, where the owner said so.
    pub alone: Option<Right>,
}

/// What the page shows, of everybody but the owner.
pub fn rights_form(people: &[ProposalPerson]) -> Form {
    let others = people.iter().filter(|person| !person.is_owner);
    Form(others.map(|person| (right_field(person.user), rights::code(person.alone).to_owned())).collect())
}

impl Backend {
    /// For everybody of the firm; the owner first.
    pub async fn proposal_rights(&self, actor: &Actor, id: ProposalId) -> Result<Vec<ProposalPerson>> {
        let (db, now) = (&self.db.read, self.clock.now());
        let case = self.proposal_case(db, actor, id, now).await?;
        access::check(actor, Action::ViewOwnProposal, &case.facts, now)?;
        people(db, &case.proposal).await
    }

    /// Form: for each person but the owner, what they may do with this one, as `right_` and their account, or that nothing is
    /// [said](rights::AS_ALL) of it; `seen` of what was [shown](rights_form). What nobody changed stays.
    pub async fn set_proposal_rights(&self, actor: &Actor, id: ProposalId, form: &Form) -> Result<()> {
        let tx = self.begin().await?;
        let case = self.lock_proposal(&tx, actor, id).await?;
        let permit = access::check(actor, Action::SetProposalRights, &case.facts, tx.now)?;
        // Nobody joins or leaves meanwhile.
        db::firm::lock(&tx.db, case.proposal.firm).await?;
        let people = people(&tx.db, &case.proposal).await?;
        let form = settled(form, &rights_form(&people), None, actor)?;
        let mut is_changed = false;
        for person in people.iter().filter(|person| !person.is_owner) {
            let field = right_field(person.user);
            let code = form.get(&field);
            if code.is_empty() {
                continue;
            }
            let alone = rights::from_code(code).ok_or_else(|| Error::field(&field, Problem::Choice))?;
            if alone == person.alone {
                continue;
            }
            db::proposal_right::set(&tx.db, &permit, &case.proposal, person.user, alone).await?;
            tx.record(&rights::event(&case.proposal, person.user, &person.name, alone, &permit)).await?;
            is_changed = true;
        }
        if is_changed { tx.commit().await } else { Ok(()) }
    }
}

async fn people(db: &impl ConnectionTrait, proposal: &Proposal) -> Result<Vec<ProposalPerson>> {
    let said = db::proposal_right::of_proposal(db, proposal.id).await?;
    let person = |person: db::firm_member::FirmPerson| ProposalPerson {
        alone: said.iter().find(|own| own.user == person.user).map(|own| own.right),
        user: person.user,
        name: person.name,
        is_owner: person.is_owner,
        right: person.right,
    };
    Ok(db::firm_member::people(db, proposal.firm).await?.into_iter().map(person).collect())
}
