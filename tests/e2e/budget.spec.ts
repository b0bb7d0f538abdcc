// What travels: little before the first answer, nothing to anybody else, and one request until a page can be read.

import type { Page, Request } from "@playwright/test";
import { guides, instrument, site as siteText } from "./content.ts";
import { type Host, type Sent, expect, ready, store, test } from "./fixtures.ts";
import { List, Questions, ROUTES, SITE, clear, finish, h1, open, saved } from "./people.ts";

const ALL = [...ROUTES.fixed, ...ROUTES.texts, ...ROUTES.live];
const BUDGET = 150_000;

/** Paths that the page fetched ahead of need. */
async function prefetched(requests: Request[]) {
  const ahead: string[] = [];
  for (const request of requests) {
    const purpose = (await request.allHeaders())["sec-purpose"] ?? "";
    if (purpose.startsWith("prefetch")) ahead.push(new URL(request.url()).pathname);
  }
  return ahead;
}

/** What travelled because it was needed: what was fetched ahead is left out. */
async function needed(site: Host, requests: Request[]) {
  const ahead = await prefetched(requests);
  return site.sent.filter(({ path }) => {
    const place = ahead.indexOf(path);
    if (place >= 0) ahead.splice(place, 1);
    return place < 0;
  });
}

/** Asserts that a page of an assessment came to life within the budget, with one wasm and the questions of that assessment. */
function isWithinBudget(sent: Sent[], id: string) {
  const list = sent.map(({ path, bytes }) => `${String(bytes).padStart(8)}  ${path}`).join("\n");
  const sum = sent.reduce((sum, { bytes }) => sum + bytes, 0);
  expect(sent.filter(({ path }) => path.endsWith(".wasm")), list).toHaveLength(1);
  const data = sent.map(({ path }) => path).filter((path) => path.startsWith("/data/"));
  expect(data.map((path) => path.replace(/-[0-9a-f]+\.txt$/, "")).sort(), list).toEqual([`/data/asks-${id}`, "/data/index"]);
  expect(sum, `${list}\n${String(sum).padStart(8)}  together`).toBeLessThanOrEqual(BUDGET);
  // And it did travel compressed, or the sum would say nothing.
  expect(sum).toBeGreaterThan(40_000);
}

test.describe("at most 150 kB travel until the first question is answered", () => {
  for (const [from, path] of [["the introduction", "assess/archetype/"], ["a link to the questions", "assess/archetype/questions/"]] as const) {
    test(`from ${from}`, async ({ page, site }) => {
      const requests: Request[] = [];
      page.on("request", (request) => requests.push(request));
      await page.goto(path);
      if (path.endsWith("archetype/")) await page.locator("#start").click();
      const person = new Questions(page);
      await person.shows(1);
      await person.choose(person.marked(clear("solver"), "work", 1));
      isWithinBudget(await needed(site, requests), "archetype");
    });
  }

  for (const id of ["scaling-trust", "quality-ladder", "who-solves-this", "incentive-map"]) {
    const of = instrument(id);
    test(`from the introduction of another engine: ${of.kind}`, async ({ page, site }) => {
      const requests: Request[] = [];
      page.on("request", (request) => requests.push(request));
      await page.goto(`assess/${id}/`);
      await page.locator("#start").click();
      const person = new Questions(page, of);
      await person.shows(1);
      await person.choose(page.locator("#r0-1"));
      isWithinBudget(await needed(site, requests), id);
    });
  }

  // An audit's list is drawn by a bundle of its own, which its introduction does without.
  test("from a link to an audit's list, until its first piece is marked", async ({ page, site }) => {
    const requests: Request[] = [];
    page.on("request", (request) => requests.push(request));
    await open(page, "assess/work-audit/questions/");
    const list = new List(page, instrument("work-audit"));
    await list.add("Interviews", 3);
    await list.radio("impact", "clear").check();
    isWithinBudget(await needed(site, requests), "work-audit");
  });

  test("from the introduction of an audit, on each of the two pages", async ({ page, site }) => {
    const requests: Request[] = [];
    page.on("request", (request) => requests.push(request));
    await open(page, "assess/work-audit/");
    const first = await needed(site, requests);
    isWithinBudget(first, "work-audit");
    await page.locator("#start").click();
    await expect(page.locator("#piece-name")).toBeEditable();
    await ready(page);
    const second = (await needed(site, requests)).slice(first.length);
    expect(second.filter(({ path }) => path.endsWith(".wasm"))).toHaveLength(1);
    expect(second.filter(({ path }) => path.startsWith("/data/"))).toEqual([]);
    expect(second.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(BUDGET);
  });
});

test("the whole text of each guide, with its style, is at most 14.6 kB", async ({ page, site }) => {
  for (const id of guides()) await page.goto(`guides/${id}/`, { waitUntil: "commit" });
  const texts = site.sent.filter(({ path }) => path.startsWith("/guides/"));
  expect(new Set(texts.map(({ path }) => path)).size).toBe(guides().length);
  expect(texts.filter(({ bytes }) => bytes > 14_600).map(({ path, bytes }) => `${path}: ${bytes}`)).toEqual([]);
});

test("nothing is fetched twice on the way to the first answer", async ({ page, site }) => {
  await page.goto("assess/archetype/");
  await page.locator("#start").click();
  await new Questions(page).shows(1);
  // Browsers look at the icon anew whenever the address changes.
  const paths = site.sent.map(({ path }) => path).filter((path) => path !== "/icon.svg");
  expect(paths.filter((path, place) => paths.indexOf(path) !== place)).toEqual([]);
});

test.describe("the first paint needs one request", () => {
  const PAPER = { day: "rgb(247, 242, 231)", night: "rgb(17, 32, 31)" };

  /** Answers the page itself and nothing else. */
  async function alone(page: Page) {
    await page.route("**/*", (route) => (route.request().resourceType() === "document" ? route.continue() : route.abort()));
  }
  const background = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);

  test.beforeEach(({ faults }) => faults.allow("Failed to load resource"));
  for (const path of ALL) {
    test(`of /${path}, with its style and the remembered theme`, async ({ page }) => {
      await alone(page);
      await page.emulateMedia({ colorScheme: "light" });
      await page.goto(path);
      await expect(h1(page)).toBeVisible();
      expect(await background(page)).toBe(PAPER.day);
      // Letters, measure and buttons are the site's own, and not the browser's.
      expect(await page.evaluate(() => getComputedStyle(document.body).fontFamily)).toContain("Palatino");
      await page.evaluate((key) => localStorage.setItem(key, "night"), `${SITE}theme`);
      await page.reload();
      expect(await background(page)).toBe(PAPER.night);
    });
  }

  test("by night where the system has it so", async ({ page }) => {
    await alone(page);
    await page.emulateMedia({ colorScheme: "dark" });
    await page.goto("");
    expect(await background(page)).toBe(PAPER.night);
    await page.evaluate((key) => localStorage.setItem(key, "day"), `${SITE}theme`);
    await page.reload();
    expect(await background(page)).toBe(PAPER.day);
  });
});

test("nothing is asked of any other origin, on any page", async ({ page, site, context }) => {
  const elsewhere: string[] = [];
  context.on("request", (request) => {
    const url = new URL(request.url());
    if (url.origin !== site.origin && !["data:", "blob:"].includes(url.protocol)) elsewhere.push(url.href);
  });
  await store(page, saved(clear("solver")));
  await finish(page);
  for (const path of ALL) await open(page, path);
  expect(elsewhere).toEqual([]);
  expect(site.sent.length).toBeGreaterThan(20);
});

test("what somebody answers never leaves: no request carries anything but its path", async ({ page, site, context }) => {
  const asked: Request[] = [];
  context.on("request", (request) => asked.push(request));
  await store(page, saved(clear("solver")));
  await finish(page);
  expect(asked.filter((request) => request.method() !== "GET" || request.postData() !== null)).toEqual([]);
  expect(asked.filter((request) => request.resourceType() !== "document" && new URL(request.url()).search !== "")).toEqual([]);
  expect(site.sent.every(({ method }) => method === "GET")).toBe(true);
});

test.describe("what stands in the head", () => {
  const content = (page: Page, selector: string) => page.locator(`head ${selector}`).getAttribute("content");

  for (const path of ALL) {
    test(`of /${path}, without any script`, async ({ newcomer }) => {
      const page = await newcomer({ javaScriptEnabled: false });
      await page.goto(path);
      const title = await page.title();
      expect(title).toContain(siteText("name"));
      const description = await content(page, 'meta[name="description"]');
      expect(description?.length).toBeGreaterThan(30);
      expect(await content(page, 'meta[property="og:title"]')).toBe(title);
      expect(await content(page, 'meta[property="og:description"]')).toBe(description);
      expect(await content(page, 'meta[property="og:type"]')).toBe("website");
      expect(await content(page, 'meta[property="og:site_name"]')).toBe(siteText("name"));
      expect(await page.locator("html").getAttribute("lang")).toBe("en");
      await expect(page.locator('head meta[name="viewport"]')).toHaveCount(1);
      // The site does not know where it is published, so it claims nothing.
      await expect(page.locator('head link[rel="canonical"]')).toHaveCount(0);
      // What is only one's own is no matter for search engines.
      await expect(page.locator('head meta[name="robots"]')).toHaveCount(path === "me/" ? 1 : 0);
    });

    test(`of /${path} where the site knows its address`, async ({ page, extra }) => {
      await page.goto(extra.url + path);
      await ready(page);
      const url = `https://guide.example.com/${path}`;
      await expect(page.locator('head link[rel="canonical"]')).toHaveAttribute("href", url);
      expect(await content(page, 'meta[property="og:url"]')).toBe(url);
      expect(await content(page, 'meta[property="og:image"]')).toBe("https://guide.example.com/preview.png");
    });
  }

  test("each page has a title and, but for the parts of an assessment, a description of its own", async ({ page }) => {
    const titles = new Set<string>();
    const descriptions = new Set<string | null>();
    for (const path of ALL) {
      await page.goto(path);
      titles.add(await page.title());
      descriptions.add(await content(page, 'meta[name="description"]'));
    }
    expect(titles.size).toBe(ALL.length);
    const described = new Set(ALL.map((path) => path.replace(/^(assess\/[\w-]+\/).*/, "$1")));
    expect(descriptions.size).toBe(described.size);
  });

  test("the policy is in the header and in the page, and says the same", async ({ page }) => {
    for (const path of ALL) {
      const answer = await page.goto(path);
      const header = answer?.headers()["content-security-policy"] ?? "";
      expect(header).toContain("default-src 'none'");
      expect(header).toContain("require-trusted-types-for 'script'");
      expect(header).not.toContain("unsafe-inline");
      expect(header).not.toContain("unsafe-eval'".replace("unsafe", " 'unsafe"));
      const meta = await content(page, 'meta[http-equiv="Content-Security-Policy"]');
      expect(meta).toBe(header.replace(" frame-ancestors 'none';", ""));
    }
  });

  test("icon, manifest and preview are there", async ({ page, request }) => {
    await page.goto("");
    const hrefs = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLLinkElement>("link[rel~=icon], link[rel=apple-touch-icon], link[rel=manifest]")].map(({ href }) => href),
    );
    expect(hrefs).toHaveLength(3);
    for (const href of [...hrefs, new URL("preview.png", page.url()).href, new URL("robots.txt", page.url()).href]) {
      expect((await request.get(href)).status(), href).toBe(200);
    }
  });
});
