//! Stored documents as an older version might have left them: with what makes them what they are, and nothing else.

use domain::{
    challenges::{Content, Reopening, State as Stage, approval::Shortlist, lifecycle::Opening},
    complaints::Answer,
    council::{Appointment, Finding, Meeting, Seat, meeting::State as Held},
    evaluations::{Exclusion, Outcome, Revision, Sheet, Verdict, ballot::TieBallot, result_file::Closing},
    event::EventKind,
    firms::{Address, Profile},
    locale::Bilingual,
    proposals::{Content as Draft, Receipt, SectionVersions, content::Submission, lifecycle::OpeningRecord},
};
use serde::de::DeserializeOwned;

const ID: &str = "018f3f0e-0000-7000-8000-000000000001";

fn read<T: DeserializeOwned>(json: &str) -> T {
    serde_json::from_str(&json.replace("ID", &format!("\"{ID}\""))).unwrap_or_else(|error| panic!("{json}: {error}"))
}

#[test]
fn a_challenge_of_its_title_alone_is_a_challenge() {
    let content: Content = read(r#"{"title":{"vi":"Trợ lý ảo"}}"#);
    assert_eq!(content, Content { title: Bilingual::new("Trợ lý ảo", ""), ..Content::default() });
    assert_eq!(read::<Opening>("{}"), Opening::default());
    assert_eq!(read::<OpeningRecord>("{}"), OpeningRecord::default());
    assert_eq!(read::<Stage>(r#"{"state":"draft"}"#), Stage::draft(None));
    assert!(matches!(read(r#"{"state":"scoring","at":1}"#), Stage::Scoring { round: 1, reopened: None, .. }));
    assert!(matches!(read(r#"{"state":"scored","at":1}"#), Stage::Scored { returned: None, .. }));
    let shortlist = r#"{"proposals":[ID],"by":ID,"at":1}"#;
    let list: Shortlist = read(shortlist);
    assert_eq!((list.note.as_str(), list.vote), ("", None));
    let proposed: Stage = read(&format!(r#"{{"state":"proposed","shortlist":{shortlist}}}"#));
    assert!(matches!(proposed, Stage::Proposed { forwarded: None, returned: None, .. }));
    let told: Stage = read(&format!(r#"{{"state":"result_published","at":1,"advice":{shortlist},"decision":{shortlist}}}"#));
    assert!(matches!(told, Stage::ResultPublished { concluded: None, .. }));
}

#[test]
fn a_firm_and_its_proposal_lack_what_nobody_asked_for_yet() {
    let firm: Profile = read(r#"{"tax_code":"5700101122","legal_name":"Hạ Long","kind":"llc"}"#);
    assert_eq!((firm.address, firm.is_declared, firm.representative), (Address::default(), false, String::new()));
    assert_eq!(read::<Draft>("{}"), Draft::default());
    let submission: Submission = read(r#"{"code":"HS-1","version":1,"content":{"title":"Trợ lý","costs":[{}]}}"#);
    assert_eq!((submission.content.costs.len(), submission.files.len()), (1, 0));
    assert_eq!(read::<SectionVersions>("{}"), SectionVersions::default());
    read::<Receipt>(r#"{"code":"BN-1","version":1,"at":1,"sha256":"00"}"#);
}

#[test]
fn a_seat_a_meeting_and_a_finding_keep_to_what_they_are() {
    let seat: Seat = read(r#"{"user":ID,"name":"Minh","role":"chair"}"#);
    assert_eq!((seat.appointment, seat.other, seat.is_alternate), (Appointment::default(), None, false));
    let meeting: Meeting = read(
        r#"{"id":ID,"plan":{"challenges":[ID],"at":1,"secretary":ID},"state":{"state":"planned"},
            "roll":[{"user":ID,"name":"Minh","role":"chair"}],"items":[{"subject":"opening"}]}"#,
    );
    assert_eq!((meeting.state, meeting.moves.len(), meeting.reports.len()), (Held::Planned, 0, 0));
    assert_eq!((meeting.items[0].version, meeting.items[0].writing), (0, None));
    let quorum = r#"{"present":10,"needed":10,"has_presider":true,"reports":2,"reports_needed":2}"#;
    let held: Held = read(&format!(r#"{{"state":"ended","started":1,"ended":2,"quorum":{quorum}}}"#));
    assert!(matches!(held, Held::Ended { presider: None, note, .. } if note.is_empty()));
    let finding: Finding = read(r#"{"member":ID,"proposal":ID,"source":"pinned","at":1,"state":"found"}"#);
    assert_eq!((finding.kind, finding.by, finding.reason.as_str()), (None, None, ""));
    read::<Answer>(r#"{"by":ID,"at":1,"finding":"upheld","text":"Đúng."}"#);
}

#[test]
fn a_sheet_and_a_result_keep_to_what_they_are() {
    assert_eq!(read::<Sheet>("{}"), Sheet::default());
    assert_eq!(read::<Revision>(r#"{"sheet":{"scores":[2,null]}}"#).sheet.scores, [Some(2), None]);
    let exclusion: Exclusion = read(r#"{"vote":{"in_favour":10,"against":2},"reason":"Nhầm."}"#);
    assert_eq!(exclusion.vote.abstained, 0);
    let outcome: Outcome = read(r#"{"proposal":ID,"eligible":3,"n":3,"sum_half":480,"criterion_sums":[480],"verdict":"passed"}"#);
    assert_eq!((outcome.verdict, outcome.rank, outcome.is_tied, outcome.totals), (Verdict::Passed, None, false, Vec::new()));
    let closing: Closing =
        read(r#"{"rules_hash":"","closed_at":"","columns":["A"],"proposals":[{"code":"HS-1","eligible":1,"sheets":[[2]]}]}"#);
    assert_eq!((closing.chair, closing.proposals[0].excluded.len()), (None, 0));
    read::<TieBallot>(r#"{"challenge":ID,"proposals":[ID],"places":1,"eligible":1,"progress":{"closed":{"votes":{}}}}"#);
    read::<Reopening>(r#"{"until":1,"reason":"","closing_hash":""}"#);
    assert_eq!(read::<EventKind>(r#""sheet_reopened""#), EventKind::SheetGivenBack);
    assert_eq!(serde_json::to_string(&EventKind::SheetGivenBack).expect("JSON"), r#""sheet_reopened""#, "what looks it up finds both");
}
