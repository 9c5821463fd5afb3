//! What the visitor sees and presses, on the server. The few parts that also run in the browser are the crate `islands`.
//!
//! Every page is an async function from a [`Req`](request::Req) to a [`Page`](page::Page); every form
//! posts to an address whose handler calls one use-case, then redirects or shows the page again.

#[macro_use(words)]
extern crate domain;

pub mod accounts;
pub mod browser;
pub mod challenges;
pub mod choices;
pub mod controls;
pub mod council;
pub mod errands;
pub mod error;
pub mod error_pages;
pub mod evaluations;
pub mod exports;
pub mod files;
pub mod firms;
pub mod following;
pub mod former;
pub mod home;
pub mod interrupted;
pub mod kept;
pub mod legal;
pub mod meanwhile;
pub mod motions;
pub mod notices;
pub mod office;
pub mod overlaps;
pub mod page;
pub mod papers;
pub mod paths;
pub mod plan;
pub mod portal;
pub mod posted;
pub mod proposals;
pub mod request;
pub mod results;
pub mod routes;
pub mod saving;
pub mod site;
pub mod style;
pub mod typed;
pub mod ui;
