// Pages that show a form again with what was wrong, and one that shows what would be done: accessible and narrow too.
import { expect, expectAccessible, expectNarrow, signIn, test } from "../fixtures";
import { newPage } from "../steps";

/** Forms that are sent empty: whose, where, and the end of the form's address. */
const REFUSED: [string, string, string][] = [
  ["visitor", "/register", "/register"],
  ["visitor", "/sign-in", "/sign-in"],
  ["chi", "/firm", "/firm"],
  ["mai", "/office/new", "/office/new"],
  ["mai", "/office/challenges/BT-01/extend", "/extend"],
  ["lan", "/office/challenges/BT-01/cancel", "/cancel"],
  ["linh", "/council/challenges/BT-09", "/declarations"],
];

test("no refused form scrolls sideways", async ({ browser }) => {
  for (const [nick, path, end] of REFUSED) {
    const page = await newPage(browser);
    if (nick !== "visitor") await signIn(page, nick);
    await page.goto(path);
    const form = page.locator(`main form[method=post][action$="${end}#errors"]`).first();
    await form.evaluate((form: HTMLFormElement) => (form.noValidate = true));
    const answered = page.waitForResponse((r) => r.request().method() === "POST");
    await form.locator("button[type=submit]").last().click();
    expect((await answered).status(), path).toBe(422);
    await expect(page.getByRole("alert").first()).toBeVisible();
    await test.step(path, () => expectAccessible(page));
    await expectNarrow(page, `${path} refused`);
    await page.context().close();
  }
});

test("the preview of an import does not scroll sideways", async ({ page }) => {
  await signIn(page, "mai");
  await page.goto("/office/import");
  await page.locator("input[type=file]").setInputFiles("fixtures/danh-muc-minh-hoa.xlsx");
  await page.locator("main form button[type=submit]").click();
  await expect(page.locator("main table tbody tr")).toHaveCount(3);
  await expectAccessible(page);
  await expectNarrow(page, "preview");
});
