// What every browser test shares: its server, signing in as one of the cast, and looking at a page with axe.
import AxeBuilder from "@axe-core/playwright";
import { expect, test as base, type Page } from "@playwright/test";
import { serve, server, type Server } from "./server";

export const PASSWORD = "ha-long-2026";

/** Where each language lives. */
export const LANGUAGES = {
  vi: { prefix: "" },
  en: { prefix: "/en" },
} as const;

export type Language = keyof typeof LANGUAGES;

/** Signs in as the form would, without its page. */
export async function signIn(page: Page, nick: string, language: Language = "vi") {
  const answer = await page.request.post(`${LANGUAGES[language].prefix}/sign-in`, {
    form: { email: `${nick}@demo.example`, password: PASSWORD },
    headers: { origin: server().url },
    maxRedirects: 0,
  });
  expect(answer.status(), `${nick} signs in`).toBe(303);
}

/** Signs in as a person does. */
export async function signInByPage(page: Page, email: string, language: Language, password = PASSWORD) {
  await page.goto(`${LANGUAGES[language].prefix}/sign-in`);
  const form = await fillSignIn(page, email, password);
  await form.locator("button[type=submit]").click();
  await expect(page).not.toHaveURL(/sign-in/);
}

/** Fills the sign-in form itself, not the one-click forms of the demo accounts below it. */
export async function fillSignIn(page: Page, email: string, password: string) {
  const form = page.locator("main form").filter({ has: page.locator("#email") });
  await form.locator("#email").fill(email);
  await form.locator("#password").fill(password);
  return form;
}

const AXE = { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], resultTypes: ["violations" as const] };

/** axe runs its own script in the page, so it needs a page with scripts on. Pages have no frames of other origins: legacy mode does. */
export async function expectAccessible(page: Page) {
  const { violations } = await new AxeBuilder({ page }).options(AXE).setLegacyMode(true).analyze();
  expect(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(" ")).join("; ")}`)).toEqual([]);
}

/** Width, and text size of the reader's own: 125% is the site's button for larger text. */
const SCREENS = [[320, "100%"], [320, "125%"], [640, "200%"]] as const;

/** Nothing but a chart and a long text is wider than the screen, and every table shows its last column. */
export async function expectNarrow(page: Page, path: string) {
  for (const [width, size] of SCREENS) {
    await page.setViewportSize({ width, height: 800 });
    const wide = await page.evaluate((size) => {
      document.documentElement.style.fontSize = size;
      const all = [...document.querySelectorAll("body *")].filter((e) => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest(".table-wrap > *, .chart > *"));
      const names = all.slice(0, 3).map((e) => `${e.tagName.toLowerCase()}.${e.getAttribute("class") ?? ""}`);
      const cut = [...document.querySelectorAll(".table-wrap")].filter((e) => e.clientWidth && e.scrollWidth > e.clientWidth + 1).map((e) => `table ${e.getAttribute("aria-label")}`);
      return document.scrollingElement!.scrollWidth > innerWidth ? names.join(", ") || "something" : cut.join(", ");
    }, size);
    expect.soft(wide, `${path} at ${width} px, text ${size}`).toBe("");
  }
}

/** For a page on the way of a journey with scripts: accessible, narrow, and left as it was. */
export async function expectGood(page: Page) {
  const size = page.viewportSize()!;
  await expectAccessible(page);
  await expectNarrow(page, page.url());
  await page.setViewportSize(size);
  await page.evaluate(() => (document.documentElement.style.fontSize = ""));
}

export interface Options {
  language: Language;
}

interface Fixtures {
  server: Server;
  /** Of addresses in the run's language. */
  prefix: string;
  scripts: boolean;
  closesItsPages: void;
}

export const test = base.extend<Options & Fixtures>({
  language: ["vi", { option: true }],
  prefix: ({ language }, use) => use(LANGUAGES[language].prefix),
  scripts: ({ javaScriptEnabled }, use) => use(javaScriptEnabled ?? true),
  server: [({}, use) => serve(use), { auto: true }],
  baseURL: ({ server }, use) => use(server.url),
  closesItsPages: [
    async ({ browser, server: _ }, use) => {
      await use();
      await Promise.all(browser.contexts().map((context) => context.close()));
    },
    { auto: true },
  ],
});
export { expect };
