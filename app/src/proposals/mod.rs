//! The pages and forms of proposals.

use crate::routes::Routes;

pub fn routes() -> Routes {
    Routes::default()
}
