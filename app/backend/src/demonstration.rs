//! Opens the accounts of the demonstration's cast, with the firms of two of them.

use crate::{
    Backend, Error, Result,
    db::{self, file::Stored, user::Account},
    files::{FileView, Owner},
    transaction::Transaction,
};
use cast::{CAST, CERTIFICATE, CERTIFICATE_PDF, PASSWORD_HASH, PENDING_FIRM, Person, VERIFIED_FIRM, firm_id, fixed_id, person};
use domain::{
    accounts::Standing as Use,
    event::{Event, EventKind},
    firms::{Address, Firm, Kind, Profile, Standing},
    ids::{FileId, UserId},
    locale::Locale,
    people::Right,
    tax_code::TaxCode,
};
use object_store::{ObjectStoreExt, path::Path};
use sha2::{Digest, Sha256};

impl Backend {
    /// Creates the cast in an empty database; as accounts of the demonstration in demo mode.
    pub async fn create_cast(&self) -> Result<()> {
        let tx = self.begin().await?;
        for somebody in &CAST {
            self.create_person(&tx, somebody).await?;
        }
        let office = person("mai").map(Person::id);
        self.create_firm(&tx, "an", VERIFIED_FIRM, Kind::Llc, "5709888017", office).await?;
        self.create_firm(&tx, "binh", PENDING_FIRM, Kind::JointStock, "5709888024", None).await?;
        tx.commit().await
    }

    async fn create_person(&self, tx: &Transaction<'_>, person: &Person) -> Result<()> {
        let account = Account {
            id: person.id(),
            email: person.email(),
            name: person.name.to_owned(),
            password_hash: PASSWORD_HASH.to_owned(),
            role: person.role,
            locale: Locale::Vi,
            is_demo: self.is_demo,
            standing: Use::new(person.id()),
        };
        db::user::insert(&tx.db, &account, tx.now).await?;
        if let Some((role, affiliation)) = person.seat {
            db::seat::seat_cast(&tx.db, account.id, role, affiliation, tx.now).await?;
        }
        tx.record(&Event::new(EventKind::AccountCreated, Some(account.id))).await
    }
}

impl Backend {
    /// A firm of one person; verified if `verified_by` names who verified it.
    async fn create_firm(
        &self,
        tx: &Transaction<'_>,
        owner: &str,
        name: &str,
        kind: Kind,
        tax_code: &str,
        verified_by: Option<UserId>,
    ) -> Result<()> {
        let (Some(owner), Ok(tax_code)) = (person(owner), TaxCode::parse(tax_code)) else { return Ok(()) };
        let address =
            Address {
                street: "12 Đường Trần Phú".to_owned(), commune: "Phường Hồng Gai".to_owned(), province: "Quảng Ninh".to_owned()
            };
        let profile = Profile {
            tax_code,
            legal_name: name.to_owned(),
            kind,
            address,
            representative: owner.name.to_owned(),
            contact_email: owner.email(),
            contact_phone: String::new(),
            is_declared: true,
        };
        let standing = if verified_by.is_some() { Standing::Verified } else { Standing::Pending };
        let document = self.create_certificate(tx, owner.id(), name).await?;
        let (reason, document) = (String::new(), Some(document));
        let firm =
            Firm { id: firm_id(name), profile, standing, reason, document, taking_back: None, returned_by: None, is_released: false };
        db::firm::create(&tx.db, &firm, tx.now).await?;
        db::firm_member::insert(&tx.db, owner.id(), firm.id, (true, Right::Edit), tx.now).await?;
        tx.record(&Event::new(EventKind::FirmRegistered, Some(owner.id())).firm(firm.id)).await?;
        if verified_by.is_some() {
            tx.record(&Event::new(EventKind::FirmVerified, verified_by).firm(firm.id)).await?;
        }
        Ok(())
    }

    async fn create_certificate(&self, tx: &Transaction<'_>, owner: UserId, firm: &str) -> Result<FileId> {
        let id = FileId(fixed_id(&format!("certificate {firm}")));
        let view = FileView {
            id,
            name: CERTIFICATE.to_owned(),
            media_type: "application/pdf".to_owned(),
            size: CERTIFICATE_PDF.len() as i64,
            sha256: hex::encode(Sha256::digest(CERTIFICATE_PDF)),
            at: tx.now,
            category: None,
        };
        let storage_key = id.0.simple().to_string();
        self.store.put(&Path::from(storage_key.as_str()), CERTIFICATE_PDF.into()).await.map_err(Error::internal)?;
        crate::private::file(&self.folder.join(&storage_key))?;
        let file = Stored { view, owner: Owner::Firm(firm_id(firm)), storage_key, is_removed: false };
        db::file::create(&tx.db, &file, Some(owner)).await?;
        Ok(id)
    }
}
