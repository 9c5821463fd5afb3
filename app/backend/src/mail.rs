//! Messages: what each says in both languages, and the way out.

use crate::Result;
use domain::{
    locale::{Bilingual, Locale},
    time::Moment,
};

/// Everything the site writes to people. Links are paths; the base URL and language prefix are added.
#[derive(Clone, Debug)]
pub enum Mail {
    Register { token: String },
    AccountExists,
    Reset { token: String },
    PasswordChanged,
    Invite { token: String, firm: String },
    FirmVerified { firm: String },
    FirmReturned { firm: String, reason: String },
    Receipt { challenge_code: String, title: Bilingual, receipt: String, version: u32, at: Moment, sha256: String, proposal: String },
    Withdrawn { challenge_code: String, title: Bilingual },
    ChallengeChanged { challenge_code: String, title: Bilingual, reason: String },
    ClosingExtended { challenge_code: String, title: Bilingual, closes: Moment, reason: String },
    ChallengeCancelled { challenge_code: String, title: Bilingual, reason: String },
    ResultPublished { challenge_code: String, title: Bilingual, proposal: String },
}

impl Mail {
    /// Subject and plain-text body.
    pub fn compose(&self, locale: Locale, base_url: &str) -> (String, String) {
        todo!()
    }
}

pub struct Mailer {}

impl Mailer {
    /// `file:FOLDER` writes `.eml` files; `smtp:`/`smtps:` sends.
    pub fn open(url: &str, from: &str) -> Result<Self> {
        todo!()
    }

    pub async fn send(&self, to: &str, subject: &str, body: &str) -> Result<()> {
        todo!()
    }
}
