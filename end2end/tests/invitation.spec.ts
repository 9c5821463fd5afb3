// A firm's owner invites a second person by mail, who joins; the link works once.
import { expect, signIn, test } from "../fixtures";
import { fill, link, mails, newPage, submit } from "../steps";
import type { Page } from "@playwright/test";

const WORDS = {
  vi: { invited: "Đã gửi thư mời.", member: "Người tham gia", again: "Liên kết không còn hiệu lực", used: "đã được sử dụng", subject: "mời Ông/Bà tham gia tài khoản doanh nghiệp" },
  en: { invited: "The invitation was sent.", member: "Member", again: "This link no longer works", used: "was used already", subject: "invites you to join its account" },
};
const FIRM = "Công ty TNHH Giải pháp số Hạ Long (minh họa)";

test("an invited person joins the firm, and the link works once", async ({ page, browser, language, prefix }) => {
  const words = WORDS[language];
  const name = "Người được mời";
  const email = "nguoi-moi@giaiphap.example";
  await signIn(page, "an", language);
  await page.goto(`${prefix}/firm`);
  await fill(page, { email });
  await page.locator("main select[name=right]").selectOption("edit");
  await submit(page, "/firm/invite");
  await expect(page.getByRole("status")).toContainText(words.invited);
  await expect(people(page).getByRole("row", { name: email })).toBeVisible();

  const invitation = await link(email, "invite");
  expect(mails(email)[0]).toContain(`${FIRM} ${words.subject}`);
  const guest = await newPage(browser);
  await guest.goto(invitation);
  await expect(guest.locator("main")).toContainText(FIRM);
  // What is wrong is told, and the name stays.
  await fill(guest, { name, password: "một mật khẩu đủ dài", password_again: "một mật khẩu khác hẳn" });
  await submit(guest, invitation, 422);
  await expect(guest.getByRole("alert").first()).toBeVisible();
  await expect(guest.locator("main [name=name]")).toHaveValue(name);
  await fill(guest, { password: "một mật khẩu đủ dài", password_again: "một mật khẩu đủ dài" });
  await submit(guest, invitation);
  await expect(guest.getByRole("heading", { level: 1 })).toHaveText(FIRM);
  await expect(people(guest).getByRole("row", { name })).toContainText(words.member);

  await page.goto(`${prefix}/firm`);
  await expect(people(page).getByRole("row", { name: email })).toContainText(name);
  await expect(people(page).getByRole("row", { name: email })).toHaveCount(1);
  // Members write proposals; whom to invite is the owner's business.
  await expect(guest.locator('main form[action$="/firm/invite#errors"]')).toHaveCount(0);
  await guest.goto(`${prefix}/proposals`);
  await expect(guest.locator('main a[href*="/proposals/"]').first()).toBeVisible();

  for (const again of [await newPage(browser), guest]) {
    expect((await again.goto(invitation))?.status()).toBe(404);
    await expect(again.getByRole("heading", { level: 1 })).toHaveText(words.again);
    await expect(again.locator("main")).toContainText(words.used);
  }
});

test("an invitation for somebody else says so and is not used up", async ({ page, browser }) => {
  const email = "nguoi-moi@giaiphap.example";
  await signIn(page, "an");
  await page.goto("/firm");
  await fill(page, { email });
  await page.locator("main select[name=right]").selectOption("edit");
  await submit(page, "/firm/invite");
  const invitation = await link(email, "invite");
  await page.goto(invitation);
  await expect(page.locator("main")).toContainText(`Lời mời được gửi đến ${email}, còn tài khoản đang đăng nhập là an@demo.example`);
  const guest = await newPage(browser);
  expect((await guest.goto(invitation))?.status()).toBe(200);
});

function people(page: Page) {
  return page.locator("section[aria-labelledby=people]");
}
