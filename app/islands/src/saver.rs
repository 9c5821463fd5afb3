//! When a form is saved by itself: after a pause, at the latest after ten seconds, and when its page is left.

use super::{
    api::{LOCALE, NotSaved, Saved},
    marks, sending,
    target::Target,
};
use domain::{
    locale::Locale,
    seen::{SEEN, UNANSWERED},
};
use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*, task::spawn_local};
use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
    rc::Rc,
    time::Duration,
};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Event, EventTarget, FormData, HtmlElement, HtmlFormElement, HtmlInputElement, PageTransitionEvent, SubmitEvent};

mod w {
    words! {
        idle = "Nội dung được tự động lưu khi nhập." | "Your text is saved automatically.";
        typing = "Chưa lưu…" | "Not saved yet…";
        saving = "Đang lưu…" | "Saving…";
        saved(time) = "Đã lưu lúc {time}." | "Saved at {time}.";
        saved_wrong(time) = "Đã lưu lúc {time}, gồm cả nội dung cần sửa được đánh dấu ở trên." | "Saved at {time}, with what is marked above and needs mending.";
        invalid = "Có mục nhập chưa đúng nên chưa tự động lưu. Bấm nút lưu để xem chi tiết." | "Something is not right, so this is not saved. Press the save button to see what.";
        stale = "Người khác đã lưu mục này trong lúc đang soạn. Bấm nút lưu để xem cả hai bản." | "Somebody else saved this in the meantime. Press the save button to see both versions.";
        own_stale = "Chính ông/bà đã lưu mục này ở một cửa sổ khác. Bấm nút lưu để xem cả hai bản." | "You saved this yourself, in another window. Press the save button to see both versions.";
        signed_out = "Phiên làm việc đã kết thúc. Bấm nút lưu để đăng nhập lại; nội dung vừa nhập được giữ nguyên." | "The session has ended. Press the save button to sign in again; your text is kept.";
        refused(why) = "{why} Nội dung vừa nhập chưa được lưu nhưng vẫn còn trên trang; bấm nút lưu để xem lại và sao chép." | "{why} What you have just typed is not saved but is still on the page; press the save button to see it again and to copy it.";
        refused_unsaid = "Không lưu được ở bước hiện tại." | "This can no longer be saved.";
        unreachable = "Mất kết nối, chưa lưu. Hệ thống sẽ thử lại." | "No connection, not saved. Trying again.";
    }
}

/// After the last keystroke.
const PAUSE: Duration = Duration::from_millis(1_500);
/// After the first keystroke that is not saved, however steadily somebody types on.
const LONGEST: f64 = 10_000.0;
/// After a failed connection.
const RETRY: Duration = Duration::from_secs(10);
/// On the form while something in it is not saved; read by the script that warns before the page is left.
const UNSAVED: &str = "data-unsaved";
/// On the form, for links to wait for it while it says [`WAITS`].
const AUTOSAVE: &str = "data-autosave";
const WAITS: &str = "waits";
/// On the form while a script keeps what is not saved on the device, and what is to be said then, and once it is sent.
const KEPT: &str = "data-kept";
const ON_DEVICE: &str = "data-on-device";
const SENT: &str = "data-sent";

struct Saver {
    form: HtmlFormElement,
    target: Target,
    locale: Locale,
    said: RwSignal<String>,
    timer: Cell<Option<TimeoutHandle>>,
    /// When the first keystroke that is not saved came.
    since: Cell<Option<f64>>,
    /// Grows with each keystroke.
    edits: Cell<u32>,
    is_saving: Cell<bool>,
    /// Nothing more is saved by itself: a person must decide.
    is_over: Cell<bool>,
    /// The form itself has been sent.
    is_sent: Cell<bool>,
    /// The page was left, and comes back as it was.
    was_left: Cell<bool>,
    /// The form holds more than is saved by itself, and something of that was typed.
    is_more: Cell<bool>,
    /// The button that was pressed while a save was under way.
    pressed: RefCell<Option<HtmlElement>>,
    /// The last save found no connection.
    is_unreached: Cell<bool>,
    /// What was saved last, or is being saved.
    sent: RefCell<BTreeMap<String, String>>,
    /// The keystrokes of the latest save that was answered.
    answered: Cell<u32>,
}

pub fn watch(form_id: &str, target: Target, locale: Locale, saved: &str, said: RwSignal<String>) {
    let Some(form) = document().get_element_by_id(form_id).and_then(|e| e.dyn_into::<HtmlFormElement>().ok()) else { return };
    said.set(format!("{saved} {}", w::idle(locale)).trim_start().to_owned());
    let _ = form.set_attribute(AUTOSAVE, "");
    let saver = Rc::new(Saver {
        form: form.clone(),
        target,
        locale,
        said,
        timer: Cell::default(),
        since: Cell::default(),
        edits: Cell::default(),
        is_saving: Cell::default(),
        is_over: Cell::default(),
        is_sent: Cell::default(),
        was_left: Cell::default(),
        is_more: Cell::default(),
        pressed: RefCell::default(),
        is_unreached: Cell::default(),
        sent: RefCell::default(),
        answered: Cell::default(),
    });
    if form.has_attribute(UNSAVED) {
        // Kept by a button of the frame, or typed before the module was loaded.
        let is_more = |(name, text): (&String, &String)| !saver.saves(name) && !text.trim().is_empty();
        saver.is_more.set(matches!(saver.target, Target::Sheet(_)) && fields(&saver.form).iter().any(is_more));
        saver.typed();
    }
    saver.listen(&document(), "input", |saver, event| {
        let field = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let owner = field.as_ref().and_then(|field| js_sys::Reflect::get(field, &JsValue::from_str("form")).ok());
        let form: &JsValue = saver.form.as_ref();
        if owner.is_none_or(|owner| owner != *form) {
            return;
        }
        if field.is_some_and(|field| saver.saves(&field.get_attribute("name").unwrap_or_default())) {
            saver.typed();
        } else {
            saver.is_more.set(true);
        }
    });
    saver.listen(&form, "submit", |saver, event| saver.submitted(event.unchecked_ref()));
    saver.listen(&form, "savenow", |saver, _| saver.save_now());
    saver.listen(&document(), "visibilitychange", |saver, _| {
        if document().hidden() {
            saver.save_now();
        }
    });
    saver.listen(&window(), "online", |saver, _| saver.reached());
    saver.listen(&window(), "pagehide", |saver, _| {
        saver.was_left.set(saver.is_unsaved() && !saver.is_over.get() && !saver.is_sent.get());
        saver.save_now();
    });
    saver.listen(&window(), "pageshow", |saver, event| {
        let is_same = event.dyn_ref::<PageTransitionEvent>().is_some_and(PageTransitionEvent::persisted);
        if is_same && (saver.was_left.get() || saver.is_sent.get()) {
            let _ = window().location().reload();
        }
    });
}

impl Saver {
    /// Forms live as long as their page, and so do the listeners.
    fn listen(self: &Rc<Self>, on: &EventTarget, kind: &str, then: impl Fn(&Rc<Self>, Event) + 'static) {
        let saver = self.clone();
        let listener = Closure::<dyn Fn(Event)>::new(move |event| then(&saver, event));
        if on.add_event_listener_with_callback(kind, listener.as_ref().unchecked_ref()).is_ok() {
            listener.forget();
        }
    }

    /// Whether a field is part of what is saved by itself.
    fn saves(&self, name: &str) -> bool {
        match self.target {
            Target::Section(..) => true,
            Target::Debrief(_) => matches!(name, "strengths" | "weaknesses"),
            Target::Sheet(_) => !matches!(name, "abstain_reason" | "kind" | "reason"),
            Target::Report(_) => name == "report",
            // Half a code would be an address: it is saved by the button.
            Target::Challenge(_) => name != "code",
            Target::Minutes(_) => matches!(name, "opinions" | "dissent" | "conclusion") || name.starts_with("votes_"),
        }
    }

    fn is_unsaved(&self) -> bool {
        self.since.get().is_some() || self.is_saving.get()
    }

    fn typed(self: &Rc<Self>) {
        self.edits.set(self.edits.get() + 1);
        if self.is_over.get() {
            return;
        }
        let now = js_sys::Date::now();
        let since = self.since.get().unwrap_or(now);
        self.since.set(Some(since));
        let _ = self.form.set_attribute(AUTOSAVE, WAITS);
        self.said.set(w::typing(self.locale).into());
        let left = (since + LONGEST - now).max(0.0);
        self.save_after(PAUSE.min(Duration::from_millis(left as u64)));
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

    /// The page is hidden, or about to be left.
    fn save_now(self: &Rc<Self>) {
        if self.since.get().is_none() || self.is_over.get() || self.is_sent.get() {
            return;
        }
        self.stop_timer();
        // The save under way ends first, so this one is based on the version that it will make.
        self.send(u32::from(self.is_saving.get()));
    }

    /// There is a connection again.
    fn reached(self: &Rc<Self>) {
        if self.since.get().is_some() && !self.is_over.get() && !self.is_sent.get() {
            self.stop_timer();
            self.save();
        }
    }

    fn save(self: &Rc<Self>) {
        if self.is_saving.get() {
            return self.save_after(PAUSE);
        }
        self.send(0);
    }

    fn send(self: &Rc<Self>, ahead: u32) {
        self.is_saving.set(true);
        self.since.set(None);
        self.said.set(w::saving(self.locale).into());
        let mut fields = fields(&self.form);
        let sent = self.sent.replace(fields.clone());
        if self.has_no_version() {
            // What a page will show cannot be counted on: this one says what the save under way has sent.
            if ahead > 0 {
                fields.extend(unanswered(&sent, &fields));
            }
        } else {
            let version = self.version().map_or(0, |version| version + ahead);
            fields.insert(self.version_name().to_owned(), version.to_string());
        }
        fields.insert(LOCALE.to_owned(), self.locale.code().to_owned());
        let (saver, edits) = (self.clone(), self.edits.get());
        spawn_local(async move {
            let answer = sending::save(saver.target, fields).await;
            saver.answered(answer, edits);
        });
    }

    fn answered(self: &Rc<Self>, answer: Result<Saved, NotSaved>, edits: u32) {
        self.is_saving.set(false);
        let l = self.locale;
        let said = match answer {
            Ok(saved) => {
                let carried = if self.has_no_version() { saved.seen } else { saved.version.to_string() };
                if self.carried().as_ref() != Some(&carried) {
                    marks::changed();
                }
                // Two answers may come in either order.
                if self.answered.get() <= edits {
                    self.answered.set(edits);
                    self.carry(&carried);
                    marks::show(&self.form, &saved.wrong);
                }
                if self.edits.get() == edits {
                    let _ = self.form.set_attribute(AUTOSAVE, "");
                    marks::saved(self.version_name(), !self.is_more.get());
                    if !self.is_more.get() {
                        let _ = self.form.remove_attribute(UNSAVED);
                    }
                }
                let was_kept = self.is_unreached.take().then(|| self.form.get_attribute(SENT)).flatten();
                let said = match was_kept {
                    Some(said) if saved.wrong.is_empty() => said.replace("{time}", &saved.time),
                    _ if saved.wrong.is_empty() => w::saved(l, saved.time),
                    _ => w::saved_wrong(l, saved.time),
                };
                format!("{said} {}", saved.meanwhile).trim_end().to_owned()
            }
            Err(NotSaved::Unreachable) => {
                self.since.set(self.since.get().or(Some(js_sys::Date::now())));
                self.save_after(RETRY);
                self.is_unreached.set(true);
                let kept = self.form.has_attribute(KEPT).then(|| self.form.get_attribute(ON_DEVICE)).flatten();
                kept.unwrap_or_else(|| w::unreachable(l).into())
            }
            Err(NotSaved::Invalid) => {
                let _ = self.form.set_attribute(AUTOSAVE, "");
                w::invalid(l).into()
            }
            Err(reason) => {
                self.is_over.set(true);
                let _ = self.form.set_attribute(AUTOSAVE, "");
                self.stop_timer();
                match reason {
                    NotSaved::Stale => w::stale(l).into(),
                    NotSaved::OwnStale => w::own_stale(l).into(),
                    NotSaved::SignedOut => w::signed_out(l).into(),
                    NotSaved::Refused(why) => w::refused(l, why),
                    _ => w::refused(l, w::refused_unsaid(l)),
                }
            }
        };
        self.said.set(said);
        if let Some(button) = self.pressed.take() {
            button.click();
        }
    }

    fn version_name(&self) -> &'static str {
        match self.target {
            Target::Section(..) => "draft_version",
            Target::Sheet(_) => "sheet_version",
            Target::Debrief(_) => "seen",
            Target::Minutes(_) => "item_version",
            Target::Report(_) => "report_version",
            Target::Challenge(_) => "seen",
        }
    }

    fn version_field(&self) -> Option<HtmlInputElement> {
        self.form.query_selector(&format!("[name={}]", self.version_name())).ok().flatten()?.dyn_into().ok()
    }

    /// The form says what its page showed instead.
    fn has_no_version(&self) -> bool {
        matches!(self.target, Target::Challenge(_))
    }

    fn carried(&self) -> Option<String> {
        Some(self.version_field()?.value())
    }

    fn version(&self) -> Option<u32> {
        self.carried()?.parse().ok()
    }

    fn carry(&self, carried: &str) {
        if let Some(field) = self.version_field() {
            field.set_value(carried);
        }
    }

    /// A form sent while a save is under way would carry the version from before it, so it waits.
    fn submitted(&self, event: &SubmitEvent) {
        self.stop_timer();
        let button = event.submitter().filter(|_| self.is_saving.get()).and_then(|b| b.dyn_into::<HtmlElement>().ok());
        self.is_sent.set(button.is_none());
        if button.is_some() {
            event.prevent_default();
            self.pressed.replace(button);
        }
    }
}

/// Of the fields that have changed since they were sent, what was sent.
fn unanswered(sent: &BTreeMap<String, String>, fields: &BTreeMap<String, String>) -> BTreeMap<String, String> {
    let before = |name: &String| sent.get(name).cloned().unwrap_or_default();
    let names = fields.keys().chain(sent.keys()).filter(|name| name.as_str() != SEEN && fields.get(*name) != sent.get(*name));
    names.map(|name| (format!("{UNANSWERED}{name}"), before(name))).collect()
}

fn fields(form: &HtmlFormElement) -> BTreeMap<String, String> {
    let Ok(data) = FormData::new_with_form(form) else { return BTreeMap::new() };
    let pair = |entry: JsValue| {
        let entry = js_sys::Array::from(&entry);
        Some((entry.get(0).as_string()?, entry.get(1).as_string()?))
    };
    data.entries().into_iter().flatten().filter_map(pair).collect()
}
