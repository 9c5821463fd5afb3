//! The pages and forms of challenges.

use crate::routes::Routes;

pub fn routes() -> Routes {
    Routes::default()
}
