// More content is more files, and nothing else: the extra site has a second self-assessment that no line of Rust knows.

import { expect, ready, stored, test } from "./fixtures.ts";
import { assessments, instrument, type Sheet } from "./content.ts";
import { FINDER, Questions, SITE, downloaded, h1, open, parts, union } from "./people.ts";
import { resolve } from "node:path";

const SECOND = instrument("second", resolve(import.meta.dirname, "../fixtures/extra-content"));
const lens = SECOND.lenses[0]?.id ?? "";

/** Twelve marks for one dimension, one for another, one "not sure". */
const sheet: Sheet = {
  [lens]: Object.fromEntries(
    SECOND.questions.map((question, place) => {
      const wanted = place === 0 ? "asker" : "trier";
      return [question.id, place === 13 ? null : (question.options.find(({ dimension }) => dimension === wanted)?.id ?? null)];
    }),
  ),
};

test.use({ baseURL: async ({ extra }, use) => use(extra.url) });

test("a second assessment is listed, taken, reviewed, and comes to a result", async ({ page }) => {
  test.setTimeout(60_000);
  await open(page, "assess/");
  const cards = page.locator(".card");
  await expect(cards).toHaveCount(assessments().length + 1);
  await cards.getByRole("link", { name: SECOND.title }).click();
  await ready(page);
  await expect(h1(page)).toHaveText(SECOND.title);
  await expect(page.locator("main")).toContainText("14 situations");
  await page.locator("#start").click();

  const person = new Questions(page, SECOND);
  await person.answerAll(sheet);
  await expect(h1(page)).toHaveText("Review your answers");
  await expect(page.locator("main")).toContainText("Everything has an answer");
  await expect(page.locator(".review li")).toHaveCount(14);
  await page.locator("#see-result").click();

  await expect(h1(page)).toHaveText("You learned by trying.");
  await ready(page);
  await expect(page.locator(".standing")).toHaveText("What I did: Trier has 12 of 13 answers, Asker 1. A lead of 5 is enough for a name.");
  expect(union(await parts(page))).toEqual(sheet);
  for (const { name } of SECOND.dimensions) await expect(page.locator("#picture")).toContainText(name);
});

test("its pages speak of no second lens and of no company", async ({ page }) => {
  await open(page, "assess/second/");
  // Nor "and 0 short questions".
  await expect(page.locator("main")).not.toContainText(/company|short question/);
  await page.locator("#start").click();
  const person = new Questions(page, SECOND);
  await person.shows(1);
  // One mark a line needs no column heads.
  await expect(page.getByRole("radio")).toHaveCount(5);
  await expect(page.locator("main")).not.toContainText("My energy");
});

test("its answers and the finder's are kept apart", async ({ page }) => {
  await open(page, "assess/second/questions/");
  const second = new Questions(page, SECOND);
  await second.answerAll(sheet, 1, 2);
  await open(page, "assess/archetype/");
  await expect(page.locator("#start")).toHaveText("Start");
  await open(page, "assess/second/");
  await expect(page.locator("#start")).toHaveText("Go on with question 3 of 14");
  expect(Object.keys(await stored(page)).every((key) => key.startsWith(SITE))).toBe(true);
  await open(page, "me/");
  await expect(page.locator(".history li")).toContainText([SECOND.title]);
});

test("its result travels in a link and as a file", async ({ page, newcomer, extra }) => {
  await open(page, "assess/second/questions/");
  const person = new Questions(page, SECOND);
  await person.answerAll(sheet);
  await page.locator("#see-result").click();
  await expect(h1(page)).toHaveText("You learned by trying.");
  await ready(page);
  const { text } = await downloaded(page, () => page.locator("#save-markdown").click());
  expect(text).toContain("You learned by trying.");
  await page.locator("#send").click();
  await page.locator("#send-answers").check();
  const link = await page.locator("#send-link").inputValue();
  expect(link).toContain("#r=1.second.1.");
  const reader = await newcomer({ baseURL: extra.url });
  await reader.goto(link);
  await ready(reader);
  await expect(h1(reader)).toHaveText("You learned by trying.");
  expect(await stored(reader)).toEqual({});
});

test("a result of it and one of the finder cannot be compared, and the page says so", async ({ page }) => {
  for (const [id, of] of [["second", SECOND], ["archetype", FINDER]] as const) {
    await open(page, `assess/${id}/questions/`);
    await page.locator("#r0-1").check();
    await page.getByRole("link", { name: "Review answers" }).click();
    await page.locator("#see-result").click();
    await expect(page).toHaveURL(new RegExp(`/assess/${of.id}/result/`));
    await ready(page);
  }
  await open(page, "me/");
  for (const box of await page.getByRole("checkbox").all()) await box.check();
  await expect(page.locator("#compare")).toHaveText("These two are of different assessments.");
});

test("the finder's next revision asks what is new, and takes an attempt of the old one along", async ({ page, site, newcomer }) => {
  // Answered on the site as it is, taken along in a backup to the site with the next revision.
  const before = await newcomer({ baseURL: site.url });
  await open(before, "assess/archetype/questions/");
  const old = new Questions(before);
  const answers = Object.fromEntries(
    FINDER.lenses.map(({ id }) => [id, Object.fromEntries(FINDER.questions.map((question) => [question.id, question.options[0]?.id ?? null]))]),
  );
  await old.answerAll(answers, 1, FINDER.questions.length);
  await open(before, "me/");
  const { text } = await downloaded(before, () => before.locator("#download").click());

  await open(page, "me/");
  await page.locator("#backup-file").setInputFiles({ name: "b.json", mimeType: "application/json", buffer: Buffer.from(text) });
  await page.locator("#take-in").click();
  await open(page, "assess/archetype/");
  const gone = FINDER.questions.findIndex(({ id }) => id === "friday") + 1;
  await expect(page.locator("#start")).toHaveText(`Go on with question ${gone} of 14`);
  await page.locator("#start").click();
  const person = new Questions(page);
  await person.shows(gone);
  await expect(page.getByRole("radio", { checked: true })).toHaveCount(0);
  await person.back.click();
  await person.hasMarks(answers, gone - 1);
});
