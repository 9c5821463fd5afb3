// What takes long is asked for by a button, followed on a page that renews itself, and taken away when it is done.
import { expect, expectGood, test } from "../fixtures";
import { as } from "../steps";

const WORDS = {
  vi: { office: "Lập hồ sơ lưu trữ, bản của cơ quan (ZIP)", all: "Lập hồ sơ lưu trữ (ZIP)", download: "Tải xuống", ready: "Đã lập xong: Hồ sơ lưu trữ BT-02" },
  en: { office: "Make the archive, office edition (ZIP)", all: "Make the archive (ZIP)", download: "Download", ready: "Ready: Archive of BT-02" },
};

test("an archive is followed until it is there, without pressing anything", async ({ page, browser, language, prefix }) => {
  const words = WORDS[language];
  const mai = await as(browser, "mai", language);
  await mai.goto(`${prefix}/challenges/BT-02/papers`);
  await mai.getByRole("button", { name: words.office }).click();
  await expect(mai).toHaveURL(/\/errands\/[0-9a-f-]{36}\b/);
  const link = mai.getByRole("link", { name: words.download });
  await expect(link).toBeVisible({ timeout: 120_000 });
  if (language === "vi") await expectGood(mai);
  const file = await mai.request.get((await link.getAttribute("href")) ?? "");
  expect(file.headers()["content-type"]).toBe("application/zip");
  expect((await file.body()).subarray(0, 2).toString()).toBe("PK");
  const address = new URL(mai.url()).pathname;
  await mai.goto(`${prefix}/notices`);
  await expect(mai.getByRole("link", { name: new RegExp(words.ready) })).toHaveAttribute("href", address);

  // Nobody else's; and what everybody gets needs no account.
  expect((await page.goto(address))?.status()).toBe(404);
  await page.goto(`${prefix}/dossiers`);
  await page.getByRole("button", { name: new RegExp(`${words.all.replace(/[()]/g, "\\$&")} .*BT-02`) }).click();
  await expect(page.getByRole("link", { name: words.download })).toBeVisible({ timeout: 120_000 });
  expect(await page.getByRole("heading", { level: 1 }).textContent()).toContain("BT-02");
});
