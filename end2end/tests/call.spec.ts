// The whole call, as the people in it live it: draft → four eyes → proposals → sealed → opening → screening → council → result.
// The clock is set through /demo/clock.
import { expect, test } from "../fixtures";
import * as steps from "../steps";
import { fill, submit } from "../steps";

const COUNCIL = ["minh", "thu", "huong", "khoa", "yen", "tuan", "dung", "hoa", "quan", "linh"];

const INADMISSIBLE = "Doanh nghiệp không thuộc đối tượng mời.";

test.describe.configure({ timeout: 300_000 });

test("a call from draft to result", async ({ browser, request, language, prefix }) => {
  const code = "E2E-2027";
  const at = (day: string) => `2027-${day}`;
  const setClock = (local: string) => steps.setClock(request, local);
  const as = (nick: string) => steps.as(browser, nick, language);

  await setClock(at("01-04T08:00"));
  const mai = await as("mai");
  await steps.draftCall(mai, code, language, at("01-05T08:00"), at("03-01T17:00"));

  const lan = await as("lan");
  await steps.publishCall(lan, code, prefix);
  await setClock(at("01-06T08:00"));

  const an = await as("an");
  const proposal = await steps.writeProposal(an, code, language);
  await steps.handIn(an, proposal);
  const giang = await as("giang");
  const other = await steps.writeProposal(giang, code, language);
  await steps.handIn(giang, other);

  // Sealed: the office finds no trace of it before the opening.
  await mai.goto(`${prefix}/office/challenges/${code}`);
  await expect(mai.locator("main")).not.toContainText("Giải pháp đi hết hành trình");

  // One minute past closing, nothing more is taken.
  await setClock(at("03-01T17:01"));
  await an.goto(`${proposal}/act/submit`);
  await expect(an.locator(`main form[action$="/act/submit#errors"] button[type=submit]:enabled`)).toHaveCount(0);

  await mai.goto(`${prefix}/office/challenges/${code}`);
  await submit(mai, `/${code}/opening`);
  const huong = await as("huong");
  await huong.goto(`${prefix}/council/challenges/${code}`);
  await submit(huong, `/${code}/opening`);

  await mai.goto(`${prefix}/office/challenges/${code}`);
  const [id, refused] = [proposal, other].map((address) => address.split("/").pop()!);
  await mai.locator(`main a[href$="/office/proposals/${id}"]`).first().click();
  await expect(mai.locator("main")).toContainText("Giải pháp đi hết hành trình");
  await steps.judge(mai, "admit");
  // The other is not admitted: its firm reads why, now and again with the result.
  await mai.goto(`${prefix}/office/proposals/${refused}`);
  await steps.judge(mai, "refuse", " ", 422);
  await expect(mai.getByRole("alert").first()).toBeVisible();
  await steps.judge(mai, "refuse", INADMISSIBLE);
  await giang.goto(other);
  await expect(giang.locator("main .notice-warn")).toContainText(INADMISSIBLE);
  // It takes another person's word, and scoring waits for it.
  await expect(mai.locator("main button[value=confirm]")).toHaveCount(0);
  const nam = await as("nam");
  await nam.goto(`${prefix}/office/proposals/${refused}`);
  await steps.judge(nam, "confirm");
  await giang.goto(other);
  await expect(giang.locator("main .notice-warn")).toContainText(INADMISSIBLE);
  await mai.goto(`${prefix}/office/challenges/${code}`);
  await submit(mai, `/${code}/scoring`);

  const minh = await as("minh");
  for (const [i, nick] of COUNCIL.entries()) {
    const member = nick === "minh" ? minh : nick === "huong" ? huong : await as(nick);
    await member.goto(`${prefix}/council/challenges/${code}`);
    await expect(member.locator("main input[value=clear][type=radio]")).toHaveCount(1);
    // By the proposal's own choice, or by one tick for all that are asked about.
    await member.locator(i % 2 ? "#rest" : `main input[name="conflict_${id}"][value=clear]`).check();
    await submit(member, "/declarations");
    await member.goto(`${prefix}/council/proposals/${id}`);
    await fill(member, { score_0: "17", score_1: language === "vi" ? "20,5" : "20.5", score_2: "12", score_3: "12", score_4: "12", score_5: "8" });
    if (i === 0) {
      // Above the maximum: told at the field, nothing lost.
      await fill(member, { score_5: "10,5" });
      await member.locator("main button[name=act][value=submit]").click();
      await expect(member.getByRole("alert").first()).toBeVisible();
      await expect(member.locator("[name=score_0]")).toHaveValue("17");
      await fill(member, { score_5: "8" });
    }
    await member.locator("main button[name=act][value=submit]").click();
    await expect(member.locator("main button[name=act][value=submit]")).toHaveCount(0);
    if (nick !== "huong" && nick !== "minh") await member.context().close();
  }

  // Five have not scored: until thirty days are over, scoring waits for them.
  await minh.goto(`${prefix}/council/challenges/${code}/close-scoring`);
  await expect(minh.locator("main form[action*='/close-scoring'] button[type=submit]")).toHaveCount(0);
  await setClock(at("04-02T08:00"));
  await minh.goto(`${prefix}/council/challenges/${code}/close-scoring`);
  await submit(minh, "/close-scoring");
  await minh.goto(`${prefix}/council/challenges/${code}/motions/shortlist`);
  await fill(minh, { until: at("04-20T17:00") });
  await submit(minh, "/shortlist/preview", 200);
  await expect(minh.locator("main")).toContainText("Công ty TNHH Giải pháp số Hạ Long (minh họa)");
  await submit(minh, "/motions/shortlist");
  for (const nick of COUNCIL) {
    const member = nick === "minh" ? minh : nick === "huong" ? huong : await as(nick);
    await member.goto(`${prefix}/council/challenges/${code}/motions`);
    await submit(member, "/motions/1/vote");
    if (nick !== "huong" && nick !== "minh") await member.context().close();
  }
  await mai.goto(`${prefix}/office/challenges/${code}/forward`);
  await fill(mai, { note: "Kính trình lãnh đạo." });
  await submit(mai, "/forward");
  await lan.goto(`${prefix}/office/challenges/${code}/decision`);
  await submit(lan, "/decision");
  await mai.goto(`${prefix}/office/challenges/${code}/result`);
  await submit(mai, "/result");

  // 81.5 points of 100, the same from every member: n = 10, S = 1630 half points.
  const visitor = await steps.newPage(browser);
  await visitor.goto(`${prefix}/challenges/${code}/results`);
  await expect(visitor.locator("main")).toContainText("Công ty TNHH Giải pháp số Hạ Long (minh họa)");
  await expect(visitor.locator("main")).toContainText(language === "vi" ? "81,50" : "81.50");
  const result = await (await request.get(`/api/v1/challenges/${code}/results`)).json();
  expect(JSON.stringify(result)).toContain("1630");
  await an.goto(`${proposal}/act/feedback`);
  await expect(an.locator("main")).toContainText(language === "vi" ? "81,50" : "81.50");

  await giang.goto(`${other}/act/feedback`);
  await expect(giang.locator("main")).toContainText(INADMISSIBLE);

  // The firm complains, another officer answers, the chair releases the debrief, and the call ends after its term.
  await an.goto(`${proposal}/act/complaint`);
  await an.locator("select[name=grounds]").selectOption("arithmetic");
  await fill(an, { text: "Đề nghị kiểm tra tổng điểm." });
  await submit(an, "/act/complaint");
  // Mai screened it: somebody else of the office answers.
  await nam.goto(`${prefix}/office/proposals/${id}/complaint`);
  await expect(nam.locator("main")).toContainText("Đề nghị kiểm tra tổng điểm.");
  await nam.locator("select[name=finding]").selectOption("rejected");
  await fill(nam, { text: "Tổng điểm khớp." });
  await submit(nam, "/complaint");
  await minh.goto(`${prefix}/council/proposals/${id}/debrief`);
  await fill(minh, { strengths: "Rõ ràng.", weaknesses: "Chi phí." });
  await minh.locator("main button[name=act][value=release]").click();
  await expect(minh.locator("main form[action$='/debrief#errors']")).toHaveCount(0);
  await an.goto(`${proposal}/act/feedback`);
  await expect(an.locator("main")).toContainText("Rõ ràng.");
  await an.goto(`${proposal}/act/complaint`);
  await expect(an.locator("main")).toContainText("Tổng điểm khớp.");
  await setClock(at("04-14T09:00"));
  await mai.goto(`${prefix}/office/challenges/${code}/follow-up`);
  await submit(mai, "/conclude");
  await visitor.goto(`${prefix}/challenges/${code}/results`);
  await expect(visitor.locator("main")).toContainText(language === "vi" ? "đã trả lời: 1" : "answered: 1");
});
