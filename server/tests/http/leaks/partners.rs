//! A partner is named nowhere before the opening but to the lead's people and its own; and whoever asks a firm that takes part
//! elsewhere sees what they would see of any other.

use super::{OTHERS, finds};
use crate::site::Site;
use backend::testing::{CLOSING, PENDING_FIRM, VERIFIED_FIRM, firm_id};
use domain::{
    form::Form,
    ids::ProposalId,
    proposals::{Section, consent::TERMS, consortium::cell_name},
};

/// An organisation that nobody else knows of, and what the partner is to do.
const OUTSIDE: &str = "Viện Kín 8813";
const PART: &str = "Phần việc kín 5520";

fn rows(form: Form, partner: [&str; 3]) -> Form {
    let form = form.with("lead_share", "50").with("lead_part", "Điều phối");
    let one = [("name", partner[0]), ("code", partner[1]), ("representative", partner[2]), ("share", "30"), ("part", PART)];
    let other = [("name", OUTSIDE), ("code", "V-8813"), ("representative", "Người kín 8813"), ("share", "20"), ("part", PART)];
    let form = one.into_iter().fold(form, |form, (column, text)| form.with(cell_name(column, 0), text));
    other.into_iter().fold(form, |form, (column, text)| form.with(cell_name(column, 1), text))
}

/// `an` names the firm of `binh` in a draft of BT-01, which agrees.
async fn joined() -> (Site, ProposalId) {
    let mut site = Site::open().await;
    let t = &site.backend;
    let verify = Form::default().with("verdict", "verify");
    t.review_firm(&t.actor("mai").await, firm_id(PENDING_FIRM), &verify).await.expect("verified");
    site.submit().await;
    let (t, id) = (&site.backend, site.proposal.expect("a proposal"));
    let (an, binh) = (t.actor("an").await, t.actor("binh").await);
    let of = t.own_firm(&binh).await.expect("a firm").expect("registered").firm.profile;
    let draft = t.own_proposal(&an, id).await.expect("own").form();
    let form = rows(draft, [&of.legal_name, of.tax_code.as_str(), &of.representative]);
    t.save_section(&an, id, Section::Team, &form).await.expect("saved");
    t.ask_partners(&an, id).await.expect("asked");
    let terms = t.partnership(&binh, id).await.expect("asked").consent.terms_hash();
    let form = Form::default().with("answer", "consent").with(TERMS, terms);
    t.answer_partnership(&binh, id, &form).await.expect("agrees");
    for nick in OTHERS.into_iter().filter(|nick| !nick.is_empty()).chain(["an"]) {
        site.sign_in(nick).await;
    }
    (site, id)
}

#[tokio::test]
async fn a_partner_shows_nowhere_before_the_opening() {
    let (site, id) = joined().await;
    let secrets = [OUTSIDE, PART, "Người kín 8813"];
    // The search itself works: the lead finds all of it, the partner its own row and nothing of the others'.
    assert!(!finds(&site, "an", &secrets).await.is_empty());
    let own = site.get("binh", &format!("/firm/partnerships/{id}")).await;
    assert!(own.status == 200 && own.text.contains(PART) && own.text.contains(VERIFIED_FIRM), "{}", own.text);
    assert!(!own.text.contains(OUTSIDE) && !own.text.contains(super::site::SECRET), "{}", own.text);
    for closed in [false, true] {
        if closed {
            site.backend.at(CLOSING);
        }
        for nick in OTHERS {
            let found = finds(&site, nick, &secrets).await;
            let others: Vec<_> = found.iter().filter(|address| nick != "binh" || !address.contains("/firm/partnerships")).collect();
            assert!(others.is_empty(), "{nick} reads of it (closed: {closed}) at {others:?}");
        }
    }
    let told = site.backend.mails().await;
    let of_partners = |body: &str| secrets.iter().any(|secret| body.contains(secret)) || body.contains("liên danh");
    assert!(told.iter().all(|(to, _, body)| to.starts_with("an@") || to.starts_with("binh@") || !of_partners(body)), "{told:?}");
}

#[tokio::test]
async fn whoever_asks_a_competitor_learns_nothing_of_where_it_takes_part() {
    let (site, first) = joined().await;
    let t = &site.backend;
    let (an, binh) = (t.actor("an").await, t.actor("binh").await);
    // A second lead asks the first, which has handed in: by its page it waits, as anybody does who has not answered.
    let own = t.start_proposal(&binh, "BT-01").await.expect("a draft");
    let of = t.own_firm(&an).await.expect("a firm").expect("registered").firm.profile;
    let form = rows(t.own_proposal(&binh, own).await.expect("own").form(), [&of.legal_name, of.tax_code.as_str(), &of.representative]);
    t.save_section(&binh, own, Section::Team, &form).await.expect("saved");
    t.ask_partners(&binh, own).await.expect("asked");
    let page = |text: String| text.replace(&own.to_string(), "").replace(&first.to_string(), "");
    let before = page(site.get("binh", &format!("/proposals/{own}/act/partners")).await.text);
    t.withdraw_proposal(&an, first).await.expect("withdrawn");
    let after = page(site.get("binh", &format!("/proposals/{own}/act/partners")).await.text);
    assert_eq!(before, after, "whether the firm that was asked takes part elsewhere");
}
