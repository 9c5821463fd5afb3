//! The site over HTTP, as browsers and scripts meet it: one binary, so that it links once.

mod agency;
mod approval;
mod ballot;
mod challenge_fields;
mod conflicts;
mod demonstration;
mod endpoints;
mod endpoints_table;
mod forms;
mod guard;
mod integrity;
mod leaks;
mod losing;
mod meetings;
mod memory;
mod office_told;
mod pages;
mod papers;
mod posted;
mod posting;
mod proposal_fields;
mod queries;
mod rounds;
mod shown_files;
mod site;
mod uploads;
