//! One request as pages and forms see it: who asks, in which language, with what.

mod refused;

pub use refused::{Labels, OTHER_VERSION, Refused, is_of_the_page, shown, without_secrets};

use crate::{
    error::AppError,
    paths,
    routes::AppState,
    ui::done::{self, Done, Next},
};
use axum::{
    Extension,
    body::Body,
    extract::{FromRef, FromRequest, FromRequestParts, Request},
    http::{Uri, request::Parts},
    response::{IntoResponse, Redirect, Response},
};
use backend::{Backend, Error};
use domain::{
    banners::Banner,
    days_off::DaysOff,
    form,
    locale::Locale,
    people::Actor,
    seen::{SEEN, Seen},
    time::Moment,
};
use std::{
    convert::Infallible,
    io,
    net::{IpAddr, Ipv4Addr},
    str::FromStr,
    sync::Arc,
};

/// Set by the server's middleware before any page runs.
#[derive(Clone)]
pub struct Visitor {
    pub actor: Actor,
    /// Under which the session is kept, if there is one.
    pub session: Option<Arc<str>>,
    pub locale: Locale,
    /// A cookie asked for high contrast or larger text: classes for `<html>`.
    pub look: &'static str,
    /// Where the request comes from: the network of one customer.
    pub from: IpAddr,
}

/// Everything about a request that a page may use.
#[derive(Clone)]
pub struct Req {
    pub backend: Arc<Backend>,
    pub actor: Actor,
    pub session: Option<Arc<str>>,
    pub locale: Locale,
    pub look: &'static str,
    pub from: IpAddr,
    pub now: Moment,
    /// Days on which offices are closed, as the office keeps them.
    pub days_off: Arc<DaysOff>,
    /// What the office says to everybody, over or not.
    pub banners: Arc<Vec<Banner>>,
    /// Notices that whoever is signed in has not read; none where that could not be looked up.
    pub unread: Option<u32>,
    /// Path without the language prefix.
    pub path: String,
    /// The query, decoded.
    pub query: form::Form,
    /// What was typed on this page when a button of the frame was pressed.
    pub kept: Option<Refused>,
}

impl Req {
    /// The address of `path` in this reader's language.
    pub fn href(&self, path: impl AsRef<str>) -> String {
        paths::localized(self.locale, path.as_ref())
    }

    /// The same without what was typed, for what is kept for this reader.
    #[must_use]
    pub fn untyped(&self) -> Self {
        Self { look: "", query: form::Form::default(), kept: None, ..self.clone() }
    }

    /// The same without who asks as well, for what others will read.
    #[must_use]
    pub fn impersonal(&self) -> Self {
        Self { actor: Actor::Visitor, session: None, unread: Some(0), ..self.untyped() }
    }

    /// What somebody asked for, read on their behalf without a request.
    pub fn behind(backend: &Arc<Backend>, actor: Actor, locale: Locale) -> Self {
        Self {
            backend: Arc::clone(backend),
            actor,
            session: None,
            locale,
            look: "",
            from: IpAddr::V4(Ipv4Addr::UNSPECIFIED),
            now: backend.clock.now(),
            days_off: Arc::default(),
            banners: Arc::default(),
            unread: None,
            path: String::new(),
            query: form::Form::default(),
            kept: None,
        }
    }

    /// The same in another language.
    #[must_use]
    pub fn speaking(&self, locale: Locale) -> Self {
        Self { locale, ..self.clone() }
    }

    /// Asks once more who acts: a session or a right may have ended while a file was under way.
    pub async fn again(&mut self) -> Result<(), Error> {
        self.actor = match &self.session {
            Some(session) => self.backend.actor_in(session).await?,
            None => Actor::Visitor,
        };
        Ok(())
    }

    /// What was typed, to be shown again; nothing of it was refused.
    pub fn kept(&self) -> Option<&Refused> {
        self.kept.as_ref()
    }

    /// For a page that tells what was done and shows what else was typed.
    #[must_use]
    pub fn after(mut self, done: Done, typed: form::Form) -> Self {
        self.query = form::Form::default().with(done::QUERY, done.code());
        self.kept = Some(Refused { form: typed, status: 200, ..Refused::default() });
        self
    }

    /// Leads to another page without having done anything.
    pub fn go(&self, path: impl AsRef<str>) -> Response {
        Redirect::to(&self.href(path)).into_response()
    }

    /// Answers what was done: with the page that tells it.
    pub fn done(&self, next: impl Into<Next>) -> Response {
        self.go(next.into().0)
    }

    /// The same, and that page shows again what else was typed beside the button.
    pub fn done_beside(&self, next: impl Into<Next>, typed: form::Form) -> Response {
        let mut response = self.done(next);
        let is_typed =
            |(name, text): (&String, &String)| !is_of_the_page(name) && !text.trim().is_empty() && !Seen::is_untouched(&typed, name);
        if typed.0.iter().any(is_typed) {
            response.extensions_mut().insert(Unsent(typed));
        }
        response
    }

    /// Answers a form: on to the page that `go` says, which tells what was done, or the page that `again` shows with
    /// what was refused.
    pub async fn answer<T, N, P, F>(
        &self,
        form: form::Form,
        result: Result<T, Error>,
        go: impl FnOnce(T) -> N,
        again: impl FnOnce(Refused) -> F,
    ) -> Result<Response, AppError>
    where
        N: Into<Next>,
        P: IntoResponse,
        F: Future<Output = Result<P, AppError>>,
    {
        match result {
            Ok(done) => Ok(self.done(go(done))),
            Err(error) => Ok(again(Refused::new(self, form, error)?).await?.into_response()),
        }
    }
}

/// An id or code in an address; one that cannot be read names nothing.
pub fn parsed<T: FromStr>(text: &str) -> Result<T, AppError> {
    text.parse().map_err(|_| AppError::Backend(Error::NotFound))
}

impl<S: Send + Sync> FromRequestParts<S> for Req
where
    AppState: FromRef<S>,
{
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Infallible> {
        let backend = AppState::from_ref(state);
        let visitor = Extension::<Visitor>::from_request_parts(parts, state).await;
        let nobody =
            Visitor { actor: Actor::Visitor, session: None, locale: Locale::Vi, look: "", from: IpAddr::V4(Ipv4Addr::UNSPECIFIED) };
        let Extension(visitor) = visitor.unwrap_or(Extension(nobody));
        let now = backend.clock.now();
        Ok(Self {
            // A page is shown all the same, and says that it is not known.
            unread: backend.unread_notices(&visitor.actor).await.ok(),
            actor: visitor.actor,
            session: visitor.session,
            locale: visitor.locale,
            look: visitor.look,
            from: visitor.from,
            now,
            // A page is shown all the same; acts read the table themselves.
            days_off: backend.days_off().await.unwrap_or_default(),
            // As with the days off.
            banners: backend.standing_banners().await.unwrap_or_default(),
            backend,
            path: parts.uri.path().to_owned(),
            query: query(&parts.uri),
            kept: parts.extensions.get::<KeptForm>().map(|kept| Refused { form: kept.0.clone(), status: 200, ..Refused::default() }),
        })
    }
}

fn query(uri: &Uri) -> form::Form {
    decode(uri.query().unwrap_or_default().as_bytes())
}

/// A form as browsers send it.
pub fn decode(urlencoded: &[u8]) -> form::Form {
    form::Form::decoded(url::form_urlencoded::parse(urlencoded).into_owned())
}

/// What was typed on a page that is loaded again, for the page to show; left in the request by `kept`.
#[derive(Clone)]
pub struct KeptForm(pub form::Form);

/// On an answer that leads to a page: what else was typed, which `kept` has that page show.
#[derive(Clone)]
pub struct Unsent(pub form::Form);

/// A form in the encoding that browsers send.
pub fn encode(form: &form::Form) -> String {
    url::form_urlencoded::Serializer::new(String::new()).extend_pairs(&form.0).finish()
}

/// The largest form that is read, and the largest call of an island.
pub const MAX_FORM: usize = 2 * 1024 * 1024;

/// A posted form, decoded.
pub struct Posted(pub form::Form);

impl<S: Send + Sync> FromRequest<S> for Posted {
    type Rejection = AppError;

    async fn from_request(req: Request, _state: &S) -> Result<Self, AppError> {
        Ok(Self(read(req.into_body()).await?))
    }
}

/// A posted form whose act rests on what its page showed; one that does not say that comes from no page of the site, and is
/// taken as a page that showed something else.
pub struct Shown(pub form::Form);

impl<S: Send + Sync> FromRequest<S> for Shown {
    type Rejection = AppError;

    async fn from_request(req: Request, state: &S) -> Result<Self, AppError> {
        let Posted(mut form) = Posted::from_request(req, state).await?;
        form.0.entry(SEEN.to_owned()).or_default();
        Ok(Self(form))
    }
}

/// A posted form.
pub async fn read(body: Body) -> Result<form::Form, AppError> {
    let bytes = axum::body::to_bytes(body, MAX_FORM).await.map_err(|error| unread(&error))?;
    Ok(decode(&bytes))
}

/// A body that was not read to its end has stopped coming, or is too large.
pub fn unread(error: &axum::Error) -> AppError {
    if is_late(error) { AppError::Slow } else { AppError::TooLarge }
}

/// Whether a body was not waited for any longer.
pub fn is_late(error: &(dyn std::error::Error + 'static)) -> bool {
    let mut cause = Some(error);
    while let Some(error) = cause {
        if error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::TimedOut) {
            return true;
        }
        cause = error.source();
    }
    false
}
