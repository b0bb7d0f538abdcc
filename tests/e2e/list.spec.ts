// The list of an audit, which its reader writes: adding, changing, ordering and removing lose nothing.

import type { Page } from "@playwright/test";
import { type Piece, headline, instrument, person as personOf } from "./content.ts";
import { blockStorage, expect, ready, store, stored, test } from "./fixtures.ts";
import { List, about, age, finish, h1, open, parts, questionsPath, resultPath, saved, tabTo, unfold } from "./people.ts";

const AUDIT = instrument("work-audit");
const dmitri = personOf(AUDIT.id, "dmitri");
const names = dmitri.pieces.map(({ name }) => name);
const [scans, tidying] = dmitri.pieces as [Piece, Piece];

const listPath = questionsPath("first", undefined, AUDIT);
const fault = (page: Page) => page.locator("#piece-fault");
const focused = (page: Page) => page.evaluate(() => document.activeElement?.id ?? "");

/** Opens a list that somebody wrote before. */
async function listed(page: Page, pieces = dmitri.pieces) {
  await store(page, saved({}, { of: AUDIT, pieces, version: 2 }));
  await open(page, listPath);
  const list = new List(page, AUDIT);
  await list.shows(...pieces.map(({ name }) => name));
  return list;
}

test("a piece is added, marked, and said to be marked", async ({ page }) => {
  await open(page, `assess/${AUDIT.id}/`);
  await page.locator("#start").click();
  await ready(page);
  const list = new List(page, AUDIT);
  await list.shows();
  expect(await stored(page), "looking saves nothing").toEqual({});
  await list.add(scans.name, scans.hours);
  await expect(h1(page)).toHaveText(scans.name);
  await expect(h1(page)).toBeFocused();
  await expect(page.getByRole("radio", { checked: true })).toHaveCount(0);
  await list.done();
  await expect(list.row(scans.name)).toContainText(`4 h · ${AUDIT.ratings.length} marks to go`);
  await expect(page.locator("#so-far")).toHaveText("A result needs 3 pieces with all their marks: 3 to go. 4 h in all.");
  await list.row(scans.name).getByRole("link", { name: about("Mark", scans.name) }).click();
  await list.mark(scans);
  await list.done();
  await expect(list.row(scans.name)).toContainText("4 h");
  await expect(list.row(scans.name)).not.toContainText("to go");
  await expect(page.locator("#so-far")).toContainText("2 to go");
  await expect(page.locator("#see-result")).toHaveCount(0);
  await list.addAll(dmitri.pieces.slice(1, 3));
  await expect(page.locator("#so-far")).toHaveText("3 pieces are marked. Add more, or see what they come to. 17 h in all.");
  await expect(page.locator("#see-result")).toBeVisible();
});

test("everything of a piece can be changed, and its address opens it", async ({ page }) => {
  const list = await listed(page);
  await list.row(scans.name).getByRole("link", { name: about("Change", scans.name) }).click();
  await list.hasMarks(scans);
  await page.locator("#name").fill("Ranking");
  await page.locator("#hours").fill("2,5");
  await list.radio("energy", "awake").check();
  await page.reload();
  await ready(page);
  await list.hasMarks({ ...scans, name: "Ranking", marks: { ...scans.marks, energy: "awake" } });
  await expect(page.locator("#hours")).toHaveValue("2.5");
  await list.done();
  await list.shows("Ranking", ...names.slice(1));
  await expect(list.row("Ranking")).toContainText("2½ h");
});

test("“not sure” is a mark", async ({ page }) => {
  const list = await listed(page, [{ ...scans, marks: { ...scans.marks, energy: null } }]);
  await expect(list.row(scans.name)).not.toContainText("to go");
  await list.row(scans.name).getByRole("link", { name: /^Change/ }).click();
  await expect(list.radio("energy", null)).toBeChecked();
});

test.describe("what cannot be taken says why, and nothing typed is lost", () => {
  for (const [what, hours, field] of [
    ["words for hours", "a lot", "hours"],
    ["more hours than a week has", "200", "hours"],
    ["no hours", "", "hours"],
    ["hours of nothing", "0", "hours"],
    ["hours below nothing", "-3", "hours"],
    ["no name", "4", "name"],
  ] as const) {
    test(`${what}, in the form for one more`, async ({ page }) => {
      const list = await listed(page);
      const before = await stored(page);
      const name = field === "name" ? "  " : "Interviews";
      await list.add(name, hours);
      await expect(fault(page)).toContainText(field === "name" ? "Say what it is" : "number of hours");
      await expect(page.locator(`#piece-${field}`)).toBeFocused();
      await expect(page.locator("#piece-name")).toHaveValue(name);
      await expect(page.locator("#piece-hours")).toHaveValue(hours);
      await list.shows(...names);
      expect(await stored(page)).toEqual(before);
      await list.add("Interviews", "3½");
      await expect(h1(page)).toHaveText("Interviews");
      await list.done();
      await expect(list.row("Interviews")).toContainText("3½ h");
    });
  }

  test("bad hours and an empty name on a piece's own page keep the old", async ({ page }) => {
    const list = await listed(page);
    await list.row(scans.name).getByRole("link", { name: /^Change/ }).click();
    for (const hours of ["a lot", "200", "", "0"]) {
      await page.locator("#hours").fill(hours);
      await page.locator("#hours").blur();
      await expect(fault(page)).toContainText("no number of hours, so the old one was kept");
    }
    await page.locator("#hours").fill("5");
    await page.locator("#hours").blur();
    await expect(fault(page)).toBeEmpty();
    await page.locator("#name").fill(" ");
    await page.locator("#name").blur();
    await expect(fault(page)).toContainText("It needs a name; the old one was kept.");
    await list.done();
    await list.shows(...names);
    await expect(list.row(scans.name)).toContainText("5 h");
  });

  test("a thirteenth piece", async ({ page }) => {
    const twelve = Array.from({ length: AUDIT.most }, (_, place) => ({ ...tidying, name: `Work of kind ${place + 1}` }));
    const list = await listed(page, twelve);
    await list.add("One too many", 2);
    await expect(fault(page)).toContainText("12 pieces are enough for one picture.");
    await expect(page.locator("#piece-name")).toHaveValue("One too many");
    await expect(list.rows).toHaveCount(12);
    await list.row("Work of kind 7").getByRole("button", { name: /^Remove/ }).click();
    await list.press(page.locator("#add-piece"));
    await expect(h1(page)).toHaveText("One too many");
  });
});

test("pieces are put in order with the keys, the focus stays with the one that moves, and the order stays", async ({ page }) => {
  const list = await listed(page);
  await tabTo(page, '[id="Down-p0"]', 60);
  await page.keyboard.press("Enter");
  await list.shows(names[1] ?? "", names[0] ?? "", ...names.slice(2));
  expect(await focused(page)).toBe("Down-p0");
  for (let place = 2; place < names.length; place += 1) await page.keyboard.press("Enter");
  await list.shows(...names.slice(1), names[0] ?? "");
  // There it can only go up again.
  expect(await focused(page)).toBe("Up-p0");
  await page.keyboard.press("Space");
  const order = [...names.slice(1, -1), names[0] ?? "", names.at(-1) ?? ""];
  await list.shows(...order);
  expect(await focused(page)).toBe("Up-p0");
  await page.reload();
  await ready(page);
  await list.shows(...order);
  await expect(page.getByRole("button", { name: /^Up/ })).toHaveCount(names.length - 1);
  await expect(page.getByRole("button", { name: /^Down/ })).toHaveCount(names.length - 1);
});

test("a piece is taken out, is put back as it was, and stays out otherwise", async ({ page }) => {
  const list = await listed(page);
  await list.row(tidying.name).getByRole("button", { name: about("Remove", tidying.name) }).click();
  const rest = names.filter((name) => name !== tidying.name);
  await list.shows(...rest);
  expect(await focused(page)).toBe("put-back");
  await page.keyboard.press("Enter");
  await list.shows(...names);
  await expect(h1(page)).toBeFocused();
  await expect(page.locator("#put-back")).toHaveCount(0);
  await list.row(tidying.name).getByRole("link", { name: /^Change/ }).click();
  await list.hasMarks(tidying);
  await list.done();

  await list.row(tidying.name).getByRole("button", { name: about("Remove", tidying.name) }).click();
  await list.shows(...rest);
  await page.reload();
  await ready(page);
  await list.shows(...rest);
  await open(page, questionsPath("first", "p1", AUDIT));
  await expect(h1(page)).toHaveText("This piece is no longer on the list");
  await page.getByRole("link", { name: "To the list" }).click();
  await list.shows(...rest);
});

test("whoever leaves in the middle is offered to go on, and finds the list and the open piece as they were", async ({ page, context }) => {
  const list = await listed(page, dmitri.pieces.slice(0, 2));
  await list.add("Interviews", 3);
  await list.radio("impact", "great").check();
  await page.close();

  const later = await context.newPage();
  await open(later, `assess/${AUDIT.id}/`);
  await expect(later.locator("#start")).toHaveText("Go on with your list");
  await later.locator("#start").click();
  await ready(later);
  const again = new List(later, AUDIT);
  await again.shows(...names.slice(0, 2), "Interviews");
  await expect(again.row("Interviews")).toContainText(`3 h · ${AUDIT.ratings.length - 1} marks to go`);
  await again.row("Interviews").getByRole("link", { name: /^Mark/ }).click();
  await expect(again.radio("impact", "great")).toBeChecked();
  await later.goBack();
  await again.shows(...names.slice(0, 2), "Interviews");
});

test("two tabs write one list", async ({ page, context }) => {
  const list = await listed(page, dmitri.pieces.slice(0, 1));
  const other = await context.newPage();
  await open(other, listPath);
  const there = new List(other, AUDIT);
  await there.add("From there", 2);
  await other.close();
  await list.shows(scans.name, "From there");
  await list.add("From here", 1);
  await list.done();
  await list.shows(scans.name, "From there", "From here");
});

test.describe("a new audit", () => {
  test("begins with the last one's pieces and hours if one likes, and with marks of its own", async ({ page }) => {
    await store(page, saved({}, { of: AUDIT, pieces: dmitri.pieces, attempt: "old", finished: true }));
    await open(page, `assess/${AUDIT.id}/`);
    const old = await stored(page);
    await page.locator("#start").click();
    await ready(page);
    const list = new List(page, AUDIT);
    await list.shows();
    await page.locator("#carry").click();
    await list.shows(...names);
    await expect(page.locator("#carry")).toHaveCount(0);
    for (const { name, hours } of dmitri.pieces) await expect(list.row(name)).toContainText(`${hours} h · ${AUDIT.ratings.length} marks to go`);
    expect(await stored(page)).toMatchObject(old);
    await list.row(scans.name).getByRole("link", { name: /^Mark/ }).click();
    await expect(page.getByRole("radio", { checked: true })).toHaveCount(0);
    await page.locator("#name").fill("Ranking");
    await list.done();
    await open(page, questionsPath("old", undefined, AUDIT));
    await list.shows(...names);
  });

  test("begins when a list is changed whose result is over a day old", async ({ page }) => {
    await store(page, saved({}, { of: AUDIT, pieces: dmitri.pieces, version: 2 }));
    await finish(page, "first", AUDIT);
    await age(page, "first", 3);
    const old = await stored(page);
    await open(page, listPath);
    const list = new List(page, AUDIT);
    await list.row(tidying.name).getByRole("button", { name: /^Remove/ }).click();
    await list.shows(...names.filter((name) => name !== tidying.name));
    await expect(page).not.toHaveURL(/a=first/);
    expect(await stored(page)).toMatchObject(old);
    await open(page, resultPath("first", AUDIT));
    await expect(h1(page)).toHaveText(headline(AUDIT, dmitri.outcome, dmitri.of));
    await expect(page.locator("main")).toContainText(tidying.name);
  });
});

test("a result's way back leads to the piece, and its change to the result", async ({ page }) => {
  await store(page, saved({}, { of: AUDIT, pieces: dmitri.pieces, version: 2 }));
  await finish(page, "first", AUDIT);
  for (const { name } of dmitri.pieces) await expect(page.locator("main")).toContainText(name);
  await page.getByRole("link", { name: about("Change", scans.name) }).click();
  await ready(page);
  const list = new List(page, AUDIT);
  await list.hasMarks(scans);
  await page.locator("#hours").fill("40");
  await list.done();
  await page.locator("#see-result").click();
  await expect(h1(page)).toHaveText(headline(AUDIT, "classes", [scans.class]));
  await expect(page.locator("main")).toContainText("40 h");
  expect(new Set((await parts(page)).map(({ attempt }) => attempt))).toEqual(new Set(["first"]));
});

test("too few marked pieces come to no result, and the page says what is missing", async ({ page }) => {
  const mei = personOf(AUDIT.id, "mei");
  await store(page, saved({}, { of: AUDIT, pieces: mei.pieces, finished: true }));
  await open(page, resultPath("first", AUDIT));
  await expect(h1(page)).toHaveText(AUDIT.thin);
  for (const { name } of mei.pieces) await expect(page.locator("main")).toContainText(name);
  await page.getByRole("link", { name: "Go on with your list" }).click();
  await ready(page);
  await new List(page, AUDIT).shows(...mei.pieces.map(({ name }) => name));
});

test("with storage blocked, one writes a list to the result in memory", async ({ page }) => {
  test.setTimeout(60_000);
  await blockStorage(page);
  await open(page, `assess/${AUDIT.id}/questions/`);
  const list = new List(page, AUDIT);
  await list.addAll(dmitri.pieces.slice(0, 3));
  await page.locator("#see-result").click();
  await expect(page.locator("#picture")).toBeVisible();
});

test.describe("sending", () => {
  const secret = dmitri.pieces.map(({ name }) => name);

  test("ratings and hours travel, names only where they are ticked, and the preview says so", async ({ page, newcomer }) => {
    await store(page, saved({}, { of: AUDIT, pieces: dmitri.pieces, finished: true }));
    await open(page, resultPath("first", AUDIT));
    const own = await page.locator("#numbers td").allTextContents();
    await page.locator("#send").click();
    const dialog = page.getByRole("dialog", { name: "Send this result" });
    const preview = dialog.locator(".travels");
    for (const box of await dialog.getByRole("checkbox").all()) await expect(box).not.toBeChecked();
    await expect(dialog.getByRole("checkbox")).toHaveCount(secret.length);
    await expect(preview).toContainText("Work 1, 4 h. ");
    for (const name of secret) await expect(preview).not.toContainText(name);
    const bare = await newcomer();
    await bare.goto(await page.locator("#send-link").inputValue());
    await ready(bare);
    await expect(h1(bare)).toHaveText(headline(AUDIT, dmitri.outcome, dmitri.of));
    await unfold(bare);
    for (const name of secret) await expect(bare.locator("body")).not.toContainText(name);
    await expect(bare.locator("main")).toContainText("Work 1");

    await dialog.getByRole("checkbox", { name: tidying.name, exact: true }).check();
    await expect(preview).toContainText(`${tidying.name}, ${tidying.hours} h. `);
    await expect(preview).not.toContainText(scans.name);
    const link = await page.locator("#send-link").inputValue();
    const reader = await newcomer();
    await reader.goto(link);
    await ready(reader);
    await unfold(reader);
    await expect(reader.locator("main")).toContainText(tidying.name);
    for (const name of secret.filter((name) => name !== tidying.name)) await expect(reader.locator("body")).not.toContainText(name);
    expect((await reader.locator("#numbers td").allTextContents()).length).toBe(own.length);
    await expect(reader.locator("#send, input, main a[href*='questions']")).toHaveCount(0);
    expect(await stored(reader)).toEqual({});

    await dialog.getByRole("checkbox", { name: tidying.name, exact: true }).uncheck();
    expect(await page.locator("#send-link").inputValue()).toBe(bare.url());
  });

  test("what is written never leaves in a request", async ({ page, context }) => {
    const sent: string[] = [];
    context.on("request", (request) => sent.push(decodeURIComponent(request.url()) + (request.postData() ?? "")));
    const list = await listed(page);
    await list.add("Zebrafish", 1);
    await list.done();
    await list.row("Zebrafish").getByRole("button", { name: /^Remove/ }).click();
    await page.locator("#see-result").click();
    await ready(page);
    expect(sent.filter((request) => /Zebrafish/.test(request) || secret.some((name) => request.includes(name)))).toEqual([]);
  });
});
