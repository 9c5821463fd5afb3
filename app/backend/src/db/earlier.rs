//! Databases that earlier versions left: each is restored, brought up to date and read whole, on either database.

use super::*;
use crate::testing::TestBackend;
use domain::{
    challenges::{Content, State, Timing, lifecycle::Opening},
    complaints::Answer,
    council::{Appointment, Finding, Meeting, Seat, SeatChange, confirmation::Confirmation, motion::Motion, presiding::Presiding},
    evaluations::{Anew, Exclusion, Outcome, OwnRanks, Revision, Sheet, ballot::TieBallot, recompute::recompute, result_file::Closing},
    event::EventKind,
    firms::{Claim, Handover, Profile, TakingBack},
    form::Form,
    ids::{ChallengeId, FirmId, UserId},
    proposals::{
        Receipt, SectionVersions,
        completion::Finished,
        content::{FileRef, Submission},
        lifecycle::OpeningRecord,
    },
};
use sea_orm::{DbBackend, EntityName, EntityTrait, FromQueryResult, Statement};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::{
    collections::{BTreeMap, BTreeSet},
    io::{Cursor, Read},
};
use zip::ZipArchive;

/// What each version left; see the README beside the files.
const VERSIONS: [&[u8]; 2] = [include_bytes!("../../tests/fixtures/0.1.0.zip"), include_bytes!("../../tests/fixtures/0.2.0.zip")];
/// Forms wait for two hours only, so nobody keeps one; what came later no earlier version left.
const NOT_LEFT: [&str; 20] = [
    "claims.claim",
    "consents.consent",
    "errands.state",
    "errands.what",
    "firms.taking_back",
    "former_sheets.sheet",
    "handovers.handover",
    "kept_forms.form",
    "open_releases.body",
    "outcomes.outcome",
    "practice_sheets.sheet",
    "proposal_sketches.answered",
    "proposals.anew",
    "questions.state",
    "saved_searches.filter",
    "saved_searches.known",
    "seat_changes.change",
    "strengths.strengths",
    "watched_news.news",
    "watched_news.told_firms",
];

fn parts(version: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(version)).expect("an archive");
    let mut parts = BTreeMap::new();
    for place in 0..archive.len() {
        let (mut part, mut bytes) = (archive.by_index(place).expect("a part"), Vec::new());
        part.read_to_end(&mut bytes).expect("whole");
        parts.insert(part.name().expect("a name").into_owned(), bytes);
    }
    parts
}

/// Every database of every version, with the result files that it had told, by code.
async fn restored() -> Vec<(TestBackend, BTreeMap<String, String>)> {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("text");
    let mut all = Vec::new();
    for version in VERSIONS {
        let parts = parts(version);
        for (path, sqlite) in &parts {
            let Some(name) = path.strip_suffix(".sqlite") else { continue };
            let code = |path: &str| path.strip_prefix(&format!("{name}/"))?.strip_suffix(".json").map(str::to_owned);
            let told = parts.iter().filter_map(|(path, file)| Some((code(path)?, text(file)))).collect();
            all.push((TestBackend::restored(sqlite, &text(&parts[&format!("{name}.sql")])).await, told));
        }
    }
    assert!(all.len() >= 12);
    all
}

#[tokio::test]
async fn every_result_is_computed_again_from_a_file_that_is_still_the_same() {
    let mut computed = 0;
    for (t, told) in restored().await {
        let mai = t.actor("mai").await;
        let mut exported = BTreeMap::new();
        for row in challenge::Entity::find().all(&t.db.write).await.expect("challenges") {
            let challenge = row.challenge().expect("readable");
            let Some(official) = result::find(&t.db.read, challenge.id).await.expect("readable") else { continue };
            let file = t.result_file(&mai, &challenge.code).await.expect("a file");
            assert_eq!(recompute(file.as_bytes()).expect("computed").differences, [] as [&str; 0], "{}", challenge.code);
            let closed = step::last(&t.db.read, challenge.id, EventKind::ScoringClosed).await.expect("read").expect("recorded");
            assert_eq!(closed.note.split(' ').next(), Some(official.closing.hash().as_str()), "{}", challenge.code);
            assert_eq!(Some(official.rules_hash), challenge.rules_hash, "{}", challenge.code);
            exported.insert(challenge.code, file);
        }
        computed += exported.len();
        assert!(told.iter().all(|(code, file)| exported.get(code) == Some(file)), "a file that was told has changed");
    }
    assert!(computed >= 7, "{computed}");
}

#[tokio::test]
async fn what_was_handed_in_and_frozen_has_the_hash_that_was_told() {
    for (t, _) in restored().await {
        let rows = proposal_version::Entity::find().all(&t.db.write).await.expect("versions");
        for row in &rows {
            assert_eq!(hex::encode(Sha256::digest(&row.submission)), row.sha256, "{} {}", row.proposal_id, row.version);
        }
        let challenges = challenge::Entity::find().all(&t.db.write).await.expect("challenges");
        let challenges: Vec<_> = challenges.iter().map(|row| row.challenge().expect("readable")).collect();
        let frozen = challenges.iter().filter_map(|c| Some((c.content.rules.hash(), c.rules_hash.clone()?)));
        assert!(frozen.clone().all(|(hash, told)| hash == told));
        assert!(frozen.count() > 0);
    }
}

#[tokio::test]
async fn every_row_and_every_stored_document_is_read_whole() {
    let (readers, mut read) = (readers(), BTreeSet::new());
    for (t, _) in restored().await {
        rows(&t).await;
        for (place, text) in documents(&t).await {
            let reader = readers.get(place.as_str()).unwrap_or_else(|| panic!("nobody reads {place}: {text}"));
            let again = reader(&text).unwrap_or_else(|error| panic!("{place}: {error}: {text}"));
            let stored: Value = serde_json::from_str(&text).expect("JSON");
            assert_eq!(lost(&stored, &again, &place), None, "{text}");
            read.insert(place);
        }
    }
    let unread: Vec<_> = readers.keys().copied().filter(|place| !read.contains(*place)).collect();
    assert_eq!(unread, NOT_LEFT);
}

/// Every row of every table, by its entity.
async fn rows(t: &TestBackend) {
    // Their entities are known to their rooms alone; those are read below.
    let mut named: BTreeSet<_> = ["ballot_voters", "ballot_votes", "past_seats"].map(str::to_owned).into();
    macro_rules! read {
        ($($table:ident),* $(,)?) => {
            $(
                named.insert($table::Entity.table_name().to_owned());
                if let Err(error) = $table::Entity::find().all(&t.db.write).await {
                    panic!("{}: {error}", stringify!($table));
                }
            )*
        };
    }
    read!(
        acting_chair,
        ad_hoc_member,
        api_key,
        ballot,
        banner,
        briefing,
        broadcast,
        challenge,
        challenge_version,
        citation,
        claim,
        comment,
        complaint,
        completion,
        consent,
        day_off,
        debrief,
        declaration,
        dissent,
        errand,
        event,
        file,
        finding,
        firm,
        firm_member,
        former_code,
        former_sheet,
        guest_watch,
        guide_draft,
        guide_edition,
        handover,
        kept_form,
        legal_text,
        link,
        mail_off,
        meeting,
        meeting_challenge,
        message,
        minutes,
        motion,
        notice,
        notice_off,
        open_release,
        outbox,
        outcome,
        overlap,
        own_calendar,
        own_note,
        own_rank,
        past_result,
        plan_task,
        practice_sheet,
        proposal,
        proposal_right,
        proposal_version,
        question,
        recusal,
        reminder,
        result,
        saved_search,
        seat,
        seat_change,
        session,
        sheet,
        sketch,
        step,
        strength,
        unsubscribe_link,
        user,
        watch,
        watched_news,
    );
    seat::history(&t.db.read).await.expect("who sat before");
    for ballot in ballot::Entity::find().all(&t.db.write).await.expect("ballots") {
        ballot::voters(&t.db.read, ChallengeId(ballot.challenge_id)).await.expect("who voted");
        ballot::votes(&t.db.read, ChallengeId(ballot.challenge_id)).await.expect("what was voted");
    }
    let mut tables: BTreeSet<_> = columns(t).await.into_keys().map(|(table, _)| table).collect();
    tables.remove("seaql_migrations");
    assert_eq!(named, tables, "every table is read");
    for row in sheet::Entity::find().all(&t.db.write).await.expect("sheets") {
        let (was, sheet) = (row.clone(), sheet::read(row).expect("a state that a sheet can be in"));
        assert_eq!(sheet.handed_in_at().map(|at| at.0), was.submitted_at);
    }
    for row in proposal::Entity::find().all(&t.db.write).await.expect("proposals") {
        row.proposal().expect("a state that a proposal can be in");
    }
    for event in event::Entity::find().all(&t.db.write).await.expect("events") {
        assert!(serde_json::from_value::<EventKind>(event.act.clone().into()).is_ok(), "{}", event.act);
    }
}

/// What reads the text of a column, and how it is written now.
type AsNow = fn(&str) -> serde_json::Result<Value>;

fn as_now<T: DeserializeOwned + Serialize>(text: &str) -> serde_json::Result<Value> {
    serde_json::to_value(serde_json::from_str::<T>(text)?)
}

/// The rules too as this version knows them, not as they stand.
fn content_as_now(text: &str) -> serde_json::Result<Value> {
    let content: Content = serde_json::from_str(text)?;
    let mut now = serde_json::to_value(&content)?;
    now["rules"] = serde_json::to_value(&*content.rules)?;
    Ok(now)
}

fn readers() -> BTreeMap<&'static str, AsNow> {
    BTreeMap::from([
        ("ballots.ballot", as_now::<TieBallot> as AsNow),
        ("challenge_versions.content", content_as_now),
        ("challenge_versions.files", as_now::<Vec<FileRef>>),
        ("challenges.content", content_as_now),
        ("challenges.opening", as_now::<Opening>),
        ("challenges.opening_record", as_now::<OpeningRecord>),
        ("challenges.presiding", as_now::<Presiding>),
        ("challenges.roster", as_now::<Vec<UserId>>),
        ("challenges.state_json", as_now::<State>),
        ("challenges.timing", as_now::<Timing>),
        ("claims.claim", as_now::<Claim>),
        ("complaints.answer", as_now::<Answer>),
        ("completions.answer", as_now::<Finished>),
        ("consents.consent", as_now::<domain::proposals::Consent>),
        ("errands.state", as_now::<domain::errands::State>),
        ("errands.what", as_now::<domain::errands::What>),
        ("findings.finding", as_now::<Finding>),
        ("firms.profile", as_now::<Profile>),
        ("firms.taking_back", as_now::<TakingBack>),
        ("handovers.handover", as_now::<Handover>),
        ("former_sheets.sheet", as_now::<sheet::Model>),
        ("kept_forms.form", as_now::<Form>),
        ("meetings.document", as_now::<Meeting>),
        ("minutes.confirmations", as_now::<Vec<Confirmation>>),
        ("minutes.document", as_now::<documents::Document>),
        ("motions.motion", as_now::<Motion>),
        ("open_releases.body", as_now::<Value>),
        ("outcomes.outcome", as_now::<domain::challenges::outcome::Outcome>),
        ("own_ranks.ranks", as_now::<OwnRanks>),
        ("past_results.advisory", as_now::<Value>),
        ("past_results.closing", as_now::<Closing>),
        ("past_results.outcomes", as_now::<Vec<Outcome>>),
        ("past_seats.seat", as_now::<Seat>),
        ("practice_sheets.sheet", as_now::<Sheet>),
        ("proposal_sketches.answered", as_now::<Vec<domain::proposals::reach::Answered>>),
        ("proposal_versions.firm", as_now::<Profile>),
        ("proposal_versions.partners", as_now::<Vec<domain::proposals::Partner>>),
        ("proposal_versions.submission", as_now::<Submission>),
        ("proposals.anew", as_now::<Anew>),
        ("proposals.draft", as_now::<domain::proposals::Content>),
        ("proposals.receipt", as_now::<Receipt>),
        ("proposals.section_versions", as_now::<SectionVersions>),
        ("proposals.state_json", as_now::<domain::proposals::State>),
        ("questions.state", as_now::<domain::questions::State>),
        ("results.advisory", as_now::<Value>),
        ("results.closing", as_now::<Closing>),
        ("results.outcomes", as_now::<Vec<Outcome>>),
        ("saved_searches.filter", as_now::<Form>),
        ("saved_searches.known", as_now::<domain::following::Known>),
        ("seat_changes.change", as_now::<SeatChange>),
        ("seats.appointment", as_now::<Appointment>),
        ("sheets.exclusion", as_now::<Exclusion>),
        ("sheets.first", as_now::<Sheet>),
        ("sheets.handed_in", as_now::<sheet::FirstHandedIn>),
        ("sheets.reasons", as_now::<Vec<String>>),
        ("sheets.revision", as_now::<Revision>),
        ("sheets.sheet", as_now::<Sheet>),
        ("strengths.strengths", as_now::<domain::firms::Strengths>),
        ("watched_news.news", as_now::<watched_news::Said>),
        ("watched_news.told_firms", as_now::<Vec<FirmId>>),
    ])
}

#[derive(FromQueryResult)]
struct Text {
    text: String,
}

/// Every column, with its table and whether it holds text.
async fn columns(t: &TestBackend) -> BTreeMap<(String, String), bool> {
    let columns = if t.db.write.get_database_backend() == DbBackend::Sqlite {
        "SELECT m.name || '.' || c.name || '.' || UPPER(c.type) AS text FROM sqlite_master m, pragma_table_info(m.name) c \
         WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'"
    } else {
        "SELECT table_name || '.' || column_name || '.' || UPPER(data_type) AS text FROM information_schema.columns \
         WHERE table_schema = current_schema()"
    };
    let is_text = |kind: &str| ["TEXT", "VARCHAR", "CHARACTER VARYING"].contains(&kind);
    let part = |name: &str| name.split('.').map(str::to_owned).collect::<Vec<_>>();
    let all = texts(t, columns).await.into_iter().map(|name| part(&name));
    all.map(|part| ((part[0].clone(), part[1].clone()), is_text(&part[2]))).collect()
}

/// Every text that holds JSON, with its table and column.
async fn documents(t: &TestBackend) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for ((table, column), _) in columns(t).await.into_iter().filter(|(_, is_text)| *is_text) {
        let sql = format!("SELECT {column} AS text FROM {table} WHERE SUBSTR({column}, 1, 1) IN ('{{', '[')");
        found.extend(texts(t, &sql).await.into_iter().map(|text| (format!("{table}.{column}"), text)));
    }
    found
}

async fn texts(t: &TestBackend, sql: &str) -> Vec<String> {
    let statement = Statement::from_string(t.db.write.get_database_backend(), sql);
    let rows = Text::find_by_statement(statement).all(&t.db.write).await;
    rows.unwrap_or_else(|error| panic!("{sql}: {error}")).into_iter().map(|row| row.text).collect()
}

/// The first place where something that was stored is not there any more. What says nothing may be left out.
fn lost(stored: &Value, now: &Value, place: &str) -> Option<String> {
    let nothing = [Value::Null, Value::from(false), Value::from(""), Value::Array(Vec::new())];
    match (stored, now) {
        (Value::Object(stored), Value::Object(now)) => stored.iter().find_map(|(name, value)| {
            let place = format!("{place}.{name}");
            match now.get(name) {
                Some(now) => lost(value, now, &place),
                None if nothing.contains(value) => None,
                None => Some(place),
            }
        }),
        (Value::Array(stored), Value::Array(now)) if stored.len() == now.len() => {
            stored.iter().zip(now).find_map(|(stored, now)| lost(stored, now, place))
        }
        (stored, now) => (stored != now).then(|| place.to_owned()),
    }
}
