//! The description of the open data for programs: OpenAPI 3.1, read from what writes it.

use app::{paths, routes::AppState};
use axum::{Json, extract::State};
use domain::{
    challenges::{
        Stage, Topic,
        listing::{BUDGETS, CLOSINGS, Facet, Sort},
    },
    plan::{TaskState, Wanted},
};
use utoipa::{
    Modify, OpenApi,
    openapi::{
        ObjectBuilder, OpenApi as Described, RefOr, Server,
        path::Parameter,
        schema::Type,
        security::{Http, HttpAuthScheme, SecurityScheme},
    },
};

pub async fn description(State(backend): State<AppState>) -> Json<Described> {
    let mut api = Description::openapi();
    api.servers = Some(vec![Server::new(&backend.base_url)]);
    for path in [paths::API_CHALLENGES, paths::API_PLAN, paths::API_CHANGES, paths::API_RELEASES, paths::API_RECORDS] {
        let list = api.paths.paths.get_mut(path).and_then(|path| path.get.as_mut());
        for parameter in list.and_then(|list| list.parameters.as_mut()).into_iter().flatten() {
            if let RefOr::T(parameter) = parameter {
                choices(parameter);
            }
        }
    }
    Json(api)
}

/// Read-only, without an account: challenges, their rules and their results; the action plan of Resolution 57; legal texts. Every answer has an ETag.
#[derive(OpenApi)]
#[openapi(
    info(title = "Open data of the challenge marketplace", version = "1"),
    modifiers(&Key),
    paths(
        super::list,
        super::all::all,
        super::detail,
        super::results,
        super::outcome::outcome,
        super::ocds::changes,
        super::ocds::releases,
        super::ocds::records,
        super::ocds::record,
        super::own::firm,
        super::own::proposals,
        super::own::challenges,
        super::own::firms,
        super::plan::plan,
        super::plan::plan_task,
        super::legal::legal,
        super::legal::legal_text
    )
)]
struct Description;

/// By which an account's own data is read: made on the page of the account.
struct Key;

impl Modify for Key {
    fn modify(&self, api: &mut Described) {
        let components = api.components.get_or_insert_default();
        components.add_security_scheme("key", SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer)));
    }
}

/// What may be asked for, where the type alone does not say it. Nothing is as if it were not asked.
fn choices(parameter: &mut Parameter) {
    let all: Vec<&str> = match parameter.name.as_str() {
        name if name == Facet::Field.name() => Topic::ALL.map(Topic::code).into(),
        name if name == Facet::Stage.name() => Stage::ALL.map(Stage::code).into(),
        name if name == Facet::Budget.name() => BUDGETS.into(),
        name if name == Facet::Closing.name() => CLOSINGS.into(),
        "state" => TaskState::ALL.map(Wanted::State).into_iter().chain([Wanted::Overdue]).map(Wanted::code).collect(),
        "sort" => Sort::ALL.map(Sort::code).into(),
        number @ ("page" | "after") => {
            let least = i64::from(number == "page");
            let page = ObjectBuilder::new().schema_type(Type::Integer).minimum(Some(least)).maximum(Some(i64::from(u32::MAX)));
            parameter.schema = Some(page.into());
            return;
        }
        _ => return,
    };
    let all = all.into_iter().filter(|code| !code.is_empty()).chain([""]);
    parameter.schema = Some(ObjectBuilder::new().schema_type(Type::String).enum_values(Some(all)).into());
}
