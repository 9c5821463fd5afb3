//! The addresses of filtered lists, and of their pages.

use app::challenges::list::{address, around, filter};
use backend::challenges::ChallengeFilter;
use domain::form::Form;

#[test]
fn filters_survive_their_address() {
    let query = Form::default().with("q", "trợ lý & ảo").with("field", "data").with("stage", "nonsense").with("page", "0");
    let query = query.with("sort", "newest").with("budget", "2");
    let filter = filter(&query);
    assert_eq!((filter.wanted.chosen.len(), filter.page), (1, 1));
    assert_eq!(address(&filter, 2), "/challenges?q=tr%E1%BB%A3+l%C3%BD+%26+%E1%BA%A3o&field=data&sort=newest&page=2");
    assert_eq!(address(&ChallengeFilter::default(), 1), "/challenges");
}

#[test]
fn far_pages_are_left_out() {
    assert_eq!(around(6, 20), [1, 4, 5, 6, 7, 8, 20]);
    assert_eq!(around(1, 2), [1, 2]);
}
