//! Phụ lục biên bản: what the council did about a meeting's challenges after the meeting had ended.

use super::{Minutes, heading, motion, opinions, results};
use crate::{
    document::{Block, Document, Kind},
    head::signature,
    text::long_time,
};

/// Its parts hold only what came later.
pub fn supplement(minutes: &Minutes) -> Document {
    let challenges: Vec<_> = minutes.parts.iter().map(|part| part.challenge.show()).collect();
    let subject = format!("Kèm theo biên bản họp Hội đồng tư vấn đánh giá hồ sơ tham gia giải {}", challenges.join("; "));
    let mut document = minutes.head.document(Kind::Supplement, subject);
    document.body = vec![Block::Paragraph(format!(
        "Phiên họp kết thúc vào {}. Các nội dung dưới đây có sau phiên họp, không thuộc nội dung phiên họp.",
        long_time(minutes.ended_at)
    ))];
    for part in &minutes.parts {
        document.body.push(heading(&format!("Về {}", part.challenge.show())));
        document.body.extend(results::scoring(part));
        if let Some(list) = &part.shortlist {
            let codes = if list.codes.is_empty() { "không có hồ sơ nào".to_owned() } else { list.codes.join(", ") };
            document.body.push(Block::Paragraph(format!("Danh sách rút gọn mà Hội đồng đề xuất: {codes}.")));
            document.body.extend(opinions(list));
        }
        document.body.extend(part.motions.iter().map(motion));
    }
    document.signatures =
        vec![signature(&["THƯ KÝ"], &minutes.secretary), signature(&["CHỦ TRÌ PHIÊN HỌP"], minutes.chair.as_ref().map_or("", |m| &m.name))];
    document.recipients.clone_from(&minutes.recipients);
    document
}
