// Started by `cargo xtask test e2e`, which builds the sites and names the browser.

import { defineConfig, devices } from "@playwright/test";

/** Chromium must not speak to anybody: what it does of itself would disturb the counts of requests and the times. */
const QUIET = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
const isRoot = process.getuid?.() === 0;

export default defineConfig({
  testDir: ".",
  outputDir: "test-results",
  fullyParallel: true,
  workers: 2,
  // A test that passes the second time has found something.
  retries: 0,
  timeout: 30_000,
  forbidOnly: Boolean(process.env.CI),
  reporter: [["./reporter.ts"]],
  use: {
    ...devices["Desktop Chrome"],
    trace: "off",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: process.env.WAYMARK_CHROMIUM || undefined,
      // As root, Chromium refuses to start with its sandbox.
      args: isRoot ? ["--no-sandbox", ...QUIET] : QUIET,
    },
  },
});
