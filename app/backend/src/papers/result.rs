//! The draft of the decision, the announcement, and the letter to each firm.

use super::{
    Paper,
    case::{challenge_of, director, texts},
    scoring::{conflicts, scored, settled},
};
use crate::{
    Backend, Error, Result, db,
    results::{coded, named_proposals, official},
};
use documents::{Document, Head, announcement, decision, head::OFFICE, letter};
use domain::{
    access::Denied,
    challenges::Challenge,
    evaluations::{Public, shortlist::departed},
    locale::Locale,
    people::Actor,
    proposals::State,
    time::Moment,
};

const AUTHORITY: &str = "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH";

impl Backend {
    /// What the leader decided; before that, what the council proposes.
    pub(super) async fn draft_decision(&self, actor: &Actor, paper: Paper, now: Moment) -> Result<(Document, String)> {
        let db = &self.db.read;
        let case = self.paper_case(db, actor, paper, now).await?;
        let (advice, decided) = case.challenge.chosen();
        let list = decided.or(advice).ok_or(Denied::WrongState)?;
        let differs = decided.is_some_and(|d| advice.is_some_and(|a| a.proposals != d.proposals));
        let signer = match decided {
            Some(decided) => db::user::name(db, decided.by).await?,
            None => String::new(),
        };
        let official = official(db, &case.challenge).await?;
        let tie = settled(db, &case.challenge, &official.closing).await?;
        let over = departed(advice.unwrap_or(list), list, &official.outcomes);
        let departures = coded(&named_proposals(db, &case.challenge).await?, over)?;
        let mut shortlisted = scored(db, &case.challenge, official.outcomes, |_| true).await?;
        shortlisted.retain(|s| list.proposals.contains(&s.outcome.proposal));
        let signed = decided.and_then(|decided| decided.signed.clone());
        let (number, date) = signed.map_or((String::new(), None), |signed| (signed.number, Some(signed.date)));
        let document = decision::document(&decision::Decision {
            head: Head { signed_as: number, date, ..Head::province(&self.agency, "QĐ-UBND") },
            challenge: challenge_of(&case.challenge),
            authority: AUTHORITY.to_owned(),
            proposer: format!("Giám đốc {OFFICE} tại Tờ trình số …… ngày ……"),
            office: OFFICE.to_owned(),
            executors: format!("Chánh Văn phòng Ủy ban nhân dân tỉnh, Giám đốc {OFFICE}"),
            shortlisted,
            tie,
            reason: if differs { list.note.clone() } else { String::new() },
            departures,
            signer_lines: texts(&["CHỦ TỊCH"]),
            signer,
            recipients: texts(&["Như Điều 4", "Lưu: VT, KHCN"]),
            ..decision::Decision::default()
        });
        Ok((document, case.challenge.code))
    }

    /// As on the public page: who is not on the shortlist is told of by code only.
    pub(super) async fn draft_announcement(&self, actor: &Actor, paper: Paper, now: Moment) -> Result<(Document, String)> {
        let db = &self.db.read;
        let case = self.paper_case(db, actor, paper, now).await?;
        let challenge = &case.challenge;
        let decided = challenge.chosen().1.ok_or(Denied::WrongState)?;
        let official = official(db, challenge).await?;
        let public = Public::of(challenge, &official.closing);
        let proposals = named_proposals(db, challenge).await?;
        let named = |id| proposals.get(id).ok_or_else(|| Error::internal(format!("{id} was decided on, and is not there")));
        let shortlist = decided.proposals.iter().map(|id| named(id).map(|(p, firm)| (p.code.clone(), firm.clone())));
        let departures = coded(&proposals, public.departures(challenge, &official.outcomes))?;
        let tie = settled(db, challenge, &official.closing).await?;
        let conflicts = conflicts(db, challenge, &official).await?;
        let scored = scored(db, challenge, public.beside_scores(official.outcomes), |id| public.names(id)).await?;
        let document = announcement::document(&announcement::Announcement {
            head: Head::office(&self.agency, "TB"),
            challenge: challenge_of(challenge),
            decision: signed_as(challenge),
            office: OFFICE.to_owned(),
            proposals: u32::try_from(proposals.len()).map_err(Error::internal)?,
            shortlist: shortlist.collect::<Result<_>>()?,
            scored,
            tie: public.beside_scores(tie),
            conflicts: public.beside_scores(conflicts),
            departures,
            complaints_until: challenge.complaints_until(),
            contact: self.contact(),
            data_address: match public.shows_scores {
                true => format!("{}/challenges/{}/results/file.json", self.base_url, challenge.code),
                false => String::new(),
            },
            rules: challenge.content.rules.clone().into_inner(),
            shows_scores: public.shows_scores,
            signer_lines: director(),
            signer: String::new(),
            recipients: texts(&["Ủy ban nhân dân tỉnh (báo cáo)", "Các doanh nghiệp nộp hồ sơ", "Lưu: VT"]),
        });
        Ok((document, challenge.code.clone()))
    }

    /// Strengths and weaknesses are in it once whoever presides has released them.
    pub(super) async fn draft_letter(&self, actor: &Actor, paper: Paper, now: Moment) -> Result<(Document, String)> {
        let db = &self.db.read;
        let case = self.paper_case(db, actor, paper, now).await?;
        let proposal = case.proposal.ok_or(Error::NotFound)?;
        let challenge = &case.challenge;
        let official = official(db, challenge).await?;
        let tie = settled(db, challenge, &official.closing).await?.filter(|tie| tie.ballot.votes.contains_key(&proposal.code));
        let public = Public::of(challenge, &official.closing);
        let left_out_because = public.left_out_because(challenge, &official.outcomes, proposal.id);
        let outcome = official.outcomes.into_iter().find(|o| o.proposal == proposal.id);
        let result = match (outcome, &proposal.state()) {
            (Some(outcome), _) => letter::Told::Scored(outcome),
            (None, State::Inadmissible { reason }) => letter::Told::NotAdmitted(reason.clone()),
            (None, _) => return Err(Denied::WrongState.into()),
        };
        let debrief = db::debrief::find(db, proposal.id).await?.map(|(debrief, _)| debrief).filter(|d| d.released.is_some());
        let feedback = debrief.map(|d| [("Điểm mạnh", d.strengths), ("Điểm cần hoàn thiện", d.weaknesses)]).into_iter().flatten();
        let feedback = feedback.flat_map(|(label, text)| points(label, &text));
        let document = letter::document(&letter::Letter {
            head: Head::office(&self.agency, ""),
            challenge: challenge_of(challenge),
            rules: challenge.content.rules.clone().into_inner(),
            decision: signed_as(challenge),
            office: OFFICE.to_owned(),
            firm: named_proposals(db, challenge).await?.remove(&proposal.id).map(|(_, firm)| firm).unwrap_or_default(),
            code: proposal.code.clone(),
            result,
            tie,
            is_shortlisted: public.names(proposal.id),
            left_out_because,
            feedback: feedback.collect(),
            complaints_until: challenge.complaints_until(),
            contact: self.contact(),
            signer_lines: director(),
            signer: String::new(),
            recipients: texts(&["Như trên", "Lưu: VT"]),
        });
        Ok((document, proposal.code))
    }

    fn contact(&self) -> String {
        format!("{OFFICE} tỉnh Quảng Ninh, hoặc tài khoản của doanh nghiệp tại {}", self.base_url)
    }
}

/// Line by line, whatever mark a line begins with.
fn points(label: &str, text: &str) -> Vec<String> {
    let lines = text.lines().map(|line| line.trim_start_matches(['-', '–', '•', ' ']).trim()).filter(|line| !line.is_empty());
    lines.map(|line| format!("{label}: {line}")).collect()
}

/// The decision by number and date, as other papers name it; empty while nobody knows them.
fn signed_as(challenge: &Challenge) -> String {
    let signed = challenge.chosen().1.and_then(|decided| decided.signed.as_ref());
    let signed =
        signed.map(|signed| format!("số {} ngày {} của Chủ tịch Ủy ban nhân dân tỉnh", signed.number, signed.date.show_date(Locale::Vi)));
    signed.unwrap_or_default()
}
