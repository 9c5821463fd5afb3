#!/usr/bin/env bash
# A compiler for our own crates that lints what it compiles: RUSTC_WORKSPACE_WRAPPER=end2end/linted.sh cargo build
# `cargo clippy` would check every crate we use once more, beside compiling it. It stands beside the compiler.
exec "${1%rustc}clippy-driver" "$@" -D warnings
