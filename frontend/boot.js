// Loads the module and starts every island on the page, in the order of the document. It waits until the page has been drawn, so
// that nobody waits for it to read. The build fills in the hashed names.
await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
const islands = await import("./__GLUE__");

await islands.default({ module_or_path: new URL("./__WASM__", import.meta.url) });
islands.hydrate();
for (const island of document.querySelectorAll("leptos-island")) {
  await islands[island.dataset.component]?.(island);
}
document.documentElement.dataset.islands = "ready";
