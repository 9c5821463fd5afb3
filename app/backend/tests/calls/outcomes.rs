//! What became of a challenge after its decision: public at once, edition by edition, by officers alone.

use crate::steps::{CODE, assert_denied, assert_not_found, assert_problem, decided, draft, published, result_published};
use backend::testing::TestBackend;
use domain::{
    access::Denied,
    challenges::outcome::Standing,
    check::{Problem, RegisterProblem},
    event::EventKind,
    form::Form,
    people::Actor,
};

fn form() -> Form {
    let fields = [("standing", "running"), ("as_of", "2026-03-31"), ("source", "Báo cáo nghiệm thu"), ("spent", "200.000.000")];
    fields.into_iter().fold(Form::default(), |form, (name, value)| form.with(name, value))
}

#[tokio::test]
async fn what_became_of_it_is_public_and_every_edition_stays() {
    let t = TestBackend::new().await;
    published(&t, "BT-02").await;
    draft(&t, "BT-03").await;
    result_published(&t).await;
    let (mai, nam) = (t.actor("mai").await, t.actor("nam").await);
    assert!(t.outcome(&Actor::Visitor, CODE).await.expect("public").editions.is_empty());
    t.keep_outcome(&mai, CODE, &form()).await.expect("kept");
    let failed = form().with("standing", "failed").with("lessons", "Thiếu dữ liệu.");
    assert_problem(t.keep_outcome(&nam, CODE, &failed).await, "reason", &Problem::Required);
    for wrong in [CODE, "BT-03", "BT-99"] {
        let form = failed.clone().with("reason", "Nghiệm thu.").with("called_again", wrong);
        assert_problem(t.keep_outcome(&nam, CODE, &form).await, "called_again", &Problem::NoSuchCall);
    }
    let failed = failed.with("reason", "Nghiệm thu.").with("called_again", "BT-02");
    t.keep_outcome(&nam, CODE, &failed).await.expect("kept");
    let unchanged = Problem::Register(RegisterProblem::Unchanged);
    assert_problem(t.keep_outcome(&mai, CODE, &failed).await, "standing", &unchanged);
    let view = t.outcome(&Actor::Visitor, CODE).await.expect("public");
    let told: Vec<_> = view.editions.iter().map(|of| (of.version, of.outcome.standing, of.reason.as_str())).collect();
    assert_eq!(told, [(1, Standing::Running, ""), (2, Standing::Failed, "Nghiệm thu.")]);
    let history = t.challenge_history(&mai, CODE).await.expect("history");
    assert_eq!(history.iter().filter(|line| line.event.kind == EventKind::OutcomeKept).count(), 2);
}

#[tokio::test]
async fn nobody_but_an_officer_says_it_and_nobody_before_the_result() {
    let t = TestBackend::new().await;
    decided(&t).await;
    assert_denied(t.keep_outcome(&t.actor("mai").await, CODE, &form()).await, Denied::WrongState);
    assert_denied(t.outcome(&Actor::Visitor, CODE).await, Denied::WrongState);
    t.publish_result(&t.actor("mai").await, CODE).await.expect("published");
    for nick in ["lan", "minh", "an"] {
        assert_denied(t.keep_outcome(&t.actor(nick).await, CODE, &form()).await, Denied::Role);
    }
    assert_denied(t.keep_outcome(&Actor::Visitor, CODE, &form()).await, Denied::SignIn);
    assert_not_found(t.outcome(&Actor::Visitor, "BT-99").await);
}
