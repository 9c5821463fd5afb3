// A PDF in place, beside the sheet of who reads it.
import { WHOLE } from "../chromium";
import { expect, expectAccessible, signIn, test } from "../fixtures";
import { sheets } from "../steps";

test.use({ launchOptions: WHOLE });

test("a PDF opens inside the page and nothing else may frame it", async ({ page, language, prefix, scripts }) => {
  await signIn(page, "tuan", language);
  const [[, sheet]] = await sheets(page, prefix);
  const shown: string[] = [];
  page.on("request", (request) => request.url().includes("/view") && shown.push(request.url()));
  await page.goto(sheet);
  const viewer = page.locator("details:has(iframe.viewer)");
  await viewer.locator("summary").click();
  await expect(viewer.locator("iframe")).toBeVisible();
  expect(shown, "nothing is fetched before it is asked for").toEqual([]);
  const answered = page.waitForResponse((r) => r.url().includes("/view"));
  await viewer.getByRole("link").first().click();
  const headers = (await answered).headers();
  expect((await answered).status()).toBe(200);
  expect(headers["content-type"]).toBe("application/pdf");
  await expect.poll(() => page.frames().some((frame) => frame.url().includes("/view"))).toBe(true);
  expect(page.url(), "the page itself stays").toContain(sheet);
  // Of a PDF's policy Chromium keeps, and shows, only this; the whole of it is held by the server's own test.
  expect(headers["content-security-policy"]).toContain("frame-ancestors 'self'");
  if (scripts) await expectAccessible(page);
});
