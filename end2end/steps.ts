// Steps that several journeys share: the clock, the mails, a call from draft to publication, a whole proposal.
import { expect, LANGUAGES, signIn, type Language } from "./fixtures";
import { BINARY, server } from "./server";
import type { APIRequestContext, APIResponse, Browser, Page, TestInfo } from "@playwright/test";
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Every obligatory section of a proposal, field by field. */
export const SECTIONS: Record<string, Record<string, string>> = {
  fit: { title: "Giải pháp đi hết hành trình", fit: "Phù hợp với bài toán." },
  solution: { solution: "Nền tảng mở." },
  results: { results: "Ít nhất 90% câu trả lời đúng." },
  "data-security": { data_security: "Dữ liệu đặt tại Việt Nam." },
  team: { team: "Mười kỹ sư." },
  plan: { plan: "Sáu tháng." },
  costs: { cost_item_0: "Phần mềm", cost_quantity_0: "2", cost_price_0: "150.000.000" },
};

/** A file that is a PDF, and one that is none whatever its name says. */
export const PDF = Buffer.from("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 0/Kids[]>>endobj\nxref\n0 1\n0000000000 65535 f \ntrailer<</Root 1 0 R>>\nstartxref\n96\n%%EOF\n");
export const EXECUTABLE = Buffer.concat([Buffer.from("MZ"), Buffer.alloc(200, 0)]);

/** Viet Nam time, `2025-03-01T08:00`. */
export async function setClock(request: APIRequestContext, local: string) {
  expect((await request.post("/demo/clock", { data: { now: `${local}:00+07:00` } })).status()).toBe(200);
}

/** A page of its own, with scripts as this run has them. */
export async function newPage(browser: Browser) {
  return (await browser.newContext()).newPage();
}

/** A page where somebody of the cast is signed in. */
export async function as(browser: Browser, nick: string, language: Language = "vi") {
  const page = await newPage(browser);
  await signIn(page, nick, language);
  return page;
}

export async function fill(page: Page, values: Record<string, string>) {
  for (const [name, value] of Object.entries(values)) await page.locator(`main [name="${name}"]`).fill(value);
}

/** Presses the button that posts to an address with this end, and waits for the page that follows. */
export async function submit(page: Page, end: string, status = 303) {
  const answered = page.waitForResponse((r) => r.request().method() === "POST" && new URL(r.url()).pathname.endsWith(end));
  const own = `form[method=post][action$="${end}#errors"] button[type=submit]:not([formaction], .visually-hidden)`;
  const selector = `${own}, button[formaction$="${end}#errors"]:not(.visually-hidden)`;
  // A button that asks first.
  const question = page.locator("main details.ask:not([open])").filter({ has: page.locator(selector) }).locator("summary");
  if (await question.count()) await question.click();
  await page.locator("main").locator(selector).first().click();
  expect((await answered).status(), end).toBe(status);
  await page.waitForLoadState();
}

/** The office's verdict on a firm or a proposal, by the button of its own form; a no carries a reason. */
export async function judge(officer: Page, verdict: "verify" | "return" | "admit" | "refuse", reason = "", status = 303) {
  const button = `button[name=verdict][value=${verdict}]`;
  const form = officer.locator("main form", { has: officer.locator(button) });
  if (reason) await form.locator("[name=reason]").fill(reason);
  const answered = officer.waitForResponse((r) => r.request().method() === "POST");
  await form.locator(button).click();
  expect((await answered).status(), verdict).toBe(status);
  await officer.waitForLoadState();
}

/** Drafts a call with what it must have, and with rules of its own if they are set, and sends it to review. */
export async function draftCall(officer: Page, code: string, language: Language, opens: string, closes: string, setRules = async () => {}) {
  const { prefix } = LANGUAGES[language];
  await officer.goto(`${prefix}/office/new`);
  await fill(officer, {
    code,
    title_vi: `Bài toán thử ${code}`,
    summary_vi: "Tóm tắt bài toán.",
    context_vi: "Bối cảnh.",
    required_result_vi: "Kết quả cần đạt.",
    owner_vi: "Sở Khoa học và Công nghệ",
    opens,
    closes,
  });
  await officer.locator("main input[name=field_data]").check();
  await setRules();
  await submit(officer, "/office/new");
  await officer.goto(`${prefix}/office/challenges/${code}`);
  await submit(officer, `/${code}/review`);
}

/** A leader publishes what was sent to review, on whatever day it closes. */
export async function publishCall(leader: Page, code: string, prefix: string) {
  await leader.goto(`${prefix}/office/challenges/${code}/publish`);
  for (const box of await leader.locator("main input[type=checkbox][name^=day_off_]").all()) await box.check();
  await submit(leader, `/${code}/publish`);
}

/** A call in a year before those of the demonstration: open from 5 January 2025 until 1 March. */
export async function openCall(browser: Browser, request: APIRequestContext, language: Language, code: string) {
  await setClock(request, "2025-01-04T08:00");
  const mai = await as(browser, "mai", language);
  await draftCall(mai, code, language, "2025-01-05T08:00", "2025-03-01T17:00");
  const lan = await as(browser, "lan", language);
  await publishCall(lan, code, LANGUAGES[language].prefix);
  await setClock(request, "2025-01-06T08:00");
  return { code, mai, lan };
}

/** Starts a proposal and fills in every section; answers its address. */
export async function writeProposal(page: Page, code: string, language: Language) {
  await page.goto(`${LANGUAGES[language].prefix}/challenges/${code}`);
  await submit(page, `/${code}/propose`);
  await expect(page).toHaveURL(/\/proposals\/[0-9a-f-]{36}(\?done=\w+#done)?$/);
  const proposal = new URL(page.url()).pathname;
  for (const [section, values] of Object.entries(SECTIONS)) await saveSection(page, proposal, section, values);
  await page.goto(`${proposal}/declarations`);
  for (const name of ["is_truthful", "owns_rights", "has_no_tie"]) await page.locator(`main input[name=${name}]`).check();
  await submit(page, "/declarations");
  return proposal;
}

/** The proposal of the firm of `an` for BT-05, which is open at present: theirs from before, or a new one. */
export async function ownDraft(page: Page, language: Language = "vi") {
  await signIn(page, "an", language);
  await page.goto(`${LANGUAGES[language].prefix}/challenges/BT-05`);
  const start = page.locator('main form[action$="/BT-05/propose#errors"] button[type=submit]');
  if (await start.count()) await start.first().click();
  else await page.locator('main a[href*="/proposals/"]').first().click();
  await expect(page).toHaveURL(/\/proposals\/[0-9a-f-]{36}(\?done=\w+#done)?$/);
  return new URL(page.url()).pathname;
}

/** Saves one section and stays on it. */
export async function saveSection(page: Page, proposal: string, section: string, values: Record<string, string>) {
  await page.goto(`${proposal}/${section}`);
  await fill(page, values);
  await submit(page, `/${section}`);
  await expect(page.locator(`main [name="${Object.keys(values)[0]}"]`)).toHaveValue(Object.values(values)[0]);
}

/** Hands in what was written; answers the receipt's hash. */
export async function handIn(page: Page, proposal: string) {
  await page.goto(`${proposal}/act/submit`);
  await submit(page, "/act/submit");
  await expect(page).toHaveURL(/\/act\/receipt\?done=proposal_submitted#done$/);
  const hash = page.locator("main dd code");
  await expect(hash).toHaveText(/^[0-9a-f]{64}$/);
  return (await hash.textContent())!;
}

/** The council's page of the call that is being scored in the demonstration. */
export const SCORING = "/council/challenges/BT-04";

/** The member's own sheets of the call that is being scored, as addresses by code. */
export async function sheets(page: Page, prefix: string) {
  await page.goto(`${prefix}${SCORING}/sheets`);
  const links = page.locator("main tbody th a");
  return Promise.all((await links.all()).map(async (link) => [await link.innerText(), (await link.getAttribute("href"))!] as const));
}

/** Messages to an address, newest first. */
export function mails(email: string) {
  const outbox = join(server().data, "outbox");
  const files = readdirSync(outbox).map((f) => join(outbox, f)).sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  return files.map((f) => readFileSync(f, "utf8")).filter((text) => text.includes(`To: ${email}`));
}

/** The link in the newest message to an address, once it has been sent. */
export async function link(email: string, kind: string) {
  let found = "";
  await expect
    .poll(() => {
      found = mails(email)[0]?.match(new RegExp(`http://\\S+/${kind}/[0-9a-f]+`))?.[0] ?? "";
      return found;
    }, { timeout: 30_000 })
    .not.toBe("");
  return new URL(found).pathname;
}

/** The page tells none of these. */
export async function expectNothing(page: Page, ...secrets: string[]) {
  const html = await page.content();
  for (const secret of secrets) expect(html).not.toContain(secret);
}

/** `server recompute` finds the stored result in a downloaded file. */
export async function expectSame(answer: APIResponse, info: TestInfo) {
  expect(answer.status()).toBe(200);
  const path = info.outputPath("result.json");
  writeFileSync(path, await answer.body());
  const { status, stderr } = spawnSync(BINARY, ["recompute", path], { encoding: "utf8" });
  expect([status, stderr.trim().split("\n").at(-1)]).toEqual([0, "matches the stored result"]);
}

/** Posts a form as a browser without scripts does, without its page; answers where it leads. */
export async function post(page: Page, path: string, form: Record<string, string>, status = 303) {
  const answer = await page.request.post(path, { form, headers: { origin: server().url }, maxRedirects: 0 });
  expect(answer.status(), `${path} ${JSON.stringify(form)}`).toBe(status);
  return answer.headers().location ?? "";
}

/** The same with what the form on its page carries along. */
export async function send(page: Page, path: string, form: Record<string, string>, action = path, status = 303) {
  const html = await (await page.request.get(path)).text();
  const own = html.split("<form").find((part) => part.split("</form>")[0].includes(`${action}#errors"`));
  expect(own, `a form of ${path} that posts to ${action}`).toBeTruthy();
  const hidden = own!.split("</form>")[0].match(/<input[^>]*type="hidden"[^>]*>/g) ?? [];
  const read = (input: string, name: string) => plain(input.match(new RegExp(` ${name}="([^"]*)"`))?.[1] ?? "");
  return post(page, action, { ...Object.fromEntries(hidden.map((input) => [read(input, "name"), read(input, "value")])), ...form }, status);
}

function plain(text: string) {
  return text.replace(/&quot;/g, '"').replace(/&#x27;|&#39;/g, "'").replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");
}

/** A moment so many days after another, as a field for times takes it: Viet Nam time. */
export function later(at: string | number | Date, days: number, time?: string) {
  const moved = new Date(new Date(at).getTime() + days * 86_400_000 + 7 * 3_600_000).toISOString();
  return time ? `${moved.slice(0, 10)}T${time}` : moved.slice(0, 16);
}
