//! What the visitor sees and presses. Pages and forms exist on the server only (feature `ssr`);
//! islands are the few interactive parts that also run in the browser (feature `hydrate`).
//!
//! Every page is an async function from a [`Req`](request::Req) to a [`Page`](page::Page); every form
//! posts to an address whose handler calls one use-case, then redirects or shows the page again.

#[macro_use]
mod words;

pub mod islands;

#[cfg(feature = "ssr")]
pub mod accounts;
#[cfg(feature = "ssr")]
pub mod challenges;
#[cfg(feature = "ssr")]
pub mod council;
#[cfg(feature = "ssr")]
pub mod error;
#[cfg(feature = "ssr")]
pub mod evaluations;
#[cfg(feature = "ssr")]
pub mod exports;
#[cfg(feature = "ssr")]
pub mod files;
#[cfg(feature = "ssr")]
pub mod firms;
#[cfg(feature = "ssr")]
pub mod former;
#[cfg(feature = "ssr")]
pub mod home;
#[cfg(feature = "ssr")]
pub mod interrupted;
#[cfg(feature = "ssr")]
pub mod kept;
#[cfg(feature = "ssr")]
pub mod office;
#[cfg(feature = "ssr")]
pub mod page;
#[cfg(feature = "ssr")]
pub mod papers;
#[cfg(feature = "ssr")]
pub mod paths;
#[cfg(feature = "ssr")]
pub mod posted;
#[cfg(feature = "ssr")]
pub mod proposals;
#[cfg(feature = "ssr")]
pub mod request;
#[cfg(feature = "ssr")]
pub mod results;
#[cfg(feature = "ssr")]
pub mod routes;
#[cfg(feature = "ssr")]
pub mod ui;
