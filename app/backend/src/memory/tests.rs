//! The memory by itself: when it makes a thing again, and for whom.

use super::{Key, Matter, Memory, Part, Row, Rows, Touched, asked, besides, keeping::MAX_BYTES, matter::Areas};
use domain::{
    ids::{ChallengeId, ProposalId},
    locale::Locale,
    time::Moment,
};
use std::{
    convert::Infallible,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};
use uuid::Uuid;

const NOW: Moment = Moment(1_000);

fn challenge(n: u128) -> ChallengeId {
    ChallengeId(Uuid::from_u128(n))
}

fn row(n: u128) -> Key {
    Key::Row(Row::Challenge(challenge(n)))
}

/// Reads under the key, and says how often it was made so far.
async fn made(memory: &Memory, key: &Key, now: Moment, count: &AtomicUsize) -> usize {
    let load = async {
        asked("SELECT * FROM challenges");
        tokio::task::yield_now().await;
        count.fetch_add(1, Ordering::AcqRel);
        Ok::<_, Infallible>(Rows(()))
    };
    let Ok(_) = memory.read(key.clone(), now, load).await;
    count.load(Ordering::Acquire)
}

fn act(on: &[Matter]) -> Touched {
    Touched { areas: Areas::written_by("UPDATE challenges"), matters: on.to_vec() }
}

#[tokio::test]
async fn it_is_made_again_after_an_act_on_it_and_not_after_another() {
    let (memory, count) = (Memory::new(true), AtomicUsize::new(0));
    assert_eq!(made(&memory, &row(1), NOW, &count).await, 1);
    memory.forget(&act(&[Matter::Challenge(challenge(2))]));
    assert_eq!(made(&memory, &row(1), NOW, &count).await, 1, "another challenge");
    memory.forget(&act(&[Matter::Challenge(challenge(1))]));
    assert_eq!(made(&memory, &row(1), NOW, &count).await, 2);
    memory.forget(&act(&[]));
    assert_eq!(made(&memory, &row(1), NOW, &count).await, 3, "an act that names nothing");
}

#[tokio::test]
async fn what_reads_a_second_matter_is_forgotten_with_it() {
    let (memory, count) = (Memory::new(true), AtomicUsize::new(0));
    let read = async || {
        let load = async {
            asked("SELECT * FROM challenges");
            besides(&Matter::Challenge(challenge(2)));
            Ok::<_, Infallible>(Rows(count.fetch_add(1, Ordering::AcqRel)))
        };
        let Ok(_) = memory.read(row(1), NOW, load).await;
        count.load(Ordering::Acquire)
    };
    assert_eq!(read().await, 1);
    for (n, made) in [(3, 1), (2, 2), (1, 3)] {
        memory.forget(&act(&[Matter::Challenge(challenge(n))]));
        assert_eq!(read().await, made, "an act on {n}");
    }
}

#[tokio::test]
async fn what_was_read_before_an_act_is_not_kept_after_it() {
    let (memory, count) = (Memory::new(true), AtomicUsize::new(0));
    let load = async {
        asked("SELECT * FROM challenges");
        memory.forget(&act(&[Matter::Challenge(challenge(1))]));
        Ok::<_, Infallible>(Rows(()))
    };
    let Ok(_) = memory.read(row(1), NOW, load).await;
    assert_eq!(made(&memory, &row(1), NOW, &count).await, 1);
}

#[tokio::test]
async fn a_part_is_forgotten_with_the_rows_in_it_and_with_its_second() {
    let (memory, rows, parts) = (Memory::new(true), AtomicUsize::new(0), AtomicUsize::new(0));
    let part = async |now: Moment| {
        let load = async {
            made(&memory, &row(1), now, &rows).await;
            parts.fetch_add(1, Ordering::AcqRel);
            Ok::<_, Infallible>(Arc::from(""))
        };
        let key = Key::Part(Part::Opened(challenge(1), ProposalId(Uuid::nil())), Locale::Vi);
        let Ok::<Arc<str>, _>(_) = memory.read(key, now, load).await;
        (parts.load(Ordering::Acquire), rows.load(Ordering::Acquire))
    };
    assert_eq!(part(NOW).await, (1, 1));
    assert_eq!(part(Moment(NOW.0 + 999)).await, (1, 1));
    assert_eq!(part(Moment(NOW.0 + 1_000)).await, (2, 1), "the next second: of the clock rows do not know");
    memory.forget(&act(&[Matter::Challenge(challenge(1))]));
    assert_eq!(part(Moment(NOW.0 + 1_000)).await, (3, 2));
}

#[tokio::test]
async fn all_who_wait_read_what_one_makes() {
    let (memory, count) = (Memory::new(true), AtomicUsize::new(0));
    let (key, other) = (row(1), row(2));
    let all = tokio::join!(
        made(&memory, &key, NOW, &count),
        made(&memory, &key, NOW, &count),
        made(&memory, &key, NOW, &count),
        made(&memory, &other, NOW, &count)
    );
    assert_eq!((all.0.max(all.1).max(all.2).max(all.3), count.load(Ordering::Acquire)), (2, 2));
}

#[tokio::test]
async fn nothing_is_kept_of_what_changes_without_an_act_nor_where_acts_are_not_heard_of() {
    let (memory, count) = (Memory::new(true), AtomicUsize::new(0));
    for expected in 1..3 {
        let load = async {
            asked("SELECT * FROM outbox");
            Ok::<_, Infallible>(Rows(count.fetch_add(1, Ordering::AcqRel)))
        };
        let Ok(_) = memory.read(row(1), NOW, load).await;
        assert_eq!(count.load(Ordering::Acquire), expected);
    }
    memory.set_told(false);
    assert_eq!(made(&memory, &row(1), NOW, &count).await, 3);
    assert_eq!(made(&memory, &row(1), NOW, &count).await, 4);
    memory.set_told(true);
    assert_eq!(made(&memory, &row(1), NOW, &count).await, 5);
    assert_eq!(made(&memory, &row(1), NOW, &count).await, 5);
}

#[tokio::test]
async fn it_holds_only_so_many_bytes() {
    let memory = Memory::new(true);
    let large: Arc<str> = "x".repeat(1024 * 1024).into();
    for n in 0..200 {
        let key = Key::Page { address: n.to_string(), look: "" };
        let Ok(_) = memory.read(key, NOW, async { Ok::<_, Infallible>(Arc::clone(&large)) }).await;
    }
    assert!((1..=MAX_BYTES).contains(&memory.bytes()), "{}", memory.bytes());
}

#[tokio::test]
#[should_panic(expected = "kept too long")]
async fn the_proof_finds_what_was_kept_too_long() {
    let memory = Memory::new(true);
    memory.prove(true);
    for n in 0..2 {
        let Ok(_) = memory.read(row(1), NOW, async { Ok::<_, Infallible>(Rows(n)) }).await;
    }
}
