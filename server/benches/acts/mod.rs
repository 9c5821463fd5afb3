//! Ten acts a second over HTTP, each on what is measured: a member saves a sheet of BT-04, an officer screens a proposal
//! of the long list.

use super::{Outcome, SITE, ask, first_sheet, send, sign_in};
use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};
use tokio::{sync::Mutex, time::sleep};

const APART: Duration = Duration::from_millis(100);

#[derive(Clone)]
pub struct Acts(Arc<Inner>);

struct Inner {
    officer: String,
    member: String,
    /// Saved by one act after the other, as its member would: each save is of the version before it.
    sheet: Mutex<String>,
    proposals: Vec<String>,
    tried: AtomicUsize,
    done: AtomicUsize,
    refused: AtomicUsize,
}

impl Acts {
    pub async fn begin(code: &str) -> Outcome<Self> {
        let (officer, member) = (sign_in("mai").await?, sign_in("trang").await?);
        let sheet = first_sheet(&member).await?;
        let (_, list) = ask(SITE, &format!("/office/challenges/{code}"), &officer).await?;
        let links = list.split("href=\"").skip(1).filter_map(|s| s.split('"').next());
        let proposals = links.filter(|h| h.starts_with("/office/proposals/")).map(str::to_owned).collect();
        let [tried, done, refused] = [const { AtomicUsize::new(0) }; 3];
        let sheet = Mutex::new(sheet);
        Ok(Self(Arc::new(Inner { officer, member, sheet, proposals, tried, done, refused })))
    }

    /// How many succeeded since this was asked last.
    ///
    /// # Errors
    /// When more than one of ten was refused: what is refused changes nothing, and nothing would be measured.
    pub fn done(&self) -> Outcome<usize> {
        let (done, refused) = (self.0.done.swap(0, Ordering::AcqRel), self.0.refused.swap(0, Ordering::AcqRel));
        if refused * 9 > done { Err(format!("{refused} acts were refused, {done} done").into()) } else { Ok(done) }
    }

    pub async fn go_on(self) {
        loop {
            let n = self.0.tried.fetch_add(1, Ordering::AcqRel);
            let acts = self.clone();
            tokio::spawn(async move {
                let is_done = acts.act(n).await.is_ok();
                let count = if is_done { &acts.0.done } else { &acts.0.refused };
                count.fetch_add(1, Ordering::AcqRel);
            });
            sleep(APART).await;
        }
    }

    async fn act(&self, n: usize) -> Outcome<()> {
        let Inner { officer, member, sheet, proposals, .. } = &*self.0;
        if n.is_multiple_of(2) {
            let sheet = sheet.lock().await;
            let (_, page) = ask(SITE, &sheet, member).await?;
            let version = hidden(&page, "sheet_version");
            post(&sheet, member, &format!("sheet_version={version}&comment_0=Lan+thu+{n}")).await
        } else {
            let proposal = &proposals[n / 2 % proposals.len()];
            let is_even = (n / 2 / proposals.len()).is_multiple_of(2);
            let verdict = if is_even { "verdict=admit" } else { "verdict=refuse&reason=Thu+tai" };
            let (_, page) = ask(SITE, proposal, officer).await?;
            let seen = hidden(&page, "seen").replace('=', "%3D").replace(' ', "+");
            post(proposal, officer, &format!("{verdict}&seen={seen}")).await
        }
    }
}

/// The value of a field that a form carries unseen.
fn hidden<'a>(page: &'a str, name: &str) -> &'a str {
    let field = page.split(&format!("name=\"{name}\"")).nth(1).and_then(|rest| rest.split("value=\"").nth(1));
    field.and_then(|rest| rest.split('"').next()).unwrap_or("0")
}

async fn post(path: &str, cookie: &str, body: &str) -> Outcome<()> {
    let request = format!(
        "POST {path} HTTP/1.1\r\nhost: {SITE}\r\nsec-fetch-site: same-origin\r\ncontent-type: application/x-www-form-urlencoded\r\n\
         cookie: {cookie}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
        body.len()
    );
    let (head, _) = send(SITE, &request).await?;
    if head.starts_with("HTTP/1.1 303") { Ok(()) } else { Err(head.into()) }
}
