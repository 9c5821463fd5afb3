//! The part of a release that says what is asked for, until when, and by which papers.

use super::{
    became,
    call::{Call, Edition, Told},
};
use crate::{challenges::ILLUSTRATIVE, locale::Bilingual, time::Moment};
use serde_json::{Map, Value, json};

/// `editions`: those published so far, the last one is `edition`.
pub(super) fn of(call: &Call<'_>, editions: &[&Edition], edition: &Edition, told: &Told<'_>) -> Value {
    let (content, calendar) = (&edition.content, &edition.content.calendar);
    let status = match told {
        Told::Edition | Told::Opened(_) => "active",
        Told::Chosen(_) | Told::Became(_) => "complete",
        Told::Cancelled(..) => "cancelled",
    };
    let mut tender = Map::new();
    tender.insert("id".to_owned(), call.code.into());
    text(&mut tender, "title", &content.title, "");
    text(&mut tender, "description", &content.summary, if call.is_illustrative { ILLUSTRATIVE } else { "" });
    tender.insert("status".to_owned(), status.into());
    tender.insert("procuringEntity".to_owned(), json!({ "id": "agency", "name": call.agency.name.vi }));
    if let Some(ceiling) = content.budget_ceiling {
        tender.insert("value".to_owned(), json!({ "amount": ceiling, "currency": "VND" }));
    }
    tender.insert("procurementMethod".to_owned(), "open".into());
    tender.insert(
        "procurementMethodDetails".to_owned(),
        "Đợt mời tham gia giải bài toán. Danh sách rút gọn không phải là hợp đồng và không phải là cam kết giao kết hợp đồng.".into(),
    );
    tender.insert("awardCriteria".to_owned(), "ratedCriteria".into());
    tender.insert("awardCriteriaDetails".to_owned(), format!("Quy chế đánh giá, mã băm SHA-256 {}", content.rules.hash()).into());
    tender.insert("submissionMethod".to_owned(), json!(["electronicSubmission"]));
    if let Some(period) = period(calendar.opens, calendar.closes) {
        tender.insert("tenderPeriod".to_owned(), period);
    }
    tender.insert("documents".to_owned(), documents(call, edition, told).into());
    let milestones = milestones(edition, told);
    if !milestones.is_empty() {
        tender.insert("milestones".to_owned(), milestones.into());
    }
    let amendments: Vec<_> = editions.iter().skip(1).map(|edition| amendment(call, edition)).chain(cancelled(told)).collect();
    if !amendments.is_empty() {
        tender.insert("amendments".to_owned(), amendments.into());
    }
    Value::Object(tender)
}

/// In Vietnamese, and in English where somebody wrote it. What has no text is left out.
fn text(of: &mut Map<String, Value>, name: &str, text: &Bilingual, before: &str) {
    let mark = if before.is_empty() { String::new() } else { format!("[{before}] ") };
    for (name, text) in [(name.to_owned(), &text.vi), (format!("{name}_en"), &text.en)] {
        if !text.is_empty() {
            of.insert(name, format!("{mark}{text}").into());
        }
    }
}

fn period(from: Option<Moment>, until: Option<Moment>) -> Option<Value> {
    let mut period = Map::new();
    for (name, at) in [("startDate", from), ("endDate", until)] {
        if let Some(at) = at {
            period.insert(name.to_owned(), at.to_rfc3339().into());
        }
    }
    (!period.is_empty()).then_some(Value::Object(period))
}

fn documents(call: &Call<'_>, edition: &Edition, told: &Told<'_>) -> Vec<Value> {
    let page = format!("{}/challenges/{}", call.base_url, call.code);
    let on_page = |id: &str, kind: &str, title: &str, url: String, at: Moment| {
        json!({ "id": id, "documentType": kind, "title": title, "url": url, "datePublished": at.to_rfc3339(),
            "format": "text/html", "language": "vi" })
    };
    let at = edition.at;
    let mut all = vec![
        on_page("notice", "tenderNotice", "Bài toán", page.clone(), at),
        on_page("rules", "evaluationCriteria", "Quy chế đánh giá", format!("{page}/rules"), at),
    ];
    all.extend(edition.files.iter().map(|file| {
        json!({ "id": file.id, "documentType": "biddingDocuments", "title": file.name, "url": format!("{}/files/{}", call.base_url, file.id),
            "description": format!("SHA-256: {}", file.sha256), "datePublished": at.to_rfc3339() })
    }));
    if let Told::Chosen(chosen) = told {
        all.push(on_page("result", "shortlistedFirms", "Danh sách rút gọn", format!("{page}/results"), chosen.at));
    }
    if let Told::Became(editions) = told
        && let Some(edition) = editions.last()
    {
        let mut report = on_page("outcome", "physicalProgressReport", "Kết quả thực hiện", format!("{page}#outcome"), edition.at);
        report["description"] = edition.outcome.lines().join("\n").into();
        all.push(report);
    }
    all
}

fn milestones(edition: &Edition, told: &Told<'_>) -> Vec<Value> {
    let calendar = &edition.content.calendar;
    let (opened, chosen) = match told {
        Told::Opened(record) => (Some(record.at), None),
        Told::Chosen(chosen) => (None, Some(chosen.at)),
        Told::Edition | Told::Became(_) | Told::Cancelled(..) => (None, None),
    };
    let all = [
        ("opening", "Mở hồ sơ", "assessment", calendar.opening, opened),
        ("scoring", "Kết thúc chấm điểm", "assessment", calendar.scoring_ends, None),
        ("result", "Công bố kết quả", "approval", calendar.result, chosen),
    ];
    let of = |(id, title, kind, due, met): (&str, &str, &str, Option<Moment>, Option<Moment>)| {
        let mut milestone = Map::new();
        for (name, value) in [("id", id), ("title", title), ("type", kind)] {
            milestone.insert(name.to_owned(), value.into());
        }
        milestone.insert("dueDate".to_owned(), due.or(met)?.to_rfc3339().into());
        if let Some(met) = met {
            milestone.insert("dateMet".to_owned(), met.to_rfc3339().into());
            milestone.insert("status".to_owned(), "met".into());
        }
        Some(Value::Object(milestone))
    };
    let mut all: Vec<_> = all.into_iter().filter_map(of).collect();
    if let Told::Became(editions) = told {
        all.extend(became::milestones(editions));
    }
    all
}

fn amendment(call: &Call<'_>, edition: &Edition) -> Value {
    json!({ "id": format!("v{}", edition.version), "date": edition.at.to_rfc3339(), "rationale": edition.reason,
        "releaseID": format!("{}-v{}", call.code, edition.version) })
}

fn cancelled(told: &Told<'_>) -> Option<Value> {
    let Told::Cancelled(at, reason) = told else { return None };
    Some(json!({ "id": "cancelled", "date": at.to_rfc3339(), "rationale": reason }))
}
