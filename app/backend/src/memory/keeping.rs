//! The memory itself: finds what is kept and still true, or has it made once for all who wait for it.

use super::{
    Key, Touched, reading,
    versions::{Place, Versions},
};
use domain::time::Moment;
use moka::sync::Cache;
use std::{
    any::Any,
    fmt::{Debug, Write},
    hash::{DefaultHasher, Hash, Hasher},
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};
use tokio::sync::{Mutex, MutexGuard};

pub(super) const MAX_BYTES: u64 = 64 * 1024 * 1024;
/// What one entry takes besides key and value.
const OVERHEAD: usize = 256;
/// Keys that share a turn wait for each other.
const TURNS: usize = 256;
const LEVELS: usize = 4;
/// Whoever has waited so long makes it for themselves.
const PATIENCE: Duration = Duration::from_secs(1);

/// What can be kept.
pub trait Keep: Clone + Send + Sync + 'static {
    /// Roughly, on the heap.
    fn bytes(&self) -> usize;

    /// For whoever looks for what was kept too long.
    fn shown(&self) -> String;

    /// As far as one can tell who looks for what was kept too long.
    fn is_like(&self, other: &Self) -> bool {
        self.shown() == other.shown()
    }
}

impl Keep for Arc<str> {
    fn bytes(&self) -> usize {
        self.len()
    }

    fn shown(&self) -> String {
        self.as_ref().to_owned()
    }
}

/// Rows, as large as they are written out.
#[derive(Clone)]
pub(crate) struct Rows<T>(pub T);

impl<T: Clone + Debug + Send + Sync + 'static> Keep for Rows<T> {
    fn bytes(&self) -> usize {
        let mut count = Count(0);
        let _ = write!(count, "{:?}", self.0);
        count.0
    }

    fn shown(&self) -> String {
        format!("{:?}", self.0)
    }

    /// In whatever order: sets have none.
    fn is_like(&self, other: &Self) -> bool {
        Written::of(&self.0) == Written::of(&other.0)
    }
}

struct Count(usize);

impl Write for Count {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        self.0 += text.len();
        Ok(())
    }
}

/// How often each byte stands in what is written out.
#[derive(PartialEq)]
struct Written([usize; 256]);

impl Written {
    fn of(value: &impl Debug) -> Self {
        let mut written = Self([0; 256]);
        let _ = write!(written, "{value:?}");
        written
    }
}

impl Write for Written {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        text.bytes().for_each(|byte| self.0[usize::from(byte)] += 1);
        Ok(())
    }
}

pub struct Memory {
    kept: Cache<Key, Arc<Kept>>,
    versions: Versions,
    turns: [Box<[Mutex<()>]>; LEVELS],
    /// Whether acts of others are heard of; otherwise nothing may be kept.
    is_told: AtomicBool,
    /// Tests: whatever is kept is made again and has to be the same.
    is_proven: AtomicBool,
}

struct Kept {
    /// How many acts there were before it was made.
    made: u64,
    on: Vec<Place>,
    second: Option<i64>,
    bytes: u32,
    value: Arc<dyn Any + Send + Sync>,
}

impl Memory {
    /// For a database to which only this process writes, or whose acts it will be told of.
    pub(crate) fn new(is_told: bool) -> Self {
        let kept = Cache::builder().max_capacity(MAX_BYTES).weigher(|_, kept: &Arc<Kept>| kept.bytes).build();
        let turns = [(); LEVELS].map(|()| (0..TURNS).map(|_| Mutex::new(())).collect());
        Self { kept, versions: Versions::default(), turns, is_told: is_told.into(), is_proven: false.into() }
    }

    /// What is kept takes so much.
    #[cfg(test)]
    pub fn bytes(&self) -> u64 {
        self.kept.run_pending_tasks();
        self.kept.weighted_size()
    }

    /// Grows with every act.
    pub fn version(&self) -> u64 {
        if !self.is_told() {
            self.forget_all();
        }
        self.versions.now()
    }

    pub fn forget(&self, touched: &Touched) {
        self.versions.forget(touched);
    }

    pub fn forget_all(&self) {
        self.versions.forget_all();
    }

    /// Acts of others are heard of from now on, or no longer.
    pub(crate) fn set_told(&self, is_told: bool) {
        self.is_told.store(false, Ordering::Release);
        self.versions.forget_all();
        self.is_told.store(is_told, Ordering::Release);
    }

    pub(crate) fn is_told(&self) -> bool {
        self.is_told.load(Ordering::Acquire)
    }

    /// Whether whatever is kept is made again and has to be the same: for tests.
    #[cfg(any(test, feature = "testing"))]
    pub(crate) fn prove(&self, is_proven: bool) {
        self.is_proven.store(is_proven, Ordering::Release);
    }

    /// What is kept under the key, or what `load` makes of what is stored, of the key and, to the second, of the time.
    pub async fn read<T: Keep, E>(&self, key: Key, now: Moment, load: impl Future<Output = Result<T, E>>) -> Result<T, E> {
        if !self.is_told() {
            return Box::pin(load).await;
        }
        let arrived = self.versions.now();
        let second = key.is_of_its_second().then(|| now.0.div_euclid(1_000));
        let found = self.find(&key, arrived, second);
        if let Some((_, value)) = found
            && !self.is_proven.load(Ordering::Acquire)
        {
            return Ok(value);
        }
        self.make(key, arrived, second, Box::pin(load)).await
    }

    async fn make<T: Keep, E, F>(&self, key: Key, arrived: u64, second: Option<i64>, load: Pin<Box<F>>) -> Result<T, E>
    where
        F: Future<Output = Result<T, E>>,
    {
        let _turn = self.turn(&key).await;
        if let Some((kept, value)) = self.find(&key, arrived, second) {
            return self.proven(&key, &kept, value, load).await;
        }
        // Asked before reading: what is committed meanwhile makes what was read out of date.
        let made = self.versions.now();
        let (value, on) = reading::noted(key.matter(), load).await;
        reading::used(on.as_deref());
        if let (Ok(value), Some(on)) = (&value, on)
            && self.is_told()
        {
            let bytes = u32::try_from(key.bytes() + value.bytes() + OVERHEAD).unwrap_or(u32::MAX);
            self.kept.insert(key, Arc::new(Kept { made, on, second, bytes, value: Arc::new(value.clone()) }));
        }
        value
    }

    /// Good is what nothing has touched since, and what was made after the reader came.
    fn find<T: Keep>(&self, key: &Key, arrived: u64, second: Option<i64>) -> Option<(Arc<Kept>, T)> {
        let kept = self.kept.get(key)?;
        let is_good = kept.second == second && (kept.made >= arrived || self.versions.is_good(kept.made, &kept.on));
        let value = is_good.then(|| kept.value.downcast_ref::<T>().cloned())??;
        reading::used(Some(&kept.on));
        Some((kept, value))
    }

    async fn proven<T: Keep, E, F>(&self, key: &Key, kept: &Kept, value: T, load: Pin<Box<F>>) -> Result<T, E>
    where
        F: Future<Output = Result<T, E>>,
    {
        if self.is_proven.load(Ordering::Acquire) {
            let again = load.await?;
            let is_same = again.is_like(&value) || !self.versions.is_good(kept.made, &kept.on);
            assert!(is_same, "kept too long: {key:?}\n{}\n{}", value.shown(), again.shown());
        }
        Ok(value)
    }

    /// One makes it, the others wait and read what was made.
    async fn turn(&self, key: &Key) -> Option<MutexGuard<'_, ()>> {
        let mut hasher = DefaultHasher::new();
        key.hash(&mut hasher);
        let turn = &self.turns[key.level()][(hasher.finish() % TURNS as u64) as usize];
        match turn.try_lock() {
            Ok(turn) => Some(turn),
            Err(_) => tokio::time::timeout(PATIENCE, turn.lock()).await.ok(),
        }
    }
}
