//! Every environment variable, with its default. A wrong value stops the start with one clear line.

use crate::{arriving::Terms, listening::Connections};
use backend::Settings;
use domain::{
    agency::{Agency, NAME, NAME_EN},
    locale::Bilingual,
    open_contracting::{NO_PREFIX, Publishing},
};
use std::{fmt::Display, net::SocketAddr, path::PathBuf, str::FromStr, time::Duration};

/// Names, defaults and meaning, for README and `--help`.
pub const VARIABLES: [(&str, &str, &str); 22] = [
    ("APP_MODE", "production", "`production`, or `demo`: demo accounts, a clock that can be set"),
    ("LISTEN", "127.0.0.1:3000", "address and port to answer at"),
    ("BASE_URL", "http://127.0.0.1:3000", "where readers find the site; links in mails begin with it"),
    ("DATABASE_URL", "sqlite:data/app.db?mode=rwc", "`sqlite:` or `postgres:`"),
    ("STORAGE_URL", "file:data/files", "where uploaded files are kept: `file:` and a folder"),
    ("SMTP_URL", "file:data/outbox", "`smtp:` or `smtps:`, or `file:` and a folder for `.eml` files"),
    ("SMTP_TIMEOUT", "20", "seconds for which each answer of the mail server is waited for"),
    ("MAIL_FROM", "Bai toan lon <khong-tra-loi@baitoan.example>", "the sender of every message"),
    ("AGENCY", NAME, "the responsible agency, in Vietnamese: top and bottom of every page, and above the papers"),
    ("AGENCY_EN", NAME_EN, "the same in English; where only `AGENCY` is set, that"),
    ("AGENCY_ADDRESS", "", "where the agency is, in Vietnamese; left out while empty"),
    ("AGENCY_ADDRESS_EN", "", "the same in English; where it is empty, the Vietnamese"),
    (
        "AGENCY_CONTACT",
        "",
        "telephone and e-mail of the agency: at the bottom of every page, and told to whose account is suspended; left out while empty",
    ),
    ("OFFICE_SYMBOL", "", "letters of the standing office in the symbols of its papers; dots while empty"),
    ("DATA_LICENCE", "", "address of the licence under which the open data may be used again; left out while empty"),
    ("OCDS_PREFIX", NO_PREFIX, "what the registry of the Open Contracting Data Standard gave this publisher; the default says: none yet"),
    ("SITE_ROOT", "target/site", "the built styles, scripts and fonts"),
    ("TRUST_PROXY", "false", "`true` behind a proxy that sets X-Forwarded-For"),
    (
        "RATE_LIMIT",
        "20 (demo: 600)",
        "wrong passwords and links a minute from one address, and in a quarter of an hour on one account; links to register or reset asked for a minute; uploads three times as many",
    ),
    (
        "MAX_CONNECTIONS",
        "800",
        "connections at once; a quarter of them from one address, unless TRUST_PROXY; the machine must allow as many open files",
    ),
    ("FORM_TIMEOUT", "60", "seconds within which a posted form must have arrived whole"),
    ("SLOWEST_UPLOAD", "16", "KiB a second below which a file is not waited for, FORM_TIMEOUT apart"),
];

/// What the `server` binary needs to know.
pub struct Config {
    pub listen: SocketAddr,
    pub settings: Settings,
    pub web: Web,
}

/// How the site answers; tests make their own.
#[derive(Clone, Debug)]
pub struct Web {
    pub site_root: PathBuf,
    pub trust_proxy: bool,
    /// Attempts a minute.
    pub rate_limit: u32,
    pub connections: Connections,
    pub terms: Terms,
    pub sessions: Sessions,
}

/// When a session ends, in minutes.
#[derive(Clone, Copy, Debug)]
pub struct Sessions {
    pub idle: i64,
    pub absolute: i64,
}

impl Sessions {
    pub const PRODUCTION: Self = Self { idle: 8 * 60, absolute: 24 * 60 };
    /// The demonstration's clock jumps by months; nobody should be signed out by that.
    pub const DEMO: Self = Self { idle: YEAR, absolute: YEAR };
}

const YEAR: i64 = 366 * 24 * 60;
const DEMO_RATE_LIMIT: u32 = 600;
const SMTP_TIMEOUT: u32 = 20;
/// Stays below the 1,024 open files that most machines allow.
const MAX_CONNECTIONS: u32 = 800;
/// Longest name, address or contact of the agency, in characters: they stand at the top and bottom of every page.
const MAX_LINE: usize = 150;

impl Default for Web {
    fn default() -> Self {
        Self {
            site_root: PathBuf::from("target/site"),
            trust_proxy: false,
            rate_limit: 20,
            connections: Connections::default(),
            terms: Terms::default(),
            sessions: Sessions::PRODUCTION,
        }
    }
}

impl Config {
    /// Reads what `get` answers for each name; unset and empty mean the default.
    pub fn read(get: impl Fn(&str) -> Option<String>) -> Result<Self, String> {
        let env = Env(get);
        let is_demo = env.one_of("APP_MODE", &["production", "demo"])? == "demo";
        let defaults = Web::default();
        let rate_limit = if is_demo { DEMO_RATE_LIMIT } else { defaults.rate_limit };
        let trust_proxy = env.one_of("TRUST_PROXY", &["false", "true"])? == "true";
        let web = Web {
            site_root: env.text("SITE_ROOT").into(),
            trust_proxy,
            rate_limit: env.number("RATE_LIMIT", rate_limit)?,
            connections: Connections::of(env.number("MAX_CONNECTIONS", MAX_CONNECTIONS)? as usize, trust_proxy),
            terms: env.terms()?,
            sessions: if is_demo { Sessions::DEMO } else { Sessions::PRODUCTION },
        };
        let settings = Settings {
            database_url: env.prefixed("DATABASE_URL", &["sqlite:", "postgres://", "postgresql://"])?,
            storage_url: env.prefixed("STORAGE_URL", &["file:"])?,
            mail_url: env.prefixed("SMTP_URL", &["file:", "smtp:", "smtps:"])?,
            mail_from: env.text("MAIL_FROM"),
            mail_timeout: Duration::from_secs(env.number("SMTP_TIMEOUT", SMTP_TIMEOUT)?.into()),
            base_url: base_url(&env.text("BASE_URL"), is_demo)?,
            agency: env.agency()?,
            publishing: env.publishing()?,
            is_demo,
        };
        Ok(Self { listen: env.parsed("LISTEN", "an address such as 127.0.0.1:3000")?, settings, web })
    }
}

struct Env<F>(F);

impl<F: Fn(&str) -> Option<String>> Env<F> {
    fn set(&self, name: &str) -> Option<String> {
        (self.0)(name).map(|value| value.trim().to_owned()).filter(|value| !value.is_empty())
    }

    fn text(&self, name: &str) -> String {
        self.set(name).unwrap_or_else(|| default(name).to_owned())
    }

    fn one_of(&self, name: &str, choices: &[&str]) -> Result<String, String> {
        let value = self.text(name);
        if choices.contains(&value.as_str()) { Ok(value) } else { Err(wrong(name, &value, format!("one of {}", choices.join(", ")))) }
    }

    fn prefixed(&self, name: &str, prefixes: &[&str]) -> Result<String, String> {
        let value = self.text(name);
        let is_right = prefixes.iter().any(|prefix| value.len() > prefix.len() && value.starts_with(prefix));
        // The value may hold a password.
        if is_right { Ok(value) } else { Err(format!("{name} must begin with one of {} and name a place", prefixes.join(", "))) }
    }

    fn agency(&self) -> Result<Agency, String> {
        let en = if self.set("AGENCY").is_some() { self.set("AGENCY_EN").unwrap_or_default() } else { self.text("AGENCY_EN") };
        let name = Bilingual { vi: self.text("AGENCY"), en };
        let address = Bilingual { vi: self.text("AGENCY_ADDRESS"), en: self.text("AGENCY_ADDRESS_EN") };
        let contact = self.text("AGENCY_CONTACT");
        let symbol = self.text("OFFICE_SYMBOL");
        let texts = [
            ("AGENCY", &name.vi),
            ("AGENCY_EN", &name.en),
            ("AGENCY_ADDRESS", &address.vi),
            ("AGENCY_ADDRESS_EN", &address.en),
            ("AGENCY_CONTACT", &contact),
            ("OFFICE_SYMBOL", &symbol),
        ];
        for (name, text) in texts {
            if text.chars().count() > MAX_LINE || text.contains(char::is_control) {
                return Err(wrong(name, text, format!("one line of at most {MAX_LINE} characters")));
            }
        }
        Ok(Agency { name, address, contact, symbol })
    }

    fn publishing(&self) -> Result<Publishing, String> {
        let (licence, prefix) = (self.text("DATA_LICENCE"), self.text("OCDS_PREFIX"));
        if !licence.is_empty() && !url::Url::parse(&licence).is_ok_and(|url| ["http", "https"].contains(&url.scheme())) {
            return Err(wrong("DATA_LICENCE", &licence, "an address such as https://creativecommons.org/licenses/by/4.0/"));
        }
        if !Publishing::is_prefix(&prefix) {
            return Err(wrong("OCDS_PREFIX", &prefix, "ocds- and six small letters or digits"));
        }
        Ok(Publishing { licence, prefix })
    }

    fn terms(&self) -> Result<Terms, String> {
        let Terms { form, slowest } = Terms::default();
        let form = self.number("FORM_TIMEOUT", u32::try_from(form.as_secs()).unwrap_or(u32::MAX))?;
        let slowest = self.number("SLOWEST_UPLOAD", slowest / 1024)?;
        Ok(Terms { form: Duration::from_secs(form.into()), slowest: slowest.saturating_mul(1024) })
    }

    fn parsed<T: FromStr>(&self, name: &str, what: &str) -> Result<T, String> {
        let value = self.text(name);
        value.parse().map_err(|_| wrong(name, &value, what))
    }

    fn number(&self, name: &str, default: u32) -> Result<u32, String> {
        let Some(value) = self.set(name) else { return Ok(default) };
        value.parse().ok().filter(|n| *n > 0).ok_or_else(|| wrong(name, &value, "a whole number from 1"))
    }
}

fn default(name: &str) -> &'static str {
    VARIABLES.iter().find(|(n, ..)| *n == name).map_or("", |(_, default, _)| default)
}

/// Session cookies of production travel over https only, so the site must be there.
fn base_url(value: &str, is_demo: bool) -> Result<String, String> {
    let url = url::Url::parse(value).map_err(|_| wrong("BASE_URL", value, "an address such as https://baitoan.example.vn"))?;
    let is_local = matches!(url.host_str(), Some("127.0.0.1" | "localhost" | "[::1]"));
    if url.scheme() == "https" || (url.scheme() == "http" && (is_demo || is_local)) {
        Ok(value.trim_end_matches('/').to_owned())
    } else {
        Err(wrong("BASE_URL", value, "an https address (http only in demo mode or at this machine itself)"))
    }
}

fn wrong(name: &str, value: &str, what: impl Display) -> String {
    format!("{name} is {value:?} and must be {what}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::locale::Locale;

    fn read(pairs: &[(&str, &str)]) -> Result<Config, String> {
        Config::read(|name| pairs.iter().find(|(n, _)| *n == name).map(|(_, value)| (*value).to_owned()))
    }

    #[test]
    fn defaults_are_a_production_site_on_this_machine() {
        let config = read(&[]).expect("the defaults are right");
        assert!(!config.settings.is_demo);
        assert_eq!(config.listen.to_string(), "127.0.0.1:3000");
        assert_eq!(config.settings.database_url, "sqlite:data/app.db?mode=rwc");
        assert_eq!(config.web.rate_limit, 20);
    }

    #[test]
    fn a_wrong_value_is_named_in_one_line() {
        let long = "0".repeat(MAX_LINE + 1);
        let wrong = [
            ("APP_MODE", "test"),
            ("LISTEN", "3000"),
            ("BASE_URL", "baitoan"),
            ("BASE_URL", "http://baitoan.example.vn"),
            ("DATABASE_URL", "mysql://localhost"),
            ("DATABASE_URL", "postgres:foo"),
            ("STORAGE_URL", "s3:"),
            ("SMTP_URL", "file:"),
            ("SMTP_TIMEOUT", "0"),
            ("TRUST_PROXY", "maybe"),
            ("RATE_LIMIT", "0"),
            ("MAX_CONNECTIONS", "many"),
            ("FORM_TIMEOUT", "0"),
            ("SLOWEST_UPLOAD", "fast"),
            ("AGENCY", "SỞ\nTÀI CHÍNH"),
            ("DATA_LICENCE", "CC BY 4.0"),
            ("DATA_LICENCE", "javascript:alert(1)"),
            ("OCDS_PREFIX", "BT"),
            ("AGENCY_CONTACT", long.as_str()),
        ];
        for (name, value) in wrong {
            let line = read(&[(name, value)]).err().expect(value);
            assert!(line.contains(name) && line.lines().count() == 1, "{line}");
        }
    }

    #[test]
    fn the_agency_speaks_both_languages_or_its_own() {
        let agency = |pairs: &[(&str, &str)]| read(pairs).expect("right").settings.agency;
        assert_eq!(agency(&[]), Agency::default());
        let renamed = agency(&[("AGENCY", "SỞ KHOA HỌC VÀ CÔNG NGHỆ"), ("AGENCY_ADDRESS", "Hạ Long"), ("AGENCY_CONTACT", "0203 000 000")]);
        assert_eq!(renamed.name.get(Locale::En), "SỞ KHOA HỌC VÀ CÔNG NGHỆ", "not an agency that was not named");
        assert_eq!((renamed.address.get(Locale::En), renamed.contact.as_str()), ("Hạ Long", "0203 000 000"));
        let both = agency(&[("AGENCY", "SỞ"), ("AGENCY_EN", "DEPARTMENT"), ("AGENCY_ADDRESS_EN", "Ha Long")]);
        assert_eq!((both.name.get(Locale::En), both.address.get(Locale::En)), ("DEPARTMENT", "Ha Long"));
    }

    #[test]
    fn a_password_in_a_database_address_is_not_repeated() {
        let line = read(&[("DATABASE_URL", "mysql://root:geheim@localhost")]).err().expect("not a known database");
        assert!(!line.contains("geheim"));
    }

    #[test]
    fn empty_means_unset() {
        assert!(read(&[("LISTEN", " "), ("RATE_LIMIT", "")]).is_ok());
    }
}
