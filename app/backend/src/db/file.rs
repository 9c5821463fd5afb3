//! What is known of stored files. A row stays when its file is removed: versions handed in may list it.

use super::Source;
use crate::{Error, Result, db::proposal_version, memory::Row, paper::Paper};
use domain::{
    access::{Action, Permit, Subject},
    ids::{ChallengeId, FileId, FirmId, ProposalId, UserId},
    proposals::{Category, content::FileRef},
    time::Moment,
};
use sea_orm::{Condition, ExprTrait, PaginatorTrait, QueryOrder, QuerySelect, Set, entity::prelude::*};
use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

/// What a file belongs to, which decides who may add and read it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    Proposal(ProposalId),
    /// What the firm adds after the opening, because the office asked for it.
    Completion(ProposalId),
    /// What a firm attaches to its complaint, before it files it.
    Complaint(ProposalId),
    /// The registration document; a new one takes the place of the old.
    Firm(FirmId),
    Challenge(ChallengeId),
    /// The certificate of whoever claims a tax code that somebody else registered.
    Claim(UserId),
    /// A list to import, by an officer.
    Import,
    /// The copy of a paper that was signed outside; the newest is the one that counts.
    Signed(Paper),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileView {
    pub id: FileId,
    pub name: String,
    pub media_type: String,
    /// In bytes.
    pub size: i64,
    pub sha256: String,
    pub at: Moment,
    /// Of a file of a proposal: what its firm says it is.
    pub category: Option<Category>,
}

impl FileView {
    /// As a version lists it.
    pub fn listed(self) -> FileRef {
        FileRef { id: self.id, name: self.name, size: self.size, sha256: self.sha256, category: self.category }
    }
}

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "files")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub owner_kind: String,
    pub owner_id: Uuid,
    pub name: String,
    pub media_type: String,
    pub size: i64,
    pub sha256: String,
    pub storage_key: String,
    pub uploaded_by: Option<Uuid>,
    pub uploaded_at: i64,
    pub removed_at: Option<i64>,
    pub category: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}

/// A file as stored.
#[derive(Clone, Debug)]
pub struct Stored {
    pub view: FileView,
    pub owner: Owner,
    pub storage_key: String,
    pub is_removed: bool,
}

pub async fn insert(db: &impl ConnectionTrait, permit: &Permit, file: &Stored) -> Result<()> {
    covers(permit, file.owner)?;
    create(db, file, permit.by()).await
}

/// For the cast's certificates, which nobody asks leave for.
pub async fn create(db: &impl ConnectionTrait, file: &Stored, by: Option<UserId>) -> Result<()> {
    let (kind, owner) = columns(file.owner);
    let row = ActiveModel {
        id: Set(file.view.id.0),
        owner_kind: Set(kind.to_owned()),
        owner_id: Set(owner),
        name: Set(file.view.name.clone()),
        media_type: Set(file.view.media_type.clone()),
        size: Set(file.view.size),
        sha256: Set(file.view.sha256.clone()),
        storage_key: Set(file.storage_key.clone()),
        uploaded_by: Set(by.map(|b| b.0)),
        uploaded_at: Set(file.view.at.0),
        removed_at: Set(None),
        category: Set(file.view.category.map(|category| category.code().to_owned())),
    };
    Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

/// The file, even if it was removed.
pub async fn find(db: &impl ConnectionTrait, id: FileId) -> Result<Option<Stored>> {
    Entity::find_by_id(id.0).one(db).await?.map(stored).transpose()
}

/// What belongs to `owner` and has not been removed, oldest first.
pub async fn list(db: &impl ConnectionTrait, owner: Owner) -> Result<Vec<FileView>> {
    let rows = live(owner).order_by_asc(Column::UploadedAt).order_by_asc(Column::Name).all(db).await?;
    rows.into_iter().map(|row| stored(row).map(|s| s.view)).collect()
}

/// The same with what has been removed.
pub async fn all(db: &impl ConnectionTrait, owner: Owner) -> Result<Vec<Stored>> {
    let rows = of(owner).order_by_asc(Column::UploadedAt).order_by_asc(Column::Name).all(db).await?;
    rows.into_iter().map(stored).collect()
}

/// The same of a challenge.
pub async fn of_challenge(db: &impl Source, id: ChallengeId) -> Result<Arc<Vec<Stored>>> {
    db.kept(Row::Files(id), async { all(db, Owner::Challenge(id)).await.map(Arc::new) }).await
}

/// The signed copy of each of these papers that has one: the newest.
pub async fn signed(db: &impl ConnectionTrait, papers: &[Paper]) -> Result<HashMap<Paper, FileView>> {
    let ids = papers.iter().map(|paper| paper.owner().1);
    let query = Entity::find().filter(Column::OwnerId.is_in(ids)).filter(Column::OwnerKind.starts_with("signed_"));
    let rows = query.order_by_asc(Column::UploadedAt).all(db).await?;
    let mut newest = HashMap::new();
    for file in rows.into_iter().map(stored) {
        let file = file?;
        if let Owner::Signed(paper) = file.owner
            && papers.contains(&paper)
        {
            newest.insert(paper, file.view);
        }
    }
    Ok(newest)
}

/// A proposal's files as a version lists them.
pub async fn refs(db: &impl ConnectionTrait, proposal: ProposalId) -> Result<Vec<FileRef>> {
    let files = list(db, Owner::Proposal(proposal)).await?;
    Ok(files.into_iter().map(FileView::listed).collect())
}

/// Whether a file of a proposal was added or removed after this moment.
pub async fn has_changed(db: &impl ConnectionTrait, proposal: ProposalId, since: Moment) -> Result<bool> {
    let changed = Column::UploadedAt.gt(since.0).or(Column::RemovedAt.gt(since.0));
    Ok(of(Owner::Proposal(proposal)).filter(changed).count(db).await? > 0)
}

/// Those of these proposals to which files were added after the opening.
pub async fn completed(db: &impl ConnectionTrait, proposals: Vec<ProposalId>) -> Result<HashSet<ProposalId>> {
    let (kind, _) = columns(Owner::Completion(ProposalId(Uuid::nil())));
    let query = Entity::find().select_only().column(Column::OwnerId).filter(Column::OwnerKind.eq(kind)).filter(Column::RemovedAt.is_null());
    let found: Vec<Uuid> = query.filter(Column::OwnerId.is_in(proposals.into_iter().map(|id| id.0))).into_tuple().all(db).await?;
    Ok(found.into_iter().map(ProposalId).collect())
}

/// Bytes of all that has not been removed.
pub async fn total_size(db: &impl ConnectionTrait, owner: Owner) -> Result<u64> {
    let sizes: Vec<i64> = live(owner).select_only().column(Column::Size).into_tuple().all(db).await?;
    Ok(sizes.into_iter().map(i64::unsigned_abs).sum())
}

/// Answers `false` when it was removed already, or belongs to something else.
pub async fn remove(db: &impl ConnectionTrait, permit: &Permit, owner: Owner, id: FileId) -> Result<bool> {
    covers(permit, owner)?;
    let update = Entity::update_many().col_expr(Column::RemovedAt, Expr::value(permit.at().0));
    let done = update.filter(is(owner, id)).filter(Column::RemovedAt.is_null()).exec(db).await?;
    Ok(done.rows_affected == 1)
}

/// What its firm says that a file of its proposal is.
pub async fn sort(db: &impl ConnectionTrait, permit: &Permit, proposal: ProposalId, id: FileId, category: Option<Category>) -> Result<()> {
    covers(permit, Owner::Proposal(proposal))?;
    let update = Entity::update_many().col_expr(Column::Category, Expr::value(category.map(|category| category.code().to_owned())));
    update.filter(is(Owner::Proposal(proposal), id)).exec(db).await?;
    Ok(())
}

/// The certificate with which somebody claimed a tax code becomes that of the firm which is registered under it; the permit is about
/// the firm that held the code.
pub async fn give_certificate(
    db: &impl ConnectionTrait,
    permit: &Permit,
    (by, holder): (UserId, FirmId),
    id: FileId,
    to: FirmId,
) -> Result<()> {
    permit.covers(&[Action::ConfirmClaim], Subject::Firm(holder))?;
    let (kind, owner) = columns(Owner::Firm(to));
    let update = Entity::update_many().col_expr(Column::OwnerKind, Expr::value(kind)).col_expr(Column::OwnerId, Expr::value(owner));
    let done = update.filter(is(Owner::Claim(by), id)).exec(db).await?;
    if done.rows_affected == 1 { Ok(()) } else { Err(Error::NotFound) }
}

/// Answers `false` when it was not removed, or belongs to something else.
pub async fn restore(db: &impl ConnectionTrait, permit: &Permit, owner: Owner, id: FileId) -> Result<bool> {
    covers(permit, owner)?;
    let update = Entity::update_many().col_expr(Column::RemovedAt, Expr::value(Option::<i64>::None));
    let done = update.filter(is(owner, id)).filter(Column::RemovedAt.is_not_null()).exec(db).await?;
    Ok(done.rows_affected == 1)
}

/// The permit is for what the file belongs to.
fn covers(permit: &Permit, owner: Owner) -> Result<()> {
    // A file does not know the challenge of its proposal: the permit tells it.
    let of = |id: ProposalId| match permit.subject() {
        Subject::Proposal(_, challenge) => Subject::Proposal(id, challenge),
        _ => Subject::Proposal(id, ChallengeId(Uuid::nil())),
    };
    let (actions, row): (&[Action], Subject) = match owner {
        Owner::Proposal(id) => (&[Action::EditProposal], of(id)),
        Owner::Completion(id) => (&[Action::CompleteProposal], of(id)),
        Owner::Complaint(id) => (&[Action::FileComplaint], of(id)),
        Owner::Firm(id) => (&[Action::EditFirm], Subject::Firm(id)),
        Owner::Challenge(id) => (&[Action::EditChallenge, Action::AmendChallenge], id.into()),
        Owner::Claim(_) => (&[Action::ClaimCode], Subject::Site),
        Owner::Import => (&[Action::CreateChallenge], Subject::Site),
        // Whoever files copies files those of every paper of a challenge.
        Owner::Signed(paper) => (&[Action::FileSignedCopy], paper.challenge().map_or(permit.subject(), Subject::from)),
    };
    Ok(permit.covers(actions, row)?)
}

fn is(owner: Owner, id: FileId) -> Condition {
    let (kind, of) = columns(owner);
    Condition::all().add(Column::Id.eq(id.0)).add(Column::OwnerKind.eq(kind)).add(Column::OwnerId.eq(of))
}

/// Whether any version handed in lists the file: then its bytes stay.
pub async fn is_handed_in(db: &impl ConnectionTrait, proposal: ProposalId, id: FileId) -> Result<bool> {
    let versions = proposal_version::Entity::find().filter(proposal_version::Column::ProposalId.eq(proposal.0));
    Ok(versions.filter(proposal_version::Column::Submission.contains(id.to_string())).count(db).await? > 0)
}

fn live(owner: Owner) -> Select<Entity> {
    of(owner).filter(Column::RemovedAt.is_null())
}

fn of(owner: Owner) -> Select<Entity> {
    let (kind, id) = columns(owner);
    Entity::find().filter(Column::OwnerKind.eq(kind)).filter(Column::OwnerId.eq(id))
}

fn columns(owner: Owner) -> (&'static str, Uuid) {
    match owner {
        Owner::Proposal(id) => ("proposal", id.0),
        Owner::Completion(id) => ("completion", id.0),
        Owner::Complaint(id) => ("complaint", id.0),
        Owner::Firm(id) => ("firm", id.0),
        Owner::Challenge(id) => ("challenge", id.0),
        Owner::Claim(user) => ("claim", user.0),
        Owner::Import => ("import", Uuid::nil()),
        Owner::Signed(paper) => paper.owner(),
    }
}

fn stored(row: Model) -> Result<Stored> {
    let owner = match row.owner_kind.as_str() {
        "proposal" => Owner::Proposal(ProposalId(row.owner_id)),
        "completion" => Owner::Completion(ProposalId(row.owner_id)),
        "complaint" => Owner::Complaint(ProposalId(row.owner_id)),
        "firm" => Owner::Firm(FirmId(row.owner_id)),
        "challenge" => Owner::Challenge(ChallengeId(row.owner_id)),
        "claim" => Owner::Claim(UserId(row.owner_id)),
        "import" => Owner::Import,
        kind => match Paper::of_owner(kind, row.owner_id) {
            Some(paper) => Owner::Signed(paper),
            None => return Err(Error::internal(format!("unknown owner kind {kind}"))),
        },
    };
    let unknown = || Error::internal(format!("unknown category {:?}", row.category));
    let category = row.category.as_deref().map(|code| Category::from_code(code).ok_or_else(unknown)).transpose()?;
    let view = FileView {
        category,
        id: FileId(row.id),
        name: row.name,
        media_type: row.media_type,
        size: row.size,
        sha256: row.sha256,
        at: Moment(row.uploaded_at),
    };
    Ok(Stored { view, owner, storage_key: row.storage_key, is_removed: row.removed_at.is_some() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{
        access::{ChallengeFacts, Facts, check},
        challenges::{Challenge, Content, State, Timing, lifecycle::Opening},
        people::{Actor, Role, User},
    };

    const OWN: ChallengeId = ChallengeId(Uuid::from_u128(1));
    const ANOTHER: ChallengeId = ChallengeId(Uuid::from_u128(2));

    fn permit(action: Action, facts: &impl Facts) -> Permit {
        let (id, name, email) = (UserId(Uuid::from_u128(9)), String::new(), String::new());
        let officer = User { id, name, email, role: Role::Officer, firm: None, seat: None, still_scores: false };
        check(&Actor::User(officer), action, facts, Moment(0)).expect("permitted")
    }

    #[test]
    fn a_permit_is_for_what_the_file_belongs_to() {
        let draft = Challenge {
            id: OWN,
            code: "BT-01".to_owned(),
            author: UserId(Uuid::from_u128(9)),
            state: State::draft(None),
            content: Content::default(),
            version: 0,
            is_illustrative: true,
            rules_hash: None,
            opening: Opening::default(),
            timing: Timing::default(),
        };
        let edits = permit(Action::EditChallenge, &ChallengeFacts::of(&draft, Moment(0)));
        assert!(covers(&edits, Owner::Challenge(OWN)).is_ok() && covers(&edits, Owner::Challenge(ANOTHER)).is_err());
        let creates = permit(Action::CreateChallenge, &domain::access::Site);
        assert!(covers(&creates, Owner::Import).is_ok() && covers(&creates, Owner::Challenge(OWN)).is_err());
        let others = [Owner::Firm(FirmId(Uuid::nil())), Owner::Proposal(ProposalId(Uuid::nil())), Owner::Signed(Paper::Decision(OWN))];
        assert!(others.into_iter().all(|owner| covers(&edits, owner).is_err() && covers(&creates, owner).is_err()));
    }
}
