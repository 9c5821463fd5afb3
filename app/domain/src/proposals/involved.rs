//! Which firms take part in several calls, as lead or as partner, and what of what is on shortlists is theirs: each its share.

use super::{
    Applicant, Partner,
    consortium::{Share, WHOLE},
};
use crate::{collation, ids::FirmId};
use std::{cmp::Reverse, collections::HashMap};

/// One opened proposal of a call.
#[derive(Clone, Copy, Debug)]
pub struct Opened<'a> {
    /// The call's code.
    pub call: &'a str,
    pub lead: FirmId,
    /// `None`: it cannot be read.
    pub applicant: Option<&'a Applicant>,
    /// What it costs, where it is on the shortlist.
    pub listed: Option<i64>,
}

/// A firm, or an organisation that signed on paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Involved {
    /// Its own, as it handed in last; else as a lead writes it. `None`: of nothing that can be read.
    pub name: Option<String>,
    /// In the order of what was opened.
    pub calls: Vec<InCall>,
    /// Its shares of what its shortlisted proposals cost.
    pub total: i64,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InCall {
    pub code: String,
    /// And leads no proposal there.
    pub is_partner: bool,
    pub is_listed: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Who {
    Firm(FirmId),
    /// By [`Partner::key`].
    Outside(String),
}

#[derive(Default)]
struct Found {
    own_name: Option<String>,
    written: Option<String>,
    calls: Vec<InCall>,
    total: i64,
}

/// Whoever takes part in more than one call, the most often first.
pub fn in_several<'a>(opened: impl IntoIterator<Item = Opened<'a>>) -> Vec<Involved> {
    let opened: Vec<Opened<'_>> = opened.into_iter().collect();
    let leads: HashMap<&str, FirmId> = opened.iter().filter_map(|one| Some((one.applicant?.firm.tax_code.root(), one.lead))).collect();
    let who = |partner: &Partner| {
        let key = partner.key();
        leads.get(key.as_str()).map_or(Who::Outside(key), |firm| Who::Firm(*firm))
    };
    let mut found: HashMap<Who, Found> = HashMap::new();
    for one in &opened {
        let partners = one.applicant.map_or(&[][..], |of| &of.partners);
        let shares: Vec<i64> = partners.iter().map(|partner| share_of(one.listed.unwrap_or(0), &partner.share)).collect();
        let lead = found.entry(Who::Firm(one.lead)).or_default();
        lead.own_name = one.applicant.map(|of| of.firm.legal_name.clone()).or_else(|| lead.own_name.take());
        lead.add(one, false, one.listed.unwrap_or(0) - shares.iter().sum::<i64>());
        for (partner, share) in partners.iter().zip(shares) {
            let found = found.entry(who(partner)).or_default();
            found.written = Some(partner.name.clone());
            found.add(one, true, share);
        }
    }
    let several = found.into_values().filter(|found| found.calls.len() > 1);
    let mut several: Vec<Involved> =
        several.map(|Found { own_name, written, calls, total }| Involved { name: own_name.or(written), calls, total }).collect();
    several.sort_by_cached_key(|of| (Reverse(of.calls.len()), of.name.as_deref().map(collation::words), of.total));
    several
}

impl Found {
    fn add(&mut self, one: &Opened<'_>, is_partner: bool, total: i64) {
        self.total += total;
        match self.calls.iter_mut().find(|call| call.code == one.call) {
            Some(call) => {
                call.is_partner &= is_partner;
                call.is_listed |= one.listed.is_some();
            }
            None => self.calls.push(InCall { code: one.call.to_owned(), is_partner, is_listed: one.listed.is_some() }),
        }
    }
}

/// Whole đồng, rounded down: what is left is the lead's.
fn share_of(cost: i64, share: &Share) -> i64 {
    let part = i128::from(cost) * i128::from(share.number().unwrap_or(0)) / i128::from(WHOLE);
    i64::try_from(part).unwrap_or(cost)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        firms::{Address, Kind, Profile},
        tax_code::TaxCode,
    };
    use uuid::Uuid;

    const A: &str = "0100233488";
    const B: &str = "0100109106";

    fn firm(n: u128) -> FirmId {
        FirmId(Uuid::from_u128(n))
    }

    fn applicant(name: &str, code: &str, partners: &[(&str, &str, i64)]) -> Applicant {
        let firm = Profile {
            tax_code: TaxCode::parse(code).expect("a code"),
            legal_name: name.into(),
            kind: Kind::Llc,
            address: Address::default(),
            representative: String::new(),
            contact_email: String::new(),
            contact_phone: String::new(),
            is_declared: true,
        };
        let partner = |(name, code, share): &(&str, &str, i64)| Partner {
            name: (*name).into(),
            code: (*code).into(),
            share: Share::Hundredths(*share),
            ..Partner::default()
        };
        Applicant { firm, partners: partners.iter().map(partner).collect() }
    }

    fn opened<'a>(call: &'a str, lead: u128, applicant: &'a Applicant, listed: Option<i64>) -> Opened<'a> {
        Opened { call, lead: firm(lead), applicant: Some(applicant), listed }
    }

    #[test]
    fn a_partner_takes_part_as_its_lead_does_and_has_its_share() {
        let alone = applicant("Công ty B", B, &[]);
        let with = applicant("Công ty A", A, &[("CÔNG TY B", "0100 109 106", 2_500), ("Viện V", "V-12", 2_500)]);
        let found = in_several([opened("BT-01", 1, &with, Some(1_001)), opened("BT-02", 2, &alone, None)]);
        let call = |code: &str, is_partner, is_listed| InCall { code: code.into(), is_partner, is_listed };
        let calls = vec![call("BT-01", true, true), call("BT-02", false, false)];
        assert_eq!(found, [Involved { name: Some("Công ty B".into()), calls, total: 250 }], "by its own name");
        let again = applicant("Công ty A", A, &[("viện v", "v-12", 4_000)]);
        let found = in_several([opened("BT-01", 1, &with, Some(1_001)), opened("BT-03", 1, &again, Some(100))]);
        let named: Vec<_> = found.iter().map(|of| (of.name.as_deref().unwrap_or_default(), of.calls.len(), of.total)).collect();
        assert_eq!(
            named,
            [("Công ty A", 2, 501 + 60), ("viện v", 2, 250 + 40)],
            "the lead has what is left, an outside organisation counts"
        );
    }

    #[test]
    fn one_call_counts_once_and_what_cannot_be_read_is_still_its_firm_s() {
        let lead = applicant("Công ty A", A, &[]);
        let twice = applicant("Công ty B", B, &[("Công ty A", A, 1_000)]);
        assert_eq!(in_several([opened("BT-01", 1, &lead, None), opened("BT-01", 2, &twice, None)]), []);
        let unread = Opened { call: "BT-02", lead: firm(1), applicant: None, listed: Some(7) };
        let found = in_several([unread, opened("BT-01", 1, &lead, None)]);
        assert_eq!((found[0].name.as_deref(), found[0].total), (Some("Công ty A"), 7));
        let other = Opened { call: "BT-03", ..unread };
        assert_eq!(in_several([unread, other])[0].name, None);
    }
}
