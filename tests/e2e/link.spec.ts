// A result travels in a link: it comes out as it went in, whatever happened to the link is said, and nothing is saved.

import type { Page } from "@playwright/test";
import { crc32 } from "node:zlib";
import { example } from "./content.ts";
import { expect, ready, store, stored, test, type Host } from "./fixtures.ts";
import { FINDER, clear, filled, finish, h1, named, open, saved } from "./people.ts";

const ivan = example("ivan");
type Extent = "summary" | "answers";

/** Opens the dialog of one's own result and takes the link from the clipboard. */
async function copied(page: Page, extent: Extent) {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.locator("#send").click();
  await page.locator(`#send-${extent}`).check();
  await page.locator("#send-copy").click();
  await expect(page.getByRole("dialog")).toContainText("Copied.");
  return page.evaluate(() => navigator.clipboard.readText());
}

/** The link of a sheet's result, made on a site. */
async function linkOf(page: Page, extent: Extent, sheet = ivan, of = FINDER) {
  await store(page, saved(sheet, { of }));
  await finish(page);
  await page.locator("#send").click();
  await page.locator(`#send-${extent}`).check();
  await expect(page.locator("#send-link")).toHaveValue(/#r=1\.archetype\.\d+\.[\w-]+$/);
  return page.locator("#send-link").inputValue();
}

const code = (link: string) => link.slice(link.indexOf("#r="));

/** What a result says apart from what only its owner sees. */
async function told(page: Page) {
  return {
    headline: await h1(page).textContent(),
    standing: await page.locator(".standing").allTextContents(),
    numbers: await page.locator("#numbers td, #numbers th").allTextContents(),
    sections: await page.getByRole("region").getByRole("heading", { level: 2 }).allTextContents(),
  };
}

async function opens(page: Page, link: string) {
  await page.goto(link);
  await ready(page);
}

async function refuses(page: Page, words: string) {
  await expect(h1(page)).toHaveText("This link does not open");
  await expect(page.locator("#link-fault")).toContainText(words);
  expect(await stored(page)).toEqual({});
}

for (const extent of ["summary", "answers"] as const) {
  test(`a result sent as ${extent} shows the same to whoever opens it, and saves nothing there`, async ({ page, newcomer }) => {
    await store(page, saved(ivan));
    await finish(page);
    const own = await told(page);
    expect(own.headline).toBe(named("solver"));
    const link = await copied(page, extent);
    expect(new URL(link).pathname).toBe("/share/");

    const elsewhere = await newcomer();
    await opens(elsewhere, link);
    const theirs = await told(elsewhere);
    expect(theirs.headline).toBe(own.headline);
    expect(theirs.standing).toEqual(own.standing);
    expect(theirs.numbers).toEqual(own.numbers);
    // A summary has no answers to show.
    const why = /^The answers for and against/;
    expect(theirs.sections).toEqual(own.sections.filter((title) => extent === "answers" || !why.test(title)));
    expect(await stored(elsewhere)).toEqual({});

    await expect(elsewhere.locator("main")).toContainText("Somebody sent you this result.");
    await expect(elsewhere.locator("#send, #save-svg, input, .history")).toHaveCount(0);
    await expect(elsewhere.locator("main a[href*='questions']")).toHaveCount(0);
    expect(await elsewhere.evaluate(() => Object.keys(sessionStorage))).toEqual([]);
    await open(elsewhere, "me/");
    await expect(elsewhere.locator("main")).toContainText("No attempts yet.");
  });
}

test("every answer travels with “every answer”, and is shown with its question", async ({ page, newcomer }) => {
  const link = await linkOf(page, "answers");
  const elsewhere = await newcomer();
  await opens(elsewhere, link);
  for (const question of FINDER.questions) {
    const option = question.options.find(({ id }) => id === ivan.work?.[question.id]);
    if (!option) continue;
    const line = elsewhere.locator(".evidence li").filter({ hasText: question.prompt });
    await expect(line).toContainText(option.text);
  }
  // The answers about the company came along too, or there would be no advice.
  await expect(elsewhere.getByRole("note").filter({ hasText: "For a company like yours" })).toHaveCount(1);
});

test("opening a link leaves what the reader has saved as it is", async ({ page, newcomer }) => {
  const link = await linkOf(page, "answers");
  const reader = await newcomer();
  await store(reader, { ...saved(clear("architect"), { attempt: "mine" }), "waymark:theme": "night" });
  await open(reader, "me/");
  const before = await stored(reader);
  await opens(reader, link);
  await expect(h1(reader)).toHaveText(named("solver"));
  expect(await stored(reader)).toEqual(before);
});

test("the sender sees what travels before copying, and the summary holds no answers", async ({ page }) => {
  await store(page, saved(ivan));
  await finish(page);
  await page.locator("#send").click();
  const dialog = page.getByRole("dialog", { name: "Send this result" });
  const lines = dialog.locator(".aside li");
  await expect(dialog.locator("#send-summary")).toBeChecked();
  await expect(lines).toHaveCount(3);
  await expect(lines.nth(1)).toHaveText(/^My work: Solver \d+, .*Tech Lead \d+/);
  const summary = await page.locator("#send-link").inputValue();

  await dialog.getByText("Every answer").click();
  await expect(lines).toHaveCount(1 + 14 + 3);
  const monday = FINDER.questions[0];
  const option = monday?.options.find(({ id }) => id === ivan.work?.monday);
  await expect(lines.nth(1)).toContainText(`${monday?.prompt} My work: ${option?.text}. My energy: `);
  await expect(lines.filter({ hasText: "not sure" })).toHaveCount(1);
  const answers = await page.locator("#send-link").inputValue();
  expect(answers.length).toBeGreaterThan(summary.length);
  await dialog.getByRole("button", { name: "Close" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.locator("#send")).toBeFocused();
});

test("where the clipboard is closed, the page says so and the link can be copied by hand", async ({ page }) => {
  await store(page, saved(ivan));
  await finish(page);
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException("no", "NotAllowedError"));
  });
  await page.locator("#send").click();
  await page.locator("#send-copy").click();
  await expect(page.getByRole("dialog")).toContainText("This browser did not allow copying.");
  await expect(page.locator("#send-link")).toHaveValue(/#r=1\.archetype\./);
});

test.describe("a link that does not open says why", () => {
  const LINK = "#r=1.archetype.1.";

  /** A link with a right checksum, whatever it says. */
  function sealed(id: string, revision: number, packed: number[]) {
    const bytes = Buffer.from(packed);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(Buffer.concat([Buffer.from(`1.${id}.${revision}.`), bytes])));
    return `#r=1.${id}.${revision}.${Buffer.concat([bytes, sum]).toString("base64url")}`;
  }

  test("the links that this file makes are as the site makes them", async ({ page }) => {
    const link = code(await linkOf(page, "summary"));
    const packed = Buffer.from(link.split(".")[3] ?? "", "base64url").subarray(0, -4);
    expect(sealed("archetype", 1, [...packed])).toBe(link);
  });

  test("changed on the way, in any of its characters", async ({ page, newcomer }) => {
    const link = code(await linkOf(page, "answers"));
    const reader = await newcomer();
    await open(reader, "share/");
    for (let place = LINK.length; place < link.length; place += 1) {
      // The last character has bits that no byte needs; they must not be ignored either.
      const changed = link.slice(0, place) + (link[place] === "A" ? "B" : "A") + link.slice(place + 1);
      await reader.evaluate((hash) => void (location.hash = hash), changed);
      await expect(reader.locator("#link-fault"), `place ${place}`).toContainText("This link is damaged");
      await reader.evaluate((hash) => void (location.hash = hash), link);
      await expect(h1(reader)).toHaveText(named("solver"));
    }
    expect(await stored(reader)).toEqual({});
  });

  test("cut short, at any place", async ({ page, newcomer }) => {
    const link = code(await linkOf(page, "summary"));
    const reader = await newcomer();
    await open(reader, "share/");
    for (let end = link.length - 1; end >= LINK.length - 2; end -= 1) {
      await reader.evaluate((hash) => void (location.hash = hash), link.slice(0, end));
      await expect(reader.locator("#link-fault"), link.slice(0, end)).toContainText("This link is damaged");
    }
  });

  for (const [what, link, words] of [
    ["a later version", "#r=2.archetype.1.AAAA", "This link was made by a newer version of this site."],
    ["an unknown assessment", "#r=1.tarot.1.AAAAAAAA", "holds a result of “tarot”, which this site does not have"],
    ["an unknown revision", sealed("archetype", 77, [0, 0, 0]), "made with revision 77 of the questions, which this site does not know"],
    ["something else", "#r=hello", "This link is damaged"],
    ["an impossible count", sealed("archetype", 1, [0x00, 0x00, 0x7f, 0xff, 0xff, 0xff, 0xff]), "This link is damaged"],
    ["far too long", `#r=1.archetype.1.${"A".repeat(9000)}`, "This link is far longer than any result"],
    ["scripts", "#r=1.archetype.1.<img src=x onerror=alert(1)>", "This link is damaged"],
    ["a fragment of another kind", "#something", "There is no result in this link."],
  ] as const) {
    test(what, async ({ page }) => {
      await opens(page, `share/${link}`);
      await refuses(page, words);
      await page.getByRole("link", { name: "Paste another link" }).click();
      await expect(page.locator("#paste")).toBeVisible();
    });
  }
});

test("another link in the same tab shows the other result, and Back the first again", async ({ page, newcomer }) => {
  const first = code(await linkOf(page, "summary", ivan));
  const other = await newcomer();
  const second = code(await linkOf(other, "answers", clear("architect")));
  const reader = await newcomer();
  await opens(reader, `share/${first}`);
  await expect(h1(reader)).toHaveText(named("solver"));
  // As pasting a link into the address bar does: same document, other fragment.
  await reader.goto(`share/${second}`);
  await expect(h1(reader)).toHaveText(named("architect"));
  await reader.goto("share/#r=1.archetype.1.AAAA");
  await expect(h1(reader)).toHaveText("This link does not open");
  await reader.goBack();
  await expect(h1(reader)).toHaveText(named("architect"));
  await reader.goBack();
  await expect(h1(reader)).toHaveText(named("solver"));
  await reader.reload();
  await ready(reader);
  await expect(h1(reader)).toHaveText(named("solver"));
});

test.describe("a link pasted into the page", () => {
  for (const [what, around] of [
    ["alone", (link: string) => link],
    ["within a message", (link: string) => `Hi! Here is mine: ${link}. Yours?\nSee you Monday`],
    ["in angle brackets", (link: string) => `<${link}>`],
    ["as Markdown", (link: string) => `[my result](${link}), have a look`],
    ["only its last part", (link: string) => code(link)],
    ["broken over two lines at the end", (link: string) => `${link}\n\n-- \nIvan`],
  ] as const) {
    test(what, async ({ page, newcomer }) => {
      const link = await linkOf(page, "answers");
      const reader = await newcomer();
      await open(reader, "share/");
      await reader.locator("#paste").fill(around(link));
      await reader.locator("#open-link").click();
      await expect(h1(reader)).toHaveText(named("solver"));
      // The form is gone, and must not take the focus with it.
      await expect(h1(reader)).toBeFocused();
      expect(await stored(reader)).toEqual({});
    });
  }

  test("without a result in it is refused next to the field, with the text still there", async ({ page }) => {
    await open(page, "share/");
    await page.locator("#paste").fill("https://example.com/holiday-pictures");
    await page.locator("#open-link").click();
    await expect(page.locator("#paste-fault")).toContainText("There is no result in this link.");
    await expect(page.locator("#paste")).toHaveValue("https://example.com/holiday-pictures");
  });
});

test.describe("a link of another revision", () => {
  // The extra site has the next revision, in which one question has made place for another: tests/fixtures/extra-content.mjs.
  const at = (host: Host, link: string) => `${host.url}share/${code(link)}`;

  test("with every answer is worked out from those that still have a place", async ({ page, extra, newcomer }) => {
    const link = await linkOf(page, "answers", clear("solver"));
    const reader = await newcomer();
    await opens(reader, at(extra, link));
    await expect(h1(reader)).toHaveText(named("solver"));
    await expect(reader.locator("#other-revision")).toHaveText(
      `This link was made with revision ${FINDER.revision} of the questions; the site now has revision ${FINDER.revision + 1}. 29 of the 31 answers in it still have a place; the result below is worked out from those.`,
    );
    await expect(reader.locator("#numbers")).toContainText("13 of 13 (100 %)");
    expect(await stored(reader)).toEqual({});
  });

  test("as a summary keeps its counts", async ({ page, extra, newcomer }) => {
    const link = await linkOf(page, "summary", clear("solver"));
    const reader = await newcomer();
    await opens(reader, at(extra, link));
    await expect(h1(reader)).toHaveText(named("solver"));
    await expect(reader.locator("#other-revision")).toContainText("The figures below are from the questions as they were.");
    await expect(reader.locator("#numbers")).toContainText("14 of 14 (100 %)");
  });

  test("from a newer site is refused by the older", async ({ site, extra, newcomer }) => {
    const sender = await newcomer({ baseURL: extra.url });
    const next = { ...FINDER, revision: FINDER.revision + 1 };
    const link = await linkOf(sender, "answers", clear("solver"), next);
    expect(code(link)).toContain(`#r=1.archetype.${FINDER.revision + 1}.`);
    const reader = await newcomer({ baseURL: site.url });
    await opens(reader, at(site, link));
    await refuses(reader, `made with revision ${FINDER.revision + 1} of the questions, which this site does not know`);
  });
});

test("an unclear and a thin result travel as well", async ({ page, newcomer }) => {
  const four = ["tech-lead", "architect", "solver", "right-hand"];
  for (const [sheet, headline] of [
    [filled((_, place) => four[place % 4] ?? null), FINDER.unclear],
    [filled((_, place) => (place < 3 ? "solver" : null)), FINDER.thin],
  ] as const) {
    const sender = await newcomer();
    const link = await linkOf(sender, "answers", sheet);
    await opens(page, link);
    await expect(h1(page)).toHaveText(headline);
  }
});
