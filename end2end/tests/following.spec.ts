// A challenge is watched, its closing is reminded of by mail, and such mails stop by the link under them, signed out.
import type { Page } from "@playwright/test";
import { expect, expectGood, test } from "../fixtures";
import { as, link, mails, openCall, setClock, submit } from "../steps";

const EMAIL = "khoa@demo.example";
const WORDS = {
  vi: { watched: "Đang theo dõi bài toán này.", closes: "Thời điểm đóng: Thứ Bảy, 01/03/2025 17:00", stop: "Ngừng nhận loại thư này", stopped: "Đã ngừng: thư nhắc", before: "đã được ngừng từ trước", always: "không tắt được" },
  en: { watched: "You watch this challenge now.", closes: "Closing time: Saturday, 1 March 2025, 17:00", stop: "Stop mails of this kind", stopped: "Stopped: reminders", before: "were stopped before", always: "cannot be switched off" },
};

test("a challenge is watched, reminded of, and no longer", async ({ page, browser, request, language, prefix, scripts }) => {
  const words = WORDS[language];
  const { code } = await openCall(browser, request, language, "DOI-2025");
  const khoa = await as(browser, "khoa", language);
  await khoa.goto(`${prefix}/account`);
  await expect(khoa.locator("main")).toContainText(words.always);
  if (scripts) await expectGood(khoa);
  await khoa.locator("#language").selectOption(language);
  await submit(khoa, "/account/language");
  await khoa.goto(`${prefix}/challenges/${code}`);
  await submit(khoa, `/${code}/watch`);
  await expect(khoa.getByRole("status").first()).toContainText(words.watched);
  await khoa.goto(`${prefix}/following`);
  await expect(khoa.locator("main")).toContainText(`Bài toán thử ${code}`);
  if (scripts) await expectGood(khoa);

  await setClock(request, "2025-02-22T17:00");
  await expect.poll(() => mails(EMAIL)[0] ?? "", { timeout: 30_000 }).toContain(words.closes);
  const mail = mails(EMAIL)[0];
  expect(mail).toContain("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
  expect(mail).toContain(`${prefix}/challenges/${code}`);
  const address = await link(EMAIL, "unsubscribe");
  expect(address.startsWith(`${prefix}/unsubscribe/`)).toBe(true);

  // Signed out; opening the link stops nothing.
  for (const _ of [1, 2]) {
    await page.goto(address);
    await expect(page.getByRole("button", { name: words.stop })).toBeVisible();
  }
  if (scripts) await expectGood(page);
  await submit(page, address, 200);
  await expect(page.locator("main")).toContainText(words.stopped);
  await page.goto(address);
  await expect(page.locator("main")).toContainText(words.before);
  const count = mails(EMAIL).length;
  await setClock(request, "2025-02-26T17:00");
  // Notices on the site are chosen apart: they stand until they are switched off, too.
  const told = async (person: Page) => {
    await person.goto(`${prefix}/notices`);
    return person.locator("main .dates > li").filter({ hasText: code }).count();
  };
  const again = await as(browser, "khoa", language);
  await expect.poll(() => told(again), { timeout: 30_000 }).toBe(2);
  await again.goto(`${prefix}/account`);
  await again.locator("#site_reminders").uncheck();
  await submit(again, "/account/mails");
  await setClock(request, "2025-02-28T17:00");
  expect(await told(await as(browser, "khoa", language))).toBe(2);
  expect(mails(EMAIL).length).toBe(count);
});
