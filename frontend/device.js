// What is typed into a form with `data-device` stays on this device while it is not at the server, under its member and what it
// is about, and no longer. It keeps what it rests on, so that what was saved elsewhere since is asked about as always. Storage
// that is full or forbidden keeps nothing, and breaks nothing.
const PREFIX = "typed:";
const SENT = "sent";
/** After a keystroke, in milliseconds. */
const PAUSE = 250;

const tried = (act) => {
  try {
    return act();
  } catch {
    return undefined;
  }
};
const read = (key) => {
  const entry = tried(() => JSON.parse(localStorage.getItem(key)));
  return Array.isArray(entry?.fields) ? entry : undefined;
};
const write = (key, entry) => tried(() => (localStorage.setItem(key, JSON.stringify(entry)), true));
const remove = (key) => tried(() => localStorage.removeItem(key));

const isTick = (field) => /^(checkbox|radio)$/.test(field.type);
const fields = (form) => [...form.elements].filter(({ name, type }) => name && !/^(hidden|submit|button|fieldset|output|file)$/.test(type));
const place = (field) => (isTick(field) ? `${field.name}=${field.value}` : field.name);
const held = (field) => (isTick(field) ? field.checked : field.value);

/** `isTyped` says of a field that it holds more than its page came with, `rests` which fields say what a form rests on. */
export function keep({ isTyped, rests }) {
  const isRefused = !!document.getElementById("errors");
  arrived(isRefused);
  for (const form of document.querySelectorAll("form[data-device]")) watch(form, isRefused, isTyped, rests);
  document.querySelectorAll("section[data-device]").forEach(tell);
}

/** The page that follows a form has what was sent: it goes from the device. Whoever comes back to a form has sent nothing. */
function arrived(isRefused) {
  const [key, page] = tried(() => JSON.parse(sessionStorage.getItem(SENT))) ?? [];
  tried(() => sessionStorage.removeItem(SENT));
  const isNext = performance.getEntriesByType("navigation")[0]?.type === "navigate" && document.referrer.split(/[?#]/)[0] === page;
  if (key && isNext && !isRefused) remove(key);
}

function watch(form, isRefused, isTyped, rests) {
  const key = PREFIX + form.dataset.device;
  // Two versions are shown to choose from: what the device keeps goes on resting on the older one.
  const isAsked = !!form.elements.other_version;
  const isUnsaved = () => "unsaved" in form.dataset;
  const [restored, unsent] = ["restored", "unsent"].map((name) => form.querySelector(`[data-${name}]`));
  let timer, isOwn, isLeaving, isTried;

  function save() {
    clearTimeout(timer);
    timer = undefined;
    if (!isUnsaved() || isAsked) return;
    isOwn = true;
    const carried = rests(form).map(({ name, value }) => [name, value]);
    const isKept = write(key, { carried, fields: fields(form).map((field) => [place(field), held(field)]) });
    isKept ? (form.dataset.kept = "") : delete form.dataset.kept;
  }
  function changed() {
    if (isUnsaved()) return (timer ??= setTimeout(save, PAUSE));
    clearTimeout(timer);
    timer = undefined;
    if (isLeaving) return;
    restored.hidden = unsent.hidden = true;
    delete form.dataset.kept;
    // Another window of the same sheet may keep something of its own.
    if (isOwn) remove(key);
  }
  function putBack(kept) {
    const values = new Map(kept.fields);
    const isOther = (field) => values.has(place(field)) && values.get(place(field)) !== held(field) && !isTyped(field);
    const others = fields(form).filter(isOther);
    isOwn = others.length > 0 || !fields(form).some(isTyped);
    if (!others.length) return changed();
    const carried = Object.fromEntries(kept.carried);
    for (const field of rests(form)) field.value = carried[field.name] ?? field.value;
    restored.hidden = false;
    for (const field of others) {
      isTick(field) ? (field.checked = values.get(place(field))) : (field.value = values.get(place(field)));
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }

  const kept = read(key);
  if (kept && !isAsked && !isRefused && !document.getElementById("kept")) putBack(kept);
  new MutationObserver(changed).observe(form, { attributeFilter: ["data-unsaved"] });
  form.addEventListener("input", () => setTimeout(changed));
  if (isUnsaved()) changed();
  for (const leaving of ["pagehide", "visibilitychange"]) addEventListener(leaving, () => timer && save(), true);

  // A form that is sent without a connection would leave its page for one that says so: it stays, and so does what is in it.
  addEventListener(
    "submit",
    (event) => {
      if (event.target !== form) return;
      save();
      isLeaving = navigator.onLine || isTried;
      isTried = false;
      if (isLeaving) return;
      event.preventDefault();
      event.stopPropagation();
      const again = () => ((isTried = true), form.requestSubmit(event.submitter));
      fetch("/healthz", { cache: "no-store" }).then(again, () => (unsent.hidden = false));
    },
    true,
  );
  document.addEventListener("submit", (event) => {
    if (event.target !== form) return;
    isLeaving = !event.defaultPrevented;
    // What a button of the frame takes along comes back on the next page, not saved yet.
    if (isLeaving && !event.submitter?.hasAttribute("formaction")) tried(() => sessionStorage.setItem(SENT, JSON.stringify([key, location.origin + location.pathname])));
  });
  addEventListener("online", () => (unsent.hidden = true));
}

/** What a form that takes nothing any more has not taken: to copy, until whoever typed it takes it away. */
function tell(section) {
  const key = PREFIX + section.dataset.device;
  const values = new Map(read(key)?.fields);
  const isMissing = (line) => values.get(line.dataset.field)?.trim() && values.get(line.dataset.field).trim() !== line.dataset.stored;
  const missing = [...section.querySelectorAll("[data-field]")].filter(isMissing);
  if (!missing.length) return remove(key);
  for (const line of missing) {
    line.hidden = false;
    line.querySelector("dd").textContent = values.get(line.dataset.field).trim();
  }
  section.hidden = false;
  section.querySelector("button").addEventListener("click", () => {
    remove(key);
    section.hidden = true;
  });
}
