// A proposal is handed in, replaced, withdrawn and handed in again; after closing nothing of that is possible, and nothing is lost.
import { expect, expectAccessible, test } from "../fixtures";
import { as, handIn, openCall, saveSection, setClock, submit, writeProposal } from "../steps";

const WORDS = {
  vi: {
    changed: "Nộp bản thay thế",
    replaces: "sẽ thay thế phiên bản 1 đã nộp",
    replaced: "Phiên bản này đã được thay thế bằng phiên bản mới hơn.",
    withdrawn: "Đã rút",
    receiptWithdrawn: "Hồ sơ này đã được rút sau khi nộp.",
    again: "Nộp lại hồ sơ",
    closed: "Đã đóng nhận hồ sơ lúc 01/03/2025 17:00",
  },
  en: {
    changed: "Submit the replacement",
    replaces: "will take the place of version 1",
    replaced: "A later version has taken the place of this one.",
    withdrawn: "Withdrawn",
    receiptWithdrawn: "This proposal was withdrawn after it was submitted.",
    again: "Submit the proposal again",
    closed: "Closed on 1 March 2025, 17:00",
  },
};

test.describe.configure({ timeout: 180_000 });

test("handed in, replaced, withdrawn, handed in again, and closed", async ({ browser, request, language, scripts }) => {
  const words = WORDS[language];
  const { code } = await openCall(browser, request, language, "THAY-2025");
  const look = async () => {
    if (scripts) await expectAccessible(an);
  };
  const an = await as(browser, "an", language);
  const proposal = await writeProposal(an, code, language);
  const hashes = [await handIn(an, proposal)];
  await an.goto(proposal);
  await expect(an.getByRole("button", { name: words.changed })).toHaveCount(0);

  await setClock(request, "2025-02-01T09:00");
  await saveSection(an, proposal, "plan", { plan: "Bản thay thế: bảy tháng." });
  await an.goto(proposal);
  await an.getByRole("button", { name: words.changed }).click();
  await expect(an.locator("main")).toContainText(words.replaces);
  await look();
  hashes.push(await handIn(an, proposal));
  await an.goto(`${proposal}/act/receipt?version=1`);
  await expect(an.locator("main")).toContainText(words.replaced);
  await expect(an.locator("main dd code")).toHaveText(hashes[0]);
  await look();

  await an.goto(`${proposal}/act/withdraw`);
  await look();
  await submit(an, "/act/withdraw");
  await expect(an.locator("main")).toContainText(words.withdrawn);
  await an.goto(`${proposal}/act/receipt`);
  await expect(an.locator("main")).toContainText(words.receiptWithdrawn);

  await setClock(request, "2025-02-20T09:00");
  await an.goto(proposal);
  await an.getByRole("button", { name: words.again }).click();
  hashes.push(await handIn(an, proposal));
  expect(new Set(hashes.slice(0, 2)).size).toBe(2);
  await an.goto(proposal);
  const versions = an.getByRole("table").filter({ has: an.getByRole("columnheader", { name: "SHA-256" }) }).locator("tbody tr");
  await expect(versions).toHaveCount(3);
  for (const [i, hash] of [...hashes].reverse().entries()) await expect(versions.nth(i)).toContainText(hash.slice(0, 12));

  // The last step of another replacement stays open over the closing.
  await saveSection(an, proposal, "team", { team: "Mười hai kỹ sư." });
  await an.goto(`${proposal}/act/submit`);
  await setClock(request, "2025-03-01T17:00");
  await submit(an, "/act/submit", 409);
  await expect(an.getByRole("alert").first()).toContainText(words.closed);

  // The draft is kept, and the last version handed in stands.
  await an.goto(`${proposal}/team`);
  await expect(an.locator("main")).toContainText("Mười hai kỹ sư.");
  await an.goto(`${proposal}/act/receipt`);
  await expect(an.locator("main dd code")).toHaveText(hashes[2]);
  await an.goto(`${proposal}/act/withdraw`);
  await expect(an.locator('main form[action$="/act/withdraw#errors"] button:enabled')).toHaveCount(0);
  await expect(an.locator("main")).toContainText(words.closed);
});

test("what is being typed when a call closes is still there to copy", async ({ browser, request }) => {
  const { code } = await openCall(browser, request, "vi", "TRE-2025");
  const an = await as(browser, "an");
  await an.goto(`/challenges/${code}`);
  await submit(an, `/${code}/propose`);
  await an.goto(`${new URL(an.url()).pathname}/plan`);
  await setClock(request, "2025-03-01T17:00");
  await an.locator("main [name=plan]").fill("Câu viết vào phút cuối cùng.");
  await submit(an, "/plan", 409);
  await expect(an.locator("main")).toContainText(WORDS.vi.closed);
  await expect(an.locator("main")).toContainText("Câu viết vào phút cuối cùng.");
});

test("pressing submit sends what its page showed, and the draft is never shown as submitted", async ({ browser, request, scripts }) => {
  const { code } = await openCall(browser, request, "vi", "XEM-2025");
  const first = await as(browser, "an");
  const proposal = await writeProposal(first, code, "vi");
  await saveSection(first, proposal, "plan", { plan: "Triển khai trong 12 tháng." });
  await first.goto(`${proposal}/act/submit`);
  const second = await as(browser, "an");
  await saveSection(second, proposal, "plan", { plan: "Triển khai trong 11 tháng." });
  await submit(first, "/act/submit", 409);
  await expect(first.getByRole("alert").first()).toContainText("Chưa nộp: bản nháp đã thay đổi");
  await expect(first.locator("main .difference")).toContainText("12");
  await expect(first.locator("main .difference")).toContainText("11");
  if (scripts) await expectAccessible(first);
  await submit(first, "/act/submit");
  await expect(first).toHaveURL(/\/act\/receipt\?done=proposal_submitted#done$/);

  await saveSection(second, proposal, "plan", { plan: "Triển khai trong 13 tháng." });
  await setClock(request, "2025-03-01T17:00");
  for (const path of [proposal, `${proposal}/plan`]) {
    await first.goto(path);
    const submitted = first.locator("main section[aria-labelledby=submitted]");
    await expect(submitted).toContainText("Triển khai trong 11 tháng.");
    await expect(submitted).not.toContainText("13 tháng");
    await expect(first.locator("main section[aria-labelledby=draft]")).toContainText("13");
    if (scripts) await expectAccessible(first);
  }
});
