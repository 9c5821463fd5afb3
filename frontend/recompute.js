// The page of a result: computes the ranking from the result file again, in this browser. The module is loaded when somebody
// asks for it, and no file is sent anywhere. The build fills in the hashed names.
const place = document.getElementById("recompute-here");
const output = place?.querySelector("[role=status]");
const words = place?.dataset;

const made = (name, text, children = []) => {
  const element = document.createElement(name);
  if (text) element.textContent = text;
  element.append(...children);
  return element;
};

async function computed(bytes) {
  const glue = await import("./__GLUE__");
  await glue.default({ module_or_path: new URL("./__WASM__", import.meta.url) });
  return JSON.parse(glue.computed(bytes));
}

function list(lines) {
  const items = made("ul", "", lines.map((line) => made("li", line)));
  items.lang = "en";
  return items;
}

function table(lines) {
  const heads = [words.rank, words.code, words.mean, words.sheets];
  const cells = (line) => [line.rank ?? "–", line.code, line.mean?.replace(".", words.point) ?? "–", `${line.n}/${line.eligible}`];
  const head = made("tr", "", heads.map((text) => Object.assign(made("th", text), { scope: "col" })));
  const row = (line) => made("tr", "", cells(line).map((text, i) => (i === 1 ? Object.assign(made("th", text), { scope: "row" }) : made("td", String(text)))));
  const all = made("table", "", [made("caption", words.caption), made("thead", "", [head]), made("tbody", "", lines.map(row))]);
  const wrap = Object.assign(made("div", "", [all]), { className: "table-wrap", tabIndex: 0, role: "region" });
  wrap.setAttribute("aria-label", words.caption);
  return wrap;
}

const wrong = (kind) => words[`wrong${kind[0].toUpperCase()}${kind.slice(1)}`];

// `expected`: the hash that the page names, where the file is that of the page.
function show(told, expected) {
  const shown = [];
  if (told.error) shown.push(made("p", `${words.broken} ${wrong(told.kind)}`), made("p", words.detail), list([told.error]));
  else if (told.differences.length) shown.push(made("p", words.differs), list(told.differences));
  else shown.push(made("p", told.has_stored ? words.matches : words.nothing));
  shown[0].className = told.error || told.differences.length ? "notice notice-warn" : "notice notice-ok";
  if (told.untold.length) shown.push(made("p", words.untold), list(told.untold));
  const same = told.sha256 === expected ? words.same : words.other;
  shown.push(made("p", `SHA-256: `, [made("code", told.sha256), made("span", ` – ${same}`)]));
  if (told.official.length) shown.push(table(told.official));
  output.replaceChildren(...shown);
}

async function run(read) {
  output.replaceChildren(made("p", words.busy));
  try {
    show(await computed(new Uint8Array(await read())), words.hash);
  } catch {
    output.replaceChildren(Object.assign(made("p", words.failed), { className: "notice notice-warn" }));
  }
}

if (place) {
  place.querySelector("button").addEventListener("click", () => run(async () => (await fetch(words.file)).arrayBuffer()));
  place.querySelector("input").addEventListener("change", ({ target }) => target.files[0] && run(() => target.files[0].arrayBuffer()));
  place.hidden = false;
}
