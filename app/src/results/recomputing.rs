//! Computing a result again on its own page: what `recompute.js` fills in, and what stands there without scripts.

use super::words as w;
use crate::ui::assets;
use domain::locale::Locale;
use leptos::prelude::*;

/// `file`: where the result file is; `hash`: its SHA-256.
pub fn view(l: Locale, file: &str, hash: &str) -> AnyView {
    view! {
        <div
            id="recompute-here"
            class="stack"
            hidden=true
            data-file=file.to_owned()
            data-hash=hash.to_owned()
            data-busy=w::here_busy(l)
            data-failed=w::here_failed(l)
            data-matches=w::here_matches(l)
            data-differs=w::here_differs(l)
            data-nothing=w::here_nothing(l)
            data-broken=w::here_broken(l)
            data-wrong-rules=w::wrong_rules(l)
            data-wrong-sheets=w::wrong_sheets(l)
            data-wrong-file=w::wrong_file(l)
            data-wrong-inside=w::wrong_inside(l)
            data-detail=w::here_detail(l)
            data-point=l.pick(",", ".")
            data-untold=w::here_untold(l)
            data-same=w::here_same(l)
            data-other=w::here_other(l)
            data-caption=w::here_caption(l)
            data-rank=w::here_rank(l)
            data-code=w::here_code(l)
            data-mean=w::here_mean(l)
            data-sheets=w::here_sheets(l)
        >
            <p>{w::here_lead(l)}</p>
            <p><button type="button" class="btn">{w::here_run(l)}</button></p>
            <p>
                <label for="recompute-own">{w::here_own(l)}</label>
                " "
                <input type="file" id="recompute-own" accept=".json,application/json"/>
            </p>
            <div role="status" class="stack"></div>
        </div>
        <noscript><p>{w::here_none(l)}</p></noscript>
        <script type="module" src=assets::assets().recompute.clone()></script>
    }
    .into_any()
}
