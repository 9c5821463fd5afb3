//! Samples of the mails that may be switched off, each with where it leads.

use backend::mail::{Found, Mail, OwnProposal, Watched};
use domain::{locale::Bilingual, time::Moment};

pub fn followed() -> Vec<(Mail, &'static str)> {
    let at = Moment::from_local("2026-03-31T17:00:05").expect("a time");
    let title = || Bilingual::new("Trợ lý ảo", "A virtual assistant");
    let reason = || "Vì lý do khách quan".to_owned();
    let watched = |news: Watched| Mail::Watched { challenge_code: "BT-01".into(), title: title(), news };
    let soon = |own: Option<OwnProposal>| Mail::ClosingSoon { challenge_code: "BT-01".into(), title: title(), closes: at, days: 3, own };
    let own = |is_submitted| Some(OwnProposal { proposal: "0e1f".into(), is_submitted });
    let found = |closes| Found { code: "BT-01".into(), title: title(), closes };
    vec![
        (watched(Watched::Corrected(2, reason())), "/challenges/BT-01/versions/2"),
        (watched(Watched::Amended([at, at], reason())), "/challenges/BT-01#versions"),
        (watched(Watched::ClosingMoved([at.plus_days(-7), at], reason())), "/challenges/BT-01"),
        (watched(Watched::Answered(vec![2, 3])), "/challenges/BT-01#questions"),
        (watched(Watched::Session(at, "Hội trường 2".into(), None)), "/challenges/BT-01#briefings"),
        (watched(Watched::Session(at, "Hội trường 2".into(), Some(reason()))), "/challenges/BT-01#briefings"),
        (watched(Watched::Cancelled(reason())), "/challenges/BT-01"),
        (watched(Watched::ResultPublished), "/challenges/BT-01/results"),
        (soon(None), "/challenges/BT-01"),
        (soon(own(false)), "/proposals/0e1f"),
        (soon(own(true)), "/proposals/0e1f"),
        (Mail::Digest { found: vec![found(Some(at))] }, "/following"),
        (Mail::Digest { found: (0..25).map(|_| found(None)).collect() }, "/following"),
    ]
}
