//! The demonstration's data: whole, in every stage, and the same every time.

use crate::{loaded::loaded, site};

use backend::{
    challenges::ChallengeFilter,
    papers::{Kind, Paper},
    testing::{CAST, TestBackend},
};
use domain::{
    challenges::{Awaited, Stage},
    days_off::usual,
    evaluations::Compliance,
    locale::Locale,
    people::Actor,
    proposals::State,
    time::Moment,
};
use site::{Site, lang};
use std::collections::{BTreeMap, BTreeSet};

const STAGES: [(&str, Stage); 15] = [
    ("BT-01", Stage::Open),
    ("BT-02", Stage::ResultPublished),
    ("BT-03", Stage::Open),
    ("BT-04", Stage::Scoring),
    ("BT-05", Stage::Open),
    ("BT-06", Stage::Proposed),
    ("BT-07", Stage::Cancelled),
    ("BT-08", Stage::Closed),
    ("BT-09", Stage::Opened),
    ("BT-10", Stage::ResultPublished),
    ("BT-11", Stage::Upcoming),
    ("BT-12", Stage::Open),
    ("BT-13", Stage::Upcoming),
    ("BT-14", Stage::Draft),
    ("BT-15", Stage::UnderReview),
];

/// The challenges as the office sees them: code and stage.
async fn stages(backend: &TestBackend) -> BTreeMap<String, Stage> {
    let list = backend.list_challenges(&backend.actor("mai").await, &ChallengeFilter::default()).await.expect("list");
    assert!(list.cards.iter().all(|c| c.is_illustrative));
    list.cards.into_iter().map(|c| (c.code, c.stage)).collect()
}

#[tokio::test]
async fn thirteen_public_challenges_and_two_drafts_stand_in_their_stages_and_loading_twice_changes_nothing() {
    let backend = loaded().await;
    let first = stages(&backend).await;
    assert_eq!(first, STAGES.map(|(code, stage)| (code.to_owned(), stage)).into());
    let now = backend.clock.now();
    let shown = backend.list_challenges(&Actor::Visitor, &ChallengeFilter::default()).await.expect("list").total;
    assert_eq!(shown, 13, "all that the province announced are public");
    demo::load(&backend).await.expect("again");
    assert_eq!(stages(&backend).await, first);
    assert_eq!(backend.clock.now(), now);

    for code in first.keys() {
        let view = backend.challenge(&backend.actor("mai").await, code).await.expect("challenge");
        let content = view.challenge.content;
        assert!(!content.title.en.is_empty() && !content.context.en.is_empty() && content.measures.len() >= 3, "{code}");
        assert!(content.rules.criteria.iter().all(|c| !c.guide.vi.is_empty() && !c.guide.en.is_empty()), "{code}");
    }
}

/// Everything that anyone reads stands in the rows. On the same day of another week all of it is the same, so many
/// days later.
#[tokio::test(flavor = "multi_thread")]
async fn it_is_the_same_every_time() {
    let [first, second, later] = [TODAY, TODAY, LATER].map(|day| tokio::spawn(loaded_on(day)));
    let (first, second, later) = (first.await.expect("loaded"), second.await.expect("loaded"), later.await.expect("loaded"));
    assert!(first.values().map(Vec::len).sum::<usize>() > 1_000, "everything is compared");
    same(&first, &second);
    assert_ne!(first["events"], later["events"], "dates are among what is compared");
    // Frozen minutes tell their dates in words, and have the hash of that: they were compared above.
    let undated = |rows: &BTreeMap<String, Vec<String>>| {
        let mut rows = rows.clone();
        assert!(rows.remove("minutes").is_some_and(|minutes| !minutes.is_empty()));
        rows
    };
    same(&shifted(&undated(&first), WEEKS * 7), &shifted(&undated(&later), 0));
}

/// A closing on a Saturday, a Sunday or a holiday would leave firms without anybody to ask; so on each day of the week what is
/// announced is moved to working days. Nothing else depends on the day, and nothing is told of the future.
#[tokio::test(flavor = "multi_thread")]
async fn on_every_day_of_the_week_all_calls_keep_to_working_days() {
    // On the last one New Year and Tết are ahead, 2 September behind.
    let days = ["2026-03-02", "2026-03-03", "2026-03-04", "2026-03-05", "2026-03-06", "2026-03-07", "2026-03-08", "2026-11-29"];
    let loading = days.map(|day| tokio::spawn(async move { checked_on(format!("{day}T09:00")).await }));
    let sizes: Vec<_> = futures_util::future::join_all(loading).await.into_iter().map(|one| one.expect("loaded")).collect();
    assert!(sizes.windows(2).all(|two| two[0] == two[1]), "{sizes:?}");
}

/// Loads on a day and looks at its calendars; answers how many rows each table has.
async fn checked_on(day: String) -> BTreeMap<String, usize> {
    let backend = TestBackend::empty().await;
    backend.at(&day);
    let now = backend.clock.now();
    demo::load(&backend).await.expect("demo data");
    assert_eq!(stages(&backend).await, STAGES.map(|(code, stage)| (code.to_owned(), stage)).into(), "{day}");
    let is_kept = |at: &Moment| at.weekday() < 5 && (*at < now || usual(*at).is_none());
    for (code, _) in STAGES {
        let view = backend.challenge(&backend.actor("mai").await, code).await.expect("challenge");
        let calendar = view.challenge.content.calendar.clone();
        let moments = [calendar.opens, calendar.closes, calendar.opening, calendar.scoring_ends, calendar.result].map(|m| m.expect("set"));
        assert!(moments.is_sorted(), "{code} on {day}: {calendar:?}");
        // And so are the terms that follow from them, by the rules.
        let c = &view.challenge;
        let terms = [c.questions_until(), c.complaints_until(), c.debriefs_due(), c.scoring_ends()].into_iter();
        let terms = terms.chain(Awaited::ALL.map(|awaited| c.due(awaited))).flatten().chain(moments);
        let off = terms.chain(view.briefings.iter().map(|briefing| briefing.plan.at)).find(|at| !is_kept(at));
        assert_eq!(off.map(Moment::to_local), None, "{code} on {day}: {calendar:?}");
        assert!(view.opening_record.is_none_or(|record| record.at >= moments[2] && record.at.weekday() < 5), "{code} on {day}");
    }
    let rows = backend.rows().await;
    // Of every version, the first announcement too.
    let announced = rows.values().flatten().flat_map(|row| row.split("\"closes\":").skip(1).map(digits).collect::<Vec<_>>());
    let closings: Vec<Moment> = announced.filter_map(|ms| ms.parse().ok().map(Moment)).collect();
    assert!(closings.len() > STAGES.len() && closings.iter().all(is_kept), "{closings:?} on {day}");
    let at = |event: &String| Moment(event.split_once(" at=").map(|(_, at)| digits(at)).expect("its time").parse().expect("milliseconds"));
    for event in &rows["events"] {
        assert!(at(event) <= now && at(event).weekday() < 5, "{event} on {day}");
    }
    rows.into_iter().map(|(table, rows)| (table, rows.len())).collect()
}

fn digits(text: &str) -> String {
    text.chars().take_while(char::is_ascii_digit).collect()
}

/// Whole weeks, so that days of the week are the same too.
const WEEKS: i64 = 5;
const TODAY: &str = "2026-03-01T09:00";
const LATER: &str = "2026-04-05T16:40";

type Rows = BTreeMap<String, Vec<String>>;

async fn loaded_on(day: &'static str) -> Rows {
    let backend = TestBackend::empty().await;
    backend.at(day);
    // Holidays are no whole weeks apart.
    demo::load_around(&backend, |_| false).await.expect("demo data");
    backend.rows().await
}

#[track_caller]
fn same(one: &Rows, other: &Rows) {
    assert!(one.keys().eq(other.keys()));
    for (table, rows) in one {
        assert_eq!(rows.len(), other[table].len(), "{table}");
        if let Some((a, b)) = rows.iter().zip(&other[table]).find(|(a, b)| a != b) {
            let at = a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count();
            let near = |row: &str| String::from_utf8_lossy(&row.as_bytes()[at.saturating_sub(100)..row.len().min(at + 100)]).into_owned();
            panic!("{table}: {} … {}", near(a), near(b));
        }
    }
}

/// All times so many days later: numbers of milliseconds, dates in words, and identifiers that begin with a time. Dates
/// before the past that is played are those of decrees. A hash of what holds a date can only be another one.
fn shifted(rows: &Rows, days: i64) -> Rows {
    let line = |row: &String| {
        let mut line = String::new();
        for part in row.split_inclusive(|c: char| !c.is_ascii_hexdigit() && !matches!(c, '-' | '/')) {
            let word = part.trim_end_matches(|c: char| !c.is_ascii_hexdigit() && !matches!(c, '-' | '/'));
            let core = word.trim_matches(['-', '/']);
            line += &moved(core, days).map_or_else(|| word.to_owned(), |moved| word.replacen(core, &moved, 1));
            line += &part[word.len()..];
        }
        line
    };
    let table = |(table, rows): (&String, &Vec<String>)| {
        let mut rows: Vec<_> = rows.iter().map(line).collect();
        rows.sort();
        (table.clone(), rows)
    };
    rows.iter().map(table).collect()
}

fn moved(word: &str, days: i64) -> Option<String> {
    let digits: String = word.chars().filter(|c| !matches!(c, '-' | '/')).collect();
    let beginning = Moment::from_local(TODAY)?.plus_days(demo::BEGINNING);
    let day = |year: &str, month: &str, day: &str| Moment::from_local(&format!("{year}-{month}-{day}T00:00")).filter(|at| *at >= beginning);
    match (word.len(), digits.len()) {
        (10, 8) if word.contains('/') => Some(day(&word[6..], &word[3..5], &word[..2])?.plus_days(days).show_date(Locale::Vi)),
        (10, 8) => Some(day(&word[..4], &word[5..7], &word[8..])?.plus_days(days).to_date()),
        (13, 13) if ["17", "18", "19"].contains(&&word[..2]) => Some(Moment(word.parse().ok()?).plus_days(days).0.to_string()),
        (64, 64) => Some("hash".to_owned()),
        // UUID version 7: the first twelve digits are milliseconds.
        (32 | 36, 32) if digits.starts_with("01") && digits[12..].starts_with('7') => {
            let at = Moment(i64::from_str_radix(&digits[..12], 16).ok()?).plus_days(days);
            Some(format!("{:012x}{}", at.0, digits[12..].to_lowercase()))
        }
        _ => None,
    }
}

#[tokio::test]
async fn rankings_are_as_written() {
    let backend = loaded().await;
    let view = backend.ranking(&backend.actor("lan").await, "BT-02").await.expect("ranking");
    let order: Vec<_> = view.lines.iter().map(|l| (l.firm_name.as_str(), l.outcome.rank, l.outcome.mean_hundredths())).collect();
    let expected = [
        ("Công ty TNHH Giải pháp số Hạ Long (minh họa)", Some(1), Some(8225)),
        ("Công ty Cổ phần Dữ liệu Yên Tử (minh họa)", Some(2), Some(8000)),
        ("Công ty Cổ phần Phần mềm Hoa Sim (minh họa)", Some(3), Some(8000)),
        ("Công ty Cổ phần Logistics số Sao Biển (minh họa)", Some(4), Some(6250)),
    ];
    assert_eq!(order, expected);
    assert_eq!(view.lines[1].outcome.tie_step, Some(1));

    let visitor = Actor::Visitor;
    assert!(!backend.result(&visitor, "BT-02").await.expect("result").differs_from_advice);
    let differing = backend.result(&visitor, "BT-10").await.expect("result");
    assert!(differing.differs_from_advice && !differing.reason.is_empty());

    let an = backend.actor("an").await;
    let own = backend.own_proposals(&an).await.expect("own");
    let line = own.into_iter().find(|l| l.challenge_code == "BT-02").expect("BT-02");
    let feedback = backend.feedback(&an, line.id).await.expect("feedback");
    assert!(feedback.is_shortlisted);
    assert_eq!(feedback.sheets.len(), 14, "one member has a conflict");
    assert!(feedback.debrief.is_some_and(|d| d.strengths.contains("12 bộ dữ liệu")));
}

#[tokio::test]
async fn results_are_followed_up() {
    let backend = loaded().await;
    let visitor = Actor::Visitor;
    let (first, second) =
        (backend.result(&visitor, "BT-02").await.expect("result"), backend.result(&visitor, "BT-10").await.expect("result"));
    assert!(first.concluded_at.is_some_and(|at| at >= first.complaints_until));
    assert_eq!((second.concluded_at, second.complaints), (None, (1, 1)));
    let follow_up = backend.follow_up(&backend.actor("mai").await, "BT-10").await.expect("follow-up");
    let standing: Vec<_> = follow_up.debriefs.iter().map(|line| line.compliance).collect();
    assert_eq!(standing.iter().filter(|c| **c == Compliance::Released).count(), 2);
    assert_eq!(standing.iter().filter(|c| **c == Compliance::ReleasedLate).count(), 1);
    let ranking = backend.ranking(&backend.actor("long").await, "BT-10").await.expect("ranking");
    assert_eq!(ranking.dissents.len(), 1);
    let portfolio = backend.portfolio(&backend.actor("lan").await).await.expect("portfolio");
    assert!(portfolio.firms.iter().any(|firm| firm.calls.iter().filter(|call| call.is_listed).count() >= 2));
    assert!(portfolio.lines.iter().all(|line| line.proposals.is_none() || line.card.stage.is_unsealed()));
}

/// What firms were told reads as written for each: no remark stands there twice.
#[tokio::test]
async fn no_firm_is_told_the_same_twice() {
    let backend = loaded().await;
    let mut told = 0;
    for code in ["BT-02", "BT-10"] {
        let chair = backend.actor("minh").await;
        for line in backend.ranking(&chair, code).await.expect("ranking").lines {
            let Some(debrief) = backend.debrief(&chair, line.outcome.proposal).await.ok() else { continue };
            let comments = debrief.sheets.iter().flat_map(|sheet| sheet.comments.iter().chain([&sheet.strengths, &sheet.weaknesses]));
            let said: Vec<&String> = comments.filter(|text| !text.is_empty()).collect();
            let once: BTreeSet<&String> = said.iter().copied().collect();
            assert_eq!(said.len(), once.len(), "{code}: {said:?}");
            assert!(!debrief.debrief.strengths.is_empty() && !debrief.debrief.weaknesses.is_empty(), "{code}");
            told += said.len();
        }
    }
    assert!(told > 50, "{told}");
}

/// Firms cannot ask anything on this site, so nothing is said to answer what they asked.
#[tokio::test]
async fn nothing_answers_a_question_that_nobody_could_ask() {
    let rows = loaded().await.rows().await;
    let told: Vec<String> = rows.into_values().flatten().map(|row| row.to_lowercase()).collect();
    assert!(told.iter().any(|row| row.contains("làm rõ phạm vi dữ liệu")), "an addendum says why");
    for asked in ["hỏi của doanh nghiệp", "doanh nghiệp hỏi", "giải đáp", "asked by firm", "questions from"] {
        assert_eq!(told.iter().find(|row| row.contains(asked)), None, "{asked}");
    }
}

#[tokio::test]
async fn what_is_concluded_has_its_signed_copies() {
    let backend = loaded().await;
    let mai = backend.actor("mai").await;
    for code in ["BT-02", "BT-10"] {
        let papers = backend.papers(&mai, code).await.expect("papers");
        let existing: Vec<_> = papers.lines.iter().filter(|line| line.paper.is_ok_and(Paper::is_signed_for_the_file)).collect();
        assert!(existing.len() >= 8 && existing.iter().all(|line| line.signed.is_some()), "{code}: {existing:?}");
        // Nor does the public read that a concluded call was opened on a draft.
        let public = backend.papers(&Actor::Visitor, code).await.expect("papers").lines;
        assert!(public.iter().all(|line| line.signed.is_some() || line.is_kept), "{code}: {public:?}");
        assert!(public.iter().any(|line| line.kind == Kind::OpeningRecord && line.is_kept), "{code}");
    }
    let minutes = backend.papers(&mai, "BT-06").await.expect("papers").lines;
    assert!(minutes.iter().any(|line| line.kind == Kind::Minutes && line.signed.is_some()));
}

#[tokio::test]
async fn firms_are_verified_but_two_and_what_is_sealed_waits() {
    let backend = loaded().await;
    let mai = backend.actor("mai").await;
    let (firms, total) = backend.list_firms(&mai, None, 1).await.expect("firms");
    let standing = |code: &str| firms.iter().filter(|f| f.standing.code() == code).count();
    assert_eq!((total, standing("verified"), standing("pending"), standing("returned")), (10, 8, 1, 1));
    assert!(firms.iter().all(|firm| firm.has_document), "nobody is verified without a certificate");
    for firm in &firms {
        let code = domain::tax_code::TaxCode::parse(&firm.tax_code).expect("tax code");
        assert!(code.as_str().starts_with("57"), "{code}");
    }
    let opened = backend.opened_proposals(&mai, "BT-09").await.expect("opened");
    assert_eq!(opened.iter().filter(|l| l.state == State::Admissible).count(), 1);
    assert!(backend.opened_proposals(&mai, "BT-08").await.is_err());
    assert_eq!(backend.seats(&mai).await.expect("seats").len(), 15);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_council_owes_is_late_on_its_own_desk_too() {
    let mut site = Site::filled(loaded().await);
    let (term, late) = ("Hạn: trước", "Đã quá thời điểm dự kiến:");
    site.sign_in("tuan").await;
    let desk = site.get("tuan", "/council").await.text;
    assert!(desk.contains(term), "{desk}");
    site.backend.at("2028-01-05T08:00");
    site.sign_in("tuan").await;
    let desk = site.get("tuan", "/council").await.text;
    assert!(desk.contains(late) && !desk.contains(term), "{desk}");
}

#[tokio::test]
async fn one_meeting_was_held_and_one_is_planned() {
    let backend = loaded().await;
    let mai = backend.actor("mai").await;
    let meetings = backend.meetings(&mai).await.expect("meetings");
    assert_eq!(meetings.iter().map(|m| m.state.code()).collect::<Vec<_>>(), ["planned", "ended"]);
    let minutes = backend.meeting_minutes(&mai, meetings[1].id).await.expect("minutes");
    assert!(minutes.quorum.is_met() && minutes.items.iter().all(|item| !item.opinions.is_empty()));
    let outside: Vec<_> = minutes.items.iter().flat_map(|item| item.outside.iter().map(|a| a.name.as_str())).collect();
    assert_eq!(outside, ["Cao Xuân Phúc"], "who has a conflict was outside for one item");
    assert!(backend.meeting_minutes(&backend.actor("phuc").await, meetings[1].id).await.is_err());
}

#[tokio::test]
async fn production_takes_no_demo_data() {
    let backend = TestBackend::production().await;
    assert!(demo::load(&backend).await.is_err());
}

#[tokio::test]
async fn the_office_sees_the_severity_of_members_over_all_challenges_and_nobody_else_does() {
    let backend = loaded().await;
    let advice = backend.advice(&backend.actor("mai").await, "BT-02").await.expect("advice");
    let pooled = advice.pooled.expect("pooled");
    assert_eq!((pooled.challenges, pooled.severities.len()), (3, advice.letters.len()));
    assert!(pooled.severities.iter().any(Option::is_some));
    assert_ne!(pooled.severities, advice.severities);
    let member = backend.actor("minh").await;
    assert!(backend.advice(&member, "BT-02").await.is_ok_and(|advice| advice.pooled.is_none()));
}

/// A screen reader reads Vietnamese aloud as Vietnamese only where the page says so.
#[tokio::test(flavor = "multi_thread")]
async fn what_is_vietnamese_on_an_english_page_says_so() {
    let mut site = Site::filled(loaded().await);
    let names = names(&site.backend).await;
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    for nick in ["", "an", "binh", "mai", "lan", "minh", "huong", "tuan"] {
        if !nick.is_empty() {
            site.sign_in(nick).await;
        }
        let mut waiting = ["/en", "/en/office", "/en/council", "/en/proposals", "/en/firm", "/en/account"].map(str::to_owned).to_vec();
        let (mut seen, mut shapes) = (BTreeSet::new(), BTreeMap::new());
        while let Some(address) = waiting.pop() {
            // A mail quotes what people wrote inside one text, where nothing can be marked.
            let is_mail = address.contains("/office/mails/kinds/");
            let of_shape: &mut u32 = shapes.entry(lang::shape(&address)).or_default();
            if is_mail || *of_shape == 3 || !seen.insert(address.clone()) {
                continue;
            }
            *of_shape += 1;
            let page = site.get(nick, &address).await;
            if page.header("content-type").starts_with("text/html") {
                found.extend(lang::unmarked(&page.text, &names).into_iter().map(|text| (text, format!("{nick} {address}"))));
                waiting.extend(lang::links(&page.text));
            }
        }
        assert!(seen.len() > 15, "{nick} saw {}", seen.len());
    }
    let some: Vec<_> = found.iter().take(40).collect();
    assert!(found.is_empty(), "{} texts: {some:#?}", found.len());
}

/// Of people, firms and where they work: the same in both languages.
async fn names(backend: &TestBackend) -> Vec<String> {
    let mai = backend.actor("mai").await;
    let mut names: Vec<String> = CAST.iter().map(|person| person.name.to_owned()).collect();
    names.extend(CAST.iter().filter_map(|person| person.seat).map(|(_, affiliation)| affiliation.to_owned()));
    names.extend(backend.seats(&mai).await.expect("seats").into_iter().filter_map(|seat| seat.other).map(|(_, name)| name));
    for firm in backend.list_firms(&mai, None, 1).await.expect("firms").0 {
        names.push(firm.legal_name);
        names.extend(backend.firm(&mai, firm.id).await.expect("firm").people.into_iter().map(|person| person.name));
    }
    names
}
