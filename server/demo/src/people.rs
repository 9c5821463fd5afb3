//! People of the demonstration: the council is appointed; firms are registered, with a document, verified or returned.

use super::{BEGINNING, DAY, HOUR, Step, World};
use backend::{Error, Result, files::Owner, papers::Paper};
use cast::{CAST, CERTIFICATE_PDF, PASSWORD, Person};
use domain::{
    council::seat_change::Shown,
    form::Form,
    people::{Actor, Role},
};
use serde::Deserialize;

/// Pages that say that they are worth nothing.
const DOCUMENT: &[u8] = include_bytes!("../data/document.pdf");
const SIGNED: &[u8] = include_bytes!("../data/signed.pdf");
const CERTIFICATE: &str = "Giấy chứng nhận đăng ký doanh nghiệp.pdf";

/// In place of a decision's number: nothing that looks official.
const DECISION: &str = "Dữ liệu minh họa";
const TERM_DAYS: i64 = 5 * 365;
/// Who may take a seat that somebody of the cast holds, and join for one challenge: nick and name.
const ALTERNATES: [(&str, &str, &str); 2] = [("ngoc", "han", "Đỗ Gia Hân"), ("son", "huy", "Tô Nhật Huy")];
/// Open today, and for weeks.
const WATCHED: [&str; 2] = ["BT-01", "BT-12"];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Firm {
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

pub(crate) enum PersonDeed<'a> {
    /// To the seat that somebody of the cast holds.
    Appoint(&'static Person),
    Register(&'a Firm),
    Review(&'a Firm),
    /// Somebody watches two calls that are open, and saves a search.
    Follow,
}

pub(crate) fn read() -> Result<Vec<Firm>> {
    Ok(serde_json::from_str(include_str!("../data/firms.json"))?)
}

pub(crate) fn steps(firms: &[Firm]) -> Vec<Step<'_>> {
    let at = |day: i64, minute: i64, act: PersonDeed<'static>| Step { at: day * DAY + minute, deed: super::Deed::Person(act) };
    let seated = CAST.iter().filter(|person| person.seat.is_some());
    let mut steps: Vec<_> = seated.map(|person| at(BEGINNING, 9 * HOUR, PersonDeed::Appoint(person))).collect();
    steps.push(at(-1, 15 * HOUR, PersonDeed::Follow));
    for firm in firms {
        steps.push(Step { at: firm.registered * DAY + 9 * HOUR + 24, deed: super::Deed::Person(PersonDeed::Register(firm)) });
        steps.push(Step { at: firm.reviewed * DAY + 14 * HOUR + 5, deed: super::Deed::Person(PersonDeed::Review(firm)) });
    }
    steps
}

impl<'a> PersonDeed<'a> {
    pub async fn play(self, world: &mut World<'a>) -> Result<()> {
        match self {
            Self::Appoint(person) => appoint(world, person).await,
            Self::Register(firm) => firm.register(world).await,
            Self::Review(firm) => firm.review(world).await,
            Self::Follow => follow(world).await,
        }
    }
}

async fn appoint(world: &World<'_>, person: &Person) -> Result<()> {
    let Some((role, affiliation)) = person.seat else { return Ok(()) };
    let now = world.backend.clock.now();
    let form = Form::default()
        .with("user", person.id().to_string())
        .with("role", role.code())
        .with("affiliation", affiliation)
        .with("decision", DECISION)
        .with("decision_date", now.to_date())
        .with("term_from", now.to_date())
        .with("term_to", now.plus_days(TERM_DAYS).to_date())
        .with("alternate", alternate(world, person).await?);
    world.backend.propose_seat(&world.actor("nam").await?, &form.with("reason", "Phân công thành viên Hội đồng (minh họa).")).await?;
    let leader = world.actor("lan").await?;
    for (change, _) in world.backend.seat_changes(&leader).await? {
        let shown = Shown::of(&change).map(Shown::value).unwrap_or_default();
        world.backend.confirm_seat(&leader, &Form::default().with("waiting", shown)).await?;
    }
    Ok(())
}

/// With an account, empty where the seat has none.
async fn alternate(world: &World<'_>, person: &Person) -> Result<String> {
    let Some((_, nick, name)) = ALTERNATES.into_iter().find(|(seat, ..)| *seat == person.nick) else { return Ok(String::new()) };
    let id = world.backend.create_user(&format!("{nick}@demo.example"), name, Role::Member, PASSWORD, true).await?;
    Ok(id.to_string())
}

async fn follow(world: &World<'_>) -> Result<()> {
    let an = world.actor("an").await?;
    for code in WATCHED {
        world.backend.watch_challenge(&an, code, &Form::default().with("watch", "on")).await?;
    }
    world.backend.save_search(&an, &Form::default().with("q", "trợ lý ảo").with("every", "weekly")).await
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
        upload(world, &owner, Owner::Firm(firm), CERTIFICATE, CERTIFICATE_PDF).await
    }

    async fn review(&self, world: &World<'_>) -> Result<()> {
        let firm = world.actor(&self.nick).await?.firm().ok_or_else(|| Error::internal("demo data: no firm to review"))?.firm;
        let form = match &self.returned {
            None => Form::default().with("verdict", "verify"),
            Some(reason) => Form::default().with("verdict", "return").with("reason", reason),
        };
        world.backend.review_firm(&world.actor("nam").await?, firm, &form).await.map(drop)
    }
}

/// Adds the illustrative statement of a solution.
pub(crate) async fn upload_statement(world: &World<'_>, actor: &Actor, owner: Owner, name: &str) -> Result<()> {
    upload(world, actor, owner, name, DOCUMENT).await
}

/// Files the illustrative signed copy beside a paper.
pub(crate) async fn file_signed(world: &World<'_>, officer: &Actor, paper: Paper) -> Result<()> {
    let name = format!("{}-ban-da-ky-minh-hoa.pdf", paper.kind().file_stem());
    upload(world, officer, Owner::Signed(paper), &name, SIGNED).await
}

async fn upload(world: &World<'_>, actor: &Actor, owner: Owner, name: &str, bytes: &[u8]) -> Result<()> {
    let mut upload = world.backend.begin_upload(actor, owner, name).await?;
    upload.write(bytes).await?;
    upload.finish().await.map(drop)
}
