//! Printing a paper. Typst takes the processor for itself, so that is done aside, two at a time.

use super::{Format, Paper, PaperFile, case::signed};
use crate::{Backend, Error, Result};
use documents::{Document, card::Card};
use domain::{people::Actor, time::Moment};
use tokio::{sync::Semaphore, task::spawn_blocking};

static PRESS: Semaphore = Semaphore::const_new(2);

impl Backend {
    /// The paper, printed for whoever may have it; where a signed copy is kept, a draft until it is there.
    pub async fn print_paper(&self, actor: &Actor, paper: Paper, format: Format) -> Result<PaperFile> {
        let now = self.clock.now();
        let (mut document, about) = match paper {
            Paper::Opening(id) => self.draft_opening(actor, id, now).await?,
            Paper::Conflicts(_) => self.draft_conflicts(actor, paper, now).await?,
            Paper::Scores(_) => self.draft_scores(actor, paper, now).await?,
            Paper::Count(_) => self.draft_count(actor, paper, now).await?,
            Paper::OwnSheets(_) => self.draft_own_sheets(actor, paper, now).await?,
            Paper::Invitation(id) => self.draft_invitation(actor, id, now).await?,
            Paper::Request(_) => self.draft_request(actor, paper, now).await?,
            Paper::Sheet(_) => self.draft_sheet(actor, paper, now).await?,
            Paper::Minutes(id) => self.draft_minutes(actor, id, now).await?,
            Paper::Supplement(id) => self.draft_supplement(actor, id, now).await?,
            Paper::Decision(_) => self.draft_decision(actor, paper, now).await?,
            Paper::Announcement(_) => self.draft_announcement(actor, paper, now).await?,
            Paper::Letter(_) => self.draft_letter(actor, paper, now).await?,
        };
        // Of the opening there are two editions; the one without firms is of the record that was signed too.
        let is_confirmed = match paper {
            Paper::Minutes(id) => self.are_confirmed(id).await?,
            _ => false,
        };
        document.is_draft = paper.is_signed_for_the_file() && !is_confirmed && signed(&self.db.read, &[paper]).await?.is_empty();
        document.is_illustrative = self.is_demo;
        let name = format!("{}-{about}.{}", paper.kind().file_stem(), format.ending());
        Ok(PaperFile { name, media_type: format.media_type(), bytes: print(document, format, now).await? })
    }
}

impl Backend {
    pub async fn draw_card(&self, card: Card) -> Result<Vec<u8>> {
        let _turn = PRESS.acquire().await.map_err(Error::internal)?;
        spawn_blocking(move || documents::card::png(&card)).await.map_err(Error::internal)?.map_err(Error::internal)
    }
}

pub(crate) async fn print(document: Document, format: Format, now: Moment) -> Result<Vec<u8>> {
    let _turn = PRESS.acquire().await.map_err(Error::internal)?;
    let printed = spawn_blocking(move || match format {
        Format::Pdf => documents::pdf(&document, now),
        Format::Docx => documents::docx(&document),
    });
    printed.await.map_err(Error::internal)?.map_err(Error::internal)
}
