//! Who hands a proposal in: one firm, or several of which it is the lead. Wherever a proposal's firm is named, all of them are.

use super::consortium::Partner;
use crate::firms::Profile;

/// As they were when it was handed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Applicant {
    pub firm: Profile,
    pub partners: Vec<Partner>,
}

impl Applicant {
    /// In Vietnamese, as legal names are.
    pub fn name(&self) -> String {
        if self.partners.is_empty() {
            return self.firm.legal_name.clone();
        }
        let partners: Vec<_> = self.partners.iter().map(|partner| partner.name.as_str()).collect();
        format!("Liên danh {} (đứng đầu) – {}", self.firm.legal_name, partners.join(" – "))
    }

    /// Each firm with its legal representative, the lead first.
    pub fn represented(&self) -> Vec<(String, String)> {
        let lead = (self.firm.legal_name.clone(), self.firm.representative.clone());
        std::iter::once(lead).chain(self.partners.iter().map(|partner| (partner.name.clone(), partner.representative.clone()))).collect()
    }

    /// Each partner with its tax code, for everyone: nothing where it has none, since what else identifies it may be a person's.
    pub fn codes(&self) -> Vec<(String, String)> {
        let code = |partner: &Partner| partner.tax_code().map(|code| code.to_string()).unwrap_or_default();
        self.partners.iter().map(|partner| (partner.name.clone(), code(partner))).collect()
    }
}
