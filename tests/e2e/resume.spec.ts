// Leaving and coming back: no answer is lost, whichever way somebody goes.

import type { Page } from "@playwright/test";
import { clear, Questions, begun, h1, open, parts, questionsPath, saved, union } from "./people.ts";
import { example } from "./content.ts";
import { expect, ready, store, stored, test } from "./fixtures.ts";

const emre = example("emre");

async function start(page: Page) {
  await open(page, "assess/archetype/");
  await page.locator("#start").click();
  await expect(page).toHaveURL(/questions\/\?a=\w+&q=/);
  return new Questions(page);
}

test("whoever leaves in the middle is offered to go on where they were", async ({ page, context }) => {
  const person = await start(page);
  await person.answerAll(emre, 1, 4);
  await person.shows(5);
  await page.close();

  const later = await context.newPage();
  await open(later, "assess/archetype/");
  await expect(later.locator("#start")).toHaveText("Go on with question 5 of 14");
  await later.locator("#start").click();
  const again = new Questions(later);
  await again.shows(5);
  await expect(h1(later)).toBeFocused();
  for (let place = 4; place >= 1; place -= 1) {
    await again.back.click();
    await again.hasMarks(emre, place);
  }
});

test("a question with only one of its marks is where one goes on", async ({ page }) => {
  const person = await start(page);
  await person.answerAll(emre, 1, 2);
  await person.choose(person.marked(emre, "work", 3));
  await open(page, "assess/archetype/");
  await expect(page.locator("#start")).toHaveText("Go on with question 3 of 14");
  await page.locator("#start").click();
  await person.shows(3);
  await expect(person.marked(emre, "work", 3)).toBeChecked();
});

test("with all situations answered, one goes on with the company", async ({ page }) => {
  await store(page, saved(begun(emre, 14)));
  await open(page, "assess/archetype/");
  await expect(page.locator("#start")).toHaveText("Go on with about your company, 1 of 3");
});

test("looking at the questions without answering saves nothing", async ({ page }) => {
  const person = await start(page);
  await person.turn();
  await person.shows(2);
  expect(await stored(page)).toEqual({});
  await open(page, "assess/archetype/");
  await expect(page.locator("#start")).toHaveText("Start");
  await expect(page.locator("#start-over")).toHaveCount(0);
});

test("starting over keeps what there was, under Saved", async ({ page }) => {
  await store(page, saved(begun(emre, 4), { attempt: "old" }));
  await open(page, "assess/archetype/");
  await page.locator("#start-over").click();
  const person = new Questions(page);
  await person.shows(1);
  await expect(page.getByRole("radio", { checked: true })).toHaveCount(0);
  await person.answer(clear("solver"), 1);
  expect(union(await parts(page, "old"))).toEqual(begun(emre, 4));

  await open(page, "me/");
  const attempts = page.locator(".history li");
  await expect(attempts).toHaveCount(2);
  await expect(attempts.filter({ hasText: "not finished" })).toHaveCount(2);
  // The one that began earlier stands below.
  await attempts.last().getByRole("link", { name: /^Go on/ }).click();
  await person.shows(5);
  await person.back.click();
  await person.hasMarks(emre, 4);
});

test("reloading in the middle of a question keeps the order of options and the answers", async ({ page }) => {
  const person = await start(page);
  await person.answerAll(emre, 1, 2);
  // Before anything of this question is answered, and after.
  const order = await person.order();
  await page.reload();
  await ready(page);
  await person.shows(3);
  expect(await person.order()).toEqual(order);
  await person.answer(emre, 3);
  await page.reload();
  await ready(page);
  await person.hasMarks(emre, 3);
  expect(await person.order()).toEqual(order);
});

test("the order of options is there before the first answer, and stays", async ({ page }) => {
  const person = await start(page);
  const order = await person.order();
  await page.reload();
  await ready(page);
  expect(await person.order()).toEqual(order);
  await person.answer(emre, 1);
  await page.reload();
  await ready(page);
  expect(await person.order()).toEqual(order);
});

test("another attempt has another order", async ({ page }) => {
  const orders = new Set<string>();
  for (let attempt = 0; attempt < 6; attempt += 1) {
    await open(page, questionsPath(`order${attempt}`));
    orders.add((await new Questions(page).order()).join("\n"));
  }
  // Four options have 24 orders; six attempts that all fall on one mean that nothing is shuffled.
  expect(orders.size).toBeGreaterThan(1);
});

test("the browser's Back and Forward turn the pages, with the answers on them", async ({ page }) => {
  const person = await start(page);
  await person.answerAll(emre, 1, 3);
  await person.shows(4);
  for (const place of [3, 2]) {
    await page.goBack();
    await person.hasMarks(emre, place);
    await expect(h1(page)).toBeFocused();
    await expect(page).toHaveTitle(new RegExp(`^Question ${place} of 14 `));
  }
  await page.goForward();
  await person.hasMarks(emre, 3);
  await page.goBack();
  await page.goBack();
  await person.hasMarks(emre, 1);
  await page.goBack();
  await expect(page.locator("#start")).toHaveText("Go on with question 4 of 14");
});

test("the page's own Back leads to the question before, from the first to the introduction", async ({ page }) => {
  const person = await start(page);
  await person.answerAll(emre, 1, 1);
  await person.back.click();
  await person.hasMarks(emre, 1);
  await person.back.click();
  await expect(h1(page)).toHaveText("Archetype finder");
  await expect(h1(page)).toBeFocused();
});

test("coming back from the review changes an answer and leads there again", async ({ page }) => {
  await store(page, saved(emre));
  await open(page, "assess/archetype/review/");
  const person = new Questions(page);
  await expect(page.locator("main")).toContainText("Everything has an answer");
  await page.getByRole("link", { name: "Change question 3", exact: true }).click();
  await person.hasMarks(emre, 3);
  await person.choose(person.radio("work", null));
  await page.goBack();
  await expect(h1(page)).toHaveText("Review your answers");
  await expect(page.locator(".review li").nth(2)).toContainText("My work: not sure");
});

test("two tabs answer the same attempt in turns, and none of the answers is lost", async ({ page, context }) => {
  test.setTimeout(60_000);
  const here = await start(page);
  await here.answer(emre, 1);
  const other = await context.newPage();
  await other.goto(page.url());
  await ready(other);
  const there = new Questions(other);
  await there.hasMarks(emre, 1);

  // The tabs take turns, by question and within a question by lens.
  for (let place = 2; place <= 5; place += 1) {
    const [first, second] = place % 2 === 0 ? [here, there] : [there, here];
    await here.turn();
    await there.turn();
    await first.shows(place);
    await second.shows(place);
    await first.choose(first.marked(emre, "work", place));
    await second.choose(second.marked(emre, "energy", place));
    // What one tab marks, the other shows without being asked.
    await first.hasMarks(emre, place);
    await second.hasMarks(emre, place);
  }
  await page.reload();
  await other.reload();
  for (const person of [here, there]) {
    await ready(person.page);
    for (let place = 5; place >= 1; place -= 1) {
      await person.hasMarks(emre, place);
      if (place > 1) await person.back.click();
    }
  }
  expect(union(await parts(page))).toEqual(begun(emre, 5));
});

test("of two tabs that mark the same question, the later mark counts in both", async ({ page, context }) => {
  const here = await start(page);
  await here.answer(emre, 1);
  const other = await context.newPage();
  await other.goto(page.url());
  await ready(other);
  const there = new Questions(other);
  const options = here.question(1).options;
  for (const [place, option] of options.entries()) {
    const [first, second] = place % 2 === 0 ? [here, there] : [there, here];
    await first.choose(first.radio("work", option));
    await expect(second.radio("work", option)).toBeChecked();
  }
  for (const person of [here, there]) {
    await person.page.reload();
    await ready(person.page);
    await expect(person.radio("work", options.at(-1) ?? null)).toBeChecked();
  }
});

test("a tab that hears nothing of the other still loses none of its answers", async ({ page, context }) => {
  // As in a frozen tab: the other's changes never arrive, and it writes from what it knew.
  await context.addInitScript(() => addEventListener("storage", (event) => event.stopImmediatePropagation(), true));
  const here = await start(page);
  await here.answer(emre, 1);
  const other = await context.newPage();
  await other.goto(page.url());
  await ready(other);
  const there = new Questions(other);
  await here.turn();
  await here.shows(2);
  await here.answer(emre, 2);
  for (const place of [1, 2]) {
    await there.turn();
    await there.shows(place + 1);
  }
  await expect(other.locator("input:checked")).toHaveCount(0);
  await there.answer(emre, 3);
  await here.turn();
  await here.shows(3);
  await here.turn();
  await here.answer(emre, 4);
  expect(union(await parts(page))).toEqual(begun(emre, 4));
  await page.reload();
  await ready(page);
  await here.hasMarks(emre, 4);
  await here.back.click();
  await here.hasMarks(emre, 3);
});
