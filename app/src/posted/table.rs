//! The table of all forms, in the order in which the site's work goes.

use super::{
    Kind::{Kept, Open, Secret, Upload},
    Posting, words as w,
};

macro_rules! forms {
    ($($kind:ident $pattern:literal $(on $page:literal)? => $name:ident;)*) => {
        /// Every form of the site.
        pub const FORMS: &[Posting] =
            &[$(Posting { pattern: $pattern, page: forms!(@page $pattern $($page)?), name: w::$name, kind: $kind }),*];
    };
    (@page $pattern:literal) => { $pattern };
    (@page $pattern:literal $page:literal) => { $page };
}

forms! {
    Open "/look" on "/" => look;
    Open "/register" => register;
    Open "/register/{token}" => finish_registration;
    Open "/invite/{token}" => accept_invitation;
    Open "/sign-in" => sign_in;
    Open "/sign-out" on "/" => sign_out;
    Open "/reset" => reset;
    Open "/reset/{token}" => set_password;
    Kept "/account" => change_account;
    Kept "/account/language" on "/account" => change_language;
    Kept "/account/mails" on "/account" => choose_mails;
    Kept "/following/searches" on "/following" => save_search;
    Kept "/following/end" on "/following" => end_search;
    Kept "/following/calendar" on "/following" => change_own_calendar;
    Open "/challenges/{code}/watch-by-mail" => ask_to_watch;
    Open "/watch/{token}" => begin_to_watch;
    Kept "/notices" => read_notices;
    Kept "/account/keys" => make_key;
    Kept "/account/keys/end" on "/account/keys" => end_key;
    Open "/unsubscribe/{token}" => unsubscribe;
    Kept "/kept/drop" on "/kept" => drop_kept;

    Kept "/challenges/{code}/propose" on "/challenges/{code}" => propose;
    Kept "/challenges/{code}/watch" on "/challenges/{code}" => watch_challenge;
    Kept "/challenges/{code}/questions" => ask_question;
    Kept "/files/{id}/remove" on "/" => remove_file;
    Kept "/files/{id}/restore" on "/" => restore_file;
    Kept "/firm" => register_firm;
    Kept "/firm/edit" => edit_firm;
    Kept "/firm/invite" on "/firm" => invite;
    Kept "/firm/cancel-invitation" on "/firm" => cancel_invitation;
    Kept "/firm/remove-member" on "/firm" => remove_member;
    Kept "/firm/ownership" on "/firm" => change_owner;
    Kept "/firm/rights" => set_rights;
    Kept "/firm/strengths" => keep_strengths;
    Kept "/firm/partnerships/{id}" => answer_partnership;
    Kept "/firm/partnerships/{id}/leave" on "/firm/partnerships/{id}" => leave_partnership;
    Kept "/firm/claim" => claim_code;
    Upload "/upload/claim" on "/firm/claim" => send_claim;
    Kept "/firm/claim/answer" on "/firm" => answer_claim;
    Upload "/upload/firm/{id}" on "/firm/certificate" => upload_certificate;

    Kept "/proposals/{id}/{section}" => save_section;
    Upload "/upload/proposal/{id}" on "/proposals/{id}/files" => upload_file;
    Kept "/proposals/{id}/act/sort" => sort_files;
    Kept "/proposals/{id}/act/comments" => comment;
    Kept "/proposals/{id}/act/partners" => ask_partners;
    Kept "/proposals/{id}/act/remind" on "/proposals/{id}/act/partners" => remind_partner;
    Kept "/proposals/{id}/act/rights" => set_proposal_rights;
    Kept "/proposals/{id}/act/copy" => copy_proposal;
    Kept "/proposals/{id}/act/submit" => submit;
    Kept "/proposals/{id}/act/withdraw" => withdraw;
    Kept "/proposals/{id}/act/confirm" on "/proposals/{id}" => confirm_proposal;
    Kept "/proposals/{id}/act/completion" => hand_in_completion;
    Upload "/upload/completion/{id}" on "/proposals/{id}/act/completion" => upload_completion;
    Kept "/proposals/{id}/act/messages" => write_message;
    Kept "/proposals/{id}/act/complaint" => file_complaint;
    Upload "/upload/complaint/{id}" on "/proposals/{id}/act/complaint" => attach_to_complaint;

    Kept "/office/new" => create_challenge;
    Upload "/office/import/upload" on "/office/import" => upload_list;
    Kept "/office/import/{file}" => confirm_import;
    Kept "/office/firms/{id}" => review_firm;
    Kept "/office/firms/{id}/ownership" on "/office/firms/{id}" => decide_ownership;
    Kept "/office/firms/{id}/claim" on "/office/firms/{id}" => decide_claim;
    Kept "/office/days-off" => keep_day;
    Kept "/office/days-off/drop" on "/office/days-off" => drop_day;
    Kept "/office/guides/{guide}" => draft_guide;
    Kept "/office/guides/{guide}/publish" on "/office/guides/{guide}" => publish_guide;
    Kept "/office/guides/{guide}/put-back" on "/office/guides/{guide}" => put_back_guide;
    Kept "/office/banners" => put_up_banner;
    Kept "/office/banners/down" on "/office/banners" => take_down_banner;
    Kept "/office/legal" => add_legal_text;
    Kept "/office/legal/{entry}" => correct_legal_text;
    Kept "/office/challenges/{code}/legal" => cite_legal_texts;
    Kept "/office/plan" => add_task;
    Kept "/office/plan/{number}" => change_task;
    Upload "/office/plan/import/upload" on "/office/plan/import" => upload_tasks;
    Kept "/office/plan/import/{file}" => import_tasks;
    Kept "/office/mails/again" on "/office/mails" => send_mails_again;
    Kept "/office/accounts/{id}" => keep_account;
    Kept "/office/seats" => assign_seat;
    Kept "/office/seats/remove" on "/office/seats" => remove_seat;
    Kept "/office/seats/replace" on "/office/seats" => replace_seat;
    Kept "/office/seats/confirm" on "/office/seats" => confirm_seat;
    Kept "/office/seats/decline" on "/office/seats" => decline_seat;
    Kept "/office/seats/check" on "/office/seats" => check_candidate;
    Kept "/office/proposals/{id}" => screen;
    Kept "/office/proposals/{id}/completion" on "/office/proposals/{id}" => ask_completion;
    Kept "/office/proposals/{id}/messages" => write_message;
    Kept "/office/proposals/{id}/suggestion" => judge_suggestion;
    Kept "/office/proposals/{id}/complaint" => answer_complaint;
    Kept "/office/proposals/{id}/complaint/done" on "/office/proposals/{id}/complaint" => redo_complaint;
    Kept "/office/challenges/{code}/edit" => edit_challenge;
    Kept "/office/challenges/{code}/amend" => amend_challenge;
    Kept "/office/challenges/{code}/amendment" => publish_amendment;
    Kept "/office/challenges/{code}/amendment/return" on "/office/challenges/{code}/amendment" => return_amendment;
    Kept "/office/challenges/{code}/amendment/withdraw" on "/office/challenges/{code}/amendment" => withdraw_amendment;
    Kept "/office/challenges/{code}/briefings" => announce_briefing;
    Kept "/office/challenges/{code}/briefings/{number}" => call_off_briefing;
    Kept "/office/challenges/{code}/notices" => send_notice;
    Kept "/office/challenges/{code}/questions" => publish_replies;
    Kept "/office/challenges/{code}/questions/{number}" => draft_reply;
    Kept "/office/challenges/{code}/files" => issue_files;
    Upload "/upload/challenge/{code}" on "/office/challenges/{code}/files" => upload_challenge_file;
    Kept "/office/challenges/{code}/review" on "/office/challenges/{code}" => send_to_review;
    Kept "/office/challenges/{code}/return" => return_challenge;
    Kept "/office/challenges/{code}/publish" => publish_challenge;
    Kept "/office/challenges/{code}/extend" => extend_closing;
    Kept "/office/challenges/{code}/extension" => confirm_extension;
    Kept "/office/challenges/{code}/extension/return" on "/office/challenges/{code}/extension" => decline_extension;
    Kept "/office/challenges/{code}/number" => number_decision;
    Kept "/office/challenges/{code}/ask-cancel" => ask_cancel;
    Kept "/office/challenges/{code}/cancel" => cancel_challenge;
    Kept "/office/challenges/{code}/opening" on "/office/challenges/{code}" => confirm_opening;
    Kept "/office/challenges/{code}/scoring" on "/office/challenges/{code}" => start_scoring;
    Kept "/office/challenges/{code}/ad-hoc" => propose_ad_hoc;
    Kept "/office/challenges/{code}/ad-hoc/verdict" on "/office/challenges/{code}/ad-hoc" => appoint_ad_hoc;
    Kept "/office/challenges/{code}/acting-chair" => appoint_chair;
    Kept "/office/challenges/{code}/forward" => forward;
    Kept "/office/challenges/{code}/to-council" on "/office/challenges/{code}/forward" => to_council;
    Kept "/office/challenges/{code}/to-office" on "/office/challenges/{code}/decision" => to_office;
    Kept "/office/challenges/{code}/decision" => decide;
    Kept "/office/challenges/{code}/result" => publish_result;
    Kept "/office/challenges/{code}/outcome" => keep_outcome;
    Kept "/office/challenges/{code}/conclude" on "/office/challenges/{code}/follow-up" => conclude;
    Upload "/challenges/{code}/papers/{paper}/upload" on "/challenges/{code}/papers" => upload_signed;

    Kept "/council/challenges/{code}/opening" on "/council/challenges/{code}" => confirm_opening;
    Kept "/council/challenges/{code}/remind" on "/council/challenges/{code}" => remind;
    Kept "/council/challenges/{code}/recusal" => recuse;
    Kept "/council/challenges/{code}/conflicts" => pin_conflict;
    Kept "/council/challenges/{code}/declarations" on "/council/challenges/{code}" => declare_all;
    Kept "/council/proposals/{id}/conflict" on "/council/proposals/{id}" => declare;
    Kept "/council/proposals/{id}/appeal" => appeal;
    Kept "/council/proposals/{id}/ruling" => rule;
    Kept "/council/proposals/{id}" => save_sheet;
    Kept "/council/proposals/{id}/notes" => keep_own_note;
    Kept "/council/proposals/{id}/debrief" => save_debrief;
    Kept "/council/challenges/{code}/practice" => score_practice;
    Kept "/council/challenges/{code}/practice/show" on "/council/challenges/{code}/practice" => show_practice;
    Kept "/council/challenges/{code}/sheets" => rank_sheets;
    Kept "/council/challenges/{code}/close-round" on "/council/challenges/{code}/close-scoring" => close_round;
    Kept "/council/challenges/{code}/close-scoring" => close_scoring;
    Kept "/council/challenges/{code}/motions/new" => open_motion;
    Kept "/council/challenges/{code}/motions/exclusion" => move_exclusion;
    Kept "/council/challenges/{code}/motions/voiding" => move_voiding;
    Kept "/council/challenges/{code}/motions/{number}/answer" => answer_motion;
    Kept "/council/challenges/{code}/motions/{number}/put" => put_motion;
    Kept "/council/challenges/{code}/motions/{number}/vote" on "/council/challenges/{code}/motions" => vote_on_motion;
    Kept "/council/challenges/{code}/motions/{number}/enter" on "/council/challenges/{code}/motions" => enter_vote;
    Kept "/council/challenges/{code}/motions/{number}/countersign" on "/council/challenges/{code}/motions" => countersign_vote;
    Kept "/council/challenges/{code}/motions/{number}/close" on "/council/challenges/{code}/motions" => close_motion;
    Kept "/council/challenges/{code}/motions/{number}/withdraw" on "/council/challenges/{code}/motions" => withdraw_motion;
    Kept "/council/challenges/{code}/reopen" => give_back_sheet;
    Secret "/council/challenges/{code}/ballot" => vote;
    Kept "/council/challenges/{code}/ballot/open" on "/council/challenges/{code}/ballot" => open_ballot;
    Kept "/council/challenges/{code}/ballot/close" on "/council/challenges/{code}/ballot" => close_ballot;
    Kept "/council/challenges/{code}/ballot/casting" on "/council/challenges/{code}/ballot" => casting_vote;
    Kept "/council/challenges/{code}/ballot/lot" on "/council/challenges/{code}/ballot" => open_lot;
    Secret "/council/challenges/{code}/ballot/give" on "/council/challenges/{code}/ballot" => give_to_lot;
    Kept "/council/challenges/{code}/motions/shortlist" => propose_shortlist;
    Kept "/council/challenges/{code}/motions/shortlist/preview" on "/council/challenges/{code}/motions/shortlist" => preview_shortlist;
    Kept "/council/challenges/{code}/dissent" on "/council/challenges/{code}/ranking" => dissent;

    Kept "/council/meetings/new" => plan_meeting;
    Kept "/council/meetings/{id}/plan" on "/council/meetings/{id}" => change_meeting;
    Kept "/council/meetings/{id}/call-off" on "/council/meetings/{id}" => call_off;
    Kept "/council/meetings/{id}/agenda" on "/council/meetings/{id}" => order_agenda;
    Kept "/council/meetings/{id}/start" on "/council/meetings/{id}" => start_meeting;
    Kept "/council/meetings/{id}/attendance" on "/council/meetings/{id}" => mark_attendance;
    Kept "/council/meetings/{id}/answer" on "/council/meetings/{id}" => answer_invitation;
    Kept "/council/meetings/{id}/present" on "/council/meetings/{id}" => confirm_presence;
    Kept "/council/meetings/{id}/vouch" on "/council/meetings/{id}" => vouch_presence;
    Kept "/council/meetings/{id}/item" on "/council/meetings/{id}" => begin_item;
    Kept "/council/meetings/{id}/moves" on "/council/meetings/{id}" => record_moves;
    Kept "/council/meetings/{id}/record" on "/council/meetings/{id}" => record_item;
    Kept "/council/meetings/{id}/report" on "/council/meetings/{id}" => report;
    Kept "/council/meetings/{id}/confirm" on "/council/meetings/{id}" => confirm_minutes;
    Kept "/council/meetings/{id}/end" on "/council/meetings/{id}" => end_meeting;
}
