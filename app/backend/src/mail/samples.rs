//! A message of each kind with made-up data, for the office's preview and for tests; kinds that say different things in different
//! cases have several.

mod followed;

use super::{Kind, Mail, News, Replied, Step, Told};
use domain::{
    council::motion::Choice,
    locale::{Bilingual, Locale},
    notices::Audience,
    people::{Right, SeatRole},
    time::Moment,
};

/// 17:00:05 on 31 March 2026, in Việt Nam.
const AT: Moment = Moment(1_774_951_205_000);

pub fn all() -> Vec<Mail> {
    let mut all = people();
    all.extend(calls());
    all.extend(council());
    all.extend(results());
    all.extend(followed::all());
    all
}

pub fn of(kind: Kind) -> Vec<Mail> {
    all().into_iter().filter(|mail| mail.kind() == kind).collect()
}

impl Kind {
    /// As the office reads it: the subject, where that names nobody and says nothing of one case.
    pub fn name(self, l: Locale) -> String {
        let name = match self {
            Self::Invite => l.pick("Lời mời tham gia tài khoản doanh nghiệp", "Invitation to a firm's account"),
            Self::MemberRemoved => l.pick("Không còn thuộc tài khoản doanh nghiệp", "You no longer belong to a firm"),
            Self::InvitationCancelled => {
                l.pick("Lời mời tham gia tài khoản doanh nghiệp đã hủy", "An invitation to a firm's account taken back")
            }
            Self::CodeClaimed => l.pick("Mã số thuế được doanh nghiệp khác đề nghị xem xét", "A firm's tax code is claimed by another"),
            Self::ClaimWaits => l.pick("Đề nghị xem xét mã số thuế chờ xử lý", "A claim to a tax code waits"),
            Self::ClaimRefused => l.pick("Không chấp nhận đề nghị xem xét mã số thuế", "A claim to a tax code is refused"),
            Self::ClaimUpheld => l.pick("Chấp nhận đề nghị xem xét mã số thuế", "A claim to a tax code is upheld"),
            Self::CodeReleased => l.pick("Mã số thuế đã khai thuộc doanh nghiệp khác", "A tax code belongs to another firm"),
            Self::CodeFree => l.pick("Mã số thuế đăng ký được", "A tax code can be registered"),
            Self::ClaimEnded => l.pick("Đề nghị xem xét mã số thuế đã kết thúc", "A claim to a tax code has ended"),
            Self::OwnershipOffered => l.pick("Đề nghị nhận quyền chủ tài khoản doanh nghiệp", "A firm's account is offered"),
            Self::OwnershipAsked => l.pick("Đề nghị chuyển quyền chủ tài khoản doanh nghiệp", "A member asks for a firm's account"),
            Self::OwnershipWaits => l.pick("Đề nghị chuyển quyền chủ tài khoản chờ xem xét", "A request for a firm's account waits"),
            Self::OwnershipMoved => l.pick("Doanh nghiệp có chủ tài khoản mới", "A firm's account has another owner"),
            Self::OwnershipEnded => l.pick("Không chuyển quyền chủ tài khoản doanh nghiệp", "A firm's account keeps its owner"),
            Self::PartnerAnswered => l.pick("Thành viên liên danh trả lời", "A partner has answered"),
            Self::PartnerTold => l.pick("Tin về liên danh, gửi thành viên", "News of a consortium, for a partner"),
            Self::Receipt => l.pick("Biên nhận nộp hồ sơ", "Receipt for a proposal"),
            Self::ClosingSoon => l.pick("Thư nhắc trước thời điểm đóng nhận hồ sơ", "Reminder before a closing"),
            Self::Watched => l.pick("Tin về bài toán đang theo dõi", "News of a challenge that is watched"),
            Self::Meeting => l.pick("Phiên họp Hội đồng tư vấn", "A meeting of the advisory council"),
            Self::ShortlistWaits => l.pick("Danh sách rút gọn: việc chờ xử lý", "A shortlist: work that waits"),
            _ => return of(self).first().map(|mail| mail.compose(l, "").0).unwrap_or_default(),
        };
        name.to_owned()
    }
}

fn code() -> String {
    "BT-01".to_owned()
}

fn title() -> Bilingual {
    Bilingual::new("Trợ lý ảo", "A virtual assistant")
}

fn reason() -> String {
    "Vì lý do khách quan".to_owned()
}

fn meeting(news: News) -> Mail {
    Mail::Meeting { news, meeting: "0e1f".into(), at: AT, place: "P1".into(), challenges: vec![code()] }
}

fn notice(audience: Audience) -> Mail {
    let (subject, text) = (Bilingual::new("Bảo trì hệ thống", "Maintenance"), Bilingual::new("Tối thứ Sáu, 20 giờ.", "Friday, 20:00."));
    Mail::Notice { challenge_code: code(), title: title(), subject, text, audience }
}

fn people() -> Vec<Mail> {
    vec![
        Mail::Register { token: "ab12".into() },
        Mail::AccountExists,
        Mail::Reset { token: "ab12".into() },
        Mail::PasswordChanged,
        Mail::AccountStopped { token: "ab12".into(), reason: reason() },
        Mail::SuspensionWaits { name: "Phan Văn An".into(), account: "0e1f".into() },
        Mail::StopWaits { name: "Phan Văn An".into(), account: "0e1f".into() },
        Mail::RequestReturned { name: "Phan Văn An".into(), account: "0e1f".into(), reason: reason() },
        Mail::SeatChangeWaits { name: "Phan Văn An".into(), reason: reason() },
        Mail::SeatChangeReturned { name: "Phan Văn An".into(), reason: reason() },
        Mail::SeatChanged { seat: SeatRole::from_code("chair"), number: "12/QĐ".into(), date: AT, reason: reason() },
        Mail::SeatChanged { seat: None, number: "12/QĐ".into(), date: AT, reason: reason() },
        Mail::AccountSuspended { reason: reason(), contact: String::new() },
        Mail::AccountRestored { reason: reason() },
        Mail::Invite { token: "ab12".into(), firm: "Hạ Long".into(), right: Right::View },
        Mail::MemberRemoved { firm: "Hạ Long".into() },
        Mail::InvitationCancelled { firm: "Hạ Long".into() },
        Mail::CodeClaimed { firm: "Hạ Long".into(), claimed: "Công ty TNHH Hạ Long".into(), until: AT },
        Mail::ClaimWaits { firm: "Hạ Long".into(), id: "0e1f".into() },
        Mail::ClaimRefused { code: "5709888017".into(), reason: reason() },
        Mail::ClaimUpheld { firm: "Hạ Long".into() },
        Mail::CodeReleased { code: "5709888017".into() },
        Mail::CodeFree { code: "5709888017".into(), until: AT },
        Mail::ClaimEnded { code: "5709888017".into(), firm: "Hạ Long".into() },
        Mail::OwnershipOffered { firm: "Hạ Long".into() },
        Mail::OwnershipAsked { firm: "Hạ Long".into(), by: "Phan Văn An".into(), reason: reason(), until: AT },
        Mail::OwnershipWaits { firm: "Hạ Long".into(), id: "0e1f".into() },
        Mail::OwnershipMoved { firm: "Hạ Long".into(), owner: "Phan Văn An".into() },
        Mail::OwnershipEnded { firm: "Hạ Long".into(), reason: reason() },
        Mail::FirmVerified { firm: "Hạ Long".into() },
        Mail::FirmDisputes { firm: "Hạ Long".into(), id: "0e1f".into() },
        Mail::TakingBackWaits { firm: "Hạ Long".into(), id: "0e1f".into(), reason: reason() },
        Mail::TakingBackReturned { firm: "Hạ Long".into(), id: "0e1f".into(), reason: reason() },
        Mail::FirmReturned { firm: "Hạ Long".into(), reason: reason() },
    ]
}

fn told(told: Told) -> Mail {
    Mail::PartnerTold { challenge_code: code(), title: title(), lead: "Hạ Long".into(), told, proposal: "0e1f".into() }
}

fn calls() -> Vec<Mail> {
    vec![
        Mail::CancellingWaits { challenge_code: code(), title: title(), reason: reason() },
        Mail::ExtensionWaits { challenge_code: code(), title: title(), reason: reason() },
        Mail::ExtensionReturned { challenge_code: code(), title: title(), reason: reason() },
        Mail::Receipt {
            challenge_code: code(),
            title: title(),
            receipt: "BN-7K2M".into(),
            version: 2,
            at: AT,
            sha256: "c0ffee".into(),
            proposal: "0e1f".into(),
        },
        Mail::Withdrawn { challenge_code: code(), title: title() },
        Mail::PartnerAsked { challenge_code: code(), title: title(), lead: "Hạ Long".into(), proposal: "0e1f".into() },
        Mail::PartnerReminded {
            challenge_code: code(),
            title: title(),
            lead: "Hạ Long".into(),
            asked_at: AT.plus_days(-1),
            closes: Some(AT),
            proposal: "0e1f".into(),
        },
        Mail::PartnerAnswered {
            challenge_code: code(),
            title: title(),
            partner: "Vân Đồn".into(),
            consents: true,
            reason: String::new(),
            proposal: "0e1f".into(),
        },
        Mail::PartnerAnswered {
            challenge_code: code(),
            title: title(),
            partner: "Vân Đồn".into(),
            consents: false,
            reason: reason(),
            proposal: "0e1f".into(),
        },
        Mail::PartnerLeft {
            challenge_code: code(),
            title: title(),
            partner: "Vân Đồn".into(),
            reason: reason(),
            handed_in: true,
            proposal: "0e1f".into(),
        },
        Mail::PartnerLeft {
            challenge_code: code(),
            title: title(),
            partner: "Vân Đồn".into(),
            reason: reason(),
            handed_in: false,
            proposal: "0e1f".into(),
        },
        told(Told::HandedIn { version: 2 }),
        told(Told::Withdrawn),
        told(Told::Opened { at: AT }),
        told(Told::CompletionAsked { due: AT }),
        told(Told::Admitted),
        told(Told::NotAdmitted),
        told(Told::Dropped),
        Mail::ChallengeChanged { challenge_code: code(), title: title(), version: 2, reason: reason() },
        Mail::ChallengeAmended {
            challenge_code: code(),
            title: title(),
            closing: [AT.plus_days(-7), AT],
            reason: reason(),
            proposal: Some("7".into()),
        },
        Mail::ChallengeAmended { challenge_code: code(), title: title(), closing: [AT, AT], reason: reason(), proposal: None },
        Mail::AmendmentWaits { challenge_code: code(), title: title(), reason: reason() },
        Mail::AmendmentReturned { challenge_code: code(), title: title(), reason: reason() },
        Mail::ClosingExtended { challenge_code: code(), title: title(), closing: [AT.plus_days(-7), AT], reason: reason() },
        Mail::ChallengeCancelled { challenge_code: code(), title: title(), reason: reason() },
        Mail::QuestionWaits { challenge_code: code(), title: title(), number: 3, question: reason(), due: Some(AT) },
        Mail::QuestionReplied {
            challenge_code: code(),
            title: title(),
            question: reason(),
            replied: Replied::Answered { number: 3, answer: reason() },
        },
        Mail::QuestionReplied {
            challenge_code: code(),
            title: title(),
            question: reason(),
            replied: Replied::Merged { number: 2, answer: reason() },
        },
        Mail::QuestionReplied {
            challenge_code: code(),
            title: title(),
            question: reason(),
            replied: Replied::Declined { reason: reason() },
        },
        notice(Audience::Concerned),
        notice(Audience::Council),
        Mail::Briefing { challenge_code: code(), title: title(), at: AT, place: "Hội trường 2".into(), called_off: None },
        Mail::Briefing { challenge_code: code(), title: title(), at: AT, place: "Hội trường 2".into(), called_off: Some(reason()) },
        Mail::MessageToFirm { challenge_code: code(), title: title(), text: reason(), proposal: "0e1f".into() },
        Mail::MessageToOffice { challenge_code: code(), code: "HS-7K2M9P".into(), proposal: "0e1f".into() },
        Mail::AnswersPublished { challenge_code: code(), title: title(), answers: vec![2, 3] },
        Mail::CompletionAsked { challenge_code: code(), title: title(), asked: reason(), due: AT, proposal: "0e1f".into() },
        Mail::CompletionWaits { challenge_code: code(), code: "HS-7K2M9P".into(), proposal: "0e1f".into() },
        Mail::ReviewWaits { challenge_code: code(), title: title(), due: Some(AT) },
        Mail::ChallengeReturned { challenge_code: code(), title: title(), reason: reason() },
        Mail::ProposalOpened { challenge_code: code(), title: title(), code: "HS-7K2M9P".into(), at: AT, proposal: "0e1f".into() },
        Mail::EvaluationBegun { challenge_code: code(), title: title(), code: "HS-7K2M9P".into(), due: Some(AT), proposal: "0e1f".into() },
        Mail::NotAdmitted { challenge_code: code(), title: title(), code: "HS-7K2M9P".into(), reason: reason(), proposal: "0e1f".into() },
    ]
}

fn council() -> Vec<Mail> {
    vec![
        Mail::ScoringExtended { challenge_code: code(), title: title(), ends: [AT, AT.plus_days(2)], reason: reason() },
        Mail::AdHocWaits { challenge_code: code(), title: title(), reason: reason() },
        Mail::AdHocReturned { challenge_code: code(), title: title(), name: "Phan Văn An".into() },
        Mail::AdHocAppointed { challenge_code: code(), title: title(), reason: reason() },
        Mail::ActingChair { challenge_code: code(), title: title(), reason: reason() },
        Mail::DeclaringWaits { challenge_code: code(), title: title(), proposals: 2, due: Some(AT) },
        Mail::ScoringWaits { challenge_code: code(), title: title(), proposals: 2, due: None },
        Mail::SecondRound { challenge_code: code(), title: title(), far: Vec::new(), due: None },
        Mail::SecondRound { challenge_code: code(), title: title(), far: vec!["HS-7K2M9P".into()], due: Some(AT) },
        Mail::SheetFar { challenge_code: code(), code: "HS-7K2M9P".into(), due: Some(AT), proposal: "0e1f".into() },
        Mail::SheetExcluded { challenge_code: code(), code: "HS-7K2M9P".into(), reason: reason(), proposal: "0e1f".into() },
        Mail::SheetAsked { challenge_code: code(), code: "HS-7K2M9P".into(), reason: reason(), due: AT },
        Mail::ScoredAnew { challenge_code: code(), title: title(), code: "HS-7K2M9P".into(), due: AT, proposal: "0e1f".into() },
        Mail::VoidingAsked { challenge_code: code(), title: title(), by: "Trần Minh".into(), reason: reason(), due: AT },
        Mail::VoidingDecided { challenge_code: code(), title: title(), by: "Trần Minh".into(), is_void: true },
        Mail::MotionWaits { challenge_code: code(), title: title(), number: 3, due: AT },
        Mail::VoteEntered { challenge_code: code(), title: title(), number: 3, choice: Choice::For, by: "Đỗ Thị Hương".to_owned() },
        Mail::BallotWaits { challenge_code: code(), title: title(), due: AT },
        Mail::LotWaits { challenge_code: code(), title: title(), due: AT },
        Mail::LotRead { challenge_code: code(), title: title(), source: "Giải đặc biệt".into(), on: AT, due: AT },
        Mail::ConflictFound { challenge_code: code(), title: title(), by: "Thư ký".into(), reason: reason(), counts: true },
        Mail::ConflictRuled { challenge_code: code(), title: title(), is_lifted: true, by: "Chủ tịch".into(), reason: reason() },
        Mail::SheetGivenBack { challenge_code: code(), proposal: "HS-7K2M9P".into(), reason: reason() },
        Mail::SheetsLeft { challenge_code: code(), title: title(), sheets: 2, ends: Some(AT) },
        meeting(News::Planned),
        meeting(News::Moved(AT, "P2".into())),
        meeting(News::CalledOff(reason())),
        meeting(News::Vouched("Hồ Hải Yến".into())),
        meeting(News::AlternateAsked("Hồ Hải Yến".into())),
    ]
}

fn results() -> Vec<Mail> {
    vec![
        Mail::RedoingWaits { challenge_code: code(), title: title(), note: reason(), due: AT, proposal: "7".into() },
        Mail::ComplaintRedone { challenge_code: code(), title: title(), proposal: "7".into() },
        Mail::ResultPublished { challenge_code: code(), title: title(), proposal: "0e1f".into(), complaints_until: AT },
        Mail::ShortlistWaits { challenge_code: code(), title: title(), step: Step::Decided, due: Some(AT) },
        Mail::ShortlistWaits { challenge_code: code(), title: title(), step: Step::Proposed, due: Some(AT) },
        Mail::ShortlistWaits { challenge_code: code(), title: title(), step: Step::Forwarded, due: Some(AT) },
        Mail::ShortlistWaits { challenge_code: code(), title: title(), step: Step::BackToCouncil, due: Some(AT) },
        Mail::ShortlistWaits { challenge_code: code(), title: title(), step: Step::BackToOffice, due: Some(AT) },
        Mail::DebriefReleased { challenge_code: code(), title: title(), proposal: "0e1f".into() },
        Mail::ComplaintReceived { challenge_code: code(), title: title(), at: AT, proposal: "0e1f".into() },
        Mail::ComplaintWaits { challenge_code: code(), title: title(), proposal: "0e1f".into() },
        Mail::ComplaintAnswered { challenge_code: code(), title: title(), proposal: "0e1f".into() },
    ]
}
