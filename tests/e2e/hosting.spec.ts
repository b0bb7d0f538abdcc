// Any static host will do, in any folder; and a tab that outlived a deploy says so instead of breaking.

import type { Page } from "@playwright/test";
import { example } from "./content.ts";
import { expect, ready, store, test } from "./fixtures.ts";
import { FINDER, Questions, ROUTES, clear, finish, h1, named, open, questionsPath, resultPath, reviewPath, saved } from "./people.ts";

const keiko = example("keiko");
const ALL = [...ROUTES.fixed, ...ROUTES.texts, ...ROUTES.live];

/** Routes with what differs by person, and the heading each has for Keiko, who answered everything. */
const PERSONAL: [string, RegExp | string][] = [
  [questionsPath("first", "incident"), /^Question 3 of 14\. /],
  [questionsPath("first", FINDER.context[1]?.id), /^About your company, 2 of 3\. /],
  [reviewPath("first"), "Review your answers"],
  ["assess/archetype/review/", "Review your answers"],
  [resultPath("first"), "This attempt has no result yet"],
  ["me/", "What you saved"],
];

test.describe("deep links, opened and reloaded", () => {
  for (const path of ALL) {
    test(`/${path}`, async ({ page }) => {
      const answer = await page.goto(path);
      expect(answer?.status()).toBe(200);
      await ready(page);
      const heading = await h1(page).textContent();
      const title = await page.title();
      const url = page.url();
      await page.reload();
      await ready(page);
      expect(await h1(page).textContent()).toBe(heading);
      expect(await page.title()).toBe(title);
      expect(page.url()).toBe(url);
    });
  }

  for (const [path, heading] of PERSONAL) {
    test(`/${path} of somebody who answered`, async ({ page }) => {
      await store(page, saved(keiko));
      await open(page, path);
      await expect(h1(page)).toHaveText(heading);
      const title = await page.title();
      await page.reload();
      await ready(page);
      await expect(h1(page)).toHaveText(heading);
      expect(await page.title()).toBe(title);
    });
  }

  test("a finished result, and the latest by its bare address", async ({ page }) => {
    await store(page, saved(clear("architect")));
    await finish(page);
    for (const path of [resultPath("first"), "assess/archetype/result/"]) {
      await open(page, path);
      await expect(h1(page)).toHaveText(named("architect"));
      await page.reload();
      await ready(page);
      await expect(h1(page)).toHaveText(named("architect"));
    }
  });

  test("without the slash at the end the host's redirect leads to the page", async ({ page }) => {
    await store(page, saved(keiko));
    await open(page, "assess/archetype/questions?a=first&q=incident");
    await expect(h1(page)).toHaveText(/^Question 3 of 14/);
  });

  test("with index.html at the end", async ({ page }) => {
    for (const path of ["about/index.html", "me/index.html", "assess/archetype/questions/index.html"]) {
      await open(page, path);
      await expect(h1(page)).not.toHaveText("There is no page here");
    }
  });

  test("with an attempt and a question that do not exist, a page that helps", async ({ page }) => {
    await open(page, questionsPath("nowhere", "nothing"));
    await new Questions(page).shows(1);
    await open(page, reviewPath("nowhere"));
    await expect(h1(page)).toHaveText("Nothing to show here yet");
    await open(page, "assess/archetype/questions/?a=%00%3Cscript%3E&q=../..");
    await new Questions(page).shows(1);
    await open(page, "me/?a=nowhere&b=nothing");
    await expect(h1(page)).toHaveText("What you saved");
  });

  test("a part of a page is scrolled to", async ({ page }) => {
    await open(page, "guides/role/#responsibilities");
    await expect(page.locator("#responsibilities")).toBeInViewport();
    await open(page, "about/#figures");
    await expect(page.locator("#figures")).toBeInViewport();
  });
});

test.describe("an address without a page", () => {
  test.beforeEach(({ faults }) => faults.allow("404"));
  for (const path of ["nowhere", "assess/tarot/", "guides/nothing/deep/down/", "me/x", "data/", "%E2%80%A8", "_headers"]) {
    test(`/${path} has the 404 page, with status 404 and ways on`, async ({ page }) => {
      const answer = await page.goto(path);
      expect(answer?.status()).toBe(404);
      await ready(page);
      await expect(h1(page)).toHaveText("There is no page here");
      await expect(page).toHaveTitle(/^Page not found/);
      await page.locator("main").getByRole("link", { name: "Self-assessments" }).click();
      await expect(h1(page)).toHaveText("Self-assessments");
    });
  }

  test("in a subfolder leads back into the subfolder", async ({ page, subsite }) => {
    const answer = await page.goto(`${subsite.url}no/such/page`);
    expect(answer?.status()).toBe(404);
    await ready(page);
    await page.locator("main").getByRole("link", { name: "Start", exact: true }).click();
    await expect(page).toHaveURL(subsite.url);
    await expect(h1(page)).not.toHaveText("There is no page here");
  });
});

test.describe("in a subfolder", () => {
  test("a person comes from home to a result and a link, by clicks", async ({ page, subsite, newcomer }) => {
    test.setTimeout(60_000);
    await page.goto(subsite.url);
    await ready(page);
    await page.locator("#top-assess").click();
    await page.getByRole("link", { name: FINDER.title }).click();
    await ready(page);
    await page.locator("#start").click();
    const person = new Questions(page);
    await person.answerAll(keiko);
    await page.locator("#see-result").click();
    await expect(page).toHaveURL((url) => url.pathname === "/sub/waymark/assess/archetype/result/");
    await ready(page);
    const headline = await h1(page).textContent();
    await page.locator("#send").click();
    const link = await page.locator("#send-link").inputValue();
    expect(link).toContain(`${subsite.url}share/#r=1.archetype.`);

    const reader = await newcomer();
    await reader.goto(link);
    await ready(reader);
    await expect(h1(reader)).toHaveText(headline ?? "");
    await reader.getByRole("link", { name: "Take it yourself" }).click();
    await expect(reader).toHaveURL(`${subsite.url}assess/archetype/`);
    expect(subsite.sent.filter(({ path }) => !path.startsWith("/sub/waymark/") && path !== "/favicon.ico")).toEqual([]);
  });

  for (const path of ALL) {
    test(`/${path} opens, reloads, and every link on it stays inside and leads somewhere`, async ({ page, subsite, request }) => {
      await page.goto(subsite.url + path);
      await ready(page);
      await page.reload();
      await ready(page);
      await expect(h1(page)).not.toHaveText("There is no page here");
      const links = await page.evaluate(() =>
        [...document.querySelectorAll("a[href]")]
          .map((link) => (link as HTMLAnchorElement).href)
          .filter((href) => new URL(href).origin === location.origin),
      );
      expect(links.length).toBeGreaterThan(5);
      for (const link of new Set(links.map((link) => link.replace(/#.*/, "")))) {
        expect(link).toContain(subsite.url);
        expect((await request.get(link)).status(), link).toBe(200);
      }
    });
  }
});

test.describe("links within the site", () => {
  for (const path of ALL) {
    test(`all of /${path} lead to a page, and those to a part of it to a part that is there`, async ({ page, request }) => {
      await open(page, path);
      const links = await page.evaluate(() =>
        [...document.querySelectorAll("a[href]")]
          .map((link) => (link as HTMLAnchorElement).href)
          .filter((href) => new URL(href).origin === location.origin),
      );
      for (const link of new Set(links)) {
        const [address = "", part] = link.split("#");
        const answer = await request.get(address);
        expect(answer.status(), link).toBe(200);
        if (part) expect(await answer.text(), link).toContain(`id="${part}"`);
      }
    });
  }
});

test.describe("a tab that is older than the site", () => {
  test.beforeEach(({ faults }) => faults.allow("404"));
  const older = (page: Page) => expect(h1(page)).toHaveText("This site has been updated");

  test("says so where it would need a file that is gone, and reloads", async ({ page, site, newcomer }) => {
    const sender = await newcomer();
    await store(sender, saved(clear("solver")));
    await finish(sender);
    await sender.locator("#send").click();
    const link = await sender.locator("#send-link").inputValue();

    await open(page, "share/");
    site.hide(/data\/assess/);
    await page.locator("#paste").fill(link);
    await page.locator("#open-link").click();
    await older(page);
    site.reset();
    await page.locator("#reload").click();
    await ready(page);
    await expect(h1(page)).toHaveText(named("solver"));
  });

  test("says so on the page that was opened from a cache, at once", async ({ page, site }) => {
    site.hide(/data\/asks/);
    await open(page, "assess/archetype/");
    await older(page);
  });

  test("goes on with the questions, whose text it has", async ({ page, site }) => {
    await open(page, "assess/archetype/");
    site.hide(/data\/|\.wasm$|\.js$/);
    await page.locator("#start").click();
    const person = new Questions(page);
    await person.answerAll(keiko, 1, 3);
    await person.shows(4);
  });

  test("finds the result in the new version", async ({ page, site }) => {
    await store(page, saved(keiko));
    await open(page, reviewPath("first"));
    // The files of the new version have other names; its pages name them.
    site.hide(/waymark-\w+(_bg)?\.(js|wasm)$/);
    await page.locator("#see-result").click();
    await ready(page);
    await expect(page).toHaveURL(/result/);
    await expect(page.locator("#picture")).toBeVisible();
  });

  test("without a connection says that instead", async ({ page, faults }) => {
    faults.allow("Failed to load resource");
    await open(page, "share/");
    await page.route("**/data/*", (route) => route.abort());
    await page.evaluate(() => void (location.hash = "#r=1.archetype.1.AAAAAAAA"));
    await expect(h1(page)).toHaveText("This page did not load");
    await page.unroute("**/data/*");
    await page.locator("#reload").click();
    await ready(page);
    await expect(h1(page)).toHaveText("This link does not open");
  });

  test("with the catalogue gone says so at once", async ({ page, site }) => {
    // Pages that put questions load the lean one.
    site.hide(/data\/(catalogue|index)/);
    for (const path of ["me/", "share/", "assess/archetype/", "assess/work-audit/questions/"]) {
      await page.goto(path);
      await expect(page.locator("#trouble")).toContainText("This page has been renewed since it was opened.");
      await expect(h1(page)).toBeVisible();
    }
  });

  test("a page that is the same for everybody needs no data", async ({ page, site }) => {
    site.hide(/data\//);
    for (const path of [...ROUTES.fixed, ...ROUTES.texts]) await open(page, path);
    expect(site.sent.filter(({ path }) => path.startsWith("/data/"))).toEqual([]);
  });
});
