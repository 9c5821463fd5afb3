//! The official order and all advice on 1,000 proposals of 15 members and 6 criteria, on one core: at most 2 seconds.
//! `cargo bench -p domain --bench advise` prints where the time goes.

use domain::{
    challenges::RuleSet,
    evaluations::{
        Edition, ScoreSheets,
        advisory::{
            Matrix, Table, advise, agreement, borda, order, pairwise, schulze, severity, spread, stability, standing, standing::Standings,
            weights,
        },
        rank,
    },
    ids::ProposalId,
};
use std::{
    hint::black_box,
    time::{Duration, Instant},
};
use uuid::Uuid;

const PROPOSALS: usize = 1_000;
const MEMBERS: usize = 15;
const AIM: Duration = Duration::from_secs(2);

fn main() {
    let (rules, matrix) = (RuleSet::default(), matrix());
    println!("{PROPOSALS} proposals, {MEMBERS} members, {} criteria", rules.criteria.len());
    parts(&rules, &matrix);
    let (start, ballots) = (now(), ballots(&matrix));
    let official = black_box(rank(&rules, &ballots));
    let ranked = start.elapsed();
    let advice = black_box(advise(&rules, &matrix));
    let total = start.elapsed();
    show("official order", ranked);
    show("all advice", total - ranked);
    show("both", total);
    let (json, written) = timed(|| serde_json::to_string(&advice).map(|json| json.len()));
    println!("as JSON: {} bytes in {} ms; {} outcomes", json.unwrap_or(0), written.as_millis(), official.len());
    assert!(total <= AIM, "slower than {AIM:?}");
}

/// Each part by itself.
fn parts(rules: &RuleSet, matrix: &Matrix) {
    let (table, time) = timed(|| Table::new(rules, matrix));
    show("  table", time);
    show("  spread", timed(|| table.totals.iter().map(|row| spread::spread(row)).collect::<Vec<_>>()).1);
    show("  severity", timed(|| severity::severity(&table)).1);
    show("  agreement", timed(|| agreement::agreement(&table)).1);
    show("  Borda", timed(|| borda::borda(&table)).1);
    let (counts, time) = timed(|| pairwise::counts(&table));
    show("  pairwise counts", time);
    let (ranks, time) = timed(|| schulze::schulze(&table, &counts));
    show("  Schulze", time);
    show("  tau-b", timed(|| order::tau_b(&ranks, &ranks)).1);
    let standings = Standings::new(rules, Edition::LATEST, &table);
    show("  one official order", timed(|| standing::ranks(&standings.all_without(&[]))).1);
    show("  leave one out", timed(|| stability::leave_one_out(&standings, MEMBERS).count()).1);
    show("  leave two out", timed(|| stability::leave_two_out(&standings, MEMBERS).count()).1);
    show("  weights", timed(|| weights::runs(rules, &table, &standings).count()).1);
}

fn show(what: &str, time: Duration) {
    println!("{what:<22} {:>9.2} ms", time.as_secs_f64() * 1_000.0);
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let start = now();
    let result = black_box(work());
    (result, start.elapsed())
}

#[expect(clippy::disallowed_methods, reason = "a benchmark measures the machine's time")]
fn now() -> Instant {
    Instant::now()
}

/// Proposals so much alike that members differ on every pair, which is the hard case; one sheet in sixteen missing. The same
/// in every run.
fn matrix() -> Matrix {
    let mut state = 2_026_u64;
    let mut next = |below: i32| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as i32 % below
    };
    let maxima: Vec<i32> = RuleSet::default().criteria.iter().map(|c| 2 * c.max).collect();
    let sheets = (0..PROPOSALS).map(|_| {
        let quality = 65 + next(5);
        let mut sheet = || maxima.iter().map(|max| (max * (quality + next(31) - 15) / 100).clamp(0, *max)).collect::<Vec<i32>>();
        (0..MEMBERS).map(|_| Some(sheet()).filter(|sheet| sheet.iter().sum::<i32>() % 16 != 0)).collect()
    });
    let sheets = sheets.collect();
    Matrix { proposals: (0..PROPOSALS as u128).map(|i| ProposalId(Uuid::from_u128(i))).collect(), sheets }
}

fn ballots(matrix: &Matrix) -> Vec<ScoreSheets> {
    let ballot = |(proposal, sheets): (&ProposalId, &Vec<Option<Vec<i32>>>)| ScoreSheets {
        proposal: *proposal,
        eligible: MEMBERS,
        sheets: sheets.iter().flatten().cloned().collect(),
        chair: None,
        excluded: Vec::new(),
    };
    matrix.proposals.iter().zip(&matrix.sheets).map(ballot).collect()
}
