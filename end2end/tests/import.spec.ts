// The official list, as a real spreadsheet: shown row by row, saved all at once, harmless twice.
import { expect, signIn, test } from "../fixtures";

test("an officer imports a list and importing it again changes nothing", async ({ page }) => {
  await signIn(page, "mai");
  for (const round of ["first", "again"]) {
    await page.goto("/office/import");
    await page.locator("input[type=file]").setInputFiles("fixtures/danh-muc-minh-hoa.xlsx");
    await page.locator("main form button[type=submit]").click();
    const rows = page.locator("main table tbody tr");
    await expect(rows, round).toHaveCount(3);
    await expect(rows.nth(1)).toContainText("Giám sát chất lượng nước ven bờ bằng cảm biến");
    const confirm = page.locator("main form[method=post] button[type=submit]");
    if (await confirm.count()) await confirm.first().click();
  }
  await page.goto("/office");
  await expect(page.getByText("BT-22").first()).toBeVisible();
});

test("a file that is no list is refused with the reason", async ({ page }) => {
  await signIn(page, "mai");
  await page.goto("/office/import");
  await page.locator("input[type=file]").setInputFiles({ name: "danh-muc.xlsx", mimeType: "application/octet-stream", buffer: Buffer.from("không phải bảng tính") });
  await page.locator("main form button[type=submit]").click();
  await expect(page.getByRole("alert")).toBeVisible();
});
