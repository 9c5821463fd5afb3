// What becomes of a published call: at a set time, extended, cancelled. Each with a second person, a reason, and an open record.
import { expect, test } from "../fixtures";
import { as, draftCall, fill, mails, openCall, setClock, submit } from "../steps";

const WORDS = {
  vi: {
    scheduled: "tự động công bố lúc Thứ Tư, 05/03/2025 09:00",
    cancelled: "Đợt mời này đã được hủy",
    later: "Thời điểm đóng nhận hồ sơ chỉ được lùi về sau.",
    now: "Thời hạn hiện tại: Thứ Bảy, 01/03/2025 17:00",
    closes: "Thứ Bảy, 15/03/2025 17:00",
    what: "đóng nhận hồ sơ",
    callCancelled: "Đợt mời tham gia giải bài toán đã được hủy.",
  },
  en: {
    scheduled: "published automatically on Wednesday, 5 March 2025, 09:00",
    cancelled: "This call was cancelled",
    later: "The closing time can only be moved later.",
    now: "The time ends at present on Saturday, 1 March 2025, 17:00",
    closes: "Saturday, 15 March 2025, 17:00",
    what: "closing time",
    callCancelled: "The call was cancelled.",
  },
};

test("published at a set time, by somebody else than the author", async ({ page, browser, request, language, prefix }) => {
  const words = WORDS[language];
  const code = "HEN-2025";
  const address = `${prefix}/challenges/${code}`;
  await setClock(request, "2025-03-03T08:00");
  const mai = await as(browser, "mai", language);
  await draftCall(mai, code, language, "2025-03-10T08:00", "2025-05-01T17:00");
  expect((await mai.goto(`${prefix}/office/challenges/${code}/publish`))?.status(), "the author").toBeGreaterThanOrEqual(400);
  const lan = await as(browser, "lan", language);
  await lan.goto(`${prefix}/office/challenges/${code}/publish`);
  await fill(lan, { publish_at: "2025-03-05T09:00" });
  // It closes on Labour Day, which is asked about.
  await lan.locator("main input[name=day_off_2025_05_01]").check();
  await submit(lan, `/${code}/publish`);
  await expect(lan.locator("main")).toContainText(words.scheduled);

  const isPublic = async () => {
    const status = (await page.goto(address))?.status();
    await page.goto(`${prefix}/challenges?q=${code}`);
    const listed = await page.getByRole("link", { name: `Bài toán thử ${code}` }).count();
    const api = await (await request.get(`/api/v1/challenges?q=${code}`)).text();
    return [status, listed, api.includes(code)];
  };
  for (const time of ["2025-03-03T08:00", "2025-03-05T08:59"]) {
    await setClock(request, time);
    expect(await isPublic(), time).toEqual([404, 0, false]);
  }
  await setClock(request, "2025-03-05T09:00");
  expect(await isPublic()).toEqual([200, 1, true]);
  await page.goto(address);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Bài toán thử ${code}`);
});

test("a closing time moves later, with a reason that everybody reads", async ({ page, browser, request, language, prefix }) => {
  const words = WORDS[language];
  const { code, mai, lan } = await openCall(browser, request, language, "HAN-2025");
  const an = await as(browser, "an", language);
  await an.goto(`${prefix}/challenges/${code}`);
  await submit(an, `/${code}/propose`);

  const reason = `Nhiều doanh nghiệp đề nghị thêm thời gian (${code}).`;
  await mai.goto(`${prefix}/office/challenges/${code}/extend`);
  await expect(mai.locator("main")).toContainText(words.now);
  await fill(mai, { closes: "2025-02-15T17:00", reason });
  await submit(mai, `/${code}/extend`, 422);
  await expect(mai.getByRole("alert").first()).toContainText(words.later);
  await expect(mai.locator("main [name=reason]")).toHaveValue(reason);
  // A Saturday is asked for once more.
  await fill(mai, { closes: "2025-03-15T17:00" });
  await submit(mai, `/${code}/extend`, 422);
  await mai.locator("main [name=day_off_2025_03_15]").check();
  await submit(mai, `/${code}/extend`);
  // It takes a leader.
  await lan.goto(`${prefix}/office/challenges/${code}/extension`);
  await expect(lan.locator("main")).toContainText(reason);
  await submit(lan, `/${code}/extension`);

  await page.goto(`${prefix}/challenges/${code}`);
  await expect(page.getByRole("complementary")).toContainText(words.closes);
  const version = page.locator("#versions tbody tr").first();
  await expect(version).toContainText(reason);
  await expect(version).toContainText(words.what);
  await expect.poll(() => mails("an@demo.example").find((mail) => mail.includes(reason)) ?? "", { timeout: 30_000 }).toContain("15/03/2025 17:00");

  // Open between the old time and the new one, closed at the new one.
  await setClock(request, "2025-03-14T17:00");
  await an.goto(`${prefix}/proposals`);
  await an.getByRole("article").filter({ hasText: code }).getByRole("link").first().click();
  await expect(an).toHaveURL(/\/proposals\/[0-9a-f-]{36}(\?done=\w+#done)?$/);
  await an.goto(`${new URL(an.url()).pathname}/plan`);
  await expect(an.locator("main [name=plan]")).toBeEditable();
  await setClock(request, "2025-03-15T17:00");
  await an.reload();
  await expect(an.locator("main [name=plan]")).toHaveCount(0);
});

test("a cancelled call keeps its page, with the reason", async ({ page, browser, request, language, prefix }) => {
  const words = WORDS[language];
  const { code, lan } = await openCall(browser, request, language, "HUY-2025");
  const an = await as(browser, "an", language);
  await an.goto(`${prefix}/challenges/${code}`);
  await submit(an, `/${code}/propose`);
  const proposal = new URL(an.url()).pathname;

  const reason = `Bài toán được gộp vào chương trình khác (${code}).`;
  await lan.goto(`${prefix}/office/challenges/${code}/cancel`);
  await fill(lan, { reason });
  await submit(lan, `/${code}/cancel`);

  expect((await page.goto(`${prefix}/challenges/${code}`))?.status()).toBe(200);
  await expect(page.getByRole("heading", { name: words.cancelled })).toBeVisible();
  await expect(page.locator("main")).toContainText(reason);
  await expect(page.locator("#required-result")).toContainText("Kết quả cần đạt.");
  await expect(page.locator(`main form[action$="/${code}/propose#errors"]`)).toHaveCount(0);
  await page.goto(`${prefix}/challenges?q=${code}`);
  await expect(page.getByRole("link", { name: `Bài toán thử ${code}` })).toHaveCount(1);
  await expect.poll(() => mails("an@demo.example").some((mail) => mail.includes(reason)), { timeout: 30_000 }).toBe(true);
  await an.goto(`${prefix}/proposals`);
  await expect(an.getByRole("article").filter({ hasText: code })).toContainText(words.callCancelled);
  await an.goto(proposal);
  await expect(an.locator('main form[action$="/act/submit#errors"] button:enabled')).toHaveCount(0);
});
