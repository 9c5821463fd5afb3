// Two firms behind one proposal: named, asked, agreed to, handed in, left, handed in again.
import { expect, expectAccessible, expectNarrow, test } from "../fixtures";
import { as, fill, handIn, mails, openCall, setClock, submit, writeProposal } from "../steps";

const PARTNER = { nick: "giang", name: "Công ty Cổ phần Dữ liệu Yên Tử (minh họa)", code: "5799991016", representative: "Trần Hương Giang" };
const WORDS = {
  vi: { agrees: "Đồng ý", asked: "Đã đề nghị, chưa trả lời", left: "Đã rút" },
  en: { agrees: "Consents", asked: "Asked; no answer yet", left: "Has left" },
};

test("two firms hand in one proposal, and one of them leaves", async ({ browser, request, language, prefix, scripts }) => {
  const words = WORDS[language];
  const { mai } = await openCall(browser, request, language, "BT-91");
  const an = await as(browser, "an", language);
  const partner = await as(browser, PARTNER.nick, language);
  const proposal = await writeProposal(an, "BT-91", language);

  await an.goto(`${proposal}/team`);
  await an.locator("main details").filter({ has: an.locator("[name=lead_share]") }).locator("summary").click();
  const { name, code, representative } = PARTNER;
  const cells = { name, code, representative, share: "33,34", part: "Dữ liệu và đào tạo." };
  const named = Object.fromEntries(Object.entries(cells).map(([cell, text]) => [`partner_${cell}_0`, text]));
  await fill(an, { lead_share: "66,66", lead_part: "Phần mềm.", ...named });
  await submit(an, "/team");
  await expect(an.locator("main [name=partner_share_0]")).toHaveValue("33,34");
  if (scripts) await expectAccessible(an);

  await an.goto(`${proposal}/act/partners`);
  await submit(an, "/act/partners");
  await expect(an.locator("main tbody")).toContainText(words.asked);
  await expect(an.locator("main tbody button"), "just asked").toHaveCount(0);
  await setClock(request, "2025-01-07T09:00");
  await an.reload();
  if (scripts) await expectAccessible(an);
  await submit(an, "/act/remind");
  await expect(an.locator("#done")).toBeVisible();
  await expect(an.locator("main tbody button"), "once a day").toHaveCount(0);
  await an.goto(`${proposal}/act/submit`);
  await expect(an.locator('main form[action$="/act/submit#errors"]')).toHaveCount(0);
  await expect.poll(() => mails(`${PARTNER.nick}@demo.example`).length, { timeout: 30_000 }).toBeGreaterThan(0);

  await partner.goto(`${prefix}/proposals`);
  await partner.locator('main a[href$="/firm/partnerships"]').click();
  await partner.locator("main tbody th a").first().click();
  await expect(partner.locator("main")).toContainText("33");
  if (scripts) await expectAccessible(partner);
  await partner.locator("main button.btn-primary").click();
  await expect(partner.locator("#done")).toBeVisible();
  await expect(partner.locator("main dl").first()).toContainText(words.agrees);

  await handIn(an, proposal);
  const own = partner.url().split("?")[0];
  await partner.goto(own);
  await expect(partner.locator("main dd code")).toHaveText(/^[0-9a-f]{64}$/);
  await partner.locator("main details.ask > summary").click();
  await fill(partner, { reason: "Bận việc khác." });
  await submit(partner, "/leave");
  await expect(partner.locator("main dl").first()).toContainText(words.left);

  await an.goto(`${proposal}/act/partners`);
  await expect(an.locator("main")).toContainText("Bận việc khác.");
  if (scripts) await expectNarrow(an, `${proposal}/act/partners`);
  await an.goto(`${proposal}/team`);
  await fill(an, Object.fromEntries(["lead_share", "lead_part", ...Object.keys(named)].map((field) => [field, ""])));
  await submit(an, "/team");
  await handIn(an, proposal);
  expect((await mai.goto(`${prefix}/office/challenges/BT-91`))?.status()).toBe(200);
  await expect(mai.locator("main")).not.toContainText(PARTNER.name);
});
