// Nothing makes a page scroll sideways: every kind of page, as far as links lead each kind of person, on the narrowest
// screens and with text at twice its size; and the pages that show a form again with what was wrong,
// which axe looks at too.
import { expect, expectAccessible, expectNarrow, LANGUAGES, signIn, test, type Language } from "../fixtures";
import { newPage, presentTime } from "../steps";
import type { Page } from "@playwright/test";

/** Of pages that differ by a code or id only, so many are looked at. */
const OF_A_KIND = 3;
const START: Record<string, string[]> = {
  visitor: ["/", "/reset", "/reset?sent=1", "/register?sent=1", "/challenges?q=khong-co", "/nowhere", "/invite/0123"],
  an: ["/proposals", "/firm"],
  chi: ["/firm", "/proposals"],
  mai: ["/office"],
  lan: ["/office"],
  minh: ["/council"],
  huong: ["/council"],
  viet: ["/council"],
};
/** Forms that are sent empty: whose, where, and the end of the form's address. */
const REFUSED: [string, string, string][] = [
  ["visitor", "/register", "/register"],
  ["visitor", "/sign-in", "/sign-in"],
  ["chi", "/firm", "/firm"],
  ["mai", "/office/new", "/office/new"],
  ["mai", "/office/challenges/BT-01/extend", "/extend"],
  ["lan", "/office/challenges/BT-01/cancel", "/cancel"],
  ["linh", "/council/challenges/BT-09", "/conflict"],
];

test.describe.configure({ timeout: 300_000 });
test.beforeEach(({ request }) => presentTime(request));

for (const language of Object.keys(LANGUAGES) as Language[]) {
  for (const [nick, start] of Object.entries(START)) {
    test(`no page of ${nick} scrolls sideways (${language})`, async ({ page }) => {
      const { prefix } = LANGUAGES[language];
      if (nick !== "visitor") await signIn(page, nick, language);
      const waiting = start.map((path) => (path === "/" && prefix ? prefix : prefix + path));
      const seen = new Set<string>();
      const kinds = new Map<string, number>();
      for (let path = waiting.shift(); path; path = waiting.shift()) {
        const kind = path.replace(/\?.*/, "").replace(/[0-9a-f-]{36}/g, "ID").replace(/[A-Z][A-Z0-9]*-[A-Z0-9]+/g, "CODE");
        const count = kinds.get(kind) ?? 0;
        if (seen.has(path) || count >= OF_A_KIND) continue;
        seen.add(path);
        kinds.set(kind, count + 1);
        await page.goto(path);
        await expectNarrow(page, path);
        waiting.push(...(await pagesFrom(page, prefix)));
      }
      expect(kinds.size, [...kinds.keys()].join(" ")).toBeGreaterThan(4);
    });
  }
}

test("no refused form scrolls sideways", async ({ browser }, info) => {
  for (const [nick, path, end] of REFUSED) {
    const page = await newPage(browser, info);
    if (nick !== "visitor") await signIn(page, nick);
    await page.goto(path);
    const form = page.locator(`main form[method=post][action$="${end}#errors"]`).first();
    await form.evaluate((form: HTMLFormElement) => (form.noValidate = true));
    const answered = page.waitForResponse((r) => r.request().method() === "POST");
    await form.locator("button[type=submit]").last().click();
    expect((await answered).status(), path).toBe(422);
    await expect(page.getByRole("alert").first()).toBeVisible();
    if (info.project.name === "scripts on") await test.step(path, () => expectAccessible(page));
    await expectNarrow(page, `${path} refused`);
    await page.context().close();
  }
});

test("the preview of an import does not scroll sideways", async ({ page }, info) => {
  await signIn(page, "mai");
  await page.goto("/office/import");
  await page.locator("input[type=file]").setInputFiles("fixtures/danh-muc-minh-hoa.xlsx");
  await page.locator("main form button[type=submit]").click();
  await expect(page.getByRole("table")).toBeVisible();
  if (info.project.name === "scripts on") await expectAccessible(page);
  await expectNarrow(page, "preview");
});

/** Where links and buttons lead from here, on this site and in this language; no downloads. */
async function pagesFrom(page: Page, prefix: string) {
  const found = await page.evaluate(() => [
    ...[...document.querySelectorAll<HTMLAnchorElement>("a[href]:not([download])")].map((a) => a.href),
    ...[...document.querySelectorAll<HTMLFormElement>("main form[method=get]:not(.filters)")].map((form) => form.action),
  ]);
  const here = new URL(page.url()).origin;
  const paths = found.map((href) => new URL(href)).filter((url) => url.origin === here).map((url) => url.pathname + url.search);
  return paths.filter((path) => !/^\/(api|files|pkg)\/|\.json|\/files\//.test(path) && (prefix ? path.startsWith(prefix) : !/^\/en(\/|$)/.test(path)));
}
