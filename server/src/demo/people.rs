//! Firms of the demonstration: registered, with a document, verified or returned.

use super::{DAY, HOUR, Step, World};
use backend::{
    Error, Result,
    files::Owner,
    testing::{PASSWORD, PENDING_FIRM, firm_id},
};
use domain::{form::Form, people::Role};
use serde::Deserialize;

/// A page that says it is worth nothing.
const DOCUMENT: &[u8] = include_bytes!("../../demo/document.pdf");
const CERTIFICATE: &str = "Giấy chứng nhận đăng ký doanh nghiệp.pdf";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Firm {
    /// Of its owner, whose address is `nick@demo.example`.
    nick: String,
    person: String,
    legal_name: String,
    kind: String,
    tax_code: String,
    street: String,
    commune: String,
    province: String,
    phone: String,
    /// Days from today.
    registered: i64,
    reviewed: i64,
    /// Why it was sent back, if it was.
    returned: Option<String>,
}

pub(super) enum Act<'a> {
    Register(&'a Firm),
    Review(&'a Firm),
    /// Somebody of the cast adds the document that their firm's verification waits for.
    AddDocument(&'static str),
}

pub(super) fn read() -> Result<Vec<Firm>> {
    Ok(serde_json::from_str(include_str!("../../demo/firms.json"))?)
}

pub(super) fn steps(firms: &[Firm]) -> Vec<Step<'_>> {
    let at = |day: i64, minute: i64, act: Act<'static>| Step { at: day * DAY + minute, act: super::Act::Person(act) };
    let mut steps = vec![at(-2, 15 * HOUR + 20, Act::AddDocument("binh"))];
    for firm in firms {
        steps.push(Step { at: firm.registered * DAY + 9 * HOUR + 24, act: super::Act::Person(Act::Register(firm)) });
        steps.push(Step { at: firm.reviewed * DAY + 14 * HOUR + 5, act: super::Act::Person(Act::Review(firm)) });
    }
    steps
}

impl<'a> Act<'a> {
    pub async fn play(self, world: &mut World<'a>) -> Result<()> {
        match self {
            Self::Register(firm) => firm.register(world).await,
            Self::Review(firm) => firm.review(world).await,
            Self::AddDocument(nick) => {
                let actor = world.actor(nick).await?;
                upload(world, &actor, Owner::Firm(firm_id(PENDING_FIRM)), CERTIFICATE).await
            }
        }
    }
}

impl Firm {
    fn email(&self) -> String {
        format!("{}@demo.example", self.nick)
    }

    async fn register<'a>(&'a self, world: &mut World<'a>) -> Result<()> {
        let user = world.backend.create_user(&self.email(), &self.person, Role::Firm, PASSWORD, true).await?;
        world.users.insert(&self.nick, user);
        let form = Form::default()
            .with("tax_code", &self.tax_code)
            .with("legal_name", &self.legal_name)
            .with("kind", &self.kind)
            .with("street", &self.street)
            .with("commune", &self.commune)
            .with("province", &self.province)
            .with("representative", &self.person)
            .with("contact_email", self.email())
            .with("contact_phone", &self.phone)
            .with("is_declared", "on");
        let firm = world.backend.register_firm(&world.actor(&self.nick).await?, &form).await?;
        // Asked again: the account belongs to a firm now.
        let owner = world.actor(&self.nick).await?;
        upload(world, &owner, Owner::Firm(firm), CERTIFICATE).await
    }

    async fn review(&self, world: &World<'_>) -> Result<()> {
        let firm = world.actor(&self.nick).await?.firm().ok_or_else(|| Error::internal("demo data: no firm to review"))?.firm;
        let form = match &self.returned {
            None => Form::default().with("verdict", "verify"),
            Some(reason) => Form::default().with("verdict", "return").with("reason", reason),
        };
        world.backend.review_firm(&world.actor("nam").await?, firm, &form).await
    }
}

/// Adds the illustrative document under a name.
pub(super) async fn upload(world: &World<'_>, actor: &domain::people::Actor, owner: Owner, name: &str) -> Result<()> {
    let mut upload = world.backend.begin_upload(actor, owner, name).await?;
    upload.write(DOCUMENT).await?;
    upload.finish().await.map(drop)
}
