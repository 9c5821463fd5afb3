//! The pages and forms of results.

use crate::routes::Routes;

pub fn routes() -> Routes {
    Routes::default()
}
