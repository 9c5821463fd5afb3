//! What the site suggests about conflicts of interest once proposals are opened, and what the office makes of it;
//! and before an appointment, which firms somebody would be in conflict with.

use super::{ClashingFirm, SuggestionLine, SuggestionStanding, Suggestions, findings::lock_clear_member};
use crate::{
    Backend, Error, Result,
    db::{self, proposal_version::UNREADABLE},
    proposals::{registrations, teams},
};
use domain::{
    access::{self, Action, ChallengeFacts, Denied, Permit, Site},
    challenges::Challenge,
    check::{Problem, is_email},
    council::{
        Finding, FindingState, Interest, Seat, Source, clashes,
        suggestions::{self, Clash, Entrant, Person},
    },
    firms::{Firm, Profile},
    form::{Form, FormReader},
    ids::{ProposalId, UserId},
    limits::{NAME, REASON},
    people::Actor,
    proposals::{Applicant, Partner, Proposal},
    time::Moment,
};
use sea_orm::ConnectionTrait;
use std::collections::{BTreeMap, BTreeSet};

impl Backend {
    /// Suggested and known conflicts of a challenge, by code and name; for the office, once opened.
    pub async fn conflict_suggestions(&self, actor: &Actor, challenge_code: &str) -> Result<Suggestions> {
        let now = self.clock.now();
        let db = &self.db.read;
        let case = self.challenge_case(db, actor, challenge_code, now).await?;
        let permit = access::check(actor, Action::ViewSuggestions, &case.facts, now)?;
        let proposals = db::proposal::handed_in(db, [case.challenge.id]).await?;
        let may_judge = access::might(actor, Action::JudgeSuggestion, &case.facts, now).is_ok();
        let Suggestions { lines, unread } = lines(db, &permit, &case.challenge.code, proposals).await?;
        let judged = |line: SuggestionLine| SuggestionLine { may_judge: may_judge && line.standing == SuggestionStanding::Open, ..line };
        Ok(Suggestions { lines: lines.into_iter().map(judged).collect(), unread })
    }

    /// How many suggestions of these challenges wait for the actor, by code; none are counted that they may not judge.
    pub(crate) async fn waiting_suggestions(&self, actor: &Actor, challenges: &[Challenge], now: Moment) -> Result<BTreeMap<String, u32>> {
        let db = &self.db.read;
        let mut waiting = BTreeMap::new();
        for challenge in challenges {
            let facts = ChallengeFacts::of(challenge, now);
            if access::might(actor, Action::JudgeSuggestion, &facts, now).is_err() {
                continue;
            }
            let permit = access::check(actor, Action::ViewSuggestions, &facts, now)?;
            let proposals = db::proposal::handed_in(db, [challenge.id]).await?;
            let lines = lines(db, &permit, &challenge.code, proposals).await?.lines;
            let open = lines.iter().filter(|line| line.standing == SuggestionStanding::Open).count() as u32;
            if open > 0 {
                waiting.insert(challenge.code.clone(), open);
            }
        }
        Ok(waiting)
    }

    /// One of them.
    pub async fn conflict_suggestion(&self, actor: &Actor, id: ProposalId, member: UserId) -> Result<SuggestionLine> {
        let now = self.clock.now();
        let db = &self.db.read;
        access::check(actor, Action::UseOffice, &Site, now)?;
        let case = self.proposal_case(db, actor, id, now).await?;
        access::check(actor, Action::JudgeSuggestion, &case.facts, now)?;
        let permit = access::check(actor, Action::ViewSuggestions, &case.facts, now)?;
        let lines = lines(db, &permit, &case.challenge.code, vec![case.proposal]).await?.lines;
        let line = lines.into_iter().find(|line| line.member == member).ok_or(Denied::WrongState)?;
        Ok(SuggestionLine { may_judge: line.standing == SuggestionStanding::Open, ..line })
    }

    /// Form: `member`, `verdict` (`confirm` or `dismiss`), `kind` (to confirm), `reason`, which the member is shown.
    /// Answers the challenge's code.
    pub async fn judge_suggestion(&self, actor: &Actor, id: ProposalId, form: &Form) -> Result<String> {
        let tx = self.begin().await?;
        access::check(actor, Action::UseOffice, &Site, tx.now)?;
        let case = self.lock_proposal(&tx, actor, id).await?;
        let permit = access::check(actor, Action::JudgeSuggestion, &case.facts, tx.now)?;
        let reader = access::check(actor, Action::ViewSuggestions, &case.facts, tx.now)?;
        let is_confirmed = match form.get("verdict") {
            "confirm" => true,
            "dismiss" => false,
            _ => return Err(Error::field("verdict", Problem::Choice)),
        };
        let mut r = FormReader::new(form);
        let member = r.required_parsed("member", Problem::Choice, |text| text.parse().ok().map(UserId));
        let kind = if is_confirmed { r.required_parsed("kind", Problem::Choice, Interest::from_code) } else { None };
        let reason = r.required("reason", REASON);
        r.errors.or(())?;
        let Some(member) = member else { return Err(Error::field("member", Problem::Choice)) };
        let name = lock_clear_member(&tx, member, &case.proposal).await?;
        let suggested = lines(&tx.db, &reader, &case.challenge.code, vec![case.proposal.clone()]).await?;
        if !suggested.lines.iter().any(|line| line.member == member && line.standing == SuggestionStanding::Open) {
            return Err(Error::field("member", Problem::Choice));
        }
        let (finding, event) = match kind {
            Some(kind) => Finding::find(Source::Confirmed, (member, &name), &case.proposal, kind, reason, &permit),
            None => Finding::dismiss((member, &name), &case.proposal, reason, &permit),
        };
        self.enforce(&tx, &permit, (&case.challenge, &case.proposal), (&finding, &event)).await?;
        tx.commit().await?;
        Ok(case.challenge.code)
    }

    /// Form: `name`, `candidate_affiliation`, `email`. Verified firms that a candidate for a seat would clash with, judged by
    /// their registrations alone: what is sealed is not looked at.
    pub async fn clashing_firms(&self, actor: &Actor, form: &Form) -> Result<Vec<ClashingFirm>> {
        access::check(actor, Action::ManageSeats, &Site, self.clock.now())?;
        let mut r = FormReader::new(form);
        let name = r.required("name", NAME);
        let affiliation = r.text("candidate_affiliation", NAME);
        let email = r.parsed("email", Problem::Email, |text| is_email(text).then(|| text.to_owned())).unwrap_or_default();
        r.errors.or(())?;
        let candidate = Person::new(suggestions::Candidate { name: &name, affiliation: &affiliation, email: &email });
        let clashing = |firm: Firm| {
            let clashes = clashes(&candidate, &Entrant::new(register(&firm.profile), None));
            (!clashes.is_empty()).then_some(ClashingFirm { id: firm.id, legal_name: firm.profile.legal_name, clashes })
        };
        Ok(db::firm::verified(&self.db.read).await?.into_iter().filter_map(clashing).collect())
    }
}

async fn lines(db: &impl ConnectionTrait, permit: &Permit, code: &str, proposals: Vec<Proposal>) -> Result<Suggestions> {
    let ids = || proposals.iter().map(|p| p.id);
    let seats = db::seat::list(db).await?;
    let emails = db::user::emails(db, seats.iter().map(|s| s.user)).await?;
    let firms = db::proposal_version::applicants(db, &proposals).await?;
    let registrations = registrations(db, firms.values()).await?;
    let teams = teams(db, permit, &proposals).await?;
    let findings = db::finding::list(db, ids()).await?;
    let conflicts = db::declaration::conflicts(db, ids()).await?;
    let names = db::user::names(db, conflicts.iter().map(|c| c.member)).await?;
    let person = |seat: &Seat| {
        let email = emails.get(&seat.user).map_or("", String::as_str);
        Person::new(suggestions::Candidate { name: &seat.name, affiliation: &seat.affiliation, email })
    };
    let people: Vec<Person> = seats.iter().map(person).collect();
    let (mut lines, mut unread) = (Vec::new(), Vec::new());
    for proposal in &proposals {
        let (firm, team) = (firms.get(&proposal.id), teams.get(&proposal.id).map(String::as_str));
        unread.extend((firm.is_none() || team.is_none()).then(|| proposal.code.clone()));
        let lead = firm.map(|of| Entrant::new(register(&of.firm), team));
        let partners = firm.into_iter().flat_map(|of| &of.partners).map(|partner| entrant(partner, registrations.get(&partner.key())));
        let entrants: Vec<Entrant> = lead.into_iter().chain(partners).collect();
        let clashes = |person: &Person| {
            let of_all: BTreeSet<Clash> = entrants.iter().flat_map(|entrant| clashes(person, entrant)).collect();
            of_all.into_iter().collect::<Vec<_>>()
        };
        let seated = seats.iter().zip(&people).map(|(seat, person)| (seat.user, seat.name.clone(), clashes(person)));
        let own_conflicts = || conflicts.iter().filter(|c| c.proposal == proposal.id);
        let former = own_conflicts().filter(|c| !seats.iter().any(|s| s.user == c.member));
        let former = former.map(|c| (c.member, names.get(&c.member).cloned().unwrap_or_default(), Vec::new()));
        for (member, member_name, clashes) in seated.chain(former) {
            let conflict = own_conflicts().find(|c| c.member == member);
            let finding = findings.iter().find(|f| f.member == member && f.proposal == proposal.id);
            let standing = match (conflict, finding.and_then(why_not)) {
                (Some(conflict), _) => SuggestionStanding::Conflicted(conflict.clone()),
                (None, Some(reason)) => SuggestionStanding::Dismissed(reason),
                (None, None) if clashes.is_empty() => continue,
                (None, None) => SuggestionStanding::Open,
            };
            lines.push(SuggestionLine {
                challenge_code: code.to_owned(),
                proposal: proposal.id,
                code: proposal.code.clone(),
                firm_name: firm.map_or_else(|| UNREADABLE.to_owned(), Applicant::name),
                member,
                member_name,
                clashes,
                standing,
                may_judge: false,
            });
        }
    }
    Ok(Suggestions { lines, unread })
}

/// Why there is no conflict, where the office or whoever presides said so.
fn why_not(finding: &Finding) -> Option<String> {
    match &finding.state {
        FindingState::Dismissed => Some(finding.reason.clone()),
        FindingState::Lifted { reason, .. } => Some(reason.clone()),
        FindingState::Found | FindingState::Appealed { .. } | FindingState::Kept { .. } => None,
    }
}

fn register(profile: &Profile) -> suggestions::Register<'_> {
    suggestions::Register {
        tax_code: profile.tax_code.as_str(),
        legal_name: &profile.legal_name,
        representative: &profile.representative,
        contact_email: &profile.contact_email,
    }
}

/// A partner, as its lead has named it and its owner has read it, with the address of its registration.
fn entrant(partner: &Partner, registered: Option<&Profile>) -> Entrant {
    let contact_email = registered.map_or("", |profile| &profile.contact_email);
    let (tax_code, legal_name, representative) = (&partner.key(), &partner.name, &partner.representative);
    Entrant::new(suggestions::Register { tax_code, legal_name, representative, contact_email }, None)
}
