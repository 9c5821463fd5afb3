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
use tokio::time::sleep;

const APART: Duration = Duration::from_millis(100);

#[derive(Clone)]
pub struct Acts(Arc<Inner>);

struct Inner {
    officer: String,
    member: String,
    sheet: String,
    proposals: Vec<String>,
    tried: AtomicUsize,
    done: AtomicUsize,
}

impl Acts {
    pub async fn begin(code: &str) -> Outcome<Self> {
        let (officer, member) = (sign_in("mai").await?, sign_in("thu").await?);
        let sheet = first_sheet(&member).await?;
        let (_, list) = ask(SITE, &format!("/office/challenges/{code}"), &officer).await?;
        let links = list.split("href=\"").skip(1).filter_map(|s| s.split('"').next());
        let proposals = links.filter(|h| h.starts_with("/office/proposals/")).map(str::to_owned).collect();
        Ok(Self(Arc::new(Inner { officer, member, sheet, proposals, tried: AtomicUsize::default(), done: AtomicUsize::default() })))
    }

    /// How many succeeded since this was asked last.
    pub fn done(&self) -> usize {
        self.0.done.swap(0, Ordering::AcqRel)
    }

    pub async fn go_on(self) {
        loop {
            let n = self.0.tried.fetch_add(1, Ordering::AcqRel);
            let acts = self.clone();
            tokio::spawn(async move {
                if acts.act(n).await.is_ok() {
                    acts.0.done.fetch_add(1, Ordering::AcqRel);
                }
            });
            sleep(APART).await;
        }
    }

    async fn act(&self, n: usize) -> Outcome<()> {
        let Inner { officer, member, sheet, proposals, .. } = &*self.0;
        if n.is_multiple_of(2) {
            let (_, page) = ask(SITE, sheet, member).await?;
            let version = page.split("name=\"sheet_version\"").nth(1).and_then(|rest| rest.split("value=\"").nth(1));
            let version = version.and_then(|rest| rest.split('"').next()).unwrap_or("0");
            post(sheet, member, &format!("sheet_version={version}&comment_0=Lan+thu+{n}")).await
        } else {
            let proposal = &proposals[n / 2 % proposals.len()];
            let is_even = (n / 2 / proposals.len()).is_multiple_of(2);
            let verdict = if is_even { "verdict=admit" } else { "verdict=refuse&reason=Thu+tai" };
            post(proposal, officer, verdict).await
        }
    }
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
