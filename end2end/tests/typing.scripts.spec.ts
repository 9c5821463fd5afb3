// What only scripts can do for what is typed: save it by itself, warn before it is left, turn the page at the end of a term.
import { expect, signIn, test } from "../fixtures";
import { as, openCall, ownDraft, presentTime } from "../steps";
import type { Page } from "@playwright/test";

test.beforeEach(({ request }) => presentTime(request));

const ready = (page: Page) => page.locator("html[data-islands=ready][data-typing=ready]").waitFor({ state: "attached" });

test("steady typing is saved at the latest after ten seconds, and what is left in a hurry too", async ({ page, browser }, info) => {
  const proposal = await ownDraft(page);
  await page.goto(`${proposal}/solution`);
  await ready(page);
  const area = page.locator("main [name=solution]");
  const start = `Gõ liên tục ${Date.now()} `;
  await area.fill(start);
  for (let i = 0; i < 26; i++) await page.keyboard.type("chữ ", { delay: 110 });
  await expect(page.locator(".autosave")).toHaveText(/Đã lưu lúc|Chưa lưu/);
  const reader = await as(browser, info, "an");
  await reader.goto(`${proposal}/solution`);
  await expect(reader.locator("main [name=solution]")).toHaveValue(new RegExp(start));

  // A link is followed once what was just typed is saved; nobody is asked.
  const hurried = `Vội vàng ${Date.now()}`;
  await area.fill(hurried);
  await page.locator(`main a[href="${proposal}/plan"]`).first().click();
  await expect(page).toHaveURL(`${new URL(page.url()).origin}${proposal}/plan`);
  await reader.goto(`${proposal}/solution`);
  await expect(reader.locator("main [name=solution]")).toHaveValue(hurried);

  // The address bar asks first, and saves whatever the answer is.
  await page.goto(`${proposal}/solution`);
  await ready(page);
  const left = `Bỏ đi ${Date.now()}`;
  await area.pressSequentially(` ${left}`);
  let asked = 0;
  page.once("dialog", async (dialog) => {
    asked++;
    await dialog.accept();
  });
  await page.goto("/challenges");
  expect(asked).toBe(1);
  await expect.poll(async () => (await reader.goto(`${proposal}/solution`), reader.locator("main [name=solution]").inputValue())).toContain(left);
});

test("a long form without autosave warns before it is left", async ({ page }) => {
  await signIn(page, "mai");
  await page.goto("/office/new");
  await page.locator("html[data-typing=ready]").waitFor({ state: "attached" });
  await page.locator("main [name=context_vi]").pressSequentially("Bối cảnh chưa lưu");
  page.once("dialog", (dialog) => dialog.dismiss());
  await page.locator(".site-nav a").first().click({ noWaitAfter: true });
  await expect(page.locator("main [name=context_vi]")).toHaveValue("Bối cảnh chưa lưu");
  await expect(page).toHaveURL(/\/office\/new$/);
  page.once("dialog", (dialog) => dialog.accept());
  await page.goto("/");
});

test("a countdown that reaches zero changes the page, unless something typed would be lost", async ({ browser, request }, info) => {
  const { code } = await openCall(browser, info, request, "vi", "HET");
  const an = await as(browser, info, "an");
  const closing = (seconds: number) => request.post("/demo/clock", { data: { now: `2025-03-01T16:59:${60 - seconds}+07:00` } });
  await closing(6);
  await an.goto(`/challenges/${code}`);
  await expect(an.locator(".countdown").first()).toBeVisible();
  await expect(an.locator("main")).toContainText("Đã đóng", { timeout: 20_000 });
});
