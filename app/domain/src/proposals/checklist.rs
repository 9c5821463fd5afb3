//! What an officer looks at before a verdict on a proposal's form: what the site knows of it, and what only a person can see.

use super::{Asked, JoinedBy, ProposalView};
use crate::challenges::Challenge;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Point {
    /// Handed in before the closing.
    InTime,
    /// It was opened and can be read.
    Readable,
    /// Every part that the call asks for is there.
    Complete,
    /// Its cost is not above the ceiling, where there is one.
    Ceiling,
    /// It counts under the text of the call as it is.
    Text,
    /// What the firm was asked to add.
    Addition,
    /// Its files open, and are what they say.
    Files,
    /// The firm is what its certificate says.
    Firm,
    /// Every partner who agreed still does. A paper, and a firm that is verified no longer, is for a person.
    Partners,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    Holds,
    /// It does not, or not any more: to be weighed.
    Fails,
    /// Only a person can say.
    Look,
}

/// In the order in which one reads.
pub fn checklist(view: &ProposalView, challenge: &Challenge) -> Vec<(Point, Answer)> {
    let holds = |is: bool| if is { Answer::Holds } else { Answer::Fails };
    let content = &challenge.content;
    let is_in_time = view.receipt.as_ref().zip(content.calendar.closes).is_none_or(|(receipt, closes)| receipt.at < closes);
    let mut points = vec![(Point::InTime, holds(is_in_time)), (Point::Readable, holds(!view.is_unreadable))];
    if !view.is_unreadable {
        let asked = Asked::from(content);
        points.push((Point::Complete, holds(view.content.missing(Asked { ceiling: None, ..asked }).is_empty())));
        points.extend(content.budget_ceiling.map(|ceiling| (Point::Ceiling, holds(view.content.total() <= ceiling))));
    }
    points.push((Point::Text, holds(view.unconfirmed.is_none())));
    points.extend(view.completion.as_ref().map(|_| (Point::Addition, Answer::Look)));
    points.extend((!view.files.is_empty()).then_some((Point::Files, Answer::Look)));
    points.push((Point::Firm, Answer::Look));
    let is_to_be_looked_at = view.joined.iter().any(|joined| !matches!(joined.by, JoinedBy::Word { is_verified: true, .. }));
    let of_partners = if view.left.is_empty() && is_to_be_looked_at { Answer::Look } else { holds(view.left.is_empty()) };
    let has_partners = !view.content.consortium.partners.is_empty();
    points.extend(has_partners.then_some((Point::Partners, of_partners)));
    points
}
