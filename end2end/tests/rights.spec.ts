// What each of a firm's people may do: its owner says so, it counts at once, and what somebody was typing stays to copy.
import { expect, expectGood, expectNarrow, test } from "../fixtures";
import { as, fill, link, ownDraft, post, submit } from "../steps";

const WORDS = {
  vi: { set: "Đã lưu quyền", reads: "Xem và góp ý nội bộ", not: "chỉ xem", writes: "Soạn, nộp và rút hồ sơ", alone: "Riêng hồ sơ" },
  en: { set: "may do is saved", reads: "Read, and comment within the firm", not: "only read", writes: "Write, submit and withdraw", alone: "alone: Write" },
};

test("an owner says what each of the firm's people may do", async ({ page, browser, language, prefix, scripts }) => {
  const words = WORDS[language];
  const proposal = await ownDraft(page, language);
  await post(page, `${prefix}/firm/invite`, { email: "chi@demo.example", right: "edit" });
  const chi = await as(browser, "chi", language);
  await chi.goto(await link("chi@demo.example", "invite"));
  await chi.locator("main form button[type=submit]").first().click();
  await expect(chi).toHaveURL(/\/firm(\?done=\w+#done)?$/);
  await chi.goto(`${proposal}/plan`);
  await fill(chi, { plan: "Câu đang viết dở." });

  // Two windows of the owner: the second one shows what was, and takes back nothing of the first.
  await page.goto(`${prefix}/firm`);
  await page.locator('main a[href$="/firm/rights"]').click();
  if (scripts) await expectGood(page);
  const right = page.locator("main select[name^=right_]");
  const older = await page.context().newPage();
  await older.goto(`${prefix}/firm/rights`);
  await right.selectOption("comment");
  await submit(page, "/firm/rights");
  await expect(page.locator("#done")).toContainText(words.set);
  await expect(page.locator("section[aria-labelledby=people]")).toContainText(words.reads);
  await submit(older, "/firm/rights");
  await page.reload();
  await expect(page.locator("section[aria-labelledby=people]")).toContainText(words.reads);

  // Who was writing meanwhile is told, and has the text; comments they still write.
  await chi.locator("main form[data-typed] button.btn-primary").first().click();
  await expect(chi.locator("main")).toContainText("Câu đang viết dở.");
  await expect(chi.locator("main [name=plan]")).toHaveCount(0);
  if (scripts) await expectGood(chi);
  await chi.goto(`${proposal}/act/comments`);
  await fill(chi, { comment: "Nên nói rõ sáu tháng tính từ khi nào." });
  await submit(chi, "/act/comments");
  await page.goto(`${proposal}/act/comments`);
  await expect(page.locator("main")).toContainText("tính từ khi nào");

  // This one alone she writes again, and everybody of the firm reads that she may.
  await page.goto(proposal);
  await page.locator('main a[href$="/act/rights"]').click();
  if (scripts) await expectGood(page);
  await page.locator("main select[name^=right_]").selectOption("edit");
  await submit(page, "/act/rights");
  await expect(page.locator("#done")).toBeVisible();
  if (scripts) await expectNarrow(page, `${proposal}/act/rights`);
  await chi.goto(`${proposal}/act/rights`);
  await expect(chi.locator("main tbody")).toContainText(words.writes);
  await expect(chi.locator("main select")).toHaveCount(0);
  await chi.goto(`${proposal}/plan`);
  await fill(chi, { plan: "Sáu tháng kể từ ngày ký." });
  await submit(chi, "/plan");
  await page.goto(`${prefix}/firm`);
  await expect(page.locator("section[aria-labelledby=people]")).toContainText(words.alone);
});
