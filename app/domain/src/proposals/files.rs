//! Files that lie beside each other: what each is, and which of them a reader could take for one another.

use super::{category::Category, content::FileRef};
use crate::{check::Problem, form::FieldErrors, form::Form, ids::FileId, text::fold};
use std::collections::HashMap;

/// So many files one form sends at once. A number of this site, to be confirmed.
pub const AT_ONCE: usize = 20;

/// The field of a form that says what the file beside it is.
pub fn field(id: FileId) -> String {
    format!("category_{id}")
}

/// The field of a form that says what all the files that it uploads are.
pub const CATEGORY: &str = "category";

/// What a form that was filled with these says of one; empty for none.
pub fn read_category(form: &Form, name: &str) -> Result<Option<Category>, FieldErrors> {
    match form.get(name) {
        "" => Ok(None),
        code => Category::from_code(code).map(Some).ok_or_else(|| FieldErrors::one(name, Problem::Choice)),
    }
}

/// The form that says what each of these is.
pub fn to_form(files: &[FileRef]) -> Form {
    let said = |file: &FileRef| (field(file.id), file.category.map(Category::code).unwrap_or_default().to_owned());
    Form(files.iter().map(said).collect())
}

/// What the form says otherwise than it is stored.
pub fn sorted(form: &Form, files: &[FileRef]) -> Result<Vec<(FileId, Option<Category>)>, FieldErrors> {
    let mut changed = Vec::new();
    for file in files.iter().filter(|file| form.0.contains_key(&field(file.id))) {
        let said = read_category(form, &field(file.id))?;
        if said != file.category {
            changed.push((file.id, said));
        }
    }
    Ok(changed)
}

/// In the order of what they are, and those of one kind as they came; what is not said comes last.
pub fn by_category(files: &[FileRef]) -> Vec<&FileRef> {
    let mut files: Vec<_> = files.iter().collect();
    files.sort_by_key(|file| (file.category.is_none(), file.category));
    files
}

/// Those that another is called like, whatever the case or the marks, in their order.
pub fn same_names<'a>(names: impl Iterator<Item = &'a str> + Clone) -> Vec<&'a str> {
    let mut count: HashMap<String, usize> = HashMap::new();
    names.clone().for_each(|name| *count.entry(fold(name)).or_default() += 1);
    names.filter(|name| count.get(&fold(name)).is_some_and(|n| *n > 1)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn file(number: u128, category: Option<Category>) -> FileRef {
        FileRef { id: FileId(Uuid::from_u128(number)), name: format!("{number}.pdf"), size: 1, sha256: String::new(), category }
    }

    #[test]
    fn names_that_read_alike_are_the_same() {
        let names = ["Dự toán.pdf", "a.pdf", "DU TOAN.PDF", "b.pdf"];
        assert_eq!(same_names(names.into_iter()), ["Dự toán.pdf", "DU TOAN.PDF"]);
        assert!(same_names(["a.pdf", "b.pdf"].into_iter()).is_empty());
    }

    #[test]
    fn a_form_says_what_each_file_is_and_only_what_changes_is_kept() {
        assert!(Category::ALL.into_iter().all(|category| Category::from_code(category.code()) == Some(category)));
        let files = [file(1, None), file(2, Some(Category::Costs)), file(3, Some(Category::Legal))];
        let form = to_form(&files);
        assert_eq!(sorted(&form, &files), Ok(vec![]));
        let form = form.with(field(files[0].id), "proof").with(field(files[2].id), "");
        assert_eq!(sorted(&form, &files), Ok(vec![(files[0].id, Some(Category::Proof)), (files[2].id, None)]));
        assert_eq!(sorted(&Form::default(), &files), Ok(vec![]), "what a form does not name stays");
        let wrong = form.with(field(files[1].id), "x");
        assert_eq!(sorted(&wrong, &files).expect_err("refused").of(&field(files[1].id)), Some(&Problem::Choice));
    }

    #[test]
    fn files_are_read_by_what_they_are() {
        let files = [file(1, None), file(2, Some(Category::Legal)), file(3, Some(Category::Technical)), file(4, Some(Category::Legal))];
        let order: Vec<_> = by_category(&files).into_iter().map(|file| file.name.as_str()).collect();
        assert_eq!(order, ["3.pdf", "2.pdf", "4.pdf", "1.pdf"]);
    }

    /// What was handed in before files had a category is hashed as it was.
    #[test]
    fn what_is_not_said_is_not_written() {
        let json = serde_json::to_string(&file(1, None)).expect("JSON");
        assert!(!json.contains("category"), "{json}");
        assert_eq!(serde_json::from_str::<FileRef>(&json).expect("read").category, None);
        let said = file(1, Some(Category::Proof));
        assert_eq!(serde_json::from_str::<FileRef>(&serde_json::to_string(&said).expect("JSON")).expect("read"), said);
    }
}
