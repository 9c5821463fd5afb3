//! Whose turn it is to compute a password: a few at a time, in turns between the addresses that ask.

use crate::{Error, Result};
use domain::access::Denied;
use std::{
    collections::{HashMap, VecDeque},
    fmt,
    net::IpAddr,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    thread,
};
use tokio::sync::oneshot;

/// How many may wait from one address: at that number each still waits for less than a second.
const FROM_ONE: usize = 32;
/// How many may wait in all.
const IN_ALL: usize = 256;
/// Seconds after which somebody who found the queue full may ask again.
const SOON: u32 = 3;

/// Each computation takes 19 MiB and a core, so as many run at once as there are cores.
#[derive(Clone)]
pub struct Turns(Arc<Shared>);

struct Shared {
    at_once: usize,
    queue: Mutex<Queue>,
}

#[derive(Default)]
struct Queue {
    running: usize,
    waiting: HashMap<IpAddr, VecDeque<oneshot::Sender<Turn>>>,
    /// Addresses with somebody waiting, in the order of their turns.
    order: VecDeque<IpAddr>,
}

/// The right to compute one password. When it is dropped, whoever is next gets it.
#[derive(Debug)]
pub struct Turn(Option<Arc<Shared>>);

impl fmt::Debug for Shared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Shared").finish_non_exhaustive()
    }
}

impl Default for Turns {
    fn default() -> Self {
        Self::of(thread::available_parallelism().map_or(2, usize::from))
    }
}

impl Turns {
    fn of(at_once: usize) -> Self {
        Self(Arc::new(Shared { at_once, queue: Mutex::default() }))
    }

    /// Waits for a turn. Refused when too many wait from this address, busy when too many wait in all.
    pub async fn take(&self, from: IpAddr) -> Result<Turn> {
        let wait = {
            let mut queue = self.0.queue();
            if queue.running < self.0.at_once {
                queue.running += 1;
                return Ok(Turn(Some(Arc::clone(&self.0))));
            }
            queue.join(from)?
        };
        wait.await.map_err(Error::internal)
    }
}

impl Shared {
    fn queue(&self) -> MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Queue {
    fn join(&mut self, from: IpAddr) -> Result<oneshot::Receiver<Turn>> {
        // A browser that has gone away leaves the queue.
        for queue in self.waiting.values_mut() {
            queue.retain(|waiting| !waiting.is_closed());
        }
        let in_all: usize = self.waiting.values().map(VecDeque::len).sum();
        if self.waiting.get(&from).is_some_and(|queue| queue.len() >= FROM_ONE) {
            return Err(Denied::TooOften(SOON).into());
        }
        if in_all >= IN_ALL {
            return Err(Error::busy("too many passwords wait to be checked"));
        }
        let (turn, wait) = oneshot::channel();
        self.waiting.entry(from).or_default().push_back(turn);
        if !self.order.contains(&from) {
            self.order.push_back(from);
        }
        Ok(wait)
    }

    /// Whoever is next; the address then goes to the end of the line.
    fn next(&mut self) -> Option<oneshot::Sender<Turn>> {
        while let Some(from) = self.order.pop_front() {
            let Some(queue) = self.waiting.get_mut(&from) else { continue };
            let next = queue.pop_front();
            if queue.is_empty() {
                self.waiting.remove(&from);
            } else {
                self.order.push_back(from);
            }
            if next.is_some() {
                return next;
            }
        }
        None
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        let Some(shared) = self.0.take() else { return };
        loop {
            let next = {
                let mut queue = shared.queue();
                let next = queue.next();
                if next.is_none() {
                    queue.running -= 1;
                }
                next
            };
            let Some(next) = next else { return };
            match next.send(Self(Some(Arc::clone(&shared)))) {
                Ok(()) => return,
                // The browser has gone away meanwhile, so the next one gets the turn.
                Err(mut turn) => turn.0 = None,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::Ipv4Addr;
    use tokio::task::JoinSet;

    fn at(n: u8) -> IpAddr {
        IpAddr::V4(Ipv4Addr::new(203, 0, 113, n))
    }

    #[tokio::test]
    async fn one_address_with_many_requests_holds_up_nobody_else() {
        let turns = Turns::of(1);
        let first = turns.take(at(1)).await.expect("nobody else");
        let order = Arc::new(Mutex::new(Vec::new()));
        let mut all = JoinSet::new();
        for (n, times) in [(1, 120), (2, 1), (3, 1)] {
            for _ in 0..times {
                let (turns, order) = (turns.clone(), Arc::clone(&order));
                all.spawn(async move {
                    let turn = turns.take(at(n)).await;
                    order.lock().expect("whole").push((n, turn.is_ok()));
                });
            }
            tokio::task::yield_now().await;
        }
        while order.lock().expect("whole").len() < 120 - FROM_ONE {
            tokio::task::yield_now().await;
        }
        for _ in 0..10 {
            // The last ones are in the line by now.
            tokio::task::yield_now().await;
        }
        drop(first);
        while all.join_next().await.is_some() {}
        let order = order.lock().expect("whole").clone();
        let refused = order.iter().filter(|(_, is_ok)| !is_ok).count();
        assert_eq!(refused, 120 - FROM_ONE, "the rest of the one is refused at once");
        let served: Vec<u8> = order.iter().filter(|(_, is_ok)| *is_ok).map(|(n, _)| *n).collect();
        assert_eq!(served[..4], [1, 2, 3, 1], "in turns");
        assert_eq!(served.len(), FROM_ONE + 2);
        assert_eq!(turns.0.queue().running, 0, "every turn came back");
    }

    #[tokio::test]
    async fn who_hangs_up_leaves_no_turn_behind() {
        let turns = Turns::of(1);
        let first = turns.take(at(1)).await.expect("nobody else");
        for _ in 0..1_000 {
            let wait = turns.take(at(2));
            tokio::select! { biased; _ = wait => panic!("not yet"), () = std::future::ready(()) => {} }
        }
        let last = turns.take(at(2));
        tokio::pin!(last);
        assert!(futures_pending(last.as_mut()).await);
        drop(first);
        drop(last.await.expect("the only one who waits"));
        assert_eq!(turns.0.queue().running, 0);
    }

    async fn futures_pending<F: Future>(mut future: std::pin::Pin<&mut F>) -> bool {
        std::future::poll_fn(|cx| std::task::Poll::Ready(future.as_mut().poll(cx).is_pending())).await
    }

    #[tokio::test]
    async fn a_full_house_is_busy() {
        let turns = Turns::of(1);
        let _first = turns.take(at(1)).await.expect("nobody else");
        let mut waiting = Vec::new();
        for n in 0..IN_ALL / FROM_ONE {
            for _ in 0..FROM_ONE {
                let mut wait = Box::pin(turns.take(at(n as u8)));
                assert!(futures_pending(wait.as_mut()).await);
                waiting.push(wait);
            }
        }
        assert!(matches!(turns.take(at(200)).await, Err(Error::Busy(_))));
        assert!(matches!(turns.take(at(0)).await, Err(Error::Denied(Denied::TooOften(_)))));
    }
}
