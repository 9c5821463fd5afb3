//! Bars drawn by the server, each with its name and its number beside it; the numbers stand in a table too.

use domain::locale::Locale;
use leptos::prelude::*;

mod w {
    words! {
        numbers = "Số liệu dạng bảng" | "The numbers as a table";
    }
}

const WIDTH: u32 = 480;
/// For the longest bar, with room for its number.
const SCALE: u32 = 410;
const ROW: u32 = 46;
const THICK: u32 = 14;

/// `id` names the chart on its page; `title` says what it shows, and `source` of when and from where the numbers are.
pub fn view(l: Locale, id: &'static str, title: &str, source: &str, bars: &[(String, u32)], table: AnyView) -> AnyView {
    view! { {plain(id, title, source, bars)}<details><summary>{w::numbers(l)}</summary>{table}</details> }.into_any()
}

/// The chart alone, where its numbers stand in a table above it.
pub fn plain(id: &'static str, title: &str, source: &str, bars: &[(String, u32)]) -> AnyView {
    let most = bars.iter().map(|(_, number)| *number).max().unwrap_or_default().max(1);
    let height = ROW * bars.len() as u32 + 4;
    let bar = |(i, (name, number)): (usize, &(String, u32))| {
        let top = ROW * i as u32;
        let length = SCALE * number / most;
        view! {
            <text class="chart-label" x="0" y=top + 18 font-size="16" fill="currentColor">{name.clone()}</text>
            <rect class="chart-range" x="0" y=top + 25 width=length.max(2) height=THICK fill="currentColor"/>
            <text class="chart-tick" x=length + 10 y=top + 38 font-size="16" fill="currentColor">{number.to_string()}</text>
        }
    };
    let named = format!("{id}-title");
    view! {
        <figure class="chart">
            <svg viewBox=format!("0 0 {WIDTH} {height}") role="img" aria-labelledby=named.clone() width="100%">
                <title id=named.clone()>{title.to_owned()}</title>
                {bars.iter().enumerate().map(bar).collect_view()}
            </svg>
            <figcaption class="meta">{title.to_owned()}". "{source.to_owned()}</figcaption>
        </figure>
    }
    .into_any()
}
