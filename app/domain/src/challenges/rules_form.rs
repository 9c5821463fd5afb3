//! How a form becomes a rule set and is filled from one. Lists inside a criterion are lines of text.

use super::bounds::{count, number};
use super::outside::OutsideValue;
use super::rules::{
    Anchor, Blind, CommentRule, Criterion, MoreTime, MotionRules, Part, Publicity, QuestionTerms, RuleSet, ScoringTerms, SecretMotions,
    Terms, Ties,
};
use crate::{
    check::Problem,
    evaluations::motion::Majority,
    form::{Form, FormReader},
    locale::Bilingual,
    number::plain,
};

/// Longest text of a criterion's sub-criteria or anchors, in characters.
pub const MAX_LINES: usize = 2_000;

/// A row with one of these is used.
const CRITERION: [&str; 2] = ["criterion_name_vi", "criterion_max"];

pub(super) fn rule_set(r: &mut FormReader<'_>) -> RuleSet {
    let defaults = RuleSet::default();
    let rows = r.form.rows(&CRITERION, RuleSet::MAX_CRITERIA);
    if rows.is_empty() {
        return defaults;
    }
    let criteria: Vec<Criterion> = rows.into_iter().map(|i| criterion(r, i)).collect();
    let sum: i64 = criteria.iter().map(|c| i64::from(c.max)).sum();
    if sum != 100 {
        r.errors.add("criterion_max_0", Problem::SumNot100(sum));
    }
    let last = criteria.len() as i32;
    RuleSet {
        pass_mark: number(r, "pass_mark", 0, 100, defaults.pass_mark),
        zero_rule: r.form.is_checked("zero_rule"),
        quorum_floor: count(r, "quorum_floor", 1, 15, defaults.quorum_floor),
        meeting_quorum: count(r, "meeting_quorum", 1, 15, defaults.meeting_quorum),
        meeting_first: r.form.is_checked("meeting_first"),
        meeting_reports: r.form.is_checked("meeting_reports"),
        motions: motions(r),
        practice: r.form.is_checked("practice"),
        wide_percent: count(r, "wide_percent", 0, 100, defaults.wide_percent),
        rounds: count(r, "rounds", 1, 2, defaults.rounds),
        second_round_days: count(r, "second_round_days", 1, 30, defaults.second_round_days),
        blind: r.parsed("blind", Problem::Choice, Blind::from_code).unwrap_or(defaults.blind),
        outlier_points: count(r, "outlier_points", 1, 100, defaults.outlier_points),
        shortlist_size: count(r, "shortlist_size", 1, 50, defaults.shortlist_size),
        priority: [count(r, "priority_1", 1, last, 1) - 1, count(r, "priority_2", 1, last, last.min(2) as u32) - 1],
        ties: ties(r, defaults.ties),
        publicity: r.parsed("publicity", Problem::Choice, Publicity::from_code).unwrap_or(defaults.publicity),
        terms: terms(r, &defaults.terms),
        criteria,
    }
}

/// A form with its criteria numbered as they are stored: those that are left out leave no gap.
pub(super) fn without_gaps(form: &Form) -> Form {
    let used = form.rows(&CRITERION, RuleSet::MAX_CRITERIA);
    let row_of = |name: &str| name.strip_prefix("criterion_")?.rsplit_once('_')?.1.parse::<usize>().ok();
    let placed = |(name, text): (&String, &String)| {
        let Some(row) = row_of(name) else { return Some((name.clone(), text.clone())) };
        let place = used.iter().position(|used| *used == row)?;
        Some((format!("{}{place}", name.trim_end_matches(|c: char| c.is_ascii_digit())), text.clone()))
    };
    Form(form.0.iter().filter_map(placed).collect())
}

/// `name_vi_3` and `name_en_3`.
pub(super) fn numbered(r: &mut FormReader<'_>, name: &str, i: usize) -> Bilingual {
    Bilingual { vi: r.draft(&format!("{name}_vi_{i}")), en: r.draft(&format!("{name}_en_{i}")) }
}

fn criterion(r: &mut FormReader<'_>, i: usize) -> Criterion {
    let max = number(r, &format!("criterion_max_{i}"), 1, 100, 0);
    Criterion {
        name: numbered(r, "criterion_name", i),
        guide: numbered(r, "criterion_guide", i),
        max,
        min_half: 2 * number(r, &format!("criterion_min_{i}"), 0, 100, 0),
        parts: parts(r, i, max),
        anchors: anchors(r, i, max),
        comment: r.parsed(&format!("criterion_comment_{i}"), Problem::Choice, CommentRule::from_code).unwrap_or_default(),
    }
}

/// Lines of `8: Tên tiêu chí thành phần | Its name in English`; the points sum to the criterion's.
fn parts(r: &mut FormReader<'_>, i: usize, max: i32) -> Vec<Part> {
    let name = format!("criterion_parts_{i}");
    let parts: Vec<Part> = lines(r, &name).into_iter().map(|(max, name)| Part { name, max }).collect();
    let sum: i64 = parts.iter().map(|p| i64::from(p.max)).sum();
    if !parts.is_empty() && (sum != i64::from(max) || parts.iter().any(|p| p.max < 1)) {
        r.errors.add(name, Problem::PartsSum(max.into(), sum));
    }
    parts
}

/// Lines of `20: Khi nào được điểm này | When this score is given`, from low to high.
fn anchors(r: &mut FormReader<'_>, i: usize, max: i32) -> Vec<Anchor> {
    let name = format!("criterion_anchors_{i}");
    let anchors: Vec<Anchor> = lines(r, &name).into_iter().map(|(points, text)| Anchor { points, text }).collect();
    if anchors.iter().any(|a| !(0..=max).contains(&a.points)) || !anchors.is_sorted_by(|a, b| a.points < b.points) {
        r.errors.add(name, Problem::AnchorOrder(max.into()));
    }
    anchors
}

/// Every line is a number of points, a colon, and words in Vietnamese, in English after a bar.
fn lines(r: &mut FormReader<'_>, name: &str) -> Vec<(i32, Bilingual)> {
    let text = r.draft(name);
    let read = |line: &str| {
        let (points, words) = line.split_once(':')?;
        let (vi, en) = words.split_once('|').unwrap_or((words, ""));
        let points = plain(points)?;
        (!vi.trim().is_empty()).then(|| (points, Bilingual::new(vi.trim(), en.trim())))
    };
    let lines: Vec<_> = text.lines().filter(|line| !line.trim().is_empty()).map(read).collect();
    if lines.iter().any(Option::is_none) {
        r.errors.add(name, Problem::PointsLines);
    }
    lines.into_iter().flatten().collect()
}

fn ties(r: &mut FormReader<'_>, defaults: Ties) -> Ties {
    Ties {
        margin_hundredths: number(r, "tie_margin", 0, 1_000, defaults.margin_hundredths),
        chair: r.form.is_checked("tie_chair"),
        extra_place: r.form.is_checked("extra_place"),
        lot: defaults.lot,
        outside: OutsideValue::read(r),
    }
}

/// `exclusion_majority` is `none` where no sheet is ever left out.
fn motions(r: &FormReader<'_>) -> MotionRules {
    MotionRules {
        majority: Majority::from_code(r.form.get("motion_majority")).unwrap_or(Majority::Simple),
        casting: r.form.is_checked("motion_casting"),
        exclusion: Majority::from_code(r.form.get("exclusion_majority")).filter(|majority| *majority != Majority::Simple),
        secret: SecretMotions {
            exclusion: r.form.is_checked("secret_exclusion"),
            voiding: r.form.is_checked("secret_voiding"),
            shortlist: r.form.is_checked("secret_shortlist"),
            other: r.form.is_checked("secret_other"),
        },
    }
}

/// Firms have what the council says of them before their time to complain is over.
fn terms(r: &mut FormReader<'_>, defaults: &Terms) -> Terms {
    let terms = Terms {
        repair_days: count(r, "repair_days", 0, 60, defaults.repair_days),
        debrief_days: count(r, "debrief_days", 1, 365, defaults.debrief_days),
        complaint_days: count(r, "complaint_days", 0, 365, defaults.complaint_days),
        complaints_block: r.form.is_checked("complaints_block"),
        more_time: MoreTime {
            share: count(r, "amendment_share", 1, 10, defaults.more_time.share),
            days: count(r, "amendment_days", 1, 60, defaults.more_time.days),
        },
        questions: QuestionTerms {
            days: count(r, "question_days", 1, 60, defaults.questions.days),
            answer_days: count(r, "answer_days", 0, 60, defaults.questions.answer_days),
            blocks: r.form.is_checked("questions_block"),
        },
        scoring: ScoringTerms {
            least: count(r, "scoring_least", 1, 60, defaults.scoring.least),
            unannounced: count(r, "scoring_unannounced", 1, 90, defaults.scoring.unannounced),
            anew: count(r, "anew_days", 1, 60, defaults.scoring.anew),
            appeal: count(r, "appeal_days", 1, 30, defaults.scoring.appeal),
        },
    };
    if terms.questions.answer_days >= terms.questions.days {
        r.errors.add("answer_days", Problem::Range(0, i64::from(terms.questions.days) - 1));
    }
    if terms.complaint_days > 0 && terms.debrief_days >= terms.complaint_days {
        r.errors.add("debrief_days", Problem::DebriefLate(terms.complaint_days.into()));
    }
    terms
}

/// Taken apart, so that a new rule does not compile before it has its field.
pub(super) fn rules_to_form(rules: &RuleSet, form: &mut Form) {
    let RuleSet {
        criteria,
        pass_mark,
        zero_rule,
        quorum_floor,
        meeting_quorum,
        meeting_reports,
        meeting_first,
        motions: MotionRules { majority, casting, exclusion, secret },
        practice,
        wide_percent,
        rounds,
        second_round_days,
        blind,
        outlier_points,
        shortlist_size,
        priority: [first, second],
        ties: Ties { margin_hundredths, chair, extra_place, lot: _, outside },
        publicity,
        terms:
            Terms { repair_days, debrief_days, complaint_days, complaints_block, more_time: MoreTime { share, days }, questions, scoring },
    } = rules;
    for (i, criterion) in criteria.iter().enumerate() {
        criterion_to_form(criterion, i, form);
    }
    for (name, number) in [
        ("pass_mark", *pass_mark as u32),
        ("quorum_floor", *quorum_floor),
        ("meeting_quorum", *meeting_quorum),
        ("rounds", *rounds),
        ("wide_percent", *wide_percent),
        ("second_round_days", *second_round_days),
        ("outlier_points", *outlier_points),
        ("shortlist_size", *shortlist_size),
        ("priority_1", first + 1),
        ("priority_2", second + 1),
        ("tie_margin", *margin_hundredths as u32),
        ("repair_days", *repair_days),
        ("debrief_days", *debrief_days),
        ("complaint_days", *complaint_days),
        ("amendment_share", *share),
        ("amendment_days", *days),
        ("question_days", questions.days),
        ("answer_days", questions.answer_days),
        ("scoring_least", scoring.least),
        ("scoring_unannounced", scoring.unannounced),
        ("anew_days", scoring.anew),
        ("appeal_days", scoring.appeal),
    ] {
        form.set(name, number.to_string());
    }
    for (name, is_set) in [
        ("zero_rule", zero_rule),
        ("meeting_reports", meeting_reports),
        ("meeting_first", meeting_first),
        ("motion_casting", casting),
        ("secret_exclusion", &secret.exclusion),
        ("secret_voiding", &secret.voiding),
        ("secret_shortlist", &secret.shortlist),
        ("secret_other", &secret.other),
        ("practice", practice),
        ("tie_chair", chair),
        ("extra_place", extra_place),
        ("complaints_block", complaints_block),
        ("questions_block", &questions.blocks),
    ] {
        form.set(name, if *is_set { "on" } else { "" });
    }
    OutsideValue::to_form(outside.as_ref(), form);
    form.set("motion_majority", majority.code());
    form.set("exclusion_majority", exclusion.map_or("none", Majority::code));
    form.set("blind", blind.code());
    form.set("publicity", publicity.code());
}

fn criterion_to_form(c: &Criterion, i: usize, form: &mut Form) {
    let line = |points: i32, text: &Bilingual| {
        let en = if text.en.is_empty() { String::new() } else { format!(" | {}", text.en) };
        format!("{points}: {}{en}", text.vi)
    };
    for (name, text) in [
        ("name_vi", c.name.vi.clone()),
        ("name_en", c.name.en.clone()),
        ("guide_vi", c.guide.vi.clone()),
        ("guide_en", c.guide.en.clone()),
        ("max", c.max.to_string()),
        ("min", (c.min_half / 2).to_string()),
        ("parts", c.parts.iter().map(|p| line(p.max, &p.name)).collect::<Vec<_>>().join("\n")),
        ("anchors", c.anchors.iter().map(|a| line(a.points, &a.text)).collect::<Vec<_>>().join("\n")),
        ("comment", c.comment.code().to_owned()),
    ] {
        form.set(format!("criterion_{name}_{i}"), text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(form: &Form) -> (RuleSet, Vec<(String, Problem)>) {
        let mut r = FormReader::new(form);
        let rules = rule_set(&mut r);
        (rules, r.errors.0)
    }

    fn sixty_forty() -> Form {
        Form::default()
            .with("criterion_name_vi_0", "Một")
            .with("criterion_max_0", "60")
            .with("criterion_name_vi_1", "Hai")
            .with("criterion_max_1", "40")
    }

    #[test]
    fn everything_in_a_rule_set_survives_its_form() {
        let form = sixty_forty()
            .with("criterion_parts_0", "20: Tính mới | Novelty\n40: Hiệu quả")
            .with("criterion_anchors_1", "0: Không đạt | Not met\n40: Vượt yêu cầu")
            .with("criterion_comment_1", "below_half")
            .with("rounds", "2")
            .with("blind", "round_end")
            .with("meeting_first", "on")
            .with("motion_majority", "cast_2_3")
            .with("exclusion_majority", "eligible_2_3")
            .with("motion_casting", "on")
            .with("secret_shortlist", "on")
            .with("tie_chair", "on")
            .with("tie_margin", "25")
            .with("complaint_days", "15");
        let (rules, errors) = read(&form);
        assert_eq!(errors, []);
        assert_eq!(rules.criteria[0].parts[1].max, 40);
        assert_eq!(rules.criteria[1].anchors[0].text.en, "Not met");
        assert_eq!((rules.rounds, rules.blind, rules.ties.chair, rules.terms.complaint_days), (2, Blind::RoundEnd, true, 15));
        let secret = SecretMotions { shortlist: true, ..SecretMotions::default() };
        let motions =
            MotionRules { majority: Majority::OfCast([2, 3]), casting: true, exclusion: Some(Majority::OfEligible([2, 3])), secret };
        assert_eq!(rules.motions, motions);
        let mut again = Form::default();
        rules_to_form(&rules, &mut again);
        assert_eq!(read(&again), (rules, Vec::new()));
    }

    #[test]
    fn lines_that_do_not_fit_are_named() {
        let wrong = |name: &str, text: &str| read(&sixty_forty().with(name, text)).1;
        assert_eq!(wrong("criterion_parts_0", "20: Một\n30: Hai"), [("criterion_parts_0".to_owned(), Problem::PartsSum(60, 50))]);
        assert_eq!(wrong("criterion_anchors_1", "41: Quá"), [("criterion_anchors_1".to_owned(), Problem::AnchorOrder(40))]);
        assert_eq!(wrong("criterion_anchors_1", "9: A\n9: B"), [("criterion_anchors_1".to_owned(), Problem::AnchorOrder(40))]);
        assert_eq!(wrong("criterion_anchors_1", "tốt"), [("criterion_anchors_1".to_owned(), Problem::PointsLines)]);
        assert_eq!(wrong("criterion_anchors_1", "+9: Tốt"), [("criterion_anchors_1".to_owned(), Problem::PointsLines)]);
        assert_eq!(wrong("debrief_days", "10"), [("debrief_days".to_owned(), Problem::DebriefLate(10))]);
        assert_eq!((wrong("debrief_days", "9"), wrong("complaint_days", "0")), (vec![], vec![]));
        for name in ["publicity", "blind", "criterion_comment_1"] {
            assert_eq!(wrong(name, "shortlsit"), [(name.to_owned(), Problem::Choice)], "what is mistyped publishes nothing");
        }
        for rounds in ["3", "+2", "02", "2,0"] {
            assert_eq!(wrong("rounds", rounds), [("rounds".to_owned(), Problem::Range(1, 2))], "{rounds}");
        }
    }
}
