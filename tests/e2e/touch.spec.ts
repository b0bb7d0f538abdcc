// A phone: 360 px wide, a finger, no keys.

import type { Page } from "@playwright/test";
import { example, instrument, person as personOf, way } from "./content.ts";
import { expect, ready, store, test } from "./fixtures.ts";
import { FINDER, Questions, ROUTES, finish, h1, named, open, questionsPath, resultPath, reviewPath, saved, unfold } from "./people.ts";

test.use({ viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 });

const hana = example("hana");

async function fits(page: Page, about: string) {
  expect(await page.evaluate(() => document.documentElement.scrollWidth), `width of ${about}`).toBe(360);
}

interface Target {
  what: string;
  width: number;
  height: number;
}

/** Everything that can be tapped, as large as it is; links within a sentence are left out, as WCAG 2.5.8 leaves them. */
function targets(page: Page): Promise<Target[]> {
  return page.evaluate(() => {
    const within = (link: Element) =>
      link.matches("a") && getComputedStyle(link).display === "inline" && link.parentElement?.textContent?.trim() !== link.textContent?.trim();
    // The whole label is the target of what is in it, and what a link covers is the target of the link; where the words
    // of a line cover it, that goes for its circle as well.
    const box = (element: Element) => {
      const covering = (element: Element | null | undefined) => {
        const { position, inset } = element ? getComputedStyle(element, "::after") : { position: "", inset: "" };
        return position === "absolute" && inset === "0px";
      };
      const covered = element.closest(".door, .card, .option");
      if (covered && (covering(element) || covering(covered.querySelector("label.words")))) return covered.getBoundingClientRect();
      const label = element.matches("input") ? element.closest("label") : null;
      return (label ?? element).getBoundingClientRect();
    };
    return [...document.querySelectorAll("a[href], button, input, textarea, summary, label.mark, label.words")]
      .filter((element) => element.checkVisibility() && !element.closest(".sr, .skip, .notices") && !within(element))
      .map((element) => {
        const { width, height } = box(element);
        return { what: element.outerHTML.slice(0, 110), width, height };
      })
      .filter(({ width, height }) => width > 0 && height > 0);
  });
}

const below = (all: Target[], size: number) =>
  all.filter(({ width, height }) => width < size || height < size).map(({ what, width, height }) => `${width}×${height} ${what}`);

/** What people tap to get on with it. */
const MAIN = /class="[^"]*\b(button|main|mark|name|theme)\b|type="(radio|submit|button)"|id="top-/;

async function canBeTapped(page: Page, about: string) {
  const all = await targets(page);
  expect(all.length, about).toBeGreaterThan(5);
  expect(below(all, 24), `targets below 24 px: ${about}`).toEqual([]);
  const main = all.filter(({ what }) => MAIN.test(what) && !what.includes("<label"));
  expect(below(main, 44), `main targets below 44 px: ${about}`).toEqual([]);
}

test("a person takes the whole finder with a finger and comes to the result", async ({ page }) => {
  test.setTimeout(60_000);
  await open(page, "");
  await fits(page, "the home page");
  await page.locator("#door-1").tap();
  await ready(page);
  await fits(page, "the introduction");
  await page.locator("#start").tap();

  const person = new Questions(page, FINDER, true);
  for (let place = 1; place <= FINDER.questions.length + FINDER.context.length; place += 1) {
    await person.shows(place);
    await fits(page, person.position(place));
    await person.answer(hana, place);
    await person.shows(place);
    await person.turn();
  }
  await expect(h1(page)).toHaveText("Review your answers");
  await fits(page, "the review");
  await page.locator("#see-result").tap();
  await expect(h1(page)).toContainText(/./);
  await expect(page).toHaveURL(/\/result\/\?a=/);
  await ready(page);
  await expect(page.locator("#picture")).toBeVisible();
  await fits(page, "the result");
  await canBeTapped(page, "the result");

  await page.locator("#send").tap();
  await expect(page.getByRole("dialog", { name: "Send this result" })).toBeVisible();
  await page.locator("#send-answers").tap();
  await fits(page, "sending");
  await canBeTapped(page, "sending");
});

for (const path of [...ROUTES.fixed, ...ROUTES.texts, ...ROUTES.live]) {
  test(`/${path} fits, and what is on it can be tapped`, async ({ page }) => {
    await open(page, path);
    await fits(page, path);
    await canBeTapped(page, path);
  });
}

for (const [id, name] of [
  ["scaling-trust", "mateus"],
  ["trust-circle", "marijke"],
  ["request-sorter", "nguyet"],
  ["incentive-map", "noura"],
  ["work-audit", "dmitri"],
] as const) {
  const of = instrument(id);
  test(`what another engine asks and answers can be tapped: ${of.kind}`, async ({ page }) => {
    const { sheet, pieces } = personOf(id, name);
    await store(page, saved(sheet, { of, pieces, version: 2 }));
    const question = of.kind === "audit" ? "p0" : way(of, sheet).at(2)?.id;
    for (const path of [questionsPath("first", question, of), of.kind === "audit" ? questionsPath("first", undefined, of) : reviewPath("first", of)]) {
      await open(page, path);
      await canBeTapped(page, path);
    }
    await page.locator("#see-result").tap();
    await expect(page).toHaveURL(new RegExp(`/${resultPath("first", of).replace("?", "\\?")}`));
    await ready(page);
    await unfold(page);
    await canBeTapped(page, "the result");
    await fits(page, "the result");
  });
}

test("a tap on the words of a line about the company marks it", async ({ page }) => {
  await open(page, `assess/archetype/questions/?a=tap&q=${FINDER.context[0]?.id}`);
  await page.getByText(FINDER.context[0]?.options[1]?.text ?? "", { exact: true }).tap();
  await expect(page.locator("#r0-2")).toBeChecked();
});

test("on a line about the company the circle stands beside the words", async ({ page }) => {
  await open(page, `assess/archetype/questions/?a=tap&q=${FINDER.context[0]?.id}`);
  for (const line of await page.locator(".option").all()) {
    const circle = await line.locator("input").boundingBox();
    const words = await line.locator(".words").boundingBox();
    // The rule for fingers must not be outweighed by that for a single mark, or both stand in the second column.
    expect((circle?.x ?? 0) + (circle?.width ?? 0)).toBeLessThanOrEqual(words?.x ?? 0);
  }
});

test("hints about keys are not shown to a finger", async ({ page }) => {
  await open(page, "assess/archetype/questions/");
  await page.locator("#r0-1").tap();
  await expect(page.locator("#r0-1")).toBeChecked();
  await expect(page.locator(".keys")).toBeHidden();
  for (const digit of await page.locator(".digit").all()) await expect(digit).toBeHidden();
});

test("unfolding everything on a result and comparing two results does not push the page wide", async ({ page }) => {
  await store(page, { ...saved(hana, { attempt: "first", ago: 90_000 }), ...saved(example("ivan"), { attempt: "second" }) });
  await finish(page, "first");
  await finish(page, "second");
  await expect(h1(page)).toHaveText(named("solver"));
  for (const path of [page.url(), "me/?a=first&b=second"]) {
    await open(page, path);
    for (const summary of await page.locator("summary").all()) await summary.tap();
    await fits(page, path);
  }
});
