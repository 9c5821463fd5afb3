//! Saves a form by itself while somebody types, and says when it did.

use domain::{ids::ProposalId, locale::Locale, proposals::Section};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

mod w {
    words! {
        idle = "Nội dung được tự động lưu khi nhập." | "What is typed is saved by itself.";
    }
}

/// The form that is saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Target {
    /// A section of one's own draft; its version is the hidden field `draft_version`.
    Section(ProposalId, Section),
    /// One's own sheet for a proposal; its version is the hidden field `sheet_version`.
    Sheet(ProposalId),
}

/// Place it inside the form or beside it; `form_id` is the form's `id`, `saved` says when it was saved last, if it was.
#[island]
pub fn Autosave(form_id: String, target: Target, locale: Locale, saved: String) -> impl IntoView {
    let said = RwSignal::new(format!("{saved} {}", w::idle(locale)).trim_start().to_owned());
    #[cfg(feature = "hydrate")]
    browser::watch(&form_id, target, locale, said);
    #[cfg(not(feature = "hydrate"))]
    let _ = (form_id, target);
    view! { <p class="autosave meta" role="status">{said}</p> }
}

#[cfg(feature = "hydrate")]
mod browser {
    use super::Target;
    use crate::islands::api::{NotSaved, Saved, save_section, save_sheet};
    use domain::locale::Locale;
    use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*, task::spawn_local};
    use std::{
        cell::{Cell, RefCell},
        collections::BTreeMap,
        rc::Rc,
        time::Duration,
    };
    use wasm_bindgen::{JsCast, JsValue, closure::Closure};
    use web_sys::{FormData, HtmlElement, HtmlFormElement, HtmlInputElement, SubmitEvent};

    mod w {
        words! {
            typing = "Chưa lưu…" | "Not saved yet…";
            saving = "Đang lưu…" | "Saving…";
            saved(time) = "Đã lưu lúc {time}." | "Saved at {time}.";
            invalid = "Có mục nhập chưa đúng nên chưa tự động lưu. Bấm “Lưu” để xem chi tiết." | "Something is not right, so this is not saved. Press “Save” to see what.";
            stale = "Người khác đã lưu mục này trong lúc đang soạn. Bấm “Lưu” để xem cả hai bản." | "Somebody else saved this in the meantime. Press “Save” to see both versions.";
            signed_out = "Phiên làm việc đã kết thúc. Bấm “Lưu” để đăng nhập lại; nội dung vừa nhập được giữ nguyên." | "The session has ended. Press “Save” to sign in again; what was typed is kept.";
            refused = "Không lưu được ở bước hiện tại. Vui lòng tải lại trang." | "This can no longer be saved. Please load the page again.";
            unreachable = "Mất kết nối, chưa lưu. Hệ thống sẽ thử lại." | "No connection, not saved. Trying again.";
        }
    }

    /// After the last keystroke.
    const PAUSE: Duration = Duration::from_millis(1_500);
    /// After a failed connection.
    const RETRY: Duration = Duration::from_secs(10);

    struct Saver {
        form: HtmlFormElement,
        target: Target,
        locale: Locale,
        said: RwSignal<String>,
        timer: Cell<Option<TimeoutHandle>>,
        is_saving: Cell<bool>,
        /// Nothing more is saved by itself: a person must decide.
        is_over: Cell<bool>,
        /// The button that was pressed while a save was under way.
        pressed: RefCell<Option<HtmlElement>>,
    }

    pub fn watch(form_id: &str, target: Target, locale: Locale, said: RwSignal<String>) {
        let Some(form) = document().get_element_by_id(form_id).and_then(|e| e.dyn_into::<HtmlFormElement>().ok()) else { return };
        let saver = Rc::new(Saver {
            form: form.clone(),
            target,
            locale,
            said,
            timer: Cell::default(),
            is_saving: Cell::default(),
            is_over: Cell::default(),
            pressed: RefCell::default(),
        });
        let typed = Closure::<dyn Fn()>::new({
            let saver = saver.clone();
            move || saver.typed()
        });
        let submitted = Closure::<dyn Fn(SubmitEvent)>::new(move |event| saver.submitted(&event));
        let is_heard = form.add_event_listener_with_callback("input", typed.as_ref().unchecked_ref()).is_ok()
            && form.add_event_listener_with_callback("submit", submitted.as_ref().unchecked_ref()).is_ok();
        if is_heard {
            // The form lives as long as the page.
            typed.forget();
            submitted.forget();
        }
    }

    impl Saver {
        fn typed(self: &Rc<Self>) {
            if !self.is_over.get() {
                self.said.set(w::typing(self.locale).into());
                self.save_after(PAUSE);
            }
        }

        fn save_after(self: &Rc<Self>, wait: Duration) {
            self.stop_timer();
            let saver = self.clone();
            self.timer.set(set_timeout_with_handle(move || saver.save(), wait).ok());
        }

        fn stop_timer(&self) {
            if let Some(timer) = self.timer.take() {
                timer.clear();
            }
        }

        fn save(self: &Rc<Self>) {
            if self.is_saving.replace(true) {
                return self.save_after(PAUSE);
            }
            self.said.set(w::saving(self.locale).into());
            let (saver, fields) = (self.clone(), fields(&self.form));
            spawn_local(async move {
                let answer = match saver.target {
                    Target::Section(id, section) => save_section(id, section, fields).await,
                    Target::Sheet(id) => save_sheet(id, fields).await,
                };
                saver.answered(answer);
            });
        }

        fn answered(self: &Rc<Self>, answer: Result<Saved, NotSaved>) {
            self.is_saving.set(false);
            let l = self.locale;
            let said = match answer {
                Ok(saved) => {
                    self.set_version(saved.version);
                    w::saved(l, saved.time)
                }
                Err(NotSaved::Unreachable) => {
                    self.save_after(RETRY);
                    w::unreachable(l).into()
                }
                Err(NotSaved::Invalid) => w::invalid(l).into(),
                Err(reason) => {
                    self.is_over.set(true);
                    self.stop_timer();
                    match reason {
                        NotSaved::Stale => w::stale(l),
                        NotSaved::SignedOut => w::signed_out(l),
                        _ => w::refused(l),
                    }
                    .into()
                }
            };
            self.said.set(said);
            if let Some(button) = self.pressed.take() {
                button.click();
            }
        }

        fn set_version(&self, version: u32) {
            let name = if matches!(self.target, Target::Section(..)) { "draft_version" } else { "sheet_version" };
            let field = self.form.query_selector(&format!("[name={name}]")).ok().flatten();
            if let Some(field) = field.and_then(|f| f.dyn_into::<HtmlInputElement>().ok()) {
                field.set_value(&version.to_string());
            }
        }

        /// A form sent while a save is under way would carry the version from before it, so it waits.
        fn submitted(&self, event: &SubmitEvent) {
            self.stop_timer();
            let button = event.submitter().filter(|_| self.is_saving.get()).and_then(|b| b.dyn_into::<HtmlElement>().ok());
            if button.is_some() {
                event.prevent_default();
                self.pressed.replace(button);
            }
        }
    }

    fn fields(form: &HtmlFormElement) -> BTreeMap<String, String> {
        let Ok(data) = FormData::new_with_form(form) else { return BTreeMap::new() };
        let pair = |entry: JsValue| {
            let entry = js_sys::Array::from(&entry);
            Some((entry.get(0).as_string()?, entry.get(1).as_string()?))
        };
        data.entries().into_iter().flatten().filter_map(pair).collect()
    }
}
