// High contrast by day and by night, and larger text, the reader's own choice: colours and sizes know no language.
import { expect, expectAccessible, signIn, test } from "../fixtures";

const PAGES: Record<string, string[]> = {
  visitor: ["/challenges", "/challenges/BT-01", "/challenges/BT-02/results", "/register"],
  an: ["/proposals", "/firm"],
  mai: ["/office", "/office/challenges/BT-04", "/office/challenges/BT-14/edit"],
  tuan: ["/council/challenges/BT-04", "/council/challenges/BT-04/sheets"],
};

for (const [nick, paths] of Object.entries(PAGES)) {
  test(`the pages of ${nick} are accessible in high contrast and large text`, async ({ page }) => {
    if (nick !== "visitor") await signIn(page, nick);
    await page.goto(paths[0]);
    // The next page is asked for once the browser keeps the choice.
    const isKept = async (look: string) => (await page.context().cookies()).some(({ name, value }) => name === "look" && value.includes(look));
    for (const look of ["contrast", "contrast-large"]) await page.locator(`button[name=look][value=${look}]`).click();
    for (const theme of ["", " dark"]) {
      if (theme) await page.locator("button[data-look=dark], button[name=look][value$=dark]").first().click();
      await expect.poll(() => isKept(theme.trim() || "large")).toBe(true);
      for (const path of paths) {
        await page.goto(path);
        await expect(page.locator("html")).toHaveClass(`contrast large${theme}`);
        await test.step(path + theme, () => expectAccessible(page));
      }
    }
  });
}
