//! When a challenge is published: at once, or at a moment to come that the leader names.

use crate::{
    check::Problem,
    form::{FieldErrors, Form, FormReader},
    time::Moment,
};

/// Form: `publish_at` (local time). Empty means at once, and so does the present minute, as a field names no seconds;
/// publication cannot be taken back, so a time that has passed is a slip to be mended, not a wish to publish at once.
pub fn read(form: &Form, closes: Option<Moment>, now: Moment) -> Result<Option<Moment>, FieldErrors> {
    let mut r = FormReader::new(form);
    let at = r.parsed("publish_at", Problem::Date, Moment::from_local);
    match at {
        Some(at) if at < now.minute() => r.errors.add("publish_at", Problem::PublicationPast),
        Some(at) if at > now && closes.is_some_and(|closes| closes <= at) => r.errors.add("publish_at", Problem::DateOrder),
        _ => {}
    }
    r.errors.or(at.filter(|at| *at > now))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Moment = Moment(1_772_000_000_000);
    const CLOSES: Moment = Moment(1_774_000_000_000);

    fn read_at(at: Moment, now: Moment) -> Result<Option<Moment>, Option<Problem>> {
        let form = Form::default().with("publish_at", at.to_local());
        read(&form, Some(CLOSES), now).map_err(|errors| errors.of("publish_at").cloned())
    }

    #[test]
    fn publication_is_now_or_later_and_before_the_closing() {
        assert_eq!(read(&Form::default(), Some(CLOSES), NOW), Ok(None));
        let minute = NOW.minute();
        assert_eq!(read_at(NOW, NOW), Ok(None), "the present moment is what an empty field means");
        for later in [0, 1, 59_999] {
            assert_eq!(read_at(minute, Moment(minute.0 + later)), Ok(None), "the present minute, {later} ms on");
        }
        assert_eq!(read_at(minute, minute.plus_minutes(1)), Err(Some(Problem::PublicationPast)), "a minute ago");
        assert_eq!(read_at(Moment(NOW.0 + 60_000), NOW), Ok(Some(Moment(NOW.0 + 60_000))));
        assert_eq!(read_at(CLOSES, NOW), Err(Some(Problem::DateOrder)));
        let typed = Form::default().with("publish_at", "mai");
        assert_eq!(read(&typed, None, NOW).map_err(|e| e.of("publish_at").cloned()), Err(Some(Problem::Date)));
    }
}
