//! One challenge as a member of the council sees it: declarations, own sheets, and for whoever presides progress.

use super::{anew, conflicts, declaration, home, meetings, missing, opening, practice, reminding, words as w};
use crate::{
    challenges::notices,
    error::AppError,
    evaluations::ballot::words as ballot,
    motions::{self, panel},
    office, overlaps,
    page::Page,
    paths,
    request::{Refused, Req},
    ui::{
        form::Fields,
        problems, rendering, show,
        table::{Head, table},
    },
};
use axum::extract::Path;
use backend::{
    challenges::ChallengeView,
    council::{CouncilLine, MemberLine, OwnConflict, meetings::MeetingLine},
    evaluations::{MissingLine, ProgressLine},
    memory::{Key, Part},
    motions::MotionView,
};
use domain::{
    access::{Action, Can, Denied},
    challenges::{Awaited, Stage},
    council::{ActingChair, Conflict, Recusal},
    evaluations::{Reminder, SheetRound, SheetStanding, ToDo, ballot::Due},
    form::Form,
    ids::ProposalId,
    locale::Locale,
    text::half_points,
    time::Moment,
};
use leptos::prelude::*;

pub async fn page(req: Req, Path(code): Path<String>) -> Result<Page, AppError> {
    show(&req, &code, req.kept()).await
}

pub async fn show(req: &Req, code: &str, refused: Option<&Refused>) -> Result<Page, AppError> {
    let v = req.backend.challenge(&req.actor, code).await?;
    v.can.get(Action::UseCouncil)?;
    let title = v.challenge.content.title.get(req.locale).to_owned();
    let html = match refused {
        None => kept(req, &v).await?,
        Some(_) => {
            let loaded = load(req, v).await?;
            rendering::Part::new(req.locale, || sections(req, &loaded, refused))
        }
    };
    let body = || {
        view! {
            <div class="wrap stack">
                {show::breadcrumb(req, &[(paths::COUNCIL, w::home_title(req.locale))])}
                <div class="stack" inner_html=html.inner_html()></div>
            </div>
        }
    };
    Ok(Page::new(req, title, body).refused(refused))
}

/// As this reader sees it who has typed nothing. It tells of this challenge only.
async fn kept(req: &Req, v: &ChallengeView) -> Result<rendering::Part, AppError> {
    let reader = req.actor.id().ok_or(Denied::SignIn)?;
    let part = Part::Council { reader, challenge: v.challenge.id, can: v.can.clone() };
    let load = async {
        let loaded = load(req, req.backend.challenge(&req.actor, &v.challenge.code).await?).await?;
        Ok(rendering::Part::new(req.locale, || sections(&req.untyped(), &loaded, None)))
    };
    req.backend.remember(Key::Part(part, req.locale), load).await
}

async fn load(req: &Req, v: ChallengeView) -> Result<Loaded, AppError> {
    let code = &v.challenge.code;
    let desk = req.backend.council_line(&req.actor, code).await?;
    let is_unsealed = v.can.is(Action::ListProposals);
    let lines = if is_unsealed { req.backend.member_proposals(&req.actor, code).await? } else { Vec::new() };
    let conflicts = if is_unsealed { req.backend.own_conflicts(&req.actor, code).await? } else { Vec::new() };
    let progress = if v.can.is(Action::ViewProgress) { req.backend.progress(&req.actor, code).await? } else { Vec::new() };
    let missing = if v.can.is(Action::ViewProgress) { req.backend.missing_sheets(&req.actor, code).await? } else { Vec::new() };
    let recusal = req.backend.own_recusal(&req.actor, code).await?;
    let acting = if is_unsealed { req.backend.acting_chair(&req.actor, code).await? } else { None };
    let meetings = req.backend.challenge_meetings(&req.actor, code).await?;
    let tie = match req.backend.ballot(&req.actor, code).await {
        Ok(ballot) => Some(ballot.due),
        Err(backend::Error::NotFound | backend::Error::Denied(_)) => None,
        Err(error) => return Err(error.into()),
    };
    let (motions, anew) = match is_unsealed {
        true => req.backend.motions(&req.actor, code).await.map(|v| (v.motions, v.anew))?,
        false => Default::default(),
    };
    let reminded = reminding::last(req, &v).await?;
    Ok(Loaded { v, reminded, desk, lines, conflicts, progress, missing, recusal, acting, meetings, motions, anew, tie })
}

/// How far the council is.
#[derive(Clone, Copy)]
struct Phase {
    stage: Stage,
    round: SheetRound,
}

/// All that the page shows.
struct Loaded {
    v: ChallengeView,
    /// When members were reminded last, for whoever may remind them.
    reminded: Option<Reminder>,
    desk: Option<CouncilLine>,
    lines: Vec<MemberLine>,
    /// What is hidden from the member.
    conflicts: Vec<OwnConflict>,
    progress: Vec<ProgressLine>,
    /// Whose sheets are waited for, for whoever sees how far the council is.
    missing: Vec<MissingLine>,
    recusal: Option<Recusal>,
    acting: Option<(String, ActingChair)>,
    /// Of the council, and whether another may be planned.
    meetings: (Vec<MeetingLine>, Can),
    /// What is or was put to the vote, as far as this member may know.
    motions: Vec<MotionView>,
    /// What is scored anew.
    anew: Vec<(ProposalId, String, Moment)>,
    /// What is due about proposals tied at the end of the shortlist.
    tie: Option<Due>,
}

fn sections(req: &Req, loaded: &Loaded, refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    let Loaded {
        v,
        reminded,
        desk,
        lines,
        conflicts: hidden,
        progress,
        missing,
        recusal,
        acting,
        meetings: (meetings, may),
        motions,
        anew: open_anew,
        tie,
    } = loaded;
    let challenge = &v.challenge;
    let stage = desk.as_ref().map_or(v.stage, |line| line.card.stage);
    let next = desk.as_ref().map_or_else(|| challenge.next(req.now), |line| line.next);
    let is_ranked = stage >= Stage::Scored;
    let is_over = v.reopened_until.is_some() || !challenge.is_in_time(req.now);
    let round = SheetRound::of(desk.as_ref().map_or(0, |line| line.round), is_over);
    let phase = Phase { stage, round };
    let code = &challenge.code;
    let title = &challenge.content.title;
    let summary = Fields::new(l, &Form::default(), refused).summary();
    let declares = undeclared(lines).next().is_some();
    let has_part = !lines.is_empty() || hidden.is_empty();
    let sealed = (!v.can.is(Action::ListProposals)).then(|| {
        let text = challenge.content.calendar.closes.map_or_else(|| w::sealed_no_time(l).to_owned(), |at| w::sealed(l, at.show(l)));
        view! { <p class="notice">{text}</p> }
    });
    view! {
        {challenge.is_illustrative.then(|| show::illustrative(l))}
        <p class="eyebrow">{code.clone()}</p>
        <h1 lang=title.lang(l).code()>{title.get(l).to_owned()}</h1>
        <p class="row">{show::stage(l, stage)}" "<a href=req.href(paths::challenge(code))>{w::public_page(l)}</a>" "<a href=req.href(paths::papers(code))>{w::papers(l)}</a></p>
        {summary}
        {office::next::view(req, challenge, (stage, next), desk.as_ref().and_then(|line| home::own_tasks(req, line)))}
        {v.reopened_until.map(|until| view! { <p class="notice">{w::scoring_reopened(l, until.show_weekday(l))}</p> })}
        {(round == SheetRound::Later).then(|| view! { <p class="notice">{w::second_round(l)}</p> })}
        {office::acting::notice(l, acting.as_ref())}
        {recusal_line(req, v, recusal.as_ref())}
        {sealed}
        {open_anew.iter().map(|open| anew::notice(req, open)).collect_view()}
        // Whoever declares here votes on the motion's own page.
        {panel::open(req, motions, !declares)}
        {practice::link(req, v, desk.as_ref().is_some_and(|line| line.practice))}
        {opening::panel(req, v, refused, desk.as_ref().is_some_and(|line| line.awaits_opening))}
        {declaration::section(req, code, &undeclared(lines).collect::<Vec<_>>(), refused)}
        {is_ranked.then(|| acts(req, v, *tie))}
        {conflicts::own::hidden(req, code, hidden, recusal.is_some())}
        {(has_part && v.can.is(Action::ListProposals)).then(|| grid(req, code, phase, lines))}
        {(!progress.is_empty()).then(|| progress_section(req, v, (progress, missing), *reminded, declares))}
        {notices::to_council(l, &v.notices)}
        {meetings::list::section(req, meetings, may.is(Action::PlanMeeting).then_some(code))}
        {(!is_ranked).then(|| acts(req, v, *tie))}
    }
    .into_any()
}

/// That the member takes no part, or the way to say so.
fn recusal_line(req: &Req, v: &ChallengeView, recusal: Option<&Recusal>) -> AnyView {
    match recusal {
        Some(recusal) => conflicts::recusal::notice(req, recusal),
        None => v
            .can
            .is(Action::RecuseFromChallenge)
            .then(|| {
                let address = req.href(paths::council_act(&v.challenge.code, "recusal"));
                view! { <p><a href=address>{conflicts::words::recusal_link(req.locale)}</a></p> }
            })
            .into_any(),
    }
}

fn undeclared(lines: &[MemberLine]) -> impl Iterator<Item = &MemberLine> {
    lines.iter().filter(|line| line.conflict == Conflict::Undeclared)
}

fn grid(req: &Req, code: &str, phase: Phase, lines: &[MemberLine]) -> AnyView {
    let l = req.locale;
    let body = if lines.is_empty() {
        view! { <p class="empty">{w::grid_empty(l)}</p> }.into_any()
    } else {
        let heads = [
            Head::Text(w::col_code(l)),
            Head::Text(w::col_firm(l)),
            Head::Text(w::col_conflict(l)),
            Head::Text(w::col_sheet(l)),
            Head::Number(w::col_total(l)),
            Head::Text(w::col_act(l)),
        ];
        table(w::grid_caption(l), heads, view! { <tbody>{lines.iter().map(|line| row(req, phase, line)).collect_view()}</tbody> })
    };
    view! {
        <section class="stack" aria-labelledby="grid">
            <h2 id="grid">{w::grid_heading(l)}</h2>
            {(phase.stage == Stage::Opened).then(|| view! { <p class="notice">{w::scoring_later(l)}</p> })}
            {body}
            {views(req, code, phase.stage, lines)}
        </section>
    }
    .into_any()
}

/// The same proposals in other views: sheets by criterion, two side by side.
fn views(req: &Req, code: &str, stage: Stage, lines: &[MemberLine]) -> AnyView {
    let l = req.locale;
    let clear = lines.iter().filter(|line| line.conflict == Conflict::Clear).count();
    let link = |act: &str, text: &'static str| view! { <a class="btn" href=req.href(paths::council_act(code, act))>{text}</a> };
    view! {
        <p class="row">
            {(clear > 0 && stage != Stage::Opened).then(|| link("sheets", w::own_sheets(l)))}
            {(clear > 1).then(|| link("compare", w::compare(l)))}
        </p>
    }
    .into_any()
}

fn row(req: &Req, phase: Phase, line: &MemberLine) -> AnyView {
    let l = req.locale;
    let code = line.code.clone();
    let is_clear = line.conflict == Conflict::Clear;
    let conflict = if is_clear { w::no_conflict(l) } else { w::undeclared(l) };
    let total = line.total_half.map(|half| w::total_of_100(l, half_points(half, l)));
    let act = is_clear.then(|| {
        view! { <a href=req.href(paths::sheet(line.id))>{act(l, phase, line.standing)}" "<span class="visually-hidden">{w::about(l, &code)}</span></a> }
    });
    let name = match is_clear {
        true => view! { <a href=req.href(paths::sheet(line.id))>{code.clone()}</a> }.into_any(),
        false => code.clone().into_any(),
    };
    view! {
        <tr>
            <th scope="row">{name}{(!line.title.is_empty()).then(|| view! { <span class="meta">{show::written(l, &line.title)}</span> })}</th>
            <td>{show::written(l, &line.firm_name)}</td>
            <td>{conflict}</td>
            <td>{is_clear.then(|| standing(l, line.standing))}{line.has_draft_revision.then(|| view! { <p class="tag tag-warn">{w::draft_revision(l)}</p> })}</td>
            <td class="num">{total}</td>
            <td>{act}</td>
        </tr>
    }
    .into_any()
}

pub fn standing(l: Locale, standing: SheetStanding) -> &'static str {
    match standing {
        SheetStanding::None => w::sheet_none(l),
        SheetStanding::Draft => w::sheet_draft(l),
        SheetStanding::Submitted => w::sheet_submitted(l),
        SheetStanding::Abstained => w::sheet_abstained(l),
        SheetStanding::Excluded => w::sheet_excluded(l),
        SheetStanding::Void => w::sheet_void(l),
    }
}

fn act(l: Locale, Phase { stage, round }: Phase, standing: SheetStanding) -> &'static str {
    match standing.to_do(stage, round) {
        ToDo::Read => w::read(l),
        ToDo::Score => w::score(l),
        ToDo::GoOn => w::go_on(l),
        ToDo::Revise => w::revise(l),
        ToDo::View => w::view_sheet(l),
    }
}

fn progress_section(
    req: &Req,
    v: &ChallengeView,
    (progress, missing): (&[ProgressLine], &[MissingLine]),
    reminded: Option<Reminder>,
    declares: bool,
) -> AnyView {
    let l = req.locale;
    let term = v.challenge.due(Awaited::Sheets);
    // Who has something to declare does that first: another button would lose what is typed for it.
    let may_remind = v.can.is(Action::RemindMembers) && !declares;
    view! {
        <section class="stack" aria-labelledby="progress">
            <h2 id="progress">{w::progress_heading(l)}</h2>
            {progress_table(l, progress)}
            {missing::view(l, missing, term)}
            {may_remind.then(|| reminding::form(req, &v.challenge.code, reminded))}
        </section>
    }
    .into_any()
}

/// How many sheets were submitted for each proposal, and whether that is enough.
pub fn progress_table(l: Locale, progress: &[ProgressLine]) -> AnyView {
    let rows = progress.iter().map(|line| {
        let enough = if line.missing == 0 { w::enough(l).to_owned() } else { w::not_enough(l, line.missing) };
        view! {
            <tr>
                <th scope="row" class="nowrap">{line.code.clone()}</th>
                <td class="num">{w::of(l, line.submitted, line.eligible)}</td>
                <td class="num">{line.abstained}</td>
                <td class="num">{line.needed}</td>
                <td>{enough}</td>
            </tr>
        }
    });
    let heads = [
        Head::Text(w::col_code(l)),
        Head::Number(w::col_submitted(l)),
        Head::Number(w::col_abstained(l)),
        Head::Number(w::col_needed(l)),
        Head::Text(w::col_enough(l)),
    ];
    table(w::progress_caption(l), heads, view! { <tbody>{rows.collect_view()}</tbody> })
}

/// What whoever presides, and at the end every member, can go on to.
fn acts(req: &Req, v: &ChallengeView, tie: Option<Due>) -> AnyView {
    let l = req.locale;
    let code = &v.challenge.code;
    let links = [
        (Action::GiveBackSheet, "reopen", w::give_back(l)),
        (Action::CloseRound, "close-scoring", w::close_round(l)),
        (Action::ViewPins, "conflicts", conflicts::words::pins_link(l)),
        (Action::ViewOverlaps, "overlaps", overlaps::words::link(l)),
        (Action::MoveExclusion, "motions/exclusion", w::exclude(l)),
        (Action::MoveVoiding, "motions/voiding", motions::words::void_move(l)),
        (Action::CloseScoring, "close-scoring", w::close_scoring(l)),
        (Action::ViewRanking, "ranking", w::ranking(l)),
        (Action::ProposeShortlist, "motions/shortlist", w::shortlist(l)),
        (Action::ListProposals, "motions", w::motions(l)),
        (Action::ModerateDebrief, "debriefs", w::debriefs(l)),
    ];
    let button = |act: &str, text: &'static str, is_next: bool| {
        let class = if is_next { "btn btn-primary" } else { "btn" };
        view! { <a class=class href=req.href(paths::council_act(code, act))>{text}</a> }.into_any()
    };
    let due = tie.unwrap_or(Due::Nothing);
    let shown: Vec<_> = links
        .into_iter()
        .filter(|(action, ..)| !due.holds_up(*action))
        .filter_map(|(action, act, text)| match v.can.get(action) {
            Ok(()) => Some(button(act, text, action == Action::ProposeShortlist)),
            Err(denied)
                if (matches!(denied, Denied::Conflict | Denied::DeclareFirst) && action == Action::ViewRanking)
                    || denied == Denied::MeetFirst =>
            {
                Some(view! { <p class="why-not">{text}" – "{problems::denied(l, denied)}</p> }.into_any())
            }
            Err(_) => None,
        })
        .collect();
    if shown.is_empty() && tie.is_none() {
        return ().into_any();
    }
    let ballot = tie.map(|_| button("ballot", ballot::to_ballot(l), due != Due::Nothing));
    view! {
        <section class="stack" aria-labelledby="next">
            <h2 id="next">{w::next_heading(l)}</h2>
            <div class="actions">{shown}{ballot}</div>
        </section>
    }
    .into_any()
}
