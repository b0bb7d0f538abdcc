// Every assessment from its introduction to its result, and what all engines have in common: files, links, history, and
// that no page fetches what it does not need. What only one engine has is in sorter, list and map.

import type { Page } from "@playwright/test";
import { type Example, type Instrument, assessments, headline, instrument, person as personOf } from "./content.ts";
import { expect, ready, store, stored, test } from "./fixtures.ts";
import { List, Questions, downloaded, finish, h1, open, parts, resultPath, saved, tabTo, unfold } from "./people.ts";

/** Who takes each assessment, by which way: with keys alone, with a finger, or answered already. */
const TAKEN: Record<string, { keys?: string; finger?: string; answered?: string }> = {
  "alignment-ladder": { answered: "suresh" },
  "incentive-map": { keys: "noura", finger: "sina" },
  "manager-bond": { finger: "caoimhe" },
  "need-a-design-doc": { answered: "luis" },
  "peer-leadership": { answered: "omar" },
  "quality-ladder": { finger: "dace" },
  "request-sorter": { keys: "nguyet" },
  "scaling-trust": { keys: "mateus" },
  "staff-reach": { answered: "hyun-woo" },
  "staff-support": { answered: "babak" },
  "talk-or-ticket": { finger: "otso" },
  "trust-care": { answered: "kwame" },
  "trust-circle": { keys: "marijke" },
  "who-solves-this": { answered: "bohdan" },
  "work-audit": { keys: "dmitri", finger: "yusuf" },
};

/** What histories say before a result's name, and of outcomes that name nothing. */
const SERIES = { profile: "", facets: "Lowest", stage: "Your place", sorter: "Result", map: "Cause", audit: "Most hours" };
const CAUSES: Record<string, string> = { misaligned: "incentives pull apart", misunderstood: "needs not understood" };

type Taker = Example & { on: Instrument };

function taker(id: string, name: string): Taker {
  return { ...personOf(id, name), on: instrument(id) };
}

/** Those who take an assessment in one way. */
function takers(way: "keys" | "finger" | "answered"): Taker[] {
  return Object.entries(TAKEN).flatMap(([id, ways]) => (ways[way] ? [taker(id, ways[way])] : []));
}

/** One taker for each engine. */
const FIVE = takers("keys");

function savedBy({ sheet, pieces, on }: Taker, how: Parameters<typeof saved>[1] = {}) {
  return saved(sheet, { of: on, pieces, version: 2, ...how });
}

/** A result as it is seeded by most tests here: answered, asked for, not looked at yet. */
async function result(page: Page, who: Taker) {
  await store(page, savedBy(who, { finished: true }));
  await open(page, resultPath("first", who.on));
}

function told({ on, outcome, of }: Taker) {
  return headline(on, outcome, of);
}

/** How long an introduction says it takes. */
function length({ kind, minutes: [from, to], longest, noun, questions, asked, ratings, most }: Instrument) {
  const count = (number: number, what: string) => `${number} ${what}${number === 1 ? "" : "s"}`;
  const more = asked.length - questions.length;
  const short = more > 0 ? ` and ${count(more, "short question")}` : "";
  const scored = count(questions.length, noun) + short;
  const what = kind === "audit" ? `3 to ${most} pieces of work, ${ratings.length} marks each` : longest ? `${longest} questions at most` : scored;
  return `${what} · ${from} to ${to} minutes`;
}

async function fits(page: Page, width: number, about: string) {
  expect(await page.evaluate(() => document.documentElement.scrollWidth), `width of ${about}`).toBe(width);
}

/** The result says what it has to, and has all that results have. */
async function isResult(page: Page, who: Taker) {
  await expect(page).toHaveURL(/\/result\/\?a=/);
  await ready(page);
  await expect(h1(page)).toHaveText(told(who));
  await expect(page.locator(".kicker")).toContainText(who.on.title);
  await expect(page.locator("#picture")).toBeVisible();
  await expect(page.locator("#numbers")).toBeVisible();
  for (const part of ["next", "method"]) await expect(page.locator(`#${part}`)).toBeVisible();
  for (const tool of ["send", "print", "save-svg", "save-png", "save-markdown"]) await expect(page.locator(`#${tool}`)).toBeVisible();
  await expect(page.locator("main")).not.toContainText(/undefined|NaN|\{first\}|\{second\}|\{name\}|\{count\}/);
}

/** What the result is made of, as far as its picture names it. */
function drawn({ on, outcome, of }: Taker) {
  const names = on.dimensions.filter(({ id }) => (on.kind === "sorter" || on.kind === "map" ? of.includes(id) : true));
  return outcome === "classes" ? [] : names.map(({ name }) => name);
}

/** The result can be taken away as text, as a drawing and as a picture. */
async function canBeTaken(page: Page, who: Taker) {
  const file = (end: string) => new RegExp(`^${who.on.id}-\\d{4}-\\d\\d-\\d\\d\\.${end}$`);
  const markdown = await downloaded(page, () => page.locator("#save-markdown").click());
  expect(markdown.name).toMatch(file("md"));
  expect(markdown.text).toContain(who.on.title);
  expect(markdown.text).toContain(told(who));
  expect(markdown.text).not.toMatch(/undefined|null|NaN|\{first\}/);

  const svg = await downloaded(page, () => page.locator("#save-svg").click());
  expect(svg.name).toMatch(file("svg"));
  const read = await page.evaluate((text) => {
    const svg = new DOMParser().parseFromString(text, "image/svg+xml");
    const words = [...svg.querySelectorAll("text")].map((element) => element.textContent);
    return { faults: svg.querySelectorAll("parsererror, [class]").length, shapes: svg.querySelectorAll("*").length, words };
  }, svg.text);
  expect(read.faults).toBe(0);
  expect(read.shapes).toBeGreaterThan(8);
  expect(svg.text).not.toMatch(/var\(|class=|<style|<script|url\(|href=/);
  for (const name of drawn(who)) expect(read.words.join(" ")).toContain(name);

  const png = await downloaded(page, () => page.locator("#save-png").click());
  expect(png.name).toMatch(file("png"));
  expect(png.bytes.subarray(0, 8)).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
  expect(png.bytes.length).toBeGreaterThan(5_000);
}

async function unfoldsWithin(page: Page, width: number, about: string) {
  await page.setViewportSize({ width, height: 740 });
  await unfold(page);
  await fits(page, width, about);
}

test("every assessment is listed, and taken here by somebody", async ({ page }) => {
  expect(Object.keys(TAKEN).sort()).toEqual(assessments().filter((id) => id !== "archetype"));
  expect(new Set(FIVE.map(({ on }) => on.kind)).size).toBe(5);
  await open(page, "assess/");
  const titles = assessments().map((id) => instrument(id).title);
  await expect(page.locator(".card")).toHaveCount(titles.length);
  for (const name of titles) await expect(page.locator(".card").getByRole("link", { name, exact: true })).toBeVisible();
});

test.describe("with keys alone", () => {
  for (const who of FIVE) {
    const { on, sheet, pieces } = who;
    test(`${on.title}, from the introduction to the result`, async ({ page }) => {
      test.setTimeout(60_000);
      await open(page, `assess/${on.id}/`);
      await expect(h1(page)).toHaveText(on.title);
      await expect(page.locator("main")).toContainText(length(on));
      await tabTo(page, "#start");
      await page.keyboard.press("Enter");
      if (on.kind === "audit") {
        await writeByKeys(page, who);
      } else {
        const person = Questions.along(page, on, sheet);
        const { asked } = person.of;
        for (let place = 1; place <= asked.length; place += 1) {
          await person.shows(place);
          await person.press(sheet, place);
        }
        await expect(h1(page)).toHaveText("Review your answers");
        await expect(h1(page)).toBeFocused();
        await expect(page.locator("main")).toContainText("Everything has an answer");
        await expect(page.locator(".review li")).toHaveCount(asked.length);
      }
      await tabTo(page, "#see-result", 90);
      await page.keyboard.press("Enter");
      await isResult(page, who);
      await canBeTaken(page, who);
      await unfoldsWithin(page, 320, "the result");
      expect(new Set((await parts(page)).map(({ attempt }) => attempt)).size).toBe(1);
      expect(pieces.length > 0).toBe(on.kind === "audit");
    });
  }
});

/** A list with all its marks, by Tab, Space, arrows and Enter. */
async function writeByKeys(page: Page, { on, pieces }: Taker) {
  const list = new List(page, on);
  for (const piece of pieces) {
    await expect(h1(page)).toHaveText("Your list");
    await tabTo(page, "#piece-name", 90);
    await page.keyboard.type(piece.name);
    await page.keyboard.press("Tab");
    await page.keyboard.type(String(piece.hours));
    await page.keyboard.press("Enter");
    await expect(h1(page)).toHaveText(piece.name);
    await expect(h1(page)).toBeFocused();
    for (const [rating, option] of Object.entries(piece.marks)) {
      const wanted = list.radio(rating, option);
      await tabTo(page, `[name="${rating}"]`);
      await page.keyboard.press("Space");
      for (let presses = 0; presses < 8 && !(await wanted.isChecked()); presses += 1) await page.keyboard.press("ArrowDown");
      await expect(wanted).toBeChecked();
    }
    await page.keyboard.press("Enter");
  }
  await list.shows(...pieces.map(({ name }) => name));
}

test.describe("with a finger", () => {
  test.use({ viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 });

  for (const who of takers("finger")) {
    const { on, sheet, pieces } = who;
    test(`${on.title}, from the introduction to the result`, async ({ page }) => {
      test.setTimeout(60_000);
      await open(page, `assess/${on.id}/`);
      await expect(page.locator("main")).toContainText(length(on));
      await fits(page, 360, "the introduction");
      await page.locator("#start").tap();
      if (on.kind === "audit") {
        const list = new List(page, on, true);
        for (const piece of pieces) {
          await list.add(piece.name, piece.hours);
          await expect(h1(page)).toHaveText(piece.name);
          await fits(page, 360, piece.name);
          await list.mark(piece);
          await list.done();
          await fits(page, 360, "the list");
        }
      } else {
        const person = Questions.along(page, on, sheet, true);
        for (let place = 1; place <= person.of.asked.length; place += 1) {
          await person.shows(place);
          await fits(page, 360, person.position(place));
          await person.answer(sheet, place);
          await person.turn();
        }
        await expect(h1(page)).toHaveText("Review your answers");
        await fits(page, 360, "the review");
      }
      await page.locator("#see-result").tap();
      await isResult(page, who);
      await canBeTaken(page, who);
      await fits(page, 360, "the result");
      await page.locator("#send").tap();
      await expect(page.getByRole("dialog", { name: "Send this result" })).toBeVisible();
      await fits(page, 360, "sending");
      await page.getByRole("button", { name: "Close" }).tap();
      await unfoldsWithin(page, 320, "the result");
    });
  }
});

test.describe("answered before", () => {
  for (const who of takers("answered")) {
    test(`${who.on.title}, from the review to the result`, async ({ page }) => {
      await store(page, savedBy(who));
      await open(page, `assess/${who.on.id}/`);
      await expect(page.locator("main")).toContainText(length(who.on));
      await finish(page, "first", who.on);
      await isResult(page, who);
      await canBeTaken(page, who);
      await unfoldsWithin(page, 360, "the result");
      await unfoldsWithin(page, 320, "the result");
    });
  }
});

test.describe("a result that was sent", () => {
  /** The table below the picture, without the ways to change an answer, which are its owner's. */
  function figures(page: Page) {
    return page.locator("#numbers").evaluate((numbers) => {
      const bare = numbers.cloneNode(true) as Element;
      for (const link of bare.querySelectorAll("a")) link.remove();
      return bare.textContent?.replaceAll(/\s+/g, " ").trim() ?? "";
    });
  }

  for (const who of FIVE.filter(({ on }) => on.kind !== "map" && on.kind !== "audit")) {
    test(`${who.on.title}, as a summary and with every answer`, async ({ page, newcomer }) => {
      await result(page, who);
      const own = await figures(page);
      await page.locator("#send").click();
      const dialog = page.getByRole("dialog", { name: "Send this result" });
      await expect(dialog).toContainText("A summary: the figures");
      await expect(page.locator("#send-summary")).toBeChecked();
      const preview = dialog.locator(".travels");
      const { on, sheet } = who;
      const answered = Questions.along(page, on, sheet).of.asked.filter(({ kind }) => kind === "scored");
      for (const { prompt } of answered) await expect(preview).not.toContainText(prompt);
      for (const extent of ["summary", "answers"] as const) {
        await page.locator(`#send-${extent}`).check();
        const link = await page.locator("#send-link").inputValue();
        expect(link).toContain(`/share/#r=1.${on.id}.${on.revision}.`);
        const reader = await newcomer();
        await reader.goto(link);
        await ready(reader);
        await expect(h1(reader)).toHaveText(told(who));
        await expect(reader.locator("main")).toContainText("Somebody sent you this result.");
        const summary = reader.getByText("The sender chose to send the figures without the answers.");
        await expect(summary).toHaveCount(extent === "summary" ? 1 : 0);
        if (extent === "answers") {
          for (const question of answered) {
            const option = question.options.find(({ id }) => id === sheet.answer?.[question.id]);
            const said = `${question.prompt} ${option?.text ?? "not sure"}`;
            await expect(preview).toContainText(said);
            if (option) await expect(reader.locator("main")).toContainText(said);
          }
        }
        // What led to a sorter's leaf are answers; everybody else's figures are in the summary.
        if (extent === "answers" || on.kind !== "sorter") {
          expect(await figures(reader)).toBe(own);
        }
        await expect(reader.locator("#send, #save-svg, main a[href*='questions'], textarea")).toHaveCount(0);
        expect(await stored(reader)).toEqual({});
      }
    });
  }
});

test.describe("taken twice", () => {
  /** The same answers but for one step, or half an hour. */
  function nudged(who: Taker): Taker {
    const { on, sheet, pieces } = who;
    if (on.kind === "audit") return { ...who, pieces: pieces.map((piece, place) => (place === 0 ? { ...piece, hours: piece.hours + 0.5 } : piece)) };
    const lens = on.lenses[0]?.id ?? "";
    for (const { id, options } of on.questions) {
      const at = options.findIndex((option) => option.id === sheet[lens]?.[id]);
      const [wanted, next] = on.kind === "map" ? [options.at(1), options.at(3)] : [options[at], options[at + 1]];
      if (at < 0 || !next || options[at] !== wanted) continue;
      return { ...who, sheet: { ...sheet, [lens]: { ...sheet[lens], [id]: next.id } } };
    }
    throw new Error(`${who.name} has no answer that can be moved`);
  }

  for (const who of FIVE) {
    const { on } = who;
    test(`${on.title}: the history has both, and says what is only noise`, async ({ page }) => {
      const before = savedBy(who, { attempt: "before", ago: 90 * 24 * 60 * 60 * 1000, finished: true });
      await store(page, { ...before, ...savedBy(nudged(who), { attempt: "after", finished: true }) });
      await open(page, "me/");
      await expect(page.locator(".history .quiet")).toHaveText(["not looked at yet", "not looked at yet"]);
      for (const attempt of ["before", "after"]) await open(page, resultPath(attempt, on));
      await expect(page.getByRole("heading", { name: /^Since / })).toHaveCount(on.kind === "sorter" ? 0 : 1);

      await open(page, "me/");
      const names = who.of.map((id) => on.dimensions.find((dimension) => dimension.id === id)?.name);
      const said = `${SERIES[on.kind]}: ${names.length ? names.join(" and ") : CAUSES[who.outcome]}`;
      await expect(page.locator(".history .quiet").last()).toHaveText(said);
      await expect(page.locator(".history .quiet").first()).toHaveText(new RegExp(`^${SERIES[on.kind]}: .`));
      await expect(page.locator(".history li").first()).toContainText(on.title);
      const boxes = page.getByRole("checkbox", { name: /^Compare / });
      // A sorter's results are of different cases: there is nothing to compare.
      await expect(boxes).toHaveCount(on.kind === "sorter" ? 0 : 2);
      if (on.kind === "sorter") return;
      for (const box of await boxes.all()) await box.check();
      await page.getByRole("link", { name: "Compare the two" }).click();
      const overlay = page.getByRole("region", { name: new RegExp(`^${on.title}: .* and `) });
      await expect(overlay).toContainText("Then: ");
      const noise = Number(/A change of (\d+) points or less/.exec(await overlay.innerText())?.[1]);
      await unfold(page);
      const rows = await overlay.locator("tbody tr").all();
      const changes: string[] = [];
      for (const row of rows) {
        const [from = "", to = "", change = ""] = await row.locator("td").allTextContents();
        const moved = Math.abs(Number(from) - Number(to));
        expect(change, `${from} to ${to} with a noise of ${noise}`).toBe(
          moved === 0 ? "none" : moved <= noise ? "smaller than this instrument’s noise" : "larger than the noise",
        );
        changes.push(change);
      }
      expect(changes).toContain("smaller than this instrument’s noise");
      await expect(overlay.locator("svg text").filter({ hasText: "within the noise" }).first()).toBeVisible();
    });
  }

  for (const who of FIVE) {
    test(`${who.on.title}: a new attempt leaves the old one as it was`, async ({ page }) => {
      await result(page, who);
      const old = await stored(page);
      await open(page, `assess/${who.on.id}/`);
      await expect(page.getByRole("link", { name: /^Your result of/ })).toBeVisible();
      await page.locator("#start").click();
      if (who.on.kind === "audit") {
        await new List(page, who.on).add("Something new", 1);
      } else {
        const person = new Questions(page, who.on);
        await person.shows(1);
        if (person.question(1).kind === "words") await person.field.fill("Ulla");
        else await person.choose(page.locator("#r0-1"));
      }
      await expect.poll(async () => Object.keys(await stored(page)).length).toBe(Object.keys(old).length + 1);
      expect(await stored(page)).toMatchObject(old);
      await open(page, resultPath("first", who.on));
      await expect(h1(page)).toHaveText(told(who));
    });
  }
});

test.describe("what is fetched", () => {
  for (const who of FIVE) {
    const { on } = who;
    test(`${on.title}: its own questions, its own result when that is asked for, and no other text`, async ({ page, site }) => {
      const data = () => site.sent.map(({ path }) => path).filter((path) => path.startsWith("/data/"));
      const named = (paths: string[]) => [...new Set(paths.map((path) => path.replace(/^\/data\/(.*)-[0-9a-f]+\.txt$/, "$1")))].sort();
      await store(page, savedBy(who));
      await open(page, `assess/${on.id}/`);
      await open(page, `assess/${on.id}/questions/?a=first`);
      await open(page, `assess/${on.id}/review/?a=first`);
      expect(named(data())).toEqual([`asks-${on.id}`, "index"]);
      site.reset();
      await page.locator("#see-result").click();
      await isResult(page, who);
      expect(named(data())).toEqual([`assess-${on.id}`, "catalogue"]);
    });
  }
});
