//! Addresses, without the language prefix: for links, redirects and tests.

mod following;
mod open_data;
mod opened;
mod registers;

pub use following::{FOLLOWING, FOLLOWING_CALENDAR, FOLLOWING_END, FOLLOWING_ICS, FOLLOWING_SEARCHES, own_calendar};
pub use open_data::{
    ACCOUNT_KEYS, ACCOUNT_KEYS_END, API_CHANGES, API_OFFICE_CHALLENGES, API_OFFICE_FIRMS, API_OWN_FIRM, API_OWN_PROPOSALS, API_RECORDS,
    API_RELEASES, CHALLENGES_CSVW, api_record,
};
pub use opened::{dossier, errand, errand_file, overlap, overlaps};
pub use registers::{
    API_LEGAL, API_PLAN, LEGAL, OFFICE_BANNERS, OFFICE_BANNERS_DOWN, OFFICE_GUIDES, OFFICE_LEGAL, OFFICE_PLAN, OFFICE_PLAN_IMPORT,
    OFFICE_REPORTS, PLAN, STYLE, legal_text, office_guide, office_guide_act, office_legal_text, office_report, office_task, plan_task,
};

use domain::{
    ids::{FileId, FirmId, MeetingId, ProposalId, UserId},
    locale::Locale,
    proposals::Section,
};

pub const HOME: &str = "/";
pub const CHALLENGES: &str = "/challenges";
/// Text size and contrast (POST).
pub const LOOK: &str = "/look";
/// What describes the open data to programs.
pub const API: &str = "/api/v1/openapi.json";
/// The public list as JSON, the same in every language.
pub const API_CHALLENGES: &str = "/api/v1/challenges";
/// Everything of the open data in one file.
pub const API_ALL: &str = "/api/v1/all";
pub const NEWS: &str = "/news";
/// The same for feed readers, as Atom and as JSON Feed.
pub const NEWS_ATOM: &str = "/news.atom";
pub const NEWS_JSON: &str = "/news.json";
pub const CALENDAR: &str = "/calendar";
/// The same for calendar programs.
pub const CALENDAR_ICS: &str = "/calendar.ics";
/// Who sits on the council, for everybody.
pub const MEMBERS: &str = "/members";
/// Public figures, and all results.
pub const STATISTICS: &str = "/statistics";
/// What is public of calls that have closed.
pub const DOSSIERS: &str = "/dossiers";
pub const GUIDE: &str = "/guide";
pub const OPEN_DATA: &str = "/open-data";
pub const CHALLENGES_XLSX: &str = "/open-data/challenges.xlsx";
pub const CHALLENGES_CSV: &str = "/open-data/challenges.csv";
pub const QUESTIONS: &str = "/questions";
pub const CONTACT: &str = "/contact";
pub const PRIVACY: &str = "/privacy";
pub const ACCESSIBILITY: &str = "/accessibility";
pub const SIGN_IN: &str = "/sign-in";
pub const SIGN_OUT: &str = "/sign-out";
pub const REGISTER: &str = "/register";
/// Forms that were posted while nobody was signed in.
pub const KEPT: &str = "/kept";
/// Forgets one of them (POST).
pub const KEPT_DROP: &str = "/kept/drop";
pub const RESET: &str = "/reset";
pub const ACCOUNT: &str = "/account";
/// Which mails come (POST).
pub const ACCOUNT_MAILS: &str = "/account/mails";
/// What the account was told; the same address marks it as read (POST).
pub const NOTICES: &str = "/notices";
pub const FIRM: &str = "/firm";
pub const PROPOSALS: &str = "/proposals";
pub const OFFICE: &str = "/office";
pub const OFFICE_ACCOUNTS: &str = "/office/accounts";
pub const OFFICE_DAYS_OFF: &str = "/office/days-off";
/// Drops one of them (POST).
pub const OFFICE_DAYS_OFF_DROP: &str = "/office/days-off/drop";
pub const OFFICE_MAILS: &str = "/office/mails";
/// Sends again what was given up (POST).
pub const OFFICE_MAILS_AGAIN: &str = "/office/mails/again";
/// What each kind of mail says.
pub const OFFICE_MAIL_KINDS: &str = "/office/mails/kinds";
pub const OFFICE_FIRMS: &str = "/office/firms";
pub const OFFICE_IMPORT: &str = "/office/import";
pub const OFFICE_NEW: &str = "/office/new";
/// What the firm says of itself in every proposal.
pub const STRENGTHS: &str = "/firm/strengths";
pub const OFFICE_SEATS: &str = "/office/seats";
pub const OFFICE_SEATS_CONFIRM: &str = "/office/seats/confirm";
pub const OFFICE_SEATS_DECLINE: &str = "/office/seats/decline";
pub const OFFICE_PORTFOLIO: &str = "/office/portfolio";
pub const COUNCIL: &str = "/council";

/// Adds the language prefix to a path.
pub fn localized(locale: Locale, path: &str) -> String {
    match locale {
        Locale::Vi => path.to_owned(),
        Locale::En if path == "/" => "/en".to_owned(),
        Locale::En => format!("/en{path}"),
    }
}

/// Signing in, then going on to `path`.
pub fn sign_in_then(path: &str) -> String {
    let query: String = url::form_urlencoded::Serializer::new(String::new()).append_pair("next", path).finish();
    format!("{SIGN_IN}?{query}")
}

/// What this browser keeps, and then on to `path`.
pub fn kept_then(path: &str) -> String {
    let query: String = url::form_urlencoded::Serializer::new(String::new()).append_pair("next", path).finish();
    format!("{KEPT}?{query}")
}

/// The list of challenges, narrowed by these names and values.
pub fn searched<N: AsRef<str>, V: AsRef<str>>(pairs: impl Iterator<Item = (N, V)>) -> String {
    let query = query(pairs);
    if query.is_empty() { CHALLENGES.to_owned() } else { format!("{CHALLENGES}?{query}") }
}

/// Names and values of a query.
pub fn query<N: AsRef<str>, V: AsRef<str>>(pairs: impl IntoIterator<Item = (N, V)>) -> String {
    url::form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish()
}

pub fn challenge(code: &str) -> String {
    format!("/challenges/{code}")
}

/// Watches a challenge, or no longer (POST).
pub fn watch(code: &str) -> String {
    format!("/challenges/{code}/watch")
}

/// Stops mails of one kind.
pub fn unsubscribe(token: &str) -> String {
    format!("/unsubscribe/{token}")
}

/// All the rules of a challenge.
pub fn rules(code: &str) -> String {
    format!("/challenges/{code}/rules")
}

/// The picture beside a link to a challenge.
pub fn card(code: &str) -> String {
    format!("/challenges/{code}/card.png")
}

/// What a challenge asks, on paper; `ending` is `pdf` or `docx`.
pub fn brief(code: &str, ending: &str) -> String {
    format!("/challenges/{code}/brief.{ending}")
}

/// A proposal to be written without a network.
pub fn template(code: &str) -> String {
    format!("/challenges/{code}/template.docx")
}

/// The times of one challenge, for calendar programs.
pub fn calendar(code: &str) -> String {
    format!("/challenges/{code}/calendar.ics")
}

/// Recording that what follows from a complaint is done.
pub fn redo_complaint(id: ProposalId) -> String {
    format!("/office/proposals/{id}/complaint/done")
}

/// One version of a published call, beside the one before it.
pub fn version(code: &str, number: u32) -> String {
    format!("/challenges/{code}/versions/{number}")
}

pub fn results(code: &str) -> String {
    format!("/challenges/{code}/results")
}

pub fn lot(code: &str) -> String {
    format!("/challenges/{code}/lot")
}

/// The papers of a challenge, for everyone as far as they may have them.
pub fn papers(code: &str) -> String {
    format!("/challenges/{code}/papers")
}

/// `name` is that of a paper, with the ending of a format.
pub fn paper(code: &str, name: &str) -> String {
    format!("/challenges/{code}/papers/{name}")
}

/// Files a signed copy beside a paper (POST, multipart).
pub fn signed_copy(code: &str, name: &str) -> String {
    format!("/challenges/{code}/papers/{name}/upload")
}

/// A list of the office as a workbook: `challenges`, `firms`, `seats`, `portfolio`.
pub fn office_workbook(list: &str) -> String {
    format!("/office/lists/{list}.xlsx")
}

/// The same of one challenge: `proposals`, `scores`, `complaints`, `history`.
pub fn challenge_workbook(code: &str, list: &str) -> String {
    format!("/office/challenges/{code}/lists/{list}.xlsx")
}

/// A firm's questions about a challenge.
pub fn questions(code: &str) -> String {
    format!("/challenges/{code}/questions")
}

/// One question, to draft the reply.
pub fn office_question(code: &str, number: u32) -> String {
    office_act(code, &format!("questions/{number}"))
}

/// Calls off an information session.
pub fn office_briefing(code: &str, number: u32) -> String {
    office_act(code, &format!("briefings/{number}"))
}

/// Messages with the firm of a proposal about what it formally lacks.
pub fn office_messages(id: ProposalId) -> String {
    format!("/office/proposals/{id}/messages")
}

/// Begins a proposal (POST).
pub fn start_proposal(code: &str) -> String {
    format!("/challenges/{code}/propose")
}

pub fn proposal(id: ProposalId) -> String {
    format!("/proposals/{id}")
}

pub fn section(id: ProposalId, section: Section) -> String {
    format!("/proposals/{id}/{}", section.code())
}

/// `act` is one of `submit`, `withdraw`, `receipt`, `feedback`, `complaint`, `completion`, `messages`.
pub fn proposal_act(id: ProposalId, act: &str) -> String {
    format!("/proposals/{id}/act/{act}")
}

/// Adds a file (POST, multipart).
pub fn proposal_files(id: ProposalId) -> String {
    format!("/upload/proposal/{id}")
}

/// Adds a file that the office asked for after the opening (POST, multipart).
pub fn completion_files(id: ProposalId) -> String {
    format!("/upload/completion/{id}")
}

/// Attaches files to a complaint that is being written (POST, multipart).
pub fn complaint_files(id: ProposalId) -> String {
    format!("/upload/complaint/{id}")
}

/// Adds a file to a challenge (POST, multipart).
pub fn challenge_files(code: &str) -> String {
    format!("/upload/challenge/{code}")
}

pub fn firm_document(id: FirmId) -> String {
    format!("/upload/firm/{id}")
}

pub fn file(id: FileId) -> String {
    format!("/files/{id}")
}

/// The same, in the browser instead of as a download.
pub fn shown_file(id: FileId) -> String {
    format!("/files/{id}/view")
}

pub fn remove_file(id: FileId) -> String {
    format!("/files/{id}/remove")
}

/// Keeps what the next version of a challenge was to leave out (POST).
pub fn restore_file(id: FileId) -> String {
    format!("/files/{id}/restore")
}

pub fn office_challenge(code: &str) -> String {
    format!("/office/challenges/{code}")
}

/// `act` is one of `edit`, `files`, `review`, `return`, `publish`, `amend`, `amendment`, `extend`, `cancel`, `opening`,
/// `scoring`, `close-scoring`, `forward`, `to-council`, `decision`, `to-office`, `result`, `follow-up`, `conclude`, `acting-chair`, `questions`, `briefings`, `notices`.
pub fn office_act(code: &str, act: &str) -> String {
    format!("/office/challenges/{code}/{act}")
}

pub fn office_account(id: UserId) -> String {
    format!("{OFFICE_ACCOUNTS}/{id}")
}

pub fn office_firm(id: FirmId) -> String {
    format!("/office/firms/{id}")
}

/// `act` is `ownership` or `claim`.
pub fn office_firm_act(id: FirmId, act: &str) -> String {
    format!("/office/firms/{id}/{act}")
}

pub fn office_proposal(id: ProposalId) -> String {
    format!("/office/proposals/{id}")
}

/// Asks the firm to add what is formally missing (POST).
pub fn office_completion(id: ProposalId) -> String {
    format!("/office/proposals/{id}/completion")
}

pub fn council_challenge(code: &str) -> String {
    format!("/council/challenges/{code}")
}

/// `act` is one of `opening`, `close-scoring`, `ballot`, `motions`, `motions/new`, `motions/exclusion`, `motions/voiding`, `motions/shortlist`, `dissent`, `ranking`, `debriefs`, `recusal`, `conflicts`,
/// `sheets`, `compare`.
pub fn council_act(code: &str, act: &str) -> String {
    format!("/council/challenges/{code}/{act}")
}

/// A motion on the page of all motions of its challenge.
pub fn motion(code: &str, number: u32) -> String {
    format!("{}#motion-{number}", council_act(code, "motions"))
}

/// `act` is one of `vote`, `enter`, `countersign`, `answer`, `put`, `close`, `withdraw`.
pub fn motion_act(code: &str, number: u32, act: &str) -> String {
    council_act(code, &format!("motions/{number}/{act}"))
}

/// Two proposals of a challenge side by side, by code.
pub fn compare(code: &str, a: &str, b: &str) -> String {
    format!("{}?{}", council_act(code, "compare"), query([("a", a), ("b", b)]))
}

/// All meetings of the council.
pub const MEETINGS: &str = "/council/meetings";
pub const MEETING_NEW: &str = "/council/meetings/new";

pub fn meeting(id: MeetingId) -> String {
    format!("/council/meetings/{id}")
}

/// `act` is one of `plan`, `call-off`, `agenda`, `start`, `attendance`, `item`, `moves`, `record`, `report`, `end`, `live`, `events`.
pub fn meeting_act(id: MeetingId, act: &str) -> String {
    format!("/council/meetings/{id}/{act}")
}

/// A member's own notes on a proposal.
pub fn own_notes(id: ProposalId) -> String {
    format!("/council/proposals/{id}/notes")
}

/// A member's sheet for a proposal.
pub fn sheet(id: ProposalId) -> String {
    format!("/council/proposals/{id}")
}

/// What a member declares of the proposals of a challenge.
pub fn declare_all(code: &str) -> String {
    council_act(code, "declarations")
}

pub fn declare(id: ProposalId) -> String {
    format!("/council/proposals/{id}/conflict")
}

/// What whoever presides writes for the firm of a proposal.
pub fn debrief(id: ProposalId) -> String {
    format!("/council/proposals/{id}/debrief")
}

/// The complaint about a proposal's result, as the office answers it.
pub fn office_complaint(id: ProposalId) -> String {
    format!("/office/proposals/{id}/complaint")
}

/// A member's appeal against a conflict that somebody found.
pub fn appeal(id: ProposalId) -> String {
    format!("/council/proposals/{id}/appeal")
}

/// The answer to it, of whoever presides.
pub fn ruling(id: ProposalId) -> String {
    format!("/council/proposals/{id}/ruling")
}

/// The office's word on a suggested conflict.
pub fn suggestion(id: ProposalId) -> String {
    format!("/office/proposals/{id}/suggestion")
}
