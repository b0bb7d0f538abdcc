// Guides: what is written and ticked in them is kept, asked again when its time has come, and outlives an edit of the
// text; how far somebody read is kept; and all of it can be read without any of this.

import type { Page } from "@playwright/test";
import { finish, h1, open, saved } from "./people.ts";
import { instrument } from "./content.ts";
import { axe, blockStorage, expect, ready, store, stored, test } from "./fixtures.ts";

const GUIDE = "guides/letting-go/";
const DAY = 24 * 60 * 60 * 1000;
/** Asked again after so many days, as the guide says. */
const AGAIN = 14;
const PROMPT = "two-lists";

const prompt = (page: Page, id = PROMPT) => page.locator(`[data-prompt=${id}]`);
const field = (page: Page, id = PROMPT) => page.locator(`#answer-${id}`);
const tick = (page: Page, list: string, item: string) => page.locator(`#tick-${list}-${item}`);

/** Opens a page as if it were so many days later. */
async function later(page: Page, days: number, path = GUIDE) {
  await page.clock.setFixedTime(Date.now() + days * DAY);
  await open(page, path);
}

async function write(page: Page, words: string, id = PROMPT) {
  await field(page, id).fill(words);
  await field(page, id).blur();
}

/** Everything that was written in guides, by key, of all tabs. */
async function notes(page: Page): Promise<Record<string, string>> {
  const texts: Record<string, { at: number; text: string }> = {};
  for (const [key, value] of Object.entries(await stored(page))) {
    if (!key.startsWith("waymark:r:notes:")) continue;
    const record = JSON.parse(value) as { data: { texts: Record<string, { at: number; text: string }> } };
    for (const [name, note] of Object.entries(record.data.texts)) {
      if ((texts[name]?.at ?? 0) <= note.at) texts[name] = note;
    }
  }
  return Object.fromEntries(Object.entries(texts).map(([name, { text }]) => [name, text]));
}

/** Serves the guide with its text changed, as a new version of the site would have it. */
async function edit(page: Page, change: (html: string) => string) {
  await page.route(`**/${GUIDE}`, async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: change(await answer.text()) });
  });
}

test.describe("a prompt", () => {
  test("keeps its answer, with its date, and says so", async ({ page }) => {
    await open(page, GUIDE);
    await expect(prompt(page)).toContainText(`Asked again after ${AGAIN} days`);
    await write(page, "I fixed the refund job myself.");
    await expect(page.locator("#notices [role=status]").first()).toHaveText(/Saved/);
    await expect(prompt(page).locator(".kept")).toContainText("Written on ");
    await open(page, GUIDE);
    await expect(field(page)).toHaveValue("I fixed the refund job myself.");
    await expect(prompt(page).locator(".earlier")).toBeEmpty();
  });

  test("that nobody answered saves nothing", async ({ page }) => {
    await open(page, GUIDE);
    await field(page).focus();
    await field(page).blur();
    await write(page, "   ");
    expect(Object.keys(await notes(page)).filter((key) => key.startsWith("a/"))).toEqual([]);
  });

  test("is asked again when its time has come, with the earlier answer beside it", async ({ page }) => {
    await open(page, GUIDE);
    await write(page, "In May I reviewed everything.");
    await later(page, AGAIN - 1);
    await expect(field(page)).toHaveValue("In May I reviewed everything.");
    await later(page, AGAIN + 1);
    await expect(field(page)).toHaveValue("");
    await expect(prompt(page).locator(".kept")).toContainText("Asked again: you answered on");
    await expect(prompt(page).locator(".was")).toContainText("In May I reviewed everything.");
    await write(page, "In June I reviewed two things.");
    await later(page, AGAIN + 2);
    await expect(field(page)).toHaveValue("In June I reviewed two things.");
    await prompt(page).locator("summary").click();
    await expect(prompt(page).locator("details .was")).toContainText("In May I reviewed everything.");
    // The next time counts from the second answer.
    await later(page, 2 * AGAIN);
    await expect(field(page)).toHaveValue("In June I reviewed two things.");
  });

  test("shows on the page of everything saved that it is asked again, and leads there", async ({ page }) => {
    await open(page, GUIDE);
    await write(page, "Both lists were long.");
    await open(page, "me/");
    await expect(page.getByRole("heading", { name: "Asked again" })).toHaveCount(0);
    await expect(page.locator("#notes")).toBeVisible();
    await later(page, AGAIN + 1, "me/");
    await page.locator("section[aria-labelledby=again] a").click();
    await ready(page);
    await expect(page).toHaveURL(new RegExp(`${GUIDE}#prompt-${PROMPT}$`));
    await expect(prompt(page)).toBeInViewport();
  });

  test("can be answered anew before its time, and corrected at once", async ({ page }) => {
    await open(page, GUIDE);
    await write(page, "First.");
    await expect(prompt(page).getByRole("button", { name: "Answer anew" })).toHaveCount(0);
    await write(page, "First, corrected.");
    await later(page, 2);
    await prompt(page).getByRole("button", { name: "Answer anew" }).click();
    await expect(field(page)).toBeFocused();
    await write(page, "Second.");
    await later(page, 3);
    await expect(field(page)).toHaveValue("Second.");
    await prompt(page).locator("summary").click();
    await expect(prompt(page).locator("details .was")).toHaveCount(1);
    await expect(prompt(page).locator("details .was")).toContainText("First, corrected.");
  });

  test("outlives an edit of the guide", async ({ page }) => {
    await open(page, GUIDE);
    await write(page, "Kept.");
    await tick(page, "traces", "commits").check();
    // Other words, in another section, behind another prompt.
    await edit(page, (html) => {
      const start = html.indexOf(`<div class="prompt" id="prompt-${PROMPT}"`);
      const end = html.indexOf('<div class="prompt"', start + 10);
      expect(start).toBeGreaterThan(0);
      const moved = html.slice(start, html.indexOf("</p></div>", start) + "</p></div>".length);
      expect(end).toBeGreaterThan(start);
      return html.replace(moved, "").replace("</article>", `${moved.replace(/<label[^>]*>[^<]*/, "$&, said otherwise")}</article>`);
    });
    await open(page, GUIDE);
    await expect(prompt(page).locator("label")).toContainText("said otherwise");
    await expect(field(page)).toHaveValue("Kept.");
    await expect(tick(page, "traces", "commits")).toBeChecked();
  });

  test("takes what was typed before the page was interactive", async ({ page }) => {
    await page.route(/read-.*\.wasm$/, async (route) => {
      await field(page).fill("Typed early.");
      await route.continue();
    });
    await page.goto(GUIDE);
    await ready(page);
    await expect(field(page)).toHaveValue("Typed early.");
    await expect.poll(async () => Object.values(await notes(page))).toContain("Typed early.");
  });

  test("written in two tabs at once keeps both answers", async ({ page, context }) => {
    await open(page, GUIDE);
    await write(page, "The beginning.");
    const other = await context.newPage();
    await open(other, GUIDE);
    await expect(field(other)).toHaveValue("The beginning.");
    // Neither hears of the other before it has written.
    await field(page).fill("Mine.");
    await field(other).fill("Theirs.");
    await Promise.all([field(page).blur(), field(other).blur()]);
    await page.close();
    await open(other, GUIDE);
    const all = `${await field(other).inputValue()} ${await prompt(other).locator(".earlier").innerText()}`;
    expect(all).toContain("Theirs.");
    expect(all).toContain("Mine.");
    const join = prompt(other).getByRole("button", { name: "Put it below mine" });
    await join.click();
    await expect(field(other)).toHaveValue(/Mine\.[^]*Theirs\.|Theirs\.[^]*Mine\./);
    await open(other, GUIDE);
    await expect(field(other)).toHaveValue(/Mine\.[^]*Theirs\.|Theirs\.[^]*Mine\./);
    await expect(join).toHaveCount(0);
  });

  test("shows another tab's answer where nobody writes", async ({ page, context }) => {
    await open(page, GUIDE);
    const other = await context.newPage();
    await open(other, GUIDE);
    await write(other, "From the other tab.");
    await expect(field(page)).toHaveValue("From the other tab.");
  });

  test("with storage blocked says so once something is written, and not before", async ({ page }) => {
    await blockStorage(page);
    await open(page, GUIDE);
    await expect(page.locator(".notice")).toHaveCount(0);
    await write(page, "Not lost yet.");
    await expect(page.locator(".notice.bad")).toContainText("Not saved");
    await open(page, GUIDE);
    await expect(field(page)).toHaveValue("Not lost yet.");
  });
});

test("answers and ticks of a guide are taken along as Markdown, and can be deleted and brought back", async ({ page }) => {
  await open(page, GUIDE);
  await expect(page.locator(".yours")).toBeHidden();
  await write(page, "One.\nTwo.");
  await tick(page, "traces", "reviews").check();
  await expect(page.locator("#yours-count")).toHaveText("1 answer and 1 tick, kept in this browser.");
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator("#save-answers").click()]);
  expect(download.suggestedFilename()).toMatch(/^letting-go-\d{4}-\d\d-\d\d\.md$/);
  const text = await (await download.createReadStream()).toArray().then((parts) => Buffer.concat(parts).toString());
  expect(text).toContain("# Letting go\n");
  expect(text).toContain("One.\nTwo.");
  expect(text.match(/^- \[x\] /gm)).toHaveLength(1);
  expect(text.match(/^- \[ \] /gm)?.length).toBeGreaterThan(2);
  await page.locator("#delete-answers").click();
  await expect(field(page)).toHaveValue("");
  await expect(tick(page, "traces", "reviews")).not.toBeChecked();
  await page.locator("#undo").click();
  await expect(tick(page, "traces", "reviews")).toBeChecked();
  await open(page, GUIDE);
  await expect(field(page)).toHaveValue("One.\nTwo.");
});

test("a checklist keeps its ticks and counts them", async ({ page }) => {
  await open(page, GUIDE);
  await tick(page, "traces", "commits").check();
  await tick(page, "traces", "meetings").check();
  await tick(page, "traces", "commits").uncheck();
  await expect(page.locator("#list-traces .count")).toHaveText("1 of 6");
  await open(page, GUIDE);
  await expect(tick(page, "traces", "meetings")).toBeChecked();
  await expect(tick(page, "traces", "commits")).not.toBeChecked();
  await expect(page.locator("#list-traces .count")).toHaveText("1 of 6");
});

test.describe("reading", () => {
  /** Scrolls a section's end into view and stays until it counts as read. */
  async function read(page: Page, section: string) {
    await page.locator(`[data-end=${section}]`).evaluate((end) => end.scrollIntoView({ block: "center", behavior: "instant" }));
    await expect.poll(async () => Object.keys(await notes(page))).toContain(`r/${section}`);
  }

  test("is kept, counted in the list of guides, and goes on where it stopped", async ({ page }) => {
    await open(page, GUIDE);
    await read(page, "good-week");
    await page.locator("#step-in").evaluate((heading) => heading.scrollIntoView({ behavior: "instant" }));
    await expect(page.locator(".contents a[aria-current]")).toHaveAttribute("href", "#step-in");
    await expect.poll(async () => (await notes(page)).p).toBe("step-in");
    await open(page, "guides/");
    await expect(page.locator("[data-guide=letting-go] .so-far")).toHaveText("1 of 4 sections read");
    await open(page, GUIDE);
    await expect(page.locator("#resume")).toContainText("1 of 4 sections read");
    await page.locator("#resume a").click();
    await expect(page.locator("#step-in")).toBeInViewport();
    await expect(page.locator(".contents a.read")).toHaveAttribute("href", "#good-week");
  });

  test("a section that was changed since says so, until it is read again", async ({ page }) => {
    await open(page, GUIDE);
    await read(page, "good-week");
    await edit(page, (html) => html.replace(/data-section="good-week" data-print="\w+"/, 'data-section="good-week" data-print="00000000"'));
    await open(page, GUIDE);
    await expect(page.locator("[data-section=good-week] .changed")).toContainText("Changed since you read it on ");
    await expect(page.locator("[data-section=audit] .changed")).toBeHidden();
    await page.locator("[data-end=good-week]").evaluate((end) => end.scrollIntoView({ block: "center", behavior: "instant" }));
    await expect.poll(async () => (await notes(page))["r/good-week"]).toBe("00000000");
    await open(page, GUIDE);
    await expect(page.locator("[data-section=good-week] .changed")).toBeHidden();
  });

  test("marks the sections that help with what was low in a result", async ({ page }) => {
    const of = instrument("scaling-trust");
    const low = { answer: Object.fromEntries(of.questions.map(({ id, options }, place) => [id, options[place < 3 ? 0 : 3]?.id ?? null])) };
    await store(page, saved(low, { of, attempt: "low" }));
    await finish(page, "low", of);
    await open(page, "me/");
    const lowest = await page.locator(".history .quiet").first().innerText();
    await open(page, GUIDE);
    const marked = page.locator("[data-help='scaling-trust/letting-go']").first();
    if (/letting go/i.test(lowest)) {
      await expect(marked).toBeVisible();
      await expect(marked).toContainText("Scaling trust");
      await marked.locator("a").click();
      await expect(page).toHaveURL(/assess\/scaling-trust\/result\//);
    } else {
      throw new Error(`the result that was made for this test speaks of something else: ${lowest}`);
    }
  });

  test("a section's link is copied and gone to", async ({ page, context }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await open(page, GUIDE);
    await page.getByRole("link", { name: /^Copy the link to “/ }).nth(1).click();
    await expect(page).toHaveURL(/#audit$/);
    await expect(page.locator("#tools-said")).toHaveText("Link copied");
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
  });

  test("text size is changed, remembered, and there at the first paint", async ({ page, faults }) => {
    faults.allow("Failed to load resource");
    await open(page, GUIDE);
    const size = () => page.locator(".text p").first().evaluate((p) => Number.parseFloat(getComputedStyle(p).fontSize));
    const before = await size();
    await page.locator("#larger").click();
    await page.locator("#larger").click();
    await expect(page.locator("#tools-said")).toHaveText("Text: largest");
    expect(await size()).toBeGreaterThan(before * 1.2);
    await page.route(/\.wasm$/, (route) => route.abort());
    await page.goto(GUIDE, { waitUntil: "domcontentloaded" });
    expect(await size()).toBeGreaterThan(before * 1.2);
  });

  test("a term is explained on demand, by keyboard too", async ({ page }) => {
    await open(page, "guides/circles/");
    const term = page.locator(".term").first();
    await term.focus();
    await page.keyboard.press("Enter");
    const meaning = page.locator(`#${await term.getAttribute("popovertarget")}`);
    await expect(meaning).toBeVisible();
    await axe(page, "a term, explained");
    await page.keyboard.press("Escape");
    await expect(meaning).toBeHidden();
    await expect(term).toBeFocused();
  });

  test("guides lead to the one before and the one after", async ({ page }) => {
    await open(page, GUIDE);
    await page.locator(".neighbours .after a").click();
    await expect(h1(page)).toHaveText("Trust anew among former peers");
    await page.locator(".neighbours .before a").click();
    await expect(h1(page)).toHaveText("Letting go");
  });

  test("a link into a guide goes to its section, and Back to where one was", async ({ page }) => {
    await open(page, `${GUIDE}#step-in`);
    await expect(page.locator("#step-in")).toBeInViewport();
    await page.locator(".contents a").first().click();
    await expect(page.locator("#good-week")).toBeInViewport();
    await page.goBack();
    await expect(page.locator("#step-in")).toBeInViewport();
    await expect(page.locator("html")).toHaveAttribute("data-app", "ready");
  });
});

test("a guide is read, answered and ticked by keyboard alone", async ({ page }) => {
  await open(page, GUIDE);
  const reached = async (selector: string) => {
    for (let steps = 0; steps < 80; steps += 1) {
      await page.keyboard.press("Tab");
      if (await page.locator(selector).evaluate((element) => element === document.activeElement)) return;
    }
    throw new Error(`${selector} is not reached`);
  };
  await reached(`#answer-${PROMPT}`);
  await page.keyboard.type("By keys.");
  await reached("#tick-traces-commits");
  await page.keyboard.press("Space");
  await expect(tick(page, "traces", "commits")).toBeChecked();
  await reached("#save-answers");
  expect(Object.values(await notes(page))).toContain("By keys.");
});

test("print shows the whole text, answers and terms, and nothing else", async ({ page }) => {
  await open(page, "guides/circles/");
  await page.locator("[data-prompt] textarea").first().fill("A line that is printed.\nAnd another.");
  await page.locator("[data-prompt] textarea").first().blur();
  await page.emulateMedia({ media: "print" });
  for (const hidden of [".top", ".foot", ".contents", ".tools", ".neighbours", ".yours", ".anchor", "textarea", ".prompt .kept", "#notices"]) {
    for (const piece of await page.locator(hidden).all()) await expect(piece).toBeHidden();
  }
  await expect(page.locator(".printed").first()).toHaveText(/A line that is printed\.\s+And another\./);
  await expect(page.locator(".printed").first()).toBeVisible();
  const said = await page.locator("main").innerText();
  for (const section of await page.locator("[data-section] h2").allInnerTexts()) expect(said).toContain(section);
  for (const meaning of await page.locator(".meaning").all()) await expect(meaning).toBeVisible();
  for (const figure of await page.locator("figure svg").all()) await expect(figure).toBeVisible();
  const links = await page.locator("section[aria-labelledby=sources] li").count();
  expect(links).toBeGreaterThan(0);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });
  test("a guide is there whole, and does not offer what it cannot keep", async ({ page }) => {
    await page.goto("guides/circles/");
    await expect(h1(page)).toBeVisible();
    await expect(page.locator("[data-prompt] label").first()).toBeVisible();
    await expect(page.locator("[data-list] .choice").first()).toBeVisible();
    await expect(page.locator("textarea").first()).toBeHidden();
    await expect(page.locator(".tools")).toBeHidden();
    await page.locator(".contents a").nth(1).click();
    await expect(page).toHaveURL(/#foundation$/);
  });
});

test.describe("a path", () => {
  const PATH = "paths/new-manager/";

  test("begins today, has its dates, and counts what is done here and elsewhere", async ({ page }) => {
    const of = instrument("scaling-trust");
    await open(page, PATH);
    await expect(page.locator(".due").first()).toBeEmpty();
    await page.locator("#start").click();
    await expect(page.locator("#walked")).toHaveText("0 of 20 steps done, week 1 of 12.");
    await expect(page.locator("#started-on")).toHaveValue(/^\d{4}-\d\d-\d\d$/);
    await expect(page.locator(".due").first()).toContainText("until ");
    await page.locator(".step input").last().check();
    await expect(page.locator("#walked")).toContainText("1 of 20");
    // Done elsewhere on the site, it is done here; the same check at the end of the path is not.
    const sheet = { answer: Object.fromEntries(of.questions.map(({ id, options }) => [id, options[1]?.id ?? null])) };
    const [[key, text] = ["", ""]] = Object.entries(saved(sheet, { of, attempt: "now", ago: -60_000, finished: true }));
    await page.evaluate(([key, text]) => localStorage.setItem(key, text), [key, text] as const);
    await open(page, PATH);
    await expect(page.locator("#walked")).toContainText("2 of 20");
    const checks = page.locator("[data-to='assess scaling-trust'] input");
    await expect(checks.first()).toBeChecked();
    // What somebody unticks stays so.
    await checks.first().uncheck();
    await open(page, PATH);
    await expect(checks.first()).not.toBeChecked();
    await open(page, "paths/");
    await expect(page.locator("[data-path=new-manager] .so-far")).toContainText("begun");
    await open(page, "me/");
    await expect(page.locator("#notes ~ ul")).toContainText("Path, begun on");
  });

  for (const timezoneId of ["America/Los_Angeles", "Pacific/Auckland"]) {
    test.describe(`in ${timezoneId}`, () => {
      test.use({ timezoneId });
      test("begins on the day it is there, and its weeks end on the days it says", async ({ page }) => {
        // Late on the 20th in California, and already the 21st in Greenwich.
        await page.clock.setFixedTime(new Date("2026-11-21T05:00:00Z"));
        await open(page, PATH);
        await page.locator("#start").click();
        const [day, end] = timezoneId.startsWith("America") ? ["2026-11-20", "26"] : ["2026-11-21", "27"];
        await expect(page.locator("#started-on")).toHaveValue(day);
        await expect(page.locator(".due").first()).toHaveText(`until ${end} November 2026`);
        await expect(page.locator("#walked")).toContainText("week 1 of 12");
      });
    });
  }

  test("can begin on another day", async ({ page }) => {
    await open(page, PATH);
    await page.locator("#start").click();
    await page.locator("#started-on").fill("2026-01-05");
    await page.locator("#started-on").blur();
    await expect(page.locator(".due").first()).toHaveText("until 11 January 2026");
    await open(page, PATH);
    await expect(page.locator("#started-on")).toHaveValue("2026-01-05");
  });
});

test("the page of everything saved lists what was written, opens it, deletes it and brings it back", async ({ page }) => {
  await open(page, GUIDE);
  await write(page, "Listed.");
  await open(page, "me/");
  const row = page.locator("section[aria-labelledby=notes] li");
  await expect(row).toHaveCount(1);
  await expect(row).toContainText("Letting go");
  await expect(row).toContainText("1 answer");
  await row.getByRole("button", { name: /^Delete/ }).click();
  await expect(row).toHaveCount(0);
  await page.locator("#undo").click();
  await expect(row).toHaveCount(1);
  await row.getByRole("link", { name: /^Open/ }).click();
  await ready(page);
  await expect(field(page)).toHaveValue("Listed.");
});
