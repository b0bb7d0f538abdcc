// What is saved stays; what cannot be saved or read is said plainly, and nothing is ever written over.

import type { Page } from "@playwright/test";
import { example } from "./content.ts";
import { blockStorage, expect, fillStorage, ready, store, stored, test } from "./fixtures.ts";
import { DAY, FINDER, Questions, RECORDS, SITE, begun, downloaded, finish, h1, named, open, parts, questionsPath, records, saved, union } from "./people.ts";

const goran = example("goran");
const notices = (page: Page) => page.locator(".notices [role=alert]");
const attempts = (page: Page) => page.locator(".history li");

/** What an export holds. */
interface Backup {
  backup: number;
  site: string;
  records: { id: string; data: { attempt: string; marks: Record<string, Record<string, { choice: string | null }>> } }[];
  unreadable: Record<string, string>;
}

async function exported(page: Page) {
  const { name, text } = await downloaded(page, () => page.locator("#download").click());
  expect(name).toMatch(/^waymark-backup-\d{4}-\d\d-\d\d\.json$/);
  return { text, backup: JSON.parse(text) as Backup };
}

async function choose(page: Page, text: string, name = "backup.json") {
  await page.locator("#backup-file").setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });
}

async function begin(page: Page) {
  await open(page, "assess/archetype/");
  await page.locator("#start").click();
  const person = new Questions(page);
  await person.shows(1);
  return person;
}

test.describe("saving", () => {
  test("each answer is announced as saved, and is", async ({ page }) => {
    const person = await begin(page);
    const status = page.locator("#notices > p[role=status]");
    await expect(status).toHaveText("");
    const said = new Set<string | null>();
    for (const [place, lens] of ["work", "energy"].entries()) {
      await person.choose(person.marked(goran, lens, 1));
      await expect(status).toHaveText(/^Saved\s?$/);
      said.add(await status.textContent());
      const records = Object.entries(await stored(page));
      expect(records).toHaveLength(1);
      const { data, rev } = JSON.parse(records[0]?.[1] ?? "");
      expect(rev).toBe(place + 1);
      expect(data.marks[lens].monday.choice).toBe(goran[lens]?.monday);
    }
    // Two equal announcements in a row would be read out once.
    expect(said.size).toBe(2);
  });

  test("with storage blocked, one answers to the result in memory and can take the answers along", async ({ page }) => {
    await blockStorage(page);
    const person = await begin(page);
    await expect(notices(page)).toContainText("This browser does not let the site keep anything");
    await person.answerAll(goran);
    await expect(notices(page)).toContainText("Not saved.");
    const { text } = await downloaded(page, () => page.getByRole("button", { name: "Download my answers" }).click());
    const backup = JSON.parse(text) as Backup;
    expect(backup.records[0]?.data.marks.work?.monday?.choice).toBe(goran.work?.monday);

    await expect(h1(page)).toHaveText("Review your answers");
    await page.locator("#see-result").click();
    // The result is drawn by the other bundle, in a new document.
    await expect(h1(page)).toHaveText(named("solver"));
  });

  test("the downloaded answers of a browser that keeps nothing can be taken in by one that does", async ({ page, newcomer }) => {
    await blockStorage(page);
    const person = await begin(page);
    await person.answerAll(goran, 1, 3);
    const { text } = await downloaded(page, () => page.getByRole("button", { name: "Download my answers" }).click());
    const elsewhere = await newcomer();
    await open(elsewhere, "me/");
    await choose(elsewhere, text);
    await elsewhere.locator("#take-in").click();
    await elsewhere.getByRole("link", { name: /^Go on/ }).click();
    await new Questions(elsewhere).shows(4);
  });

  test("on a full disk one goes on, and once there is room everything is saved", async ({ page }) => {
    const room = await fillStorage(page);
    const person = await begin(page);
    await expect(notices(page)).toHaveText("");
    await person.answer(goran, 1);
    await expect(notices(page)).toContainText("Not saved. There is no room left in this browser's storage.");
    expect(await stored(page)).toEqual({});
    await person.turn();
    await person.shows(2);
    await person.back.click();
    await person.hasMarks(goran, 1);

    await room();
    await person.turn();
    await person.shows(2);
    await person.answer(goran, 2);
    await expect(notices(page)).toHaveText("");
    await expect(page.locator(".saved")).toHaveText(/^Saved/);
    await page.reload();
    await ready(page);
    await person.hasMarks(goran, 2);
    await person.back.click();
    await person.hasMarks(goran, 1);
  });

  test("on a full disk the result is shown all the same", async ({ page }) => {
    await fillStorage(page);
    const person = await begin(page);
    await person.answerAll(goran, 1, 2);
    await page.getByRole("link", { name: "Review answers" }).click();
    await page.locator("#see-result").click();
    // The result is drawn by the other bundle, in a new document.
    await expect(h1(page)).toHaveText(FINDER.thin);
    await expect(page.locator("main")).toContainText("2 of 14 answered");
  });

  test("when another tab clears the storage, the page says so, still has the answers, and saves them again", async ({ page, context }) => {
    const person = await begin(page);
    await person.answer(goran, 1);
    const other = await context.newPage();
    await other.goto("about/");
    await other.evaluate(() => localStorage.clear());
    await expect(notices(page)).toContainText("Deleted elsewhere.");
    await person.hasMarks(goran, 1);
    const { text } = await downloaded(page, () => page.getByRole("button", { name: "Download my answers" }).click());
    expect((JSON.parse(text) as Backup).records).toHaveLength(1);

    await person.turn();
    await person.shows(2);
    await person.answer(goran, 2);
    await page.reload();
    await ready(page);
    await person.hasMarks(goran, 2);
    await person.back.click();
    await person.hasMarks(goran, 1);
  });
});

test.describe("what cannot be read", () => {
  const damaged = `${RECORDS}attempt:broken.w9`;
  const newer = `${RECORDS}attempt:future.w9`;
  const future = JSON.stringify({ v: 3, kind: "attempt", id: "future.w9", shape: "unknown" });

  test("damaged text is set aside, listed, and in the download; the rest works", async ({ page }) => {
    await store(page, { ...saved(goran, { attempt: "fine" }), [damaged]: '{"v":1,"kind":"attempt","id":"broken.w9","rev":3,"da' });
    await open(page, "me/");
    const aside = page.getByRole("region", { name: "What cannot be read" });
    await expect(aside).toContainText("broken.w9");
    await expect(attempts(page)).toHaveCount(1);

    const texts = Object.values(await stored(page));
    expect(texts.filter((text) => text.endsWith('"rev":3,"da'))).toHaveLength(1);
    expect(await page.evaluate((key) => localStorage.getItem(key), damaged)).toBeNull();
    const { backup } = await exported(page);
    expect(backup.records.map(({ data }) => data.attempt)).toEqual(["fine"]);
    expect(Object.values(backup.unreadable)).toEqual(['{"v":1,"kind":"attempt","id":"broken.w9","rev":3,"da']);

    // Whoever comes back finds it once and not twice.
    await page.reload();
    await ready(page);
    await expect(aside.locator("li")).toHaveCount(1);
    expect(Object.keys(await stored(page))).toHaveLength(2);
  });

  for (const [what, text] of [
    ["no JSON at all", "hello"],
    ["an empty text", ""],
    ["other JSON", "[1,2,3]"],
    ["a record without data", '{"v":1,"kind":"attempt","id":"broken.w9","rev":1}'],
    ["a record whose marks are no marks", '{"v":1,"kind":"attempt","id":"broken.w9","rev":1,"data":{"attempt":"x","assessment":"archetype","revision":1,"seed":1,"started":1,"marks":{"work":7}}}'],
    ["a record of another key", Object.values(saved(begun(goran, 2), { attempt: "elsewhere" }))[0] ?? ""],
    ["deeply nested JSON", `{"v":1,"data":${"[".repeat(5000)}${"]".repeat(5000)}}`],
  ] as const) {
    test(`${what} under a record's key stops nothing and is kept`, async ({ page }) => {
      await store(page, { [damaged]: text });
      const person = await begin(page);
      await person.answerAll(goran, 1, 1);
      expect(Object.values(await stored(page))).toContain(text);
      await open(page, "me/");
      await expect(page.getByRole("region", { name: "What cannot be read" })).toContainText("broken.w9");
      const { backup } = await exported(page);
      expect(Object.values(backup.unreadable)).toEqual([text]);
    });
  }

  test("damaged text stays where it is when there is no room to set it aside", async ({ page }) => {
    await store(page, { [damaged]: "hello" });
    await page.goto("about/");
    await fillStorage(page);
    await open(page, "me/");
    await expect(page.getByRole("region", { name: "What cannot be read" })).toContainText("Left where it is");
    expect(await stored(page)).toEqual({ [damaged]: "hello" });
  });

  test("what a newer version saved is left alone, listed, and in the download", async ({ page }) => {
    await store(page, { [newer]: future });
    const person = await begin(page);
    await person.answerAll(goran, 1, 2);
    expect((await stored(page))[newer]).toBe(future);
    await open(page, "me/");
    const aside = page.getByRole("region", { name: "What cannot be read" });
    await expect(aside).toContainText(`${newer}: it was saved by a newer version of this site (format 3)`);
    const { backup } = await exported(page);
    expect(backup.unreadable).toEqual({ [newer]: future });
    expect((await stored(page))[newer]).toBe(future);
  });

  test("what a newer version saved of an attempt stays as it is when that attempt is deleted here", async ({ page }) => {
    const ours = saved(goran, { attempt: "future", writer: "w1" });
    await store(page, { ...ours, [newer]: future });
    await open(page, "me/");
    await attempts(page).getByRole("button", { name: /^Delete/ }).click();
    expect(await stored(page)).toEqual({ [newer]: future });
  });

  test("fields that this version does not know survive an answer", async ({ page }) => {
    const [[key, text] = ["", ""]] = Object.entries(saved(begun(goran, 2)));
    const record = JSON.parse(text);
    await store(page, { [key]: JSON.stringify({ ...record, colour: "green", data: { ...record.data, mood: "good" } }) });
    await open(page, questionsPath("first"));
    const person = new Questions(page);
    await person.answerAll(goran, 3, 3);
    const kept = JSON.parse((await stored(page))[key] ?? "");
    expect(kept).toMatchObject({ colour: "green", data: { mood: "good" } });
    expect(union(await parts(page))).toEqual(begun(goran, 3));
  });
});

test.describe("a result that version 1 saved, with its scores as they were shown then", () => {
  /** What a lens came to, as version 1 kept it. */
  function score(lens: string, counts: Record<string, number>, outcome: unknown) {
    const ranking = Object.entries(counts).map(([dimension, count]) => ({ dimension, count }));
    return { lens, answered: 14, asked: 14, lead: 6, margin: 5, outcome, ranking };
  }
  const scores = [
    score("work", { architect: 10, solver: 4, "tech-lead": 0, "right-hand": 0 }, { named: { dimension: "architect" } }),
    score("energy", { solver: 7, "tech-lead": 7, architect: 0, "right-hand": 0 }, { blend: { first: "solver", second: "tech-lead" } }),
  ];

  function finished(attempt: string, days: number) {
    const [[key, text] = ["", ""]] = Object.entries(saved(goran, { attempt, ago: days * DAY }));
    const record = JSON.parse(text);
    record.data.finished = { at: record.at, scored: record.at, scores };
    return { [key]: JSON.stringify(record) };
  }

  test("is in the history with its words, opens, and stays as it lies there", async ({ page }) => {
    const old = finished("old", 100);
    await store(page, old);
    await open(page, "me/");
    await expect(attempts(page).locator(".quiet")).toHaveText("My work: Architect · My energy: Solver and Tech Lead");
    await attempts(page).getByRole("link", { name: /^Open/ }).click();
    // What is shown is worked out from the answers.
    await expect(h1(page)).toHaveText(named("solver"));
    await ready(page);
    expect(await stored(page)).toEqual(old);
    await open(page, "me/");
    await expect(attempts(page).locator(".quiet")).toHaveText("My work: Architect · My energy: Solver and Tech Lead");
  });

  test("can be compared with one of today, and is in the copy of everything", async ({ page }) => {
    const old = finished("old", 100);
    await store(page, { ...old, ...saved(goran, { version: 2 }) });
    await finish(page);
    await expect(page.getByRole("heading", { name: /^Since / })).toBeVisible();
    await open(page, "me/?a=old&b=first");
    const overlay = page.getByRole("region", { name: /^Archetype finder: / });
    await expect(overlay.locator("svg").first().locator("text").filter({ hasText: /^71 → / })).toHaveCount(1);
    const { backup } = await exported(page);
    expect(backup.records.filter(({ data }) => data.attempt === "old")).toHaveLength(1);
    expect(await stored(page)).toMatchObject(old);
  });
});

test.describe("other sites on the same origin", () => {
  const foreign = {
    "waymark2:r:attempt:a.b": "not ours",
    "waymarked": "not ours",
    "other:waymark:r:attempt:a.b": "not ours",
    "Waymark:r:attempt:a.b": "not ours",
    theme: "not ours",
  };

  test("what they keep is neither read, listed, downloaded, deleted nor changed", async ({ page }) => {
    await store(page, { ...foreign, ...saved(goran) });
    await open(page, "me/");
    await expect(attempts(page)).toHaveCount(1);
    await expect(page.getByRole("region", { name: "What cannot be read" })).toHaveCount(0);
    const { text } = await exported(page);
    expect(text).not.toContain("not ours");
    await page.locator("#delete-all").click();
    await page.locator("#delete-word").fill("delete");
    await page.locator("#delete-now").click();
    await expect(attempts(page)).toHaveCount(0);
    expect(await stored(page)).toEqual(foreign);
  });
});

test.describe("deleting", () => {
  test("an attempt, and undoing it", async ({ page }) => {
    const both = { ...saved(goran, { attempt: "one", version: 2 }), ...saved(begun(goran, 3), { attempt: "two", ago: 5000, version: 2 }) };
    await store(page, both);
    await open(page, "me/");
    const before = await records(page);
    await attempts(page).first().getByRole("button", { name: /^Delete/ }).click();
    await expect(attempts(page)).toHaveCount(1);
    await expect(page.locator("#undo")).toBeFocused();
    expect(Object.keys(await stored(page))).toHaveLength(1);
    await page.keyboard.press("Enter");
    await expect(attempts(page)).toHaveCount(2);
    await expect(page.locator("#undo")).toHaveCount(0);
    expect(await records(page)).toEqual(before);
    // The focus is somewhere from which one can go on, and not lost with the button.
    expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe("BODY");
  });

  test("all parts of an attempt, and undoing brings all back", async ({ page }) => {
    const all = { ...saved(begun(goran, 5), { writer: "w1" }), ...saved(begun(goran, 9), { writer: "w2" }) };
    await store(page, all);
    await open(page, "me/");
    const before = await records(page);
    await attempts(page).getByRole("button", { name: /^Delete/ }).click();
    expect(await stored(page)).toEqual({});
    await page.locator("#undo").click();
    // They were saved by an earlier version, and come back in the form of this one.
    const now = Object.entries(before).map(([key, record]) => [key, { ...(record as object), v: 2 }]);
    expect(await records(page)).toEqual(Object.fromEntries(now));
  });

  test("an attempt that is open in another tab takes it from there as well", async ({ page, context }) => {
    await store(page, saved(goran));
    await open(page, "me/");
    const other = await context.newPage();
    await open(other, "me/");
    await attempts(other).getByRole("button", { name: /^Delete/ }).click();
    await expect(attempts(page)).toHaveCount(0);
    await other.locator("#undo").click();
    await expect(attempts(page)).toHaveCount(1);
  });

  test("everything, after typing the word", async ({ page }) => {
    await store(page, { ...saved(goran), [`${SITE}theme`]: "night", [`${RECORDS}attempt:broken.w9`]: "hello" });
    await open(page, "me/");
    await page.locator("#delete-all").click();
    const dialog = page.getByRole("dialog", { name: "Delete everything?" });
    await expect(dialog).toContainText("1 attempt will be gone for good.");
    await expect(page.locator("#delete-now")).toBeDisabled();
    await page.locator("#delete-word").fill("delet");
    await expect(page.locator("#delete-now")).toBeDisabled();
    await dialog.getByRole("button", { name: "Keep everything" }).click();
    await expect(dialog).toBeHidden();
    await expect(attempts(page)).toHaveCount(1);

    await page.locator("#delete-all").click();
    await page.locator("#delete-word").fill("delete");
    await page.locator("#delete-now").click();
    await expect(dialog).toBeHidden();
    await expect(page.locator("main")).toContainText("Everything was deleted.");
    await expect(attempts(page)).toHaveCount(0);
    expect(await stored(page)).toEqual({});
    await page.reload();
    await ready(page);
    await expect(page.locator("main")).toContainText("No attempts yet.");
  });

  test("everything, with the word typed in capitals on a phone's keyboard, and Enter", async ({ page }) => {
    await store(page, saved(goran));
    await open(page, "me/");
    await page.locator("#delete-all").click();
    await page.locator("#delete-word").fill("Delete ");
    await expect(page.locator("#delete-now")).toBeEnabled();
    await page.locator("#delete-now").focus();
    await page.keyboard.press("Enter");
    expect(await stored(page)).toEqual({});
  });
});

test.describe("a copy of everything", () => {
  test("is downloaded, deleted here, and taken in again", async ({ page }) => {
    await store(page, {
      ...saved(goran, { attempt: "one", version: 2 }),
      ...saved(begun(goran, 3), { attempt: "two", ago: 5000, version: 2 }),
    });
    await finish(page, "one");
    await open(page, "me/");
    const before = await records(page);
    const history = await attempts(page).allInnerTexts();
    const { text, backup } = await exported(page);
    const number = Object.keys(before).length;
    expect(backup).toMatchObject({ backup: 1, site: "waymark", unreadable: {} });
    expect(backup.records).toHaveLength(number);

    await page.locator("#delete-all").click();
    await page.locator("#delete-word").fill("delete");
    await page.locator("#delete-now").click();
    await expect(attempts(page)).toHaveCount(0);

    await choose(page, text);
    const plan = page.locator("#dry-run");
    await expect(plan).toContainText(`${number} records would be added`);
    await expect(plan).toContainText("0 records would be brought up to date");
    await expect(plan).toContainText("0 records are here already and would stay");
    expect(await stored(page), "a dry run writes nothing").toEqual({});

    await page.locator("#take-in").click();
    await expect(page.locator("#taken-in")).toHaveText(`Done: ${number} records taken in.`);
    expect(await attempts(page).allInnerTexts()).toEqual(history);
    expect(await records(page)).toEqual(before);

    await choose(page, text, "again.json");
    await expect(plan).toContainText("0 records would be added");
    await expect(plan).toContainText(`${number} records are here already and would stay`);
    await expect(plan).toContainText("There is nothing in it that is not here.");
    await expect(page.locator("#take-in")).toHaveCount(0);
  });

  test("adds to what is here and brings it up to date, and never takes anything away", async ({ page }) => {
    const [[key, text] = ["", ""]] = Object.entries(saved(begun(goran, 2), { attempt: "shared" }));
    const mine = saved(begun(goran, 4), { attempt: "mine", ago: 5000 });
    await store(page, { [key]: text, ...mine });
    await open(page, "me/");
    const later = JSON.parse(Object.values(saved(begun(goran, 8), { attempt: "shared" }))[0] ?? "");
    const older = JSON.parse(Object.values(mine)[0] ?? "");
    const fresh = JSON.parse(Object.values(saved(goran, { attempt: "theirs" }))[0] ?? "");
    const records = [{ ...later, rev: 7 }, { ...older, rev: 0, data: { ...older.data, marks: {} } }, fresh, { v: 1, kind: "attempt" }];
    await choose(page, JSON.stringify({ backup: 1, site: "waymark", at: 1, records, unreadable: { "waymark:r:x": "?" } }));
    const plan = page.locator("#dry-run");
    await expect(plan).toContainText("1 record would be added");
    await expect(plan).toContainText("1 record would be brought up to date");
    await expect(plan).toContainText("1 record is here already and would stay");
    await expect(plan).toContainText("1 record in the file cannot be used and would be left out");
    await expect(plan).toContainText("1 unreadable text stays in the file");
    await page.locator("#take-in").click();
    await expect(attempts(page)).toHaveCount(3);
    const after = await stored(page);
    expect(JSON.parse(after[key] ?? "").rev).toBe(7);
    expect(after).toMatchObject(mine);
    expect(Object.keys(after)).toHaveLength(3);
  });

  for (const [what, text, said] of [
    ["not JSON", "Dear diary", "This file cannot be read. It may have been cut short."],
    ["an empty file", "", "This file cannot be read."],
    ["other JSON", '{"name":"package","version":"1.0.0"}', "This file is not a backup from here."],
    ["a bare list", "[]", "This file is not a backup from here."],
    ["a newer backup", '{"backup":2,"everything":{}}', "This backup comes from a newer version of this site."],
    ["over 5 MB", `{"backup":1,"records":[],"padding":"${"x".repeat(5 * 1024 * 1024)}"}`, "This file is larger than 5 MB"],
  ] as const) {
    test(`a file that is none is refused in words: ${what}`, async ({ page }) => {
      await open(page, "me/");
      await choose(page, text);
      await expect(page.locator("#bad-backup")).toContainText(said);
      await expect(page.locator("#take-in")).toHaveCount(0);
      expect(await stored(page)).toEqual({});
    });
  }

  test("a file that was cut short is refused in words, and the whole one is taken after it", async ({ page }) => {
    await store(page, saved(goran));
    await open(page, "me/");
    const { text } = await exported(page);
    await choose(page, text.slice(0, -40), "cut.json");
    await expect(page.locator("#bad-backup")).toContainText("It may have been cut short.");
    await choose(page, text);
    await expect(page.locator("#bad-backup")).toHaveCount(0);
    await expect(page.locator("#dry-run")).toContainText("1 record is here already");
  });

  test("two tabs' unfinished attempt is one attempt after taking it in", async ({ page }) => {
    await store(page, { ...saved(begun(goran, 5), { writer: "w1" }), ...saved(begun(goran, 9), { writer: "w2" }) });
    await open(page, "me/");
    const { text } = await exported(page);
    await page.evaluate(() => localStorage.clear());
    await page.reload();
    await ready(page);
    await choose(page, text);
    await page.locator("#take-in").click();
    await expect(attempts(page)).toHaveCount(1);
    await open(page, questionsPath("first"));
    await new Questions(page).shows(10);
    expect(FINDER.questions.length).toBeGreaterThan(10);
  });
});

test("the theme is remembered, goes round, and is applied before the app runs", async ({ page, faults }) => {
  faults.allow("boot.js");
  await open(page, "about/");
  const theme = () => page.locator("html").getAttribute("data-theme");
  expect(await theme()).toBeNull();
  for (const [name, said] of [["night", "Theme: night"], ["day", "Theme: day"], [null, "Theme: automatic"]] as const) {
    await page.getByRole("button", { name: "Change theme" }).click();
    await expect(page.locator("#theme-said")).toHaveText(said);
    expect(await theme()).toBe(name);
    expect((await stored(page))[`${SITE}theme`] ?? null).toBe(name);
  }
  await page.locator("#theme").click();
  await page.route("**/boot.js", (route) => route.abort());
  await page.goto("guides/");
  expect(await theme()).toBe("night");
});
