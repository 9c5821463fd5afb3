// The papers of a challenge: the page that lists them, downloads, and a signed copy beside one.
// BT-06 has been discussed in a meeting and its shortlist proposed, BT-02 has a public result.
import { readFileSync } from "node:fs";
import { expect, expectAccessible, signIn, test } from "../fixtures";
import { PDF, submit } from "../steps";
import type { Page } from "@playwright/test";

const WORDS = {
  vi: { minutes: /Tải PDF: Biên bản họp Hội đồng/, missing: "Có sau khi lãnh đạo quyết định danh sách rút gọn.", wrong: "Bản đã ký phải là tệp PDF. Vui lòng chọn tệp PDF.", official: "Chính thức" },
  en: { minutes: /Download PDF: Minutes of the council/, missing: "Exists once the shortlist has been decided.", wrong: "The signed copy must be a PDF file. Please choose a PDF file.", official: "Official" },
};

/** What a link downloads: its name and its first bytes. */
async function download(page: Page, name: RegExp) {
  const started = page.waitForEvent("download");
  await page.locator("main").getByRole("link", { name }).first().click();
  const file = await started;
  return { name: file.suggestedFilename(), head: readFileSync(await file.path()).subarray(0, 4).toString("latin1") };
}

test("the office finds and downloads the papers", async ({ page, language, prefix, scripts }) => {
  const words = WORDS[language];
  await signIn(page, "mai", language);
  await page.goto(`${prefix}/office/challenges/BT-06`);
  await page.locator(`main a[href$="/challenges/BT-06/papers"]`).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("BT-06");
  await expect(page.locator("main")).toContainText(words.missing);
  if (scripts) await expectAccessible(page);
  const minutes = await download(page, words.minutes);
  expect(minutes.name).toMatch(/^bien-ban-hop-hoi-dong-bt-06.*\.pdf$/i);
  expect(minutes.head).toBe("%PDF");
  expect((await download(page, /DOCX.*(Biên bản họp Hội đồng|Minutes)/)).head).toBe("PK\x03\x04");
});

test("a signed copy is filed beside its paper", async ({ page, language, prefix, scripts }) => {
  const words = WORDS[language];
  await signIn(page, "nam", language);
  await page.goto(`${prefix}/challenges/BT-02/papers`);
  const form = page.locator('main form[action$="/papers/scores/upload#errors"]');
  await form.locator("xpath=ancestor::details/summary").click();
  await form.locator("[type=file]").setInputFiles({ name: "ban-ky.pdf", mimeType: "application/pdf", buffer: Buffer.from("no PDF") });
  await submit(page, "/papers/scores/upload", 422);
  await expect(form).toBeVisible();
  await expect(form.locator(".error")).toHaveText(words.wrong);
  if (scripts) await expectAccessible(page);
  await form.locator("[type=file]").setInputFiles({ name: "ban-ky.pdf", mimeType: "application/pdf", buffer: PDF });
  await submit(page, "/papers/scores/upload");
  const row = page.locator("main tr", { has: page.locator('a[href*="/papers/scores.pdf"]') });
  await expect(row).toContainText(words.official);
  await expect(row).toContainText("ban-ky.pdf");
});

test("a visitor reads what is public, and no more", async ({ page, prefix }) => {
  await page.goto(`${prefix}/challenges/BT-02/results`);
  await page.locator(`main a[href$="/challenges/BT-02/papers"]`).first().click();
  const names = await page.locator("main tbody tr").count();
  expect(names).toBe(2);
  await expect(page.locator("main form")).toHaveCount(0);
  for (const name of [/PDF: (Thông báo kết quả|Announcement)/, /PDF: (Biên bản mở hồ sơ|Record of the opening)/]) expect((await download(page, name)).head).toBe("%PDF");
  expect((await page.request.get(`${prefix}/challenges/BT-02/papers/decision.pdf`, { maxRedirects: 0 })).status()).toBe(303);
});
