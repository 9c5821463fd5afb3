//! The pages and forms of firms.

use crate::routes::Routes;

pub fn routes() -> Routes {
    Routes::default()
}
