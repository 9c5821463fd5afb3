# The front door. Each target does its own set-up.

.PHONY: run dev check test bench stress format

run: ## Build everything and serve the demonstration on http://127.0.0.1:3000
	@began=$$(date +%s); frontend/tools.sh && tools=$$(date +%s) && \
	(frontend/build.sh & site=$$!; cargo build --profile demo -p server; built=$$?; wait $$site && exit $$built) && \
	echo "tools $$((tools - began)) s, site and server $$(($$(date +%s) - tools)) s"
	APP_MODE=demo target/demo/server serve

dev: tools-build ## The same in debug mode, rebuilt when sources change
	APP_MODE=demo frontend/watch.sh

check: ## The fast part: formatting, lints, rules, use-cases on SQLite
	cargo fmt --all --check
	end2end/in_memory.sh end2end/tested.sh backend calls documents domain islands recompute rules server

test: ## Everything: formatting, lints, tests on SQLite and PostgreSQL, browser tests
	end2end/in_memory.sh end2end/run.sh

bench: tools-build ## Measure, side by side with a bare axum server, on SQLite and PostgreSQL
	end2end/tools.sh
	cargo bench -p server --bench compare --no-run
	end2end/postgres.sh cargo bench -p server --bench compare

stress: ## 500 submissions in the last ten seconds before closing, on SQLite and PostgreSQL
	end2end/tools.sh
	cargo build --release -p server --example stress
	end2end/postgres.sh target/release/examples/stress

format:
	cargo fmt --all

.PHONY: tools-build
tools-build:
	frontend/tools.sh
	frontend/build.sh
