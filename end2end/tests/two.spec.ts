// What nobody does alone: a call whose ranking is known is cancelled by two, and its ranking stays for everybody to read.
import { expect, test } from "../fixtures";
import { as, fill, submit } from "../steps";

const WORDS = {
  vi: { alone: "lãnh đạo không tự mình hủy được", cancelled: "Đợt mời này đã được hủy" },
  en: { alone: "a leader cannot cancel alone", cancelled: "This call was cancelled" },
};

test("a call whose ranking is known is cancelled by two people", async ({ page, browser, language, prefix }) => {
  const words = WORDS[language];
  const call = `${prefix}/office/challenges/BT-06`;
  const lan = await as(browser, "lan", language);
  await lan.goto(call);
  await expect(lan.locator("main")).toContainText(words.alone);
  expect((await lan.goto(`${call}/cancel`))?.status(), "alone").toBe(409);

  const reason = "Nguồn kinh phí đã bị cắt.";
  const mai = await as(browser, "mai", language);
  await mai.goto(`${call}/ask-cancel`);
  await submit(mai, "/BT-06/ask-cancel", 422);
  await fill(mai, { reason });
  await submit(mai, "/BT-06/ask-cancel");
  expect((await mai.goto(`${call}/cancel`))?.status(), "who asked").toBeGreaterThanOrEqual(400);

  await lan.goto(`${call}/cancel`);
  await expect(lan.locator("main")).toContainText(reason);
  await fill(lan, { reason });
  await submit(lan, "/BT-06/cancel");
  await page.goto(`${prefix}/challenges/BT-06`);
  await expect(page.locator("main")).toContainText(words.cancelled);
  await expect(page.locator("main")).toContainText(reason);
  await expect(page.locator("main table").filter({ hasText: "HS-" }).first()).toBeVisible();
});
