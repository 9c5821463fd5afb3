//! The table of acts that can influence a result, in the crate's README, names every action; or here it stands why it cannot.

use domain::access::Action;
use std::collections::BTreeSet;

const README: &str = include_str!("../README.md");
const HEADING: &str = "## Acts that can influence a result";

/// They show something and change nothing.
const READS: [Action; 34] = [
    Action::ViewPartnership,
    Action::ViewPractice,
    Action::ViewMotion,
    Action::ViewChallenge,
    Action::UseOffice,
    Action::ViewMails,
    Action::ViewHistory,
    Action::ViewPortfolio,
    Action::ViewFirm,
    Action::ViewOwnProposal,
    Action::ViewThread,
    Action::ListProposals,
    Action::ViewProposal,
    Action::UseCouncil,
    Action::ViewPins,
    Action::ViewSuggestions,
    Action::ViewOverlaps,
    Action::ViewOthersSheets,
    Action::ViewProgress,
    Action::ViewRanking,
    Action::ExportResult,
    Action::ViewBallot,
    Action::ViewLot,
    Action::ViewResult,
    Action::ViewFeedback,
    Action::ViewFollowUp,
    Action::ViewMeeting,
    Action::ViewMinutes,
    Action::ViewOpeningRecord,
    Action::ViewConflictRecord,
    Action::ViewOwnSheet,
    Action::ViewDecisionDraft,
    Action::ViewAnnouncement,
    Action::ViewLetter,
];

/// They change something that no result follows from.
const ELSEWHERE: [(Action, &str); 40] = [
    (Action::WatchChallenge, "mails of what is public, to whoever asks for them"),
    (Action::Follow, "saved searches of what is public, and which mails one gets"),
    (Action::ScorePractice, "a made-up proposal, which no result knows of"),
    (Action::ShowPractice, "shows how members scored the made-up proposal"),
    (Action::SendToReview, "a draft goes to a leader, who reads and decides"),
    (Action::AskQuestion, "a firm's question before the closing, within a quota"),
    (Action::PlanBriefing, "an announced hour; what is said there binds nobody"),
    (Action::WriteToFirm, "words to a firm before its screening is decided; the council reads none"),
    (Action::WriteToOffice, "the same by the firm; its proposal stays as it was handed in"),
    (Action::RegisterFirm, "a firm's own account; verified before it submits"),
    (Action::EditFirm, "ends its verification"),
    (Action::InviteMember, "people of a firm"),
    (Action::RemoveMember, "people of a firm"),
    (Action::SetRights, "people of a firm; the owner says who of them writes"),
    (Action::SetProposalRights, "the same, of one proposal"),
    (Action::KeepStrengths, "a firm's own text, no part of a proposal before it is taken over into a draft"),
    (Action::CommentProposal, "words within a firm, which nobody else reads"),
    (Action::ClaimCode, "a request with a certificate, which changes nothing by itself"),
    (Action::AnswerClaim, "the words of whoever holds the code"),
    (Action::OfferOwnership, "people of a firm; who is offered it belongs to the firm and can hand in and withdraw already"),
    (Action::AnswerOffer, "the same"),
    (Action::AskOwnership, "the same"),
    (Action::GrantOwnership, "the same; the owner is told, has time to object, and a leader confirms"),
    (Action::ConfirmOwnership, "the same"),
    (Action::RankProposals, "a member's private order"),
    (Action::KeepOwnNotes, "a member's private marks beside a text; no sheet knows of them"),
    (Action::AnswerInvitation, "who means to come; quorum and votes rest on who is there"),
    (Action::RemindMembers, "a mail to everyone who has something left"),
    (Action::RecordDissent, "an opinion for the record"),
    (Action::ModerateDebrief, "words to a firm after the result"),
    (Action::FileComplaint, "a firm's question after the result"),
    (Action::ViewAccounts, "shows accounts"),
    (Action::SendMailsAgain, "what the site had written and the mail server did not take; unchanged, to the same people"),
    (Action::ConfirmMinutes, "puts a name under minutes whose text is frozen already"),
    (Action::NumberDecision, "number and date of a decision that stays what it is"),
    (Action::KeepOutcome, "what became of a decision that is public, by a source; every edition stays"),
    (Action::KeepPlan, "tasks of the province's plan, which no call rests on; every edition stays"),
    (Action::KeepLegalTexts, "what is known of legal texts, for looking up; every edition stays"),
    (Action::CiteLegalTexts, "links beside the legal basis of a call, whose words stay what they are"),
    (Action::FileSignedCopy, "a scan beside the paper that stays what it is"),
];

/// The actions in the first column of the table.
fn named() -> BTreeSet<String> {
    let rest = README.split_once(HEADING).map(|(_, rest)| rest).unwrap_or_default();
    let section = rest.split("\n## ").next().unwrap_or_default();
    let rows = section.lines().filter(|line| line.starts_with("| `"));
    let first = rows.filter_map(|row| row.split('|').nth(1));
    first.flat_map(|cell| cell.split('`').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>()).collect()
}

#[test]
fn every_action_is_in_the_table_or_cannot_influence_a_result() {
    let named = named();
    let harmless = READS.into_iter().chain(ELSEWHERE.into_iter().map(|(action, _)| action)).map(|action| format!("{action:?}"));
    let known: BTreeSet<String> = named.iter().cloned().chain(harmless).collect();
    let all: BTreeSet<String> = Action::ALL.into_iter().map(|action| format!("{action:?}")).collect();
    assert_eq!(all.difference(&known).collect::<Vec<_>>(), Vec::<&String>::new(), "neither in the README nor here");
    assert_eq!(known.difference(&all).collect::<Vec<_>>(), Vec::<&String>::new(), "named, and no action any more");
    assert!(named.len() > 40, "the table is read: {named:?}");
}

#[test]
fn what_only_shows_is_not_in_the_table() {
    let named = named();
    let shown: Vec<_> = READS.iter().map(|action| format!("{action:?}")).filter(|action| named.contains(action)).collect();
    assert_eq!(shown, [] as [String; 0]);
}
