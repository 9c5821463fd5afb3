//! What a kept thing rests on: noted by itself while it is made.

use super::{
    matter::{Area, Areas, Matter},
    versions::{Place, place, places},
};
use std::cell::RefCell;

tokio::task_local! {
    static NOTES: RefCell<Notes>;
}

#[derive(Default)]
struct Notes {
    read: Areas,
    about: Vec<Matter>,
    /// Of kept things that went into it.
    on: Vec<Place>,
}

/// What was read about a matter, if it is about one, and on what it rests; `None` where it may not be kept.
pub async fn noted<T>(matter: Option<Matter>, load: impl Future<Output = T>) -> (T, Option<Vec<Place>>) {
    let within = async {
        let value = load.await;
        (value, NOTES.with(RefCell::take))
    };
    let (value, mut notes) = NOTES.scope(RefCell::new(Notes { about: matter.into_iter().collect(), ..Notes::default() }), within).await;
    // A wrong password is in the trail without an act.
    let is_of_trail = notes.read.has(Area::Trail) && !notes.about.iter().any(|matter| matter.narrows(Area::Trail));
    if notes.read.has(Area::Passing) || is_of_trail {
        return (value, None);
    }
    notes.on.extend(places(notes.read, &notes.about));
    notes.on.sort_unstable();
    notes.on.dedup();
    (value, Some(notes.on))
}

/// A statement reads for what is being made.
pub fn asked(sql: &str) {
    note(|notes| notes.read = notes.read.and(Areas::read_by(sql)));
}

/// Something kept goes into what is being made.
pub fn used(on: Option<&[Place]>) {
    note(|notes| match on {
        Some(on) => notes.on.extend(on),
        None => notes.read = notes.read.with(Area::Passing),
    });
}

/// What is being made reads, of the matter's areas, nothing but what belongs to this matter: an act on another one does
/// not change it.
pub fn about(matter: Matter) {
    note(|notes| notes.about.push(matter));
}

/// What is being made reads this matter besides those that it is about: an act on it changes it, too.
pub fn besides(matter: &Matter) {
    note(|notes| notes.on.push(place(matter)));
}

/// Does nothing where nothing is being made.
fn note(change: impl FnOnce(&mut Notes)) {
    let _ = NOTES.try_with(|notes| change(&mut notes.borrow_mut()));
}
