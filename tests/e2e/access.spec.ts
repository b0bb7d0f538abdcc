// Every page in every state: axe finds nothing in either theme, nothing is cut off at 320 px, and neither forced colours
// nor print hide anything.

import type { Page } from "@playwright/test";
import { type Piece, example, instrument, person, way } from "./content.ts";
import { axe, blockStorage, expect, ready, store, test } from "./fixtures.ts";
import { FINDER, List, Questions, RECORDS, ROUTES, SITE, age, begun, filled, finish, h1, named, noted, open, questionsPath, resultPath, reviewPath, saved, unfold } from "./people.ts";

const FOUR = FINDER.dimensions.map(({ id }) => id);
const SHEETS = {
  named: example("ivan"),
  blend: filled((_, place) => FOUR[place % 2] ?? null),
  unclear: filled((_, place) => FOUR[place % 4] ?? null),
  thin: filled((_, place) => (place < 3 ? "solver" : null)),
};
/** What the headline of each begins with. */
const HEADLINES = { named: named("solver"), blend: "Half ", unclear: FINDER.unclear, thin: FINDER.thin };

/** A state of a page, and how one comes there. It ends with an assertion that this is it. */
type State = (page: Page) => Promise<void>;

async function result(page: Page, sheet = SHEETS.named) {
  await store(page, saved(sheet));
  await finish(page);
}

/** Two finished attempts three months apart, and one that is not finished. */
async function history(page: Page) {
  await store(page, {
    ...saved(SHEETS.unclear, { attempt: "first", ago: 120_000 }),
    ...saved(SHEETS.named, { attempt: "second" }),
  });
  await finish(page, "first");
  await age(page, "first", 90);
  await finish(page, "second");
  const [[key, text] = ["", ""]] = Object.entries(saved(begun(SHEETS.named, 5), { attempt: "third", ago: 1000 }));
  await page.evaluate(([key, text]) => localStorage.setItem(key, text), [key, text] as const);
}

const STATES: Record<string, State> = {
  ...Object.fromEntries(
    [...ROUTES.fixed, ...ROUTES.texts, ...ROUTES.live, "404.html"].map((path) => [
      `/${path}`,
      async (page: Page) => {
        await open(page, path);
        await expect(h1(page)).toBeVisible();
      },
    ]),
  ),
  "introduction with an unfinished attempt": async (page) => {
    await store(page, saved(begun(SHEETS.named, 4)));
    await open(page, "assess/archetype/");
    await expect(page.locator("#start-over")).toBeVisible();
  },
  "introduction with a result": async (page) => {
    await result(page);
    await open(page, "assess/archetype/");
    await expect(page.getByRole("link", { name: /^Your result of/ })).toBeVisible();
  },
  "question with both its marks": async (page) => {
    await store(page, saved(begun(SHEETS.named, 4)));
    await open(page, questionsPath("first", "incident"));
    await new Questions(page).hasMarks(SHEETS.named, 3);
  },
  "question with the focus on a mark": async (page) => {
    await store(page, saved(begun(SHEETS.named, 4)));
    await open(page, questionsPath("first", "incident"));
    await page.locator("[name=lens-1]:checked").focus();
  },
  "question about the company": async (page) => {
    await store(page, saved(SHEETS.named));
    await open(page, questionsPath("first", FINDER.context[0]?.id));
    await expect(page.locator(".question.single :checked")).toHaveCount(1);
  },
  "question of a result that stays as it is": async (page) => {
    await result(page);
    await age(page, "first", 3);
    await open(page, questionsPath("first", "incident"));
    await expect(page.locator("main")).toContainText("changing an answer begins a new attempt");
  },
  "review with open questions": async (page) => {
    await store(page, saved(begun(SHEETS.named, 4)));
    await open(page, reviewPath("first"));
    await expect(page.locator(".unanswered")).toHaveCount(13);
  },
  "review with everything answered": async (page) => {
    await store(page, saved(SHEETS.named));
    await open(page, reviewPath("first"));
    await expect(page.locator("main")).toContainText("Everything has an answer");
  },
  ...Object.fromEntries(
    Object.entries(SHEETS).map(([outcome, sheet]) => [
      `result: ${outcome}`,
      async (page: Page) => {
        await result(page, sheet);
        await expect(h1(page)).toContainText(HEADLINES[outcome as keyof typeof SHEETS]);
      },
    ]),
  ),
  "result with everything unfolded": async (page) => {
    await result(page);
    await unfold(page);
  },
  "result with an earlier one": async (page) => {
    await history(page);
    await expect(page.getByRole("heading", { name: /^Since / })).toBeVisible();
    await unfold(page);
  },
  "result that does not exist": async (page) => {
    await open(page, "assess/archetype/result/?a=nowhere");
    await expect(h1(page)).toHaveText("Nothing to show here yet");
  },
  "result of an attempt that is not finished": async (page) => {
    await store(page, saved(begun(SHEETS.named, 4)));
    await open(page, "assess/archetype/result/?a=first");
    await expect(h1(page)).toHaveText("This attempt has no result yet");
  },
  "sending, a summary": async (page) => {
    await result(page);
    await page.locator("#send").click();
    await expect(page.getByRole("dialog", { name: "Send this result" })).toBeVisible();
  },
  "sending, every answer": async (page) => {
    await result(page);
    await page.locator("#send").click();
    await page.locator("#send-answers").check();
    await expect(page.locator("dialog .aside li")).toHaveCount(18);
  },
  "somebody else's result": async (page) => {
    await result(page);
    await page.locator("#send").click();
    await page.locator("#send-answers").check();
    await page.goto(await page.locator("#send-link").inputValue());
    await ready(page);
    await expect(page.locator("main")).toContainText("Somebody sent you this result");
    await unfold(page);
  },
  "a link that does not open": async (page) => {
    await open(page, "share/#r=1.archetype.1.AAAA");
    await expect(page.locator("#link-fault")).toBeVisible();
  },
  "a pasted text without a link": async (page) => {
    await open(page, "share/");
    await page.locator("#paste").fill("hello");
    await page.locator("#open-link").click();
    await expect(page.locator("#paste-fault")).not.toBeEmpty();
  },
  "opening links, with a result of one's own": async (page) => {
    await result(page);
    await open(page, "share/");
    await expect(page.getByRole("heading", { name: "Yours to send" })).toBeVisible();
  },
  "history with three attempts": async (page) => {
    await history(page);
    await open(page, "me/");
    await expect(page.locator(".history li")).toHaveCount(3);
    for (const box of await page.getByRole("checkbox").all()) await box.check();
    await expect(page.getByRole("link", { name: "Compare the two" })).toBeVisible();
  },
  "two results compared": async (page) => {
    await history(page);
    await open(page, "me/?a=first&b=second");
    await expect(page.getByRole("region", { name: /^Archetype finder: / })).toBeVisible();
    await unfold(page);
  },
  "an attempt deleted": async (page) => {
    await store(page, saved(SHEETS.named));
    await open(page, "me/");
    await page.locator(".history").getByRole("button", { name: /^Delete/ }).click();
    await expect(page.locator("#undo")).toBeVisible();
  },
  "deleting everything": async (page) => {
    await store(page, saved(SHEETS.named));
    await open(page, "me/");
    await page.locator("#delete-all").click();
    await expect(page.locator("#delete-now")).toBeDisabled();
  },
  "deleting everything, the word typed": async (page) => {
    await store(page, saved(SHEETS.named));
    await open(page, "me/");
    await page.locator("#delete-all").click();
    await page.locator("#delete-word").fill("delete");
    await expect(page.locator("#delete-now")).toBeEnabled();
  },
  "texts that cannot be read": async (page) => {
    await store(page, {
      [`${RECORDS}attempt:broken.w9`]: "hello",
      [`${RECORDS}attempt:future.w9`]: '{"v":3}',
    });
    await open(page, "me/");
    await expect(page.getByRole("region", { name: "What cannot be read" })).toBeVisible();
  },
  "what a copy would do": async (page) => {
    await open(page, "me/");
    const records = Object.values(saved(SHEETS.named)).map((text) => JSON.parse(text));
    const text = JSON.stringify({ backup: 1, site: "waymark", at: 1, records, unreadable: {} });
    await page.locator("#backup-file").setInputFiles({ name: "b.json", mimeType: "application/json", buffer: Buffer.from(text) });
    await expect(page.locator("#dry-run")).toBeVisible();
  },
  "a copy that is none": async (page) => {
    await open(page, "me/");
    await page.locator("#backup-file").setInputFiles({ name: "b.json", mimeType: "application/json", buffer: Buffer.from("?") });
    await expect(page.locator("#bad-backup")).toBeVisible();
  },
  "answering when nothing can be saved": async (page) => {
    await blockStorage(page);
    await open(page, "assess/archetype/questions/");
    await expect(page.locator(".notice.bad")).toBeVisible();
  },
};

/** A question, the review and the result of what each of the other engines asks, all of it unfolded. */
function engine(id: string, name: string, result = "result"): Record<string, State> {
  const [of, { sheet, pieces }] = [instrument(id), person(id, name)];
  const state = (what: string, state: State) => [`${of.kind}, ${what} of ${name}`, state] as const;
  const put = (page: Page, finished = false) => store(page, saved(sheet, { of, pieces, finished, version: 2 }));
  const answering: (readonly [string, State])[] = [
    state("a question", async (page) => {
      await put(page);
      await open(page, questionsPath("first", way(of, sheet).at(2)?.id, of));
      await expect(page.getByRole("radio", { checked: true }).first()).toBeVisible();
    }),
    state("the review", async (page) => {
      await put(page);
      await open(page, reviewPath("first", of));
      await expect(page.locator(".review li").first()).toBeVisible();
    }),
  ];
  return Object.fromEntries([
    ...(of.kind === "audit" || result !== "result" ? [] : answering),
    state(result, async (page) => {
      await put(page, true);
      await open(page, resultPath("first", of));
      await expect(page.locator("#method")).toBeVisible();
      await unfold(page);
    }),
  ]);
}

const MAP = instrument("incentive-map");
const noura = person(MAP.id, "noura").sheet;
const AUDIT = instrument("work-audit");
const { pieces } = person(AUDIT.id, "dmitri");

/** The list of an audit, one of its pieces half marked. */
async function list(page: Page) {
  const [first, ...rest] = pieces as [Piece, ...Piece[]];
  const half = Object.fromEntries(Object.entries(first.marks).slice(0, 4));
  await store(page, saved({}, { of: AUDIT, pieces: [{ ...first, marks: half }, ...rest], version: 2 }));
  await open(page, questionsPath("first", undefined, AUDIT));
  await expect(page.locator(".pieces li")).toHaveCount(pieces.length);
}

/** A map, and another side of it. */
async function sides(page: Page, finished: boolean) {
  const theirs = { own: { ...noura.guess, debt: "strongly" }, guess: { ...noura.own, dates: "against" }, context: { mine: "pm", theirs: "em" } };
  await store(page, {
    ...saved(noura, { of: MAP, finished: true }),
    ...saved(theirs, { of: MAP, attempt: "second", beside: "first", finished }),
  });
}

const ENGINES: Record<string, State> = {
  ...engine("scaling-trust", "mateus"),
  ...engine("manager-bond", "anouk", "a thin result"),
  ...engine("trust-circle", "marijke"),
  ...engine("quality-ladder", "dace", "a ladder"),
  ...engine("request-sorter", "nguyet"),
  ...engine("incentive-map", "noura"),
  ...engine("work-audit", "dmitri"),
  ...engine("work-audit", "mei", "a thin result"),
  "map, in one's own words": async (page) => {
    await store(page, saved(noura, { of: MAP, version: 2 }));
    await open(page, questionsPath("first", "complaint", MAP));
    await expect(page.locator("#field")).not.toHaveValue("");
  },
  "map, two sides": async (page) => {
    await sides(page, true);
    await open(page, resultPath("first", MAP));
    await expect(page.locator("#picture")).toContainText("their own marks");
    await unfold(page);
  },
  "map, hidden while the other side is begun": async (page) => {
    await sides(page, false);
    await open(page, resultPath("first", MAP));
    await expect(page.locator("#go-on-beside")).toBeVisible();
  },
  "map, the end of the other side": async (page) => {
    await sides(page, true);
    await open(page, resultPath("second", MAP));
    await expect(page.locator("#common")).toBeVisible();
  },
  "map, sending some of its words": async (page) => {
    await store(page, saved(noura, { of: MAP, finished: true }));
    await open(page, resultPath("first", MAP));
    await page.locator("#send").click();
    await page.getByRole("dialog").getByRole("checkbox").first().check();
    await expect(page.locator(".travels li").last()).toBeVisible();
  },
  "audit, a list": list,
  "audit, a list with a piece that cannot be added": async (page) => {
    await list(page);
    await new List(page, AUDIT).add("Interviews", "a lot");
    await expect(page.locator("#piece-fault")).not.toBeEmpty();
  },
  "audit, a piece of it": async (page) => {
    await list(page);
    await open(page, questionsPath("first", "p0", AUDIT));
    await expect(page.getByRole("radio", { checked: true })).toHaveCount(4);
  },
};

/** States that end in an error the page has to report to the console. */
/** When an answer was begun, as its key has it. */
const days = (ago: number) => Date.now() - ago * 24 * 60 * 60 * 1000;

const READING: Record<string, State> = {
  "guide with answers, asked again, changed and pointed at": async (page) => {
    const of = instrument("scaling-trust");
    const answers = Object.fromEntries(
      of.questions.map(({ id, options }, place) => [id, options[place < 3 ? 0 : 3]?.id ?? null]),
    );
    await store(page, {
      ...saved({ answer: answers }, { of, attempt: "low" }),
      ...noted("guide.letting-go", {
        [`a/two-lists/${days(40)}`]: ["I solved seven things.", 40],
        [`a/two-lists/${days(20)}`]: ["I solved three things, the team five.", 20],
        [`a/leave-alone/${days(3)}`]: ["Reviews of the export.", 3],
        "t/traces/commits": "1",
        "r/good-week": ["00000000", 9],
        p: "step-in",
      }),
    });
    await finish(page, "low", of);
    await open(page, "guides/letting-go/");
    await expect(page.locator("#prompt-two-lists .was").first()).toContainText("three things");
    await page.locator("#prompt-two-lists summary").click();
    await expect(page.locator("[data-section=good-week] .changed")).toBeVisible();
    await expect(page.locator("[data-help]").first()).toBeVisible();
    await expect(page.locator("#resume a")).toBeVisible();
  },
  "guide in the largest text": async (page) => {
    await store(page, { [`${SITE}text`]: "largest" });
    await open(page, "guides/archetypes/");
    await expect(page.locator("html")).toHaveAttribute("data-text", "largest");
  },
  "path that was begun": async (page) => {
    await store(page, noted("path.new-manager", { start: "2026-01-05", "s/before-day-one": "1" }));
    await open(page, "paths/new-manager/");
    await expect(page.locator("#walked")).toContainText("steps done");
  },
  "everything saved, with notes and questions that are asked again": async (page) => {
    await store(page, {
      ...noted("guide.letting-go", { [`a/two-lists/${days(40)}`]: ["I solved seven things.", 40], "t/traces/commits": "1" }),
      ...noted("path.new-manager", { start: "2026-01-05" }),
      ...noted("sheet.strategy.first", { name: "Storage, one page" }),
    });
    await open(page, "me/");
    await expect(page.getByRole("heading", { name: "Asked again" })).toBeVisible();
    await expect(page.locator("section[aria-labelledby=notes] li")).toHaveCount(3);
  },
};

const FAILED: Record<string, State> = {
  "a page that cannot start": async (page) => {
    await page.route("**/*.wasm", (route) => route.abort());
    await page.goto("assess/archetype/");
    await expect(page.locator("#trouble")).toBeVisible();
  },
  "a page that broke": async (page) => {
    await open(page, "me/");
    await page.evaluate(() => {
      setTimeout(() => {
        throw new WebAssembly.RuntimeError("unreachable");
      });
    });
    await expect(page.locator("#trouble")).toBeVisible();
  },
  "a page that is older than the site": async (page) => {
    await page.route("**/data/asks-*", (route) => route.fulfill({ status: 404, body: "" }));
    await open(page, "assess/archetype/");
    await expect(h1(page)).toHaveText("This site has been updated");
  },
};

/** What sticks out of the page sideways. */
function sticksOut(page: Page) {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const scrolls = (element: Element) => element.closest(".scroll") !== null;
    return [...document.querySelectorAll("body *")]
      .filter((element) => element.getBoundingClientRect().right > width + 0.5 && !scrolls(element))
      .map((element) => element.outerHTML.slice(0, 120));
  });
}

/** Nothing sticks out of a page that is 320 px wide, nor of the dialog on it. */
async function isWhole(page: Page) {
  // Unfolded, the tables of a comparison are the widest there is.
  expect(await sticksOut(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  const dialog = page.locator("dialog[open]");
  if (await dialog.count()) {
    expect(await dialog.evaluate((dialog) => dialog.scrollWidth - dialog.clientWidth)).toBe(0);
    const box = await dialog.boundingBox();
    expect(box?.x).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(320);
  }
}

// One test a state: getting there takes longer than looking.
for (const [name, state] of Object.entries({ ...STATES, ...READING, ...FAILED, ...ENGINES })) {
  test(`axe finds nothing by day and by night, and nothing is cut off at 320 px: ${name}`, async ({ page, faults }) => {
    test.setTimeout(60_000);
    if (name in FAILED) faults.allow(/Failed to load resource|unreachable/);
    await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
    await state(page);
    await axe(page, `${name}, by day`);
    await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
    await axe(page, `${name}, by night`);
    await page.setViewportSize({ width: 320, height: 640 });
    await isWhole(page);
  });
}

test.describe("text at twice its size", () => {
  for (const name of ["question with both its marks", "result: named", "history with three attempts", "/"]) {
    test(`is not cut off: ${name}`, async ({ page }) => {
      // 1280 px at 400 % are 320; here the letters alone grow, as with the browser's own setting.
      await page.addInitScript(() => {
        addEventListener("DOMContentLoaded", () => document.documentElement.style.setProperty("font-size", "200%"));
      });
      // As wide as 640 px are for letters of the usual size; rules about width go by the letters, too.
      await page.setViewportSize({ width: 1280, height: 800 });
      await STATES[name]?.(page);
      expect(await sticksOut(page)).toEqual([]);
    });
  }
});

test.describe("forced colours", () => {
  test("a result keeps its picture, its words and its buttons", async ({ page }) => {
    await page.emulateMedia({ forcedColors: "active" });
    await result(page);
    await expect(h1(page)).toBeVisible();
    await expect(page.locator("#picture")).toBeVisible();
    // Bars of both lenses stand out from what is behind them, and so do the words.
    const colours = await page.evaluate(() => {
      const of = (selector: string, name: string) => {
        const found = document.querySelector(selector);
        return found ? getComputedStyle(found).getPropertyValue(name) : "";
      };
      return {
        behind: of("body", "background-color"),
        first: of("#picture .bar.first", "fill"),
        words: of("#picture text", "fill"),
      };
    });
    expect(colours.first).not.toBe("");
    expect(colours.first).not.toBe(colours.behind);
    expect(colours.words).not.toBe(colours.behind);
    for (const id of ["send", "print", "save-svg"]) await expect(page.locator(`#${id}`)).toBeVisible();
  });

  test("what is marked can be told from what is not", async ({ page }) => {
    await page.emulateMedia({ forcedColors: "active" });
    await store(page, saved(begun(SHEETS.named, 4)));
    await open(page, questionsPath("first", "incident"));
    const outline = (selector: string) =>
      page.locator(selector).first().evaluate((mark) => getComputedStyle(mark).outlineStyle);
    expect(await outline(".mark:has(:checked)")).toBe("solid");
    expect(await outline(".mark:not(:has(:checked))")).toBe("none");
  });
});

test.describe("on paper", () => {
  test("a result has all of its text, what is folded included, and no buttons", async ({ page }) => {
    await result(page);
    await page.emulateMedia({ media: "print" });
    await expect(h1(page)).toBeVisible();
    await expect(page.locator("#picture")).toBeVisible();
    for (const section of ["energy", "week", "why", "change", "next", "method"]) {
      await expect(page.locator(`#${section}`)).toBeVisible();
    }
    const folded = page.locator("details:not([open])");
    expect(await folded.count()).toBeGreaterThan(5);
    for (const details of await folded.all()) {
      const height = await details.evaluate((details) => {
        const [summary, ...inside] = details.children;
        return inside.reduce((sum, element) => sum + element.getBoundingClientRect().height, 0) - (summary ? 0 : 1);
      });
      expect(height).toBeGreaterThan(10);
    }
    await expect(page.locator("#send")).toBeHidden();
    await expect(page.locator(".top")).toBeHidden();
  });

  test("a result printed by night is on white paper", async ({ page }) => {
    await store(page, { [`${SITE}theme`]: "night" });
    await result(page);
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    const colour = (name: string) => page.evaluate((name) => getComputedStyle(document.body).getPropertyValue(name), name);
    expect(await colour("background-color")).toBe("rgb(255, 255, 255)");
    expect(await colour("color")).toBe("rgb(0, 0, 0)");
  });

  test("a result prints by night for who has the system's theme, too", async ({ page }) => {
    await result(page);
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    const colour = (name: string) => page.evaluate((name) => getComputedStyle(document.body).getPropertyValue(name), name);
    // The tokens of the system's night must not outweigh the white of print.
    expect(await colour("background-color")).toBe("rgb(255, 255, 255)");
    expect(await colour("color")).toBe("rgb(0, 0, 0)");
  });
});
