//! The way to a given stage, walked through the use-cases by the cast.

use super::{TestBackend, must};
use crate::{Result, db};
use domain::{
    council::seat_change::Shown,
    form::Form,
    ids::{ChallengeId, ProposalId},
    people::Actor,
    proposals::{Field, Receipt, Section, field::Kind},
};

/// When the challenges of tests close.
pub const CLOSING: &str = "2026-03-31T17:00";

impl TestBackend {
    /// A complete challenge that is open from `START` to `CLOSING`: written by `mai`, published by `lan`.
    pub async fn open_challenge(&self, code: &str) {
        let (mai, lan) = (self.actor("mai").await, self.actor("lan").await);
        must(self.create_challenge(&mai, &challenge_form(code)).await, "challenge");
        must(self.send_to_review(&mai, code).await, "review");
        must(self.publish_challenge(&lan, code, &Form::default()).await, "publication");
    }

    /// A complete draft of someone's firm, ready to be handed in.
    pub async fn complete_proposal(&self, nick: &str, challenge_code: &str) -> ProposalId {
        let actor = self.actor(nick).await;
        let id = must(self.start_proposal(&actor, challenge_code).await, "draft");
        for section in Section::ALL {
            let draft = must(self.own_proposal(&actor, id).await, "draft").form();
            let form = proposal_form(nick).0.into_iter().fold(draft, |form, (name, text)| form.with(name, text));
            must(self.save_section(&actor, id, section, &form).await, "section");
        }
        id
    }

    /// Looks at the draft and hands it in, as the last page before submitting does.
    pub async fn submit_proposal(&self, actor: &Actor, id: ProposalId) -> Result<Receipt> {
        let form = self.own_proposal(actor, id).await.map(|draft| draft.submit_form()).unwrap_or_default();
        self.submit_reviewed(actor, id, &form).await
    }

    /// Someone's firm hands in a complete proposal.
    pub async fn submitted_proposal(&self, nick: &str, challenge_code: &str) -> ProposalId {
        let id = self.complete_proposal(nick, challenge_code).await;
        must(self.submit_proposal(&self.actor(nick).await, id).await, "receipt");
        id
    }

    /// Cancelled by whoever acts; once there is a ranking, `mai` has asked for it.
    pub async fn cancel_challenge(&self, actor: &Actor, code: &str, form: &Form) -> Result<()> {
        // Before there is one, nobody asks.
        drop(self.ask_cancel(&self.actor("mai").await, code, form).await);
        self.share().cancel_challenge(actor, code, form).await
    }

    /// Asked for by whoever acts, and given by `lan`.
    pub async fn extend_closing(&self, actor: &Actor, code: &str, form: &Form) -> Result<()> {
        self.ask_extension(actor, code, form).await?;
        self.give_extension(code).await
    }

    /// `lan` gives the time that was asked for, where some was.
    pub async fn give_extension(&self, code: &str) -> Result<()> {
        let lan = self.actor("lan").await;
        let Ok(view) = self.extension(&lan, code).await else { return Ok(()) };
        let shown = Form::default().with("asked", view.asked.at.0.to_string());
        self.confirm_extension(&lan, code, &shown).await
    }

    /// Proposed by whoever acts, on an illustrative decision where the form names none, and confirmed by `lan`.
    pub async fn assign_seat(&self, actor: &Actor, form: &Form) -> Result<()> {
        self.propose_seat(actor, &with_basis(form)).await?;
        self.confirm_seats().await
    }

    /// The same of a seat that is handed over.
    pub async fn replace_seat(&self, actor: &Actor, form: &Form) -> Result<()> {
        self.propose_handover(actor, &with_basis(form)).await?;
        self.confirm_seats().await
    }

    /// The same of a seat that ends.
    pub async fn remove_seat(&self, actor: &Actor, form: &Form) -> Result<()> {
        self.propose_end(actor, &with_basis(form)).await?;
        self.confirm_seats().await
    }

    /// `lan` confirms every change that waits.
    pub async fn confirm_seats(&self) -> Result<()> {
        let lan = self.actor("lan").await;
        for (change, _) in self.seat_changes(&lan).await? {
            let waiting = Shown::of(&change).map(Shown::value).unwrap_or_default();
            self.confirm_seat(&lan, &Form::default().with("waiting", waiting)).await?;
        }
        Ok(())
    }

    /// Refused by one officer, and confirmed by another.
    pub async fn refuse_proposal(&self, id: ProposalId, reason: &str) {
        let refuse = Form::default().with("verdict", "refuse").with("reason", reason);
        must(self.screen_proposal(&self.actor("nam").await, id, &refuse).await, "refused");
        must(self.screen_proposal(&self.actor("mai").await, id, &Form::default().with("verdict", "confirm")).await, "confirmed");
    }

    /// A shortlist is moved in a written ballot and voted on; refused where it cannot be moved. `vote_for` members are in
    /// favour, the next `vote_against` against; whoever else may vote abstains.
    pub async fn propose_shortlist(&self, actor: &Actor, code: &str, form: &Form) -> Result<()> {
        let number = self.move_shortlist(actor, code, &self.in_writing(form)).await?;
        self.vote_all(code, number, form).await
    }

    /// The author of a sheet is asked and does not answer; the day after, leaving it out is voted on as
    /// [`propose_shortlist`](Self::propose_shortlist) says.
    pub async fn exclude_sheet(&self, actor: &Actor, code: &str, form: &Form) -> Result<()> {
        let number = self.move_exclusion(actor, code, &self.in_writing(form)).await?;
        self.clock.set(self.clock.now().plus_days(2));
        self.put_motion(actor, code, number, &self.in_writing(form)).await?;
        self.vote_all(code, number, form).await
    }

    /// The form, with a written ballot that ends the day after, where it does not say otherwise.
    pub fn in_writing(&self, form: &Form) -> Form {
        let until = self.clock.now().plus_days(1).to_local();
        let with = |form: Form, name: &str, value: &str| if form.0.contains_key(name) { form } else { form.with(name, value) };
        with(with(form.clone(), "place", "written"), "until", &until)
    }

    /// Everybody who may vote on a motion does so, which counts it.
    pub async fn vote_all(&self, code: &str, number: u32, form: &Form) -> Result<()> {
        let case = must(db::challenge::find_by_code(&self.db.read, code).await, "challenge");
        let challenge = ChallengeId(case.map(|row| row.id).unwrap_or_default());
        let motion = must(db::motion::find(&self.db.read, challenge, number).await, "motion");
        let eligible = motion.as_ref().and_then(|motion| motion.poll()).map(|poll| poll.eligible.clone()).unwrap_or_default();
        let count = |name: &str| form.get(name).parse::<usize>().unwrap_or_default();
        let (yes, no) = (count("vote_for"), count("vote_against"));
        for (place, member) in eligible.into_iter().enumerate() {
            let choice = if place < yes {
                "for"
            } else if place < yes + no {
                "against"
            } else {
                "abstain"
            };
            let voter = self.share().actor(member).await?;
            self.vote_on_motion(&voter, code, number, &Form::default().with("choice", choice)).await?;
        }
        Ok(())
    }

    /// After `CLOSING`, `mai` and the secretary open what was handed in.
    pub async fn open_proposals(&self, challenge_code: &str) {
        self.at(CLOSING);
        for opener in ["mai", "huong"] {
            must(self.confirm_opening(&self.actor(opener).await, challenge_code).await, "opening");
        }
    }
}

fn with_basis(form: &Form) -> Form {
    let with = |form: Form, name: &str, value: &str| if form.get(name).is_empty() { form.with(name, value) } else { form };
    with(with(with(form.clone(), "decision", "Minh họa"), "decision_date", "2026-02-01"), "reason", "Thay đổi để kiểm thử.")
}

/// What `mai` types for a challenge that may be published.
pub fn challenge_form(code: &str) -> Form {
    Form::default()
        .with("code", code)
        .with("form_id", cast::fixed_id(code).to_string())
        .with("title_vi", "Trợ lý ảo hỗ trợ thủ tục hành chính")
        .with("title_en", "A virtual assistant for public services")
        .with("summary_vi", "Giảm thời gian tra cứu thủ tục cho người dân và doanh nghiệp.")
        .with("context_vi", "Nội dung minh họa.")
        .with("required_result_vi", "Một trợ lý trả lời đúng ít nhất 90 % câu hỏi thường gặp.")
        .with("owner_vi", "Sở Khoa học và Công nghệ")
        .with("field_government", "on")
        .with("budget_ceiling", "5.000.000.000")
        .with("opens", super::START)
        .with("closes", CLOSING)
}

/// A proposal with everything filled that must be; the title names whose it is.
pub fn proposal_form(nick: &str) -> Form {
    let filled = |form: Form, field: &Field| match (field.kind(), field.name()) {
        (Kind::Line, name) => form.with(name, format!("Giải pháp của {nick}")),
        (Kind::Text, name) => form.with(name, format!("Nội dung phần {name}")),
        (Kind::Declaration, name) => form.with(name, "on"),
        (Kind::Targets | Kind::Consortium, _) => form,
        (Kind::Table, _) => {
            form.with("cost_item_0", "Phát triển phần mềm").with("cost_quantity_0", "1").with("cost_price_0", "1.200.000.000")
        }
    };
    Field::ALL.iter().filter(|field| field.is_required()).fold(Form::default(), filled)
}
