// What only scripts can do for what is typed: save it by itself, warn before it is left, turn the page at the end of a term.
import { expect, signIn, test } from "../fixtures";
import { as, fill, openCall, ownDraft, sheets, submit } from "../steps";
import type { Page } from "@playwright/test";

const ready = (page: Page) => page.locator("html[data-islands=ready][data-typing=ready]").waitFor({ state: "attached" });

/** Loads a page whose module comes only after something was typed. */
async function slowly(page: Page, address: string, type: () => Promise<void>) {
  let come = () => {};
  const typed = new Promise<void>((done) => (come = done));
  await page.route("**/*.wasm", async (route) => (await typed, route.continue()));
  await page.goto(address, { waitUntil: "domcontentloaded" });
  await type();
  await expect(page.locator("html[data-islands=ready]")).toHaveCount(0);
  come();
  await page.locator("html[data-islands=ready]").waitFor({ state: "attached" });
  await page.unroute("**/*.wasm");
}

test("steady typing is saved at the latest after ten seconds, and what is left in a hurry too", async ({ page, browser }) => {
  const proposal = await ownDraft(page);
  await page.goto(`${proposal}/solution`);
  await ready(page);
  const area = page.locator("main [name=solution]");
  const start = `Gõ liên tục ${Date.now()} `;
  await area.fill(start);
  // Without a pause: nothing but the longest wait can have saved by the last keystroke.
  let saves = 0;
  page.on("request", (request) => (saves += Number(request.url().endsWith("/api/proposals/save"))));
  for (let i = 0; i < 26; i++) await page.keyboard.type("chữ ", { delay: 110 });
  expect(saves).toBeGreaterThan(0);
  await expect(page.locator(".autosave")).toHaveText(/Đã lưu lúc|Chưa lưu/);
  const reader = await as(browser, "an");
  await reader.goto(`${proposal}/solution`);
  await expect(reader.locator("main [name=solution]")).toHaveValue(new RegExp(start));

  // A link is followed once what was just typed is saved; nobody is asked.
  const hurried = `Vội vàng ${Date.now()}`;
  await area.fill(hurried);
  await page.locator(`main a[href="${proposal}/plan"]`).first().click();
  await expect(page).toHaveURL(`${new URL(page.url()).origin}${proposal}/plan`);
  await reader.goto(`${proposal}/solution`);
  await expect(reader.locator("main [name=solution]")).toHaveValue(hurried);

  // The address bar asks first, and saves whatever the answer is.
  await page.goto(`${proposal}/solution`);
  await ready(page);
  const left = `Bỏ đi ${Date.now()}`;
  await area.pressSequentially(` ${left}`);
  let asked = 0;
  page.once("dialog", async (dialog) => {
    asked++;
    await dialog.accept();
  });
  await page.goto("/challenges");
  expect(asked).toBe(1);
  await expect.poll(async () => (await reader.goto(`${proposal}/solution`), reader.locator("main [name=solution]").inputValue())).toContain(left);
});

test("what has saved itself is not called unsaved, and the page that comes back goes on from it", async ({ page }) => {
  const proposal = await ownDraft(page);
  await page.goto(`${proposal}/solution`);
  await ready(page);
  const area = page.locator("main [name=solution]");
  const form = page.locator("main form[data-typed]");
  const first = `Đã lưu ${Date.now()}`;
  await area.fill(first);
  await expect(page.locator(".autosave")).toHaveText(/Đã lưu lúc/);
  await area.blur();
  await expect(form).not.toHaveAttribute("data-unsaved");

  // Back, to a page from before that save.
  await page.locator(`main a[href="${proposal}/plan"]`).first().click();
  await expect(page).toHaveURL(new RegExp(`${proposal}/plan$`));
  await page.goBack();
  await ready(page);
  await expect(area).toHaveValue(first);
  await expect(form).not.toHaveAttribute("data-unsaved");
  await area.press("End");
  await area.pressSequentially(", gõ tiếp");
  await expect(page.locator(".autosave")).toHaveText(/Đã lưu lúc/);

  // Loaded again while what was typed last is still on its way.
  await area.press("End");
  await area.pressSequentially(", rồi tải lại");
  page.once("dialog", (dialog) => dialog.accept());
  await page.reload();
  await expect(area).toHaveValue(`${first}, gõ tiếp, rồi tải lại`);
  await ready(page);
  await area.press("End");
  await area.pressSequentially(".");
  await expect(page.locator(".autosave")).toHaveText(/Đã lưu lúc/);
});

test("text that the browser puts back overwrites nothing that others saved meanwhile", async ({ page, browser }) => {
  const proposal = await ownDraft(page);
  await page.goto(`${proposal}/solution`);
  await ready(page);
  const area = page.locator("main [name=solution]");
  await area.fill(`Bản đầu ${Date.now()}`);
  await page.locator("main form[data-typed] button.btn-primary").first().click();
  await expect(page.locator("#done")).toBeVisible();

  const other = await as(browser, "an");
  await other.goto(`${proposal}/solution`);
  await ready(other);
  const theirs = `Bản của người khác ${Date.now()}`;
  await other.locator("main [name=solution]").fill(theirs);
  await expect(other.locator(".autosave")).toHaveText(/Đã lưu lúc/);

  await page.goBack();
  await ready(page);
  await area.press("End");
  await area.pressSequentially(" gõ tiếp");
  await expect(page.locator(".autosave")).toHaveText(/đã lưu mục này|Đã lưu lúc/);
  await other.reload();
  await expect(other.locator("main [name=solution]")).toHaveValue(new RegExp(theirs));
});

test("what was typed before the islands came is judged, counted and saved once they are there", async ({ page: an, browser }) => {
  const proposal = await ownDraft(an);
  await slowly(an, "/firm/edit", async () => {
    await an.locator("main [name=tax_code]").fill("0100233");
  });
  await expect(an.locator("main form").getByRole("status")).toContainText("Còn 3 chữ số.");

  await slowly(an, `${proposal}/costs`, async () => {
    await fill(an, { cost_item_0: "Phần mềm", cost_quantity_0: "3", cost_price_0: "1.234.567" });
  });
  await expect(an.locator(".total strong")).toContainText("3.703.701");
  await expect(an.locator(".total em")).toContainText("ba triệu bảy trăm linh ba nghìn bảy trăm linh một");

  const early = `Gõ trước khi có kịch bản ${Date.now()}`;
  await slowly(an, `${proposal}/team`, async () => {
    await an.locator("main [name=team]").fill(early);
  });
  await expect(an.locator(".autosave")).toContainText("Đã lưu lúc");
  await an.reload();
  await expect(an.locator("main [name=team]")).toHaveValue(early);

  const mai = await as(browser, "mai");
  const scores = mai.locator("section[aria-labelledby=what-if] tbody td:last-child");
  let official: string[] = [];
  await slowly(mai, "/office/challenges/BT-02/advisory", async () => {
    official = await scores.allTextContents();
    for (let k = 0; k < 6; k++) await mai.locator(`main input[name=w${k}]`).fill(k === 3 ? "100" : "0");
  });
  await expect(mai.locator("main input[name=r3]")).toHaveValue("100");
  await expect(mai.locator("main input[name=r0]")).toHaveValue("0");
  await expect(scores).toHaveCount(4);
  await expect(scores).not.toHaveText(official);

  const dung = await as(browser, "dung");
  const [, [, draft]] = await sheets(dung, "");
  await slowly(dung, draft, async () => {
    for (const field of await dung.locator("form#sheet input[inputmode=decimal]").all()) await field.fill("1");
  });
  await expect(dung.locator(".total-live output")).toHaveText(/^\d+\/100$/);
});

test("a long form without autosave warns before it is left", async ({ page }) => {
  await signIn(page, "mai");
  await page.goto("/office/new");
  await page.locator("html[data-typing=ready]").waitFor({ state: "attached" });
  await page.locator("main [name=context_vi]").pressSequentially("Bối cảnh chưa lưu");
  page.once("dialog", (dialog) => dialog.dismiss());
  await page.locator(".site-nav a").first().click({ noWaitAfter: true });
  await expect(page.locator("main [name=context_vi]")).toHaveValue("Bối cảnh chưa lưu");
  await expect(page).toHaveURL(/\/office\/new$/);
  page.once("dialog", (dialog) => dialog.accept());
  await page.goto("/");
});

test("what takes longer than half a second says so beside its button", async ({ page }) => {
  await signIn(page, "mai");
  await page.goto("/office/new");
  await page.locator("html[data-typing=ready]").waitFor({ state: "attached" });
  await page.locator("main [name=code]").fill("CHAM-2026");
  await page.route("**/office/new", async (route) => {
    await new Promise((done) => setTimeout(done, 1_500));
    await route.continue();
  });
  // A page that is being left is not looked at from outside: it notes itself what it shows, and when.
  await page.evaluate(() => {
    const pressed = performance.now();
    const noted = () => sessionStorage.setItem("noted", `${document.querySelector("p.waiting")?.textContent} ${performance.now() - pressed}`);
    new MutationObserver(() => document.querySelector("p.waiting progress") && noted()).observe(document.body, { childList: true, subtree: true });
  });
  await page.locator("main form button.btn-primary").first().click();
  await expect(page.locator("#errors")).toBeVisible();
  const [, text, after] = (await page.evaluate(() => sessionStorage.getItem("noted")))!.match(/^(.*) ([\d.]+)$/)!;
  expect(text).toBe("Đang xử lý, vui lòng chờ…");
  expect(Number(after)).toBeGreaterThan(450);
  await expect(page.locator("p.waiting")).toHaveCount(0);
});

test("signing out saves first what saves itself, and asks about what does not", async ({ page, browser }) => {
  const proposal = await ownDraft(page);
  await page.goto(`${proposal}/solution`);
  await ready(page);
  const typed = `Đăng xuất ngay ${Date.now()}`;
  await page.locator("main [name=solution]").fill(typed);
  await page.getByRole("button", { name: "Đăng xuất" }).click();
  await expect(page.locator("#done")).toContainText("Đã đăng xuất");
  const reader = await as(browser, "an");
  await reader.goto(`${proposal}/solution`);
  await expect(reader.locator("main [name=solution]")).toHaveValue(typed);

  const mai = await as(browser, "mai");
  await mai.goto("/office/new");
  await mai.locator("html[data-typing=ready]").waitFor({ state: "attached" });
  await mai.locator("main [name=context_vi]").fill("Bối cảnh chưa lưu");
  await mai.getByRole("button", { name: "Đăng xuất" }).click();
  await expect(mai.locator("#leaving")).toBeVisible();
  await expect(mai.locator("main [name=context_vi]")).toHaveValue("Bối cảnh chưa lưu");
  await mai.locator("#leaving").getByRole("button").click();
  await expect(mai.locator("#done")).toContainText("Đã đăng xuất");
});

test("a countdown that reaches zero changes the page, unless something typed would be lost", async ({ browser, request }) => {
  const { code } = await openCall(browser, request, "vi", "HET-2025");
  const an = await as(browser, "an");
  const closing = (seconds: number) => request.post("/demo/clock", { data: { now: `2025-03-01T16:59:${60 - seconds}+07:00` } });
  await closing(6);
  await an.goto(`/challenges/${code}`);
  await expect(an.locator(".countdown").first()).toBeVisible();
  await expect(an.locator("main")).toContainText("Đã đóng", { timeout: 20_000 });
});

test("a countdown that reaches zero over unsaved text loads nothing, keeps it and says so", async ({ browser, request }) => {
  const { code } = await openCall(browser, request, "vi", "HET-2025");
  const an = await as(browser, "an");
  await an.goto(`/challenges/${code}`);
  await submit(an, `/${code}/propose`);
  const proposal = new URL(an.url()).pathname;
  await request.post("/demo/clock", { data: { now: "2025-03-01T16:59:30+07:00" } });
  // What is typed cannot be saved: the connection is gone.
  await an.route("**/*", (route) => (route.request().method() === "POST" ? route.abort() : route.continue()));
  await an.goto(`${proposal}/plan`);
  await ready(an);
  const typed = `Gõ đến phút cuối ${Date.now()}`;
  await an.locator("main [name=plan]").fill(typed);
  await an.evaluate(() => (document.body.dataset.same = "yes"));
  await expect(an.getByRole("alert")).toContainText("Thời hạn đã hết trong lúc nhập. Nội dung chưa lưu vẫn còn trên trang này", { timeout: 60_000 });
  // Longer than the page of a countdown over nothing unsaved stays.
  await an.waitForTimeout(3_000);
  await expect(an.locator("body[data-same=yes]")).toBeVisible();
  await expect(an.locator("main [name=plan]")).toHaveValue(typed);
});
