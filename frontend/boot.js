// Loads the module and starts every island on the page, in the order of the document.
// The build fills in the hashed names.
import * as islands from "./__GLUE__";

await islands.default({ module_or_path: new URL("./__WASM__", import.meta.url) });
islands.hydrate();
for (const island of document.querySelectorAll("leptos-island")) {
  await islands[island.dataset.component]?.(island);
}
document.documentElement.dataset.islands = "ready";
