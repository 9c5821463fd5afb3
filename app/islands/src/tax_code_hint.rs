//! Says at once whether a tax code has been typed right.

use domain::locale::Locale;
use leptos::prelude::*;

#[cfg(any(target_arch = "wasm32", test))]
mod w {
    words! {
        right(code) = "Mã số thuế {code}: chữ số kiểm tra khớp." | "Tax code {code}: the check digit matches.";
        typing(left) = "Còn {left} chữ số." | "{left} digits to go.";
        shape = "Mã số thuế gồm 10 chữ số; đơn vị phụ thuộc thêm 3 chữ số." | "A tax code has 10 digits; a branch has 3 more.";
        check = "Chữ số kiểm tra chưa khớp. Vui lòng đối chiếu với giấy chứng nhận đăng ký." | "The check digit does not match. Please compare with the registration certificate.";
    }
}

/// `field` is the `id` of the field; the server checks again in any case.
#[island]
pub fn TaxCodeHint(field: String, locale: Locale) -> impl IntoView {
    let said = RwSignal::new(String::new());
    #[cfg(target_arch = "wasm32")]
    Effect::new(move |_| browser::follow(&field, locale, said));
    #[cfg(not(target_arch = "wasm32"))]
    let _ = (field, locale);
    view! { <p class="hint" role="status">{said}</p> }
}

#[cfg(any(target_arch = "wasm32", test))]
fn say(l: Locale, typed: &str) -> String {
    use domain::tax_code::{TaxCode, TaxCodeError};
    let digits = typed.chars().filter(char::is_ascii_digit).count();
    match TaxCode::parse(typed) {
        _ if digits == 0 => String::new(),
        Ok(code) => w::right(l, code),
        Err(TaxCodeError::CheckDigit) => w::check(l).into(),
        Err(TaxCodeError::Shape) if digits < 10 => w::typing(l, 10 - digits),
        Err(TaxCodeError::Shape) => w::shape(l).into(),
    }
}

#[cfg(target_arch = "wasm32")]
mod browser {
    use domain::locale::Locale;
    use leptos::prelude::*;
    use wasm_bindgen::{JsCast, closure::Closure};
    use web_sys::HtmlInputElement;

    /// Judges what stands there now, typed before this began or put back by the browser, and after each keystroke.
    pub fn follow(field: &str, locale: Locale, said: RwSignal<String>) {
        let Some(field) = document().get_element_by_id(field).and_then(|f| f.dyn_into::<HtmlInputElement>().ok()) else { return };
        let typed = field.clone();
        let judge = move || said.set(super::say(locale, &typed.value()));
        judge();
        let listener = Closure::<dyn Fn()>::new(judge);
        if field.add_event_listener_with_callback("input", listener.as_ref().unchecked_ref()).is_ok() {
            // The field lives as long as the page.
            listener.forget();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_waits_for_ten_digits_before_it_complains() {
        assert_eq!(say(Locale::Vi, ""), "");
        assert_eq!(say(Locale::Vi, "0100 233"), "Còn 3 chữ số.");
        assert_eq!(say(Locale::En, "0100233488"), "Tax code 0100233488: the check digit matches.");
        assert!(say(Locale::Vi, "0100233489").starts_with("Chữ số kiểm tra"));
        assert!(say(Locale::En, "01002334880").starts_with("A tax code has"));
    }
}
