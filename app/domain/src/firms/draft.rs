//! What a firm says of itself when it registers.

use crate::{
    check::{Problem, is_email},
    form::{FieldErrors, Form, FormReader},
    limits::{EMAIL, NAME, PERSON, PHONE, TAX_CODE},
    tax_code::{TaxCode, TaxCodeError},
    verbatim::canonical,
};
use serde::{Deserialize, Serialize};

/// Legal types of enterprise (Law on Enterprises), and the others that may join a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    SingleMemberLlc,
    Llc,
    JointStock,
    Partnership,
    Private,
    Branch,
    Institute,
    Cooperative,
}

impl Kind {
    pub const ALL: [Self; 8] = [
        Self::SingleMemberLlc,
        Self::Llc,
        Self::JointStock,
        Self::Partnership,
        Self::Private,
        Self::Branch,
        Self::Institute,
        Self::Cooperative,
    ];

    pub fn code(self) -> &'static str {
        match self {
            Self::SingleMemberLlc => "single_member_llc",
            Self::Llc => "llc",
            Self::JointStock => "joint_stock",
            Self::Partnership => "partnership",
            Self::Private => "private",
            Self::Branch => "branch",
            Self::Institute => "institute",
            Self::Cooperative => "cooperative",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|k| k.code() == code)
    }
}

/// An address in the form used since 01/07/2025: no district.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Address {
    /// House number and street.
    pub street: String,
    /// Ward, commune or special zone.
    pub commune: String,
    pub province: String,
}

/// A firm's registration.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    pub tax_code: TaxCode,
    pub legal_name: String,
    pub kind: Kind,
    #[serde(default)]
    pub address: Address,
    /// Legal representative.
    #[serde(default)]
    pub representative: String,
    #[serde(default)]
    pub contact_email: String,
    #[serde(default)]
    pub contact_phone: String,
    /// Declares to be a Vietnamese digital-technology enterprise (Law 71/2025/QH15, art. 3(5)).
    #[serde(default)]
    pub is_declared: bool,
}

impl Profile {
    pub fn from_form(form: &Form) -> Result<Self, FieldErrors> {
        let mut r = FormReader::new(form);
        let tax_code = read_tax_code(&mut r);
        let legal_name = r.required("legal_name", NAME);
        let kind = r.required_parsed("kind", Problem::Choice, Kind::from_code);
        let address = Address {
            street: r.required("street", NAME),
            commune: r.required("commune", PERSON),
            province: r.required("province", PERSON),
        };
        let representative = r.required("representative", PERSON);
        let contact_email = r.required("contact_email", EMAIL);
        if !contact_email.is_empty() && !is_email(&contact_email) {
            r.errors.add("contact_email", Problem::Email);
        }
        let contact_phone = r.text("contact_phone", PHONE);
        if !form.is_checked("is_declared") {
            r.errors.add("is_declared", Problem::Declaration);
        }
        match (tax_code, kind) {
            (Some(tax_code), Some(kind)) => {
                r.errors.or(Self { tax_code, legal_name, kind, address, representative, contact_email, contact_phone, is_declared: true })
            }
            _ => Err(r.errors),
        }
    }

    pub fn to_form(&self) -> Form {
        Form::default()
            .with("tax_code", self.tax_code.to_string())
            .with("legal_name", &self.legal_name)
            .with("kind", self.kind.code())
            .with("street", &self.address.street)
            .with("commune", &self.address.commune)
            .with("province", &self.address.province)
            .with("representative", &self.representative)
            .with("contact_email", &self.contact_email)
            .with("contact_phone", &self.contact_phone)
            .with("is_declared", if self.is_declared { "on" } else { "" })
    }
}

impl Profile {
    /// Whether papers name the same firm in the same way.
    pub fn is_printed_as(&self, other: &Self) -> bool {
        let printed = |p: &Self| (p.tax_code.clone(), p.legal_name.clone(), p.address.clone(), p.representative.clone());
        printed(self) == printed(other)
    }

    /// What another registration says differently, field by field.
    pub fn changes(&self, other: &Self) -> Changes {
        let (old, mut new) = (self.to_form(), other.to_form());
        let change = |(field, old): (String, String)| {
            let new = new.0.remove(&field).unwrap_or_default();
            (old != new).then_some(Change { field, old, new })
        };
        Changes(old.0.into_iter().filter_map(change).collect())
    }
}

/// What a firm changed about itself, as the trail keeps it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Changes(pub Vec<Change>);

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// As in the form.
    pub field: String,
    pub old: String,
    pub new: String,
}

impl Changes {
    pub fn to_note(&self) -> String {
        canonical(self)
    }

    /// `None` where a note holds no list of changes.
    pub fn from_note(note: &str) -> Option<Self> {
        serde_json::from_str(note).ok()
    }
}

fn read_tax_code(r: &mut FormReader<'_>) -> Option<TaxCode> {
    match TaxCode::parse(&r.required("tax_code", TAX_CODE)) {
        Ok(code) => Some(code),
        Err(_) if r.errors.of("tax_code").is_some() => None,
        Err(error) => {
            let problem = if error == TaxCodeError::Shape { Problem::TaxCodeShape } else { Problem::TaxCodeCheck };
            r.errors.add("tax_code", problem);
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_missing_field_is_named_at_once() {
        let errors = Profile::from_form(&Form::default().with("tax_code", "0100233489")).expect_err("incomplete");
        let fields: Vec<_> = errors.0.iter().map(|(f, _)| f.as_str()).collect();
        assert_eq!(
            fields,
            ["tax_code", "legal_name", "kind", "street", "commune", "province", "representative", "contact_email", "is_declared"]
        );
        assert_eq!(errors.of("tax_code"), Some(&Problem::TaxCodeCheck));
    }
}
