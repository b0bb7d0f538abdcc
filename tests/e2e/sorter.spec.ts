// A sorter's questions follow from the answers: the way back, the way onward, and favours counted by who asked.

import type { Page } from "@playwright/test";
import { type Sheet, headline, instrument, person as personOf, way } from "./content.ts";
import { expect, ready, store, stored, test } from "./fixtures.ts";
import { DAY, Questions, about, downloaded, finish, h1, open, questionsPath, resultPath, reviewPath, saved, unfold } from "./people.ts";

const DOC = instrument("need-a-design-doc");
const luis = personOf(DOC.id, "luis").sheet;
const REQUEST = instrument("request-sorter");
const nguyet = personOf(REQUEST.id, "nguyet").sheet;

const review = (page: Page) => page.locator(".review dt");

/** Luis with another answer to one question. */
function but(question: string, option: string | null): Sheet {
  return { answer: { ...luis.answer, [question]: option } };
}

/** What is asked on a sheet's way. */
const prompts = (sheet: Sheet) => way(DOC, sheet).map(({ prompt }) => prompt);

test("the position says how many questions there are at most", async ({ page }) => {
  expect(DOC.longest).toBe(5);
  await open(page, `assess/${DOC.id}/`);
  await page.locator("#start").click();
  const person = Questions.along(page, DOC, luis);
  await person.shows(1);
  await expect(page).toHaveTitle(/^Question 1, of 5 at most · /);
  await person.answerAll(luis, 1, 1);
  await expect(h1(page)).toContainText("Question 2, of 5 at most");
  const progress = page.getByRole("progressbar");
  await expect(progress).toHaveAttribute("max", "5");
  await expect(progress).toHaveAttribute("value", "2");
});

test("Next without an answer says what to do, and stays", async ({ page }) => {
  await open(page, questionsPath("new", undefined, DOC));
  const person = Questions.along(page, DOC, luis);
  await person.shows(1);
  await expect(page.getByText("Choose an answer first")).toHaveCount(0);
  await person.turn();
  await expect(page.locator(".question [role=status]")).toHaveText("Choose an answer first: it decides what comes next.");
  await person.shows(1);
  expect(await stored(page)).toEqual({});
  await person.answer(luis, 1);
  await expect(page.getByText("Choose an answer first")).toHaveCount(0);
  await person.turn();
  await person.shows(2);
});

test("not sure leads on as an answer does", async ({ page }) => {
  const unsure = but("reach", null);
  await open(page, questionsPath("new", undefined, DOC));
  const person = Questions.along(page, DOC, unsure);
  await person.answerAll(unsure);
  await expect(h1(page)).toHaveText("Review your answers");
  await expect(page.locator(".review li").nth(1)).toContainText("not sure");
  await page.locator("#see-result").click();
  await expect(h1(page)).toHaveText(headline(DOC, "leaf", ["lean-document"]));
  await expect(page.locator("#numbers")).toContainText("Not sure");
});

test("Back keeps the way, on the page and in the browser", async ({ page }) => {
  await open(page, questionsPath("new", undefined, DOC));
  const person = Questions.along(page, DOC, luis);
  await person.answerAll(luis, 1, 3);
  await person.shows(4);
  for (const place of [3, 2, 1]) {
    await person.back.click();
    await person.hasMarks(luis, place);
  }
  await person.turn();
  await person.hasMarks(luis, 2);
  await page.goBack();
  await person.hasMarks(luis, 1);
  await page.goForward();
  await person.turn();
  await person.turn();
  await person.shows(4);
});

test("whoever leaves in the middle goes on at the first open question of the way", async ({ page }) => {
  const { size, reach } = luis.answer ?? {};
  await store(page, saved({ answer: { size: size ?? null, reach: reach ?? null } }, { of: DOC, version: 2 }));
  await open(page, `assess/${DOC.id}/`);
  await expect(page.locator("#start")).toHaveText("Go on with question 3, of 5 at most");
  await page.locator("#start").click();
  await Questions.along(page, DOC, luis).shows(3);
});

test("another answer early on drops the questions behind it from the review, and the first answer brings them back", async ({ page }) => {
  await store(page, saved(luis, { of: DOC, version: 2 }));
  await open(page, reviewPath("first", DOC));
  await expect(review(page)).toHaveText(prompts(luis));
  await expect(page.locator("main")).toContainText("Everything has an answer");

  const other = but("reach", "few");
  const now = prompts(other).slice(0, 3);
  await page.getByRole("link", { name: "Change question 2", exact: true }).click();
  const person = Questions.along(page, DOC, other);
  await person.answer(other, 2);
  await person.turn();
  await person.shows(3);
  await open(page, reviewPath("first", DOC));
  await expect(review(page)).toHaveText(now);
  await expect(page.locator("main")).toContainText("One question is still open. Its answer decides what comes next.");
  await expect(page.getByRole("button", { name: "See the result" })).toHaveCount(0);
  await page.getByRole("link", { name: "Answer question 3", exact: true }).click();
  await person.shows(3);

  await person.back.click();
  const again = Questions.along(page, DOC, luis);
  await again.answer(luis, 2);
  await again.turn();
  await again.hasMarks(luis, 3);
  await open(page, reviewPath("first", DOC));
  await expect(review(page)).toHaveText(prompts(luis));
  await page.locator("#see-result").click();
  await expect(h1(page)).toHaveText(headline(DOC, "leaf", ["lean-document"]));
});

test("an answer corrected from the result leads on where it opens a question, and back where it does not", async ({ page }) => {
  await store(page, saved(luis, { of: DOC, version: 2 }));
  await finish(page, "first", DOC);
  await unfold(page);
  await page.getByRole("region", { name: "The way here" }).getByRole("link", { name: about("Change", DOC.questions[1]?.prompt ?? "") }).click();
  const other = { answer: { ...but("reach", "few").answer, undo: "revert", others: "ours" } };
  const person = Questions.along(page, DOC, other);
  await person.hasMarks(luis, 2);
  await person.answer(other, 2);
  await person.turn();
  await person.answerAll(other, 3, 4);
  await expect(page).toHaveURL(/\/result\//);
  await expect(h1(page)).toHaveText(headline(DOC, "leaf", ["no-document"]));
  // What was answered on the way that was left does not count and is not told.
  await expect(page.locator("#numbers")).not.toContainText(DOC.questions.find(({ id }) => id === "worst")?.prompt ?? "");
});

test("the result has words to copy, and says what other answers would lead to", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await store(page, saved(nguyet, { of: REQUEST, finished: true }));
  await open(page, resultPath("first", REQUEST));
  const script = REQUEST.dimensions.find(({ id }) => id === "small-favour")?.script ?? "";
  await expect(page.getByRole("region", { name: "Words you could use" })).toContainText(script);
  await page.getByRole("button", { name: "Copy the words" }).click();
  await expect(page.getByRole("region", { name: "Words you could use" })).toContainText("Copied.");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(script);
  await expect(page.getByRole("region", { name: "What other answers would lead to" })).toContainText("Through your manager");
});

test.describe("favours are counted by who asked", () => {
  const said = (times: number, name: string) =>
    (REQUEST.tally[Math.min(times, 3) - 1] ?? "").replace("{name}", name).replace("{count}", String(times));
  const asked = (name: string): Sheet => ({ ...nguyet, words: { "name-of-asker": name } });

  async function favour(page: Page, attempt: string, name: string) {
    await open(page, questionsPath(attempt, undefined, REQUEST));
    const person = Questions.along(page, REQUEST, asked(name));
    await person.answerAll(asked(name));
    await page.locator("#see-result").click();
    await expect(h1(page)).toHaveText(headline(REQUEST, "leaf", ["small-favour"]));
    await ready(page);
  }

  test("three for the same person count up, and another person's do not count", async ({ page }) => {
    test.setTimeout(60_000);
    await favour(page, "one", "Mina");
    await expect(page.locator("#tally")).toHaveText(said(1, "Mina"));
    await favour(page, "two", "Adjoa");
    await expect(page.locator("#tally")).toHaveText(said(1, "Adjoa"));
    await favour(page, "three", " mina ");
    await expect(page.locator("#tally")).toHaveText(said(2, "mina"));
    await favour(page, "four", "Mina");
    await expect(page.locator("#tally")).toHaveText(said(3, "Mina"));
    await unfold(page);
    await expect(page.locator("#askers tbody tr")).toHaveText(["Mina3 times", "Adjoa1 time"]);
    // The first is still the first.
    await open(page, resultPath("one", REQUEST));
    await expect(page.locator("#tally")).toHaveText(said(1, "Mina"));
  });

  test("those of more than 90 days ago do not count, nor do other results", async ({ page }) => {
    const fire = { answer: { asker: "other", about: "fire" }, words: { "name-of-asker": "Mina" } };
    await store(page, {
      ...saved(asked("Mina"), { of: REQUEST, attempt: "long-ago", ago: 91 * DAY, finished: true }),
      ...saved(fire, { of: REQUEST, attempt: "fire", ago: 5 * DAY, finished: true }),
      ...saved(asked("Mina"), { of: REQUEST, attempt: "recent", ago: 80 * DAY, finished: true }),
      ...saved(asked("Mina"), { of: REQUEST, finished: true }),
    });
    await open(page, resultPath("first", REQUEST));
    await expect(page.locator("#tally")).toHaveText(said(2, "Mina"));
    await open(page, resultPath("fire", REQUEST));
    await expect(page.locator("#tally")).toHaveCount(0);
  });

  test("without a name nothing is counted", async ({ page }) => {
    await store(page, saved({ answer: nguyet.answer ?? {} }, { of: REQUEST, finished: true }));
    await open(page, resultPath("first", REQUEST));
    await expect(page.locator("#tally")).toHaveCount(0);
    await expect(page.locator("main")).toContainText("No name was given, so this one is not counted.");
  });

  test("names and counts stay on the device", async ({ page, site, context, newcomer }) => {
    const sent: string[] = [];
    context.on("request", (request) => sent.push(decodeURIComponent(request.url()) + (request.postData() ?? "")));
    const name = "Ragnheiður";
    await store(page, saved(asked(name), { of: REQUEST, attempt: "before", ago: DAY, finished: true }));
    await favour(page, "after", name);
    await expect(page.locator("#tally")).toHaveText(said(2, name));
    await page.locator("#send").click();
    for (const extent of ["summary", "answers"]) {
      await page.locator(`#send-${extent}`).check();
      await expect(page.getByRole("dialog").locator(".travels")).not.toContainText(name);
      const link = await page.locator("#send-link").inputValue();
      const reader = await newcomer();
      await reader.goto(link);
      await ready(reader);
      await expect(h1(reader)).toHaveText(headline(REQUEST, "leaf", ["small-favour"]));
      await expect(reader.locator("#tally, #askers")).toHaveCount(0);
      await expect(reader.locator("body")).not.toContainText(name);
      await expect(reader.locator("body")).not.toContainText("No name was given");
      expect(await stored(reader)).toEqual({});
    }
    expect(sent.filter((request) => request.includes(name))).toEqual([]);
    expect(site.sent.every(({ method }) => method === "GET")).toBe(true);
  });

  test("the text file has no name in it either, because files are passed on", async ({ page }) => {
    await store(page, saved(asked("Mina"), { of: REQUEST, finished: true }));
    await open(page, resultPath("first", REQUEST));
    const { text } = await downloaded(page, () => page.locator("#save-markdown").click());
    expect(text).not.toContain("Mina");
  });
});
