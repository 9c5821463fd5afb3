//! Pages without a server around them: those of a firm, walked as a browser without scripts walks them, and the parts that
//! pages are made of.

mod accounts;
mod browser;
mod choices;
mod controls;
mod files;
mod firm;
mod former;
mod histogram;
mod kept;
mod labels;
mod list;
mod passages;
mod posted;
mod ranking;
mod sizes;
mod typed;
mod ui;
