// The council's part of a call, as its people live it: conflicts → two rounds → a tie → a secret ballot → shortlist →
// decision → debrief → complaint → end.
import { expect, expectGood, test } from "../fixtures";
import * as steps from "../steps";
import { expectNothing, expectSame, fill, submit } from "../steps";
import type { Page } from "@playwright/test";

/** Who scores both proposals; `tuan` has a conflict with one of the two. */
const VOTERS = ["minh", "thu", "huong", "khoa", "yen", "dung", "hoa", "quan", "linh", "phuc"];
const FIRMS = { an: "Công ty TNHH Giải pháp số Hạ Long (minh họa)", giang: "Công ty Cổ phần Dữ liệu Yên Tử (minh họa)" };
/** Why the leader decides otherwise than the council advised. */
const OTHERWISE = "Ưu tiên giải pháp dùng lại được hạ tầng dữ liệu sẵn có.";
const SCORES = ["17", "20,5", "12", "12", "12", "8"];
const WORDS = {
  vi: {
    decimal: (text: string) => text,
    declared: "không hiển thị vì đã khai báo",
    others: "Phiếu của các thành viên khác",
    needsReason: "cần nêu lý do",
    second: "vòng hai",
    pending: "chờ Hội đồng bỏ phiếu kín",
    turnout: (n: number) => `Được bỏ phiếu: 10 thành viên. Đã bỏ phiếu: ${n}.`,
    equal: "Số phiếu bằng nhau",
    byBallot: "bỏ phiếu kín của Hội đồng",
    casting: "Phiếu quyết định của",
    byLot: "bốc thăm công khai",
    differs: "Quyết định khác với đề xuất của Hội đồng tư vấn.",
    noResult: "Chưa có kết quả",
    ownAct: "Kiến nghị này liên quan đến việc ông/bà đã làm",
    answered: "đã trả lời: 1",
    concluded: "Đợt mời kết thúc lúc",
  },
  en: {
    decimal: (text: string) => text.replace(",", "."),
    declared: "hidden because a conflict of interest",
    others: "Sheets of the other members",
    needsReason: "reason",
    second: "second round",
    pending: "a secret ballot of the council is due",
    turnout: (n: number) => `Members who may vote: 10. Who have voted: ${n}.`,
    equal: "The votes are equal",
    byBallot: "the council's secret ballot",
    casting: "The casting vote of",
    byLot: "the public lot",
    differs: "The decision differs from what the advisory council proposed.",
    noResult: "No result yet",
    ownAct: "This complaint is about something that you did",
    answered: "answered: 1",
    concluded: "The call was concluded on",
  },
};

test.describe.configure({ timeout: 600_000 });

test("a tie goes through two rounds, a ballot and a complaint", async ({ browser, request, language, prefix, scripts }, info) => {
  const words = WORDS[language];
  const year = 2027;
  const code = "HD-2027";
  const council = `${prefix}/council/challenges/${code}`;
  const office = `${prefix}/office/challenges/${code}`;
  const results = `${prefix}/challenges/${code}/results`;
  const setClock = (day: string) => steps.setClock(request, `${year}-${day}`);
  const as = (nick: string) => steps.as(browser, nick, language);
  const visitor = await steps.newPage(browser);
  const look = async (page: Page) => {
    if (scripts) await expectGood(page);
  };

  // Two rounds, one place, and no second place for a tie.
  await setClock("04-04T08:00");
  const mai = await as("mai");
  await steps.draftCall(mai, code, language, `${year}-04-05T08:00`, `${year}-06-01T17:00`, async () => {
    await mai.locator("main select[name=rounds]").selectOption("2");
    await fill(mai, { shortlist_size: "1" });
    await mai.locator("main input[name=extra_place]").uncheck();
    if (scripts) await mai.locator("main input[name=motion_casting]").check();
  });
  const lan = await as("lan");
  await steps.publishCall(lan, code, prefix);

  await setClock("04-06T08:00");
  const [an, giang] = [await as("an"), await as("giang")];
  const own = { an: await steps.writeProposal(an, code, language), giang: await steps.writeProposal(giang, code, language) };
  await steps.handIn(an, own.an);
  await steps.handIn(giang, own.giang);
  const id = { an: own.an.split("/").pop()!, giang: own.giang.split("/").pop()! };

  await setClock("06-01T17:01");
  const member: Record<string, Page> = {};
  for (const nick of [...VOTERS, "tuan"]) member[nick] = await as(nick);
  const { minh, huong, khoa, yen, dung, tuan } = member;
  await mai.goto(office);
  await submit(mai, `/${code}/opening`);
  await huong.goto(council);
  await submit(huong, `/${code}/opening`);
  for (const proposal of Object.values(id)) {
    await mai.goto(`${prefix}/office/proposals/${proposal}`);
    await steps.judge(mai, "admit");
  }
  await mai.goto(office);
  await submit(mai, `/${code}/scoring`);

  await test.step("conflicts are declared, and what one has a conflict with is gone", async () => {
    for (const nick of [...VOTERS, "tuan"]) {
      const page = member[nick];
      await page.goto(council);
      if (nick === "tuan") {
        await page.locator(`main input[name="conflict_${id.giang}"][value=conflicted]`).check();
        await page.locator(`[name="kind_${id.giang}"]`).selectOption("adviser");
        await page.locator(`[name="reason_${id.giang}"]`).fill("Từng tư vấn cho doanh nghiệp.");
      }
      await page.locator("#rest").check();
      await submit(page, "/declarations");
    }
    await tuan.goto(council);
    await expect(tuan.locator("main")).toContainText(words.declared);
    await expectNothing(tuan, FIRMS.giang, id.giang);
    expect((await tuan.goto(`${prefix}/council/proposals/${id.giang}`))?.status()).toBe(404);
    await expectNothing(tuan, FIRMS.giang);
  });

  await test.step("the first round: own sheets only, then those of the others", async () => {
    for (const nick of VOTERS) for (const proposal of Object.values(id)) await score(member[nick], proposal);
    await score(tuan, id.an);
    await minh.goto(council);
    await expect(minh.locator("section[aria-labelledby=progress] tbody").first()).toContainText("10/14");
    await expect(minh.locator("section[aria-labelledby=progress] tbody").first()).toContainText("11/15");
    await expect(minh.locator("section[aria-labelledby=progress]")).not.toContainText(words.decimal("81,5"));
    // Others have not scored: until thirty days are over, the round waits for them.
    await minh.goto(`${council}/close-scoring`);
    await look(minh);
    await expect(minh.locator("main form[action*='/close-round'] button[type=submit]")).toHaveCount(0);
    await setClock("07-03T08:00");
    await minh.goto(`${council}/close-scoring`);
    await submit(minh, "/close-round");
    await expect(minh.locator("main")).toContainText(words.second);
  });

  await test.step("the second round: a change takes a reason", async () => {
    await yen.goto(`${prefix}/council/proposals/${id.an}`);
    await expect(yen.locator("main")).toContainText(words.others);
    await fill(yen, { score_2: words.decimal("12,5") });
    await yen.locator("main button[value=revise]").click();
    await expect(yen.getByRole("alert").first()).toBeVisible();
    await expect(yen.locator("[name=score_2]")).toHaveValue(words.decimal("12,5"));
    await expect(yen.locator(".error").first()).toContainText(words.needsReason);
    await look(yen);
    // A draft saves without a reason, too; where it is saved by itself, it is saved before the page is left.
    if (scripts) await expect(yen.locator(".autosave")).toContainText(/Đã lưu lúc|Saved at/);
    // One up, one down, one confirms: the two stay equal.
    for (const proposal of Object.values(id)) {
      await revise(yen, proposal, { score_2: words.decimal("12,5"), reason_2: "Sau thảo luận, kết quả đo được rõ hơn." });
      await revise(khoa, proposal, { score_2: words.decimal("11,5"), reason_2: "Chỉ tiêu chưa đủ tham vọng." });
      await revise(dung, proposal, {});
    }
    await expect(yen.locator("[name=reason_2]")).toHaveValue("Sau thảo luận, kết quả đo được rõ hơn.");
  });

  await test.step("scoring is closed, and the two are tied for one place", async () => {
    // Not everybody has said again what they give: the second round has its two days.
    await minh.goto(`${council}/close-scoring`);
    await expect(minh.locator("main form[action*='/close-scoring'] button[type=submit]")).toHaveCount(0);
    await setClock("07-05T09:00");
    await minh.goto(`${council}/close-scoring`);
    await submit(minh, "/close-scoring");
    await expect(minh.locator("main")).toContainText(words.pending);
    for (const firm of Object.values(FIRMS)) await expect(minh.locator("main table").first()).toContainText(firm);
    // Nine sheets of 81.5, one of 82 and one of 81; eleven and ten sheets in all.
    await expect(minh.locator("main table").first().getByText(words.decimal("81,50"))).toHaveCount(2);
    await look(minh);
    await minh.goto(`${council}/motions/shortlist`);
    await look(minh);
    await pickBoth(minh);
    await submit(minh, "/shortlist/preview", 422);
    await expect(minh.getByRole("alert").first()).toBeVisible();
  });

  const codes: Record<string, string[]> = { an: [], giang: [] };
  /** As the tie was broken; a lot may turn them round. */
  let [top, low]: (keyof typeof FIRMS)[] = ["an", "giang"];
  const ballot = `${council}/ballot`;
  await test.step("a secret ballot: each voter is told a code once, nobody else anything", async () => {
    await minh.goto(ballot);
    await look(minh);
    await fill(minh, { until: `${year}-07-07T10:00` });
    await submit(minh, "/ballot/open");
    for (const [i, nick] of VOTERS.entries()) {
      const page = member[nick];
      await page.goto(ballot);
      await expect(page.locator("main")).toContainText(words.turnout(i));
      if (i === 0) await look(page);
      const choice = i < 5 ? "an" : "giang";
      await page.locator("main select[name=choice]").selectOption(id[choice]);
      await submit(page, "/ballot", 200);
      const text = (await page.locator("main dd code").textContent())!;
      expect(text).toMatch(/^PB-/);
      if (i === 0) await look(page);
      codes[choice].push(text);
      await page.goto(ballot);
      await expectNothing(page, text);
      await expect(page.locator("main select[name=choice]")).toHaveCount(0);
    }
    expect((await tuan.goto(ballot))?.status()).toBe(404);
    await expectNothing(tuan, FIRMS.giang, id.giang);
    await minh.goto(ballot);
    await submit(minh, "/ballot/close");
    await expect(minh.locator("main")).toContainText(words.equal);
    await look(minh);
    if (scripts) {
      await minh.locator("main select[name=casting]").selectOption(id.an);
      await minh.locator("main form[action$='/ballot/casting#errors'] [name=reason]").fill("Giải pháp sẵn sàng triển khai sớm hơn.");
      await submit(minh, "/ballot/casting");
    } else {
      await drawLot();
    }
    await yen.goto(ballot);
    await look(yen);
    for (const [nick, all] of Object.entries(codes)) {
      const row = yen.locator("main tbody tr", { hasText: FIRMS[nick as keyof typeof FIRMS] });
      for (const text of all) await expect(row).toContainText(text);
    }
    await yen.goto(`${council}/ranking`);
    await expect(yen.locator("main table").first()).toContainText(scripts ? words.byBallot : words.byLot);
    await look(yen);
    if (scripts) await expect(yen.locator("main")).toContainText(words.casting);
    if ((await yen.locator("main table tbody tr").first().textContent())!.includes(FIRMS.giang)) [top, low] = [low, top];
  });

  await test.step("who has a conflict, and everybody outside, reads nothing of the ranking", async () => {
    for (const path of [`${council}/ranking`, `${council}/advisory`, `${office}/result-file.json`]) {
      expect((await tuan.goto(path))?.status(), path).toBe(403);
      await expectNothing(tuan, FIRMS.giang, id.giang, words.decimal("81,50"));
    }
    await expectPrivate();
  });

  await test.step("shortlist, submission, and a decision for the other of the two, with its reason", async () => {
    await minh.goto(`${council}/motions/shortlist`);
    await expect(minh.locator(`main input[name=pick_${id[top]}]`)).toBeChecked();
    await expect(minh.locator(`main input[name=pick_${id[low]}]`)).not.toBeChecked();
    await fill(minh, { until: `${year}-07-20T17:00` });
    // A tie is a shaky ranking: without a note on the discussion nothing is proposed.
    await submit(minh, "/shortlist/preview", 422);
    await expect(minh.locator("main [name=until]")).toHaveValue(`${year}-07-20T17:00`);
    await fill(minh, { note: "Hội đồng đã thảo luận về hai hồ sơ đồng điểm." });
    await submit(minh, "/shortlist/preview", 200);
    await expect(minh.locator("section[aria-labelledby=in]")).toContainText(FIRMS[top]);
    await expect(minh.locator("section[aria-labelledby=out]")).toContainText(FIRMS[low]);
    await look(minh);
    await submit(minh, "/motions/shortlist");
    for (const [i, nick] of VOTERS.entries()) {
      await member[nick].goto(`${council}/motions`);
      if (i === 0) await look(member[nick]);
      await submit(member[nick], "/motions/1/vote");
    }
    await mai.goto(`${council}/motions`);
    await expect(mai.locator("main .notice-ok")).toBeVisible();
    await look(mai);
    await mai.goto(`${office}/forward`);
    await fill(mai, { note: "Kính trình lãnh đạo." });
    await submit(mai, "/forward");
    await lan.goto(`${office}/decision`);
    await expect(lan.locator("main")).toContainText("Kính trình lãnh đạo.");
    await lan.locator(`main input[name=pick_${id[top]}]`).uncheck();
    await lan.locator(`main input[name=pick_${id[low]}]`).check();
    await submit(lan, "/decision", 422);
    await expect(lan.locator(`main input[name=pick_${id[low]}]`)).toBeChecked();
    await fill(lan, { note: OTHERWISE });
    await submit(lan, "/decision");
    await expectPrivate();
    for (const [page, proposal] of [[an, own.an], [giang, own.giang]] as const) {
      expect((await page.goto(`${proposal}/act/feedback`))?.status()).toBe(409);
    }
  });

  await test.step("the result is public, and anyone computes it again", async () => {
    await mai.goto(`${office}/result`);
    await submit(mai, "/result");
    await visitor.goto(results);
    for (const text of [FIRMS[low], words.differs, OTHERWISE]) await expect(visitor.locator("section[aria-labelledby=shortlist]")).toContainText(text);
    await expect(visitor.locator("main table").first()).toContainText(scripts ? words.byBallot : words.byLot);
    await expectNothing(visitor, FIRMS[top]);
    await expectSame(await mai.request.get(`${office}/result-file.json`), info);
    await expectSame(await request.get(`/challenges/${code}/results/file.json`), info);
  });

  await test.step("the losing firm reads its debrief and complains; the office answers; the call ends", async () => {
    const loser = { an, giang }[top];
    await loser.goto(`${own[top]}/act/feedback`);
    await expect(loser.locator("main")).toContainText(words.decimal("81,50"));
    await expectNothing(loser, "Nêu rõ hơn chi phí.");
    await minh.goto(`${council}/debriefs`);
    await minh.locator("main tbody tr", { hasText: FIRMS[top] }).getByRole("link").click();
    await expect(minh.locator("main [name=weaknesses]")).toHaveValue(/Chi phí vận hành chưa rõ/);
    await fill(minh, { weaknesses: "Nêu rõ hơn chi phí." });
    await minh.locator("main button[name=act][value=release]").click();
    await expect(minh.locator("main form[action$='/debrief#errors']")).toHaveCount(0);
    await loser.reload();
    await expect(loser.locator("section[aria-labelledby=debrief]")).toContainText("Nêu rõ hơn chi phí.");

    await loser.goto(`${own[top]}/act/complaint`);
    await submit(loser, "/act/complaint", 422);
    await look(loser);
    await loser.locator("select[name=grounds]").selectOption("procedure");
    await fill(loser, { text: "Đề nghị xem lại việc bỏ phiếu." });
    await submit(loser, "/act/complaint");
    await mai.goto(`${office}/follow-up`);
    await expect(mai.locator("main form[action$='/conclude#errors'] button:enabled")).toHaveCount(0);
    // It is about what one officer did: another answers it.
    const complaint = `${prefix}/office/proposals/${id[top]}/complaint`;
    await mai.goto(complaint);
    await expect(mai.locator("main")).toContainText(words.ownAct);
    await expect(mai.locator("select[name=finding]")).toHaveCount(0);
    const nam = await as("nam");
    await nam.goto(complaint);
    await expect(nam.locator("main")).toContainText("Đề nghị xem lại việc bỏ phiếu.");
    await look(nam);
    await nam.locator("select[name=finding]").selectOption("rejected");
    await fill(nam, { text: "Đã xem biên bản: đúng quy chế." });
    await submit(nam, "/complaint");
    await loser.goto(`${own[top]}/act/complaint`);
    await expect(loser.locator("main")).toContainText("Đã xem biên bản: đúng quy chế.");
    await visitor.reload();
    await expect(visitor.locator("main")).toContainText(words.answered);
    await expectNothing(visitor, "bỏ phiếu.", "biên bản:");

    await setClock("07-16T09:00");
    await mai.goto(`${office}/follow-up`);
    await submit(mai, "/conclude");
    await visitor.reload();
    await expect(visitor.locator("main")).toContainText(words.concluded);
  });

  /** Before publication nobody outside learns anything. */
  async function expectPrivate() {
    await visitor.goto(results);
    await expect(visitor.locator("main")).toContainText(words.noResult);
    await expectNothing(visitor, ...Object.values(FIRMS), words.decimal("81,50"));
    for (const path of [`/api/v1/challenges/${code}/results`, `/challenges/${code}/results/file.json`]) {
      const answer = await request.get(path);
      expect(answer.status(), path).toBe(409);
      for (const firm of Object.values(FIRMS)) expect(await answer.text()).not.toContain(firm);
    }
  }

  /** Opened for two hours; hashes for everyone, then all that was given, at once. */
  async function drawLot() {
    const lot = `${prefix}/challenges/${code}/lot`;
    await fill(minh, { until: `${year}-07-05T11:00` });
    await submit(minh, "/ballot/lot");
    await yen.goto(ballot);
    await fill(yen, { value: "6 4 2" });
    await submit(yen, "/ballot/give", 200);
    const [value, , hash] = await yen.locator("main dd code").allTextContents();
    expect(value).toBe("6 4 2");
    await khoa.goto(ballot);
    await submit(khoa, "/ballot/give", 200);
    const made = (await khoa.locator("main dd code").first().textContent())!;
    await visitor.goto(lot);
    await expect(visitor.locator("main tbody tr")).toHaveCount(3);
    await expect(visitor.locator("main")).toContainText(hash);
    await expectNothing(visitor, "6 4 2", made, ...Object.values(FIRMS));
    await yen.goto(ballot);
    await expect(yen.locator("main [name=value]")).toHaveCount(0);
    await expectNothing(yen, made);
    await setClock("07-05T11:00");
    await expect.poll(async () => (await visitor.goto(lot)) && visitor.locator("main").textContent(), { timeout: 60_000 }).toContain(made);
    await expectNothing(visitor, ...Object.values(FIRMS), words.decimal("81,50"));
  }

  async function pickBoth(page: Page) {
    for (const proposal of Object.values(id)) await page.locator(`main input[name=pick_${proposal}]`).check();
  }

  async function score(page: Page, proposal: string) {
    await page.goto(`${prefix}/council/proposals/${proposal}`);
    await expect(page.locator("main")).not.toContainText(words.others);
    await fill(page, Object.fromEntries(SCORES.map((score, k) => [`score_${k}`, words.decimal(score)])));
    await fill(page, { strengths: "Cách làm rõ ràng.", weaknesses: "Chi phí vận hành chưa rõ." });
    await page.locator("main button[name=act][value=submit]").click();
    await expect(page.locator("#done")).toBeVisible();
    // What is left opens by itself; the sheet that was handed in is locked.
    if (!page.url().includes(proposal)) await page.goto(`${prefix}/council/proposals/${proposal}`);
    await expect(page.locator("main button[name=act][value=submit]")).toHaveCount(0);
    await expect(page.locator("main")).toContainText(words.others);
  }

  async function revise(page: Page, proposal: string, values: Record<string, string>) {
    await page.goto(`${prefix}/council/proposals/${proposal}`);
    await fill(page, values);
    await page.locator("main button[value=revise]").click();
    await expect(page).toHaveURL(/done=sheet_revised#done$/);
  }
});
