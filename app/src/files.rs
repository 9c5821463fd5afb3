//! Receiving, sending and removing files.

use crate::{
    error::AppError,
    paths,
    request::{MAX_FORM, Posted, Req, is_late, parsed},
    routes::Routes,
    ui::done::Done,
};
use axum::{
    body::Body,
    extract::{
        DefaultBodyLimit, FromRequest, Multipart, Path, Request,
        multipart::{Field, MultipartError},
    },
    http::{HeaderMap, HeaderValue, header},
    response::{IntoResponse, Response},
};
use backend::{
    Error,
    files::{Bundle, FileView, Owner},
};
use domain::{
    access::Denied,
    check::Problem,
    form::{FieldErrors, Form},
    proposals::{
        Section,
        files::{AT_ONCE, CATEGORY, read_category},
    },
};
use futures_util::stream;
use std::sync::Arc;

pub fn routes() -> Routes {
    Routes::default()
        .get("/files/{id}", send)
        .get("/files/{id}/view", show)
        .post("/files/{id}/remove", remove)
        .post("/files/{id}/restore", restore)
}

/// Streams the field `file` of a multipart form to storage, piece by piece. A checkbox `confirmed` may stand before it.
pub async fn receive(req: &mut Req, owner: Owner, multipart: Multipart) -> Result<FileView, Error> {
    let received = receive_all(req, owner, multipart, &mut Form::default()).await?;
    received.into_iter().next().ok_or_else(|| Error::field(FILE, Problem::FileMissing))
}

/// The same of all its files, one after the other; what else the form holds is put into `typed`. Where one is refused the others
/// are stored all the same, and the refusal names it.
pub async fn receive_all(req: &mut Req, owner: Owner, multipart: Multipart, typed: &mut Form) -> Result<Vec<FileView>, Error> {
    let received = receive_each(req, owner, multipart, typed).await;
    // Whoever is somebody else by now, or nobody, is answered as that.
    req.again().await?;
    if req.actor.user().is_none() && received.is_err() { Err(Denied::SignIn.into()) } else { received }
}

async fn receive_each(req: &mut Req, owner: Owner, mut multipart: Multipart, typed: &mut Form) -> Result<Vec<FileView>, Error> {
    let (mut stored, mut refused, mut sent) = (Vec::new(), Vec::new(), 0);
    while let Some(mut field) = multipart.next_field().await.map_err(broken)? {
        let name = field.name().unwrap_or_default().to_owned();
        if name != FILE {
            typed.0.extend(Form::decoded([(name, read(field, MAX_FORM).await?)]).0);
            continue;
        }
        let called = field.file_name().unwrap_or_default().to_owned();
        if called.is_empty() {
            // What a browser sends where nothing was chosen.
            drain(field).await;
            continue;
        }
        sent += 1;
        let file = match sent {
            0..=AT_ONCE => store(req, owner, typed, &called, &mut field).await,
            _ => Err(Error::field(FILE, Problem::TooManyFiles(AT_ONCE as u32))),
        };
        match file {
            Ok(file) => stored.push(file),
            Err(error) => {
                drain(field).await;
                match error {
                    Error::Invalid(errors) => refused.push((called, errors)),
                    error => return Err(error),
                }
            }
        }
    }
    match (sent, refused.is_empty()) {
        (0, _) => Err(Error::field(FILE, Problem::FileMissing)),
        (_, true) => Ok(stored),
        (1, false) => Err(Error::Invalid(refused.remove(0).1)),
        (_, false) => {
            let saved = (!stored.is_empty()).then(|| (FILE.to_owned(), Problem::FilesStored(stored.len() as u32, refused.len() as u32)));
            let named = refused.into_iter().flat_map(|(name, errors)| {
                let named = move |(field, why): (String, Problem)| (field, Problem::OfFile { name: name.clone(), why: Box::new(why) });
                errors.0.into_iter().map(named)
            });
            Err(Error::Invalid(FieldErrors(saved.into_iter().chain(named).collect())))
        }
    }
}

/// The field of a form that holds a file.
pub const FILE: &str = "file";

/// What was typed beside a file that nobody is signed in to store; of the file its name alone.
pub async fn beside_file(mut request: Request) -> Form {
    DefaultBodyLimit::disable().apply(&mut request);
    let mut typed = Form::default();
    let Ok(mut multipart) = Multipart::from_request(request, &()).await else { return typed };
    let mut room = MAX_FORM;
    while let Ok(Some(field)) = multipart.next_field().await {
        let name = field.name().unwrap_or_default().to_owned();
        let file = field.file_name().map(str::to_owned);
        let text = match file {
            Some(file) => {
                drain(field).await;
                file
            }
            None => read(field, room).await.unwrap_or_default(),
        };
        room = room.saturating_sub(text.len());
        typed.0.extend(Form::decoded([(name, text)]).0);
    }
    typed
}

async fn read(mut field: Field<'_>, most: usize) -> Result<String, Error> {
    let mut bytes = Vec::new();
    while let Some(piece) = field.chunk().await.map_err(broken)? {
        bytes.extend_from_slice(&piece);
        if bytes.len() > most {
            return Err(Error::field(FILE, Problem::FileBroken));
        }
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// No page can keep a file: where the session has ended, it has to be chosen again on `page`.
/// What was typed beside it can be kept.
pub fn settled<T>(result: Result<T, Error>, page: impl Into<String>, typed: &Form) -> Result<Result<T, Error>, AppError> {
    match result {
        Err(Error::Denied(Denied::SignIn)) => Err(AppError::UploadEnded { page: page.into(), is_kept: false, typed: typed.clone() }),
        Err(Error::Busy(reason)) => Err(Error::Busy(reason).into()),
        result => Ok(result),
    }
}

/// What stands before the files is of all of them.
async fn store(req: &mut Req, owner: Owner, typed: &Form, name: &str, field: &mut Field<'_>) -> Result<FileView, Error> {
    let category = if matches!(owner, Owner::Proposal(_)) { read_category(typed, CATEGORY)? } else { None };
    let backend = Arc::clone(&req.backend);
    let upload = backend.begin_upload(&req.actor, owner, name).await?;
    let mut upload = upload.confirmed(typed.is_checked("confirmed")).sorted(category);
    while let Some(bytes) = field.chunk().await.map_err(broken)? {
        upload.write(&bytes).await?;
    }
    req.again().await?;
    upload.by(req.actor.clone()).finish().await
}

/// How much of a refused upload is still read, so that the browser gets to read the answer.
const PATIENCE: usize = 256 * 1024 * 1024;

async fn drain(mut field: Field<'_>) {
    let mut read = 0;
    while let Ok(Some(bytes)) = field.chunk().await
        && read < PATIENCE
    {
        read += bytes.len();
    }
}

fn broken(error: MultipartError) -> Error {
    Error::field(FILE, if is_late(&error) { Problem::FileLate } else { Problem::FileBroken })
}

/// As a download. Shown in place is only what [`show`] hands out.
async fn send(req: Req, Path(id): Path<String>) -> Result<Response, AppError> {
    let (file, stored) = req.backend.open_file(&req.actor, parsed(&id)?).await?;
    let mut headers = attachment(&file.name, &file.media_type);
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(file.size));
    Ok((headers, Body::from_stream(stored.into_stream())).into_response())
}

/// What a shown file may do: nothing, and only this site may frame it. `sandbox` takes its origin away. Chromium
/// reads it for pictures, and for PDFs drops all but `frame-ancestors`, since its viewer is a process apart; a frame's own
/// `sandbox` attribute would stop that viewer. Where another viewer minds, the download is beside it. Styles: the viewer's.
const SHOWN_POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'self'";

/// In place, for types that browsers show without running anything of them here.
async fn show(req: Req, Path(id): Path<String>) -> Result<Response, AppError> {
    let (file, stored) = req.backend.show_file(&req.actor, parsed(&id)?).await?;
    let mut headers = attachment(&file.name, &file.media_type);
    headers.insert(header::CONTENT_DISPOSITION, HeaderValue::from_static("inline"));
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(SHOWN_POLICY));
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(file.size));
    Ok((headers, Body::from_stream(stored.into_stream())).into_response())
}

/// Headers of what is shown in a frame of this site, and may load and run nothing.
pub fn framed(media_type: &'static str) -> HeaderMap {
    HeaderMap::from_iter([
        (header::CONTENT_TYPE, HeaderValue::from_static(media_type)),
        (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(SHOWN_POLICY)),
        (header::CACHE_CONTROL, HeaderValue::from_static("private, no-store")),
    ])
}

/// An archive, sent while it is made.
pub fn bundled(made: Bundle) -> Response {
    let pieces = stream::unfold(made.pieces, |mut pieces| async move { pieces.recv().await.map(|piece| (piece, pieces)) });
    (attachment(&made.name, "application/zip"), Body::from_stream(pieces)).into_response()
}

/// Headers of a download under this name.
pub fn attachment(name: &str, media_type: &str) -> HeaderMap {
    let octets = HeaderValue::from_static("application/octet-stream");
    let disposition = HeaderValue::from_str(&disposition(name)).unwrap_or(HeaderValue::from_static("attachment"));
    HeaderMap::from_iter([
        (header::CONTENT_TYPE, HeaderValue::from_str(media_type).unwrap_or(octets)),
        (header::CONTENT_DISPOSITION, disposition),
        (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
        (header::CACHE_CONTROL, HeaderValue::from_static("private, no-store")),
    ])
}

/// RFC 6266: a plain name for old browsers, and the real one in the encoding of RFC 5987.
pub fn disposition(name: &str) -> String {
    let plain: String = domain::text::fold(name).chars().map(|c| if is_plain(c) { c } else { '_' }).collect();
    let real: String = name.bytes().map(|b| if is_plain(b.into()) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect();
    format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{real}")
}

fn is_plain(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_')
}

async fn remove(req: Req, Path(id): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let owner = req.backend.remove_file(&req.actor, parsed(&id)?).await?;
    let done = if matches!(owner, Owner::Challenge(_)) { Done::FileLeftOut } else { Done::FileRemoved };
    Ok(req.done_beside((page_of(&req, owner).await?, done), beside(form)))
}

/// What else was typed on the page; of a file that was chosen, a form only sends the name, which no page can show again.
fn beside(mut form: Form) -> Form {
    form.0.remove(FILE);
    form
}

/// The page on which a file can be removed.
pub async fn page_of(req: &Req, owner: Owner) -> Result<String, AppError> {
    Ok(match owner {
        Owner::Proposal(id) => paths::section(id, Section::Files),
        Owner::Completion(id) => paths::proposal_act(id, "completion"),
        Owner::Complaint(id) => paths::proposal_act(id, "complaint"),
        Owner::Firm(_) => paths::FIRM.to_owned(),
        Owner::Claim(_) => "/firm/claim".to_owned(),
        Owner::Challenge(id) => paths::office_act(&req.backend.challenge_code(&req.actor, id).await?, "files"),
        Owner::Import | Owner::Signed(_) => paths::OFFICE.to_owned(),
    })
}

async fn restore(req: Req, Path(id): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let owner = req.backend.restore_file(&req.actor, parsed(&id)?).await?;
    let Owner::Challenge(id) = owner else { return Err(Error::NotFound.into()) };
    let page = paths::office_act(&req.backend.challenge_code(&req.actor, id).await?, "files");
    Ok(req.done_beside((page, Done::FileKept), beside(form)))
}
