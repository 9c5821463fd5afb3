//! The published challenges as a whole, for everybody: what the list of the site shows, whoever asks.

use super::{send, site::listed};
use crate::{error::AppError, files::attachment, request::Req};
use axum::response::{IntoResponse, Response};
use backend::{Error, challenges::ChallengeFilter};
use documents::{csv, xlsx::Table};
use domain::people::Actor;

pub async fn workbook(req: Req) -> Result<Response, AppError> {
    let table = published(&req).await?;
    send(&req, "bai-toan", vec![table]).await
}

pub async fn text(req: Req) -> Result<Response, AppError> {
    let text = csv::text(&published(&req).await?).map_err(Error::internal)?;
    Ok((attachment(&format!("bai-toan-{}.csv", req.now.to_date()), "text/csv; charset=utf-8"), text).into_response())
}

async fn published(req: &Req) -> Result<Table, AppError> {
    let mut cards = Vec::new();
    for page in 1.. {
        let list = req.backend.list_challenges(&Actor::Visitor, &ChallengeFilter { page, ..ChallengeFilter::default() }).await?;
        let is_last = list.cards.is_empty();
        cards.extend(list.cards);
        if is_last || cards.len() >= list.total as usize {
            break;
        }
    }
    Ok(listed(req.locale, &cards))
}
