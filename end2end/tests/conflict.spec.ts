// A member declares a conflict for one proposal, and from then on it is not there for them; of the others they are clear.
// BT-04 is being scored in the demonstration; BT-09 the office hands over to the council first.
import { expect, signIn, test, type Language } from "../fixtures";
import { as, judge, submit } from "../steps";
import type { Browser, Page } from "@playwright/test";

const WORDS = {
  vi: { declared: "không hiển thị vì đã khai báo", next: "Hồ sơ sau", previous: "Hồ sơ trước", required: "Cần điền mục này." },
  en: { declared: "hidden because a conflict of interest", next: "Next proposal", previous: "Previous proposal", required: "This must be filled in." },
};
/** Who has declared nothing yet, and for which call. */
const UNDECLARED: Record<Language, [string, string]> = { vi: ["viet", "BT-04"], en: ["son", "BT-09"] };
/** Who is clear of two proposals of BT-04 at least, and has not begun a sheet. */
const CLEAR: Record<Language, string> = { vi: "phuc", en: "trang" };

test("a conflict with one proposal of three", async ({ page, browser, language, prefix }) => {
  const words = WORDS[language];
  const [nick, call] = UNDECLARED[language];
  if (call === "BT-09") await handOver(browser, call);
  const council = `${prefix}/council/challenges/${call}`;
  await signIn(page, nick, language);
  await page.goto(council);
  const asked = (await page.locator('main input[name="shown_proposals"]').getAttribute("value"))!;
  const [first, second, third] = asked.split(" ");
  expect(asked.split(" ")).toHaveLength(3);
  // Nothing is shown before it is declared.
  for (const id of [first, second, third]) expect((await page.request.get(`${prefix}/council/proposals/${id}`)).status()).not.toBe(200);

  // With one there is a conflict, and it says what it is; with the rest there is none, by one tick.
  const form = page.locator("main fieldset", { has: page.locator(`[name="conflict_${second}"]`) });
  const firm = (await form.locator("legend").textContent())!.split(" – ").at(-1)!;
  await expect(form.locator(`[name="kind_${second}"]`)).toBeHidden();
  await form.locator("input[value=conflicted]").check();
  await page.locator("#rest").check();
  await submit(page, "/declarations", 422);
  await expect(form.locator("input[value=conflicted]")).toBeChecked();
  await expect(form.locator(".error").last()).toContainText(words.required);
  await form.locator(`[name="kind_${second}"]`).selectOption("relative");
  await form.locator(`[name="reason_${second}"]`).fill("Em trai làm việc tại doanh nghiệp.");
  await expect(page.locator("#rest")).toBeChecked();
  await submit(page, "/declarations");

  await expectGone(page, council, second, firm, words.declared);
  await page.goto(`${prefix}/council/proposals/${first}`);
  await page.getByRole("link", { name: words.next }).first().click();
  await expect(page).toHaveURL(new RegExp(`${third}$`));
  await expect(page.getByRole("link", { name: words.next })).toHaveCount(0);
  await page.getByRole("link", { name: words.previous }).first().click();
  await expect(page).toHaveURL(new RegExp(`${first}$`));
  await expect(page.locator("main")).not.toContainText(firm);
});

test("a conflict that is found while reading", async ({ page, language, prefix }) => {
  const words = WORDS[language];
  const council = `${prefix}/council/challenges/BT-04`;
  await signIn(page, CLEAR[language], language);
  await page.goto(council);
  const row = page.locator("main tr", { has: page.locator('a[href*="/council/proposals/"]') }).nth(1);
  const firm = (await row.locator("td").first().textContent())!;
  await row.getByRole("link").first().click();
  const id = page.url().split("/").pop()!;
  await page.locator("main details summary").last().click();
  await page.locator("main [name=kind]").selectOption("adviser");
  await page.locator("main [name=reason]").fill("Từng tư vấn cho doanh nghiệp.");
  await submit(page, `${id}/conflict`);
  await expectGone(page, council, id, firm, words.declared);
});

/** The office finds every proposal admissible, and the council's part begins. */
async function handOver(browser: Browser, call: string) {
  const mai = await as(browser, "mai");
  const proposals = mai.locator('section[aria-labelledby=proposals] a[href*="/office/proposals/"]');
  await mai.goto(`/office/challenges/${call}`);
  const addresses = await proposals.evaluateAll((all) => all.map((a) => a.getAttribute("href")!));
  for (const address of addresses) {
    await mai.goto(address);
    await judge(mai, "admit");
  }
  await mai.goto(`/office/challenges/${call}`);
  await submit(mai, `/${call}/scoring`);
}

/** By its address, in the list, and by the name of its firm. */
async function expectGone(page: Page, council: string, id: string, firm: string, declared: string) {
  await page.goto(council);
  await expect(page.locator("main")).toContainText(declared);
  await expect(page.locator("main")).not.toContainText(firm);
  await expect(page.locator(`main a[href*="${id}"]`)).toHaveCount(0);
  await expect(page.locator(`main form[action*="${id}"], main button[formaction*="${id}"]`)).toHaveCount(0);
  const answer = await page.goto(council.replace(/challenges.*/, `proposals/${id}`));
  expect(answer?.status()).toBe(404);
  await expect(page.locator("main")).not.toContainText(firm);
}
