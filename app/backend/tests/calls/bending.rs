//! Any two officials, from the beginning of scoring on, do whatever they are let do, in any order: who passes and comes
//! first is told by the sheets of all who have no conflict, or the result file holds the motion of the council that says why.
//! Before that there is no sheet; what two can do to rules and text while the call is open is amended in public, and its tests
//! are those of amendments.

mod lawful;

use crate::{
    meetings::{id_of, meant, plan},
    steps::{CODE, COUNCIL, saved_form, scoring_by},
};
use backend::testing::TestBackend;
use domain::{
    challenges::Stage,
    council::seat_change::Shown,
    form::Form,
    ids::{MeetingId, ProposalId},
};
use std::collections::{BTreeMap, BTreeSet};

/// Chair, vice-chair, secretary, officer, leader, and a member.
const OFFICIALS: [&str; 6] = ["minh", "thu", "huong", "mai", "lan", "tuan"];
/// Every coalition of two, once.
const WALKS: u64 = 15;
const ACTS: u64 = 30;
/// Half points by criterion: two that are near each other, so that one sheet more or less turns the order, and one far off.
const SHEETS: [[i32; 6]; 4] = [[36, 45, 26, 26, 26, 16], [34, 42, 26, 26, 26, 16], [30, 36, 22, 22, 22, 14], [2, 2, 2, 2, 2, 2]];

/// Numbers that a seed makes: the same walk every time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % n
    }

    fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len() as u64) as usize]
    }
}

struct Walk {
    t: TestBackend,
    chance: Chance,
    ids: [ProposalId; 2],
    meeting: Option<MeetingId>,
    /// What each handed in last, and who has a conflict: kept apart from what the site makes of it.
    sheets: BTreeMap<(ProposalId, &'static str), [i32; 6]>,
    conflicts: BTreeSet<(ProposalId, &'static str)>,
    /// Sheets that were given back: their members hand them in again, changed.
    given_back: Vec<(ProposalId, &'static str)>,
}

impl Walk {
    async fn begin(seed: u64) -> Self {
        let t = TestBackend::new().await;
        // Every other walk in two rounds; of these, every other breaks an equal ballot by a casting vote.
        let two = if seed.is_multiple_of(2) { "2" } else { "1" };
        let casting = if seed.is_multiple_of(4) { "on" } else { "" };
        let rules = [("exclusion_majority", "cast_2_3"), ("quorum_floor", "5"), ("rounds", two), ("motion_casting", casting)];
        let ids = scoring_by(&t, &rules).await;
        let mut walk = Self {
            t,
            chance: Chance(seed),
            ids,
            meeting: None,
            sheets: BTreeMap::new(),
            conflicts: BTreeSet::new(),
            given_back: Vec::new(),
        };
        for nick in &COUNCIL[..13] {
            walk.score(nick).await;
        }
        walk
    }

    /// Both proposals, as far as the member may.
    async fn score(&mut self, nick: &'static str) {
        for id in self.ids {
            if !self.sheets.contains_key(&(id, nick)) {
                self.hand_in(nick, id).await;
            }
        }
    }

    async fn hand_in(&mut self, nick: &'static str, id: ProposalId) {
        let halves = if self.chance.below(12) == 0 { SHEETS[3] } else { SHEETS[self.chance.below(3) as usize] };
        let member = self.t.actor(nick).await;
        drop(self.t.declare_conflict(&member, id, &Form::default().with("conflict", "clear")).await);
        let Ok(view) = self.t.sheet(&member, id).await else { return };
        let form = Form::default().with("strengths", "Khả thi.").with("weaknesses", "Chi phí.");
        let form = form.with("sheet_version", view.sheet_version.to_string());
        let points = |half: i32| if half % 2 == 0 { (half / 2).to_string() } else { format!("{},5", half / 2) };
        let form = halves.iter().enumerate().fold(form, |form, (k, half)| form.with(format!("score_{k}"), points(*half)));
        if self.t.submit_sheet(&member, id, &form).await.is_ok() {
            self.sheets.insert((id, nick), halves);
        }
    }

    /// One thing that one of them does, or is refused.
    async fn act(&mut self, by: &'static str) {
        let (t, actor, id) = (&self.t, self.t.actor(by).await, self.chance.of(&self.ids));
        let (whom, other) = (self.chance.of(&COUNCIL), self.chance.of(&COUNCIL));
        let number = 1 + self.chance.below(3) as u32;
        let choice = self.chance.of(&["for", "against", "abstain"]);
        let reason = Form::default().with("reason", "Lý do.").with("note", "Đã thảo luận.");
        let member = reason.clone().with("member", id_of(whom)).with("vote", choice);
        match self.chance.below(44) {
            0 | 1 => self.hand_in(by, id).await,
            2 => {
                let conflicted = reason.with("conflict", "conflicted").with("kind", "relative");
                // After the close it is a question to the council, and voids nothing by itself.
                let is_scoring = t.challenge(&t.actor("mai").await, CODE).await.expect("view").stage == Stage::Scoring;
                // Where a quorum hangs on the sheet, it is one before the close, too.
                if t.declare_conflict(&actor, id, &conflicted).await.is_ok() && is_scoring && self.is_declared(by, id).await {
                    self.conflicts.insert((id, by));
                }
            }
            3 => {
                if t.recuse_from_challenge(&actor, CODE, &reason.with("kind", "relative")).await.is_ok() {
                    self.conflicts.extend(self.ids.map(|id| (id, by)));
                }
            }
            4 => {
                let pin = member.with("proposal", id.to_string()).with("kind", "adviser");
                // A sheet that was handed in before counts all the same, until the council voids it.
                if t.pin_conflict(&actor, CODE, &pin).await.is_ok() && !self.sheets.contains_key(&(id, whom)) {
                    self.conflicts.insert((id, whom));
                }
            }
            5 => {
                drop(t.appeal_conflict(&actor, id, &Form::default().with("appeal", "Không đúng.")).await);
            }
            6 => self.rule(by, id, whom).await,
            7 if self.chance.below(2) == 0 => {
                let asked = t.in_writing(&reason.with("sheet", format!("{id} {}", id_of(whom))));
                drop(t.move_voiding(&actor, CODE, &asked).await);
            }
            7 | 39 => {
                let sheet = reason.with("sheet", format!("{id} {}", id_of(whom)));
                if t.give_back_sheet(&actor, CODE, &sheet).await.is_ok() {
                    self.given_back.push((id, whom));
                }
            }
            40 => self.amend(by).await,
            41 => {
                let form = reason.with("subject", "no_result").with("proposal", id.to_string()).with("text", "Không chấm lại.");
                drop(t.open_motion(&actor, CODE, &t.in_writing(&form)).await);
            }
            8 | 9 => drop(t.close_scoring(&actor, CODE, &reason).await),
            10 => {
                let far = t.far_sheets(&actor, CODE).await.unwrap_or_default();
                let value = far.first().map(|sheet| sheet.value()).unwrap_or_default();
                drop(t.move_exclusion(&actor, CODE, &t.in_writing(&reason.with("sheet", value))).await);
            }
            11 => drop(t.put_motion(&actor, CODE, number, &t.in_writing(&reason)).await),
            12 => drop(t.close_motion(&actor, CODE, number).await),
            13 => drop(t.withdraw_motion(&actor, CODE, number).await),
            14 | 15 => drop(t.vote_on_motion(&actor, CODE, number, &Form::default().with("choice", choice)).await),
            16 => drop(t.enter_vote(&actor, CODE, number, &member).await),
            17 => drop(t.countersign_vote(&actor, CODE, number, &member).await),
            18 | 19 => {
                let picks = reason.with(format!("pick_{id}"), "on");
                let picks = self.ids.iter().fold(picks, |form, id| form.with(format!("departure_{id}"), "Lý do."));
                let place = self.chance.of(&["written", "meeting"]);
                drop(t.move_shortlist(&actor, CODE, &t.in_writing(&picks.with("place", place))).await);
            }
            20 => self.meet(by, &member).await,
            21 => {
                let Some(meeting) = self.meeting else { return };
                drop(t.mark_attendance(&actor, meeting, &Form::default().with("all", "on")).await);
            }
            22 => {
                let role = self.chance.of(&["chair", "vice_chair", "secretary", "member"]);
                let seat = basis().with("user", id_of(whom)).with("role", role).with("affiliation", "Viện");
                drop(t.propose_seat(&actor, &seat).await);
            }
            23 => drop(t.propose_end(&actor, &basis().with("user", id_of(other))).await),
            24 => drop(t.appoint_acting_chair(&actor, CODE, &member).await),
            25 => {
                drop(t.open_ballot(&actor, CODE, &t.in_writing(&Form::default())).await);
                drop(t.close_ballot(&actor, CODE).await);
            }
            26 => drop(t.return_to_council(&actor, CODE, &reason).await),
            27 => {
                drop(t.keep_account(&actor, member_id(whom), &reason.with("verdict", "ask")).await);
                let asked = t.clock.now().0.to_string();
                drop(t.keep_account(&actor, member_id(whom), &Form::default().with("verdict", "confirm").with("asked", asked)).await);
            }
            30 => self.revise(by, id).await,
            31 => drop(t.close_round(&actor, CODE).await),
            32 => {
                let closes = t.clock.now().plus_days(3).to_local();
                drop(t.ask_extension(&actor, CODE, &reason.with("closes", closes)).await);
            }
            33 => {
                let asked = t.extension(&actor, CODE).await.map(|view| view.asked.at.0.to_string()).unwrap_or_default();
                drop(t.confirm_extension(&actor, CODE, &Form::default().with("asked", asked)).await);
            }
            34 => drop(t.cast_ballot(&actor, CODE, &Form::default().with("choice", id.to_string())).await),
            35 => drop(t.give_casting_vote(&actor, CODE, &reason.with("casting", id.to_string())).await),
            36 => {
                let until = t.clock.now().plus_days(1).to_local();
                drop(t.open_lot(&actor, CODE, &Form::default().with("until", until)).await);
                drop(t.give_to_lot(&actor, CODE, &Form::default().with("value", "7")).await);
            }
            37 => drop(t.forward_shortlist(&actor, CODE, &reason).await),
            38 => drop(t.screen_proposal(&actor, id, &reason.with("verdict", "refuse")).await),
            28 => {
                for (change, _) in t.seat_changes(&actor).await.unwrap_or_default() {
                    let waiting = Shown::of(&change).map(Shown::value).unwrap_or_default();
                    drop(t.confirm_seat(&actor, &Form::default().with("waiting", waiting)).await);
                }
            }
            29 => drop(t.clock.set(t.clock.now().plus_minutes(20))),
            _ => drop(t.clock.set(t.clock.now().plus_days(2))),
        }
        drop(self.t.run_due_jobs().await);
    }

    /// What firms rely on, and what nothing rests on, by whoever tries: the rules and the text are as they were published.
    async fn amend(&self, by: &'static str) {
        let (t, actor) = (&self.t, self.t.actor(by).await);
        let form = saved_form(t, CODE).await.with("reason", "Lý do.").with("pass_mark", "99").with("quorum_floor", "1");
        drop(t.amend_challenge(&actor, CODE, &form.with("required_result_vi", "Kết quả khác.")).await);
        let seen = t.amendment(&actor, CODE).await.map(|offered| offered.seen.to_string()).unwrap_or_default();
        drop(t.publish_amendment(&actor, CODE, &Form::default().with("seen", seen)).await);
        drop(t.return_amendment(&actor, CODE, &Form::default().with("reason", "Lý do.")).await);
    }

    /// What counts as said, not as asked.
    async fn is_declared(&self, by: &'static str, id: ProposalId) -> bool {
        let said = self.t.own_conflicts(&self.t.actor(by).await, CODE).await.unwrap_or_default();
        said.iter().any(|own| own.proposal == id)
    }

    /// Their own sheet again, in a later round: another score, or as it is.
    async fn revise(&mut self, by: &'static str, id: ProposalId) {
        let (t, actor) = (&self.t, self.t.actor(by).await);
        let Ok(view) = t.sheet(&actor, id).await else { return };
        let halves = SHEETS[self.chance.below(3) as usize];
        let form = view.sheet.to_form(domain::locale::Locale::Vi).with("sheet_version", view.sheet_version.to_string());
        let points = |half: i32| if half % 2 == 0 { (half / 2).to_string() } else { format!("{},5", half / 2) };
        let changed = |form: Form, (k, half): (usize, &i32)| {
            form.with(format!("score_{k}"), points(*half)).with(format!("reason_{k}"), "Sau thảo luận.")
        };
        let form = halves.iter().enumerate().fold(form, changed);
        if t.revise_sheet(&actor, id, &form).await.is_ok() {
            self.sheets.insert((id, by), halves);
        }
    }

    async fn rule(&mut self, by: &'static str, id: ProposalId, whom: &'static str) {
        let ruling = self.chance.of(&["lift", "keep"]);
        let form = Form::default().with("member", id_of(whom)).with("ruling", ruling).with("reason", "Lý do.");
        if self.t.rule_on_conflict(&self.t.actor(by).await, id, &form).await.is_ok() && ruling == "lift" {
            self.conflicts.remove(&(id, whom));
        }
    }

    /// A meeting is planned, begun, attended or ended, one step at a time.
    async fn meet(&mut self, by: &'static str, member: &Form) {
        let (t, actor) = (&self.t, self.t.actor(by).await);
        let Some(meeting) = self.meeting else {
            self.meeting = t.plan_meeting(&actor, &plan("P1")).await.ok();
            return;
        };
        drop(t.start_meeting(&actor, meeting, &meant()).await);
        drop(t.confirm_presence(&actor, meeting).await);
        drop(t.vouch_presence(&actor, meeting, member).await);
        drop(t.begin_item(&actor, meeting, &Form::default().with("item", "4")).await);
    }

    /// The other members do their part: those who have not scored do, and some of what is put to the vote is voted on.
    async fn council(&mut self) {
        for nick in &COUNCIL[13..] {
            self.score(nick).await;
        }
        // Most of those whose sheet was given back hand it in again; of the others what they had handed in counts.
        for (id, nick) in std::mem::take(&mut self.given_back) {
            if self.chance.below(3) > 0 {
                self.hand_in(nick, id).await;
            }
        }
        for number in 1..=3 {
            let for_it = 6 + self.chance.below(10);
            for (place, nick) in (0..).zip(COUNCIL) {
                let choice = Form::default().with("choice", if place < for_it { "for" } else { "against" });
                drop(self.t.vote_on_motion(&self.t.actor(nick).await, CODE, number, &choice).await);
            }
        }
    }

    /// When every term is over, whoever presides ends the scoring.
    async fn end(&mut self) {
        for (id, nick) in self.conflicts.clone() {
            for by in ["minh", "thu"] {
                self.rule(by, id, nick).await;
            }
        }
        // What is asked about a sheet is put to the vote by the site, and counted at its end.
        for days in [40, 8] {
            self.t.clock.set(self.t.clock.now().plus_days(days));
            drop(self.t.run_due_jobs().await);
        }
        let reason = Form::default().with("reason", "Hết thời hạn.");
        drop(self.t.appoint_acting_chair(&self.t.actor("lan").await, CODE, &reason.clone().with("member", id_of("hoa"))).await);
        for nick in ["minh", "thu", "tuan", "hoa"] {
            let presider = self.t.actor(nick).await;
            for number in 1..=6 {
                drop(self.t.withdraw_motion(&presider, CODE, number).await);
            }
            if self.t.close_round(&presider, CODE).await.is_ok() {
                self.t.clock.set(self.t.clock.now().plus_days(40));
            }
            drop(self.t.close_scoring(&presider, CODE, &reason).await);
        }
    }
}

/// What a change of a seat rests on.
fn basis() -> Form {
    Form::default().with("decision", "1/QĐ").with("decision_date", "2026-02-01").with("reason", "Lý do.")
}

fn member_id(nick: &str) -> domain::ids::UserId {
    backend::testing::person(nick).expect("one of the cast").id()
}

/// The two of a walk.
fn coalition(walk: u64) -> [&'static str; 2] {
    let pairs: Vec<[&str; 2]> = (0..6).flat_map(|a| (a + 1..6).map(move |b| [OFFICIALS[a], OFFICIALS[b]])).collect();
    pairs[walk as usize % pairs.len()]
}

async fn walked(seed: u64) -> Walk {
    let mut walk = Walk::begin(seed).await;
    let two = coalition(seed);
    for step in 0..ACTS {
        let by = walk.chance.of(&two);
        walk.act(by).await;
        if step == ACTS / 2 || step == ACTS * 3 / 4 {
            walk.council().await;
        }
    }
    walk.end().await;
    for _ in 0..ACTS / 3 {
        let by = walk.chance.of(&two);
        walk.act(by).await;
    }
    walk
}

/// In three tests, so that they run beside each other.
async fn no_walk_bends_a_result(part: u64) {
    let (mut walks, mut ranked) = (0, 0);
    for seed in (0..WALKS).filter(|seed| seed % 3 == part) {
        walks += 1;
        match walked(seed).await.is_lawful().await {
            None => {}
            Some(Ok(())) => ranked += 1,
            Some(Err(why)) => panic!("{:?}, walk {seed}: {why}", coalition(seed)),
        }
    }
    assert!(ranked * 2 > walks, "most walks come to a ranking: {ranked} of {walks}");
}

#[tokio::test]
async fn no_two_officials_bend_a_result() {
    no_walk_bends_a_result(0).await;
}

#[tokio::test]
async fn nor_do_two_others() {
    no_walk_bends_a_result(1).await;
}

#[tokio::test]
async fn nor_any_other_two() {
    no_walk_bends_a_result(2).await;
}

/// A walk in which somebody does what nobody may: it is found.
#[tokio::test]
async fn what_bends_a_result_is_found() {
    let mut walk = Walk::begin(1).await;
    walk.council().await;
    walk.t.execute("DELETE FROM sheets WHERE member_id = (SELECT member_id FROM sheets ORDER BY member_id LIMIT 1)").await;
    walk.end().await;
    assert!(matches!(walk.is_lawful().await, Some(Err(_))));
}
