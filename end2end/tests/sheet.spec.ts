// The page a member scores on, and what stands around it: two proposals side by side, own sheets with an
// own order, the spread of totals, paper, keys. All of it with scripts on and off.
import { expect, expectAccessible, signIn, test } from "../fixtures";
import { SCORING, sheets } from "../steps";
import type { Page } from "@playwright/test";

const WORDS = {
  vi: { contrary: "Thứ tự tự xếp và điểm chưa khớp", range: "Cần số nguyên từ 1 đến 3", mine: "Phiếu của tôi: ", saved: "Đã lưu bản nháp.", at: /Đã lưu lúc \d\d:\d\d:\d\d\./, same: "Cần chọn hai hồ sơ khác nhau." },
  en: { contrary: "Personal order and scores disagree", range: "This must be a whole number from 1 to 3", mine: "My sheet: ", saved: "The draft has been saved.", at: /Saved at \d\d:\d\d:\d\d\./, same: "Please choose two different proposals." },
} as const;

/** Playwright's own key presses carry no text with Alt, by which the browser would know an access key. */
async function accessKey(page: Page, key: string) {
  const browser = await page.context().newCDPSession(page);
  const stroke = { modifiers: 1, key, text: key, unmodifiedText: key, windowsVirtualKeyCode: key.toUpperCase().charCodeAt(0) };
  await browser.send("Input.dispatchKeyEvent", { type: "keyDown", ...stroke });
  await browser.send("Input.dispatchKeyEvent", { type: "keyUp", ...stroke });
  await browser.detach();
}

const hasScripts = (page: Page, scripts: boolean) => scripts && page.locator("html[data-islands=ready]").waitFor({ state: "attached" }).then(() => true);

test("a member's own order is warned about where the scores disagree", async ({ page, language, prefix, scripts }) => {
  const words = WORDS[language];
  await signIn(page, "tuan", language);
  await page.goto(`${prefix}${SCORING}/sheets`);
  const rows = page.locator("main tbody tr");
  const totals = (await rows.locator("strong").allInnerTexts()).map((text) => Number(text.replace(",", ".")));
  expect(totals).toHaveLength(3);
  // The highest total last: the worst order there is.
  const worst = [...totals].sort((a, b) => a - b);
  for (const [i, total] of totals.entries()) await rows.nth(i).locator("input").fill(String(worst.indexOf(total) + 1));
  await page.locator("main form[method=post] button").click();
  const warning = page.getByRole("region", { name: words.contrary });
  await expect(warning.getByRole("listitem")).toHaveCount(3);
  if (scripts) await expectAccessible(page);
  await warning.getByRole("link").first().click();
  await expect(page).toHaveURL(/\/compare\?a=HS-\w+&b=HS-\w+$/);

  // A refused form keeps what was typed.
  await page.goto(`${prefix}${SCORING}/sheets`);
  await rows.nth(0).locator("input").fill("9");
  await page.locator("main form[method=post] button").click();
  await expect(page.getByRole("alert")).toContainText(words.range);
  await expect(rows.nth(0).locator("input")).toHaveValue("9");
  await expect(rows.nth(0).locator("input")).toHaveAttribute("aria-invalid", "true");

  // In the order of the totals there is nothing to warn about; equal ranks are fine.
  for (const [i, total] of totals.entries()) await rows.nth(i).locator("input").fill(String(3 - worst.indexOf(total)));
  await page.locator("main form[method=post] button").click();
  await expect(warning).toHaveCount(0);
  await rows.nth(0).locator("input").fill("");
  await page.locator("main form[method=post] button").click();
  await expect(rows.nth(0).locator("input")).toHaveValue("");
});

test("two proposals are read side by side, on a phone one below the other", async ({ page, language, prefix, scripts }) => {
  const words = WORDS[language];
  await signIn(page, "tuan", language);
  const [[a], [b], [c]] = await sheets(page, prefix);
  await page.goto(`${prefix}${SCORING}`);
  await page.locator(`main a[href$="/compare"]`).click();
  await page.locator("main select[name=a]").selectOption(c);
  await page.locator("main select[name=b]").selectOption(a);
  await page.locator("main form[method=get] button").click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(`${c}`);
  const halves = page.locator("section[aria-labelledby=section-solution] .pair > div");
  await expect(halves).toHaveCount(2);
  await expect(halves.first().getByRole("heading")).toContainText(c);
  const [left, right] = [(await halves.first().boundingBox())!, (await halves.last().boundingBox())!];
  expect(right.x).toBeGreaterThan(left.x + left.width);
  expect(Math.abs(right.y - left.y)).toBeLessThan(2);
  if (scripts) await expectAccessible(page);

  await page.setViewportSize({ width: 390, height: 844 });
  const [upper, lower] = [(await halves.first().boundingBox())!, (await halves.last().boundingBox())!];
  expect(lower.y).toBeGreaterThan(upper.y + upper.height);
  expect(await page.evaluate(() => document.scrollingElement!.scrollWidth)).toBeLessThanOrEqual(390);

  await page.goto(`${prefix}${SCORING}/compare?a=${b}&b=${b}`);
  await expect(page.getByRole("alert")).toContainText(words.same);
  expect((await page.goto(`${prefix}${SCORING}/compare?a=${a}&b=HS-NOBODY`))?.status()).toBe(404);
  expect((await page.goto(`${prefix}${SCORING}/compare?a=${a}&b=${b}`))?.status()).toBe(200);

  // Who has a conflict with one of them cannot choose it, and is told of nothing there.
  await page.context().clearCookies();
  await signIn(page, "linh", language);
  const clear = (await sheets(page, prefix)).map(([code]) => code);
  expect(clear).toHaveLength(2);
  const hidden = [a, b, c].find((code) => !clear.includes(code))!;
  await page.goto(`${prefix}${SCORING}/compare`);
  expect(await page.locator("main select[name=a] option").allInnerTexts()).toEqual(clear);
  expect((await page.goto(`${prefix}${SCORING}/compare?a=${clear[0]}&b=${hidden}`))?.status()).toBe(404);
});

test("the own sheet is marked in the spread of totals, and a draft shows none", async ({ page, language, prefix, scripts }) => {
  const words = WORDS[language];
  await signIn(page, "tuan", language);
  const [[, sheet]] = await sheets(page, prefix);
  await page.goto(sheet);
  const chart = page.locator("section[aria-labelledby=spread]");
  await expect(chart.getByRole("img")).toContainText(words.mine);
  await chart.locator("summary").click();
  await expect(chart.getByRole("table")).toBeVisible();
  if (scripts) await expectAccessible(page);

  await page.context().clearCookies();
  await signIn(page, "dung", language);
  await page.goto(`${prefix}${SCORING}/sheets`);
  await page.locator("main tbody th a").nth(1).click();
  await expect(page.locator("form#sheet")).toBeVisible();
  await expect(chart).toHaveCount(0);
});

test("a sheet is filled in by keyboard, saved with its time told, and printed as text", async ({ page, language, prefix, scripts }) => {
  const words = WORDS[language];
  await signIn(page, "dung", language);
  await page.goto(`${prefix}${SCORING}/sheets`);
  await page.locator("main tbody th a").nth(1).click();
  await expect(page.locator("#score_0")).toBeVisible();
  await page.waitForLoadState();
  const isScripted = await hasScripts(page, scripts);
  await accessKey(page, "p");
  await expect(page).toHaveURL(/#sheet$/);
  await page.keyboard.press("Tab");
  await expect(page.locator("#score_0")).toBeFocused();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("17,5");
  await page.keyboard.press("Tab");
  await expect(page.locator("#comment_0")).toBeFocused();
  const long = "một nhận xét dài ".repeat(30).trim();
  await page.locator("#comment_0").fill(long);
  if (isScripted) await expect(page.locator(".autosave")).toHaveText(words.at);
  else await expect(page.locator(".autosave")).toBeHidden();
  // What has the focus is never under the bar with the total.
  await page.locator("#weaknesses").focus();
  const room = async () => {
    const [field, bar] = [(await page.locator("#weaknesses").boundingBox())!, (await page.locator(".sheet-bar").boundingBox())!];
    return bar.y - field.y - field.height;
  };
  await expect.poll(room).toBeGreaterThanOrEqual(-1);
  await accessKey(page, "s");
  await expect(page.getByRole("status").filter({ hasText: words.saved })).toBeVisible();
  await expect(page.locator("#score_0")).toHaveValue(/17[,.]5/);
  await expect(page.locator("#comment_0")).toHaveValue(long);

  await page.emulateMedia({ media: "print" });
  for (const hidden of [".site-nav", ".breadcrumb", ".sheet-form button", ".hint"]) await expect(page.locator(hidden).first()).toBeHidden();
  await expect(page.locator(".signature")).toContainText("Lý Tiến Dũng");
  const comment = page.locator("#comment_0");
  expect(await comment.evaluate((area) => [area.scrollHeight <= area.clientHeight + 1, getComputedStyle(area).borderTopWidth])).toEqual([true, "0px"]);
  const [form, proposal] = [(await page.locator("form#sheet").boundingBox())!, (await page.locator("section[aria-labelledby=proposal]").boundingBox())!];
  expect(proposal.y).toBeGreaterThan(form.y + form.height);
  expect((await page.pdf({ format: "A4" })).subarray(0, 5).toString()).toBe("%PDF-");
  await page.emulateMedia({ media: "screen" });
});
