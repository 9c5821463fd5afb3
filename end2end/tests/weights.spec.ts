// Other weights than the official ones: the table follows the sliders, and without scripts the form's button.
import { expect, test } from "../fixtures";
import * as steps from "../steps";

test("other weights can be tried out, and change nothing", async ({ browser, language, prefix, scripts }) => {
    const mai = await steps.as(browser, "mai", language);
  await mai.goto(`${prefix}/office/challenges/BT-02/advisory`);
  const section = mai.locator("section[aria-labelledby=what-if]");
  const table = section.getByRole("table");
  const official = await table.locator("tbody th").allTextContents();
  expect(official).toHaveLength(4);
  await expect(table.locator("tr.moved")).toHaveCount(0);
  const scores = table.locator("tbody td:last-child");
  const counted = await scores.allTextContents();

  for (let k = 0; k < 6; k++) {
    await section.locator(`input[name=w${k}]`).fill(k === 3 ? "100" : "0");
  }
  const button = section.getByRole("button");
  if (scripts) {
    await expect(button).toBeHidden();
    const slider = section.locator("input[name=r3]");
    await expect(slider).toHaveValue("100");
    await slider.focus();
    await mai.keyboard.press("ArrowLeft");
    await expect(section.locator("input[name=w3]")).toHaveValue("99");
  } else {
    await expect(section.locator("input[name=r3]")).toBeHidden();
    await button.click();
    await expect(section.locator("input[name=w3]")).toHaveValue("100");
  }
  // By one criterion alone a proposal has another score; the highest comes first.
  await expect(scores).not.toHaveText(counted);
  await expect(table.locator("tbody tr").first().locator("td").first()).toHaveText("1");

  for (let k = 0; k < 6; k++) {
    await section.locator(`input[name=w${k}]`).fill("0");
  }
  if (!scripts) await button.click();
  await expect(table).toHaveCount(0);
  await mai.goto(`${prefix}/office/challenges/BT-02/advisory`);
  await expect(table.locator("tbody th")).toHaveText(official);
});
