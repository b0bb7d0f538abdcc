// Everything can be done with the keys alone. Real key presses from the first page on; nothing is clicked or focused by
// the test.

import type { Page } from "@playwright/test";
import { example, instrument } from "./content.ts";
import { expect, ready, test } from "./fixtures.ts";
import { FINDER, Questions, h1, named, open, tabTo } from "./people.ts";

const amina = example("amina");

/** Whether the focus can be seen: an outline on the focused element, or on what is drawn around it. */
function focusIsVisible(page: Page) {
  return page.evaluate(() => {
    const focused = document.activeElement;
    if (!focused || focused === document.body) return false;
    const drawn = [focused, focused.closest(".mark"), focused.closest(".option")].filter((element) => element !== null);
    return drawn
      .flatMap((element) => [getComputedStyle(element), getComputedStyle(element, "::after")])
      .some((style) => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2);
  });
}

test("a person takes the whole finder with keys alone and comes to the result", async ({ page }) => {
  test.setTimeout(60_000);
  const person = new Questions(page);
  await open(page, "assess/archetype/");

  await page.keyboard.press("Tab");
  await expect(page.locator(".skip")).toBeFocused();
  await expect(page.locator(".skip")).toBeInViewport();
  await tabTo(page, "#start");
  expect(await focusIsVisible(page)).toBe(true);
  await page.keyboard.press("Enter");

  for (let place = 1; place <= FINDER.questions.length + FINDER.context.length; place += 1) {
    await person.shows(place);
    await expect(h1(page)).toBeFocused();
    await expect(page).toHaveTitle(new RegExp(`^${person.position(place)} · Archetype finder`));

    const lenses = person.lenses(place);
    // Every fifth question goes the slow way: Tab to the radio buttons, arrows among them, Tab to the button.
    const slowly = place % 5 === 0;
    for (const lens of lenses) {
      const wanted = person.marked(amina, lens, place);
      if (slowly) {
        await tabTo(page, `[name="lens-${lenses.indexOf(lens)}"]`);
        expect(await focusIsVisible(page)).toBe(true);
        await page.keyboard.press("Space");
        for (let presses = 0; presses < 6 && !(await wanted.isChecked()); presses += 1) {
          await page.keyboard.press("ArrowDown");
        }
        expect(await focusIsVisible(page)).toBe(true);
      } else {
        await page.keyboard.press(await person.digit(amina, lens, place));
      }
      await expect(wanted).toBeChecked();
      await expect(wanted, "a choice does not turn the page").toBeVisible();
    }
    await person.hasMarks(amina, place);

    if (slowly) {
      await tabTo(page, "#next-question");
      expect(await focusIsVisible(page)).toBe(true);
    }
    await page.keyboard.press("Enter");
  }

  await expect(h1(page)).toHaveText("Review your answers");
  await expect(h1(page)).toBeFocused();
  await expect(page).toHaveTitle(/^Review your answers · /);
  await tabTo(page, "#see-result");
  await page.keyboard.press("Enter");

  await expect(h1(page)).toHaveText(named("tech-lead"));
  await expect(page).toHaveTitle(/^Result · /);
  await ready(page);
});

test("digits mark the lens that has the focus, and the open one otherwise", async ({ page }) => {
  await open(page, "assess/archetype/questions/");
  await expect(page.locator("#r0-1")).toBeVisible();
  await tabTo(page, "[name=lens-1]");
  await page.keyboard.press("2");
  await expect(page.locator("#r1-2")).toBeChecked();
  await expect(page.locator("#r1-2")).toBeFocused();
  await page.keyboard.press("3");
  await expect(page.locator("#r1-3")).toBeChecked();
  await expect(page.locator("[name=lens-0]:checked")).toHaveCount(0);
});

test("0 is not sure, a digit without an option does nothing, and a digit can be changed for another", async ({ page }) => {
  const person = new Questions(page);
  await open(page, "assess/archetype/");
  await tabTo(page, "#start");
  await page.keyboard.press("Enter");
  await expect(h1(page)).toBeFocused();

  await page.keyboard.press("9");
  await expect(page.locator("input:checked")).toHaveCount(0);
  await page.keyboard.press("0");
  await expect(person.radio("work", null)).toBeChecked();
  await expect(person.radio("energy", null)).not.toBeChecked();
  await page.keyboard.press("4");
  await expect(page.locator("#r1-4")).toBeChecked();
  // Both lenses have a mark now; another digit is a correction of the first.
  await page.keyboard.press("2");
  await expect(page.locator("#r0-2")).toBeChecked();
  await expect(page.locator("#r1-4")).toBeChecked();
  await person.shows(1);
});

test("keys with Ctrl, Alt or Meta belong to the browser", async ({ page }) => {
  await open(page, "assess/archetype/");
  await tabTo(page, "#start");
  await page.keyboard.press("Enter");
  await expect(h1(page)).toBeFocused();
  for (const key of ["Control+1", "Alt+1", "Meta+1"]) await page.keyboard.press(key);
  await expect(page.locator("input:checked")).toHaveCount(0);
});

test("Enter goes on without an answer, and the review says what is open", async ({ page }) => {
  const person = new Questions(page);
  await open(page, "assess/archetype/");
  await tabTo(page, "#start");
  await page.keyboard.press("Enter");
  await expect(h1(page)).toBeFocused();
  await page.keyboard.press("1");
  await page.keyboard.press("Enter");
  await person.shows(2);
  await expect(h1(page)).toBeFocused();
  await tabTo(page, ".later");
  await page.keyboard.press("Enter");
  await expect(h1(page)).toHaveText("Review your answers");
  await expect(page.locator("main")).toContainText("17 questions are not fully answered");
});

test("dialogs take the focus, close with Escape and give it back", async ({ page }) => {
  await open(page, "me/");
  await tabTo(page, "#delete-all");
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Delete everything?" });
  await expect(dialog).toBeVisible();
  expect(await page.evaluate(() => document.querySelector("dialog[open]")?.contains(document.activeElement))).toBe(true);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(page.locator("#delete-all")).toBeFocused();
});

for (const path of ["", "assess/", "assess/archetype/", "guides/role/", "about/", "me/", "share/"]) {
  test(`every stop of Tab on /${path} can be seen`, async ({ page }) => {
    await open(page, path);
    const unseen: string[] = [];
    let stops = 0;
    for (; stops < 80; stops += 1) {
      await page.keyboard.press("Tab");
      const on = await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 120) ?? "");
      if (on.startsWith("<body")) break;
      if (!(await focusIsVisible(page))) unseen.push(on);
    }
    expect(unseen).toEqual([]);
    expect(stops).toBeGreaterThan(8);
  });
}

test("the content has what these tests count on", () => {
  expect(instrument("archetype").questions).toHaveLength(14);
  expect(FINDER.context).toHaveLength(3);
  expect(FINDER.lenses.map(({ id }) => id)).toEqual(["work", "energy"]);
});
