//! The cast: the same named people in tests, in the demonstration and in browser tests. All are invented.

use domain::{
    ids::{FirmId, UserId},
    people::{Role, SeatRole},
};
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// The password of everyone in the cast.
pub const PASSWORD: &str = "ha-long-2026";
/// Its argon2id hash with the least memory and one pass: everybody knows the password, and nearly every test signs in.
pub const PASSWORD_HASH: &str = "$argon2id$v=19$m=64,t=1,p=1$BwcHBwcHBwcHBwcHBwcHBw$VKSs5qz1SY0Qs8h74AJjc596yvGiRyX7NkfRie067g0";

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

const fn staff(nick: &'static str, name: &'static str, role: Role) -> Person {
    Person { nick, name, role, seat: None }
}

const fn member(nick: &'static str, name: &'static str, seat: SeatRole, affiliation: &'static str) -> Person {
    Person { nick, name, role: Role::Member, seat: Some((seat, affiliation)) }
}

/// Everyone, in the order in which the sign-in page of the demonstration shows them.
pub const CAST: [Person; 22] = [
    staff("mai", "Nguyễn Thị Mai", Role::Officer),
    staff("nam", "Đàm Khải Nam", Role::Officer),
    staff("lan", "Vũ Ngọc Lan", Role::Leader),
    staff("long", "Hoàng Đức Long", Role::Leader),
    staff("an", "Phan Văn An", Role::Firm),
    staff("binh", "Ngô Thanh Bình", Role::Firm),
    staff("chi", "Đặng Quỳnh Chi", Role::Firm),
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
pub fn person(nick: &str) -> Option<&'static Person> {
    CAST.iter().find(|p| p.nick == nick)
}

/// The firm of someone in the cast.
pub fn firm_id(legal_name: &str) -> FirmId {
    FirmId(fixed_id(legal_name))
}

/// What its file is called.
pub const CERTIFICATE: &str = "Giấy chứng nhận đăng ký doanh nghiệp.pdf";
/// A page that says that it is worth nothing.
pub const CERTIFICATE_PDF: &[u8] = include_bytes!("../certificate.pdf");

/// The same identifier every time for the same name.
pub fn fixed_id(name: &str) -> Uuid {
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&Sha256::digest(name.as_bytes())[..16]);
    Uuid::from_bytes(bytes)
}
