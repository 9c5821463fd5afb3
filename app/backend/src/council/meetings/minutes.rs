//! Everything that the minutes of a meeting hold, for whoever has no conflict with any of it.

use super::{
    MinutesChallenge, MinutesItem, MinutesReport, MinutesSubject, MinutesView,
    case::{Known, MeetingCase},
    viewing::Names,
    wide::wide_of,
};
use crate::{Backend, Result, db};
use domain::{
    access::{self, Action},
    council::meeting::{State, Subject},
    evaluations::advisory::wide::Wide,
    ids::MeetingId,
    people::Actor,
};

impl Backend {
    pub async fn meeting_minutes(&self, actor: &Actor, id: MeetingId) -> Result<MinutesView> {
        let now = self.clock.now();
        let case = self.meeting_case(&self.db.read, actor, id, now).await?;
        access::check(actor, Action::ViewMinutes, &case.facts, now)?;
        let known = self.known(actor, &case).await?;
        let wide = wide_of(&self.db.read, &case, now).await?;
        let meeting = case.with_roll();
        let names = Names::of(&meeting);
        let presider = meeting.presider(case.acting);
        let presider = meeting.roll.iter().find(|a| Some(a.user) == presider);
        let plan = &meeting.plan;
        let secretary = db::user::name(&self.db.read, plan.secretary).await?;
        let challenge = |c: &domain::challenges::Challenge| MinutesChallenge {
            code: c.code.clone(),
            title: c.content.title.clone(),
            owner: c.content.owner.clone(),
            rules_hash: c.rules_hash.clone(),
        };
        Ok(MinutesView {
            id,
            challenges: case.challenges.iter().map(challenge).collect(),
            place: plan.place.clone(),
            planned: plan.at,
            presider: presider.cloned(),
            secretary,
            guests: plan.guests.clone(),
            quorum: if let State::Ended { quorum, .. } = &meeting.state { *quorum } else { case.quorum() },
            items: (0..meeting.items.len()).map(|i| item(&case, &names, &known, &wide, i)).collect(),
            reports: meeting.reports.iter().map(|r| MinutesReport { by: names.get(r.by), at: r.at, text: r.text.clone() }).collect(),
            state: meeting.state,
            roll: meeting.roll,
        })
    }
}

fn item(case: &MeetingCase, names: &Names, known: &Known, wide: &Wide, index: usize) -> MinutesItem {
    let item = &case.meeting.items[index];
    let subject = match item.subject {
        Subject::Opening => MinutesSubject::Opening,
        Subject::Closing => MinutesSubject::Closing,
        Subject::Proposal(id) => {
            let (challenge, code, title, firm) = known
                .get(&id)
                .map(|(challenge, line)| (challenge.clone(), line.code.clone(), line.title.clone(), line.firm_name.clone()))
                .unwrap_or_default();
            MinutesSubject::Dossier { challenge, code, title, firm }
        }
    };
    let notes = item.notes.clone();
    MinutesItem {
        subject,
        presider: case.other_presider(index).map(|user| names.get(user)).unwrap_or_default(),
        wide: case.wide_criteria(wide, known, item.subject),
        began: item.began,
        ended: item.ended,
        in_room: if item.ended.is_some() { item.in_room } else { case.meeting.in_room() },
        recused: names.recused(case, index),
        outside: names.absences(&case.meeting, item, |_| true),
        opinions: notes.opinions,
        dissent: notes.dissent,
        vote: notes.vote,
        conclusion: notes.conclusion,
    }
}
