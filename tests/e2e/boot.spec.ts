// From the first byte to an interactive page, and every way in which that can fail: the page can be read throughout,
// says what is wrong, and takes nothing away from whoever began before it was ready.

import type { Page, Request } from "@playwright/test";
import { expect, ready, store, stored, test } from "./fixtures.ts";
import { Questions, ROUTES, SITE, clear, downloaded, h1, open, saved } from "./people.ts";

const ALL = [...ROUTES.fixed, ...ROUTES.texts, ...ROUTES.live];
const trouble = (page: Page) => page.locator("#trouble");

/** Holds every answer whose address matches until `release` is called. */
async function hold(page: Page, pattern: string) {
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  const held: Request[] = [];
  await page.route(pattern, async (route) => {
    held.push(route.request());
    await released;
    await route.continue().catch(() => undefined);
  });
  return { release, held };
}

/** The page as it is read before, and without, the app: heading, text, ways to other pages. */
async function canBeRead(page: Page) {
  await expect(h1(page)).toBeVisible();
  expect((await h1(page).innerText()).trim()).not.toBe("");
  expect((await page.locator("main").innerText()).trim().length).toBeGreaterThan(40);
  await expect(page.getByRole("navigation", { name: "Site" }).getByRole("link")).toHaveCount(5);
}

async function saysAtOnce(page: Page, words: string) {
  await expect(trouble(page)).toBeVisible();
  await expect(trouble(page)).toHaveRole("alert");
  await expect(trouble(page)).toContainText(words);
  await canBeRead(page);
}

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });
  for (const path of ALL) {
    test(`/${path} can be read and says what needs JavaScript`, async ({ page }) => {
      await page.goto(path);
      await canBeRead(page);
      const note = page.locator("noscript .trouble");
      await expect(note).toBeVisible();
      await expect(note).toContainText("This page can be read without JavaScript.");
      await expect(trouble(page)).toBeHidden();
    });
  }
});

test.describe("when it cannot start", () => {
  test.beforeEach(({ faults }) => faults.allow("Failed to load resource"));

  for (const path of ["", "assess/archetype/", "me/"]) {
    test(`the network blocks the WebAssembly of /${path}`, async ({ page }) => {
      await page.route("**/*.wasm", (route) => route.abort());
      await page.goto(path);
      await saysAtOnce(page, "The interactive part of this page could not be loaded.");
      await expect(page.locator("html")).toHaveAttribute("data-app", "failed");
    });

    test(`the WebAssembly of /${path} is gone from the host`, async ({ page, site }) => {
      site.hide(/\.wasm$/);
      await page.goto(path);
      await saysAtOnce(page, "This page has been renewed since it was opened.");
    });

    test(`the JavaScript of /${path} is gone from the host`, async ({ page, site }) => {
      site.hide(/\/(waymark|look)-\w+\.js$/);
      await page.goto(path);
      await saysAtOnce(page, "This page has been renewed since it was opened.");
    });
  }

  test("the host answers with a page where the WebAssembly should be", async ({ page }) => {
    await page.route("**/*.wasm", (route) => route.fulfill({ contentType: "text/html", body: "<h1>Log in to the Wi-Fi</h1>" }));
    await page.goto("assess/archetype/");
    await saysAtOnce(page, "This page has been renewed since it was opened.");
  });

  test("the WebAssembly was damaged on the way", async ({ page }) => {
    await page.route("**/*.wasm", (route) => route.fulfill({ contentType: "application/wasm", body: "\0asm broken" }));
    await page.goto("assess/archetype/");
    await saysAtOnce(page, "This browser refused to run the interactive part of this page.");
  });

  test("the browser has no WebAssembly", async ({ page }) => {
    await page.addInitScript(() => {
      Reflect.deleteProperty(globalThis, "WebAssembly");
    });
    await page.goto("assess/archetype/");
    await saysAtOnce(page, "This browser does not run WebAssembly");
  });

  test("a policy on the way forbids WebAssembly", async ({ page, faults }) => {
    faults.allow("content policy violated: script-src by wasm-eval");
    faults.allow(/WebAssembly|wasm-eval/);
    await page.route("**/assess/archetype/", async (route) => {
      const answer = await route.fetch();
      const strict = (text: string) => text.replaceAll("'wasm-unsafe-eval' ", "");
      const policy = strict(answer.headers()["content-security-policy"] ?? "");
      expect(policy).not.toBe("");
      await route.fulfill({
        response: answer,
        headers: { ...answer.headers(), "content-security-policy": policy },
        body: strict(await answer.text()),
      });
    });
    await page.goto("assess/archetype/");
    await saysAtOnce(page, "This browser refused to run the interactive part of this page.");
  });

  test("the site's catalogue is gone from the host", async ({ page, site }) => {
    site.hide(/data\/index/);
    await page.goto("assess/archetype/");
    await saysAtOnce(page, "This page has been renewed since it was opened.");
  });

  test("the connection ends before the catalogue came", async ({ page }) => {
    await page.route("**/data/catalogue*", (route) => route.abort());
    await page.goto("me/");
    await saysAtOnce(page, "The interactive part of this page could not be loaded.");
  });

  test("what is saved can be downloaded all the same, as it is stored", async ({ page, site }) => {
    const records = { ...saved(clear("solver")), [`${SITE}r:attempt:broken.w1`]: "{" };
    await store(page, { ...records, "other:r:attempt:x": "not ours" });
    site.hide(/\.wasm$/);
    await page.goto("assess/archetype/");
    const button = page.getByRole("button", { name: "Download what is saved here" });
    const { name, text } = await downloaded(page, () => button.click());
    expect(name).toBe("waymark-rescue.json");
    expect(JSON.parse(text).records).toEqual(records);
  });

  test("the page comes back with Load the page again", async ({ page, site }) => {
    site.hide(/\.wasm$/);
    await page.goto("assess/archetype/");
    await expect(trouble(page)).toBeVisible();
    site.reset();
    // The browser keeps even the 404 for a year, because `_headers` calls everything under that name immutable.
    await page.getByRole("button", { name: "Load the page again" }).click();
    await ready(page);
    await expect(trouble(page)).toBeHidden();
  });

  test("Start leads on as a plain link where nothing is interactive", async ({ page }) => {
    await page.route("**/*.wasm", (route) => route.abort());
    await page.goto("assess/archetype/");
    await expect(trouble(page)).toBeVisible();
    await page.locator("#start").click();
    await expect(page).toHaveURL(/\/assess\/archetype\/questions\/$/);
  });
});

test.describe("when it is slow", () => {
  for (const path of ["assess/archetype/", "about/"]) {
    test(`/${path} says so after ten seconds, goes on, and takes it back`, async ({ page }) => {
      await page.clock.install();
      const { release, held } = await hold(page, "**/*.wasm");
      await page.goto(path);
      await expect.poll(() => held.length).toBeGreaterThan(0);
      await page.clock.runFor(9_000);
      await expect(trouble(page)).toBeHidden();
      await page.clock.runFor(2_000);
      await expect(trouble(page)).toContainText("This page has not become interactive.");
      await expect(page.locator("html")).toHaveAttribute("data-app", "loading");
      await canBeRead(page);
      release();
      await ready(page);
      await expect(trouble(page)).toBeHidden();
    });
  }

  test("a click on Start is kept and made once the page can do it, exactly once", async ({ page }) => {
    const { release } = await hold(page, "**/*.wasm");
    await page.goto("assess/archetype/");
    const before = await page.evaluate(() => history.length);
    await page.locator("#start").click();
    await page.locator("#start").click();
    await expect(page.locator("#start")).toHaveAttribute("aria-busy", "true");
    await expect(page).toHaveURL(/\/assess\/archetype\/$/);
    release();
    const person = new Questions(page);
    await person.shows(1);
    await expect(h1(page)).toBeFocused();
    expect(await page.evaluate(() => history.length)).toBe(before + 1);
    await page.goBack();
    await expect(h1(page)).toHaveText("Archetype finder");
    await expect(page.locator("#start")).not.toHaveAttribute("aria-busy");
  });

  test("a key press on Start is kept as well", async ({ page }) => {
    const { release } = await hold(page, "**/*.wasm");
    await page.goto("assess/archetype/");
    await page.locator("#start").focus();
    await page.keyboard.press("Enter");
    release();
    await new Questions(page).shows(1);
  });

  test("of two early clicks the last counts", async ({ page }) => {
    const { release } = await hold(page, "**/*.wasm");
    await page.goto("assess/archetype/");
    await page.locator("#start").click();
    await page.locator("#theme").click();
    release();
    await ready(page);
    await expect(page.locator("html")).toHaveAttribute("data-theme", "night");
    await expect(page).toHaveURL(/\/assess\/archetype\/$/);
  });

  test("a click on Start with Ctrl opens a tab at once", async ({ page, context }) => {
    const { release } = await hold(page, "**/*.wasm");
    await page.goto("assess/archetype/");
    const [opened] = await Promise.all([
      context.waitForEvent("page"),
      page.locator("#start").click({ modifiers: ["ControlOrMeta"] }),
    ]);
    await expect(opened).toHaveURL(/questions\//);
    await expect(page).toHaveURL(/\/assess\/archetype\/$/);
    release();
  });

  test("links work before the page is interactive", async ({ page }) => {
    await hold(page, "**/*.wasm");
    await page.goto("");
    await page.locator("#door-1").click();
    await expect(page).toHaveURL(/\/assess\/archetype\/$/);
    await canBeRead(page);
  });
});

test.describe("when it crashes", () => {
  test.beforeEach(({ faults }) => faults.allow("unreachable"));

  const crash = (page: Page) =>
    page.evaluate(() => {
      setTimeout(() => {
        throw new WebAssembly.RuntimeError("unreachable");
      });
    });

  for (const path of ["assess/archetype/questions/", "me/", ""]) {
    test(`/${path} says so, and what is saved can be downloaded`, async ({ page }) => {
      const records = saved(clear("solver"));
      await store(page, records);
      await open(page, path);
      await crash(page);
      await saysAtOnce(page, "Something in this page broke, and it no longer reacts.");
      await expect(page.locator("html")).toHaveAttribute("data-app", "crashed");
      const button = page.getByRole("button", { name: "Download what is saved here" });
      const { text } = await downloaded(page, () => button.click());
      expect(JSON.parse(text).records).toEqual(records);
      await page.getByRole("button", { name: "Load the page again" }).click();
      await ready(page);
      await expect(trouble(page)).toBeHidden();
      expect(await stored(page)).toEqual(records);
    });
  }

  test("a promise that fails in WebAssembly counts too, and is told once", async ({ page }) => {
    await open(page, "me/");
    await page.evaluate(() => {
      for (let times = 0; times < 3; times += 1) void Promise.reject(new WebAssembly.RuntimeError("unreachable"));
    });
    await saysAtOnce(page, "Something in this page broke");
    await expect(trouble(page).locator("p")).toHaveCount(1);
  });

  test("an error of something else, such as an extension, is not taken for one", async ({ page, faults }) => {
    faults.allow("not ours");
    await open(page, "me/");
    await page.evaluate(() => {
      setTimeout(() => {
        throw new TypeError("not ours");
      });
    });
    await expect.poll(() => faults.seen.length).toBe(1);
    await expect(trouble(page)).toBeHidden();
    await expect(page.locator("html")).toHaveAttribute("data-app", "ready");
  });
});

test.describe("taking the prerendered page over", () => {
  for (const [screen, viewport] of [
    ["a desktop", { width: 1280, height: 800 }],
    ["a phone", { width: 360, height: 780 }],
  ] as const) {
    for (const path of ALL) {
      test(`/${path} on ${screen} does not move`, async ({ page }) => {
        await page.setViewportSize(viewport);
        await page.addInitScript(() => {
          const shifts: string[] = [];
          Object.assign(window, { shifts });
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) {
              const { value, sources } = entry as PerformanceEntry & { value: number; sources: { node?: Element }[] };
              shifts.push(`${value}: ${sources.map(({ node }) => node?.outerHTML?.slice(0, 80)).join(" | ")}`);
            }
          }).observe({ type: "layout-shift", buffered: true });
        });
        const { release } = await hold(page, "**/*.wasm");
        await page.goto(path);
        await drawn(page);
        release();
        await ready(page);
        await drawn(page);
        // On /me/ the browser's promise to keep things comes later, and needs its place before.
        expect(await page.evaluate(() => (window as unknown as { shifts: string[] }).shifts)).toEqual([]);
      });
    }
  }

  /** Waits until what is there has been painted, and the observers have heard of it. */
  function drawn(page: Page) {
    return page.evaluate(async () => {
      for (let frames = 0; frames < 3; frames += 1) await new Promise(requestAnimationFrame);
      await new Promise((done) => setTimeout(done));
    });
  }

  test("the place in the page stays", async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 500 });
    const { release } = await hold(page, "**/*.wasm");
    await page.goto("assess/archetype/");
    await page.evaluate(() => scrollTo({ top: 400, behavior: "instant" }));
    await expect.poll(() => page.evaluate(() => scrollY)).toBe(400);
    release();
    await ready(page);
    await drawn(page);
    expect(await page.evaluate(() => scrollY)).toBe(400);
  });

  test("the focus stays", async ({ page }) => {
    const { release } = await hold(page, "**/*.wasm");
    await page.goto("assess/archetype/");
    await page.locator("#start").focus();
    release();
    await ready(page);
    await expect(page.locator("#start")).toBeFocused();
  });

  test("the focus stays on a link without a name of its own", async ({ page }) => {
    const { release } = await hold(page, "**/*.wasm");
    await page.goto("assess/archetype/");
    const link = page.locator("main").getByRole("link", { name: "Saved" });
    await link.focus();
    release();
    await ready(page);
    await expect(link).toBeFocused();
  });

  test("what was typed stays, and counts", async ({ page }) => {
    const { release } = await hold(page, "**/*.wasm");
    await page.goto("share/");
    await page.locator("#paste").click();
    await page.keyboard.type("not a link at all");
    release();
    await ready(page);
    await expect(page.locator("#paste")).toHaveValue("not a link at all");
    await expect(page.locator("#paste")).toBeFocused();
    await page.keyboard.type("!");
    await expect(page.locator("#paste")).toHaveValue("not a link at all!");
    await page.locator("#open-link").click();
    await expect(page.locator("#paste-fault")).toContainText("There is no result in this link.");
  });

  test("a part of the page that its address names is where one is", async ({ page }) => {
    await open(page, "me/#take");
    await expect(page.locator("#take")).toBeInViewport();
  });
});
