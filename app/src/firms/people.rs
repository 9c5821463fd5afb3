//! Who belongs to the firm: invited, taken out, an invitation taken back, each by the owner.

use super::{CANCEL_INVITATION, INVITE, REMOVE_MEMBER, RIGHTS, ownership, rights::options, words as w};
use crate::{
    paths,
    request::Req,
    ui::{
        ask::ask,
        form::Fields,
        show,
        table::{Head, table},
    },
};
use backend::firms::{FirmPerson, FirmView};
use domain::{
    access::{Action, Denied},
    limits::EMAIL,
    proposals::OwnRight,
    time::Moment,
};
use leptos::prelude::*;

pub fn people_view(req: &Req, firm: &FirmView, fields: &Fields<'_>) -> AnyView {
    let l = req.locale;
    let (removes, invites) = (firm.can.is(Action::RemoveMember), firm.can.is(Action::InviteMember));
    let has_acts = removes;
    let person = |person: &FirmPerson| {
        let part = if person.is_owner { w::owner(l).to_owned() } else { format!("{}: {}", w::member(l), w::right_name(l, person.right)) };
        let act = has_acts.then(
            || view! { <td>{ownership::offer(req, firm, person)}{(removes && !person.is_owner).then(|| remove_form(req, person))}</td> },
        );
        view! {
            <tr>
                <th scope="row">{person.name.clone()}</th>
                <td class="whole">{person.email.clone()}</td>
                <td class="whole">{part}{alone(req, firm, person)}</td>
                {act}
            </tr>
        }
    };
    let invitation = |(email, until): &(String, Moment)| {
        let act = has_acts.then(|| view! { <td>{removes.then(|| cancel_form(req, email))}</td> });
        view! { <tr><th scope="row">"–"</th><td class="whole">{email.clone()}</td><td class="whole">{w::invited_until(l)}" "{show::time(l, *until)}</td>{act}</tr> }
    };
    fields.name("people", w::people(l));
    let choices = std::iter::once((String::new(), w::right_choose(l).to_owned())).chain(options(l)).collect();
    let form = invites.then(move || {
        view! {
            <form method="post" action=req.href(INVITE) class="stack" novalidate>
                {fields.input("email", "email", w::invite_email(l)).hint(w::invite_hint(l)).required().max(EMAIL).view()}
                {fields.select("right", w::right(l), choices).required().view()}
                <div class="actions"><button type="submit" class="btn">{w::invite_send(l)}</button></div>
            </form>
        }
    });
    let unverified = firm.can.get(Action::InviteMember) == Err(Denied::Unverified);
    let unverified = unverified.then(|| view! { <p class="muted">{w::invite_later(l)}</p> });
    let has_others = firm.people.iter().any(|person| !person.is_owner);
    let rights = (firm.can.is(Action::SetRights) && has_others)
        .then(|| view! { <p><a class="btn" href=req.href(RIGHTS)>{w::rights_title(l)}</a></p> });
    let heads = [Head::Text(w::person(l)), Head::Text(w::email(l)), Head::Text(w::part(l))];
    let heads = heads.into_iter().chain(has_acts.then(|| Head::Text(w::people_act(l))));
    let body = view! { <tbody>{firm.people.iter().map(person).collect_view()}{firm.invited.iter().map(invitation).collect_view()}</tbody> };
    view! {
        {table(w::people_caption(l), heads, body)}
        {rights}
        {form}
        {unverified}
        {ownership::ask_office(req, firm, fields)}
    }
    .into_any()
}

/// What they may do with one proposal otherwise than with all.
fn alone(req: &Req, firm: &FirmView, person: &FirmPerson) -> AnyView {
    let l = req.locale;
    let line = |(own, code): &(OwnRight, String)| {
        let href = req.href(paths::proposal_act(own.proposal, "rights"));
        view! { <p class="meta"><a href=href>{show::unbroken(&w::right_for_one(l, code, w::right_name(l, own.right)))}</a></p> }
    };
    firm.alone.iter().filter(|(own, _)| own.user == person.user).map(line).collect_view().into_any()
}

fn remove_form(req: &Req, person: &FirmPerson) -> AnyView {
    let l = req.locale;
    let form = view! {
        <form method="post" action=req.href(REMOVE_MEMBER)>
            <input type="hidden" name="user" value=person.user.to_string()/>
            <button type="submit" class="btn btn-danger">{w::remove_member(l)}</button>
        </form>
    };
    ask(w::remove_member(l).to_owned(), Some(person.name.clone()), w::ask_remove_member(l, &person.name), form)
}

fn cancel_form(req: &Req, email: &str) -> AnyView {
    let l = req.locale;
    let form = view! {
        <form method="post" action=req.href(CANCEL_INVITATION)>
            <input type="hidden" name="invited" value=email.to_owned()/>
            <button type="submit" class="btn btn-danger">{w::cancel_invitation(l)}</button>
        </form>
    };
    ask(w::cancel_invitation(l).to_owned(), Some(email.to_owned()), w::ask_cancel_invitation(l, email), form)
}
