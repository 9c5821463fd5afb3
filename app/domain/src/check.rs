//! What can be wrong with something typed: a code that the pages put into words.

use crate::limits::EMAIL;
use crate::time::{DayOff, Moment};
use serde::{Deserialize, Serialize};

/// A problem with one field, or with a form as a whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Problem {
    Required,
    /// More than so many characters.
    TooLong(u32),
    TooShort(u32),
    Email,
    /// Two passwords that should be equal are not.
    PasswordsDiffer,
    /// E-mail or password is wrong; deliberately not said which.
    Credentials,
    /// Not the password of who is signed in.
    CurrentPassword,
    /// The one that was cancelled because others may know it.
    PasswordCancelled,
    /// A link that is used, expired or mistyped.
    Link,
    TaxCodeShape,
    TaxCodeCheck,
    /// A firm with this tax code is registered already.
    FirmExists,
    /// Given up under a claim: kept until then for whoever claimed it.
    CodeKept(Moment),
    /// Nobody has registered this tax code.
    CodeFree,
    /// This person belongs to a firm already.
    HasFirm,
    Declaration,
    Number,
    Money,
    /// An amount in a list that is no number of whole đồng in its column's unit.
    MoneyCell,
    /// An amount whose unit is not said, not known, or said in two ways.
    MoneyUnit,
    /// Every section of the draft that could be filled has something in it.
    NothingToCopy,
    /// What a target says that the call no longer has.
    TargetGone,
    /// No percentage above 0 and below 100 with at most two decimals.
    Share,
    /// Shares that sum to this instead of all, in hundredths of a percent.
    SharesSum(i64),
    /// Two partners have the same code.
    PartnerTwice,
    /// The lead names itself.
    PartnerIsLead,
    /// A partner has not agreed to its row as it stands.
    PartnerDisagrees,
    /// A partner has agreed to its row before the call was amended.
    PartnerBeforeAmendment,
    /// A partner who was to be reminded has answered.
    PartnerAnswered,
    /// A partner was asked or reminded less than a day ago: again from this moment on.
    RemindedLately(Moment),
    /// Nobody says that a partner without an account here has signed.
    PartnerUnsigned,
    /// What it signed is not attached.
    PartnerPaper,
    /// A firm of this site is named under another code than its own.
    PartnerRegistered,
    /// A verified firm, named otherwise than it is registered.
    PartnerMisnamed,
    /// A partner who agrees here is said to have signed a paper.
    PartnerTicked,
    /// What a partner is asked to agree to has changed since it was shown.
    TermsChanged,
    /// The lead's draft does not say it any more.
    TermsGone,
    /// A partner is named otherwise than it is registered.
    NamedOtherwise,
    /// One firm was asked to take part so many times.
    AskedTooOften(u32),
    /// So many firms were asked.
    AskedTooMany(u32),
    /// Costs above the ceiling, in đồng.
    AboveCeiling(i64),
    Date,
    InPast,
    /// A complaint that was rejected has none.
    NoConsequence,
    /// The picks differ from the advice, or there are none, and nothing says why.
    PicksReason,
    /// Publication was to be at a moment that has passed.
    PublicationPast,
    /// The council's comments must be due before complaints end, after so many days.
    DebriefLate(i64),
    /// Offices are closed on that day, and nobody has said that it is meant.
    DayOff(Moment, DayOff),
    /// This date must come after the one named by the field before it.
    DateOrder,
    /// A text with marks leads to this, which is neither the site's own nor `https`.
    MarkupLink(String),
    /// It shows a picture that is none of the site's own.
    MarkupPicture(String),
    /// Too many lists and quotes within each other.
    MarkupDepth,
    /// Only words and links go here, in one paragraph.
    MarkupLine,
    /// More than so many days.
    TooManyDays(i64),
    /// So many stand or wait already.
    TooManyBanners(u32),
    /// A closing time may only move later.
    NotLater,
    /// Criteria sum to this instead of 100.
    SumNot100(i64),
    /// Sub-criteria should sum to the first number and sum to the second.
    PartsSum(i64, i64),
    /// Anchors go up from 0 to this many points.
    AnchorOrder(i64),
    /// Lines that are not a number of points, a colon, and words.
    PointsLines,
    /// Outside the numbers allowed, both ends included.
    Range(i64, i64),
    /// Outside the days on which a paper can have been signed, both included.
    SignedBetween(Moment, Moment),
    CodeShape,
    CodeTaken,
    /// The code of a published call stays as it is.
    CodeFixed,
    /// An addendum that changes nothing of what is public.
    NothingChanged,
    Choice,
    /// A score off the half-point grid.
    NotHalfPoint,
    /// A score above the criterion's maximum, in points.
    AboveMax(i64),
    /// The rule set asks for a comment with this score.
    CommentNeeded,
    /// A page is one of a file of the proposal.
    PageOfFile,
    /// A score that changed in the second round, without a reason.
    ReasonForChange,
    FileEmpty,
    /// None was chosen.
    FileMissing,
    /// Of one of several files that were sent at once.
    OfFile {
        name: String,
        why: Box<Problem>,
    },
    /// Of several so many were stored, and so many, which are named as well, were not.
    FilesStored(u32, u32),
    /// More than so many at once.
    TooManyFiles(u32),
    /// One was chosen and not uploaded.
    FileNotUploaded,
    /// Larger than so many megabytes.
    FileTooLarge(u32),
    /// All files of a proposal together are larger than so many megabytes.
    FilesTooLarge(u32),
    /// The content is of no type that is taken here, whatever the name says.
    FileType,
    /// A signed copy is a PDF.
    FileNotPdf,
    /// A registration certificate is a PDF or a picture.
    FileNotCertificate,
    /// A firm is verified against its registration certificate.
    CertificateMissing,
    /// The tax code was shown to be another firm's.
    CodeReleased,
    /// A new certificate ends the firm's verification, and nobody has confirmed that it may.
    ConfirmReplacement,
    /// The only owner of a firm's account.
    LastOwner,
    FileBroken,
    /// It came too slowly, or stopped on its way.
    FileLate,
    /// It begins as it should and was cut off, or has no structure that can be read.
    FileDamaged,
    FileProtected,
    /// A list with more than so many rows.
    TooManyRows(u32),
    /// A sheet with more than so many columns in use.
    TooManyColumns(u32),
    /// A workbook with more than so many merged cells.
    TooManyMerged(u32),
    /// A workbook with more than so many cells.
    TooManyCells(u32),
    /// A workbook that unpacks to more than so many megabytes.
    UnpackedTooLarge(u32),
    /// A list that took too long to read.
    TooSlow,
    /// Two columns of a list hold the same.
    ColumnTwice,
    /// Challenges have changed since the list was looked at.
    ImportChanged,
    /// No header row with the columns that are needed.
    NoHeader,
    NoRows,
    /// Something is wrong in this row (as numbered in the sheet).
    Row(u32),
    /// Two rows carry the same code.
    DuplicateRow(u32),
    /// Somebody else saved in the meantime.
    Stale,
    /// Since the page was opened on which this was decided.
    ChangedSince,
    /// The proposal is not complete.
    Incomplete,
    /// A shortlist that the rule set does not allow, of at most so many.
    ShortlistSize(u32),
    /// Why a proposal that ranks higher is not on the shortlist.
    DepartureReason,
    /// The result depends on how it is counted: what the council said about that is noted.
    DiscussionNote,
    /// So many appeals against conflicts that were found have no answer.
    StillOpen(u32),
    /// A conflict was found just now: its member may appeal until this moment.
    AppealRuns(Moment),
    /// Conflicts are found of so many members in one challenge, and of no more.
    TooManyFound(u32),
    /// No more ad hoc members join than there are members with a conflict, who are so many.
    NoMoreAdHoc(u32),
    /// What is voted on is not the sheet that its author was asked about.
    SheetChanged,
    /// Members can still hand in the sheets that so many proposals lack, until this moment.
    QuorumAwaited(u32, Moment),
    /// So many sheets are outstanding, which members can still hand in until this moment.
    SheetsAwaited(u32, Moment),
    /// The rule set is not the one that was frozen when the call opened: nothing is computed.
    RulesChanged,
    /// Proposals are tied across the line of the shortlist: the council votes first.
    TieOpen,
    /// Members give to a lot for an hour to seven days.
    LotTerm,
    /// This member has given to the lot.
    LotGiven,
    /// The value of the lot is not of the day that the rules name, or that day has not come.
    LotDay(Moment),
    /// What was read at a source of its own, and came after the reading had ended: it is no part of the lot.
    ReadingOver,
    /// Not digits alone.
    LotDigits,
    /// Source and day of the lot's value: both or neither.
    LotHalf,
    /// The value of the lot would be known before scoring has ended.
    LotEarly,
    /// This member has voted in the ballot.
    Voted,
    /// Votes are taken until this moment at least, or until all have voted.
    VoteRuns(Moment),
    /// A term of so many days at least, and at most.
    TermDays(i64, i64),
    /// Only the vote of a member without a device, for whom somebody vouches, is entered by another.
    OwnDevice,
    /// No more than so many votes are entered for others.
    TooManyEntered(u32),
    /// Whoever runs a meeting vouches for nobody there; others do once they have said that they are there themselves.
    NoWitness,
    /// They said themselves that they are there: only they could not be.
    SaidPresent,
    /// The quorum of the proposal with this code hangs on the own sheet: only the council voids it.
    QuorumHangs(String),
    /// Something is being voted on in this meeting; it need not be shown to the reader.
    ItemVoted,
    /// A vote that was entered for somebody is confirmed by a third person.
    OwnEntry,
    /// Within a meeting a vote ends after at least so many minutes, and at most so many hours.
    MeetingTerm(i64, i64),
    /// Nobody gives back the own sheet.
    OwnSheet,
    /// Its member may have read others' sheets, so it is not given back.
    SawOthers,
    /// Another vote was entered than whoever confirms it heard.
    HeardOtherwise,
    /// No meeting about the challenge is running.
    NoMeeting,
    /// Another meeting about one of its challenges is running.
    MeetingRuns,
    /// A motion is open on the item on the table.
    MotionOpen,
    /// The council has said no to the same motion.
    MotionRejected,
    /// Of this proposal the member has handed in a sheet, and may have read the others.
    SheetIn(String),
    /// So many members are clear of all that it is about, of so many of the council.
    TooFewDecide(u32, u32),
    /// Sheets of the last round are outstanding, so many.
    SheetsOutstanding(u32),
    /// The author of the sheet may answer until this moment.
    AnswerRuns(Moment),
    /// A sheet is voted on while its proposal is on the table.
    OtherItem,
    /// The sheet is not far from the others any more.
    NoLongerFar,
    /// No more sheets of this proposal may be left out.
    TooManyExcluded,
    /// A ballot needs so many votes to be closed.
    BallotTurnout(u32),
    TooOften,
    /// A firm asks at most so many questions about a call: in a day and a night, or in all.
    TooManyQuestions(u32, bool),
    /// One account saves so many searches, and no more.
    TooManySearches(u32),
    /// Keys of programs that one account has at once.
    TooManyKeys(u32),
    /// A key was made or ended since the form was shown: the same form again makes no second one.
    KeysChanged,
    /// No other published call has this code.
    NoSuchCall,
    /// The meeting has begun: an invitation is answered no more.
    MeetingBegun,
    /// What a question is merged into has no answer yet.
    MergedFirst,
    /// One side writes at most so many messages in a day and a night.
    TooManyMessages(u32),
    /// Of one member on one proposal at most so many notes.
    TooManyNotes(u32),
    /// No address of a page that is encrypted on its way.
    WebAddress,
    /// Not before the closing.
    AfterClosing(Moment),
    /// Nobody has said that an answer changes nothing of what is required.
    OnlyClarifies,
    /// A firm sends at most so many invitations in a day and a night.
    TooManyInvitations(u32),
    /// This member has a conflict of interest there already.
    Conflicted,
    /// A meeting without a quorum: so many present, so many needed.
    NoQuorum(u32, u32),
    /// So many may vote on a motion in writing, and so many must: the others have not declared that they are clear of it.
    FewVoters(u32, u32),
    /// Nobody is present who may preside.
    NoPresider,
    /// So many rapporteurs' reports are missing.
    ReportsMissing(u32),
    /// Somebody among those who are said to have left has nothing to leave the room for.
    NothingToLeaveFor,
    /// Members with a conflict are still in the room.
    StillInRoom,
    /// Something typed into the record of this item, by its number, cannot be recorded as it stands.
    Held(u32),
    /// Items, by their numbers, that were never put on the table; and those of which nothing is recorded.
    Undiscussed(Vec<u32>, Vec<u32>),
    /// What was typed is kept, and is no part of the record.
    NotRecorded,
    /// The challenge of this item is not discussed by the council any more.
    MovedOn,
    /// A meeting is begun on another day than this one, which it is planned for.
    OtherDay(Moment),
    /// With a register that the office keeps for the public, or a sheet for one.
    Register(RegisterProblem),
}

/// With what the office keeps of the action plan and of legal texts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RegisterProblem {
    /// No day, or one that is not understood.
    Day,
    /// What is said to be so on a day that has not come.
    AfterNow,
    /// Nothing of it is another.
    Unchanged,
    /// There is a task with this number.
    NumberTaken,
    /// The number stands in this row of the sheet, too.
    NumberTwice(u32),
    /// The register has this text.
    TextThere,
    /// A sheet has no heading with the columns that are needed.
    NoHeader,
    NoRows,
    /// Tasks have changed since the sheet was looked at.
    ImportChanged,
}

/// A plausible e-mail address: one `@`, a dot in the host, no spaces, at most 254 characters.
pub fn is_email(text: &str) -> bool {
    let Some((local, host)) = text.split_once('@') else { return false };
    let host_ok = host.split('.').count() >= 2 && host.split('.').all(|part| !part.is_empty());
    text.len() <= EMAIL
        && !local.is_empty()
        && host_ok
        && !host.contains('@')
        && !text.chars().any(|c| c.is_whitespace() || c.is_control() || "<>,;\"".contains(c))
}

#[cfg(test)]
mod tests {
    use super::is_email;

    #[test]
    fn addresses_are_checked_for_shape_only() {
        assert!(is_email("lien.he@giaiphap.vn"));
        for wrong in ["", "a", "a@b", "a@b.", "a b@c.vn", "a@b@c.vn", "<a@b.vn>", "a@b.vn\nBcc: c@d.vn"] {
            assert!(!is_email(wrong), "{wrong}");
        }
    }
}
