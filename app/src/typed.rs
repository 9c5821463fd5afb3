//! What was typed into any form of the site, each text under the label that its form gives it: to be read before it is
//! sent on, and to be copied where the page that answers has no field for it.

use crate::{
    choices::{self, InWords},
    controls::{holds, unescaped},
    council::meetings::words as meeting,
    evaluations::words as sheet,
    files::FILE,
    firms::words as firm,
    motions::words as motion,
    office::labels,
    posted::KEPT_FORM,
    ui::{proposal_fields::known_label, rendering, show, unsaved::words::heading},
};
use domain::{
    form::Form,
    locale::Locale,
    money::parse_vnd,
    sameness::{is_money, says_the_same},
    seen::Seen,
    text::grouped,
    time::Moment,
};
use leptos::prelude::*;
use std::collections::BTreeMap;

mod w {
    words! {
        score(number) = "Điểm, tiêu chí {number}" | "Score, criterion {number}";
        comment(number) = "Nhận xét, tiêu chí {number}" | "Comment, criterion {number}";
        text = "Nội dung" | "Text";
        subject = "Tiêu đề" | "Subject";
        abstain_reason = "Lý do không cho ý kiến" | "Reason for abstaining";
        affiliation = "Đơn vị công tác" | "Affiliation";
        answer = "Câu trả lời" | "Answer";
        appeal = "Nội dung đề nghị xem xét lại" | "Appeal";
        asked = "Nội dung yêu cầu bổ sung" | "What is asked for";
        called_again = "Mời lại bằng bài toán" | "Called again as challenge";
        comment_text = "Góp ý" | "Comment";
        date = "Ngày" | "Day";
        decision = "Quyết định" | "Decision";
        email = "Thư điện tử" | "E-mail";
        lessons = "Bài học kinh nghiệm" | "Lessons";
        link = "Đường dẫn" | "Link";
        message = "Nội dung trao đổi" | "Message";
        named = "Tên" | "Name";
        text_vi = "Nội dung (tiếng Việt)" | "Text (Vietnamese)";
        text_en = "Nội dung (tiếng Anh)" | "Text (English)";
        role = "Vai trò" | "Role";
        about_person = "Kinh nghiệm liên quan" | "Relevant experience";
        number = "Số" | "Number";
        owner = "Đơn vị chủ trì" | "Owner";
        passage = "Đoạn được đánh dấu" | "Marked passage";
        capabilities = "Năng lực" | "Capabilities";
        past_work = "Kinh nghiệm" | "Past work";
        question = "Câu hỏi" | "Question";
        said = "Nội dung đã đối chiếu, hoặc lý do từ chối" | "What was compared, or why it is refused";
        source = "Nguồn" | "Source";
        spent = "Kinh phí đã chi" | "Spent";
        value = "Giá trị" | "Value";
        evidence = "Minh chứng" | "Evidence";
        issuer = "Cơ quan ban hành" | "Issuer";
        in_language(of, language) = "{of} ({language})" | "{of} ({language})";
        unchanged(number) = "… {number} trường không thay đổi" | "… {number} field(s) as before";
        added_lead = "Nội dung dưới đây chưa được lưu; có thể sao chép từ đây." | "The text below has not been saved; it can be copied from here.";
    }
}

/// What a person typed into a form, without what only the page knows of.
#[derive(Default)]
pub struct Texts<'a> {
    long: Vec<(&'a str, &'a str)>,
    /// Numbers and single words, which say nothing without their field's name.
    short: Vec<(&'a str, &'a str)>,
    /// Choices, in words: of what, and what was chosen.
    chosen: Vec<(String, String)>,
    /// So many say what is stored already.
    unchanged: usize,
    /// What the form's own page calls a field that is not known by its name.
    labels: BTreeMap<String, String>,
}

/// Longer than this, or of several words, a text speaks for itself.
const SHORT: usize = 24;

pub fn texts(form: &Form) -> Texts<'_> {
    let mut texts = Texts::default();
    for (name, text) in form.0.iter().filter(|(name, text)| is_typed(name, text)) {
        if is_short(text) { texts.short.push((name, text)) } else { texts.long.push((name, text)) }
    }
    texts
}

impl Texts<'_> {
    /// Nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.long.is_empty() && self.short.is_empty() && self.chosen.is_empty() && self.unchanged == 0
    }

    /// What says the same as `stored` is counted only.
    #[must_use]
    pub fn beside(mut self, stored: &Form) -> Self {
        let all = self.long.len() + self.short.len();
        let is_changed = |(name, text): &(&str, &str)| !says_the_same(name, text, stored.get(name));
        self.long.retain(is_changed);
        self.short.retain(is_changed);
        Self { unchanged: all - self.long.len() - self.short.len(), ..self }
    }

    /// With the words of the form's own page: for choices, which stand in the form as codes, and for what it calls its fields.
    #[must_use]
    pub fn in_words(mut self, words: InWords) -> Self {
        let is_chosen = |name: &str| words.chosen.iter().any(|(chosen, ..)| chosen == name);
        self.long.retain(|(name, _)| !is_chosen(name));
        self.short.retain(|(name, _)| !is_chosen(name));
        let chosen = words.chosen.into_iter().map(|(_, of, what)| (of, what)).collect();
        Self { chosen, labels: words.labels, ..self }
    }

    fn label(&self, l: Locale, name: &str) -> Option<String> {
        label(l, name).or_else(|| self.labels.get(name).cloned()).or_else(|| Some(at_least(l, name)?.to_owned()))
    }

    /// Each under the label that its form gives it, so that it can be read again before it is sent on.
    pub fn view(&self, l: Locale) -> AnyView {
        let long = self.long.iter().map(|(name, text)| {
            let label = self.label(l, name).map(|label| view! { <strong>{label}</strong> });
            view! { <li>{label}{show::plain(text)}</li> }
        });
        let short = self.short.iter().map(|(name, text)| {
            let label =
                self.label(l, name).map_or_else(|| view! { <code>{(*name).to_owned()}</code> }.into_any(), |label| label.into_any());
            view! { <dt>{label}</dt><dd>{as_on_the_form(l, name, text)}</dd> }
        });
        let unchanged = (self.unchanged > 0).then(|| view! { <p class="meta">{w::unchanged(l, self.unchanged)}</p> });
        let short = (!self.short.is_empty()).then(|| view! { <dl class="facts">{short.collect_view()}</dl> });
        let chosen = self.chosen.iter().map(|(of, what)| view! { <dt>{of.clone()}</dt><dd>{what.clone()}</dd> });
        let chosen = (!self.chosen.is_empty()).then(|| view! { <dl class="facts">{chosen.collect_view()}</dl> });
        view! { <ul class="stack">{long.collect_view()}</ul>{short}{chosen}{unchanged} }.into_any()
    }
}

/// As the forms of proposals, calls, sheets, meetings and firms name their fields.
fn label(l: Locale, name: &str) -> Option<String> {
    let criterion = |before: &str| name.strip_prefix(before).and_then(|number| number.parse::<usize>().ok()).map(|number| number + 1);
    let of_sheet = || criterion("score_").map(|n| w::score(l, n)).or_else(|| criterion("comment_").map(|n| w::comment(l, n)));
    let position = || criterion("position_").map(|n| meeting::position(l, n));
    let known = of_text(l, name).map(str::to_owned).or_else(of_sheet).or_else(position);
    let in_language = || {
        let (stem, locale) =
            Locale::ALL.into_iter().find_map(|locale| Some((name.strip_suffix(&format!("_{}", locale.code()))?, locale)))?;
        Some(w::in_language(l, of_text(l, stem)?, locale.pick(labels::w::in_vi(l), labels::w::in_en(l))))
    };
    known.or_else(|| known_label(l, name)).or_else(|| labels::known(l, name)).or_else(in_language)
}

/// What a field is about, where neither its name alone nor its page says what it is called there: nobody is signed in who could
/// see that page.
fn at_least(l: Locale, name: &str) -> Option<&'static str> {
    let stem = name.trim_end_matches(|c: char| c.is_ascii_digit() || c == '_');
    Some(match stem {
        "abstain_reason" => w::abstain_reason(l),
        "affiliation" | "candidate_affiliation" => w::affiliation(l),
        "answer" => w::answer(l),
        "appeal" => w::appeal(l),
        "asked" => w::asked(l),
        "called_again" => w::called_again(l),
        "comment" => w::comment_text(l),
        "as_of" | "again_due" | "closes" | "date" | "day" | "decision_date" | "done" | "due" | "from" | "issued" | "publish_at"
        | "term_from" | "term_to" => w::date(l),
        "decision" => w::decision(l),
        "email" => w::email(l),
        "lessons" => w::lessons(l),
        "link" => w::link(l),
        "again_note" | "message" => w::message(l),
        "file" | "name" | "person_name" | "title" => w::named(l),
        "person_role" => w::role(l),
        "person_note" => w::about_person(l),
        "vi" => w::text_vi(l),
        "en" => w::text_en(l),
        "number" => w::number(l),
        "owner" => w::owner(l),
        "passage" => w::passage(l),
        "capabilities" => w::capabilities(l),
        "past_work" => w::past_work(l),
        "public_question" | "question" => w::question(l),
        "said" => w::said(l),
        "source" => w::source(l),
        "spent" => w::spent(l),
        "value" => w::value(l),
        "evidence" => w::evidence(l),
        "issuer" => w::issuer(l),
        _ => return None,
    })
}

/// Fields that take words, whatever is written in them: one small word is no code there.
fn of_text(l: Locale, name: &str) -> Option<&'static str> {
    Some(match name {
        "opinions" => meeting::opinions(l),
        "dissent" => meeting::dissent(l),
        "conclusion" => meeting::conclusion(l),
        "guests" => meeting::guests(l),
        "report" => meeting::reports(l),
        "note" => meeting::end_note(l),
        "place" => meeting::place(l),
        "at" => meeting::at(l),
        "until" => motion::until(l),
        "text" => w::text(l),
        "subject" => w::subject(l),
        "strengths" => sheet::strengths(l),
        "weaknesses" => sheet::weaknesses(l),
        "tax_code" => firm::tax_code(l),
        "legal_name" => firm::legal_name(l),
        "representative" => firm::representative(l),
        "street" => firm::street(l),
        "commune" => firm::commune(l),
        "province" => firm::province(l),
        "contact_email" => firm::contact_email(l),
        "contact_phone" => firm::contact_phone(l),
        _ => return None,
    })
}

/// A moment as people write it, an amount in groups.
fn as_on_the_form(l: Locale, name: &str, text: &str) -> String {
    let amount = parse_vnd(text).filter(|_| is_money(name)).map(|amount| grouped(amount, l));
    let moment = || Moment::from_local(text).filter(|_| text.contains('T')).map(|at| at.show(l));
    let date = || Moment::from_date(text).map(|at| at.show_date(l));
    amount.or_else(moment).or_else(date).unwrap_or_else(|| text.to_owned())
}

fn is_short(text: &str) -> bool {
    text.chars().count() <= SHORT && !text.trim().contains(char::is_whitespace)
}

/// Versions, ids and the codes of choices stand in forms too, but nobody typed them.
fn is_typed(name: &str, text: &str) -> bool {
    let text = text.trim();
    let is_for_the_page = name.ends_with("version")
        || name.starts_with("shown_")
        || matches!(name, "seen" | "form_id" | "act" | "then" | "next" | "item" | KEPT_FORM | FILE);
    // When something was asked for; what was asked for stands in words.
    let is_for_the_page = is_for_the_page || name == "asked" && text.bytes().all(|b| b.is_ascii_digit());
    let takes_words = of_text(Locale::Vi, name).is_some() || name == "reason" || name.starts_with("comment_");
    let is_code = !takes_words && text.len() <= 32 && text.bytes().all(|b| b.is_ascii_lowercase() || matches!(b, b'_' | b'-'));
    let is_id = text.len() >= 32 && text.bytes().all(|b| b.is_ascii_hexdigit() || matches!(b, b'-' | b' '));
    !(text.is_empty() || is_for_the_page || is_code || is_id)
}

/// `html` of a page that answers `form`, with what it does not show of it: after the summary of what is wrong, else at the
/// end of the page's content.
pub fn added(l: Locale, form: &Form, html: String) -> String {
    let shown = unescaped(&html);
    let is_shown = |text: &str| text.lines().map(str::trim).all(|line| shown.contains(line));
    let said = html.split_once("aria-labelledby=\"typed\"").and_then(|(_, rest)| rest.split("</section>").next()).unwrap_or_default();
    let is_said = |text: &str| said.split(['<', '>']).any(|part| unescaped(part).trim() == text.trim());
    let mut lost = texts(form);
    // What somebody else changed meanwhile still stands in this form as it was; nobody typed it.
    lost.long.retain(|(name, text)| !is_shown(text) && !Seen::is_untouched(form, name));
    // A short one may stand on the page by chance: it is there where its own control holds it, or where it is said not to be saved.
    lost.short.retain(|(name, text)| !holds(&html, name, text) && !is_said(text) && !Seen::is_untouched(form, name));
    if lost.is_empty() {
        return html;
    }
    lost.labels = choices::read(&html, form).labels;
    let block = rendering::part(l, || {
        view! {
            <section class="panel stack wrap narrow" aria-labelledby="typed-again">
                <h2 id="typed-again">{heading(l)}</h2>
                <p>{w::added_lead(l)}</p>
                {lost.view(l)}
            </section>
        }
        .into_any()
    });
    let at = place(&html);
    format!("{}{block}{}", &html[..at], &html[at..])
}

fn place(html: &str) -> usize {
    let summary = html.find("class=\"error-summary\"").and_then(|at| Some(at + html[at..].find("</div>")? + "</div>".len()));
    summary.or_else(|| html.rfind("<p class=\"print-note\">")).or_else(|| html.rfind("</main>")).unwrap_or(html.len())
}
