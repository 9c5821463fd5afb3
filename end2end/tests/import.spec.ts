// The official list, as a real spreadsheet: shown row by row, saved all at once, harmless twice; and what becomes of a row.
import { expect, signIn, test } from "../fixtures";
import { as, fill, publishCall, setClock, submit } from "../steps";
import type { Page } from "@playwright/test";

/** One of the list's three. */
const ROW = { code: "BT-22", title: "Giám sát chất lượng nước ven bờ bằng cảm biến", result: "Mạng cảm biến và bản đồ cảnh báo công khai" };
const WORDS = {
  vi: {
    nothingNew: "Mọi bài toán trong danh mục đã có trong hệ thống.",
    blockers: "Cần hoàn thiện trước khi trình thẩm định",
    returned: "Lãnh đạo đã trả lại bản nháp này",
    changed: "Bối cảnh",
    closes: "Thứ Bảy, 15/03/2025 17:00",
  },
  en: {
    nothingNew: "Every challenge of the list exists already.",
    blockers: "To be completed before review",
    returned: "The leader returned this draft",
    changed: "context",
    closes: "Saturday, 15 March 2025, 17:00",
  },
};

test("from a row of the list to an amended, extended call", async ({ page, browser, request, language, prefix }) => {
  const words = WORDS[language];
  await setClock(request, "2025-01-04T08:00");
  const mai = await as(browser, "mai", language);
  const confirm = mai.locator("main form[method=post] button[type=submit]");
  await test.step("importing the list again changes nothing", async () => {
    await uploadList(mai, prefix);
    await confirm.click();
    await expect(mai).toHaveURL(/done=list_imported#done$/);
    // From four drafts on they are folded: they hold up nobody.
    await mai.locator("main details", { hasText: ROW.code }).first().locator("summary").first().click();
    await expect(mai.getByText(ROW.code).first()).toBeVisible();
    await uploadList(mai, prefix);
    await expect(mai.locator("main")).toContainText(words.nothingNew);
    await expect(confirm).toHaveCount(0);
  });

  const code = "NHAP-2025";
  const title = `${ROW.title} (${code})`;
  const office = `${prefix}/office/challenges/${code}`;
  await test.step("what the list does not say is completed, and sent to review", async () => {
    await mai.goto(`${prefix}/office/challenges/${ROW.code}`);
    await expect(mai.getByRole("heading", { name: words.blockers })).toBeVisible();
    await expect(mai.locator(`main form[action$="/${ROW.code}/review#errors"]`)).toHaveCount(0);
    await mai.goto(`${prefix}/office/challenges/${ROW.code}/edit`);
    await expect(mai.locator("main [name=title_vi]")).toHaveValue(ROW.title);
    await expect(mai.locator("main [name=required_result_vi]")).toHaveValue(ROW.result);
    await fill(mai, {
      code,
      title_vi: title,
      summary_vi: "Người dân biết nước có sạch hay không.",
      context_vi: "Chưa có số đo thường xuyên.",
      owner_vi: "Sở Nông nghiệp và Môi trường",
      opens: "2025-01-05T08:00",
      closes: "2025-03-01T17:00",
    });
    await mai.locator("main input[name=field_data]").check();
    await submit(mai, `/${ROW.code}/edit`);
    await submit(mai, `/${code}/review`);
  });

  const lan = await as(browser, "lan", language);
  await test.step("a leader returns it with a reason, and publishes it the second time", async () => {
    await lan.goto(`${office}/return`);
    await fill(lan, { reason: " " });
    await submit(lan, `/${code}/return`, 422);
    await expect(lan.getByRole("alert").first()).toBeVisible();
    await fill(lan, { reason: "Cần nêu số điểm đo." });
    await submit(lan, `/${code}/return`);
    await mai.goto(office);
    await expect(mai.locator("main .notice", { hasText: words.returned })).toContainText("Cần nêu số điểm đo.");
    await mai.goto(`${office}/edit`);
    await fill(mai, { context_vi: "Chưa có số đo thường xuyên ở 12 điểm." });
    await submit(mai, `/${code}/edit`);
    await submit(mai, `/${code}/review`);
    await publishCall(lan, code, prefix);
  });

  const versions = page.locator("#versions tbody tr");
  await test.step("once published, a change is a version with a reason", async () => {
    await setClock(request, "2025-01-06T08:00");
    await page.goto(`${prefix}/challenges/${code}`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
    await expect(page.locator("#required-result")).toContainText(ROW.result);
    await expect(page.locator("main")).toContainText("12 điểm.");
    await mai.goto(`${office}/amend`);
    await fill(mai, { context_vi: "Chưa có số đo thường xuyên ở 15 điểm.", reason: " " });
    await submit(mai, `/${code}/amend`, 422);
    await expect(mai.locator("main [name=context_vi]")).toHaveValue("Chưa có số đo thường xuyên ở 15 điểm.");
    await fill(mai, { reason: "Bổ sung ba điểm đo." });
    await submit(mai, `/${code}/amend`);
    // Proposals rest on it: nothing is public before a leader has read the difference.
    await page.reload();
    await expect(page.locator("main")).toContainText("12 điểm.");
    await lan.goto(`${office}/amendment`);
    await expect(lan.locator("main ins").first()).toContainText("15");
    await lan.locator("main input[name=day_off_2025_03_01]").check();
    await submit(lan, `/${code}/amendment`);
    await page.reload();
    await expect(page.locator("main")).toContainText("15 điểm.");
    await expect(page.locator("main")).not.toContainText("12 điểm.");
    await expect(versions.first()).toContainText("2");
    for (const text of [words.changed, "Bổ sung ba điểm đo."]) await expect(versions.first()).toContainText(text, { ignoreCase: true });
  });

  await test.step("closing is extended", async () => {
    await mai.goto(`${office}/extend`);
    await fill(mai, { closes: "2025-03-15T17:00", reason: "Đo thêm một tuần trăng." });
    // A Saturday is asked for once more.
    await submit(mai, `/${code}/extend`, 422);
    await mai.locator("main [name=day_off_2025_03_15]").check();
    await submit(mai, `/${code}/extend`);
    await lan.goto(`${office}/extension`);
    await submit(lan, `/${code}/extension`);
    await page.reload();
    await expect(page.getByRole("complementary")).toContainText(words.closes);
    await expect(versions.first()).toContainText("Đo thêm một tuần trăng.");
    await expect(versions.first()).toContainText("3");
  });
});

test("a file that is no list is refused with the reason", async ({ page, language, prefix }) => {
  await signIn(page, "mai", language);
  await page.goto(`${prefix}/office/import`);
  await page.locator("input[type=file]").setInputFiles({ name: "danh-muc.xlsx", mimeType: "application/octet-stream", buffer: Buffer.from("không phải bảng tính") });
  await submit(page, "/import/upload");
  await expect(page.getByRole("alert").first()).toBeVisible();
});

/** As far as the preview, row by row. */
async function uploadList(page: Page, prefix: string) {
  await page.goto(`${prefix}/office/import`);
  await page.locator("input[type=file]").setInputFiles("fixtures/danh-muc-minh-hoa.xlsx");
  await submit(page, "/import/upload");
  const rows = page.locator("main table tbody tr");
  await expect(rows).toHaveCount(3);
  await expect(rows.nth(1)).toContainText(ROW.title);
}
