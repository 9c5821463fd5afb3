// A sheet that is typed into without a network: it stays on the device, says so, and is sent by itself once there is one; nothing
// that was saved elsewhere is overwritten, and nobody else on the device sees any of it.
import { expect, expectGood, signIn, test, type Language } from "../fixtures";
import { as, post, sheets } from "../steps";
import type { BrowserContext, Page } from "@playwright/test";

const WORDS = {
  vi: {
    device: "chỉ được giữ trên thiết bị này, chưa có trên hệ thống",
    sent: /^Đã gửi và lưu trên hệ thống lúc \d\d:\d\d:\d\d\./,
    saved: /^Đã lưu lúc/,
    unreachable: "Mất kết nối, chưa lưu.",
    restored: "được giữ trên thiết bị và đã được đưa lại vào phiếu",
    unsent: "Chưa gửi được vì không có kết nối",
    elsewhere: "Chính ông/bà đã lưu mục này ở một cửa sổ khác",
    both: "Nội dung đã được lưu trong lúc đang soạn",
    notTaken: "Còn giữ trên thiết bị này",
    takeAway: "Xóa khỏi thiết bị này",
    signOut: "Đăng xuất",
    signedOut: "Đã đăng xuất",
  },
  en: {
    device: "is kept on this device only and is not on the server",
    sent: /^Sent and saved on the server at \d\d:\d\d:\d\d\./,
    saved: /^Saved at/,
    unreachable: "No connection, not saved.",
    restored: "was kept on this device and is in the sheet again",
    unsent: "There is no connection, so nothing was sent",
    elsewhere: "You saved this yourself, in another window",
    both: "What was saved in the meantime",
    notTaken: "Still kept on this device",
    takeAway: "Remove it from this device",
    signOut: "Sign out",
    signedOut: "Signed out",
  },
} as const;

const ready = (page: Page) => page.locator("html[data-islands=ready][data-typing=ready]").waitFor({ state: "attached" });
const kept = (page: Page) => page.evaluate(() => Object.keys(localStorage).length);
const comment = (page: Page) => page.locator("#comment_0");
const said = (page: Page) => page.locator(".autosave");

async function open(page: Page, sheet: string) {
  await page.goto(sheet);
  await ready(page);
}

/** Types into an open sheet without a network, until the page says where that is; then the page is gone, as by an empty battery. */
async function typeAndLose(context: BrowserContext, page: Page, text: string, language: Language) {
  await context.setOffline(true);
  await comment(page).fill(text);
  await expect(said(page)).toContainText(WORDS[language].device);
  await page.close();
  await context.setOffline(false);
}

/** The second sheet of somebody who has not handed it in. */
async function draftOf(page: Page, prefix: string, language: Language) {
  await signIn(page, "dung", language);
  return (await sheets(page, prefix))[1][1];
}

test("what is typed without a network stays on the device, and is sent once there is one", async ({ page, context, browser, language, prefix }) => {
  const words = WORDS[language];
  const sheet = await draftOf(page, prefix, language);
  await open(page, sheet);
  await context.setOffline(true);
  const typed = `Nhận xét trên tàu ${Date.now()}`;
  await comment(page).fill(typed);
  await page.locator("#score_0").fill("12");
  await expect(said(page)).toContainText(words.device);
  // A button leads to no page that is not there.
  await page.locator("main form#sheet button[name=act][value=save]").click();
  await expect(page.getByRole("alert").filter({ hasText: words.unsent })).toBeVisible();
  await expect(comment(page)).toHaveValue(typed);
  await expectGood(page);
  const reader = await as(browser, "dung", language);
  await reader.goto(sheet);
  await expect(comment(reader)).not.toHaveValue(typed);

  await context.setOffline(false);
  await expect(said(page)).toHaveText(words.sent);
  await expect(page.getByRole("alert").filter({ hasText: words.unsent })).toHaveCount(0);
  expect(await kept(page)).toBe(0);
  await reader.goto(sheet);
  await expect(comment(reader)).toHaveValue(typed);
  // And by the button, which goes on as ever.
  await comment(page).fill(`${typed}.`);
  await page.locator("main form#sheet button[name=act][value=save]").click();
  await expect(page.locator("#done")).toBeVisible();
  await ready(page);
  expect(await kept(page)).toBe(0);
});

test("a sheet that is opened again has what was typed, and asks about what was saved elsewhere", async ({ page, context, browser, language, prefix }) => {
  const words = WORDS[language];
  const sheet = await draftOf(page, prefix, language);
  await open(page, sheet);
  const typed = `Pin đã hết ${Date.now()}`;
  await typeAndLose(context, page, typed, language);

  const again = await context.newPage();
  await open(again, sheet);
  await expect(again.getByRole("status").filter({ hasText: words.restored })).toBeVisible();
  await expect(comment(again)).toHaveValue(typed);
  await expect(said(again)).toHaveText(words.saved);
  await expect(again.getByRole("status").filter({ hasText: words.restored })).toHaveCount(0);
  expect(await kept(again)).toBe(0);

  // The same sheet is saved elsewhere while this device keeps something else.
  const late = `${typed}, viết tiếp`;
  await typeAndLose(context, again, late, language);
  const other = await as(browser, "dung", language);
  await open(other, sheet);
  const theirs = `Viết ở máy khác ${Date.now()}`;
  await comment(other).fill(theirs);
  await expect(said(other)).toHaveText(words.saved);

  const third = await context.newPage();
  await open(third, sheet);
  await expect(comment(third)).toHaveValue(late);
  await expect(said(third)).toContainText(words.elsewhere);
  await third.locator("main form#sheet button[name=act][value=save]").click();
  await expect(third.getByRole("region", { name: words.both }).first()).toContainText(theirs);
  await expect(comment(third)).toHaveValue(late);
  await other.reload();
  await expect(comment(other)).toHaveValue(theirs);
  // Left alone, it is asked about again and not sent.
  await third.close();
  const fourth = await context.newPage();
  await open(fourth, sheet);
  await expect(comment(fourth)).toHaveValue(late);
  await expect(said(fourth)).toContainText(words.elsewhere);
});

test("nobody else on the device sees it, and signing out takes it away", async ({ page, context, language, prefix }) => {
  const words = WORDS[language];
  const sheet = await draftOf(page, prefix, language);
  await open(page, sheet);
  const secret = `Chỉ của riêng ông Dũng ${Date.now()}`;
  await typeAndLose(context, page, secret, language);

  await context.clearCookies();
  const tuan = await context.newPage();
  await signIn(tuan, "tuan", language);
  await tuan.goto(sheet);
  await tuan.locator("html[data-typing=ready]").waitFor({ state: "attached" });
  expect(await tuan.locator("main").innerText()).not.toContain(secret);
  await tuan.close();

  await context.clearCookies();
  const dung = await context.newPage();
  await signIn(dung, "dung", language);
  await dung.goto(`${prefix}/council`);
  expect(await kept(dung), "it waits for its sheet").toBe(1);
  await dung.getByRole("button", { name: words.signOut }).click();
  await expect(dung.locator("#done")).toContainText(words.signedOut);
  await expect.poll(() => kept(dung)).toBe(0);
});

test("a sheet that was handed in elsewhere shows what it has not taken", async ({ page, context, browser, language, prefix }) => {
  const words = WORDS[language];
  const sheet = await draftOf(page, prefix, language);
  await open(page, sheet);
  const typed = `Không kịp gửi ${Date.now()}`;
  await typeAndLose(context, page, typed, language);
  const other = await as(browser, "dung", language);
  await post(other, sheet, { act: "abstain", abstain_reason: "Ốm." });

  const again = await context.newPage();
  await again.goto(sheet);
  const section = again.getByRole("region", { name: words.notTaken });
  await expect(section).toContainText(typed);
  await expectGood(again);
  await section.getByRole("button", { name: words.takeAway }).click();
  await expect(section).toBeHidden();
  expect(await kept(again)).toBe(0);
});

test("where nothing can be stored, the page says so and loses nothing of what is on it", async ({ page, context, language, prefix }) => {
  const words = WORDS[language];
  const sheet = await draftOf(page, prefix, language);
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await open(page, sheet);
  await context.setOffline(true);
  const typed = `Bộ nhớ đầy ${Date.now()}`;
  await comment(page).fill(typed);
  await expect(said(page)).toContainText(words.unreachable);
  await context.setOffline(false);
  await expect(said(page)).toHaveText(words.sent);
  await expect(comment(page)).toHaveValue(typed);
});
