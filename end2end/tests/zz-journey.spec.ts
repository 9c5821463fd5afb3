// The whole call, as the people in it live it: draft → four eyes → proposal → sealed → opening → council → result.
// The clock is set through /demo/clock; the file's name makes it run last, because time only goes on.
import { expect, LANGUAGES, signIn, test, type Language } from "../fixtures";
import type { Browser, Page } from "@playwright/test";

const COUNCIL = ["minh", "thu", "huong", "khoa", "yen", "tuan", "dung", "hoa", "quan", "linh"];
const SECTIONS: Record<string, Record<string, string>> = {
  fit: { title: "Giải pháp đi hết hành trình", fit: "Phù hợp với bài toán." },
  solution: { solution: "Nền tảng mở." },
  results: { results: "Ít nhất 90% câu trả lời đúng." },
  "data-security": { data_security: "Dữ liệu đặt tại Việt Nam." },
  team: { team: "Mười kỹ sư." },
  plan: { plan: "Sáu tháng." },
  costs: { cost_item_0: "Phần mềm", cost_quantity_0: "2", cost_price_0: "150.000.000" },
};

test.describe.configure({ timeout: 300_000 });

for (const [index, language] of (Object.keys(LANGUAGES) as Language[]).entries()) {
  const { prefix } = LANGUAGES[language];

  test(`a call from draft to result (${language})`, async ({ browser, request }, info) => {
    const scripts = info.project.name === "scripts on";
    // A year of its own for each run, so that no run meets the closing of another.
    const year = 2027 + index + (scripts ? 0 : 2);
    const code = `E2E-${year}`;
    const at = (day: string) => `${year}-${day}`;
    const setClock = async (now: string) => {
      const answer = await request.post("/demo/clock", { data: { now: `${now}:00+07:00` } });
      expect(answer.status()).toBe(200);
    };
    const as = (nick: string) => open(browser, nick, language, scripts, info.project.use.baseURL!);

    await setClock(at("01-04T08:00"));
    const mai = await as("mai");
    await mai.goto(`${prefix}/office/new`);
    await fill(mai, {
      code,
      title_vi: `Bài toán thử ${year}`,
      summary_vi: "Tóm tắt bài toán.",
      context_vi: "Bối cảnh.",
      required_result_vi: "Kết quả cần đạt.",
      owner_vi: "Sở Khoa học và Công nghệ",
      opens: at("01-05T08:00"),
      closes: at("03-01T17:00"),
    });
    await mai.locator("input[name=field_data]").check();
    await mai.locator(`main form[action$="/office/new"] button[type=submit]`).click();
    await mai.goto(`${prefix}/office/challenges/${code}`);
    await submit(mai, `/${code}/review`);

    const lan = await as("lan");
    await lan.goto(`${prefix}/office/challenges/${code}/publish`);
    await submit(lan, `/${code}/publish`);
    await setClock(at("01-06T08:00"));

    const an = await as("an");
    await an.goto(`${prefix}/challenges/${code}`);
    await submit(an, `/${code}/propose`);
    await expect(an).toHaveURL(/\/proposals\/[0-9a-f-]{36}$/);
    const proposal = new URL(an.url()).pathname;
    for (const [section, values] of Object.entries(SECTIONS)) {
      await an.goto(`${proposal}/${section}`);
      await fill(an, values);
      await an.locator("main button[name=then][value=stay]").click();
      await expect(an.locator(`[name="${Object.keys(values)[0]}"]`)).toHaveValue(Object.values(values)[0]);
    }
    await an.goto(`${proposal}/declarations`);
    for (const name of ["is_truthful", "owns_rights", "has_no_tie"]) await an.locator(`input[name=${name}]`).check();
    await an.locator("main button[name=then][value=stay]").click();
    await an.goto(`${proposal}/act/submit`);
    await submit(an, "/act/submit");
    await expect(an.locator("main")).toContainText(/[0-9a-f]{64}/);

    // Sealed: the office finds no trace of it before the opening.
    await mai.goto(`${prefix}/office/challenges/${code}`);
    await expect(mai.locator("main")).not.toContainText("Giải pháp đi hết hành trình");

    // One minute past closing, nothing more is taken.
    await setClock(at("03-01T17:01"));
    await an.goto(`${proposal}/act/submit`);
    await expect(an.locator(`main form[action$="/act/submit"] button[type=submit]:enabled`)).toHaveCount(0);

    await mai.goto(`${prefix}/office/challenges/${code}`);
    await submit(mai, `/${code}/opening`);
    const huong = await as("huong");
    await huong.goto(`${prefix}/council/challenges/${code}`);
    await submit(huong, `/${code}/opening`);

    await mai.goto(`${prefix}/office/challenges/${code}`);
    const opened = mai.getByRole("link", { name: /^HS-/ }).first();
    const id = (await opened.getAttribute("href"))!.split("/").pop()!;
    await opened.click();
    await expect(mai.locator("main")).toContainText("Giải pháp đi hết hành trình");
    await mai.locator("main form", { has: mai.locator("input[name=verdict][value=admit]") }).locator("button[type=submit]").click();
    await mai.goto(`${prefix}/office/challenges/${code}`);
    await submit(mai, `/${code}/scoring`);

    const minh = await as("minh");
    for (const [i, nick] of COUNCIL.entries()) {
      const member = nick === "minh" ? minh : nick === "huong" ? huong : await as(nick);
      await member.goto(`${prefix}/council/challenges/${code}`);
      const declaration = member.locator(`main form[action$="${id}/conflict"]`);
      await declaration.locator("input[name=conflict][value=clear]").check();
      await declaration.locator("button[type=submit]").click();
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

    await minh.goto(`${prefix}/council/challenges/${code}/close-scoring`);
    await submit(minh, "/close-scoring");
    await minh.goto(`${prefix}/council/challenges/${code}/shortlist`);
    await fill(minh, { vote_for: "9", vote_against: "1", vote_abstained: "0" });
    await submit(minh, "/shortlist/preview");
    await expect(minh.locator("main")).toContainText("Công ty TNHH Giải pháp số Hạ Long");
    await submit(minh, "/shortlist");
    await mai.goto(`${prefix}/office/challenges/${code}/forward`);
    await fill(mai, { note: "Kính trình lãnh đạo." });
    await submit(mai, "/forward");
    await lan.goto(`${prefix}/office/challenges/${code}/decision`);
    await submit(lan, "/decision");
    await mai.goto(`${prefix}/office/challenges/${code}/result`);
    await submit(mai, "/result");

    // 81.5 points of 100, the same from every member: n = 10, S = 1630 half points.
    const visitor = await browser.newPage({ javaScriptEnabled: scripts, baseURL: info.project.use.baseURL });
    await visitor.goto(`${prefix}/challenges/${code}/results`);
    await expect(visitor.locator("main")).toContainText("Công ty TNHH Giải pháp số Hạ Long");
    await expect(visitor.locator("main")).toContainText(language === "vi" ? "81,50" : "81.50");
    const result = await (await request.get(`/api/v1/challenges/${code}/results`)).json();
    expect(JSON.stringify(result)).toContain("1630");
    await an.goto(`${proposal}/act/feedback`);
    await expect(an.locator("main")).toContainText(language === "vi" ? "81,50" : "81.50");

    // The firm complains, the office answers, the chair releases the debrief, and the call ends after its term.
    await an.goto(`${proposal}/act/complaint`);
    await an.locator("select[name=grounds]").selectOption("arithmetic");
    await fill(an, { text: "Đề nghị kiểm tra tổng điểm." });
    await submit(an, "/act/complaint");
    await mai.goto(`${prefix}/office/proposals/${id}/complaint`);
    await expect(mai.locator("main")).toContainText("Đề nghị kiểm tra tổng điểm.");
    await mai.locator("select[name=finding]").selectOption("rejected");
    await fill(mai, { text: "Tổng điểm khớp." });
    await submit(mai, "/complaint");
    await minh.goto(`${prefix}/council/proposals/${id}/debrief`);
    await fill(minh, { strengths: "Rõ ràng.", weaknesses: "Chi phí." });
    await minh.locator("main button[name=act][value=release]").click();
    await expect(minh.locator("main form[action$='/debrief']")).toHaveCount(0);
    await an.goto(`${proposal}/act/feedback`);
    await expect(an.locator("main")).toContainText("Rõ ràng.");
    await an.goto(`${proposal}/act/complaint`);
    await expect(an.locator("main")).toContainText("Tổng điểm khớp.");
    await setClock(at("03-12T09:00"));
    await mai.goto(`${prefix}/office/challenges/${code}/follow-up`);
    await submit(mai, "/conclude");
    await visitor.goto(`${prefix}/challenges/${code}/results`);
    await expect(visitor.locator("main")).toContainText(language === "vi" ? "đã trả lời: 1" : "answered: 1");
  });
}

async function open(browser: Browser, nick: string, language: Language, scripts: boolean, baseURL: string) {
  const page = await browser.newPage({ javaScriptEnabled: scripts, baseURL });
  await signIn(page, nick, language);
  return page;
}

async function fill(page: Page, values: Record<string, string>) {
  for (const [name, value] of Object.entries(values)) await page.locator(`main [name="${name}"]`).fill(value);
}

/** Presses the button of the form that posts to an address with this end, and waits for the page that follows. */
async function submit(page: Page, end: string) {
  const answered = page.waitForResponse((r) => r.request().method() === "POST");
  await page.locator(`main form[method=post][action$="${end}"] button[type=submit]`).first().click();
  expect((await answered).status(), end).toBeLessThan(400);
  await page.waitForLoadState();
}
