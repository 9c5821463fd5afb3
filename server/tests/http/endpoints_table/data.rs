//! The same for what is taken away: data for programs, and what is made in the background.

use super::Row;

pub const DATA: &[Row] = &[
    ("GET", "/api/v1/openapi.json", [200, 200, 200, 200, 200, 200]),
    ("GET", "/api/v1/challenges", [200, 200, 200, 200, 200, 200]),
    ("GET", "/api/v1/all", [200, 200, 200, 200, 200, 200]),
    ("GET", "/api/v1/own/firm", [401, 401, 401, 401, 401, 401]),
    ("GET", "/api/v1/own/proposals", [401, 401, 401, 401, 401, 401]),
    ("GET", "/api/v1/own/office/challenges", [401, 401, 401, 401, 401, 401]),
    ("GET", "/api/v1/own/office/firms", [401, 401, 401, 401, 401, 401]),
    ("GET", "/api/v1/changes", [200, 200, 200, 200, 200, 200]),
    ("GET", "/api/v1/ocds/releases", [200, 200, 200, 200, 200, 200]),
    ("GET", "/api/v1/ocds/records", [200, 200, 200, 200, 200, 200]),
    ("GET", "/api/v1/ocds/records/{code}", [200, 200, 200, 200, 200, 200]),
    ("GET", "/api/v1/challenges/{code}", [200, 200, 200, 200, 200, 200]),
    ("GET", "/api/v1/challenges/{code}/results", [409, 409, 409, 409, 409, 409]),
    ("GET", "/api/v1/legal", [200, 200, 200, 200, 200, 200]),
    ("GET", "/api/v1/legal/{entry}", [200, 200, 200, 200, 200, 200]),
    ("GET", "/api/v1/plan", [200, 200, 200, 200, 200, 200]),
    ("GET", "/api/v1/plan/{number}", [200, 200, 200, 200, 200, 200]),
    ("GET", "/api/v1/challenges/{code}/outcome", [409, 409, 409, 409, 409, 409]),
    ("POST", "/challenges/{code}/dossier", [303, 303, 303, 303, 303, 303]),
    ("GET", "/errands/{id}", [404, 404, 404, 404, 404, 404]),
    ("GET", "/errands/{id}/file", [404, 404, 404, 404, 404, 404]),
    ("GET", "/open-data/challenges.csv-metadata.json", [200, 200, 200, 200, 200, 200]),
];
