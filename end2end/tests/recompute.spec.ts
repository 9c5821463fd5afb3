// A result is computed again on its own page, in the browser, and a file that was changed is told apart.
import { expect, expectGood, test } from "../fixtures";

const WORDS = {
  vi: { run: "Tính lại kết quả của trang này", matches: "trùng với kết quả ghi trong tệp", same: "trùng với mã băm của tệp", differs: "có điểm khác", other: "khác mã băm của tệp" },
  en: { run: "Compute this page's result again", matches: "it matches the result in the file", same: "the hash that this page names", differs: "it differs", other: "not the hash that this page names" },
};
const RESULT = "/challenges/BT-02/results";

test("a result is computed again where it stands", async ({ page, request, language, prefix, scripts }) => {
  const words = WORDS[language];
  await page.goto(prefix + RESULT);
  const here = page.locator("#recompute-here");
  if (!scripts) {
    await expect(here).toBeHidden();
    await expect(page.locator("main")).toContainText("server recompute");
    return;
  }
  await here.getByRole("button", { name: words.run }).click();
  await expect(here.getByRole("status")).toContainText(words.matches);
  await expect(here.getByRole("status")).toContainText(words.same);
  await expect(here.getByRole("table")).toBeVisible();
  await expectGood(page);

  const file = await (await request.get(`${RESULT}/file.json`)).text();
  const changed = file.replace(/"sum_half":(\d+)/, (_, sum) => `"sum_half":${Number(sum) + 1}`);
  expect(changed).not.toBe(file);
  await here.locator("input[type=file]").setInputFiles({ name: "result.json", mimeType: "application/json", buffer: Buffer.from(changed) });
  await expect(here.getByRole("status")).toContainText(words.differs);
  await expect(here.getByRole("status")).toContainText(words.other);
});
