//! The pages and forms of council.

use crate::routes::Routes;

pub fn routes() -> Routes {
    Routes::default()
}
