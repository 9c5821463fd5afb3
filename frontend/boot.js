// Starts every island on the page, in the order of the document. The build puts it behind the module's glue, so that both are one
// request. It waits until the page has been drawn, so that nobody waits for it to read; a page that nobody looks at is not drawn.
(async () => {
  await new Promise((drawn) => {
    new PerformanceObserver(drawn).observe({ type: "paint", buffered: true });
    setTimeout(drawn, 1_000);
  });
  const islands = await import(import.meta.url);
  await islands.default({ module_or_path: new URL("./__WASM__", import.meta.url) });
  islands.hydrate();
  for (const island of document.querySelectorAll("leptos-island")) {
    await islands[island.dataset.component]?.(island);
  }
  document.documentElement.dataset.islands = "ready";
})();
