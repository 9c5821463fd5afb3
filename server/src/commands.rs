//! What the commands do, apart from serving. Errors are one line for the person at the terminal.

use crate::config::Config;
use backend::{
    Backend, Error,
    files::Owner,
    imports::ImportView,
    papers::{Format, Kind},
};
use domain::{
    access::Denied,
    challenges::table_import::Fate,
    ids::{FileId, UserId},
    locale::Locale,
    people::{Actor, Role},
};
use std::{
    io::{BufRead, stdin},
    path::Path,
};

const DEMO_OFFICER: &str = "mai@demo.example";

pub struct NewUser {
    pub email: String,
    pub name: String,
    pub role: Role,
}

pub async fn migrate(config: &Config) -> Result<(), String> {
    open(config).await?;
    println!("The database is up to date.");
    Ok(())
}

pub async fn demo(config: &Config) -> Result<(), String> {
    if !config.settings.is_demo {
        return Err("demo data can only be loaded with APP_MODE=demo".to_owned());
    }
    let backend = open(config).await?;
    let is_loaded = load_demo(&backend).await?;
    println!("{}", if is_loaded { "The demonstration's data is loaded." } else { "The database is not empty; nothing was changed." });
    Ok(())
}

pub async fn create_user(config: &Config, user: &NewUser) -> Result<(), String> {
    let backend = open(config).await?;
    if backend.user_by_email(&user.email).await.map_err(say)?.is_some() {
        return Err(format!("there is an account {} already", user.email));
    }
    let mut password = String::new();
    stdin().lock().read_line(&mut password).map_err(|error| format!("no password could be read: {error}"))?;
    let password = password.trim_end_matches(['\r', '\n']);
    let id = backend.create_user(&user.email, &user.name, user.role, password, false).await.map_err(say)?;
    println!("Created {} with role {}: {id}", user.email, user.role.code());
    Ok(())
}

/// In demo mode an empty database is filled first, as serving would fill it.
pub async fn import_challenges(config: &Config, path: &Path, officer: Option<&str>) -> Result<(), String> {
    let backend = open(config).await?;
    if config.settings.is_demo {
        load_demo(&backend).await?;
    }
    let id = match officer.or(config.settings.is_demo.then_some(DEMO_OFFICER)) {
        Some(email) => account(&backend, email).await?,
        None => only_officer(&backend).await?,
    };
    let actor = backend.actor(id).await.map_err(say)?;
    let file = upload(&backend, &actor, path).await?;
    let view = backend.import_preview(&actor, file).await.map_err(say)?;
    if !view.plan.problems.is_empty() {
        return Err(problems(&view));
    }
    let created = backend.import_challenges(&actor, file, &view.suggested()).await.map_err(say)?;
    let stay = view.plan.rows.len() - created as usize;
    println!("{created} created, {stay} existed already and stay as they are.");
    for (row, fate) in view.plan.rows.iter().zip(&view.fates) {
        if let Fate::Other { code, title, .. } = fate {
            println!("  row {}: {code} is “{title}”", row.row);
        }
        if let Fate::Unfit { listed, new_code } = fate {
            println!("  row {}: {listed} is no code; it was given {new_code}", row.row);
        }
    }
    for (row, text) in &view.plan.left_out {
        println!("  row {row} is no challenge: {text}");
    }
    Ok(())
}

/// In demo mode an empty database is filled first, as serving would fill it.
pub async fn minutes(config: &Config, code: &str, folder: &Path, reader: Option<&str>) -> Result<(), String> {
    let backend = open(config).await?;
    if config.settings.is_demo {
        load_demo(&backend).await?;
    }
    let reader = reader.or(config.settings.is_demo.then_some(DEMO_OFFICER)).ok_or("--as EMAIL says on whose behalf")?;
    let id = account(&backend, reader).await?;
    let actor = backend.actor(id).await.map_err(say)?;
    let papers = match backend.papers(&actor, code).await {
        Err(Error::NotFound) => return Err(format!("there is no challenge {code}")),
        papers => papers.map_err(say)?,
    };
    let mut minutes = papers.lines.into_iter().filter(|line| line.kind == Kind::Minutes).map(|line| line.paper);
    let paper = match minutes.next() {
        Some(Ok(paper)) => paper,
        Some(Err(Denied::WrongState)) => return Err(format!("{code} has no minutes yet: no meeting about it has ended")),
        Some(Err(denied)) => return Err(say(Error::Denied(denied))),
        None => return Err(say(Error::Denied(Denied::Role))),
    };
    std::fs::create_dir_all(folder).map_err(|error| format!("{} cannot be created: {error}", folder.display()))?;
    for format in Format::ALL {
        let file = backend.print_paper(&actor, paper, format).await.map_err(say)?;
        let path = folder.join(file.name);
        std::fs::write(&path, file.bytes).map_err(|error| format!("{} cannot be written: {error}", path.display()))?;
        println!("{}", path.display());
    }
    Ok(())
}

/// Connects and migrates; refuses demo accounts outside demo mode.
pub(crate) async fn open(config: &Config) -> Result<Backend, String> {
    let backend = Backend::connect(&config.settings).await.map_err(say)?;
    backend.migrate().await.map_err(say)?;
    if !config.settings.is_demo && backend.has_demo_accounts().await.map_err(say)? {
        return Err("this database holds demo accounts, whose passwords are public: production mode does not start with it".to_owned());
    }
    Ok(backend)
}

/// `false` where something was there already.
pub async fn load_demo(backend: &Backend) -> Result<bool, String> {
    if !backend.is_empty().await.map_err(say)? {
        return Ok(false);
    }
    demo::load(backend).await.map_err(say)?;
    Ok(true)
}

async fn account(backend: &Backend, email: &str) -> Result<UserId, String> {
    backend.user_by_email(email).await.map_err(say)?.ok_or_else(|| format!("there is no account {email}"))
}

async fn only_officer(backend: &Backend) -> Result<UserId, String> {
    match backend.officers().await.map_err(say)?.as_slice() {
        [only] => Ok(*only),
        [] => Err("there is no officer yet: server create-user --role officer makes one".to_owned()),
        several => Err(format!("there are {} officers: choose the one who imports with --as EMAIL", several.len())),
    }
}

async fn upload(backend: &Backend, actor: &Actor, path: &Path) -> Result<FileId, String> {
    let bytes = tokio::fs::read(path).await.map_err(|error| format!("{} cannot be read: {error}", path.display()))?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let mut upload = backend.begin_upload(actor, Owner::Import, &name).await.map_err(say)?;
    upload.write(&bytes).await.map_err(say)?;
    Ok(upload.finish().await.map_err(say)?.id)
}

fn problems(view: &ImportView) -> String {
    let lines = view.plan.problems.iter().map(|(row, column, problem)| {
        let place = if *row == 0 { "the list".to_owned() } else { format!("row {row}") };
        let column = if column.is_empty() { String::new() } else { format!(", {column}") };
        format!("  {place}{column}: {}", app::ui::problems::text(Locale::En, problem))
    });
    format!("nothing was imported:\n{}", lines.collect::<Vec<_>>().join("\n"))
}

/// An error in one line.
pub(crate) fn say(error: Error) -> String {
    match error {
        Error::Invalid(errors) => {
            let texts = errors.0.iter().map(|(field, problem)| format!("{field}: {}", app::ui::problems::text(Locale::En, problem)));
            texts.collect::<Vec<_>>().join("; ")
        }
        Error::Denied(denied) => app::ui::problems::denied(Locale::En, denied),
        Error::Internal(cause) => cause.to_string(),
        other => other.to_string(),
    }
}
