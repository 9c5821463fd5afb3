//! `bindgen MODULE FOLDER NAME`: the glue between the browser and a WASM module. It is `wasm-bindgen`'s own, as a library:
//! nobody's installed tools are touched.

use std::{env, process::ExitCode};
use wasm_bindgen_cli_support::Bindgen;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [module, folder, name] = &arguments[..] else {
        eprintln!("usage: bindgen MODULE FOLDER NAME");
        return ExitCode::FAILURE;
    };
    let mut glue = Bindgen::new();
    glue.input_path(module).out_name(name).typescript(false).omit_default_module_path(false);
    match glue.web(true).and_then(|glue| glue.generate(folder)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bindgen: {error:#}");
            ExitCode::FAILURE
        }
    }
}
