// What must not be lost when a draft is saved: by two people at once, or after the session has ended.
import { expect, fillSignIn, PASSWORD, signIn, test } from "../fixtures";
import { newPage, ownDraft } from "../steps";
import type { Page } from "@playwright/test";

test("two people saving the same draft: the second is told and sees both", async ({ browser }) => {
  const [first, second] = [await newPage(browser), await newPage(browser)];
  const proposal = await ownDraft(first);
  await signIn(second, "an");
  for (const page of [first, second]) await page.goto(`${proposal}/team`);
  await save(first, "team", `Đội ngũ thứ nhất ${Date.now()}`);
  const mine = `Đội ngũ thứ hai ${Date.now()}`;
  await second.locator("main [name=team]").fill(mine);
  await second.locator("main button[name=then][value=stay]").click();
  await expect(second.getByRole("alert").first()).toBeVisible();
  await expect(second.locator("main [name=team]")).toHaveValue(mine);
  await expect(second.locator("main")).toContainText("Đội ngũ thứ nhất");
});

test("a session that ends in the middle of a form loses nothing of it", async ({ page, context }) => {
  const proposal = await ownDraft(page);
  await page.goto(`${proposal}/plan`);
  const typed = `Kế hoạch viết rất lâu ${Date.now()}`;
  await context.clearCookies();
  await page.locator("main [name=plan]").fill(typed);
  await page.locator("main button[name=then][value=stay]").click();
  const form = await fillSignIn(page, "an@demo.example", PASSWORD);
  await form.locator("button[type=submit]").click();
  await page.locator(`main form[action$="/plan#errors"] button[type=submit]`).first().click();
  await page.goto(`${proposal}/plan`);
  await expect(page.locator("main [name=plan]")).toHaveValue(typed);
});

async function save(page: Page, name: string, text: string) {
  await page.locator(`main [name=${name}]`).fill(text);
  const answered = page.waitForResponse((r) => r.request().method() === "POST" && r.url().endsWith(`/${name}`));
  await page.locator("main button[name=then][value=stay]").click();
  expect((await answered).status()).toBe(303);
}
