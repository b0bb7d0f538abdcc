// Taking it again: what moved, what is only noise, and what is corrected rather than taken again. And taking results away
// as files.

import type { Page } from "@playwright/test";
import { example, type Sheet } from "./content.ts";
import { expect, store, stored, test } from "./fixtures.ts";
import { DAY, FINDER, Questions, age, clear, downloaded, filled, finish, h1, named, open, parts, questionsPath, resultPath, saved, unfold, union } from "./people.ts";

const ivan = example("ivan");

/** A sheet with some marks of one lens changed to other dimensions' options. */
function changed(sheet: Sheet, lens: string, to: string, questions: number): Sheet {
  const marks = { ...sheet[lens] };
  let left = questions;
  for (const question of FINDER.questions) {
    const option = question.options.find(({ dimension }) => dimension === to)?.id ?? null;
    if (left === 0 || marks[question.id] === option) continue;
    marks[question.id] = option;
    left -= 1;
  }
  return { ...sheet, [lens]: marks };
}

/** Two results, the first of them ninety days old. */
async function twoResults(page: Page, before: Sheet, after: Sheet) {
  await store(page, { ...saved(before, { attempt: "first", ago: 120_000 }), ...saved(after, { attempt: "second" }) });
  await finish(page, "first");
  await age(page, "first", 90);
  await finish(page, "second");
}

const row = (page: Page, lens: string, dimension: string) =>
  page
    .locator("table", { has: page.locator("caption", { hasText: lens }) })
    .locator("tr", { has: page.getByRole("rowheader", { name: dimension }) });

test.describe("two results of one person", () => {
  const after = changed(changed(ivan, "energy", "solver", 12), "work", "tech-lead", 2);

  test("are laid over each other on /me, with what is noise called noise", async ({ page }) => {
    await twoResults(page, ivan, after);
    await open(page, "me/");
    await expect(page.locator("#compare")).toContainText("Tick two results");
    for (const box of await page.getByRole("checkbox", { name: /^Compare / }).all()) await box.check();
    await page.getByRole("link", { name: "Compare the two" }).click();
    const overlay = page.getByRole("region", { name: /^Archetype finder: .* and / });
    await expect(overlay).toBeVisible();
    await expect(overlay).toContainText("smaller than this instrument’s noise: the same person, unchanged");
    await unfold(page);

    // At work two answers moved from Solver to Tech Lead; in energy the Solver came from nearly nothing to nearly all.
    const [work, energy] = ["My work", "My energy"];
    for (const name of ["Solver", "Tech Lead"]) {
      await expect(row(page, work, name)).toContainText("smaller than this instrument’s noise");
      await expect(row(page, energy, name)).toContainText("larger than the noise");
      await expect(row(page, energy, name)).not.toContainText("smaller");
    }
    await expect(row(page, work, "Architect")).toContainText("none");
    await expect(row(page, work, "Architect")).not.toContainText("noise");

    const drawings = overlay.locator("svg");
    await expect(drawings).toHaveCount(2);
    const told = (drawing: number, what: string) => drawings.nth(drawing).locator("text", { hasText: "→" }).filter({ hasText: what });
    await expect(told(0, "within the noise")).toHaveCount(2);
    await expect(told(0, "unchanged")).toHaveCount(2);
    await expect(told(1, "within the noise")).toHaveCount(0);
    await expect(told(1, "→")).toHaveCount(4);

    await overlay.getByRole("link", { name: "Close the comparison" }).click();
    await expect(overlay).toHaveCount(0);
  });

  test("show what moved since the earlier one, below the later", async ({ page }) => {
    await twoResults(page, ivan, after);
    await expect(page.getByRole("heading", { name: /^Since \d+ \w+ 2026$/ })).toBeVisible();
    await unfold(page);
    await expect(row(page, "My energy", "Solver")).toContainText("larger than the noise");
    // The earlier one has nothing before it.
    await open(page, resultPath("first"));
    await expect(page.getByRole("heading", { name: /^Since / })).toHaveCount(0);
  });

  test("are put in order of their dates whichever is ticked first", async ({ page }) => {
    await twoResults(page, clear("architect"), clear("solver"));
    await open(page, "me/");
    const headings: (string | null)[] = [];
    for (const order of [[0, 1], [1, 0]]) {
      for (const place of order) await page.getByRole("checkbox").nth(place).check();
      await page.getByRole("link", { name: "Compare the two" }).click();
      await unfold(page);
      await expect(row(page, "My work", "Solver")).toContainText("0100");
      headings.push(await page.locator("#compared").textContent());
      await page.getByRole("link", { name: "Close the comparison" }).click();
      for (const box of await page.getByRole("checkbox").all()) await box.uncheck();
    }
    expect(headings[0]).toBe(headings[1]);
  });

  test("ticking a third lets go of the first", async ({ page }) => {
    await store(page, {
      ...saved(ivan, { attempt: "first", ago: 300_000 }),
      ...saved(ivan, { attempt: "second", ago: 200_000 }),
      ...saved(ivan, { attempt: "third", ago: 100_000 }),
    });
    for (const attempt of ["first", "second", "third"]) await finish(page, attempt);
    await open(page, "me/");
    const boxes = page.getByRole("checkbox");
    for (const place of [0, 1, 2]) await boxes.nth(place).check();
    await expect(boxes.nth(0)).not.toBeChecked();
    await expect(page.getByRole("checkbox", { checked: true })).toHaveCount(2);
  });

  test("survive that one of them is deleted in another tab while compared", async ({ page, context }) => {
    await twoResults(page, ivan, after);
    await open(page, "me/?a=first&b=second");
    await expect(page.locator("#compared")).toBeVisible();
    const other = await context.newPage();
    await open(other, "me/");
    await other.locator(".history").getByRole("button", { name: /^Delete/ }).first().click();
    await expect(page.locator("#compared")).toHaveCount(0);
    await expect(page.locator(".history li")).toHaveCount(1);
  });
});

test.describe("an answer corrected from the result", () => {
  /** Opens the result's first question through its link there, and marks it "not sure" for work. */
  async function correct(page: Page, attempt: string) {
    await open(page, resultPath(attempt));
    await unfold(page);
    await page.locator(".evidence").getByRole("link", { name: FINDER.questions[0]?.prompt }).click();
    const person = new Questions(page);
    await person.shows(1);
    return person;
  }

  test("on the same day changes the result in place", async ({ page }) => {
    await store(page, saved(ivan));
    await finish(page);
    const [before] = (await parts(page)).filter(({ finished }) => finished);
    const person = await correct(page, "first");
    await expect(page.locator("main")).not.toContainText("begins a new attempt");
    await person.choose(person.radio("work", null));
    await expect(person.next).toHaveText("Back to the result");
    await person.turn();
    await expect(h1(page)).toHaveText(named("solver"));
    await expect(page.locator(".standing").first()).toContainText("of 13 answers");

    const all = await parts(page);
    expect(new Set(all.map(({ attempt }) => attempt))).toEqual(new Set(["first"]));
    expect(union(all).work?.monday).toBeNull();
    // The result is still of the day it was first seen.
    expect(Math.min(...all.flatMap(({ finished }) => finished?.at ?? []))).toBe(before?.finished?.at);
    await open(page, "me/");
    await expect(page.locator(".history li")).toHaveCount(1);
  });

  test("after a day begins a new attempt with these answers, and the old result stays", async ({ page }) => {
    await store(page, saved(ivan));
    await finish(page);
    await age(page, "first", 2);
    const old = await stored(page);
    const person = await correct(page, "first");
    await expect(page.locator("main")).toContainText("changing an answer begins a new attempt with these answers");
    const order = await person.order();
    expect(await stored(page), "looking changes nothing").toEqual(old);

    await person.choose(person.radio("work", null));
    await expect(page).not.toHaveURL(/a=first/);
    expect(await person.order(), "nothing moves under the reader's hand").toEqual(order);
    expect(await stored(page)).toMatchObject(old);

    // Everything else came along: only the review is missing until the new result.
    await expect(person.next).toHaveText("Next");
    await page.getByRole("link", { name: "Review answers" }).click();
    await expect(page.locator("main")).toContainText("Everything has an answer");
    await page.locator("#see-result").click();
    await expect(page.locator(".standing").first()).toContainText("of 13 answers");
    await expect(page.getByRole("heading", { name: /^Since / })).toBeVisible();
    await open(page, "me/");
    await expect(page.locator(".history li")).toHaveCount(2);
    expect(await stored(page)).toMatchObject(old);
    await open(page, resultPath("first"));
    await expect(page.locator(".standing").first()).toContainText("of 14 answers");
  });

  test("on the same day, but with a later attempt begun, leaves the result as it is too", async ({ page }) => {
    await store(page, { ...saved(ivan, { attempt: "first", ago: 3 * 60_000 }), ...saved(ivan, { attempt: "later", ago: 60_000 }) });
    await finish(page, "first");
    const old = (await stored(page))[Object.keys(await stored(page)).find((key) => key.includes(":first.")) ?? ""];
    await correct(page, "first");
    await expect(page.locator("main")).toContainText("changing an answer begins a new attempt");
    expect(old).toBeDefined();
  });

  test("a day later while the page stays open begins a new attempt as well", async ({ page }) => {
    await store(page, saved(ivan));
    await finish(page);
    await page.clock.install();
    const person = await correct(page, "first");
    await expect(page.locator("main")).not.toContainText("begins a new attempt");
    await page.clock.setSystemTime(Date.now() + DAY + 60_000);
    await person.radio("work", null).check();
    await page.clock.runFor(1000);
    await expect(page).not.toHaveURL(/a=first/);
    const first = (await parts(page, "first")).flatMap(({ marks }) => marks.work?.monday?.choice ?? []);
    expect(first.length).toBeGreaterThan(0);
  });
});

test("a result that was seen stays as it was when it is opened again", async ({ page }) => {
  await store(page, saved(ivan));
  await finish(page);
  await age(page, "first", 200);
  const before = await stored(page);
  await open(page, resultPath("first"));
  await expect(h1(page)).toHaveText(named("solver"));
  await page.reload();
  expect(await stored(page)).toEqual(before);
});

test("attempts are listed by date, latest first, with what came out", async ({ page }) => {
  await twoResults(page, clear("architect"), filled((lens) => (lens === "work" ? "solver" : null)));
  await open(page, "me/");
  const told = await page.locator(".history .quiet").allTextContents();
  expect(told).toEqual(["My work: Solver · My energy: too few answers", "My work: Architect · My energy: Architect"]);
  await page.locator(".history").getByRole("link", { name: /^Open/ }).last().click();
  await expect(h1(page)).toHaveText(named("architect"));
});

test.describe("a result as a file", () => {
  test.beforeEach(async ({ page }) => {
    await store(page, { ...saved(ivan), "waymark:theme": "night" });
    await finish(page);
  });

  test("SVG: well-formed, and needs no stylesheet", async ({ page }) => {
    const { name, text } = await downloaded(page, () => page.locator("#save-svg").click());
    expect(name).toMatch(/^archetype-\d{4}-\d\d-\d\d\.svg$/);
    const read = await page.evaluate((text) => {
      const svg = new DOMParser().parseFromString(text, "image/svg+xml");
      const all = [...svg.querySelectorAll("*")];
      return {
        root: svg.documentElement.localName,
        space: svg.documentElement.namespaceURI,
        errors: svg.querySelectorAll("parsererror").length,
        classes: all.filter((element) => element.hasAttribute("class")).length,
        bars: all.filter((element) => element.localName === "rect" && element.getAttribute("fill")?.startsWith("rgb(")).length,
        words: all.filter((element) => element.localName === "text").map((element) => element.textContent),
      };
    }, text);
    expect(read).toMatchObject({ root: "svg", space: "http://www.w3.org/2000/svg", errors: 0, classes: 0 });
    expect(read.bars).toBeGreaterThan(4);
    for (const { name } of FINDER.dimensions) expect(read.words).toContain(name);
    expect(text).not.toMatch(/var\(|class=|<style|<script|url\(|href=/);
    // The night's paper came along, or pale letters would stand on white.
    expect(text).toContain("rgb(17, 32, 31)");
  });

  test("PNG: a picture of some size", async ({ page }) => {
    const { name, bytes } = await downloaded(page, () => page.locator("#save-png").click());
    expect(name).toMatch(/^archetype-\d{4}-\d\d-\d\d\.png$/);
    expect(bytes.subarray(0, 8)).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
    expect(bytes.length).toBeGreaterThan(5_000);
    const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
    expect(width).toBeGreaterThan(900);
    expect(height).toBeGreaterThan(300);
    // It shows something: not one colour all over.
    const colours = await page.evaluate(async (base64) => {
      const image = new Image();
      image.src = `data:image/png;base64,${base64}`;
      await image.decode();
      const canvas = document.createElement("canvas");
      Object.assign(canvas, { width: image.width, height: image.height });
      const context = canvas.getContext("2d");
      context?.drawImage(image, 0, 0);
      const data = context?.getImageData(0, 0, image.width, image.height).data ?? [];
      const seen = new Set<string>();
      for (let place = 0; place < data.length; place += 4 * 97) seen.add(`${data[place]},${data[place + 1]},${data[place + 2]},${data[place + 3]}`);
      return [...seen];
    }, bytes.toString("base64"));
    expect(colours.length).toBeGreaterThan(5);
    expect(colours.every((colour) => colour.endsWith(",255"))).toBe(true);
  });

  test("Markdown: the headline and every question with its answer", async ({ page }) => {
    const { name, text } = await downloaded(page, () => page.locator("#save-markdown").click());
    expect(name).toMatch(/^archetype-\d{4}-\d\d-\d\d\.md$/);
    expect(text).toContain(named("solver"));
    for (const question of [...FINDER.questions, ...FINDER.context]) {
      const answer = ivan.work?.[question.id] ?? ivan.context?.[question.id];
      const said = question.options.find(({ id }) => id === answer)?.text;
      expect(text).toContain(`- ${question.prompt} **${said}**`);
    }
    expect(text).not.toMatch(/undefined|null|NaN/);
  });
});

test("a question opened from a result by its address alone belongs to that attempt", async ({ page }) => {
  await store(page, saved(ivan));
  await finish(page);
  await open(page, questionsPath("first", "friday"));
  await new Questions(page).hasMarks(ivan, FINDER.questions.findIndex(({ id }) => id === "friday") + 1);
});
