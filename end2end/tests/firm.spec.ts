// A firm's way in: mail, registration, document, returned with a reason, verified.
import { expect, test, type Language } from "../fixtures";
import { as, EXECUTABLE, fill, judge, link, mails, PDF, submit } from "../steps";
import type { Page } from "@playwright/test";

const WORDS = {
  vi: {
    left: "Còn 3 chữ số.",
    wrong: "Chữ số kiểm tra chưa khớp.",
    right: (code: string) => `Mã số thuế ${code}: chữ số kiểm tra khớp.`,
    returned: "Cần bổ sung. Cơ quan thường trực đề nghị:",
    pending: "Chờ xác minh.",
    verified: "Đã xác minh. Doanh nghiệp nộp được hồ sơ.",
  },
  en: {
    left: "3 digits to go.",
    wrong: "The check digit does not match.",
    right: (code: string) => `Tax code ${code}: the check digit matches.`,
    returned: "Returned for correction. The office asks:",
    pending: "Waiting for verification.",
    verified: "Verified. The firm can submit proposals.",
  },
};

test("a firm registers by mail, is returned with a reason, and verified", async ({ page, browser, language, prefix, scripts }) => {
  const words = WORDS[language];
  const email = "doanh-nghiep@giaiphap.example";
  await page.goto(`${prefix}/register`);
  await page.locator("main [name=email]").fill(email);
  await page.locator("main form button[type=submit]").click();

  await page.goto(await link(email, "register"));
  await page.locator("main [name=name]").fill("Lê Thị Mới");
  await page.locator("main [name=password]").fill("một mật khẩu đủ dài");
  await page.locator("main [name=password_again]").fill("một mật khẩu đủ dài");
  await page.locator("main form button[type=submit]").click();
  await expect(page).toHaveURL(/\/firm(\?done=\w+#done)?$/);

  const code = taxCode(580_000_000);
  const wrong = code.slice(0, 9) + ((Number(code[9]) + 1) % 10);
  for (const [name, value] of Object.entries({
    tax_code: wrong,
    legal_name: "Công ty Minh Họa",
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
  await registration.locator("button.btn-primary").click();
  await expect(page.getByRole("alert").first()).toBeVisible();
  await expect(page.locator("main [name=legal_name]")).toHaveValue("Công ty Minh Họa");
  if (scripts) await expectHints(page, words, code, wrong);
  await page.locator("main [name=tax_code]").fill(code);
  await registration.locator("button.btn-primary").click();
  await expect(page.locator("main")).toContainText(code);

  const upload = page.locator("main form[enctype='multipart/form-data']");
  await upload.locator("input[type=file]").setInputFiles({ name: "giấy phép.pdf", mimeType: "application/pdf", buffer: EXECUTABLE });
  await upload.locator("button[type=submit]").click();
  await expect(page.getByRole("alert").first()).toBeVisible();
  await upload.locator("input[type=file]").setInputFiles({ name: "giấy phép đăng ký.pdf", mimeType: "application/pdf", buffer: PDF });
  await upload.locator("button[type=submit]").click();
  await expect(page.getByRole("link", { name: /giấy phép đăng ký\.pdf/ })).toBeVisible();
  await expect(page.locator("main")).toContainText(words.pending);

  const reason = "Giấy chứng nhận không khớp số nhà.";
  const mai = await as(browser, "mai", language);
  await mai.goto(`${prefix}/office/firms?standing=pending`);
  await mai.getByRole("link", { name: "Công ty Minh Họa", exact: true }).click();
  await expect(mai.getByRole("link", { name: /giấy phép đăng ký\.pdf/ })).toBeVisible();
  await judge(mai, "return", " ", 422);
  await expect(mai.getByRole("alert").first()).toBeVisible();
  await judge(mai, "return", reason);
  await page.reload();
  await expect(page.locator("main .notice:not(#done)")).toContainText(`${words.returned} ${reason}`);
  await expect.poll(() => mails(email)[0], { timeout: 30_000 }).toContain(reason);

  // What was corrected is looked at again.
  await page.goto(`${prefix}/firm/edit`);
  await fill(page, { street: "Số 10, đường Hạ Long" });
  await submit(page, "/firm/edit");
  await expect(page.locator("main .notice:not(#done)")).toContainText(words.pending);
  await mai.reload();
  await expect(mai.locator("main")).toContainText("Số 10, đường Hạ Long");
  await judge(mai, "verify");
  await page.reload();
  await expect(page.locator("main .notice:not(#done)")).toContainText(words.verified);
});

/** With scripts a code is judged while it is typed. */
async function expectHints(page: Page, words: (typeof WORDS)[Language], code: string, wrong: string) {
  const hint = page.locator("main form").getByRole("status");
  for (const [typed, said] of [[code.slice(0, 7), words.left], [wrong, words.wrong], [code, words.right(code)]]) {
    await page.locator("main [name=tax_code]").fill(typed);
    await expect(hint).toContainText(said);
  }
}

/** The first valid code from a serial on: ten minus the weighted sum modulo eleven, where ten is never issued. */
function taxCode(serial: number): string {
  const weights = [31, 29, 23, 19, 17, 13, 7, 5, 3];
  const digits = String(serial).padStart(9, "0");
  const sum = weights.reduce((total, weight, i) => total + weight * Number(digits[i]), 0);
  const check = 10 - (sum % 11);
  return check === 10 ? taxCode(serial + 1_000) : digits + check;
}
