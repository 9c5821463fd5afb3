//! The workbooks of a call that go into its archive: what everybody may read as one, and for the office those of its lists.

use super::{
    about::{Use, about},
    challenge, council, date, made, moment, sheet, text, whole, words as w,
};
use crate::{
    challenges::outcome::{standing_name, w as became},
    error::AppError,
    paths,
    request::Req,
    ui::show,
};
use backend::{
    Error,
    challenges::OutcomeView,
    errands::Workbook,
    results::{RankedLine, ResultView},
};
use documents::xlsx::{Cell, Table};
use domain::{challenges::archive::Edition, locale::Locale};

/// As the reader of `req` may read them.
pub async fn workbooks(req: &Req, code: &str, edition: Edition) -> Result<Vec<Workbook>, AppError> {
    let l = req.locale;
    let mut all = vec![book(req, Use::Open, code, ("bai-toan", w::of_call(l)), public(req, code).await?).await?];
    if edition == Edition::Public {
        return Ok(all);
    }
    let lists = [
        ("ho-so", w::proposals(l), may_be_missing(challenge::proposals_of(req, code).await)?),
        ("diem", w::scores(l), may_be_missing(challenge::scores_of(req, code).await)?),
        ("kien-nghi", w::complaints(l), may_be_missing(challenge::complaints_of(req, code).await)?),
        ("lich-su", w::history(l), may_be_missing(challenge::history_of(req, code).await)?),
        ("khai-bao", w::declarations(l), may_be_missing(council::declarations_of(req, code).await)?),
        ("phien-hop", w::meetings(l), may_be_missing(council::meetings_of(req, code).await)?),
        ("bo-phieu-kin", w::ballot(l), may_be_missing(council::ballot_of(req, code).await)?),
    ];
    for (stem, name, tables) in lists {
        if let Some(tables) = tables {
            all.push(book(req, Use::Internal, code, (stem, name), tables).await?);
        }
    }
    Ok(all)
}

async fn book(req: &Req, of: Use, code: &str, (stem, name): (&str, &str), tables: Vec<Table>) -> Result<Workbook, AppError> {
    let bytes = made(req, about(req, of, &paths::challenge(code)), tables).await?;
    Ok(Workbook { path: format!("{stem}-{code}.xlsx"), what: w::book(req.locale, name), bytes })
}

/// What there is not, or is not for this reader.
fn may_be_missing<T>(found: Result<T, AppError>) -> Result<Option<T>, AppError> {
    match found {
        Err(AppError::Backend(Error::Denied(_) | Error::NotFound)) => Ok(None),
        found => found.map(Some),
    }
}

/// What everybody may read of it, whoever asks.
async fn public(req: &Req, code: &str) -> Result<Vec<Table>, AppError> {
    let (req, l) = (req.impersonal(), req.locale);
    let view = req.backend.challenge(&req.actor, code).await?;
    let (challenge, calendar) = (&view.challenge, view.challenge.calendar());
    let opened = view.opening_record.as_ref();
    let lines = [
        (w::code(l), text(&challenge.code)),
        (w::title(l), text(challenge.content.title.get(l))),
        (w::owner(l), text(challenge.content.owner.get(l))),
        (w::stage(l), text(show::stage_name(l, view.stage))),
        (w::budget(l), challenge.content.budget_ceiling.map_or(Cell::Empty, Cell::Whole)),
        (w::opens(l), moment(calendar.opens)),
        (w::closes(l), moment(calendar.closes)),
        (w::opened(l), moment(opened.map(|record| record.at))),
        (w::count(l), opened.map_or(Cell::Empty, |record| Cell::Whole(record.lines.len() as i64))),
    ];
    let rows = lines.into_iter().map(|(item, value)| vec![text(item), value]).collect();
    let mut tables = vec![sheet(w::challenges(l), [(w::item(l), 36), (w::content(l), 80)], rows)];
    if let Some(record) = opened {
        let row = |line: &domain::proposals::lifecycle::OpeningLine| {
            vec![text(&line.code), whole(line.version), moment(Some(line.submitted_at)), text(&line.sha256)]
        };
        let columns = [(w::proposal(l), 14), (w::version(l), 12), (w::received(l), 22), (w::sha256(l), 66)];
        tables.push(sheet(w::opening(l), columns, record.lines.iter().map(row).collect()));
    }
    if let Some(result) = may_be_missing(req.backend.result(&req.actor, code).await.map_err(AppError::from))? {
        tables.push(shortlist(l, &result));
        if !result.lines.is_empty() {
            let lines: &[RankedLine] = &result.lines;
            tables.extend(challenge::ranked(l, &result.challenge.content.rules, lines));
        }
    }
    if let Some(outcome) = may_be_missing(req.backend.outcome(&req.actor, code).await.map_err(AppError::from))? {
        tables.extend(after(l, &outcome));
    }
    Ok(tables)
}

fn shortlist(l: Locale, result: &ResultView) -> Table {
    let row = |(code, firm): &(String, String)| {
        let partners = result.partners.get(code).into_iter().flatten().map(|(name, _)| name.as_str());
        let partners: Vec<_> = partners.collect();
        vec![text(code), text(firm), result.tax_codes.get(code).map_or(Cell::Empty, text), text(partners.join("; "))]
    };
    let columns = [(w::proposal(l), 14), (w::firm(l), 50), (w::tax_code(l), 18), (w::partners(l), 60)];
    sheet(w::shortlist(l), columns, result.shortlist.iter().map(row).collect())
}

/// What became of it, edition by edition; nothing before anybody has said something.
fn after(l: Locale, outcome: &OutcomeView) -> Vec<Table> {
    if outcome.editions.is_empty() {
        return Vec::new();
    }
    let editions = outcome.editions.iter().map(|edition| {
        let said = &edition.outcome;
        vec![
            whole(edition.version),
            moment(Some(edition.at)),
            text(standing_name(l, said.standing)),
            date(Some(said.as_of)),
            text(&said.source),
            said.spent.map_or(Cell::Empty, Cell::Whole),
            text(&said.lessons),
            text(&said.called_again),
            text(&edition.reason),
        ]
    });
    let columns = [
        (w::version(l), 12),
        (w::recorded(l), 22),
        (became::standing(l), 26),
        (became::as_of(l), 18),
        (became::source(l), 44),
        (w::spent(l), 20),
        (became::lessons(l), 60),
        (became::called_again(l), 24),
        (w::why(l), 44),
    ];
    let editions = sheet(became::heading(l), columns, editions.collect());
    let steps = outcome.editions.iter().flat_map(|edition| {
        let version = edition.version;
        edition.outcome.steps.iter().map(move |step| vec![whole(version), text(&step.what), date(step.due), date(step.done)])
    });
    let columns = [(w::version(l), 12), (became::step(l), 60), (became::due(l), 18), (became::done(l), 18)];
    let steps = sheet(became::steps(l), columns, steps.collect());
    let measured = outcome.editions.iter().flat_map(|edition| {
        let version = edition.version;
        edition.outcome.measured.iter().map(move |measured| {
            let of = &measured.of;
            let verdict = if measured.is_reached { became::reached(l) } else { became::missed(l) };
            vec![whole(version), text(of.name.get(l)), text(of.target.get(l)), text(&measured.value), text(verdict)]
        })
    });
    let columns = [(w::version(l), 12), (became::target(l), 50), (became::wanted(l), 24), (became::value(l), 24), (became::verdict(l), 24)];
    vec![editions, steps, sheet(w::measured(l), columns, measured.collect())]
}
