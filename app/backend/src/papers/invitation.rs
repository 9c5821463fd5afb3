//! The invitation to a meeting: the same for everyone who may read of the meeting.

use super::{
    Paper,
    case::{Council, challenge_of, member, texts},
};
use crate::{Backend, Result, council, db};
use documents::{Document, Head, invitation};
use domain::{ids::MeetingId, people::Actor, time::Moment};

impl Backend {
    pub(super) async fn draft_invitation(&self, actor: &Actor, id: MeetingId, now: Moment) -> Result<(Document, String)> {
        let db = &self.db.read;
        let case = self.paper_case(db, actor, Paper::Invitation(id), now).await?;
        let (meeting, challenges, _) = self.meeting_facts(db, actor, id, now).await?;
        let council = Council::at(db, now, council::presider(db, case.challenge.id, now).await?).await?;
        let document = invitation::document(&invitation::Invitation {
            head: Head::council(&self.agency, "GM-HĐTV"),
            challenges: challenges.iter().map(challenge_of).collect(),
            at: meeting.plan.at,
            members: council.seats().filter(|seat| !seat.is_alternate).map(member).collect(),
            chair: council.presider(),
            secretary: db::user::name(db, meeting.plan.secretary).await?,
            address: format!("{}/council/meetings/{id}", self.base_url),
            recipients: texts(&["Như trên", "Lưu: HĐTV"]),
            place: meeting.plan.place,
            guests: meeting.plan.guests,
        });
        Ok((document, meeting.plan.at.to_date()))
    }
}
