//! An answer in one letter, as the table has it.

use domain::access::Denied;

pub fn letter(answer: Result<(), Denied>) -> char {
    match answer {
        Ok(()) => 'Y',
        Err(Denied::Hidden) => '.',
        Err(Denied::SignIn) => 's',
        Err(Denied::Role | Denied::NotOwner | Denied::ReadsOnly | Denied::NoFirm | Denied::HasFirm) => 'r',
        Err(Denied::OwnWork | Denied::OwnRequest | Denied::OwnRefusal | Denied::OwnReply | Denied::OwnAct | Denied::OwnReturn) => 'a',
        Err(Denied::Unverified) => 'u',
        Err(Denied::Conflict | Denied::DeclareFirst) => 'c',
        Err(
            Denied::NotOpenYet(_)
            | Denied::Closed(_)
            | Denied::Sealed(_)
            | Denied::TermOver(_)
            | Denied::TermRuns(_)
            | Denied::MeetingEnded(_)
            | Denied::MeetingCalledOff(_)
            | Denied::CompletionRuns(_)
            | Denied::StoppedToday(_)
            | Denied::ScoredAnew(_)
            | Denied::JustReminded(_),
        ) => 't',
        Err(
            Denied::WrongState
            | Denied::OtherRequest
            | Denied::SeatFilled
            | Denied::OnRoster
            | Denied::KeptOut(_)
            | Denied::VoteAwaited
            | Denied::FirmKept(_)
            | Denied::TakesPart
            | Denied::AskedOnce,
        ) => 'w',
        Err(Denied::OpenComplaint) => 'o',
        Err(Denied::Locked) => 'l',
        Err(Denied::SeatedLate | Denied::NoElector) => 'n',
        Err(Denied::MeetFirst) => 'm',
        Err(Denied::TakesTwo | Denied::OfficerAsks) => '2',
        Err(Denied::OwnAccount | Denied::LastLeader | Denied::Suspended | Denied::TooOften(_)) => '!',
    }
}
