// Pages with forms that are typed into: nothing unsaved is left without a word, what is too long is told and not cut,
// the look changes without loading anything. Autosave is an island; the two speak through attributes of the form:
// `data-unsaved` while something is, and the event `savenow`.
const root = document.documentElement;
const WAITING_FOR = document.querySelector("script[data-waiting]").dataset.waiting;
const guarded = (form) => form?.matches?.("form[data-typed]");
const unsaved = () => document.querySelectorAll("form[data-unsaved]");
const mark = (form) => guarded(form) && (form.dataset.unsaved = "");

document.addEventListener("input", (event) => mark(event.target.form));
document.addEventListener("submit", ({ target, defaultPrevented }) => {
  if (!defaultPrevented) for (const form of "discards" in target.dataset ? unsaved() : [target]) delete form.dataset.unsaved;
});
addEventListener("beforeunload", (event) => {
  if (!unsaved().length) return;
  event.preventDefault();
  event.returnValue = true;
});

// What was typed before this ran, or put back by the browser, is not saved yet either.
const held = (field) =>
  field.options
    ? [...field.options].some((option) => option.defaultSelected) && [...field.options].some((option) => option.selected !== option.defaultSelected)
    : /^(checkbox|radio)$/.test(field.type)
      ? field.checked !== field.defaultChecked
      : !/^(hidden|submit|button|fieldset|output)$/.test(field.type) && field.value !== field.defaultValue;
for (const form of document.querySelectorAll("form[data-typed]")) [...form.elements].some(held) && mark(form);

// A form that was refused, or kept by a button of the frame, is not saved yet, unless there is nothing in it.
const filled = (field) => (/^(checkbox|radio)$/.test(field.type) ? field.checked : !/^(hidden|submit|button|fieldset|output)$/.test(field.type) && field.value !== "");
const summary = document.getElementById("errors");
const refused = summary && (summary.closest("form") ?? document.querySelector("[aria-invalid=true]")?.form);
if (refused && [...refused.elements].some(filled)) mark(refused);
if (document.getElementById("kept")) mark(document.querySelector("button.tool[form]")?.form);
summary?.focus();

// Files say how far they are, in forms of files alone. The page that answers is gone to, and one that refuses them takes the
// place of this one's content; where the line breaks, the form says so, and keeps what was chosen.
const showInstead = (html, form) => {
  const page = new DOMParser().parseFromString(html, "text/html");
  const main = page.querySelector("main");
  if (!main) return form.submit();
  document.title = page.title;
  document.querySelector("main").replaceWith(main);
  document.getElementById("errors")?.focus();
};
addEventListener("pageshow", ({ persisted }) => persisted && document.getElementById("sending") && location.reload());
document.addEventListener("submit", (event) => {
  const { target: form, submitter } = event;
  const isChosen = [...form.elements].some((field) => field.type === "file" && field.files.length);
  const [action, enctype] = submitter?.hasAttribute("formaction") ? [submitter.formAction, submitter.formEnctype] : [form.action, form.enctype];
  if (event.defaultPrevented || !form.dataset.sending || !isChosen || enctype !== "multipart/form-data") return;
  event.preventDefault();
  const [bar, line] = [document.createElement("progress"), document.createElement("p")];
  const [going, broken] = form.dataset.sending.split("\n");
  form.querySelector(".notice-stop[role=status]")?.remove();
  bar.max = 100;
  line.id = "sending";
  line.setAttribute("role", "status");
  bar.setAttribute("aria-labelledby", line.id);
  form.append(line, bar);
  const request = new XMLHttpRequest();
  request.upload.onload = () => {
    bar.removeAttribute("value");
    line.textContent = WAITING_FOR;
  };
  request.upload.onprogress = ({ loaded, total }) => {
    bar.value = Math.floor((100 * loaded) / total);
    const text = going.replace("{n}", bar.value - (bar.value % 10));
    if (line.textContent !== text) line.textContent = text;
  };
  request.onload = () => {
    const next = new URL(request.responseURL);
    if (request.status >= 400 || next.href === action.split("#")[0]) return showInstead(request.responseText, form);
    if (next.pathname + next.search === location.pathname + location.search) return location.reload();
    location.assign(next.searchParams.has("done") ? `${next}#done` : next);
  };
  request.onerror = () => {
    for (const button of form.querySelectorAll("button")) button.disabled = false;
    bar.remove();
    line.className = "notice notice-stop";
    line.removeAttribute("id");
    line.textContent = broken;
  };
  request.open("POST", action);
  request.setRequestHeader("accept", "text/html");
  request.send(new FormData(form, submitter));
  for (const button of form.querySelectorAll("button")) button.disabled = true;
});

// Whatever else takes longer than half a second says so beside its button, unless the page has gone by then.
const waits = (event) => {
  if (event.defaultPrevented || event.submitter?.matches(".tool")) return;
  const [line, bar] = [document.createElement("p"), document.createElement("progress")];
  line.className = "waiting";
  line.setAttribute("role", "status");
  bar.setAttribute("aria-hidden", "true");
  (event.submitter?.closest(".actions") ?? event.submitter ?? event.target.lastElementChild).after(line);
  const timer = setTimeout(() => line.append(WAITING_FOR, bar), 500);
  addEventListener("pageshow", () => (clearTimeout(timer), line.remove()), { once: true });
};
addEventListener("submit", waits);

// A link, and signing out, wait until what saves itself is saved.
const WAITING = "form[data-autosave=waits][data-unsaved]";
async function saved(form) {
  form.dispatchEvent(new Event("savenow"));
  for (let waits = 0; waits < 30 && form.matches(WAITING); waits++) await new Promise((done) => setTimeout(done, 100));
}
for (const button of document.querySelectorAll("button[data-leaves]")) {
  let waited;
  button.addEventListener("click", async (event) => {
    const form = document.querySelector(WAITING);
    if (!form || waited) return;
    event.preventDefault();
    await saved(form);
    waited = true;
    button.click();
    waited = false;
  });
}
document.addEventListener("click", async (event) => {
  const link = event.target.closest?.("a[href]");
  const form = document.querySelector(WAITING);
  const isPlain = link && event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
  if (!form || !isPlain || event.defaultPrevented || link.target || link.hasAttribute("download") || link.origin !== location.origin) return;
  if (link.hash && link.pathname === location.pathname && link.search === location.search) return;
  event.preventDefault();
  await saved(form);
  location.assign(link.href);
});

// Larger text, contrast, day and night at once: nothing is loaded, so nothing is lost; who was typing and pressed with a pointer goes on
// where they were, and the keyboard stays on the button.
let last;
document.addEventListener("focusin", (event) => guarded(event.target.form) && event.target.type !== "submit" && (last = event.target));
for (const button of document.querySelectorAll("button[data-look]")) {
  button.addEventListener("click", (event) => {
    event.preventDefault();
    const part = button.dataset.look;
    const other = { dark: "light", light: "dark" }[part];
    const isOn = root.classList.toggle(part, other ? true : undefined);
    if (other) {
      root.classList.remove(other);
      document.querySelector(`button[data-look=${other}]`).focus();
    } else button.setAttribute("aria-pressed", isOn);
    if (event.detail) last?.focus();
    const look = ["contrast", "large", "dark", "light"].filter((part) => root.classList.contains(part)).join("-");
    fetch("/look", { method: "POST", body: new URLSearchParams({ look, next: "/" }), redirect: "manual", keepalive: true });
  });
}

// A note of one's own begins with what is selected in the text beside it; what was marked before is shown there.
for (const button of document.querySelectorAll("button[data-passage]")) {
  const { passage, section, text } = button.form.elements;
  let chosen;
  document.addEventListener("selectionchange", () => {
    const selection = getSelection();
    const part = selection.anchorNode?.parentElement?.closest("section[aria-labelledby^=section-]");
    if (part && !selection.isCollapsed) chosen = [selection.toString().trim(), part.getAttribute("aria-labelledby").slice(8)];
    button.disabled = !chosen;
  });
  button.addEventListener("click", () => {
    [passage.value, section.value] = chosen;
    mark(button.form);
    text.focus();
  });
  button.disabled = !(button.hidden = false);
}
const marks = [...document.querySelectorAll("a[href^='#:~:text='] > mark")].map((mark) => mark.textContent);
if (marks.length && window.Highlight) {
  const ranges = [];
  for (const part of document.querySelectorAll("section[aria-labelledby^=section-]")) {
    const texts = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    while (texts.nextNode())
      for (const mark of marks) {
        const at = texts.currentNode.data.indexOf(mark);
        if (at >= 0) ranges.push(new StaticRange({ startContainer: texts.currentNode, startOffset: at, endContainer: texts.currentNode, endOffset: at + mark.length }));
      }
  }
  CSS.highlights.set("own-marks", new Highlight(...ranges));
}

// A page that the browser brings back, or loads while its last save is on its way, is older than what is stored. Where both
// say the same, what the form carries of what is stored is brought up to date; where nothing is typed, the page is. Text that
// the browser has put back keeps what it rested on when it was typed, so that it overwrites nothing that its writer has not seen.
const rests = (form) => [...form.elements].filter(({ type, name }) => type === "hidden" && /(^seen|_version|^shown_texts)$/.test(name));
const carry = (form, carried) => rests(form).forEach((field) => (field.value = carried[field.name] ?? field.value));
const carried = (form) => Object.fromEntries(rests(form).map(({ name, value }) => [name, value]));
const typed = () => [...document.querySelectorAll("form[data-typed][id]")];
document.addEventListener("input", ({ target: { form } }) => {
  if (!guarded(form) || !form.id) return;
  const all = { ...history.state?.carried, [form.id]: carried(form) };
  if (JSON.stringify(all) !== JSON.stringify(history.state?.carried)) history.replaceState({ ...history.state, carried: all }, "");
});

const texts = (form) =>
  JSON.stringify([...new FormData(form)].filter(([name]) => form.elements[name]?.type !== "hidden").map(([name, value]) => [name, `${value}`.trim()]));
async function bringUpToDate(left, looks) {
  const answer = await fetch(location.href, { cache: "reload" });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const isTyped = (form) => [...form.elements].some(held);
  for (const form of answer.ok ? typed() : []) {
    const fresh = page.getElementById(form.id);
    if (fresh && texts(form) === texts(fresh)) {
      carry(form, carried(fresh));
      delete form.dataset.unsaved;
    } else if (isTyped(form)) {
      carry(form, left[form.id] ?? {});
      // As if it had just been typed: it is not saved, and saves itself where text does.
      [...form.elements].find(held).dispatchEvent(new Event("input", { bubbles: true }));
    } else if (fresh && !typed().some(isTyped)) {
      return location.replace(location.href);
    }
  }
  await new Promise((done) => setTimeout(done, 300));
  if (looks > 1 && !typed().some(isTyped)) bringUpToDate(left, looks - 1);
}
const [navigation] = performance.getEntriesByType("navigation");
const savesItself = document.querySelector("leptos-island[data-component*=Autosave]");
const looks = { back_forward: 1, reload: savesItself ? 5 : 1 }[navigation?.type];
if (looks && !summary && !document.getElementById("kept")) {
  // Browsers have put back what they put back once the page is shown.
  const left = history.state?.carried ?? {};
  const look = () => setTimeout(() => bringUpToDate(left, looks));
  document.readyState === "complete" ? look() : addEventListener("pageshow", look, { once: true });
}

// Characters are counted as the server counts them: Unicode scalar values of the trimmed text.
const format = new Intl.NumberFormat(root.lang === "vi" ? "vi-VN" : "en-US");
const count = (text) => [...text.replace(/^\p{White_Space}+|\p{White_Space}+$/gu, "")].length;
function tell(field) {
  const line = document.getElementById(`${field.id}-count`);
  if (!line) return;
  const [length, max] = [count(field.value), Number(field.dataset.max)];
  const [text, n] = length > max ? [line.dataset.over, length - max] : [line.dataset.count, length];
  line.classList.toggle("error", length > max);
  line.setAttribute("aria-live", length > max ? "polite" : "off");
  line.textContent = text.replace("{n}", format.format(n));
}
const tellAll = () => document.querySelectorAll("[data-max]").forEach(tell);
document.addEventListener("input", (event) => event.target.matches("[data-max]") && tell(event.target));
addEventListener("pageshow", tellAll);
tellAll();

// In a score sheet the Enter key goes on to the next field.
document.addEventListener("keydown", (event) => {
  const { target } = event;
  if (event.key !== "Enter" || event.isComposing || !target.matches(".sheet-form input:not([type=submit])")) return;
  event.preventDefault();
  const fields = [...target.form.elements].filter((field) => field.matches("input:not([type=hidden]), textarea, select"));
  fields[fields.indexOf(target) + 1]?.focus();
});

// What is typed without a connection stays on the device, where that can be told.
const device = document.querySelector("[data-device]") && import("./__DEVICE__");
await device?.then(({ keep }) => keep({ isTyped: held, rests })).catch(() => {});
root.dataset.typing = "ready";
