// Every kind of page, as far as links lead each kind of person: nothing makes it scroll sideways, on the narrowest screens
// and with text at twice its size, and axe finds nothing. What is named here is looked at by name.
import { expect, expectAccessible, expectNarrow, signIn, test } from "../fixtures";
import { server } from "../server";
import { ownDraft } from "../steps";
import type { Page } from "@playwright/test";

/** Of pages that differ by a code or id only, so many are looked at; axe looks at the first. What differs in English is its words. */
const OF_A_KIND = { vi: 3, en: 1 };
const NAMED: Record<string, string[]> = {
  visitor: [
    "/", "/challenges", "/challenges?q=khong-co", "/challenges?q=tro+ly&sort=newest", "/challenges?page=99", "/challenges/BT-01", "/challenges/BT-01/rules",
    "/news", "/calendar", "/members", "/statistics", "/dossiers", "/plan", "/legal", "/legal/57-nq-tw", "/guide", "/open-data", "/questions", "/contact", "/privacy", "/accessibility", "/style", "/challenges/BT-07", "/challenges/BT-10", "/challenges/BT-01/results",
    "/challenges/BT-02/results", "/sign-in", "/register", "/register?sent=1", "/reset", "/reset?sent=1", "/nowhere", "/invite/0123",
  ],
  an: ["/proposals", "/firm", "/firm/edit", "/firm/partnerships", "/account", "/following", "/notices", "/account/keys", "/challenges?q=tro+ly"],
  chi: ["/firm", "/proposals"],
  mai: [
    "/office", "/office/new", "/office/import", "/office/firms", "/office/seats", "/office/mails", "/office/reports", "/office/challenges/BT-01/notices",
    "/office/challenges/BT-14", "/office/challenges/BT-14/edit", "/office/challenges/BT-01", "/office/challenges/BT-01/amend",
    "/office/challenges/BT-01/extend", "/office/challenges/BT-04", "/office/challenges/BT-09", "/office/challenges/BT-10/ranking",
    "/office/challenges/BT-06/forward", "/office/challenges/BT-10/follow-up", "/office/portfolio", "/office/challenges/BT-06/advisory",
    "/council/meetings", "/council/meetings/new",
  ],
  lan: ["/office", "/office/challenges/BT-15/publish", "/office/challenges/BT-15/return", "/office/challenges/BT-01/cancel", "/office/challenges/BT-06/ranking"],
  minh: [
    "/council", "/council/challenges/BT-04", "/council/challenges/BT-04/sheets", "/council/challenges/BT-04/compare", "/council/challenges/BT-04/close-scoring", "/council/challenges/BT-06/ranking",
    "/council/challenges/BT-10/debriefs", "/council/challenges/BT-06/advisory",
    "/council/challenges/BT-04/reopen", "/council/challenges/BT-04/recusal",
  ],
  huong: ["/council", "/council/challenges/BT-04/conflicts", "/council/meetings", "/council/meetings/new"],
  tuan: ["/council"],
  viet: ["/council"],
};
/** What only who is signed in sees, or what shows them something else: of a call, firms are offered more than its page. */
const OWN = /^\/(office|council|proposals|firm|account|invite|challenges\/[^/?]+$)/;
const FIRMS = ["an", "chi"];
/** What needs an id: where the first link to it stands, and how its address begins. */
const LINKED: Record<string, [string, string][]> = {
  an: [["/proposals", "/proposals/"]],
  mai: [["/office/challenges/BT-09", "/office/proposals/"], ["/office/firms", "/office/firms/"], ["/office/challenges/BT-10/follow-up", "/office/proposals/"]],
  minh: [["/council/challenges/BT-10/debriefs", "/council/proposals/"]],
  huong: [["/council/challenges/BT-06", "/council/meetings/"], ["/council/challenges/BT-04", "/council/meetings/"]],
  tuan: [["/council/challenges/BT-04", "/council/proposals/"]],
};
const SECTIONS = ["fit", "solution", "team", "costs", "references", "declarations", "files"];

test.describe.configure({ timeout: 300_000 });

for (const [nick, paths] of Object.entries(NAMED)) {
  test(`every page of ${nick} is accessible and narrow`, async ({ page, language, prefix }) => {
    const named = paths.map((path) => (path === "/" && prefix ? prefix : prefix + path));
    if (nick === "an") {
      const proposal = await ownDraft(page, language);
      named.push(proposal, `${proposal}/act/partners`, ...SECTIONS.map((section) => `${proposal}/${section}`));
    } else if (nick !== "visitor") {
      await signIn(page, nick, language);
    }
    for (const [from, start] of LINKED[nick] ?? []) {
      await page.goto(prefix + from);
      named.push((await page.locator(`main a[href^="${prefix}${start}"]`).first().getAttribute("href"))!);
    }
    const desk = page.viewportSize()!;
    // In Vietnamese by day, in English by night.
    if (language === "en") await page.context().addCookies([{ name: "look", value: "dark", url: server().url }]);
    const waiting = [...named];
    const seen = new Set<string>();
    const kinds = new Map<string, number>();
    for (let path = waiting.shift(); path; path = waiting.shift()) {
      const kind = path.replace(/\?.*/, "").replace(/[0-9a-f-]{36}/g, "ID").replace(/[A-Z][A-Z0-9]*-[A-Z0-9]+/g, "CODE").replace(/\/kinds\/[a-z_]+/, "/kinds/KIND");
      const count = kinds.get(kind) ?? 0;
      const isNamed = named.includes(path);
      if (seen.has(path) || (count >= OF_A_KIND[language] && !isNamed)) continue;
      seen.add(path);
      kinds.set(kind, count + 1);
      await page.setViewportSize(desk);
      const status = (await page.goto(path))?.status();
      if (isNamed && nick !== "visitor") expect(status, path).toBeLessThan(300);
      if (isNamed || count === 0) await test.step(path, () => expectAccessible(page));
      await expectNarrow(page, path);
      const found = await pagesFrom(page, prefix);
      waiting.push(...found.filter((to) => nick === "visitor" || FIRMS.includes(nick) || OWN.test(to.slice(prefix.length))));
    }
    expect(kinds.size, [...kinds.keys()].join(" ")).toBeGreaterThan(4);
  });
}

/** Where links and buttons lead from here, on this site and in this language; no downloads. */
async function pagesFrom(page: Page, prefix: string) {
  const found = await page.evaluate(() => [
    ...[...document.querySelectorAll<HTMLAnchorElement>("a[href]:not([download])")].map((a) => a.href),
    ...[...document.querySelectorAll<HTMLFormElement>("main form[method=get]:not(.filters)")].map((form) => form.action),
  ]);
  const here = new URL(page.url()).origin;
  const paths = found.map((href) => new URL(href)).filter((url) => url.origin === here).map((url) => url.pathname + url.search);
  return paths.filter((path) => !/^\/(api|files|pkg)\/|\.(json|atom|csv|xlsx|ics)|\/files\/|\/html\?/.test(path) && (prefix ? path.startsWith(prefix) : !/^\/en(\/|$)/.test(path)));
}
