// A firm's way in: mail, registration, document; and what must not be lost on the way.
import { expect, fillSignIn, LANGUAGES, PASSWORD, signIn, test, type Language } from "../fixtures";
import { link, presentTime } from "../steps";
import type { Page } from "@playwright/test";

const PDF = Buffer.from("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 0/Kids[]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");
const EXECUTABLE = Buffer.concat([Buffer.from("MZ"), Buffer.alloc(200, 0)]);

for (const [index, language] of (Object.keys(LANGUAGES) as Language[]).entries()) {
  const { prefix } = LANGUAGES[language];

  test(`a firm registers by mail and hands in its document (${language})`, async ({ page, request }, info) => {
    await presentTime(request);
    const run = `${info.project.name === "scripts on" ? 1 : 2}${index + 1}`;
    const email = `doanh-nghiep-${run}-${info.retry}@giaiphap.example`;
    await page.goto(`${prefix}/register`);
    await page.locator("main [name=email]").fill(email);
    await page.locator("main form button[type=submit]").click();

    await page.goto(await link(email, "register"));
    await page.locator("main [name=name]").fill("Lê Thị Mới");
    await page.locator("main [name=password]").fill("một mật khẩu đủ dài");
    await page.locator("main [name=password_again]").fill("một mật khẩu đủ dài");
    await page.locator("main form button[type=submit]").click();
    await expect(page).toHaveURL(/\/firm$/);

    const code = taxCode(580_000_000 + Number(run) * 10 + info.retry);
    const wrong = code.slice(0, 9) + ((Number(code[9]) + 1) % 10);
    for (const [name, value] of Object.entries({
      tax_code: wrong,
      legal_name: `Công ty Minh Họa ${run}`,
      street: "Số 1, đường Hạ Long",
      commune: "Phường Bãi Cháy",
      province: "Quảng Ninh",
      representative: "Lê Thị Mới",
      contact_email: email,
    })) {
      await page.locator(`main [name=${name}]`).fill(value);
    }
    await page.locator("main [name=kind]").selectOption("llc");
    await page.locator("main [name=is_declared]").check();
    const registration = page.locator("main form", { has: page.locator("[name=tax_code]") });
    await registration.locator("button[type=submit]").click();
    await expect(page.getByRole("alert").first()).toBeVisible();
    await expect(page.locator("main [name=legal_name]")).toHaveValue(`Công ty Minh Họa ${run}`);
    await page.locator("main [name=tax_code]").fill(code);
    await registration.locator("button[type=submit]").click();
    await expect(page.locator("main")).toContainText(code);

    const upload = page.locator("main form[enctype='multipart/form-data']");
    await upload.locator("input[type=file]").setInputFiles({ name: "giấy phép.pdf", mimeType: "application/pdf", buffer: EXECUTABLE });
    await upload.locator("button[type=submit]").click();
    await expect(page.getByRole("alert").first()).toBeVisible();
    await upload.locator("input[type=file]").setInputFiles({ name: "giấy phép đăng ký.pdf", mimeType: "application/pdf", buffer: PDF });
    await upload.locator("button[type=submit]").click();
    await expect(page.getByRole("link", { name: /giấy phép đăng ký\.pdf/ })).toBeVisible();
  });
}

test("two people saving the same draft: the second is told and sees both", async ({ browser, request }, info) => {
  await presentTime(request);
  const options = { javaScriptEnabled: info.project.name === "scripts on", baseURL: info.project.use.baseURL };
  const [first, second] = [await browser.newPage(options), await browser.newPage(options)];
  const proposal = await draft(first);
  await signIn(second, "an");
  for (const page of [first, second]) await page.goto(`${proposal}/team`);
  await save(first, "team", `Đội ngũ thứ nhất ${Date.now()}`);
  const mine = `Đội ngũ thứ hai ${Date.now()}`;
  await second.locator("main [name=team]").fill(mine);
  await second.locator("main button[name=then][value=stay]").click();
  await expect(second.getByRole("alert").first()).toBeVisible();
  await expect(second.locator("main [name=team]")).toHaveValue(mine);
  await expect(second.locator("main")).toContainText("Đội ngũ thứ nhất");
});

test("a session that ends in the middle of a form loses nothing of it", async ({ page, request, context }) => {
  await presentTime(request);
  const proposal = await draft(page);
  await page.goto(`${proposal}/plan`);
  const typed = `Kế hoạch viết rất lâu ${Date.now()}`;
  await context.clearCookies();
  await page.locator("main [name=plan]").fill(typed);
  await page.locator("main button[name=then][value=stay]").click();
  const form = await fillSignIn(page, "an@demo.example", PASSWORD);
  await form.locator("button[type=submit]").click();
  await page.locator(`main form[action$="/plan"] button[type=submit]`).first().click();
  await page.goto(`${proposal}/plan`);
  await expect(page.locator("main [name=plan]")).toHaveValue(typed);
});

/** The proposal of the firm of `an` for BT-05, which is open at present. */
async function draft(page: Page) {
  await signIn(page, "an");
  await page.goto("/challenges/BT-05");
  const start = page.locator('main form[action$="/BT-05/propose"] button[type=submit]');
  if (await start.count()) await start.first().click();
  else await page.locator('main a[href*="/proposals/"]').first().click();
  await expect(page).toHaveURL(/\/proposals\/[0-9a-f-]{36}$/);
  return new URL(page.url()).pathname;
}

async function save(page: Page, name: string, text: string) {
  await page.locator(`main [name=${name}]`).fill(text);
  const answered = page.waitForResponse((r) => r.request().method() === "POST" && r.url().endsWith(`/${name}`));
  await page.locator("main button[name=then][value=stay]").click();
  expect((await answered).status()).toBe(303);
}

/** The first valid code from a serial on: ten minus the weighted sum modulo eleven, where ten is never issued. */
function taxCode(serial: number): string {
  const weights = [31, 29, 23, 19, 17, 13, 7, 5, 3];
  const digits = String(serial).padStart(9, "0");
  const sum = weights.reduce((total, weight, i) => total + weight * Number(digits[i]), 0);
  const check = 10 - (sum % 11);
  return check === 10 ? taxCode(serial + 1_000) : digits + check;
}
