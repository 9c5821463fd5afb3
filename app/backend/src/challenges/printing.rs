//! A challenge on paper, as whoever asks may read it on its page.

use crate::{
    Backend, Result,
    papers::{Format, PaperFile, print},
};
use documents::{Challenge, Document, blank, brief};
use domain::{people::Actor, proposals::Field};

impl Backend {
    /// In Vietnamese: its newest published version, to the office also a draft.
    pub async fn print_challenge(&self, actor: &Actor, code: &str, format: Format) -> Result<PaperFile> {
        let view = self.challenge(actor, code).await?;
        let challenge = view.challenge;
        let brief = brief::Brief {
            agency: self.agency.name.get(domain::locale::Locale::Vi).to_owned(),
            version: view.versions.first().map(|line| (line.version, line.at)),
            rules_hash: challenge.rules_hash.clone().unwrap_or_else(|| challenge.content.rules.hash()),
            address: format!("{}/challenges/{}", self.base_url, challenge.code),
            printed: view.now,
            content: challenge.content,
            code: challenge.code,
        };
        let document = Document { is_illustrative: challenge.is_illustrative || self.is_demo, ..brief::document(&brief) };
        let name = format!("de-bai-{}.{}", brief.code, format.ending());
        Ok(PaperFile { name, media_type: format.media_type(), bytes: print(document, format, view.now).await? })
    }

    /// What a proposal is written into without a network, in Vietnamese; `asks` says what a field is called and what is asked for.
    pub async fn proposal_template(&self, actor: &Actor, code: &str, asks: fn(Field) -> (&'static str, &'static str)) -> Result<PaperFile> {
        let view = self.challenge(actor, code).await?;
        let (challenge, format) = (view.challenge, Format::Docx);
        let blank = blank::Blank {
            address: format!("{}/challenges/{}", self.base_url, challenge.code),
            printed: view.now,
            challenge: Challenge { title: challenge.content.title.vi.clone(), code: challenge.code },
            call: challenge.content,
            asks,
        };
        let document = Document { is_illustrative: challenge.is_illustrative || self.is_demo, ..blank::document(&blank) };
        let name = format!("mau-soan-ho-so-{}.{}", blank.challenge.code, format.ending());
        Ok(PaperFile { name, media_type: format.media_type(), bytes: print(document, format, view.now).await? })
    }
}
