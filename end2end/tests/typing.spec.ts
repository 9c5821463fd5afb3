// What is typed stays: the frame's buttons, long text; and after each post the page opens at what happened, on a phone
// too. With scripts on and off.
import { expect, signIn, test } from "../fixtures";
import { as, ownDraft, submit } from "../steps";
import type { Page } from "@playwright/test";

const ready = (page: Page) => page.locator("html[data-islands=ready][data-typing=ready]").waitFor({ state: "attached" });
const inView = (page: Page, selector: string) =>
  expect.poll(() => page.locator(selector).evaluate((e) => e.getBoundingClientRect().top >= 0 && e.getBoundingClientRect().top < innerHeight)).toBe(true);

test("larger text, contrast and the other language keep what is typed", async ({ page, scripts }) => {
  await signIn(page, "mai");
  await page.goto("/office/new");
  if (scripts) await page.locator("html[data-typing=ready]").waitFor({ state: "attached" });
  const area = page.locator("main [name=context_vi]");
  const typed = `Bối cảnh đang soạn ${Date.now()}`;
  await area.pressSequentially(typed);
  for (const look of ["large", "contrast"]) {
    const button = page.locator(`button[data-look=${look}]`);
    await button.click();
    await expect(page.locator("html")).toHaveClass(new RegExp(look));
    await expect(button).toHaveAttribute("aria-pressed", "true");
    await expect(area).toHaveValue(typed);
    // Who was typing is back where they were.
    if (scripts) await expect(area).toBeFocused();
  }
  // Day and night are two buttons, of which one is shown.
  await page.locator("button[data-look=dark]").click();
  await expect(page.locator("html")).toHaveClass(/dark/);
  await expect(page.locator("button[data-look=dark]")).toBeHidden();
  await expect(page.locator("button[data-look=light]")).toBeVisible();
  await expect(area).toHaveValue(typed);
  if (scripts) await expect(area).toBeFocused();
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.locator("html[lang=en]")).toHaveCount(1);
  await expect(area).toHaveValue(typed);
  await expect(page.locator("html")).toHaveClass(/large/);
  await expect(page.locator("#kept")).toBeVisible();
  page.on("dialog", (dialog) => dialog.accept());
  for (const look of ["large", "contrast"]) await page.locator(`button[data-look=${look}]`).click();
});

test("what a browser puts back after one's own save overwrites nothing that others saved meanwhile", async ({ page, browser, scripts }) => {
  const section = `${await ownDraft(page)}/solution`;
  await page.goto(section);
  if (scripts) await ready(page);
  const area = (of: Page) => of.locator("main [name=solution]");
  const save = async (of: Page) => {
    await of.locator("main form[data-typed] button.btn-primary").first().click();
    await expect(of.locator("#done")).toBeVisible();
  };
  await area(page).fill(`Bản đầu ${Date.now()}`);
  await save(page);

  const theirs = `Bản của người khác ${Date.now()}`;
  const other = await as(browser, "an");
  await other.goto(section);
  await area(other).fill(theirs);
  await save(other);

  await page.goBack();
  if (scripts) await ready(page);
  await area(page).press("End");
  await area(page).pressSequentially(" gõ tiếp");
  await page.locator("main form[data-typed] button.btn-primary").first().click();
  await expect(page.locator("#done, #errors").first()).toBeVisible();
  await other.goto(section);
  await expect(area(other)).toHaveValue(new RegExp(theirs));
});

test("text beyond its limit is counted and never cut", async ({ page, scripts }) => {
  const proposal = await ownDraft(page);
  await page.goto(`${proposal}/results`);
  const area = page.locator("main [name=results]");
  await expect(page.locator("#results-count")).toContainText("20.000");
  await area.fill(`  ${"ế".repeat(20_007)}\n\n`);
  if (scripts) await expect(page.locator("#results-count")).toContainText("Thừa 7 ký tự");
  await submit(page, "/results");
  await expect(page.locator("#done")).toContainText("dài quá giới hạn");
  await expect(area).toHaveValue(new RegExp("ế{20007}"));
  await expect(page.locator("#results-error")).toContainText("20.007");
  await page.goto(`${proposal}/act/submit`);
  await expect(page.locator("main")).toContainText("quá 20.000 ký tự");
});

test("on a phone a refusal and a confirmation are what the page opens at", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signIn(page, "dung");
  await page.goto("/council/challenges/BT-04/sheets");
  await page.locator("main tbody th a").nth(1).click();
  await page.locator("#score_0").fill("99");
  page.on("dialog", (dialog) => dialog.accept());
  // What cannot be read is saved as it was typed, and said at once; handing in is refused.
  await page.locator("main button[name=act][value=save]").click();
  await expect(page.locator("#done")).toContainText("cần sửa trước khi nộp phiếu");
  await inView(page, "#done");
  await expect(page.locator("#score_0")).toHaveValue("99");
  await page.locator("main button[name=act][value=submit]").click();
  await expect(page.locator("#errors")).toBeFocused();
  await inView(page, "#errors");
  await page.locator("#score_0").fill("17");
  await page.locator("main button[name=act][value=save]").click();
  await expect(page.locator("#done")).toContainText("Đã lưu bản nháp.");
  await inView(page, "#done");
});

test("Enter in a score field goes on, and hands nothing in", async ({ page, scripts }) => {
  await signIn(page, "dung");
  await page.goto("/council/challenges/BT-04/sheets");
  await page.locator("main tbody th a").nth(1).click();
  if (scripts) await ready(page);
  await page.locator("#score_0").fill("16");
  await page.keyboard.press("Enter");
  if (scripts) {
    await expect(page.locator("#comment_0")).toBeFocused();
    await expect(page.locator(".autosave")).toHaveText(/Đã lưu lúc/);
  } else {
    await expect(page.locator("#done")).toContainText("Đã lưu bản nháp.");
    await expect(page.locator("#score_0")).toHaveValue("16");
  }
});

