//! The pages and forms of accounts.

use crate::routes::Routes;

pub fn routes() -> Routes {
    Routes::default()
}
