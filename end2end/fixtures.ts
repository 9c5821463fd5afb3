// What every browser test shares: signing in as one of the cast, and looking at a page with axe.
import AxeBuilder from "@axe-core/playwright";
import { expect, test as base, type Page } from "@playwright/test";

export const PASSWORD = "ha-long-2026";

/** Where each language lives, and the words that tests look for. */
export const LANGUAGES = {
  vi: { prefix: "", email: "Thư điện tử", password: "Mật khẩu", signIn: "Đăng nhập" },
  en: { prefix: "/en", email: "E-mail", password: "Password", signIn: "Sign in" },
} as const;

export type Language = keyof typeof LANGUAGES;

export async function signIn(page: Page, nick: string, language: Language = "vi") {
  await page.goto(`${LANGUAGES[language].prefix}/sign-in`);
  const form = page.locator("main form").filter({ has: page.locator("input[name=password]") });
  await form.locator("input[name=email]").fill(`${nick}@demo.example`);
  await form.locator("input[name=password]").fill(PASSWORD);
  await form.locator("button[type=submit]").click();
  await expect(page).not.toHaveURL(/sign-in/);
}

/** axe runs its own script in the page, so it needs a page with scripts on. */
export async function expectAccessible(page: Page) {
  const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]).analyze();
  expect(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(" ")).join("; ")}`)).toEqual([]);
}

export const test = base;
export { expect };
