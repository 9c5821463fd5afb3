// What nobody bends: members practise, an alternate joins, a sheet far from the others is left out by a vote, one is voided after
// the close and its proposal scored anew, a tie is broken by a value from outside, and a firm reads what its scores rest on.
// All of it on BT-09, which the demonstration leaves before its scoring; what many do alike is posted without its page.
import { expect, expectGood, test } from "../fixtures";
import * as steps from "../steps";
import { as, expectNothing, expectSame, fill, later, post, send, setClock, submit } from "../steps";
import type { Page } from "@playwright/test";

const CODE = "BT-09";
const COUNCIL = ["minh", "thu", "huong", "khoa", "yen", "tuan", "dung", "hoa", "quan", "linh", "phuc", "trang", "viet", "ngoc", "son"];
/** An alternate, and who has a conflict with the second proposal. */
const [JOINS, CONFLICTED] = ["han", "trang"];
/** Who give no points to the second proposal, so that it has just enough sheets. */
const SILENT = ["phuc", "ngoc", "son", "linh", "viet"];
/** Whose sheet is far from the others, and whose turns out to be in conflict. */
const [FAR, VOIDED] = ["viet", "dung"];
const SCORES = ["17", "20,5", "12", "12", "12", "8"];
const LOW = ["2", "2", "2", "2", "2", "2"];
const VALUE = "48213";
const WORDS = {
  vi: {
    decimal: (text: string) => text,
    practised: "14 trong 15 thành viên",
    spread: "Mức độ phân tán của tất cả các phiếu",
    joined: "quyết định bổ sung",
    carried: "Đã thông qua:",
    every: "Xếp hạng khi tính mọi phiếu đã nộp",
    anew: "chấm lại",
    typed: (n: number) => `Đã nhập: ${n} trong số 14 thành viên`,
    onValue: `Bốc thăm theo giá trị công khai ${VALUE}`,
    before: "Trước biểu quyết BQ-2",
    evidence: "Căn cứ: Mục “Giải pháp”",
  },
  en: {
    decimal: (text: string) => text.replace(",", "."),
    practised: "14 of 15 members",
    spread: "How all sheets lie",
    joined: "Appointed by",
    carried: "Carried:",
    every: "Ranking with every submitted sheet",
    anew: "anew",
    typed: (n: number) => `Have typed it: ${n} of 14 members`,
    onValue: `The lot was drawn on the public value ${VALUE}`,
    before: "Before motion BQ-2",
    evidence: "Rests on: Section “Solution”",
  },
};

test.describe.configure({ timeout: 240_000 });

test("practice, an alternate, a sheet left out, one voided, scoring anew, a value from outside", async ({ browser, request, language, prefix, scripts }, info) => {
  const words = WORDS[language];
  const council = `${prefix}/council/challenges/${CODE}`;
  const office = `${prefix}/office/challenges/${CODE}`;
  const look = async (page: Page) => {
    if (scripts) await expectGood(page);
  };
  const [mai, nam, lan, visitor] = [await as(browser, "mai", language), await as(browser, "nam", language), await as(browser, "lan", language), await steps.newPage(browser)];
  const member: Record<string, Page> = {};
  for (const nick of COUNCIL) member[nick] = await as(browser, nick, language);
  const { minh, tuan, yen } = member;
  const scores = (points: string[]) => Object.fromEntries(points.map((score, k) => [`score_${k}`, words.decimal(score)]));

  await test.step("the last member practises on a made-up proposal, and all read how the sheets lie", async () => {
    await tuan.goto(`${council}/practice`);
    await expect(tuan.locator("main")).toContainText(words.practised);
    await expect(tuan.locator("main")).not.toContainText(words.spread);
    await fill(tuan, scores(SCORES));
    await look(tuan);
    await submit(tuan, "/practice");
    await expect(tuan.locator("main")).toContainText(words.spread);
    await minh.goto(`${council}/practice`);
    await expect(minh.locator("main")).toContainText(words.spread);
    await expect(minh.locator("main [name=score_0]")).toHaveCount(0);
    await look(minh);
  });

  await test.step("an officer proposes an alternate and a leader appoints", async () => {
    await mai.goto(`${office}/ad-hoc`);
    await mai.locator("main select[name=member]").selectOption({ label: "Đỗ Gia Hân" });
    await fill(mai, { reason: "Một thành viên có xung đột lợi ích." });
    await submit(mai, "/ad-hoc");
    await expect(mai.locator("main button[value=appoint]")).toHaveCount(0);
    await lan.goto(`${office}/ad-hoc`);
    await look(lan);
    await lan.locator("main button[value=appoint]").click();
    await expect(lan.locator("main")).toContainText(words.joined);
    member[JOINS] = await as(browser, JOINS, language);
    await member[JOINS].goto(`${prefix}/council`);
    await expect(member[JOINS].locator("main")).toContainText(CODE);
    await expect(member[JOINS].locator(`main a[href$="BT-04"]`)).toHaveCount(0);
  });

  // Two proposals for one place: the office refuses the third, two of it.
  await mai.goto(office);
  const links = mai.locator('section[aria-labelledby=proposals] a[href*="/office/proposals/"]');
  const addresses = await links.evaluateAll((all) => all.map((a) => [a.closest("tr")!.textContent!, a.getAttribute("href")!.split("/").pop()!] as const));
  const of = (firm: string) => addresses.find(([text]) => text.includes(firm))![1];
  const [first, second, third] = [of("Cánh Buồm"), of("Sông Chanh"), of("Yên Tử")];
  const screened = (page: Page, id: string, form: Record<string, string>) => send(page, `${prefix}/office/proposals/${id}`, form);
  await screened(nam, second, { verdict: "admit" });
  await screened(nam, third, { verdict: "refuse", reason: "Không đúng phạm vi của bài toán." });
  await screened(mai, third, { verdict: "confirm" });
  await post(mai, `${office}/scoring`, {});

  const everybody = [...COUNCIL, JOINS];
  const clear = everybody.filter((nick) => nick !== CONFLICTED);
  for (const nick of everybody) {
    for (const id of nick === CONFLICTED ? [first] : [first, second]) await post(member[nick], `${prefix}/council/proposals/${id}/conflict`, { conflict: "clear" });
  }
  const handIn = (nick: string, id: string, points: string[]) => post(member[nick], `${prefix}/council/proposals/${id}`, { ...scores(points), act: "submit", sheet_version: "0" });
  for (const nick of everybody) await handIn(nick, first, nick === FAR ? LOW : SCORES);
  for (const nick of clear.filter((nick) => !SILENT.includes(nick))) await handIn(nick, second, SCORES);
  for (const nick of SILENT) {
    await post(member[nick], `${prefix}/council/proposals/${second}`, { act: "abstain", abstain_reason: "Không đủ chuyên môn về trạm quan trắc.", sheet_version: "0" });
  }
  /** Each for themselves; the last vote ends it. */
  const votes = async (number: number, voters: string[]) => {
    for (const nick of voters) await post(member[nick], `${council}/motions/${number}/vote`, { choice: "for" });
  };
  let now: string | number = Date.now();
  const soon = () => later(now, 2);

  await test.step("a sheet far from the others is left out once its author was heard and two thirds agree", async () => {
    await minh.goto(`${council}/motions/exclusion`);
    await expect(minh.locator("main table")).toContainText(words.decimal("81,50"));
    await look(minh);
    await fill(minh, { reason: "Cách xa các phiếu khác.", until: soon() });
    await submit(minh, "/motions/exclusion");
    await member[FAR].goto(`${council}/motions/1/answer`);
    await fill(member[FAR], { answer: "Tôi đã nhầm thang điểm." });
    await submit(member[FAR], "/motions/1/answer");
    await minh.goto(`${council}/motions/1/put`);
    await expect(minh.locator("main")).toContainText("Tôi đã nhầm thang điểm.");
    await fill(minh, { until: soon() });
    await submit(minh, "/motions/1/put");
    await votes(1, everybody);
    await minh.goto(`${council}/motions`);
    await expect(minh.locator("#motion-1, main").first()).toContainText(words.carried);
    await look(minh);
  });

  await test.step("all sheets are in: scoring closes, and the score with every sheet stands beside the official one", async () => {
    await minh.goto(`${council}/close-scoring`);
    await submit(minh, "/close-scoring");
    await minh.goto(`${council}/ranking`);
    await expect(minh.locator("main table").first().getByText(words.decimal("81,50"))).toHaveCount(2);
    await expect(minh.locator("main")).toContainText(words.every);
  });

  await test.step("a conflict found after the close: the member is heard, a motion voids the sheet, both results are kept", async () => {
    await minh.goto(`${council}/motions/voiding`);
    const sheet = minh.locator(`main select[name=sheet] option[value^="${second}"]`, { hasText: "Lý Tiến Dũng" });
    await minh.locator("main select[name=sheet]").selectOption((await sheet.getAttribute("value"))!);
    await fill(minh, { reason: "Hợp đồng tư vấn với doanh nghiệp còn hiệu lực.", until: soon() });
    await look(minh);
    await submit(minh, "/motions/voiding");
    await member[VOIDED].goto(`${council}/motions/2/answer`);
    await fill(member[VOIDED], { answer: "Hợp đồng đã hết hạn năm trước." });
    await submit(member[VOIDED], "/motions/2/answer");
    await post(minh, `${council}/motions/2/put`, { place: "written", until: soon() });
    await votes(2, clear.filter((nick) => nick !== VOIDED));
    await minh.goto(`${council}/ranking`);
    await expect(minh.locator("main")).toContainText(words.anew);
    await look(minh);
  });

  const fresh = clear.filter((nick) => nick !== VOIDED);
  await test.step("it is scored anew without the sheets of before; a score points to what it rests on", async () => {
    await yen.goto(`${prefix}/council/proposals/${second}`);
    await expect(yen.locator("main [name=score_0]")).toHaveValue("");
    await expectNothing(yen, words.decimal("81,50"));
    await fill(yen, scores(SCORES));
    await yen.locator("main [name=evidence_1]").selectOption("solution");
    await look(yen);
    await yen.locator("main button[name=act][value=submit]").click();
    await expect(yen.locator("main button[name=act][value=submit]")).toHaveCount(0);
    for (const nick of fresh.filter((nick) => nick !== "yen")) await handIn(nick, second, SCORES);
    await expect
      .poll(async () => (await minh.goto(`${council}/ranking`)) && minh.locator("main table").first().getByText(words.decimal("81,50")).count(), { timeout: 30_000 })
      .toBe(2);
  });

  const ballot = `${council}/ballot`;
  await test.step("votes are equal, and the lot is drawn on what most members read at the source, on its day", async () => {
    await post(minh, `${council}/ballot/open`, { place: "written", until: soon() });
    for (const [i, nick] of fresh.entries()) await post(member[nick], ballot, { choice: i % 2 ? first : second }, 200);
    await post(minh, `${council}/ballot/close`, {});
    await yen.goto(ballot);
    await expect(yen.locator("main")).toContainText(words.typed(0));
    await expect(yen.locator("main [name=date]")).toHaveCount(0);
    const rules = await (await request.get(`/api/v1/challenges/${CODE}`)).text();
    const day = later(Number(rules.match(/"on":(\d{13})/)![1]), 0, "18:00");
    await setClock(request, day);
    now = `${day}:00+07:00`;
    await yen.goto(ballot);
    await fill(yen, { value: "48 213", date: day.slice(0, 10) });
    await look(yen);
    await submit(yen, "/ballot/give");
    await expect(yen.locator("main")).toContainText(words.typed(1));
    await post(minh, `${council}/ballot/give`, { value: "99999", date: day.slice(0, 10) });
    await yen.goto(ballot);
    await expectNothing(yen, "99999");
    const readers = fresh.filter((nick) => !["yen", "minh"].includes(nick)).slice(0, 7);
    for (const nick of readers) await post(member[nick], `${council}/ballot/give`, { value: VALUE, date: day.slice(0, 10) });
    await yen.goto(ballot);
    await expect(yen.locator("main")).toContainText(words.onValue);
    await look(yen);
  });

  await test.step("the council proposes, the leader decides, and the public reads both results, motions and lot", async () => {
    await minh.goto(`${council}/motions/shortlist`);
    const picked = (await minh.locator("main input[name^=pick_]:checked").getAttribute("name"))!;
    await fill(minh, { until: soon(), note: "Đồng điểm, đã bốc thăm." });
    await submit(minh, "/shortlist/preview", 200);
    await look(minh);
    await submit(minh, "/motions/shortlist");
    await votes(3, fresh);
    await send(mai, `${office}/forward`, { note: "Kính trình lãnh đạo." });
    await send(lan, `${office}/decision`, { note: "Theo đề xuất.", [picked]: "on" });
    await post(mai, `${office}/result`, {});
    await visitor.goto(`${prefix}/challenges/${CODE}/results`);
    for (const text of [words.onValue, words.every, words.before, "Cách xa các phiếu khác."]) await expect(visitor.locator("main")).toContainText(text);
    await look(visitor);
    await expectSame(await request.get(`/challenges/${CODE}/results/file.json`), info);
  });

  await test.step("its firm reads in the debrief what the scores rest on", async () => {
    await minh.goto(`${council}/debriefs`);
    const address = await minh.locator(`main a[href*="${second}"]`).first().getAttribute("href");
    await minh.goto(address!);
    await fill(minh, { strengths: "Cách làm rõ ràng.", weaknesses: "Chi phí vận hành chưa rõ." });
    await minh.locator("main button[name=act][value=release]").click();
    await expect(minh.locator("main form[action$='/debrief#errors']")).toHaveCount(0);
    const ngan = await as(browser, "ngan", language);
    await ngan.goto(`${prefix}/proposals/${second}/act/feedback`);
    await expect(ngan.locator("main")).toContainText(words.evidence);
    await expect(ngan.locator("main")).toContainText(words.decimal("81,50"));
    await look(ngan);
  });
});
