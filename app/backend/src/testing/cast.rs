//! The cast: the same named people in tests, in demo data and in browser tests. All are invented.

use crate::{
    Backend, Error, Result,
    db::{self, file::Stored, user::Account},
    files::{FileView, Owner},
    transaction::Transaction,
};
use domain::{
    accounts::Standing as Use,
    event::{self, Event},
    firms::{Address, Firm, Kind, Profile, Standing},
    ids::{FileId, FirmId, UserId},
    locale::Locale,
    people::{Role, SeatRole},
    tax_code::TaxCode,
};
use object_store::{ObjectStoreExt, path::Path};
use sea_orm::{ConnectionTrait, Statement, prelude::Uuid};
use sha2::{Digest, Sha256};

/// The password of everyone in the cast.
pub const PASSWORD: &str = "ha-long-2026";
/// Its argon2id hash, made once so that every test need not.
pub(crate) const PASSWORD_HASH: &str = "$argon2id$v=19$m=19456,t=2,p=1$BwcHBwcHBwcHBwcHBwcHBw$ysZq3HTmxFDrys55gN/9fuabU/502gZ0uBxcu1HH1cM";

/// The firm of `an`, verified.
pub const VERIFIED_FIRM: &str = "Công ty TNHH Giải pháp số Hạ Long (minh họa)";
/// The firm of `binh`, waiting for the office.
pub const PENDING_FIRM: &str = "Công ty Cổ phần Công nghệ Bạch Đằng (minh họa)";

/// Someone of the cast; the address is `nick@demo.example`.
#[derive(Clone, Copy, Debug)]
pub struct Person {
    pub nick: &'static str,
    pub name: &'static str,
    pub role: Role,
    /// Of members of the council, with where they come from.
    pub seat: Option<(SeatRole, &'static str)>,
}

impl Person {
    pub fn email(&self) -> String {
        format!("{}@demo.example", self.nick)
    }

    pub fn id(&self) -> UserId {
        UserId(fixed_id(&self.email()))
    }
}

const fn person(nick: &'static str, name: &'static str, role: Role) -> Person {
    Person { nick, name, role, seat: None }
}

const fn member(nick: &'static str, name: &'static str, seat: SeatRole, affiliation: &'static str) -> Person {
    Person { nick, name, role: Role::Member, seat: Some((seat, affiliation)) }
}

/// Everyone, in the order in which the sign-in page of the demonstration shows them.
pub const CAST: [Person; 22] = [
    person("mai", "Nguyễn Thị Mai", Role::Officer),
    person("nam", "Đàm Khải Nam", Role::Officer),
    person("lan", "Vũ Ngọc Lan", Role::Leader),
    person("long", "Hoàng Đức Long", Role::Leader),
    person("an", "Phan Văn An", Role::Firm),
    person("binh", "Ngô Thanh Bình", Role::Firm),
    person("chi", "Đặng Quỳnh Chi", Role::Firm),
    member("minh", "Trần Quang Minh", SeatRole::Chair, "Viện Khoa học dữ liệu (minh họa)"),
    member("thu", "Lê Thị Thu", SeatRole::ViceChair, "Trường Đại học Kỹ thuật (minh họa)"),
    member("huong", "Phùng Diệu Hương", SeatRole::Secretary, "Trung tâm Đổi mới sáng tạo (minh họa)"),
    member("khoa", "Bùi Anh Khoa", SeatRole::Rapporteur, "Viện Công nghệ thông tin (minh họa)"),
    member("yen", "Hồ Hải Yến", SeatRole::Rapporteur, "Trường Đại học Kinh tế (minh họa)"),
    member("tuan", "Dương Minh Tuấn", SeatRole::Member, "Viện Nghiên cứu biển (minh họa)"),
    member("dung", "Lý Tiến Dũng", SeatRole::Member, "Hiệp hội Phần mềm (minh họa)"),
    member("hoa", "Trịnh Thị Hoa", SeatRole::Member, "Trường Đại học Y (minh họa)"),
    member("quan", "Mai Hồng Quân", SeatRole::Member, "Viện Tự động hóa (minh họa)"),
    member("linh", "Đinh Khánh Linh", SeatRole::Member, "Viện Du lịch (minh họa)"),
    member("phuc", "Cao Xuân Phúc", SeatRole::Member, "Trường Đại học Mỏ (minh họa)"),
    member("trang", "Tạ Thu Trang", SeatRole::Member, "Viện Môi trường (minh họa)"),
    member("viet", "Lương Quốc Việt", SeatRole::Member, "Trung tâm An toàn thông tin (minh họa)"),
    member("ngoc", "Chu Bảo Ngọc", SeatRole::Member, "Trường Đại học Luật (minh họa)"),
    member("son", "Hà Thái Sơn", SeatRole::Member, "Viện Logistics (minh họa)"),
];

/// Someone of the cast by nick.
pub fn find(nick: &str) -> Option<&'static Person> {
    CAST.iter().find(|p| p.nick == nick)
}

/// The firm of someone in the cast.
pub fn firm_id(legal_name: &str) -> FirmId {
    FirmId(fixed_id(legal_name))
}

impl Backend {
    /// Creates the cast in an empty database; as accounts of the demonstration in demo mode.
    pub async fn create_cast(&self) -> Result<()> {
        let tx = self.begin().await?;
        for person in &CAST {
            self.create_person(&tx, person).await?;
        }
        let office = find("mai").map(Person::id);
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
            let sql = "INSERT INTO seats (user_id, role, affiliation, assigned_at) VALUES ($1, $2, $3, $4)";
            let values = [account.id.0.into(), role.code().into(), affiliation.into(), tx.now.0.into()];
            tx.db.execute_raw(Statement::from_sql_and_values(tx.db.get_database_backend(), sql, values)).await?;
        }
        tx.record(&Event::new(event::EventKind::AccountCreated, Some(account.id))).await
    }
}

const CERTIFICATE: &str = "Giấy chứng nhận đăng ký doanh nghiệp.pdf";
/// A page that says that it is worth nothing.
pub const CERTIFICATE_PDF: &[u8] = include_bytes!("certificate.pdf");

impl Backend {
    /// A firm of one person, verified where somebody `verified_by` did so.
    async fn create_firm(
        &self,
        tx: &Transaction<'_>,
        owner: &str,
        name: &str,
        kind: Kind,
        tax_code: &str,
        verified_by: Option<UserId>,
    ) -> Result<()> {
        let (Some(owner), Ok(tax_code)) = (find(owner), TaxCode::parse(tax_code)) else { return Ok(()) };
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
        let firm = Firm { id: firm_id(name), profile, standing, reason: String::new(), document: Some(document) };
        db::firm::create(&tx.db, &firm, tx.now).await?;
        db::firm_member::insert(&tx.db, owner.id(), firm.id, true, tx.now).await?;
        tx.record(&Event::new(event::EventKind::FirmRegistered, Some(owner.id())).firm(firm.id)).await?;
        if verified_by.is_some() {
            tx.record(&Event::new(event::EventKind::FirmVerified, verified_by).firm(firm.id)).await?;
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
        };
        let storage_key = id.0.simple().to_string();
        self.store.put(&Path::from(storage_key.as_str()), CERTIFICATE_PDF.into()).await.map_err(Error::internal)?;
        crate::private::file(&self.folder.join(&storage_key))?;
        let file = Stored { view, owner: Owner::Firm(firm_id(firm)), storage_key, is_removed: false };
        db::file::insert(&tx.db, &file, Some(owner)).await?;
        Ok(id)
    }
}

/// The same identifier every time for the same name.
pub(super) fn fixed_id(name: &str) -> Uuid {
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&Sha256::digest(name.as_bytes())[..16]);
    Uuid::from_bytes(bytes)
}
