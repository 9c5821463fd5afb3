//! What a firm says of itself in every proposal anew: what it can do, what it has done, who works there. It is no part of a
//! proposal before somebody takes it over into a draft, and nobody else reads it.

use crate::{
    form::{FieldErrors, Form, FormReader},
    limits::{NAME, PERSON, REASON},
    proposals::{Content, MAX_TEXT},
    time::Moment,
};
use serde::{Deserialize, Serialize};

/// A number of this site, to be confirmed.
pub const MAX_PEOPLE: usize = 20;

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Strengths {
    pub capabilities: String,
    pub past_work: String,
    pub people: Vec<Expert>,
}

/// One of those whom a proposal may name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Expert {
    pub name: String,
    pub role: String,
    pub note: String,
    /// Since when the firm says that this person agrees to be named. Without it nobody is.
    pub agreed: Option<Moment>,
}

pub fn name_field(row: usize) -> String {
    format!("person_name_{row}")
}

pub fn role_field(row: usize) -> String {
    format!("person_role_{row}")
}

pub fn note_field(row: usize) -> String {
    format!("person_note_{row}")
}

pub fn agreed_field(row: usize) -> String {
    format!("person_agreed_{row}")
}

impl Strengths {
    /// Whoever agreed `before`, by name, goes on to; whose name is new, agrees from now on, where that is ticked.
    pub fn read(form: &Form, before: &Self, now: Moment) -> Result<Self, FieldErrors> {
        let mut r = FormReader::new(form);
        let (capabilities, past_work) = (r.text("capabilities", MAX_TEXT), r.text("past_work", MAX_TEXT));
        let rows = form.rows(&["person_name", "person_role", "person_note"], MAX_PEOPLE);
        let mut people = Vec::with_capacity(rows.len());
        for row in rows {
            let name = r.required(&name_field(row), PERSON);
            let since = before.people.iter().find(|person| person.name == name).and_then(|person| person.agreed);
            people.push(Expert {
                role: r.text(&role_field(row), NAME),
                note: r.text(&note_field(row), REASON),
                agreed: form.is_checked(&agreed_field(row)).then(|| since.unwrap_or(now)),
                name,
            });
        }
        r.errors.or(Self { capabilities, past_work, people })
    }

    pub fn to_form(&self) -> Form {
        let mut form = Form::default().with("capabilities", &self.capabilities).with("past_work", &self.past_work);
        for (row, person) in self.people.iter().enumerate() {
            form.set(name_field(row), &person.name);
            form.set(role_field(row), &person.role);
            form.set(note_field(row), &person.note);
            if person.agreed.is_some() {
                form.set(agreed_field(row), "on");
            }
        }
        form
    }

    /// As a draft takes it over: nobody is named who did not agree to be.
    pub fn to_content(&self) -> Content {
        let named = self.people.iter().filter(|person| person.agreed.is_some()).map(Expert::line).collect::<Vec<_>>().join("\n");
        let named = if named.is_empty() { named } else { format!("{NAMED}\n{named}") };
        let team = [self.capabilities.clone(), named].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n");
        Content { team, references: self.past_work.clone(), ..Content::default() }
    }
}

/// Before the people, in the text of a proposal.
const NAMED: &str = "Nhân sự chủ chốt:";

impl Expert {
    fn line(&self) -> String {
        let role = if self.role.is_empty() { String::new() } else { format!(", {}", self.role) };
        let note = if self.note.is_empty() { String::new() } else { format!(": {}", self.note) };
        format!("- {}{role}{note}", self.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{check::Problem, proposals::Section};

    fn form() -> Form {
        Form::default()
            .with("capabilities", "Mười kỹ sư.")
            .with("past_work", "Trợ lý ảo năm 2025.")
            .with("person_name_0", "Phan Văn An")
            .with("person_role_0", "Chủ trì kỹ thuật")
            .with("person_note_0", "12 năm kinh nghiệm.")
            .with("person_agreed_0", "on")
            .with("person_name_1", "Lê Bình")
    }

    #[test]
    fn nobody_is_named_in_a_draft_who_did_not_agree() {
        let read = Strengths::read(&form(), &Strengths::default(), Moment(5)).expect("read");
        assert_eq!((read.people[0].agreed, read.people[1].agreed), (Some(Moment(5)), None));
        let content = read.to_content();
        assert_eq!(content.team, "Mười kỹ sư.\n\nNhân sự chủ chốt:\n- Phan Văn An, Chủ trì kỹ thuật: 12 năm kinh nghiệm.");
        let (filled, sections) = Content::default().filled_from(&content);
        assert_eq!((filled.references.as_str(), sections), ("Trợ lý ảo năm 2025.", vec![Section::Team, Section::References]));
        assert_eq!(Strengths::default().to_content(), Content::default());
    }

    #[test]
    fn whoever_agreed_before_did_so_then_and_somebody_new_agrees_anew() {
        let first = Strengths::read(&form(), &Strengths::default(), Moment(5)).expect("read");
        assert_eq!(Strengths::read(&first.to_form(), &first, Moment(9)).expect("read"), first, "saved again as it was");
        let other = first.to_form().with("person_name_0", "Phan Văn Anh");
        assert_eq!(Strengths::read(&other, &first, Moment(9)).expect("read").people[0].agreed, Some(Moment(9)));
        let nameless = form().with("person_name_0", "");
        let errors = Strengths::read(&nameless, &first, Moment(9)).expect_err("a name");
        assert_eq!(errors.of("person_name_0"), Some(&Problem::Required));
        let stored = serde_json::to_string(&first).expect("JSON");
        assert_eq!(serde_json::from_str::<Strengths>(&stored).expect("read"), first);
    }
}
