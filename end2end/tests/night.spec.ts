// Day and night: as the device is, until a reader chooses; paper is white.
import { expect, test } from "../fixtures";
import type { Page } from "@playwright/test";

const WORDS = {
  vi: { dark: "Nền tối", light: "Nền sáng", device: "Nền theo thiết bị" },
  en: { dark: "Dark", light: "Light", device: "As the device is" },
};

/** Of the page's ground, from 0 to 255. */
const brightness = (page: Page) =>
  page.evaluate(() => Math.max(...getComputedStyle(document.documentElement).backgroundColor.match(/\d+/g)!.slice(0, 3).map(Number)));

test("the page is dark where the device is, and as its reader chooses", async ({ page, language, prefix }) => {
  const words = WORDS[language];
  await page.goto(`${prefix}/challenges`);
  expect(await brightness(page)).toBe(255);
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await brightness(page)).toBeLessThan(50);
  await expect(page.getByRole("button", { name: words.dark })).toHaveCount(0);
  await page.getByRole("button", { name: words.light }).click();
  await expect(page.locator("html")).toHaveClass("light");
  expect(await brightness(page)).toBe(255);
  await page.getByRole("button", { name: words.dark }).click();
  await page.emulateMedia({ colorScheme: "light" });
  expect(await brightness(page)).toBeLessThan(50);
  await page.emulateMedia({ media: "print" });
  const ink = await page.locator("h1").evaluate((e) => getComputedStyle(e).color);
  expect(Math.max(...ink.match(/\d+/g)!.slice(0, 3).map(Number))).toBeLessThan(80);
  await page.emulateMedia({ media: "screen" });

  await page.goto(`${prefix}/accessibility`);
  await page.getByRole("button", { name: words.device }).click();
  await expect(page.locator("html")).toHaveClass("");
  expect(await brightness(page)).toBe(255);
});
