//! `bindgen MODULE FOLDER NAME`: the glue between the browser and a WASM module. It is `wasm-bindgen`'s own, as a library:
//! nobody's installed tools are touched.

use std::{env, process::ExitCode};
use wasm_bindgen_cli_support::Bindgen;

/// What server functions that answer in streams would need of the module: ours answer at once, and nobody else asks for it.
const STREAMS: &str = "intounderlying";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [module, folder, name] = &arguments[..] else {
        eprintln!("usage: bindgen MODULE FOLDER NAME");
        return ExitCode::FAILURE;
    };
    let mut glue = Bindgen::new();
    glue.input_path(module).out_name(name).typescript(false).omit_default_module_path(false);
    let glue = glue.web(true).and_then(|glue| glue.generate_output()).and_then(|mut glue| {
        let exports = &mut glue.wasm_mut().exports;
        let streams: Vec<_> = exports.iter().filter(|export| export.name.contains(STREAMS)).map(|export| export.id()).collect();
        streams.into_iter().for_each(|export| exports.delete(export));
        glue.emit(folder)
    });
    match glue {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bindgen: {error:#}");
            ExitCode::FAILURE
        }
    }
}
