// What is typed stays: steadily typed text, links, the frame's buttons, leaving, long text; and after each post the page
// opens at what happened, on a phone too. With scripts on and off.
import { expect, signIn, test } from "../fixtures";
import { as, openCall, ownDraft, presentTime, setClock, submit } from "../steps";
import type { Page } from "@playwright/test";

test.beforeEach(({ request }) => presentTime(request));

const isScripted = (name: string) => name === "scripts on";
const ready = (page: Page) => page.locator("html[data-islands=ready][data-typing=ready]").waitFor({ state: "attached" });
const inView = (page: Page, selector: string) =>
  expect.poll(() => page.locator(selector).evaluate((e) => e.getBoundingClientRect().top >= 0 && e.getBoundingClientRect().top < innerHeight)).toBe(true);

test("steady typing is saved at the latest after ten seconds, and what is left in a hurry too", async ({ page, browser }, info) => {
  test.skip(!isScripted(info.project.name), "there is no autosave without scripts");
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

test("a long form without autosave warns before it is left", async ({ page }, info) => {
  test.skip(!isScripted(info.project.name), "only scripts can warn");
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

test("larger text, contrast and the other language keep what is typed", async ({ page }, info) => {
  await signIn(page, "mai");
  await page.goto("/office/new");
  if (isScripted(info.project.name)) await page.locator("html[data-typing=ready]").waitFor({ state: "attached" });
  const area = page.locator("main [name=context_vi]");
  const typed = `Bối cảnh đang soạn ${Date.now()}`;
  await area.pressSequentially(typed);
  for (const look of ["large", "contrast"]) {
    const button = page.locator(`button[data-look=${look}]`);
    await button.click();
    await expect(page.locator("html")).toHaveClass(new RegExp(look));
    await expect(button).toHaveAttribute("aria-pressed", "true");
    await expect(area).toHaveValue(typed);
  }
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.locator("html[lang=en]")).toHaveCount(1);
  await expect(area).toHaveValue(typed);
  await expect(page.locator("html")).toHaveClass(/large/);
  await expect(page.locator("#kept")).toBeVisible();
  page.on("dialog", (dialog) => dialog.accept());
  for (const look of ["large", "contrast"]) await page.locator(`button[data-look=${look}]`).click();
});

test("text beyond its limit is counted and never cut", async ({ page }, info) => {
  const proposal = await ownDraft(page);
  await page.goto(`${proposal}/results`);
  const area = page.locator("main [name=results]");
  await expect(page.locator("#results-count")).toContainText("20.000");
  await area.fill(`  ${"ế".repeat(20_007)}\n\n`);
  if (isScripted(info.project.name)) await expect(page.locator("#results-count")).toContainText("Thừa 7 ký tự");
  await submit(page, "/results", 422);
  await expect(area).toHaveValue(new RegExp("ế{20007}"));
  await expect(page.locator("#errors")).toBeInViewport();
  page.on("dialog", (dialog) => dialog.accept());
  await page.goto("/");
});

test("on a phone a refusal and a confirmation are what the page opens at", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signIn(page, "dung");
  await page.goto("/council/challenges/BT-04/sheets");
  await page.locator("main tbody th a").nth(1).click();
  await page.locator("#score_0").fill("99");
  page.on("dialog", (dialog) => dialog.accept());
  await page.locator("main button[name=act][value=save]").click();
  await expect(page.locator("#errors")).toBeFocused();
  await inView(page, "#errors");
  await page.locator("#score_0").fill("17");
  await page.locator("main button[name=act][value=save]").click();
  await expect(page.locator("#done")).toContainText("Đã lưu bản nháp.");
  await inView(page, "#done");
});

test("Enter in a score field goes on, and hands nothing in", async ({ page }, info) => {
  await signIn(page, "dung");
  await page.goto("/council/challenges/BT-04/sheets");
  await page.locator("main tbody th a").nth(1).click();
  if (isScripted(info.project.name)) await ready(page);
  await page.locator("#score_0").fill("16");
  await page.keyboard.press("Enter");
  if (isScripted(info.project.name)) {
    await expect(page.locator("#comment_0")).toBeFocused();
    await expect(page.locator(".autosave")).toHaveText(/Đã lưu lúc/);
  } else {
    await expect(page.locator("#done")).toContainText("Đã lưu bản nháp.");
    await expect(page.locator("#score_0")).toHaveValue("16");
  }
});

test("a countdown that reaches zero changes the page, unless something typed would be lost", async ({ browser, request }, info) => {
  test.skip(!isScripted(info.project.name), "only scripts count");
  const { code } = await openCall(browser, info, request, "vi", "HET");
  await setClock(request, "2025-03-01T16:59");
  const an = await as(browser, info, "an");
  const closing = (seconds: number) => request.post("/demo/clock", { data: { now: `2025-03-01T16:59:${60 - seconds}+07:00` } });
  await closing(6);
  await an.goto(`/challenges/${code}`);
  await expect(an.locator(".countdown").first()).toBeVisible();
  await expect(an.locator("main")).toContainText("Đã đóng", { timeout: 20_000 });
});
