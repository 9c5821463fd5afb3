//! The `server` binary: its commands and their exit codes (0 done, 1 failed, 2 wrong use, 3 another result, 4 no result to compare with).

use clap::{Parser, Subcommand};
use domain::people::Role;
use mimalloc::MiMalloc;
use server::{
    commands::{self, NewUser},
    config::{Config, VARIABLES},
    recompute, serve,
};
use std::{path::PathBuf, process::ExitCode};
use tracing_subscriber::EnvFilter;

/// Rendering a page asks for memory many times, which this allocator answers faster.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

#[derive(Parser)]
#[command(version, about = "The province's challenges: published, answered by firms, scored by the council", after_help = variables())]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    #[command(flatten)]
    Configured(Configured),
    /// Computes the official ranking from a result file alone, and compares it with the stored one
    #[command(after_help = recompute::HELP)]
    Recompute {
        /// As downloaded from the page of a result
        file: PathBuf,
    },
}

/// What needs settings, and with them a database.
#[derive(Subcommand)]
enum Configured {
    /// Brings the database up to date, then serves the site until it is told to stop
    Serve,
    /// Brings the database up to date
    Migrate,
    /// Loads the demonstration's data if the database is empty (demo mode only)
    Demo,
    /// Imports the official list (.xlsx or .json) as drafts: all of it, or nothing if any row is wrong
    ImportChallenges {
        file: PathBuf,
        /// The officer who imports [default: the only one there is; in demo mode mai@demo.example]
        #[arg(long = "as", value_name = "EMAIL")]
        officer: Option<String>,
    },
    /// Writes the minutes of the latest meeting about a challenge, as PDF and DOCX
    Minutes {
        /// Of the challenge: BT-06
        code: String,
        /// The folder to write to; made if it is not there
        #[arg(long, value_name = "FOLDER", default_value = ".")]
        to: PathBuf,
        /// On whose behalf: an officer, a leader or a member without a conflict [default in demo mode: mai@demo.example]
        #[arg(long = "as", value_name = "EMAIL")]
        reader: Option<String>,
    },
    /// Creates an account; its password is read from standard input
    CreateUser {
        #[arg(long)]
        email: String,
        #[arg(long)]
        name: String,
        /// firm, officer, leader or member
        #[arg(long, value_parser = role)]
        role: Role,
    },
}

/// Bytes of a thread's stack. What makes the largest papers and archives waits deep, and without optimisation deeper than the
/// two megabytes that a thread has otherwise.
const STACK: usize = 8 << 20;

fn main() -> ExitCode {
    let cli = Cli::parse();
    // The session library warns of every session that has ended, which is nothing unusual.
    let filter = EnvFilter::try_from_default_env()
        .unwrap_or_else(|_| EnvFilter::new("info,tower_sessions=error,tower_sessions_core=error,sqlx=warn"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    let command = match cli.command {
        Command::Recompute { file } => return recompute::run(&file),
        Command::Configured(command) => command,
    };
    let outcome = Config::read(|name| std::env::var(name).ok()).and_then(|config| {
        let mut runtime = tokio::runtime::Builder::new_multi_thread();
        let runtime = runtime.enable_all().thread_stack_size(STACK).build().map_err(|error| error.to_string())?;
        runtime.block_on(run(command, &config))
    });
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(line) => {
            eprintln!("error: {line}");
            ExitCode::FAILURE
        }
    }
}

async fn run(command: Configured, config: &Config) -> Result<(), String> {
    match command {
        Configured::Serve => serve::serve(config).await,
        Configured::Migrate => commands::migrate(config).await,
        Configured::Demo => commands::demo(config).await,
        Configured::ImportChallenges { file, officer } => commands::import_challenges(config, &file, officer.as_deref()).await,
        Configured::Minutes { code, to, reader } => commands::minutes(config, &code, &to, reader.as_deref()).await,
        Configured::CreateUser { email, name, role } => commands::create_user(config, &NewUser { email, name, role }).await,
    }
}

fn role(text: &str) -> Result<Role, String> {
    Role::from_code(text).ok_or_else(|| "one of firm, officer, leader, member".to_owned())
}

fn variables() -> String {
    let lines = VARIABLES.iter().map(|(name, default, meaning)| match *default {
        "" => format!("  {name:<17} {meaning}"),
        default => format!("  {name:<17} {meaning} [default: {default}]"),
    });
    format!(
        "Environment:\n{}\n\nExit codes: 0 done, 1 failed, 2 wrong use; of recompute 3 another result, 4 none to compare with",
        lines.collect::<Vec<_>>().join("\n")
    )
}
