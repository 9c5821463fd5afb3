// axe, on the pages that most people see, in both languages.
import { expectAccessible, LANGUAGES, signIn, test, type Language } from "../fixtures";

const PAGES = ["/", "/challenges", "/challenges/BT-01", "/challenges/BT-02/results", "/sign-in", "/register"];

for (const language of Object.keys(LANGUAGES) as Language[]) {
  const { prefix } = LANGUAGES[language];
  for (const path of PAGES) {
    test(`${path} is accessible (${language})`, async ({ page }) => {
      await page.goto(path === "/" && prefix ? prefix : prefix + path);
      await expectAccessible(page);
    });
  }
  for (const [nick, path] of [["an", "/proposals"], ["an", "/firm"], ["mai", "/office"], ["mai", "/office/new"], ["minh", "/council"]]) {
    test(`${path} is accessible (${language})`, async ({ page }) => {
      await signIn(page, nick, language);
      await page.goto(prefix + path);
      await expectAccessible(page);
    });
  }
}
