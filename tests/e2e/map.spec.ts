// The incentive map: what one side marks and guesses, the other side beside it, and words that stay where they are.

import type { Page } from "@playwright/test";
import { type Sheet, headline, instrument, line, person as personOf } from "./content.ts";
import { expect, ready, store, stored, test } from "./fixtures.ts";
import { Questions, finish, h1, open, parts, questionsPath, resultPath, reviewPath, saved, union, unfold } from "./people.ts";

const MAP = instrument("incentive-map");
const noura = personOf(MAP.id, "noura");
const words = noura.sheet.words ?? {};
const complaint = words.complaint ?? "";

/** The other side, which marks what Noura guesses and guesses what she marks, but for what is changed. */
function opposite(changes: Record<string, string> = {}): Sheet {
  const { own = {}, guess = {}, context = {} } = noura.sheet;
  return { own: { ...guess, ...changes }, guess: own, context: { mine: context.theirs ?? null, theirs: context.mine ?? null } };
}

/** Noura's map, answered, with nothing written on its own page yet. */
const asked: Sheet = {
  ...noura.sheet,
  words: Object.fromEntries(MAP.asked.filter(({ kind }) => kind === "words").map(({ id }) => [id, words[id] ?? ""])),
};

async function map(page: Page, sheet = asked) {
  await store(page, saved(sheet, { of: MAP, finished: true }));
  await open(page, resultPath("first", MAP));
  await expect(h1(page)).toHaveText(headline(MAP, noura.outcome));
}

/** Everything that travels in a request of a context from now on. */
function listen(page: Page) {
  const sent: string[] = [];
  page.context().on("request", (request) => sent.push(decodeURIComponent(request.url()) + (request.postData() ?? "")));
  return sent;
}

/** Where something is written on the result's page. */
const prompt = (page: Page, id: string) => page.locator(`#field-${id}`);

test("each concern has a mark of one's own and a guess, and “not sure” is one", async ({ page }) => {
  await store(page, saved({ context: noura.sheet.context ?? {} }, { of: MAP, version: 2 }));
  await open(page, questionsPath("first", MAP.questions[0]?.id, MAP));
  const person = new Questions(page, MAP);
  await person.shows(3);
  await expect(page.locator(".asks li")).toHaveCount(2);
  await person.choose(person.marked(noura.sheet, "own", 3));
  await expect(page.locator(".missing")).toHaveText("“For them” has no mark yet.");
  await person.choose(person.radio("guess", null));
  await expect(page.locator(".missing")).toBeEmpty();
  const { own, guess } = union(await parts(page));
  expect(own).toEqual({ dates: noura.sheet.own?.dates });
  expect(guess).toEqual({ dates: null });
});

test("whoever leaves in the middle goes on where they were, with the roles first and the words last", async ({ page }) => {
  const { own = {}, guess = {}, context = {} } = noura.sheet;
  const leavings: [Sheet, number][] = [
    [{ context: { mine: context.mine ?? null } }, 2],
    [{ context }, 3],
    [{ context, own: { dates: own.dates ?? null } }, 3],
    [{ context, own, guess }, MAP.asked.findIndex(({ kind }) => kind === "words") + 1],
  ];
  for (const [number, [sheet, place]] of leavings.entries()) {
    const left = saved(sheet, { of: MAP, attempt: `left${number}`, ago: 90_000 - number * 1000, version: 2 });
    await open(page, "about/");
    await page.evaluate((left) => Object.entries(left).forEach(([key, text]) => localStorage.setItem(key, text)), left);
    await open(page, `assess/${MAP.id}/`);
    await page.locator("#start").click();
    await new Questions(page, MAP).shows(place);
  }
});

test("levels stand in their order, which is not shuffled", async ({ page }) => {
  for (const attempt of ["one", "two", "three"]) {
    await open(page, questionsPath(attempt, MAP.questions[4]?.id, MAP));
    expect(await new Questions(page, MAP).order()).toEqual(MAP.questions[4]?.options.map(({ text }) => text));
  }
});

test.describe("what is written in one's own words", () => {
  const field = MAP.asked.findIndex(({ id }) => id === "complaint") + 1;

  test("is there after a reload without anything being pressed, in the review, and in no request", async ({ page }) => {
    const sent = listen(page);
    await store(page, saved({ own: noura.sheet.own ?? {} }, { of: MAP, version: 2 }));
    await open(page, questionsPath("first", "complaint", MAP));
    const person = new Questions(page, MAP);
    await person.shows(field);
    await person.field.click();
    await page.keyboard.type("“Felix” & <b>1 2 3</b>\nsells 0% of it.");
    await page.reload();
    await ready(page);
    await expect(person.field).toHaveValue("“Felix” & <b>1 2 3</b>\nsells 0% of it.");
    // Digits are letters here and no answers.
    await open(page, reviewPath("first", MAP));
    await expect(page.locator(".review")).toContainText("“Felix” & <b>1 2 3</b> sells 0% of it.");
    expect(sent.filter((request) => request.includes("Felix"))).toEqual([]);
  });

  test("can be left out", async ({ page }) => {
    const { own = {}, guess = {}, context = {} } = noura.sheet;
    await store(page, saved({ own, guess, context }, { of: MAP, version: 2 }));
    await open(page, reviewPath("first", MAP));
    await expect(page.locator("main")).toContainText("Everything has an answer");
    await expect(page.locator(".review")).toContainText("left empty");
    await page.locator("#see-result").click();
    await expect(h1(page)).toHaveText(headline(MAP, noura.outcome));
    await expect(page.getByRole("link", { name: "Write it down" })).toBeVisible();
  });

  test("can be taken out again", async ({ page }) => {
    await store(page, saved(asked, { of: MAP, version: 2 }));
    await open(page, questionsPath("first", "complaint", MAP));
    const person = new Questions(page, MAP);
    await expect(person.field).toHaveValue(complaint);
    await person.field.fill("");
    await page.reload();
    await ready(page);
    await expect(person.field).toHaveValue("");
    expect(JSON.stringify(union(await parts(page)).words)).not.toContain("Felix");
  });
});

test.describe("prompts on the result's page", () => {
  test("keep their words, and the page stays as it is under whoever writes", async ({ page }) => {
    const sent = listen(page);
    await map(page);
    for (const { id, prompt: question } of MAP.prompts) await expect(page.getByLabel(question)).toHaveId(`field-${id}`);
    await expect(page.locator("blockquote").filter({ hasText: complaint })).toBeVisible();
    // Whatever is drawn anew loses what is not in it.
    await page.evaluate(() => document.querySelectorAll("article h2, article textarea, #picture").forEach((element) => element.setAttribute("data-same", "")));
    const same = () => page.locator("[data-same]").count();
    const before = await same();
    await prompt(page, "needs").click();
    await page.keyboard.type("That the pilots stay.");
    await expect(prompt(page, "needs")).toBeFocused();
    await page.keyboard.press("Tab");
    await expect(prompt(page, "option")).toBeFocused();
    await page.keyboard.type("Launch on Tuesdays.");
    await page.keyboard.press("Tab");
    expect(await same()).toBe(before);
    await expect(prompt(page, "needs")).toHaveValue("That the pilots stay.");
    await page.reload();
    await ready(page);
    await expect(prompt(page, "needs")).toHaveValue("That the pilots stay.");
    await expect(prompt(page, "option")).toHaveValue("Launch on Tuesdays.");
    expect(sent.filter((request) => /pilots|Tuesdays|Felix/.test(request))).toEqual([]);
    await open(page, "me/");
    await expect(page.locator(".history li")).toHaveCount(1);
  });

  test("keep what is being written when the page goes away in the middle of it", async ({ page }) => {
    await map(page);
    await prompt(page, "rewrite").click();
    await page.keyboard.type("Felix was asked for May.");
    await page.reload();
    await ready(page);
    await expect(prompt(page, "rewrite")).toHaveValue("Felix was asked for May.");
  });

  test("can be written days later without a new attempt, and the result stays as it was", async ({ page }) => {
    const old = Date.now() - 3 * 24 * 60 * 60 * 1000;
    await store(page, saved(asked, { of: MAP, ago: Date.now() - old, finished: true }));
    await open(page, resultPath("first", MAP));
    const before = await page.locator(".kicker").textContent();
    await prompt(page, "others").fill("Jelle");
    await page.keyboard.press("Tab");
    await page.reload();
    await ready(page);
    await expect(prompt(page, "others")).toHaveValue("Jelle");
    await expect(page.locator(".kicker")).toHaveText(before ?? "");
    expect(new Set((await parts(page)).map(({ attempt }) => attempt))).toEqual(new Set(["first"]));
  });

  test("are in the text file and can be sent as they are now", async ({ page }) => {
    await map(page);
    await prompt(page, "others").fill("Jelle from sales");
    await page.keyboard.press("Tab");
    await page.locator("#send").click();
    await expect(page.getByRole("dialog").getByRole("checkbox", { name: "Jelle from sales" })).toBeVisible();
  });
});

test.describe("sending", () => {
  const ticks = (page: Page) => page.getByRole("dialog", { name: "Send this result" }).getByRole("checkbox");
  /** The box in front of words, which stand behind what they answer. */
  const tick = (page: Page, said: string) => page.getByRole("dialog").getByRole("checkbox", { name: said });

  test("marks travel, words only where they are ticked, and the preview has every word", async ({ page, newcomer }) => {
    await map(page, noura.sheet);
    const own = await page.locator("#numbers td").allTextContents();
    await page.locator("#send").click();
    const dialog = page.getByRole("dialog", { name: "Send this result" });
    const preview = dialog.locator(".travels");
    await expect(page.locator("#send-summary")).toHaveCount(0);
    await expect(ticks(page)).toHaveCount(Object.keys(words).length);
    for (const box of await ticks(page).all()) await expect(box).not.toBeChecked();
    for (const said of Object.values(words)) await expect(preview).not.toContainText(said ?? "");
    for (const { id, prompt, options } of MAP.questions) {
      const text = (lens: string) => options.find((option) => option.id === noura.sheet[lens]?.[id])?.text ?? "not sure";
      await expect(preview).toContainText(`${prompt} For me: ${text("own")}. For them: ${text("guess")}.`);
    }
    const bare = await newcomer();
    await bare.goto(await page.locator("#send-link").inputValue());
    await ready(bare);
    await expect(h1(bare)).toHaveText(headline(MAP, noura.outcome));
    await unfold(bare);
    expect(await bare.locator("#numbers td").allTextContents()).toEqual(own);
    for (const said of Object.values(words)) await expect(bare.locator("body")).not.toContainText(said ?? "");

    await tick(page, words.needs ?? "").check();
    await expect(preview).toContainText(words.needs ?? "");
    await expect(preview).not.toContainText(complaint);
    const reader = await newcomer();
    await reader.goto(await page.locator("#send-link").inputValue());
    await ready(reader);
    await expect(reader.locator("main")).toContainText(words.needs ?? "");
    for (const [id, said] of Object.entries(words)) {
      if (id !== "needs") await expect(reader.locator("body")).not.toContainText(said ?? "");
    }
    // It is somebody else's: there is nothing to write, change or begin.
    await expect(reader.locator("textarea, #send, #begin-beside, main a[href*='questions']")).toHaveCount(0);
    expect(await stored(reader)).toEqual({});

    await tick(page, words.needs ?? "").uncheck();
    expect(await page.locator("#send-link").inputValue()).toBe(bare.url());
  });

  test("more words than a link can hold are said to be too many, and none is cut off", async ({ page }) => {
    const long = "We were each asked for something, and both fell due in the same week. ".repeat(20).trim();
    await map(page, { ...asked, words: { complaint: long, constraint: "Nobody knows the tanker module." } });
    await page.locator("#send").click();
    const dialog = page.getByRole("dialog", { name: "Send this result" });
    await ticks(page).last().check();
    await ticks(page).first().check();
    await expect(dialog.getByRole("alert")).toContainText("Too much to fit into a link.");
    await expect(page.locator("#send-link")).toHaveValue("");
    await tick(page, long).uncheck();
    await expect(dialog.getByRole("alert")).toBeEmpty();
    await expect(page.locator("#send-link")).toHaveValue(/#r=1\.incentive-map\./);
  });
});

test.describe("two sides on one device", () => {
  /** Nothing of the first side may be on a page that the other side sees. */
  async function showsNothing(page: Page) {
    await expect(page.locator("#picture, #numbers, textarea[id^=field-]")).toHaveCount(0);
    for (const said of Object.values(words)) await expect(page.locator("body")).not.toContainText(said ?? "");
    await expect(page.locator("body")).not.toContainText(headline(MAP, noura.outcome));
  }

  test("the first is hidden until the second is done, the second sees nothing of it, and then both see one map", async ({ page }) => {
    test.setTimeout(90_000);
    await map(page, noura.sheet);
    await expect(page.locator("main")).toContainText("They have not answered themselves.");
    await page.locator("#begin-beside").click();

    // The second side: no mark, no word of the first, on no page.
    const theirs = opposite({ debt: "strongly" });
    const person = new Questions(page, MAP);
    for (let place = 1; place <= MAP.asked.length; place += 1) {
      await person.shows(place);
      await expect(page.getByRole("radio", { checked: true })).toHaveCount(0);
      if (person.question(place).kind === "words") await expect(person.field).toHaveValue("");
      await showsNothing(page);
      await person.answer(theirs, place);
      await person.turn();
      if (place === 3) {
        // Whoever looks at the first in between finds it hidden, after a reload as well.
        const here = page.url();
        await open(page, resultPath("first", MAP));
        await expect(h1(page)).toHaveText("Hidden until the other side is done");
        await showsNothing(page);
        await page.reload();
        await ready(page);
        await expect(h1(page)).toHaveText("Hidden until the other side is done");
        await page.locator("#go-on-beside").click();
        await expect(page).toHaveURL(here);
      }
    }
    await expect(h1(page)).toHaveText("Review your answers");
    await showsNothing(page);
    await page.locator("#see-result").click();

    await expect(h1(page)).toHaveText("Your side is done");
    await ready(page);
    await page.locator("#common").click();
    await expect(h1(page)).toHaveText(headline(MAP, noura.outcome));
    await expect(page.locator("#picture")).toContainText("their own marks");
    await expect(page.locator("main")).not.toContainText("They have not answered themselves.");
    // Noura thought that time on it looks bad for them, and they say that a year hangs on it.
    const misread = page.getByRole("region", { name: "Misread" });
    const level = (id: string) => MAP.questions[0]?.options.find((option) => option.id === id)?.text ?? "";
    await expect(misread).toContainText(`Better old code: you guessed “${level("against")}”, they say “${level("strongly")}”.`);
    await unfold(page);
    await expect(page.locator("#numbers")).toContainText("misread");
    await page.reload();
    await ready(page);
    await expect(page.locator("#picture")).toContainText("their own marks");

    await open(page, "me/");
    await expect(page.locator(".history li")).toHaveCount(2);
    const attempts = new Set((await parts(page)).map(({ attempt }) => attempt));
    const second = [...attempts].find((attempt) => attempt !== "first") ?? "";
    const kept = union(await parts(page, second));
    for (const lens of ["own", "guess", "context"]) expect(kept[lens]).toEqual(theirs[lens]);
    // The second side's own result is the map they have in common.
    await open(page, resultPath(second, MAP));
    await expect(h1(page)).toHaveText("Your side is done");
  });

  test("nothing is hidden any more once the other side is given up", async ({ page }) => {
    await map(page);
    await page.locator("#begin-beside").click();
    await new Questions(page, MAP).shows(1);
    await open(page, resultPath("first", MAP));
    await expect(h1(page)).toHaveText("Hidden until the other side is done");
    await page.locator("#without").click();
    await expect(h1(page)).toHaveText(headline(MAP, noura.outcome));
    await page.reload();
    await ready(page);
    await expect(h1(page)).toHaveText(headline(MAP, noura.outcome));
  });

  test("the first can look all the same, and begun marks stay", async ({ page }) => {
    await store(page, { ...saved(asked, { of: MAP, finished: true }), ...saved({ context: { mine: "pm" } }, { of: MAP, attempt: "second", beside: "first" }) });
    await open(page, resultPath("first", MAP));
    await expect(h1(page)).toHaveText("Hidden until the other side is done");
    await expect(page.locator("#without")).toHaveCount(0);
    await page.locator("#show-anyway").click();
    await expect(h1(page)).toHaveText(headline(MAP, noura.outcome));
    await page.reload();
    await ready(page);
    await expect(h1(page)).toHaveText("Hidden until the other side is done");
    expect(union(await parts(page, "second")).context).toEqual({ mine: "pm" });
  });

  test("up to four share a map", async ({ page }) => {
    const sides = ["two", "three", "four"].map((attempt, place) =>
      saved(opposite(), { of: MAP, attempt, beside: "first", finished: true, ago: 30_000 - place * 1000 }),
    );
    await store(page, Object.assign(saved(asked, { of: MAP, finished: true }), ...sides));
    await open(page, resultPath("first", MAP));
    await expect(h1(page)).toHaveText(headline(MAP, noura.outcome));
    await expect(page.getByRole("region", { name: "With the other sides" }).locator("details.evidence")).toHaveCount(2);
    await expect(page.locator("#begin-beside")).toHaveCount(0);
  });

  test("what stays of it in a link is the first side alone", async ({ page, newcomer }) => {
    await store(page, { ...saved(asked, { of: MAP, finished: true }), ...saved(opposite(), { of: MAP, attempt: "second", beside: "first", finished: true }) });
    await open(page, resultPath("first", MAP));
    await expect(page.locator("#picture")).toContainText("their own marks");
    await page.locator("#send").click();
    const reader = await newcomer();
    await reader.goto(await page.locator("#send-link").inputValue());
    await ready(reader);
    await expect(reader.locator("#picture")).toContainText("your guess");
    expect(await stored(reader)).toEqual({});
  });
});

test("too few marks come to no map, and the page leads to the first that is open", async ({ page }) => {
  const jae = personOf(MAP.id, "jae").sheet;
  await store(page, saved(jae, { of: MAP, version: 2 }));
  await finish(page, "first", MAP);
  await expect(h1(page)).toHaveText(MAP.thin);
  await page.getByRole("link", { name: "Answer the ones you left open" }).click();
  const open_ = MAP.questions.findIndex(({ id }) => !jae.own?.[id]);
  await new Questions(page, MAP).shows(open_ + 3);
});

test("the talk is there with its steps", async ({ page }) => {
  await map(page);
  const talk = page.getByRole("region", { name: "The talk, step by step" });
  await expect(talk.locator("ol li").first()).toContainText("Show your own side first");
  await expect(talk).toContainText(line(words.constraint ?? ""));
});
