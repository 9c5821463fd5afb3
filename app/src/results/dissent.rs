//! An opinion that a member keeps beside the council's proposal.

use super::words as w;
use crate::{
    paths,
    request::{Refused, Req},
    ui::{conflict, form::Fields},
};
use backend::results::RankingView;
use domain::{access::Action, council::vote::MAX_DISSENT, form::Form, seen::Seen};
use leptos::prelude::*;

/// For a member who may still say so; what they said before stands in the field.
pub fn form(req: &Req, v: &RankingView, refused: Option<&Refused>) -> Option<AnyView> {
    let l = req.locale;
    let own = v.dissents.iter().find(|(_, d)| Some(d.member) == req.actor.id()).map_or("", |(_, d)| d.text.as_str());
    let stored = Form::default().with("text", own);
    let fields = Fields::new(l, &stored, refused);
    v.can.is(Action::RecordDissent).then(|| {
        view! {
            <section class="panel stack" aria-labelledby="dissent">
                <h2 id="dissent">{w::dissent(l)}</h2>
                <p>{w::dissent_lead(l)}</p>
                {conflict::section(l, refused, |_| w::dissent_text(l).to_owned(), |_, text| text.to_owned())}
                <form class="stack" method="post" action=req.href(paths::council_act(&v.challenge.code, "dissent"))>
                    {fields.seen(&Seen::of(&stored))}
                    {fields.area("text", w::dissent_text(l), 4).required().max(MAX_DISSENT).view()}
                    <div class="actions"><button type="submit" class="btn">{w::dissent_button(l)}</button></div>
                </form>
            </section>
        }
        .into_any()
    })
}
