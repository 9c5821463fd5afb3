//! What a kept form is about: the challenge, the meeting, the proposal, the person, as its reader may know them.

use crate::{
    council::meetings,
    motions::panel,
    plan::words as plan,
    portal,
    posted::{self, Names},
    request::Req,
    ui::proposal::section_name,
};
use backend::{council::meetings::MeetingView, files::Owner, keeping::KeptForm};
use domain::{
    form::Form,
    guides::Guide,
    ids::{ProposalId, UserId},
    proposals::Section,
};

mod w {
    words! {
        proposal(code, firm, challenge) = "Hồ sơ {code} ({firm}), bài toán {challenge}" | "Proposal {code} ({firm}), challenge {challenge}";
        file(name) = "Tệp {name}" | "File {name}";
        guide(name) = "Hướng dẫn: {name}" | "Guide: {name}";
        item(number) = "Mục {number} của chương trình" | "Item {number} of the agenda";
    }
}

/// Each in a line of its own; to another account nothing that was typed or pressed.
pub async fn subject(req: &Req, kept: &KeptForm, meeting: Option<&MeetingView>) -> Vec<String> {
    let Some((posting, names)) = posted::find(&kept.action) else { return Vec::new() };
    let place = match meeting {
        Some(meeting) => Some(meetings::kept::about(req.locale, meeting)),
        None => place(req, &kept.action, &names).await,
    };
    if kept.is_of_another(req.actor.id()) {
        return place.into_iter().collect();
    }
    let item = kept.form.get("to").parse::<u32>().ok().filter(|_| posting.pattern.ends_with("/item"));
    let item = item.map(|number| w::item(req.locale, number));
    [place, item, person(req, &kept.action, &kept.form).await].into_iter().flatten().collect()
}

/// The challenge, proposal, file, account or firm that the address names.
async fn place(req: &Req, action: &str, names: &Names<'_>) -> Option<String> {
    let named = |name: &str| names.iter().find(|(found, _)| *found == name).map(|(_, value)| *value);
    if let Some(code) = named("code") {
        let title = req.backend.challenge(&req.actor, code).await.ok().map(|v| v.challenge.content.title.get(req.locale).to_owned());
        let about = title.map_or_else(|| code.to_owned(), |title| format!("{code} – {title}"));
        let motion = motion(req, code, named("number")).await;
        return Some(motion.map_or_else(|| about.clone(), |motion| format!("{motion} ({about})")));
    }
    if let Some(key) = named("entry") {
        return Some(req.backend.legal_entry(&req.actor, key).await.ok()?.latest().entry.number.clone());
    }
    if let Some(guide) = named("guide") {
        return Guide::from_code(guide).map(|guide| w::guide(req.locale, portal::guide_name(req.locale, guide)));
    }
    if let Some(number) = named("number").filter(|_| action.contains("/office/plan/")) {
        return Some(plan::task_title(req.locale, number));
    }
    let id = named("id")?;
    if action.contains("/office/accounts/") {
        let account = req.backend.account(&req.actor, id.parse().ok()?).await.ok()?;
        return Some(format!("{} – {}", account.line.name, account.line.email));
    }
    if action.contains("/office/firms/") {
        return Some(req.backend.firm(&req.actor, id.parse().ok()?).await.ok()?.firm.profile.legal_name);
    }
    if action.contains("/files/") {
        return file(req, id).await;
    }
    if !action.contains("/proposals/") {
        return None;
    }
    let about = proposal(req, id.parse().ok()?).await?;
    let section = named("section").and_then(Section::from_code).map(|section| section_name(req.locale, section));
    Some(section.map_or_else(|| about.clone(), |section| format!("{section}: {about}")))
}

/// A firm has one proposal for a challenge; the office and the council name it by its code.
async fn proposal(req: &Req, id: ProposalId) -> Option<String> {
    let (l, backend, actor) = (req.locale, &req.backend, &req.actor);
    if let Ok((challenge, _)) = backend.proposal_call(actor, id).await {
        return Some(format!("{} – {}", challenge.code, challenge.title.get(l)));
    }
    if let Ok(view) = backend.opened_proposal(actor, id).await {
        let challenge = backend.challenge_code(actor, view.challenge).await.ok()?;
        return Some(w::proposal(l, &view.code, &view.firm_name, challenge));
    }
    // A member who has not declared yet; of what they have a conflict with, the challenge alone.
    let challenge = backend.council_challenge_of(actor, id).await.ok()?;
    let lines = backend.member_proposals(actor, &challenge).await.ok()?;
    let line = lines.into_iter().find(|line| line.id == id);
    Some(line.map_or_else(|| challenge.clone(), |line| w::proposal(l, &line.code, &line.firm_name, &challenge)))
}

/// A file by its name, and what it belongs to.
async fn file(req: &Req, id: &str) -> Option<String> {
    let (name, owner) = req.backend.file_owner(&req.actor, id.parse().ok()?).await.ok()?;
    let of = match owner {
        Owner::Proposal(id) | Owner::Completion(id) | Owner::Complaint(id) => proposal(req, id).await,
        Owner::Challenge(id) => req.backend.challenge_code(&req.actor, id).await.ok(),
        Owner::Firm(_) | Owner::Claim(_) | Owner::Import | Owner::Signed(_) => None,
    };
    let file = w::file(req.locale, name);
    Some(of.map_or_else(|| file.clone(), |of| format!("{file} ({of})")))
}

/// The motion of that number, as far as this reader may see it: its heading, and what is put to the vote.
async fn motion(req: &Req, code: &str, number: Option<&str>) -> Option<String> {
    let number: u32 = number?.parse().ok()?;
    let motions = req.backend.motions(&req.actor, code).await.ok()?.motions;
    let motion = motions.into_iter().find(|motion| motion.number == number)?;
    let heading = panel::heading(req.locale, &motion);
    Some(if motion.text.is_empty() { heading } else { format!("{heading}: {}", motion.text) })
}

/// Whom a hidden field names: somebody of the council, or of the reader's firm.
async fn person(req: &Req, action: &str, form: &Form) -> Option<String> {
    let id: UserId = ["member", "user"].iter().find_map(|field| form.text(field).parse().ok())?;
    if action.contains("/firm/") {
        let firm = req.backend.own_firm(&req.actor).await.ok()??;
        return firm.people.into_iter().find(|person| person.user == id).map(|person| person.name);
    }
    let seats = req.backend.seats(&req.actor).await.ok()?;
    seats.into_iter().find(|seat| seat.user == id).map(|seat| seat.name)
}

/// The page that shows a form's choices in words.
pub fn page(kept: &KeptForm) -> Option<String> {
    let (posting, names) = posted::find(&kept.action)?;
    Some(posting.page_of(&names))
}
