// What every browser test stands on: the sites, a page that tolerates no error, access checks, and what is stored.

import AxeBuilder from "@axe-core/playwright";
import { type BrowserContext, type BrowserContextOptions, expect, test as base, type Page } from "@playwright/test";
import { resolve } from "node:path";
import { host, type Host } from "./server.ts";

export { expect };
export type { Host, Sent } from "./server.ts";

const ROOT = resolve(import.meta.dirname, "../..");
const DIST = {
  site: process.env.WAYMARK_DIST ?? `${ROOT}/dist`,
  subsite: process.env.WAYMARK_DIST_SUB ?? `${ROOT}/target/e2e/dist-sub`,
  extra: process.env.WAYMARK_DIST_EXTRA ?? `${ROOT}/target/e2e/dist-extra`,
};

/** Errors of the pages in a test. Any that was not announced fails the test at its end. */
export interface Faults {
  /** Announces an error that belongs to what is tested: its words, or a part of them. */
  allow(words: string | RegExp): void;
  /** What has gone wrong so far, announced or not. */
  seen: string[];
}

interface Fixtures {
  /** The site as it is published. */
  site: Host;
  /** The same site, built for a subfolder. */
  subsite: Host;
  /** The site with more content: `tests/fixtures/extra-content`. */
  extra: Host;
  faults: Faults;
  /** Opens a page as somebody else would: in a context of its own, in which nothing is saved. */
  newcomer(options?: BrowserContextOptions): Promise<Page>;
}

interface Hosts {
  hosts: Record<keyof typeof DIST, () => Promise<Host>>;
}

export const test = base.extend<Fixtures, Hosts>({
  // One host a site and worker, started when a test first asks for it.
  hosts: [
    async ({}, use) => {
      const started = new Map<string, Promise<Host>>();
      const once = (name: keyof typeof DIST, path: string) => () => {
        const running = started.get(name) ?? host(DIST[name], path);
        started.set(name, running);
        return running;
      };
      await use({ site: once("site", "/"), subsite: once("subsite", "/sub/waymark/"), extra: once("extra", "/") });
      for (const running of started.values()) await (await running).close();
    },
    { scope: "worker" },
  ],
  site: async ({ hosts }, use) => use(await fresh(hosts.site)),
  subsite: async ({ hosts }, use) => use(await fresh(hosts.subsite)),
  extra: async ({ hosts }, use) => use(await fresh(hosts.extra)),

  // Paths in a test are paths of the main site. By `site`, so that no test sees what another has hidden.
  baseURL: async ({ site }, use) => use(site.url),

  faults: async ({}, use) => {
    const seen: string[] = [];
    const allowed: (string | RegExp)[] = [];
    await use({ seen, allow: (words) => void allowed.push(words) });
    const announced = (fault: string) =>
      allowed.some((words) => (typeof words === "string" ? fault.includes(words) : words.test(fault)));
    expect(seen.filter((fault) => !announced(fault)), "errors on the page").toEqual([]);
  },

  // On the context, so that it holds for every tab and window of a test.
  context: async ({ context, faults }, use) => {
    await watch(context, faults);
    await use(context);
  },

  newcomer: async ({ browser, baseURL, faults }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (options) => {
      const context = await browser.newContext({ baseURL, ...options });
      contexts.push(context);
      await watch(context, faults);
      return context.newPage();
    });
    for (const context of contexts) await context.close();
  },
});

async function watch(context: BrowserContext, faults: Faults) {
  await context.addInitScript(() => {
    addEventListener("securitypolicyviolation", (event) => {
      console.error(`content policy violated: ${event.effectiveDirective} by ${event.blockedURI} ${event.sample}`);
    });
  });
  context.on("console", (message) => {
    if (message.type() === "error") faults.seen.push(`console: ${message.text()} (${message.location().url})`);
  });
  context.on("weberror", (event) => {
    faults.seen.push(`error: ${event.error().message}`);
  });
}

async function fresh(start: () => Promise<Host>) {
  const running = await start();
  running.reset();
  return running;
}

/** Waits until the app has taken the page over. */
export async function ready(page: Page) {
  await expect(page.locator("html")).toHaveAttribute("data-app", "ready");
}

/** Asserts that axe finds nothing on the page as it is now. `about` names the state in the failure. */
export async function axe(page: Page, about = page.url()) {
  // What passes after a while, such as "Saved", is judged as it first shows and not while it fades.
  await page.evaluate(() => {
    for (const animation of document.getAnimations()) {
      animation.pause();
      animation.currentTime = 0;
    }
  });
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
  const found = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${help}\n  at ${target.join(" ")}\n  ${failureSummary ?? ""}`),
  );
  expect(found, `access faults: ${about}`).toEqual([]);
}

/** What the page's site keeps in local storage, by key. */
export async function stored(page: Page): Promise<Record<string, string>> {
  return page.evaluate(() => ({ ...localStorage }));
}

/** Puts records into local storage before any page of the context loads, once. */
export async function store(page: Page, records: Record<string, string>) {
  const once = `e2e:stored:${Math.random()}`;
  await page.context().addInitScript(
    ({ records, once }) => {
      // An empty page has no storage, and every tab runs this.
      if (location.protocol === "about:" || document.cookie.includes(once)) return;
      document.cookie = `${once}=yes; path=/`;
      for (const [key, value] of Object.entries(records)) localStorage.setItem(key, value);
    },
    { records, once },
  );
}

/** Makes every access to what a browser can keep fail, as with cookies blocked. */
export async function blockStorage(page: Page) {
  await page.context().addInitScript(() => {
    for (const name of ["localStorage", "sessionStorage", "indexedDB"]) {
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException("Access is denied for this document.", "SecurityError");
        },
      });
    }
  });
}

/** Makes every write to local storage fail, as on a full disk. Returns the switch that ends it. */
export async function fillStorage(page: Page) {
  await page.context().addInitScript(() => {
    const write = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key, value) {
      if (this === localStorage && !(window as { roomAgain?: boolean }).roomAgain) {
        throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
      }
      write.call(this, key, value);
    };
  });
  return () => page.evaluate(() => void ((window as { roomAgain?: boolean }).roomAgain = true));
}

/** The bytes of all answers so far, as they travelled. */
export function travelled(site: Host) {
  return site.sent.reduce((sum, { bytes }) => sum + bytes, 0);
}
