// Worksheets: what is written in a form is kept, in as many documents as somebody likes; checks help and never block;
// and the document that comes out is all that was written and nothing else.

import type { Page } from "@playwright/test";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parse } from "smol-toml";
import { axe, blockStorage, expect, ready, store, stored, test } from "./fixtures.ts";
import { downloaded, h1, noted, open, tabTo, unfold } from "./people.ts";

interface Check {
  kind: string;
  say: string;
}
interface Column {
  id: string;
  label: string;
  kind: string;
}
interface Field {
  id: string;
  part: string;
  label: string;
  help?: string;
  kind: string;
  heading?: string;
  example?: string;
  row?: string;
  start?: number;
  columns?: Column[];
  options?: { id: string; text: string }[];
  checks?: Check[];
}
interface Worksheet {
  title: string;
  document: string;
  parts: { id: string; title: string }[];
  fields: Field[];
}

/** A worksheet as its file has it. */
function worksheet(id: string) {
  const file = resolve(import.meta.dirname, `../../content/worksheets/${id}.toml`);
  return parse(readFileSync(file, "utf8")) as unknown as Worksheet;
}

function field(of: Worksheet, id: string) {
  const found = of.fields.find((field) => field.id === id);
  if (!found) throw new Error(`there is no field ${id}`);
  return found;
}

/** What is said while a check of a field does not hold. */
const say = (of: Worksheet, id: string, kind: string) =>
  field(of, id).checks?.find((check) => check.kind === kind)?.say ?? `no check ${kind}`;

// A worksheet with lines, texts, rows, ticks and a day; one with a choice; one with a number.
const METRIC = worksheet("metric");
const DESIGN = worksheet("design-document");
const path = (id = "metric", document?: string) => `worksheets/${id}/${document ? `?d=${document}` : ""}`;

const input = (page: Page, id: string) => page.locator(`#f-${id}`);
const cell = (page: Page, id: string, row: string, column: string) => page.locator(`#w-${id}_${row}_${column}`);
const remarks = (page: Page, id: string) => page.locator(`#remarks-${id}`);
const rows = (page: Page, id: string) => page.locator(`#field-${id} .row`);
const documents = (page: Page) => page.locator(".documents li");
const paper = (page: Page) => page.locator("#paper");
const focused = (page: Page) => page.evaluate(() => document.activeElement?.id ?? "");
const day = (ahead: number) => new Date(Date.now() + ahead * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);

/** Writes into a field and leaves it. */
async function write(page: Page, id: string, words: string) {
  await input(page, id).fill(words);
  await input(page, id).blur();
}

/** Everything kept of a worksheet's documents, by key, of all tabs. */
async function kept(page: Page, document?: string): Promise<Record<string, string>> {
  const texts: Record<string, { at: number; text: string }> = {};
  for (const [key, value] of Object.entries(await stored(page))) {
    if (!key.startsWith(`waymark:r:notes:sheet.`) || (document && !key.includes(`.${document}.`))) continue;
    const record = JSON.parse(value) as { data: { texts: Record<string, { at: number; text: string }> } };
    for (const [name, note] of Object.entries(record.data.texts)) {
      if ((texts[name]?.at ?? 0) <= note.at) texts[name] = note;
    }
  }
  return Object.fromEntries(Object.entries(texts).map(([name, { text }]) => [name, text]));
}

/** Something in every field of a worksheet. */
function full(of: Worksheet): Record<string, string> {
  const texts: Record<string, string> = { name: "A name of its own" };
  for (const { id, kind, example, options = [], columns = [], start = 3 } of of.fields) {
    if (kind === "line" || kind === "text") texts[`f/${id}`] = example ?? "Some words that somebody wrote.";
    if (kind === "number") texts[`f/${id}`] = "6";
    if (kind === "date") texts[`f/${id}`] = day(10);
    if (kind === "choice") texts[`f/${id}`] = options[1]?.id ?? "";
    if (kind === "ticks") for (const option of options.slice(0, 2)) texts[`f/${id}/${option.id}`] = "1";
    for (let row = 1; kind === "rows" && row <= start; row += 1) {
      for (const column of columns) {
        const words = { line: `Line ${row}`, text: `Some lines in row ${row}, long enough to break.`, date: day(row), number: "2" };
        const choice = (column as unknown as Field).options?.[0]?.id ?? "";
        texts[`w/${id}/${row}/${column.id}`] = words[column.kind as keyof typeof words] ?? choice;
      }
    }
  }
  return texts;
}

test.describe("filling in", () => {
  test("nothing is saved before the first letter, which begins a document and moves nothing", async ({ page }) => {
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      await open(page, path());
      await input(page, "number").focus();
      await page.keyboard.press("Tab");
      await page.locator("#add-asked").click();
      await page.locator("#field-readings").getByRole("button", { name: "Remove : Reading 2" }).click();
      await input(page, "goal").fill("   ");
      await input(page, "goal").blur();
      expect(await stored(page), "looking, and making room, saves nothing").toEqual({});
      expect(page.url(), "and has no address of its own").not.toContain("?d=");

      const before = await page.evaluate(() => history.length);
      await input(page, "number").focus();
      const top = () => input(page, "number").evaluate((field) => field.getBoundingClientRect().top + scrollY);
      const stood = await top();
      await page.keyboard.press("H");
      await expect(page).toHaveURL(/\?d=[a-z0-9]+$/);
      expect(await page.evaluate(() => history.length), "Back does not pile up").toBe(before);
      await page.keyboard.type("ours to production");
      await expect(input(page, "number")).toHaveValue("Hours to production");
      expect(await focused(page)).toBe("f-number");
      expect(Math.abs((await top()) - stood), `at ${width} px`).toBeLessThanOrEqual(1);
      await expect.poll(async () => (await kept(page))["f/number"]).toBe("Hours to production");
      await expect(page.locator(".saved")).toHaveText(/^Saved/);
      await expect(rows(page, "readings"), "rows stand as they were put before").toHaveCount(2);
      await expect(rows(page, "asked")).toHaveCount(3);
      await page.reload();
      await ready(page);
      await expect(rows(page, "readings")).toHaveCount(2);
      await expect(rows(page, "asked")).toHaveCount(3);
      await page.evaluate(() => localStorage.clear());
    }
  });

  test("by keyboard alone, and everything is there again", async ({ page }) => {
    const difficult = worksheet("difficult-person");
    await open(page, path("difficult-person"));
    const to = (selector: string) => tabTo(page, selector, 60);
    await to("#sheet-name");
    await page.keyboard.type("Before the talk");
    await to(`#f-stop-signs_${field(difficult, "stop-signs").options?.[1]?.id}`);
    await page.keyboard.press("Space");
    const power = field(difficult, "power").options ?? [];
    await to("[name=f-power]");
    await page.keyboard.press("Space");
    await page.keyboard.press("ArrowDown");
    await to("#f-facts");
    await page.keyboard.type("He answered for me twice.");
    await page.keyboard.press("Enter");
    await page.keyboard.type("Then I stopped asking.");
    await to("#f-mending-hours");
    await page.keyboard.type("2.5");
    await to("#f-sentence");
    // A line stays one.
    await page.keyboard.type("Please let me finish.");
    await page.keyboard.press("Enter");
    await page.keyboard.type(" Thank you.");
    await to("#save-document");
    const has = async () => {
      await expect(page.locator("#sheet-name")).toHaveValue("Before the talk");
      await expect(page.locator("#field-stop-signs :checked")).toHaveCount(1);
      await expect(page.locator(`#f-power_${power[1]?.id}`)).toBeChecked();
      await expect(input(page, "facts")).toHaveValue("He answered for me twice.\nThen I stopped asking.");
      await expect(input(page, "mending-hours")).toHaveValue("2.5");
      await expect(input(page, "sentence")).toHaveValue("Please let me finish. Thank you.");
      await expect(paper(page)).toContainText(power[1]?.text ?? "");
      await expect(paper(page)).toContainText("2.5 hours");
    };
    await has();
    const at = page.url();
    await page.reload();
    await ready(page);
    expect(page.url(), "a reload stays on the document").toBe(at);
    await has();
    await open(page, "worksheets/");
    await expect(page.locator("[data-worksheet=difficult-person] .so-far")).toContainText("1 document, last written on ");
    await page.getByRole("link", { name: difficult.title }).click();
    await ready(page);
    expect(page.url(), "without a name in the address the latest document opens").toBe(at);
    await has();
  });

  test("a choice is made and taken back, and the focus is never lost", async ({ page }) => {
    await open(page, path("design-document"));
    const [first, second] = field(DESIGN, "worst").options ?? [];
    const group = page.getByRole("group", { name: field(DESIGN, "worst").label });
    await group.getByRole("radio", { name: second?.text }).check();
    await expect.poll(async () => (await kept(page))["f/worst"]).toBe(second?.id);
    await group.getByRole("button", { name: /^Take the choice back/ }).click();
    await expect(group.getByRole("radio", { checked: true })).toHaveCount(0);
    await expect.poll(() => focused(page)).toBe(`f-worst_${first?.id}`);
    expect((await kept(page))["f/worst"]).toBe("");
    // In a row there is a list that opens.
    await cell(page, "asked", "1", "why").selectOption("run");
    await page.reload();
    await ready(page);
    await expect(cell(page, "asked", "1", "why")).toHaveValue("run");
  });

  test("what was typed last is kept, however the page is left", async ({ page }) => {
    await open(page, path());
    await input(page, "number").fill("Hours");
    await input(page, "goal").pressSequentially("A shop sees it");
    await page.goto("about/");
    await open(page, path());
    await expect(input(page, "goal")).toHaveValue("A shop sees it");
    // Within the app, Back takes the form away and nothing leaves the field first.
    await page.locator("#another").click();
    await expect(page.locator("h1")).toBeFocused();
    await input(page, "number").pressSequentially("Another number");
    const second = new URL(page.url()).searchParams.get("d") ?? "";
    await page.evaluate(() => history.back());
    await expect(input(page, "number")).toHaveValue("Hours");
    await expect.poll(async () => (await kept(page, second))["f/number"]).toBe("Another number");
  });

  test("what was done before the page was interactive is kept, and takes nothing away", async ({ page, context }) => {
    const early = async (page: Page, act: () => Promise<void>) => {
      await page.route(/read-.*\.wasm$/, async (route) => {
        await act();
        await route.continue();
      });
      await page.goto(path());
      await ready(page);
      await page.unroute(/read-.*\.wasm$/);
    };
    const option = field(METRIC, "not-for").options?.[0]?.id;
    await early(page, async () => {
      await input(page, "number").fill("Typed early");
      await cell(page, "readings", "2", "value").fill("26 hours");
      await page.locator(`#f-not-for_${option}`).check();
      await page.locator("#example-goal summary").click();
      await input(page, "counting").focus();
    });
    await expect(input(page, "number")).toHaveValue("Typed early");
    await expect(cell(page, "readings", "2", "value")).toHaveValue("26 hours");
    await expect(page.locator(`#f-not-for_${option}`)).toBeChecked();
    await expect(page.locator("#example-goal")).toHaveAttribute("open");
    expect(await focused(page)).toBe("f-counting");
    await expect(documents(page)).toHaveCount(1);
    const all = await kept(page);
    expect(all).toMatchObject({ "f/number": "Typed early", "w/readings/2/value": "26 hours", [`f/not-for/${option}`]: "1" });

    // Now there is a document, which shows only once the page is ready.
    const again = await context.newPage();
    await early(again, () => input(again, "number").fill("Typed over it"));
    await expect(input(again, "number")).toHaveValue("Typed over it");
    const beside = again.locator("#field-number .was");
    await expect(beside).toContainText("Typed early");
    await beside.getByRole("button", { name: "Put both together" }).click();
    await expect(input(again, "number")).toHaveValue("Typed over it; Typed early");
    await expect(input(again, "number")).toBeFocused();
    await expect(documents(again)).toHaveCount(1);
  });
});

test.describe("rows", () => {
  const first = (page: Page) => rows(page, "asked").locator("textarea").first();
  const names = (page: Page) =>
    rows(page, "asked").locator("[id$=_who]").evaluateAll((all) => all.map((field) => (field as HTMLTextAreaElement).value));

  /** Three answers of three people. */
  async function three(page: Page) {
    await store(page, noted("sheet.metric.one", { "w/asked/1/who": "Ana", "w/asked/2/who": "Ben", "w/asked/2/words": "We wait." }));
    await open(page, path());
    await page.locator("#add-asked").click();
    await expect.poll(() => focused(page)).toMatch(/^w-asked_\w+_who$/);
    await page.keyboard.type("Cem");
    await expect.poll(() => names(page)).toEqual(["Ana", "Ben", "Cem"]);
  }

  test("are added, moved by buttons and by keys, and stay so", async ({ page }) => {
    await three(page);
    const up = page.getByRole("button", { name: "Up : Answer 3" });
    await up.click();
    await expect.poll(() => names(page)).toEqual(["Ana", "Cem", "Ben"]);
    const moved = page.getByRole("button", { name: "Up : Answer 2" });
    await expect(moved).toBeFocused();
    await page.keyboard.press("Enter");
    await expect.poll(() => names(page)).toEqual(["Cem", "Ana", "Ben"]);
    const top = page.getByRole("button", { name: "Up : Answer 1" });
    await expect(top).toBeFocused();
    await expect(top).toHaveAttribute("aria-disabled", "true");
    await page.keyboard.press("Enter");
    expect(await names(page), "there is nothing above").toEqual(["Cem", "Ana", "Ben"]);
    // While somebody writes, by keys, and the words stay with them.
    await first(page).focus();
    await page.keyboard.press("End");
    await page.keyboard.type(", 4 years");
    const here = await focused(page);
    await page.keyboard.press("Alt+ArrowDown");
    await page.keyboard.press("Alt+ArrowDown");
    await expect.poll(() => names(page)).toEqual(["Ana", "Ben", "Cem, 4 years"]);
    await expect.poll(() => focused(page)).toBe(here);
    await page.keyboard.press("Alt+ArrowUp");
    await expect.poll(() => names(page)).toEqual(["Ana", "Cem, 4 years", "Ben"]);
    await page.reload();
    await ready(page);
    expect(await names(page)).toEqual(["Ana", "Cem, 4 years", "Ben"]);
    await expect(paper(page).locator("td").first()).toHaveText("Ana");
  });

  test("are taken out and put back with everything in them, and the focus is never lost", async ({ page }) => {
    await three(page);
    await page.getByRole("button", { name: "Remove : Answer 2" }).click();
    await expect.poll(() => names(page)).toEqual(["Ana", "Cem"]);
    await expect.poll(() => focused(page)).toBe("back-asked");
    await expect(page.locator("#field-asked [role=status]")).toContainText("“Ben” was taken out.");
    expect(JSON.stringify(await kept(page)), "its words are gone").not.toContain("We wait.");
    await page.keyboard.press("Enter");
    await expect.poll(() => names(page)).toEqual(["Ana", "Ben", "Cem"]);
    await expect.poll(() => focused(page)).toBe("w-asked_2_who");
    await expect(cell(page, "asked", "2", "words")).toHaveValue("We wait.");
    for (const left of [2, 1, 0]) {
      await page.getByRole("button", { name: "Remove : Answer 1" }).click();
      await expect(rows(page, "asked")).toHaveCount(left);
      await expect.poll(() => focused(page)).toBe("back-asked");
    }
    await page.reload();
    await ready(page);
    await expect(rows(page, "asked"), "what was taken out stays out, rows that were empty included").toHaveCount(0);
    await page.locator("#add-asked").click();
    await expect(rows(page, "asked")).toHaveCount(1);
    await expect.poll(() => focused(page)).toMatch(/^w-asked_\w+_who$/);
  });

  test("and every field in them is named for its row", async ({ page }) => {
    await open(page, path());
    const { columns = [], row = "" } = field(METRIC, "readings");
    const name = row[0]?.toUpperCase() + row.slice(1);
    for (const place of [1, 2, 3]) {
      for (const { label, kind } of columns) {
        const found = page.getByLabel(`${name} ${place}: ${label}`, { exact: true });
        await expect(found).toHaveCount(1);
        if (kind === "date") await expect(found).toHaveAttribute("type", "date");
      }
    }
    // The name goes by where the row is now.
    await page.getByLabel("Reading 2: Reading", { exact: true }).fill("26 hours");
    await page.getByRole("button", { name: "Up : Reading 2" }).click();
    await expect(page.getByLabel("Reading 1: Reading", { exact: true })).toHaveValue("26 hours");
  });
});

test.describe("checks", () => {
  test("appear once a field is left, are read with it, go when it is mended, and block nothing", async ({ page }) => {
    await open(page, path());
    await expect(page.locator(".remarks:not(:empty)")).toHaveCount(0);
    await input(page, "number").pressSequentially("Velocity");
    await expect.poll(async () => (await kept(page))["f/number"]).toBe("Velocity");
    await expect(remarks(page, "number"), "nothing is said while one types").toBeEmpty();
    await page.keyboard.press("Tab");
    await expect(remarks(page, "number")).toHaveText(say(METRIC, "number", "words"));
    await expect(input(page, "number")).toHaveAccessibleDescription(new RegExp(say(METRIC, "number", "words").slice(0, 30)));
    await expect(page.locator("[role=alert]:not(:empty)"), "nobody is interrupted").toHaveCount(0);
    await expect(page.locator("#left a")).toHaveText([field(METRIC, "number").heading ?? ""]);
    // It stays while one mends it, and goes when it is mended.
    await input(page, "number").focus();
    await page.keyboard.press("End");
    await page.keyboard.type(" of");
    await expect.poll(async () => (await kept(page))["f/number"]).toBe("Velocity of");
    await expect(remarks(page, "number")).not.toBeEmpty();
    await page.keyboard.type(" the checkout team");
    await expect(remarks(page, "number")).toBeEmpty();
    await expect(page.locator("#left")).toHaveCount(0);
    // An empty field is no mistake.
    await write(page, "number", "Velocity");
    await expect(remarks(page, "number")).not.toBeEmpty();
    await write(page, "number", "");
    await expect(remarks(page, "number")).toBeEmpty();
    await expect(page.locator("#save-document"), "and nothing is left to save").toHaveCount(0);
  });

  test("of words, of rows and of ticks", async ({ page }) => {
    await open(page, path());
    await write(page, "goal", "Engineering excellence for everybody.");
    await expect(remarks(page, "goal")).toHaveText(say(METRIC, "goal", "avoids"));
    await cell(page, "readings", "1", "value").fill("5 hours");
    await cell(page, "readings", "1", "also").focus();
    await expect(remarks(page, "readings"), "from cell to cell one is still in the field").toBeEmpty();
    await input(page, "look").focus();
    await expect(remarks(page, "readings")).toHaveText(say(METRIC, "readings", "rows"));
    await cell(page, "readings", "2", "value").fill("26 hours");
    await expect(remarks(page, "readings")).toBeEmpty();
    await page.locator(`#f-not-for_${field(METRIC, "not-for").options?.[0]?.id}`).check();
    await input(page, "look").focus();
    await expect(remarks(page, "not-for")).toHaveText(say(METRIC, "not-for", "ticked"));
    await page.locator("#left a").last().click();
    await expect(page.locator("#field-not-for")).toBeFocused();
    await page.locator(`#f-not-for_${field(METRIC, "not-for").options?.[1]?.id}`).check();
    await expect(remarks(page, "not-for")).toBeEmpty();
  });

  test("a question that only the person can answer stays until they have looked", async ({ page }) => {
    await open(page, path("design-document"));
    await write(page, "author", "Emeka");
    const looked = remarks(page, "author").getByRole("checkbox", { name: /^I have looked/ });
    await expect(remarks(page, "author")).toContainText(say(DESIGN, "author", "ask"));
    await looked.focus();
    await page.keyboard.press("Space");
    await expect(looked, "a box stays under the hand that ticks it").toBeFocused();
    await expect(looked).toBeChecked();
    await input(page, "approach").focus();
    await expect(remarks(page, "author")).toBeEmpty();
    await page.reload();
    await ready(page);
    await expect(input(page, "author")).toHaveValue("Emeka");
    await expect(remarks(page, "author")).toBeEmpty();
  });

  test("a day is judged by the day it was written on, and an old document is left in peace", async ({ page }) => {
    await open(page, path());
    await write(page, "again", day(2));
    await expect(remarks(page, "again")).toHaveText(say(METRIC, "again", "days"));
    await write(page, "again", day(30));
    await expect(remarks(page, "again")).toBeEmpty();
    for (const later of [20, 29, 31, 400]) {
      await page.clock.setFixedTime(Date.now() + later * 24 * 60 * 60 * 1000);
      await open(page, path());
      await expect(input(page, "again")).toHaveValue(day(30));
      await expect(remarks(page, "again"), `${later} days later`).toBeEmpty();
    }
  });

  test("what is no number is told so", async ({ page }) => {
    await open(page, path("difficult-person"));
    await write(page, "mending-hours", "about two");
    await expect(remarks(page, "mending-hours")).toContainText("Only a number here");
    await write(page, "mending-hours", "40");
    await expect(remarks(page, "mending-hours")).toHaveText(say(worksheet("difficult-person"), "mending-hours", "number"));
    await write(page, "mending-hours", "2,5");
    await expect(remarks(page, "mending-hours")).toBeEmpty();
  });
});

test.describe("documents", () => {
  test("there can be several: named, opened, deleted and brought back", async ({ page }) => {
    await open(page, path());
    await expect(documents(page)).toHaveText([new RegExp(`^${METRIC.document}Not begun`)]);
    await expect(page.locator("#another")).toHaveCount(0);
    await page.locator("#sheet-name").fill("Checkout");
    await write(page, "number", "Hours to production");
    await expect(documents(page)).toHaveText([/^Checkout1 of \d+ filled in · last written on .*Delete/]);
    const first = page.url();

    await page.getByRole("button", { name: "Begin another document" }).click();
    await expect(h1(page)).toBeFocused();
    await expect(input(page, "number")).toHaveValue("");
    await expect(documents(page)).toHaveText([new RegExp(`^${METRIC.document}open belowNot begun`), /^Checkout1 of/]);
    const second = page.url();
    expect(second).not.toBe(first);
    await page.reload();
    await ready(page);
    expect(page.url()).toBe(second);
    await expect(input(page, "number")).toHaveValue("");
    await write(page, "number", "Second refunds in a week");
    await expect(documents(page).first()).toContainText("1 of");

    await page.getByRole("link", { name: "Open : Checkout" }).click();
    await expect(input(page, "number")).toHaveValue("Hours to production");
    await expect(h1(page)).toBeFocused();
    expect(page.url()).toBe(first);
    await page.goBack();
    await expect(input(page, "number")).toHaveValue("Second refunds in a week");
    await page.goForward();
    await expect(input(page, "number")).toHaveValue("Hours to production");

    // The one that is shown: the other takes its place.
    await page.getByRole("button", { name: "Delete : Checkout" }).click();
    await expect(input(page, "number")).toHaveValue("Second refunds in a week");
    await expect(page.locator("#undo")).toBeFocused();
    await expect(documents(page)).toHaveCount(1);
    await page.locator("#undo").click();
    await expect(documents(page)).toHaveCount(2);
    await page.getByRole("link", { name: "Open : Checkout" }).click();
    await expect(input(page, "number")).toHaveValue("Hours to production");

    // One that is not shown, then the last.
    await page.getByRole("button", { name: `Delete : ${METRIC.document}` }).click();
    await expect(documents(page)).toHaveCount(1);
    await expect(input(page, "number")).toHaveValue("Hours to production");
    await page.getByRole("button", { name: "Delete : Checkout" }).click();
    await expect(documents(page)).toHaveText([/Not begun/]);
    await expect(input(page, "number")).toHaveValue("");
    expect(await kept(page)).toEqual({});
    await expect(page.locator("#undo")).toBeFocused();
    await page.locator("#undo").click();
    await expect(input(page, "number")).toHaveValue("Hours to production");
    await page.reload();
    await ready(page);
    await expect(page.locator("#sheet-name")).toHaveValue("Checkout");
  });

  test("after the last was deleted, what is written next is another document", async ({ page }) => {
    await open(page, path());
    await write(page, "number", "Hours");
    const first = new URL(page.url()).searchParams.get("d");
    await page.getByRole("button", { name: /^Delete/ }).click();
    await expect(input(page, "number")).toHaveValue("");
    await write(page, "number", "Refunds");
    const second = new URL(page.url()).searchParams.get("d");
    expect(second).not.toBe(first);
    await page.locator("#undo").click();
    await expect(documents(page), "and none is lost").toHaveCount(2);
    await expect(input(page, "number")).toHaveValue("Refunds");
  });

  test("the way from here to what is not drawn by this page loads it", async ({ page }) => {
    await open(page, path());
    await page.locator("main .closing a, main article > p a").first().click();
    await ready(page);
    await expect(h1(page)).not.toBeEmpty();
    await open(page, path());
    await page.getByRole("link", { name: "All worksheets" }).click();
    await ready(page);
    await expect(h1(page)).toHaveText("Worksheets");
    await page.goBack();
    await ready(page);
    await expect(h1(page)).toHaveText(METRIC.title);
  });
});

test.describe("what comes out", () => {
  const texts = {
    name: "Hours, and how to read them",
    "f/number": "Hours from merge to production",
    "f/counting": "# Not a heading\n- from the merge\n- to the first *request*",
    "f/not-for/pay": "1",
    "w/readings/1/when": "2026-03-01",
    "w/readings/1/value": "5 hours",
    "w/readings/2/value": "26 hours",
    "w/readings/2/also": "Two newcomers.\nA new rule.",
    "o/readings/2": "0i",
    "f/again": "2027-01-04",
  };
  const text = (id: string) => field(METRIC, id).options?.find((option) => option.id === "pay")?.text ?? "";
  const heading = (id: string) => field(METRIC, id).heading ?? field(METRIC, id).label;

  test.beforeEach(async ({ page }) => {
    await store(page, noted("sheet.metric.one", texts));
    await open(page, path());
  });

  test("is shown as it will be, with how much there is of it", async ({ page }) => {
    await expect(paper(page).getByRole("heading", { level: 3 })).toHaveText(texts.name);
    await expect(paper(page).getByRole("heading", { level: 5 })).toHaveText(
      ["number", "counting", "readings", "not-for", "again"].map(heading),
    );
    await expect(paper(page).locator("tbody tr")).toHaveText([/26 hours.*A new rule/s, /1 March 2026.*5 hours/s]);
    await expect(paper(page)).toContainText("4 January 2027");
    await expect(page.locator("#so-far")).toHaveText(/^5 of 14 fields filled in\. 34 words, a few lines\. It should have 1 to 2 pages\.$/);
    await write(page, "question", "word ".repeat(1000));
    await expect(page.locator("#so-far")).toContainText("1034 words, about 2½ pages. It should have 1 to 2 pages: what could stand behind a link");
  });

  test("is saved as Markdown", async ({ page }) => {
    const { name, text: saved } = await downloaded(page, () => page.locator("#save-document").click());
    expect(name).toMatch(/^hours-and-how-to-read-them-\d{4}-\d\d-\d\d\.md$/);
    const [title, day, ...rest] = saved.split("\n\n");
    expect(title).toBe(`# ${texts.name}`);
    expect(day).toMatch(/^\d+ \w+ 20\d\d$/);
    const parts = METRIC.parts.map(({ title }) => `## ${title}`);
    const columns = field(METRIC, "readings").columns ?? [];
    const label = (id: string) => `**${columns.find((column) => column.id === id)?.label}:**`;
    expect(rest.join("\n\n")).toBe(
      [
        parts[0],
        `### ${heading("number")}`,
        "Hours from merge to production",
        `### ${heading("counting")}`,
        "\\# Not a heading",
        "- from the merge\n- to the first \\*request\\*",
        parts[1],
        `### ${heading("readings")}`,
        `- ${label("value")} 26 hours\n  - ${label("also")} Two newcomers.  \n    A new rule.\n- ${label("when")} 1 March 2026\n  - ${label("value")} 5 hours`,
        parts[2],
        `### ${heading("not-for")}`,
        `- ${text("not-for")}`,
        parts[3],
        `### ${heading("again")}`,
        "4 January 2027\n",
      ].join("\n\n"),
    );
  });

  test("is copied, the last letters included", async ({ page, context }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await input(page, "look").pressSequentially("At the approval step.");
    await page.locator("#copy-document").click();
    await expect(page.locator(".ending [role=status]")).toHaveText("Copied.");
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain(`# ${texts.name}\n`);
    expect(copied).toContain(`### ${heading("look")}\n\nAt the approval step.\n`);
  });

  test("is printed alone: all that was written, and nothing else", async ({ page }) => {
    await input(page, "look").fill("At the approval step.");
    await page.evaluate(() => {
      window.print = () => void ((window as { printed?: string }).printed = document.querySelector("#paper")?.textContent ?? "");
    });
    await page.locator("#print-document").click();
    await page.waitForFunction(() => (window as { printed?: string }).printed !== undefined);
    expect(await page.evaluate(() => (window as { printed?: string }).printed)).toContain("At the approval step.");
    const whole = await paper(page).innerText();
    await page.emulateMedia({ media: "print" });
    const squeezed = (text: string) => text.replace(/\s+/g, " ").trim();
    expect(squeezed(await page.locator("body").innerText())).toBe(squeezed(whole));
    for (const selector of ["header", "footer", "h1", ".form", "button", ".documents", "#sources", ".closing", "#document"]) {
      expect(await page.locator(selector).filter({ visible: true }).count(), selector).toBe(0);
    }
    // By night, too, on white.
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe("rgb(255, 255, 255)");
    await page.emulateMedia({ media: "screen" });
    await expect(page.locator(".form")).toBeVisible();
  });

  test("while nothing is written, the form is printed, to be filled in by hand", async ({ page }) => {
    await page.getByRole("button", { name: /^Delete/ }).click();
    await expect(page.locator(".ending")).toContainText("Nothing is written yet");
    await page.emulateMedia({ media: "print" });
    await expect(page.locator("label[for=f-number]")).toBeVisible();
    await expect(input(page, "counting")).toBeVisible();
    expect(await page.locator("button").filter({ visible: true }).count()).toBe(0);
  });
});

test.describe("two tabs", () => {
  test("see what the other writes, wherever they do not write themselves", async ({ page, context }) => {
    await open(page, path());
    await write(page, "number", "Hours");
    const other = await context.newPage();
    await open(other, path());
    await expect(input(other, "number")).toHaveValue("Hours");
    await input(page, "goal").pressSequentially("I am still ");
    await other.bringToFront();
    await write(other, "number", "Hours to production");
    await other.locator("#add-asked").click();
    await other.keyboard.type("Ana");
    await page.bringToFront();
    await expect(input(page, "number")).toHaveValue("Hours to production");
    await expect(rows(page, "asked")).toHaveCount(3);
    await expect(rows(page, "asked").last().locator("textarea").first()).toHaveValue("Ana");
    expect(await focused(page)).toBe("f-goal");
    await page.keyboard.type("writing");
    await expect(input(page, "goal")).toHaveValue("I am still writing");
  });

  test("that write into one field at once lose nothing", async ({ page, context }) => {
    await open(page, path());
    await write(page, "counting", "The beginning.");
    const other = await context.newPage();
    await open(other, path());
    await page.bringToFront();
    await input(page, "counting").fill("Mine.");
    await other.bringToFront();
    await write(other, "counting", "Theirs.");
    await page.bringToFront();
    await input(page, "counting").pressSequentially(" And more of it.");
    await expect(input(page, "counting"), "nobody is interrupted").toHaveValue("Mine. And more of it.");
    await input(page, "counting").blur();
    const beside = page.locator("#field-counting .was");
    await expect(beside).toContainText("Theirs.");
    // Whoever writes on does not lose it, either.
    await write(page, "counting", "Mine, written anew.");
    await expect(beside).toContainText("Theirs.");
    for (const tab of [other, page]) {
      await tab.bringToFront();
      await tab.reload();
      await ready(tab);
      await expect(input(tab, "counting")).toHaveValue("Mine, written anew.");
      await expect(tab.locator("#field-counting .was")).toContainText("Theirs.");
    }
    await beside.getByRole("button", { name: "Put both together" }).click();
    await expect(input(page, "counting")).toHaveValue("Mine, written anew.\n\nTheirs.");
    await expect(input(page, "counting")).toBeFocused();
    await expect(beside).toHaveCount(0);
    await expect(other.locator("#field-counting .was")).toHaveCount(0);
    await expect(input(other, "counting")).toHaveValue("Mine, written anew.\n\nTheirs.");
  });

  test("that chose different days can take either", async ({ page }) => {
    // As two tabs leave it that did not hear of each other.
    await store(page, { ...noted("sheet.metric.one", { "f/again": ["2027-01-04", 1] }), ...noted("sheet.metric.one", { "f/again": "2027-02-05" }, "n2") });
    await open(page, path());
    await expect(input(page, "again")).toHaveValue("2027-02-05");
    const beside = page.locator("#field-again .was");
    await expect(beside).toContainText("4 January 2027");
    await beside.getByRole("button", { name: "Take this one" }).click();
    await expect(input(page, "again")).toHaveValue("2027-01-04");
    await expect(beside).toHaveCount(0);
    await page.reload();
    await ready(page);
    await expect(input(page, "again")).toHaveValue("2027-01-04");
    await expect(beside).toHaveCount(0);
  });
});

test("with storage blocked it works in memory, and says so", async ({ page }) => {
  await blockStorage(page);
  await open(page, path());
  await expect(page.locator(".notice.bad")).toContainText("Not saved.");
  await write(page, "number", "Hours to production");
  await cell(page, "readings", "1", "value").fill("5 hours");
  await cell(page, "readings", "1", "value").blur();
  await expect(paper(page)).toContainText("5 hours");
  const { text } = await downloaded(page, () => page.locator("#save-document").click());
  expect(text).toContain("Hours to production");
  // The tab carries it to the next page, and back.
  await page.reload();
  await ready(page);
  await expect(input(page, "number")).toHaveValue("Hours to production");
  await page.locator("#another").click();
  await write(page, "number", "Another");
  await page.getByRole("link", { name: /^Open : / }).click();
  await expect(cell(page, "readings", "1", "value")).toHaveValue("5 hours");
});

test("without JavaScript it can be read, and says what JavaScript is for", async ({ newcomer }) => {
  const page = await newcomer({ javaScriptEnabled: false });
  await page.goto(path("design-document"));
  for (const { label, help, options = [], columns = [], example } of DESIGN.fields) {
    await expect(page.getByText(label).first()).toBeVisible();
    if (help) await expect(page.getByText(help.split(". ")[0] ?? "").first()).toBeVisible();
    for (const { text } of options) await expect(page.getByText(text).first()).toBeVisible();
    for (const { label } of columns) await expect(page.locator("label", { hasText: label }).filter({ visible: true }).first()).toBeVisible();
    if (example) await expect(page.getByText(example.slice(0, 20)).first()).toBeAttached();
  }
  await expect(page.getByText("Filling it in needs JavaScript.")).toBeVisible();
  expect(await page.locator("main :is(input, textarea, select, button)").filter({ visible: true }).count()).toBe(0);
  await expect(page.locator("section[aria-labelledby=sources] a").first()).toBeVisible();
  await expect(page.getByRole("link", { name: "All worksheets" })).toBeVisible();
});

test.describe("axe finds nothing by day and by night, and nothing sticks out at 320 px", () => {
  const state: Record<string, (page: Page) => Promise<void>> = {
    "empty": async (page) => open(page, path("design-document")),
    "a row taken out of it": async (page) => {
      await open(page, path("design-document"));
      await page.getByRole("button", { name: "Remove : Reader 1" }).first().click();
      await expect(page.locator("#back-readers")).toBeFocused();
    },
    ...Object.fromEntries(
      ["design-document", "first-90-days", "difficult-person"].map((id) => [
        `full: ${id}`,
        async (page: Page) => {
          await store(page, noted(`sheet.${id}.one`, full(worksheet(id))));
          await open(page, path(id));
          await expect(paper(page)).toBeVisible();
          await unfold(page);
        },
      ]),
    ),
    "half full, with remarks, rivals and another document": async (page) => {
      await store(page, {
        ...noted("sheet.metric.one", { "f/number": "Velocity", "f/goal": "Excellence.", "f/lines": "Words that leave out a lot.", "f/again": "2027-01-04" }),
        ...noted("sheet.metric.one", { "f/number": ["Hours", 1], "w/asked/1/who": "Ana", "f/again": ["2027-02-05", 1] }, "n2"),
        ...noted("sheet.metric.two", { name: "An older one", "f/number": ["Refunds", 9] }),
      });
      await open(page, path("metric", "one"));
      await expect(page.locator(".was")).toHaveCount(2);
      await expect(remarks(page, "lines").getByRole("checkbox")).toBeVisible();
    },
  };
  for (const [name, come] of Object.entries(state)) {
    test(name, async ({ page }) => {
      test.setTimeout(90_000);
      await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
      await come(page);
      await axe(page, `${name}, by day`);
      await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
      await axe(page, `${name}, by night`);
      await page.setViewportSize({ width: 320, height: 640 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
      const small = await page.locator("main :is(button, select, textarea, input, summary)").evaluateAll((all) =>
        all.filter((one) => one.checkVisibility() && Math.min(one.getBoundingClientRect().height, one.getBoundingClientRect().width) < 20).map((one) => one.outerHTML.slice(0, 100)),
      );
      expect(small, "everything is large enough for a thumb").toEqual([]);
    });
  }

  test("with forced colours what is chosen, shown and said can be told", async ({ page }) => {
    await page.emulateMedia({ forcedColors: "active" });
    await store(page, noted("sheet.metric.one", { "f/number": "Velocity" }));
    await open(page, path());
    const border = (selector: string) =>
      page.locator(selector).first().evaluate((one) => {
        const { borderInlineStartWidth: width, borderInlineStartColor: colour } = getComputedStyle(one);
        return parseFloat(width) > 0 && colour !== getComputedStyle(document.body).backgroundColor;
      });
    for (const selector of [".documents .shown", "#remarks-number li", "#f-goal", ".row", ".paper"]) {
      expect(await border(selector), selector).toBe(true);
    }
  });
});
