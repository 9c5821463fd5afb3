// A meeting of the council about BT-06, as its secretary runs it and as the screen in the room shows it.
// Cao Xuân Phúc (`phuc`) has a conflict with one of its proposals.
import { expect, expectGood, test } from "../fixtures";
import { as, fill, submit } from "../steps";
import type { Page } from "@playwright/test";

const PRESENT = ["Phùng Diệu Hương", "Trần Quang Minh", "Cao Xuân Phúc"];
const CONFLICTED = { nick: "phuc", name: "Cao Xuân Phúc", proposal: "Mô hình cảnh báo kết hợp đa cảm biến" };
const WORDS = {
  vi: {
    notBegun: "Phiên họp chưa bắt đầu",
    present: "Có mặt",
    otherDay: "Vui lòng xác nhận khai mạc hôm nay",
    opening: "Khai mạc",
    calledOff: "Đã hủy",
    mustLeave: "Đề nghị rời phòng họp",
    outside: "Đang ở ngoài phòng",
    stillIn: "vẫn còn trong phòng",
    recused: "Mục này ông/bà không tham gia",
    lacks: "một phần ba), cần ít nhất 10",
    ended: "Phiên họp đã kết thúc",
    notQuorate: "Đã kết thúc, không đủ điều kiện họp",
    comes: "Đã trả lời: Dự họp",
    alternate: "đề nghị người dự khuyết",
  },
  en: {
    notBegun: "The meeting has not begun",
    present: "Present",
    otherDay: "Please confirm that it begins today",
    opening: "Opening",
    calledOff: "Called off",
    mustLeave: "Please leave the room",
    outside: "Outside the room",
    stillIn: "are still in the room",
    recused: "An item you are recused from",
    lacks: "(a third of those counted at most); needed at least 10",
    ended: "The meeting has ended",
    notQuorate: "Ended, not quorate",
    comes: "You answered: Comes",
    alternate: "asks for an alternate",
  },
};

test.describe.configure({ timeout: 180_000 });

test("a meeting is planned, run and ended", async ({ browser, language, prefix, scripts }) => {
  const words = WORDS[language];
    const look = async (page: Page) => {
    if (scripts) await expectGood(page);
  };
  const place = "Phòng họp số 3";
  const huong = await as(browser, "huong", language);
  await huong.goto(`${prefix}/council/meetings/new?challenge=BT-06`);
  await look(huong);
  await fill(huong, { place: "", at: "2027-01-15T08:30", guests: "Ông Khách Mời, cơ quan đặt bài toán" });
  await huong.locator("main form").first().evaluate((form: HTMLFormElement) => (form.noValidate = true));
  await submit(huong, "/council/meetings/new", 422);
  await expect(huong.locator("main [name=guests]")).toHaveValue(/Ông Khách Mời/);
  await fill(huong, { place });
  await submit(huong, "/council/meetings/new");
  await expect(huong).toHaveURL(/\/council\/meetings\/[0-9a-f-]{36}(\?done=\w+#done)?$/);
  const meeting = new URL(huong.url()).pathname;
  await expect(huong.locator("main")).toContainText(place);
  const agenda = huong.locator("section[aria-labelledby=agenda] tbody tr");
  await expect(agenda).toHaveCount(5);
  const item = agenda.filter({ hasText: CONFLICTED.proposal });
  await expect(item).toContainText(CONFLICTED.name);
  const number = Number(await item.locator("td").first().textContent());
  await look(huong);
  const codeAndTitle = (await item.locator("th").textContent())!.trim();

  // The screen in the room is opened once, and follows.
  const screen = await as(browser, "minh", language);
  await screen.goto(`${meeting}/live`);
  await expect(screen.locator("main")).toContainText(words.notBegun);
  await expect(screen.locator("main")).toContainText(place);
  await look(screen);
  const phuc = await as(browser, CONFLICTED.nick, language);

  // It is planned for another day: that is asked first, with scripts and without.
  await submit(huong, "/start", 422);
  await expect(huong.getByRole("alert").first()).toContainText(words.otherDay);
  await huong.locator("main [name=other_day]").check();
  await submit(huong, "/start");
  await expect(screen.getByRole("heading", { level: 1 })).toContainText(words.opening, { timeout: 20_000 });
  for (const name of PRESENT) await huong.getByRole("radio", { name: `${words.present}: ${name}` }).check();
  await submit(huong, "/attendance");
  await expect(huong.locator("section[aria-labelledby=attendance]")).toContainText("Phùng Diệu Hương");

  await huong.locator(`section[aria-labelledby=agenda] button[name=to][value="${number}"]`).click();
  await expect(huong.locator("section[aria-labelledby=now]")).toContainText(words.mustLeave);
  // Not named on the screen in front of who must leave.
  await expect(screen.locator(".live-leave")).toContainText(CONFLICTED.name, { timeout: 20_000 });
  await expect(screen.locator("main")).not.toContainText(codeAndTitle);
  await look(screen);
  await look(huong);

  // Whoever must leave reads nothing of what is on the table, neither on the page nor on the screen.
  for (const path of [meeting, `${meeting}/live`]) {
    await phuc.goto(path);
    await expect(phuc.locator("main")).toContainText(words.recused);
    expect(await phuc.content()).not.toContain(CONFLICTED.proposal);
  }

  // What is typed under the item is saved by any button of the page, and by itself where scripts are on.
  await huong.locator("main [name=opinions]").fill("Ghi vội.");
  if (scripts) await expect(huong.locator(".autosave")).toHaveText(/\d\d:\d\d:\d\d/);
  await submit(huong, "/attendance");
  await expect(huong.locator("main [name=opinions]")).toHaveValue("Ghi vội.");

  // Being there for votes is said by oneself, and loses nothing of what is typed.
  await submit(huong, "/present");
  await expect(huong.locator("section[aria-labelledby=own-presence] .notice-ok")).toBeVisible();
  await expect(huong.locator("main [name=opinions]")).toHaveValue("Ghi vội.");

  // No vote while somebody with a conflict is in the room; nothing typed is lost.
  const record = { opinions: "Phương pháp rõ.", conclusion: "Đề nghị xem xét." };
  await fill(huong, record);
  await submit(huong, "/record", 422);
  await expect(huong.getByRole("alert").first()).toContainText(words.stillIn);
  await expect(huong.locator("main [name=conclusion]")).toHaveValue(record.conclusion);
  await submit(huong, "/moves");
  await expect(huong.locator("section[aria-labelledby=now]")).toContainText(words.outside);
  await expect(screen.locator(".live-outside")).toContainText(CONFLICTED.name, { timeout: 20_000 });
  await expect(screen.getByRole("heading", { level: 1 })).toHaveText(codeAndTitle);
  await fill(huong, record);
  await submit(huong, "/record");
  await expect(huong.locator("section[aria-labelledby=records]")).toContainText(record.conclusion);
  await phuc.goto(meeting);
  await expect(phuc.locator("main")).not.toContainText(record.conclusion);

  // Three of fifteen on the roll, one by their own word: no quorum.
  await huong.locator("main select[name=outcome]").selectOption("valid");
  await huong.locator("main [name=note]").fill("Nhiều thành viên vắng.");
  await submit(huong, "/end", 422);
  await expect(huong.getByRole("alert").first()).toContainText(words.lacks);
  await expect(huong.locator("main [name=note]")).toHaveValue("Nhiều thành viên vắng.");
  await huong.locator("main select[name=outcome]").selectOption("not_quorate");
  await submit(huong, "/end");
  await expect(huong.locator("main")).toContainText(words.notQuorate);
  await expect(screen.getByRole("heading", { level: 1 })).toHaveText(words.ended, { timeout: 20_000 });
  await look(huong);
  await look(screen);
});

test("a planned meeting is answered, called off, and stays in the list", async ({ browser, language, prefix, scripts }) => {
  const words = WORDS[language];
  const huong = await as(browser, "huong", language);
  const place = "Phòng họp số 4";
  await huong.goto(`${prefix}/council/meetings/new?challenge=BT-06`);
  // A Saturday is asked for once more.
  await fill(huong, { place, at: "2027-01-16T08:30" });
  await submit(huong, "/council/meetings/new", 422);
  await huong.locator("main [name=day_off_2027_01_16]").check();
  await submit(huong, "/council/meetings/new");
  const meeting = new URL(huong.url()).pathname;

  // Members answer the invitation, and change their minds; it loses nothing of what whoever plans is typing.
  const [tuan, late] = [await as(browser, "tuan", language), await as(browser, "khoa", language)];
  for (const member of [tuan, late]) await member.goto(meeting);
  await answer(tuan, "comes");
  await expect(tuan.locator("section[aria-labelledby=own-answer]")).toContainText(words.comes);
  await answer(tuan, "alternate");
  await expect(tuan.locator("section[aria-labelledby=own-answer] .notice-ok")).toContainText(words.alternate);
  if (scripts) await expectGood(tuan);
  await huong.locator("main [name=guests]").first().fill("Ông Khách Mời");
  await answer(huong, "comes", 200);
  await expect(huong.locator("main [name=guests]").first()).toHaveValue("Ông Khách Mời");
  await expect(huong.getByRole("row").filter({ hasText: "Dương Minh Tuấn" })).toContainText(words.alternate);

  await submit(huong, "/call-off", 422);
  await huong.locator("main [name=reason]").fill("Bão số 3.");
  await submit(huong, "/call-off");
  await expect(huong.locator("main")).toContainText("Bão số 3.");
  await answer(late, "comes", 409);
  await expect(late.getByRole("alert").first()).toBeVisible();
  await expect(huong.locator("main form[action$='/start#errors'], main [formaction$='/start#errors']")).toHaveCount(0);
  await huong.goto(`${prefix}/council/meetings`);
  await expect(huong.getByRole("row").filter({ hasText: place })).toContainText(words.calledOff);
});

/** A member's answer to the invitation. */
async function answer(page: Page, coming: "comes" | "absent" | "alternate", status = 303) {
  const answered = page.waitForResponse((r) => r.request().method() === "POST");
  await page.locator(`section[aria-labelledby=own-answer] button[value=${coming}]`).click();
  expect((await answered).status(), coming).toBe(status);
  await page.waitForLoadState();
}
