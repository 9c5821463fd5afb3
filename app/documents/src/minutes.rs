//! Biên bản họp hội đồng: who met, what was said, how it was voted, what the council advises.

mod results;
mod supplement;

pub(crate) use results::ballots;
pub use supplement::supplement;

use crate::{
    decision::departed,
    document::{Align, Block, Document, Kind, Table},
    head::{Challenge, Head, NamedMember, role, signature},
    item::{Item, block, full_stop},
    scores::Scored,
    text::{BLANK, long_time, or_blank},
    tie::Tie,
};
use domain::{
    challenges::{Reopening, RuleSet},
    check::Problem,
    council::{Quorum, Vote},
    evaluations::{
        Movement,
        advisory::{Colour, agreement::Agreement},
    },
    locale::Locale::Vi,
    time::Moment,
};
use std::collections::BTreeSet;

/// All that the minutes tell.
#[derive(Clone, Debug)]
pub struct Minutes {
    pub head: Head,
    /// What the meeting was about, challenge by challenge.
    pub parts: Vec<Part>,
    /// The decision that set up the council: number, date, of whom. Dots if empty.
    pub council_decision: String,
    pub started_at: Option<Moment>,
    pub ended_at: Option<Moment>,
    pub place: String,
    pub present: Vec<NamedMember>,
    /// Of these, for whom another member said that they are there, and who.
    pub vouched: Vec<(String, String)>,
    /// Of these, who is there by the roll alone.
    pub unconfirmed: Vec<String>,
    pub absent: Vec<Absent>,
    pub guests: Vec<String>,
    pub quorum: Quorum,
    pub items: Vec<Item>,
    /// Of the rapporteurs, after their names.
    pub reports: Vec<(String, String)>,
    /// What whoever keeps the minutes noted at the end.
    pub note: String,
    /// Who presided.
    pub chair: Option<NamedMember>,
    pub secretary: String,
    pub recipients: Vec<String>,
}

/// A member who did not come, and why.
#[derive(Clone, Debug)]
pub struct Absent {
    pub member: NamedMember,
    pub reason: String,
}

/// One challenge, as far as the council is with it.
#[derive(Clone, Debug)]
pub struct Part {
    pub challenge: Challenge,
    pub rules: RuleSet,
    /// When and why scoring was reopened after it had closed.
    pub reopenings: Vec<(Moment, Reopening)>,
    pub ballots: Vec<Ballots>,
    /// Why ballots do not count, in sentences.
    pub uncounted: Vec<String>,
    /// Best first, as [`domain::evaluations::rank`] orders them; nothing before scoring has closed.
    pub scored: Vec<Scored>,
    pub tie: Option<Tie>,
    /// Whether the top hangs on the way of counting.
    pub light: Option<Colour>,
    /// How far members agree, by sheets of the first round if the flag says so.
    pub agreement: Option<(Agreement, bool)>,
    /// What the second round changed, by proposal.
    pub movements: Vec<Moves>,
    /// What was put to the vote in the meeting.
    pub motions: Vec<Motion>,
    /// What the council proposes for the shortlist, once it has.
    pub shortlist: Option<Proposed>,
}

/// The sheets of one proposal that the second round changed: each letter, with what became of it.
#[derive(Clone, Debug)]
pub struct Moves {
    pub code: String,
    pub letters: Vec<String>,
    pub movement: Movement,
}

/// A motion as it was counted.
#[derive(Clone, Debug)]
pub struct Motion {
    pub number: u32,
    /// What it was about, in words that go on a sentence.
    pub about: String,
    pub text: String,
    pub vote: Vote,
    /// Who might vote.
    pub eligible: u32,
    pub carried: bool,
    /// Carried, and without effect.
    pub lapsed: bool,
    /// The side of who presided decided an exact tie: in favour or not.
    pub casting: Option<bool>,
    /// Voted on in secret: nobody knows who voted how.
    pub is_secret: bool,
    /// Reports of rapporteurs that were missing when it was put to the vote.
    pub missing_reports: u32,
}

/// The council's shortlist and what goes with it.
#[derive(Clone, Debug, Default)]
pub struct Proposed {
    pub codes: Vec<String>,
    pub vote: Option<Vote>,
    pub note: String,
    /// Code of what ranks at or above a chosen proposal and was not chosen, and why.
    pub departures: Vec<(String, String)>,
    /// Opinions reserved, after their members' names.
    pub dissents: Vec<(String, String)>,
}

/// The sheets of one proposal, counted.
#[derive(Clone, Debug, Default)]
pub struct Ballots {
    pub code: String,
    pub issued: u32,
    pub returned: u32,
    pub valid: u32,
    pub invalid: u32,
}

pub fn document(minutes: &Minutes) -> Document {
    let challenges: Vec<_> = minutes.parts.iter().map(|part| part.challenge.show()).collect();
    let subject = format!("Họp Hội đồng tư vấn đánh giá hồ sơ tham gia giải {}", challenges.join("; "));
    let mut document = minutes.head.document(Kind::Minutes, subject);
    document.body = [people(minutes), dossiers(minutes), discussion(minutes), results::results(minutes), conclusion(minutes)].concat();
    document.signatures =
        vec![signature(&["THƯ KÝ"], &minutes.secretary), signature(&["CHỦ TRÌ PHIÊN HỌP"], minutes.chair.as_ref().map_or("", |m| &m.name))];
    document.recipients.clone_from(&minutes.recipients);
    document
}

/// What of a meeting's minutes somebody confirmed from the own account, in place of a signature by hand.
#[derive(Clone, Debug)]
pub struct Confirmed {
    /// As who presided; else as who kept the minutes.
    pub presided: bool,
    pub name: String,
    pub at: Moment,
    pub stands_in: bool,
}

/// Minutes as they were frozen, with who has confirmed them; the hash is that of the frozen text.
pub fn confirmed(mut document: Document, frozen_at: Moment, hash: &str, confirmed: &[Confirmed]) -> Document {
    for one in confirmed {
        let place = usize::from(one.presided);
        let Some(signature) = document.signatures.get_mut(place) else { continue };
        if one.stands_in {
            signature.lines.push("THÀNH VIÊN XÁC NHẬN THAY".to_owned());
        }
        signature.name.clone_from(&one.name);
        signature.note = format!("(Đã xác nhận trên hệ thống lúc {})", one.at.show(Vi));
    }
    document
        .body
        .push(Block::Paragraph(format!("Nội dung biên bản được khóa lúc {}; mã băm SHA-256 của nội dung: {hash}.", frozen_at.show(Vi))));
    document
}

fn people(minutes: &Minutes) -> Vec<Block> {
    let field = |label: &str, value: String| (label.to_owned(), value);
    let seats = minutes.present.len() + minutes.absent.len();
    let absent = minutes.absent.iter().map(|a| format!("{}. Lý do: {}", a.member.show(), or_blank(&a.reason)));
    let quorum = &minutes.quorum;
    let (came, counted) = (minutes.present.len(), quorum.present);
    let (confirmed, basis) = if came == counted as usize {
        (if minutes.vouched.is_empty() { ", đều đã xác nhận có mặt".to_owned() } else { attested(minutes) }, "")
    } else {
        (
            format!("; đã xác nhận có mặt và còn tại cuối phiên {counted:02}/{seats:02} thành viên"),
            ", tính theo số đã xác nhận và còn tại cuối phiên",
        )
    };
    let vouched = minutes.vouched.iter().map(|(member, by)| format!("{member} ({by} xác nhận)")).collect::<Vec<_>>();
    let words = "Theo điểm danh và xác nhận của thành viên khác (chiếm nhiều nhất một phần ba số thành viên được tính)";
    let said = |text: &str, names: &[String]| (!names.is_empty()).then(|| Block::Paragraph(format!("{text}: {}.", names.join("; "))));
    let words = [said(words, &vouched), said("Chỉ theo điểm danh, chưa xác nhận có mặt", &minutes.unconfirmed)];
    let reports = (quorum.reports_needed > 0)
        .then(|| format!(" Ủy viên phản biện đã gửi {:02}/{:02} báo cáo.", quorum.reports, quorum.reports_needed));
    let missing = (quorum.missing_reports() > 0)
        .then(|| format!(" Phiên họp tiến hành khi còn thiếu {:02} báo cáo phản biện.", quorum.missing_reports()));
    let before = vec![
        heading("I. Thời gian, địa điểm, thành phần"),
        Block::Fields(vec![
            field("Quyết định thành lập Hội đồng", or_blank(&minutes.council_decision)),
            field("Bắt đầu", long_time(minutes.started_at)),
            field("Địa điểm", or_blank(&minutes.place)),
            field("Chủ trì", minutes.chair.as_ref().map_or_else(|| "không có".to_owned(), presides)),
            field("Thư ký", or_blank(&minutes.secretary)),
        ]),
        Block::Paragraph(format!(
            "Có mặt {came:02}/{seats:02} thành viên{confirmed}; số thành viên tối thiểu theo quy chế là {:02}{basis}.{} {}",
            quorum.needed,
            [reports, missing].into_iter().flatten().collect::<String>(),
            validity(quorum)
        )),
        Block::Paragraph("1. Thành viên có mặt:".to_owned()),
        list_or_none(minutes.present.iter().map(NamedMember::show).collect()),
    ];
    let after = [
        Block::Paragraph("2. Thành viên vắng mặt:".to_owned()),
        list_or_none(absent.collect()),
        Block::Paragraph("3. Đại biểu mời:".to_owned()),
        list_or_none(minutes.guests.clone()),
    ];
    before.into_iter().chain(words.into_iter().flatten()).chain(after).collect()
}

/// By whose word those were there who did not say so themselves.
fn attested(minutes: &Minutes) -> String {
    let by: BTreeSet<&str> = minutes.vouched.iter().map(|(_, by)| by.as_str()).collect();
    let own = minutes.present.len() - minutes.vouched.len().min(minutes.present.len());
    let by: Vec<&str> = by.into_iter().collect();
    format!(
        ", trong đó {own:02} thành viên tự xác nhận có mặt, {:02} thành viên theo điểm danh và xác nhận của {}",
        minutes.vouched.len(),
        by.join(", ")
    )
}

/// `Trần Văn Minh, Chủ tịch Hội đồng`; of who was named for lack of a chair, that they were.
fn presides(member: &NamedMember) -> String {
    let named = if member.role.may_preside() { "" } else { " (được giao chủ trì)" };
    format!("{}, {}{named}", member.name, role(member.role))
}

/// Whether the meeting was valid, and everything that it lacked.
fn validity(quorum: &Quorum) -> String {
    let lacks = quorum.lacks().into_iter().map(|problem| match problem {
        Problem::NoPresider => "không có mặt Chủ tịch, Phó Chủ tịch Hội đồng hoặc người được giao chủ trì".to_owned(),
        _ => format!("thiếu {:02} thành viên xác nhận có mặt so với mức tối thiểu", quorum.needed.saturating_sub(quorum.present)),
    });
    let lacks: Vec<_> = lacks.collect();
    if lacks.is_empty() {
        return "Phiên họp đủ điều kiện tiến hành.".to_owned();
    }
    format!("Phiên họp không đủ điều kiện tiến hành: {}.", lacks.join("; "))
}

fn dossiers(minutes: &Minutes) -> Vec<Block> {
    let mut table = Table::new(&[("TT", 5, Align::Center), ("Mã hồ sơ", 15, Align::Left), ("Doanh nghiệp", 60, Align::Left)]);
    let dossiers = || minutes.items.iter().filter(|item| !item.code.is_empty());
    table.rows = (1..).zip(dossiers()).map(|(i, d)| vec![i.to_string(), d.code.clone(), d.firm.clone()]).collect();
    let recused = dossiers().flat_map(|d| d.recused.iter().map(|name| format!("{name} không tham gia đánh giá hồ sơ {}", d.code)));
    vec![
        heading("II. Hồ sơ được xem xét"),
        Block::Table(table),
        Block::Paragraph("Thành viên không tham gia đánh giá do có xung đột lợi ích hoặc chưa khai báo xung đột lợi ích:".to_owned()),
        list_or_none(recused.collect()),
    ]
}

fn discussion(minutes: &Minutes) -> Vec<Block> {
    let mut blocks = vec![heading("III. Nội dung thảo luận")];
    blocks.extend((1..).zip(&minutes.items).flat_map(|(i, item)| block(i, item)));
    if !minutes.reports.is_empty() {
        blocks.push(Block::Paragraph("Báo cáo của ủy viên phản biện:".to_owned()));
        blocks.push(Block::List(minutes.reports.iter().map(|(name, text)| format!("{name}: {text}")).collect()));
    }
    blocks
}

fn conclusion(minutes: &Minutes) -> Vec<Block> {
    let mut blocks = vec![heading("V. Kết luận")];
    for part in &minutes.parts {
        let of = if minutes.parts.len() > 1 { format!(" của bài toán {}", part.challenge.code) } else { String::new() };
        blocks.push(Block::Paragraph(match part.shortlist.as_ref().map(|list| list.codes.as_slice()) {
            None => format!("Danh sách rút gọn{of} mà Hội đồng đề xuất: {}.", BLANK.repeat(6)),
            Some([]) => format!("Hội đồng không đề xuất hồ sơ nào vào danh sách rút gọn{of}."),
            Some(codes) => {
                format!("Hội đồng đề xuất đưa vào danh sách rút gọn{of} {:02} hồ sơ: {}.", codes.len(), codes.join(", "))
            }
        }));
        blocks.extend(part.shortlist.iter().flat_map(opinions));
        blocks.extend(part.motions.iter().map(motion));
    }
    blocks.push(Block::Paragraph(format!("Yêu cầu chỉnh sửa, bổ sung (nếu có): {}", BLANK.repeat(6))));
    if !minutes.note.trim().is_empty() {
        blocks.push(Block::Paragraph(minutes.note.trim().to_owned()));
    }
    blocks.push(Block::Paragraph(
        "Kết luận của Hội đồng có tính chất tư vấn; việc phê duyệt danh sách rút gọn thuộc thẩm quyền của cơ quan quyết định.".to_owned(),
    ));
    blocks.push(Block::Paragraph(format!(
        "Phiên họp kết thúc vào {}. Biên bản được đọc lại và những người có tên dưới đây ký xác nhận./.",
        long_time(minutes.ended_at)
    )));
    blocks
}

/// What was voted on, how, and what it came to.
fn motion(motion: &Motion) -> Block {
    let outcome = match (motion.carried, motion.lapsed) {
        (true, false) => "được thông qua",
        (true, true) => "được thông qua nhưng không còn hiệu lực do nội dung được biểu quyết đã thay đổi",
        (false, _) => "không được thông qua",
    };
    let casting = motion.casting.map_or("", |side| {
        if side {
            " (số phiếu ngang nhau, người chủ trì tán thành)"
        } else {
            " (số phiếu ngang nhau, người chủ trì không tán thành)"
        }
    });
    let vote = motion.vote;
    let missing = match motion.missing_reports {
        0 => String::new(),
        n => format!(" Khi đưa ra biểu quyết còn thiếu {n:02} báo cáo phản biện."),
    };
    let text = motion.text.trim();
    let text = if text.is_empty() { String::new() } else { format!(" Nội dung: {}", full_stop(text)) };
    Block::Paragraph(format!(
        "{} nội dung số {} ({}): {:02} tán thành, {:02} không tán thành, {:02} không cho ý kiến, trên {:02} thành viên được biểu quyết; {outcome}{casting}.{missing}{text}",
        if motion.is_secret { "Biểu quyết kín" } else { "Biểu quyết" },
        motion.number,
        motion.about,
        vote.in_favour,
        vote.against,
        vote.abstained,
        motion.eligible,
    ))
}

fn opinions(list: &Proposed) -> Vec<Block> {
    let vote = list.vote.map(|v| {
        format!("Biểu quyết: {:02} tán thành, {:02} không tán thành, {:02} không cho ý kiến.", v.in_favour, v.against, v.abstained)
    });
    let note = list.note.trim();
    let note = (!note.is_empty()).then(|| format!("Ý kiến của Hội đồng: {}", full_stop(note)));
    let mut blocks: Vec<_> = vote.into_iter().chain(note).map(Block::Paragraph).collect();
    blocks.extend(departed(&list.departures));
    if !list.dissents.is_empty() {
        blocks.push(Block::Paragraph("Ý kiến bảo lưu:".to_owned()));
        blocks.push(Block::List(list.dissents.iter().map(|(name, text)| format!("{name}: {text}")).collect()));
    }
    blocks
}

fn heading(text: &str) -> Block {
    Block::Heading(text.to_owned())
}

pub(crate) fn list_or_none(items: Vec<String>) -> Block {
    if items.is_empty() { Block::List(vec!["Không có.".to_owned()]) } else { Block::List(items) }
}
