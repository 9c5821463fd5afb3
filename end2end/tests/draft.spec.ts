// Writing a proposal: files go up under the names they have and come down as they were; what is typed is kept.
import { expect, expectAccessible, test } from "../fixtures";
import { EXECUTABLE, ownDraft, PDF, submit } from "../steps";

const WORDS = {
  vi: { type: "Loại tệp không được chấp nhận.", none: "Chưa có tệp nào.", typing: "Chưa lưu…", at: /^Đã lưu lúc \d\d:\d\d:\d\d\.$/, saved: "Đã lưu." },
  en: { type: "This type of file is not accepted.", none: "There are no files yet.", typing: "Not saved yet…", at: /^Saved at \d\d:\d\d:\d\d\.$/, saved: "Saved." },
};

test("a file keeps its name, and is what it says or is refused", async ({ page, language, scripts }) => {
  const words = WORDS[language];
  const proposal = await ownDraft(page, language);
  const upload = proposal.replace(/.*proposals/, "/upload/proposal");
  await page.goto(`${proposal}/files`);
  await expect(page.locator("main .empty")).toHaveText(words.none);
  const field = page.locator("main input[type=file]");
  await field.setInputFiles({ name: "Bản vẽ.pdf", mimeType: "application/pdf", buffer: EXECUTABLE });
  await submit(page, upload, 422);
  await expect(page.getByRole("alert").first()).toContainText(words.type);
  await expect(page.locator("main .empty")).toHaveText(words.none);
  if (scripts) await expectAccessible(page);

  const name = `Thuyết minh – giải pháp “Đường về” (${language}).pdf`;
  await field.setInputFiles({ name, mimeType: "application/pdf", buffer: PDF });
  await submit(page, upload);
  const link = page.locator("main").getByRole("link", { name });
  const started = page.waitForEvent("download");
  await link.click();
  expect((await started).suggestedFilename()).toBe(name);
  const answer = await page.request.get((await link.getAttribute("href"))!);
  expect(answer.headers()["content-disposition"]).toMatch(/^attachment;/);
  expect((await answer.body()).equals(PDF)).toBe(true);

  await submit(page, "/remove");
  await expect(page.locator("main .empty")).toHaveText(words.none);
});

test("what is typed is saved by itself, and without scripts by the button", async ({ page, language, scripts }) => {
  const words = WORDS[language];
  const proposal = await ownDraft(page, language);
  await page.goto(`${proposal}/references`);
  const field = page.locator("main [name=references]");
  const typed = "Đã làm cho ba xã.";
  if (scripts) {
    const said = page.locator("main .autosave");
    await page.locator("html[data-islands=ready]").waitFor({ state: "attached" });
    await field.fill(typed);
    await expect(said).toHaveText(words.typing);
    await expect(said).toHaveText(words.at);
    // The button does not take the form's own save for somebody else's.
    await field.fill(`${typed} Hai năm.`);
    await expect(said).toHaveText(words.typing);
  } else {
    await field.fill(`${typed} Hai năm.`);
  }
  await submit(page, "/references");
  await expect(page.locator("#done")).toContainText(words.saved);
  await expect(field).toHaveValue(`${typed} Hai năm.`);
});

test("several files go up at once and say how far they are; one that is refused loses none", async ({ page, language, scripts }) => {
  const proposal = await ownDraft(page, language);
  await page.goto(`${proposal}/files`);
  const files = ["Một.pdf", "Hai.pdf"].map((name) => ({ name, mimeType: "application/pdf", buffer: PDF }));
  const bad = { name: "Ba.pdf", mimeType: "application/pdf", buffer: Buffer.from("MZ, no document") };
  await page.locator("main input[type=file]").setInputFiles([files[0], bad, files[1]]);
  // Held back, so that what the page says meanwhile can be looked at.
  let go = () => {};
  const held = new Promise<void>((done) => (go = done));
  if (scripts) await page.route("**/upload/proposal/**", async (route) => { await held; await route.continue(); });
  const sent = page.locator("main form[enctype] button[type=submit]").click();
  if (scripts) {
    await expect(page.locator("#sending")).toBeAttached();
    await expect(page.locator("progress")).toBeVisible();
    await expect(page.locator("main form[enctype] button[type=submit]")).toBeDisabled();
    await expectAccessible(page);
    go();
  }
  await sent;
  await expect(page.getByRole("alert").first()).toContainText("Ba.pdf");
  await expect(page.getByRole("alert").first()).toContainText(language === "vi" ? "Đã lưu 2 tệp; 1 tệp chưa được lưu" : "Files saved: 2. Not saved: 1");
  await page.goto(`${proposal}/files`);
  await expect(page.locator("main tbody tr")).toHaveCount(2);
  await page.locator("main input[type=file]").setInputFiles([{ ...files[0], name: "Bốn.pdf" }]);
  if (scripts) {
    await page.unroute("**/upload/proposal/**");
    await page.route("**/upload/proposal/**", (route) => route.abort("connectionreset"), { times: 1 });
    await page.locator("main form[enctype] button[type=submit]").click();
    await expect(page.locator("main form[enctype] [role=status]")).toContainText(language === "vi" ? "Mất kết nối" : "connection was lost");
  }
  await page.locator("main form[enctype] button[type=submit]").click();
  await expect(page.locator("#done")).toBeVisible();
  await expect(page.locator("main tbody tr")).toHaveCount(3);
});
