//! The pages and forms of office.

use crate::routes::Routes;

pub fn routes() -> Routes {
    Routes::default()
}
