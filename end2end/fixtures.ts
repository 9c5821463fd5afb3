// What every browser test shares: signing in as one of the cast, and looking at a page with axe.
import AxeBuilder from "@axe-core/playwright";
import { expect, test as base, type Page } from "@playwright/test";

export const PASSWORD = "ha-long-2026";

/** Where each language lives. */
export const LANGUAGES = {
  vi: { prefix: "" },
  en: { prefix: "/en" },
} as const;

export type Language = keyof typeof LANGUAGES;

export async function signIn(page: Page, nick: string, language: Language = "vi") {
  await page.goto(`${LANGUAGES[language].prefix}/sign-in`);
  const form = await fillSignIn(page, `${nick}@demo.example`, PASSWORD);
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

/** axe runs its own script in the page, so it needs a page with scripts on. */
export async function expectAccessible(page: Page) {
  const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]).analyze();
  expect(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(" ")).join("; ")}`)).toEqual([]);
}

export const test = base;
export { expect };
