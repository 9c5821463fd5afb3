// A notice of the office to a group, looked at before it is sent; it reaches who watches a call without an account, and stops.
import { expect, expectGood, test } from "../fixtures";
import { as, fill, link, mails, submit } from "../steps";

const CODE = "BT-01";
const EMAIL = "phong-vien@bao.example";
const TYPED = { subject_vi: "Buổi giới thiệu dời sang chiều", text_vi: "Buổi giới thiệu bắt đầu lúc 14 giờ.", subject_en: "The session moves to the afternoon", text_en: "The session begins at two o'clock." };
const WORDS = {
  vi: { asked: "Đã gửi thư xác nhận", watched: "Đã xác nhận", sent: "Đã gửi thông báo", used: "không còn hiệu lực", stopped: "Đã ngừng gửi tin", ofLanguage: [TYPED.subject_vi, TYPED.text_vi] },
  en: { asked: "A mail to confirm was sent", watched: "Confirmed", sent: "The notice has been sent", used: "no longer works", stopped: "No more news", ofLanguage: [TYPED.subject_en, TYPED.text_en] },
};

test("a visitor watches a call by mail, is told what the office writes to a group, and stops it", async ({ page, browser, language, prefix, scripts }) => {
  const words = WORDS[language];
  const challenge = `${prefix}/challenges/${CODE}`;
  const look = async () => {
    if (scripts) await expectGood(page);
  };
  await page.goto(challenge);
  await page.locator('main a[href$="/watch-by-mail"]').first().click();
  await fill(page, { email: "phong-vien" });
  await submit(page, "/watch-by-mail", 422);
  await expect(page.locator("main [name=email]")).toHaveValue("phong-vien");
  await look();
  await fill(page, { email: EMAIL });
  await submit(page, "/watch-by-mail");
  await expect(page.getByRole("status")).toContainText(words.asked);
  const begin = await link(EMAIL, "watch");
  expect(begin.startsWith(`${prefix}/watch/`)).toBe(true);
  // Opening it begins nothing: programs that look at mails open links.
  for (const _ of [1, 2]) await page.goto(begin);
  await look();
  await submit(page, begin);
  await expect(page.locator("#done")).toContainText(words.watched);
  expect((await page.goto(begin))?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(words.used);

  const mai = await as(browser, "mai", language);
  await mai.goto(`${prefix}/office/challenges/${CODE}/notices`);
  await mai.locator("main [name=audience]").selectOption("watchers");
  await fill(mai, { subject_vi: TYPED.subject_vi, text_vi: TYPED.text_vi });
  await mai.locator("main form").first().evaluate((form: HTMLFormElement) => (form.noValidate = true));
  await submit(mai, "/notices", 422);
  await fill(mai, { subject_en: "", text_en: TYPED.text_en });
  // The frame's buttons keep what is typed, before the preview and on it.
  await mai.locator("button[data-look=large]").click();
  await expect(mai.locator("html")).toHaveClass(/large/);
  for (const name of ["text_vi", "text_en"] as const) await expect(mai.locator(`main [name=${name}]`)).toHaveValue(TYPED[name]);
  await fill(mai, { subject_en: TYPED.subject_en });
  await submit(mai, "/notices", 200);
  // Whoever watches need be no firm.
  for (const text of [...Object.values(TYPED), "Kính gửi Quý vị,"]) await expect(mai.locator("main")).toContainText(text);
  if (scripts) await expectGood(mai);
  await mai.locator("main button[name=act][value=edit]").click();
  await expect(mai.locator("main [name=text_en]")).toHaveValue(TYPED.text_en);
  await expect(mai.locator("main [name=audience]")).toHaveValue("watchers");
  await submit(mai, "/notices", 200);
  const count = mails(EMAIL).length;
  await mai.locator("main button[name=act][value=send]").click();
  await expect(mai.locator("#done")).toContainText(words.sent);
  // Back to the preview, and sent once more: it is sent once.
  await mai.goBack();
  const again = mai.locator("main button[name=act][value=send]");
  if (await again.count()) await again.click();
  await page.goto(challenge);
  await expect(page.locator("main").getByText(words.ofLanguage[1])).toHaveCount(1);
  await expect.poll(() => mails(EMAIL)[0] ?? "", { timeout: 30_000 }).toContain(words.ofLanguage[1]);
  expect(mails(EMAIL).length).toBe(count + 1);

  const stop = await link(EMAIL, "unsubscribe");
  await page.goto(stop);
  await look();
  await submit(page, stop, 200);
  await expect(page.locator("main")).toContainText(words.stopped);
});
