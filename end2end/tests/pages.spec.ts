// Every main page, for whom it is made, in both languages, with scripts on and off.
import { expect, fillSignIn, signInByPage, test, type Language } from "../fixtures";
import type { Page } from "@playwright/test";

const PUBLIC = [
  "/", "/challenges", "/challenges/BT-01", "/challenges/BT-01/rules", "/news", "/calendar", "/members", "/statistics", "/dossiers", "/plan", "/legal", "/guide", "/questions",
  "/contact", "/privacy", "/accessibility", "/challenges/BT-02/results", "/sign-in", "/register",
];
const PEOPLE: Record<string, string[]> = {
  an: ["/firm", "/firm/partnerships", "/proposals", "/account"],
  mai: ["/office", "/office/new", "/office/import", "/office/firms", "/office/seats", "/office/mails", "/office/mails/kinds/receipt", "/office/challenges/BT-04", "/office/portfolio", "/office/reports", "/office/challenges/BT-10/follow-up"],
  lan: ["/office", "/office/challenges/BT-15", "/office/challenges/BT-06/ranking"],
  minh: ["/council", "/council/challenges/BT-04", "/council/challenges/BT-06/ranking", "/council/challenges/BT-06/advisory", "/council/challenges/BT-10/debriefs"],
  huong: ["/council", "/council/challenges/BT-04/conflicts", "/council/meetings/new"],
};

/** Every page but the home page says where it stands: from the home page down to itself, which is no link. */
async function expectWay(page: Page, path: string, language: Language) {
  if (path === "/") return;
  const way = page.getByRole("navigation", { name: language === "vi" ? "Đường dẫn trang" : "Breadcrumb" }).getByRole("listitem");
  await expect(way.first().getByRole("link"), path).toHaveText(language === "vi" ? "Trang chủ" : "Home");
  await expect(way.last(), path).toHaveAttribute("aria-current", "page");
  await expect(way.last().getByRole("link"), path).toHaveCount(0);
  await expect(way.last(), path).not.toBeEmpty();
}

test("visitors read the public pages", async ({ page, language, prefix }) => {
  for (const path of PUBLIC) {
    const answer = await page.goto(path === "/" && prefix ? prefix : prefix + path);
    expect(answer?.status(), path).toBe(200);
    await expect(page.locator("html")).toHaveAttribute("lang", language);
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
    await expectWay(page, path, language);
  }
});

for (const [nick, paths] of Object.entries(PEOPLE)) {
  test(`${nick} signs in and finds the way`, async ({ page, language, prefix }) => {
    await signInByPage(page, `${nick}@demo.example`, language);
    for (const path of paths) {
      const answer = await page.goto(prefix + path);
      expect(answer?.status(), path).toBe(200);
      await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
      await expectWay(page, path, language);
    }
  });
}

test("illustrative data says so on every page of a challenge", async ({ page }) => {
  for (const path of ["/challenges/BT-01", "/challenges/BT-02/results"]) {
    await page.goto(path);
    await expect(page.getByText("Dữ liệu minh họa – không phải danh mục chính thức của tỉnh").first()).toBeVisible();
  }
});

test("an unknown page and a hidden one look the same to a visitor", async ({ page }) => {
  for (const path of ["/challenges/BT-99", "/challenges/BT-14", "/nowhere"]) {
    expect((await page.goto(path))?.status(), path).toBe(404);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  }
});

test("a wrong password is told at the field and keeps the address", async ({ page }) => {
  await page.goto("/sign-in");
  const form = await fillSignIn(page, "an@demo.example", "sai mật khẩu rồi");
  const answered = page.waitForResponse((r) => r.request().method() === "POST");
  await form.locator("button[type=submit]").click();
  expect((await answered).status()).toBe(422);
  await expect(page.getByRole("alert")).toContainText("Thư điện tử hoặc mật khẩu chưa đúng");
  await expect(page.locator("#email")).toHaveValue("an@demo.example");
});
