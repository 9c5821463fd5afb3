# The front door. Each target does its own set-up.
.PHONY: run dev check test format

run: tools-build ## Build everything and serve the demonstration on http://127.0.0.1:3000
	cargo build --release -p server
	APP_MODE=demo target/release/server serve

dev: tools-build ## The same in debug mode, rebuilt when sources change
	APP_MODE=demo frontend/watch.sh

check: ## The fast part: formatting, lints, domain tests
	cargo fmt --all --check
	cargo clippy --workspace --exclude frontend --all-targets -- -D warnings
	cargo test -p domain --quiet

test: ## Everything: formatting, lints, tests on SQLite and PostgreSQL, browser tests
	end2end/run.sh

format:
	cargo fmt --all

.PHONY: tools-build
tools-build:
	frontend/tools.sh
	frontend/build.sh
