//! Shares that sum to all of it, rows that are half written, and what is hashed.

use super::*;
use crate::proposals::{Asked, Content, Section, content::Submission};
use proptest::prelude::*;

fn form(shares: &[&str]) -> Form {
    let lead = Form::default().with("lead_share", shares[0]).with("lead_part", "Điều phối, tích hợp");
    let codes = ["0100233488", "Viện 12", "0100109106"];
    shares[1..].iter().enumerate().fold(lead, |form, (i, share)| {
        form.with(cell_name("name", i), format!("Thành viên {i}"))
            .with(cell_name("code", i), codes[i % 3])
            .with(cell_name("representative", i), "Lê Minh Bình")
            .with(cell_name("share", i), *share)
            .with(cell_name("part", i), "Dữ liệu")
    })
}

fn saved(form: &Form) -> Content {
    Content::default().with_section(Section::Team, form, Asked::default()).expect("a draft saves in every state")
}

fn lacking(content: &Content) -> Vec<(String, Problem)> {
    let missing = content.missing(Asked::default()).into_iter();
    missing.filter(|(_, field, _)| field.starts_with("partner_") || field.starts_with("lead_")).map(|(_, f, p)| (f, p)).collect()
}

#[test]
fn shares_are_exact_and_come_to_all_of_it() {
    assert_eq!(lacking(&saved(&form(&["33,34", "33.33", "33,33%"]))), []);
    assert_eq!(lacking(&saved(&form(&["33,33", "33,33", "33,33"]))), [("lead_share".to_owned(), Problem::SharesSum(9_999))]);
    let content = saved(&form(&["100", "0", "12,345"]));
    let unread = |field: &str| (field.to_owned(), Problem::Share);
    assert_eq!(lacking(&content), ["lead_share", "partner_share_0", "partner_share_1"].map(unread));
    assert_eq!(saved(&content.to_form()), content, "what cannot be read is kept");
}

#[test]
fn half_a_consortium_is_named_cell_by_cell() {
    let half = saved(&Form::default().with("lead_share", "60"));
    let named: Vec<_> = lacking(&half).into_iter().map(|(field, _)| field).collect();
    assert_eq!(named, ["lead_part", "partner_name_0", "lead_share"]);
    let twice = form(&["60", "20", "20"]).with("partner_code_1", "0100.233.488");
    assert_eq!(lacking(&saved(&twice)), [("partner_code_1".to_owned(), Problem::PartnerTwice)]);
    let emptied = (0..2).fold(twice, |form, row| {
        ["name", "code", "representative", "share", "part"].iter().fold(form, |form, column| form.with(cell_name(column, row), ""))
    });
    let alone = saved(&emptied.with("lead_share", "").with("lead_part", ""));
    assert_eq!((alone.consortium.is_empty(), lacking(&alone)), (true, Vec::new()));
}

#[test]
fn a_proposal_of_one_firm_is_hashed_as_it_was() {
    let submission = Submission { code: "HS-1".into(), version: 1, content: Content::default(), files: Vec::new() };
    assert!(!submission.canonical().contains("consortium"));
    let joined = Submission { content: saved(&form(&["60", "40"])), ..submission };
    assert!(joined.canonical().contains(r#""consortium":{"lead_share":6000,"#), "{}", joined.canonical());
    assert_eq!(serde_json::from_str::<Submission>(&joined.canonical()).expect("read again"), joined);
}

#[test]
fn shares_read_as_people_write_them() {
    let shown = |hundredths| [percent(hundredths, Locale::Vi), percent(hundredths, Locale::En)];
    assert_eq!([shown(1250), shown(5), shown(4000)], [["12,5", "12.5"], ["0,05", "0.05"], ["40", "40"]].map(|of| of.map(str::to_owned)));
}

proptest! {
    #[test]
    fn every_share_reads_again_as_it_was_written(share in 1i64..WHOLE) {
        for l in [Locale::Vi, Locale::En] {
            prop_assert_eq!(Share::read(&percent(share, l)), Share::Hundredths(share));
        }
    }

    /// Whatever is split, nothing is lost by rounding, and one hundredth more or less is refused.
    #[test]
    fn only_shares_that_sum_to_all_of_it_pass(cuts in proptest::collection::btree_set(1i64..WHOLE, 1..=MAX_PARTNERS), off in -1i64..=1) {
        let ends: Vec<i64> = cuts.iter().copied().chain([WHOLE]).collect();
        let mut shares: Vec<i64> = ends.iter().scan(0, |from, end| { let share = end - *from; *from = *end; Some(share) }).collect();
        prop_assume!((1..WHOLE).contains(&(shares[0] + off)));
        shares[0] += off;
        let partners = shares[1..].iter().enumerate().map(|(i, share)| Partner {
            name: "A".into(), code: i.to_string(), representative: "B".into(), share: Share::Hundredths(*share), part: "C".into(), is_signed: false,
        });
        let lead_part = "D".to_owned();
        let of = Consortium { lead_share: Share::Hundredths(shares[0]), lead_part, partners: partners.collect() };
        prop_assert_eq!(of.missing().is_empty(), off == 0, "{:?}", of.missing());
    }
}
