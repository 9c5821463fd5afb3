// What became of a challenge after its decision: kept by two officers at once, public with every earlier edition.
import { expect, expectGood, test } from "../fixtures";
import { as, fill, submit } from "../steps";
import type { Page } from "@playwright/test";

const CODE = "BT-02";
const WORDS = {
  vi: { achieved: "Đạt mục tiêu", partly: "Đạt một phần mục tiêu", day: "20/11/2026", theirs: "Nội dung đã được lưu trong lúc đang soạn", earlier: "Những lần cập nhật trước (2)" },
  en: { achieved: "Achieved", partly: "Achieved in part", day: "20 November 2026", theirs: "What was saved in the meantime", earlier: "Earlier editions (2)" },
};

test("what became of a challenge is kept by two officers, and public", async ({ page, browser, language, prefix, scripts }) => {
  const words = WORDS[language];
  const keeping = `${prefix}/office/challenges/${CODE}/outcome`;
  const [mai, nam] = [await as(browser, "mai", language), await as(browser, "nam", language)];
  const standing = (of: Page) => of.locator("main [name=standing]");
  await mai.goto(`${prefix}/office/challenges/${CODE}`);
  for (const page of ["follow-up", "outcome"]) await mai.locator(`main a[href$="/${page}"]`).first().click();
  await nam.goto(keeping);
  await submitEmpty(mai);
  await standing(mai).selectOption("partly");
  await fill(mai, { spent: "1.200.000.000", lessons: "Cần dữ liệu sạch trước khi bắt đầu.", as_of: "2026-11-20", source: "Biên bản nghiệm thu số 12/BB-NT", reason: "Đã nghiệm thu giai đoạn 1." });
  await mai.locator("button[data-look=large]").click();
  await expect(mai.locator("html")).toHaveClass(/large/);
  await expect(mai.locator("main [name=lessons]")).toHaveValue(/dữ liệu sạch/);
  await submit(mai, "/outcome");
  if (scripts) await expectGood(mai);

  // The other officer had opened the page before: both texts are shown, and nothing of either is lost.
  await standing(nam).selectOption("achieved");
  await fill(nam, { as_of: "2026-11-25", source: "Báo cáo số 30/BC", reason: "Đã nghiệm thu toàn bộ." });
  await submit(nam, "/outcome", 409);
  await expect(nam.locator("main")).toContainText(words.theirs);
  for (const said of [words.partly, words.day]) await expect(nam.locator("section[aria-labelledby=theirs]")).toContainText(said);
  await expect(standing(nam)).toHaveValue("achieved");
  await expect(nam.locator("main [name=spent]")).toHaveValue(/^1.?200.?000.?000$/);
  if (scripts) await expectGood(nam);
  await submit(nam, "/outcome");

  await page.goto(`${prefix}/challenges/${CODE}`);
  const outcome = page.locator("#outcome");
  await expect(outcome).toContainText(words.achieved);
  await expect(outcome).toContainText("Đã nghiệm thu toàn bộ.");
  await expect(outcome).toContainText("Cần dữ liệu sạch");
  await outcome.getByText(words.earlier).click();
  await expect(outcome.locator("details")).toContainText(words.partly);
});

/** What is missing is said, whether or not the browser asks for it. */
async function submitEmpty(page: Page) {
  await page.locator("main form").first().evaluate((form: HTMLFormElement) => (form.noValidate = true));
  await submit(page, "/outcome", 422);
  await expect(page.getByRole("alert").first()).toBeVisible();
}
