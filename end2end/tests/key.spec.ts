// A key for a firm's own programs: made, shown once, used, ended.
import { expect, expectGood, signIn, test } from "../fixtures";
import { fill, submit } from "../steps";

const OWN = "/api/v1/own/proposals";
const WORDS = {
  vi: { never: "Chưa dùng lần nào", used: "Dùng lần cuối lúc", ended: "Đã hủy khóa" },
  en: { never: "Never used", used: "Last used on", ended: "The key has ended" },
};

test("a key for programs is made, used and ended", async ({ page, language, prefix, scripts }) => {
  const words = WORDS[language];
  await signIn(page, "an", language);
  await page.goto(`${prefix}/account`);
  await page.locator('main a[href$="/account/keys"]').click();
  await fill(page, { name: "Hệ thống báo cáo" });
  await submit(page, "/account/keys", 422);
  await expect(page.locator("main [name=name]")).toHaveValue("Hệ thống báo cáo");
  await page.locator("main [name=proposals]").check();
  await submit(page, "/account/keys", 200);
  const key = (await page.locator("main .notice-ok code").first().innerText()).trim();
  // The example reads what this key is for.
  await expect(page.locator("main .notice-ok code").nth(1)).toContainText(OWN);
  await expect(page.locator("main")).toContainText(words.never);
  if (scripts) await expectGood(page);
  const read = async () => (await page.request.get(OWN, { headers: { authorization: `Bearer ${key}` } })).status();
  expect(await read()).toBe(200);
  await page.goto(`${prefix}/account/keys`);
  await expect(page.locator("main")).toContainText(words.used);
  await expect(page.locator("main")).not.toContainText(key);
  const older = await page.context().newPage();
  await older.goto(`${prefix}/account/keys`);
  for (const window of [page, older]) {
    await submit(window, "/account/keys/end");
    await expect(window.locator("#done")).toContainText(words.ended);
  }
  expect(await read()).toBe(401);
});
