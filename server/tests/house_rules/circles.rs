//! No circle of modules inside a crate: what one file uses does not use it in turn, by whatever way round.
//! A folder's own file and the files in the folder are one unit.

use super::{files, none, sources};
use std::collections::{BTreeMap, BTreeSet};

/// From the crate's top: `["challenges", "lifecycle"]`.
type Module = Vec<String>;

struct Crate {
    modules: BTreeMap<Module, String>,
    /// What a module hands on under a name, and where it has it from.
    handed_on: BTreeMap<(Module, String), Module>,
}

impl Crate {
    fn read(folder: &str) -> Self {
        let mut modules = BTreeMap::new();
        for (path, text) in sources(folder) {
            let inner = path.strip_prefix(folder).unwrap_or(&path).trim_start_matches('/').trim_end_matches(".rs");
            let mut module: Module = inner.split('/').map(str::to_owned).collect();
            if module.iter().any(|part| part == "tests") {
                continue;
            }
            if module.last().is_some_and(|last| ["mod", "lib", "main"].contains(&last.as_str())) {
                module.pop();
            }
            modules.insert(module, bare(&text));
        }
        let mut handed_on = BTreeMap::new();
        for (module, text) in &modules {
            for path in imports(text).into_iter().filter(|(is_public, _)| *is_public).map(|(_, path)| path) {
                handed_on.insert((module.clone(), path.last().cloned().unwrap_or_default()), path);
            }
        }
        Self { modules, handed_on }
    }

    /// The modules that a module uses, without its folder's own file and the files in its folder.
    fn used_by(&self, module: &Module) -> BTreeSet<Module> {
        let text = &self.modules[module];
        let imported = imports(text).into_iter().filter(|(is_public, _)| !is_public).map(|(_, path)| path);
        let found = imported.chain(inline(text)).filter_map(|path| self.home(module, &path, 8));
        found.filter(|used| !used.is_empty() && !module.starts_with(used) && !used.starts_with(module)).collect()
    }

    /// Where the thing that `path` names in `module` is written, through modules that only hand it on.
    fn home(&self, module: &Module, path: &[String], steps: u8) -> Option<Module> {
        let mut path = path.to_vec();
        let mut at = match path.first()?.as_str() {
            "crate" => Module::new(),
            "super" | "self" => module.clone(),
            child if self.modules.contains_key(&[module.clone(), vec![child.to_owned()]].concat()) => module.clone(),
            _ => return None,
        };
        while path.first().is_some_and(|part| ["crate", "super", "self"].contains(&part.as_str())) {
            if path.remove(0) == "super" {
                at.pop();
            }
        }
        while let Some(part) = path.first() {
            let deeper = [at.clone(), vec![part.clone()]].concat();
            if !self.modules.contains_key(&deeper) {
                break;
            }
            at = deeper;
            path.remove(0);
        }
        let handed_on = path.first().and_then(|name| self.handed_on.get(&(at.clone(), name.clone())));
        let further = handed_on.filter(|_| steps > 0).and_then(|from| self.home(&at, from, steps - 1));
        further.or_else(|| self.modules.contains_key(&at).then_some(at))
    }
}

/// Without comments, texts, and the tests at its end.
fn bare(text: &str) -> String {
    let text = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
    let lines = text.lines().map(|line| {
        let line = line.trim_start();
        if line.starts_with("//") { "" } else { line.split(" //").next().unwrap_or_default() }
    });
    let code = lines.collect::<Vec<_>>().join("\n");
    code.replace("'\"'", "").split('"').step_by(2).collect::<Vec<_>>().join("\"\"")
}

/// Every `use`, whether it is public, one path for each name.
fn imports(text: &str) -> Vec<(bool, Module)> {
    let mut found = Vec::new();
    let statements = text.split(';').filter_map(|part| {
        let start = part.rfind("\nuse ").map(|i| (false, i + 5)).or_else(|| part.starts_with("use ").then_some((false, 4)));
        let public = ["\npub use ", "\npub(crate) use ", "\npub(super) use "];
        let public = public.iter().find_map(|way| part.rfind(way).map(|i| (true, i + way.len())));
        public.or(start).map(|(is_public, i)| (is_public, part[i..].to_owned()))
    });
    for (is_public, tree) in statements {
        found.extend(paths(&tree).into_iter().map(|path| (is_public, path)));
    }
    found
}

/// `a::{b, c::{self, d}}` as `a::b`, `a::c`, `a::c::d`.
fn paths(tree: &str) -> Vec<Module> {
    let tree = tree.trim();
    let Some((before, inner)) = tree.split_once('{') else {
        let named = tree.split(" as ").next().unwrap_or_default().trim();
        return vec![if named == "self" { Module::new() } else { named.split("::").map(|part| part.trim().to_owned()).collect() }];
    };
    let before: Module = before.split("::").map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect();
    let inner = inner.trim_end().trim_end_matches('}');
    let (mut depth, mut parts) = (0_i32, vec![String::new()]);
    for letter in inner.chars() {
        depth += i32::from(letter == '{') - i32::from(letter == '}');
        match parts.last_mut() {
            Some(part) if letter != ',' || depth > 0 => part.push(letter),
            _ => parts.push(String::new()),
        }
    }
    // A closing bracket that the outer tree took away is given back to the part that needs it.
    let whole = parts.into_iter().filter(|part| !part.trim().is_empty()).map(|part| {
        let missing = part.matches('{').count().saturating_sub(part.matches('}').count());
        part + &"}".repeat(missing)
    });
    whole.flat_map(|part| paths(&part)).map(|path| [before.clone(), path].concat()).collect()
}

/// Paths in the midst of the code: `crate::a::b`, `super::c`, `child::d`.
fn inline(text: &str) -> Vec<Module> {
    let code: String = text.split(';').filter(|part| !part.contains("use ")).collect::<Vec<_>>().join(";");
    let words = code.split(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':'));
    words.filter(|word| word.contains("::")).map(|word| word.split("::").map(str::to_owned).collect()).collect()
}

/// Modules that lead back to themselves, each with the way.
fn circles(of: &Crate) -> Vec<String> {
    let edges: BTreeMap<_, _> = of.modules.keys().map(|module| (module.clone(), of.used_by(module))).collect();
    let name = |module: &Module| module.join("/");
    let mut found = Vec::new();
    for start in edges.keys() {
        let mut ways: Vec<Vec<&Module>> = edges[start].iter().map(|next| vec![start, next]).collect();
        let mut seen = BTreeSet::new();
        while let Some(way) = ways.pop() {
            let Some(last) = way.last() else { continue };
            if *last == start {
                // Told once, from the module that comes first.
                if way.iter().all(|module| *module >= start) {
                    found.push(way.iter().map(|module| name(module)).collect::<Vec<_>>().join(" → "));
                }
                break;
            }
            if seen.insert(*last) {
                ways.extend(edges[*last].iter().map(|next| [way.clone(), vec![next]].concat()));
            }
        }
    }
    found
}

#[test]
fn no_modules_use_each_other_in_a_circle() {
    let manifests = files("", |path| path.ends_with("Cargo.toml")).into_iter().map(|(path, _)| path);
    let crates: Vec<_> = manifests.filter(|path| path != "Cargo.toml").map(|path| path.replace("Cargo.toml", "src")).collect();
    for one in ["app/src", "app/backend/src", "server/src", "migrations/src", "frontend/src"] {
        assert!(crates.iter().any(|folder| folder == one), "{one} is not among {crates:?}");
    }
    let found = crates.iter().flat_map(|folder| circles(&Crate::read(folder)).into_iter().map(move |way| format!("{folder}: {way}")));
    none(found.collect(), "no circle of modules inside a crate");
}

/// As the README of `app` orders its layers: what pages are made of uses of the nouns' folders their words only.
#[test]
fn the_parts_of_pages_know_no_page() {
    let app = Crate::read("app/src");
    let below = ["error", "kept", "paths", "posted", "request", "routes", "ui"];
    let is_below = |used: &Module| below.contains(&used[0].as_str()) || ["words", "names"].contains(&used[used.len() - 1].as_str());
    let parts = app.modules.keys().filter(|module| module.first().is_some_and(|first| first == "ui"));
    let pages = parts.flat_map(|part| app.used_by(part).into_iter().filter(|used| !is_below(used)).map(move |used| (part, used)));
    let found = pages.map(|(part, used)| format!("{} → {}", part.join("/"), used.join("/")));
    none(found.collect(), "the parts of pages know no page");
}

#[test]
fn a_circle_would_be_found() {
    let module = |path: &str| path.split('/').map(str::to_owned).collect::<Module>();
    let modules = [
        (module("a"), "mod inner;\npub use inner::Thing;\n".to_owned()),
        (module("a/inner"), "use crate::b::Other;\n".to_owned()),
        (module("b"), "use std::fmt;\nfn of() { crate::a::Thing::new(); }\n".to_owned()),
    ];
    let handed_on = [((module("a"), "Thing".to_owned()), module("inner/Thing"))];
    let crate_ = Crate { modules: modules.into(), handed_on: handed_on.into() };
    assert_eq!(circles(&crate_), ["a/inner → b → a/inner"]);
    assert_eq!(paths("a::{b, c::{self, d as e}}"), [module("a/b"), module("a/c"), module("a/c/d")]);
}
