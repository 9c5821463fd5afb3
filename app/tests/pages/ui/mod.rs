//! The parts that pages are made of.

mod cards;
mod difference;
mod done;
mod form;
mod icons;
mod layout;
mod look;
mod posting;
mod qr;
mod rendering;
mod show;
