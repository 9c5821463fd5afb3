//! What the office says to everybody: guides in its own words, and banners.

use crate::steps::{assert_denied, assert_not_found, assert_problem};
use backend::testing::TestBackend;
use domain::{
    access::Denied,
    banners::MAX_BANNERS,
    check::Problem,
    event::EventKind,
    form::Form,
    guides::Guide,
    people::Actor,
    seen::{SEEN, Seen},
};

fn text(vi: &str, en: &str) -> Form {
    Form::default().with("vi", vi).with("en", en)
}

fn shown(form: &Form) -> Form {
    Form::default().with(SEEN, Seen::of(form).to_string())
}

async fn told(t: &TestBackend, kind: EventKind) -> usize {
    let kind = format!("{kind}");
    t.rows().await["events"].iter().filter(|row| row.contains(&kind)).count()
}

#[tokio::test]
async fn a_guide_is_drafted_published_as_it_was_previewed_and_put_back() {
    let t = TestBackend::new().await;
    let (mai, nam, lan) = (t.actor("mai").await, t.actor("nam").await, t.actor("lan").await);
    let first = text("Mở **trang**.", "Open the **page**.");
    for who in [&lan, &t.actor("an").await, &t.actor("minh").await] {
        assert_denied(t.draft_guide(who, Guide::Submit, &first).await, Denied::Role);
        assert_denied(t.publish_guide(who, Guide::Submit, &first).await, Denied::Role);
        assert_denied(t.put_back_guide(who, Guide::Submit).await, Denied::Role);
    }
    assert_denied(t.draft_guide(&Actor::Visitor, Guide::Submit, &first).await, Denied::SignIn);
    assert_problem(
        t.draft_guide(&mai, Guide::Submit, &text("[x](javascript:x)", "")).await,
        "vi",
        &Problem::MarkupLink("javascript:x".into()),
    );
    assert_denied(t.publish_guide(&mai, Guide::Submit, &Form::default()).await, Denied::WrongState);

    t.draft_guide(&mai, Guide::Submit, &first).await.expect("saved");
    assert!(t.public_guides().await.expect("public").is_empty(), "nothing of a draft is public");
    // Whoever publishes publishes what the preview showed.
    let old = shown(&first);
    t.draft_guide(&nam, Guide::Submit, &text("Mở trang khác.", "Open another page.").with(SEEN, Seen::of(&first).to_string()))
        .await
        .expect("saved");
    assert_problem(t.publish_guide(&mai, Guide::Submit, &old).await, "vi", &Problem::ChangedSince);
    let view = t.guide(&lan, Guide::Submit).await.expect("read by the office");
    assert_eq!(view.draft.as_ref().map(|(_, by)| by.as_str()), backend::testing::person("nam").map(|person| person.name));
    t.publish_guide(&mai, Guide::Submit, &shown(&view.form())).await.expect("published");
    let public = t.public_guides().await.expect("public");
    assert_eq!(public.iter().map(|e| (e.guide, e.number, e.by)).collect::<Vec<_>>(), [(Guide::Submit, 1, mai.id().expect("a person"))]);
    assert!(t.guide(&mai, Guide::Submit).await.expect("read").draft.is_none());

    // Two editors at once: what both changed is asked about.
    let form = t.guide(&mai, Guide::Submit).await.expect("read").form();
    t.draft_guide(&nam, Guide::Submit, &text("Của Nam.", "By Nam.").with(SEEN, Seen::of(&form).to_string())).await.expect("saved");
    let stale = t.draft_guide(&mai, Guide::Submit, &text("Của Mai.", "By Mai.").with(SEEN, Seen::of(&form).to_string())).await;
    assert!(matches!(stale, Err(backend::Error::Stale(_))), "{stale:?}");
    // Without a word there is no draft.
    let draft = t.guide(&mai, Guide::Submit).await.expect("read").form();
    t.draft_guide(&mai, Guide::Submit, &text("", "").with(SEEN, Seen::of(&draft).to_string())).await.expect("dropped");
    assert!(t.guide(&mai, Guide::Submit).await.expect("read").draft.is_none());

    t.put_back_guide(&nam, Guide::Submit).await.expect("put back");
    t.put_back_guide(&nam, Guide::Submit).await.expect("again nothing");
    assert!(t.public_guides().await.expect("public").is_empty());
    let view = t.guide(&mai, Guide::Submit).await.expect("read");
    assert_eq!(view.editions.iter().map(|(e, _)| (e.number, e.text.is_some())).collect::<Vec<_>>(), [(2, false), (1, true)]);
    assert_eq!((told(&t, EventKind::GuidePublished).await, told(&t, EventKind::GuidePutBack).await), (1, 1), "in the trail");
}

fn banner(until: &str) -> Form {
    text("Bảo trì **22:00**.", "Maintenance at **22:00**.").with("kind", "warning").with("until", until)
}

#[tokio::test]
async fn a_banner_is_put_up_by_an_officer_and_taken_down_by_anybody_of_the_office() {
    let t = TestBackend::new().await;
    let (mai, lan) = (t.actor("mai").await, t.actor("lan").await);
    for who in [&lan, &t.actor("an").await, &t.actor("minh").await] {
        assert_denied(t.put_up_banner(who, &banner("2026-03-02T23:00")).await, Denied::Role);
    }
    assert_denied(t.put_up_banner(&Actor::Visitor, &banner("2026-03-02T23:00")).await, Denied::SignIn);
    assert_problem(t.put_up_banner(&mai, &banner("2026-05-02T23:00")).await, "until", &Problem::TooManyDays(31));
    for _ in 0..MAX_BANNERS {
        t.put_up_banner(&mai, &banner("2026-03-02T23:00")).await.expect("put up");
    }
    let many = t.put_up_banner(&mai, &banner("2026-03-02T23:00")).await;
    assert_problem(many, "form", &Problem::TooManyBanners(MAX_BANNERS as u32));
    let all = t.banners(&lan).await.expect("read by the office").lines;
    let one = Form::default().with("banner", all[0].0.id.to_string());
    assert_denied(t.take_down_banner(&t.actor("an").await, &one).await, Denied::Role);
    assert_not_found(t.take_down_banner(&mai, &Form::default().with("banner", "x")).await);
    t.take_down_banner(&lan, &one).await.expect("taken down");
    t.take_down_banner(&mai, &one).await.expect("it is down");
    assert_eq!(t.standing_banners().await.expect("read").len(), MAX_BANNERS - 1);
    let all = t.banners(&mai).await.expect("read").lines;
    assert_eq!(all[0].2.as_deref(), backend::testing::person("lan").map(|person| person.name));
    assert_eq!((told(&t, EventKind::BannerPutUp).await, told(&t, EventKind::BannerTakenDown).await), (MAX_BANNERS, 1), "in the trail");
    t.at("2026-03-02T23:00");
    let standing = t.standing_banners().await.expect("read");
    assert!(standing.iter().all(|banner| !banner.is_shown(t.clock.now())), "over at its time");
    t.put_up_banner(&mai, &banner("2026-03-03T23:00")).await.expect("there is room again");
}
