// Finding: opened anywhere, by keys or by the button, forgiving a slip, and nobody pays for it who does not use it.

import type { Page, Request } from "@playwright/test";
import { axe, blockStorage, expect, ready, stored, test } from "./fixtures.ts";
import { Questions, SITE, h1, open, tabTo } from "./people.ts";

const dialog = (page: Page) => page.getByRole("dialog", { name: "Find" });
const field = (page: Page) => page.getByRole("textbox", { name: "Find on this site" });
const hits = (page: Page) => dialog(page).locator(".hits a");
const said = (page: Page) => dialog(page).getByRole("status");
const trouble = (page: Page) => page.locator("#trouble");

/** Opens the dialog by Ctrl K and waits until it finds. */
async function opened(page: Page) {
  await page.keyboard.press("Control+k");
  await expect(dialog(page)).toBeVisible();
  await expect(field(page)).toBeFocused();
  await expect(dialog(page).getByRole("checkbox")).toBeVisible();
}

/** What travels for finding alone. */
const FILES = /\/find-/;

test.describe("it opens and closes", () => {
  for (const path of ["", "guides/", "guides/role/", "about/", "404.html", "assess/archetype/", "me/", "worksheets/strategy/"]) {
    test(`on /${path}, by keys and by the button, and gives the focus back`, async ({ page }) => {
      await open(page, path);
      const link = page.locator("#top-guides");
      for (const key of ["Control+k", "Meta+k", "Control+K", "/"]) {
        await link.focus();
        await page.keyboard.press(key);
        await expect(dialog(page), key).toBeVisible();
        await expect(field(page), key).toBeFocused();
        await expect(field(page), key).toHaveValue("");
        await page.keyboard.press("Escape");
        await expect(dialog(page), key).toBeHidden();
        await expect(link, key).toBeFocused();
      }
      const button = page.getByRole("button", { name: "Find" });
      await button.click();
      await expect(field(page)).toBeFocused();
      await dialog(page).getByRole("button", { name: "Close" }).click();
      await expect(dialog(page)).toBeHidden();
      await expect(button).toBeFocused();
    });
  }

  test("other keys do not open it, nor these with others", async ({ page }) => {
    await open(page, "guides/role/");
    await opened(page);
    await page.keyboard.press("Escape");
    for (const key of ["k", "Control+Shift+k", "Alt+k", "Control+Alt+k", "Control+/", "Alt+/", "Control+j"]) {
      await page.keyboard.press(key);
      await expect(dialog(page), key).toBeHidden();
    }
  });

  test("what was asked last is still there, and the next letter replaces it", async ({ page }) => {
    await open(page, "guides/role/");
    await opened(page);
    await page.keyboard.type("guardrails");
    await expect(hits(page).first()).toContainText("Guardrails");
    await page.keyboard.press("Escape");
    await opened(page);
    await expect(field(page)).toHaveValue("guardrails");
    await expect(hits(page).first()).toContainText("Guardrails");
    await page.keyboard.type("circles");
    await expect(field(page)).toHaveValue("circles");
  });
});

test.describe("the / key", () => {
  test("is a letter in a field", async ({ page }) => {
    await open(page, "share/");
    await page.locator("#paste").focus();
    await page.keyboard.type("and/or");
    await expect(page.locator("#paste")).toHaveValue("and/or");
    await expect(dialog(page)).toBeHidden();
    await opened(page);
    await page.keyboard.type("and/or");
    await expect(field(page)).toHaveValue("and/or");
  });

  test("opens it from a radio button, and digits typed in it choose nothing", async ({ page }) => {
    await open(page, "assess/archetype/questions/");
    await new Questions(page).shows(1);
    await page.locator("[name=lens-0]").first().focus();
    await page.keyboard.press("/");
    await expect(field(page)).toBeFocused();
    await page.keyboard.type("123");
    await expect(field(page)).toHaveValue("123");
    await page.keyboard.press("Escape");
    await expect(page.locator("main input:checked")).toHaveCount(0);
  });

  test("can be switched off and on, for good", async ({ page }) => {
    await open(page, "guides/role/");
    await opened(page);
    const box = dialog(page).getByRole("checkbox", { name: "Open with the / key" });
    await expect(box).toBeChecked();
    await box.uncheck();
    await page.keyboard.press("Escape");
    for (const path of ["guides/role/", "", "assess/archetype/"]) {
      await open(page, path);
      await page.keyboard.press("/");
      await expect(dialog(page)).toBeHidden();
      await opened(page);
      await expect(box).not.toBeChecked();
      await page.keyboard.press("Escape");
    }
    expect(await stored(page)).toEqual({ [`${SITE}slash`]: "off" });
    await opened(page);
    await box.check();
    await page.keyboard.press("Escape");
    await page.keyboard.press("/");
    await expect(field(page)).toBeFocused();
    expect(await stored(page)).toEqual({});
  });

  test("can be switched off for the page where nothing can be kept", async ({ page }) => {
    await blockStorage(page);
    await open(page, "about/");
    await opened(page);
    await dialog(page).getByRole("checkbox").uncheck();
    await page.keyboard.press("Escape");
    await page.keyboard.press("/");
    await expect(dialog(page)).toBeHidden();
  });

  test("means what it meant once everything was deleted", async ({ page }) => {
    await open(page, "me/");
    await opened(page);
    await dialog(page).getByRole("checkbox").uncheck();
    await page.keyboard.press("Escape");
    await page.locator("#delete-all").click();
    await page.getByRole("dialog", { name: "Delete everything?" }).getByRole("textbox").fill("delete");
    await page.locator("#delete-now").click();
    await page.locator("h1").click();
    await page.keyboard.press("/");
    await expect(field(page)).toBeFocused();
    expect(await stored(page)).toEqual({});
  });
});

test.describe("by keyboard alone", () => {
  test("to a section of a guide", async ({ page }) => {
    await open(page, "");
    await page.keyboard.press("Control+k");
    await page.keyboard.type("check-in worth");
    await expect(hits(page).first()).toHaveAccessibleName("Guide · Guardrails A check-in worth its time");
    await expect(said(page)).toHaveText(/^\d+ found$/);
    await page.keyboard.press("ArrowDown");
    await expect(hits(page).first()).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\/guides\/guardrails\/#check-ins$/);
    await expect(page.getByRole("heading", { name: "A check-in worth its time" })).toBeInViewport();
  });

  test("to a section of the guide that is open, without loading it anew", async ({ page }) => {
    await open(page, "guides/guardrails/");
    await page.evaluate(() => Object.assign(window, { stays: true }));
    await opened(page);
    await page.keyboard.type("check-in worth its time");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/#check-ins$/);
    await expect(dialog(page)).toBeHidden();
    await expect(page.getByRole("heading", { name: "A check-in worth its time" })).toBeInViewport();
    expect(await page.evaluate(() => "stays" in window)).toBe(true);
  });

  test("within a bundle, and Back", async ({ page }) => {
    await open(page, "assess/archetype/");
    await opened(page);
    await page.keyboard.type("alignment ladder");
    await page.keyboard.press("Enter");
    await expect(h1(page)).toHaveText("Alignment ladder");
    await expect(h1(page)).toBeFocused();
    await expect(dialog(page)).toBeHidden();
    await page.goBack();
    await expect(h1(page)).toHaveText("Archetype finder");
  });

  test("arrows go up and down, and a letter goes back to the field", async ({ page }) => {
    await open(page, "guides/role/");
    await opened(page);
    await page.keyboard.press("ArrowDown");
    await expect(field(page)).toBeFocused();
    await page.keyboard.type("trust");
    await expect(hits(page)).toHaveCount(20);
    await expect(said(page)).toHaveText("More than 20 found, the best first");
    for (let place = 0; place < 20; place += 1) {
      await page.keyboard.press("ArrowDown");
      await expect(hits(page).nth(place)).toBeFocused();
      await expect(hits(page).nth(place)).toBeInViewport();
    }
    await page.keyboard.press("ArrowDown");
    await expect(hits(page).nth(19)).toBeFocused();
    await page.keyboard.press("ArrowUp");
    await expect(hits(page).nth(18)).toBeFocused();
    await page.keyboard.type(" peers");
    await expect(field(page)).toBeFocused();
    await expect(field(page)).toHaveValue("trustpeers");
    await field(page).fill("trust peers");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Backspace");
    await expect(field(page)).toHaveValue("trust peer");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowUp");
    await expect(field(page)).toBeFocused();
    await expect(page).toHaveURL(/guides\/role\/$/);
  });

  test("Tab stays in it and comes to everything", async ({ page }) => {
    await open(page, "guides/role/");
    await opened(page);
    await page.keyboard.type("guardrails");
    await tabTo(page, "#finder .hits a");
    await tabTo(page, "#slash");
    await page.keyboard.press("Space");
    await expect(dialog(page).getByRole("checkbox")).not.toBeChecked();
  });
});

/** What is the subject of one guide, and the guide. */
const TERMS = {
  guardrails: "guardrails",
  archetype: "archetypes",
  delegating: "delegating-ownership",
  circles: "circles",
  programmes: "alignment-and-programmes",
  documents: "design-documents",
  payoff: "slow-payoff",
  technical: "technical-quality",
  strategy: "strategy-and-vision",
  supporting: "supporting-staff-engineers",
};

/** What becomes of a word by one slip: each deletion and transposition, and at each place one other and one further letter. */
function slips(word: string) {
  const at = (place: number, drop: number, put: string) => word.slice(0, place) + put + word.slice(place + drop);
  const near = (letter: string) => ({ a: "s", e: "r", i: "o", o: "p", s: "d", t: "r" })[letter] ?? "e";
  const made = [...word].flatMap((letter, place) => [
    at(place, 1, ""),
    at(place, 1, near(letter)),
    at(place, 0, near(letter)),
    ...(place > 0 ? [at(place - 1, 2, letter + word[place - 1])] : []),
  ]);
  return [...new Set(made)].filter((slip) => slip !== word);
}

test("each slip in ten terms finds the guide about it among the first three", async ({ page }) => {
  await open(page, "");
  await opened(page);
  const queries = Object.entries(TERMS).flatMap(([term, guide]) => [term, ...slips(term)].map((query) => ({ query, guide })));
  expect(queries.length).toBeGreaterThan(250);
  // Driven in the page: what is typed is there at once, so nothing has to be waited for.
  const lost = await page.evaluate((queries) => {
    const field = document.querySelector<HTMLInputElement>("#finder input");
    return queries.flatMap(({ query, guide }) => {
      if (!field) return ["no field"];
      field.value = query;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      const first = [...document.querySelectorAll<HTMLAnchorElement>("#finder .hits a")].slice(0, 3);
      const names = first.map((link) => link.textContent);
      return first.some((link) => link.pathname === `/guides/${guide}/`) ? [] : [`${query}: ${names.join(" | ")}`];
    });
  }, queries);
  expect(lost).toEqual([]);
});

test.describe("what is shown", () => {
  test("before anything is typed: what can be found", async ({ page }) => {
    await open(page, "");
    await opened(page);
    await expect(dialog(page)).toContainText("Every guide is searched word by word");
    await expect(said(page)).toHaveText("");
    await expect(field(page)).toHaveAccessibleDescription(/^The arrow keys /);
    for (const key of [" ", " ", "t"]) {
      await page.keyboard.press(key);
      await expect(dialog(page)).toContainText("Every guide is searched word by word");
    }
    await dialog(page).getByText("Every guide").click();
    await expect(dialog(page)).toBeVisible();
  });

  test("where nothing is found: what to do", async ({ page }) => {
    await open(page, "");
    await opened(page);
    await page.keyboard.type("xylophone");
    await expect(said(page)).toHaveText("Nothing found");
    await expect(dialog(page)).toContainText("Nothing here has all of these words.");
    await page.keyboard.press("Enter");
    await expect(dialog(page)).toBeVisible();
    await dialog(page).getByRole("link", { name: "all guides" }).click();
    await expect(page).toHaveURL(/\/guides\/$/);
    await expect(dialog(page)).toBeHidden();
  });

  test("kinds, titles, sections, and the words that were asked for", async ({ page }) => {
    await open(page, "");
    await opened(page);
    for (const [query, name, path] of [
      ["guardrails", "Guide Guardrails", "/guides/guardrails/"],
      ["check-in worth", "Guide · Guardrails A check-in worth its time", "/guides/guardrails/#check-ins"],
      ["archetype finder", "Self-assessment Archetype finder", "/assess/archetype/"],
      ["strategy from five designs", "Worksheet A strategy from five design documents", "/worksheets/strategy/"],
      ["new manager twelve", "Path New manager: the first twelve weeks", "/paths/new-manager/"],
    ] as const) {
      await field(page).fill(query);
      const link = dialog(page).getByRole("link", { name, exact: true });
      await expect(link).toHaveAttribute("href", path);
    }
    await field(page).fill("nosy");
    await expect(dialog(page).locator("mark").first()).toHaveText("nosy");
    await expect(hits(page).first()).toHaveAccessibleDescription(/nosy/);
    // What is typed is text, whatever it looks like.
    await field(page).fill("<b>trust</b>");
    await expect(dialog(page)).toContainText("Nothing here has all of these words.");
  });

  test("a link opens in a tab of its own if that is asked for", async ({ page, context }) => {
    await open(page, "");
    await opened(page);
    await page.keyboard.type("guardrails");
    const [tab] = await Promise.all([context.waitForEvent("page"), hits(page).first().click({ modifiers: ["ControlOrMeta"] })]);
    await expect(tab).toHaveURL(/\/guides\/guardrails\/$/);
    await expect(dialog(page)).toBeVisible();
  });

  for (const colorScheme of ["light", "dark"] as const) {
    test(`axe finds nothing by ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await open(page, "guides/role/");
      await opened(page);
      await axe(page, "nothing asked");
      await page.keyboard.type("trust");
      await expect(hits(page)).toHaveCount(20);
      await axe(page, "results");
      await page.keyboard.press("ArrowDown");
      await axe(page, "the focus on a result");
      await field(page).fill("xylophone");
      await axe(page, "nothing found");
      await page.keyboard.press("Escape");
      await axe(page, "closed");
    });
  }

  for (const viewport of [
    { width: 320, height: 640 },
    { width: 320, height: 256 },
    { width: 1280, height: 720 },
  ]) {
    test(`nothing is cut off at ${viewport.width} by ${viewport.height}`, async ({ page }) => {
      await page.setViewportSize(viewport);
      await open(page, "guides/role/");
      await opened(page);
      await page.keyboard.type("trust");
      await expect(hits(page)).toHaveCount(20);
      const wider = await page.evaluate(() =>
        [document.documentElement, ...document.querySelectorAll("#finder, #finder *")]
          .filter((element) => element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).display !== "inline")
          .map((element) => element.outerHTML.slice(0, 80)),
      );
      expect(wider).toEqual([]);
      for (const inside of [field(page), dialog(page).getByRole("button"), dialog(page).getByRole("checkbox")]) {
        await expect(inside).toBeInViewport({ ratio: 1 });
      }
      await hits(page).last().scrollIntoViewIfNeeded();
      await expect(hits(page).last()).toBeInViewport();
    });
  }

  test("the focus and the words that were asked for can be seen in forced colours", async ({ page }) => {
    await page.emulateMedia({ forcedColors: "active" });
    await open(page, "guides/role/");
    await opened(page);
    await page.keyboard.type("trust");
    await page.keyboard.press("ArrowDown");
    const outline = await hits(page).first().evaluate((link) => getComputedStyle(link, "::after").outlineStyle);
    expect(outline).toBe("solid");
    await expect(dialog(page).locator("mark").first()).toBeVisible();
  });
});

test.describe("what travels", () => {
  test("nothing for finding before it is first opened, then everything once", async ({ page, site }) => {
    await open(page, "guides/role/");
    await page.locator("#find").hover();
    expect(site.sent.filter(({ path }) => FILES.test(path))).toEqual([]);
    await page.keyboard.press("Control+k");
    await page.keyboard.press("Control+k");
    await expect(dialog(page).getByRole("checkbox")).toBeVisible();
    await page.keyboard.type("trust");
    await expect(hits(page)).toHaveCount(20);
    await page.keyboard.press("Escape");
    await opened(page);
    const paths = site.sent.map(({ path }) => path).filter((path) => FILES.test(path));
    expect(paths.map((path) => path.replace(/-[0-9a-f]{16}/, "")).sort()).toEqual(["/data/find.txt", "/find.js", "/find_bg.wasm"]);
  });

  test("what is asked stays here", async ({ page, site }) => {
    await open(page, "");
    await opened(page);
    const before = site.sent.length;
    await page.keyboard.type("secret");
    await expect(said(page)).not.toHaveText("");
    await page.keyboard.press("Escape");
    expect(site.sent.length).toBe(before);
    expect(await stored(page)).toEqual({});
  });

  test("in a subfolder", async ({ page, subsite }) => {
    await page.goto(`${subsite.url}guides/role/`);
    await ready(page);
    await opened(page);
    await page.keyboard.type("check-in worth");
    await expect(hits(page).first()).toHaveAttribute("href", "/sub/waymark/guides/guardrails/#check-ins");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(`${subsite.url}guides/guardrails/#check-ins`);
    await opened(page);
    await page.keyboard.type("xylophone");
    await expect(dialog(page).getByRole("link", { name: "all guides" })).toHaveAttribute("href", "/sub/waymark/guides/");
    expect(subsite.sent.filter(({ status }) => status >= 400)).toEqual([]);
  });
});

test.describe("when it is slow or fails", () => {
  test("what is typed meanwhile counts, and a second press loads nothing twice", async ({ page }) => {
    let release = () => {};
    const released = new Promise<void>((resolve) => (release = resolve));
    const held: Request[] = [];
    await page.route("**/find-*.wasm", async (route) => {
      held.push(route.request());
      await released;
      await route.continue();
    });
    await open(page, "guides/role/");
    await page.keyboard.press("Control+k");
    await expect(field(page)).toBeFocused();
    await expect(said(page)).toHaveText("Loading…");
    await page.keyboard.type("guard");
    await page.keyboard.press("Escape");
    await expect(dialog(page)).toBeHidden();
    await page.locator("#find").click();
    await page.keyboard.press("End");
    await page.keyboard.type("rails");
    release();
    await expect(hits(page).first()).toHaveAccessibleName("Guide Guardrails");
    await expect(field(page)).toHaveValue("guardrails");
    expect(held).toHaveLength(1);
  });

  for (const file of ["find-*.js", "find-*.wasm", "data/find-*.txt"]) {
    test(`${file} does not come: the page says so and stays usable`, async ({ page, faults }) => {
      faults.allow("Failed to load resource");
      await page.route(`**/${file}`, (route) => route.abort());
      await open(page, "guides/role/");
      await page.locator("#top-guides").focus();
      await page.keyboard.press("Control+k");
      await expect(trouble(page)).toContainText("Finding could not be loaded.");
      await expect(trouble(page)).toBeInViewport();
      await expect(dialog(page)).toBeHidden();
      await expect(page.locator("html")).toHaveAttribute("data-app", "ready");
      await expect(page.locator("#top-guides")).toBeFocused();
      await page.locator("#theme").click();
      await expect(page.locator("html")).toHaveAttribute("data-theme", "night");
      await page.unroute(`**/${file}`);
      await opened(page);
      await expect(trouble(page)).toBeHidden();
      await page.keyboard.type("guardrails");
      await expect(hits(page).first()).toHaveAccessibleName("Guide Guardrails");
    });
  }

  test("a newer version was published: it says so", async ({ page, site, faults }) => {
    faults.allow("Failed to load resource");
    await open(page, "guides/role/");
    site.hide(/\/find-.*wasm$/);
    await page.keyboard.press("/");
    await expect(trouble(page)).toContainText("load the page again");
    site.reset();
    const reload = trouble(page).getByRole("button", { name: "Load the page again" });
    await Promise.all([page.waitForEvent("load"), reload.click()]);
    await ready(page);
    await opened(page);
    await page.keyboard.type("guardrails");
    await expect(hits(page).first()).toHaveAccessibleName("Guide Guardrails");
  });

  test("where the page itself could not start, its own words stay", async ({ page, faults }) => {
    faults.allow("Failed to load resource");
    await page.route("**/*.wasm", (route) => route.abort());
    await page.goto("guides/role/");
    await expect(trouble(page)).toContainText("The interactive part of this page could not be loaded.");
    await page.locator("#find").click();
    await expect(dialog(page)).toBeHidden();
    await expect(trouble(page)).toContainText("The interactive part of this page could not be loaded.");
    await expect(trouble(page).getByRole("button", { name: "Download what is saved here" })).toBeVisible();
  });

  test("it works before the page is interactive", async ({ page }) => {
    await page.route(/\/(waymark|look|read|list)-\w+\.wasm$/, () => undefined);
    await page.goto("assess/archetype/");
    await page.locator("#find").click();
    await page.keyboard.type("guardrails");
    await expect(hits(page).first()).toHaveAccessibleName("Guide Guardrails");
  });
});
