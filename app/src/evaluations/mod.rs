//! The pages and forms of evaluations.

use crate::routes::Routes;

pub fn routes() -> Routes {
    Routes::default()
}
