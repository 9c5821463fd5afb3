//! Files that lie beside each other: which of them a reader could take for one another.

use crate::text::fold;
use std::collections::HashMap;

/// So many files one form sends at once. A number of this site, to be confirmed.
pub const AT_ONCE: usize = 20;

/// Those that another is called like, whatever the case or the marks, in their order.
pub fn same_names<'a>(names: impl Iterator<Item = &'a str> + Clone) -> Vec<&'a str> {
    let mut count: HashMap<String, usize> = HashMap::new();
    names.clone().for_each(|name| *count.entry(fold(name)).or_default() += 1);
    names.filter(|name| count.get(&fold(name)).is_some_and(|n| *n > 1)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_read_alike_are_the_same() {
        let names = ["Dự toán.pdf", "a.pdf", "DU TOAN.PDF", "b.pdf"];
        assert_eq!(same_names(names.into_iter()), ["Dự toán.pdf", "DU TOAN.PDF"]);
        assert!(same_names(["a.pdf", "b.pdf"].into_iter()).is_empty());
    }
}
