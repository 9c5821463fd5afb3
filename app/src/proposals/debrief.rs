//! What a firm is told beyond its means: how its sheets spread, where it lies, its debrief, and how to complain.

use crate::{paths, request::Req, results::debriefs, ui::show};
use backend::results::Feedback;
use domain::{
    evaluations::{Mean, Means, Outcome},
    ids::ProposalId,
    locale::Locale,
    text::{half_points, hundredths},
};
use leptos::prelude::*;

mod w {
    words! {
        distance = "So với ngưỡng điểm" | "Against the threshold";
        above(points) = "Cao hơn ngưỡng {points} điểm" | "{points} points above";
        below(points) = "Thấp hơn ngưỡng {points} điểm" | "{points} points below";
        at_mark = "Đúng bằng ngưỡng" | "Exactly at the threshold";
        totals = "Tổng điểm từng phiếu, từ thấp đến cao" | "Totals of the sheets, from low to high";
        place = "Vị trí trong các hồ sơ được xếp hạng" | "Among the ranked proposals";
        rank_of(rank, all) = "Hạng {rank} trong {all} hồ sơ" | "Rank {rank} of {all}";
        means = "Điểm trung bình của mọi hồ sơ, không nêu tên" | "Averages of all proposals, without names";
        own(mean) = "{mean} (hồ sơ này)" | "{mean} (this proposal)";
        heading = "Nhận xét của Hội đồng" | "Council's comments";
        due(at) = "Hội đồng tư vấn gửi điểm mạnh, điểm cần hoàn thiện và nhận xét theo tiêu chí trước {at} (giờ Việt Nam), sau khi người chủ trì đã xem xét; doanh nghiệp được báo qua thư điện tử." | "The advisory council releases strengths, weaknesses and the comments by criterion before {at} (Viet Nam time), once whoever presides has looked through them; the firm is notified by e-mail.";
        overdue(at) = "Đã quá thời hạn gửi nhận xét ({at}, giờ Việt Nam); Hội đồng tư vấn chưa gửi." | "The period for the council's comments ended on {at} (Viet Nam time). They have not been released yet.";
        complaint = "Kiến nghị về kết quả" | "Complaint about the result";
        until(at) = "Nhận kiến nghị đến trước {at} (giờ Việt Nam)." | "Complaints are accepted before {at} (Viet Nam time).";
        own_complaint = "Xem kiến nghị đã gửi" | "See the complaint filed";
        to_complaint = "Gửi kiến nghị" | "File a complaint";
        over = "Đã hết thời hạn kiến nghị." | "The period for complaints is over.";
    }
}

/// Distance to the threshold, the sheets' totals, and where the mean lies; for the list of facts.
pub fn spread(l: Locale, v: &Feedback, outcome: &Outcome) -> AnyView {
    let Some((rank, mean)) = outcome.rank.zip(outcome.mean()) else { return ().into_any() };
    let distance = mean.rounded(2) - 100 * i64::from(v.rules.pass_mark);
    let distance = match distance {
        0 => w::at_mark(l).to_owned(),
        1.. => w::above(l, hundredths(distance, l)),
        _ => w::below(l, hundredths(-distance, l)),
    };
    let totals = outcome.totals.iter().map(|half| half_points(*half, l)).collect::<Vec<_>>().join(" · ");
    let (own, all) = (v.means.iter().position(|other| *other == mean), v.means.iter().copied().collect::<Means>());
    let mean_of = |(i, other): (usize, &Mean)| {
        let text = all.show(*other, l);
        if Some(i) == own { w::own(l, text) } else { text }
    };
    let means = v.means.iter().enumerate().map(mean_of).collect::<Vec<_>>().join(" · ");
    let means = (!means.is_empty()).then(|| view! { <dt>{w::means(l)}</dt><dd>{means}</dd> });
    view! {
        <dt>{w::distance(l)}</dt><dd>{distance}</dd>
        <dt>{w::place(l)}</dt><dd>{w::rank_of(l, rank, v.ranked)}</dd>
        {means}
        <dt>{w::totals(l)}</dt><dd>{totals}</dd>
    }
    .into_any()
}

/// The text of whoever presides, or until when it is due. Nothing for a proposal that was not scored.
pub fn debrief(req: &Req, v: &Feedback) -> Option<AnyView> {
    let l = req.locale;
    v.outcome.as_ref()?;
    let body = match &v.debrief {
        Some(debrief) => debriefs::texts(l, &debrief.strengths, &debrief.weaknesses),
        None => {
            let at = v.debrief_due.show_weekday(l);
            let text = if v.debrief_due.is_over(req.now) { w::overdue(l, at) } else { w::due(l, at) };
            view! { <p>{text}</p> }.into_any()
        }
    };
    Some(view! { <section class="panel stack" aria-labelledby="debrief"><h2 id="debrief">{w::heading(l)}</h2>{body}</section> }.into_any())
}

/// The way to a complaint, with its term.
pub fn complaint(req: &Req, v: &Feedback, id: ProposalId) -> AnyView {
    let l = req.locale;
    let href = req.href(paths::proposal_act(id, "complaint"));
    let act = if v.has_complaint {
        view! { <p><a class="btn" href=href>{w::own_complaint(l)}</a></p> }.into_any()
    } else if !v.complaints_until.is_over(req.now) {
        view! { <p><a class="btn" href=href>{w::to_complaint(l)}</a></p> }.into_any()
    } else {
        view! { <p>{w::over(l)}</p> }.into_any()
    };
    view! {
        <section class="stack" aria-labelledby="complaint">
            <h2 id="complaint">{w::complaint(l)}</h2>
            <p>{w::until(l, v.complaints_until.show_weekday(l))}{show::day_off(l, &req.days_off, v.complaints_until)}</p>
            {act}
        </section>
    }
    .into_any()
}
