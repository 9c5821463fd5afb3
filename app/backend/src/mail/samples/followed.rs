//! Samples of what somebody follows something by.

use super::{AT, reason, title};
use crate::mail::{Found, Mail, OwnProposal, Watched};

pub fn all() -> Vec<Mail> {
    let watched = |news: Watched| Mail::Watched { challenge_code: "BT-01".into(), title: title(), news };
    let soon = |own: Option<OwnProposal>| Mail::ClosingSoon { challenge_code: "BT-01".into(), title: title(), closes: AT, days: 3, own };
    let own = |is_submitted| Some(OwnProposal { proposal: "0e1f".into(), is_submitted });
    let found = |closes| Found { code: "BT-01".into(), title: title(), closes };
    vec![
        watched(Watched::Corrected(2, reason())),
        watched(Watched::Amended([AT, AT], reason())),
        watched(Watched::ClosingMoved([AT.plus_days(-7), AT], reason())),
        watched(Watched::Answered(vec![2, 3])),
        watched(Watched::Session(AT, "Hội trường 2".into(), None)),
        watched(Watched::Session(AT, "Hội trường 2".into(), Some(reason()))),
        watched(Watched::Notice(title(), title())),
        watched(Watched::Cancelled(reason())),
        watched(Watched::ResultPublished),
        Mail::WatchAsked { token: "ab12".into(), challenge_code: "BT-01".into(), title: title() },
        soon(None),
        soon(own(false)),
        soon(own(true)),
        Mail::Digest { found: vec![found(Some(AT))] },
        Mail::Digest { found: (0..25).map(|_| found(None)).collect() },
    ]
}
