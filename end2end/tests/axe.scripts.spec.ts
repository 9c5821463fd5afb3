// axe, on every kind of page, in both languages.
import { expect, expectAccessible, LANGUAGES, signIn, test, type Language } from "../fixtures";
import { ownDraft } from "../steps";

const PAGES = [
  "/", "/challenges", "/challenges?q=khong-co", "/challenges/BT-01", "/challenges/BT-07", "/challenges/BT-10", "/challenges/BT-01/results",
  "/challenges/BT-02/results", "/sign-in", "/register", "/reset", "/nowhere",
];

/** Of each person, every kind of page; what needs an id is found by following a link. */
const PEOPLE: Record<string, string[]> = {
  an: ["/proposals", "/firm", "/firm/edit", "/account"],
  mai: [
    "/office", "/office/new", "/office/import", "/office/firms", "/office/seats",
    "/office/challenges/BT-14", "/office/challenges/BT-14/edit", "/office/challenges/BT-01", "/office/challenges/BT-01/amend",
    "/office/challenges/BT-01/extend", "/office/challenges/BT-04", "/office/challenges/BT-09", "/office/challenges/BT-10/ranking",
    "/office/challenges/BT-06/forward", "/office/challenges/BT-10/follow-up", "/office/portfolio", "/office/challenges/BT-06/advisory",
    "/council/meetings", "/council/meetings/new",
  ],
  lan: ["/office/challenges/BT-15/publish", "/office/challenges/BT-15/return", "/office/challenges/BT-01/cancel", "/office/challenges/BT-06/ranking"],
  minh: [
    "/council", "/council/challenges/BT-04", "/council/challenges/BT-04/sheets", "/council/challenges/BT-04/compare", "/council/challenges/BT-04/close-scoring", "/council/challenges/BT-06/ranking",
    "/council/challenges/BT-10/debriefs", "/council/challenges/BT-06/advisory",
    "/council/challenges/BT-04/reopen", "/council/challenges/BT-04/recusal",
  ],
  huong: ["/council", "/council/challenges/BT-04/conflicts", "/council/meetings", "/council/meetings/new"],
};
const FOLLOWED: Record<string, [string, string][]> = {
  an: [["/proposals", "/proposals/"]],
  mai: [["/office/challenges/BT-09", "/office/proposals/"], ["/office/firms", "/office/firms/"], ["/office/challenges/BT-10/follow-up", "/office/proposals/"]],
  minh: [["/council/challenges/BT-10/debriefs", "/council/proposals/"]],
  huong: [["/council/challenges/BT-06", "/council/meetings/"], ["/council/challenges/BT-04", "/council/meetings/"]],
  tuan: [["/council/challenges/BT-04", "/council/proposals/"]],
};

const SECTIONS = ["fit", "solution", "costs", "references", "declarations", "files"];
/** Whose pages are looked at with high contrast and larger text; colours and sizes know no language. */
const IN_BOTH_LOOKS: Record<string, string[]> = {
  visitor: ["/challenges", "/challenges/BT-01", "/challenges/BT-02/results", "/register"],
  an: ["/proposals", "/firm"],
  mai: ["/office", "/office/challenges/BT-04", "/office/challenges/BT-14/edit"],
  tuan: ["/council/challenges/BT-04", "/council/challenges/BT-04/sheets"],
};

for (const [nick, paths] of Object.entries(IN_BOTH_LOOKS)) {
  test(`the pages of ${nick} are accessible in high contrast and large text`, async ({ page }) => {
    if (nick !== "visitor") await signIn(page, nick);
    await page.goto(paths[0]);
    for (const look of ["contrast", "contrast-large"]) await page.locator(`button[name=look][value=${look}]`).click();
    for (const path of paths) {
      await page.goto(path);
      await expect(page.locator("html")).toHaveClass("contrast large");
      await test.step(path, () => expectAccessible(page));
    }
  });
}

for (const language of Object.keys(LANGUAGES) as Language[]) {
  const { prefix } = LANGUAGES[language];

  test(`the sections of a proposal are accessible (${language})`, async ({ page }) => {
    const proposal = await ownDraft(page, language);
    for (const path of [proposal, ...SECTIONS.map((section) => `${proposal}/${section}`)]) {
      await page.goto(path);
      await test.step(path, () => expectAccessible(page));
    }
  });

  for (const path of PAGES) {
    test(`${path} is accessible (${language})`, async ({ page }) => {
      await page.goto(path === "/" && prefix ? prefix : prefix + path);
      await expectAccessible(page);
    });
  }
  for (const nick of new Set([...Object.keys(PEOPLE), ...Object.keys(FOLLOWED)])) {
    test(`the pages of ${nick} are accessible (${language})`, async ({ page }) => {
      test.setTimeout(180_000);
      await signIn(page, nick, language);
      for (const path of PEOPLE[nick] ?? []) {
        expect((await page.goto(prefix + path))?.status(), path).toBeLessThan(300);
        await test.step(path, () => expectAccessible(page));
      }
      for (const [from, start] of FOLLOWED[nick] ?? []) {
        await page.goto(prefix + from);
        await page.locator(`main a[href^="${prefix}${start}"]`).first().click();
        await page.waitForURL(new RegExp(`${start}.+`));
        await test.step(page.url(), () => expectAccessible(page));
      }
    });
  }
}
