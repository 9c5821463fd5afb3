//! What waits for the firm, first what is due first: each with its term and the way there.

use super::words as w;
use crate::{paths, request::Req, ui::show};
use backend::proposals::ProposalLine;
use domain::{
    firms::Standing,
    locale::Locale,
    proposals::waiting::{Task, Waiting, in_order},
    time::Moment,
};
use leptos::prelude::*;

struct Todo {
    text: String,
    href: String,
    until: Option<Moment>,
}

/// The same as the firm's mails say. `standing` is that of its registration, and whether its certificate is there.
pub fn view(req: &Req, lines: &[ProposalLine], standing: Option<(Standing, bool)>) -> AnyView {
    let l = req.locale;
    let of_lines = lines.iter().flat_map(|line| line.tasks.iter().map(move |task| todo(l, line, *task)));
    let all: Vec<Todo> = registration(l, lines, standing).into_iter().chain(of_lines).collect();
    let items: Vec<_> = in_order(all, |todo| todo.until).into_iter().map(|todo| item(req, todo)).collect();
    let owed: Vec<_> = lines.iter().filter_map(|line| line.debrief_due.map(|due| owed(req, line, due))).collect();
    let list = if items.is_empty() && owed.is_empty() {
        view! { <p class="empty">{w::wait_nothing(l)}</p> }.into_any()
    } else {
        view! { <ul class="tasklist">{items}{owed}</ul> }.into_any()
    };
    view! { <section class="stack" aria-labelledby="waiting"><h2 id="waiting">{w::waiting(l)}</h2>{list}</section> }.into_any()
}

/// What keeps a firm from handing anything in is due when the first of its drafts is.
fn registration(l: Locale, lines: &[ProposalLine], standing: Option<(Standing, bool)>) -> Option<Todo> {
    let text = match standing? {
        (Standing::Returned, _) => w::wait_returned(l),
        (Standing::Pending, false) => w::wait_certificate(l),
        _ => return None,
    };
    let drafts = lines.iter().flat_map(|line| &line.tasks).filter(|task| matches!(task.what, Waiting::Write | Waiting::Submit));
    let until = drafts.filter_map(|task| task.until).min();
    Some(Todo { text: text.to_owned(), href: paths::FIRM.to_owned(), until })
}

fn todo(l: Locale, line: &ProposalLine, task: Task) -> Todo {
    let act = |act: &str| paths::proposal_act(line.id, act);
    let (text, href) = match task.what {
        Waiting::Write if line.missing > 0 => (w::wait_write_missing(l, line.missing), paths::proposal(line.id)),
        Waiting::Write => (w::wait_write(l).to_owned(), act("whole")),
        Waiting::Submit if line.missing > 0 => (w::wait_submit_missing(l, line.missing), act("submit")),
        Waiting::Submit => (w::wait_submit(l).to_owned(), act("submit")),
        Waiting::Replace if line.missing > 0 => (w::wait_replace_missing(l, line.missing), act("submit")),
        Waiting::Replace => (w::wait_replace(l).to_owned(), act("submit")),
        Waiting::Rejoin => (w::wait_rejoin(l).to_owned(), act("partners")),
        Waiting::Confirm => (w::wait_confirm(l).to_owned(), paths::proposal(line.id)),
        Waiting::Complete => (w::wait_complete(l).to_owned(), act("completion")),
        Waiting::Answer => (w::wait_answer(l).to_owned(), act("messages")),
        Waiting::Result => (w::wait_result(l).to_owned(), act("feedback")),
    };
    Todo { text: format!("{text}: {} – {}", line.challenge_code, line.challenge_title.get(l)), href, until: task.until }
}

fn item(req: &Req, todo: Todo) -> AnyView {
    let l = req.locale;
    let term = match todo.until {
        Some(until) => view! { {w::wait_term(l, until.show_weekday(l))}" ("{show::days_left(l, until, req.now)}")" }.into_any(),
        None => w::wait_soon(l).into_any(),
    };
    view! { <li><a href=req.href(todo.href)>{show::unbroken(&todo.text)}</a><span class="meta">{term}</span></li> }.into_any()
}

/// What others owe the firm.
fn owed(req: &Req, line: &ProposalLine, due: Moment) -> AnyView {
    let l = req.locale;
    let href = req.href(paths::proposal_act(line.id, "feedback"));
    let term = if due.is_over(req.now) { w::wait_late(l, due.show_weekday(l)) } else { w::wait_term(l, due.show_weekday(l)) };
    let text = format!("{}: {} – {}", w::wait_debrief(l), line.challenge_code, line.challenge_title.get(l));
    view! { <li><a href=href>{show::unbroken(&text)}</a><span class="meta">{term}</span></li> }.into_any()
}
