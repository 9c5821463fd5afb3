//! Form fields that show what was typed and what is wrong with it: label, hint, error, control.

use crate::{
    request::{Labels, Refused},
    ui::{problems, show, words as w},
};
use domain::{
    check::Problem,
    days_off,
    form::{FieldErrors, Form},
    locale::Locale,
    seen::SEEN,
    text::grouped,
    time::Moment,
};
use html_escape::{encode_double_quoted_attribute, encode_text};
use leptos::prelude::*;
use std::fmt::Write;

/// The fields of one form, in one language, with the values and errors they show.
pub struct Fields<'a> {
    locale: Locale,
    form: &'a Form,
    refused: Option<&'a Refused>,
    /// What is wrong with what is stored, told where nothing was refused.
    wrong: Option<&'a FieldErrors>,
}

/// One control under construction; end with [`view`](Self::view).
pub struct Field {
    locale: Locale,
    name: String,
    label: String,
    hint: String,
    value: String,
    error: Option<String>,
    control: Control,
    is_required: bool,
    /// Several files at once.
    is_multiple: bool,
    max: Option<usize>,
    autocomplete: &'static str,
    inputmode: &'static str,
    /// Where the summary is to name the field, if something is wrong with it.
    summary: Option<(Labels, Option<String>)>,
}

enum Control {
    Input(&'static str),
    Area(u32),
    /// With its options as HTML.
    Select(String),
    Checkbox,
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
        if kind == "password" { Field { value: String::new(), ..field } } else { field }
    }

    pub fn area(&self, name: &str, label: impl ToString, rows: u32) -> Field {
        self.field(name, label, Control::Area(rows))
    }

    /// Options are values and what they say; an empty value first means "nothing chosen".
    pub fn select(&self, name: &str, label: impl ToString, options: Vec<(String, String)>) -> Field {
        self.select_among(name, label, &options)
    }

    /// The same, of options that other fields offer, too: written at once, because some forms have long lists many times.
    pub fn select_among(&self, name: &str, label: impl ToString, options: &[(String, String)]) -> Field {
        let mut html = String::new();
        for (value, text) in options {
            let selected = if value == self.value(name) { " selected" } else { "" };
            let lang = show::lang_beside(self.locale, text).map(|lang| format!(" lang=\"{lang}\"")).unwrap_or_default();
            let (value, text) = (encode_double_quoted_attribute(value), encode_text(text));
            let _ = write!(html, "<option value=\"{value}\"{selected}{lang}>{text}</option>");
        }
        self.field(name, label, Control::Select(html))
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
        Field {
            locale: self.locale,
            name: name.to_owned(),
            label: label.to_string(),
            hint: String::new(),
            value: self.value(name).to_owned(),
            error: problem.map(|p| problems::text(self.locale, p)),
            control,
            is_required: false,
            is_multiple: false,
            max: None,
            autocomplete: "",
            inputmode: "",
            summary: problem.zip(self.refused).map(|(_, refused)| (refused.labels.clone(), None)),
        }
    }
}

impl Field {
    #[must_use]
    pub fn hint(self, hint: impl ToString) -> Self {
        Self { hint: hint.to_string(), ..self }
    }

    /// Must be filled in the end; the server decides when. No `required` attribute, so that drafts save.
    #[must_use]
    pub fn required(self) -> Self {
        Self { is_required: true, ..self }
    }

    #[must_use]
    pub fn max(self, characters: usize) -> Self {
        Self { max: Some(characters), ..self }
    }

    #[must_use]
    pub fn multiple(self) -> Self {
        Self { is_multiple: true, ..self }
    }

    #[must_use]
    pub fn autocomplete(self, autocomplete: &'static str) -> Self {
        Self { autocomplete, ..self }
    }

    #[must_use]
    pub fn inputmode(self, inputmode: &'static str) -> Self {
        Self { inputmode, ..self }
    }

    /// What the summary calls the field, where its label alone does not tell it from others.
    #[must_use]
    pub fn named(self, name: impl ToString) -> Self {
        Self { summary: self.summary.map(|(labels, _)| (labels, Some(name.to_string()))), ..self }
    }

    /// The language of the value: as the field's name says, or as the text shows.
    fn lang(&self) -> Option<&'static str> {
        let is_of = |locale: Locale| {
            let ending = format!("_{}", locale.code());
            self.name.ends_with(&ending) || self.name.contains(&format!("{ending}_"))
        };
        let named = Locale::ALL.into_iter().find(|locale| is_of(*locale));
        named.map(Locale::code).or_else(|| show::lang_of(&self.value))
    }

    pub fn view(mut self) -> AnyView {
        // A draft may have been saved over its limit: its field says so although nothing was refused.
        let length = self.value.trim().chars().count();
        if let Some(max) = self.max.filter(|max| self.error.is_none() && length > *max) {
            self.error = Some(problems::over(self.locale, length, max));
        }
        if let Some((labels, name)) = &self.summary {
            labels.set(&self.name, name.as_ref().unwrap_or(&self.label));
        }
        let (id, name) = (self.name.clone(), self.name.clone());
        let described = [
            (!self.hint.is_empty()).then(|| format!("{id}-hint")),
            self.max.map(|_| format!("{id}-count")),
            self.error.as_ref().map(|_| format!("{id}-error")),
        ];
        let described: Vec<String> = described.into_iter().flatten().collect();
        let described = (!described.is_empty()).then(|| described.join(" "));
        let invalid = self.error.is_some().then_some("true");
        let class = if self.error.is_some() { "field field-wrong" } else { "field" };
        let lang = self.lang();
        let in_hint = show::lang_beside(self.locale, &self.hint);
        let hint = (!self.hint.is_empty()).then(|| view! { <p class="hint" id=format!("{id}-hint") lang=in_hint>{self.hint}</p> });
        let error = self.error.map(|text| view! { <p class="error" id=format!("{id}-error")>{text}</p> });
        let mark = (!self.is_required).then(|| view! { <span class="optional">{w::optional(self.locale)}</span> });
        let label = view! { <label for=id.clone()>{show::written(self.locale, &self.label)}" "{mark}</label> };
        let autocomplete = (!self.autocomplete.is_empty()).then_some(self.autocomplete);
        let inputmode = (!self.inputmode.is_empty()).then_some(self.inputmode);
        // No `maxlength`: browsers cut what is pasted without a word.
        let max = self.max.map(|m| m.to_string());
        let count = self.max.map(|max| count(self.locale, &id, max, matches!(self.control, Control::Area(_))));
        match self.control {
            Control::Checkbox => {
                let checked = !self.value.is_empty();
                view! {
                    <div class=format!("{class} field-check")>
                        <input type="checkbox" id=id name=name value="on" checked=checked aria-describedby=described aria-invalid=invalid/>
                        {label}{hint}{error}
                    </div>
                }
                .into_any()
            }
            Control::Input(kind) => view! {
                <div class=class>
                    {label}{hint}{error}{count}
                    <input type=kind id=id name=name multiple=self.is_multiple value=self.value data-max=max autocomplete=autocomplete inputmode=inputmode
                        lang=lang aria-describedby=described aria-invalid=invalid/>
                </div>
            }
            .into_any(),
            Control::Area(rows) => view! {
                <div class=class>
                    {label}{hint}{error}{count}
                    <textarea id=id name=name rows=rows.to_string() data-max=max lang=lang aria-describedby=described aria-invalid=invalid
                        inner_html=text_area_html(&self.value)></textarea>
                </div>
            }
            .into_any(),
            Control::Select(options) => {
                view! {
                    <div class=class>
                        {label}{hint}{error}
                        <select id=id name=name aria-describedby=described aria-invalid=invalid inner_html=options></select>
                    </div>
                }
                .into_any()
            }
        }
    }
}

/// How many characters a field takes; scripts add how many it holds. Single lines say so only when there are too many.
pub fn count(l: Locale, id: &str, max: usize, is_area: bool) -> AnyView {
    let most = grouped(i64::try_from(max).unwrap_or(i64::MAX), l);
    let (limit, so_far) = if is_area { (w::limit(l, &most), w::so_far(l, "{n}", &most)) } else { (String::new(), String::new()) };
    view! { <p class="hint count" id=format!("{id}-count") data-count=so_far data-over=w::too_many(l, "{n}", &most)>{limit}</p> }.into_any()
}

/// A line of the summary, leading to its field; a problem of the whole form has none to lead to.
fn line(target: Option<String>, label: Option<String>, text: &str) -> AnyView {
    let line = label.as_ref().map_or_else(|| text.to_owned(), |label| format!("{label}: {text}"));
    match label.and(target) {
        Some(target) => view! { <li><a href=target>{line}</a></li> }.into_any(),
        None => view! { <li>{line}</li> }.into_any(),
    }
}

/// For `inner_html`: Leptos writes the children of a text area unescaped, and browsers drop the first line end in it.
pub fn text_area_html(text: &str) -> String {
    format!("\n{}", text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;"))
}

/// A form as hidden fields under their own names.
pub fn hidden_fields(form: &Form) -> AnyView {
    form.0.iter().map(|(name, value)| hidden_field(name, value)).collect_view().into_any()
}

/// A text that may hold line ends; an `input` of type hidden keeps them.
pub fn hidden_field(name: &str, value: &str) -> AnyView {
    view! { <input type="hidden" name=name.to_owned() value=value.to_owned()/> }.into_any()
}
