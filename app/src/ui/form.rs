//! Form fields that show what was typed and what is wrong with it: label, hint, error, control.

pub use super::field::{Field, Options, text_area_html};

use super::field::Control;
use crate::{
    request::Refused,
    ui::{problems, words as w},
};
use domain::{
    check::Problem,
    days_off,
    form::{FieldErrors, Form},
    locale::Locale,
    seen::SEEN,
    time::Moment,
};
use leptos::prelude::*;

/// The fields of one form, in one language, with the values and errors they show.
pub struct Fields<'a> {
    locale: Locale,
    form: &'a Form,
    refused: Option<&'a Refused>,
    /// What is wrong with what is stored, told where nothing was refused.
    wrong: Option<&'a FieldErrors>,
}

impl<'a> Fields<'a> {
    /// `stored` is shown unless a refused form is.
    pub fn new(locale: Locale, stored: &'a Form, refused: Option<&'a Refused>) -> Self {
        Self { locale, form: refused.map_or(stored, |r| &r.form), refused, wrong: None }
    }

    /// What was stored as it was typed, and is to be mended, says so too.
    #[must_use]
    pub fn stored_wrong(self, wrong: &'a FieldErrors) -> Self {
        Self { wrong: Some(wrong).filter(|_| self.refused.is_none()), ..self }
    }

    pub fn value(&self, name: &str) -> &str {
        self.form.get(name)
    }

    pub fn text(&self, name: &str, label: impl ToString) -> Field {
        self.field(name, label, Control::Input("text"))
    }

    /// `kind` is the `type` attribute: `email`, `password`, `datetime-local`, `number` …
    pub fn input(&self, kind: &'static str, name: &str, label: impl ToString) -> Field {
        let field = self.field(name, label, Control::Input(kind));
        if kind == "password" { field.emptied() } else { field }
    }

    pub fn area(&self, name: &str, label: impl ToString, rows: u32) -> Field {
        self.field(name, label, Control::Area(rows))
    }

    /// Options are values and what they say; an empty value first means "nothing chosen".
    pub fn select(&self, name: &str, label: impl ToString, options: Vec<(String, String)>) -> Field {
        self.select_among(name, label, &Options::new(self.locale, &options))
    }

    /// The same, of options that other fields offer, too.
    pub fn select_among(&self, name: &str, label: impl ToString, options: &Options) -> Field {
        let field = self.field(name, label, Control::Select(options.with(self.value(name))));
        // One of them is always chosen where none stands for nothing.
        if options.has_nothing() { field } else { field.required() }
    }

    pub fn checkbox(&self, name: &str, label: impl ToString) -> Field {
        self.field(name, label, Control::Checkbox)
    }

    /// Beside a time on a day off that was refused: the box by which that day is meant.
    pub fn day_off(&self, field: &str) -> AnyView {
        let asked = self.refused.and_then(|refused| refused.errors.of(field)).and_then(|problem| match problem {
            Problem::DayOff(at, _) => Some(*at),
            _ => None,
        });
        // What was ticked stays so where something else is wrong.
        let typed = self.refused.and_then(|_| Moment::from_local(self.value(field)).or_else(|| Moment::from_date(self.value(field))));
        let at = asked.or(typed.filter(|at| !self.value(&days_off::confirmation(*at)).is_empty()));
        at.map(|at| self.checkbox(&days_off::confirmation(at), w::day_off(self.locale, at.show_weekday(self.locale))).required().view())
            .into_any()
    }

    pub fn hidden(&self, name: &str) -> AnyView {
        view! { <input type="hidden" name=name.to_owned() value=self.value(name).to_owned()/> }.into_any()
    }

    /// What the page showed, for a form that is typed into: a refused one was opened earlier.
    pub fn seen(&self, stored: &impl ToString) -> AnyView {
        hidden_field(SEEN, &Refused::seen(self.refused, stored))
    }

    /// What is wrong with a control that is not made here.
    pub fn error_of(&self, name: &str) -> Option<String> {
        Some(problems::text(self.locale, self.refused?.errors.of(name)?))
    }

    /// Names a control that is not made here, for the summary.
    pub fn name(&self, name: &str, label: impl ToString) {
        if let Some(refused) = self.refused.filter(|r| r.errors.of(name).is_some()) {
            refused.labels.set(name, label);
        }
    }

    /// What is wrong, at the top of the form: each line names its field and leads to it.
    pub fn summary(&self) -> AnyView {
        let Some(refused) = self.refused else { return ().into_any() };
        let locale = self.locale;
        if refused.is_kept() {
            return view! { <p class="notice" role="status" tabindex="-1" id="kept">{w::kept(locale)}</p> }.into_any();
        }
        let labels = refused.labels.clone();
        let wrong: Vec<_> = refused
            .errors
            .0
            .iter()
            .map(|(field, problem)| {
                // What changed is shown on the page and not typed into it.
                let target = (*problem != Problem::ChangedSince).then(|| format!("#{field}"));
                (field.clone(), target, problems::text(locale, problem))
            })
            .collect();
        // Rendered after the fields below have said what they are called.
        let errors = move || wrong.iter().map(|(field, target, text)| line(target.clone(), labels.of(field), text)).collect_view();
        let denied = refused.denied.map(|d| view! { <p>{problems::denied(locale, d)}</p> });
        let is_changed = refused.errors.0.iter().any(|(_, problem)| *problem == Problem::ChangedSince);
        let changed = is_changed.then(|| view! { <p>{w::changed_since(locale)}</p> });
        let merged = refused.asked.is_some().then(|| view! { <p>{w::merged(locale)}</p> });
        let stale =
            refused.theirs.is_some().then(|| view! { <p>{if refused.is_own { w::own_stale(locale) } else { w::stale(locale) }}</p> });
        view! {
            <div class="error-summary" role="alert" tabindex="-1" id="errors">
                <h2>{w::errors_heading(locale)}</h2>
                {denied}
                {stale}
                {merged}
                {changed}
                <ul>{errors}</ul>
            </div>
        }
        .into_any()
    }

    fn field(&self, name: &str, label: impl ToString, control: Control) -> Field {
        let problem = self.refused.map(|r| &r.errors).or(self.wrong).and_then(|errors| errors.of(name));
        let error = problem.map(|problem| problems::text(self.locale, problem));
        let summary = problem.zip(self.refused).map(|(_, refused)| (refused.labels.clone(), None));
        Field::new(self.locale, name, label.to_string(), self.value(name), control).wrong(error, summary)
    }
}

/// A line of the summary, leading to its field; a problem of the whole form has none to lead to.
fn line(target: Option<String>, label: Option<String>, text: &str) -> AnyView {
    let line = label.as_ref().map_or_else(|| text.to_owned(), |label| format!("{label}: {text}"));
    match label.and(target) {
        Some(target) => view! { <li><a href=target>{line}</a></li> }.into_any(),
        None => view! { <li>{line}</li> }.into_any(),
    }
}

/// A form as hidden fields under their own names.
pub fn hidden_fields(form: &Form) -> AnyView {
    form.0.iter().map(|(name, value)| hidden_field(name, value)).collect_view().into_any()
}

/// A text that may hold line ends; an `input` of type hidden keeps them.
pub fn hidden_field(name: &str, value: &str) -> AnyView {
    view! { <input type="hidden" name=name.to_owned() value=value.to_owned()/> }.into_any()
}
