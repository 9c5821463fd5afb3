// A forgotten password: a mailed link, a new password, every session ended, the link good for one use.
import { expect, fillSignIn, signInByPage, test } from "../fixtures";
import { fill, link, mails, newPage, submit } from "../steps";
import type { Page } from "@playwright/test";

const OLD = "mật khẩu cũ đã quên";
const NEW = "mật khẩu mới dễ nhớ hơn";
const WORDS = {
  vi: { changed: "Đã đổi mật khẩu. Vui lòng đăng nhập bằng mật khẩu mới.", wrong: "Thư điện tử hoặc mật khẩu chưa đúng", used: "Liên kết không còn hiệu lực" },
  en: { changed: "The password was changed. Please sign in with the new one.", wrong: "The e-mail address or the password is wrong", used: "This link no longer works" },
};

test("a password is set anew by mail", async ({ page, browser, language, prefix }) => {
  const words = WORDS[language];
  const email = "hay-quen@giaiphap.example";
  const unknown = `khong-ai-${email}`;

  // Two sessions of a new person.
  const desk = await newPage(browser);
  await desk.goto(`${prefix}/register`);
  await fill(desk, { email });
  await submit(desk, "/register");
  const registration = await link(email, "register");
  await desk.goto(registration);
  await fill(desk, { name: "Người hay quên", password: OLD, password_again: OLD });
  await submit(desk, registration);
  const phone = await newPage(browser);
  await signInByPage(phone, email, language, OLD);
  for (const session of [desk, phone]) await expectSignedIn(session, prefix, email);

  // An address that nobody has gets the same page; the line for paper below it tells the minute.
  const pages = [];
  for (const address of [unknown, email]) {
    await page.goto(`${prefix}/reset`);
    await fill(page, { email: address });
    await submit(page, "/reset");
    await expect(page).toHaveURL(/\/reset\?sent=1#done$/);
    pages.push(await page.locator("main > :not(.print-note)").innerHTML());
  }
  expect(pages[0]).toBe(pages[1]);
  const reset = await link(email, "reset");
  expect(mails(unknown)).toEqual([]);

  await page.goto(reset);
  await fill(page, { password: "ngắn", password_again: "ngắn" });
  await submit(page, reset, 422);
  await expect(page.getByRole("alert").first()).toBeVisible();
  await fill(page, { password: NEW, password_again: NEW });
  await submit(page, reset);
  await expect(page).toHaveURL(/\/sign-in\?done=password_reset#done$/);
  await expect(page.getByRole("status")).toContainText(words.changed);

  for (const session of [desk, phone]) {
    await session.goto(`${prefix}/account`);
    await expect(session).toHaveURL(/\/sign-in\?next=/);
  }
  await page.goto(`${prefix}/sign-in`);
  const form = await fillSignIn(page, email, OLD);
  await form.locator("button[type=submit]").click();
  await expect(page.getByRole("alert").first()).toContainText(words.wrong);
  await signInByPage(page, email, language, NEW);
  await expectSignedIn(page, prefix, email);

  expect((await phone.goto(reset))?.status()).toBe(404);
  await expect(phone.getByRole("heading", { level: 1 })).toHaveText(words.used);
});

test("a link for a new password is good for one hour", async ({ page, request }) => {
  const email = "chi@demo.example";
  await page.goto("/reset");
  await fill(page, { email });
  await submit(page, "/reset");
  const reset = await link(email, "reset");
  expect((await page.goto(reset))?.status()).toBe(200);
  const later = new Date(Date.now() + 61 * 60 * 1000).toISOString();
  expect((await request.post("/demo/clock", { data: { now: later } })).status()).toBe(200);
  expect((await page.goto(reset))?.status()).toBe(404);
  await expect(page.getByRole("link", { name: "Yêu cầu liên kết mới" })).toBeVisible();
});

async function expectSignedIn(page: Page, prefix: string, email: string) {
  await page.goto(`${prefix}/account`);
  await expect(page.locator("main")).toContainText(email);
}
