// What the office says to everybody: a guide and the questions asked often in its own words, drafted, previewed, published and put back; a banner on every page
// until its end, or until somebody takes it down.
import { expect, test } from "../fixtures";
import { as, fill, setClock, submit } from "../steps";

const WORDS = {
  vi: { guide: "Kiểm tra biên nhận", by: "cập nhật ngày 05/01/2025", delivered: "So mã băm trên biên nhận", questions: "Câu hỏi thường gặp", fee: "Có mất phí không?", own: "Nộp hồ sơ ở đâu?", banner: "Bảo trì hệ thống tối nay", refused: "không dùng được" },
  en: { guide: "Checking a receipt", by: "on 5 January 2025", delivered: "Compare the hash on the receipt", questions: "Questions asked often", fee: "Is there a fee?", own: "Where are proposals submitted?", banner: "Maintenance this evening", refused: "cannot be used" },
};

test("a guide is written, previewed, published and put back", async ({ page, browser, request, language, prefix }) => {
  const words = WORDS[language];
  await setClock(request, "2025-01-05T08:00");
  const mai = await as(browser, "mai", language);
  await mai.goto(`${prefix}/office/guides`);
  await mai.getByRole("link", { name: words.guide }).click();
  await expect(mai.locator("main [name=vi]")).toHaveValue(/picture:compare/);
  const text = { vi: "1. Mở [trang bài toán](/challenges).\n2. So hai mã.", en: "1. Open the [challenge](/challenges).\n2. Compare both." };
  await fill(mai, { ...text, vi: "[xem](javascript:alert(1))" });
  await submit(mai, "/office/guides/verify", 422);
  await expect(mai.locator("#vi-error")).toContainText(words.refused);
  await fill(mai, text);
  await submit(mai, "/office/guides/verify");
  await expect(mai.locator("[aria-labelledby=preview]").getByRole("listitem").first()).toBeVisible();
  await page.goto(`${prefix}/guide`);
  await expect(page.locator("#verify")).toContainText(words.delivered);
  await submit(mai, "/office/guides/verify/publish");
  await page.reload();
  await expect(page.locator("#verify")).toContainText(words.by);
  await expect(page.locator("#verify").getByRole("listitem")).toHaveCount(2);
  await expect(page.locator("#verify a")).toHaveAttribute("href", `${prefix}/challenges`);
  await submit(mai, "/office/guides/verify/put-back");
  await page.reload();
  await expect(page.locator("#verify")).toContainText(words.delivered);
});

test("the questions asked often are written, published and put back", async ({ page, browser, language, prefix }) => {
  const words = WORDS[language];
  const mai = await as(browser, "mai", language);
  await mai.goto(`${prefix}/office/guides`);
  await mai.locator("main table").getByRole("link", { name: words.questions }).click();
  await expect(mai.locator("main [name=vi]")).toHaveValue(/## Có mất phí không\?/);
  await fill(mai, { vi: "## Nộp hồ sơ ở đâu?\n\nTrên [hệ thống này](/challenges).", en: "## Where are proposals submitted?\n\nOn [this site](/challenges)." });
  await submit(mai, "/office/guides/questions");
  await submit(mai, "/office/guides/questions/publish");
  await page.goto(`${prefix}/questions`);
  await expect(page.getByRole("heading", { level: 2, name: words.own })).toBeVisible();
  await expect(page.getByRole("heading", { name: words.fee })).toHaveCount(0);
  await submit(mai, "/office/guides/questions/put-back");
  await page.reload();
  await expect(page.getByRole("heading", { level: 2, name: words.fee })).toBeVisible();
});

test("a banner stands on every page until its end", async ({ page, browser, request, language, prefix }) => {
  const words = WORDS[language];
  await setClock(request, "2025-01-05T08:00");
  const mai = await as(browser, "mai", language);
  await mai.goto(`${prefix}/office/banners`);
  await mai.locator("main select[name=kind]").selectOption("warning");
  await fill(mai, { vi: "Bảo trì hệ thống tối nay.", en: "Maintenance this evening.", until: "2025-01-05T20:00" });
  await submit(mai, "/office/banners");
  const banner = page.getByRole("complementary").filter({ hasText: words.banner });
  for (const path of ["/", "/challenges", "/sign-in", "/guide"]) {
    await page.goto(`${prefix}${path}`);
    await expect(banner, path).toBeVisible();
  }
  await setClock(request, "2025-01-05T20:00");
  for (const path of ["/", "/challenges"]) {
    await page.goto(`${prefix}${path}`);
    await expect(banner, path).toHaveCount(0);
  }
  await mai.goto(`${prefix}/office/banners`);
  await mai.locator("main select[name=kind]").selectOption("notice");
  await fill(mai, { vi: "Bảo trì hệ thống tối nay.", en: "Maintenance this evening.", until: "2025-01-06T20:00" });
  await submit(mai, "/office/banners");
  await page.goto(`${prefix}/`);
  await expect(banner).toBeVisible();
  const lan = await as(browser, "lan", language);
  await lan.goto(`${prefix}/office/banners`);
  await submit(lan, "/office/banners/down");
  await page.reload();
  await expect(banner).toHaveCount(0);
});
