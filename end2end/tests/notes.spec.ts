// A member's own marks and notes beside a proposal's text: taken from the text, kept in two windows, nobody else's.
import { expect, expectGood, fillSignIn, PASSWORD, test } from "../fixtures";
import { as, expectNothing, fill, sheets, submit } from "../steps";

const WORDS = {
  vi: { kept: "Đã lưu ghi chú riêng.", ended: "Đăng nhập" },
  en: { kept: "Your notes are saved.", ended: "Sign in" },
};

test("a member marks passages, writes notes of their own, and takes them away", async ({ browser, language, prefix, scripts }) => {
  const words = WORDS[language];
  const tuan = await as(browser, "tuan", language);
  const [, sheet] = (await sheets(tuan, prefix))[0];
  await tuan.goto(sheet);
  await tuan.locator('main a[href$="/notes"]').first().click();
  const notes = new URL(tuan.url()).pathname;
  const list = tuan.locator("aside[aria-labelledby=notes]");
  const older = await tuan.context().newPage();
  await older.goto(notes);
  await submit(tuan, "/notes", 422);
  await expect(tuan.getByRole("alert").first()).toBeVisible();

  // With scripts the passage is what is selected in the text; without, it is copied.
  const passage = await tuan.locator("section[aria-labelledby=section-solution] .prose, section[aria-labelledby=section-solution] p").first().innerText();
  const marked = passage.split(/\s+/).slice(0, 6).join(" ");
  if (scripts) {
    await tuan.locator("section[aria-labelledby=section-solution]").evaluate((section, marked) => {
      const texts = document.createTreeWalker(section, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) {
        const at = texts.currentNode.textContent!.indexOf(marked);
        if (at >= 0) return getSelection()!.setBaseAndExtent(texts.currentNode, at, texts.currentNode, at + marked.length);
      }
    }, marked);
    await tuan.locator("button[data-passage]").click();
    await expect(tuan.locator("main [name=passage]")).toHaveValue(marked);
    await expect(tuan.locator("main [name=section]")).toHaveValue("solution");
    await expect(tuan.locator("main [name=text]")).toBeFocused();
  } else {
    await tuan.locator("main [name=section]").selectOption("solution");
    await fill(tuan, { passage: marked });
  }
  const text = `Hỏi lại ở phiên họp, ${Date.now()}.`;
  await fill(tuan, { text });
  await tuan.locator("button[data-look=large]").click();
  await expect(tuan.locator("html")).toHaveClass(/large/);
  await expect(tuan.locator("main [name=text]")).toHaveValue(text);
  await submit(tuan, "/notes");
  await expect(tuan.locator("#done")).toContainText(words.kept);
  await expect(list.locator("mark")).toHaveText(marked);
  await expect(list).toContainText(text);
  if (scripts) await expectGood(tuan);

  // A window opened before adds to it, also when the session has ended there.
  await older.locator("main [name=section]").selectOption("costs");
  await fill(older, { text: "Giá chưa gồm bảo trì." });
  await tuan.context().clearCookies({ name: "session" });
  await older.locator("main form[data-typed] button.btn-primary").click();
  await (await fillSignIn(older, "tuan@demo.example", PASSWORD)).locator("button[type=submit]").click();
  await expect(older.locator("main")).toContainText("Giá chưa gồm bảo trì.");
  await older.locator("main form button.btn-primary").first().click();
  await tuan.goto(notes);
  await expect(list).toContainText("Giá chưa gồm bảo trì.");
  await expect(list).toContainText(text);
  await tuan.goto(sheet);
  await expect(tuan.locator("details", { has: tuan.locator("#own-notes") })).toContainText(text);

  const minh = await as(browser, "minh", language);
  await minh.goto(notes);
  await expectNothing(minh, text, "Giá chưa gồm bảo trì.");
  await tuan.goto(notes);
  await tuan.locator("aside button[name=drop]").first().click();
  await expect(list).not.toContainText(text);
  await expect(list).toContainText("Giá chưa gồm bảo trì.");
});
