// A tax code that somebody else registered: claimed with a certificate, whoever holds it heard, moved by two of the office.
import { expect, expectGood, test } from "../fixtures";
import { as, EXECUTABLE, fill, mails, PDF, submit } from "../steps";
import type { Page } from "@playwright/test";

const HOLDER = "Công ty Cổ phần Công nghệ Bạch Đằng (minh họa)";
const NAME = "Công ty Đòi Mã Số";
const WORDS = {
  vi: { sent: "Đã gửi đề nghị", told: `là của ${NAME}`, early: "còn được trả lời đến", unsaved: "Có nội dung chưa được lưu", other: "Mã số thuế đã khai là của doanh nghiệp khác", unchanged: "lưu lại nguyên trạng", pending: "Chờ xác minh." },
  en: { sent: "The claim has been sent", told: `is that of ${NAME}`, early: "can answer until", unsaved: "Something is not saved", other: "The tax code is another firm's", unchanged: "save it again unchanged", pending: "Waiting for verification." },
};

test("a tax code that somebody else registered is claimed, and moves by two people", async ({ browser, language, prefix, scripts }) => {
  const words = WORDS[language];
  const look = async (page: Page) => {
    if (scripts) await expectGood(page);
  };
  const binh = await as(browser, "binh", language);
  await binh.goto(`${prefix}/firm`);
  const code = (await binh.locator("main dl.facts dd").first().innerText()).trim();

  // Registered already: what is typed goes along to the claim.
  const chi = await as(browser, "chi", language);
  await chi.goto(`${prefix}/firm`);
  await fill(chi, { tax_code: code, legal_name: NAME, street: "Số 2", commune: "Phường Hồng Gai", province: "Quảng Ninh", representative: "Đặng Quỳnh Chi" });
  await chi.locator("main [name=kind]").selectOption("llc");
  await chi.locator("main [name=is_declared]").check();
  await submit(chi, "/firm", 422);
  await submit(chi, "/firm/claim", 422);
  await expect(chi.locator("main [name=legal_name]")).toHaveValue(NAME);
  const reason = `Giấy chứng nhận đứng tên chúng tôi, ${Date.now()}.`;
  await fill(chi, { reason });
  await chi.locator("button[data-look=large]").click();
  await expect(chi.locator("html")).toHaveClass(/large/);
  await expect(chi.locator("main [name=reason]")).toHaveValue(reason);
  await submit(chi, "/firm/claim");
  await look(chi);

  // A window that is still open on the text while the other one sends it loses nothing.
  const older = await chi.context().newPage();
  await older.goto(`${prefix}/firm/claim?change=1`);
  await fill(older, { reason: "Viết lại ở cửa sổ khác." });
  const upload = chi.locator("main form[enctype='multipart/form-data']");
  for (const [buffer, status] of [[EXECUTABLE, 422], [PDF, 303]] as const) {
    await upload.locator("input[type=file]").setInputFiles({ name: "giấy chứng nhận.pdf", mimeType: "application/pdf", buffer });
    await submit(chi, "/upload/claim", status);
  }
  await expect(chi.locator("#done")).toContainText(words.sent);
  await submit(older, "/firm/claim", 409);
  await expect(older.locator("main")).toContainText("Viết lại ở cửa sổ khác.");

  // Nobody of the office acts before whoever holds the code has answered, or could have.
  const nam = await as(browser, "nam", language);
  await nam.goto(`${prefix}/office/firms`);
  await nam.getByRole("link", { name: HOLDER, exact: true }).click();
  const firm = new URL(nam.url()).pathname;
  await expect(nam.locator("main button[value=grant]")).toHaveCount(0);
  await expect(nam.locator("main")).toContainText(words.early);
  await look(nam);

  const late = await binh.context().newPage();
  for (const page of [binh, late]) await page.goto(`${prefix}/firm`);
  await expect(binh.locator("main")).toContainText(words.told);
  await look(binh);
  const answer = "Chúng tôi gõ nhầm một chữ số.";
  await fill(binh, { answer });
  await binh.locator("button[data-leaves]").click();
  await expect(binh.locator("#leaving")).toContainText(words.unsaved);
  await expect(binh.locator("main [name=answer]")).toHaveValue(answer);
  await submit(binh, "/firm/claim/answer");
  await expect(binh.locator("main")).toContainText(answer);
  await fill(late, { answer: "Trả lời lần nữa." });
  await submit(late, "/firm/claim/answer", 409);
  await expect(late.locator("main")).toContainText("Trả lời lần nữa.");

  await nam.reload();
  await decide(nam, "grant", "", 422);
  await decide(nam, "grant", "Đã so với Cổng thông tin quốc gia.");
  await expect(nam.locator("main button[value=confirm]")).toHaveCount(0);
  const lan = await as(browser, "lan", language);
  await lan.goto(firm);
  await decide(lan, "confirm");

  await chi.goto(`${prefix}/firm`);
  await expect(chi.getByRole("heading", { level: 1 })).toHaveText(NAME);
  await expect(chi.locator("main")).toContainText(code);
  await expect(chi.locator("main")).toContainText(words.pending);
  await binh.goto(`${prefix}/firm`);
  await expect(binh.locator("main")).toContainText(words.other);
  // The same code again is refused, so nobody is told to save it as it is.
  await expect(binh.locator("main")).not.toContainText(words.unchanged);
  await expect.poll(() => mails("chi@demo.example")[0] ?? "", { timeout: 30_000 }).toContain(NAME);
});

/** The office's word on a claim, with what was compared. */
async function decide(page: Page, verdict: "grant" | "confirm", said = "", status = 303) {
  const form = page.locator("main form", { has: page.locator(`button[name=verdict][value=${verdict}]`) });
  await form.locator("[name=said]").fill(said);
  const answered = page.waitForResponse((r) => r.request().method() === "POST");
  await form.locator(`button[value=${verdict}]`).click();
  expect((await answered).status(), verdict).toBe(status);
  await page.waitForLoadState();
}
